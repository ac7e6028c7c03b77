//! Names that a text gives in full with the short one in brackets behind: "Union of Free Farmers (UFF)".

use crate::text::{Spaced, lowered};
use crate::vocabulary::WordList;

/// Words within a name that give no letter to the short one.
static LETTERLESS: WordList = WordList::named("letterless in short names");

/// The names in full of a text with the short ones behind them, in small letters.
pub(crate) fn short_names(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    /// A short name has so many letters, and the one in full lies within so many bytes before it.
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=7;
    const REACH: usize = 90;
    text.match_indices('(').filter_map(|(at, open)| {
        let short = text.get(at + open.len()..)?.split(')').next()?;
        if !LETTERS.contains(&short.len()) || !short.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return None;
        }
        let start = (at.saturating_sub(REACH)..=at).find(|start| text.is_char_boundary(*start))?;
        let full = spelt_by(text.get(start..at)?, short)?;
        Some((lowered(&full).into_owned(), lowered(short).into_owned()))
    })
}

/// The last words of some that the letters of a short name are the first of.
fn spelt_by(words: &str, short: &str) -> Option<String> {
    let words: Vec<&str> = words.words().collect();
    let mut letters = short.chars().rev().peekable();
    let mut first = words.len();
    while let Some(letter) = letters.peek().copied() {
        first = first.checked_sub(1)?;
        let word = words.get(first)?;
        if word.starts_with(letter) {
            letters.next();
        } else if !LETTERLESS.contains(word) {
            return None;
        }
    }
    Some(words.get(first..)?.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_in_brackets_stands_for_the_words_that_begin_with_its_letters() {
        let told = |text: &str| short_names(text).collect::<Vec<_>>();
        let pair = |full: &str, short: &str| vec![(full.to_owned(), short.to_owned())];
        assert_eq!(told("The Union of Free Farmers (UFF) won."), pair("union of free farmers", "uff"));
        assert_eq!(told("Members of the Lampa Teachers' League (LTL) met."), pair("lampa teachers' league", "ltl"));
        assert_eq!(told("The mayor of Lund (DRM) won."), []);
        assert_eq!(told("The Union of Farmers (see below) won (12)."), []);
    }
}
