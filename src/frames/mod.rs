//! What a figure counts: the frame it stands in, read by declared constructions over the pieces of its sentence.
//!
//! A sentence becomes [pieces](piece): words with what the vocabulary knows of them, names, figures. Each
//! [pattern](pattern) says what may stand before and behind a figure and what the figure then counts. The first pattern that
//! fits gives the measure; further ones may give keys that it left open.

mod clauses;
#[cfg(test)]
mod examples;
mod matching;
mod pattern;
mod piece;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::figures::Mention;
use crate::model::Span;
use crate::vocabulary::{Classes, ENGLISH, Vocabulary};
pub(crate) use clauses::{is_parted, is_superlative};
use matching::{Fit, fit};
pub(crate) use pattern::Key;
use pattern::{Gives, Pattern};
use piece::{FormClasses, Piece, pieces};

/// What the words around a figure say that it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frame {
    /// What is counted, where a construction says so.
    pub(crate) counted: Option<Counted>,
    /// What narrows it, with the words that do.
    pub(crate) keys: BTreeMap<Key, (String, Option<Span>)>,
    /// The pattern that gave the measure.
    pub(crate) pattern: Option<&'static str>,
}

/// What a construction says of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// It is of this measure.
    Measure(String),
    /// It counts nothing that is compared: an age, a threshold, a rate.
    Nothing,
}

/// The constructions of a language, with the words they are made of.
struct Grammar {
    vocabulary: &'static Vocabulary,
    patterns: Vec<Pattern>,
    forms: FormClasses,
    /// The class of what joins things.
    and: Classes,
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    let vocabulary = Vocabulary::english();
    let (patterns, _) = pattern::read(ENGLISH.patterns, vocabulary);
    Grammar { vocabulary, patterns, forms: FormClasses::of(vocabulary), and: vocabulary.class("and").unwrap_or(0) }
});

/// Reads the frame of each figure of a sentence; `first` is the index of its first figure.
pub(crate) fn read_frames(text: &str, sentence: (usize, usize), mentions: &[Mention], first: usize) -> Vec<Frame> {
    let grammar = &*GRAMMAR;
    let pieces = pieces(text, sentence, mentions, first, grammar.vocabulary, &grammar.forms);
    let mut frames: Vec<Frame> = Vec::new();
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.figure.is_some()) {
        let frame = grammar.frame(text, &pieces, at, piece, frames.last());
        frames.push(frame);
    }
    frames
}

impl Grammar {
    fn frame(&self, text: &str, pieces: &[Piece], at: usize, piece: &Piece, before: Option<&Frame>) -> Frame {
        let mut frame = Frame::default();
        for pattern in &self.patterns {
            // Behind the one that gave the measure only those that give keys are asked.
            if frame.counted.is_some() && pattern.gives != Gives::Keys {
                continue;
            }
            let Some(fit) = fit(pattern, pieces, at, &self.forms) else { continue };
            let counted = self.counted(pattern, &fit, pieces, piece, before);
            if counted.is_none() && pattern.gives != Gives::Keys {
                continue;
            }
            if counted.is_some() {
                frame.counted = counted;
                frame.pattern =
                    GRAMMAR.patterns.iter().find(|own| own.name == pattern.name).map(|own| own.name.as_str());
            }
            for (key, value) in &pattern.keys {
                frame.keys.entry(*key).or_insert_with(|| (value.clone(), None));
            }
            for (key, first, last) in fit.keys {
                let (Some(from), Some(to)) = (pieces.get(first), pieces.get(last)) else { continue };
                let words = if first == last {
                    self.words(text, key, from)
                } else {
                    text.get(from.start..to.end).unwrap_or_default().to_owned()
                };
                frame.keys.entry(key).or_insert_with(|| (words, Span::new(from.start, to.end)));
            }
        }
        // "Men and boys" are no group of one noun.
        let joined = pieces.get(at + 1).is_some_and(|next| next.classes & self.and != 0)
            && pieces.get(at + 2).is_some_and(|second| second.noun.is_some());
        if let Some(noun) =
            piece.noun.and_then(|noun| self.vocabulary.nouns.get(noun)).filter(|noun| noun.narrows && !joined)
        {
            frame.keys.entry(Key::Group).or_insert_with(|| (noun.lemma.clone(), None));
        }
        frame
    }

    /// A piece as the value of a key: a noun by its singular, else its words.
    fn words(&self, text: &str, key: Key, piece: &Piece) -> String {
        let noun = piece.noun.and_then(|noun| self.vocabulary.nouns.get(noun)).filter(|_| key == Key::Group);
        noun.map_or_else(|| text.get(piece.start..piece.end).unwrap_or_default().to_owned(), |noun| noun.lemma.clone())
    }

    fn counted(
        &self,
        pattern: &Pattern,
        fit: &Fit,
        pieces: &[Piece],
        piece: &Piece,
        before: Option<&Frame>,
    ) -> Option<Counted> {
        let verb = || fit.verb.and_then(|at| pieces.get(at)?.verb).and_then(|verb| self.vocabulary.verbs.get(verb));
        let measure = match &pattern.gives {
            Gives::Named(name) => Some(name.clone()),
            Gives::Object => verb()?.of_object(piece.classes).map(str::to_owned),
            Gives::Subject => verb()?.of_subject(piece.classes).map(str::to_owned),
            Gives::Same => return before?.counted.clone(),
            Gives::Own => self.vocabulary.nouns.get(piece.noun?)?.measure.clone(),
            Gives::Nothing => return Some(Counted::Nothing),
            Gives::Keys => None,
        };
        measure.map(Counted::Measure)
    }
}
