//! Claims grouped by what they are about, and groups that look alike and are not.

use std::collections::{BTreeMap, BTreeSet};

use super::agreeing::{insert, join_agreeing};
use super::by_number::join_by_number;
use super::copies::{Repetition, repetitions};
use super::counterparts::join_counterparts;
use super::events::{EventIdentity, same_event_by};
use super::frames::by_frame;
use super::key::{
    Key, compared, counted_beside_places, counted_with, days_told_apart, given, key, places_told_apart, told_apart,
};
use super::leading::{is_leading, is_near};
use super::likeness::{join_alike, oppose_alike};
use super::own_numbers::by_own_number;
use super::ownerless::join_ownerless;
use super::polls::by_poll;
use super::progress::join_progress;
use super::related::parted_by_texts;
use super::reports::is_in_long_text;
use super::rivals::rivals;
use super::rules::by_rule;
use super::same_number::join_same_numbers;
use super::second_copies::SecondCopies;
use super::shares::by_share;
use super::short_names::ShortNames;
use super::story_clusters::StoryClusters;
use super::things::{join_nameless, of_things};
use super::windows::compared_of;
use crate::model::keys;
use crate::model::{Claim, ClaimId, Corpus, DocumentId, KindRules, Measure, Measures, Statistic};
use crate::quantity::{Hedge, Number};

/// The claims of a corpus, grouped by what they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alignment {
    /// The groups of claims that may be compared with one another, in order of their first claim.
    pub(crate) groups: Vec<StatisticGroup>,
    /// Pairs of groups, by index, that a reader would set side by side and that differ in a key.
    pub(crate) near_misses: Vec<(usize, usize)>,
    /// The passages that stand more than once.
    pub(crate) repetitions: Vec<Repetition>,
    /// What stands in passages that one document holds twice.
    pub(crate) second_copies: SecondCopies,
}

/// Claims about one statistic: they may be compared with one another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatisticGroup {
    /// What they are about: the most precise common description. Where no declared measure says what is counted, the noun as
    /// it stood takes its place: "fire engines", or what is measured: "area".
    pub statistic: Statistic,
    /// The claims, in the order of the corpus. Never empty.
    pub claims: Vec<ClaimId>,
    /// Whether it is certain that all speak of the same event.
    pub certain: bool,
    /// Those of the claims of which that is not certain, in the order of the corpus.
    pub uncertain: Vec<ClaimId>,
    /// Those of the uncertain that are here because they give a number of the others, though one text says of whom or where
    /// it is and the other does not, or because they count the same thing under no declared measure: they may bear out the
    /// others and contradict none. In the order of the corpus.
    pub agreeing: Vec<ClaimId>,
    /// What speaks for their speaking of one event where that is not certain, in words; empty where nothing was weighed.
    pub evidence: String,
    /// Whether nothing but their likeness says that they are about one statistic: no declared measure is known of them.
    pub alike: bool,
}

impl StatisticGroup {
    /// The claims themselves, in the order of the corpus.
    pub fn claims<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = &'a Claim> + 'a {
        self.claims.iter().filter_map(|id| corpus.claim(*id))
    }

    /// The claims that may contradict one another: without those that are here for their number, in the order of the corpus.
    pub fn opposable<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = &'a Claim> + 'a {
        self.opposable_ids().filter_map(|id| corpus.claim(id))
    }

    /// The ids of the claims that may contradict one another, in the order of the corpus.
    pub fn opposable_ids(&self) -> impl Iterator<Item = ClaimId> + '_ {
        self.claims.iter().filter(|id| self.agreeing.binary_search(id).is_err()).copied()
    }

    /// Whether one value could be what all the claims assert, read to the letter: "more than 200" agrees with 227, 230 does not.
    pub fn agrees(&self, corpus: &Corpus) -> bool {
        let mut values = self.claims(corpus).map(|claim| claim.quantity.asserted);
        let first = values.next();
        first.is_none_or(|first| values.try_fold(first, |common, value| common.intersection(&value)).is_some())
    }

    /// Whether the claims come from more than one document.
    pub fn spans_documents(&self, corpus: &Corpus) -> bool {
        let mut documents = self.claims(corpus).map(|claim| &claim.document);
        let first = documents.next();
        documents.any(|document| Some(document) != first)
    }
}

