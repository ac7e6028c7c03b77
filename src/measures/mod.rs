//! Which measure each figure is of.
//!
//! In comes a stretch of a sentence: its figures and the cue words around them; out goes for each figure the measure that
//! its noun or the words beside it name, or none. What constructions say ([`frames`](crate::frames)) comes before it.

mod belonging;
mod measured;
mod shares;
mod sharing;
#[cfg(test)]
mod tests;

pub(crate) use measured::counts_in;
pub(crate) use shares::{CountedStretch, Settled, Weighed};
