//! Findings from claims made by hand, without any text.
#![allow(clippy::unwrap_used, reason = "a test stops where a claim cannot be made")]
use corroborate::{
    Claim, Corpus, Document, Event, EventKind, Hedge, Level, Number, Quantity, Report, Severity, Statistic, Unit,
    Verdict, Verifier,
};

fn unrest() -> Event {
    Event::new(EventKind::UNREST).in_place("Kazakhstan").on("2022-01".parse().unwrap())
}

fn vote(kind: EventKind, date: &str) -> Event {
    Event::new(kind).in_place("Kazakhstan").on(date.parse().unwrap())
}

/// Each claim in a document of its own: `a`, `b`, `c` …, published on the dates given.
fn report(claims: &[(&str, Statistic, Quantity)]) -> Report {
    let mut corpus = Corpus::new();
    for ((published, statistic, quantity), id) in claims.iter().zip(["a", "b", "c", "d"]) {
        let document = Document::new(id, "");
        let document =
            if published.is_empty() { document } else { document.with_published(published.parse().unwrap()) };
        corpus.add_document(document).unwrap();
        corpus.add_claim(Claim::new(id, statistic.clone(), quantity.clone())).unwrap();
    }
    Verifier::new().verify(&corpus)
}

fn summary(report: &Report) -> Vec<(&str, Severity, Verdict)> {
    report.findings.iter().map(|finding| (finding.check.as_str(), finding.severity, finding.verdict)).collect()
}

fn percent(value: &str) -> Quantity {
    Quantity::percent(value.parse::<Number>().unwrap())
}

#[test]
fn deaths_230_against_227_are_reported_with_what_would_reconcile_them() {
    let deaths = Statistic::new("deaths", unrest());
    let report =
        report(&[("2022-06", deaths.clone(), Quantity::count(227)), ("2022-11-23", deaths, Quantity::count(230))]);
    assert_eq!(summary(&report), [("conflicting-values", Severity::Warning, Verdict::Conflict)]);
    let finding = &report.findings[0];
    assert_eq!(finding.message, "deaths, unrest of 2022-01 in Kazakhstan: 230 in b, 227 in a");
    let explanations: Vec<String> = finding.explanations.iter().map(ToString::to_string).collect();
    assert_eq!(
        explanations,
        [
            "the figures may be rounded; the count may have grown between the two",
            "227 rounds to 230 at the nearest ten",
            "the document with the higher count is younger, by 4 months",
            "the nearest values are 3 apart, 1.3% of the higher",
        ]
    );
}

#[test]
fn turnout_of_one_vote_conflicts_and_of_two_does_not_compare() {
    let turnout = |kind, date| Statistic::new("turnout", vote(kind, date));
    let one = report(&[
        ("", turnout(EventKind::REFERENDUM, "2022-06-05"), percent("68")),
        ("", turnout(EventKind::REFERENDUM, "2022-06-05"), percent("70")),
    ]);
    assert_eq!(summary(&one), [("conflicting-values", Severity::Warning, Verdict::Conflict)]);
    let two = report(&[
        ("", turnout(EventKind::REFERENDUM, "2022-06-05"), percent("68")),
        ("", turnout(EventKind::PRESIDENTIAL_ELECTION, "2022-11-20"), percent("70")),
    ]);
    assert_eq!(summary(&two), [("different-statistics", Severity::Note, Verdict::NotComparable)]);
    assert_eq!(two.summary.not_comparable, 1);
    assert!(two.findings[0].explanations[0].to_string().contains("referendum of 2022-06-05"));
}

#[test]
fn rounded_and_printed_share_agree_and_are_counted() {
    let share = Statistic::new("vote_share", vote(EventKind::PRESIDENTIAL_ELECTION, "2022-11-20")).of("Tokayev");
    let report = report(&[("", share.clone(), percent("81")), ("", share, percent("81.31"))]);
    assert_eq!(summary(&report), []);
    assert_eq!((report.summary.checked, report.summary.agrees), (1, 1));
}

#[test]
fn a_count_that_rises_in_the_first_days_is_one_series() {
    let collapse = Event::new(EventKind::from("accident")).in_place("Freedonia").on("2021-05-01".parse().unwrap());
    let deaths = Statistic::new("deaths", collapse);
    let series = report(&[
        ("2021-05-02", deaths.clone(), Quantity::count(9)),
        ("2021-05-03", deaths.clone(), Quantity::count(14)),
        ("2021-05-06", deaths.clone(), Quantity::count(17)),
    ]);
    assert_eq!(summary(&series), [("superseded-value", Severity::Note, Verdict::Review)]);
    assert_eq!(series.findings[0].labels.len(), 3);
    assert!(series.findings[0].message.ends_with("rises: 9 on 2021-05-02, 14 on 2021-05-03, 17 on 2021-05-06"));
    let falling =
        report(&[("2021-05-02", deaths.clone(), Quantity::count(17)), ("2021-05-06", deaths, Quantity::count(14))]);
    assert_eq!(summary(&falling), [("superseded-value", Severity::Warning, Verdict::Review)]);
}

#[test]
fn an_imprecise_wording_agrees_loosely() {
    let share = Statistic::new("vote_share", vote(EventKind::REFERENDUM, "2022-06-05")).of("yes");
    let almost = Quantity::hedged(Number::from(80), Hedge::Almost, Unit::Percent);
    let loose = report(&[("", share.clone(), almost), ("", share, percent("70.5"))]);
    assert_eq!(summary(&loose), [("loose-agreement", Severity::Note, Verdict::Review)]);
}

#[test]
fn levels_apply_in_the_sink_and_unknown_checks_are_refused() {
    let deaths = Statistic::new("deaths", unrest());
    let mut corpus = Corpus::new();
    for (id, count) in [("a", 227), ("b", 240)] {
        corpus.add_document(Document::new(id, "")).unwrap();
        corpus.add_claim(Claim::new(id, deaths.clone(), Quantity::count(count))).unwrap();
    }
    let run = |level| Verifier::new().level("conflicting-values", level).unwrap().verify(&corpus);
    assert_eq!(run(Level::Error).summary.error, 1);
    assert_eq!(run(Level::Note).summary.note, 1);
    assert!(run(Level::Allow).findings.is_empty());
    let error = Verifier::new().level("conflicting-value", Level::Allow).unwrap_err();
    assert_eq!(error.to_string(), "unknown check `conflicting-value`; did you mean `conflicting-values`?");
}

#[test]
fn a_corpus_survives_its_json_form() {
    let mut corpus = Corpus::new();
    corpus.add_document(Document::new("a", "Turnout was 68 %.").with_published("2022-06".parse().unwrap())).unwrap();
    let span = corpus.documents()[0].span(12, 16).unwrap();
    let turnout = Statistic::new("turnout", vote(EventKind::REFERENDUM, "2022-06-05")).within("status", "final");
    corpus.add_claim(Claim::new("a", turnout, percent("68")).at(span).credited_to("the commission")).unwrap();
    let json = serde_json::to_string(&corpus).unwrap();
    assert_eq!(serde_json::from_str::<Corpus>(&json).unwrap(), corpus);
    let broken = json.replace("\"end\":16", "\"end\":160");
    assert!(serde_json::from_str::<Corpus>(&broken).unwrap_err().to_string().contains("12..160"), "{broken}");
}
