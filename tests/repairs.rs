//! What would reconcile figures that do not go together, held against an arithmetic of its own: every repair that is named
//! makes everything hold, none that would is left out, and they stand in the order of how little they change.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot set up its table has failed"
)]

mod related;

use std::collections::BTreeSet;

use corroborate::{
    ClaimId, Explanation, ExplanationKind, Finding, Hedge, Quantity, Relation, RelationKind, Role, Unit,
};
use related::{Table, number, percent, shares, sum};

/// What each row would have to be for the first to be the sum of the others, in whole numbers that are not below none.
fn wanted(counts: &[i64]) -> Vec<(usize, i64)> {
    let parts: i64 = counts[1..].iter().sum();
    let excess = parts - counts[0];
    let rows = counts.iter().enumerate();
    let wanted = rows.map(|(row, count)| (row, if row == 0 { parts } else { count - excess }));
    wanted.filter(|(_, value)| *value >= 0).collect()
}

/// Whether one number is another with one digit changed, two neighbours transposed, one left out, or one of two alike added.
fn is_slip(printed: i64, meant: i64) -> bool {
    let (printed, meant) = (printed.to_string().into_bytes(), meant.to_string().into_bytes());
    if printed.len() == meant.len() {
        let differ: Vec<usize> = (0..printed.len()).filter(|at| printed[*at] != meant[*at]).collect();
        return match differ.as_slice() {
            [_] => true,
            [a, b] => a + 1 == *b && printed[*a] == meant[*b] && printed[*b] == meant[*a],
            _ => false,
        };
    }
    let without = |longer: &[u8], at: usize| [&longer[..at], &longer[at + 1..]].concat();
    if printed.len() + 1 == meant.len() {
        return (0..meant.len()).any(|at| without(&meant, at) == printed);
    }
    printed.len() == meant.len() + 1
        && (1..printed.len()).any(|at| printed[at - 1] == printed[at] && without(&printed, at) == meant)
}

/// Whether one number is another with zeros too many or too few.
fn is_scaled(printed: i64, meant: i64) -> bool {
    [10, 100, 1000].iter().any(|factor| printed * factor == meant || meant * factor == printed)
}

/// The rows that explanations of a kind change, and what they would become.
fn named(finding: &Finding, kind: ExplanationKind, is_kind: impl Fn(&Explanation) -> bool) -> BTreeSet<(usize, i64)> {
    let explanations =
        finding.explanations.iter().filter(|explanation| explanation.kind() == kind && is_kind(explanation));
    let corrections = explanations.flat_map(|explanation| explanation.corrections().cloned().collect::<Vec<_>>());
    let row = |claim: Option<ClaimId>| claim.unwrap().index();
    let value = |words: &str| if words == "at most 0" { 0 } else { words.replace(',', "").parse::<i64>().unwrap() };
    corrections
        .flat_map(|correction| {
            correction.instead.iter().map(|words| (row(correction.claim), value(words))).collect::<Vec<_>>()
        })
        .collect()
}

/// Sums of which the first figures do not go together, with slips of every kind, figures of few and of many digits, and zeros.
fn sums() -> Vec<Vec<i64>> {
    let parts = [[12, 30, 7], [113, 40, 55], [1_250, 1_404, 262], [9, 9, 80], [500, 700, 400], [18_214, 23_656, 12]];
    let mut sums = Vec::new();
    for parts in parts {
        let whole: i64 = parts.iter().sum();
        let right = [whole, parts[0], parts[1], parts[2]];
        for row in 0..4 {
            let value = right[row];
            let digits = value.to_string();
            let mut slips: Vec<i64> =
                vec![value + 1, value + 90, value - 5, value * 10, value * 100, value / 10, value + 213];
            slips.extend((1..digits.len()).map(|at| {
                let mut swapped = digits.clone().into_bytes();
                swapped.swap(at - 1, at);
                String::from_utf8(swapped).unwrap().parse::<i64>().unwrap()
            }));
            slips.extend(
                (0..digits.len()).map(|at| format!("{}{}", &digits[..=at], &digits[at..]).parse::<i64>().unwrap()),
            );
            for slip in slips.into_iter().filter(|slip| *slip != value && *slip > 0) {
                let mut wrong = right;
                wrong[row] = slip;
                sums.push(wrong.to_vec());
            }
        }
    }
    sums
}

