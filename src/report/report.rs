//! What a run came to.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Exceptions;
use crate::check::{Finding, Severity, Tally, Tested, Verdict};
use crate::model::{ClaimId, DocumentId, PartialDate};

/// What a run came to: plain data. Rendering is separate.
///
/// In JSON: `{"schema": "corroborate/report/1", "documents": […], "findings": […], "summary": {…}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// The format and its version: `corroborate/report/1`.
    pub schema: String,
    /// The documents read, in the order given.
    pub documents: Vec<DocumentSummary>,
    /// What was found, what weighs most first: errors before warnings, but between documents before within one; notes last.
    pub findings: Vec<Finding>,
    /// The counts.
    pub summary: Summary,
    /// What the checks of sums, shares, rates and changes could have caught, by check.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tested: Vec<Tested>,
    /// What was left out because it is known, and which exceptions no longer serve.
    #[serde(default, skip_serializing_if = "Exceptions::is_empty")]
    pub(crate) exceptions: Exceptions,
}

impl Report {
    /// The format that this version writes.
    pub const SCHEMA: &'static str = "corroborate/report/1";

    /// The findings of a check, by its name.
    ///
    /// ```
    /// use corroborate::check::names;
    /// use corroborate::{Document, Verifier};
    ///
    /// let vote = "in the referendum of 5 June 2022 in Kazakhstan";
    /// let documents = [
    ///     Document::new("a", format!("Turnout {vote} was 68%.")),
    ///     Document::new("b", format!("Turnout {vote} was 70%.")),
    /// ];
    /// let report = Verifier::new().run(&documents)?;
    /// assert_eq!(report.of(names::CONFLICTING_VALUES).count(), 1);
    /// assert_eq!(report.touching("b").count(), 1);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn of<'a>(&'a self, check: &'a str) -> impl Iterator<Item = &'a Finding> + 'a {
        self.findings.iter().filter(move |finding| finding.check == check)
    }

    /// The findings that are errors.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }

    /// The findings that label something in a document.
    pub fn touching<'a>(&'a self, document: &'a str) -> impl Iterator<Item = &'a Finding> + 'a {
        self.findings.iter().filter(move |finding| finding.touches(document))
    }

    /// The findings by which a claim cannot be right together with others.
    pub fn conflicts_of(&self, claim: ClaimId) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |finding| finding.verdict == Verdict::Conflict && finding.claim_ids().any(|id| id == claim))
    }

    /// The gravest severity among the findings.
    pub fn gravest(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.findings.iter()
    }
}

impl fmt::Display for Report {
    /// A line for each finding and one with the counts. [`text::render`](super::text::render) quotes the texts as well.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.into_iter().try_for_each(|finding| writeln!(formatter, "{finding}"))?;
        write!(formatter, "{}", self.summary)
    }
}

/// A document that was read, and how much it gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DocumentSummary {
    /// Its id.
    pub id: DocumentId,
    /// The title it carries.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<PartialDate>,
    /// How many claims it gave.
    pub claims: usize,
    /// How many places look like figures and were declined.
    pub unread: usize,
}

/// How much was found and how much was tested.
///
/// In JSON the counts of what was tested stand together under `statistics`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "SummaryForm", into = "SummaryForm")]
#[non_exhaustive]
pub struct Summary {
    /// Findings that are errors.
    pub error: usize,
    /// Findings that are warnings.
    pub warning: usize,
    /// Findings that are notes.
    pub note: usize,
    /// Statistics, relations or links that were tested.
    pub checked: usize,
    /// Of these, the ones that hold together.
    pub agrees: usize,
    /// Pairs that look alike and may not be compared.
    pub not_comparable: usize,
    /// What there was too little to test.
    pub not_testable: usize,
}

impl Summary {
    /// Adds what a check tested and what it could not.
    pub(crate) fn add(&mut self, tally: Tally) {
        self.checked += tally.checked;
        self.agrees += tally.agrees;
        self.not_comparable += tally.not_comparable;
        self.not_testable += tally.not_testable;
    }
}

/// The counts as they stand in JSON.
#[derive(Serialize, Deserialize)]
struct SummaryForm {
    error: usize,
    warning: usize,
    note: usize,
    statistics: StatisticsForm,
}

#[derive(Serialize, Deserialize)]
struct StatisticsForm {
    checked: usize,
    agrees: usize,
    not_comparable: usize,
    not_testable: usize,
}

impl From<SummaryForm> for Summary {
    fn from(SummaryForm { error, warning, note, statistics }: SummaryForm) -> Summary {
        let StatisticsForm { checked, agrees, not_comparable, not_testable } = statistics;
        Summary { error, warning, note, checked, agrees, not_comparable, not_testable }
    }
}

impl From<Summary> for SummaryForm {
    fn from(Summary { error, warning, note, checked, agrees, not_comparable, not_testable }: Summary) -> SummaryForm {
        let statistics = StatisticsForm { checked, agrees, not_comparable, not_testable };
        SummaryForm { error, warning, note, statistics }
    }
}

impl fmt::Display for Summary {
    /// The counts in one sentence: "4 errors, 9 warnings, 12 notes; 31 comparisons and sums were checked, 25 hold".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let (checked, hold) = match self.checked {
            0 => ("no comparison or sum was there to be checked".to_owned(), String::new()),
            1 => ("1 comparison or sum was checked".to_owned(), String::new()),
            many => (format!("{many} comparisons and sums were checked"), format!(", {} hold", self.agrees)),
        };
        write!(
            formatter,
            "{}, {}, {}; {checked}{hold}",
            counted(self.error, "error"),
            counted(self.warning, "warning"),
            counted(self.note, "note"),
        )
    }
}
