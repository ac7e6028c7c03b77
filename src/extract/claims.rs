//! From figures to claims: which measure a figure is of, of which event, whose, and in which scope.

use super::countries::COUNTRIES;
use super::event_kinds::EVENT_KINDS;
use super::events::{Events, words_between};
use super::lexicon::{Cue, CueMatch, Lexicon, Position};
use super::reading::Mention;
use super::scopes::{base_of, group_of, is_event_noun, status_of};
use super::segment::{SegmentKind, Segments};
use super::subjects::{first_name, subject_of};
use crate::model::{Event, Measure, Span, Statistic};
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
}

/// A stretch of a sentence that is read at once: a text without full stops is read in pieces, so that the cost stays
/// linear.
struct Stretch<'a> {
    /// The sentence, by index and span.
    sentence: Option<usize>,
    span: Option<Span>,
    /// Where to look for words, in bytes.
    start: usize,
    end: usize,
    mentions: Vec<&'a Mention>,
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
            self.topics_of_stretch(&Stretch { sentence, span, start, end, mentions }, &foremost, &mut topics);
        }
        topics
    }

    fn topics_of_stretch(&self, stretch: &Stretch<'_>, foremost: &[Option<usize>], topics: &mut Vec<Topic>) {
        let from = self.cues.partition_point(|cue| cue.start < stretch.start);
        let cues: Vec<&CueMatch> = self.cues.iter().skip(from).take_while(|cue| cue.start < stretch.end).collect();
        let measures = self.measures_of(&stretch.mentions, &cues);
        for (index, mention) in stretch.mentions.iter().enumerate() {
            let measure = measures.get(index).copied().flatten();
            let found = measure.and_then(|measure| {
                let usual = foremost.get(measure).copied().flatten();
                self.event_of(mention, self.lexicon.measures.get(measure)?, usual, stretch)
            });
            let (event, named) = found.map_or((None, None), |(event, named)| (Some(event), named));
            let measure = measure.and_then(|index| self.lexicon.measures.get(index));
            let mut statistic =
                Statistic { measure: measure.map(|measure| measure.name.clone()), event, ..Statistic::default() };
            self.scope(&mut statistic, index, measure, stretch, topics);
            topics.push(Topic { statistic, sentence: stretch.span, index: stretch.sentence, event: named });
        }
    }

    /// Whether one of the cues names an event that a measure belongs to.
    fn names_event_of(&self, measure: &Measure, cues: &[&CueMatch]) -> bool {
        let kinds = cues.iter().flat_map(|cue| self.lexicon.cues_of(cue.phrase)).filter_map(|meaning| match meaning {
            Cue::Event(kind) => EVENT_KINDS.get(*kind),
            _ => None,
        });
        kinds.into_iter().any(|(kind, _)| measure.events.iter().any(|name| name == kind))
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
    fn measures_of(&self, mentions: &[&Mention], cues: &[&CueMatch]) -> Vec<Option<usize>> {
        let mut found: Vec<Option<usize>> = mentions.iter().map(|mention| self.measure_by_noun(mention)).collect();
        let mut candidates: Vec<(usize, usize, usize, usize)> = Vec::new();
        for (index, mention) in mentions.iter().enumerate() {
            if found.get(index).is_some_and(Option::is_some) {
                continue;
            }
            for (number, cue) in cues.iter().enumerate() {
                for meaning in self.lexicon.cues_of(cue.phrase) {
                    let Cue::Measure(measure, position) = *meaning else { continue };
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
                    if weak && !self.names_event_of(declared, cues) {
                        continue;
                    }
                    if let Some(cost) = self.cost(mentions, index, cue, position) {
                        candidates.push((cost, index, number, measure));
                    }
                }
            }
        }
        candidates.sort_unstable();
        // A verb governs one figure; further ones are joined to it by "and".
        let mut taken = vec![false; cues.len()];
        // Whether the words that name a figure's measure stand before it, so that they govern what follows too.
        let mut governed = vec![false; mentions.len()];
        for (_, index, number, measure) in candidates {
            let free = taken.get(number).is_some_and(|taken| !taken);
            let verb = self.lexicon.measures.get(measure).is_some_and(|measure| !measure.following_cues.is_empty());
            if let (Some(slot @ None), true) = (found.get_mut(index), free) {
                *slot = Some(measure);
                let before = cues.get(number).zip(mentions.get(index));
                if let (Some((cue, mention)), Some(governed)) = (before, governed.get_mut(index)) {
                    *governed = cue.end <= mention.span.start();
                }
                if let (Some(taken), true) = (taken.get_mut(number), verb) {
                    *taken = true;
                }
            }
        }
        self.inherit(mentions, &governed, &mut found);
        found
    }

    fn measure_by_noun(&self, mention: &Mention) -> Option<usize> {
        let noun = mention.quantity.noun.as_deref()?;
        let measure = self.lexicon.measure_of_noun(noun)?;
        counts_in(self.lexicon.measures.get(measure)?, mention).then_some(measure)
    }

    /// How far a cue stands from a figure, in words; `None` where it cannot belong to it.
    fn cost(&self, mentions: &[&Mention], index: usize, cue: &CueMatch, position: Position) -> Option<usize> {
        let mention = mentions.get(index)?;
        let figure_end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
        let (from, to, before) = if cue.end <= mention.span.start() {
            (cue.end, mention.span.start(), true)
        } else if cue.start >= figure_end {
            (figure_end, cue.start, false)
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
            words.iter().rev().take(3).any(|word| RISING.contains(&word.to_lowercase().as_str()))
        };
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
            (Position::Preceding, true) => (gap <= 5 && others == 0 && !broken).then_some(1 + gap),
            _ => None,
        }
    }

    /// "killing four soldiers and three civilians", "230 killed, of whom 19 were soldiers": the second figure is of the
    /// measure of the first.
    fn inherit(&self, mentions: &[&Mention], governed: &[bool], found: &mut [Option<usize>]) {
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
            let countable = counts_in(declared, mention) && !counts_no_person(declared, mention);
            let person = !declared.accumulates || self.group(mention).is_some();
            if linked
                && countable
                && person
                && between.len() <= 80
                && !between.contains(['.', ';', ':'])
                && let Some(slot) = found.get_mut(index)
            {
                *slot = Some(measure);
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
        let mentions = &self.events.mentions;
        let first = mentions.partition_point(|event| event.start < stretch.start);
        let in_sentence = mentions
            .iter()
            .skip(first)
            .take_while(|event| event.start < stretch.end)
            .filter(|event| self.fits(measure, event.entity))
            .min_by_key(|event| event.start.abs_diff(mention.span.start()));
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
            .find(|date| date.from.month_number().is_some());
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

    /// The group that a figure counts: by its noun, or by what the noun is "of".
    fn group(&self, mention: &Mention) -> Option<&'static str> {
        /// "Members of the law enforcement agencies": so many words after the noun may say of what.
        const MOST_WORDS: usize = 5;
        let noun = mention.quantity.noun.as_deref().unwrap_or_default();
        let end = mention.noun.map_or(mention.span.end(), Span::end);
        let after = self.text.get(end..).unwrap_or_default();
        let mut words = after.split_whitespace().take(MOST_WORDS);
        let (mut phrase, mut open) = match words.next() {
            Some("of") => (format!("{noun} of"), true),
            // "Of whom 19 were military personnel": the verb leads to who they were.
            Some("were" | "are" | "was") if noun.is_empty() => (String::new(), true),
            _ => (String::new(), false),
        };
        let longer = words.find_map(|word| {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(bare);
            let group = group_of(&phrase).filter(|_| open);
            // The phrase ends with its clause.
            open &= bare.len() == word.len();
            group
        });
        longer.or_else(|| group_of(noun))
    }

    /// What binds the value beside measure and event: whose it is, of which group, of which base, of which kind.
    fn scope(
        &self,
        statistic: &mut Statistic,
        index: usize,
        measure: Option<&Measure>,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) {
        let Some(mention) = stretch.mentions.get(index) else { return };
        let (start, end) = (stretch.start, stretch.end);
        let noun = mention.quantity.noun.as_deref().unwrap_or_default();
        let first_word = noun.split_whitespace().next().unwrap_or_default().to_lowercase();
        // "12 others injured" are others than the dead.
        let harmed = measure.is_some_and(|measure| !measure.following_cues.is_empty());
        if !harmed && COMPLEMENTS.contains(&first_word.as_str()) {
            statistic.scope.insert("counting".to_owned(), "others".to_owned());
        }
        let Some(measure) = measure else { return };
        let declares = |key: &str| measure.scope_keys.iter().any(|declared| declared == key);
        // "86 dead", "86 people": no group, which is everybody.
        if declares("group")
            && let Some(group) = self.group(mention).filter(|group| *group != "people")
        {
            statistic.scope.insert("group".to_owned(), group.to_owned());
        }
        if declares("status")
            && let Some(status) = self.text.get(start..end).and_then(status_of)
        {
            statistic.scope.insert("status".to_owned(), status.to_owned());
        }
        if declares("base") {
            let after = self.text.get(mention.span.end()..end).unwrap_or_default();
            if let Some(base) = base_of(after) {
                statistic.scope.insert("base".to_owned(), base.to_owned());
            }
        }
        if measure.needs_subject {
            let previous = index.checked_sub(1).and_then(|index| stretch.mentions.get(index));
            let clause_start = previous.map_or(start, |previous| previous.span.end());
            // "… €20.7 billion (39%)": the share is of the one whose amount it stands beside.
            let beside = || {
                before
                    .last()
                    .filter(|topic| topic.index == stretch.sentence)
                    .and_then(|topic| topic.statistic.subject.clone())
            };
            // Votes are cast for people, parties and sides; money is a country's.
            let countries = matches!(measure.unit, Unit::Currency(_));
            statistic.subject = subject_of(self.text, end, clause_start, mention.span, countries)
                .or_else(beside)
                .or_else(|| first_name(self.text, start, mention.span, countries));
        }
    }
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

/// Words that begin a noun phrase which leaves somebody out: "five other candidates" are six with the one named before.
const COMPLEMENTS: &[&str] = &["other", "others", "another", "further", "more", "additional", "remaining"];

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

/// Words that make a further figure a part of the one before.
const PARTITIVES: &[&str] = &["including", "whom", "which", "among", "them", "includes"];

/// Words that put a further figure beside the one before, under the same verb.
const COORDINATORS: &[&str] = &["and", "plus", "or"];

/// Whether a measure is counted or measured in what the figure is.
fn counts_in(measure: &Measure, mention: &Mention) -> bool {
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
