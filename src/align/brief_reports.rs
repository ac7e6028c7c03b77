//! Brief reports, and what their figures are known by where no measure tells it: of what kind they are, who is named beside them,
//! and the words that tell them apart.

use std::collections::{BTreeMap, BTreeSet};

use super::folding::folded_words;
use super::reports::{is_aside, is_in_long_text};
use super::surroundings::{one_of, surroundings, words_around};
use super::telling::{clause_around, days_of, named_of, names_in, sentence_told_apart_by, told_apart_by};
use crate::model::{Claim, ClaimId, Corpus, Document, Extent, Measure, Measures, keys};
use crate::quantity::{Number, Quantity, Unit, dimension, is_distance, is_time};
use crate::text::Spaced;
use crate::vocabulary::{SCALES, Vocabulary, WordList, thing_named};

/// So many figures of a report are held against those of others.
const MOST_FIGURES: usize = 16;

/// Numbers below are alike by chance.
const TELLING: i32 = 10;

/// Of what kind a figure is: figures of two kinds are never one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// People, or what each of them gives: a vote.
    Heads,
    Thing(String),
    Share,
    Money(String),
    Measured(String),
}

/// A brief report, with what it is known again by, and its claims.
pub(super) struct Report<'a> {
    pub(super) document: &'a Document,
    /// The names of its title and text, short, with how they stand there.
    pub(super) names: BTreeMap<String, &'a str>,
    /// The numbers that say something.
    pub(super) numbers: BTreeSet<Number>,
    claims: Vec<(ClaimId, &'a Claim)>,
}

/// A figure of a brief report.
pub(super) struct Figure<'a> {
    pub(super) id: ClaimId,
    pub(super) claim: &'a Claim,
    pub(super) slot: Slot,
    /// Whether it is of what the text tells beside its story.
    pub(super) is_aside: bool,
    /// The head of its noun, in the singular.
    pub(super) noun: Option<String>,
    pub(super) sentence: &'a str,
    /// Who and what is named in its sentence; short,
    pub(super) own_names: BTreeSet<String>,
    /// and in the one before too.
    pub(super) names: BTreeSet<String>,
    pub(super) around: BTreeSet<String>,
    /// What the words of its sentence tell it apart by.
    pub(super) apart: BTreeSet<&'static str>,
    /// The days of its clause.
    pub(super) days: BTreeSet<String>,
    /// Places and years named of it.
    pub(super) of: BTreeSet<String>,
}

/// The brief reports of a corpus, in its order.
pub(super) fn brief_reports(corpus: &Corpus) -> Vec<Report<'_>> {
    let mut of: BTreeMap<&str, Vec<(ClaimId, &Claim)>> = BTreeMap::new();
    let told = corpus.claims_with_ids().filter(|(_, claim)| claim.story.is_some() && !is_in_long_text(corpus, claim));
    for (id, claim) in told {
        of.entry(claim.document.as_str()).or_default().push((id, claim));
    }
    let reports = corpus.documents().iter().filter_map(|document| {
        let claims = of.remove(document.id.as_str())?;
        let stated = claims.iter().filter_map(|(_, claim)| claim.quantity.stated);
        let numbers = stated.filter(|stated| *stated >= TELLING.into()).collect();
        let mut names = names_in(&document.text);
        names.extend(document.title.iter().flat_map(|title| names_in(title)));
        Some(Report { document, names, numbers, claims })
    });
    reports.collect()
}

/// The figures of a report that are held against those of others.
pub(super) fn figures_of<'a>(corpus: &'a Corpus, measures: &Measures, report: &Report<'a>) -> Vec<Figure<'a>> {
    let figures = report.claims.iter().filter_map(|(id, claim)| figure(corpus, measures, *id, claim));
    figures.take(MOST_FIGURES).collect()
}

