//! How is a check of one's own written, and run beside the built-in ones?
//!
//!     cargo run --example custom_check

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use corroborate::{Check, Claim, Context, Document, Rule, Sink, Verifier};

/// Finds figures that a document gives without saying where they come from.
struct UnsourcedFigure;

static RULE: Rule = Rule::new("newsroom/unsourced-figure", "a figure that credits nobody and cites nothing");

impl Check for UnsourcedFigure {
    fn rule(&self) -> &Rule {
        &RULE
    }

    fn check_claim(&self, _: &Context<'_>, claim: &Claim, sink: &mut Sink<'_>) {
        if claim.statistic.measure.is_some() && claim.credits.is_empty() && claim.citations.is_empty() {
            sink.differs();
            sink.report(format_args!("{} names no source for {}", claim.document, claim.statistic))
                .claim(claim, "whose figure is this?");
        } else {
            sink.agrees();
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let documents = [
        Document::new("gazette", "According to the interior ministry, 12 people were injured in the riots in Almaty."),
        Document::new("courier", "In the riots in Almaty 15 people were injured."),
    ];
    let report = Verifier::new().check(UnsourcedFigure)?.run(&documents)?;
    for finding in &report.findings {
        println!("{} [{}]: {}", finding.severity.as_str(), finding.check, finding.message);
    }
    Ok(())
}
