//! The places that a text names, proper names and spots alike, each with how it stands in its sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::super::stretch::Reader;
use super::joined::join;
use super::near::Near;
use crate::places::{Kind, Place, Relation, Role, Standing, of, spelling};
use crate::text::{
    SegmentKind, Sentence, Spaced, bare_of_owner, last_words, lowered, near_before, near_behind, words_of,
};
use crate::vocabulary::WordList;

/// What a place is: those of one level stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Country,
    Region,
    /// A county, a district.
    Area,
    Town,
    /// A hospital, a car park: by its noun.
    Spot,
    /// A name that no table settles.
    Unsettled,
}

impl Level {
    /// The level by the word that lists of nouns use.
    pub(super) fn named(word: &str) -> Option<Level> {
        [("country", Level::Country), ("region", Level::Region), ("area", Level::Area), ("town", Level::Town)]
            .into_iter()
            .find_map(|(name, level)| (name == word).then_some(level))
    }
}

/// What leads to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Led {
    In,
    At,
    /// Another word that leads to places: "near", "outside".
    Near,
    From,
    Of,
    Not,
}

/// Where a text names a place.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its sentence, and which of the places it is, by index.
    pub(super) sentence: usize,
    pub(super) which: usize,
    pub(super) level: Level,
    pub(super) role: Role,
    pub(super) led: Led,
    /// Whether it opens its sentence behind a word that leads to it, or by itself.
    pub(super) opens: bool,
    pub(super) is_subject: bool,
    /// "Lampa voters".
    pub(super) before_people: bool,
    /// "Lampans", where the text names Lampa.
    pub(super) of_people: bool,
    /// "Lampa, where", "Lampa, with".
    pub(super) before_relative: bool,
    /// "Lampa authorities reported".
    pub(super) before_telling: bool,
    /// "Lampa Valley Bank": it is inside a name.
    pub(super) in_name: bool,
    /// "A hospital".
    pub(super) is_indefinite: bool,
    pub(super) in_heading: bool,
    /// "Lampa, Puno and Cusco": others of its level are joined to it.
    pub(super) in_list: bool,
    /// Whether the main event was there.
    pub(super) of_main: bool,
}

/// A place that a text names once or more.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(super) name: String,
    pub(super) level: Level,
    /// How often.
    pub(super) times: usize,
    /// Whether the title or the first sentence does.
    pub(super) in_title: bool,
    pub(super) in_lead: bool,
    /// Whether a sentence with figures does.
    has_figures: bool,
    /// Whether it stands somewhere behind a word that leads to places.
    pub(super) led: bool,
}

/// The places of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// Where it names one, in order.
    pub(crate) named: Vec<Named>,
    pub(crate) all: Vec<Known>,
    /// How many of each level the title or the first sentence names, and how many sentences with figures.
    leading: BTreeMap<Level, usize>,
    counted: BTreeMap<Level, usize>,
}

/// A place that was found in a sentence.
struct Found<'a> {
    near: Near<'a>,
    level: Level,
    /// The place whose people it names.
    people_of: Option<usize>,
}

