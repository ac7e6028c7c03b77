//! The part of an event's place that a figure is of: the one that the words beside it name, or point back to.

use super::stretch::{Reader, Stretch};
use super::topic::Topic;
use crate::cues::Cue;
use crate::events::{
    PlaceNamed, definite_place, is_part_noun, is_place_noun, last_place, place_before, place_behind, place_of_relative,
    place_of_toll, place_that_counts, place_that_voted, points_there,
};
use crate::figures::Mention;
use crate::model::keys;
use crate::model::{Basis, Event, Span, Statistic};
use crate::places::countries::{COUNTRIES, country_of_people};
use crate::places::{Kind, Meaning, Standing, holds_name, is_ambiguous_word, is_one_name, of, spelling};
use crate::text::{Spaced, last_words, lowered, near_behind};
use crate::vocabulary::{WordList, traits};

/// Whether the table of places has a name as that of a region.
fn is_region(name: &str) -> bool {
    of(name).any(|place| place.kind == Kind::Region)
}

/// Whether a statistic is of what one bomb does at one spot.
fn is_of_one_spot(statistic: &Statistic) -> bool {
    static OF_ONE_SPOT: WordList = WordList::named("measures of one spot");
    statistic.measure.as_deref().is_none_or(|measure| OF_ONE_SPOT.contains(&measure))
}