#[test]
fn the_repairs_of_a_sum_are_those_that_make_it_hold_and_no_others() {
    let mut tried = 0;
    for counts in sums() {
        let mut table = Table::of(&counts);
        table.adds_up(&[0, 1, 2, 3]);
        let findings = table.findings();
        let [finding] = findings.as_slice() else { panic!("{counts:?}: {findings:?}") };
        let wanted = wanted(&counts);
        let slips: BTreeSet<(usize, i64)> =
            wanted.iter().copied().filter(|(row, value)| *value > 0 && is_slip(counts[*row], *value)).collect();
        let scales: BTreeSet<(usize, i64)> = wanted
            .iter()
            .copied()
            .filter(|(row, value)| *value > 0 && is_scaled(counts[*row], *value) && !slips.contains(&(*row, *value)))
            .collect();
        let any = |_: &Explanation| true;
        assert_eq!(
            named(finding, ExplanationKind::MistypedDigit, any),
            slips,
            "{counts:?}: {:?}",
            finding.explanations
        );
        assert_eq!(named(finding, ExplanationKind::ScaleSlip, any), scales, "{counts:?}: {:?}", finding.explanations);
        let wrong = named(finding, ExplanationKind::Remark, |e| matches!(e, Explanation::WrongValue { .. }));
        assert_eq!(wrong, wanted.iter().copied().collect(), "{counts:?}: {:?}", finding.explanations);
        // The smallest change first, and said to be one of several only where it is.
        let order: Vec<usize> = finding.explanations.iter().filter_map(rank).collect();
        assert!(order.is_sorted(), "{counts:?}: {:?}", finding.explanations);
        let alike = finding.explanations.iter().any(|explanation| explanation.to_string().contains("equally small"));
        let smallest = if slips.is_empty() { &scales } else { &slips };
        let doubled = finding.explanations.iter().filter(|e| matches!(e, Explanation::MissingTerm { .. })).count();
        let rivals = if smallest.is_empty() { doubled } else { smallest.len() };
        assert_eq!(alike, rivals > 1, "{counts:?}: {:?}", finding.explanations);
        tried += 1;
    }
    assert!(tried > 150, "{tried}");
}

/// How little a change is.
fn rank(explanation: &Explanation) -> Option<usize> {
    match explanation {
        Explanation::SwappedValues(..) => Some(0),
        Explanation::MistypedDigit { .. } => Some(1),
        Explanation::ScaleSlip { .. } => Some(2),
        Explanation::MissingTerm { .. } => Some(3),
        Explanation::WrongValue { .. } => Some(4),
        _ => None,
    }
}

#[test]
fn a_part_counted_twice_is_named_where_it_is_the_excess_and_nowhere_else() {
    for counts in sums() {
        let mut table = Table::of(&counts);
        table.adds_up(&[0, 1, 2, 3]);
        let excess = counts[1..].iter().sum::<i64>() - counts[0];
        // An excess below ten says nothing: many parts are that small.
        let expected = counts[1..].iter().filter(|part| **part == excess && excess >= 10).count();
        let found = table.findings();
        let twice =
            found[0].explanations.iter().filter(|e| matches!(e, Explanation::MissingTerm { counted_twice: true, .. }));
        assert_eq!(twice.count().min(1), expected.min(1), "{counts:?}: {:?}", found[0].explanations);
    }
}

#[test]
fn a_figure_that_another_sum_confirms_is_not_changed() {
    // 70 = 30 + 41 fails; 41 = 20 + 21 holds, so neither 41 nor its parts may change alone.
    let mut table = Table::of(&[70, 30, 41, 20, 21]);
    table.adds_up(&[0, 1, 2]);
    table.adds_up(&[2, 3, 4]);
    let findings = table.findings();
    assert_eq!(findings.len(), 1, "{findings:?}");
    let changed: BTreeSet<usize> = findings[0]
        .explanations
        .iter()
        .flat_map(|e| e.corrections().map(|c| c.claim.unwrap().index()).collect::<Vec<_>>())
        .collect();
    assert_eq!(changed, BTreeSet::from([0, 1]), "{:?}", findings[0].explanations);
}

#[test]
fn a_figure_changes_where_the_sum_that_confirms_it_leaves_room() {
    // 70 = 30 + 41 fails; 41 = 21 + 20 holds, but the 21 is "15 to 25": 40 for 41 would do for both.
    let between = Quantity::between(number("15"), number("25"), Unit::Count);
    let exact = |value: i64| Quantity::count(value);
    let mut case = sum(vec![exact(70), exact(30), exact(41)]);
    case.figures.extend([between, exact(20)]);
    case.relations.push((RelationKind::AllParts, vec![(Role::Whole, 2), (Role::Part, 3), (Role::Part, 4)]));
    assert_eq!(case.repaired(), BTreeSet::from([0, 1, 2]), "{:?}", case.findings());
}

#[test]
fn a_repair_of_a_figure_in_two_sums_makes_both_hold() {
    // 100 = 60 + 45 and 145 = 100 + 40 both fail; 105 for 100 mends both.
    let mut table = Table::of(&[100, 60, 45, 145, 40]);
    table.adds_up(&[0, 1, 2]);
    table.adds_up(&[3, 0, 4]);
    for finding in table.findings() {
        for explanation in &finding.explanations {
            for correction in explanation.corrections() {
                assert_ne!(correction.claim.unwrap().index(), 9);
                for value in &correction.instead {
                    let value: i64 = value.replace(',', "").parse().unwrap();
                    let mut counts = [100, 60, 45, 145, 40];
                    counts[correction.claim.unwrap().index()] = value;
                    let left = usize::from(counts[0] != counts[1] + counts[2])
                        + usize::from(counts[3] != counts[0] + counts[4]);
                    assert!(left <= 1, "{counts:?}: {:?}", finding.explanations);
                }
            }
        }
    }
}

