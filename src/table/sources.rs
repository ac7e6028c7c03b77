//! What is said of the files and sources of tables as such: rows unread, nothing in common, figures from one hand.

use std::collections::BTreeSet;

use super::compare::{Outcome, Pair};
use super::counts::{counted, number};
use super::findings::Writing;
use super::kinship::Kinship;
use super::shared::folded;
use super::tables::TableFile;
use super::whole::MOST_CLAIMS;
use crate::check::{ALONE, ExplanationKind, Label, LabelRole, Severity, Sink, Verdict, measure_meant};
use crate::model::{DocumentId, Measure};

/// How many pairs of sources a finding lists.
pub(super) const MOST_PAIRS: usize = 15;

impl Writing<'_> {
    /// Tables that have nothing in common, so that nothing was compared: mostly a key that is written in two ways.
    pub(super) fn apart(&self, outcome: &Outcome, sink: &mut Sink<'_>) {
        let files: Vec<&TableFile> = self.tables.files.iter().filter(|file| file.claims > 0).collect();
        let compared: u64 = outcome.subjects.values().map(|subject| subject.compared).sum();
        let sources: BTreeSet<u32> = self.tables.names.origins.iter().map(|origin| origin.source).collect();
        if files.len() < 2 || sources.len() < 2 || compared > 0 || !self.tables.apart.is_empty() {
            return;
        }
        let message = "the tables have no statistic in common, and nothing of one was compared with the other";
        let mut draft =
            sink.report(message).verdict(Verdict::NotComparable).severity(Severity::Note).identity("tables");
        for file in files.iter().take(MOST_CLAIMS) {
            draft = draft.label(Label {
                document: DocumentId::from(&file.name),
                start: 0,
                end: 0,
                text: file.first.clone(),
                role: LabelRole::Context,
                note: "the first row".to_owned(),
                claim: None,
                side: None,
            });
        }
        let message = "a statistic is an event, a measure, a place, a date and all other columns: `--columns` says which \
                       column is which, and which ones to ignore";
        drop(draft.explain(ExplanationKind::Remark, message));
    }

    /// Sources that agree with one another more than with the rest, and copies.
    pub(super) fn kinship(&self, kinship: &Kinship, sink: &mut Sink<'_>) {
        let name = |source: &u32| self.tables.names.sources.name(*source);
        let measures: Vec<String> = kinship
            .measures
            .iter()
            .map(|measure| self.tables.names.measures.name(*measure).replace('_', " "))
            .collect();
        let topic = match self.tables.names.events.name(kinship.event) {
            "" => measures.join(", "),
            event => format!("{}, {event}", measures.join(", ")),
        };
        let agreement = |(first, second): &(u32, u32), pair: &Pair| {
            format!("{} and {} agree on {} of {}", name(first), name(second), number(pair.agreeing), number(pair.both))
        };
        let sources: BTreeSet<&str> =
            kinship.pairs.keys().flat_map(|(first, second)| [name(first), name(second)]).collect();
        let identity: Vec<&str> = sources.into_iter().collect();
        if !kinship.groups.is_empty() {
            let groups: Vec<String> =
                kinship.groups.iter().map(|group| group.iter().map(name).collect::<Vec<_>>().join(" with ")).collect();
            let message = format!("{topic}: the sources fall into groups that agree: {}", groups.join("; "));
            let mut draft = sink
                .report(message)
                .verdict(Verdict::Review)
                .severity(Severity::Note)
                .identity(&topic)
                .identity(identity.join("\u{1f}"));
            let mut pairs: Vec<(&(u32, u32), &Pair)> = kinship.pairs.iter().collect();
            pairs.sort_by_key(|(key, pair)| (std::cmp::Reverse(pair.agreeing), **key));
            for (key, pair) in pairs.iter().take(MOST_PAIRS) {
                draft = draft.explain(ExplanationKind::Remark, agreement(key, pair));
            }
            let message = "sources that agree with one another and not with others often stand for one: copies of a file, or \
                           one count at two times";
            drop(draft.explain(ExplanationKind::CopiedSource, message));
        }
        for (key, pair) in kinship.copies.iter().filter_map(|key| Some((key, kinship.pairs.get(key)?))) {
            let message = format!(
                "{topic}: {}, {} of them with three digits and more",
                agreement(key, pair),
                number(pair.telling)
            );
            let draft = sink
                .report(message)
                .verdict(Verdict::Review)
                .severity(Severity::Note)
                .identity(&topic)
                .identity(name(&key.0))
                .identity(name(&key.1));
            let message = "one may be a copy of the other, or both may give what a third counted";
            drop(draft.explain(ExplanationKind::CopiedSource, message));
        }
    }

    /// Measures that nobody declared and whose name is nearly one that is.
    pub(super) fn misnamed(&self, sink: &mut Sink<'_>) {
        let measures: Vec<&Measure> = self.verifier.measures().collect();
        for name in self.tables.names.measures.iter() {
            // In tables capitals and blanks make no difference.
            let meant = measure_meant(&measures, name).filter(|meant| folded(meant) != folded(name));
            if let Some(meant) = meant {
                let message = format!("unknown measure `{name}` in the tables: did you mean `{meant}`?");
                let draft = sink.report(message).verdict(Verdict::NotTestable).identity(name);
                drop(draft.explain(ExplanationKind::Remark, ALONE));
            }
        }
    }

    /// Rows that could not be read, file by file.
    pub(super) fn skipped(&self, sink: &mut Sink<'_>) {
        for file in self.tables.files.iter().filter(|file| file.skipped > 0) {
            let message = format!("{} of {} could not be read", counted(file.skipped, "row"), file.name);
            let mut draft = sink.report(message).verdict(Verdict::NotTestable);
            for problem in self.tables.problems.iter().filter(|problem| problem.file == file.name) {
                draft = draft.label(Label {
                    document: DocumentId::from(&file.name),
                    start: 0,
                    end: 0,
                    text: format!("line {}, column {}", problem.line, problem.column),
                    role: LabelRole::Context,
                    note: match problem.text.as_str() {
                        "" => problem.fault.clone(),
                        text => format!("{}: {text:?}", problem.fault),
                    },
                    claim: None,
                    side: None,
                });
            }
            drop(draft);
        }
    }
}