/// A few words before a place in a text.
pub(super) fn near_before(text: &str, end: usize) -> &str {
    /// In bytes.
    const REACH: usize = 60;
    let start = (end.saturating_sub(REACH)..=end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    text.get(start..end).unwrap_or_default()
}

/// A place, and the words it was read from.
type Bound = (String, Option<Span>);

/// A place beside a figure, and the words before and behind the figure, as ranges of bytes.
pub(crate) type Beside = (Option<PlaceNamed>, (usize, usize), (usize, usize));

impl Reader<'_> {
    /// The part of the event's place that a figure is of: "killed 65 people in Nepal and 17 in India".
    pub(crate) fn place_within(
        &self,
        statistic: &Statistic,
        index: usize,
        stretch: &Stretch<'_>,
        topics: &[Topic],
        of_people: bool,
    ) -> Option<(Bound, Basis)> {
        let event = statistic.event.as_ref()?;
        // Where people came to harm by nothing that is named, the place is all that is known of it.
        let unnamed = of_people && event.kind.is_none();
        let mention = stretch.mentions.get(index)?;
        let (named, before, behind) = self.place_beside(index, stretch)?;
        let voted = || place_that_voted(self.text, stretch.start, mention.span.start());
        let named = named.or_else(|| voted().filter(|_| statistic.measure.as_deref() == Some("vote_share")));
        // Whose votes, seats or delegates they are has them, be it named like a town.
        let counts = || place_that_counts(self.text, before.0, before.1).filter(|_| of_people);
        let Some(named) = named.or_else(counts) else {
            return self
                .place_goes_on(statistic, index, stretch, topics)
                .or_else(|| (!unnamed).then(|| self.place_pointed_to(event, stretch, before, behind)).flatten());
        };
        // "69 on the island and eight in the capital": of an event at several places each figure is of its own.
        let apart = || {
            (0..stretch.mentions.len()).filter(|other| *other != index).any(|other| {
                let other = self.place_beside(other, stretch).and_then(|(other, ..)| other);
                other.is_some_and(|other| !is_one_name(&other.name, &named.name) && !other.is_country)
            })
        };
        // People gather where the event is, at a square or church: a town of its own is another gathering.
        let gathered = statistic.measure.as_deref() == Some("participants") && of(&named.name).next().is_none();
        // Those who did it are caught anywhere: "nine arrests in Peru and two in Chile".
        let caught =
            || named.is_country && !is_of_one_spot(statistic) && self.is_beside_another(&named, index, stretch);
        let of_event = |span: Span| self.places_event(span, event, stretch, behind.0);
        let part = !named.span.filter(|_| !named.is_country).is_some_and(of_event)
            && !self.names_an_event(&named)
            && (!gathered && !unnamed || apart())
            && (self.is_part_of(&named, event, apart)
                || self.is_less_than_told(&named, statistic, mention, topics)
                || caught());
        let span = named.span;
        part.then(|| ((named.said(), span), Basis::Said))
    }

    /// Whether another figure of a stretch is given for another country.
    fn is_beside_another(&self, named: &PlaceNamed, index: usize, stretch: &Stretch<'_>) -> bool {
        (0..stretch.mentions.len()).filter(|other| *other != index).any(|other| {
            let other = self.place_beside(other, stretch).and_then(|(other, ..)| other);
            other.is_some_and(|other| other.is_country && other.name != named.name)
        })
    }

    /// The place that the words beside a figure name, and how far the words before and behind it reach.
    pub(super) fn place_beside(&self, index: usize, stretch: &Stretch<'_>) -> Option<Beside> {
        stretch.places.get(index)?.get_or_init(|| self.read_place_beside(index, stretch)).clone()
    }

    fn read_place_beside(&self, index: usize, stretch: &Stretch<'_>) -> Option<Beside> {
        let mention = stretch.mentions.get(index)?;
        let figure_end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
        let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start()).max(figure_end);
        let previous =
            index.checked_sub(1).and_then(|index| stretch.mentions.get(index)).map_or(stretch.start, |m| m.span.end());
        let from = previous.min(mention.span.start());
        let ahead = || place_before(self.text, from, mention.span.start(), previous == stretch.start);
        let behind = Some(())
            .filter(|()| !self.is_of_a_whole(from, mention.span.start()))
            .and_then(|()| place_behind(self.text, figure_end, next));
        // "In Lampa alone, 17 people died in the heat wave in Peru": what stands behind the event is the event's.
        let of_event = behind.as_ref().is_some_and(|named| named.is_country && self.is_behind_event(named, figure_end));
        let named = Some(())
            .filter(|()| of_event)
            .and_then(|()| ahead().filter(|named| !named.is_country))
            .or(behind)
            .or_else(ahead)
            .or_else(|| place_of_toll(self.text, from, mention.span.start()))
            .or_else(|| place_of_relative(self.text, from, mention.span.start()));
        // What stands there and is no place's name leads to none elsewhere either.
        if named.as_ref().is_some_and(|named| !self.is_name_of_place(named)) {
            return None;
        }
        Some((named, (from, mention.span.start()), (figure_end, next)))
    }

    /// Whether between a figure and a place behind it an event is named.
    fn is_behind_event(&self, named: &PlaceNamed, figure_end: usize) -> bool {
        let Some(place) = named.span else { return false };
        let mentions = &self.events.mentions;
        let first = mentions.partition_point(|event| event.start < figure_end);
        mentions.get(first).is_some_and(|event| event.end <= place.start())
    }

    /// "Nine of the state's 40 cases were tied to a mill in Lampa": what follows is told of the nine.
    fn is_of_a_whole(&self, from: usize, figure: usize) -> bool {
        let mut before = last_words(self.text.get(from..figure).unwrap_or_default(), 1).map(|(_, word)| word);
        let owner = before.next().and_then(|word| word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")));
        owner.is_some_and(|owner| is_place_noun(&lowered(owner)))
    }

    /// Whether a name that a preposition leads to may be a place's: a country, a name that the table or a noun beside it knows,
    /// or one that the text has for nobody else. "In Lund" is no town where the text tells of Ann Lund.
    fn is_name_of_place(&self, named: &PlaceNamed) -> bool {
        let Some(span) = named.span.filter(|_| !named.is_country) else { return true };
        static OF_PLACES: WordList = WordList::named("nouns in names of places");
        let end = span.start() + named.name.len();
        let mentions = self.events.located.within(span.start(), end);
        let of_place = || named.name.words().any(|word| OF_PLACES.contains(&&*lowered(word)));
        mentions.iter().any(|mention| {
            let says =
                matches!(mention.standing, Standing::Within | Standing::Larger | Standing::Struck | Standing::Compound);
            (named.is_site || says || mention.meaning != Meaning::Unknown)
                && !self.events.located.is_person(self.text, mention)
        }) || named.is_site
            || mentions.is_empty() && self.is_at_the(named, span)
            || self.has_noun_near(end)
            || named.name.contains(' ') && of_place()
    }

    /// "At the Lampador": a house by its name, which no table knows.
    fn is_at_the(&self, named: &PlaceNamed, span: Span) -> bool {
        static AT: WordList = WordList::named("leading to a house");
        static ARTICLE: WordList = WordList::named("article of a house");
        let name = named.name.as_str();
        let mut lead = last_words(near_before(self.text, span.start()), 2).map(|(_, word)| word);
        let led = lead.next().is_some_and(|word| AT.contains(&&*lowered(word)))
            && lead.next().is_some_and(|word| ARTICLE.contains(&&*lowered(word)));
        let goes_on = self.text.get(span.start() + name.len()..).and_then(Spaced::first_word);
        led && !is_ambiguous_word(name)
            && country_of_people(name).is_none()
            && !self.events.located.is_family(self.text, name)
            && !goes_on.is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// "The Lampa metro station", "Lampa and Puno counties": a noun of place soon behind a name.
    fn has_noun_near(&self, end: usize) -> bool {
        /// So many words behind it.
        const NEAR: usize = 3;
        let end = (end..self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len());
        let noun = |word: &str| {
            let word = lowered(word.unmarked()).into_owned();
            let county = || word.strip_suffix("ies").is_some_and(|stem| is_part_noun(&format!("{stem}y")));
            is_part_noun(&word) || word.strip_suffix('s').is_some_and(is_part_noun) || county()
        };
        near_behind(self.text, end, self.text.len()).words().take(NEAR).any(noun)
    }

    /// "In Sierra Leone there were 14,124 cases and 3,956 deaths": a place that opens the sentence holds for the figures that
    /// are joined.
    fn place_goes_on(
        &self,
        statistic: &Statistic,
        index: usize,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) -> Option<(Bound, Basis)> {
        let mention = stretch.mentions.get(index)?;
        let previous = stretch.mentions.get(index.checked_sub(1)?)?;
        let topic = before.last().filter(|topic| topic.index == stretch.sentence)?;
        let place = topic.statistic.scope.get(keys::PLACE)?;
        let span = topic.key_spans.get(keys::PLACE).copied().filter(|span| span.end() <= previous.span.start())?;
        let between = self.text.get(previous.span.end()..mention.span.start())?;
        let joined = between.len() <= 80 && (between.contains(" and ") || between.contains([',', ';']));
        let basis = topic.bases.get(keys::PLACE_WITHIN).copied().unwrap_or_default();
        (joined && basis != Basis::Assumed && topic.statistic.event == statistic.event)
            .then(|| ((place.clone(), Some(span)), basis))
    }

    /// "In the Senate election": a name that no table knows, right before an event, is that event's.
    pub(super) fn names_an_event(&self, named: &PlaceNamed) -> bool {
        /// So many bytes between the name and the event: a space.
        const BETWEEN: usize = 1;
        let Some(span) = named.span.filter(|_| of(&named.name).next().is_none()) else { return false };
        let mentions = &self.events.mentions;
        let next = mentions.get(mentions.partition_point(|event| event.start < span.end()));
        next.is_some_and(|event| event.start <= span.end() + BETWEEN)
    }

    /// "82 people have died in the unrest in the centre of Kiev": the place of the event, which is all of it.
    pub(super) fn places_event(&self, span: Span, event: &Event, stretch: &Stretch<'_>, figure_end: usize) -> bool {
        /// So many words between the event and its place.
        const BETWEEN: usize = 8;
        let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
        let kind = self.events.kinds.of(kind);
        if kind.is(traits::VOTES) {
            return false;
        }
        let mentions = &self.events.mentions;
        let last = mentions.partition_point(|event| event.end <= span.start());
        let told = last.checked_sub(1).and_then(|last| mentions.get(last));
        told.is_some_and(|told| {
            told.start >= stretch.start
                && (told.start >= figure_end || span.end() <= figure_end)
                && self.events.entities.get(told.entity).and_then(|entity| entity.kind.as_ref()) == event.kind.as_ref()
                && self.text.get(told.end..span.start()).is_some_and(|between| {
                    between.count_words() <= BETWEEN
                        && between.words().any(|word| matches!(word, "in" | "at" | "near" | "of"))
                        && !between.contains([',', ';', ':'])
                })
        })
    }

    /// Whether the text has counted more of the same before, and named no place: what it then counts at a spot is a part.
    fn is_less_than_told(
        &self,
        named: &PlaceNamed,
        statistic: &Statistic,
        mention: &Mention,
        before: &[Topic],
    ) -> bool {
        /// So many figures back.
        const BACK: usize = 12;
        let low = |mention: &Mention| mention.quantity.asserted.low.map(|low| low.value);
        let first = before.len().saturating_sub(BACK);
        let told = before.iter().zip(self.mentions).skip(first).any(|(topic, earlier)| {
            let of = &topic.statistic;
            of.measure == statistic.measure
                && of.event == statistic.event
                && of.subject.is_none()
                && (!of.scope.contains_key(keys::PLACE) || topic.bases.get(keys::PLACE_WITHIN) == Some(&Basis::Assumed))
                && !of.scope.contains_key(keys::GROUP)
                && low(earlier) > low(mention)
        });
        let own = |event: &Event| holds_name(&event.localities, &named.name);
        told && !named.is_country && !statistic.event.as_ref().is_some_and(own)
    }

    /// The part of the event's place that "there" or "in the district" means: the place named last before, the capital, or
    /// one that the text leaves open.
    fn place_pointed_to(
        &self,
        event: &Event,
        stretch: &Stretch<'_>,
        (from, figure): (usize, usize),
        (figure_end, to): (usize, usize),
    ) -> Option<(Bound, Basis)> {
        // Where something happened at one spot, "there" is that spot.
        let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
        let kind = self.events.kinds.of(kind);
        let place = event.place.as_deref().filter(|_| !kind.is(traits::SUDDEN))?;
        if let Some((noun, span)) =
            definite_place(self.text, from, figure).or_else(|| definite_place(self.text, figure_end, to))
        {
            // "In the city", of what happened in one: that one.
            static TOWNS: WordList = WordList::named("nouns of towns");
            if event.localities.len() == 1 && TOWNS.contains(&noun) {
                return None;
            }
            let capital = (noun == "capital").then(|| COUNTRIES.iter().find(|country| country.name == place)).flatten();
            if let Some(name) = capital.and_then(|country| country.capitals.first()) {
                return Some((((*name).to_owned(), Some(span)), Basis::Said));
            }
            // The text has said so of the place named before: "in Lampa district … in the district".
            let told = self.text.get(self.start_before(stretch).unwrap_or(stretch.start)..span.start());
            let named = self.named_last(stretch, span.start()).filter(|named| {
                told.is_some_and(|told| told.contains(noun)) && self.is_part_of(named, event, || false)
            });
            let (name, basis) = match named {
                Some(named) => (named.name, Basis::Carried),
                None => (format!("the {noun}"), Basis::Open),
            };
            return Some(((name, Some(span)), basis));
        }
        let span = points_there(self.text, from, figure).or_else(|| points_there(self.text, figure_end, to))?;
        match self.named_last(stretch, span.start()) {
            Some(named) => {
                self.is_part_of(&named, event, || false).then_some(((named.name, Some(span)), Basis::Carried))
            }
            // Of a sentence on the event itself, or on its country, "there" is all of it.
            None => {
                let from = self.start_before(stretch).unwrap_or(stretch.start);
                let first = self.cues.partition_point(|cue| cue.start < from);
                let mut cues = self.cues.iter().skip(first).take_while(|cue| cue.start < span.start());
                let whole = cues.any(|cue| {
                    let meanings = self.lexicon.cues_of(cue.phrase);
                    meanings.iter().any(|cue| matches!(cue, Cue::Event(_) | Cue::Country(_) | Cue::People(_)))
                });
                (!whole).then(|| (("the place".to_owned(), Some(span)), Basis::Open))
            }
        }
    }

    /// Where the sentence before a stretch begins, if it stands in the same paragraph; of a long one its last part.
    fn start_before(&self, stretch: &Stretch<'_>) -> Option<usize> {
        /// So far back, in bytes.
        const REACH: usize = 400;
        let index = stretch.sentence?;
        let here = self.segments.sentences.get(index)?;
        let previous = self.segments.sentences.get(index.checked_sub(1)?)?;
        let from = previous.span.end().saturating_sub(REACH).max(previous.span.start());
        let from = (from..=previous.span.end()).find(|at| self.text.is_char_boundary(*at))?;
        (previous.paragraph == here.paragraph).then_some(from)
    }

    /// The place named last before somewhere in a stretch: in its sentence, or in the one before it in the paragraph.
    fn named_last(&self, stretch: &Stretch<'_>, before: usize) -> Option<PlaceNamed> {
        last_place(self.text, stretch.start, before)
            .or_else(|| last_place(self.text, self.start_before(stretch)?, stretch.start))
    }

    /// Whether a place is neither the event's own nor too little known of the event to tell.
    ///
    /// `apart` says whether another figure beside it is given for another place.
    fn is_part_of(&self, named: &PlaceNamed, event: &Event, apart: impl Fn() -> bool) -> bool {
        let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
        let kind = self.events.kinds.of(kind);
        if named.is_outside {
            // "Outside China" is elsewhere; outside a town, and where one bomb went off, it is near by.
            return (named.is_country || is_region(&named.name)) && (!kind.is(traits::SUDDEN) || kind.is(traits::WIDE));
        }
        let Some(place) = event.place.as_deref() else { return false };
        if named.is_country {
            // Where one bomb went off no other country has a part; votes abroad and quakes across a border have.
            return named.name != place && (!kind.is(traits::SUDDEN) || kind.is(traits::WIDE));
        }
        // Towns tell sudden events apart; what spreads over a country is told of by its parts.
        let told = event.localities.iter().any(|locality| {
            let (locality, named) = (spelling(locality), spelling(&named.name));
            locality.split(' ').any(|word| word.len() > 3 && named.split(' ').any(|other| other == word))
        });
        if named.is_upon && !told {
            return false;
        }
        let spot = kind.is(traits::SUDDEN) && !kind.is(traits::WIDE);
        if told && (spot || !kind.is(traits::VOTES) && event.localities.len() == 1) {
            return event.localities.len() > 1 && apart();
        }
        // A spot that the event's name does not give may be the spot itself.
        let spreads = kind.is(traits::VOTES) || !kind.is(traits::SUDDEN) || kind.is(traits::WIDE);
        spreads || (!event.localities.is_empty() && named.is_site && apart())
    }
}
