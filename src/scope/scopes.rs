//! The words that bind a value to a group, a base, a harm or a change.

use crate::figures::Mention;
use crate::model::Span;
use crate::places::countries::is_country_word;
use crate::text::{Spaced, lowered};
use crate::vocabulary::{Group, Vocabulary, WordGroups, WordList};

/// Everybody, as a group.
pub(crate) const EVERYBODY: &str = "people";

/// The group that a counted noun phrase names, in the singular; [`EVERYBODY`] for words that mean everybody, `None` for nouns
/// of no people.
pub(crate) fn group_of(noun: &str) -> Option<&'static str> {
    let vocabulary = Vocabulary::english();
    let (noun, classes) = vocabulary.noun_at_end(noun)?;
    let people = ["people", "life", "victim"].iter().filter_map(|class| vocabulary.class(class));
    let is_people = people.into_iter().any(|class| classes & class != 0);
    is_people.then_some(if noun.narrows { noun.lemma.as_str() } else { EVERYBODY })
}

/// Whether a noun phrase names people who stand for a group of their own in every text: no villagers.
pub(crate) fn is_group(noun: &str) -> bool {
    let of_its_own = |noun| matches!(Vocabulary::english().group_compared(noun), Group::Named(_));
    group_of(noun).is_some_and(|group| group != EVERYBODY && of_its_own(group))
}

/// Nouns that no casualty figure counts.
static THINGS: WordList = WordList::named("things of scopes");

/// Whether a noun phrase names things or happenings, not people.
pub(crate) fn is_event_noun(noun: &str) -> bool {
    let last = noun.rsplit(char::is_whitespace).next().unwrap_or_default();
    THINGS.iter().any(|thing| thing.eq_ignore_ascii_case(last))
}

/// Words behind people that say which of them.
static NARROWING: WordList = WordList::named("narrowing people");

/// What a share is a share of, by the words after it.
static BASES: WordGroups = WordGroups::named("bases");

/// The base of a percentage, by the words right after it; `None` for votes cast, the usual base, and where none is named.
///
/// With the place of the words it was read from.
pub(crate) fn base_of(after: &str) -> Option<(&'static str, usize, usize)> {
    /// So many words behind the figure.
    const REACH: usize = 7;
    let mut at = 0;
    let mut head: Vec<(usize, &str)> = Vec::with_capacity(REACH);
    for word in after.words().take(REACH) {
        at += after.get(at..)?.find(word)?;
        head.push((at, word));
        at += word.len();
    }
    let bare = |word: &str| lowered(word.unmarked()).into_owned();
    if head.first().is_none_or(|(_, word)| bare(word) != "of") {
        return None;
    }
    // "of Kazakhstan's citizens": a possessive may stand between.
    // "Of Kenyans", but not "of Swiss voters": a people by its name in the plural.
    let first = 1 + usize::from(head.get(1).is_some_and(|(_, word)| matches!(*word, "all" | "the" | "adult")));
    if let Some((at, word)) = head.get(first)
        && bare(word).strip_suffix('s').is_some_and(is_country_word)
        && !head.get(first + 1).is_some_and(|(_, word)| word.starts_with("voter"))
    {
        return Some(("citizens", *at, at + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len()));
    }
    for lead in 1..=3 {
        for (base, phrases) in &BASES {
            let matches = |phrase: &&&str| {
                let mut words = head.iter().skip(lead);
                phrase.split(' ').all(|wanted| words.next().is_some_and(|(_, word)| bare(word) == wanted))
            };
            let Some(phrase) = phrases.iter().filter(matches).max_by_key(|phrase| phrase.len()) else { continue };
            let last = lead + phrase.split(' ').count() - 1;
            // "Of people who call themselves moderate": some of them.
            if head.get(last + 1).is_some_and(|(_, word)| NARROWING.contains(&bare(word).as_str())) {
                return None;
            }
            let ((from, _), (to, word)) = (head.get(lead)?, head.get(last)?);
            return Some((base, *from, to + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len()));
        }
    }
    None
}

