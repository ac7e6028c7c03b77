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
        }
    }
}