/// What a figure is known by; `None` for what answers to nothing: a time, a place in a row, a part.
fn figure<'a>(corpus: &'a Corpus, measures: &Measures, id: ClaimId, claim: &'a Claim) -> Option<Figure<'a>> {
    let quantity = &claim.quantity;
    let whole = claim.extent != Extent::Part && !claim.former && claim.standing.is_comparable();
    let (sentence, document) = claim.sentence.zip(corpus.document(claim.document.as_str()))?;
    quantity.stated.filter(|_| whole)?;
    let noun = quantity.noun.as_deref().and_then(|noun| folded_words(noun).last()).map(|head| one_of(&head));
    let noun = noun.or_else(|| per_unit(surroundings(corpus, claim).1));
    let measure = claim.statistic.measure.as_deref().and_then(|name| measures.get(name));
    // How far a count has come is another figure every hour.
    if measure.is_some_and(|measure| measure.name == Measure::PRECINCTS_COUNTED) {
        return None;
    }
    let slot = slot(quantity, noun.as_deref(), measure)?;
    let words = document.quote(sentence);
    let before = document.text.get(..sentence.start()).unwrap_or_default().trim_end();
    let before = before.rsplit(". ").next().unwrap_or_default();
    let own_names: BTreeSet<String> = names_in(words).into_keys().collect();
    let names = own_names.iter().cloned().chain(names_in(before).into_keys()).collect();
    let (ahead, behind) = surroundings(corpus, claim);
    let clause = clause_around(ahead, behind);
    let mut apart = told_apart_by(&clause, behind);
    apart.extend(sentence_told_apart_by(words));
    let days = days_of(&clause);
    let of = named_of(&clause, ahead);
    let is_aside = is_aside(corpus, claim);
    // The noun says nothing a second time.
    let mut around = words_around(corpus, claim);
    around.retain(|word| Some(word) != noun.as_ref());
    Some(Figure { id, claim, slot, is_aside, noun, sentence: words, own_names, names, around, apart, days, of })
}

/// Of what kind a figure is; `None` for times, distances and places in a row.
pub(super) fn slot(quantity: &Quantity, noun: Option<&str>, measure: Option<&Measure>) -> Option<Slot> {
    let counts_people = || measure.is_some_and(|measure| measure.scope_keys.iter().any(|key| key == keys::GROUP));
    Some(match &quantity.unit {
        Unit::Number | Unit::Count => match noun {
            _ if quantity.noun.as_deref().is_some_and(is_of_heads) || counts_people() => Slot::Heads,
            None if measure.is_some() => Slot::Heads,
            noun => Slot::Thing(noun.map(|noun| thing_named(noun).unwrap_or(noun).to_owned())?),
        },
        Unit::Percent => Slot::Share,
        Unit::Currency(code) => Slot::Money(code.to_string()),
        unit if is_time(unit) || is_distance(unit) => return None,
        // Of two storms each has its category.
        Unit::Measured(symbol) if SCALES.contains(&symbol.as_ref()) => return None,
        Unit::Measured(symbol) => {
            let dimension = dimension(&quantity.unit).and_then(|(name, _)| name);
            Slot::Measured(dimension.map_or_else(|| symbol.to_string(), str::to_owned))
        }
        Unit::PercentagePoint | Unit::Ordinal => return None,
    })
}

/// "Naira per litre": for what money is given, as its noun.
fn per_unit(behind: &str) -> Option<String> {
    static PER: WordList = WordList::named("per");
    let mut words = folded_words(behind);
    words.next().filter(|word| PER.contains(&word.as_str()))?;
    words.next()
}

/// Whether a noun is one of people, or of what each of them gives.
fn is_of_heads(noun: &str) -> bool {
    static HEADS: WordList = WordList::named("classes of heads");
    let vocabulary = Vocabulary::english();
    let last = one_of(noun.last_word().unwrap_or(noun));
    let is_of = |class: &str| {
        let known = vocabulary.class(class).zip(vocabulary.look_up(&last));
        known.is_some_and(|(class, entry)| entry.classes & class != 0)
    };
    vocabulary.is_of_people(noun) || HEADS.iter().any(|class| is_of(class))
}
