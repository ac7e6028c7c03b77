//! What the words beside a figure say of its event: another time, another place, a comparison.

use super::claims::{Reader, Stretch};
use super::event_dates::ResolvedDate;
use super::localities::localities;
use crate::discourse::far_apart;
use crate::figures::Mention;
use crate::model::Event;
use crate::places::{Context, Kind, Meaning, Relation, meaning, relation};
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
        let before = self.text.get(stretch.start..mention.span.start()).unwrap_or_default().to_lowercase();
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
}

/// Words by which a figure is of all of a country.
static WHOLE: WordList = WordList::named("whole");

/// The regions and towns of the table that words name behind "in", in order.
fn places_named(words: &str) -> Vec<String> {
    let list: Vec<&str> = words.split_whitespace().collect();
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
                name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name).to_owned()
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
