//! The names that the claims of tables are made of, each once and by its number.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::cell::MOST_ORIGINS;
use super::names::{Names, index};
use super::overflow::Renumbering;

/// Between a key of scope and its value, and after the value, in the name of a scope. No name holds them in earnest.
pub(super) const KEY_END: u8 = 0x1f;
pub(super) const VALUE_END: u8 = 0x1e;

/// What a claim of a table is about, apart from its date: numbers of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Series {
    pub(super) event: u32,
    pub(super) measure: u32,
    pub(super) place: u32,
    pub(super) scope: u32,
}

/// Where a claim was read, and who gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Origin {
    pub(super) file: u32,
    pub(super) source: u32,
}

/// All names, by number.
#[derive(Clone, Default)]
pub(super) struct Dictionary {
    pub(super) events: Names,
    pub(super) measures: Names,
    pub(super) places: Names,
    pub(super) scopes: Names,
    pub(super) dates: Names,
    pub(super) sources: Names,
    /// Whether some value of a measure has a percent sign, by the number of the measure.
    pub(super) percents: Vec<bool>,
    pub(super) series: Vec<Series>,
    series_numbers: HashMap<Series, u32, RandomState>,
    last_series: u32,
    pub(super) origins: Vec<Origin>,
    origin_numbers: HashMap<Origin, u32, RandomState>,
}

/// What has become of the numbers of another set's names.
pub(super) struct Moved {
    pub(super) series: Vec<u32>,
    pub(super) dates: Vec<u32>,
    pub(super) fixed: Renumbering,
}

impl Dictionary {
    /// What a claim is about, column by column.
    pub(super) fn described(&self, series: u32, date: u32) -> String {
        let series = self.series.get(index(series)).copied().unwrap_or_default();
        let scope = self.scopes.name(series.scope).split(char::from(VALUE_END));
        let columns = [
            ("event", self.events.name(series.event)),
            ("measure", self.measures.name(series.measure)),
            ("place", self.places.name(series.place)),
            ("date", self.dates.name(date)),
        ];
        let columns = columns.into_iter().chain(scope.filter_map(|key| key.split_once(char::from(KEY_END))));
        let shown = columns.map(|(key, value)| format!("{key} {}", if value.is_empty() { "none" } else { value }));
        shown.collect::<Vec<_>>().join(", ")
    }

    /// The names without those that only claims have.
    pub(super) fn without_claims(&self) -> Dictionary {
        let mut names = Dictionary {
            events: self.events.clone(),
            measures: self.measures.clone(),
            sources: self.sources.clone(),
            percents: self.percents.clone(),
            origins: self.origins.clone(),
            ..Dictionary::default()
        };
        names.forget();
        names
    }

    /// Forgets the names that only claims have: those of places, dates, scopes and series.
    pub(super) fn forget(&mut self) {
        self.places = Names::default();
        self.scopes = Names::default();
        self.dates = Names::default();
        self.series = Vec::new();
        self.series_numbers = HashMap::default();
        self.last_series = 0;
    }

    pub(super) fn series_number(&mut self, series: Series) -> u32 {
        if self.series.get(index(self.last_series)) == Some(&series) {
            return self.last_series;
        }
        let next = u32::try_from(self.series.len()).unwrap_or(u32::MAX);
        let number = *self.series_numbers.entry(series).or_insert(next);
        if number == next {
            self.series.push(series);
        }
        self.last_series = number;
        number
    }

    pub(super) fn origin_number(&mut self, origin: Origin) -> u32 {
        let next = u32::try_from(self.origins.len()).unwrap_or(u32::MAX).min(MOST_ORIGINS - 1);
        let number = *self.origin_numbers.entry(origin).or_insert(next);
        if number == next && index(next) == self.origins.len() {
            self.origins.push(origin);
        }
        number
    }

    pub(super) fn mark_percent(&mut self, measure: u32) {
        if self.percents.len() <= index(measure) {
            self.percents.resize(index(measure) + 1, false);
        }
        if let Some(mark) = self.percents.get_mut(index(measure)) {
            *mark = true;
        }
    }

    /// Takes in other names, whose files come `files` later; the numbers here of their series, dates and origins.
    pub(super) fn absorb(&mut self, other: &Dictionary, files: u32) -> Moved {
        let events = self.events.absorb(&other.events);
        let measures = self.measures.absorb(&other.measures);
        let places = self.places.absorb(&other.places);
        let scopes = self.scopes.absorb(&other.scopes);
        let dates = self.dates.absorb(&other.dates);
        let sources = self.sources.absorb(&other.sources);
        let there = |numbers: &[u32], number: u32| numbers.get(index(number)).copied().unwrap_or(u32::MAX);
        for (measure, _) in measures.iter().zip(&other.percents).filter(|(_, percent)| **percent) {
            self.mark_percent(*measure);
        }
        let series = other.series.iter().map(|series| Series {
            event: there(&events, series.event),
            measure: there(&measures, series.measure),
            place: there(&places, series.place),
            scope: there(&scopes, series.scope),
        });
        let series = series.collect::<Vec<_>>().into_iter().map(|series| self.series_number(series)).collect();
        let origins = other
            .origins
            .iter()
            .map(|origin| Origin { file: origin.file + files, source: there(&sources, origin.source) })
            .collect::<Vec<_>>();
        let origins = origins.into_iter().map(|origin| self.origin_number(origin)).collect();
        Moved { series, dates, fixed: Renumbering { events, measures, origins } }
    }
}
