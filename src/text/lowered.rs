//! Words in small letters.

use std::borrow::Cow;

/// A word in small letters. Most words of prose are, and are not copied.
pub(crate) fn lowered(word: &str) -> Cow<'_, str> {
    match word.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        true if word.is_ascii() => Cow::Owned(word.to_ascii_lowercase()),
        true => Cow::Owned(word.to_lowercase()),
        false => Cow::Borrowed(word),
    }
}

/// Words with their apostrophes as typewriters have them. Most words have none, and are not copied.
pub(crate) fn with_plain_apostrophes(words: &str) -> Cow<'_, str> {
    if words.contains('’') { Cow::Owned(words.replace('’', "'")) } else { Cow::Borrowed(words) }
}

/// Whether a word, whatever its letters' case, is one of some words in small letters.
pub(crate) fn is_one_of(word: &str, words: &[&str]) -> bool {
    if !word.is_ascii() {
        return words.contains(&&*lowered(word));
    }
    let small = |(known, byte): (u8, u8)| known == byte.to_ascii_lowercase();
    words.iter().any(|known| known.len() == word.len() && known.bytes().zip(word.bytes()).all(small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_copied_only_where_it_must() {
        assert_eq!((lowered("Lind"), lowered("lind")), (Cow::Owned("lind".to_owned()), Cow::Borrowed("lind")));
        assert_eq!(with_plain_apostrophes("O’Lind’s"), "O'Lind's");
        assert!(matches!(with_plain_apostrophes("O'Lind"), Cow::Borrowed("O'Lind")));
        assert!(is_one_of("ÉTÉ", &["été"]) && !is_one_of("ete", &["été"]));
    }
}
