//! What there is to say of claims that disagree.

use serde::{Deserialize, Serialize};

use crate::worded::worded;

/// Something that would reconcile the claims of a finding. Offered, never applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// What kind of thing.
    pub kind: ExplanationKind,
    /// One sentence, without a full stop.
    pub message: String,
}

/// What would reconcile the claims of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ExplanationKind {
    /// One figure rounded is the other.
    Rounding,
    /// A hedge read widely.
    Hedge,
    /// A later document with a later count.
    LaterUpdate,
    /// Two events.
    OtherEvent,
    /// Two scopes: another base, group, place or kind of figure.
    OtherScope,
    /// Two values traded places.
    SwappedValues,
    /// A digit mistyped, dropped, doubled or transposed.
    MistypedDigit,
    /// A scale slip: ten, a hundred, a thousand times.
    ScaleSlip,
    /// A part that the text does not name.
    MissingTerm,
    /// One source copied by another.
    CopiedSource,
    /// The sum or quotient, step by step.
    Arithmetic,
    /// The figures lie on both sides of a value that decides.
    Threshold,
    /// Why a finding is no graver than it is.
    Doubt,
    /// Anything else worth knowing.
    Remark,
}

worded!(ExplanationKind, "kind of explanation", {
    Rounding => "rounding", Hedge => "hedge", LaterUpdate => "later-update", OtherEvent => "other-event",
    OtherScope => "other-scope", SwappedValues => "swapped-values", MistypedDigit => "mistyped-digit",
    ScaleSlip => "scale-slip", MissingTerm => "missing-term", CopiedSource => "copied-source",
    Arithmetic => "arithmetic", Threshold => "threshold", Doubt => "doubt", Remark => "remark",
});

impl std::fmt::Display for Explanation {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.pad(&self.message)
    }
}
