//! Phrases of a table, looked for where words begin: few words begin one, and the others are passed over.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::vocabulary::{Stored, by_bytes, by_fields};

/// Phrases that are found in letters of either case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrases {
    /// The letters of all, in small ones.
    letters: Cow<'static, str>,
    /// In their order, each once.
    sorted: Vec<Phrase>,
    /// For each two letters by rank how many phrases stand before those that begin with them; behind the last all of them.
    starts: Vec<u32>,
    /// A bit for each hash of the four bytes that a phrase of less than eight begins with; other words may share it.
    beginnings: Bits,
    /// A bit for each hash of the eight bytes that a longer one begins with.
    longer: Bits,
    /// A bit for each two bytes that begin a phrase of less than four.
    short: Bits,
    /// Whether a phrase begins with a space.
    blank: bool,
}

by_fields!(Phrases { letters, sorted, starts, beginnings, longer, short, blank });

/// A phrase, by where its letters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Phrase {
    start: u32,
    end: u32,
    /// The number that it goes by.
    number: u32,
    /// The longest other phrase that it begins with, by its place among the sorted; [`NONE`] where there is none.
    shorter: u32,
    /// Its first letters, by which most are told apart.
    first: u64,
}

/// The bytes of a phrase as it is kept.
const PHRASE: usize = 24;

/// All of one length: there are thousands.
impl Stored for Phrase {
    fn put(&self, to: &mut Vec<u8>) {
        [self.start, self.end, self.number, self.shorter].iter().for_each(|number| number.put(to));
        self.first.put(to);
    }

    by_bytes!(PHRASE, phrase_of);
}

/// The phrase that some bytes hold.
fn phrase_of([numbers @ .., a, b, c, d, e, f, g, h]: [u8; PHRASE]) -> Phrase {
    let mut numbers = numbers.as_chunks().0.iter().map(|number| u32::from_le_bytes(*number));
    let mut next = || numbers.next().unwrap_or(NONE);
    let first = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
    Phrase { start: next(), end: next(), number: next(), shorter: next(), first }
}

/// No phrase.
const NONE: u32 = u32::MAX;

impl Phrases {
    /// What finds these phrases; a phrase goes by its number, and of two equal ones by the first.
    pub(crate) fn new<P: AsRef<str>>(phrases: impl Iterator<Item = P>) -> Phrases {
        let [mut beginnings, mut longer, mut short] = [(); 3].map(|()| Bits::new());
        let mut letters = String::new();
        let mut sorted: Vec<Phrase> = Vec::with_capacity(phrases.size_hint().0);
        for (number, phrase) in phrases.enumerate() {
            let bytes = phrase.as_ref().as_bytes();
            match (hash_of_eight(bytes, 0), first_four(bytes, 0), bytes) {
                (Some(beginning), ..) => longer.set(beginning),
                (_, Some(beginning), _) => beginnings.set(beginning),
                (.., [first, second, ..]) => short.set(two(*first, *second)),
                (.., [only]) => (0..=u8::MAX).for_each(|second| short.set(two(*only, second))),
                (.., []) => continue,
            }
            let start = as_u32(letters.len());
            letters.push_str(phrase.as_ref());
            let (end, number, first) = (as_u32(letters.len()), as_u32(number), first_eight(bytes));
            sorted.push(Phrase { start, end, number, shorter: NONE, first });
        }
        letters.make_ascii_lowercase();
        // Stable: the first of equals stays.
        sorted.sort_by_key(|phrase| phrase.letters(&letters));
        sorted.dedup_by_key(|phrase| phrase.letters(&letters));
        let mut starts = vec![0; RANKS * RANKS + 1];
        let mut open: Vec<(u32, &[u8])> = Vec::new();
        for (at, phrase) in (0..).zip(&mut sorted) {
            let own = phrase.letters(&letters);
            while open.last().is_some_and(|(_, begun)| !own.starts_with(begun)) {
                open.pop();
            }
            phrase.shorter = open.last().map_or(NONE, |(at, _)| *at);
            open.push((at, own));
            starts.iter_mut().skip(beginning(own) + 1).take(1).for_each(|count| *count += 1);
        }
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        let blank = sorted.iter().any(|phrase| phrase.letters(&letters).first() == Some(&b' '));
        Phrases { letters: letters.into(), sorted, starts, beginnings, longer, short, blank }
    }

