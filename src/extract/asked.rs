//! Counts that a text asks for or speaks of before it gives them: "how many people died is disputed; the ministry puts it at 52",
//! "the number of cases grew again; it is now 318". The words are read as if a number stood in place of what asks for it.

use std::sync::LazyLock;

use crate::figures::{ReadingOptions, read_figures};
use crate::frames::{Counted, Known};
use crate::model::Measure;
use crate::scope::{Reader, Stretch};
use crate::text::Spellings;
use crate::vocabulary::WordList;

/// What asks for a number,
static ASKING: WordList = WordList::named("asking for a number");
/// and what speaks of one.
static SPEAKING: WordList = WordList::named("speaking of a number");

/// Each with where it may be at all.
static ASKED_FOR: (&WordList, LazyLock<Spellings>) = (&ASKING, LazyLock::new(|| Spellings::of(ASKING.iter().copied())));
static SPOKEN_OF: (&WordList, LazyLock<Spellings>) =
    (&SPEAKING, LazyLock::new(|| Spellings::of(SPEAKING.iter().copied())));

/// What stands in their place, one of several.
const SOME_NUMBER: &str = "12";

/// So many bytes behind them are read.
const REACH: usize = 240;

impl Reader<'_> {
    /// The measure of which the words before a sentence's first figure, or else the sentence before it, ask for the number. Where
    /// the sentence before only speaks of it, it must give no figure of its own.
    pub(super) fn asked_before(&self, stretch: &Stretch<'_>, is_bare: bool) -> Option<&Measure> {
        let here = stretch.sentence?;
        let first = stretch.mentions.first()?.span.start();
        let own = self.text.get(stretch.start..first)?;
        if let Some(asked) = self.asked_in(own, &ASKED_FOR) {
            return Some(asked);
        }
        let before = self.segments.sentences.get(here.checked_sub(1)?)?.span;
        let words = self.text.get(before.start()..before.end())?;
        let joined = self.text.get(before.end()..stretch.start).is_none_or(|between| !between.contains('\n'));
        let asked = || self.asked_in(words, &ASKED_FOR);
        let spoken = || is_bare.then(|| self.asked_in(words, &SPOKEN_OF)).flatten();
        joined.then(|| asked().or_else(spoken)).flatten()
    }

    fn asked_in(&self, words: &str, (list, spelt): &(&WordList, LazyLock<Spellings>)) -> Option<&Measure> {
        // Most sentences have none of them.
        let list = spelt.are_in(words).then_some(list)?;
        let behind = list.iter().find_map(|entry| words.find(entry).and_then(|at| words.get(at + entry.len()..)))?;
        let mut end = behind.len().min(REACH);
        while !behind.is_char_boundary(end) {
            end -= 1;
        }
        let text = format!("{SOME_NUMBER}{}", behind.get(..end)?);
        let reading = read_figures(&text, &ReadingOptions::default());
        let grammar = &self.lexicon.grammar;
        let frames = grammar.read_frames(&text, (0, text.len()), &reading.mentions, 0, None, &mut Known::of(&text));
        let Some(Counted::Measure(name)) = &frames.first()?.counted else { return None };
        self.lexicon.measures.iter().find(|measure| measure.name == *name).map(AsRef::as_ref)
    }
}
