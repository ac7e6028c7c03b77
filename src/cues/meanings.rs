//! What cue words stand for, put together from the tables: for the built-in ones when the crate is built (`build.rs` is made of
//! this file too), else by a run.

use crate::places::countries::COUNTRIES;
use crate::text::{Phrases, lowered};
use crate::vocabulary::{Kinds, Stored, by_bytes, by_fields, times_ago, times_of};

/// What a cue stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// A measure, by its index among them, and where the cue stands to its figure.
    Measure(usize, Position),
    /// A kind of event, by its index among them.
    Event(usize),
    /// Nothing: a phrase that holds a word of another meaning.
    Nothing,
    /// A country by its name, by its index in [`COUNTRIES`].
    Country(usize),
    /// A country by its people or what is theirs.
    People(usize),
    /// A country by its capital.
    Capital(usize),
    /// A day of the week, by how many days it comes after Monday.
    Weekday(u8),
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

/// Room for so many cues is made beforehand.
const ROOM: usize = 4000;

/// And for their letters.
const LETTERS: usize = 50_000;

/// What the phrases of all tables stand for, while they are put together.
pub(crate) struct Meanings {
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
    /// No meanings, and room for those of the tables.
    pub(crate) fn with_room() -> Meanings {
        Meanings { letters: String::with_capacity(LETTERS), meanings: Vec::with_capacity(ROOM) }
    }

    /// Adds the cues of a measure by its index: those on either side of a figure, those behind and those before it.
    pub(crate) fn add_measure<'w>(&mut self, index: usize, cues: [impl Iterator<Item = &'w str>; 3]) {
        for (cues, position) in cues.into_iter().zip([Position::Near, Position::Following, Position::Preceding]) {
            self.add_all(cues, Cue::Measure(index, position));
        }
    }

    /// Adds the phrases of kinds of event, the countries and the words of the calendar.
    pub(crate) fn add_tables(&mut self, kinds: &Kinds) {
        // The first meaning of a phrase counts: the caller's come first.
        for (index, kind) in kinds.iter().enumerate() {
            self.add_all(kind.phrases(), Cue::Event(index));
        }
        for (index, country) in COUNTRIES.iter().enumerate() {
            self.add([country.name], Cue::Country(index));
            self.add_all(country.also.iter().copied(), Cue::Country(index));
            self.add_all(country.demonyms.iter().copied(), Cue::People(index));
            // "43 Syrians"; of "the British" and "the Chinese" one word serves for all.
            let plurals = country.demonyms.iter().filter(|name| name.ends_with(['n', 'i', 'c', 'k', 't']));
            plurals.for_each(|name| self.add([name, "s"], Cue::People(index)));
            self.add_all(country.capitals.iter().copied(), Cue::Capital(index));
        }
        self.add_all(kinds.no_events(), Cue::Nothing);
        times().for_each(|(phrase, cue)| self.add([phrase], cue));
        // "Two weeks after" counts to the day of publication where a report says nothing else.
        times_ago().for_each(|([number, unit, tail], days)| {
            self.add([number, " ", unit, " ", tail], Cue::Relative(Back::About(days)));
        });
    }

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
        let mut rest = self.meanings.as_slice();
        std::iter::from_fn(move || {
            let first = rest.first()?;
            let is_alike = |other: &&Meaning| other.beginning == first.beginning && phrase(other) == phrase(first);
            let (alike, behind) = rest.split_at_checked(rest.iter().take_while(is_alike).count())?;
            rest = behind;
            Some((phrase(first), alike))
        })
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

/// Cue words in one finder, with what each stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CueWords {
    finder: Phrases,
    /// What the phrases stand for, one phrase behind the other.
    cues: Vec<Cue>,
    /// Where the cues of each phrase end, behind those of the phrase before.
    ends: Vec<u32>,
}

by_fields!(CueWords { finder, cues, ends });

impl From<Meanings> for CueWords {
    fn from(mut meanings: Meanings) -> CueWords {
        meanings.sort();
        let finder = Phrases::new(meanings.by_phrase().map(|(phrase, _)| phrase));
        let mut end = 0;
        let ends = meanings.by_phrase().map(|(_, alike)| {
            end += u32::try_from(alike.len()).unwrap_or_default();
            end
        });
        CueWords { finder, ends: ends.collect(), cues: meanings.meanings.iter().map(|meaning| meaning.cue).collect() }
    }
}

impl CueWords {
    /// The first phrase from a place on that begins where a word may: which, and where it begins and ends.
    pub(super) fn next(&self, text: &str, from: usize) -> Option<(usize, usize, usize)> {
        self.finder.next(text, from)
    }

    /// What a phrase stands for.
    pub(super) fn cues_of(&self, phrase: usize) -> &[Cue] {
        let end = |phrase: usize| self.ends.get(phrase).and_then(|end| usize::try_from(*end).ok());
        let start = phrase.checked_sub(1).map_or(Some(0), end);
        start.zip(end(phrase)).and_then(|(start, end)| self.cues.get(start..end)).unwrap_or_default()
    }
}

/// The bytes of a cue: what it is, and a number.
const CUE: usize = 9;

/// By number: there are thousands.
impl Stored for Cue {
    fn put(&self, to: &mut Vec<u8>) {
        let index = |index: &usize| u64::try_from(*index).unwrap_or(u64::MAX);
        let (what, number): (u8, u64) = match self {
            Cue::Nothing => (0, 0),
            Cue::Measure(measure, Position::Near) => (1, index(measure)),
            Cue::Measure(measure, Position::Following) => (2, index(measure)),
            Cue::Measure(measure, Position::Preceding) => (3, index(measure)),
            Cue::Event(kind) => (4, index(kind)),
            Cue::Country(country) => (5, index(country)),
            Cue::People(country) => (6, index(country)),
            Cue::Capital(country) => (7, index(country)),
            Cue::Weekday(day) => (8, (*day).into()),
            Cue::Relative(Back::Year(years)) => (9, i64::from(*years).cast_unsigned()),
            Cue::Relative(Back::Month(months)) => (10, (*months).into()),
            Cue::Relative(Back::Day(days)) => (11, *days),
            Cue::Relative(Back::Then(days)) => (12, days.cast_unsigned()),
            Cue::Relative(Back::Counted(sign)) => (13, sign.cast_unsigned()),
            Cue::Relative(Back::About(days)) => (14, *days),
        };
        (what, number).put(to);
    }

    by_bytes!(CUE, cue_of);
}

/// The cue that some bytes hold.
fn cue_of([what, number @ ..]: [u8; CUE]) -> Cue {
    let number = u64::from_le_bytes(number);
    let index = usize::try_from(number).unwrap_or(usize::MAX);
    match what {
        1 => Cue::Measure(index, Position::Near),
        2 => Cue::Measure(index, Position::Following),
        3 => Cue::Measure(index, Position::Preceding),
        4 => Cue::Event(index),
        5 => Cue::Country(index),
        6 => Cue::People(index),
        7 => Cue::Capital(index),
        8 => Cue::Weekday(u8::try_from(number).unwrap_or(u8::MAX)),
        9 => Cue::Relative(Back::Year(i32::try_from(number.cast_signed()).unwrap_or(i32::MAX))),
        10 => Cue::Relative(Back::Month(u32::try_from(number).unwrap_or(u32::MAX))),
        11 => Cue::Relative(Back::Day(number)),
        12 => Cue::Relative(Back::Then(number.cast_signed())),
        13 => Cue::Relative(Back::Counted(number.cast_signed())),
        14 => Cue::Relative(Back::About(number)),
        _ => Cue::Nothing,
    }
}
