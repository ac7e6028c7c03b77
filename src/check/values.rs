//! Claims sorted into values that hold together, and how far those lie apart.

use std::collections::BTreeMap;

use crate::model::{Claim, DocumentId};
use crate::quantity::{Interval, Outcome, compare};

/// Parts the claims into groups that hold together, lowest values first: each group's asserted intervals share a value.
///
/// Sweeps the intervals by their lower ends, so it costs n log n.
pub(super) fn values_that_hold_together<'a>(claims: &[&'a Claim]) -> Vec<Vec<&'a Claim>> {
    let mut sorted: Vec<&Claim> = claims.to_vec();
    // Of equal values the order of the documents must not decide.
    sorted.sort_by_key(|claim| {
        (claim.quantity.asserted.low.map(|low| (low.value, low.open)), claim.document.as_str(), claim.span)
    });
    let mut parts: Vec<(Interval, Vec<&Claim>)> = Vec::new();
    for claim in sorted {
        if let Some((common, part)) = parts.last_mut()
            && let Some(narrower) = common.intersection(&claim.quantity.asserted)
        {
            *common = narrower;
            part.push(claim);
            continue;
        }
        parts.push((claim.quantity.asserted, vec![claim]));
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// The pair that stands furthest from agreement, lower value first; `None` where imprecise wording accounts for all.
pub(super) fn worst<'a>(parts: &[Vec<&'a Claim>]) -> Option<(&'a Claim, &'a Claim, Outcome)> {
    let neighbours = parts.windows(2).filter_map(|pair| match pair {
        [lower, higher] => Some((lower, higher)),
        _ => None,
    });
    let ends = parts.first().zip(parts.last());
    let mut found: Option<(&Claim, &Claim, Outcome)> = None;
    for (lower, higher) in neighbours.chain(ends) {
        // Of intervals that do not all meet, the one that ends first and the one that begins last do not.
        let (Some(a), Some(b)) = (ends_first(lower), begins_last(higher)) else { continue };
        let outcome = compare(&a.quantity, &b.quantity);
        if outcome.conflicts() && found.is_none_or(|(.., before)| outcome > before) {
            found = Some((a, b, outcome));
        }
    }
    found
}

pub(super) fn ends_first<'a>(part: &[&'a Claim]) -> Option<&'a Claim> {
    // An absent end is the highest; of two equal ends the open one comes first.
    part.iter().copied().min_by_key(|claim| {
        let high = claim.quantity.asserted.high;
        (high.is_none(), high.map(|high| (high.value, !high.open)))
    })
}

pub(super) fn begins_last<'a>(part: &[&'a Claim]) -> Option<&'a Claim> {
    part.iter().copied().max_by_key(|claim| claim.quantity.asserted.low.map(|low| (low.value, low.open)))
}

/// Whether a document gives more than one of the values: then it is not sure which of them is of this statistic.
pub(super) fn gives_several(parts: &[Vec<&Claim>]) -> Option<DocumentId> {
    let mut seen: BTreeMap<&DocumentId, usize> = BTreeMap::new();
    for (part, claims) in parts.iter().enumerate() {
        for claim in claims {
            if *seen.entry(&claim.document).or_insert(part) != part {
                return Some(claim.document.clone());
            }
        }
    }
    None
}

/// Whether the first of two values is less than half of the second.
pub(super) fn is_far_below(lower: &[&Claim], higher: &[&Claim]) -> bool {
    let ends = ends_first(lower).and_then(|claim| claim.quantity.asserted.high);
    let begins = begins_last(higher).and_then(|claim| claim.quantity.asserted.low);
    let twice = ends.and_then(|end| end.value.checked_add(end.value));
    twice.zip(begins).is_some_and(|(twice, begin)| begin.value > twice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, Statistic};
    use crate::quantity::{Hedge, Quantity, Unit};

    fn claim(quantity: Quantity) -> Claim {
        Claim::new("a", Statistic::new("deaths", Event::default()), quantity)
    }

    fn count(value: i64) -> Claim {
        claim(Quantity::count(value))
    }

    fn within(interval: Interval) -> Claim {
        claim(Quantity::from_intervals(interval, interval, Hedge::Exact, Unit::Count))
    }

    #[test]
    fn the_worst_pair_is_the_first_of_those_furthest_from_agreement() {
        // 227 is 230 to the nearest ten; 300 is neither.
        let claims = [count(227), count(230), count(300)];
        let parts: Vec<Vec<&Claim>> = claims.iter().map(|claim| vec![claim]).collect();
        let (lower, higher, outcome) = worst(&parts).unwrap();
        assert_eq!((&lower.quantity, &higher.quantity), (&claims[1].quantity, &claims[2].quantity));
        assert_ne!(outcome, Outcome::RoundingConflict);
        let (lower, higher, outcome) = worst(&parts[..2]).unwrap();
        assert_eq!((&lower.quantity, &higher.quantity), (&claims[0].quantity, &claims[1].quantity));
        assert_eq!(outcome, Outcome::RoundingConflict);
        assert!(worst(&parts[..1]).is_none() && worst(&[]).is_none());
    }

    #[test]
    fn of_equal_ends_an_open_one_ends_before_and_begins_after_a_closed_one() {
        let (open, closed) = (within(Interval::below(40.into())), within(Interval::at_most(40.into())));
        let endless = within(Interval::at_least(1.into()));
        for part in [[&open, &closed, &endless], [&closed, &open, &endless], [&endless, &closed, &open]] {
            assert_eq!(ends_first(&part).unwrap().quantity, open.quantity);
        }
        let (open, closed) = (within(Interval::above(40.into())), within(Interval::at_least(40.into())));
        let endless = within(Interval::at_most(90.into()));
        for part in [[&open, &closed, &endless], [&closed, &open, &endless], [&endless, &closed, &open]] {
            assert_eq!(begins_last(&part).unwrap().quantity, open.quantity);
        }
    }

    #[test]
    fn far_below_is_less_than_half() {
        let far = |low: i64, high: i64| is_far_below(&[&count(low)], &[&count(high)]);
        assert!(!far(20, 39) && !far(20, 40) && far(20, 41));
        assert!(!is_far_below(&[&within(Interval::at_least(1.into()))], &[&count(90)]), "without an end");
    }
}
