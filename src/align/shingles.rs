//! Few words in a row, hashed, by which long wording is found again.
//!
//! Of the shingles of a text those are kept that are the least of their neighbourhood: winnowing. Any [`SURE`] words in a
//! row that two texts share have at least one of them in common.
//! Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003, <https://doi.org/10.1145/872757.872770>

use super::words::Word;

/// How many words make a shingle.
const SIZE: usize = 6;

/// Of how many shingles in a row one is kept.
const NEIGHBOURHOOD: usize = 10;

/// How many words in a row are sure to be found again.
#[cfg(test)]
pub(super) const SURE: usize = SIZE + NEIGHBOURHOOD - 1;

/// A kept shingle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shingle {
    pub(super) hash: u64,
    /// The first byte of its first word.
    pub(super) start: usize,
}

/// An odd number with well spread bits: the golden ratio in 64 bits.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// The kept shingles of a text with these words, in its order; linear in it.
pub(super) fn shingles(words: &[Word]) -> Vec<Shingle> {
    let leaving = (0..SIZE).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
    let mut near: [Shingle; NEIGHBOURHOOD] = [Shingle { hash: u64::MAX, start: 0 }; NEIGHBOURHOOD];
    let mut rolling: u64 = 0;
    let mut kept: Vec<Shingle> = Vec::with_capacity(words.len() / 5);
    let mut gone = words.iter();
    for (index, word) in words.iter().enumerate() {
        rolling = rolling.wrapping_mul(FACTOR).wrapping_add(word.hash);
        if index >= SIZE
            && let Some(gone) = gone.next()
        {
            rolling = rolling.wrapping_sub(gone.hash.wrapping_mul(leaving));
        }
        let Some(start) = gone.as_slice().first().map(|first| first.start).filter(|_| index + 1 >= SIZE) else {
            continue;
        };
        let mixed = (rolling ^ (rolling >> 31)).wrapping_mul(FACTOR);
        let newest = Shingle { hash: mixed ^ (mixed >> 29), start };
        if let Some(oldest) = near.get_mut(index % NEIGHBOURHOOD) {
            *oldest = newest;
        }
        if index + 2 >= SIZE + NEIGHBOURHOOD {
            keep(&near, (index + 1) % NEIGHBOURHOOD, newest, &mut kept);
        }
    }
    kept
}

/// Keeps the least shingle of a full neighbourhood, the last one of equals. The neighbourhood is a ring; `first` is where it
/// begins.
fn keep(near: &[Shingle; NEIGHBOURHOOD], first: usize, newest: Shingle, kept: &mut Vec<Shingle>) {
    match kept.last() {
        // The one kept before is still near: only a lesser newcomer takes its place.
        Some(before) if near.get(first).is_some_and(|first| before.start >= first.start) => {
            if newest.hash < before.hash {
                kept.push(newest);
            }
        }
        _ => {
            let (later, earlier) = near.split_at(first);
            let in_order = earlier.iter().chain(later).copied();
            kept.extend(in_order.reduce(|least, next| if next.hash <= least.hash { next } else { least }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    use super::super::words::words;

    fn kept(text: &str) -> Vec<Shingle> {
        shingles(&words(text, 0).collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn shared_words_are_found_again(
            shared in prop::collection::vec("[a-f]{1,3}", SURE..40),
            before in prop::collection::vec("[a-f]{1,3}", 0..30),
            after in prop::collection::vec("[a-f]{1,3}", 0..30),
        ) {
            let all: Vec<&str> = before.iter().chain(&shared).chain(&after).map(String::as_str).collect();
            let hashes = |text: &str| kept(text).iter().map(|shingle| shingle.hash).collect::<BTreeSet<_>>();
            let (own, whole) = (hashes(&shared.join(" ")), hashes(&all.join(", ")));
            prop_assert!(own.intersection(&whole).next().is_some());
        }
    }

    #[test]
    fn keeps_few_of_many() {
        let text: String = (0..2_000).map(|n| format!("word{} ", n * n % 1_013)).collect();
        let count = kept(&text).len();
        assert!((250..600).contains(&count), "{count}");
        assert!(kept(&"same ".repeat(1_000)).len() < 200);
    }
}
