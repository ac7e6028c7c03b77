//! The names of sources in a sentence: the one that a verb of saying has for its subject, the one behind "according to".

use super::super::cues::{BETWEEN, GOES_ON, PLURALS, PREPOSITIONS, PRONOUNS, SOURCE_NOUNS, STOPS};
use crate::model::{Credit, Span};
use crate::text::{Spaced, is_one_of, lowered};
use crate::vocabulary::WordList;

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// Whether punctuation stands between it and the word before.
    cut: bool,
}

impl Word<'_> {
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    pub(super) fn is(&self, words: &[&str]) -> bool {
        is_one_of(self.text, words)
    }

    fn is_in(&self, words: &WordList) -> bool {
        words.holds(self.text)
    }

    fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// A sentence as words.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    words: Vec<Word<'a>>,
}

/// How long the name of a source may be, in words.
const LONGEST_NAME: usize = 14;

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
            while let Some((class @ (Class::Letter | Class::Inner), length)) = class_at(sentence, bytes, at) {
                at += length;
                last = class;
            }
            let word = sentence.get(from..at).unwrap_or_default();
            // A name's own full stops stay: "J.", "U.S."; a sentence's goes.
            let closed = last == Class::Inner && word.len() > 3 && !is_initials(word);
            let bare = if closed { word.trim_end_matches(is_inner) } else { word };
            let start = span.start() + from;
            found.push(Word { text: bare, start, end: start + bare.len(), cut });
            cut = closed;
        }
        Words { text, span, words: found }
    }

    fn credit(&self, first: usize, last: usize) -> Option<Credit> {
        let (first, last) = (self.words.get(first)?, self.words.get(last)?);
        let mut end = last.end;
        let name = self.text.get(first.start..end)?;
        if let Some(bare) = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")) {
            end = first.start + bare.len();
        }
        let mut credit = Credit::new(self.text.get(first.start..end)?.single_spaced());
        credit.span = Span::new(first.start, end);
        Some(credit)
    }

    /// The name that begins right after a place: after "according to".
    pub(super) fn name_after(&self, place: usize) -> Option<Credit> {
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
            if word.is_number()
                || (word.is_in(&STOPS) && !(index == first && word.is(&["his", "her", "their", "its", "our"])))
            {
                break;
            }
            if word.is_capital() && !(joint && index == first) {
                named = true;
            } else if !joint {
                let noun = word.is_in(&SOURCE_NOUNS);
                // Behind a name, only a noun of office goes on with it: "the Lindby health officials".
                let leads_on = || {
                    (1..=2).any(|step| {
                        self.words.get(index + step).is_some_and(|word| word.is_in(&SOURCE_NOUNS) && !word.cut)
                    })
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
        let sourced = sourced && is_source(self.words.get(first..=last).unwrap_or_default());
        (named || sourced).then(|| self.credit(first, last)).flatten()
    }

    /// Whether what a verb of saying says follows: "that", a figure, a quotation.
    pub(super) fn goes_on(&self, place: usize) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        let Some(next) = self.words.get(first) else { return false };
        next.is(&GOES_ON)
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

    pub(super) fn pronoun_after(&self, place: usize) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        self.words
            .get(first)
            .is_some_and(|word| word.is(&["him", "her", "them", "it", "this", "these", "some", "other", "one"]))
    }

    /// The name that ends right before a place, as the subject of a verb there; and whether it is a pronoun.
    pub(super) fn name_before(&self, place: usize) -> Option<(Credit, bool)> {
        let mut end = self.words.partition_point(|word| word.end <= place);
        // The word that the cue cut in two: "Lind" of "Lind's figures".
        if self.words.get(end).is_some_and(|word| word.start < place) {
            end += 1;
        }
        while end > 0
            && self
                .words
                .get(end - 1)
                .is_some_and(|word| word.is_in(&BETWEEN) || (word.text.ends_with("ly") && !word.is_capital()))
        {
            end -= 1;
        }
        let next = self.words.get(end - usize::from(end > 0))?;
        // A comma before the verb closes an apposition: "Lind, the mayor of Lindby, said".
        let gap = self.text.get(next.end..place).unwrap_or_default();
        let participle = self.text.get(place..).is_some_and(|rest| rest.starts_with("saying"));
        if gap.contains([',', '–', '—', '(', ')']) && !gap.contains(['"', '”', '»', '“', '«']) && !participle
        {
            return self.before_apposition(end);
        }
        if gap.contains(['"', '”', '»', ';', ':', '“', '«']) {
            return None;
        }
        if next.is(&PRONOUNS) {
            return Some((self.credit(end - 1, end - 1)?, true));
        }
        // Phrases between subject and verb: "Lind at the meeting with the miners said".
        let verb = end;
        for _ in 0..4 {
            let first = self.run_back(end)?;
            let behind = first.checked_sub(1).and_then(|before| self.words.get(before));
            let cut = self.words.get(first).is_some_and(|word| word.cut);
            match behind {
                Some(word) if !cut && word.is_in(&PREPOSITIONS) => end = first - 1,
                _ => return self.qualify(first, end).map(|found| self.with_office(found, end, verb)),
            }
            if end == 0 {
                return None;
            }
        }
        None
    }

    /// "Officials in the health ministry" rather than "officials": who is nobody in particular is of an office.
    fn with_office(&self, found: (Credit, bool), end: usize, verb: usize) -> (Credit, bool) {
        let (credit, pronoun) = found;
        let office = self.words.get(end + 1..verb).unwrap_or_default();
        let within = self.words.get(end).is_some_and(|word| word.is(&["at", "from", "in"]));
        let start = credit.span.map(|span| self.words.partition_point(|word| word.start < span.start()));
        let nobody = is_plural(&credit.to) || is_bare(bare(&credit.to));
        let longer =
            start.filter(|_| nobody && within && is_source(office)).and_then(|start| self.credit(start, verb - 1));
        (longer.unwrap_or(credit), pronoun)
    }

    /// The first word of the run of words before `end` that may be one name.
    fn run_back(&self, end: usize) -> Option<usize> {
        let mut first = end.checked_sub(1)?;
        let word = self.words.get(first)?;
        (!word.is_in(&STOPS) && !word.is_number()).then_some(())?;
        while first > 0 && end - first < LONGEST_NAME {
            let (this, before) = (self.words.get(first)?, self.words.get(first - 1)?);
            if this.cut
                || before.is_number()
                || (before.is_in(&STOPS) && !before.is(&["his", "her", "their", "its", "our", "to"]))
            {
                break;
            }
            // "Plenipotentiary to the Russian Federation": only inside titles.
            if before.is(&["to"])
                && !(self.words.get(first.wrapping_sub(2)).is_some_and(Word::is_capital) && this.is(&["the"]))
            {
                break;
            }
            first -= 1;
        }
        Some(first)
    }

    fn qualify(&self, first: usize, end: usize) -> Option<(Credit, bool)> {
        let (mut first, mut end) = (first, end);
        // "Lind condemned the flood, saying": what precedes a verb in the past is the subject.
        let past = (first + 1..end).find(|index| {
            let next_opens = self.words.get(index + 1).is_some_and(|word| word.is(&ARTICLES) || word.is_capital());
            self.words.get(*index).is_some_and(|word| !word.is_capital() && word.text.ends_with("ed")) && next_opens
        });
        if let Some(past) =
            past.filter(|past| self.words.get(first..*past).is_some_and(|words| words.iter().any(Word::is_capital)))
        {
            end = past;
        }
        // An article inside begins the name, unless a joint leads to it: "killed 5 people the mayor".
        let article = (first + 1..end).rev().find(|index| {
            let joined = self.words.get(index - 1).is_some_and(|word| word.is_in(&JOINTS) || word.is_in(&PREPOSITIONS));
            self.words.get(*index).is_some_and(|word| word.is(&ARTICLES) && !word.is_capital()) && !joined
        });
        // "Opening the meeting Ambassador Lind": what the participle governs is no part of the name.
        let governed = self.words.get(first).is_some_and(|word| word.text.ends_with("ing"));
        first = article.unwrap_or(first);
        // What leads the sentence is no name: "Earlier officials", "And Lind".
        while first + 1 < end
            && self
                .words
                .get(first)
                .is_some_and(|word| word.is_in(&LEADS) || (word.is_in(&JOINTS) && !word.is(&["the"])))
        {
            first += 1;
        }
        let words = self.words.get(first..end)?;
        // A lower-case run before a name belongs to it only as its office: "Opening the meeting Ambassador Lind".
        let capital = words.iter().position(|word| word.is_capital() && word.start != self.span.start());
        if let Some(capital) = capital
            && let Some(before) = words.get(..capital)
            && before.iter().any(|word| !word.is_in(&JOINTS) && !word.is_in(&SOURCE_NOUNS))
            && (before.len() > 2 || (governed && !before.is_empty()))
            && !is_source(words)
        {
            return Some((self.credit(first + capital, end - 1)?, false));
        }
        let named =
            words.iter().any(|word| word.is_capital() && (word.start != self.span.start() || is_name_start(words)));
        (named || is_source(words)).then_some(())?;
        Some((self.credit(first, end - 1)?, false))
    }

    /// The name before an apposition that ends at a comma: the first part of the clause that is no adverbial.
    fn before_apposition(&self, end: usize) -> Option<(Credit, bool)> {
        let mut part = end;
        let mut best = None;
        // Parts between commas, from the verb back to the beginning of the clause.
        while part > 0 {
            let mut first = part - 1;
            while first > 0 && !self.words.get(first)?.cut {
                first -= 1;
            }
            let gap = match first.checked_sub(1).and_then(|before| self.words.get(before)) {
                Some(before) => self.text.get(before.end..self.words.get(first)?.start).unwrap_or_default(),
                None => "",
            };
            let lead = self.words.get(first)?;
            let adverbial = lead.is_in(&PREPOSITIONS) || lead.is_in(&LEADS) || lead.is(&["as", "when", "while", "if"]);
            if !adverbial
                && part != end
                && let Some(found) = self.run_back(part).and_then(|start| self.qualify(start.max(first), part))
            {
                best = Some(found);
            }
            if gap.contains([';', ':', '"', '”', '»', '“', '«', '.', '?', '!']) || adverbial || end - first > 40 {
                break;
            }
            part = first;
        }
        best.filter(|(credit, _)| credit.to.chars().any(char::is_uppercase))
    }
}

