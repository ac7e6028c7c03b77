//! The place within an event to which a figure is limited, where no construction beside it says one: by a sum of evidence over the
//! places that the text names in the figure's sentence and before it.
//!
//! Such a place is assumed: it is said to whoever reads the claim and parts no figures. The record stands in docs/stories.md.

mod evidence;
mod joined;
mod named;
mod near;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::LazyLock;

use super::stretch::{Reader, Stretch};
use super::topic::Topic;
use crate::model::{Basis, Measure, Span, keys};
use crate::quantity::Unit;
use crate::text::{Spaced, Spellings, bare_of_owner, lowered};
use crate::vocabulary::{WordGroups, WordList};
use evidence::{ENOUGH, Sought};
use joined::runs_of;
pub(crate) use named::Places;
use named::{Level, Named};

/// What a stretch says of all of its figures.
#[derive(Debug)]
pub(crate) struct SaidOfPlaces {
    /// Its figures, several that are joined as one, by bytes.
    runs: Vec<(usize, usize)>,
    /// The level of a place that it points back to, and whether to all of their kind.
    points: Option<Level>,
    points_to_all: bool,
}

impl Reader<'_> {
    /// Gives a figure the place that most speaks for, where it has none and enough does.
    pub(crate) fn note_place_by_evidence(
        &self,
        topic: &mut Topic,
        index: usize,
        measure: Option<&Measure>,
        stretch: &Stretch<'_>,
    ) {
        let Some(figure) = stretch.mentions.get(index).filter(|_| !topic.statistic.scope.contains_key(keys::PLACE))
        else {
            return;
        };
        let places = self.places.get_or_init(|| Places::of(self));
        let said = stretch.said_of_places.get_or_init(|| {
            let (points, points_to_all) = self.pointed_to(stretch);
            SaidOfPlaces { runs: runs_of(self.text, stretch), points, points_to_all }
        });
        let own = |run: &(usize, usize)| run.0 <= figure.span.start() && figure.span.end() <= run.1;
        let figure_span = (figure.span.start(), figure.span.end());
        let run = said.runs.iter().copied().find(own).unwrap_or(figure_span);
        // What is of no measure may be anything: a time, a length, the number of a law.
        let unit = &figure.quantity.unit;
        let counts = matches!(unit, Unit::Percent | Unit::PercentagePoint | Unit::Count) || run != figure_span;
        if measure.is_none() && !counts {
            return;
        }
        let family = self.family(figure, measure);
        let sought = Sought { figure, run, family, stretch, topic, places, said };
        let others = self.places_near(stretch, places).filter(|at| !self.is_of_its_event(&sought, *at));
        let sums = others.map(|at| (self.sum(&sought, at), at));
        // Of two for which as much speaks it is the one named first.
        let best = sums.reduce(|best, other| if other.0 > best.0 { other } else { best });
        let Some(named) = best.filter(|(sum, _)| *sum >= ENOUGH).and_then(|(_, at)| places.named.get(at)) else {
            return;
        };
        let name = match places.all.get(named.which).filter(|_| named.of_people) {
            Some(known) => known.name.clone(),
            None => self.text.get(named.start..named.end).unwrap_or_default().single_spaced(),
        };
        topic.set(keys::PLACE, (name, Span::new(named.start, named.end)));
        topic.known(keys::PLACE_WITHIN, Basis::Assumed);
    }

    /// The places that a figure may be limited to, by index: those of its sentence, and before it the last of each level.
    fn places_near<'p>(&self, stretch: &Stretch<'_>, places: &'p Places) -> impl Iterator<Item = usize> + use<'p> {
        /// So many places and sentences before the figure's are looked at.
        const PLACES: usize = 24;
        const SENTENCES: usize = 8;
        let first = places.first_from(stretch.start);
        let (here, end) = (stretch.sentence.unwrap_or_default(), stretch.end);
        let mut levels: Vec<Level> = Vec::new();
        let earlier = places.named.iter().enumerate().take(first).rev().take(PLACES);
        let earlier = earlier.take_while(|(_, named)| named.sentence + SENTENCES >= here).filter(|(_, named)| {
            let is_last = !levels.contains(&named.level);
            levels.extend(is_last.then_some(named.level));
            is_last
        });
        let mut candidates: Vec<usize> = earlier.map(|(at, _)| at).collect();
        candidates.reverse();
        let own = places.named.iter().enumerate().skip(first).take_while(move |(_, named)| named.start < end);
        candidates.extend(own.map(|(at, _)| at));
        candidates.into_iter().filter(|at| places.named.get(*at).is_some_and(|named| places.may_be(named)))
    }

    /// What a sentence points back to: "in the state" to one place of a level, "in each state" to all.
    fn pointed_to(&self, stretch: &Stretch<'_>) -> (Option<Level>, bool) {
        static LEVELS: WordGroups = WordGroups::named("nouns of levels");
        static MANY: WordGroups = WordGroups::named("nouns of levels, several");
        static DEFINITE: WordList = WordList::named("leading to a place told of");
        static EACH: WordList = WordList::named("leading to each place");
        static ALL: WordList = WordList::named("leading to all places");
        static SPELT: LazyLock<Spellings> =
            LazyLock::new(|| Spellings::of(LEVELS.iter().chain(MANY.iter()).flat_map(|(_, nouns)| *nouns).copied()));
        /// So many words before the noun.
        const BACK: usize = 3;
        let words = self.text.get(stretch.start..stretch.end).unwrap_or_default();
        // Most sentences have no such noun.
        if !SPELT.are_in(words) {
            return (None, false);
        }
        let level = |groups: &'static WordGroups, noun: &str| groups.meaning_of(noun).and_then(Level::named);
        let (mut one, mut all) = (None, false);
        let mut before: [Cow<'_, str>; BACK] = Default::default();
        for word in words.words() {
            let word = lowered(word.unmarked());
            let noun = bare_of_owner(&word);
            let led = |list: &WordList| before.iter().any(|word| list.contains(&&**word));
            if let Some(level) = level(&LEVELS, noun) {
                all |= led(&EACH);
                let definite = before.last().is_some_and(|word| DEFINITE.contains(&&**word));
                one = one.or(definite.then_some(level));
            } else if level(&MANY, noun).is_some() {
                all |= led(&EACH) || led(&ALL);
            }
            before.rotate_left(1);
            if let Some(last) = before.last_mut() {
                *last = word;
            }
        }
        (one, all)
    }
}

impl Places {
    /// The first place that begins at some byte of the text or behind it, by index.
    fn first_from(&self, start: usize) -> usize {
        self.named.partition_point(|named| named.start < start)
    }

    /// Whether a name may be a place's: that of a town or of nothing known is somebody's unless it stands once behind a word that
    /// leads to places.
    fn may_be(&self, named: &Named) -> bool {
        let led = self.all.get(named.which).is_some_and(|known| known.led);
        led || !matches!(named.level, Level::Town | Level::Unsettled)
    }
}
