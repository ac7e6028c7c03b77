//! `loose-agreement`: values that agree only when read leniently.

use super::values::{values_that_hold_together, worst};
use super::wording::{claim_note, figure};
use super::{Check, Context, Explanation, Rule, Severity, Sink, Verdict};
use crate::align::{StatisticGroup, series};
use crate::model::Claim;
use crate::quantity::{Outcome, compare};

/// Values that agree only when an imprecise wording is read leniently.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LooseAgreement;

const DOCUMENTATION: &str = "\
## What it finds

Claims about one statistic whose asserted intervals do not meet, where at least one wording is itself imprecise — a hedge, \
a vague word, a scale word — and a lenient reading of it lets the other value pass. It says what has to be assumed.

## Why it matters

\"Almost 80%\" beside 77.2% is good enough for most readers and wrong for some. The reader decides.

## Example that conflicts

> a: Almost 80% of voters backed the amendments in the referendum of 5 June 2022 in Kazakhstan.\\
> b: In the referendum of 5 June 2022 in Kazakhstan, 70.5% of voters backed the amendments.

## Example that does not

> a: More than 300 firms took part.\\
> b: 345 firms took part.

345 lies within what \"more than 300\" asserts.
";

impl Check for LooseAgreement {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("loose-agreement", "values that agree only when an imprecise wording is read leniently")
                .with_severity(Severity::Note)
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
        let claims: Vec<&Claim> = group.opposable(context.corpus).collect();
        let parts = values_that_hold_together(&claims);
        // What conflicts is reported with all its values; their loose neighbours need no second finding.
        if worst(&parts).is_some()
            || series(context.corpus, context.measure_of(&group.statistic), group, &claims).is_some()
        {
            return;
        }
        for pair in parts.windows(2) {
            let [lower, higher] = pair else { continue };
            let (Some(a), Some(b)) = (lower.first(), higher.first()) else { continue };
            if compare(&a.quantity, &b.quantity) != Outcome::LooseAgreement {
                continue;
            }
            let shown = |claim: &Claim| {
                format!("{} in {}", figure(context.corpus.quote(claim), &claim.quantity), claim.document)
            };
            let loose = if b.quantity.is_imprecise() { b } else { a };
            let mut draft = sink
                .report(format_args!("{}: {} and {} agree only loosely", group.statistic, shown(b), shown(a)))
                .verdict(Verdict::Review);
            for (side, claims) in [higher, lower].into_iter().enumerate() {
                for claim in claims {
                    draft = draft.claim(claim, claim_note(claim)).side(side);
                }
            }
            let wording = figure(context.corpus.quote(loose), &loose.quantity);
            draft.offer(Explanation::Hedge { wording, read_as: loose.quantity.lenient });
        }
    }
}
