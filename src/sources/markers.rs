//! Markers of citations where they stand in a text: numbers in brackets, names of footnotes, raised numbers.

use std::collections::BTreeSet;

use crate::model::Span;
use crate::text::{is_footnote_name, raised_digit};
use crate::vocabulary::WordList;

/// The widest range that a marker spells out: `[3–5]` names three entries.
const WIDEST_RANGE: u32 = 60;

/// Reads "1", "1, 2", "3–5" into numbers; `None` where the words are anything else.
fn numbers(list: &str) -> Option<Vec<u32>> {
    let mut keys = Vec::new();
    for part in list.split([',', ';']) {
        let number = |text: &str| -> Option<u32> {
            let text = text.trim();
            let plain = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| text.parse().ok()).flatten().filter(|number| *number > 0)
        };
        match part.split_once(['-', '–', '—']) {
            Some((first, last)) => {
                let (first, last) = (number(first)?, number(last)?);
                (first < last && last - first <= WIDEST_RANGE).then_some(())?;
                keys.extend(first..=last);
            }
            None => keys.push(number(part)?),
        }
    }
    Some(keys)
}

/// The longest list that a marker holds, in bytes.
const LONGEST_MARKER: usize = 60;

pub(super) fn bracketed(text: &str, mut marker: impl FnMut(Span, Vec<u32>)) {
    let bytes = text.as_bytes();
    for open in memchr::memchr_iter(b'[', bytes) {
        // "[^7]" points to a footnote of Markdown.
        let first = open + 1 + usize::from(bytes.get(open + 1) == Some(&b'^'));
        if !bytes.get(first).is_some_and(u8::is_ascii_digit) {
            continue;
        }
        let inside = bytes.get(first..).unwrap_or_default();
        let inside = inside.get(..LONGEST_MARKER).unwrap_or(inside);
        let Some(length) = memchr::memchr(b']', inside) else { continue };
        let close = first + length;
        let Some(keys) = text.get(first..close).and_then(numbers) else { continue };
        let interval = keys.len() == 2 && is_interval(text, open);
        if interval || is_subscript(text, open, close + 1) || in_address(text, open) {
            continue;
        }
        if let Some(span) = Span::new(open, close + 1) {
            marker(span, keys);
        }
    }
}

/// Markers that name a footnote of Markdown: `[^board]`. Read where the text has such footnotes.
/// The mark of a footnote is none that points to it.
pub(super) fn named(text: &str, is_mark: impl Fn(usize) -> bool, mut marker: impl FnMut(Span, &str)) {
    for open in memchr::memmem::find_iter(text.as_bytes(), b"[^") {
        let inside = text.as_bytes().get(open + 2..).unwrap_or_default();
        let inside = inside.get(..LONGEST_MARKER).unwrap_or(inside);
        let Some(name) = memchr::memchr(b']', inside).and_then(|length| text.get(open + 2..open + 2 + length)) else {
            continue;
        };
        let span = Span::new(open, open + 2 + name.len() + 1);
        if let Some(span) = span.filter(|_| is_footnote_name(name) && !is_mark(open)) {
            marker(span, name);
        }
    }
}

/// What an interval stands behind whose ends are in brackets: "95 % CI [3, 5]".
static BEFORE_INTERVALS: WordList = WordList::named("before intervals");

fn is_interval(text: &str, open: usize) -> bool {
    let before = text.get(..open).unwrap_or_default().trim_end_matches([' ', ':', ',', '=']);
    let before = before.strip_suffix(" of").unwrap_or(before);
    BEFORE_INTERVALS.iter().any(|word| {
        let lead = before.strip_suffix(word);
        lead.is_some_and(|lead| !lead.ends_with(char::is_alphanumeric))
    })
}

/// Whether brackets index something: `a[1]`, `rows_x[2]`, `[1](address)`, `f[3] = 4`.
fn is_subscript(text: &str, open: usize, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default();
    if after.starts_with(['(', '{', '_'])
        || after.starts_with("[\"")
        || after.trim_start_matches(' ').starts_with(['=', '→'])
    {
        return true;
    }
    let before = text.get(..open).unwrap_or_default();
    let word: Vec<char> = before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').take(24).collect();
    let glued = after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (word.len() == 1 && word.first().is_some_and(|c| c.is_ascii_lowercase())) || word.contains(&'_') || glued
}

