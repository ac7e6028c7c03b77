//! Do the sources of a text say what the text has from them?
//!
//!     cargo run --example citation_audit
//!
//! A report with three notes, and two of the documents that it cites. Each marker is followed to its entry, each entry to
//! its document, and each figure is looked for there: it is supported, contradicted or absent, by a source of some origin.

#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use corroborate::{Document, Label, LabelRole, Severity, Span, Verifier};
use url::Url;

const REPORT: &str = "\
Turnout in the referendum of 5 June 2022 in Kazakhstan was 70%.[1] In the presidential election of 20 November 2022 in \
Kazakhstan, turnout was 69.4%.[2] Tokayev won 81.3% of the vote in the presidential \
election of 20 November 2022 in Kazakhstan.[2] Some 11.9 million voters were on the lists of the presidential election.[3] The \
next election will be held under new rules.[4]

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
    let verifier = Verifier::new();
    let corpus = verifier.extract(&documents)?;
    let report = verifier.verify(&corpus);
    for claim in corpus.claims().iter().filter(|claim| claim.document.as_str() == "report") {
        let [key] = claim.citations.as_slice() else { continue };
        let entry = corpus.references().iter().find(|entry| entry.document == claim.document && entry.key == *key);
        let source = entry.and_then(|entry| corpus.document(entry.resolved.as_ref()?.as_str()));
        let found = report.findings.iter().find(|finding| {
            let here =
                |label: &&Label| label.document == claim.document && Some(label.start) == claim.span.map(Span::start);
            finding.check == "unsupported-citation" && finding.labels.iter().any(|label| here(&label))
        });
        let answer = match (source, found) {
            (None, _) => "not looked up: its source is not among the documents".to_owned(),
            (Some(source), found) => {
                let answer = match found.map(|finding| finding.severity) {
                    None => "supported by",
                    Some(Severity::Error) => "contradicted by",
                    Some(_) => "absent from",
                };
                let origin = source.publisher.as_deref().unwrap_or("an unknown publisher");
                format!("{answer} {}, of {origin}", source.id)
            }
        };
        println!("{} [{key}] {}: {answer}", corpus.quote(claim), claim.statistic);
    }
    println!();
    for finding in &report.findings {
        println!("{} [{}]: {}", finding.severity.as_str(), finding.check, finding.message);
        for label in finding.labels.iter().filter(|label| label.role == LabelRole::Citation) {
            println!("    {}: {}", label.document, label.text.lines().next().unwrap_or_default());
        }
    }
    println!("{} links and statistics tested, {} hold together", report.summary.checked, report.summary.agrees);
    Ok(())
}
