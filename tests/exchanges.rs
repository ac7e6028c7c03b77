//! Repairs at the limits of the search, exchanges between rows, and terms that are missing: what is named, what is not, and
//! where two conditions meet.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot set up its table has failed"
)]

mod related;

use std::collections::BTreeSet;

use corroborate::{
    Claim, Corpus, Document, Event, EventKind, Explanation, ExplanationKind, Finding, Hedge, Interval, Number,
    Quantity, Relation, RelationKind, Role, Span, Standing, Statistic, Unit, Verifier,
};
use related::{Case, number, percent, shares, sum, value};

/// The rows that a finding would change alone, and to what.
fn changed(finding: &Finding) -> BTreeSet<(usize, Number)> {
    let alone = finding.explanations.iter().filter(|e| !matches!(e, Explanation::SwappedValues(..)));
    let corrections = alone.flat_map(|e| e.corrections().cloned().collect::<Vec<_>>());
    corrections
        .flat_map(|c| c.instead.iter().map(|w| (c.claim.unwrap().index(), value(w))).collect::<Vec<_>>())
        .collect()
}

fn swapped(finding: &Finding) -> Option<[usize; 2]> {
    finding.explanations.iter().find_map(|explanation| match explanation {
        Explanation::SwappedValues(a, b) => Some([a.claim.unwrap().index(), b.claim.unwrap().index()]),
        _ => None,
    })
}

#[test]
fn a_sum_that_confirms_a_figure_is_asked_to_its_limit_of_terms() {
    // 100 = 60 + 45 fails; 45 = 45 + 0 + 0 + … holds, so that 45 may not change, as long as that sum is asked.
    for (terms, asked) in [(4095, true), (4096, true), (4097, false), (4098, false)] {
        let mut case = sum([100, 60, 45].map(Quantity::count).to_vec());
        let first = case.figures.len();
        case.figures.push(Quantity::count(45));
        case.figures.resize(first + terms - 1, Quantity::count(0));
        let parts = (first..case.figures.len()).map(|row| (Role::Part, row));
        case.relations.push((RelationKind::AllParts, [(Role::Whole, 2)].into_iter().chain(parts).collect()));
        let findings = case.findings();
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        let rows: BTreeSet<usize> = changed(finding).into_iter().map(|(row, _)| row).collect();
        assert_eq!(rows.contains(&2), !asked, "{terms}: {rows:?}");
    }
}

#[test]
fn a_stated_whole_becomes_what_all_of_its_pairs_agree_on() {
    // Of 97 and more pairs the first say 200 to 211.7 together, the last one 203.
    let mut pairs = [("10", 21), ("9", 18)].repeat(49);
    pairs.push(("49.26", 100));
    let findings = shares(&pairs, Some(300)).findings();
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    let whole = pairs.len() * 2;
    let changed = changed(finding);
    assert!(changed.contains(&(whole, number("203"))), "{changed:?}");
    assert!(changed.iter().all(|(row, _)| *row == whole), "{changed:?}");
}

#[test]
fn what_a_sum_confirms_is_not_changed_to_fit_the_whole_as_stated() {
    // A pair says 200 and a wide sum agrees. The text says 260, which a sum denies; another pair says 300, whose 30 one denies.
    let mut case = shares(&[("10.0", 20), ("10.0", 30)], Some(260));
    let between = Quantity::between(number("50"), number("200"), Unit::Count);
    case.figures.extend([Quantity::count(100), between, Quantity::count(150), Quantity::count(40)]);
    case.figures.extend([Quantity::count(10), Quantity::count(11)]);
    for [whole, first, second] in [[4, 5, 6], [4, 7, 8], [3, 9, 10]] {
        let members = vec![(Role::Whole, whole), (Role::Part, first), (Role::Part, second)];
        case.relations.push((RelationKind::AllParts, members));
    }
    let findings = case.findings();
    let of_whole = findings.iter().find(|finding| finding.message.contains("the whole is given as 260"));
    let of_whole = of_whole.unwrap_or_else(|| panic!("{findings:#?}"));
    let rows: BTreeSet<usize> = changed(of_whole).into_iter().map(|(row, _)| row).collect();
    // Not the share nor the amount of the pair, which would then fit 260.
    assert_eq!(rows, BTreeSet::from([4]), "{findings:?}");
}

#[test]
fn a_whole_that_outvotes_is_not_changed_however_many_agree() {
    // The first hundred pairs leave much room, those after them none; one pair is of 260.
    let mut pairs = [("1", 2)].repeat(100);
    pairs.extend([("50.00", 100)].repeat(3));
    pairs.push(("50.00", 130));
    let findings = shares(&pairs, Some(200)).findings();
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    let rows: BTreeSet<usize> = changed(finding).into_iter().map(|(row, _)| row).collect();
    assert_eq!(rows, BTreeSet::from([pairs.len() * 2 - 2, pairs.len() * 2 - 1]), "{finding:?}");
}

