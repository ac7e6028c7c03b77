//! Markers in a text, and the entries they point to.

use serde::{Deserialize, Serialize};
use url::Url;

use super::{Document, DocumentId, PartialDate, Span};

/// A marker in a text that points to an entry: `[7]`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Citation {
    /// The document whose text holds the marker.
    pub document: DocumentId,
    /// What the marker names: `7`.
    pub key: String,
    /// Where the marker stands.
    pub span: Span,
}

impl Citation {
    /// A marker at a place.
    pub fn new(document: impl Into<DocumentId>, key: impl Into<String>, span: Span) -> Citation {
        Citation { document: document.into(), key: key.into(), span }
    }

    /// Moves every place to where `place` says that it stands.
    pub(crate) fn map_spans(&mut self, place: &mut impl FnMut(&DocumentId, Span) -> Span) {
        self.span = place(&self.document, self.span);
    }
}

/// An entry in a list of sources or notes, as far as it could be read. The raw text is always kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reference {
    /// The document whose list holds the entry.
    pub document: DocumentId,
    /// What markers name it by: `7`.
    pub key: String,
    /// Where the entry stands; `None` for one that is given beside the text.
    #[serde(default)]
    pub span: Option<Span>,
    /// The entry as it stands, or in words.
    pub raw: String,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The title it gives.
    #[serde(default)]
    pub title: Option<String>,
    /// The publisher it gives.
    #[serde(default)]
    pub publisher: Option<String>,
    /// The date it gives.
    #[serde(default)]
    pub published: Option<PartialDate>,
    /// The address it gives.
    #[serde(default)]
    pub url: Option<Url>,
    /// The document of the corpus that it names, where there is one.
    #[serde(default)]
    pub resolved: Option<DocumentId>,
    /// What is wrong with how the entry is written, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) problems: Vec<ReferenceProblem>,
}

/// Something wrong with how an entry of a list of sources is written, with its place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum ReferenceProblem {
    /// A date with white space where none belongs: "17.11. 2022".
    SpacedDate {
        /// The date.
        span: Span,
    },
    /// A date whose day and month may stand either way: "05/06/2022".
    AmbiguousDate {
        /// The date.
        span: Span,
    },
    /// A date that no calendar has: "31.02.2022".
    NoSuchDate {
        /// The date.
        span: Span,
    },
    /// An address that does not parse: "htps:/example".
    BrokenUrl {
        /// The address.
        span: Span,
    },
    /// A date that the entry's own address contradicts by more than a day.
    DatesDiffer {
        /// The date.
        span: Span,
        /// The address.
        url: Span,
    },
    /// A number that an earlier entry of the same list has.
    RepeatedKey {
        /// The number.
        span: Span,
    },
}

impl ReferenceProblem {
    /// What is wrong, and a few words to stand under the place.
    fn describe(self, document: &Document) -> (String, &'static str) {
        let words = document.quote(self.span());
        match self {
            ReferenceProblem::SpacedDate { .. } => {
                (format!("the date {words:?} holds a space"), "a space where none belongs")
            }
            ReferenceProblem::AmbiguousDate { .. } => {
                (format!("day and month of {words:?} may stand either way"), "day and month, or month and day")
            }
            ReferenceProblem::NoSuchDate { .. } => (format!("no calendar has the date {words:?}"), "no such day"),
            ReferenceProblem::BrokenUrl { .. } => (format!("the address {words:?} does not parse"), "not an address"),
            ReferenceProblem::DatesDiffer { url, .. } => (
                format!("the date {words:?} and the address {:?} name different days", document.quote(url)),
                "another day",
            ),
            ReferenceProblem::RepeatedKey { .. } => {
                ("its number is given twice in one list".to_owned(), "given before")
            }
        }
    }

    /// Every place of it.
    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let (span, other) = match self {
            ReferenceProblem::SpacedDate { span }
            | ReferenceProblem::AmbiguousDate { span }
            | ReferenceProblem::NoSuchDate { span }
            | ReferenceProblem::BrokenUrl { span }
            | ReferenceProblem::RepeatedKey { span } => (span, None),
            ReferenceProblem::DatesDiffer { span, url } => (span, Some(url)),
        };
        std::iter::once(span).chain(other)
    }

    /// Where it stands.
    pub(crate) fn span(self) -> Span {
        match self {
            ReferenceProblem::SpacedDate { span }
            | ReferenceProblem::AmbiguousDate { span }
            | ReferenceProblem::NoSuchDate { span }
            | ReferenceProblem::BrokenUrl { span }
            | ReferenceProblem::DatesDiffer { span, .. }
            | ReferenceProblem::RepeatedKey { span } => span,
        }
    }
}

impl Reference {
    /// What is wrong with how the entry is written, in the order of the text: the place, what is wrong, and a few words to
    /// stand under the place. `document` is the one that holds the entry.
    pub fn problems<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = (Span, String, &'static str)> + 'a {
        self.problems.iter().map(|problem| {
            let (mut message, note) = problem.describe(document);
            if let (ReferenceProblem::SpacedDate { .. }, Some(date)) = (problem, self.published) {
                message.push_str(&format!("; it is read as {date}"));
            }
            (problem.span(), message, note)
        })
    }

    /// An entry of which only key and raw text are known, and no place in the text.
    pub fn new(document: impl Into<DocumentId>, key: impl Into<String>, raw: impl Into<String>) -> Reference {
        Reference {
            document: document.into(),
            key: key.into(),
            span: None,
            raw: raw.into(),
            authors: Vec::new(),
            title: None,
            publisher: None,
            published: None,
            url: None,
            resolved: None,
            problems: Vec::new(),
        }
    }

    /// Moves every place to where `place` says that it stands.
    pub(crate) fn map_spans(&mut self, place: &mut impl FnMut(&DocumentId, Span) -> Span) {
        let document = &self.document;
        let problems = self.problems.iter_mut().flat_map(ReferenceProblem::spans_mut);
        self.span.iter_mut().chain(problems).for_each(|span| *span = place(document, *span));
    }

    /// The same entry at a place in its document's text.
    pub fn at(mut self, span: Span) -> Reference {
        self.span = Some(span);
        self
    }
}
