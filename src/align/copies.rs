//! Passages that stand in a corpus more than once.
//!
//! Few shingles of every text are kept with the place where each stood first; a text that holds two of them in the same
//! order and distance is read along with that place, word by word, over small edits. Linear in the text, and no document
//! is compared with another; the memory is that of one kept shingle in five or six words.

use std::collections::{HashMap, VecDeque};

use super::shingles::{Shingle, shingles};
use super::words::{Word, Words, words, words_before};
use crate::model::{ClaimId, Corpus, Relation, Span};

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

/// A passage with fewer equal letters may be a quotation or a formula.
const LEAST: usize = 300;

/// Fewer sentences may be one long quotation.
const FEWEST: usize = 3;

/// How many words may differ in a row inside a passage.
const GAP: usize = 40;

/// How many words in a row are equal again behind a gap, at the least.
const AGAIN: usize = 4;

/// How many kept shingles on the second one is looked for that makes a trace of a copy out of a chance.
const NEAR: usize = 12;

/// By how many bytes edits may shift the second one.
const SHIFT: usize = 300;

/// The passages that stand more than once, in the order of their repetitions.
pub(crate) fn repetitions(corpus: &Corpus) -> Vec<Repetition> {
    let mut found = Vec::new();
    // Only looked up, never walked: the order of its keys reaches no output.
    let mut places: HashMap<u64, (u32, u32)> = HashMap::new();
    for (index, document) in corpus.documents().iter().enumerate() {
        let kept = shingles(&document.text);
        let traces: Vec<(Shingle, Option<Trace>)> = kept
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
        follow(corpus, index, &traces, &mut found);
    }
    found
}

/// Where the words of a shingle stood first.
#[derive(Clone, Copy, Debug)]
struct Trace {
    document: usize,
    start: usize,
}

/// Reads a document along with the places that its shingles lead to.
fn follow(corpus: &Corpus, own: usize, traces: &[(Shingle, Option<Trace>)], found: &mut Vec<Repetition>) {
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
        let Some(passage) = Passage::read(corpus, (trace.document, trace.start), (own, shingle.start), done) else {
            continue;
        };
        match passage.repetition(corpus, (trace.document, own)) {
            Some(repetition) => {
                done = repetition.again.1.end();
                found.push(repetition);
            }
            None => vain = passage.runs.last().map(|run| (trace.document, run.again.1)),
        }
    }
}

// ---------------------------------------------------------------------------------------------------- passages

/// Equal words in a row: their bytes in the first occurrence and in the repetition.
#[derive(Clone, Copy, Debug)]
struct Run {
    first: (usize, usize),
    again: (usize, usize),
    weight: usize,
    words: usize,
}

impl Run {
    fn of(first: &Word, again: &Word) -> Run {
        Run { first: (first.start, first.end), again: (again.start, again.end), weight: again.length(), words: 1 }
    }

    fn push(&mut self, first: &Word, again: &Word) {
        self.first.1 = first.end;
        self.again.1 = again.end;
        self.weight += again.length();
        self.words += 1;
    }
}

/// Runs of equal words with gaps between them.
#[derive(Debug)]
struct Passage {
    runs: Vec<Run>,
    /// The most words of each gap, behind each run but the last.
    gaps: Vec<usize>,
}

impl Passage {
    /// Reads two texts along from a place at which they are equal, and back from it, down to `floor` in the repetition.
    fn read(corpus: &Corpus, first: (usize, usize), again: (usize, usize), floor: usize) -> Option<Passage> {
        let text = |index: usize| corpus.documents().get(index).map(|document| document.text.as_str());
        let (one, other) = (text(first.0)?, text(again.0)?);
        let own = first.0 == again.0;
        let (start, start_again) = start(one, first.1, other, again.1, floor, own);
        // In one document the first occurrence ends where the repetition begins.
        let ceiling = if own { start_again } else { one.len() };
        let mut one = Ahead::new(words(one, start), ceiling);
        let mut other = Ahead::new(words(other, start_again), other.len());
        let mut passage = Passage { runs: Vec::new(), gaps: Vec::new() };
        let mut run: Option<Run> = None;
        loop {
            match (one.word(0), other.word(0)) {
                (Some(a), Some(b)) if a.hash == b.hash => {
                    match &mut run {
                        Some(run) => run.push(&a, &b),
                        None => run = Some(Run::of(&a, &b)),
                    }
                    one.skip(1);
                    other.skip(1);
                }
                (a, b) => {
                    passage.runs.extend(run.take());
                    let gap = a.and(b).and_then(|_| meet(&mut one, &mut other));
                    let Some((i, j)) = gap else { break };
                    passage.gaps.push(i.max(j));
                    one.skip(i);
                    other.skip(j);
                }
            }
        }
        Some(passage)
    }

