//! The words of a figure's clause that tell it from others, and who and what is named around it.

use std::collections::{BTreeMap, BTreeSet};

use super::folding::{fold, folded_words};
use crate::text::{Spaced, bare_of_owner, is_year, lowered};
use crate::vocabulary::{Vocabulary, WordGroups, WordList};

/// Words by which a figure is told from the one that another text gives: of women, of another day, each.
static APART: WordGroups = WordGroups::named("telling a figure apart");
/// The same, of those that do so wherever they stand in its sentence: "in the capital alone", "without the fee".
static APART_FROM_FAR: WordGroups = WordGroups::named("telling a sentence apart");

/// Words that lead to a place in which a figure is counted.
static LEADING: WordList = WordList::named("leading to where a figure is counted");

/// Words with a capital letter that name nobody.
static MONTHS: WordList = WordList::named("months");
static DAYS: WordList = WordList::named("days");

/// So many words before and behind a figure may be told of it.
const NEAR: usize = 8;

/// What the words of a figure's clause tell it apart by.
pub(super) fn told_apart_by(clause: &[&str], behind: &str) -> BTreeSet<&'static str> {
    let near = with_pairs(clause.iter().copied().flat_map(folded_words));
    let mut apart: BTreeSet<&'static str> = near.into_iter().filter_map(|word| APART.meaning_of(&word)).collect();
    apart.extend(part_of(behind));
    apart.extend(until_a_day(clause));
    apart
}

/// What the words of a sentence tell its figures apart by, wherever they stand in it.
pub(super) fn sentence_told_apart_by(sentence: &str) -> BTreeSet<&'static str> {
    with_pairs(folded_words(sentence)).into_iter().filter_map(|word| APART_FROM_FAR.meaning_of(&word)).collect()
}

/// The days of the week in a figure's clause.
pub(super) fn days_of(clause: &[&str]) -> BTreeSet<String> {
    clause.iter().map(|word| fold(word)).filter(|word| DAYS.contains(&word.as_str())).collect()
}

/// The word that leads to those of which a figure is a part: "11 of the 34".
fn part_of(behind: &str) -> Option<&'static str> {
    static OF: WordList = WordList::named("of a whole");
    static WHOLE: WordList = WordList::named("wholes of a part");
    let mut words = folded_words(behind);
    let of = words.next()?;
    let led = OF.iter().find(|word| **word == of)?;
    WHOLE.contains(&words.next()?.as_str()).then_some(*led)
}

/// The word by which a clause says until which day a count ran: "by Friday".
fn until_a_day(clause: &[&str]) -> Option<&'static str> {
    static BY: WordList = WordList::named("until a day");
    let led = clause.windows(2).find_map(|pair| match pair {
        [by, day] if DAYS.contains(&fold(day).as_str()) => BY.iter().find(|word| word.eq_ignore_ascii_case(by)),
        _ => None,
    });
    led.copied()
}

/// Words, and each two that follow each other as one: "first_day".
fn with_pairs(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    let pairs: Vec<String> = words.windows(2).map(|pair| pair.join(" ")).collect();
    words.extend(pairs);
    words
}

/// The words before and behind a figure, as far as they may be told of it.
pub(super) fn clause_around<'a>(ahead: &'a str, behind: &'a str) -> Vec<&'a str> {
    const ENDS: [char; 5] = [',', ';', ':', '(', '—'];
    let behind = behind.words();
    let ended = |word: &&str| word.ends_with(ENDS) || word.starts_with('(');
    let mut clause: Vec<&str> = ahead.words().rev().take_while(|word| !ended(word)).take(NEAR).collect();
    clause.reverse();
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() != 4;
    for word in behind.take(NEAR).take_while(|word| !figure(word)) {
        clause.push(word);
        if ended(&word) {
            break;
        }
    }
    clause
}

/// What a figure's clause names of it: years, those ahead in the sentence too, and the places that a preposition leads to.
pub(super) fn named_of(clause: &[&str], ahead: &str) -> BTreeSet<String> {
    let bare = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare_of_owner(word).to_owned()
    };
    let years = clause.iter().copied().chain(ahead.words()).map(bare);
    let years = years.filter(|word| is_year(word));
    let names = clause.windows(2).filter_map(|pair| match pair {
        [lead, name] if LEADING.holds(lead) && name.starts_with(char::is_uppercase) => Some(bare(name)),
        _ => None,
    });
    years.chain(names.filter(|name| !DAYS.holds(name))).collect()
}

/// The names in a text, short, so that a country and its people are one, with how they stand there.
pub(super) fn names_in(text: &str) -> BTreeMap<String, &str> {
    /// So many letters of a name.
    const SHORT: usize = 5;
    let is_end = |word: &str| word.ends_with(['.', '!', '?', ':', '”', '"', '-', '–', '—']);
    let mut begins = true;
    let mut names = BTreeMap::new();
    for word in text.words() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare_of_owner(bare);
        let known = |word: &str| MONTHS.holds(word) || DAYS.holds(word);
        let common = || begins && Vocabulary::english().look_up(&lowered(bare)).is_some();
        if bare.starts_with(char::is_uppercase) && bare.chars().count() > 2 && !known(bare) && !common() {
            names.entry(fold(bare).chars().take(SHORT).collect()).or_insert(bare);
        }
        begins = is_end(word);
    }
    names
}
