//! Sets of values between two ends.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Number;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Bound {
    /// Where the interval ends.
    pub value: Number,
    /// Whether the value itself is left out: "more than 300" has an open lower end at 300.
    #[serde(default)]
    pub open: bool,
}

impl Bound {
    /// An end that belongs to the interval.
    pub fn closed(value: Number) -> Bound {
        Bound { value, open: false }
    }

    /// An end that is itself left out.
    pub fn open(value: Number) -> Bound {
        Bound { value, open: true }
    }
}

/// The decimals between two ends, each closed, open or absent.
///
/// An absent end leaves that side unbounded. An interval whose lower end lies above its upper one holds nothing;
/// constructors here never make one, intersections are `None` instead.
///
/// ```
/// use corroborate::{Interval, Number};
///
/// let rounded = Interval::closed(Number::from_parts(805, -1).unwrap(), Number::from_parts(815, -1).unwrap());
/// assert!(rounded.contains("81.31".parse()?));
/// assert_eq!(rounded.to_string(), "[80.5, 81.5]");
/// assert_eq!(Interval::above(Number::from(300)).to_string(), "(300, ∞)");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Interval {
    /// The lower end; `None` where there is none.
    pub low: Option<Bound>,
    /// The upper end; `None` where there is none.
    pub high: Option<Bound>,
}

impl Interval {
    /// Every number.
    pub const EVERYTHING: Interval = Interval { low: None, high: None };

    /// From `low` to `high`, both included; the ends are swapped where they come in the wrong order.
    pub fn closed(low: Number, high: Number) -> Interval {
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        Interval { low: Some(Bound::closed(low)), high: Some(Bound::closed(high)) }
    }

    /// One value only.
    pub fn point(value: Number) -> Interval {
        Interval::closed(value, value)
    }

    /// `value` and everything above.
    pub fn at_least(value: Number) -> Interval {
        Interval { low: Some(Bound::closed(value)), high: None }
    }

    /// Everything above `value`, which is left out.
    pub fn above(value: Number) -> Interval {
        Interval { low: Some(Bound::open(value)), high: None }
    }

    /// `value` and everything below.
    pub fn at_most(value: Number) -> Interval {
        Interval { low: None, high: Some(Bound::closed(value)) }
    }

    /// Everything below `value`, which is left out.
    pub fn below(value: Number) -> Interval {
        Interval { low: None, high: Some(Bound::open(value)) }
    }

    /// The same interval with another lower end.
    pub fn with_low(self, bound: Option<Bound>) -> Interval {
        Interval { low: bound, high: self.high }
    }

    /// The same interval with another upper end.
    pub fn with_high(self, bound: Option<Bound>) -> Interval {
        Interval { low: self.low, high: bound }
    }

    /// Whether `value` lies within.
    pub fn contains(&self, value: Number) -> bool {
        self.low.is_none_or(|low| value > low.value || (value == low.value && !low.open))
            && self.high.is_none_or(|high| value < high.value || (value == high.value && !high.open))
    }

    /// Whether no number lies within.
    pub fn is_empty(&self) -> bool {
        match (self.low, self.high) {
            (Some(low), Some(high)) => low.value > high.value || (low.value == high.value && (low.open || high.open)),
            _ => false,
        }
    }

    /// The only value within, where there is just one.
    pub fn single(&self) -> Option<Number> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.value == high.value && !low.open && !high.open => Some(low.value),
            _ => None,
        }
    }

    /// What both hold; `None` where they hold nothing together.
    ///
    /// ```
    /// use corroborate::{Interval, Number};
    ///
    /// let (a, b) = (Interval::above(Number::from(300)), Interval::point(Number::from(345)));
    /// assert_eq!(a.intersection(&b), Some(b));
    /// assert_eq!(a.intersection(&Interval::point(Number::from(300))), None);
    /// ```
    pub fn intersection(&self, other: &Interval) -> Option<Interval> {
        let low = tighter(self.low, other.low, |a, b| a.value > b.value);
        let high = tighter(self.high, other.high, |a, b| a.value < b.value);
        let both = Interval { low, high };
        (!both.is_empty()).then_some(both)
    }

    /// Whether some number lies in both.
    pub fn meets(&self, other: &Interval) -> bool {
        self.intersection(other).is_some()
    }

    /// The smallest interval that holds both.
    pub fn hull(&self, other: &Interval) -> Interval {
        Interval {
            low: wider(self.low, other.low, |a, b| a.value < b.value),
            high: wider(self.high, other.high, |a, b| a.value > b.value),
        }
    }

    /// Whether every number of this interval lies in `other`.
    pub fn is_within(&self, other: &Interval) -> bool {
        let low = match (self.low, other.low) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(outer)) => {
                own.value > outer.value || (own.value == outer.value && (own.open || !outer.open))
            }
        };
        let high = match (self.high, other.high) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(outer)) => {
                own.value < outer.value || (own.value == outer.value && (own.open || !outer.open))
            }
        };
        low && high
    }

    /// Both ends times `factor`; the ends trade places for a negative one. `None` on overflow.
    pub fn multiplied(&self, factor: Number) -> Option<Interval> {
        let times = |bound: Option<Bound>| match bound {
            None => Some(None),
            Some(Bound { value, open }) => value.checked_mul(factor).map(|value| Some(Bound { value, open })),
        };
        let (low, high) = (times(self.low)?, times(self.high)?);
        Some(if factor.is_negative() { Interval { low: high, high: low } } else { Interval { low, high } })
    }
}

fn tighter(a: Option<Bound>, b: Option<Bound>, better: impl Fn(&Bound, &Bound) -> bool) -> Option<Bound> {
    match (a, b) {
        (None, other) | (other, None) => other,
        (Some(a), Some(b)) if a.value == b.value => Some(Bound { value: a.value, open: a.open || b.open }),
        (Some(a), Some(b)) => Some(if better(&a, &b) { a } else { b }),
    }
}

fn wider(a: Option<Bound>, b: Option<Bound>, better: impl Fn(&Bound, &Bound) -> bool) -> Option<Bound> {
    match (a?, b?) {
        (a, b) if a.value == b.value => Some(Bound { value: a.value, open: a.open && b.open }),
        (a, b) => Some(if better(&a, &b) { a } else { b }),
    }
}

impl fmt::Display for Interval {
    /// The usual notation: `[80.5, 81.5]`, `(300, ∞)`, `(−∞, 50)`; a single value stands alone.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(value) = self.single() {
            return write!(formatter, "{value}");
        }
        match self.low {
            Some(Bound { value, open }) => write!(formatter, "{}{value}, ", if open { '(' } else { '[' })?,
            None => formatter.write_str("(−∞, ")?,
        }
        match self.high {
            Some(Bound { value, open }) => write!(formatter, "{value}{}", if open { ')' } else { ']' }),
            None => formatter.write_str("∞)"),
        }
    }
}
