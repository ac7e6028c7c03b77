//! Several shares of one candidate in one text: of all voters, of the young, of a county.
//!
//! A text often tells which is which in ways that are not read. Where another document gives one of them, that one is of the
//! same; what the others are of is not known, and they are held against nobody's.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Claim, ClaimId, Corpus, Measure};
use crate::quantity::{Hedge, Number};

/// Of the claims of other documents this many are looked at.
const MOST_OTHERS: usize = 64;

/// Parts claims on what somebody won where one text gives values that exclude one another beside other documents: those that
/// no other document bears out stand apart, by their number.
pub(super) fn by_share(corpus: &Corpus, measure: Option<&Measure>, ids: Vec<ClaimId>) -> Vec<Vec<ClaimId>> {
    let of_contest = measure.is_some_and(Measure::is_of_votes);
    let claims: Vec<(ClaimId, &Claim)> = ids.iter().filter_map(|id| Some((*id, corpus.claim(*id)?))).collect();
    let mut of_document: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for (_, claim) in claims.iter().filter(|_| of_contest) {
        of_document.entry(claim.document.as_str()).or_default().push(claim);
    }
    if of_document.len() < 2 {
        return vec![ids];
    }
    let several: BTreeSet<&str> =
        of_document.iter().filter(|(_, claims)| gives_several(claims)).map(|(document, _)| *document).collect();
    let (mut common, mut apart) = (Vec::new(), BTreeMap::<Option<Number>, Vec<ClaimId>>::new());
    for (id, claim) in &claims {
        // "By a few hundred votes" says less than the count beside it, and nothing else.
        let rough = claim.quantity.hedge == Hedge::Vague;
        let read = claim.sentence.is_some() && !rough && several.contains(claim.document.as_str());
        let others = || claims.iter().filter(|(_, other)| other.document != claim.document).take(MOST_OTHERS);
        let meets = |other: &Claim| other.quantity.asserted.meets(&claim.quantity.asserted);
        match !read || others().any(|(_, other)| meets(other)) {
            true => common.push(*id),
            false => apart.entry(claim.quantity.stated).or_default().push(*id),
        }
    }
    std::iter::once(common).chain(apart.into_values()).filter(|part| !part.is_empty()).collect()
}

/// Whether claims of one text cannot all give one value.
fn gives_several(claims: &[&Claim]) -> bool {
    let told = claims.iter().filter(|claim| claim.quantity.hedge != Hedge::Vague);
    let mut asserted = told.map(|claim| claim.quantity.asserted);
    let first = asserted.next();
    asserted.try_fold(first, |common, next| common?.intersection(&next).map(Some)).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Event, Measures, Span, Statistic};
    use crate::quantity::Quantity;

    fn parts(shares: &[(&str, i32)]) -> Vec<usize> {
        let mut corpus = Corpus::new();
        for (document, percent) in shares {
            if corpus.document(document).is_none() {
                corpus.add_document(Document::new(*document, "A text of an election.")).unwrap();
            }
            let share = Statistic::new("vote_share", Event::default()).of("Okoth");
            let mut claim = Claim::new(*document, share, Quantity::percent(Number::from(*percent)));
            claim.sentence = Span::new(0, 10);
            corpus.add_claim(claim).unwrap();
        }
        let ids = corpus.claims_with_ids().map(|(id, _)| id).collect();
        by_share(&corpus, Measures::built_in().get("vote_share"), ids).iter().map(Vec::len).collect()
    }

    #[test]
    fn what_another_document_gives_is_of_the_same() {
        assert_eq!(parts(&[("a", 46), ("b", 46), ("b", 70)]), [2, 1]);
        // Which of b's is meant is not known; one text alone, and two that give one each, are held against each other.
        assert_eq!(parts(&[("a", 46), ("b", 31), ("b", 70)]), [1, 1, 1]);
        assert_eq!(parts(&[("b", 31), ("b", 70)]), [2]);
        assert_eq!(parts(&[("a", 46), ("b", 31)]), [2]);
    }
}
