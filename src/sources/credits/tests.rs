//! Whom sentences credit, and with which of their figures.

use super::*;
use crate::model::Document;
use crate::text::segment;
use proptest::prelude::*;

#[test]
fn what_was_built_is_what_the_tables_say() {
    assert_eq!(stored::<CreditCues>(BUILT), Some(CreditCues::of_tables()));
}

fn read(text: &str) -> Vec<SentenceCredits> {
    read_credits(text, &segment(text))
}

fn credits(text: &str) -> Vec<Vec<String>> {
    let names = |answer: SentenceCredits| {
        let places = answer.credits.iter().flat_map(|own| [own.reach.start(), own.reach.end().saturating_sub(1)]);
        let mut names: Vec<String> = Vec::new();
        for credit in places.flat_map(|place| answer.at(place)).filter(|credit| !credit.to.is_empty()) {
            if !names.contains(&credit.to) {
                names.push(credit.to);
            }
        }
        names
    };
    read(text).into_iter().map(names).collect()
}

#[test]
fn names_whom_a_sentence_credits() {
    for (text, to) in [
        ("According to official data, 12 people drowned.", "official data"),
        ("According to the experts, it will take ten years.", "the experts"),
        ("The river, according to Lind, has risen by 2 m.", "Lind"),
        ("Mayor Anna Lind said that 12 people drowned.", "Mayor Anna Lind"),
        ("The ministry of health reported 300 cases.", "The ministry of health"),
        ("Police said 40 were arrested.", "Police"),
        ("Boris Novak, the deputy chairman of the River Board, stressed that 6 boats are left.", "Boris Novak"),
        ("Recently, Anna Lind at the meeting with the citizens of the valley said that 50 firms came.", "Anna Lind"),
        ("Regional analysts note that the bridge is old.", "Regional analysts"),
        ("The toll was 12, the Interior Ministry spokesman told reporters.", "the Interior Ministry spokesman"),
        ("The River Board's figures put the loss at $5 million.", "The River Board"),
        ("\"It rose by 3 metres in one single night,\" said Osei Lund, doctor of history.", "Osei Lund"),
        ("«It rose by 3 metres in one single night», Lund concludes.", "Lund"),
        ("The flood killed 5 people a source in Lindby said.", "a source in Lindby"),
        ("Boris Novak condemned the raid, saying that 5 died.", "Boris Novak"),
        ("Losses were confirmed by Lindian health officials.", "Lindian health officials"),
        ("As Anna Lind said earlier, 50 firms have come.", "Anna Lind"),
        (
            "The electoral commission of Lindia said that 12 lists had been handed in.",
            "The electoral commission of Lindia",
        ),
        ("A blast killed 5 people, officials in the emergency ministry said.", "officials in the emergency ministry"),
        (
            "Opening the meeting Ambassador Extraordinary of Lindia to the Northern Union Ermin Lund said that it was so.",
            "Ambassador Extraordinary of Lindia to the Northern Union Ermin Lund",
        ),
    ] {
        assert_eq!(credits(text), [[to]], "{text}");
    }
}

#[test]
fn keeps_chains_in_their_order() {
    assert_eq!(
        credits("According to the Telegram channel River Watch, citing Lindby News, 12 drowned."),
        [["the Telegram channel River Watch", "Lindby News"]]
    );
}

#[test]
fn credits_nobody_where_nobody_is_named() {
    for text in [
        "The river rose by 3 metres in May.",
        "The price of bread put pressure on families.",
        "In total, 12 people were found in the water.",
        "He lived in a state of fear, as they say.",
        "It shows how old the bridge is.",
        "The Lindby flood claimed 12 lives.",
        "The shells hit a government building, it was said, and a stadium.",
        "Losses were put down, according to a government building inspection rule, to rain.",
    ] {
        assert!(credits(text).concat().is_empty(), "{text}: {:?}", credits(text));
    }
}

#[test]
fn follows_quotations_over_sentences_and_pronouns_to_names() {
    let text = "“The river rose by 3 metres in a night. It took 12 lives with it,” Anna Lind said.\n\nHe added that 40 are missing.";
    assert_eq!(credits(text), [["Anna Lind"], ["Anna Lind"], ["Anna Lind"]]);
    assert!(read(text).iter().all(|answer| answer.reported));
    assert!(!read("They call it “the long night” in Lindby.")[0].reported);
}

