//! From relations to findings: what the checks of sums, shares, ratios and changes have in common.

use std::collections::BTreeSet;

use super::conflict::{State, solve};
use super::network::{Network, Topic, topic};
use super::{describe, repair};
use crate::check::{Context, Sink};

/// Tests the relations and equations of a corpus, and reports the conflicts that one check answers for.
pub(crate) fn report(context: &Context<'_>, own: Topic, sink: &mut Sink<'_>) {
    let by_relation = context.corpus.relations().iter().any(|relation| topic(relation.kind) == own);
    let by_equation = context.measures.equations().next().is_some();
    if !by_relation && !by_equation {
        return;
    }
    let network = Network::of(context);
    (0..network.not_testable.get(&own).copied().unwrap_or(0)).for_each(|_| sink.not_testable());
    let solution = solve(network);
    for (constraint, state) in solution.network.constraints.iter().zip(&solution.states) {
        match state {
            _ if constraint.topic != own => {}
            State::Holds => sink.agrees(),
            State::Fails => sink.differs(),
            State::NotTestable => sink.not_testable(),
        }
    }
    let joined = repair::join_swapped_rows(context.corpus, &solution, &solution.conflicts);
    let absorbed: BTreeSet<usize> = joined.values().map(|(second, _)| *second).collect();
    for (index, conflict) in solution.conflicts.iter().enumerate() {
        if conflict.topic != own || absorbed.contains(&index) {
            continue;
        }
        let description = match joined.get(&index) {
            Some((second, exchange)) => {
                let mut both = conflict.clone();
                both.failing.extend(solution.conflicts.get(*second).iter().flat_map(|other| &other.failing));
                describe::describe(context.corpus, &solution, &both, std::slice::from_ref(exchange))
            }
            None => {
                let repairs = repair::repairs(context.corpus, &solution, conflict);
                describe::describe(context.corpus, &solution, conflict, &repairs)
            }
        };
        let mut draft = sink.report(&description.message);
        for (id, note) in description.labels {
            if let Some(claim) = context.corpus.claim(id) {
                draft = draft.claim(claim, note);
            }
        }
        for (kind, message) in description.explanations {
            draft = draft.explain(kind, message);
        }
    }
}
