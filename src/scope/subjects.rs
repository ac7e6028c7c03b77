//! Whose a value is: the candidate, the side on a ballot, the country.

use std::sync::LazyLock;

use super::sides::{chosen_behind, option_at, target_behind, without_brackets};
use crate::model::Span;
use crate::places::countries::{COUNTRIES, country_named, is_country_or_people};
use crate::text::{Spaced, Spellings, bare_of_owner, is_one_of, lowered};
use crate::vocabulary::{WordGroups, WordList};

/// Phrases that name an option on a ballot or a side, and the subject they stand for.
static SIDES: WordGroups = WordGroups::named("sides");

/// Words that name a side where they stand alone behind a share.
static BARE_SIDES: WordGroups = WordGroups::named("bare sides");

/// Verbs by which voters answer the question of a referendum, and the side they take.
static ANSWERS: WordGroups = WordGroups::named("answers");

/// The side that a verb behind a share takes in a referendum: "91% of those who voted in Sunday's referendum backed the
/// change".
pub(crate) fn answer_behind(text: &str, figure: Span, end: usize) -> Option<&'static str> {
    let after = text.get(figure.end()..end)?;
    let after = after.split([';', ':', '(']).next().unwrap_or_default();
    after.words().take(24).find_map(|word| {
        let bare = word.unmarked();
        ANSWERS.iter().find(|(_, verbs)| verbs.contains(&bare)).map(|(side, _)| *side)
    })
}

/// Words with a capital letter that name nobody.
static NOT_NAMES: WordList = WordList::named("not names");

/// What finds the phrases of [`SIDES`]: most sentences hold none of them.
static SIDE_PHRASES: LazyLock<Spellings> =
    LazyLock::new(|| Spellings::of(SIDES.iter().flat_map(|(_, phrases)| phrases.iter().copied())));

/// Words with which a sentence opens on one side of a vote,
static OPENING_SIDES: WordGroups = WordGroups::named("opening sides");
/// and those that open others in the same way.
static NO_OPENING_SIDES: WordList = WordList::named("no opening sides");

/// The side that a sentence opens with: "For these amendments 70% of citizens voted".
pub(crate) fn opens_with_side(opening: &str) -> Option<&'static str> {
    let lower = lowered(opening);
    let opens = |words: &&str| lower.strip_prefix(*words).is_some_and(|rest| rest.starts_with(' '));
    let side = OPENING_SIDES.iter().find(|(_, words)| words.iter().any(&opens))?;
    // "For the first time" and "for example" open other sentences; the comma ends them.
    (!NO_OPENING_SIDES.iter().any(|words| lower.starts_with(words)) && !lower.contains(',')).then_some(side.0)
}

/// The side or the name that a figure is given by the words of its own part of the clause: right behind it ("90.2 percent in
/// favour", "81% for Okoth", "43% supported it"), or at the opening of the sentence. What is only named near it is not.
pub(crate) fn side_of(text: &str, end: usize, clause_start: usize, figure: Span) -> Option<String> {
    let clause = text.get(clause_start..figure.start())?;
    let after = without_brackets(text.get(figure.end()..end)?);
    let after = after.split([',', ';', '(']).next().unwrap_or_default();
    // "90.2 percent in favour, 7.8 percent against": what stands behind a figure is its own.
    let bare = after.trim().trim_end_matches('.');
    if let Some((side, _)) = BARE_SIDES.iter().find(|(_, words)| words.contains(&bare)) {
        return Some((*side).to_owned());
    }
    if let Some(side) = opens_with_side(clause.trim_start()).filter(|_| after.contains("voted")) {
        return Some(side.to_owned());
    }
    // What stands behind the next figure is of that one.
    let own = after.find(|c: char| c.is_ascii_digit()).and_then(|digit| after.get(..digit)).unwrap_or(after);
    if let Some(name) = target_behind(own).and_then(named_target) {
        return Some(name);
    }
    let behind = chosen_behind(own).or_else(|| side_in(own));
    // "The number of votes cast for “Yes” was 1,671,989".
    let option = || {
        let words: Vec<&str> = clause.words().collect();
        (0..words.len()).rev().find_map(|index| option_at(&words, index))
    };
    behind.or_else(option).map(str::to_owned)
}

