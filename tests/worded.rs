//! What does not go together, in words: the message, the signs on the figures, the sums on paper and what would mend them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set up its table has failed")]

mod related;

use corroborate::{Document, Finding, Hedge, Quantity, RelationKind, Role, Unit, Verifier};
use related::{Case, number, percent, shares, sum};

/// Everything that findings say, line by line.
fn said(findings: &[Finding]) -> String {
    let mut lines = Vec::new();
    for finding in findings {
        lines.push(format!("{}: {}", finding.check, finding.message));
        for label in &finding.labels {
            lines.push(format!("  | {} ({:?}): {}", label.text, label.role, label.note));
        }
        lines.extend(finding.explanations.iter().map(|explanation| format!("  {explanation}")));
    }
    lines.join("\n")
}

fn euros(millions: &str) -> Quantity {
    Quantity::exact(number(millions).scaled(6).unwrap(), Unit::EURO)
}

fn count(value: i64) -> Quantity {
    Quantity::count(value)
}

fn related(kind: RelationKind, members: &[(Role, Quantity)]) -> Case {
    let figures = members.iter().map(|(_, figure)| figure.clone()).collect();
    let roles = members.iter().enumerate().map(|(row, (role, _))| (*role, row)).collect();
    Case { figures, relations: vec![(kind, roles)] }
}

fn all() -> Vec<(&'static str, Case)> {
    use RelationKind::{AllParts, Change, Fall, Ratio, Rise, SomeParts};
    use Role::{After, Before, Difference, Part, Share, Whole};
    let points = |text: &str| Quantity::exact(number(text), Unit::PercentagePoint);
    let at_least = |value: &str| Quantity::hedged(number(value), Hedge::AtLeast, Unit::Count);
    let rate = |text: &str| Quantity::exact(number(text), Unit::Number);
    let ten = [("10.0", 20)].repeat(10);
    let long: Vec<Quantity> = [100].into_iter().chain(1..=9).map(count).collect();
    vec![
        ("counts", sum([250, 120, 80, 40].map(count).to_vec())),
        ("counts of hundreds", sum([2500, 1200, 800, 400].map(count).to_vec())),
        ("money", sum(["9.4", "4.1", "5.7"].map(euros).to_vec())),
        ("money of unlike digits", sum(["9.44", "4.1", "5.713"].map(euros).to_vec())),
        ("percentages", sum(["100", "40.5", "55.2"].map(percent).to_vec())),
        ("percentages of all", related(AllParts, &[(Part, percent("40.5")), (Part, percent("55.2"))])),
        ("percentages of all, too many", related(SomeParts, &[(Part, percent("60.5")), (Part, percent("55.2"))])),
        ("nine parts", sum(long)),
        ("eight parts", sum([100, 1, 2, 3, 4, 5, 6, 7, 8].map(count).to_vec())),
        ("a bound", sum(vec![count(100), count(70), at_least("40")])),
        ("two bounds", sum(vec![count(100), at_least("70"), at_least("40")])),
        ("a bound as the whole", sum(vec![at_least("100"), count(30), count(40)])),
        ("some parts", related(SomeParts, &[(Whole, count(100)), (Part, count(70)), (Part, count(40))])),
        ("one part", related(SomeParts, &[(Whole, count(100)), (Part, count(140))])),
        ("outvoted", shares(&[("10.0", 200), ("30.0", 600), ("15.0", 300), ("20.0", 500)], None)),
        ("outvoted, money", {
            let mut case = shares(&[("10.0", 0), ("30.0", 0), ("15.0", 0), ("20.0", 0)], None);
            for (row, millions) in [(1, "2.00"), (3, "6.00"), (5, "3.00"), (7, "5.00")] {
                case.figures[row] = euros(millions);
            }
            case
        }),
        ("outvoted, stated", shares(&[("10.0", 200), ("30.0", 600), ("20.0", 500)], Some(2000))),
        ("tied", shares(&[("10.0", 200), ("30.0", 900)], None)),
        ("tied, stated", shares(&[("10.0", 200)], Some(3000))),
        ("a share that is much finer", {
            let tonnes = |text: &str| Quantity::exact(number(text), Unit::Measured("t".into()));
            let mut case = shares(&[("10", 200)], Some(3000));
            (case.figures[1], case.figures[2]) = (tonnes("200"), tonnes("3000"));
            case
        }),
        ("the whole, as stated", shares(&[("10.0", 200), ("30.0", 600), ("15.0", 300)], Some(2600))),
        ("the whole, as stated, of ten", shares(&ten, Some(260))),
        ("a rate", related(Ratio, &[(Whole, count(200)), (Part, count(50)), (Share, percent("35"))])),
        ("a rate of numbers", related(Ratio, &[(Whole, count(200)), (Part, count(500)), (Share, rate("3"))])),
        ("more than the whole", related(Ratio, &[(Whole, count(200)), (Part, count(250))])),
        ("a rise", related(Rise, &[(Before, count(200)), (After, count(250)), (Difference, count(40))])),
        ("a fall", related(Fall, &[(Before, count(250)), (After, count(200)), (Difference, count(40))])),
        (
            "a rise in percent",
            related(Rise, &[(Before, euros("20.0")), (After, euros("25.0")), (Difference, percent("30"))]),
        ),
        (
            "a fall in percent",
            related(Fall, &[(Before, euros("20.0")), (After, euros("15.0")), (Difference, percent("30"))]),
        ),
        (
            "a rise in points",
            related(Rise, &[(Before, percent("20.0")), (After, percent("25.0")), (Difference, points("4.0"))]),
        ),
        (
            "a change",
            related(Change, &[(Before, percent("25.0")), (After, percent("20.0")), (Difference, points("4.0"))]),
        ),
        ("a rise that is none", related(Rise, &[(Before, count(250)), (After, count(200))])),
        ("a fall that is none", related(Fall, &[(Before, count(200)), (After, count(250))])),
        ("no change alone", {
            // Each of 100, 60 and 45 is what another sum comes to.
            let mut case = sum([100, 60, 45].map(count).to_vec());
            for (row, parts) in [(0, [50, 50]), (1, [31, 29]), (2, [5, 40])] {
                let at = case.figures.len();
                case.figures.extend(parts.map(count));
                let members = vec![(Whole, row), (Part, at), (Part, at + 1)];
                case.relations.push((AllParts, members));
            }
            case
        }),
        ("thirteen figures that may be wrong", sum([1000].into_iter().chain([50; 12]).map(count).collect())),
        ("a part between bounds", {
            let between = |low, high| Quantity::between(number(low), number(high), Unit::Count);
            sum(vec![count(100), between("12", "14"), between("40", "60")])
        }),
        ("a part between shares", {
            let between = |low, high| Quantity::between(number(low), number(high), Unit::Percent);
            sum(vec![percent("99.5"), between("12.5", "14.5"), between("40.0", "60.0")])
        }),
        ("a whole of parts, outvoted", {
            let mut case = shares(&[("10.0", 200), ("30.0", 600), ("15.0", 300)], None);
            case.figures.extend([count(1200), count(900)]);
            case.relations[0].1.extend([(Part, 6), (Part, 7)]);
            case
        }),
        ("a whole of parts of money, outvoted", {
            let mut case = shares(&[("10.0", 0), ("30.0", 0), ("15.0", 0)], None);
            for (row, millions) in [(1, "2.00"), (3, "6.00"), (5, "3.00")] {
                case.figures[row] = euros(millions);
            }
            case.figures.extend([euros("12.00"), euros("9.00")]);
            case.relations[0].1.extend([(Part, 6), (Part, 7)]);
            case
        }),
        ("outvoted, with a sum that it breaks", {
            let mut case = shares(&[("10.0", 200), ("30.0", 600), ("15.0", 300), ("20.0", 500)], None);
            case.figures.extend([count(900), count(450)]);
            case.relations.push((AllParts, vec![(Whole, 8), (Part, 7), (Part, 9)]));
            case
        }),
        (
            "two rows swapped",
            shares(&[("10.0", 600), ("30.0", 200), ("15.0", 300), ("20.0", 400), ("25.0", 500)], None),
        ),
        ("swapped", shares(&[("10.0", 20), ("30.0", 60), ("15.0", 30), ("20.0", 10), ("25.0", 50)], None)),
    ]
}

