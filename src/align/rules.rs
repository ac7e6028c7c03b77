//! What rules ask for: thresholds of one contest that lie far apart are those of two rules.

use super::leading::is_near;
use crate::model::{Claim, ClaimId, Corpus, Standing};
use crate::quantity::Number;

/// Parts claims on what a rule requires where their numbers lie far apart: the delegates that one party's nomination takes,
/// and those of another's.
pub(super) fn by_rule(corpus: &Corpus, ids: Vec<ClaimId>) -> Vec<Vec<ClaimId>> {
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| corpus.claim(*id)).collect();
    if claims.len() < 2 || claims.iter().any(|claim| claim.standing != Standing::Required || claim.sentence.is_none()) {
        return vec![ids];
    }
    let mut sorted: Vec<(Option<Number>, ClaimId)> =
        claims.iter().map(|claim| claim.quantity.stated).zip(ids.iter().copied()).collect();
    sorted.sort_unstable();
    let mut parts: Vec<Vec<ClaimId>> = Vec::new();
    let mut before: Option<Number> = None;
    for (stated, id) in sorted {
        let goes_on = before.zip(stated).is_some_and(|(before, stated)| is_near(before, stated));
        match parts.last_mut().filter(|_| goes_on) {
            Some(part) => part.push(id),
            None => parts.push(vec![id]),
        }
        before = stated;
    }
    parts.iter_mut().for_each(|part| part.sort_unstable());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Event, Span, Statistic};
    use crate::quantity::Quantity;

    fn parts(numbers: &[i32], standing: Standing) -> usize {
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("a", "A text of an election.")).unwrap();
        for number in numbers {
            let mut claim = Claim::new("a", Statistic::new("delegates", Event::default()), Quantity::count(*number));
            claim.standing = standing;
            claim.sentence = Span::new(0, 10);
            corpus.add_claim(claim).unwrap();
        }
        by_rule(&corpus, corpus.claims_with_ids().map(|(id, _)| id).collect()).len()
    }

    #[test]
    fn thresholds_far_apart_are_of_two_rules() {
        assert_eq!(parts(&[1237, 2383, 1237], Standing::Required), 2);
        assert_eq!(parts(&[61, 60], Standing::Required), 1);
        assert_eq!(parts(&[1237, 2383], Standing::Asserted), 1);
    }
}
