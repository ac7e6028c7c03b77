//! The built-in extractor for running text.

use super::{Extraction, Extractor, ReadingOptions};
use crate::model::Document;

/// Reads figures, events, credits and citations out of English prose.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct TextExtractor {
    /// How figures are read.
    pub reading: ReadingOptions,
}

impl Extractor for TextExtractor {
    fn name(&self) -> &str {
        "text"
    }

    fn extract(&self, document: &Document, extraction: &mut Extraction) {
        let _ = (document, extraction);
    }
}
