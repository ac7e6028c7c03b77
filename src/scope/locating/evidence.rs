//! What speaks for a figure being limited to a place that the text names, and what against it.

use super::super::stretch::{Reader, Stretch};
use super::super::topic::Topic;
use super::SaidOfPlaces;
use super::named::{Led, Level, Named, Places};
use crate::figures::Mention as Figure;
use crate::model::{Event, Measure, Span};
use crate::places::{Role, holds_name, is_one_name};
use crate::quantity::Unit;
use crate::text::{SegmentKind, Spaced};
use crate::vocabulary::{WordList, traits};

/// A piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// Holds of every place.
    Any,
    /// The place stands behind the figure in its sentence, so many words off,
    Behind,
    BehindNext,
    BehindNear,
    BehindFar,
    /// or before it.
    Ahead,
    AheadNext,
    AheadNear,
    AheadFar,
    /// It stands in a sentence before, in its paragraph, the one before, or farther off.
    Before,
    ParagraphBefore,
    ParagraphsBefore,
    /// Between it and the figure stands a mark at which a clause ends; a comma; several; other figures.
    MarkBetween,
    CommaBetween,
    CommasBetween,
    FiguresBetween,
    /// Another figure stands nearer to the place, another place of its level nearer to the figure.
    FigureNearer,
    PlaceNearer,
    /// Of several places and figures each place follows its figure, or comes before it: this one does, or does the other thing.
    InTurn,
    OutOfTurn,
    /// It stands in a list of places.
    InList,
    /// It opens the figure's sentence behind a word such as "in", or by itself;
    Opens,
    IsSubject,
    /// or one before.
    OpensBefore,
    IsSubjectBefore,
    /// What leads to it.
    LedIn,
    LedAt,
    LedNear,
    LedFrom,
    NotLed,
    /// "Lampa voters", "Lampans"; "Lampa, where"; "a hospital"; "Lampa authorities reported".
    BeforePeople,
    OfPeople,
    BeforeRelative,
    Indefinite,
    BeforeTelling,
    /// Somebody speaks there or for it; it says whose something is.
    Speaker,
    Whose,
    /// What the figure counts, and the place's level: votes and answers,
    VoteCountry,
    VoteRegion,
    VoteArea,
    VoteTown,
    VoteSpot,
    VoteUnsettled,
    /// people who come to harm,
    HarmCountry,
    HarmRegion,
    HarmArea,
    HarmTown,
    HarmSpot,
    HarmUnsettled,
    /// something else.
    OtherCountry,
    OtherRegion,
    OtherArea,
    OtherTown,
    OtherSpot,
    OtherUnsettled,
    /// The first sentence names it; the title or that sentence does, with others of its level, or it alone; a spot.
    InLead,
    AmongLeading,
    LeadsAlone,
    SpotOfStory,
    /// It leads, and the figure is of people who come to harm.
    HarmLeads,
    HarmOften,
    /// The main event was there.
    OfMain,
    /// So many of its level stand in sentences with figures.
    OnlyOfLevel,
    FewOfLevel,
    ManyOfLevel,
    /// The text names it once, or often.
    NamedOnce,
    NamedOften,
    /// The figure's sentence names another place of its level, or says where something was.
    SentenceHasLevel,
    SentenceTellsPlace,
    /// The figure's sentence points back to it: "in the state"; or to all of its kind.
    PointedTo,
    AllPointed,
    /// The figure is money, or a bare number.
    Money,
    BareNumber,
    /// The figure is of no measure, and counts things by a noun.
    Unmeasured,
    /// What happened was at one spot, and this is none.
    SuddenNamed,
    /// What happened spread.
    Wide,
}

