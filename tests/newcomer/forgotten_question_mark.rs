//~ no method named `level` found for enum `Result
//~ use the `?` operator to extract the `Verifier` value
use corroborate::check::claim_check;
use corroborate::{Error, Level, Rule, Verifier};

fn verifier() -> Result<Verifier, Error> {
    let check = claim_check(Rule::new("myroom/lone", "a lone figure"), |_, _, _| {});
    Verifier::new().check(check).level("myroom/lone", Level::Note)
}

fn main() {
    let _ = verifier();
}
