//! The kind of figure that words say it is: a forecast, a first count, what a rule requires, what was before a change.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::figures::Mention;
use crate::text::{Spaced, Spellings, is_one_of, last_words, lowered};
use crate::vocabulary::{WordGroups, WordList};

/// The status of what is expected and not counted.
pub(crate) const PROJECTED: &str = "projected";

/// Kinds of figure other than a final count, and the words that say so. Of counts that accumulate every early one is
/// preliminary; what matters of them is only whether they were counted at all.
static STATUSES: WordGroups = WordGroups::named("statuses");

/// First reports, which may tell of what is expected.
static PRELIMINARY_REPORTS: WordList = WordList::named("preliminary reports");

/// Said of counts that accumulate too.
const OF_ALL_COUNTS: [&str; 2] = ["exit poll", PROJECTED];

/// Words right before a figure that make it what a rule asks for: "the required 50 percent", "a quorum of 50%".
static REQUIRING_BEFORE: WordList = WordList::named("requiring before");

/// Words before "reach" that say what was not come to.
static NOT_REACHING: WordList = WordList::named("not reaching");

/// Words right behind a figure that do: "the 50% threshold", "50 percent needed".
static REQUIRING_BEHIND: WordList = WordList::named("requiring behind");

/// Those of them that are verbs as well,
static ASKING: WordList = WordList::named("asking behind");
/// and what follows them where they are none.
static ASKED_FOR: WordList = WordList::named("asked for");

/// Words that may stand between a figure and the word that makes it a requirement.
static BETWEEN_REQUIREMENT: WordList = WordList::named("between requirement");

/// Whether a figure is what a rule asks for and nobody's result, and where the word stands that says so, as start and
/// length: "far below the required 50 percent".
pub(crate) fn requirement_of(text: &str, mention: &Mention, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut before = text.get(start..mention.span.start())?;
    for _ in 0..5 {
        before = before.trim_end();
        let Some(word) = before.rsplit(char::is_whitespace).next().filter(|word| !word.is_empty()) else { break };
        before = before.get(..before.len() - word.len())?;
        let at = start + before.len();
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if REQUIRING_BEFORE.contains(&bare) {
            return Some((at, word.len()));
        }
        // "Failed to reach 50 percent", "fell short of 50": what was not come to.
        let behind = || text.get(start..at).unwrap_or_default().words().rev().take(2);
        let missed = match bare {
            "reach" => behind().any(|word| is_one_of(word, &NOT_REACHING)),
            "short" => true,
            _ => false,
        };
        if missed {
            return Some((at, word.len()));
        }
        if !BETWEEN_REQUIREMENT.contains(&bare) {
            break;
        }
    }
    let mut at = mention.span.end();
    for _ in 0..4 {
        let behind = text.get(at..end)?;
        let rest = behind.trim_start();
        let word = rest.split(char::is_whitespace).next().filter(|word| !word.is_empty())?;
        at += behind.len() - rest.len();
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if REQUIRING_BEHIND.contains(&bare) {
            // "The 55 seats needed to govern", and not "those who hold 55 seats needed support".
            let next = text.get(at + word.len()..end).unwrap_or_default().first_word().unwrap_or_default();
            let asks = word != bare || next.is_empty() || ASKED_FOR.contains(&next) || !ASKING.contains(&bare);
            return asks.then_some((at, bare.len()));
        }
        if !BETWEEN_REQUIREMENT.contains(&word) {
            break;
        }
        at += word.len();
    }
    None
}

/// Words right before a figure that make it the value before a change, or of another time: "up from 8.9%".
static FORMERLY: WordList = WordList::named("formerly");

/// Whether a figure is what a value was before it changed, and where the words stand that say so, as start and length:
/// "14.8%, up from 8.9%", "rose from 62% to 68%".
pub(crate) fn was_before(text: &str, mention: &Mention, start: usize) -> Option<(usize, usize)> {
    let before = text.get(start..mention.span.start())?.trim_end();
    if let Some((from, length)) = earlier_count(before) {
        return Some((start + from, length));
    }
    let last = before.bytes().next_back();
    let phrase = FORMERLY.iter().find(|phrase| {
        // Most end otherwise.
        let ends = phrase.bytes().next_back().zip(last).is_some_and(|(own, last)| own.eq_ignore_ascii_case(&last));
        ends && before.len() >= phrase.len()
            && before.is_char_boundary(before.len() - phrase.len())
            && before.get(before.len() - phrase.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(phrase))
    })?;
    Some((start + before.len() - phrase.len(), phrase.len()))
}

