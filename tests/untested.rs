//! Relations that say too little to be tested are counted and find nothing; those that say just enough are tested.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set up its table has failed")]

mod related;

use corroborate::explain::uncertain_event;
use corroborate::{
    Claim, ClaimId, Event, EventKind, Hedge, Interval, Quantity, Relation, RelationKind, Role, Span, Statistic, Unit,
};
use related::{Case, Table, number, percent, shares, sum};

/// How many relations were tested, how many could not be, and how many findings there are.
fn came_to(case: &Case) -> (usize, usize, usize) {
    let report = case.report();
    let tested = report.tested.iter().filter(|tested| tested.checked + tested.not_testable > 0);
    let (checked, not) = tested.fold((0, 0), |(c, n), tested| (c + tested.checked, n + tested.not_testable));
    (checked, not, report.findings.len())
}

/// A relation of figures, some of which may play two parts.
fn case(kind: RelationKind, figures: &[Quantity], members: &[(Role, usize)]) -> Case {
    Case { figures: figures.to_vec(), relations: vec![(kind, members.to_vec())] }
}

fn count(value: i64) -> Quantity {
    Quantity::count(value)
}

fn tonnes(text: &str) -> Quantity {
    Quantity::exact(number(text), Unit::Measured("t".into()))
}

#[test]
fn sums_need_a_whole_of_their_unit_and_parts_of_their_own() {
    use RelationKind::{AllParts, SomeParts};
    use Role::{Part, Whole};
    let counts = [count(100), count(60), count(40)];
    let tested = |kind, figures: &[Quantity], members: &[(Role, usize)]| came_to(&case(kind, figures, members));
    let wpp = [(Whole, 0), (Part, 1), (Part, 2)];
    assert_eq!(tested(AllParts, &counts, &wpp), (1, 0, 0));
    for (kind, figures, members) in [
        // No whole; one part of all; none of some; two wholes; a whole that is a part; a part twice.
        (AllParts, &counts, &wpp[1..]),
        (AllParts, &counts, &wpp[..2]),
        (SomeParts, &counts, &wpp[..1]),
        (AllParts, &counts, &[(Whole, 0), (Whole, 1), (Part, 2), (Part, 1)]),
        (AllParts, &counts, &[(Whole, 0), (Part, 0), (Part, 1)]),
        (AllParts, &counts, &[(Whole, 0), (Part, 1), (Part, 1)]),
        (AllParts, &[tonnes("100"), count(60), count(40)], &wpp),
        (AllParts, &[count(100), tonnes("60"), count(40)], &wpp),
        (AllParts, &[count(100), count(60), tonnes("40")], &wpp),
    ] {
        assert_eq!(tested(kind, figures, members), (0, 1, 0), "{figures:?} {members:?}");
    }
    // Parts that are named count for one each.
    let named = |whole: i64| {
        let mut table = Table::of(&[whole, 1]);
        let ids: Vec<ClaimId> = table.corpus.claims_with_ids().map(|(id, _)| id).collect();
        let mut relation = Relation::new(AllParts, "table").with(Whole, ids[0]).with(Part, ids[1]);
        relation.named = vec![Span::new(0, 0).unwrap()];
        table.corpus.add_relation(relation).unwrap();
        let report = table.verifier.verify(&table.corpus);
        (report.tested.iter().map(|tested| tested.checked).sum::<usize>(), report.findings.len())
    };
    assert_eq!([named(2), named(3)], [(1, 0), (1, 1)]);
    // Percentages are of all there is.
    assert_eq!(tested(AllParts, &[percent("40"), percent("60")], &[(Part, 0), (Part, 1)]), (1, 0, 0));
    assert_eq!(tested(AllParts, &[percent("40"), percent("50")], &[(Part, 0), (Part, 1)]), (1, 0, 1));
    assert_eq!(tested(SomeParts, &counts, &wpp[..2]), (1, 0, 0));
}

#[test]
fn pairs_need_a_share_for_each_amount_and_one_whole() {
    use RelationKind::ShareAndAmount;
    use Role::{Amount, Part, Share, Whole};
    let tested = |figures: &[Quantity], members: &[(Role, usize)]| came_to(&case(ShareAndAmount, figures, members));
    let figures = [percent("10.0"), count(20), count(200), percent("30.0"), count(60)];
    let pair = [(Share, 0), (Amount, 1)];
    let with = |more: &[(Role, usize)]| [pair.as_slice(), more].concat();
    assert_eq!(tested(&figures, &with(&[(Whole, 2)])), (1, 0, 0));
    assert_eq!(tested(&figures, &with(&[(Share, 3), (Amount, 4)])), (2, 0, 0));
    // One pair without a whole; shares without amounts; an amount without its share; two wholes.
    for members in [
        pair.to_vec(),
        with(&[(Share, 3), (Whole, 2)]),
        with(&[(Amount, 4), (Whole, 2)]),
        with(&[(Share, 3)]),
        with(&[(Whole, 2), (Whole, 4)]),
        // What is in two roles.
        vec![(Share, 0), (Amount, 0), (Whole, 0)],
        vec![(Share, 0), (Amount, 1), (Whole, 1)],
        vec![(Share, 0), (Amount, 1), (Whole, 0)],
        vec![(Share, 3), (Amount, 3), (Whole, 0)],
    ] {
        assert_eq!(tested(&figures, &members), (0, 1, 0), "{members:?}");
    }
    for (place, other) in [(0, count(10)), (1, tonnes("20")), (2, tonnes("200")), (3, count(30)), (4, tonnes("60"))] {
        let mut figures = figures.clone();
        figures[place] = other;
        let members = with(&[(Whole, 2), (Share, 3), (Amount, 4)]);
        assert_eq!(tested(&figures, &members), (0, 1, 0), "{figures:?}");
    }
    // Percentages of percentages: one figure in two roles is none, whatever its unit.
    let all_percent = [percent("10.0"), percent("2.0"), percent("20.0")];
    assert_eq!(tested(&all_percent, &[(Share, 0), (Amount, 1), (Whole, 2)]), (1, 0, 0));
    for members in [
        [(Share, 0), (Amount, 0), (Whole, 2)],
        [(Share, 0), (Amount, 1), (Whole, 1)],
        [(Share, 0), (Amount, 1), (Whole, 0)],
    ] {
        assert_eq!(tested(&all_percent, &members), (0, 1, 0), "{members:?}");
    }
    // Parts of the whole add up where there are several of them; one alone is no sum.
    let mut parted = shares(&[("10.0", 20), ("30.0", 60)], Some(200));
    parted.figures.extend([count(120), count(80), count(70)]);
    for (parts, expected) in [(&[5][..], (2, 0, 0)), (&[5, 6], (3, 0, 0)), (&[5, 7], (3, 0, 1)), (&[5, 5], (2, 0, 0))] {
        let mut case = Case { figures: parted.figures.clone(), relations: parted.relations.clone() };
        case.relations[0].1.extend(parts.iter().map(|row| (Part, *row)));
        assert_eq!(came_to(&case), expected, "{parts:?}");
    }
}

