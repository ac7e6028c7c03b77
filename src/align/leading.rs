//! Which of the counts that one text gives are its own, and which are parts of them or other incidents.
//!
//! A report gives its toll, and beside it what parts make it up, what happened elsewhere that day, and what the war has cost
//! so far. Only what is near the toll can contradict it; the rest says something of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::rivals::are_rivals;
use super::series::develops;
use crate::model::{Basis, Claim, Corpus, Extent, Measure, keys};
use crate::quantity::Number;

/// Two counts of one text are of one thing where the lower is at least this part of the higher: five sixths.
const NEAR: (i64, i64) = (5, 6);

/// A bound of which a text counts so many times as much elsewhere bounds a part: "up to 180 were killed in the tower".
const OUT_OF_REACH: i64 = 5;

/// Of the counts of one text, so many before and behind one stand beside it.
const BESIDE: usize = 4;

/// A count so many times that with which a text begins is of something else: of the whole war.
const OUT_OF_SCALE: i64 = 20;

/// A text's count that is so many times any other text's, or that part of it, is of something else, where it also gives one of
/// their size …
const OUT_OF_COMPANY: i64 = 4;

/// … which is at most so many times as much or as little …
const IN_COMPANY: i64 = 2;

/// … and at least this: few are alike by chance.
const MANY: i32 = 10;

/// A state of a document: its name, and of a live page which update.
type Moment<'a> = (&'a str, Option<u32>);

/// The claims that give their document's own count; see [`is_leading`].
pub(crate) fn leading<'a>(corpus: &Corpus, measure: Option<&Measure>, claims: &[&'a Claim]) -> Vec<&'a Claim> {
    let leads = is_leading(corpus, measure, claims);
    claims.iter().zip(leads).filter(|(_, leads)| *leads).map(|(claim, _)| *claim).collect()
}

/// Which claims give their document's own count, where a measure counts what happens; of other measures all do. The claims
/// come in the order of the corpus, which is that of the texts.
pub(crate) fn is_leading(corpus: &Corpus, measure: Option<&Measure>, claims: &[&Claim]) -> Vec<bool> {
    if !measure.is_some_and(develops) {
        return vec![true; claims.len()];
    }
    // Each state of a live page gives a count of its own.
    fn moment(claim: &Claim) -> Moment<'_> {
        (claim.document.as_str(), claim.update)
    }
    let mut by_moment: BTreeMap<Moment<'_>, Vec<&Claim>> = BTreeMap::new();
    // A claim made by hand says itself what it is of; what a count was before it changed is no count of the day.
    for claim in claims.iter().filter(|claim| claim.story.is_some() && !claim.former) {
        by_moment.entry(moment(claim)).or_default().push(claim);
    }
    let levels: BTreeMap<Moment<'_>, Number> =
        by_moment.iter().filter_map(|(moment, claims)| Some((*moment, level(claims)?))).collect();
    let levels = supported(&by_moment, levels);
    let level_of = |claim: &Claim| levels.get(&moment(claim)).copied().filter(|_| !claim.former);
    let is_own = |claim: &Claim| level_of(claim).is_none_or(|level| is_at(claim, level));
    let near: Vec<bool> = claims.iter().map(|claim| is_own(claim)).collect();
    // What another source counts, told beside it, is no part of it.
    let beside = |index: usize| near.iter().zip(claims).skip(index.saturating_sub(BESIDE)).take(2 * BESIDE + 1);
    let is_rival =
        |index: usize, claim: &Claim| beside(index).any(|(own, other)| *own && are_rivals(corpus, claim, other));
    let own: Vec<bool> =
        claims.iter().enumerate().zip(&near).map(|((index, claim), own)| *own || is_rival(index, claim)).collect();
    // What another text gives as a part is told of by this one: the texts agree.
    let mut wholes: BTreeMap<Number, usize> = BTreeMap::new();
    let mut parts: BTreeSet<Number> = BTreeSet::new();
    for (claim, own) in claims.iter().zip(&own) {
        match (claim.quantity.stated, own) {
            (Some(stated), true) => *wholes.entry(stated).or_default() += 1,
            (Some(stated), false) => parts.extend([stated]),
            _ => {}
        }
    }
    let is_part = |claim: &Claim| {
        claim.quantity.stated.is_some_and(|stated| parts.contains(&stated) && wholes.get(&stated) == Some(&1))
    };
    claims.iter().zip(own).map(|(claim, own)| own && !is_part(claim)).collect()
}

