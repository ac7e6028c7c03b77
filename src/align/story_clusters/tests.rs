//! Which descriptions of events mean one.

use super::*;
use crate::model::{Document, Statistic};
use crate::quantity::Quantity;

/// The events of claims made by hand, one on each description.
fn memberships(events: &[&Event]) -> Vec<Vec<Membership>> {
    let mut corpus = Corpus::new();
    corpus.add_document(Document::new("a", "")).unwrap();
    for event in events {
        let turnout = Statistic::new("turnout", (*event).clone());
        corpus.add_claim(Claim::new("a", turnout, Quantity::count(70))).unwrap();
    }
    let clusters = StoryClusters::new(&KindRules::default(), &corpus);
    corpus.claims().iter().map(|claim| clusters.of(&corpus, claim).to_vec()).collect()
}

fn event(kind: EventKind, place: &str, date: &str) -> Event {
    let event = Event::new(kind);
    let event = if place.is_empty() { event } else { event.in_place(place) };
    if date.is_empty() { event } else { event.on(date.parse().unwrap()) }
}

#[test]
fn a_vague_date_joins_only_where_one_event_fits() {
    let june = event(EventKind::REFERENDUM, "Ruritania", "2022-06-05");
    let november = event(EventKind::REFERENDUM, "Ruritania", "2022-11-20");
    let year = event(EventKind::REFERENDUM, "Ruritania", "2022");
    let [june_is, november_is, year_is] = memberships(&[&june, &november, &year]).try_into().unwrap();
    assert_ne!(june_is, november_is);
    assert!(year_is != june_is && year_is != november_is);
    let [june_is, year_is] = memberships(&[&june, &year]).try_into().unwrap();
    assert_eq!(june_is, year_is);
}

#[test]
fn an_undated_event_joins_the_only_one_of_its_kind_without_certainty() {
    let dated = event(EventKind::REFERENDUM, "Ruritania", "2022-06-05");
    let undated = event(EventKind::REFERENDUM, "Ruritania", "");
    let placeless = event(EventKind::REFERENDUM, "", "2022-06-05");
    let found = memberships(&[&dated, &undated, &placeless]);
    let found: Vec<bool> = found.iter().map(|of| of[0].is_certain && of[0].event == 0).collect();
    assert_eq!(found, [true, false, false]);
}