/// Names by their first words, each with its level.
type Names<'a> = BTreeMap<&'a str, Vec<(&'a str, Level)>>;

/// Bodies that are named like spots, in capital letters: "in the House".
static HOUSES: WordList = WordList::named("bodies that are named like spots");
static ARTICLES: WordList = WordList::named("articles");
/// Words that lead to a place.
static LEADING: WordList = WordList::named("leading of whereabouts");
/// Words at which a clause ends.
static STOPS: WordList = WordList::named("ending the clause of a place");

impl Places {
    /// So many are kept of a text.
    const MOST: usize = 4000;

    pub(crate) fn of(reader: &Reader<'_>) -> Places {
        let mut places = Places::default();
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut names = Names::new();
        let all: Vec<Found<'_>> = reader.names_in().collect();
        for found in all.iter().filter(|found| !found.near.is_side) {
            let of_word = found.near.name.first_word().map(|first| names.entry(first).or_default());
            if let Some(of_word) = of_word.filter(|of_word| !of_word.iter().any(|(name, _)| *name == found.near.name)) {
                of_word.push((found.near.name, found.level));
            }
        }
        let mut all = all.into_iter().peekable();
        let of_main = reader.spellings_of_main();
        let title = reader.events.title.as_deref().map(lowered).unwrap_or_default();
        for (index, sentence) in reader.segments.sentences.iter().enumerate() {
            let (start, end) = (sentence.span.start(), sentence.span.end());
            let mut found: Vec<Found<'_>> = Vec::new();
            while let Some(own) = all.next_if(|own| own.near.start < end) {
                found.push(own);
            }
            let figures = reader.mentions.partition_point(|mention| mention.span.start() < start);
            let has_figures = reader.mentions.get(figures).is_some_and(|mention| mention.span.start() < end);
            // Where two overlap it is the one found first.
            if has_figures {
                reader.add_words(sentence, &names, &places.all, &mut found);
                found.sort_by_key(|found| found.near.start);
            }
            let mut taken = 0;
            for found in found {
                if found.near.start < taken || places.named.len() >= Places::MOST {
                    continue;
                }
                taken = found.near.end;
                let name = || lowered(found.near.name).into_owned();
                let next = places.all.len();
                let which = found.people_of.unwrap_or_else(|| *numbers.entry(name()).or_insert(next));
                if which == next {
                    places.all.push(Known {
                        name: found.near.name.single_spaced(),
                        level: found.level,
                        times: 0,
                        in_title: title.contains(&name()),
                        in_lead: false,
                        has_figures: false,
                        led: false,
                    });
                }
                let mut named = reader.stands(&found, which, index, sentence);
                let name = reader.text.get(named.start..named.end).unwrap_or_default();
                named.of_main = !of_main.is_empty() && of_main.contains(&spelling(name));
                if let Some(known) = places.all.get_mut(which) {
                    known.times += 1;
                    known.in_lead |= index == 0;
                    known.has_figures |= has_figures;
                    known.led |=
                        matches!(named.led, Led::In | Led::At | Led::Near) || found.near.standing == Standing::Within;
                }
                places.named.push(named);
            }
        }
        join(reader.text, &mut places.named);
        for known in &places.all {
            *places.leading.entry(known.level).or_default() += usize::from(known.in_title || known.in_lead);
            *places.counted.entry(known.level).or_default() += usize::from(known.has_figures);
        }
        places
    }

    /// How many places of a level the title or the first sentence names.
    pub(super) fn leading(&self, level: Level) -> usize {
        self.leading.get(&level).copied().unwrap_or_default()
    }

    /// How many places of a level stand in sentences with figures.
    pub(super) fn counted(&self, level: Level) -> usize {
        self.counted.get(&level).copied().unwrap_or_default()
    }
}

/// What a name is the name of.
fn level_of(near: &Near<'_>) -> Level {
    static BODIES: WordList = WordList::named("bodies that are named like areas");
    if near.name.last_word().is_some_and(|word| BODIES.contains(&word)) {
        return Level::Unsettled;
    }
    match near.kind() {
        Some(Kind::Country) if !near.is_side => Level::Country,
        Some(Kind::Country) => Level::Region,
        Some(Kind::Region) if !names_its_region(near.name) => Level::Region,
        _ if near.is_area => Level::Area,
        _ if near.is_site => Level::Spot,
        Some(Kind::Region) => Level::Town,
        None if names_its_region(near.name) => Level::Town,
        Some(Kind::Town) => Level::Town,
        None if of(near.name).any(|place| place.kind == Kind::Region) => Level::Region,
        None if of(near.name).next().is_some() => Level::Town,
        None => Level::Unsettled,
    }
}

/// Whether a name is that of a large town and of the region that it lies in: a text means the town.
fn names_its_region(name: &str) -> bool {
    /// A large town has a quarter of a million inhabitants.
    const LARGE: u8 = 4;
    let regions = || of(name).filter(|place| place.kind == Kind::Region);
    let lies = |town: &Place| regions().any(|region| town.relation(&region) == Relation::Within);
    of(name).any(|place| place.kind == Kind::Town && place.magnitude >= LARGE && lies(&place))
}

/// What leads to a place, by the word before it.
fn led_by(word: &str) -> Led {
    static IN: WordList = WordList::named("leading into a place");
    static AT: WordList = WordList::named("leading to a spot");
    static FROM: WordList = WordList::named("leading away from a place");
    static OF: WordList = WordList::named("of a place");
    let word = lowered(word.unmarked());
    match &&*word {
        word if IN.contains(word) => Led::In,
        word if AT.contains(word) => Led::At,
        word if FROM.contains(word) => Led::From,
        word if OF.contains(word) => Led::Of,
        word if LEADING.contains(word) => Led::Near,
        _ => Led::Not,
    }
}

impl<'r> Reader<'r> {
    /// The names of the places where the main event was, as they are compared.
    fn spellings_of_main(&self) -> BTreeSet<String> {
        let main = self.main_event().into_iter();
        let names = main.flat_map(|event| {
            let places = event.place.iter().flat_map(|place| place.split(", "));
            places.chain(event.localities.iter().map(String::as_str))
        });
        names.map(spelling).collect()
    }

    /// The names of places in the text, in order.
    fn names_in(&self) -> impl Iterator<Item = Found<'_>> {
        self.events.located.within(0, self.text.len()).iter().filter_map(|mention| {
            let near = self.near(mention)?;
            // "Lampa-led" says by whom.
            let tail = near.name.rsplit('-').next().filter(|tail| *tail != near.name);
            if tail.is_some_and(|tail| tail.starts_with(char::is_lowercase)) {
                return None;
            }
            let level = level_of(&near);
            let is_body = near.place.is_none() && near.name.last_word().is_some_and(|word| HOUSES.contains(&word));
            (!is_body).then_some(Found { near, level, people_of: None })
        })
    }

    /// The places of a sentence that a word alone shows: a name that the text has for a place elsewhere, the people of one, a named
    /// county, a spot.
    fn add_words<'a>(&'a self, sentence: &Sentence, names: &Names<'_>, known: &[Known], found: &mut Vec<Found<'a>>) {
        static AREAS: WordList = WordList::named("nouns of a named area");
        static SPOTS: WordList = WordList::named("nouns of spots");
        let start = sentence.span.start();
        let words: Vec<(usize, &str)> =
            words_of(self.text.get(start..sentence.span.end()).unwrap_or_default()).collect();
        for (index, (at, word)) in words.iter().enumerate() {
            let (marks, noun) = word.unmarked_at();
            let from = start + at + marks;
            let plain = bare_of_owner(noun);
            let to = from + plain.len();
            let mut add = |start: usize, end: usize, level: Level, people_of: Option<usize>| {
                let name = self.text.get(start..end).filter(|_| start < end);
                found.extend(name.map(|name| Found { near: Near::plain(name, start, end), level, people_of }));
            };
            if !plain.starts_with(char::is_uppercase) {
                if SPOTS.contains(&plain)
                    && let Some(first) = spot_begins(&words, index)
                {
                    add(start + first, to, Level::Spot, None);
                }
                continue;
            }
            let goes_on = |to: usize| near_behind(self.text, to, self.text.len()).starts_with(char::is_alphanumeric);
            let again = names.get(plain).into_iter().flatten();
            let again = again.filter(|(name, _)| self.text.get(from..from + name.len()) == Some(*name));
            if let Some((name, level)) = again.max_by_key(|(name, _)| name.len())
                && !goes_on(from + name.len())
            {
                add(from, from + name.len(), *level, None);
            } else if AREAS.contains(&plain) {
                let capital =
                    |word: &str| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric);
                let name = words.get(..index).unwrap_or_default().iter().rev().take(3);
                if let Some((first, _)) = name.take_while(|(_, word)| capital(word)).last() {
                    add(start + first, to, Level::Area, None);
                }
            } else if SPOTS.holds(plain)
                && !HOUSES.contains(&plain)
                && let Some(first) = spot_begins(&words, index)
            {
                add(start + first, to, Level::Spot, None);
            } else if let Some(which) = people_of(plain, known) {
                add(from, to, Level::Region, Some(which));
            }
        }
    }

    /// How a place stands in its sentence.
    fn stands(&self, found: &Found<'_>, which: usize, index: usize, sentence: &Sentence) -> Named {
        static JOINING: WordList = WordList::named("joining");
        static PEOPLE: WordList = WordList::named("people of a place");
        static RELATIVE: WordList = WordList::named("relative of place");
        static WITH: WordList = WordList::named("leading from a place to a count");
        static TELLING: WordList = WordList::named("telling of a place");
        static ONE: WordList = WordList::named("article of one among several");
        /// So far from its sentence's begin it may open it, in bytes; so many words before it.
        const HEAD: usize = 60;
        const LEAD: usize = 6;
        /// So many words behind it a verb tells.
        const VERB: usize = 3;
        let near = &found.near;
        let (start, end) = (sentence.span.start(), sentence.span.end().max(near.end));
        let behind = near_behind(self.text, near.end, end);
        let next = behind.first_word().unwrap_or_default();
        let spaced = behind.starts_with(' ');
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let before: Vec<&str> =
            last_words(near_before(self.text, near.start), 3).map(|(_, word)| word).collect::<Vec<_>>();
        let mut before = before.into_iter().rev();
        let last = before.next().filter(|_| near.start > start);
        let leads = last
            .filter(|word| !ARTICLES.contains(&&*lowered(word)))
            .or_else(|| before.find(|word| !ARTICLES.contains(&&*lowered(word))).filter(|_| last.is_some()));
        // "In Lampa", "and in Lampa", "Lampa".
        let head = self.text.get(start..near.start).filter(|head| head.len() < HEAD && !head.contains(','));
        let mut opening =
            head.map(|head| head.words().skip_while(|word| JOINING.contains(&&*lowered(word.unmarked()))));
        let first = opening.as_mut().and_then(Iterator::next);
        let rest = opening.map_or(usize::MAX, Iterator::count);
        let article = first.is_some_and(|word| ARTICLES.contains(&&*lowered(word)));
        let relative = |word: &str| RELATIVE.contains(&word) || WITH.contains(&word);
        let opens_name = last.is_some_and(|word| start + word.len() + 1 == near.start);
        let in_name = last.is_some_and(|word| capital(word) && word.ends_with(char::is_alphanumeric)) && !opens_name;
        Named {
            start: near.start,
            end: near.end,
            sentence: index,
            which,
            level: found.level,
            role: near.role,
            led: leads.map_or(Led::Not, led_by),
            opens: first.is_some_and(|word| LEADING.contains(&&*lowered(word.unmarked()))) && rest < LEAD,
            is_subject: head.is_some() && (first.is_none() || rest == 0 && article),
            before_people: spaced && PEOPLE.holds(next.unmarked()),
            of_people: found.people_of.is_some(),
            before_relative: behind.starts_with(',') && behind.words().skip(1).take(1).any(relative),
            before_telling: behind.words().take(VERB).any(|word| TELLING.contains(&word)),
            in_name: spaced && capital(next) || in_name,
            is_indefinite: last.is_some_and(|word| ONE.holds(word)),
            in_heading: self.segments.kind_of(index) == SegmentKind::Heading,
            in_list: false,
            of_main: false,
        }
    }
}

