//! Units of measurement, percent and currencies after a number.

use std::borrow::Cow;

use super::compounds::per;
use super::currencies::{currency, hundredths, is_code, is_money_word, is_of_the_next, is_sterling, national};
use super::cursor::{Folded, Text};
use super::numeral::Numeral;
use super::unit_tables::{CURRENCY_SIGNS, CURRENCY_WORDS, MINOR_WORDS, UNIT_SYMBOLS, UNIT_WORDS};
use crate::quantity::{Number, Unit, is_symbol_of_time};
use crate::vocabulary::WordList;

/// A unit beside a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) unit: Unit,
    /// The start, for a unit before the number; the end, for one after it.
    pub(super) edge: usize,
}

pub(super) fn measured(symbol: &'static str) -> Unit {
    Unit::Measured(Cow::Borrowed(symbol))
}

/// The unit of time whose name stands at an offset.
pub(super) fn time_word(text: Text<'_>, at: usize) -> Option<Unit> {
    let (word, _) = text.word(at)?;
    UNIT_WORDS.get(word.as_bytes()).filter(|symbol| is_symbol_of_time(symbol)).map(measured)
}

/// Whether a unit by name stands at an offset.
pub(super) fn is_unit_word(text: Text<'_>, at: usize) -> bool {
    text.word(at).is_some_and(|(word, _)| word.as_bytes().len() > 2 && UNIT_WORDS.get(word.as_bytes()).is_some())
}

/// Whether a length, mass or volume follows, as in "quarter-litre".
pub(super) fn is_measure_after(text: Text<'_>, at: usize) -> bool {
    let next = if text.byte(at) == b'-' { at + 1 } else { text.skip_spaces(at) };
    let symbol = text.word(next).and_then(|(word, _)| UNIT_WORDS.get(word.as_bytes()));
    next > at
        && symbol.is_some_and(|symbol| {
            matches!(
                symbol,
                "m" | "km" | "mi" | "in" | "l" | "ml" | "gal" | "lb" | "kg" | "t" | "acre" | "ha" | "cup" | "pt"
            )
        })
}

/// The unit after a number.
pub(super) fn after(text: Text<'_>, numeral: &Numeral) -> Option<Found> {
    let attached = numeral.end;
    if let Some(found) = sign(text, attached) {
        return Some(found);
    }
    let spaced = text.skip_spaces(attached);
    if spaced > attached
        && let Some(found) = sign(text, spaced)
    {
        return Some(found);
    }
    // "7-year", "68 - ounce", and words on the next line.
    let hyphen = match text.byte(spaced) {
        // "1300 - in a raid" has no inch.
        b'-' if spaced > attached && text.is_word(text.skip_spaces(spaced + 1), "in") => None,
        b'-' => Some(text.skip_spaces(spaced + 1)),
        _ if text.starts_with(spaced, "\u{2010}") || text.starts_with(spaced, "\u{2011}") => Some(spaced + 3),
        _ => None,
    };
    let at = hyphen.unwrap_or_else(|| super::durations::past_adjective(text, spaced));
    let found = words(text, at, numeral, at == attached, hyphen.is_some())?;
    Some(per(text, found))
}

