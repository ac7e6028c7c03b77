//! What is a number where it stands, and no figure of the document: "two years ago" places a deed, "one scholar" is some or other.

use super::cursor::Text;
use super::{Mention, Reading};
use crate::model::{Span, UnreadReason};
use crate::quantity::{Hedge, Number, Unit, is_symbol_of_time};
use crate::vocabulary::WordList;

/// What behind a length makes it a place in time: "two years ago".
static AGO: WordList = WordList::named("placing a length");

/// What does so in several words: "ten weeks from now".
static FROM_NOW: WordList = WordList::named("placing a length in words");

/// What does so unless a comparison follows: "two years later", but "two years later than planned".
static LATER: WordList = WordList::named("placing a length unless than follows");

/// What compares behind it.
static COMPARING: WordList = WordList::named("comparing a length");

/// The number that may be some or other.
static ONE: WordList = WordList::named("one of any");

/// What does so where nothing before the length makes it last: "two years after the war", but "for two years after the war".
static AFTER: WordList = WordList::named("placing a length unless it lasts");

/// What makes a length last that stands before what placed it.
static LASTING: WordList = WordList::named("lasting before a length");

/// What is counted in ones: "one man was hurt", "one vote".
static IN_ONES: WordList = WordList::named("counted in ones");

/// What counts one before its noun: "only one", "killing one".
static EXACTLY: WordList = WordList::named("exactly one");
static BEFALLING: WordList = WordList::named("befalling one");

/// So near stands another number that makes one part of a set, in bytes.
const BESIDE: usize = 60;

/// A sentence so short, in bytes, says nothing but its number.
const SHORT: usize = 40;

/// Moves what is told in passing from the figures to what is left unread.
pub(super) fn leave(text: Text<'_>, reading: &mut Reading) {
    let passing: Vec<bool> =
        (0..reading.mentions.len()).map(|index| is_in_passing(text, &reading.mentions, index)).collect();
    if !passing.contains(&true) {
        return;
    }
    let mut places = Vec::with_capacity(passing.len());
    let mut kept = 0;
    for passing in &passing {
        places.push((!passing).then_some(kept));
        kept += usize::from(!passing);
    }
    let mut flags = passing.iter();
    let unread = &mut reading.unread;
    reading.mentions.retain(|mention| {
        let passing = flags.next().is_some_and(|passing| *passing);
        if passing {
            unread.push((mention.span, UnreadReason::InPassing));
        }
        !passing
    });
    unread.sort_by_key(|(span, _)| span.start());
    reading.relations.retain_mut(|relation| {
        relation.members.iter_mut().all(|(_, index)| match places.get(*index).copied().flatten() {
            Some(place) => {
                *index = place;
                true
            }
            None => false,
        })
    });
}

fn is_in_passing(text: Text<'_>, mentions: &[Mention], index: usize) -> bool {
    let Some(mention) = mentions.get(index) else { return false };
    match &mention.quantity.unit {
        Unit::Measured(symbol) if is_symbol_of_time(symbol) => places_in_time(text, mention),
        Unit::Number | Unit::Count => is_some_one(text, mentions, index),
        _ => false,
    }
}

/// "two years ago", "a day after the vote", "six weeks later": where something lies in time, not how long it lasts.
fn places_in_time(text: Text<'_>, mention: &Mention) -> bool {
    let (start, end) = (mention.span.start(), mention.span.end());
    let next_at = text.skip_spaces(end);
    let Some((word, after)) = text.word(next_at).filter(|_| next_at > end) else { return false };
    if AGO.holds(word.as_str()) || text.phrase_end(next_at, &FROM_NOW).is_some() {
        return true;
    }
    if LATER.holds(word.as_str()) {
        return !text.word(text.skip_spaces(after)).is_some_and(|(word, _)| COMPARING.holds(word.as_str()));
    }
    let lasts = || text.word_before(text.skip_spaces_back(start)).is_some_and(|(word, _)| LASTING.holds(word.as_str()));
    AFTER.holds(word.as_str()) && mention.quantity.hedge == Hedge::Exact && !lasts()
}

/// "One" before a noun that is some or other: "one scholar wrote", "in one email", "one crisis for another".
fn is_some_one(text: Text<'_>, mentions: &[Mention], index: usize) -> bool {
    let Some(mention) = mentions.get(index) else { return false };
    let (start, end) = (mention.span.start(), mention.span.end());
    let Some(noun) = mention.noun else { return false };
    let is_one = mention.quantity.stated == Some(Number::ONE) && mention.quantity.hedge == Hedge::Exact;
    if !is_one || !text.word(start).is_some_and(|(word, _)| ONE.holds(word.as_str())) || mention.number != mention.span
    {
        return false;
    }
    // "one man", "one-seat majority"
    let head = if text.byte(end) == b'-' { text.word(end + 1) } else { text.word_before(noun.end()) };
    if head.is_some_and(|(word, _)| IN_ONES.holds(word.as_str())) {
        return false;
    }
    let before = text.word_before(text.skip_spaces_back(start));
    if before.is_some_and(|(word, _)| EXACTLY.holds(word.as_str()) || BEFALLING.holds(word.as_str())) {
        return false;
    }
    let counts = |other: Option<&Mention>| {
        other.is_some_and(|other| {
            matches!(other.quantity.unit, Unit::Number | Unit::Count) && is_beside(text, other.span, mention.span)
        })
    };
    let previous = index.checked_sub(1).and_then(|index| mentions.get(index));
    !counts(previous) && !counts(mentions.get(index + 1)) && !is_short(text, start, end)
}

/// Whether two figures stand near each other in one sentence.
fn is_beside(text: Text<'_>, first: Span, second: Span) -> bool {
    let (first, second) = if first.start() <= second.start() { (first, second) } else { (second, first) };
    let between = text.slice(first.end(), second.start());
    between.len() <= BESIDE && !between.contains(['.', '!', '?', ';', '\n'])
}

/// Whether a sentence holds little but its number.
fn is_short(text: Text<'_>, start: usize, end: usize) -> bool {
    let ends = |byte: u8| matches!(byte, 0 | b'.' | b'!' | b'?' | b'\n');
    let (mut from, mut to) = (start, end);
    while from > 0 && start - from <= SHORT && !ends(text.before(from)) {
        from -= 1;
    }
    while to < text.len() && to - end <= SHORT && !ends(text.byte(to)) {
        to += 1;
    }
    to - from <= SHORT
}
