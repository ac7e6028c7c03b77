//! Which claims cannot all be right.
//!
//! Each constraint is tested alone; those that apply percentages to one whole vote on it; what passes is tested together by
//! narrowing intervals until nothing changes. What fails is gathered so that one slip is reported once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::network::{Form, Network, Topic};
use super::projection::{Domains, Totals, holds, project};
use super::vote::{Vote, Voter, vote};
use crate::quantity::Interval;

/// Sums beyond this many terms are left out of the search for repairs: it would visit each term for each claim.
pub(crate) const LONG_SUM: usize = 4096;
/// A constraint is narrowed at most this often: narrowing may come ever closer to a limit without reaching it.
const ROUNDS: usize = 8;
/// The search for the smallest set of constraints that fail together looks at this many around the one that failed.
const NEIGHBOURHOOD: usize = 96;
/// Sets of constraints that fail only together are looked for this often.
const JOINT_CONFLICTS: usize = 64;

/// What a test came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Some choice of true values satisfies it.
    Holds,
    /// None does.
    Fails,
    /// The numbers overflow.
    NotTestable,
}

/// How claims contradict one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// One constraint fails by itself, or several that share what may be wrong.
    Alone,
    /// A pair implies a whole that the other pairs do not.
    Outvoted { whole: usize, reference: Interval },
    /// Pairs imply several wholes, and none has more behind it.
    Tied { whole: usize },
    /// The stated whole is not the one that its pairs imply.
    StatedWhole { whole: usize, reference: Interval },
    /// Constraints that hold one by one and not together.
    Together,
}

/// Claims that cannot all be right: as few as possible, and each slip once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Conflict {
    /// Which check reports it.
    pub(crate) topic: Topic,
    /// How the claims contradict one another.
    pub(crate) cause: Cause,
    /// The constraints that fail, in order.
    pub(crate) failing: Vec<usize>,
}

/// What a network came to.
#[derive(Debug)]
pub(crate) struct Solution {
    /// The variables and constraints.
    pub(crate) network: Network,
    /// What the constraints that hold leave of each variable.
    pub(crate) domains: Vec<Interval>,
    /// What each constraint came to.
    pub(crate) states: Vec<State>,
    /// What cannot all be right, in the order of the constraints.
    pub(crate) conflicts: Vec<Conflict>,
}

/// Tests every constraint of a network.
pub(crate) fn solve(network: Network) -> Solution {
    let domains: Vec<Interval> = network.variables.iter().map(|variable| variable.asserted).collect();
    let states = vec![State::Holds; network.constraints.len()];
    let mut solver =
        Solver { network, domains, states, groups: Vec::new(), suspicious: BTreeSet::new(), support: BTreeMap::new() };
    let by_whole = solver.pairs_by_whole();
    solver.test_alone(&by_whole);
    for (whole, pairs) in &by_whole {
        solver.vote_on(*whole, pairs);
    }
    solver.test_together();
    let conflicts = solver.gather();
    Solution { network: solver.network, domains: solver.domains, states: solver.states, conflicts }
}

struct Solver {
    network: Network,
    domains: Vec<Interval>,
    states: Vec<State>,
    /// Failures as they are found, to be gathered.
    groups: Vec<(Cause, Vec<usize>)>,
    /// Variables of constraints that fail alone.
    suspicious: BTreeSet<usize>,
    /// The weight behind each whole that was voted on.
    support: BTreeMap<usize, usize>,
}

impl Solver {
    fn state(&self, constraint: usize) -> State {
        self.states.get(constraint).copied().unwrap_or(State::NotTestable)
    }

    fn set(&mut self, constraint: usize, state: State) {
        if let Some(place) = self.states.get_mut(constraint) {
            *place = state;
        }
    }

    fn set_domain(&mut self, variable: usize, interval: Interval) {
        if let Some(place) = self.domains.get_mut(variable) {
            *place = interval;
        }
    }

