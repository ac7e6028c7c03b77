//! Where an event happened: its country, and the names of places beside its own.
//!
//! What it is called and when it was stands elsewhere.

use super::entry_date::month_number;
use super::event_kinds::{is_sudden, is_violent, is_vote};
use super::lexicon::{Cue, CueMatch, Lexicon};
use super::localities::{is_country_word, is_place_noun, localities, name_length, plain};
use super::lowered::{is_one_of, lowered};
use super::whereabouts::joined_countries;
use crate::model::Document;
use crate::places::countries::COUNTRIES;

/// The country that a document is about.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Home {
    /// The one named most often, by its name, its people or its capital, where it leads clearly.
    pub(crate) country: Option<usize>,
    /// The one that the text most often names as a place.
    pub(crate) place: Option<usize>,
}

impl Home {
    pub(super) fn of(document: &Document, lexicon: &Lexicon, cues: &[CueMatch]) -> Home {
        let mut named = Counts::default();
        let mut placed = Counts::default();
        let mut count = |text: &str, cues: &[CueMatch], weight: usize| {
            for cue in cues {
                let Some(country) = country_of(lexicon, cue).filter(|country| is_somewhere(*country)) else { continue };
                named.add(country, weight);
                let people = lexicon.cues_of(cue.phrase).iter().any(|cue| matches!(cue, Cue::People(_)));
                if (!people && stands_for_a_place(text, cue, true)) || (people && modifies_a_place(text, cue)) {
                    placed.add(country, weight);
                }
            }
        };
        count(&document.text, cues, 1);
        if let Some(title) = &document.title {
            count(title, &lexicon.find(title), 3);
        }
        Home { country: named.leader(), place: placed.leader() }
    }
}

/// How often each country is named.
#[derive(Clone, Debug, Default)]
struct Counts(Vec<(usize, usize)>);

impl Counts {
    fn add(&mut self, country: usize, weight: usize) {
        match self.0.iter_mut().find(|(known, _)| *known == country) {
            Some((_, count)) => *count += weight,
            None => self.0.push((country, weight)),
        }
    }

    /// The country named most often; `None` where two lead.
    fn leader(mut self) -> Option<usize> {
        self.0.sort_by_key(|(country, count)| (std::cmp::Reverse(*count), *country));
        match self.0.as_slice() {
            [(country, _)] => Some(*country),
            [(country, first), (_, second), ..] if first > second => Some(*country),
            _ => None,
        }
    }
}

/// Whether a country of the table is a place where something happens: the European Union is a party to much and no place.
pub(super) fn is_somewhere(country: usize) -> bool {
    COUNTRIES.get(country).is_some_and(|country| country.code != "EU")
}

