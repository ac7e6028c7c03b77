//! Equations of measures, each held against an arithmetic of its own: for one event, subject, place and day at a time, in
//! units that go together.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set up its claims has failed")]

use std::collections::BTreeSet;

use corroborate::{
    Claim, Configuration, Corpus, Document, Event, EventKind, Measure, Number, Quantity, Standing, Statistic, Unit,
    Verifier,
};

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn claim(measure: &str, quantity: Quantity) -> Claim {
    Claim::new("table", Statistic::new(measure, Event::new(EventKind::ELECTION).in_place("Ruritania")), quantity)
}

fn count(measure: &str, value: i64) -> Claim {
    claim(measure, Quantity::count(value))
}

fn of(subject: &str, mut claim: Claim) -> Claim {
    claim.statistic.subject = Some(subject.to_owned());
    claim
}

/// How many constraints were tested, how many could not be, and how many do not hold.
fn came_to(equation: &str, claims: &[Claim]) -> (usize, usize, usize) {
    let mut configuration = Configuration::default();
    let words =
        equation.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| *word != "of" && *word != "sum");
    let names: BTreeSet<&str> = words.filter(|word| word.starts_with(char::is_alphabetic)).collect();
    // A unit of its own would leave out what is in another; a bare number takes any.
    configuration.measures.extend(names.into_iter().map(|name| Measure::new(name, Unit::Number)));
    configuration.equations.push(equation.to_owned());
    let verifier = Verifier::new().configured(&configuration).unwrap();
    let mut corpus = Corpus::new();
    for document in ["table", "other"] {
        corpus.add_document(Document::new(document, "")).unwrap();
    }
    for claim in claims {
        corpus.add_claim(claim.clone()).unwrap();
    }
    let report = verifier.verify(&corpus);
    let tested = report.tested.iter().fold((0, 0), |(c, n), tested| (c + tested.checked, n + tested.not_testable));
    let sums = ["parts-and-whole", "ratio"];
    let found = report.findings.iter().filter(|finding| sums.contains(&finding.check.as_str())).count();
    (tested.0, tested.1, found)
}

#[test]
fn each_form_of_equation_holds_where_its_arithmetic_does() {
    let euros = |measure: &str, text: &str| claim(measure, Quantity::exact(number(text), Unit::EURO));
    let rate = |measure: &str, text: &str| claim(measure, Quantity::percent(number(text)));
    for (equation, claims, holds) in [
        ("trade = goods + services", [count("trade", 9), count("goods", 4), count("services", 5)], true),
        ("trade = goods + services", [count("trade", 9), count("goods", 4), count("services", 6)], false),
        ("surplus = sold - bought", [count("surplus", 9), count("sold", 14), count("bought", 5)], true),
        ("surplus = sold - bought", [count("surplus", 9), count("sold", 5), count("bought", 14)], false),
        ("income = tickets * visitors", [euros("income", "600"), euros("tickets", "20"), count("visitors", 30)], true),
        ("income = tickets * visitors", [euros("income", "600"), euros("tickets", "20"), count("visitors", 40)], false),
        ("quota = women / members", [rate("quota", "40.0"), count("women", 20), count("members", 50)], true),
        ("quota = women / members", [rate("quota", "40.0"), count("women", 50), count("members", 20)], false),
        ("lists = seats / members", [count("lists", 4), count("seats", 20), count("members", 5)], true),
        ("lists = seats / members", [count("lists", 400), count("seats", 20), count("members", 5)], false),
    ] {
        assert_eq!(came_to(equation, &claims), (1, 0, usize::from(!holds)), "{equation}: {claims:?}");
        // Each claim is needed, and of one event, subject, day, document and standing.
        for place in 0..3 {
            let mut fewer = claims.to_vec();
            drop(fewer.remove(place));
            assert_eq!(came_to(equation, &fewer), (0, 0, 0), "{equation}: {fewer:?}");
            let other = |change: &dyn Fn(&mut Claim)| {
                let mut claims = claims.clone();
                change(&mut claims[place]);
                came_to(equation, &claims)
            };
            assert_eq!(other(&|claim| claim.statistic.subject = Some("Lind".to_owned())), (0, 0, 0));
            assert_eq!(other(&|claim| claim.as_of = Some("2031-05-03".parse().unwrap())), (0, 0, 0));
            assert_eq!(other(&|claim| claim.document = "other".into()), (0, 0, 0));
            assert_eq!(other(&|claim| claim.standing = Standing::Projected), (0, 0, 0));
            let elsewhere = || Some(Event::new(EventKind::ELECTION).in_place("Grautark"));
            assert_eq!(other(&|claim| claim.statistic.event = elsewhere()), (0, 0, 0));
            let scoped = |claim: &mut Claim| drop(claim.statistic.scope.insert("place".into(), "Zenda".into()));
            assert_eq!(other(&scoped), (0, 0, 0));
        }
    }
}

