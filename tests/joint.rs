//! Relations that hold one by one and not together, and whole figures on which several vote.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set up its table has failed")]

mod related;

use std::collections::BTreeSet;

use corroborate::{Finding, Hedge, Interval, Number, Quantity, RelationKind, Role, Unit};
use related::{Case, number, percent, shares, sum};

/// The rows that the findings of a case stand on, and what the first of them says.
fn labelled(case: &Case) -> (Vec<BTreeSet<usize>>, String) {
    let findings = case.findings();
    let rows = |finding: &Finding| finding.claim_ids().map(|id| id.index()).collect();
    (findings.iter().map(rows).collect(), findings.first().map(|finding| finding.message.clone()).unwrap_or_default())
}

const TOGETHER: &str = "each of these relations can hold by itself, but not all of them together";

/// `b + c` with what each of the three has to be by sums of their own, and one more sum that each value of the first fits.
fn pinned(first: i64) -> Case {
    let wide = |high: &str| Quantity::between(number("0"), number(high), Unit::Count);
    let mut case = sum(vec![wide("60"), wide("20"), wide("20")]);
    for (row, value) in [(1, 10), (2, 10), (0, first)] {
        let at = case.figures.len();
        case.figures.extend([Quantity::count(value + 1), Quantity::count(1)]);
        let members = vec![(Role::Whole, at), (Role::Part, row), (Role::Part, at + 1)];
        case.relations.push((RelationKind::AllParts, members));
    }
    let at = case.figures.len();
    case.figures.extend([wide("60"), wide("60")]);
    case.relations.push((RelationKind::AllParts, vec![(Role::Whole, 0), (Role::Part, at), (Role::Part, at + 1)]));
    case
}

#[test]
fn what_holds_one_by_one_and_not_together_is_told_by_what_is_needed_for_it() {
    assert_eq!(pinned(20).findings(), []);
    for first in [19, 21, 25] {
        let (rows, message) = labelled(&pinned(first));
        assert_eq!((rows.len(), message.as_str()), (1, TOGETHER), "{first}");
        assert_eq!(rows[0], (0..9).collect(), "{first}");
    }
}

#[test]
fn what_does_not_go_together_may_lie_far_apart() {
    // `a = b + 10`, `b = c + 10`, `c = d + 10` with wide figures, from a sum that pins one end to one that pins the other.
    for (end, holds) in [(30, true), (31, false)] {
        let wide = || Quantity::between(number("0"), number("60"), Unit::Count);
        let mut case = Case { figures: vec![wide(), wide(), wide(), wide()], relations: Vec::new() };
        let mut add = |whole: usize, part: usize, rest: i64| {
            case.figures.push(Quantity::count(rest));
            let members = vec![(Role::Whole, whole), (Role::Part, part), (Role::Part, case.figures.len() - 1)];
            case.relations.push((RelationKind::AllParts, members));
        };
        for row in 0..3 {
            add(row, row + 1, 10);
        }
        case.figures.extend([Quantity::count(end + 1), Quantity::count(1)]);
        case.relations.insert(0, (RelationKind::AllParts, vec![(Role::Whole, 7), (Role::Part, 0), (Role::Part, 8)]));
        case.figures.extend([Quantity::count(1), Quantity::count(1)]);
        case.relations.push((RelationKind::AllParts, vec![(Role::Whole, 9), (Role::Part, 3), (Role::Part, 10)]));
        let (rows, _) = labelled(&case);
        assert_eq!(rows, if holds { Vec::new() } else { vec![(0..11).collect()] }, "{end}");
    }
}

#[test]
fn relations_are_asked_again_as_long_as_figures_grow_narrower() {
    // Half of the whole, and as much as the whole: only none are both, and each round halves what is left.
    for (low, holds) in [("0", true), ("2", false)] {
        let between = |low: &str| Quantity::between(number(low), number("100"), Unit::Number);
        let half = Interval::point(number("50"));
        let half = Quantity::from_intervals(half, half, Hedge::Exact, Unit::Percent);
        let mut case =
            Case { figures: vec![between(low), between("0"), half, Quantity::count(0)], relations: Vec::new() };
        case.relations.push((RelationKind::Ratio, vec![(Role::Whole, 0), (Role::Part, 1), (Role::Share, 2)]));
        case.relations.push((RelationKind::AllParts, vec![(Role::Whole, 0), (Role::Part, 1), (Role::Part, 3)]));
        assert_eq!(case.findings().is_empty(), holds, "from {low}");
    }
}

