//! Units of more than one part: "7 feet 10 inches", "an hour and a half", "kilometres per hour".

use std::borrow::Cow;

use super::cursor::Text;
use super::fractions;
use super::hedges;
use super::lexicon::Word;
use super::nouns;
use super::numeral::{self, Numeral, Outcome};
use super::unit_tables::UNIT_WORDS;
use super::units::{Found, after, is_unit_word, measured, power};
use crate::quantity::{Number, Unit, is_symbol_of_time};
use crate::vocabulary::WordList;

/// Units of which a larger part stands before a smaller: "7 feet 10 inches", "1 hour and 15 minutes".
///
/// Years and months stay two figures: the customs differ, and "6 years 4 months" is as often quoted in part.
const COMPOUNDS: &[&[&str]] = &[
    &["km", "m", "cm", "mm"],
    &["mi", "yd", "ft", "in"],
    &["week", "day", "h", "min", "s"],
    &["kg", "g"],
    &["st", "lb", "oz"],
];

/// The smaller part of a measure after its larger: the whole in the smaller unit, and its end.
pub(super) fn smaller_part(text: Text<'_>, number: Number, unit: &Unit, at: usize) -> Option<(Number, Unit, usize)> {
    let Unit::Measured(symbol) = unit else { return None };
    let family = COMPOUNDS.iter().find(|family| family.contains(&symbol.as_ref()))?;
    if !number.is_whole() {
        return None;
    }
    let mut next = at;
    if text.byte(next) == b',' {
        next += 1;
    }
    // "six-foot-two-inch"
    if text.byte(next) == b'-' && text.before(next).is_ascii_alphabetic() {
        next += 1;
    }
    next = text.skip_spaces(next);
    if text.is_word(next, "and") {
        next = text.skip_spaces(next + 3);
    }
    if let Some((whole, smaller, end)) = without_unit(text, number, symbol, at) {
        return Some((whole, smaller, end));
    }
    if next == at {
        return None;
    }
    let digit = text.byte(next).is_ascii_digit();
    if !digit && text.lexicon(next).is_none() {
        return None;
    }
    let Outcome::Read(part) = numeral::read(text, next, false) else { return None };
    let found = after(text, &part).or_else(|| {
        let inch = text.skip_spaces(part.end);
        (symbol == "ft" && text.is_word(inch, "in")).then(|| Found { unit: measured("in"), edge: inch + 2 })
    })?;
    // "25m 40s"
    if symbol == "m" && matches!(text.slice(part.end, found.edge), "s") && part.number < Number::from(60) {
        let seconds = number.checked_mul(Number::from(60))?.checked_add(part.number)?;
        return Some((seconds, found.unit, found.edge));
    }
    // "1h 30m": minutes behind hours.
    let minutes = symbol == "h" && text.slice(part.end, found.edge) == "m";
    let found = if minutes { Found { unit: measured("min"), ..found } } else { found };
    let Unit::Measured(smaller) = &found.unit else { return None };
    let place = |symbol: &str| family.iter().position(|entry| *entry == symbol);
    if place(symbol)? >= place(smaller)? || part.scaled || part.number.is_negative() {
        return None;
    }
    let conversion = crate::quantity::conversion(unit, &found.unit)?;
    // "1 hour 90 minutes" are two times; "2 yards 7 feet" is one length.
    if is_symbol_of_time(smaller) && conversion.apply(Number::ONE)? <= part.number {
        return None;
    }
    let whole = conversion.apply(number)?;
    Some((whole.checked_add(part.number)?.with_exponent(part.number.exponent()), found.unit, found.edge))
}

