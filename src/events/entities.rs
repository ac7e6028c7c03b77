//! The events that a document has told of so far: joined where mentions mean one, and filled in where the text leaves out what
//! every reader knows.

use chrono::{Datelike, Days, NaiveDate};

use super::countries::Home;
use super::dates::ResolvedDate;
use super::located::Located;
use super::mentions::{EventMention, LEAD};
use crate::align::may_be_same_event;
use crate::model::{Document, Event, EventKind, KindRules, PartialDate};
use crate::places::add_names;
use crate::vocabulary::traits;

/// The events of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events {
    /// The events, in order of first mention.
    pub(crate) entities: Vec<Event>,
    /// The events named last, each once, the latest first.
    pub(super) recent: Vec<usize>,
    /// How often the document names each of them.
    pub(crate) named: Vec<usize>,
    /// Where each of them is first named, by index of the mentions.
    pub(crate) first: Vec<usize>,
    /// Whether the text says the country of each of them where it names it.
    pub(super) placed: Vec<bool>,
    /// Whether each of them is told of beside the others: what they are compared with, what lies long before them.
    pub(super) beside: Vec<bool>,
    /// Whether the document reports on what happened in the days before its publication.
    pub(super) is_of_the_day: bool,
    /// The day of publication, where it is known.
    pub(crate) published: Option<NaiveDate>,
    /// The words that date each of them.
    pub(crate) dated: Vec<Option<ResolvedDate>>,
    /// The mentions, in order.
    pub(crate) mentions: Vec<EventMention>,
    /// The country that the document is about.
    pub(crate) home: Home,
    /// The document's title.
    pub(crate) title: Option<String>,
    /// What is declared of kinds of event.
    pub(crate) kinds: KindRules,
    /// The places that it names.
    pub(crate) located: Located,
    /// The event that is the document's main story.
    pub(crate) main: Option<usize>,
    /// Whether the title names an event of its family.
    pub(crate) main_is_titled: bool,
    /// Whether its date is said, and not taken from the day of publication.
    pub(crate) main_is_dated: bool,
    /// The dates of each sentence, resolved as far as the text allows.
    pub(crate) dates: Vec<ResolvedDate>,
}

impl Events {
    /// Takes down that an event was named once more, and whether that says its place.
    pub(super) fn take_down(&mut self, entity: usize, is_beside: bool, says_place: bool) {
        self.remember(entity);
        match self.named.get_mut(entity) {
            Some(count) => *count += 1,
            None => {
                self.named.push(1);
                self.first.push(self.mentions.len());
            }
        }
        self.dated.resize(self.entities.len(), None);
        self.beside.resize(self.entities.len(), is_beside);
        self.placed.resize(self.entities.len(), false);
        if let (true, Some(placed)) = (says_place, self.placed.get_mut(entity)) {
            *placed = true;
        }
    }
}

impl Events {
    /// The event that a mention means: one known already, or a new one.
    pub(super) fn join(&mut self, event: Event, is_beside: bool) -> usize {
        let dated = event.from.is_some();
        let (mut candidate, mut most_told) = (None, None);
        for &index in &self.recent {
            let Some(other) = self.entities.get(index) else { continue };
            let beside = self.beside.get(index).is_some_and(|beside| *beside);
            // What was told of beside is gone on about only where it is named again.
            if beside != is_beside && !(beside && dated && other.from == event.from)
                || !same_kind_of_thing(&self.kinds, other, &event)
                || !may_be_same_event(&self.kinds, other, &event)
            {
                continue;
            }
            // "The storm", of two that have names, is the one told of most.
            if event.names.is_empty() && !other.names.is_empty() {
                let told = self.named.get(index).copied();
                if most_told.is_none_or(|(most, _)| told > most) {
                    most_told = Some((told, index));
                }
                continue;
            }
            // A dated mention rather joins a dated event than lends its date to an undated one.
            if !dated || other.from.is_some() {
                candidate = Some(index);
                break;
            }
            candidate = candidate.or(Some(index));
        }
        let Some(index) = candidate.or(most_told.map(|(_, index)| index)) else {
            self.entities.push(event);
            return self.entities.len() - 1;
        };
        if let Some(known) = self.entities.get_mut(index) {
            if known.place.is_none() {
                known.place = event.place;
            }
            let finer = match (known.from, event.from) {
                (Some(a), Some(b)) => a.contains(b) && a != b,
                (None, Some(_)) => true,
                _ => false,
            };
            if finer {
                (known.from, known.to) = (event.from, event.to);
            }
            let general = known.kind.as_ref().is_some_and(|kind| {
                matches!(kind.as_str(), "election" | "vote" | "attack" | "clash" | "explosion" | "accident")
            });
            if general {
                known.kind = event.kind;
            }
            add_names(&mut known.localities, event.localities);
            known.names.extend(event.names);
            known.names.sort();
            known.names.dedup();
        }
        index
    }
}