/// "A Syrian town": a people's name before a noun of place.
pub(super) fn modifies_a_place(text: &str, cue: &CueMatch) -> bool {
    let after = text.get(cue.end..).unwrap_or_default();
    after.split_whitespace().take(3).any(|word| is_place_noun(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

pub(super) fn country_of(lexicon: &Lexicon, cue: &CueMatch) -> Option<usize> {
    lexicon.cues_of(cue.phrase).iter().find_map(|cue| match cue {
        Cue::Country(country) | Cue::People(country) | Cue::Capital(country) => Some(*country),
        _ => None,
    })
}

/// The country of an event: for a vote one named right beside it ("Kenya's election"), for other events one that the
/// sentence places it in; else the document's, else the nearest of the sentence.
pub(super) fn place_of(
    text: &str,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    event: &CueMatch,
    (start, end): (usize, usize),
    home: Home,
    kind: &str,
) -> Option<String> {
    let (is_vote, sudden, violent) = (is_vote(kind), is_sudden(kind), is_violent(kind));
    let first = cues.partition_point(|cue| cue.start < start);
    let named = cues.iter().skip(first).take_while(|cue| cue.start < end).filter_map(|cue| {
        let country = country_of(lexicon, cue).filter(|country| is_somewhere(*country))?;
        // "US-led strikes", "the Britain-based Observatory": whose, and not where.
        if text.get(cue.end..).is_some_and(|after| ATTRIBUTED.iter().any(|tail| after.starts_with(tail))) {
            return None;
        }
        let between = if cue.end <= event.start { cue.end..event.start } else { event.end..cue.start };
        let gap = || text.get(between.clone()).map_or(usize::MAX, words_beside_dates);
        // "Russian warplanes" says whose they are, not where they flew.
        let people = lexicon.cues_of(cue.phrase).iter().any(|cue| matches!(cue, Cue::People(_)));
        // "The Beirut port blast": a name right before the event's.
        let compound = || {
            let marks = |between: &str| between.contains(['\'', '’', ',']);
            cue.end <= event.start && !text.get(cue.end..event.start).is_some_and(marks) && gap() <= 2
        };
        let placed = !people && (stands_for_a_place(text, cue, !violent) || compound());
        // Only of votes it matters which names stand near without saying where.
        (is_vote || placed).then(|| (gap(), country, placed))
    });
    let named: Vec<_> = named.collect();
    let nearest = |wanted: &dyn Fn(usize, bool) -> bool| {
        named.iter().filter(|(gap, _, placed)| wanted(*gap, *placed)).min().map(|(_, country, _)| *country)
    };
    let country = if is_vote {
        nearest(&|gap, _| gap <= 2).or(home.country).or_else(|| nearest(&|_, _| true))?
    } else {
        // Unrest and war fill a country; a bomb goes off at a spot that only its own words can name.
        let placed = nearest(&|_, placed| placed);
        if let Some(first) = placed {
            let several = coordinated(text, lexicon, cues, (start, end), first);
            if several.len() > 1 {
                let names: Vec<&str> =
                    several.iter().filter_map(|country| Some(COUNTRIES.get(*country)?.name)).collect();
                return Some(joined_countries(&names));
            }
        }
        placed.or(home.place).or(home.country.filter(|_| !sudden))?
    };
    COUNTRIES.get(country).map(|country| country.name.to_owned())
}

/// Endings that make of a country's name who somebody belongs to.
const ATTRIBUTED: &[&str] =
    &["-led", "-based", "-backed", "-born", "-made", "-brokered", "-supplied", "-sponsored", "-trained", "-funded"];

/// The countries that stand together as the place of one event: "southern Turkey and northern Syria", "Guinea, Liberia and
/// Sierra Leone". Empty where the country stands alone.
pub(super) fn coordinated(
    text: &str,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    (start, end): (usize, usize),
    country: usize,
) -> Vec<usize> {
    /// An event in more countries than these has no place to tell it by.
    const MOST: usize = 8;
    let first = cues.partition_point(|cue| cue.start < start);
    let named: Vec<(usize, usize, usize)> = cues
        .iter()
        .skip(first)
        .take_while(|cue| cue.start < end)
        .filter_map(|cue| {
            let is_name = lexicon.cues_of(cue.phrase).iter().any(|cue| matches!(cue, Cue::Country(_)));
            Some((cue.start, cue.end, country_of(lexicon, cue).filter(|_| is_name)?))
        })
        .collect();
    let mut run: Vec<usize> = Vec::new();
    // Whether the last two of the run are joined by "and", which ends it.
    let mut closed = false;
    let mut last_end = None;
    for (from, to, named) in named {
        let between = last_end.and_then(|last| text.get(last..from)).map(str::trim);
        let joined = between.is_some_and(|between| {
            between == "and"
                || between == ", and"
                || between.strip_prefix("and ").is_some_and(|rest| {
                    !rest.contains(' ') && rest.starts_with(|c: char| c.is_lowercase()) && rest.ends_with("ern")
                })
        });
        let listed = between == Some(",");
        if closed && run.contains(&country) {
            break;
        }
        if closed || !(joined || listed) || run.contains(&named) {
            run.clear();
        }
        closed = joined && !run.is_empty();
        run.push(named);
        last_end = Some(to);
    }
    if closed && run.len() <= MOST && run.contains(&country) { run } else { Vec::new() }
}

/// The name right before an event's: "the Maui wildfires", "the Tempi rail disaster".
pub(super) fn named_place(text: &str, start: usize, event: usize) -> Option<String> {
    /// So many words may stand between the name and the event's.
    const BETWEEN: usize = 2;
    let before: Vec<&str> = text.get(start..event)?.split_whitespace().collect();
    let last = before.len().checked_sub(1)?;
    let name = (0..=BETWEEN).find_map(|back| {
        let word = before.get(last.checked_sub(back)?)?;
        let between = before.get(before.len() - back..)?;
        let plain_between = between.iter().all(|word| word.starts_with(char::is_lowercase) && !is_stop(word));
        (plain_between && word.starts_with(char::is_uppercase)).then_some(last - back)
    })?;
    // The first word of a sentence has its capital letter from there.
    if name == 0 || before.get(name)?.ends_with([',', '.', ':']) {
        return None;
    }
    // "The Great East Japan Earthquake": the words before the country belong to the event's name.
    if is_country_word(&plain(before.get(name)?)) {
        return None;
    }
    let from = (0..name).rev().take(2).take_while(|index| name_length(&before, *index) > name - index).last();
    let from = from.unwrap_or(name);
    if name_length(&before, from) == 0 {
        return None;
    }
    let names = localities(&format!("in {}", before.get(from..=name)?.join(" ")));
    names.into_iter().next()
}

/// Words that part a name from the event behind it.
pub(super) fn is_stop(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "of"
            | "the"
            | "a"
            | "an"
            | "and"
            | "by"
            | "for"
            | "to"
            | "that"
            | "with"
            | "as"
            | "from"
            | "was"
            | "after"
            | "before"
            | "during"
            | "s"
            | "said"
            | "says"
    )
}

/// The number of words, those of dates left out: "the referendum of 5 June in Kenya" names the country beside the vote.
pub(super) fn words_beside_dates(text: &str) -> usize {
    let is_date = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(|c: char| c.is_ascii_digit()) || month_number(word).is_some()
    };
    text.split_whitespace().filter(|word| !is_date(word)).count()
}

/// Whether a country's name says where something is: after a preposition of place, or with a possessive ending.
pub(super) fn stands_for_a_place(text: &str, cue: &CueMatch, possessive: bool) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "in",
        "near",
        "at",
        "outside",
        "across",
        "of",
        "off",
        "inside",
        "within",
        "to",
        "hit",
        "hits",
        "struck",
        "strikes",
        "shook",
        "rocked",
        "devastated",
        "battered",
        "central",
    ];
    /// "Northeastern Japan", "north-western Syria": the part of a country.
    const DIRECTIONS: &[&str] = &["northern", "southern", "eastern", "western"];
    let before = text.get(..cue.start).unwrap_or_default().trim_end();
    let after = text.get(cue.end..).unwrap_or_default();
    // "In the Philippines".
    let before = before.strip_suffix(" the").unwrap_or(before);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if before.ends_with(',') && ends_a_place(before, after) {
        return true;
    }
    let directed = DIRECTIONS.iter().any(|direction| lowered(word).ends_with(direction));
    is_one_of(word, PREPOSITIONS) || directed || possessive && (after.starts_with("'s") || after.starts_with("’s"))
}

