//! What would reconcile claims that disagree: one hypothesis a file. Offered to the reader, never applied.

mod event_identity;
mod later_update;
mod rounding;

pub(crate) use event_identity::uncertain_event;
pub(crate) use later_update::{date_of, later_update};
pub(crate) use rounding::rounding;
