//! Proper names of events: storms, fires, ships, flights and diseases ("Cyclone Idai", "the Camp Fire", "the ferry Sewol",
//! "flight MH17", "a cholera outbreak"). Read by the words that introduce a name; there is no list of names.

use std::cell::OnceCell;

use super::localities::{is_no_place, is_place_noun, plain};
use crate::discourse::is_common;
use crate::places::countries::is_country_word;
use crate::text::{Spaced, words_of};
use crate::vocabulary::{Kind, WordGroups, WordList};

/// What a name is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named {
    Storm,
    /// A fire whose name stands before the word.
    Fire,
    /// A ship or a flight.
    Vehicle,
    Disease,
}

impl Named {
    /// What the events of a kind are named after, if they are.
    pub(crate) fn of_kind(kind: &Kind) -> impl Iterator<Item = Named> {
        kind.named_after().filter_map(|what| match what {
            "storm" => Some(Named::Storm),
            "fire" => Some(Named::Fire),
            "vehicle" => Some(Named::Vehicle),
            "disease" => Some(Named::Disease),
            _ => None,
        })
    }
}

/// A name in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameFound {
    /// Where the name stands in the sentence, in bytes; of a fire, the word behind it.
    at: usize,
    of: Named,
    /// In small letters; of a flight the digits: "flight 17". A storm may have a second one.
    names: Vec<String>,
    /// Whether the event is only compared with the named one: "the worst since Hurricane Mitch".
    compared: bool,
}

/// Words that stand before the name of a storm.
static STORM_WORDS: WordList = WordList::named("storm words");

/// Words before a noun that say nothing of it.
static ARTICLES: WordList = WordList::named("articles");

/// Words that stand behind the name of a fire.
static FIRE_WORDS: WordList = WordList::named("fire words");

/// Capitalised words before "Fire" that are no name of one: an agency's, a kind's.
static NO_FIRES: WordList = WordList::named("no fires");

/// Words that stand before the name of a ship.
static SHIP_WORDS: WordList = WordList::named("ship words");

/// Letters before the name of a ship.
const SHIP_PREFIXES: &[&str] =
    &["MV", "M/V", "M.V", "MS", "M/S", "SS", "HMS", "USS", "RMS", "MT", "FV", "INS", "KRI", "ARA", "HMAS", "HMCS"];

/// Capitalised words behind "Hurricane" or "Ship" that are no name of one.
static NO_NAMES: WordList = WordList::named("no names too too");

/// Words by which an event is compared with a named one.
static COMPARING: WordList = WordList::named("comparing of event names");

/// Letters and digits that look like a flight and are a weapon, a type of aircraft or a road.
const NO_FLIGHTS: &[&str] = &["AK", "TU", "AN", "IL", "MI", "SU", "KA", "FA", "CH", "UH", "US", "CO", "UN", "PM"];

/// Words that name a disease by themselves, and its usual name.
static DISEASES: WordGroups = WordGroups::named("diseases");

/// Words before "outbreak" that say which it is and not of what.
static NO_DISEASES: WordList = WordList::named("no diseases");

