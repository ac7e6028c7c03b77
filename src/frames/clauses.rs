//! Where a clause or a noun phrase begins and ends, and what stands in it, as far as words show it without a full parse.

use super::piece::Piece;
use crate::text::{Shape, lowered, tokens};
use crate::vocabulary::{Classes, Entry, Vocabulary, WordGroups, WordList, forms};

/// Whether the clause of what stands at one place has ended before another place of the sentence: a relative or subordinate
/// clause begins between them, or a further verb is joined by "and", or a participle that opens the sentence ends at its comma.
///
/// ```text
/// He bought a rifle [in April] and killed eight people in a [shooting]      parted
/// [In April] he bought a rifle and killed eight people in a [shooting]      not parted: what stands ahead holds for both
/// Freed by a court [in March], he killed six people in a [shooting]         parted
/// ```
pub(crate) fn is_parted(text: &str, sentence_start: usize, first: (usize, usize), second: (usize, usize)) -> bool {
    let vocabulary = Vocabulary::english();
    let class = |name: &str| vocabulary.class(name).unwrap_or_default();
    let (opener, and, comma) = (class("opener"), class("joiner"), ",");
    let mut lower = String::new();
    let mut look_up = |start: usize, end: usize| -> Option<Entry> {
        lower.clear();
        lower.extend(text.get(start..end)?.chars().flat_map(char::to_lowercase));
        vocabulary.look_up(&lower).copied()
    };
    let is_verb = |entry: Option<Entry>, start: usize, end: usize| match entry {
        Some(entry) => {
            entry.forms & (forms::PAST | forms::BASE) != 0 && entry.noun.is_none() || entry.classes & class("aux") != 0
        }
        None => text.get(start..end).is_some_and(|word| word.ends_with("ed")),
    };
    // What opens the sentence, a time or its subject, holds for all that follows.
    let lead = tokens(text, sentence_start, first.0);
    let ahead = lead.len() <= 2 && lead.iter().all(|token| token.shape != Shape::Mark);
    let between = tokens(text, first.1, second.0);
    let participle = lead.first().is_some_and(|token| {
        let entry = look_up(token.start, token.end);
        match entry {
            Some(entry) => entry.forms & (forms::DONE | forms::ING) != 0,
            None => text.get(token.start..token.end).is_some_and(|word| word.ends_with("ed") || word.ends_with("ing")),
        }
    });
    let words = |token: &crate::text::Token| text.get(token.start..token.end).unwrap_or_default();
    if participle
        && !lead.iter().any(|token| words(token) == comma)
        && between.iter().any(|token| words(token) == comma)
    {
        return true;
    }
    between.iter().enumerate().any(|(at, token)| {
        let entry = look_up(token.start, token.end);
        let Some(entry) = entry else { return words(token) == ";" };
        // "The quake that struck on Friday": the clause tells of what stands right before it.
        if entry.classes & opener != 0 {
            return at > 0;
        }
        let next = between.get(at + 1);
        let verb = next.is_some_and(|next| is_verb(look_up(next.start, next.end), next.start, next.end));
        entry.classes & and != 0 && verb && !ahead
    })
}

/// Whether the words of a stretch, between which no mark stands, only say where: "in a river near the town of Lund in western Peru". A few words in small letters
/// may stand there, none of which is a verb.
pub(crate) fn says_only_where(text: &str, start: usize, end: usize) -> bool {
    /// So many nouns and adjectives in small letters.
    const WORDS: usize = 4;
    static LEADING: WordList = WordList::named("classes that lead to a place");
    static ENDING: WordList = WordList::named("classes that end a place");
    static PAST_ENDINGS: WordList = WordList::named("past endings");
    let vocabulary = Vocabulary::english();
    let of_all = |names: &WordList| {
        let classes = names.iter().filter_map(|name| vocabulary.class(name));
        classes.fold(Classes::NONE, |all, class| all | class)
    };
    let (leading, ending) = (of_all(&LEADING), of_all(&ENDING));
    let mut count = 0;
    tokens(text, start, end).iter().all(|token| {
        let word = text.get(token.start..token.end).unwrap_or_default();
        let entry = vocabulary.look_up(&lowered(word));
        let classes = entry.map(|entry| entry.classes).unwrap_or_default();
        match token.shape {
            Shape::Capital => true,
            Shape::Small if classes & leading != 0 => true,
            Shape::Small => {
                count += 1;
                let past = || PAST_ENDINGS.iter().any(|ending| word.ends_with(ending));
                let is_verb = entry.map_or_else(past, |entry| {
                    entry.forms & (forms::PAST | forms::BASE) != 0 && entry.noun.is_none() || classes & ending != 0
                });
                count <= WORDS && !is_verb
            }
            _ => false,
        }
    })
}

/// Whether a word is one of degree: "worst", "deadliest".
pub(crate) fn is_superlative(word: &str) -> bool {
    let vocabulary = Vocabulary::english();
    let superlative = vocabulary.class("superlative").unwrap_or_default();
    vocabulary.look_up(word).is_some_and(|entry| entry.classes & superlative != 0)
}

/// Whether a word names a day, a month or a part of the day.
pub(crate) fn is_time(word: &str) -> bool {
    let vocabulary = Vocabulary::english();
    let time = vocabulary.class("time").unwrap_or_default();
    vocabulary.look_up(word).is_some_and(|entry| entry.classes & time != 0)
}

/// Houses by the words within a noun phrase that say whose members it counts.
static HOUSES: WordGroups = WordGroups::named("houses by members");

/// The house of those that a figure counts, by a word within its noun phrase: "12 Senate Liberals", "two senators".
pub(super) fn house_of(text: &str, piece: &Piece) -> Option<&'static str> {
    let words = text.get(piece.start..piece.end)?;
    let known = |word: &str| HOUSES.iter().find(|(_, names)| names.contains(&&*lowered(word)));
    words.split(|c: char| !c.is_alphabetic()).find_map(known).map(|(house, _)| *house)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> bool {
        let mut marks = text.match_indices(['[', ']']).map(|(at, _)| at);
        let mut next = || marks.next().unwrap();
        let (a, b, c, d) = (next(), next(), next(), next());
        is_parted(&text.replace(['[', ']'], ""), 0, (a, b - 1), (c - 2, d - 3))
    }

    #[test]
    fn a_clause_ends_where_another_begins() {
        for text in [
            "He bought a rifle [in April] and killed eight people in a [shooting].",
            "Freed by a court [in March], he killed six people in a [shooting].",
            "The [flood] struck a town that was founded [in 1839].",
            "The [vote] was lost by the party which ruled [until 2004].",
        ] {
            assert!(parted(text), "{text}");
        }
        for text in [
            "[In April] he bought a rifle and killed eight people in a [shooting].",
            "The [quake] that struck the coast [on Friday] was felt inland.",
            "The [flood] struck the town and its harbour [on Friday].",
            "The [flood] struck the town and killed twelve people [on Friday].",
            "[On Monday], the [fire] spread.",
            "The [vote] of parties and lists was held [in 2004].",
        ] {
            assert!(!parted(text), "{text}");
        }
    }
}
