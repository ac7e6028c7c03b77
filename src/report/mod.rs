//! What a run came to, as plain data, and its renderings: one file per format.
//!
//! Nothing here reads text or compares claims, and nothing prints: renderings are strings, or go to a writer of the caller's.

#[cfg(feature = "json")]
mod escaped;
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

/// Whether a character steers a terminal, or the direction in which what follows is shown: control characters, ends of lines
/// among them, and marks of direction.
pub(crate) fn steers(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
