//! Numbers as they are printed: digits with their separators, number words, and both mixed.

use super::cursor::Text;
use super::digits::{Digits, DigitsOutcome, digits, exponent, printed_power};
use super::fractions::{
    fraction_after_scale, fraction_of_total, has_denominator, mixed_fraction, ratio, scaled_fraction, slash_fraction,
};
use super::lexicon::Word;
use super::scales::{scale_ordinal, scales};
use super::spelled::{spelled_segment, spoken_decimals, with_tail};
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

/// Reads the number that starts at an offset, where a digit, a point before a digit, or a word of the lexicon stands.
pub(super) fn read(text: Text<'_>, at: usize, comma_decimals: bool) -> Outcome {
    let first = match segment(text, at, comma_decimals) {
        SegmentOutcome::Read(segment) => segment,
        SegmentOutcome::TooLong(end) => return Outcome::TooLong(scales(text, end, true).1),
        SegmentOutcome::Code(end) => return Outcome::Code(end),
        SegmentOutcome::Nothing => return Outcome::Nothing,
    };
    let Some(numeral) = compose(text, at, first, comma_decimals) else {
        // No part of a number that is too large may be read as one.
        return Outcome::TooLong(scales(text, first.end, true).1.max(first.end));
    };
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

/// A number below a thousand, or digits: what a scale word multiplies.
#[derive(Clone, Copy)]
pub(super) struct Segment {
    pub(super) end: usize,
    pub(super) number: Number,
    pub(super) kind: Kind,
    pub(super) spelled: bool,
    pub(super) plain: Option<usize>,
    pub(super) mark: Mark,
    /// A scale word that stands without a number: "million".
    pub(super) bare_scale: bool,
}

pub(super) enum SegmentOutcome {
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
        let (value, end) = before_scale(text, at, segment)?;
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
        let Some(following) = following(text, &numeral, segment, comma_decimals) else { break };
        if following.kind == Kind::Ordinal {
            let number = sum.checked_add(following.number)?;
            return Some(Numeral { number, end: following.end, kind: Kind::Ordinal, ..numeral });
        }
        segment = following;
    }
    Some(numeral)
}

/// A segment with the fraction or the decimals behind it, which a scale word multiplies too: "one and a half million". None
/// beyond all bounds.
fn before_scale(text: Text<'_>, at: usize, segment: Segment) -> Option<(Number, usize)> {
    let (value, end) = (segment.number, segment.end);
    if segment.bare_scale {
        return Some((value, end));
    }
    let Some((fraction, after)) = mixed_fraction(text, end).filter(|_| value.is_whole()) else {
        return Some(spoken_decimals(text, value, end).unwrap_or((value, end)));
    };
    let dozen = |at: usize| matches!(text.lexicon(at), Some((Word::Dozen, _)));
    // "a dozen and a half" is eighteen, as is "one and a half dozen".
    let parts = if dozen(at) { fraction.checked_mul(value)? } else { fraction };
    let value = value.checked_add(parts)?;
    match join(text, after).and_then(|next| text.lexicon(next)) {
        Some((Word::Dozen, after)) => Some((value.checked_mul(Number::from(12))?.scaled(0)?, after)),
        _ => Some((value, after)),
    }
}

/// The segment that goes on with a number behind its scale word: "two million, five hundred thousand".
fn following(text: Text<'_>, numeral: &Numeral, segment: Segment, comma_decimals: bool) -> Option<Segment> {
    let comma = numeral.spelled && text.byte(numeral.end) == b',';
    let (next, joined_by_and) = joint(text, numeral.end + usize::from(comma))?;
    let SegmentOutcome::Read(following) = self::segment(text, next, comma_decimals) else { return None };
    let own_scale = scales(text, following.end, following.spelled).0 > 0;
    // "Two million, five hundred thousand", "two thousand, three hundred (and) five"; "of two thousand, three hundred left".
    let round = || following.number < Number::HUNDRED || following.number.roundness() >= Some(Number::HUNDRED);
    if comma && (!own_scale && round() && !holds_and(text, next, following.end) || !segment.spelled && !own_scale) {
        return None;
    }
    // "8 thousand 500", "8 thousand and 5", but "between 8 thousand and 9"
    let thousands = !segment.spelled && numeral.power == 3 && !following.spelled && !comma;
    let rest = match joined_by_and {
        false => following.plain == Some(3),
        true => {
            following.plain.is_some_and(|length| length < 3)
                && super::joints::range_joint(text, numeral.start, numeral.end).is_none()
        }
    };
    if thousands && rest && !following.number.is_zero() {
        return Some(following);
    }
    let fits = if following.spelled && !following.bare_scale {
        segment.spelled || !joined_by_and || own_scale || following.number >= Number::HUNDRED
    } else {
        !following.bare_scale && own_scale && following.plain.is_some()
    };
    let is_zero = following.number.is_zero();
    let is_fraction = following.kind == Kind::Fraction || joined_by_and && has_denominator(text, following);
    (fits && !is_zero && !is_fraction).then_some(following)
}

