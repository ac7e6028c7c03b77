//! The words and signs before and between figures that bind them: changes, ranges, lists, shares.

use super::cursor::{Folded, Text};
use super::lexicon::Word;
use super::table::Words;
use crate::vocabulary::WordList;

/// Verbs and nouns that say that a value went from one to another.
pub(super) static CHANGES: Words = Words::named("changes");

/// Words of change before "from" alone: "spread from 20 to 60 acres", not "spread over 20 to 60 acres".
static CHANGES_FROM: Words = Words::named("changes from");

/// A word of change before a figure.
#[derive(Clone, Copy)]
pub(super) struct Change {
    /// "by" stands between the word and the figure: the figure is the difference.
    pub(super) by: bool,
    /// "from" stands there: the figure is the value before.
    pub(super) from: bool,
}

/// The word of change before a figure, with "by" or "from" where they stand between: at most five words back, and before
/// "from" past the difference too, "rose by 5 %, from 40 %".
pub(super) fn change_before(text: Text<'_>, at: usize) -> Option<Change> {
    let mut end = text.skip_spaces_back(at);
    let mut change = Change { by: false, from: false };
    for index in 0..MOST_WORDS_TO_CHANGE {
        let Some((word, start)) = text.word_before(end) else {
            end = difference_before(text, end).filter(|_| change.from)?;
            continue;
        };
        match word.as_bytes() {
            b"by" => change.by |= index < 4 && !change.from,
            b"from" => {
                change.from = true;
                let before = text.skip_spaces_back(start);
                if text.before(before) == b',' {
                    end = text.skip_spaces_back(before - 1);
                    continue;
                }
            }
            b"to" | b"and" | b"between" => return None,
            word if CHANGES.contains(word) => {
                return (change.by || change.from || index < 2).then_some(change);
            }
            word if CHANGES_FROM.contains(word) => return change.from.then_some(change),
            _ => {}
        }
        let next = text.skip_spaces_back(start);
        if next == start {
            return None;
        }
        end = next;
    }
    None
}

/// The word before "the ages of", where such words end with the word that was found: "between the ages of 18 and 34"; else that
/// word.
fn before_ages(text: Text<'_>, (word, start): (Folded, usize)) -> Option<(Folded, usize)> {
    let ages = text.word_before(text.skip_spaces_back(start)).filter(|(ages, _)| AGES.holds(ages.as_str()));
    match ages.and_then(|(_, ages)| text.word_before(text.skip_spaces_back(ages))) {
        Some((_, the)) => text.word_before(text.skip_spaces_back(the)),
        None => Some((word, start)),
    }
}

/// What a range of ages is of: "between the ages of 18 and 34".
static AGES: WordList = WordList::named("ranges of ages");

/// Whether what stands beside two numbers says that a house was divided by them: "voted 49 to 51", "defeated by 205 to 217",
/// "rejected, 47-53", "a 39-60 vote".
pub(super) fn divides(text: Text<'_>, at: usize, first_end: usize, second: usize) -> bool {
    let before = |at: usize| text.word_before(text.skip_spaces_back(at));
    let joined = second <= first_end + "–".len() && text.byte(second).is_ascii_digit();
    let (_, end) = super::digits_run(text, second).unwrap_or_default();
    let next = text.skip_spaces(end);
    let next = if text.byte(next) == b',' { text.skip_spaces(next + 1) } else { next };
    if joined && text.word(next).is_some_and(|(word, _)| VOTE_BEHIND.contains(word.as_bytes())) {
        return true;
    }
    let comma = text.skip_spaces_back(at);
    let from = if joined && text.before(comma) == b',' { comma - 1 } else { at };
    let Some((word, start)) = before(from) else { return false };
    VOTING.contains(word.as_bytes())
        || joined && ENDING_A_VOTE.contains(word.as_bytes())
        || LEADING_TO_TWO.contains(word.as_bytes())
            && before(start).is_some_and(|(word, _)| DIVIDING.contains(word.as_bytes()))
}

