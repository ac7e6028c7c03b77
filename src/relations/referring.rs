//! Parts of what was counted just before, pointed back to by a pronoun: "46 people died, 28 of them in Lampa", "14 cases have
//! been confirmed. Eleven of these come from Lampa and five from Tarim", "27 people died. Of these, 12 were children".
//!
//! Each part is held against the whole by itself; several together only where their kinds exclude one another, or each has a
//! place of its own.

use super::kinds::{beside, exclude_one_another, may_be_one};
use super::lists::is_money;
use super::sums::is_step_by;
use super::{Found, Sheet, begins_with, first_clause, words};
use crate::model::{RelationKind, Role};
use crate::text::words_of;
use crate::vocabulary::{WordList, singular_of};

/// Words that stand for what was counted: "of them", "of these".
static POINTING: WordList = WordList::named("pointing back");

/// What makes of a figure behind a pronoun what it takes, not what there is: "48 of them are needed".
static ASKED_OF_THEM: WordList = WordList::named("asked of them");

/// What leads to a place.
static TO_A_PLACE: WordList = WordList::named("to a place");

/// Parts that follow one another beyond this are no list.
const PARTS: usize = 16;
/// More words than this between a whole and its first part, and they may be of different things.
const REACH: usize = 14;
/// So many words from an amount stands what it was given for: "$5 million in grants".
const BESIDE: usize = 4;
/// Fewer than these are seldom what a sentence goes on to divide.
const FEW: i32 = 10;
/// So many words may lead from a part to its place: "people drowned in".
const TO_PLACE: usize = 5;

/// Reads the parts in one sentence, of a whole there or in the sentence before.
pub(super) fn read(sheet: &Sheet<'_>, sentence: usize, line: &[usize], used: &[bool]) -> Vec<Found> {
    let free = |part: usize| used.get(part) == Some(&false) && sheet.is_amount(part);
    let mut found = Vec::new();
    let mut skip = 0;
    for (position, first) in line.iter().copied().enumerate() {
        let earlier = line.get(..position).unwrap_or_default();
        if position < skip || !free(first) || !points_back(sheet, earlier, first) {
            continue;
        }
        let Some(whole) = whole_of(sheet, sentence, earlier, first) else { continue };
        let mut parts = vec![first];
        for next in line.get(position + 1..).unwrap_or_default().iter().copied().take(PARTS) {
            let last = parts.last().copied().unwrap_or(first);
            if !free(next) || !sheet.same_unit(next, whole) || !goes_on(sheet, last, next) {
                break;
            }
            parts.push(next);
        }
        skip = position + parts.len();
        let kinds: Vec<String> = parts.iter().map(|part| beside(sheet, *part)).collect();
        if parts.len() > 1 && (exclude_one_another(&kinds) || have_places_of_their_own(sheet, &parts)) {
            let members = parts.iter().map(|part| (Role::Part, *part));
            let members = std::iter::once((Role::Whole, whole)).chain(members).collect();
            found.push(Found::new(RelationKind::SomeParts, members));
        } else {
            found.push(Found::new(RelationKind::SomeParts, vec![(Role::Whole, whole), (Role::Part, first)]));
        }
    }
    found
}

/// Whether a figure counts some of what was counted before: "28 of them", "of these, 12". In "18 of those 25" the second is
/// the whole of the first.
fn points_back(sheet: &Sheet<'_>, earlier: &[usize], part: usize) -> bool {
    let lead = sheet.before(part);
    let opens = earlier.is_empty() || lead.contains([',', ';', ':', '–', '—', '(']);
    let after = sheet.after(part);
    let rest = POINTING.iter().find_map(|words| after.strip_prefix(words)).unwrap_or_default();
    !begins_with(rest.trim_start(), &ASKED_OF_THEM)
        && (begins_with(after, &POINTING) || opens && POINTING.contains(&lead.trim_matches(LEADING)))
}

/// Marks and spaces around the words that lead to a part.
const LEADING: &[char] = &[',', ';', ':', '–', '—', '(', ' '];

