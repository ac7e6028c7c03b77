//! Percentages and amounts that imply different wholes.

use super::{Check, Context, Rule, Severity, Sink, arithmetic};
use crate::model::RelationKind;

/// Finds percentages that do not go with their amounts.
#[derive(Debug)]
pub(crate) struct ShareAndAmount;

static RULE: Rule =
    Rule::new("share-and-amount", "a percentage and an amount that imply another whole than their neighbours")
        .with_severity(Severity::Error)
        .with_documentation(
            "\
## What it finds

A percentage and the amount it stands for imply a whole: 250 votes at 5 % are of 5,000. Pairs of one whole must imply one
whole, and the stated one where it is stated. The largest set of pairs that can agree is taken as the reference; the check reports
the pairs outside it, or the stated whole where all pairs agree on another.

## Why it matters

A mistyped digit in a table of results hides well among its neighbours; beside its own percentage it cannot. Columns that traded places
show in the same way.

## Example that conflicts

> Of the ballots, 250 (5.0 %) went to Ash, 1,000 (20.0 %) to Birch and 3,070 (75.0 %) to Cedar.

The first two imply 4,951 to 5,051 and 4,988 to 5,013 ballots, the third 4,090 to 4,097: 3,750 would fit.

## Example that does not

> Of the ballots, 250 (5.0 %) went to Ash, 1,000 (20.0 %) to Birch and 3,751 (75.0 %) to Cedar.
",
        );

impl Check for ShareAndAmount {
    fn rule(&self) -> &Rule {
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        arithmetic(context, RelationKind::ShareAndAmount, sink);
    }
}