/// Words that say of two numbers joined by a dash how a vote ended,
static ENDING_A_VOTE: Words = Words::named("ending a vote of two numbers");
/// and what such numbers stand before.
static VOTE_BEHIND: Words = Words::named("behind a vote of two numbers");

/// Words behind which two numbers are those of a vote,
static VOTING: Words = Words::named("voting of two numbers");
/// and those that are so before one of a few words.
static DIVIDING: Words = Words::named("dividing by two numbers");
static LEADING_TO_TWO: Words = Words::named("leading to two numbers");

/// Whether "to" and a word of change before it lead to a figure: "was raised to 14 %".
pub(super) fn to_before(text: Text<'_>, at: usize) -> bool {
    let before = text.word_before(text.skip_spaces_back(at));
    before.is_some_and(|(word, start)| word.as_bytes() == b"to" && change_before(text, start).is_some())
}

/// Words before "double" that make it a verb or a comparison: "will double", "more than double".
pub(super) static BEFORE_MULTIPLE: Words = Words::named("before multiple");

/// Words after "double" and "twice" that compare with a value: "double the number", "twice as many".
pub(super) static AFTER_MULTIPLE: Words = Words::named("after multiple");

/// Whether "double", "triple" or "twice" says how many times as much: "double the number", not "a double murder".
pub(super) fn is_multiple(text: Text<'_>, at: usize, end: usize) -> bool {
    let next_at = text.skip_spaces(end);
    let next = text.word(next_at).filter(|_| next_at > end);
    if next.is_some_and(|(word, _)| AFTER_MULTIPLE.contains(word.as_bytes())) {
        return true;
    }
    let before = text.word_before(text.skip_spaces_back(at));
    let verb = before.is_some_and(|(word, _)| BEFORE_MULTIPLE.contains(word.as_bytes()));
    verb && text.byte(end) != b'-' && !text.is_word(at, "twice")
}

/// How far back a word of change governs a figure.
const MOST_WORDS_TO_CHANGE: usize = 7;

/// The start of a number in digits that ends at an offset, with its signs: the difference in "rose by 5 % from".
fn difference_before(text: Text<'_>, end: usize) -> Option<usize> {
    let mut start = end;
    let mut digits = false;
    while end - start < 24 {
        match text.char_before(start)? {
            '0'..='9' => {
                digits = true;
                start -= 1;
            }
            '%' if !digits => start = text.skip_spaces_back(start - 1),
            '.' | ',' if digits => start -= 1,
            sign @ ('$' | '€' | '£' | '¥' | '₽' | '₸') if digits => start -= sign.len_utf8(),
            _ => break,
        }
    }
    let before = text.skip_spaces_back(start);
    (digits && before < start).then_some(before)
}

/// Words behind a share that name or stand for what it is a share of.
static BEHIND_SHARES: WordList = WordList::named("behind a share of a base");

/// Verbs of which a share is the subject: "a third were women".
static SHARING: WordList = WordList::named("verbs of shares");

/// Whether a share is of something: "a third of voters", "half the population", "nearly a third more".
pub(super) fn has_base(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end);
    let Some((word, after)) = text.word(next).filter(|_| next > end) else { return false };
    match word.as_bytes() {
        b"of" => text.is_word_at(text.skip_spaces(after)),
        // "half the voters", "a two-thirds majority", "a third more", "half as many"; "a third were women", "two thirds agreed"
        _ => BEHIND_SHARES.holds(word.as_str()) || SHARING.holds(word.as_str()),
    }
}

/// The start of "within" before a duration.
pub(super) fn within(text: Text<'_>, at: usize) -> Option<usize> {
    let (word, start) = text.word_before(text.skip_spaces_back(at))?;
    (word.as_bytes() == b"within").then_some(start)
}

/// Whether what stands between two numbers joins a list.
pub(super) fn list_joint(between: &str) -> bool {
    matches!(between.trim(), "," | "and" | "or" | ", and" | ", or" | "/" | "&")
}

