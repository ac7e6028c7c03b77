//! Some of a whole: "12 of the 30 seats", "227 killed, including 19 officers", "14 men and 9 women among the 23 dead".
//!
//! What is named need not be all there is, and may overlap: each part is held against the whole by itself, and several
//! together only where their kinds exclude one another.

use super::kinds::{beside, exclude_one_another, is_held_by_one, leave_no_third, may_be_one};
use super::lists::INCLUDING;
use super::sums::{REST, is_step};
use super::{Found, Sheet, begins_with, ends_with, holds, words};
use crate::model::{RelationKind, Role};
use crate::quantity::{Number, Unit};
use crate::vocabulary::{Vocabulary, WordList};

/// What joins a part to the whole that follows it at once.
static OF: WordList = WordList::named("of of subsets");

/// What opens a sentence or clause that says what some of a whole did.
static OUT_OF: WordList = WordList::named("out of too too");

/// Words before a number that counts nothing: "article 12 of the 30 laws".
static LABELS: WordList = WordList::named("labels of subsets");

/// What leads from parts to the whole that they stood among.
static AMONG: WordList = WordList::named("among");

/// Places, times and other circumstances that are no wholes: "in 12 cities", "over 3 days".
static CIRCUMSTANCE: WordList = WordList::named("circumstance");

/// Words after which a further figure is no further part: a part of the part, another time, who did it.
static ASIDE: WordList = WordList::named("aside of subsets");

/// Whether the words that lead to a figure, after the last comma or "and", set it aside from the list before it.
fn is_aside(gap: &str) -> bool {
    let item = gap.rsplit([',', ';']).next().unwrap_or_default();
    let item = if item.ends_with(" and") { "" } else { item.rsplit(" and ").next().unwrap_or_default() };
    holds(item, &ASIDE)
}

/// Verbs that may be taken for what is counted.
static VERBS: WordList = WordList::named("verbs of subsets");

/// More words than this between a whole and its part, and they may be of different things.
const REACH: usize = 12;
/// Parts that follow one another beyond this are no list.
const PARTS: usize = 16;

pub(super) fn read(sheet: &Sheet<'_>, line: &[usize], used: &[bool]) -> Vec<Found> {
    let mut found = including(sheet, line, used);
    found.extend(x_of_y(sheet, line, used));
    found.extend(out_of(sheet, line, used));
    found.extend(among(sheet, line, used));
    found
}

fn some(whole: usize, parts: impl IntoIterator<Item = usize>) -> Found {
    let parts = parts.into_iter().map(|part| (Role::Part, part));
    Found::new(RelationKind::SomeParts, std::iter::once((Role::Whole, whole)).chain(parts).collect())
}

/// Whether a figure has no noun of its own, or the same as its whole: "12" and "12 seats", not "12 residents".
fn is_of(sheet: &Sheet<'_>, part: usize, whole: usize) -> bool {
    let last = |mention: usize| sheet.noun(mention).and_then(|noun| noun.split(' ').next_back().map(str::to_owned));
    // "51,150 cast a ballot": a verb that looks like a noun.
    last(part).is_none_or(|noun| VERBS.contains(&noun.as_str())) || last(part) == last(whole)
}

fn is_counted(sheet: &Sheet<'_>, mention: usize) -> bool {
    sheet.is_amount(mention) && sheet.unit(mention) != Some(&Unit::Number)
}

/// Whether a figure is a place, time or other circumstance of what is counted, and not what a count has come to: "in 12
/// cities", but "stands at 31", "rose to 40".
pub(super) fn is_circumstance(sheet: &Sheet<'_>, mention: usize) -> bool {
    let lead = sheet.before(mention);
    if !ends_with(lead, &CIRCUMSTANCE) {
        return false;
    }
    let verb = lead.rsplit(' ').nth(1).unwrap_or_default();
    let vocabulary = Vocabulary::english();
    let moves = vocabulary.class(COMES_TO).zip(vocabulary.look_up(verb));
    moves.is_none_or(|(class, entry)| (entry.classes & class).is_empty())
}

/// The class of verbs by which a count comes to a value.
const COMES_TO: &str = "move";

