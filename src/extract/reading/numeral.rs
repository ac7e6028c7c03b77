//! Numbers as they are printed: digits with their separators, number words, and both mixed.

use super::cursor::Text;
use super::lexicon::Word;
use crate::quantity::Number;

/// A number in a text, without hedge and unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: Number,
    pub(super) kind: Kind,
    /// Whether a word takes part: "seven", "7 million".
    pub(super) spelled: bool,
    /// Whether a scale word or abbreviation takes part.
    pub(super) scaled: bool,
    /// The number of digits, where it is printed as bare digits and nothing else.
    pub(super) plain: Option<usize>,
    /// What it shows of the document's decimal mark.
    pub(super) mark: Mark,
    /// The power of ten of its only scale word; 0 without one.
    pub(super) power: i32,
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cardinal,
    Ordinal,
    /// A fraction in words or digits below one.
    Fraction,
}

/// What a number shows of the decimal mark its document uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    Silent,
    /// Decimal points, commas between groups.
    Point,
    /// Decimal commas, points between groups.
    Comma,
    /// One separator and three digits: a group in one custom, decimals in the other.
    Either,
}

/// The reading of a place where a number may start.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outcome {
    Read(Numeral),
    /// Digits that no exact decimal holds, up to an offset.
    TooLong(usize),
    /// Digits and separators that are no number: an address, a version.
    Code(usize),
    Nothing,
}

/// Digits with their separators.
#[derive(Clone, Copy)]
struct Digits {
    end: usize,
    number: Number,
    plain: Option<usize>,
    mark: Mark,
}

enum DigitsOutcome {
    Read(Digits),
    TooLong(usize),
    Code(usize),
}

/// Longer lists of separated groups are read one by one.
const MOST_GROUPS: usize = 12;

/// Reads the number that starts at an offset, where a digit, a point before a digit, or a word of the lexicon stands.
pub(super) fn read(text: Text<'_>, at: usize, comma_decimals: bool) -> Outcome {
    let first = match segment(text, at, comma_decimals) {
        SegmentOutcome::Read(segment) => segment,
        SegmentOutcome::TooLong(end) => return Outcome::TooLong(end),
        SegmentOutcome::Code(end) => return Outcome::Code(end),
        SegmentOutcome::Nothing => return Outcome::Nothing,
    };
    let Some(numeral) = compose(text, at, first, comma_decimals) else { return Outcome::Nothing };
    Outcome::Read(over(text, after_zeros(text, numeral), comma_decimals))
}

/// "zero eight": zeros spoken before a number in words belong to it.
fn after_zeros(text: Text<'_>, numeral: Numeral) -> Numeral {
    let mut numeral = numeral;
    while numeral.spelled && numeral.number.is_zero() && numeral.number.exponent() == 0 {
        let next = text.skip_spaces(numeral.end);
        let following = match text.lexicon(next) {
            Some((Word::Digit(_) | Word::Teen(_) | Word::Tens(_) | Word::Hundred, _)) if next > numeral.end => {
                segment(text, next, false)
            }
            _ => break,
        };
        let SegmentOutcome::Read(following) = following else { break };
        match compose(text, next, following, false) {
            Some(whole) => numeral = Numeral { start: numeral.start, ..whole },
            None => break,
        }
    }
    numeral
}

