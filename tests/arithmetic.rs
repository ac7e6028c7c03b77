//! Figures that belong together: what cannot all be right is found, and the slip is among the repairs named.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its table has failed")]

use corroborate::{
    Claim, ClaimId, Configuration, Corpus, Document, Event, ExplanationKind, Finding, Hedge, Number, Quantity,
    Relation, RelationKind, Report, Role, Statistic, Unit, Verifier, detectable_slips,
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
    Quantity::exact(number(text).scaled(9).unwrap(), Unit::EURO)
}

fn explained(finding: &Finding, kind: ExplanationKind, words: &str) -> bool {
    finding.explanations.iter().any(|explanation| explanation.kind() == kind && explanation.to_string().contains(words))
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
fn a_sum_says_what_it_could_have_caught() {
    let mut table = Table::new();
    let whole = table.billions("38.2");
    let parts = ["13.2", "12.87", "6.32", "5.81"].map(|part| table.billions(part));
    let relation = Relation::new(RelationKind::AllParts, "table").with(Role::Whole, whole);
    let relation = parts.into_iter().fold(relation, |relation, part| relation.with(Role::Part, part));
    // 0.05 for each of two figures in tenths, 0.005 for each of three in hundredths; the printed sum comes out.
    let slips = detectable_slips(&table.corpus, &relation);
    assert_eq!(slips.len(), 5);
    assert!(slips.iter().all(|(_, slip)| *slip == number("115000000")), "{slips:?}");
    // One part only, and parts in another unit: not testable.
    let alone = Relation::new(RelationKind::AllParts, "table").with(Role::Whole, whole).with(Role::Part, parts[0]);
    assert_eq!(detectable_slips(&table.corpus, &alone), []);
}

#[test]
fn what_cannot_be_tested_is_counted() {
    let mut table = Table::new();
    let (whole, part) = (table.billions("38.2"), table.billions("13.2"));
    let count = table.claim(Quantity::count(12));
    table.relate(RelationKind::AllParts, &[(Role::Whole, whole), (Role::Part, part)]);
    table.relate(RelationKind::AllParts, &[(Role::Whole, whole)]);
    table.relate(RelationKind::AllParts, &[(Role::Whole, whole), (Role::Part, part), (Role::Part, count)]);
    let report = table.verify();
    assert_eq!(report.findings, []);
    assert_eq!(report.summary.not_testable, 3);
}

/// Shares of one vote by hand, each of a candidate.
fn votes(shares: &[&str]) -> Table {
    let mut table = Table::new();
    for (index, share) in shares.iter().enumerate() {
        table.of("vote_share", &format!("candidate {index}"), Quantity::percent(number(share)));
    }
    table
}

#[test]
fn shares_of_one_vote_are_at_most_all_of_it() {
    assert_eq!(votes(&["51.2", "30.4", "12.1"]).findings(), []);
    // 0.05 for each of three.
    assert_eq!(votes(&["51.2", "30.4", "18.5"]).findings(), []);
    let findings = votes(&["51.2", "34.0", "18.4"]).findings();
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.contains("add up to 103.6%"), "{}", findings[0].message);
}

#[test]
fn an_equation_of_ones_own_is_a_line() {
    let mut configuration = Configuration::default();
    configuration.equations.push("sum of vote_share = 100".to_owned());
    let verifier = Verifier::new().configured(&configuration).unwrap();
    let findings = |shares: &[&str]| verifier.verify(&votes(shares).corpus).findings;
    assert_eq!(findings(&["51.2", "30.4", "18.4"]), []);
    assert_eq!(findings(&["51.2", "30.4", "12.1"]).len(), 1);
    // A text seldom names every candidate; the same line raises nothing until it says that it does.
    let run = |text: &str| verifier.run(&[Document::new("text", text)]).unwrap().findings;
    let some = "In the election of 5 June 2022 Orlan won 51.2 % of the vote and Petka 30.4 %.";
    assert_eq!(run(some), []);
}

#[test]
fn what_holds_says_what_would_have_shown() {
    let mut table = Table::new();
    let (whole, a, b) = (table.billions("9.4"), table.billions("4.1"), table.billions("5.3"));
    table.relate(RelationKind::AllParts, &[(Role::Whole, whole), (Role::Part, a), (Role::Part, b)]);
    table.relate(RelationKind::AllParts, &[(Role::Whole, whole), (Role::Part, a)]);
    let report = table.verify();
    let [tested] = report.tested.as_slice() else { panic!("one check has relations: {:?}", report.tested) };
    assert_eq!((tested.checked, tested.agrees, tested.not_testable), (1, 1, 1));
    // 0.15 of 9.4 is 1.596 %.
    assert_eq!(tested.held[0].note, "any figure off by more than EUR 150 million would show");
    assert_eq!(
        tested.to_string(),
        "parts-and-whole: 1 of 1 hold; in the tightest, a figure off by more than 1.6 % would be found; 1 could \
         not be tested, for want of a figure or because units do not go together"
    );
}

