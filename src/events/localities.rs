//! Names of towns, districts and provinces, as prose introduces them.

use std::borrow::Cow;

use crate::places::countries::is_country_word;
use crate::places::{add_names, spelling};
use crate::text::{Spaced, bare_of_owner, lowered};
use crate::vocabulary::WordList;

/// Words after which a capitalised name is a place.
static PLACE_PREPOSITIONS: WordList = WordList::named("place prepositions");

/// Nouns that say of a name before or after them that it is a place.
static PLACE_NOUNS: WordList = WordList::named("place nouns");

/// Nouns of spots within a town, which say the same of a name.
static SITE_NOUNS: WordList = WordList::named("site nouns");

/// Whether a noun behind a name says that it is a place within a larger one: "Deraa province", "Kabul airport".
pub(crate) fn is_part_noun(word: &str) -> bool {
    PLACE_NOUNS.holds(word) || SITE_NOUNS.holds(word)
}

/// Words that may stand inside a name of several words: "Deir al-Zour", "Rio de Janeiro".
static NAME_PARTICLES: WordList = WordList::named("name particles");

/// Capitalised words that are no places.
static NOT_PLACES: WordList = WordList::named("not places");

/// The names of towns, districts and provinces in a sentence, each once and as it stands there, sorted.
///
/// A capitalised name counts where a preposition of place comes before it, or a noun such as "province" stands beside it.
pub(crate) fn localities(sentence: &str) -> Vec<String> {
    let words: Vec<&str> = sentence.words().collect();
    let mut found = Vec::new();
    let mut index = 0;
    // Where a place ended with a comma.
    let mut ended_at = None;
    while index < words.len() {
        let length = name_length(&words, index);
        if length == 0 {
            index += 1;
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| words.get(before)).map_or("", |word| bare(word));
        let after = words.get(index + length).map_or("", |word| bare(word));
        let of = before.eq_ignore_ascii_case("of");
        // "a Kurdish town" names no town.
        let adjective = length == 1
            && PLACE_NOUNS.holds(after)
            && words
                .get(index)
                .is_some_and(|word| ADJECTIVE_ENDINGS.iter().any(|ending| plain(word).ends_with(ending)));
        // "Syria's Idlib": what is a country's and has a name is a place.
        let of_country = length > 1 && words.get(index).is_some_and(|word| is_possessive_country(word));
        // "In North Kensington, London": where the place before the comma is.
        let of_larger = ended_at == Some(index)
            && words.get(index + length - 1).is_some_and(|word| word.ends_with([',', '.', ';', ')']));
        let is_place = !adjective
            && (of_country
                || of_larger
                || index > 0 && PLACE_PREPOSITIONS.holds(before) && !of
                || is_part_noun(after)
                || of && index > 1 && words.get(index - 2).is_some_and(|word| is_part_noun(bare(word)))
                || PLACE_NOUNS.holds(before));
        if is_place {
            let name = words.iter().skip(index).take(length).map(|word| bare(word)).collect::<Vec<_>>().join(" ");
            add_names(&mut found, split_country(&name));
            let comma = words.get(index + length - 1).is_some_and(|word| word.ends_with(','));
            ended_at = comma.then_some(index + length);
        }
        index += length;
    }
    found
}

/// Whether a word is a noun that says of a name beside it that it is a place.
pub(crate) fn is_place_noun(word: &str) -> bool {
    PLACE_NOUNS.holds(word)
}

/// Whether a word, in small letters, is one that is capitalised and no place: a month, an office, an agency.
pub(crate) fn is_no_place(word: &str) -> bool {
    NOT_PLACES.holds(word)
}

/// How many words from `index` on make one capitalised name; it ends at punctuation.
pub(crate) fn name_length(words: &[&str], index: usize) -> usize {
    let is_name = |word: &str| {
        // Most words have small letters only.
        if !word.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
            return false;
        }
        let start = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        // "al-Zour": the capital letter comes after the article.
        let capital = start.split_once('-').filter(|(article, _)| NAME_PARTICLES.contains(article));
        let start = capital.map_or(start, |(_, rest)| rest);
        if !start.starts_with(char::is_uppercase) {
            return false;
        }
        // "An Airbus A320", "Flight 9525": what is numbered is a thing.
        if word.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        // An abbreviation is an institution or a substance, not a town.
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 1 && !word.contains(char::is_lowercase) {
            return false;
        }
        let bare = bare(word);
        !NOT_PLACES.holds(bare) && !PLACE_NOUNS.holds(bare)
    };
    let mut length = 0;
    while let Some(word) = words.get(index + length) {
        let particle = length > 0
            && NAME_PARTICLES.contains(&&*plain(word))
            && words.get(index + length + 1).is_some_and(|next| is_name(next));
        if !is_name(word) && !particle {
            break;
        }
        length += 1;
        if word.ends_with([',', '.', ';', ':', ')', '”', '"', '»']) || length == 5 {
            break;
        }
    }
    length
}

/// Endings of adjectives made from the names of peoples and regions.
static ADJECTIVE_ENDINGS: WordList = WordList::named("adjective endings");

/// Whether a word is a country with a possessive ending, or with one whose apostrophe was lost.
fn is_possessive_country(word: &str) -> bool {
    let word = word.unmarked();
    word.ends_with('s')
        && ["'s", "’s", "s"]
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .any(|name| is_country_word(&lowered(name)))
}

/// "Syrias Idlib" is Idlib: the country is known already.
fn split_country(name: &str) -> Option<String> {
    let named = |word: &str| is_country_word(&lowered(word));
    if named(name) {
        return None;
    }
    let words: Vec<&str> =
        name.split(' ').filter(|word| !named(word) && !word.strip_suffix('s').is_some_and(named)).collect();
    let rest = words.join(" ");
    (!spelling(&rest).is_empty()).then_some(rest)
}

/// A word without the punctuation around it or a possessive ending.
pub(crate) fn bare(word: &str) -> &str {
    let trimmed = word.unmarked();
    bare_of_owner(trimmed)
}

/// Small letters, without the punctuation around a word or a possessive ending.
pub(crate) fn plain(word: &str) -> Cow<'_, str> {
    lowered(bare(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_after_prepositions_and_beside_place_nouns() {
        assert_eq!(localities("A bus sank near Port Marlow on Monday."), ["Port Marlow"]);
        assert_eq!(localities("The blast hit the town of Dravna in Belis province."), ["Belis", "Dravna"]);
        assert_eq!(localities("Raids on Syrias Idlib province"), ["Idlib"]);
        assert_eq!(localities("shelling in Deir al-Zour, officials said"), ["Deir al-Zour"]);
    }

    #[test]
    fn countries_months_and_speakers_are_no_localities() {
        assert_eq!(localities("In March the Ministry of Health in Kazakhstan told Reuters"), [""; 0]);
        assert_eq!(localities(""), [""; 0]);
    }
}
