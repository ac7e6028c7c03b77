//! Changes: "from 107 to 98", "rose by 5 points to 40", "doubled".

use std::borrow::Cow;

use super::{Found, Sheet, begins_with, ends_with, holds, is_edge, words};
use crate::model::{RelationKind, Role};
use crate::quantity::{Number, Unit};
use crate::vocabulary::WordList;

/// Verbs and nouns of growth.
pub(super) static RISE: WordList = WordList::named("rise");

/// Verbs and nouns of decline.
pub(super) static FALL: WordList = WordList::named("fall");

/// Nouns among them: what is said to have moved may be one of these, and move the other way.
static NOUNS: WordList = WordList::named("nouns");

/// What a change is called behind its size: "a 30 % reduction", "a third fewer".
pub(super) static RISE_BEHIND: WordList = WordList::named("rise behind");
pub(super) static FALL_BEHIND: WordList = WordList::named("fall behind");

/// What leads from the size of a change to the value before: "286 fewer than the 48,493 of the day before".
const THAN: [(&str, RelationKind); 12] = [
    ("fewer than the", RelationKind::Fall),
    ("fewer than", RelationKind::Fall),
    ("less than the", RelationKind::Fall),
    ("lower than the", RelationKind::Fall),
    ("lower than", RelationKind::Fall),
    ("below the", RelationKind::Fall),
    ("down from the", RelationKind::Fall),
    ("more than the", RelationKind::Rise),
    ("higher than the", RelationKind::Rise),
    ("higher than", RelationKind::Rise),
    ("above the", RelationKind::Rise),
    ("up from the", RelationKind::Rise),
];

/// Verbs that say how many times.
const TIMES: [(&str, i32); 6] =
    [("doubled", 2), ("doubling", 2), ("tripled", 3), ("trebled", 3), ("tripling", 3), ("quadrupled", 4)];

/// Words that loosen "doubled" until nothing can be tested.
static LOOSE: WordList = WordList::named("loose");

/// Words of a range rather than a change: "aged from 5 to 10".
static RANGE: WordList = WordList::named("range");

/// What a size of change is called right behind it.
static SIZES: WordList = WordList::named("sizes of changes");

/// Nouns by which a figure says how many times.
static FOLD: WordList = WordList::named("how many times");

/// Units of time.
static TIMES_OF: WordList = WordList::named("times of");

/// More words than this between verb and figures, and the verb belongs to something else.
const REACH: usize = 10;

/// Within so many words a noun says which way the figures went: "a fall in deaths from".
const NEAR: usize = 4;

