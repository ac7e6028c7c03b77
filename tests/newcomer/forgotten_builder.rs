//~ unused `Verifier` that must be used
//~ each setting answers with the verifier that has it; keep the answer
//~ unused `Document` that must be used
use corroborate::{Document, Error, Level, Verifier};

fn run() -> Result<(), Error> {
    let verifier = Verifier::new();
    Verifier::new().level("ratio", Level::Note)?;
    let document = Document::new("a", "");
    document.clone().with_title("A");
    verifier.run(&[document]).map(drop)
}

fn main() {
    let _ = run();
}