/// "In North Kensington, London": a name behind a comma says where the place before it is.
pub(super) fn ends_a_place(before: &str, after: &str) -> bool {
    /// The name before the comma has at most so many words.
    const MOST_WORDS: usize = 4;
    let closed = after.is_empty() || after.starts_with([',', '.', ';', ')', ' ']);
    let mut words = before.trim_end_matches(',').rsplit(' ').take(MOST_WORDS + 1);
    let is_name = |word: &str| {
        let date = word.ends_with("day") || month_number(word).is_some();
        word.starts_with(char::is_uppercase) && !date && !word.ends_with(',')
    };
    if !closed || !words.next().is_some_and(is_name) {
        return false;
    }
    words
        .find(|word| !is_name(word))
        .is_some_and(|word| matches!(word, "in" | "at" | "near" | "of" | "from" | "outside" | "to"))
}

/// Whether an event of a kind goes from one country to the next.
pub(super) fn passes_over(kind: &str) -> bool {
    matches!(kind, "storm" | "hurricane" | "cyclone" | "typhoon" | "earthquake" | "epidemic" | "flood" | "heatwave")
}

/// "In Dominica the storm …": a sentence that opens with a place and goes on with "the".
pub(super) fn opens_with_place(text: &str, start: usize, event: usize) -> bool {
    let before = text.get(start..event).unwrap_or_default();
    let mut words = before.split_whitespace();
    matches!(words.next(), Some("In" | "On" | "Across" | "in" | "on")) && words.next_back() == Some("the")
}
