//! The changes that would reconcile a conflict, in the order of how little they change.
//!
//! Each is tested against every relation that the changed claims take part in.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Cause, Conflict, LONG_SUM, LocalDomains, Solution, State, consistent};
use super::network::Form;
use super::projection::Domains;
use super::{Explanation, missing_term, mistyped_digit, percentage_point, scale_slip, swapped_values};
use crate::model::Corpus;
use crate::quantity::{Interval, Number, Quantity, Unit};

/// A conflict over more claims than this is shown without a search for repairs.
const CLAIMS_SEARCHED: usize = 64;
/// Conflicts over more constraints than this are searched with the first of them only.
const CONSTRAINTS_SEARCHED: usize = 96;

/// What a repair changes. In the order of how little that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RepairKind {
    /// Two values traded places.
    SwappedValues,
    /// One digit mistyped, dropped or doubled, or two transposed.
    MistypedDigit,
    /// Ten, a hundred, a thousand times too much or too little.
    ScaleSlip,
    /// A part that the sum leaves out, or counts twice.
    MissingTerm,
    /// Percent for percentage points, or the other way round.
    PercentagePoints,
    /// One value is wrong in no particular way.
    WrongValue,
}

/// One way to reconcile a conflict.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Repair {
    /// What kind of slip it undoes.
    pub(crate) kind: RepairKind,
    /// The variables that change and what they become. A sum's missing term is the term itself, unchanged.
    pub(crate) changes: Vec<(usize, Replacement)>,
}

/// What a figure would become.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Replacement {
    /// Another figure.
    Figure(Quantity),
    /// Any value within.
    Within(Interval),
    /// The same figure in another unit or part.
    Other(Explanation),
}

/// The part of a network that repairs of one conflict are tested against.
pub(crate) struct Surroundings<'s> {
    solution: &'s Solution,
    failing: Vec<usize>,
    cause: &'s Cause,
}

impl<'s> Surroundings<'s> {
    pub(crate) fn new(solution: &'s Solution, conflict: &'s Conflict) -> Surroundings<'s> {
        let failing = conflict.failing.iter().copied().take(CONSTRAINTS_SEARCHED).collect();
        Surroundings { solution, failing, cause: &conflict.cause }
    }

    /// The same with the failures of another conflict, for repairs that touch both.
    pub(crate) fn with(mut self, other: &Conflict) -> Surroundings<'s> {
        self.failing.extend(other.failing.iter().copied().take(CONSTRAINTS_SEARCHED));
        self
    }

    /// The constraints that a change of some variables must satisfy: those that failed, and those that held with them.
    fn constraints(&self, variables: &[usize]) -> Vec<usize> {
        let network = &self.solution.network;
        let short = |constraint: &usize| match network.form(*constraint) {
            Some(Form::Sum { terms, .. }) => terms.len() <= LONG_SUM,
            Some(Form::Product { .. }) => true,
            None => false,
        };
        let held = |constraint: &usize| self.solution.states.get(*constraint) == Some(&State::Holds);
        let mut constraints: BTreeSet<usize> = self.failing.iter().copied().collect();
        for variable in variables {
            let own = network.constraints_of(*variable);
            constraints.extend(own.iter().copied().filter(held).filter(short).take(CONSTRAINTS_SEARCHED));
        }
        constraints.into_iter().collect()
    }

    fn domains(&self, constraints: &[usize], changes: &BTreeMap<usize, Interval>) -> LocalDomains<'s> {
        let network = &self.solution.network;
        let mut known = BTreeMap::new();
        // What was narrowed through a figure that changes is open again.
        let mut reopened = BTreeSet::new();
        for constraint in constraints.iter().filter(|constraint| !self.failing.contains(constraint)) {
            let variables = network.form(*constraint).map(Form::variables).unwrap_or_default();
            if variables.iter().any(|variable| changes.contains_key(variable)) {
                reopened.extend(variables.into_iter().filter(|variable| network.claim_id(*variable).is_some()));
            }
        }
        for form in constraints.iter().filter_map(|constraint| network.form(*constraint)) {
            for variable in form.variables() {
                let open = reopened.contains(&variable);
                let own = if open { network.asserted(variable) } else { self.solution.domains.domain(variable) };
                known.insert(variable, own);
            }
        }
        // A lost vote says nothing of what was stated.
        if let Cause::StatedWhole { whole, .. } = self.cause {
            known.insert(*whole, network.asserted(*whole));
        }
        known.extend(changes.iter().map(|(variable, interval)| (*variable, *interval)));
        LocalDomains { network, known }
    }

    /// Whether everything holds with some variables changed.
    pub(crate) fn accepts(&self, changes: &BTreeMap<usize, Interval>) -> bool {
        let variables: Vec<usize> = changes.keys().copied().collect();
        let constraints = self.constraints(&variables);
        let mut domains = self.domains(&constraints, changes);
        consistent(&self.solution.network, &constraints, &mut domains)
    }

    /// The values that one variable would need for everything to hold; `None` where there are none.
    pub(crate) fn required(&self, variable: usize, free: Interval) -> Option<Interval> {
        let constraints = self.constraints(&[variable]);
        let start = match self.cause {
            // Of a whole that was outvoted, and of nothing else of that conflict, it is known what it should be.
            Cause::StatedWhole { reference, .. } => *reference,
            _ => free,
        };
        let mut domains = self.domains(&constraints, &BTreeMap::from([(variable, start)]));
        consistent(&self.solution.network, &constraints, &mut domains).then(|| domains.domain(variable))
    }

    /// The solution that the conflict is part of.
    pub(crate) fn solution(&self) -> &'s Solution {
        self.solution
    }

    /// The constraints that fail.
    pub(crate) fn failing(&self) -> &[usize] {
        &self.failing
    }

    /// The variables of the constraints that fail, in order, each once.
    pub(crate) fn variables(&self) -> Vec<usize> {
        let forms = self.failing.iter().filter_map(|constraint| self.solution.network.form(*constraint));
        let mut seen = BTreeSet::new();
        forms.flat_map(Form::variables).filter(|variable| seen.insert(*variable)).collect()
    }
}

