//! Numbers in digits: groups, decimal marks, powers of ten.

use super::cursor::Text;
use super::numeral::Mark;
use crate::quantity::Number;

/// Digits with their separators.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    pub(super) end: usize,
    pub(super) number: Number,
    pub(super) plain: Option<usize>,
    pub(super) mark: Mark,
}

pub(super) enum DigitsOutcome {
    Read(Digits),
    TooLong(usize),
    Code(usize),
}

/// Longer lists of separated groups are read one by one.
pub(super) const MOST_GROUPS: usize = 12;

/// Digits at an offset with all groups that belong to them.
pub(super) fn digits(text: Text<'_>, at: usize, comma_decimals: bool) -> DigitsOutcome {
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
            // After a blank that breaks no line the digits go on whatever letters follow: "45 600km".
            let tied = text.byte(cursor) != b' ' && !text.byte(next + 3).is_ascii_digit();
            if !blanks || first > 3 || first == 0 || !three || text.is_word_at(next + 3) && !tied {
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
pub(super) fn separator(text: Text<'_>, at: usize) -> Option<(char, usize)> {
    let (separator, next) = match text.byte(at) {
        b',' => (',', at + 1),
        b'.' => ('.', at + 1),
        b'\'' => ('\'', at + 1),
        b' ' => (' ', at + 1),
        0xC2 if text.byte(at + 1) == 0xA0 => (' ', at + 2),
        // "12·7": the raised point of British journals.
        0xC2 if text.byte(at + 1) == 0xB7 && !is_power_of_ten(text, at + 2) => ('.', at + 2),
        0xE2 if text.starts_with(at, "\u{2009}") || text.starts_with(at, "\u{202f}") => (' ', at + 3),
        0xE2 if text.starts_with(at, "\u{2019}") => ('\'', at + 3),
        _ => return None,
    };
    text.byte(next).is_ascii_digit().then_some((separator, next))
}

/// Whether "10" with an exponent stands at an offset: "3·10⁸" multiplies.
fn is_power_of_ten(text: Text<'_>, at: usize) -> bool {
    let raised = |character| matches!(character, '^' | '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁻');
    text.starts_with(at, "10") && text.char_at(at + 2).is_some_and(raised)
}

pub(super) fn decide(
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
    let code = || DigitsOutcome::Code(groups.last().map_or(0, |(_, end)| *end));
    // Nothing stands before the point of ".5.1": no number to read alone.
    let first_alone = || if length(0) == 0 { code() } else { whole(1, Mark::Silent) };
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
            _ => code(),
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
        '.' if separators.iter().take(3).filter(|separator| **separator == '.').count() == 3 => code(),
        '.' if separators.get(1) != Some(&'.') => with_decimals(1, Mark::Point),
        ',' if length(1) == 3 && separators.get(1) != Some(&',') => whole(2, Mark::Either),
        _ => first_alone(),
    }
}

/// The number made of the first `upto` groups and the decimals.
pub(super) fn number(
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

/// "2.5^-1", "8x2^10": a power printed as one. Only where it is an exact decimal.
pub(super) fn printed_power(text: Text<'_>, number: Number, at: usize) -> Option<(Number, usize)> {
    let (factor, base, caret) = match text.byte(at) {
        b'^' => (Number::ONE, number, at),
        _ => {
            let times = text.skip_spaces(at);
            let sign = text.char_at(times).filter(|sign| matches!(sign, 'x' | '*' | '×' | '·'))?;
            let (base, end) = small_integer(text, text.skip_spaces(times + sign.len_utf8()))?;
            (number, Number::from(base), end)
        }
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
pub(super) fn exponent(text: Text<'_>, number: Number, at: usize) -> Option<(Number, usize)> {
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
pub(super) fn after_times_ten(text: Text<'_>, at: usize) -> Option<usize> {
    let times = text.skip_spaces(at);
    if !matches!(text.byte(times), b'x' | b'*' | 0xC2 | 0xC3) {
        return None;
    }
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
        b'*' if text.byte(power + 1) == b'*' && text.byte(power + 2).is_ascii_digit() => Some(power + 2),
        b'-' => Some(power),
        b' ' => {
            let next = text.skip_spaces(power);
            (text.starts_with(next, "−") || text.starts_with(next, "-")).then_some(next)
        }
        _ if text.starts_with(power, "−") || text.starts_with(power, "⁻") => Some(power),
        _ => superscript(text, power).map(|_| power),
    }
}

pub(super) fn superscript(text: Text<'_>, at: usize) -> Option<(i32, usize)> {
    let character = text.char_at(at).filter(|character| !character.is_ascii())?;
    let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|superscript| superscript == character)?;
    Some((i32::try_from(digit).ok()?, at + character.len_utf8()))
}

/// Up to four digits that no further digit or decimal follows.
pub(super) fn small_integer(text: Text<'_>, at: usize) -> Option<(u32, usize)> {
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

#[cfg(test)]
mod tests {
    use crate::figures::{ReadingOptions, read_figures};

    #[test]
    fn powers_are_read_with_what_is_counted_behind_them() {
        for text in ["It holds 8x2^10 bits.", "It holds 8x2^10 boats.", "It takes 8*2^10 and more.", "It is 8x2^10."] {
            let reading = read_figures(text, &ReadingOptions::default());
            let stated: Vec<_> = reading.mentions.iter().filter_map(|m| m.quantity.stated).collect();
            assert_eq!(stated, [8192.into()], "{text}: {reading:?}");
        }
    }
}
