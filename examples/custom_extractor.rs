//! How do figures from a register stand beside those that a text prints?
//!
//!     cargo run --example custom_extractor

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use corroborate::report::text::{TextOptions, render};
use corroborate::{Claim, Document, Event, EventKind, Extraction, Extractor, Quantity, Statistic, Verifier};

/// What a register holds: measure, place, month, value. A database or a model would answer the same way.
const ROWS: [(&str, &str, &str, i64); 3] = [
    ("deaths", "Kazakhstan", "2022-01", 238),
    ("injured", "Kazakhstan", "2022-01", 4_353),
    ("deaths", "Kazakhstan", "2019-05", 12),
];

/// Gives the rows of a register for the document that stands for it, and nothing for texts.
struct Register;

impl Extractor for Register {
    fn name(&self) -> &str {
        "register"
    }

    fn extract(&self, document: &Document, extraction: &mut Extraction) {
        if document.id.as_str() != "register" {
            return;
        }
        for (measure, place, month, value) in ROWS {
            // A row without a date that the calendar has is no claim about one event.
            let Ok(month) = month.parse() else { continue };
            let unrest = Event::new(EventKind::UNREST).in_place(place).on(month);
            let claim = Claim::new(document.id.clone(), Statistic::new(measure, unrest), Quantity::count(value));
            extraction.add_claim(claim.credited_to("the register of the health ministry"));
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let documents = [
        Document::new("register", "").with_title("Casualties by event").with_published("2022-03".parse()?),
        Document::new("courier", "In the unrest of January 2022 in Kazakhstan 225 people died and 4,353 were injured.")
            .with_published("2022-02-14".parse()?),
    ];
    let verifier = Verifier::new().extractor(Register);
    let corpus = verifier.extract(&documents)?;
    for claim in corpus.claims() {
        println!("{}: {} — {}", claim.document, claim.statistic, claim.quantity);
    }
    println!();
    print!("{}", render(&verifier.verify(&corpus), &corpus, &TextOptions::default()));
    Ok(())
}
