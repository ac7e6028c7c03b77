//! Do the figures that a program already holds agree? Claims made by hand, no text read.
//!
//!     cargo run --example structured_claims

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use corroborate::report::text::{TextOptions, render};
use corroborate::{Claim, Corpus, Document, Event, EventKind, Number, Quantity, Statistic, Verifier};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut corpus = Corpus::new();
    for (id, published) in [("osw", "2022-06"), ("ciss", "2022-11-22"), ("neo", "2022-11-23")] {
        corpus.add_document(Document::new(id, "").with_published(published.parse()?))?;
    }

    let unrest = Event::new(EventKind::UNREST).in_place("Kazakhstan").on("2022-01".parse()?);
    let deaths = Statistic::new("deaths", unrest);
    corpus.add_claim(Claim::new("osw", deaths.clone(), Quantity::count(227)).credited_to("official data"))?;
    corpus.add_claim(Claim::new("neo", deaths, Quantity::count(230)))?;

    // These two hold together: 81.31% is 81% to the nearest percent.
    let election = Event::new(EventKind::PRESIDENTIAL_ELECTION).in_place("Kazakhstan").on("2022-11-20".parse()?);
    let share = Statistic::new("vote_share", election).of("Tokayev");
    corpus.add_claim(Claim::new("ciss", share.clone(), Quantity::percent(81)))?;
    corpus.add_claim(Claim::new("neo", share, Quantity::percent("81.31".parse::<Number>()?)))?;

    let report = Verifier::new().verify(&corpus);
    print!("{}", render(&report, &corpus, &TextOptions::default()));

    // The report is data: ask it instead of reading the text.
    for finding in &report.findings {
        let documents: Vec<&str> = finding.labels.iter().map(|label| label.document.as_str()).collect();
        println!("{} concerns {}", finding.check, documents.join(", "));
    }
    Ok(())
}
