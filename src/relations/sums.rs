//! Totals with all of their parts: "The total is 38.2 bn: … and all the other states 6.7", "40 killed and 60 injured, a total
//! of 100", "exports of 12.4 and imports of 15.1, leaving a deficit of 2.7".

use super::gaps::Table;
use super::lists::{APIECE, INCLUDING};
use super::{Found, Sheet, begins_with, ends_with, first_clause, holds, last_clause, words};
use crate::model::{RelationKind, Role};
use crate::quantity::Unit;
use crate::vocabulary::WordList;

/// Words for what is left: with one of them a list of parts is complete.
pub(super) static REST: WordList = WordList::named("rest");

/// Words like them that leave nothing.
static NO_REST: WordList = WordList::named("no rest");

/// What leads to the first of two wholes, each with a share of its own, and to the second.
static IN_ONE: WordList = WordList::named("in one of two");
static IN_THE_OTHER: WordList = WordList::named("in the other of two");

/// Words that name a total.
static TOTAL: WordList = WordList::named("total of sums");

/// What stands before a total that sums up the parts before it: "40 killed and 60 injured, a total of 100".
static SUMS_UP: WordList = WordList::named("sums up");

/// Words after which figures belong to something else: another time, a comparison, a price, a duration.
pub(super) static ELSEWHERE: WordList = WordList::named("elsewhere");

/// What joins one part of a list to the next.
static SEPARATORS: WordList = WordList::named("separators");

/// A list of more words between two parts is no list.
const STEP: usize = 12;

/// Nor is one of more words in the clause before what is left.
const CLAUSE: usize = 20;

/// The total of a list is looked for so many sentences back.
const SENTENCES: usize = 4;

/// What leads from two amounts to the difference between them.
static LEAVING: WordList = WordList::named("leaving");

pub(super) fn read(sheet: &Sheet<'_>, sentence: usize, line: &[usize], used: &[bool]) -> Option<Found> {
    summed_up(sheet, line, used).or_else(|| rest(sheet, sentence, line)).or_else(|| difference(sheet, line, used))
}

/// Whether one figure leads to the next as parts of a list.
pub(super) fn is_step(sheet: &Sheet<'_>, first: usize, second: usize) -> bool {
    match sheet.gaps.between(first, second) {
        Some(gap) => {
            let strays = |table| sheet.gaps.holds_after(first, table);
            separates(gap) && !strays(Table::Elsewhere) && !strays(Table::Including)
        }
        None => is_step_by(&sheet.between(first, second)),
    }
}

/// Whether some words lead from one part of a list to the next.
pub(super) fn is_step_by(gap: &str) -> bool {
    separates(gap) && !holds(gap, &ELSEWHERE) && !holds(gap, &INCLUDING)
}

/// Whether words end with those for all that is left: "and the rest,", "while the remaining".
fn is_rest_itself(lead: &str) -> bool {
    let lead = lead.trim_end().trim_end_matches(',');
    ends_with(lead, &REST) && !ends_with(lead, &NO_REST)
}

/// Whether one figure leads to the next as what is left: with that word right before it a clause may be longer.
fn leads_to_rest(sheet: &Sheet<'_>, first: usize, second: usize) -> bool {
    let gap = sheet.between(first, second);
    is_rest_itself(&gap) && separates_within(&gap, CLAUSE) && !holds(&gap, &ELSEWHERE) && !holds(&gap, &INCLUDING)
}

/// Whether words part two items of a list, whatever else they say.
fn separates(gap: &str) -> bool {
    separates_within(gap, STEP)
}

fn separates_within(gap: &str, most: usize) -> bool {
    !gap.contains(['(', ')', ':'])
        && words(gap) <= most
        && SEPARATORS.iter().any(|separator| ends_with_item(gap, separator))
}

/// Whether a gap holds a separator, followed by no more than a few words that introduce the next part.
fn ends_with_item(gap: &str, separator: &str) -> bool {
    let at = if separator.chars().all(char::is_alphabetic) {
        gap.match_indices(separator)
            .filter(|(at, _)| super::is_edge(gap, *at) && super::is_edge(gap, at + separator.len()))
            .map(|(at, _)| at + separator.len())
            .last()
    } else {
        gap.rfind(separator).map(|at| at + separator.len())
    };
    at.and_then(|at| gap.get(at..)).is_some_and(|rest| words(rest) <= 8)
}

