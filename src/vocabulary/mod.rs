//! Words as data: what each word and phrase of a language is.
//!
//! The tables of a language lie in one folder, compiled in: `words.tsv` (classes), `phrases.tsv` (words that stand for one),
//! `verbs.tsv` (deeds, and what each counts), `nouns.tsv` (what is counted), `kinds.tsv` (kinds of event), `patterns/` (constructions, for
//! [`frames`](crate::frames)). The format of each stands at its top. A row of a caller's own is a row like any other.

mod classes;
mod common;
mod inflection;
mod kinds;
mod lists;
mod looked_up;
mod no_events;
mod own;
mod reading;
mod rows;
mod shelf;
mod stored;
mod times;
mod word_index;
mod word_map;

use std::borrow::Cow;
use std::sync::{Arc, LazyLock, OnceLock};

pub(crate) use classes::{Classes, MOST_CLASSES};
pub(crate) use common::is_common_word;
pub(crate) use inflection::singular_of;
pub(crate) use kinds::{Kind, Kinds, traits};
#[cfg(not(tables_are_read))]
pub(crate) use lists::places_of_rows;
pub(crate) use lists::{WordGroups, WordList, side_named, thing_named};
pub(crate) use looked_up::LookedUp;
pub(crate) use no_events::names_no_event;
pub use own::OwnWords;
pub(crate) use own::cells_of;
use rows::list;
pub(crate) use rows::{lines, listed, parted, parted_at, parted_once, rows, words_in, words_of_cell};
pub(crate) use shelf::{Numbers, Shelf};
pub(crate) use stored::{Stored, by_bytes, by_fields, stored};
pub(crate) use times::{days_of_unit, month_number, times_ago, times_of};
use word_index::WordIndex;
pub(crate) use word_map::WordMap;

/// Scales whose name stands before a value: "magnitude 7.8", "Category 4".
pub(crate) static SCALES: WordList = WordList::named("scales");

/// Units and currencies by the words that name them: the rows of `units.tsv`.
pub(crate) const UNITS: &str = include_str!("en/units.tsv");

/// The forms a verb's word may be, as bits of [`Entry::forms`].
pub(crate) mod forms {
    /// "Kill", "kills".
    pub(crate) const BASE: u8 = 1;
    /// "Killed", "shot": the past tense.
    pub(crate) const PAST: u8 = 2;
    /// "Killed", "slain": the past participle.
    pub(crate) const DONE: u8 = 4;
    /// "Killing".
    pub(crate) const ING: u8 = 8;
}

/// The words that figures and dates are made of: the rows of `numbers.tsv`.
pub(crate) const NUMBERS: &str = include_str!("en/numbers.tsv");

/// The wordings of hedges: the rows of `hedges.tsv`.
pub(crate) const HEDGES: &str = include_str!("en/hedges.tsv");

/// Languages that are not read, by their tags, names and small words: the rows of `others.tsv`.
pub(crate) const OTHER_LANGUAGES: &str = include_str!("others.tsv");

/// What a word or phrase is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Which word it is: its number.
    pub(crate) word: u32,
    /// Its classes.
    pub(crate) classes: Classes,
    /// The verb it is a form of, by index.
    pub(crate) verb: Option<usize>,
    /// Which forms of the verb it may be.
    pub(crate) forms: u8,
    /// The noun it is the singular or plural of, by index.
    pub(crate) noun: Option<usize>,
    /// The phrases that begin with it, by where they begin and end among all.
    phrases: (u32, u32),
}

/// A deed, and the measure of what it is done to and of what does it, by the class of what is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    pub(crate) lemma: String,
    object: Vec<(Classes, String)>,
    subject: Vec<(Classes, String)>,
}

/// A noun that may be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    pub(crate) lemma: String,
    /// The measure that it names when nothing else does.
    pub(crate) measure: Option<String>,
    /// Whether it narrows what is counted: children among the dead.
    pub(crate) narrows: bool,
    /// As what a group of this name is compared: policemen and officers as police; `None` for its own name.
    alike: Option<String>,
}

/// As what a group of people is compared with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group<'a> {
    /// One text's villagers are another's people.
    Everybody,
    /// Of a country by their name: which, a key of its own says.
    OfNation,
    /// Under this name.
    Named(&'a str),
}

