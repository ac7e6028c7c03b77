//! Fractions: "two thirds", "and a half", "3/4", "½".

use super::cursor::Text;
use super::digits::{Digits, DigitsOutcome, digits, small_integer};
use super::lexicon::Word;
use super::numeral::{Kind, Mark, Numeral, Segment, SegmentOutcome, and, join, names_a_thing, segment};
use super::scales::scales;
use super::table::Words;
use crate::quantity::Number;
use crate::vocabulary::WordList;

/// "and a half", "and two thirds" after a whole number.
pub(super) fn mixed_fraction(text: Text<'_>, at: usize) -> Option<(Number, usize)> {
    // "two and a half", "two-and-a-half"
    let next = join(text, at)?;
    let next = match and(text, next) {
        Some(next) => next,
        None => (text.is_word(next, "and") && text.byte(next + 3) == b'-').then_some(next + 4)?,
    };
    let (fraction, end) = simple_fraction(text, next)?;
    // "and a third party" names no third of anything.
    Some((fraction, end))
}

/// "a half", "half", "a quarter", "two thirds", "fifty-four hundredths".
pub(super) fn simple_fraction(text: Text<'_>, at: usize) -> Option<(Number, usize)> {
    let article = ["a", "an", "one"].iter().find(|article| text.is_word(at, article));
    if let Some(article) = article {
        let next = join(text, at + article.len())?;
        let (denominator, end) = denominator(text, next, true)?;
        return Some((ratio(Number::ONE, denominator)?, end));
    }
    if let Some((word, end)) = text.lexicon(at) {
        match word {
            Word::Half => return Some((ratio(Number::ONE, 2)?, end)),
            Word::Quarter => return Some((ratio(Number::ONE, 4)?, end)),
            _ => {}
        }
    }
    let SegmentOutcome::Read(numerator) = segment(text, at, false) else { return None };
    if numerator.kind != Kind::Cardinal || !numerator.spelled || numerator.bare_scale {
        return None;
    }
    let (denominator, end) = denominator(text, join(text, numerator.end)?, false)?;
    Some((ratio(numerator.number, denominator)?, end))
}

/// "million and a half", "billion and a quarter million".
pub(super) fn fraction_after_scale(text: Text<'_>, at: usize, power: i32, _limit: i32) -> Option<(Number, usize)> {
    let (fraction, end) = mixed_fraction(text, at)?;
    let (own, after) = scales(text, end, true);
    if own > 0 { Some((fraction.scaled(own)?, after)) } else { Some((fraction.scaled(power)?, end)) }
}

