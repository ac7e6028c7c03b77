//! Text that was decoded in the wrong encoding, with its repair.

use crate::model::{Document, Span};

/// Words shown in the wrong encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Garbled {
    /// The garbled words.
    pub(crate) span: Span,
    /// The words as they were meant; `None` where they are lost.
    pub(crate) repaired: Option<String>,
    /// What went wrong.
    pub(crate) slip: Slip,
}

/// How text came to be garbled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slip {
    /// Bytes of Windows-1251, which is Cyrillic, shown as Windows-1252.
    CyrillicAsWestern,
    /// Bytes of UTF-8 shown as Windows-1252.
    Utf8AsWestern,
    /// Replacement characters: the bytes are lost.
    Lost,
}

impl Slip {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Slip::CyrillicAsWestern => "bytes of Windows-1251 shown as Windows-1252",
            Slip::Utf8AsWestern => "bytes of UTF-8 shown as Windows-1252",
            Slip::Lost => "characters lost in decoding",
        }
    }
}

/// What Windows-1252 shows for the bytes 0x80 to 0x9F. <https://encoding.spec.whatwg.org/index-windows-1252.txt>
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The byte that Windows-1252 shows as a character beyond ASCII.
fn western_byte(character: char) -> Option<u8> {
    if let Some(place) = WESTERN.iter().position(|shown| *shown == character) {
        return u8::try_from(place + 0x80).ok();
    }
    u8::try_from(u32::from(character)).ok().filter(|byte| *byte >= 0x80)
}

/// The letter that Windows-1251 shows for a byte of the Russian alphabet.
fn cyrillic(byte: u8) -> Option<char> {
    match byte {
        0xC0..=0xFF => char::from_u32(u32::from(byte) - 0xC0 + 0x410),
        0xA8 => Some('Ё'),
        0xB8 => Some('ё'),
        _ => None,
    }
}

/// Reads the garbled words of a text, in order, in time linear in its length.
pub(crate) fn read_garbled(document: &Document) -> Vec<Garbled> {
    let text = document.text.as_str();
    let bytes = text.as_bytes();
    let mut found: Vec<Garbled> = Vec::new();
    let mut end = 0;
    // All the capital and small letters of Latin-1 begin with 0xC3 in UTF-8, the replacement character with 0xEF.
    for place in memchr::memchr2_iter(0xC3, 0xEF, bytes) {
        if place < end {
            continue;
        }
        let Some(rest) = text.get(place..) else { continue };
        if rest.starts_with('\u{fffd}') {
            end = place + (rest.len() - rest.trim_start_matches('\u{fffd}').len());
            found.extend(Span::new(place, end).map(|span| Garbled { span, repaired: None, slip: Slip::Lost }));
            continue;
        }
        let length: usize = rest.chars().take_while(|c| western_byte(*c).is_some()).map(char::len_utf8).sum();
        let Some(run) = rest.get(..length).filter(|run| !run.is_empty()) else { continue };
        end = place + length;
        let glued = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let alone = !glued(text.get(..place).and_then(|before| before.chars().next_back()))
            && !glued(text.get(end..).and_then(|after| after.chars().next()));
        let western: Option<Vec<u8>> = run.chars().map(western_byte).collect();
        let Some(western) = western else { continue };
        let repair = match as_utf8(run, &western) {
            Some(repaired) => Some((repaired, Slip::Utf8AsWestern)),
            None if alone => as_cyrillic(&western).map(|repaired| (repaired, Slip::CyrillicAsWestern)),
            None => None,
        };
        let Some((repaired, slip)) = repair else { continue };
        match found.last_mut() {
            // Words that follow each other are one garbled passage.
            Some(last) if last.slip == slip && text.get(last.span.end()..place).is_some_and(is_gap) => {
                let gap = text.get(last.span.end()..place).unwrap_or_default();
                if let (Some(words), Some(span)) = (last.repaired.as_mut(), Span::new(last.span.start(), end)) {
                    words.push_str(gap);
                    words.push_str(&repaired);
                    last.span = span;
                }
            }
            _ => {
                let span = Span::new(place, end);
                found.extend(span.map(|span| Garbled { span, repaired: Some(repaired), slip }));
            }
        }
    }
    found
}

