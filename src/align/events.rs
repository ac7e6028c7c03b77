//! Whether two descriptions mean one event, and which descriptions of a corpus do.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::model::{Event, EventKind, KindRules};

/// How two descriptions of events stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventIdentity {
    /// One event: kind, place and date allow it, and enough is known.
    Same,
    /// Nothing excludes that they are one event, but a kind, place or date is missing.
    Uncertain,
    /// Two events: they are of different kinds.
    DifferentKind,
    /// Two events: they happened in different places.
    DifferentPlace,
    /// Two events: they happened at different times.
    DifferentDate,
    /// Two events: each has a name of its own.
    DifferentName,
}

impl EventIdentity {
    /// Whether nothing excludes that the descriptions mean one event.
    pub(crate) fn is_possible(self) -> bool {
        matches!(self, EventIdentity::Same | EventIdentity::Uncertain)
    }
}

/// Whether two descriptions may mean one event.
///
/// Names given by hand decide alone. Otherwise kinds must be of one family, places equal, and dates must overlap as far
/// as they are known; a kind of event that lasts (unrest, war, an epidemic) allows some days between the dates given.
pub(crate) fn same_event(first: &Event, second: &Event) -> EventIdentity {
    same_event_by(&KindRules::default(), first, second)
}

/// [`same_event`], with families and slack that the caller declares.
pub(crate) fn same_event_by(rules: &KindRules, first: &Event, second: &Event) -> EventIdentity {
    if let (Some(a), Some(b)) = (&first.pinned, &second.pinned) {
        return if a == b { EventIdentity::Same } else { EventIdentity::DifferentKind };
    }
    let named = match names(rules, first, second) {
        Some(false) => return EventIdentity::DifferentName,
        named => named.is_some(),
    };
    // A ship or a flight has one end, whatever it is called and wherever the text places it.
    let one_end = named && first.kind.iter().chain(&second.kind).all(|kind| !SPREADING.contains(&rules.family(kind)));
    let kinds = match (&first.kind, &second.kind) {
        (Some(a), Some(b)) if a == b || named => Some(true),
        (Some(a), Some(b)) => match (rules.family(a), rules.family(b)) {
            (x, y) if x != y && !may_be_either(x, a, y, b) => return EventIdentity::DifferentKind,
            _ if sort(a) == sort(b) || is_generic(a) && is_generic(b) => Some(true),
            // An explosion may be a bomb's or an accident's, but is no air strike and no shipwreck.
            _ if a.as_str() == "explosion" || b.as_str() == "explosion" => {
                let other = if a.as_str() == "explosion" { b } else { a };
                if !MAY_EXPLODE.contains(&other.as_str()) {
                    return EventIdentity::DifferentKind;
                }
                Some(true)
            }
            // "The election" may be the presidential one, an attack a bombing; a bombing is no airstrike.
            _ if !is_generic(a) && !is_generic(b) && sort(a) != sort(b) => return EventIdentity::DifferentKind,
            _ => Some(true),
        },
        _ => None,
    };
    let shared_town =
        first.localities.iter().any(|locality| second.localities.iter().any(|other| share_a_word(locality, other)));
    let places = match (&first.place, &second.place) {
        (Some(a), Some(b)) if a == b => Some(true),
        // "Turkey and Syria", and Turkey.
        (Some(a), Some(b)) if places(a).any(|place| places(b).any(|other| place == other)) => Some(true),
        (Some(_), Some(_)) if !one_end => return EventIdentity::DifferentPlace,
        _ => (shared_town || one_end).then_some(true),
    };
    // Two lists of towns that share none lie apart; one that names no town says nothing. What spreads over a country is
    // told from many towns.
    let local =
        first.kind.as_ref().or(second.kind.as_ref()).is_some_and(|kind| LOCAL_FAMILIES.contains(&rules.family(kind)));
    let apart = local && !one_end && !first.localities.is_empty() && !second.localities.is_empty() && !shared_town;
    // People march on one day, and again on another.
    let marches = |event: &Event| event.kind.as_ref().is_some_and(|kind| kind.as_str() == "protest");
    let slack = match first.kind.as_ref().or(second.kind.as_ref()) {
        Some(_) if marches(first) && marches(second) => 0,
        kind => kind.map_or(0, |kind| rules.days_of_slack(kind)),
    };
    let dates = match (Dates::of(first), Dates::of(second)) {
        (Some(a), Some(b)) if a.overlaps(b, slack) => Some(true),
        (Some(_), Some(_)) => return EventIdentity::DifferentDate,
        _ => one_end.then_some(true),
    };
    // Raids are flown on many towns in a day. Of two earthquakes or crashes on one day in one country under the names of
    // two towns, it is open whether they are one.
    let one_day = || {
        let short = |event: &Event| Dates::of(event).is_some_and(|dates| dates.length() <= 3);
        short(first) && short(second) && first.place.is_some() && first.place == second.place
    };
    let attack = first
        .kind
        .as_ref()
        .or(second.kind.as_ref())
        .is_some_and(|kind| matches!(rules.family(kind), "attack" | "explosion"));
    if apart && (attack || !one_day()) {
        return EventIdentity::DifferentPlace;
    }
    match (kinds, places, dates) {
        (Some(_), Some(_), Some(_)) if !apart => EventIdentity::Same,
        _ => EventIdentity::Uncertain,
    }
}

