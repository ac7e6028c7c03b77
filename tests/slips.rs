//! Slips of figures and what would show them, each held against a slow search of its own: edits of the printed digits one by
//! one, and shifts of a figure until its relation breaks.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set up its figures has failed")]

use std::collections::BTreeSet;

use corroborate::explain::{is_slip_of, rounding, slips_of};
use corroborate::{
    Claim, ClaimId, Corpus, Document, Event, Hedge, Interval, Number, Quantity, Relation, RelationKind, Role,
    Statistic, Unit, Verifier, detectable_slips,
};
use proptest::prelude::*;

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn slips(printed: Number) -> BTreeSet<Number> {
    slips_of(&Quantity::exact(printed, Unit::Percent)).iter().filter_map(|figure| figure.stated).collect()
}

/// The numbers that were meant, where one digit of a printed one (of one or more) slipped: by edits of what is printed.
fn edits(printed: &str) -> BTreeSet<Number> {
    let letters: Vec<char> = printed.chars().collect();
    let digits: Vec<usize> = (0..letters.len()).filter(|at| letters[*at] != '.').collect();
    let mut edited: Vec<Vec<char>> = Vec::new();
    for at in &digits {
        for digit in '0'..='9' {
            edited.push(letters.clone());
            edited.last_mut().unwrap()[*at] = digit;
        }
    }
    for pair in digits.windows(2) {
        edited.push(letters.clone());
        edited.last_mut().unwrap().swap(pair[0], pair[1]);
        if letters[pair[0]] == letters[pair[1]] {
            edited.push(letters.clone());
            edited.last_mut().unwrap().remove(pair[1]);
        }
    }
    for at in 0..=letters.len() {
        for digit in '0'..='9' {
            edited.push(letters.clone());
            edited.last_mut().unwrap().insert(at, digit);
        }
    }
    let written = |letters: &Vec<char>| letters[0] != '0' || letters.get(1).is_none_or(|second| *second == '.');
    let meant = edited.iter().filter(|letters| written(letters)).map(|letters| {
        let text: String = letters.iter().collect();
        number(text.strip_suffix('.').unwrap_or(&text))
    });
    meant.filter(|meant| *meant != number(printed)).collect()
}

proptest! {
    #[test]
    fn the_slips_of_a_number_are_the_edits_of_its_digits(
        whole in "[1-9][0-9]{0,4}", decimals in "[0-9]{0,3}", power in 0_i32..4,
    ) {
        let printed = if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") };
        prop_assert_eq!(slips(number(&printed)), edits(&printed), "{}", &printed);
        // "6.7 billion" slips as 6.7 does; "1000.0 thousand" is not written, and "1.000 thousand" is 1,000.
        let point = printed.find('.').unwrap_or(printed.len());
        if point < 4 && printed.len() < point + 4 {
            let scaled = |number: Number| number.scaled(power * 3).unwrap();
            let expected: BTreeSet<Number> = edits(&printed).into_iter().map(scaled).collect();
            prop_assert_eq!(slips(scaled(number(&printed))), expected, "{} 10^{}", &printed, power * 3);
        }
    }

    #[test]
    fn figures_of_the_same_digits_are_slips_of_one_another(a in 0_u32..100_000, b in 0_u32..100_000) {
        let digits = |number: u32| {
            let mut digits: Vec<char> = number.to_string().chars().filter(|digit| *digit != '0').collect();
            digits.sort_unstable();
            digits
        };
        let expected = digits(a) == digits(b) && digits(a).len() > 1;
        prop_assert_eq!(is_slip_of(&Quantity::count(i64::from(a)), &Quantity::count(i64::from(b))), expected);
        let reversed: u32 = a.to_string().chars().rev().collect::<String>().parse().unwrap();
        prop_assert_eq!(
            is_slip_of(&Quantity::count(i64::from(a)), &Quantity::count(i64::from(reversed))), digits(a).len() > 1
        );
    }
}

#[test]
fn what_is_no_number_typed_by_hand_has_no_slips() {
    let count = |digits: usize| slips(number(&"1234567890".chars().cycle().take(digits).collect::<String>())).len();
    assert!(count(17) > 0 && count(18) > 0);
    assert_eq!((count(19), count(20)), (0, 0));
    assert!(slips(number("-12")).is_empty());
    let negative = |number: i64| Quantity::count(number);
    assert!(!is_slip_of(&negative(-17), &negative(-71)) && !is_slip_of(&negative(0), &negative(0)));
}

