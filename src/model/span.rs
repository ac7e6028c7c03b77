//! A byte range of one document.

use serde::{Deserialize, Serialize};

/// A range of UTF-8 bytes of one document's text, end exclusive, on character boundaries.
///
/// Made by [`Document::span`](crate::Document::span), which checks it against the text; a span that comes from JSON is
/// checked when its claim enters a [`Corpus`](crate::Corpus). So no renderer can fail on one.
///
/// ```
/// use corroborate::Document;
///
/// let document = Document::new("note", "Turnout was 68 %.");
/// let span = document.span(12, 16).expect("within the text");
/// assert_eq!((span.start(), span.end()), (12, 16));
/// assert_eq!(document.quote(span), "68 %");
/// assert!(document.span(12, 99).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span of some text; `None` where it ends before it begins, or lies beyond 4 GiB.
    ///
    /// It is not held against a text: [`Document::span`](crate::Document::span) does that, and so does a corpus with what
    /// it takes in.
    ///
    /// ```
    /// use corroborate::Span;
    ///
    /// assert_eq!(Span::new(3, 7).map(Span::length), Some(4));
    /// assert_eq!(Span::new(7, 3), None);
    /// ```
    pub fn new(start: usize, end: usize) -> Option<Span> {
        (start <= end).then_some(())?;
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// A span of a text that is known to hold it; what does not fit ends where it can.
    pub(crate) fn clamped(start: usize, end: usize) -> Span {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        Span { start, end: u32::try_from(end).unwrap_or(u32::MAX).max(start) }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The number of bytes.
    pub fn length(self) -> usize {
        self.end().saturating_sub(self.start())
    }

    /// Whether both share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
