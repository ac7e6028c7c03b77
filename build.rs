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

#[path = "src/text"]
mod text {
    mod lowered;
    mod phrases;
    pub(crate) use lowered::lowered;
    pub(crate) use phrases::Phrases;
}

#[path = "src/places"]
mod places {
    pub(crate) mod countries;
    #[cfg(feature = "places")]
    mod key;
    #[cfg(feature = "places")]
    mod place;
    #[cfg(feature = "places")]
    pub(crate) mod table;
}

#[path = "src/cues"]
mod cues {
    pub(crate) mod meanings;
}

#[path = "src/sources"]
mod sources {
    pub(crate) mod cues;
}

#[path = "src/figures"]
mod figures {
    mod table;
    pub(crate) mod unit_tables;
}

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

use cues::meanings::{CueWords, Meanings};
use frames::constructions::Constructions;
use frames::pattern;
use sources::cues::CreditCues;
use vocabulary::{ENGLISH, Kinds, Numbers, OwnWords, Stored, Vocabulary, listed, rows};

fn main() -> Result<(), Box<dyn Error>> {
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    write(&Numbers::from(vocabulary::places_of_rows()), &Path::new(&out).join("lists"))?;
    let vocabulary = Vocabulary::new(&ENGLISH, &OwnWords::default());
    let patterns = pattern::read(ENGLISH.patterns, &vocabulary);
    for line in &patterns.faulty {
        tell(&format!("warning=this line is no pattern: {line}"));
    }
    write(&vocabulary, &Path::new(&out).join("vocabulary"))?;
    let (constructions, mut nodes) = (Constructions::of(patterns), Vec::new());
    constructions.parts.nodes.iter().for_each(|node| node.put(&mut nodes));
    fs::write(Path::new(&out).join("nodes"), nodes)?;
    write(&constructions, &Path::new(&out).join("constructions"))?;
    write(&cue_words(), &Path::new(&out).join("cues"))?;
    write(&CreditCues::of_tables(), &Path::new(&out).join("credits"))?;
    for table in ["words", "symbols", "currencies", "codes", "letters"] {
        write(&figures::unit_tables::named(table), &Path::new(&out).join(format!("units_{table}")))?;
    }
    #[cfg(feature = "places")]
    fs::write(Path::new(&out).join("places"), places::table::bits_of(|hand_on| places::table::for_each_key(hand_on)))?;
    tell("rustc-cfg=tables_are_read");
    let made_of = [
        "src/vocabulary",
        "src/cues/meanings.rs",
        "src/places",
        "src/sources/cues.rs",
        "src/figures/table.rs",
        "src/figures/unit_tables.rs",
        "src/text/phrases.rs",
    ];
    ["build.rs", "src/nearest.rs"].iter().chain(&made_of).for_each(|path| tell(&format!("rerun-if-changed={path}")));
    ["constructions", "meets", "needs", "outcome", "parts", "pattern"]
        .iter()
        .for_each(|file| tell(&format!("rerun-if-changed=src/frames/{file}.rs")));
    Ok(())
}

/// The cue words of the built-in tables. Measures are counted by their names.
fn cue_words() -> CueWords {
    let mut meanings = Meanings::with_room();
    let mut measures: Vec<_> = rows(ENGLISH.measures).collect();
    measures.sort_by_key(|row| row.first().copied());
    for (index, row) in measures.iter().enumerate() {
        if let [_, _, _, _, _, _, near, behind, before, ..] = **row {
            meanings.add_measure(index, [near, behind, before].map(listed));
        }
    }
    meanings.add_tables(Kinds::english());
    meanings.into()
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