/// Families of events that one name tells apart: a storm and the floods it brings, an outbreak.
const SPREADING: [&str; 4] = ["storm", "flood", "landslide", "epidemic"];

/// Whether two events share a name of their own; `None` where one of them has none, or they are named after different
/// things.
fn names(rules: &KindRules, first: &Event, second: &Event) -> Option<bool> {
    if first.names.is_empty() && second.names.is_empty() {
        return None;
    }
    let spreads = |event: &Event| event.kind.as_ref().is_some_and(|kind| SPREADING.contains(&rules.family(kind)));
    if spreads(first) != spreads(second) {
        return None;
    }
    let shared = |names: &[String], others: &[String]| names.iter().any(|name| others.contains(name));
    if shared(&first.names, &second.names) {
        return Some(true);
    }
    // "The Sewol disaster" gives the name where another text gives a town.
    if shared(&first.names, &second.localities) || shared(&second.names, &first.localities) {
        return Some(true);
    }
    (!first.names.is_empty() && !second.names.is_empty()).then_some(false)
}

impl KindRules {
    /// The family of a kind: the one declared, else the built-in one; and of what is declared, its own family.
    fn family<'a>(&'a self, kind: &'a EventKind) -> &'a str {
        match self.families.get(kind.as_str()) {
            Some(declared) => family_of(declared),
            None => family(kind),
        }
    }

    fn days_of_slack(&self, kind: &EventKind) -> u64 {
        match self.slack_days.get(kind.as_str()) {
            Some(days) => u64::from(*days),
            None => days_of_slack(self.family(kind)),
        }
    }

    fn most_slack(&self) -> u64 {
        self.slack_days.values().copied().map(u64::from).max().unwrap_or(0).max(MOST_SLACK)
    }
}

/// Kinds of one family may name one event: a riot, a protest and unrest; a bombing and an attack.
pub(crate) fn family(kind: &EventKind) -> &str {
    family_of(kind.as_str())
}

fn family_of(word: &str) -> &str {
    match word {
        "presidential_election" | "parliamentary_election" | "local_election" => "election",
        "riot" | "protest" | "clash" | "coup" => "unrest",
        "airstrike" | "bombardment" | "shelling" | "bombing" | "shooting" | "chemical_attack" | "massacre" => "attack",
        "crash" | "air_crash" | "shipwreck" | "train_crash" | "road_crash" | "stampede" | "collapse"
        | "mine_accident" => "accident",
        "offensive" => "war",
        "hurricane" | "cyclone" | "typhoon" => "storm",
        "famine" => "heatwave",
        other => other,
    }
}

