//! The events of short texts: which, where and when.

use super::{Events, read_events};
use crate::cues::Lexicon;
use crate::figures::{ReadingOptions, read_figures};
use crate::model::{Document, Event, Measures};
use crate::text::segment;
use crate::vocabulary::OwnWords;

fn events(text: &str) -> Events {
    let document = Document::new("d", text).with_published("2031-05-20".parse().unwrap());
    let lexicon = Lexicon::new(&Measures::built_in(), &OwnWords::default());
    let dates = read_figures(text, &ReadingOptions::default()).dates;
    read_events(&document, &segment(text), &lexicon, &lexicon.find(text), &dates)
}

/// Kind, country and day of an event.
fn told(event: &Event) -> (String, Option<String>, Option<String>) {
    let kind = event.kind.as_ref().map(|kind| kind.as_str().to_owned()).unwrap_or_default();
    (kind, event.place.clone(), event.from.map(|day| day.to_string()))
}

#[test]
fn an_event_has_its_kind_place_and_day_and_is_one_however_often_it_is_named() {
    let read = events("An earthquake hit Chile on 3 May 2031. The earthquake killed 12 people. It was a strong quake.");
    assert_eq!(read.entities.len(), 1);
    assert!(read.mentions.len() >= 2 && read.mentions.iter().all(|mention| mention.entity == 0));
    let main = read.main.and_then(|main| read.entities.get(main)).map(told);
    assert_eq!(main, Some(("earthquake".to_owned(), Some("Chile".to_owned()), Some("2031-05-03".to_owned()))));
}

#[test]
fn another_year_is_another_event_and_not_the_main_one() {
    let read = events(
        "A flood in Kenya on 3 May 2031 killed 12 people. The flood of 1997 in Kenya had killed 86 people there.",
    );
    let days: Vec<_> = read.entities.iter().map(|event| told(event).2).collect();
    assert_eq!(days, [Some("2031-05-03".to_owned()), Some("1997".to_owned())]);
    assert_eq!(read.main, Some(0));
}

#[test]
fn what_another_is_compared_with_is_told_as_that() {
    let read = events("The quake in Peru on Monday was the worst since the earthquake of 1998 in Chile.");
    let compared: Vec<bool> = read.mentions.iter().map(|mention| mention.compared).collect();
    assert_eq!(compared.last(), Some(&true), "{compared:?}");
    assert_eq!(compared.first(), Some(&false), "{compared:?}");
}

#[test]
fn a_text_of_no_event_has_none() {
    for text in ["The council met in Lima on 3 May 2031 and raised the fees.", "", "It rained in Kenya."] {
        let read = events(text);
        assert!(read.mentions.is_empty() && read.main.is_none(), "{text}");
    }
}
