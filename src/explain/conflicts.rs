//! The relations of a corpus, tested: the side of this room that checks see.

use std::collections::BTreeSet;

use super::conflict::{Solution, State, solve};
use super::describe::{Description, describe};
use super::network::{Network, Topic, topic};
use super::power::{Power, power};
use super::repair;
use crate::model::{Corpus, Measures, Relation};

/// Of more relations than this, the first are described by what they could have caught.
const DESCRIBED: usize = 1000;

/// The relations and equations of a corpus, tested for one check.
pub(crate) struct Conflicts<'c> {
    corpus: &'c Corpus,
    own: Topic,
    solution: Solution,
}

impl<'c> Conflicts<'c> {
    /// Tests them.
    pub(crate) fn of(corpus: &'c Corpus, measures: &Measures, relations: &[&Relation], own: Topic) -> Conflicts<'c> {
        let network = Network::of_relations(corpus, measures, relations.iter().copied());
        Conflicts { corpus, own, solution: solve(network) }
    }

    /// How many relations could not be tested: units that do not go together, one part only, members missing.
    pub(crate) fn not_testable(&self) -> usize {
        self.solution.network.not_testable.get(&self.own).copied().unwrap_or(0)
    }

    /// What each constraint of the check came to.
    pub(crate) fn states(&self) -> impl Iterator<Item = State> {
        let constraints = self.solution.network.constraints.iter().zip(&self.solution.states);
        constraints.filter(|(constraint, _)| constraint.topic == self.own).map(|(_, state)| *state)
    }

    /// The relations that hold, by index, each with what it could have caught; of very many the first.
    pub(crate) fn held(&self, relations: &[&Relation]) -> Vec<(usize, Power)> {
        let network = &self.solution.network;
        let holds = |constraint: &usize| self.solution.states.get(*constraint) == Some(&State::Holds);
        let own = network.sources.iter().filter(|(index, constraints)| {
            let topic = relations.get(*index).map(|relation| topic(relation.kind));
            topic == Some(self.own) && !constraints.is_empty() && constraints.clone().all(|c| holds(&c))
        });
        let described = own.take(DESCRIBED).filter_map(|(index, constraints)| {
            let constraints: Vec<usize> = constraints.clone().collect();
            Some((*index, power(self.corpus, network, &constraints)?))
        });
        described.collect()
    }

    /// What cannot all be right, with what would repair it.
    pub(crate) fn descriptions(&self) -> impl Iterator<Item = Description> {
        let Conflicts { corpus, own, solution, .. } = self;
        let joined = repair::join_swapped_rows(corpus, solution, &solution.conflicts);
        let absorbed: BTreeSet<usize> = joined.values().map(|(second, _)| *second).collect();
        let conflicts = solution.conflicts.iter().enumerate();
        let conflicts = conflicts.filter(move |(index, conflict)| conflict.topic == *own && !absorbed.contains(index));
        conflicts.map(move |(index, conflict)| match joined.get(&index) {
            Some((second, exchange)) => {
                let mut both = conflict.clone();
                both.failing.extend(solution.conflicts.get(*second).iter().flat_map(|other| &other.failing));
                describe(corpus, solution, &both, std::slice::from_ref(exchange))
            }
            None => describe(corpus, solution, conflict, &repair::repairs(corpus, solution, conflict)),
        })
    }
}