/// The names in a sentence. Linear in the sentence.
pub(crate) fn names_in(sentence: &str) -> Vec<NameFound> {
    let words: Vec<(usize, &str)> = words_of(sentence).collect();
    let word_at = |index: usize| words.get(index).map_or("", |(_, word)| *word);
    let mut found = Vec::new();
    let headed = OnceCell::new();
    for (index, (start, word)) in words.iter().enumerate() {
        // Most words need not be compared with anything.
        let bare = word.unmarked();
        let is = |list: &[&str]| list.iter().any(|known| bare.eq_ignore_ascii_case(known));
        let is_fires = |bare: &str| FIRE_WORDS.holds(bare) && FIRE_WORDS.contains(&bare);
        let prefix = is_ship_prefix(word);
        // No name begins behind a mark that ends its clause.
        let goes_on = prefix || word.ends_with(char::is_alphanumeric);
        let name = if goes_on && STORM_WORDS.holds(bare) {
            name_at(&words, index + 1, 1).map(|(at, name)| {
                let names = [name].into_iter().chain(second_name(&words, index + 2)).collect();
                (at, Named::Storm, names)
            })
        } else if is_fires(bare.strip_suffix("'s").or(bare.strip_suffix("’s")).unwrap_or(bare)) {
            fire_at(&words, index).map(|name| (*start, Named::Fire, vec![name]))
        } else if goes_on && is(&["flight"]) {
            flight_at(&words, index + 1, bare == "flight").map(|(at, name)| (at, Named::Vehicle, vec![name]))
        } else if prefix || goes_on && SHIP_WORDS.holds(bare) {
            // "The ferry MV Nyerere" is read at its letters.
            // In a heading all words have capitals, and the one behind "Boat" is a name no more than others.
            let is_headed = || *headed.get_or_init(|| is_heading(&words));
            let ship = name_at(&words, index + 1, 3).filter(|_| !is_ship_prefix(word_at(index + 1)));
            let ship = ship.filter(|_| prefix || !is_headed());
            ship.map(|(at, name)| (at, Named::Vehicle, vec![name]))
        } else if is(&["outbreak", "outbreaks", "epidemic", "pandemic"]) {
            let of = goes_on && word_at(index + 1) == "of";
            let beside = if of { Some(index + 2) } else { index.checked_sub(1) };
            beside.and_then(|at| Some((words.get(at)?.0, Named::Disease, vec![disease(word_at(at))?])))
        } else if let Some(name) = DISEASES.meaning_of(bare) {
            Some((*start, Named::Disease, vec![name.to_owned()]))
        } else {
            let flight = bare_flight(bare).filter(|_| index == 0 || !word_at(index - 1).eq_ignore_ascii_case("flight"));
            flight.map(|name| (*start, Named::Vehicle, vec![name]))
        };
        if let Some((at, of, names)) = name {
            // "Since Hurricane Mitch", "unlike the ferry Sewol".
            let before = (0..index).rev().map(word_at).find(|word| !matches!(*word, "the" | "a" | "an"));
            let compared = before.is_some_and(|word| COMPARING.contains(&word)) && of != Named::Disease;
            found.push(NameFound { at, of, names, compared });
        }
    }
    found
}

/// Whether nearly all longer words have a capital letter, as in headings.
fn is_heading(words: &[(usize, &str)]) -> bool {
    let longer = || words.iter().map(|(_, word)| word.unmarked()).filter(|word| word.len() > 3);
    let capital = longer().filter(|word| word.starts_with(char::is_uppercase)).count();
    let small = longer().filter(|word| word.starts_with(char::is_lowercase)).count();
    capital >= 3 && small * 4 < capital
}

/// The names of the event that a cue names, of those in its sentence: the one right behind it, else the only one that the
/// sentence does not just compare it with. `start` is where the sentence begins, `cue` where the cue stands.
pub(crate) fn names_of(found: &[NameFound], of: Named, start: usize, cue: (usize, usize)) -> Vec<String> {
    let of_class = || found.iter().filter(|name| name.of == of);
    let place = if of == Named::Fire { cue.0 } else { cue.1 + 1 };
    if let Some(own) = of_class().find(|name| start + name.at == place) {
        return own.names.clone();
    }
    let mut free = of_class().filter(|name| !name.compared);
    match free.next() {
        Some(first) if free.all(|other| other.names.iter().any(|name| first.names.contains(name))) => {
            first.names.clone()
        }
        _ => Vec::new(),
    }
}

fn is_ship_prefix(word: &str) -> bool {
    SHIP_PREFIXES.contains(&word.trim_end_matches('.'))
}

/// The capitalised name at a word, of so many words at most, in small letters and without a possessive ending.
fn name_at(words: &[(usize, &str)], index: usize, most: usize) -> Option<(usize, String)> {
    let mut name = String::new();
    let first = words.get(index)?;
    let opening = first.1.len() - first.1.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    for (_, word) in words.iter().skip(index).take(most) {
        let bare = word.unmarked();
        let small = plain(word);
        // "Storm SURGE" and "Ship CO2" are none; "Harmony of the Seas" is cut to its first word, everywhere alike.
        let capital = bare.starts_with(char::is_uppercase) && (bare.len() < 3 || bare.contains(char::is_lowercase));
        if !capital
            || small.len() < 2
            || is_no_place(&small)
            || is_place_noun(&small)
            || NO_NAMES.contains(&small.as_ref())
        {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&small);
        if !word.ends_with(char::is_alphanumeric) {
            break;
        }
    }
    (!name.is_empty()).then_some((first.0 + opening, name))
}

