//! One figure, rounded, is the other.

use super::Explanation;
use crate::quantity::{Number, Quantity};

/// "227 rounds to 230 at the nearest ten": whether the finer of two figures, rounded to the coarser one's last
/// significant digit, is the coarser one.
///
/// ```
/// use corroborate::Quantity;
/// use corroborate::explain::rounding;
///
/// let explanation = rounding(&Quantity::count(227), &Quantity::count(230)).expect("one is the other, rounded");
/// assert_eq!(explanation.to_string(), "227 rounds to 230 at the nearest ten");
/// ```
pub fn rounding(first: &Quantity, second: &Quantity) -> Option<Explanation> {
    let (a, b) = (first.stated?, second.stated?);
    if first.unit != second.unit && !(first.unit.is_counted() && second.unit.is_counted()) {
        return None;
    }
    let (a_step, b_step) = (last_significant(a)?, last_significant(b)?);
    let (fine, coarse, step) = if a_step < b_step { (a, b, b_step) } else { (b, a, a_step) };
    if fine == coarse || fine.rounded_to(step) != Some(coarse) {
        return None;
    }
    Some(Explanation::Rounding { number: fine, rounded: coarse, step: Number::from_parts(1, step)? })
}

/// The power of ten of the last digit that is not zero.
fn last_significant(number: Number) -> Option<i32> {
    (-28..=28).rev().find(|exponent| {
        Number::from_parts(1, *exponent)
            .and_then(|unit| number.checked_div(unit))
            .is_some_and(|units| units.is_whole() && !units.is_zero())
    })
}

/// The place of a digit that is worth so much.
pub(super) fn place_name(step: Number) -> String {
    let step = step.to_string();
    let name = match step.as_str() {
        "1" => "whole number",
        "10" => "ten",
        "100" => "hundred",
        "1000" => "thousand",
        "1000000" => "million",
        "1000000000" => "billion",
        "0.1" => "tenth",
        "0.01" => "hundredth",
        other => other,
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;

    fn message(a: &str, b: &str) -> Option<String> {
        let quantity = |text: &str| Quantity::exact(text.parse().unwrap(), Unit::Count);
        rounding(&quantity(a), &quantity(b)).map(|explanation| explanation.to_string())
    }

    #[test]
    fn names_the_place_that_was_rounded_to() {
        assert_eq!(message("227", "230").as_deref(), Some("227 rounds to 230 at the nearest ten"));
        assert_eq!(message("12000", "11957").as_deref(), Some("11957 rounds to 12000 at the nearest thousand"));
        assert_eq!(message("81.31", "81").as_deref(), Some("81.31 rounds to 81 at the nearest whole number"));
    }

    #[test]
    fn says_nothing_where_rounding_does_not_reconcile() {
        assert_eq!(message("227", "240"), None);
        assert_eq!(message("70", "64"), None);
        assert_eq!(message("227", "227"), None);
        assert_eq!(message("0", "5"), None);
    }
}
