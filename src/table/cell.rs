//! A claim of a table in twenty-four bytes.

use crate::quantity::{Number, Quantity, Unit};

/// A claim of a table. What it is about, its date and its source are numbers of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// The value is `mantissa` × 10^`exponent`, printed to that power of ten.
    pub(super) mantissa: i64,
    /// Event, measure, place and scope.
    pub(super) series: u32,
    pub(super) date: u32,
    pub(super) line: u32,
    /// File and source in the upper 24 bits, the exponent in the lower eight.
    packed: u32,
}

/// How many pairs of file and source there may be.
pub(super) const MOST_ORIGINS: u32 = 1 << 24;

impl Cell {
    pub(super) fn new(series: u32, date: u32, value: Value, origin: u32, line: u32) -> Cell {
        let packed = (origin << 8) | u32::from(value.exponent.to_ne_bytes()[0]);
        Cell { mantissa: value.mantissa, series, date, line, packed }
    }

    pub(super) fn origin(&self) -> u32 {
        self.packed >> 8
    }

    /// The same claim under other numbers of names.
    pub(super) fn renumbered(self, series: u32, date: u32, origin: u32) -> Cell {
        Cell { series, date, packed: (origin << 8) | (self.packed & 0xff), ..self }
    }

    pub(super) fn value(&self) -> Value {
        let [exponent, ..] = self.packed.to_le_bytes();
        Value { mantissa: self.mantissa, exponent: i8::from_ne_bytes([exponent]) }
    }

    /// What cells are sorted and grouped by: the same number means the same statistic.
    pub(super) fn key(&self) -> u64 {
        (u64::from(self.series) << 32) | u64::from(self.date)
    }
}

/// A number as a table prints it: at most eighteen digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) mantissa: i64,
    /// −18 ..= 0.
    pub(super) exponent: i8,
}

/// What the field of a value holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    Value(Value),
    /// A number with a percent sign.
    Percent(Value),
    /// Nothing, or a sign that no value is given.
    Blank,
    NotANumber,
    TooLong,
}

/// What stands in tables where no value is given: statistical offices use points and dashes, programs NA and null.
const BLANKS: [&[u8]; 20] = [
    b"", b"-", b".", b"..", b"...", b":", b"*", b"NA", b"N/A", b"n/a", b"na", b"n.a.", b"N.A.", b"#N/A", b"NaN",
    b"nan", b"null", b"NULL", b"None", b"none",
];

/// How many digits are compared exactly: all that always fit.
const DIGITS: usize = 18;

impl Value {
    /// Reads a field: a sign, digits with or without commas between groups of three, and a point with digits.
    pub(super) fn parse(field: &[u8]) -> Parsed {
        let field = field.trim_ascii();
        // Nearly all values of large tables are a few plain digits.
        if (1..=DIGITS).contains(&field.len()) && field.iter().all(u8::is_ascii_digit) {
            return Parsed::Value(Value { mantissa: digits(field), exponent: 0 });
        }
        Value::parse_any(field)
    }

