//! The days that a figure covers.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::PartialDate;

/// The days that a figure covers, where that is not its event as a whole: those of "in the past 24 hours", "between 9 and 15
/// June", "since 7 October". Its words stand in the scope, under [`keys::WINDOW`](super::keys::WINDOW).
///
/// Claims of one statistic with the same days are compared, however the days are worded.
///
/// ```
/// use corroborate::Window;
///
/// let week = Window::new("2031-06-09".parse().ok(), "2031-06-15".parse().ok());
/// assert_eq!(week.to_string(), "2031-06-09 to 2031-06-15");
/// let since = Window::new("2031-10-07".parse().ok(), None);
/// assert_eq!(since.to_string(), "2031-10-07 on");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Window {
    /// The first day.
    #[serde(default)]
    pub from: Option<PartialDate>,
    /// The last day; `None` for a count that goes on: "so far this year".
    #[serde(default)]
    pub to: Option<PartialDate>,
}

impl Window {
    /// The days between two, both included; of dates that are coarser, all.
    pub fn new(from: Option<PartialDate>, to: Option<PartialDate>) -> Window {
        let first = from.map(|from| PartialDate::from(from.first_day()));
        Window { from: first, to: to.map(|to| PartialDate::from(to.last_day())) }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(formatter, "{from}"),
            (Some(from), Some(to)) => write!(formatter, "{from} to {to}"),
            (Some(from), None) => write!(formatter, "{from} on"),
            (None, Some(to)) => write!(formatter, "up to {to}"),
            (None, None) => formatter.write_str("at some time"),
        }
    }
}
