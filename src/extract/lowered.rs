//! Words in small letters.

use std::borrow::Cow;

/// A word in small letters. Most words of prose are, and are not copied.
pub(super) fn lowered(word: &str) -> Cow<'_, str> {
    match word.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        true => Cow::Owned(word.to_lowercase()),
        false => Cow::Borrowed(word),
    }
}

/// Whether a word, whatever its letters' case, is one of some words in small letters.
pub(super) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.contains(&&*lowered(word))
}

/// A table of words in small letters, looked up by their first letter and length.
#[derive(Debug)]
pub(super) struct WordSet {
    words: &'static [&'static str],
    /// The words by first letter: their places in the table,
    order: [u8; 256],
    /// and where those of each letter begin among them.
    starts: [u8; 129],
    /// For each first letter, a bit for each length that one of its words has.
    lengths: [u32; 128],
}

impl WordSet {
    /// The index over a table of at most 255 words, in any order.
    #[allow(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "evaluated by the compiler, which refuses an index out of bounds and a table of more words"
    )]
    pub(super) const fn new(words: &'static [&'static str]) -> WordSet {
        assert!(words.len() < 256);
        let mut set = WordSet { words, order: [0; 256], starts: [0; 129], lengths: [0; 128] };
        let mut placed = 0;
        let mut letter = 0;
        while letter < 128 {
            set.starts[letter] = placed as u8;
            let mut index = 0;
            while index < words.len() {
                let word = words[index].as_bytes();
                if (word[0] & 0x7f) as usize == letter {
                    set.lengths[letter] |= 1 << word.len();
                    set.order[placed] = index as u8;
                    placed += 1;
                }
                index += 1;
            }
            letter += 1;
        }
        set.starts[128] = placed as u8;
        set
    }

    /// Whether a word, whatever its letters' case, is in the table.
    pub(super) fn contains(&self, word: &str) -> bool {
        let Some(first) = word.bytes().next() else { return false };
        let letter = usize::from(first.to_ascii_lowercase());
        let length = u32::try_from(word.len()).unwrap_or(u32::MAX);
        let lengths = self.lengths.get(letter).copied().unwrap_or_default();
        if lengths.checked_shr(length).is_none_or(|lengths| lengths & 1 == 0) {
            // Letters beyond ASCII may be of another length in the other case.
            return !word.is_ascii() && is_one_of(word, self.words);
        }
        let start = self.starts.get(letter).copied().map_or(0, usize::from);
        let end = self.starts.get(letter + 1).copied().map_or(0, usize::from);
        let places = self.order.get(start..end).unwrap_or_default();
        places
            .iter()
            .filter_map(|place| self.words.get(usize::from(*place)))
            .any(|known| known.eq_ignore_ascii_case(word))
            || (!word.is_ascii() && is_one_of(word, self.words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_their_words_in_any_case() {
        static SET: WordSet = WordSet::new(&["in", "near", "al-", "été"]);
        for word in ["in", "IN", "Near", "al-", "été", "ÉTÉ"] {
            assert!(SET.contains(word), "{word}");
        }
        for word in ["", "i", "inn", "on", "nears", "ete", "a word of more than thirty-two letters"] {
            assert!(!SET.contains(word), "{word}");
        }
        assert_eq!((lowered("Lind"), lowered("lind")), (Cow::Owned("lind".to_owned()), Cow::Borrowed("lind")));
    }
}