impl Events {
    /// The mention of an event that begins at a place.
    pub(crate) fn mention_at(&self, start: usize) -> Option<&EventMention> {
        let at = self.mentions.binary_search_by_key(&start, |mention| mention.start).ok()?;
        self.mentions.get(at)
    }

    /// Whether the text says somewhere in which country an event happened.
    pub(crate) fn is_placed(&self, entity: usize) -> bool {
        self.placed.get(entity).copied().unwrap_or(false)
    }

    /// Whether an earlier sentence has given the day of an event that a mention may mean.
    pub(super) fn knows_a_day_of(&self, event: &Event, sentence: usize) -> bool {
        let here = self.mentions.iter().rev().take_while(|mention| mention.sentence == sentence);
        let here: Vec<usize> = here.map(|mention| mention.entity).collect();
        self.recent.iter().filter(|index| !here.contains(index)).filter_map(|index| self.entities.get(*index)).any(
            |known| {
                let dated = known.from.is_some_and(|from| from.day_number().is_some());
                dated && same_kind_of_thing(&self.kinds, known, event) && may_be_same_event(&self.kinds, known, event)
            },
        )
    }

    /// The place of the event of a kind's family that was told of last.
    pub(super) fn told_of(&self, kind: &str) -> Option<Option<String>> {
        let family = self.kinds.family(kind);
        let entity = self.recent.iter().filter_map(|index| self.entities.get(*index)).find(|entity| {
            entity.kind.as_ref().is_some_and(|kind| self.kinds.family(kind.as_str()) == family)
                && entity.place.is_some()
        })?;
        Some(entity.place.clone())
    }

    /// Whether an event of a kind's family was told of.
    pub(super) fn tells_of(&self, kind: &str) -> bool {
        let family = self.kinds.family(kind);
        let known = self.recent.iter().filter_map(|index| self.entities.get(*index)?.kind.as_ref());
        known.into_iter().any(|kind| self.kinds.family(kind.as_str()) == family)
    }

    /// Whether a date is a year before that of publication, in a report of the day.
    pub(crate) fn is_a_year_before(&self, date: &ResolvedDate) -> bool {
        let whole_year = date.from == date.to && date.from.month_number().is_none();
        let earlier = self.published.is_some_and(|published| date.to.year_number() < published.year());
        self.is_of_the_day && whole_year && earlier
    }

    /// Whether a date lies most of a year and more before the day of a report that tells of its own last days.
    pub(crate) fn is_long_before(&self, date: &ResolvedDate) -> bool {
        /// So many days.
        const LONG: i64 = 300;
        let before = |published: NaiveDate| (published - date.to.last_day()).num_days() >= LONG;
        self.is_of_the_day && !date.counted && self.published.is_some_and(before)
    }

    /// Puts an event first among those named last. Of these only so many are looked at when the next one is named.
    fn remember(&mut self, entity: usize) {
        const REMEMBERED: usize = 16;
        match self.recent.iter().position(|known| *known == entity) {
            Some(place) => self.recent.get_mut(..=place).unwrap_or_default().rotate_right(1),
            None => {
                self.recent.insert(0, entity);
                self.recent.truncate(REMEMBERED);
            }
        }
    }

    /// Takes from the main story a date that it cannot have: what is told of as harm done lies before the day of publication.
    /// "The 2020 candidate" dates no attack.
    pub(super) fn drop_what_cannot_be(&mut self, document: &Document) {
        let Some(published) = document.published.map(PartialDate::last_day) else { return };
        let Some(main) = self.main.and_then(|main| self.entities.get_mut(main)) else { return };
        let is_vote = main.kind.as_ref().is_some_and(|kind| self.kinds.of(kind.as_str()).is(traits::VOTES));
        if !is_vote && main.from.is_some_and(|from| from.first_day() > published) {
            (main.from, main.to) = (None, None);
            self.main_is_dated = false;
        }
    }