/// The words of a language.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: WordIndex,
    entries: Shelf<Entry>,
    /// Phrases in the order of their first words, those of one word the longest first.
    phrases: Vec<Phrase>,
    /// The further words of the phrases.
    phrase_words: Vec<PhraseWord>,
    /// How words end that are of a class without standing in a table: "-ly".
    endings: Vec<(String, u32)>,
    classes: Vec<Cow<'static, str>>,
    /// The number of each class by its name.
    numbers: WordMap<Cow<'static, str>, usize>,
    /// The verbs by their lemmas, once one is asked for; of one lemma the first.
    lemmas: OnceLock<WordMap<String, usize>>,
    /// The classes of what a verb may befall where its row names nobody: `*`.
    pub(crate) anybody: Classes,
    pub(crate) verbs: Shelf<Verb>,
    pub(crate) nouns: Shelf<Noun>,
}

/// Words that together are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Phrase {
    first: u32,
    /// Its further words, by where they begin and end.
    start: usize,
    end: usize,
    /// The word that the whole is.
    whole: u32,
}

/// A word of a phrase behind its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PhraseWord {
    Word(u32),
    /// Any word of a class: "lost {det} lives".
    Class(usize),
}

/// The tables of a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables {
    pub(crate) words: &'static str,
    pub(crate) phrases: &'static str,
    pub(crate) verbs: &'static str,
    pub(crate) nouns: &'static str,
    /// Kinds of event.
    pub(crate) kinds: &'static str,
    pub(crate) measures: &'static str,
    /// Constructions in which a word for an event names none.
    pub(crate) no_events: &'static str,
    /// Constructions: each file after those before it, which share their macros with it.
    pub(crate) patterns: &'static [&'static str],
}

/// English.
pub(crate) const ENGLISH: Tables = Tables {
    words: include_str!("en/words.tsv"),
    phrases: include_str!("en/phrases.tsv"),
    verbs: include_str!("en/verbs.tsv"),
    nouns: include_str!("en/nouns.tsv"),
    kinds: include_str!("en/kinds.tsv"),
    measures: include_str!("en/measures.tsv"),
    no_events: include_str!("en/no_events.tsv"),
    patterns: &[
        include_str!("en/patterns/shared.txt"),
        include_str!("en/patterns/votes_parts.txt"),
        include_str!("en/patterns/uncounted.txt"),
        include_str!("en/patterns/rates.txt"),
        include_str!("en/patterns/work.txt"),
        include_str!("en/patterns/polls.txt"),
        include_str!("en/patterns/votes_told.txt"),
        include_str!("en/patterns/votes_members.txt"),
        include_str!("en/patterns/votes_sides.txt"),
        include_str!("en/patterns/votes_voters.txt"),
        include_str!("en/patterns/votes.txt"),
        include_str!("en/patterns/votes_turnout.txt"),
        include_str!("en/patterns/votes_leads.txt"),
        include_str!("en/patterns/votes_results.txt"),
        include_str!("en/patterns/votes_bare.txt"),
        include_str!("en/patterns/polls_answers.txt"),
        include_str!("en/patterns/trade.txt"),
        include_str!("en/patterns/harm_meant.txt"),
        include_str!("en/patterns/harm_tolls.txt"),
        include_str!("en/patterns/harm_ways.txt"),
        include_str!("en/patterns/harm_more.txt"),
        include_str!("en/patterns/harm.txt"),
        include_str!("en/patterns/harm_doers.txt"),
        include_str!("en/patterns/harm_vehicles.txt"),
        include_str!("en/patterns/harm_spans.txt"),
        include_str!("en/patterns/harm_joined.txt"),
        include_str!("en/patterns/harm_rest.txt"),
        include_str!("en/patterns/forces.txt"),
        include_str!("en/patterns/votes_candidates.txt"),
        include_str!("en/patterns/anaphora.txt"),
        include_str!("en/patterns/anaphora_told.txt"),
        include_str!("en/patterns/votes_owners.txt"),
        include_str!("en/patterns/keys_attackers.txt"),
        include_str!("en/patterns/votes_doers.txt"),
        include_str!("en/patterns/votes_whose.txt"),
        include_str!("en/patterns/keys.txt"),
        include_str!("en/patterns/keys_polls.txt"),
        include_str!("en/patterns/keys_voters.txt"),
        include_str!("en/patterns/keys_answers.txt"),
        include_str!("en/patterns/keys_people.txt"),
        include_str!("en/patterns/keys_places.txt"),
        include_str!("en/patterns/keys_kinds.txt"),
        include_str!("en/patterns/keys_cases.txt"),
        include_str!("en/patterns/keys_work.txt"),
        include_str!("en/patterns/keys_standings.txt"),
    ],
};