fn sign(text: Text<'_>, at: usize) -> Option<Found> {
    let byte = text.byte(at);
    if byte == b'%' {
        let next = if text.byte(at + 1) == b'-' { at + 2 } else { text.skip_spaces(at + 1) };
        if let Some((word, end)) = text.word(next).filter(|(word, _)| next > at + 1 || word.as_bytes() == b"pts")
            && matches!(word.as_bytes(), b"point" | b"points" | b"pts")
        {
            return Some(Found { unit: Unit::PercentagePoint, edge: end });
        }
        return Some(Found { unit: Unit::Percent, edge: at + 1 });
    }
    if byte != b'$' && byte < 0x80 && !matches!(byte, b'K' | b'z') {
        return None;
    }
    if text.starts_with(at, "‰") {
        return Some(Found { unit: measured("‰"), edge: at + 3 });
    }
    if text.starts_with(at, "％") {
        return Some(Found { unit: Unit::Percent, edge: at + 3 });
    }
    if text.starts_with(at, "°") || text.starts_with(at, "º") || text.starts_with(at, "˚") {
        return Some(degree(text, at + 2));
    }
    for (sign, symbol) in [("℃", "°C"), ("℉", "°F")] {
        if text.starts_with(at, sign) {
            return Some(Found { unit: measured(symbol), edge: at + sign.len() });
        }
    }
    if text.starts_with(at, "¢") {
        return Some(Found { unit: measured("cent"), edge: at + 2 });
    }
    for (sign, code) in CURRENCY_SIGNS.iter() {
        if text.starts_with(at, sign) {
            let end = at + sign.len();
            if byte.is_ascii_alphabetic() && text.is_word_at(end) {
                continue;
            }
            // "5 $3" would take the next number's sign, "10 $ 30 cent" has its own.
            if text.byte(text.skip_spaces(end)).is_ascii_digit() && hundredths(text, Number::ONE, end).is_none() {
                return None;
            }
            return Some(Found { unit: currency(code)?, edge: end });
        }
    }
    None
}

/// "5 degrees below zero": the end of the words that turn a temperature.
pub(super) fn below_zero(text: Text<'_>, unit: &Unit, end: usize) -> Option<usize> {
    let degrees = matches!(unit, Unit::Measured(symbol) if symbol.starts_with('°'));
    let below = text.skip_spaces(end);
    if !degrees || below == end || !text.is_word(below, "below") {
        return None;
    }
    let zero = text.skip_spaces(below + 5);
    text.is_word(zero, "zero").then_some(zero + 4)
}

/// What a degree sign or the word "degrees" goes on to.
fn degree(text: Text<'_>, end: usize) -> Found {
    let next = if text.byte(end) == b'-' { end + 1 } else { text.skip_spaces(end) };
    for (letter, symbol) in [("c", "°C"), ("f", "°F"), ("k", "K")] {
        if text.is_word(next, letter) {
            return Found { unit: measured(symbol), edge: next + 1 };
        }
    }
    match text.word(next).and_then(|(word, end)| Some((UNIT_WORDS.get(word.as_bytes())?, end))) {
        Some((symbol @ ("°C" | "°F" | "K"), end)) => Found { unit: measured(symbol), edge: end },
        _ => Found { unit: measured("°"), edge: end },
    }
}

/// A unit by the words that name it.
fn words(text: Text<'_>, at: usize, numeral: &Numeral, attached: bool, hyphen: bool) -> Option<Found> {
    let Some((word, end)) = text.word(at) else { return symbol(text, at, attached) };
    let name = word.as_bytes();
    let printed = text.slice(at, end);
    let told = of_a_hundred(text, name, end)
        .or_else(|| of_two_words(text, name, end))
        .or_else(|| of_doubtful_letters(text, (at, end), name, numeral, (attached, hyphen)));
    if let Some(told) = told {
        return told.unit();
    }
    let found = |unit: Unit, edge: usize| Some(Found { unit, edge });
    // "mM" and "mm", "GPa" and "gpa": where case tells symbols apart, it decides.
    let mixed = printed.len() > 1 && printed.bytes().any(|byte| byte.is_ascii_uppercase());
    if let Some(symbol) = UNIT_SYMBOLS.get(printed.as_bytes()).filter(|_| mixed)
        && UNIT_WORDS.get(name).is_some_and(|word| word != symbol)
        && !matches!(text.byte(end), b'2' | b'3')
    {
        return found(measured(symbol), end);
    }
    if let Some(symbol) = UNIT_WORDS.get(name) {
        if (name.len() <= 3 && text.byte(end) == b'/' || matches!(text.byte(end), b'2' | b'3'))
            && let Some(found) = symbol_with_power(text, at, attached)
        {
            return Some(found);
        }
        return found(measured(symbol), end);
    }
    if MINOR_WORDS.contains(word.as_bytes()) {
        let symbol = if word.as_str().starts_with("pen") { "penny" } else { "cent" };
        return found(measured(symbol), end);
    }
    if is_code(printed) {
        if is_of_the_next(text, end, numeral) {
            return None;
        }
        return found(currency(if printed == "RMB" { "CNY" } else { printed })?, end);
    }
    if let Some(code) = CURRENCY_WORDS.get(name) {
        return currency(code)
            .filter(|_| is_money_word(text, name, numeral, end))
            .map(|unit| Found { unit, edge: end });
    }
    if matches!(printed, "Rs" | "LE") && !is_of_the_next(text, end, numeral) {
        return found(currency(if printed == "Rs" { "INR" } else { "EGP" })?, end);
    }
    if let Some(found) = national(text, at) {
        return Some(found);
    }
    if matches!(printed, "US" | "U") && text.starts_with(end, "$") && !is_of_the_next(text, end + 1, numeral) {
        return found(currency("USD")?, end + 1);
    }
    symbol(text, at, attached)
}

