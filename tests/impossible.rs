//! Figures that nothing can have, and units that look like others: what is told of them, and how they read back.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its text should fail")]

use corroborate::{
    Claim, Corpus, Document, Event, EventKind, Hedging, Quantity, Report, Statistic, Unit, Verifier, read_quantities,
};

fn told(report: &Report) -> Vec<String> {
    report.of("impossible-value").map(|finding| finding.message.clone()).collect()
}

fn of_text(text: &str) -> Vec<String> {
    told(&Verifier::new().run(&[Document::new("a", text)]).unwrap())
}

fn by_hand(measure: &str, quantity: Quantity) -> Vec<String> {
    let event = Event::new(EventKind::REFERENDUM).in_place("Ruritania").on("2031-05-03".parse().unwrap());
    let mut corpus = Corpus::new();
    corpus.add_document(Document::new("a", "")).unwrap();
    corpus.add_claim(Claim::new("a", Statistic::new(measure, event), quantity)).unwrap();
    told(&Verifier::new().verify(&corpus))
}

#[test]
fn fewer_than_none_is_told_where_the_sign_is_a_minus() {
    let fewer = ["-227 people: people cannot be fewer than none"];
    assert_eq!(of_text("The fire killed -227 people in Lindby on 3 May 2031."), fewer);
    // A sign before an item of a list, and one that parts words from the rest, is none.
    for text in [
        "Killed in Lindby:\n\n- 227 people\n- 12 dogs\n",
        "Killed in Lindby:\n-227 people\n",
        "The fire killed many -227 people - in Lindby.",
        "The fire killed 200-227 people in Lindby.",
    ] {
        assert_eq!(of_text(text), [""; 0], "{text}");
    }
    let people = |count: i64| by_hand("deaths", Quantity::count(count).with_noun("people")).len();
    assert_eq!([people(-227), people(0), people(227)], [1, 0, 0]);
}

#[test]
fn a_fraction_of_people_is_told_unless_they_are_so_many_of_so_many() {
    for text in
        ["It fell to 328.5 deaths/100 000.", "There are 12.5 workers / 1,000 farms.", "It has 2.5 deaths/100 people."]
    {
        assert_eq!(of_text(text), [""; 0], "{text}");
    }
    // A stroke elsewhere in the sentence says nothing of the figure.
    for (text, noun) in [
        ("The fire of 5/6 May killed 227.5 people in Lindby.", "people"),
        ("The fire killed 227.5 people in Lindby, 3/4 of them at sea.", "people"),
        ("On route 12/40 the bus had 30.5 passengers.", "passengers"),
    ] {
        let told = of_text(text);
        assert!(matches!(told.as_slice(), [one] if one.ends_with(&format!("{noun} come whole"))), "{text}: {told:?}");
    }
}

#[test]
fn a_share_is_told_on_which_side_it_is_impossible() {
    let share = |value: i64| by_hand("turnout", Quantity::percent(value));
    assert_eq!(share(-5), ["-5% is given as a share, and no share is below 0%"]);
    assert_eq!(share(105), ["105% is given as a share, and no share is above 100%"]);
    assert_eq!([share(0), share(100), share(54)].concat(), [""; 0]);
    // In a text a percentage with a minus is a change, and no share at all.
    let vote = "in the referendum of 5 June 2022 in Kazakhstan";
    assert_eq!(of_text(&format!("Turnout {vote} was -5%.")), [""; 0]);
    assert_eq!(of_text(&format!("Turnout {vote} was 117.4%.")).len(), 1);
}

#[test]
fn units_in_three_capitals_are_no_currencies() {
    let read = |text: &str| -> Vec<(String, String)> {
        let figures = read_quantities(text, &Hedging::default());
        let words = |start: usize, end: usize| text.get(start..end).unwrap().to_owned();
        figures.into_iter().map(|(span, q)| (words(span.start(), span.end()), q.unit.to_string())).collect()
    };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(words, unit)| ((*words).to_owned(), (*unit).to_owned())).collect()
    };
    assert_eq!(read("The transformer of 900 MVA failed."), pairs(&[("900 MVA", "MVA")]));
    assert_eq!(read("It cost 900 USD to mend."), pairs(&[("900 USD", "USD")]));
    let unit: Unit = "MVA".parse().unwrap();
    assert!(matches!(unit, Unit::Measured(_)) && matches!("USD".parse().unwrap(), Unit::Currency(_)));
    for unit in [unit, Unit::EURO] {
        let json = serde_json::to_string(&Quantity::exact(900.into(), unit.clone())).unwrap();
        assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap().unit, unit);
    }
}