/// What each piece weighs, in hundredths.
const WEIGHTS: &[(Piece, i32)] = &[
    (Piece::Any, -190),
    (Piece::Behind, 87),
    (Piece::BehindNext, 69),
    (Piece::BehindNear, 84),
    (Piece::BehindFar, -87),
    (Piece::Ahead, 127),
    (Piece::AheadNext, 70),
    (Piece::AheadNear, 37),
    (Piece::AheadFar, 2),
    (Piece::Before, -6),
    (Piece::ParagraphBefore, -168),
    (Piece::ParagraphsBefore, -234),
    (Piece::MarkBetween, -70),
    (Piece::CommaBetween, -46),
    (Piece::CommasBetween, -33),
    (Piece::FiguresBetween, -51),
    (Piece::FigureNearer, -25),
    (Piece::PlaceNearer, -15),
    (Piece::InTurn, 100),
    (Piece::OutOfTurn, 33),
    (Piece::InList, -173),
    (Piece::Opens, 217),
    (Piece::IsSubject, 102),
    (Piece::OpensBefore, 40),
    (Piece::IsSubjectBefore, 116),
    (Piece::LedIn, 38),
    (Piece::LedAt, 43),
    (Piece::LedNear, -97),
    (Piece::LedFrom, -100),
    (Piece::NotLed, -60),
    (Piece::BeforePeople, 47),
    (Piece::OfPeople, 37),
    (Piece::BeforeRelative, 90),
    (Piece::Indefinite, -81),
    (Piece::BeforeTelling, 92),
    (Piece::Speaker, -114),
    (Piece::Whose, -49),
    (Piece::VoteCountry, -142),
    (Piece::VoteRegion, 122),
    (Piece::VoteArea, 129),
    (Piece::VoteTown, 27),
    (Piece::VoteSpot, -174),
    (Piece::VoteUnsettled, -174),
    (Piece::HarmCountry, -77),
    (Piece::HarmRegion, 59),
    (Piece::HarmArea, 21),
    (Piece::HarmTown, 25),
    (Piece::HarmSpot, -10),
    (Piece::HarmUnsettled, 59),
    (Piece::OtherCountry, -215),
    (Piece::OtherRegion, 80),
    (Piece::OtherArea, 113),
    (Piece::OtherTown, 10),
    (Piece::OtherSpot, -64),
    (Piece::OtherUnsettled, 23),
    (Piece::InLead, -71),
    (Piece::AmongLeading, 62),
    (Piece::LeadsAlone, -115),
    (Piece::SpotOfStory, 16),
    (Piece::HarmLeads, -73),
    (Piece::HarmOften, 85),
    (Piece::OfMain, -41),
    (Piece::OnlyOfLevel, -15),
    (Piece::FewOfLevel, 12),
    (Piece::ManyOfLevel, 62),
    (Piece::NamedOnce, -36),
    (Piece::NamedOften, 23),
    (Piece::SentenceHasLevel, -16),
    (Piece::SentenceTellsPlace, -61),
    (Piece::PointedTo, 119),
    (Piece::AllPointed, -25),
    (Piece::Money, -134),
    (Piece::BareNumber, 37),
    (Piece::Unmeasured, 10),
    (Piece::SuddenNamed, -61),
    (Piece::Wide, 5),
];

/// From this sum on a figure is held to be limited to a place.
pub(super) const ENOUGH: i32 = 75;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// Votes, shares, answers to a poll.
    Vote,
    /// People who come to harm.
    Harm,
    Other,
}

/// A figure whose place is looked for.
pub(super) struct Sought<'s, 't> {
    pub(super) figure: &'s Figure,
    /// The figures that it is joined with as one, in bytes.
    pub(super) run: (usize, usize),
    pub(super) family: Family,
    pub(super) stretch: &'s Stretch<'t>,
    pub(super) topic: &'s Topic,
    pub(super) places: &'s Places,
    /// What its stretch says.
    pub(super) said: &'s SaidOfPlaces,
}

/// Marks of more than one letter at which a clause ends.
const BREAKS: [&str; 2] = ["--", ". "];

/// What tells the pieces that hold.
type Tell<'t> = &'t mut dyn FnMut(Piece, bool);

