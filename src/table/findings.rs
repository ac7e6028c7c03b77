//! What the comparison of tables came to, as findings that one can read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;
use super::compare::{Extreme, Extremes, Outcome, Pair, SIZES, Subject};
use super::counts::{counted, number, times};
use super::dictionary::{KEY_END, VALUE_END};
use super::equations::{EquationOutcome, Tested};
use super::impossible::{Faulty, ImpossibleOutcome};
use super::kinship::kinships;
use super::names::index;
use super::parts::PartsOutcome;
use super::sources::MOST_PAIRS;
use super::tables::Tables;
use super::topics::Topic;
use super::whole::{MOST_CLAIMS, Whole};
use crate::align::{Origins, SecondCopies};
use crate::check::{
    Context, ExplanationKind, Finding, Label, LabelRole, Severity, Sink, Tally, Verdict, distinguish, weight,
    weight_of_tables,
};
use crate::error::Error;
use crate::model::{Corpus, DocumentId, Equation, EquationForm};
use crate::quantity::Quantity;
use crate::report::{DocumentSummary, Report};
use crate::verifier::Verifier;

/// How many measures of events have a finding of their own; where there are more, events are taken together, and of
/// measures beyond that the ones that differ least are counted.
pub(super) const MOST_SUBJECTS: usize = 20;

/// How many of the largest differences a finding shows.
const SHOWN: usize = 3;

impl Verifier {
    /// Checks what the documents of a corpus assert, and beside it the tables: their findings are in the same report, one
    /// for each measure of an event, with the largest differences and the counts of all.
    ///
    /// The sources of the tables appear among the documents of the report. Rows that a claim of the corpus speaks of, by
    /// measure, event, place and date, up to ten thousand, go over to the corpus as ordinary claims, so that text and table
    /// are compared; all others are compared with one another.
    ///
    /// ```
    /// use corroborate::table::Tables;
    /// use corroborate::{Corpus, Verifier};
    ///
    /// let mut tables = Tables::default();
    /// tables.read("a.csv", "event,measure,place,date,value\nflood,deaths,Ahr,2021-07,135\n".as_bytes())?;
    /// tables.read("b.csv", "event,measure,place,date,value\nflood,deaths,Ahr,2021-07,134\n".as_bytes())?;
    /// let report = Verifier::new().verify_with_tables(&Corpus::new(), &tables)?;
    /// assert_eq!(report.findings[0].message, "deaths, flood: a and b differ on the one statistic that both give");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) where claims beyond a [memory limit](Tables::with_memory_limit) cannot be read
    /// back.
    pub fn verify_with_tables(&self, corpus: &Corpus, tables: &Tables) -> Result<Report, Error> {
        match tables.shared_with(corpus, &self.measures)? {
            Some((corpus, rest)) => self.verify_apart(&corpus, &rest),
            None => self.verify_apart(corpus, tables),
        }
    }

    /// The corpus as [`verify_with_tables`](Verifier::verify_with_tables) checks it: behind its claims stand those rows of the tables
    /// that a claim of it speaks of. Findings name claims by their places in this one.
    ///
    /// ```
    /// use corroborate::table::Tables;
    /// use corroborate::{Document, Verifier};
    ///
    /// let mut tables = Tables::default();
    /// tables.read("a.csv", "event,measure,place,date,value\nflood,deaths,Peru,2022-05-03,41\n".as_bytes())?;
    /// let verifier = Verifier::new();
    /// let corpus = verifier.extract(&[Document::new("b", "The flood of 3 May 2022 in Peru killed 48 people.")])?;
    /// assert_eq!(verifier.corpus_with_tables(&corpus, &tables)?.claims().len(), corpus.claims().len() + 1);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`verify_with_tables`](Verifier::verify_with_tables).
    pub fn corpus_with_tables<'c>(&self, corpus: &'c Corpus, tables: &Tables) -> Result<Cow<'c, Corpus>, Error> {
        let shared = tables.shared_with(corpus, &self.measures)?;
        Ok(shared.map_or(Cow::Borrowed(corpus), |(corpus, _)| Cow::Owned(corpus)))
    }

    fn verify_apart(&self, corpus: &Corpus, tables: &Tables) -> Result<Report, Error> {
        let mut report = self.verify(corpus);
        let Whole { tables, outcome, parts, equations, impossible, claims } = tables.whole(&self.measures)?;
        let writing = Writing { verifier: self, tables: &tables };
        let of_texts = std::mem::take(&mut report.findings).into_iter().map(|finding| (weight(&finding), finding));
        let of_tables = writing.findings(&outcome, (&parts, &equations, &impossible)).into_iter();
        let of_tables = of_tables.map(|finding| (weight_of_tables(finding.severity), finding));
        let mut findings: Vec<(i32, Finding)> = of_texts.chain(of_tables).collect();
        findings.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        report.findings = findings.into_iter().map(|(_, finding)| finding).collect();
        distinguish(&mut report.findings);
        let count = |severity: Severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
        let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        report.summary.error = count(Severity::Error);
        report.summary.warning = count(Severity::Warning);
        report.summary.note = count(Severity::Note);
        for subject in outcome.subjects.values() {
            report.summary.add(Tally {
                checked: size(subject.compared),
                agrees: size(subject.compared - subject.conflicting),
                not_comparable: 0,
                not_testable: size(subject.statistics - subject.compared),
            });
        }
        for parts in parts.values() {
            report.summary.add(Tally {
                checked: size(parts.tested),
                agrees: size(parts.tested - parts.failing),
                not_comparable: 0,
                not_testable: 0,
            });
        }
        for equation in equations.values() {
            report.summary.add(Tally {
                checked: size(equation.tested),
                agrees: size(equation.tested - equation.failing),
                not_comparable: 0,
                not_testable: 0,
            });
        }
        tables.summarise(claims, &mut report.documents);
        self.name_unread_documents(&mut report);
        Ok(report)
    }
}

