//! Kinds of event: what each is a kind of, how it goes, and the phrases that name it. The rows stand in `kinds.tsv`; those of
//! a caller are rows like them.

use std::sync::{Arc, LazyLock};

use super::WordMap;
use super::rows::{listed, rows, words_of_cell};

/// What may be said of a kind of event, as bits of [`Kind::traits`], in the order of [`TRAITS`].
pub(crate) mod traits {
    /// Over within a day, at one spot, and reported at once.
    pub(crate) const SUDDEN: u16 = 1;
    /// Somebody does it to somebody: "Russia's invasion" was not in Russia.
    pub(crate) const VIOLENT: u16 = 1 << 1;
    /// Sudden, but felt over a wide country, town by town.
    pub(crate) const WIDE: u16 = 1 << 2;
    /// Not sudden, but told apart by the towns and regions it happened in.
    pub(crate) const TOWNS: u16 = 1 << 3;
    /// Fills a country, or is a town's own: a riot, the election of a mayor.
    pub(crate) const TOWN: u16 = 1 << 4;
    /// Votes are cast.
    pub(crate) const VOTES: u16 = 1 << 5;
    /// The general word of its family.
    pub(crate) const GENERAL: u16 = 1 << 6;
    /// May come to many towns in a day.
    pub(crate) const REPEATS: u16 = 1 << 7;
    /// Of one day, whatever its family: people march on one day, and again on another.
    pub(crate) const DAY: u16 = 1 << 8;
    /// People come to harm.
    pub(crate) const HARMS: u16 = 1 << 9;
    /// People gather for it.
    pub(crate) const GATHERS: u16 = 1 << 10;
    /// Not the whole country's: many may be held in it on many days.
    pub(crate) const LOCAL: u16 = 1 << 11;
}

/// The names of the traits in the tables, by the place of their bit.
const TRAITS: [&str; 12] =
    ["sudden", "violent", "wide", "towns", "town", "votes", "general", "repeats", "day", "harms", "gathers", "local"];

/// A kind of event: a row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kind {
    /// Its name; further names that mean the same come behind it.
    names: Vec<String>,
    /// Kinds of one family may name one event: a riot, a protest and unrest; a bombing and an attack.
    family: String,
    /// The kind by whose rules it is read: its own, but for a kind that is declared to be of another.
    like: Option<String>,
    traits: u16,
    /// Families that its words may mean as well: the news says "clashes" of riots and of wars.
    either: Vec<String>,
    /// The kinds that may be called so; any where it is empty.
    only: Vec<String>,
    /// What its events are named after: storms, fires, vehicles, diseases.
    named_after: Vec<String>,
    /// How many days may lie between two dates given for one event.
    slack_days: u64,
    /// For how many days reports without a date are still of it: raids come daily, of an earthquake the news goes on.
    days_of_coverage: u64,
    /// Phrases that name it, in small letters, as the cell of its row lists them,
    listed: String,
    /// and those that a caller adds.
    own_phrases: Vec<String>,
}