impl Alignment {
    /// Groups the claims of a corpus by what they are about and how their documents stand to it; what is denied or only
    /// supposed is compared with nothing, and of a passage that a document holds twice only the first counts.
    ///
    /// Costs n log n in the claims.
    pub(crate) fn new(corpus: &Corpus, measures: &Measures) -> Alignment {
        let clusters = StoryClusters::new(measures.kinds(), corpus);
        let (mut grouped, repetitions, second_copies) = compared_under(corpus, measures, &clusters);
        oppose_alike(corpus, &clusters, measures, |id| second_copies.hold_claim(id), &mut grouped);
        grouped.sort_by_key(|(_, group)| group.claims.first().copied());
        let near_misses = near_misses(corpus, &grouped, measures.kinds());
        let groups = grouped.into_iter().map(|(_, group)| group).collect();
        Alignment { groups, near_misses, repetitions, second_copies }
    }

    /// The groups of a corpus, and those that likeness alone holds together besides. Of these nothing can be checked: they bear
    /// each other out as far as can be seen, and no more.
    pub(crate) fn with_alike(corpus: &Corpus, measures: &Measures) -> Vec<StatisticGroup> {
        let clusters = StoryClusters::new(measures.kinds(), corpus);
        let (mut grouped, _, second_copies) = compared_under(corpus, measures, &clusters);
        join_alike(corpus, &clusters, measures, |id| second_copies.hold_claim(id), &mut grouped);
        grouped.sort_by_key(|(_, group)| group.claims.first().copied());
        grouped.into_iter().map(|(_, group)| group).collect()
    }
}

/// Groups with what they are compared under, the passages that stand more than once, and what stands in second copies.
type Compared = (Vec<(Key, StatisticGroup)>, Vec<Repetition>, SecondCopies);

/// The claims of a corpus, grouped by what they are compared under, in order of their first claim.
fn compared_under<'a>(corpus: &'a Corpus, measures: &Measures, clusters: &'a StoryClusters<'a>) -> Compared {
    let repetitions = repetitions(corpus);
    let second_copies = SecondCopies::new(corpus, &repetitions);
    let keyed = keyed(corpus, measures, clusters, &second_copies);
    let grouped = parted_by_texts(corpus, clusters, grouped(corpus, clusters, &keyed));
    let mut grouped: Vec<(Key, StatisticGroup)> =
        grouped.into_iter().flat_map(|(key, group)| parted(corpus, measures, key, group)).collect();
    let ownerless: Vec<(Key, StatisticGroup)> = grouped.extract_if(.., |(key, _)| key.ownerless).collect();
    let nobodys: BTreeSet<ClaimId> = ownerless.iter().flat_map(|(_, group)| group.claims.iter().copied()).collect();
    let mut grouped = join_progress(corpus, grouped);
    join_agreeing(corpus, &mut grouped);
    join_ownerless(corpus, &mut grouped, ownerless);
    let is_placed = |id: ClaimId| second_copies.hold_claim(id) || nobodys.contains(&id);
    join_by_number(corpus, clusters, is_placed, &mut grouped);
    join_nameless(corpus, clusters, measures, &mut grouped);
    grouped.extend(of_things(corpus, clusters));
    join_same_numbers(corpus, clusters, |id| second_copies.hold_claim(id), &mut grouped);
    join_counterparts(corpus, clusters, measures, &mut grouped);
    grouped.sort_by_key(|(_, group)| group.claims.first().copied());
    (grouped, repetitions, second_copies)
}

/// A claim under one key: whether it certainly is of the key's event, and what speaks for that where it was weighed.
type Keyed<'a> = (Key, ClaimId, bool, &'a str);

