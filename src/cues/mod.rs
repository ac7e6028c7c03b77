//! All cue words of a run in one finder: measures, kinds of event, countries.
//!
//! Words are data here; what they mean beside a figure is decided by [`claims`](super::claims) and
//! [`events`](super::events).

mod meanings;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::frames::Grammar;
use crate::model::{EventKind, KindRules, Measure, Measures};
use crate::text::lowered;
use crate::vocabulary::{OwnWords, stored};
pub(crate) use meanings::{Back, Cue, Position};
use meanings::{CueWords, Meanings};

/// A cue in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CueMatch {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Which phrase: an index for [`Lexicon::cues_of`].
    pub(crate) phrase: usize,
}

/// All cue words of a run.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    words: CueWords,
    /// The measures, in the order that [`Cue::Measure`] counts them.
    pub(crate) measures: Vec<Arc<Measure>>,
    /// The kinds of event, in the order that [`Cue::Event`] counts them.
    pub(crate) event_kinds: Vec<EventKind>,
    /// What is declared of kinds of event.
    pub(crate) kinds: KindRules,
    /// The constructions, with the caller's words among theirs.
    pub(crate) grammar: Arc<Grammar>,
    /// Counted nouns, in small letters, and the measure each one names.
    nouns: BTreeMap<String, usize>,
}

/// The cues of the built-in measures and kinds.
static BUILT_IN: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    let (measures, words) = (Measures::built_in(), OwnWords::default());
    let kept = stored(BUILT).map(|kept| Lexicon::of(&measures, &words, kept));
    Arc::new(kept.unwrap_or_else(|| Lexicon::new(&measures, &words)))
});

/// The built-in cue words as they were put together when the crate was built: see `build.rs`.
const BUILT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cues"));

impl Lexicon {
    /// The cues of measures and words; those of the built-in ones are made once for all.
    pub(crate) fn shared(measures: &Measures, words: &OwnWords) -> Arc<Lexicon> {
        if !words.has_words() && *measures == Measures::built_in() {
            return Arc::clone(&BUILT_IN);
        }
        Arc::new(Lexicon::new(measures, words))
    }

    /// The cues of the built-in tables, of measures with their kinds of event, and the constructions with a caller's words.
    pub(crate) fn new(measures: &Measures, words: &OwnWords) -> Lexicon {
        let mut meanings = Meanings::with_room();
        for (index, measure) in measures.iter().enumerate() {
            let (near, behind, before) = (&measure.cues, &measure.following_cues, &measure.preceding_cues);
            meanings.add_measure(index, [near, behind, before].map(|cues| cues.iter().map(String::as_str)));
        }
        meanings.add_tables(measures.kinds());
        Lexicon::of(measures, words, meanings.into())
    }

    /// These cue words of measures with their kinds of event, and the constructions with a caller's words.
    fn of(measures: &Measures, own: &OwnWords, words: CueWords) -> Lexicon {
        let nouns = |(index, measure): (usize, &Measure)| -> Vec<(String, usize)> {
            measure.nouns.iter().map(|noun| (lowered(noun).into_owned(), index)).collect()
        };
        Lexicon {
            words,
            grammar: Grammar::with_words(own),
            nouns: measures.iter().enumerate().flat_map(nouns).collect(),
            event_kinds: measures.kinds().iter().map(|kind| EventKind::from(kind.name())).collect(),
            kinds: measures.kinds().clone(),
            measures: measures.shared().collect(),
        }
    }

    /// Every cue of a text that stands as whole words, in order, longest first where they overlap.
    pub(crate) fn find(&self, text: &str) -> Vec<CueMatch> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((phrase, start, end)) = self.words.next(text, at) {
            let cue = CueMatch { start, end, phrase };
            if is_whole_word(text, cue.start, cue.end) && self.is_capitalised_as_it_must(text, &cue) {
                at = cue.end;
                found.push(cue);
            } else {
                // "terrorist attack" is not all of "terrorist attacks", which holds "attacks".
                let first = text.get(cue.start..).and_then(|rest| rest.chars().next());
                at = cue.start + first.map_or(1, char::len_utf8);
            }
        }
        found
    }

    /// What a phrase stands for.
    pub(crate) fn cues_of(&self, phrase: usize) -> &[Cue] {
        self.words.cues_of(phrase)
    }

    /// The measure of which exactly this is a noun, in small letters or not.
    pub(crate) fn nouns_measure(&self, noun: &str) -> Option<usize> {
        self.nouns.get(&*lowered(noun)).copied()
    }

    /// The measure that a counted noun phrase names by its last words: "of the valid votes" names valid votes.
    pub(crate) fn measure_of_noun(&self, noun: &str) -> Option<usize> {
        let noun = lowered(noun);
        let mut rest = &*noun;
        loop {
            if let Some(index) = self.nouns.get(rest) {
                return Some(*index);
            }
            rest = rest.split_once(char::is_whitespace)?.1.trim_start();
        }
    }

    /// Names of countries are words of other meaning in small letters: turkey, chad, polish.
    fn is_capitalised_as_it_must(&self, text: &str, cue: &CueMatch) -> bool {
        let is_name = self
            .cues_of(cue.phrase)
            .iter()
            .any(|cue| matches!(cue, Cue::Country(_) | Cue::People(_) | Cue::Capital(_) | Cue::Weekday(_)));
        let words = text.get(cue.start..cue.end).unwrap_or_default();
        // "us" and "car" are pronoun and noun unless all capitals.
        let short = words.len() <= 3;
        !is_name || if short { words.chars().all(|c| !c.is_lowercase()) } else { words.starts_with(char::is_uppercase) }
    }
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    let first = text.get(start..end).and_then(|word| word.chars().next());
    // A phrase may begin with a sign, as "% vote" does.
    let free_before = !first.is_some_and(char::is_alphanumeric) || !before.is_some_and(char::is_alphanumeric);
    free_before && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_built_is_what_the_tables_say() {
        let read = Lexicon::new(&Measures::built_in(), &OwnWords::default());
        assert!(stored::<CueWords>(BUILT).is_some_and(|built| built == read.words));
    }

    fn found(text: &str) -> Vec<&str> {
        let lexicon = Lexicon::new(&Measures::built_in(), &OwnWords::default());
        lexicon.find(text).iter().map(|cue| text.get(cue.start..cue.end).unwrap()).collect()
    }

    #[test]
    fn cues_are_whole_words_and_names_are_capitalised() {
        assert_eq!(found("Turnout in Turkey"), ["Turnout", "Turkey"]);
        assert_eq!(found("they ate turkey with us"), [""; 0]);
        assert_eq!(found("the US presidential elections"), ["US", "presidential elections"]);
        assert_eq!(found("unkilled Malianx killedx"), [""; 0]);
        assert_eq!(found("43 Malians"), ["Malians"]);
    }

    #[test]
    fn nouns_name_measures_by_their_last_words() {
        let lexicon = Lexicon::new(&Measures::built_in(), &OwnWords::default());
        let name = |noun: &str| lexicon.measure_of_noun(noun).map(|index| lexicon.measures[index].name.clone());
        assert_eq!(name("registered presidential candidates").as_deref(), Some("candidates"));
        assert_eq!(name("Valid Votes").as_deref(), Some("valid_votes"));
        assert_eq!(name("tonnes of grain"), None);
    }
}
