//! Sums, differences, products and quotients of intervals.
//!
//! The answer holds every value that the operation can give for values within the operands. Sums, differences and products
//! are exact; a quotient without an end is rounded outwards. `None` where the numbers overflow or the divisor may be
//! zero: then there is nothing to test.

use super::{Bound, Interval, Number};

/// Significant digits kept of a quotient that has no end, so that it can still be multiplied by a printed figure.
const QUOTIENT_DIGITS: i32 = 12;

/// One end of an interval, or the lack of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Below,
    At(Bound),
    Above,
}

impl End {
    fn is_negative(self) -> bool {
        match self {
            End::Below => true,
            End::At(bound) => bound.value.is_negative(),
            End::Above => false,
        }
    }

    fn infinite(negative: bool) -> End {
        if negative { End::Below } else { End::Above }
    }
}

impl Interval {
    /// Every sum of a value of this interval and one of the other. `None` on overflow.
    ///
    /// ```
    /// # use corroborate::{Interval, Number};
    /// let (a, b) = (Interval::closed(Number::from(2), Number::from(3)), Interval::above(Number::from(10)));
    /// assert_eq!(a.checked_add(&b).map(|sum| sum.to_string()).as_deref(), Some("(12, ∞)"));
    /// ```
    pub fn checked_add(&self, other: &Interval) -> Option<Interval> {
        let add = |a: Option<Bound>, b: Option<Bound>| match (a, b) {
            (Some(a), Some(b)) => {
                a.value.checked_add(b.value).map(|value| Some(Bound { value, open: a.open || b.open }))
            }
            _ => Some(None),
        };
        Some(Interval { low: add(self.low, other.low)?, high: add(self.high, other.high)? })
    }

    /// Every difference of a value of this interval and one of the other. `None` on overflow.
    pub fn checked_sub(&self, other: &Interval) -> Option<Interval> {
        self.checked_add(&other.negated())
    }

    /// The values with the other sign.
    pub fn negated(&self) -> Interval {
        let flip = |bound: Option<Bound>| bound.map(|Bound { value, open }| Bound { value: value.negated(), open });
        Interval { low: flip(self.high), high: flip(self.low) }
    }

    /// Every product of a value of this interval and one of the other. `None` on overflow.
    ///
    /// ```
    /// # use corroborate::{Interval, Number};
    /// let (a, b) = (Interval::closed(Number::from(-2), Number::from(3)), Interval::point(Number::from(10)));
    /// assert_eq!(a.checked_mul(&b).map(|product| product.to_string()).as_deref(), Some("[-20, 30]"));
    /// ```
    pub fn checked_mul(&self, other: &Interval) -> Option<Interval> {
        let mut hull = Hull::default();
        for a in self.ends() {
            for b in other.ends() {
                let corner = product(a, b)?;
                hull.take(corner, corner);
            }
        }
        Some(hull.interval())
    }

    /// Every quotient of a value of this interval and one of the other, rounded outwards. `None` on overflow and where the
    /// divisor may be zero.
    ///
    /// ```
    /// # use corroborate::{Interval, Number};
    /// let point = |value: i32| Interval::point(Number::from(value));
    /// let part = Interval::closed(Number::from(10), Number::from(20));
    /// assert_eq!(part.checked_div(&point(4)).map(|share| share.to_string()).as_deref(), Some("[2.5, 5]"));
    /// assert_eq!(part.checked_div(&Interval::closed(Number::from(-1), Number::from(1))), None);
    /// ```
    pub fn checked_div(&self, other: &Interval) -> Option<Interval> {
        if other.contains(Number::ZERO) || other.is_empty() {
            return None;
        }
        if other.high.is_some_and(|high| high.value <= Number::ZERO) {
            return self.negated().checked_div(&other.negated());
        }
        let mut hull = Hull::default();
        for a in self.ends() {
            for b in other.ends() {
                let (low, high) = quotient(a, b)?;
                hull.take(low, high);
            }
        }
        Some(hull.interval())
    }

    /// The same interval with its ends rounded outwards to twelve significant digits, where they have more: so that results
    /// of results do not outgrow the decimal.
    pub(crate) fn coarsened(&self) -> Interval {
        let coarser = |bound: Option<Bound>, up: bool| {
            bound.map(|Bound { value, open }| {
                let exponent = value.magnitude().saturating_sub(QUOTIENT_DIGITS - 1).clamp(-28, 28);
                Bound { value: value.rounded_outwards(exponent, up).unwrap_or(value), open }
            })
        };
        Interval { low: coarser(self.low, false), high: coarser(self.high, true) }
    }

