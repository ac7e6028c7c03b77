//! A corpus with the texts of its documents as they are read.

use std::collections::BTreeMap;

use super::ReadText;
use super::map::SourceMap;
use crate::model::{Corpus, DocumentId, Span};

/// A corpus whose documents have the text as it is read and whose places are places in it: what checks see.
#[derive(Debug)]
pub(crate) struct ReadCorpus {
    corpus: Corpus,
    places: BTreeMap<DocumentId, Places>,
}

/// The way back from one document's read text.
#[derive(Debug)]
struct Places {
    map: SourceMap,
    /// Places that came from elsewhere and begin or end within what is not read: as read, and as given.
    given: BTreeMap<Span, Span>,
}

impl ReadCorpus {
    /// The corpus as it is read; `None` where that is the corpus as it stands.
    pub(crate) fn of(corpus: &Corpus) -> Option<ReadCorpus> {
        let mut places = BTreeMap::new();
        let mut texts = BTreeMap::new();
        for document in corpus.documents() {
            if let ReadText { text, map: Some(map) } = ReadText::of(document) {
                texts.insert(document.id.clone(), text.into_owned());
                places.insert(document.id.clone(), Places { map, given: BTreeMap::new() });
            }
        }
        if places.is_empty() {
            return None;
        }
        let mut read = corpus.clone();
        read.set_texts(texts);
        read.map_spans(|document, span| {
            let Some(places) = places.get_mut(document) else { return span };
            let found = places.map.read_of(span);
            if places.map.source_of(found) != span {
                places.given.insert(found, span);
            }
            found
        });
        Some(ReadCorpus { corpus: read, places })
    }

    /// The corpus.
    pub(crate) fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Where a place in the read text of a document stands in its source.
    pub(crate) fn source_of(&self, document: &DocumentId, span: Span) -> Span {
        let Some(places) = self.places.get(document) else { return span };
        places.given.get(&span).copied().unwrap_or_else(|| places.map.source_of(span))
    }
}
