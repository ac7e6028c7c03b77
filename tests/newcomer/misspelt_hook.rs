//~ method `check_claims` is not a member of trait `Check`
//~ `check_claim`
use corroborate::{Check, Claim, Context, Rule, Sink};

struct TurnoutByRegion;

static RULE: Rule = Rule::new("myroom/turnout-by-region", "turnout of regions");

impl Check for TurnoutByRegion {
    fn rule(&self) -> &Rule {
        &RULE
    }

    fn check_claims(&self, _: &Context<'_>, _: &Claim, _: &mut Sink<'_>) {}
}

fn main() {}
