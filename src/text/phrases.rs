//! Phrases of a table, looked for where words begin: few words begin one, and the others are passed over.

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};

/// Phrases that are found in letters of either case.
#[derive(Clone, Debug)]
pub(crate) struct Phrases {
    automaton: AhoCorasick,
    /// A bit for each hash of the four bytes that a phrase begins with; other words may share it.
    beginnings: Bits,
    /// A bit for each two bytes that begin a phrase of less than four.
    short: Bits,
    /// Whether a phrase begins with a space.
    blank: bool,
}

impl Phrases {
    /// What finds these phrases; a phrase goes by its number. `None` where they are too many.
    pub(crate) fn new<P: AsRef<str>>(phrases: impl Iterator<Item = P>) -> Option<Phrases> {
        let phrases: Vec<P> = phrases.collect();
        let (mut beginnings, mut short) = (Bits::new(), Bits::new());
        for phrase in &phrases {
            let bytes = phrase.as_ref().as_bytes();
            match (first_four(bytes, 0), bytes) {
                (Some(beginning), _) => beginnings.set(beginning),
                (None, [first, second, ..]) => short.set(two(*first, *second)),
                (None, [only]) => (0..=u8::MAX).for_each(|second| short.set(two(*only, second))),
                (None, []) => {}
            }
        }
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .start_kind(StartKind::Anchored)
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(phrases.iter().map(AsRef::as_ref))
            .ok()?;
        let blank = phrases.iter().any(|phrase| phrase.as_ref().starts_with(' '));
        Some(Phrases { automaton, beginnings, short, blank })
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
            let begins = first_four(bytes, at).is_some_and(|beginning| self.beginnings.holds(beginning));
            if begins || (end - at < 4 && self.short.holds(two(first, second))) {
                let here = Input::new(text).range(at..).anchored(Anchored::Yes);
                let found = self.automaton.try_find(here).ok().flatten();
                if let Some(found) = found.filter(|found| !found.is_empty()) {
                    return Some((found.pattern().as_usize(), found.start(), found.end()));
                }
            }
            at = end;
        }
        None
    }
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
fn word_end(bytes: &[u8], mut at: usize) -> usize {
    while in_word(bytes, at) {
        at += 1;
    }
    at
}

/// A bit for each number of sixteen bits.
#[derive(Clone, Debug)]
struct Bits(Vec<u64>);

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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn finds_the_longest_phrase_that_begins_with_a_word() {
        let phrases = Phrases::new(["will", "will be", "% vote", "é"].iter()).unwrap();
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
            let phrases = Phrases::new(table.iter()).unwrap();
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
