use super::*;
use crate::model::{Event, EventKind, Statistic, StoryId};
use crate::quantity::{Hedge, Interval, Quantity, Unit};
use proptest::prelude::*;

/// A count of a document, as a text gives it.
fn counted(document: &str, quantity: Quantity) -> Claim {
    let deaths = Statistic::new("deaths", Event::new(EventKind::UNREST).in_place("Ruritania"));
    let mut claim = Claim::new(document, deaths, quantity);
    claim.story = Some(StoryId::from_index(0));
    claim
}

fn count(document: &str, value: i64) -> Claim {
    counted(document, Quantity::count(value))
}

fn several(document: &str) -> Claim {
    let few = Interval::closed(3.into(), 9.into());
    counted(document, Quantity::from_intervals(few, few, Hedge::Vague, Unit::Count))
}

fn parts<'a>(parts: &'a [&'a [Claim]]) -> Vec<Vec<&'a Claim>> {
    parts.iter().map(|part| part.iter().collect()).collect()
}

proptest! {
    #[test]
    fn two_texts_disagree_where_each_gives_what_the_other_does_not(given in prop::collection::vec(0_u8..16, 1..5)) {
        // A bit for each value that a text gives.
        let claims: Vec<Vec<Claim>> = (0..4_u8)
            .map(|value| {
                let texts = (0..4_u8).zip(&given).filter(|(_, given)| **given & 1 << value != 0);
                texts.map(|(text, _)| count(&format!("text-{text}"), i64::from(value) * 100 + 100)).collect()
            })
            .collect();
        let parts: Vec<Vec<&Claim>> =
            claims.iter().filter(|part| !part.is_empty()).map(|part| part.iter().collect()).collect();
        let expected = given.iter().any(|one| given.iter().any(|other| one & !other != 0 && other & !one != 0));
        prop_assert_eq!(any_denies_the_other(&parts), expected, "{:?}", given);
    }
}

#[test]
fn several_are_those_that_the_text_itself_counts_further_on() {
    // "Several" alone is a value of its own.
    assert!(any_denies_the_other(&parts(&[&[count("b", 2)], &[several("a")]])));
    let two = [count("b", 2)];
    let denies = |middle: Claim, last: [Claim; 2]| any_denies_the_other(&parts(&[&two, &[middle], &last]));
    // Beside the four of the same text it is those, on which both agree; not beside its forty.
    assert!(!denies(several("a"), [count("a", 4), count("b", 4)]));
    assert!(denies(several("a"), [count("a", 40), count("b", 40)]));
    // Nor is it the four of another text.
    assert!(denies(several("a"), [count("b", 4), count("c", 4)]));
    // What is exact is given, whatever of its text meets it further on.
    let wide = |document: &str| counted(document, Quantity::between(4.into(), 9.into(), Unit::Count));
    assert!(denies(count("a", 5), [wide("a"), wide("b")]));
}

#[test]
fn one_text_tells_counts_apart_by_whose_they_are_and_of_when() {
    let deaths = Measure::new("deaths", Unit::Count).accumulating();
    let apart = |claims: &[Claim]| is_told_apart_in_one_text(Some(&deaths), &claims.iter().collect::<Vec<&Claim>>());
    let plain = [count("a", 40), count("a", 60)];
    assert!(!apart(&plain), "both on the same terms");
    let credited = |to: &str| [count("a", 40).credited_to("army"), count("a", 60).credited_to(to)];
    assert!(apart(&credited("police")) && !apart(&credited("Army")));
    let of_day = |day: &str| [count("a", 40), count("a", 60).as_of(day.parse().unwrap())];
    assert!(apart(&of_day("2031-05-03")));
    let same_day = plain.clone().map(|claim| claim.as_of("2031-05-03".parse().unwrap()));
    assert!(!apart(&same_day));
    for (few, told) in [(9, true), (10, false), (11, false)] {
        assert_eq!(apart(&[count("a", 40), count("a", few)]), told, "{few}");
    }
    let at_least = Quantity::hedged(60.into(), Hedge::AtLeast, Unit::Count);
    assert!(apart(&[count("a", 40), counted("a", at_least.clone())]));
    // What comes back to the count before, what two texts say and what was entered by hand is not told apart so.
    let back = counted("a", at_least).with_basis(keys::MEASURE, Basis::Carried);
    assert!(!apart(&[count("a", 40), back]));
    assert!(!apart(&[count("a", 40), count("b", 5)]));
    let mut by_hand = count("a", 5);
    by_hand.story = None;
    assert!(!apart(&[count("a", 40), by_hand]) && !apart(&[]));
    // Only counts that change, by growing or both ways.
    let claims = [count("a", 40), count("a", 5)];
    let all: Vec<&Claim> = claims.iter().collect();
    assert!(is_told_apart_in_one_text(Some(&Measure::new("prisoners", Unit::Count).fluctuating()), &all));
    assert!(!is_told_apart_in_one_text(Some(&Measure::new("seats", Unit::Count)), &all));
    assert!(!is_told_apart_in_one_text(None, &all));
}

#[test]
fn rival_counts_are_each_on_the_word_of_somebody_else() {
    let said = |document: &str, value: i64, to: &str| count(document, value).credited_to(to);
    let (police, organisers) = ([said("a", 30, "police")], [said("b", 120, "organisers")]);
    assert!(are_rival_counts(&parts(&[&police, &organisers])));
    assert!(!are_rival_counts(&parts(&[&police, &[said("b", 120, "Police")]])));
    assert!(!are_rival_counts(&parts(&[&police, &[count("b", 120)]])));
    assert!(!are_rival_counts(&parts(&[&[said("a", 30, "police"), count("c", 30)], &organisers])));
    // One text that gives both may speak of two marches.
    assert!(!are_rival_counts(&parts(&[&police, &[said("a", 120, "organisers")]])));
    assert!(are_rival_counts(&parts(&[&[said("a", 30, "police"), said("c", 30, "police")], &organisers])));
}

#[test]
fn far_values_of_the_same_digits_may_be_slips() {
    let of = |values: &[i64]| {
        let claims: Vec<[Claim; 1]> = values.iter().map(|value| [count("a", *value)]).collect();
        may_be_a_slip(&claims.iter().map(|claim| claim.iter().collect()).collect::<Vec<Vec<&Claim>>>())
    };
    assert!(of(&[17, 71]) && of(&[4_200, 42_000]) && of(&[5, 17, 71]));
    assert!(!of(&[17, 72]) && !of(&[17]) && !of(&[17, 40, 71]));
}

proptest! {
    #[test]
    fn of_values_the_nearest_are_a_run_in_which_each_is_within_twice_the_one_before(
        values in prop::collection::btree_set(1_i64..400, 1..8), texts in prop::collection::vec(0_u8..6, 8),
    ) {
        let claims: Vec<Claim> =
            values.iter().zip(&texts).map(|(value, text)| count(&format!("text-{text}"), *value)).collect();
        let parts: Vec<Vec<&Claim>> = claims.iter().map(|claim| vec![claim]).collect();
        let value = |claim: &Claim| claim.quantity.stated.unwrap();
        let near = |low: &Claim, high: &Claim| value(low).checked_add(value(low)).unwrap() >= value(high);
        // Every run of two and more, by hand.
        let mut runs: Vec<&[Claim]> = Vec::new();
        let mut start = 0;
        for end in 1..=claims.len() {
            if end == claims.len() || !near(&claims[end - 1], &claims[end]) {
                if end - start > 1 {
                    runs.push(&claims[start..end]);
                }
                start = end;
            }
        }
        let texts = |run: &[Claim]| run.iter().map(|claim| claim.document.clone()).collect::<BTreeSet<_>>().len();
        let most = runs.iter().map(|run| texts(run)).max();
        match nearest_values(&parts) {
            None => prop_assert!(runs.is_empty()),
            Some(found) => {
                let found: Vec<Claim> = found.into_iter().cloned().collect();
                prop_assert!(runs.contains(&found.as_slice()), "{:?}", values);
                prop_assert_eq!(Some(texts(&found)), most);
            }
        }
    }
}