#[test]
fn what_is_outvoted_changes_and_what_outvotes_does_not() {
    let agreed = [("10.0", 20), ("30.0", 60), ("15.0", 30)];
    // The last row alone is of another whole, stated or not: its share or its amount is wrong.
    for whole in [None, Some(200)] {
        let pairs = [agreed[0], agreed[1], agreed[2], ("35.0", 60)];
        assert_eq!(shares(&pairs, whole).repaired(), BTreeSet::from([6, 7]), "{whole:?}");
    }
    // All rows are of another whole than the one stated: that is wrong.
    assert_eq!(shares(&agreed, Some(260)).repaired(), BTreeSet::from([6]));
}

#[test]
fn of_two_that_tie_each_may_be_wrong() {
    let tied = shares(&[("10.0", 20), ("30.0", 90)], None);
    assert_eq!(tied.repaired(), BTreeSet::from([0, 1, 2, 3]));
}

#[test]
fn nothing_becomes_less_than_none_that_cannot_be() {
    // 5 would have to be -30, which no share, no count and no price is; a difference may be.
    let euros = |value: &str| Quantity::exact(number(value), Unit::EURO);
    let points = |value: &str| Quantity::exact(number(value), Unit::PercentagePoint);
    let count = |value: &str| Quantity::exact(number(value), Unit::Count);
    for of in [percent as fn(&str) -> Quantity, euros, count] {
        assert_eq!(sum(vec![of("10"), of("40"), of("5")]).repaired(), BTreeSet::from([0, 1]));
    }
    assert_eq!(sum(vec![points("10"), points("40"), points("5")]).repaired(), BTreeSet::from([0, 1, 2]));
    // What is printed below none may be so.
    let case = sum(vec![euros("10"), euros("40"), euros("-5")]);
    assert_eq!(case.repaired(), BTreeSet::from([0, 1, 2]), "{:?}", case.findings());
}

#[test]
fn a_bound_alone_names_no_slip() {
    // "At least 900" of 120 and 130: nearly every slip of a part would do.
    let whole = Quantity::hedged(number("900"), Hedge::AtLeast, Unit::Count);
    let findings = sum(vec![whole, Quantity::count(120), Quantity::count(130)]).findings();
    assert_eq!(findings.len(), 1);
    let of_parts = findings[0].explanations.iter().filter(|e| matches!(rank(e), Some(1 | 2)));
    let rows: BTreeSet<usize> =
        of_parts.flat_map(|e| e.corrections().map(|c| c.claim.unwrap().index()).collect::<Vec<_>>()).collect();
    assert!(rows.iter().all(|row| *row == 0), "{:?}", findings[0].explanations);
}

#[test]
fn a_long_sum_is_searched_to_its_limit_and_not_beyond() {
    for (rows, searched) in [(63, true), (64, true), (65, false), (66, false)] {
        let mut figures = vec![Quantity::count(10_007)];
        figures.resize(rows, Quantity::count(100));
        let findings = sum(figures).findings();
        assert_eq!(findings.len(), 1);
        let named = findings[0].explanations.iter().any(|explanation| explanation.corrections().count() > 0);
        assert_eq!(named, searched, "{rows}: {:?}", findings[0].explanations);
    }
}

#[test]
fn a_share_and_its_amount_trade_places_only_where_that_makes_them_hold() {
    let mut tried = 0;
    // The rows of one whole of 200: amount and share; the last row is wrong.
    for (share, amount, swaps) in [(40, 20, true), (20, 40, false), (45, 20, false), (40, 25, false), (35, 60, false)] {
        let mut table = Table::of(&[]);
        let mut pairs = vec![(10, 20), (30, 60), (15, 30)];
        pairs.push((share, amount));
        let mut relation = Relation::new(RelationKind::ShareAndAmount, "table");
        for (percent, count) in &pairs {
            let share = table.add(Quantity::percent(number(&format!("{percent}.0"))));
            let amount = table.add(Quantity::count(*count));
            relation = relation.with(Role::Share, share).with(Role::Amount, amount);
        }
        table.corpus.add_relation(relation).unwrap();
        let findings = table.findings();
        let swapped =
            findings.iter().flat_map(|f| &f.explanations).any(|e| matches!(e, Explanation::SwappedValues(..)));
        assert_eq!(swapped, swaps, "{share} % and {amount}: {findings:?}");
        tried += 1;
    }
    assert_eq!(tried, 5);
}
