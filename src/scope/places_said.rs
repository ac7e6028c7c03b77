//! The place that a figure's own clause names, where nothing tells whether it is a part of the event's place or all of it.
//!
//! Such a place is said to whoever reads the claim, and parts no figures: who tells of a town's event and names the town does
//! not say less than the others.

use super::stretch::{Reader, Stretch};
use super::topic::{Bound, Topic};
use crate::events::PlaceNamed;
use crate::model::keys;
use crate::model::{Basis, Event, Measure, Span, Statistic};
use crate::places::{Kind, Role, holds_name, is_one_name, of, spelling};
use crate::text::{Spaced, lowered};
use crate::vocabulary::{Vocabulary, WordList};

impl Reader<'_> {
    /// The place that is said of a figure and is not the main story's own: "47 people died in Baghdad" in a report on Basra.
    pub(crate) fn place_said(&self, statistic: &Statistic, index: usize, stretch: &Stretch<'_>) -> Option<Bound> {
        let event = statistic.event.as_ref();
        let (named, ..) = self.place_beside(index, stretch)?;
        let named = named?;
        let asked = statistic.measure.as_deref().is_some_and(Measure::is_of_answers);
        if asked && !self.is_of_those_asked(index, stretch, named.span) {
            return None;
        }
        let known = named.is_country || named.is_site || of(&named.name).next().is_some();
        let own = event.is_some_and(|event| is_place_of(event, &named));
        let own =
            own || !known || self.is_main_place(&named) || self.names_an_event(&named) || self.opens_story(&named);
        (!own && !named.is_outside).then_some((named.name, named.span))
    }

    /// "Forty percent of voters in Lampa": right behind a share a place says who was asked; further on, what they were asked of.
    fn is_of_those_asked(&self, index: usize, stretch: &Stretch<'_>, place: Option<Span>) -> bool {
        /// So many words between.
        const BETWEEN: usize = 5;
        let places = stretch.mentions.get(index).zip(place);
        places.is_some_and(|(mention, place)| {
            let between = self.text.get(mention.span.end()..place.start());
            between.is_none_or(|between| between.count_words() <= BETWEEN)
        })
    }

    /// Whether a place is where the main story was, or holds it.
    fn is_main_place(&self, named: &PlaceNamed) -> bool {
        let main = self.events.main.and_then(|main| self.events.entities.get(main));
        main.is_some_and(|main| is_place_of(main, named))
    }

    /// Takes a place that was only said of a figure away where the first sentence of the text names it: it is the story's.
    pub(crate) fn leave_out_place_of_story(&self, topic: &mut Topic) {
        let said = topic.bases.get(keys::PLACE_WITHIN) == Some(&Basis::Assumed);
        let Some(span) = topic.key_spans.get(keys::PLACE).copied().filter(|_| said) else { return };
        let first = self.segments.sentences.first().map_or(0, |first| first.span.end());
        static LEADING: WordList = WordList::named("leading to spots of a story");
        let named = topic.statistic.scope.get(keys::PLACE).is_some_and(|place| {
            place.starts_with(char::is_uppercase) || place.first_word().is_some_and(|word| LEADING.contains(&word))
        });
        if named && span.start() < first {
            topic.statistic.scope.remove(keys::PLACE);
            topic.key_spans.remove(keys::PLACE);
            topic.bases.remove(keys::PLACE_WITHIN);
        }
    }

    /// Takes a place away that was only said of a figure and is somebody's name: whose the figure is, a party's, or one that the
    /// text has for a family and nowhere behind a preposition of place.
    pub(crate) fn leave_out_place_of_somebody(&self, topic: &mut Topic) {
        let said = topic.bases.get(keys::PLACE_WITHIN) == Some(&Basis::Assumed);
        let Some(place) = topic.statistic.scope.get(keys::PLACE).filter(|_| said) else { return };
        let owner = topic.statistic.subject.as_deref();
        let span = topic.key_spans.get(keys::PLACE).copied();
        let mentions = span.map(|span| self.events.located.within(span.start(), span.end()));
        let stands = mentions.into_iter().flatten().any(|near| near.role == Role::Places);
        if stands || of(place).any(|place| place.kind != Kind::Town) {
            return;
        }
        let family = !place.contains(' ') && self.events.located.is_family(self.text, place);
        let own = owner.is_some_and(|owner| {
            owner.words().any(|word| word == place) && !of(owner).any(|place| place.kind != Kind::Town)
        });
        if family || own || is_party(place) {
            topic.statistic.scope.remove(keys::PLACE);
            topic.key_spans.remove(keys::PLACE);
            topic.bases.remove(keys::PLACE_WITHIN);
        }
    }

    /// Whether the first sentence of the text names a place: then it is the story's, whatever the events are known by.
    fn opens_story(&self, named: &PlaceNamed) -> bool {
        let Some(first) = self.segments.sentences.first() else { return false };
        let lead = self.text.get(first.span.start()..first.span.end()).unwrap_or_default();
        named.span.is_some_and(|span: Span| span.start() < first.span.end()) || lead.contains(named.name.as_str())
    }
}

/// Whether a name is that of a party's people.
fn is_party(name: &str) -> bool {
    /// The class of such words.
    const PARTY: &str = "party";
    let vocabulary = Vocabulary::english();
    let word = lowered(name);
    vocabulary.class(PARTY).zip(vocabulary.look_up(&word)).is_some_and(|(class, entry)| entry.classes & class != 0)
}

/// Whether a place is an event's own, by any of its names.
fn is_place_of(event: &Event, named: &PlaceNamed) -> bool {
    let alike = |place: &str| {
        is_one_name(place, &named.name) || {
            let (place, name) = (spelling(place), spelling(&named.name));
            place.split(' ').any(|word| word.len() > 3 && name.split(' ').any(|other| other == word))
        }
    };
    event.place.as_deref().is_some_and(|place| place.split(", ").any(alike))
        || holds_name(&event.localities, &named.name)
        || event.localities.iter().any(|place| alike(place))
}
