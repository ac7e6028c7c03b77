//! Whether a figure's own words take it out of its document's main story.

use crate::model::{Event, PartialDate};
use crate::places::holds_name;

/// The event that the words around a figure name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own<'a> {
    pub(crate) event: &'a Event,
    /// Whether the words around the figure date it.
    pub(crate) dated: bool,
    /// Whether its date stands right beside its name and excludes that of the main story: "the quake of 25 April".
    pub(crate) another_day: bool,
    /// Whether it is brought in as one not told of before, at a time that excludes that of the main story: "days later a
    /// second quake".
    pub(crate) new: bool,
    /// Whether another event is only compared with it: "the worst storm since Hurricane Mitch".
    pub(crate) compared: bool,
    /// Whether it is a vote: of these, place and office part one contest from another.
    pub(crate) contest: bool,
    /// Whether its kind can be that of the main story.
    pub(crate) same_family: bool,
}

/// So many days apart, two days are of two events and not two tellings of one.
const APART: i64 = 31;

/// So many days outside of a month, a day is not of it.
const BESIDE_A_MONTH: i64 = 3;

/// Whether two events have names of their own, and none in common: the Camp Fire, the Woolsey Fire.
pub(crate) fn has_another_name(main: &Event, own: &Event) -> bool {
    !main.names.is_empty() && !own.names.is_empty() && !own.names.iter().any(|name| main.names.contains(name))
}

/// Whether a figure belongs to the event that the words around it name, and not to the main story. One signal does not do:
/// a place alone, a day alone, another kind alone were wrong more often than right.
pub(crate) fn leaves(main: &Event, main_is_dated: bool, own: Own<'_>) -> bool {
    if own.compared {
        return true;
    }
    let dates = main_is_dated && own.dated && (own.another_day || own.new || far_apart(main, own.event));
    let names = has_another_name(main, own.event);
    let kinds = !own.same_family;
    let countries = main.place.is_some() && own.event.place.is_some() && main.place != own.event.place;
    let spots =
        !own.event.localities.is_empty() && !own.event.localities.iter().any(|spot| holds_name(&main.localities, spot));
    let places = countries || (kinds && spots);
    let signals = [dates, names, kinds, places].iter().filter(|signal| **signal).count();
    // An event with a date or a name of its own is two signals by itself: that it is named, and that it is another.
    dates || names || signals >= 2 || (own.dated && countries) || (own.contest && (kinds || countries))
}

/// Whether two events lie so far apart that no telling of one of them could give both times: a month does not hold a day
/// that lies well outside of it.
pub(crate) fn far_apart(first: &Event, second: &Event) -> bool {
    let days = |event: &Event| -> Option<(PartialDate, PartialDate)> {
        Some((event.from.or(event.to)?, event.to.or(event.from)?))
    };
    let (Some((from, to)), Some((other_from, other_to))) = (days(first), days(second)) else { return false };
    let gap = |earlier: PartialDate, later: PartialDate| (later.first_day() - earlier.last_day()).num_days();
    let by_month = from.day_number().is_none() || other_from.day_number().is_none();
    let limit = if by_month { BESIDE_A_MONTH } else { APART };
    gap(to, other_from) > limit || gap(other_to, from) > limit
}
