//! From figures to claims: which measure a figure is of, of which event, whose, and in which scope.

use crate::cues::CueMatch;
use crate::discourse::{Own, far_apart, leaves};
use crate::events::{EventMention, country_of};
use crate::figures::Mention;
use crate::frames::{Counted, Earlier, Frame};
use crate::measures::counts_in;
use crate::model::keys;
use crate::model::{Basis, Event, KindRules, Measure, Span, Statistic};
use crate::places::countries::COUNTRIES;
use crate::places::holds_name;
use crate::quantity::Unit;
use crate::scope::{AROUND, Reader, Stretch, Topic, Wording, add_keys, was_before};
use crate::text::{SegmentKind, Spaced, around, lowered};
use crate::vocabulary::{WordList, traits};

/// A stretch with what each of its figures counts.
pub(super) struct ReadStretch<'a> {
    pub(super) stretch: Stretch<'a>,
    /// By index of the measures.
    pub(super) measures: Vec<Option<usize>>,
    pub(super) frames: Vec<Frame>,
}

/// A stretch holds at most this many figures,
const MOST_FIGURES: usize = 24;
/// between the first and last of which lie at most this many bytes;
const MOST_BYTES: usize = 1200;

/// How a key is known: its words are in the figure's sentence, or elsewhere in the text, or nowhere.
fn how_known(said: bool, carried: bool) -> Basis {
    match (said, carried) {
        (true, _) => Basis::Said,
        (false, true) => Basis::Carried,
        (false, false) => Basis::Assumed,
    }
}

