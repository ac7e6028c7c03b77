//! Figures of a measure that is always somebody's, of which the text does not say whose they are.
//!
//! Unknown is not different: a share that nobody is named with and the same share of a candidate, of one contest, are one
//! statistic as far as can be seen. They may bear each other out and contradict nothing. Two that name nobody are one where
//! their numbers are equal. Where two candidates have the number, it may be of either, and is joined to none.

use std::collections::{BTreeMap, BTreeSet};

use super::StatisticGroup;
use super::agreeing::{gives_one_number, join_as_agreeing, more_said};
use super::key::Key;
use crate::model::{Claim, ClaimId, Corpus, keys};
use crate::quantity::Number;

/// Of the figures near a number, this many are looked at.
const MOST_NEAR: usize = 48;

/// Measure, unit and event: what a figure shares with those that it may be.
type Contest<'a> = (&'a str, &'a str, Option<usize>);

fn contest(key: &Key) -> Contest<'_> {
    (key.measure.as_str(), key.unit.as_str(), key.event)
}

/// Lets claims that name nobody join the groups of the one whose number they give, and adds groups of those that give one
/// number and name nobody. Costs n log n in the claims.
pub(super) fn join_ownerless(
    corpus: &Corpus,
    grouped: &mut Vec<(Key, StatisticGroup)>,
    ownerless: Vec<(Key, StatisticGroup)>,
) {
    let mut given: BTreeMap<Contest<'_>, Vec<(Number, usize, ClaimId)>> = BTreeMap::new();
    if !ownerless.is_empty() {
        for (index, (key, group)) in grouped.iter().enumerate().filter(|(_, (key, _))| key.subject.is_some()) {
            let numbers = group.claims.iter().filter_map(|id| Some((stated(corpus, *id)?, index, *id)));
            given.entry(contest(key)).or_default().extend(numbers);
        }
    }
    given.values_mut().for_each(|numbers| numbers.sort_unstable());
    let mut joining: Vec<(usize, ClaimId)> = Vec::new();
    let mut left: BTreeMap<(usize, Number), Vec<ClaimId>> = BTreeMap::new();
    for (place, (key, group)) in ownerless.iter().enumerate() {
        let numbers = given.get(&contest(key)).map(Vec::as_slice).unwrap_or_default();
        for id in &group.claims {
            let (Some(claim), Some(number)) = (corpus.claim(*id), stated(corpus, *id)) else { continue };
            let found = those_meant(corpus, grouped, numbers, (key, claim, number));
            match found.is_empty() {
                true => left.entry((place, number)).or_default().push(*id),
                false => joining.extend(found.into_iter().map(|index| (index, *id))),
            }
        }
    }
    let alone = left.into_iter().filter(|(_, claims)| claims.len() > 1);
    let alone: Vec<(Key, StatisticGroup)> = alone
        .filter_map(|((place, number), claims)| {
            let (agreeing, uncertain) = (claims.clone(), claims.clone());
            let documents: BTreeSet<&str> =
                claims.iter().filter_map(|id| Some(corpus.claim(*id)?.document.as_str())).collect();
            // Of one text the same number twice may be of two.
            let (key, group) = ownerless.get(place).filter(|_| tells(number) && documents.len() > 1)?;
            Some((key.clone(), StatisticGroup { claims, agreeing, uncertain, certain: false, ..group.clone() }))
        })
        .collect();
    join_as_agreeing(corpus, grouped, joining);
    grouped.extend(alone);
}

