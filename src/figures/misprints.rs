//! Digits among which something else stands: `2O7`, `1,2l7`, digits with a lost character, `10³`.
//!
//! What number was meant nobody can tell, and no part of it is one.

use super::cursor::Text;
use super::digits::superscript;
use super::scales::scale_after;
use crate::model::UnreadReason;

/// No number is longer, in bytes, that letters were put into.
const LONGEST: usize = 32;

/// The end of the number that a digit at an offset begins, where something else stands among its digits.
pub(super) fn misprint(text: Text<'_>, at: usize) -> Option<(usize, UnreadReason)> {
    let mut end = at;
    // Whether something else stands between digits, and whether the last one did.
    let (mut misprinted, mut open, mut lost) = (false, false, text.char_before(at).is_some_and(is_lost));
    while end < at + LONGEST {
        let byte = text.byte(end);
        if byte.is_ascii_digit() {
            (misprinted, open) = (misprinted || open, false);
            end += 1;
        } else if matches!(byte, b'O' | b'o' | b'l' | b'I') {
            open = true;
            end += 1;
        } else if matches!(byte, b',' | b'.') && goes_on(text, end + 1) {
            end += 1;
        } else if let Some(character) = text.char_at(end).filter(|c| is_lost(*c)) {
            lost = true;
            end += character.len_utf8();
        } else {
            break;
        }
    }
    // "22O people", but "22l" are litres and "5o" degrees.
    let ends = open && matches!(text.before(end), b'O' | b'I') && text.byte(at + 1) != text.before(end);
    if lost || (misprinted || ends) && !text.is_word_at(end) {
        return Some((scale_after(text, end).map_or(end, |(_, scale)| scale), UnreadReason::Misprint));
    }
    // "10³", "227₁": a power, a note or an index.
    moved_end(text, end).map(|end| (end, UnreadReason::Ambiguous))
}

/// Whether a number goes on behind its comma or point.
fn goes_on(text: Text<'_>, at: usize) -> bool {
    let letter = |byte: u8| matches!(byte, b'O' | b'o' | b'l' | b'I');
    let digit = |byte: u8| byte.is_ascii_digit();
    digit(text.byte(at))
        || text.char_at(at).is_some_and(is_lost)
        || letter(text.byte(at)) && (digit(text.byte(at + 1)) || !text.is_word_at(at + 1))
}

/// Whether a character stands for one that was lost.
fn is_lost(character: char) -> bool {
    character == '\u{fffd}' || character.is_control() && !character.is_whitespace() || character == '\u{85}'
}

/// The end of the raised or lowered digits at an offset.
fn moved_end(text: Text<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while let Some(next) = superscript(text, end).map(|(_, next)| next).or_else(|| lowered_end(text, end)) {
        end = next;
    }
    (end > at).then_some(end)
}

/// The end of the lowered digits at an offset.
pub(super) fn lowered_end(text: Text<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while let Some(digit) = text.char_at(end).filter(|c| matches!(c, '₀'..='₉')) {
        end += digit.len_utf8();
    }
    (end > at).then_some(end)
}

/// Whether a word of scale stands behind a digit that nobody reads: "₃.₅ million".
pub(super) fn is_behind_unread(text: Text<'_>, at: usize) -> bool {
    let before = text.char_before(text.skip_spaces_back(at));
    before.is_some_and(|c| {
        !c.is_ascii() && c.is_numeric() && super::fractions::vulgar_fraction(c).is_none() || c == '\u{fffd}'
    })
}

#[cfg(test)]
mod tests {
    use crate::figures::{ReadingOptions, read_figures};
    use crate::model::UnreadReason::{Ambiguous, Misprint};

    #[test]
    fn no_part_of_a_misprinted_number_is_read() {
        for (text, place, reason) in [
            ("Some 2O7 boats sank.", "2O7", Misprint),
            ("Some 1,2l7 boats sank.", "1,2l7", Misprint),
            ("Some 1,O27 boats sank.", "1,O27", Misprint),
            ("Some 22O boats sank.", "22O", Misprint),
            ("Some 3.O million boats sank.", "3.O million", Misprint),
            ("Some 2\u{fffd}7 boats sank.", "2\u{fffd}7", Misprint),
            ("Some 5³ boats sank.", "5³", Ambiguous),
            ("Some 227₁ boats sank.", "227₁", Ambiguous),
        ] {
            let reading = read_figures(text, &ReadingOptions::default());
            let unread: Vec<_> =
                reading.unread.iter().map(|(span, why)| (text.get(span.start()..span.end()).unwrap(), *why)).collect();
            assert_eq!(unread.first(), Some(&(place, reason)), "{text}");
            assert!(reading.mentions.is_empty(), "{text}: {:?}", reading.mentions);
        }
        let scale = "Some ₃.₅ million boats sank.";
        assert!(read_figures(scale, &ReadingOptions::default()).mentions.is_empty());
    }

    #[test]
    fn units_and_lists_are_no_misprints() {
        for text in
            ["It holds 22l of oil.", "It was 5o warmer.", "Rooms 3, 4 and 12.", "Some 1,227 boats.", "12 km³ of ice"]
        {
            let reading = read_figures(text, &ReadingOptions::default());
            assert!(!reading.unread.iter().any(|(_, reason)| matches!(reason, Misprint | Ambiguous)), "{text}");
        }
    }
}
