//! Markers and entries by document, for the checks of citations.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Citation, Corpus, Document, Reference};

/// The markers and entries of one document.
#[derive(Debug, Default)]
pub(super) struct Sources<'a> {
    citations: Vec<&'a Citation>,
    references: Vec<&'a Reference>,
}

impl<'a> Sources<'a> {
    /// The entries that markers can name, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = &'a Reference> + '_ {
        self.references.iter().copied().filter(|entry| !entry.key.is_empty())
    }

    /// Their keys.
    pub(super) fn keys(&self) -> BTreeSet<&'a str> {
        self.entries().map(|entry| entry.key.as_str()).collect()
    }

    /// The markers by what they name.
    pub(super) fn markers(&self) -> BTreeMap<&'a str, Vec<&'a Citation>> {
        let mut markers: BTreeMap<&str, Vec<&Citation>> = BTreeMap::new();
        for citation in &self.citations {
            markers.entry(&citation.key).or_default().push(citation);
        }
        markers
    }
}

/// An entry as messages name it: "entry [6]".
pub(super) fn entry_name(reference: &Reference) -> String {
    if reference.key.is_empty() { "an entry".to_owned() } else { format!("entry [{}]", reference.key) }
}

/// The documents that hold markers or entries, in the order of the corpus.
pub(super) fn sources_by_document(corpus: &Corpus) -> Vec<(&Document, Sources<'_>)> {
    let mut sources: BTreeMap<usize, Sources<'_>> = BTreeMap::new();
    for citation in corpus.citations() {
        if let Some(index) = corpus.document_index(citation.document.as_str()) {
            sources.entry(index).or_default().citations.push(citation);
        }
    }
    for reference in corpus.references() {
        if let Some(index) = corpus.document_index(reference.document.as_str()) {
            sources.entry(index).or_default().references.push(reference);
        }
    }
    let documents = corpus.documents();
    sources.into_iter().filter_map(|(index, sources)| Some((documents.get(index)?, sources))).collect()
}

#[cfg(test)]
pub(super) mod testing {
    use crate::check::{Check, Finding};
    use crate::model::Document;
    use crate::verifier::Verifier;

    /// The findings of one check alone.
    pub(in crate::check) fn findings(check: impl Check + 'static, documents: &[Document]) -> Vec<Finding> {
        Verifier::new().without_checks().check(check).unwrap().run(documents).unwrap().findings
    }

    /// The labelled words of the findings of one check alone over one text.
    pub(in crate::check) fn labelled(check: impl Check + 'static, text: &str) -> Vec<Vec<String>> {
        findings(check, &[Document::new("d", text)])
            .into_iter()
            .map(|finding| finding.labels.into_iter().map(|label| label.text).collect())
            .collect()
    }
}
