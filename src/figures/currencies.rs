//! Amounts of money: the currency before a number or behind it, by sign, code or name, and its hundredths.

use super::cursor::Text;
use super::numeral::{self, Numeral, Outcome};
use super::unit_tables::{
    CURRENCY_CODES, CURRENCY_LETTERS, CURRENCY_PREFIXES, CURRENCY_SIGNS, CURRENCY_WORDS, MINOR_WORDS, NATION_NAMES,
    NATIONS,
};
use super::units::{Found, measured, next_word};
use super::{hedges, scales};
use crate::quantity::{Number, Unit, is_currency_code};
use crate::vocabulary::WordList;

pub(super) fn currency(code: &str) -> Option<Unit> {
    is_currency_code(code).then(|| Unit::Currency(code.to_owned().into()))
}

/// Whether letters are the code of a currency.
pub(super) fn is_code(code: &str) -> bool {
    CURRENCY_CODES.contains(code.as_bytes())
}

/// Whether a word names a currency.
pub(super) fn is_currency_word(word: &[u8]) -> bool {
    CURRENCY_WORDS.get(word).is_some()
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
            continue;
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
        // "USD $5"
        let coded = text.word_before(letters_end).filter(|_| letters_end < start && *sign == "$");
        if let Some((_, at)) = coded
            && is_code(text.slice(at, letters_end))
        {
            return Some(Found { unit: currency(text.slice(at, letters_end))?, edge: at });
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
    if let Some(code) = of_letters(text, printed, at == number_start, number_start) {
        return Some(Found { unit: currency(code)?, edge: start });
    }
    match printed {
        // A pound sign as plain text once had it: "PS6m". "PS 5" is a name, so a scale must follow.
        "PS" if at == number_start && dotted == at && scales::has_scale(text, number_start) => {
            Some(Found { unit: currency("GBP")?, edge: start })
        }
        _ if dotted == at => {
            // "over pounds 5,000", as letters without a pound sign have it
            if matches!(printed, "pounds" | "dollars" | "euros") && is_amount_alone(text, start, number_start) {
                let code = if printed == "pounds" { "GBP" } else { CURRENCY_WORDS.get(word.as_bytes())? };
                return Some(Found { unit: currency(code)?, edge: start });
            }
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

/// Where the number begins that stands right behind a currency of letters at an offset: "Rs 500", "A$5".
pub(super) fn number_behind(text: Text<'_>, at: usize) -> Option<usize> {
    /// So many bytes are looked at.
    const REACH: usize = 8;
    let is_lead = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b'$' | b'.' | b' ') || byte >= 0x80;
    let number = (at..at + REACH).find(|place| !is_lead(text.byte(*place)))?;
    let is_number = number > at && text.byte(number).is_ascii_digit();
    (is_number && before(text, number).is_some_and(|found| found.edge == at)).then_some(number)
}

/// The currency that letters stand for before an amount: "Rs 500", "Tk 2,000", "N2bn". Those that might be something else need
/// an amount with groups, decimals, many digits or a scale, and single letters stand right before groups or a scale.
fn of_letters(text: Text<'_>, printed: &str, attached: bool, number_start: usize) -> Option<&'static str> {
    let code = CURRENCY_LETTERS.get(printed.as_bytes())?;
    if matches!(printed, "Rs" | "Re" | "RM") || printed.len() > 2 {
        return Some(code);
    }
    let mut end = number_start;
    while text.byte(end).is_ascii_digit() && end - number_start < 8 {
        end += 1;
    }
    let groups = matches!(text.byte(end), b',' | b' ') && (1..=3).all(|step| text.byte(end + step).is_ascii_digit());
    let scale = scales::has_scale(text, number_start);
    let fits = match printed.len() {
        1 => attached && (groups || scale),
        _ => groups || scale || end - number_start > 2 || text.byte(end) == b'.' && text.byte(end + 1).is_ascii_digit(),
    };
    fits.then_some(code)
}

/// Whether an amount of its own follows the name of a currency, and no number stands before it: "pounds 5,000", "pounds 2.5bn".
fn is_amount_alone(text: Text<'_>, name: usize, number_start: usize) -> bool {
    let before = text.skip_spaces_back(name);
    let counted = text.before(before).is_ascii_digit() || text.lexicon_before(before).is_some();
    let mut end = number_start;
    while text.byte(end).is_ascii_digit() && end - number_start < 8 {
        end += 1;
    }
    let groups = text.byte(end) == b',' && (1..=3).all(|step| text.byte(end + step).is_ascii_digit());
    !counted && end > number_start && (groups || scales::has_scale(text, number_start))
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

/// A currency with its scale beside a number; what stands before `taken` is the unit of the figure before.
pub(super) fn scaled_currency(
    text: Text<'_>,
    (start, end): (usize, usize),
    taken: usize,
) -> Option<(Unit, i32, usize, usize)> {
    let next = text.skip_spaces(end);
    let after = text.letters_end(next);
    let behind = || scaled_code(text.slice(next, after)).map(|(unit, power)| (unit, power, start, after));
    let behind = if after == next + 4 { behind() } else { None };
    // "MUSD 30 MUSD 40": that behind is the next number's.
    if behind.is_some() && !text.byte(text.skip_spaces(after)).is_ascii_digit() {
        return behind;
    }
    let before = || {
        let before = text.skip_spaces_back(start);
        let (_, word_start) = text.word_before(before).filter(|(_, word_start)| *word_start >= taken)?;
        let (unit, power) = scaled_code(text.slice(word_start, before))?;
        (before < start).then_some((unit, power, word_start, end))
    };
    before().or(behind)
}

/// "Hong Kong dollars", "U.S. dollars", "Sri Lankan rupees", "5 US cents".
pub(super) fn national(text: Text<'_>, at: usize) -> Option<Found> {
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

/// Whether a currency between two numbers is that of the second: it stands right at its digits, "3 USD50", or only the second
/// has the form of an amount, "in section 3 USD 5 million".
pub(super) fn is_of_the_next(text: Text<'_>, end: usize, first: &Numeral) -> bool {
    let next = text.skip_spaces(end);
    if !text.byte(next).is_ascii_digit() {
        return false;
    }
    let amount = |read: &Numeral| read.scaled || read.number.exponent() < 0 || read.number >= Number::from(1000);
    let Outcome::Read(second) = numeral::read(text, next, false) else { return next == end };
    let doubled = || {
        let behind = text.skip_spaces(second.end);
        text.byte(behind).is_ascii_alphabetic() && is_code(text.slice(behind, text.letters_end(behind)))
    };
    next == end || !amount(first) && amount(&second) && !doubled()
}

/// Whether the name of a currency is one there: not "the 1,000 mark", "2022 marks 40 years".
pub(super) fn is_money_word(text: Text<'_>, name: &[u8], numeral: &Numeral, end: usize) -> bool {
    match name {
        b"mark" => numeral.number == Number::ONE || numeral.scaled,
        b"marks" => {
            numeral.plain != Some(4) || next_word(text, end).is_none() && !text.is_word_at(text.skip_spaces(end))
        }
        // "a dozen or so real people"
        b"real" => next_word(text, end).is_none_or(|(word, _)| super::nouns::is_function_word(word.as_bytes())),
        b"won" => !next_word(text, end).is_some_and(|(word, _)| WON.holds(word.as_str())),
        _ => true,
    }
}

/// What is won, so that nothing is counted in won: "120 won their seats".
static WON: WordList = WordList::named("won by somebody");

/// What is paid, so that pounds are money: "it cost 40 pounds".
static PAID: WordList = WordList::named("paid in money");

/// Whether what stands around pounds says that they are money: "paid over 40 pounds", "three pounds and forty pence".
pub(super) fn is_sterling(text: Text<'_>, start: usize, end: usize) -> bool {
    let start = hedges::before(text, start).map_or(start, |found| found.edge);
    let paid = text.word_before(text.skip_spaces_back(start)).is_some_and(|(word, _)| PAID.holds(word.as_str()));
    let weighed = || text.phrase_end(text.skip_spaces(end), &WEIGHED).is_some();
    let pence = || {
        let next = text.skip_spaces(end);
        let joined = text.phrase_end(next, &AND).map_or(next, |end| text.skip_spaces(end));
        let Outcome::Read(pence) = numeral::read(text, joined, false) else { return false };
        let word = text.word(text.skip_spaces(pence.end));
        joined > end && word.is_some_and(|(word, _)| PENCE.holds(word.as_str()))
    };
    paid && !weighed() || pence()
}

/// What follows pounds that are weighed: "paid 40 pounds of silver",
static WEIGHED: WordList = WordList::named("behind pounds of weight");

/// what joins pounds and pence,
static AND: WordList = WordList::named("joining pounds and pence");

/// and pence.
static PENCE: WordList = WordList::named("pence");

/// Words that may stand behind an amount of which the cents have no name: "one euro fifty for".
static BEHIND_CENTS: WordList = WordList::named("behind cents without a name");

/// What stands after an amount in hundredths: "20 dollars and 43 cents". The sum, and its end.
pub(super) fn hundredths(text: Text<'_>, amount: Number, at: usize) -> Option<(Number, usize)> {
    if !amount.is_whole() || amount.exponent() != 0 {
        return None;
    }
    let comma = text.byte(at) == b',';
    let mut next = text.skip_spaces(at + usize::from(comma));
    let joined = text.is_word(next, "and");
    if joined {
        next = text.skip_spaces(next + 3);
    }
    if next == at || comma && next == at + 1 {
        return None;
    }
    let Outcome::Read(cents) = numeral::read(text, next, false) else { return None };
    if !cents.number.is_whole() || cents.number >= Number::HUNDRED || cents.number.is_zero() || cents.scaled {
        return None;
    }
    let end = match text.word(text.skip_spaces(cents.end)) {
        Some((word, end)) if MINOR_WORDS.contains(word.as_bytes()) => end,
        Some((word, end)) if matches!(word.as_bytes(), b"c" | b"p") && text.skip_spaces(cents.end) == cents.end => end,
        _ if comma => return None,
        _ => {
            let after = text.skip_spaces(cents.end);
            let closes = after >= text.len()
                || text.byte(after) == b')'
                || text.byte(after) == b'.' && !text.byte(after + 1).is_ascii_digit();
            // "One euro fifty in most cafés": in words nothing else is meant.
            let goes_on = || text.word(after).is_none_or(|(word, _)| BEHIND_CENTS.holds(word.as_str()));
            let two = cents.spelled || cents.plain == Some(2);
            let in_words = !joined && two && cents.number >= Number::from(10) && goes_on();
            if !closes && !in_words {
                return None;
            }
            cents.end
        }
    };
    let sum = amount.checked_add(cents.number.scaled(-2)?)?;
    Some((sum.scaled(0)?.with_exponent(-2), end))
}

#[cfg(test)]
mod tests {
    use crate::figures::{ReadingOptions, read_figures};

    /// The figures of a text as they stand in it, with their units.
    fn read(text: &str) -> Vec<(String, String)> {
        let mentions = read_figures(text, &ReadingOptions::default()).mentions;
        let mut end = 0;
        for mention in &mentions {
            assert!(mention.span.start() >= end, "figures of {text:?} overlap: {mentions:?}");
            end = mention.span.end();
        }
        let shown = |span: crate::Span| text.get(span.start()..span.end()).unwrap_or_default().to_owned();
        mentions.iter().map(|mention| (shown(mention.span), mention.quantity.unit.to_string())).collect()
    }

    #[test]
    fn a_currency_between_two_numbers_is_that_of_one() {
        let behind = [
            ("They paid 1 EUR 2 workers later.", "1 EUR"),
            ("Some 1-2 EUR 3 workers", "1-2 EUR"),
            ("A loan of 2 million EUR 3 banks gave", "2 million EUR"),
            ("Orders of 30 MUSD 40 firms placed", "30 MUSD"),
            ("A fee of 4 Malaysian ringgit 42 people paid", "4 Malaysian ringgit"),
        ];
        for (text, amount) in behind {
            let found = read(text);
            assert_eq!(found.len(), 2, "{text}: {found:?}");
            assert!(found.iter().any(|(words, _)| words.ends_with(amount)), "{text}: {found:?}");
            assert!(found.last().is_some_and(|(_, unit)| unit == "count"), "{text}: {found:?}");
        }
        let ahead = [
            ("The band has 3 USD50 tickets", "USD50"),
            ("He gave 5 US$6 vouchers", "US$6"),
            ("She sold 5 Rs6 stamps", "Rs6"),
            ("The plan sets in 3 EUR 2 million aside", "EUR 2 million"),
            ("Of 7 USD 1,500 bills", "USD 1,500"),
        ];
        for (text, amount) in ahead {
            let found = read(text);
            assert_eq!(found.len(), 2, "{text}: {found:?}");
            assert!(found.last().is_some_and(|(words, _)| words == amount), "{text}: {found:?}");
        }
    }

    #[test]
    fn each_amount_of_a_row_keeps_its_currency() {
        for text in ["1 EUR 2 EUR 3 EUR paid", "EUR 1 EUR 2 EUR 3", "1.500 EUR 2.500 EUR 3.500 EUR paid", "$1 $2 $3"] {
            let found = read(text);
            assert_eq!(found.len(), 3, "{text}: {found:?}");
            assert!(found.iter().all(|(_, unit)| unit.len() == 3), "{text}: {found:?}");
        }
    }
}
