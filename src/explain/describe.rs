//! Conflicts in words: what contradicts what, the sums on paper, and what would repair them.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Cause, Conflict, Solution, State};
use super::network::{Constraint, Form, Topic};
use super::paper::{Paper, range, value};
use super::projection::{Domains, Totals, project};
use super::repair::{Repair, RepairKind, Replacement};
use super::{Correction, Explanation, ExplanationKind};

use crate::model::{ClaimId, Corpus, DocumentId, Span};
use crate::quantity::{Interval, Number, Quantity, Unit};

/// Pairs that agree with one another, shown beside the one that does not.
const WITNESSES: usize = 2;
/// Pairs among which the witnesses are chosen.
const ROWS_WEIGHED: usize = 128;
/// Figures named under one kind of slip; the others are counted.
const NAMED: usize = 12;
/// Members labelled where very many take part.
const LABELLED: usize = 48;

/// A conflict, ready to be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Description {
    /// One sentence.
    pub(crate) message: String,
    /// The claims, each with what there is to say of it, and whether it only stands beside those that do not fit; the first is
    /// the primary one.
    pub(crate) labels: Vec<(ClaimId, String, bool)>,
    /// Words that are no claims: the parts of a list that are named and not counted.
    pub(crate) places: Vec<(DocumentId, Span, String)>,
    /// The sums, then the repairs, smallest change first.
    pub(crate) explanations: Vec<Explanation>,
}

/// Puts a conflict and its repairs into words.
pub(crate) fn describe(corpus: &Corpus, solution: &Solution, conflict: &Conflict, repairs: &[Repair]) -> Description {
    let paper = Paper::new(corpus, solution);
    let writer = Writer { corpus, solution, conflict, paper };
    let witnesses = writer.witnesses();
    let mut explanations: Vec<Explanation> = Vec::new();
    let shown = |line: String| Explanation::other(ExplanationKind::Arithmetic, line);
    let failing = writer.failing().map(|constraint| &constraint.form).take(WITNESSES * 4);
    let beside = witnesses.iter().filter_map(|constraint| solution.network.form(*constraint));
    // What an outvoted pair implies, the message says; what outvotes it is news.
    let forms: Vec<&Form> = match conflict.cause {
        Cause::Outvoted { .. } => beside.chain(failing).collect(),
        _ => failing.chain(beside).collect(),
    };
    for form in forms {
        explanations.extend(writer.paper.work(form).map(shown));
    }
    explanations.extend(writer.gap().map(shown));
    explanations.extend(writer.repairs(repairs));
    Description { message: writer.message(), labels: writer.labels(&witnesses), places: writer.places(), explanations }
}

struct Writer<'a> {
    corpus: &'a Corpus,
    solution: &'a Solution,
    conflict: &'a Conflict,
    paper: Paper<'a>,
}

