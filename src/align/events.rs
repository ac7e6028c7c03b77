//! Whether two descriptions mean one event, and which descriptions of a corpus do.

use chrono::{Days, NaiveDate};

use super::whereabouts::{Towns, Whereabouts};
use crate::model::{Event, EventKind, KindRules};
use crate::places::{Context, Relation, holds_name, relation};
use crate::vocabulary::{Kind, traits};

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
#[cfg(any(test, feature = "table"))]
pub(crate) fn same_event(first: &Event, second: &Event) -> EventIdentity {
    same_event_by(&KindRules::default(), first, second)
}

/// Whether nothing excludes that two descriptions mean one event: [`same_event_by`], where which of them is not asked. Days
/// that lie apart exclude it whatever else is said, and are compared with the least trouble.
pub(crate) fn may_be_same_event(rules: &KindRules, first: &Event, second: &Event) -> bool {
    let pinned = first.pinned.is_some() && second.pinned.is_some();
    let apart = || matches!(dates_overlap(rules, first, second), Some(false));
    (pinned || !apart()) && identity(rules, first, second, false).is_possible()
}

/// [`same_event`], with families and slack that the caller declares.
pub(crate) fn same_event_by(rules: &KindRules, first: &Event, second: &Event) -> EventIdentity {
    identity(rules, first, second, true)
}

/// How two descriptions stand to each other; where `is_asked` does not ask whether what is possible is certain, towns that would
/// not tell them apart are not compared.
fn identity(rules: &KindRules, first: &Event, second: &Event, is_asked: bool) -> EventIdentity {
    if let (Some(a), Some(b)) = (&first.pinned, &second.pinned) {
        return if a == b { EventIdentity::Same } else { EventIdentity::DifferentKind };
    }
    let named = match names(rules, first, second) {
        Some(false) => return EventIdentity::DifferentName,
        named => named.is_some(),
    };
    // A ship or a flight has one end, whatever it is called and wherever the text places it.
    let one_end = named && first.kind.iter().chain(&second.kind).all(|kind| !spreads_under_a_name(rules, kind));
    let kinds = match (&first.kind, &second.kind) {
        (Some(a), Some(b)) if a == b || named => Some(true),
        (Some(a), Some(b)) if !may_be_one_kind(rules, a.as_str(), b.as_str()) => return EventIdentity::DifferentKind,
        (Some(_), Some(_)) => Some(true),
        _ => None,
    };
    let whereabouts = || (Whereabouts::of(first), Whereabouts::of(second));
    let countries = match (&first.place, &second.place) {
        (Some(a), Some(b)) if a == b => Some(true),
        (Some(_), Some(_)) => {
            let (here, there) = whereabouts();
            match (here.country.as_deref(), there.country.as_deref()) {
                (Some(a), Some(b)) if a == b => Some(true),
                // "Turkey and Syria", and Turkey.
                (Some(a), Some(b)) if places(a).any(|place| places(b).any(|other| place == other)) => Some(true),
                (Some(_), Some(_)) if !one_end => return EventIdentity::DifferentPlace,
                _ => None,
            }
        }
        _ => None,
    };
    let dates = match dates_overlap(rules, first, second) {
        Some(false) => return EventIdentity::DifferentDate,
        Some(true) => Some(true),
        None => one_end.then_some(true),
    };
    // Two lists of towns that share none lie apart; one that names no town says nothing. What spreads over a country is told
    // from many towns, but two riots or votes of towns that lie apart are two.
    let family = family_of(rules, first).or(family_of(rules, second));
    let family_is = |a_trait| family.is_some_and(|kind| kind.is(a_trait));
    let of_towns = family_is(traits::TOWN);
    // Raids are flown on many towns in a day. Of two earthquakes or crashes on one day in one country under the names of
    // two towns, it is open whether they are one.
    let one_day = || {
        let short = |event: &Event| Dates::of(event).is_some_and(|dates| dates.length() <= 3);
        short(first) && short(second) && first.place.is_some() && first.place == second.place
    };
    let told_apart = || of_towns || family_is(traits::SUDDEN) && (family_is(traits::REPEATS) || !one_day());
    // Nor do two lists lie apart that have a town of one country in common.
    let meet = || first.place == second.place && first.localities.iter().any(|town| second.localities.contains(town));
    if !is_asked && (one_end || !told_apart() || meet()) {
        return EventIdentity::Uncertain;
    }
    let (here, there) = whereabouts();
    let towns = here.towns(&there);
    let shared_town = matches!(towns, Towns::Same(_) | Towns::Related(..));
    let places = countries.or((shared_town || one_end).then_some(true));
    let apart = !one_end
        && match towns {
            Towns::Apart(..) => of_towns || family_is(traits::SUDDEN),
            Towns::OtherNames(..) => family_is(traits::SUDDEN),
            _ => false,
        };
    if apart && told_apart() {
        return EventIdentity::DifferentPlace;
    }
    // In a year a country sees many shootings.
    let of_a_year = |event: &Event| Dates::of(event).is_some_and(|dates| dates.length() > A_SEASON);
    let any_of_many = family_is(traits::SUDDEN) && !shared_town && !one_end && (of_a_year(first) || of_a_year(second));
    match (kinds, places, dates) {
        (Some(_), Some(_), Some(_)) if !apart && !any_of_many => EventIdentity::Same,
        _ => EventIdentity::Uncertain,
    }
}

