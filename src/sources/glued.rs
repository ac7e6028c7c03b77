//! Markers that lost their brackets or their raised print: "voters.1 The", "turnout2 was".
//!
//! Digits at the end of a word are names as often as not (G20, CO2, H1N1), so they are read with care: behind words in
//! lower case alone, where the list of notes has the number, and only where the numbers rise through the text and answer
//! for at least half of the list.

use std::collections::BTreeSet;

use super::entry::is_label;
use crate::model::Span;
use crate::vocabulary::WordList;

/// Words before a point and a number that are short for something, beside those of entries: "fig.3", "sec.2".
static SHORT: WordList = WordList::named("short");

/// Words with numbers of their own: "log2", "html5", "phase2".
static NAMES: WordList = WordList::named("names");

/// The fewest letters of a word that a marker is glued to.
const LETTERS: usize = 3;

/// Reads the markers that are glued to words or stops, outside of the entries themselves.
pub(super) fn glued(text: &str, keys: &BTreeSet<u32>, entries: &[Span], mut marker: impl FnMut(Span, Vec<u32>)) {
    let found: Vec<(Span, u32)> = candidates(text)
        .filter(|(span, number)| {
            let next = entries.partition_point(|entry| entry.end() <= span.start());
            keys.contains(number) && !entries.get(next).is_some_and(|entry| entry.contains(*span))
        })
        .collect();
    let rising = rising(&found.iter().map(|(_, number)| *number).collect::<Vec<_>>());
    // One number may be anything.
    if rising.len() * 2 < keys.len() || rising.len() < keys.len().min(2) {
        return;
    }
    for (span, number) in rising.into_iter().filter_map(|index| found.get(index)) {
        marker(*span, vec![*number]);
    }
}

/// Short runs of digits behind a word or a stop, before a space or a stop.
fn candidates(text: &str) -> impl Iterator<Item = (Span, u32)> {
    let bytes = text.as_bytes();
    let digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let starts = (1..bytes.len()).filter(move |place| digit(*place) && !digit(place - 1));
    starts.filter_map(move |start| {
        let length = bytes.get(start..)?.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        let end = start + length;
        let number: u32 = text.get(start..end).filter(|digits| digits.len() <= 3)?.parse().ok()?;
        let before = text.get(..start)?;
        let after = text.get(end..)?;
        let behind = match before.chars().next_back()? {
            '.' | '!' | '?' => behind_stop(before) && begins_sentence(after),
            ',' | ';' | ':' | '”' | '"' | '’' | '»' | ')' => behind_stop(before) && is_open(after),
            _ => behind_word(before) && ends_word(after),
        };
        Span::new(start, end).filter(|_| behind && number > 0).map(|span| (span, number))
    })
}

/// Whether what follows a marker behind a full stop is the next sentence, or nothing.
fn begins_sentence(after: &str) -> bool {
    is_open(after) && !after.trim_start().starts_with(char::is_lowercase)
}

fn is_open(after: &str) -> bool {
    after.chars().next().is_none_or(char::is_whitespace)
}

/// Whether the word that a number is glued to ends with it.
fn ends_word(after: &str) -> bool {
    is_open(after.strip_prefix(['.', ',', ';', ':', ')']).unwrap_or(after))
}

/// Whether a stop ends a word, a quotation or a percentage, and no number or short form.
fn behind_stop(before: &str) -> bool {
    let words = before.trim_end_matches(['.', '!', '?', ',', ';', ':']);
    // "1.5", "v1.2", "3,4"; but "68%.1"
    match words.chars().next_back() {
        Some('%' | '”' | '"' | '’' | '»' | ')' | ']') => true,
        Some(_) => {
            let word = last_word(words);
            let short = is_label(word) || SHORT.iter().any(|short| word.eq_ignore_ascii_case(short));
            behind_word(words) && !short && !in_address(words)
        }
        None => false,
    }
}

/// Whether a text ends with a word in lower case: "CO", "Covid" and "km" are followed by numbers of their own.
fn behind_word(before: &str) -> bool {
    let word = last_word(before);
    word.chars().count() >= LETTERS
        && word.chars().skip(1).all(char::is_lowercase)
        && word.chars().next().is_some_and(|first| first.is_lowercase() || before.ends_with(['.', ',']))
        && !NAMES.iter().any(|name| word.eq_ignore_ascii_case(name))
        && !in_address(before)
}

fn last_word(text: &str) -> &str {
    let mut from = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = text.get(from..).unwrap_or_default();
    let start = near.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '@')).len();
    near.get(start..).unwrap_or_default()
}

