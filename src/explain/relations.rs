//! From relations to constraints: what each kind asks of the values of its members.

use super::network::{Constraint, Form, Network, Term, Topic, Variable, same_unit};
use crate::model::{Claim, ClaimId, Corpus, Measures, Relation, RelationKind, Role, Standing};
use crate::quantity::{Bound, Interval, Number, Unit};

/// A network in the making.
pub(super) struct Builder<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) measures: &'a Measures,
    pub(super) network: Network,
    /// The variable of each claim.
    pub(super) by_claim: Vec<Option<usize>>,
    /// Wholes that no claim states, with a claim of one of their parts.
    pub(super) wholes: Vec<(usize, ClaimId)>,
}

impl<'a> Builder<'a> {
    pub(super) fn claim(&self, id: ClaimId) -> Option<&'a Claim> {
        self.corpus.claim(id)
    }

    /// The variable of a claim. `None` for a claim that its document denies.
    pub(super) fn variable(&mut self, id: ClaimId) -> Option<usize> {
        let claim = self.claim(id)?;
        if claim.standing == Standing::Denied {
            return None;
        }
        let known = self.by_claim.get_mut(id.index())?;
        Some(*known.get_or_insert_with(|| {
            self.network.variables.push(Variable { claim: Some(id), asserted: admitted(claim) });
            self.network.variables.len() - 1
        }))
    }

    pub(super) fn fixed(&mut self, asserted: Interval) -> usize {
        self.network.variables.push(Variable { claim: None, asserted });
        self.network.variables.len() - 1
    }

    pub(super) fn unit(&self, id: ClaimId) -> Option<&'a Unit> {
        self.claim(id).map(|claim| &claim.quantity.unit)
    }

    pub(super) fn add(&mut self, topic: Topic, form: Form) {
        self.network.constraints.push(Constraint { topic, form });
    }

    /// Adds what a relation asks for; `None` where it cannot be tested.
    pub(super) fn relation(&mut self, relation: &Relation, topic: Topic) -> Option<()> {
        match relation.kind {
            RelationKind::AllParts => self.sum(relation, true),
            RelationKind::SomeParts => self.sum(relation, false),
            RelationKind::ShareAndAmount => self.pairs(relation),
            RelationKind::Ratio => self.ratio(relation),
            RelationKind::Change | RelationKind::Rise | RelationKind::Fall => self.change(relation),
        }
        .map(|forms| forms.into_iter().for_each(|form| self.add(topic, form)))
    }

    fn sum(&mut self, relation: &Relation, exhaustive: bool) -> Option<Vec<Form>> {
        let parts: Vec<ClaimId> = relation.playing(Role::Part).collect();
        let stated = at_most_one(relation.playing(Role::Whole))?;
        let unit = self.unit(parts.first().copied().or(stated)?)?;
        if exhaustive && parts.len() + relation.named.len() < 2 {
            return None;
        }
        let whole = match stated {
            Some(whole) if !parts.contains(&whole) && same_unit(self.unit(whole)?, unit) => self.variable(whole)?,
            Some(_) => return None,
            // Percentages without a stated whole are of all there is.
            None if *unit == Unit::Percent => self.fixed(Interval::point(Number::HUNDRED)),
            None => return None,
        };
        let mut terms = vec![Term { variable: whole, negative: true }];
        for part in parts {
            if !same_unit(self.unit(part)?, unit) {
                return None;
            }
            terms.push(Term { variable: self.variable(part)?, negative: false });
        }
        if !relation.named.is_empty() {
            let count = Number::from(i32::try_from(relation.named.len()).ok()?);
            let variable = self.fixed(Interval::point(count));
            self.network.named.insert(variable, relation.named.clone());
            terms.push(Term { variable, negative: false });
        }
        (terms.len() > 1 && distinct(&terms)).then(|| vec![Form::Sum { terms, exhaustive }])
    }

    fn pairs(&mut self, relation: &Relation) -> Option<Vec<Form>> {
        let shares: Vec<ClaimId> = relation.playing(Role::Share).collect();
        let amounts: Vec<ClaimId> = relation.playing(Role::Amount).collect();
        let stated = at_most_one(relation.playing(Role::Whole))?;
        let unit = self.unit(*amounts.first()?)?;
        let too_few = stated.is_none() && shares.len() < 2;
        if shares.len() != amounts.len() || too_few {
            return None;
        }
        let whole = match stated {
            Some(whole) if same_unit(self.unit(whole)?, unit) => self.variable(whole)?,
            Some(_) => return None,
            None => {
                let whole = self.fixed(Interval::at_least(Number::ZERO));
                self.wholes.push((whole, *amounts.first()?));
                whole
            }
        };
        let mut forms = Vec::with_capacity(shares.len());
        for (share, amount) in shares.into_iter().zip(amounts) {
            let fits = *self.unit(share)? == Unit::Percent && same_unit(self.unit(amount)?, unit);
            let (share, amount) = (self.variable(share)?, self.variable(amount)?);
            if !fits || share == amount || whole == amount || whole == share {
                return None;
            }
            forms.push(share_of(share, whole, amount, Number::HUNDRED));
        }
        let mut terms = vec![Term { variable: whole, negative: true }];
        for part in relation.playing(Role::Part) {
            if !same_unit(self.unit(part)?, unit) {
                return None;
            }
            terms.push(Term { variable: self.variable(part)?, negative: false });
        }
        if terms.len() > 2 && distinct(&terms) {
            forms.push(Form::Sum { terms, exhaustive: true });
        }
        Some(forms)
    }

    fn ratio(&mut self, relation: &Relation) -> Option<Vec<Form>> {
        let whole = exactly_one(relation.playing(Role::Whole))?;
        let part = exactly_one(relation.playing(Role::Part))?;
        if !same_unit(self.unit(whole)?, self.unit(part)?) {
            return None;
        }
        let share = at_most_one(relation.playing(Role::Share))?;
        let read_from_text = self.claim(part)?.span.is_some();
        let (whole, part) = (self.variable(whole)?, self.variable(part)?);
        let form = match share {
            Some(share) => {
                let scale = match self.unit(share)? {
                    Unit::Percent => Number::HUNDRED,
                    Unit::Number => Number::ONE,
                    _ => return None,
                };
                share_of(self.variable(share)?, whole, part, scale)
            }
            // "3,000 residents of two villages" is no part of a whole; words alone do not tell it from "12 of 20 seats".
            None if read_from_text => return Some(Vec::new()),
            None => Form::Sum {
                terms: vec![Term { variable: whole, negative: true }, Term { variable: part, negative: false }],
                exhaustive: false,
            },
        };
        let mut variables = form.variables();
        variables.sort_unstable();
        variables.dedup();
        (variables.len() == form.variables().len()).then(|| vec![form])
    }

    fn change(&mut self, relation: &Relation) -> Option<Vec<Form>> {
        let before = exactly_one(relation.playing(Role::Before))?;
        let after = exactly_one(relation.playing(Role::After))?;
        let difference = at_most_one(relation.playing(Role::Difference))?;
        let unit = self.unit(before)?;
        if before == after || !same_unit(unit, self.unit(after)?) {
            return None;
        }
        let falls = match relation.kind {
            RelationKind::Rise => false,
            RelationKind::Fall => true,
            _ => middle(self.claim(after)?) < middle(self.claim(before)?),
        };
        let (from, to) = (self.variable(before)?, self.variable(after)?);
        if let Some(factor) = relation.factor {
            let factor = self.fixed(Interval::point(factor));
            return Some(vec![share_of(factor, from, to, Number::ONE)]);
        }
        let Some(difference) = difference else {
            // The words say which way, and no more.
            let direction = matches!(relation.kind, RelationKind::Rise | RelationKind::Fall);
            let (lower, upper) = if falls { (to, from) } else { (from, to) };
            let terms = vec![Term { variable: upper, negative: true }, Term { variable: lower, negative: false }];
            return direction.then(|| vec![Form::Sum { terms, exhaustive: false }]);
        };
        let size = self.variable(difference)?;
        if size == from || size == to {
            return None;
        }
        let points = *unit == Unit::Percent && *self.unit(difference)? == Unit::PercentagePoint;
        if *self.unit(difference)? == Unit::Percent {
            return Some(vec![Form::Product {
                factor: size,
                falls,
                offset: Number::HUNDRED,
                whole: from,
                amount: to,
                scale: Number::HUNDRED,
            }]);
        }
        if !points && !same_unit(unit, self.unit(difference)?) {
            return None;
        }
        let (whole, part) = if falls { (from, to) } else { (to, from) };
        let terms = vec![
            Term { variable: whole, negative: true },
            Term { variable: part, negative: false },
            Term { variable: size, negative: false },
        ];
        Some(vec![Form::Sum { terms, exhaustive: true }])
    }
}

