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
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Reading::Space,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Reading::NoBreakSpace,
        '\u{ad}' => Reading::SoftHyphen,
        '\0'..='\u{1f}' | '\u{7f}' => Reading::Dropped,
        '\u{80}'..='\u{9f}' => western(character),
        _ if is_unseen(character) => Reading::Dropped,
        'ﬀ' => Reading::Letters("ff"),
        'ﬁ' => Reading::Letters("fi"),
        'ﬂ' => Reading::Letters("fl"),
        'ﬃ' => Reading::Letters("ffi"),
        'ﬄ' => Reading::Letters("ffl"),
        'ﬅ' | 'ﬆ' => Reading::Letters("st"),
        '٪' => Reading::Letters("%"),
        '٫' => Reading::Letters("."),
        '٬' => Reading::Letters(","),
        // Hyphens that look as that of ASCII does: one that breaks no line, and those of other fonts.
        '\u{2010}' | '\u{2011}' | '\u{fe63}' => Reading::Letters("-"),
        '\u{ff01}'..='\u{ff5e}' => wide(character),
        // What comes before the first combining mark is composed already.
        '\0'..='\u{2ff}' => Reading::Kept,
        _ => match digit(character) {
            Some(digit) => Reading::Letters(digit),
            None if is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes => Reading::Kept,
            None => Reading::Composed,
        },
    }
}

/// Whether a character shows nothing: joiners, marks of direction, selectors of variants, fillers, tags.
fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What a control character beyond ASCII was in Windows-1252, where it is a mark: texts hold none on purpose.
fn western(character: char) -> Reading {
    match character {
        '\u{80}' => Reading::Letters("€"),
        '\u{91}' => Reading::Letters("‘"),
        '\u{92}' => Reading::Letters("’"),
        '\u{93}' => Reading::Letters("“"),
        '\u{94}' => Reading::Letters("”"),
        '\u{95}' => Reading::Letters("•"),
        '\u{96}' => Reading::Letters("–"),
        '\u{97}' => Reading::Letters("—"),
        _ => Reading::Dropped,
    }
}

/// The marks, digits and letters of ASCII in their order, from the first that can be seen.
const ASCII: &str = concat!(
    r##"!"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ"##,
    r##"[\]^_`abcdefghijklmnopqrstuvwxyz{|}~"##
);

/// A letter, digit or mark that is printed as wide as an ideograph.
fn wide(character: char) -> Reading {
    let place = usize::try_from(u32::from(character).wrapping_sub(0xff01)).ok();
    place.and_then(|place| ASCII.get(place..=place)).map_or(Reading::Kept, Reading::Letters)
}

/// The zeros of the scripts that have digits of their own, each followed by nine more: Unicode 16, class Nd.
const ZEROS: [u32; 71] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
    0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50,
    0x11da0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
    0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0,
];

/// A digit of another script as the digit it is.
fn digit(character: char) -> Option<&'static str> {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let code = u32::from(character);
    let zero = ZEROS.get(ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?)?;
    DIGITS.get(usize::try_from(code - zero).ok()?).copied()
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
            ('\u{1d7d0}', Reading::Letters("2")),
            ('৭', Reading::Letters("7")),
            ('９', Reading::Letters("9")),
            ('＄', Reading::Letters("$")),
            ('ｚ', Reading::Letters("z")),
            ('～', Reading::Letters("~")),
            ('\u{3164}', Reading::Dropped),
            ('\u{9b}', Reading::Dropped),
            ('\u{96}', Reading::Letters("–")),
            ('\u{7}', Reading::Dropped),
            ('\u{fe0f}', Reading::Dropped),
        ] {
            assert_eq!(reading(character), expected, "{character:?}");
        }
        assert!(ZEROS.is_sorted());
        assert_eq!(composed("e\u{301}"), "é");
        assert!(is_combining('\u{301}') && !is_combining('e') && !is_combining('é'));
    }
}
