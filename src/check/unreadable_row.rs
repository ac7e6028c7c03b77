//! `unreadable-row`: rows of a table that could not be read.

use super::{Check, Rule, Severity};

/// Rows of a table that could not be read. What finds them is the reader of tables; here they have their name and page.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct UnreadableRow;

const DOCUMENTATION: &str = "\
## What it finds

Rows of a table that were skipped: a value that is no number, more or fewer fields than the header has, a quote that is never \
closed, a field beyond 65,536 bytes, a NUL byte. One finding for each file, with the places of the first rows and the count \
of all.

## Why it matters

A figure that was not read was not compared. Whoever sees no conflict should know for how many rows that says nothing.

## Example that conflicts

> event,measure,place,date,value,source\\
> flood,deaths,Ahr,2021-07-20,about 130,police

## Example that does not

> event,measure,place,date,value,source\\
> flood,deaths,Ahr,2021-07-20,,police

A value that is left blank is not given.
";

impl Check for UnreadableRow {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("unreadable-row", "rows of a table that could not be read and were skipped")
            .with_severity(Severity::Warning)
            .with_documentation(DOCUMENTATION);
        &RULE
    }
}
