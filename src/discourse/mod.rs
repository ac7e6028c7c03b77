//! The stories of a document: which event its figures belong to.
//!
//! A text tells one main story, and a figure belongs to it by default. It is left only where the figure's own words say
//! so: where they compare, sum up a period, or name another event that the main one cannot be.

mod hours;
mod leaving;
mod main_story;
mod short_names;
mod updates;
mod wording;

pub(crate) use leaving::{Own, far_apart, has_another_name, leaves};
pub(crate) use main_story::{Named, main_event};
pub(crate) use short_names::short_names;
pub(crate) use updates::Updates;
pub(crate) use wording::{Wording, is_common};
