//! A reader of a short text, for the tests of the rooms that read one.

use std::cell::OnceCell;

use super::{Reader, Stretch, Wording};
use crate::cues::Lexicon;
use crate::events::read_events;
use crate::figures::{ReadingOptions, read_figures};
use crate::model::{Document, Measures};
use crate::text::segment;
use crate::vocabulary::OwnWords;

/// Runs a test on the reader of a text that was published on 20 May 2031.
pub(crate) fn with_reader<T>(text: &str, test: impl FnOnce(&Reader<'_>) -> T) -> T {
    let document = Document::new("d", text).with_published("2031-05-20".parse().unwrap());
    let lexicon = Lexicon::new(&Measures::built_in(), &OwnWords::default());
    let segments = segment(text);
    let reading = read_figures(text, &ReadingOptions::default());
    let cues = lexicon.find(text);
    let events = read_events(&document, &segments, &lexicon, &cues, &reading.dates);
    let mentions = &reading.mentions;
    test(&Reader {
        text,
        segments: &segments,
        lexicon: &lexicon,
        cues: &cues,
        events: &events,
        mentions,
        contenders: OnceCell::new(),
        of_contest: &OnceCell::new(),
        places: OnceCell::new(),
    })
}

/// A text of one sentence as one stretch.
pub(crate) fn one_stretch<'a>(reader: &Reader<'a>) -> Stretch<'a> {
    let span = reader.segments.sentences.first().map(|sentence| sentence.span);
    let mentions: Vec<_> = reader.mentions.iter().collect();
    let wording = Wording::new(reader.text);
    let places = vec![OnceCell::new(); mentions.len()];
    Stretch {
        sentence: Some(0),
        span,
        start: 0,
        end: reader.text.len(),
        mentions,
        wording,
        places,
        said_of_places: OnceCell::new(),
    }
}
