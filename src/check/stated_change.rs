//! Changes that do not lead from the value before to the value after.

use super::{Check, Context, Rule, Severity, Sink, arithmetic};
use crate::model::RelationKind;

/// Finds stated changes that do not lead from the value before to the value after.
#[derive(Debug)]
pub(crate) struct StatedChange;

static RULE: Rule =
    Rule::new("stated-change", "a stated rise or fall that does not lead from the value before to the value after")
        .with_severity(Severity::Warning)
        .with_documentation(
            "\
## What it finds

\"Rose by\", \"fell by\", \"doubled\" against the values before and after, where no values within the rounding of all three fit; a rise to
a lower value and a fall to a higher one.

## Why it matters

Changes are often worked out from other figures than those printed beside them, and percent is often written for percentage points.

## Example that conflicts

> Support rose by 5 % from 40 % to 45 %.

5 % more than 40 % is 42 %; percentage points were meant.

## Example that does not

> The chamber was cut by 9 seats, from 107 to 98.
",
        );

impl Check for StatedChange {
    fn rule(&self) -> &Rule {
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        arithmetic(context, RelationKind::Change, sink);
    }
}
