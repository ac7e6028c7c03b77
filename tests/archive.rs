//! Texts of years and of many things beside each other: what only looks alike in them is not held against each other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot set up its texts has failed")]

use corroborate::{Document, Severity, Verifier};

/// Words of which a text has its own, so that it shares none with another.
const FILLERS: [&str; 3] = [
    "On the quay people waited for bread. Nobody in the lower town had slept. A dog barked at the gate of the mill. ",
    "Snow lay on the vineyards. The bell of the chapel was cracked. Two sisters mended nets beside the stove. ",
    "Tall grass grew over the rails. A lamp burned in the attic. The miller counted sacks and said little. ",
];

/// A text long enough to tell of more than one thing, published on a day.
fn report(place: usize, published: &str, sentences: &str) -> Document {
    let rest = FILLERS[place].replace(". ", ", ");
    let lines: Vec<String> = (0..12)
        .map(|row| format!("{} {}.", WORDS[(place * 12 + row) % WORDS.len()], rest.trim_end_matches([',', ' '])))
        .collect();
    Document::new(format!("d{place}"), format!("{sentences}\n\n{}", lines.join("\n\n")))
        .with_published(published.parse().unwrap())
}

const WORDS: [&str; 24] = [
    "Early",
    "Later",
    "Once",
    "Again",
    "Still",
    "Soon",
    "There",
    "Here",
    "Now",
    "Then",
    "Outside",
    "Inside",
    "Upstairs",
    "Downstairs",
    "Often",
    "Seldom",
    "Always",
    "Perhaps",
    "Indeed",
    "Meanwhile",
    "Nearby",
    "Beyond",
    "Above",
    "Below",
];

/// How severe the worst finding of a check is on two texts that share nothing but a sentence each.
fn worst(check: &str, first: (&str, &str), second: (&str, &str)) -> Option<Severity> {
    let documents = [report(0, first.0, first.1), report(1, second.0, second.1)];
    let report = Verifier::new().run(&documents).unwrap();
    report.findings.iter().filter(|finding| finding.check == check).map(|finding| finding.severity).max()
}

#[test]
fn figures_of_no_event_in_texts_of_two_things_are_not_set_against_each_other() {
    for (first, second) in [
        ("The unemployment rate stood at 7.7 percent.", "The unemployment rate stood at 4.9 percent."),
        ("Republicans hold 54 seats in the senate.", "Republicans hold 52 seats in the senate."),
        ("The survey asked 1,012 adults by telephone.", "The survey asked 1,009 adults by telephone."),
        ("Slideshow (34 images)", "Slideshow (29 images)"),
    ] {
        let found = worst("conflicting-values", ("2013-03-04", first), ("2016-09-12", second));
        assert_eq!(found, None, "{first} {second}");
    }
}

#[test]
fn figures_of_one_event_are_set_against_each_other_whenever_they_are_told() {
    let first = "The earthquake of 6 February 2013 in Ruhla, Germany killed 230 people.";
    let second = "In the earthquake of 6 February 2013 in Ruhla, Germany, 227 people were killed.";
    assert!(worst("conflicting-values", ("2013-03-04", first), ("2013-03-04", second)) >= Some(Severity::Warning));
}

#[test]
fn an_undated_event_is_of_the_months_in_which_it_is_told() {
    let (first, second) = ("Riots in Germany injured 72 people.", "Riots in Germany injured 41 people.");
    assert_eq!(worst("conflicting-values", ("2013-03-04", first), ("2016-09-12", second)), None);
}

#[test]
fn what_people_say_again_is_no_quotation_in_other_words() {
    let first = "“I think we have a very good chance to win this,” she said.";
    let second = "“I think we have a fairly good chance to win this,” he said.";
    assert_eq!(worst("quote-drift", ("2016-05-29", first), ("2019-06-30", second)), None);
    assert_eq!(worst("quote-drift", ("2019-06-29", first), ("2019-06-30", second)), Some(Severity::Warning));
    // What was said once is known by its words years after.
    let first = "“No person in the land shall on the ground of birth be kept from any school or office of the state.”";
    let second = "“No person in the land shall on the ground of birth be kept from any school or office in the state.”";
    assert_eq!(worst("quote-drift", ("2016-05-29", first), ("2019-06-30", second)), Some(Severity::Warning));
}

#[test]
fn votes_of_two_years_have_two_dates() {
    let first = "The parliamentary election of 3 November 2014 in Norway was calm.";
    let second = "The parliamentary election of 5 November 2014 in Norway was calm.";
    assert_eq!(worst("date-conflict", ("2014-10-20", first), ("2014-11-10", second)), Some(Severity::Error));
    assert_eq!(worst("date-conflict", ("2014-10-20", first), ("2015-11-10", second)), None);
}

#[test]
fn the_turnout_of_another_vote_makes_no_share_impossible() {
    let first = "In all 80 percent of citizens voted for the league in the election in Norway.";
    let second = "Turnout in the election in Norway was 59 percent.";
    assert_eq!(worst("base-mismatch", ("2014-10-20", first), ("2019-11-10", second)), None);
}
