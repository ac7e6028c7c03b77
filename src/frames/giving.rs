//! What a construction that fits gives its figure: what is counted, and the keys that narrow it.

use super::beside::Figures;
use super::clauses::house_of;
use super::constructions::Constructions;
use super::doers::Clauses;
use super::matching::{Fit, fit};
use super::pattern::{Gives, Key, Pattern};
use super::piece::{Piece, names_region};
use super::positions::Sentence;
use super::{Counted, Frame, Grammar, Keys, Predicate, Reading, index_of, is_measure};
use crate::model::{Span, keys};
use crate::text::lowered;
use crate::vocabulary::WordList;

/// What stands in a pattern for the value of another figure's key: of the same one, or of the one that is named behind it.
const TAKEN_OVER: &str = "=";

/// What stands in a pattern for who does what its verb says,
const DOER: &str = "<";
/// and for whom it is done to.
const DONE_TO: &str = ">";

/// What stands in a pattern for the value of a key that a word of the figure's own noun phrase gives.
pub(crate) const ITS_OWN: &str = "@";

/// Words within a noun phrase that say of which kind it is.
static TELLING: WordList = WordList::named("telling of kinds");

/// A bit for each key that is known.
fn bits_of_keys(keys: &Keys) -> u64 {
    keys.keys().fold(0, |bits, key| bits | key.bit())
}

impl Grammar {
    /// The keys of each figure that what counts it left open.
    pub(super) fn read_keys(
        &self,
        text: &str,
        sentence: &mut Sentence<'_>,
        figures: &Figures<'_>,
        readings: &mut [Reading],
    ) {
        let Constructions { keys, given, measured, .. } = &self.constructions;
        let pieces = sentence.pieces;
        let mut of_measure = Vec::new();
        for (index, at) in figures.at.iter().copied().enumerate() {
            let (before, rest) = readings.split_at_mut(index);
            let Some(Reading { frame, predicate }) = rest.first_mut() else { break };
            let measure = match &frame.counted {
                Some(Counted::Measure(name)) => Some(name.as_str()),
                _ => None,
            };
            measured.bits_for(measure, &mut of_measure);
            let mut known = bits_of_keys(&frame.keys);
            for asked in figures.asked_of(index, keys, of_measure.iter()) {
                // What is known already is given no second time.
                if given.get(asked.number()).is_some_and(|given| given & !known == 0) {
                    continue;
                }
                let Some((fit, pattern)) = fit(&asked.sides, sentence, at).zip(asked.pattern()) else { continue };
                if !Grammar::tells_the_deed(&fit, predicate.as_ref()) {
                    let source = fit.figure.and_then(|other| before.get(index_of(figures.at, other)?));
                    let source = source.map(|reading| &reading.frame.keys);
                    self.add_keys(text, pieces, pattern, &fit, frame, source);
                    known = bits_of_keys(&frame.keys);
                }
            }
            if let Some(group) = self.group_of(pieces, at, frame) {
                frame.keys.entry(Key::Group).or_insert((group, None));
            }
        }
    }

    /// Whom a figure counts by its own noun, in the singular: not where its measure counts these anyway (the gunmen of a
    /// count of attackers), nor one of two nouns that are joined ("men and boys").
    pub(super) fn group_of(&self, pieces: &[Piece], at: usize, frame: &Frame) -> Option<String> {
        let piece = pieces.get(at)?;
        let next = |ahead: usize| pieces.get(at + ahead);
        let second = next(2).filter(|second| second.noun.is_some() && second.figure.is_none());
        // "Killed two nurses and wounded four": what is joined is a deed, not another group.
        let counts = |third: &Piece| third.figure.is_some() || third.classes & self.doers.article != 0;
        let is_deed = |second: &Piece| second.verb.is_some() && next(3).is_some_and(counts);
        let joined = next(1).is_some_and(|next| next.classes & self.and != 0);
        if joined && second.is_some_and(|second| !is_deed(second)) {
            return None;
        }
        let measure = match &frame.counted {
            Some(Counted::Measure(measure)) => Some(measure.as_str()),
            _ => None,
        };
        let noun = self.vocabulary.nouns.get(piece.noun?).filter(|noun| noun.narrows)?;
        let own = noun.measure.is_some() && noun.measure.as_deref() == measure;
        (!own).then(|| noun.lemma.clone())
    }

