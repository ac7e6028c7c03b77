//! Dates as far as they are known.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;

/// A date of the Gregorian calendar as far as it is known: a year, a month of a year, or a day.
///
/// As text and in JSON: `2022`, `2022-06`, `2022-06-05`. Ordered by first day, coarser dates first.
///
/// ```
/// use corroborate::PartialDate;
///
/// let june: PartialDate = "2022-06".parse()?;
/// let vote: PartialDate = "2022-06-05".parse()?;
/// assert!(june.contains(vote));
/// assert!(june < vote);
/// assert_eq!(june.last_day().to_string(), "2022-06-30");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// A year, −9999 ..= 9999.
    pub fn year(year: i32) -> Option<PartialDate> {
        (-9999..=9999).contains(&year).then_some(PartialDate { year, month: None, day: None })
    }

    /// A month (1 ..= 12) of a year.
    pub fn month(year: i32, month: u8) -> Option<PartialDate> {
        PartialDate::year(year)?;
        (1..=12).contains(&month).then_some(PartialDate { year, month: Some(month), day: None })
    }

    /// A day; `None` where the calendar has no such day.
    pub fn day(year: i32, month: u8, day: u8) -> Option<PartialDate> {
        PartialDate::year(year)?;
        NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?;
        Some(PartialDate { year, month: Some(month), day: Some(day) })
    }

    /// The year.
    pub fn year_number(self) -> i32 {
        self.year
    }

    /// The month, 1 ..= 12, where it is known.
    pub fn month_number(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1 ..= 31, where it is known.
    pub fn day_number(self) -> Option<u8> {
        self.day
    }

    /// The first day it may mean.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, u32::from(self.month.unwrap_or(1)), u32::from(self.day.unwrap_or(1)))
            .unwrap_or_default()
    }

    /// The last day it may mean.
    pub fn last_day(self) -> NaiveDate {
        match (self.month, self.day) {
            (_, Some(_)) => self.first_day(),
            (Some(month), None) => {
                let next = if month == 12 {
                    NaiveDate::from_ymd_opt(self.year + 1, 1, 1)
                } else {
                    NaiveDate::from_ymd_opt(self.year, u32::from(month) + 1, 1)
                };
                next.and_then(|date| date.pred_opt()).unwrap_or_default()
            }
            (None, None) => NaiveDate::from_ymd_opt(self.year, 12, 31).unwrap_or_default(),
        }
    }

    /// Whether every day that `other` may mean is one that this date may mean.
    pub fn contains(self, other: PartialDate) -> bool {
        self.first_day() <= other.first_day() && other.last_day() <= self.last_day()
    }

    /// Whether some day is one that both may mean.
    pub fn overlaps(self, other: PartialDate) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> PartialDate {
        let small = |number: u32| u8::try_from(number).unwrap_or(1);
        PartialDate { year: date.year(), month: Some(small(date.month())), day: Some(small(date.day())) }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Why a text is not a [`PartialDate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum DateFault {
    /// Not of the form `2022`, `2022-06` or `2022-06-05`.
    #[error("a date is written 2022, 2022-06 or 2022-06-05")]
    Malformed,
    /// A month or day that the calendar does not have.
    #[error("the calendar has no such month or day")]
    NoSuchDay,
}

impl FromStr for PartialDate {
    type Err = Error;

    fn from_str(text: &str) -> Result<PartialDate, Error> {
        PartialDate::read(text).map_err(Error::unreadable)
    }
}

impl PartialDate {
    /// Reads a date, with the reason where the text is none.
    pub(crate) fn read(text: &str) -> Result<PartialDate, DateFault> {
        let part = |text: &str, length: usize| -> Result<u16, DateFault> {
            let well_formed = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            well_formed.then(|| text.parse().ok()).flatten().ok_or(DateFault::Malformed)
        };
        let small = |text: &str| part(text, 2).and_then(|n| u8::try_from(n).map_err(|_| DateFault::NoSuchDay));
        let mut parts = text.split('-');
        let year = i32::from(part(parts.next().unwrap_or_default(), 4)?);
        let date = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => PartialDate::year(year),
            (Some(month), None, _) => PartialDate::month(year, small(month)?),
            (Some(month), Some(day), None) => PartialDate::day(year, small(month)?, small(day)?),
            _ => return Err(DateFault::Malformed),
        };
        date.ok_or(DateFault::NoSuchDay)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PartialDate, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = String;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a date such as \"2022\", \"2022-06\" or \"2022-06-05\"")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<String, E> {
                Ok(text.to_owned())
            }
            /// Formats with dates of their own, such as TOML, hand them over as a map of one text.
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
                let entry: Option<(serde::de::IgnoredAny, String)> = map.next_entry()?;
                Ok(entry.map(|(_, text)| text).unwrap_or_default())
            }
        }
        let text = deserializer.deserialize_str(Visitor)?;
        PartialDate::read(&text).map_err(|error| serde::de::Error::custom(format_args!("{text:?}: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_only_what_the_calendar_has() {
        assert_eq!(PartialDate::read("2022-02-30"), Err(DateFault::NoSuchDay));
        assert_eq!(PartialDate::read("2022-13"), Err(DateFault::NoSuchDay));
        for text in ["", "22", "2022-6", "2022-06-5", "2022-06-05-01", "20 June", "2022/06/05", "+022"] {
            assert_eq!(PartialDate::read(text), Err(DateFault::Malformed), "{text:?}");
        }
    }

    #[test]
    fn coarser_dates_contain_finer_ones() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert!(date("2022").contains(date("2022-12-31")));
        assert!(!date("2022-06").contains(date("2022-07-01")));
        assert!(date("2022-06").overlaps(date("2022")));
        assert_eq!(date("2024-02").last_day().to_string(), "2024-02-29");
        assert_eq!(date("2021-12").last_day().to_string(), "2021-12-31");
    }

    proptest! {
        #[test]
        fn printing_and_reading_returns_the_date(year in 0_i32..=9999, month in 1_u8..=12, day in 1_u8..=28, parts in 1_u8..=3) {
            let date = match parts {
                1 => PartialDate::year(year),
                2 => PartialDate::month(year, month),
                _ => PartialDate::day(year, month, day),
            }.unwrap();
            prop_assert_eq!(PartialDate::read(&date.to_string()), Ok(date));
        }
    }
}