/// The denominator of "three fifths", "one twenty-fifth". One part may stand in the singular.
pub(super) fn denominator(text: Text<'_>, at: usize, one: bool) -> Option<(u32, usize)> {
    let (word, end) = text.lexicon(at)?;
    match word {
        Word::Denominator(parts) if parts > 1 => Some((u32::from(parts), end)),
        Word::Half if one => Some((2, end)),
        Word::Quarter => one.then_some((4, end)),
        Word::Ordinal(parts) if one && parts > 2 => Some((u32::from(parts), end)),
        Word::HundredOrdinal if one => Some((100, end)),
        Word::Tens(tens) => {
            let next = join(text, end)?;
            match text.lexicon(next)? {
                (Word::Denominator(parts), end) if parts < 10 => Some((u32::from(tens) + u32::from(parts), end)),
                (Word::Ordinal(parts), end) if one && parts < 10 => Some((u32::from(tens) + u32::from(parts), end)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether a number is the numerator of a proper fraction: in "a hundred and thirty fifths" all of 130 is counted.
pub(super) fn has_denominator(text: Text<'_>, segment: Segment) -> bool {
    let parts = join(text, segment.end).and_then(|next| denominator(text, next, false));
    segment.spelled && parts.is_some_and(|(parts, _)| segment.number < Number::from(parts))
}

/// A whole number as the numerator of what follows: "three fifths".
pub(super) fn fraction_of_total(text: Text<'_>, number: Number, at: usize, power: i32) -> Option<(Number, usize)> {
    if !number.is_whole() || number.is_zero() {
        return None;
    }
    let next = join(text, at)?;
    let one = number == Number::ONE && power == 0;
    let (parts, end) = denominator(text, next, one)?;
    // "one third party", but "its one-third share"
    let hyphen = text.byte(at) == b'-' && text.byte(end) != b'-';
    if one && !hyphen && matches!(text.lexicon(next), Some((Word::Ordinal(_), _))) && names_a_thing(text, end) {
        return None;
    }
    Some((ratio(number, parts)?, end))
}

/// "half a million", "a quarter of a million", "half a dozen".
pub(super) fn scaled_fraction(text: Text<'_>, numeral: Numeral) -> Numeral {
    if numeral.kind != Kind::Fraction {
        return numeral;
    }
    let after = |at: usize, word: &str| {
        let next = join(text, at)?;
        text.is_word(next, word).then(|| next + word.len())
    };
    let mut end = numeral.end;
    end = after(end, "of").unwrap_or(end);
    end = after(end, "a").or_else(|| after(end, "an")).unwrap_or(end);
    let next = join(text, end);
    match next.and_then(|next| text.lexicon(next)) {
        Some((Word::Scale(power), end)) => match numeral.number.scaled(i32::from(power)) {
            Some(number) => {
                Numeral { number, end, kind: Kind::Cardinal, scaled: true, spelled: true, plain: None, ..numeral }
            }
            None => numeral,
        },
        Some((Word::Dozen, end)) => match numeral.number.checked_mul(Number::from(12)) {
            Some(number) => Numeral { number, end, kind: Kind::Cardinal, ..numeral },
            None => numeral,
        },
        _ => numeral,
    }
}

/// "3/4", "2 1/2", "7 3 / 4", "½", "2½".
pub(super) fn slash_fraction(text: Text<'_>, digits: Digits) -> Option<Segment> {
    let read = |numerator: Number, denominator: u32, end: usize, whole: Number| {
        let part = ratio(numerator, denominator)?;
        let number = whole.checked_add(part)?;
        Some(Segment {
            end,
            number: number.scaled(0)?,
            kind: if whole.is_zero() { Kind::Fraction } else { Kind::Cardinal },
            spelled: false,
            plain: None,
            mark: Mark::Silent,
            bare_scale: false,
        })
    };
    if let Some((numerator, denominator, length)) = text.char_at(digits.end).and_then(vulgar_fraction) {
        return read(Number::from(numerator), denominator, digits.end + length, digits.number);
    }
    if let Some((denominator, end)) = slash_and_denominator(text, digits.end) {
        let numerator = digits.number;
        return (numerator < Number::from(denominator)).then(|| read(numerator, denominator, end, Number::ZERO))?;
    }
    // "2 1/2", "2-1/2"
    let next = if text.byte(digits.end) == b'-' { digits.end + 1 } else { text.skip_spaces(digits.end) };
    if next == digits.end {
        return None;
    }
    if let Some((numerator, denominator, length)) = text.char_at(next).and_then(vulgar_fraction) {
        return read(Number::from(numerator), denominator, next + length, digits.number);
    }
    let (numerator, end) = small_integer(text, next)?;
    let (denominator, end) = slash_and_denominator(text, end)?;
    (0 < numerator && numerator < denominator)
        .then(|| read(Number::from(numerator), denominator, end, digits.number))?
}

pub(super) fn slash_and_denominator(text: Text<'_>, at: usize) -> Option<(u32, usize)> {
    let slash = text.skip_spaces(at);
    let tight = text.byte(slash) == b'/' || text.starts_with(slash, "⁄");
    if !tight {
        return None;
    }
    let after = slash + if text.byte(slash) == b'/' { 1 } else { 3 };
    let next = text.skip_spaces(after);
    if (next == after) != (slash == at) {
        return None;
    }
    let (denominator, end) = small_integer(text, next)?;
    let closed = !matches!(text.byte(end), b'/' | b'-') || !text.byte(end + 1).is_ascii_digit();
    (denominator > 1 && closed && !text.starts_with(end, "st") && !text.starts_with(end, "th"))
        .then_some((denominator, end))
}

/// Words beside "1:7" that make it a proportion and no time of day.
pub(super) static PROPORTIONS: Words = Words::named("proportions");

/// Whether a word that makes a proportion ends at an offset, or one before it: "outnumber them 3 to 1".
fn is_proportion_before(text: Text<'_>, at: usize) -> bool {
    let Some((word, start)) = text.word_before(at) else { return false };
    let second = text.word_before(text.skip_spaces_back(start));
    PROPORTIONS.contains(word.as_bytes()) || second.is_some_and(|(word, _)| PROPORTIONS.contains(word.as_bytes()))
}

/// What makes a number so many to one.
static TO_ONE: WordList = WordList::named("so many to one");

/// The end of "four-to-one", or of "four to one" behind a word that makes it a proportion, after its first number.
pub(super) fn to_one(text: Text<'_>, at: usize, end: usize) -> Option<usize> {
    let joined = TO_ONE.iter().find(|joint| text.starts_with(end, joint))?;
    let named = joined.starts_with('-') || is_proportion_before(text, text.skip_spaces_back(at));
    let after = end + joined.len();
    (named && !text.is_word_at(after)).then_some(after)
}

/// "a ratio of 1:7", "a 1:50,000 scale": two numbers with a colon between them, beside a word that makes them a proportion.
pub(super) fn proportion(text: Text<'_>, at: usize) -> Option<Numeral> {
    let (first, colon) = small_integer(text, at)?;
    let spaced = text.skip_spaces(colon);
    let (joint, to) = match text.byte(colon) {
        b':' => (colon + 1, false),
        b'-' if text.starts_with(colon, "-to-") => (colon + 4, true),
        b' ' if text.is_word(spaced, "to") => (text.skip_spaces(spaced + 2), true),
        _ => return None,
    };
    if !text.byte(joint).is_ascii_digit() {
        return None;
    }
    let DigitsOutcome::Read(second) = digits(text, joint, false) else { return None };
    let before = text.skip_spaces_back(at);
    let before = match text.word_before(before) {
        Some((word, start)) if word.as_bytes() == b"of" => text.skip_spaces_back(start),
        _ => before,
    };
    let named = is_proportion_before(text, before)
        || text.word(text.skip_spaces(second.end)).is_some_and(|(word, _)| PROPORTIONS.contains(word.as_bytes()));
    // "outspent by 3-to-1": no range falls to one.
    let to_one = to && text.byte(colon) == b'-' && second.number == Number::ONE && first > 1;
    let named = named || to_one;
    let goes_on = matches!(text.byte(second.end), b':' | b'%') || text.is_word_at(second.end);
    let denominator = second.number.to_string().parse::<u32>().ok().filter(|parts| *parts > 0)?;
    let mut number = ratio(Number::from(first), denominator)?;
    if number > Number::from_parts(1, -3)? && number.exponent() < -6 {
        number = number.rounded_to(-6)?;
    }
    (named && !goes_on).then_some(Numeral {
        start: at,
        end: second.end,
        number,
        kind: Kind::Fraction,
        spelled: false,
        scaled: false,
        plain: None,
        mark: Mark::Silent,
        power: 0,
    })
}

/// The fractions that have a character of their own, and its length.
pub(super) fn vulgar_fraction(character: char) -> Option<(u32, u32, usize)> {
    let (numerator, denominator) = match character {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((numerator, denominator, character.len_utf8()))
}

/// The quotient, to six decimals where it has no end.
pub(super) fn ratio(numerator: Number, denominator: u32) -> Option<Number> {
    let quotient = numerator.checked_div(Number::from(denominator))?;
    if quotient.exponent() >= -6 { Some(quotient) } else { quotient.rounded_to(-9)?.scaled(0) }
}
