//! A part that a sum leaves out, or counts twice.

use super::Explanation;
use super::network::{Form, same_unit};
use super::paper::Paper;
use super::projection::{Domains, Totals};
use super::repair::{Repair, RepairKind, Replacement, Surroundings};
use crate::model::{Claim, Corpus};
use crate::quantity::{Interval, Number};

/// How far from the members of a relation a missing term may stand, in bytes: a few sentences.
const REACH: usize = 600;
/// Below this, numbers that fit are everywhere.
const SMALLEST: i32 = 10;

/// Figures of the same document, near the sum and in its unit, that close the gap exactly; parts that another part
/// already holds.
pub(crate) fn terms(corpus: &Corpus, surroundings: &Surroundings<'_>) -> Vec<Repair> {
    let [constraint] = surroundings.failing() else { return Vec::new() };
    let solution = surroundings.solution();
    let Some(Form::Sum { terms, exhaustive: true }) = solution.network.form(*constraint) else { return Vec::new() };
    let paper = Paper::new(corpus, solution);
    let Some(gap) = Totals::of(terms, &paper).map(|totals| totals.interval().negated()) else { return Vec::new() };
    let smallest = Number::from(SMALLEST);
    let mut repairs = Vec::new();
    if gap.low.is_some_and(|low| low.value >= smallest) {
        let members: Vec<&Claim> =
            terms.iter().filter_map(|term| solution.network.claim(corpus, term.variable)).collect();
        let Some(first) = members.first() else { return repairs };
        for (id, claim) in corpus.claims_with_ids() {
            let outside = !terms.iter().any(|term| solution.network.claim_id(term.variable) == Some(id));
            let fits = claim.document == first.document
                && claim.standing == first.standing
                && same_unit(&claim.quantity.unit, &first.quantity.unit)
                && closes(&claim.quantity.asserted, &gap)
                && members.iter().any(|member| near(member, claim));
            if outside && fits {
                let figure = claim.quantity.to_string();
                let variable = terms.first().map_or(0, |term| term.variable);
                repairs.push(missing(
                    variable,
                    Explanation::MissingTerm { claim: Some(id), figure, counted_twice: false },
                ));
            }
        }
    } else if gap.high.is_some_and(|high| high.value <= smallest.negated()) {
        let excess = gap.negated();
        for term in terms.iter().skip(1).filter(|term| !term.negative) {
            if closes(&paper.domain(term.variable), &excess) && terms.len() > 3 {
                let (claim, figure) = (solution.network.claim_id(term.variable), paper.figure(term.variable));
                repairs.push(missing(term.variable, Explanation::MissingTerm { claim, figure, counted_twice: true }));
            }
        }
    }
    repairs
}

fn missing(variable: usize, term: Explanation) -> Repair {
    Repair { kind: RepairKind::MissingTerm, changes: vec![(variable, Replacement::Other(term))] }
}

/// Whether a figure closes a gap: it meets it, and is not so vague that it would close many.
fn closes(figure: &Interval, gap: &Interval) -> bool {
    figure.meets(gap) && figure.low.is_some() && figure.high.is_some()
}

fn near(member: &Claim, claim: &Claim) -> bool {
    match (member.span, claim.span) {
        (Some(a), Some(b)) => a.start().abs_diff(b.start()) <= REACH,
        // Claims from a table: those of one event belong together.
        (None, None) => member.statistic.event == claim.statistic.event,
        _ => false,
    }
}