    fn ends(&self) -> [End; 2] {
        [self.low.map_or(End::Below, End::At), self.high.map_or(End::Above, End::At)]
    }
}

/// The lowest and the highest of the corners seen so far.
#[derive(Default)]
struct Hull {
    low: Option<End>,
    high: Option<End>,
}

impl Hull {
    fn take(&mut self, low: End, high: End) {
        self.low = Some(match (self.low, low) {
            (None, end) => end,
            (Some(End::Below), _) | (_, End::Below) => End::Below,
            (Some(End::Above), end) | (Some(end), End::Above) => end,
            (Some(End::At(a)), End::At(b)) => End::At(if (a.value, a.open) <= (b.value, b.open) { a } else { b }),
        });
        self.high = Some(match (self.high, high) {
            (None, end) => end,
            (Some(End::Above), _) | (_, End::Above) => End::Above,
            (Some(End::Below), end) | (Some(end), End::Below) => end,
            (Some(End::At(a)), End::At(b)) => End::At(if (a.value, !a.open) >= (b.value, !b.open) { a } else { b }),
        });
    }

    fn interval(self) -> Interval {
        let bound = |end: Option<End>| match end {
            Some(End::At(bound)) => Some(bound),
            _ => None,
        };
        Interval { low: bound(self.low), high: bound(self.high) }
    }
}

fn product(a: End, b: End) -> Option<End> {
    Some(match (a, b) {
        (End::At(a), End::At(b)) => {
            let attained_zero = (a.value.is_zero() && !a.open) || (b.value.is_zero() && !b.open);
            End::At(Bound { value: a.value.checked_mul(b.value)?, open: (a.open || b.open) && !attained_zero })
        }
        // Zero times anything, however large, is zero; the other corners hold what an open zero leaves out.
        (End::At(zero), _) | (_, End::At(zero)) if zero.value.is_zero() => End::At(zero),
        (a, b) => End::infinite(a.is_negative() != b.is_negative()),
    })
}

/// The quotient of two ends, the divisor's being positive or an open zero: rounded down and rounded up.
fn quotient(a: End, b: End) -> Option<(End, End)> {
    let both = |end: End| (end, end);
    Some(match (a, b) {
        (End::At(a), End::At(b)) if b.value.is_zero() => {
            both(if a.value.is_zero() { End::At(a) } else { End::infinite(a.value.is_negative()) })
        }
        (End::At(a), End::At(b)) => {
            let (low, high) = enclosed_quotient(a.value, b.value)?;
            // A closed zero stays zero whatever it is divided by.
            let open = a.open || (b.open && !a.value.is_zero());
            (End::At(Bound { value: low, open }), End::At(Bound { value: high, open }))
        }
        (End::At(a), _) => {
            let open = a.open || !a.value.is_zero();
            both(End::At(Bound { value: Number::ZERO, open }))
        }
        (infinite, _) => both(infinite),
    })
}

