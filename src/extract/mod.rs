//! From a document's text to what it asserts: claims, relations, citations, references.
//!
//! Everything here is total and linear in the text: any string gives a result. Words live in tables, the grammar in
//! scanners. Nothing here compares one document with another; that is the business of [`align`](crate::align).

mod bindings;
mod claims;
mod date_claims;
mod deeds;
mod event_dates;
mod event_names;
mod event_places;
mod events;
mod extraction;
mod framed;
mod given;
mod groups;
mod lexicon;
mod localities;
mod located;
mod measured;
mod own_words;
mod owners;
mod places_within;

mod scopes;
mod severity;
mod sharing;
mod sides;
mod statuses;
mod subjects;
mod text;
mod whereabouts;
mod wording;

pub use crate::figures::read_quantities;
pub(crate) use crate::figures::{DateMention, ReadingOptions, read_figures, whole_number};
pub use crate::sources::speakers;
pub use extraction::{Extraction, Extractor};
pub(crate) use given::GivenReferences;
pub(crate) use text::TextExtractor;