/// What words are told to be, whatever else they might be.
enum Told {
    Unit(Unit, usize),
    NoUnit,
}

impl Told {
    fn unit(self) -> Option<Found> {
        match self {
            Told::Unit(unit, edge) => Some(Found { unit, edge }),
            Told::NoUnit => None,
        }
    }

    /// A unit where there is one.
    fn of(found: Option<(Unit, usize)>) -> Told {
        found.map_or(Told::NoUnit, |(unit, edge)| Told::Unit(unit, edge))
    }
}

/// The next word, with spaces before it.
pub(super) fn next_word(text: Text<'_>, end: usize) -> Option<(Folded, usize)> {
    let next = text.skip_spaces(end);
    text.word(next).filter(|_| next > end)
}

/// Percent, percentage points, per mille, basis points.
fn of_a_hundred(text: Text<'_>, name: &[u8], end: usize) -> Option<Told> {
    // "a 7-per-cent rise", "5 percentage-points"
    let next = |end: usize| if text.byte(end) == b'-' { text.word(end + 1) } else { next_word(text, end) };
    let is_point = |word: &[u8]| matches!(word, b"point" | b"points" | b"pts" | b"pt");
    let point = |end: usize| next(end).filter(|(word, _)| is_point(word.as_bytes()));
    let percent = |end: usize| match point(end) {
        Some((_, end)) => Told::Unit(Unit::PercentagePoint, end),
        None => Told::Unit(Unit::Percent, end),
    };
    Some(match name {
        b"percent" | b"percents" | b"pct" | b"percentage" | b"percentages" => percent(end),
        b"per" => match next(end) {
            Some((word, end)) if matches!(word.as_bytes(), b"cent" | b"cents" | b"centum") => percent(end),
            Some((word, end)) if matches!(word.as_bytes(), b"mille" | b"mil" | b"mill" | b"thousand") => {
                Told::Unit(measured("‰"), end)
            }
            _ => Told::NoUnit,
        },
        b"p" if text.starts_with(end, ".c.") || text.starts_with(end, ".C.") => Told::Unit(Unit::Percent, end + 3),
        b"p" if text.starts_with(end, ".p.") => Told::Unit(Unit::PercentagePoint, end + 3),
        b"pp" | b"ppt" | b"ppts" | b"pps" => Told::Unit(Unit::PercentagePoint, end),
        b"bp" | b"bps" => Told::Unit(measured("bp"), end),
        b"basis" => Told::of(point(end).map(|(_, end)| (measured("bp"), end))),
        _ => return None,
    })
}

