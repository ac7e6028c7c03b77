//! Passages that stand in a corpus more than once.
//!
//! Few shingles of every text are kept with the place where each stood first; a text that holds two of them in the same
//! order and distance is read along with that place, word by word, over small edits. Linear in the text, and no document
//! is compared with another; the memory is that of one kept shingle in five or six words.

use std::collections::HashMap;

use super::passages::{Passage, Source};
use super::shingles::{Shingle, shingles};
use super::words::{Word, words};
use crate::model::{Corpus, Span};

/// A passage that stands a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repetition {
    /// The document of the first occurrence, by index, and its place there.
    pub first: (usize, Span),
    /// The document of the repetition, by index, and its place there.
    pub again: (usize, Span),
    /// The parts of the repetition that are equal word for word; what lies between them differs.
    pub equal: Vec<Span>,
    /// The words between them that differ: first occurrence, repetition. One of them may be empty.
    pub altered: Vec<(Span, Span)>,
    /// The letters and digits that are equal, in bytes.
    pub weight: usize,
}

/// How many kept shingles on the second one is looked for that makes a trace of a copy out of a chance.
const NEAR: usize = 12;

/// By how many bytes edits may shift the second one.
const SHIFT: usize = 300;

/// The passages that stand more than once, in the order of their repetitions.
pub(crate) fn repetitions(corpus: &Corpus) -> Vec<Repetition> {
    let mut found = Vec::new();
    // Only looked up, never walked: the order of its keys reaches no output.
    let mut places: HashMap<u64, (u32, u32)> = HashMap::new();
    let mut read: Vec<Word> = Vec::new();
    for (index, document) in corpus.documents().iter().enumerate() {
        read.clear();
        // A word takes six bytes, with its space.
        read.reserve(document.text.len() / 6);
        read.extend(words(&document.text, 0));
        let traces: Vec<(Shingle, Option<Trace>)> = shingles(&read)
            .into_iter()
            .map(|shingle| {
                let (Ok(own), Ok(start)) = (u32::try_from(index), u32::try_from(shingle.start)) else {
                    return (shingle, None);
                };
                let (document, place) = *places.entry(shingle.hash).or_insert((own, start));
                let is_first = (document, place) == (own, start);
                let trace = Trace { document: document as usize, start: place as usize };
                (shingle, (!is_first).then_some(trace))
            })
            .collect();
        follow(corpus, index, &read, &traces, &mut found);
    }
    found
}

/// Where the words of a shingle stood first.
#[derive(Clone, Copy, Debug)]
struct Trace {
    document: usize,
    start: usize,
}

