//! What the words beside a figure say of its event: another time, another place, a comparison.

use crate::discourse::far_apart;
use crate::events::{EventMention, LEAD, ResolvedDate, is_brought_in, localities};
use crate::figures::Mention;
use crate::model::Event;
use crate::places::{Context, Kind, Meaning, Relation, add_names, holds_name, meaning, relation};
use crate::scope::{Reader, Stretch};
use crate::text::{Spaced, bare_of_owner, lowered};
use crate::vocabulary::WordList;

/// A time that the words beside a figure give it.
struct OwnTime {
    date: ResolvedDate,
    /// Whether the figure is only held against another: "compared with 39 % in 2015".
    compared: bool,
}

/// Words before a figure that is held against another.
static COMPARING_BEFORE: WordList = WordList::named("comparing before");

/// Words that may stand between those and the figure.
static LOOSE: WordList = WordList::named("loose of own words");

/// So far behind its figure, in bytes, words still say when and where.
const REACH: usize = 110;

/// Words that point back to what was told last.
static POINTING: WordList = WordList::named("pointing");

/// What an event is called when it is spoken of again.
static SPOKEN_OF: WordList = WordList::named("events spoken of again");

/// What stands so near an event's name, in bytes, is of it.
const NEAR: usize = 60;

/// Where a clause begins that tells more of what stands before it: "where", "in which", "that".
fn relative_in(words: &str) -> Option<usize> {
    static RELATIVE: WordList = WordList::named("relative of own words");
    let mut at = 0;
    for word in words.split(' ') {
        if RELATIVE.contains(&word) {
            return Some(at);
        }
        at += word.len() + 1;
    }
    None
}

