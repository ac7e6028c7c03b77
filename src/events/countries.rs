//! Where an event happened: its country, and the names of places beside its own.
//!
//! What it is called and when it was stands elsewhere.

use super::localities::{localities, name_length, plain};
use super::located::Located;
use super::whereabouts::joined_countries;
use crate::cues::{Cue, CueMatch, Lexicon};
use crate::discourse::is_common;
use crate::model::Document;
use crate::places::countries::{COUNTRIES, is_country_word};
use crate::places::{Kind as PlaceKind, Standing};
use crate::text::Spaced;
use crate::vocabulary::{Kind, month_number, traits};

/// What a name in the title counts for.
pub(crate) const TITLE: usize = 3;

/// The country that a document is about.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Home {
    /// The one named most often, by its name, its people or its capital, where it leads clearly.
    pub(crate) country: Option<usize>,
    /// The one that the text most often names as a place.
    pub(crate) place: Option<usize>,
    /// Whether it names that country over and over.
    is_plain: bool,
    /// Those that it names by their own name, people or capital, or by a town or region that no other has, a bit each.
    named: Set,
}

/// A set of countries of the table.
#[derive(Clone, Copy, Debug, Default)]
struct Set([u64; 4]);

impl Set {
    fn add(&mut self, country: usize) {
        if let Some(word) = self.0.get_mut(country / 64) {
            *word |= 1 << (country % 64);
        }
    }

    fn holds(self, country: usize) -> bool {
        self.0.get(country / 64).is_some_and(|word| word & (1 << (country % 64)) != 0)
    }
}

impl Home {
    /// The country that a document is about: the one that it names most often, what is named as the place of something, itself
    /// or by a town or region in it, counting twice. A report on one country may tell of meetings in another.
    pub(crate) fn of(document: &Document, lexicon: &Lexicon, cues: &[CueMatch], located: &Located) -> Home {
        let mut named = Counts::default();
        let mut placed = Counts::default();
        let mut said = Set::default();
        for (mention, weight) in located.all() {
            if let Some(country) = mention.country().filter(|_| mention.places_event()).and_then(number_of) {
                if mention.is_country() || !mention.name_in(text_of(document, weight)).is_some_and(is_in_several) {
                    said.add(country);
                }
                placed.add(country, weight);
                named.add(country, weight * 2);
            }
        }
        let mut count = |cues: &[CueMatch], weight: usize| {
            for cue in cues {
                let Some(country) = country_of(lexicon, cue).filter(|country| is_somewhere(*country)) else { continue };
                said.add(country);
                named.add(country, weight);
            }
        };
        count(cues, 1);
        if let Some(title) = &document.title {
            count(&lexicon.find(title), TITLE);
        }
        named.settle_states();
        placed.settle_states();
        let is_plain = named.0.iter().any(|(_, count)| *count >= PLAIN);
        // A name that two countries have speaks for neither where another is named for certain.
        if named.0.iter().any(|(country, _)| said.holds(*country)) {
            named.0.retain(|(country, _)| said.holds(*country));
            placed.0.retain(|(country, _)| said.holds(*country));
        }
        let country = named.leader();
        Home { country, is_plain, place: placed.leader().filter(|place| Some(*place) == country), named: said }
    }
}

/// The text that a mention of a weight stands in.
fn text_of(document: &Document, weight: usize) -> &str {
    match weight {
        TITLE => document.title.as_deref().unwrap_or_default(),
        _ => &document.text,
    }
}

/// Whether places of several countries have a name.
fn is_in_several(name: &str) -> bool {
    let mut countries = crate::places::of(name).map(|place| place.country_code());
    let first = countries.next();
    countries.any(|country| Some(country) != first)
}

