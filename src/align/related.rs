//! Which texts belong together, where no event says so of their figures.
//!
//! In an archive "52 seats", "1,012 adults were asked" stand in texts of many years and things. Figures of longer texts that are of no
//! event, or perhaps of one, are held against each other only where the texts tell of one thing: their main stories are one, or they
//! are alike. A text of no known day may be of any.

use std::collections::{BTreeMap, BTreeSet};

use super::StatisticGroup;
use super::joined::Joined;
use super::key::Key;
use super::likeness::alike_texts;
use super::reports::is_in_long_text;
use super::story_clusters::StoryClusters;
use super::told_events::{Stories, main_events};
use crate::model::{Claim, ClaimId, Corpus};

/// What a text tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    /// Its main story may be of this event.
    Event(usize),
    /// It is of this set of texts that are alike.
    Alike(usize),
}

/// What each text tells of, by name.
struct Topics<'a>(BTreeMap<&'a str, BTreeSet<Topic>>);

impl<'a> Topics<'a> {
    fn new(corpus: &'a Corpus, clusters: &StoryClusters<'a>) -> Topics<'a> {
        let main = main_events(corpus, &Stories::new(corpus, clusters));
        let mut of: BTreeMap<&str, BTreeSet<Topic>> = BTreeMap::new();
        for (text, events) in &main {
            of.entry(text).or_default().extend(events.iter().map(|event| Topic::Event(*event)));
        }
        for (set, texts) in alike_texts(corpus, &main).into_iter().enumerate() {
            for text in texts {
                of.entry(text.as_str()).or_default().insert(Topic::Alike(set));
            }
        }
        Topics(of)
    }

    fn of(&self, claim: &Claim) -> impl Iterator<Item = Topic> + '_ {
        self.0.get(claim.document.as_str()).into_iter().flatten().copied()
    }
}

/// Parts groups whose claims are of no event, or perhaps of one, by what their texts tell of. Costs n log n in the claims.
pub(super) fn parted_by_texts<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    grouped: Vec<(Key, StatisticGroup)>,
) -> Vec<(Key, StatisticGroup)> {
    let is_loose = |key: &Key, group: &StatisticGroup, id: ClaimId| {
        let unsure = key.event.is_none() || group.uncertain.binary_search(&id).is_ok();
        unsure && corpus.claim(id).is_some_and(|claim| is_in_dated_report(corpus, claim))
    };
    let is_parted = |key: &Key, group: &StatisticGroup| {
        group.spans_documents(corpus) && group.claims.iter().any(|id| is_loose(key, group, *id))
    };
    if !grouped.iter().any(|(key, group)| is_parted(key, group)) {
        return grouped;
    }
    let topics = Topics::new(corpus, clusters);
    let parted = grouped.into_iter().flat_map(|(key, group)| {
        if !is_parted(&key, &group) {
            return vec![(key, group)];
        }
        let loose = |id: &ClaimId| is_loose(&key, &group, *id);
        parts(corpus, &topics, &group.claims, loose)
            .into_iter()
            .map(|claims| {
                let uncertain = claims.iter().filter(|id| group.uncertain.binary_search(id).is_ok());
                let uncertain: Vec<ClaimId> = uncertain.copied().collect();
                let certain = uncertain.is_empty();
                (key.clone(), StatisticGroup { claims, uncertain, certain, ..group.clone() })
            })
            .collect()
    });
    parted.collect()
}

/// Whether a claim was read in a text long enough to tell of more than one thing, of a known day.
fn is_in_dated_report(corpus: &Corpus, claim: &Claim) -> bool {
    let published = || corpus.document(claim.document.as_str()).and_then(|document| document.published);
    claim.story.is_some() && is_in_long_text(corpus, claim) && published().is_some()
}

/// Claims, in their order, in parts: those that are certainly of one event, with those of texts that tell of what one of theirs tells; the
/// others by what their texts tell of.
fn parts(
    corpus: &Corpus,
    topics: &Topics<'_>,
    ids: &[ClaimId],
    is_loose: impl Fn(&ClaimId) -> bool,
) -> Vec<Vec<ClaimId>> {
    let mut parts = Joined::new(ids.len());
    let mut by_topic: BTreeMap<Topic, usize> = BTreeMap::new();
    let mut by_text: BTreeMap<&str, usize> = BTreeMap::new();
    let mut firm: Option<usize> = None;
    for (place, id) in ids.iter().enumerate() {
        let Some(claim) = corpus.claim(*id) else { continue };
        parts.join(*by_text.entry(claim.document.as_str()).or_insert(place), place);
        for topic in topics.of(claim) {
            parts.join(*by_topic.entry(topic).or_insert(place), place);
        }
        if !is_loose(id) {
            parts.join(*firm.get_or_insert(place), place);
        }
    }
    let mut members: BTreeMap<usize, Vec<ClaimId>> = BTreeMap::new();
    for (place, id) in ids.iter().enumerate() {
        members.entry(parts.first_of(place)).or_default().push(*id);
    }
    members.into_values().collect()
}
