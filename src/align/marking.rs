//! What was read of the sources that a corpus names, marked in it.

use std::collections::{BTreeMap, BTreeSet};

use super::folding::bare_name;
use super::references::{Resolution, resolve_references};
use crate::model::{Corpus, DocumentId, Span};

/// Notes for each claim the markers that stand in its sentence.
pub(crate) fn link_markers(corpus: &mut Corpus) {
    let mut markers: BTreeMap<DocumentId, Vec<(Span, String)>> = BTreeMap::new();
    for citation in corpus.citations() {
        markers.entry(citation.document.clone()).or_default().push((citation.span, citation.key.clone()));
    }
    markers.values_mut().for_each(|markers| markers.sort());
    for claim in corpus.claims_mut() {
        let (Some(markers), Some(sentence)) = (markers.get(&claim.document), claim.sentence) else { continue };
        let first = markers.partition_point(|(span, _)| span.start() < sentence.start());
        let within = markers.iter().skip(first).take_while(|(span, _)| span.end() <= sentence.end());
        for (_, key) in within.take(MOST_MARKERS) {
            if !claim.citations.contains(key) {
                claim.citations.push(key.clone());
            }
        }
    }
}

/// A figure keeps this many of the markers of its sentence: more do not stand for it.
const MOST_MARKERS: usize = 8;

/// Marks in a corpus what its entries name, and which credits name a publisher of its documents.
pub(crate) fn mark_read(corpus: &mut Corpus) {
    let resolved: Vec<Option<DocumentId>> = resolve_references(corpus)
        .into_iter()
        .map(|resolution| match resolution {
            Resolution::Resolved(index, _) => corpus.documents().get(index).map(|document| document.id.clone()),
            _ => None,
        })
        .collect();
    let publishers: BTreeSet<String> =
        corpus.documents().iter().filter_map(|document| document.publisher.as_deref()).map(bare_name).collect();
    for (reference, resolved) in corpus.references_mut().iter_mut().zip(resolved) {
        reference.resolved = reference.resolved.take().or(resolved);
    }
    for credit in corpus.claims_mut().iter_mut().flat_map(|claim| claim.credits.iter_mut()) {
        credit.read |= publishers.contains(&bare_name(&credit.to));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::references::ResolvedBy;
    use crate::align::references::tests::corpus;
    use crate::model::{Claim, Statistic};
    use crate::quantity::Quantity;

    #[test]
    fn marks_what_was_read() {
        let mut corpus = corpus(|entry| entry.title = Some("The Old Bridge of Lindby Falls".to_owned()));
        for to in ["The Echo", "Post"] {
            let claim = Claim::new("own", Statistic::default(), Quantity::count(3)).credited_to(to);
            corpus.add_claim(claim).unwrap();
        }
        mark_read(&mut corpus);
        assert_eq!(corpus.references()[0].resolved.as_ref().map(DocumentId::as_str), Some("bridge"));
        assert_eq!(corpus.claims().iter().map(|claim| claim.credits[0].read).collect::<Vec<_>>(), [true, false]);
        // The reason is still known.
        assert_eq!(resolve_references(&corpus)[0], Resolution::Resolved(0, ResolvedBy::Title));
    }
}
