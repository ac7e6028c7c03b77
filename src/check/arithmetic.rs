//! From relations to findings: what the checks of sums, shares, ratios and changes have in common.

use super::{Context, LabelRole, Sink};
use crate::explain::{Conflicts, State, Topic};
use crate::model::Relation;

/// Tests the relations and equations of a corpus, and reports the conflicts that one check answers for.
pub(super) fn report(context: &Context<'_>, own: Topic, sink: &mut Sink<'_>) {
    // What a document holds twice is tested once.
    let copies = context.second_copies;
    let relations: Vec<&Relation> =
        context.corpus.relations().iter().filter(|relation| !copies.hold_relation(relation)).collect();
    let Some(conflicts) = Conflicts::of(context.corpus, context.measures, &relations, own) else { return };
    (0..conflicts.not_testable()).for_each(|_| sink.not_testable());
    for state in conflicts.states() {
        match state {
            State::Holds => sink.agrees(),
            State::Fails => sink.differs(),
            State::NotTestable => sink.not_testable(),
        }
    }
    for description in conflicts.descriptions() {
        let mut draft = sink.report(&description.message);
        for (id, note) in description.labels {
            if let Some(claim) = context.corpus.claim(id) {
                draft = draft.claim(claim, note);
            }
        }
        for (document, span, note) in description.places {
            draft = draft.place(&document, span, LabelRole::Value, note);
        }
        for (kind, message) in description.explanations {
            draft = draft.explain(kind, message);
        }
    }
}