/// Words for either of two families: "clashes" and "fighting", which the news says of riots and of wars; "the vote", which
/// may be an election or a referendum; "the fires", in a town or a forest.
const EITHER: [(&str, [&str; 3]); 4] = [
    ("clash", ["unrest", "war", "clash"]),
    ("vote", ["election", "referendum", "vote"]),
    ("fire", ["fire", "wildfire", "fire"]),
    // Of a bomb, or of a boiler.
    ("explosion", ["attack", "accident", "explosion"]),
];

/// Kinds of event that a report may call an explosion.
const MAY_EXPLODE: [&str; 7] = ["attack", "bombing", "massacre", "accident", "mine_accident", "collapse", "explosion"];

/// Whether one of two kinds, each given with its family, is a word for the other's family too.
fn may_be_either(family: &str, kind: &EventKind, other_family: &str, other: &EventKind) -> bool {
    EITHER.iter().any(|(word, families)| {
        families.contains(&family)
            && families.contains(&other_family)
            && (kind.as_str() == *word || other.as_str() == *word)
    })
}

/// Whether two names of places share a word that is more than an article: "Qamishli" and "Qamishli Hasaka".
fn share_a_word(first: &str, second: &str) -> bool {
    first.split(' ').filter(|word| word.chars().count() > 3).any(|word| second.split(' ').any(|other| other == word))
        || first == second
}

/// Families of events that happen at one spot, so that another town means another event.
const LOCAL_FAMILIES: [&str; 7] = ["attack", "accident", "explosion", "fire", "landslide", "eruption", "earthquake"];

/// Whether a kind is the general word of its family.
fn is_generic(kind: &EventKind) -> bool {
    matches!(
        kind.as_str(),
        "election"
            | "attack"
            | "massacre"
            | "bombardment"
            | "unrest"
            | "protest"
            | "riot"
            | "clash"
            | "war"
            | "storm"
            | "coup"
            | "fire"
            | "accident"
            | "crash"
            | "vote"
    )
}

/// Kinds that reports of one event use for each other.
fn sort(kind: &EventKind) -> &str {
    match kind.as_str() {
        "hurricane" | "cyclone" | "typhoon" => "storm",
        "offensive" => "war",
        other => other,
    }
}

/// The countries of a place that spreads over several: "Syria, Turkey".
pub(super) fn places(place: &str) -> impl Iterator<Item = &str> {
    place.split(", ")
}

/// How many days may lie between two dates given for one event of a family that lasts.
fn days_of_slack(family: &str) -> u64 {
    match family {
        "unrest" | "epidemic" | "flood" | "wildfire" | "heatwave" => 30,
        "war" => 120,
        "storm" => 3,
        // Time zones part the days.
        "earthquake" | "accident" => 1,
        _ => 0,
    }
}

/// The days that an event's date may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Dates {
    first: NaiveDate,
    last: NaiveDate,
}

impl Dates {
    fn of(event: &Event) -> Option<Dates> {
        let (from, to) = (event.from.or(event.to)?, event.to.or(event.from)?);
        let (first, last) = (from.first_day(), to.last_day());
        Some(if first <= last { Dates { first, last } } else { Dates { first: last, last: first } })
    }

    fn overlaps(self, other: Dates, slack: u64) -> bool {
        let widened = |date: NaiveDate| date.checked_add_days(Days::new(slack)).unwrap_or(date);
        self.first <= widened(other.last) && other.first <= widened(self.last)
    }

    fn length(self) -> i64 {
        (self.last - self.first).num_days()
    }
}

