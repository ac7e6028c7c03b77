//! Dates as a text names them, made days, months and years: by the day of publication where it leaves out the year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::dates::{ResolvedDate, Year};
use crate::figures::DateMention;
use crate::model::PartialDate;

/// Whether "last" stands before a date: "last August".
pub(super) fn said_last(text: &str, date: &DateMention) -> bool {
    let before = text.get(..date.span.start()).unwrap_or_default().trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.eq_ignore_ascii_case("last")
}

pub(super) fn resolve(
    date: &DateMention,
    published: Option<PartialDate>,
    year: Option<i32>,
    last: bool,
) -> Option<ResolvedDate> {
    let inferred = match (date.year, published) {
        (Some(year), _) => year,
        // The latest such day that does not lie after publication.
        (None, Some(published)) => {
            let this_year = published.year_number();
            let later = PartialDate::month(this_year, date.month?)?.first_day() > published.last_day();
            // "Last August", written in August, is a year ago.
            let again = last && date.day.is_none() && published.month_number() == date.month;
            if later || again { this_year - 1 } else { this_year }
        }
        (None, None) => year?,
    };
    let from = match (date.month, date.day) {
        (Some(month), Some(day)) => PartialDate::day(inferred, month, day)?,
        (Some(month), None) => PartialDate::month(inferred, month)?,
        _ => PartialDate::year(inferred)?,
    };
    Some(ResolvedDate {
        start: date.span.start(),
        end: date.span.end(),
        from,
        to: date.end.filter(|end| *end >= from).unwrap_or(from),
        rough: false,
        counted: false,
        year: if date.year.is_some() { Year::Stated } else { Year::FilledIn },
    })
}

/// The latest day of that name that does not lie after publication.
pub(super) fn weekday_before(published: NaiveDate, weekday: Weekday) -> Option<PartialDate> {
    let back = published.weekday().days_since(weekday);
    published.checked_sub_days(Days::new(u64::from(back))).map(PartialDate::from)
}
