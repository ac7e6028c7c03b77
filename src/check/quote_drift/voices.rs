//! Whose words quotations are: those of two speakers, or of two remarks that one text tells apart, are not one in two wordings.

use std::collections::BTreeMap;

use super::drift::{Drift, common, compare};
use super::last_name;
use super::wordings::Wording;
use crate::align::fold;
use crate::extract::speakers;
use crate::model::{Corpus, Span};

/// What is known of who speaks, read of a document when it is first asked for.
pub(super) struct Voices<'a> {
    corpus: &'a Corpus,
    wordings: &'a [Wording],
    /// By document, who speaks which of its quotations.
    speakers: BTreeMap<usize, BTreeMap<Span, String>>,
    /// By document, the wordings that stand in it.
    held: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Voices<'a> {
    pub(super) fn new(corpus: &'a Corpus, wordings: &'a [Wording]) -> Voices<'a> {
        let mut held: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, wording) in wordings.iter().enumerate() {
            wording.places.iter().for_each(|(document, _)| held.entry(*document).or_default().push(index));
        }
        Voices { corpus, wordings, speakers: BTreeMap::new(), held }
    }

    /// Whether two quotations are of two speakers, or one of a text that quotes the other as well.
    pub(super) fn are_of_two(&mut self, one: &Wording, other: &Wording) -> bool {
        self.quotes_both(one, other)
            || self.quotes_both(other, one)
            || !are_much_alike(one, other) && self.are_of_two_speakers(one, other)
    }

    /// Whether every text that has the second has what is like it of the first too: its author tells the two apart.
    fn quotes_both(&self, one: &Wording, other: &Wording) -> bool {
        let stands_in = |document: usize| one.places.iter().any(|(own, _)| *own == document);
        let elsewhere = one.places.iter().any(|(own, _)| other.places.iter().all(|(document, _)| document != own));
        if elsewhere && other.places.iter().all(|(document, _)| stands_in(*document)) {
            return true;
        }
        let has_one = |document: &usize| {
            let held = self.held.get(document).into_iter().flatten().filter_map(|index| self.wordings.get(*index));
            held.into_iter().any(|held| {
                !std::ptr::eq(held, other)
                    && !std::ptr::eq(held, one)
                    && held.words.len() * 10 >= one.words.len().min(other.words.len()) * 7
                    && compare(held, one) == Drift::Same
                    && !matches!(compare(held, other), Drift::None | Drift::Same)
            })
        };
        other.places.iter().all(|(document, _)| has_one(document))
    }

    /// Whether every place of the one names a speaker, and none that a place of the other names.
    fn are_of_two_speakers(&mut self, one: &Wording, other: &Wording) -> bool {
        let Some(own) = self.speakers_of(one) else { return false };
        let Some(others) = self.speakers_of(other) else { return false };
        own.iter().all(|own| others.iter().all(|other| are_of_two_names(own, other)))
    }

    /// Who speaks a quotation, place by place; `None` where a place names nobody.
    fn speakers_of(&mut self, wording: &Wording) -> Option<Vec<String>> {
        let mut names = Vec::new();
        for (document, span) in &wording.places {
            if !self.speakers.contains_key(document) {
                let text = self.corpus.documents().get(*document)?;
                self.speakers.insert(*document, speakers(text).into_iter().collect());
            }
            let name = self.speakers.get(document).and_then(|speakers| speakers.get(span))?;
            names.push(name.clone());
        }
        Some(names)
    }
}

/// Whether two quotations share so much that they are one, whomever "he said" was read to name.
fn are_much_alike(one: &Wording, other: &Wording) -> bool {
    common(&one.words, &other.words).len() * 10 >= one.words.len().min(other.words.len()) * 8
}

/// Whether two names are of two: each ends in a name of its own, which the other has not. "The senator" may be anybody.
fn are_of_two_names(one: &str, other: &str) -> bool {
    let named = |name: &str| {
        let own = name.split(',').next().unwrap_or(name);
        own.starts_with(char::is_uppercase)
            && own.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_uppercase))
    };
    let holds = |name: &str, last: &str| fold(name).split(' ').any(|word| word == last);
    named(one) && named(other) && !holds(one, &last_name(other)) && !holds(other, &last_name(one))
}