/// Units named by two words: "square metres", "nautical miles", "short tons", "light years", "kilowatt hours".
fn of_two_words(text: Text<'_>, name: &[u8], end: usize) -> Option<Told> {
    let one_of = |next: Option<(Folded, usize)>, words: [&[u8]; 2], symbol: &'static str| {
        Told::of(next.filter(|(word, _)| words.contains(&word.as_bytes())).map(|(_, end)| (measured(symbol), end)))
    };
    Some(match name {
        b"degree" | b"degrees" | b"deg" => {
            let found = degree(text, end);
            Told::Unit(found.unit, found.edge)
        }
        b"square" | b"sq" | b"cubic" | b"cu" => {
            let end = if text.byte(end) == b'.' { end + 1 } else { end };
            // "a 45-square-metre flat"
            let next = if text.byte(end) == b'-' { text.word(end + 1) } else { next_word(text, end) };
            Told::of(next.and_then(|(word, end)| {
                let symbol = power(UNIT_WORDS.get(word.as_bytes()).or(single_letter(word.as_bytes()))?, name)?;
                Some((measured(symbol), end))
            }))
        }
        b"nautical" => {
            let next = if text.byte(end) == b'-' { text.word(end + 1) } else { next_word(text, end) };
            one_of(next, [b"mile", b"miles"], "nmi")
        }
        b"metric" | b"short" | b"long" => Told::of(next_word(text, end).and_then(|(word, end)| {
            let symbol = match (name, word.as_bytes()) {
                (b"metric", b"ton" | b"tons" | b"tonne" | b"tonnes") => "t",
                (b"short", b"ton" | b"tons") => "short ton",
                (b"long", b"ton" | b"tons") => "long ton",
                _ => return None,
            };
            Some((measured(symbol), end))
        })),
        b"light" if text.byte(end) == b'-' || next_word(text, end).is_some() => {
            let next = text.word(text.skip_spaces(end) + usize::from(text.byte(end) == b'-'));
            one_of(next, [b"year", b"years"], "ly")
        }
        b"kilowatt" | b"megawatt" | b"gigawatt" | b"terawatt" | b"watt" if matches!(text.byte(end), b'-' | b' ') => {
            let (_, end) = text.word(end + 1).filter(|(word, _)| matches!(word.as_bytes(), b"hour" | b"hours"))?;
            let symbol = match name {
                b"kilowatt" => "kWh",
                b"megawatt" => "MWh",
                b"gigawatt" => "GWh",
                b"terawatt" => "TWh",
                _ => "Wh",
            };
            Told::Unit(measured(symbol), end)
        }
        _ => return None,
    })
}

/// Letters and words that are units only beside some numbers: "40C" and "Table 5c", pounds of weight and of money.
fn of_doubtful_letters(
    text: Text<'_>,
    (at, end): (usize, usize),
    name: &[u8],
    numeral: &Numeral,
    (attached, hyphen): (bool, bool),
) -> Option<Told> {
    Some(match name {
        b"b" if text.starts_with(end, "/d") && !text.is_word_at(end + 2) => Told::Unit(measured("bbl/day"), end + 2),
        b"pound" | b"pounds" => {
            let sterling = next_word(text, end).filter(|(word, _)| word.as_bytes() == b"sterling");
            // Millions of pounds are money; a few are weight unless a sign says otherwise.
            match sterling {
                Some((_, end)) => Told::of(currency("GBP").map(|unit| (unit, end))),
                None if numeral.scaled || is_sterling(text, numeral.start, end) => {
                    Told::of(currency("GBP").map(|unit| (unit, end)))
                }
                None => Told::Unit(measured("lb"), end),
            }
        }
        // "9x larger"
        b"x" if attached && text.byte(at) == b'x' && super::compounds::compares(text, numeral, end) => {
            Told::Unit(measured("fold"), end)
        }
        b"in" => Told::of(inches(text, end, attached, hyphen).map(|found| (found.unit, found.edge))),
        b"am" | b"pm" if numeral.plain.is_some() || numeral.spelled || attached => Told::NoUnit,
        // "164p", "75c" are hundredths; "720p" is a picture, "Table 5c" a label.
        b"p" | b"c" if attached && printed_small(text, numeral) && text.byte(at).is_ascii_lowercase() => {
            Told::Unit(measured(if name == b"p" { "penny" } else { "cent" }), end)
        }
        // "40pc" in prose; "40 pc" are parsecs.
        b"pc" if attached => Told::Unit(Unit::Percent, end),
        // "40C", "-5C": degrees, where a sign or two digits show it.
        b"c" if attached && text.byte(at) == b'C' && is_temperature(text, numeral) => Told::Unit(measured("°C"), end),
        b"f" if attached && text.byte(at) == b'F' && is_temperature(text, numeral) && has_sign(text, numeral) => {
            Told::Unit(measured("°F"), end)
        }
        b"s" if attached && is_decade_or_plural(text, numeral) => Told::NoUnit,
        b"stone" if hyphen || attached => Told::NoUnit,
        // "11st 4lb"
        b"st" if attached && text.byte(at) == b's' => Told::Unit(measured("st"), end),
        _ => return None,
    })
}

