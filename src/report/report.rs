//! What a run came to.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Exceptions;
use crate::check::{Finding, Severity, Tally, Tested};
use crate::model::{DocumentId, PartialDate};

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

    /// The gravest severity among the findings.
    pub fn gravest(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
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
            0 => ("nothing was there to be checked".to_owned(), String::new()),
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