/// How much of a word is looked at, in bytes.
const LONGEST: usize = 80;

/// How much of a token is looked at, in bytes.
const TOKEN: usize = 300;

fn in_address(before: &str) -> bool {
    let bytes = before.as_bytes();
    let token = bytes.get(bytes.len().saturating_sub(TOKEN)..).unwrap_or_default();
    let length = token.iter().rev().take_while(|byte| !byte.is_ascii_whitespace()).count();
    let token = token.get(token.len() - length..).unwrap_or_default();
    memchr::memchr3(b'/', b'@', b'=', token).is_some() || token.starts_with(b"www.")
}

/// A longest run of numbers that rise, by index; n log n.
fn rising(numbers: &[u32]) -> Vec<usize> {
    // For each length, the index of the least number that ends a run of it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers.get(*end).is_some_and(|last| last < number));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.push(index);
        at = before.get(index).copied().flatten();
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, keys: std::ops::RangeInclusive<u32>) -> Vec<u32> {
        let mut found = Vec::new();
        glued(text, &keys.collect(), &[], |_, keys| found.extend(keys));
        found
    }

    #[test]
    fn reads_what_lost_its_raised_print() {
        for (text, keys, found) in [
            ("It was said to the voters.1 The turnout2 was low, as feared;3 nobody went.", 1..=3, vec![1, 2, 3]),
            ("Turnout was 68%.1 He called it “a farce.”2 The council (of nine)3 fell.", 1..=3, vec![1, 2, 3]),
            ("It fell.1 It was old.2\nIt was rotten.4", 1..=4, vec![1, 2, 4]),
            ("Nobody knew.12 Or so they said.13", 11..=13, vec![12, 13]),
        ] {
            assert_eq!(read(text, keys), found, "{text}");
        }
    }

    #[test]
    fn leaves_names_and_figures_alone() {
        for text in [
            "COVID-19 and Covid19 came with the G20 and CO2, H1N1, an F16 and v1.2 of it.",
            "Article 5 of the law, art.5, no.7, p.12 and fig.3 say so; see vol.2 of 3.",
            "An area of 5 km2 or 12 cm3; the log2 of it; mp3 and mp4 files.",
            "It rose from 1.5 to 2.5, by 1,234 and 5; at 12.30 and 10.15.",
            "See https://echo.example/report.1 and www.echo.example/page2 or a/path3 here.",
            "Ask anna2@echo.example, user_3 or section-4 about it.",
        ] {
            assert_eq!(read(text, 1..=20), Vec::<u32>::new(), "{text}");
        }
    }

    #[test]
    fn the_numbers_must_rise_and_answer_for_half_the_list() {
        assert_eq!(read("The turnout2 was low. It fell.", 1..=6), Vec::<u32>::new());
        assert_eq!(read("The log2 of it. The turnout2 was low.", 1..=2), Vec::<u32>::new());
        assert_eq!(read("It fell.3 It was old.2 It was rotten.1", 1..=3), Vec::<u32>::new());
        assert_eq!(read("It fell.1 It was old.9 It was rotten.2 It was dear.3", 1..=9), Vec::<u32>::new());
        assert_eq!(read("It fell.1 It was old.3 It was rotten.2 It was dear.3", 1..=3), [1, 2, 3]);
    }

    proptest! {
        #[test]
        fn rises_as_long_as_it_can(numbers in prop::collection::vec(1_u32..9, 0..9)) {
            let run = rising(&numbers);
            let values: Vec<u32> = run.iter().map(|index| numbers[*index]).collect();
            prop_assert!(run.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
            // Every choice of numbers, slowly.
            let longest = (0_u32..1 << numbers.len())
                .map(|chosen| numbers.iter().enumerate().filter(|(i, _)| chosen >> i & 1 == 1).map(|(_, n)| *n).collect::<Vec<_>>())
                .filter(|values| values.windows(2).all(|pair| pair[0] < pair[1]))
                .map(|values| values.len())
                .max();
            prop_assert_eq!(Some(run.len()), longest);
        }

        #[test]
        fn reads_anything(text in "([a-z]{1,5}|[0-9]{1,4}|[.,;:!?”\")% ]|é|\n){0,60}") {
            let mut end = 0;
            for (span, _) in candidates(&text) {
                prop_assert!(span.start() >= end && text.get(span.start()..span.end()).is_some());
                end = span.end();
            }
        }
    }
}
