//! Where the events of a corpus stand while they are found, so that a description is held against its neighbours only.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::events::Dates;
use crate::model::Event;

/// Where the events of a name stand; no family is called so.
pub(super) fn name_shelf(name: &str) -> String {
    format!("named {name}")
}

/// Clusters by family, or name of its own, and place.
pub(super) type Shelves = BTreeMap<(String, Option<String>), Shelf>;

/// The clusters of one family and place, by date, so that a description is compared with its neighbours only.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    /// By first day; none of these lasts longer than [`SHORT_DAYS`].
    by_day: BTreeMap<NaiveDate, Vec<usize>>,
    /// Those without a date, and those that last longer.
    loose: Vec<usize>,
}

/// What lasts no longer than this stands by its first day.
const SHORT_DAYS: u64 = 62;

/// Of clusters that a description without a date may mean, this many are looked at: more than one leaves it open anyway.
const MOST_CANDIDATES: usize = 64;

impl Shelf {
    /// Puts a cluster where its description belongs.
    pub(super) fn put(&mut self, event: &Event, index: usize) {
        match Dates::of(event).filter(|dates| dates.length() <= i64::try_from(SHORT_DAYS).unwrap_or(0)) {
            Some(dates) => self.by_day.entry(dates.first).or_default().push(index),
            None => self.loose.push(index),
        }
    }

    /// The clusters that a description may mean, by their dates and its own.
    pub(super) fn near(&self, event: &Event, most_slack: u64) -> Vec<usize> {
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
