//! Times of day: in words, in military digits, and with a point between hours and minutes.

use super::cursor::Text;
use super::lexicon::Word;
use super::numeral::{self, Numeral, Outcome};
use super::{currencies, hedges, nouns, units};
use crate::quantity::{Hedge, Number};
use crate::vocabulary::WordList;

/// Words before a time of day.
static BEFORE_CLOCK: WordList = WordList::named("before clock");

/// Words before "at" after which a number with a point is a price, a rate or a level.
static BEFORE_LEVEL: WordList = WordList::named("before level");

/// "six o'clock", "half past six", "a quarter to nine", "at six in the evening": the end of the words of a time.
pub(super) fn in_words(text: Text<'_>, at: usize, word: Word, word_end: usize) -> Option<usize> {
    let past = |at: usize| ["past", "to"].iter().find(|word| text.is_word(at, word)).map(|word| at + word.len());
    if let Word::Half | Word::Quarter = word {
        let hour = text.skip_spaces(past(text.skip_spaces(word_end))?);
        if word == Word::Half && !text.is_word(text.skip_spaces(word_end), "past") {
            return None;
        }
        return hour_end(text, hour);
    }
    if let Some(end) = minutes_past(text, at) {
        return Some(end);
    }
    let end = hour_end(text, at)?;
    // "at six-thirty"
    let minutes = || text.word(end + 1).filter(|(word, _)| MINUTES.holds(word.as_str())).map(|(_, end)| end);
    if let (b'-', Some(last)) = (text.byte(end), minutes())
        && is_clock_before(text, at)
        && nouns::phrase(text, last, false).is_none()
        && text.byte(last) != b'-'
    {
        return Some(last);
    }
    // "half past six", read from "six" on
    let before = text.skip_spaces_back(at);
    if text.is_phrase_before(at, &["half", "past"]) || text.is_phrase_before(at, &["quarter", "past"]) {
        return Some(end);
    }
    let next = text.skip_spaces(end);
    if text.starts_with(next, "o\'clock") || text.starts_with(next, "o’clock") {
        return Some(next + if text.byte(next + 1) == b'\'' { 7 } else { 9 });
    }
    // "nine am", "nine p.m."
    let halves = ["a.m.", "p.m.", "am", "pm", "AM", "PM"];
    if let Some(half) = halves.iter().find(|half| next > end && text.starts_with(next, half))
        && !text.is_word_at(next + half.len())
    {
        return Some(next + half.len());
    }
    let opened = text.word_before(before).is_some_and(|(word, _)| BEFORE_CLOCK.holds(word.as_str()));
    (opened && part_of_day(text, end)).then_some(end)
}

/// Minutes behind an hour in words: "six-thirty",
static MINUTES: WordList = WordList::named("minutes behind an hour");

/// what parts minutes from their hour,
static PAST: WordList = WordList::named("past an hour");

/// and what does so only behind the word "minutes": "five minutes to ten".
static TO: WordList = WordList::named("to an hour");

/// The end of "ten past five", "at five minutes to ten".
fn minutes_past(text: Text<'_>, at: usize) -> Option<usize> {
    if !is_clock_before(text, at) {
        return None;
    }
    let Outcome::Read(minutes) = numeral::read(text, at, false) else { return None };
    if !minutes.spelled || minutes.number > Number::from(30) || !minutes.number.is_whole() {
        return None;
    }
    let (mut word, mut end) = text.word(text.skip_spaces(minutes.end))?;
    let told = units::time_word(text, text.skip_spaces(minutes.end)).is_some();
    if told {
        (word, end) = text.word(text.skip_spaces(end))?;
    }
    let joins = PAST.holds(word.as_str()) || TO.holds(word.as_str()) && told;
    let end = hour_end(text, text.skip_spaces(end)).filter(|_| joins)?;
    (nouns::phrase(text, end, false).is_none() && text.byte(end) != b'-').then_some(end)
}

/// Whether a word that leads to a time of day stands before an offset: "at quarter to nine".
pub(super) fn is_clock_before(text: Text<'_>, at: usize) -> bool {
    text.word_before(text.skip_spaces_back(at)).is_some_and(|(word, _)| BEFORE_CLOCK.holds(word.as_str()))
}

/// The end of an hour in words or digits: one to twelve.
fn hour_end(text: Text<'_>, at: usize) -> Option<usize> {
    match text.lexicon(at) {
        Some((Word::Digit(1..=9), end)) => return Some(end),
        Some((Word::Teen(10..=12), end)) => return Some(end),
        _ => {}
    }
    let (value, end) = super::digits::small_integer(text, at)?;
    ((1..=12).contains(&value) && !text.is_word_at(end)).then_some(end)
}

