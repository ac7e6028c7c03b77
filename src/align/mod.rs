//! Which claims may be compared, and why others may not.
//!
//! Events are identified across documents, claims are grouped by statistic, and groups that look alike and differ in a
//! key are paired with the reason. Sorted, never all pairs of a corpus. Judges nothing: that is the business of
//! [`check`](crate::check).

mod agreeing;
mod bodies;
mod brief_reports;
mod by_number;
mod copies;
mod counterparts;
mod events;
mod folding;
mod frames;
mod joined;
mod key;
mod leading;
mod likeness;
mod links;
mod marking;
mod origins;
mod own_numbers;
mod ownerless;
mod passages;
mod place_of_figure;
mod polls;
mod progress;
mod references;
mod related;
mod reports;
mod rivals;
mod rules;
mod same_number;
mod second_copies;
mod series;
mod shares;
mod shelves;
mod shingles;
mod short_names;
mod statistics;
mod stories;
mod story_clusters;
mod surroundings;
mod telling;
mod things;
mod told_events;
mod whereabouts;
mod windows;
mod wires;
mod words;

pub use copies::Repetition;
#[cfg(test)]
pub(crate) use copies::repetitions;
#[cfg(feature = "table")]
pub(crate) use events::same_event;
pub(crate) use events::{EventIdentity, family as event_family, may_be_same_event, same_event_by};
pub(crate) use folding::{fold, folded_words, is_small, same_publisher};
pub(crate) use leading::{is_leading, leading};
pub use links::{Link, links};
pub(crate) use marking::{link_markers, mark_read};
pub(crate) use origins::Origins;
pub(crate) use references::{Resolution, ResolvedBy, resolve_references};
pub(crate) use reports::{is_aside, is_in_long_text, is_long_text, is_of_report};
pub(crate) use rivals::{are_counted_apart, are_of_one, are_of_two, rivals, speaker};
pub(crate) use second_copies::SecondCopies;
pub(crate) use series::{Series, date_of, develops, early_and_settled, is_current, series};
pub(crate) use statistics::Alignment;
pub use statistics::StatisticGroup;
pub(crate) use words::{Word, words};