    fn parse_any(field: &[u8]) -> Parsed {
        if BLANKS.contains(&field) || field == "–".as_bytes() || field == "—".as_bytes() || field == "…".as_bytes()
        {
            return Parsed::Blank;
        }
        let (percent, number) = match field.strip_suffix(b"%") {
            Some(number) => (true, number.trim_ascii_end()),
            None => (false, field),
        };
        let (negative, number) = match number.strip_prefix(b"-").or(number.strip_prefix("\u{2212}".as_bytes())) {
            Some(number) => (true, number),
            None => (false, number.strip_prefix(b"+").unwrap_or(number)),
        };
        // Thousands may be parted by spaces, most often such that do not break.
        let spaced: Vec<u8>;
        let number = match std::str::from_utf8(number) {
            Ok(text) if text.contains([' ', '\u{a0}', '\u{202f}', '\u{2009}']) && !text.contains(',') => {
                spaced = text.replace([' ', '\u{a0}', '\u{202f}', '\u{2009}'], ",").into_bytes();
                spaced.as_slice()
            }
            _ => number,
        };
        let mut halves = number.splitn(2, |byte| *byte == b'.');
        let (whole, fraction) = (halves.next().unwrap_or_default(), halves.next());
        let all_digits = |digits: &[u8]| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
        let mut groups = whole.split(|byte| *byte == b',');
        let grouped =
            groups.next().is_some_and(|first| all_digits(first) && (first.len() <= 3 || !whole.contains(&b',')))
                && groups.all(|group| group.len() == 3 && all_digits(group));
        if !grouped || !fraction.is_none_or(all_digits) {
            return Parsed::NotANumber;
        }
        let fraction = fraction.unwrap_or_default();
        let written: Vec<u8> = whole.iter().chain(fraction).copied().filter(u8::is_ascii_digit).collect();
        let leading = written.iter().take_while(|digit| **digit == b'0').count();
        let (true, Ok(places)) =
            (written.len() - leading <= DIGITS && fraction.len() <= DIGITS, i8::try_from(fraction.len()))
        else {
            return Parsed::TooLong;
        };
        let magnitude = digits(&written);
        let value = Value { mantissa: if negative { -magnitude } else { magnitude }, exponent: -places };
        if percent { Parsed::Percent(value) } else { Parsed::Value(value) }
    }

    pub(super) fn number(self) -> Number {
        Number::from_parts(i128::from(self.mantissa), i32::from(self.exponent)).unwrap_or(Number::ZERO)
    }

    pub(super) fn quantity(self, unit: &Unit) -> Quantity {
        Quantity::exact(self.number(), unit.clone())
    }

    /// The mantissa to a finer or equal power of ten.
    fn at(self, exponent: i8) -> i128 {
        let finer = u32::try_from(i32::from(self.exponent) - i32::from(exponent)).unwrap_or(0);
        i128::from(self.mantissa) * 10_i128.pow(finer.min(18))
    }

    /// Which is greater, and by how much, in units of 10^−18 or coarser, as [`Gap::exponent`] says.
    pub(super) fn gap(self, other: Value) -> Gap {
        let exponent = self.exponent.min(other.exponent);
        let (first, second) = (self.at(exponent), other.at(exponent));
        Gap { difference: first - second, larger: first.unsigned_abs().max(second.unsigned_abs()), exponent }
    }

    /// Whether the numbers are equal: to the letter, 70 and 70.0 are one number.
    pub(super) fn equals(self, other: Value) -> bool {
        if self.exponent == other.exponent {
            return self.mantissa == other.mantissa;
        }
        self.gap(other).difference == 0
    }

    /// Whether the values that the printed digits admit meet, as [`compare`](crate::compare) has it for figures without a
    /// hedge: half a unit of the last digit on either side, and none of a whole number of counted things.
    pub(super) fn agrees(self, other: Value, counted: bool) -> bool {
        if self.exponent == other.exponent && self.mantissa == other.mantissa {
            return true;
        }
        let gap = self.gap(other);
        // In halves of the common unit.
        let slack = |value: Value| match counted && value.exponent == 0 {
            true => 0,
            false => {
                10_u128.pow(u32::try_from(i32::from(value.exponent) - i32::from(gap.exponent)).unwrap_or(0).min(18))
            }
        };
        gap.difference.unsigned_abs().saturating_mul(2) <= slack(self) + slack(other)
    }
}

fn digits(field: &[u8]) -> i64 {
    field.iter().fold(0, |value, digit| value * 10 + i64::from(digit & 0xf))
}

/// How far two values lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The first less the second, × 10^`exponent`.
    pub(super) difference: i128,
    /// The larger of the two without its sign.
    pub(super) larger: u128,
    pub(super) exponent: i8,
}

impl Gap {
    /// The distance in units of 10^−18, to rank it among others.
    pub(super) fn size(self) -> u128 {
        let finer = u32::try_from(18 + i32::from(self.exponent)).unwrap_or(0);
        self.difference.unsigned_abs().saturating_mul(10_u128.pow(finer))
    }

