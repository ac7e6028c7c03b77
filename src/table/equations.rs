//! Sums, shares and rates among the measures of a table: the equations that measures declare, tested row set by row set.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::dictionary::{KEY_END, VALUE_END};
use super::names::{canonical, index};
use super::tables::Tables;
use crate::check::is_share_of_whole;
use crate::model::{Equation, EquationForm, Measures};
use crate::quantity::{Bound, Interval, Number, Unit};

/// How many of the largest differences are kept.
const KEPT: usize = 3;

/// The key of scope over which a total runs.
const SUBJECT: &str = "subject";

/// An event, an equation by its place among all, and a source.
pub(super) type Tested = (u32, usize, u32);

/// What an equation came to, on an event and in a source.
#[derive(Clone, Debug, Default)]
pub(super) struct EquationOutcome {
    pub(super) tested: u64,
    pub(super) failing: u64,
    /// The largest first.
    pub(super) largest: Vec<Mismatch>,
}

/// A value that the others do not lead to.
#[derive(Clone, Debug)]
pub(super) struct Mismatch {
    size: Number,
    pub(super) result: Cell,
    /// What the others come to.
    pub(super) computed: Interval,
}

impl EquationOutcome {
    /// Keeps the largest; of equal ones, those of the first rows.
    fn rank(&mut self) {
        self.largest.sort_by_key(|one| (std::cmp::Reverse(one.size), one.result.origin(), one.result.line));
        self.largest.truncate(KEPT);
    }

    /// The values that the others do not lead to.
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Cell> {
        self.largest.iter_mut().map(|one| &mut one.result)
    }

    pub(super) fn absorb(&mut self, other: EquationOutcome) {
        self.tested += other.tested;
        self.failing += other.failing;
        self.largest.extend(other.largest);
        self.rank();
    }
}

/// A claim about a measure that some equation names.
struct Member<'a> {
    /// Event, place, scope without its subject, date, source; then the subject.
    group: (u32, u32, u32, u32, u32),
    subject: u32,
    measure: u32,
    cell: &'a Cell,
}

/// A scope without its subject.
pub(super) fn without_subject(scope: &str) -> String {
    let keys = scope.split_inclusive(char::from(VALUE_END));
    keys.filter(|key| key.split_once(char::from(KEY_END)).is_none_or(|(key, _)| key != SUBJECT)).collect()
}

impl Tables {
    /// Tests the equations of measures on the claims of each source. Costs n log n in the claims about measures in equations.
    pub(super) fn equations(&self, measures: &Measures) -> BTreeMap<Tested, EquationOutcome> {
        let mut outcomes = BTreeMap::new();
        let names = &self.names;
        // Of two names of one measure the first counts.
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        for (name, number) in names.measures.iter().zip(0..) {
            numbers.entry(canonical(name, measures)).or_insert(number);
        }
        let equations: Vec<(usize, &Equation)> = measures
            .equations()
            .enumerate()
            .filter(|(_, equation)| is_testable(equation, |measure| numbers.contains_key(measure)))
            .collect();
        if equations.is_empty() {
            return outcomes;
        }
        let mut named = vec![false; names.measures.len()];
        for number in
            equations.iter().flat_map(|(_, equation)| equation.measures()).filter_map(|name| numbers.get(name))
        {
            if let Some(named) = named.get_mut(index(*number)) {
                *named = true;
            }
        }
        // Scopes without their subjects, numbered by the first scope that has the same rest.
        let mut rests: BTreeMap<String, u32> = BTreeMap::new();
        let rest_of: Vec<u32> = names
            .scopes
            .iter()
            .zip(0..)
            .map(|(scope, number)| *rests.entry(without_subject(scope)).or_insert(number))
            .collect();
        let mut members: Vec<Member<'_>> = Vec::new();
        for cell in &self.cells {
            let series = self.series(cell);
            if named.get(index(series.measure)) == Some(&true) {
                let rest = rest_of.get(index(series.scope)).copied().unwrap_or(series.scope);
                let group = (series.event, series.place, rest, cell.date, self.source(cell));
                members.push(Member { group, subject: series.scope, measure: series.measure, cell });
            }
        }
        members.sort_by_key(|member| (member.group, member.subject, member.measure));
        // Of several values of one source the first counts; that they are several is a finding of its own.
        members.dedup_by_key(|member| (member.group, member.subject, member.measure));
        for group in members.chunk_by(|a, b| a.group == b.group) {
            for (number, equation) in &equations {
                let mut test = |members: &[Member<'_>]| {
                    let Some((result, computed)) = self.evaluate(equation, members, &numbers, measures) else { return };
                    let Some((cell, stated)) = result else { return };
                    let (event, .., source) = members.first().map(|member| member.group).unwrap_or_default();
                    let outcome: &mut EquationOutcome = outcomes.entry((event, *number, source)).or_default();
                    outcome.tested += 1;
                    if let Some(size) = distance(&stated, &computed) {
                        outcome.failing += 1;
                        outcome.largest.push(Mismatch { size, result: *cell, computed });
                        outcome.rank();
                    }
                };
                match equation.form() {
                    EquationForm::Total { .. } => test(group),
                    _ => group.chunk_by(|a, b| a.subject == b.subject).for_each(test),
                }
            }
        }
        outcomes
    }

