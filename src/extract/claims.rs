//! From figures to claims: which measure a figure is of, of which event, whose, and in which scope.

use std::cell::OnceCell;

use super::those_before::{take_up_keys, take_up_those};
use crate::cues::CueMatch;
use crate::events::{country_of, is_place_noun};
use crate::figures::Mention;
use crate::frames::{Counted, Earlier, Frame, Key, Known};
use crate::measures::{CountedStretch, Settled, Weighed, counts_in};
use crate::model::keys;
use crate::model::{Basis, Event, Measure, Span, Statistic};
use crate::places::countries::COUNTRIES;
use crate::quantity::Unit;
use crate::scope::{AROUND, Contenders, Named, Reader, Stretch, Topic, Wording, add_keys, give_owner};
use crate::text::{around, lowered};
use crate::vocabulary::{WordList, singular_of, traits};

/// A stretch with what each of its figures counts.
pub(super) struct ReadStretch<'a> {
    pub(super) stretch: Stretch<'a>,
    /// By index of the measures.
    pub(super) measures: Vec<Option<usize>>,
    pub(super) frames: Vec<Frame>,
    /// Which figures have their measure by the words around them alone, and by no construction, in a sentence that names no event
    /// of it.
    pub(super) by_cue: Vec<bool>,
    /// The figures, by index, of whose measure evidence says more than constructions, and what.
    pub(super) weighed: Vec<Weighed>,
}

impl<'a> ReadStretch<'a> {
    /// What constructions say that its figures count.
    fn counted(&self) -> CountedStretch<'_, 'a> {
        /// Those of a vote of the people on a question, whose words are those of views elsewhere.
        static SURE: WordList = WordList::named("constructions of shares that are sure");
        let nothing = self.frames.iter().map(|frame| frame.counted == Some(Counted::Nothing));
        let is_sure = |frame: &Frame| frame.pattern.as_deref().is_some_and(|pattern| SURE.contains(&pattern));
        let sure = self.frames.iter().map(is_sure);
        CountedStretch {
            stretch: &self.stretch,
            measures: &self.measures,
            nothing: nothing.collect(),
            sure: sure.collect(),
            by_cue: &self.by_cue,
        }
    }
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

impl<'r> Reader<'r> {
    /// What each figure is about, in the order of the mentions.
    pub(crate) fn topics(&self, known: &mut Known<'r>) -> Vec<Topic> {
        let foremost: Vec<Option<usize>> = self.lexicon.measures.iter().map(|measure| self.foremost(measure)).collect();
        let mut read: Vec<ReadStretch<'_>> = Vec::new();
        let ill = OnceCell::new();
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
            let places = vec![OnceCell::new(); mentions.len()];
            let said_of_places = OnceCell::new();
            let stretch = Stretch { sentence, span, start, end, mentions, wording, places, said_of_places };
            let counted = self.counted_in(stretch, (&foremost, &ill), &read, known);
            read.push(counted);
        }
        self.take_up_echoes(&mut read);
        self.take_up_attackers(&mut read);
        self.contenders.get_or_init(|| self.contenders_of(read.iter().flat_map(|read| &read.frames)));
        self.take_up_two_shares(&mut read);
        self.take_up_houses(&mut read);
        let named = OnceCell::new();
        self.take_up_shares(&named, &mut read);
        let mut topics = Vec::with_capacity(self.mentions.len());
        for stretch in &read {
            self.topics_of_stretch(stretch, &foremost, &mut topics);
        }
        if self.has_contenders() || self.is_of_contest() {
            let named = named.get_or_init(|| self.named());
            self.weigh_owners(named, read.iter().map(|read| &read.stretch), &mut topics);
            self.take_up_backed(&read, &mut topics);
        }
        topics
    }

