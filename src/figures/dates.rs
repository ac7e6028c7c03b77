//! Dates and years, as far as the words give them.

use super::cursor::Text;
use super::lexicon::Word;
use super::numeral::Numeral;
use super::table::Words;
use super::{DateMention, no_quantity, nouns, units};
use crate::model::{PartialDate, Span};
use crate::vocabulary::WordList;

/// A date and where it ends.
pub(super) struct Found {
    pub(super) mention: DateMention,
    pub(super) end: usize,
}

/// Words before a month or a year that show it to be one.
#[rustfmt::skip]
static TEMPORAL: WordList = WordList::named("temporal");

pub(super) fn is_temporal(word: &[u8]) -> bool {
    TEMPORAL.iter().any(|entry| entry.as_bytes() == word)
}

/// The digits at an offset: value and end. Up to four digits, with no digit after them.
fn integer(text: Text<'_>, at: usize) -> Option<(u32, usize)> {
    let (mut value, mut end) = (0_u32, at);
    while text.byte(end).is_ascii_digit() {
        if end - at == 4 {
            return None;
        }
        value = value * 10 + u32::from(text.byte(end) - b'0');
        end += 1;
    }
    (end > at).then_some((value, end))
}

fn day(text: Text<'_>, at: usize) -> Option<(u8, usize)> {
    let (value, end) = integer(text, at)?;
    let day = u8::try_from(value).ok().filter(|day| (1..=31).contains(day) && end - at <= 2)?;
    Some((day, end))
}

/// Four digits from 1000 to 2199 that stand alone.
pub(super) fn year(text: Text<'_>, at: usize) -> Option<(i32, usize)> {
    let (value, end) = integer(text, at)?;
    let goes_on = matches!(text.byte(end), b',' | b'.') && text.byte(end + 1).is_ascii_digit();
    let alone = !text.is_word_at(end) && !goes_on && text.byte(end) != b'%';
    (end - at == 4 && (1000..2200).contains(&value) && alone).then_some((i32::try_from(value).ok()?, end))
}

/// Verbs after a counted noun that make it what is counted: "between 1900 and 1950 people died". Others tell what
/// happened within the years: "between 1990 and 1999 storms killed 300".
pub(super) static COUNTING_VERBS: Words = Words::named("counting verbs");

/// Whether a number of four digits in "between 1990 and 1999" or "from 1990 to 1999" is a year; `None` for any other.
///
/// With a noun right behind, both are counts where the phrase is an object ("hired between 1900 and 1950 workers"), where both
/// are round to a hundred, or where people and the like are counted by the verb that follows.
pub(super) fn span_of_years(text: Text<'_>, numeral: &Numeral) -> Option<bool> {
    let (first, second, opening) = ends_of_span(text, numeral.start)?;
    let (low, _) = year(text, first)?;
    let Some((high, high_end)) = year(text, second) else {
        // "between 2000 and 3000 people", "from 1990 to 15 May 1992"
        let number = text.byte(second).is_ascii_digit() && at_digits(text, second).is_none();
        return number.then_some(false);
    };
    if low >= high {
        return None;
    }
    if units::after(text, &Numeral { end: high_end, ..*numeral }).is_some() {
        return Some(false);
    }
    let Some((noun, noun_end)) = nouns::phrase(text, high_end, false) else { return Some(true) };
    if text.byte(high_end) == b'-' || noun == high_end {
        return Some(true);
    }
    let counted = text.word_before(noun_end).is_some_and(|(word, _)| no_quantity::is_thing_counted(word.as_bytes()));
    let round = low % 100 == 0 && high % 100 == 0;
    let before = text.skip_spaces_back(opening);
    let joins = text.word_before(before).is_none_or(|(word, _)| {
        matches!(
            word.as_bytes(),
            b"and" | b"but" | b"that" | b"where" | b"which" | b"while" | b"when" | b"as" | b"said"
        )
    });
    let verb_at = text.skip_spaces(noun_end);
    let verb = text.word(verb_at).filter(|_| verb_at > noun_end);
    let counts = verb.is_none_or(|(word, _)| COUNTING_VERBS.contains(word.as_bytes()));
    Some(!(round || counted && counts || !joins && !nouns::is_name(text, noun)))
}

