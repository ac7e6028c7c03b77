//! Words that go on over the end of a line behind a hyphen.
//!
//! A hyphen at the end of a line may be the word's own ("twenty-⏎seven", "well-⏎known") or the typesetter's ("hun-⏎dred").
//! It is the word's own between digits, before a capital, behind a ten before a digit in words, where the text writes the word with it
//! elsewhere, and behind words that compounds begin with; else it is the typesetter's.

use crate::vocabulary::WordList;
use std::collections::BTreeSet;

/// What becomes of the end of a line within a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// It is a space.
    Space,
    /// The word goes on, its hyphen is its own.
    Join,
    /// The word goes on without the hyphen, which has so many bytes.
    JoinWithout(usize),
}

/// Words before a hyphen that is suspended rather than broken: "pre- and post-war".
static SUSPENDING: WordList = WordList::named("suspending");

/// Tens, before whose hyphen a digit follows.
static TENS: WordList = WordList::named("tens");

/// Words that compounds begin with and words are seldom broken behind.
static OPENERS: WordList = WordList::named("openers");

/// Ends of number words, which are no words of their own.
static NUMERAL_ENDINGS: WordList = WordList::named("numeral endings");

/// How far a word may reach, in characters.
const LONGEST: usize = 40;

/// What the end of a line is between what was read and what follows it. `known` says whether the text has a word.
pub(super) fn line_end(before: &str, after: &str, mut known: impl FnMut(&str) -> bool) -> LineEnd {
    let Some(hyphen) = before.chars().next_back() else { return LineEnd::Space };
    let stem = before.get(..before.len() - hyphen.len_utf8()).unwrap_or_default();
    let (last, next) = (stem.chars().next_back(), after.chars().next());
    let (Some(last), Some(next)) = (last, next) else { return LineEnd::Space };
    match hyphen {
        // "2019–⏎2021": nothing else stands between two numbers.
        '–' if last.is_ascii_digit() && next.is_ascii_digit() => return LineEnd::Join,
        ',' if is_broken_group(stem, after) => return LineEnd::Join,
        '-' | '\u{2010}' | '\u{2011}' => {}
        _ => return LineEnd::Space,
    }
    if !last.is_alphanumeric() || !next.is_alphanumeric() {
        return LineEnd::Space;
    }
    let right = word_at(after);
    if SUSPENDING.contains(&right) {
        return LineEnd::Space;
    }
    if !last.is_lowercase() || !next.is_lowercase() {
        return LineEnd::Join;
    }
    let left = word_before(stem);
    let whole = stem.get(..stem.len() - left.len()).unwrap_or_default();
    let compound = whole.ends_with(['-', '\u{2010}', '\u{2011}']);
    // "seven-⏎teen", "nine-⏎ty"
    if NUMERAL_ENDINGS.contains(&right) {
        return LineEnd::JoinWithout(hyphen.len_utf8());
    }
    let lowered = left.to_lowercase();
    if compound || TENS.contains(&lowered.as_str()) {
        return LineEnd::Join;
    }
    match (known(&format!("{left}-{right}")), known(&format!("{left}{right}"))) {
        (true, false) => LineEnd::Join,
        (false, true) => LineEnd::JoinWithout(hyphen.len_utf8()),
        _ if OPENERS.contains(&lowered.as_str()) => LineEnd::Join,
        _ => LineEnd::JoinWithout(hyphen.len_utf8()),
    }
}

/// "1,⏎234": a number with its thousands in the next line. Behind a capital, "May 12,⏎300 boats", digits are rather a day.
fn is_broken_group(before: &str, after: &str) -> bool {
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let group = after.bytes().take_while(u8::is_ascii_digit).count();
    let rest = before.get(..before.len() - digits).unwrap_or_default();
    let goes_on = rest.ends_with([',', '.']);
    let last = rest.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    (1..=3).contains(&digits) && group == 3 && (goes_on || !last.starts_with(char::is_uppercase))
}

fn word_at(text: &str) -> &str {
    let end = text.chars().take(LONGEST).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    text.get(..end).unwrap_or_default()
}

fn word_before(text: &str) -> &str {
    let length: usize = text.chars().rev().take(LONGEST).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    text.get(text.len() - length..).unwrap_or_default()
}

/// The words of a text, each with the hyphens within it.
pub(super) fn words(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_alphabetic() && c != '-');
    words.filter(|word| !word.is_empty() && !word.ends_with('-')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(before: &str, after: &str, text: &str) -> String {
        let known = words(text);
        match line_end(before, after, |word| known.contains(word)) {
            LineEnd::Space => format!("{before} {after}"),
            LineEnd::Join => format!("{before}{after}"),
            LineEnd::JoinWithout(hyphen) => format!("{}{after}", before.get(..before.len() - hyphen).unwrap()),
        }
    }

    #[test]
    fn tells_a_words_own_hyphen_from_the_typesetters() {
        for (before, after, expected) in [
            ("some twenty-", "seven boats", "some twenty-seven boats"),
            ("a hun-", "dred boats", "a hundred boats"),
            ("some seven-", "teen boats", "some seventeen boats"),
            ("some two thou-", "sand boats", "some two thousand boats"),
            ("ninety peo-", "ple", "ninety people"),
            ("a well-", "known baker", "a well-known baker"),
            ("a 15-", "year-old", "a 15-year-old"),
            ("rose 1-", "3 points", "rose 1-3 points"),
            ("from 2019–", "2021", "from 2019–2021"),
            ("the Anglo-", "Saxon", "the Anglo-Saxon"),
            ("a two-", "year", "a two-year"),
            ("a man in his mid-to-", "late thirties", "a man in his mid-to-late thirties"),
            ("pre-", "and post-war", "pre- and post-war"),
            ("it fell -", "nobody", "it fell - nobody"),
            ("it fell —", "nobody", "it fell — nobody"),
            ("a broad-", "leaved tree", "a broadleaved tree"),
            ("some 1,", "234 boats", "some 1,234 boats"),
            ("some 1,250,", "000 boats", "some 1,250,000 boats"),
            ("on May 12,", "300 boats", "on May 12, 300 boats"),
            ("in 2019,", "300 boats", "in 2019, 300 boats"),
            ("rows 4,", "12 and 15", "rows 4, 12 and 15"),
        ] {
            assert_eq!(joined(before, after, ""), expected);
        }
    }

    #[test]
    fn asks_the_text_how_it_writes_the_word() {
        assert_eq!(joined("a broad-", "leaved tree", "Of broad-leaved trees"), "a broad-leaved tree");
        assert_eq!(joined("the over-", "all count", "Overall, overall"), "the overall count");
        assert_eq!(joined("the semi-", "circle", "a semicircle"), "the semicircle");
    }
}
