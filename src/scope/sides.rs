//! Options on a ballot, and the ways in which words beside a figure say whose it is.

use crate::text::{Spaced, is_one_of, lowered};
use crate::vocabulary::{WordGroups, WordList};
use std::borrow::Cow;

/// Options that voters choose by an infinitive, behind a figure.
static CHOSEN: WordGroups = WordGroups::named("chosen");

/// Verbs by which voters agree to what stands on the ballot, where no name follows.
static AGREEING: WordList = WordList::named("agreeing");

/// What stands behind such a verb where it tells what somebody did to something else: "polls approved by the board".
static DONE_BY: WordList = WordList::named("done by somebody");

/// What an agreeing verb is followed by where it is a person whom the voters back.
static PERSONS: WordList = WordList::named("persons of sides");

/// The text without quotation marks, so that “Yes” and Yes are one word.
fn unquoted(text: &str) -> Cow<'_, str> {
    if text.contains(QUOTES) { Cow::Owned(text.replace(QUOTES, "")) } else { Cow::Borrowed(text) }
}

const QUOTES: [char; 6] = ['"', '“', '”', '‘', '«', '»'];

/// The side that the words behind a figure choose: "of voters wanted to remain", "voting No", "backed repeal".
pub(crate) fn chosen_behind(after: &str) -> Option<&'static str> {
    /// So many words.
    const REACH: usize = 9;
    let plain = unquoted(after);
    let words: Vec<&str> = plain.words().take(REACH).collect();
    let lower = lowered(&words.join(" ")).into_owned();
    let named = CHOSEN.iter().find(|(_, phrases)| phrases.iter().any(|phrase| lower.contains(phrase)));
    named.map(|(side, _)| *side).or_else(|| {
        let verb = words.iter().position(|word| AGREEING.contains(word))?;
        let object = words.get(verb + 1)?;
        let rest = lowered(&words.get(verb + 1..)?.join(" ")).into_owned();
        let person = PERSONS.iter().any(|person| rest.starts_with(person));
        let done = DONE_BY.contains(object);
        (object.starts_with(char::is_lowercase) && !person && !done).then_some("yes")
    })
}

/// Whether a word is an option that is a common word as well: "Yes", "No". "No" needs more than its capital letter.
pub(crate) fn option_at(words: &[&str], index: usize) -> Option<&'static str> {
    static BEFORE: WordList = WordList::named("before");
    static BEHIND: WordList = WordList::named("behind");
    let raw = *words.get(index)?;
    let bare = raw.unmarked();
    let quoted = raw.starts_with(QUOTES) || raw.starts_with('\'');
    match bare {
        "Yes" => Some("yes"),
        "yes" if quoted => Some("yes"),
        "no" if quoted => Some("no"),
        "No" => {
            let beside = |index: Option<usize>, list: &[&str]| {
                index.and_then(|index| words.get(index)).is_some_and(|word| is_one_of(word.unmarked(), list))
            };
            let named = quoted || beside(index.checked_sub(1), &BEFORE) || beside(Some(index + 1), &BEHIND);
            named.then_some("no")
        }
        _ => None,
    }
}

/// The words right behind a figure that say whose it is: "for Remain", "of the vote for the candidate Anna Okoth", "to
/// “Yes”". The rest of the text begins with the name.
pub(crate) fn target_behind(after: &str) -> Option<&str> {
    /// Words between the figure and the preposition.
    static LINKS: WordList = WordList::named("links of sides");
    let mut rest = after.trim_start();
    for _ in 0..8 {
        let (word, tail) = rest.split_once(' ')?;
        if matches!(word, "for" | "to") {
            return Some(tail.trim_start());
        }
        if !LINKS.contains(&word) {
            return None;
        }
        rest = tail.trim_start();
    }
    None
}

/// Words in brackets taken out: "votes (49.1%) for Hill" is "votes for Hill".
pub(crate) fn without_brackets(text: &str) -> Cow<'_, str> {
    match text.find('(').and_then(|open| Some((open, open + text.get(open..)?.find(')')?))) {
        Some((open, close)) => {
            let (before, behind) = (text.get(..open).unwrap_or_default(), text.get(close + 1..).unwrap_or_default());
            Cow::Owned(format!("{}{}", before.trim_end(), behind))
        }
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_that_voters_choose() {
        assert_eq!(chosen_behind(" of voters wanted to remain."), Some("Remain"));
        assert_eq!(chosen_behind(" voting “No”"), Some("no"));
        assert_eq!(chosen_behind(" of voters backed repeal of the act"), Some("yes"));
        assert_eq!(chosen_behind(" of voters backed the president"), None);
        assert_eq!(chosen_behind(" of voters backed Remain"), None);
    }

    #[test]
    fn no_is_an_option_only_where_the_words_say_so() {
        let at = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            (0..words.len()).find_map(|index| option_at(&words, index))
        };
        assert_eq!(at("Glasgow voted No"), Some("no"));
        assert_eq!(at("the \"No\" side"), Some("no"));
        assert_eq!(at("Yes won"), Some("yes"));
        assert_eq!(at("No candidate won"), None);
    }

    #[test]
    fn what_stands_behind_a_figure() {
        assert_eq!(target_behind(" of the vote for the candidate Anna Okoth"), Some("the candidate Anna Okoth"));
        assert_eq!(target_behind(" of the vote in Kenya"), None);
        assert_eq!(without_brackets(" votes (49.1%) for Hill"), " votes for Hill");
    }
}