/// The claims that may be compared, sorted by what they are compared under; one that may be of several events stands under each.
fn keyed<'a>(
    corpus: &'a Corpus,
    measures: &Measures,
    clusters: &'a StoryClusters<'a>,
    second_copies: &SecondCopies,
) -> Vec<Keyed<'a>> {
    let told_apart = told_apart(corpus);
    let told_of = counted_with(corpus);
    let (places_apart, days_apart) = (&places_told_apart(corpus), &days_told_apart(corpus, clusters));
    let apart = (&told_apart, places_apart, &counted_beside_places(corpus), days_apart);
    let short_names = ShortNames::of(corpus);
    let mut keyed: Vec<Keyed<'a>> = corpus
        .claims_with_ids()
        .filter(|(id, claim)| claim.standing.is_comparable() && !second_copies.hold_claim(*id))
        .flat_map(|(id, claim)| {
            let is_brief = claim.story.is_some() && !is_in_long_text(corpus, claim);
            // A first report tells of one thing, whether or not it has a word for it; what is counted of events is of that.
            let measure = claim.statistic.measure.as_deref().and_then(|name| measures.get(name));
            let is_of_events = is_brief && measure.is_some_and(|measure| measure.accumulates);
            let memberships = match &claim.statistic.event {
                None if !is_of_events => &[],
                _ => clusters.of(corpus, claim),
            };
            let of_none = claim.statistic.event.is_none() && memberships.is_empty();
            let none = of_none.then_some((None, true, ""));
            let is_told = claim.statistic.event.is_some();
            let some = memberships.iter().map(|of| (Some(of.event), of.is_certain && is_told, of.why.as_str()));
            let keyed = some.chain(none).filter_map(|(event, certain, why)| {
                let (mut key, certain) = key(claim, measures, apart, clusters, (event, certain, is_brief))?;
                if let Some(short) = key.subject.as_deref().and_then(|name| short_names.compared(name)) {
                    key.subject = Some(short.to_owned());
                }
                // What one sentence says of a number, the text means where it gives that number again.
                if let Some((name, said)) = given(claim).and_then(|of| told_of.get(&of)).copied()
                    && key.scope.iter().all(|(known, _)| known != name)
                {
                    key.scope.push((name.to_owned(), compared(name, said)));
                    key.scope.sort();
                }
                Some((key, id, certain, why))
            });
            keyed.collect::<Vec<_>>()
        })
        .collect();
    keyed.sort();
    keyed
}

/// A group for each key of some claims, which are sorted by it.
fn grouped(corpus: &Corpus, clusters: &StoryClusters<'_>, keyed: &[Keyed<'_>]) -> Vec<(Key, StatisticGroup)> {
    let mut shown = Shown::new();
    let groups = keyed.chunk_by(|(key, ..), (next, ..)| key == next).filter_map(|claims| {
        let (key, first, ..) = claims.first()?;
        let mut unsure = claims.iter().filter(|(_, _, certain, _)| !certain).peekable();
        let group = StatisticGroup {
            statistic: describe(key, corpus.claim(*first), clusters, &mut shown),
            claims: claims.iter().map(|(_, id, ..)| *id).collect(),
            certain: unsure.peek().is_none(),
            uncertain: unsure.clone().map(|(_, id, ..)| *id).collect(),
            agreeing: Vec::new(),
            evidence: unsure.map(|(.., why)| *why).find(|why| !why.is_empty()).unwrap_or_default().to_owned(),
            alike: false,
        };
        Some((key.clone(), group))
    });
    groups.collect()
}

/// Parts the claims of one key where what they say of themselves tells them apart: level, share, rule, rival.
fn parted(corpus: &Corpus, measures: &Measures, key: Key, group: StatisticGroup) -> Vec<(Key, StatisticGroup)> {
    let measure = measures.get(&key.measure);
    let parts = match measure {
        Some(measure) => by_level(corpus, measure, &group.claims),
        None => by_frame(corpus, &group.claims).into_iter().map(|claims| (claims, false)).collect(),
    };
    let parts = parts.into_iter().flat_map(|(claims, several)| {
        let parts = by_rule(corpus, claims).into_iter().flat_map(|claims| by_share(corpus, measure, claims));
        let parts = parts.flat_map(|claims| by_rival(corpus, claims)).flat_map(|claims| by_poll(corpus, claims));
        let parts = parts.flat_map(|claims| by_own_number(corpus, measure, claims));
        parts.map(move |claims| (claims, several)).collect::<Vec<_>>()
    });
    let parted = parts.map(|(claims, several)| {
        let mut uncertain: Vec<ClaimId> =
            claims.iter().filter(|id| group.uncertain.binary_search(id).is_ok()).copied().collect();
        let mut agreeing = Vec::new();
        // Parts of about one size are perhaps one, and contradict nothing.
        if several {
            (uncertain, agreeing) = (claims.clone(), claims.clone());
        }
        // Nor does what a count was before it rose.
        let windowed = |claim: &Claim| claim.statistic.scope.contains_key(keys::WINDOW);
        let former = |id: &&ClaimId| corpus.claim(**id).is_some_and(|claim| claim.former && !windowed(claim));
        for id in claims.iter().filter(former) {
            insert(&mut uncertain, *id);
            insert(&mut agreeing, *id);
        }
        (key.clone(), StatisticGroup { claims, uncertain, agreeing, ..group.clone() })
    });
    parted.collect()
}

