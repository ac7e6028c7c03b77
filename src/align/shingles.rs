//! Few words in a row, hashed, by which long wording is found again.
//!
//! Of the shingles of a text those are kept that are the least of their neighbourhood: winnowing. Any [`SURE`] words in a
//! row that two texts share have at least one of them in common.
//! Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003, <https://doi.org/10.1145/872757.872770>

use std::collections::VecDeque;

use super::words::words;

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

/// The kept shingles of a text, in its order; linear in it.
pub(super) fn shingles(text: &str) -> Vec<Shingle> {
    let leaving = (0..SIZE).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
    let mut last: VecDeque<(u64, usize)> = VecDeque::with_capacity(SIZE);
    let mut near: VecDeque<Shingle> = VecDeque::with_capacity(NEIGHBOURHOOD);
    let mut rolling: u64 = 0;
    let mut kept: Vec<Shingle> = Vec::new();
    for word in words(text, 0) {
        rolling = rolling.wrapping_mul(FACTOR).wrapping_add(word.hash);
        last.push_back((word.hash, word.start));
        if last.len() > SIZE
            && let Some((gone, _)) = last.pop_front()
        {
            rolling = rolling.wrapping_sub(gone.wrapping_mul(leaving));
        }
        let Some((_, start)) = last.front().copied().filter(|_| last.len() == SIZE) else { continue };
        let mixed = (rolling ^ (rolling >> 31)).wrapping_mul(FACTOR);
        near.push_back(Shingle { hash: mixed ^ (mixed >> 29), start });
        if near.len() > NEIGHBOURHOOD {
            near.pop_front();
        }
        keep(&near, &mut kept);
    }
    kept
}

/// Keeps the least shingle of a full neighbourhood, the last one of equals.
fn keep(near: &VecDeque<Shingle>, kept: &mut Vec<Shingle>) {
    let (Some(first), Some(newest)) = (near.front(), near.back()) else { return };
    if near.len() < NEIGHBOURHOOD {
        return;
    }
    match kept.last() {
        // The one kept before is still near: only a lesser newcomer takes its place.
        Some(before) if before.start >= first.start => {
            if newest.hash < before.hash {
                kept.push(*newest);
            }
        }
        _ => kept.extend(near.iter().copied().reduce(|least, next| if next.hash <= least.hash { next } else { least })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn shared_words_are_found_again(
            shared in prop::collection::vec("[a-f]{1,3}", SURE..40),
            before in prop::collection::vec("[a-f]{1,3}", 0..30),
            after in prop::collection::vec("[a-f]{1,3}", 0..30),
        ) {
            let all: Vec<&str> = before.iter().chain(&shared).chain(&after).map(String::as_str).collect();
            let hashes = |text: &str| shingles(text).iter().map(|shingle| shingle.hash).collect::<BTreeSet<_>>();
            let (own, whole) = (hashes(&shared.join(" ")), hashes(&all.join(", ")));
            prop_assert!(own.intersection(&whole).next().is_some());
        }
    }

    #[test]
    fn keeps_few_of_many() {
        let text: String = (0..2_000).map(|n| format!("word{} ", n * n % 1_013)).collect();
        let kept = shingles(&text).len();
        assert!((250..600).contains(&kept), "{kept}");
        assert!(shingles(&"same ".repeat(1_000)).len() < 200);
    }
}
