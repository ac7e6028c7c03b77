//! The date of publication among the dates of an entry.

use super::address::Address;
use super::locators::is_tail;
use super::names::authors;
use crate::model::PartialDate;
use crate::sources::entry_date::{DateForm, EntryDate, address_dates};
use crate::text::lowered;
use crate::vocabulary::WordList;

/// Words before the date of a visit, which is not the date of publication.
static VISITS: WordList = WordList::named("visits");

/// How far before its date a visit is told, in bytes: "Archived from the original on".
const BEFORE_VISIT: usize = 48;

pub(super) fn is_visit(words: &str, date: usize) -> bool {
    let mut start = date.saturating_sub(BEFORE_VISIT);
    while !words.is_char_boundary(start) {
        start += 1;
    }
    let before = lowered(words.get(start..date).unwrap_or_default());
    let clause = before.rsplit(['.', ';']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    VISITS.iter().any(|visit| clause.contains(visit))
}

/// The date of publication: the last one before the address, or the one that ends the entry.
pub(super) fn choose_date<'a>(words: &str, dates: &'a [EntryDate], limit: Option<usize>) -> Option<&'a EntryDate> {
    let after_authors = dates.iter().find(|date| is_after_authors(words, date));
    let whole = |date: &&EntryDate| date.form != DateForm::Year;
    match limit {
        Some(limit) => {
            let mut before = dates.iter().rev().filter(|date| date.range.end <= limit && limit - date.range.end <= 200);
            let last = before.clone().find(whole);
            last.or(after_authors).or_else(|| before.next())
        }
        None => {
            let ends = |date: &&EntryDate| {
                let rest = words.get(date.range.end..).unwrap_or_default();
                let rest = rest.trim_start_matches([')', ']', '.', ',', ';', ':', ' ', '–', '-', '\n']);
                let visit = rest.len() <= 200
                    && ["Archived", "Retrieved", "Accessed"].iter().any(|word| rest.starts_with(word));
                rest.is_empty() || visit || (rest.len() <= 60 && is_tail(rest))
            };
            let last = dates.iter().rev().find(|date| ends(date));
            last.filter(whole).or(after_authors).or(last)
        }
    }
}

/// "Lind, A. (2016). Bridges": the date stands in brackets behind the authors.
pub(super) fn is_after_authors(words: &str, date: &EntryDate) -> bool {
    let before = words.get(..date.range.start).unwrap_or_default();
    let after = words.get(date.range.end..).unwrap_or_default();
    before.len() <= 200
        && before.ends_with('(')
        && after.starts_with(')')
        && after.len() > 12
        && !authors(before).is_empty()
}

/// A date whose day and month may stand either way, settled by its own address where that names one of the two days.
pub(super) fn settled(date: &EntryDate, words: &str, address: Option<&Address>) -> EntryDate {
    let mut settled = date.clone();
    if date.form != DateForm::Ambiguous {
        return settled;
    }
    let days =
        address.and_then(|address| address.url.as_ref()).map(|url| address_dates(url.path())).unwrap_or_default();
    let parts: Vec<u8> = words
        .get(date.range.clone())
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .collect();
    let (Some(year), [a, b, ..]) = (date.date, parts.as_slice()) else {
        return settled;
    };
    let either = [(b, a), (a, b)].map(|(month, day)| PartialDate::day(year.year_number(), *month, *day));
    let named: Vec<PartialDate> = either.into_iter().flatten().filter(|day| days.contains(day)).collect();
    if let [one] = named.as_slice() {
        settled.date = Some(*one);
        settled.form = DateForm::Whole;
    }
    settled
}

/// Whether the address names a day, and no day that it may name lies within a day of the entry's date.
pub(super) fn dates_differ(date: &EntryDate, address: &Address) -> bool {
    let (Some(date), Some(url)) = (date.date, &address.url) else {
        return false;
    };
    // An archive's address carries the day of archiving.
    if date.day_number().is_none() || url.path().contains("://") || url.path().contains("http") {
        return false;
    }
    let days = address_dates(url.path());
    // A day's allowance: midnight falls at different hours.
    let near = |other: &PartialDate| (other.first_day() - date.first_day()).num_days().abs() <= 1;
    !days.is_empty() && !days.iter().any(near)
}