/// Parts claims by whether they give what their document counts for the whole or something beside it; of the latter those
/// that give one number stand together, and those of two texts that come near it, which is said of them.
fn by_level(corpus: &Corpus, measure: &Measure, ids: &[ClaimId]) -> Vec<(Vec<ClaimId>, bool)> {
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| corpus.claim(*id)).collect();
    let (mut wholes, mut beside) = (Vec::new(), BTreeMap::<Option<Number>, Vec<ClaimId>>::new());
    let leads = is_leading(corpus, Some(measure), &claims);
    let given = claims.iter().zip(&leads).filter(|(_, leads)| **leads).filter_map(|(claim, _)| claim.quantity.stated);
    let given: BTreeSet<Number> = given.collect();
    for ((id, claim), leads) in ids.iter().zip(&claims).zip(leads) {
        // "Several" and "hundreds" are words of the first hour, and no part of what is counted later.
        let rough = claim.quantity.hedge == Hedge::Vague || claim.former;
        match leads || rough || claim.quantity.stated.is_some_and(|stated| given.contains(&stated)) {
            true => wholes.push(*id),
            false => beside.entry(claim.quantity.stated).or_default().push(*id),
        }
    }
    let told = rivals_beside(corpus, &mut beside);
    let parts = std::iter::once((wholes, false)).chain(told.map(|told| (told, false))).chain(near_ones(corpus, beside));
    parts.filter(|(part, _)| !part.is_empty()).collect()
}

/// Takes out of the counts beside those of the whole what a text tells on the word of two sources: "officials speak of no deaths,
/// while the radio reports five". In two sentences a count and its double are rarely of one thing.
fn rivals_beside(
    corpus: &Corpus,
    beside: &mut BTreeMap<Option<Number>, Vec<ClaimId>>,
) -> impl Iterator<Item = Vec<ClaimId>> + use<> {
    let mut ids: Vec<ClaimId> = beside.values().flatten().copied().collect();
    ids.sort();
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| corpus.claim(*id)).collect();
    let found = rivals(corpus, &claims);
    let of_text = found.iter().map(|text| -> Vec<ClaimId> {
        let is_of_it = |claim: &Claim| text.iter().any(|rival| std::ptr::eq(*rival, claim));
        ids.iter().filter(|id| corpus.claim(**id).is_some_and(is_of_it)).copied().collect()
    });
    let near = |first: &Claim, second: &Claim| {
        let (lower, higher) =
            (first.quantity.stated.min(second.quantity.stated), first.quantity.stated.max(second.quantity.stated));
        let twice = lower.and_then(|lower| lower.checked_add(lower));
        first.sentence == second.sentence || twice.zip(higher).is_some_and(|(twice, higher)| higher <= twice)
    };
    let told = of_text.filter(|ids| {
        let claims: Vec<&Claim> = ids.iter().filter_map(|id| corpus.claim(*id)).collect();
        claims.windows(2).all(|pair| matches!(pair, [first, second] if near(first, second)))
    });
    let told: Vec<Vec<ClaimId>> = told.collect();
    for ids in beside.values_mut() {
        ids.retain(|id| !told.iter().flatten().any(|rival| rival == id));
    }
    beside.retain(|_, ids| !ids.is_empty());
    told.into_iter()
}

/// Joins counts, by number, that come near each other and are not all of one text: what two texts give beside their tolls, a
/// day apart. Those of few are alike by chance.
fn near_ones(corpus: &Corpus, beside: BTreeMap<Option<Number>, Vec<ClaimId>>) -> Vec<(Vec<ClaimId>, bool)> {
    /// Fewer than these are the same or different.
    const FEW: i32 = 10;
    let documents = |ids: &[ClaimId]| -> BTreeSet<DocumentId> {
        ids.iter().filter_map(|id| corpus.claim(*id)).map(|claim| claim.document.clone()).collect()
    };
    let mut parts: Vec<(Option<Number>, Vec<ClaimId>, bool)> = Vec::new();
    for (number, ids) in beside {
        match parts.last_mut() {
            Some((Some(first), known, several))
                if *first >= FEW.into()
                    && number.is_some_and(|number| is_near(*first, number))
                    && documents(known).is_disjoint(&documents(&ids)) =>
            {
                known.extend(ids);
                known.sort();
                *several = true;
            }
            _ => parts.push((number, ids, false)),
        }
    }
    parts.into_iter().map(|(_, ids, several)| (ids, several)).collect()
}

