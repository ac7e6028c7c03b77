//! What binds a value beside its measure and event: whose it is, of which group and people, where within the event, of
//! which base, for which time, and of which kind the figure is. Each with the words it was read from.

use super::deeds::{deed_of, is_former, law_of, office_of, whole_of};
use super::groups::Counts;
use super::scopes::{base_of, change_of, harm_of, period_matters};
use super::severity::severity_of;
use super::standings::has_befallen;
use super::statuses::{PROJECTED, requirement_of, was_before};
use super::stretch::{Reader, Stretch};
use super::topic::{Bound, Topic};
use crate::figures::Mention;
use crate::frames::Frame;
use crate::model::keys;
use crate::model::{Basis, Event, Extent, Measure, Span, Standing};
use crate::quantity::Unit;
use crate::text::{Spaced, is_one_of, lowered, near_before, near_behind};
use crate::vocabulary::{Group, Vocabulary, WordGroups, WordList, traits};

/// What words say of the kind of a figure: which count it is, or that it is none.
enum FigureKind {
    Status(String),
    Standing(Standing),
}

/// A figure whose keys are asked for, with what is known of it.
struct Figure<'a> {
    /// Which of the stretch.
    index: usize,
    mention: &'a Mention,
    measure: &'a Measure,
    /// Whether people come to harm.
    harmed: bool,
    frame: &'a Frame,
    stretch: &'a Stretch<'a>,
    /// The figures before it.
    before: &'a [Topic],
}

impl Figure<'_> {
    /// Whether its measure declares a key.
    fn declares(&self, key: &str) -> bool {
        self.measure.scope_keys.iter().any(|declared| declared == key)
    }
}