/// What joins two ends of a range.
pub(super) struct Joint {
    /// Where the second end starts.
    pub(super) end: usize,
    /// The start of "between" or "from".
    pub(super) start: Option<usize>,
    /// Whether words join them, not a dash.
    pub(super) word: bool,
    /// Whether "or" joins them.
    pub(super) alternative: bool,
    /// Whether "between" opens them: never a change.
    pub(super) between: bool,
}

/// The joint after the first end, where there is one.
pub(super) fn range_joint(text: Text<'_>, start: usize, end: usize) -> Option<Joint> {
    let unsigned = text.skip_spaces_back(start);
    let unsigned =
        ["~", "∼", "≈"].iter().find(|sign| text.ends_with(unsigned, sign)).map_or(start, |sign| unsigned - sign.len());
    let opening = text.word_before(text.skip_spaces_back(unsigned));
    let opening = opening.and_then(|found| before_ages(text, found));
    let opening = opening.and_then(|(word, start)| match word.as_bytes() {
        b"the" => text.word_before(text.skip_spaces_back(start)),
        b"about" | b"around" | b"roughly" | b"some" | b"approximately" | b"least" => {
            let (word, start) = text.word_before(text.skip_spaces_back(start))?;
            let at_least = word.as_bytes() == b"at";
            if at_least { text.word_before(text.skip_spaces_back(start)) } else { Some((word, start)) }
        }
        _ => Some((word, start)),
    });
    let opened = |name: &str| opening.filter(|(word, _)| word.as_bytes() == name.as_bytes()).map(|(_, start)| start);
    let spaced = text.skip_spaces(end);
    let dash = match text.byte(spaced) {
        b'-' => Some(1),
        b'~' => Some(1),
        0xE2 if ["–", "‑", "‒", "—", "−"].iter().any(|dash| text.starts_with(spaced, dash)) => Some(3),
        _ => None,
    };
    if let Some(length) = dash {
        let after = spaced + length;
        let next = text.skip_spaces(after);
        // "8- to 16-meter"
        if text.is_word(next, "to") && spaced == end && length == 1 {
            let hyphen = usize::from(text.byte(next + 2) == b'-');
            return Some(Joint {
                end: text.skip_spaces(next + 2 + hyphen),
                start: None,
                word: true,
                alternative: false,
                between: false,
            });
        }
        // "two- or three-day"
        if next > after && spaced == end && length == 1 {
            return text.is_word(next, "or").then(|| Joint {
                end: text.skip_spaces(next + 2),
                start: None,
                word: true,
                alternative: true,
                between: false,
            });
        }
        if text.is_word(next, "to") && text.byte(next + 2) == b'-' {
            return Some(Joint { end: next + 3, start: None, word: true, alternative: false, between: false });
        }
        // A dash with a blank on one side only is punctuation.
        if (next > after) != (spaced > end) && text.byte(next) != b'~' {
            return None;
        }
        let figure = text.byte(next).is_ascii_digit()
            || matches!(text.byte(next), b'$' | b'~' | b'.' | 0x80..)
            || text.before(start) != b'-' && starts_a_number(text, next);
        return figure.then_some(Joint {
            end: next,
            start: opened("between").or(opened("from")),
            word: false,
            alternative: false,
            between: opened("between").is_some(),
        });
    }
    if spaced == end {
        return None;
    }
    let (word, after) = text.word(spaced)?;
    let next = text.skip_spaces(after);
    match word.as_bytes() {
        b"to" | b"through" => Some(Joint {
            end: next,
            start: opened("from").or(opened("between")),
            word: true,
            alternative: false,
            between: opened("between").is_some(),
        }),
        b"until" | b"till" => opened("from").map(|start| Joint {
            end: next,
            start: Some(start),
            word: true,
            alternative: false,
            between: false,
        }),
        b"and" => match (opened("between"), opened("from")) {
            (None, None) => None,
            (between, from) => Some(Joint {
                end: next,
                start: between.or(from),
                word: true,
                alternative: false,
                between: between.is_some(),
            }),
        },
        b"or" => Some(Joint { end: next, start: None, word: true, alternative: true, between: false }),
        _ => None,
    }
}