/// The words of a figure's own item: "30 percent for hunting | and the rest for sport" gives no number for the rest.
fn first_item(after: &str) -> &str {
    let clause = first_clause(after);
    let joint = |separator: &str| {
        let edges = |at: usize| super::is_edge(clause, at) && super::is_edge(clause, at + separator.len());
        clause.match_indices(separator).map(|(at, _)| at).find(|at| edges(*at))
    };
    let joints = SEPARATORS.iter().filter(|separator| separator.chars().all(char::is_alphabetic));
    joints.filter_map(|separator| joint(separator)).min().and_then(|at| clause.get(..at)).unwrap_or(clause)
}

/// A complete list: its last part, or one of them, is what is left.
fn rest(sheet: &Sheet<'_>, sentence: usize, line: &[usize]) -> Option<Found> {
    let near_rest = |mention: usize| {
        if !sheet.gaps.holds_beside(mention, Table::Rest) {
            return false;
        }
        let (before, after) = (sheet.before(mention), sheet.after(mention));
        let close = |text: &str| words(text) <= 8 && holds(text, &REST) && !holds(text, &NO_REST);
        // "And the rest, 24 percent, …".
        close(last_clause(before))
            || is_rest_itself(before)
            || (begins_with(after, &["for", "to", "on", "in", "by", "from", "went"]) && close(first_item(after)))
    };
    // "21 percent in one contest and 35 percent in the other", "in one ward 54 percent did, in the other 61": shares of two wholes.
    let of_another = |mention: usize| {
        let leads = begins_with(sheet.after(mention), &IN_THE_OTHER);
        let led = || ends_with(last_clause(sheet.before(mention)).trim_end(), &IN_THE_OTHER);
        sheet.is_percent(mention) && (leads || led()) && holds(&sheet.sentence(sentence), &IN_ONE)
    };
    let last = line.iter().copied().rev().find(|mention| near_rest(*mention))?;
    // "At nine apiece": how many those are, nobody has counted here.
    let of_each = line.iter().any(|mention| begins_with(sheet.after(*mention), &APIECE));
    if of_another(last) || of_each {
        return None;
    }
    if let Some(found) = rest_without_unit(sheet, line) {
        return Some(found);
    }
    let alike = |mention: &usize| match (sheet.is_percent(*mention), sheet.is_percent(last)) {
        (true, true) => true,
        (false, false) => sheet.is_amount(*mention) && sheet.same_unit(*mention, last),
        _ => false,
    };
    // What stands behind the rest is of something else.
    let mut list: Vec<usize> = line.iter().copied().filter(|mention| *mention <= last && alike(mention)).collect();
    if sheet.is_percent(last) {
        // Every percentage of the sentence must be one of the list, and nothing else may come between.
        let leads =
            |first, second| is_step(sheet, first, second) || second == last && leads_to_rest(sheet, first, last);
        let chained = list.windows(2).all(|pair| matches!(pair, [a, b] if leads(*a, *b)));
        let compared = holds(&sheet.sentence(sentence), &["compared", "than", "versus", "rose", "fell", "turnout"]);
        let parts = list.into_iter().map(|part| (Role::Part, part)).collect::<Vec<_>>();
        // "The rest at 4 percent or less": of each of them.
        // "48 percent saw some. Only 20 percent saw none; the remaining 32 …": the first stand in the sentence before.
        let before =
            sentence.checked_sub(1).filter(|before| sheet.paragraph_of(*before) == sheet.paragraph_of(sentence));
        let open = sheet.bounded(last)
            || before.is_some_and(|before| sheet.line(before).iter().any(|other| sheet.is_percent(*other)));
        return (chained && !compared && !open && parts.len() > 1).then(|| Found::new(RelationKind::AllParts, parts));
    }
    let bare = list.iter().all(|part| sheet.unit(*part) == Some(&Unit::Number) && sheet.noun(*part).is_none());
    let elliptical = bare.then(|| lending_total(sheet, sentence)).flatten();
    let mut earlier = Vec::new();
    let whole = match elliptical.or_else(|| whole_of_list(sheet, &mut list)) {
        Some(whole) => whole,
        None => {
            let (whole, parts) = whole_before(sheet, sentence, *list.first()?)?;
            earlier = parts;
            whole
        }
    };
    let chained = list.windows(2).all(|pair| matches!(pair, [a, b] if is_listed(sheet, line, whole, *a, *b)));
    if !chained || list.len() + earlier.len() < 2 {
        return None;
    }
    let parts = earlier.into_iter().chain(list).map(|part| (Role::Part, part));
    let mut found = Found::new(RelationKind::AllParts, std::iter::once((Role::Whole, whole)).chain(parts).collect());
    found.elliptical = elliptical.is_some();
    Some(found)
}

