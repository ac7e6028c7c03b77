//! Words that say which of two rivals has more: "leads", "trails", "was beaten by", "prefer", "a lead for".

use crate::text::{Spaced, lowered, words_of};
use crate::vocabulary::WordList;

/// Words whose subject has the larger of two shares,
static AHEAD: WordList = WordList::named("ahead of a rival");
/// and the smaller.
static BEHIND: WordList = WordList::named("behind a rival");
/// and verbs whose object has the larger.
static CHOOSING: WordList = WordList::named("choosing a rival");

/// What stands behind "up" where it says what a number was.
static GROWN: WordList = WordList::named("behind an adverb of growth");

/// A word that says so only between two names: "Berg over Lund by 61 to 33".
static OVER: WordList = WordList::named("between two rivals");

/// Words that say so only where they open a sentence: "Down 36-59 in June".
static DOWN: WordList = WordList::named("openings of those behind");

/// What turns such a verb around before a name: "beaten by",
static TURNED: WordList = WordList::named("turning a doer around");
/// and what stands before it where that follows later: "was beaten in the runoff by".
static HELPING: WordList = WordList::named("helping a deed that was suffered");

/// A word that says who has more: where it stands, and whether its subject has.
#[derive(Clone, Copy)]
pub(super) struct Lead {
    pub(super) at: usize,
    pub(super) is_ahead: bool,
    /// Whether it is told of its object.
    pub(super) is_of_object: bool,
    /// Whether it is told of whom it was done to: "was beaten by".
    pub(super) is_turned: bool,
}

/// The word in some words that says who has more, the last of them or the first.
pub(super) fn lead_in(words: &str, is_last: bool) -> Option<Lead> {
    let mut leads = leads_in(words).into_iter();
    if is_last { leads.next_back() } else { leads.next() }
}

/// The words among some that say who has more.
pub(super) fn leads_in(words: &str) -> Vec<Lead> {
    let words_at: Vec<(usize, &str)> = words_of(words).collect();
    let lead = |(index, (at, word)): (usize, &(usize, &str))| {
        let word = lowered(word.unmarked());
        let (is_ahead, is_of_object) = (AHEAD.holds(&word) || CHOOSING.holds(&word), CHOOSING.holds(&word));
        let is_name = |word: &str| word.starts_with(char::is_uppercase);
        let next = |from: usize| words_at.get(from).map(|(_, next)| *next).unwrap_or_default();
        let before = index.checked_sub(1).map(next);
        let is_between = OVER.holds(&word) && is_name(next(index + 1)) && before.is_some_and(is_name);
        let is_ahead = is_ahead || is_between;
        let is_down = index == 0 && DOWN.holds(&word);
        if !is_ahead && !is_down && !BEHIND.holds(&word) {
            return None;
        }
        // "Up from 40 percent"
        if GROWN.holds(next(index + 1).unmarked()) {
            return None;
        }
        // "Was favoured by 53 percent": of whom that is told stands before it.
        let is_of_object = is_of_object && !TURNED.holds(next(index + 1).unmarked());
        let is_doer =
            |from: usize| TURNED.holds(next(from).unmarked()) && next(from + 1).starts_with(char::is_uppercase);
        let is_suffered = before.is_some_and(|word| HELPING.holds(&lowered(word.unmarked())));
        let is_turned = is_doer(index + 1) || is_suffered && (index + 1..words_at.len()).any(is_doer);
        Some(Lead { at: *at, is_ahead: is_ahead != is_turned, is_of_object, is_turned })
    };
    words_at.iter().enumerate().filter_map(lead).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ahead(words: &str) -> Vec<bool> {
        leads_in(words).iter().map(|lead| lead.is_ahead).collect()
    }

    #[test]
    fn who_has_more_is_said_by_verb_and_voice() {
        assert_eq!(ahead("Berg leads Lund in the north"), [true]);
        assert_eq!(ahead("the union's chairman is trailing Okoth"), [false]);
        assert_eq!(ahead("Lund was beaten in the runoff by Anna Berg"), [false]);
        assert_eq!(ahead("Okoth over Mwangi by 61"), [true]);
        assert_eq!(ahead("members preferred the baker Okoth"), [true]);
    }

    #[test]
    fn what_a_number_was_and_what_lies_over_something_lead_nobody() {
        assert!(leads_in("up from 40 percent in May").is_empty());
        assert!(leads_in("a bridge over the river").is_empty());
        assert!(leads_in("the vote was split down the middle").is_empty());
    }
}
