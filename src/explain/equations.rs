//! From the equations of measures to constraints, for every event, subject and scope that has what they need.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Form, Term, Topic, same_unit};
use super::relations::{Builder, distinct, share_of};
use crate::model::{Basis, Claim, Equation, EquationForm, Event, Measures, PartialDate, Span, Standing, keys};
use crate::quantity::{Interval, Number, Unit};
use crate::vocabulary::WordList;

/// The measure that says how many subjects there are.
const SUBJECTS: &str = "candidates";
/// Subjects that stand for all that are not named.
static REST: WordList = WordList::named("rest of equations");
/// Those for something and those against it.
static SIDES: WordList = WordList::named("two sides");
/// Values further apart than this, in bytes, are no list.
const REACH: usize = 300;
/// A sentence of a list that has no more bytes is a row of its own.
const ROW: usize = 60;
/// Values of one list that are compared with the next one.
const SIBLINGS: usize = 64;

/// What values of one equation must share, besides the measure.
type Key<'a> = (&'a str, &'a Option<Event>, Option<&'a str>, Vec<(&'a str, &'a str)>, Option<PartialDate>, Standing);

impl<'a> Builder<'a> {
    /// Adds the equations of measures, for every event, subject and scope that has what they need.
    pub(super) fn equations<'e>(&mut self, equations: impl Iterator<Item = &'e Equation>) {
        let equations: Vec<&Equation> = equations.collect();
        if equations.is_empty() {
            return;
        }
        let mut groups: BTreeMap<Key<'a>, BTreeMap<&'a str, Vec<usize>>> = BTreeMap::new();
        for (id, claim) in self.corpus.claims_with_ids() {
            let Some(measure) = claim.statistic.measure.as_deref() else { continue };
            let declared = self.measures.get(measure).map(|measure| &measure.unit);
            let fits = declared.is_none_or(|unit| declared_as(&claim.quantity.unit, unit));
            if !fits || !equations.iter().any(|equation| mentions(equation, measure)) {
                continue;
            }
            // Whose value a text gives is often read from afar; without a dated event that holds the figures together, figures
            // of several years would be mixed.
            let dated =
                claim.statistic.event.as_ref().is_some_and(|event| event.from.is_some() || event.pinned.is_some());
            // Who voted yes and who voted no are those of one vote.
            if claim.span.is_some() && !dated && !is_side(claim) {
                continue;
            }
            let Some(variable) = self.variable(id) else { continue };
            let key = key(claim, self.measures, claim.statistic.subject.as_deref());
            groups.entry(key).or_default().entry(measure).or_default().push(variable);
        }
        for (whole, part) in std::mem::take(&mut self.wholes) {
            let Some(claim) = self.claim(part) else { continue };
            let Some(measure) = claim.statistic.measure.as_deref() else { continue };
            groups.entry(key(claim, self.measures, None)).or_default().entry(measure).or_default().push(whole);
        }
        for equation in equations {
            if let EquationForm::Total { measure, total, at_most } = equation.form() {
                self.totals(&groups, measure, *total, *at_most);
                continue;
            }
            for group in groups.values() {
                self.equation(equation, group);
            }
        }
    }

    fn equation(&mut self, equation: &Equation, group: &BTreeMap<&'a str, Vec<usize>>) {
        let find = |measure: &str| group.get(measure).map(|variables| self.network.narrowest(variables));
        let term = |measure: &str, negative| {
            find(measure).map(|variable| variable.map(|variable| Term { variable, negative }))
        };
        let (topic, form) = match equation.form() {
            EquationForm::Sum { result, terms } => {
                let terms: Option<Vec<Option<Term>>> = std::iter::once(term(result, true))
                    .chain(terms.iter().map(|other| term(&other.measure, other.negative)))
                    .collect();
                let Some(terms) = terms else { return };
                let terms: Option<Vec<Term>> = terms.into_iter().collect();
                (Topic::PartsAndWhole, terms.map(|terms| Form::Sum { terms, exhaustive: true }))
            }
            EquationForm::Quotient { result, dividend, divisor } => {
                let (Some(result), Some(dividend), Some(divisor)) = (find(result), find(dividend), find(divisor))
                else {
                    return;
                };
                let form = result.zip(dividend).zip(divisor).and_then(|((result, dividend), divisor)| {
                    Some(share_of(result, divisor, dividend, self.scale_of(result)?))
                });
                (Topic::Ratio, form)
            }
            EquationForm::Product { result, factors: [first, second] } => {
                let (Some(result), Some(first), Some(second)) = (find(result), find(first), find(second)) else {
                    return;
                };
                let form = result
                    .zip(first)
                    .zip(second)
                    .and_then(|((result, first), second)| Some(share_of(first, second, result, self.scale_of(first)?)));
                (Topic::Ratio, form)
            }
            EquationForm::Total { .. } => return,
        };
        let form = form.filter(|form| self.adds_up_in_units(form));
        match form {
            Some(form) => self.add(topic, form),
            None => *self.network.not_testable.entry(topic).or_default() += 1,
        }
    }

    /// A sum over all subjects of one event and scope.
    fn totals(
        &mut self,
        groups: &BTreeMap<Key<'a>, BTreeMap<&'a str, Vec<usize>>>,
        measure: &str,
        total: Number,
        at_most: bool,
    ) {
        let mut sums: BTreeMap<Key<'a>, Vec<usize>> = BTreeMap::new();
        // Under the same keys, whether the document names all there are: as many subjects as candidates, or the rest.
        let mut complete: BTreeMap<Key<'a>, Vec<Interval>> = BTreeMap::new();
        let mut closed: BTreeSet<Key<'a>> = BTreeSet::new();
        let asserted = groups.iter().filter(|((.., standing), _)| *standing == Standing::Asserted);
        for ((document, event, subject, scope, as_of, standing), group) in asserted {
            let (subject, key) = (*subject, (*document, *event, None, scope.clone(), *as_of, *standing));
            let Some(subject) = subject else {
                let counts = group.get(SUBJECTS).into_iter().flatten().map(|variable| self.network.asserted(*variable));
                complete.entry(key).or_default().extend(counts);
                continue;
            };
            if REST.iter().any(|rest| subject.to_lowercase().contains(rest)) {
                closed.insert(key.clone());
            }
            let Some(variables) = group.get(measure) else { continue };
            // Shares of which vote, or of whom, is only guessed are of several as soon as they exceed the whole.
            let told: Vec<usize> = variables.iter().copied().filter(|variable| self.is_told(*variable)).collect();
            let Some(variable) = self.network.narrowest(&told) else { continue };
            sums.entry(key).or_default().push(variable);
        }
        for (key, parts) in sums {
            let read = parts.iter().any(|variable| self.place_of(*variable).is_some());
            let runs = if read { self.lists(parts) } else { vec![parts] };
            // Where no share stands beside its vote, they may be answers to several questions.
            let of_one_vote = |parts: &Vec<usize>| {
                let sides = parts.iter().filter(|part| self.is_of_side(**part)).count();
                // "80 percent of Greens voted in favour, as did 90 percent of Whigs": those for it, and a party's, are of two wholes.
                let mixed = sides > 0 && sides < parts.len();
                let told = parts.iter().any(|part| self.names_event(*part)) || sides == 2 && parts.len() == 2;
                parts.len() > 1 && !mixed && told
            };
            let runs: Vec<Vec<usize>> = runs.into_iter().filter(of_one_vote).collect();
            for parts in runs {
                let count = i32::try_from(parts.len()).map(Number::from).unwrap_or(Number::ZERO);
                let counted = complete.get(&key).is_some_and(|all| all.iter().any(|all| all.single() == Some(count)));
                // A text seldom names every subject: it must say that it does.
                let exhaustive = !at_most && (!read || counted || closed.contains(&key));
                let whole = self.fixed(Interval::point(total));
                let mut terms = vec![Term { variable: whole, negative: true }];
                terms.extend(parts.into_iter().map(|variable| Term { variable, negative: false }));
                let form = Form::Sum { terms, exhaustive };
                if self.adds_up_in_units(&form) {
                    self.add(Topic::PartsAndWhole, form);
                }
            }
        }
    }

    /// Whether a claim was made by hand, or its sentence names the event.
    fn names_event(&self, variable: usize) -> bool {
        let claim = self.network.claim_id(variable).and_then(|id| self.claim(id));
        claim.is_none_or(|claim| claim.span.is_none() || claim.basis(keys::EVENT) == Basis::Said)
    }

    /// Whether the claim of a variable is of those for something, or of those against it.
    fn is_of_side(&self, variable: usize) -> bool {
        self.network.claim_id(variable).and_then(|id| self.claim(id)).is_some_and(is_side)
    }

    /// Whether a claim was made by hand, or its text says that it is a share, and of whom.
    fn is_told(&self, variable: usize) -> bool {
        let claim = self.network.claim_id(variable).and_then(|id| self.claim(id));
        claim.is_none_or(|claim| {
            let said = |key| claim.basis(key) == Basis::Said;
            claim.span.is_none() || said(keys::MEASURE) && said(keys::SUBJECT)
        })
    }

    /// Where the claim of a variable was read.
    fn place_of(&self, variable: usize) -> Option<usize> {
        Some(self.claim(self.network.claim_id(variable)?)?.span?.start())
    }

    /// The sentence that the claim of a variable was read from.
    fn sentence_of(&self, variable: usize) -> Option<Span> {
        self.claim(self.network.claim_id(variable)?)?.sentence
    }

    /// The values of one measure that a text gives in one list: near one another, and no value twice, since one subject
    /// may go by two names.
    fn lists(&self, mut parts: Vec<usize>) -> Vec<Vec<usize>> {
        parts.sort_by_key(|variable| self.place_of(*variable));
        let mut lists: Vec<Vec<usize>> = Vec::new();
        for variable in parts {
            let Some(place) = self.place_of(variable) else { continue };
            let last = lists.last().and_then(|list| list.last()).and_then(|last| self.place_of(*last));
            let own = self.sentence_of(variable);
            let before = lists.last().and_then(|list| list.last()).and_then(|last| self.sentence_of(*last));
            // A row is short; a sentence that goes on from another may tell of another vote.
            let row = own == before || own.is_some_and(|own| own.end() - own.start() <= ROW);
            let near = last.is_some_and(|last| place - last <= REACH) && row;
            match lists.last_mut() {
                Some(list) if near => {
                    let own = self.network.asserted(variable);
                    if !list.iter().rev().take(SIBLINGS).any(|other| self.network.asserted(*other).meets(&own)) {
                        list.push(variable);
                    }
                }
                _ => lists.push(vec![variable]),
            }
        }
        lists
    }

    fn unit_of(&self, variable: usize) -> Option<&'a Unit> {
        self.unit(self.network.claim_id(variable)?)
    }

    fn scale_of(&self, variable: usize) -> Option<Number> {
        match self.unit_of(variable)? {
            Unit::Percent => Some(Number::HUNDRED),
            Unit::PercentagePoint | Unit::Ordinal => None,
            _ => Some(Number::ONE),
        }
    }

    /// Whether the units of an equation's values go together. Wholes that no claim states take any.
    fn adds_up_in_units(&self, form: &Form) -> bool {
        let agree = |variables: &[usize]| {
            let units: Vec<&Unit> = variables.iter().filter_map(|variable| self.unit_of(*variable)).collect();
            units.windows(2).all(|pair| matches!(pair, [first, second] if same_unit(first, second)))
        };
        match form {
            Form::Sum { terms, .. } => {
                agree(&terms.iter().map(|term| term.variable).collect::<Vec<usize>>()) && distinct(terms)
            }
            // Price times number of pieces is money: units multiply. A percentage or a bare rate needs like units.
            Form::Product { factor, whole, amount, .. } => match self.unit_of(*factor) {
                Some(Unit::Percent | Unit::Number) => agree(&[*whole, *amount]),
                _ => true,
            },
        }
    }
}

