//! Dates as entries of sources write them: 21.11.2022, "5 January 2022", 26/10/2022, 2022-11-17.
//!
//! Apart from the dates of running text, because an entry owes a whole date in one form: a form that slips, a day that
//! no calendar has and a day that may be a month are worth a word to the reader.

use std::ops::Range;

use crate::model::PartialDate;
use crate::vocabulary::month_number;

/// A date in an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EntryDate {
    /// Its bytes within the text that was read.
    pub(super) range: Range<usize>,
    /// What it means; `None` where no calendar has it.
    pub(super) date: Option<PartialDate>,
    /// How it is written.
    pub(super) form: DateForm,
}

/// How well a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateForm {
    /// In a common form.
    Whole,
    /// In a common form with white space where none belongs: "17.11. 2022".
    Spaced,
    /// Day and month may stand either way: "05/06/2022".
    Ambiguous,
    /// A year alone.
    Year,
}

/// A word or number with its place, and whether white space stands before it.
#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// What stands between it and the token before.
    gap: &'a str,
}

impl Token<'_> {
    fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u16> {
        let plain = digits.contains(&self.text.len()) && self.text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| self.text.parse().ok()).flatten()
    }

    fn year(&self) -> Option<i32> {
        self.number(4..=4).filter(|year| (1500..=2199).contains(year)).map(i32::from)
    }

    /// A day of the month, "5" or "5th".
    fn day(&self) -> Option<u8> {
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| self.text.strip_suffix(ending));
        let digits = ordinal.unwrap_or(self.text);
        let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut last = 0;
    let mut start = None;
    for (place, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (character.is_alphanumeric(), start) {
            (true, None) => start = Some(place),
            (false, Some(from)) => {
                let token = text.get(from..place).zip(text.get(last..from));
                tokens.extend(token.map(|(text, gap)| Token { text, start: from, end: place, gap }));
                last = place;
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// The dates of an entry, in order.
pub(super) fn entry_dates(text: &str) -> Vec<EntryDate> {
    let tokens = tokens(text);
    let mut dates = Vec::new();
    let mut index = 0;
    while let Some(rest) = tokens.get(index..).filter(|rest| !rest.is_empty()) {
        match date_at(rest).or_else(|| year_at(text, rest)) {
            Some((length, date, form)) => {
                let end = rest.get(length - 1).map_or(0, |token| token.end);
                let start = rest.first().map_or(end, |token| token.start);
                dates.push(EntryDate { range: start..end, date, form });
                index += length;
            }
            None => index += 1,
        }
    }
    dates
}

/// The date that a short text is, where it is one.
pub(crate) fn entry_date(text: &str) -> Option<PartialDate> {
    entry_dates(text).into_iter().find(|date| date.form == DateForm::Whole).and_then(|date| date.date)
}

type Found = (usize, Option<PartialDate>, DateForm);

/// A date at the first of the tokens: how many tokens it takes, what it means, how it is written.
fn date_at(tokens: &[Token<'_>]) -> Option<Found> {
    let (first, second) = (tokens.first()?, tokens.get(1)?);
    let third = tokens.get(2);
    let words = |gap: &str| matches!(gap, " " | "\u{a0}" | ", " | ". " | " of " | "-" | "." | "\n");
    // 5 January 2022
    if let (Some(day), Some(month), Some(third)) = (first.day(), month_number(second.text), third)
        && let Some(year) = third.year()
        && words(second.gap)
        && second.gap != ", "
        && words(third.gap)
    {
        return Some((3, PartialDate::day(year, month, day), DateForm::Whole));
    }
    if let Some(found) = several_days(tokens) {
        return Some(found);
    }
    // 2022, January 5: behind authors
    if let (Some(year), Some(month), Some(day)) =
        (first.year().filter(|_| first.gap.ends_with('(')), month_number(second.text), third.and_then(Token::day))
        && words(second.gap)
        && third.is_some_and(|third| third.gap == " ")
    {
        return Some((3, PartialDate::day(year, month, day), DateForm::Whole));
    }
    if let Some(month) = month_number(first.text) {
        // January 5, 2022
        if let (Some(day), Some(third)) = (second.day(), third)
            && let Some(year) = third.year()
            && words(second.gap)
            && words(third.gap)
        {
            return Some((3, PartialDate::day(year, month, day), DateForm::Whole));
        }
        // January 2022
        if let Some(year) = second.year().filter(|_| words(second.gap)) {
            return Some((2, PartialDate::month(year, month), DateForm::Whole));
        }
    }
    let third = third?;
    let separator = second.gap.trim();
    if separator != third.gap.trim() || !matches!(separator, "." | "/" | "-") {
        return None;
    }
    let spaced = second.gap.len() + third.gap.len() > 2;
    // Spaces stand in lists of figures too: only the dotted form with a year at its end is a date in spite of them.
    if spaced && !(separator == "." && second.gap == "." || third.gap == ". ") {
        return None;
    }
    let small = |token: &Token<'_>| token.number(1..=2).and_then(|number| u8::try_from(number).ok());
    if let (Some(year), Some(month), Some(day)) = (first.year(), small(second), small(third)) {
        return (!spaced).then_some((3, PartialDate::day(year, month, day), DateForm::Whole));
    }
    let (Some(a), Some(b), Some(year)) = (small(first), small(second), third.year()) else { return None };
    let form = if spaced { DateForm::Spaced } else { DateForm::Whole };
    match separator {
        // Day first wherever dots are written.
        "." => Some((3, PartialDate::day(year, b, a), form)),
        _ => match (PartialDate::day(year, b, a), PartialDate::day(year, a, b)) {
            (Some(_), Some(_)) if a != b => Some((3, PartialDate::year(year), DateForm::Ambiguous)),
            (Some(date), _) | (None, Some(date)) => Some((3, Some(date), form)),
            (None, None) => Some((3, None, form)),
        },
    }
}

/// The month of several days: "2–9 February 2020", "February 2–9, 2020".
fn several_days(tokens: &[Token<'_>]) -> Option<Found> {
    let [a, b, c, d, ..] = tokens else { return None };
    let (first, last, last_token, month) = match month_number(a.text) {
        Some(month) => (b.day()?, c.day()?, c, month),
        None => (a.day()?, b.day()?, b, month_number(c.text)?),
    };
    let range = matches!(last_token.gap.trim(), "–" | "-" | "—");
    let year = d.year().filter(|_| matches!(d.gap, " " | ", "))?;
    (range && first < last && last <= 31).then(|| (4, PartialDate::month(year, month), DateForm::Whole))
}

/// A year that stands for a date: "(2016)", "Warsaw 2016,".
fn year_at(text: &str, tokens: &[Token<'_>]) -> Option<Found> {
    let token = tokens.first()?;
    let year = token.year().filter(|year| (1900..=2099).contains(year))?;
    let after = text.get(token.end..)?.chars().next();
    let opens = token.gap.ends_with(['(', '[']);
    let closes = matches!(after, None | Some('.' | ',' | ')' | ']' | ';' | ':'));
    // "2022/11" or "2022-23" is no year of publication, and "in 2022," speaks of the year.
    let stands = token.gap.is_empty() || opens || token.gap.ends_with(' ');
    (stands && closes).then(|| (1, PartialDate::year(year), DateForm::Year))
}

/// The days that an address carries in its path: `/2022/11/17/`, `/17/11/2022/`, `2022-11-17`.
pub(super) fn address_dates(path: &str) -> Vec<PartialDate> {
    let tokens = tokens(path);
    let mut dates = Vec::new();
    for window in tokens.windows(3) {
        let [first, second, third] = window else { continue };
        if second.gap != third.gap || !matches!(second.gap, "/" | "-" | ".") {
            continue;
        }
        let small = |token: &Token<'_>| token.number(1..=2).and_then(|number| u8::try_from(number).ok());
        if let (Some(year), Some(month), Some(day)) = (first.year(), small(second), small(third)) {
            dates.extend(PartialDate::day(year, month, day));
        } else if let (Some(a), Some(b), Some(year)) = (small(first), small(second), third.year()) {
            dates.extend(PartialDate::day(year, b, a));
            dates.extend(PartialDate::day(year, a, b).filter(|_| a != b));
        }
    }
    dates
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(String, DateForm)> {
        let show = |date: Option<PartialDate>| date.map_or("none".to_owned(), |date| date.to_string());
        entry_dates(text).into_iter().map(|date| (show(date.date), date.form)).collect()
    }

    #[test]
    fn reads_the_common_forms() {
        for (text, date, form) in [
            ("Echo, 21.11.2022.", "2022-11-21", DateForm::Whole),
            ("Echo, 5 January 2022, echo.example", "2022-01-05", DateForm::Whole),
            ("Echo (January 5th, 2022)", "2022-01-05", DateForm::Whole),
            ("Echo. 3 Sept. 2019", "2019-09-03", DateForm::Whole),
            ("Echo, March 2020", "2020-03", DateForm::Whole),
            ("Echo, 26/10/2022", "2022-10-26", DateForm::Whole),
            ("Echo, 10/26/2022", "2022-10-26", DateForm::Whole),
            ("Echo, 05/06/2022", "2022", DateForm::Ambiguous),
            ("Echo, 07/07/2022", "2022-07-07", DateForm::Whole),
            ("Echo, 2022-11-17", "2022-11-17", DateForm::Whole),
            ("Эхо, 22 ноября 2022", "2022-11-22", DateForm::Whole),
            ("Echo, 17.11. 2022.", "2022-11-17", DateForm::Spaced),
            ("Echo, 31.02.2022", "none", DateForm::Whole),
            ("Echo, 2–9 February 2020.", "2020-02", DateForm::Whole),
            ("Echo, February 2–9, 2020.", "2020-02", DateForm::Whole),
            ("Lind, A. (2020, February 2). Bridges", "2020-02-02", DateForm::Whole),
            ("River Studies, pp. 45–67, February 2020.", "2020-02", DateForm::Whole),
            ("Echo, Warsaw 2016, echo.example", "2016", DateForm::Year),
            ("Lind, A. (2016). Bridges", "2016", DateForm::Year),
        ] {
            assert_eq!(read(text), [(date.to_owned(), form)], "{text}");
        }
        for text in ["", "no date", "version 1.2.3", "5 January", "pp. 12-17", "in 2022 they came", "3.5 2022 x"] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn reads_days_in_addresses() {
        let days = |path: &str| address_dates(path).iter().map(PartialDate::to_string).collect::<Vec<_>>();
        assert_eq!(days("/articles/2022/11/17/bridge/"), ["2022-11-17"]);
        assert_eq!(days("/21/11/2022/637b0a"), ["2022-11-21"]);
        assert_eq!(days("/05/06/2022/x"), ["2022-06-05", "2022-05-06"]);
        assert_eq!(days("/bridge-38331.html"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn lies_within_the_text(text in "([0-9]{1,4}|[./ -]|January|é|, ){0,30}") {
            let mut end = 0;
            for date in entry_dates(&text) {
                prop_assert!(date.range.start >= end && text.get(date.range.clone()).is_some());
                end = date.range.end;
            }
        }

        #[test]
        fn reads_what_it_writes(year in 1900_i32..=2099, month in 1_u8..=12, day in 1_u8..=28) {
            let date = PartialDate::day(year, month, day).unwrap();
            let text = format!("Echo, {day:02}.{month:02}.{year}. And {year}-{month:02}-{day:02}");
            let found: Vec<_> = entry_dates(&text).into_iter().map(|found| found.date).collect();
            prop_assert_eq!(found, vec![Some(date), Some(date)]);
        }
    }
}