#[test]
fn what_fails_alone_is_no_part_of_what_fails_only_together() {
    // 50 is not one of at most 20 and 1; what the others come to is told beside it.
    let mut case = pinned(25);
    let at = case.figures.len();
    case.figures.extend([Quantity::count(50), Quantity::count(1)]);
    case.relations.push((RelationKind::AllParts, vec![(Role::Whole, at), (Role::Part, 1), (Role::Part, at + 1)]));
    let (rows, message) = labelled(&case);
    assert_eq!((rows.len(), message.as_str()), (1, TOGETHER));
    assert!((0..9).all(|row| rows[0].contains(&row)), "{rows:?}");
}

#[test]
fn a_figure_in_very_many_relations_wakes_none_of_them() {
    for (relations, woken) in [(95, true), (96, true), (97, false), (98, false)] {
        // Of `a = b + 10` both are made narrow after it was asked, and it is asked again only where one of them wakes it.
        let wide = || Quantity::between(number("0"), number("60"), Unit::Count);
        let fitting =
            [("10", "60"), ("0", "50")].map(|(low, high)| Quantity::between(number(low), number(high), Unit::Count));
        let mut case = sum(fitting.into_iter().chain([Quantity::count(10)]).collect());
        let mut add = |figures: Vec<Quantity>, whole: Option<usize>, part: Option<usize>| {
            let at = case.figures.len();
            let rows: Vec<usize> = (at..at + figures.len()).collect();
            case.figures.extend(figures);
            let mut rows = rows.into_iter();
            let mut members = vec![(Role::Whole, whole.or_else(|| rows.next()).unwrap())];
            members.extend(part.into_iter().chain(rows).map(|row| (Role::Part, row)));
            case.relations.push((RelationKind::AllParts, members));
        };
        add(vec![Quantity::count(26), Quantity::count(1)], None, Some(0));
        add(vec![Quantity::count(11), Quantity::count(1)], None, Some(1));
        for _ in 2..relations {
            add(vec![wide(), wide()], Some(0), None);
            add(vec![wide(), wide()], Some(1), None);
        }
        assert_eq!(!case.findings().is_empty(), woken, "{relations}");
    }
}

#[test]
fn a_pair_that_another_relation_shares_is_tested_with_it() {
    let between = |low: &str, high: &str, unit: Unit| Quantity::between(number(low), number(high), unit);
    for shared in [0, 1] {
        for (other, holds, both) in [(30, true, true), (25, false, false), (25, false, true)] {
            // 30 % of 200 are 60; the third pair is wide in its share or in its amount, which a sum makes narrow.
            let mut case = shares(&[("10.0", 20), ("15.0", 30), ("30.0", 60)], None);
            let (unit, total, rest) = match shared {
                0 => (Unit::Percent, 100, 100 - other),
                _ => (Unit::Count, 100, 100 - 2 * other),
            };
            case.figures[4 + shared] = match shared {
                0 => between("20", "40", unit.clone()),
                _ => between("45", "75", unit.clone()),
            };
            let at = case.figures.len();
            let exactly = |value: i32| {
                let point = Interval::point(Number::from(value));
                Quantity::from_intervals(point, point, Hedge::Exact, unit.clone()).with_stated(Number::from(value))
            };
            case.figures.extend([exactly(total), exactly(rest)]);
            let members = vec![(Role::Whole, at), (Role::Part, 4 + shared), (Role::Part, at + 1)];
            case.relations.push((RelationKind::AllParts, members));
            // The other of the two is shared as well, by a sum that fits whatever it is.
            if both {
                case.figures.extend([between("0", "1000", Unit::Count), between("0", "1000", Unit::Count)]);
                case.figures[at + 2].unit = case.figures[5 - shared].unit.clone();
                case.figures[at + 3].unit = case.figures[5 - shared].unit.clone();
                let members = vec![(Role::Whole, at + 2), (Role::Part, 5 - shared), (Role::Part, at + 3)];
                case.relations.push((RelationKind::AllParts, members));
            }
            let (rows, message) = labelled(&case);
            assert_eq!(rows.is_empty(), holds, "{shared} {other}: {rows:?}");
            assert!(holds || message == TOGETHER && rows[0].contains(&(4 + shared)), "{shared}: {message}");
        }
    }
}