/// "cost 38.2 million euros in total: 13.2 million for staff, …": the parts go without the currency of the total.
fn rest_without_unit(sheet: &Sheet<'_>, line: &[usize]) -> Option<Found> {
    let (whole, parts) = line.split_first()?;
    let money = matches!(sheet.unit(*whole), Some(Unit::Currency(_)));
    let scaled = |part: &usize| {
        let number = sheet.unit(*part) == Some(&Unit::Number) && sheet.noun(*part).is_none();
        number && sheet.stated(*part).is_some_and(|stated| stated.exponent() > 0)
    };
    let leads = sheet.after(*whole).ends_with(':');
    let chained = parts.windows(2).all(|pair| matches!(pair, [a, b] if is_step(sheet, *a, *b)));
    if !money || !leads || !chained || parts.len() < 2 || !parts.iter().all(scaled) {
        return None;
    }
    let members = std::iter::once((Role::Whole, *whole)).chain(parts.iter().map(|part| (Role::Part, *part)));
    let mut found = Found::new(RelationKind::AllParts, members.collect());
    found.elliptical = true;
    Some(found)
}

/// The money that the sentence before names as the total, where it is its only figure: bare numbers that divide it have its
/// unit and scale.
fn lending_total(sheet: &Sheet<'_>, sentence: usize) -> Option<usize> {
    let earlier = sentence.checked_sub(1)?;
    let &[total] = sheet.line(earlier) else { return None };
    let money = matches!(sheet.unit(total), Some(Unit::Currency(_)));
    let same = sheet.paragraph_of(earlier) == sheet.paragraph_of(sentence);
    (money && same && holds(&sheet.sentence(earlier), &TOTAL)).then_some(total)
}

/// Whether a part leads to the next, over percentages in brackets, or the whole of "62 of the 110 seats", that stand between.
fn is_listed(sheet: &Sheet<'_>, line: &[usize], whole: usize, a: usize, b: usize) -> bool {
    let (from, to) = (line.partition_point(|other| *other <= a), line.partition_point(|other| *other < b));
    match line.get(from..to).unwrap_or_default() {
        [] => is_step(sheet, a, b),
        [other] if *other == whole => is_step(sheet, whole, b),
        [share] if sheet.is_percent(*share) => {
            let gap = sheet.between(*share, b);
            let gap = gap.trim_start_matches(')').trim();
            is_step_by(gap)
        }
        _ => false,
    }
}

/// The total of a list, where its own sentence names it: its first figure, or the whole of "62 of the 110 seats".
fn whole_of_list(sheet: &Sheet<'_>, list: &mut Vec<usize>) -> Option<usize> {
    let (first, second) = (list.first().copied()?, list.get(1).copied());
    let after = sheet.after(first);
    let before = sheet.before(first);
    let opens = after.ends_with(':') || begins_with(after, &[":", "– of which", "of which", ", of which", ", of whom"]);
    let out_of = ["of", "of the", "of a total of", "out of", "out of the"].contains(&before);
    let named = holds(before, &TOTAL) && !holds(before, &REST);
    if list.len() > 2 && (opens || out_of || (named && !is_step_before(after))) {
        list.remove(0);
        return Some(first);
    }
    let second = second.filter(|second| {
        ["of", "of the", "out of", "out of the", "of its"].contains(&&*sheet.between(first, *second))
    })?;
    list.remove(1);
    Some(second)
}

