//~ is no check
//~ make a check of a closure with `check::claim_check`
use corroborate::{Claim, Context, Sink, Verifier};

fn main() {
    let _ = Verifier::new().check(|_: &Context<'_>, _: &Claim, _: &mut Sink<'_>| {});
}
