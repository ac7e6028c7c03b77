//! Phrases of a table, looked for wherever their letters stand, within words too. Most places of a text begin none of them,
//! which three letters tell.

/// Phrases that are found in letters of either case of ASCII.
#[derive(Clone, Debug)]
pub(crate) struct Spellings {
    /// The phrases by the letter they begin with, each with its number.
    by_letter: Vec<(&'static str, usize)>,
    /// Where those of each first byte begin.
    starts: [u16; BYTES + 1],
    /// A bit for each hash of the three bytes that a phrase begins with; others may share it.
    beginnings: [u64; HASHES / 64],
}

const BYTES: usize = 256;

/// So many beginnings are told apart.
const HASHES: usize = 1 << HASH_BITS;
const HASH_BITS: u32 = 12;

impl Spellings {
    /// What finds these phrases; each goes by its number.
    pub(crate) fn of(phrases: impl Iterator<Item = &'static str>) -> Spellings {
        let mut by_letter: Vec<(&str, usize)> = phrases
            .enumerate()
            .map(|(number, phrase)| (phrase, number))
            .filter(|(phrase, _)| !phrase.is_empty())
            .collect();
        by_letter.sort_by_key(|(phrase, _)| first_of(phrase.as_bytes()));
        let (mut starts, mut beginnings) = ([0_u16; BYTES + 1], [0_u64; HASHES / 64]);
        for (phrase, _) in &by_letter {
            let bytes = phrase.as_bytes();
            if let Some(count) = first_of(bytes).and_then(|first| starts.get_mut(first + 1)) {
                *count += 1;
            }
            let mut set = |three| {
                let hash = hash_of(three);
                beginnings.iter_mut().skip(hash / 64).take(1).for_each(|bits| *bits |= 1 << (hash % 64));
            };
            // What stands behind a short one may be anything, in letters of one case.
            let any = || (0..=u8::MAX).filter(|byte| byte & CASE != 0);
            match *bytes {
                [first, second, third, ..] => set([first, second, third]),
                [first, second] => any().for_each(|third| set([first, second, third])),
                [first] => any().for_each(|second| any().for_each(|third| set([first, second, third]))),
                [] => {}
            }
        }
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        Spellings { by_letter, starts, beginnings }
    }

    /// Every place where a phrase is spelt, in order: which, and where it begins and ends.
    pub(crate) fn all_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, usize)> {
        let bytes = text.as_bytes();
        // The phrases that are still asked for, where they would begin, and where others may.
        let (mut here, mut at, mut next): (&[(&'static str, usize)], usize, usize) = (&[], 0, 0);
        std::iter::from_fn(move || {
            loop {
                let second = bytes.get(at + 1).map(|byte| byte | 0x20);
                while let Some(((phrase, number), others)) = here.split_first() {
                    here = others;
                    // Most differ in their second letter.
                    if phrase.as_bytes().get(1).is_some_and(|byte| Some(byte | 0x20) != second) {
                        continue;
                    }
                    let end = at + phrase.len();
                    if bytes.get(at..end).is_some_and(|spelt| spelt.eq_ignore_ascii_case(phrase.as_bytes())) {
                        return Some((*number, at, end));
                    }
                }
                at = self.begun(bytes, next)?;
                next = at + 1;
                here = self.beginning_as(bytes.get(at..)?);
            }
        })
    }

    /// The first place from one on where a phrase may begin.
    fn begun(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let may_begin = |three: [u8; 3]| {
            let hash = hash_of(three);
            self.beginnings.get(hash / 64).is_some_and(|bits| bits >> (hash % 64) & 1 == 1)
        };
        let rest = bytes.get(from..)?;
        let found = rest.windows(3).position(|three| three.first_chunk().is_some_and(|three| may_begin(*three)));
        let last = || {
            let mut ends = (rest.len().saturating_sub(2)..rest.len()).filter_map(|at| Some((at, rest.get(at..)?)));
            let of = |bytes: &[u8]| [0, 1, 2].map(|at| bytes.get(at).copied().unwrap_or_default());
            ends.find(|(_, end)| may_begin(of(end))).map(|(at, _)| at)
        };
        Some(from + found.or_else(last)?)
    }

    /// Whether a phrase is spelt in a text.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.all_in(text).next().is_some()
    }

    /// The phrases that begin with the letter that a text begins with.
    fn beginning_as(&self, text: &[u8]) -> &[(&'static str, usize)] {
        let bounds = first_of(text).and_then(|first| Some((*self.starts.get(first)?, *self.starts.get(first + 1)?)));
        bounds.and_then(|(start, end)| self.by_letter.get(usize::from(start)..usize::from(end))).unwrap_or_default()
    }
}

/// The first byte, the same for letters of either case.
fn first_of(bytes: &[u8]) -> Option<usize> {
    bytes.first().map(|first| usize::from(first.to_ascii_lowercase()))
}

/// The bit in which letters of either case differ.
const CASE: u8 = 0x20;

/// A hash of three bytes, the same for letters of either case.
#[inline]
fn hash_of([first, second, third]: [u8; 3]) -> usize {
    // Multiplied by an odd number near the golden ratio of 2³², the high bits depend on all the others.
    let hash = (u32::from_be_bytes([0, first, second, third]) | 0x20_2020).wrapping_mul(0x9E37_79B1);
    usize::try_from(hash >> (u32::BITS - HASH_BITS)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn phrases_are_found_within_words_and_over_each_other() {
        let spellings = Spellings::of(["rest", "the rest", "é", ","].into_iter());
        let found = |text: &'static str| spellings.all_in(text).collect::<Vec<_>>();
        assert_eq!(found("The REST, arrested"), [(1, 0, 8), (0, 4, 8), (3, 8, 9), (0, 12, 16)]);
        assert_eq!(found("fiancée"), [(2, 5, 7)]);
        assert!(spellings.are_in("for rest") && !spellings.are_in("for res") && !spellings.are_in(""));
    }

    proptest! {
        #[test]
        fn finds_what_a_look_at_every_place_finds(text in "(a|ab|A| |é|b c|,){0,20}") {
            let table = ["a", "ab", "b c", "é", " a"];
            let spellings = Spellings::of(table.into_iter());
            let mut found: Vec<_> = spellings.all_in(&text).map(|(number, start, _)| (number, start)).collect();
            found.sort_unstable();
            let lower = text.to_ascii_lowercase();
            let spelt = |phrase: &str, at: usize| lower.as_bytes()[at..].starts_with(phrase.as_bytes());
            let slow: Vec<_> = (0..table.len())
                .flat_map(|number| (0..lower.len()).map(move |at| (number, at)))
                .filter(|(number, at)| spelt(table[*number], *at))
                .collect();
            prop_assert_eq!(found, slow);
        }
    }
}