/// The starts of both ends of the span that a number belongs to, and of the word that opens it.
fn ends_of_span(text: Text<'_>, at: usize) -> Option<(usize, usize, usize)> {
    let (word, start) = text.word_before(text.skip_spaces_back(at))?;
    let joint = |opening: &[u8]| match opening {
        b"between" => Some(&b"and"[..]),
        b"from" => Some(&b"to"[..]),
        _ => None,
    };
    if let Some(joint) = joint(word.as_bytes()) {
        let (_, end) = year(text, at)?;
        let next = text.skip_spaces(end);
        let (found, after) = text.word(next).filter(|_| next > end)?;
        return (found.as_bytes() == joint).then(|| (at, text.skip_spaces(after), start));
    }
    let end = text.skip_spaces_back(start);
    let first = end.checked_sub(4)?;
    year(text, first).filter(|(_, found)| *found == end)?;
    let (opening, opening_start) = text.word_before(text.skip_spaces_back(first))?;
    (joint(opening.as_bytes())? == word.as_bytes()).then_some((first, at, opening_start))
}

/// The end of "st", "nd", "rd", "th".
fn suffix(text: Text<'_>, at: usize) -> usize {
    ["st", "nd", "rd", "th"].iter().find(|suffix| text.is_word(at, suffix)).map_or(at, |suffix| at + suffix.len())
}

/// The month at an offset. Short forms and those that are other words too need a capital.
fn month(text: Text<'_>, at: usize) -> Option<(u8, usize)> {
    let capital = text.byte(at).is_ascii_uppercase();
    match text.lexicon(at)? {
        (Word::Month(3 | 5), _) if !capital => None,
        (Word::Month(month), end) => Some((month, end)),
        (Word::ShortMonth(month), end) => {
            let point = text.skip_spaces(end);
            let end = if text.byte(point) == b'.' { point + 1 } else { end };
            (capital || text.byte(point) == b'.').then_some((month, end))
        }
        _ => None,
    }
}

/// The year after a day or month, past a comma.
fn trailing_year(text: Text<'_>, at: usize) -> Option<(i32, usize)> {
    let mut next = text.skip_spaces(at);
    if text.byte(next) == b',' {
        next = text.skip_spaces(next + 1);
    }
    if text.is_word(next, "of") {
        next = text.skip_spaces(next + 2);
    }
    year(text, next).filter(|_| next > at)
}

fn mention(start: usize, end: usize, year: Option<i32>, month: Option<u8>, day: Option<u8>) -> Option<Found> {
    let span = Span::new(start, end)?;
    Some(Found { mention: DateMention { span, year, month, day, end: None }, end })
}

fn last(mut found: Found, date: Option<PartialDate>) -> Found {
    found.mention.end = date;
    found
}

/// The end of a dash, with blanks around it.
fn dash(text: Text<'_>, at: usize) -> Option<usize> {
    let spaced = text.skip_spaces(at);
    let after = match text.byte(spaced) {
        b'-' => spaced + 1,
        0xE2 if ["–", "—", "‑", "‒"].iter().any(|dash| text.starts_with(spaced, dash)) => spaced + 3,
        _ => return None,
    };
    Some(text.skip_spaces(after))
}

