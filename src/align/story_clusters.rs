//! The events of a corpus: which stories, and which descriptions made by hand, mean the same one.
//!
//! A story is held against a few members of each event that it may mean, and joins where they speak for it themselves:
//! never through a third. One that may be either of two events belongs to both, without certainty.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use super::events::{A_SEASON, Dates, EventIdentity, is_elsewhere_under_its_name, places, same_event_by};
use super::reports::{is_full_report, is_report};
use super::shelves::{Shelves, name_shelf};
use super::stories::{A_MONTH, ENOUGH, StoryComparison, StoryIdentity, Told, compare_stories};
use super::whereabouts::Whereabouts;
use crate::model::{Claim, Corpus, Event, EventKind, KindRules, PartialDate, Story, StoryId, StoryRole};
use crate::places::spelling;
use crate::vocabulary::traits;

/// What a claim is of, as far as events go.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node<'a> {
    Story(usize),
    /// A description; one without a date goes by the day of publication. Of a short text with its main story, whose names it
    /// is known by too.
    Event(&'a Event, Option<PartialDate>, Option<usize>),
}

/// That something belongs to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Membership {
    /// The event, by index.
    pub(crate) event: usize,
    /// Whether it certainly does.
    pub(crate) is_certain: bool,
    /// What speaks for it, where that was weighed: "both name Zenda; published 1 day apart".
    pub(crate) why: String,
}

impl Membership {
    fn certain(event: usize) -> Membership {
        Membership { event, is_certain: true, why: String::new() }
    }
}

/// The events of a corpus.
#[derive(Clone, Debug, Default)]
pub(crate) struct StoryClusters<'a> {
    of: BTreeMap<Node<'a>, Vec<Membership>>,
    clusters: Vec<Cluster>,
    rules: KindRules,
}

#[derive(Clone, Debug)]
struct Cluster {
    /// The most precise description.
    described: Event,
    /// Reports that certainly belong to it, by their place among the told: the first few.
    reports: Vec<usize>,
    /// The names that title or lead of each of these reports have.
    named: BTreeSet<String>,
    /// The day of publication of the text that told of it first, where that gives no day.
    told_on: Option<PartialDate>,
}

/// So many reports speak for an event when another may join.
const MOST_REPORTS: usize = 6;

/// What may be of more events than these is of none that anybody could tell.
const MOST_OPEN: usize = 3;

/// A name or town that so many events share tells none from another.
const MOST_SHARING: usize = 64;

/// What a claim's event hangs on: the story of a report, else what is known of the event.
fn node<'a>(corpus: &Corpus, claim: &'a Claim) -> Option<Node<'a>> {
    let event = claim.statistic.event.as_ref();
    let told = claim.story.filter(|_| event.is_none_or(|event| event.pinned.is_none()));
    let by_hand = || corpus.document(claim.document.as_str()).is_some_and(|document| document.story.is_some());
    let is_told = |story: &Story| is_full_report(story) || story.role == StoryRole::Main && by_hand();
    if let Some(report) = told.filter(|story| corpus.story(*story).is_some_and(is_told)) {
        return Some(Node::Story(report.index()));
    }
    let brief = told.filter(|story| corpus.story(*story).is_some_and(is_report)).map(StoryId::index);
    let Some(event) = event else { return brief.map(Node::Story) };
    let published = || corpus.document(claim.document.as_str()).and_then(|document| document.published);
    let undated = event.from.is_none() && event.to.is_none() && claim.story.is_some();
    Some(Node::Event(event, undated.then(published).flatten(), brief))
}