    /// The passage, where it weighs enough for a copy.
    fn repetition(&self, corpus: &Corpus, (first, again): (usize, usize)) -> Option<Repetition> {
        let weight: usize = self.runs.iter().map(|run| run.weight).sum();
        let equal: usize = self.runs.iter().map(|run| run.words).sum();
        let altered: usize = self.gaps.iter().sum();
        (weight >= LEAST && equal * 2 >= altered * 3).then_some(())?;
        let (start, end) = (self.runs.first()?, self.runs.last()?);
        let one = corpus.documents().get(first)?;
        let other = corpus.documents().get(again)?;
        let stops = sentences(other.text.get(start.again.0..end.again.1)?);
        (stops >= FEWEST).then_some(())?;
        let gaps: Vec<(Span, Span)> = self
            .runs
            .windows(2)
            .filter_map(|pair| match pair {
                [before, after] => Some((
                    trimmed(&one.text, before.first.1, after.first.0)?,
                    trimmed(&other.text, before.again.1, after.again.0)?,
                )),
                _ => None,
            })
            .collect();
        // One form filled in with other figures each time is a form, not a copy.
        let figures = gaps.iter().filter(|(a, b)| has_digit(one.quote(*a)) && has_digit(other.quote(*b))).count();
        (figures * 3 <= stops).then_some(())?;
        let wide = |text: &str, from: usize, to: usize| Span::new(opened(text, from), closed(text, to));
        Some(Repetition {
            first: (first, wide(&one.text, start.first.0, end.first.1)?),
            again: (again, wide(&other.text, start.again.0, end.again.1)?),
            equal: self.runs.iter().filter_map(|run| wide(&other.text, run.again.0, run.again.1)).collect(),
            altered: gaps,
            weight,
        })
    }
}

/// How far back at a time two texts are read, in bytes.
const BACK: usize = 600;

/// Where the passage begins that goes on at two places.
fn start(one: &str, first: usize, other: &str, again: usize, floor: usize, own: bool) -> (usize, usize) {
    let origin = first;
    let (mut first, mut again) = (first, again);
    loop {
        let mut before = words_before(one, first, BACK);
        let mut after = words_before(other, again, BACK.min(again.saturating_sub(floor)));
        // What stands between two copies in one document belongs to one of them only.
        after.retain(|word| word.start >= floor && !(own && word.start <= origin));
        before.reverse();
        after.reverse();
        let equal = before.iter().zip(&after).take_while(|(a, b)| a.hash == b.hash).count();
        let equal = match equal {
            // Over an edit.
            0 => meet(&mut before.as_slice(), &mut after.as_slice()),
            equal => Some((equal - 1, equal - 1)),
        };
        let place = equal.and_then(|(i, j)| Some((before.get(i)?.start, after.get(j)?.start)));
        let Some(place) = place else { return (first, again) };
        (first, again) = place;
    }
}

/// Words that can be looked at from a place on.
trait Upcoming {
    fn word(&mut self, index: usize) -> Option<Word>;
}

impl Upcoming for &[Word] {
    fn word(&mut self, index: usize) -> Option<Word> {
        self.get(index).copied()
    }
}

impl Upcoming for Ahead<'_> {
    fn word(&mut self, index: usize) -> Option<Word> {
        while self.seen.len() <= index {
            let word = self.words.next().filter(|word| word.end <= self.ceiling)?;
            self.seen.push_back(word);
        }
        self.seen.get(index).copied()
    }
}

/// The words ahead in a text.
struct Ahead<'a> {
    words: Words<'a>,
    seen: VecDeque<Word>,
    /// No word is read that ends behind this.
    ceiling: usize,
}

impl<'a> Ahead<'a> {
    fn new(words: Words<'a>, ceiling: usize) -> Ahead<'a> {
        Ahead { words, seen: VecDeque::new(), ceiling }
    }

    fn skip(&mut self, count: usize) {
        self.seen.drain(..count.min(self.seen.len()));
    }
}

/// The smallest gap behind which two texts are equal again: how many words of each it takes.
fn meet(one: &mut impl Upcoming, other: &mut impl Upcoming) -> Option<(usize, usize)> {
    for size in 1..=2 * GAP {
        for i in size.saturating_sub(GAP)..=size.min(GAP) {
            let j = size - i;
            let needed = AGAIN + size / 6;
            let mut equal = 0;
            while equal < needed
                && let (Some(a), Some(b)) = (one.word(i + equal), other.word(j + equal))
                && a.hash == b.hash
            {
                equal += 1;
            }
            if equal == needed {
                return Some((i, j));
            }
        }
    }
    None
}

/// How many sentences and lines a passage has.
fn sentences(text: &str) -> usize {
    let bytes = text.as_bytes();
    let stops = memchr::memchr3_iter(b'.', b'\n', b'?', bytes).filter(|place| {
        let after = bytes.get(place + 1).copied();
        match bytes.get(*place) {
            Some(b'\n') => {
                after.is_some_and(|next| !next.is_ascii_whitespace())
                    && !text.get(..*place).is_some_and(|before| before.trim_end().ends_with(['.', '?']))
            }
            _ => after.is_some_and(|next| next.is_ascii_whitespace() || !next.is_ascii_alphanumeric()),
        }
    });
    stops.count() + 1
}

/// The place between two words without the white space around it; may be empty.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let gap = text.get(start..end)?;
    let left = gap.len() - gap.trim_start().len();
    let kept = gap.trim();
    Span::new(start + left.min(gap.len()), start + left.min(gap.len()) + kept.len())
}