    /// Gives percentages the measure of the share for which most speaks.
    fn take_up_shares(&self, named: &OnceCell<Named>, read: &mut [ReadStretch<'_>]) {
        let mut mentions = read.iter().flat_map(|read| &read.stretch.mentions);
        if !mentions.any(|mention| mention.quantity.unit == Unit::Percent) {
            return;
        }
        let counted: Vec<CountedStretch<'_, '_>> = read.iter().map(ReadStretch::counted).collect();
        let found = self.weigh_shares(named, &self.contestants(read), &counted);
        for weighed in found {
            let Some(read) = read.get_mut(weighed.stretch) else { continue };
            let measure = if let Settled::Measure(measure) = weighed.settled { Some(measure) } else { None };
            read.measures.get_mut(weighed.index).into_iter().for_each(|slot| *slot = measure);
            read.weighed.push(weighed);
        }
    }

    /// Gives shares the owners that are told with their measure.
    fn take_up_backed(&self, read: &[ReadStretch<'_>], topics: &mut [Topic]) {
        let mut first = 0;
        for read in read {
            for weighed in &read.weighed {
                let topic = topics.get_mut(first + weighed.index).filter(|_| weighed.owner.is_some());
                topic.into_iter().for_each(|topic| give_owner(topic, weighed.owner.clone(), Basis::Said));
            }
            first += read.stretch.mentions.len();
        }
    }

    /// Those to whom constructions give votes, or shares of them.
    fn contestants(&self, read: &[ReadStretch<'_>]) -> Contenders {
        let of_votes = |measure: Option<usize>| {
            measure.and_then(|index| self.lexicon.measures.get(index)).is_some_and(|measure| measure.is_of_votes())
        };
        let figures = read.iter().flat_map(|read| read.frames.iter().zip(&read.measures));
        self.contenders_of(figures.filter(|(_, measure)| of_votes(**measure)).map(|(frame, _)| frame))
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
        (foremost, ill): (&[Option<usize>], &OnceCell<bool>),
        read: &[ReadStretch<'_>],
        known: &mut Known<'r>,
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
            known,
        );
        let named = frames.iter().any(names_somebody);
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
                                    || named && self.is_of_contest()
                                    || self.measure_by_noun(mention).is_some())
                        })
                    };
                    // What befell them is known, and is nothing that is compared: convicted, vaccinated.
                    *slot = if known.is_some() { known.filter(fits).or(*slot) } else { None };
                }
                None => {}
            }
            let measure = slot.and_then(|index| self.lexicon.measures.get(index));
            if measure.is_some_and(|measure| self.is_other_case(measure, mention, ill)) {
                *slot = None;
            }
        }
        // Where the sentence names a vote, it is that one's.
        let named =
            |index: usize| self.lexicon.measures.get(index).is_some_and(|measure| self.names_event_of(measure, &cues));
        let by_cue = |(slot, frame): (&Option<usize>, &Frame)| {
            slot.is_some_and(|index| !named(index)) && !matches!(frame.counted, Some(Counted::Measure(_)))
        };
        let by_cue = measures.iter().zip(&frames).map(by_cue).collect();
        ReadStretch { stretch, measures, frames, by_cue, weighed: Vec::new() }
    }

    fn topics_of_stretch(&self, read: &ReadStretch<'_>, foremost: &[Option<usize>], topics: &mut Vec<Topic>) {
        let ReadStretch { stretch, measures, frames, weighed, .. } = read;
        let cues = self.cues_of(stretch);
        for (index, mention) in stretch.mentions.iter().enumerate() {
            let measure = measures.get(index).copied().flatten();
            let measure = measure.filter(|index| !self.counts_places_that_vote(*index, mention));
            let found = measure.and_then(|measure| {
                let usual = foremost.get(measure).copied().flatten();
                let measure = self.lexicon.measures.get(measure)?;
                let own = self.event_of(mention, measure, usual, stretch);
                self.event_of_neighbour((mention, measure), own.as_ref(), stretch, topics).or(own)
            });
            let main = self.events.main.and_then(|main| self.events.entities.get(main));
            let (event, named) = found
                .map_or((None, None), |(event, named)| (Some(self.of_year_before(event, mention, stretch)), named));
            // An event of which only the place is known is no other than the document's.
            let is_other = |event: &Event| event.kind.is_some() || event.from.is_some();
            let leaves = event.as_ref().is_some_and(|event| main.is_some_and(|main| event != main) && is_other(event));
            let known = measure.and_then(|index| self.lexicon.measures.get(index)).filter(|_| !leaves);
            let of_none = known.is_some_and(|measure| self.is_far_from_main_story(measure, stretch));
            let (event, named) = if of_none { (None, None) } else { (event, named) };
            let leaves = leaves || of_none;
            let kind = event.as_ref().and_then(|event| event.kind.as_ref());
            let measure = measure.and_then(|index| self.lexicon.measures.get(index)).map(|measure| &**measure);
            let hurt = measure.map(|measure| &measure.name);
            let measure =
                measure.map(|measure| self.of_the_ill(measure, kind.map(|kind| kind.as_str()), frames.get(index)));
            let is_ill = hurt != measure.map(|measure| &measure.name);
            let before = measure;
            let measure = measure.map(|measure| self.of_the_hurt(measure, kind.map(|kind| kind.as_str())));
            let is_hurt = before.map(|measure| &measure.name) != measure.map(|measure| &measure.name);
            let statistic =
                Statistic { measure: measure.map(|measure| measure.name.clone()), event, ..Statistic::default() };
            let mut topic = Topic {
                statistic,
                sentence: stretch.span,
                index: stretch.sentence,
                event: named,
                leaves,
                as_of: measure.and_then(|measure| self.as_of(index, measure, stretch)),
                ..Topic::default()
            };
            let dated = self.words_of_date(named, topic.statistic.event.as_ref());
            topic.key_spans.extend(dated.map(|span| (keys::DATE.to_owned(), span)));
            self.note_how_event_is_known(&mut topic, &cues, stretch);
            if of_none {
                topic.known(keys::EVENT, Basis::Open);
            }
            let settled = weighed.iter().find(|weighed| weighed.index == index).map(|weighed| weighed.settled);
            let unread = Frame::default();
            let frame = frames.get(index).unwrap_or(&unread);
            // What comes back to what was counted is of the same, and no part of it.
            if (frame.comes_back || frame.echo.is_some()) && measure.is_some() {
                topic.known(keys::MEASURE, Basis::Carried);
            } else if settled.is_some() || measure.is_some_and(|measure| is_share_by_cue(measure, frame)) {
                topic.known(keys::MEASURE, Basis::Assumed);
            }
            topic.rates = settled == Some(Settled::View);
            topic.bare_share = measure.is_some_and(|measure| is_bare_share(measure, mention));
            self.bind(&mut topic, index, measure, frame, stretch, topics);
            add_keys(frame, &mut topic);
            take_up_those(&mut topic, topics);
            // Of those in hospital it says nothing that they were taken there; of the hurt it does.
            if is_ill {
                topic.statistic.scope.remove(keys::CASE);
            }
            if is_hurt && !topic.statistic.scope.contains_key(keys::CASE) {
                static CASE: WordList = WordList::named("case of those in hospital");
                topic.statistic.scope.extend(CASE.first().map(|case| (keys::CASE.to_owned(), (*case).to_owned())));
                topic.known(keys::CASE, Basis::Assumed);
            }
            if let Some(measure) = measure.filter(|_| frame.comes_back) {
                take_up_keys(&mut topic, topics, matches!(measure.unit, Unit::Currency(_)));
            }
            self.leave_out_place_of_story(&mut topic);
            self.leave_out_place_of_somebody(&mut topic);
            self.note_place_by_evidence(&mut topic, index, measure, stretch);
            self.settle_window(&mut topic, index, measure, stretch, topics);
            // What is said of a number of the main story is not said of another's.
            let is_told = |group: &String| keys::is_with(group) || keys::is_without(group);
            if leaves && frame.group_is_carried && topic.statistic.scope.get(keys::GROUP).is_some_and(is_told) {
                topic.statistic.scope.remove(keys::GROUP);
            }
            if frame.group_is_carried && topic.statistic.scope.contains_key(keys::GROUP) {
                topic.known(keys::GROUP, Basis::Carried);
            }
            if frame.owner_is_carried && topic.statistic.subject.is_some() {
                topic.known(keys::SUBJECT, Basis::Carried);
            }
            topics.push(topic);
        }
        share_place_of_contest(topics, stretch.sentence);
    }

    /// "Another 46 cases, two of them fatal": what the figure before it counts only one kind of event has, and the main story
    /// is not of that kind; so this one, before which nothing brings the main story back, is of that figure's.
    fn event_of_neighbour(
        &self,
        (mention, measure): (&Mention, &Measure),
        own: Option<&(Event, Option<Span>)>,
        stretch: &Stretch<'_>,
        topics: &[Topic],
    ) -> Option<(Event, Option<Span>)> {
        let main = self.events.main?;
        let is_main = |(event, _): &(Event, Option<Span>)| self.events.entities.get(main) == Some(event);
        if !own.is_none_or(is_main) {
            return None;
        }
        let from = stretch.mentions.iter().map(|other| other.span.end()).take_while(|end| *end <= mention.span.start());
        let from = from.last()?;
        let named = self.events.mentions.iter().skip(self.events.mentions.partition_point(|event| event.start < from));
        if named.take_while(|event| event.start < mention.span.start()).any(|event| event.entity == main) {
            return None;
        }
        let before = topics.last().filter(|topic| topic.index.is_some() && topic.index == stretch.sentence)?;
        let counted =
            self.lexicon.measures.iter().find(|known| Some(&known.name) == before.statistic.measure.as_ref())?;
        let event = before.statistic.event.as_ref()?;
        let kind = event.kind.as_ref()?;
        let belongs = measure.events.iter().any(|name| name == kind.as_str());
        (belongs && counted.events.len() == 1 && !self.fits(counted, main)).then(|| (event.clone(), before.event))
    }

    /// Whom an epidemic brings to hospital it has made ill, and nobody has hurt them.
    fn of_the_ill<'m>(&'m self, measure: &'m Measure, kind: Option<&str>, frame: Option<&Frame>) -> &'m Measure {
        static BROUGHT: WordList = WordList::named("constructions of those brought to hospital");
        static KINDS: WordList = WordList::named("kinds that make ill");
        static HURT: WordList = WordList::named("measures of the hurt");
        static IN_HOSPITAL: WordList = WordList::named("measures of those in hospital");
        let pattern = frame.and_then(|frame| frame.pattern.as_deref());
        let is_brought = pattern.is_some_and(|pattern| BROUGHT.contains(&pattern));
        if !is_brought || !kind.is_some_and(|kind| KINDS.contains(&kind)) || !HURT.contains(&measure.name.as_str()) {
            return measure;
        }
        let ill = self.lexicon.measures.iter().find(|other| IN_HOSPITAL.contains(&other.name.as_str()));
        ill.map_or(measure, |ill| ill)
    }

    /// Whom an attack or an accident brings to hospital it has hurt.
    fn of_the_hurt<'m>(&'m self, measure: &'m Measure, kind: Option<&str>) -> &'m Measure {
        static KINDS: WordList = WordList::named("kinds that make ill");
        static HURT: WordList = WordList::named("measures of the hurt");
        static IN_HOSPITAL: WordList = WordList::named("measures of those in hospital");
        let hurts = kind.is_some_and(|kind| self.events.kinds.of(kind).is(traits::HARMS) && !KINDS.contains(&kind));
        if !hurts || !IN_HOSPITAL.contains(&measure.name.as_str()) {
            return measure;
        }
        let hurt = self.lexicon.measures.iter().find(|other| HURT.contains(&other.name.as_str()));
        hurt.map_or(measure, |hurt| hurt)
    }

    /// "Five states voted": places have no ballots of their own.
    fn counts_places_that_vote(&self, measure: usize, mention: &Mention) -> bool {
        static OF_VOTERS: WordList = WordList::named("measures of voters alone");
        let of_voters = |measure: &Measure| OF_VOTERS.contains(&measure.name.as_str());
        let noun = mention.quantity.noun.as_deref().and_then(|noun| noun.split(' ').next_back());
        self.lexicon.measures.get(measure).is_some_and(|measure| of_voters(measure))
            && noun.is_some_and(|noun| is_place_noun(&lowered(singular_of(noun).as_deref().unwrap_or(noun))))
    }

    /// The measure of people or things that was counted last, in this sentence or the one before it, over a sentence of the same
    /// paragraph that gives no figure; or that for whose number the text asks.
    fn counted_before(&self, stretch: &Stretch<'_>, read: &[ReadStretch<'_>]) -> Option<Earlier<'_>> {
        let here = stretch.sentence?;
        let before = read.iter().rev().filter_map(|read| read.stretch.sentence.zip(Some(read.stretch.end)));
        let last = before.clone().find(|(index, _)| *index < here);
        let skips = last.is_some_and(|(index, end)| {
            let between = self.text.get(end..stretch.start);
            index + 2 == here && between.is_some_and(|between| !between.contains('\n'))
        });
        let reach = if skips { 2 } else { 1 };
        let told = last.is_some_and(|(index, _)| index + 1 == here);
        let near =
            read.iter().rev().take_while(|read| read.stretch.sentence.is_some_and(|index| index + reach >= here));
        let slots = near.flat_map(|read| read.measures.iter().rev());
        let counted = || Some(self.lexicon.measures.get(slots.take(MOST_FIGURES).find_map(|slot| *slot)?)?.as_ref());
        let asked = self.asked_before(stretch, !told);
        let is_near = asked.is_none() && !skips;
        let last = asked.or_else(counted)?;
        let is_money = matches!(last.unit, Unit::Currency(_));
        let told = is_money || matches!(last.unit, Unit::Count | Unit::Percent);
        told.then_some(Earlier { measure: &last.name, is_percent: last.unit == Unit::Percent, is_money, is_near })
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
}

