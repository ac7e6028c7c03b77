//! Units of measurement, percent and currencies, before and after a number.

use std::borrow::Cow;

use super::cursor::Text;
use super::numeral::Numeral;
use super::scales;
use super::unit_tables::{
    CURRENCY_CODES, CURRENCY_PREFIXES, CURRENCY_SIGNS, CURRENCY_WORDS, MINOR_WORDS, NATION_NAMES, NATIONS,
    UNIT_SYMBOLS, UNIT_WORDS,
};
use crate::quantity::{Number, Unit, is_currency_code};

/// A unit beside a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) unit: Unit,
    /// The start, for a unit before the number; the end, for one after it.
    pub(super) edge: usize,
}

fn currency(code: &str) -> Option<Unit> {
    is_currency_code(code).then(|| Unit::Currency(code.to_owned().into()))
}

fn measured(symbol: &'static str) -> Unit {
    Unit::Measured(Cow::Borrowed(symbol))
}

/// Whether letters are the code of a currency.
pub(super) fn is_code(code: &str) -> bool {
    CURRENCY_CODES.contains(code.as_bytes())
}

/// The currency whose letters stand at a dollar sign or a yen sign: "US", "HK", "CAD".
fn lettered(sign: &str, letters: &str) -> Option<Unit> {
    if sign == "¥" {
        return matches!(letters, "CN" | "RMB").then(|| currency("CNY")).flatten();
    }
    if sign != "$" {
        return None;
    }
    let entry = CURRENCY_PREFIXES.iter().find(|(entry, _)| entry.eq_ignore_ascii_case(letters));
    match entry {
        Some((_, code)) => currency(code),
        None if is_code(letters) => currency(letters),
        None => None,
    }
}

/// A currency that is a sign with letters on either side: "US$", "US $", "U.S. $", "$A". The sign ends at `at`.
fn sign_before(text: Text<'_>, at: usize) -> Option<Found> {
    let last = text.before(at);
    if last.is_ascii_alphabetic() {
        // "$US113", "$A 5": the letters stand behind the sign.
        let mut start = at;
        while at - start < 4 && text.before(start).is_ascii_uppercase() {
            start -= 1;
        }
        if start == at || text.before(start) != b'$' || text.is_word_before(start - 1) {
            return None;
        }
        return Some(Found { unit: lettered("$", text.slice(start, at))?, edge: start - 1 });
    }
    for (sign, code) in CURRENCY_SIGNS.iter().filter(|_| last == b'$' || last >= 0x80) {
        if !text.ends_with(at, sign) {
            continue;
        }
        let start = at - sign.len();
        // A sign of letters is a word of its own.
        if sign.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && text.is_word_before(start) {
            return None;
        }
        let letters_end = text.skip_spaces_back(start);
        let dotted = if text.before(letters_end) == b'.' { letters_end - 1 } else { letters_end };
        if let Some((prefix, prefix_start)) = text.word_before(dotted) {
            // "a $5 note" has an article there, "A$5" a country.
            let country = letters_end == start || matches!(prefix.as_bytes(), b"us" | b"hk" | b"c" | b"nz");
            if country
                && dotted == letters_end
                && let Some(unit) = lettered(sign, text.slice(prefix_start, dotted))
            {
                return Some(Found { unit, edge: prefix_start });
            }
        }
        for letters in ["U.S.", "u.s."] {
            if *sign == "$" && text.ends_with(letters_end, letters) {
                return Some(Found { unit: currency("USD")?, edge: letters_end - letters.len() });
            }
        }
        return Some(Found { unit: currency(code)?, edge: start });
    }
    None
}

/// The currency before a number: "$", "US$", "USD ", "Rs. ".
pub(super) fn before(text: Text<'_>, number_start: usize) -> Option<Found> {
    let at = text.skip_spaces_back(number_start);
    if let Some(found) = sign_before(text, at) {
        return Some(found);
    }
    let dotted = if text.before(at) == b'.' && at > 1 { at - 1 } else { at };
    let (word, start) = text.word_before(dotted)?;
    let printed = text.slice(start, dotted);
    if dotted == at && is_code(printed) {
        return Some(Found { unit: currency(if printed == "RMB" { "CNY" } else { printed })?, edge: start });
    }
    match printed {
        "Rs" | "Re" => Some(Found { unit: currency("INR")?, edge: start }),
        // A pound sign as plain text once had it: "PS6m". "PS 5" is a name, so a scale must follow.
        "PS" if at == number_start && dotted == at && scales::has_scale(text, number_start) => {
            Some(Found { unit: currency("GBP")?, edge: start })
        }
        "RM" if dotted == at => Some(Found { unit: currency("MYR")?, edge: start }),
        _ if dotted == at => {
            // "Malaysian ringgit 42": a name before the number only with its nation.
            let code = CURRENCY_WORDS.get(word.as_bytes())?;
            let (nation, nation_start) = text.word_before(text.skip_spaces_back(start))?;
            let singular = word.as_str().trim_end_matches('s');
            let entry = NATIONS.iter().find(|(entry, name, _)| *entry == nation.as_str() && *name == singular);
            entry.and_then(|_| Some(Found { unit: currency(code)?, edge: nation_start }))
        }
        _ => None,
    }
}

