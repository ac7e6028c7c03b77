//! The names of the keys that a claim's statistic has: those of its parts, and those that the library gives its scope.
//!
//! They stand in the JSON of claims, in [`Claim::key_spans`](crate::Claim::key_spans), in
//! [`Claim::bases`](crate::Claim::bases) and in what a measure declares to matter. A scope may have others of yours.

/// What is measured.
pub const MEASURE: &str = "measure";
/// The event as a whole: that a figure is of this one and no other.
pub const EVENT: &str = "event";
/// The kind of the event.
pub const KIND: &str = "kind";
/// The poll that a figure is of: not of the statistic, but in [`Claim::bases`](crate::Claim::bases); see [`Claim::poll`](crate::Claim::poll).
pub const POLL: &str = "poll";
/// The place of the event; in a scope, the part of it that is counted in.
pub const PLACE: &str = "place";
/// The date of the event.
pub const DATE: &str = "date";
/// In [`Claim::bases`](crate::Claim::bases), the [`PLACE`] of the scope; `place` there is the event's.
pub const PLACE_WITHIN: &str = "place_within";
/// Whose value it is.
pub const SUBJECT: &str = "subject";
/// In the subject of a lead, what stands between the one who leads and the one led over: "Berg over Lund".
pub const OVER: &str = " over ";

/// The last word of a window that leaves others out: "on Monday alone".
pub(crate) const ALONE: &str = "alone";

/// What is counted of what a measure may count of: `citizens` for the share of voters.
pub const BASE: &str = "base";
/// Which kind of case: in critical condition, by gunfire.
pub const CASE: &str = "case";
/// Which way a value changed.
pub const CHANGE: &str = "change";
/// Several things that are counted together: `dead or missing`; of a group of claims, that it counts the rest of others.
pub const COUNTING: &str = "counting";
/// One day of what lasts longer.
pub const DAY: &str = "day";
/// What was done: adopted, amended.
pub const DEED: &str = "deed";
/// The people or things counted, where that is not everybody: `police`.
pub const GROUP: &str = "group";
/// Which house of members voted: `senate`.
pub const HOUSE: &str = "house";
/// What people were harmed by.
pub const HARM: &str = "harm";
/// Which law.
pub const LAW: &str = "law";
/// Citizens of which country.
pub const NATIONALITY: &str = "nationality";
/// Which office.
pub const OFFICE: &str = "office";
/// The time that a sum is for.
pub const PERIOD: &str = "period";
/// The round of a vote.
pub const ROUND: &str = "round";
/// How badly people were hurt.
pub const SEVERITY: &str = "severity";
/// How a document stands to the figures of a group, where it does not assert them.
pub const STANDING: &str = "standing";
/// What kind of figure it is: preliminary, of a poll.
pub const STATUS: &str = "status";
/// When, where that is no date: a row of a table may say `week 3`.
pub const TIME: &str = "time";
/// Of a law or an office, which state of it.
pub const VERSION: &str = "version";
/// What a share is a share of, where no measure says so.
pub const WHOLE: &str = "whole";
/// The stretch of time that a figure covers, where that is not the event as a whole: `past 24 hours`.
pub const WINDOW: &str = "window";

/// Whether a group is everybody and somebody more: "with the attacker".
pub(crate) fn is_with(group: &str) -> bool {
    group.starts_with(WITH)
}

/// Whether a group is everybody but somebody who is seldom counted, "without the attacker": what is counted where a text does not say.
pub(crate) fn is_without(group: &str) -> bool {
    group.starts_with(WITHOUT)
}

/// The others, of a group that is everybody and somebody more.
pub(crate) fn without(group: &str) -> Option<String> {
    Some(format!("{WITHOUT}{}", group.strip_prefix(WITH)?))
}

/// How the groups begin that count somebody with all others, or leave him out.
const WITH: &str = "with ";
const WITHOUT: &str = "without ";
