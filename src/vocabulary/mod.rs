//! Words as data: what each word and phrase of a language is.
//!
//! The tables of a language lie in one folder, compiled in: `words.tsv` (classes), `phrases.tsv` (words that stand for one),
//! `verbs.tsv` (deeds, and what each counts), `nouns.tsv` (what is counted), `kinds.tsv` (kinds of event), `patterns/` (constructions, for
//! [`frames`](crate::frames)). The format of each stands at its top. A row of a caller's own is a row like any other.

mod classes;
mod inflection;
mod kinds;
mod lists;
mod no_events;
mod own;
mod rows;
mod stored;
mod times;
mod word_index;
mod word_map;

use std::sync::{Arc, LazyLock, OnceLock};

pub(crate) use classes::{Classes, MOST_CLASSES};
pub(crate) use inflection::singular_of;
use inflection::{plural_of, verb_forms};
pub(crate) use kinds::{Kind, Kinds, traits};
pub(crate) use lists::{WordGroups, WordList, side_named, thing_named};
pub(crate) use no_events::names_no_event;
pub use own::OwnWords;
pub(crate) use own::cells_of;
use rows::{Row, list};
pub(crate) use rows::{is_line_of, lines, listed, parted, parted_at, parted_once, rows, words_in, words_of_cell};
pub(crate) use stored::{Stored, by_fields, stored};
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
    entries: Vec<Entry>,
    /// Phrases in the order of their first words, those of one word the longest first.
    phrases: Vec<Phrase>,
    /// The further words of the phrases.
    phrase_words: Vec<PhraseWord>,
    /// How words end that are of a class without standing in a table: "-ly".
    endings: Vec<(String, u32)>,
    classes: Vec<String>,
    /// The number of each class by its name.
    numbers: WordMap<String, usize>,
    /// The verbs by their lemmas, once one is asked for; of one lemma the first.
    lemmas: OnceLock<WordMap<String, usize>>,
    /// The classes of what a verb may befall where its row names nobody: `*`.
    pub(crate) anybody: Classes,
    pub(crate) verbs: Vec<Verb>,
    pub(crate) nouns: Vec<Noun>,
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
        include_str!("en/patterns/polls.txt"),
        include_str!("en/patterns/votes_members.txt"),
        include_str!("en/patterns/votes_voters.txt"),
        include_str!("en/patterns/votes.txt"),
        include_str!("en/patterns/votes_turnout.txt"),
        include_str!("en/patterns/votes_leads.txt"),
        include_str!("en/patterns/votes_results.txt"),
        include_str!("en/patterns/harm_tolls.txt"),
        include_str!("en/patterns/harm.txt"),
        include_str!("en/patterns/harm_doers.txt"),
        include_str!("en/patterns/harm_joined.txt"),
        include_str!("en/patterns/votes_candidates.txt"),
        include_str!("en/patterns/anaphora.txt"),
        include_str!("en/patterns/votes_owners.txt"),
        include_str!("en/patterns/keys.txt"),
        include_str!("en/patterns/keys_people.txt"),
        include_str!("en/patterns/keys_places.txt"),
        include_str!("en/patterns/keys_kinds.txt"),
    ],
};

static OF_ENGLISH: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| Arc::new(Vocabulary::as_built()));

/// What [`ENGLISH`] says, as it was read when the crate was built: see `build.rs`, which is made of this file too.
#[cfg(tables_are_read)]
const BUILT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vocabulary"));
#[cfg(not(tables_are_read))]
const BUILT: &[u8] = &[];

/// Classes that the form of a piece gives, whatever the language: what the reader of pieces sets.
pub(crate) const BUILT_IN_CLASSES: [&str; 29] = [
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
    "own",
    "mark",
    "percent",
    "money",
    "bare",
    "thing",
    "verb",
    "start",
    "measured",
    "capital",
    "agelike",
    "ordinal",
    "tally",
    "split",
    "large",
    "slight",
    "sized",
];

/// Room for so many words is made beforehand.
const ROOM: usize = 6000;

by_fields!(Entry { word, classes, verb, forms, noun, phrases });
by_fields!(Verb { lemma, object, subject });
by_fields!(Noun { lemma, measure, narrows, alike });
by_fields!(Phrase { first, start, end, whole });

