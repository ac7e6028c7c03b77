//! The document with the higher count is younger.

use crate::align::date_of;
use crate::check::{Context, Explanation, ExplanationKind};
use crate::model::Claim;

/// Where a count accumulates, a younger document with the higher one may know more.
pub(crate) fn later_update(context: &Context<'_>, lower: &Claim, higher: &Claim) -> Option<Explanation> {
    let measure = context.measure(lower.statistic.measure.as_deref()?)?;
    let (before, after) = (date_of(context.corpus, lower)?, date_of(context.corpus, higher)?);
    if !measure.accumulates || before.last_day() >= after.first_day() {
        return None;
    }
    let days = (after.first_day() - before.last_day()).num_days();
    Some(Explanation {
        kind: ExplanationKind::LaterUpdate,
        message: format!("the document with the higher count is younger, by {}", in_words(days)),
    })
}

fn in_words(days: i64) -> String {
    let (number, unit) = match days {
        ..14 => (days, "day"),
        14..60 => (days / 7, "week"),
        60..730 => (days / 30, "month"),
        _ => (days / 365, "year"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}
