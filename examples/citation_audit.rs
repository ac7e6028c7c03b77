//! Do the sources of a text say what the text has from them?
//!
//!     cargo run --example citation_audit
//!
//! A report with three notes, and two of the documents that it cites. Each marker is followed to its entry, each entry to
//! its document, and each figure is looked for there.

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use corroborate::{Document, LabelRole, Verifier};
use url::Url;

const REPORT: &str = "\
Turnout in the referendum of 5 June 2022 in Kazakhstan was 70%.[1] In the presidential election of 20 November 2022 in \
Kazakhstan, turnout was 69.4%.[2] The next election will be held under new rules.[4]

[1] «The referendum in figures». Steppe Gazette, 06.06.2022. https://gazette.example/referendum
[2] «The vote of November». Steppe Gazette, 21.11.2022. https://gazette.example/november
[3] «On the new rules». Steppe Courier, 17.11. 2022.
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let source = |id: &str, address: &str, title: &str, text: &str| -> Result<Document, Box<dyn std::error::Error>> {
        let document = Document::new(id, text).with_title(title).with_publisher("Steppe Gazette");
        Ok(document.with_url(Url::parse(address)?))
    };
    let documents = [
        Document::new("report", REPORT)
            .with_publisher("Institute for Steppe Studies")
            .with_published("2022-12-01".parse()?),
        source(
            "referendum",
            "https://gazette.example/referendum",
            "The referendum in figures",
            "In the referendum of 5 June 2022 in Kazakhstan turnout was 68%.",
        )?,
        source(
            "november",
            "https://gazette.example/november",
            "Kazakhstan has voted",
            "In the presidential election of 20 November 2022 in Kazakhstan turnout was 69.4%.",
        )?,
    ];
    let report = Verifier::new().run(&documents)?;
    for finding in &report.findings {
        println!("{} [{}]: {}", finding.severity.as_str(), finding.check, finding.message);
        for label in finding.labels.iter().filter(|label| label.role == LabelRole::Citation) {
            println!("    {}: {}", label.document, label.text.lines().next().unwrap_or_default());
        }
    }
    println!("{} links and statistics tested, {} hold together", report.summary.checked, report.summary.agrees);
    Ok(())
}
