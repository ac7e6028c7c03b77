//! `corroborate` links what documents claim to the sources they claim it from, and flags where they disagree.
//! It never says what is true: it shows what was asserted, by whom, on whose word, and what cannot all be right.
//!
//! ```
//! use corroborate::{Claim, Corpus, Document, Event, EventKind, Quantity, Statistic, Verifier};
//!
//! let unrest = Event::new(EventKind::UNREST).in_place("Kazakhstan").on("2022-01".parse()?);
//! let deaths = Statistic::new("deaths", unrest);
//!
//! let mut corpus = Corpus::new();
//! corpus.add_document(Document::new("osw-2022-06", ""))?;
//! corpus.add_document(Document::new("neo-2022-11-23", ""))?;
//! corpus.add_claim(Claim::new("osw-2022-06", deaths.clone(), Quantity::count(227)))?;
//! corpus.add_claim(Claim::new("neo-2022-11-23", deaths, Quantity::count(230)))?;
//!
//! let report = Verifier::new().verify(&corpus);
//! # let _ = report;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # From documents to findings
//!
//! [`Verifier`] is the front door. [`Verifier::run`] takes [`Document`]s and answers with a [`Report`]; its two halves are
//! [`Verifier::extract`], which reads documents into a [`Corpus`] of [`Claim`]s, and [`Verifier::verify`], which checks a
//! corpus, wherever its claims come from.
//!
//! A [`Claim`] says that a document gives a [`Statistic`] a [`Quantity`]. A statistic is a measure of an [`Event`]:
//! "deaths in the January 2022 unrest". A quantity holds the number as printed with its hedge and unit, and the
//! [`Interval`]s of values that these admit: "about 70%" is 65 to 75. Claims about one statistic are compared; each
//! [`Finding`] quotes every side and offers [`Explanation`]s, such as rounding or a later update.
//!
//! # Extending it
//!
//! The [`guide`] leads from a first run to the rules of a house.
//!
//! - [`Check`]: a consistency rule of your own, run beside the built-in ones by [`Verifier::check`].
//! - [`Extractor`]: claims from a model, a table or a database, beside those read from text.
//! - [`Configuration`]: levels, measures, kinds of event, equations and hedging tables of your own, in Rust or in TOML.
//!
//! # Features
//!
//! - `json` (default): reading and writing the versioned JSON forms of corpora, claims, manifests and reports.
//! - `render` (default): reports as text, with the quoted lines and carets under the figures.
//! - `configuration`: reading a `corroborate.toml` into a [`Configuration`].
//! - `table`: claims from tables of millions of rows, in CSV or, with `json`, JSON Lines.
//! - `compressed`: tables that are packed with gzip, xz or Zstandard.
//! - `parallel`: tables are read and compared on all cores.
//! - `cli`: the `corroborate` command.
//!
//! Without features the crate reads, compares and checks; all data types implement `serde`'s traits in any case.

pub mod align;
pub mod check;
mod configuration;
mod error;
pub mod explain;
pub mod extract;
pub mod import;
pub mod model;
pub mod quantity;
pub mod report;
#[cfg(feature = "table")]
pub mod table;
pub mod testing;
mod verifier;

pub use align::{Repetition, StatisticGroup};
pub use check::{
    Check, Context, Draft, Explanation, ExplanationKind, Finding, Label, LabelRole, Level, Rule, Severity, Sink,
    Verdict,
};
pub use configuration::{Allowance, Configuration, Ruling};
pub use error::{Error, ErrorKind};
pub use explain::detectable_slips;
pub use extract::{Extraction, Extractor, read_quantities};
pub use model::{
    Citation, Claim, ClaimId, Corpus, Credit, DateClaim, Document, DocumentId, Event, EventKind, Measure, PartialDate,
    Reference, Relation, RelationKind, Role, Span, Standing, Statistic, Unread, UnreadReason,
};
pub use quantity::{Bound, Hedge, Hedging, Interval, Number, Outcome, Quantity, Unit, compare};
pub use report::{DocumentSummary, Report, Summary};
pub use verifier::Verifier;

#[doc = include_str!("../docs/guide.md")]
pub mod guide {}

/// The code of the pages beside the crate, compiled and run with the documentation's own.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../docs/quantities.md")]
    struct Quantities;
}