/// "30 MUSD", "MAUD 60": a currency with its scale before it. The unit, the power, and the edge.
fn scaled_code(printed: &str) -> Option<(Unit, i32)> {
    let power = match printed.as_bytes() {
        [b'M', _, _, _] => 6,
        [b'k' | b'K' | b'T', _, _, _] => 3,
        [b'B', _, _, _] => 9,
        _ => return None,
    };
    let code = printed.get(1..)?;
    is_code(code).then(|| currency(code))?.map(|unit| (unit, power))
}

/// A currency with its scale beside a number.
pub(super) fn scaled_currency(text: Text<'_>, start: usize, end: usize) -> Option<(Unit, i32, usize, usize)> {
    let next = text.skip_spaces(end);
    let after = text.letters_end(next);
    if after == next + 4
        && let Some((unit, power)) = scaled_code(text.slice(next, after))
    {
        return Some((unit, power, start, after));
    }
    let before = text.skip_spaces_back(start);
    let (_, word_start) = text.word_before(before)?;
    let (unit, power) = scaled_code(text.slice(word_start, before))?;
    (before < start).then_some((unit, power, word_start, end))
}

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
    next = text.skip_spaces(next);
    if text.is_word(next, "and") {
        next = text.skip_spaces(next + 3);
    }
    if next == at {
        return None;
    }
    let digit = text.byte(next).is_ascii_digit();
    if !digit && text.lexicon(next).is_none() {
        return None;
    }
    let super::numeral::Outcome::Read(part) = super::numeral::read(text, next, false) else { return None };
    let found = after(text, &part).or_else(|| {
        let inch = text.skip_spaces(part.end);
        (symbol == "ft" && text.is_word(inch, "in")).then(|| Found { unit: measured("in"), edge: inch + 2 })
    })?;
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
    if is_time(smaller) && conversion.apply(Number::ONE)? <= part.number {
        return None;
    }
    let whole = conversion.apply(number)?;
    Some((whole.checked_add(part.number)?.with_exponent(part.number.exponent()), found.unit, found.edge))
}

/// "an hour and a half", "two years and a quarter": the fraction after a unit, and its end.
pub(super) fn fraction_after_unit(text: Text<'_>, number: Number, unit: &Unit, at: usize) -> Option<(Number, usize)> {
    if !number.is_whole() || !matches!(unit, Unit::Measured(_) | Unit::Currency(_)) {
        return None;
    }
    let (fraction, end) = super::fractions::mixed_fraction(text, at)?;
    // "a week and half a day", "a month and half of the next", "a year and a third party": another figure, or a position.
    let next = text.skip_spaces(end);
    let next_word = text.word(next).filter(|_| next > end);
    let another = next_word.is_some_and(|(word, _)| {
        matches!(word.as_bytes(), b"of" | b"the" | b"a" | b"an" | b"its" | b"their" | b"his" | b"her")
    });
    let half = fraction.checked_add(fraction) == Some(Number::ONE);
    let position = !half && super::numeral::names_a_thing(text, end);
    if another || position || is_unit_word(text, next) {
        return None;
    }
    Some((number.checked_add(fraction)?, end))
}

/// The unit of time whose name stands at an offset.
pub(super) fn time_word(text: Text<'_>, at: usize) -> Option<Unit> {
    let (word, _) = text.word(at)?;
    UNIT_WORDS.get(word.as_bytes()).filter(|symbol| is_time(symbol)).map(measured)
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

/// Whether a word names a currency.
pub(super) fn is_currency_word(word: &[u8]) -> bool {
    CURRENCY_WORDS.get(word).is_some()
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
        b'-' => Some(text.skip_spaces(spaced + 1)),
        _ if text.starts_with(spaced, "\u{2010}") || text.starts_with(spaced, "\u{2011}") => Some(spaced + 3),
        _ => None,
    };
    let at = hyphen.unwrap_or_else(|| text.skip_spaces(attached));
    let found = words(text, at, numeral, at == attached, hyphen.is_some())?;
    Some(per(text, found))
}

