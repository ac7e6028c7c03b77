//! Words of the calendar: months, days of the week, units of time, times counted from a day.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{NUMBERS, listed, parted, rows};

const TIMES: &str = include_str!("en/times.tsv");

/// Lists of sources in English texts name months in Russian too.
const RUSSIAN_MONTHS: &str = include_str!("ru/months.tsv");

/// The months by name and abbreviation, and which letters they begin with.
struct Months {
    numbers: BTreeMap<&'static str, u8>,
    begins: [bool; 256],
}

static MONTHS: LazyLock<Months> = LazyLock::new(|| {
    let english = rows(NUMBERS).filter_map(|row| match row.as_slice() {
        ["month" | "short_month", number, words] => Some((number.parse().ok()?, *words)),
        _ => None,
    });
    let russian = rows(RUSSIAN_MONTHS).filter_map(|row| match row.as_slice() {
        [number, words] => Some((number.parse().ok()?, *words)),
        _ => None,
    });
    let mut months = Months { numbers: BTreeMap::new(), begins: [false; 256] };
    for (number, word) in
        english.chain(russian).flat_map(|(number, words)| parted(words, b' ').map(move |word| (number, word)))
    {
        months.numbers.insert(word, number);
        // Beyond ASCII a first byte may begin a capital as well.
        let letter = word.bytes().next().unwrap_or_default();
        for byte in [letter, letter.to_ascii_uppercase()] {
            if let Some(begins) = months.begins.get_mut(usize::from(byte)) {
                *begins = true;
            }
        }
    }
    months
});

/// The number of a month by its name or abbreviation, in any case.
pub(crate) fn month_number(word: &str) -> Option<u8> {
    let months = &*MONTHS;
    let first = word.bytes().next().filter(|_| (3..=18).contains(&word.len()))?;
    // Most words begin with the letter of no month.
    if first.is_ascii() && !months.begins.get(usize::from(first)).copied().unwrap_or_default() {
        return None;
    }
    months.numbers.get(word.to_lowercase().as_str()).copied()
}

/// The rows of a kind: the value of each, and its phrases.
fn of_kind(kind: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(TIMES).filter_map(move |row| match row.as_slice() {
        [of, value, phrases] if *of == kind => Some((*value, *phrases)),
        _ => None,
    })
}

/// The units of time by name, one and many, with their days.
static UNITS: LazyLock<Vec<(&'static str, u64)>> = LazyLock::new(|| {
    let units = of_kind("unit").filter_map(|(days, names)| Some((days.parse().ok()?, names)));
    units.flat_map(|(days, names)| listed(names).map(move |name| (name, days))).collect()
});

/// How many days a unit of time has, by its name, one or many, in small letters: a month 30, a year 365.
pub(crate) fn days_of_unit(name: &str) -> Option<u64> {
    UNITS.iter().find(|(unit, _)| *unit == name).map(|(_, days)| *days)
}

/// The words of a kind with the value of each: days of the week by a number, times counted from a day by a number.
pub(crate) fn times_of(kind: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    of_kind(kind).flat_map(|(value, phrases)| listed(phrases).map(move |phrase| (phrase, value)))
}

/// "Two weeks ago": a number in words, a unit of time and what counts it back, each with the days that they are.
pub(crate) fn times_ago() -> impl Iterator<Item = ([&'static str; 3], u64)> {
    let numbers = rows(NUMBERS).filter_map(|row| match row.as_slice() {
        ["digit" | "teen" | "tens", number, words] => Some((number.parse::<u64>().ok()?, *words)),
        _ => None,
    });
    let numbers = numbers
        .filter(|(number, _)| *number > 0)
        .flat_map(|(number, words)| parted(words, b' ').map(move |word| (number, word)));
    // The article counts one.
    let numbers = [(1, "a")].into_iter().chain(numbers);
    let units: Vec<_> = of_kind("unit")
        .filter_map(|(days, names)| {
            let mut names = listed(names);
            let one = names.next()?;
            Some((days.parse::<u64>().ok()?, one, names.next().unwrap_or(one)))
        })
        .collect();
    let tails: Vec<_> = times_of("ago").map(|(tail, _)| tail).collect();
    let mut times = Vec::new();
    for (number, word) in numbers {
        for (days, one, many) in &units {
            let unit = if number == 1 { one } else { many };
            times.extend(tails.iter().map(|tail| ([word, *unit, *tail], days * number)));
        }
    }
    times.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_name_and_abbreviation() {
        for (word, number) in [("January", 1), ("sept", 9), ("DEC", 12), ("марта", 3), ("Май", 5)] {
            assert_eq!(month_number(word), Some(number), "{word}");
        }
        for word in ["", "ma", "marches", "monday", "мартовский"] {
            assert_eq!(month_number(word), None, "{word}");
        }
    }

    #[test]
    fn units_have_their_days_and_times_ago_are_spelt_out() {
        assert_eq!(days_of_unit("weeks"), Some(7));
        assert_eq!(days_of_unit("fortnight"), None);
        let times: BTreeMap<String, u64> = times_ago().map(|(words, days)| (words.join(" "), days)).collect();
        assert_eq!(times.get("a week ago"), Some(&7));
        assert_eq!(times.get("thirty days after"), Some(&30));
        assert!(!times.contains_key("two week ago") && !times.contains_key("zero days ago"));
    }

    #[test]
    fn every_row_is_of_a_known_kind() {
        let known = ["weekday", "unit", "ago", "year", "month", "day", "about", "then", "counted"];
        for row in rows(TIMES) {
            assert!(row.len() == 3 && known.contains(&row[0]), "{row:?}");
        }
    }
}
