//! Percentages of one whole without amounts: answers to one question, shares of one vote.
//!
//! Seldom is every option named, so that together they may be less than a hundred; more they cannot be.

use super::sums::is_step;
use super::{Found, Sheet, ends_with, first_clause, holds, plain};
use crate::model::{RelationKind, Role};
use crate::vocabulary::WordList;

/// Answers that close a list of answers.
static UNDECIDED: WordList = WordList::named("undecided");

/// Words for the vote whose shares follow.
static VOTE: WordList = WordList::named("vote");

/// Words that put shares beside one another that are of several votes, groups or places.
static SEVERAL: WordList = WordList::named("several");

pub(super) fn read(sheet: &Sheet<'_>, sentence: usize, line: &[usize]) -> Option<Found> {
    answers(sheet, line).or_else(|| votes(sheet, sentence, line))
}

/// Answers to one question, the undecided among them: together they do not exceed a hundred percent.
fn answers(sheet: &Sheet<'_>, line: &[usize]) -> Option<Found> {
    let (last, _) = line.split_last()?;
    if line.len() < 3 || !line.iter().all(|mention| sheet.is_percent(*mention)) {
        return None;
    }
    let chained = line.windows(2).all(|pair| matches!(pair, [a, b] if is_step(sheet, *a, *b)));
    // "12 % have no opinion on the law" may answer another question than the shares before.
    let closed = ends_with(first_clause(sheet.after(*last)), &UNDECIDED);
    (chained && closed).then(|| at_most_all(line))
}

fn at_most_all(line: &[usize]) -> Found {
    Found::new(RelationKind::SomeParts, line.iter().map(|part| (Role::Part, *part)).collect())
}

/// "Ash won 61 % of the vote, Birch 27 % and Cedar 12 %": each voter chose one, whoever else stood.
fn votes(sheet: &Sheet<'_>, sentence: usize, line: &[usize]) -> Option<Found> {
    let all_percent = line.iter().all(|mention| sheet.is_percent(*mention) && !sheet.is_signed(*mention));
    if !all_percent || line.len() < 2 {
        return None;
    }
    let words = sheet.sentence(sentence);
    if !holds(&words, &VOTE) || holds(&words, &SEVERAL) {
        return None;
    }
    let mut names = Vec::new();
    for pair in line.windows(2) {
        let &[a, b] = pair else { continue };
        let gap = sheet.text.get(sheet.end(a)..sheet.start(b))?;
        // "… in Amla and … in Borsk": shares of several places. Whoever holds a share stands right before it.
        let holder = gap.rsplit([',', ';']).next()?.trim();
        let holder = holder.rsplit(" and ").next()?;
        let holder = holder.strip_prefix("and ").unwrap_or(holder).trim();
        let against = holds(first_clause(sheet.after(b)), &["against all", "none of the above"]);
        let bare = ["the ", "his ", "her ", "its "].iter().find_map(|lead| holder.strip_prefix(lead)).unwrap_or(holder);
        let named = bare.chars().next().is_some_and(char::is_uppercase);
        if !is_step(sheet, a, b) || holds(&plain(gap), &["in", "at", "from"]) || !(named || against) {
            return None;
        }
        names.push(plain(holder));
    }
    names.sort_unstable();
    let several = names.windows(2).any(|pair| matches!(pair, [a, b] if a == b));
    (!several).then(|| at_most_all(line))
}