/// "one over twenty" as a whole clause: a fraction spoken aloud.
fn over(text: Text<'_>, numeral: Numeral, comma_decimals: bool) -> Numeral {
    let next = text.skip_spaces(numeral.end);
    if next == numeral.end || !text.is_word(next, "over") || numeral.kind != Kind::Cardinal {
        return numeral;
    }
    let start = text.skip_spaces(next + 4);
    let SegmentOutcome::Read(below) = segment(text, start, comma_decimals) else { return numeral };
    let Some(below) = compose(text, start, below, comma_decimals) else { return numeral };
    let after = text.skip_spaces(below.end);
    let closes = !text.is_word_at(after) && !matches!(text.char_at(after), Some('%' | '-' | '–' | '$' | '€' | '£'));
    let whole = numeral.number.is_whole() && below.number.is_whole() && below.number > Number::ONE;
    let denominator = below.number.to_string().parse::<u32>().ok().filter(|parts| *parts <= 1000);
    match denominator.and_then(|parts| ratio(numeral.number, parts)) {
        Some(number) if closes && whole => {
            Numeral { number, end: below.end, kind: Kind::Fraction, spelled: false, plain: None, ..numeral }
        }
        _ => numeral,
    }
}

/// A scale word at an offset past blanks: its power and end.
pub(super) fn scale_after(text: Text<'_>, at: usize) -> Option<(i32, usize)> {
    let next = text.skip_spaces(at);
    match text.lexicon(next)? {
        (Word::Scale(power), end) if next > at => Some((i32::from(power), end)),
        _ => None,
    }
}

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

/// A number below a thousand, or digits: what a scale word multiplies.
#[derive(Clone, Copy)]
struct Segment {
    end: usize,
    number: Number,
    kind: Kind,
    spelled: bool,
    plain: Option<usize>,
    mark: Mark,
    /// A scale word that stands without a number: "million".
    bare_scale: bool,
}

enum SegmentOutcome {
    Read(Segment),
    TooLong(usize),
    Code(usize),
    Nothing,
}

fn compose(text: Text<'_>, at: usize, first: Segment, comma_decimals: bool) -> Option<Numeral> {
    let mut numeral = Numeral {
        start: at,
        end: first.end,
        number: first.number,
        kind: first.kind,
        spelled: first.spelled,
        scaled: false,
        plain: first.plain,
        mark: first.mark,
        power: 0,
    };
    if first.kind != Kind::Cardinal && !first.bare_scale {
        return Some(scaled_fraction(text, numeral));
    }
    let mut segment = first;
    let mut total: Option<Number> = None;
    let mut limit = i32::MAX;
    loop {
        let mut value = segment.number;
        let mut end = segment.end;
        if !segment.bare_scale {
            if let Some((fraction, after)) = mixed_fraction(text, end).filter(|_| value.is_whole()) {
                value = value.checked_add(fraction)?;
                end = after;
            } else if let Some((with_point, after)) = spoken_decimals(text, value, end) {
                value = with_point;
                end = after;
            }
        }
        let (power, after_scale) = scales(text, end, segment.bare_scale || segment.spelled);
        if power >= limit {
            break;
        }
        let Some(scaled) = value.scaled(power) else {
            return if total.is_some() { Some(numeral) } else { None };
        };
        let sum = match total {
            None => scaled,
            Some(total) => match total.checked_add(scaled) {
                Some(sum) => sum.with_exponent(scaled.exponent()),
                None => break,
            },
        };
        if after_scale > segment.end || segment.spelled {
            numeral.spelled = true;
            numeral.plain = None;
        }
        if power > 0 {
            numeral.power = if total.is_none() { power } else { 0 };
            numeral.scaled = true;
            numeral.mark = match segment.mark {
                // "1,674 million": the separator still shows nothing.
                Mark::Either => Mark::Either,
                mark => mark,
            };
        }
        total = Some(sum);
        numeral.number = sum;
        numeral.end = after_scale.max(end);
        if let Some((value, after)) = fraction_of_total(text, sum, numeral.end, power) {
            numeral.number = value;
            numeral.end = after;
            numeral.kind = if sum < Number::from(100) { Kind::Fraction } else { Kind::Cardinal };
            return Some(scaled_fraction(text, numeral));
        }
        if power == 0 {
            return Some(ordinal_ending(text, numeral, segment));
        }
        if let Some((added, after)) = fraction_after_scale(text, numeral.end, power, limit) {
            numeral.number = sum.checked_add(added)?.with_exponent(power - 1);
            numeral.end = after;
            return Some(numeral);
        }
        limit = power;
        if let Some((ordinal, after)) = scale_ordinal(text, numeral.end, sum) {
            numeral.number = ordinal;
            numeral.end = after;
            numeral.kind = Kind::Ordinal;
            return Some(numeral);
        }
        let Some((next, joined_by_and)) = joint(text, numeral.end) else { break };
        let SegmentOutcome::Read(following) = self::segment(text, next, comma_decimals) else { break };
        let own_scale = scales(text, following.end, following.spelled).0 > 0;
        let fits = if following.spelled && !following.bare_scale {
            segment.spelled || !joined_by_and || own_scale || following.number >= Number::HUNDRED
        } else {
            !following.bare_scale && own_scale && following.plain.is_some()
        };
        let is_zero = following.number.is_zero();
        let is_fraction = following.kind == Kind::Fraction || joined_by_and && has_denominator(text, following);
        if !fits || is_zero || is_fraction {
            break;
        }
        if following.kind == Kind::Ordinal {
            let number = sum.checked_add(following.number)?;
            return Some(Numeral { number, end: following.end, kind: Kind::Ordinal, ..numeral });
        }
        segment = following;
    }
    Some(numeral)
}

