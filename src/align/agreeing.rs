//! Figures that are one number of one story, though only one text says of whom it is.
//!
//! "Five people were killed" and "five police officers were killed" are one count where the story is one. Two that agree
//! can be joined without harm: whatever they are of, they contradict nothing. Those that differ are left apart, since a scope
//! on one side only is not equal to none.

use std::collections::BTreeMap;

use super::StatisticGroup;
use super::statistics::Key;
use super::story_clusters::StoryClusters;
use crate::model::{Claim, ClaimId, Corpus, Statistic, keys};
use crate::quantity::Number;

/// Keys that a text may leave out because its readers know.
const LEFT_OUT: &[&str] =
    &[keys::GROUP, keys::NATIONALITY, keys::PLACE, keys::SEVERITY, keys::WINDOW, keys::CASE, keys::HARM];

/// Of the statistics of one measure and event, this many are held against each other.
const MOST_GROUPS: usize = 24;

/// Measure, unit, event and subject: what statistics share that differ in their scope.
type Topic<'a> = (&'a str, &'a str, Option<usize>, Option<&'a str>);

/// Lets the claims of a narrower statistic join those of the wider one that give the same number.
pub(super) fn join_agreeing(corpus: &Corpus, grouped: &mut [(Key, StatisticGroup)]) {
    let mut of_one: BTreeMap<Topic<'_>, Vec<usize>> = BTreeMap::new();
    for (index, (key, _)) in grouped.iter().enumerate().filter(|(_, (key, _))| key.event.is_some()) {
        let topic = (key.measure.as_str(), key.unit.as_str(), key.event, key.subject.as_deref());
        of_one.entry(topic).or_default().push(index);
    }
    let mut joining: Vec<(usize, ClaimId)> = Vec::new();
    for indices in of_one.into_values() {
        for wide in indices.iter().take(MOST_GROUPS) {
            let Some((wide_key, wide_group)) = grouped.get(*wide) else { continue };
            let given: Vec<Number> = numbers(corpus, wide_group).map(|(_, number)| number).collect();
            for narrow in indices.iter().take(MOST_GROUPS).filter(|narrow| *narrow != wide) {
                let Some((key, group)) = grouped.get(*narrow).filter(|(key, _)| is_narrower(key, wide_key)) else {
                    continue;
                };
                debug_assert_eq!(key.measure, wide_key.measure);
                let agreeing = numbers(corpus, group).filter(|(_, number)| given.contains(number));
                joining.extend(agreeing.map(|(id, _)| (*wide, id)));
            }
        }
    }
    for (index, id) in joining {
        let Some((_, group)) = grouped.get_mut(index) else { continue };
        insert(&mut group.claims, id);
        insert(&mut group.uncertain, id);
        group.certain = false;
    }
}

/// Groups of claims whose measure is not declared that count the same number of one thing in one story.
pub(super) fn same_counts<'a>(corpus: &'a Corpus, clusters: &StoryClusters<'a>) -> Vec<(Key, StatisticGroup)> {
    let mut counted: BTreeMap<(usize, String, Number), Vec<ClaimId>> = BTreeMap::new();
    for (id, claim) in corpus.claims_with_ids().filter(|(_, claim)| claim.statistic.measure.is_none()) {
        let told = claim.statistic.event.is_none() && claim.story.is_some() && claim.standing.is_comparable();
        let (Some(noun), Some(number)) = (head(claim), number_meant(claim).filter(|_| told)) else { continue };
        for event in clusters.of(corpus, claim) {
            counted.entry((event.event, noun.clone(), number)).or_default().push(id);
        }
    }
    let group = |((event, noun, _), claims): ((usize, String, Number), Vec<ClaimId>)| {
        let statistic =
            Statistic { measure: Some(noun.clone()), event: clusters.describe(event).cloned(), ..Statistic::default() };
        let key = Key { measure: noun, unit: "count".to_owned(), event: Some(event), subject: None, scope: Vec::new() };
        let uncertain = claims.clone();
        (key, StatisticGroup { statistic, claims, certain: false, uncertain, evidence: String::new() })
    };
    counted.into_iter().filter(|(_, claims)| claims.len() > 1).map(group).collect()
}

/// The last word of what a claim counts, of one of them.
fn head(claim: &Claim) -> Option<String> {
    let noun = claim.quantity.noun.as_deref()?.rsplit(' ').next()?.to_lowercase();
    let one = noun.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with('s'));
    Some(one.map_or(noun.clone(), str::to_owned)).filter(|noun| noun.len() > 2)
}

/// The number that a claim may well mean: "23", "at least 23", but not "more than 23". Ones are alike by chance.
fn number_meant(claim: &Claim) -> Option<Number> {
    claim.quantity.stated.filter(|stated| claim.quantity.asserted.contains(*stated) && *stated >= 2.into())
}

fn numbers<'a>(corpus: &'a Corpus, group: &'a StatisticGroup) -> impl Iterator<Item = (ClaimId, Number)> + 'a {
    group.claims.iter().filter_map(|id| Some((*id, number_meant(corpus.claim(*id)?)?)))
}

/// Whether a statistic says all that another says, and more of what may be left out.
fn is_narrower(narrow: &Key, wide: &Key) -> bool {
    let more = narrow.scope.iter().filter(|pair| !wide.scope.contains(pair));
    let left_out = |key: &str| LEFT_OUT.contains(&key);
    narrow.scope.len() > wide.scope.len()
        && wide.scope.iter().all(|pair| narrow.scope.contains(pair))
        && more.into_iter().all(|(key, _)| left_out(key))
}

fn insert(ids: &mut Vec<ClaimId>, id: ClaimId) {
    if let Err(place) = ids.binary_search(&id) {
        ids.insert(place, id);
    }
}
