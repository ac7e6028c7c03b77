//! What a sentence asks, and of that what it takes for known.

use crate::model::Span;
use crate::text::{lowered, words_of};
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
    let mut words = words_of(text).peekable();
    let small = |word: &str| lowered(word).into_owned();
    let mut opening = words_of(text).map(|(_, word)| small(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let presupposes = opening.next().is_some_and(|word| PRESUPPOSING.contains(&word.as_str()))
        && opening.next().is_some_and(|word| !OPEN_BEHIND.contains(&word.as_str()));
    if presupposes {
        return None;
    }
    let known = std::iter::from_fn(|| words.next().map(|(at, word)| (at, word, words.peek().map(|(_, next)| *next))));
    let tells = |next: &str| Vocabulary::english().look_up(next).is_some_and(|entry| entry.forms & forms::PAST != 0);
    let mut known = known.filter(|(at, word, next)| *at > 0 && TELLING.contains(word) && next.is_some_and(tells));
    let end = known.next().map_or(span.end(), |(at, ..)| span.start() + at);
    Span::new(span.start(), end)
}

/// Words by which a question takes what it tells for known: "why did 73 people die?"
static PRESUPPOSING: WordList = WordList::named("presupposing questions");

/// Words behind those by which it does not: "what if 300 die?", "how many".
static OPEN_BEHIND: WordList = WordList::named("open behind them");

/// Words that lead to what a question takes for known, where a verb of the past follows at once.
static TELLING: WordList = WordList::named("telling in questions");
