//! Whether a run of words is somebody who can be credited, by the noun that it turns on.

use super::super::cues::{PLURALS, SOURCE_NOUNS, STOPS};
use super::names::{JOINTS, Word, Words, is_source_noun};
use crate::model::Span;
use crate::text::{is_one_of, lowered};
use crate::vocabulary::{Vocabulary, WordList, singular_of};

/// Words before a noun that name nothing.
pub(super) static ARTICLES: WordList = WordList::named("articles");

/// Words that may stand before a subject and are no part of it.
pub(super) static LEADS: WordList = WordList::named("leads");

/// Words with a sentence's capital that are nobody's name: "Others", "Watch".
static NO_NAMES: WordList = WordList::named("no names of sources");

/// Words of time, which have capitals: "Tuesday's count".
static TIMES: WordList = WordList::named("times before subjects");

/// Prepositions by which people without a name are of an office or a place: "officials in".
pub(super) static WITHIN: WordList = WordList::named("prepositions of offices");

/// Nouns of what shows something: "poll", "figures".
static SHOWING: WordList = WordList::named("documents that show");

/// Nouns of documents: what is reported in one is no people's word.
static OWN_WORDS: WordList = WordList::named("documents that speak");

/// Whether a sentence's first words are a name rather than a word with a sentence's capital.
fn is_name_start(words: &[Word<'_>]) -> bool {
    match words {
        [one] => {
            !one.is_in(&STOPS)
                && !one.is_in(&NO_NAMES)
                && !one.is_in(&LEADS)
                && one.text.len() > 2
                && !one.text.ends_with("ing")
        }
        [first, second, ..] => second.is_capital() || first.text.bytes().filter(u8::is_ascii_uppercase).count() > 1,
        [] => false,
    }
}

/// The words up to the noun that a phrase turns on, without its article: "ministry" of "the ministry of health".
fn up_to_head<'w, 'a>(words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    let start = words.iter().position(|word| !word.is(&ARTICLES)).unwrap_or(0);
    let words = words.get(start..).unwrap_or_default();
    // "Van Oort" begins with its joint.
    let joins = |word: &Word<'_>| word.is_in(&JOINTS) && !word.is_capital();
    let end = words.iter().position(joins).unwrap_or(words.len());
    words.get(..end).unwrap_or_default()
}

/// Whether the noun that a phrase turns on is a source: "the ministry of health", but not "a government building".
pub(super) fn is_source(words: &[Word<'_>]) -> bool {
    up_to_head(words).last().is_some_and(|head| head.is_source())
}

/// Whether a phrase turns on a noun for people: "residents of the quarter".
pub(super) fn is_of_people(words: &[Word<'_>]) -> bool {
    up_to_head(words).last().is_some_and(|head| Vocabulary::english().is_of_people(head.bare()))
}

/// Whether a phrase turns on a name: "Anna Lind", "the Lindby Herald", but not "Lindia remains".
pub(super) fn is_named(words: &[Word<'_>], begins_sentence: bool) -> bool {
    let up_to = up_to_head(words);
    // "The Lindby", "The": an article alone is nothing.
    let Some(head) = up_to.last() else { return false };
    let own_capital = !begins_sentence || up_to.len() > 1 || up_to.len() < words.len();
    head.is_capital() && !head.is(&ARTICLES) && !TIMES.holds(head.bare()) && (own_capital || is_name_start(words))
}

/// Whether a phrase is the name of a body: it holds a noun of one, stands behind "the", or is initials.
pub(super) fn is_body(words: &[Word<'_>]) -> bool {
    let article = words.first().is_some_and(|word| word.is(&["the"])) && words.len() > 2;
    article || words.iter().any(|word| word.is_source() || is_initials_of_body(word))
}

fn is_initials_of_body(word: &Word<'_>) -> bool {
    let bare = word.bare();
    (2..=6).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a word is one of time.
pub(super) fn is_time(word: &str) -> bool {
    TIMES.holds(word)
}

/// Whether a phrase is the name of a body by its form: it stands behind "the", or is initials.
pub(super) fn is_body_by_name(words: &[Word<'_>]) -> bool {
    let small = words.iter().filter(|word| !word.is_capital()).any(|word| !word.is_in(&JOINTS));
    let article = words.first().is_some_and(|word| word.is(&["the"])) && words.len() > 1 && !small;
    article || matches!(words, [one] if is_initials_of_body(one))
}

/// Whether a source is many: "the experts", "officials in Lindby", "official data".
pub(super) fn is_plural(to: &str) -> bool {
    let up_to =
        to.split(' ').skip(1).position(|word| word == "of" || WITHIN.holds(word)).map_or(usize::MAX, |at| at + 1);
    let noun = lowered(to.split(' ').take(up_to).last().unwrap_or_default());
    let of_people = || noun.ends_with('s') && Vocabulary::english().is_of_people(&noun);
    // "The Red Cross".
    let ends = noun.ends_with('s') && !noun.ends_with("ss");
    PLURALS.contains(&&*noun) || ends && (is_source_noun(&noun) || of_people())
}

/// Whether a credit is a noun alone: "data", "reports".
pub(super) fn is_bare(to: &str) -> bool {
    to.chars().all(char::is_lowercase) && SOURCE_NOUNS.holds(to)
}

/// Whether a credit is that of a document of somebody's: "data from the ministry".
pub(super) fn turns_on_documents(to: &str) -> bool {
    let mut words = bare(to).split(' ');
    let (head, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    OWN_WORDS.holds(head) && WITHIN.holds(next)
}

/// Whether a credit is a document, or figures: "the latest poll", "returns from the north", "The River Board's data".
pub(super) fn is_of_document(to: &str) -> bool {
    let Some(span) = Span::new(0, to.len()) else { return false };
    let words = Words::new(to, span).words;
    let end = words.iter().position(|word| WITHIN.holds(word.text)).unwrap_or(words.len());
    let head = words.get(..end).map(up_to_head).and_then(|words| words.last());
    head.is_some_and(|word| {
        let noun = word.bare();
        SHOWING.holds(noun) || singular_of(&lowered(noun)).is_some_and(|one| SHOWING.holds(&one))
    })
}

/// Whether words alone are an office that can say something: "Prosecutor general's office", but not "Sources".
pub(super) fn is_office(name: &str) -> bool {
    let Some(span) = Span::new(0, name.len()) else { return false };
    let words = Words::new(name, span).words;
    is_source(&words) && !words.iter().any(|word| word.is_in(&OWN_WORDS))
}

/// A phrase without its article.
pub(super) fn bare(to: &str) -> &str {
    to.split_once(' ').filter(|(first, _)| is_one_of(first, &ARTICLES)).map_or(to, |(_, rest)| rest)
}