#[test]
fn one_figure_rounds_to_another_where_its_digits_say_so() {
    /// The worth of the last digit that is not zero.
    fn step(number: i64) -> i64 {
        let mut step = 1;
        while number % (step * 10) == 0 {
            step *= 10;
        }
        step
    }
    let mut found = 0;
    for a in 1..320 {
        for b in 1..320 {
            let (fine, coarse) = if step(a) < step(b) { (a, b) } else { (b, a) };
            let to = step(coarse);
            let expected = step(a) != step(b) && (fine + to / 2) / to * to == coarse;
            let count = |number: i64| Quantity::count(number);
            let said = rounding(&count(a), &count(b)).map(|explanation| explanation.to_string());
            assert_eq!(said.is_some(), expected, "{a} and {b}: {said:?}");
            found += usize::from(expected);
            if let Some(said) = said {
                assert!(said.starts_with(&format!("{fine} rounds to {coarse} at the nearest ")), "{said}");
            }
        }
    }
    assert!(found > 500, "{found}");
    // Only of one unit, though things and bare numbers are one.
    let figure = |value: &str, unit: Unit| Quantity::exact(number(value), unit);
    for (one, other, rounds) in [
        (Unit::Count, Unit::Number, true),
        (Unit::Percent, Unit::Percent, true),
        (Unit::Percent, Unit::Count, false),
        (Unit::Count, Unit::Percent, false),
        (Unit::EURO, Unit::Percent, false),
        (Unit::EURO, Unit::EURO, true),
    ] {
        let both = rounding(&figure("227", one.clone()), &figure("230", other.clone()));
        assert_eq!(both.is_some(), rounds, "{one} and {other}");
    }
}

/// Figures and one relation of them.
struct Related {
    figures: Vec<Quantity>,
    kind: RelationKind,
    roles: Vec<Role>,
}

impl Related {
    fn corpus(&self) -> (Corpus, Relation) {
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("table", "")).unwrap();
        let mut relation = Relation::new(self.kind, "table");
        for (row, (figure, role)) in self.figures.iter().zip(&self.roles).enumerate() {
            let statistic = Statistic::new("figure", Event::default()).of(format!("row {row}"));
            let claim = corpus.add_claim(Claim::new("table", statistic, figure.clone())).unwrap();
            relation = relation.with(*role, claim);
        }
        corpus.add_relation(relation.clone()).unwrap();
        (corpus, relation)
    }

    fn holds(&self) -> bool {
        Verifier::new().verify(&self.corpus().0).findings.is_empty()
    }

    /// The same with one figure off by so many steps.
    fn off_by(&self, row: usize, step: Number, steps: i32) -> Related {
        let mut figures = self.figures.clone();
        let by = step.checked_mul(Number::from(steps)).unwrap();
        figures[row].asserted = figures[row].asserted.checked_add(&Interval::point(by)).unwrap();
        Related { figures, kind: self.kind, roles: self.roles.clone() }
    }

    fn slip(&self, row: usize) -> Option<Number> {
        let (corpus, relation) = self.corpus();
        let slips: Vec<(ClaimId, Number)> = detectable_slips(&corpus, &relation);
        slips.into_iter().find(|(claim, _)| claim.index() == row).map(|(_, slip)| slip)
    }

    /// Any slip by more than is said shows, both ways; one by a little less does not show one way at least.
    fn slips_show(&self, step: &str) {
        let step = number(step);
        assert!(self.holds(), "{:?}", self.figures);
        for row in 0..self.figures.len() {
            let slip = self.slip(row).unwrap();
            let mut steps = 0;
            while step.checked_mul(Number::from(steps + 1)).unwrap() <= slip {
                steps += 1;
            }
            for more in [1, 2, 7] {
                for way in [1, -1] {
                    let shifted = self.off_by(row, step, way * (steps + more));
                    assert!(
                        !shifted.holds(),
                        "row {row} off by {} of {:?}: {slip}",
                        way * (steps + more),
                        self.figures
                    );
                }
            }
            // Ends that are open are not reached.
            let less = (steps - 1).max(0);
            let unseen = [1, -1].iter().any(|way| self.off_by(row, step, way * less).holds());
            assert!(unseen, "row {row} off by {less} of {:?}: {slip}", self.figures);
        }
    }
}

fn tonnes(text: &str) -> Quantity {
    Quantity::exact(number(text), Unit::Measured("t".into()))
}

#[test]
fn a_slip_of_a_sum_shows_beyond_what_rounding_explains() {
    for figures in [["9.4", "4.1", "5.3"], ["9.44", "4.1", "5.3"], ["9", "4.12", "5.31"], ["10.00", "4.50", "5.50"]] {
        let roles = vec![Role::Whole, Role::Part, Role::Part];
        Related { figures: figures.map(tonnes).to_vec(), kind: RelationKind::AllParts, roles }.slips_show("0.005");
    }
}

#[test]
fn a_slip_of_a_rate_shows_beyond_what_rounding_explains() {
    for figures in [["200", "50", "25"], ["210", "50", "23.8"], ["20.0", "5.00", "25"]] {
        let [whole, part, share] = figures;
        let figures = vec![tonnes(whole), tonnes(part), Quantity::percent(number(share))];
        let roles = vec![Role::Whole, Role::Part, Role::Share];
        Related { figures, kind: RelationKind::Ratio, roles }.slips_show("0.01");
    }
}

