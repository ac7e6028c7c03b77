//! Where within an event's place a figure is counted: "in Scotland 62% voted to stay", "17 in India".

use std::borrow::Cow;

use super::localities::{bare, is_part_noun, is_place_noun, name_length};
use crate::frames::{is_superlative, is_time};
use crate::model::Span;
use crate::places::countries::{country_named, country_of_people};
use crate::places::spelling;
use crate::text::{Spaced, bare_of_owner, lowered, raised_digit, words_of};
use crate::vocabulary::WordList;

/// A place that the words beside a figure name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceNamed {
    /// A country by its usual name, several in the order of the alphabet; another place as it stands in the text.
    pub(crate) name: String,
    pub(crate) span: Option<Span>,
    pub(crate) is_country: bool,
    /// Whether a noun such as "station" or "city" stands beside the name.
    pub(crate) is_site: bool,
    /// Whether "on" leads to it, which leads to much else: true of islands and coasts that the text tells of anyway.
    pub(crate) is_upon: bool,
    /// Whether all but it is meant: "98 cases outside China".
    pub(crate) is_outside: bool,
}

impl PlaceNamed {
    /// The place as a key says it: "outside China".
    pub(crate) fn said(self) -> String {
        let led = self.is_outside.then(|| OUTSIDE.first()).flatten();
        led.map_or_else(|| self.name.clone(), |led| format!("{led} {}", self.name))
    }

    /// A country by its usual name.
    pub(super) fn country(name: String, span: Option<Span>) -> PlaceNamed {
        PlaceNamed { name, span, is_country: true, is_site: false, is_upon: false, is_outside: false }
    }

    /// Another place as it stands in the text.
    pub(super) fn place(name: String, span: Option<Span>) -> PlaceNamed {
        PlaceNamed { name, span, is_country: false, is_site: false, is_upon: false, is_outside: false }
    }
}

/// Words that lead to a place.
static LEADING: WordList = WordList::named("leading of whereabouts");

/// Of these, the one that leads to much else,
static UPON: WordList = WordList::named("leading to much");
/// and the one that leads to all but the place.
static OUTSIDE: WordList = WordList::named("leading to all but a place");

/// Whether a word leads to a place: "on" to an island that is a country.
fn leads_to_place(words: &[&str], index: usize) -> bool {
    let Some(word) = words.get(index) else { return false };
    let word = lower(word);
    LEADING.contains(&&*word)
        || (UPON.contains(&&*word) && words.get(index + 1..).is_some_and(|tail| country_at(tail).is_some()))
}

/// How many words in small letters may stand between the preposition and the name: "in the southern province of".
const BETWEEN: usize = 5;

/// The place named behind a figure, up to the next comma or figure: "killed in the town of Dravna".
pub(crate) fn place_behind(text: &str, from: usize, to: usize) -> Option<PlaceNamed> {
    let behind = text.get(from..to)?;
    // A citation marker glued to the name is no part of it: "in Kazakhstan.[2]".
    let ends = |c: char| matches!(c, ',' | ';' | ':' | '(' | '[' | '–' | '—' | '“' | '"') || raised_digit(c).is_some();
    let cut = behind.find(ends).unwrap_or(behind.len());
    let cut = behind.find("--").map_or(cut, |dash| dash.min(cut));
    let mut words: Vec<&str> = behind.get(..cut)?.words().collect();
    words.truncate(clause_length(&words));
    // "Said the Observer in Raleigh": the place is the name's. "The deadliest day in the town": it bounds the superlative.
    let is_anothers = |index: usize| {
        let named = index.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| {
            let word = word.unmarked();
            word.starts_with(char::is_uppercase) && !is_time(&lower(word))
        });
        let degree = words.iter().take(index).any(|word| is_superlative(&lower(word)));
        index > 0 && (named || degree)
    };
    let leads = |index: &usize| leads_to_place(&words, *index) && !is_anothers(*index);
    (0..words.len()).filter(leads).find_map(|index| named_after(text, from, &words, index))
}