/// The name of the fire whose word stands there: "the Camp Fire", "Canyon Fire 2". In a heading all words have capitals and none
/// is told for a name, nor is one of an office: "the Strelsau Fire Department".
fn fire_at(words: &[(usize, &str)], index: usize) -> Option<String> {
    /// Of so many words at most.
    const MOST: usize = 3;
    let word_at = |at: usize| words.get(at).map_or("", |(_, word)| *word);
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let behind = word_at(index + 1);
    if !word_at(index).starts_with(char::is_uppercase)
        || word_at(index).ends_with(char::is_alphanumeric) && behind.starts_with(char::is_uppercase)
    {
        return None;
    }
    let is_part = |word: &str| capital(word) && word.ends_with(char::is_alphabetic) && !ARTICLES.holds(word);
    let parts = (0..index).rev().take_while(|at| is_part(word_at(*at))).count();
    let first = index.checked_sub(parts).filter(|_| (1..=MOST).contains(&parts))?;
    let before = word_at(first.checked_sub(1)?);
    let named: Vec<String> = (first..index).map(|at| plain(word_at(at)).into_owned()).collect();
    if capital(before) && !ARTICLES.holds(before) || named.iter().any(|word| NO_FIRES.contains(&word.as_str())) {
        return None;
    }
    let number = behind.unmarked();
    let numbered = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
    let number = numbered.then(|| number.to_owned());
    Some(named.into_iter().chain(number).collect::<Vec<_>>().join(" "))
}

/// A storm's second name: "Haiyan (Yolanda)", "Haiyan, known locally as Yolanda".
fn second_name(words: &[(usize, &str)], index: usize) -> Option<String> {
    /// So many words on.
    const REACH: usize = 7;
    let next = words.get(index)?.1;
    if next.starts_with('(') && next.ends_with([')', ',']) {
        return name_at(words, index, 1).map(|(_, name)| name);
    }
    let mut called = false;
    for (at, (_, word)) in words.iter().enumerate().skip(index).take(REACH) {
        let bare = word.unmarked();
        called |= matches!(bare, "known" | "called" | "named" | "dubbed");
        if called {
            let storm = STORM_WORDS.iter().any(|known| bare.eq_ignore_ascii_case(known));
            if let Some((_, name)) = name_at(words, at, 1).filter(|_| {
                !storm
                    && words.get(at - 1).is_some_and(|(_, w)| {
                        matches!(*w, "as" | "called" | "named" | "dubbed")
                            || STORM_WORDS.iter().any(|known| w.eq_ignore_ascii_case(known))
                    })
            }) {
                return Some(name);
            }
        }
    }
    None
}

/// The flight whose code follows the word: "flight MH17", "Flight 370", "flight 4U 9525". A small "flight" needs letters or
/// three digits: "a flight 10 minutes late".
fn flight_at(words: &[(usize, &str)], index: usize, small: bool) -> Option<(usize, String)> {
    let (at, word) = words.get(index)?;
    let bare = word.unmarked();
    let short = bare.len() == 2 && bare.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if short && let Some((_, next)) = words.get(index + 1) {
        let digits = next.unmarked();
        if digits.len() >= 2 && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some((*at, flight(digits)));
        }
    }
    let digits = trailing_digits(bare);
    let coded = digits.len() < bare.len()
        && bare.len() <= 7
        && bare.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let numbered = digits.len() == bare.len() && bare.len() <= 4 && (!small || bare.len() >= 3);
    (!digits.is_empty() && (coded || numbered)).then(|| (*at, flight(digits)))
}

/// The flight that a word alone names: "the MH17 crash".
fn bare_flight(bare: &str) -> Option<String> {
    let digits = trailing_digits(bare);
    let code = bare.get(..bare.len() - digits.len())?;
    // "4U9525": the airline's code ends with its letter.
    let airline = code.len() == 2
        && code.ends_with(|c: char| c.is_ascii_uppercase())
        && code.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
    ((2..=4).contains(&digits.len()) && airline && !NO_FLIGHTS.contains(&code)).then(|| flight(digits))
}

fn trailing_digits(word: &str) -> &str {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    word.get(letters.len()..).unwrap_or_default()
}

fn flight(digits: &str) -> String {
    format!("flight {}", digits.trim_start_matches('0'))
}

