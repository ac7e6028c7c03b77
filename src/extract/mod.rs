//! From a document's text to what it asserts: claims, relations, citations, references.
//!
//! Everything here is total and linear in the text: any string gives a result. Words live in tables, the grammar in
//! scanners. Nothing here compares one document with another; that is the business of [`align`](crate::align).

mod author_year;
mod bindings;
mod citations;
mod claims;
#[allow(dead_code, reason = "read by the reader of claims")]
mod credits;
mod cues;
mod date_claims;
mod deeds;
mod entry;
mod entry_date;
mod event_dates;
mod event_names;
mod event_places;
mod events;
mod extraction;
mod framed;
mod given;
mod glued;
mod groups;
mod lexicon;
mod localities;
mod located;
mod lowered;
mod measured;
mod mojibake;
mod own_words;
mod owners;
mod phrases;
mod places_within;
mod quotations;

mod relations;
mod scopes;
mod severity;
mod sharing;
mod sides;
mod statuses;
mod subjects;
mod text;
mod whereabouts;
mod wording;
mod words;

pub use crate::figures::read_quantities;
pub(crate) use crate::figures::{DateMention, Reading, ReadingOptions, read_figures, whole_number};
pub use credits::speakers;
pub(crate) use entry_date::entry_date;
pub use extraction::{Extraction, Extractor};
pub(crate) use given::GivenReferences;
pub(crate) use mojibake::{Garbled, read_garbled};
pub(crate) use quotations::quotations;
pub(crate) use text::TextExtractor;
