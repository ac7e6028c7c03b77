//! From the equations of measures to constraints, for every event, subject and scope that has what they need.

use std::collections::BTreeMap;

use super::network::{Form, Term, Topic, same_unit};
use super::relations::{Builder, distinct, share_of};
use crate::model::{Claim, Equation, EquationForm, Event, PartialDate, Standing};
use crate::quantity::{Interval, Number, Unit};

/// What values of one equation must share, besides the measure.
type Key<'a> =
    (&'a str, &'a Option<Event>, Option<&'a str>, &'a BTreeMap<String, String>, Option<PartialDate>, Standing);

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
            if claim.span.is_some() && !dated {
                continue;
            }
            let Some(variable) = self.variable(id) else { continue };
            let key = key(claim, claim.statistic.subject.as_deref());
            groups.entry(key).or_default().entry(measure).or_default().push(variable);
        }
        for (whole, part) in std::mem::take(&mut self.wholes) {
            let Some(claim) = self.claim(part) else { continue };
            let Some(measure) = claim.statistic.measure.as_deref() else { continue };
            groups.entry(key(claim, None)).or_default().entry(measure).or_default().push(whole);
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
        for (&(document, event, subject, scope, as_of, standing), group) in groups {
            if subject.is_none() {
                continue;
            }
            let Some(variables) = group.get(measure) else { continue };
            let Some(variable) = self.network.narrowest(variables) else { continue };
            sums.entry((document, event, None, scope, as_of, standing)).or_default().push(variable);
        }
        for parts in sums.into_values().filter(|parts| parts.len() > 1) {
            let whole = self.fixed(Interval::point(total));
            let mut terms = vec![Term { variable: whole, negative: true }];
            terms.extend(parts.into_iter().map(|variable| Term { variable, negative: false }));
            let form = Form::Sum { terms, exhaustive: !at_most };
            if self.adds_up_in_units(&form) {
                self.add(Topic::PartsAndWhole, form);
            }
        }
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

fn key<'a>(claim: &'a Claim, subject: Option<&'a str>) -> Key<'a> {
    let statistic = &claim.statistic;
    (claim.document.as_str(), &statistic.event, subject, &statistic.scope, claim.as_of, claim.standing)
}

fn mentions(equation: &Equation, measure: &str) -> bool {
    match equation.form() {
        EquationForm::Sum { result, terms } => result == measure || terms.iter().any(|term| term.measure == measure),
        EquationForm::Product { result, factors } => result == measure || factors.iter().any(|name| name == measure),
        EquationForm::Quotient { result, dividend, divisor } => {
            [result, dividend, divisor].iter().any(|n| *n == measure)
        }
        EquationForm::Total { measure: name, .. } => name == measure,
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
