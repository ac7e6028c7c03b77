//! What a sentence asks, and of that what it takes for known.

use crate::model::Span;
use crate::text::{Spaced, lowered, words_of};
use crate::vocabulary::{Vocabulary, WordList, forms};

/// The words of a sentence that are asked.
pub(super) fn asked(text: &str, span: Span) -> Option<Span> {
    let text = text.get(span.start()..span.end()).unwrap_or_default();
    // Most sentences end with a full stop.
    if text.ends_with('.') {
        return None;
    }
    let asks = text
        .trim_end_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '[' | ']' | ' ' | ',' | '"' | '”' | '»' | '’' | ')')
        })
        .ends_with('?');
    if !asks {
        return None;
    }
    let from = span.start() + opens(text);
    let text = text.get(opens(text)..).unwrap_or_default();
    let mut words = words_of(text).peekable();
    if presupposes(text) {
        return None;
    }
    let known = std::iter::from_fn(|| words.next().map(|(at, word)| (at, word, words.peek().map(|(_, next)| *next))));
    let tells = |next: &str| Vocabulary::english().look_up(next).is_some_and(|entry| entry.forms & forms::PAST != 0);
    let mut known = known.filter(|(at, word, next)| *at > 0 && TELLING.contains(word) && next.is_some_and(tells));
    let end = known.next().map_or(span.end(), |(at, ..)| from + at);
    Span::new(from, end)
}

/// Whether a question takes what it tells for known: it opens so, behind words that lead to it, or a clause of it behind a comma does,
/// "if the dam holds, why did 73 people leave?"
fn presupposes(text: &str) -> bool {
    /// So many words are looked at.
    const MOST: usize = 40;
    let mut opens = true;
    let mut words = words_of(text).take(MOST).map(|(_, word)| (word, lowered(word.unmarked()))).peekable();
    while let Some((raw, word)) = words.next() {
        let next = words.peek().map(|(_, next)| next.as_ref()).unwrap_or_default();
        if opens && PRESUPPOSING.contains(&word.as_ref()) && !next.is_empty() && !OPEN_BEHIND.contains(&next) {
            return true;
        }
        let leads = !word.starts_with(char::is_alphabetic) || LEADING.contains(&word.as_ref()) || raw.ends_with(')');
        opens = raw.ends_with(',') || opens && leads;
    }
    false
}

/// Where the question of a sentence begins, in bytes: behind the mark that opens what is quoted, else behind a colon. What leads
/// to it is told: "After 14 people died, relatives put one question: Why?"
fn opens(text: &str) -> usize {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '[' | ']'));
    let quoted = end.strip_suffix("?\"").and_then(|said| said.rfind('"'));
    let quoted = quoted.or_else(|| end.strip_suffix("?”").and_then(|said| said.rfind('“')));
    quoted.or_else(|| end.rfind(": ").map(|colon| colon + 2)).unwrap_or(0)
}

/// Words by which a question takes what it tells for known: "why did 73 people die?"
static PRESUPPOSING: WordList = WordList::named("presupposing questions");

/// Words behind those by which it does not: "what if 300 die?", "how many".
static OPEN_BEHIND: WordList = WordList::named("open behind them");

/// Words that lead to a question: "and why".
static LEADING: WordList = WordList::named("leading to a question");

/// Words that lead to what a question takes for known, where a verb of the past follows at once.
static TELLING: WordList = WordList::named("telling in questions");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_question_is_told() {
        let asked = |text: &str| {
            let span = asked(text, Span::new(0, text.len()).unwrap());
            span.map(|span| text.get(span.start()..span.end()).unwrap().trim().to_owned())
        };
        let said = |text: &str| Some(text.to_owned());
        assert_eq!(asked("After 14 miners died, their families put one question: Why?"), said("Why?"));
        assert_eq!(asked("Turnout fell to 41 %, and she asked: Will it rise?"), said("Will it rise?"));
        assert_eq!(asked("He had sold 30 boats when she asked, “How many are left?”"), said("“How many are left?”"));
        assert_eq!(asked("Did 14 miners die?"), said("Did 14 miners die?"));
        assert_eq!(asked("\"Did 41 % vote?\""), said("\"Did 41 % vote?\""));
        assert_eq!(asked("So: are there 30 boats left?"), said("are there 30 boats left?"));
        assert_eq!(asked("14 miners died: nobody knows why."), None);
        assert_eq!(asked("And how did 14 miners die?"), None);
        assert_eq!(asked("(Echo) Why did 30 boats sink?"), None);
        assert_eq!(asked("If the dam holds, why did 73 people leave the valley?"), None);
        assert_eq!(asked("If 73 people left, will the others stay?"), said("If 73 people left, will the others stay?"));
        assert_eq!(asked("And what if 14 boats sink?"), said("And what if 14 boats sink?"));
    }
}
