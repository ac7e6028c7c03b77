//! Which event the figures of short texts are of.

use crate::{Document, Verifier};

/// For each figure the day, month or year of its event.
fn days(text: &str) -> Vec<(String, Option<String>)> {
    let document = Document::new("d", text).with_published("2031-05-20".parse().unwrap());
    let corpus = Verifier::new().extract(&[document]).unwrap();
    let day =
        |claim: &crate::Claim| claim.statistic.event.as_ref().and_then(|event| event.from).map(|day| day.to_string());
    corpus.claims().iter().map(|claim| (corpus.quote(claim).to_owned(), day(claim))).collect()
}

#[test]
fn a_figure_is_of_the_main_story_unless_its_words_lead_elsewhere() {
    for (text, expected) in [
        (
            "An earthquake hit Chile on 3 May 2031 and killed 12 people. In 2010 another earthquake in Chile killed 500 people. \
             Rescuers found 40 survivors.",
            [("12", "2031-05-03"), ("500", "2010"), ("40", "2031-05-03")],
        ),
        (
            "The flood in Kenya on 3 May 2031 killed 12 people. It was the worst since the flood of 1997, when 86 people died. \
             Another 30 people were injured.",
            [("12", "2031-05-03"), ("86", "1997"), ("30", "2031-05-03")],
        ),
    ] {
        let found = days(text);
        for (figure, day) in expected {
            let own = found.iter().find(|(quoted, _)| quoted.contains(figure)).and_then(|(_, day)| day.as_deref());
            assert_eq!(own, Some(day), "{figure}: {text}");
        }
    }
}

#[test]
fn a_figure_of_no_event_has_none() {
    assert!(days("The firm sold 40 boats and 12 planes.").iter().all(|(_, day)| day.is_none()));
}