static OF_ENGLISH: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| Arc::new(Vocabulary::as_built()));

/// What [`ENGLISH`] says, as it was read when the crate was built: see `build.rs`, which is made of this file too.
#[cfg(tables_are_read)]
const BUILT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vocabulary"));
#[cfg(not(tables_are_read))]
const BUILT: &[u8] = &[];

/// Classes that the form of a piece gives, whatever the language: what the reader of pieces sets.
pub(crate) const BUILT_IN_CLASSES: [&str; 32] = [
    "figure",
    "name",
    "other",
    "number",
    "comma",
    "semicolon",
    "colon",
    "dash",
    "open",
    "close",
    "quote",
    "stop",
    "slash",
    "own",
    "mark",
    "percent",
    "money",
    "bare",
    "thing",
    "verb",
    "start",
    "measured",
    "reckoned",
    "capital",
    "agelike",
    "ordinal",
    "tally",
    "split",
    "large",
    "slight",
    "lesser",
    "sized",
];

impl Vocabulary {
    /// The vocabulary of English.
    pub(crate) fn english() -> &'static Arc<Vocabulary> {
        &OF_ENGLISH
    }

    /// The vocabulary of English, as it was read when the crate was built.
    fn as_built() -> Vocabulary {
        stored(BUILT).unwrap_or_else(|| Vocabulary::new(&ENGLISH, &OwnWords::default()))
    }

    /// The bit of a class, by its name; `None` where there is no such class.
    pub(crate) fn class(&self, name: &str) -> Option<Classes> {
        self.numbers.get(name).copied().map(bit)
    }

    /// What a word is, in small letters.
    pub(crate) fn look_up(&self, word: &str) -> Option<&Entry> {
        self.words.get(word).and_then(|number| self.entry(number))
    }

    /// What a word is by how it ends, where it stands in no table: it has to be this much longer than its ending.
    pub(crate) fn by_ending(&self, word: &str) -> Option<&Entry> {
        /// "Sly" and "fly" are no adverbs.
        const STEM: usize = 3;
        let ending =
            |(ending, _): &&(String, u32)| word.ends_with(ending.as_str()) && word.len() >= ending.len() + STEM;
        self.endings.iter().find(ending).and_then(|(_, number)| self.entry(*number))
    }

    /// The entry of a number.
    pub(crate) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(number).ok()?)
    }

    /// The longest phrase that begins with the first of some words: how many words it takes, and what the whole is.
    pub(crate) fn phrase_at<'a>(&'a self, words: &[Option<&Entry>]) -> Option<(usize, &'a Entry)> {
        let (first, rest) = words.split_first()?;
        let (start, end) = first.as_ref()?.phrases;
        let phrases = self.phrases.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
        let fits = |wanted: &PhraseWord, word: &Option<&Entry>| match (wanted, word) {
            (PhraseWord::Word(number), Some(entry)) => entry.word == *number,
            (PhraseWord::Class(class), Some(entry)) => entry.classes & bit(*class) != 0,
            (_, None) => false,
        };
        phrases.iter().find_map(|phrase| {
            let further = self.phrase_words.get(phrase.start..phrase.end)?;
            let here = rest.get(..further.len())?;
            let is_here = further.iter().zip(here).all(|(wanted, word)| fits(wanted, word));
            if is_here { Some((further.len() + 1, self.entry(phrase.whole)?)) } else { None }
        })
    }

    /// The noun that some words end with, and what it is: the longest that is in the tables.
    pub(crate) fn noun_at_end(&self, words: &str) -> Option<(&Noun, Classes)> {
        /// No noun of the tables has more words.
        const MOST: usize = 4;
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        (words.len().saturating_sub(MOST)..words.len()).find_map(|first| {
            let entry = self.look_up(&words.get(first..)?.join("_"))?;
            Some((self.nouns.get(entry.noun?)?, entry.classes))
        })
    }

    /// Whether words end with a noun of people.
    pub(crate) fn is_of_people(&self, words: &str) -> bool {
        let of_people = self.class("people").zip(self.noun_at_end(words));
        of_people.is_some_and(|(people, (_, classes))| classes & people != 0)
    }

    /// As what a group is compared: by its name, in whatever number it stands.
    pub(crate) fn group_compared<'a>(&'a self, name: &'a str) -> Group<'a> {
        let Some((noun, classes)) = self.noun_at_end(name) else { return Group::Named(name) };
        match noun.alike.as_deref() {
            Some("") if self.class("national").is_some_and(|class| classes & class != 0) => Group::OfNation,
            Some("") => Group::Everybody,
            Some(alike) => Group::Named(alike),
            None => Group::Named(&noun.lemma),
        }
    }

    /// Which words a set of lemmas names, for patterns: the verbs by index.
    pub(crate) fn verb_named(&self, lemma: &str) -> Option<usize> {
        let lemmas = self.lemmas.get_or_init(|| {
            let lemmas = self.verbs.iter().enumerate().rev().map(|(verb, of)| (of.lemma.clone(), verb));
            lemmas.collect()
        });
        lemmas.get(lemma).copied()
    }
}

