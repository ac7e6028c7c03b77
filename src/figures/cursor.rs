//! Steps through a text by words and characters, in both directions, each bounded.

use super::lexicon::{self, Word};

/// No word of any table is longer.
pub(super) const LONGEST_WORD: usize = 24;

/// A text that is read at byte offsets. Every question has an answer at every offset.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    text: &'t str,
    bytes: &'t [u8],
}

/// A word in lower case, as far as the tables care.
#[derive(Clone, Copy)]
pub(super) struct Folded {
    letters: [u8; LONGEST_WORD],
    length: usize,
}

impl Folded {
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or_default()
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Text<'t> {
        Text { text, bytes: text.as_bytes() }
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The byte at an offset; 0 beyond the end.
    #[inline]
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The byte before an offset; 0 at the start.
    #[inline]
    pub(super) fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |at| self.byte(at))
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    pub(super) fn starts_with(&self, at: usize, prefix: &str) -> bool {
        self.bytes.get(at..).is_some_and(|rest| rest.starts_with(prefix.as_bytes()))
    }

    pub(super) fn ends_with(&self, at: usize, suffix: &str) -> bool {
        self.bytes.get(..at).is_some_and(|rest| rest.ends_with(suffix.as_bytes()))
    }

    /// Whether a scale stands before a value: "magnitude 7.8", "a magnitude of 7.8", "category-four".
    pub(super) fn stands_on(&self, at: usize, scale: &str) -> bool {
        let joined = at.checked_sub(1).is_some_and(|hyphen| self.byte(hyphen) == b'-');
        let before = if joined { at - 1 } else { at };
        self.is_phrase_before(before, &[scale]) || !joined && self.is_phrase_before(at, &[scale, "of"])
    }

    /// Whether a few letters stand close before an offset: asked before a look at each word there.
    pub(super) fn is_near_before(&self, at: usize, letters: &[u8]) -> bool {
        let near = self.bytes.get(at.saturating_sub(48)..at).unwrap_or_default();
        memchr::memmem::find(near, letters).is_some()
    }

    /// The character at an offset on a character boundary.
    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        let byte = self.byte(at);
        if byte < 0x80 {
            return (at < self.len()).then_some(char::from(byte));
        }
        self.text.get(at..)?.chars().next()
    }

    /// The character that ends at an offset.
    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        let byte = self.before(at);
        if byte < 0x80 {
            return (at > 0).then_some(char::from(byte));
        }
        self.text.get(..at)?.chars().next_back()
    }

    pub(super) fn is_word_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(char::is_alphanumeric)
    }

    pub(super) fn is_word_before(&self, at: usize) -> bool {
        self.char_before(at).is_some_and(char::is_alphanumeric)
    }

    /// The offset after spaces within a line: plain, no-break, thin. At most eight of them: more is layout.
    pub(super) fn skip_spaces(&self, mut at: usize) -> usize {
        for _ in 0..8 {
            at += match self.byte(at) {
                b' ' | b'\t' => 1,
                0xC2 if self.byte(at + 1) == 0xA0 => 2,
                0xE2 if self.byte(at + 1) == 0x80 && matches!(self.byte(at + 2), 0x80..=0x8A | 0xAF) => 3,
                _ => return at,
            };
        }
        at
    }

    /// The offset before spaces.
    pub(super) fn skip_spaces_back(&self, mut at: usize) -> usize {
        for _ in 0..8 {
            let before = self.before(at);
            at -= match before {
                b' ' | b'\t' => 1,
                0x80..=0xAF if self.ends_with(at, "\u{a0}") => 2,
                0x80..=0xAF
                    if self.char_before(at).is_some_and(|c| matches!(c, '\u{2000}'..='\u{200a}' | '\u{202f}')) =>
                {
                    3
                }
                _ => return at,
            };
        }
        at
    }

    /// The end of the run of ASCII letters at an offset, looking at most [`LONGEST_WORD`] + 1 bytes far.
    pub(super) fn letters_end(&self, at: usize) -> usize {
        let mut end = at;
        while end <= at + LONGEST_WORD && self.byte(end).is_ascii_alphabetic() {
            end += 1;
        }
        end
    }

    /// The word of ASCII letters at an offset, where it is whole and no longer than the tables' words.
    pub(super) fn word(&self, at: usize) -> Option<(Folded, usize)> {
        let end = self.letters_end(at);
        if end == at || end - at > LONGEST_WORD || (self.byte(end) >= 0x80 && self.is_word_at(end)) {
            return None;
        }
        Some((self.folded(at, end), end))
    }

    /// The word of ASCII letters that ends at an offset, with its start.
    pub(super) fn word_before(&self, at: usize) -> Option<(Folded, usize)> {
        let mut start = at;
        while start > 0 && at - start <= LONGEST_WORD && self.before(start).is_ascii_alphabetic() {
            start -= 1;
        }
        if start == at || at - start > LONGEST_WORD || self.is_word_before(start) {
            return None;
        }
        Some((self.folded(start, at), start))
    }

    pub(super) fn folded(&self, start: usize, end: usize) -> Folded {
        let mut letters = [0; LONGEST_WORD];
        let word = self.bytes.get(start..end.min(start + LONGEST_WORD)).unwrap_or_default();
        if let Some(letters) = letters.get_mut(..word.len()) {
            letters.copy_from_slice(word);
            letters.make_ascii_lowercase();
        }
        Folded { letters, length: word.len() }
    }

    /// The word of the lexicon at an offset, where a whole word stands there.
    pub(super) fn lexicon(&self, at: usize) -> Option<(Word, usize)> {
        let end = self.letters_end(at);
        if !lexicon::is_candidate(self.byte(at), self.byte(at + 1), end - at) && end - at != 1 {
            return None;
        }
        let (word, end) = self.word(at)?;
        lexicon::lookup(word.as_bytes()).map(|word| (word, end))
    }

    /// Whether the letters at an offset are this lower-case word, whole.
    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        let end = at + word.len();
        self.bytes.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
            && !self.is_word_at(end)
    }

    /// The start of the line that holds an offset is only blank up to it.
    pub(super) fn opens_line(&self, at: usize) -> bool {
        let at = self.skip_spaces_back(at);
        matches!(self.before(at), 0 | b'\n' | b'\r')
    }

    /// The word of the lexicon that ends at an offset.
    pub(super) fn lexicon_before(&self, at: usize) -> Option<Word> {
        let (word, _) = self.word_before(at)?;
        lexicon::lookup(word.as_bytes())
    }

    /// Whether a sentence starts at an offset, as far as the mark before it tells.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        let before = self.skip_spaces_back(at);
        match self.char_before(before) {
            None | Some('\n' | '\r' | '.' | '!' | '?' | ':' | '"' | '“' | '•' | '*') => true,
            Some('-' | '–' | '—') => before < at,
            _ => false,
        }
    }

    /// The end of the longest of some phrases that stands at an offset.
    pub(super) fn phrase_end(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let end = |phrase: &str| {
            let mut next = at;
            phrase
                .split(' ')
                .all(|word| {
                    let start = self.skip_spaces(next);
                    next = start + word.len();
                    self.is_word(start, word)
                })
                .then_some(next)
        };
        phrases.iter().filter_map(|phrase| end(phrase)).max()
    }

    /// Whether these lower-case words stand before an offset, the last of them nearest.
    pub(super) fn is_phrase_before(&self, at: usize, words: &[&str]) -> bool {
        let mut at = at;
        for expected in words.iter().rev() {
            match self.word_before(self.skip_spaces_back(at)) {
                Some((word, start)) if word.as_bytes() == expected.as_bytes() => at = start,
                _ => return false,
            }
        }
        !words.is_empty()
    }
}
