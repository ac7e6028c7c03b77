//! What a text is read to say: figures with what they are of, under the rules of a house and without.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

use corroborate::{Configuration, Document, Statistic, Verifier};

/// What a text is read to say under a configuration: each figure with what it is of.
fn read(text: &str, house: &Configuration) -> Vec<(String, Statistic)> {
    let document = Document::new("a", text).with_published("2031-05-20".parse().unwrap());
    let corpus = Verifier::new().configured(house).unwrap().extract(&[document]).unwrap();
    corpus.claims().iter().map(|claim| (corpus.quote(claim).to_owned(), claim.statistic.clone())).collect()
}

#[test]
fn kinds_of_event_of_ones_own_leave_the_built_in_ones_as_they_are() {
    let texts = [
        "The presidential election of 3 May 2031 in Peru went to a runoff. Hill's 66.1 per cent was the most ever.",
        "In the flood of 3 May 2031 in Norway, 12 people were killed and 40 injured.",
        "Turnout in the referendum was 68%. The yes side won 71.2% of the vote.",
        "Hill gained 53 per cent in the parliamentary election.",
        "The earthquake struck near Port Marlow in Peru on Monday. It killed 12.",
    ];
    for text in texts {
        let plain = read(text, &Configuration::default());
        for count in [1, 6, 40] {
            let mut house = Configuration::default();
            for number in 0..count {
                let kind = format!("kind_{}", "abcdefghij".repeat(4).get(..=number).unwrap());
                house.event_kinds.insert(kind, vec![format!("gathering no {number}")]);
            }
            assert_eq!(read(text, &house), plain, "{count} kinds: {text}");
        }
    }
}

#[test]
fn a_kind_is_read_as_what_it_is_declared_to_be_a_kind_of() {
    let house = |family: Option<&str>| {
        let mut house = Configuration::default();
        house
            .event_kinds
            .insert("letter_blast".to_owned(), vec!["letter blast".to_owned(), "letter blasts".to_owned()]);
        house.event_families.extend(family.map(|family| ("letter_blast".to_owned(), family.to_owned())));
        house
    };
    let told =
        |kind: &str| format!("A {kind} hit the town of Dravna in Peru. The {kind} killed 12 people at the market.");
    let event = |text: &str, house: &Configuration| {
        let (_, statistic) = read(text, house).into_iter().find(|(figure, _)| figure == "12").unwrap();
        statistic.event.map(|event| (event.place, event.localities, event.from, event.to))
    };
    let bombing = event(&told("bombing"), &house(None));
    assert!(bombing.as_ref().is_some_and(|(_, towns, from, _)| !towns.is_empty() && from.is_some()), "{bombing:?}");
    assert_eq!(event(&told("letter blast"), &house(Some("bombing"))), bombing);
    // What lasts is not dated by the day of publication.
    let lasting = event(&told("letter blast"), &house(Some("war")));
    assert!(lasting.as_ref().is_some_and(|(_, towns, from, _)| towns.is_empty() && from.is_none()), "{lasting:?}");
}

#[test]
fn days_are_counted_by_any_number() {
    let event = |count: &str| {
        let text = format!(
            "An earthquake hit Chile on 3 May 2031. {count} days later a second earthquake in Chile killed 12."
        );
        let (_, statistic) =
            read(&text, &Configuration::default()).into_iter().find(|(figure, _)| figure == "12").unwrap();
        statistic.event.and_then(|event| event.from).map(|date| date.to_string())
    };
    for (count, day) in [
        ("Two", "2031-05-05"),
        ("Ten", "2031-05-13"),
        ("Thirty", "2031-06-02"),
        ("Forty-five", "2031-06-17"),
        ("25", "2031-05-28"),
    ] {
        assert_eq!(event(count).as_deref(), Some(day), "{count}");
    }
    for none in ["Some", "Many", "Two-thirds", "Third"] {
        assert!(matches!(event(none).as_deref(), None | Some("2031-05-03")), "{none}");
    }
}

#[test]
fn places_are_shown_as_they_stood_and_compared_in_any_spelling() {
    let attack = |town: &str, dead: u32| {
        format!("In the bombing of 3 May 2031 in {town}, Syria, {dead} people were killed at the market.")
    };
    for (town, other) in [("Aleppo", "Aleppo"), ("Deir al-Zour", "Deir al-Zour"), ("Aleppo", "Alepo")] {
        let documents = [Document::new("a", attack(town, 40)), Document::new("b", attack(other, 52))];
        let report = Verifier::new().run(&documents).unwrap();
        let messages: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
        let shown = |town: &str| messages.iter().any(|it| it.contains(&format!("2031-05-03 in {town}")));
        assert!(shown(town) || shown(other), "{messages:?}");
    }

    let event = |text: &str| {
        let (_, statistic) =
            read(text, &Configuration::default()).into_iter().find(|(figure, _)| figure == "12").unwrap();
        statistic
    };
    let flood = event("The bombing near Deir al-Zour in Syria killed 12 people on 3 May 2031.");
    assert_eq!(flood.event.unwrap().localities, ["Deir al-Zour"]);
    let part = "In the earthquake of 3 May 2031 in Chile 90 people died. In Cincinnati province 12 people were killed.";
    assert_eq!(event(part).scope.get("place").map(String::as_str), Some("Cincinnati"));
}

