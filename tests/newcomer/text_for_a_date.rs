//~ mismatched types
//~ expected `PartialDate`, found `&str`
use corroborate::Document;

fn main() {
    let _ = Document::new("a", "").with_published("2022-06-05");
}