/// "227 killed, including 19 officers": each part by itself, because what is named may overlap.
fn including(sheet: &Sheet<'_>, line: &[usize], used: &[bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for (position, part) in line.iter().copied().enumerate() {
        let before = sheet.before(part);
        if !ends_with(before, &INCLUDING) || used.get(part) == Some(&true) || !sheet.is_amount(part) {
            continue;
        }
        let candidates = line.get(..position).unwrap_or_default().iter().rev().copied().take(3);
        // "From 1,206 people, including 543": a circumstance that counts the like is the whole, if any is.
        let alike = |whole: usize| {
            sheet.noun(whole).is_some()
                && sheet.noun(part).is_some()
                && may_be_one(sheet.noun(whole).as_deref(), sheet.noun(part).as_deref())
        };
        let whole = candidates
            .filter(|whole| sheet.is_amount(*whole) && sheet.same_unit(*whole, part))
            .find(|whole| !is_circumstance(sheet, *whole) || alike(*whole));
        let Some(whole) = whole else { continue };
        // "94 in one district and 2 elsewhere, of which 48": which of them, nobody can tell.
        let before = line.partition_point(|other| *other < whole).checked_sub(1).and_then(|index| line.get(index));
        let item = before.is_some_and(|before| sheet.same_unit(*before, whole) && is_step(sheet, *before, whole));
        if item || !may_be_one(sheet.noun(whole).as_deref(), sheet.noun(part).as_deref()) {
            continue;
        }
        // What counts neither the same nor people may be of another kind altogether.
        let gap = super::plain(sheet.text.get(sheet.end(whole)..sheet.start(part)).unwrap_or_default());
        // "While the other bill includes 5": what includes it is named before the verb.
        let told_anew = ends_with(&gap, &INCLUDING_VERBS) && (gap.contains([',', ';']) || holds(&gap, &ANEW));
        // "Seven people dead, including 40 injured": what is no kind of it is no part of it, whatever the words.
        let excludes = exclude_one_another(&[beside(sheet, whole), beside(sheet, part)]);
        if words(&gap) <= REACH && !told_anew && !excludes {
            found.push(some(whole, [part]));
        }
    }
    found
}

/// What leads from a share to the one whose share it is.
static OF_A_BASE: WordList = WordList::named("of a base");

/// The verb that may have a subject of its own, and words that bring one in between a figure and that verb.
static INCLUDING_VERBS: WordList = WordList::named("including, as a verb");
static ANEW: WordList = WordList::named("subjects anew");

/// "12 of the 30 seats"; with those who hold the others: ", the Greens 10 and the Reds 9".
fn x_of_y(sheet: &Sheet<'_>, line: &[usize], used: &[bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for (position, pair) in line.windows(2).enumerate() {
        let &[part, whole] = pair else { continue };
        if !OF.contains(&&*sheet.between(part, whole)) {
            continue;
        }
        let lead = sheet.before(part);
        let label = lead.split(' ').next_back().is_some_and(|word| LABELS.contains(&word.trim_end_matches('.')));
        // "3 of 2022's storms": a year counts nothing.
        let year = sheet.stated(whole).is_some_and(|number| {
            number >= Number::from(1900) && number <= Number::from(2100) && !sheet.quote(whole).contains(',')
        });
        let fits = is_counted(sheet, whole)
            && sheet.is_amount(part)
            && sheet.same_unit(part, whole)
            && sheet.noun(part).is_none()
            && sheet.noun(whole).is_some();
        if !fits || label || year || used.get(part) == Some(&true) {
            continue;
        }
        let mut parts = vec![part];
        let mut last = whole;
        let held = sheet.noun(whole).is_some_and(|noun| is_held_by_one(&noun));
        for next in line.get(position + 2..).unwrap_or_default().iter().copied().take(PARTS) {
            let gap = sheet.between(last, next);
            let goes_on = held
                && sheet.is_amount(next)
                && sheet.same_unit(next, whole)
                && is_of(sheet, next, whole)
                && is_step(sheet, last, next)
                && !is_aside(&gap)
                && used.get(next) == Some(&false);
            if !goes_on {
                break;
            }
            parts.push(next);
            last = next;
            // Who has "the other three" has all that are left.
            if holds(super::last_clause(&gap), &REST) {
                break;
            }
        }
        found.push(some(whole, parts));
    }
    found
}