/// The total that one of the sentences before names, with the parts that stand between.
fn whole_before(sheet: &Sheet<'_>, sentence: usize, first: usize) -> Option<(usize, Vec<usize>)> {
    let mut parts = Vec::new();
    for back in 1..=SENTENCES {
        let earlier = sentence.checked_sub(back)?;
        if sheet.paragraph_of(earlier) != sheet.paragraph_of(sentence) {
            return None;
        }
        let line = sheet.line(earlier);
        let alike = |mention: &usize| sheet.is_amount(*mention) && sheet.same_unit(*mention, first);
        let own: Vec<usize> = line.iter().copied().filter(alike).collect();
        let words = sheet.sentence(earlier);
        match own.as_slice() {
            [] => {}
            [total] if holds(&words, &TOTAL) => return Some((*total, parts)),
            // Parts in a sentence of their own, and nothing else in it that could be meant.
            own => {
                let chained = own.windows(2).all(|pair| matches!(pair, [a, b] if is_step(sheet, *a, *b)));
                if !chained || own.len() != line.len() || holds(&words, &ELSEWHERE) || holds(&words, &INCLUDING) {
                    return None;
                }
                parts.splice(0..0, own.iter().copied());
            }
        }
    }
    None
}

/// Whether what follows a figure goes on to the next part at once: then the figure is a part itself.
fn is_step_before(after: &str) -> bool {
    after.starts_with("for ") || after.starts_with("to ") || after.starts_with("from ")
}

/// "40 killed and 60 injured, a total of 100 casualties"
fn summed_up(sheet: &Sheet<'_>, line: &[usize], used: &[bool]) -> Option<Found> {
    let (whole, list) = line.split_last()?;
    let after = sheet.after(*whole);
    let in_all = begins_with(after, &["in all", "in total", "altogether", "all told"]);
    let last = list.last()?;
    let gap = sheet.between(*last, *whole);
    let named = SUMS_UP.iter().any(|phrase| *phrase != ", or" && gap.ends_with(phrase));
    if !(named || (in_all && gap.contains([',', '–', '—']))) || words(&gap) > STEP || holds(&gap, &["bringing", "to"])
    {
        return None;
    }
    let mut parts = vec![*last];
    for pair in list.windows(2).rev() {
        let &[a, b] = pair else { break };
        // A total before them sums up what is before it.
        if !is_step(sheet, a, b) || SUMS_UP.iter().any(|phrase| *phrase != ", or" && sheet.before(a).ends_with(phrase))
        {
            break;
        }
        parts.insert(0, a);
    }
    let alike = parts
        .iter()
        .all(|part| sheet.is_amount(*part) && sheet.same_unit(*part, *whole) && used.get(*part) == Some(&false));
    if !alike || parts.len() < 2 {
        return None;
    }
    let parts = parts.into_iter().map(|part| (Role::Part, part));
    Some(Found::new(RelationKind::AllParts, std::iter::once((Role::Whole, *whole)).chain(parts).collect()))
}

/// "Exports were worth 12.4 and imports 15.1, leaving a deficit of 2.7": the larger is the other with the difference.
fn difference(sheet: &Sheet<'_>, line: &[usize], used: &[bool]) -> Option<Found> {
    line.windows(3).find_map(|triple| {
        let &[a, b, size] = triple else { return None };
        let gap = sheet.between(b, size);
        let leaves = LEAVING.iter().any(|phrase| gap.ends_with(phrase)) && words(&gap) <= STEP && gap.contains(',');
        let alike = [a, b, size].iter().all(|mention| {
            sheet.is_amount(*mention) && sheet.same_unit(*mention, a) && used.get(*mention) == Some(&false)
        });
        if !leaves || !alike || !is_step(sheet, a, b) {
            return None;
        }
        let (whole, part) = if sheet.stated(a)? < sheet.stated(b)? { (b, a) } else { (a, b) };
        let members = vec![(Role::Whole, whole), (Role::Part, part), (Role::Part, size)];
        Some(Found::new(RelationKind::AllParts, members))
    })
}
