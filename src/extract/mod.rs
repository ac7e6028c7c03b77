//! From a document's text to what it asserts: claims, relations, citations, references.
//!
//! Everything here is total and linear in the text: any string gives a result. Words live in tables, the grammar in
//! scanners. Nothing here compares one document with another; that is the business of [`align`](crate::align).

mod asked;
mod attackers;
mod cells;
mod claims;
mod date_claims;
mod echoes;
mod event_of;
mod extraction;
mod far_from_story;
mod given;
mod houses;
mod leads;
mod other_cases;
mod own_words;
mod past_years;
#[cfg(test)]
mod tests;
mod text;
mod the_rest;
mod those_before;
mod two_shares;
mod unmarked;

pub use crate::figures::read_quantities;
pub(crate) use crate::figures::{DateMention, ReadingOptions, read_figures};
pub use crate::sources::speakers;
pub use extraction::{Extraction, Extractor};
pub(crate) use given::GivenReferences;
pub(crate) use text::TextExtractor;