/// "1960s", "the 90s", "737s": years and names in the plural, not seconds.
fn is_decade_or_plural(text: Text<'_>, numeral: &Numeral) -> bool {
    let Some(length) = numeral.plain else { return false };
    let round = text.before(numeral.end) == b'0';
    let determiner = ["the", "early", "late", "mid", "his", "her", "their"]
        .iter()
        .any(|word| text.is_phrase_before(numeral.start, &[word]))
        // "in his mid-40s"
        || text.before(numeral.start) == b'-'
            && ["mid", "late", "early"].iter().any(|word| text.is_phrase_before(numeral.start - 1, &[word]));
    // "under-25s", "the over 65s", "18-24s": people of that age.
    let before = text.skip_spaces_back(numeral.start);
    let hyphen = if matches!(text.before(before), b'-') { before - 1 } else { before };
    let age = text.word_before(hyphen).is_some_and(|(word, _)| matches!(word.as_bytes(), b"under" | b"over"))
        || text.before(hyphen).is_ascii_digit();
    length >= 3 || length == 2 && (age || round && determiner) || text.before(numeral.start) == b'\''
}

/// Whether digits are of the size of pence and cents, and no label stands before them.
fn printed_small(text: Text<'_>, numeral: &Numeral) -> bool {
    let digits = text.slice(numeral.start, numeral.end);
    let fits = match numeral.plain {
        // "rose by 5p", not "1p/19q"
        Some(1) => {
            let behind = text.word_before(text.skip_spaces_back(numeral.start));
            text.byte(numeral.end) == b'p'
                && !matches!(text.byte(numeral.end + 1), b'/' | b'-')
                && behind.is_some_and(|(word, _)| BEFORE_PENCE.holds(word.as_str()))
        }
        Some(length) => (2..=3).contains(&length) && !matches!(digits, "720" | "480" | "360" | "144" | "240" | "576"),
        None => !numeral.spelled && !numeral.scaled && digits.contains('.') && digits.len() <= 6,
    };
    fits && !super::codes::is_labelled(text, numeral.start)
}

/// Words before a few pence.
static BEFORE_PENCE: WordList = WordList::named("before pence");

fn has_sign(text: Text<'_>, numeral: &Numeral) -> bool {
    super::joints::sign(text, numeral.start).is_some() || text.slice(numeral.start, numeral.end).contains('.')
}

/// Whether a capital C right after digits can be degrees: after a sign, decimals, or two digits without a label.
fn is_temperature(text: Text<'_>, numeral: &Numeral) -> bool {
    let two = numeral.plain.is_some_and(|length| (2..=3).contains(&length));
    !numeral.spelled && (two || has_sign(text, numeral)) && !super::codes::is_labelled(text, numeral.start)
}

fn single_letter(word: &[u8]) -> Option<&'static str> {
    (word == b"m").then_some("m")
}

