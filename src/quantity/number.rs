//! An exact decimal that remembers how precisely it was printed.

mod text;

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use rust_decimal::Decimal;

/// An exact decimal that keeps its digits as written.
///
/// `70` and `70.0` are equal as numbers and differ in [`step`](Number::step): the first is printed to the
/// unit, the second to the tenth. `6.45 million` is the number 6450000 with a step of 10000.
/// Holds up to 28 significant digits; arithmetic is checked and never rounds in silence.
///
/// In JSON a number is a string of plain decimal digits, such as `"81.31"`. A step that the digits do not show
/// (scale words) is kept beside the number by [`Quantity`](crate::Quantity).
///
/// ```
/// use corroborate::Number;
///
/// let share: Number = "81.31".parse()?;
/// assert_eq!(share.to_string(), "81.31");
/// assert_eq!(share.step().to_string(), "0.01");
/// assert_eq!("70".parse::<Number>()?, "70.0".parse::<Number>()?);
///
/// let registered = "6.45".parse::<Number>()?.scaled(6).expect("within 28 digits");
/// assert_eq!(registered.to_string(), "6450000");
/// assert_eq!(registered.step().to_string(), "10000");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Number {
    value: Decimal,
    /// Power of ten of the last printed digit.
    exponent: i8,
}

impl Number {
    /// Zero, printed to the unit.
    pub const ZERO: Number = Number { value: Decimal::ZERO, exponent: 0 };
    /// One, printed to the unit.
    pub const ONE: Number = Number { value: Decimal::ONE, exponent: 0 };
    /// One hundred, printed to the unit.
    pub const HUNDRED: Number = Number { value: Decimal::ONE_HUNDRED, exponent: 0 };

    /// `mantissa` × 10^`exponent`, printed to that power of ten.
    ///
    /// `None` where the result does not fit into 28 digits, or `exponent` is not within −28 ..= 28.
    ///
    /// ```
    /// use corroborate::Number;
    ///
    /// assert_eq!(Number::from_parts(8131, -2), "81.31".parse().ok());
    /// assert_eq!(Number::from_parts(12, 6), Some(Number::from(12_000_000)));
    /// assert_eq!(Number::from_parts(1, 40), None);
    /// ```
    pub fn from_parts(mantissa: i128, exponent: i32) -> Option<Number> {
        let small = i8::try_from(exponent).ok().filter(|e| (-28..=28).contains(e))?;
        let value = if exponent <= 0 {
            Decimal::try_from_i128_with_scale(mantissa, exponent.unsigned_abs()).ok()?
        } else {
            Decimal::try_from_i128_with_scale(mantissa, 0).ok()?.checked_mul(power_of_ten(exponent)?)?
        };
        Some(Number { value, exponent: small })
    }

