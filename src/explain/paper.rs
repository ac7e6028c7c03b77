//! Sums and quotients as a reader would check them on paper.

use std::collections::BTreeMap;

use super::conflict::Solution;
use super::network::Form;
use super::projection::{Domains, Totals, project};
use crate::model::Corpus;
use crate::quantity::{Bound, Interval, Number, Quantity, Unit};

/// Sums of more terms than this are shown by their first and last ones.
const TERMS_SHOWN: usize = 8;

/// Figures as they are printed, or as a repair would have them.
pub(crate) struct Paper<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) solution: &'a Solution,
    /// What a repair would put in place of a variable.
    pub(crate) replaced: BTreeMap<usize, Quantity>,
}

impl Domains for Paper<'_> {
    fn domain(&self, variable: usize) -> Interval {
        match (self.replaced.get(&variable), self.solution.network.claim_id(variable)) {
            (Some(replacement), _) => replacement.asserted,
            (None, Some(_)) => self.solution.network.asserted(variable),
            (None, None) => self.solution.domains.domain(variable),
        }
    }
}

impl<'a> Paper<'a> {
    /// The figures as printed.
    pub(crate) fn new(corpus: &'a Corpus, solution: &'a Solution) -> Paper<'a> {
        Paper { corpus, solution, replaced: BTreeMap::new() }
    }

    /// The figure of a variable; `None` for one that no claim states.
    pub(crate) fn quantity(&self, variable: usize) -> Option<&Quantity> {
        let printed = || self.solution.network.claim(self.corpus, variable).map(|claim| &claim.quantity);
        self.replaced.get(&variable).or_else(printed)
    }

    /// The figure in words: "EUR 20.5 billion".
    pub(crate) fn figure(&self, variable: usize) -> String {
        match self.quantity(variable) {
            Some(quantity) => bare(quantity).to_string(),
            None => match self.domain(variable).single() {
                Some(value) => value.to_string(),
                None => "the whole".to_owned(),
            },
        }
    }

    /// The figure with the values it admits, where these are more than one: "18.2% (18.15% to 18.25%)".
    pub(crate) fn figure_with_bounds(&self, variable: usize) -> String {
        let interval = self.domain(variable);
        if interval.single().is_some() {
            return self.figure(variable);
        }
        format!("{} ({})", self.figure(variable), self.range(variable, &interval))
    }

    /// An interval in the unit of a variable, to one digit more than is printed.
    pub(crate) fn range(&self, variable: usize, interval: &Interval) -> String {
        match self.quantity(variable) {
            Some(quantity) => range(interval, &quantity.unit, self.exponent(&[variable]) - 1),
            None => range(interval, &Unit::Number, -2),
        }
    }

    /// The finest printed digit among the figures of some variables, as a power of ten.
    pub(crate) fn exponent(&self, variables: &[usize]) -> i32 {
        let exponents = variables.iter().filter_map(|variable| self.quantity(*variable)?.stated).map(Number::exponent);
        exponents.min().unwrap_or(0)
    }

    /// A constraint worked through: a sum against its whole, or a quotient or product against what it should be.
    pub(crate) fn work(&self, form: &Form) -> Option<String> {
        match form {
            Form::Sum { terms, exhaustive } => {
                let (whole, parts) = terms.split_first()?;
                let variables: Vec<usize> = parts.iter().map(|term| term.variable).collect();
                let sum = Totals::of(parts, self)?.interval();
                let unit = self.unit(&form.variables());
                let exponent = self.exponent(&form.variables());
                let mut line = String::new();
                for (index, term) in parts.iter().enumerate() {
                    if index >= TERMS_SHOWN - 1 && index + 1 < parts.len() {
                        if index == TERMS_SHOWN - 1 {
                            line.push_str(" + …");
                        }
                        continue;
                    }
                    line.push_str(match (index, term.negative) {
                        (0, _) => "",
                        (_, true) => " − ",
                        (_, false) => " + ",
                    });
                    line.push_str(&self.figure(term.variable));
                }
                let stated = variables.iter().zip(parts).try_fold(Number::ZERO, |sum, (variable, term)| {
                    let own = self.quantity(*variable)?.stated?;
                    sum.checked_add(if term.negative { own.negated() } else { own })
                });
                if let (Some(stated), true) = (stated, parts.len() > 1) {
                    line.push_str(&format!(" = {}", value(stated.with_exponent(exponent), &unit)));
                }
                if sum.single().is_none() {
                    line.push_str(&format!(" ({})", range(&sum, &unit, exponent - 1)));
                }
                let against = match self.quantity(whole.variable) {
                    Some(_) => self.figure_with_bounds(whole.variable),
                    None => range(&self.domain(whole.variable), &unit, exponent - 1),
                };
                line.push_str(if *exhaustive { ", against " } else { " is to be no more than " });
                line.push_str(&against);
                Some(line)
            }
            Form::Product { factor, falls, offset, whole, amount, .. } => {
                let (unit, exponent) = (self.unit(&[*amount, *whole]), self.exponent(&[*amount, *whole]) - 1);
                let stated_whole = self.quantity(*whole).is_some();
                let line = if !offset.is_zero() {
                    let sign = if *falls { '−' } else { '+' };
                    let given = range(&project(form, *amount, self)?, &unit, exponent);
                    format!(
                        "{} {sign} {} of it = {given}, against {}",
                        self.figure_with_bounds(*whole),
                        self.figure_with_bounds(*factor),
                        self.figure_with_bounds(*amount)
                    )
                } else if stated_whole {
                    let given = range(&project(form, *amount, self)?, &unit, exponent);
                    let share = self.figure_with_bounds(*factor);
                    let of = if self.is_percent(*factor) { "of" } else { "times" };
                    format!(
                        "{share} {of} {} = {given}, against {}",
                        self.figure_with_bounds(*whole),
                        self.figure_with_bounds(*amount)
                    )
                } else {
                    let implied = range(&project(form, *whole, self)?, &unit, exponent);
                    format!(
                        "{} ÷ {} = a whole of {implied}",
                        self.figure_with_bounds(*amount),
                        self.figure_with_bounds(*factor)
                    )
                };
                Some(line)
            }
        }
    }

    /// The whole that a pair implies, in words.
    pub(crate) fn implied_whole(&self, form: &Form) -> Option<String> {
        let Form::Product { whole, amount, .. } = form else { return None };
        let interval = project(form, *whole, self)?;
        Some(range(&interval, &self.unit(&[*amount]), self.exponent(&[*amount]) - 1))
    }

    /// The unit of the first of some variables that has one.
    pub(crate) fn unit(&self, variables: &[usize]) -> Unit {
        let unit = variables.iter().find_map(|variable| self.quantity(*variable)).map(|quantity| &quantity.unit);
        unit.cloned().unwrap_or(Unit::Number)
    }

    fn is_percent(&self, variable: usize) -> bool {
        self.quantity(variable).is_some_and(|quantity| quantity.unit == Unit::Percent)
    }
}

