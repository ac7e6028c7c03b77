//! Reads the tables of words and constructions when the crate is built, by the code that reads a caller's own rows, so that a
//! run need not: it takes them as they were read (`vocabulary::Stored`). A row that does not parse is named here.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    unused_macros,
    reason = "the files that read tables hold what only a run asks for"
)]

#[path = "src/nearest.rs"]
mod nearest;

#[path = "src/vocabulary/mod.rs"]
mod vocabulary;

#[path = "src/frames"]
mod frames {
    pub(crate) mod constructions;
    mod meets;
    mod needs;
    mod outcome;
    mod parts;
    pub(crate) mod pattern;
}

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use frames::constructions::Constructions;
use frames::pattern;
use vocabulary::{ENGLISH, OwnWords, Stored, Vocabulary};

fn main() -> Result<(), Box<dyn Error>> {
    let vocabulary = Vocabulary::new(&ENGLISH, &OwnWords::default());
    let patterns = pattern::read(ENGLISH.patterns, &vocabulary);
    for line in &patterns.faulty {
        tell(&format!("warning=this line is no pattern: {line}"));
    }
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    write(&vocabulary, &Path::new(&out).join("vocabulary"))?;
    write(&Constructions::of(patterns), &Path::new(&out).join("constructions"))?;
    tell("rustc-cfg=tables_are_read");
    ["build.rs", "src/nearest.rs", "src/vocabulary"].iter().for_each(|path| tell(&format!("rerun-if-changed={path}")));
    ["constructions", "meets", "needs", "outcome", "parts", "pattern"]
        .iter()
        .for_each(|file| tell(&format!("rerun-if-changed=src/frames/{file}.rs")));
    Ok(())
}

fn write(table: &impl Stored, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut bytes = Vec::new();
    table.put(&mut bytes);
    Ok(fs::write(path, bytes)?)
}

/// Tells cargo something.
#[allow(clippy::print_stdout, reason = "cargo reads what a build script prints")]
fn tell(what: &str) {
    println!("cargo::{what}");
}
