//! Passages that stand in a corpus more than once.
//!
//! Texts are cut into sentences and lines, each is hashed without case and punctuation, and runs of equal hashes are
//! followed from their first occurrence. Linear in the text; no document is compared with another.

use std::collections::HashMap;

use crate::model::{ClaimId, Corpus, Document, Span};

/// A passage that stands a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Repetition {
    /// The document of the first occurrence, by index, and its place there.
    pub(crate) first: (usize, Span),
    /// The document of the repetition, by index, and its place there.
    pub(crate) again: (usize, Span),
    /// The parts of the repetition that are equal word for word; what lies between them differs.
    pub(crate) equal: Vec<Span>,
    /// The parts between them that differ: first occurrence, repetition.
    pub(crate) altered: Vec<(Span, Span)>,
    /// The letters and digits that are equal, in bytes.
    pub(crate) weight: usize,
}

/// A sentence or a line.
#[derive(Clone, Copy, Debug)]
struct Chunk {
    document: u32,
    start: u32,
    end: u32,
    /// The letters and digits in it, in bytes.
    weight: u32,
    hash: u64,
}

/// A chunk with fewer letters may be a heading or an exclamation, and begins no run.
const TELLING: u32 = 24;

/// A passage with fewer equal letters may be a quotation or a formula.
const LEAST: usize = 300;

/// Fewer sentences may be one long quotation.
const FEWEST: usize = 3;

/// How many chunks may differ inside a passage.
const GAP: usize = 2;

/// The passages that stand more than once, in the order of their repetitions.
pub(crate) fn repetitions(corpus: &Corpus) -> Vec<Repetition> {
    let mut chunks = Vec::new();
    for (index, document) in corpus.documents().iter().enumerate() {
        cut(u32::try_from(index).unwrap_or(u32::MAX), document, &mut chunks);
    }
    let mut found: Vec<Run> = Vec::new();
    // Only looked up, never walked: the order of its keys reaches no output.
    let mut places: HashMap<u64, usize> = HashMap::with_capacity(chunks.len());
    let mut index = 0;
    while let Some(chunk) = chunks.get(index) {
        let before = if chunk.weight >= TELLING { places.get(&chunk.hash).copied() } else { None };
        let Some(before) = before else {
            places.entry(chunk.hash).or_insert(index);
            index += 1;
            continue;
        };
        let length = run_length(&chunks, before, index);
        found.push(Run { first: before, again: index, length });
        index += length;
    }
    join(&chunks, found)
}

#[derive(Clone, Copy, Debug)]
struct Run {
    first: usize,
    again: usize,
    length: usize,
}

fn run_length(chunks: &[Chunk], first: usize, again: usize) -> usize {
    let pairs = chunks.iter().skip(first).zip(chunks.iter().skip(again)).take(again - first);
    let origin = chunks.get(first).zip(chunks.get(again)).map(|(a, b)| (a.document, b.document));
    pairs.take_while(|(a, b)| a.hash == b.hash && Some((a.document, b.document)) == origin).count().max(1)
}

/// Joins runs that continue each other over a small gap, and keeps those that weigh enough.
fn join(chunks: &[Chunk], runs: Vec<Run>) -> Vec<Repetition> {
    let mut passages: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        let continues = passages.last().and_then(|passage| passage.last()).is_some_and(|last| {
            let (first, again) = (last.first + last.length, last.again + last.length);
            let document = |index: usize| chunks.get(index).map(|chunk| chunk.document);
            run.first >= first
                && run.first - first <= GAP
                && run.again - again <= GAP
                && document(run.first) == document(last.first)
                && document(run.again) == document(last.again)
        });
        match passages.last_mut() {
            Some(passage) if continues => passage.push(run),
            _ => passages.push(vec![run]),
        }
    }
    passages.iter().filter_map(|passage| repetition(chunks, passage)).collect()
}

