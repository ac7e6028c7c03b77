//! The words of a text as hashes with their places, for finding wording again in running text.
//!
//! Coarser than [`fold`](super::folding::fold) and many times faster: only ASCII letters lose their case.

/// A word with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// FNV-1a over its bytes, ASCII letters in lower case.
    pub(crate) hash: u64,
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte after its last.
    pub(crate) end: usize,
}

impl Word {
    /// Its bytes.
    pub(crate) fn length(&self) -> usize {
        self.end - self.start
    }
}

/// The words of a text from a byte on, which must begin a character.
#[derive(Clone, Debug)]
pub(crate) struct Words<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// The words of a text from a byte on, which must begin a character.
pub(crate) fn words(text: &str, from: usize) -> Words<'_> {
    Words { bytes: text.as_bytes(), at: from }
}

/// What a byte is in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Part of it.
    Letter,
    /// Part of it, and joined to others by a point or comma.
    Digit,
    /// No part of it.
    Gap,
    /// Begins or goes on with a character beyond ASCII.
    Wide,
}

/// Percent and dollar signs change what a figure says; other signs are typography.
fn kind(byte: u8) -> Kind {
    match byte {
        0x80.. => Kind::Wide,
        b'0'..=b'9' => Kind::Digit,
        b'A'..=b'Z' | b'a'..=b'z' | b'$' | b'%' => Kind::Letter,
        _ => Kind::Gap,
    }
}

/// How many bytes of typography stand at a wide byte: spaces, quotation marks, dashes, signs of Latin-1. 0 where a letter does.
fn typography(bytes: &[u8]) -> usize {
    match bytes {
        [0xC2, _, ..] => 2,
        [0xE2, 0x80 | 0x81, _, ..] => 3,
        _ => 0,
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let mut at = self.at;
        loop {
            match kind(*self.bytes.get(at)?) {
                Kind::Gap => at += 1,
                Kind::Wide => match typography(self.bytes.get(at..)?) {
                    0 => break,
                    length => at += length,
                },
                _ => break,
            }
        }
        let start = at;
        let mut hash: u64 = FNV_OFFSET;
        let mut digit = false;
        while let Some(byte) = self.bytes.get(at).copied() {
            match kind(byte) {
                Kind::Letter => digit = false,
                Kind::Digit => digit = true,
                Kind::Wide if typography(self.bytes.get(at..)?) == 0 => digit = false,
                // 68.44 and 6,845 are one word each.
                Kind::Gap
                    if digit
                        && matches!(byte, b'.' | b',')
                        && self.bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {}
                _ => break,
            }
            hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(FNV_PRIME);
            at += 1;
        }
        self.at = at;
        Some(Word { hash, start, end: at })
    }
}

/// The words before a byte, the last one first. The byte must begin a character, and no word may go on over it.
#[derive(Clone, Debug)]
pub(crate) struct WordsBack<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// The words before a byte, the last one first. The byte must begin a character, and no word may go on over it.
pub(crate) fn words_back(text: &str, end: usize) -> WordsBack<'_> {
    WordsBack { bytes: text.as_bytes(), at: end.min(text.len()) }
}

impl WordsBack<'_> {
    /// Where the character begins that ends before a byte, and whether it is part of a word.
    fn before(&self, at: usize) -> Option<(usize, bool)> {
        let mut start = at.checked_sub(1)?;
        while self.bytes.get(start).is_some_and(|byte| (0x80..0xC0).contains(byte)) {
            start = start.checked_sub(1)?;
        }
        let byte = *self.bytes.get(start)?;
        let digit =
            |place: Option<usize>| place.and_then(|place| self.bytes.get(place)).is_some_and(u8::is_ascii_digit);
        let part = match kind(byte) {
            Kind::Letter | Kind::Digit => true,
            Kind::Wide => typography(self.bytes.get(start..)?) == 0,
            Kind::Gap => matches!(byte, b'.' | b',') && digit(start.checked_sub(1)) && digit(Some(start + 1)),
        };
        Some((start, part))
    }
}

impl Iterator for WordsBack<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let mut at = self.at;
        while let Some((before, false)) = self.before(at) {
            at = before;
        }
        let end = at;
        while let Some((before, true)) = self.before(at) {
            at = before;
        }
        self.at = at;
        (at < end).then(|| Word { hash: hash(self.bytes.get(at..end).unwrap_or_default()), start: at, end })
    }
}

/// FNV-1a, ASCII letters in lower case.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(FNV_OFFSET, |hash, byte| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(FNV_PRIME))
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<&str> {
        words(text, 0).map(|word| text.get(word.start..word.end).unwrap()).collect()
    }

    #[test]
    fn reads_words_without_typography() {
        assert_eq!(
            read("«Fair  Rivers» – for all… “Now”: 68.44%, or 6,845."),
            ["Fair", "Rivers", "for", "all", "Now", "68.44%", "or", "6,845"]
        );
        assert_eq!(read("Ноябрь\u{a0}5, é"), ["Ноябрь", "5", "é"]);
        let hashes = |text: &str| words(text, 0).map(|word| word.hash).collect::<Vec<_>>();
        assert_eq!(hashes("The “Bridge”, 3.5"), hashes("the bridge 3.5"));
        assert_ne!(hashes("3.5"), hashes("35"));
    }

    proptest! {
        #[test]
        fn lie_within_the_text(text in "(\\PC|[a-z0-9.,% ]|[«»“…é\n]){0,60}") {
            let mut end = 0;
            for word in words(&text, 0) {
                prop_assert!(word.start >= end && word.end > word.start);
                prop_assert!(text.get(word.start..word.end).is_some(), "{:?} {:?}", text, word);
                end = word.end;
            }
            let all: Vec<Word> = words(&text, 0).collect();
            let mut back: Vec<Word> = words_back(&text, text.len()).collect();
            back.reverse();
            prop_assert_eq!(back, all);
        }
    }
}
