//~ `TurnoutByRegion` is no check
//~ implement `Check` for it, or make a check of a closure with `check::claim_check`, `statistic_check`, `document_check` or `corpus_check`
use corroborate::Verifier;

struct TurnoutByRegion;

fn main() {
    let _ = Verifier::new().check(TurnoutByRegion);
}
