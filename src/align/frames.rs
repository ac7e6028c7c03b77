//! Sentences that say the same of a figure, but for the figure.
//!
//! A figure whose measure is not declared is comparable only with one that stands in the same frame: "the club played 22
//! home games" with "the club played 24 home games", not every figure that counts games with every other.

use std::collections::BTreeSet;

use crate::model::{Claim, ClaimId, Corpus};
use crate::vocabulary::WordList;

/// Two frames are alike where they share three words of five.
const ALIKE: (usize, usize) = (3, 5);

/// Of the frames of one noun phrase, this many are told apart; further ones are compared with nothing.
const MOST_FRAMES: usize = 32;

/// Words that say nothing of what is counted.
pub(super) static EMPTY_WORDS: WordList = WordList::named("empty words");

/// Parts claims by the frame they stand in. Claims without a sentence share one.
pub(crate) fn by_frame(corpus: &Corpus, claims: &[ClaimId]) -> Vec<Vec<ClaimId>> {
    let mut parts: Vec<(BTreeSet<String>, Vec<ClaimId>)> = Vec::new();
    for id in claims {
        let Some(claim) = corpus.claim(*id) else { continue };
        let words = frame(corpus, claim);
        let room = parts.len() < MOST_FRAMES;
        match parts.iter_mut().find(|(known, _)| alike(known, &words)) {
            Some((_, part)) => part.push(*id),
            None if room => parts.push((words, vec![*id])),
            None => {}
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

fn frame(corpus: &Corpus, claim: &Claim) -> BTreeSet<String> {
    let sentence = claim
        .sentence
        .zip(corpus.document(claim.document.as_str()))
        .map(|(sentence, document)| document.quote(sentence))
        .unwrap_or_default();
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_ascii_digit()))
        .map(str::to_lowercase)
        .filter(|word| !EMPTY_WORDS.contains(&word.as_str()))
        .collect()
}

fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    shared * ALIKE.1 >= all * ALIKE.0
}
