//! Which windows of two figures are one: those of the same days, however worded, and where days are not known those of the
//! same words but for what leads to them.

use super::key::compared;
use crate::model::{Claim, keys};
use crate::vocabulary::{WordGroups, WordList};

/// Words that lead to a window and say nothing of it.
static LEADS: WordList = WordList::named("window leads");

/// Words that mean one.
static ALIKE: WordGroups = WordGroups::named("windows alike");

/// What is compared of a value of a claim's scope: of a window the days that it means.
pub(super) fn compared_of(claim: &Claim, key: &str, value: &str) -> String {
    match (key, claim.window) {
        (keys::WINDOW, Some(window)) => window.to_string(),
        (keys::WINDOW, None) => plain(&compared(key, value)),
        _ => compared(key, value),
    }
}

/// The words of a window, in small letters, without what leads to it, and with one word for those that mean the same.
fn plain(words: &str) -> String {
    let mut rest = words;
    let mut plain = String::with_capacity(rest.len());
    while !rest.is_empty() {
        let begins = |entry: &str| {
            rest.strip_prefix(entry).filter(|rest| rest.is_empty() || rest.starts_with(' ')).map(str::trim_start)
        };
        let leads = LEADS.iter().filter(|_| plain.is_empty()).find_map(|lead| begins(lead));
        let alike =
            || ALIKE.iter().find_map(|(one, entries)| Some((*one, entries.iter().find_map(|entry| begins(entry))?)));
        let (word, behind) = match leads {
            Some(behind) => ("", behind),
            None => alike().unwrap_or_else(|| rest.split_once(' ').unwrap_or((rest, ""))),
        };
        if !plain.is_empty() && !word.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
        rest = behind;
    }
    plain
}

/// Whether a claim counts how many there are in each of some times: "a day", "every year".
pub(super) fn is_rate(claim: &Claim) -> bool {
    static UNITS: WordList = WordList::named("times that are counted in");
    let window = claim.statistic.scope.get(keys::WINDOW);
    window.is_some_and(|words| UNITS.contains(&plain(&compared(keys::WINDOW, words)).as_str()))
}

/// Whether a window says for how many months or years a count goes back, and not since when: "in two years of fighting".
pub(super) fn is_a_length(window: &str) -> bool {
    static LONG: WordList = WordList::named("lengths of what lasts");
    static RECKONED: WordList = WordList::named("reckoned from the time spoken of");
    let mut words = window.split(' ');
    words.next_back().is_some_and(|last| LONG.contains(&last)) && !words.any(|word| RECKONED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Statistic, Window};
    use crate::quantity::Quantity;

    fn of(window: Option<Window>, words: &str) -> String {
        let mut claim = Claim::new("a", Statistic::default(), Quantity::count(3));
        claim.window = window;
        compared_of(&claim, keys::WINDOW, words)
    }

    #[test]
    fn windows_of_the_same_days_are_one() {
        let week = Window::new("2031-06-09".parse().ok(), "2031-06-15".parse().ok());
        assert_eq!(of(Some(week), "in the week ending 15 June"), of(Some(week), "between 9 and 15 June"));
        let since = Window::new("2031-06-09".parse().ok(), None);
        assert_ne!(of(Some(week), "between 9 and 15 June"), of(Some(since), "since 9 June"));
    }

    #[test]
    fn a_rate_is_no_sum() {
        let of = |words: &str| {
            let mut claim = Claim::new("a", Statistic::default(), Quantity::count(3));
            claim.statistic.scope.insert(keys::WINDOW.to_owned(), words.to_owned());
            is_rate(&claim)
        };
        assert!(["a day", "every year", "daily", "per month"].into_iter().all(of));
        assert!(!["this year", "in two days", "since may"].into_iter().any(of));
    }

    #[test]
    fn a_length_says_how_far_a_count_goes_back() {
        assert!(["in two years", "over more than 16 months"].into_iter().all(is_a_length));
        assert!(!["in the past two years", "a year", "in two weeks"].into_iter().any(is_a_length));
    }

    #[test]
    fn without_days_the_words_count() {
        for (a, b) in [
            ("in the past 24 hours", "over the previous day"),
            ("in the last 24 hours", "the latest 24 hours"),
            ("per day", "daily"),
            ("in all of 2017", "in 2017"),
            ("Since The Ceasefire", "since the ceasefire"),
        ] {
            assert_eq!(of(None, a), of(None, b));
        }
        for (a, b) in
            [("since the ceasefire", "since the vote"), ("in the past week", "each week"), ("daily", "weekly")]
        {
            assert_ne!(of(None, a), of(None, b));
        }
    }
}
