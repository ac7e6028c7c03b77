//~ not all trait items implemented, missing: `rule`
use corroborate::{Check, Claim, Context, Sink};

struct TurnoutByRegion;

impl Check for TurnoutByRegion {
    fn check_claim(&self, _: &Context<'_>, _: &Claim, _: &mut Sink<'_>) {}
}

fn main() {}
