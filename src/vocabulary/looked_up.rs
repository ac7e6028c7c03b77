//! Words of a text that were looked up last: prose says the same few again and again.

/// What a vocabulary had for words of a text. Each word has one slot that it shares with others, so that no text can make it slow.
#[derive(Clone, Debug)]
pub(crate) struct LookedUp<'t>(Vec<Option<(&'t str, Option<u32>)>>);

/// So many slots there are, as a power of two.
const BITS: u32 = 9;

impl Default for LookedUp<'_> {
    fn default() -> Self {
        LookedUp(vec![None; 1 << BITS])
    }
}

impl<'t> LookedUp<'t> {
    /// The number of a word's entry, which is looked up where it was not before.
    pub(crate) fn number_of(&mut self, word: &'t str, look_up: impl FnOnce() -> Option<u32>) -> Option<u32> {
        match slot_of(word.as_bytes()).and_then(|slot| self.0.get_mut(slot)) {
            Some(Some((known, number))) if *known == word => *number,
            Some(slot) => slot.insert((word, look_up())).1,
            None => look_up(),
        }
    }
}

/// The slot of a word, by its length and a few of its letters.
fn slot_of(word: &[u8]) -> Option<usize> {
    let length = u8::try_from(word.len()).ok()?;
    let letters = [*word.first()?, *word.last()?, *word.get(word.len() / 2)?, length];
    // Multiplied by an odd number near the golden ratio of 2³², the high bits depend on all the others.
    usize::try_from(u32::from_be_bytes(letters).wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_up_once_while_its_slot_is_its_own() {
        let mut words = LookedUp::default();
        assert_eq!(words.number_of("toll", || Some(3)), Some(3));
        assert_eq!(words.number_of("toll", || None), Some(3));
        // Length and the letters at both ends and in the middle are those of the other.
        assert_eq!(slot_of(b"toll"), slot_of(b"tall"));
        assert_eq!((words.number_of("tall", || None), words.number_of("toll", || Some(4))), (None, Some(4)));
        assert_eq!(words.number_of("", || Some(1)), Some(1));
    }
}
