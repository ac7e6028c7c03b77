//! `corroborate` links what documents claim to the sources they claim it from, and flags where they disagree.
//! It never says what is true: it shows what was asserted, by whom, on whose word, and what cannot all be right.

pub mod align;
pub mod check;
mod error;
mod explain;
pub mod extract;
pub mod import;
pub mod model;
pub mod quantity;
pub mod report;
mod verifier;

pub use align::{Alignment, Difference, EventIdentity, NearMiss, StatisticGroup, same_event};
pub use check::{
    Check, CheckName, Checks, Context, Draft, Explanation, ExplanationKind, Finding, Label, LabelRole, Level, Rule,
    Severity, Sink, Tally, Verdict,
};
pub use error::{Error, ErrorKind};
pub use extract::{
    DateMention, Extraction, Extractor, Mention, MentionRelation, Reading, ReadingOptions, TextExtractor,
    read_quantities,
};
pub use model::{
    Citation, Claim, ClaimId, Corpus, Credit, Document, DocumentId, Event, EventKind, Measure, Measures, Member,
    ParseDateError, PartialDate, Reference, Relation, RelationKind, Role, Scope, Span, Standing, Statistic, Unread,
    UnreadReason,
};
pub use quantity::{
    Bound, Comparison, CurrencyCode, Gap, Hedge, Hedging, Interval, Number, Outcome, ParseNumberError, ParseUnitError,
    Quantity, Unit, compare,
};
pub use report::{DocumentSummary, Report, Summary};
pub use verifier::Verifier;

/// The code of the pages beside the crate, compiled and run with the documentation's own.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../docs/quantities.md")]
    struct Quantities;
}
