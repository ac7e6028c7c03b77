//! Do the figures that a program already holds agree? Claims made by hand, no text read.
//!
//!     cargo run --example structured_claims

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use corroborate::{Claim, Corpus, Document, Event, EventKind, Hedge, Quantity, Statistic, Unit, Verifier};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let unrest = Event::new(EventKind::UNREST).in_place("Kazakhstan").on("2022-01".parse()?);
    let deaths = Statistic::new("deaths", unrest);

    let mut corpus = Corpus::new();
    corpus.add_document(Document::new("osw", "").with_publisher("OSW").with_published("2022-06".parse()?))?;
    corpus.add_document(
        Document::new("neo", "").with_publisher("New Eastern Outlook").with_published("2022-11-23".parse()?),
    )?;
    corpus.add_document(Document::new("minute", "").with_publisher("an eyewitness"))?;

    corpus.add_claim(Claim::new("osw", deaths.clone(), Quantity::count(227)).credited_to("official data"))?;
    corpus.add_claim(Claim::new("neo", deaths.clone(), Quantity::count(230)))?;
    // A bound is no contradiction: 227 and 230 are both at least 200.
    let at_least = Quantity::hedged(200.into(), Hedge::AtLeast, Unit::Count);
    corpus.add_claim(Claim::new("minute", deaths, at_least))?;

    let report = Verifier::new().verify(&corpus);
    for finding in &report.findings {
        println!("{} [{}]: {}", finding.severity.as_str(), finding.check, finding.message);
        for label in &finding.labels {
            println!("    {:<7} {:<16} {}", label.document, label.text, label.note);
        }
        for explanation in &finding.explanations {
            println!("    perhaps: {}", explanation.message);
        }
    }
    let tested = report.summary.statistics;
    println!("{} tested, {} hold together, {} not testable", tested.checked, tested.agrees, tested.not_testable);
    Ok(())
}
