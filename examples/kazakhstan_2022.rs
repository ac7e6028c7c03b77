//! What do five texts on one country and year say that cannot all be right?
//!
//!     cargo run --example kazakhstan_2022
//!
//! The texts are digests of five real ones, in `examples/data/kazakhstan_2022`; their figures stand as in the originals.

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use std::path::Path;

use corroborate::Verifier;
use corroborate::import;
use corroborate::report::text::{TextOptions, render};

fn main() -> Result<(), corroborate::Error> {
    // The library opens no file; it asks for the bytes at each path.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = "examples/data/kazakhstan_2022/documents.json";
    let imported = import::files([manifest], |path| std::fs::read(root.join(path)))?;

    let verifier = Verifier::new();
    let corpus = verifier.extract(&imported.documents)?;
    let report = verifier.verify(&corpus);
    print!("{}", render(&report, &corpus, &TextOptions::default().with_paths(imported.paths)));
    Ok(())
}
