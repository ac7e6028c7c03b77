//! Totals and parts: "The total is 38.2 bn: … and all the other states 6.7", "227 killed, including 19 officers".

use super::{Found, Sheet, begins_with, ends_with, holds, words};
use crate::model::{RelationKind, Role};
use crate::quantity::Unit;

/// Words for what is left: with one of them a list of parts is complete.
const REST: [&str; 22] = [
    "all the other",
    "all the others",
    "all other",
    "all others",
    "all the rest",
    "the rest",
    "the remaining",
    "the remainder",
    "the others",
    "everything else",
    "everyone else",
    "everybody else",
    "all remaining",
    "the balance",
    "the other",
    "others",
    "the remaining share",
    "and the last",
    "other states",
    "other countries",
    "elsewhere",
    "other sources",
];

/// Words that name a total.
const TOTAL: [&str; 24] = [
    "total",
    "totals",
    "totalled",
    "totaled",
    "totalling",
    "totaling",
    "in all",
    "altogether",
    "overall",
    "amounted to",
    "amounts to",
    "amount to",
    "came to",
    "comes to",
    "cost",
    "costs",
    "budget",
    "worth",
    "sum",
    "combined",
    "budgeted",
    "spent",
    "raised",
    "has set aside",
];

/// Words that name some of a whole.
const INCLUDING: [&str; 12] = [
    "including",
    "including at least",
    "among them",
    "among whom",
    "of whom",
    "of them",
    "of which",
    "which includes",
    "amongst them",
    "including the",
    "including some",
    "of whom at least",
];

/// What leads from a counted whole to its breakdown.
const CONSISTS: [&str; 12] = [
    ":",
    "made up of",
    "consisting of",
    "comprising",
    "composed of",
    "which consists of",
    "broken down into",
    "divided into",
    "split into",
    "–",
    "—",
    ", namely",
];

/// What stands before a total that sums up the parts before it: "40 killed and 60 injured, a total of 100".
const SUMS_UP: [&str; 12] = [
    ", a total of",
    ", for a total of",
    ", in total",
    ", making a total of",
    ", giving a total of",
    ", or",
    ", altogether",
    "– a total of",
    ", a combined",
    ", a combined total of",
    ", for a combined",
    ", together",
];

/// Words after which figures belong to something else: another time, a comparison, a price, a duration.
const ELSEWHERE: [&str; 34] = [
    "compared",
    "than",
    "versus",
    "vs",
    "last year",
    "previous",
    "earlier",
    "a year",
    "per",
    "from",
    "up from",
    "down from",
    "since",
    "until",
    "ago",
    "instead of",
    "rather than",
    "rose",
    "fell",
    "increase",
    "decrease",
    "grew",
    "planned",
    "forecast",
    "years",
    "days",
    "hours",
    "months",
    "weeks",
    "minutes",
    "each",
    "every",
    "average",
    "includes",
];

/// What joins one part of a list to the next.
const SEPARATORS: [&str; 5] = [",", ";", "and", "plus", "&"];

/// Places, times and other circumstances that are no wholes: "in 12 cities", "over 3 days".
const CIRCUMSTANCE: [&str; 16] = [
    "in",
    "across",
    "from",
    "at",
    "over",
    "during",
    "within",
    "after",
    "for",
    "throughout",
    "in about",
    "around",
    "in at least",
    "since",
    "by",
    "to",
];

/// Two kinds that leave no third, by a word beside each figure.
const COMPLEMENTS: [(&[&str], &[&str]); 5] = [
    (&["killed", "dead", "deaths", "died"], &["injured", "wounded", "hurt"]),
    (&["men", "male", "males"], &["women", "female", "females"]),
    (&["boys"], &["girls"]),
    (&["valid"], &["invalid", "spoiled", "spoilt", "void", "blank"]),
    (&["for", "in favour", "in favor", "yes"], &["against", "no"]),
];

/// Answers that close a list of answers.
const UNDECIDED: [&str; 9] = [
    "undecided",
    "no opinion",
    "did not know",
    "don't know",
    "didn't know",
    "not sure",
    "unsure",
    "no answer",
    "did not answer",
];

/// A list of more words between two parts is no list.
const STEP: usize = 12;

