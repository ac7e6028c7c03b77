//! Powers of ten after a number: "million", "bn", "k".

use super::cursor::Text;
use super::lexicon::Word;
use super::numeral::join;
use super::{currencies, dates, joints, no_quantity, nouns, units};
use crate::quantity::Number;
use crate::vocabulary::WordList;

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
            // "In 2019 thousands left"
            Some((Word::Scales(_), _)) if end == at && dates::is_year_before(text, at) => break,
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
    let money = || is_money(text, number_end, end);
    let things = || are_things(text, end);
    match text.slice(start, end) {
        "k" => true,
        // "7 K" is a temperature, and so are hundreds with decimals: "573.15K".
        "K" => {
            money() || attached && !has_hundreds_and_decimals(text, number_end) || !attached && are_counted(text, end)
        }
        // Whether metres or millions is decided where the unit is known; a capital is a million.
        "M" if attached => true,
        "m" if attached => money() || things() || millions_nearby(text, start, end),
        // "2003b" is a year of a list of sources, "221B" a house, "1B" part of a figure: billions have money, things or
        // decimals beside them.
        "b" | "B" if attached => {
            let decimals = number_end > 1 && matches!(text.before(number_end - 1), b'.' | b',');
            money() || things() || decimals
        }
        "M" | "B" => money() || things(),
        "t" | "T" if attached => is_money_before(text, number_end),
        "T" => is_money_before(text, number_end),
        // "98 m" are metres, "98 m people" are not.
        "m" | "b" => money() || are_counted(text, end),
        "t" => false,
        "mill" | "Mill" | "tr" | "Tr" => money(),
        // "Mn", "Cr" and "mM" are two metals and a concentration.
        "Mn" | "Mil" | "MN" | "Tn" | "Bil" => money() || things(),
        "cr" | "mil" => !attached || money() || things(),
        "Cr" => money(),
        "mn" | "bn" | "Bn" | "BN" | "tn" | "bln" | "Bln" | "mln" | "Mln" | "trn" | "trln" | "mio" | "Mio" | "bil"
        | "MM" => true,
        "mrd" | "Mrd" => true,
        "thou" | "thsd" | "Thsd" => true,
        _ => false,
    }
}

/// Whether a scale follows the digits at an offset: "6m", "2.5 bn".
pub(super) fn has_scale(text: Text<'_>, at: usize) -> bool {
    let mut end = at;
    while end - at < 24 && (text.byte(end).is_ascii_digit() || matches!(text.byte(end), b'.' | b',')) {
        end += 1;
    }
    // "R1.2-million".
    let letters = if text.byte(end) == b'-' { end + 1 } else { text.skip_spaces(end) };
    matches!(text.lexicon(letters), Some((Word::Scale(_) | Word::Abbreviated(_), _)))
}

pub(super) fn has_hundreds_and_decimals(text: Text<'_>, end: usize) -> bool {
    let mut start = end;
    while end - start < 12 && (text.before(start).is_ascii_digit() || text.before(start) == b'.') {
        start -= 1;
    }
    text.slice(start, end).find('.').is_some_and(|whole| whole >= 3)
}

/// Words between two values of one thing: "up from", "against".
static COMPARED: WordList = WordList::named("before a value compared");

/// Whether "million" stands beside another number of the sentence: "11.4 million, up from 9.9m".
fn millions_nearby(text: Text<'_>, start: usize, end: usize) -> bool {
    /// So many bytes on either side.
    const REACH: usize = 80;
    let ends = |byte: u8| matches!(byte, b'!' | b'?' | b'\n' | b';' | 0);
    let extent = text.word(text.skip_spaces(end)).is_some_and(|(word, _)| EXTENTS.holds(word.as_str()));
    let compared = text
        .word_before(text.skip_spaces_back(digits_start(text, start)))
        .is_some_and(|(word, _)| COMPARED.holds(word.as_str()));
    if extent || !compared {
        return false;
    }
    let mut at = start;
    while start - at < REACH && !ends(text.before(at)) {
        at -= 1;
        if text.byte(at) == b'm' && text.is_word(at, "million") && !text.is_word_before(at) {
            return true;
        }
    }
    at = end;
    while at - end < REACH && !ends(text.byte(at)) {
        if text.byte(at) == b'm' && text.is_word(at, "million") && !text.is_word_before(at) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether what follows letters that stand apart is counted beyond doubt: people, votes, tonnes.
fn are_counted(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end);
    let unit =
        text.word(next).is_some_and(|(word, _)| word.as_bytes().ends_with(b"s")) && units::is_unit_word(text, next);
    let noun = || nouns::phrase(text, end, false).and_then(|(_, noun)| text.word_before(noun));
    next > end && (unit || noun().is_some_and(|(word, _)| no_quantity::is_thing_counted(word.as_bytes())))
}

/// The start of the digits that end at an offset.
fn digits_start(text: Text<'_>, end: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start < 32 && matches!(text.before(start), b'0'..=b'9' | b'.' | b',') {
        start -= 1;
    }
    start
}

