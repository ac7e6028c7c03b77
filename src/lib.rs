//! `corroborate` links what documents claim to the sources they claim it from, and flags where they disagree.
//! It never says what is true: it shows what was asserted, by whom, on whose word, and what cannot all be right.
//!
//! ```
//! use corroborate::report::text::{TextOptions, render};
//! use corroborate::{Document, Verifier};
//!
//! let documents = [
//!     Document::new("gazette", "In the riots in Almaty in January 2022, 227 people were killed.")
//!         .with_published("2022-06".parse()?),
//!     Document::new("courier", "In January 2022, 230 people were killed in the riots in Almaty.")
//!         .with_published("2022-11-23".parse()?),
//! ];
//! let verifier = Verifier::new();
//! let corpus = verifier.extract(&documents)?;
//! let report = verifier.verify(&corpus);
//! print!("{}", render(&report, &corpus, &TextOptions::default()));
//! # let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs"));
//! # let block = page.split("//! ```text\n").nth(1).and_then(|rest| rest.split("//! ```").next()).unwrap_or_default();
//! # let shown: String = block.lines().map(|line| format!("{}\n", line.trim_start_matches("//!").trim_start_matches(' '))).collect();
//! # let printed = render(&report, &corpus, &TextOptions::default());
//! # let printed: String = printed.lines().map(|line| format!("{}\n", line.trim_start_matches(' '))).collect();
//! # assert_eq!(printed, shown);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! prints
//!
//! ```text
//! warning[conflicting-values]: deaths, unrest of 2022-01 in Almaty, Kazakhstan: 230 in courier, 227 in
//!   gazette
//!  --> courier:1:18
//! 1 | In January 2022, 230 people were killed in the riots in Almaty.
//!   |                  ^^^ exactly 230, no source named
//!  ::: gazette:1:41
//! 1 | In the riots in Almaty in January 2022, 227 people were killed.
//!   |                                         ^^^ exactly 227, no source named
//!   = note: a warning and no error: the figures may be rounded; the count may have grown between the
//!           two
//!   = note: 227 rounds to 230 at the nearest ten
//!   = note: the document with the higher count is younger, by 4 months
//!
//! 0 errors, 1 warning, 0 notes; 1 comparison or sum was checked
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
//! Figures that are structured already need no text: a [`Corpus`] is filled by hand as well, and the checks are the same.
//!
//! # Extending it
//!
//! The [`guide`] leads from a first run to the rules of a house.
//!
//! - [`Check`]: a consistency rule of your own, run beside the built-in ones by [`Verifier::check`].
//! - [`explain`] and [`compare`]: what built-in checks compare and explain with, for yours; [`testing`]: a bench for checks.
//! - [`Extractor`]: claims from a model, a table or a database, beside those read from text.
//! - [`Configuration`]: levels, measures, kinds of event, equations and hedging tables of your own, in Rust or in TOML.
//!
//! # Features
//!
//! - `json` (default): reading and writing the versioned JSON forms of corpora, claims, manifests and reports.
//! - `render` (default): reports as text, with the quoted lines and carets under the figures.
//! - `bibliography`: lists of sources in CSL-JSON and BibTeX, given beside the texts.
//! - `configuration`: reading a `corroborate.toml` into a [`Configuration`].
//! - `table`: claims from tables of millions of rows, in CSV or, with `json`, JSON Lines.
//! - `compressed`: tables that are packed with gzip, xz or Zstandard.
//! - `parallel`: tables are read and compared on all cores.
//! - `cli`: the `corroborate` command.
//!
//! Without features the crate reads, compares and checks; all data types implement `serde`'s traits in any case.

#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod align;
pub mod check;
mod configuration;
mod cues;
mod discourse;
mod error;
mod events;
pub mod explain;
pub mod extract;
mod figures;
mod frames;
mod grid;
pub mod import;
mod measures;
pub mod model;
mod nearest;
#[allow(dead_code, reason = "the readers of events use the rest")]
mod places;
pub mod quantity;
mod relations;
pub mod report;
mod scope;
mod sources;
#[cfg(feature = "table")]
pub mod table;
pub mod testing;
mod text;
mod verifier;
mod vocabulary;
mod worded;

pub use align::{Link, Repetition, StatisticGroup};
pub use check::{
    Check, Context, Correction, Draft, Explanation, ExplanationKind, Finding, Label, LabelRole, Level, Rule, Severity,
    Sink, Tested, Verdict,
};
pub use configuration::{Allowance, Configuration, Ruling};
pub use error::{Error, ErrorKind};
pub use explain::detectable_slips;
pub use extract::{Extraction, Extractor, read_quantities};
pub use model::{
    Basis, Citation, Claim, ClaimId, Corpus, Credit, DateClaim, Document, DocumentId, Event, EventKind, Extent, Format,
    Measure, PartialDate, Reference, Relation, RelationKind, Role, Span, Standing, Statistic, Story, StoryId,
    StoryRole, Unread, UnreadReason, Window,
};
pub use quantity::{Bound, Hedge, Hedging, Interval, Number, Outcome, Quantity, Unit, compare};
pub use report::{DocumentSummary, Report, Summary};
pub use verifier::Verifier;
pub use vocabulary::OwnWords;

#[doc = include_str!("../docs/guide.md")]
pub mod guide {}

/// The code of the pages beside the crate, compiled and run with the documentation's own.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../docs/quantities.md")]
    struct Quantities;
    #[doc = include_str!("../docs/cookbook.md")]
    struct Cookbook;
}
