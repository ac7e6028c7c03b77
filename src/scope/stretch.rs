//! What is read at once: a stretch of a sentence with its figures, and the document around it.

use std::cell::OnceCell;

use super::contenders::Contenders;
use super::locating::{Places, SaidOfPlaces};
use super::places_within::Beside;
use super::wording::Wording;
use crate::cues::{CueMatch, Lexicon};
use crate::events::Events;
use crate::figures::Mention;
use crate::model::Span;
use crate::text::Segments;

/// Everything that was read of a document before its claims.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) segments: &'a Segments,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) cues: &'a [CueMatch],
    pub(crate) events: &'a Events,
    pub(crate) mentions: &'a [Mention],
    /// Who stands for something, once all frames are read.
    pub(crate) contenders: OnceCell<Contenders>,
    /// Whether the text is of a contest, once it is asked for.
    pub(crate) of_contest: &'a OnceCell<bool>,
    /// The places that it names, once they are asked for.
    pub(crate) places: OnceCell<Places>,
}

/// A stretch of a sentence that is read at once: a text without full stops is read in pieces, so that the cost stays
/// linear.
pub(crate) struct Stretch<'a> {
    /// The sentence, by index and span.
    pub(crate) sentence: Option<usize>,
    pub(crate) span: Option<Span>,
    /// Where to look for words, in bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) mentions: Vec<&'a Mention>,
    /// What its words say of all of its figures.
    pub(crate) wording: Wording<'a>,
    /// The place beside each of them, once it is asked for.
    pub(crate) places: Vec<OnceCell<Option<Beside>>>,
    /// What it says of where its figures are limited to, once that is asked for.
    pub(crate) said_of_places: OnceCell<SaidOfPlaces>,
}

/// Words are looked for this many bytes around the figures of a stretch.
pub(crate) const AROUND: usize = 600;