#[test]
fn a_sum_votes_on_a_whole_to_its_limit_of_terms() {
    for (terms, votes) in [(4095, true), (4096, true), (4097, false), (4098, false)] {
        let mut case = shares(&[("10.0", 20), ("10.0", 30)], None);
        let at = case.figures.len();
        case.figures.push(Quantity::between(number("100"), number("400"), Unit::Count));
        case.relations[0].1.push((Role::Whole, at));
        case.figures.push(Quantity::count(200));
        case.figures.resize(at + terms, Quantity::count(0));
        let parts = (at + 1..at + terms).map(|row| (Role::Part, row));
        case.relations.push((RelationKind::AllParts, [(Role::Whole, at)].into_iter().chain(parts).collect()));
        let (_, message) = labelled(&case);
        let outvoted = "10.0% and 30 imply a whole of 298 to 302, but the other figures give 200";
        assert_eq!(message == outvoted, votes, "{terms}: {message}");
        assert!(votes || message.starts_with("pairs of a share and an amount imply different wholes"), "{message}");
    }
}

#[test]
fn a_sum_counts_for_as_much_as_what_speaks_for_each_of_its_parts() {
    // Two wholes of 100, each by two pairs and as stated; their sum, 200, outweighs two pairs that say 300.
    for (supported, sum_wins) in [(2, true), (1, false)] {
        let mut case = Case { figures: Vec::new(), relations: Vec::new() };
        let add = |case: &mut Case, pairs: &[(&str, i64)], whole: Quantity| {
            let own = shares(pairs, None);
            let at = case.figures.len();
            case.figures.extend(own.figures);
            case.figures.push(whole);
            let members = own.relations[0].1.iter().map(|(role, row)| (*role, row + at)).collect::<Vec<_>>();
            let whole = case.figures.len() - 1;
            case.relations.push((RelationKind::ShareAndAmount, [members, vec![(Role::Whole, whole)]].concat()));
            whole
        };
        let hundred = [("10.0", 10), ("30.0", 30)];
        let b = add(&mut case, &hundred, Quantity::count(100));
        let c = if supported == 2 {
            add(&mut case, &hundred, Quantity::count(100))
        } else {
            case.figures.push(Quantity::count(100));
            case.figures.len() - 1
        };
        let three_hundred = [("10.0", 30), ("30.0", 90)];
        let a = add(&mut case, &three_hundred, Quantity::between(number("100"), number("400"), Unit::Count));
        case.relations.push((RelationKind::AllParts, vec![(Role::Whole, a), (Role::Part, b), (Role::Part, c)]));
        let findings = case.findings();
        let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        let pairs_lose = messages.iter().any(|message| message.contains("but the other figures give 200"));
        assert_eq!(pairs_lose, sum_wins, "{messages:?}");
    }
}

#[test]
fn what_holds_is_listed_under_its_own_check() {
    for wrong_sum in [false, true] {
        let mut case = sum([if wrong_sum { 90 } else { 100 }, 60, 40].map(Quantity::count).to_vec());
        case.figures.extend([Quantity::count(200), Quantity::count(50), percent("25")]);
        let members = vec![(Role::Whole, 3), (Role::Part, 4), (Role::Share, 5)];
        case.relations.push((RelationKind::Ratio, members));
        let report = case.report();
        let held = |check: &str| report.tested.iter().find(|tested| tested.check == check).map_or(0, |t| t.held.len());
        assert_eq!(held("parts-and-whole"), usize::from(!wrong_sum));
        let others: Vec<(&str, usize)> =
            report.tested.iter().map(|tested| (tested.check.as_str(), tested.held.len())).collect();
        assert_eq!(others.iter().map(|(_, held)| held).sum::<usize>(), 1 + usize::from(!wrong_sum), "{others:?}");
    }
}
