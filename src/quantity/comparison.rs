//! How two quantities of one statistic stand to each other.

use serde::Serialize;

use super::{Interval, Number, Quantity, conversion};
use crate::worded::worded;

/// What a comparison came to. Each is decided by one rule, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// The units cannot be converted into each other exactly.
    DifferentUnits,
    /// The same printed value and the same hedge.
    Same,
    /// The asserted intervals meet because digits were rounded.
    WithinRounding,
    /// The asserted intervals meet because of a hedge.
    WithinHedge,
    /// The asserted intervals do not meet, one wording is imprecise, and the lenient intervals meet.
    LooseAgreement,
    /// The figures cannot both be right as printed, though rounder reading would reconcile them.
    RoundingConflict,
    /// The figures cannot both be right.
    Conflict,
}

worded!(Outcome, "outcome", {
    DifferentUnits => "different_units", Same => "same", WithinRounding => "within_rounding",
    WithinHedge => "within_hedge", LooseAgreement => "loose_agreement", RoundingConflict => "rounding_conflict",
    Conflict => "conflict",
});

impl Outcome {
    /// Whether the asserted intervals meet.
    pub fn agrees(self) -> bool {
        matches!(self, Outcome::Same | Outcome::WithinRounding | Outcome::WithinHedge)
    }

    /// Whether the figures cannot both be right as printed, with or without a rounder reading that would reconcile them.
    pub fn conflicts(self) -> bool {
        matches!(self, Outcome::Conflict | Outcome::RoundingConflict)
    }
}

/// Compares two quantities of one statistic. Symmetric, and a quantity always agrees with itself.
///
/// ```
/// use corroborate::{Hedge, Number, Outcome, Quantity, Unit, compare};
///
/// let (killed, later) = (Quantity::count(227), Quantity::count(230));
/// assert_eq!(compare(&killed, &later), Outcome::RoundingConflict);
///
/// let (rounded, printed) = (Quantity::percent(Number::from(81)), Quantity::percent("81.31".parse::<Number>()?));
/// assert_eq!(compare(&rounded, &printed), Outcome::WithinRounding);
///
/// let bound = Quantity::hedged(Number::from(300), Hedge::MoreThan, Unit::Count);
/// assert_eq!(compare(&bound, &Quantity::count(345)), Outcome::WithinHedge);
/// assert_eq!(compare(&bound, &Quantity::count(290)), Outcome::Conflict);
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn compare(first: &Quantity, second: &Quantity) -> Outcome {
    comparison(first, second).outcome
}

impl Quantity {
    /// How far apart the nearest asserted ends of two quantities lie, in the unit of this one, and what that is in percent of
    /// the larger of the two ends, to a tenth.
    ///
    /// `None` where the intervals meet or cannot be compared; no percentage where the larger end is zero.
    ///
    /// ```
    /// use corroborate::{Number, Quantity};
    ///
    /// let (killed, later) = (Quantity::count(227), Quantity::count(230));
    /// assert_eq!(killed.distance_to(&later), Some((Number::from(3), Some("1.3".parse()?))));
    /// assert_eq!(killed.distance_to(&killed), None);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn distance_to(&self, other: &Quantity) -> Option<(Number, Option<Number>)> {
        let comparison = comparison(self, other);
        comparison.distance.map(|distance| (distance, comparison.distance_percent))
    }
}

/// How two quantities stand to each other, with the distance between them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Comparison {
    outcome: Outcome,
    /// How far apart the nearest asserted ends lie, in the unit of the first quantity; `None` where the intervals meet or
    /// cannot be compared.
    distance: Option<Number>,
    /// The distance in percent of the larger of the two nearest ends, to a tenth; `None` also where that end is zero.
    distance_percent: Option<Number>,
}