/// The set of one class.
fn bit(class: usize) -> Classes {
    Classes::one(class)
}

impl Verb {
    /// The measure of what the deed is done to, by the classes of what is counted.
    pub(crate) fn of_object(&self, classes: Classes) -> Option<&str> {
        measure_of(&self.object, classes)
    }

    /// The measure of what does the deed.
    pub(crate) fn of_subject(&self, classes: Classes) -> Option<&str> {
        measure_of(&self.subject, classes)
    }
}

fn measure_of(roles: &[(Classes, String)], classes: Classes) -> Option<&str> {
    roles.iter().find(|(role, _)| *role & classes != 0).map(|(_, measure)| measure.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_fit_their_set_and_rows_parse() {
        let vocabulary = Vocabulary::english();
        assert!(vocabulary.classes.len() <= MOST_CLASSES, "{} classes", vocabulary.classes.len());
        for (table, cells) in [(ENGLISH.words, 2), (ENGLISH.phrases, 2), (ENGLISH.verbs, 4), (ENGLISH.nouns, 4)] {
            for row in rows(table) {
                assert!(row.len() == cells, "{cells} cells are wanted: {row:?}");
            }
        }
    }

    #[test]
    fn what_was_read_when_the_crate_was_built_is_what_the_tables_say() {
        let mut read = Vec::new();
        Vocabulary::new(&ENGLISH, &OwnWords::default()).put(&mut read);
        assert!(read == BUILT, "{} bytes were built, {} are read", BUILT.len(), read.len());
        let (mut again, built) = (Vec::new(), Vocabulary::as_built());
        built.put(&mut again);
        assert!(again == BUILT);
        assert!(built.verbs.iter().all(|verb| built.verb_named(&verb.lemma).is_some()));
        assert_eq!(built.classes.len(), built.numbers.len());
    }

    #[test]
    fn a_verb_is_known_by_its_forms() {
        let vocabulary = Vocabulary::english();
        let forms = |word: &str| vocabulary.look_up(word).map(|entry| entry.forms);
        assert_eq!(forms("killing"), Some(super::forms::ING));
        assert_eq!(forms("killed"), Some(super::forms::PAST | super::forms::DONE));
        assert_eq!(forms("kills"), Some(super::forms::BASE));
    }

    #[test]
    fn phrases_are_found_longest_first() {
        let vocabulary = Vocabulary::english();
        let words: Vec<_> = ["lost", "their", "lives", "there"].iter().map(|word| vocabulary.look_up(word)).collect();
        let (length, whole) = vocabulary.phrase_at(&words).unwrap();
        assert_eq!(length, 3);
        assert!(whole.verb.is_some());
    }
}
