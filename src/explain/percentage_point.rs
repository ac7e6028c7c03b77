//! Percent for percentage points, and the other way round.

use super::network::Form;
use super::paper::Paper;
use super::projection::{Domains, holds};
use super::repair::{Repair, RepairKind, Replacement, Surroundings};
use super::{Explanation, ExplanationKind};
use crate::model::Corpus;
use crate::quantity::{Number, Unit};

/// Changes between percentages that hold when their size is read in the other unit.
pub(crate) fn readings(corpus: &Corpus, surroundings: &Surroundings<'_>) -> Vec<Repair> {
    let [constraint] = surroundings.failing() else { return Vec::new() };
    let solution = surroundings.solution();
    let paper = Paper::new(corpus, solution);
    let unit = |variable: usize| paper.quantity(variable).map(|quantity| &quantity.unit);
    let found = match solution.network.form(*constraint) {
        Some(Form::Product { factor, falls, offset, whole, amount, .. }) if !offset.is_zero() => {
            let points = unit(*whole) == Some(&Unit::Percent) && {
                let change = paper.domain(*factor);
                let change = if *falls { change.negated() } else { change };
                let after = paper.domain(*whole).checked_add(&change);
                after.is_some_and(|after| after.meets(&paper.domain(*amount)))
            };
            points.then(|| (*factor, format!("{} would fit if percentage points were meant", paper.figure(*factor))))
        }
        Some(Form::Sum { terms, exhaustive: true }) => match terms.as_slice() {
            [whole, part, size] if unit(size.variable) == Some(&Unit::PercentagePoint) => {
                let growth = |before: usize, after: usize, falls: bool| Form::Product {
                    factor: size.variable,
                    falls,
                    offset: Number::HUNDRED,
                    whole: before,
                    amount: after,
                    scale: Number::HUNDRED,
                };
                let rises = holds(&growth(part.variable, whole.variable, false), &paper) == Some(true);
                let falls = holds(&growth(whole.variable, part.variable, true), &paper) == Some(true);
                let figure = paper.quantity(size.variable).and_then(|quantity| quantity.stated);
                figure.filter(|_| rises || falls).map(|number| {
                    (size.variable, format!("{number} would fit if percent of the value before were meant"))
                })
            }
            _ => None,
        },
        _ => None,
    };
    let repair = |(variable, message)| Repair {
        kind: RepairKind::PercentagePoints,
        changes: vec![(variable, Replacement::Other(Explanation::other(ExplanationKind::Remark, message)))],
    };
    found.map(repair).into_iter().collect()
}
