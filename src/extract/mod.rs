//! From a document's text to what it asserts: claims, relations, citations, references.
//!
//! Everything here is total and linear in the text: any string gives a result. Words live in tables, the grammar in
//! scanners. Nothing here compares one document with another; that is the business of [`align`](crate::align).

mod citations;
mod entry;
mod entry_date;
mod extraction;
mod reading;
#[allow(dead_code, reason = "the readers of claims use the rest")]
mod segment;
mod sentence;
mod text;

pub use extraction::{Extraction, Extractor};
pub use reading::{DateMention, Mention, MentionRelation, Reading, ReadingOptions, read_quantities};
pub use text::TextExtractor;
