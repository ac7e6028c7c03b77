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