#[test]
fn nothing_is_made_of_relations_that_cannot_be_tested() {
    let mut table = Table::new();
    let huge = table.claim(Quantity::exact(number("79228162514264337593543950335"), Unit::Number));
    let more = table.claim(Quantity::exact(number("79228162514264337593543950334"), Unit::Number));
    let (none, part) = (table.claim(Quantity::count(0)), table.claim(Quantity::count(12)));
    let share = table.claim(Quantity::percent(number("3")));
    // No parts, one part only, numbers too large; a rate of nothing fits anything.
    table.relate(RelationKind::AllParts, &[(Role::Whole, part)]);
    table.relate(RelationKind::AllParts, &[(Role::Whole, huge), (Role::Part, more)]);
    table.relate(RelationKind::AllParts, &[(Role::Whole, part), (Role::Part, huge), (Role::Part, more)]);
    table.relate(RelationKind::Ratio, &[(Role::Whole, none), (Role::Part, none), (Role::Share, share)]);
    table.relate(RelationKind::ShareAndAmount, &[]);
    let report = table.verify();
    assert_eq!(report.findings, []);
    assert_eq!(report.summary.not_testable, 5, "{:?}", report.tested);
}

#[test]
fn only_these_checks_are_silent_without_relations() {
    let table = Table::new();
    assert!(table.findings().is_empty());
    assert!(Verifier::new().rule("share-and-amount").is_ok());
}

/// The cases of a file: a name, a text, and what is found in it.
struct Case {
    name: String,
    text: String,
    findings: Vec<Expected>,
}

/// A finding by its check and words of its message, with kind and words of explanations.
struct Expected {
    check: String,
    words: String,
    explanations: Vec<(String, String)>,
}

fn cases(file: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for block in file.split("=== ").filter(|block| !block.trim().is_empty()) {
        let (name, rest) = block.split_once('\n').unwrap();
        let (text, expected) = rest.split_once("\n---\n").unwrap();
        let mut findings: Vec<Expected> = Vec::new();
        for line in expected.lines().filter(|line| !line.trim().is_empty() && *line != "silent") {
            let (key, words) = line.trim().split_once(": ").unwrap();
            let (key, words) = (key.to_owned(), words.to_owned());
            match line.strip_prefix("  ") {
                Some(_) => findings.last_mut().unwrap().explanations.push((key, words)),
                None => findings.push(Expected { check: key, words, explanations: Vec::new() }),
            }
        }
        cases.push(Case { name: name.to_owned(), text: text.to_owned(), findings });
    }
    cases
}

const ARITHMETIC: [&str; 5] = ["parts-and-whole", "share-and-amount", "ratio", "stated-change", "impossible-value"];

/// Runs every case of a file and answers with what went wrong.
fn failures(file: &str) -> Vec<String> {
    let verifier = Verifier::new();
    let mut failures = Vec::new();
    for case in cases(file) {
        let document = Document::new("text", case.text.as_str());
        let report = verifier.run(&[document]).unwrap();
        let found: Vec<&Finding> =
            report.findings.iter().filter(|finding| ARITHMETIC.contains(&finding.check.as_str())).collect();
        let shown: Vec<String> = found
            .iter()
            .map(|finding| {
                let lines = finding.explanations.iter().map(|e| format!("\n      {:?}: {}", e.kind(), e));
                format!("\n    {}: {}{}", finding.check, finding.message, lines.collect::<String>())
            })
            .collect();
        let matches = found.len() == case.findings.len()
            && case.findings.iter().all(|Expected { check, words, explanations }| {
                found.iter().any(|finding| {
                    finding.check == *check
                        && finding.message.contains(words)
                        && explanations.iter().all(|(kind, words)| {
                            finding.explanations.iter().any(|explanation| {
                                let name = serde_json::to_value(explanation.kind()).unwrap();
                                name == kind.as_str() && explanation.to_string().contains(words)
                            })
                        })
                })
            });
        if !matches {
            failures.push(format!("{}: found {}", case.name, shown.concat()));
        }
    }
    failures
}

#[test]
fn elections() {
    let failures = failures(include_str!("arithmetic/elections.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn casualties() {
    let failures = failures(include_str!("arithmetic/casualties.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn budgets() {
    let failures = failures(include_str!("arithmetic/budgets.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn trade() {
    let failures = failures(include_str!("arithmetic/trade.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn surveys() {
    let failures = failures(include_str!("arithmetic/surveys.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Every kind of slip, in the order of how little a repair changes, and figures that look like slips and are none.
#[test]
fn repairs() {
    let failures = failures(include_str!("arithmetic/repairs.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Short texts in the manner of news agencies, offices of statistics and observers.
#[test]
fn agencies() {
    let failures = failures(include_str!("arithmetic/agencies.txt"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