/// How many of the words behind a figure are told of what it counts: "… and a man who was held in Lampa" goes on with somebody
/// else, "… and has been seen in Lampa" with something else.
fn clause_length(words: &[&str]) -> usize {
    static OF_SOMEBODY: WordList = WordList::named("relatives of somebody");
    static GOING_ON: WordList = WordList::named("going on with a verb");
    let goes_on = |at: usize| {
        let next = words.get(at + 1).is_some_and(|next| GOING_ON.contains(next));
        next && words.get(at).is_some_and(|word| JOINING.contains(word))
    };
    let of_somebody = |at: usize| at > 1 && words.get(at).is_some_and(|word| OF_SOMEBODY.contains(word));
    (0..words.len()).find(|at| of_somebody(*at) || goes_on(*at)).unwrap_or(words.len())
}

/// The place that opens the clause before a figure: "In Turkey, at least 1,498 people died", "and in Paris 81,000".
pub(crate) fn place_before(text: &str, from: usize, to: usize, opens: bool) -> Option<PlaceNamed> {
    let before = text.get(from..to)?;
    // ", and in Puno 80%" begins a clause too.
    let joined = || {
        let at = before.rfind(',')? + 1;
        let first = before.get(at..)?.first_word()?;
        JOINING.contains(&first).then_some(at)
    };
    let cut = before.rfind([';', ':', '(', '–', '—', '”']).map_or(0, |at| at + 1);
    // A dash between spaces: "LIMA - In Puno 80% took part".
    let dashed = before.rfind(" - ").map_or(0, |at| at + 2);
    let cut = cut.max(dashed).max(joined().unwrap_or(0));
    let start = from + before.get(..cut)?.len() + before.get(cut..)?.chars().next().map_or(0, |_| 0);
    let clause = text.get(start..to)?;
    let words: Vec<&str> = clause.words().collect();
    let mut first = 0;
    while words.get(first).is_some_and(|word| JOINING.contains(&&*lower(word))) {
        first += 1;
    }
    let led = opens || cut > 0 || first > 0;
    if led && leads_to_place(&words, first) {
        return named_after(text, start, &words, first);
    }
    // ", in Northern Ireland 55.8%": a part of the clause that opens with a place of its own.
    let comma = clause.trim_end().trim_end_matches(',').rfind(',')?;
    let start = start + comma + 1;
    let words: Vec<&str> = text.get(start..to)?.words().collect();
    let first = words.iter().take_while(|word| JOINING.contains(&&*lower(word))).count();
    let short = words.len() <= first + 5;
    (short && leads_to_place(&words, first)).then(|| named_after(text, start, &words, first))?
}

/// Words that join a clause to the one before.
pub(super) static JOINING: WordList = WordList::named("joining");

/// The name that a preposition leads to.
pub(super) fn named_after(text: &str, from: usize, words: &[&str], preposition: usize) -> Option<PlaceNamed> {
    let mut at = preposition + 1;
    let mut noun_before = false;
    let led_by = |led: &WordList| words.get(preposition).is_some_and(|word| led.contains(&&*lower(word)));
    let (is_upon, is_outside) = (led_by(&UPON), led_by(&OUTSIDE));
    loop {
        let word = words.get(at)?;
        if at > preposition + 1 + BETWEEN {
            return None;
        }
        if word.starts_with(char::is_uppercase) || name_length(words, at) > 0 {
            break;
        }
        // A clause of its own, or another preposition, leads elsewhere; "of" and "the" go on.
        let bare = lower(word);
        if word.ends_with([',', '.']) || STOPPING.contains(&&*bare) {
            return None;
        }
        // "In the riots in Almaty": the second preposition leads to the place.
        if LEADING.contains(&&*bare) {
            return named_after(text, from, words, at);
        }
        noun_before |= is_place_noun(&bare);
        at += 1;
    }
    // A country may have a name of several words, and another beside it.
    let tail = words.get(at..)?;
    if let Some((country, length)) = country_at(tail) {
        let second = tail.get(length).filter(|word| **word == "and").and_then(|_| {
            let rest = tail.get(length + 1..)?;
            let skipped = rest.iter().take(2).take_while(|word| word.starts_with(char::is_lowercase)).count();
            country_at(rest.get(skipped..)?)
        });
        let possessive = tail.get(length - 1).is_some_and(|word| word.ends_with("'s") || word.ends_with("’s"));
        // "The attack on the Peru Consulate in Lampa": what has the country's name.
        let last = !tail.get(length - 1).is_some_and(|word| word.ends_with([',', ';', ':', ')']));
        let names = tail.get(length).is_some_and(|word| is_capitalised(word) && !is_time(&lower(word)));
        if led_by(&UPON) && names && last {
            return None;
        }
        if !possessive {
            let first = tail.first()?.unmarked();
            let name = match second {
                Some((other, _)) => joined_countries(&[country, other]),
                None => country.to_owned(),
            };
            let end = text.len();
            let span = span_of(text, from, end, first);
            return Some(PlaceNamed { is_upon, is_outside, ..PlaceNamed::country(name, span) });
        }
        at += length;
        while words.get(at).is_some_and(|word| word.starts_with(char::is_lowercase)) && !noun_before && at < words.len()
        {
            noun_before |= is_place_noun(&lower(words.get(at)?));
            at += 1;
        }
    }
    let length = name_length(words, at);
    // "In Syrian raids", "in the Syrian town": whose, not where.
    let people = words.get(at).is_some_and(|word| {
        let word = word.unmarked();
        country_of_people(word).is_some()
    });
    // "In 2031 a Lampa poll", "in a Lampa University survey": what has the place's name.
    static OF_OTHERS: WordList = WordList::named("behind the name of a place that is not meant");
    let joined = |at: usize| words.get(at).is_some_and(|word| word.ends_with(char::is_alphanumeric));
    let other = |at: usize| words.get(at).is_some_and(|word| OF_OTHERS.contains(&&*lower(word)));
    let (last, next) = ((at + length).saturating_sub(1), at + length);
    let of_others = joined(last) && (other(next) || joined(next) && other(next + 1));
    if length == 0 || people || of_others {
        return None;
    }
    let raw = words.get(at..at + length)?;
    let name = raw.iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ");
    let possessive = raw.last().is_some_and(|word| word.ends_with("'s") || word.ends_with("’s"));
    if possessive {
        return None;
    }
    let is_site = noun_before || words.get(at + length).is_some_and(|word| is_part_noun(&lower(word)));
    let first = raw.first()?.unmarked();
    let span = span_of(text, from, text.len(), first);
    (!spelling(&name).is_empty()).then(|| PlaceNamed { is_site, is_upon, is_outside, ..PlaceNamed::place(name, span) })
}