impl Stored for PhraseWord {
    fn put(&self, to: &mut Vec<u8>) {
        match self {
            PhraseWord::Word(word) => (true, *word).put(to),
            PhraseWord::Class(class) => (false, *class).put(to),
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(if bool::take(from)? { PhraseWord::Word(u32::take(from)?) } else { PhraseWord::Class(usize::take(from)?) })
    }
}

/// What stands elsewhere in it is not kept twice.
impl Stored for Vocabulary {
    fn put(&self, to: &mut Vec<u8>) {
        self.words.put(to);
        self.entries.put(to);
        self.phrases.put(to);
        self.phrase_words.put(to);
        self.endings.put(to);
        self.classes.put(to);
        self.anybody.put(to);
        self.verbs.put(to);
        self.nouns.put(to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let mut vocabulary = Vocabulary {
            words: Stored::take(from)?,
            entries: Stored::take(from)?,
            phrases: Stored::take(from)?,
            phrase_words: Stored::take(from)?,
            endings: Stored::take(from)?,
            classes: Stored::take(from)?,
            anybody: Stored::take(from)?,
            verbs: Stored::take(from)?,
            nouns: Stored::take(from)?,
            ..Vocabulary::default()
        };
        vocabulary.numbers = (0..).zip(&vocabulary.classes).map(|(number, class)| (class.clone(), number)).collect();
        Some(vocabulary)
    }
}

impl Vocabulary {
    /// The vocabulary of English.
    pub(crate) fn english() -> &'static Arc<Vocabulary> {
        &OF_ENGLISH
    }

    /// The vocabulary of English, as it was read when the crate was built.
    fn as_built() -> Vocabulary {
        stored(BUILT).unwrap_or_else(|| Vocabulary::new(&ENGLISH, &OwnWords::default()))
    }

