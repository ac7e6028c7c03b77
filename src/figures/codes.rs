//! Digits that look like a figure and are none: names, labels, times, years, telephone numbers, addresses.

use super::cursor::Text;
use super::table::Words;
use super::{clocks, currencies, dates, divisions, nouns, scales};
use crate::model::UnreadReason;
use crate::vocabulary::WordList;

/// Words before a number that make it a label.
pub(super) static LABELS: Words = Words::named("labels of figures");

/// Whether the word before digits makes them a label.
pub(super) fn is_labelled(text: Text<'_>, at: usize) -> bool {
    let before = text.skip_spaces_back(at);
    let point = if text.before(before) == b'.' { before - 1 } else { before };
    text.word_before(point).is_some_and(|(word, _)| LABELS.contains(word.as_bytes()))
}

/// Names of currencies that stand attached before digits: "USD3.14", "Rs20".
fn is_attached_currency(text: Text<'_>, at: usize) -> bool {
    let mut start = at;
    while start > 0 && at - start < 5 && text.before(start).is_ascii_alphabetic() {
        start -= 1;
    }
    let sign = text.before(start) == b'$' || start == at;
    (start == at || !text.is_word_before(start))
        && (sign || matches!(at - start, 1..=4))
        && currencies::before(text, at).is_some()
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
            // "K33 million": money of which nobody knows the currency, and no million.
            let scale = scales::scale_after(text, end).filter(|_| end - at < 8);
            Some((at, scale.map_or(end, |(_, end)| end), UnreadReason::Name))
        }
        // "K–12"
        Some('–') if text.before(at - 3).is_ascii_uppercase() && !text.is_word_before(at - 4) => {
            Some((at, run(at), UnreadReason::Name))
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
                b"minus"
                    | b"magnitude"
                    | b"mid"
                    | b"pre"
                    | b"post"
                    | b"sub"
                    | b"to"
                    | b"or"
                    | b"and"
                    | b"late"
                    | b"early"
                    | b"under"
                    | b"over"
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
pub(super) fn digits(text: Text<'_>, at: usize) -> (usize, usize) {
    let mut end = at;
    while text.byte(end).is_ascii_digit() && end - at < 9 {
        end += 1;
    }
    (end - at, end)
}

/// Digits with separators that are no number: times of day, telephone numbers, addresses in brackets, scores.
pub(super) fn code(text: Text<'_>, at: usize) -> Option<(usize, UnreadReason)> {
    let (length, end) = digits(text, at);
    if let Some(end) = time_of_day(text, at, length, end).or_else(|| clocks::in_digits(text, at)) {
        return Some((end, UnreadReason::Time));
    }
    if let Some(end) = era_end(text, at, end) {
        return Some((end, UnreadReason::Date));
    }
    // "’90s-era"
    if length == 2
        && text.byte(end) == b's'
        && !text.is_word_at(end + 1)
        && matches!(text.char_before(at), Some('\'' | '’'))
    {
        return Some((end + 1, UnreadReason::Date));
    }
    if text.before(at) == b'['
        && let Some(end) = citation_end(text, at)
    {
        return Some((end, UnreadReason::Label));
    }
    if let Some(end) = telephone_end(text, at) {
        return Some((end, UnreadReason::Code));
    }
    if let Some(end) = card_end(text, at, length, end) {
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
    // "2-1/2 inches"
    let mixed = groups == 3 && length <= 3 && text.byte(end) == b'-' && {
        let (part, slash) = super::digits_run(text, end + 1).unwrap_or_default();
        let (whole, _) = super::digits_run(text, slash + 1).unwrap_or_default();
        text.byte(slash) == b'/' && part < whole && matches!(whole, 2..=10 | 12 | 16 | 32 | 64)
    };
    if groups >= 3 && !mixed && !divisions::is_division_of_three(text, at, cursor) {
        return Some((cursor, UnreadReason::Code));
    }
    if let Some(end) = local_number(text, at, length, end).or_else(|| street_end(text, at, end)) {
        return Some((end, UnreadReason::Code));
    }
    // "0018", "012016", "0701234567": no count is printed with a zero before it.
    let end = if text.byte(at) == b'0' { digits(text, end).1 } else { end };
    let goes_on = matches!(text.byte(end), b'.' | b',') && text.byte(end + 1).is_ascii_digit();
    let alone = !text.is_word_at(end) && !goes_on && !matches!(text.byte(end), b':' | b'/' | b'-' | b'%');
    if text.byte(at) == b'0' && length > 2 && alone && !measured_or_timed(text, end) {
        // "01632 960 983", "020 7946 0018"
        let mut last = end;
        while text.byte(last) == b' ' && text.byte(last + 1).is_ascii_digit() && last < at + 24 {
            let (group, after) = digits(text, last + 1);
            if group < 2 || text.is_word_at(after) {
                break;
            }
            last = after;
        }
        return Some((last, UnreadReason::Code));
    }
    // "75008 Paris": five digits before a name that is no people.
    let next = text.skip_spaces(end);
    if length == 5
        && alone
        && next > end
        && text.byte(next).is_ascii_uppercase()
        && text.word(next).is_some_and(|(word, after)| {
            // "75008 Paris" and "10115 Athens", not "25000 Muslims"
            let unround = text.byte(end - 1) != b'0' || text.is_phrase_before(at, &["in"]);
            !nouns::is_function_word(word.as_bytes())
                && (!word.as_bytes().ends_with(b"s") || unround)
                && text.byte(next + 1).is_ascii_lowercase()
                && {
                    let noun = text.skip_spaces(after);
                    noun == after
                        || !text.byte(noun).is_ascii_lowercase()
                        || text.word(noun).is_some_and(|(word, _)| nouns::is_function_word(word.as_bytes()))
                }
                && !word.as_bytes().ends_with(b"an")
                && !word.as_bytes().ends_with(b"sh")
                && !word.as_bytes().ends_with(b"ese")
        })
        && currencies::before(text, at).is_none()
    {
        return Some((end, UnreadReason::Code));
    }
    // "Salem, OR 97301"
    if length == 5 && alone && behind_a_state(text, at) {
        return Some((end, UnreadReason::Code));
    }
    // "case 12/2020": a number of that year.
    let year =
        text.byte(end) == b'/' && dates::year(text, end + 1).is_some_and(|(year, _)| (1900..2100).contains(&year));
    if year && groups == 2 {
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

/// Whether two capitals behind the comma of a place stand before an offset: "Salem, OR 97301".
fn behind_a_state(text: Text<'_>, at: usize) -> bool {
    let before = text.skip_spaces_back(at);
    let Some((_, state)) = text.word_before(before).filter(|(_, state)| before < at && before - state == 2) else {
        return false;
    };
    let comma = text.skip_spaces_back(state);
    let capitals = text.byte(state).is_ascii_uppercase() && text.byte(state + 1).is_ascii_uppercase();
    capitals && comma < state && text.before(comma) == b',' && text.is_word_before(comma - 1)
}

/// "3704 0044 0532 0130": three groups of four digits or more with blanks between them, unless they are years.
fn card_end(text: Text<'_>, at: usize, length: usize, end: usize) -> Option<usize> {
    let (mut last, mut groups, mut years) = (end, 1, dates::year(text, at).is_some());
    while length == 4 && text.byte(last) == b' ' && text.byte(last + 1).is_ascii_digit() && last < at + 40 {
        let (digits, after) = digits(text, last + 1);
        if digits != 4 || text.is_word_at(after) {
            break;
        }
        years &= dates::year(text, last + 1).is_some();
        (last, groups) = (after, groups + 1);
    }
    // The last group may be shorter.
    if groups >= 3 && text.byte(last) == b' ' && text.byte(last + 1).is_ascii_digit() {
        let (digits, after) = digits(text, last + 1);
        last = if digits < 4 && !text.is_word_at(after) { after } else { last };
    }
    (groups >= 3 && !years).then_some(last)
}

/// "in 44 BC", "on 12/13": a year of another era, or a day and a month.
fn era_end(text: Text<'_>, at: usize, end: usize) -> Option<usize> {
    let next = text.skip_spaces(end);
    let era = text.slice(next, text.letters_end(next));
    if next > end && matches!(era, "BC" | "BCE" | "AD" | "CE") {
        return Some(next + era.len());
    }
    let before = text.word_before(text.skip_spaces_back(at)).filter(|_| text.before(at) == b' ')?.0;
    if text.byte(end) != b'/' || !matches!(before.as_bytes(), b"on" | b"since" | b"until" | b"from") || end - at > 2 {
        return None;
    }
    let (first, _) = super::digits_run(text, at)?;
    let (second, last) = super::digits_run(text, end + 1)?;
    let day = |day: u32| (1..=31).contains(&day);
    let goes_on = text.is_word_at(last) || matches!(text.byte(last), b'/' | b'%');
    (last - end <= 3 && day(first) && day(second) && (first <= 12 || second <= 12) && !goes_on).then_some(last)
}

/// "555-1234", "(020) 7946 0018": a local number, the end of its digits.
fn local_number(text: Text<'_>, at: usize, length: usize, end: usize) -> Option<usize> {
    let goes_on = |end: usize| text.is_word_at(end) || matches!(text.byte(end), b'-' | b'%');
    let (second, after) = digits(text, end + 1);
    if length == 3 && text.byte(end) == b'-' && second == 4 {
        let counts = nouns::phrase(text, after, false).is_some() || currencies::before(text, at).is_some();
        return (!counts && !goes_on(after)).then_some(after);
    }
    // An area code in brackets, and groups after blanks.
    let bracket = text.skip_spaces_back(at);
    if text.before(bracket) != b')' || bracket <= 3 || !text.before(bracket - 1).is_ascii_digit() {
        return None;
    }
    let opening = (3..=6).find(|back| bracket > *back && text.byte(bracket - back) == b'(')?;
    if text.byte(bracket - opening + 1) != b'0' {
        return None;
    }
    let mut last = end;
    while matches!(text.byte(last), b' ' | b'-') && text.byte(last + 1).is_ascii_digit() && last < at + 24 {
        last = digits(text, last + 1).1;
    }
    (!goes_on(last) && last - at >= 5).then_some(last)
}

/// What a street's name ends with.
pub(super) static STREETS: Words = Words::named("streets");

/// "10 Downing Street", "221B Baker Street": the end of the house number.
fn street_end(text: Text<'_>, at: usize, end: usize) -> Option<usize> {
    let letter = text.byte(end).is_ascii_uppercase() && !text.is_word_at(end + 1);
    let end = end + usize::from(letter);
    let mut next = text.skip_spaces(end);
    for index in 0..4 {
        if !text.byte(next).is_ascii_uppercase() {
            return None;
        }
        let (word, after) = text.word(next)?;
        if index > 0 && STREETS.contains(word.as_bytes()) {
            return (end - at <= 6).then_some(end);
        }
        next = text.skip_spaces(after);
    }
    None
}

/// Whether a unit or a time zone follows: "0600 GMT", "007 %".
fn measured_or_timed(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end);
    let zone = text.slice(next, text.letters_end(next));
    matches!(zone, "GMT" | "UTC" | "CET" | "EST" | "BST" | "hrs" | "h") || text.byte(next) == b'%'
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
        || text.starts_with(after, "⁄")
        || matches!(text.byte(after), b'%' | b'-' | b'/')
        || matches!(text.byte(after), b'.' | b',') && text.byte(after + 1).is_ascii_digit();
    let bare = currencies::before(text, start).is_none() && super::joints::sign(text, start).is_none();
    let measured = super::units::is_unit_word(text, text.skip_spaces(after))
        || divisions::is_percent(text, after)
        || super::joints::divides(text, start, end, end + dash);
    let plain = length <= 3 && end - start == length && second <= first && !goes_on && bare && !measured;
    // "52–48": a vote that was divided, not a game.
    let whole = length == 2 && (99..=101).contains(&(first + second));
    let divides = whole && !divisions::tells_of_a_game(text, start, after);
    (plain && !divides && !divisions::tells_of_a_division(text, start, after)).then_some(after)
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
static CLOCK_SUFFIXES: WordList = WordList::named("clock suffixes");

/// The end of the second hour in "9-11 am", "7 to 9 pm".
fn second_hour(text: Text<'_>, at: usize) -> Option<usize> {
    let next = text.skip_spaces(at);
    let after = match text.byte(next) {
        b'-' => next + 1,
        _ if text.starts_with(next, "–") => next + 3,
        _ if next > at && text.is_word(next, "to") => next + 2,
        _ if next > at && text.is_word(next, "and") => next + 3,
        _ => return None,
    };
    let (length, end) = digits(text, text.skip_spaces(after));
    (length == 1 || length == 2).then_some(end)
}

/// "715 pm": hours and minutes without a mark between them.
fn unmarked_time(text: Text<'_>, at: usize, length: usize, end: usize) -> Option<usize> {
    let next = text.skip_spaces(end);
    if !matches!(length, 3 | 4) || !matches!(text.byte(next), b'a' | b'p') {
        return None;
    }
    let clock: u32 = text.slice(at, end).parse().ok()?;
    let suffix = ["am", "pm", "a.m.", "p.m."].iter().find(|suffix| text.starts_with(next, suffix))?;
    let end = next + suffix.len();
    (clock % 100 < 60 && clock / 100 <= 12 && !text.is_word_at(end)).then_some(end)
}

/// "12:30", "2:00 pm", "2 pm", "2.17pm", "9 a.m.", "10 o'clock".
fn time_of_day(text: Text<'_>, at: usize, length: usize, end: usize) -> Option<usize> {
    if length > 2 {
        return unmarked_time(text, at, length, end);
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
    // "9-11 am", "7 to 9 pm"
    if let Some(second) = second_hour(text, cursor) {
        cursor = second;
    }
    let next = text.skip_spaces(cursor);
    let clock = matches!(text.byte(next), b'a' | b'p' | b'A' | b'P' | b'h' | b'o');
    for &suffix in CLOCK_SUFFIXES.iter().filter(|_| clock) {
        if suffix == "hrs" && !colon {
            continue;
        }
        let hour = text.slice(at, end).parse::<u8>().is_ok_and(|hour| hour <= 24);
        // "11:30am", "11:30amET"
        let zone = text.letters_end(next + suffix.len());
        let zoned = minutes && text.slice(next + suffix.len(), zone).bytes().all(|letter| letter.is_ascii_uppercase());
        if hour && text.starts_with(next, suffix) && (zoned || !text.is_word_at(next + suffix.len())) {
            return Some(if zoned { zone } else { next + suffix.len() });
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