#[test]
fn marks_what_is_denied_planned_or_asked() {
    let words = |text: &str, span: Option<Span>| Document::new("d", text).quote(span.unwrap()).to_owned();
    let denied = "The mayor denied that 500 died, saying only 12 had drowned.";
    assert_eq!(words(denied, read(denied)[0].denied), "denied that 500 died");
    let planned = "Lindia plans to invest $13 billion by 2030, while 2 billion have been spent.";
    assert_eq!(words(planned, read(planned)[0].planned), "plans to invest $13 billion by 2030");
    let will = "By 2030, 800 thousand new places will appear.";
    assert_eq!(words(will, read(will)[0].planned), "800 thousand new places will appear.");
    let there = "The 300 firms will move to Lindby.";
    assert_eq!(words(there, read(there)[0].planned), "will move to Lindby.");
    let has_been = "The minister will open a ward for the fever, which has killed 60 people in the valley.";
    assert_eq!(words(has_been, read(has_been)[0].planned), "will open a ward for the fever, ");
    let to_be = "Lindia plans to open a camp where 300 families can sleep.";
    assert_eq!(words(to_be, read(to_be)[0].planned), "plans to open a camp where 300 families can sleep.");
    assert!(read("Did 500 people die?")[0].asked.is_some() && read("500 people died.")[0].asked.is_none());
    let asked = |text: &str| read(text)[0].asked.and_then(|span| Some(text.get(span.start()..span.end())?.to_owned()));
    assert_eq!(asked("Was it arson that left 14 people dead?").as_deref(), Some("Was it arson "));
    assert_eq!(asked("Was the vote that gave him 80 percent rigged?").as_deref(), Some("Was the vote "));
    assert_eq!(asked("Is it true that 500 people died?").as_deref(), Some("Is it true that 500 people died?"));
    assert_eq!(asked("Why did 73 people die in the valley?"), None);
    assert_eq!(asked("How did the mayor win 41,000 votes?"), None);
    assert_eq!(asked("What if 300 people die?").as_deref(), Some("What if 300 people die?"));
    assert_eq!(asked("How could 300 people die?").as_deref(), Some("How could 300 people die?"));
    assert_eq!(asked("Were there 40 or 50 boats?").as_deref(), Some("Were there 40 or 50 boats?"));
    assert!(read("He was reportedly paid $5 million.")[0].reported);
    let plain = &read("In May 12 people died.")[0];
    assert!(!plain.reported && plain.denied.is_none() && plain.planned.is_none());
}

#[test]
fn credits_a_section_to_the_line_under_it() {
    let text = "An account of the flood\n\nThe flood\n\nIt drowned 12 people and 40 cows.\n\nPolice said 3 are missing.\n\n\
        Source: Losses of the year, River Board, 10 May 2021.";
    let document = Document::new("d", text);
    let segments = segment(text);
    let mut answers = read_credits(text, &segments);
    let references = crate::sources::citations::read_citations(&document, &segments).references;
    credit_source_lines(&mut answers, &segments, &references);
    let names: Vec<Vec<&str>> =
        answers.iter().map(|answer| answer.credits.iter().map(|own| own.credit.to.as_str()).collect()).collect();
    assert_eq!(names.get(2), Some(&vec!["River Board"]));
    assert_eq!((names.first(), names.get(3)), (Some(&vec![]), Some(&vec!["Police"])));
    assert!(!answers[2].reported);
}

proptest! {
    #[test]
    fn answers_for_every_sentence(text in "(said |according to |will |denied that |Lind|the |, |\\. |[a-zé]{1,6} |“|”|\"|'s figures|\n\n|of |\\PC){0,50}") {
        let document = Document::new("d", text.as_str());
        let segments = segment(&text);
        let answers = read_credits(&text, &segments);
        prop_assert_eq!(answers.len(), segments.sentences.len());
        for (answer, sentence) in answers.iter().zip(&segments.sentences) {
            for span in answer.denied.into_iter().chain(answer.planned) {
                prop_assert!(document.holds(span) && sentence.span.contains(span));
            }
            prop_assert!(answer.credits.iter().all(|own| own.credit.span.is_some_and(|span| document.holds(span))));
        }
    }
}

/// Whom a text credits with the figure of these words.
fn with(text: &str, figure: &str) -> Vec<String> {
    let place = text.find(figure).unwrap();
    let segments = segment(text);
    let sentence = segments.sentence_at(place).unwrap();
    read(text)[sentence].at(place).into_iter().map(|credit| credit.to).collect()
}