/// Reads the words of a document along with the places that its shingles lead to.
fn follow(
    corpus: &Corpus,
    own: usize,
    read: &[Word],
    traces: &[(Shingle, Option<Trace>)],
    found: &mut Vec<Repetition>,
) {
    // Up to where the text is accounted for; and up to where it was followed in vain to a document.
    let mut done = 0;
    let mut vain: Option<(usize, usize)> = None;
    for (index, (shingle, trace)) in traces.iter().enumerate() {
        let Some(trace) = trace.filter(|_| shingle.start >= done) else { continue };
        if vain.is_some_and(|(document, end)| document == trace.document && shingle.start < end) {
            continue;
        }
        let goes_on = traces.iter().skip(index + 1).take(NEAR).any(|(next, other)| {
            other
                .filter(|other| other.document == trace.document && other.start > trace.start)
                .is_some_and(|other| (other.start - trace.start).abs_diff(next.start - shingle.start) <= SHIFT)
        });
        if !goes_on {
            continue;
        }
        let first = match trace.document == own {
            true => Source::Read(read),
            false => Source::Text(corpus.documents().get(trace.document).map_or("", |document| &document.text)),
        };
        let passage = Passage::read(first, trace.start, read, shingle.start, done);
        match passage.repetition(corpus, (trace.document, own)) {
            Some(repetition) => {
                done = repetition.again.1.end();
                found.push(repetition);
            }
            None => vain = passage.end().map(|end| (trace.document, end)),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::Document;

    pub(in crate::align) fn sentences(from: usize, count: usize) -> String {
        (from..from + count).map(|n| format!("Sentence number {n} tells of the {n} boats of Lindby. ")).collect()
    }

    pub(in crate::align) fn corpus(texts: &[String]) -> Corpus {
        let mut corpus = Corpus::new();
        for (index, text) in texts.iter().enumerate() {
            corpus.add_document(Document::new(format!("d{index}"), text.as_str())).unwrap();
        }
        corpus
    }

    #[test]
    fn finds_passages_within_and_across_documents() {
        let text = format!("{}\n\nImprint of the Lindby Press\n\n{}", sentences(0, 10), sentences(0, 10));
        let found = repetitions(&corpus(&[text.clone(), sentences(100, 5) + &sentences(1, 9)]));
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].first.0, found[0].again.0, found[0].first.1.start()), (0, 0, 0));
        assert_eq!(found[0].again.1.end(), text.trim_end().len());
        assert_eq!((found[1].first.0, found[1].again.0), (0, 1));
    }

    #[test]
    fn keeps_apart_what_differs_inside_a_passage() {
        let text = format!(
            "{}A date line of 5 May\n{}\n\n{}A garbled line\n{}",
            sentences(0, 5),
            sentences(5, 5),
            sentences(0, 5),
            sentences(5, 5)
        );
        let corpus = corpus(&[text]);
        let found = repetitions(&corpus);
        assert_eq!((found.len(), found[0].equal.len()), (1, 2));
        let quote = |span: Span| corpus.documents()[0].quote(span);
        let altered: Vec<_> = found[0].altered.iter().map(|(a, b)| (quote(*a), quote(*b))).collect();
        assert_eq!(altered, [("date line of 5 May", "garbled line")]);
    }

    #[test]
    fn leaves_short_repetitions_alone() {
        let quotation = "The bridge will be mended by the spring of next year, whatever it may cost us. ";
        let found = repetitions(&corpus(&[quotation.repeat(2), quotation.to_owned() + &sentences(0, 9)]));
        assert_eq!(found, []);
    }

    /// Sentences of which no two share many words.
    pub(in crate::align) fn prose(from: usize, count: usize) -> String {
        let nouns =
            ["bridge", "miner", "council", "river", "ferry", "mill", "school", "forest", "road", "harvest", "mayor"];
        let verbs = ["saw", "left", "feared", "praised", "sold", "forgot", "mended"];
        let word = |words: &[&str], n: usize| words[n % words.len()].to_owned();
        let sentence = |n: usize| {
            let (a, b, c) = (word(&nouns, n * 7 + n / 3), word(&verbs, n * n + 1), word(&nouns, n * n * 3 + n / 5 + 2));
            format!(
                "The {a} of year{n} {b} the {c} before the {} did, and nobody asked who{} had been right. ",
                word(&nouns, n / 2),
                n * 3
            )
        };
        (from..from + count).map(sentence).collect()
    }

    #[test]
    fn small_edits_hide_no_copy() {
        let text = prose(0, 12);
        // A word in every sentence is another one, and one sentence is left out.
        let edited = text.replace("nobody asked", "no one asked").replacen(
            &prose(4, 1).replace("nobody asked", "no one asked"),
            "",
            1,
        );
        let corpus = corpus(&[text, prose(50, 3) + &edited + &prose(70, 3)]);
        let found = repetitions(&corpus);
        assert_eq!(found.len(), 1, "{found:?}");
        let copy = corpus.documents()[1].quote(found[0].again.1);
        assert!(copy.starts_with("The") && copy.contains("year0 ") && copy.contains("year11 "), "{copy}");
        assert!(!copy.contains("year52 ") && !copy.contains("year70 "), "{copy}");
    }

    #[test]
    fn one_form_with_other_figures_is_no_copy() {
        let form = |from: usize| -> String {
            let region = |n: usize| {
                let (turnout, votes) = (50 + n % 40, 1_000 + n * 37);
                format!(
                    "In region {n} the polling stations were open from seven in the morning, turnout was {turnout}% and {votes} votes were cast for the list. "
                )
            };
            (from..from + 6).map(region).collect()
        };
        assert_eq!(repetitions(&corpus(&[form(0), form(10)])), []);
    }

    #[test]
    fn stays_linear_on_one_sentence_repeated() {
        let text = "The same words are said here over and over again, without an end. ".repeat(20_000);
        let _ = repetitions(&corpus(&[text.clone(), text]));
    }
}
