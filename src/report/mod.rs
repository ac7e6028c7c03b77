//! What a run came to, as plain data, and its renderings: one file per format.
//!
//! Nothing here reads text or compares claims.

#[allow(clippy::module_inception, reason = "the room is named after its central type")]
mod report;

pub use report::{DocumentSummary, Report, Summary};