/// The end of a run with the stops and closing marks behind its last word.
fn closed(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let after = rest.trim_start_matches(['.', '!', '?', '…', ')', ']', '"', '”', '’', '»']);
    end + (rest.len() - after.len())
}

/// The start of a run with the opening marks before its first word.
fn opened(text: &str, start: usize) -> usize {
    text.get(..start).unwrap_or_default().trim_end_matches(['(', '[', '"', '“', '‘', '«', '„']).len()
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

// ---------------------------------------------------------------------------------------------------- second copies

/// What stands in a passage that its own document holds a second time. The first occurrence counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SecondCopies {
    /// Documents and places of equal words, in order.
    places: Vec<(usize, Span)>,
    /// The claims in them, in order.
    claims: Vec<ClaimId>,
}

impl SecondCopies {
    pub(crate) fn new(corpus: &Corpus, repetitions: &[Repetition]) -> SecondCopies {
        let mut places: Vec<(usize, Span)> = repetitions
            .iter()
            .filter(|repetition| repetition.first.0 == repetition.again.0)
            .flat_map(|repetition| repetition.equal.iter().map(|span| (repetition.again.0, *span)))
            .collect();
        places.sort_unstable();
        let mut copies = SecondCopies { places, claims: Vec::new() };
        if !copies.places.is_empty() {
            let claims = corpus.claims_with_ids().filter_map(|(id, claim)| {
                let document = corpus.document_index(claim.document.as_str())?;
                // A sentence that differs elsewhere may speak of another year.
                let span = claim.span?;
                let sentence = claim.sentence.filter(|sentence| sentence.contains(span)).unwrap_or(span);
                copies.holds(document, sentence).then_some(id)
            });
            copies.claims = claims.collect();
        }
        copies
    }

    fn holds(&self, document: usize, span: Span) -> bool {
        let next = self.places.partition_point(|(other, copy)| (*other, copy.end()) < (document, span.end()));
        self.places.get(next).is_some_and(|(other, copy)| *other == document && copy.contains(span))
    }

    /// Whether a claim stands in a second copy.
    pub(crate) fn hold_claim(&self, claim: ClaimId) -> bool {
        self.claims.binary_search(&claim).is_ok()
    }

    /// Whether a relation stands in a second copy: each of its claims does.
    pub(crate) fn hold_relation(&self, relation: &Relation) -> bool {
        !self.claims.is_empty()
            && !relation.members.is_empty()
            && relation.members.iter().all(|member| self.hold_claim(member.claim))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, Document, Statistic};
    use crate::quantity::Quantity;

    fn sentences(from: usize, count: usize) -> String {
        (from..from + count).map(|n| format!("Sentence number {n} tells of the {n} boats of Lindby. ")).collect()
    }

    fn corpus(texts: &[String]) -> Corpus {
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

    #[test]
    fn names_the_claims_of_the_second_copy() {
        let text = sentences(0, 10).repeat(2);
        let mut corpus = corpus(std::slice::from_ref(&text));
        let places: Vec<usize> = text.match_indices("7 boats").map(|(place, _)| place).collect();
        for place in &places {
            let span = corpus.documents()[0].span(*place, place + 1).unwrap();
            corpus.add_claim(Claim::new("d0", Statistic::default(), Quantity::count(7)).at(span)).unwrap();
        }
        let copies = SecondCopies::new(&corpus, &repetitions(&corpus));
        let copied: Vec<bool> = corpus.claims_with_ids().map(|(id, _)| copies.hold_claim(id)).collect();
        assert_eq!((places.len(), copied), (2, vec![false, true]));
    }

    /// Sentences of which no two share many words.
    fn prose(from: usize, count: usize) -> String {
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
    fn claims_of_a_sentence_that_differs_count() {
        let text = prose(0, 5) + "In June 7 boats were lost. " + &prose(5, 5);
        let again = text.replace("In June", "In July");
        let mut corpus = corpus(&[format!("{text}\n\n{again}")]);
        for (place, _) in corpus.documents()[0].text.clone().match_indices("7 boats") {
            let document = &corpus.documents()[0];
            let sentence = document.span(place - 8, place + 18);
            let mut claim =
                Claim::new("d0", Statistic::default(), Quantity::count(7)).at(document.span(place, place + 1).unwrap());
            claim.sentence = sentence;
            corpus.add_claim(claim).unwrap();
        }
        let found = repetitions(&corpus);
        assert_eq!(found.len(), 1);
        let quote = |span: Span| corpus.documents()[0].quote(span);
        assert_eq!(
            found[0].altered.iter().map(|(a, b)| (quote(*a), quote(*b))).collect::<Vec<_>>(),
            [("June", "July")]
        );
        let copies = SecondCopies::new(&corpus, &found);
        assert!(corpus.claims_with_ids().all(|(id, _)| !copies.hold_claim(id)));
    }

    #[test]
    fn stays_linear_on_one_sentence_repeated() {
        let text = "The same words are said here over and over again, without an end. ".repeat(20_000);
        let _ = repetitions(&corpus(&[text.clone(), text]));
    }
}
