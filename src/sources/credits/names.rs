//! The names of sources in a sentence: the one that a verb of saying has for its subject, the one behind "according to".

use super::super::cues::{GOES_ON, SOURCE_NOUNS, STOPS};
use super::heads::{is_of_people, is_source, is_time};
use crate::model::{Credit, Span};
use crate::text::{Spaced, bare_of_owner, is_one_of, is_year, lowered};
use crate::vocabulary::{Vocabulary, WordList, singular_of};

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether punctuation stands between it and the word before.
    pub(super) cut: bool,
}

impl<'a> Word<'a> {
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    pub(super) fn is(&self, words: &[&str]) -> bool {
        is_one_of(self.text, words)
    }

    pub(super) fn is_in(&self, words: &WordList) -> bool {
        words.holds(self.text)
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    pub(super) fn is_year(&self) -> bool {
        is_year(self.text)
    }

    /// The word without its possessive.
    pub(super) fn bare(&self) -> &'a str {
        bare_of_owner(self.text).trim_end_matches(['\'', '’'])
    }

    /// Whether it is a noun that may be credited without a name.
    pub(super) fn is_source(&self) -> bool {
        is_source_noun(self.bare())
    }
}

/// Whether a word, in whatever number it stands, is a noun that may be credited without a name.
pub(super) fn is_source_noun(word: &str) -> bool {
    SOURCE_NOUNS.holds(word) || singular_of(&lowered(word)).is_some_and(|one| SOURCE_NOUNS.holds(&one))
}

/// A sentence as words.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) words: Vec<Word<'a>>,
}

/// How long the name of a source may be, in words.
pub(super) const LONGEST_NAME: usize = 14;

/// What joins the parts of a name.
pub(super) static JOINTS: WordList = WordList::named("joints");

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str, span: Span) -> Words<'a> {
        let sentence = text.get(span.start()..span.end()).unwrap_or_default();
        let bytes = sentence.as_bytes();
        let mut found: Vec<Word<'a>> = Vec::with_capacity(sentence.len() / 5);
        let mut cut = true;
        let mut at = 0;
        while let Some((class, length)) = class_at(sentence, bytes, at) {
            if class != Class::Letter {
                cut |= class != Class::Space;
                at += length;
                continue;
            }
            let from = at;
            let mut last = class;
            loop {
                match class_at(sentence, bytes, at) {
                    Some((class @ (Class::Letter | Class::Inner), length)) => {
                        at += length;
                        last = class;
                    }
                    // "30,000" is one.
                    Some((Class::Other, 1)) if parts_thousands(bytes, at) => at += 1,
                    _ => break,
                }
            }
            let word = sentence.get(from..at).unwrap_or_default();
            // A name's own full stops stay: "J.", "U.S."; a sentence's goes.
            let closed = last == Class::Inner && word.len() > 3 && !is_initials(word) && !is_title(word);
            // "The rebels' count" ends with its possessive.
            let behind = sentence.get(at..).and_then(|rest| rest.strip_prefix(' '));
            let owns = (word.ends_with("s'") || word.ends_with("s’"))
                && behind.is_some_and(|rest| rest.starts_with(char::is_lowercase));
            let closed = closed && !owns;
            let bare = if closed { word.trim_end_matches(is_inner) } else { word };
            let start = span.start() + from;
            found.push(Word { text: bare, start, end: start + bare.len(), cut });
            cut = closed;
        }
        Words { text, span, words: found }
    }

    pub(super) fn credit(&self, first: usize, last: usize) -> Option<Credit> {
        let (first, last) = (self.words.get(first)?, self.words.get(last)?);
        let mut end = last.end;
        let name = self.text.get(first.start..end)?;
        let bare = bare_of_owner(name);
        end -= name.len() - bare.trim_end_matches(['\'', '’']).len();
        let mut credit = Credit::new(self.text.get(first.start..end)?.single_spaced());
        credit.span = Span::new(first.start, end);
        Some(credit)
    }

    /// The name that begins right after a place: after "according to". `anybody` where people without an office may be meant.
    pub(super) fn name_after(&self, place: usize, anybody: bool) -> Option<Credit> {
        let first = self.words.partition_point(|word| word.start < place);
        let mut last = None;
        let mut named = false;
        let mut sourced = false;
        for (index, word) in self.words.iter().enumerate().skip(first).take(LONGEST_NAME) {
            if index > first && word.cut {
                break;
            }
            // Brackets and quotation marks right behind the cue are no part of a name either.
            if index == first
                && self.text.get(place..word.start).is_some_and(|gap| gap.trim().starts_with([',', '.', ';', ':']))
            {
                return None;
            }
            let joint = word.is_in(&JOINTS);
            // "Said Monday" names nobody.
            if is_time(word.text) && index == first {
                return None;
            }
            if word.is_number()
                || (word.is_in(&STOPS) && !(index == first && word.is(&["his", "her", "their", "its", "our"])))
            {
                break;
            }
            if word.is_capital() && !(joint && index == first) {
                named = true;
            } else if !joint {
                let noun = word.is_source() || (anybody && Vocabulary::english().is_of_people(word.bare()));
                // Behind a name, only a noun of office goes on with it: "the Lindby health officials".
                let leads_on = || {
                    (1..=2).any(|step| self.words.get(index + step).is_some_and(|word| word.is_source() && !word.cut))
                };
                if named && !noun && !leads_on() {
                    break;
                }
                sourced |= noun;
            } else if word.text == "the"
                && index > first
                && !self.words.get(index - 1).is_some_and(|word| word.is_in(&JOINTS))
            {
                break;
            }
            last = Some(index);
        }
        let mut last = last?;
        while last > first && self.words.get(last).is_some_and(|word| word.is_in(&JOINTS)) {
            last -= 1;
        }
        let words = self.words.get(first..=last).unwrap_or_default();
        let sourced = sourced && (is_source(words) || (anybody && is_of_people(words)));
        (named || sourced).then(|| self.credit(first, last)).flatten()
    }

    /// Whether what a verb of saying says follows: "that", a figure, a quotation.
    pub(super) fn goes_on(&self, place: usize) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        let Some(next) = self.words.get(first) else { return false };
        (next.is(&GOES_ON) && !next.cut)
            || next.is_number()
            || self.text.get(place..next.start).is_some_and(|gap| gap.contains([':', '“', '"', '«', '‘']))
    }

    /// Whether one of these nouns follows within a few words.
    pub(super) fn takes(&self, place: usize, nouns: &[&str]) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        self.words.iter().skip(first).take(6).any(|word| word.is(nouns))
    }

    /// Whether the word before a place stands for one person.
    pub(super) fn singular_before(&self, place: usize) -> bool {
        let end = self.words.partition_point(|word| word.end <= place);
        self.words.iter().take(end).rev().take(4).any(|word| word.is(&["he", "she"]))
    }

    /// "the will of", "at will", "Will Lind".
    pub(super) fn is_noun(&self, place: usize) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        let before = first.checked_sub(1).and_then(|before| self.words.get(before));
        let after = self.words.get(first + 1);
        let capital = self.words.get(first).is_some_and(Word::is_capital) && first > 0;
        capital
            || after.is_some_and(|word| word.text == "of")
            || before
                .is_some_and(|word| word.is(&["a", "at", "his", "her", "the", "their", "good", "political", "free"]))
    }

    /// Whether a participle stands within a noun phrase, behind its number or article: "746 pledged delegates".
    pub(super) fn is_modifier(&self, place: usize) -> bool {
        static PLANNED: WordList = WordList::named("planned within phrases");
        static LEADING: WordList = WordList::named("leading planned");
        let first = self.words.partition_point(|word| word.start < place);
        let before = first.checked_sub(1).and_then(|before| self.words.get(before));
        let participle = self.words.get(first).is_some_and(|word| is_one_of(word.text, &PLANNED));
        let leads =
            |word: &Word<'_>| word.text.starts_with(|c: char| c.is_ascii_digit()) || is_one_of(word.text, &LEADING);
        participle && before.is_some_and(leads)
    }

    pub(super) fn pronoun_after(&self, place: usize) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        self.words
            .get(first)
            .is_some_and(|word| word.is(&["him", "her", "them", "it", "this", "these", "some", "other", "one"]))
    }
}