/// Whether the words behind "of those" name anything that the whole does not count: "six of those races" are of no two points.
fn names_another(sheet: &Sheet<'_>, whole: usize, part: usize) -> bool {
    let after = sheet.after(part);
    let Some(named) = POINTING.iter().find_map(|words| after.strip_prefix(words)?.strip_prefix(' ')) else {
        return false;
    };
    let noun = named.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let Some(one) = singular_of(noun) else { return false };
    match sheet.noun(whole) {
        Some(counted) => !may_be_one(Some(&counted), Some(noun)),
        // An amount has no noun: "$5 million in grants; $2 million of those grants", "fines totalling 310,000 euros".
        None => {
            let lead: Vec<(usize, &str)> = words_of(sheet.before(whole)).collect();
            let behind = words_of(first_clause(sheet.after(whole))).take(BESIDE);
            let mut beside = lead.iter().rev().take(BESIDE).copied().chain(behind);
            let is_it = |word: &str| [noun, one.as_ref()].contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
            is_money(sheet, part) && !beside.any(|(_, word)| is_it(word))
        }
    }
}

/// Whether a list of parts goes on from one to the next.
fn goes_on(sheet: &Sheet<'_>, last: usize, next: usize) -> bool {
    let gap = sheet.between(last, next);
    let pronoun = POINTING.iter().find(|words| begins_with(&gap, &[words]));
    is_step_by(pronoun.and_then(|words| gap.get(words.len()..)).unwrap_or(&gap))
}

/// What a pronoun stands for: the last figure before it that counts the like, or the only one of the sentence before.
fn whole_of(sheet: &Sheet<'_>, sentence: usize, earlier: &[usize], part: usize) -> Option<usize> {
    let fits = |whole: &usize| {
        sheet.is_amount(*whole)
            && sheet.same_unit(*whole, part)
            && !super::subsets::is_circumstance(sheet, *whole)
            && !sheet.is_year(*whole)
            && may_be_one(sheet.noun(*whole).as_deref(), sheet.noun(part).as_deref())
            && !names_another(sheet, *whole, part)
    };
    // More than the few of the one figure there is: the words stand for something that was not counted.
    let holds = |whole: &usize| sheet.stated(part) <= sheet.stated(*whole) || sheet.stated(*whole) >= Some(FEW.into());
    if let Some(last) = earlier.iter().rev().find(|whole| fits(whole)) {
        let gap = super::plain(sheet.text.get(sheet.end(*last)..sheet.start(part))?);
        return (words(&gap) <= REACH && !gap.contains(';') && holds(last)).then_some(*last);
    }
    let before = sentence.checked_sub(1)?;
    let same_paragraph = sheet.paragraph_of(before) == sheet.paragraph_of(sentence);
    let mut candidates = sheet.line(before).iter().filter(|whole| fits(whole));
    match (candidates.next(), candidates.next()) {
        (Some(only), None) if earlier.is_empty() && same_paragraph && holds(only) => Some(*only),
        _ => None,
    }
}

/// Whether each part stands at a place that no other of them has: nobody is counted at two.
fn have_places_of_their_own(sheet: &Sheet<'_>, parts: &[usize]) -> bool {
    let places: Option<Vec<&str>> = parts.iter().map(|part| place_behind(sheet, *part)).collect();
    places.is_some_and(|places| {
        places.iter().enumerate().all(|(index, place)| !places.iter().skip(index + 1).any(|other| other == place))
    })
}

/// The first word of the place behind a part: "in Lampa", "of them drowned at Tarim".
fn place_behind<'t>(sheet: &Sheet<'t>, part: usize) -> Option<&'t str> {
    let after = sheet.text.get(sheet.end(part)..)?;
    let after = after.split(['.', ';', ',', '(']).next()?;
    let mut words = after.split_whitespace().take(TO_PLACE + 1);
    words.find(|word| TO_A_PLACE.contains(word))?;
    let name = words.next()?;
    name.starts_with(char::is_uppercase).then_some(name)
}