/// So many days and more are no day of anything sudden.
pub(super) const A_SEASON: i64 = 90;

/// Whether the dates of two events overlap, with the slack that their kinds allow; `None` where one of them has none.
fn dates_overlap(rules: &KindRules, first: &Event, second: &Event) -> Option<bool> {
    let (one, other) = (Dates::of(first)?, Dates::of(second)?);
    // People march on one day, and again on another.
    let marches = |event: &Event| event.kind.as_ref().is_some_and(|kind| rules.of(kind.as_str()).is(traits::DAY));
    let slack = match first.kind.as_ref().or(second.kind.as_ref()) {
        Some(_) if marches(first) && marches(second) => 0,
        kind => kind.map_or(0, |kind| rules.slack_days(kind.as_str())),
    };
    Some(one.overlaps(other, slack))
}

/// Whether two kinds may name one event.
fn may_be_one_kind(rules: &KindRules, a: &str, b: &str) -> bool {
    if rules.family(a) != rules.family(b) && !rules.may_be_either(a, b) {
        return false;
    }
    let (general_a, general_b) = (rules.is_general(a), rules.is_general(b));
    if rules.are_one(a, b) || (general_a && general_b) {
        return true;
    }
    // "The election" may be the presidential one, an attack a bombing; a bombing is no airstrike. An explosion may be a
    // bomb's or an accident's, but is no air strike and no shipwreck.
    rules.may_be_called(a, b).unwrap_or(general_a || general_b)
}

/// The family of an event's kind.
fn family_of<'a>(rules: &'a KindRules, event: &Event) -> Option<&'a Kind> {
    event.kind.as_ref().map(|kind| rules.of_family(kind.as_str()))
}

/// Whether one name tells the events of a kind apart, though they spread: a storm and the floods it brings, an outbreak.
fn spreads_under_a_name(rules: &KindRules, kind: &EventKind) -> bool {
    rules.of_family(kind.as_str()).spreads_under_a_name()
}

/// Whether two events are one outbreak or storm by its name, told of two countries that it reached.
pub(super) fn is_elsewhere_under_its_name(rules: &KindRules, first: &Event, second: &Event) -> bool {
    let spreads = |event: &Event| event.kind.as_ref().is_some_and(|kind| spreads_under_a_name(rules, kind));
    spreads(first) && spreads(second) && names(rules, first, second) == Some(true)
}