/// What a character is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Letter,
    /// It belongs to a word whose letters it stands behind.
    Inner,
    Space,
    Other,
}

/// The class of each character in ASCII.
static CLASSES: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        let class = match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'&' => Class::Letter,
            b'-' | b'\'' | b'.' | b'/' => Class::Inner,
            b'\t'..=b'\r' | b' ' => Class::Space,
            _ => Class::Other,
        };
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index out of bounds")]
        {
            classes[byte as usize] = class;
        }
        byte += 1;
    }
    classes
};

/// The class and length of the character at a place.
#[inline]
fn class_at(text: &str, bytes: &[u8], at: usize) -> Option<(Class, usize)> {
    let byte = *bytes.get(at)?;
    if let Some(class) = CLASSES.get(usize::from(byte)) {
        return Some((*class, 1));
    }
    let character = text.get(at..)?.chars().next()?;
    let class = match character {
        _ if is_inner(character) => Class::Inner,
        _ if character.is_alphanumeric() => Class::Letter,
        _ if character.is_whitespace() => Class::Space,
        _ => Class::Other,
    };
    Some((class, character.len_utf8()))
}

/// Whether a character beside letters belongs to their word.
fn is_inner(character: char) -> bool {
    matches!(character, '-' | '\'' | '’' | '.' | '/')
}

/// Whether a comma stands between digits.
fn parts_thousands(bytes: &[u8], at: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    bytes.get(at) == Some(&b',') && digit(at.checked_sub(1)) && digit(Some(at + 1))
}

/// "Rep." before a name.
fn is_title(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|title| TITLES.holds(title))
}

/// The titles of persons.
static TITLES: WordList = WordList::named("titles of persons");

fn is_initials(word: &str) -> bool {
    word.split(['.', '-']).all(|part| part.chars().count() <= 1)
}