impl Reader<'_> {
    /// The event of another time that the words beside a figure put it in, where the main story cannot be of that time.
    pub(super) fn of_another_time(&self, main: &Event, mention: &Mention, stretch: &Stretch<'_>) -> Option<Event> {
        let behind = self.words_behind(mention, stretch);
        let OwnTime { date, compared } = self.own_time(mention, stretch, behind)?;
        let own = Event { from: Some(date.from), to: Some(date.to), localities: Vec::new(), ..main.clone() };
        let excluded = far_apart(main, &own);
        // With the day of publication for its date the story excludes nothing by itself.
        let elsewhere = || self.elsewhere(main, self.text.get(mention.span.end()..behind).unwrap_or_default());
        let place = elsewhere().filter(|_| excluded);
        let leaves = excluded && (compared || self.events.main_is_dated && !date.rough) || place.is_some();
        leaves.then(|| Event { localities: place.into_iter().collect(), ..own })
    }

    /// The event that is told of in passing right before a figure: "the worst since the shooting at the mill in Zenda, where 17
    /// people died". It has a place that neither title nor lead names, and the figure stands in a clause of its own.
    pub(super) fn told_in_passing(&self, main: &Event, named: &EventMention, mention: &Mention) -> Option<Event> {
        /// So many bytes may stand between the event and the figure.
        const BETWEEN: usize = 200;
        let (from, to) = (named.end, mention.span.start());
        let between =
            self.text.get(from..to).filter(|between| between.len() <= BETWEEN && !between.contains([';', '\n']))?;
        let later = named.sentence > 0 || named.compared;
        // "A massacre at a church in Zenda claimed nine lives": one that was not told of before, and what it did.
        let brought_in = || {
            !self.lasts(named.entity)
                && is_brought_in(self.text, named.start)
                && !between.contains([',', '"', '”', '('])
        };
        let opens = relative_in(between).or_else(|| brought_in().then_some(between.len())).filter(|_| later)?;
        let places = self.events.located.within(from, from + opens);
        let mut spots = places.iter().filter(|place| !place.is_country());
        let name =
            |place: &crate::places::Mention| self.text.get(place.start..place.end).unwrap_or_default().to_owned();
        let is_told_first = |place: &String| {
            let until = (0..=LEAD.min(named.start)).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
            let lead = self.text.get(..until).unwrap_or_default();
            lead.contains(place.as_str())
                || self.events.title.as_ref().is_some_and(|title| title.contains(place.as_str()))
        };
        let is_of_main = |place: &String| {
            let lies = |known: &String| relation((place, Context::NOWHERE), (known, Context::NOWHERE));
            let related = |known| matches!(lies(known), Relation::Same | Relation::Within | Relation::Contains);
            main.localities.iter().any(related)
        };
        let spots: Vec<String> = spots.by_ref().map(name).collect();
        // The region around it may be told of for something else: "Zenda, Texas" and a senator from Texas.
        if is_told_first(spots.first()?) || spots.iter().any(is_of_main) {
            return None;
        }
        let kind = self.events.entities.get(named.entity)?.kind.clone();
        let country = places.iter().find_map(|place| place.country()).map(str::to_owned);
        let mut event = Event { kind, place: country.or_else(|| main.place.clone()), ..Event::default() };
        (event.from, event.to) = (named.date.map(|date| date.from), named.date.map(|date| date.to));
        add_names(&mut event.localities, spots);
        Some(event)
    }

    /// The event of a time long past that the clause of a figure tells of with a place of its own: "after a man walked into a
    /// school in Zenda two years ago and shot 17 people".
    pub(super) fn long_before(&self, main: &Event, mention: &Mention, stretch: &Stretch<'_>) -> Option<Event> {
        /// So many bytes between the time and the figure.
        const BETWEEN: usize = 90;
        let dates = &self.events.dates;
        let last = dates.partition_point(|date| date.end <= mention.span.start()).checked_sub(1)?;
        let date = dates.get(last).filter(|date| date.start >= stretch.start && self.events.is_long_before(date))?;
        let between = self.text.get(date.end..mention.span.start())?;
        if between.len() > BETWEEN || between.contains([';', ':', '"', '”', '(']) {
            return None;
        }
        let before = self.text.get(stretch.start..mention.span.start())?;
        let until = (0..=LEAD.min(stretch.start)).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let lead = self.text.get(..until).unwrap_or_default();
        let title = self.events.title.as_deref().unwrap_or_default();
        let own = |place: &String| {
            !lead.contains(place.as_str()) && !title.contains(place.as_str()) && !holds_name(&main.localities, place)
        };
        let places = localities(before);
        let apart = !places.is_empty() && places.iter().all(own);
        apart.then(|| Event {
            from: Some(date.from),
            to: Some(date.to),
            names: Vec::new(),
            localities: places,
            ..main.clone()
        })
    }

    /// The event of a day that the main story is only held against: "the worst since 14 February, when 17 people were killed".
    pub(super) fn since_when(&self, main: &Event, mention: &Mention, stretch: &Stretch<'_>) -> Option<Event> {
        let dates = &self.events.dates;
        let from = dates.partition_point(|date| date.start < stretch.start);
        let ahead = dates.get(from..)?.iter().take_while(|date| date.end <= mention.span.start());
        let date = ahead.last().filter(|date| !date.counted)?;
        let before = self.text.get(stretch.start..date.start)?.trim_end();
        let behind = self.text.get(date.end..mention.span.start())?.trim_start_matches([',', '.', ' ']);
        let before = before.strip_suffix(" the").unwrap_or(before);
        let compared = before.ends_with(" since") || before.ends_with(" than in") || before.ends_with(" than on");
        // "Since the 14 February attack on the camp at Zenda, when": the clause right before the figure goes on about it.
        let clause = behind.rsplit(", ").next().unwrap_or(behind);
        let told = ["when ", "in which "].iter().any(|word| behind.starts_with(word) || clause.starts_with(word));
        // "The last time was in 1957, when".
        let past = behind.starts_with("when ") && self.events.is_long_before(date);
        let event = Event { from: Some(date.from), to: Some(date.to), localities: Vec::new(), ..main.clone() };
        (compared && told || past).then_some(event)
    }

    /// The event of a time long past that a paragraph opened with, where the figure's sentence goes on about it: "In August a
    /// bomb went off in Zenda. At least 27 people died in that attack".
    pub(super) fn gone_on_about(&self, main: &Event, mention: &Mention, stretch: &Stretch<'_>) -> Option<Event> {
        /// So many sentences back.
        const BACK: usize = 2;
        let first = self.events.mentions.partition_point(|event| event.start < stretch.start);
        let named =
            self.events.mentions.get(first..).unwrap_or_default().iter().take_while(|event| event.start < stretch.end);
        let pointing = |event: &&EventMention| {
            let before = self.text.get(stretch.start..event.start).unwrap_or_default().trim_end();
            POINTING.iter().any(|word| before.ends_with(word))
        };
        let named = named.into_iter().find(pointing);
        // "That event killed 36".
        let mut words = self.text.get(stretch.start..mention.span.start())?.words();
        let opens = words.next().is_some_and(|word| POINTING.contains(&word))
            && words.next().is_some_and(|word| SPOKEN_OF.contains(&word));
        if named.is_none() && !opens {
            return None;
        }
        let here = stretch.sentence?;
        let paragraph = self.segments.sentences.get(here)?.paragraph;
        let (sentence, date) = (1..=BACK).filter_map(|back| here.checked_sub(back)).find_map(|index| {
            let sentence = self.segments.sentences.get(index).filter(|sentence| sentence.paragraph == paragraph)?;
            let at = self.events.dates.partition_point(|date| date.start < sentence.span.start());
            let date = self.events.dates.get(at).filter(|date| date.end <= sentence.span.end())?;
            let before = self.text.get(sentence.span.start()..date.start)?;
            (before.count_words() <= 2).then_some((sentence, *date))
        })?;
        let own = Event { from: Some(date.from), to: Some(date.to), names: Vec::new(), ..main.clone() };
        if !far_apart(main, &own) {
            return None;
        }
        let Some(named) = named else { return Some(Event { localities: Vec::new(), ..own }) };
        let kind = self.events.entities.get(named.entity)?.kind.clone();
        // What the sentence tells of besides has a place of its own.
        let of_named = mention.span.start().abs_diff(named.start) <= NEAR;
        let (from, to) = (sentence.span.start(), sentence.span.end());
        let localities = if of_named { self.events.located.towns(self.text, (from, to)) } else { Vec::new() };
        Some(Event { kind, localities, ..own })
    }

    /// Where the words end that stand behind a figure in its clause, other figures of one list included.
    fn words_behind(&self, mention: &Mention, stretch: &Stretch<'_>) -> usize {
        let from = mention.span.end();
        let mut until = (from + REACH).min(stretch.end);
        let following = stretch.mentions.iter().filter(|other| other.span.start() >= from);
        let mut last = from;
        for other in following {
            let between = self.text.get(last..other.span.start()).unwrap_or_default();
            if !(between.ends_with(" and ") || between.contains(" and ") && between.len() < 40) {
                until = until.min(other.span.start());
                break;
            }
            last = other.span.end();
        }
        while until > from && !self.text.is_char_boundary(until) {
            until -= 1;
        }
        let words = self.text.get(from..until).unwrap_or_default();
        let cut = words.find([';', '"', '”', '(']).or_else(|| words.find(". ")).unwrap_or(words.len());
        from + cut
    }

    fn own_time(&self, mention: &Mention, stretch: &Stretch<'_>, behind: usize) -> Option<OwnTime> {
        let before = lowered(self.text.get(stretch.start..mention.span.start()).unwrap_or_default());
        let mut before = before.trim_end();
        while let Some((rest, word)) = before.rsplit_once(' ').filter(|(_, word)| LOOSE.contains(word)) {
            before = rest.trim_end();
            if word.is_empty() {
                break;
            }
        }
        let compared = COMPARING_BEFORE.iter().any(|words| before.ends_with(words));
        let dates = &self.events.dates;
        let mut dates = dates.iter().skip(dates.partition_point(|date| date.start < mention.span.end()));
        let date = dates.next().filter(|date| date.end <= behind && !date.counted)?;
        let between = self.text.get(mention.span.end()..date.start).unwrap_or_default().trim_end();
        let word = between.rsplit(' ').next().unwrap_or_default();
        let relative = self.text.get(date.start..date.end).is_some_and(|words| words.starts_with(char::is_lowercase));
        let dates_it = relative || matches!(word, "in" | "on" | "during");
        dates_it.then_some(OwnTime { date: *date, compared })
    }

    /// The place that words name, where it lies apart from all that the main story names.
    fn elsewhere(&self, main: &Event, words: &str) -> Option<String> {
        let apart = |place: &String| {
            main.localities.iter().all(|known| {
                let related = relation((place, Context::NOWHERE), (known, Context::NOWHERE));
                matches!(related, Relation::Apart)
            })
        };
        localities(words).into_iter().find(|place| !main.localities.is_empty() && apart(place))
    }

    /// The region or town whose vote a figure is of: named in its clause, before it in the sentence, or at the beginning of a
    /// sentence before it in the paragraph: "In Alabama … ; the final count was".
    pub(super) fn contest_place(&self, mention: &Mention, stretch: &Stretch<'_>) -> Option<String> {
        /// So many sentences back.
        const BACK: usize = 2;
        let before = self.text.get(stretch.start..mention.span.start()).unwrap_or_default();
        let behind = self.text.get(mention.span.end()..self.words_behind(mention, stretch)).unwrap_or_default();
        let first_behind = behind.split([',', ';']).next().unwrap_or_default();
        let own = places_named(first_behind).into_iter().next().or_else(|| places_named(before).pop());
        if own.is_some() || WHOLE.iter().any(|word| before.contains(word) || behind.contains(word)) {
            return own;
        }
        let here = stretch.sentence?;
        let paragraph = self.segments.sentences.get(here)?.paragraph;
        (1..=BACK).filter_map(|back| self.segments.sentences.get(here.checked_sub(back)?)).find_map(|sentence| {
            let words = self
                .text
                .get(sentence.span.start()..sentence.span.end())
                .filter(|_| sentence.paragraph == paragraph)?;
            let opening = words.split(',').next().filter(|opening| opening.starts_with("In ") && opening.len() < 40)?;
            places_named(opening).pop()
        })
    }

    /// Whether a place is the only one that the title names, or else the lead: where the document's own contest is.
    pub(super) fn is_all_told_of(&self, place: &str) -> bool {
        let titled = self.events.title.as_deref().map(|title| self.events.located.towns_of_title(title));
        let titled = titled.unwrap_or_default();
        let lead = || self.events.located.towns(self.text, (0, LEAD));
        let told = if titled.is_empty() { lead() } else { titled };
        !told.is_empty() && told.iter().all(|known| known == place)
    }
}

/// Words by which a figure is of all of a country.
static WHOLE: WordList = WordList::named("whole");

/// The regions and towns of the table that words name behind "in", in order.
fn places_named(words: &str) -> Vec<String> {
    let list: Vec<&str> = words.words().collect();
    let mut found = Vec::new();
    for (index, word) in list.iter().enumerate() {
        if !matches!(*word, "in" | "In") {
            continue;
        }
        let name = |length: usize| -> Option<String> {
            let words = list.get(index + 1..index + 1 + length)?;
            let capital = |word: &&str| word.starts_with(char::is_uppercase);
            words.iter().all(capital).then(|| {
                let name = words.join(" ");
                let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
                bare_of_owner(name).to_owned()
            })
        };
        let known = [3, 2, 1]
            .into_iter()
            .filter_map(name)
            .find(|name| matches!(meaning(name, Context::NOWHERE), Meaning::One(place) if place.kind != Kind::Country));
        found.extend(known);
    }
    found
}