/// Whether "in the morning" follows.
fn part_of_day(text: Text<'_>, end: usize) -> bool {
    let mut at = text.skip_spaces(end);
    for word in ["in", "the"] {
        if !text.is_word(at, word) {
            return false;
        }
        at = text.skip_spaces(at + word.len());
    }
    ["morning", "afternoon", "evening"].iter().any(|part| text.is_word(at, part))
}

/// The end of a time of day in digits: "at 1542 hours", "at 18.45", "17.20 GMT", "at 6 in the morning", "at 14h30".
pub(super) fn in_digits(text: Text<'_>, at: usize) -> Option<usize> {
    if !matches!(text.byte(at), b'0'..=b'2' | b'3'..=b'9') {
        return None;
    }
    let (value, end) = super::digits_run(text, at)?;
    let length = end - at;
    let next = text.skip_spaces(end);
    // Most digits are none of these: nothing is looked up before them.
    let marked = match length {
        4 => next > end && value / 100 < 24 && value % 100 < 60 && matches!(text.byte(next), b'h' | b'H' | b'l' | b'L'),
        1 | 2 => matches!(text.byte(end), b'h' | b'.') || text.is_word(next, "in"),
        _ => false,
    };
    if !marked {
        return None;
    }
    let about = hedges::before(text, at).filter(|found| found.hedge == Hedge::About);
    let start = about.map_or(at, |found| found.edge);
    let (word, word_start) = text.word_before(text.skip_spaces_back(start))?;
    let clock = BEFORE_CLOCK.holds(word.as_str());
    let at_or_until = matches!(word.as_bytes(), b"at" | b"by" | b"until" | b"till" | b"from" | b"since");
    // "at 1542 hours", "at 2345 local time"
    if length == 4 && at_or_until {
        for suffix in ["hours", "hrs", "local"] {
            if next > end && text.is_word(next, suffix) {
                return Some(next + suffix.len());
            }
        }
    }
    if length <= 2 && value <= 24 {
        // "at 14h30", "at 20h"
        if at_or_until && text.byte(end) == b'h' {
            let mut last = end + 1;
            while text.byte(last).is_ascii_digit() && last < end + 3 {
                last += 1;
            }
            return (!text.is_word_at(last)).then_some(last);
        }
        if clock && value <= 12 && part_of_day(text, end) {
            return Some(end);
        }
        let minutes =
            text.byte(end) == b'.' && text.byte(end + 1).is_ascii_digit() && text.byte(end + 2).is_ascii_digit();
        if minutes && !text.is_word_at(end + 3) {
            let last = end + 3;
            let minute = u32::from(text.byte(end + 1) - b'0') * 10 + u32::from(text.byte(end + 2) - b'0');
            let goes_on = text.byte(last) == b'.' && text.byte(last + 1).is_ascii_digit()
                || text.byte(last) == b',' && text.byte(last + 1).is_ascii_digit();
            if minute > 59 || goes_on {
                return None;
            }
            let after = text.skip_spaces(last);
            let zone = text.slice(after, text.letters_end(after));
            if matches!(zone, "GMT" | "UTC" | "CET" | "EST" | "BST" | "EDT" | "IST" | "CEST") {
                return Some(after + zone.len());
            }
            let level = word.as_bytes() == b"at" && follows_level(text, word_start);
            let Outcome::Read(numeral) = numeral::read(text, at, false) else { return None };
            let counts = numeral.end != last
                || measures(text, &numeral)
                || word.as_bytes() == b"by"
                || word.as_bytes() == b"from" && !until_another(text, last);
            return (at_or_until && minute % 5 == 0 && !level && !counts).then_some(last);
        }
    }
    None
}

/// Whether one of the three words before "at" makes what follows a price or a level: "put it at 12.25".
fn follows_level(text: Text<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..3 {
        let Some((word, start)) = text.word_before(text.skip_spaces_back(at)) else { return false };
        if BEFORE_LEVEL.holds(word.as_str()) {
            return true;
        }
        at = start;
    }
    false
}

/// Whether a unit or a noun follows a number.
fn measures(text: Text<'_>, numeral: &Numeral) -> bool {
    units::after(text, numeral).is_some()
        || currencies::before(text, numeral.start).is_some()
        || numeral.number < Number::ONE
        || nouns::phrase(text, numeral.end, false).is_some_and(|(start, _)| text.byte(start).is_ascii_lowercase())
}

/// Whether "until 17.00" follows the first time of a span.
fn until_another(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end);
    let joint = ["until", "till", "to"].iter().find(|word| text.is_word(next, word));
    joint.is_some_and(|word| {
        let second = text.skip_spaces(next + word.len());
        super::digits_run(text, second).is_some_and(|(_, end)| end - second <= 2 && text.byte(end) == b'.')
    })
}