/// "7-foot-4", "6ft 2", "8 stone 8": a smaller part without its unit, less than makes up the larger.
fn without_unit(text: Text<'_>, number: Number, symbol: &str, at: usize) -> Option<(Number, Unit, usize)> {
    let (smaller, many, largest) = match symbol {
        "ft" => ("in", 12, 9),
        "st" => ("lb", 14, 40),
        _ => return None,
    };
    let hyphen = text.byte(at) == b'-' && text.before(at).is_ascii_alphabetic();
    let next = if hyphen { at + 1 } else { text.skip_spaces(at) };
    // "six-foot-eight"
    let in_words = || match text.lexicon(next).filter(|_| hyphen) {
        Some((Word::Digit(part @ 1..) | Word::Teen(part), end)) => Some((u32::from(part), end)),
        _ => None,
    };
    let (part, end) = super::digits_run(text, next).or_else(in_words).filter(|_| next > at)?;
    let closes = !text.is_word_at(end)
        && !matches!(text.byte(end), b'.' | b',' | b'-' | b'/' | b':' if text.is_word_at(end + 1))
        && !matches!(text.char_at(text.skip_spaces(end)), Some('%' | '"' | '\'' | '½' | '-' | '–'))
        && (hyphen || nouns::phrase(text, end, false).is_none())
        && text.lexicon(text.skip_spaces(end)).is_none();
    if !closes
        || part >= many
        || !hyphen && end - next > 2
        || number > Number::from(largest)
        || number < Number::from(2)
    {
        return None;
    }
    let whole = number.checked_mul(Number::from(many))?.checked_add(Number::from(part))?;
    (after(text, &plain(next, end, Number::from(part))).is_none()).then_some((whole, measured(smaller), end))
}

/// Comparisons behind a number of times: "9x larger", "3x the price",
static TIMES: WordList = WordList::named("comparing so many times");

/// and words before one: "up 9x".
static BEFORE_TIMES: WordList = WordList::named("before so many times");

/// Whether "x" right behind a number says how many times as much: "9x larger", "up 9x", but "a 3x lens", "2x4".
pub(super) fn compares(text: Text<'_>, numeral: &Numeral, end: usize) -> bool {
    let next = text.skip_spaces(end);
    let behind = text.word(next).filter(|_| next > end);
    let start = hedges::before(text, numeral.start).map_or(numeral.start, |found| found.edge);
    let before = text.word_before(text.skip_spaces_back(start));
    let larger = |word: &str| TIMES.holds(word) || word.len() > 4 && word.as_bytes().ends_with(b"er");
    numeral.plain.is_none_or(|length| length < 4)
        && !text.byte(next).is_ascii_digit()
        && (behind.is_some_and(|(word, _)| larger(word.as_str()))
            || before.is_some_and(|(word, _)| BEFORE_TIMES.holds(word.as_str())))
}

/// A number in plain digits.
fn plain(start: usize, end: usize, number: Number) -> Numeral {
    Numeral {
        start,
        end,
        number,
        kind: numeral::Kind::Cardinal,
        spelled: false,
        scaled: false,
        plain: Some(end - start),
        mark: numeral::Mark::Silent,
        power: 0,
    }
}

/// "5'3\"", "6h25m": two parts of a measure in signs and letters, without a blank.
pub(super) fn in_signs(text: Text<'_>, numeral: &Numeral) -> Option<(Number, Unit, usize)> {
    let at = numeral.end;
    if numeral.plain.is_none_or(|length| length > 2) {
        return None;
    }
    let (length, smaller) = match text.char_at(at)? {
        sign @ ('\'' | '’' | '′') => (sign.len_utf8(), "in"),
        'h' => (1, "min"),
        _ => return None,
    };
    let (part, end) = super::digits_run(text, at + length)?;
    let (many, closing) = match smaller {
        "in" => (12, ["\"", "″", "”"]),
        _ => (60, ["m", "min", "mins"]),
    };
    let closing = closing.iter().rev().find(|closing| text.starts_with(end, closing))?;
    let edge = end + closing.len();
    let whole = numeral.number.checked_mul(Number::from(many))?.checked_add(Number::from(part))?;
    (part < many && !text.is_word_at(edge)).then_some((whole, measured(smaller), edge))
}