static ARTICLES: WordList = WordList::named("articles");

/// Words that may stand before a subject and are no part of it.
pub(super) static LEADS: WordList = WordList::named("leads");

/// Whether a sentence's first words are a name rather than a word with a sentence's capital.
fn is_name_start(words: &[Word<'_>]) -> bool {
    match words {
        [one] => !one.is_in(&STOPS) && one.text.len() > 2 && !one.text.ends_with("ing"),
        [first, second, ..] => second.is_capital() || first.text.bytes().filter(u8::is_ascii_uppercase).count() > 1,
        [] => false,
    }
}

/// Whether the noun that a phrase turns on is a source: "the ministry of health", but not "a government building".
fn is_source(words: &[Word<'_>]) -> bool {
    let start = words.iter().position(|word| !word.is(&ARTICLES)).unwrap_or(0);
    let words = words.get(start..).unwrap_or_default();
    let end = words.iter().position(|word| word.is_in(&JOINTS)).unwrap_or(words.len());
    end.checked_sub(1).and_then(|head| words.get(head)).is_some_and(|head| head.is_in(&SOURCE_NOUNS))
}

/// Whether a source is many: "the experts", "officials in Lindby", "official data".
pub(super) fn is_plural(to: &str) -> bool {
    let noun = lowered(to.split(" of ").next().unwrap_or(to).split(' ').next_back().unwrap_or_default());
    PLURALS.contains(&&*noun) || (noun.ends_with('s') && SOURCE_NOUNS.holds(&noun))
}

/// Whether a credit is a noun alone: "data", "reports".
pub(super) fn is_bare(to: &str) -> bool {
    to.chars().all(char::is_lowercase) && SOURCE_NOUNS.holds(to)
}

/// Whether words alone are an office that can say something: "Prosecutor general's office", but not "Sources".
pub(super) fn is_office(name: &str) -> bool {
    let Some(span) = Span::new(0, name.len()) else { return false };
    let words = Words::new(name, span).words;
    let own = |word: &Word<'_>| word.is(&["source", "sources", "data", "report", "reports", "study", "survey", "poll"]);
    is_source(&words) && !words.iter().any(own)
}

/// A phrase without its article.
fn bare(to: &str) -> &str {
    to.split_once(' ').filter(|(first, _)| is_one_of(first, &ARTICLES)).map_or(to, |(_, rest)| rest)
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

fn is_initials(word: &str) -> bool {
    word.split(['.', '-']).all(|part| part.chars().count() <= 1)
}
