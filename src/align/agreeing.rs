//! Figures that are one number of one story, though only one text says of whom it is.
//!
//! "Five people were killed" and "five police officers were killed" are one count where the story is one. Two that agree
//! can be joined without harm: whatever they are of, they contradict nothing. Those that differ are left apart, since a scope
//! on one side only is not equal to none.

use std::collections::BTreeMap;

use super::StatisticGroup;
use super::key::{Key, compared};
use super::leading::is_near;
use super::place_of_figure::{are_apart, are_of_two_countries};
use super::polls::are_of_two_polls;
use super::story_clusters::StoryClusters;
use crate::model::keys::{self, is_with};
use crate::model::{Claim, ClaimId, Corpus, Extent};

/// Keys that a text may leave out because its readers know.
const LEFT_OUT: &[&str] = &[
    keys::GROUP,
    keys::NATIONALITY,
    keys::PLACE,
    keys::SEVERITY,
    keys::WINDOW,
    keys::CASE,
    keys::HARM,
    keys::STATUS,
    keys::HOUSE,
];

/// Of the statistics of one measure and event, this many are held against each other.
const MOST_GROUPS: usize = 24;

/// A claim that joins is held against so many of those that are there.
const MOST_CLAIMS: usize = 24;

/// Measure, unit, event and subject: what statistics share that differ in their scope.
type Topic<'a> = (&'a str, &'a str, Option<usize>, Option<&'a str>);

/// Lets the claims of a narrower statistic join those of the wider one that give the same number, and adds a group for those
/// of two statistics of which each says what the other leaves out: "twelve officers", "twelve in Zenda".
pub(super) fn join_agreeing(corpus: &Corpus, grouped: &mut Vec<(Key, StatisticGroup)>) {
    let mut of_one: BTreeMap<Topic<'_>, Vec<usize>> = BTreeMap::new();
    for (index, (key, _)) in grouped.iter().enumerate().filter(|(_, (key, _))| key.event.is_some()) {
        let topic = (key.measure.as_str(), key.unit.as_str(), key.event, key.subject.as_deref());
        of_one.entry(topic).or_default().push(index);
    }
    let mut joining: Vec<(usize, ClaimId)> = Vec::new();
    let mut crossing: Vec<(Key, StatisticGroup)> = Vec::new();
    for indices in of_one.into_values() {
        for (place, first) in indices.iter().enumerate().take(MOST_GROUPS) {
            for second in indices.iter().take(MOST_GROUPS).skip(place + 1) {
                let (Some((key, group)), Some((other_key, other))) = (grouped.get(*first), grouped.get(*second)) else {
                    continue;
                };
                let strict = key
                    .scope
                    .iter()
                    .chain(&other_key.scope)
                    .any(|(name, said)| name == keys::CASE || name == keys::GROUP && is_with(said));
                let (own, others) = (more_said(key, other_key), more_said(other_key, key));
                let (Some(own), Some(others)) = (own, others) else { continue };
                match (own, others) {
                    // Parts of one statistic by level: see `leading`.
                    (0, 0) => {}
                    (0, _) => joining.extend(agreeing(corpus, other, group, strict).into_iter().map(|id| (*first, id))),
                    (_, 0) => {
                        joining.extend(agreeing(corpus, group, other, strict).into_iter().map(|id| (*second, id)))
                    }
                    _ if strict => {}
                    _ => crossing.extend(crossed(corpus, (key, group), (other_key, other))),
                }
            }
        }
    }
    join_as_agreeing(corpus, grouped, joining);
    grouped.extend(crossing);
}

/// The claims of one group that give a number of the other: strictly, the very same one. What a text tells as a part is not its
/// whole.
fn agreeing(corpus: &Corpus, group: &StatisticGroup, with: &StatisticGroup, strict: bool) -> Vec<ClaimId> {
    let given: Vec<&Claim> = with.claims(corpus).collect();
    let agrees = |id: &&ClaimId| {
        let whole = corpus.claim(**id).filter(|claim| claim.extent != Extent::Part);
        whole.is_some_and(|claim| {
            given.iter().any(|other| {
                gives_one_number(other, claim) && (!strict || other.quantity.stated == claim.quantity.stated)
            })
        })
    };
    group.claims.iter().filter(agrees).copied().collect()
}