#[test]
fn changes_need_two_values_of_one_unit_and_a_size_that_goes_with_them() {
    use RelationKind::{Change, Rise};
    use Role::{After, Before, Difference};
    let tested = |figures: &[Quantity], members: &[(Role, usize)]| came_to(&case(Rise, figures, members));
    let all = [(Before, 0), (After, 1), (Difference, 2)];
    let points = Quantity::exact(number("5"), Unit::PercentagePoint);
    assert_eq!(tested(&[count(20), count(25), count(5)], &all), (1, 0, 0));
    assert_eq!(tested(&[percent("20"), percent("25"), points.clone()], &all), (1, 0, 0));
    for figures in [
        [count(20), tonnes("25"), count(5)],
        [count(20), count(25), tonnes("5")],
        [tonnes("20"), tonnes("25"), points.clone()],
        [percent("20"), percent("25"), count(5)],
    ] {
        assert_eq!(tested(&figures, &all), (0, 1, 0), "{figures:?}");
    }
    let counts = [count(20), count(25), count(5)];
    for members in [
        vec![(Before, 0), (After, 0)],
        vec![(Before, 0)],
        vec![(After, 1)],
        vec![(Before, 0), (After, 1), (Difference, 0)],
        vec![(Before, 0), (After, 1), (Difference, 1)],
        vec![(Before, 0), (After, 1), (Difference, 2), (Difference, 2)],
    ] {
        assert_eq!(tested(&counts, &members), (0, 1, 0), "{members:?}");
    }
    // What only says that something changed goes up where it did not fall.
    let said = |before: &str, after: &str| {
        let findings = case(Change, &[percent(before), percent(after), percent("50")], &all).findings();
        findings.into_iter().map(|finding| finding.message).collect::<String>()
    };
    assert!(said("20.0", "20.0").contains("more"), "{}", said("20.0", "20.0"));
    assert!(said("20.0", "20.1").contains("more") && said("20.0", "19.9").contains("less"));
}

#[test]
fn rounding_takes_no_share_and_no_count_below_none() {
    // "0" is anything up to a half; of money and weights also down to minus one half.
    let holds = |of: &dyn Fn(&str) -> Quantity| {
        let first = sum(vec![of("10.0"), of("10.3"), of("0")]).findings().is_empty();
        let second = sum(vec![of("10.3"), of("10.0"), of("0")]).findings().is_empty();
        (first, second)
    };
    let euros = |text: &str| Quantity::exact(number(text), Unit::EURO);
    assert_eq!(holds(&percent), (false, true));
    assert_eq!(holds(&tonnes), (true, true));
    assert_eq!(holds(&euros), (true, true));
    // What is printed below none is.
    let about = |low: &str, high: &str, stated: &str| {
        let interval = Interval::closed(number(low), number(high));
        Quantity::from_intervals(interval, interval, Hedge::About, Unit::Percent).with_stated(number(stated))
    };
    assert!(sum(vec![percent("10.0"), percent("11.0"), about("-2", "1", "-1")]).findings().is_empty());
    assert!(!sum(vec![percent("10.0"), percent("11.0"), about("-2", "1", "0")]).findings().is_empty());
    assert!(sum(vec![percent("11.0"), percent("10.0"), about("-2", "1", "0")]).findings().is_empty());
}

#[test]
fn what_is_missing_to_know_the_event_is_named() {
    let event = || Event::new(EventKind::UNREST);
    let claim = |document: &str, event: Event| Claim::new(document, Statistic::new("deaths", event), count(5));
    let of = |first: Event, second: Event| {
        uncertain_event(&claim("a", first), &claim("b", second)).map(|explanation| explanation.to_string())
    };
    let day = "2031-05-03".parse().unwrap();
    let whole = || event().in_place("Ruritania").on(day);
    let said = |lack: &str| Some(format!("it is not certain that both speak of one event: {lack}"));
    assert_eq!(of(whole(), whole()).as_deref(), Some("it is not certain that both speak of one event"));
    assert_eq!(of(event(), whole()), said("a gives neither a place nor a date for the event"));
    assert_eq!(of(whole(), event().on(day)), said("b gives no place for the event"));
    assert_eq!(of(event().in_place("Ruritania"), event()), said("a gives no date for the event"));
    assert_eq!(of(whole(), Event::default()), said("b does not say of which event it speaks"));
}
