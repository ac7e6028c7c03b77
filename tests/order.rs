//! What a report finds hangs on no order: the documents of the fixtures and the clusters, given in other orders, have the same
//! findings with the same fingerprints and levels; and a copy of a document adds no voice and raises no level.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where a file cannot be read")]

mod cases;

use std::collections::BTreeSet;

use cases::cases;
use corroborate::{Document, Finding, Severity, Verifier};

/// Orders of so many things other than the given one: all of them up to four, a sample above.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count > 4 {
        let turned = |by: usize| (0..count).map(|place| (place * by + by) % count).collect::<Vec<usize>>();
        let mut sampled: Vec<Vec<usize>> = vec![(0..count).rev().collect()];
        sampled.extend((1..count).filter(|by| is_prime_to(*by, count)).map(turned).take(5));
        return sampled;
    }
    let mut all = vec![Vec::new()];
    for _ in 0..count {
        let longer = |order: &Vec<usize>| {
            let next = (0..count).filter(|next| !order.contains(next));
            next.map(|next| [order.as_slice(), &[next]].concat()).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all.split_off(1)
}

fn is_prime_to(a: usize, b: usize) -> bool {
    let (mut a, mut b) = (a, b);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}

/// Each finding by what must stay.
fn identities(findings: &[Finding]) -> Vec<String> {
    let mut identities: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} {} {}", finding.severity.as_str(), finding.check, finding.fingerprint))
        .collect();
    identities.sort();
    identities
}

fn orders_change_nothing(folder: &str, least: usize) {
    let verifier = Verifier::new();
    let (mut tried, mut differ) = (0, Vec::new());
    for (name, documents) in cases(folder) {
        let expected = verifier.run(&documents).unwrap().findings;
        for order in orders(documents.len()) {
            let turned: Vec<Document> = order.iter().filter_map(|place| documents.get(*place).cloned()).collect();
            let found = verifier.run(&turned).unwrap().findings;
            tried += 1;
            let (before, after) = (identities(&expected), identities(&found));
            if before != after {
                let message = |findings: &[Finding], not: &[String]| -> Vec<String> {
                    let new = findings.iter().filter(|finding| {
                        identities(std::slice::from_ref(finding)).iter().any(|identity| !not.contains(identity))
                    });
                    new.map(|finding| format!("{} {}", finding.check, finding.message)).collect()
                };
                let (gone, new) = (message(&expected, &after), message(&found, &before));
                differ.push(format!("{name} in the order {order:?}: gone {gone:#?}, new {new:#?}"));
            }
        }
    }
    assert!(tried >= least && differ.is_empty(), "{} of {tried} differ:\n{}", differ.len(), differ.join("\n"));
}

#[test]
fn fixtures_say_the_same_in_any_order() {
    orders_change_nothing("fixtures", 290);
}

#[test]
fn clusters_say_the_same_in_any_order() {
    orders_change_nothing("clusters", 40);
}

/// What a copy is called.
const COPY: &str = "-copy";

/// What a finding is about, with a copy taken for what it is a copy of.
fn subject(finding: &Finding) -> (String, BTreeSet<(String, usize)>) {
    let labels = finding.labels.iter().map(|label| {
        let document = label.document.as_str();
        (document.strip_suffix(COPY).unwrap_or(document).to_owned(), label.span().map_or(0, |span| span.start()))
    });
    (finding.check.clone(), labels.collect())
}

/// Checks that say of a copy that it is one.
const OF_COPIES: [&str; 3] = ["repeated-text", "single-origin", "independent-agreement"];

fn copies_raise_nothing(folder: &str, least: usize) {
    let verifier = Verifier::new();
    let (mut tried, mut raised) = (0, Vec::new());
    for (name, documents) in cases(folder) {
        let before = verifier.run(&documents).unwrap().findings;
        for document in &documents {
            let mut copy = document.clone();
            copy.id = format!("{}{COPY}", document.id).into();
            let with: Vec<Document> = documents.iter().cloned().chain([copy]).collect();
            tried += 1;
            for finding in verifier.run(&with).unwrap().findings {
                let known =
                    before.iter().filter(|known| subject(known) == subject(&finding)).map(|known| known.severity).max();
                if finding.severity > Severity::Note
                    && known < Some(finding.severity)
                    && !OF_COPIES.contains(&finding.check.as_str())
                {
                    let level = finding.severity.as_str();
                    raised
                        .push(format!("{name}, {} twice: {level} {} {}", document.id, finding.check, finding.message));
                }
            }
        }
    }
    assert!(tried >= least && raised.is_empty(), "{} raised, {tried} tried:\n{}", raised.len(), raised.join("\n"));
}

#[test]
fn copies_in_fixtures_raise_nothing() {
    copies_raise_nothing("fixtures", 300);
}

#[test]
fn copies_in_clusters_raise_nothing() {
    copies_raise_nothing("clusters", 40);
}