/// The side that a phrase of some words names.
fn side_in(words: &str) -> Option<&'static str> {
    let words = lowered(&words.single_spaced()).into_owned();
    if !SIDE_PHRASES.are_in(&words) {
        return None;
    }
    SIDES.iter().find(|(_, phrases)| phrases.iter().any(|phrase| words.contains(phrase))).map(|(side, _)| *side)
}

/// The subject of what belongs to no vote, money or trade: a side or a name near it in its clause, else one after it.
pub(crate) fn subject_of(text: &str, end: usize, clause_start: usize, figure: Span, countries: bool) -> Option<String> {
    let clause = text.get(clause_start..figure.start())?;
    let after = text.get(figure.end()..end)?;
    let after = after.split([',', ';', '(']).next().unwrap_or_default();
    let side = side_in(after).or_else(|| side_in(&format!("{clause} {after}")));
    side.map(str::to_owned).or_else(|| names(clause, countries).pop()).or_else(|| after_by(after, countries))
}

/// The subject of the second of two shares where nobody is named: compared with nothing but another such.
pub(crate) const OTHER_SIDE: &str = "the other side";

/// The name that words begin with, after a few in small letters: "the far-right candidate Marine Le Pen".
fn named_target(words: &str) -> Option<String> {
    /// So many words in small letters.
    const BEFORE: usize = 4;
    let list: Vec<&str> = words.words().take(BEFORE + 4).collect();
    let first = list
        .iter()
        .take(BEFORE + 1)
        .position(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase));
    let first = first?;
    if let Some(option) = option_at(&list, first) {
        return Some(option.to_owned());
    }
    let run: Vec<&str> = list
        .get(first..)?
        .iter()
        .copied()
        .scan(false, |ended, word| {
            let name = !*ended && word.starts_with(char::is_uppercase);
            *ended |= word.ends_with([',', '.', ';', ':', ')']);
            name.then_some(word)
        })
        .collect();
    // "24% to Hill's 21%" says whose the next one is.
    let last = run.last()?;
    if last.ends_with("'s") || last.ends_with("’s") {
        return None;
    }
    let name = run.join(" ");
    let known = names(&name, false);
    known.into_iter().next_back()
}

/// The first name of the sentence before a figure: its grammatical subject, more often than not.
pub(crate) fn first_name(text: &str, start: usize, figure: Span, countries: bool) -> Option<String> {
    names(text.get(start..figure.start())?, countries).into_iter().next()
}

/// "81% went to Tokayev", "81% for Tokayev": the name after the figure.
fn after_by(after: &str, countries: bool) -> Option<String> {
    let mut words = after.words();
    let introduced = words.by_ref().take(6).any(|word| {
        matches!(
            word,
            "to" | "for" | "by" | "chose" | "backed" | "preferred" | "supported" | "favoured" | "favored" | "picked"
        )
    });
    introduced.then(|| names(&words.collect::<Vec<_>>().join(" "), countries).into_iter().next()).flatten()
}

/// Words after which a name is no subject: "of Kazakhstan's trade", "in Kenya".
static OBJECT_PREPOSITIONS: WordList = WordList::named("object prepositions");

/// The names in a stretch of text that can be a subject, but for countries.
pub(crate) fn names_of(text: &str) -> Vec<String> {
    names(text, false)
}

/// Nouns behind a name that make it no subject but theirs: "won the Bundestag election with 26%".
static NAMED_AFTER_IT: WordList = WordList::named("named after it");

