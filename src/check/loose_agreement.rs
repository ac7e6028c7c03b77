//! `loose-agreement`: values that agree only when read leniently.

use super::values::{is_far_below, values_that_hold_together, worst};
use super::wording::{claim_note, figure};
use super::{Check, Context, Explanation, Rule, Severity, Sink, Verdict};
use crate::align::{StatisticGroup, is_in_long_text, series};
use crate::model::Claim;
use crate::quantity::{Outcome, compare};

/// Values that agree only when an imprecise wording is read leniently.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LooseAgreement;

const DOCUMENTATION: &str = "\
## What it finds

Claims about one statistic whose asserted intervals do not meet, where at least one wording is itself imprecise — a hedge, \
a vague word, a scale word — and a lenient reading of it lets the other value pass. It says what has to be assumed. Of longer reports only what lies near each other: \"hundreds\" \
beside 283,000 is of another thing there, and so is what one of them gives twice.

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
            // "Hundreds" beside 283,000 in longer texts is of another thing, and so is what one of them gives twice.
            let of_one_text = a.document == b.document;
            let long = [a, b].into_iter().all(|claim| is_in_long_text(context.corpus, claim));
            if long && (of_one_text || is_far_below(lower, higher)) {
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

#[cfg(test)]
mod tests {
    use crate::Verifier;
    use crate::model::Document;

    fn notes(first: &str, second: &str, rest: &str) -> usize {
        let on = |id: &str, text: &str| {
            let text = format!("In the bus strike of 4 May 2031 in Peru {text} were hurt.\n\n{}", rest.repeat(24));
            Document::new(id, text).with_published("2031-05-06".parse().unwrap())
        };
        let report = Verifier::new().run(&[on("a", first), on("b", second)]).unwrap();
        report.findings.iter().filter(|finding| finding.check == "loose-agreement").count()
    }

    #[test]
    fn in_longer_texts_only_what_is_near_agrees_loosely() {
        const REST: &str = "On the quay people waited for news and for bread. ";
        assert_eq!(notes("about 140 people", "147 people", ""), notes("about 140 people", "147 people", REST));
        assert_eq!(notes("hundreds of people", "2,830 people", ""), 1);
        assert_eq!(notes("hundreds of people", "2,830 people", REST), 0);
    }
}
