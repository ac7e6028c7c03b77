//! Parts that do not add up to their whole.

use super::{Check, Context, Rule, Severity, Sink, arithmetic};
use crate::model::RelationKind;

/// Finds parts that do not add up to their whole, or exceed it.
#[derive(Debug)]
pub(crate) struct PartsAndWhole;

static RULE: Rule = Rule::new("parts-and-whole", "parts that do not add up to the stated whole, or a part above its whole")
    .with_severity(Severity::Error)
    .with_documentation(
        "\
## What it finds

Figures that a document presents as the parts of a whole and that do not add up to it, whatever their rounding; parts named
with \"including\" that exceed the whole; percentages of one whole beyond 100 %; sums that follow from the equations of measures, such
as `trade = exports + imports`.

## Why it matters

Readers do not add up. A sum that does not come out shows that at least one figure was mistyped, taken from another table or counted by
another rule.

## Example that conflicts

> The programme costs 38.2 million: 13.2 million for schools, 12.87 million for roads and 18.1 million for everything else.

13.2 + 12.87 + 18.1 = 44.17, which rounding can bring no lower than 44.06.

## Example that does not

> The programme costs 44.2 million: 13.2 million for schools, 12.87 million for roads and 18.1 million for everything else.

44.17 is 44.2 to the printed digit.
",
    );

impl Check for PartsAndWhole {
    fn rule(&self) -> &Rule {
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        arithmetic(context, RelationKind::AllParts, sink);
    }
}