impl<'a> Writer<'a> {
    fn failing(&self) -> impl Iterator<Item = &'a Constraint> {
        self.conflict.failing.iter().filter_map(|constraint| self.solution.network.constraints.get(*constraint))
    }

    fn message(&self) -> String {
        let first_pair = self.failing().find(|constraint| matches!(constraint.form, Form::Product { .. }));
        match (&self.conflict.cause, first_pair) {
            (Cause::Outvoted { reference, .. }, Some(Constraint { form, .. })) => {
                if let (Form::Product { factor, amount, .. }, Some(implied)) = (form, self.paper.implied_whole(form)) {
                    let unit = self.paper.unit(&[*amount]);
                    let others = range(reference, &unit, self.paper.exponent(&[*amount]) - 1);
                    return format!(
                        "{} and {} imply a whole of {implied}, but the other figures give {others}",
                        self.paper.figure(*factor),
                        self.paper.figure(*amount)
                    );
                }
            }
            (Cause::StatedWhole { whole, reference }, _) => {
                return format!(
                    "the whole is given as {}, but the shares and amounts of its parts give {}",
                    self.paper.figure(*whole),
                    self.paper.range(*whole, reference)
                );
            }
            (Cause::Tied { .. }, _) => {
                let sides: Vec<String> = self
                    .failing()
                    .filter_map(|constraint| match &constraint.form {
                        form @ Form::Product { factor, amount, .. } => Some(format!(
                            "{} and {} imply {}",
                            self.paper.figure(*factor),
                            self.paper.figure(*amount),
                            self.paper.implied_whole(form)?
                        )),
                        Form::Sum { .. } => None,
                    })
                    .take(4)
                    .collect();
                return format!("pairs of a share and an amount imply different wholes: {}", sides.join("; "));
            }
            (Cause::Together, _) => {
                return "each of these relations can hold by itself, but not all of them together".to_owned();
            }
            _ => {}
        }
        let plainest = self.failing().find(|constraint| constraint.topic == self.conflict.topic);
        plainest
            .and_then(|constraint| self.plain(constraint))
            .unwrap_or_else(|| "these figures cannot all be right".to_owned())
    }

    /// One constraint that fails by itself.
    fn plain(&self, constraint: &Constraint) -> Option<String> {
        let figure = |variable: usize| self.paper.figure(variable);
        match &constraint.form {
            Form::Sum { terms, exhaustive } => {
                let (whole, parts) = terms.split_first()?;
                let whole_text = figure(whole.variable);
                if constraint.topic == Topic::StatedChange {
                    return Some(match parts {
                        [before, size] => format!(
                            "{} and {whole_text} do not differ by {}",
                            figure(before.variable),
                            figure(size.variable)
                        ),
                        [lower] => format!(
                            "{} is more than {whole_text}, though the words say that the value moves the other way",
                            figure(lower.variable)
                        ),
                        _ => return None,
                    });
                }
                if let ([part], false) = (parts, *exhaustive) {
                    return Some(format!(
                        "{} is more than the whole of {whole_text} that it is part of",
                        figure(part.variable)
                    ));
                }
                if let ([part], Some(named)) =
                    (parts, parts.first().and_then(|part| self.solution.network.named.get(&part.variable)))
                {
                    return Some(format!("{} are named, not {whole_text}", figure(part.variable)))
                        .filter(|_| !named.is_empty());
                }
                let variables: Vec<usize> = parts.iter().map(|term| term.variable).collect();
                let stated = parts.iter().try_fold(Number::ZERO, |sum, term| {
                    let own = self.paper.quantity(term.variable)?.stated?;
                    sum.checked_add(if term.negative { own.negated() } else { own })
                });
                let (unit, exponent) = (self.paper.unit(&variables), self.paper.exponent(&variables));
                let sum = match stated {
                    Some(stated) => value(stated.with_exponent(exponent), &unit),
                    None => range(&Totals::of(parts, &self.paper)?.interval(), &unit, exponent - 1),
                };
                let whole_text = if self.solution.network.claim_id(whole.variable).is_some() {
                    whole_text
                } else {
                    range(&self.paper.domain(whole.variable), &unit, exponent - 1)
                };
                Some(if *exhaustive {
                    format!("the parts add up to {sum}, not to the whole of {whole_text}")
                } else {
                    format!("the parts named add up to {sum}, more than their whole of {whole_text}")
                })
            }
            Form::Product { factor, falls, offset, whole, amount, scale } => {
                if !offset.is_zero() {
                    let word = if *falls { "less" } else { "more" };
                    return Some(format!(
                        "{} is not {} {word} than {}",
                        figure(*amount),
                        figure(*factor),
                        figure(*whole)
                    ));
                }
                if self.solution.network.claim_id(*factor).is_none() {
                    return Some(format!("{} is not {} times {}", figure(*amount), figure(*factor), figure(*whole)));
                }
                let share = project(&constraint.form, *factor, &self.paper)?;
                let exponent = self.paper.exponent(&[*factor]) - 1;
                let unit = if *scale == Number::HUNDRED { Unit::Percent } else { self.paper.unit(&[*factor]) };
                Some(format!(
                    "{} of {} is {}, not {}",
                    figure(*amount),
                    figure(*whole),
                    range(&share, &unit, exponent),
                    figure(*factor)
                ))
            }
        }
    }

    /// How far apart a sum and its whole are, against what rounding explains.
    fn gap(&self) -> Option<String> {
        let mut failing = self.failing();
        let (Some(Constraint { form: Form::Sum { terms, exhaustive: true }, .. }), None) =
            (failing.next(), failing.next())
        else {
            return None;
        };
        let stated = terms.iter().try_fold(Number::ZERO, |sum, term| {
            let own = match self.paper.quantity(term.variable) {
                Some(quantity) => quantity.stated?,
                None => self.paper.domain(term.variable).single()?,
            };
            sum.checked_add(if term.negative { own.negated() } else { own })
        })?;
        let interval = Totals::of(terms, &self.paper)?.interval();
        let rounding = interval.high?.value.checked_sub(interval.low?.value)?.half()?;
        let variables: Vec<usize> = terms.iter().map(|term| term.variable).collect();
        let (unit, exponent) = (self.paper.unit(&variables), self.paper.exponent(&variables));
        // The difference of two percentages is in points.
        let unit = if unit == Unit::Percent { Unit::PercentagePoint } else { unit };
        let off = value(stated.absolute().with_exponent(exponent), &unit);
        Some(if rounding.is_zero() {
            format!("off by {off}; the figures are exact")
        } else {
            let rounding = range(&Interval::point(rounding), &unit, exponent - 1);
            format!("off by {off}; rounding and hedges explain at most {rounding}")
        })
    }

    /// Constraints that hold and say most about the whole that an outvoted pair contradicts.
    fn witnesses(&self) -> Vec<usize> {
        let Cause::Outvoted { whole, .. } = self.conflict.cause else { return Vec::new() };
        let network = &self.solution.network;
        let mut sums = Vec::new();
        let mut pairs: Vec<(Option<Number>, usize)> = Vec::new();
        // Of very many rows the first few serve as well as any; sums stand behind the pairs.
        let all = network.constraints_of(whole);
        let (first, rest) = all.split_at(all.len().min(ROWS_WEIGHED));
        let last = rest.get(rest.len().saturating_sub(WITNESSES)..).unwrap_or_default();
        for constraint in first.iter().chain(last) {
            if self.solution.states.get(*constraint) != Some(&State::Holds) {
                continue;
            }
            match network.form(*constraint) {
                Some(Form::Sum { .. }) => sums.push(*constraint),
                Some(form) => {
                    let width = project(form, whole, &self.paper)
                        .and_then(|implied| implied.high?.value.checked_sub(implied.low?.value));
                    pairs.push((width, *constraint));
                }
                None => {}
            }
        }
        pairs.sort_by_key(|(width, constraint)| (width.is_none(), *width, *constraint));
        sums.truncate(1);
        sums.into_iter().chain(pairs.into_iter().map(|(_, constraint)| constraint).take(WITNESSES)).collect()
    }

    fn labels(&self, witnesses: &[usize]) -> Vec<(ClaimId, String, bool)> {
        let network = &self.solution.network;
        let mut labels: Vec<(ClaimId, String, bool)> = Vec::new();
        // What is outvoted is mostly a pair; where it is a sum, its figures are what the finding is about.
        let pair = self.failing().any(|constraint| matches!(constraint.form, Form::Product { .. }));
        let outvoted = pair && matches!(self.conflict.cause, Cause::Outvoted { .. });
        let mut seen = BTreeSet::new();
        let mut forms: Vec<(&Form, bool)> = self.failing().map(|constraint| (&constraint.form, true)).collect();
        // The pair that was outvoted comes first; a sum that it also breaks, after it.
        if outvoted {
            forms.sort_by_key(|(form, _)| matches!(form, Form::Sum { .. }));
        }
        if let Cause::StatedWhole { whole, .. } = self.conflict.cause {
            seen.insert(whole);
            labels.extend(network.claim_id(whole).map(|id| (id, "the whole, as stated".to_owned(), false)));
        }
        forms.extend(witnesses.iter().filter_map(|constraint| network.form(*constraint)).map(|form| (form, false)));
        for (form, fails) in forms {
            if labels.len() >= LABELLED {
                break;
            }
            let mut variables = match form {
                Form::Product { factor, amount, whole, .. } => vec![*factor, *amount, *whole],
                Form::Sum { terms, .. } => terms.iter().map(|term| term.variable).collect(),
            };
            variables.retain(|variable| seen.insert(*variable));
            for variable in variables {
                let Some(id) = network.claim_id(variable) else { continue };
                let beside = !fails || outvoted && matches!(form, Form::Sum { .. });
                labels.push((id, self.note(form, variable, fails), beside));
            }
        }
        labels
    }

    /// The parts that are named and not counted.
    fn places(&self) -> Vec<(DocumentId, Span, String)> {
        let network = &self.solution.network;
        let named = self.failing().flat_map(|constraint| {
            let variables = constraint.form.variables();
            let document = variables.iter().find_map(|v| network.claim(self.corpus, *v)).map(|claim| &claim.document);
            let spans = variables.into_iter().filter_map(|variable| network.named.get(&variable)).flatten();
            spans.filter_map(move |span| Some((document?.clone(), *span, "a part, by its name".to_owned())))
        });
        named.take(LABELLED).collect()
    }

    fn note(&self, form: &Form, variable: usize, fails: bool) -> String {
        match form {
            Form::Sum { terms, .. } => match terms.first() {
                Some(whole) if whole.variable == variable => "the whole".to_owned(),
                _ => "a part".to_owned(),
            },
            Form::Product { offset, factor, whole, .. } if !offset.is_zero() => if variable == *factor {
                "the change"
            } else if variable == *whole {
                "before"
            } else {
                "after"
            }
            .to_owned(),
            Form::Product { factor, whole, .. } => {
                let implied = self.paper.implied_whole(form);
                match implied {
                    _ if variable == *whole => "the whole".to_owned(),
                    Some(implied) if variable == *factor && !fails => {
                        format!("agrees with the others: a whole of {implied}, with its amount")
                    }
                    // The message says what the pair implies, and the sign says what it is.
                    _ if variable == *factor && matches!(self.conflict.cause, Cause::Outvoted { .. }) => String::new(),
                    _ if variable == *factor => "the share".to_owned(),
                    _ => "the amount".to_owned(),
                }
            }
        }
    }

    fn repairs(&self, repairs: &[Repair]) -> Vec<Explanation> {
        let mut lines = Vec::new();
        let smallest = repairs.first().map(|repair| repair.kind);
        let rivals = repairs.iter().filter(|repair| Some(repair.kind) == smallest).count();
        let swaps = repairs.iter().filter(|repair| repair.kind == RepairKind::SwappedValues);
        lines.extend(swaps.filter_map(|repair| self.swap(repair)));
        let digits = self.slips(repairs, RepairKind::MistypedDigit);
        lines.extend(digits.map(|(corrections, more)| Explanation::MistypedDigit { corrections, more }));
        let scales = self.slips(repairs, RepairKind::ScaleSlip);
        lines.extend(scales.map(|(corrections, more)| Explanation::ScaleSlip { corrections, more }));
        for (_, replacement) in repairs.iter().flat_map(|repair| &repair.changes) {
            if let Replacement::Other(explanation) = replacement {
                lines.push(explanation.clone());
            }
        }
        let remark = |message: &str| Explanation::other(ExplanationKind::Remark, message);
        match self.slips(repairs, RepairKind::WrongValue) {
            Some((corrections, more)) => lines.push(Explanation::WrongValue { corrections, more }),
            None if repairs.is_empty() => lines.push(remark(
                "no change of one figure alone reconciles them: at least two are wrong, or the reading is",
            )),
            None => {}
        }
        if rivals > 1 && smallest != Some(RepairKind::WrongValue) {
            lines.push(remark("several changes are equally small: the figures do not tell which of them slipped"));
        }
        lines
    }

    fn swap(&self, repair: &Repair) -> Option<Explanation> {
        let mut paper = Paper::new(self.corpus, self.solution);
        let mut corrections = Vec::new();
        for (variable, replacement) in &repair.changes {
            let mut instead = Vec::new();
            if let Replacement::Figure(figure) = replacement {
                paper.replaced.insert(*variable, figure.clone());
                instead.push(paper.figure(*variable));
            }
            corrections.push(self.correction(*variable, instead));
        }
        let [first, second] = <[Correction; 2]>::try_from(corrections).ok()?;
        Some(Explanation::SwappedValues(first, second))
    }

    fn correction(&self, variable: usize, instead: Vec<String>) -> Correction {
        Correction::new(self.solution.network.claim_id(variable), self.paper.figure(variable), instead)
    }

    /// What each figure would become under slips of one kind, "5.81 for 6.7, 12.31 for 13.2", and how many more there are.
    fn slips(&self, repairs: &[Repair], kind: RepairKind) -> Option<(Vec<Correction>, usize)> {
        let mut by_variable: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut named = 0;
        let mut left_out = 0;
        for repair in repairs.iter().filter(|repair| repair.kind == kind) {
            for (variable, replacement) in &repair.changes {
                if named >= NAMED {
                    left_out += 1;
                    continue;
                }
                let text = match replacement {
                    Replacement::Figure(figure) => without_noun(figure),
                    Replacement::Within(interval) => self.nearest(*variable, interval),
                    Replacement::Other(_) => continue,
                };
                named += 1;
                by_variable.entry(*variable).or_default().push(text);
            }
        }
        let list: Vec<Correction> =
            by_variable.into_iter().map(|(variable, instead)| self.correction(variable, instead)).collect();
        (!list.is_empty()).then_some((list, left_out))
    }

    /// The middle of what a figure would have to be, in the digits of the figures that it goes with.
    fn nearest(&self, variable: usize, interval: &Interval) -> String {
        let unit = self.paper.unit(&[variable]);
        let siblings: Vec<usize> = self
            .failing()
            .filter(|constraint| matches!(constraint.form, Form::Sum { .. }))
            .flat_map(|constraint| constraint.form.variables())
            .filter(|other| self.paper.unit(&[*other]) == unit)
            .chain([variable])
            .collect();
        let finest = self.paper.exponent(&siblings);
        let (low, high) = match (interval.low, interval.high) {
            // From zero up to a bound: the lower end is only what counts and shares have in common.
            (Some(low), Some(_)) if low.value.is_zero() => return range(&interval.with_low(None), &unit, finest),
            (Some(low), Some(high)) => (low, high),
            _ => return range(interval, &unit, finest),
        };
        let middle = low.value.checked_add(high.value).and_then(Number::half);
        let exponents = [finest, finest - 1, finest - 2];
        let rounded = exponents.iter().find_map(|exponent| {
            let rounded = middle?.rounded_to(*exponent)?;
            interval.contains(rounded).then_some(rounded)
        });
        rounded.map_or_else(|| range(interval, &unit, finest - 2), |rounded| value(rounded, &unit))
    }
}

fn without_noun(figure: &Quantity) -> String {
    let mut figure = figure.clone();
    figure.noun = None;
    figure.to_string()
}
