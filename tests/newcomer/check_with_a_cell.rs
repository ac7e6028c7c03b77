//~ cannot be shared between threads safely
//~ required by a bound in `Check`
use std::cell::Cell;

use corroborate::{Check, Rule};

struct Counting(Cell<usize>);

static RULE: Rule = Rule::new("myroom/counting", "counts");

impl Check for Counting {
    fn rule(&self) -> &Rule {
        &RULE
    }
}

fn main() {}
