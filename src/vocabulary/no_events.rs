//! Constructions in which a word for an event names none: "a storm over the budget", "killed by police fire", "the anniversary
//! of the coup". The rows stand in `no_events.tsv`.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::LazyLock;

use super::WordMap;
use super::rows::rows;

/// Words that stand before every noun and say nothing of it.
const DETERMINERS: [&str; 6] = ["a", "an", "the", "this", "that", "its"];

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Construction {
    /// The words for events; any where it is empty.
    words: Vec<&'static str>,
    /// Phrases before it, and how many words may stand between.
    before: Option<(usize, Vec<Vec<&'static str>>)>,
    behind: Option<Behind>,
}

/// What stands behind a word for an event.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Behind {
    /// None where the words stand right behind.
    prepositions: Vec<&'static str>,
    /// Within how many words one of the words stands.
    reach: usize,
    /// The words; any where it is empty.
    words: Vec<&'static str>,
}

impl Construction {
    fn of_row(row: &[&'static str]) -> Option<Construction> {
        let [words, before, behind, _, _] = row else { return None };
        let before = match *before {
            "-" => None,
            cell => {
                let (reach, phrases) = cell.split_once(' ')?;
                let phrases = phrases.split(';').map(|phrase| listed(phrase.split_whitespace())).collect();
                Some((reach.parse().ok()?, phrases))
            }
        };
        let behind = match *behind {
            "-" => None,
            cell => {
                let mut cells = cell.split(' ');
                let prepositions = listed(cells.next()?.split('|').filter(|word| *word != "="));
                let reach = cells.next()?.parse().ok()?;
                Some(Behind { prepositions, reach, words: listed(cells.filter(|word| *word != "*")) })
            }
        };
        Some(Construction { words: listed(words.split(' ').filter(|word| *word != "*")), before, behind })
    }

    fn holds<'b>(&self, event: &str, before: &[Cow<'_, str>], behind: impl Fn() -> &'b [Cow<'b, str>]) -> bool {
        let last = last_of(event);
        let named = self.words.is_empty() || self.words.iter().any(|word| *word == event || *word == last);
        named
            && self.before.as_ref().is_none_or(|(reach, phrases)| {
                let plain = before.iter().rev().take_while(|word| DETERMINERS.contains(&&***word)).count();
                phrases.iter().any(|phrase| {
                    let own = phrase.last().is_some_and(|word| DETERMINERS.contains(word));
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
                let behind = behind();
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
fn ends_with(words: &[Cow<'_, str>], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().rev().zip(phrase.iter().rev()).all(|(word, wanted)| *word == **wanted)
}

fn holds_word(words: &[&str], word: &str) -> bool {
    words.contains(&word)
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    words.filter(|word| !word.is_empty()).collect()
}

/// The rows of the table, by a word without which none of them holds.
struct Constructions {
    rows: Vec<Construction>,
    /// By the word for the event.
    by_event: WordMap<&'static str, Vec<usize>>,
    /// Those for any event, by the last word of a phrase before it.
    by_word_before: WordMap<&'static str, Vec<usize>>,
    /// Those for any event that ask nothing before it.
    others: Vec<usize>,
}

static OF_ENGLISH: LazyLock<Constructions> = LazyLock::new(|| {
    Constructions::of(rows(super::ENGLISH.no_events).filter_map(|row| Construction::of_row(&row)).collect())
});

impl Constructions {
    fn of(rows: Vec<Construction>) -> Constructions {
        let (mut by_event, mut by_word_before) = (WordMap::default(), WordMap::default());
        let mut others = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let add = |to: &mut WordMap<&'static str, Vec<usize>>, word: &'static str| {
                let known = to.entry(word).or_default();
                if known.last() != Some(&number) {
                    known.push(number);
                }
            };
            match &row.before {
                _ if !row.words.is_empty() => row.words.iter().for_each(|word| add(&mut by_event, word)),
                Some((_, phrases)) if phrases.iter().all(|phrase| !phrase.is_empty()) => {
                    phrases.iter().flat_map(|phrase| phrase.last()).for_each(|word| add(&mut by_word_before, word));
                }
                _ => others.push(number),
            }
        }
        Constructions { rows, by_event, by_word_before, others }
    }

    /// The rows that may hold of a word for an event behind some words.
    fn that_may_hold<'a>(&'a self, event: &str, before: &[Cow<'_, str>]) -> impl Iterator<Item = &'a Construction> {
        let last = Some(last_of(event)).filter(|last| *last != event);
        let of_event = [Some(event), last].into_iter().flatten().filter_map(|word| self.by_event.get(word));
        let of_before = before.iter().filter_map(|word| self.by_word_before.get(&**word));
        let numbers: Vec<usize> = of_event.chain(of_before).chain([&self.others]).flatten().copied().collect();
        numbers.into_iter().filter_map(|number| self.rows.get(number))
    }
}

/// Of "civil war" the last word is the event's.
fn last_of(event: &str) -> &str {
    event.rsplit(' ').next().unwrap_or_default()
}

/// So many words on each side of a word for an event are looked at.
const MOST_WORDS: usize = 8;

/// Where in a word what is said of a word for an event begins: behind a mark.
fn begins_part(word: &str) -> Option<usize> {
    let mark =
        |(at, mark): (usize, char)| matches!(mark, ',' | ';' | ':' | '(' | '"' | '“').then_some(at + mark.len_utf8());
    word.char_indices().rev().find_map(mark)
}

/// Where in a word it ends: at a mark.
fn ends_part(word: &str) -> Option<usize> {
    word.find([',', ';', ':', ')', '"', '”'])
}

/// The first of some words, plain, up to the one in which what is said of a word for an event ends, and what of that belongs to it.
fn up_to<'a>(
    words: impl Iterator<Item = &'a str>,
    within: impl Fn(&'a str) -> Option<&'a str>,
) -> impl Iterator<Item = Cow<'a, str>> {
    let mut goes_on = true;
    let words = words.map_while(move |word| {
        let part = within(word);
        std::mem::replace(&mut goes_on, part.is_none()).then(|| part.unwrap_or(word))
    });
    words.map(plain).filter(|word| !word.is_empty()).take(MOST_WORDS)
}

/// A word in small letters, without the marks around it.
fn plain(word: &str) -> Cow<'_, str> {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let word = match is_plain(word.as_bytes().first()) && is_plain(word.as_bytes().last()) {
        true => word,
        false => word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\''),
    };
    match word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase()),
    }
}

/// Whether a word for an event names none where it stands, by the words of its sentence before and behind it.
pub(crate) fn names_no_event(before: &str, event: &str, behind: &str) -> bool {
    let mut words: Vec<Cow<'_, str>> = Vec::with_capacity(MOST_WORDS);
    words.extend(up_to(before.rsplit(char::is_whitespace), |word| word.get(begins_part(word)?..)));
    words.reverse();
    // Few rows come to ask what stands behind.
    let behind_it: OnceCell<Vec<Cow<'_, str>>> = OnceCell::new();
    let behind_it = || {
        let read = || up_to(behind.split(char::is_whitespace), |word| word.get(..ends_part(word)?)).collect();
        behind_it.get_or_init(read).as_slice()
    };
    let event = event.to_lowercase();
    let mut may_hold = OF_ENGLISH.that_may_hold(&event, &words);
    may_hold.any(|construction| construction.holds(&event, &words, behind_it))
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
                false => construction.words.contains(&event.as_str()),
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
