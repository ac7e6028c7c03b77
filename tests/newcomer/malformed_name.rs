//~ a check's name is kebab-case, such as `turnout-by-region`, with a namespace of yours before it: `myroom/turnout-by-region`
use corroborate::Rule;

static RULE: Rule = Rule::new("Turnout By Region", "turnout of regions");

fn main() {
    println!("{}", RULE.name);
}