#[test]
fn a_slip_of_a_pair_shows_by_what_the_other_pairs_imply() {
    for pairs in
        [[("10.0", "20.0"), ("30.0", "60.0"), ("15.0", "30.0")], [("10", "20.0"), ("30", "60.0"), ("25.00", "50.0")]]
    {
        let mut figures = Vec::new();
        for (share, amount) in pairs {
            figures.extend([Quantity::percent(number(share)), tonnes(amount)]);
        }
        let roles = [Role::Share, Role::Amount].repeat(3);
        Related { figures, kind: RelationKind::ShareAndAmount, roles }.slips_show("0.01");
    }
}

#[test]
fn a_relation_of_very_many_figures_is_left_out() {
    for (figures, told) in [(255, true), (256, true), (257, false), (258, false)] {
        let mut all = vec![Quantity::count(figures - 1)];
        all.extend((1..figures).map(|_| Quantity::count(1)));
        let mut roles = vec![Role::Whole];
        roles.resize(all.len(), Role::Part);
        let related = Related { figures: all, kind: RelationKind::AllParts, roles };
        let (corpus, relation) = related.corpus();
        assert_eq!(detectable_slips(&corpus, &relation).len(), if told { related.figures.len() } else { 0 });
    }
}

#[test]
fn what_would_show_is_said_of_each_figure_or_of_all() {
    let said = |related: &Related| {
        let report = Verifier::new().verify(&related.corpus().0);
        report.tested.iter().flat_map(|tested| &tested.held).map(|label| label.note.clone()).collect::<Vec<String>>()
    };
    let sum = |figures: Vec<Quantity>| {
        let mut roles = vec![Role::Whole];
        roles.resize(figures.len(), Role::Part);
        said(&Related { figures, kind: RelationKind::AllParts, roles })
    };
    assert_eq!(sum(["9.4", "4.1", "5.3"].map(tonnes).to_vec()), ["any figure off by more than 0.15 t would show"]);
    let counts = |counts: &[i64]| counts.iter().map(|count| Quantity::count(*count)).collect::<Vec<Quantity>>();
    assert_eq!(sum(counts(&[9, 4, 5])), ["any other figure in the place of one of these would show"]);
    let pairs = |rows: &[(&str, i64)]| {
        let mut figures = Vec::new();
        for (share, amount) in rows {
            figures.extend([Quantity::percent(number(share)), Quantity::count(*amount)]);
        }
        let roles = [Role::Share, Role::Amount].repeat(rows.len());
        said(&Related { figures, kind: RelationKind::ShareAndAmount, roles }).concat()
    };
    let two = pairs(&[("10.0", 200), ("30.0", 600)]);
    assert!(two.starts_with("would show: 10.0% off by more than ") && two.contains(", 200 off by"), "{two}");
    assert_eq!(two.matches("off by more than").count(), 4, "{two}");
    assert!(two.ends_with("600 off by more than 4.1"), "{two}");
    // A whole that is stated is one figure, in however many pairs.
    let mut figures = Vec::new();
    for (share, amount) in [("10.0", 200), ("30.0", 600)] {
        figures.extend([Quantity::percent(number(share)), Quantity::count(amount)]);
    }
    figures.push(Quantity::count(2000));
    let roles = [[Role::Share, Role::Amount].repeat(2), vec![Role::Whole]].concat();
    let stated = said(&Related { figures, kind: RelationKind::ShareAndAmount, roles }).concat();
    assert!(stated.ends_with(", and 1 more"), "{stated}");
    // Of one unit and another slip, or of one slip and another unit, they are told one by one.
    let rate = |whole: Quantity, part: Quantity, rate: Quantity| {
        let roles = vec![Role::Whole, Role::Part, Role::Share];
        said(&Related { figures: vec![whole, part, rate], kind: RelationKind::Ratio, roles }).concat()
    };
    let three_or_so = Quantity::between(number("2.9"), number("3.1"), Unit::Number).with_stated(number("3"));
    let told = rate(Quantity::count(20), Quantity::count(60), three_or_so);
    assert!(told.starts_with("would show: 20 off by more than"), "{told}");
    let tonnes_exactly = |text: &str| {
        let point = Interval::point(number(text));
        Quantity::from_intervals(point, point, Hedge::Exact, Unit::Measured("t".into())).with_stated(number(text))
    };
    let told = rate(tonnes_exactly("20"), tonnes_exactly("60"), Quantity::exact(number("3"), Unit::Number));
    assert!(told.starts_with("would show: 20 t off by more than 0 t"), "{told}");
    let three = pairs(&[("10.0", 200), ("30.0", 600), ("15.0", 300)]);
    assert!(three.ends_with(", and 2 more") && three.matches("off by more than").count() == 4, "{three}");
}