/// Whether the words around a figure point back to a place named before them: "turnout there was", "died there". "There was
/// a turnout of" points nowhere. With the span of the word.
pub(crate) fn points_there(text: &str, from: usize, to: usize) -> Option<Span> {
    let clause = text.get(from..to)?;
    memchr::memmem::find(clause.as_bytes(), b"there")?;
    let mut before = "";
    let mut words = words_of(clause).peekable();
    while let Some((start, word)) = words.next() {
        let bare = word.unmarked();
        // It opens no clause, follows no verb of saying, and no "are" or "have" follows it: then it is where, not that
        // something is.
        let is_there = words.peek().is_some_and(|(_, next)| BEING_THERE.contains(next));
        if bare == "there" && before.ends_with(char::is_alphanumeric) && !OPENING_THERE.contains(&before) && !is_there {
            return Span::new(from + start, from + start + word.len());
        }
        before = word;
    }
    None
}

/// Words after which "there" says that something is: "said there were", "and there was".
static OPENING_THERE: WordList = WordList::named("opening there");

/// Words before which "there" says that something is: "ten days later there have been 18 cases". What stands there alone is
/// told of in the singular: "turnout there was 60 %".
static BEING_THERE: WordList = WordList::named("being there");

/// "In the district", "in that province": a place that the text has named before or leaves open.
pub(crate) fn definite_place(text: &str, from: usize, to: usize) -> Option<(&str, Span)> {
    let words: Vec<(usize, &str)> = words_of(text.get(from..to)?).collect();
    words.windows(3).enumerate().find_map(|(index, three)| {
        let [(_, preposition), (start, article), (at, noun)] = *three else { return None };
        let lower_noun = lower(noun);
        let led = LEADING.contains(&&*lower(preposition));
        let definite = matches!(article, "the" | "that" | "this");
        // "In the district of Lampa", "in the city centre" go on; "in the state Duma" as well.
        let next = words.get(index + 3).map_or("", |(_, word)| *word);
        let goes_on = !noun.ends_with([',', '.', ';', ':'])
            && (next == "of" || next.starts_with(char::is_uppercase) || is_part_noun(&lower(next)));
        let degree = words.iter().take(index).any(|(_, word)| is_superlative(&lower(word)));
        (led && definite && is_place_noun(&lower_noun) && !goes_on && !degree)
            .then(|| {
                let noun = noun.unmarked();
                Some((noun, Span::new(from + start, from + at + noun.len())?))
            })
            .flatten()
    })
}