/// A cardinal in words that ends as a position: "one hundred twenty fifth" arrives here as a segment already.
fn ordinal_ending(text: Text<'_>, numeral: Numeral, segment: Segment) -> Numeral {
    if let (Some((number, end)), true) = (scale_ordinal(text, numeral.end, numeral.number), segment.spelled) {
        return Numeral { number, end, kind: Kind::Ordinal, ..numeral };
    }
    numeral
}

/// "trillionth" after a number.
fn scale_ordinal(text: Text<'_>, at: usize, number: Number) -> Option<(Number, usize)> {
    let (word, end) = text.lexicon(join(text, at)?)?;
    let power = match word {
        Word::ScaleOrdinal(power) => i32::from(power),
        Word::HundredOrdinal => 2,
        _ => return None,
    };
    Some((number.scaled(power)?.with_exponent(0), end))
}

/// The offset of the next word after spaces, a hyphen, or a hyphen between spaces.
fn join(text: Text<'_>, at: usize) -> Option<usize> {
    let spaced = text.skip_spaces(at);
    let next = match text.byte(spaced) {
        b'-' => text.skip_spaces(spaced + 1),
        0xE2 if text.starts_with(spaced, "\u{2010}") || text.starts_with(spaced, "\u{2011}") => spaced + 3,
        _ => text.skip_spaces_and_line(at),
    };
    (next > at).then_some(next)
}

/// As [`join`], and past "and". Answers whether "and" stood there.
fn joint(text: Text<'_>, at: usize) -> Option<(usize, bool)> {
    let next = join(text, at)?;
    match and(text, next) {
        Some(after) => Some((after, true)),
        None => Some((next, false)),
    }
}

/// The offset after "and" and the spaces after it.
fn and(text: Text<'_>, at: usize) -> Option<usize> {
    text.is_word(at, "and").then(|| text.skip_spaces_and_line(at + 3)).filter(|after| *after > at + 3)
}

