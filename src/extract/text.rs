//! The built-in extractor for running text.

use super::citations::read_citations;
use super::segment::segment;
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
        let segments = segment(&document.text);
        let citations = read_citations(document, &segments);
        citations.citations.into_iter().for_each(|citation| extraction.add_citation(citation));
        citations.references.into_iter().for_each(|reference| extraction.add_reference(reference));
    }
}
