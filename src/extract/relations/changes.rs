//! Changes: "from 107 to 98", "rose by 5 points to 40", "doubled".

use std::borrow::Cow;

use super::{Found, Sheet, ends_with, holds, words};
use crate::model::{RelationKind, Role};
use crate::quantity::{Number, Unit};

/// Verbs and nouns of growth.
const RISE: [&str; 37] = [
    "accelerated",
    "swelled",
    "advanced",
    "widened",
    "leapt",
    "rose",
    "rise",
    "risen",
    "rises",
    "rising",
    "increase",
    "increased",
    "increases",
    "increasing",
    "grew",
    "grow",
    "grown",
    "growing",
    "growth",
    "climbed",
    "climb",
    "jumped",
    "jump",
    "soared",
    "raised",
    "gained",
    "went up",
    "gone up",
    "up",
    "expanded",
    "surged",
    "doubled",
    "tripled",
    "trebled",
    "quadrupled",
    "doubling",
    "tripling",
];

/// Verbs and nouns of decline.
const FALL: [&str; 41] = [
    "slowed",
    "eased",
    "dipped",
    "tumbled",
    "narrowed",
    "dwindled",
    "decelerated",
    "fell",
    "fall",
    "fallen",
    "falls",
    "falling",
    "decrease",
    "decreased",
    "decreases",
    "decreasing",
    "dropped",
    "drop",
    "drops",
    "declined",
    "decline",
    "declines",
    "shrank",
    "shrunk",
    "shrinking",
    "cut",
    "reduced",
    "reduce",
    "reduction",
    "lowered",
    "went down",
    "gone down",
    "down",
    "slid",
    "plunged",
    "sank",
    "slumped",
    "halved",
    "halving",
    "trimmed",
    "lost",
];

/// Verbs that say how many times.
const TIMES: [(&str, i32); 6] =
    [("doubled", 2), ("doubling", 2), ("tripled", 3), ("trebled", 3), ("tripling", 3), ("quadrupled", 4)];

/// Words that loosen "doubled" until nothing can be tested.
const LOOSE: [&str; 12] = [
    "more than",
    "almost",
    "nearly",
    "about",
    "roughly",
    "around",
    "some",
    "over",
    "virtually",
    "practically",
    "approximately",
    "close to",
];

/// Words of a range rather than a change: "aged from 5 to 10".
const RANGE: [&str; 8] = ["aged", "ages", "ranging", "range", "ranges", "ranged", "varying", "between"];

/// More words than this between verb and figures, and the verb belongs to something else.
const REACH: usize = 10;

pub(super) fn read(sheet: &Sheet<'_>, used: &mut [bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for (_, line) in sheet.sentences() {
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
            let (before, after) = match (from_to, to_from, up_from) {
                (true, ..) => (a, b),
                (_, true, _) | (_, _, true) => (b, a),
                _ => continue,
            };
            let comparable = sheet.same_unit(before, after) || sheet.unit(before) == sheet.unit(after);
            if !comparable || holds(lead, &RANGE) || matches!(sheet.unit(before), Some(Unit::Ordinal)) {
                continue;
            }
            // The words that say which way: before "from", or "up from" itself; past a difference, where one is given.
            let difference = difference(sheet, earlier, later, a, b, lead);
            let mut verbs = if up_from { gap.clone() } else { Cow::Borrowed(lead) };
            if let Some(size) = difference.filter(|size| *size < a) {
                verbs = Cow::Owned(format!("{} {verbs}", sheet.before(size)));
            }
            let tail = last_words(&verbs, REACH);
            let kind = match (holds(&tail, &RISE), holds(&tail, &FALL)) {
                (true, false) => RelationKind::Rise,
                (false, true) => RelationKind::Fall,
                _ => continue,
            };
            let mut members = vec![(Role::Before, before), (Role::After, after)];
            members.extend(difference.map(|size| (Role::Difference, size)));
            let mut relation = Found::new(kind, members);
            if difference.is_none() && !holds(&tail, &LOOSE) {
                let times = TIMES.iter().find(|(word, _)| holds(&tail, &[word]));
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
    let fits = |mention: usize| {
        sheet.unit(mention) == Some(&Unit::Percent)
            || sheet.unit(mention) == Some(&Unit::PercentagePoint)
            || sheet.same_unit(mention, a)
    };
    let adjoins = matches!(lead, ", from" | "from" | "to" | ", to");
    if let Some(mention) = earlier.filter(|mention| adjoins && leads(*mention) && fits(*mention)) {
        return Some(mention);
    }
    let follows = |mention: usize| {
        let gap = sheet.between(b, mention);
        ends_with(
            &gap,
            &["a rise of", "an increase of", "a fall of", "a drop of", "a decline of", "a decrease of", "a gain of"],
        ) && words(&gap) <= 5
    };
    later.filter(|mention| follows(*mention) && fits(*mention))
}

fn last_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    words.get(words.len().saturating_sub(count)..).unwrap_or_default().join(" ")
}