pub(super) fn share_of(share: usize, whole: usize, amount: usize, scale: Number) -> Form {
    Form::Product { factor: share, falls: false, offset: Number::ZERO, whole, amount, scale }
}

/// What a claim admits; shares and counts that are not printed negative do not fall below zero by rounding.
fn admitted(claim: &Claim) -> Interval {
    let quantity = &claim.quantity;
    let printed_negative = quantity.stated.is_some_and(Number::is_negative);
    let never_negative = quantity.unit == Unit::Percent || quantity.unit.is_counted();
    let positive = Interval::at_least(Number::ZERO);
    match quantity.asserted.low {
        Some(Bound { value, .. }) if value.is_negative() && never_negative && !printed_negative => {
            quantity.asserted.intersection(&positive).unwrap_or(quantity.asserted)
        }
        _ => quantity.asserted,
    }
}

/// The printed number of a claim, or one of its bounds.
fn middle(claim: &Claim) -> Option<Number> {
    let Interval { low, high } = claim.quantity.asserted;
    claim.quantity.stated.or(low.or(high).map(|bound| bound.value))
}

pub(super) fn distinct(terms: &[Term]) -> bool {
    let mut variables: Vec<usize> = terms.iter().map(|term| term.variable).collect();
    variables.sort_unstable();
    variables.windows(2).all(|pair| !matches!(pair, [first, second] if first == second))
}

fn exactly_one<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// `None` where there are several; `Some(None)` where there is none.
fn at_most_one<T>(mut items: impl Iterator<Item = T>) -> Option<Option<T>> {
    let first = items.next();
    items.next().is_none().then_some(first)
}
