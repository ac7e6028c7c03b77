//! How far what a sentence denies or plans reaches.

use super::names::Words;
use crate::text::tokens;
use crate::text::{Spaced, is_one_of, lowered};
use crate::vocabulary::{Entry, Vocabulary, WordList, forms};

/// Within so many words of the word that opens a clause its verb begins.
const VERB_FOLLOWS: usize = 3;

/// How far the ends of a clause are looked for, in bytes.
const REACH: usize = 600;

impl Words<'_> {
    /// Where the clause ends that goes on at a place: at a semicolon, or at a comma before a word that turns.
    pub(super) fn clause_end(&self, place: usize) -> usize {
        // Of a clause that runs on for longer no end is looked for.
        let mut reach = self.span.end().min(place + REACH);
        while !self.text.is_char_boundary(reach) {
            reach -= 1;
        }
        let rest = self.text.get(place..reach).unwrap_or_default();
        let mut offset = 0;
        while let Some(found) = rest.get(offset..).and_then(|rest| rest.find([',', ';'])) {
            let at = offset + found;
            if rest.get(at..).is_some_and(|rest| rest.starts_with(';')) {
                return place + at;
            }
            let next = rest.get(at + 1..).unwrap_or_default().trim_start();
            let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if TURNS.contains(&word) {
                return place + at;
            }
            offset = at + 1;
        }
        self.span.end()
    }

    /// Where the clause ends whose verb is planned: at its end, or before a clause that tells what has been. "will announce
    /// help against the fever, which has killed 2,200 people"
    pub(super) fn planned_to(&self, place: usize) -> usize {
        let end = self.clause_end(place);
        let vocabulary = Vocabulary::english();
        let class = |name: &str| vocabulary.class(name).unwrap_or_default();
        let (opener, told) = (class("opener"), class("told"));
        let words = tokens(self.text, place, end);
        let entries: Vec<Option<Entry>> = words
            .iter()
            .map(|word| vocabulary.look_up(&lowered(self.text.get(word.start..word.end)?)).copied())
            .collect();
        let has_been = |entry: &Entry| {
            entry.classes & told != 0 || entry.forms & forms::PAST != 0 && entry.forms & forms::BASE == 0
        };
        let opens = |at: usize| {
            let opens = entries.get(at).copied().flatten().is_some_and(|entry| entry.classes & opener != 0);
            opens && entries.iter().skip(at + 1).take(VERB_FOLLOWS).flatten().any(has_been)
        };
        let dash = class("dash");
        // "devices – intended to warn – and 23 guns": what is said aside ends with it.
        let aside = |at: usize| {
            let stands_free = words.get(at).is_some_and(|word| {
                word.start > place && self.text.get(..word.start).is_some_and(|before| before.ends_with(' '))
            });
            stands_free && entries.get(at).copied().flatten().is_some_and(|entry| entry.classes & dash != 0)
        };
        // "Lind, who ran on a promise to build, won": what is said aside of the subject ends before its verb.
        let before = self.text.get(self.span.start()..place).unwrap_or_default();
        let told_aside = before.contains(',');
        let only_past =
            |entry: &Entry| entry.forms & forms::PAST != 0 && entry.forms & forms::BASE == 0 && entry.noun.is_none();
        let at_entry = |at: usize| entries.get(at).copied().flatten();
        let resumes = |at: usize| {
            let closes = words.get(at).is_some_and(|word| self.text.get(word.start..word.end) == Some(","));
            told_aside && closes && at_entry(at + 1).as_ref().is_some_and(only_past)
        };
        // "The man who vowed to fight shot twelve": so does a relative clause.
        let relative = before.last_word().is_some_and(|word| RELATIVES.contains(&word));
        let closes_relative = |at: usize| {
            let helped = at.checked_sub(1).and_then(at_entry);
            let free =
                helped.is_none_or(|entry| entry.classes & (class("aux") | class("be") | class("have") | opener) == 0);
            relative && at > 0 && free && at_entry(at).as_ref().is_some_and(only_past)
        };
        let ends = |at: usize| opens(at) || aside(at) || resumes(at) || closes_relative(at);
        (0..words.len()).find(|at| ends(*at)).and_then(|at| words.get(at)).map_or(end, |word| word.start)
    }

    /// Where the clause begins whose verb is planned: what "will happen" stands before "will".
    pub(super) fn planned_from(&self, place: usize) -> usize {
        let mut start = self.span.start().max(place.saturating_sub(REACH));
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let before = self.text.get(start..place).unwrap_or_default();
        let cut = before.rfind([',', ';', ':', '—', '–', '(']).map_or(0, |cut| cut + 1);
        let mut cut = cut;
        while !before.is_char_boundary(cut) {
            cut += 1;
        }
        let clause = before.get(cut..).unwrap_or_default();
        let lead = clause.first_word().unwrap_or_default();
        // "The 300 firms will …": the firms are there already.
        if is_one_of(lead, &["the", "these", "those", "all", "both", "its", "his", "her", "their", "our"]) {
            return place;
        }
        start + cut + (clause.len() - clause.trim_start().len())
    }
}

/// Words by which a clause tells of who stands before them.
static RELATIVES: WordList = WordList::named("relatives of saying");

/// Words that begin clauses in which another standing holds.
static TURNS: WordList = WordList::named("turns");
