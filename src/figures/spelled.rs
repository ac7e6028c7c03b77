//! Numbers in words below a thousand, what goes on behind "hundred", and numbers that are read out digit by digit.

use super::cursor::Text;
use super::digits::small_integer;
use super::fractions::{has_denominator, ratio};
use super::lexicon::Word;
use super::nouns;
use super::numeral::{Kind, Mark, Segment, join, joint};
use crate::quantity::Number;
use crate::vocabulary::WordList;

/// The next spelled number below a hundred after a blank, as in a number that is read out digit by digit.
pub(super) fn spoken_next(text: Text<'_>, at: usize) -> Option<(u32, usize)> {
    let next = text.skip_spaces(at);
    if next == at {
        return None;
    }
    match text.lexicon(next)? {
        (Word::Digit(digit), end) => Some((u32::from(digit), end)),
        (Word::Teen(teen), end) => Some((u32::from(teen), end)),
        (Word::Tens(tens), end) => match join(text, end).and_then(|next| text.lexicon(next)) {
            Some((Word::Digit(digit), end)) if digit > 0 => Some((u32::from(tens) + u32::from(digit), end)),
            _ => Some((u32::from(tens), end)),
        },
        (Word::Denominator(1), end) => Some((1, end)),
        _ => None,
    }
}

/// "two point zero five", "1 point 1".
pub(super) fn spoken_decimals(text: Text<'_>, whole: Number, at: usize) -> Option<(Number, usize)> {
    let next = text.skip_spaces(at);
    if next == at || !text.is_word(next, "point") || !whole.is_whole() {
        return None;
    }
    let (decimals, places, end) = spoken_digits(text, text.skip_spaces(next + 5))?;
    let fraction = Number::from_parts(decimals, -places)?;
    let value = whole.checked_add(fraction)?;
    Some((value.scaled(0)?.with_exponent(-places), end))
}

/// Zero as it is read out: "point o five".
static ZERO: WordList = WordList::named("zero read out");

fn spoken_digits(text: Text<'_>, at: usize) -> Option<(i128, i32, usize)> {
    let (mut value, mut places, mut end) = (0_i128, 0, at);
    let mut next = at;
    while places < 20 {
        if text.byte(next).is_ascii_digit() && places == 0 {
            let mut cursor = next;
            while text.byte(cursor).is_ascii_digit() && cursor - next < 20 {
                value = value * 10 + i128::from(text.byte(cursor) - b'0');
                places += 1;
                cursor += 1;
            }
            return (!text.is_word_at(cursor)).then_some((value, places, cursor));
        }
        match text.lexicon(next) {
            Some((Word::Digit(digit), after)) => {
                value = value * 10 + i128::from(digit);
                places += 1;
                end = after;
            }
            Some((Word::Teen(teen), after)) => {
                value = value * 100 + i128::from(teen);
                places += 2;
                end = after;
            }
            Some((Word::Tens(tens), after)) => {
                let unit = join(text, after).and_then(|next| text.lexicon(next));
                let (unit, after) = match unit {
                    Some((Word::Digit(digit), after)) if digit > 0 => (digit, after),
                    _ => (0, after),
                };
                value = value * 100 + i128::from(tens) + i128::from(unit);
                places += 2;
                end = after;
            }
            // "point o five"
            _ if text
                .phrase_end(next, &ZERO)
                .is_some_and(|end| matches!(text.lexicon(text.skip_spaces(end)), Some((Word::Digit(_), _)))) =>
            {
                value *= 10;
                places += 1;
                end = text.phrase_end(next, &ZERO)?;
            }
            _ => break,
        }
        match join(text, end) {
            Some(following) => next = following,
            None => break,
        }
    }
    (places > 0).then_some((value, places, end))
}

fn cardinal(end: usize, value: u32) -> Segment {
    Segment {
        end,
        number: Number::from(value),
        kind: Kind::Cardinal,
        spelled: true,
        plain: None,
        mark: Mark::Silent,
        bare_scale: false,
    }
}

pub(super) fn spelled_segment(text: Text<'_>, at: usize) -> Option<Segment> {
    let (word, end) = text.lexicon(at)?;
    Some(match word {
        Word::Digit(digit) => hundreds(text, cardinal(end, u32::from(digit))),
        Word::Teen(teen) => hundreds(text, cardinal(end, u32::from(teen))),
        Word::Tens(tens) => {
            let following = join(text, end).and_then(|next| text.lexicon(next));
            match following {
                Some((Word::Digit(digit), end)) if digit > 0 => {
                    hundreds(text, cardinal(end, u32::from(tens) + u32::from(digit)))
                }
                Some((Word::Ordinal(digit), end)) if digit < 10 => {
                    Segment { kind: Kind::Ordinal, ..cardinal(end, u32::from(tens) + u32::from(digit)) }
                }
                Some((Word::Denominator(digit), after)) if digit < 10 && text.byte(end) == b'-' => {
                    let end = after;
                    // "fourty-oneths": a position in the plural, where no numerator stands before it.
                    Segment { kind: Kind::Ordinal, ..cardinal(end, u32::from(tens) + u32::from(digit)) }
                }
                _ => hundreds(text, cardinal(end, u32::from(tens))),
            }
        }
        Word::Hundred => with_tail(text, Segment { ..cardinal(end, 100) }),
        Word::Scale(_) => Segment { bare_scale: true, ..cardinal(at, 1) },
        Word::Ordinal(position) => Segment { kind: Kind::Ordinal, ..cardinal(end, u32::from(position)) },
        Word::HundredOrdinal => Segment { kind: Kind::Ordinal, ..cardinal(end, 100) },
        Word::Half => Segment { number: ratio(Number::ONE, 2)?, kind: Kind::Fraction, ..cardinal(end, 0) },
        Word::Quarter => Segment { number: ratio(Number::ONE, 4)?, kind: Kind::Fraction, ..cardinal(end, 0) },
        Word::Dozen => cardinal(end, 12),
        Word::Adverb(position) => Segment { kind: Kind::Ordinal, ..cardinal(end, u32::from(position)) },
        _ => return None,
    })
}