pub(super) fn read(sheet: &Sheet<'_>, used: &mut [bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for (_, line) in sheet.sentences() {
        // "fell by a quarter in a week, from 400 to 300": how long it took is no value.
        let is_length =
            |mention: &usize| matches!(sheet.unit(*mention), Some(Unit::Measured(unit)) if TIMES_OF.contains(&&**unit));
        let line: Vec<usize> = line.iter().copied().filter(|mention| !is_length(mention)).collect();
        let line = line.as_slice();
        for (position, window) in line.windows(2).enumerate() {
            let &[a, b] = window else { continue };
            let gap = sheet.between(a, b);
            let lead = sheet.before(a);
            let earlier = position.checked_sub(1).and_then(|index| line.get(index)).copied();
            let later = line.get(position + 2).copied();
            // "from 107 to 98"
            let from_to = ends_with(lead, &["from"]) && (gap == "to" || (ends_with(&gap, &["to"]) && words(&gap) <= 6));
            // "to 98 from 107"
            let to_from =
                ends_with(lead, &["to"]) && (gap == "from" || (ends_with(&gap, &["from"]) && words(&gap) <= 4));
            // "98, down from 107"
            let up_from = ends_with(&gap, &["up from", "down from"]) && words(&gap) <= 5 && !gap.contains([']', '[']);
            let earlier_of = |a: usize| earlier.filter(|earlier| up_from && OF.contains(&&*sheet.between(*earlier, a)));
            // "Three of seven seats, down from four": of the seven only three are what there were four of.
            let a = earlier_of(a).unwrap_or(a);
            let (before, after) = match (from_to, to_from, up_from) {
                (true, ..) => (a, b),
                (_, true, _) | (_, _, true) => (b, a),
                _ => continue,
            };
            let comparable = sheet.same_unit(before, after) || sheet.unit(before) == sheet.unit(after);
            // "A $900 bump, up from $174,000": the size of the change is not what it led to.
            let is_size = up_from && begins_with(&gap, &SIZES);
            // "Up from 41-36 percent": two shares, of which none is what the value was.
            let is_pair = later.is_some_and(|later| matches!(&*sheet.between(b, later), "-" | "–" | "—"));
            // "A drop of 7.1 percent, down from 6.3": what went down is itself how far something fell.
            let is_fall = up_from && is_size_of_change(sheet.before(a));
            if !comparable
                || is_size
                || is_pair
                || is_fall
                || holds(lead, &RANGE)
                || matches!(sheet.unit(before), Some(Unit::Ordinal))
            {
                continue;
            }
            // The words that say which way: before "from", or "up from" itself; past a difference, where one is given.
            let difference = difference(sheet, earlier, later, a, b, lead);
            let mut verbs = if up_from { gap.clone() } else { Cow::Borrowed(lead) };
            if let Some(size) = difference.filter(|size| *size < a) {
                verbs = Cow::Owned(match lead.trim_start_matches([',', ' ']) {
                    "from" | "to" => sheet.before(size).to_owned(),
                    _ => format!("{} {verbs}", sheet.before(size)),
                });
            }
            let tail = last_words(&verbs, REACH);
            let behind = difference.filter(|size| *size > b).and_then(|size| said_behind(sheet, b, size));
            let Some((kind, by)) = direction(&tail).or(behind.map(|kind| (kind, By::Verb))) else { continue };
            // "Growth slows from 3 % to 2 %": of a rate the noun may say what it is of, and not which way it went.
            // Nor does a noun some words off: "the age at which they can drop out of school, to 18 from 16".
            let far = || direction(&last_words(&tail, NEAR)).is_none();
            let unsure = by == By::Noun && (matches!(sheet.unit(a), Some(Unit::Percent)) || far());
            if unsure && is_contrary(sheet, kind, before, after) {
                continue;
            }
            // "up from 100 to 150, 30 % fewer" is of something else.
            let other = |size: usize| {
                let called = |words: &[&str]| begins_with(sheet.after(size), words);
                called(&RISE_BEHIND) && kind == RelationKind::Fall || called(&FALL_BEHIND) && kind == RelationKind::Rise
            };
            let difference = difference.filter(|size| behind.is_none_or(|behind| behind == kind) && !other(*size));
            let mut members = vec![(Role::Before, before), (Role::After, after)];
            members.extend(difference.map(|size| (Role::Difference, size)));
            let mut relation = Found::new(kind, members);
            if difference.is_none() && !holds(&tail, &LOOSE) {
                // "It doubled the allowance, cut the rate to 20 percent from 35": of another thing.
                let own = tail.rsplit([',', ';']).find(|clause| words(clause) > 1).unwrap_or(&tail);
                let times = TIMES.iter().find(|(word, _)| holds(own, &[word]));
                let times = times.filter(|(_, times)| !is_loosely(sheet, before, after, *times));
                relation.factor = times.map(|(_, times)| Number::from(*times));
                if holds(&tail, &["halved", "halving"]) {
                    relation.factor = Number::ONE.half();
                }
            }
            for mention in [before, after].into_iter().chain(difference) {
                if let Some(place) = used.get_mut(mention) {
                    *place = true;
                }
            }
            found.push(relation);
        }
        found.extend(compared(sheet, line, used));
    }
    found
}

/// Whether a value is loosely so many times another: what "tripled" is three times as much, or not yet four times.
fn is_loosely(sheet: &Sheet<'_>, before: usize, after: usize, times: i32) -> bool {
    let stated = sheet.stated(before).zip(sheet.stated(after));
    let least = stated.and_then(|(before, _)| before.checked_mul(Number::from(times)));
    let next = stated.and_then(|(before, _)| before.checked_mul(Number::from(times + 1)));
    least.zip(next).zip(stated).is_some_and(|((least, next), (_, after))| least <= after && after < next)
}

