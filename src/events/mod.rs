//! The events that a document tells of: which, where and when.
//!
//! In come the text with its sentences, the cue words found in it and its dates; out go [`Events`]: every place that names
//! an event, resolved to kind, country, towns, date and names, joined where they mean one event, with the main one, and what
//! the text says of places. Which figure is of which event is decided by others.

mod counting_places;
mod countries;
mod dates;
mod entities;
mod localities;
mod located;
mod mentions;
mod names;
mod resolving;
#[cfg(test)]
mod tests;
mod whereabouts;

pub(crate) use counting_places::{place_of_relative, place_of_toll, place_that_counts, place_that_voted};
pub(crate) use countries::country_of;
pub(crate) use dates::{ResolvedDate, Year, counted, counts_up_to, only_parts_of_date, rises_on, said_on};
pub(crate) use entities::Events;
pub(crate) use localities::{is_part_noun, is_place_noun, localities};
pub(crate) use mentions::{EventMention, LEAD, is_brought_in, read_events};
pub(crate) use whereabouts::{PlaceNamed, definite_place, last_place, place_before, place_behind, points_there};
