//! All cue words of a run in one finder: measures, kinds of event, countries.
//!
//! Words are data here; what they mean beside a figure is decided by [`claims`](super::claims) and
//! [`events`](super::events).

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::frames::Grammar;
use crate::model::{EventKind, KindRules, Measure, Measures};
use crate::places::countries::COUNTRIES;
use crate::text::Phrases;
use crate::text::lowered;
use crate::vocabulary::{OwnWords, times_ago, times_of};

/// What a cue stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// A measure, by its index in [`Lexicon::measures`], and where the cue stands to its figure.
    Measure(usize, Position),
    /// A kind of event, by its index in [`Lexicon::event_kinds`].
    Event(usize),
    /// Nothing: a phrase that holds a word of another meaning.
    Nothing,
    /// A country by its name, by its index in [`COUNTRIES`].
    Country(usize),
    /// A country by its people or what is theirs.
    People(usize),
    /// A country by its capital.
    Capital(usize),
    /// A day of the week.
    Weekday(chrono::Weekday),
    /// A time counted from the day of publication: "last year", "two weeks ago".
    Relative(Back),
}

/// A time counted back from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Back {
    /// A calendar year: 1 for "last year", −1 for "next year".
    Year(i32),
    /// A calendar month: 1 for "last month".
    Month(u32),
    /// A day: 0 for "today".
    Day(u64),
    /// So many days from the date named last before: "the next day".
    Then(i64),
    /// As many units from the date named last before as the words in front say, forward or back: "three weeks later".
    Counted(i64),
    /// About so many days ago, give or take a third: "a week ago", "two years after".
    About(u64),
}

impl Back {
    /// What a row of the calendar's words stands for.
    fn of(kind: &str, value: &str) -> Option<Back> {
        Some(match kind {
            "year" => Back::Year(value.parse().ok()?),
            "month" => Back::Month(value.parse().ok()?),
            "day" => Back::Day(value.parse().ok()?),
            "about" => Back::About(value.parse().ok()?),
            "then" => Back::Then(value.parse().ok()?),
            "counted" => Back::Counted(value.parse().ok()?),
            _ => return None,
        })
    }
}

/// Where a cue stands to the figure it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Position {
    /// On either side.
    Near,
    /// After what is counted: "230 people were killed".
    Following,
    /// Before what is counted: "killing 230 people".
    Preceding,
}

/// The words of the calendar, with what each stands for. Their possessive forms are found with them: "last year's floods".
fn times() -> impl Iterator<Item = (&'static str, Cue)> {
    let weekdays = times_of("weekday").filter_map(|(name, day)| Some((name, Cue::Weekday(day.parse().ok()?))));
    let counted = ["year", "month", "day", "about", "then", "counted"].into_iter().flat_map(|kind| {
        times_of(kind).filter_map(move |(phrase, value)| Some((phrase, Cue::Relative(Back::of(kind, value)?))))
    });
    weekdays.chain(counted)
}

/// What the phrases of all tables stand for, while they are put together.
struct Meanings {
    /// The phrases in small letters, one behind the other.
    letters: String,
    meanings: Vec<Meaning>,
}

/// What a phrase stands for.
struct Meaning {
    /// What it begins with: most phrases are told apart by that.
    beginning: u64,
    /// Where the phrase stands: of two alike the first stands before the other.
    start: usize,
    end: usize,
    cue: Cue,
}

impl Meanings {
    /// Adds a phrase of some words.
    fn add<'w>(&mut self, words: impl IntoIterator<Item = &'w str>, cue: Cue) {
        let start = self.letters.len();
        for word in words {
            self.letters.push_str(&lowered(word));
        }
        let phrase = self.letters.get(start..).unwrap_or_default();
        let (beginning, end) = (beginning(phrase), self.letters.len());
        self.meanings.push(Meaning { beginning, start, end, cue });
    }

    /// Adds phrases that stand for one thing.
    fn add_all<'w>(&mut self, phrases: impl IntoIterator<Item = &'w str>, cue: Cue) {
        phrases.into_iter().for_each(|phrase| self.add([phrase], cue));
    }

    /// Puts phrases that are alike beside each other, the first first.
    fn sort(&mut self) {
        let Meanings { letters, meanings } = self;
        let phrase = |meaning: &Meaning| letters.get(meaning.start..meaning.end);
        meanings.sort_unstable_by(|one, other| {
            let alike = || phrase(one).cmp(&phrase(other)).then(one.start.cmp(&other.start));
            one.beginning.cmp(&other.beginning).then_with(alike)
        });
    }

    /// The meanings of each phrase, with the phrase.
    fn by_phrase(&self) -> impl Iterator<Item = (&str, &[Meaning])> + Clone {
        let phrase = |meaning: &Meaning| self.letters.get(meaning.start..meaning.end).unwrap_or_default();
        let alike =
            self.meanings.chunk_by(move |one, other| one.beginning == other.beginning && phrase(one) == phrase(other));
        alike.filter_map(move |alike| Some((phrase(alike.first()?), alike)))
    }
}