/// "an hour and a half", "two years and a quarter": the fraction after a unit, and its end.
pub(super) fn fraction_after_unit(text: Text<'_>, number: Number, unit: &Unit, at: usize) -> Option<(Number, usize)> {
    if !number.is_whole() || !matches!(unit, Unit::Measured(_) | Unit::Currency(_)) {
        return None;
    }
    let (fraction, end) = fractions::mixed_fraction(text, at)?;
    // "a week and half a day", "a month and half of the next", "a year and a third party": another figure, or a position.
    let next = text.skip_spaces(end);
    let next_word = text.word(next).filter(|_| next > end);
    let another = next_word.is_some_and(|(word, _)| {
        matches!(word.as_bytes(), b"of" | b"the" | b"a" | b"an" | b"its" | b"their" | b"his" | b"her")
    });
    let half = fraction.checked_add(fraction) == Some(Number::ONE);
    let position = !half && numeral::names_a_thing(text, end);
    if another || position || is_unit_word(text, next) {
        return None;
    }
    Some((number.checked_add(fraction)?, end))
}

/// "kilometres per hour", "barrels a day", "km/h": a unit over another.
pub(super) fn per(text: Text<'_>, found: Found) -> Found {
    let Unit::Measured(symbol) = &found.unit else { return found };
    let (at, word) = if text.byte(found.edge) == b'/' {
        (found.edge + 1, true)
    } else {
        let next = text.skip_spaces(found.edge);
        let article = match text.word(next) {
            Some((word, end)) if next > found.edge && matches!(word.as_bytes(), b"per" | b"a" | b"an" | b"each") => end,
            _ => return found,
        };
        (text.skip_spaces(article), false)
    };
    let end = text.letters_end(at);
    let letters = text.slice(at, end);
    let name = text.folded(at, end);
    let raised =
        ["²", "³", "2", "3"].iter().any(|power| text.starts_with(end, power) && !text.is_word_at(end + power.len()));
    if end == at || text.is_word_at(end) && !raised {
        return found;
    }
    let square = matches!(name.as_bytes(), b"square" | b"cubic");
    let (base, end) = if square {
        let Some((inner, inner_end)) = text.word(text.skip_spaces(end)) else { return found };
        (UNIT_WORDS.get(inner.as_bytes()).and_then(|symbol| power(symbol, name.as_bytes())), inner_end)
    } else {
        let base = UNIT_WORDS.get(name.as_bytes()).or(match letters {
            "h" => Some("h"),
            "s" => Some("s"),
            "d" if word => Some("day"),
            "m" if word => Some("m"),
            "l" | "L" if word => Some("l"),
            "g" if word => Some("g"),
            "t" if word => Some("t"),
            _ => None,
        });
        (base, end)
    };
    let Some(base) = base else { return found };
    let time = matches!(base, "s" | "min" | "h" | "day" | "week" | "month" | "year");
    if !time && !word && !text.is_word(text.skip_spaces(found.edge), "per") {
        return found;
    }
    let joined = match (symbol.as_ref(), base) {
        ("km", "h") => Cow::Borrowed("km/h"),
        ("mi", "h") => Cow::Borrowed("mph"),
        ("m", "s") => Cow::Borrowed("m/s"),
        (symbol, base) if is_symbol_of_time(symbol) && is_symbol_of_time(base) => {
            return Found { unit: found.unit.clone(), ..found };
        }
        (symbol, base) => Cow::Owned(format!("{symbol}/{base}")),
    };
    // "km/s2", "kg/cm³"
    for (digit, power) in [("2", "²"), ("3", "³"), ("²", "²"), ("³", "³")] {
        if text.starts_with(end, digit) && !text.is_word_at(end + digit.len()) {
            return Found { unit: Unit::Measured(Cow::Owned(format!("{joined}{power}"))), edge: end + digit.len() };
        }
    }
    Found { unit: Unit::Measured(joined), edge: end }
}
