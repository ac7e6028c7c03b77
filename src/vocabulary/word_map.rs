//! Maps of words that are known beforehand: what a text holds is looked up and never put in, so that a plain hash will do.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map by words of a table.
pub(crate) type WordMap<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// Takes eight bytes at a time: words are short, and a text has many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> WordHasher {
        WordHasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        eights.iter().for_each(|eight| self.take(u64::from_le_bytes(*eight)));
        // What is left has fewer than eight bytes, behind a one that tells how many.
        self.take(rest.iter().fold(1, |last, byte| last << 8 | u64::from(*byte)));
    }

    fn write_u8(&mut self, _: u8) {
        // What ends a word tells nothing of it: no two are hashed together.
    }

    fn write_u32(&mut self, number: u32) {
        self.take(u64::from(number));
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

impl WordHasher {
    /// Multiplied by an odd number near the golden ratio of 2⁶⁴, the high bits depend on all the others.
    fn take(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