/// A cue in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CueMatch {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Which phrase: an index for [`Lexicon::cues_of`].
    pub(crate) phrase: usize,
}

/// All cue words of a run.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    finder: Phrases,
    /// What the phrases stand for, one phrase behind the other.
    cues: Vec<Cue>,
    /// Where the cues of each phrase begin and end.
    phrases: Vec<(usize, usize)>,
    /// The measures, in the order that [`Cue::Measure`] counts them.
    pub(crate) measures: Vec<Arc<Measure>>,
    /// The kinds of event, in the order that [`Cue::Event`] counts them.
    pub(crate) event_kinds: Vec<EventKind>,
    /// What is declared of kinds of event.
    pub(crate) kinds: KindRules,
    /// The constructions, with the caller's words among theirs.
    pub(crate) grammar: Arc<Grammar>,
    /// Counted nouns, in small letters, and the measure each one names.
    nouns: BTreeMap<String, usize>,
}

/// The cues of the built-in measures and kinds.
static BUILT_IN: LazyLock<Arc<Lexicon>> =
    LazyLock::new(|| Arc::new(Lexicon::new(&Measures::built_in(), &OwnWords::default())));

/// Room for so many cues is made beforehand.
const ROOM: usize = 4000;

/// And for their letters.
const LETTERS: usize = 50_000;

impl Lexicon {
    /// The cues of measures and words; those of the built-in ones are made once for all.
    pub(crate) fn shared(measures: &Measures, words: &OwnWords) -> Arc<Lexicon> {
        if !words.has_words() && *measures == Measures::built_in() {
            return Arc::clone(&BUILT_IN);
        }
        Arc::new(Lexicon::new(measures, words))
    }

    /// The cues of the built-in tables, of measures with their kinds of event, and the constructions with a caller's words.
    pub(crate) fn new(measures: &Measures, words: &OwnWords) -> Lexicon {
        let grammar = Grammar::with_words(words);
        let kinds = measures.kinds();
        let mut meanings = Meanings { letters: String::with_capacity(LETTERS), meanings: Vec::with_capacity(ROOM) };
        let mut nouns = BTreeMap::new();
        for (index, measure) in measures.iter().enumerate() {
            for (cues, position) in [
                (&measure.cues, Position::Near),
                (&measure.following_cues, Position::Following),
                (&measure.preceding_cues, Position::Preceding),
            ] {
                meanings.add_all(cues.iter().map(String::as_str), Cue::Measure(index, position));
            }
            nouns.extend(measure.nouns.iter().map(|noun| (noun.to_lowercase(), index)));
        }
        // The first meaning of a phrase counts: the caller's come first.
        let mut event_kinds = Vec::new();
        for kind in kinds.iter() {
            meanings.add_all(kind.phrases(), Cue::Event(event_kinds.len()));
            event_kinds.push(EventKind::from(kind.name()));
        }
        for (index, country) in COUNTRIES.iter().enumerate() {
            meanings.add([country.name], Cue::Country(index));
            meanings.add_all(country.also.iter().copied(), Cue::Country(index));
            meanings.add_all(country.demonyms.iter().copied(), Cue::People(index));
            // "43 Syrians"; of "the British" and "the Chinese" one word serves for all.
            let plurals = country.demonyms.iter().filter(|name| name.ends_with(['n', 'i', 'c', 'k', 't']));
            plurals.for_each(|name| meanings.add([name, "s"], Cue::People(index)));
            meanings.add_all(country.capitals.iter().copied(), Cue::Capital(index));
        }
        meanings.add_all(kinds.no_events(), Cue::Nothing);
        times().for_each(|(phrase, cue)| meanings.add([phrase], cue));
        // "Two weeks after" counts to the day of publication where a report says nothing else.
        times_ago().for_each(|([number, unit, tail], days)| {
            meanings.add([number, " ", unit, " ", tail], Cue::Relative(Back::About(days)));
        });
        meanings.sort();
        let finder = Phrases::new(meanings.by_phrase().map(|(phrase, _)| phrase));
        let mut phrases: Vec<(usize, usize)> = Vec::with_capacity(meanings.meanings.len());
        for (_, alike) in meanings.by_phrase() {
            let start = phrases.last().map_or(0, |(_, end)| *end);
            phrases.push((start, start + alike.len()));
        }
        let cues = meanings.meanings.iter().map(|meaning| meaning.cue).collect();
        let (kinds, measures) = (kinds.clone(), measures.shared().collect());
        Lexicon { finder, cues, phrases, measures, event_kinds, kinds, grammar, nouns }
    }