/// What became of the buildings that a figure counts: "destroyed", "damaged", or either, with the words that say so.
pub(crate) fn harm_of(text: &str, mention: &Mention, end: usize) -> Option<(String, Option<Span>)> {
    /// So far to either side the word may stand, in bytes.
    const REACH: usize = 60;
    let figure_end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
    let until = (figure_end..=end.min(figure_end + REACH)).rev().find(|at| text.is_char_boundary(*at))?;
    let from = mention.span.start().saturating_sub(REACH);
    let from = (from..=mention.span.start()).find(|at| text.is_char_boundary(*at))?;
    let behind = text.get(figure_end..until)?;
    let behind = behind.split([',', ';', '.']).next().unwrap_or_default();
    let before = text.get(from..mention.span.start())?;
    let clause = before.rfind([',', ';', '.']).map_or(0, |at| at + 1);
    let before = before.get(clause..)?;
    // "It destroyed 1,240 houses and damaged 300": the verb right before the figure is its own.
    let own = before.words().rev().take(3).any(|word| harm_in(word).is_some());
    let (words, at) = match harm_in(behind) {
        Some(_) if !own => (behind, figure_end),
        _ => (before, from + clause),
    };
    let (harm, start, length) = harm_in(words)?;
    Some((harm.to_owned(), Span::new(at + start, at + start + length)))
}

/// The harm that words name, with the place of the first word that does.
fn harm_in(words: &str) -> Option<(&'static str, usize, usize)> {
    let at = |stem: &str| words.find(stem);
    let destroyed = at("destroy").or_else(|| at("razed"));
    let damaged = at("damag");
    let harm = match (destroyed, damaged) {
        (Some(_), Some(_)) => "damaged or destroyed",
        (Some(_), None) => "destroyed",
        (None, Some(_)) => "damaged",
        (None, None) => return None,
    };
    let first = destroyed.into_iter().chain(damaged).min()?;
    let length = words.get(first..)?.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len() - first);
    Some((harm, first, length))
}

/// The words by which a figure counts what was won or lost since the vote before, not what is held: "lost 23 seats".
pub(crate) fn change_of(text: &str, mention: &Mention) -> Option<(&'static str, Span)> {
    static CHANGES: WordGroups = WordGroups::named("changes in seats");
    /// So far before the figure, in bytes.
    const REACH: usize = 24;
    let start = mention.span.start();
    let from = (start.saturating_sub(REACH)..=start).find(|at| text.is_char_boundary(*at))?;
    let before = text.get(from..start)?.trim_end();
    let figure_end = mention.noun.map_or(mention.span.end(), Span::end).max(mention.span.end());
    let inside = text.get(mention.number.end()..figure_end).unwrap_or_default().trim_start();
    let offset = figure_end - inside.len();
    CHANGES.iter().find_map(|(change, phrases)| {
        phrases.iter().find_map(|phrase| {
            let rest = before.strip_suffix(phrase).filter(|rest| rest.is_empty() || rest.ends_with(' '));
            let found = rest.map(|rest| from + rest.len()).or_else(|| inside.starts_with(phrase).then_some(offset))?;
            Some((*change, Span::new(found, found + phrase.len())?))
        })
    })
}

/// Whether a date says for which time a sum is: not "since 1992", not "by 2029".
pub(crate) fn period_matters(text: &str, date: usize) -> bool {
    let before = text.get(..date).unwrap_or_default();
    let word = lowered(before.last_word().unwrap_or_default());
    !matches!(&*word, "since" | "by" | "until" | "before" | "after" | "from")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_by_the_end_of_the_phrase() {
        assert_eq!(group_of("military personnel"), Some("military"));
        assert_eq!(group_of("off-duty police officers"), Some("police officer"));
        assert_eq!(group_of("villagers"), Some("villager"));
        assert!(is_group("children") && !is_group("villagers") && !is_group("people"));
        assert_eq!(group_of("other people"), Some("people"));
        assert_eq!(group_of("tonnes"), None);
        assert_eq!(group_of("homes"), None);
    }

    #[test]
    fn bases_by_the_words_after_the_share() {
        let base = |after| base_of(after).map(|(base, ..)| base);
        assert_eq!(base(" of Kazakhstan's citizens voted."), Some("citizens"));
        assert_eq!(base(" of the electorate"), Some("registered voters"));
        assert_eq!(base(" of Kenyans voted"), Some("citizens"));
        assert_eq!(base(" of Swiss voters"), None);
        assert_eq!(base(" of the voters"), None);
        assert_eq!(base(" of people who call themselves moderate"), None);
        assert_eq!(base(" turnout"), None);
    }
}