/// "forty-five hundred thirty-eight" after the number below one hundred; "two dozen".
fn hundreds(text: Text<'_>, small: Segment) -> Segment {
    let following = join(text, small.end).and_then(|next| text.lexicon(next));
    match following {
        Some((Word::Hundred | Word::Hundreds, end)) => match small.number.checked_mul(Number::HUNDRED) {
            Some(number) if !number.is_zero() => with_tail(text, Segment { end, number, ..small }),
            _ => small,
        },
        Some((Word::HundredOrdinal, end)) => match small.number.checked_mul(Number::HUNDRED) {
            Some(number) if small.number > Number::ONE => Segment { end, number, kind: Kind::Ordinal, ..small },
            _ => small,
        },
        Some((Word::Dozen | Word::Dozens, end)) => match small.number.checked_mul(Number::from(12)) {
            Some(number) => Segment { end, number, ..small },
            None => small,
        },
        // "Two score people", not "two score draws".
        Some((Word::Score, end)) if small.number <= Number::from(10) && counts_people(text, end) => {
            match small.number.checked_mul(Number::from(20)) {
                Some(number) => Segment { end, number, ..small },
                None => small,
            }
        }
        _ => small,
    }
}

/// Whether a plural follows that no game has.
fn counts_people(text: Text<'_>, at: usize) -> bool {
    let noun = nouns::phrase(text, at, false).and_then(|(_, end)| text.word_before(end));
    noun.is_some_and(|(word, _)| {
        nouns::is_plural(word.as_bytes()) && !matches!(word.as_bytes(), b"draws" | b"sheets" | b"lines" | b"cards")
    }) || text.is_word(text.skip_spaces(at), "others")
}

/// What follows "hundred": "and five", "thirty-eight", "twenty-fifth".
pub(super) fn with_tail(text: Text<'_>, hundreds: Segment) -> Segment {
    let Some((next, joined_by_and)) = joint(text, hundreds.end) else { return hundreds };
    let tail = if text.byte(next).is_ascii_digit() {
        match (joined_by_and, small_integer(text, next)) {
            (true, Some((value, end))) if value < 100 => cardinal(end, value),
            _ => return hundreds,
        }
    } else {
        match text.lexicon(next) {
            Some((Word::Digit(digit), end)) => cardinal(end, u32::from(digit)),
            Some((Word::Teen(teen), end)) => cardinal(end, u32::from(teen)),
            Some((Word::Tens(_), _)) => match spelled_small(text, next) {
                Some(tail) => tail,
                None => return hundreds,
            },
            Some((Word::Ordinal(position), end)) => {
                Segment { kind: Kind::Ordinal, ..cardinal(end, u32::from(position)) }
            }
            _ => return hundreds,
        }
    };
    let after = join(text, tail.end).and_then(|next| text.lexicon(next));
    let another_number = matches!(after, Some((Word::Hundred | Word::Hundreds, _)));
    let a_fraction = joined_by_and && has_denominator(text, tail);
    if tail.number.is_zero() || another_number || a_fraction {
        return hundreds;
    }
    match hundreds.number.checked_add(tail.number) {
        Some(number) => Segment { end: tail.end, number, kind: tail.kind, ..hundreds },
        None => hundreds,
    }
}

/// A number from twenty to ninety-nine, or its position.
fn spelled_small(text: Text<'_>, at: usize) -> Option<Segment> {
    let (Word::Tens(tens), end) = text.lexicon(at)? else { return None };
    Some(match join(text, end).and_then(|next| text.lexicon(next)) {
        Some((Word::Digit(digit), end)) if digit > 0 => cardinal(end, u32::from(tens) + u32::from(digit)),
        Some((Word::Ordinal(digit), end)) if digit < 10 => {
            Segment { kind: Kind::Ordinal, ..cardinal(end, u32::from(tens) + u32::from(digit)) }
        }
        // "one hundred thirty-fifths": the tens belong to the denominator.
        Some((Word::Denominator(digit), _)) if digit < 10 && text.byte(end) == b'-' => return None,
        _ => cardinal(end, u32::from(tens)),
    })
}
