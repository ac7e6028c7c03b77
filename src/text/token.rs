//! The one cutter of words: words, numbers and marks of a stretch of text, each with its place.
//!
//! A word is a run of letters and digits with what joins them inside ("Hyde-Smith", "U.S.", "mid-June"); an apostrophe
//! belongs to it but for the possessive, which is a token of its own ("Hill", "'s"). A full stop behind a single capital
//! letter or between letters belongs to the abbreviation. Every mark is a token of its own.

use super::phrases::word_end;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A word in small letters.
    Small,
    /// A word that begins with a capital letter.
    Capital,
    /// A word that begins with a digit.
    Digits,
    /// The possessive: `'s`, or the apostrophe behind a plural.
    Possessive,
    /// Anything else, one character.
    Mark,
}

/// A word, number or mark. Offsets are bytes of the text that was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) shape: Shape,
}

/// Cuts a stretch of text, in time linear in its length. The tokens are in order, do not overlap, and hold everything but
/// white space.
pub(crate) fn tokens(text: &str, start: usize, end: usize) -> Vec<Token> {
    let Some(stretch) = text.get(start..end) else { return Vec::new() };
    let bytes = stretch.as_bytes();
    let mut found = Vec::with_capacity(stretch.len() / 5);
    let mut at = 0;
    loop {
        // Most of prose is spaces and words of plain letters.
        while bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        if let Some(first) = bytes.get(at).copied().filter(u8::is_ascii_alphanumeric)
            && let Some(length) = plain_length(bytes.get(at..).unwrap_or_default())
        {
            let shape = match first {
                b'0'..=b'9' => Shape::Digits,
                b'A'..=b'Z' => Shape::Capital,
                _ => Shape::Small,
            };
            found.push(Token { start: start + at, end: start + at + length, shape });
            at += length;
            continue;
        }
        let Some(first) = stretch.get(at..).and_then(|rest| rest.chars().next()) else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let rest = stretch.get(at..).unwrap_or_default();
        let (length, shape) = if first.is_alphanumeric() {
            (word_length(rest), shape_of(first))
        } else if is_apostrophe(first) {
            possessive(rest, stretch.get(..at).unwrap_or_default())
        } else {
            (first.len_utf8(), Shape::Mark)
        };
        found.push(Token { start: start + at, end: start + at + length, shape });
        at += length;
    }
    found
}

fn shape_of(first: char) -> Shape {
    if first.is_numeric() {
        Shape::Digits
    } else if first.is_uppercase() {
        Shape::Capital
    } else {
        Shape::Small
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// The length of the word that a text begins with, where it is letters and digits of ASCII alone and what follows plainly
/// joins nothing to them.
fn plain_length(text: &[u8]) -> Option<usize> {
    let length = word_end(text, 0);
    let last = || length.checked_sub(1).and_then(|last| text.get(last)).copied().unwrap_or_default();
    let ends = match text.get(length) {
        None => true,
        // "1,234" and "5.5" go on, and so do "U.S." and "J.", but no word that ends in a small letter.
        Some(b',') => !last().is_ascii_digit(),
        Some(b'.') => last().is_ascii_lowercase(),
        Some(b'-' | b'\'') => false,
        Some(next) => next.is_ascii(),
    };
    ends.then_some(length)
}

/// The length of the word that a text begins with.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let joins = next.is_some_and(char::is_alphanumeric);
        let before = text.get(..at).unwrap_or_default();
        let inside = match c {
            _ if c.is_alphanumeric() => true,
            // "52-48" are two numbers, "27-seat" one word.
            '-' | '‑' => {
                joins && at > 0 && !(ends_in_digit(before) && next.is_some_and(|next| next.is_ascii_digit()))
            }
            // "1,234", "5.5"; "U.S.", "J."
            ',' => joins && ends_in_digit(before) && next.is_some_and(|next| next.is_ascii_digit()),
            '.' => {
                let digits = ends_in_digit(before) && next.is_some_and(|next| next.is_ascii_digit());
                digits || is_abbreviation(before)
            }
            _ if is_apostrophe(c) => joins && !is_possessive(text.get(at..).unwrap_or_default()),
            _ => false,
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a full stop behind these letters is part of the word: "U", "U.S", "J".
fn is_abbreviation(before: &str) -> bool {
    let mut characters = before.chars().rev();
    let letter = characters.next().is_some_and(char::is_uppercase);
    letter && characters.next().is_none_or(|c| c == '.')
}

/// Whether a text begins with the possessive.
fn is_possessive(text: &str) -> bool {
    let mut characters = text.chars();
    let apostrophe = characters.next().is_some_and(is_apostrophe);
    apostrophe
        && characters.next().is_some_and(|c| c == 's' || c == 'S')
        && !characters.next().is_some_and(char::is_alphanumeric)
}

/// The possessive that a text begins with, or the mark that it is.
fn possessive(text: &str, before: &str) -> (usize, Shape) {
    let mark = text.chars().next().map_or(0, char::len_utf8);
    if is_possessive(text) && before.ends_with(char::is_alphanumeric) {
        return (mark + 1, Shape::Possessive);
    }
    // "The voters' choice".
    let plural = before.ends_with('s') && text.get(mark..).is_some_and(|rest| rest.starts_with(' '));
    (mark, if plural { Shape::Possessive } else { Shape::Mark })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text, 0, text.len()).iter().map(|token| text.get(token.start..token.end).unwrap()).collect()
    }

    #[test]
    fn words_keep_what_joins_them() {
        assert_eq!(cut("Hyde-Smith’s 53.9 percent"), ["Hyde-Smith", "’s", "53.9", "percent"]);
        assert_eq!(cut("the U.S. won't, at 1,234"), ["the", "U.S.", "won't", ",", "at", "1,234"]);
        assert_eq!(cut("the voters' choice (J. Hill)."), ["the", "voters", "'", "choice", "(", "J.", "Hill", ")", "."]);
        assert_eq!(cut("dead.Then 5,"), ["dead", ".", "Then", "5", ","]);
    }

    #[test]
    fn a_possessive_is_told_from_a_quotation_mark() {
        let shapes = |text: &str| tokens(text, 0, text.len()).iter().map(|token| token.shape).collect::<Vec<_>>();
        assert_eq!(shapes("Hill's"), [Shape::Capital, Shape::Possessive]);
        assert_eq!(shapes("'so"), [Shape::Mark, Shape::Small]);
    }

    proptest! {
        #[test]
        fn tokens_hold_all_but_white_space(text in "\\PC{0,60}") {
            let found = tokens(&text, 0, text.len());
            let mut end = 0;
            for token in &found {
                prop_assert!(token.start >= end && token.end > token.start);
                prop_assert!(text.get(end..token.start).unwrap().chars().all(char::is_whitespace));
                prop_assert!(text.get(token.start..token.end).is_some());
                end = token.end;
            }
            prop_assert!(text.get(end..).unwrap().chars().all(char::is_whitespace));
        }
    }
}