/// Lists that name what they count.
const TEXTS: [&str; 2] = [
    "The treaty was signed by four countries: Ruritania, Grautark and Syldavia.",
    "Five people were killed: Anna Novak, Paul Lind and Ida Berg.",
];

#[test]
fn very_many_figures_are_labelled_to_a_limit() {
    // Two wholes tie, each with as many pairs behind it.
    for (pairs, labels) in [(20, 40), (24, 48), (26, 48), (40, 48)] {
        let pairs: Vec<(&str, i64)> = (0..pairs).map(|row| ("10.0", if row % 2 == 0 { 200 } else { 900 })).collect();
        let findings = shares(&pairs, None).findings();
        assert_eq!((findings.len(), findings[0].labels.len()), (1, labels), "{}", pairs.len());
    }
}

#[test]
fn what_does_not_go_together_is_worded_as_written_here() {
    let tables = all().into_iter().map(|(name, case)| (name, case.findings()));
    let texts = TEXTS.map(|text| (text, Verifier::new().run(&[Document::new("a", text)]).unwrap().findings));
    let said: Vec<String> =
        tables.chain(texts).map(|(name, findings)| format!("# {name}\n{}", said(&findings))).collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/arithmetic/worded.txt");
    let said = said.join("\n\n") + "\n";
    // On request the file takes down what is said; read the difference before keeping it.
    if std::env::var_os("CORROBORATE_WRITE").is_some() {
        std::fs::write(path, &said).unwrap();
    }
    assert_eq!(said, std::fs::read_to_string(path).unwrap());
}
