//! The words of a text that another report of the same event would share: proper names of its title and first sentences,
//! and words that are rare in the language.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::model::Span;
use crate::text::{bare_of_owner, lowered};
use crate::vocabulary::{WordList, is_common_word};

/// Names are taken from the title and so many bytes of text, to the end of the sentence.
const LEAD: usize = 450;

/// Rare words are taken from so many bytes: what a long text says further down is about many things.
const RARE_WITHIN: usize = 3000;

/// Whether a capital letter marks a name is learnt from so many bytes.
const LEARN_WITHIN: usize = 20_000;

/// A rare word has at least so many letters.
const RARE_LETTERS: usize = 5;

/// Whether a word, in small letters, is one that any text may use: it names nothing.
pub(crate) fn is_common(word: &str) -> bool {
    is_common_word(word) || word.strip_suffix('s').is_some_and(is_common_word)
}

/// Names of the calendar, and titles of people: capitals that tell no event from another.
static NO_NAMES: WordList = WordList::named("no names too");

/// What a text shares with other reports of its story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wording {
    /// Proper names of title and first sentences, in small letters, sorted.
    pub(crate) names: Vec<String>,
    /// Those of the title.
    pub(crate) title_names: Vec<String>,
    /// Rare words, in small letters, sorted.
    pub(crate) rare_words: Vec<String>,
}

impl Wording {
    /// Reads the words of a text, whose sentences come in order. Linear in the text.
    pub(crate) fn of(title: Option<&str>, text: &str, sentences: &[Span]) -> Wording {
        let within = |most: usize| sentences.iter().take_while(move |sentence| sentence.start() < most);
        let words_of_sentence = |sentence: &Span| words(text.get(sentence.start()..sentence.end()).unwrap_or_default());
        let (mut known, mut rare): (BTreeSet<String>, BTreeSet<String>) = Default::default();
        for sentence in within(LEARN_WITHIN) {
            let may_be_rare = sentence.start() < RARE_WITHIN;
            for word in words_of_sentence(sentence) {
                if word.is_capital {
                    // A capital inside a sentence is a name's; at its beginning it is anybody's.
                    if !word.opens {
                        add(&mut known, &word.folded());
                    }
                } else if may_be_rare && word.text.len() >= RARE_LETTERS {
                    let word = word.folded();
                    if !is_common(&word) {
                        add(&mut rare, word.strip_suffix('s').unwrap_or(&word));
                    }
                }
            }
        }
        let is_name = |word: &Word<'_>| word.is_capital && known.contains(&*word.folded());
        let mut names = BTreeSet::new();
        for sentence in within(LEAD) {
            add_names(words_of_sentence(sentence), is_name, &mut names);
        }
        let mut title_names = BTreeSet::new();
        if let Some(title) = title {
            let all: Vec<Word<'_>> = words(title).collect();
            let capitals = all.iter().filter(|word| word.is_capital).count();
            // "Mayor Quits After Vote": where most words have a capital it says nothing.
            let plain = capitals * 10 <= all.len() * 6;
            let of_title = |word: &Word<'_>| is_name(word) || (word.is_capital && plain && !word.opens);
            add_names(all, of_title, &mut title_names);
        }
        names.extend(title_names.iter().cloned());
        Wording {
            names: names.into_iter().collect(),
            title_names: title_names.into_iter().collect(),
            rare_words: rare.into_iter().collect(),
        }
    }
}

/// Adds the names among some words: each that is no common word, and of two that stand together where one is common both
/// as one: "Navy Hill".
fn add_names<'a>(
    words: impl IntoIterator<Item = Word<'a>>,
    is_name: impl Fn(&Word<'a>) -> bool,
    names: &mut BTreeSet<String>,
) {
    let mut before: Option<Cow<'a, str>> = None;
    for word in words {
        let folded = word.folded();
        if !is_name(&word) || folded.chars().count() < 3 || NO_NAMES.contains(&&*folded) {
            before = None;
            continue;
        }
        let before_it = before.take().filter(|_| word.beside);
        if let Some(before) = before_it
            && (is_common(&before) || is_common(&folded))
        {
            names.insert(format!("{before} {folded}"));
        }
        if !is_common(&folded) {
            add(names, &folded);
        }
        before = Some(folded);
    }
}

