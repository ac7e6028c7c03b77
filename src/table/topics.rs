//! What findings about tables are about: a measure of one event, or of all where there are many.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;
use super::compare::{Extremes, Outcome, SubjectOutcome};
use super::counts::{counted, number};
use super::findings::{MOST_SUBJECTS, Writing};
use super::names::canonical;
use crate::check::{Draft, ExplanationKind, Level, Sink};

/// What a finding is about: a measure of one event or of several.
pub(super) struct Topic {
    pub(super) words: String,
    measure: u32,
    pub(super) outcome: SubjectOutcome,
}

impl Topic {
    /// In how many ways something was found: statistics that differ, values that a source contradicts, counts that fall.
    fn found(&self) -> u64 {
        let all = |extremes: &BTreeMap<u32, Extremes>| extremes.values().map(|extremes| extremes.count).sum::<u64>();
        self.outcome.conflicting + all(&self.outcome.contradictions) + all(&self.outcome.falls)
    }
}

impl Writing<'_> {
    /// Measures of events, or of all events where there are too many; those of which most was found come first. Measures that the
    /// caller allows are left out.
    pub(super) fn topics(&self, outcome: &Outcome) -> Vec<Topic> {
        let names = &self.tables.names;
        let measure_words = |measure: u32| names.measures.name(measure).replace('_', " ");
        let mut topics: Vec<Topic> = Vec::new();
        let wanted = |measure: &u32| self.level_of(*measure) != Some(Level::Allow);
        if outcome.subjects.len() <= MOST_SUBJECTS {
            for ((event, measure), subject) in outcome.subjects.iter().filter(|((_, measure), _)| wanted(measure)) {
                let words = self.topic(*event, *measure);
                topics.push(Topic { words, measure: *measure, outcome: subject.clone() });
            }
        } else {
            let mut by_measure: BTreeMap<u32, (BTreeSet<u32>, SubjectOutcome)> = BTreeMap::new();
            for ((event, measure), subject) in outcome.subjects.iter().filter(|((_, measure), _)| wanted(measure)) {
                let (events, all) = by_measure.entry(*measure).or_default();
                events.insert(*event);
                all.absorb(subject);
            }
            for (measure, (events, outcome)) in by_measure {
                let words = format!("{}, {}", measure_words(measure), counted(events.len(), "event"));
                topics.push(Topic { words, measure, outcome });
            }
        }
        topics.sort_by(|a, b| {
            (b.found(), b.outcome.conflicting, a.words.as_str()).cmp(&(
                a.found(),
                a.outcome.conflicting,
                b.words.as_str(),
            ))
        });
        topics
    }

    /// What several measures come to together. Those that the caller tones down have a finding of their own and are no part of it.
    pub(super) fn overview(&self, topics: &[Topic], sink: &mut Sink<'_>) {
        let differing: Vec<&Topic> =
            topics.iter().filter(|topic| topic.outcome.conflicting > 0 && !self.is_toned_down(topic)).collect();
        if differing.len() < 2 {
            return;
        }
        let own = topics.iter().filter(|topic| !self.is_toned_down(topic));
        let sum = |count: fn(&SubjectOutcome) -> u64| own.clone().map(|topic| count(&topic.outcome)).sum::<u64>();
        let (conflicting, compared) = (sum(|subject| subject.conflicting), sum(|subject| subject.compared));
        let to_the_letter = sum(|subject| subject.differing);
        let message = format!(
            "the tables differ on {} of the {} statistics that two or more sources give",
            number(conflicting),
            number(compared)
        );
        let mut draft = sink.report(message).identity("tables");
        let sources: Vec<&str> = self.tables.names.sources.iter().collect();
        draft = draft.identity(sources.join("\u{1f}"));
        for topic in differing.iter().take(MOST_SUBJECTS) {
            let (count, of) = (number(topic.outcome.conflicting), number(topic.outcome.compared));
            draft = draft.explain(ExplanationKind::Remark, format!("{}: {count} of {of}", topic.words));
        }
        if topics.len() > MOST_SUBJECTS {
            let more = counted(topics.len() - MOST_SUBJECTS, "measure");
            draft = draft.explain(ExplanationKind::Remark, format!("{more} more"));
        }
        if to_the_letter != conflicting {
            let message = format!("to the letter, the values of {} statistics differ", number(to_the_letter));
            draft = draft.explain(ExplanationKind::Rounding, message);
        }
        drop(draft);
    }

    /// What the caller wants of findings on a measure.
    fn level_of(&self, measure: u32) -> Option<Level> {
        self.verifier.checks.level_of_measure(&self.declared(measure))
    }

    /// The name by which a measure of the tables is declared.
    pub(super) fn declared(&self, measure: u32) -> String {
        canonical(self.tables.names.measures.name(measure), &self.verifier.measures)
    }

    /// Whether the caller has what was found on a measure as notes, or all its differences lie within a tolerance.
    fn is_toned_down(&self, topic: &Topic) -> bool {
        let mut extremes = Extremes::default();
        topic.outcome.pairs.values().for_each(|pair| extremes.absorb(&pair.differences));
        let unit = self.tables.unit(topic.measure, &self.verifier.measures);
        let tolerated = extremes.largest.first().is_some_and(|largest| {
            let values = [largest.first, largest.second].map(|cell| cell.value().quantity(&unit).asserted);
            self.verifier.checks.tolerates(&self.declared(topic.measure), values)
        });
        tolerated || self.level_of(topic.measure) == Some(Level::Note)
    }

    /// Says of which measure a labelled value is, and what it asserts.
    pub(super) fn valued<'s, 'a>(&self, draft: Draft<'s, 'a>, cell: &Cell) -> Draft<'s, 'a> {
        let measure = self.tables.series(cell).measure;
        let unit = self.tables.unit(measure, &self.verifier.measures);
        draft.valued(self.declared(measure), cell.value().quantity(&unit).asserted)
    }
}
