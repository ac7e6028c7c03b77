//! How far a count had come when a figure was given: an as-of of one statistic, and no scope that parts two.
//!
//! "With 97 % counted", "with 99 % counted", "preliminary" and nothing at all are said of one share of the votes. An exit poll
//! or an opinion poll counts something else. Figures of different progress may bear each other out, and contradict nothing.
//! Where one text gives several, as of a town and of the country, how far each count had come says which is which: there it
//! parts them.

use std::collections::{BTreeMap, BTreeSet};

use super::StatisticGroup;
use super::key::Key;
use crate::model::{Claim, Corpus, keys};
use crate::quantity::Interval;

/// Joins the groups that differ in nothing but how far the count had come, where each document gives one value in all of them.
pub(super) fn join_progress(corpus: &Corpus, grouped: Vec<(Key, StatisticGroup)>) -> Vec<(Key, StatisticGroup)> {
    let mut joined: Vec<(Key, StatisticGroup)> = Vec::with_capacity(grouped.len());
    let mut of_one: BTreeMap<Key, Vec<(Key, StatisticGroup)>> = BTreeMap::new();
    let counts = |group: &StatisticGroup| group.claims(corpus).next().and_then(Claim::progress).is_some();
    let without = |key: &Key| {
        let mut rest = key.clone();
        rest.scope.retain(|(name, _)| name != keys::STATUS);
        rest
    };
    // What was parted for other reasons stays apart.
    let counted: BTreeSet<Key> =
        grouped.iter().filter(|(_, group)| counts(group)).map(|(key, _)| without(key)).collect();
    for (key, group) in grouped {
        let rest = if counts(&group) { without(&key) } else { key.clone() };
        match counted.contains(&rest) {
            true => of_one.entry(rest).or_default().push((key, group)),
            false => joined.push((key, group)),
        }
    }
    for (rest, groups) in of_one {
        let one_each = gives_one_each(groups.iter().flat_map(|(_, group)| group.claims(corpus)));
        // What has one key and was parted by its sentences or by its level stays so where no count is under way.
        let counting = groups.iter().any(|(key, _)| *key != rest);
        if groups.len() < 2 || rest.ownerless || !one_each || !counting {
            joined.extend(groups);
            continue;
        }
        let mut groups = groups.into_iter().map(|(_, group)| group);
        let Some(mut one) = groups.next() else { continue };
        for other in groups {
            one.claims.extend(other.claims);
            one.uncertain.extend(other.uncertain);
            one.agreeing.extend(other.agreeing);
            one.certain &= other.certain;
        }
        one.claims.sort_unstable();
        one.uncertain.sort_unstable();
        one.agreeing.sort_unstable();
        one.statistic.scope.remove(keys::STATUS);
        joined.push((rest, one));
    }
    joined
}

/// Whether all that a document gives can be one value, for each document.
fn gives_one_each<'a>(claims: impl Iterator<Item = &'a Claim>) -> bool {
    let mut given: BTreeMap<&str, Interval> = BTreeMap::new();
    for claim in claims {
        let own = claim.quantity.asserted;
        let common = match given.get(claim.document.as_str()) {
            Some(known) => known.intersection(&own),
            None => Some(own),
        };
        let Some(common) = common else { return false };
        given.insert(claim.document.as_str(), common);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::Alignment;
    use super::*;
    use crate::model::{Document, Event, EventKind, Measures, Statistic};
    use crate::quantity::{Number, Quantity};

    /// How many groups shares of one candidate make, each with its document and how far the count had come.
    fn groups(shares: &[(&str, &str, i32)]) -> usize {
        let mut corpus = Corpus::new();
        let election = Event::new(EventKind::ELECTION).in_place("Ruritania").on("2031-05-04".parse().unwrap());
        for (document, status, percent) in shares {
            if corpus.document(document).is_none() {
                corpus.add_document(Document::new(*document, "")).unwrap();
            }
            let mut share = Statistic::new("vote_share", election.clone()).of("Okoth");
            share.scope.insert(keys::STATUS.to_owned(), (*status).to_owned());
            corpus.add_claim(Claim::new(*document, share, Quantity::percent(Number::from(*percent)))).unwrap();
        }
        Alignment::new(&corpus, &Measures::built_in()).groups.len()
    }

    #[test]
    fn a_count_that_has_come_further_is_of_the_same() {
        assert_eq!(groups(&[("a", "97% counted", 48), ("b", "99% counted", 47)]), 1);
        assert_eq!(groups(&[("a", "preliminary", 48), ("b", "99% counted", 47)]), 1);
        // An exit poll is no count, and a text that gives two counts tells them apart.
        assert_eq!(groups(&[("a", "exit poll", 48), ("b", "99% counted", 41)]), 2);
        assert_eq!(groups(&[("a", "97% counted", 48), ("a", "77% counted", 41), ("b", "99% counted", 44)]), 3);
    }
}
