//! Characters as they are read: white space, what cannot be seen, composed letters and ligatures.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// How one character is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As it stands.
    Kept,
    /// As a space.
    Space,
    /// As a space, unless it parts the digits of one number.
    NoBreakSpace,
    /// Not at all.
    Dropped,
    /// Not at all; at the end of a line it says that the word goes on.
    SoftHyphen,
    /// As other letters.
    Letters(&'static str),
    /// With the letter before it, in composed form.
    Composed,
}

/// How a character is read that is no ASCII letter, digit or mark.
pub(super) fn reading(character: char) -> Reading {
    match character {
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => Reading::Space,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Reading::NoBreakSpace,
        '\u{ad}' => Reading::SoftHyphen,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' => {
            Reading::Dropped
        }
        '\u{feff}' => Reading::Dropped,
        'ﬀ' => Reading::Letters("ff"),
        'ﬁ' => Reading::Letters("fi"),
        'ﬂ' => Reading::Letters("fl"),
        'ﬃ' => Reading::Letters("ffi"),
        'ﬄ' => Reading::Letters("ffl"),
        'ﬅ' | 'ﬆ' => Reading::Letters("st"),
        '٪' | '％' => Reading::Letters("%"),
        '٫' | '．' => Reading::Letters("."),
        '٬' | '，' => Reading::Letters(","),
        '٠'..='٩' => digit(character, '٠'),
        '۰'..='۹' => digit(character, '۰'),
        '०'..='९' => digit(character, '०'),
        '０'..='９' => digit(character, '０'),
        // What comes before the first combining mark is composed already.
        '\0'..='\u{2ff}' => Reading::Kept,
        _ if is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes => Reading::Kept,
        _ => Reading::Composed,
    }
}

/// A digit of another script as the digit it is.
fn digit(character: char, zero: char) -> Reading {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let value = u32::from(character).wrapping_sub(u32::from(zero));
    usize::try_from(value)
        .ok()
        .and_then(|value| DIGITS.get(value))
        .map_or(Reading::Kept, |digit| Reading::Letters(digit))
}

/// Whether a mark belongs to the letter before it.
pub(super) fn is_combining(character: char) -> bool {
    character > '\u{2ff}'
        && (canonical_combining_class(character) != 0
            || is_nfc_quick(std::iter::once(character)) == IsNormalized::Maybe)
}

/// A letter with its marks in canonical composition.
pub(super) fn composed(cluster: &str) -> String {
    cluster.nfc().collect()
}

/// Whether an invisible character after this one may be half of a letter that was garbled: "Ã" and what follows it were
/// one letter once. Such halves stay, or nobody could tell.
pub(super) fn may_be_garbled(character: char) -> bool {
    matches!(character, 'Â'..='Ñ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_characters_by_what_they_are() {
        for (character, expected) in [
            ('é', Reading::Kept),
            ('“', Reading::Kept),
            ('½', Reading::Kept),
            ('\t', Reading::Space),
            ('\u{202f}', Reading::NoBreakSpace),
            ('\u{200b}', Reading::Dropped),
            ('\u{ad}', Reading::SoftHyphen),
            ('ﬂ', Reading::Letters("fl")),
            ('٣', Reading::Letters("3")),
            ('۴', Reading::Letters("4")),
            ('५', Reading::Letters("5")),
            ('６', Reading::Letters("6")),
            ('％', Reading::Letters("%")),
            ('\u{301}', Reading::Composed),
            ('\u{212b}', Reading::Composed),
        ] {
            assert_eq!(reading(character), expected, "{character:?}");
        }
        assert_eq!(composed("e\u{301}"), "é");
        assert!(is_combining('\u{301}') && !is_combining('e') && !is_combining('é'));
    }
}
