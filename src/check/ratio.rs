//! Rates that their own numerator and denominator contradict.

use super::{Check, Context, Rule, Severity, Sink, arithmetic};
use crate::model::RelationKind;

/// Finds rates that do not follow from their numerator and denominator.
#[derive(Debug)]
pub(crate) struct Ratio;

static RULE: Rule = Rule::new("ratio", "a turnout, share or rate that its own numerator and denominator contradict")
    .with_severity(Severity::Error)
    .with_documentation(
        "\
## What it finds

A part, its whole and the rate they are said to make, where no values within the rounding of all three fit; a part above its
whole; rates that follow from the equations of measures, such as `turnout = ballots_cast / registered_voters`.

## Why it matters

Three figures of which any two give the third are the cheapest control there is: one of them is wrong, or they are not of one thing.

## Example that conflicts

> Of 1,195,000 people entitled to vote, 831,200 took part, a turnout of 66.9 %.

831,200 of 1,195,000 is 69.6 %: two digits were transposed.

## Example that does not

> Of 1,195,000 people entitled to vote, 831,200 took part, a turnout of just under 70 %.
",
    );

impl Check for Ratio {
    fn rule(&self) -> &Rule {
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        arithmetic(context, RelationKind::Ratio, sink);
    }
}
