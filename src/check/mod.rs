//! Consistency rules: the trait, the set, the sink, and one file per built-in check.
//!
//! A check states facts about claims through the [`Sink`]; it knows nothing of configuration or rendering, prints
//! nothing and never sees another check's findings. Built-in checks have no privileges.

mod anachronistic_citation;
mod arithmetic;
mod base_mismatch;
#[allow(clippy::module_inception, reason = "the room is named after its central trait")]
mod check;
mod checks;
mod circular_support;
mod closures;
mod conflicting_values;
mod context;
mod dangling_citation;
mod date_conflict;
mod different_statistics;
mod doubts;
mod finding;
mod fingerprint;
mod garbled_text;
mod impossible_value;
mod independent_agreement;
mod loose_agreement;
mod malformed_reference;
mod miscited_title;
pub mod names;
#[cfg(feature = "table")]
mod of_tables;
mod parts_and_whole;
mod policy;
mod quote_drift;
mod ratio;
mod relabelled_value;
mod repeated_text;
mod share_and_amount;
mod single_origin;
mod sink;
mod sources;
mod stated_change;
mod superseded_value;
mod tested;
mod uncited_reference;
mod unknown_name;
mod unread_language;
mod unreadable_row;
mod unsupported_citation;
mod values;
mod weight;
mod wording;

pub use crate::explain::{Correction, Explanation, ExplanationKind};
pub use arithmetic::arithmetic;
pub use check::{Check, Rule};
pub(crate) use checks::Checks;
pub use closures::{claim_check, corpus_check, document_check, statistic_check};
pub use context::Context;
pub use finding::{Finding, Label, LabelRole, Severity, Verdict};
pub(crate) use fingerprint::distinguish;
#[cfg(feature = "table")]
pub(crate) use of_tables::{ALONE, is_share_of_whole, is_whole_thing, measure_meant, weight_of_tables};
pub(crate) use policy::Policy;
pub(crate) use sink::Tally;
pub use sink::{Draft, Level, Sink};
pub use tested::Tested;
pub(crate) use weight::weight;
pub(crate) use wording::figure;