/// The quotient itself where it has an end, else the nearest numbers of few digits below and above it.
fn enclosed_quotient(dividend: Number, divisor: Number) -> Option<(Number, Number)> {
    let quotient = dividend.checked_div(divisor)?;
    if quotient.checked_mul(divisor) == Some(dividend) {
        return Some((quotient, quotient));
    }
    let exponent = quotient.magnitude().saturating_sub(QUOTIENT_DIGITS).clamp(-28, 28);
    let unit = Number::from_parts(1, exponent)?;
    let rounded = quotient.rounded_to(exponent)?;
    Some((rounded.checked_sub(unit)?, rounded.checked_add(unit)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn closed(low: &str, high: &str) -> Interval {
        Interval::closed(number(low), number(high))
    }

    #[test]
    fn sums_on_paper() {
        let sum = closed("13.15", "13.25").checked_add(&closed("12.865", "12.875")).unwrap();
        assert_eq!(sum.to_string(), "[26.015, 26.125]");
        let open = Interval::above(Number::from(300)).checked_sub(&closed("1", "2")).unwrap();
        assert_eq!(open.to_string(), "(298, ∞)");
        let huge = Interval::point(number("7922816251426433759354395033"));
        assert_eq!(huge.checked_add(&Interval::point(number("0.001"))), None);
        assert_eq!(huge.checked_mul(&huge), None);
    }

    #[test]
    fn products_mind_signs_and_open_ends() {
        assert_eq!(closed("-2", "3").checked_mul(&closed("-5", "4")).unwrap().to_string(), "[-15, 12]");
        let positive = Interval::above(Number::ZERO);
        assert_eq!(positive.checked_mul(&positive).unwrap().to_string(), "(0, ∞)");
        assert_eq!(positive.checked_mul(&Interval::point(Number::ZERO)).unwrap().to_string(), "0");
        assert_eq!(
            Interval::below(Number::ONE).checked_mul(&closed("-1", "1")).unwrap(),
            Interval::EVERYTHING,
            "(−∞, 1) times −1 reaches every positive number"
        );
        assert_eq!(Interval::above(number("2")).checked_mul(&closed("3", "4")).unwrap().to_string(), "(6, ∞)");
    }

    #[test]
    fn quotients_on_paper() {
        // 20.5 billion at 18.2 per cent: 20.45 ÷ 18.25 and 20.55 ÷ 18.15.
        let implied = closed("20.45", "20.55").checked_div(&closed("18.15", "18.25")).unwrap();
        let (low, high) = (implied.low.unwrap().value, implied.high.unwrap().value);
        assert_eq!(low.rounded_to(-4).unwrap(), number("1.1205"));
        assert_eq!(high.rounded_to(-4).unwrap(), number("1.1322"));
        assert!(low.checked_mul(number("18.25")).unwrap() < number("20.45"));
        assert!(high.checked_mul(number("18.15")).unwrap() > number("20.55"));
        assert_eq!(closed("1", "2").checked_div(&closed("0", "1")), None);
        let tiny = Interval::closed(Number::ZERO, Number::ONE).with_low(Some(Bound::open(Number::ZERO)));
        assert_eq!(closed("1", "2").checked_div(&tiny).unwrap().to_string(), "[1, ∞)");
        assert_eq!(closed("1", "2").checked_div(&Interval::at_least(number("2"))).unwrap().to_string(), "(0, 1]");
        assert_eq!(closed("10", "20").checked_div(&closed("-4", "-2")).unwrap().to_string(), "[-10, -2.5]");
    }

    prop_compose! {
        fn any_interval()(low in -1000_i32..1000, width in 0_i32..500, scale in 0_i32..3, kind in 0_u8..6) -> Interval {
            let at = |value: i32| Number::from_parts(i128::from(value), -scale).unwrap();
            match kind {
                0 => Interval::above(at(low)),
                1 => Interval::at_most(at(low)),
                2 if width > 0 => Interval {
                    low: Some(Bound::open(at(low))),
                    high: Some(Bound::open(at(low + width))),
                },
                _ => Interval::closed(at(low), at(low + width)),
            }
        }
    }

    /// Some values within an interval: its ends, where they belong to it, and values between or beyond.
    fn samples(interval: &Interval) -> Vec<Number> {
        let steps = ["0", "0.001", "0.5", "1", "17", "400"];
        let mut values = Vec::new();
        for step in steps.map(number) {
            values.extend(interval.low.and_then(|low| low.value.checked_add(step)));
            values.extend(interval.high.and_then(|high| high.value.checked_sub(step)));
        }
        values.retain(|value| interval.contains(*value));
        values
    }

    proptest! {
        #[test]
        fn results_hold_the_result_of_any_values(a in any_interval(), b in any_interval()) {
            let sum = a.checked_add(&b).unwrap();
            let difference = a.checked_sub(&b).unwrap();
            let product = a.checked_mul(&b).unwrap();
            let quotient = a.checked_div(&b);
            prop_assert_eq!(quotient.is_none(), b.contains(Number::ZERO));
            for x in samples(&a) {
                for y in samples(&b) {
                    prop_assert!(sum.contains(x.checked_add(y).unwrap()));
                    prop_assert!(difference.contains(x.checked_sub(y).unwrap()));
                    prop_assert!(product.contains(x.checked_mul(y).unwrap()), "{x} × {y} in {product}");
                    if let Some(quotient) = quotient {
                        prop_assert!(quotient.contains(x.checked_div(y).unwrap()), "{x} ÷ {y} in {quotient}");
                    }
                }
            }
        }

        #[test]
        fn points_give_points(a in -10_000_i32..10_000, b in -10_000_i32..10_000) {
            let (x, y) = (Interval::point(Number::from(a)), Interval::point(Number::from(b)));
            prop_assert_eq!(x.checked_add(&y).unwrap().single(), Some(Number::from(a + b)));
            prop_assert_eq!(x.checked_sub(&y).unwrap().single(), Some(Number::from(a - b)));
            prop_assert_eq!(x.checked_mul(&y).unwrap().single(), Some(Number::from(a * b)));
        }
    }
}