impl Reader<'_> {
    /// What each figure is about, in the order of the mentions.
    pub(crate) fn topics(&self) -> Vec<Topic> {
        let foremost: Vec<Option<usize>> = self.lexicon.measures.iter().map(|measure| self.foremost(measure)).collect();
        let mut read: Vec<ReadStretch<'_>> = Vec::new();
        let mut first = 0;
        while let Some(mention) = self.mentions.get(first) {
            let from = mention.span.start();
            let sentence = self.segments.sentence_at(from);
            let span = sentence.and_then(|index| self.segments.sentences.get(index)).map(|sentence| sentence.span);
            let until = span.map_or(from, Span::end).min(from + MOST_BYTES);
            let rest = self.mentions.get(first..).unwrap_or_default().iter();
            let mut mentions: Vec<&Mention> =
                rest.take_while(|mention| mention.span.start() < until).take(MOST_FIGURES).collect();
            if mentions.is_empty() {
                mentions.push(mention);
            }
            let last = mentions.last().map_or(from, |mention| mention.span.end());
            let (start, end) = span.map_or((from, last), |span| around(self.text, span, from, last, AROUND));
            first += mentions.len();
            let wording = Wording::new(self.text.get(start..end).unwrap_or_default());
            let stretch = Stretch { sentence, span, start, end, mentions, wording };
            let counted = self.counted_in(stretch, &foremost, &read);
            read.push(counted);
        }
        self.take_up_echoes(&mut read);
        let mut topics = Vec::with_capacity(self.mentions.len());
        for stretch in &read {
            self.topics_of_stretch(stretch, &foremost, &mut topics);
        }
        topics
    }

    /// The cues of a stretch.
    fn cues_of(&self, stretch: &Stretch<'_>) -> Vec<&CueMatch> {
        let from = self.cues.partition_point(|cue| cue.start < stretch.start);
        self.cues.iter().skip(from).take_while(|cue| cue.start < stretch.end).collect()
    }

    /// What each figure of a stretch counts, as far as its sentence says.
    fn counted_in<'s>(
        &self,
        stretch: Stretch<'s>,
        foremost: &[Option<usize>],
        read: &[ReadStretch<'_>],
    ) -> ReadStretch<'s> {
        let cues = self.cues_of(&stretch);
        let mut measures = self.measures_of(&stretch.mentions, &cues, (stretch.start, stretch.end));
        let first = stretch
            .mentions
            .first()
            .map_or(0, |mention| self.mentions.partition_point(|other| other.span.start() < mention.span.start()));
        let within = (stretch.start, stretch.end);
        let frames = self.lexicon.grammar.read_frames(
            self.text,
            within,
            self.mentions,
            first,
            self.counted_before(&stretch, read),
        );
        for ((slot, mention), frame) in measures.iter_mut().zip(&stretch.mentions).zip(&frames) {
            match &frame.counted {
                Some(Counted::Nothing) => *slot = None,
                Some(Counted::Measure(name)) => {
                    let known = self.lexicon.measures.iter().position(|measure| measure.name == *name);
                    let fits = |index: &usize| {
                        self.lexicon.measures.get(*index).is_some_and(|measure| {
                            (counts_in(measure, mention) || is_bare_share(measure, mention))
                                && (self.is_told_of(measure, foremost.get(*index))
                                    || frame.tells_of_vote
                                    || self.measure_by_noun(mention).is_some())
                        })
                    };
                    // What befell them is known, and is nothing that is compared: convicted, vaccinated.
                    *slot = if known.is_some() { known.filter(fits).or(*slot) } else { None };
                }
                None => {}
            }
        }
        ReadStretch { stretch, measures, frames }
    }

    fn topics_of_stretch(&self, read: &ReadStretch<'_>, foremost: &[Option<usize>], topics: &mut Vec<Topic>) {
        let ReadStretch { stretch, measures, frames } = read;
        let cues = self.cues_of(stretch);
        for (index, mention) in stretch.mentions.iter().enumerate() {
            let measure = measures.get(index).copied().flatten();
            let found = measure.and_then(|measure| {
                let usual = foremost.get(measure).copied().flatten();
                self.event_of(mention, self.lexicon.measures.get(measure)?, usual, stretch)
            });
            let main = self.events.main.and_then(|main| self.events.entities.get(main));
            let (event, named) = found
                .map_or((None, None), |(event, named)| (Some(self.of_year_before(event, mention, stretch)), named));
            // An event of which only the place is known is no other than the document's.
            let is_other = |event: &Event| event.kind.is_some() || event.from.is_some();
            let leaves = event.as_ref().is_some_and(|event| main.is_some_and(|main| event != main) && is_other(event));
            let measure = measure.and_then(|index| self.lexicon.measures.get(index));
            let statistic =
                Statistic { measure: measure.map(|measure| measure.name.clone()), event, ..Statistic::default() };
            let mut topic = Topic {
                statistic,
                sentence: stretch.span,
                index: stretch.sentence,
                event: named,
                leaves,
                as_of: measure.and_then(|_| self.as_of(index, stretch)),
                ..Topic::default()
            };
            let dated = self.words_of_date(named, topic.statistic.event.as_ref());
            topic.key_spans.extend(dated.map(|span| (keys::DATE.to_owned(), span)));
            self.note_how_event_is_known(&mut topic, &cues, stretch);
            let unread = Frame::default();
            let frame = frames.get(index).unwrap_or(&unread);
            // What comes back to what was counted is of the same, and no part of it.
            if (frame.comes_back || frame.echo.is_some()) && measure.is_some() {
                topic.known(keys::MEASURE, Basis::Carried);
            }
            topic.bare_share = measure.is_some_and(|measure| is_bare_share(measure, mention));
            self.bind(&mut topic, index, measure, frame, stretch, topics);
            add_keys(frame, &mut topic);
            if frame.group_is_carried && topic.statistic.scope.contains_key(keys::GROUP) {
                topic.known(keys::GROUP, Basis::Carried);
            }
            topics.push(topic);
        }
    }

    /// The measure of people or things that was counted last, in this sentence or the one before it.
    fn counted_before(&self, stretch: &Stretch<'_>, read: &[ReadStretch<'_>]) -> Option<Earlier<'_>> {
        let here = stretch.sentence?;
        let near = read.iter().rev().take_while(|read| read.stretch.sentence.is_some_and(|index| index + 1 >= here));
        let slots = near.flat_map(|read| read.measures.iter().rev());
        let last = self.lexicon.measures.get(slots.take(MOST_FIGURES).find_map(|slot| *slot)?)?;
        let told = matches!(last.unit, Unit::Count | Unit::Percent);
        told.then_some(Earlier { measure: &last.name, is_percent: last.unit == Unit::Percent })
    }

    /// Notes how the event of a figure is known, and its kind, place and date: said in the figure's sentence, carried from
    /// where the text tells of it, or assumed of a text that does not say.
    fn note_how_event_is_known(&self, topic: &mut Topic, cues: &[&CueMatch], stretch: &Stretch<'_>) {
        let Some(event) = topic.statistic.event.clone() else { return };
        let here = |at: usize| (stretch.start..stretch.end).contains(&at);
        let mention = topic.event.and_then(|named| self.events.mention_at(named.start()));
        let named_here = topic.event.is_some_and(|named| here(named.start()));
        let told = how_known(named_here, event.kind.is_some());
        topic.known(keys::EVENT, told);
        if event.kind.is_some() {
            topic.known(keys::KIND, told);
        }
        if let Some(place) = &event.place {
            let names = |cue: &&CueMatch| country_of(self.lexicon, cue).and_then(|country| COUNTRIES.get(country));
            let said = cues.iter().filter_map(names).any(|country| place.contains(country.name));
            let carried = mention.is_some_and(|mention| self.events.is_placed(mention.entity));
            topic.known(keys::PLACE, how_known(said, carried));
        }
        if let Some(from) = event.from {
            let dates = &self.events.dates;
            let first = dates.partition_point(|date| date.start < stretch.start);
            let mut dates = dates.iter().skip(first).take_while(|date| date.start < stretch.end);
            let said = dates.any(|date| date.from == from);
            let carried =
                mention.is_some_and(|mention| self.events.dated.get(mention.entity).copied().flatten().is_some());
            topic.known(keys::DATE, how_known(said, carried));
        }
    }

    /// Whether the text tells of an event that a measure belongs to: "won 40 percent" is of a vote only where there is
    /// one; votes and seats are by themselves.
    fn is_told_of(&self, measure: &Measure, foremost: Option<&Option<usize>>) -> bool {
        !measure.needs_subject
            || measure.unit == Unit::Count
            || measure.events.is_empty()
            || foremost.is_some_and(Option::is_some)
    }

    /// The words that date the event that is named at a place.
    fn words_of_date(&self, named: Option<Span>, event: Option<&Event>) -> Option<Span> {
        let mention = self.events.mention_at(named?.start())?;
        let from = event?.from?;
        let date = mention.date.filter(|date| date.from == from);
        let date = date.or_else(|| self.events.dated.get(mention.entity).copied().flatten())?;
        (date.from == from).then(|| Span::new(date.start, date.end)).flatten()
    }

    /// Whether an event is one that lasts.
    fn lasts(&self, entity: usize) -> bool {
        let kind = self.events.entities.get(entity).and_then(|event| event.kind.as_ref());
        kind.is_some_and(|kind| !self.events.kinds.of(kind.as_str()).is(traits::SUDDEN))
    }

    /// "Up from 8.9% in 2027": the like event of another year, with which the figure before is compared.
    fn of_year_before(&self, event: Event, mention: &Mention, stretch: &Stretch<'_>) -> Event {
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
    fn date_of_clause(&self, mention: &Mention, stretch: &Stretch<'_>) -> Option<&crate::events::ResolvedDate> {
        let dates = &self.events.dates;
        let dates = dates.iter().skip(dates.partition_point(|date| date.start < stretch.start));
        let ahead =
            dates.take_while(|date| date.end <= mention.span.start()).filter(|date| !date.counted && !date.rough);
        ahead.filter(|date| self.is_year_of_clause(date, mention, stretch.start)).last()
    }

    /// Whether a year opens the clause of a figure: "In 1975 turnout was 64 per cent", "; in 2017 it was 76".
    fn is_year_of_clause(&self, date: &crate::events::ResolvedDate, mention: &Mention, start: usize) -> bool {
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
        let identity = crate::align::same_event_by(kinds, main, own);
        // The main story's own place in the clause keeps the figure.
        let around = (mention.start.saturating_sub(GUARD), mention.end + GUARD);
        let keeps =
            self.events.located.towns(self.text, around).iter().any(|place| holds_name(&main.localities, place));
        let beside = mention.date.is_some_and(|date| {
            date.start.saturating_sub(mention.end) <= BESIDE && mention.start.saturating_sub(date.end) <= BESIDE
        });
        let own = Own {
            event: own,
            dated: mention.date.is_some(),
            new: identity == crate::align::EventIdentity::DifferentDate && is_brought_in(self.text, mention.start),
            another_day: beside && identity == crate::align::EventIdentity::DifferentDate,
            compared: mention.compared,
            contest: is_contest(kinds, own) || is_contest(kinds, main),
            same_family: identity != crate::align::EventIdentity::DifferentKind,
        };
        leaves(main, self.events.main_is_dated, own) && (!keeps || own.another_day || own.compared || own.new)
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
    fn event_of(
        &self,
        mention: &Mention,
        measure: &Measure,
        foremost: Option<usize>,
        stretch: &Stretch<'_>,
    ) -> Option<(Event, Option<Span>)> {
        /// Of the events named before, this many are looked at,
        const LOOK_BACK: usize = 32;
        /// so many paragraphs back: a figure goes on about what was told last.
        const NEAR_PARAGRAPHS: usize = 2;
        /// What the border of a clause counts for, in bytes.
        const CLAUSE: usize = 60;
        /// An event that another is compared with comes last.
        const COMPARED: usize = 2000;
        let mentions = &self.events.mentions;
        let first = mentions.partition_point(|event| event.start < stretch.start);
        let in_sentence = mentions
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
            });
        // "Since the war began", "the total toll": of what lasts, not of the blast told of last.
        let running = stretch.wording.is_running_total() && !in_sentence.is_some_and(|event| self.lasts(event.entity));
        if running
            && let Some(lasting) = self.events.foremost(|entity| self.fits(measure, entity) && self.lasts(entity))
        {
            let named = self.events.first.get(lasting).and_then(|first| mentions.get(*first));
            let named = named.and_then(|event| Span::new(event.start, event.end));
            return self.events.entities.get(lasting).map(|entity| (entity.clone(), named));
        }
        if running && in_sentence.is_none() {
            let known = foremost.and_then(|entity| self.events.entities.get(entity));
            let place = known.and_then(|event| event.place.clone());
            return Some((Event { place, ..Event::default() }, None));
        }
        // "… the referendum was 68%; in 2019 it was 74%": a year that opens the figure's own clause.
        let other_year = in_sentence.and_then(|event| {
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
        });
        if let Some(other) = other_year {
            return Some((other, None));
        }
        let main = self.main_for(measure);
        if let Some(event) = in_sentence {
            let named = Span::new(event.start, event.end);
            let own = self.events.entities.get(event.entity)?;
            let told = main.filter(|main| !is_contest(&self.events.kinds, main));
            let beside = told.and_then(|main| {
                let passing = self.told_in_passing(main, event, mention).filter(|_| event.end <= mention.span.start());
                let past =
                    || self.gone_on_about(main, mention, stretch).or_else(|| self.since_when(main, mention, stretch));
                passing.or_else(past)
            });
            if let Some(beside) = beside {
                return Some((beside, named));
            }
            // A race for another office, named in passing, takes no figure with it that stands in another clause.
            let passing = event.date.is_none() && self.in_another_clause(event, mention);
            let contests = |main: &Event| is_contest(&self.events.kinds, main) && is_contest(&self.events.kinds, own);
            let stays = main.filter(|main| passing && contests(main) || !self.leaves(main, own, event));
            let stays = stays.map(|main| self.of_another_time(main, mention, stretch).unwrap_or_else(|| main.clone()));
            let own = stays.unwrap_or_else(|| own.clone());
            return Some((self.contest(own, mention, stretch), named));
        }
        // An entry of a list tells of its own source, not of what the text before it told.
        let noted = stretch.sentence.is_some_and(|sentence| self.segments.kind_of(sentence) == SegmentKind::Note);
        if measure.events.is_empty() || noted {
            return None;
        }
        let paragraph_of = |sentence: usize| self.segments.sentences.get(sentence).map(|sentence| sentence.paragraph);
        if let Some(main) = main.filter(|main| !is_contest(&self.events.kinds, main)) {
            // "In December 2020 a strike was put down and 15 people were killed": a date that opens the figure's clause.
            let own = self.date_of_clause(mention, stretch).map(|date| Event {
                from: Some(date.from),
                to: Some(date.to),
                localities: Vec::new(),
                ..main.clone()
            });
            if let Some(own) = own.filter(|own| self.events.main_is_dated && far_apart(main, own)) {
                return Some((own, None));
            }
            let since = self.since_when(main, mention, stretch);
            if let Some(own) = since.or_else(|| self.of_another_time(main, mention, stretch)) {
                return Some((own, None));
            }
            let at =
                self.events.main.and_then(|main| self.events.first.get(main)).and_then(|first| mentions.get(*first));
            let named = at.and_then(|event| Span::new(event.start, event.end));
            return Some((main.clone(), named));
        }
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
            .min_by_key(|date| (date.rough, date.start));
        match (known, own_date) {
            (Some(event), Some(date)) => {
                let own = Event { from: Some(date.from), to: Some(date.to), ..event.clone() };
                if crate::align::same_event_by(&self.events.kinds, &own, event).is_possible() {
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

/// Whether the words before an event's name bring in one that was not told of: "a second earthquake", "another blast".
fn is_brought_in(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end();
    let word = lowered(before.rsplit(char::is_whitespace).next().unwrap_or_default());
    matches!(&*word, "a" | "an" | "another" | "second" | "third" | "new" | "fresh")
}

/// Whether an event is a vote.
fn is_contest(kinds: &KindRules, event: &Event) -> bool {
    event.kind.as_ref().is_some_and(|kind| kinds.of(kind.as_str()).is(traits::VOTES))
}

/// Whether a bare number is a share of what a measure gives in percent.
fn is_bare_share(measure: &Measure, mention: &Mention) -> bool {
    let share = mention.quantity.stated.is_some_and(|number| number <= 100.into());
    measure.unit == Unit::Percent && mention.quantity.unit == Unit::Number && mention.noun.is_none() && share
}

/// Whether a date is the day up to which was counted.
fn counts_up_to(text: &str, from: usize, date: usize) -> bool {
    let before = text.get(from..date).unwrap_or_default().trim_end();
    ["As of", "as of", "As at", "as at", "By", "by", "until", "Until"]
        .iter()
        .any(|words| before.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', ','])))
}

/// Words by which a figure is held against one of another event.
static COMPARING: WordList = WordList::named("comparing");

/// Words by which a clause goes on about the event before it: "the crash, which killed 75".
static RELATIVE: WordList = WordList::named("relative");
