//! Findings that are known and accepted.

use serde::{Deserialize, Serialize};

use crate::model::PartialDate;
use crate::worded::worded;

/// A finding that is known and accepted, with the reason: it is left out of reports until it expires.
///
/// ```
/// use corroborate::Allowance;
///
/// let allowance = Allowance::new("9f86d081884c7d65", "the ministry has confirmed both counts").until("2027-06".parse()?);
/// assert_eq!(allowance.until.map(|date| date.last_day().to_string()).as_deref(), Some("2027-06-30"));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[must_use = "each of its settings answers with the changed value; keep the answer"]
pub struct Allowance {
    /// The finding's [`fingerprint`](crate::Finding::fingerprint).
    pub fingerprint: String,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it holds; a month or a year holds to its end. `None` for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// What a reviewer came to, where one has looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Ruling>,
}

impl Allowance {
    /// An allowance without an end.
    pub fn new(fingerprint: impl Into<String>, reason: impl Into<String>) -> Allowance {
        Allowance { fingerprint: fingerprint.into(), reason: reason.into(), until: None, verdict: None }
    }

    /// The same allowance up to a date, which is included.
    pub fn until(mut self, date: PartialDate) -> Allowance {
        self.until = Some(date);
        self
    }

    /// The same allowance with a reviewer's verdict.
    pub fn with_verdict(mut self, verdict: Ruling) -> Allowance {
        self.verdict = Some(verdict);
        self
    }

    /// Whether the allowance has ended before a day.
    pub fn has_expired(&self, today: PartialDate) -> bool {
        self.until.is_some_and(|until| until.last_day() < today.first_day())
    }
}

/// What a reviewer came to on the sides of a finding, in the order of its labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ruling {
    /// The first side is right.
    First,
    /// The second side is right.
    Second,
    /// Both sides are right.
    Both,
    /// Neither side is right.
    Neither,
    /// The sides do not speak of the same thing.
    NotComparable,
}

worded!(Ruling, "ruling", {
    First => "first", Second => "second", Both => "both", Neither => "neither", NotComparable => "not_comparable",
});
