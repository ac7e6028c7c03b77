//! How two quantities of one statistic stand to each other.

use serde::Serialize;

use super::{Interval, Number, Quantity, Unit};

/// How two quantities stand to each other, with both intervals and the distance between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The rule that decided.
    pub outcome: Outcome,
    /// How far apart the nearest asserted ends lie; `None` where the intervals meet or cannot be compared.
    pub gap: Option<Gap>,
}

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

/// The distance between the nearest ends of two intervals that do not meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Gap {
    /// In the unit of the first quantity.
    pub absolute: Number,
    /// In percent of the larger of the two nearest ends, to a tenth; `None` where that end is zero.
    pub percent: Option<Number>,
}

/// Compares two quantities of one statistic. Symmetric, and a quantity always agrees with itself.
///
/// ```
/// use corroborate::{Hedge, Number, Outcome, Quantity, Unit, compare};
///
/// let outcome = |a: &Quantity, b: &Quantity| compare(a, b).outcome;
/// let (killed, later) = (Quantity::count(227), Quantity::count(230));
/// assert_eq!(outcome(&killed, &later), Outcome::RoundingConflict);
/// assert_eq!(compare(&killed, &later).gap.map(|gap| gap.absolute), Some(Number::from(3)));
///
/// let (rounded, printed) = (Quantity::percent(Number::from(81)), Quantity::percent("81.31".parse()?));
/// assert_eq!(outcome(&rounded, &printed), Outcome::WithinRounding);
///
/// let bound = Quantity::hedged(Number::from(300), Hedge::MoreThan, Unit::Count);
/// assert_eq!(outcome(&bound, &Quantity::count(345)), Outcome::WithinHedge);
/// assert_eq!(outcome(&bound, &Quantity::count(290)), Outcome::Conflict);
/// # Ok::<(), corroborate::ParseNumberError>(())
/// ```
pub fn compare(first: &Quantity, second: &Quantity) -> Comparison {
    let Some(factor) = conversion(&second.unit, &first.unit) else {
        return Comparison { outcome: Outcome::DifferentUnits, gap: None };
    };
    let convert = |interval: &Interval| interval.multiplied(factor);
    let (Some(asserted), Some(lenient)) = (convert(&second.asserted), convert(&second.lenient)) else {
        return Comparison { outcome: Outcome::DifferentUnits, gap: None };
    };
    if first.asserted.meets(&asserted) {
        let stated = second.stated.and_then(|number| number.checked_mul(factor));
        let same_wording = first.stated == stated && first.asserted == asserted;
        let hedged = !is_bare(first) || !is_bare(second);
        let outcome = match (same_wording, hedged) {
            (true, _) => Outcome::Same,
            (false, true) => Outcome::WithinHedge,
            (false, false) => Outcome::WithinRounding,
        };
        return Comparison { outcome, gap: None };
    }
    let gap = gap(&first.asserted, &asserted);
    let lenient_meet = first.lenient.meets(&lenient);
    let outcome = match (lenient_meet, first.is_imprecise() || second.is_imprecise()) {
        (true, true) => Outcome::LooseAgreement,
        (true, false) => Outcome::RoundingConflict,
        (false, _) => Outcome::Conflict,
    };
    Comparison { outcome, gap }
}

fn is_bare(quantity: &Quantity) -> bool {
    quantity.hedge == super::Hedge::Exact
}

/// What one unit `from` is in units of `to`; `None` where there is no exact conversion.
fn conversion(from: &Unit, to: &Unit) -> Option<Number> {
    match (from, to) {
        (a, b) if a == b => Some(Number::ONE),
        (Unit::Number, Unit::Count) | (Unit::Count, Unit::Number) => Some(Number::ONE),
        _ => None,
    }
}

fn gap(first: &Interval, second: &Interval) -> Option<Gap> {
    let (lower, upper) = match (first.high, second.low) {
        (Some(high), Some(low)) if high.value <= low.value => (high.value, low.value),
        _ => (second.high?.value, first.low?.value),
    };
    let absolute = upper.checked_sub(lower)?;
    let larger = upper.absolute().max(lower.absolute());
    let percent = absolute
        .checked_mul(Number::HUNDRED)
        .and_then(|hundredfold| hundredfold.checked_div(larger))
        .and_then(|percent| percent.rounded_to(-1));
    Some(Gap { absolute, percent })
}
