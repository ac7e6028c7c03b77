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
    pub(crate) about: DateSubject,
}

impl DateClaim {
    /// The date that a document gives an event.
    pub fn of_event(document: impl Into<DocumentId>, span: Span, date: PartialDate, event: Event) -> DateClaim {
        DateClaim { document: document.into(), span, date, about: DateSubject::Event(event) }
    }

    /// The date of a day that words count from another date of the text, the anchor: "the day before" is −1 days.
    pub fn counted(
        document: impl Into<DocumentId>,
        span: Span,
        date: PartialDate,
        words: Span,
        days: i64,
        (anchor, anchor_date): (Span, PartialDate),
    ) -> DateClaim {
        let about = DateSubject::Offset { words, anchor, anchor_date, days };
        DateClaim { document: document.into(), span, date, about }
    }

    /// Moves every place to where `place` says that it stands.
    pub(crate) fn map_spans(&mut self, place: &mut impl FnMut(&DocumentId, Span) -> Span) {
        let document = &self.document;
        self.span = place(document, self.span);
        if let DateSubject::Offset { words, anchor, .. } = &mut self.about {
            *words = place(document, *words);
            *anchor = place(document, *anchor);
        }
    }

    /// The event, where the date is that of one.
    pub fn event(&self) -> Option<&Event> {
        match &self.about {
            DateSubject::Event(event) => Some(event),
            DateSubject::Offset { .. } => None,
        }
    }

    /// The words that count, how many days they count, and where they count from, where the date is a counted one.
    pub fn count(&self) -> Option<(Span, i64, (Span, PartialDate))> {
        match self.about {
            DateSubject::Offset { words, anchor, anchor_date, days } => Some((words, days, (anchor, anchor_date))),
            DateSubject::Event(_) => None,
        }
    }
}

/// What a date is given for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DateSubject {
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
