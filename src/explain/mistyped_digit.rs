//! One digit mistyped, dropped or doubled, or two transposed.

use crate::quantity::{Number, Quantity};

/// A figure of more digits than this is an identifier, not something that was typed by hand.
const DIGITS: usize = 18;

/// The figures of which the printed one is a slip of a single digit. In order of position; some may come twice.
///
/// A figure that is printed hedged keeps its hedge. None for figures in words that have no digits.
pub fn variants(quantity: &Quantity) -> Vec<Quantity> {
    let Some(stated) = quantity.stated.filter(|stated| !stated.is_negative()) else { return Vec::new() };
    let exponent = stated.exponent();
    // The printed digits alone: "6.45 million" is 645 with a last digit worth 10⁴, "0.05" is 5 with one worth 10⁻².
    let Some(mantissa) = stated.scaled(-exponent).map(|number| number.to_string()) else { return Vec::new() };
    let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
    if digits.len() > DIGITS {
        return Vec::new();
    }
    // How many of the printed digits stand after the decimal point: one in "6.7 billion".
    let decimals = usize::try_from(stated.scale_word() - exponent).unwrap_or(0);
    let mut variants = Vec::new();
    let mut add = |digits: &[u8], exponent: i32| {
        // "102" is no slip of "012": no number is printed so, but "1.02" is one of "0.02".
        if digits.first() == Some(&0) && digits.len() > decimals + 1 {
            return;
        }
        let mantissa = digits.iter().fold(0_i128, |mantissa, digit| mantissa * 10 + i128::from(*digit));
        variants.extend(Number::from_parts(mantissa, exponent).filter(|number| *number != stated));
    };
    // Another digit in its place.
    for position in 0..digits.len() {
        for digit in 0..10 {
            let mut changed = digits.clone();
            changed.splice(position..=position, [digit]);
            add(&changed, exponent);
        }
    }
    // Two neighbours transposed.
    for position in 1..digits.len() {
        let mut changed = digits.clone();
        changed.swap(position - 1, position);
        add(&changed, exponent);
    }
    // A digit dropped in print: put one back, before the decimal point or after it.
    for position in 0..=digits.len() {
        let after_point = decimals > digits.len() - position;
        for digit in 0..10 {
            if position == 0 && digit == 0 {
                continue;
            }
            let mut changed = digits.clone();
            changed.insert(position, digit);
            if !after_point {
                add(&changed, exponent);
            }
            if decimals > 0 && decimals >= digits.len() - position {
                add(&changed, exponent - 1);
            }
        }
    }
    // A digit doubled in print: take one of the two away.
    for position in 1..digits.len() {
        if digits.get(position - 1) == digits.get(position) {
            let mut changed = digits.clone();
            changed.remove(position);
            let after_point = decimals >= digits.len() - position;
            add(&changed, if after_point { exponent + 1 } else { exponent });
        }
    }
    let figure = |number: Number| {
        let mut figure = Quantity::hedged(number, quantity.hedge, quantity.unit.clone());
        figure.noun.clone_from(&quantity.noun);
        figure
    };
    variants.into_iter().map(figure).collect()
}

/// Whether two figures are written with the same digits, in another order or with other zeros behind them: 17 and 71, 4,200
/// and 42,000. A single digit says nothing. Zeros are left out, and figures in words that state no number are no slips.
///
/// ```
/// use corroborate::Quantity;
/// use corroborate::explain::is_slip_of;
///
/// assert!(is_slip_of(&Quantity::count(17), &Quantity::count(71)));
/// assert!(!is_slip_of(&Quantity::count(17), &Quantity::count(27)));
/// ```
pub fn is_slip_of(one: &Quantity, other: &Quantity) -> bool {
    let digits = |quantity: &Quantity| {
        let stated = quantity.stated.filter(|stated| !stated.is_negative() && !stated.is_zero())?;
        let mut digits: Vec<u8> = stated.to_string().bytes().filter(|byte| matches!(byte, b'1'..=b'9')).collect();
        digits.sort_unstable();
        Some(digits)
    };
    let (one, other) = (digits(one), digits(other));
    one == other && one.is_some_and(|digits| digits.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;
    use proptest::prelude::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn of(text: &str) -> Vec<Number> {
        variants(&Quantity::exact(number(text), Unit::Percent)).iter().filter_map(|figure| figure.stated).collect()
    }

    #[test]
    fn every_kind_of_slip_is_undone() {
        assert!(of("12480").contains(&number("12430")), "another digit");
        assert!(of("12480").contains(&number("21480")), "transposed");
        assert!(of("1248").contains(&number("12480")), "dropped at the end");
        assert!(of("2480").contains(&number("12480")), "dropped at the start");
        assert!(of("122480").contains(&number("12480")), "doubled");
        assert!(of("18.5").contains(&number("18.25")), "dropped after the point");
        assert!(of("8.25").contains(&number("18.25")), "dropped before the point");
        assert!(of("18.55").contains(&number("18.5")), "doubled after the point");
        assert!(!of("12480").contains(&number("12480")));
        assert!(!of("12480").contains(&number("21840")), "two slips");
        assert!(!of("102").contains(&number("12")) && !of("102").contains(&number("2")), "a zero before a number");
        assert!(of("1.02").contains(&number("0.02")) && of("7").contains(&number("0")));
        assert!(variants(&Quantity::between(number("1"), number("3"), Unit::Percent)).is_empty());
    }

    #[test]
    fn scaled_figures_keep_their_scale() {
        let printed = Quantity::exact(number("6.7").scaled(9).unwrap(), Unit::Number);
        let values: Vec<Number> = variants(&printed).iter().filter_map(|figure| figure.stated).collect();
        assert!(values.contains(&number("5.7").scaled(9).unwrap()));
        assert!(values.contains(&number("6.87").scaled(9).unwrap()));
        assert!(!values.contains(&number("5.81").scaled(9).unwrap()));
        assert!(!values.contains(&number("0.687").scaled(9).unwrap()));
    }

    proptest! {
        #[test]
        fn a_slip_is_always_among_those_undone(digits in "[1-9][0-9]{2,7}", position in 0_usize..8, digit in 0_u8..10) {
            let position = position % digits.len();
            let mut slipped = digits.clone().into_bytes();
            slipped[position] = b'0' + digit;
            let slipped = String::from_utf8(slipped).unwrap();
            prop_assume!(slipped != digits && !slipped.starts_with('0'));
            prop_assert!(of(&slipped).contains(&number(&digits)));
            let mut dropped = digits.clone();
            dropped.remove(position);
            if !dropped.starts_with('0') {
                prop_assert!(of(&dropped).contains(&number(&digits)));
            }
        }
    }

    #[test]
    fn figures_of_the_same_digits_may_be_slips_of_each_other() {
        let slip = |a: i64, b: i64| is_slip_of(&Quantity::count(a), &Quantity::count(b));
        assert!(slip(17, 71) && slip(4_200, 42_000) && slip(1_305, 3_150));
        assert!(!slip(7, 70) && !slip(17, 27) && !slip(1_100, 67));
    }
}