    /// Fills in what a news report leaves to its dateline and headline: of the sudden events, the one it names most often
    /// happened at most two days before the day of publication, at the places of the title.
    pub(super) fn complete(&mut self, document: &Document) {
        self.place_vote(document);
        self.place_by_head(document);
        let sudden = |index: usize| {
            let kind = self.entities.get(index).and_then(|event| event.kind.as_ref());
            kind.is_some_and(|kind| self.kinds.of(kind.as_str()).is(traits::SUDDEN))
        };
        let main = self.main.filter(|main| sudden(*main)).or_else(|| self.foremost(sudden));
        let Some(event) = main.and_then(|index| self.entities.get_mut(index)) else { return };
        // What is told of further down may lie anywhere.
        let told_first = self.located.towns(&document.text, (0, LEAD));
        if event.localities.iter().any(|place| told_first.contains(place)) {
            event.localities.retain(|place| told_first.contains(place));
        }
        // Where neither title nor lead names a town, the report's own place will do, if it is of the event's country.
        let listed = |place: &String| crate::places::of(place).next().is_some();
        if !event.localities.iter().any(listed)
            && let Some((town, country)) = self.located.head(&document.text)
            && event.place.as_deref().is_none_or(|place| place == country)
        {
            event.place = Some(country.to_owned());
            // A name that no table has may still be the spot: "the garrison at Aguel", told of from the capital.
            add_names(&mut event.localities, std::iter::once(town));
        }
        if let Some(title) = &document.title {
            add_names(&mut event.localities, self.located.towns_of_title(title));
        }
        let published = document.published.filter(|date| date.day_number().is_some()).map(PartialDate::last_day);
        if let (None, Some(published)) = (event.from, published) {
            let kind = self.kinds.of(event.kind.as_ref().map(EventKind::as_str).unwrap_or_default());
            event.from = published.checked_sub_days(Days::new(kind.days_of_coverage())).map(PartialDate::from);
            event.to = Some(published.into());
        }
    }

    /// What a document is about was in the country at its head, where nothing else says of which it is.
    fn place_by_head(&mut self, document: &Document) {
        let Some(event) = self.main.and_then(|main| self.entities.get_mut(main)) else { return };
        if event.place.is_none() {
            let town = || self.located.head(&document.text).map(|(_, country)| country);
            let country = self.located.country_of_head(&document.text).or_else(town);
            event.place = country.map(str::to_owned);
        }
    }

    /// The vote that a document is about was where its title says, wherever else the text looks: "Berg wins New Hampshire" goes on
    /// to tell of Iowa.
    fn place_vote(&mut self, document: &Document) {
        let Some(region) = document.title.as_deref().and_then(|title| self.located.region_of_title(title)) else {
            return;
        };
        let votes =
            |event: &Event| event.kind.as_ref().is_some_and(|kind| self.kinds.of(kind.as_str()).is(traits::VOTES));
        let Some(main) = self.main.filter(|main| self.entities.get(*main).is_some_and(votes)) else { return };
        let Some(event) = self.entities.get_mut(main) else { return };
        event.localities = vec![region];
    }

    /// Of the events that fit, the one that the document names most often; of equals the first.
    pub(crate) fn foremost(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        (0..self.entities.len())
            .filter(|entity| fits(*entity))
            .max_by_key(|entity| (self.named.get(*entity).copied().unwrap_or(0), std::cmp::Reverse(*entity)))
    }
}

/// Whether a mention of one kind may go on about an event of the other within a document.
fn same_kind_of_thing(kinds: &KindRules, known: &Event, mention: &Event) -> bool {
    fn kind<'e>(kinds: &'e KindRules, event: &'e Event) -> &'e str {
        event.kind.as_ref().map_or("", |kind| kinds.read_as(kind.as_str()))
    }
    let (a, b) = (kind(kinds, known), kind(kinds, mention));
    let general = |kind: &str| kind == "election" || kind == "vote";
    a == b || !kinds.of(a).is(traits::VOTES) || general(a) || general(b)
}