/// A date that starts with digits: "5 June 2022", "11–13 March", "2022-06-05", "21.11.2022".
pub(super) fn at_digits(text: Text<'_>, at: usize) -> Option<Found> {
    let (first, end) = integer(text, at)?;
    if end - at == 4 {
        return year_first(text, at, first, end);
    }
    if end - at > 2 {
        return None;
    }
    if let Some(found) = day_first_digits(text, at, first, end) {
        return Some(found);
    }
    let first_day = u8::try_from(first).ok().filter(|day| (1..=31).contains(day))?;
    let end = suffix(text, end);
    // "5 June", "5th of June 2022".
    if let Some((month, after)) = month_after_day(text, end) {
        return with_month(text, at, first_day, month, after);
    }
    // "11–13 March", "11 to 13 March", "11 and 12 March".
    let next = dash(text, end).or_else(|| {
        let word = text.skip_spaces(end);
        let length = if text.is_word(word, "to") {
            2
        } else if text.is_word(word, "and") {
            3
        } else {
            return None;
        };
        (word > end).then(|| text.skip_spaces(word + length))
    })?;
    let (second_day, end) = day(text, next)?;
    let (month, after) = month_after_day(text, suffix(text, end))?;
    let year = trailing_year(text, after);
    let end = year.map_or(after, |(_, end)| end);
    let year = year.map(|(year, _)| year);
    let found = mention(at, end, year, Some(month), Some(first_day))?;
    Some(last(found, year.and_then(|year| PartialDate::day(year, month, second_day))))
}

fn month_after_day(text: Text<'_>, at: usize) -> Option<(u8, usize)> {
    let mut next = text.skip_spaces(at);
    if next == at {
        next = if text.byte(at) == b'-' { at + 1 } else { return None };
    }
    if text.is_word(next, "of") {
        next = text.skip_spaces(next + 2);
    }
    month(text, next)
}

fn with_month(text: Text<'_>, start: usize, day: u8, month: u8, after: usize) -> Option<Found> {
    let year = trailing_year(text, after)
        .or_else(|| (text.byte(after) == b'-').then(|| self::year(text, after + 1)).flatten());
    let end = year.map_or(after, |(_, end)| end);
    mention(start, end, year.map(|(year, _)| year), Some(month), Some(day))
}

/// "2022-06-05", "2022/06/05", "2012–13", "2012–2013".
fn year_first(text: Text<'_>, at: usize, first: u32, end: usize) -> Option<Found> {
    if !(1000..2200).contains(&first) {
        return None;
    }
    let year = i32::try_from(first).ok()?;
    let separator = text.byte(end);
    if matches!(separator, b'-' | b'/' | b'.')
        && let Some((second, after)) = integer(text, end + 1)
    {
        let month = u8::try_from(second).ok().filter(|month| (1..=12).contains(month));
        if let (Some(month), true) = (month, text.byte(after) == separator)
            && let Some((day, end)) = day(text, after + 1)
            && PartialDate::day(year, month, day).is_some()
        {
            return mention(at, end, Some(year), Some(month), Some(day));
        }
    }
    let (next, tight) = match separator {
        b'/' => (end + 1, true),
        _ => (dash(text, end)?, dash(text, end)? <= end + 3),
    };
    let (second, after) = integer(text, next)?;
    if text.is_word_at(after) || text.byte(after) == b'-' {
        return None;
    }
    let last_year = match after - next {
        4 if second > first && second < 2200 => i32::try_from(second).ok()?,
        2 if tight && second > first % 100 => year - year % 100 + i32::try_from(second).ok()?,
        2 if tight && (1..=12).contains(&second) && separator == b'-' => {
            return mention(at, after, Some(year), u8::try_from(second).ok(), None);
        }
        _ => return None,
    };
    let found = mention(at, after, Some(year), None, None)?;
    Some(last(found, PartialDate::year(last_year)))
}

/// "21.11.2022", "5/17/2018".
fn day_first_digits(text: Text<'_>, at: usize, first: u32, end: usize) -> Option<Found> {
    let separator = text.byte(end);
    if !matches!(separator, b'.' | b'/' | b'-') {
        return None;
    }
    let (second, after) = integer(text, end + 1)?;
    if after - end > 3 || text.byte(after) != separator {
        return None;
    }
    let (year, end) = year(text, after + 1)?;
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let (day, month) = match (first, second) {
        (1..=31, 1..=12) if separator == b'.' || first > 12 => (Some(first), Some(second)),
        (1..=12, 13..=31) => (Some(second), Some(first)),
        // Which of both is the month depends on the country.
        (1..=12, 1..=12) => (None, None),
        _ => return None,
    };
    mention(at, end, Some(year), month, day)
}

