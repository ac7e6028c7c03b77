//! Reports as text: the whole rendering, by eye and by snapshot.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

use corroborate::report::text::{TextOptions, render};
use corroborate::report::{markdown, sarif};
use corroborate::{Corpus, Document, Report, Verifier};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A paragraph of one line, far longer than any terminal, with two figures far apart.
const PARAGRAPH: &str = "The commission met in the evening, when the last of the northern districts had sent in its \
    papers, and went through them one by one before an audience of journalists and observers. Its secretary then read \
    out that a total of 412 ballots had been found spoilt, most of them in two schools by the river, where the ink had \
    not dried in time. Observers who had sat in both schools since the morning noted 421 of them in their own books \
    and asked for the papers to be counted once more, which the secretary promised for the day after.";

fn corpus(documents: &[(&str, &str)]) -> Corpus {
    let mut corpus = Corpus::new();
    for (id, text) in documents {
        corpus.add_document(Document::new(*id, *text)).unwrap();
    }
    corpus
}

/// A label under the first occurrence of some words.
fn label(corpus: &Corpus, document: &str, words: &str, role: &str, note: &str) -> Value {
    let start = corpus.document(document).unwrap().text.find(words).unwrap();
    json!({"document": document, "start": start, "end": start + words.len(), "text": words, "role": role, "note": note})
}

fn finding(severity: &str, message: &str, labels: Vec<Value>, explanations: &[(&str, &str)]) -> Value {
    let explanations: Vec<Value> =
        explanations.iter().map(|(kind, message)| json!({"kind": kind, "message": message})).collect();
    json!({
        "check": "conflicting-values", "severity": severity, "verdict": "conflict", "message": message,
        "labels": labels, "explanations": explanations, "fingerprint": "0123456789abcdef",
    })
}

fn report(corpus: &Corpus, findings: Vec<Value>) -> Report {
    let count = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    let documents: Vec<Value> = corpus
        .documents()
        .iter()
        .map(|document| {
            let claims = usize::from(document.id.as_str() != "blank");
            json!({"id": document.id, "title": null, "publisher": null, "published": null, "claims": claims, "unread": 0})
        })
        .collect();
    let summary = json!({
        "error": count("error"), "warning": count("warning"), "note": count("note"),
        "statistics": {"checked": 31, "agrees": 27, "not_comparable": 6, "not_testable": 4},
    });
    let report = json!({
        "schema": "corroborate/report/1", "documents": documents, "findings": findings, "summary": summary,
    });
    serde_json::from_value(report).unwrap()
}

