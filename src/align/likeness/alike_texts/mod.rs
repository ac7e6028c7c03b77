//! Texts that tell of one thing though no event joins them: reports on the jobs of a month, on a law that is read, on a poll.
//! No kind of event is named, or each text is taken for one of another. But within days they give the same numbers, which few
//! other texts give, name the same people and bodies, and share words that few texts have. All that is summed
//! ([`evidence`]); the record of the weights is in docs/stories.md.

mod evidence;
mod texts;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Corpus, DocumentId};
use evidence::{ENOUGH, sum};
use texts::{DAYS, Known, Text, texts_of};

/// So many texts are held to be of one thing at most; and so many others, one by one, to be of one with a text.
const MOST_TEXTS: usize = 8;

/// Sets of texts that tell of one thing, or are of one event, and two are of no event in common. Those are joined first for which
/// most speaks, while enough does on the mean of all pairs; two that are alike and stand in two sets are a set besides. The texts
/// of a set stand by name. Costs n log n in the texts and their figures.
pub(in crate::align) fn alike_texts<'a>(
    corpus: &'a Corpus,
    events: &BTreeMap<&'a str, BTreeSet<usize>>,
) -> Vec<BTreeSet<&'a DocumentId>> {
    let texts = texts_of(corpus);
    let known = Known::new(&texts);
    let none = BTreeSet::new();
    let of = |text: &Text<'_>| events.get(text.story.document.as_str()).unwrap_or(&none);
    let are_of_one =
        |a: usize, b: usize| texts.get(a).zip(texts.get(b)).is_some_and(|(a, b)| !of(a).is_disjoint(of(b)));
    let between = |a: usize, b: usize| {
        let (Some(own), Some(other)) = (texts.get(a), texts.get(b)) else { return i32::MIN / 2 };
        // Whatever else a text of another day is of, it is not of this.
        let sum = if (own.day - other.day).abs() > DAYS { APART } else { sum(&known, own, other) };
        if are_of_one(a, b) { sum.max(ENOUGH) } else { sum }
    };
    let mut alike: Vec<(Reverse<i32>, usize, usize)> = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let near = known.near(index, text).into_iter().map(|other| (Reverse(between(other, index)), other, index));
        alike.extend(near.filter(|(Reverse(sum), ..)| *sum >= ENOUGH));
    }
    alike.sort_unstable();
    let mut sets = Sets::new(texts.len());
    for (_, one, other) in &alike {
        sets.join(*one, *other, between);
    }
    let mut all: Vec<BTreeSet<usize>> = sets.members.values().cloned().collect();
    let mut besides: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, one, other) in alike {
        let mut most = |index: usize| *besides.entry(index).and_modify(|count| *count += 1).or_insert(1) > MOST_TEXTS;
        if sets.set_of(one) != sets.set_of(other) && !are_of_one(one, other) && !most(one) && !most(other) {
            all.push([one, other].into());
        }
    }
    let is_new = |set: &&BTreeSet<usize>| {
        let mut pairs = set.iter().flat_map(|one| set.range(one + 1..).map(move |other| (*one, *other)));
        pairs.any(|(one, other)| !are_of_one(one, other))
    };
    let named =
        |set: &BTreeSet<usize>| set.iter().filter_map(|index| Some(&texts.get(*index)?.story.document)).collect();
    all.iter().filter(is_new).map(named).collect()
}

/// The sum of two texts of other days.
const APART: i32 = -1000;

/// Texts, by index, in sets of which no two share one.
struct Sets {
    of: Vec<usize>,
    members: BTreeMap<usize, BTreeSet<usize>>,
}

impl Sets {
    fn new(count: usize) -> Sets {
        Sets { of: (0..count).collect(), members: (0..count).map(|index| (index, [index].into())).collect() }
    }

    fn set_of(&self, index: usize) -> Option<usize> {
        self.of.get(index).copied()
    }

    /// Joins the sets of two texts, if together they are few and enough speaks for it on the mean.
    fn join(&mut self, one: usize, other: usize, between: impl Fn(usize, usize) -> i32) {
        let (Some(first), Some(second)) = (self.set_of(one), self.set_of(other)) else { return };
        let (Some(own), Some(others)) = (self.members.get(&first), self.members.get(&second)) else { return };
        if first == second || own.len() + others.len() > MOST_TEXTS {
            return;
        }
        let pairs = own.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
        let pairs = pairs.map(|(one, other)| between(one.min(other), one.max(other)));
        let (sum, count) = pairs.fold((0_i32, 0_i32), |(sum, count), pair| (sum.saturating_add(pair), count + 1));
        if sum < ENOUGH.saturating_mul(count) {
            return;
        }
        let (low, high) = (first.min(second), first.max(second));
        let joined = self.members.remove(&high).unwrap_or_default();
        for index in &joined {
            if let Some(of) = self.of.get_mut(*index) {
                *of = low;
            }
        }
        self.members.entry(low).or_default().extend(joined);
    }
}

#[cfg(test)]
mod tests;
