//! The document with the higher count is younger.

use super::Explanation;
use crate::align::date_of;
use crate::model::{Claim, Corpus, Measure};

/// Where a count accumulates, a younger document with the higher one may know more.
pub fn later_update(corpus: &Corpus, measure: &Measure, lower: &Claim, higher: &Claim) -> Option<Explanation> {
    let (before, after) = (date_of(corpus, lower)?, date_of(corpus, higher)?);
    if !measure.accumulates || before.last_day() >= after.first_day() {
        return None;
    }
    let days = (after.first_day() - before.last_day()).num_days();
    Some(Explanation::LaterUpdate { lower: corpus.id_of(lower), higher: corpus.id_of(higher), days })
}

/// A number of days, in the unit that it comes to.
pub(super) fn in_words(days: i64) -> String {
    let (number, unit) = match days {
        ..14 => (days, "day"),
        14..60 => (days / 7, "week"),
        60..730 => (days / 30, "month"),
        _ => (days / 365, "year"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}