    /// The power of ten of the last printed digit: −2 for `81.31`, 0 for `227`, 4 for `6.45 million`.
    ///
    /// ```
    /// # use corroborate::Number;
    /// assert_eq!("81.31".parse::<Number>()?.exponent(), -2);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn exponent(self) -> i32 {
        i32::from(self.exponent)
    }

    /// One unit of the last printed digit: `0.01` for `81.31`.
    ///
    /// ```
    /// # use corroborate::Number;
    /// assert_eq!(Number::from(227).step(), Number::ONE);
    /// ```
    pub fn step(self) -> Number {
        Number::from_parts(1, self.exponent()).unwrap_or(Number::ONE)
    }

    /// The same value, said to be printed to 10^`exponent`.
    ///
    /// The value is not rounded: digits below that power stay.
    ///
    /// ```
    /// # use corroborate::Number;
    /// let rounded_to_thousands = Number::from(12_000).with_exponent(3);
    /// assert_eq!(rounded_to_thousands.step(), Number::from(1_000));
    /// ```
    pub fn with_exponent(self, exponent: i32) -> Number {
        match i8::try_from(exponent) {
            Ok(exponent) if (-28..=28).contains(&exponent) => Number { value: self.value, exponent },
            _ => self,
        }
    }

    /// This number times 10^`power`, its printed digits kept: `6.45` scaled by 6 is 6450000 with a step of 10000.
    ///
    /// `None` where the result does not fit into 28 digits.
    ///
    /// ```
    /// # use corroborate::Number;
    /// assert_eq!("38.2".parse::<Number>()?.scaled(9), Some(Number::from(38_200_000_000_i64)));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn scaled(self, power: i32) -> Option<Number> {
        let value = self.value.normalize();
        let scale = i32::try_from(value.scale()).ok()?;
        let scaled = Number::from_parts(value.mantissa(), power.checked_sub(scale)?)?;
        let exponent = self.exponent().checked_add(power)?;
        let mut value = scaled.value;
        // Trailing zeros after the point are digits as written: 70.0 thousandths are 0.0700.
        value.rescale((-exponent).clamp(0, 28).unsigned_abs());
        (value == scaled.value).then(|| Number { value, exponent: 0 }.with_exponent(exponent))
    }

    /// The sum, exact; `None` on overflow or where digits would be lost.
    pub fn checked_add(self, other: Number) -> Option<Number> {
        let value = self.value.checked_add(other.value)?;
        // A sum of more than 28 digits would be rounded by the decimal type: subtracting either term again shows it.
        let exact = value.checked_sub(other.value)? == self.value && value.checked_sub(self.value)? == other.value;
        exact.then(|| Number::derived(value))
    }

    /// The difference, exact; `None` on overflow or where digits would be lost.
    pub fn checked_sub(self, other: Number) -> Option<Number> {
        self.checked_add(other.negated())
    }

    /// The product; `None` on overflow, or where it has more than 28 digits after the point.
    pub fn checked_mul(self, other: Number) -> Option<Number> {
        // Most products need no shortening of their factors first.
        let scale = self.value.scale() + other.value.scale();
        let plain = self.value.mantissa().checked_mul(other.value.mantissa()).filter(|_| scale <= 28);
        if let Some(product) = plain.and_then(|mantissa| Decimal::try_from_i128_with_scale(mantissa, scale).ok()) {
            return Some(Number::derived(product));
        }
        let (a, b) = (self.value.normalize(), other.value.normalize());
        if a.scale() + b.scale() > 28 {
            return None;
        }
        let mantissa = a.mantissa().checked_mul(b.mantissa())?;
        let scale = a.scale() + b.scale();
        Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(Number::derived)
    }

    /// The quotient to 28 digits; `None` on overflow and for division by zero.
    ///
    /// A quotient such as 1 / 3 has no end; callers that need a bound widen it by [`Number::step`].
    pub fn checked_div(self, other: Number) -> Option<Number> {
        self.value.checked_div(other.value).map(Number::derived)
    }

    /// The number with the other sign.
    pub fn negated(self) -> Number {
        Number { value: -self.value, exponent: self.exponent }
    }

    /// The number without its sign.
    pub fn absolute(self) -> Number {
        Number { value: self.value.abs(), exponent: self.exponent }
    }

    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        self.value.is_sign_negative() && !self.value.is_zero()
    }

    /// Whether the number is zero.
    pub fn is_zero(self) -> bool {
        self.value.is_zero()
    }

    /// Whether the number has no fractional part: `70.0` is whole, `81.31` is not.
    pub fn is_whole(self) -> bool {
        self.value.is_integer()
    }

    /// Half of the number, exact; `None` where it would need more than 28 digits.
    pub fn half(self) -> Option<Number> {
        self.checked_mul(Number { value: Decimal::new(5, 1), exponent: -1 })
    }

    /// The number rounded to 10^`exponent`, ties away from zero, as figures in print mostly are.
    ///
    /// ```
    /// # use corroborate::Number;
    /// assert_eq!(Number::from(227).rounded_to(1), Some(Number::from(230)));
    /// ```
    pub fn rounded_to(self, exponent: i32) -> Option<Number> {
        let unit = Number::from_parts(1, exponent)?;
        let units = self
            .value
            .checked_div(unit.value)?
            .round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        let value = units.checked_mul(unit.value)?;
        Some(Number { value, exponent: self.exponent }.with_exponent(exponent))
    }

    /// The roundness of a number: the largest of 1 and 5 × 10^k that divides it ("70" → 10, "350" → 50, "227" → 1).
    ///
    /// `None` for zero, which every step divides.
    ///
    /// ```
    /// # use corroborate::Number;
    /// assert_eq!(Number::from(70).roundness(), Some(Number::from(10)));
    /// assert_eq!(Number::from(250).roundness(), Some(Number::from(50)));
    /// assert_eq!("81.31".parse::<Number>()?.roundness(), "0.01".parse().ok());
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn roundness(self) -> Option<Number> {
        if self.is_zero() {
            return None;
        }
        let value = self.value.abs().normalize();
        // Trailing zeros of the mantissa, less its decimal places: the power of ten that divides the number.
        let mut exponent = -i32::try_from(value.scale()).ok()?;
        let mut mantissa = value.mantissa();
        // Most numbers fit into a machine word, where division costs little.
        if let Ok(mut small) = u64::try_from(mantissa) {
            while small % 10 == 0 && small > 0 {
                small /= 10;
                exponent += 1;
            }
            mantissa = i128::from(small);
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        let digits = if mantissa % 5 == 0 { 5 } else { 1 };
        Number::from_parts(digits, exponent)
    }

    /// The power of ten of the scale word that the number is printed with, as far as its digits show one: 9 for `6.7 billion`.
    pub(crate) fn scale_word(self) -> i32 {
        let large = |power: i32| Number::from_parts(1, power).is_some_and(|unit| self.absolute() >= unit);
        let exponent = self.exponent();
        let fits = |power: &i32| exponent > 0 && *power >= exponent && large(*power);
        [12, 9, 6, 3].into_iter().find(fits).unwrap_or(0)
    }

    /// The nearest multiple of 10^`exponent` that is not below this number, or not above it.
    pub(crate) fn rounded_outwards(self, exponent: i32, up: bool) -> Option<Number> {
        let near = self.rounded_to(exponent)?;
        let step = Number::from_parts(1, exponent)?;
        let moved = match up {
            true if near < self => near.checked_add(step)?,
            false if near > self => near.checked_sub(step)?,
            _ => near,
        };
        Some(moved.with_exponent(exponent))
    }

    /// The power of ten of the first digit: 1 for `81.31`, −2 for `0.05`; 0 for zero.
    pub(crate) fn magnitude(self) -> i32 {
        let digits = self.value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
        let scale = if self.is_zero() { 0 } else { self.value.scale() };
        i32::try_from(digits).unwrap_or(0) - i32::try_from(scale).unwrap_or(0)
    }

    fn derived(value: Decimal) -> Number {
        let value = value.normalize();
        let exponent = i8::try_from(value.scale()).map_or(0, |scale| -scale);
        Number { value, exponent }
    }
}

