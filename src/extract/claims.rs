//! From figures to claims: which measure a figure is of, of which event, whose, and in which scope.

use super::bindings::{KeySpans, counted_phrase};
use super::countries::COUNTRIES;
use super::deeds::{deed_of, law_of};
use super::event_kinds::{EVENT_KINDS, is_sudden};
use super::events::{Events, words_between};
use super::lexicon::{Cue, CueMatch, Lexicon, Position};
use super::lowered::is_one_of;
use super::reading::Mention;
use super::scopes::{group_of, harm_of, is_event_noun, was_before};
use super::segment::{SegmentKind, Segments};
use super::sharing::{past_aside, past_joined_nouns};
use super::subjects::names_of;
use super::wording::Wording;
use crate::model::{Event, Measure, PartialDate, Span, Statistic};
use crate::quantity::Unit;

/// Everything that was read of a document before its claims.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) segments: &'a Segments,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) cues: &'a [CueMatch],
    pub(crate) events: &'a Events,
    pub(crate) mentions: &'a [Mention],
}

/// What a figure was found to be about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Topic {
    pub(crate) statistic: Statistic,
    /// The sentence around the figure.
    pub(crate) sentence: Option<Span>,
    /// Its index in [`Segments::sentences`].
    pub(crate) index: Option<usize>,
    /// Where the text names the event.
    pub(crate) event: Option<Span>,
    /// Where the text names the other keys.
    pub(crate) key_spans: KeySpans,
    /// When the value held, where the text says so.
    pub(crate) as_of: Option<PartialDate>,
}

/// A stretch of a sentence that is read at once: a text without full stops is read in pieces, so that the cost stays
/// linear.
pub(super) struct Stretch<'a> {
    /// The sentence, by index and span.
    pub(super) sentence: Option<usize>,
    span: Option<Span>,
    /// Where to look for words, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) mentions: Vec<&'a Mention>,
    /// What its words say of all of its figures.
    pub(super) wording: Wording<'a>,
}

/// A stretch holds at most this many figures,
const MOST_FIGURES: usize = 24;
/// between the first and last of which lie at most this many bytes;
const MOST_BYTES: usize = 1200;
/// and words are looked for this many bytes around them.
const AROUND: usize = 600;

