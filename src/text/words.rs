//! The words of a text as they are parted by white space, with the marks that hang on them: the one place that cuts there.

/// The words of some text.
pub(crate) trait Spaced {
    /// Each as it stands.
    fn words(&self) -> Words<'_>;

    /// The first.
    fn first_word(&self) -> Option<&str>;

    /// The last.
    fn last_word(&self) -> Option<&str>;

    /// How many there are.
    fn count_words(&self) -> usize;

    /// All of them, a space between two.
    fn single_spaced(&self) -> String;

    /// What is left without the marks around it,
    fn unmarked(&self) -> &str;

    /// and where that begins.
    fn unmarked_at(&self) -> (usize, &str);
}

impl Spaced for str {
    fn words(&self) -> Words<'_> {
        Words(self)
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

    fn unmarked(&self) -> &str {
        let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        // Most words have none.
        if is_plain(self.as_bytes().first()) && is_plain(self.as_bytes().last()) {
            return self;
        }
        self.trim_matches(|c: char| !c.is_alphanumeric())
    }

    fn unmarked_at(&self) -> (usize, &str) {
        let bare = self.unmarked();
        let at = if bare.len() < self.len() { self.find(bare).unwrap_or_default() } else { 0 };
        (at, bare)
    }
}

/// The words of a text from either end. Most of it is plain letters, of which a byte tells that they are no white space.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a>(&'a str);

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let bytes = self.0.as_bytes();
        let mut start = 0;
        while let Some(length) = space_at(bytes, start) {
            start += length;
        }
        let rest = self.0.get(start..)?;
        let bytes = rest.as_bytes();
        let mut end = 0;
        while let Some(ahead) = bytes.get(end..).filter(|ahead| !ahead.is_empty()) {
            end += ahead.iter().position(|byte| !is_plain(byte)).unwrap_or(ahead.len());
            if end >= bytes.len() || space_at(bytes, end).is_some() {
                break;
            }
            end += 1;
        }
        let (word, behind) = rest.split_at_checked(end)?;
        self.0 = behind;
        (!word.is_empty()).then_some(word)
    }
}

impl DoubleEndedIterator for Words<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let bytes = self.0.as_bytes();
        let mut end = bytes.len();
        while let Some(length) = space_before(bytes, end) {
            end -= length;
        }
        let mut start = end;
        loop {
            while start > 0 && bytes.get(start - 1).is_some_and(is_plain) {
                start -= 1;
            }
            if start == 0 || space_before(bytes, start).is_some() {
                break;
            }
            start -= 1;
        }
        let word = self.0.get(start..end).filter(|word| !word.is_empty())?;
        self.0 = self.0.get(..start).unwrap_or_default();
        Some(word)
    }
}

/// Whether a byte is a letter, digit or mark of ASCII, and so none of white space.
#[inline]
fn is_plain(byte: &u8) -> bool {
    matches!(byte, b'!'..=b'~')
}

/// How long the white space is that begins at a place.
#[inline]
fn space_at(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b' ' | b'\t'..=b'\r' => Some(1),
        0xc2 | 0xe1..=0xe3 => wide_space(bytes.get(at..)?),
        _ => None,
    }
}

/// How long the white space is that ends before a place.
#[inline]
fn space_before(bytes: &[u8], end: usize) -> Option<usize> {
    match bytes.get(end.checked_sub(1)?)? {
        b' ' | b'\t'..=b'\r' => Some(1),
        0x80..=0xbf => [2, 3].into_iter().find(|length| {
            let last = end.checked_sub(*length).and_then(|start| bytes.get(start..end));
            last.and_then(wide_space) == Some(*length)
        }),
        _ => None,
    }
}

/// How long the white space beyond ASCII is that some bytes begin with.
fn wide_space(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0xc2, 0x85 | 0xa0, ..] => Some(2),
        [0xe1, 0x9a, 0x80, ..] | [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..] => Some(3),
        [0xe2, 0x81, 0x9f, ..] | [0xe3, 0x80, 0x80, ..] => Some(3),
        _ => None,
    }
}

/// The words of a text, each with where it begins.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut words = text.words();
    std::iter::from_fn(move || {
        let word = words.next()?;
        Some((text.len() - words.0.len() - word.len(), word))
    })
}

/// The last words of a text, so many at most, each with where it begins.
pub(crate) fn last_words(text: &str, most: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text.words();
    let mut words = Vec::with_capacity(most);
    while words.len() < most {
        let Some(word) = rest.next_back() else { break };
        words.push((rest.0.len(), word));
    }
    words.into_iter().rev()
}

/// Whether a word is written as a year is: "2031".
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name without the sign that something is its own: "Berg" of "Berg's".
pub(crate) fn bare_of_owner(name: &str) -> &str {
    name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name)
}

/// Where some words stand in a text, one place behind the other.
pub(crate) fn places_of<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(text.as_bytes(), words.as_bytes())
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
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_those_between_white_space(text in "(a|É|,|’|€| |\t|\u{85}|\u{a0}|\u{2002}|\u{2029}|\u{202f}|\u{205f}|\u{3000}|\u{1680}|。|ಠ){0,12}") {
            prop_assert!(text.words().eq(text.split_whitespace()));
            prop_assert!(text.words().rev().eq(text.split_whitespace().rev()));
            prop_assert_eq!(text.unmarked(), text.trim_matches(|c: char| !c.is_alphanumeric()));
            let (at, bare) = text.unmarked_at();
            let (before, rest) = text.split_at(at);
            prop_assert!(rest.starts_with(bare) && !before.contains(char::is_alphanumeric));
        }
    }

    #[test]
    fn all_white_space_parts_words() {
        for space in (0..=char::MAX as u32).filter_map(char::from_u32).filter(|c| c.is_whitespace()) {
            assert_eq!(format!("a{space}b").words().collect::<Vec<_>>(), ["a", "b"], "{space:?}");
        }
    }

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
        assert_eq!(places_of(text, "the").collect::<Vec<_>>(), [2, 6, 12, 17]);
        assert_eq!(text.single_spaced(), "the then then the");
        assert_eq!(("".first_word(), " ".last_word()), (None, None));
    }
}
