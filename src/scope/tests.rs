//! The keys of figures of single sentences, each asked for with its measure.

use super::Topic;
use super::testing::{one_stretch, with_reader};
use crate::frames::Frame;

/// What is known of a figure of a sentence, by its number among the figures, when it is of a measure.
fn topic(text: &str, measure: &str, index: usize) -> Topic {
    with_reader(text, |reader| {
        let measure = reader.lexicon.measures.iter().find(|known| known.name == measure).unwrap();
        let mut topic = Topic::default();
        topic.statistic.event = reader.events.main.and_then(|main| reader.events.entities.get(main)).cloned();
        reader.bind(&mut topic, index, Some(measure), &Frame::default(), &one_stretch(reader), &[]);
        topic
    })
}

/// The keys of a figure's scope.
fn scope(text: &str, measure: &str) -> Vec<String> {
    topic(text, measure, 0).statistic.scope.iter().map(|(key, value)| format!("{key} {value}")).collect()
}

#[test]
fn what_narrows_a_figure_becomes_a_key_of_its_scope() {
    assert_eq!(
        scope("Preliminary results gave turnout of 61.4 percent in the election.", "turnout"),
        ["status preliminary"]
    );
    assert_eq!(scope("Turnout reached 48% in the opening round of the election.", "turnout"), ["round first"]);
}

#[test]
fn what_narrows_nothing_gives_no_key() {
    for (text, measure) in [
        ("The flood in Peru killed 12 people.", "deaths"),
        ("Turnout was 61 percent in the election.", "turnout"),
        ("Turnout was 61 percent in the second round of the election.", "turnout"),
        ("In the Assembly election turnout was 61 percent.", "turnout"),
        ("In the Quibble fire 12 people were killed.", "deaths"),
    ] {
        assert_eq!(scope(text, measure), [""; 0], "{text}");
    }
}

#[test]
fn a_value_before_a_change_is_a_former_one() {
    let text = "Turnout in the election was 61 percent, up from 57 percent.";
    assert_eq!([topic(text, "turnout", 0).former, topic(text, "turnout", 1).former], [false, true]);
}

#[test]
fn an_earlier_count_is_a_former_one() {
    let former = |text| topic(text, "deaths", 0).former;
    assert!(former("After the flood, the previous death toll was 24."));
    assert!(former("Police initially said 24 people were killed in the blast."));
    assert!(former("Earlier on Friday, officials put the toll of the quake at 24."));
    assert!(former("Earlier reports had said 24 people died in the storm."));
    assert!(former("A duty officer had told reporters that 24 people died in the fire."));
    assert!(former("The airline at first spoke of 24 people killed in the crash."));
    assert!(!former("The first crash killed 24 people."));
    assert!(!former("The blast had killed 24 people."));
    assert!(!former("Police said 24 people were killed in the blast."));
    assert!(!former("An earlier blast killed 24 people."));
    assert!(!former("In the flood, officials initially counted, then struck off, 24 deaths."));
    assert!(!former("The earlier storm killed 24 people."));
}

#[test]
fn votes_are_somebodys_and_deaths_nobodys() {
    let of = |text, measure| topic(text, measure, 0).statistic.subject;
    assert_eq!(of("In the election 24 percent of the vote went to Hill.", "vote_share").as_deref(), Some("Hill"));
    // Who is only named near a figure is not taken without a construction that says so.
    assert_eq!(of("Hill won 24 percent of the vote in the election.", "vote_share"), None);
    assert_eq!(of("The flood in Hill County killed 24 people.", "deaths"), None);
}
