//! Do two publishers of one election give the same votes by county? Tables in, one page of findings out.
//!
//!     cargo run --example two_publishers --features table

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use std::fs::File;

use corroborate::report::text::{TextOptions, render};
use corroborate::table::Tables;
use corroborate::{Corpus, Verifier};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/county_votes_2016");
    let mut tables = Tables::default();
    for name in ["medsl.csv", "townhall.csv"] {
        // A table is read as a stream, whatever its size.
        tables.read(name, File::open(format!("{folder}/{name}"))?)?;
    }

    let corpus = Corpus::new();
    let verifier = Verifier::new();
    let report = verifier.verify_with_tables(&corpus, &tables)?;
    print!("{}", render(&report, &corpus, &TextOptions::default()));

    // The counts are data as well.
    for pair in verifier.compare_tables(&tables)?.pairs {
        let (agreeing, sources) = (pair.compared - pair.conflicting, pair.sources.join(" and "));
        println!("{}: {sources} agree on {agreeing} of {}", pair.measure, pair.compared);
    }

    // And so is every difference: a table again.
    let mut differences = Vec::new();
    tables.write_differences(&mut differences)?;
    println!("{} rows to look at", String::from_utf8(differences)?.lines().skip(1).count());
    Ok(())
}
