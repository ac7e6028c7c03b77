//! What a document holds a second time, and so does not say twice.

use super::copies::Repetition;
use crate::model::{ClaimId, Corpus, Relation, Span};

/// What stands in a passage that its own document holds a second time. The first occurrence counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SecondCopies {
    /// Documents and places of equal words, in order.
    places: Vec<(usize, Span)>,
    /// The claims in them, in order.
    claims: Vec<ClaimId>,
}

impl SecondCopies {
    pub(crate) fn new(corpus: &Corpus, repetitions: &[Repetition]) -> SecondCopies {
        let mut places: Vec<(usize, Span)> = repetitions
            .iter()
            .filter(|repetition| repetition.first.0 == repetition.again.0)
            .flat_map(|repetition| repetition.equal.iter().map(|span| (repetition.again.0, *span)))
            .collect();
        places.sort_unstable();
        let mut copies = SecondCopies { places, claims: Vec::new() };
        if !copies.places.is_empty() {
            let claims = corpus.claims_with_ids().filter_map(|(id, claim)| {
                let document = corpus.document_index(claim.document.as_str())?;
                // A sentence that differs elsewhere may speak of another year.
                let span = claim.span?;
                let sentence = claim.sentence.filter(|sentence| sentence.contains(span)).unwrap_or(span);
                copies.holds(document, sentence).then_some(id)
            });
            copies.claims = claims.collect();
        }
        copies
    }

    fn holds(&self, document: usize, span: Span) -> bool {
        let next = self.places.partition_point(|(other, copy)| (*other, copy.end()) < (document, span.end()));
        self.places.get(next).is_some_and(|(other, copy)| *other == document && copy.contains(span))
    }

    /// Whether a claim stands in a second copy.
    pub(crate) fn hold_claim(&self, claim: ClaimId) -> bool {
        self.claims.binary_search(&claim).is_ok()
    }

    /// Whether a relation stands in a second copy: each of its claims does.
    pub(crate) fn hold_relation(&self, relation: &Relation) -> bool {
        !self.claims.is_empty()
            && !relation.members.is_empty()
            && relation.members.iter().all(|member| self.hold_claim(member.claim))
    }
}

#[cfg(test)]
mod tests {
    use super::super::copies::repetitions;
    use super::super::copies::tests::{corpus, prose, sentences};
    use super::*;
    use crate::model::{Claim, Statistic};
    use crate::quantity::Quantity;

    #[test]
    fn names_the_claims_of_the_second_copy() {
        let text = sentences(0, 10).repeat(2);
        let mut corpus = corpus(std::slice::from_ref(&text));
        let places: Vec<usize> = text.match_indices("7 boats").map(|(place, _)| place).collect();
        for place in &places {
            let span = corpus.documents()[0].span(*place, place + 1).unwrap();
            corpus.add_claim(Claim::new("d0", Statistic::default(), Quantity::count(7)).at(span)).unwrap();
        }
        let copies = SecondCopies::new(&corpus, &repetitions(&corpus));
        let copied: Vec<bool> = corpus.claims_with_ids().map(|(id, _)| copies.hold_claim(id)).collect();
        assert_eq!((places.len(), copied), (2, vec![false, true]));
    }

    #[test]
    fn claims_of_a_sentence_that_differs_count() {
        let text = prose(0, 5) + "In June 7 boats were lost. " + &prose(5, 5);
        let again = text.replace("In June", "In July");
        let mut corpus = corpus(&[format!("{text}\n\n{again}")]);
        for (place, _) in corpus.documents()[0].text.clone().match_indices("7 boats") {
            let document = &corpus.documents()[0];
            let sentence = document.span(place - 8, place + 18);
            let mut claim =
                Claim::new("d0", Statistic::default(), Quantity::count(7)).at(document.span(place, place + 1).unwrap());
            claim.sentence = sentence;
            corpus.add_claim(claim).unwrap();
        }
        let found = repetitions(&corpus);
        assert_eq!(found.len(), 1);
        let quote = |span: Span| corpus.documents()[0].quote(span);
        assert_eq!(
            found[0].altered.iter().map(|(a, b)| (quote(*a), quote(*b))).collect::<Vec<_>>(),
            [("June", "July")]
        );
        let copies = SecondCopies::new(&corpus, &found);
        assert!(corpus.claims_with_ids().all(|(id, _)| !copies.hold_claim(id)));
    }
}
