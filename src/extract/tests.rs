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
fn what_a_report_of_the_day_tells_of_years_before_is_of_those_years() {
    for (text, figure, day) in [
        // The sentence that opens with the year, and the one that goes on about it.
        (
            "A tornado tore through Zenda in Kansas on Monday and killed 24 people. In 1999, such a tornado crossed the town. \
             That event killed 36 people.",
            "36",
            "1999",
        ),
        (
            "A wildfire near Zenda in Arizona killed 19 firefighters on Sunday. In 1994, the Rupert fire near Hentzau killed \
             14 firefighters.",
            "14",
            "1994",
        ),
        // A year in the figure's own clause, before it and behind it.
        (
            "Over the weekend a shootout in Zenda killed nine people. It was the worst in the area since the siege on a farm in \
             1993 that left 86 people dead.",
            "86",
            "1993",
        ),
        (
            "A ferry sank off Lampa on Monday and 40 people drowned. A storm killed 212 people on a ferry off Puno in 2019.",
            "212",
            "2019",
        ),
        (
            "The firm denies it all. On 3 July 2019, the cruiser, on its way to Lampa, shot down an airliner and killed 290 people.",
            "290",
            "2019-07-03",
        ),
        // Of something else: since when, a sentence by a court, and what was told before.
        ("A shooting in Zenda killed nine people on Monday, the most in the town since 1993.", "nine", "2031-05-19"),
        (
            "A shooting in Zenda killed nine people on Monday. The nine were shot by a man convicted in 2019.",
            "nine",
            "2031-05-19",
        ),
        // No year long past: the day of what is told, and the year of its own.
        (
            "A wildfire in Arizona killed 19 people on Sunday. That fire had spread since Friday. It killed 3 horses.",
            "19",
            "2031-05-18",
        ),
        (
            "A tornado hit Kansas on Monday. In May, tornadoes are common there. This one killed 24 people.",
            "24",
            "2031-05-19",
        ),
    ] {
        let found = days(text);
        let own = found.iter().find(|(quoted, _)| quoted.contains(figure)).and_then(|(_, day)| day.as_deref());
        assert_eq!(own, Some(day), "{figure}: {text}");
    }
}

#[test]
fn a_figure_of_no_event_has_none() {
    assert!(days("The firm sold 40 boats and 12 planes.").iter().all(|(_, day)| day.is_none()));
}

#[test]
fn windows_are_the_days_that_their_words_mean() {
    // Published on Tuesday 20 May 2031.
    for (text, days) in [
        ("The war in Syria killed 40 people in the past 24 hours.", "2031-05-19 to 2031-05-20"),
        ("The fever in Haiti killed 40 people over the last three weeks.", "2031-04-29 to 2031-05-20"),
        ("The war in Syria killed 40 people last week.", "2031-05-12 to 2031-05-18"),
        ("The war in Syria killed 4,000 people last year.", "2030-01-01 to 2030-12-31"),
        ("Since 3 May, the war in Syria has killed 40 people.", "2031-05-03 on"),
        ("So far this year 400 people have died of the fever in Haiti.", "2031-01-01 on"),
        ("In the week ending 15 May the fever in Haiti killed 40 people.", "2031-05-09 to 2031-05-15"),
        ("The fever in Haiti killed 40 people between 9 and 15 May.", "2031-05-09 to 2031-05-15"),
        ("The war in Syria went on. On Monday shelling killed 40 people.", "2031-05-19"),
        ("In 2030 bombings in Lima killed 400 people.", "2030-01-01 to 2030-12-31"),
    ] {
        assert_eq!(window(text), Some(days.to_owned()), "{text}");
    }
    for text in [
        "The fever in Haiti kills 40 people a day.",
        "The war in Syria killed 40 people in the past few days.",
        "In the past 12 hours the war in Syria killed 40 people.",
        // What dates one event, a vote or what was said is no window.
        "A bomb killed 40 people in Lima in 2030.",
        "Hurricane Zelda killed 40 people in Cuba in April.",
        "The flood killed 40 people, the mayor said on Monday.",
        "By Monday the flood had killed 40 people.",
        "It was the first match since the flood that killed 40 people.",
        "They mourned for last week's flood that killed 40 people.",
        "Berg won 40 percent of the vote in the election in 2030.",
    ] {
        assert_eq!(window(text), None, "{text}");
    }
}