/// The words before a figure that make it an earlier count, as start and length: "a previous toll of", "police initially said".
fn earlier_count(before: &str) -> Option<(usize, usize)> {
    static EARLIER: WordList = WordList::named("earlier of a count");
    static RIGHT_BEFORE: WordList = WordList::named("earlier right before a count");
    static COUNTS: WordList = WordList::named("nouns of a count");
    static SAID: WordList = WordList::named("giving a count");
    /// So many words may stand between "earlier" and the count or the verb that gives it,
    const BETWEEN: usize = 4;
    /// and between those and the figure.
    const BEFORE_FIGURE: usize = 8;
    // Clauses part at these; "earlier on Friday, officials said" is one.
    let ends = |(at, c): (usize, char)| matches!(c, ';' | '.' | ':' | '“' | '”' | '"').then_some(at + c.len_utf8());
    let clause = before.char_indices().rev().find_map(ends).unwrap_or(0);
    let last = last_words(before.get(clause..)?, BETWEEN + BEFORE_FIGURE + 2);
    let words: Vec<(usize, Cow<'_, str>)> = last.map(|(at, word)| (clause + at, lowered(word.unmarked()))).collect();
    (0..words.len()).rev().find_map(|index| {
        let (start, word) = words.get(index)?;
        let (reach, is_right_before) = match &**word {
            word if EARLIER.contains(&word) => (BETWEEN, false),
            // "Said it had counted nine": the clause is that of what is said.
            word if RIGHT_BEFORE.contains(&word) && is_of_clause_said(&words, index) => return None,
            // "Had told reporters that nine", "at first spoke of 73".
            word if RIGHT_BEFORE.contains(&word) => (0, true),
            _ => return None,
        };
        let gives = |word: &str| SAID.contains(&word) || COUNTS.contains(&word) && !is_right_before;
        let given = (index + 1..words.len().min(index + 2 + reach))
            .find(|at| words.get(*at).is_some_and(|(_, word)| gives(word)))?;
        let none_counted = words.get(index..)?.iter().all(|(_, word)| !word.starts_with(|c: char| c.is_ascii_digit()));
        // "Initially counted, then subtracted, two": what follows a comma is something else.
        let (verb, _) = words.get(given)?;
        let at_once = !before.get(*verb..)?.contains(',');
        (words.len() - given <= BEFORE_FIGURE && none_counted && at_once).then(|| (*start, word.len()))
    })
}

/// Whether what stands right before a word is a pronoun for whoever says the clause: "said it".
fn is_of_clause_said(words: &[(usize, Cow<'_, str>)], index: usize) -> bool {
    static SAID: WordList = WordList::named("giving a count");
    static SPEAKERS: WordList = WordList::named("pronouns of speakers");
    let before = |step: usize| index.checked_sub(step).and_then(|at| words.get(at)).map(|(_, word)| word);
    let said = |step: usize| before(step).is_some_and(|word| SAID.contains(&&**word));
    before(1).is_some_and(|word| SPEAKERS.contains(&&**word)) && (said(2) || said(3))
}

/// The words that give an hour of the day up to which was counted: "by 8 p.m.", "as of 17:00".
pub(crate) fn hour_in(sentence: &str) -> Option<(usize, usize)> {
    static LEADING: WordList = WordList::named("leading of statuses");
    let words: Vec<&str> = sentence.words().collect();
    fn bare(word: &str) -> Cow<'_, str> {
        lowered(word.unmarked())
    }
    let is_hour = |index: usize| -> Option<usize> {
        let word = words.get(index)?.trim_start_matches(|c: char| !c.is_alphanumeric());
        // Most words need not be lowered to see that they are none.
        if !word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'n' | 'N' | 'm' | 'M')) {
            return None;
        }
        let word = bare(word);
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        let half = |word: &str| matches!(word, "pm" | "am" | "p.m" | "a.m" | "o'clock" | "hrs");
        let tail = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == '.');
        let clock = word.split_once(':').is_some_and(|(hour, minutes)| {
            hour.len() <= 2 && minutes.len() == 2 && minutes.bytes().all(|byte| byte.is_ascii_digit())
        });
        if word == "noon" || word == "midday" || digits && (half(tail) || clock) {
            return Some(1);
        }
        (digits && words.get(index + 1).is_some_and(|next| half(&bare(next)))).then_some(2)
    };
    (1..words.len()).find_map(|index| {
        let length = is_hour(index)?;
        let lead = bare(words.get(index - 1)?);
        let lead = if lead == "of" { "as of" } else { &lead };
        if !LEADING.contains(&lead) {
            return None;
        }
        let phrase = words.get(index..index + length)?;
        let joined = phrase.join(" ");
        let joined = joined.trim_end_matches([',', ';', ')']);
        Some((sentence.find(joined)?, joined.len()))
    })
}

/// The kind of figure that a sentence says it gives, where the words stand in it and how long they are; `None` for a plain
/// one.
pub(crate) fn status_of(sentence: &str, accumulates: bool) -> Option<(&'static str, usize, usize)> {
    let mut seen: Vec<usize> = Vec::new();
    let mut best: Option<(usize, usize)> = None;
    for (phrase, start, end) in STATUS_PHRASES.all_in(sentence) {
        // The first place where a phrase stands speaks for it.
        if seen.contains(&phrase) {
            continue;
        }
        seen.push(phrase);
        let after = sentence.get(end..).and_then(|after| after.chars().next());
        let applies = status_phrases().nth(phrase).is_some_and(|(_, always, _)| always || !accumulates);
        if applies && !after.is_some_and(char::is_alphanumeric) && best.is_none_or(|(known, _)| phrase < known) {
            best = Some((phrase, start));
        }
    }
    let (phrase, start) = best?;
    status_phrases().nth(phrase).map(|(status, _, words)| (status, start, words.len()))
}

/// The phrases of [`STATUSES`] in their order, each with its status and whether it is said of counts that accumulate too.
pub(crate) fn status_phrases() -> impl Iterator<Item = (&'static str, bool, &'static str)> {
    let reports = PRELIMINARY_REPORTS.iter().map(|phrase| ("preliminary", phrase));
    let all = STATUSES.iter().flat_map(|(status, phrases)| phrases.iter().map(|phrase| (*status, phrase)));
    all.chain(reports).map(|(status, phrase)| (status, OF_ALL_COUNTS.contains(&status), *phrase))
}

/// What finds those phrases.
static STATUS_PHRASES: LazyLock<Spellings> =
    LazyLock::new(|| Spellings::of(status_phrases().map(|(.., phrase)| phrase)));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_by_the_words_of_the_sentence() {
        assert_eq!(status_of("An exit poll gave her 41%.", false), Some(("exit poll", 3, 9)));
        assert_eq!(status_of("She won 41%.", false), None);
    }
}
