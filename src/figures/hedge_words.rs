//! The words of hedges: what stands before a number, what goes before that and changes it, what stands after.

use std::sync::LazyLock;

use crate::quantity::Hedge;
use crate::vocabulary::{HEDGES, WordList, rows};

/// The wordings that stand at one place to their number, in the order of `hedges.tsv`.
fn wordings(place: &'static str) -> impl Iterator<Item = (&'static str, Hedge)> {
    rows(HEDGES).filter_map(move |row| match row.as_slice() {
        [at, hedge, words] if *at == place => Some((*words, hedge.parse().ok()?)),
        _ => None,
    })
}

/// A wording before a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub(super) words: &'static str,
    pub(super) hedge: Hedge,
    /// The first letter and the length of its last word.
    pub(super) last: (u8, usize),
}

impl Before {
    fn of(words: &'static str, hedge: Hedge) -> Before {
        let last = words.rsplit(' ').next().unwrap_or_default();
        Before { words, hedge, last: (last.bytes().next().unwrap_or_default(), last.len()) }
    }
}

/// For each first letter, a bit for each length of a word that ends some wording of [`BEFORE`].
pub(super) static NEAREST: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut table = [0; 26];
    for Before { last: (first, length), .. } in BEFORE.iter() {
        if let Some(lengths) = table.get_mut(usize::from(first.wrapping_sub(b'a'))) {
            *lengths |= 1_u32.checked_shl(u32::try_from(*length).unwrap_or(u32::MAX)).unwrap_or(0);
        }
    }
    table
});

/// Wordings before a number, in the order of what is known of their last words. What only strengthens or turns them, "just", "well", "no", stands in tables of its own.
pub(super) static BEFORE: LazyLock<Vec<Before>> = LazyLock::new(|| {
    let mut all: Vec<Before> = wordings("before").map(|(words, hedge)| Before::of(words, hedge)).collect();
    all.sort_by_key(|before| before.last);
    all
});

/// What makes a bound near: "just over", "slightly less than".
pub(super) static NARROWLY: WordList = WordList::named("narrowly");

/// What leaves a bound as it is: "well over", "far fewer than".
pub(super) static WIDELY: WordList = WordList::named("widely");

/// What leaves "nearly" and "about" as they are: "very nearly", "somewhere around".
pub(super) static LOOSELY: WordList = WordList::named("loosely");

/// What turns a bound: "no fewer than", "did not exceed". Beside these, every word in "n't".
pub(super) static NEGATIONS: WordList = WordList::named("negations ahead");

/// What stands between a hedge and its number: "at least another 12", "more than an estimated 300".
pub(super) static FILLERS: WordList = WordList::named("hedge fillers");

/// Verbs of reaching, which bound only what is denied: "did not reach 40 %", "almost reached 40 %".
pub(super) static REACHING: WordList = WordList::named("reaching");

/// Wordings right after a number and what it counts or measures in. A comma may stand before each.
pub(super) static AFTER: LazyLock<Vec<(&str, Hedge)>> = LazyLock::new(|| wordings("after").collect());

/// What is said behind a comma of the figure before it: "300 drivers stopped work, if not more".
pub(super) static AFTERTHOUGHTS: LazyLock<Vec<(&str, Hedge)>> = LazyLock::new(|| wordings("afterthought").collect());

/// Words after "or" or "and" that let a number go on: "70% or more", "18 and over".
pub(super) static UPWARDS: WordList = WordList::named("upwards");

/// Words after "or" or "and" that let a number go down.
pub(super) static DOWNWARDS: WordList = WordList::named("downwards");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_wording_at_a_place_and_none_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for row in rows(HEDGES) {
            let [place, hedge, words] = row.as_slice() else { panic!("{row:?}") };
            assert!(matches!(*place, "before" | "after" | "afterthought") && hedge.parse::<Hedge>().is_ok(), "{row:?}");
            assert!(words.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' '), "{words}");
            assert!(seen.insert((place.to_string(), words.to_string())), "{words} stands twice");
        }
        assert_eq!(BEFORE.len() + AFTER.len() + AFTERTHOUGHTS.len(), seen.len());
    }
}