/// "in" is an inch after a mixed fraction, and before words of extent.
fn inches(text: Text<'_>, end: usize, attached: bool, hyphen: bool) -> Option<Found> {
    let next = text.skip_spaces(end);
    let extent = text.word(next).is_some_and(|(word, _)| {
        matches!(word.as_bytes(), b"thick" | b"long" | b"wide" | b"tall" | b"high" | b"deep" | b"diameter" | b"gap")
    });
    // "one-in-ten voters" have no inch.
    let joined = text.byte(end) == b'-' && text.is_word_at(end + 1) && !extent;
    ((extent || attached || hyphen) && !joined).then(|| Found { unit: measured("in"), edge: end })
}

/// A symbol whose case matters, or that is no run of ASCII letters.
fn symbol(text: Text<'_>, at: usize, attached: bool) -> Option<Found> {
    symbol_with_power(text, at, attached).or_else(|| {
        let end = text.letters_end(at);
        let printed = text.slice(at, end);
        let symbol = UNIT_SYMBOLS.get(printed.as_bytes())?;
        let lone = printed.len() == 1;
        // A spaced capital is a name or an initial more often than a unit.
        // "300 K." and "12 V and": the clause goes on or ends, no name follows.
        let closes = |end: usize| {
            let next = text.skip_spaces(end);
            !text.is_word_at(next)
                || text.word(next).is_some_and(|(word, _)| super::nouns::is_function_word(word.as_bytes()))
        };
        let fits = attached
            || !lone
            || matches!(printed, "m" | "g" | "l" | "h" | "s" | "t" | "L")
            || matches!(printed, "K" | "V" | "W") && closes(end);
        (fits && !text.is_word_at(end)).then(|| Found { unit: measured(symbol), edge: end })
    })
}

/// Symbols with a power or a character beyond ASCII: "km²", "m3", "µm".
fn symbol_with_power(text: Text<'_>, at: usize, _attached: bool) -> Option<Found> {
    if !text.is_word_at(at) {
        return None;
    }
    let mut end = at;
    for _ in 0..6 {
        match text.char_at(end) {
            Some(c) if c.is_alphanumeric() || matches!(c, '²' | '³' | 'µ') => end += c.len_utf8(),
            _ => break,
        }
    }
    let printed = text.slice(at, end);
    let ascii_letters = printed.bytes().all(|byte| byte.is_ascii_alphabetic());
    if ascii_letters {
        return None;
    }
    let symbol = UNIT_SYMBOLS.get(printed.as_bytes())?;
    Some(Found { unit: measured(symbol), edge: end })
}

pub(super) fn power(symbol: &str, word: &[u8]) -> Option<&'static str> {
    Some(match (symbol, word) {
        ("m", b"square" | b"sq") => "m²",
        ("km", b"square" | b"sq") => "km²",
        ("cm", b"square" | b"sq") => "cm²",
        ("mi", b"square" | b"sq") => "mi²",
        ("ft", b"square" | b"sq") => "ft²",
        ("yd", b"square" | b"sq") => "yd²",
        ("in", b"square" | b"sq") => "in²",
        ("m", _) => "m³",
        ("km", _) => "km³",
        ("cm", _) => "cm³",
        ("ft", _) => "ft³",
        ("yd", _) => "yd³",
        ("in", _) => "in³",
        _ => return None,
    })
}

/// The unit after a fraction: "half a gallon", "a quarter of an hour", "half day".
pub(super) fn after_fraction(text: Text<'_>, numeral: &Numeral) -> Option<Found> {
    let mut at = numeral.end;
    // "half a mile", "half of 1 percent"
    for word in ["of", "a", "an", "one", "1"] {
        let next = if text.byte(at) == b'-' { at + 1 } else { text.skip_spaces(at) };
        if next > at && text.is_word(next, word) {
            at = next + word.len();
        }
    }
    (at > numeral.end).then(|| after(text, &Numeral { end: at, ..*numeral }))?
}