impl Reader<'_> {
    /// Fills in what binds the value of a figure.
    pub(crate) fn bind(
        &self,
        topic: &mut Topic,
        index: usize,
        measure: Option<&Measure>,
        frame: &Frame,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) {
        let Some(mention) = stretch.mentions.get(index).copied() else { return };
        let noun = mention.quantity.noun.as_deref().unwrap_or_default();
        let first_word = noun.first_word().unwrap_or_default();
        // "12 others injured" are others than the dead.
        let harmed = measure.is_some_and(Measure::is_of_harm);
        if is_one_of(first_word, &COMPLEMENTS) && (!harmed || self.is_joined_to_somebody(mention, stretch)) {
            topic.extends_to(Extent::Rest, mention.noun);
        }
        let Some(measure) = measure else { return self.bind_share(topic, mention, stretch) };
        let figure = &Figure { index, mention, measure, harmed, frame, stretch, before };
        self.bind_former(topic, figure);
        self.bind_people(topic, figure);
        self.bind_status(topic, figure);
        self.bind_deed(topic, figure);
        self.bind_place_and_time(topic, figure);
        self.bind_subject(topic, figure);
    }

    /// "An ambassador and three other Americans were killed": who stands before "and" came to the same harm, and is not among those
    /// others. In "seven were killed and 12 others injured" a verb stands there.
    fn is_joined_to_somebody(&self, mention: &Mention, stretch: &Stretch<'_>) -> bool {
        let led = self.text.get(stretch.start..mention.span.start()).unwrap_or_default().trim_end();
        let Some(led) = JOINTS.iter().find_map(|joint| led.strip_suffix(joint).filter(|led| led.ends_with([' ', ','])))
        else {
            return false;
        };
        let led = led.trim_end_matches([' ', ',']);
        let last = led.last_word().unwrap_or_default();
        let bare = last.unmarked();
        let vocabulary = Vocabulary::english();
        let word = lowered(bare);
        let titled = vocabulary.class(TITLE).zip(vocabulary.look_up(&word));
        bare.starts_with(char::is_uppercase)
            || vocabulary.is_of_people(&word)
            || titled.is_some_and(|(class, entry)| entry.classes & class != 0)
    }

    /// "60% of exports": the whole says what is measured, and a period parts one year's share from another's.
    fn bind_share(&self, topic: &mut Topic, mention: &Mention, stretch: &Stretch<'_>) {
        if mention.quantity.unit == Unit::Percent
            && let Some(behind) = self.text.get(mention.span.end()..stretch.end)
            && let Some((whole, length)) = whole_of(behind)
        {
            let span = Span::new(mention.span.end(), mention.span.end() + length);
            topic.set(keys::WHOLE, (whole, span));
            if let Some(period) = self.period(mention, stretch) {
                topic.set(keys::PERIOD, period);
            }
        }
    }

    /// Whether it is what a value was before it changed.
    fn bind_former(&self, topic: &mut Topic, figure: &Figure<'_>) {
        let Figure { mention, stretch, .. } = *figure;
        let years_own = topic.statistic.event.as_ref().and_then(|event| event.from).is_some_and(|from| {
            let words = self.text.get(mention.span.end()..stretch.end).unwrap_or_default();
            from.month_number().is_none() && words.contains(&from.to_string())
        });
        if !years_own && let Some((start, length)) = was_before(self.text, mention, stretch.start) {
            topic.former = true;
            topic.key_spans.extend(Span::new(start, start + length).map(|span| (keys::TIME.to_owned(), span)));
        }
    }

    /// Which people it counts, and which part of them.
    fn bind_people(&self, topic: &mut Topic, figure: &Figure<'_>) {
        let Figure { index, mention, measure, harmed, frame, stretch, .. } = *figure;
        // "86 dead", "86 people": no group, which is everybody.
        if figure.declares(keys::GROUP)
            && let Some(group) = self.group_bound(mention, measure, frame)
        {
            topic.set(keys::GROUP, group);
        }
        if harmed && let Some(bound) = self.part_bound(mention, index, stretch) {
            match bound {
                Counts::Some(span) => topic.extends_to(Extent::Part, span),
                Counts::Sum(bound) => topic.set(keys::COUNTING, bound),
            }
        }
        let of_nation = |group: &String| Vocabulary::english().group_compared(group) == Group::OfNation;
        if figure.declares(keys::NATIONALITY)
            && !topic.statistic.scope.get(keys::GROUP).is_some_and(of_nation)
            && let Some(nationality) = self.nationality(mention, index, stretch, topic.statistic.event.as_ref())
        {
            topic.set(keys::NATIONALITY, nationality);
        }
    }

    /// Which kind of figure it is.
    fn bind_status(&self, topic: &mut Topic, figure: &Figure<'_>) {
        let Figure { index, measure, stretch, before, .. } = *figure;
        if figure.declares(keys::STATUS)
            && let Some(status) = self.status(measure, index, stretch, before)
        {
            match status {
                (FigureKind::Status(status), span) => topic.set(keys::STATUS, (status, span)),
                (FigureKind::Standing(standing), span) => {
                    topic.key_spans.extend(span.map(|span| (keys::STANDING.to_owned(), span)));
                    topic.standing = standing;
                }
            }
        }
    }

    /// What was done to what it counts, and of what it is a share.
    fn bind_deed(&self, topic: &mut Topic, figure: &Figure<'_>) {
        let Figure { index, mention, stretch, .. } = *figure;
        let noun = mention.quantity.noun.as_deref().unwrap_or_default();
        if figure.declares(keys::HARM)
            && let Some((harm, span)) = harm_of(self.text, mention, stretch.end)
        {
            topic.set(keys::HARM, (harm, span));
        }
        let bounds = (stretch.start, stretch.end);
        let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start());
        if figure.declares(keys::SEVERITY)
            && let Some((severity, span)) = severity_of(self.text, mention, (stretch.start, next))
        {
            topic.set(keys::SEVERITY, (severity.to_owned(), Some(span)));
        }
        for (key, bound) in [
            (keys::DEED, figure.declares(keys::DEED).then(|| deed_of(self.text, mention, bounds)).flatten()),
            (keys::LAW, figure.declares(keys::LAW).then(|| law_of(self.text, mention, bounds)).flatten()),
            (keys::OFFICE, figure.declares(keys::OFFICE).then(|| office_of(self.text, mention, bounds)).flatten()),
        ] {
            if let Some((value, span)) = bound {
                topic.set(key, (value.to_owned(), Some(span)));
            }
        }
        if figure.declares(keys::VERSION) && self.text.get(stretch.start..mention.span.start()).is_some_and(is_former) {
            topic.set(keys::VERSION, ("former".to_owned(), Some(mention.span)));
        }
        if figure.declares(keys::CHANGE)
            && let Some((change, span)) = change_of(self.text, mention)
        {
            topic.set(keys::CHANGE, (change.to_owned(), Some(span)));
        }
        if figure.declares(keys::BASE) {
            let after = self.text.get(mention.span.end()..stretch.end).unwrap_or_default();
            if let Some((base, from, to)) = base_of(after) {
                let span = Span::new(mention.span.end() + from, mention.span.end() + to);
                topic.set(keys::BASE, (base.to_owned(), span));
            } else if let Some((base, ..)) = base_of(&format!("of {noun}")) {
                // "Three out of four citizens".
                topic.set(keys::BASE, (base.to_owned(), mention.noun));
            }
        }
    }

    /// Where within the event, and for which time.
    fn bind_place_and_time(&self, topic: &mut Topic, figure: &Figure<'_>) {
        let Figure { index, mention, measure, harmed, stretch, before, .. } = *figure;
        if harmed && let Some(day) = self.day_within(topic.statistic.event.as_ref(), mention, stretch) {
            topic.set(keys::WINDOW, day);
        }
        if figure.declares(keys::PLACE)
            && let Some((place, basis)) = self.place_within(
                &topic.statistic,
                index,
                stretch,
                before,
                !measure.needs_subject && figure.declares(keys::GROUP),
            )
        {
            topic.set(keys::PLACE, place);
            topic.known(keys::PLACE_WITHIN, basis);
        }
        let within = topic.statistic.scope.contains_key(keys::PLACE);
        if figure.declares(keys::PLACE)
            && !within
            && let Some(place) = self.place_said(&topic.statistic, index, stretch)
        {
            topic.set(keys::PLACE, place);
            topic.known(keys::PLACE_WITHIN, Basis::Assumed);
        }
        if figure.declares(keys::PERIOD)
            && let Some(period) = self.period(mention, stretch)
        {
            topic.set(keys::PERIOD, period);
        }
        if is_vote_measure(measure)
            && let Some((round, span)) = self.round(mention, index, stretch)
        {
            topic.set(keys::ROUND, (round.to_owned(), Some(span)));
        }
        // What is counted at a place is known by it.
        if within && topic.extent == Extent::Part {
            topic.extent = Extent::Whole;
            topic.key_spans.remove(keys::COUNTING);
        }
    }

    /// Whose it is.
    fn bind_subject(&self, topic: &mut Topic, figure: &Figure<'_>) {
        let Figure { index, measure, frame, stretch, before, .. } = *figure;
        if measure.needs_subject {
            self.bind_owner(topic, index, measure, frame, stretch, before);
        }
    }

    /// "On 20 February alone 48 protesters were killed": one day of what lasted longer, named at the head of the sentence.
    fn day_within(&self, event: Option<&Event>, mention: &Mention, stretch: &Stretch<'_>) -> Option<Bound> {
        let event = event?;
        let kind = event.kind.as_ref().map(|kind| kind.as_str())?;
        let from = event.from?;
        if self.events.kinds.of(kind).is(traits::SUDDEN) || (from.day_number().is_some() && event.to == event.from) {
            return None;
        }
        let dates = &self.events.dates;
        let date = dates.get(dates.partition_point(|date| date.start < stretch.start))?;
        let lead = self.text.get(stretch.start..date.start)?.trim();
        let led = matches!(lead, "On" | "on") && date.end <= mention.span.start();
        let day = date.from.day_number().is_some() && date.from == date.to && !date.rough;
        let within = from.contains(date.from) || (from..=event.to.unwrap_or(from)).contains(&date.from);
        let words = self.text.get(date.start..date.end)?;
        (led && day && within).then(|| (lowered(words).into_owned(), Span::new(date.start, date.end)))
    }

    /// "In the first round he had won 24%": a vote before the one that decides. The round named last before the figure
    /// counts, else one named behind it.
    fn round(&self, mention: &Mention, index: usize, stretch: &Stretch<'_>) -> Option<(&'static str, Span)> {
        /// So far before the figure, in bytes.
        const REACH: usize = 160;
        let from = mention.span.start().saturating_sub(REACH).max(stretch.start);
        let from = (from..=mention.span.start()).find(|at| self.text.is_char_boundary(*at))?;
        let before = self.text.get(from..mention.span.start())?;
        let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start());
        let behind = self.text.get(mention.span.end()..next.max(mention.span.end()))?;
        let rounds = || ROUNDS.iter().flat_map(|(round, words)| words.iter().map(|words| (*words, *round == "first")));
        let last = rounds().filter_map(|(words, first)| Some((before.rfind(words)?, words, first))).max();
        let (at, words, first) = match last {
            Some((at, words, first)) => (from + at, words, first),
            None => {
                let next = rounds().filter_map(|(words, first)| Some((behind.find(words)?, words, first))).min();
                let (at, words, first) = next?;
                (mention.span.end() + at, words, first)
            }
        };
        if !first {
            return None;
        }
        Some(("first", Span::new(at, at + words.len())?))
    }

    /// The kind of figure that the words say it is.
    fn status(
        &self,
        measure: &Measure,
        index: usize,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) -> Option<(FigureKind, Option<Span>)> {
        let mention = stretch.mentions.get(index)?;
        if let Some((status, start, end)) = self.counted_share(stretch, index) {
            return Some((FigureKind::Status(status), Span::new(start, end)));
        }
        if !measure.accumulates
            && let Some((start, length)) = requirement_of(self.text, mention, stretch.start, stretch.end)
        {
            return Some((FigureKind::Standing(Standing::Required), Span::new(start, start + length)));
        }
        let sentence = self.text.get(stretch.start..stretch.end)?;
        // Votes are counted up to an hour; people come to harm at one.
        let of_people = !measure.needs_subject && measure.scope_keys.iter().any(|key| key == keys::GROUP);
        let grows = measure.accumulates || of_people;
        if !grows && let Some((at, length)) = stretch.wording.hour() {
            let start = stretch.start + at;
            let hour = lowered(sentence.get(at..at + length)?).into_owned();
            return Some((FigureKind::Status(hour), Span::new(start, start + length)));
        }
        // A forecast holds for its clause: "the forecast put her at 43; she got 53".
        let parted = |from: usize| {
            let (from, to) = (from.min(mention.span.start()), from.max(mention.span.start()));
            self.text.get(from..to).is_some_and(|between| between.contains([';', '—', '–']))
        };
        // Whom a fire killed it has killed, whatever is expected.
        let told = || measure.accumulates && has_befallen(self.text, mention.span);
        let status = stretch.wording.status(grows);
        if let Some((status, at, length)) =
            status.filter(|(status, at, _)| *status != PROJECTED || !parted(stretch.start + at) && !told())
        {
            let start = stretch.start + at;
            let kind = match status {
                PROJECTED => FigureKind::Standing(Standing::Projected),
                status => FigureKind::Status(status.to_owned()),
            };
            return Some((kind, Span::new(start, start + length)));
        }
        // What follows in the paragraph is of the same count.
        let last = before.last().filter(|topic| {
            let paragraph = |index: Option<usize>| {
                index.and_then(|index| self.segments.sentences.get(index)).map(|sentence| sentence.paragraph)
            };
            let same = paragraph(topic.index).is_some_and(|of| Some(of) == paragraph(stretch.sentence));
            let near = topic.index.zip(stretch.sentence).is_some_and(|(a, b)| b <= a + 1);
            let words = lowered(sentence);
            same && near && !END_OF_COUNT.iter().any(|end| words.contains(end))
        })?;
        let partial = last
            .statistic
            .scope
            .get(keys::STATUS)
            .filter(|status| status.ends_with("counted") || status.as_str() == "preliminary")?;
        let same_vote = last.statistic.measure.as_deref() == Some(measure.name.as_str())
            && mention.quantity.unit == Unit::Percent
            || (partial == "preliminary" && !measure.accumulates && measure.needs_subject);
        same_vote.then(|| (FigureKind::Status(partial.clone()), last.key_spans.get(keys::STATUS).copied()))
    }

    /// "With 63% of the votes counted": the share that was counted when the figure was given.
    fn counted_share(&self, stretch: &Stretch<'_>, index: usize) -> Option<(String, usize, usize)> {
        stretch.mentions.iter().enumerate().filter(|(other, _)| *other != index).find_map(|(_, mention)| {
            let end = counted_phrase(self.text, mention, stretch.end)?;
            let share = self.text.get(mention.number.start()..mention.number.end())?;
            let unit = if mention.quantity.unit == Unit::Percent { "%" } else { "" };
            let share = share.trim_end_matches(|c: char| !c.is_alphanumeric());
            Some((format!("{share}{unit} counted"), mention.span.start(), end))
        })
    }

    /// The time that a sum is for: "exports in 2021".
    fn period(&self, mention: &Mention, stretch: &Stretch<'_>) -> Option<Bound> {
        let dates = &self.events.dates;
        let first = dates.partition_point(|date| date.start < stretch.start);
        let date = dates
            .iter()
            .skip(first)
            .take_while(|date| date.end <= stretch.end)
            .filter(|date| !date.rough && !date.counted && date.from.day_number().is_none())
            .filter(|date| period_matters(self.text, date.start))
            .min_by_key(|date| date.start.abs_diff(mention.span.start()))?;
        let period = if date.from == date.to { date.from.to_string() } else { format!("{} to {}", date.from, date.to) };
        Some((period, Span::new(date.start, date.end)))
    }
}

