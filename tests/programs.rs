//! Ten small programs that users write around a report, each below 25 lines.

#![allow(clippy::unwrap_used, reason = "a test stops where a report cannot be made")]

use std::collections::{BTreeMap, BTreeSet};

use corroborate::check::names;
use corroborate::{Claim, Corpus, Document, Finding, Number, Report, Severity, Verifier};

const VOTE: &str = "in the referendum of 5 June 2022 in Norway";

/// Four texts by four publishers: a vote given in two ways, and a toll in two.
fn documents() -> Vec<Document> {
    let document = |id: &str, text: String, day: &str| {
        Document::new(id, text).with_publisher(id.to_uppercase()).with_published(day.parse().unwrap())
    };
    vec![
        document("gazette", format!("Turnout {VOTE} was 68%."), "2022-06-07"),
        document("courier", format!("Turnout {VOTE} was 71%."), "2022-06-08"),
        document("herald", "The riots in Lyon in January 2022 killed 27 people.".to_owned(), "2022-06-09"),
        document("wire", "In the riots in Lyon in January 2022, 42 people were killed.".to_owned(), "2022-06-09"),
    ]
}

fn checked(documents: &[Document]) -> (Corpus, Report) {
    let verifier = Verifier::new();
    let corpus = verifier.extract(documents).unwrap();
    let report = verifier.verify(&corpus);
    (corpus, report)
}

#[test]
fn what_conflicts_with_this_claim() {
    let (corpus, report) = checked(&documents());
    let (id, own) = corpus.claims_with_ids().find(|(_, claim)| claim.document.as_str() == "courier").unwrap();
    let against = report.conflicts_of(id).flat_map(|finding| finding.claims(&corpus)).filter(|claim| *claim != own);
    let against: Vec<String> = against.map(|claim| format!("{} in {}", claim.quantity, claim.document)).collect();
    assert_eq!(against, ["68% in gazette"]);
}

#[test]
fn all_conflicts_on_deaths_above_ten() {
    let (corpus, report) = checked(&documents());
    let grave = |claim: &Claim| {
        claim.statistic.measure.as_deref() == Some("deaths") && claim.quantity.stated > Some(Number::from(10))
    };
    let found = report.of(names::CONFLICTING_VALUES).filter(|finding| finding.claims(&corpus).any(grave));
    let found: Vec<&str> = found.map(|finding| finding.message.as_str()).collect();
    assert_eq!(found, ["deaths, unrest of 2022-01 in Lyon, France: 42 in wire, 27 in herald"]);
}

#[test]
fn a_table_of_documents_and_statistics() {
    let verifier = Verifier::new();
    let corpus = verifier.extract(&documents()).unwrap();
    let mut rows = Vec::new();
    for group in verifier.statistics(&corpus).iter().filter(|group| group.spans_documents(&corpus)) {
        let cells: BTreeMap<&str, String> =
            group.claims(&corpus).map(|claim| (claim.document.as_str(), claim.quantity.to_string())).collect();
        let cell = |document: &Document| cells.get(document.id.as_str()).cloned().unwrap_or_else(|| "–".to_owned());
        let row: Vec<String> = corpus.documents().iter().map(cell).collect();
        rows.push(format!("{} | {}", group.statistic.measure.as_deref().unwrap_or("?"), row.join(" | ")));
    }
    rows.sort();
    assert_eq!(rows, ["deaths | – | – | 27 people | 42 people", "turnout | 68% | 71% | – | –"]);
}

#[test]
fn a_message_for_a_channel() {
    let (_, report) = checked(&documents());
    let mut message = format!("*{} errors* in {} texts\n", report.errors().count(), report.documents.len());
    for finding in report.into_iter().filter(|finding| finding.severity > Severity::Note).take(1) {
        message.push_str(&format!("• {}\n", finding.message));
        for label in finding.labels.iter().take(2) {
            message.push_str(&format!("   › `{}`: {}\n", label.document, label.text));
        }
    }
    let head = "*2 errors* in 4 texts\n• turnout, referendum of 2022-06-05 in Norway: 71% in courier, 68% in gazette\n";
    assert_eq!(message, format!("{head}   › `courier`: 71%\n   › `gazette`: 68%\n"));
}