#[test]
fn quotes_both_documents_with_carets_under_the_figures() {
    let corpus = corpus(&[
        ("desk-june", "Spoilt ballots\n\nThe secretary spoke of 412 spoilt ballots.\n"),
        ("wire-july", "Überprüfung in Öskemen:\r\nit was 421 spoilt ballots after all.\r\n"),
    ]);
    let labels = vec![
        label(&corpus, "wire-july", "421", "value", "exactly 421, no source named"),
        label(&corpus, "desk-june", "412", "value", "exactly 412, the secretary"),
        label(&corpus, "desk-june", "The secretary", "context", "credited here"),
    ];
    let finding = finding(
        "error",
        "spoilt ballots: 421 in wire-july, 412 in desk-june",
        labels,
        &[
            ("mistyped-digit", "412 and 421 differ by two digits that traded places"),
            ("later-update", "wire-july is younger"),
        ],
    );
    insta::assert_snapshot!(render(&report(&corpus, vec![finding]), &corpus, &TextOptions::default()), @r"
    error[conflicting-values]: spoilt ballots: 421 in wire-july, 412 in desk-june
     --> wire-july:2:8
    2 | it was 421 spoilt ballots after all.
      |        ^^^ exactly 421, no source named
     ::: desk-june:3:24
    3 | The secretary spoke of 412 spoilt ballots.
      | -------------          ^^^ exactly 412, the secretary
      | |
      | credited here
      = help: 412 and 421 differ by two digits that traded places
      = note: wire-july is younger

    1 error, 0 warnings, 0 notes; 31 comparisons and sums were checked, 27 hold
    ");
}

#[test]
fn cuts_a_long_line_around_each_figure() {
    let corpus = corpus(&[("desk", PARAGRAPH)]);
    let labels = vec![
        label(&corpus, "desk", "412", "value", "exactly 412, the secretary"),
        label(&corpus, "desk", "421", "value", "exactly 421, observers"),
    ];
    let report = report(&corpus, vec![finding("warning", "spoilt ballots: 412 and 421 in desk", labels, &[])]);
    insta::assert_snapshot!(render(&report, &corpus, &TextOptions::default()), @r"
    warning[conflicting-values]: spoilt ballots: 412 and 421 in desk
     --> desk:1:226
    1 | …a total of 412 ballots had been found … morning noted 421 of them in their own books…
      |             ^^^ exactly 412, the secretary             ^^^ exactly 421, observers

    0 errors, 1 warning, 0 notes; 31 comparisons and sums were checked, 27 hold
    ");
    insta::assert_snapshot!(render(&report, &corpus, &TextOptions::default().with_width(60)), @r"
    warning[conflicting-values]: spoilt ballots: 412 and 421 in
      desk
     --> desk:1:226
    1 | …of 412 ballots had … noted 421 of them in…
      |     ^^^                     ^^^ exactly 421, observers
      |     |
      |     exactly 412, the secretary

    0 errors, 1 warning, 0 notes; 31 comparisons and sums were
      checked, 27 hold
    ");
}

#[test]
fn leaves_out_the_lines_between() {
    let text = "Deaths: 4\nInjured: 9\nLater that week\nthe governor spoke\nat length\nof 5 deaths.\n";
    let corpus = corpus(&[("diary", text)]);
    let labels = vec![
        label(&corpus, "diary", "5", "value", "exactly 5"),
        label(&corpus, "diary", "4", "value", "exactly 4"),
        label(&corpus, "diary", "Later that week", "context", ""),
    ];
    let paths = [("diary".into(), "notes/2022.md".to_owned())].into();
    let report = report(&corpus, vec![finding("error", "deaths: 5 and 4 in diary", labels, &[])]);
    insta::assert_snapshot!(render(&report, &corpus, &TextOptions::default().with_paths(paths)), @r"
    error[conflicting-values]: deaths: 5 and 4 in diary
     --> diary notes/2022.md:6:4
    1 | Deaths: 4
      |         ^ exactly 4
    ...
    6 | of 5 deaths.
      |    ^ exactly 5

    1 error, 0 warnings, 0 notes; 31 comparisons and sums were checked, 27 hold
    ");
}

#[test]
fn claims_without_a_text_become_notes_and_empty_documents_are_named() {
    let corpus = corpus(&[("register", ""), ("blank", " \n")]);
    let label = json!({"document": "register", "start": 0, "end": 0, "text": "227 people", "role": "value", "note": "exactly 227"});
    let report =
        report(&corpus, vec![finding("note", "deaths: 227 in register", vec![label], &[("remark", "a remark")])]);
    insta::assert_snapshot!(render(&report, &corpus, &TextOptions::default()), @r"
    note[conflicting-values]: deaths: 227 in register
     = note: register: 227 people (exactly 227)
     = note: a remark

    note: nothing in `blank` was checked: it is empty

    0 errors, 0 warnings, 1 note; 31 comparisons and sums were checked, 27 hold
    ");
}

#[test]
fn documents_without_claims_are_named_up_to_a_few() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let corpus = corpus(&names.map(|name| (name, if name < "c" { "" } else { "No figure here." })));
    let mut report = report(&corpus, vec![]);
    for document in &mut report.documents {
        document.claims = 0;
    }
    let text = render(&report, &corpus, &TextOptions::default());
    let expected = "note: nothing in `a` and `b` was checked: they are empty\n\
                    note: nothing in `c`, `d`, `e`, `f`, `g` and 1 more was checked: no figure in them was read\n\n";
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn colour_changes_nothing_but_colour_and_texts_cannot_steer_the_terminal() {
    let corpus = corpus(&[("a", "It was \u{1b}[31m412\u{7} then.\n")]);
    let labels = vec![label(&corpus, "a", "412", "value", "so \u{1b}[2J it says")];
    let report = report(&corpus, vec![finding("error", "a\u{1b}[0mb", labels, &[("remark", "one\ntwo\u{1b}]0;x")])]);
    let plain = render(&report, &corpus, &TextOptions::default());
    assert!(!plain.contains(['\u{1b}', '\u{7}']), "{plain:?}");
    assert!(plain.contains("= note: one two"), "{plain}");
    let coloured = render(&report, &corpus, &TextOptions::default().with_color(true));
    let mut stripped = String::new();
    for (index, part) in coloured.split("\u{1b}[").enumerate() {
        stripped.push_str(if index == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(stripped, plain);
    assert!(coloured.len() > plain.len());
}

proptest! {
    /// Reports come from anywhere, with labels that fit their texts or do not.
    #[test]
    fn any_report_renders(
        text in "[a-z0-9 é€𝟗\r\n\t\u{200f}\u{301}]{0,200}",
        places in prop::collection::vec((0_usize..260, 0_usize..260), 0..6),
        width in 0_usize..130,
    ) {
        let corpus = corpus(&[("a", &text)]);
        let labels = places
            .iter()
            .enumerate()
            .map(|(index, (start, end))| {
                let document = if index == 4 { "elsewhere" } else { "a" };
                json!({"document": document, "start": start, "end": end, "text": "x", "role": "value", "note": format!("n{index}")})
            })
            .collect();
        let rendered = render(&report(&corpus, vec![finding("error", "m", labels, &[])]), &corpus, &TextOptions::default().with_width(width));
        for index in 0..places.len() {
            let note = format!("n{index}");
            prop_assert!(rendered.contains(&note), "{} is missing:\n{}", note, rendered);
        }
    }
}

#[test]
fn markdown_quotes_with_the_figure_in_bold_and_escapes_the_rest() {
    let mut corpus = corpus(&[("desk", PARAGRAPH), ("register", "")]);
    corpus.add_document(Document::new("wire", "Some *said* it was 421 |ballots|.\n").with_title("A | B")).unwrap();
    let mut labels = vec![
        label(&corpus, "desk", "a total of 412", "value", "exactly 412, the secretary"),
        label(&corpus, "wire", "421 ", "value", "exactly 421, <no> source"),
    ];
    labels.push(
        json!({"document": "register", "start": 0, "end": 0, "text": "421 ballots", "role": "value", "note": "exactly 421"}),
    );
    let finding = finding("error", "spoilt ballots: 412 in desk, 421 in wire", labels, &[("remark", "one `remark`")]);
    let paths = [("desk".into(), "texts/desk.txt".to_owned())].into();
    insta::assert_snapshot!(markdown::render(&report(&corpus, vec![finding]), &corpus, &paths), @r"
    # Report

    1 error, 0 warnings, 0 notes; 31 comparisons and sums were checked, 27 hold

    | document | title | publisher | published | claims |
    | --- | --- | --- | --- | ---: |
    | desk |  |  |  | 1 |
    | register |  |  |  | 1 |
    | wire |  |  |  | 1 |

    ## error: spoilt ballots: 412 in desk, 421 in wire

    Check `conflicting-values`, fingerprint `0123456789abcdef`

    - `texts/desk.txt:1`: exactly 412, the secretary
      > …audience of journalists and observers. Its secretary then read out that **a total of 412** ballots had been found spoilt, most of them in two schools by the river, where the ink had not dried in time. Observers who had sat in both schools…
    - `wire:1`: exactly 421, \<no\> source
      > Some \*said\* it was **421** \|ballots\|.
    - `register`, 421 ballots: exactly 421

    Worth knowing:

    - one \`remark\`
    ");
}

#[test]
fn sarif_names_place_kind_and_level() {
    let corpus = corpus(&[("desk", "Früh:\r\nes waren 412.\r\n"), ("register", "")]);
    let labels = vec![
        label(&corpus, "desk", "412", "value", "exactly 412 [sic]"),
        json!({"document": "register", "start": 0, "end": 0, "text": "421", "role": "value", "note": "exactly 421"}),
    ];
    let mut review = finding("warning", "a look", vec![], &[]);
    review["verdict"] = json!("review");
    review["check"] = json!("myroom/look");
    let conflict = finding("error", "412 [one] and 421", labels, &[("remark", "a remark")]);
    let paths = [("desk".into(), "texts/früh 1.txt".to_owned())].into();
    let mut log = Vec::new();
    let report = report(&corpus, vec![conflict, review]);
    sarif::write_report(&report, &corpus, &paths, Verifier::new().rules(), &mut log).unwrap();
    let log: Value = serde_json::from_slice(&log).unwrap();
    let run = &log["runs"][0];
    assert_eq!((log["version"].as_str(), run["columnKind"].as_str()), (Some("2.1.0"), Some("unicodeCodePoints")));
    assert_eq!(run["artifacts"][0]["location"]["uri"], "texts/fr%C3%BCh%201.txt");

    let result = &run["results"][0];
    let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], "conflicting-values");
    assert_eq!((result["kind"].as_str(), result["level"].as_str()), (Some("fail"), Some("error")));
    assert_eq!(result["message"]["text"], "412 \\[one\\] and 421\n- a remark");
    assert_eq!(
        result["locations"][0]["physicalLocation"]["region"],
        json!({
            "startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 13, "byteOffset": 17, "byteLength": 3,
            "snippet": {"text": "412"},
        })
    );
    let related = &result["relatedLocations"][0];
    assert_eq!((related["id"].as_u64(), related["message"]["text"].as_str()), (Some(1), Some("421: exactly 421")));
    assert!(related["physicalLocation"].get("region").is_none());
    assert_eq!(result["partialFingerprints"]["corroborate/v1"], "0123456789abcdef");

    // A level belongs to failures alone; a check that is not in the set has no rule to point to.
    let review = &run["results"][1];
    assert_eq!((review["kind"].as_str(), review.get("level"), review.get("ruleIndex")), (Some("review"), None, None));
    assert_eq!(
        (review["locations"].as_array().map(Vec::len), review["properties"]["severity"].as_str()),
        (Some(0), Some("warning"))
    );
}
