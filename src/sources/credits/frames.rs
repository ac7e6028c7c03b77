//! What a verb of saying takes: a clause, a count, a figure at which something is put.

use super::super::cues::PREPOSITIONS;
use super::heads::is_of_document;
use super::names::{Word, Words};
use crate::model::Credit;
use crate::vocabulary::{Vocabulary, WordList, forms};

/// Verbs of saying whose participle stands behind a noun: "cases reported in May".
static PARTICIPLES: WordList = WordList::named("participles of saying");

/// Verbs of which anybody may be the subject: "said", "told".
static PLAIN: WordList = WordList::named("plain verbs of saying");

/// Words by which a clause is known.
static CLAUSAL: WordList = WordList::named("words of clauses said");

/// Words with which what is said begins.
static OBJECTS: WordList = WordList::named("words that begin what is said");

/// Numbers in words, as far as something is counted in them.
static COUNTS: WordList = WordList::named("numbers said");

/// The word that opens what is found.
static THAT: WordList = WordList::named("openers of what is found");

/// Words by which whoever spoke goes on.
static GOING_ON: WordList = WordList::named("going on to say");

/// What sources put a figure to.
static FIGURES: WordList = WordList::named("figures put");

/// Verbs of whoever has a figure of its own, which stands behind a mark: "has a larger figure: 4,400".
static HAVING: WordList = WordList::named("verbs of having a figure");

/// Words of time between a verb of saying and what is said.
static SAID_WHEN: WordList = WordList::named("times of saying");

/// Words that lead to the figure at which something is put.
static PUT_AT: WordList = WordList::named("put at");

/// Words behind a participle that are no object of it: "reported so far", "last week".
static NO_OBJECT: WordList = WordList::named("no objects of saying");

/// Words that part clauses on the word of two.
static TURNS: WordList = WordList::named("turns to another source");

/// Within so many words behind its verb the count is that something is put at.
const COUNTED_WITHIN: usize = 12;

/// Within so many words behind its verb what is counted begins: "registered a total of 19".
const OBJECT_WITHIN: usize = 5;

/// So many words behind a verb without a comma are a clause.
const CLAUSE: usize = 9;