/// What says which way a value went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Verb,
    Noun,
}

/// What leads from a part, or a size, to what it is of.
static OF: WordList = WordList::named("of what a size is");

/// What leads to the noun of what moves.
static MOVED: WordList = WordList::named("before what moves");

/// Words that turn a sentence into its contrary.
static NEGATIONS: WordList = WordList::named("negations");

/// Whether the words before a figure call it the size of a change: "a drop of".
fn is_size_of_change(before: &str) -> bool {
    let mut words = before.rsplit(' ');
    let (of, noun) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    OF.contains(&of) && NOUNS.contains(&noun)
}

/// Whether two figures went the other way than words say.
fn is_contrary(sheet: &Sheet<'_>, kind: RelationKind, before: usize, after: usize) -> bool {
    let stated = sheet.stated(before).zip(sheet.stated(after));
    stated.is_some_and(|(before, after)| match kind {
        RelationKind::Fall => after > before,
        _ => after < before,
    })
}

/// Which way words say that a value went: as the last verb among them says, or else as all of their nouns do.
fn direction(words: &str) -> Option<(RelationKind, By)> {
    // The word right before "from" says it, be it a noun as well: "to give it up, support drops from".
    let near = words.rsplit(' ').nth(1).unwrap_or_default();
    let before = words.rsplit(' ').nth(2).unwrap_or_default();
    let by = |noun: bool| if noun { By::Noun } else { By::Verb };
    // "A slowdown in growth from": what moves.
    let moved = MOVED.contains(&before) && NOUNS.contains(&near);
    match (RISE.contains(&near), FALL.contains(&near)) {
        (true, false) => return Some((RelationKind::Rise, by(moved))),
        (false, true) => return Some((RelationKind::Fall, by(moved))),
        _ => {}
    }
    // "Declines no faster from 55 to 65 than before": how it moves, and not that it does.
    if NEGATIONS.contains(&before) {
        return None;
    }
    let last = |phrases: &[&str], noun: bool| {
        let own = phrases.iter().filter(|phrase| NOUNS.contains(phrase) == noun);
        own.filter_map(|phrase| last_place(words, phrase)).max()
    };
    for noun in [false, true] {
        match (last(&RISE, noun), last(&FALL, noun)) {
            (None, None) => {}
            (Some(_), Some(_)) if noun => return None,
            (rise, fall) if rise > fall => return Some((RelationKind::Rise, by(noun))),
            _ => return Some((RelationKind::Fall, by(noun))),
        }
    }
    None
}

/// Where a phrase stands last in a text, as whole words.
fn last_place(text: &str, phrase: &str) -> Option<usize> {
    let places = text.match_indices(phrase).map(|(at, _)| at);
    places.filter(|at| is_edge(text, *at) && is_edge(text, at + phrase.len())).last()
}

/// Which way the words around a size say that it went: ", up 30 %", "(a 40 % reduction)", "a third fewer".
fn said_behind(sheet: &Sheet<'_>, b: usize, size: usize) -> Option<RelationKind> {
    let gap = sheet.between(b, size);
    let after = sheet.noun(size).unwrap_or_default();
    let after = format!("{after} {}", sheet.after(size));
    let after = after.trim_start();
    for (before, behind, kind) in
        [("up", &*RISE_BEHIND, RelationKind::Rise), ("down", &*FALL_BEHIND, RelationKind::Fall)]
    {
        if ends_with(&gap, &[before]) || begins_with(after, behind) {
            return Some(kind);
        }
    }
    None
}

