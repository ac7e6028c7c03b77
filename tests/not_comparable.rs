//! Figures that look alike and may not be compared: the answer names the key that differs and quotes the words from which
//! either side was read, key by key; and what is compared in spite of the words, or not in spite of them, because a hand
//! said so.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is missing")]

use std::path::Path;

use corroborate::import;
use corroborate::{Document, Event, EventKind, Finding, LabelRole, Report, Severity, Verdict, Verifier};

fn report(a: &str, b: &str) -> Report {
    let documents = [("a", a), ("b", b)]
        .map(|(id, text)| Document::new(id, text).with_publisher(id).with_published("2031-10-05".parse().unwrap()));
    Verifier::new().run(&documents).unwrap()
}

/// The words that a finding quotes of a document for the key, first to last.
fn quoted<'a>(finding: &'a Finding, document: &str) -> Vec<&'a str> {
    let labels = finding.labels.iter();
    let labels = labels.filter(|label| label.document.as_str() == document && label.role == LabelRole::Context);
    labels.map(|label| label.text.as_str()).collect()
}

/// A key, the figures of two documents that differ in it alone, and the words it was read from in either.
type Case = (&'static str, &'static str, &'static [&'static str], &'static str, &'static [&'static str]);

const CASES: [Case; 13] = [
    (
        "date of the event",
        "Turnout in the referendum of 5 June 2022 in Peru was 68%.",
        &["referendum", "5 June 2022"],
        "Turnout in the referendum of 20 November 2030 in Peru was 69%.",
        &["referendum", "20 November 2030"],
    ),
    (
        "kind of event",
        "Turnout in the referendum of 5 June 2022 in Peru was 68%.",
        &["referendum"],
        "Turnout in the presidential election of 5 June 2022 in Peru was 69%.",
        &["presidential election"],
    ),
    (
        "subject",
        "In the presidential election of 2 October 2031 in Kenya, Anna Okoth won 41.2% of the vote.",
        &["Anna Okoth"],
        "In the presidential election of 2 October 2031 in Kenya, Paul Mwangi won 41.9% of the vote.",
        &["Paul Mwangi"],
    ),
    (
        "group",
        "In the riots of 11 April 2031 in Mali, 19 soldiers were killed.",
        &["soldiers"],
        "In the riots of 11 April 2031 in Mali, 20 police officers were killed.",
        &["police officers"],
    ),
    (
        "nationality",
        "In the war in Ukraine of 2022, 1,351 Russian soldiers were killed by March 2022.",
        &["Russian"],
        "In the war in Ukraine of 2022, 1,300 Ukrainian soldiers were killed by March 2022.",
        &["Ukrainian"],
    ),
    (
        "place",
        "The earthquake of 6 February 2031 struck Turkey and Syria. In Turkey, 5,894 people died.",
        &["Turkey"],
        "The earthquake of 6 February 2031 struck Turkey and Syria. In Syria, 5,951 people died.",
        &["Syria"],
    ),
    (
        "base",
        "In the presidential election of 2 October 2031 in Kenya, Okoth won 41.2% of registered voters.",
        &["registered voters"],
        "In the presidential election of 2 October 2031 in Kenya, Okoth won 44.9% of the citizens.",
        &["citizens"],
    ),
    (
        "status",
        "An exit poll gave Anna Okoth 47.9 percent of the vote in Kenya's presidential election of 2 October 2031.",
        &["exit poll"],
        "Anna Okoth won 49.6% of the vote in Kenya's presidential election of 2 October 2031.",
        &[],
    ),
    (
        "status",
        "Turnout in Kenya's presidential election of 2 October 2031 was 64.1% by 5 p.m.",
        &["5 p.m."],
        "Turnout in Kenya's presidential election of 2 October 2031 was 64.9%.",
        &[],
    ),
    (
        "harm",
        "The flood of 2 August 2031 in Ghana destroyed 1,240 houses.",
        &["destroyed"],
        "The flood of 2 August 2031 in Ghana damaged 1,290 houses.",
        &["damaged"],
    ),
    (
        "period",
        "Uganda's exports brought $630 million in 2029.",
        &["2029"],
        "Uganda's exports brought $640 million in 2030.",
        &["2030"],
    ),
    (
        "change",
        "In the parliamentary election of 2 October 2031 in Kenya the Reform Party won 23 seats.",
        &[],
        "In the parliamentary election of 2 October 2031 in Kenya the Reform Party lost 24 seats.",
        &["lost"],
    ),
    (
        "counting",
        "In the presidential election of 2 October 2031 in Kenya there were 26 candidates.",
        &[],
        "In the presidential election of 2 October 2031 in Kenya there were 27 other candidates.",
        &["other candidates"],
    ),
];

#[test]
fn every_key_is_named_and_its_words_are_quoted() {
    let mut wrong = Vec::new();
    for (key, a, words_of_a, b, words_of_b) in CASES {
        let report = report(a, b);
        let named = format!("the {key} differs");
        let mut of_key = report.findings.iter().filter(|finding| finding.message.contains(&named));
        let Some(finding) = of_key.next() else {
            let all: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
            wrong.push(format!("{key}: no finding names it: {a} | {all:?}"));
            continue;
        };
        if (finding.verdict, finding.severity) != (Verdict::NotComparable, Severity::Note) {
            wrong.push(format!("{key}: {:?} {:?}", finding.verdict, finding.severity));
        }
        for (document, expected) in [("a", words_of_a), ("b", words_of_b)] {
            let quoted = quoted(finding, document);
            if quoted != expected {
                wrong.push(format!("{key}: of {document} {quoted:?}, not {expected:?}"));
            }
        }
        let figures = finding.labels.iter().filter(|label| label.role == LabelRole::Value).count();
        assert_eq!(figures, 2, "{key}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_count_that_has_come_further_is_neither_another_statistic_nor_at_odds() {
    let report = report(
        "With 83 percent of the votes counted, Okoth had 47.9 percent in Kenya's presidential election of 2 October 2031.",
        "Okoth won 49.6% of the vote in Kenya's presidential election of 2 October 2031.",
    );
    assert!(report.findings.iter().all(|finding| finding.severity == Severity::Note), "{:?}", report.findings);
    assert!(
        !report.findings.iter().any(|finding| finding.message.contains("the status differs")),
        "{:?}",
        report.findings
    );
}

const BLAST: &str = "The explosion of 4 August 2031 in Beirut, Lebanon, killed 218 people.";
const SAME_DAY: &str = "The explosion of 4 August 2031 in Beirut, Lebanon, killed 190 people.";

fn conflicts(report: &Report) -> usize {
    report.findings.iter().filter(|finding| finding.check == "conflicting-values").count()
}

/// Two documents through a manifest that names their events by hand.
fn through_a_manifest(a: &str, b: &str, names: [&str; 2]) -> Report {
    let entry = |id: &str, name: &str| {
        format!(
            r#"{{"id": "{id}", "file": "{id}.txt", "published": "2032-01-05",
                "events": [{{"kind": "explosion", "pinned": "{name}"}}]}}"#
        )
    };
    let manifest = format!("[{}, {}]", entry("a", names[0]), entry("b", names[1]));
    let read = |path: &Path| -> std::io::Result<Vec<u8>> {
        Ok(match path.to_str() {
            Some("documents.json") => manifest.clone().into_bytes(),
            Some("a.txt") => a.as_bytes().to_vec(),
            Some("b.txt") => b.as_bytes().to_vec(),
            _ => panic!("{}", path.display()),
        })
    };
    let imported = import::files(["documents.json"], read).unwrap();
    Verifier::new().run(&imported.documents).unwrap()
}

#[test]
fn events_of_one_name_are_one_in_spite_of_their_dates() {
    let later = "The explosion of 5 August 2031 in Beirut, Lebanon, killed 190 people.";
    assert_eq!(conflicts(&report(BLAST, later)), 0);
    assert_eq!(conflicts(&through_a_manifest(BLAST, later, ["port blast", "port blast"])), 1);
}

#[test]
fn events_of_two_names_are_two_in_spite_of_their_dates() {
    assert_eq!(conflicts(&through_a_manifest(BLAST, SAME_DAY, ["port blast", "depot blast"])), 0);
    assert_eq!(conflicts(&through_a_manifest(BLAST, SAME_DAY, ["port blast", "port blast"])), 1);
}

#[test]
fn a_name_on_one_side_leaves_the_rest_to_the_words() {
    let pinned = |name: &str, text: &str, event: Option<Event>| {
        let document = Document::new(name, text).with_published("2032-01-05".parse().unwrap());
        event.into_iter().fold(document, Document::with_event)
    };
    let blast = || Some(Event::new(EventKind::from("explosion")).pinned("port blast"));
    let documents = [pinned("a", BLAST, blast()), pinned("b", SAME_DAY, None)];
    assert_eq!(conflicts(&Verifier::new().run(&documents).unwrap()), 1);
    // Of another kind of event the name says nothing.
    let flood = "The flood of 4 August 2031 in Beirut, Lebanon, killed 190 people.";
    let documents = [pinned("a", BLAST, blast()), pinned("b", flood, blast())];
    assert_eq!(conflicts(&Verifier::new().run(&documents).unwrap()), 0);
}
