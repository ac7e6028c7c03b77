//! `relabelled-value`: the same number under another label.

use std::collections::BTreeMap;

use super::wording::{claim_note, share_a_word};
use super::{Check, Context, ExplanationKind, Rule, Severity, Sink, Verdict};
use crate::model::Claim;
use crate::model::keys;
use crate::quantity::{Hedge, Number};

/// The same number under another label at the same place in the story.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RelabelledValue;

const DOCUMENTATION: &str = "\
## What it finds

Two documents that give the same exact number for one measure of one event and disagree on who is counted: 19 soldiers in \
one, 19 police officers in the other. Numbers below ten are left alone: small numbers are equal by chance; and so are \
labels with a word in common, a crew and its members.

## Why it matters

The number was copied and its label changed, or two groups happen to be of one size. Figures that agree hide it.

## Example that conflicts

> a: In the unrest of January 2022 in Kazakhstan 19 soldiers were killed.\\
> b: In the unrest of January 2022 in Kazakhstan 19 police officers were killed.

## Example that does not

> a: In the unrest of January 2022 in Kazakhstan 19 soldiers were killed.\\
> b: In the unrest of January 2022 in Kazakhstan 227 people were killed.
";

/// Below this, equal numbers are no news.
const SMALLEST: i32 = 10;

/// What equal numbers are looked for under: measure, event and unit, then the number.
type Story = (String, String, Number);

impl Check for RelabelledValue {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("relabelled-value", "the same number of one event under another label")
            .with_severity(Severity::Note)
            .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let mut by_number: BTreeMap<Story, Vec<(&str, &Claim)>> = BTreeMap::new();
        for group in context.groups {
            let (Some(measure), Some(event)) = (&group.statistic.measure, &group.statistic.event) else { continue };
            for claim in group.claims(context.corpus) {
                // The label of its own text: figures of one number bear each other out under any.
                let Some(label) = claim.statistic.scope.get(keys::GROUP) else { continue };
                let quantity = &claim.quantity;
                let Some(number) = quantity.stated.filter(|number| *number >= Number::from(SMALLEST)) else { continue };
                if quantity.hedge == Hedge::Exact {
                    by_number.entry((measure.clone(), event.to_string(), number)).or_default().push((label, claim));
                }
            }
        }
        for ((measure, event, number), labelled) in by_number {
            let Some((first_label, first)) = labelled.first() else { continue };
            // A crew and its members are one group in more words and fewer.
            let another = |label: &str| !share_a_word(label, first_label);
            let other = labelled.iter().find(|(label, claim)| another(label) && claim.document != first.document);
            let Some((second_label, second)) = other else { continue };
            sink.differs();
            let measure = measure.replace('_', " ");
            sink.report(format_args!(
                "{measure}, {event}: {number} are {first_label} in {} and {second_label} in {}",
                first.document, second.document
            ))
            .verdict(Verdict::Review)
            .claim(first, format!("{first_label}; {}", claim_note(first)))
            .claim(second, format!("{second_label}; {}", claim_note(second)))
            .explain(ExplanationKind::CopiedSource, "one number under two labels is often one source, retold")
            .explain(ExplanationKind::OtherScope, "two groups may happen to be of one size");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Verifier;
    use crate::model::Document;

    #[test]
    fn one_group_in_more_words_and_fewer_is_no_other_label() {
        let notes = |first: &str, second: &str| {
            let on = |id: &str, whom: &str| {
                Document::new(id, format!("In the unrest of January 2031 in Moldova 19 {whom} were killed."))
            };
            let report = Verifier::new().run(&[on("a", first), on("b", second)]).unwrap();
            report.findings.iter().filter(|finding| finding.check == "relabelled-value").count()
        };
        assert_eq!(notes("soldiers", "police officers"), 1);
        assert_eq!(notes("crew", "crew members"), 0);
        assert_eq!(notes("members of the crew", "crew members"), 0);
    }
}