impl Reader<'_> {
    /// What speaks for a figure being limited to a place, by index, less what speaks against it.
    pub(super) fn sum(&self, sought: &Sought<'_, '_>, at: usize) -> i32 {
        let mut sum = 0;
        self.weigh(sought, at, &mut |piece, holds| {
            let weight = WEIGHTS.get(piece as usize).filter(|_| holds);
            sum += weight.map_or(0, |(_, weight)| *weight);
        });
        sum
    }

    /// What a figure counts: without a measure a share is of votes where the text is of a vote.
    pub(super) fn family(&self, figure: &Figure, measure: Option<&Measure>) -> Family {
        static OF_ONE_SPOT: WordList = WordList::named("measures of one spot");
        let bare = figure.quantity.unit == Unit::Percent || figure.noun.is_none();
        match measure {
            Some(measure) if measure.needs_subject => Family::Vote,
            Some(measure) if OF_ONE_SPOT.contains(&measure.name.as_str()) => Family::Harm,
            None if bare && self.main_is(traits::VOTES) => Family::Vote,
            _ => Family::Other,
        }
    }

    /// The event of the main story.
    pub(super) fn main_event(&self) -> Option<&Event> {
        self.events.main.and_then(|main| self.events.entities.get(main))
    }

    /// Whether the main story is of an event of some trait.
    fn main_is(&self, of: u16) -> bool {
        let kind = self.main_event().and_then(|event| event.kind.as_ref());
        kind.is_some_and(|kind| self.events.kinds.of(kind.as_str()).is(of))
    }

    fn weigh(&self, sought: &Sought<'_, '_>, at: usize, holds: Tell<'_>) {
        let Some(place) = sought.places.named.get(at) else { return };
        holds(Piece::Any, true);
        if (sought.stretch.start..sought.stretch.end).contains(&place.start) {
            self.weigh_in_sentence(sought, at, place, holds);
        } else {
            self.weigh_before(sought, place, holds);
        }
        holds(Piece::InList, place.in_list);
        let led = match place.led {
            Led::In => Some(Piece::LedIn),
            Led::At => Some(Piece::LedAt),
            Led::Near => Some(Piece::LedNear),
            Led::From => Some(Piece::LedFrom),
            Led::Of => None,
            Led::Not => Some(Piece::NotLed),
        };
        led.into_iter().for_each(|piece| holds(piece, true));
        holds(Piece::BeforePeople, place.before_people);
        holds(Piece::OfPeople, place.of_people);
        holds(Piece::BeforeRelative, place.before_relative);
        holds(Piece::Indefinite, place.is_indefinite);
        holds(Piece::BeforeTelling, place.before_telling);
        holds(Piece::Speaker, place.role == Role::Speaker);
        holds(Piece::Whose, place.role == Role::Whose);
        holds(of_family(sought.family, place.level), true);
        self.weigh_story(sought, place, holds);
        let unit = &sought.figure.quantity.unit;
        holds(Piece::Money, matches!(unit, Unit::Currency(_)));
        holds(Piece::Unmeasured, sought.topic.statistic.measure.is_none() && *unit == Unit::Count);
        holds(Piece::BareNumber, sought.figure.noun.is_none() && *unit == Unit::Number);
    }

    /// What the text as a whole says of a place.
    fn weigh_story(&self, sought: &Sought<'_, '_>, place: &Named, holds: Tell<'_>) {
        /// So often a text names a place that is told of much.
        const OFTEN: usize = 5;
        /// So many places of a level are few.
        const FEW: std::ops::RangeInclusive<usize> = 2..=3;
        let Some(known) = sought.places.all.get(place.which) else { return };
        let is_spot = known.level == Level::Spot;
        let leads = known.in_title || known.in_lead;
        let others = sought.places.leading(known.level) > 1;
        holds(Piece::SpotOfStory, leads && is_spot);
        if !is_spot {
            holds(Piece::InLead, known.in_lead);
            holds(Piece::AmongLeading, leads && others);
            holds(Piece::LeadsAlone, leads && !others);
            let counted = sought.places.counted(known.level);
            holds(Piece::OnlyOfLevel, counted < *FEW.start());
            holds(Piece::FewOfLevel, FEW.contains(&counted));
            holds(Piece::ManyOfLevel, counted > *FEW.end());
            holds(Piece::NamedOnce, known.times == 1);
            holds(Piece::NamedOften, known.times >= OFTEN);
            let of_harm = sought.family == Family::Harm;
            holds(Piece::HarmLeads, leads && of_harm);
            holds(Piece::HarmOften, known.times >= OFTEN && of_harm);
        }
        let main = self.main_event();
        holds(Piece::OfMain, place.of_main);
        let kind = sought.topic.statistic.event.as_ref().or(main).and_then(|event| event.kind.as_ref());
        if let Some(kind) = kind.map(|kind| self.events.kinds.of(kind.as_str())) {
            holds(Piece::Wide, kind.is(traits::WIDE));
            holds(Piece::SuddenNamed, kind.is(traits::SUDDEN) && !kind.is(traits::WIDE) && !is_spot);
        }
    }

    /// Whether a place is where an event was, by one of its names.
    fn is_of(&self, place: &Named, event: &Event) -> bool {
        let name = self.text.get(place.start..place.end).unwrap_or_default();
        let mut places = event.place.as_deref().into_iter().flat_map(|place| place.split(", "));
        places.any(|place| is_one_name(place, name)) || holds_name(&event.localities, name)
    }

    /// Whether a place, by index, is the one at which the figure's own event was: all of what happened there. A vote is held in many.
    pub(super) fn is_of_its_event(&self, sought: &Sought<'_, '_>, at: usize) -> bool {
        let votes = |event: &Event| {
            event.kind.as_ref().is_some_and(|kind| self.events.kinds.of(kind.as_str()).is(traits::VOTES))
        };
        let event = sought.topic.statistic.event.as_ref().filter(|event| !votes(event));
        let Some((event, place)) = event.zip(sought.places.named.get(at)) else { return false };
        let is_attached = || {
            let span = Span::new(place.start, place.end);
            span.is_some_and(|span| self.places_event(span, event, sought.stretch, sought.figure.span.end()))
        };
        event.localities.len() <= 1 && self.is_of(place, event) || is_attached()
    }

    /// How a place stands to the figure in their sentence.
    fn weigh_in_sentence(&self, sought: &Sought<'_, '_>, at: usize, place: &Named, holds: Tell<'_>) {
        let (start, end) = sought.run;
        let is_behind = place.start >= end;
        let (from, to) = if is_behind { (end, place.start) } else { (place.end, start) };
        // Of a place inside a run of figures nothing says of which it is.
        let Some(between) = self.text.get(from..to) else { return };
        holds(if is_behind { Piece::Behind } else { Piece::Ahead }, true);
        let distance = match (between.count_words(), is_behind) {
            (0..=2, true) => Some(Piece::BehindNext),
            (3..=5, true) => Some(Piece::BehindNear),
            (0..=2, false) => Some(Piece::AheadNext),
            (3..=5, false) => Some(Piece::AheadNear),
            (6..=10, _) => None,
            (_, true) => Some(Piece::BehindFar),
            (_, false) => Some(Piece::AheadFar),
        };
        distance.into_iter().for_each(|piece| holds(piece, true));
        holds(
            Piece::MarkBetween,
            between.contains([';', ':', '—', '“', '”', '"']) || BREAKS.iter().any(|mark| between.contains(mark)),
        );
        let commas = between.matches(',').count();
        holds(Piece::CommaBetween, commas == 1);
        holds(Piece::CommasBetween, commas > 1);
        let figures = sought.said.runs.iter().filter(|run| from <= run.0 && run.1 <= to).count();
        holds(Piece::FiguresBetween, figures > 1);
        let gap = |(start, end): (usize, usize), (from, to): (usize, usize)| {
            if from >= end { from - end } else { start.saturating_sub(to) }
        };
        let own = (place.start, place.end);
        let distance = gap(sought.run, own);
        holds(Piece::FigureNearer, sought.said.runs.iter().any(|run| gap(*run, own) < distance));
        let here = in_stretch(sought);
        let peers = here.iter().filter(|(_, other)| other.level == place.level);
        let others: Vec<&Named> = peers
            .clone()
            .filter(|(index, other)| *index != at && other.which != place.which)
            .map(|(_, other)| *other)
            .collect();
        let nearer = |other: &&Named| gap(sought.run, (other.start, other.end)) < distance;
        holds(Piece::PlaceNearer, others.iter().any(nearer));
        let over = others.iter().any(|other| from <= other.start && other.end <= to);
        holds(Piece::Opens, place.opens && !over);
        holds(Piece::IsSubject, place.is_subject && !over);
        if figures == 0 && !over && !others.is_empty() && sought.said.runs.len() > 1 {
            let first = peers.map(|(_, other)| other.start).next();
            let place_first = first.zip(sought.said.runs.first()).is_some_and(|(first, (start, _))| first < *start);
            holds(if place_first == is_behind { Piece::OutOfTurn } else { Piece::InTurn }, true);
        }
    }

    /// How a place of a sentence before stands to the figure's.
    fn weigh_before(&self, sought: &Sought<'_, '_>, place: &Named, holds: Tell<'_>) {
        let Some(here) = sought.stretch.sentence else { return };
        let paragraph = |index: usize| self.segments.sentences.get(index).map_or(0, |sentence| sentence.paragraph);
        let is_heading = |sentence: usize| self.segments.kind_of(sentence) == SegmentKind::Heading;
        let is_headed = place.in_heading && place.sentence > 0 && !(place.sentence + 1..here).any(is_heading);
        let apart = paragraph(here).saturating_sub(paragraph(place.sentence));
        holds(Piece::Before, !is_headed && apart == 0);
        holds(Piece::ParagraphBefore, !is_headed && apart == 1);
        holds(Piece::ParagraphsBefore, !is_headed && apart > 1);
        holds(Piece::OpensBefore, place.opens);
        holds(Piece::IsSubjectBefore, place.is_subject);
        let own = in_stretch(sought);
        holds(Piece::SentenceHasLevel, own.iter().any(|(_, other)| other.level == place.level));
        holds(Piece::SentenceTellsPlace, own.iter().any(|(_, other)| other.role == Role::Places));
        holds(Piece::PointedTo, sought.said.points == Some(place.level));
        holds(Piece::AllPointed, sought.said.points_to_all);
    }
}

