//! `base-mismatch`: a share of all citizens that the turnout makes impossible.

use super::wording::{claim_note, figure};
use super::{Check, Context, ExplanationKind, Rule, Severity, Sink};
use crate::align::{StatisticGroup, is_in_long_text};
use crate::model::keys;
use crate::model::{Claim, ClaimId};
use crate::quantity::{Number, Quantity};

/// A share of all citizens that the turnout of the same vote makes impossible.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct BaseMismatch;

const DOCUMENTATION: &str = "\
## What it finds

A share of the citizens, or of the registered voters, said to have voted for something, that is higher than the turnout of \
the same vote: more people than voted cannot have voted for it. Where the share of those voting is known too, it shows what \
share of all it comes to.

## Why it matters

Such a figure is nearly always a share of those who voted, printed as a share of all: it makes a majority look larger than it was.

## Example that conflicts

> a: In the referendum of 5 June 2022 in Kazakhstan more than 70% of citizens voted for the amendments.\\
> b: Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%.

## Example that does not

> a: In the referendum of 5 June 2022 in Kazakhstan almost 80% of voters voted for the amendments.\\
> b: Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%.
";

impl Check for BaseMismatch {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("base-mismatch", "a share of all citizens that the turnout makes impossible")
            .with_severity(Severity::Error)
            .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
        let statistic = &group.statistic;
        let of_all = statistic.scope.contains_key(keys::BASE);
        if statistic.measure.as_deref() != Some("vote_share") || !of_all || statistic.event.is_none() {
            return;
        }
        let same_vote = |measure: &'static str| {
            context.groups.iter().filter(move |other| {
                other.statistic.measure.as_deref() == Some(measure)
                    && other.statistic.event == statistic.event
                    && other.statistic.scope.is_empty()
            })
        };
        // Of which vote a longer text speaks must be certain, or both figures stand in it.
        let is_dated = statistic.event.as_ref().is_some_and(|event| event.from.is_some());
        let is_certain = |group: &StatisticGroup, id: &ClaimId| {
            is_dated && group.uncertain.binary_search(id).is_err()
                || !context.corpus.claim(*id).is_some_and(|claim| is_in_long_text(context.corpus, claim))
        };
        let of_group = |group: &'_ StatisticGroup| {
            let told = group.claims.iter().filter_map(|id| Some((context.corpus.claim(*id)?, is_certain(group, id))));
            told.collect::<Vec<(&Claim, bool)>>()
        };
        let turnouts: Vec<(&Claim, bool)> = same_vote("turnout").flat_map(of_group).collect();
        if turnouts.is_empty() {
            sink.not_testable();
            return;
        }
        for (share, certain) in of_group(group) {
            let is_of_it = |(turnout, sure): &&(&Claim, bool)| certain && *sure || turnout.document == share.document;
            let of_it = turnouts.iter().filter(is_of_it);
            let Some((turnout, _)) =
                of_it.into_iter().find(|(turnout, _)| lies_above(&share.quantity, &turnout.quantity))
            else {
                sink.agrees();
                continue;
            };
            sink.differs();
            let shown = |claim: &Claim| figure(context.corpus.quote(claim), &claim.quantity);
            let base = statistic.scope.get(keys::BASE).map(String::as_str).unwrap_or_default();
            // "Three out of four citizens" needs no "of".
            let of = if share.quantity.noun.is_some() { " " } else { " of " };
            let mut draft = sink
                .report(format_args!(
                    "{}{of}{base} cannot have voted for it in {}: turnout was {} in {}",
                    shown(share),
                    share.document,
                    shown(turnout),
                    turnout.document
                ))
                .claim(share, claim_note(share))
                .claim(turnout, claim_note(turnout));
            let voters = same_vote("vote_share")
                .filter(|group| group.statistic.subject == statistic.subject)
                .flat_map(|group| group.claims(context.corpus))
                .next();
            if let Some((voters, of_all)) =
                voters.and_then(|voters| Some((voters, product(&voters.quantity, &turnout.quantity)?)))
            {
                draft = draft.claim(voters, claim_note(voters)).explain(
                    ExplanationKind::Arithmetic,
                    format!(
                        "{} of those voting, on a turnout of {}, is at most {of_all} % of all",
                        shown(voters),
                        shown(turnout)
                    ),
                );
            }
            draft.explain(ExplanationKind::OtherScope, "the share may be of those who voted");
        }
    }
}

/// Whether every value of the one lies above every value of the other.
fn lies_above(share: &Quantity, turnout: &Quantity) -> bool {
    match (share.asserted.low, turnout.asserted.high) {
        (Some(low), Some(high)) => low.value > high.value || (low.value == high.value && (low.open || high.open)),
        _ => false,
    }
}

/// The largest share of all that a share of those voting comes to, in percent to a tenth.
fn product(share: &Quantity, turnout: &Quantity) -> Option<Number> {
    let (share, turnout) = (share.asserted.high?.value, turnout.asserted.high?.value);
    share.checked_mul(turnout)?.checked_mul(Number::from_parts(1, -2)?)?.rounded_to(-1)
}