/// The disease that a word beside "outbreak" names.
fn disease(word: &str) -> Option<String> {
    /// Endings of adjectives: "the deadliest outbreak", "an ongoing epidemic", "the Congolese outbreak".
    static ENDINGS: WordList = WordList::named("endings");
    if !word.ends_with(char::is_alphanumeric) {
        return None;
    }
    let name = plain(word);
    if let Some((known, _)) = DISEASES.iter().find(|(_, names)| names.contains(&name.as_ref())) {
        return Some((*known).to_owned());
    }
    let adjective = ENDINGS.iter().any(|ending| name.ends_with(ending));
    let owner = word.ends_with("'s") || word.ends_with("’s");
    // "A food-borne outbreak" and "a true epidemic" say how it spreads and how bad it is.
    let plain_word = name.len() > 3 && name.chars().all(char::is_alphabetic);
    (plain_word
        && !adjective
        && !owner
        && !is_common(&name)
        && !NO_DISEASES.contains(&name.as_ref())
        && !is_country_word(&name))
    .then(|| name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sentence: &str) -> Vec<String> {
        names_in(sentence).into_iter().flat_map(|found| found.names).collect()
    }

    #[test]
    fn storms_are_named_behind_their_word() {
        assert_eq!(names("Cyclone Idai killed 602 people in Mozambique."), ["idai"]);
        assert_eq!(names("Super Typhoon Haiyan (Yolanda) hit the coast."), ["haiyan", "yolanda"]);
        assert_eq!(names("Typhoon Haiyan, known locally as Yolanda, hit."), ["haiyan", "yolanda"]);
        assert_eq!(names("The National Hurricane Center said the storm on Monday"), [""; 0]);
        assert_eq!(names("A storm, Officials said"), [""; 0]);
    }

    #[test]
    fn fires_are_named_before_their_word() {
        assert_eq!(names("The Camp Fire has burned 90 homes."), ["camp"]);
        assert_eq!(names("Crews fight the so-called Canyon Fire 2 and the Big Elk Fire."), ["canyon 2", "big elk"]);
        assert!(names("Cal Fire said that the fire was out.").is_empty());
        assert!(names("Said Ann Berg of the Strelsau Fire Department.").is_empty());
        assert!(names("Deadly Mill Fire Kills Two").is_empty());
        assert!(names("The town came under Fire and the Forest Fire burned.").is_empty());
    }

    #[test]
    fn ships_and_flights_are_named_behind_theirs() {
        assert_eq!(names("The ferry Sewol sank off the island."), ["sewol"]);
        assert_eq!(names("the cruise ship Costa Concordia's captain"), ["costa concordia"]);
        assert_eq!(names("The ferry MV Nyerere capsized"), ["nyerere"]);
        assert_eq!(names("Malaysia Airlines Flight 17 was shot down"), ["flight 17"]);
        assert_eq!(names("flight MH17, and Germanwings flight 4U 9525"), ["flight 17", "flight 9525"]);
        assert_eq!(names("the downing of MH17"), ["flight 17"]);
        assert_eq!(names("a flight 10 minutes late with AK47 rifles and a Boeing 777"), [""; 0]);
        assert_eq!(names("A ferry in South Korea"), [""; 0]);
        assert_eq!(names("Captain Of Deadly Migrant Boat Sinking Is Charged"), [""; 0]);
        assert_eq!(names("Survivors Of Deadly Crush On Ferry MV Nyerere"), ["nyerere"]);
    }

    #[test]
    fn diseases_are_named_beside_the_outbreak() {
        assert_eq!(names("a cholera outbreak in Yemen"), ["cholera", "cholera"]);
        assert_eq!(names("the deadliest outbreak of scabies"), ["scabies"]);
        assert_eq!(names("the latest outbreak, the global pandemic"), [""; 0]);
        assert_eq!(names("Most food outbreaks are small, and this is a true epidemic"), [""; 0]);
        assert_eq!(names("the smoking-related epidemic and a tick-borne outbreak, an illness outbreak"), [""; 0]);
        assert_eq!(names("a scabies outbreak aboard; an outbreak of glanders"), ["scabies", "glanders"]);
    }

    #[test]
    fn a_compared_name_is_not_the_event_s() {
        let of = |sentence: &str, cue: &str| {
            let end = sentence.find(cue).unwrap() + cue.len();
            names_of(&names_in(sentence), Named::Storm, 0, (0, end))
        };
        assert_eq!(of("The worst storm since Hurricane Mitch killed 40.", "storm"), [""; 0]);
        assert_eq!(of("The worst storm since Hurricane Mitch killed 40.", "Hurricane"), ["mitch"]);
        assert_eq!(of("Floods after Cyclone Idai and Cyclone Kenneth", "Floods"), [""; 0]);
        assert_eq!(of("Floods brought by Cyclone Idai killed 40", "Floods"), ["idai"]);
    }
}
