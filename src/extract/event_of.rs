//! Which event a figure is of: one that its sentence names, the document's main story, or what was told of before.

use crate::align::{EventIdentity, same_event_by};
use crate::discourse::{Own, far_apart, has_another_name, leaves};
use crate::events::{EventMention, ResolvedDate, counts_up_to, is_brought_in, said_on};
use crate::figures::Mention;
use crate::model::{Event, KindRules, Measure, Span};
use crate::places::countries::COUNTRIES;
use crate::places::holds_name;
use crate::scope::{AROUND, Reader, Stretch, was_before};
use crate::text::{SegmentKind, Spaced, lowered};
use crate::vocabulary::{WordList, traits};

impl Reader<'_> {
    /// Whether an event is one that lasts.
    pub(super) fn lasts(&self, entity: usize) -> bool {
        let kind = self.events.entities.get(entity).and_then(|event| event.kind.as_ref());
        kind.is_some_and(|kind| !self.events.kinds.of(kind.as_str()).is(traits::SUDDEN))
    }

    /// "Up from 8.9% in 2027": the like event of another year, with which the figure before is compared.
    pub(super) fn of_year_before(&self, event: Event, mention: &Mention, stretch: &Stretch<'_>) -> Event {
        /// "In the", "of": so far from its figure, in bytes.
        const REACH: usize = 8;
        let dates = &self.events.dates;
        let date = dates.get(dates.partition_point(|date| date.start < mention.span.end()));
        let year = date
            .filter(|date| date.start <= mention.span.end() + REACH && date.from == date.to)
            .map(|date| date.from)
            .filter(|year| year.month_number().is_none())
            .filter(|year| event.from.is_some_and(|from| !year.overlaps(from) && !year.contains(from)));
        match year {
            Some(year) if was_before(self.text, mention, stretch.start).is_some() => {
                Event { from: Some(year), to: Some(year), localities: Vec::new(), ..event }
            }
            _ => event,
        }
    }

    /// The date that opens the clause of a figure.
    fn date_of_clause(&self, mention: &Mention, stretch: &Stretch<'_>) -> Option<&ResolvedDate> {
        let dates = &self.events.dates;
        let dates = dates.iter().skip(dates.partition_point(|date| date.start < stretch.start));
        let ahead =
            dates.take_while(|date| date.end <= mention.span.start()).filter(|date| !date.counted && !date.rough);
        ahead.filter(|date| self.is_year_of_clause(date, mention, stretch.start)).last()
    }

    /// Whether a year opens the clause of a figure: "In 1975 turnout was 64 per cent", "; in 2017 it was 76".
    fn is_year_of_clause(&self, date: &ResolvedDate, mention: &Mention, start: usize) -> bool {
        let ahead = date.end <= mention.span.start();
        let before = self.text.get(start..date.start).unwrap_or_default();
        let clause = lowered(before.rsplit([';', ',', ':', '(']).next().unwrap_or_default().trim());
        ahead && matches!(&*clause, "in" | "on" | "and in" | "but in" | "back in" | "while in" | "and on")
    }

    /// The main story, where a measure can belong to it.
    fn main_for(&self, measure: &Measure) -> Option<&Event> {
        let main = self.events.main.filter(|main| self.fits(measure, *main))?;
        self.events.entities.get(main)
    }

    /// Whether a figure leaves the main story for an event that its sentence names.
    fn leaves(&self, main: &Event, own: &Event, mention: &EventMention) -> bool {
        if own == main {
            return false;
        }
        /// So many bytes around an event's name are looked at for the main story's place.
        const GUARD: usize = 60;
        /// "The aftershock on 12 May", "the April 25 quake": so many bytes may stand between.
        const BESIDE: usize = 6;
        let kinds = &self.events.kinds;
        let identity = same_event_by(kinds, main, own);
        // The main story's own place in the clause keeps the figure.
        let around = (mention.start.saturating_sub(GUARD), mention.end + GUARD);
        let keeps =
            self.events.located.towns(self.text, around).iter().any(|place| holds_name(&main.localities, place));
        let beside = mention.date.is_some_and(|date| {
            date.start.saturating_sub(mention.end) <= BESIDE && mention.start.saturating_sub(date.end) <= BESIDE
        });
        // "A 1992 gas explosion", "an Aug. 15 car bombing": told of for the first time, and long past.
        let is_past = |date: &ResolvedDate| {
            self.events.is_long_before(date) || beside && !date.counted && self.events.lies_far_before(date)
        };
        if mention.date.is_some_and(|date| is_past(&date))
            && is_brought_in(self.text, mention.start)
            && !main.from.zip(own.from).is_some_and(|(main, own)| main.overlaps(own))
        {
            return true;
        }
        let own = Own {
            event: own,
            dated: mention.date.is_some(),
            new: identity == EventIdentity::DifferentDate && is_brought_in(self.text, mention.start),
            another_day: beside && identity == EventIdentity::DifferentDate,
            compared: mention.compared,
            contest: is_contest(kinds, own) || is_contest(kinds, main),
            same_family: identity != EventIdentity::DifferentKind,
        };
        let told_apart = own.another_day || own.compared || own.new || has_another_name(main, own.event);
        leaves(main, self.events.main_is_dated, own) && (!keeps || told_apart)
    }

    /// The contest that a figure of a vote is of: in a report on votes of several places that of the place in focus.
    fn contest(&self, event: Event, mention: &Mention, stretch: &Stretch<'_>) -> Event {
        /// A text of so many bytes may tell of several contests.
        const REPORT: usize = 800;
        if !is_contest(&self.events.kinds, &event) || self.text.len() < REPORT {
            return event;
        }
        let of_time = self.of_another_time(&event, mention, stretch);
        let place = self.contest_place(mention, stretch).filter(|place| !holds_name(&event.localities, place));
        let place = place.filter(|place| !self.is_all_told_of(place));
        match (of_time, place) {
            (None, None) => event,
            (of_time, place) => {
                let event = of_time.unwrap_or(event);
                let localities = place.map_or_else(|| event.localities.clone(), |place| vec![place]);
                Event { localities, ..event }
            }
        }
    }

    /// The event of a figure: one that its measure belongs to, named in the sentence, before it, or anywhere.
    pub(super) fn event_of(
        &self,
        mention: &Mention,
        measure: &Measure,
        foremost: Option<usize>,
        stretch: &Stretch<'_>,
    ) -> Option<(Event, Option<Span>)> {
        let named = self.named_in_sentence(mention, measure, stretch);
        let found = self.event_by_words(mention, measure, (named, foremost), stretch);
        let main = self.main_for(measure);
        let is_open = found
            .as_ref()
            .is_some_and(|(event, _)| !is_contest(&self.events.kinds, event) && main.is_none_or(|main| event == main));
        if !is_open || !measure.is_of_harm() {
            return found;
        }
        let other = self.of_past_year(main, named, mention, stretch);
        let other = other.map(|other| (other, named.and_then(|event| Span::new(event.start, event.end))));
        other.or(found)
    }

    /// The event of a figure by the words around it, whatever year its clause gives.
    fn event_by_words(
        &self,
        mention: &Mention,
        measure: &Measure,
        (named, foremost): (Option<&EventMention>, Option<usize>),
        stretch: &Stretch<'_>,
    ) -> Option<(Event, Option<Span>)> {
        // "Since the war began", "the total toll": of what lasts, not of the blast told of last.
        if stretch.wording.is_running_total() && !named.is_some_and(|event| self.lasts(event.entity)) {
            let lasting = self.events.foremost(|entity| self.fits(measure, entity) && self.lasts(entity));
            if let Some(lasting) = lasting {
                return self.as_first_named(lasting);
            }
            if named.is_none() {
                let known = foremost.and_then(|entity| self.events.entities.get(entity));
                let place = known.and_then(|event| event.place.clone());
                return Some((Event { place, ..Event::default() }, None));
            }
        }
        if let Some(other) = named.and_then(|event| self.of_year_in_clause(event, mention, stretch)) {
            return Some((other, None));
        }
        let main = self.main_for(measure);
        let told = main.filter(|main| !is_contest(&self.events.kinds, main));
        if let Some(other) = told.and_then(|main| self.long_before(main, mention, stretch)) {
            return Some((other, None));
        }
        if let Some(event) = named {
            return self.where_event_is_named(event, main, mention, stretch);
        }
        // An entry of a list tells of its own source, not of what the text before it told.
        let noted = stretch.sentence.is_some_and(|sentence| self.segments.kind_of(sentence) == SegmentKind::Note);
        if measure.events.is_empty() || noted {
            return None;
        }
        match main.filter(|main| !is_contest(&self.events.kinds, main)) {
            Some(main) => self.in_main_story(main, mention, stretch),
            None => self.told_before(main, mention, measure, foremost, stretch),
        }
    }

    /// An event with where the text names it first.
    pub(super) fn as_first_named(&self, entity: usize) -> Option<(Event, Option<Span>)> {
        let named = self.events.first.get(entity).and_then(|first| self.events.mentions.get(*first));
        let named = named.and_then(|event| Span::new(event.start, event.end));
        self.events.entities.get(entity).map(|entity| (entity.clone(), named))
    }

    /// The event of a measure that is named nearest to a figure in its sentence.
    fn named_in_sentence(&self, mention: &Mention, measure: &Measure, stretch: &Stretch<'_>) -> Option<&EventMention> {
        /// What the border of a clause counts for, in bytes.
        const CLAUSE: usize = 60;
        /// An event that another is compared with comes last.
        const COMPARED: usize = 2000;
        let mentions = &self.events.mentions;
        let first = mentions.partition_point(|event| event.start < stretch.start);
        mentions
            .iter()
            .skip(first)
            .take_while(|event| event.start < stretch.end)
            .filter(|event| self.fits(measure, event.entity))
            .filter(|event| {
                // "65 percent, down from 79 percent in the election of 2017".
                let between = self.text.get(mention.span.end()..event.start).unwrap_or_default();
                between.len() > AROUND || !COMPARING.iter().any(|words| between.contains(words))
            })
            .min_by_key(|event| {
                // An event in another clause is the farther one.
                event.start.abs_diff(mention.span.start())
                    + if self.in_another_clause(event, mention) { CLAUSE } else { 0 }
                    + if event.compared { COMPARED } else { 0 }
            })
    }

    /// "… the referendum was 68%; in 2019 it was 74%": a year that opens the figure's own clause.
    fn of_year_in_clause(&self, event: &EventMention, mention: &Mention, stretch: &Stretch<'_>) -> Option<Event> {
        let entity = self.events.entities.get(event.entity)?;
        let dates = &self.events.dates;
        let date = dates
            .iter()
            .skip(dates.partition_point(|date| date.start < event.end))
            .take_while(|date| date.end <= mention.span.start())
            .filter(|date| self.is_year_of_clause(date, mention, stretch.start))
            .last()?;
        let own = Event { from: Some(date.from), to: Some(date.to), localities: Vec::new(), ..entity.clone() };
        let apart = entity.from.is_some_and(|from| !date.from.overlaps(from) && !date.from.contains(from));
        apart.then_some(own)
    }

    /// The event of a figure in whose sentence one is named: that one, unless the main story keeps the figure or it goes on about
    /// something else.
    fn where_event_is_named(
        &self,
        event: &EventMention,
        main: Option<&Event>,
        mention: &Mention,
        stretch: &Stretch<'_>,
    ) -> Option<(Event, Option<Span>)> {
        let named = Span::new(event.start, event.end);
        let own = self.events.entities.get(event.entity)?;
        let told = main.filter(|main| !is_contest(&self.events.kinds, main));
        let beside = told.and_then(|main| {
            let passing = self.told_in_passing(main, event, mention).filter(|_| event.end <= mention.span.start());
            let past = || self.gone_on_about(main, mention, stretch);
            let since = || self.since_when(main, mention, stretch);
            passing.or_else(past).or_else(since)
        });
        if let Some(beside) = beside {
            return Some((beside, named));
        }
        // A race for another office, named in passing, takes no figure with it that stands in another clause.
        let passing = event.date.is_none() && self.in_another_clause(event, mention);
        let contests = |main: &Event| is_contest(&self.events.kinds, main) && is_contest(&self.events.kinds, own);
        let stays = main.filter(|main| passing && contests(main) || !self.leaves(main, own, event));
        let opened = |main: &Event| {
            let long_past = self.opened(main, mention, stretch).filter(|(_, long_past)| *long_past && told.is_some());
            long_past.map(|(own, _)| own)
        };
        let other = |main: &Event| self.of_another_time(main, mention, stretch).or_else(|| opened(main));
        let stays = stays.map(|main| other(main).unwrap_or_else(|| main.clone()));
        let own = stays.unwrap_or_else(|| own.clone());
        Some((self.contest(own, mention, stretch), named))
    }

    /// The event of the time with which the clause of a figure opens: "In December 2020 a strike was put down and 15 people were
    /// killed"; and whether that is long past, and so of something else whether or not the text dates its story.
    fn opened(&self, main: &Event, mention: &Mention, stretch: &Stretch<'_>) -> Option<(Event, bool)> {
        let date = self.date_of_clause(mention, stretch)?;
        let own = Event { from: Some(date.from), to: Some(date.to), localities: Vec::new(), ..main.clone() };
        let of_main = main.from.is_some_and(|from| from.overlaps(date.from) || date.from.contains(from));
        match self.events.is_long_before(date) && !of_main {
            true => Some((Event { names: Vec::new(), ..own }, true)),
            false => Some((own, false)),
        }
    }

    /// The event of a figure in whose sentence none is named: the main story's, unless its own words say another time.
    fn in_main_story(&self, main: &Event, mention: &Mention, stretch: &Stretch<'_>) -> Option<(Event, Option<Span>)> {
        let opened = self.opened(main, mention, stretch);
        let excludes = |own: &Event, long_past: bool| long_past || self.events.main_is_dated && far_apart(main, own);
        let opened = opened.filter(|(own, long_past)| excludes(own, *long_past)).map(|(own, _)| own);
        let other = opened
            .or_else(|| self.since_when(main, mention, stretch))
            .or_else(|| self.gone_on_about(main, mention, stretch))
            .or_else(|| self.of_another_time(main, mention, stretch));
        if let Some(other) = other {
            return Some((other, None));
        }
        let at = self
            .events
            .main
            .and_then(|main| self.events.first.get(main))
            .and_then(|first| self.events.mentions.get(*first));
        let named = at.and_then(|event| Span::new(event.start, event.end));
        Some((main.clone(), named))
    }

    /// The event of a figure that goes on about what was told before it, or another of the day that its sentence gives.
    fn told_before(
        &self,
        main: Option<&Event>,
        mention: &Mention,
        measure: &Measure,
        foremost: Option<usize>,
        stretch: &Stretch<'_>,
    ) -> Option<(Event, Option<Span>)> {
        /// Of the events named before, this many are looked at,
        const LOOK_BACK: usize = 32;
        /// so many paragraphs back: a figure goes on about what was told last.
        const NEAR_PARAGRAPHS: usize = 2;
        let mentions = &self.events.mentions;
        let first = mentions.partition_point(|event| event.start < stretch.start);
        let paragraph_of = |sentence: usize| self.segments.sentences.get(sentence).map(|sentence| sentence.paragraph);
        let paragraph = stretch.sentence.and_then(paragraph_of);
        // A contest told of in passing ends with its paragraph; the document's own goes on.
        let own_contest = self.events.main.filter(|_| main.is_some());
        let reach = if own_contest.is_some() { 0 } else { NEAR_PARAGRAPHS };
        let known = mentions
            .get(..first)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(LOOK_BACK)
            .take_while(|event| {
                paragraph_of(event.sentence).zip(paragraph).is_some_and(|(of, here)| of + reach >= here)
            })
            .find(|event| self.fits(measure, event.entity))
            .filter(|event| {
                let entity = self.events.entities.get(event.entity);
                main.zip(entity).is_none_or(|(main, own)| self.leaves(main, own, event))
            })
            .or_else(|| {
                // Its first mention, where the text makes it known.
                mentions.get(*self.events.first.get(own_contest.or(foremost)?)?)
            });
        let named = known.and_then(|event| Span::new(event.start, event.end));
        let known = known.and_then(|event| self.events.entities.get(event.entity));
        // A date in the figure's own sentence that excludes the event known so far: the text tells of another one.
        let dates = &self.events.dates;
        let own_date = dates
            .iter()
            .skip(dates.partition_point(|date| date.start < stretch.start))
            .take_while(|date| date.end <= stretch.end)
            .filter(|date| !date.counted)
            .filter(|date| date.from.month_number().is_some() || self.is_year_of_clause(date, mention, stretch.start))
            // "As of 8 April 602 people had been killed": the day of the count.
            .filter(|date| !counts_up_to(self.text, stretch.start, date.start))
            // "Police said on Tuesday that": the day of the word.
            .filter(|date| said_on(self.text, stretch.start, date).is_none())
            .min_by_key(|date| (date.rough, date.start));
        match (known, own_date) {
            (Some(event), Some(date)) => {
                let own = Event { from: Some(date.from), to: Some(date.to), ..event.clone() };
                // "In 2029 they had 61": a report of the day that dates its event nowhere does not mean another year's.
                let of_before = event.from.is_none() && self.events.is_a_year_before(date);
                // "Early on Tuesday they had 156 seats", "a poll of 8 June": the day of a count or poll is not another vote's.
                let of_count = is_contest(&self.events.kinds, event)
                    && date.from.day_number().is_some()
                    && !far_apart(event, &own);
                if of_count || !of_before && same_event_by(&self.events.kinds, &own, event).is_possible() {
                    Some((self.contest(event.clone(), mention, stretch), named))
                } else {
                    Some((Event { localities: Vec::new(), ..own }, None))
                }
            }
            (Some(event), None) => Some((self.contest(event.clone(), mention, stretch), named)),
            (None, date) => {
                let home = self.events.home.place.or(self.events.home.country).and_then(|home| COUNTRIES.get(home));
                let place = home.map(|country| country.name.to_owned());
                let (from, to) = (date.map(|date| date.from), date.map(|date| date.to));
                let event = Event { place, from, to, ..Event::default() };
                (event != Event::default()).then_some((event, None))
            }
        }
    }
}

impl Reader<'_> {
    /// Whether a mark parts an event's name from a figure, so that they stand in two clauses: not in "the crash, which killed 75".
    fn in_another_clause(&self, event: &EventMention, mention: &Mention) -> bool {
        let (from, to) = (event.end.min(mention.span.end()), event.start.max(mention.span.start()));
        self.text.get(from..to).is_some_and(|between| {
            let last = between.rsplit([',', ';']).next().unwrap_or_default();
            let relative = last.first_word().is_some_and(|word| RELATIVE.contains(&word));
            between.contains([',', ';']) && !(relative && event.end <= mention.span.start())
        })
    }
}

/// Whether an event is a vote.
pub(super) fn is_contest(kinds: &KindRules, event: &Event) -> bool {
    event.kind.as_ref().is_some_and(|kind| kinds.of(kind.as_str()).is(traits::VOTES))
}

/// Words by which a figure is held against one of another event.
static COMPARING: WordList = WordList::named("comparing");

/// Words by which a clause goes on about the event before it: "the crash, which killed 75".
static RELATIVE: WordList = WordList::named("relative");