fn power_of_ten(power: i32) -> Option<Decimal> {
    let power = u32::try_from(power).ok().filter(|p| *p <= 28)?;
    Decimal::try_from_i128_with_scale(10_i128.checked_pow(power)?, 0).ok()
}

impl From<i32> for Number {
    fn from(value: i32) -> Number {
        Number { value: Decimal::from(value), exponent: 0 }
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Number {
        Number { value: Decimal::from(value), exponent: 0 }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number { value: Decimal::from(value), exponent: 0 }
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Number {
        Number { value: Decimal::from(value), exponent: 0 }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.value == other.value
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.normalize().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn arithmetic_refuses_to_lose_digits() {
        let large = number("7922816251426433759354395033");
        let small = number("0.0000000000000000000000000001");
        assert_eq!(large.checked_add(small), None);
        assert_eq!(large.checked_mul(large), None);
        assert_eq!(number("1").checked_div(Number::ZERO), None);
        assert_eq!(number("0.1").checked_add(number("0.2")), Some(number("0.3")));
    }

    #[test]
    fn roundness_follows_the_table() {
        for (value, expected) in [
            ("70", "10"),
            ("300", "100"),
            ("227", "1"),
            ("230", "10"),
            ("400", "100"),
            ("80", "10"),
            ("1500", "500"),
            ("2.5", "0.5"),
            ("0.75", "0.05"),
        ] {
            assert_eq!(number(value).roundness(), Some(number(expected)), "{value}");
        }
        assert_eq!(Number::ZERO.roundness(), None);
    }

    proptest! {
        #[test]
        fn roundness_divides(value in 1_i64..10_000_000) {
            let roundness = Number::from(value).roundness().unwrap();
            prop_assert!(Number::from(value).checked_div(roundness).unwrap().is_whole());
        }

        #[test]
        fn addition_undoes_subtraction(a in any::<i64>(), b in any::<i64>(), scale in 0_i32..10) {
            let (a, b) = (Number::from_parts(i128::from(a), -scale).unwrap(), Number::from(b));
            prop_assert_eq!(a.checked_sub(b).unwrap().checked_add(b).unwrap(), a);
        }
    }
}
