//! Series of reports of one hand: situation reports week by week, the page of an election night, the bulletins of an
//! epidemic. Checked as they are they raise no error and no warning; with one figure altered they raise what the alteration
//! calls for.
//!
//! `tests/series/*.txt` holds documents (`== id date publisher`) and under them the slips that are planted one at a time: `--
//! check: document "words" => "other words"`. A slip that is not caught yet is marked `missed`, and a series that is not
//! silent yet names what it raises: `-- raised check: document "words"`. Both can only shrink.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where a file cannot be read")]

use std::path::Path;

use corroborate::{Document, Finding, PartialDate, Severity, Verifier};

#[derive(Default)]
struct Series {
    documents: Vec<Document>,
    slips: Vec<Slip>,
    /// What an unaltered series raises and should not: the check, the document and the words.
    raised: Vec<(String, String, String)>,
}

struct Slip {
    line: String,
    check: String,
    document: String,
    words: String,
    other: String,
    missed: bool,
}

fn read(text: &str) -> Series {
    let mut series = Series::default();
    for line in text.lines().filter(|line| !line.starts_with("# ")) {
        if let Some(header) = line.strip_prefix("== ") {
            let mut words = header.splitn(3, ' ');
            let (id, date, publisher) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
            let date: PartialDate = date.parse().unwrap_or_else(|_| panic!("{header}"));
            series.documents.push(Document::new(id, "").with_published(date).with_publisher(publisher));
        } else if let Some(rest) = line.strip_prefix("-- ") {
            let quoted: Vec<&str> = rest.split('"').collect();
            let mut parts = quoted.iter();
            let (head, words) = (parts.next().unwrap(), parts.next().unwrap());
            let (check, document) = head.trim().split_once(": ").unwrap_or_else(|| panic!("{line}"));
            if let Some(check) = check.strip_prefix("raised ") {
                series.raised.push((check.to_owned(), document.to_owned(), (*words).to_owned()));
                continue;
            }
            series.slips.push(Slip {
                line: line.to_owned(),
                check: check.trim_start_matches("missed ").to_owned(),
                document: document.to_owned(),
                words: (*words).to_owned(),
                other: (*quoted.get(3).unwrap_or_else(|| panic!("{line}"))).to_owned(),
                missed: check.starts_with("missed "),
            });
        } else if let Some(document) = series.documents.last_mut() {
            document.text.push_str(line);
            document.text.push('\n');
        }
    }
    series
}

fn findings(verifier: &Verifier, documents: &[Document]) -> Vec<Finding> {
    verifier.run(documents).unwrap().findings
}

/// Whether a finding quotes words of a document.
fn touches(documents: &[Document], finding: &Finding, id: &str, words: &str) -> bool {
    let document = documents.iter().find(|document| document.id.as_str() == id).unwrap_or_else(|| panic!("{id}"));
    let start = document.text.find(words).unwrap_or_else(|| panic!("{words}"));
    finding.labels.iter().any(|label| {
        label.document.as_str() == id
            && label.span().is_some_and(|span| span.start() < start + words.len() && start < span.end())
    })
}

#[test]
fn series_of_reports_raise_the_slips_planted_in_them_and_nothing_else() {
    let verifier = Verifier::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/series");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong: Vec<String> = Vec::new();
    for file in files {
        let series = read(&std::fs::read_to_string(&file).unwrap());
        let clean = findings(&verifier, &series.documents);
        let mut raised: Vec<bool> = vec![false; series.raised.len()];
        for finding in clean.iter().filter(|finding| finding.severity > Severity::Note) {
            let known = series.raised.iter().position(|(check, document, words)| {
                finding.check == *check && touches(&series.documents, finding, document, words)
            });
            match known.and_then(|known| raised.get_mut(known)) {
                Some(raised) => *raised = true,
                None => wrong.push(format!("{}: raised: {finding}", file.display())),
            }
        }
        for (entry, _) in series.raised.iter().zip(&raised).filter(|(_, raised)| !**raised) {
            wrong.push(format!("{}: is raised no more, take the line away: {entry:?}", file.display()));
        }
        let known: Vec<&str> = clean.iter().map(|finding| finding.message.as_str()).collect();
        for slip in &series.slips {
            let mut documents = series.documents.clone();
            let document = documents.iter_mut().find(|document| document.id.as_str() == slip.document).unwrap();
            assert_eq!(document.text.matches(&slip.words).count(), 1, "{}", slip.line);
            document.text = document.text.replace(&slip.words, &slip.other);
            let caught = findings(&verifier, &documents).iter().any(|finding| {
                finding.check == slip.check
                    && !known.contains(&finding.message.as_str())
                    && touches(&documents, finding, &slip.document, &slip.other)
            });
            match (caught, slip.missed) {
                (false, false) => wrong.push(format!("{}: not caught: {}", file.display(), slip.line)),
                (true, true) => wrong.push(format!("{}: is caught, no more missed: {}", file.display(), slip.line)),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