/// "48,217, 286 fewer than the 48,493 of the day before"
fn compared(sheet: &Sheet<'_>, line: &[usize], used: &mut [bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for window in line.windows(3) {
        let &[after, size, before] = window else { continue };
        // "286 fewer" reads as so many of something.
        let noun = sheet
            .noun(size)
            .filter(|noun| FALL_BEHIND.contains(&noun.as_str()) || RISE_BEHIND.contains(&noun.as_str()));
        let gap = format!("{} {}", noun.unwrap_or_default(), sheet.between(size, before));
        let gap = gap.trim();
        let Some((_, kind)) = THAN.iter().find(|(phrase, _)| gap == *phrase) else { continue };
        let lead = sheet.between(after, size);
        // The size is said of the figure before it, behind a comma.
        let adjoins = lead.ends_with(',') && words(&lead) <= REACH && !lead.contains([';', ':', '(']);
        let unit = |mention: usize| sheet.unit(mention);
        let amounts = sheet.same_unit(after, before) && sheet.same_unit(size, before);
        let points = sheet.is_percent(after) && sheet.is_percent(before) && unit(size) == Some(&Unit::PercentagePoint);
        let free = window.iter().all(|mention| used.get(*mention) == Some(&false));
        if !adjoins || !(amounts || points) || !free {
            continue;
        }
        for mention in window {
            used.iter_mut().skip(*mention).take(1).for_each(|used| *used = true);
        }
        let members = vec![(Role::Before, before), (Role::After, after), (Role::Difference, size)];
        found.push(Found::new(*kind, members));
    }
    found
}

/// The figure that says by how much, where there is one: "rose by 5 points from 35 to 40", "from 35 to 40, a rise of 5".
fn difference(
    sheet: &Sheet<'_>,
    earlier: Option<usize>,
    later: Option<usize>,
    a: usize,
    b: usize,
    lead: &str,
) -> Option<usize> {
    let leads = |mention: usize| {
        let before = sheet.before(mention);
        ends_with(before, &["by"])
            || ends_with(&last_words(before, 1), &RISE)
            || ends_with(&last_words(before, 1), &FALL)
    };
    // "Up nearly 100 times from 257": how many times is no difference.
    let fold = |mention: usize| {
        let noun = sheet.noun(mention).unwrap_or_default();
        FOLD.contains(&noun.as_str()) || begins_with(sheet.after(mention), &FOLD)
    };
    let fits = |mention: usize| {
        if fold(mention) {
            return false;
        }
        let points = || sheet.is_percent(a) && matches!(sheet.noun(mention).as_deref(), Some("points" | "point"));
        points()
            || sheet.unit(mention) == Some(&Unit::Percent)
            || sheet.unit(mention) == Some(&Unit::PercentagePoint)
            || sheet.same_unit(mention, a)
    };
    // ", from", ", in a week, from", "increase in road deaths, from"
    let circumstance = || {
        let words_before = lead.strip_suffix("from").map_or("", str::trim_end);
        let named = begins_with(words_before, &RISE_BEHIND) || begins_with(words_before, &FALL_BEHIND);
        (named && words(words_before) <= REACH)
            || (begins_with(words_before, &["in", "over", "within", "during", "last", "this", "since"])
                && words_before.ends_with(',')
                && words(words_before) <= 5)
    };
    let adjoins = matches!(lead, ", from" | "from" | "to" | ", to");
    let named = |mention: usize| {
        let after = sheet.after(mention);
        begins_with(after, &RISE_BEHIND) || begins_with(after, &FALL_BEHIND)
    };
    let before = |mention: usize| (adjoins && leads(mention)) || (circumstance() && (leads(mention) || named(mention)));
    if let Some(mention) = earlier.filter(|mention| before(*mention) && fits(*mention)) {
        return Some(mention);
    }
    let follows = |mention: usize| {
        let gap = sheet.between(b, mention);
        let last = last_words(&gap, 1);
        let introduced = matches!(last.as_str(), "a" | "an" | "(a" | "(an" | "the" | "(" | "," | "–")
            || gap.is_empty()
            || gap.ends_with([',', '(']);
        let size = ends_with(
            &gap,
            &[
                "a rise of",
                "an increase of",
                "a fall of",
                "a drop of",
                "a decline of",
                "a decrease of",
                "a gain of",
                "a reduction of",
                "a loss of",
                "a jump of",
                "a cut of",
                "up",
                "down",
                "up by",
                "down by",
            ],
        );
        let parted = gap.contains([',', '(', '–', '—']);
        // "To 250 at the end of June, an increase of 40 %".
        let most = if size { REACH } else { 6 };
        words(&gap) <= most && parted && (size || (introduced && said_behind(sheet, b, mention).is_some()))
    };
    later.filter(|mention| follows(*mention) && fits(*mention))
}

fn last_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    words.get(words.len().saturating_sub(count)..).unwrap_or_default().join(" ")
}