impl Kind {
    /// Reads a row of the table.
    fn of_row(row: &[&str]) -> Option<Kind> {
        let [names, family, traits, either, only, named_after, slack_days, days_of_coverage, phrases] = row else {
            return None;
        };
        let mut bits = 0;
        for word in words_of_cell(traits) {
            bits |= 1 << TRAITS.iter().position(|name| *name == word)?;
        }
        Some(Kind {
            names: words_of_cell(names).map(str::to_owned).collect(),
            family: (*family).to_owned(),
            like: None,
            traits: bits,
            either: words_of_cell(either).map(str::to_owned).collect(),
            only: words_of_cell(only).map(str::to_owned).collect(),
            named_after: words_of_cell(named_after).map(str::to_owned).collect(),
            slack_days: slack_days.parse().ok()?,
            days_of_coverage: days_of_coverage.parse().ok()?,
            listed: phrases.to_lowercase(),
            own_phrases: Vec::new(),
        })
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Whether a trait is its own.
    pub(crate) fn is(&self, a_trait: u16) -> bool {
        self.traits & a_trait != 0
    }

    /// Whether it is told apart by the towns and regions it happened in.
    pub(crate) fn has_localities(&self) -> bool {
        self.is(traits::SUDDEN | traits::TOWNS)
    }

    /// What its events are named after: "storm", "fire", "vehicle", "disease".
    pub(crate) fn named_after(&self) -> impl Iterator<Item = &str> {
        self.named_after.iter().map(String::as_str)
    }

    /// Whether a name of its own tells it apart, however far it spreads: a storm and the floods it brings, an outbreak.
    pub(crate) fn spreads_under_a_name(&self) -> bool {
        self.named_after().any(|what| !matches!(what, "vehicle" | "fire"))
    }

    pub(crate) fn days_of_coverage(&self) -> u64 {
        self.days_of_coverage
    }

    pub(crate) fn phrases(&self) -> impl Iterator<Item = &str> {
        listed(&self.listed).chain(self.own_phrases.iter().map(String::as_str))
    }
}

/// The kinds of event that texts are read for: those of the table, and a caller's own before them.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Kinds(Arc<Rows>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rows {
    /// The caller's own come first: the first meaning of a phrase counts.
    kinds: Vec<Kind>,
    by_name: WordMap<String, usize>,
    /// Phrases that hold a word for an event and name none, as a cell lists them.
    no_events: String,
    /// What is read of a kind that has no row.
    unknown: Kind,
    most_slack: u64,
}

static OF_ENGLISH: LazyLock<Kinds> = LazyLock::new(|| Kinds::new(super::ENGLISH.kinds));

impl Default for Kinds {
    /// The kinds of the table.
    fn default() -> Kinds {
        OF_ENGLISH.clone()
    }
}

impl std::fmt::Debug for Kinds {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.0.kinds.iter().map(Kind::name)).finish()
    }
}

impl Kinds {
    /// Reads the table. Rows that do not parse are passed over; a test of the project holds that there are none.
    fn new(table: &str) -> Kinds {
        let mut all = Rows::default();
        for kind in rows(table).filter_map(|row| Kind::of_row(&row)) {
            match kind.names.is_empty() {
                true => all.no_events = kind.listed,
                false => all.kinds.push(kind),
            }
        }
        all.unknown.days_of_coverage = 2;
        all.index();
        Kinds(Arc::new(all))
    }