/// A country named so often is the one that a text is about.
const PLAIN: usize = 6;

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

    /// Gives what is counted for a country to another that is named too and has a state of that name: Georgia.
    fn settle_states(&mut self) {
        let owner = |country: usize| {
            let name = COUNTRIES.get(country)?.name;
            let states = crate::places::of(name).filter(|place| place.kind == PlaceKind::Region);
            states
                .filter_map(|state| number_of(state.country()?.name))
                .find(|owner| *owner != country && self.0.iter().any(|(known, _)| known == owner))
        };
        let moved: Vec<(usize, usize, usize)> =
            self.0.iter().filter_map(|(country, count)| Some((*country, owner(*country)?, *count))).collect();
        for (country, owner, count) in moved {
            self.0.retain(|(known, _)| *known != country);
            self.add(owner, count);
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
pub(crate) fn is_somewhere(country: usize) -> bool {
    COUNTRIES.get(country).is_some_and(|country| country.code != "EU")
}

pub(crate) fn country_of(lexicon: &Lexicon, cue: &CueMatch) -> Option<usize> {
    lexicon.cues_of(cue.phrase).iter().find_map(|cue| match cue {
        Cue::Country(country) | Cue::People(country) | Cue::Capital(country) => Some(*country),
        _ => None,
    })
}

/// The number of a country of the table by its usual name.
pub(crate) fn number_of(name: &str) -> Option<usize> {
    COUNTRIES.iter().position(|country| country.name == name)
}

/// The country of an event: the one that the words nearest to it place it in, by its own name or by that of a town or region;
/// else the document's.
///
/// Only what is attached to the event, its deed or its victims places it: see [`crate::places::Role`].
pub(crate) fn place_of(
    text: &str,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    event: &CueMatch,
    (start, end): (usize, usize),
    (home, located): (Home, &Located),
    kind: &Kind,
) -> Option<String> {
    /// A vote's country stands right beside it; what stands further off is another's.
    const BESIDE_VOTE: usize = 2;
    let is_vote = kind.is(traits::VOTES);
    let named = located.within(start, end).iter().filter(|mention| mention.places_event()).filter_map(|mention| {
        let country = mention.country().and_then(number_of)?;
        // "Russia's invasion" says who, not where.
        if kind.is(traits::VIOLENT) && mention.is_country() && mention.standing == Standing::Owner {
            return None;
        }
        let between = if mention.end <= event.start { mention.end..event.start } else { event.end..mention.start };
        // A name that two countries have towns of, in a text that names only the other: no place of this one.
        let doubtful = home.is_plain || mention.name_in(text).is_some_and(is_in_several);
        let elsewhere = !mention.is_country()
            && !home.named.holds(country)
            && doubtful
            && home.country.is_some_and(|home| home != country);
        if elsewhere && mention.is_by_itself() {
            return None;
        }
        let gap = text.get(between).map_or(usize::MAX, words_beside_dates);
        Some((gap, mention.start, country))
    });
    let nearest = named.min();
    let country = match nearest {
        Some((gap, _, country)) if !is_vote || gap <= BESIDE_VOTE => country,
        // Unrest and war fill a country; a bomb goes off at a spot that only its own words can name.
        _ if is_vote => home.country.or(nearest.map(|(_, _, country)| country))?,
        _ => home.place.or(home.country.filter(|_| !kind.is(traits::SUDDEN)))?,
    };
    let several = coordinated(text, lexicon, cues, (start, end), country);
    // "Talks between Peru and Chile" place nothing.
    let placed = |country: &usize| {
        let mut named = located.within(start, end).iter().filter(|mention| mention.places_event());
        named.any(|mention| mention.country().and_then(number_of) == Some(*country))
    };
    if several.len() > 1 && !is_vote && several.iter().any(placed) {
        let names: Vec<&str> = several.iter().filter_map(|country| Some(COUNTRIES.get(*country)?.name)).collect();
        return Some(joined_countries(&names));
    }
    COUNTRIES.get(country).map(|country| country.name.to_owned())
}

/// The countries that stand together as the place of one event: "southern Turkey and northern Syria", "Guinea, Liberia and
/// Sierra Leone". Empty where the country stands alone.
pub(crate) fn coordinated(
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
pub(crate) fn named_place(text: &str, start: usize, event: usize) -> Option<String> {
    /// So many words may stand between the name and the event's.
    const BETWEEN: usize = 2;
    let before: Vec<&str> = text.get(start..event)?.words().collect();
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
    // "Heavily armed gunmen".
    if before.get(name).is_some_and(|word| word.ends_with("ly") && crate::places::of(word).next().is_none()) {
        return None;
    }
    // "Media caption With wildfires", "the Hill Fire": a word of the language names no place for its capital letter. "The Survey
    // puts today's quake": what stands further off is the place only where the table has it.
    let listed = before.get(name).is_some_and(|word| crate::places::of(&plain(word)).next().is_some());
    if before.get(name).is_some_and(|word| is_common(&plain(word))) || !listed && name + 1 < last {
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
pub(crate) fn is_stop(word: &str) -> bool {
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
pub(crate) fn words_beside_dates(text: &str) -> usize {
    let is_date = |word: &str| {
        let word = word.unmarked();
        word.starts_with(|c: char| c.is_ascii_digit()) || month_number(word).is_some()
    };
    text.words().filter(|word| !is_date(word)).count()
}

/// Whether an event of a kind goes from one country to the next.
pub(crate) fn passes_over(kind: &str) -> bool {
    matches!(kind, "storm" | "hurricane" | "cyclone" | "typhoon" | "earthquake" | "epidemic" | "flood" | "heatwave")
}

/// "In Dominica the storm …": a sentence that opens with a place and goes on with "the".
pub(crate) fn opens_with_place(text: &str, start: usize, event: usize) -> bool {
    let before = text.get(start..event).unwrap_or_default();
    let mut words = before.words();
    matches!(words.next(), Some("In" | "On" | "Across" | "in" | "on")) && words.next_back() == Some("the")
}