/// The names in a stretch of text that can be a subject, each reduced to its last word, countries to their usual name.
fn names(text: &str, countries: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut current: Option<String> = None;
    let mut after_preposition = false;
    // The name after a preposition that is being passed over: it ends before an article and behind a country.
    let mut passed = String::new();
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '–' || c == '—').collect();
    for (index, raw) in words.iter().copied().enumerate() {
        if let Some(option) = option_at(&words, index) {
            found.extend(current.take().map(|name| canonical(&name)));
            found.push(option.to_owned());
            passed.clear();
            after_preposition = false;
            continue;
        }
        let word = raw.unmarked();
        let word = bare_of_owner(word);
        let is_name = word.starts_with(char::is_uppercase) && !NOT_NAMES.holds(word);
        // "U.S." is a country's: whose something is, not who.
        let initials = word.contains('.') && word.chars().all(|c| c.is_uppercase() || c == '.');
        if is_name && after_preposition {
            if !passed.is_empty() {
                passed.push(' ');
            }
            passed.push_str(word);
            // "With Leave winning 52%", "followed by Hill with 21%": the name does what follows.
            let next = words.get(index + 1).map(|next| next.unmarked());
            if next.is_some_and(|next| ACTING.contains(&next)) && !countries {
                found.push(canonical(&passed));
            }
        }
        if !is_name && !passed.is_empty() {
            passed.clear();
            after_preposition = false;
        }
        if is_name && !after_preposition && !initials {
            match &mut current {
                Some(run) => {
                    run.push(' ');
                    run.push_str(word);
                }
                None => current = Some(word.to_owned()),
            }
        }
        after_preposition = match word {
            // "In Latvia the Greens won": the article opens another name.
            "the" | "a" | "an" | "" => after_preposition,
            _ if is_name => after_preposition,
            // "Votes cast for Hill were": the preposition names whose they are.
            "for" if index > 0 && words.get(index - 1).is_some_and(|before| matches!(*before, "cast" | "votes")) => {
                false
            }
            _ => is_one_of(word, &OBJECT_PREPOSITIONS),
        };
        let ends = !is_name || raw.ends_with([',', '.', ';', ':', ')']);
        if let (true, Some(name)) = (ends, current.take_if(|_| ends)) {
            if !is_name && NAMED_AFTER_IT.contains(&word) {
                continue;
            }
            found.push(canonical(&name));
        }
        if raw.ends_with([',', '.', ';', ':', ')']) || country_named(&passed).is_some() {
            after_preposition = false;
            passed.clear();
        }
    }
    found.extend(current.map(|name| canonical(&name)));
    found.retain(|name| {
        countries || !COUNTRIES.iter().any(|country| country.name == name || country.capitals.contains(&name.as_str()))
    });
    found
}

/// What a name does that stands behind "with" or "by" and is a subject all the same.
static ACTING: WordList = WordList::named("acting");

/// Last words of names that say little alone: "National Fund", "Reform Party".
static GENERIC_LAST_WORDS: WordList = WordList::named("generic last words");

/// A name as subjects are compared: a country by its usual name, a person by the last word, a body by its whole name.
fn canonical(run: &str) -> String {
    let mut rest = run;
    loop {
        let country = COUNTRIES
            .iter()
            .find(|country| country.name == rest || country.also.contains(&rest) || country.demonyms.contains(&rest));
        if let Some(country) = country {
            return country.name.to_owned();
        }
        match rest.split_once(' ') {
            Some((_, shorter)) => rest = shorter,
            None => break,
        }
    }
    if GENERIC_LAST_WORDS.contains(&rest) { run.to_owned() } else { rest.to_owned() }
}

/// A name as owners are compared: a person by the last word, a party or a body by its whole name. `led` is what stands
/// before it: an article names no person; `is_party` says that what follows calls it a party.
pub(crate) fn owner_named(run: &str, led: &str, is_party: bool) -> String {
    let run = run.single_spaced();
    let run = run.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned();
    let joined = run.split(' ').any(|word| word.starts_with(char::is_lowercase) || word == "&");
    let article = led.ends_with(" the") || led == "The" || led == "the" || led.ends_with(" The");
    let Some((_, last)) = run.rsplit_once(' ') else { return run };
    if joined || article || is_party || is_country_or_people(last) || GENERIC_LAST_WORDS.contains(&last) {
        run
    } else {
        last.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(sentence: &str, figure: &str) -> Option<String> {
        let start = sentence.find(figure).unwrap();
        let span = Span::new(start, start + figure.len()).unwrap();
        subject_of(sentence, sentence.len(), 0, span, true)
    }

    #[test]
    fn the_nearest_name_before_the_figure() {
        assert_eq!(subject("Anna Berg won 41% of the vote.", "41%").as_deref(), Some("Berg"));
        assert_eq!(subject("Iran – USD 12 bn", "USD 12 bn").as_deref(), Some("Iran"));
        assert_eq!(subject("The Chinese side paid €9 billion", "€9 billion").as_deref(), Some("China"));
        assert_eq!(subject("Some 41% of votes went to Berg.", "41%").as_deref(), Some("Berg"));
    }

    #[test]
    fn sides_of_a_ballot() {
        assert_eq!(subject("About 5% voted against all candidates.", "5%").as_deref(), Some("against all"));
        assert_eq!(subject("Her rivals got 1% each.", "1%").as_deref(), Some("rivals"));
        assert_eq!(subject("some got 1% each.", "1%"), None);
    }
}