impl Tables {
    /// Adds the sources of the tables to the documents of a report.
    fn summarise(&self, claims: Vec<usize>, documents: &mut Vec<DocumentSummary>) {
        for (name, claims) in self.names.sources.iter().zip(claims).filter(|(_, claims)| *claims > 0) {
            match documents.iter_mut().find(|document| document.id.as_str() == name) {
                Some(document) => document.claims += claims,
                None => documents.push(DocumentSummary {
                    id: DocumentId::from(name),
                    title: None,
                    publisher: None,
                    published: None,
                    claims,
                    unread: 0,
                }),
            }
        }
    }
}

/// What was tested beside the comparison: parts of wholes, equations, single values.
type Beside<'a> = (
    &'a BTreeMap<(Subject, u32), PartsOutcome>,
    &'a BTreeMap<Tested, EquationOutcome>,
    &'a BTreeMap<Faulty, ImpossibleOutcome>,
);

/// What was compared, while findings are made of it.
pub(super) struct Writing<'a> {
    pub(super) verifier: &'a Verifier,
    pub(super) tables: &'a Tables,
}

impl Writing<'_> {
    fn findings(&self, outcome: &Outcome, (parts, equations, impossible): Beside<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let topics = self.topics(outcome);
        self.with_sink("conflicting-values", &mut findings, |sink| {
            self.overview(&topics, sink);
            for topic in topics.iter().take(MOST_SUBJECTS) {
                self.conflicts(topic, sink);
                self.contradictions(topic, sink);
            }
        });
        self.with_sink("single-origin", &mut findings, |sink| {
            kinships(outcome).iter().take(MOST_SUBJECTS).for_each(|kinship| self.kinship(kinship, sink));
        });
        self.with_sink("superseded-value", &mut findings, |sink| {
            topics.iter().take(MOST_SUBJECTS).for_each(|topic| self.falls(topic, sink));
        });
        self.with_sink("parts-and-whole", &mut findings, |sink| self.parts(parts, sink));
        for check in ["parts-and-whole", "ratio"] {
            self.with_sink(check, &mut findings, |sink| self.equations(check, equations, sink));
        }
        self.with_sink("impossible-value", &mut findings, |sink| self.impossible(impossible, sink));
        self.with_sink("different-statistics", &mut findings, |sink| self.apart(outcome, sink));
        self.with_sink("unreadable-row", &mut findings, |sink| self.skipped(sink));
        self.with_sink("unknown-name", &mut findings, |sink| self.misnamed(sink));
        findings
    }

    /// Calls with the sink of a check, where the verifier has it.
    fn with_sink(&self, check: &str, findings: &mut Vec<Finding>, write: impl FnOnce(&mut Sink<'_>)) {
        let (corpus, second_copies, voices) = (Corpus::new(), SecondCopies::default(), Origins::default());
        let context = Context {
            corpus: &corpus,
            groups: &[],
            near_misses: &[],
            measures: &self.verifier.measures,
            origins: self.verifier.origins(),
            repetitions: &[],
            second_copies: &second_copies,
            voices: &voices,
        };
        self.verifier.checks.report_as(check, context, findings, write);
    }

    fn conflicts(&self, topic: &Topic, sink: &mut Sink<'_>) {
        let subject = &topic.outcome;
        if subject.conflicting == 0 {
            return;
        }
        let sources: BTreeSet<u32> = subject.pairs.keys().flat_map(|(first, second)| [*first, *second]).collect();
        let names: Vec<&str> = sources.iter().map(|source| self.tables.names.sources.name(*source)).collect();
        let (who, give) = match names.as_slice() {
            [first, second] => (format!("{first} and {second}"), "both give"),
            _ => (counted(names.len(), "source"), "two or more give"),
        };
        let what = match subject.compared {
            1 => format!("the one statistic that {give}"),
            compared => format!("{} of {} statistics that {give}", number(subject.conflicting), number(compared)),
        };
        let mut draft = sink.report(format_args!("{}: {who} differ on {what}", topic.words)).identity(&topic.words);
        let mut extremes = Extremes::default();
        subject.pairs.values().for_each(|pair| extremes.absorb(&pair.differences));
        let mut shown: Vec<u64> = Vec::new();
        for extreme in &extremes.largest {
            // Two sources with one value make one statistic the largest difference of two pairs.
            if !shown.contains(&extreme.first.key()) {
                shown.push(extreme.first.key());
                // Levels, tolerances and thresholds go by the largest difference.
                let first = shown.len() == 1;
                for cell in self.statistic(extreme) {
                    draft = draft.label(self.label(cell));
                    draft = if first { self.valued(draft, cell) } else { draft };
                }
            }
        }
        let mut pairs: Vec<(&(u32, u32), &Pair)> =
            subject.pairs.iter().filter(|(_, pair)| pair.agreeing < pair.both).collect();
        pairs.sort_by_key(|(key, pair)| (std::cmp::Reverse(pair.both - pair.agreeing), **key));
        for (key, pair) in pairs.iter().take(MOST_PAIRS) {
            draft = draft.explain(ExplanationKind::Remark, self.pair(**key, pair));
        }
        if pairs.len() > MOST_PAIRS {
            let more = counted(pairs.len() - MOST_PAIRS, "pair");
            draft = draft.explain(ExplanationKind::Remark, format!("{more} of sources more"));
        }
        for (source, count) in &subject.odd_ones {
            let source = self.tables.names.sources.name(*source);
            let message = format!(
                "{source} stands alone against sources that agree on {} of {} statistics that three or more give",
                number(*count),
                number(subject.of_many)
            );
            draft = draft.explain(ExplanationKind::Remark, message);
        }
        drop(draft);
    }

    /// The claims about the statistic of a difference, or just the two where there are many.
    fn statistic<'e>(&'e self, extreme: &'e Extreme) -> Vec<&'e Cell> {
        let claims: Vec<&Cell> = self.tables.statistic(extreme.first.key()).collect();
        if claims.len() > MOST_CLAIMS { vec![&extreme.first, &extreme.second] } else { claims }
    }

    /// How a pair differs: how often, which is higher, and by how much.
    fn pair(&self, (first, second): (u32, u32), pair: &Pair) -> String {
        let name = |source: u32| self.tables.names.sources.name(source);
        let differing = pair.both - pair.agreeing;
        let mut message = format!(
            "{} and {} differ on {} of {}; {} is higher on {}, {} on {}; by size: ",
            name(first),
            name(second),
            number(differing),
            number(pair.both),
            name(first),
            number(pair.first_higher),
            name(second),
            number(differing - pair.first_higher)
        );
        let bounds = SIZES.iter().map(|percent| format!("{percent}% and more"));
        let below = SIZES.last().map(|percent| format!("less than {percent}%"));
        let classes: Vec<String> = bounds
            .chain(below)
            .zip(pair.sizes)
            .filter(|(_, count)| *count > 0)
            .map(|(words, count)| format!("{} by {words}", number(count)))
            .collect();
        message.push_str(&classes.join(", "));
        message
    }

    fn contradictions(&self, topic: &Topic, sink: &mut Sink<'_>) {
        for (source, extremes) in &topic.outcome.contradictions {
            let name = self.tables.names.sources.name(*source);
            let statistics = counted(usize::try_from(extremes.count).unwrap_or(usize::MAX), "statistic");
            let message = format!("{}: {name} gives {statistics} more than one value", topic.words);
            let draft = sink.report(message).identity(&topic.words).identity("one source");
            drop(self.with_extremes(draft, &extremes.largest));
        }
    }

    fn falls(&self, topic: &Topic, sink: &mut Sink<'_>) {
        if topic.outcome.falls.is_empty() {
            return;
        }
        let times: Vec<String> = topic
            .outcome
            .falls
            .iter()
            .map(|(source, extremes)| {
                let name = self.tables.names.sources.name(*source);
                format!("{} in {name}", times(extremes.count))
            })
            .collect();
        let message =
            format!("{} accumulates, and a later value lies below the one before {}", topic.words, times.join(", "));
        let draft = sink.report(message).verdict(Verdict::Review).severity(Severity::Warning).identity(&topic.words);
        let mut all = Extremes::default();
        topic.outcome.falls.values().for_each(|extremes| all.absorb(extremes));
        let message = "a count that falls may be a revision, or one of the figures is wrong";
        drop(self.with_extremes(draft, &all.largest).explain(ExplanationKind::LaterUpdate, message));
    }

    fn with_extremes<'s, 'a>(
        &self,
        mut draft: crate::check::Draft<'s, 'a>,
        extremes: &[Extreme],
    ) -> crate::check::Draft<'s, 'a> {
        if let Some(largest) = extremes.first() {
            draft = self.valued(self.valued(draft, &largest.first), &largest.second);
        }
        for extreme in extremes.iter().take(SHOWN) {
            draft = draft.label(self.label(&extreme.first)).label(self.label(&extreme.second));
        }
        draft
    }

    fn parts(&self, parts: &BTreeMap<(Subject, u32), PartsOutcome>, sink: &mut Sink<'_>) {
        for (((event, measure), source), outcome) in parts.iter().filter(|(_, outcome)| outcome.failing > 0) {
            let names = &self.tables.names;
            let topic = self.topic(*event, *measure);
            let message = format!(
                "{topic}: the parts do not add up to the whole in {} of {} cases of {}",
                number(outcome.failing),
                number(outcome.tested),
                names.sources.name(*source)
            );
            let mut draft = sink.report(message).identity(&topic);
            for failure in &outcome.largest {
                let whole = self.label(&failure.whole);
                let unit = self.tables.unit(*measure, &self.verifier.measures);
                let sum = Label {
                    text: Quantity::exact(failure.sum, unit).to_string(),
                    note: format!("the sum of {}", counted(failure.parts, "part")),
                    claim: None,
                    side: None,
                    ..whole.clone()
                };
                draft = self.valued(draft.label(whole).label(sum), &failure.whole);
            }
            drop(draft);
        }
    }

    /// Equations of measures that do not hold, sums and totals under one check, rates under the other.
    fn equations(&self, check: &str, outcomes: &BTreeMap<Tested, EquationOutcome>, sink: &mut Sink<'_>) {
        let names = &self.tables.names;
        let equations: Vec<&Equation> = self.verifier.measures.equations().collect();
        for ((event, place, source), outcome) in outcomes.iter().filter(|(_, outcome)| outcome.failing > 0) {
            let Some(equation) = equations.get(*place) else { continue };
            let is_rate = matches!(equation.form(), EquationForm::Quotient { .. } | EquationForm::Product { .. });
            if is_rate != (check == "ratio") {
                continue;
            }
            let event = Some(names.events.name(*event)).filter(|event| !event.is_empty());
            let topic = event.map(|event| format!("{event}: ")).unwrap_or_default();
            let message = format!(
                "{topic}`{equation}` does not hold in {} of {} cases of {}",
                number(outcome.failing),
                number(outcome.tested),
                names.sources.name(*source)
            );
            let mut draft = sink.report(message).identity(&topic).identity(equation.to_string());
            for mismatch in &outcome.largest {
                let result = self.label(&mismatch.result);
                let computed = Label {
                    text: mismatch.computed.to_string(),
                    note: "what the others come to, by the digits that are printed".to_owned(),
                    claim: None,
                    side: None,
                    role: LabelRole::Context,
                    ..result.clone()
                };
                draft = self.valued(draft.label(result).label(computed), &mismatch.result);
            }
            drop(draft);
        }
    }

    /// A measure of an event in words.
    pub(super) fn topic(&self, event: u32, measure: u32) -> String {
        let measure = self.tables.names.measures.name(measure).replace('_', " ");
        match self.tables.names.events.name(event) {
            "" => measure,
            event => format!("{measure}, {event}"),
        }
    }

    /// A value of a table, with what it is of and where it stands.
    pub(super) fn label(&self, cell: &Cell) -> Label {
        let names = &self.tables.names;
        let series = self.tables.series(cell);
        let scope = names.scopes.name(series.scope);
        let keys = scope.split(char::from(VALUE_END)).filter(|key| !key.is_empty());
        let keys = keys.map(|key| key.replacen(char::from(KEY_END), ": ", 1));
        let origin = names.origins.get(index(cell.origin()));
        let file = origin.and_then(|origin| self.tables.files.get(index(origin.file)));
        let place = match file {
            Some(file) => format!("line {} of {}", cell.line, file.name),
            None => format!("line {}", cell.line),
        };
        let parts: Vec<String> = [names.places.name(series.place).to_owned(), names.dates.name(cell.date).to_owned()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .chain(keys)
            .chain([place])
            .collect();
        let unit = self.tables.unit(series.measure, &self.verifier.measures);
        Label {
            document: DocumentId::from(names.sources.name(self.tables.source(cell))),
            start: 0,
            end: 0,
            text: cell.value().quantity(&unit).to_string(),
            role: LabelRole::Value,
            note: parts.join(", "),
            claim: None,
            side: None,
        }
    }
}
