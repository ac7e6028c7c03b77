//! Dates in the forms that tables have them.

use crate::model::PartialDate;
use crate::vocabulary::month_number;

/// What stands for the beginning of a day where a program writes dates with a time.
const MIDNIGHTS: [&str; 3] = ["00:00:00", "00:00", "00:00:00.000"];

/// A date in another form, as `2021-07-20`: `2021/7/20`, `20210720`, `20.07.2021`, `20 July 2021`, `2021-07-20T00:00:00Z`.
///
/// `None` for what is in that form already, for what is no date, and for what may be read in two ways: in `07/08/2021` month
/// and day have no fixed order.
pub(super) fn canonical(text: &str) -> Option<String> {
    let text = text.trim();
    let day = match text.split_once(['T', ' ']) {
        Some((day, time)) if MIDNIGHTS.contains(&time.trim_end_matches('Z').trim_end_matches("+00:00")) => day,
        _ => text,
    };
    let date = numbered(day).or_else(|| named(day))?;
    let written = date.to_string();
    (written != text).then_some(written)
}

/// A date of numbers, from the year down, or with points from the day up.
fn numbered(text: &str) -> Option<PartialDate> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, rest) = text.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return date(year, month, day).filter(|date| (1800..2200).contains(&date.year_number()));
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    match separator {
        '-' | '/' | '.' if first.len() == 4 => date(first, second, third),
        '.' if third.len() == 4 => date(third, second, first),
        _ => None,
    }
}

/// A date with the name of its month: `20 July 2021`, `July 20, 2021`, `Jul 2021`.
fn named(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [day, name, year] if is_number(day) => date(year, &month(name)?, day),
        [name, day, year] if is_number(day) => date(year, &month(name)?, day),
        [name, year] if year.len() == 4 => {
            PartialDate::month(year.parse().ok().filter(|_| is_number(year))?, month(name)?.parse().ok()?)
        }
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn month(name: &str) -> Option<String> {
    month_number(name.trim_end_matches('.')).map(|number| number.to_string())
}

fn date(year: &str, month: &str, day: &str) -> Option<PartialDate> {
    let short = |text: &str| text.len() <= 2 && is_number(text);
    if year.len() != 4 || !is_number(year) || !short(month) || !short(day) {
        return None;
    }
    PartialDate::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_one_meaning_are_read_in_many_forms() {
        for text in [
            "2021/07/20",
            "2021/7/20",
            "2021.07.20",
            "2021-7-20",
            "20210720",
            "20.07.2021",
            "20.7.2021",
            "20 July 2021",
            "July 20, 2021",
            "Jul 20 2021",
            "20-Jul-2021",
            "2021-07-20T00:00:00",
            "2021-07-20 00:00:00",
            "2021-07-20T00:00:00Z",
        ] {
            assert_eq!(canonical(text).as_deref(), Some("2021-07-20"), "{text}");
        }
        assert_eq!(canonical("July 2021").as_deref(), Some("2021-07"));
    }

    #[test]
    fn what_is_no_date_or_has_two_readings_stays_as_it_is() {
        for text in [
            "2021",
            "2021-07",
            "2021-07-20",
            "07/08/2021",
            "7/20/21",
            "week 12",
            "20.07.21",
            "2021-02-30",
            "30.02.2021",
            "12345678",
            "2021-07-20T13:45:00",
            "",
            "Q3 2021",
            "May",
            "1.5",
            "20 Julember 2021",
        ] {
            assert_eq!(canonical(text), None, "{text}");
        }
    }
}