/// The powers of ten after a number, multiplied, and where they end; zero and the same offset where there is none.
fn scales(text: Text<'_>, at: usize, spelled: bool) -> (i32, usize) {
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
fn is_giga(text: Text<'_>, at: usize) -> bool {
    let mut start = at;
    while at - start < 12 && (text.before(start).is_ascii_digit() || text.before(start) == b'.') {
        start -= 1;
    }
    text.byte(at) == b'G' && !text.is_word_at(at + 1) && text.slice(start, at).contains('.')
}

/// Whether letters after digits are a power of ten there, and no unit or name.
fn abbreviation_fits(text: Text<'_>, number_end: usize, start: usize, end: usize) -> bool {
    let attached = start == number_end;
    match text.slice(start, end) {
        "k" => true,
        // "7 K" is a temperature, and so are hundreds with decimals: "573.15K".
        "K" => attached && !has_hundreds_and_decimals(text, number_end),
        "m" | "M" | "b" | "B" if attached => {
            // Whether metres or millions is decided where the unit is known; a capital is a million.
            text.byte(start).is_ascii_uppercase() || text.byte(start) == b'b' || money_or_things(text, number_end, end)
        }
        "m" | "M" | "b" | "B" => false,
        "MM" => true,
        "cr" | "mil" => !attached,
        // "Mn", "Cr" and "mM" are two metals and a concentration.
        "mn" | "bn" | "Bn" | "BN" | "tn" | "bln" | "mln" | "Mln" | "trn" | "trln" | "mio" | "Mio" | "bil" => true,
        "thou" | "thsd" | "Thsd" => true,
        _ => false,
    }
}

fn has_hundreds_and_decimals(text: Text<'_>, end: usize) -> bool {
    let mut start = end;
    while end - start < 12 && (text.before(start).is_ascii_digit() || text.before(start) == b'.') {
        start -= 1;
    }
    text.slice(start, end).find('.').is_some_and(|whole| whole >= 3)
}

/// Whether "1.2m" has a currency before it or a plural after it.
fn money_or_things(text: Text<'_>, number_end: usize, end: usize) -> bool {
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

/// "and a half", "and two thirds" after a whole number.
fn mixed_fraction(text: Text<'_>, at: usize) -> Option<(Number, usize)> {
    let next = text.skip_spaces_and_line(at);
    let next = and(text, next).filter(|_| next > at)?;
    let (fraction, end) = simple_fraction(text, next)?;
    // "and a third party" names no third of anything.
    Some((fraction, end))
}

/// "a half", "half", "a quarter", "two thirds", "fifty-four hundredths".
fn simple_fraction(text: Text<'_>, at: usize) -> Option<(Number, usize)> {
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
fn fraction_after_scale(text: Text<'_>, at: usize, power: i32, _limit: i32) -> Option<(Number, usize)> {
    let (fraction, end) = mixed_fraction(text, at)?;
    let (own, after) = scales(text, end, true);
    if own > 0 { Some((fraction.scaled(own)?, after)) } else { Some((fraction.scaled(power)?, end)) }
}

/// The denominator of "three fifths", "one twenty-fifth". One part may stand in the singular.
fn denominator(text: Text<'_>, at: usize, one: bool) -> Option<(u32, usize)> {
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

fn has_denominator(text: Text<'_>, segment: Segment) -> bool {
    segment.spelled && join(text, segment.end).is_some_and(|next| denominator(text, next, false).is_some())
}

/// A whole number as the numerator of what follows: "three fifths".
fn fraction_of_total(text: Text<'_>, number: Number, at: usize, power: i32) -> Option<(Number, usize)> {
    if !number.is_whole() || number.is_zero() {
        return None;
    }
    let next = join(text, at)?;
    let one = number == Number::ONE && power == 0;
    let (parts, end) = denominator(text, next, one)?;
    if one && matches!(text.lexicon(next), Some((Word::Ordinal(_), _))) && names_a_thing(text, end) {
        return None;
    }
    Some((ratio(number, parts)?, end))
}

/// Whether a noun follows, so that "a third" is a position: "a third term".
pub(super) fn names_a_thing(text: Text<'_>, at: usize) -> bool {
    if text.byte(at) == b'-' {
        return true;
    }
    let next = text.skip_spaces_and_line(at);
    next > at && text.word(next).is_some_and(|(word, _)| !super::nouns::is_function_word(word.as_bytes()))
}

/// "half a million", "a quarter of a million", "half a dozen".
fn scaled_fraction(text: Text<'_>, numeral: Numeral) -> Numeral {
    if numeral.kind != Kind::Fraction {
        return numeral;
    }
    let after = |at: usize, word: &str| {
        let next = text.skip_spaces(at);
        (next > at && text.is_word(next, word)).then(|| next + word.len())
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

/// "two point zero five", "1 point 1".
fn spoken_decimals(text: Text<'_>, whole: Number, at: usize) -> Option<(Number, usize)> {
    let next = text.skip_spaces(at);
    if next == at || !text.is_word(next, "point") || !whole.is_whole() {
        return None;
    }
    let (decimals, places, end) = spoken_digits(text, text.skip_spaces(next + 5))?;
    let fraction = Number::from_parts(decimals, -places)?;
    let value = whole.checked_add(fraction)?;
    Some((value.scaled(0)?.with_exponent(-places), end))
}

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

fn segment(text: Text<'_>, at: usize, comma_decimals: bool) -> SegmentOutcome {
    let byte = text.byte(at);
    if byte.is_ascii_digit() || byte == b'.' {
        return match digits(text, at, comma_decimals) {
            DigitsOutcome::TooLong(end) => SegmentOutcome::TooLong(end),
            DigitsOutcome::Code(end) => SegmentOutcome::Code(end),
            DigitsOutcome::Read(digits) => SegmentOutcome::Read(digits_segment(text, digits)),
        };
    }
    spelled_segment(text, at).map_or(SegmentOutcome::Nothing, SegmentOutcome::Read)
}

fn digits_segment(text: Text<'_>, digits: Digits) -> Segment {
    let segment = Segment {
        end: digits.end,
        number: digits.number,
        kind: Kind::Cardinal,
        spelled: false,
        plain: digits.plain,
        mark: digits.mark,
        bare_scale: false,
    };
    if digits.plain.is_some() {
        if let Some(end) = ordinal_suffix(text, digits.end) {
            return Segment { end, kind: Kind::Ordinal, ..segment };
        }
        if let Some(fraction) = slash_fraction(text, digits) {
            return fraction;
        }
        if let Some((decimals, end)) = spoken_decimals(text, digits.number, digits.end) {
            return Segment { end, number: decimals, spelled: true, plain: None, ..segment };
        }
    }
    let power = exponent(text, digits.number, digits.end).or_else(|| printed_power(text, digits.number, digits.end));
    if let Some((number, end)) = power {
        return Segment { end, number, plain: None, ..segment };
    }
    let (factor, end) = match join(text, digits.end).and_then(|next| text.lexicon(next)) {
        Some((Word::Hundred, end)) => (Number::HUNDRED, end),
        Some((Word::Dozen | Word::Dozens, end)) => (Number::from(12), end),
        _ => return segment,
    };
    match digits.number.checked_mul(factor) {
        Some(number) if factor == Number::HUNDRED => {
            with_tail(text, Segment { end, number, plain: None, spelled: true, ..segment })
        }
        Some(number) => Segment { end, number, plain: None, spelled: true, ..segment },
        None => segment,
    }
}

/// "2.5^-1", "8x2^10": a power printed as one. Only where it is an exact decimal.
fn printed_power(text: Text<'_>, number: Number, at: usize) -> Option<(Number, usize)> {
    let (factor, base, caret) = match text.byte(at) {
        b'^' => (Number::ONE, number, at),
        b'x' | b'*' => {
            let (base, end) = small_integer(text, at + 1)?;
            (number, Number::from(base), end)
        }
        _ => return None,
    };
    if text.byte(caret) != b'^' {
        return None;
    }
    let negative = text.byte(caret + 1) == b'-';
    let (power, end) = small_integer(text, caret + 1 + usize::from(negative))?;
    let mut value = Number::ONE;
    for _ in 0..(power <= 90).then_some(power)? {
        value = value.checked_mul(base)?;
    }
    if negative {
        let inverse = Number::ONE.checked_div(value)?;
        if inverse.checked_mul(value)? != Number::ONE {
            return None;
        }
        value = inverse;
    }
    Some((factor.checked_mul(value)?, end)).filter(|_| !text.is_word_at(end))
}

/// "e10", "e-3", "×10^5", "x 10⁻⁶" after digits.
fn exponent(text: Text<'_>, number: Number, at: usize) -> Option<(Number, usize)> {
    let mut next = if matches!(text.byte(at), b'e' | b'E') { at + 1 } else { after_times_ten(text, at)? };
    let mut negative = false;
    for (sign, minus) in [("-", true), ("−", true), ("⁻", true), ("+", false)] {
        if text.starts_with(next, sign) {
            negative = minus;
            next += sign.len();
            break;
        }
    }
    let (mut power, mut end) = (0_i32, next);
    while power < 100 {
        let (digit, after) = match text.byte(end) {
            digit @ b'0'..=b'9' => (i32::from(digit - b'0'), end + 1),
            _ => match superscript(text, end) {
                Some(found) => found,
                None => break,
            },
        };
        power = power * 10 + digit;
        end = after;
    }
    if end == next || text.is_word_at(end) {
        return None;
    }
    Some((number.scaled(if negative { -power } else { power })?, end))
}

/// The offset of the power in "×10^5", "× 10⁻⁶", "x 10 −6".
fn after_times_ten(text: Text<'_>, at: usize) -> Option<usize> {
    let times = text.skip_spaces(at);
    let after = match text.char_at(times)? {
        times_sign @ ('×' | '·') => times + times_sign.len_utf8(),
        'x' | '*' => times + 1,
        _ => return None,
    };
    let ten = text.skip_spaces(after);
    if !text.starts_with(ten, "10") {
        return None;
    }
    let power = ten + 2;
    match text.byte(power) {
        b'^' => Some(power + 1),
        b'-' => Some(power),
        b' ' => {
            let next = text.skip_spaces(power);
            (text.starts_with(next, "−") || text.starts_with(next, "-")).then_some(next)
        }
        _ if text.starts_with(power, "−") || text.starts_with(power, "⁻") => Some(power),
        _ => superscript(text, power).map(|_| power),
    }
}

fn superscript(text: Text<'_>, at: usize) -> Option<(i32, usize)> {
    let character = text.char_at(at)?;
    let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|superscript| superscript == character)?;
    Some((i32::try_from(digit).ok()?, at + character.len_utf8()))
}

/// The end of "st", "nd", "rd", "th" after digits.
fn ordinal_suffix(text: Text<'_>, at: usize) -> Option<usize> {
    ["st", "nd", "rd", "th"].iter().find(|suffix| text.is_word(at, suffix)).map(|suffix| at + suffix.len())
}

/// "3/4", "2 1/2", "7 3 / 4", "½", "2½".
fn slash_fraction(text: Text<'_>, digits: Digits) -> Option<Segment> {
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
    let next = text.skip_spaces(digits.end);
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

fn slash_and_denominator(text: Text<'_>, at: usize) -> Option<(u32, usize)> {
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

/// Up to four digits that no further digit or decimal follows.
fn small_integer(text: Text<'_>, at: usize) -> Option<(u32, usize)> {
    let (mut value, mut end) = (0_u32, at);
    while text.byte(end).is_ascii_digit() {
        if end - at == 4 {
            return None;
        }
        value = value * 10 + u32::from(text.byte(end) - b'0');
        end += 1;
    }
    let open = matches!(text.byte(end), b'.' | b',') && text.byte(end + 1).is_ascii_digit();
    (end > at && !open).then_some((value, end))
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
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((numerator, denominator, character.len_utf8()))
}

fn spelled_segment(text: Text<'_>, at: usize) -> Option<Segment> {
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
                Some((Word::Denominator(digit), end)) if digit < 10 => {
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
        _ => small,
    }
}

/// What follows "hundred": "and five", "thirty-eight", "twenty-fifth".
fn with_tail(text: Text<'_>, hundreds: Segment) -> Segment {
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

/// The quotient, to six decimals where it has no end.
pub(super) fn ratio(numerator: Number, denominator: u32) -> Option<Number> {
    let quotient = numerator.checked_div(Number::from(denominator))?;
    if quotient.exponent() >= -6 { Some(quotient) } else { quotient.rounded_to(-9)?.scaled(0) }
}

/// Digits at an offset with all groups that belong to them.
fn digits(text: Text<'_>, at: usize, comma_decimals: bool) -> DigitsOutcome {
    let mut groups = [(0_usize, 0_usize); MOST_GROUPS];
    let mut separators = ['\0'; MOST_GROUPS];
    let mut count = 0;
    let mut cursor = at;
    let mut more = false;
    // The second of "22,24,26": the commas of the list go on.
    let in_list = text.before(at) == b',' && at > 1 && text.byte(at - 2).is_ascii_digit();
    if text.byte(at) == b'.' {
        groups[0] = (at, at);
        separators[0] = '.';
        count = 1;
        cursor = at + 1;
    }
    loop {
        let start = cursor;
        let blanks = count == 0 || separators.first() == Some(&' ');
        while text.byte(cursor).is_ascii_digit() {
            cursor += 1;
        }
        let (Some(group), Some(slot)) = (groups.get_mut(count), separators.get_mut(count)) else {
            more = true;
            break;
        };
        *group = (start, cursor);
        count += 1;
        let Some((separator, next)) = separator(text, cursor) else { break };
        if in_list && separator == ',' {
            break;
        }
        // Blanks separate groups of three only.
        if separator == ' ' {
            let first = groups.first().map_or(0, |(start, end)| end - start);
            let three =
                (0..3).all(|step| text.byte(next + step).is_ascii_digit()) && !text.byte(next + 3).is_ascii_digit();
            if !blanks || first > 3 || first == 0 || !three || text.is_word_at(next + 3) {
                break;
            }
        }
        *slot = separator;
        cursor = next;
    }
    let groups = groups.get(..count).unwrap_or_default();
    let separators = separators.get(..count.saturating_sub(1)).unwrap_or_default();
    decide(text, groups, separators, more, comma_decimals)
}

/// The separator at an offset, where a digit follows it.
fn separator(text: Text<'_>, at: usize) -> Option<(char, usize)> {
    let (separator, next) = match text.byte(at) {
        b',' => (',', at + 1),
        b'.' => ('.', at + 1),
        b'\'' => ('\'', at + 1),
        b' ' => (' ', at + 1),
        0xC2 if text.byte(at + 1) == 0xA0 => (' ', at + 2),
        0xE2 if text.starts_with(at, "\u{2009}") || text.starts_with(at, "\u{202f}") => (' ', at + 3),
        0xE2 if text.starts_with(at, "\u{2019}") => ('\'', at + 3),
        _ => return None,
    };
    text.byte(next).is_ascii_digit().then_some((separator, next))
}

fn decide(
    text: Text<'_>,
    groups: &[(usize, usize)],
    separators: &[char],
    more: bool,
    comma_decimals: bool,
) -> DigitsOutcome {
    let length = |index: usize| groups.get(index).map_or(0, |(start, end)| end - start);
    let count = groups.len();
    let whole = |upto: usize, mark: Mark| number(text, groups, upto, None, mark);
    let with_decimals = |upto: usize, mark: Mark| number(text, groups, upto, groups.get(upto).copied(), mark);
    let first_alone = || whole(1, Mark::Silent);
    let (Some(&first_separator), Some(&last_separator)) = (separators.first(), separators.last()) else {
        return whole(1, Mark::Silent);
    };
    // Groups of three after one to three digits that do not start with a zero.
    let thousands = |upto: usize| {
        (1..=3).contains(&length(0))
            && (1..upto).all(|index| length(index) == 3)
            && groups.first().is_some_and(|(start, _)| text.byte(*start) != b'0')
    };
    // 12,34,567: groups of two, the last of three.
    let lakhs = |upto: usize| {
        upto > 2
            && (1..=2).contains(&length(0))
            && (1..upto - 1).all(|index| length(index) == 2)
            && length(upto - 1) == 3
    };
    // "0,001": nothing groups after a lone zero.
    let zero_alone = length(0) == 1 && groups.first().is_some_and(|(start, _)| text.byte(*start) == b'0');
    let uniform = separators.iter().all(|separator| *separator == first_separator);
    if uniform && !more {
        return match (first_separator, count) {
            (' ' | '\'', _) if thousands(count) => whole(count, Mark::Silent),
            ('\'' | ' ', _) => first_alone(),
            (',', 2) if thousands(2) && !comma_decimals => whole(2, Mark::Either),
            (',', 2) if thousands(2) => with_decimals(1, Mark::Either),
            (',', 2) if length(1) <= 2 || comma_decimals || zero_alone => with_decimals(1, Mark::Comma),
            (',', _) if thousands(count) || lakhs(count) => whole(count, Mark::Point),
            (',', _) => first_alone(),
            ('.', 2) if length(0) > 0 && thousands(2) && comma_decimals => whole(2, Mark::Either),
            ('.', 2) if length(0) > 0 && thousands(2) => with_decimals(1, Mark::Either),
            ('.', 2) => with_decimals(1, Mark::Point),
            ('.', _) if thousands(count) => whole(count, Mark::Comma),
            _ => DigitsOutcome::Code(groups.last().map_or(0, |(_, end)| *end)),
        };
    }
    let inner = separators.get(..separators.len() - 1).unwrap_or_default();
    let inner_uniform = inner.iter().all(|separator| *separator == first_separator);
    if inner_uniform && !more && matches!(last_separator, ',' | '.') {
        let grouped = thousands(count - 1) || (first_separator == ',' && lakhs(count - 1));
        let mark = if last_separator == '.' { Mark::Point } else { Mark::Comma };
        if grouped && first_separator != last_separator {
            return with_decimals(count - 1, mark);
        }
    }
    match first_separator {
        '.' if separators.iter().take(3).filter(|separator| **separator == '.').count() == 3 => {
            DigitsOutcome::Code(groups.last().map_or(0, |(_, end)| *end))
        }
        '.' if separators.get(1) != Some(&'.') => with_decimals(1, Mark::Point),
        ',' if length(1) == 3 && separators.get(1) != Some(&',') => whole(2, Mark::Either),
        _ => first_alone(),
    }
}

/// The number made of the first `upto` groups and the decimals.
fn number(
    text: Text<'_>,
    groups: &[(usize, usize)],
    upto: usize,
    decimals: Option<(usize, usize)>,
    mark: Mark,
) -> DigitsOutcome {
    let wholes = groups.get(..upto).unwrap_or_default();
    let end = decimals.or(wholes.last().copied()).map_or(0, |(_, end)| end);
    let mut mantissa = 0_i128;
    let mut places = 0;
    for (is_decimal, (start, end)) in
        wholes.iter().map(|group| (false, *group)).chain(decimals.iter().map(|group| (true, *group)))
    {
        for at in start..end {
            let digit = i128::from(text.byte(at).wrapping_sub(b'0'));
            let Some(next) = mantissa.checked_mul(10).and_then(|tens| tens.checked_add(digit)) else {
                return DigitsOutcome::TooLong(end);
            };
            mantissa = next;
            places += i32::from(is_decimal);
        }
    }
    let plain = (upto == 1 && decimals.is_none()).then(|| wholes.first().map_or(0, |(start, end)| end - start));
    match Number::from_parts(mantissa, -places) {
        Some(number) => DigitsOutcome::Read(Digits { end, number, plain, mark }),
        None => DigitsOutcome::TooLong(end),
    }
}