/// Within so many bytes behind the name of a contest stands where it is.
const BEHIND_CONTEST: usize = 30;

/// "Took 18 percent in the primary in Ohio, while Lund took 37": where a contest is holds for all its figures in the sentence.
fn share_place_of_contest(topics: &mut [Topic], sentence: Option<usize>) {
    static OF_CONTESTS: WordList = WordList::named("measures of one contest");
    let first = topics.iter().rposition(|topic| topic.index != sentence).map_or(0, |last| last + 1);
    let Some(here) = topics.get_mut(first..).filter(|_| sentence.is_some()) else { return };
    let counts = |topic: &Topic| {
        let measure = topic.statistic.measure.as_deref();
        measure.is_some_and(|measure| OF_CONTESTS.contains(&measure)) && !topic.former
    };
    let place = |topic: &Topic| topic.statistic.scope.get(keys::PLACE).cloned();
    // "In the primary of 5 May in Ohio": right behind what names the contest.
    let is_of_event = |topic: &Topic| {
        let spans = topic.event.zip(topic.key_spans.get(keys::PLACE));
        spans.is_some_and(|(event, place)| (event.end()..event.end() + BEHIND_CONTEST).contains(&place.start()))
    };
    let mut told = here
        .iter()
        .filter(|topic| counts(topic) && is_of_event(topic))
        .filter_map(|topic| Some((topic.statistic.event.clone(), topic.statistic.measure.clone(), place(topic)?)));
    let Some((event, measure, where_)) = told.next() else { return };
    if told.any(|(_, _, other)| other != where_) {
        return;
    }
    let alike = |topic: &&mut Topic| {
        counts(topic) && place(topic).is_none() && topic.statistic.event == event && topic.statistic.measure == measure
    };
    for topic in here.iter_mut().filter(alike) {
        topic.statistic.scope.insert(keys::PLACE.to_owned(), where_.clone());
    }
}

/// Whether a bare number is a share of what a measure gives in percent.
fn is_bare_share(measure: &Measure, mention: &Mention) -> bool {
    let share = mention.quantity.stated.is_some_and(|number| number <= 100.into());
    measure.unit == Unit::Percent && mention.quantity.unit == Unit::Number && mention.noun.is_none() && share
}

/// Whether the words around a figure say whose it is, or over whom.
fn names_somebody(frame: &Frame) -> bool {
    [Key::Owner, Key::Over].iter().any(|key| frame.keys.contains_key(key))
}

/// Whether a percentage is taken for a share of a vote only because words of voting stand near it: no construction says that it
/// is one.
fn is_share_by_cue(measure: &Measure, frame: &Frame) -> bool {
    measure.needs_subject && measure.unit == Unit::Percent && !matches!(frame.counted, Some(Counted::Measure(_)))
}