/// Whether a currency stands before digits that end at an offset, or before the first end of their range: "$2.5-3.5m".
fn is_money_before(text: Text<'_>, number_end: usize) -> bool {
    let start = digits_start(text, number_end);
    let start = joints::sign(text, start).map_or(start, |(sign, _)| sign);
    if currencies::before(text, start).is_some() {
        return true;
    }
    let behind = text.skip_spaces_back(start);
    let joint = ["-", "–", "—", "−", "‑", "~", "to", "and", "or", "until", "till", "through"]
        .iter()
        .find(|joint| text.ends_with(behind, joint));
    let joint = match joint {
        // "$2.5-to-4m"
        Some(&"-") if text.is_phrase_before(behind - 1, &["to"]) => Some(3),
        joint => joint.map(|joint| joint.len()),
    };
    let Some(first_end) = joint.map(|length| text.skip_spaces_back(behind - length)) else { return false };
    let first_end = if text.before(first_end) == b'-' { first_end - 1 } else { first_end };
    // "$12m–30m", "$2 million to 3m"
    let mut letters = first_end;
    while first_end - letters < 8 && text.before(letters).is_ascii_alphabetic() {
        letters -= 1;
    }
    let first = digits_start(text, text.skip_spaces_back(letters));
    let first = if first == letters { digits_start(text, first_end) } else { first };
    first < first_end && text.byte(first).is_ascii_digit() && currencies::before(text, first).is_some()
}

/// Whether digits and the letters after them are money: a currency stands before or after.
fn is_money(text: Text<'_>, number_end: usize, end: usize) -> bool {
    if is_money_before(text, number_end) {
        return true;
    }
    let next = text.skip_spaces(end);
    let letters = text.letters_end(next);
    next > end && currencies::is_code(text.slice(next, letters))
        || matches!(text.char_at(next), Some('€' | '£' | '₽' | '₸' | '₹' | '₴' | '₺' | '¥'))
        || text.byte(next) == b'$' && !text.byte(text.skip_spaces(next + 1)).is_ascii_digit()
        || text.starts_with(next, "US$")
        || next > end && (currencies::national(text, next).is_some() || text.phrase_end(next, &STERLING).is_some())
        || text.word(next).is_some_and(|(word, _)| currencies::is_currency_word(word.as_bytes()))
}

/// Pounds of money by their whole name.
static STERLING: WordList = WordList::named("pounds by their whole name");

/// Words after "2.5m" that measure instead of counting: "2.5m long".
static EXTENTS: WordList = WordList::named("extents");

/// Whether what the letters after digits could multiply follows: a plural with its modifiers, or a unit.
fn are_things(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end);
    if next == end || !text.byte(next).is_ascii_alphabetic() {
        return false;
    }
    let first = text.word(next);
    if first.is_some_and(|(word, _)| EXTENTS.holds(word.as_str())) {
        return false;
    }
    if first.is_some_and(|(word, _)| word.as_bytes().ends_with(b"s") && units::is_unit_word(text, next)) {
        return true;
    }
    // "3.7m sq km"
    if first.is_some_and(|(word, _)| matches!(word.as_bytes(), b"square" | b"sq" | b"cubic" | b"cu" | b"metric")) {
        return true;
    }
    let Some((start, noun)) = nouns::phrase(text, end, false) else { return false };
    let plural = text.word_before(noun).is_some_and(|(word, _)| nouns::is_plural(word.as_bytes()));
    plural && text.byte(start).is_ascii_lowercase()
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