    /// The first phrase from a place on that begins where a word may: which, and where it begins and ends. Of those that
    /// begin at one place it is the longest. Whether it ends with a word, and what a letter beyond ASCII before it means, is
    /// for the caller to ask; only phrases of less than four bytes are not looked for in longer words.
    pub(crate) fn next(&self, text: &str, from: usize) -> Option<(usize, usize, usize)> {
        let bytes = text.as_bytes();
        let mut at = if from > 0 && in_word(bytes, from - 1) { word_end(bytes, from) } else { from };
        while let Some(first) = bytes.get(at).copied() {
            if first == b' ' && !self.blank {
                at += 1;
                continue;
            }
            let end = word_end(bytes, at).max(at + 1);
            let second = bytes.get(at + 1).copied().unwrap_or_default();
            let begins = first_four(bytes, at).is_some_and(|beginning| self.beginnings.holds(beginning))
                || hash_of_eight(bytes, at).is_some_and(|beginning| self.longer.holds(beginning));
            if (begins || (end - at < 4 && self.short.holds(two(first, second))))
                && let Some(found) = self.longest(bytes.get(at..).unwrap_or_default())
            {
                return Some((as_usize(found.number), at, at + as_usize(found.end - found.start)));
            }
            at = end;
        }
        None
    }

    /// The longest phrase that a text begins with.
    fn longest(&self, text: &[u8]) -> Option<&Phrase> {
        let beginning = beginning(text);
        let start = |beginning: usize| self.starts.get(beginning).copied().map(as_usize);
        let (start, end) = (start(beginning)?, start(beginning + 1)?);
        let near = self.sorted.get(start..end)?;
        let first = first_eight(text);
        let is_behind = |phrase: &Phrase| match phrase.first.cmp(&first) {
            Ordering::Equal => is_behind(phrase.letters(&self.letters), text),
            order => order.is_gt(),
        };
        // What the text begins with stands before it in order, and so does all that begins with that.
        let before = start + near.partition_point(|phrase| !is_behind(phrase));
        let mut phrase = self.sorted.get(before.checked_sub(1)?)?;
        loop {
            let letters = phrase.letters(&self.letters);
            if text.get(..letters.len()).is_some_and(|text| text.eq_ignore_ascii_case(letters)) {
                return Some(phrase);
            }
            phrase = self.sorted.get(as_usize(phrase.shorter))?;
        }
    }
}

impl Phrase {
    fn letters(self, all: &str) -> &[u8] {
        all.as_bytes().get(as_usize(self.start)..as_usize(self.end)).unwrap_or_default()
    }
}

/// Tables are small, whatever a machine can address.
fn as_u32(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NONE)
}

fn as_usize(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// The ranks of bytes: what stands before the letters, each letter, and what stands behind them.
const RANKS: usize = 28;

/// A byte by its rank, the same for letters of either case.
fn rank(byte: Option<&u8>) -> usize {
    byte.map_or(0, |byte| usize::from(byte.to_ascii_lowercase().saturating_sub(b'a' - 1)).min(RANKS - 1))
}

/// The ranks of the two bytes that letters begin with, in the order of the phrases.
fn beginning(letters: &[u8]) -> usize {
    let first = rank(letters.first());
    // What is no letter shares its rank with others, and what follows is then in no order.
    let second = if first == 0 || first == RANKS - 1 { 0 } else { rank(letters.get(1)) };
    first * RANKS + second
}

/// The first eight bytes of letters, small and in order; zeros where there are less.
fn first_eight(letters: &[u8]) -> u64 {
    let mut eight = [0; 8];
    eight.iter_mut().zip(letters).for_each(|(slot, byte)| *slot = byte.to_ascii_lowercase());
    u64::from_be_bytes(eight)
}

/// Whether a phrase in small letters stands behind a text in order, whatever the case of the text's letters.
fn is_behind(phrase: &[u8], text: &[u8]) -> bool {
    for (own, other) in phrase.iter().zip(text) {
        let other = other.to_ascii_lowercase();
        if *own != other {
            return *own > other;
        }
    }
    phrase.len() > text.len()
}

/// Which bytes are letters and digits of ASCII.
static IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index out of bounds")]
        {
            table[byte as usize] = byte.is_ascii_alphanumeric();
        }
        byte += 1;
    }
    table
};

