//! What an entry of a list of sources says: authors, title, publisher, date, address.
//!
//! Entries keep to no one style. What is sure is read first, the address and the date; they bound the rest. What does
//! not parse stays in the raw text.

mod address;
mod locators;
mod names;
mod published;
mod titles;

use std::ops::Range;

use address::addresses;
use names::authors;
use published::{choose_date, dates_differ, is_after_authors, is_visit, settled};
use titles::{Parts, begins_with_title, read_head, read_quoted, trim_tail};

pub(super) use locators::is_label;

use super::entry_date::{DateForm, EntryDate, entry_dates};
use crate::model::{Document, Reference, ReferenceProblem, Span};

/// What a source shows, it shows early; an entry that runs on longer is commentary.
const READ_AT_MOST: usize = 8_000;

/// Reads the entry at `span`, whose words begin at `body` behind the number.
pub(super) fn read_entry(document: &Document, span: Span, key: &str, body: usize) -> Reference {
    let text = document.text.as_str();
    let mut reference = Reference::new(document.id.clone(), key, document.quote(span)).at(span);
    let mut end = span.end().min(body + READ_AT_MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let Some(words) = text.get(body..end) else {
        return reference;
    };
    let place = |range: &Range<usize>| Span::new(body + range.start, body + range.end);

    let addresses = addresses(words);
    let address = addresses.iter().find(|address| address.url.is_some());
    reference.url = address.and_then(|address| address.url.clone());
    let broken = addresses.iter().filter(|address| address.url.is_none());
    let broken = broken.filter_map(|address| place(&address.range));
    reference.problems.extend(broken.map(|span| ReferenceProblem::BrokenUrl { span }));

    let dates: Vec<EntryDate> = entry_dates(words)
        .into_iter()
        .filter(|date| !addresses.iter().any(|address| address.range.contains(&date.range.start)))
        .filter(|date| !is_visit(words, date.range.start))
        .collect();
    let limit = addresses.first().map(|address| address.range.start);
    let date = choose_date(words, &dates, limit).map(|date| settled(date, words, address));
    let date = date.as_ref();
    if let Some(date) = date {
        reference.published = date.date;
        let problem = place(&date.range).and_then(|span| match (date.form, date.date) {
            (_, None) => Some(ReferenceProblem::NoSuchDate { span }),
            (DateForm::Spaced, _) => Some(ReferenceProblem::SpacedDate { span }),
            (DateForm::Ambiguous, _) => Some(ReferenceProblem::AmbiguousDate { span }),
            _ => None,
        });
        reference.problems.extend(problem);
        let differs = address.filter(|address| dates_differ(date, address));
        let places = differs.and_then(|address| Some((place(&date.range)?, place(&address.range)?)));
        reference.problems.extend(places.map(|(span, url)| ReferenceProblem::DatesDiffer { span, url }));
    }
    reference.problems.sort_by_key(|problem| (problem.span(), *problem));

    let parts = match (date, limit) {
        (Some(date), _) if is_after_authors(words, date) => {
            let title = words.get(date.range.end..limit.unwrap_or(words.len())).unwrap_or_default();
            let mut parts = read_head(title.trim_start_matches([')', '.', ',', ':', ' ']));
            parts.authors = authors(words.get(..date.range.start).unwrap_or_default());
            parts
        }
        (Some(date), _) => read_head(words.get(..date.range.start).unwrap_or_default()),
        (None, Some(limit)) => read_head(words.get(..limit).unwrap_or_default()),
        (None, None) if begins_with_title(words) => read_quoted(trim_tail(words)).unwrap_or_default(),
        (None, None) => Parts::default(),
    };
    reference.authors = parts.authors;
    reference.title = parts.title;
    reference.publisher = parts.publisher;
    reference
}

#[cfg(test)]
mod tests;
