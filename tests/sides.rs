//! Which claims a conflict of values shows, one a side, and what it says of the others.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its claims has failed")]

use corroborate::{Claim, Corpus, Document, Event, EventKind, Explanation, Hedge, Quantity, Statistic, Unit, Verifier};

#[test]
fn a_bound_that_agrees_with_both_hides_no_conflict() {
    let deaths = Statistic::new("deaths", Event::new(EventKind::UNREST).in_place("Ruritania"));
    let quantities = [
        Quantity::count(227),
        Quantity::count(230),
        Quantity::hedged(200.into(), Hedge::AtLeast, Unit::Count),
        Quantity::hedged(500.into(), Hedge::AtMost, Unit::Count),
    ];
    let mut corpus = Corpus::new();
    for (index, quantity) in quantities.into_iter().enumerate() {
        let id = format!("document-{index}");
        corpus.add_document(Document::new(&id, "")).unwrap();
        corpus.add_claim(Claim::new(&id, deaths.clone(), quantity)).unwrap();
    }
    let report = Verifier::new().verify(&corpus);
    let conflicts: Vec<_> = report.findings.iter().filter(|finding| finding.check == "conflicting-values").collect();
    assert_eq!(conflicts.len(), 1);
    assert!(conflicts[0].message.ends_with("230 in document-1, 227 in document-0"), "{}", conflicts[0].message);
    assert!(conflicts[0].explanations.iter().any(|explanation| explanation.to_string().contains("3 apart")));
}

#[test]
fn each_side_is_shown_by_the_claim_that_lies_furthest_from_the_other() {
    let deaths = Statistic::new("deaths", Event::new(EventKind::UNREST).in_place("Ruritania"));
    let mut corpus = Corpus::new();
    for (id, low, high) in [("a", 100, 120), ("b", 110, 130), ("c", 220, 240), ("d", 230, 250)] {
        corpus.add_document(Document::new(id, "")).unwrap();
        let quantity = Quantity::between(low.into(), high.into(), Unit::Count);
        corpus.add_claim(Claim::new(id, deaths.clone(), quantity)).unwrap();
    }
    let report = Verifier::new().verify(&corpus);
    let [finding] = report.of("conflicting-values").collect::<Vec<_>>()[..] else { panic!("{:?}", report.findings) };
    assert!(finding.message.ends_with("between 230 and 250 in d, between 100 and 120 in a"), "{}", finding.message);
    let sides: Vec<(&str, Option<usize>, String)> =
        finding.labels.iter().map(|label| (label.document.as_str(), label.side, format!("{:?}", label.role))).collect();
    let role = |role: &str| role.to_owned();
    assert_eq!(
        sides,
        [
            ("d", Some(0), role("Value")),
            ("a", Some(1), role("Value")),
            ("c", Some(0), role("Also")),
            ("b", Some(1), role("Also")),
        ]
    );
    let empty = finding.explanations.iter().any(|e| matches!(e, Explanation::Doubt(reasons) if reasons.is_empty()));
    assert!(!empty && !finding.explanations.iter().any(|e| e.to_string().starts_with("taken for one event")));
}
