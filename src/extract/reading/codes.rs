//! Digits that look like a figure and are none: names, labels, times, years, telephone numbers, addresses.

use super::cursor::Text;
use super::numeral::{Kind, Numeral};
use super::table::Table;
use super::{dates, hedges, nouns, units};
use crate::model::UnreadReason;
use crate::quantity::{Number, Unit};

/// Words before a number that make it a label. Sorted.
#[rustfmt::skip]
pub(super) static LABELS: Table<()> = Table::new(&[
    ("act", ()), ("appendix", ()), ("art", ()), ("article", ()), ("articles", ()), ("band", ()), ("chapter", ()),
    ("chapters", ()), ("clause", ()), ("column", ()), ("directive", ()), ("eq", ()), ("equation", ()),
    ("exercise", ()), ("fig", ()), ("figs", ()), ("figure", ()), ("figures", ()), ("flight", ()), ("footnote", ()),
    ("gate", ()), ("group", ()), ("item", ()), ("law", ()), ("line", ()), ("model", ()), ("no", ()), ("nos", ()),
    ("note", ()), ("nr", ()), ("nrs", ()), ("page", ()), ("pages", ()), ("paragraph", ()), ("paragraphs", ()),
    ("part", ()), ("phase", ()), ("platform", ()), ("point", ()), ("pp", ()), ("protocol", ()), ("question", ()),
    ("ref", ()), ("regulation", ()), ("resolution", ()), ("room", ()), ("round", ()), ("route", ()), ("rule", ()),
    ("schedule", ()), ("season", ()), ("sec", ()), ("section", ()), ("sections", ()), ("stage", ()), ("step", ()),
    ("table", ()), ("tables", ()), ("terminal", ()), ("tier", ()), ("type", ()), ("unit", ()), ("verse", ()),
    ("version", ()), ("vol", ()), ("volume", ()),
]);

/// Names of currencies that stand attached before digits: "USD3.14", "Rs20".
fn is_attached_currency(text: Text<'_>, at: usize) -> bool {
    let mut start = at;
    while start > 0 && at - start < 4 && text.before(start).is_ascii_alphabetic() {
        start -= 1;
    }
    !text.is_word_before(start) && matches!(at - start, 2..=3) && units::before(text, at).is_some()
}

/// Digits inside a name: "COVID-19", "5G", "G20", "C5+1", "3C274". The name's start and end.
pub(super) fn part_of_name(text: Text<'_>, at: usize) -> Option<(usize, usize, UnreadReason)> {
    let before = text.char_before(at);
    let run = |from: usize| {
        let mut end = from;
        let more = |end: usize| {
            text.is_word_at(end) || matches!(text.byte(end), b'.' | b',') && text.byte(end + 1).is_ascii_digit()
        };
        while end < from + 64 && more(end) {
            end += text.char_at(end).map_or(1, char::len_utf8);
        }
        end
    };
    match before {
        Some(c) if c.is_alphabetic() => {
            if is_attached_currency(text, at) {
                return None;
            }
            let mut end = run(at);
            // "C5+1", "I7-860": the name goes on.
            while matches!(text.byte(end), b'+' | b'-' | b'/') && text.is_word_at(end + 1) && end < at + 64 {
                end = run(end + 1);
            }
            Some((at, end, UnreadReason::Name))
        }
        Some('_' | '@' | '#') => Some((at, run(at), UnreadReason::Label)),
        Some('-' | '‑') => {
            let hyphen = if text.before(at) == b'-' { at - 1 } else { at - 3 };
            let letter = text.char_before(hyphen).is_some_and(char::is_alphabetic);
            if !letter {
                return None;
            }
            let (prefix, _) = text.word_before(hyphen)?;
            let open = matches!(
                prefix.as_bytes(),
                b"mid" | b"pre" | b"post" | b"sub" | b"to" | b"or" | b"and" | b"late" | b"early" | b"under" | b"over"
            ) || prefix.as_bytes().len() > 3
                && text.byte(hyphen.saturating_sub(1)).is_ascii_lowercase()
                && text.lexicon_before(hyphen).is_some();
            (!open).then(|| (at, run(at), UnreadReason::Name))
        }
        _ => None,
    }
}

/// Whether digits that look like a date go on as something else: "2022-06-05-17", "1.2.2022.4".
pub(super) fn continues_a_code(text: Text<'_>, _start: usize, end: usize) -> bool {
    matches!(text.byte(end), b'-' | b'/') && text.byte(end + 1).is_ascii_digit()
}

