//! A document asserts when something was.

use serde::{Deserialize, Serialize};

use super::{DocumentId, Event, PartialDate, Span};

/// A document asserts when something was: an event's date, or a date counted from another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DateClaim {
    /// The document.
    pub document: DocumentId,
    /// The words that give the date.
    pub span: Span,
    /// The date, with what the words leave out filled in.
    pub date: PartialDate,
    /// What was on that date.
    pub about: DateSubject,
}

impl DateClaim {
    /// A date that a document gives.
    pub fn new(document: impl Into<DocumentId>, span: Span, date: PartialDate, about: DateSubject) -> DateClaim {
        DateClaim { document: document.into(), span, date, about }
    }
}

/// What a date is given for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DateSubject {
    /// An event.
    Event(Event),
    /// The day that lies some days from another date of the text: "the day before".
    Offset {
        /// The words that count: "the day before".
        words: Span,
        /// The words of the date that is counted from.
        anchor: Span,
        /// That date.
        anchor_date: PartialDate,
        /// How many days later; negative for earlier.
        days: i64,
    },
}