/// The events of a corpus: which descriptions mean the same one.
#[derive(Clone, Debug, Default)]
pub(crate) struct EventClusters {
    /// For each distinct description: its cluster, and whether it certainly belongs there.
    by_event: BTreeMap<Event, (usize, bool)>,
    /// The most precise description of each cluster.
    described: Vec<Event>,
    rules: KindRules,
}

impl EventClusters {
    /// Finds out which of the descriptions mean one event. Sorts them; compares each with the clusters of its family and
    /// place only.
    pub(crate) fn new<'a>(rules: &KindRules, events: impl Iterator<Item = &'a Event>) -> EventClusters {
        let mut distinct: Vec<&Event> = events.collect();
        distinct.sort();
        distinct.dedup();
        // Precise descriptions found clusters; vague ones join where just one fits. Before all others come those that have
        // a name given by hand.
        distinct.sort_by_key(|event| (event.pinned.is_none(), imprecision(event)));
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        let mut clusters = EventClusters { rules: rules.clone(), ..EventClusters::default() };
        let mut shelves: Shelves = BTreeMap::new();
        for event in distinct {
            if let Some(known) = event.pinned.as_deref().and_then(|name| named.get(name)) {
                clusters.widen(*known, event);
                clusters.by_event.insert(event.clone(), (*known, true));
                continue;
            }
            let candidates = clusters.candidates(event, &shelves);
            let certain: Vec<usize> = candidates
                .iter()
                .filter(|(_, identity)| *identity == EventIdentity::Same)
                .map(|(index, _)| *index)
                .collect();
            // Of several that fit, the only one of the very same kind.
            let same_kind: Vec<usize> = candidates
                .iter()
                .filter(|(index, _)| clusters.described.get(*index).is_some_and(|known| known.kind == event.kind))
                .map(|(index, _)| *index)
                .collect();
            let (cluster, is_certain) = match (certain.as_slice(), candidates.as_slice()) {
                ([only], _) => (*only, true),
                // Several fit, as the year 2022 fits two votes: which one is meant stays open.
                ([first, ..], _) if imprecision(event) == 0 && !clusters.are_told_apart(&certain) => (*first, true),
                ([], [(only, _)]) => (*only, false),
                ([], [_, ..]) if event.kind.is_some() && same_kind.len() == 1 => {
                    (same_kind.first().copied().unwrap_or_default(), false)
                }
                _ => {
                    let index = clusters.described.len();
                    clusters.described.push(event.clone());
                    for name in &event.names {
                        shelves.entry((name_shelf(name), None)).or_default().put(event, index);
                    }
                    let (family, place) = clusters.shelf_of(event);
                    match &place {
                        Some(several) if several.contains(", ") => {
                            for place in places(several) {
                                let shelf = shelves.entry((family.clone(), Some(place.to_owned())));
                                shelf.or_default().put(event, index);
                            }
                        }
                        _ => shelves.entry((family, place)).or_default().put(event, index),
                    }
                    (index, true)
                }
            };
            clusters.widen(cluster, event);
            named.extend(event.pinned.as_deref().map(|name| (name, cluster)));
            clusters.by_event.insert(event.clone(), (cluster, is_certain));
        }
        clusters
    }

    /// The cluster of a description, and whether it certainly belongs there.
    pub(crate) fn of(&self, event: &Event) -> Option<(usize, bool)> {
        self.by_event.get(event).copied()
    }

    /// The most precise description of a cluster.
    pub(crate) fn describe(&self, cluster: usize) -> Option<&Event> {
        self.described.get(cluster)
    }

    /// Whether clusters have different names given by hand.
    fn are_told_apart(&self, clusters: &[usize]) -> bool {
        let mut names = clusters.iter().filter_map(|index| self.described.get(*index)?.pinned.as_ref());
        let first = names.next();
        names.any(|name| Some(name) != first)
    }

    /// Where a description's cluster stands.
    fn shelf_of(&self, event: &Event) -> (String, Option<String>) {
        let family = event.kind.as_ref().map_or("", |kind| self.rules.family(kind));
        // What may be of one family or the other stands together.
        let shelf = EITHER.iter().find(|(_, families)| families.contains(&family)).map_or(family, |(word, _)| word);
        (shelf.to_owned(), event.place.clone())
    }

    fn candidates(&self, event: &Event, shelves: &Shelves) -> Vec<(usize, EventIdentity)> {
        let (family_name, place) = self.shelf_of(event);
        let near: Vec<usize> = if place.is_some() {
            // The place itself, and descriptions that leave it out.
            let unplaced = shelves.get(&(family_name.clone(), None));
            let named = place.as_deref().unwrap_or_default();
            let mut near: Vec<usize> = places(named)
                .filter_map(|place| shelves.get(&(family_name.clone(), Some(place.to_owned()))))
                .chain(unplaced)
                .flat_map(|shelf| shelf.near(event, self.rules.most_slack()))
                .collect();
            near.sort_unstable();
            near.dedup();
            near
        } else {
            let from = (family_name.clone(), None);
            let same_family = shelves.range(from..).take_while(|((name, _), _)| *name == family_name);
            same_family.flat_map(|(_, shelf)| shelf.near(event, self.rules.most_slack())).collect()
        };
        let mut near: Vec<usize> = near;
        if event.pinned.is_none() {
            let named = event.names.iter().filter_map(|name| shelves.get(&(name_shelf(name), None)));
            near.extend(named.flat_map(|shelf| shelf.near(event, self.rules.most_slack())));
            near.sort_unstable();
            near.dedup();
        }
        near.into_iter()
            .filter_map(|index| Some((index, same_event_by(&self.rules, self.described.get(index)?, event))))
            .filter(|(_, identity)| identity.is_possible())
            .collect()
    }

    /// Adds to a cluster's description what the newcomer knows and it does not.
    fn widen(&mut self, cluster: usize, event: &Event) {
        let Some(described) = self.described.get_mut(cluster) else { return };
        if described.place.is_none() {
            described.place.clone_from(&event.place);
        }
        if described.from.is_none() && described.to.is_none() {
            described.from = event.from;
            described.to = event.to;
        }
        if described.names.is_empty() {
            described.names.clone_from(&event.names);
        }
        if described.kind.as_ref().is_some_and(is_generic) && event.kind.is_some() {
            described.kind.clone_from(&event.kind);
        }
    }
}