/// The quantity without its noun, which only clutters a sum.
fn bare(quantity: &Quantity) -> Quantity {
    let mut bare = quantity.clone();
    bare.noun = None;
    bare
}

/// A number in a unit, in words: "EUR 39.09 billion".
///
/// ```
/// use corroborate::Unit;
/// use corroborate::explain::value;
///
/// assert_eq!(value(230.into(), &Unit::Count), "230");
/// assert_eq!(value("0.5".parse()?, &Unit::Percent), "0.5%");
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn value(number: Number, unit: &Unit) -> String {
    // 890 million, found to the nearest ten million, still reads as millions.
    let scale_word = number.exponent().div_euclid(3) * 3;
    let small = Number::from_parts(1, scale_word + 3).is_some_and(|thousandfold| number.absolute() < thousandfold);
    let number = if number.exponent() > 0 && small { number.with_exponent(scale_word) } else { number };
    Quantity::exact(number, unit.clone()).to_string()
}

/// An interval in a unit, its ends rounded outwards to 10^`exponent`.
pub(crate) fn range(interval: &Interval, unit: &Unit, exponent: i32) -> String {
    let exponent = if unit.is_counted() { exponent.max(0) } else { exponent };
    // One digit less where both ends do without it.
    let ends = [interval.low, interval.high].into_iter().flatten();
    let spare = ends.into_iter().all(|bound| bound.value.rounded_to(exponent + 1) == Some(bound.value));
    let exponent = if spare { exponent + 1 } else { exponent };
    if let Some(single) = interval.single() {
        let shown = if single.rounded_to(exponent) == Some(single) { single.with_exponent(exponent) } else { single };
        return value(shown, unit);
    }
    let low =
        interval.low.map(|Bound { value, open }| (value.rounded_outwards(exponent, false).unwrap_or(value), open));
    let high =
        interval.high.map(|Bound { value, open }| (value.rounded_outwards(exponent, true).unwrap_or(value), open));
    match (low, high) {
        (Some((low, _)), Some((high, _))) => format!("{} to {}", value(low, unit), value(high, &plain(unit))),
        (Some((low, true)), None) => format!("more than {}", value(low, unit)),
        (Some((low, false)), None) => format!("at least {}", value(low, unit)),
        (None, Some((high, true))) => format!("less than {}", value(high, unit)),
        (None, Some((high, false))) => format!("at most {}", value(high, unit)),
        (None, None) => "any value".to_owned(),
    }
}

/// The unit that the second end of a range repeats: a currency code before it would only clutter.
fn plain(unit: &Unit) -> Unit {
    match unit {
        Unit::Currency(_) => Unit::Number,
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn ranges_are_rounded_outwards() {
        let unit = Unit::EURO;
        let interval = Interval::closed(number("112054794520.5"), number("113223140495.8"));
        assert_eq!(range(&interval, &unit, 7), "EUR 112.05 billion to 113.23 billion");
        assert_eq!(range(&Interval::above(number("52900000000")), &unit, 7), "more than EUR 52.9 billion");
        assert_eq!(range(&Interval::closed(number("18.15"), number("18.25")), &Unit::Percent, -2), "18.15% to 18.25%");
        assert_eq!(range(&Interval::closed(number("11.2"), number("11.9")), &Unit::Count, -1), "11 to 12");
        assert_eq!(range(&Interval::point(number("12")), &Unit::Count, -1), "12");
        // What comes to a thousandfold of its scale is of the next.
        assert_eq!(value(Number::from_parts(99, 7).unwrap(), &unit), "EUR 990 million");
        assert_eq!(value(Number::from_parts(100, 7).unwrap(), &unit), "EUR 1.00 billion");
    }
}