    /// The kinds of the table.
    pub(crate) fn english() -> &'static Kinds {
        &OF_ENGLISH
    }

    /// These kinds with rows of a caller's own: `None` where the row does not parse.
    pub(crate) fn with_row(&self, row: &[&str]) -> Option<Kinds> {
        Some(self.with(Kind::of_row(row).filter(|kind| !kind.names.is_empty())?))
    }

    /// These kinds with phrases that name a kind, of the table or new.
    pub(crate) fn with_phrases<'a>(&self, name: &str, phrases: impl Iterator<Item = &'a str>) -> Kinds {
        let mut kind = self.get(name).cloned().unwrap_or_else(|| Kind {
            names: vec![name.to_owned()],
            family: name.to_owned(),
            days_of_coverage: self.0.unknown.days_of_coverage,
            ..Kind::default()
        });
        kind.own_phrases.extend(phrases.map(str::trim).filter(|phrase| !phrase.is_empty()).map(str::to_lowercase));
        self.with(kind)
    }

    /// These kinds with one that is read as another is, and so of its family.
    pub(crate) fn with_family(&self, name: &str, family: &str) -> Kinds {
        let like = self.of(family);
        let mut kind =
            self.get(name).cloned().unwrap_or_else(|| Kind { names: vec![name.to_owned()], ..Kind::default() });
        kind.family = if like.family.is_empty() { family.to_owned() } else { like.family.clone() };
        kind.like = Some(self.read_as(family).to_owned());
        kind.traits = (like.traits & !traits::GENERAL) | (kind.traits & traits::GENERAL);
        kind.named_after.clone_from(&like.named_after);
        kind.slack_days = like.slack_days;
        kind.days_of_coverage = like.days_of_coverage;
        self.with(kind)
    }

    /// These kinds with other days between two dates of one event.
    pub(crate) fn with_slack(&self, name: &str, days: u64) -> Kinds {
        let mut kind = self.get(name).cloned().unwrap_or_else(|| Kind {
            names: vec![name.to_owned()],
            family: name.to_owned(),
            ..Kind::default()
        });
        kind.slack_days = days;
        self.with(kind)
    }

    fn with(&self, kind: Kind) -> Kinds {
        let mut all = Rows::clone(&self.0);
        all.kinds.retain(|known| known.name() != kind.name());
        all.kinds.insert(0, kind);
        all.index();
        Kinds(Arc::new(all))
    }

    /// The kinds, in the order of the table, a caller's own first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.0.kinds.iter()
    }

    /// Every name of every kind, in the order of the table, a caller's own first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().flat_map(|kind| kind.names.iter().map(String::as_str))
    }

    /// The names of the kinds that have a trait.
    pub(crate) fn names_of(&self, a_trait: u16) -> impl Iterator<Item = &str> {
        self.iter().filter(move |kind| kind.is(a_trait)).flat_map(|kind| kind.names.iter().map(String::as_str))
    }

    /// Phrases that hold a word for an event and name none: bodies, goods and offices called after it, figures of speech.
    pub(crate) fn no_events(&self) -> impl Iterator<Item = &str> {
        listed(&self.0.no_events)
    }

    /// The kind of a name, if it has a row.
    fn get(&self, name: &str) -> Option<&Kind> {
        self.0.kinds.get(*self.0.by_name.get(name)?)
    }

    /// The kind of a name; one without traits where it has no row.
    pub(crate) fn of(&self, name: &str) -> &Kind {
        self.get(name).unwrap_or(&self.0.unknown)
    }

    /// The family of a kind: its own name where it has no row.
    pub(crate) fn family<'a>(&'a self, name: &'a str) -> &'a str {
        self.get(name).map_or(name, |kind| kind.family.as_str())
    }

    /// The kind by whose rules one is read: of a declared one, what it is said to be a kind of.
    pub(crate) fn read_as<'a>(&'a self, name: &'a str) -> &'a str {
        self.get(name).and_then(|kind| kind.like.as_deref()).unwrap_or(name)
    }

    /// Whether a kind is the general word of its family.
    pub(crate) fn is_general(&self, name: &str) -> bool {
        self.get(name).is_some_and(|kind| kind.is(traits::GENERAL) && kind.name() == name)
    }

    /// The family of a kind, as a kind.
    pub(crate) fn of_family(&self, name: &str) -> &Kind {
        self.of(self.family(name))
    }

    /// How many days may lie between two dates given for one event of a kind.
    pub(crate) fn slack_days(&self, name: &str) -> u64 {
        self.of(name).slack_days
    }

    /// The most days that may lie between two dates of one event.
    pub(crate) fn most_slack(&self) -> u64 {
        self.0.most_slack
    }

    /// Whether two names mean the same kind: a hurricane, a typhoon.
    pub(crate) fn are_one(&self, name: &str, other: &str) -> bool {
        let sort = |name| self.get(name).map_or(name, Kind::name);
        name == other || sort(name) == sort(other)
    }

    /// Whether one of two kinds of different families is a word for the other's family too.
    pub(crate) fn may_be_either(&self, name: &str, other: &str) -> bool {
        let (family, other_family) = (self.family(name), self.family(other));
        [self.of(name), self.of(other)].into_iter().any(|kind| {
            let may_be = |family: &str| kind.name() == family || kind.either.iter().any(|either| either == family);
            !kind.either.is_empty() && may_be(family) && may_be(other_family)
        })
    }

    /// Whether a kind may be called by the words of another, which are for some only: an explosion may be a bomb's or a
    /// boiler's, but is no air strike. `None` where neither is called so.
    pub(crate) fn may_be_called(&self, name: &str, other: &str) -> Option<bool> {
        let (kind, other_kind) = (self.of(name), self.of(other));
        let (word, called) = match (kind.only.is_empty(), other_kind.only.is_empty()) {
            (true, true) => return None,
            (false, _) => (kind, other),
            _ => (other_kind, name),
        };
        Some(word.name() == called || word.only.iter().any(|only| only == called))
    }

    /// The kind whose words may mean events of this family and of others; the family itself where there is none.
    pub(crate) fn shelf<'a>(&'a self, family: &'a str) -> &'a str {
        let holds = |kind: &&Kind| {
            !kind.either.is_empty() && (kind.name() == family || kind.either.iter().any(|one| one == family))
        };
        self.iter().find(holds).map_or(family, Kind::name)
    }
}