/// The place that a text names last behind a preposition: what "there" in the next sentence means.
pub(crate) fn last_place(text: &str, from: usize, to: usize) -> Option<PlaceNamed> {
    let words: Vec<&str> = text.get(from..to)?.words().collect();
    (0..words.len()).rev().find_map(|index| {
        LEADING.contains(&&*lower(words.get(index)?)).then(|| named_after(text, from, &words, index))?
    })
}

/// Several countries as one place, in the order of the alphabet.
pub(crate) fn joined_countries(countries: &[&str]) -> String {
    let mut names: Vec<&str> = countries.to_vec();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

/// The country that the first words name, and how many words that takes.
pub(super) fn country_at(words: &[&str]) -> Option<(&'static str, usize)> {
    (1..=4.min(words.len())).rev().find_map(|length| {
        let name = words.get(..length)?.join(" ");
        let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let name = bare_of_owner(name);
        // The dot of "the U.S." is its own, that of "in Peru." the sentence's.
        let country = country_named(name).or_else(|| country_named(name.trim_end_matches('.')));
        country.map(|country| (country, length))
    })
}

pub(super) fn span_of(text: &str, from: usize, to: usize, words: &str) -> Option<Span> {
    let start = from + text.get(from..to)?.find(words)?;
    Span::new(start, start + words.len())
}

pub(super) fn lower(word: &str) -> Cow<'_, str> {
    lowered(word.unmarked())
}

/// Words in small letters at which the way from a preposition to a name ends.
static STOPPING: WordList = WordList::named("stopping");

pub(super) fn is_capitalised(word: &str) -> bool {
    word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind(text: &str) -> Option<String> {
        place_behind(text, 0, text.len()).map(|place| place.name)
    }

    #[test]
    fn the_place_behind_a_figure() {
        assert_eq!(behind(" people in Nepal").as_deref(), Some("Nepal"));
        assert_eq!(behind(" people died in Turkey and northern Syria").as_deref(), Some("Syria, Turkey"));
        assert_eq!(behind(" at Maelbeek station").as_deref(), Some("Maelbeek"));
        assert_eq!(behind(" people died in March").as_deref(), None);
        assert_eq!(behind(" people were killed, in Nepal").as_deref(), None);
        assert_eq!(behind(" voted in Kenya's election").as_deref(), None);
        assert_eq!(behind(" in a new Lampa University poll").as_deref(), None);
        assert_eq!(behind(" in the attack on the U.S. Consulate").as_deref(), None);
        assert_eq!(behind(" people who were held in Nepal").as_deref(), Some("Nepal"));
        assert_eq!(behind(" people, said a man who lives in Nepal").as_deref(), None);
        assert_eq!(behind(" people and a man who was held in Nepal").as_deref(), None);
        assert_eq!(behind(" people and has been seen in Nepal").as_deref(), None);
    }

    #[test]
    fn words_that_point_to_a_place() {
        let there = |text: &str| points_there(text, 0, text.len()).is_some();
        assert!(there("Turnout there was 61%"));
        assert!(there("Twelve people died there"));
        assert!(!there("There was a turnout of 61%"));
        assert!(!there("The ministry said there were 12 dead"));
        let definite = |text: &'static str| definite_place(text, 0, text.len()).map(|(noun, _)| noun);
        assert_eq!(definite("In the district, turnout stood at 41%"), Some("district"));
        assert_eq!(definite("In the district of Lampa 41% voted"), None);
        assert_eq!(definite("in the village hall"), Some("village"));
        let last = |text: &str| last_place(text, 0, text.len()).map(|place| place.name);
        assert_eq!(last("Rain kept people at home in Cusco.").as_deref(), Some("Cusco"));
        assert_eq!(last("Rain kept people at home."), None);
    }

    #[test]
    fn the_place_that_opens_the_clause() {
        let before = |text: &str| place_before(text, 0, text.len(), true).map(|place| place.name);
        assert_eq!(before("In Scotland, ").as_deref(), Some("Scotland"));
        assert_eq!(before("while in Syria ").as_deref(), Some("Syria"));
        assert_eq!(before("In Lampa, Republican voters ").as_deref(), Some("Lampa"));
        assert_eq!(before("The minister in Syria counted ").as_deref(), None);
    }
}
