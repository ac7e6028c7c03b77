//! The words of a text as they are parted by white space, with the marks that hang on them: the one place that cuts there.

use std::str::SplitWhitespace;

/// The words of some text.
pub(crate) trait Spaced {
    /// Each as it stands.
    fn words(&self) -> SplitWhitespace<'_>;

    /// The first.
    fn first_word(&self) -> Option<&str>;

    /// The last.
    fn last_word(&self) -> Option<&str>;

    /// How many there are.
    fn count_words(&self) -> usize;

    /// All of them, a space between two.
    fn single_spaced(&self) -> String;
}

impl Spaced for str {
    fn words(&self) -> SplitWhitespace<'_> {
        self.split_whitespace()
    }

    fn first_word(&self) -> Option<&str> {
        self.words().next()
    }

    fn last_word(&self) -> Option<&str> {
        self.words().next_back()
    }

    fn count_words(&self) -> usize {
        self.words().count()
    }

    fn single_spaced(&self) -> String {
        self.words().collect::<Vec<_>>().join(" ")
    }
}

/// The words of a text, each with where it begins.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let behind = text.get(at..)?;
        let rest = behind.trim_start();
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let word = rest.get(..length).filter(|word| !word.is_empty())?;
        let start = at + behind.len() - rest.len();
        at = start + length;
        Some((start, word))
    })
}

/// The last words of a text, so many at most, each with where it begins.
pub(crate) fn last_words(text: &str, most: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    let mut words = Vec::with_capacity(most);
    while words.len() < most {
        let trimmed = rest.trim_end();
        let start = trimmed.char_indices().rev().take_while(|(_, c)| !c.is_whitespace()).last().map(|(at, _)| at);
        let Some((before, word)) = start.and_then(|start| trimmed.split_at_checked(start)) else { break };
        words.push((before.len(), word));
        rest = before;
    }
    words.into_iter().rev()
}

/// In bytes, how far a few words of prose reach.
const REACH: usize = 500;

/// What stands before a place, no farther than a few words of prose reach.
pub(crate) fn near_before(text: &str, at: usize) -> &str {
    let mut limit = at.saturating_sub(REACH);
    while !text.is_char_boundary(limit) {
        limit += 1;
    }
    text.get(limit..at).unwrap_or_default()
}

/// What stands behind a place, up to an end and no farther than a few words of prose reach: without white space a whole text
/// is one word, and is not to be read to its end at every figure.
pub(crate) fn near_behind(text: &str, at: usize, end: usize) -> &str {
    let mut limit = end.min(at.saturating_add(REACH));
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    text.get(at..limit).unwrap_or_default()
}

/// The number of words between two places of a text.
pub(crate) fn words_between(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to).map_or(usize::MAX, |between| between.count_words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_stands_where_it_is_said_to() {
        let text = "  the then\u{a0}then the ";
        let words: Vec<(usize, &str)> = words_of(text).collect();
        assert_eq!(words, [(2, "the"), (6, "then"), (12, "then"), (17, "the")]);
        assert!(words.iter().all(|(start, word)| text.get(*start..).is_some_and(|rest| rest.starts_with(word))));
        assert_eq!(words_between(text, 5, 20), 3);
        assert_eq!(last_words(text, 3).collect::<Vec<_>>(), words[1..]);
        assert_eq!(last_words(text, 9).collect::<Vec<_>>(), words);
        assert_eq!(last_words(" ", 9).count(), 0);
        assert_eq!(near_behind(text, 2, text.len()), "the then\u{a0}then the ");
        let long = "é".repeat(1000);
        assert!(long.starts_with(near_behind(&long, 0, long.len())) && near_behind(&long, 0, 4) == "éé");
        assert!(
            long.ends_with(near_before(&long, 2000))
                && near_before(&long, 1999).is_empty()
                && near_before(&long, 4) == "éé"
        );
        assert_eq!((near_behind(&long, 1, 3), near_behind("a", 1, 9)), ("", ""));
        assert_eq!((text.first_word(), text.last_word(), text.count_words()), (Some("the"), Some("the"), 4));
        assert_eq!(text.single_spaced(), "the then then the");
        assert_eq!(("".first_word(), " ".last_word()), (None, None));
    }
}