    /// Whether the distance is at least so many percent of the larger value.
    pub(super) fn reaches(self, percent: u128) -> bool {
        self.difference.unsigned_abs().saturating_mul(100) >= self.larger.saturating_mul(percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::compare;
    use proptest::prelude::*;

    fn value(text: &str) -> Value {
        match Value::parse(text.as_bytes()) {
            Parsed::Value(value) => value,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_cell_takes_twenty_four_bytes_and_keeps_its_parts() {
        assert_eq!(size_of::<Cell>(), 24);
        let cell = Cell::new(7, 8, value("-0.25"), 12_345_678, 9);
        assert_eq!((cell.origin(), cell.value(), cell.line), (12_345_678, value("-0.25"), 9));
        assert_eq!(cell.renumbered(7, 8, 1).value(), value("-0.25"));
        assert_eq!(cell.key(), 0x7_0000_0008);
    }

    #[test]
    fn values_are_read_as_tables_print_them() {
        let parts = |text: &str| (value(text).mantissa, value(text).exponent);
        assert_eq!(parts(" 227 "), (227, 0));
        assert_eq!(parts("1,234,567"), (1_234_567, 0));
        assert_eq!(parts("-81.310"), (-81_310, -3));
        assert_eq!(parts("\u{2212}5"), (-5, 0));
        assert_eq!(parts("000000000000000000000042"), (42, 0));
        assert_eq!(Value::parse(b"68 %"), Parsed::Percent(value("68")));
        for blank in ["", " ", "NA", "..", "–", "null"] {
            assert_eq!(Value::parse(blank.as_bytes()), Parsed::Blank, "{blank:?}");
        }
        for wrong in
            ["1e5", "12a", "1,23", ",123", "1234,567", "1.", ".5", "1.2.3", "--1", "5-", "\0", "%", "1,,234", "٣"]
        {
            assert_eq!(Value::parse(wrong.as_bytes()), Parsed::NotANumber, "{wrong:?}");
        }
        assert_eq!(Value::parse(b"1234567890123456789"), Parsed::TooLong);
        assert_eq!(Value::parse(b"0.1234567890123456789"), Parsed::TooLong);
    }

    #[test]
    fn gaps_are_measured_at_the_finer_digit() {
        let gap = value("81.5").gap(value("80"));
        assert_eq!((gap.difference, gap.larger, gap.exponent), (15, 815, -1));
        assert!(gap.reaches(1) && !gap.reaches(2));
        assert_eq!(gap.size(), 1_500_000_000_000_000_000);
        assert!(value("70").equals(value("70.0")) && !value("70").equals(value("70.1")));
    }

    proptest! {
        #[test]
        fn agreement_is_that_of_quantities(
            first in "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,4})?",
            second in "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,4})?",
            near in any::<bool>(),
        ) {
            // Two numbers drawn at random hardly ever meet: every other time the second is the first with fewer digits.
            let second = if near { first.get(..first.len() - 1).filter(|text| !text.ends_with(['.', '-']) && !text.is_empty()).unwrap_or(&second) } else { &second };
            let (a, b) = (value(&first), value(second));
            prop_assert_eq!(a.number(), first.parse().unwrap());
            for (unit, counted) in [(Unit::Count, true), (Unit::Percent, false)] {
                let outcome = compare(&a.quantity(&unit), &b.quantity(&unit));
                prop_assert_eq!(a.agrees(b, counted), outcome.agrees(), "{} {} {:?}", first, second, outcome);
                prop_assert_eq!(a.agrees(b, counted), b.agrees(a, counted));
            }
            prop_assert_eq!(a.equals(b), a.number() == b.number());
        }

        #[test]
        fn any_field_is_read(field in prop::collection::vec(prop::sample::select(b"0123456789.,-+%eE \0\xff".to_vec()), 0..30)) {
            if let Parsed::Value(value) = Value::parse(&field) {
                let text: String = String::from_utf8(field).unwrap().replace([',', ' '], "");
                prop_assert_eq!(Some(value.number()), text.parse().ok());
            }
        }
    }
}
