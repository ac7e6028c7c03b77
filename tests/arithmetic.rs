//! Figures that belong together: what cannot all be right is found, and the slip is among the repairs named.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its table has failed")]

use corroborate::{
    Checks, Claim, ClaimId, Corpus, CurrencyCode, Document, Event, ExplanationKind, Finding, Hedge, Number, Quantity,
    Relation, RelationKind, Report, Role, Statistic, Unit, Verifier,
};

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

/// A corpus of one document, filled by hand.
struct Table {
    corpus: Corpus,
}

impl Table {
    fn new() -> Table {
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("table", "")).unwrap();
        Table { corpus }
    }

    fn claim(&mut self, quantity: Quantity) -> ClaimId {
        let subject = format!("row {}", self.corpus.claims().len());
        self.of("figure", &subject, quantity)
    }

    fn of(&mut self, measure: &str, subject: &str, quantity: Quantity) -> ClaimId {
        let statistic = Statistic::new(measure, Event::default()).of(subject);
        self.corpus.add_claim(Claim::new("table", statistic, quantity)).unwrap()
    }

    fn billions(&mut self, text: &str) -> ClaimId {
        self.claim(billions(text))
    }

    fn relate(&mut self, kind: RelationKind, members: &[(Role, ClaimId)]) {
        let relation =
            members.iter().fold(Relation::new(kind, "table"), |relation, (role, claim)| relation.with(*role, *claim));
        self.corpus.add_relation(relation).unwrap();
    }

    fn verify(&self) -> Report {
        Verifier::new().verify(&self.corpus)
    }

    fn findings(&self) -> Vec<Finding> {
        self.verify().findings
    }
}

fn billions(text: &str) -> Quantity {
    Quantity::exact(number(text).scaled(9).unwrap(), Unit::Currency(CurrencyCode::EURO))
}

fn explained(finding: &Finding, kind: ExplanationKind, words: &str) -> bool {
    finding.explanations.iter().any(|explanation| explanation.kind == kind && explanation.message.contains(words))
}

#[test]
fn parts_beyond_rounding_are_reported_with_the_sum() {
    let mut table = Table::new();
    let whole = table.billions("38.2");
    let parts = ["13.2", "12.87", "6.32", "6.7"].map(|part| table.billions(part));
    let mut members = vec![(Role::Whole, whole)];
    members.extend(parts.map(|part| (Role::Part, part)));
    table.relate(RelationKind::AllParts, &members);
    let findings = table.findings();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].check, "parts-and-whole");
    assert_eq!(findings[0].labels.len(), 5);
    assert!(explained(&findings[0], ExplanationKind::Remark, "EUR 5.81 billion for EUR 6.7 billion"));
    assert!(explained(&findings[0], ExplanationKind::Arithmetic, "off by EUR 890 million"));
}

#[test]
fn a_table_of_trade_with_two_swapped_rows() {
    let mut table = Table::new();
    let event = Event::default;
    let mut add = |measure: &str, subject: Option<&str>, quantity: Quantity| {
        let mut statistic = Statistic::new(measure, event());
        statistic.subject = subject.map(str::to_owned);
        table.corpus.add_claim(Claim::new("table", statistic, quantity)).unwrap()
    };
    let percent = |text: &str| Quantity::percent(number(text));
    let mut trade = Vec::new();
    for (subject, share, amount) in [("EU", "29.4", "26.1"), ("Russia", "18.2", "20.5"), ("China", "15.9", "17.9")] {
        trade.push((Role::Share, add("trade", Some(subject), percent(share))));
        trade.push((Role::Amount, add("trade", Some(subject), billions(amount))));
    }
    let exceeded = Quantity::hedged(number("52.9").scaled(9).unwrap(), Hedge::MoreThan, billions("1").unit);
    let mut exports = vec![(Role::Whole, add("exports", None, exceeded))];
    for (subject, share, amount) in [("EU", "39", "20.7"), ("China", "18.8", "9.9"), ("Russia", "10.4", "5.5")] {
        exports.push((Role::Share, add("exports", Some(subject), percent(share))));
        exports.push((Role::Amount, add("exports", Some(subject), billions(amount))));
    }
    let mut imports = vec![(Role::Whole, add("imports", None, billions("35.9")))];
    for (subject, share, amount) in [("Russia", "35.5", "12.7"), ("China", "16.6", "6"), ("EU", "15.3", "5.5")] {
        imports.push((Role::Share, add("imports", Some(subject), percent(share))));
        imports.push((Role::Amount, add("imports", Some(subject), billions(amount))));
    }
    for members in [trade, exports, imports] {
        table.relate(RelationKind::ShareAndAmount, &members);
    }
    let findings = table.findings();
    assert_eq!(findings.len(), 2);
    for (finding, words) in findings.iter().zip(["17.9% and EUR 15.9 billion", "20.5% and EUR 18.2 billion"]) {
        assert_eq!(finding.check, "share-and-amount");
        assert!(explained(finding, ExplanationKind::SwappedValues, words), "{finding:?}");
    }
}

#[test]
fn only_these_checks_are_silent_without_relations() {
    let table = Table::new();
    assert!(table.findings().is_empty());
    assert!(Checks::built_in().get("share-and-amount").is_ok());
}
