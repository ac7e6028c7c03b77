//! The words around a figure, by which it is known what it is of.

use std::collections::BTreeSet;

use super::folding::folded_words;
use super::frames::EMPTY_WORDS;
use crate::model::{Claim, Corpus};
use crate::vocabulary::singular_of;

/// So many words on either side of a figure say what it is of.
const AROUND: usize = 8;

/// The words nearest to a figure in its sentence that say something, of one each.
pub(super) fn words_around(corpus: &Corpus, claim: &Claim) -> BTreeSet<String> {
    let (before, after) = surroundings(corpus, claim);
    let before = content(before).into_iter().rev().take(AROUND);
    before.chain(content(after).into_iter().take(AROUND)).collect()
}

/// What stands before and behind a figure in its sentence.
pub(super) fn surroundings<'a>(corpus: &'a Corpus, claim: &Claim) -> (&'a str, &'a str) {
    let found = || {
        let (span, sentence) = claim.span.zip(claim.sentence)?;
        let text = corpus.document(claim.document.as_str())?.text.as_str();
        Some((text.get(sentence.start()..span.start())?, text.get(span.end()..sentence.end())?))
    };
    found().unwrap_or_default()
}

/// The words of a text that say something, of one each.
pub(super) fn content(text: &str) -> Vec<String> {
    folded_words(text)
        .filter(|word| word.len() > 2 && word.chars().all(char::is_alphabetic) && !EMPTY_WORDS.contains(&word.as_str()))
        .map(|word| singular_of(&word).unwrap_or(word))
        .collect()
}

/// A noun in small letters, of one thing.
pub(super) fn one_of(noun: &str) -> String {
    let noun = noun.to_lowercase();
    singular_of(&noun).unwrap_or(noun)
}