impl Rows {
    fn index(&mut self) {
        self.by_name.clear();
        for (index, kind) in self.kinds.iter().enumerate() {
            for name in &kind.names {
                self.by_name.entry(name.clone()).or_insert(index);
            }
        }
        self.most_slack = self.kinds.iter().map(|kind| kind.slack_days).max().unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_parse_and_name_what_there_is() {
        let kinds = Kinds::default();
        let table = super::super::ENGLISH.kinds;
        for row in rows(table) {
            assert!(Kind::of_row(&row).is_some(), "{row:?}");
        }
        assert_eq!(kinds.iter().count() + 1, rows(table).count());
        let mut named = std::collections::BTreeMap::new();
        for kind in kinds.iter() {
            for other in kind.either.iter().chain(&kind.only).chain([&kind.family]) {
                assert!(kinds.get(other).is_some(), "{} names {other}, which has no row", kind.name());
            }
            assert_eq!(kinds.of_family(kind.name()).family, kind.family, "a family is its own family");
            for phrase in kind.phrases() {
                assert_eq!(named.insert(phrase, kind.name()), None, "\"{phrase}\" names two kinds");
            }
        }
    }

    #[test]
    fn words_of_two_families_are_told() {
        let kinds = Kinds::default();
        assert!(kinds.may_be_either("clash", "war") && kinds.may_be_either("unrest", "clash"));
        assert!(!kinds.may_be_either("unrest", "war") && !kinds.may_be_either("clash", "election"));
        assert_eq!(kinds.may_be_called("explosion", "bombing"), Some(true));
        assert_eq!(kinds.may_be_called("airstrike", "explosion"), Some(false));
        assert_eq!(kinds.may_be_called("bombing", "attack"), None);
        assert!(kinds.are_one("typhoon", "storm") && !kinds.are_one("flood", "storm"));
        assert_eq!((kinds.shelf("wildfire"), kinds.shelf("flood")), ("fire", "flood"));
    }

    #[test]
    fn a_row_of_a_callers_own_is_a_row_like_any_other() {
        let row =
            ["hunger_strike", "unrest", "gathers town", "-", "-", "-", "60", "2", "Hunger strike; hunger strikes"];
        let kinds = Kinds::default().with_row(&row).unwrap();
        let own = kinds.iter().next().unwrap();
        assert_eq!((own.name(), own.phrases().next()), ("hunger_strike", Some("hunger strike")));
        assert_eq!((kinds.family("hunger_strike"), kinds.slack_days("hunger_strike")), ("unrest", 60));
        assert!(kinds.of("hunger_strike").is(traits::GATHERS) && !kinds.of("hunger_strike").is(traits::SUDDEN));
        assert_eq!(kinds.iter().count(), Kinds::default().iter().count() + 1);
        assert_eq!(Kinds::default().with_row(&["hunger_strike", "unrest", "gahters"]), None);
    }

    #[test]
    fn a_kind_that_is_declared_of_a_family_is_read_as_it() {
        let kinds = Kinds::default()
            .with_phrases("bus_plunge", ["bus plunge"].into_iter())
            .with_family("bus_plunge", "road_crash");
        assert_eq!(kinds.family("bus_plunge"), "accident");
        assert!(kinds.of("bus_plunge").is(traits::SUDDEN) && kinds.of("bus_plunge").days_of_coverage() == 21);
        assert_eq!(kinds.with_slack("bus_plunge", 4).slack_days("bus_plunge"), 4);
        assert_eq!(kinds.family("parade"), "parade");
    }
}
