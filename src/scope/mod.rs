//! What binds a figure beside its measure and event: whose it is, of which group, where and when within the event, of which
//! kind the figure is.
//!
//! In comes a [`Stretch`] of a sentence with its figures, in the [`Reader`]'s document whose events are known, with the
//! measure and the frame of each; out goes the [`Topic`] of each, its keys with the words they were read from. Which
//! measure a figure is of, and which event, is decided by others.

mod as_of;
mod bindings;
mod contenders;
mod deeds;
mod framed;
mod groups;
mod held;
mod locating;
mod names;
mod owners;
mod places_said;
mod places_within;
mod scopes;
mod severity;
mod sides;
mod standings;
mod statuses;
mod stretch;
mod subjects;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod topic;
mod whose;
mod windows;
mod wording;

pub(crate) use bindings::{counted_phrase, noun_end, whole_behind};
pub(crate) use contenders::Contenders;
pub(crate) use deeds::{deed_of, law_of};
pub(crate) use framed::add_keys;
pub(crate) use held::add_held;
pub(crate) use owners::rival_party;
pub(crate) use scopes::{group_of, harm_of, is_event_noun, is_group};
pub(crate) use standings::{SaidOfStanding, Standee};
pub(crate) use statuses::was_before;
pub(crate) use stretch::{AROUND, Reader, Stretch};
pub(crate) use subjects::{names_of, opens_with_side};
pub(crate) use topic::Topic;
pub(crate) use whose::{Named, Token, give_owner};
pub(crate) use wording::Wording;
