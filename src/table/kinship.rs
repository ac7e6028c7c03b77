//! Who hangs together: groups of sources that agree with one another and not with the others, and likely copies.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Outcome, Pair};

/// How far, in permille, agreement within groups must lie above agreement across them: less is no parting of ways.
const PARTING: u64 = 200;

/// From how many statistics on, and how many of them with three digits and more, sameness tells of a common origin.
const TELLING: u64 = 20;

/// How many in a thousand statistics a copy has the same.
const COPIED: u64 = 999;

/// Sources of some measures of an event, and how they agree on these.
#[derive(Clone, Debug)]
pub(super) struct Kinship {
    pub(super) event: u32,
    pub(super) measures: Vec<u32>,
    /// The pairs of sources, by number.
    pub(super) pairs: BTreeMap<(u32, u32), Pair>,
    /// The sources in groups, each of two and more in at least one case; empty where they do not part.
    pub(super) groups: Vec<Vec<u32>>,
    /// Pairs of sources that agree all but throughout.
    pub(super) copies: Vec<(u32, u32)>,
}

/// Sources that give the same measures of an event are set side by side on these.
pub(super) fn kinships(outcome: &Outcome) -> Vec<Kinship> {
    let mut alike: BTreeMap<(u32, Vec<u32>), Kinship> = BTreeMap::new();
    for ((event, measure), subject) in &outcome.subjects {
        let sources: BTreeSet<u32> = subject.pairs.keys().flat_map(|(first, second)| [*first, *second]).collect();
        if sources.len() < 2 {
            continue;
        }
        let kinship = alike.entry((*event, sources.into_iter().collect())).or_insert_with(|| Kinship {
            event: *event,
            measures: Vec::new(),
            pairs: BTreeMap::new(),
            groups: Vec::new(),
            copies: Vec::new(),
        });
        kinship.measures.push(*measure);
        for (pair, counts) in &subject.pairs {
            kinship.pairs.entry(*pair).or_default().absorb(counts);
        }
    }
    let complete = |((_, sources), mut kinship): ((u32, Vec<u32>), Kinship)| {
        kinship.groups = groups(&sources, &kinship.pairs);
        let is_copy = |pair: &Pair| pair.telling >= TELLING && permille(pair) >= COPIED;
        kinship.copies = kinship.pairs.iter().filter(|(_, pair)| is_copy(pair)).map(|(key, _)| *key).collect();
        (!kinship.groups.is_empty() || !kinship.copies.is_empty()).then_some(kinship)
    };
    alike.into_iter().filter_map(complete).collect()
}

fn permille(pair: &Pair) -> u64 {
    pair.agreeing.saturating_mul(1_000).checked_div(pair.both).unwrap_or(0)
}

/// Parts sources where the shares of agreement part: pairs above the widest gap are of one group.
fn groups(sources: &[u32], pairs: &BTreeMap<(u32, u32), Pair>) -> Vec<Vec<u32>> {
    let all = sources.len() * sources.len().saturating_sub(1) / 2;
    if sources.len() < 3 || pairs.len() < all || pairs.values().any(|pair| pair.both < TELLING) {
        return Vec::new();
    }
    let mut shares: Vec<u64> = pairs.values().map(permille).collect();
    shares.sort_unstable();
    let gaps = shares.windows(2).filter_map(|pair| match pair {
        [lower, higher] => Some((higher - lower, *higher)),
        _ => None,
    });
    let Some((_, threshold)) = gaps.max().filter(|(gap, _)| *gap >= PARTING) else { return Vec::new() };
    let agree = |a: u32, b: u32| pairs.get(&(a.min(b), a.max(b))).is_some_and(|pair| permille(pair) >= threshold);
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for source in sources {
        match groups.iter_mut().find(|group| group.iter().all(|member| agree(*member, *source))) {
            Some(group) => group.push(*source),
            None => groups.push(vec![*source]),
        }
    }
    // Where agreement is no matter of belonging, two that agree end up in different groups.
    let apart = |a: &Vec<u32>, b: &Vec<u32>| a.iter().all(|first| b.iter().all(|second| !agree(*first, *second)));
    let clear =
        groups.iter().enumerate().all(|(at, group)| groups.iter().skip(at + 1).all(|other| apart(group, other)));
    if clear && groups.len() > 1 { groups } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(agreeing: &[((u32, u32), u64)]) -> BTreeMap<(u32, u32), Pair> {
        agreeing
            .iter()
            .map(|(pair, agreeing)| (*pair, Pair { both: 1_000, agreeing: *agreeing, ..Pair::default() }))
            .collect()
    }

    #[test]
    fn two_vintages_of_two_sources_each() {
        let four = [((0, 1), 260), ((0, 2), 970), ((0, 3), 255), ((1, 2), 250), ((1, 3), 980), ((2, 3), 270)];
        assert_eq!(groups(&[0, 1, 2, 3], &pairs(&four)), [vec![0, 2], vec![1, 3]]);
    }

    #[test]
    fn agreement_by_degrees_makes_no_groups() {
        assert!(groups(&[0, 1, 2], &pairs(&[((0, 1), 500), ((0, 2), 650), ((1, 2), 800)])).is_empty());
        // 0 agrees with 1 and with 2, which do not agree: there is no telling where 0 belongs.
        assert!(groups(&[0, 1, 2], &pairs(&[((0, 1), 900), ((0, 2), 910), ((1, 2), 300)])).is_empty());
        assert!(groups(&[0, 1, 2], &pairs(&[((0, 1), 900), ((0, 2), 910), ((1, 2), 930)])).is_empty());
    }

    #[test]
    fn one_apart_from_the_rest() {
        assert_eq!(groups(&[4, 7, 9], &pairs(&[((4, 7), 100), ((4, 9), 950), ((7, 9), 120)])), [vec![4, 9], vec![7]]);
    }
}
