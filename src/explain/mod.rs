//! What would reconcile claims that disagree: one hypothesis a file. Offered to the reader, never applied.
//!
//! For figures that belong together, relations become constraints between variables (`network`); what no choice of true
//! values satisfies becomes a conflict (`conflict`), and every conflict is offered the smallest repairs (`repair`). No
//! search leaves the relations that a claim takes part in.
//!
//! The functions here are what built-in checks explain with, for checks of your own.

mod conflict;
mod conflicts;
mod describe;
mod equations;
mod event_identity;
mod explanation;
mod explanation_form;
mod later_update;
mod missing_term;
mod mistyped_digit;
mod network;
mod paper;
mod percentage_point;
mod power;
mod projection;
mod relations;
mod repair;
mod rounding;
mod scale_slip;
mod swapped_values;
mod vote;

pub(crate) use conflict::State;
pub(crate) use conflicts::Conflicts;
pub use event_identity::uncertain_event;
pub use explanation::{Correction, Explanation, ExplanationKind};
pub use later_update::later_update;
pub use mistyped_digit::{is_slip_of, variants as slips_of};
pub(crate) use network::topic;
pub use paper::value;
pub use power::detectable_slips;
pub use rounding::rounding;