/// Whether two events share a name of their own; `None` where one of them has none, or they are named after different
/// things.
fn names(rules: &KindRules, first: &Event, second: &Event) -> Option<bool> {
    if first.names.is_empty() && second.names.is_empty() {
        return None;
    }
    let spreads = |event: &Event| event.kind.as_ref().is_some_and(|kind| spreads_under_a_name(rules, kind));
    if spreads(first) != spreads(second) {
        return None;
    }
    let shared = |names: &[String], others: &[String]| names.iter().any(|name| holds_name(others, name));
    if shared(&first.names, &second.names) {
        return Some(true);
    }
    // "The Sewol disaster" gives the name where another text gives a town.
    if shared(&first.names, &second.localities) || shared(&second.names, &first.localities) {
        return Some(true);
    }
    (!first.names.is_empty() && !second.names.is_empty()).then_some(false)
}

/// Kinds of one family may name one event: a riot, a protest and unrest; a bombing and an attack.
pub(crate) fn family(kind: &EventKind) -> &str {
    KindRules::english().family(kind.as_str())
}

/// Whether an event is one of a kind that happens at one spot.
pub(super) fn is_at_one_spot(event: Option<&Event>, rules: &KindRules) -> bool {
    let kind = event.and_then(|event| family_of(rules, event));
    kind.is_some_and(|kind| kind.is(traits::SUDDEN) && !kind.is(traits::WIDE | traits::REPEATS))
}

/// Whether a place is where an event was as a whole: of what happens at one spot, the town or region that it is told of.
pub(super) fn is_where_it_was(event: Option<&Event>, rules: &KindRules, place: &str) -> bool {
    let of_family = |event: &Event| family_of(rules, event).is_some_and(|kind| kind.is(traits::SUDDEN));
    let context = |event: &Event| event.place.as_deref().map_or(Context::NOWHERE, Context::of_country);
    event.filter(|event| of_family(event) && holds_name(&event.localities, place)).is_some_and(|event| {
        // Of two spots one is a part.
        let lie = |other: &String| relation((place, context(event)), (other, context(event)));
        event
            .localities
            .iter()
            .all(|other| matches!(lie(other), Relation::Same | Relation::Within | Relation::Contains))
    })
}

/// Whether two names of places, by their spelling, share a word that is more than an article: "Qamishli" and "Qamishli Hasaka".
pub(super) fn share_words(first: &str, second: &str) -> bool {
    first.split(' ').filter(|word| word.chars().count() > 3).any(|word| second.split(' ').any(|other| other == word))
        || first == second
}

/// The countries of a place that spreads over several: "Syria, Turkey".
pub(super) fn places(place: &str) -> impl Iterator<Item = &str> {
    place.split(", ")
}

/// The days that an event's date may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Dates {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Dates {
    pub(super) fn of(event: &Event) -> Option<Dates> {
        let (from, to) = (event.from.or(event.to)?, event.to.or(event.from)?);
        let (first, last) = (from.first_day(), to.last_day());
        Some(if first <= last { Dates { first, last } } else { Dates { first: last, last: first } })
    }

    pub(super) fn overlaps(self, other: Dates, slack: u64) -> bool {
        let widened = |date: NaiveDate| date.checked_add_days(Days::new(slack)).unwrap_or(date);
        self.first <= widened(other.last) && other.first <= widened(self.last)
    }

    pub(super) fn length(self) -> i64 {
        (self.last - self.first).num_days()
    }
}

/// Whether the days said of two events meet, with the slack of their kinds; `None` where one gives none.
pub(super) fn days_meet(rules: &KindRules, first: &Event, second: &Event) -> Option<bool> {
    let slack = first.kind.as_ref().or(second.kind.as_ref()).map_or(0, |kind| rules.slack_days(kind.as_str()));
    Some(Dates::of(first)?.overlaps(Dates::of(second)?, slack))
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
}