/// Pairs that agree on a whole of 2,000, before others.
fn beside_agreed(others: &[(&'static str, i64)]) -> Vec<(&'static str, i64)> {
    let agreed = [("10.0", 200), ("30.0", 600), ("15.0", 300)];
    agreed.into_iter().cycle().take(others.len().max(3) + 2).chain(others.iter().copied()).collect()
}

#[test]
fn of_rows_that_could_trade_places_each_does_so_once() {
    for (others, both) in [
        // 10 % are 200 and 30 % are 600: the first and the second traded their amounts; the third would do as well.
        ([("10.0", 600), ("30.0", 200), ("30.0", 200)], [0, 1]),
        ([("30.0", 200), ("10.0", 600), ("30.0", 200)], [0, 1]),
        ([("30.0", 200), ("30.0", 200), ("10.0", 600)], [0, 2]),
    ] {
        let pairs = beside_agreed(&others);
        let first = pairs.len() - 3;
        let findings = shares(&pairs, None).findings();
        assert_eq!(findings.len(), 2, "{findings:?}");
        let found: Vec<[usize; 2]> = findings.iter().filter_map(swapped).collect();
        let amounts = both.map(|row| (first + row) * 2 + 1);
        assert_eq!(found, [amounts], "{others:?}: {findings:?}");
    }
}

#[test]
fn rows_that_no_exchange_mends_are_told_one_by_one() {
    for others in [[("10.0", 600), ("30.0", 210)], [("10.0", 650), ("30.0", 200)], [("10.0", 900), ("40.0", 500)]] {
        let findings = shares(&beside_agreed(&others), None).findings();
        assert_eq!((findings.len(), findings.iter().filter_map(swapped).count()), (2, 0), "{findings:?}");
    }
}

#[test]
fn a_row_that_its_own_exchange_mends_trades_with_no_other() {
    // 40 % of 100 are 40: "20 %" and 10 traded their digits, though 40 in the place of 10 would do as well.
    for own_first in [true, false] {
        let mut others = vec![("20.0", 10), ("5.0", 40)];
        if !own_first {
            others.reverse();
        }
        let agreed = [("10.0", 20), ("30.0", 60), ("15.0", 30), ("25.0", 50)];
        let pairs: Vec<(&str, i64)> = agreed.into_iter().chain(others).collect();
        let findings = shares(&pairs, None).findings();
        assert_eq!(findings.len(), 2, "{findings:?}");
        let row = if own_first { 4 } else { 5 };
        assert_eq!(findings.iter().filter_map(swapped).collect::<Vec<_>>(), [[row * 2, row * 2 + 1]], "{findings:?}");
    }
}

#[test]
fn exchanges_are_looked_for_among_so_many_rows_and_no_more() {
    for (rows, joined) in [(23, true), (24, true), (25, false), (26, false)] {
        let mut others = vec![("10.0", 600), ("30.0", 200)];
        // Rows that are wrong in ways of their own.
        others.extend([("50.0", 1700)].repeat(rows - 2));
        let findings = shares(&beside_agreed(&others), None).findings();
        assert_eq!(findings.iter().filter_map(swapped).count(), usize::from(joined), "{rows}");
        assert_eq!(findings.len(), rows - usize::from(joined), "{rows}");
    }
}

/// A claim beside a sum.
#[derive(Clone)]
struct Beside {
    document: &'static str,
    standing: Standing,
    quantity: Quantity,
    /// Where it stands; in a table nowhere.
    place: Option<usize>,
    event: &'static str,
}

/// Whether a sum of 100 whose parts make up 60 names the claim beside it as the part that it leaves out.
fn is_named(gap: i64, beside: &Beside) -> bool {
    let mut corpus = Corpus::new();
    for document in ["table", "other"] {
        corpus.add_document(Document::new(document, "x".repeat(4000))).unwrap();
    }
    let event = |place: &str| Event::new(EventKind::UNREST).in_place(place);
    let mut relation = Relation::new(RelationKind::AllParts, "table");
    for (row, count) in [100, 60, 40 - gap].into_iter().enumerate() {
        let mut claim = Claim::new(
            "table",
            Statistic::new("figure", event("Lindby")).of(format!("row {row}")),
            Quantity::count(count),
        );
        if beside.place.is_some() {
            claim = claim.at(Span::new(2000 + row, 2001 + row).unwrap());
        }
        let claim = corpus.add_claim(claim).unwrap();
        relation = relation.with(if row == 0 { Role::Whole } else { Role::Part }, claim);
    }
    let statistic = Statistic::new("figure", event(beside.event)).of("beside");
    let mut claim = Claim::new(beside.document, statistic, beside.quantity.clone()).with_standing(beside.standing);
    if let Some(place) = beside.place {
        claim = claim.at(Span::new(place, place + 1).unwrap());
    }
    let claim = corpus.add_claim(claim).unwrap();
    corpus.add_relation(relation).unwrap();
    let report = Verifier::new().verify(&corpus);
    let sums: Vec<&Finding> = report.of("parts-and-whole").collect();
    let [finding] = sums.as_slice() else { panic!("{:?}", report.findings) };
    let named: Vec<_> = finding
        .explanations
        .iter()
        .filter_map(|e| match e {
            Explanation::MissingTerm { claim, counted_twice: false, .. } => Some(claim.unwrap()),
            _ => None,
        })
        .collect();
    assert!(named.iter().all(|named| *named == claim), "{named:?}");
    !named.is_empty()
}

#[test]
fn a_missing_term_is_a_figure_that_closes_the_gap_and_stands_nearby() {
    let fits = Beside {
        document: "table",
        standing: Standing::Asserted,
        quantity: Quantity::count(20),
        place: None,
        event: "Lindby",
    };
    let at = |place: usize| Beside { place: Some(place), ..fits.clone() };
    assert!(is_named(20, &fits) && is_named(20, &at(2010)));
    let euros = Quantity::exact(number("20"), Unit::EURO);
    for other in [
        Beside { document: "other", ..fits.clone() },
        Beside { document: "other", ..at(2010) },
        Beside { standing: Standing::Projected, ..fits.clone() },
        Beside { quantity: euros.clone(), ..fits.clone() },
        Beside { quantity: Quantity::exact(number("20"), Unit::Percent), ..at(2010) },
        Beside { quantity: Quantity::count(21), ..fits.clone() },
        Beside { quantity: Quantity::count(19), ..at(2010) },
        // What has no end on one side closes any gap.
        Beside { quantity: Quantity::hedged(number("20"), Hedge::AtLeast, Unit::Count), ..fits.clone() },
        Beside {
            quantity: Quantity::from_intervals(
                Interval::at_most(number("20")),
                Interval::at_most(number("20")),
                Hedge::AtMost,
                Unit::Count,
            ),
            ..fits.clone()
        },
        Beside { event: "Zenda", ..fits.clone() },
    ] {
        assert!(!is_named(20, &other), "{:?} in {} at {:?}", other.quantity, other.document, other.place);
    }
    // Far from all members, and just near enough to one: the sum stands at 2,000 to 2,002.
    for (place, near) in [(1399, false), (1400, true), (1401, true), (2602, true), (2603, false), (2604, false)] {
        assert_eq!(is_named(20, &at(place)), near, "{place}");
    }
    // Below ten, numbers that fit are everywhere.
    for (gap, told) in [(9, false), (10, true), (11, true)] {
        assert_eq!(is_named(gap, &Beside { quantity: Quantity::count(gap), ..fits.clone() }), told, "{gap}");
    }
}

#[test]
fn a_part_is_counted_twice_only_among_more_than_two_and_from_ten_on() {
    let twice = |counts: &[i64]| {
        let findings = sum(counts.iter().map(|count| Quantity::count(*count)).collect()).findings();
        let [finding] = findings.as_slice() else { panic!("{counts:?}: {findings:?}") };
        finding.explanations.iter().any(|e| matches!(e, Explanation::MissingTerm { counted_twice: true, .. }))
    };
    assert!(!twice(&[20, 20, 20]), "of two parts one is the whole");
    assert!(twice(&[40, 20, 20, 20]) && twice(&[60, 20, 20, 20, 20]));
    for (part, told) in [(9, false), (10, true), (11, true)] {
        assert_eq!(twice(&[60, 40, 20, part]), told, "{part}");
    }
}

#[test]
fn what_has_one_end_bounds_a_sum_on_that_side_alone() {
    let at_least = |number_of: &str| Quantity::hedged(number(number_of), Hedge::AtLeast, Unit::Count);
    let more_than = |number_of: &str| Quantity::hedged(number(number_of), Hedge::MoreThan, Unit::Count);
    let count = Quantity::count;
    let fails = |figures: Vec<Quantity>| {
        let findings = sum(figures).findings();
        // It is one sum alone that does not come out.
        assert!(findings.iter().all(|finding| finding.message.starts_with("the parts add up to")), "{findings:?}");
        !findings.is_empty()
    };
    // "At least 40" and 60 are 100, "more than 40" and 60 are not.
    assert!(!fails(vec![count(100), count(60), at_least("40")]) && fails(vec![count(100), count(60), more_than("40")]));
    assert!(fails(vec![count(100), count(61), at_least("40")]) && !fails(vec![count(100), count(59), more_than("40")]));
    assert!(
        !fails(vec![count(100), at_least("20"), at_least("20")])
            && fails(vec![count(100), at_least("60"), at_least("41")])
    );
    let tonnes = |interval| Quantity::from_intervals(interval, interval, Hedge::Exact, Unit::Measured("t".into()));
    let exact = |value: &str| tonnes(Interval::point(number(value)));
    for (open, closed) in [
        (Interval::above(number("40")), Interval::at_least(number("40"))),
        (Interval::below(number("40")), Interval::at_most(number("40"))),
    ] {
        assert!(fails(vec![exact("100"), exact("60"), tonnes(open)]));
        assert!(!fails(vec![exact("100"), exact("60"), tonnes(closed)]));
        assert!(
            fails(vec![exact("80"), tonnes(open), tonnes(closed)])
                && !fails(vec![exact("80"), tonnes(closed), tonnes(closed)])
        );
    }
    assert!(!fails(vec![at_least("100"), count(60), count(70)]) && fails(vec![at_least("100"), count(60), count(39)]));
    // What a sum leaves of it, another sum must admit too: 40 of "at least 30", with 1 more 41.
    for (total, holds) in [(41, true), (40, false), (42, false)] {
        let mut case = sum(vec![count(100), count(60), at_least("30")]);
        case.figures.extend([count(total), count(1)]);
        case.relations.push((RelationKind::AllParts, vec![(Role::Whole, 3), (Role::Part, 2), (Role::Part, 4)]));
        assert_eq!(case.findings().is_empty(), holds, "{total}: {:?}", case.findings());
    }
}

#[test]
fn a_share_that_may_be_none_says_nothing_of_the_whole() {
    // "0 %" and none are of any whole; "0 %" and some are not of a small one.
    assert!(shares(&[("0", 0), ("10", 20), ("90", 180)], Some(200)).findings().is_empty());
    assert!(shares(&[("0", 0), ("10", 20), ("90", 180)], None).findings().is_empty());
    assert!(!shares(&[("0", 5), ("10.0", 20), ("90.0", 180)], Some(200)).findings().is_empty());
    assert!(shares(&[("0", 1), ("10", 100), ("90", 900)], Some(1000)).findings().is_empty());
}

fn change(kind: RelationKind, before: &str, after: &str, difference: Quantity) -> Case {
    let members = vec![(Role::Before, 0), (Role::After, 1), (Role::Difference, 2)];
    Case { figures: vec![percent(before), percent(after), difference], relations: vec![(kind, members)] }
}

#[test]
fn points_and_percent_are_taken_for_each_other_where_that_fits_and_nowhere_else() {
    let points = |text: &str| Quantity::exact(number(text), Unit::PercentagePoint);
    let told = |case: &Case| {
        let findings = case.findings();
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        let remarks =
            finding.explanations.iter().filter(|e| e.kind() == ExplanationKind::Remark).map(ToString::to_string);
        let words: String = remarks.collect::<Vec<String>>().join("; ");
        (words.contains("would fit if percentage points"), words.contains("would fit if percent of the value before"))
    };
    use RelationKind::{Fall, Rise};
    // 40 % and ten points are 50 %; 40 % and a tenth of it are 44 %.
    for (case, expected) in [
        (change(Rise, "40", "50", percent("10")), (true, false)),
        (change(Fall, "50", "40", percent("10")), (true, false)),
        (change(Rise, "40", "58", percent("10")), (false, false)),
        (change(Fall, "50", "30", percent("10")), (false, false)),
        (change(Rise, "40.0", "44.0", points("10")), (false, true)),
        (change(Fall, "40.0", "36.0", points("10")), (false, true)),
        (change(Rise, "40.0", "47.0", points("10")), (false, false)),
        (change(Fall, "40.0", "33.0", points("10")), (false, false)),
    ] {
        assert_eq!(told(&case), expected, "{:?}: {:?}", case.figures, case.findings());
    }
    // Of other things than shares there are no points: 40 and ten percent are not 50.
    let mut tonnes = change(Rise, "40", "50", percent("10"));
    for figure in &mut tonnes.figures[..2] {
        figure.unit = Unit::Measured("t".into());
    }
    assert_eq!(told(&tonnes), (false, false));
    // Nor are there any in a share of a share, or in a sum of counts.
    let members = vec![(Role::Whole, 0), (Role::Part, 1), (Role::Share, 2)];
    let figures = ["40", "50", "10"].map(percent).to_vec();
    assert_eq!(told(&Case { figures, relations: vec![(RelationKind::Ratio, members)] }), (false, false));
    assert_eq!(told(&sum([44, 40, 10].map(Quantity::count).to_vec())), (false, false));
}
