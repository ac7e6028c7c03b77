//! The words of a vocabulary, each with its number: their letters stand in one text, so that thousands of words are taken in
//! at the start of a run with a few allocations.

use std::borrow::Cow;
use std::hash::Hasher;
use std::ops::Range;

use super::shelf::Numbers;
use super::stored::by_fields;
use super::word_map::WordHasher;

/// Words by number, and numbers by word.
#[derive(Debug, Default)]
pub(super) struct WordIndex {
    /// All words, one behind the other.
    letters: Cow<'static, str>,
    /// Where each word ends, by its number.
    ends: Numbers<u32>,
    /// Where a word is looked for by its hash: there, or in the slots behind it up to the first free one.
    slots: Numbers<Slot>,
}

/// A word's number, with a part of its hash.
#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    number: u32,
}

by_fields!(WordIndex { letters, ends, slots });
by_fields!(Slot { hash, number });

/// No word has this number.
const FREE: Slot = Slot { hash: 0, number: u32::MAX };

impl WordIndex {
    /// An index with room for so many words, before it has to be made anew.
    pub(super) fn with_room(words: usize) -> WordIndex {
        /// The words of prose have fewer letters.
        const LETTERS: usize = 8;
        WordIndex {
            letters: String::with_capacity(words * LETTERS).into(),
            ends: Vec::with_capacity(words).into(),
            slots: vec![FREE; (2 * words).next_power_of_two()].into(),
        }
    }

    /// The number of a word.
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        let (_, slot) = self.slot_of(word, hash(word))?;
        (slot.number != FREE.number).then_some(slot.number)
    }

    /// The number of a word, and whether it is a new one.
    pub(super) fn number_of(&mut self, word: &str) -> (u32, bool) {
        if 2 * self.ends.len() >= self.slots.len() {
            self.grow();
        }
        let hash = hash(word);
        let Some(slot) = self.slot_of(word, hash).and_then(|(at, _)| self.slots.get_mut(at)) else {
            return (u32::MAX, false);
        };
        if slot.number != FREE.number {
            return (slot.number, false);
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        *slot = Slot { hash, number };
        self.letters.to_mut().push_str(word);
        self.ends.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
        (number, true)
    }

    /// The words in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        (0..).map_while(|number| Some((self.word(number)?, number)))
    }

    fn word(&self, number: u32) -> Option<&str> {
        self.letters.get(self.place_of(number)?)
    }

    /// Where the letters of a word stand.
    fn place_of(&self, number: u32) -> Option<Range<usize>> {
        let at = usize::try_from(number).ok()?;
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before))?;
        Some(usize::try_from(start).ok()?..usize::try_from(self.ends.get(at)?).ok()?)
    }

    /// The slot that a word has, or would have, and where it is: one is always free.
    fn slot_of(&self, word: &str, hash: u32) -> Option<(usize, Slot)> {
        let last = self.slots.len().checked_sub(1)?;
        let mut at = usize::try_from(hash).ok()? & last;
        loop {
            let slot = self.slots.get(at)?;
            if slot.number == FREE.number || (slot.hash == hash && self.is(slot.number, word)) {
                return Some((at, slot));
            }
            at = (at + 1) & last;
        }
    }

    /// Whether a word is the one of a number.
    fn is(&self, number: u32, word: &str) -> bool {
        self.place_of(number).and_then(|place| self.letters.as_bytes().get(place)) == Some(word.as_bytes())
    }

    fn grow(&mut self) {
        /// Room at first.
        const LEAST: usize = 16;
        let mut slots = vec![FREE; (2 * self.slots.len()).max(LEAST)];
        for slot in self.slots.iter().filter(|slot| slot.number != FREE.number) {
            put_in(&mut slots, slot);
        }
        self.slots = slots.into();
    }
}

/// Puts a word's slot into the first free one from where its hash leads.
fn put_in(slots: &mut [Slot], slot: Slot) {
    let Some(last) = slots.len().checked_sub(1) else { return };
    let mut at = usize::try_from(slot.hash).unwrap_or_default() & last;
    while slots.get(at).is_some_and(|taken| taken.number != FREE.number) {
        at = (at + 1) & last;
    }
    if let Some(free) = slots.get_mut(at) {
        *free = slot;
    }
}

fn hash(word: &str) -> u32 {
    let mut hasher = WordHasher::default();
    hasher.write(word.as_bytes());
    // The low half has seen the high bits.
    u32::try_from(hasher.finish() & u64::from(u32::MAX)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number_however_many_there_are() {
        let mut index = WordIndex::default();
        assert_eq!(index.get("0"), None);
        let words: Vec<String> = (0..500).map(|number: u32| number.to_string()).collect();
        for (number, word) in (0..).zip(&words) {
            assert_eq!(index.number_of(word), (number, true));
        }
        for (number, word) in (0..).zip(&words) {
            assert_eq!((index.get(word), index.number_of(word)), (Some(number), (number, false)));
        }
        assert_eq!((index.get("500"), index.get(""), index.iter().count()), (None, None, 500));
        assert!(index.iter().zip(&words).all(|((one, _), other)| one == other));
        assert_eq!(WordIndex::with_room(3).get("a"), None);
    }
}
