//! The words of English that are so common that they tell no event from another.

/// The words, a line each; the file says where they come from.
const TABLE: &str = include_str!("en/common_words.txt");

/// A power of two, more than twice the words there are.
const SLOTS: usize = 1 << 13;

/// Where each word begins in the table, found by its hash: there, or in the slots behind it up to the first free one. A text is
/// asked for thousands of words, and the compiler has looked where they are.
static BY_HASH: [u16; SLOTS] = by_hash();

/// Nothing begins here: the table begins with what is said of it.
const FREE: u16 = 0;

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index out of bounds")]
#[allow(clippy::cast_possible_truncation, reason = "a longer table does not compile")]
const fn by_hash() -> [u16; SLOTS] {
    let bytes = TABLE.as_bytes();
    assert!(bytes.len() <= u16::MAX as usize);
    let mut slots = [FREE; SLOTS];
    let mut start = 0;
    while start < bytes.len() {
        let (mut end, mut hash) = (start, FIRST);
        while end < bytes.len() && bytes[end] != b'\n' && bytes[end] != b'\r' {
            hash = with(hash, bytes[end]);
            end += 1;
        }
        if end > start && bytes[start] != b'#' {
            let mut slot = slot_of(hash);
            while slots[slot] != FREE {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = start as u16;
        }
        start = end + 1;
    }
    slots
}

/// The hash is FNV-1a.
const FIRST: u32 = 0x811c_9dc5;

const fn with(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn slot_of(hash: u32) -> usize {
    // The high bits have seen most of a word.
    (hash ^ hash >> 15) as usize % SLOTS
}

/// Whether a word, in small letters, is one of them as it stands.
pub(crate) fn is_common_word(word: &str) -> bool {
    let mut slot = slot_of(word.bytes().fold(FIRST, with));
    loop {
        let start = BY_HASH.get(slot).copied().unwrap_or(FREE);
        if start == FREE {
            return false;
        }
        let line = TABLE.as_bytes().get(usize::from(start)..).unwrap_or_default();
        if let Some(behind) = line.strip_prefix(word.as_bytes())
            && behind.first().is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
        {
            return true;
        }
        slot = (slot + 1) % SLOTS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_table_are_common_and_no_others() {
        let words: Vec<&str> = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        assert!(words.len() * 2 < SLOTS);
        for word in &words {
            assert!(is_common_word(word), "{word}");
            for other in [format!("{word}q"), word.split_at(word.len() - 1).0.to_owned(), format!("q{word}")] {
                assert_eq!(is_common_word(&other), words.contains(&other.as_str()), "{other}");
            }
        }
        assert!(!is_common_word("") && !is_common_word("#") && !is_common_word("é"));
    }
}