/// Where the events of a name stand; no family is called so.
fn name_shelf(name: &str) -> String {
    format!("named {name}")
}

/// Clusters by family, or name of its own, and place.
type Shelves = BTreeMap<(String, Option<String>), Shelf>;

/// The clusters of one family and place, by date, so that a description is compared with its neighbours only.
#[derive(Clone, Debug, Default)]
struct Shelf {
    /// By first day; none of these lasts longer than [`SHORT_DAYS`].
    by_day: BTreeMap<NaiveDate, Vec<usize>>,
    /// Those without a date, and those that last longer.
    loose: Vec<usize>,
}

/// What lasts no longer than this stands by its first day.
const SHORT_DAYS: u64 = 62;

/// The longest time that [`days_of_slack`] allows between two dates of one event.
const MOST_SLACK: u64 = 120;

/// Of clusters that a description without a date may mean, this many are looked at: more than one leaves it open anyway.
const MOST_CANDIDATES: usize = 64;

impl Shelf {
    fn put(&mut self, event: &Event, index: usize) {
        match Dates::of(event).filter(|dates| dates.length() <= i64::try_from(SHORT_DAYS).unwrap_or(0)) {
            Some(dates) => self.by_day.entry(dates.first).or_default().push(index),
            None => self.loose.push(index),
        }
    }