/// Compares two quantities, with the distance between them.
fn comparison(first: &Quantity, second: &Quantity) -> Comparison {
    // A conversion may be exact in one direction only: an hour is 60 minutes, a minute no finite part of an hour.
    let to_first = conversion(&second.unit, &first.unit).and_then(|conversion| {
        let asserted = conversion.apply_to(&second.asserted)?;
        let lenient = conversion.apply_to(&second.lenient)?;
        let stated = second.stated.map(|number| conversion.apply(number));
        Some(outcome(
            first,
            &[first.asserted, first.lenient],
            first.stated,
            second,
            &[asserted, lenient],
            stated.flatten(),
        ))
    });
    if let Some(comparison) = to_first {
        return comparison;
    }
    let to_second = conversion(&first.unit, &second.unit).and_then(|conversion| {
        let asserted = conversion.apply_to(&first.asserted)?;
        let lenient = conversion.apply_to(&first.lenient)?;
        let stated = first.stated.and_then(|number| conversion.apply(number));
        let mut comparison =
            outcome(first, &[asserted, lenient], stated, second, &[second.asserted, second.lenient], second.stated);
        comparison.distance = match comparison.distance {
            Some(distance) => Some(distance.checked_div(conversion.factor)?),
            None => None,
        };
        Some(comparison)
    });
    to_second.unwrap_or(met(Outcome::DifferentUnits))
}

/// The comparison of two quantities whose intervals (asserted, lenient) and numbers are in one unit.
fn outcome(
    first: &Quantity,
    [asserted, lenient]: &[Interval; 2],
    stated: Option<Number>,
    second: &Quantity,
    [other_asserted, other_lenient]: &[Interval; 2],
    other_stated: Option<Number>,
) -> Comparison {
    if asserted.meets(other_asserted) {
        let same_wording = stated == other_stated && asserted == other_asserted;
        let hedged = !is_bare(first) || !is_bare(second);
        let outcome = match (same_wording, hedged) {
            (true, _) => Outcome::Same,
            (false, true) => Outcome::WithinHedge,
            (false, false) => Outcome::WithinRounding,
        };
        return met(outcome);
    }
    let (distance, distance_percent) = distance(asserted, other_asserted);
    let lenient_meet = lenient.meets(other_lenient);
    let outcome = match (lenient_meet, first.is_imprecise() || second.is_imprecise()) {
        (true, true) => Outcome::LooseAgreement,
        (true, false) => Outcome::RoundingConflict,
        (false, _) => Outcome::Conflict,
    };
    Comparison { outcome, distance, distance_percent }
}

/// A comparison that measures no distance.
fn met(outcome: Outcome) -> Comparison {
    Comparison { outcome, distance: None, distance_percent: None }
}

fn is_bare(quantity: &Quantity) -> bool {
    quantity.hedge == super::Hedge::Exact
}

/// The distance of the nearest ends, and what it is in percent of the larger.
fn distance(first: &Interval, second: &Interval) -> (Option<Number>, Option<Number>) {
    let ends = match (first.high, second.low) {
        (Some(high), Some(low)) if high.value <= low.value => Some((high.value, low.value)),
        _ => second.high.zip(first.low).map(|(high, low)| (high.value, low.value)),
    };
    let Some((lower, upper)) = ends else { return (None, None) };
    let distance = upper.checked_sub(lower);
    let larger = upper.absolute().max(lower.absolute());
    let percent = distance
        .and_then(|distance| distance.checked_mul(Number::HUNDRED))
        .and_then(|hundredfold| hundredfold.checked_div(larger))
        .and_then(|percent| percent.rounded_to(-1));
    (distance, percent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Hedge, Unit};

    fn measured(number: &str, symbol: &str) -> Quantity {
        Quantity::exact(number.parse().unwrap(), symbol.parse::<Unit>().unwrap())
    }

    #[test]
    fn units_of_one_dimension_are_compared_in_either_direction() {
        let outcome = compare;
        let (metres, kilometres) = (measured("5000", "m"), measured("5.0", "km"));
        assert!(outcome(&metres, &kilometres).agrees());
        assert!(outcome(&kilometres, &metres).agrees());
        // A minute is no finite decimal of an hour.
        let (minutes, hours) = (measured("90", "min"), measured("1.5", "h"));
        assert!(outcome(&minutes, &hours).agrees());
        assert!(outcome(&hours, &minutes).agrees());
        assert_eq!(compare(&measured("5", "km"), &measured("5", "kg")), Outcome::DifferentUnits);
    }

    #[test]
    fn distances_are_in_the_unit_of_the_first() {
        let hours = Quantity::hedged("3".parse().unwrap(), Hedge::AtLeast, "h".parse::<Unit>().unwrap());
        let distance = hours.distance_to(&measured("90", "min")).unwrap().0;
        assert!(distance > "1.49".parse().unwrap() && distance < "1.5".parse().unwrap(), "{distance}");
    }
}