    /// What an equation's result is stated to be, and what the other values come to; `None` where some value is not given.
    #[allow(clippy::type_complexity, reason = "a cell with its interval, and an interval")]
    fn evaluate<'m>(
        &self,
        equation: &Equation,
        members: &[Member<'m>],
        numbers: &BTreeMap<String, u32>,
        measures: &Measures,
    ) -> Option<(Option<(&'m Cell, Interval)>, Interval)> {
        let unit = |measure: &str| Some(self.unit(*numbers.get(measure)?, measures));
        let find = |measure: &str| {
            let number = *numbers.get(measure)?;
            let member = members.iter().find(|member| member.measure == number)?;
            Some((member.cell, member.cell.value().quantity(&unit(measure)?).asserted))
        };
        let scale = |measure: &str| {
            Some(Interval::point(if unit(measure)? == Unit::Percent { Number::HUNDRED } else { Number::ONE }))
        };
        match equation.form() {
            EquationForm::Sum { result, terms } => {
                let sum = terms.iter().try_fold(Interval::point(Number::ZERO), |sum, term| {
                    let (_, value) = find(&term.measure)?;
                    if term.negative { sum.checked_sub(&value) } else { sum.checked_add(&value) }
                });
                match sum {
                    Some(sum) => Some((Some(find(result)?), sum)),
                    // What is not given is not below none.
                    None if terms.iter().all(|term| !term.negative && is_counted(&term.measure, measures)) => {
                        let mut given = terms.iter().filter_map(|term| find(&term.measure)).peekable();
                        given.peek()?;
                        let some =
                            given.try_fold(Interval::point(Number::ZERO), |sum, (_, value)| sum.checked_add(&value))?;
                        Some((Some(find(result)?), some.with_high(None)))
                    }
                    None => None,
                }
            }
            EquationForm::Quotient { result, dividend, divisor } => {
                let (cell, part) = find(dividend)?;
                let whole = find(divisor)?.1;
                if let Some(stated) = find(result) {
                    return Some((Some(stated), part.checked_mul(&scale(result)?)?.checked_div(&whole)?));
                }
                // No part is more than its whole, whether the share is given or not.
                is_share_of_whole(result)
                    .then_some((Some((cell, part)), whole.with_low(Some(Bound::closed(Number::ZERO)))))
            }
            EquationForm::Product { result, factors: [first, second] } => {
                let product = find(first)?.1.checked_mul(&find(second)?.1)?.checked_div(&scale(first)?)?;
                Some((Some(find(result)?), product))
            }
            EquationForm::Total { measure, total, at_most } => {
                let number = *numbers.get(measure.as_str())?;
                let unit = unit(measure)?;
                let mut of_measure = members.iter().filter(|member| member.measure == number).peekable();
                let first = of_measure.peek()?.cell;
                let mut count = 0;
                let sum = of_measure.try_fold(Interval::point(Number::ZERO), |sum, member| {
                    count += 1;
                    sum.checked_add(&member.cell.value().quantity(&unit).asserted)
                })?;
                let whole = if *at_most { Interval::at_most(*total) } else { Interval::point(*total) };
                (count > 1).then_some((Some((first, whole)), sum))
            }
        }
    }
}

/// How far two intervals lie apart; `None` where they meet.
fn distance(stated: &Interval, computed: &Interval) -> Option<Number> {
    if stated.meets(computed) {
        return None;
    }
    let below = |a: &Interval, b: &Interval| b.low?.value.checked_sub(a.high?.value);
    let distances = [below(stated, computed), below(computed, stated)];
    distances.into_iter().flatten().max().or(Some(Number::ZERO))
}

/// Whether a table has what an equation needs. Of a sum the result and some part will do, of a share the part and the whole.
fn is_testable(equation: &Equation, has: impl Fn(&str) -> bool) -> bool {
    match equation.form() {
        EquationForm::Sum { result, terms } => has(result) && terms.iter().any(|term| has(&term.measure)),
        EquationForm::Quotient { result, dividend, divisor } => {
            has(dividend) && has(divisor) && (has(result) || is_share_of_whole(result))
        }
        _ => equation.measures().all(has),
    }
}

/// Whether a measure counts things, of which there are never fewer than none.
fn is_counted(measure: &str, measures: &Measures) -> bool {
    measures.get(measure).is_some_and(|measure| measure.unit == Unit::Count)
}