    /// Reads the tables, and a caller's own rows behind theirs. Rows that do not parse are passed over; a test of the project holds that there are none.
    pub(crate) fn new(tables: &Tables, own: &OwnWords) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            words: WordIndex::with_room(ROOM),
            entries: Vec::with_capacity(ROOM),
            ..Vocabulary::default()
        };
        BUILT_IN_CLASSES.iter().for_each(|class| {
            vocabulary.class_named(class);
        });
        for row in with_own(tables.words, &own.words) {
            let [class, words, ..] = row.as_slice() else { continue };
            let words = words_in(words);
            if *class == "-" {
                words.for_each(|word| {
                    vocabulary.word_named(word);
                });
                continue;
            }
            let class = vocabulary.class_named(class);
            words.for_each(|word| vocabulary.add_class(word, class));
        }
        let endings = vocabulary.words.iter().filter_map(|(word, number)| Some((word.strip_prefix('*')?, number)));
        vocabulary.endings = endings.map(|(ending, number)| (ending.to_owned(), number)).collect();
        vocabulary.endings.sort();
        for row in with_own(tables.nouns, &own.nouns) {
            let [classes, measure, narrows, lemmas, ..] = row.as_slice() else { continue };
            let alike = words_in(classes).find_map(|class| class.strip_prefix('='));
            let classes = words_in(classes).filter(|class| !class.starts_with('='));
            let classes =
                classes.map(|class| bit(vocabulary.class_named(class))).fold(Classes::NONE, |all, class| all | class);
            for lemma in words_in(lemmas) {
                let (one, many) = parted_once(lemma, b'/').map_or((lemma, None), |(one, many)| (one, Some(many)));
                let noun = vocabulary.nouns.len();
                vocabulary.nouns.push(Noun {
                    lemma: one.replace('_', " "),
                    measure: Some((*measure).to_owned()).filter(|measure| measure != "-"),
                    narrows: *narrows == "y",
                    alike: alike.map(str::to_owned),
                });
                let many = many.map_or_else(|| plural_of(one), str::to_owned);
                for word in [one, many.as_str()] {
                    vocabulary.change(word, |entry| {
                        entry.classes |= classes;
                        entry.noun = Some(noun);
                    });
                }
            }
        }
        let verb_class = bit(vocabulary.class_named("verb"));
        for row in with_own(tables.verbs, &own.verbs) {
            let [lemma, irregular, object, subject, ..] = row.as_slice() else { continue };
            if *lemma == "*" {
                vocabulary.anybody = words_in(object)
                    .map(|class| bit(vocabulary.class_named(class)))
                    .fold(Classes::NONE, |all, class| all | class);
                continue;
            }
            let verb = vocabulary.verbs.len();
            let mut roles = |cell| {
                let roles = list(cell).map(|(classes, measure)| (vocabulary.counted(classes), measure.to_owned()));
                roles.collect()
            };
            let (object, subject) = (roles(object), roles(subject));
            vocabulary.verbs.push(Verb { lemma: (*lemma).to_owned(), object, subject });
            verb_forms(lemma, irregular, |word, form| {
                vocabulary.change(word, |entry| {
                    entry.classes |= verb_class;
                    entry.forms = if entry.verb.is_none_or(|known| known == verb) { entry.forms | form } else { form };
                    entry.verb = Some(verb);
                });
            });
        }
        // The first of equals counts: a caller's own.
        for row in own.phrases.iter().map(|row| cells_of(row)).chain(rows(tables.phrases)) {
            let [phrase, whole, ..] = row.as_slice() else { continue };
            vocabulary.add_phrase(phrase, whole);
        }
        // A pattern may name words that stand in no table.
        quoted(tables.patterns).for_each(|word| {
            vocabulary.word_named(word);
        });
        vocabulary.sort_phrases();
        vocabulary
    }

    fn add_phrase(&mut self, phrase: &str, whole: &str) {
        let whole = self.word_named(whole);
        self.add_phrase_of(words_in(phrase), whole);
    }

    fn add_phrase_of<'a>(&mut self, mut words: impl Iterator<Item = &'a str>, whole: u32) {
        let Some(first) = words.next() else { return };
        let first = self.word_named(first);
        // A word that is new may be a phrase itself: its words are through before those of this one are taken down.
        let further: Vec<PhraseWord> = words
            .map(|word| match word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
                Some(class) => PhraseWord::Class(self.class_named(class)),
                None => PhraseWord::Word(self.word_named(word)),
            })
            .collect();
        let start = self.phrase_words.len();
        self.phrase_words.extend(further);
        self.phrases.push(Phrase { first, start, end: self.phrase_words.len(), whole });
    }

    /// Puts the phrases of one first word together, the longest first; of equals the first stays first.
    fn sort_phrases(&mut self) {
        self.phrases.sort_by_key(|phrase| (phrase.first, std::cmp::Reverse(phrase.end - phrase.start)));
        let mut begin = 0;
        for alike in self.phrases.chunk_by(|one, other| one.first == other.first) {
            let end = begin + u32::try_from(alike.len()).unwrap_or_default();
            let first = alike.first().and_then(|phrase| usize::try_from(phrase.first).ok());
            if let Some(entry) = first.and_then(|first| self.entries.get_mut(first)) {
                entry.phrases = (begin, end);
            }
            begin = end;
        }
    }

    /// The number of a class; a new one where it is not known yet. At most 256 are told apart.
    fn class_named(&mut self, name: &str) -> usize {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        let number = self.classes.len();
        self.classes.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// The classes that a role of a verb names: `*` is anybody, `a|b` either.
    fn counted(&mut self, names: &str) -> Classes {
        let anybody = self.anybody;
        let class = |name| if name == "*" { anybody } else { bit(self.class_named(name)) };
        parted(names, b'|').map(class).fold(Classes::NONE, |all, class| all | class)
    }

    /// The number of a word; a new one where it is not known yet.
    fn word_named(&mut self, word: &str) -> u32 {
        let (number, is_new) = self.words.number_of(word);
        if is_new {
            self.entries.push(Entry { word: number, ..Entry::default() });
            // "Death_toll" in a table is the phrase "death toll".
            if word.bytes().any(|byte| byte == b'_') {
                self.add_phrase_of(parted(word, b'_').filter(|word| !word.is_empty()), number);
            }
        }
        number
    }

    fn add_class(&mut self, word: &str, class: usize) {
        let bit = bit(class);
        self.change(word, |entry| entry.classes |= bit);
    }

    fn change(&mut self, word: &str, change: impl FnOnce(&mut Entry)) {
        let number = self.word_named(word);
        if let Some(entry) = usize::try_from(number).ok().and_then(|number| self.entries.get_mut(number)) {
            change(entry);
        }
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

/// The rows of a table, and a caller's own behind them.
fn with_own<'a>(table: &'a str, own: &'a [Vec<String>]) -> impl Iterator<Item = Row<'a>> {
    rows(table).chain(own.iter().map(|row| cells_of(row)))
}

/// The words that patterns name between quotation marks.
fn quoted<'a>(tables: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    let lines = tables.iter().flat_map(|table| lines(table)).filter(|line| !line.starts_with(['+', '-']));
    lines.flat_map(|line| {
        let bytes = line.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let start = at + memchr::memchr(b'\'', bytes.get(at..)?)? + 1;
                let begins = start < 2 || matches!(bytes.get(start - 2), Some(b' ' | b'|' | b'=' | b'!'));
                if !begins {
                    at = start;
                    continue;
                }
                let end = start + memchr::memchr(b'\'', bytes.get(start..)?)?;
                at = end + 1;
                return line.get(start..end);
            }
        })
    })
}

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