fn in_word(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|byte| IN_WORD.get(usize::from(*byte)).copied().unwrap_or_default())
}

/// Where the letters and digits from a place on end.
pub(super) fn word_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let is_inner = |byte: &u8| IN_WORD.get(usize::from(*byte)).copied().unwrap_or_default();
    at + rest.iter().position(|byte| !is_inner(byte)).unwrap_or(rest.len())
}

/// A bit for each number of sixteen bits.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bits(Vec<u64>);

impl Stored for Bits {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        Vec::take(from).map(Bits)
    }
}

impl Bits {
    fn new() -> Bits {
        Bits(vec![0; 1 << 10])
    }

    fn set(&mut self, number: u16) {
        if let Some(bits) = self.0.get_mut(usize::from(number >> 6)) {
            *bits |= 1 << (number & 63);
        }
    }

    fn holds(&self, number: u16) -> bool {
        self.0.get(usize::from(number >> 6)).is_some_and(|bits| bits >> (number & 63) & 1 == 1)
    }
}

/// The two bytes at a place, the same for letters of either case.
fn two(first: u8, second: u8) -> u16 {
    u16::from_be_bytes([first | 0x20, second | 0x20])
}

/// A hash of the four bytes at a place, the same for letters of either case.
fn first_four(bytes: &[u8], at: usize) -> Option<u16> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    // Multiplied by an odd number near the golden ratio of 2³², the high bits depend on all the others.
    let hash = (u32::from_be_bytes(four) | 0x2020_2020).wrapping_mul(0x9E37_79B1);
    u16::try_from(hash >> 16).ok()
}

/// A hash of the eight bytes at a place, the same for letters of either case.
fn hash_of_eight(bytes: &[u8], at: usize) -> Option<u16> {
    let eight: [u8; 8] = bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
    // Multiplied by an odd number near the golden ratio of 2⁶⁴, the high bits depend on all the others.
    let hash = (u64::from_be_bytes(eight) | 0x2020_2020_2020_2020).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    u16::try_from(hash >> 48).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn finds_the_longest_phrase_that_begins_with_a_word() {
        let phrases = Phrases::new(["will", "will be", "% vote", "é"].iter());
        let all = |text: &str| {
            let mut at = 0;
            std::iter::from_fn(|| {
                let found = phrases.next(text, at)?;
                at = found.2;
                Some((found.0, text.get(found.1..found.2)?.to_owned()))
            })
            .collect::<Vec<_>>()
        };
        assert_eq!(all("It Will be, goodwill"), [(1, "Will be".to_owned())]);
        assert_eq!(all("55% vote, élan"), [(2, "% vote".to_owned()), (3, "é".to_owned())]);
        assert_eq!(all(""), []);
    }

    proptest! {
        #[test]
        fn finds_what_a_look_at_every_place_finds(text in "(a|ab|A| |é|%|b c|,){0,20}") {
            let table = ["a", "ab", "ab c", "%a", "b"];
            let phrases = Phrases::new(table.iter());
            let starts = |at: usize| {
                let alphanumeric = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
                let bytes = text.as_bytes();
                !(alphanumeric(bytes.get(at)) && at > 0 && alphanumeric(bytes.get(at - 1)))
            };
            let slow = (0..text.len()).filter(|at| starts(*at)).find_map(|at| {
                let run = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                let here = |phrase: &str| text.as_bytes()[at..].to_ascii_lowercase().starts_with(phrase.as_bytes());
                let looked_for = table.iter().filter(|phrase| phrase.len() >= 4 || run < 4).any(|phrase| here(phrase));
                if !looked_for {
                    return None;
                }
                let longest = (0..table.len()).filter(|index| here(table[*index])).max_by_key(|index| table[*index].len());
                longest.map(|index| (index, at, at + table[index].len()))
            });
            prop_assert_eq!(phrases.next(&text, 0), slow);
        }
    }
}