/// The end of an address that holds "://" at an offset.
pub(super) fn address_end(text: Text<'_>, at: usize) -> usize {
    let mut end = at + 3;
    while end < text.len() && !text.byte(end).is_ascii_whitespace() && !matches!(text.byte(end), b'<' | b'>' | b'"') {
        end += 1;
    }
    while end < text.len() && text.byte(end) >= 0x80 && text.char_at(end).is_none() {
        end += 1;
    }
    end
}

/// The digits at an offset: how many, at most nine, and their end.
fn digits(text: Text<'_>, at: usize) -> (usize, usize) {
    let mut end = at;
    while text.byte(end).is_ascii_digit() && end - at < 9 {
        end += 1;
    }
    (end - at, end)
}

/// Digits with separators that are no number: times of day, telephone numbers, addresses in brackets, scores.
pub(super) fn code(text: Text<'_>, at: usize) -> Option<(usize, UnreadReason)> {
    let (length, end) = digits(text, at);
    if let Some(end) = time_of_day(text, at, length, end) {
        return Some((end, UnreadReason::Time));
    }
    if text.before(at) == b'['
        && let Some(end) = citation_end(text, at)
    {
        return Some((end, UnreadReason::Label));
    }
    if let Some(end) = telephone_end(text, at) {
        return Some((end, UnreadReason::Code));
    }
    // Three groups or more with hyphens, slashes or colons between them.
    let mut cursor = end;
    let mut groups = 1;
    while matches!(text.byte(cursor), b'-' | b'/' | b':' | b'+')
        && text.byte(cursor + 1).is_ascii_digit()
        && groups < 12
    {
        cursor = digits(text, cursor + 1).1;
        groups += 1;
    }
    if let Some(end) = score_end(text, at, end) {
        return Some((end, UnreadReason::Code));
    }
    if groups >= 3 {
        return Some((cursor, UnreadReason::Code));
    }
    // "555-0199": a hyphen before a group that starts with a zero; "24/7", "9/11".
    let zero = text.byte(end) == b'-' && text.byte(end + 1) == b'0' && text.byte(end + 2).is_ascii_digit();
    if groups == 2 && zero {
        return Some((cursor, UnreadReason::Code));
    }
    if groups == 2 && matches!(text.slice(at, cursor), "24/7" | "9/11" | "7/7") {
        return Some((cursor, UnreadReason::Name));
    }
    if groups == 2 && text.byte(end) == b':' && !text.is_word_at(cursor) {
        return Some((cursor, UnreadReason::Code));
    }
    None
}

/// "3-1", "2–0": a dash without blanks and a number no greater after it. The end.
fn score_end(text: Text<'_>, start: usize, end: usize) -> Option<usize> {
    let dash = if text.byte(end) == b'-' {
        1
    } else if text.starts_with(end, "–") {
        3
    } else {
        return None;
    };
    let (length, after) = digits(text, end + dash);
    let parse = |start: usize, end: usize| text.slice(start, end).parse::<u32>().ok();
    let (first, second) = (parse(start, end)?, parse(end + dash, after)?);
    let goes_on = text.is_word_at(after)
        || matches!(text.byte(after), b'%' | b'-' | b'/')
        || matches!(text.byte(after), b'.' | b',') && text.byte(after + 1).is_ascii_digit();
    let bare = super::units::before(text, start).is_none() && super::joints::sign(text, start).is_none();
    let measured = super::units::is_unit_word(text, text.skip_spaces(after));
    (length <= 2 && first <= 99 && second <= first && !goes_on && bare && !measured).then_some(after)
}

/// "+7 (495) 767-81-36": a plus, and seven digits or more with blanks, brackets and hyphens between them.
fn telephone_end(text: Text<'_>, at: usize) -> Option<usize> {
    if text.before(at) != b'+' {
        return None;
    }
    let (mut cursor, mut end, mut count, mut groups) = (at, at, 0, 1);
    while cursor < at + 32 {
        match text.byte(cursor) {
            b'0'..=b'9' => {
                count += 1;
                end = cursor + 1;
            }
            b' ' | b'(' | b')' | b'-' | b'/' => groups += 1,
            _ => break,
        }
        cursor += 1;
    }
    (count >= 7 && groups >= 2).then_some(end)
}

