//! What looks like a figure and was declined.

use serde::{Deserialize, Serialize};

use super::{DocumentId, Span};
use crate::worded::worded;

/// A place that looks like a figure and was not read as one, with the reason: nothing is dropped in silence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Unread {
    /// The document.
    pub document: DocumentId,
    /// The place.
    pub span: Span,
    /// Why it was declined.
    pub reason: UnreadReason,
}

impl Unread {
    /// A place declined for a reason.
    pub fn new(document: impl Into<DocumentId>, span: Span, reason: UnreadReason) -> Unread {
        Unread { document: document.into(), span, reason }
    }

    /// Moves every place to where `place` says that it stands.
    pub(crate) fn map_spans(&mut self, place: &mut impl FnMut(&DocumentId, Span) -> Span) {
        self.span = place(&self.document, self.span);
    }
}

/// Why a place that looks like a figure was not read as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UnreadReason {
    /// A date or a year.
    Date,
    /// A time of day.
    Time,
    /// A list, note, section or page number, or a citation.
    Label,
    /// Part of a name: COVID-19, C5+1, Russia 24.
    Name,
    /// A score, version, phone number, address or legal reference.
    Code,
    /// A word that names no number here: "no one", "one of them", "second thoughts".
    Idiom,
    /// Too many digits for an exact decimal.
    TooLong,
    /// Letters or lost characters among digits: "2O7".
    Misprint,
    /// Digits grouped in a way that admits no single reading.
    Ambiguous,
    /// A position or a share named in passing, which nobody would compare: "the first round", "most of them", "won a majority".
    InPassing,
    /// How many times as much, of a value that is not given: "doubled", "twice as many".
    Multiple,
}

worded!(UnreadReason, "reason", {
    Date => "date", Time => "time", Label => "label", Name => "name", Code => "code", Idiom => "idiom",
    TooLong => "too_long", Misprint => "misprint", Ambiguous => "ambiguous", InPassing => "in_passing", Multiple => "multiple",
});