/// Whether "and" stands between two offsets of a number in words.
fn holds_and(text: Text<'_>, start: usize, end: usize) -> bool {
    text.slice(start, end).split([' ', '-']).any(|word| word.eq_ignore_ascii_case("and"))
}

/// A cardinal in words that ends as a position: "one hundred twenty fifth" arrives here as a segment already.
fn ordinal_ending(text: Text<'_>, numeral: Numeral, segment: Segment) -> Numeral {
    if let (Some((number, end)), true) = (scale_ordinal(text, numeral.end, numeral.number), segment.spelled) {
        return Numeral { number, end, kind: Kind::Ordinal, ..numeral };
    }
    numeral
}

/// The offset of the next word after spaces, a hyphen, or a hyphen between spaces.
pub(super) fn join(text: Text<'_>, at: usize) -> Option<usize> {
    let spaced = text.skip_spaces(at);
    let next = match text.byte(spaced) {
        b'-' => text.skip_spaces(spaced + 1),
        0xE2 if text.starts_with(spaced, "\u{2010}") || text.starts_with(spaced, "\u{2011}") => spaced + 3,
        _ => text.skip_spaces(at),
    };
    (next > at).then_some(next)
}

/// As [`join`], and past "and". Answers whether "and" stood there.
pub(super) fn joint(text: Text<'_>, at: usize) -> Option<(usize, bool)> {
    let next = join(text, at)?;
    match and(text, next) {
        Some(after) => Some((after, true)),
        None => Some((next, false)),
    }
}

/// The offset after "and" and the spaces after it.
pub(super) fn and(text: Text<'_>, at: usize) -> Option<usize> {
    // "six-hundred-and-twenty"
    let hyphen = text.byte(at + 3) == b'-' && text.before(at) == b'-' && text.byte(at + 4).is_ascii_alphabetic();
    text.is_word(at, "and")
        .then(|| if hyphen { at + 4 } else { text.skip_spaces(at + 3) })
        .filter(|after| *after > at + 3)
}

/// Whether a noun follows, so that "a third" is a position: "a third term".
pub(super) fn names_a_thing(text: Text<'_>, at: usize) -> bool {
    if text.byte(at) == b'-' {
        return true;
    }
    let next = text.skip_spaces(at);
    next > at && text.word(next).is_some_and(|(word, _)| !super::nouns::is_function_word(word.as_bytes()))
}

pub(super) fn segment(text: Text<'_>, at: usize, comma_decimals: bool) -> SegmentOutcome {
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
        // "In 2019 dozens left": the year counts no dozens.
        Some((Word::Dozen | Word::Dozens, end)) if !super::dates::is_year_before(text, digits.end) => {
            (Number::from(12), end)
        }
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

/// The end of "st", "nd", "rd", "th" after digits. "11st" is a weight.
fn ordinal_suffix(text: Text<'_>, at: usize) -> Option<usize> {
    let suffix = ["st", "nd", "rd", "th"].iter().find(|suffix| text.is_word(at, suffix))?;
    let fits = match (*suffix, text.before(at), text.before(at.saturating_sub(1))) {
        ("th", ..) => true,
        (_, _, b'1') => false,
        ("st", last, _) => last == b'1',
        ("nd", last, _) => last == b'2',
        (_, last, _) => last == b'3',
    };
    fits.then_some(at + suffix.len())
}
