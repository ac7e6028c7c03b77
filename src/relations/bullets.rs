//! Totals over rows: a list of items, or of short lines, under a sentence that states their total or with a row of its own
//! for it.

use super::pairs::is_row;
use super::{Found, Sheet, begins_with, holds, plain};
use crate::model::{RelationKind, Role};
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// Words of a sentence before a list by which the list is complete.
static COMPLETE: WordList = WordList::named("complete");

/// What a row is called that sums up the others.
static TOTAL: WordList = WordList::named("total");

/// What a row begins with that divides the row before it.
static WITHIN: WordList = WordList::named("within");

/// A row with its only amount and its only percentage.
#[derive(Clone, Copy, Debug)]
struct Row {
    sentence: usize,
    amount: Option<usize>,
    share: Option<usize>,
    is_total: bool,
}

pub(super) fn read(sheet: &Sheet<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut run: Vec<Row> = Vec::new();
    for sentence in 0..sheet.segments.sentences.len() {
        let follows = run.last().is_none_or(|last: &Row| last.sentence + 1 == sentence);
        let row = row(sheet, sentence).filter(|row| run.first().is_none_or(|first| alike(sheet, first, row)));
        match row {
            Some(row) if follows => run.push(row),
            // "- of which 12 in the north" divides the row before it.
            None if follows && !run.is_empty() && is_within(sheet, sentence) => {
                if let Some(last) = run.last_mut() {
                    last.sentence = sentence;
                }
            }
            other => {
                found.extend(summed(sheet, &run));
                run.clear();
                run.extend(other);
            }
        }
    }
    found.extend(summed(sheet, &run));
    found
}

fn is_within(sheet: &Sheet<'_>, sentence: usize) -> bool {
    if !is_row(sheet, sentence) {
        return false;
    }
    let text = sheet.sentence(sentence);
    begins_with(text.trim_start_matches(|c: char| !c.is_alphanumeric()), &WITHIN)
}

/// A row with an amount, a percentage or both, and no other figures.
fn row(sheet: &Sheet<'_>, sentence: usize) -> Option<Row> {
    if sheet.line(sentence).is_empty() || !is_row(sheet, sentence) {
        return None;
    }
    // What ends with a colon leads to rows.
    if is_within(sheet, sentence) || sheet.printed(sentence).trim_end().ends_with(':') {
        return None;
    }
    let mut row = Row { sentence, amount: None, share: None, is_total: false };
    for mention in sheet.line(sentence).iter().copied() {
        let place = match sheet.is_percent(mention) && !sheet.is_signed(mention) {
            true => &mut row.share,
            false if sheet.is_amount(mention) => &mut row.amount,
            false => return None,
        };
        if place.replace(mention).is_some() {
            return None;
        }
    }
    let first = row.amount.into_iter().chain(row.share).min()?;
    let label = sheet.before(first);
    let label = label.unmarked();
    row.is_total = TOTAL.contains(&label);
    Some(row)
}

/// Whether two rows have the same columns, and count the same.
fn alike(sheet: &Sheet<'_>, first: &Row, other: &Row) -> bool {
    let nouns = |a: usize, b: usize| match (sheet.noun(a), sheet.noun(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let amounts = match (first.amount, other.amount) {
        (Some(a), Some(b)) => sheet.same_unit(a, b) && nouns(a, b),
        (None, None) => true,
        _ => false,
    };
    // A total of a hundred per cent is often left out.
    amounts && (first.share.is_some() == other.share.is_some() || other.is_total)
}

fn summed(sheet: &Sheet<'_>, rows: &[Row]) -> Vec<Found> {
    let totals: Vec<&Row> = rows.iter().filter(|row| row.is_total).collect();
    let parts: Vec<&Row> = rows.iter().filter(|row| !row.is_total).collect();
    let ends = [rows.first(), rows.last()];
    let amounts: Option<Vec<usize>> = parts.iter().map(|row| row.amount).collect();
    let amounts = amounts.filter(|amounts| amounts.len() > 1);
    let shares: Option<Vec<usize>> = parts.iter().map(|row| row.share).collect();
    let shares = shares.filter(|shares| shares.len() > 1);
    let sum = |whole: Option<usize>, parts: Vec<usize>| {
        let parts = parts.into_iter().map(|part| (Role::Part, part));
        let members = whole.map(|whole| (Role::Whole, whole)).into_iter().chain(parts).collect();
        Found::new(RelationKind::AllParts, members)
    };
    match totals.as_slice() {
        // A total in the middle sums up one side, or both: that cannot be told.
        [total] if ends.iter().flatten().any(|row| row.sentence == total.sentence) => {
            let by_amount = total.amount.zip(amounts).map(|(whole, parts)| sum(Some(whole), parts));
            let by_share = total.share.zip(shares).map(|(whole, parts)| sum(Some(whole), parts));
            by_amount.into_iter().chain(by_share).collect()
        }
        [] => amounts.zip(total_above(sheet, rows)).map(|(parts, whole)| sum(Some(whole), parts)).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The total in the sentence that leads to a list.
fn total_above(sheet: &Sheet<'_>, rows: &[Row]) -> Option<usize> {
    let first = rows.first()?;
    let above = first.sentence.checked_sub(1)?;
    let words = sheet.sentence(above);
    if !words.ends_with(':') || !holds(&words, &COMPLETE) {
        return None;
    }
    let own = first.amount?;
    let alike = |mention: &usize| sheet.is_amount(*mention) && sheet.same_unit(*mention, own);
    let mut amounts = sheet.line(above).iter().copied().filter(alike);
    let (whole, None) = (amounts.next()?, amounts.next()) else { return None };
    // Rows that name what they count must count what the sentence does: "412 complaints: 3 towns, 4 villages".
    let noun = |mention: usize| sheet.noun(mention).and_then(|noun| noun.split(' ').next_back().map(str::to_owned));
    let counts_alike = rows
        .iter()
        .filter_map(|row| noun(row.amount?))
        .all(|own| noun(whole).is_none_or(|whole| whole == own) || plain(&words).contains(&own));
    counts_alike.then_some(whole)
}