impl<'a> StoryClusters<'a> {
    /// Finds out which stories mean one event. Sorts them; holds each against those that share a name, a town, or a family
    /// and place with it.
    pub(crate) fn new(rules: &KindRules, corpus: &'a Corpus) -> StoryClusters<'a> {
        let mut told: BTreeMap<Node<'a>, Told<'a>> = BTreeMap::new();
        for claim in corpus.claims() {
            let Some(node) = node(corpus, claim) else { continue };
            let is_story = matches!(node, Node::Story(_));
            let is_named = is_story || matches!(node, Node::Event(_, _, Some(_)));
            let entry = told.entry(node).or_insert_with(|| {
                let story = claim.story.and_then(|story| corpus.story(story)).filter(|_| is_named);
                let told = story.filter(|_| is_story);
                let mut event = told.map(|story| &story.event).or(claim.statistic.event.as_ref()).cloned();
                let mut event = event.take().unwrap_or_default();
                if told.is_some_and(|story| story.date_is_assumed) {
                    (event.from, event.to) = (None, None);
                }
                let document = corpus.document(claim.document.as_str());
                let published = document.and_then(|document| document.published);
                if let Some(name) = document.and_then(|document| document.story.as_ref()).filter(|_| story.is_some()) {
                    event.pinned = Some(name.clone());
                }
                Told { event, story, published, is_read: claim.story.is_some(), figures: BTreeSet::new() }
            });
            if let (Some(measure), Some(stated)) = (&claim.statistic.measure, claim.quantity.stated)
                && stated >= 3.into()
            {
                entry.figures.insert((measure, stated));
            }
        }
        let mut order: Vec<(&Node<'a>, &Told<'a>)> = told.iter().collect();
        // Precise descriptions found clusters; vague ones join where just one fits. Before all others come those that have
        // a name given by hand.
        let words = |told: &Told<'a>| told.story.map(|story| (&story.names, &story.rare_words, &story.document));
        order.sort_by(|(_, a), (_, b)| {
            let key = |told: &Told<'a>| (told.event.pinned.is_none(), imprecision(&told.event));
            key(a).cmp(&key(b)).then_with(|| a.event.cmp(&b.event)).then_with(|| words(a).cmp(&words(b)))
        });
        let mut building = Building {
            clusters: StoryClusters { rules: rules.clone(), ..StoryClusters::default() },
            told: order.iter().map(|(_, told)| *told).collect(),
            shelves: BTreeMap::new(),
            by_word: BTreeMap::new(),
            pinned: BTreeMap::new(),
        };
        for (index, (node, _)) in order.iter().enumerate() {
            let memberships = building.place(index);
            building.clusters.of.insert((*node).clone(), memberships);
        }
        building.clusters
    }

    /// The events that a claim may be of.
    pub(crate) fn of(&self, corpus: &Corpus, claim: &'a Claim) -> &[Membership] {
        node(corpus, claim).and_then(|node| self.of.get(&node)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The most precise description of an event.
    pub(crate) fn describe(&self, cluster: usize) -> Option<&Event> {
        self.clusters.get(cluster).map(|cluster| &cluster.described)
    }

    /// Whether several reports certainly tell of an event.
    pub(crate) fn is_of_several_reports(&self, cluster: usize) -> bool {
        self.clusters.get(cluster).is_some_and(|cluster| cluster.reports.len() > 1)
    }

    /// Whether title or lead of each of several reports of an event name a place.
    pub(crate) fn is_named_by_all(&self, cluster: usize, place: &str) -> bool {
        let named = self.clusters.get(cluster).map(|cluster| &cluster.named);
        self.is_of_several_reports(cluster) && named.is_some_and(|named| named.contains(&spelling(place)))
    }

    /// Whether events have different names given by hand.
    fn are_told_apart(&self, clusters: &[usize]) -> bool {
        let mut names = clusters.iter().filter_map(|index| self.describe(*index)?.pinned.as_ref());
        let first = names.next();
        names.any(|name| Some(name) != first)
    }

    /// Where a description's cluster stands.
    fn shelf_of(&self, event: &Event) -> (String, Option<String>) {
        let family = event.kind.as_ref().map_or("", |kind| self.rules.family(kind.as_str()));
        // What may be of one family or the other stands together.
        let shelf = self.rules.shelf(family);
        (shelf.to_owned(), Whereabouts::of(event).country.map(Cow::into_owned))
    }

    /// Adds to a cluster's description what the newcomer knows and it does not.
    fn widen(&mut self, cluster: usize, told: &Told<'_>) {
        let event = &told.event;
        let Some(Cluster { described, told_on, .. }) = self.clusters.get_mut(cluster) else { return };
        *told_on = told_on.or(told.published.filter(|date| date.day_number().is_some()));
        if described.place.is_none() {
            described.place.clone_from(&event.place);
        }
        if described.from.is_none() && described.to.is_none() {
            described.from = event.from;
            described.to = event.to;
        }
        // A storm has its name, and the vote that the same text tells of has not.
        let family = |event: &Event| event.kind.as_ref().map(|kind| self.rules.family(kind.as_str()).to_owned());
        let of_one_family = described.kind.is_none() || family(described) == family(event);
        if described.names.is_empty() && of_one_family {
            described.names.clone_from(&event.names);
        }
        let of_votes = described.kind.as_ref().is_some_and(|kind| self.rules.of(kind.as_str()).is(traits::VOTES));
        if of_votes && described.localities.is_empty() {
            described.localities.clone_from(&event.localities);
        }
        let is_general = described.kind.as_ref().is_some_and(|kind| self.rules.is_general(kind.as_str()));
        if is_general && of_one_family && event.kind.is_some() {
            described.kind.clone_from(&event.kind);
        }
    }
}

/// The events while they are found.
struct Building<'a, 'b> {
    clusters: StoryClusters<'a>,
    told: Vec<&'b Told<'a>>,
    shelves: Shelves,
    /// Events by the names and towns of their reports.
    by_word: BTreeMap<String, Vec<usize>>,
    pinned: BTreeMap<String, usize>,
}

impl Building<'_, '_> {
    /// The events that the next one told belongs to: one known already, several, or a new one.
    fn place(&mut self, index: usize) -> Vec<Membership> {
        let Some(told) = self.told.get(index).copied() else { return Vec::new() };
        let event = &told.event;
        if let Some(known) = event.pinned.as_deref().and_then(|name| self.pinned.get(name)).copied() {
            self.clusters.widen(known, told);
            return vec![Membership::certain(known)];
        }
        // "In Ruritania": a place and a day of which a text says no more is of whatever happened there.
        if told.is_read && told.story.is_none() && event.kind.is_none() && event.names.is_empty() {
            return vec![Membership::certain(self.keep(told))];
        }
        let candidates = self.candidates(told);
        let mut compared: Vec<(usize, StoryIdentity)> = Vec::new();
        let mut reasons: BTreeMap<usize, String> = BTreeMap::new();
        for cluster in candidates {
            let (identity, why) = self.identity(told, cluster);
            if identity >= StoryIdentity::Probably && !self.is_of_another_year(told, cluster) {
                compared.push((cluster, identity));
                reasons.insert(cluster, why);
            }
        }
        let certain: Vec<usize> = of_identity(&compared, StoryIdentity::Same);
        let possible = || compared.iter().map(|(cluster, _)| *cluster).collect();
        let (found, is_certain) = match (certain.as_slice(), compared.as_slice()) {
            ([only], _) => (vec![*only], true),
            // Several fit, as the year 2022 fits two votes: which one is meant stays open.
            ([first, ..], _) if imprecision(event) == 0 && !self.clusters.are_told_apart(&certain) => {
                (vec![*first], true)
            }
            ([], [(only, _)]) => (vec![*only], false),
            (_, [_, ..]) if told.report().is_some() || event.kind.is_some() => {
                let found = match self.only_recent(&compared, told) {
                    Some(recent) => vec![recent],
                    None if told.report().is_some() && compared.len() <= MOST_OPEN => possible(),
                    None if certain.is_empty() => self.only_of_kind(&compared, event),
                    None => Vec::new(),
                };
                (found, false)
            }
            _ => (Vec::new(), false),
        };
        if found.is_empty() {
            let cluster = self.found(told);
            self.join(cluster, index);
            return vec![Membership::certain(cluster)];
        }
        for cluster in &found {
            self.clusters.widen(*cluster, told);
            if is_certain {
                self.join(*cluster, index);
            }
        }
        if let (Some(name), Some(cluster)) = (&event.pinned, found.first()) {
            self.pinned.insert(name.clone(), *cluster);
        }
        let member = |event: usize| {
            let why = reasons.remove(&event).unwrap_or_default();
            Membership { event, is_certain, why }
        };
        found.into_iter().map(member).collect()
    }

    /// "In 2029 they had 61", "the outbreak of March 2029": what is told in passing of an earlier year is not what a report of the
    /// day tells of that gives its event no date.
    fn is_of_another_year(&self, told: &Told<'_>, cluster: usize) -> bool {
        /// A month so many days before a report is of another year.
        const LONG: i64 = 300;
        let Some(known) = self.clusters.clusters.get(cluster) else { return false };
        let dated = |event: &Event| event.from.filter(|_| event.from == event.to);
        let is_undated = |event: &Event| event.from.is_none() && event.to.is_none();
        let is_before = |date: PartialDate, report: &Told<'_>| {
            report.published.is_some_and(|published| match date.month_number() {
                None => date.year_number() < published.year_number(),
                Some(_) => (published.first_day() - date.last_day()).num_days() >= LONG,
            })
        };
        if known.reports.is_empty() {
            return is_undated(&told.event) && dated(&known.described).is_some_and(|date| is_before(date, told));
        }
        let date = dated(&told.event).filter(|_| told.report().is_none() && is_undated(&known.described));
        let mut reports = known.reports.iter().filter_map(|report| self.told.get(*report));
        date.is_some_and(|date| reports.all(|report| is_before(date, report)))
    }

    /// Of several events that fit, the only one that lay close before the day of publication.
    fn only_recent(&self, compared: &[(usize, StoryIdentity)], told: &Told<'_>) -> Option<usize> {
        /// Reports without a date are of the last days.
        const RECENT: u64 = 21;
        let published = told.published.filter(|date| date.day_number().is_some() && told.event.from.is_none())?;
        let last = published.last_day();
        let first = last.checked_sub_days(Days::new(RECENT))?;
        let is_recent = |cluster: &usize| {
            let dates = self.clusters.describe(*cluster).and_then(Dates::of);
            dates.is_some_and(|dates| dates.first <= last && first <= dates.last)
        };
        let mut recent = compared.iter().map(|(cluster, _)| *cluster).filter(is_recent);
        recent.next().filter(|_| recent.next().is_none())
    }

    /// Of several events that fit, the only one of the very same kind.
    fn only_of_kind(&self, compared: &[(usize, StoryIdentity)], event: &Event) -> Vec<usize> {
        let same_kind =
            |cluster: &usize| self.clusters.describe(*cluster).is_some_and(|known| known.kind == event.kind);
        let fitting: Vec<usize> = compared.iter().map(|(cluster, _)| *cluster).filter(same_kind).collect();
        match fitting.as_slice() {
            [only] => vec![*only],
            _ => Vec::new(),
        }
    }

    /// Makes a new event of a description, which no other joins.
    fn keep(&mut self, told: &Told<'_>) -> usize {
        let told_on = told.published.filter(|date| date.day_number().is_some());
        let described = told.event.clone();
        self.clusters.clusters.push(Cluster { described, reports: Vec::new(), named: BTreeSet::new(), told_on });
        self.clusters.clusters.len() - 1
    }

    /// Makes a new event of a description.
    fn found(&mut self, told: &Told<'_>) -> usize {
        let index = self.keep(told);
        let event = &told.event;
        for name in &event.names {
            self.shelves.entry((name_shelf(name), None)).or_default().put(event, index);
        }
        let (family, place) = self.clusters.shelf_of(event);
        match &place {
            Some(several) if several.contains(", ") => {
                for place in places(several) {
                    let shelf = self.shelves.entry((family.clone(), Some(place.to_owned())));
                    shelf.or_default().put(event, index);
                }
            }
            _ => self.shelves.entry((family, place)).or_default().put(event, index),
        }
        if let Some(name) = &event.pinned {
            self.pinned.insert(name.clone(), index);
        }
        index
    }

    /// Lets one told speak for an event, where it is a report and others are not enough.
    fn join(&mut self, cluster: usize, index: usize) {
        let Some(told) = self.told.get(index).filter(|told| told.report().is_some()) else { return };
        let Some(known) = self.clusters.clusters.get_mut(cluster) else { return };
        if known.reports.len() >= MOST_REPORTS {
            return;
        }
        if let Some(story) = told.report() {
            let same = |other: &Story| other.names == story.names && other.rare_words == story.rare_words;
            let mut others = known.reports.iter().filter_map(|report| self.told.get(*report)?.report());
            // A copy says nothing that has not been said.
            if others.any(same) {
                return;
            }
            match known.reports.is_empty() {
                true => known.named.extend(story.names.iter().cloned()),
                false => known.named.retain(|name| story.names.contains(name)),
            }
        }
        known.reports.push(index);
        for word in words_of(told) {
            let sharing = self.by_word.entry(word).or_default();
            if sharing.last() != Some(&cluster) && sharing.len() <= MOST_SHARING {
                sharing.push(cluster);
            }
        }
    }

    /// How one told stands to an event, and what speaks for it: to each of its reports, else to its description.
    fn identity(&self, told: &Told<'_>, cluster: usize) -> (StoryIdentity, String) {
        let Some(known) = self.clusters.clusters.get(cluster) else {
            return (StoryIdentity::Different, String::new());
        };
        if told.report().is_none() || known.reports.is_empty() {
            let identity = match same_event_by(&self.clusters.rules, &known.described, &told.event) {
                EventIdentity::Same => StoryIdentity::Same,
                EventIdentity::Uncertain if is_told_at_another_time(told, known) => StoryIdentity::Different,
                EventIdentity::Uncertain => StoryIdentity::Probably,
                // Its country is then told apart as a place of its figures.
                EventIdentity::DifferentPlace
                    if is_elsewhere_under_its_name(&self.clusters.rules, &known.described, &told.event) =>
                {
                    StoryIdentity::Probably
                }
                _ => StoryIdentity::Different,
            };
            return (identity, String::new());
        }
        let compared: Vec<StoryComparison> = known
            .reports
            .iter()
            .filter_map(|report| self.told.get(*report))
            .map(|report| compare_stories(&self.clusters.rules, report, told))
            .collect();
        let count = i32::try_from(compared.len()).unwrap_or(1).max(1);
        let sum: i32 = compared.iter().map(|comparison| comparison.score).sum();
        let Some(best) = compared.iter().max_by_key(|comparison| (comparison.identity, comparison.score)) else {
            return (StoryIdentity::Different, String::new());
        };
        let worst = compared.iter().map(|comparison| comparison.identity).min().unwrap_or(StoryIdentity::Different);
        let identity = match sum / count {
            // Where one of its reports tells of another event, the best of them has no say for all.
            mean if worst == StoryIdentity::Different && mean < ENOUGH => StoryIdentity::Different,
            mean if mean >= ENOUGH => best.identity,
            _ => best.identity.min(StoryIdentity::Probably),
        };
        (identity, best.why())
    }

    fn candidates(&self, told: &Told<'_>) -> Vec<usize> {
        let event = &told.event;
        let (family_name, place) = self.clusters.shelf_of(event);
        let most_slack = self.clusters.rules.most_slack();
        let shelves = &self.shelves;
        let mut near: Vec<usize> = if place.is_some() {
            // The place itself, and descriptions that leave it out.
            let unplaced = shelves.get(&(family_name.clone(), None));
            let named = place.as_deref().unwrap_or_default();
            places(named)
                .filter_map(|place| shelves.get(&(family_name.clone(), Some(place.to_owned()))))
                .chain(unplaced)
                .flat_map(|shelf| shelf.near(event, most_slack))
                .collect()
        } else {
            let from = (family_name.clone(), None);
            let same_family = shelves.range(from..).take_while(|((name, _), _)| *name == family_name);
            same_family.flat_map(|(_, shelf)| shelf.near(event, most_slack)).collect()
        };
        if event.pinned.is_none() {
            let named = event.names.iter().filter_map(|name| shelves.get(&(name_shelf(name), None)));
            near.extend(named.flat_map(|shelf| shelf.near(event, most_slack)));
            if told.report().is_some() {
                let sharing = words_of(told).filter_map(|word| self.by_word.get(&word));
                near.extend(sharing.filter(|sharing| sharing.len() <= MOST_SHARING).flatten());
            }
        }
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// Whether the days of two that may be one, or else the days on which they were told, lie more than a month apart: in an archive
/// of years, most of what nothing excludes is something else.
fn is_told_at_another_time(told: &Told<'_>, known: &Cluster) -> bool {
    let day = |date: PartialDate| Dates { first: date.first_day(), last: date.last_day() };
    let published = told.published.filter(|date| date.day_number().is_some());
    // A year is no day.
    let said = |event: &Event| Dates::of(event).filter(|dates| dates.length() <= A_SEASON);
    let own = said(&told.event).or(published.map(day)).or(Dates::of(&told.event));
    let other = said(&known.described).or(known.told_on.map(day)).or(Dates::of(&known.described));
    own.zip(other).is_some_and(|(own, other)| !own.overlaps(other, A_MONTH.unsigned_abs()))
}

fn of_identity(compared: &[(usize, StoryIdentity)], wanted: StoryIdentity) -> Vec<usize> {
    compared.iter().filter(|(_, identity)| *identity == wanted).map(|(cluster, _)| *cluster).collect()
}

/// The words by which reports of one event are found: names, and towns.
fn words_of<'a>(told: &'a Told<'_>) -> impl Iterator<Item = String> + 'a {
    let names = told.story.into_iter().flat_map(|story| story.names.iter().cloned());
    names.chain(told.event.localities.iter().map(|town| spelling(town)))
}

/// How little a description says: 0 for a day, 1 for a month, 2 for a year, more where place or date is missing.
fn imprecision(event: &Event) -> u8 {
    let date = match Dates::of(event).map(Dates::length) {
        Some(0..=20) => 0,
        Some(21..=62) => 1,
        Some(_) => 2,
        None => 3,
    };
    date + if event.place.is_none() { 4 } else { 0 } + u8::from(event.kind == Some(EventKind::ELECTION))
}

#[cfg(test)]
mod tests;