/// Parts claims on leads where they are over different rivals.
fn by_rival(corpus: &Corpus, ids: Vec<ClaimId>) -> Vec<Vec<ClaimId>> {
    let rival = |id: &ClaimId| {
        let subject = corpus.claim(*id)?.statistic.subject.as_deref()?;
        subject.split_once(keys::OVER).map(|(_, rival)| rival.to_lowercase())
    };
    let mut of_rival: BTreeMap<Option<String>, Vec<ClaimId>> = BTreeMap::new();
    for id in &ids {
        of_rival.entry(rival(id)).or_default().push(*id);
    }
    match of_rival.keys().flatten().count() {
        0 | 1 => vec![ids],
        _ => of_rival.into_values().collect(),
    }
}

/// By key of the scope and the value compared, the value as a text gave it: one for all groups.
type Shown = BTreeMap<(String, String), String>;

fn describe(key: &Key, claim: Option<&Claim>, clusters: &StoryClusters<'_>, shown: &mut Shown) -> Statistic {
    let event = key.event.and_then(|cluster| clusters.describe(cluster)).cloned();
    let subject = claim.and_then(|claim| claim.statistic.subject.clone());
    let own = |name: &str, value: &str| {
        let statistic = &claim?.statistic;
        let place = || statistic.event.as_ref()?.place.as_ref().filter(|_| name == keys::PLACE);
        let said = statistic.scope.get(name).or_else(place)?;
        (compared_of(claim?, name, said) == value).then(|| said.clone())
    };
    let scope = key.scope.iter().map(|(name, value)| {
        let text = shown.entry((name.clone(), value.clone()));
        (name.clone(), text.or_insert_with(|| own(name, value).unwrap_or_else(|| value.clone())).clone())
    });
    let scope = scope.collect();
    Statistic { measure: Some(key.measure.clone()), event, subject, scope }
}

/// Of the keys that other groups have, this many are looked at for each.
const MOST_KEYS: usize = 12;

/// For each group, the neighbours under the same measure and unit that differ in exactly one key.
///
/// Groups are indexed by their key with one part left out, so the cost stays n log n; of many groups that differ in the
/// same key, each is paired with the next one only: the next by its first claim in the order of documents' names, so that
/// the order in which documents are given decides nothing.
fn near_misses(corpus: &Corpus, grouped: &[(Key, StatisticGroup)], rules: &KindRules) -> Vec<(usize, usize)> {
    let place = |id: &ClaimId| corpus.claim(*id).map(|claim| (&claim.document, claim.span));
    let first = |ids: &[ClaimId]| ids.iter().filter_map(place).min();
    let places: Vec<_> = grouped.iter().map(|(_, group)| (first(&group.claims), &group.statistic)).collect();
    // Those that are only alike stand in another group too.
    let mut ranks: Vec<usize> =
        grouped.iter().enumerate().filter(|(_, (_, group))| !group.alike).map(|(index, _)| index).collect();
    ranks.sort_by_key(|index| places.get(*index));
    let mut by_rest: BTreeMap<(String, Option<&str>, Key), Vec<usize>> = BTreeMap::new();
    let names: BTreeSet<&String> = grouped.iter().flat_map(|(key, _)| key.scope.iter().map(|(name, _)| name)).collect();
    for index in ranks {
        let Some((key, group)) = grouped.get(index) else { continue };
        // Nobody takes one county's vote for another's: events are mistaken for each other where they share a place.
        let place = group.statistic.event.as_ref().and_then(|event| event.place.as_deref());
        by_rest.entry((keys::EVENT.to_owned(), place, Key { event: None, ..key.clone() })).or_default().push(index);
        let mut without = |name: &str, rest: Key| by_rest.entry((name.to_owned(), None, rest)).or_default().push(index);
        if key.subject.is_some() {
            without(keys::SUBJECT, Key { subject: None, ..key.clone() });
        }
        for (name, _) in &key.scope {
            let scope = key.scope.iter().filter(|(other, _)| other != name).cloned().collect();
            without(name, Key { scope, ..key.clone() });
        }
        // The toll of all beside that of the police: a key that only one of them has.
        for name in names.iter().filter(|name| key.scope.iter().all(|(own, _)| own != **name)).take(MOST_KEYS) {
            without(name, key.clone());
        }
    }
    let mut misses = Vec::new();
    for ((name, ..), indices) in by_rest {
        for pair in indices.windows(2) {
            let [first, second] = *pair else { continue };
            let (Some((_, a)), Some((_, b))) = (grouped.get(first), grouped.get(second)) else { continue };
            if differ(rules, &name, &a.statistic, &b.statistic) {
                misses.push((first, second));
            }
        }
    }
    misses.sort_by_key(|(first, second)| (places.get(*first), places.get(*second)));
    misses.dedup();
    misses
}

