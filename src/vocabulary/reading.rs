//! Reads the tables of a language, and keeps what was read as bytes from the build to a run.

use std::borrow::Cow;

use super::inflection::{plural_of, verb_forms};
use super::rows::{Row, list};
use super::stored::{Stored, by_fields};
use super::word_index::WordIndex;
use super::{
    BUILT_IN_CLASSES, Classes, Entry, Noun, OwnWords, Phrase, PhraseWord, Tables, Verb, Vocabulary, bit, cells_of,
    lines, parted, parted_once, rows, words_in,
};

/// Room for so many words is made beforehand.
const ROOM: usize = 6000;

impl Vocabulary {
    /// Reads the tables, and a caller's own rows behind theirs. Rows that do not parse are passed over; a test of the project holds that there are none.
    pub(crate) fn new(tables: &Tables, own: &OwnWords) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            words: WordIndex::with_room(ROOM),
            entries: Vec::with_capacity(ROOM).into(),
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
            vocabulary.word_by_ending(word);
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
        let first = self.word_by_ending(first);
        // A word that is new may be a phrase itself: its words are through before those of this one are taken down.
        let further: Vec<PhraseWord> = words
            .map(|word| match word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
                Some(class) => PhraseWord::Class(self.class_named(class)),
                None => PhraseWord::Word(self.word_by_ending(word)),
            })
            .collect();
        let start = self.phrase_words.len();
        self.phrase_words.extend(further);
        self.phrases.push(Phrase { first, start, end: self.phrase_words.len(), whole });
    }

    /// The number of a word that a phrase or a pattern names: where no table has it, it is what its ending says.
    fn word_by_ending(&mut self, word: &str) -> u32 {
        let is_new = self.look_up(word).is_none();
        let classes = self.by_ending(word).filter(|_| is_new).map(|entry| entry.classes);
        if let Some(classes) = classes {
            self.change(word, |entry| entry.classes |= classes);
        }
        self.word_named(word)
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
        self.classes.push(Cow::Owned(name.to_owned()));
        self.numbers.insert(Cow::Owned(name.to_owned()), number);
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

    fn take(from: &mut &'static [u8]) -> Option<Self> {
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

    fn take(from: &mut &'static [u8]) -> Option<Self> {
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
