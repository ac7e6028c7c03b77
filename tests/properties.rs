//! What must hold for every quantity and every pair of quantities.
#![allow(clippy::expect_used, reason = "a test stops where a number cannot be made")]

use corroborate::{Bound, Hedge, Hedging, Interval, Number, Outcome, Quantity, Unit, compare};
use proptest::prelude::*;

fn number() -> impl Strategy<Value = Number> {
    (1_i64..=999_999, -4_i32..=6)
        .prop_filter_map("within 28 digits", |(mantissa, exponent)| Number::from_parts(i128::from(mantissa), exponent))
}

fn hedge() -> impl Strategy<Value = Hedge> {
    prop::sample::select(Hedge::ALL.to_vec())
}

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::Number,
        Unit::Count,
        Unit::Percent,
        "EUR".parse().expect("a code"),
        "km".parse().expect("a symbol"),
    ])
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (number(), hedge(), unit()).prop_map(|(number, hedge, unit)| Quantity::hedged(number, hedge, unit))
}

/// Two quantities of one unit, near each other more often than not: random pairs hardly ever meet.
fn pair() -> impl Strategy<Value = (Quantity, Quantity)> {
    (number(), -20_i64..=20, hedge(), hedge(), unit()).prop_map(|(first, steps, a, b, unit)| {
        let second = Number::from_parts(i128::from(steps), first.exponent())
            .and_then(|distance| first.checked_add(distance))
            .map_or(first, |second| second.with_exponent(first.exponent()));
        (Quantity::hedged(first, a, unit.clone()), Quantity::hedged(second, b, unit))
    })
}

fn interval() -> impl Strategy<Value = Interval> {
    let bound = || prop::option::of((-50_i64..=50, any::<bool>()));
    (bound(), bound()).prop_filter_map("holds something", |(low, high)| {
        let bound = |end: Option<(i64, bool)>| {
            end.map(
                |(value, open)| {
                    if open { Bound::open(Number::from(value)) } else { Bound::closed(Number::from(value)) }
                },
            )
        };
        let interval = Interval::EVERYTHING.with_low(bound(low)).with_high(bound(high));
        (!interval.is_empty()).then_some(interval)
    })
}

/// Every bound moved by `distance` and multiplied by `factor`.
fn transformed(interval: &Interval, factor: Number, distance: Number) -> Interval {
    let moved = |bound: Option<Bound>| {
        bound.map(|mut bound| {
            let value = bound.value.checked_mul(factor).and_then(|value| value.checked_add(distance));
            bound.value = value.expect("small numbers");
            bound
        })
    };
    Interval::EVERYTHING.with_low(moved(interval.low)).with_high(moved(interval.high))
}

proptest! {
    #[test]
    fn what_is_asserted_is_admitted_leniently(quantity in quantity()) {
        prop_assert!(quantity.asserted.is_within(&quantity.lenient), "{quantity:?}");
        prop_assert!(!quantity.asserted.is_empty());
    }

    #[test]
    fn a_hedge_that_bounds_neither_side_admits_the_number(number in number(), unit in unit()) {
        let hedging = Hedging::default();
        for hedge in [Hedge::Exact, Hedge::About, Hedge::AtLeast, Hedge::AtMost, Hedge::UpTo, Hedge::Fraction] {
            prop_assert!(hedging.asserted(number, hedge, &unit).contains(number), "{hedge} {number}");
        }
        for hedge in [Hedge::MoreThan, Hedge::LessThan, Hedge::Almost, Hedge::JustOver] {
            prop_assert!(!hedging.asserted(number, hedge, &unit).contains(number), "{hedge} {number}");
            prop_assert!(hedging.lenient(number, hedge, &unit).contains(number), "{hedge} {number}");
        }
    }

    #[test]
    fn comparison_is_symmetric((a, b) in pair()) {
        let (forth, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!(forth, back);
        prop_assert_eq!(a.distance_to(&b), b.distance_to(&a));
    }

    #[test]
    fn every_quantity_agrees_with_itself(quantity in quantity()) {
        prop_assert_eq!(compare(&quantity, &quantity), Outcome::Same);
    }

    #[test]
    fn quantities_conflict_only_where_their_intervals_do_not_meet((a, b) in pair()) {
        let outcome = compare(&a, &b);
        prop_assert_eq!(outcome.agrees(), a.asserted.meets(&b.asserted));
        prop_assert_eq!(outcome == Outcome::Conflict, !a.lenient.meets(&b.lenient));
    }

    #[test]
    fn shifting_and_scaling_both_sides_changes_no_verdict(
        first in interval(), second in interval(), wider in interval(), hedge in hedge(), factor in 1_i64..=1000, distance in -1000_i64..=1000,
    ) {
        let build = |asserted: Interval, lenient: Interval| Quantity::from_intervals(asserted, lenient, hedge, Unit::Count);
        let moved = |interval: &Interval| transformed(interval, Number::from(factor), Number::from(distance));
        let before = compare(&build(first, first.hull(&wider)), &build(second, second));
        let after = compare(
            &build(moved(&first), moved(&first.hull(&wider))),
            &build(moved(&second), moved(&second)),
        );
        prop_assert_eq!(before, after);
    }

    #[test]
    fn an_intersection_holds_what_both_hold(a in interval(), b in interval(), value in -60_i64..=60) {
        let value = Number::from(value);
        let both = a.intersection(&b).is_some_and(|both| both.contains(value));
        prop_assert_eq!(both, a.contains(value) && b.contains(value));
        prop_assert!(!(a.contains(value) || b.contains(value)) || a.hull(&b).contains(value));
        prop_assert_eq!(a.is_within(&b), a.intersection(&b) == Some(a));
    }

    #[test]
    fn json_returns_the_quantity(quantity in quantity(), noun in prop::option::of("[a-z]{1,8}")) {
        let quantity = match noun {
            Some(noun) => quantity.with_noun(noun),
            None => quantity,
        };
        let json = serde_json::to_string(&quantity).expect("plain data");
        prop_assert_eq!(serde_json::from_str::<Quantity>(&json).expect(&json), quantity);
    }
}