    /// The constraints that apply a percentage to one whole, where there are several. Wholes that are stated come first:
    /// what is known of them helps to judge the others.
    fn pairs_by_whole(&self) -> Vec<(usize, Vec<usize>)> {
        let mut pairs: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, constraint) in self.network.constraints.iter().enumerate() {
            if let Form::Product { whole, .. } = constraint.form {
                pairs.entry(whole).or_default().push(index);
            }
        }
        let mut pairs: Vec<(usize, Vec<usize>)> = pairs.into_iter().filter(|(_, pairs)| pairs.len() > 1).collect();
        pairs.sort_by_key(|(whole, _)| (self.network.claim_id(*whole).is_none(), *whole));
        pairs
    }

    fn test_alone(&mut self, by_whole: &[(usize, Vec<usize>)]) {
        let voting: BTreeSet<usize> = by_whole.iter().map(|(whole, _)| *whole).collect();
        for index in 0..self.network.constraints.len() {
            let Some(form) = self.network.form(index) else { continue };
            if matches!(form, Form::Product { whole, .. } if voting.contains(whole)) {
                continue;
            }
            match holds(form, &self.domains) {
                Some(true) => {}
                None => self.set(index, State::NotTestable),
                Some(false) => {
                    self.suspicious.extend(form.variables());
                    self.set(index, State::Fails);
                    self.groups.push((Cause::Alone, vec![index]));
                }
            }
        }
    }

    /// Lets pairs, the stated whole and sums that the whole takes part in vote on its value.
    fn vote_on(&mut self, whole: usize, pairs: &[usize]) {
        let mut voters: Vec<Voter> = Vec::new();
        // The constraint behind each voter; `None` for the stated whole.
        let mut behind: Vec<Option<usize>> = Vec::new();
        let stated = self.network.asserted(whole);
        let is_stated = self.network.claim_id(whole).is_some();
        for pair in pairs {
            let Some(form) = self.network.form(*pair) else { continue };
            let suspicious = form.variables().iter().any(|v| *v != whole && self.suspicious.contains(v));
            match project(form, whole, &self.domains).filter(|interval| !interval.is_empty()) {
                Some(interval) => {
                    voters.push(Voter { interval, weight: if suspicious { 1 } else { 2 } });
                    behind.push(Some(*pair));
                }
                None => self.set(*pair, State::NotTestable),
            }
        }
        if is_stated {
            let weight = if self.suspicious.contains(&whole) { 1 } else { 2 };
            voters.push(Voter { interval: stated, weight });
            behind.push(None);
        }
        for constraint in self.network.constraints_of(whole) {
            let Some(form @ Form::Sum { terms, .. }) = self.network.form(*constraint) else { continue };
            if self.state(*constraint) != State::Holds || terms.len() > LONG_SUM {
                continue;
            }
            if let Some(interval) = project(form, whole, &self.domains).filter(|interval| !interval.is_empty()) {
                // To shift the sum, what speaks for one of its other terms would have to give way.
                let others = terms.iter().filter(|term| term.variable != whole);
                let support = others.map(|term| self.support.get(&term.variable).copied().unwrap_or(2)).min();
                voters.push(Voter { interval, weight: support.unwrap_or(2) });
                behind.push(Some(*constraint));
            }
        }
        match vote(&voters) {
            None => {}
            Some(Vote::Reference { interval, outvoted, weight }) => {
                self.support.insert(whole, weight);
                let outvoted: Vec<Option<usize>> =
                    outvoted.iter().filter_map(|index| behind.get(*index).copied()).collect();
                let reference = interval.intersection(&self.domains.domain(whole)).unwrap_or(interval);
                self.set_domain(whole, reference);
                for constraint in outvoted.iter().flatten() {
                    self.set(*constraint, State::Fails);
                    self.groups.push((Cause::Outvoted { whole, reference }, vec![*constraint]));
                }
                if outvoted.contains(&None) {
                    // The pairs that agree with one another all contradict the stated whole.
                    let against: Vec<usize> =
                        pairs.iter().copied().filter(|pair| self.state(*pair) == State::Holds).collect();
                    against.iter().for_each(|pair| self.set(*pair, State::Fails));
                    self.groups.push((Cause::StatedWhole { whole, reference }, against));
                }
            }
            Some(Vote::Tied { voters }) => {
                let sides: Vec<usize> =
                    voters.iter().filter_map(|index| behind.get(*index).copied().flatten()).collect();
                sides.iter().for_each(|constraint| self.set(*constraint, State::Fails));
                self.groups.push((Cause::Tied { whole }, sides));
            }
        }
    }

    /// Narrows the constraints that hold one by one until nothing changes, or something is left without a value.
    fn test_together(&mut self) {
        for _ in 0..JOINT_CONFLICTS {
            let holding: Vec<usize> = (0..self.states.len())
                .filter(|index| self.state(*index) == State::Holds && !self.is_settled(*index))
                .collect();
            let mut domains = self.domains.clone();
            let Some(failed) = narrow(&self.network, &holding, &mut domains) else {
                self.domains = domains;
                return;
            };
            let core = self.core(failed);
            core.iter().for_each(|constraint| self.set(*constraint, State::Fails));
            self.groups.push((Cause::Together, core));
        }
    }

    /// Whether the vote has said all there is to say of a pair: it shares nothing with others but the whole.
    fn is_settled(&self, constraint: usize) -> bool {
        let Some(Form::Product { factor, whole, amount, .. }) = self.network.form(constraint) else { return false };
        let shared = |variable: usize| self.network.constraints_of(variable).len() > 1;
        self.support.contains_key(whole) && !shared(*factor) && !shared(*amount)
    }

    /// The smallest set of constraints around one that fail together; the one alone where none is found nearby.
    fn core(&self, failed: usize) -> Vec<usize> {
        let mut near = vec![failed];
        let mut seen = BTreeSet::from([failed]);
        let mut next = 0;
        while let Some(form) = near.get(next).and_then(|constraint| self.network.form(*constraint)) {
            next += 1;
            for variable in form.variables() {
                for neighbour in self.network.constraints_of(variable) {
                    if near.len() < NEIGHBOURHOOD && self.state(*neighbour) == State::Holds && seen.insert(*neighbour) {
                        near.push(*neighbour);
                    }
                }
            }
        }
        let fails = |constraints: &[usize]| {
            let mut domains = BTreeMap::new();
            for constraint in constraints {
                for variable in self.network.form(*constraint).map(Form::variables).unwrap_or_default() {
                    domains.insert(variable, self.network.asserted(variable));
                }
            }
            !consistent(&self.network, constraints, &mut LocalDomains { network: &self.network, known: domains })
        };
        if !fails(&near) {
            return vec![failed];
        }
        let mut core = near.clone();
        for candidate in near.iter().rev() {
            let without: Vec<usize> = core.iter().copied().filter(|other| other != candidate).collect();
            if fails(&without) {
                core = without;
            }
        }
        core.sort_unstable();
        core
    }

    /// Joins failures that share a claim which no constraint that holds vouches for.
    fn gather(&mut self) -> Vec<Conflict> {
        let groups = std::mem::take(&mut self.groups);
        let mut by_suspect: BTreeMap<usize, usize> = BTreeMap::new();
        // The group that each group was joined to; itself at first.
        let mut joined: Vec<usize> = (0..groups.len()).collect();
        let root = |joined: &[usize], mut group: usize| {
            while let Some(next) = joined.get(group).copied().filter(|next| *next != group) {
                group = next;
            }
            group
        };
        for (index, (_, failing)) in groups.iter().enumerate() {
            for variable in failing.iter().filter_map(|c| self.network.form(*c)).flat_map(Form::variables) {
                let vouched = self.network.constraints_of(variable).iter().any(|c| self.state(*c) == State::Holds);
                if vouched || self.network.claim_id(variable).is_none() {
                    continue;
                }
                let first = *by_suspect.entry(variable).or_insert(index);
                let (a, b) = (root(&joined, first), root(&joined, index));
                if let Some(place) = joined.get_mut(a.max(b)) {
                    *place = a.min(b);
                }
            }
        }
        let mut merged: BTreeMap<usize, (Vec<Cause>, Vec<usize>)> = BTreeMap::new();
        for (index, (cause, failing)) in groups.into_iter().enumerate() {
            let entry = merged.entry(root(&joined, index)).or_default();
            entry.0.push(cause);
            entry.1.extend(failing);
        }
        let mut conflicts: Vec<Conflict> = merged
            .into_values()
            .filter_map(|(causes, mut failing)| {
                failing.sort_unstable();
                failing.dedup();
                // A vote says most about what is wrong; a constraint by itself says least.
                let cause = causes.into_iter().min_by_key(|cause| match cause {
                    Cause::StatedWhole { .. } => 0,
                    Cause::Outvoted { .. } => 1,
                    Cause::Tied { .. } => 2,
                    Cause::Together => 3,
                    Cause::Alone => 4,
                })?;
                let topics = failing.iter().filter_map(|index| self.network.constraints.get(*index));
                let topic = topics.map(|constraint| constraint.topic).min_by_key(|topic| match topic {
                    Topic::ShareAndAmount => 0,
                    Topic::Ratio => 1,
                    Topic::PartsAndWhole => 2,
                    Topic::StatedChange => 3,
                })?;
                Some(Conflict { topic, cause, failing })
            })
            .collect();
        conflicts.sort_by(|a, b| a.failing.cmp(&b.failing));
        conflicts
    }
}

