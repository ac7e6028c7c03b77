//! Shares of two polls: who asked other people gets another answer, and neither is wrong.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::agreeing::insert;
use crate::model::{Claim, ClaimId, Corpus};
use crate::sources::may_be_of_one_house;

/// Whether two figures are of polls that two houses took, as the names tell that their texts give.
pub(super) fn are_of_two_polls(claim: &Claim, other: &Claim) -> bool {
    let houses = claim.poll.as_deref().zip(other.poll.as_deref());
    houses.is_some_and(|(house, other)| !may_be_of_one_house(house, other))
}

/// Of the claims of one poll so many are looked at.
const MOST_CLAIMS: usize = 32;

/// Parts claims by who took their polls. One of which that is not known stands with those that bear it out, else with the most.
pub(super) fn by_poll(corpus: &Corpus, ids: Vec<ClaimId>) -> Vec<Vec<ClaimId>> {
    let house = |id: &ClaimId| corpus.claim(*id)?.poll.as_deref();
    // Names of one house, each under the first of them.
    let mut houses: BTreeMap<&str, &str> = ids.iter().filter_map(house).map(|name| (name, name)).collect();
    if houses.len() < 2 {
        return vec![ids];
    }
    let names: Vec<&str> = houses.keys().copied().collect();
    for (place, name) in names.iter().enumerate() {
        for other in names.iter().take(place).filter(|other| may_be_of_one_house(name, other)) {
            let (Some(own), Some(theirs)) = (houses.get(name).copied(), houses.get(other).copied()) else { continue };
            let (low, high) = (own.min(theirs), own.max(theirs));
            houses.values_mut().filter(|of| **of == high).for_each(|of| *of = low);
        }
    }
    let mut parts: BTreeMap<&str, Vec<ClaimId>> = BTreeMap::new();
    let (known, unknown): (Vec<ClaimId>, Vec<ClaimId>) = ids.into_iter().partition(|id| house(id).is_some());
    for id in known {
        if let Some(of) = house(&id).and_then(|name| houses.get(name)) {
            parts.entry(*of).or_default().push(id);
        }
    }
    let mut parts: Vec<Vec<ClaimId>> = parts.into_values().collect();
    // The largest first, so that it takes what each of several might.
    parts.sort_by_key(|part| Reverse(part.len()));
    let meets = |id: &ClaimId, part: &[ClaimId]| {
        let asserted = corpus.claim(*id).map(|claim| claim.quantity.asserted);
        let of = |other: &ClaimId| corpus.claim(*other).map(|claim| claim.quantity.asserted);
        part.iter().take(MOST_CLAIMS).any(|other| asserted.zip(of(other)).is_some_and(|(own, other)| own.meets(&other)))
    };
    let of_each: Vec<usize> =
        unknown.iter().map(|id| parts.iter().position(|part| meets(id, part)).unwrap_or_default()).collect();
    for (id, of) in unknown.into_iter().zip(of_each) {
        if let Some(part) = parts.get_mut(of) {
            insert(part, id);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Severity, Verifier};

    /// How many findings at error or warning two reports of one race give, which each tell of a poll.
    fn alarms(first: &str, second: &str) -> usize {
        let on = |id: &str, text: &str| Document::new(id, text).with_published("2032-10-04".parse().unwrap());
        let verifier = Verifier::new();
        let report = verifier.verify(&verifier.extract(&[on("a", first), on("b", second)]).unwrap());
        report.findings.iter().filter(|finding| finding.severity >= Severity::Warning).count()
    }

    #[test]
    fn two_polls_may_differ() {
        let text = |house: &str, share: i32| {
            format!(
                "Anna Berg leads Carl Lund in the presidential election of Ruritania, according to a {house} poll on Monday. \
                 Berg has {share} percent of the vote."
            )
        };
        assert_eq!(alarms(&text("Selden College", 52), &text("Linden Institute", 47)), 0);
        assert_eq!(alarms(&text("Selden College", 52), &text("Selden", 47)), 1);
    }

    #[test]
    fn of_which_poll_a_figure_is_parts_it_from_those_of_others() {
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("a", "A text of polls.")).unwrap();
        for house in [Some("Selden College"), Some("Linden Institute"), Some("Selden"), None] {
            let share = crate::Statistic::new("vote_share", crate::Event::default()).of("Berg");
            let mut claim = Claim::new("a", share, crate::Quantity::percent(48));
            claim.poll = house.map(str::to_owned);
            corpus.add_claim(claim).unwrap();
        }
        let ids: Vec<ClaimId> = corpus.claims_with_ids().map(|(id, _)| id).collect();
        let parts = by_poll(&corpus, ids.clone());
        assert_eq!(parts, [vec![ids[0], ids[2], ids[3]], vec![ids[1]]]);
        assert_eq!(by_poll(&corpus, vec![ids[0], ids[3]]), [vec![ids[0], ids[3]]]);
    }
}