#[test]
fn credits_the_subjects_of_verbs_of_saying_and_counting() {
    for (text, figure, to) in [
        ("State radio reported 12 cows drowned.", "12", "State radio"),
        ("Of these, 12 were adults, data from the Health Ministry show.", "12", "the Health Ministry"),
        ("The lifeboat service has registered 19 calls.", "19", "The lifeboat service"),
        ("The farmers' union put the loss at 58 sheep.", "58", "The farmers' union"),
        ("By the governor's count, 19 barns burned.", "19", "the governor"),
        ("The villagers' own latest tally was 45 barns.", "45", "The villagers"),
        ("Traffic police counted 3,000 lorries at the border.", "3,000", "Traffic police"),
        ("A nurse at the town hospital said 27 people had come in.", "27", "A nurse at the town hospital"),
        ("Officials there said 31 boats were lost.", "31", "Officials"),
        ("Villagers said 22 goats were missing.", "22", "Villagers"),
        ("Police, citing rail workers, said 8 coaches had burned.", "8", "Police"),
        ("The mill, per the fire service, lost 40 looms.", "40", "the fire service"),
        ("Some 40 looms burned, reports the Lindby Herald.", "40", "the Lindby Herald"),
        ("Some 40 looms burned, said a fire officer, Osei Lund.", "40", "a fire officer"),
        ("A poll released on Monday showed 40 percent in favour.", "40", "A poll"),
        ("On Monday police said 12 cars were stolen.", "12", "police"),
        ("Hours after police said 12 cars were stolen, it rained.", "12", "police"),
        ("Anna Lind, the owner of the mill, who said 40 looms burned, left.", "40", "Anna Lind"),
        ("The owner wrote to the union, saying 40 looms had burned.", "40", "The owner"),
        ("Some 40 looms burned, these officials said.", "40", "officials"),
        ("The latest estimate from the harbour office is 40 barrels.", "40", "the harbour office"),
        ("A survey out last week found a third of 40 mills closed.", "40", "A survey"),
        ("The board released early results showing 40 mills closed.", "40", "The board"),
        ("The council in 2012 found that 40 mills had closed.", "40", "The council"),
        ("Some 40 looms burned, the army said in a letter on 5 May.", "40", "the army"),
        ("Eight weavers and 40 dyers were hurt, said the mill's owner.", "40", "the mill's owner"),
        ("The herd board has so far confirmed 40 losses.", "40", "The herd board"),
        ("Owners of the looms speak of 40 losses.", "40", "Owners of the looms"),
        ("The head of the band, Osei Lund, says the girls have 40 drums.", "40", "The head of the band"),
        ("State Rep. Anna Lind said 40 looms burned.", "40", "State Rep. Anna Lind"),
    ] {
        assert_eq!(with(text, figure).first().map(String::as_str), Some(to), "{text}");
    }
}

#[test]
fn credits_nobody_with_what_is_counted_or_said_of_others() {
    for (text, figure) in [
        ("Deaths reported in May came to 40.", "40"),
        ("The 12 cases confirmed by noon rose to 40.", "40"),
        ("Two in five voters say they paid 40 crowns.", "40"),
        ("Some 60 percent of residents said they had lost 40 crowns.", "40"),
        ("Lindia recorded 40 mm of rain.", "40"),
        ("France reported 40 new cases.", "40"),
        ("Two officials said it was late.", "Two"),
        ("The council has not said who took the 40 sacks.", "40"),
        ("They lost 9 delegates in a state with 40 mills.", "40"),
        ("The port got 40 masks that staff said appeared torn.", "40"),
        ("Guards found 40 sacks in the loft.", "40"),
        ("The 40 teams that have confirmed play on Monday.", "40"),
        ("Anna Lind, one of three coroners, said it was late.", "three"),
        ("Images from the army showed 40 tents.", "40"),
        ("After a report of a man at the gate, 40 men came.", "40"),
        ("The candidate claimed 40 delegates.", "40"),
        ("Tuesday's count was 40.", "40"),
        ("Others said 40 boats were lost.", "40"),
        ("Later said 40 boats were lost.", "40"),
        ("The clinic received 40 beds.", "40"),
        ("“It burned,” said Osei Lund, who has 40 looms.", "40"),
    ] {
        assert_eq!(with(text, figure), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_source_reaches_to_the_next_one() {
    let two = "Police counted 3,000 marchers, while organisers spoke of 9,000 marchers.";
    assert_eq!((with(two, "3,000"), with(two, "9,000")), (vec!["Police".to_owned()], vec!["organisers".to_owned()]));
    let turned = "The army said 12 huts burned, but 40 huts burned, according to the villagers.";
    assert_eq!(
        (with(turned, "12"), with(turned, "40")),
        (vec!["The army".to_owned()], vec!["the villagers".to_owned()])
    );
    let both = "The army said 12 huts burned, state radio reported.";
    assert_eq!(with(both, "12"), ["The army", "state radio"]);
    let amid = "The fire, police said, burned 12 huts and 3 barns.";
    assert_eq!((with(amid, "12"), with(amid, "3")), (vec!["police".to_owned()], vec!["police".to_owned()]));
    let apart = "After police said 12 huts had burned, the mayor paid 40 crowns.";
    assert_eq!((with(apart, "12"), with(apart, "40")), (vec!["police".to_owned()], vec![]));
    let put = "The agency said 50,000 people had fled, while the Observatory put the figure at more than 60,000.";
    assert_eq!(
        (with(put, "50,000"), with(put, "60,000")),
        (vec!["The agency".to_owned()], vec!["the Observatory".to_owned()])
    );
    let before = "A storm drowned 7 cows, and police said 12 huts had burned.";
    assert_eq!((with(before, "7"), with(before, "12")), (vec![], vec!["police".to_owned()]));
}

#[test]
fn a_body_spoken_of_again_is_the_one_that_spoke() {
    let text = "The Lindby Seed Council said 12 farms were hit. The council also said 40 barns burned.";
    assert_eq!(with(text, "40"), ["The Lindby Seed Council"]);
    let person = "Anna Lind said 12 farms were hit. The council also said 40 barns burned.";
    assert_eq!(with(person, "40"), ["The council"]);
}