/// Every repair of a conflict that is worth naming, smallest change first.
pub(crate) fn repairs(corpus: &Corpus, solution: &Solution, conflict: &Conflict) -> Vec<Repair> {
    let surroundings = Surroundings::new(solution, conflict);
    let mut claims: Vec<usize> = surroundings.variables();
    claims.retain(|variable| solution.network.claim_id(*variable).is_some());
    match conflict.cause {
        // Only the stated whole can be changed alone; changing what outvoted it would take several changes.
        Cause::StatedWhole { whole, .. } => claims.retain(|variable| *variable == whole),
        // What outvotes is not in doubt.
        Cause::Outvoted { whole, .. } => claims.retain(|variable| *variable != whole),
        _ => {}
    }
    if claims.len() > CLAIMS_SEARCHED {
        return Vec::new();
    }
    let mut repairs = swapped_values::within(corpus, &surroundings);
    for variable in claims {
        let Some(claim) = solution.network.claim(corpus, variable) else { continue };
        let quantity = &claim.quantity;
        let Some(required) = surroundings.required(variable, possible(quantity)) else { continue };
        if required.meets(&solution.network.asserted(variable)) {
            continue;
        }
        let mut named = BTreeSet::new();
        let slips = [
            (RepairKind::MistypedDigit, mistyped_digit::variants(quantity)),
            (RepairKind::ScaleSlip, scale_slip::variants(quantity)),
        ];
        // A bound alone lets half of all slips pass: naming them would say nothing.
        let telling = required.low.is_some_and(|low| !low.value.is_zero()) && required.high.is_some();
        for (kind, variants) in slips.into_iter().filter(|_| telling) {
            for variant in variants.into_iter().filter(|variant| variant.asserted.meets(&required)) {
                if variant.stated.is_some_and(|stated| named.insert(stated)) {
                    repairs.push(Repair { kind, changes: vec![(variable, Replacement::Figure(variant))] });
                }
            }
        }
        repairs.push(Repair { kind: RepairKind::WrongValue, changes: vec![(variable, Replacement::Within(required))] });
    }
    repairs.extend(missing_term::terms(corpus, &surroundings));
    repairs.extend(percentage_point::readings(corpus, &surroundings));
    repairs.sort_by_key(|repair| repair.kind);
    repairs
}

/// The values that a figure could have, were it another: shares, counts and amounts of money that are not printed negative
/// are not.
fn possible(quantity: &Quantity) -> Interval {
    let negative = quantity.stated.is_some_and(Number::is_negative);
    let counted = matches!(quantity.unit, Unit::Percent | Unit::Currency(_)) || quantity.unit.is_counted();
    if counted && !negative { Interval::at_least(Number::ZERO) } else { Interval::EVERYTHING }
}

/// Conflicts that one exchange between two rows explains, joined; each with that exchange.
pub(crate) fn join_swapped_rows(
    corpus: &Corpus,
    solution: &Solution,
    conflicts: &[Conflict],
) -> BTreeMap<usize, (usize, Repair)> {
    swapped_values::between(corpus, solution, conflicts)
}
