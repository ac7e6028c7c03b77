//! Markers in a text, and the entries they point to.

use serde::{Deserialize, Serialize};
use url::Url;

use super::{DocumentId, PartialDate, Span};

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
}

/// An entry in a list of sources or notes, as far as it could be read. The raw text is always kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reference {
    /// The document whose list holds the entry.
    pub document: DocumentId,
    /// What markers name it by: `7`.
    pub key: String,
    /// Where the entry stands.
    pub span: Span,
    /// The entry as it stands.
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
    pub problems: Vec<ReferenceProblem>,
}

/// Something wrong with how an entry of a list of sources is written, with its place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReferenceProblem {
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
    /// Where it stands.
    pub fn span(self) -> Span {
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
    /// An entry of which only key and raw text are known.
    pub fn new(
        document: impl Into<DocumentId>,
        key: impl Into<String>,
        span: Span,
        raw: impl Into<String>,
    ) -> Reference {
        Reference {
            document: document.into(),
            key: key.into(),
            span,
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
}
