//! A name as the table has it: small ASCII letters, without articles, accents and doubled letters.

use super::table::letter;

/// Longer names are no place's.
const LONGEST: usize = 64;

/// A name folded for look-up. It takes no memory beside itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    bytes: [u8; LONGEST],
    length: usize,
}

/// Longer names abbreviate none, full stops and all.
pub(super) const LONGEST_ABBREVIATION: usize = 8;

/// No article and no word that texts shorten is longer.
const LONGEST_ARTICLE: usize = 3;

/// Words in front of a name that texts set or leave out: "al-Raqqa", "The Hague".
const ARTICLES: &[&[u8]] = &[b"al", b"el", b"ash", b"as", b"an", b"ad", b"ar", b"at", b"ez", b"es", b"az", b"the"];

/// Words that texts shorten: "St. Louis".
const SHORT: &[(&[u8], &[u8])] = &[(b"st", b"saint"), (b"ste", b"sainte"), (b"ft", b"fort"), (b"mt", b"mount")];

impl Key {
    /// The key of a name; `None` for what is none: without letters, in another script, too long.
    ///
    /// `scripts/places.py` folds the names of the table by the same rules.
    pub(super) fn of(name: &str) -> Option<Key> {
        let mut key = Key { bytes: [0; LONGEST], length: 0 };
        // Most names are one word of plain letters.
        if name.len() <= LONGEST && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            key.push_word(name.bytes().map(|byte| byte.to_ascii_lowercase()))?;
            return (key.length > 0).then_some(key);
        }
        let plain = Key::letters(name)?;
        let mut rest = plain.as_bytes();
        let mut first = true;
        while !rest.is_empty() {
            let end = rest.iter().position(|byte| matches!(byte, b' ' | b'-')).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            let next = behind.iter().position(|byte| !matches!(byte, b' ' | b'-')).unwrap_or(behind.len());
            rest = behind.get(next..).unwrap_or_default();
            let last = rest.is_empty();
            if word.is_empty() {
                continue;
            }
            // "El Paso" keeps what "El-Arish" loses.
            let kept = word == b"el" && first && behind.first() != Some(&b'-');
            first = false;
            let mut full = word;
            if !last && word.len() <= LONGEST_ARTICLE {
                if ARTICLES.contains(&word) && !kept {
                    continue;
                }
                full = SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| *full);
            }
            if key.length > 0 {
                key.push(b' ')?;
            }
            key.push_word(full.iter().copied())?;
        }
        (key.length > 0).then_some(key)
    }

    /// The key of an abbreviation of a state: "Fla.", "N.Y.".
    pub(super) fn of_abbreviation(name: &str) -> Option<Key> {
        if name.len() > LONGEST_ABBREVIATION {
            return None;
        }
        let plain = Key::of(name)?;
        let mut key = Key { bytes: [0; LONGEST], length: 0 };
        key.push(b'.')?;
        for byte in plain.as_bytes() {
            key.push(*byte)?;
        }
        Some(key)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// The letters of a name without accents and apostrophes, small, and between them spaces and hyphens.
    fn letters(name: &str) -> Option<Key> {
        let mut key = Key { bytes: [0; LONGEST], length: 0 };
        for c in name.chars() {
            let byte = match c {
                'a'..='z' => u8::try_from(c).unwrap_or_default(),
                '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '.' | 'ʹ' | 'ʺ' | '\u{300}'..'\u{370}' =>
                {
                    continue;
                }
                '-' => b'-',
                _ => match u8::try_from(c).ok().filter(u8::is_ascii) {
                    Some(byte) if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase(),
                    Some(_) => b' ',
                    None => match letter(c) {
                        Some(letter) => letter,
                        None if c.is_alphabetic() => return None,
                        None => b' ',
                    },
                },
            };
            // What stands in front is no part of it.
            if key.length > 0 || byte.is_ascii_alphanumeric() {
                key.push(byte)?;
            }
        }
        Some(key)
    }

    /// Adds the letters of a word, doubled ones once.
    fn push_word(&mut self, word: impl Iterator<Item = u8>) -> Option<()> {
        let mut before = b' ';
        for byte in word {
            if byte != before {
                self.push(byte)?;
            }
            before = byte;
        }
        Some(())
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.length)? = byte;
        self.length += 1;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> String {
        Key::of(name).map_or_else(String::new, |key| String::from_utf8_lossy(key.as_bytes()).into_owned())
    }

    #[test]
    fn names_are_folded_over_what_texts_write_differently() {
        assert_eq!(key("Deir al-Zour"), "deir zour");
        assert_eq!(key("deir zour"), "deir zour");
        assert_eq!(key("The Hague"), "hague");
        assert_eq!(key("El Paso"), "el paso");
        assert_eq!(key("St. Louis"), key("Saint Louis"));
        assert_eq!(key("Sana’a"), key("Sanaa"));
        assert_eq!(key("  (Tallinn) "), "talin");
        assert_eq!(key("Al"), "al");
        assert_eq!(key(""), "");
        assert_eq!(key("Москва"), "");
        assert_eq!(key(&"x".repeat(65)), "");
    }

    #[cfg(feature = "places")]
    #[test]
    fn accents_are_folded_with_the_table() {
        assert_eq!(key("Malmö"), "malmo");
        assert_eq!(key("Łódź"), "lodz");
        assert_eq!(key("İzmir"), "izmir");
        assert_eq!(key("Cần Thơ"), "can tho");
    }

    #[test]
    fn a_key_is_its_own() {
        for name in ["Deir ez-Zor", "Aix-en-Provence", "Xi'an", "Al-Hasakah", "Port-au-Prince"] {
            assert_eq!(key(&key(name)), key(name));
        }
    }
}