/// How far back an address may begin, in bytes.
const LONGEST_ADDRESS: usize = 300;

fn in_address(text: &str, place: usize) -> bool {
    let bytes = text.as_bytes().get(place.saturating_sub(LONGEST_ADDRESS)..place).unwrap_or_default();
    // Only what stands glued to the bracket can be an address, and most brackets follow a space or a stop.
    let token = bytes.iter().rev().take_while(|byte| !byte.is_ascii_whitespace()).count();
    let token = bytes.get(bytes.len() - token..).unwrap_or_default();
    memchr::memmem::find(token, b"://").is_some() || token.starts_with(b"www.")
}

/// Units and letters behind which a raised digit is a power.
static BEFORE_POWERS: WordList = WordList::named("before powers");

pub(super) fn raised(text: &str, keys: &BTreeSet<u32>, mut marker: impl FnMut(Span, Vec<u32>)) {
    let highest = keys.last().copied().unwrap_or(0);
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut answered = false;
    let mut beyond = Vec::new();
    // The superscript digits are the only ones of theirs among what begins with 0xC2 or with 0xE2 0x81.
    let mut places: Vec<usize> =
        memchr::memchr_iter(0xC2, bytes).chain(memchr::memmem::find_iter(bytes, b"\xE2\x81")).collect();
    places.sort_unstable();
    for place in places {
        if place < end {
            continue;
        }
        let Some(rest) = text.get(place..) else { continue };
        let mut number: u32 = 0;
        let mut length = 0;
        for character in rest.chars().take(4) {
            let Some(digit) = raised_digit(character) else { break };
            number = number * 10 + digit;
            length += character.len_utf8();
        }
        if length == 0 {
            continue;
        }
        end = place + length;
        let before = text.get(..place).unwrap_or_default();
        let reversed: Vec<char> = before.chars().rev().take_while(|c| c.is_alphanumeric()).take(3).collect();
        let word: String = reversed.iter().rev().collect();
        let glued = before.chars().next_back().is_some_and(|c| !c.is_whitespace());
        let power = BEFORE_POWERS.contains(&word.as_str()) || word.ends_with(|c: char| c.is_numeric());
        if glued && !power && number > 0 && number <= highest {
            answered = true;
            marker_at(place, end, number, &mut marker);
        } else if glued && !power && number > 0 && number <= highest + BEYOND {
            let whole_word = word.chars().count() == 3 && word.chars().all(char::is_lowercase);
            beyond.extend((whole_word || ends_words(before)).then_some((place, end, number)));
        }
    }
    // Where markers are raised, so is the one whose entry was lost.
    for (start, end, number) in beyond.into_iter().filter(|_| answered) {
        marker_at(start, end, number, &mut marker);
    }
}

/// How far a marker may lie beyond the last entry of a list.
const BEYOND: u32 = 10;

fn ends_words(before: &str) -> bool {
    before.ends_with(['.', ',', ';', '!', '?', '”', '"', '»', '’', ')'])
}

fn marker_at(start: usize, end: usize, number: u32, marker: &mut impl FnMut(Span, Vec<u32>)) {
    if let Some(span) = Span::new(start, end) {
        marker(span, vec![number]);
    }
}

/// Round brackets also number what a sentence lists; a marker is followed by a stop, or ends its line.
pub(super) fn parenthesised(text: &str, keys: &BTreeSet<u32>, mut marker: impl FnMut(Span, Vec<u32>)) {
    let bytes = text.as_bytes();
    for open in memchr::memchr_iter(b'(', bytes) {
        let inside = bytes.get(open + 1..).unwrap_or_default();
        let length = inside.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        let close = open + 1 + length;
        if !(1..=3).contains(&length) || bytes.get(close) != Some(&b')') {
            continue;
        }
        let Some(number) = text.get(open + 1..close).and_then(|digits| digits.parse::<u32>().ok()) else { continue };
        let after = bytes.get(close + 1);
        let stops = matches!(after, None | Some(b'.' | b',' | b';' | b':' | b'\n' | b'\r'));
        let before = text.get(..open).unwrap_or_default().trim_end_matches(' ');
        let behind_word =
            before.ends_with(|c: char| c.is_alphabetic() || matches!(c, '.' | ',' | '”' | '"' | '»' | '’'));
        if stops && behind_word && keys.contains(&number) {
            marker_at(open, close + 1, number, &mut marker);
        }
    }
}