/// What may stand between two words of one garbled passage.
fn is_gap(gap: &str) -> bool {
    gap.len() <= 3 && gap.chars().all(|c| matches!(c, ' ' | ',' | '.' | '-'))
}

/// UTF-8 shown as Windows-1252 begins each character with one of a few letters; others are real ones, as in "CAFÉ»".
fn as_utf8(run: &str, western: &[u8]) -> Option<String> {
    run.starts_with(['Â', 'Ã', 'Ð', 'Ñ', 'â']).then_some(())?;
    let repaired = std::str::from_utf8(western).ok()?;
    // A dash or a quotation mark beside a real "Â" would give an unheard-of letter.
    let usual =
        |c: char| matches!(c, '\u{a0}'..='\u{ff}' | '\u{400}'..='\u{4ff}' | '\u{2010}'..='\u{2044}' | '€' | '™' | '№');
    repaired.chars().all(usual).then(|| repaired.to_owned())
}

/// The fewest letters that make a garbled word: no language writes three accented letters of Latin-1 and nothing else.
const SHORTEST: usize = 3;

fn as_cyrillic(western: &[u8]) -> Option<String> {
    let repaired: String = western.iter().map(|byte| cyrillic(*byte)).collect::<Option<_>>()?;
    let vowel = |c: char| "аеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(c);
    let count = repaired.chars().count();
    (count >= SHORTEST && repaired.contains(vowel) && !repaired.chars().all(vowel)).then_some(repaired)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(String, Option<String>)> {
        let document = Document::new("d", text);
        let quote = |garbled: Garbled| (document.quote(garbled.span).to_owned(), garbled.repaired);
        read_garbled(&document).into_iter().map(quote).collect()
    }

    /// What a text in Windows-1251 looks like as Windows-1252.
    fn garble(text: &str) -> String {
        let shown = |c: char| match c {
            'А'..='я' => char::from_u32(u32::from(c) - 0x410 + 0xC0).unwrap(),
            other => other,
        };
        text.chars().map(shown).collect()
    }

    #[test]
    fn repairs_cyrillic_and_utf8() {
        assert_eq!(garble("мост"), "ìîñò");
        assert_eq!(read("It fell on 5 ìàÿ 2021."), [("ìàÿ".to_owned(), Some("мая".to_owned()))]);
        let line = garble("Старый мост упал");
        assert_eq!(read(&line), [(line.clone(), Some("Старый мост упал".to_owned()))]);
        assert_eq!(read("The miners’ cafÃ©"), [("Ã©".to_owned(), Some("é".to_owned()))]);
        assert_eq!(read("It â€“ the bridge"), [("â€“".to_owned(), Some("–".to_owned()))]);
        assert_eq!(read("A lost w\u{fffd}\u{fffd}rd"), [("\u{fffd}\u{fffd}".to_owned(), None)]);
    }

    #[test]
    fn leaves_real_letters_alone() {
        for text in [
            "«CAFÉ»",
            "Épée à Genève, où l’été",
            "SÃO PAULO",
            "Çà et là",
            "Ça – naïve",
            "Ångström",
            "Größe ÄÖÜ",
            "мост",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn repairs_what_was_garbled(word in "[бвгдлмнпрст][аеиоу][а-я]{1,9}") {
            prop_assert_eq!(read(&garble(&word)), vec![(garble(&word), Some(word))]);
        }

        #[test]
        fn reads_anything(text in "([À-ÿ]{1,4}|€|\u{fffd}|[a-z ]{1,3}|\\PC){0,40}") {
            let document = Document::new("d", text);
            prop_assert!(read_garbled(&document).iter().all(|garbled| document.holds(garbled.span)));
        }
    }
}