/// The days that the figure covers that begins with a four.
fn window(text: &str) -> Option<String> {
    let document = Document::new("d", text).with_published("2031-05-20".parse().unwrap());
    let corpus = Verifier::new().extract(&[document]).unwrap();
    let counts = |claim: &&crate::Claim| corpus.quote(claim).starts_with('4');
    corpus.claims().iter().find(counts)?.window.map(|window| window.to_string())
}

#[test]
fn a_vote_was_where_the_title_says() {
    let places = |title: &str| {
        let text = "Okoth won 40 percent of the vote in the primary on Tuesday, a week after the caucuses in Iowa.";
        let document = Document::new("d", text).with_title(title).with_published("2031-05-20".parse().unwrap());
        let corpus = Verifier::new().extract(&[document]).unwrap();
        let event = corpus.claims().iter().find_map(|claim| claim.statistic.event.clone()).unwrap();
        event.localities
    };
    assert_eq!(places("Okoth wins New Hampshire"), ["New Hampshire"]);
    assert_eq!(places("Okoth wins, Mwangi leaves"), [""; 0]);
    // Of two regions neither is the vote's for certain.
    assert_eq!(places("From Iowa to New Hampshire: what Okoth wants"), [""; 0]);
}

#[test]
fn a_long_text_is_read_to_its_end_as_a_short_one_is() {
    let sentences: Vec<String> = (0..300).map(|day| format!("A fire at Zenda killed {} people.", day + 3)).collect();
    let corpus = Verifier::new().extract(&[Document::new("d", sentences.join(" "))]).unwrap();
    let deaths = corpus.claims().iter().filter(|claim| claim.statistic.measure.as_deref() == Some("deaths"));
    assert_eq!(deaths.count(), 300);
}

/// What the first figure of a text counts, and of which case.
fn counted(text: &str) -> (Option<String>, Option<String>) {
    let corpus = Verifier::new().extract(&[Document::new("d", text)]).unwrap();
    let statistic = &corpus.claims().first().unwrap().statistic;
    (statistic.measure.clone(), statistic.scope.get(crate::model::keys::CASE).cloned())
}

#[test]
fn whom_an_attack_brings_to_hospital_it_has_hurt() {
    let hurt = (Some("injured".to_owned()), Some("hospitalised".to_owned()));
    assert_eq!(counted("Some 18 people were hospitalised after the shooting in Ruhla on 3 May 2031."), hurt);
    assert_eq!(counted("The train crash in Zenda on 3 May 2031 left 40 people hospitalized."), hurt);
    let ill = counted("The cholera epidemic in Zenda has left 40 people hospitalised.");
    assert_eq!(ill.0.as_deref(), Some("hospitalised"));
}

#[test]
fn places_that_vote_have_no_ballots() {
    assert_eq!(counted("On Tuesday five states voted in the primary election."), (None, None));
    assert_eq!(counted("Some 12 counties will cast their ballots in the election."), (None, None));
    assert_eq!(counted("Some 40,000 people voted in the election.").0.as_deref(), Some("ballots_cast"));
}

#[test]
fn an_event_brought_in_with_a_town_of_its_own_has_its_figures() {
    let main = "Gunmen killed 17 people at a school in Lima, Peru, on 5 May 2031, police said. A senator from Arequipa spoke \
                of a new law on guns, as senators from Arequipa had done for years, and said that it was time for it. Nobody in \
                the house spoke against the law on that day, which had been written by two of its members in the winter before, \
                and the vote was put off for a week so that all could read what the changes of the second house would mean for it.";
    for (text, figure, town) in [
        // The region around it is named in the lead for something else.
        (
            "It was written after a shooting at a market in Socabaya, Arequipa, that left 26 people dead.",
            "26",
            "Socabaya",
        ),
        ("A massacre at a church in Cusco claimed 31 lives.", "31", "Cusco"),
        // What is known already keeps its figures, and so does what goes on about the town of the story.
        ("The shooting in Lima that killed 17 people was the second in a week.", "17", "Lima"),
        ("A shooting at a school in Lima that kills 17 people is news, she said.", "17", "Lima"),
    ] {
        let document = Document::new("d", format!("{main}\n\n{text}")).with_published("2031-05-20".parse().unwrap());
        let corpus = Verifier::new().extract(&[document]).unwrap();
        let last = corpus.claims().iter().rfind(|claim| corpus.quote(claim).contains(figure));
        let event = last.and_then(|claim| claim.statistic.event.as_ref()).unwrap();
        assert!(event.localities.iter().any(|name| name == town), "{text}: {:?}", event.localities);
        assert_eq!(event.localities.iter().any(|name| name == "Lima"), town == "Lima", "{text}");
    }
}
