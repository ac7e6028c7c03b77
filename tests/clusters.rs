//! Figures on one event in documents of several hands: pairs of them that must be joined by a finding, and pairs that must
//! not.
//!
//! `tests/clusters/*.txt` holds short documents on real events. Most figures are those that were reported; in each cluster
//! some are altered, so that they contradict the others. A line `-- label: document "words" | document "words"` under the
//! documents says how two figures stand to each other, the figure in brackets where the words around it are needed to find
//! it. A `contradiction` must be joined by an error or a warning; every other label must not.
//!
//! `exceptions.txt` lists the pairs that do not behave yet. It can only shrink: a pair that behaves must be taken off.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where a file cannot be read")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use corroborate::{Document, Finding, LabelRole, PartialDate, Report, Severity, Verifier};

struct Cluster {
    name: String,
    documents: Vec<Document>,
    pairs: Vec<Pair>,
}

struct Pair {
    /// As it stands in the file.
    line: String,
    label: String,
    sides: [Figure; 2],
}

/// Where a figure stands.
struct Figure {
    document: String,
    start: usize,
    end: usize,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clusters")
}

fn clusters() -> Vec<Cluster> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut clusters: Vec<Cluster> = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with("exceptions.txt")) {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            if let Some(name) = line.strip_prefix("# ") {
                clusters.push(Cluster { name: name.to_owned(), documents: Vec::new(), pairs: Vec::new() });
                continue;
            }
            let Some(cluster) = clusters.last_mut() else { continue };
            if let Some(header) = line.strip_prefix("== ") {
                cluster.documents.push(document(header));
            } else if let Some(rest) = line.strip_prefix("-- ") {
                cluster.pairs.push(pair(&cluster.documents, rest));
            } else if let Some(document) = cluster.documents.last_mut() {
                document.text.push_str(line);
                document.text.push('\n');
            }
        }
    }
    clusters
}

fn document(header: &str) -> Document {
    let mut words = header.splitn(3, ' ');
    let (id, date, publisher) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
    let date: PartialDate = date.parse().unwrap_or_else(|_| panic!("{header}"));
    Document::new(id, "").with_published(date).with_publisher(publisher)
}

fn pair(documents: &[Document], line: &str) -> Pair {
    let (label, sides) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
    let (first, second) = sides.split_once(" | ").unwrap_or_else(|| panic!("{line}"));
    let sides = [first, second].map(|side| figure(documents, side));
    Pair { line: line.to_owned(), label: label.to_owned(), sides }
}

/// Reads `document "words with [the figure] in them"`.
fn figure(documents: &[Document], side: &str) -> Figure {
    let (id, words) = side.split_once(' ').unwrap_or_else(|| panic!("{side}"));
    let words = words.trim_matches('"');
    let text = documents.iter().find(|document| document.id.as_str() == id).map(|document| document.text.as_str());
    let text = text.unwrap_or_else(|| panic!("{side}: no such document"));
    let plain: String = words.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let mut places = text.match_indices(&plain);
    let (at, _) = places.next().unwrap_or_else(|| panic!("{side}: no such words"));
    assert!(places.next().is_none(), "{side}: the words stand there twice");
    let open = words.find('[').unwrap_or(0);
    let close = words.find(']').map_or(plain.len(), |close| close - 1);
    Figure { document: id.to_owned(), start: at + open, end: at + close }
}

/// The error or warning that joins two figures.
fn joining<'a>(report: &'a Report, pair: &Pair) -> Option<&'a Finding> {
    let labels = |finding: &Finding, figure: &Figure| {
        finding.labels.iter().any(|label| {
            matches!(label.role, LabelRole::Value | LabelRole::Also)
                && label.document.as_str() == figure.document
                && label.start < figure.end
                && figure.start < label.end
        })
    };
    report
        .findings
        .iter()
        .find(|finding| finding.severity > Severity::Note && pair.sides.iter().all(|figure| labels(finding, figure)))
}

/// Why a pair does not behave; `None` where it does.
///
/// A finding on three figures may join two that agree with each other. So what must be silent is looked at once more in its
/// own documents alone.
fn misbehaviour(cluster: &Cluster, report: &Report, pair: &Pair) -> Option<String> {
    let joined = joining(report, pair);
    match (pair.label.as_str(), joined) {
        ("contradiction", None) => Some("nothing joins them".to_owned()),
        ("contradiction", Some(_)) | (_, None) => None,
        (_, Some(_)) => {
            let own: Vec<Document> = cluster
                .documents
                .iter()
                .filter(|document| pair.sides.iter().any(|figure| figure.document == document.id.as_str()))
                .cloned()
                .collect();
            let report = Verifier::new().run(&own).unwrap();
            joining(&report, pair).map(|finding| format!("{}: {}", finding.check, finding.message))
        }
    }
}

#[test]
fn figures_of_clusters_stand_to_each_other_as_labelled() {
    let exceptions = std::fs::read_to_string(folder().join("exceptions.txt")).unwrap_or_default();
    let exceptions: BTreeSet<&str> = exceptions.lines().filter(|line| !line.is_empty()).collect();
    let mut by_label: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut failed, mut mended, mut kept) = (Vec::new(), Vec::new(), 0);
    for cluster in clusters() {
        let report = Verifier::new().run(&cluster.documents).unwrap();
        for pair in &cluster.pairs {
            let wrong = misbehaviour(&cluster, &report, pair);
            let counts = by_label.entry(pair.label.clone()).or_default();
            counts.0 += usize::from(wrong.is_none());
            counts.1 += 1;
            let key = format!("{}: {}", cluster.name, pair.line);
            match (wrong, exceptions.contains(key.as_str())) {
                (None, true) => mended.push(key),
                (Some(why), false) => failed.push(format!("{key}\n    {why}")),
                (Some(why), true) => {
                    kept += 1;
                    println!("{key}\n    {why}");
                }
                (None, false) => {}
            }
        }
    }
    for (label, (behave, all)) in &by_label {
        println!("{label}: {behave} of {all}");
    }
    // On request the list takes down what does not behave; it should only get shorter.
    if std::env::var_os("CORROBORATE_WRITE").is_some() {
        let still: Vec<&str> = exceptions.iter().copied().filter(|key| mended.iter().all(|m| m != key)).collect();
        let new = failed.iter().filter_map(|line| line.lines().next());
        let mut lines: Vec<&str> = still.into_iter().chain(new).collect();
        lines.sort_unstable();
        std::fs::write(folder().join("exceptions.txt"), lines.join("\n") + "\n").unwrap();
        return;
    }
    assert!(failed.is_empty(), "{} pairs do not behave:\n{}", failed.len(), failed.join("\n"));
    assert!(mended.is_empty(), "these behave now; take them off the exceptions:\n{}", mended.join("\n"));
    assert_eq!(kept, exceptions.len(), "an exception names no pair");
}
