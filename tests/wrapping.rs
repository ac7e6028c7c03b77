//! What a report says hangs on no line break: the documents of the fixtures and the clusters, wrapped at seven widths, give
//! the report that they give with each paragraph on a line.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where a file cannot be read")]

mod cases;

use cases::cases;
use corroborate::{Document, Finding, Report, Verifier};

const WIDTHS: [usize; 7] = [40, 50, 60, 72, 80, 100, 120];

/// The text with a blank line around each of its paragraphs. Items and records are none.
fn apart(text: &str) -> String {
    let mut apart = String::new();
    for line in text.lines() {
        let blank = if is_paragraph(line) { "\n" } else { "" };
        apart.push_str(&format!("{blank}{line}\n{blank}"));
    }
    apart
}

/// Whether a line is running text: a sentence and more than a few words.
fn is_paragraph(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words > 6
        && line.starts_with(|c: char| c.is_uppercase() || "“\"‘«$€£".contains(c) || c.is_ascii_digit())
        && line.ends_with(['.', '!', '?', '”', '"'])
        && !line.starts_with("1. ")
}

fn wrapped(text: &str, width: usize) -> String {
    let mut wrapped = String::new();
    for line in text.lines() {
        let mut column = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if column > 0 {
                let fits = !is_paragraph(line) || column + 1 + length <= width;
                wrapped.push(if fits { ' ' } else { '\n' });
                column = if fits { column + 1 } else { 0 };
            }
            wrapped.push_str(word);
            column += length;
        }
        wrapped.push('\n');
    }
    wrapped
}

/// What a report says, without its places.
fn said(report: &Report) -> Vec<String> {
    let say = |finding: &Finding| {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let labels =
            finding.labels.iter().map(|label| format!("{}: {} ({})", label.document, words(&label.text), label.note));
        let explanations = finding.explanations.iter().map(|explanation| explanation.to_string());
        format!(
            "{}[{}] {} {}\n    {}",
            finding.severity.as_str(),
            finding.check,
            finding.message,
            finding.fingerprint,
            labels.chain(explanations).collect::<Vec<_>>().join("\n    ")
        )
    };
    report.findings.iter().map(say).collect()
}

fn try_all(folder: &str) {
    let verifier = Verifier::new();
    let (mut tried, mut differ) = (0, Vec::new());
    for (name, documents) in cases(folder) {
        let with = |change: &dyn Fn(&str) -> String| -> Vec<Document> {
            let mut documents = documents.clone();
            documents.iter_mut().for_each(|document| document.text = change(&document.text));
            documents
        };
        let expected = said(&verifier.run(&with(&apart)).unwrap());
        for width in WIDTHS {
            let found = said(&verifier.run(&with(&|text| wrapped(&apart(text), width))).unwrap());
            tried += 1;
            if found != expected {
                let (gone, new): (Vec<_>, Vec<_>) = (
                    expected.iter().filter(|line| !found.contains(line)).collect(),
                    found.iter().filter(|line| !expected.contains(line)).collect(),
                );
                differ.push(format!("{name}, at {width}: gone {gone:#?}, new {new:#?}"));
            }
        }
    }
    assert!(tried > 200 && differ.is_empty(), "{} of {tried} differ:\n{}", differ.len(), differ.join("\n"));
}

#[test]
fn fixtures_are_read_alike_at_any_width() {
    try_all("fixtures");
}

#[test]
fn clusters_are_read_alike_at_any_width() {
    try_all("clusters");
}