    fn near(&self, event: &Event, most_slack: u64) -> Vec<usize> {
        let loose = self.loose.iter().copied().take(MOST_CANDIDATES);
        match Dates::of(event) {
            Some(dates) => {
                let from = dates.first.checked_sub_days(Days::new(SHORT_DAYS + most_slack)).unwrap_or(dates.first);
                let to = dates.last.checked_add_days(Days::new(most_slack)).unwrap_or(dates.last);
                let days = self.by_day.range(from..=to).flat_map(|(_, indices)| indices.iter().copied());
                days.chain(loose).collect()
            }
            None => self.by_day.values().flatten().copied().take(MOST_CANDIDATES).chain(loose).collect(),
        }
    }
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
mod tests {
    use super::*;

    fn event(kind: EventKind, place: &str, date: &str) -> Event {
        let event = Event::new(kind);
        let event = if place.is_empty() { event } else { event.in_place(place) };
        if date.is_empty() { event } else { event.on(date.parse().unwrap()) }
    }

    #[test]
    fn elections_of_two_kinds_on_one_day_are_two() {
        let a = event(EventKind::PRESIDENTIAL_ELECTION, "Ruritania", "2023-03-19");
        let b = event(EventKind::PARLIAMENTARY_ELECTION, "Ruritania", "2023-03-19");
        assert_eq!(same_event(&a, &b), EventIdentity::DifferentKind);
        assert_eq!(same_event(&a, &event(EventKind::ELECTION, "Ruritania", "2023-03-19")), EventIdentity::Same);
    }

    #[test]
    fn unrest_lasts_and_a_vote_does_not() {
        let riot = |date| event(EventKind::from("riot"), "Ruritania", date);
        assert_eq!(
            same_event(&riot("2022-01-05"), &event(EventKind::UNREST, "Ruritania", "2022-01-02")),
            EventIdentity::Same
        );
        assert_eq!(same_event(&riot("2022-01-05"), &riot("2011-12")), EventIdentity::DifferentDate);
        let vote = |date| event(EventKind::REFERENDUM, "Ruritania", date);
        assert_eq!(same_event(&vote("2022-06-05"), &vote("2022-06-06")), EventIdentity::DifferentDate);
    }

    #[test]
    fn names_given_by_hand_decide() {
        let a = event(EventKind::UNREST, "Ruritania", "2022-01").pinned("january");
        let b = event(EventKind::REFERENDUM, "Freedonia", "2019").pinned("january");
        assert_eq!(same_event(&a, &b), EventIdentity::Same);
    }

    #[test]
    fn a_vague_date_joins_only_where_one_event_fits() {
        let june = event(EventKind::REFERENDUM, "Ruritania", "2022-06-05");
        let november = event(EventKind::REFERENDUM, "Ruritania", "2022-11-20");
        let year = event(EventKind::REFERENDUM, "Ruritania", "2022");
        let clusters = EventClusters::new(&KindRules::default(), [&june, &november, &year].into_iter());
        let of = |event| clusters.of(event).unwrap().0;
        assert_ne!(of(&june), of(&november));
        assert!(of(&year) != of(&june) && of(&year) != of(&november));
        let clusters = EventClusters::new(&KindRules::default(), [&june, &year].into_iter());
        assert_eq!(clusters.of(&year), clusters.of(&june));
    }

    #[test]
    fn an_undated_event_joins_the_only_one_of_its_kind_without_certainty() {
        let dated = event(EventKind::REFERENDUM, "Ruritania", "2022-06-05");
        let undated = event(EventKind::REFERENDUM, "Ruritania", "");
        let placeless = event(EventKind::REFERENDUM, "", "2022-06-05");
        let clusters = EventClusters::new(&KindRules::default(), [&dated, &undated, &placeless].into_iter());
        assert_eq!(clusters.of(&dated), Some((0, true)));
        assert_eq!(clusters.of(&undated), Some((0, false)));
        assert_eq!(clusters.of(&placeless), Some((0, false)));
        assert_eq!(clusters.describe(0), Some(&dated));
    }
}