impl Reader<'_> {
    /// What each figure is about, in the order of the mentions.
    pub(crate) fn topics(&self) -> Vec<Topic> {
        let foremost: Vec<Option<usize>> = self.lexicon.measures.iter().map(|measure| self.foremost(measure)).collect();
        let mut topics = Vec::with_capacity(self.mentions.len());
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
            self.topics_of_stretch(&stretch, &foremost, &mut topics);
        }
        topics
    }

    fn topics_of_stretch(&self, stretch: &Stretch<'_>, foremost: &[Option<usize>], topics: &mut Vec<Topic>) {
        let from = self.cues.partition_point(|cue| cue.start < stretch.start);
        let cues: Vec<&CueMatch> = self.cues.iter().skip(from).take_while(|cue| cue.start < stretch.end).collect();
        let measures = self.measures_of(&stretch.mentions, &cues, (stretch.start, stretch.end));
        for (index, mention) in stretch.mentions.iter().enumerate() {
            let measure = measures.get(index).copied().flatten();
            let found = measure.and_then(|measure| {
                let usual = foremost.get(measure).copied().flatten();
                self.event_of(mention, self.lexicon.measures.get(measure)?, usual, stretch)
            });
            let (event, named) = found
                .map_or((None, None), |(event, named)| (Some(self.of_year_before(event, mention, stretch)), named));
            let measure = measure.and_then(|index| self.lexicon.measures.get(index));
            let mut statistic =
                Statistic { measure: measure.map(|measure| measure.name.clone()), event, ..Statistic::default() };
            let mut key_spans = KeySpans::new();
            key_spans.extend(self.words_of_date(named, statistic.event.as_ref()).map(|span| ("date".to_owned(), span)));
            self.bind(&mut statistic, &mut key_spans, index, measure, stretch, topics);
            let as_of = measure.and_then(|_| self.as_of(index, stretch));
            topics.push(Topic {
                statistic,
                sentence: stretch.span,
                index: stretch.sentence,
                event: named,
                key_spans,
                as_of,
            });
        }
    }

    /// The words that date the event that is named at a place.
    fn words_of_date(&self, named: Option<Span>, event: Option<&Event>) -> Option<Span> {
        let at = self.events.mentions.binary_search_by_key(&named?.start(), |mention| mention.start).ok()?;
        let mention = self.events.mentions.get(at)?;
        let from = event?.from?;
        let date = mention.date.filter(|date| date.from == from);
        let date = date.or_else(|| self.events.dated.get(mention.entity).copied().flatten())?;
        (date.from == from).then(|| Span::new(date.start, date.end)).flatten()
    }

    /// Whether one of the cues names an event that a measure belongs to.
    pub(super) fn names_event_of(&self, measure: &Measure, cues: &[&CueMatch]) -> bool {
        let kinds = cues.iter().flat_map(|cue| self.lexicon.cues_of(cue.phrase)).filter_map(|meaning| match meaning {
            Cue::Event(kind) => EVENT_KINDS.get(*kind),
            _ => None,
        });
        kinds.into_iter().any(|(kind, _)| measure.events.iter().any(|name| name == kind))
    }

    /// "For these amendments 70% of citizens voted": a share of the votes for something, whatever the verb says alone.
    fn votes_for_something(&self, measure: usize, cue: &CueMatch, mention: &Mention, start: usize) -> bool {
        let turnout = self.lexicon.measures.get(measure).is_some_and(|measure| measure.name == "turnout");
        let verb = self.text.get(cue.start..cue.end).is_some_and(|words| words.eq_ignore_ascii_case("voted"));
        let opening = self.text.get(start..mention.span.start()).unwrap_or_default().trim_start();
        turnout && verb && super::subjects::opens_with_side(opening).is_some()
    }

    /// Whether the sentences right before a figure's, in its paragraph, name an event that a measure belongs to.
    fn told_of_before(&self, measure: &Measure, mention: &Mention) -> bool {
        /// So many sentences back.
        const BACK: usize = 3;
        let Some(here) = self.segments.sentence_at(mention.span.start()) else { return false };
        let paragraph = |index: usize| self.segments.sentences.get(index).map(|sentence| sentence.paragraph);
        let before = self.events.mentions.partition_point(|event| event.start < mention.span.start());
        self.events.mentions.iter().take(before).rev().take(8).any(|event| {
            let near = event.sentence + BACK >= here && paragraph(event.sentence) == paragraph(here);
            near && self.fits(measure, event.entity)
        })
    }

    /// Whether a measure belongs to events of an entity's kind.
    fn fits(&self, measure: &Measure, entity: usize) -> bool {
        let kind = self.events.entities.get(entity).and_then(|event| event.kind.as_ref());
        kind.is_some_and(|kind| measure.events.iter().any(|name| name == kind.as_str()))
    }

    /// The event that the document names most often of those a measure belongs to.
    fn foremost(&self, measure: &Measure) -> Option<usize> {
        self.events.foremost(|entity| self.fits(measure, entity))
    }

    /// The measure of each figure of a sentence: by the noun it counts, else by the cue that stands best to it.
    fn measures_of(
        &self,
        mentions: &[&Mention],
        cues: &[&CueMatch],
        (start, end): (usize, usize),
    ) -> Vec<Option<usize>> {
        let by_noun: Vec<Option<usize>> = mentions.iter().map(|mention| self.measure_by_noun(mention)).collect();
        // "48 protesters were killed" counts the dead: of people the verb beside them decides.
        let waits = |mention: &&Mention| {
            mention.quantity.noun.as_deref().is_some_and(|noun| group_of(noun).is_some_and(|group| group != "people"))
        };
        let mut found: Vec<Option<usize>> =
            mentions.iter().zip(&by_noun).map(|(mention, measure)| measure.filter(|_| !waits(mention))).collect();
        let mut candidates: Vec<(usize, usize, usize, usize)> = Vec::new();
        for (index, mention) in mentions.iter().enumerate() {
            // "With 63% of the votes counted" says how far the count has come, not what anybody got.
            if counted_phrase(self.text, mention, end).is_some() {
                if let Some(slot) = found.get_mut(index) {
                    *slot = None;
                }
                continue;
            }
            if found.get(index).is_some_and(Option::is_some) {
                continue;
            }
            for (number, cue) in cues.iter().enumerate() {
                for meaning in self.lexicon.cues_of(cue.phrase) {
                    let Cue::Measure(measure, position) = *meaning else { continue };
                    let measure = if self.votes_for_something(measure, cue, mention, start) {
                        self.lexicon.measures.iter().position(|other| other.name == "vote_share").unwrap_or(measure)
                    } else {
                        measure
                    };
                    let Some(declared) = self.lexicon.measures.get(measure) else { continue };
                    if !counts_in(declared, mention) || counts_no_person(declared, mention) {
                        continue;
                    }
                    // "A majority" as a figure names no vote by itself.
                    if cue.start >= mention.span.start() && cue.end <= mention.span.end() {
                        continue;
                    }
                    let another_thing = declared.unit == Unit::Count
                        && mention
                            .quantity
                            .noun
                            .as_deref()
                            .is_some_and(|noun| group_of(noun).is_none() && !noun.starts_with(char::is_uppercase));
                    if position == Position::Near && another_thing {
                        continue;
                    }
                    // "Won" and "took" are of a vote only where the sentence names one.
                    let weak = position == Position::Preceding && declared.unit == Unit::Percent;
                    if weak && !self.names_event_of(declared, cues) && !self.told_of_before(declared, mention) {
                        continue;
                    }
                    let waiting = by_noun.get(index).is_some_and(Option::is_some);
                    if let Some(cost) = self.cost(mentions, index, cue, position)
                        && (!waiting || (cost <= BESIDE_NOUN && position != Position::Near))
                    {
                        candidates.push((cost, index, number, measure));
                    }
                }
            }
        }
        candidates.sort_unstable();
        // A verb governs one figure; further ones are joined to it by "and".
        let mut taken = vec![false; cues.len()];
        // Cues that a figure right behind them has taken: "a turnout of 85.4 per cent" says nothing of a figure before it.
        let mut led = vec![false; cues.len()];
        // Whether the words that name a figure's measure stand before it, so that they govern what follows too.
        let mut governed = vec![false; mentions.len()];
        for (_, index, number, measure) in candidates {
            let free = taken.get(number).is_some_and(|taken| !taken);
            let verb = self.lexicon.measures.get(measure).is_some_and(|measure| !measure.following_cues.is_empty());
            let place = cues.get(number).zip(mentions.get(index));
            let (ahead, gap) = place.map_or((false, 0), |(cue, mention)| {
                (cue.end <= mention.span.start(), words_between(self.text, cue.end, mention.span.start()))
            });
            if !ahead && led.get(number).copied().unwrap_or_default() {
                continue;
            }
            if let (Some(slot @ None), true) = (found.get_mut(index), free) {
                *slot = Some(measure);
                if let (Some(led), true) = (led.get_mut(number), ahead && gap <= 2) {
                    *led = true;
                }
                let before = cues.get(number).zip(mentions.get(index));
                if let (Some((cue, mention)), Some(governed)) = (before, governed.get_mut(index)) {
                    *governed = cue.end <= mention.span.start();
                }
                if let (Some(taken), true) = (taken.get_mut(number), verb) {
                    *taken = true;
                }
            }
        }
        self.share_verb(mentions, &by_noun, &mut found);
        for (slot, measure) in found.iter_mut().zip(&by_noun) {
            *slot = slot.or(*measure);
        }
        self.ballots(mentions, cues, &mut found);
        self.inherit(mentions, &governed, start, &mut found);
        self.continue_shares(mentions, start, &mut found);
        self.share_seats(mentions, &mut found);
        self.repeat_for_names(mentions, &mut found);
        self.divided_votes(mentions, start, &mut found);
        found
    }

    /// "Voted by 66.4% to 33.6%": the shares of two sides, whatever the verb says alone.
    fn divided_votes(&self, mentions: &[&Mention], start: usize, found: &mut [Option<usize>]) {
        let measure = |name: &str| self.lexicon.measures.iter().position(|measure| measure.name == name);
        for index in 1..mentions.len() {
            let (Some(first), Some(second)) = (mentions.get(index - 1), mentions.get(index)) else { continue };
            let shares = first.quantity.unit == Unit::Percent && second.quantity.unit == Unit::Percent;
            let joint = self.text.get(first.span.end()..second.span.start()).unwrap_or_default();
            let lead = self.text.get(start..first.span.start()).unwrap_or_default().trim_end();
            if !shares || joint.trim() != "to" || !lead.ends_with(" by") {
                continue;
            }
            if found.get(index - 1).copied().flatten() != measure("turnout") {
                continue;
            }
            for slot in found.iter_mut().skip(index - 1).take(2) {
                *slot = measure("vote_share");
            }
        }
    }

    pub(super) fn measure_by_noun(&self, mention: &Mention) -> Option<usize> {
        let noun = mention.quantity.noun.as_deref()?;
        let index = self.measure_of_longer_noun(noun, mention).or_else(|| self.lexicon.measure_of_noun(noun))?;
        let measure = self.lexicon.measures.get(index)?;
        // "291 buildings" are of an event where the words say what became of them.
        let harmed = measure.scope_keys.iter().all(|key| key != "harm")
            || harm_of(self.text, mention, self.text.len()).is_some();
        // "33 articles", "50 companies": of a law, and where the words say what they did.
        let declares = |key: &str| measure.scope_keys.iter().any(|declared| declared == key);
        let bounds = self.segments.sentence_at(mention.span.start()).and_then(|at| self.segments.sentences.get(at));
        let bounds = bounds.map_or((0, self.text.len()), |sentence| (sentence.span.start(), sentence.span.end()));
        let lawful = !declares("law") || law_of(self.text, mention, bounds).is_some();
        let done = declares("law") || !declares("deed") || deed_of(self.text, mention, bounds).is_some();
        (counts_in(measure, mention) && harmed && lawful && done).then_some(index)
    }

    /// "2,286,217 votes cast": the noun with the participle behind it, where that is one of the declared nouns. Votes cast
    /// for somebody are somebody's.
    fn measure_of_longer_noun(&self, noun: &str, mention: &Mention) -> Option<usize> {
        let behind = self.text.get(mention.noun?.end()..)?;
        // Word by word up to the first mark, which may be far.
        let mut open = true;
        let mut words = behind.split_whitespace().map_while(|word| {
            let bare = word.split([',', ';', '.', ')']).next().filter(|_| open);
            open = bare.is_some_and(|bare| bare.len() == word.len());
            bare.filter(|bare| !bare.is_empty())
        });
        let first = words.next().filter(|first| matches!(*first, "cast" | "were" | "counted"))?;
        let longer = if first == "were" { format!("{noun} were {}", words.next()?) } else { format!("{noun} {first}") };
        if words.next() == Some("for") {
            return None;
        }
        self.lexicon.nouns_measure(&longer)
    }

    /// How far a cue stands from a figure, in words; `None` where it cannot belong to it.
    fn cost(&self, mentions: &[&Mention], index: usize, cue: &CueMatch, position: Position) -> Option<usize> {
        let mention = mentions.get(index)?;
        // "666,344 of 1,806,336 registered voters cast a ballot": the noun is the whole's, the verb is its part's.
        let whole = whole_behind(self.text, mentions, index);
        let figure_end = noun_end(whole.unwrap_or(mention));
        if whole.is_some() && cue.start >= mention.span.end() && cue.start < figure_end {
            return None;
        }
        let (from, to, before) = if cue.end <= mention.span.start() {
            (cue.end, mention.span.start(), true)
        } else if cue.start >= figure_end {
            let joined = past_joined_nouns(self.text, figure_end, cue.start);
            (past_aside(self.text, joined, cue.start), cue.start, false)
        } else {
            // The cue is part of the noun phrase: "300 dead".
            return (position != Position::Preceding).then_some(0);
        };
        if to - from > AROUND {
            return None;
        }
        let gap = words_between(self.text, from, to);
        let between = self.text.get(from..to)?;
        let others = mentions.iter().filter(|other| other.span.start() >= from && other.span.end() <= to).count();
        let broken = between.contains([';', ':']) || between.contains("--");
        let risen = before && {
            let words: Vec<&str> = between.split_whitespace().collect();
            let led = words.iter().rev().take(3).any(|word| is_one_of(word, RISING));
            // "Lowered the toll of the August fires to 97".
            let moved = matches!(words.last(), Some(&("to" | "at"))) && !between.contains([',', ';']);
            led || moved
        };
        // "Of voters" says whose share it is; the verb says of what: "57% of voters took part".
        let base =
            self.text.get(cue.start..cue.end).is_some_and(|words| words.starts_with("of ") && words.contains("voters"));
        // "On board, 193 of them Dutch": they are of what the figure before counts.
        let partitive = self
            .text
            .get(mention.span.end()..)
            .is_some_and(|behind| PARTITIVE_TAILS.iter().any(|tail| behind.trim_start().starts_with(tail)));
        if base && self.text.get(cue.end..).is_some_and(takes_part) {
            return None;
        }
        let extra = if partitive && before && index > 0 { 8 } else { 0 };
        let way = Way { before, gap, others, broken, risen };
        Some(way.cost(position, between)? + extra)
    }

    /// "killing four soldiers and three civilians", "230 killed, of whom 19 were soldiers": the second figure is of the
    /// measure of the first.
    fn inherit(&self, mentions: &[&Mention], governed: &[bool], start: usize, found: &mut [Option<usize>]) {
        for index in 1..mentions.len() {
            let (Some(Some(measure)), Some(None)) = (found.get(index - 1).copied(), found.get(index)) else { continue };
            let (Some(before), Some(mention)) = (mentions.get(index - 1), mentions.get(index)) else { continue };
            let Some(declared) = self.lexicon.measures.get(measure) else { continue };
            let Some(between) = self.text.get(before.span.end()..mention.span.start()) else { continue };
            let words = |list: &[&str]| {
                list.iter().any(|word| between.split([' ', ',', '(', '\u{a0}']).any(|part| part == *word))
            };
            // "Killing four soldiers and three civilians" goes on; "five died and eight fell ill" does not.
            let governed = governed.get(index - 1).copied().unwrap_or_default();
            let linked = words(PARTITIVES) || (governed && words(COORDINATORS));
            // "Killing 141 people, 132 of them children".
            let behind = self.text.get(mention.span.end()..).unwrap_or_default().trim_start();
            let some = PARTITIVE_TAILS.iter().any(|tail| behind.starts_with(tail));
            let linked = linked || some || self.is_out_of(before, mention);
            let again = ANAPHORA.iter().any(|phrase| between.trim_end().ends_with(phrase));
            // "Increased from 210 to 340".
            let changed = between.trim() == "to" && was_before(self.text, before, start).is_some();
            // "68.4%, up from 62.1%".
            let former = before.quantity.unit == mention.quantity.unit
                && mention.quantity.noun.is_none()
                && was_before(self.text, mention, start).is_some();
            let changed = changed || former;
            let linked = linked || changed || (again && mention.quantity.noun.is_none());
            let countable = counts_in(declared, mention) && !counts_no_person(declared, mention);
            let placed = mention.quantity.noun.is_none() && self.is_gapped(before, mention);
            let person = !declared.accumulates || again || some || changed || placed || self.group(mention).is_some();
            let linked = linked || placed;
            if linked
                && countable
                && person
                && between.len() <= if again || placed { 160 } else { 80 }
                && (again || placed || !between.contains(['.', ';', ':']))
                && let Some(slot) = found.get_mut(index)
            {
                *slot = Some(measure);
            }
        }
    }

    /// "The SPD had 25.7 per cent of the vote, the CDU 18.9 per cent and the Greens 14.8": where a share has been read as
    /// somebody's, bare shares behind the names that follow it are theirs.
    fn continue_shares(&self, mentions: &[&Mention], start: usize, found: &mut [Option<usize>]) {
        /// The words between two shares of a list: "per cent of second votes, the Christian Democratic Union".
        const MOST_WORDS: usize = 10;
        for (index, mention) in mentions.iter().enumerate() {
            let bare = mention.quantity.noun.is_none() && mention.quantity.unit == Unit::Percent;
            if !bare || found.get(index).is_none_or(Option::is_some) {
                continue;
            }
            let shares = (0..index).rev().filter_map(|before| mentions.get(before).zip(found.get(before).copied()));
            let last = shares.take(2).find(|(before, _)| before.quantity.unit == Unit::Percent);
            let Some((before, Some(measure))) = last else { continue };
            let shares = self.lexicon.measures.get(measure).is_some_and(|measure| measure.needs_subject);
            let Some(between) = self.text.get(before.span.end().max(start)..mention.span.start()) else { continue };
            let item = between.rsplit([',', ';']).next().unwrap_or_default();
            let item = item.rsplit(" and ").next().unwrap_or_default();
            let short = between.split_whitespace().count() <= MOST_WORDS;
            let named = !names_of(item).is_empty() && item.split_whitespace().all(|word| !COMPARED.contains(&word));
            if let (true, Some(slot)) = (shares && short && named, found.get_mut(index)) {
                *slot = Some(measure);
            }
        }
    }

    /// "206 of 736 seats": the part is of what its whole is, where each is somebody's.
    fn share_seats(&self, mentions: &[&Mention], found: &mut [Option<usize>]) {
        for index in 0..mentions.len() {
            let (Some(None), Some(Some(measure))) = (found.get(index), found.get(index + 1).copied()) else { continue };
            let owned = self.lexicon.measures.get(measure).is_some_and(|measure| measure.needs_subject);
            let part = owned && whole_behind(self.text, mentions, index).is_some();
            if let (true, Some(slot)) = (part, found.get_mut(index)) {
                *slot = Some(measure);
            }
        }
    }

    /// Whether an event is one that lasts.
    fn lasts(&self, entity: usize) -> bool {
        let kind = self.events.entities.get(entity).and_then(|event| event.kind.as_ref());
        kind.is_some_and(|kind| !is_sudden(kind.as_str()))
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

    /// Whether a year opens the clause of a figure: "In 1975 turnout was 64 per cent", "; in 2017 it was 76".
    fn is_year_of_clause(&self, date: &super::event_dates::ResolvedDate, mention: &Mention, start: usize) -> bool {
        let ahead = date.end <= mention.span.start();
        let before = self.text.get(start..date.start).unwrap_or_default();
        let clause = before.rsplit([';', ',', ':', '(']).next().unwrap_or_default().trim().to_lowercase();
        ahead && matches!(clause.as_str(), "in" | "and in" | "but in" | "back in" | "while in")
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
                let (from, to) = (event.end.min(mention.span.end()), event.start.max(mention.span.start()));
                let apart = self.text.get(from..to).is_some_and(|between| {
                    let last = between.rsplit([',', ';']).next().unwrap_or_default();
                    let relative = last.split_whitespace().next().is_some_and(|word| RELATIVE.contains(&word));
                    between.contains([',', ';']) && !(relative && event.end <= mention.span.start())
                });
                event.start.abs_diff(mention.span.start())
                    + if apart { CLAUSE } else { 0 }
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
        if let Some(event) = in_sentence {
            let named = Span::new(event.start, event.end);
            return self.events.entities.get(event.entity).map(|entity| (entity.clone(), named));
        }
        // An entry of a list tells of its own source, not of what the text before it told.
        let noted = stretch.sentence.is_some_and(|sentence| self.segments.kind_of(sentence) == SegmentKind::Note);
        if measure.events.is_empty() || noted {
            return None;
        }
        let paragraph_of = |sentence: usize| self.segments.sentences.get(sentence).map(|sentence| sentence.paragraph);
        let paragraph = stretch.sentence.and_then(paragraph_of);
        let known = mentions
            .get(..first)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(LOOK_BACK)
            .take_while(|event| {
                paragraph_of(event.sentence).zip(paragraph).is_some_and(|(of, here)| of + NEAR_PARAGRAPHS >= here)
            })
            .find(|event| self.fits(measure, event.entity))
            .or_else(|| {
                // Its first mention, where the text makes it known.
                mentions.get(*self.events.first.get(foremost?)?)
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
                if crate::align::same_event(&own, event).is_possible() {
                    Some((event.clone(), named))
                } else {
                    Some((Event { localities: Vec::new(), ..own }, None))
                }
            }
            (Some(event), None) => Some((event.clone(), named)),
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

/// Whether a date is the day up to which was counted.
fn counts_up_to(text: &str, from: usize, date: usize) -> bool {
    let before = text.get(from..date).unwrap_or_default().trim_end();
    ["As of", "as of", "As at", "as at", "By", "by", "until", "Until"]
        .iter()
        .any(|words| before.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', ','])))
}

/// Words by which a figure is held against one of another event.
const COMPARING: &[&str] = &["up from", "down from", "compared with", "compared to", "than in", "than at"];

/// The way from a cue to its figure.
struct Way {
    /// Whether the cue stands before the figure.
    before: bool,
    /// The number of words between them.
    gap: usize,
    /// The number of other figures between them.
    others: usize,
    /// Whether a mark between them ends the clause.
    broken: bool,
    /// Whether a verb leads from the one to the other: "the toll has risen to".
    risen: bool,
}

impl Way {
    /// How far it is; `None` where the cue cannot belong to the figure.
    fn cost(&self, position: Position, between: &str) -> Option<usize> {
        let Way { before, gap, others, broken, risen } = *self;
        match (position, before) {
            // "The death toll in the blast … has risen to 70": however far, the figure is the toll's.
            (Position::Near | Position::Preceding, true) if risen => {
                (gap <= 40 && !broken).then_some(3 + gap / 4 + 4 * others)
            }
            (Position::Near, _) => (gap <= 12 && !broken).then_some(3 + gap + 4 * others),
            (Position::Following, false) => {
                let joined = between.split_whitespace().next().is_some_and(|word| word == "and" || word == "or");
                let passive = between.split_whitespace().all(|word| AUXILIARIES.contains(&word));
                let cost = if passive { 1 } else { 2 + gap };
                (gap <= 9 && others == 0 && !joined && !broken).then_some(cost)
            }
            (Position::Preceding, true) if between.split_whitespace().next().is_some_and(is_joining) => None,
            // "Yes won the referendum of 5 June in Peru with 52.6 percent".
            (Position::Preceding, true) => {
                let reach = if between.trim_end().ends_with(" with") { 14 } else { 5 };
                (gap <= reach && others == 0 && !broken).then_some(1 + gap)
            }
            _ => None,
        }
    }
}

/// Whether words begin with a verb by which voters take part, whatever they vote for.
fn takes_part(words: &str) -> bool {
    const VERBS: &[&str] = &["took", "turned", "cast", "participated", "went", "voted", "attended"];
    const LINKS: &[&str] = &["had", "have", "has", "actually"];
    const CHOICES: &[&str] = &["for", "to", "against", "in", "yes", "no"];
    let mut words = words.split_whitespace().skip_while(|word| LINKS.contains(word));
    let verb = words.next().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).unwrap_or_default();
    let choice = words.next().unwrap_or_default();
    VERBS.contains(&verb) && !(verb == "voted" && CHOICES.contains(&choice))
}

/// The part of a sentence around two places of it that reaches `reach` bytes further on either side, on character
/// boundaries.
pub(super) fn around(text: &str, sentence: Span, from: usize, to: usize, reach: usize) -> (usize, usize) {
    let mut start = from.saturating_sub(reach).max(sentence.start());
    while start > sentence.start() && !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = to.saturating_add(reach).min(sentence.end()).max(from);
    while end < text.len() && !text.is_char_boundary(end) {
        end += 1;
    }
    (start, end)
}

/// "Some 6,000 injured and 21 missing": what follows "and" has a verb of its own.
fn is_joining(word: &str) -> bool {
    matches!(word, "and" | "or" | "," | "while" | "but" | "plus")
}

/// A noun of people that names a measure by itself gives way to a verb this near.
const BESIDE_NOUN: usize = 4;

/// Verbs that lead from what is measured to its figure.
const RISING: &[&str] = &[
    "risen",
    "rises",
    "rose",
    "rise",
    "climbs",
    "climbed",
    "climb",
    "reached",
    "reaches",
    "hits",
    "hit",
    "stands",
    "stood",
    "passed",
    "tops",
    "topped",
    "raised",
    "put",
    "puts",
    "putting",
    "was",
    "is",
    "totalled",
    "totaled",
    "grown",
    "grew",
    "approaches",
    "nears",
    "neared",
    "exceeds",
    "exceeded",
    "surpasses",
    "surpassed",
    "tops",
];

/// Words between what is counted and a passive verb.
const AUXILIARIES: &[&str] = &[
    "were",
    "was",
    "are",
    "is",
    "have",
    "has",
    "had",
    "been",
    "being",
    "be",
    "reported",
    "confirmed",
    "feared",
    "also",
    "left",
    "reportedly",
];

/// Words that come back to what was counted before: "a union put the number at 3.5 million".
const ANAPHORA: &[&str] = &[
    "the number at",
    "the figure at",
    "the figure was",
    "the number was",
    "that number at",
    "it was",
    "the count at",
    "spoke of",
    "speaks of",
];

/// Words by which a clause goes on about the event before it: "the crash, which killed 75".
const RELATIVE: &[&str] =
    &["which", "that", "in", "killing", "leaving", "injuring", "wounding", "where", "with", "and", "claiming"];

/// What stands behind a figure that is a part of the one before.
const PARTITIVE_TAILS: &[&str] = &["of them", "of whom", "of those", "of which"];

/// Words that make a further figure a part of the one before.
const PARTITIVES: &[&str] = &["including", "whom", "which", "among", "them", "includes"];

/// Words that put a further figure beside the one before, under the same verb.
const COORDINATORS: &[&str] = &["and", "plus", "or"];

/// Words that set a share against one of another time or place.
const COMPARED: &[&str] = &["from", "than", "since", "compared", "by", "to", "in", "against", "of"];

/// Where a figure ends with the noun it counts.
fn noun_end(mention: &Mention) -> usize {
    mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()))
}

/// The whole that stands behind its part: "12 of the 30 seats".
pub(super) fn whole_behind<'a>(text: &str, mentions: &[&'a Mention], index: usize) -> Option<&'a Mention> {
    let (part, whole) = (mentions.get(index)?, mentions.get(index + 1)?);
    let joint = text.get(noun_end(part)..whole.span.start())?.trim();
    let counts = |mention: &Mention| matches!(mention.quantity.unit, Unit::Count | Unit::Number);
    let joined = matches!(joint, "of" | "of the" | "out of" | "out of the" | "of its" | "of a total of" | "of all");
    (joined && counts(part) && counts(whole) && whole.noun.is_some()).then_some(*whole)
}

/// Whether a measure is counted or measured in what the figure is.
pub(super) fn counts_in(measure: &Measure, mention: &Mention) -> bool {
    match (&measure.unit, &mention.quantity.unit) {
        (Unit::Number, _) => true,
        (Unit::Count, Unit::Count | Unit::Number) => true,
        (Unit::Currency(_), Unit::Currency(_)) => true,
        (declared, found) => declared == found,
    }
}

/// Whether a measure of people meets a figure that counts things: "killed in three attacks".
fn counts_no_person(measure: &Measure, mention: &Mention) -> bool {
    let of_people = measure.scope_keys.iter().any(|key| key == "group");
    of_people && mention.quantity.noun.as_deref().is_some_and(is_event_noun)
}
