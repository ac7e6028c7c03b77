//! Powers of ten after a number: "million", "bn", "k".

use super::cursor::Text;
use super::lexicon::Word;
use super::numeral::join;
use crate::quantity::Number;

/// The powers of ten after a number, multiplied, and where they end; zero and the same offset where there is none.
pub(super) fn scales(text: Text<'_>, at: usize, spelled: bool) -> (i32, usize) {
    let (mut power, mut end) = (0, at);
    for _ in 0..3 {
        let next = if end == at && !text.byte(end).is_ascii_alphabetic() {
            match join(text, end) {
                Some(next) => next,
                None => break,
            }
        } else if end == at {
            end
        } else {
            match join(text, end) {
                Some(next) => next,
                None => break,
            }
        };
        match text.lexicon(next) {
            Some((Word::Scale(found) | Word::Scales(found), after)) => {
                power += i32::from(found);
                end = after;
            }
            Some((Word::Abbreviated(found), after)) if power == 0 && !spelled || next > at && after - next > 1 => {
                if !abbreviation_fits(text, at, next, after) {
                    break;
                }
                power += i32::from(found);
                end = after;
                if text.byte(end) == b'.'
                    && text.skip_spaces(end + 1) > end + 1
                    && !text.byte(text.skip_spaces(end + 1)).is_ascii_uppercase()
                {
                    // "38 bn. tenge": the point of the abbreviation.
                    end += 1;
                }
                break;
            }
            None if power == 0 && next == at && is_giga(text, at) => {
                power = 9;
                end = next + 1;
                break;
            }
            _ => break,
        }
    }
    (power, end)
}

/// "0.0012G": a capital right after decimals. "5G" is a name.
pub(super) fn is_giga(text: Text<'_>, at: usize) -> bool {
    let mut start = at;
    while at - start < 12 && (text.before(start).is_ascii_digit() || text.before(start) == b'.') {
        start -= 1;
    }
    text.byte(at) == b'G' && !text.is_word_at(at + 1) && text.slice(start, at).contains('.')
}

/// Whether letters after digits are a power of ten there, and no unit or name.
pub(super) fn abbreviation_fits(text: Text<'_>, number_end: usize, start: usize, end: usize) -> bool {
    let attached = start == number_end;
    match text.slice(start, end) {
        "k" => true,
        // "7 K" is a temperature, and so are hundreds with decimals: "573.15K".
        "K" => attached && !has_hundreds_and_decimals(text, number_end),
        "m" | "M" | "b" | "B" if attached => {
            // Whether metres or millions is decided where the unit is known; a capital is a million.
            // "2003b" is a year of a list of sources, "221B" a house, "1B" part of a figure: billions have money, things or
            // decimals beside them.
            let millions = text.byte(start) == b'M';
            let decimals = || number_end > 1 && matches!(text.before(number_end - 1), b'.' | b',');
            millions || money_or_things(text, number_end, end) || text.byte(start) != b'm' && decimals()
        }
        "m" | "M" | "b" | "B" => false,
        "MM" => true,
        "cr" | "mil" => !attached,
        // "Mn", "Cr" and "mM" are two metals and a concentration.
        "mn" | "bn" | "Bn" | "BN" | "tn" | "bln" | "Bln" | "mln" | "Mln" | "trn" | "trln" | "mio" | "Mio" | "bil" => {
            true
        }
        "thou" | "thsd" | "Thsd" => true,
        _ => false,
    }
}

pub(super) fn has_hundreds_and_decimals(text: Text<'_>, end: usize) -> bool {
    let mut start = end;
    while end - start < 12 && (text.before(start).is_ascii_digit() || text.before(start) == b'.') {
        start -= 1;
    }
    text.slice(start, end).find('.').is_some_and(|whole| whole >= 3)
}

/// Whether "1.2m" has a currency before it or a plural after it.
pub(super) fn money_or_things(text: Text<'_>, number_end: usize, end: usize) -> bool {
    let mut start = number_end;
    while start > 0 && number_end - start < 32 && matches!(text.before(start), b'0'..=b'9' | b'.' | b',') {
        start -= 1;
    }
    let before = text.skip_spaces_back(start);
    let money = matches!(text.char_before(before), Some('$' | '€' | '£' | '¥' | '₽' | '₸' | '₹' | '₴' | '₺'))
        || text.slice(before.saturating_sub(3), before).len() == 3
            && text.slice(before.saturating_sub(3), before).bytes().all(|byte| byte.is_ascii_uppercase());
    let next = text.skip_spaces(end);
    let noun = text.letters_end(next);
    let things = noun - next > 4 && text.byte(next).is_ascii_lowercase() && text.before(noun) == b's'
        || text.is_word(next, "people");
    money || things
}

/// A scale word at an offset past blanks: its power and end.
pub(super) fn scale_after(text: Text<'_>, at: usize) -> Option<(i32, usize)> {
    let next = text.skip_spaces(at);
    match text.lexicon(next)? {
        (Word::Scale(power), end) if next > at => Some((i32::from(power), end)),
        _ => None,
    }
}

/// "trillionth" after a number.
pub(super) fn scale_ordinal(text: Text<'_>, at: usize, number: Number) -> Option<(Number, usize)> {
    let (word, end) = text.lexicon(join(text, at)?)?;
    let power = match word {
        Word::ScaleOrdinal(power) => i32::from(power),
        Word::HundredOrdinal => 2,
        _ => return None,
    };
    Some((number.scaled(power)?.with_exponent(0), end))
}