/// The claims of two groups that give one number, under what both say.
fn crossed(
    corpus: &Corpus,
    (key, group): (&Key, &StatisticGroup),
    (other_key, other): (&Key, &StatisticGroup),
) -> Option<(Key, StatisticGroup)> {
    let mut claims = agreeing(corpus, group, other, false);
    claims.extend(agreeing(corpus, other, group, false));
    claims.sort();
    claims.dedup();
    let mut key = key.clone();
    key.scope.retain(|pair| other_key.scope.contains(pair));
    let mut statistic = group.statistic.clone();
    statistic.scope.retain(|name, _| key.scope.iter().any(|(kept, _)| kept == name));
    let agreeing = claims.clone();
    let group =
        StatisticGroup { statistic, uncertain: claims.clone(), claims, certain: false, agreeing, ..group.clone() };
    (!group.claims.is_empty()).then_some((key, group))
}

/// Whether two claims give one number, as far as their hedges let them: "five", "at least five"; "about 150", "up to 160".
/// Small numbers are alike by chance.
pub(super) fn gives_one_number(first: &Claim, second: &Claim) -> bool {
    let (Some(a), Some(b)) = (first.quantity.stated, second.quantity.stated) else { return false };
    if a < 2.into() || b < 2.into() {
        return false;
    }
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    is_near(low, high) && first.quantity.asserted.meets(&second.quantity.asserted)
}

/// How many keys one statistic says that another leaves out; `None` where they say two things under one key, or a key is
/// said that no text would leave out. How far a count had come differs from hour to hour and parts no equal numbers.
pub(super) fn more_said(key: &Key, other: &Key) -> Option<usize> {
    let mut more = 0;
    for (name, value) in key.scope.iter().filter(|pair| !other.scope.contains(pair)) {
        let differs = other.scope.iter().any(|(theirs, said)| theirs == name && said != value);
        if !LEFT_OUT.contains(&name.as_str()) || differs && name != keys::STATUS {
            return None;
        }
        more += 1;
    }
    Some(more)
}

/// Lets claims join groups that they bear out and never oppose: what is known of one by its number is a guess.
/// None joins a group that has the like of another place.
pub(super) fn join_as_agreeing(corpus: &Corpus, grouped: &mut [(Key, StatisticGroup)], joining: Vec<(usize, ClaimId)>) {
    for (index, id) in joining {
        let Some((_, group)) = grouped.get_mut(index) else { continue };
        let Some(claim) = corpus.claim(id) else { continue };
        // Of another land only the very same number may be meant.
        let differs = |other: &Claim| other.quantity.stated != claim.quantity.stated;
        let of_others = |other: &Claim| differs(other) && are_of_two_countries(claim, other);
        if group
            .claims(corpus)
            .take(MOST_CLAIMS)
            .any(|other| are_apart(other, claim) || are_of_two_polls(other, claim) || of_others(other))
        {
            continue;
        }
        insert(&mut group.claims, id);
        insert(&mut group.uncertain, id);
        insert(&mut group.agreeing, id);
        group.certain = false;
    }
}

/// A group of claims of an event that bear each other out and that no statistic holds, under a name for what they count; what it
/// is of, the first of them says.
pub(super) fn agreeing_of_its_own(
    clusters: &StoryClusters<'_>,
    event: usize,
    (first, name): (&Claim, String),
    ids: Vec<ClaimId>,
    is_said_of_all: impl Fn(&str, &str) -> bool,
) -> (Key, StatisticGroup) {
    let mut statistic = first.statistic.clone();
    statistic.measure = Some(name.clone());
    statistic.event = clusters.describe(event).cloned();
    statistic.scope.retain(|key, value| is_said_of_all(key, value));
    let key = Key {
        measure: name,
        unit: first.quantity.unit.to_string(),
        event: Some(event),
        subject: statistic.subject.clone(),
        scope: statistic.scope.iter().map(|(key, value)| (key.clone(), compared(key, value))).collect(),
        ownerless: false,
    };
    let (uncertain, agreeing) = (ids.clone(), ids.clone());
    (
        key,
        StatisticGroup {
            statistic,
            claims: ids,
            certain: false,
            uncertain,
            agreeing,
            evidence: String::new(),
            alike: false,
        },
    )
}

/// Adds an id to some in their order.
pub(super) fn insert(ids: &mut Vec<ClaimId>, id: ClaimId) {
    if let Err(place) = ids.binary_search(&id) {
        ids.insert(place, id);
    }
}