/// "Of the 45 crew members, 31 were rescued and 14 are missing."
fn out_of(sheet: &Sheet<'_>, line: &[usize], used: &[bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for (position, whole) in line.iter().copied().enumerate() {
        let lead = sheet.before(whole);
        let opens = OUT_OF
            .iter()
            .any(|phrase| lead.strip_suffix(phrase).is_some_and(|before| before.is_empty() || before.ends_with("; ")));
        if !opens || !is_counted(sheet, whole) {
            continue;
        }
        let mut parts: Vec<usize> = Vec::new();
        let mut last = whole;
        for next in line.get(position + 1..).unwrap_or_default().iter().copied().take(PARTS) {
            let gap = sheet.between(last, next);
            let first = parts.is_empty() && gap.ends_with(',') && words(&gap) <= REACH && !is_aside(&gap);
            let further = !parts.is_empty() && is_step(sheet, last, next) && !is_aside(&gap);
            let own = sheet.is_amount(next)
                && sheet.same_unit(next, whole)
                && is_of(sheet, next, whole)
                && used.get(next) == Some(&false);
            if !own || !(first || further) {
                break;
            }
            parts.push(next);
            last = next;
        }
        let kinds: Vec<String> = parts.iter().map(|part| beside(sheet, *part)).collect();
        let held = sheet.noun(whole).is_some_and(|noun| is_held_by_one(&noun));
        if parts.len() > 1 && (held || exclude_one_another(&kinds)) {
            found.push(some(whole, parts));
        } else {
            found.extend(parts.into_iter().map(|part| some(whole, [part])));
        }
    }
    found
}

/// "14 men and 9 women were among the 23 dead"
fn among(sheet: &Sheet<'_>, line: &[usize], used: &[bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for (position, pair) in line.windows(2).enumerate() {
        let &[last, whole] = pair else { continue };
        let gap = sheet.between(last, whole);
        let kin = may_be_one(sheet.noun(whole).as_deref(), sheet.noun(last).as_deref());
        let apart = words(&gap) > REACH || gap.contains([';', ':']);
        if !ends_with(&gap, &AMONG) || apart || !kin || !is_counted(sheet, whole) {
            continue;
        }
        let mut parts = vec![last];
        for earlier in line.windows(2).take(position).rev().take(PARTS) {
            let &[a, b] = earlier else { break };
            if !is_step(sheet, a, b) || !sheet.same_unit(a, whole) {
                break;
            }
            parts.insert(0, a);
        }
        let own = |part: &usize| is_counted(sheet, *part) && used.get(*part) == Some(&false);
        if !sheet.same_unit(last, whole) || !parts.iter().all(own) {
            continue;
        }
        let kinds: Vec<String> = parts.iter().map(|part| beside(sheet, *part)).collect();
        if parts.len() > 1 && exclude_one_another(&kinds) {
            found.push(some(whole, parts));
        } else {
            found.extend(parts.into_iter().map(|part| some(whole, [part])));
        }
    }
    found
}

/// "Of 5,000 ballots, 4,800 were valid and 200 invalid"; "105 casualties (40 killed and 65 injured)"; "52 % for and 48 % against".
pub(super) fn complements(sheet: &Sheet<'_>, line: &[usize], used: &[bool]) -> Option<Found> {
    for pair in line.windows(2) {
        let &[a, b] = pair else { continue };
        let free = [a, b].iter().all(|mention| used.get(*mention) == Some(&false));
        let third = || leave_no_third(&beside(sheet, a), &beside(sheet, b));
        if !free || !is_step(sheet, a, b) || !third() {
            continue;
        }
        let parts = vec![(Role::Part, a), (Role::Part, b)];
        if sheet.is_percent(a) && sheet.is_percent(b) {
            // "51 % of women support one, 51 % of men the other": shares of each of them.
            if [a, b].iter().all(|share| begins_with(sheet.after(*share), &OF_A_BASE)) {
                continue;
            }
            return Some(Found::new(RelationKind::SomeParts, parts));
        }
        let position = line.partition_point(|mention| *mention < a).checked_sub(1);
        let whole = position.and_then(|position| line.get(position)).copied();
        let Some(whole) =
            whole.filter(|whole| sheet.is_amount(*whole) && sheet.same_unit(*whole, a) && sheet.same_unit(a, b))
        else {
            continue;
        };
        let gap = sheet.between(whole, a);
        let opens = OUT_OF.contains(&sheet.before(whole));
        let leads =
            holds(&gap, &["of which", "of whom", "of these", "of them"]) || gap.ends_with('(') || gap.ends_with(':');
        if (opens || leads) && words(&gap) <= REACH && !begins_with(&gap, &["more", "fewer"]) {
            let members = std::iter::once((Role::Whole, whole)).chain(parts).collect();
            return Some(Found::new(RelationKind::AllParts, members));
        }
    }
    None
}