    /// What a fitting pattern says of its figure that it may share with others.
    pub(super) fn predicate(&self, pattern: &Pattern, fit: &Fit, at: usize) -> Option<Predicate> {
        let behind = match fit.verb.or(fit.noun) {
            Some(word) => word > at,
            None if !pattern.sides.behind.nodes.is_empty() => true,
            None if !pattern.sides.before.nodes.is_empty() => false,
            None => return None,
        };
        Some(Predicate { gives: pattern.gives.clone(), verb: fit.verb, noun: fit.noun, behind })
    }

    /// Gives a frame the keys of a pattern; what it takes over is taken of `source`.
    pub(super) fn add_keys(
        &self,
        text: &str,
        pieces: &[Piece],
        pattern: &Pattern,
        fit: &Fit,
        frame: &mut Frame,
        source: Option<&Keys>,
    ) {
        let clauses = Clauses { grammar: self, text, pieces };
        let words_of = |words: Option<(usize, usize)>| {
            let (first, last) = words?;
            let (from, to) = (pieces.get(first)?, pieces.get(last)?);
            Some((text.get(from.start..to.end)?.to_owned(), Span::new(from.start, to.end)))
        };
        for (key, value) in &pattern.keys {
            let is_taken_over = value.starts_with(TAKEN_OVER);
            let value = match value.strip_prefix(TAKEN_OVER) {
                Some(other) => source.and_then(|keys| keys.get(&Key::of(other).unwrap_or(*key))).cloned(),
                None if *key == Key::Kind && value == ITS_OWN => Self::kind_within(text, pieces.get(fit.at)),
                None if matches!(key, Key::Scope(_)) && value == ITS_OWN => {
                    let piece = pieces.get(fit.at);
                    piece.and_then(|piece| house_of(text, piece)).map(|house| (house.to_owned(), None))
                }
                None if value == DOER => words_of(fit.verb.and_then(|verb| clauses.doer(verb))),
                None if value == DONE_TO => words_of(fit.verb.and_then(|verb| clauses.done_to(verb, fit.at))),
                None => Some((value.clone(), None)),
            };
            // That the dead are told without the one who killed them is said of no others, and of no group by its noun.
            let is_told_of_dead = |(group, _): &(String, Option<Span>)| {
                *key == Key::Group && (keys::is_with(group) || keys::is_without(group))
            };
            let is_others = is_taken_over || self.group_of(pieces, fit.at, frame).is_some();
            let value = value.filter(|value| !is_others || !is_told_of_dead(value));
            if let Some(value) = value.filter(|_| !frame.keys.contains_key(key)) {
                frame.group_is_carried |=
                    *key == Key::Group && source.is_some_and(|keys| keys.contains_key(&Key::Group));
                frame.keys.insert(*key, value);
            }
        }
        for (key, first, last) in &fit.keys {
            let (Some(from), Some(to)) = (pieces.get(*first), pieces.get(*last)) else { continue };
            // "Of them people" narrows nothing.
            let narrows = || to.noun.and_then(|noun| self.vocabulary.nouns.get(noun)).is_none_or(|noun| noun.narrows);
            if *key == Key::Group && !narrows() {
                continue;
            }
            let words = if first == last {
                self.words(text, *key, from)
            } else {
                text.get(from.start..to.end).unwrap_or_default().to_owned()
            };
            // "Ohio's 16 electoral votes" are those of somebody whom another construction may know.
            let owned = pieces.get(last + 1).is_some_and(|next| next.classes & self.forms.own != 0);
            // What is sold is a country's.
            let money = pieces.get(fit.at).is_some_and(|piece| piece.classes & self.forms.money != 0);
            if *key == Key::Owner && owned && !money && names_region(&words) {
                continue;
            }
            let possessor = Some(*first).filter(|_| *key == Key::Owner && first == last);
            let possessor = words_of(possessor.and_then(|at| clauses.possessor(at)));
            frame.keys.entry(*key).or_insert_with(|| possessor.unwrap_or((words, Span::new(from.start, to.end))));
        }
    }

