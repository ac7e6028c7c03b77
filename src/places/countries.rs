//! Countries by their codes of ISO 3166-1, with the names, demonyms and capitals by which prose names them.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::text::lowered;
use crate::vocabulary::{WordList, WordMap, listed, rows};

/// A country by its usual English name, other names, demonyms, and cities that stand for it in the news.
pub(crate) struct Country {
    /// Its code of two letters in ISO 3166-1; for what has none there, the code that is reserved or in common use.
    pub(crate) code: &'static str,
    /// The usual English name.
    pub(crate) name: &'static str,
    /// Other names of it: "US", "Burma".
    pub(crate) also: Vec<&'static str>,
    /// Its people and what is theirs: "American". It says whose something is, not where.
    pub(crate) demonyms: Vec<&'static str>,
    /// The capital, and the seat of government where it is another city.
    pub(crate) capitals: Vec<&'static str>,
}

const TABLE: &str = include_str!("../vocabulary/en/countries.tsv");

/// The countries of the table, in its order. Names that are common words or first names in prose (Chad, Jordan, Georgia) are
/// matched with their capital letter only.
pub(crate) static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let countries = rows(TABLE).filter_map(|row| match row.as_slice() {
        [code, name, also, demonyms, capitals] => Some(Country {
            code,
            name,
            also: listed(also).collect(),
            demonyms: listed(demonyms).collect(),
            capitals: listed(capitals).collect(),
        }),
        _ => None,
    });
    countries.collect()
});

/// Countries by what prose calls them, by their index in [`COUNTRIES`].
struct Names {
    names: WordMap<&'static str, usize>,
    peoples: WordMap<&'static str, usize>,
    /// The names of both kinds, in small letters.
    small: WordMap<Cow<'static, str>, ()>,
}

/// Room for so many names of one kind is made beforehand.
const ROOM: usize = 440;

/// What is called a country and is within one.
static WITHIN_COUNTRIES: WordList = WordList::named("countries within countries");

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut all = Names { names: WordMap::default(), peoples: WordMap::default(), small: WordMap::default() };
    all.names.reserve(ROOM);
    all.peoples.reserve(ROOM);
    all.small.reserve(2 * ROOM);
    for (index, country) in COUNTRIES.iter().enumerate() {
        for name in [country.name].iter().chain(&country.also) {
            all.names.entry(name).or_insert(index);
            all.small.insert(lowered(name), ());
        }
        for people in &country.demonyms {
            all.peoples.insert(people, index);
            all.small.insert(lowered(people), ());
        }
    }
    all.small.extend(WITHIN_COUNTRIES.iter().map(|name| (Cow::Borrowed(*name), ())));
    all
});

/// The usual name of the country of a name.
pub(crate) fn country_named(name: &str) -> Option<&'static str> {
    COUNTRIES.get(*NAMES.names.get(name)?).map(|country| country.name)
}

/// The country of a code.
pub(super) fn country_of_code(code: &str) -> Option<&'static Country> {
    // Gaza has a row of its own before Palestine's, with the same code.
    static BY_CODE: LazyLock<WordMap<&'static str, &'static Country>> =
        LazyLock::new(|| COUNTRIES.iter().map(|country| (country.code, country)).collect());
    BY_CODE.get(code).copied()
}

/// The country of a people, by its index in [`COUNTRIES`]: of "Syrian".
pub(crate) fn country_of_people(people: &str) -> Option<usize> {
    // All begin with a capital letter.
    let is_small = people.bytes().next().is_some_and(|first| first.is_ascii_lowercase());
    if is_small { None } else { NAMES.peoples.get(people).copied() }
}

/// Whether words are a name of a country or of its people.
pub(crate) fn is_country_or_people(words: &str) -> bool {
    country_named(words).is_some() || country_of_people(words).is_some()
}

/// Whether words in small letters name a country or its people.
pub(crate) fn is_country_word(words: &str) -> bool {
    NAMES.small.contains_key(words)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Codes in use that ISO 3166-1 does not assign to a country.
    const BESIDE_THE_STANDARD: &[&str] = &["EU", "XK"];

    /// Places of the standard that the table leaves out: nobody lives there to be counted, or the name is another word.
    const LEFT_OUT: &[&str] = &[
        "AQ", "AX", "BL", "BQ", "BV", "CC", "CX", "GG", "GS", "HM", "IO", "JE", "MF", "MP", "NF", "NU", "PM", "PN",
        "SH", "SJ", "SX", "TF", "TK", "UM", "WF",
    ];

    #[test]
    fn every_row_is_a_country() {
        assert_eq!(COUNTRIES.len(), rows(TABLE).count());
        for country in COUNTRIES.iter() {
            let names = [country.name]
                .into_iter()
                .chain([&country.also, &country.demonyms, &country.capitals].into_iter().flatten().copied());
            assert!(names.into_iter().all(|name| name.starts_with(char::is_uppercase)), "{}", country.name);
        }
    }

    #[test]
    fn countries_are_known_by_their_names_and_peoples() {
        assert_eq!(country_named("Burma"), Some("Myanmar"));
        assert!(country_named("burma").is_none() && country_named("Burmese").is_none());
        assert!(country_of_people("Syrian").is_some() && country_of_people("Syria").is_none());
        assert!(["burma", "syrian", "wales"].iter().all(|word| is_country_word(word)) && !is_country_word("Wales"));
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        let standard: BTreeSet<&str> = celes::Country::get_countries().iter().map(|country| country.alpha2).collect();
        let own: BTreeSet<&str> = COUNTRIES.iter().map(|country| country.code).collect();
        let unknown: Vec<_> = own.difference(&standard).filter(|code| !BESIDE_THE_STANDARD.contains(code)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let absent: Vec<_> = standard.difference(&own).filter(|code| !LEFT_OUT.contains(code)).collect();
        assert!(absent.is_empty(), "{absent:?}");
        // Gaza is told of as a place of its own.
        assert_eq!(own.len() + 1, COUNTRIES.len());
    }
}
