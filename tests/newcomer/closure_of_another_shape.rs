//~ closure is expected to take 3 arguments, but it takes 2 arguments
use corroborate::Rule;
use corroborate::check::claim_check;

fn main() {
    let _ = claim_check(Rule::new("myroom/lone", "a lone figure"), |claim, sink| {});
}
