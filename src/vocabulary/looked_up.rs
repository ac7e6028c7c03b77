//! Words of a text that were looked up last: prose says the same few again and again.

/// What was found for words of a text: the number of an entry of a vocabulary, or what else. Each word has one slot that it shares
/// with others, so that no text can make it slow.
#[derive(Clone, Debug)]
pub(crate) struct LookedUp<'t, T = Option<u32>>(Vec<Option<(&'t str, T)>>);

impl<'t, T: Copy> LookedUp<'t, T> {
    /// Room for the words of a text of so many bytes.
    pub(crate) fn of_text(length: usize) -> LookedUp<'t, T> {
        /// About so many bytes a text has for each slot, and no more are made than these.
        const BYTES: usize = 8;
        const MOST: usize = 4096;
        LookedUp(vec![None; (length / BYTES).next_power_of_two().min(MOST)])
    }

    /// What there is for a word, which is looked up where it was not before.
    pub(crate) fn get(&mut self, word: &'t str, look_up: impl FnOnce() -> T) -> T {
        let slot = hash_of(word.as_bytes()) & self.0.len().wrapping_sub(1);
        match self.0.get_mut(slot) {
            Some(Some((known, found))) if *known == word => *found,
            Some(slot) => slot.insert((word, look_up())).1,
            None => look_up(),
        }
    }
}

/// A number of a word, by its length and the letters at both ends.
fn hash_of(word: &[u8]) -> usize {
    let four = |bytes: Option<&[u8; 4]>| bytes.map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)));
    let ends = match word {
        _ if word.len() < 4 => word.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)),
        _ => four(word.first_chunk()) << 32 | four(word.last_chunk()),
    };
    // Multiplied by an odd number near the golden ratio of 2⁶⁴, the high bits depend on all the others.
    let mixed = (ends ^ u64::try_from(word.len()).unwrap_or_default() << 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::try_from(mixed >> u32::BITS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_up_once_while_its_slot_is_its_own() {
        let mut words = LookedUp::of_text(4096);
        assert_eq!(words.get("toll", || Some(3)), Some(3));
        assert_eq!(words.get("toll", || None), Some(3));
        // Length and the letters at both ends are those of the other.
        assert_eq!(hash_of(b"followower"), hash_of(b"follOwower"));
        assert_eq!((words.get("followower", || None), words.get("follOwower", || Some(4))), (None, Some(4)));
        assert_eq!(words.get("followower", || Some(5)), Some(5));
        assert_eq!(words.get("", || Some(1)), Some(1));
    }
}
