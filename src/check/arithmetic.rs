//! From relations to findings: what the checks of sums, shares, ratios and changes have in common.

use super::{Context, Label, LabelRole, Sink};
use crate::explain::{Conflicts, State, topic};
use crate::model::{Relation, RelationKind};
use crate::quantity::Number;

/// Tests the relations of a corpus that are of one kind, and the equations of measures that come to the same, and reports
/// those that cannot hold, with the smallest changes that would reconcile them.
///
/// `AllParts` stands for `SomeParts` as well, and `Change` for `Rise` and `Fall`. Counts in the sink what was tested.
///
/// ```
/// use corroborate::check::{arithmetic, corpus_check};
/// use corroborate::{Document, RelationKind, Rule, Verifier};
///
/// let rule = Rule::new("myroom/sums", "sums that do not come out");
/// let sums = corpus_check(rule, |context, sink| arithmetic(context, RelationKind::AllParts, sink));
/// let text = "A total of 250 people were killed: 120 protesters, 80 bystanders and 40 police officers.";
/// let report = Verifier::new().without_checks().check(sums)?.run(&[Document::new("a", text)])?;
/// assert_eq!(report.findings[0].message, "the parts add up to 240, not to the whole of 250");
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn arithmetic(context: &Context<'_>, of: RelationKind, sink: &mut Sink<'_>) {
    let own = topic(of);
    // What a document holds twice is tested once.
    let copies = context.second_copies;
    let relations: Vec<&Relation> =
        context.corpus.relations().iter().filter(|relation| !copies.hold_relation(relation)).collect();
    let conflicts = Conflicts::of(context.corpus, context.measures, &relations, own);
    (0..conflicts.not_testable()).for_each(|_| sink.not_testable());
    for state in conflicts.states() {
        match state {
            State::Holds => sink.agrees(),
            State::Fails => sink.differs(),
            State::NotTestable => sink.not_testable(),
        }
    }
    let mut shows: Option<[Number; 2]> = None;
    let mut held = Vec::new();
    for (index, power) in conflicts.held(&relations) {
        let Some(relation) = relations.get(index) else { continue };
        let [sharpest, bluntest] = shows.unwrap_or([power.relative; 2]);
        shows = Some([sharpest.min(power.relative), bluntest.max(power.relative)]);
        let first = relation.members.first().and_then(|member| context.corpus.claim(member.claim));
        held.extend(match (relation.span, first) {
            (Some(span), _) => Some(Label::at(context.corpus, &relation.document, span, LabelRole::Value, power.note)),
            (None, Some(claim)) => Some(Label::of_claim(context.corpus, claim, power.note)),
            (None, None) => None,
        });
    }
    sink.shows(shows, held);
    for description in conflicts.descriptions() {
        let mut draft = sink.report(&description.message);
        for (id, note, beside) in description.labels {
            if let Some(claim) = context.corpus.claim(id) {
                draft = if beside { draft.beside(claim, note) } else { draft.claim(claim, note) };
            }
        }
        for (document, span, note) in description.places {
            draft = draft.place(&document, span, LabelRole::Value, note);
        }
        for explanation in description.explanations {
            draft = draft.offer(explanation);
        }
    }
}
