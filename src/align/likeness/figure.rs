//! What a figure is known by when it is held against others of its event.

use std::collections::{BTreeMap, BTreeSet};

use super::super::brief_reports::{Slot, slot};
use super::super::folding::folded_words;
use super::super::key::compared;
use super::super::surroundings::{content, one_of, surroundings};
use super::super::telling::{clause_around, named_of, sentence_told_apart_by, told_apart_by};
use super::super::things::is_idle;
use crate::model::{Claim, ClaimId, Corpus, DocumentId, Measure, Measures, PartialDate, Span, keys};
use crate::quantity::{Number, Unit, dimension, is_distance, is_time};
use crate::text::Spaced;
use crate::vocabulary::{SCALES, Vocabulary, WordList, thing_named};

/// Of what kind figures are that are held against each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// As those of brief reports are.
    Slot(Slot),
    /// Of one measure that counts no people.
    Measure(String),
    /// Of one unit: hours, miles, places in a row.
    Unit(String),
    /// One number of one unit, whatever is counted.
    Same(String, Number),
}

/// Words by which a number of years is an age: "a 29-year-old".
static OF_AN_AGE: WordList = WordList::named("behind years of age");

/// Whether a claim says how long something was: a time, and nobody's age. Ones are alike by chance.
fn is_span(corpus: &Corpus, claim: &Claim) -> bool {
    let behind = || surroundings(corpus, claim).1.trim_start_matches(['-', ' ']).first_word().unwrap_or_default();
    is_time(&claim.quantity.unit)
        && claim.quantity.stated.is_some_and(|number| number > 1.into())
        && corpus.quote(claim).ends_with(char::is_alphabetic)
        && !OF_AN_AGE.contains(&behind().unmarked())
}

/// The kinds that a claim is of.
fn kinds_of(corpus: &Corpus, claim: &Claim, measures: &Measures) -> Vec<Kind> {
    let quantity = &claim.quantity;
    if is_span(corpus, claim) {
        let same = quantity.stated.map(|number| Kind::Same(quantity.unit.to_string(), number));
        return same.into_iter().collect();
    }
    // Ages are alike by chance, of two storms each has its category, and times tell of nothing.
    let on_scale = matches!(&quantity.unit, Unit::Measured(symbol) if SCALES.contains(&symbol.as_ref()));
    let measure: Option<&Measure> = claim.statistic.measure.as_deref().and_then(|name| measures.get(name));
    let counts_people = |measure: &Measure| measure.scope_keys.iter().any(|key| key == keys::GROUP);
    // "Two others" are of what befell them: killed, hurt.
    let is_idle = !measure.is_some_and(Measure::is_of_harm) && quantity.noun.as_deref().is_some_and(is_idle);
    if on_scale || is_time(&quantity.unit) || is_idle {
        return Vec::new();
    }
    let noun = head(claim);
    let unit = match &quantity.unit {
        Unit::Number => Unit::Count.to_string(),
        unit => dimension(unit).and_then(|(name, _)| name).map_or_else(|| unit.to_string(), str::to_owned),
    };
    let is_count = matches!(quantity.unit, Unit::Number | Unit::Count);
    let slot = slot(quantity, noun.as_deref(), measure).map(Kind::Slot);
    let slot = slot.unwrap_or_else(|| if is_count { Kind::Slot(Slot::Heads) } else { Kind::Unit(unit.clone()) });
    let of_measure =
        measure.filter(|measure| !counts_people(measure)).map(|measure| Kind::Measure(measure.name.clone()));
    let same = number_of(claim).map(|number| Kind::Same(unit, number));
    let slot = Some(slot).filter(|_| !is_distance(&quantity.unit));
    slot.into_iter().chain(of_measure).chain(same).collect()
}

/// The number of a claim; of a measured one in the unit of its dimension.
fn number_of(claim: &Claim) -> Option<Number> {
    let stated = claim.quantity.stated?;
    match (&claim.quantity.unit, dimension(&claim.quantity.unit)) {
        (Unit::Measured(_), Some((_, factor))) => stated.checked_mul(factor),
        _ => Some(stated),
    }
}

/// The head of a claim's noun, in the singular.
fn head(claim: &Claim) -> Option<String> {
    claim.quantity.noun.as_deref().and_then(|noun| folded_words(noun).last()).map(|head| one_of(&head))
}

/// What a claim says under a key: as it is compared, and the words of it, by number.
pub(super) struct Said<'a> {
    pub(super) key: &'a str,
    compared: String,
    words: Vec<u32>,
}

impl Said<'_> {
    /// Whether two claims say one thing.
    pub(super) fn is_like(&self, other: &Said<'_>) -> bool {
        self.compared == other.compared || shared(&self.words, &other.words) > 0
    }
}

