//~ `Spreadsheet` is no extractor
//~ implement `Extractor` for it: a name, and what it finds in one document
use corroborate::Verifier;

struct Spreadsheet;

fn main() {
    let _ = Verifier::new().extractor(Spreadsheet);
}
