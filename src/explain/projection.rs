//! What a constraint leaves of one variable, given the others.

use super::network::{Form, Term};
use crate::quantity::{Bound, Interval, Number};

/// The values of each variable as they are known so far.
pub(crate) trait Domains {
    /// The values that a variable may still have.
    fn domain(&self, variable: usize) -> Interval;
}

impl Domains for Vec<Interval> {
    fn domain(&self, variable: usize) -> Interval {
        self.get(variable).copied().unwrap_or(Interval::EVERYTHING)
    }
}

/// The sum of signed terms, from which any one of them can be taken again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Totals {
    low: Side,
    high: Side,
}

/// One end of a sum: the finite part, and how many terms are unbounded or open there.
#[derive(Clone, Copy, Debug)]
struct Side {
    value: Number,
    unbounded: usize,
    open: usize,
}

impl Side {
    const NOTHING: Side = Side { value: Number::ZERO, unbounded: 0, open: 0 };

    fn add(self, bound: Option<Bound>) -> Option<Side> {
        Some(match bound {
            None => Side { unbounded: self.unbounded + 1, ..self },
            Some(bound) => {
                Side { value: self.value.checked_add(bound.value)?, open: self.open + usize::from(bound.open), ..self }
            }
        })
    }

    fn without(self, bound: Option<Bound>) -> Option<Side> {
        Some(match bound {
            None => Side { unbounded: self.unbounded.saturating_sub(1), ..self },
            Some(bound) => Side {
                value: self.value.checked_sub(bound.value)?,
                open: self.open.saturating_sub(usize::from(bound.open)),
                ..self
            },
        })
    }

    fn bound(self) -> Option<Bound> {
        (self.unbounded == 0).then_some(Bound { value: self.value, open: self.open > 0 })
    }
}

impl Totals {
    /// The sum of all terms. `None` on overflow.
    pub(crate) fn of(terms: &[Term], domains: &impl Domains) -> Option<Totals> {
        let nothing = Totals { low: Side::NOTHING, high: Side::NOTHING };
        terms.iter().try_fold(nothing, |totals, term| {
            let Interval { low, high } = signed(*term, domains);
            Some(Totals { low: totals.low.add(low)?, high: totals.high.add(high)? })
        })
    }

    /// The values that the sum can have.
    pub(crate) fn interval(&self) -> Interval {
        Interval { low: self.low.bound(), high: self.high.bound() }
    }

    /// The values that the sum of the other terms can have.
    fn without(&self, interval: Interval) -> Option<Interval> {
        let (low, high) = (self.low.without(interval.low)?, self.high.without(interval.high)?);
        Some(Interval { low: low.bound(), high: high.bound() })
    }

    /// What the sum leaves of one of its terms.
    pub(crate) fn project(&self, term: Term, exhaustive: bool, domains: &impl Domains) -> Option<Interval> {
        let others = self.without(signed(term, domains))?.negated();
        let own = if exhaustive { others } else { Interval { low: None, high: others.high } };
        Some(if term.negative { own.negated() } else { own })
    }
}

fn signed(term: Term, domains: &impl Domains) -> Interval {
    let interval = domains.domain(term.variable);
    if term.negative { interval.negated() } else { interval }
}

/// Whether some choice of true values satisfies the constraint. `None` where the numbers overflow.
pub(crate) fn holds(form: &Form, domains: &impl Domains) -> Option<bool> {
    match form {
        Form::Sum { terms, exhaustive } => {
            let sum = Totals::of(terms, domains)?.interval();
            let zero = Interval::point(Number::ZERO);
            let target = if *exhaustive { zero } else { Interval::at_most(Number::ZERO) };
            Some(sum.meets(&target))
        }
        Form::Product { amount, .. } => Some(project(form, *amount, domains)?.meets(&domains.domain(*amount))),
    }
}

/// What a constraint leaves of one of its variables, given the others. `None` where the numbers overflow.
pub(crate) fn project(form: &Form, variable: usize, domains: &impl Domains) -> Option<Interval> {
    match form {
        Form::Sum { terms, exhaustive } => {
            let term = terms.iter().find(|term| term.variable == variable)?;
            Totals::of(terms, domains)?.project(*term, *exhaustive, domains)
        }
        Form::Product { factor, falls, offset, whole, amount, scale } => {
            let scaled = || domains.domain(*amount).multiplied(*scale);
            if variable == *factor {
                let applied = divided(&scaled()?, &domains.domain(*whole))?;
                let change = applied.checked_sub(&Interval::point(*offset))?;
                return Some(if *falls { change.negated() } else { change });
            }
            let change = domains.domain(*factor);
            let change = if *falls { change.negated() } else { change };
            let applied = change.checked_add(&Interval::point(*offset))?;
            if variable == *whole {
                return divided(&scaled()?, &applied);
            }
            let hundredth = Number::from_parts(1, -2)?;
            let product = applied.checked_mul(&domains.domain(*whole))?;
            if *scale == Number::ONE { Some(product) } else { product.multiplied(hundredth) }
        }
    }
}

/// The values that give one of `product` when multiplied by one of `factor`.
fn divided(product: &Interval, factor: &Interval) -> Option<Interval> {
    if !factor.contains(Number::ZERO) {
        return product.checked_div(factor);
    }
    let open_zero = Some(Bound::open(Number::ZERO));
    let at_zero = |bound: Option<Bound>| bound.is_some_and(|bound| bound.value.is_zero());
    if product.contains(Number::ZERO) || factor.single().is_some() {
        Some(Interval::EVERYTHING)
    } else if at_zero(factor.low) {
        product.checked_div(&factor.with_low(open_zero))
    } else if at_zero(factor.high) {
        product.checked_div(&factor.with_high(open_zero))
    } else {
        Some(Interval::EVERYTHING)
    }
}