/// A figure with what it is known by; words, kinds and texts by their number among those of the event.
pub(super) struct Figure<'a> {
    pub(super) id: ClaimId,
    pub(super) claim: &'a Claim,
    pub(super) text: u32,
    pub(super) published: Option<PartialDate>,
    /// The kinds that it is of: it is held against others of one of them.
    pub(super) kinds: Vec<u32>,
    /// The events that its own words give it.
    pub(super) events: Vec<usize>,
    pub(super) measure: Option<u32>,
    /// The head of its noun, in the singular; of which thing that is a name; the words of all of it.
    pub(super) noun: Option<u32>,
    pub(super) thing: Option<u32>,
    pub(super) noun_words: Vec<u32>,
    pub(super) is_of_people: bool,
    /// Whether it says how long something was.
    pub(super) is_span: bool,
    /// Its number; of a measured one in the unit of its dimension.
    pub(super) number: Option<Number>,
    /// The words of its sentence that say something.
    pub(super) sentence: Vec<u32>,
    pub(super) subject: Option<Said<'a>>,
    pub(super) scope: Vec<Said<'a>>,
    /// What the words of its sentence tell it apart by.
    pub(super) apart: BTreeSet<&'static str>,
    /// The places and years named of it.
    pub(super) of: BTreeSet<String>,
}

/// How many numbers two rising rows share.
pub(super) fn shared<T: Ord>(own: &[T], other: &[T]) -> usize {
    let (mut own, mut other) = (own.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(first), Some(second)) = (own.peek(), other.peek()) {
        match first.cmp(second) {
            std::cmp::Ordering::Less => drop(own.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                own.next();
                other.next();
            }
        }
    }
    count
}

/// The words of a sentence that say something, and those that tell all of it apart.
type Sentence = (Vec<u32>, BTreeSet<&'static str>);

/// Gives what is known of the figures of an event: a number for each word, kind and text.
#[derive(Default)]
pub(super) struct Known<'a> {
    words: BTreeMap<String, u32>,
    kinds: BTreeMap<Kind, u32>,
    texts: BTreeMap<&'a DocumentId, u32>,
    /// The words of each sentence, and what it is told apart by.
    sentences: BTreeMap<(u32, Option<Span>), Sentence>,
}

fn numbered<T: Ord>(known: &mut BTreeMap<T, u32>, thing: T) -> u32 {
    let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
    *known.entry(thing).or_insert(next)
}

fn in_order(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

impl<'a> Known<'a> {
    pub(super) fn figure(
        &mut self,
        corpus: &'a Corpus,
        measures: &Measures,
        id: ClaimId,
        events: Vec<usize>,
    ) -> Option<Figure<'a>> {
        let claim = corpus.claim(id)?;
        let document = corpus.document(claim.document.as_str())?;
        let words = claim.sentence.map(|sentence| document.quote(sentence)).unwrap_or_default();
        let (ahead, behind) = surroundings(corpus, claim);
        let clause = clause_around(ahead, behind);
        let text = numbered(&mut self.texts, &claim.document);
        let noun = head(claim);
        let thing = noun.as_deref().map(|noun| thing_named(noun).unwrap_or(noun).to_owned());
        let noun_words = claim.quantity.noun.as_deref().unwrap_or_default();
        let (sentence, mut apart) = match self.sentences.get(&(text, claim.sentence)) {
            Some(known) => known.clone(),
            None => {
                let known = (self.words(words), sentence_told_apart_by(words));
                self.sentences.insert((text, claim.sentence), known.clone());
                known
            }
        };
        apart.extend(told_apart_by(&clause, behind));
        let subject = claim.statistic.subject.as_deref().map(|subject| self.said(keys::SUBJECT, subject));
        let scope = claim.statistic.scope.iter().map(|(key, value)| self.said(key, value)).collect();
        Some(Figure {
            id,
            claim,
            text,
            published: document.published,
            kinds: in_order(kinds_of(corpus, claim, measures).into_iter().map(|kind| numbered(&mut self.kinds, kind))),
            events,
            measure: claim.statistic.measure.clone().map(|measure| numbered(&mut self.words, measure)),
            noun: noun.map(|noun| numbered(&mut self.words, noun)),
            thing: thing.map(|thing| numbered(&mut self.words, thing)),
            noun_words: self.words(noun_words),
            is_of_people: Vocabulary::english().is_of_people(noun_words),
            is_span: is_span(corpus, claim),
            number: number_of(claim),
            sentence,
            subject,
            scope,
            apart,
            of: named_of(&clause, ahead),
        })
    }

    fn said(&mut self, key: &'a str, value: &str) -> Said<'a> {
        Said { key, compared: compared(key, value), words: self.words(value) }
    }

    fn words(&mut self, text: &str) -> Vec<u32> {
        in_order(content(text).into_iter().map(|word| numbered(&mut self.words, word)))
    }
}

#[cfg(test)]
mod tests {
    use super::is_span;
    use crate::{Document, Verifier};

    /// The figures of a text that say how long something was.
    fn spans(text: &str) -> Vec<String> {
        let corpus = Verifier::new().extract(&[Document::new("d", text)]).unwrap();
        let spans = corpus.claims().iter().filter(|claim| is_span(&corpus, claim));
        spans.map(|claim| corpus.quote(claim).to_owned()).collect()
    }

    #[test]
    fn how_long_something_was_is_no_age() {
        assert_eq!(spans("The siege lasted 13 weeks."), ["13 weeks"]);
        assert_eq!(spans("After a six-hour debate the board agreed."), ["six-hour"]);
        assert_eq!(spans("Anna Berg, 43, ran for help."), [""; 0]);
        assert_eq!(spans("A 29-year-old clerk and a boy 12 years old were hurt."), [""; 0]);
        assert_eq!(spans("The bridge is 40 metres long and a year old."), [""; 0]);
    }
}
