//! Claims and relations as variables and constraints, which can be tested together.

use std::collections::BTreeMap;
use std::ops::Range;

use super::relations::Builder;
use crate::model::{Claim, ClaimId, Corpus, Measures, Relation, RelationKind, Span};
use crate::quantity::{Interval, Number, Unit};

/// Which check answers for a constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// Sums.
    PartsAndWhole,
    /// Pairs of a percentage and an amount.
    ShareAndAmount,
    /// Numerator, denominator and rate.
    Ratio,
    /// Before and after.
    StatedChange,
}

/// Something with one true value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variable {
    /// The claim that states it; `None` for a whole that no claim states, and for a constant.
    pub(crate) claim: Option<ClaimId>,
    /// The values that are admitted from the start.
    pub(crate) asserted: Interval,
}

/// One summand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The variable.
    pub(crate) variable: usize,
    /// Whether it is taken off.
    pub(crate) negative: bool,
}

/// What must hold between true values.
#[derive(Clone, Debug)]
pub(crate) enum Form {
    /// The terms add up to zero; or, where they are not exhaustive, to no more than zero. The whole is the first, negative term.
    Sum {
        /// The summands.
        terms: Vec<Term>,
        /// Whether the sum is zero, not just at most zero.
        exhaustive: bool,
    },
    /// `(offset ± factor) × whole = scale × amount`.
    Product {
        /// The percentage, rate or growth.
        factor: usize,
        /// Whether the factor is taken off the offset.
        falls: bool,
        /// 0 for a share, 100 for a growth in percent.
        offset: Number,
        /// What the factor applies to.
        whole: usize,
        /// What it gives.
        amount: usize,
        /// 100 for percentages, 1 for plain factors.
        scale: Number,
    },
}

impl Form {
    /// The variables that take part, the whole first.
    pub(crate) fn variables(&self) -> Vec<usize> {
        match self {
            Form::Sum { terms, .. } => terms.iter().map(|term| term.variable).collect(),
            Form::Product { factor, whole, amount, .. } => vec![*whole, *factor, *amount],
        }
    }
}

/// A form with where it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Constraint {
    /// Which check answers for it.
    pub(crate) topic: Topic,
    /// What must hold.
    pub(crate) form: Form,
}

/// Every relation and equation of a corpus, ready to be tested.
#[derive(Debug, Default)]
pub(crate) struct Network {
    /// The variables.
    pub(crate) variables: Vec<Variable>,
    /// The constraints, those of relations in the order of the corpus.
    pub(crate) constraints: Vec<Constraint>,
    /// Parts that are named and not counted, by the variable that counts them.
    pub(crate) named: BTreeMap<usize, Vec<Span>>,
    /// The constraints of each relation that can be tested: the relation's index, and from where to where they stand.
    pub(crate) sources: Vec<(usize, Range<usize>)>,
    /// Relations that cannot be tested: units that do not go together, members missing.
    pub(crate) not_testable: BTreeMap<Topic, usize>,
    /// The constraints of each variable, one after another.
    links: Vec<usize>,
    /// Where the constraints of each variable begin; one more than there are variables.
    link_starts: Vec<usize>,
}

impl Network {
    /// The constraints that a variable takes part in, in order.
    pub(crate) fn constraints_of(&self, variable: usize) -> &[usize] {
        let at = |index: usize| self.link_starts.get(index).copied().unwrap_or(0);
        self.links.get(at(variable)..at(variable + 1)).unwrap_or_default()
    }

    /// The values that a variable admits from the start.
    pub(crate) fn asserted(&self, variable: usize) -> Interval {
        self.variables.get(variable).map_or(Interval::EVERYTHING, |variable| variable.asserted)
    }

    /// The claim that states a variable.
    pub(crate) fn claim_id(&self, variable: usize) -> Option<ClaimId> {
        self.variables.get(variable).and_then(|variable| variable.claim)
    }

    /// The claim that states a variable.
    pub(crate) fn claim<'c>(&self, corpus: &'c Corpus, variable: usize) -> Option<&'c Claim> {
        corpus.claim(self.claim_id(variable)?)
    }

    /// The form of a constraint.
    pub(crate) fn form(&self, constraint: usize) -> Option<&Form> {
        self.constraints.get(constraint).map(|constraint| &constraint.form)
    }

    /// Reads some relations of a corpus and the equations of measures.
    pub(crate) fn of_relations<'r>(
        corpus: &Corpus,
        measures: &Measures,
        relations: impl IntoIterator<Item = &'r Relation>,
    ) -> Network {
        let mut builder =
            Builder { corpus, measures, network: Network::default(), by_claim: Vec::new(), wholes: Vec::new() };
        builder.by_claim.resize(corpus.claims().len(), None);
        for (index, relation) in relations.into_iter().enumerate() {
            let topic = topic(relation.kind);
            let first = builder.network.constraints.len();
            if builder.relation(relation, topic).is_none() {
                *builder.network.not_testable.entry(topic).or_default() += 1;
            } else {
                let last = builder.network.constraints.len();
                builder.network.sources.push((index, first..last));
            }
        }
        builder.equations(measures.equations());
        builder.network.link();
        builder.network
    }

    /// The variable among several of one statistic that says most, where all of them can be true together.
    pub(super) fn narrowest(&self, variables: &[usize]) -> Option<usize> {
        let common = variables
            .iter()
            .try_fold(Interval::EVERYTHING, |common, variable| common.intersection(&self.asserted(*variable)));
        common?;
        variables.iter().copied().min_by_key(|variable| {
            let Interval { low, high } = self.asserted(*variable);
            let width = low.zip(high).and_then(|(low, high)| high.value.checked_sub(low.value));
            (width.is_none(), width)
        })
    }

    /// Fills the table of constraints by variable: counted first, then placed.
    fn link(&mut self) {
        let mut starts = vec![0_usize; self.variables.len() + 1];
        let members: Vec<Vec<usize>> = self.constraints.iter().map(|constraint| constraint.form.variables()).collect();
        for variable in members.iter().flatten() {
            if let Some(count) = starts.get_mut(variable + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut links = vec![0; sum];
        for (constraint, members) in members.iter().enumerate() {
            for variable in members {
                if let Some(place) = next.get_mut(*variable) {
                    if let Some(link) = links.get_mut(*place) {
                        *link = constraint;
                    }
                    *place += 1;
                }
            }
        }
        (self.links, self.link_starts) = (links, starts);
    }
}

/// Which check answers for a kind of relation.
pub(crate) fn topic(kind: RelationKind) -> Topic {
    match kind {
        RelationKind::AllParts | RelationKind::SomeParts => Topic::PartsAndWhole,
        RelationKind::ShareAndAmount => Topic::ShareAndAmount,
        RelationKind::Ratio => Topic::Ratio,
        RelationKind::Change | RelationKind::Rise | RelationKind::Fall => Topic::StatedChange,
    }
}

/// Whether values in both units may be added.
pub(crate) fn same_unit(first: &Unit, second: &Unit) -> bool {
    let bare = |unit: &Unit| matches!(unit, Unit::Number | Unit::Count);
    first == second || (bare(first) && bare(second))
}