/// Adds a word, which is copied where it is new.
fn add(words: &mut BTreeSet<String>, word: &str) {
    if !words.contains(word) {
        words.insert(word.to_owned());
    }
}

/// A word of a sentence.
struct Word<'a> {
    text: &'a str,
    is_capital: bool,
    /// Whether the sentence, or a quotation in it, begins with it.
    opens: bool,
    /// Whether nothing but a space parts it from the word before.
    beside: bool,
}

impl<'a> Word<'a> {
    /// In small letters, without a possessive ending.
    fn folded(&self) -> Cow<'a, str> {
        let word = self.text.trim_end_matches(['\'', '’', '-']);
        let word = bare_of_owner(word);
        lowered(word)
    }
}

/// Where the characters of a kind end that stand from a place on. Most are a byte each.
fn skip(text: &str, from: usize, of: impl Fn(char) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        while bytes.get(at).is_some_and(|byte| byte.is_ascii() && of(char::from(*byte))) {
            at += 1;
        }
        match text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| !c.is_ascii() && of(*c)) {
            Some(beyond) => at += beyond.len_utf8(),
            None => return at,
        }
    }
}

fn words(sentence: &str) -> impl Iterator<Item = Word<'_>> {
    let mut end = 0;
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let mut is_first = true;
    std::iter::from_fn(move || {
        let start = skip(sentence, end, |c| !c.is_alphanumeric());
        let between = sentence.get(end..start).unwrap_or_default();
        end = skip(sentence, start, is_inner);
        let text = sentence.get(start..end).filter(|text| !text.is_empty())?;
        let (opens, beside) = match between {
            // Between most words there is a space.
            " " => (false, true),
            _ => (
                between.contains(['"', '“', '‘', ':', '(', '.', '!', '?', '\n']),
                between.chars().all(char::is_whitespace) && !between.is_empty(),
            ),
        };
        let opens = std::mem::take(&mut is_first) || opens;
        Some(Word { text, is_capital: text.starts_with(char::is_uppercase), opens, beside })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(title: &str, sentences: &[&str]) -> Wording {
        let text = sentences.join(" ");
        let mut at = 0;
        let spans: Vec<Span> = sentences
            .iter()
            .map(|sentence| {
                let span = Span::new(at, at + sentence.len()).unwrap();
                at += sentence.len() + 1;
                span
            })
            .collect();
        Wording::of(Some(title), &text, &spans)
    }

    #[test]
    fn names_are_capitals_inside_a_sentence() {
        let read = wording(
            "Ferry sinks off Zenda",
            &["Rescuers searched the Ruritanian coast on Monday.", "The Green Gull left Zenda at noon."],
        );
        assert_eq!(read.names, ["green gull", "gull", "ruritanian", "zenda"]);
        assert_eq!(read.title_names, ["zenda"]);
    }

    #[test]
    fn a_title_in_capitals_names_only_what_the_text_does() {
        let read = wording("Mayor Rassendyll Quits After Vote", &["The mayor, Rudolf Rassendyll, has resigned."]);
        assert_eq!(read.title_names, ["rassendyll"]);
    }

    #[test]
    fn rare_words_are_not_common_ones() {
        let read = wording("", &["The trawler and the ferries collided near the breakwater in the morning."]);
        assert!(read.rare_words.contains(&"breakwater".to_owned()));
        assert!(read.rare_words.contains(&"trawler".to_owned()));
        assert!(!read.rare_words.contains(&"morning".to_owned()));
    }
}
