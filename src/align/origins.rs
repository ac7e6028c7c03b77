//! Documents that are one voice, and why.

use std::collections::BTreeMap;

use super::copies::Repetition;
use super::folding::fold;
use crate::model::Corpus;

/// Documents joined into voices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origins {
    /// For each document, the first document of its voice.
    parents: Vec<usize>,
    /// What joined two documents, in the order of joining.
    pub(crate) joins: Vec<(usize, usize, Join)>,
}

/// Why two documents are one voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Join {
    /// Said to be one by hand.
    Declared,
    /// One publisher.
    Publisher,
    /// One text, for the greater part.
    Text,
}

impl Join {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Join::Declared => "declared to be of one origin",
            Join::Publisher => "one publisher",
            Join::Text => "one text",
        }
    }
}

impl Origins {
    /// Joins documents by hand, by publisher and by text. Looked up, never all pairs.
    ///
    /// What is declared is a list of ids and publishers for each voice.
    pub(crate) fn new(
        corpus: &Corpus,
        repetitions: &[Repetition],
        declared: &BTreeMap<String, Vec<String>>,
    ) -> Origins {
        let mut origins = Origins { parents: (0..corpus.documents().len()).collect(), joins: Vec::new() };
        let voices: BTreeMap<String, usize> = (0..)
            .zip(declared.values())
            .flat_map(|(voice, members)| members.iter().map(move |member| (fold(member), voice)))
            .collect();
        let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, document) in corpus.documents().iter().enumerate() {
            let named = voices.get(&fold(document.id.as_str()));
            let named = named.or_else(|| voices.get(&fold(document.publisher.as_deref()?)));
            let Some(voice) = named else { continue };
            match first_of.get(voice) {
                Some(first) => origins.join(*first, index, Join::Declared),
                None => {
                    first_of.insert(*voice, index);
                }
            }
        }
        let mut publishers: BTreeMap<String, usize> = BTreeMap::new();
        for (index, document) in corpus.documents().iter().enumerate() {
            let Some(name) = document.publisher.as_deref().map(fold).filter(|name| !name.is_empty()) else { continue };
            match publishers.get(&name) {
                Some(first) => origins.join(*first, index, Join::Publisher),
                None => {
                    publishers.insert(name, index);
                }
            }
        }
        for repetition in repetitions.iter().filter(|repetition| repetition.first.0 != repetition.again.0) {
            let length = corpus.documents().get(repetition.again.0).map_or(0, |document| document.text.len());
            if repetition.weight * 5 >= length * 2 {
                origins.join(repetition.first.0, repetition.again.0, Join::Text);
            }
        }
        origins
    }

    fn join(&mut self, a: usize, b: usize, why: Join) {
        self.joins.push((a, b, why));
        let (a, b) = (self.of(a), self.of(b));
        let (low, high) = (a.min(b), a.max(b));
        if let Some(parent) = self.parents.get_mut(high) {
            *parent = low;
        }
    }

    /// The first document of a document's voice.
    pub(crate) fn of(&self, document: usize) -> usize {
        let mut at = document;
        // Parents have lower indices, so this ends.
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent < at) {
            at = parent;
        }
        at
    }

    /// Why a document was joined to an earlier one.
    pub(crate) fn reason(&self, document: usize) -> Option<Join> {
        self.joins.iter().find(|(_, joined, _)| *joined == document).map(|(.., why)| *why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::repetitions;
    use crate::model::Document;

    #[test]
    fn joins_by_publisher_and_by_text() {
        let text: String = (0..12).map(|n| format!("Sentence number {n} tells of the river at Lindby. ")).collect();
        let mut corpus = Corpus::new();
        for (id, publisher, text) in [
            ("a", Some("The Echo"), "One."),
            ("b", Some("Post"), &*text),
            ("c", Some("the echo"), "Two."),
            ("d", None, &*text),
            ("e", None, "Three."),
        ] {
            let document = Document::new(id, text);
            let document = publisher.map_or(document.clone(), |publisher| document.with_publisher(publisher));
            corpus.add_document(document).unwrap();
        }
        let origins = Origins::new(&corpus, &repetitions(&corpus), &BTreeMap::new());
        assert_eq!((0..5).map(|index| origins.of(index)).collect::<Vec<_>>(), [0, 1, 0, 1, 4]);
        assert_eq!((origins.reason(2), origins.reason(3)), (Some(Join::Publisher), Some(Join::Text)));
        let declared = BTreeMap::from([("group".to_owned(), vec!["THE ECHO".to_owned(), "e".to_owned()])]);
        let origins = Origins::new(&corpus, &repetitions(&corpus), &declared);
        assert_eq!((0..5).map(|index| origins.of(index)).collect::<Vec<_>>(), [0, 1, 0, 1, 0]);
        assert_eq!(origins.reason(4), Some(Join::Declared));
    }
}