impl Words<'_> {
    /// Whether anybody may be the subject of a verb.
    pub(super) fn is_plain(verb: &str) -> bool {
        PLAIN.holds(verb)
    }

    /// The words behind a place up to the next mark.
    fn up_to_cut(&self, place: usize) -> &[Word<'_>] {
        let first = self.words.partition_point(|word| word.start < place);
        let rest = self.words.get(first..).unwrap_or_default();
        let end = rest.iter().enumerate().position(|(index, word)| index > 0 && word.cut).unwrap_or(rest.len());
        let cut = rest.first().is_some_and(|word| word.cut);
        if cut { &[] } else { rest.get(..end).unwrap_or_default() }
    }

    /// Whether a colon or an opening quotation mark follows.
    fn leads_to_words(&self, place: usize) -> bool {
        let rest = self.text.get(place..self.span.end()).unwrap_or_default().trim_start();
        let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        rest.starts_with([':', '“', '"', '«', '‘'])
    }

    /// Whether what is said follows a verb of saying that ends at a place, rather than that it is said of what stands before.
    pub(super) fn says_more(&self, place: usize) -> bool {
        let behind = self.up_to_cut(place);
        let Some(first) = behind.first() else { return self.leads_to_words(place) };
        // "Said in a statement on 5 May" says no more.
        let circumstance = first.is_in(&PREPOSITIONS) || first.is_in(&SAID_WHEN);
        let tells = |word: &Word<'_>| {
            let past = || Vocabulary::english().look_up(word.text).is_some_and(|entry| entry.forms & forms::PAST != 0);
            let figure = word.is_number() || word.is_in(&COUNTS);
            (word.is_in(&CLAUSAL) && !word.is_capital()) || (!circumstance && (figure || past()))
        };
        let opens = first.is_in(&OBJECTS) && !circumstance;
        opens || self.leads_to_words(place) || behind.len() >= CLAUSE || behind.iter().any(tells)
    }

    /// Whether a verb that may be a participle is the verb of a clause: it has an object, or its subject stands apart behind
    /// what is said. "the ministry reported 12 deaths"; not "deaths reported in May"
    pub(super) fn is_verb(&self, verb: &str, place: usize, apart: bool) -> bool {
        if !PARTICIPLES.holds(verb) || self.leads_to_words(place) {
            return true;
        }
        let mut behind = self.up_to_cut(place);
        while let Some((_, rest)) = behind.split_first().filter(|(word, _)| word.is_in(&SAID_WHEN)) {
            behind = rest;
        }
        match behind.first() {
            Some(word) if !word.is_in(&PREPOSITIONS) && !word.is_in(&NO_OBJECT) => true,
            _ => apart,
        }
    }

    /// Whether a figure follows that is counted: "counted 30,000 people".
    pub(super) fn counts(&self, place: usize) -> bool {
        self.counts_within(place, OBJECT_WITHIN)
    }

    fn counts_within(&self, place: usize, most: usize) -> bool {
        self.up_to_cut(place).iter().take(most).any(|word| word.is_number() || word.is_in(&COUNTS))
    }

    /// Whether a source shows or finds something: a document does, anybody else where it is a clause. "police found that"
    pub(super) fn shows(&self, credit: &Credit, verb: &str, place: usize) -> bool {
        let clause = self.up_to_cut(place).first().is_some_and(|word| word.is_in(&THAT));
        // "The board released results showing that"
        let released = verb.ends_with("ing");
        (clause || released || is_of_document(&credit.to)) && self.says_more(place)
    }

    /// The next mark behind a place, or the end of the sentence.
    pub(super) fn next_cut(&self, place: usize) -> usize {
        let first = self.words.partition_point(|word| word.start < place);
        let cut = self.words.iter().skip(first + 1).find(|word| word.cut);
        cut.map_or(self.span.end(), |word| word.start)
    }

    /// Whether something is put at a figure: "put the toll at 58", "gave a toll of 12".
    pub(super) fn puts(&self, verb: &str, place: usize) -> bool {
        let behind = self.up_to_cut(place);
        let of_figure = behind.iter().take(COUNTED_WITHIN).position(|word| word.is_in(&FIGURES));
        let Some(named) = of_figure else { return false };
        let rest = behind.get(named + 1..).unwrap_or_default();
        // "Has a larger figure: 4,400".
        let next = behind.last().filter(|_| rest.is_empty()).map(|last| last.end);
        if HAVING.holds(verb) || next.is_some() {
            return next.is_some_and(|end| self.count_behind_mark(end));
        }
        rest.iter().take(COUNTED_WITHIN).any(|word| word.is_in(&PUT_AT)) && self.counts_within(place, COUNTED_WITHIN)
    }

    /// Whether a number stands right behind the mark behind a place.
    fn count_behind_mark(&self, place: usize) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        let mut ahead = self.words.iter().skip(first).skip_while(|word| !word.is_number() && word.text.ends_with("ly"));
        ahead.next().is_some_and(|word| word.is_number() || word.is_in(&COUNTS))
    }

    /// Where a clause turns between two places to what another says, the last such place.
    pub(super) fn turn_between(&self, from: usize, to: usize) -> Option<usize> {
        let first = self.words.partition_point(|word| word.start < from);
        let words = self.words.iter().skip(first).take_while(|word| word.start < to);
        let mut turn = None;
        for (index, word) in words.enumerate() {
            let before = (first + index).checked_sub(1).and_then(|before| self.words.get(before));
            let gap = before.and_then(|before| self.text.get(before.end..word.start)).unwrap_or_default();
            if word.start > from && (gap.contains(';') || (word.cut && word.is_in(&TURNS))) {
                turn = Some(word.start);
            }
        }
        turn
    }

    /// Whether whoever spoke up to a place goes on: "said the mayor, adding that".
    pub(super) fn goes_on_after(&self, place: usize) -> bool {
        let first = self.words.partition_point(|word| word.start < place);
        self.words.iter().skip(first).any(|word| word.is_in(&GOING_ON))
    }

    /// Whether a word begins at a place that nothing but a mark or a turn parts from what stands before.
    pub(super) fn stands_apart(&self, place: usize) -> bool {
        let at = self.words.partition_point(|word| word.start < place);
        at > 0 && self.words.get(at).is_some_and(|word| word.cut)
    }

    /// Whether a comma, or the end of quoted words, stands right before a place.
    pub(super) fn is_behind_comma(&self, place: usize) -> bool {
        let before = self.text.get(self.span.start()..place).unwrap_or_default().trim_end();
        before.ends_with([',', '”', '"', '»', '’'])
    }

    /// Whether a mark, or nothing, follows a place.
    pub(super) fn ends_part(&self, place: usize) -> bool {
        let at = self.words.partition_point(|word| word.start < place);
        self.words.get(at).is_none_or(|word| word.cut)
    }

    /// Whether a place opens its sentence or a clause that turns.
    pub(super) fn opens_clause(&self, place: usize) -> bool {
        let at = self.words.partition_point(|word| word.start < place);
        let Some(before) = at.checked_sub(1).and_then(|before| self.words.get(before)) else { return true };
        let gap = self.text.get(before.end..place).unwrap_or_default();
        gap.contains(';') || (before.is_in(&TURNS) && (before.cut || at == 1))
    }
}