/// A date that starts with a month: "June 5, 2022", "March 11–13", "June 2022", "in June".
pub(super) fn at_month(text: Text<'_>, at: usize) -> Option<Found> {
    let (month, end) = month(text, at)?;
    let full = matches!(text.lexicon(at), Some((Word::Month(_), _)));
    let next = text.skip_spaces(end);
    let next = if text.is_word(next, "the") { text.skip_spaces(next + 3) } else { next };
    if let Some((first_day, after)) = day(text, next).filter(|_| next > end || text.before(end) == b'.') {
        let after = suffix(text, after);
        // "May 12:30" is no day, "May 12: the vote" is one.
        let clock = text.byte(after) == b':' && text.byte(after + 1).is_ascii_digit();
        if !text.is_word_at(after) && !clock && text.byte(after) != b'%' {
            let second = dash(text, after)
                .and_then(|next| day(text, next))
                .filter(|(second, end)| *second > first_day && !text.is_word_at(*end));
            let after = second.map_or(after, |(_, end)| suffix(text, end));
            let year = trailing_year(text, after);
            let end = year.map_or(after, |(_, end)| end);
            let year = year.map(|(year, _)| year);
            let found = mention(at, end, year, Some(month), Some(first_day))?;
            let second = second.and_then(|(second, _)| PartialDate::day(year?, month, second));
            return Some(last(found, second));
        }
    }
    if let Some((year, end)) = trailing_year(text, end) {
        return mention(at, end, Some(year), Some(month), None);
    }
    if !full {
        return None;
    }
    let previous = text.word_before(text.skip_spaces_back(at)).map(|(word, _)| word);
    let hyphen = text.before(at) == b'-';
    let temporal = hyphen || previous.is_some_and(|word| is_temporal(word.as_bytes()));
    let also_a_word = matches!(month, 3 | 5);
    let capital = text.byte(at).is_ascii_uppercase();
    let before_name = text.byte(next).is_ascii_uppercase() && !temporal;
    let after_name = !temporal && text.byte(text.skip_spaces_back(at)).is_ascii_uppercase();
    let clear = if also_a_word { capital && temporal } else { temporal || capital && !before_name && !after_name };
    clear.then(|| mention(at, end, None, Some(month), None))?
}

/// A position in words before a month: "the fifth of June".
pub(super) fn at_spelled_day(text: Text<'_>, numeral: &Numeral) -> Option<Found> {
    if numeral.kind != super::numeral::Kind::Ordinal {
        return None;
    }
    let day: u8 = numeral.number.to_string().parse().ok().filter(|day| (1..=31).contains(day))?;
    let (month, after) = month_after_day(text, numeral.end)?;
    with_month(text, numeral.start, day, month, after)
}

/// Whether the digits before an offset are a year, a day or a time of day: "in 2019 more than", "on May 12 fewer than".
pub(super) fn ends_a_date(text: Text<'_>, end: usize) -> bool {
    let mut start = end;
    while text.before(start).is_ascii_digit() && end - start < 5 {
        start -= 1;
    }
    let before = text.skip_spaces_back(start);
    let year = year(text, start).is_some_and(|(year, _)| year >= 1500)
        && text.word_before(before).is_none_or(|(word, _)| is_temporal(word.as_bytes()));
    let month = || {
        let point = usize::from(text.before(before) == b'.');
        matches!(text.lexicon_before(before - point), Some(Word::Month(_) | Word::ShortMonth(_)))
    };
    text.before(start) == b':' || year || before < start && month()
}

/// Whether the four digits before an offset are the year of "in 2019": what stands behind them is counted by itself.
pub(super) fn is_year_before(text: Text<'_>, end: usize) -> bool {
    let Some(start) = end.checked_sub(4) else { return false };
    let before = text.skip_spaces_back(start);
    year(text, start).is_some_and(|(year, last)| last == end && (1900..=2100).contains(&year))
        && before < start
        && text.word_before(before).is_some_and(|(word, _)| is_temporal(word.as_bytes()))
}
