//! What a text says of its sources: markers of citations, entries of lists, whom it credits, whom it quotes.
//!
//! Everything here is total and linear in the text, and knows nothing of what the figures beside it count.

mod author_year;
mod citations;
mod credits;
mod cues;
mod entry;
mod entry_date;
mod glued;
mod markers;
mod mojibake;
mod polls;
mod quotations;

pub(crate) use author_year::{author_year_key, author_year_markers};
pub(crate) use citations::{Citations, read_citations};
pub use credits::speakers;
pub(crate) use credits::{SentenceCredits, credit_source_lines, read_credits};
pub(crate) use entry_date::entry_date;
pub(crate) use mojibake::{Garbled, read_garbled};
pub(crate) use polls::{Polls, may_be_of_one_house};
pub(crate) use quotations::quotations;
