//! Which events a measure belongs to.

use std::sync::LazyLock;

use crate::cues::{Cue, CueMatch};
use crate::figures::Mention;
use crate::model::Measure;
use crate::scope::Reader;
use crate::text::Spellings;
use crate::vocabulary::WordList;

/// Words of those who stand for something and of those who choose.
static WORDS_OF_CONTEST: WordList = WordList::named("words of a contest");

/// Where they may be at all.
static SPELT: LazyLock<Spellings> = LazyLock::new(|| Spellings::of(WORDS_OF_CONTEST.entries()));

/// Whether a stretch of a text is a word with nothing but marks around it.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    fn are_marks(mut letters: impl Iterator<Item = char>) -> bool {
        letters.find(|c| c.is_alphanumeric() || c.is_whitespace()).is_none_or(char::is_whitespace)
    }
    text.get(..start).is_some_and(|before| are_marks(before.chars().rev()))
        && text.get(end..).is_some_and(|behind| are_marks(behind.chars()))
}

impl Reader<'_> {
    /// Whether one of the cues names an event that a measure belongs to.
    pub(crate) fn names_event_of(&self, measure: &Measure, cues: &[&CueMatch]) -> bool {
        let kinds = cues.iter().flat_map(|cue| self.lexicon.cues_of(cue.phrase)).filter_map(|meaning| match meaning {
            Cue::Event(kind) => self.lexicon.event_kinds.get(*kind),
            _ => None,
        });
        kinds.into_iter().any(|kind| measure.events.iter().any(|name| name == kind.as_str()))
    }

    /// Whether the sentences right before a figure's, in its paragraph, name an event that a measure belongs to.
    pub(crate) fn told_of_before(&self, measure: &Measure, mention: &Mention) -> bool {
        /// So many sentences back.
        const BACK: usize = 3;
        let Some(here) = self.segments.sentence_at(mention.span.start()) else { return false };
        let paragraph = |index: usize| self.segments.sentences.get(index).map(|sentence| sentence.paragraph);
        let before = self.events.mentions.partition_point(|event| event.start < mention.span.start());
        self.events.mentions.iter().take(before).rev().take(8).any(|event| {
            let near = event.sentence + BACK >= here && paragraph(event.sentence) == paragraph(here);
            near && self.fits(measure, event.entity)
        })
    }

    /// Whether the text is of a contest though it names none: each of the words of one may stand in any text, several hardly do.
    pub(crate) fn is_of_contest(&self) -> bool {
        /// So many of them, of which a text of a few sentences has fewer.
        const SEVERAL: usize = 3;
        const FEW: usize = 2;
        /// So many bytes are a few sentences.
        const SHORT: usize = 600;
        let several = if self.text.len() <= SHORT { FEW } else { SEVERAL };
        *self.of_contest.get_or_init(|| {
            let mut said: Vec<usize> = Vec::new();
            for (word, start, end) in SPELT.all_in(self.text) {
                if !said.contains(&word) && is_word(self.text, start, end) {
                    said.push(word);
                }
                if said.len() >= several {
                    return true;
                }
            }
            false
        })
    }

    /// Whether a measure belongs to events of an entity's kind.
    pub(crate) fn fits(&self, measure: &Measure, entity: usize) -> bool {
        let kind = self.events.entities.get(entity).and_then(|event| event.kind.as_ref());
        kind.is_some_and(|kind| measure.events.iter().any(|name| name == kind.as_str()))
    }

    /// The event that the document names most often of those a measure belongs to.
    pub(crate) fn foremost(&self, measure: &Measure) -> Option<usize> {
        self.events.foremost(|entity| self.fits(measure, entity))
    }
}