/// Where a spot's words begin, by its noun among the words of its sentence: behind what leads to it or stands before it, over
/// adjectives and names. The first of two nouns of spots begins none.
fn spot_begins(words: &[(usize, &str)], noun: usize) -> Option<usize> {
    static SPOTS: WordList = WordList::named("nouns of spots");
    static LED: WordList = WordList::named("leading to spots of a text");
    static BEFORE: WordList = WordList::named("standing before a spot");
    /// So many words before the noun.
    const REACH: usize = 5;
    let (_, own) = words.get(noun)?;
    let goes_on = words.get(noun + 1).is_some_and(|(_, next)| SPOTS.holds(next.unmarked()));
    if goes_on && own.ends_with(char::is_alphanumeric) {
        return None;
    }
    for back in 1..=REACH {
        let (_, word) = words.get(noun.checked_sub(back)?)?;
        let lower = lowered(word);
        if [&ARTICLES, &BEFORE, &LED, &LEADING].iter().any(|list| list.contains(&&*lower)) {
            return words.get(noun + 1 - back).map(|(at, _)| *at);
        }
        let ends = !word.ends_with(char::is_alphanumeric) || word.starts_with(|c: char| !c.is_alphabetic());
        if ends || STOPS.contains(&&*lower) {
            return None;
        }
    }
    None
}

/// "Lampans": the region among some places whose name a word begins with, by index.
fn people_of(word: &str, known: &[Known]) -> Option<usize> {
    static ENDINGS: WordList = WordList::named("endings of the people of a region");
    /// So long is a name at least.
    const SHORT: usize = 4;
    if !ENDINGS.iter().any(|ending| word.ends_with(ending)) {
        return None;
    }
    known.iter().position(|known| {
        let stem = known.name.get(..known.name.len().saturating_sub(1)).unwrap_or_default();
        known.level == Level::Region
            && !known.name.contains(' ')
            && known.name.len() >= SHORT
            && word.len() > known.name.len()
            && word.starts_with(stem)
    })
}
