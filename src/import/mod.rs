//! Documents, their sources and claims from bytes: plain text, Markdown with front matter, manifests, bibliographies,
//! corpora and claims as JSON.
//!
//! The library opens no file: [`files`] asks a function of the caller's for the bytes of each. What it reads it keeps
//! to the byte: a byte order mark and line ends of either kind stay, and offsets are those of the file.

#[cfg(feature = "json")]
mod baseline;
#[cfg(feature = "bibliography")]
mod bibliography;
#[cfg(feature = "json")]
mod claims;
mod document;
mod front_matter;
mod imported;
mod importer;
#[cfg(feature = "json")]
mod manifest;

#[cfg(feature = "json")]
pub use baseline::baseline;
#[cfg(feature = "bibliography")]
pub use bibliography::references;
#[cfg(feature = "json")]
pub use claims::{claims, corpus};
pub use document::document;
#[cfg(feature = "table")]
pub use imported::files_with_tables;
pub use imported::{Imported, files};
