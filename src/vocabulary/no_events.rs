//! Constructions in which a word for an event names none: "a storm over the budget", "killed by police fire", "the anniversary
//! of the coup". The rows stand in `no_events.tsv`.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::rows::rows;

/// Words that stand before every noun and say nothing of it.
const DETERMINERS: [&str; 6] = ["a", "an", "the", "this", "that", "its"];

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Construction {
    /// The words for events; any where it is empty.
    words: Vec<String>,
    /// Phrases before it, and how many words may stand between.
    before: Option<(usize, Vec<Vec<String>>)>,
    behind: Option<Behind>,
}

/// What stands behind a word for an event.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Behind {
    /// None where the words stand right behind.
    prepositions: Vec<String>,
    /// Within how many words one of the words stands.
    reach: usize,
    /// The words; any where it is empty.
    words: Vec<String>,
}

impl Construction {
    fn of_row(row: &[&str]) -> Option<Construction> {
        let [words, before, behind, _, _] = row else { return None };
        let before = match *before {
            "-" => None,
            cell => {
                let (reach, phrases) = cell.split_once(' ')?;
                let phrases = phrases.split(';').map(|phrase| owned(phrase.split_whitespace())).collect();
                Some((reach.parse().ok()?, phrases))
            }
        };
        let behind = match *behind {
            "-" => None,
            cell => {
                let mut cells = cell.split(' ');
                let prepositions = owned(cells.next()?.split('|').filter(|word| *word != "="));
                let reach = cells.next()?.parse().ok()?;
                Some(Behind { prepositions, reach, words: owned(cells.filter(|word| *word != "*")) })
            }
        };
        Some(Construction { words: owned(words.split(' ').filter(|word| *word != "*")), before, behind })
    }

    fn holds(&self, event: &str, before: &[Cow<'_, str>], behind: &[Cow<'_, str>]) -> bool {
        // Of "civil war" the last word is the event's.
        let last = event.rsplit(' ').next().unwrap_or_default();
        let named = self.words.is_empty() || self.words.iter().any(|word| word == event || word == last);
        named
            && self.before.as_ref().is_none_or(|(reach, phrases)| {
                let plain = before.iter().rev().take_while(|word| DETERMINERS.contains(&&***word)).count();
                phrases.iter().any(|phrase| {
                    let own = phrase.last().is_some_and(|word| DETERMINERS.contains(&word.as_str()));
                    let from = if own { 0 } else { plain };
                    (from..=from + reach).any(|skipped| {
                        before
                            .len()
                            .checked_sub(skipped)
                            .and_then(|end| before.get(..end))
                            .is_some_and(|words| ends_with(words, phrase))
                    })
                })
            })
            && self.behind.as_ref().is_none_or(|wanted| {
                let Some((first, rest)) = behind.split_first() else { return false };
                if wanted.prepositions.is_empty() {
                    return behind.iter().take(wanted.reach).any(|word| holds_word(&wanted.words, word));
                }
                holds_word(&wanted.prepositions, first)
                    && rest
                        .iter()
                        .take(wanted.reach)
                        .any(|word| wanted.words.is_empty() || holds_word(&wanted.words, word))
            })
    }
}

/// Whether words end with those of a phrase.
fn ends_with(words: &[Cow<'_, str>], phrase: &[String]) -> bool {
    words.len() >= phrase.len() && words.iter().rev().zip(phrase.iter().rev()).all(|(word, wanted)| word == wanted)
}

fn holds_word(words: &[String], word: &str) -> bool {
    words.iter().any(|wanted| wanted == word)
}

fn owned<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

static OF_ENGLISH: LazyLock<Vec<Construction>> =
    LazyLock::new(|| rows(super::ENGLISH.no_events).filter_map(|row| Construction::of_row(&row)).collect());

/// So many words on each side of a word for an event are looked at.
const MOST_WORDS: usize = 8;

/// A word in small letters, without the marks around it.
fn plain(word: &str) -> Cow<'_, str> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
    match word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase()),
    }
}

/// Whether a word for an event names none where it stands, by the words of its sentence before and behind it.
pub(crate) fn names_no_event(before: &str, event: &str, behind: &str) -> bool {
    let last = before.rsplit([',', ';', ':', '(', '"', '“']).next().unwrap_or_default();
    let mut words: Vec<Cow<'_, str>> = Vec::with_capacity(MOST_WORDS);
    words.extend(last.rsplit(char::is_whitespace).map(plain).filter(|word| !word.is_empty()).take(MOST_WORDS));
    words.reverse();
    let first = behind.split([',', ';', ':', ')', '"', '”']).next().unwrap_or_default();
    let mut behind: Vec<Cow<'_, str>> = Vec::with_capacity(MOST_WORDS);
    behind.extend(first.split_whitespace().map(plain).filter(|word| !word.is_empty()).take(MOST_WORDS));
    let event = event.to_lowercase();
    OF_ENGLISH.iter().any(|construction| construction.holds(&event, &words, &behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether one of the words of a row names no event in a sentence.
    fn is_read_as_none(construction: &Construction, sentence: &str) -> bool {
        let words: Vec<&str> = sentence.split(' ').collect();
        (0..words.len()).any(|at| {
            let event = words[at].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let named = match construction.words.is_empty() {
                true => {
                    crate::vocabulary::Kinds::english().iter().any(|kind| kind.phrases().any(|phrase| phrase == event))
                }
                false => construction.words.contains(&event),
            };
            named && names_no_event(&words[..at].join(" "), &event, &words[at + 1..].join(" "))
        })
    }

    #[test]
    fn every_row_parses_and_its_examples_hold() {
        for row in rows(super::super::ENGLISH.no_events) {
            let construction = Construction::of_row(&row).unwrap_or_else(|| panic!("{row:?}"));
            assert!(is_read_as_none(&construction, row[3]), "{}", row[3]);
            assert!(!is_read_as_none(&construction, row[4]), "{}", row[4]);
        }
    }
}