/// The places of a figure's sentence, by index.
fn in_stretch<'s>(sought: &Sought<'s, '_>) -> Vec<(usize, &'s Named)> {
    let first = sought.places.named.partition_point(|named| named.start < sought.stretch.start);
    let own = sought.places.named.iter().enumerate().skip(first);
    own.take_while(|(_, named)| named.start < sought.stretch.end).collect()
}

/// The piece of what is counted and where.
fn of_family(family: Family, level: Level) -> Piece {
    match (family, level) {
        (Family::Vote, Level::Country) => Piece::VoteCountry,
        (Family::Vote, Level::Region) => Piece::VoteRegion,
        (Family::Vote, Level::Area) => Piece::VoteArea,
        (Family::Vote, Level::Town) => Piece::VoteTown,
        (Family::Vote, Level::Spot) => Piece::VoteSpot,
        (Family::Vote, Level::Unsettled) => Piece::VoteUnsettled,
        (Family::Harm, Level::Country) => Piece::HarmCountry,
        (Family::Harm, Level::Region) => Piece::HarmRegion,
        (Family::Harm, Level::Area) => Piece::HarmArea,
        (Family::Harm, Level::Town) => Piece::HarmTown,
        (Family::Harm, Level::Spot) => Piece::HarmSpot,
        (Family::Harm, Level::Unsettled) => Piece::HarmUnsettled,
        (Family::Other, Level::Country) => Piece::OtherCountry,
        (Family::Other, Level::Region) => Piece::OtherRegion,
        (Family::Other, Level::Area) => Piece::OtherArea,
        (Family::Other, Level::Town) => Piece::OtherTown,
        (Family::Other, Level::Spot) => Piece::OtherSpot,
        (Family::Other, Level::Unsettled) => Piece::OtherUnsettled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_weight_stands_at_its_pieces_place() {
        assert!(WEIGHTS.iter().enumerate().all(|(index, (piece, _))| *piece as usize == index));
    }
}