/// Domains of a few variables; the others have what they assert.
#[derive(Clone, Debug)]
pub(crate) struct LocalDomains<'n> {
    /// For what the variables assert.
    pub(crate) network: &'n Network,
    /// The variables whose domains differ from that.
    pub(crate) known: BTreeMap<usize, Interval>,
}

impl Domains for LocalDomains<'_> {
    fn domain(&self, variable: usize) -> Interval {
        self.known.get(&variable).copied().unwrap_or_else(|| self.network.asserted(variable))
    }
}

/// Where narrowed domains are kept.
pub(crate) trait Narrow: Domains {
    /// Replaces what is known of a variable.
    fn put(&mut self, variable: usize, interval: Interval);
}

impl Narrow for Vec<Interval> {
    fn put(&mut self, variable: usize, interval: Interval) {
        if let Some(place) = self.get_mut(variable) {
            *place = interval;
        }
    }
}

impl Narrow for LocalDomains<'_> {
    fn put(&mut self, variable: usize, interval: Interval) {
        self.known.insert(variable, interval);
    }
}

/// What visiting one constraint came to.
enum Visit {
    /// The variables whose domains shrank.
    Narrowed(Vec<usize>),
    /// Some variable is left without a value.
    Empty,
}

fn visit(form: &Form, domains: &mut impl Narrow) -> Visit {
    let mut narrowed = Vec::new();
    let mut shrink =
        |domains: &mut dyn FnMut(usize, Interval), variable: usize, own: Interval, left: Option<Interval>| {
            let Some(left) = left else { return true };
            if own.intersection(&left).is_none() {
                return false;
            }
            let Some(common) = own.intersection(&left.coarsened()) else { return true };
            if common != own {
                domains(variable, common);
                narrowed.push(variable);
            }
            true
        };
    match form {
        Form::Sum { terms, exhaustive } => {
            let Some(totals) = Totals::of(terms, domains) else { return Visit::Narrowed(narrowed) };
            // All projections rest on the domains at the start, so one pass over a long sum suffices.
            let lefts: Vec<(usize, Interval, Option<Interval>)> = terms
                .iter()
                .map(|term| (term.variable, domains.domain(term.variable), totals.project(*term, *exhaustive, domains)))
                .collect();
            for (variable, own, left) in lefts {
                if !shrink(&mut |variable, interval| domains.put(variable, interval), variable, own, left) {
                    return Visit::Empty;
                }
            }
        }
        Form::Product { .. } => {
            for variable in form.variables() {
                let (own, left) = (domains.domain(variable), project(form, variable, domains));
                if !shrink(&mut |variable, interval| domains.put(variable, interval), variable, own, left) {
                    return Visit::Empty;
                }
            }
        }
    }
    Visit::Narrowed(narrowed)
}