fn sign(text: Text<'_>, at: usize) -> Option<Found> {
    let byte = text.byte(at);
    if byte == b'%' {
        let next = if text.byte(at + 1) == b'-' { at + 2 } else { text.skip_spaces(at + 1) };
        if let Some((word, end)) = text.word(next).filter(|_| next > at + 1)
            && matches!(word.as_bytes(), b"point" | b"points")
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

fn words(text: Text<'_>, at: usize, numeral: &Numeral, attached: bool, hyphen: bool) -> Option<Found> {
    let Some((word, end)) = text.word(at) else { return symbol(text, at, attached) };
    let name = word.as_bytes();
    let next_word = |end: usize| {
        let next = text.skip_spaces(end);
        text.word(next).filter(|_| next > end)
    };
    let found = |unit: Unit, edge: usize| Some(Found { unit, edge });
    match name {
        b"percent" | b"percents" | b"pct" | b"percentage" | b"percentages" => {
            let next = if hyphen && text.byte(end) == b'-' { text.word(end + 1) } else { next_word(end) };
            let next = next.filter(|(word, _)| matches!(word.as_bytes(), b"point" | b"points"));
            return match next {
                Some((_, end)) => found(Unit::PercentagePoint, end),
                None => found(Unit::Percent, end),
            };
        }
        b"per" => {
            // "a 7-per-cent rise"
            let next_word = |end: usize| match text.byte(end) {
                b'-' if hyphen => text.word(end + 1),
                _ => next_word(end),
            };
            return match next_word(end) {
                Some((word, end)) if matches!(word.as_bytes(), b"cent" | b"cents" | b"centum") => {
                    let point = next_word(end).filter(|(word, _)| matches!(word.as_bytes(), b"point" | b"points"));
                    match point {
                        Some((_, end)) => found(Unit::PercentagePoint, end),
                        None => found(Unit::Percent, end),
                    }
                }
                Some((word, end)) if matches!(word.as_bytes(), b"mille" | b"mil" | b"mill" | b"thousand") => {
                    found(measured("‰"), end)
                }
                _ => None,
            };
        }
        b"b" if text.starts_with(end, "/d") && !text.is_word_at(end + 2) => return found(measured("bbl/day"), end + 2),
        b"p" if text.starts_with(end, ".c.") || text.starts_with(end, ".C.") => return found(Unit::Percent, end + 3),
        b"p" if text.starts_with(end, ".p.") => return found(Unit::PercentagePoint, end + 3),
        b"pp" | b"ppt" | b"ppts" | b"pps" => return found(Unit::PercentagePoint, end),
        b"bp" | b"bps" => return found(measured("bp"), end),
        b"basis" => {
            let (word, end) = if hyphen && text.byte(end) == b'-' { text.word(end + 1) } else { next_word(end) }?;
            return matches!(word.as_bytes(), b"point" | b"points").then(|| Found { unit: measured("bp"), edge: end });
        }
        b"degree" | b"degrees" | b"deg" => return Some(degree(text, end)),
        b"square" | b"sq" | b"cubic" | b"cu" => {
            let end = if text.byte(end) == b'.' { end + 1 } else { end };
            // "a 45-square-metre flat"
            let (word, end) = if text.byte(end) == b'-' { text.word(end + 1) } else { next_word(end) }?;
            let symbol = power(UNIT_WORDS.get(word.as_bytes()).or(single_letter(word.as_bytes()))?, name)?;
            return found(measured(symbol), end);
        }
        b"nautical" => {
            let (word, end) = next_word(end)?;
            return matches!(word.as_bytes(), b"mile" | b"miles").then(|| Found { unit: measured("nmi"), edge: end });
        }
        b"metric" | b"short" | b"long" => {
            let (word, end) = next_word(end)?;
            let symbol = match (name, word.as_bytes()) {
                (b"metric", b"ton" | b"tons" | b"tonne" | b"tonnes") => "t",
                (b"short", b"ton" | b"tons") => "short ton",
                (b"long", b"ton" | b"tons") => "long ton",
                _ => return None,
            };
            return found(measured(symbol), end);
        }
        b"light" if text.byte(end) == b'-' || next_word(end).is_some() => {
            let (word, end) = text.word(text.skip_spaces(end) + usize::from(text.byte(end) == b'-'))?;
            return matches!(word.as_bytes(), b"year" | b"years").then(|| Found { unit: measured("ly"), edge: end });
        }
        b"kilowatt" | b"megawatt" | b"gigawatt" | b"terawatt" | b"watt" if matches!(text.byte(end), b'-' | b' ') => {
            if let Some((word, end)) = text.word(end + 1)
                && matches!(word.as_bytes(), b"hour" | b"hours")
            {
                let symbol = match name {
                    b"kilowatt" => "kWh",
                    b"megawatt" => "MWh",
                    b"gigawatt" => "GWh",
                    b"terawatt" => "TWh",
                    _ => "Wh",
                };
                return found(measured(symbol), end);
            }
        }
        b"pound" | b"pounds" => {
            let sterling = next_word(end).filter(|(word, _)| word.as_bytes() == b"sterling");
            if let Some((_, end)) = sterling {
                return found(currency("GBP")?, end);
            }
            // Millions of pounds are money; a few are weight unless a sign says otherwise.
            return found(if numeral.scaled { currency("GBP")? } else { measured("lb") }, end);
        }
        b"in" => return inches(text, at, end, numeral, attached, hyphen),
        b"am" | b"pm" if numeral.plain.is_some() || attached => return None,
        // "164p", "75c" are hundredths; "720p" is a picture, "Table 5c" a label.
        b"p" | b"c" if attached && printed_small(text, numeral) && text.byte(at).is_ascii_lowercase() => {
            return found(measured(if name == b"p" { "penny" } else { "cent" }), end);
        }
        // "40C", "-5C": degrees, where a sign or two digits show it.
        b"c" if attached && text.byte(at) == b'C' && is_temperature(text, numeral) => {
            return found(measured("°C"), end);
        }
        b"f" if attached && text.byte(at) == b'F' && is_temperature(text, numeral) && has_sign(text, numeral) => {
            return found(measured("°F"), end);
        }
        b"s" if attached && is_decade_or_plural(text, numeral) => return None,
        b"stone" if hyphen || attached => return None,
        // "11st 4lb"
        b"st" if attached && text.byte(at) == b's' => return found(measured("st"), end),
        _ => {}
    }
    // "mM" and "mm", "GPa" and "gpa": where case tells symbols apart, it decides.
    let printed = text.slice(at, end);
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
        return found(currency(if printed == "RMB" { "CNY" } else { printed })?, end);
    }
    if let Some(code) = CURRENCY_WORDS.get(name) {
        return found(currency(code)?, end);
    }
    if matches!(printed, "Rs" | "LE") {
        return found(currency(if printed == "Rs" { "INR" } else { "EGP" })?, end);
    }
    if let Some(found) = national(text, at) {
        return Some(found);
    }
    if matches!(printed, "US" | "U") && text.starts_with(end, "$") {
        return found(currency("USD")?, end + 1);
    }
    symbol(text, at, attached)
}

/// "Hong Kong dollars", "U.S. dollars", "Sri Lankan rupees", "5 US cents".
fn national(text: Text<'_>, at: usize) -> Option<Found> {
    let next_word = |end: usize| {
        let next = text.skip_spaces(end);
        text.word(next).filter(|_| next > end)
    };
    let dotted = text.starts_with(at, "U.S.") || text.starts_with(at, "u.s.");
    let (first, first_end) = text.word(at)?;
    let (nation, end) = if dotted {
        ("us", at + 4)
    } else if NATION_NAMES.contains(first.as_bytes()) {
        let second = || next_word(first_end);
        match first.as_bytes() {
            b"hong" => ("hong", second().filter(|(word, _)| word.as_bytes() == b"kong")?.1),
            b"new" => ("zealand", second().filter(|(word, _)| word.as_bytes() == b"zealand")?.1),
            b"sri" => ("lankan", second().filter(|(word, _)| word.as_bytes() == b"lankan")?.1),
            b"south" | b"north" => {
                let (word, end) = second()?;
                match (first.as_bytes(), word.as_bytes()) {
                    (b"south", b"korean") => ("korean", end),
                    (b"north", b"korean") => ("north korean", end),
                    (b"south", b"african") => ("african", end),
                    (b"south", b"sudanese") => ("south sudanese", end),
                    _ => return None,
                }
            }
            _ => (first.as_str(), first_end),
        }
    } else {
        return None;
    };
    let (currency_word, end) = next_word(end)?;
    if MINOR_WORDS.contains(currency_word.as_bytes()) {
        return Some(Found { unit: measured("cent"), edge: end });
    }
    let singular = match currency_word.as_str() {
        "kroner" => "krone",
        "kronor" | "kronur" => "krona",
        "reais" => "real",
        word => word.strip_suffix('s').unwrap_or(word),
    };
    let own = NATIONS.iter().find(|(entry, name, _)| *entry == nation && *name == singular).map(|(.., code)| *code);
    let code = own.or_else(|| {
        let code = CURRENCY_WORDS.get(currency_word.as_bytes())?;
        // A name that several countries share says nothing beside a nation of another.
        let shared = NATIONS.iter().any(|(_, name, _)| *name == singular);
        (!shared).then_some(code)
    })?;
    Some(Found { unit: currency(code)?, edge: end })
}

/// "1960s", "the 90s", "737s": years and names in the plural, not seconds.
fn is_decade_or_plural(text: Text<'_>, numeral: &Numeral) -> bool {
    let Some(length) = numeral.plain else { return false };
    let round = text.before(numeral.end) == b'0';
    let determiner = ["the", "early", "late", "mid", "his", "her", "their"]
        .iter()
        .any(|word| text.is_phrase_before(numeral.start, &[word]));
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
        Some(length) => (2..=3).contains(&length) && !matches!(digits, "720" | "480" | "360" | "144" | "240" | "576"),
        None => !numeral.spelled && !numeral.scaled && digits.contains('.') && digits.len() <= 6,
    };
    fits && !super::codes::is_labelled(text, numeral.start)
}

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
fn inches(text: Text<'_>, _at: usize, end: usize, numeral: &Numeral, attached: bool, hyphen: bool) -> Option<Found> {
    let next = text.skip_spaces(end);
    let extent = text.word(next).is_some_and(|(word, _)| {
        matches!(word.as_bytes(), b"thick" | b"long" | b"wide" | b"tall" | b"high" | b"deep" | b"diameter" | b"gap")
    });
    let _ = numeral;
    (extent || attached || hyphen).then(|| Found { unit: measured("in"), edge: end })
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

fn power(symbol: &str, word: &[u8]) -> Option<&'static str> {
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

/// "kilometres per hour", "barrels a day", "km/h": a unit over another.
fn per(text: Text<'_>, found: Found) -> Found {
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
        (symbol, base) if is_time(symbol) && is_time(base) => return Found { unit: found.unit.clone(), ..found },
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

/// Whether a symbol is a unit of time.
pub(super) fn is_time(symbol: &str) -> bool {
    matches!(
        symbol,
        "s" | "ms" | "µs" | "ns" | "min" | "h" | "day" | "week" | "fortnight" | "month" | "year" | "decade" | "century"
    )
}

/// What stands after an amount in hundredths: "20 dollars and 43 cents". The sum, and its end.
pub(super) fn hundredths(text: Text<'_>, amount: Number, at: usize) -> Option<(Number, usize)> {
    if !amount.is_whole() || amount.exponent() != 0 {
        return None;
    }
    let mut next = text.skip_spaces(at);
    if text.is_word(next, "and") {
        next = text.skip_spaces(next + 3);
    }
    if next == at {
        return None;
    }
    let super::numeral::Outcome::Read(cents) = super::numeral::read(text, next, false) else { return None };
    if !cents.number.is_whole() || cents.number >= Number::HUNDRED || cents.number.is_zero() || cents.scaled {
        return None;
    }
    let end = match text.word(text.skip_spaces(cents.end)) {
        Some((word, end)) if MINOR_WORDS.contains(word.as_bytes()) => end,
        Some((word, end)) if word.as_bytes() == b"c" && text.skip_spaces(cents.end) == cents.end => end,
        _ => {
            let after = text.skip_spaces(cents.end);
            let closes = after >= text.len() || text.byte(after) == b'.' && after + 1 >= text.len();
            if !closes {
                return None;
            }
            cents.end
        }
    };
    let sum = amount.checked_add(cents.number.scaled(-2)?)?;
    Some((sum.scaled(0)?.with_exponent(-2), end))
}

/// The unit after a fraction: "half a gallon", "a quarter of an hour", "half day".
pub(super) fn after_fraction(text: Text<'_>, numeral: &Numeral) -> Option<Found> {
    let mut at = numeral.end;
    for word in ["of", "a", "an", "one"] {
        let next = if text.byte(at) == b'-' { at + 1 } else { text.skip_spaces(at) };
        if next > at && text.is_word(next, word) {
            at = next + word.len();
        }
    }
    (at > numeral.end).then(|| after(text, &Numeral { end: at, ..*numeral }))?
}
