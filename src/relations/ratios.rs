//! A part, its whole and the rate that they make: "831,200 of 1,195,000, or 69.6 %".

use super::changes::{FALL_BEHIND, RISE_BEHIND};
use super::{Found, Sheet, begins_with, ends_with, holds, words};
use crate::model::{RelationKind, Role};
use crate::vocabulary::WordList;

/// What joins a part to the whole that follows it.
static OF: WordList = WordList::named("of");

/// What joins a whole, after its part, to the rate, or a rate to the amount that follows it.
static OR: WordList = WordList::named("or");

/// What joins a rate to a part and whole that explain it: "69.6 % (831,200 of 1,195,000)".
static OPENS: WordList = WordList::named("opens");

/// Words after a part that say what it did, between whole and part: "Of 1,195,000 voters, 831,200 took part, or 69.6 %".
static OUT_OF: WordList = WordList::named("out of too");

/// More words than this between the figures, and the rate is of something else.
const REACH: usize = 12;

pub(super) fn read(sheet: &Sheet<'_>, used: &mut [bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for (_, line) in sheet.sentences() {
        for triple in line.windows(3) {
            let &[a, b, c] = triple else { continue };
            let Some((part, whole, share)) = triple_of(sheet, a, b, c) else { continue };
            let free = [part, whole, share].iter().all(|mention| used.get(*mention) == Some(&false));
            if !free || !sheet.same_unit(part, whole) || sheet.is_signed(share) {
                continue;
            }
            for mention in [part, share] {
                if let Some(place) = used.get_mut(mention) {
                    *place = true;
                }
            }
            let members = vec![(Role::Part, part), (Role::Whole, whole), (Role::Share, share)];
            found.push(Found::new(RelationKind::Ratio, members));
        }
    }
    found
}

/// Which of three neighbours is the part, the whole and the rate.
fn triple_of(sheet: &Sheet<'_>, a: usize, b: usize, c: usize) -> Option<(usize, usize, usize)> {
    let (first, second) = (sheet.between(a, b), sheet.between(b, c));
    let near = words(&first) <= REACH && words(&second) <= REACH;
    let plain = |gap: &str| !gap.contains([';', ':', '(', ')']);
    let amounts = |x: usize, y: usize| sheet.is_amount(x) && sheet.is_amount(y);
    if !near {
        return None;
    }
    // "831,200 of 1,195,000 voters, or 69.6 %"; the part before may have a noun phrase of its own. "16,702, a drop of 203, or 1.2 %" is a change.
    let changes = || holds(&first, &RISE_BEHIND) || holds(&first, &FALL_BEHIND);
    if sheet.is_percent(c)
        && amounts(a, b)
        && ends_with(&first, &OF)
        && words(&first) <= 4
        && !changes()
        && ends_with(&second, &OR)
    {
        return Some((a, b, c));
    }
    // "Of 1,195,000 voters, 831,200 took part, or 69.6 %".
    let opens = sheet.before(a);
    if sheet.is_percent(c)
        && amounts(a, b)
        && (OUT_OF.contains(&opens) || ends_with(opens, &[", out of", "; of"]))
        && plain(&first)
        && plain(second.trim_end_matches('('))
        && ends_with(&second, &OR)
    {
        let closes = sheet.after(c);
        // In "(20 %)" after each of several parts the pairs are read together.
        let alone = !second.ends_with('(') || !closes.contains('(');
        return alone.then_some((b, a, c));
    }
    // "69.6 % of 1,195,000 voters, or 831,200".
    if sheet.is_percent(a) && amounts(b, c) && OF.contains(&&*first) && ends_with(&second, &OR) {
        return Some((c, b, a));
    }
    // "Received 4.1 million, or 46 % of the 9 million asked for".
    if sheet.is_percent(b)
        && amounts(a, c)
        && ends_with(&first, &OR)
        && words(&first) <= 4
        && OF.contains(&&*second)
        && !sheet.is_year(c)
    {
        return Some((a, c, b));
    }
    // "27 percent, or 32, of the 120 seats".
    let after_comma = second.trim_start_matches([',', ')']).trim();
    if sheet.is_percent(a) && amounts(b, c) && OF.contains(&after_comma) && ends_with(&first, &OR) && words(&first) <= 2
    {
        return Some((b, c, a));
    }
    // "69.6 % (831,200 of 1,195,000)".
    if sheet.is_percent(a)
        && amounts(b, c)
        && OPENS.iter().any(|opening| first.trim_end().ends_with(opening))
        && words(&first) <= 2
        && ends_with(&second, &OF)
        && words(&second) <= 4
        && !begins_with(sheet.after(a), &["more", "less", "higher", "lower"])
    {
        return Some((b, c, a));
    }
    None
}