/// Narrows until nothing changes. Answers with the constraint that leaves a variable without a value, if one does.
fn narrow(network: &Network, holding: &[usize], domains: &mut Vec<Interval>) -> Option<usize> {
    let mut queue: VecDeque<usize> = holding.iter().copied().collect();
    // What is not among them counts as waiting for ever, and is never woken.
    let mut queued: Vec<bool> = vec![true; network.constraints.len()];
    let mut visits: Vec<usize> = vec![0; network.constraints.len()];
    while let Some(constraint) = queue.pop_front() {
        let Some(form) = network.form(constraint) else { continue };
        if let Some(place) = queued.get_mut(constraint) {
            *place = false;
        }
        match visit(form, domains) {
            Visit::Empty => return Some(constraint),
            Visit::Narrowed(variables) => {
                for variable in variables {
                    let neighbours = network.constraints_of(variable);
                    // A whole with very many pairs settles in the vote; waking them all again and again would be quadratic.
                    if neighbours.len() > NEIGHBOURHOOD {
                        continue;
                    }
                    for neighbour in neighbours {
                        let (Some(waiting), Some(count)) = (queued.get_mut(*neighbour), visits.get_mut(*neighbour))
                        else {
                            continue;
                        };
                        if *neighbour != constraint && !*waiting && *count < ROUNDS {
                            *waiting = true;
                            *count += 1;
                            queue.push_back(*neighbour);
                        }
                    }
                }
            }
        }
    }
    None
}

/// Whether narrowing a few constraints leaves every variable a value.
pub(crate) fn consistent(network: &Network, constraints: &[usize], domains: &mut LocalDomains<'_>) -> bool {
    for _ in 0..ROUNDS {
        let mut changed = false;
        for form in constraints.iter().filter_map(|constraint| network.form(*constraint)) {
            match visit(form, domains) {
                Visit::Empty => return false,
                Visit::Narrowed(variables) => changed |= !variables.is_empty(),
            }
        }
        if !changed {
            break;
        }
    }
    true
}