    /// Of which kind those are that a figure counts, by a word of its noun phrase: "40 absentee ballots".
    fn kind_within(text: &str, piece: Option<&Piece>) -> Option<(String, Option<Span>)> {
        let piece = piece?;
        let tells = |word: &str| TELLING.contains(&&*lowered(word));
        let words = text.get(piece.start..piece.end)?;
        // "New Yorkers": a word of a name tells nothing.
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let named = words.split_ascii_whitespace().zip(words.split_ascii_whitespace().skip(1));
        let at = named.filter(|(word, next)| tells(word) && !(capital(word) && capital(next))).map(|(word, _)| word);
        let at = at.into_iter().next().and_then(|word| words.find(word))?;
        let found = words.get(at..).filter(|words| words.contains(' '))?;
        Some((found.to_owned(), Span::new(piece.start + at, piece.end)))
    }

    /// Whether the deed that a figure was read by stands within the words that would say of which kind it counts: "nine people who
    /// were killed" are all the dead.
    pub(super) fn tells_the_deed(fit: &Fit, predicate: Option<&Predicate>) -> bool {
        let deed = predicate.and_then(|predicate| predicate.verb.or(predicate.noun));
        let holds = |(key, first, last): &(Key, usize, usize)| {
            *key == Key::Kind && deed.is_some_and(|deed| (*first..=*last).contains(&deed))
        };
        fit.keys.iter().any(holds)
    }

    /// A piece as the value of a key: a noun by its singular, else its words.
    fn words(&self, text: &str, key: Key, piece: &Piece) -> String {
        let noun = piece.noun.and_then(|noun| self.vocabulary.nouns.get(noun)).filter(|_| key == Key::Group);
        noun.map_or_else(|| text.get(piece.start..piece.end).unwrap_or_default().to_owned(), |noun| noun.lemma.clone())
    }

    /// What a figure counts by what a pattern gives.
    pub(super) fn counted(
        &self,
        gives: &Gives,
        (verb, noun): (Option<usize>, Option<usize>),
        pieces: &[Piece],
        at: usize,
        other: Option<(usize, &Reading)>,
    ) -> Option<Counted> {
        let piece = pieces.get(at)?;
        let verb = || verb.and_then(|at| pieces.get(at)?.verb).and_then(|verb| self.vocabulary.verbs.get(verb));
        let measure = match gives {
            Gives::Named(name) => Some(name.clone()),
            Gives::Object => verb()?.of_object(piece.classes).map(str::to_owned),
            Gives::Subject => verb()?.of_subject(piece.classes).map(str::to_owned),
            Gives::Same(_) => {
                let (other, reading) = other?;
                // A share repeats no count, and an age no toll.
                let alike = pieces.get(other)?.classes & self.forms.units() == piece.classes & self.forms.units();
                return reading.frame.counted.clone().filter(|_| alike);
            }
            Gives::Own => self.measure_of_noun(piece),
            Gives::Modifier => self.measure_of_modifier(piece),
            Gives::Noun => self.measure_of_noun(pieces.get(noun?)?),
            Gives::Nothing => return Some(Counted::Nothing),
            Gives::Earlier
            | Gives::Carried
            | Gives::Shared
            | Gives::Keys(_)
            | Gives::Echo { .. }
            | Gives::EchoPart
            | Gives::EchoSum
            | Gives::Within(_) => None,
        };
        measure.filter(|measure| is_measure(measure)).map(Counted::Measure)
    }

    fn measure_of_noun(&self, piece: &Piece) -> Option<String> {
        self.vocabulary.nouns.get(piece.noun?)?.measure.clone()
    }

    /// "40 injured people": what befell them, by the word within the noun phrase.
    fn measure_of_modifier(&self, piece: &Piece) -> Option<String> {
        // "Three dead lines".
        let lifeless = self.vocabulary.class("lifeless_thing").unwrap_or_default();
        if piece.classes & lifeless != 0 {
            return None;
        }
        let entry = self.vocabulary.entry(piece.modifier?)?;
        let verb = entry.verb.and_then(|verb| self.vocabulary.verbs.get(verb)?.of_object(piece.classes));
        let noun = || entry.noun.and_then(|noun| self.vocabulary.nouns.get(noun)?.measure.as_deref());
        verb.or_else(noun).map(str::to_owned)
    }
}
