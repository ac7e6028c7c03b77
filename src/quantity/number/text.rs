//! Numbers as text: read, printed, in JSON.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Number;
use crate::error::Error;

/// Why a text is not a [`Number`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NumberFault {
    /// The text is empty, or holds something other than a sign, digits and one point.
    #[error("a number is a sign, digits and at most one point, such as \"-81.31\"")]
    Malformed,
    /// More digits than an exact decimal holds.
    #[error("a number holds at most 28 digits")]
    TooLong,
}

impl FromStr for Number {
    type Err = Error;

    /// Reads plain decimal notation: an optional sign, digits, and optionally a point and digits.
    fn from_str(text: &str) -> Result<Number, Error> {
        Number::read(text).map_err(Error::unreadable)
    }
}

impl Number {
    fn read(text: &str) -> Result<Number, NumberFault> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let well_formed = !whole.is_empty()
            && (digits.len() == whole.len() || !fraction.is_empty())
            && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
        if !well_formed {
            return Err(NumberFault::Malformed);
        }
        let mut mantissa: i128 = 0;
        for digit in whole.bytes().chain(fraction.bytes()) {
            mantissa = mantissa
                .checked_mul(10)
                .and_then(|m| m.checked_add(i128::from(digit - b'0')))
                .ok_or(NumberFault::TooLong)?;
        }
        let scale = i32::try_from(fraction.len()).map_err(|_| NumberFault::TooLong)?;
        Number::from_parts(sign * mantissa, -scale).ok_or(NumberFault::TooLong)
    }
}

impl fmt::Display for Number {
    /// Plain decimal notation with the digits as written; `{:>8}` and the like are honoured.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let negative = self.is_negative();
        let text = self.value.abs().to_string();
        formatter.pad_integral(!negative, "", &text)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Number({self}")?;
        if i64::from(self.exponent) != -i64::from(self.value.scale()) {
            write!(formatter, ", to {}", self.step())?;
        }
        formatter.write_str(")")
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Most are whole and not large.
        match self.whole_in(&mut [0; WHOLE]) {
            Some(digits) => serializer.serialize_str(digits),
            None => serializer.collect_str(self),
        }
    }
}

/// So many digits a whole number has at most that is written by itself.
const WHOLE: usize = 20;

impl Number {
    /// The digits of a whole number without a sign, written to some room.
    fn whole_in<'r>(&self, room: &'r mut [u8; WHOLE]) -> Option<&'r str> {
        if self.value.scale() != 0 || self.value.is_sign_negative() {
            return None;
        }
        let mut rest = u64::try_from(self.value.mantissa()).ok()?;
        let mut start = WHOLE;
        for (at, digit) in room.iter_mut().enumerate().rev() {
            *digit = b'0' + u8::try_from(rest % 10).ok()?;
            rest /= 10;
            start = at;
            if rest == 0 {
                break;
            }
        }
        std::str::from_utf8(room.get(start..)?).ok()
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Number;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a decimal as a string, such as \"81.31\", or a whole number")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Number, E> {
                text.parse().map_err(|error| E::custom(format_args!("{text:?}: {error}")))
            }
            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Number, E> {
                Ok(Number::from(value))
            }
            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Number, E> {
                Ok(Number::from(value))
            }
        }
        deserializer.deserialize_any(Visitor)
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
    fn keeps_digits_as_written() {
        for text in ["70", "70.0", "81.31", "0.05", "-3.40", "1000000"] {
            assert_eq!(number(text).to_string(), text);
        }
        assert_eq!(number("+5").to_string(), "5");
        assert_eq!(number("6.45").scaled(6).unwrap().to_string(), "6450000");
        assert_eq!(format!("{:?}", number("6.45").scaled(6).unwrap()), "Number(6450000, to 10000)");
        assert_eq!(format!("{:?}", number("70.0")), "Number(70.0)");
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", ".", "1.", ".5", "1_000", "1,000", "NaN", "1e5", "--1", "1.2.3", " 1", "٣"] {
            assert_eq!(Number::read(text), Err(NumberFault::Malformed), "{text:?}");
        }
        assert_eq!(Number::read(&"9".repeat(40)), Err(NumberFault::TooLong));
        assert_eq!(Number::read(&format!("0.{}", "1".repeat(40))), Err(NumberFault::TooLong));
    }

    proptest! {
        #[test]
        fn printing_and_reading_returns_the_number(mantissa in -10_i128.pow(27)..10_i128.pow(27), scale in 0_i32..=28) {
            let number = Number::from_parts(mantissa, -scale).unwrap();
            let back: Number = number.to_string().parse().unwrap();
            prop_assert_eq!(back, number);
            prop_assert_eq!(back.exponent(), number.exponent());
        }
    }
}