/// Where a figure ends with the noun it counts.
pub(crate) fn noun_end(mention: &Mention) -> usize {
    mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()))
}

/// The whole that stands behind its part: "12 of the 30 seats".
pub(crate) fn whole_behind<'a>(text: &str, mentions: &[&'a Mention], index: usize) -> Option<&'a Mention> {
    let (part, whole) = (mentions.get(index)?, mentions.get(index + 1)?);
    let joint = text.get(noun_end(part)..whole.span.start())?.trim();
    let counts = |mention: &Mention| matches!(mention.quantity.unit, Unit::Count | Unit::Number);
    let joined = matches!(joint, "of" | "of the" | "out of" | "out of the" | "of its" | "of a total of" | "of all");
    (joined && counts(part) && counts(whole) && whole.noun.is_some()).then_some(*whole)
}

/// Where "of the votes counted" ends behind a figure, if that is what the figure is a share of.
pub(crate) fn counted_phrase(text: &str, mention: &Mention, end: usize) -> Option<usize> {
    /// "Of the votes cast abroad and at home counted": so many words at most.
    const MOST_WORDS: usize = 8;
    let mut at = mention.span.end();
    // "52,014 ballots were counted" says how many there are; "after 52,014 ballots were counted" how far the count is.
    let states_all = || mention.quantity.unit != Unit::Percent && !begins_with_time(text, mention.span.start());
    // "Some 1,200 ballots still to be counted", "a gain of one vote from the results reported": no number tells it by itself.
    if states_all() {
        return None;
    }
    let mut things = mention.quantity.noun.as_deref().is_some_and(|noun| noun.split(' ').any(is_counted_thing));
    let mut behind = near_behind(text, at, end);
    for number in 0..MOST_WORDS {
        let rest = behind.trim_start();
        let raw = rest.split(char::is_whitespace).next().filter(|raw| !raw.is_empty())?;
        at += behind.len() - rest.len() + raw.len();
        behind = rest.get(raw.len()..)?;
        let word = lowered(raw.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'));
        if number == 0 && !things && word != "of" && !is_counted_thing(&word) {
            return None;
        }
        // "Yet to be counted" is what is not.
        if matches!(&*word, "to" | "be" | "remain" | "uncounted") {
            return None;
        }
        if things && COUNTED.contains(&&*word) {
            return Some(at - (raw.len() - raw.trim_end_matches(|c: char| !c.is_alphanumeric()).len()));
        }
        things |= is_counted_thing(&word);
        if raw.ends_with([',', ';', ':', ')', '.']) {
            return None;
        }
    }
    None
}

/// Whether the words before a figure say that it is a stage of a count: "with", "after", "once some".
fn begins_with_time(text: &str, start: usize) -> bool {
    static STAGES: WordList = WordList::named("stages");
    near_before(text, start).words().rev().take(3).any(|word| is_one_of(word, &STAGES))
}

fn is_counted_thing(word: &str) -> bool {
    static THINGS: WordList = WordList::named("things");
    THINGS.contains(&word)
}

/// What has become of votes in a count that goes on.
static COUNTED: WordList = WordList::named("counted");

/// The rounds of a vote: the first, and the one that decides.
static ROUNDS: WordGroups = WordGroups::named("rounds");

/// Whether a measure is counted in each round of a vote.
fn is_vote_measure(measure: &Measure) -> bool {
    matches!(measure.name.as_str(), "vote_share" | "votes" | "turnout" | "ballots_cast")
}

/// The class of titles: of ambassadors, doctors.
const TITLE: &str = "title";

/// What joins somebody to the others.
static JOINTS: WordList = WordList::named("joints of others");

/// Words by which a count has come to its end.
static END_OF_COUNT: WordList = WordList::named("ends of a count");

/// Words that begin a noun phrase which leaves somebody out: "five other candidates" are six with the one named before.
static COMPLEMENTS: WordList = WordList::named("complements");