pub(super) fn read(sheet: &Sheet<'_>, used: &[bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for (sentence, line) in sheet.sentences() {
        found.extend(
            summed_up(sheet, sentence, line, used)
                .or_else(|| rest(sheet, sentence, line, used))
                .or_else(|| answers(sheet, sentence, line))
                .or_else(|| breakdown(sheet, line, used))
                .or_else(|| complements(sheet, sentence, line, used)),
        );
        found.extend(including(sheet, sentence, line, used));
    }
    found
}

/// Whether one part leads to the next in a list.
fn is_step(gap: &str) -> bool {
    words(gap) <= STEP
        && !gap.contains(['(', ')', ':'])
        && !holds(gap, &ELSEWHERE)
        && !holds(gap, &INCLUDING)
        && (SEPARATORS.iter().any(|separator| ends_with_item(gap, separator)))
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

/// A complete list: its last part, or one of them, is what is left.
fn rest(sheet: &Sheet<'_>, sentence: usize, line: &[usize], _used: &[bool]) -> Option<Found> {
    let near_rest = |mention: usize| {
        let (before, after) = (sheet.before(sentence, mention), sheet.after(sentence, mention));
        let close = |text: &str| words(text) <= 8 && holds(text, &REST);
        close(&last_clause(&before))
            || (begins_with(&after, &["for", "to", "on", "in", "by", "from", "went"]) && close(&first_clause(&after)))
    };
    let last = line.iter().copied().rev().find(|mention| near_rest(*mention))?;
    if let Some(found) = rest_without_unit(sheet, sentence, line) {
        return Some(found);
    }
    let alike = |mention: &usize| match (sheet.is_percent(*mention), sheet.is_percent(last)) {
        (true, true) => true,
        (false, false) => sheet.is_amount(*mention) && sheet.same_unit(*mention, last),
        _ => false,
    };
    let mut list: Vec<usize> = line.iter().copied().filter(alike).collect();
    if sheet.is_percent(last) {
        // Every percentage of the sentence must be one of the list, and nothing else may come between.
        let chained = list.windows(2).all(|pair| matches!(pair, [a, b] if is_step(&sheet.between(*a, *b))));
        let compared = holds(&sheet.sentence(sentence), &["compared", "than", "versus", "rose", "fell", "turnout"]);
        let parts = list.into_iter().map(|part| (Role::Part, part)).collect::<Vec<_>>();
        return (chained && !compared && parts.len() > 1).then(|| Found::new(RelationKind::AllParts, parts));
    }
    let bare = list.iter().all(|part| sheet.unit(*part) == Some(&Unit::Number) && sheet.noun(*part).is_none());
    let elliptical = bare.then(|| lending_total(sheet, sentence)).flatten();
    let whole = match elliptical {
        Some(total) => total,
        None => whole_of_list(sheet, sentence, &mut list)?,
    };
    let chained = list.windows(2).all(|pair| matches!(pair, [a, b] if is_listed(sheet, line, *a, *b)));
    if !chained || list.len() < 2 {
        return None;
    }
    let parts = list.into_iter().map(|part| (Role::Part, part));
    let mut found = Found::new(RelationKind::AllParts, std::iter::once((Role::Whole, whole)).chain(parts).collect());
    found.elliptical = elliptical.is_some();
    Some(found)
}

/// "cost 38.2 million euros in total: 13.2 million for staff, …": the parts go without the currency of the total.
fn rest_without_unit(sheet: &Sheet<'_>, sentence: usize, line: &[usize]) -> Option<Found> {
    let (whole, parts) = line.split_first()?;
    let money = matches!(sheet.unit(*whole), Some(Unit::Currency(_)));
    let scaled = |part: &usize| {
        let number = sheet.unit(*part) == Some(&Unit::Number) && sheet.noun(*part).is_none();
        number && sheet.stated(*part).is_some_and(|stated| stated.exponent() > 0)
    };
    let leads = sheet.after(sentence, *whole).ends_with(':');
    let chained = parts.windows(2).all(|pair| matches!(pair, [a, b] if is_step(&sheet.between(*a, *b))));
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

/// Whether a part leads to the next, over percentages in brackets that stand between.
fn is_listed(sheet: &Sheet<'_>, line: &[usize], a: usize, b: usize) -> bool {
    let (from, to) = (line.partition_point(|other| *other <= a), line.partition_point(|other| *other < b));
    match line.get(from..to).unwrap_or_default() {
        [] => is_step(&sheet.between(a, b)),
        [share] if sheet.is_percent(*share) => {
            let gap = sheet.between(*share, b);
            let gap = gap.trim_start_matches(')').trim();
            is_step(gap)
        }
        _ => false,
    }
}

/// The total of a list: its first figure where that is named one, else the total of the sentence before.
fn whole_of_list(sheet: &Sheet<'_>, sentence: usize, list: &mut Vec<usize>) -> Option<usize> {
    let first = list.first().copied()?;
    let after = sheet.after(sentence, first);
    let before = sheet.before(sentence, first);
    let opens =
        after.ends_with(':') || begins_with(&after, &[":", "– of which", "of which", ", of which", ", of whom"]);
    let out_of = ["of", "of the", "of a total of", "out of", "out of the"].contains(&before.as_str());
    let named = holds(&before, &TOTAL) && !holds(&before, &REST);
    if list.len() > 2 && (opens || out_of || (named && !is_step_before(&after))) {
        list.remove(0);
        return Some(first);
    }
    for back in 1..=2 {
        let earlier = sentence.checked_sub(back)?;
        if sheet.paragraph_of(earlier) != sheet.paragraph_of(sentence) {
            return None;
        }
        let alike = |mention: &&usize| sheet.is_amount(**mention) && sheet.same_unit(**mention, first);
        let mut totals = sheet.line(earlier).iter().filter(alike);
        match (totals.next(), totals.next()) {
            (Some(total), None) if holds(&sheet.sentence(earlier), &TOTAL) => return Some(*total),
            (None, _) => {}
            _ => return None,
        }
    }
    None
}

/// Whether what follows a figure goes on to the next part at once: then the figure is a part itself.
fn is_step_before(after: &str) -> bool {
    after.starts_with("for ") || after.starts_with("to ") || after.starts_with("from ")
}

/// "six candidates: one official, one businessman and four representatives"
fn breakdown(sheet: &Sheet<'_>, line: &[usize], used: &[bool]) -> Option<Found> {
    for (position, whole) in line.iter().copied().enumerate() {
        let Some(next) = line.get(position + 1).copied() else { break };
        let gap = sheet.between(whole, next);
        let leads = CONSISTS.iter().any(|word| ends_with(&gap, &[word]) || gap.ends_with(word)) && words(&gap) <= 6;
        let counted = sheet.is_amount(whole) && sheet.unit(whole) != Some(&Unit::Number);
        if !leads || !counted || !sheet.same_unit(whole, next) {
            continue;
        }
        let mut parts = vec![next];
        let mut last_gap = String::new();
        for pair in line.get(position + 1..).unwrap_or_default().windows(2) {
            let &[a, b] = pair else { break };
            last_gap = sheet.between(a, b);
            if !is_step(&last_gap) || !sheet.same_unit(whole, b) || used.get(b) == Some(&true) {
                return None;
            }
            parts.push(b);
        }
        // A list that ends with "and" is complete; one that trails off need not be.
        let complete = holds(&last_gap, &["and", "plus"]);
        // "three findings: 40 people died, …": things of another kind may be more than what they belong to.
        let smaller = |part: &usize| sheet.noun(*part).is_none() || sheet.stated(*part) <= sheet.stated(whole);
        let counted = |part: &usize| sheet.noun(*part).is_some() || sheet.unit(*part) != Some(&Unit::Number);
        let every_counted = parts.iter().all(smaller) && (gap.ends_with(':') || parts.iter().all(counted));
        if parts.len() > 1 && complete && every_counted {
            let parts = parts.into_iter().map(|part| (Role::Part, part));
            return Some(Found::new(
                RelationKind::AllParts,
                std::iter::once((Role::Whole, whole)).chain(parts).collect(),
            ));
        }
    }
    None
}

/// "Of 5,000 ballots, 4,800 were valid and 200 invalid"; "105 casualties (40 killed and 65 injured)"; "52 % for and 48 % against".
fn complements(sheet: &Sheet<'_>, sentence: usize, line: &[usize], used: &[bool]) -> Option<Found> {
    for pair in line.windows(2) {
        let &[a, b] = pair else { continue };
        let free = [a, b].iter().all(|mention| used.get(*mention) == Some(&false));
        if !free || !is_step(&sheet.between(a, b)) || !kinds_leave_no_third(sheet, sentence, a, b) {
            continue;
        }
        let parts = vec![(Role::Part, a), (Role::Part, b)];
        if sheet.is_percent(a) && sheet.is_percent(b) {
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
        let opens =
            ["of", "of the", "of a total of", "out of", "out of the"].contains(&sheet.before(sentence, whole).as_str());
        let leads =
            holds(&gap, &["of which", "of whom", "of these", "of them"]) || gap.ends_with('(') || gap.ends_with(':');
        if (opens || leads) && words(&gap) <= STEP {
            let members = std::iter::once((Role::Whole, whole)).chain(parts).collect();
            return Some(Found::new(RelationKind::AllParts, members));
        }
    }
    None
}

/// Whether the words just after two figures name two kinds that leave no third.
fn kinds_leave_no_third(sheet: &Sheet<'_>, sentence: usize, a: usize, b: usize) -> bool {
    let beside = |mention: usize| {
        let noun = sheet.noun(mention).unwrap_or_default();
        let after: Vec<String> = sheet.after(sentence, mention).split(' ').take(3).map(str::to_owned).collect();
        format!("{noun} {}", first_clause(&after.join(" ")))
    };
    let (first, second) = (beside(a), beside(b));
    COMPLEMENTS.iter().any(|(one, other)| {
        (holds(&first, one) && holds(&second, other)) || (holds(&first, other) && holds(&second, one))
    })
}

/// Answers to one question, the undecided among them: together they do not exceed a hundred percent.
fn answers(sheet: &Sheet<'_>, sentence: usize, line: &[usize]) -> Option<Found> {
    let (last, _) = line.split_last()?;
    let all_percent = line.iter().all(|mention| sheet.is_percent(*mention));
    let chained = line.windows(2).all(|pair| matches!(pair, [a, b] if is_step(&sheet.between(*a, *b))));
    let closed = holds(&first_clause(&sheet.after(sentence, *last)), &UNDECIDED);
    let parts = line.iter().map(|part| (Role::Part, *part)).collect();
    (all_percent && chained && closed && line.len() > 2).then(|| Found::new(RelationKind::SomeParts, parts))
}

/// "40 killed and 60 injured, a total of 100 casualties"
fn summed_up(sheet: &Sheet<'_>, sentence: usize, line: &[usize], used: &[bool]) -> Option<Found> {
    let (whole, list) = line.split_last()?;
    let after = sheet.after(sentence, *whole);
    let in_all = begins_with(&after, &["in all", "in total", "altogether", "all told"]);
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
        if !is_step(&sheet.between(a, b)) {
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

/// "227 killed, including 19 officers": each part by itself, because what is named may overlap.
fn including(sheet: &Sheet<'_>, sentence: usize, line: &[usize], used: &[bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for (position, part) in line.iter().copied().enumerate() {
        let before = sheet.before(sentence, part);
        if !ends_with(&before, &INCLUDING) || used.get(part) == Some(&true) || !sheet.is_amount(part) {
            continue;
        }
        let candidates = line.get(..position).unwrap_or_default().iter().rev().copied().take(3);
        let whole = candidates.filter(|whole| sheet.is_amount(*whole) && sheet.same_unit(*whole, part)).find(|whole| {
            let lead = sheet.before(sentence, *whole);
            !ends_with(&lead, &CIRCUMSTANCE)
        });
        let Some(whole) = whole else { continue };
        // What counts neither the same nor people may be of another kind altogether.
        let gap_words = words(&super::plain(sheet.text.get(sheet.end(whole)..sheet.start(part)).unwrap_or_default()));
        if gap_words <= STEP {
            let members = vec![(Role::Whole, whole), (Role::Part, part)];
            found.push(Found::new(RelationKind::SomeParts, members));
        }
    }
    found
}

fn last_clause(text: &str) -> String {
    text.rsplit([',', ';', ':']).next().unwrap_or_default().trim().to_owned()
}

fn first_clause(text: &str) -> String {
    text.split([',', ';', ':', '.']).next().unwrap_or_default().trim().to_owned()
}
