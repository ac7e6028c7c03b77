//! The part of an event's place that a figure is of: the one that the words beside it name, or point back to.

use super::claims::{Reader, Stretch};
use super::countries::COUNTRIES;
use super::event_kinds::{is_local, is_vote, spreads};
use super::lexicon::Cue;
use super::localities::fold;
use super::whereabouts::{
    PlaceNamed, definite_place, last_place, place_before, place_behind, place_of_toll, points_there,
};
use crate::model::{Event, Span};

/// A place, and the words it was read from.
type Bound = (String, Option<Span>);

/// A place beside a figure, and the words before and behind the figure, as ranges of bytes.
type Beside = (Option<PlaceNamed>, (usize, usize), (usize, usize));

impl Reader<'_> {
    /// The part of the event's place that a figure is of: "killed 65 people in Nepal and 17 in India".
    pub(super) fn place_within(&self, event: Option<&Event>, index: usize, stretch: &Stretch<'_>) -> Option<Bound> {
        let event = event?;
        let (named, before, behind) = self.place_beside(index, stretch)?;
        let Some(named) = named else { return self.place_pointed_to(event, stretch, before, behind) };
        // "69 on the island and eight in the capital": of an event at several places each figure is of its own.
        let apart = || {
            (0..stretch.mentions.len()).filter(|other| *other != index).any(|other| {
                let other = self.place_beside(other, stretch).and_then(|(other, ..)| other);
                other.is_some_and(|other| other.name != named.name && !other.is_country)
            })
        };
        self.is_part_of(&named, event, apart).then_some((named.name, named.span))
    }

    /// The place that the words beside a figure name, and how far the words before and behind it reach.
    fn place_beside(&self, index: usize, stretch: &Stretch<'_>) -> Option<Beside> {
        let mention = stretch.mentions.get(index)?;
        let figure_end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
        let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start()).max(figure_end);
        let previous =
            index.checked_sub(1).and_then(|index| stretch.mentions.get(index)).map_or(stretch.start, |m| m.span.end());
        let from = previous.min(mention.span.start());
        let named = place_behind(self.text, figure_end, next)
            .or_else(|| place_before(self.text, from, mention.span.start(), previous == stretch.start))
            .or_else(|| place_of_toll(self.text, from, mention.span.start()));
        Some((named, (from, mention.span.start()), (figure_end, next)))
    }

    /// The part of the event's place that "there" or "in the district" means: the place named last before, the capital, or
    /// one that the text leaves open.
    fn place_pointed_to(
        &self,
        event: &Event,
        stretch: &Stretch<'_>,
        (from, figure): (usize, usize),
        (figure_end, to): (usize, usize),
    ) -> Option<Bound> {
        // Where something happened at one spot, "there" is that spot.
        let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
        let place = event.place.as_deref().filter(|_| !is_local(kind))?;
        if let Some((noun, span)) =
            definite_place(self.text, from, figure).or_else(|| definite_place(self.text, figure_end, to))
        {
            let capital = (noun == "capital").then(|| COUNTRIES.iter().find(|country| country.name == place)).flatten();
            if let Some(name) = capital.and_then(|country| country.capitals.first()) {
                return Some((fold(&name.to_lowercase()), Some(span)));
            }
            // The text has said so of the place named before: "in Lampa district … in the district".
            let told = self.text.get(self.start_before(stretch).unwrap_or(stretch.start)..span.start());
            let named = self.named_last(stretch, span.start()).filter(|named| {
                told.is_some_and(|told| told.contains(noun)) && self.is_part_of(named, event, || false)
            });
            return Some((named.map_or_else(|| format!("the {noun}"), |named| named.name), Some(span)));
        }
        let span = points_there(self.text, from, figure).or_else(|| points_there(self.text, figure_end, to))?;
        match self.named_last(stretch, span.start()) {
            Some(named) => self.is_part_of(&named, event, || false).then_some((named.name, Some(span))),
            // Of a sentence on the event itself, or on its country, "there" is all of it.
            None => {
                let from = self.start_before(stretch).unwrap_or(stretch.start);
                let first = self.cues.partition_point(|cue| cue.start < from);
                let mut cues = self.cues.iter().skip(first).take_while(|cue| cue.start < span.start());
                let whole = cues.any(|cue| {
                    let meanings = self.lexicon.cues_of(cue.phrase);
                    meanings.iter().any(|cue| matches!(cue, Cue::Event(_) | Cue::Country(_) | Cue::People(_)))
                });
                (!whole).then(|| ("the place".to_owned(), Some(span)))
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
        let Some(place) = event.place.as_deref() else { return false };
        let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
        if named.is_country {
            // Where one bomb went off no other country has a part; votes abroad and quakes across a border have.
            return named.name != place && (!is_local(kind) || kind == "earthquake");
        }
        // Towns tell sudden events apart; what spreads over a country is told of by its parts.
        let told = event.localities.iter().any(|locality| {
            locality.split(' ').any(|word| word.len() > 3 && named.name.split(' ').any(|other| other == word))
        });
        if named.is_upon && !told {
            return false;
        }
        if is_local(kind) && told {
            return event.localities.len() > 1 && apart();
        }
        // A spot that the event's name does not give may be the spot itself.
        let spreads = is_vote(kind) || !is_local(kind) || spreads(kind);
        spreads || (!event.localities.is_empty() && named.is_site)
    }
}