fn key<'a>(claim: &'a Claim, measures: &Measures, subject: Option<&'a str>) -> Key<'a> {
    let statistic = &claim.statistic;
    // Whose count it is parts the counts of a measure that says so: "patients" are no group among the patients.
    let measure = statistic.measure.as_deref().and_then(|name| measures.get(name));
    let parts = |key: &str| {
        key != keys::GROUP || measure.is_none_or(|measure| measure.scope_keys.iter().any(|declared| declared == key))
    };
    let scope = statistic.scope.iter().filter(|(key, _)| parts(key));
    let scope = scope.map(|(key, value)| (key.as_str(), value.as_str())).collect();
    (claim.document.as_str(), &statistic.event, subject, scope, claim.as_of, claim.standing)
}

/// Whether a claim is of those who voted yes, or of those who voted no, in a vote that the text tells of.
fn is_side(claim: &Claim) -> bool {
    claim.statistic.event.is_some()
        && claim.statistic.subject.as_deref().is_some_and(|subject| SIDES.contains(&subject))
}

fn mentions(equation: &Equation, measure: &str) -> bool {
    match equation.form() {
        EquationForm::Sum { result, terms } => result == measure || terms.iter().any(|term| term.measure == measure),
        EquationForm::Product { result, factors } => result == measure || factors.iter().any(|name| name == measure),
        EquationForm::Quotient { result, dividend, divisor } => {
            [result, dividend, divisor].iter().any(|n| *n == measure)
        }
        EquationForm::Total { measure: name, .. } => name == measure || measure == SUBJECTS,
    }
}

/// Whether a figure's unit is that of its measure. A percentage of exports is no value of exports.
fn declared_as(unit: &Unit, declared: &Unit) -> bool {
    match declared {
        Unit::Number => true,
        Unit::Currency(_) => matches!(unit, Unit::Currency(_)),
        _ => same_unit(unit, declared),
    }
}