#[test]
fn units_that_do_not_go_together_are_counted_and_not_tested() {
    let tonnes =
        |measure: &str, value: &str| claim(measure, Quantity::exact(number(value), Unit::Measured("t".into())));
    let points = |measure: &str, value: &str| claim(measure, Quantity::exact(number(value), Unit::PercentagePoint));
    let percent = |measure: &str, value: &str| claim(measure, Quantity::percent(number(value)));
    for (equation, claims) in [
        ("trade = goods + services", [count("trade", 9), count("goods", 4), tonnes("services", "5")]),
        ("trade = goods + services", [tonnes("trade", "9"), count("goods", 4), count("services", 5)]),
        ("quota = women / members", [percent("quota", "40"), count("women", 20), tonnes("members", "50")]),
        ("quota = women / members", [points("quota", "40"), count("women", 20), count("members", 50)]),
        ("part = quota * members", [count("part", 20), points("quota", "40"), count("members", 50)]),
        ("part = quota * members", [tonnes("part", "20"), percent("quota", "40"), count("members", 50)]),
    ] {
        assert_eq!(came_to(equation, &claims), (0, 1, 0), "{equation}: {claims:?}");
        // Once for each group that would have what it needs.
        let again = claims.clone().map(|claim| of("Lind", claim));
        assert_eq!(came_to(equation, &[claims, again].concat()), (0, 2, 0), "{equation}");
    }
    // A measure twice in one sum is no sum.
    assert_eq!(came_to("trade = goods + goods", &[count("trade", 8), count("goods", 4)]), (0, 1, 0));
}

#[test]
fn totals_are_over_all_subjects_and_complete_where_that_is_said() {
    let shares = |values: &[i64]| -> Vec<Claim> {
        values.iter().enumerate().map(|(row, value)| of(&format!("list {row}"), count("mandates", *value))).collect()
    };
    let exactly = |claims: &[Claim]| came_to("sum of mandates = 100", claims).2 > 0;
    let at_most = |claims: &[Claim]| came_to("sum of mandates <= 100", claims).2 > 0;
    for (values, unequal, above) in [
        (&[60, 40][..], false, false),
        (&[60, 39], true, false),
        (&[60, 41], true, true),
        (&[60, 30, 10], false, false),
        (&[60, 30, 11], true, true),
        // One alone is no sum.
        (&[60], false, false),
        (&[160], false, false),
    ] {
        assert_eq!((exactly(&shares(values)), at_most(&shares(values))), (unequal, above), "{values:?}");
    }
    // What was required or expected is not added up, nor what another document gives.
    for change in [0, 1] {
        let mut claims = shares(&[60, 41]);
        match change {
            0 => claims[1].standing = Standing::Projected,
            _ => claims[1].document = "other".into(),
        }
        assert!(!exactly(&claims) && !at_most(&claims), "{change}");
    }
    // A total of anything else says nothing of these.
    assert_eq!(came_to("sum of delegates = 100", &shares(&[60, 41])), (0, 0, 0));
}