fn repetition(chunks: &[Chunk], passage: &[Run]) -> Option<Repetition> {
    let range = |from: usize, length: usize| -> Option<(usize, Span)> {
        let (first, last) = (chunks.get(from)?, chunks.get(from + length.checked_sub(1)?)?);
        Some((first.document as usize, Span::new(first.start as usize, last.end as usize)?))
    };
    let weight: usize = passage
        .iter()
        .flat_map(|run| chunks.iter().skip(run.again).take(run.length))
        .map(|chunk| chunk.weight as usize)
        .sum();
    let count: usize = passage.iter().map(|run| run.length).sum();
    (weight >= LEAST && count >= FEWEST).then_some(())?;
    let (start, end) = (passage.first()?, passage.last()?);
    let altered = passage.windows(2).filter_map(|pair| {
        let [one, next] = pair else { return None };
        let (first, again) = (one.first + one.length, one.again + one.length);
        let before = range(first, next.first - first)?;
        let after = range(again, next.again - again)?;
        Some((before.1, after.1))
    });
    Some(Repetition {
        first: range(start.first, end.first + end.length - start.first)?,
        again: range(start.again, end.again + end.length - start.again)?,
        equal: passage.iter().filter_map(|run| range(run.again, run.length)).map(|(_, span)| span).collect(),
        altered: altered.collect(),
        weight,
    })
}

/// The claims that stand in a passage which their own document holds a second time. The first occurrence counts.
pub(crate) fn copied_claims(corpus: &Corpus) -> Vec<ClaimId> {
    let own: Vec<(usize, Span)> = repetitions(corpus)
        .into_iter()
        .filter(|repetition| repetition.first.0 == repetition.again.0)
        .flat_map(|repetition| repetition.equal.into_iter().map(move |span| (repetition.again.0, span)))
        .collect();
    if own.is_empty() {
        return Vec::new();
    }
    let copied = |document: usize, span: Span| {
        let next = own.partition_point(|(other, copy)| (*other, copy.end()) < (document, span.end()));
        own.get(next).is_some_and(|(other, copy)| *other == document && copy.contains(span))
    };
    let claims = corpus.claims_with_ids().filter_map(|(id, claim)| {
        let document = corpus.document_index(claim.document.as_str())?;
        copied(document, claim.span?).then_some(id)
    });
    claims.collect()
}

/// Cuts a text into sentences and lines. Cruder than a reader of sentences needs: equal texts are cut alike, which is all.
fn cut(document: u32, source: &Document, chunks: &mut Vec<Chunk>) {
    let bytes = source.text.as_bytes();
    if u32::try_from(bytes.len()).is_err() {
        return;
    }
    let mut start = 0;
    for place in memchr::memchr3_iter(b'.', b'\n', b'?', bytes) {
        let ends =
            bytes.get(place) == Some(&b'\n') || matches!(bytes.get(place + 1), None | Some(b' ' | b'\n' | b'\r'));
        if ends {
            push(document, source, start, place + 1, chunks);
            start = place + 1;
        }
    }
    push(document, source, start, bytes.len(), chunks);
}

fn push(document: u32, source: &Document, start: usize, end: usize, chunks: &mut Vec<Chunk>) {
    let Some(text) = source.text.get(start..end) else { return };
    let trimmed = text.trim();
    let start = start + (text.len() - text.trim_start().len());
    // FNV-1a over what is neither white space nor punctuation.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut weight: u32 = 0;
    for byte in trimmed.bytes().filter(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80) {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3);
        weight += 1;
    }
    let (Ok(first), Ok(last)) = (u32::try_from(start), u32::try_from(start + trimmed.len())) else { return };
    if weight > 0 {
        chunks.push(Chunk { document, start: first, end: last, weight, hash });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, Statistic};
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
        assert_eq!(altered, [("A date line of 5 May", "A garbled line")]);
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
        let copied: Vec<usize> = copied_claims(&corpus).iter().map(|id| id.index()).collect();
        assert_eq!((places.len(), copied), (2, vec![1]));
    }

    #[test]
    fn stays_linear_on_one_sentence_repeated() {
        let text = "The same words are said here over and over again, without an end. ".repeat(20_000);
        let _ = repetitions(&corpus(&[text.clone(), text]));
    }
}