/// Whether a number in words starts at an offset that goes on as no row of digits: "three-five km", not "three-nought-four".
fn starts_a_number(text: Text<'_>, at: usize) -> bool {
    match text.lexicon(at) {
        Some((Word::Digit(1..), end)) => text.byte(end) != b'-',
        Some((Word::Teen(_) | Word::Tens(_), _)) => true,
        _ => false,
    }
}

/// Words before the second end of a range: "to about 40", "or even 40".
static BEFORE_SECOND: WordList = WordList::named("before a second end");

/// Past words before the second end: "about", "the", "~".
pub(super) fn second_start(text: Text<'_>, at: usize) -> usize {
    let mut at = text.skip_spaces(at);
    for _ in 0..3 {
        // "from fifty to a hundred"
        let article = ["a", "an"].iter().find(|article| text.is_word(at, article));
        if let Some(after) = article.map(|article| text.skip_spaces(at + article.len()))
            && matches!(text.lexicon(after), Some((Word::Hundred | Word::Scale(_) | Word::Dozen, _)))
        {
            return after;
        }
        if let Some((word, end)) = text.word(at) {
            let passes = BEFORE_SECOND.holds(word.as_str());
            if passes || super::currencies::is_code(text.slice(at, end)) {
                at = text.skip_spaces(end);
                continue;
            }
        }
        // "Rs 500 to Rs 700", "between A$5 and A$7".
        if let Some(number) = super::currencies::number_behind(text, at) {
            return number;
        }
        let sign = ["~", "$", "€", "£", "¥", "₽", "₸", "−"].iter().find(|sign| text.starts_with(at, sign));
        match sign.or_else(|| signed(text, at)) {
            Some(sign) => at = text.skip_spaces(at + sign.len()),
            None => break,
        }
    }
    at
}

/// A sign that stands at the second end behind a word, right before its digits or their currency: "to -3", "and +$2 million".
fn signed<'s>(text: Text<'_>, at: usize) -> Option<&'s &'s str> {
    let sign = ["-", "–", "+"].iter().find(|sign| text.starts_with(at, sign))?;
    let next = at + sign.len();
    let number = text.byte(next).is_ascii_digit() || ["$", "€", "£", "¥"].iter().any(|of| text.starts_with(next, of));
    (number && matches!(text.before(at), b' ' | b'$')).then_some(sign)
}

/// A sign before a number: its start, and whether it is a minus.
pub(super) fn sign(text: Text<'_>, at: usize) -> Option<(usize, bool)> {
    let (start, negative) = match text.before(at) {
        // "minus-130 degrees"
        b'-' if text.is_phrase_before(at - 1, &["minus"]) => {
            let (_, start) = text.word_before(at - 1)?;
            return Some((start, true));
        }
        b'-' => (at - 1, true),
        b'+' => (at - 1, false),
        _ if text.ends_with(at, "−") => (at - 3, true),
        _ if text.ends_with(at, "–") => (at - 3, true),
        b' ' => {
            let (word, start) = text.word_before(text.skip_spaces_back(at))?;
            let plus_or = || text.is_phrase_before(start, &["or"]);
            return (matches!(word.as_bytes(), b"minus" | b"negative") && !plus_or()).then_some((start, true));
        }
        _ => return None,
    };
    let before = text.char_before(start);
    let opens = before
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '=' | ':' | '<' | '>' | '~' | '"' | '“' | '±'))
        // "$-37", "€−444"
        || before.is_some_and(|c| matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺' | '₴'));
    // A dash after another number joins them.
    let behind = text.skip_spaces_back(start);
    let dash = text.byte(start) == 0xE2 && text.ends_with(start + 3, "–");
    let joins = dash && matches!(text.before(behind), b'0'..=b'9' | b'%');
    (opens && !joins).then_some((start, negative))
}