    /// Every cue of a text that stands as whole words, in order, longest first where they overlap.
    pub(crate) fn find(&self, text: &str) -> Vec<CueMatch> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((phrase, start, end)) = self.finder.next(text, at) {
            let cue = CueMatch { start, end, phrase };
            if is_whole_word(text, cue.start, cue.end) && self.is_capitalised_as_it_must(text, &cue) {
                at = cue.end;
                found.push(cue);
            } else {
                // "terrorist attack" is not all of "terrorist attacks", which holds "attacks".
                let first = text.get(cue.start..).and_then(|rest| rest.chars().next());
                at = cue.start + first.map_or(1, char::len_utf8);
            }
        }
        found
    }

    /// What a phrase stands for.
    pub(crate) fn cues_of(&self, phrase: usize) -> &[Cue] {
        self.phrases.get(phrase).and_then(|(start, end)| self.cues.get(*start..*end)).unwrap_or_default()
    }

    /// Whether a measure of this name accumulates.
    pub(crate) fn accumulates(&self, name: &str) -> bool {
        self.measures.iter().any(|measure| measure.name == name && measure.accumulates)
    }

    /// The measure of which exactly this is a noun, in small letters or not.
    pub(crate) fn nouns_measure(&self, noun: &str) -> Option<usize> {
        self.nouns.get(&*lowered(noun)).copied()
    }

    /// The measure that a counted noun phrase names by its last words: "of the valid votes" names valid votes.
    pub(crate) fn measure_of_noun(&self, noun: &str) -> Option<usize> {
        let noun = lowered(noun);
        let mut rest = &*noun;
        loop {
            if let Some(index) = self.nouns.get(rest) {
                return Some(*index);
            }
            rest = rest.split_once(char::is_whitespace)?.1.trim_start();
        }
    }

    /// Names of countries are words of other meaning in small letters: turkey, chad, polish.
    fn is_capitalised_as_it_must(&self, text: &str, cue: &CueMatch) -> bool {
        let is_name = self
            .cues_of(cue.phrase)
            .iter()
            .any(|cue| matches!(cue, Cue::Country(_) | Cue::People(_) | Cue::Capital(_) | Cue::Weekday(_)));
        let words = text.get(cue.start..cue.end).unwrap_or_default();
        // "us" and "car" are pronoun and noun unless all capitals.
        let short = words.len() <= 3;
        !is_name || if short { words.chars().all(|c| !c.is_lowercase()) } else { words.starts_with(char::is_uppercase) }
    }
}

/// The first eight bytes of a phrase as a number, in the order of the phrases.
fn beginning(phrase: &str) -> u64 {
    let bytes = phrase.as_bytes();
    let padded = || {
        let mut padded = [0; 8];
        padded.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = *byte);
        padded
    };
    u64::from_be_bytes(bytes.first_chunk().copied().unwrap_or_else(padded))
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    let first = text.get(start..end).and_then(|word| word.chars().next());
    // A phrase may begin with a sign, as "% vote" does.
    let free_before = !first.is_some_and(char::is_alphanumeric) || !before.is_some_and(char::is_alphanumeric);
    free_before && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let lexicon = Lexicon::new(&Measures::built_in(), &OwnWords::default());
        lexicon.find(text).iter().map(|cue| text.get(cue.start..cue.end).unwrap()).collect()
    }

    #[test]
    fn cues_are_whole_words_and_names_are_capitalised() {
        assert_eq!(found("Turnout in Turkey"), ["Turnout", "Turkey"]);
        assert_eq!(found("they ate turkey with us"), [""; 0]);
        assert_eq!(found("the US presidential elections"), ["US", "presidential elections"]);
        assert_eq!(found("unkilled Malianx killedx"), [""; 0]);
        assert_eq!(found("43 Malians"), ["Malians"]);
    }

    #[test]
    fn nouns_name_measures_by_their_last_words() {
        let lexicon = Lexicon::new(&Measures::built_in(), &OwnWords::default());
        let name = |noun: &str| lexicon.measure_of_noun(noun).map(|index| lexicon.measures[index].name.clone());
        assert_eq!(name("registered presidential candidates").as_deref(), Some("candidates"));
        assert_eq!(name("Valid Votes").as_deref(), Some("valid_votes"));
        assert_eq!(name("tonnes of grain"), None);
    }
}
