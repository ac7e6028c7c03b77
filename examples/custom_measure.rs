//! How does a newsroom teach the checks a measure of its own, with its words, its scope and its equation?
//!
//!     cargo run --example custom_measure

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use corroborate::report::text::{TextOptions, render};
use corroborate::{Configuration, Document, Measure, Unit, Verifier};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A share that belongs to one hospital at a time, and the two counts that it comes from.
    let beds = Measure::new("hospital_beds", Unit::Count).with_nouns(["beds", "staffed beds"]);
    let patients = Measure::new("hospital_patients", Unit::Count).with_nouns(["patients", "inpatients"]);
    let occupancy = Measure::new("hospital_occupancy", Unit::Percent)
        .with_cues(["occupancy", "of beds were taken", "beds occupied"])
        .with_scope_keys(["hospital"])
        .with_equation("hospital_occupancy = hospital_patients / hospital_beds");

    let mut house = Configuration::default();
    house.event_kinds.insert("flu_season".to_owned(), vec!["flu season".to_owned(), "winter surge".to_owned()]);
    house.measures =
        [beds, patients, occupancy].map(|measure| measure.with_events(["flu_season", "epidemic"])).to_vec();

    let documents = [
        Document::new("board", "At the height of the flu season of January 2026 in Norway, occupancy reached 84%.")
            .with_published("2026-02-01".parse()?),
        Document::new("courier", "In the winter surge of January 2026 in Norway 91% of beds were taken.")
            .with_published("2026-02-02".parse()?),
        Document::new(
            "herald",
            "In the flu season of January 2026 in Norway 1,840 patients lay in 2,000 beds. In that flu season occupancy was 82%.",
        )
        .with_published("2026-02-03".parse()?),
    ];
    let verifier = Verifier::new().configured(&house)?;
    let corpus = verifier.extract(&documents)?;
    print!("{}", render(&verifier.verify(&corpus), &corpus, &TextOptions::default()));
    Ok(())
}