/// A configuration in TOML, as a user writes it.
fn house(text: &str) -> Configuration {
    Configuration::read("house.toml", text).unwrap()
}

/// The measure and group that the figure "12" is read of.
fn twelve(text: &str, house: &Configuration) -> (Option<String>, Option<String>) {
    let (_, statistic) = read(text, house).into_iter().find(|(figure, _)| figure.starts_with("12")).unwrap();
    (statistic.measure.clone(), statistic.scope.get("group").cloned())
}

#[test]
fn rows_of_ones_own_are_rows_like_any_other() {
    let own = house(
        r#"
[vocabulary]
verbs = [["defenestrate", "-", "*=deaths", "-"], ["beget", "begat begotten begetting", "*=births", "-"]]
nouns = [["people", "-", "y", "lineman/linemen rigger"], ["case tally", "births", "n", "wug"]]
phrases = [["was thrown out of a window", "defenestrated"], ["were thrown out of a window", "defenestrated"]]
words = [["hedge", "give-or-take"]]
kinds = [["stage_fall", "accident", "sudden harms", "-", "-", "-", "1", "21", "stage fall; stage falls"]]
measures = [["births", "count", "-", "place", "accumulates", "births", "-", "-", "-", "-"]]
"#,
    );
    let plain = Configuration::default();
    let text = "In the riot 12 linemen were defenestrated near Zenda.";
    assert_eq!(twelve(text, &plain).0, None);
    assert_eq!(twelve(text, &own), (Some("deaths".to_owned()), Some("lineman".to_owned())));
    assert_eq!(twelve("The crowd defenestrated 12 riggers near Zenda.", &own).0.as_deref(), Some("deaths"));
    assert_eq!(twelve("In the riot 12 people were thrown out of a window.", &own).0.as_deref(), Some("deaths"));
    assert_eq!(twelve("12 calves were begotten at the farm last year.", &own).0.as_deref(), Some("births"));
    assert_eq!(twelve("The farm had 12 wugs last year.", &own).0.as_deref(), Some("births"));
    let kind = |house: &Configuration| {
        let text = "The stage fall in Zenda, Peru on 3 May 2031 killed 12 people.";
        let (_, statistic) = read(text, house).into_iter().find(|(figure, _)| figure.starts_with("12")).unwrap();
        statistic.event.and_then(|event| event.kind).map(|kind| kind.to_string())
    };
    assert_eq!((kind(&plain), kind(&own).as_deref()), (None, Some("stage fall")));
    // What is built in is read as ever.
    let text = "In the flood of 3 May 2031 in Norway, 12 people were killed and 40 injured.";
    assert_eq!(read(text, &own), read(text, &plain));
}

#[test]
fn rows_that_are_none_are_refused_with_their_place() {
    let refused = |row: &str| {
        let house = house(&format!("[vocabulary]\n{row}\n"));
        Verifier::new().configured(&house).unwrap_err().to_string()
    };
    assert_eq!(
        refused(r#"verbs = [["defenestrate", "*=deaths"]]"#),
        "house.toml:2:10: a row of `verbs` has 4 cells (lemma; irregular forms; what it counts of those it is done to; and of \
         those who do it), `-` where one is empty; this has 2"
    );
    assert_eq!(
        refused(r#"verbs = [["kill", "-", "*=deaths", "-"], ["defenestrate", "-", "*=death", "-"]]"#),
        "house.toml:2:42: unknown measure `death`; did you mean `deaths`?"
    );
    assert_eq!(
        refused(r#"nouns = [["peple", "-", "y", "rigger"]]"#),
        "house.toml:2:10: unknown class `peple`; did you mean `people`?"
    );
    assert_eq!(
        refused(r#"nouns = [["people", "-", "yes", "rigger"]]"#),
        "house.toml:2:10: `yes` is neither `y` nor `n`: whether the noun narrows what is counted"
    );
    assert!(
        refused(r#"kinds = [["fall", "accident", "quick", "-", "-", "-", "1", "2", "fall"]]"#)
            .contains("a trait is unknown")
    );
    assert!(
        refused(r#"measures = [["births", "count", "-", "-", "grows", "-", "-", "-", "-", "-"]]"#)
            .contains("how it goes")
    );
    assert!(Configuration::read("house.toml", "[vocabulary]\nverb = []\n").is_err());
}