#[test]
fn a_database_row_per_finding() {
    let (_, report) = checked(&documents());
    let row = |finding: &Finding| -> (String, String, String, String) {
        let documents: Vec<&str> = finding.documents().map(|id| id.as_str()).collect();
        (finding.fingerprint.clone(), finding.check.clone(), finding.severity.to_string(), documents.join(","))
    };
    let rows: Vec<_> = report.into_iter().map(row).collect();
    assert!(rows.iter().any(|(key, check, ..)| key.len() == 16 && check == names::CONFLICTING_VALUES));
    assert!(rows.iter().any(|(.., documents)| documents == "courier,gazette"));
}

#[test]
fn only_what_is_new_since_yesterday() {
    let all = documents();
    let (_, yesterday) = checked(&all[..2]);
    let known: BTreeSet<&str> = yesterday.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
    let (_, today) = checked(&all);
    let fresh = |finding: &&Finding| !known.contains(finding.fingerprint.as_str());
    let fresh: Vec<&Finding> = today.into_iter().filter(fresh).collect();
    assert_eq!((today.of(names::CONFLICTING_VALUES).count(), fresh.len()), (2, 1));
    assert!(fresh[0].touches("wire"));
}

#[test]
fn muted_by_publisher() {
    let (corpus, report) = checked(&documents());
    let muted = ["WIRE"];
    let loud = |finding: &&Finding| {
        !finding.documents().any(|id| {
            let publisher = corpus.document(id.as_str()).and_then(|document| document.publisher.as_deref());
            publisher.is_some_and(|publisher| muted.contains(&publisher))
        })
    };
    assert!(report.into_iter().filter(loud).all(|finding| !finding.touches("wire")));
    assert_eq!(report.into_iter().filter(loud).filter(|finding| finding.check == names::CONFLICTING_VALUES).count(), 1);
}

#[test]
fn findings_by_event() {
    let (corpus, report) = checked(&documents());
    let mut by_event: BTreeMap<String, usize> = BTreeMap::new();
    for finding in report.of(names::CONFLICTING_VALUES) {
        let event = finding.claims(&corpus).find_map(|claim| claim.statistic.event.as_ref());
        *by_event.entry(event.map_or_else(|| "no event".to_owned(), ToString::to_string)).or_default() += 1;
    }
    let events: Vec<(&str, usize)> = by_event.iter().map(|(event, count)| (event.as_str(), *count)).collect();
    assert_eq!(events, [("referendum of 2022-06-05 in Norway", 1), ("unrest of 2022-01 in Lyon, France", 1)]);
}

#[test]
fn verified_as_documents_come_in() {
    let verifier = Verifier::new();
    let (mut corpus, mut seen, mut news) = (Corpus::new(), BTreeSet::new(), Vec::new());
    for document in documents() {
        corpus.merge(verifier.extract(std::slice::from_ref(&document)).unwrap()).unwrap();
        let report = verifier.verify(&corpus);
        let grave = report.into_iter().filter(|finding| finding.severity > Severity::Note);
        let told = grave.filter(|finding| seen.insert((finding.check.clone(), finding.claim_ids().min())));
        news.extend(told.map(|finding| (document.id.to_string(), finding.check.clone())));
    }
    let told = |document: &str| news.iter().filter(|(id, _)| id == document).count();
    assert_eq!((told("gazette"), told("courier"), told("wire")), (0, 1, 1), "{news:?}");
}

#[test]
fn a_build_that_fails() {
    let gate = |documents: &[Document]| -> Result<(), String> {
        let report = Verifier::new().run(documents).map_err(|error| error.to_string())?;
        match report.gravest() {
            Some(Severity::Error) => Err(report.errors().map(|finding| format!("{finding}\n")).collect()),
            _ => Ok(()),
        }
    };
    let all = documents();
    assert_eq!(gate(&all[..1]), Ok(()));
    let refused = gate(&all[..2]).unwrap_err();
    assert!(refused.starts_with("error[conflicting-values]: turnout, "), "{refused}");
}
