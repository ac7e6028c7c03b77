//! What a run came to, as plain data, and its renderings: one file per format.
//!
//! Nothing here reads text or compares claims, and nothing prints: renderings are strings, or go to a writer of the caller's.

mod exceptions;
mod excerpt;
#[cfg(feature = "json")]
pub mod json;
mod lines;
pub mod markdown;
#[allow(clippy::module_inception, reason = "the room is named after its central type")]
mod report;
#[cfg(feature = "json")]
pub mod sarif;
pub mod statistics;
#[cfg(feature = "render")]
pub mod text;

pub(crate) use exceptions::Exceptions;
pub use report::{DocumentSummary, Report, Summary};