/// Whether two statistics certainly say two things under a key.
fn differ(rules: &KindRules, key: &str, first: &Statistic, second: &Statistic) -> bool {
    match key {
        keys::EVENT => {
            let events = first.event.as_ref().zip(second.event.as_ref());
            events.is_some_and(|(a, b)| same_event_by(rules, a, b) != EventIdentity::Uncertain)
        }
        keys::SUBJECT => first.subject.is_some() && second.subject.is_some(),
        key => first.scope.get(key) != second.scope.get(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Event, EventKind};
    use crate::quantity::Quantity;

    /// One claim on the turnout of a vote at each place and date, all of one document.
    fn turnouts(votes: &[(EventKind, &str, &str)]) -> Alignment {
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("a", "")).unwrap();
        for (kind, place, date) in votes {
            let vote = Event::new(kind.clone()).in_place(*place).on(date.parse().unwrap());
            let claim = Claim::new("a", Statistic::new("turnout", vote), Quantity::percent(Number::from(70)));
            corpus.add_claim(claim).unwrap();
        }
        Alignment::new(&corpus, &Measures::default())
    }

    #[test]
    fn two_votes_of_one_place_are_a_near_miss_and_one_vote_in_two_places_is_none() {
        let election = EventKind::PRESIDENTIAL_ELECTION;
        let two_votes = turnouts(&[
            (EventKind::REFERENDUM, "Ruritania", "2022-06-05"),
            (election.clone(), "Strelsau", "2022-11-20"),
            (election.clone(), "Ruritania", "2022-11-20"),
        ]);
        assert_eq!((two_votes.groups.len(), two_votes.near_misses.len()), (3, 1));
        let miss = two_votes.near_misses[0];
        assert_eq!(miss, (2, 0));
        let (first, second) = (&two_votes.groups[0].statistic, &two_votes.groups[2].statistic);
        let said = ["referendum of 2022-06-05 in Ruritania", "presidential election of 2022-11-20 in Ruritania"];
        let [a, b] = said.map(str::to_owned);
        assert_eq!(first.difference(second), Some(("event".to_owned(), a, b)));
        assert_eq!(first.difference(first), None);
        let counties = turnouts(&[(election.clone(), "Zenda", "2022-11-20"), (election, "Strelsau", "2022-11-20")]);
        assert_eq!((counties.groups.len(), counties.near_misses.len()), (2, 0));
    }
    #[test]
    fn an_event_of_no_kind_is_never_certain() {
        let somewhere = Event { place: Some("Ruritania".to_owned()), ..Event::default() };
        let certain = |event: &Event, measure: &str| {
            let mut corpus = Corpus::new();
            corpus.add_document(Document::new("a", "")).unwrap();
            for seats in [98, 2] {
                let statistic = Statistic::new(measure, event.clone()).of("Reform");
                corpus.add_claim(Claim::new("a", statistic, Quantity::count(seats))).unwrap();
            }
            let groups = Alignment::new(&corpus, &Measures::built_in()).groups;
            assert_eq!(groups.len(), 1);
            groups[0].certain
        };
        assert!(!certain(&somewhere, "seats"));
        assert!(certain(&somewhere, "population"));
        assert!(certain(&somewhere.clone().pinned("vote"), "seats"));
        assert!(certain(&Event::new(EventKind::PARLIAMENTARY_ELECTION), "seats"));
    }
}
