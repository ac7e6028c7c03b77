//! Hours of the day at the head of a post: "21:40", "7:05 p.m. ET", "noon".

use crate::text::lowered;
use crate::vocabulary::{WordGroups, WordList};

/// An hour that some words begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hour {
    /// In minutes of the day.
    pub(super) minutes: u16,
    /// How long its words are, with the zone behind them.
    pub(super) length: usize,
    /// Whether it shows by itself to be an hour: with minutes behind a colon, or with the half of the day.
    pub(super) is_marked: bool,
}

/// The halves of the day.
static HALVES: WordGroups = WordGroups::named("halves of the day");

/// Hours by name.
static NAMED: WordGroups = WordGroups::named("hours by name");

/// What says by which clock.
static ZONES: WordList = WordList::named("zones");

/// Which half of the day words begin with, with the length of its words.
fn half(small: &str) -> Option<(u16, usize)> {
    let halves = HALVES.iter().flat_map(|(half, words)| words.iter().map(move |words| (*half, *words)));
    let mut fits = halves.filter(|(_, words)| begins(small, words));
    fits.next().and_then(|(half, words)| Some((half.parse().ok()?, words.len())))
}

/// Whether words begin with others, as whole words.
fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The hour that words begin with.
pub(super) fn hour_at(words: &str) -> Option<Hour> {
    /// No hour is longer.
    const LONGEST: usize = 48;
    let end = (0..=words.len().min(LONGEST)).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0);
    let small = lowered(words.get(..end)?);
    let named = NAMED.iter().find_map(|(minutes, names)| {
        let name = names.iter().find(|name| begins(&small, name))?;
        Some((minutes.parse().ok()?, name.len()))
    });
    let (minutes, length, is_marked) = match named {
        Some((minutes, length)) => (minutes, length, false),
        None => in_digits(&small)?,
    };
    let mut length = length;
    while let Some(rest) = small.get(length..) {
        let zone = rest.trim_start_matches([' ', '(', '.']);
        let Some(name) = ZONES.iter().find(|name| begins(zone, name)).filter(|_| zone.len() < rest.len()) else {
            break;
        };
        length += rest.len() - zone.len() + name.len();
    }
    Some(Hour { minutes, length, is_marked })
}

/// "21:40", "7.05 p.m.", "9 am": the minutes of the day, the length, and whether it shows to be an hour.
fn in_digits(small: &str) -> Option<(u16, usize, bool)> {
    let digits = small.find(|c: char| !c.is_ascii_digit()).unwrap_or(small.len());
    let hour: u16 = small.get(..digits).filter(|_| (1..=2).contains(&digits))?.parse().ok()?;
    let minutes = |mark: char| -> Option<u16> {
        let rest = small.get(digits..)?.strip_prefix(mark)?;
        let own = rest.get(..2).filter(|own| own.bytes().all(|byte| byte.is_ascii_digit()))?;
        own.parse().ok().filter(|own| {
            *own < 60 && !rest.get(2..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
    };
    let colon = minutes(':');
    let parts = colon.or_else(|| minutes('.'));
    let mut length = digits + if parts.is_some() { 3 } else { 0 };
    let rest = small.get(length..)?;
    let half = half(rest.trim_start()).map(|(half, words)| (half, rest.len() - rest.trim_start().len() + words));
    if let Some((_, words)) = half {
        length += words;
    }
    let hour = match half {
        Some((half, _)) if (1..=12).contains(&hour) => hour % 12 + half,
        None if colon.is_some() && hour < 24 => hour,
        _ => return None,
    };
    Some((hour * 60 + parts.unwrap_or(0), length, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_as_they_are_printed() {
        fn hour(words: &str) -> Option<(u16, &str)> {
            hour_at(words).map(|hour| (hour.minutes, words.get(hour.length..).unwrap()))
        }
        assert_eq!(hour("21:40 Nine died"), Some((1300, " Nine died")));
        assert_eq!(hour("7:05 p.m. ET: Nine"), Some((1145, ": Nine")));
        assert_eq!(hour("12.15am (EDT)"), Some((15, ")")));
        assert_eq!(hour("9 a.m. Eastern time"), Some((540, "")));
        assert_eq!(hour("noon ET."), Some((720, ".")));
        for words in ["", "9 people", "3.15 million", "25:10", "2031", "12:75", "8-3", "noontide"] {
            assert_eq!(hour_at(words), None, "{words}");
        }
    }
}
