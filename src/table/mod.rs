//! Claims from tables: millions of rows of several publishers, compared by statistic.
//!
//! A row is a claim: an event, a measure, a place, a date, a value and a source. [`Tables`] holds claims in a few bytes
//! each, compares them in one pass, and answers with findings that one can read: by measure and by pair of sources, the
//! largest differences first, the rest counted. The values are compared as all quantities are, by what their printed
//! digits admit.
//!
//! Nothing here opens a file. Ordinary [claims](crate::Claim) carry more and cost more; a corpus of documents takes over
//! the rows that it speaks of, see [`Verifier::verify_with_tables`](crate::Verifier::verify_with_tables).

mod cell;
mod compare;
mod counts;
mod dates;
mod dictionary;
mod equations;
mod export;
mod findings;
mod impossible;
mod kinship;
mod layout;
#[cfg(feature = "json")]
mod lines;
mod names;
mod options;
mod overflow;
mod packed;
mod parts;
mod problem;
mod reading;
mod rows;
mod shared;
mod sources;
mod tables;
mod topics;
mod whole;

#[cfg(feature = "json")]
pub(crate) use lines::LineKind;
pub(crate) use tables::TableSource;

/// So many claims are worth a second thread; fewer are through before it has begun.
#[cfg(feature = "parallel")]
const MANY: usize = 4_096;

pub use compare::TableComparison;
pub use options::TableOptions;
pub use tables::Tables;