/// What follows the digits of a time of day.
const CLOCK_SUFFIXES: &[&str] =
    &["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "AM", "PM", "A.M.", "P.M.", "hrs", "o'clock", "o’clock"];

/// "12:30", "2:00 pm", "2 pm", "2.17pm", "9 a.m.", "10 o'clock".
fn time_of_day(text: Text<'_>, at: usize, length: usize, end: usize) -> Option<usize> {
    if length > 2 {
        return None;
    }
    let mut cursor = end;
    let mut minutes = false;
    for _ in 0..2 {
        let separator = text.byte(cursor);
        let (count, after) = digits(text, cursor + 1);
        if matches!(separator, b':' | b'.') && count == 2 && (separator == b':' || !minutes) {
            minutes = true;
            cursor = after;
        } else {
            break;
        }
    }
    let colon = minutes && text.byte(end) == b':';
    let next = text.skip_spaces(cursor);
    let clock = matches!(text.byte(next), b'a' | b'p' | b'A' | b'P' | b'h' | b'o');
    for &suffix in CLOCK_SUFFIXES.iter().filter(|_| clock) {
        if suffix == "hrs" && !colon {
            continue;
        }
        let hour = text.slice(at, end).parse::<u8>().is_ok_and(|hour| hour <= 24);
        if hour && text.starts_with(next, suffix) && !text.is_word_at(next + suffix.len()) {
            return Some(next + suffix.len());
        }
    }
    (colon && !text.is_word_at(cursor)).then_some(cursor)
}

/// "[7]", "[7, 8]", "[3–5]": the end of the digits.
fn citation_end(text: Text<'_>, at: usize) -> Option<usize> {
    if text.byte(at) == b'0' {
        return None;
    }
    let mut cursor = at;
    for _ in 0..24 {
        match text.char_at(cursor)? {
            '0'..='9' | ',' | ' ' | '-' | ';' => cursor += 1,
            '–' => cursor += 3,
            ']' => return Some(cursor),
            _ => return None,
        }
    }
    None
}

/// Whether a bare number is no quantity after all, and where what it is ends.
pub(super) fn no_quantity(
    text: Text<'_>,
    numeral: &Numeral,
    start: usize,
    end: usize,
    unit: Option<&Unit>,
) -> Option<(usize, UnreadReason)> {
    if unit.is_some_and(|unit| *unit == Unit::Ordinal) {
        let next = text.word(text.skip_spaces(end) + usize::from(text.byte(end) == b'-'));
        let century = next.is_some_and(|(word, _)| matches!(word.as_bytes(), b"century" | b"centuries"));
        return century.then_some((end, UnreadReason::Date));
    }
    if unit.is_some() {
        return None;
    }
    if text.byte(end) == b'^' {
        let mut cursor = end + 1;
        while matches!(text.byte(cursor), b'-' | b'+') && cursor < end + 4 {
            cursor += 1;
        }
        return Some((digits(text, cursor).1.max(end + 1), UnreadReason::Ambiguous));
    }
    let plain = numeral.plain?;
    // "1/0", "12/10": neither a fraction nor anything else that one could know.
    if text.byte(end) == b'/' && text.byte(end + 1).is_ascii_digit() {
        return Some((digits(text, end + 1).1, UnreadReason::Ambiguous));
    }
    // Letters or an unknown sign right after the digits: "5G", "3D", "2x4".
    if let Some(c) = text.char_at(end) {
        if c.is_alphabetic() || c == '_' {
            let mut name_end = end;
            while name_end < end + 64 && text.is_word_at(name_end) {
                name_end += text.char_at(name_end).map_or(1, char::len_utf8);
            }
            if text.slice(end, name_end) == "s" && plain >= 2 {
                // "1960s", "the 90s"
                return Some((name_end, UnreadReason::Date));
            }
            return Some((name_end, UnreadReason::Name));
        }
        if (c == '\'' || c == '’') && plain >= 2 && text.is_word(end + c.len_utf8(), "s") {
            return Some((end + c.len_utf8() + 1, UnreadReason::Date));
        }
    }
    if numeral.kind != Kind::Cardinal {
        return None;
    }
    // "1." and "1)" at the start of a line, "(1)".
    if plain <= 3 {
        let opens = text.opens_line(start) || text.before(start) == b'(' && text.opens_line(start - 1);
        let closes = match text.byte(end) {
            b')' => true,
            b'.' => {
                text.skip_spaces(end + 1) > end + 1
                    && !matches!(text.byte(text.skip_spaces(end + 1)), b'\n' | b'\r' | 0)
            }
            _ => false,
        };
        if opens && closes {
            return Some((end, UnreadReason::Label));
        }
        if text.before(start) == b'(' && text.byte(end) == b')' {
            return Some((end, UnreadReason::Label));
        }
    }
    let before = text.skip_spaces_and_line_back(start);
    let point = if text.before(before) == b'.' && before > 0 { before - 1 } else { before };
    let labelled = text.word_before(text.skip_spaces_back(point)).filter(|(word, word_start)| {
        LABELS.contains(word.as_bytes())
            && (point == before
                || matches!(
                    word.as_bytes(),
                    b"no" | b"nr" | b"fig" | b"art" | b"vol" | b"pp" | b"sec" | b"nrs" | b"eq" | b"nos"
                ))
            && (word.as_bytes() != b"no" || point != before || text.byte(*word_start).is_ascii_uppercase())
    });
    if labelled.is_some() || text.ends_with(before, "§") || text.ends_with(before, "№") {
        return Some((end, UnreadReason::Label));
    }
    // "0000 GMT"
    let zone = text.letters_end(text.skip_spaces(end));
    if plain == 4 && matches!(text.slice(text.skip_spaces(end), zone), "GMT" | "UTC" | "CET" | "EST" | "BST" | "hrs") {
        return Some((zone, UnreadReason::Time));
    }
    let noun = nouns::phrase(text, end, false);
    if let Some((_, year_end)) = dates::year(text, numeral.start)
        && start == numeral.start
        && is_year(text, numeral, noun)
    {
        return Some((year_end, UnreadReason::Date));
    }
    // "Russia 24", "Boeing 737": a capital before a bare number, unless it only starts the sentence.
    if noun.is_none()
        && plain <= 4
        && before < start
        && let Some((word, word_start)) = text.word_before(before)
    {
        let capital = text.byte(word_start).is_ascii_uppercase();
        if capital && !text.opens_sentence(word_start) && !nouns::is_function_word(word.as_bytes()) {
            return Some((end, UnreadReason::Name));
        }
    }
    None
}

/// Four digits from 1000 to 2199 in a place where a year stands.
fn is_year(text: Text<'_>, numeral: &Numeral, noun: Option<(usize, usize)>) -> bool {
    let start = numeral.start;
    let before = text.skip_spaces_and_line_back(start);
    let previous = text.word_before(before).map(|(word, _)| word);
    let previous = previous.as_ref().map_or(&b""[..], |word| word.as_bytes());
    if let Some(years) = dates::span_of_years(text, numeral) {
        return years;
    }
    let recent = numeral.number >= Number::from(1900) && numeral.number <= Number::from(2100);
    // "In 2019 people left."
    let fronted = matches!(previous, b"in" | b"by" | b"since" | b"during" | b"until")
        && text.word_before(before).is_some_and(|(_, word)| text.opens_sentence(word));
    if fronted && recent {
        return true;
    }
    let hedged = hedges::before(text, start).is_some();
    let people = noun.is_some_and(|(start, end)| {
        let word = text.word_before(end).map(|(word, _)| word);
        let _ = start;
        word.is_some_and(|word| is_thing_counted(word.as_bytes()))
    });
    if people {
        return false;
    }
    if hedged && !matches!(previous, b"around" | b"circa" | b"c" | b"ca" | b"over") {
        return false;
    }
    if text.before(start) == b'-' && text.is_word_before(start - 1) {
        return true;
    }
    let temporal = dates::is_temporal(previous)
        && !matches!(
            previous,
            b"of" | b"and" | b"to" | b"from" | b"for" | b"over" | b"between" | b"on" | b"after" | b"before" | b"year"
        );
    if temporal || matches!(previous, b"year" | b"january" | b"spring") {
        return true;
    }
    if !recent {
        return false;
    }
    // "the 2022 elections", but "2022 votes".
    noun.is_none()
        || matches!(previous, b"the" | b"its" | b"his" | b"their" | b"a" | b"this" | b"s")
        || !dates::is_temporal(previous)
}

/// Nouns that are counted in thousands where a year could stand. Sorted.
#[rustfmt::skip]
pub(super) static COUNTED: Table<()> = Table::new(&[
    ("billion", ()), ("civilians", ()), ("copies", ()), ("deaths", ()), ("employees", ()), ("families", ()),
    ("fighters", ()), ("homes", ()), ("jobs", ()), ("men", ()), ("million", ()), ("miners", ()), ("officers", ()),
    ("people", ()), ("police", ()), ("protesters", ()), ("residents", ()), ("seats", ()), ("shares", ()),
    ("soldiers", ()), ("students", ()), ("times", ()), ("troops", ()), ("units", ()), ("victims", ()), ("voters", ()),
    ("votes", ()), ("women", ()), ("words", ()), ("workers", ()),
]);

/// Whether a noun is one of [`COUNTED`].
pub(super) fn is_thing_counted(word: &[u8]) -> bool {
    COUNTED.contains(word)
}
