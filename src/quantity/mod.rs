//! Figures as the wording gives them: exact numbers, hedges, units, the intervals that follow, and how
//! two quantities compare.
//!
//! This room knows nothing of documents, spans or events. Reading figures out of text is the business of
//! [`extract`](crate::extract).

mod arithmetic;
mod comparison;
mod conversion;
mod hedge;
mod interval;
mod number;
#[allow(clippy::module_inception, reason = "the room is named after its central type")]
mod quantity;
mod unit;

pub(crate) use conversion::{conversion, dimension, is_distance, is_symbol_of_time, is_time};

pub use comparison::{Outcome, compare};
pub use hedge::{Hedge, Hedging};
pub use interval::{Bound, Interval};
pub use number::Number;
pub use quantity::Quantity;
pub use unit::Unit;
pub(crate) use unit::is_currency_code;