/// The count that a text gives for the whole: its highest, unless that is out of all scale with its first.
fn level(claims: &[&Claim]) -> Option<Number> {
    let lows = || claims.iter().filter_map(|claim| claim.quantity.asserted.low).map(|low| low.value);
    let first = lows().next()?;
    let limit = first.checked_mul(OUT_OF_SCALE.into());
    lows().filter(|low| limit.is_none_or(|limit| *low <= limit)).max()
}

/// The counts for the whole, where those of other texts have a say: one that no other text comes near, of a text that also gives
/// one of their size, is of something else. A caption above the report counts an avalanche; its end, a war of long ago.
fn supported<'a>(
    by_moment: &BTreeMap<Moment<'a>, Vec<&Claim>>,
    mut levels: BTreeMap<Moment<'a>, Number>,
) -> BTreeMap<Moment<'a>, Number> {
    // A copy of a text bears nothing out: texts are told apart by what they count.
    let counts = |claims: &[&Claim]| -> BTreeSet<Number> {
        claims.iter().filter_map(|claim| claim.quantity.asserted.low).map(|low| low.value).collect()
    };
    let of_moments: BTreeMap<Moment<'a>, BTreeSet<Number>> =
        by_moment.iter().map(|(moment, claims)| (*moment, counts(claims))).collect();
    // By level, with what each text counts; of the texts that count alike two say all.
    let mut of_texts: BTreeMap<Number, BTreeMap<&BTreeSet<Number>, Vec<&str>>> = BTreeMap::new();
    for (moment, level) in &levels {
        let Some(given) = of_moments.get(moment) else { continue };
        let texts = of_texts.entry(*level).or_default().entry(given).or_default();
        if texts.len() < 2 && !texts.contains(&moment.0) {
            texts.push(moment.0);
        }
    }
    // Whether another text's count is at most so many times as much, or as little.
    let is_shared = |document: &str, given: &BTreeSet<Number>, number: Number, times: i64| {
        let reaches = |low: Number, high: Number| low.checked_mul(times.into()).is_none_or(|reach| reach >= high);
        let below = of_texts.range(..=number).rev().take_while(|(level, _)| reaches(**level, number));
        let above = of_texts.range(number..).take_while(|(level, _)| reaches(number, **level));
        below.chain(above).any(|(_, texts)| {
            texts.iter().any(|(other, texts)| *other != given && texts.iter().any(|text| *text != document))
        })
    };
    for (moment, given) in &of_moments {
        let Some(level) = levels.get_mut(moment) else { continue };
        if is_shared(moment.0, given, *level, OUT_OF_COMPANY) {
            continue;
        }
        let known =
            given.iter().rev().find(|low| **low >= MANY.into() && is_shared(moment.0, given, **low, IN_COMPANY));
        *level = known.copied().unwrap_or(*level);
    }
    levels
}

/// Whether a number comes near another: five sixths of it or more.
pub(super) fn is_near(number: Number, of: Number) -> bool {
    let (numerator, denominator) = NEAR;
    match (number.checked_mul(denominator.into()), of.checked_mul(numerator.into())) {
        (Some(number), Some(of)) => number >= of,
        _ => true,
    }
}

/// Whether a claim is of about a level.
fn is_at(claim: &Claim, level: Number) -> bool {
    // "A nurse was killed": one at least of all of them is no count of the whole.
    if claim.extent == Extent::Part && claim.quantity.asserted.high.is_none() {
        return claim.quantity.asserted.low.is_some_and(|low| is_near(low.value, level));
    }
    // "The neighbours put it at 20": another count of the same.
    if claim.basis(keys::MEASURE) == Basis::Carried {
        return true;
    }
    let high = claim.quantity.asserted.high.map(|high| high.value);
    // "At most 5,000" says how high the whole can be, unless the text counts many times as much.
    if claim.quantity.asserted.low.is_none_or(|low| low.value <= 0.into()) {
        let most = high.and_then(|high| high.checked_mul(OUT_OF_REACH.into()));
        return most.is_none_or(|most| most >= level);
    }
    let low = claim.quantity.asserted.low.map(|low| low.value);
    high.is_none_or(|high| is_near(high, level)) && low.is_none_or(|low| is_near(level, low))
}
