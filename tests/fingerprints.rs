//! A finding keeps its fingerprint through edits that do not touch what it is about, and shares it with no other.
#![allow(clippy::unwrap_used, reason = "a test stops where a run fails")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use corroborate::{Document, Verifier};

/// The findings above a note: check and fingerprint.
fn identities(documents: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    let documents: Vec<Document> = documents
        .iter()
        .map(|(id, text)| Document::new(*id, *text).with_published("2031-12-01".parse().unwrap()))
        .collect();
    static VERIFIER: LazyLock<Verifier> = LazyLock::new(Verifier::new);
    let findings = VERIFIER.run(&documents).unwrap().findings;
    findings.into_iter().map(|finding| (finding.check, finding.fingerprint)).collect()
}

fn of_check(check: &str, documents: &[(&str, &str)]) -> BTreeSet<String> {
    let found = identities(documents).into_iter().filter(|(name, _)| name == check);
    found.map(|(_, fingerprint)| fingerprint).collect()
}

/// For each check: two documents, and the same told otherwise.
const RETOLD: [(&str, [&str; 2], [&str; 2]); 6] = [
    (
        "conflicting-values",
        [
            "In the riots in Zenda on 5 January 2031, 227 people were killed.",
            "In January 2031, 251 people were killed in the riots in Zenda.",
        ],
        [
            "The fish market reopened. The January 2031 riots in Zenda left 227 people dead, the prosecutor said.",
            "Nobody has been charged.\n\nIn the unrest of January 2031 in Zenda, exactly 251 persons were killed.",
        ],
    ),
    (
        "conflicting-values",
        [
            "Turnout in the referendum of 5 June 2031 in Norway was 68.0%.",
            "In the referendum of 5 June 2031 in Norway, turnout was 71.4%.",
        ],
        [
            "It rained all day. In Norway's referendum on 5 June 2031, turnout reached 68%.",
            "Turnout was 71.4% in the referendum held in Norway in June 2031.",
        ],
    ),
    (
        "conflicting-values",
        [
            "In the flood of July 2031 in Norway, more than 300 people were killed.",
            "In the flood of July 2031 in Norway, 188 people were killed.",
        ],
        [
            "In July 2031 over 300 people were killed in the flood in Norway.",
            "The flood of July 2031 in Norway killed 188 people.",
        ],
    ),
    (
        "parts-and-whole",
        ["A total of 250 people were killed: 120 protesters, 80 bystanders and 40 police officers.", "Nothing."],
        [
            "The inquiry took a year. In all, 250 people were killed: 80 bystanders, 120 protesters and 40 police officers.",
            "Nothing more.",
        ],
    ),
    (
        "dangling-citation",
        ["The bridge was closed.[3]\n\n[1] Echo, 5 May 2031.\n[2] Post, 6 May 2031.\n", "Nothing."],
        ["In May the old bridge had to be closed.[3]\n\n[1] Echo, 5 May 2031.\n[2] Post, 6 May 2031.\n", "Nothing."],
    ),
    (
        "date-conflict",
        ["Norway held a referendum on 5 June 2031.", "The July 2031 referendum in Norway changed the constitution."],
        [
            "On 5 June 2031 a referendum was held in Norway.",
            "Norway's referendum in July 2031 was the second of its kind.",
        ],
    ),
];

#[test]
fn rewording_changes_no_fingerprint() {
    for (check, before, after) in RETOLD {
        let named = |[a, b]: [&'static str; 2]| [("a", a), ("b", b)];
        let found = of_check(check, &named(before));
        assert_eq!(found.len(), 1, "{check}: {before:?}");
        assert_eq!(of_check(check, &named(after)), found, "{check}: {after:?}");
    }
}

#[test]
fn order_and_text_around_change_no_fingerprint() {
    for (check, [a, b], _) in RETOLD {
        let before = identities(&[("a", a), ("b", b)]);
        assert!(!before.is_empty(), "{check}");
        assert_eq!(identities(&[("b", b), ("a", a)]), before, "{check}");
        let preface = "The square was calm by evening. Shops had opened again, and the trams ran.\n\n";
        let (a, b) = (format!("{preface}{a}"), format!("  {b}\nThe mayor thanked everybody.\n"));
        assert_eq!(identities(&[("a", &a), ("b", &b)]), before, "{check}");
        assert_eq!(identities(&[("c", "A third text, of the weather."), ("b", &b), ("a", &a)]), before, "{check}");
    }
}

#[test]
fn findings_of_one_check_in_the_same_documents_differ_and_do_not_depend_on_each_other() {
    let sentence = |month: &str, place: &str, what: &str, count: &str| {
        format!("In the riots of {month} 2031 in {place}, {count} people were {what}. ")
    };
    let told = [
        ("January", "Norway", "killed", ["227", "251"]),
        ("July", "Norway", "killed", ["31", "44"]),
        ("January", "Norway", "injured", ["1,105", "1,320"]),
        ("January", "Sweden", "killed", ["12", "19"]),
    ];
    let text = |of: &[usize], side: usize| -> String {
        of.iter()
            .map(|index| told[*index])
            .map(|(month, place, what, counts)| sentence(month, place, what, counts[side]))
            .collect()
    };
    let found = |of: &[usize]| of_check("conflicting-values", &[("a", &text(of, 0)), ("b", &text(of, 1))]);
    let all = found(&[0, 1, 2, 3]);
    assert_eq!(all.len(), told.len());
    for (index, case) in told.iter().enumerate() {
        let alone = found(&[index]);
        assert_eq!(alone.len(), 1);
        assert!(alone.is_subset(&all), "{case:?}");
    }
}

#[test]
fn another_number_is_another_finding() {
    let texts = |count: &str| format!("In the riots of January 2031 in Zenda, {count} people were killed.");
    let found =
        |counts: [&str; 2]| of_check("conflicting-values", &[("a", &texts(counts[0])), ("b", &texts(counts[1]))]);
    assert_ne!(found(["227", "251"]), found(["227", "263"]));
    // Two findings that only their words tell apart, neither with a claim.
    let passage = |of: &str| {
        format!(
            "The {of} of the old harbour will be rebuilt in stone, as it was before the fire. The council voted for it by a \
             narrow margin after a debate that went on until the early hours of the morning. Few who lived nearby had \
             expected the flames to spread so far in one night, and fewer still had thought of leaving their homes. \
             The insurers have not said whether they will pay for any of it."
        )
    };
    let copied = |of: &str| {
        let twice = format!("{}\n\nSomething else stands between.\n\n{}", passage(of), passage(of));
        of_check("repeated-text", &[("a", &twice)])
    };
    assert_eq!(copied("warehouse").len(), 1);
    assert_ne!(copied("warehouse"), copied("custom house"));
}
