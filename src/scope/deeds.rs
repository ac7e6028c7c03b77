//! What a figure says was done: firms that moved, articles that change; of which law; for which office; of which whole.

use crate::figures::Mention;
use crate::model::Span;
use crate::text::{Spaced, lowered};
use crate::vocabulary::{WordGroups, WordList};

/// What is done to, or by, what a figure counts, by the beginnings of the words that say so.
static DEEDS: WordGroups = WordGroups::named("deeds");

/// Texts that have articles, by the word that names them.
static LAWS: WordGroups = WordGroups::named("laws");

/// Offices by the words that name them.
static OFFICES: WordGroups = WordGroups::named("offices");

/// So far to either side of a figure the words may stand, in bytes.
const REACH: usize = 90;

/// The words around a figure, within its sentence: those before it, and those behind its noun.
fn around<'a>(
    text: &'a str,
    mention: &Mention,
    (start, end): (usize, usize),
) -> Option<(&'a str, &'a str, usize, usize)> {
    let figure_end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
    let from = mention.span.start().saturating_sub(REACH).max(start);
    let from = (from..=mention.span.start()).find(|at| text.is_char_boundary(*at))?;
    let to = (figure_end + REACH).min(end).max(figure_end);
    let to = (figure_end..=to).rev().find(|at| text.is_char_boundary(*at))?;
    Some((text.get(from..mention.span.start())?, text.get(figure_end..to)?, from, figure_end))
}

/// Where one of the words begins, as a word or the beginning of one, first or last.
fn find(words: &str, stem: &str, last: bool) -> Option<usize> {
    let begins = |at: &usize| !words.get(..*at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let mut places = words.match_indices(stem).map(|(at, _)| at).filter(begins);
    if last { places.last() } else { places.next() }
}

/// What is done to or by what a figure counts: by the first word behind it that says so, else by the last before it.
pub(crate) fn deed_of(text: &str, mention: &Mention, bounds: (usize, usize)) -> Option<(&'static str, Span)> {
    let (before, behind, from, to) = around(text, mention, bounds)?;
    let behind = behind.split([';', '.']).next().unwrap_or_default();
    let before_from = before.rfind([';', '.']).map_or(0, |at| at + 1);
    let before = before.get(before_from..).unwrap_or_default();
    let ahead = nearest(&DEEDS, behind, false).map(|(deed, at, length)| (deed, to + at, length));
    let (deed, at, length) = ahead
        .or_else(|| nearest(&DEEDS, before, true).map(|(deed, at, length)| (deed, from + before_from + at, length)))?;
    Some((deed, Span::new(at, at + length)?))
}

/// The law whose articles a figure counts.
pub(crate) fn law_of(text: &str, mention: &Mention, bounds: (usize, usize)) -> Option<(&'static str, Span)> {
    let (before, behind, from, to) = around(text, mention, bounds)?;
    let ahead = nearest(&LAWS, behind, false).map(|(law, at, length)| (law, to + at, length));
    let (law, at, length) =
        ahead.or_else(|| nearest(&LAWS, before, true).map(|(law, at, length)| (law, from + at, length)))?;
    Some((law, Span::new(at, at + length)?))
}

/// The office whose term a figure gives.
pub(crate) fn office_of(text: &str, mention: &Mention, bounds: (usize, usize)) -> Option<(&'static str, Span)> {
    let (before, behind, from, to) = around(text, mention, bounds)?;
    let (before, behind) = (before.to_ascii_lowercase(), behind.to_ascii_lowercase());
    let ahead = nearest(&OFFICES, &behind, false).map(|(office, at, length)| (at, office, to + at, length));
    let back = nearest(&OFFICES, &before, true)
        .map(|(office, at, length)| (before.len().saturating_sub(at + length), office, from + at, length));
    let (_, office, at, length) = ahead.into_iter().chain(back).min()?;
    Some((office, Span::new(at, at + length)?))
}

/// "Extended from five to seven years", "instead of the five-year term": what holds no longer.
pub(crate) fn is_former(before: &str) -> bool {
    static FORMER: WordList = WordList::named("former");
    let words = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(3);
    let mut words = words.map(|word| word.unmarked());
    let first = words.next().unwrap_or_default();
    FORMER.contains(&first)
        || matches!(first, "a" | "the" | "of") && words.any(|word| FORMER.contains(&word) || word == "instead")
}

fn nearest(table: &[(&'static str, &[&str])], words: &str, last: bool) -> Option<(&'static str, usize, usize)> {
    let found = table.iter().flat_map(|(value, stems)| {
        stems.iter().filter_map(|stem| Some((find(words, stem, last)?, *value, stem.len())))
    });
    let best = if last { found.max_by_key(|(at, ..)| *at) } else { found.min_by_key(|(at, ..)| *at) };
    best.map(|(at, value, length)| (value, at, length))
}

/// The whole that a share is of, by the words behind it: "of Kenya's exports", "of households". With the length of the
/// words it was read from.
pub(crate) fn whole_of(behind: &str) -> Option<(String, usize)> {
    /// So many words name it at most.
    const MOST: usize = 4;
    let of = behind.trim_start().strip_prefix("of ")?;
    let offset = behind.len() - of.len();
    let mut words: Vec<String> = Vec::new();
    let mut end = 0;
    for word in of.words() {
        let start = end + of.get(end..)?.find(word)?;
        let bare = word.unmarked();
        let small = lowered(bare);
        let filler = matches!(&*small, "the" | "all" | "its" | "their" | "total" | "our");
        if !filler && (words.len() == MOST || ENDS_WHOLE.contains(&&*small) || small.is_empty()) {
            break;
        }
        // Verbs in the past end the phrase: "of households lost power" is cut there by its ending alone.
        if !words.is_empty() && (small.ends_with("ed") || small.ends_with("ing")) {
            break;
        }
        end = start + word.len();
        if !filler {
            words.push(small.trim_end_matches("'s").trim_end_matches("’s").to_owned());
        }
        if word.ends_with([',', '.', ';', ':', ')', '”', '"']) {
            break;
        }
    }
    let plural_noun = words.iter().any(|word| word.chars().all(|c| c.is_alphabetic() || c == '-') && word.len() > 2);
    (plural_noun && !words.iter().any(|word| PRONOUNS.contains(&word.as_str())))
        .then(|| (words.join(" "), offset + end))
}

/// Words at which the name of a whole ends.
static ENDS_WHOLE: WordList = WordList::named("ends whole");

/// Words that name no whole by themselves.
static PRONOUNS: WordList = WordList::named("pronouns of deeds");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_behind_a_share() {
        let whole = |behind: &str| whole_of(behind).map(|(whole, _)| whole);
        assert_eq!(whole(" of Kenya's exports went to Uganda").as_deref(), Some("kenya exports"));
        assert_eq!(whole(" of households lost power").as_deref(), Some("households"));
        assert_eq!(whole(" of all goods imported").as_deref(), Some("goods"));
        assert_eq!(whole(" of them"), None);
        assert_eq!(whole(" higher"), None);
    }

    #[test]
    fn what_held_before_a_change() {
        assert!(is_former("extended from "));
        assert!(is_former("instead of the "));
        assert!(!is_former("elected for a "));
    }
}
