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
