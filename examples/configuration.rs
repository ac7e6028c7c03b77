//! What do the rules of a house change in a report? The same documents, without and with a `corroborate.toml`.
//!
//!     cargo run --example configuration

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use corroborate::{Configuration, Document, Report, Verifier};

/// The library opens no file: this stands for what `corroborate.toml` holds.
const HOUSE: &str = r#"
[levels]
different-statistics = "allow"

[measure_levels]
injured = "note"

[thresholds]
turnout = [50]

[hedging]
about_at_most_percent = 2

[[allow]]
reason = "the two ministries count differently, and both have said so"
until = "2026-12-31"
verdict = "both"
"#;

fn show(heading: &str, report: &Report) {
    println!("{heading}");
    for finding in &report.findings {
        println!("  {} [{}] {} ({})", finding.severity.as_str(), finding.check, finding.message, finding.fingerprint);
        finding.explanations.iter().for_each(|explanation| println!("    {explanation}"));
    }
    report.exceptions().iter().for_each(|sentence| println!("  {sentence}"));
    println!("  {}\n", report.summary);
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let documents = [
        Document::new(
            "gazette",
            "Turnout in the referendum of 5 June 2022 in Ruritania was 49.2%. In the riots in Zenda in January 2022, \
             227 people were killed and 1,400 were injured.",
        ),
        Document::new(
            "courier",
            "Turnout in the referendum of 5 June 2022 in Ruritania was 51.7%. In the riots in Zenda in January 2022, \
             251 people were killed and 1,650 were injured.",
        ),
    ];
    let report = Verifier::new().run(&documents)?;
    show("Without a configuration", &report);

    // A desk copies the fingerprint of what it accepts out of a report.
    let accepted = report.findings.iter().find(|finding| finding.message.starts_with("deaths"));
    let fingerprint = accepted.map(|finding| finding.fingerprint.as_str()).unwrap_or_default();
    let house = Configuration::read("corroborate.toml", &format!("{HOUSE}fingerprint = \"{fingerprint}\"\n"))?;
    let mut report = Verifier::new().configured(&house)?.run(&documents)?;
    report.except(&house.allowances, "2026-11-21".parse()?);
    show("Under the rules of the house", &report);

    // Mistakes are named with their place and the nearest name.
    for mistake in ["[levels]\nconflicting-value = \"note\"\n", "[levels]\nratio = \"warn\"\n", "[level]\n"] {
        let read = Configuration::read("corroborate.toml", mistake);
        if let Err(error) = read.and_then(|house| Verifier::new().configured(&house)) {
            println!("{error}");
        }
    }
    Ok(())
}