/// The groups of the only one who has a number that is given without a name; none where two have it.
fn those_meant(
    corpus: &Corpus,
    grouped: &[(Key, StatisticGroup)],
    numbers: &[(Number, usize, ClaimId)],
    (key, claim, number): (&Key, &Claim, Number),
) -> Vec<usize> {
    let exact = numbers.partition_point(|(other, ..)| *other < number);
    let before = exact.saturating_sub(MOST_NEAR);
    let near = numbers.get(before..).unwrap_or_default().iter().take(2 * MOST_NEAR);
    let meant = near.filter(|(_, index, id)| {
        let owned = grouped.get(*index).is_some_and(|(owned, _)| says_no_other(key, owned));
        owned && corpus.claim(*id).is_some_and(|other| is_one_number(claim, other))
    });
    let (exact, hedged): (Vec<_>, Vec<_>) = meant.partition(|(other, ..)| *other == number);
    let mut found: Vec<usize> =
        if exact.is_empty() { hedged } else { exact }.iter().map(|(_, index, _)| *index).collect();
    found.sort_unstable();
    found.dedup();
    let mut owners = found.iter().filter_map(|index| grouped.get(*index)?.0.subject.as_deref());
    let first = owners.next();
    if owners.all(|owner| Some(owner) == first) { found } else { Vec::new() }
}

/// Whether of two scopes one says all that the other does, and both the same of which voters are counted.
fn says_no_other(key: &Key, other: &Key) -> bool {
    let of_voters = |key: &Key| {
        let mut said = key.scope.iter().filter(|(name, _)| [keys::CASE, keys::GROUP].contains(&name.as_str())).cloned();
        (said.next(), said.next())
    };
    let (own, others) = (more_said(key, other), more_said(other, key));
    of_voters(key) == of_voters(other) && own.zip(others).is_some_and(|(own, others)| own == 0 || others == 0)
}

fn is_one_number(first: &Claim, second: &Claim) -> bool {
    let (a, b) = (first.quantity.stated, second.quantity.stated);
    if a == b { a.is_some_and(tells) } else { gives_one_number(first, second) }
}

/// Whether a number is not alike by chance.
fn tells(number: Number) -> bool {
    number >= 2.into() || !number.is_whole()
}

fn stated(corpus: &Corpus, id: ClaimId) -> Option<Number> {
    corpus.claim(id)?.quantity.stated
}

#[cfg(test)]
mod tests {
    use super::super::Alignment;
    use super::*;
    use crate::model::{Document, Event, EventKind, Measures, Span, Statistic};
    use crate::quantity::Quantity;

    /// The documents of each group of shares of one election, read from texts `a`, `b`, … with whom each names.
    fn grouped(shares: &[(Option<&str>, i32)]) -> Vec<Vec<String>> {
        let mut corpus = Corpus::new();
        let election =
            Event::new(EventKind::PRESIDENTIAL_ELECTION).in_place("Ruritania").on("2031-05-04".parse().unwrap());
        for (id, (owner, percent)) in ('a'..).zip(shares) {
            corpus.add_document(Document::new(id.to_string(), "A text of an election.")).unwrap();
            let share = Statistic::new("vote_share", election.clone());
            let share = owner.map_or(share.clone(), |owner| share.of(owner));
            let mut claim = Claim::new(id.to_string(), share, Quantity::percent(Number::from(*percent)));
            claim.sentence = Span::new(0, 10);
            corpus.add_claim(claim).unwrap();
        }
        let groups = Alignment::new(&corpus, &Measures::built_in()).groups;
        groups.iter().map(|group| group.claims(&corpus).map(|claim| claim.document.to_string()).collect()).collect()
    }

    #[test]
    fn a_share_of_nobody_named_is_of_the_one_who_has_it() {
        assert_eq!(grouped(&[(Some("Okoth"), 48), (None, 48), (Some("Mwangi"), 35)]), [vec!["a", "b"], vec!["c"]]);
        // Of which of two it is, nobody knows; and another number is of nobody.
        assert_eq!(grouped(&[(Some("Okoth"), 48), (None, 48), (Some("Mwangi"), 48)]), [vec!["a"], vec!["c"]]);
        assert_eq!(grouped(&[(Some("Okoth"), 48), (None, 41)]), [vec!["a"]]);
    }

    #[test]
    fn shares_that_name_nobody_are_one_where_they_are_equal() {
        assert_eq!(grouped(&[(None, 48), (None, 48), (None, 35)]), [vec!["a", "b"]]);
    }
}
