//! Who rests on whom: the documents of a corpus that cite one another or credit one another's publisher.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::folding::bare_name;
use super::references::{Resolution, resolve_references};
use crate::model::{ClaimId, Corpus, Credit, DocumentId, Span};

/// One document rests on another of the corpus: it lists it among its sources, cites it for a claim, or credits a claim to
/// its publisher.
///
/// In JSON: `from`, `to`, and where there are such `key`, `claim` and `span`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Link {
    /// The document that cites or credits.
    pub from: DocumentId,
    /// The document that it rests on.
    pub to: DocumentId,
    /// By which entry of its list of sources; `None` for a credit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// For which claim; `None` where the entry stands in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
    /// Where the text says so: the entry, the figure that cites it, or the words of the credit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// Who rests on whom: the graph of citations and credits between the documents of a corpus. Entries first, in the order of
/// the lists, then what claims cite and credit, in the order of the claims.
///
/// What an entry names is found by its address, its title, or its publisher and day; a credit means the only document of the
/// publisher that it names. Sources that are not in the corpus are in no link: see [`Corpus::references`] and
/// [`Claim::credits`](crate::Claim::credits).
///
/// ```
/// use corroborate::align::links;
/// use corroborate::{Document, Verifier};
///
/// let vote = "in the referendum of 5 June 2022 in Norway";
/// let documents = [
///     Document::new("a", format!("Turnout {vote} was 68%.")).with_publisher("Gazette"),
///     Document::new("b", format!("Turnout {vote} was 71%, the Gazette said.")),
/// ];
/// let corpus = Verifier::new().extract(&documents)?;
/// let found: Vec<String> = links(&corpus).iter().map(|link| format!("{} rests on {}", link.from, link.to)).collect();
/// assert_eq!(found, ["b rests on a"]);
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn links(corpus: &Corpus) -> Vec<Link> {
    let id = |index: usize| corpus.documents().get(index).map(|document| document.id.clone());
    let mut found = Vec::new();
    let mut entries: BTreeMap<(&str, &str), DocumentId> = BTreeMap::new();
    for (reference, resolution) in corpus.references().iter().zip(resolve_references(corpus)) {
        let Resolution::Resolved(target, _) = resolution else { continue };
        let Some(to) = id(target).filter(|to| *to != reference.document) else { continue };
        entries.insert((reference.document.as_str(), reference.key.as_str()), to.clone());
        let key = Some(reference.key.clone());
        found.push(Link { from: reference.document.clone(), to, key, claim: None, span: reference.span });
    }
    let publishers = Publishers::of(corpus);
    for (place, claim) in corpus.claims_with_ids() {
        let from = &claim.document;
        let link = |to: DocumentId, key: Option<String>, span: Option<Span>| Link {
            from: from.clone(),
            to,
            key,
            claim: Some(place),
            span,
        };
        for key in &claim.citations {
            let to = entries.get(&(from.as_str(), key.as_str()));
            found.extend(to.map(|to| link(to.clone(), Some(key.clone()), claim.span)));
        }
        for credit in &claim.credits {
            let to = publishers.credited(credit).and_then(id).filter(|to| to != from);
            found.extend(to.map(|to| link(to, None, credit.span.or(claim.span))));
        }
    }
    found
}

/// The publishers of a corpus, each with the one document that it has; those of several leave open which is meant.
struct Publishers {
    by_name: BTreeMap<String, Option<usize>>,
}

impl Publishers {
    fn of(corpus: &Corpus) -> Publishers {
        let mut by_name: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (index, document) in corpus.documents().iter().enumerate() {
            if let Some(name) = document.publisher.as_deref().map(bare_name).filter(|name| !name.is_empty()) {
                by_name.entry(name).and_modify(|known| *known = None).or_insert(Some(index));
            }
        }
        Publishers { by_name }
    }

    /// The document, by index, that a credit means.
    fn credited(&self, credit: &Credit) -> Option<usize> {
        self.by_name.get(&bare_name(&credit.to)).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, Document, Reference, Statistic};
    use crate::quantity::Quantity;

    fn claim(document: &str) -> Claim {
        Claim::new(document, Statistic::default(), Quantity::count(12))
    }

    #[test]
    fn entries_citations_and_credits_are_links() {
        let mut corpus = Corpus::new();
        for (id, publisher) in [("a", "The Post"), ("b", "Echo"), ("c", "Herald"), ("d", "Herald")] {
            corpus.add_document(Document::new(id, "").with_publisher(publisher)).unwrap();
        }
        let mut entry = Reference::new("a", "7", "[7] It fell. Echo.");
        entry.resolved = Some("b".into());
        corpus.add_reference(entry).unwrap();
        corpus.add_reference(Reference::new("a", "8", "[8] Somewhere else.")).unwrap();
        let mut cited = claim("a");
        cited.citations = vec!["7".to_owned(), "8".to_owned()];
        corpus.add_claim(cited).unwrap();
        corpus.add_claim(claim("b").credited_to("Post")).unwrap();
        // Of its own publisher, of a publisher of two documents, of somebody unknown: no link.
        corpus.add_claim(claim("b").credited_to("Echo").credited_to("the Herald").credited_to("police")).unwrap();
        let shown = |link: &Link| {
            let claim = link.claim.map(|claim| claim.index());
            (link.from.to_string(), link.to.to_string(), link.key.clone(), claim)
        };
        let seven = || Some("7".to_owned());
        let expected = [("a", "b", seven(), None), ("a", "b", seven(), Some(0)), ("b", "a", None, Some(1))];
        let expected = expected.map(|(from, to, key, claim)| (from.to_owned(), to.to_owned(), key, claim));
        assert_eq!(links(&corpus).iter().map(shown).collect::<Vec<_>>(), expected);
    }
}
