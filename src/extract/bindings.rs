//! What binds a value beside its measure and event: whose it is, of which group and people, where within the event, of
//! which base, for which time, and of which kind the figure is. Each with the words it was read from.

use std::collections::BTreeMap;

use super::claims::{Reader, Stretch, Topic, whole_behind};
use super::deeds::{deed_of, is_former, law_of, office_of, whole_of};
use super::events::rises_on;

use super::lexicon::Cue;
use super::localities::localities;
use super::lowered::{is_one_of, lowered};
use super::reading::Mention;
use super::scopes::{base_of, group_of, harm_of, period_matters, predicate_group, requirement_of, was_before};
use super::subjects::{answer_behind, first_name, subject_of};
use crate::extract::countries::COUNTRIES;
use crate::model::{Event, Measure, PartialDate, Span, Statistic};
use crate::quantity::Unit;

/// The words that each key was read from, by key.
pub(crate) type KeySpans = BTreeMap<String, Span>;

/// A value of a key, and the words it was read from.
type Bound = (String, Option<Span>);

impl Reader<'_> {
    /// Fills in what binds the value of a figure.
    pub(super) fn bind(
        &self,
        statistic: &mut Statistic,
        spans: &mut KeySpans,
        index: usize,
        measure: Option<&Measure>,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) {
        let Some(mention) = stretch.mentions.get(index).copied() else { return };
        let mut set = |statistic: &mut Statistic, key: &str, bound: Bound| {
            spans.extend(bound.1.map(|span| (key.to_owned(), span)));
            statistic.scope.insert(key.to_owned(), bound.0);
        };
        let noun = mention.quantity.noun.as_deref().unwrap_or_default();
        let first_word = noun.split_whitespace().next().unwrap_or_default();
        // "12 others injured" are others than the dead.
        let harmed = measure.is_some_and(|measure| !measure.following_cues.is_empty());
        if !harmed && is_one_of(first_word, COMPLEMENTS) {
            set(statistic, "counting", ("others".to_owned(), mention.noun));
        }
        let Some(measure) = measure else {
            // "60% of exports": the whole says what is measured, and a period parts one year's share from another's.
            if mention.quantity.unit == Unit::Percent
                && let Some(behind) = self.text.get(mention.span.end()..stretch.end)
                && let Some((whole, length)) = whole_of(behind)
            {
                let span = Span::new(mention.span.end(), mention.span.end() + length);
                set(statistic, "whole", (whole, span));
                if let Some(period) = self.period(mention, stretch) {
                    set(statistic, "period", period);
                }
            }
            return;
        };
        let years_own = statistic.event.as_ref().and_then(|event| event.from).is_some_and(|from| {
            let words = self.text.get(mention.span.end()..stretch.end).unwrap_or_default();
            from.month_number().is_none() && words.contains(&from.to_string())
        });
        if !years_own && let Some((start, length)) = was_before(self.text, mention, stretch.start) {
            set(statistic, "time", ("before".to_owned(), Span::new(start, start + length)));
        }
        let declares = |key: &str| measure.scope_keys.iter().any(|declared| declared == key);
        // "86 dead", "86 people": no group, which is everybody.
        if declares("group")
            && let Some(group) = self.group_bound(mention, measure, stretch, statistic.event.as_ref())
        {
            set(statistic, "group", group);
        }
        if declares("nationality")
            && let Some(nationality) = self.nationality(mention, index, stretch, statistic.event.as_ref())
        {
            set(statistic, "nationality", nationality);
        }
        if declares("status")
            && let Some(status) = self.status(measure, index, stretch, before)
        {
            set(statistic, "status", status);
        }
        if declares("harm")
            && let Some((harm, span)) = harm_of(self.text, mention, stretch.end)
        {
            set(statistic, "harm", (harm, span));
        }
        let bounds = (stretch.start, stretch.end);
        for (key, bound) in [
            ("deed", declares("deed").then(|| deed_of(self.text, mention, bounds)).flatten()),
            ("law", declares("law").then(|| law_of(self.text, mention, bounds)).flatten()),
            ("office", declares("office").then(|| office_of(self.text, mention, bounds)).flatten()),
        ] {
            if let Some((value, span)) = bound {
                set(statistic, key, (value.to_owned(), Some(span)));
            }
        }
        if declares("version") && self.text.get(stretch.start..mention.span.start()).is_some_and(is_former) {
            set(statistic, "version", ("former".to_owned(), Some(mention.span)));
        }
        if declares("base") {
            let after = self.text.get(mention.span.end()..stretch.end).unwrap_or_default();
            if let Some((base, length)) = base_of(after) {
                let span = Span::new(mention.span.end(), mention.span.end() + length);
                set(statistic, "base", (base.to_owned(), span));
            } else if let Some((base, _)) = base_of(&format!("of {noun}")) {
                // "Three out of four citizens".
                set(statistic, "base", (base.to_owned(), mention.noun));
            }
        }
        if declares("place")
            && let Some(place) = self.place_within(statistic.event.as_ref(), index, stretch)
        {
            set(statistic, "place", place);
        }
        if declares("period")
            && let Some(period) = self.period(mention, stretch)
        {
            set(statistic, "period", period);
        }
        if measure.needs_subject {
            let (subject, span) = self.subject(index, measure, stretch, before, statistic.event.as_ref());
            spans.extend(span.map(|span| ("subject".to_owned(), span)));
            statistic.subject = subject;
        }
    }

    fn subject(
        &self,
        index: usize,
        measure: &Measure,
        stretch: &Stretch<'_>,
        before: &[Topic],
        event: Option<&Event>,
    ) -> (Option<String>, Option<Span>) {
        let Some(mention) = stretch.mentions.get(index) else { return (None, None) };
        let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start());
        let previous = index.checked_sub(1).and_then(|index| stretch.mentions.get(index));
        // "206 of 736 seats": the whole is everybody's.
        if index.checked_sub(1).is_some_and(|part| whole_behind(self.text, &stretch.mentions, part).is_some()) {
            return (Some(EVERYBODYS.to_owned()), None);
        }
        let clause_start = previous.map_or(stretch.start, |previous| previous.span.end());
        // "… €20.7 billion (39%)": the share is of the one whose amount it stands beside.
        let beside = || {
            before
                .last()
                .filter(|topic| topic.index == stretch.sentence)
                .and_then(|topic| topic.statistic.subject.clone())
        };
        // What belongs to no event is a country's, or a town's.
        if measure.events.is_empty() && measure.unit == Unit::Count {
            return self.whose_state(mention, stretch);
        }
        // Votes are cast for people, parties and sides; money is a country's.
        let countries = matches!(measure.unit, Unit::Currency(_));
        let referendum = event.and_then(|event| event.kind.as_ref()).is_some_and(|kind| kind.as_str() == "referendum");
        let answer = || answer_behind(self.text, mention.span, next).filter(|_| referendum).map(str::to_owned);
        let subject = subject_of(self.text, stretch.end, clause_start, mention.span, countries)
            .or_else(answer)
            .or_else(beside)
            .or_else(|| first_name(self.text, stretch.start, mention.span, countries))
            .or_else(|| self.named_before(stretch, countries))
            .or_else(|| {
                let home = self.events.home.country.filter(|_| countries).and_then(|home| COUNTRIES.get(home))?;
                Some(home.name.to_owned())
            });
        let span = subject.as_deref().and_then(|subject| self.words_nearest(subject, stretch, mention));
        (subject, span)
    }

    /// The country, or the town in it, that a figure is about: the one named nearest in its sentence, else the document's.
    fn whose_state(&self, mention: &Mention, stretch: &Stretch<'_>) -> (Option<String>, Option<Span>) {
        let towns = localities(self.text.get(stretch.start..stretch.end).unwrap_or_default());
        if let [town] = towns.as_slice() {
            return (Some(town.clone()), None);
        }
        let first = self.cues.partition_point(|cue| cue.start < stretch.start);
        let named = self.cues.iter().skip(first).take_while(|cue| cue.start < stretch.end).filter_map(|cue| {
            let name = self.lexicon.cues_of(cue.phrase).iter().find_map(|meaning| match meaning {
                Cue::Country(country) | Cue::People(country) => COUNTRIES.get(*country).map(|country| country.name),
                // The capital's people are not the country's.
                Cue::Capital(_) => self.text.get(cue.start..cue.end),
                _ => None,
            })?;
            Some((cue.start.abs_diff(mention.span.start()), name, Span::new(cue.start, cue.end)))
        });
        match named.min_by_key(|(gap, ..)| *gap) {
            Some((_, name, span)) => (Some(name.to_owned()), span),
            None => {
                let home = self.events.home.place.or(self.events.home.country).and_then(|home| COUNTRIES.get(home));
                (home.map(|home| home.name.to_owned()), None)
            }
        }
    }

    /// Whom "he" or "she" at the beginning of a sentence stands for: the first name of the sentence before it.
    fn named_before(&self, stretch: &Stretch<'_>, countries: bool) -> Option<String> {
        let index = stretch.sentence?;
        let (before, here) = (self.segments.sentences.get(index.checked_sub(1)?)?, self.segments.sentences.get(index)?);
        let words = self.text.get(here.span.start()..here.span.end())?;
        let pronoun = ["He ", "She "].iter().any(|pronoun| words.starts_with(pronoun));
        let end = Span::new(before.span.end(), before.span.end())?;
        (pronoun && before.paragraph == here.paragraph)
            .then(|| first_name(self.text, before.span.start(), end, countries))
            .flatten()
    }

    /// Where words stand in a stretch: the last place before a figure, else the first behind it.
    fn words_nearest(&self, words: &str, stretch: &Stretch<'_>, mention: &Mention) -> Option<Span> {
        let before = self.text.get(stretch.start..mention.span.start())?;
        let at = before.rfind(words).map(|at| stretch.start + at).or_else(|| {
            let behind = self.text.get(mention.span.end()..stretch.end)?;
            behind.find(words).map(|at| mention.span.end() + at)
        })?;
        Span::new(at, at + words.len())
    }

    /// The group that a figure counts, unless it is everybody.
    fn group_bound(
        &self,
        mention: &Mention,
        measure: &Measure,
        stretch: &Stretch<'_>,
        event: Option<&Event>,
    ) -> Option<Bound> {
        let noun = mention.quantity.noun.as_deref().unwrap_or_default();
        // In a war the civilians are told from the soldiers; of a bomb's dead reports say either.
        let kind = event.and_then(|event| event.kind.as_ref()).map(|kind| kind.as_str()).unwrap_or_default();
        if lowered(noun).contains("civilian") && matches!(kind, "war" | "clash" | "coup" | "offensive") {
            return Some(("civilians".to_owned(), mention.noun));
        }
        if noun.is_empty()
            && let Some((group, at, length)) = self.text.get(mention.span.end()..stretch.end).and_then(predicate_group)
        {
            let start = mention.span.end() + at;
            return Some((group.to_owned(), Span::new(start, start + length)));
        }
        if let Some(group) = self.group(mention) {
            let aboard = !measure.accumulates && lowered(noun).ends_with("passengers");
            if aboard && measure.name == "aboard" {
                return Some(("passengers".to_owned(), mention.noun));
            }
            return (group != "people").then(|| (group.to_owned(), mention.noun));
        }
        if noun.is_empty() {
            return None;
        }
        // "The civilian deaths", "500 dead": the measure's own noun counts everybody, or those its adjective names.
        let lower = lowered(noun);
        if self.lexicon.measure_of_noun(&lower).is_some() {
            let group = lower.split_whitespace().find_map(group_of).filter(|group| *group != "people")?;
            return Some((group.to_owned(), mention.noun));
        }
        // A noun that is in no table names a group of its own: "104 plotters", "12 firefighters".
        let last = lower.split_whitespace().next_back()?;
        let proper = noun.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
        let named = !proper && last.len() > 3 && last.chars().all(char::is_alphabetic) && !NO_GROUP.contains(&last);
        named.then(|| (last.to_owned(), mention.noun))
    }

    /// The group that a figure counts: by its noun, or by what the noun is "of".
    pub(super) fn group(&self, mention: &Mention) -> Option<&'static str> {
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

    /// Whose people a figure counts: "Russian soldiers", "its losses", "189 of them Dutch". Where they are those of the
    /// place where it happened, that says nothing, save in a war.
    fn nationality(
        &self,
        mention: &Mention,
        index: usize,
        stretch: &Stretch<'_>,
        event: Option<&Event>,
    ) -> Option<Bound> {
        /// So far behind a figure a predicate may stand, in bytes,
        const BEHIND: usize = 40;
        /// and so far before it the words "its losses".
        const BEFORE: usize = 60;
        let figure_end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
        let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start());
        let previous =
            index.checked_sub(1).and_then(|index| stretch.mentions.get(index)).map_or(stretch.start, |m| m.span.end());
        let near = self.cues.partition_point(|cue| cue.start < stretch.start);
        let named = self.cues.iter().skip(near).take_while(|cue| cue.start < stretch.end).filter_map(|cue| {
            let (country, people) = self.lexicon.cues_of(cue.phrase).iter().find_map(|cue| match cue {
                Cue::People(country) => Some((*country, true)),
                Cue::Country(country) | Cue::Capital(country) => Some((*country, false)),
                _ => None,
            })?;
            Some((cue, country, people))
        });
        let named: Vec<_> = named.collect();
        let behind = |cue_start: usize, cue_end: usize| {
            let words = self.text.get(figure_end..cue_start).unwrap_or_default();
            let short = cue_start >= figure_end && cue_end <= next && cue_start - figure_end <= BEHIND;
            let after = self.text.get(cue_end..stretch.end).unwrap_or_default();
            let ends = after.trim_start().starts_with([',', '.', ';', ')']) || after.trim().is_empty();
            let predicate = words.split_whitespace().all(|word| PREDICATE.contains(&word));
            short && predicate && (ends || !words.trim().is_empty())
        };
        let found = named.iter().find(|(cue, _, people)| {
            let inside = cue.start >= mention.span.start() && cue.end <= figure_end;
            *people && (inside || behind(cue.start, cue.end))
        });
        let found = found.map(|(cue, country, _)| (*country, cue.start, cue.end)).or_else(|| {
            let from = previous.max(mention.span.start().saturating_sub(BEFORE));
            let from = (from..=mention.span.start()).find(|at| self.text.is_char_boundary(*at))?;
            let to = (figure_end + BEHIND).min(next);
            let to = (to..=stretch.end).find(|at| self.text.is_char_boundary(*at))?;
            let words = self.text.get(from..to)?;
            let holds = |part: &str| memchr::memmem::find(words.as_bytes(), part.as_bytes()).is_some();
            let owned = holds(" its ") || holds(" their ");
            let own = OWN.iter().filter(|_| owned).find_map(|phrase| words.find(phrase).map(|at| from + at));
            let (cue, country, _) = match own {
                Some(at) => named.iter().rev().find(|(cue, ..)| cue.end <= at)?,
                // "Russian losses", "Ukraine's dead".
                None => named.iter().rev().find(|(cue, ..)| {
                    let next = self.text.get(cue.end..).unwrap_or_default();
                    let next = next.strip_prefix("'s").or_else(|| next.strip_prefix("’s")).unwrap_or(next);
                    let mut words = next.split_whitespace();
                    let lost = words.next().is_some_and(|word| LOSSES.contains(&word));
                    cue.start >= from && cue.end <= mention.span.start() && lost
                })?,
            };
            Some((*country, cue.start, cue.end))
        });
        let (country, start, end) = found?;
        let country = COUNTRIES.get(country)?.name;
        let kind = event.and_then(|event| event.kind.as_ref()).map(|kind| kind.as_str()).unwrap_or_default();
        let two_sided = matches!(kind, "" | "war" | "clash" | "offensive");
        let at_home = event.and_then(|event| event.place.as_deref()).is_none_or(|place| place == country);
        (two_sided || !at_home).then(|| (country.to_owned(), Span::new(start, end)))
    }

    /// The kind of figure that the words say it is.
    fn status(&self, measure: &Measure, index: usize, stretch: &Stretch<'_>, before: &[Topic]) -> Option<Bound> {
        let mention = stretch.mentions.get(index)?;
        if let Some((status, start, end)) = self.counted_share(stretch, index) {
            return Some((status, Span::new(start, end)));
        }
        if !measure.accumulates
            && let Some((start, length)) = requirement_of(self.text, mention, stretch.start, stretch.end)
        {
            return Some(("required".to_owned(), Span::new(start, start + length)));
        }
        let sentence = self.text.get(stretch.start..stretch.end)?;
        if !measure.accumulates
            && let Some((at, length)) = stretch.wording.hour()
        {
            let start = stretch.start + at;
            let hour = sentence.get(at..at + length)?.to_lowercase();
            return Some((hour, Span::new(start, start + length)));
        }
        if let Some((status, at, length)) = stretch.wording.status(measure.accumulates) {
            let start = stretch.start + at;
            return Some((status.to_owned(), Span::new(start, start + length)));
        }
        // What follows in the paragraph is of the same count.
        let last = before.last().filter(|topic| {
            let paragraph = |index: Option<usize>| {
                index.and_then(|index| self.segments.sentences.get(index)).map(|sentence| sentence.paragraph)
            };
            let same = paragraph(topic.index).is_some_and(|of| Some(of) == paragraph(stretch.sentence));
            let near = topic.index.zip(stretch.sentence).is_some_and(|(a, b)| b <= a + 1);
            same && near && !sentence.to_lowercase().contains("final")
        })?;
        let partial = last.statistic.scope.get("status").filter(|status| status.ends_with("counted"))?;
        let same_vote =
            last.statistic.measure.as_deref() == Some(measure.name.as_str()) && mention.quantity.unit == Unit::Percent;
        same_vote.then(|| (partial.clone(), last.key_spans.get("status").copied()))
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

    /// The day for which a figure is given: "as of Tuesday", "had passed 11,000 by 8 February".
    pub(super) fn as_of(&self, index: usize, stretch: &Stretch<'_>) -> Option<PartialDate> {
        /// So far from its figure, in bytes.
        const REACH: usize = 160;
        const WORDS: &[&str] = &["as of ", "as at ", "by ", "until ", "up to ", "through "];
        let mention = stretch.mentions.get(index)?;
        let dates = &self.events.dates;
        let first = dates.partition_point(|date| date.start < stretch.start);
        dates
            .iter()
            .skip(first)
            .take_while(|date| date.end <= stretch.end)
            .filter(|date| date.from == date.to && date.from.day_number().is_some())
            .filter(|date| date.start.abs_diff(mention.span.start()) <= REACH)
            .find(|date| {
                let before = self.text.get(stretch.start..date.start).unwrap_or_default().to_ascii_lowercase();
                let before = before.trim_end_matches("the morning of ").trim_end_matches("the evening of ");
                WORDS.iter().any(|words| before.ends_with(words)) || rises_on(self.text, stretch.start, date)
            })
            .map(|date| date.from)
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

/// Where "of the votes counted" ends behind a figure, if that is what the figure is a share of.
pub(super) fn counted_phrase(text: &str, mention: &Mention, end: usize) -> Option<usize> {
    /// "Of the votes cast abroad and at home counted": so many words at most.
    const MOST_WORDS: usize = 8;
    let mut at = mention.span.end();
    // "52,014 ballots were counted" says how many there are; "after 52,014 ballots were counted" how far the count is.
    let states_all = || mention.quantity.unit != Unit::Percent && !begins_with_time(text, mention.span.start());
    let mut things = mention.quantity.noun.as_deref().is_some_and(|noun| noun.split(' ').any(is_counted_thing));
    let mut behind = text.get(at..end)?;
    for number in 0..MOST_WORDS {
        let rest = behind.trim_start();
        let raw = rest.split(char::is_whitespace).next().filter(|raw| !raw.is_empty())?;
        at += behind.len() - rest.len() + raw.len();
        behind = rest.get(raw.len()..)?;
        let word = lowered(raw.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'));
        if number == 0 && !things && word != "of" && !is_counted_thing(&word) {
            return None;
        }
        if matches!(&*word, "were" | "was" | "been" | "are" | "is") && states_all() {
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
    const STAGES: &[&str] = &["with", "after", "once", "when", "as", "until", "by"];
    let before = text.get(..start).unwrap_or_default();
    before.split_whitespace().rev().take(3).any(|word| is_one_of(word, STAGES))
}

fn is_counted_thing(word: &str) -> bool {
    const THINGS: &[&str] = &[
        "vote",
        "votes",
        "ballots",
        "ballot",
        "precincts",
        "stations",
        "districts",
        "areas",
        "polls",
        "results",
        "wards",
        "constituencies",
        "returns",
        "protocols",
        "tallies",
        "counties",
        "centres",
        "centers",
        "tables",
    ];
    THINGS.contains(&word)
}

/// What has become of votes in a count that goes on.
const COUNTED: &[&str] =
    &["counted", "reporting", "reported", "processed", "tallied", "declared", "scrutinised", "scrutinized", "verified"];

/// The subject of a whole that several share: all seats of a chamber.
const EVERYBODYS: &str = "all";

/// Words that begin a noun phrase which leaves somebody out: "five other candidates" are six with the one named before.
const COMPLEMENTS: &[&str] = &["other", "others", "another", "further", "more", "additional", "remaining"];

/// Words between a figure and what the people it counts are: "189 of them were Dutch".
const PREDICATE: &[&str] =
    &["of", "the", "them", "were", "was", "are", "victims", "dead", "those", "killed", "whom", "all"];

/// Words by which somebody's own people are counted.
const OWN: &[&str] = &[
    " its soldiers",
    " its troops",
    " its servicemen",
    " its losses",
    " its dead",
    " its casualties",
    " its forces",
    " its citizens",
    " its nationals",
    " its own",
    " its military",
    " its side",
    " their own",
];

/// Nouns behind a people's name that say whose dead are counted.
const LOSSES: &[&str] =
    &["losses", "casualties", "dead", "deaths", "toll", "fatalities", "soldiers", "troops", "servicemen"];

/// Counted nouns that name no group.
const NO_GROUP: &[&str] = &[
    "killed",
    "dead",
    "injured",
    "wounded",
    "displaced",
    "missing",
    "members",
    "regime",
    "bodies",
    "corpses",
    "total",
    "souls",
    "lives",
    "number",
    "body",
    "toll",
    "figure",
    "hundred",
    "thousand",
    "thousands",
    "hundreds",
    "dozens",
    "scores",
    "inhabitants",
    "casualties",
    "humans",
    "nationals",
    "compatriots",
];
