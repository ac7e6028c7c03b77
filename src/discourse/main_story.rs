//! Which of a document's events is its main story.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Event;

/// A place where the text names an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named {
    /// Which of the events.
    pub(crate) event: usize,
    pub(crate) start: usize,
    /// Which sentence it stands in.
    pub(crate) sentence: usize,
    /// Whether another event is only compared with it.
    pub(crate) compared: bool,
}

/// What is named within so many bytes is in the lead.
const LEAD: usize = 500;

/// What a mention counts, by where it stands: in a title of the event's kind, in the first sentence, in the lead, further
/// down. A sentence counts once for each event.
const IN_TITLE: usize = 6;
const FIRST: usize = 5;
const IN_LEAD: usize = 3;
const FURTHER_DOWN: usize = 1;

/// The event that the document tells of first and most: of the family that leads, the event that leads it.
pub(crate) fn main_event(
    events: &[Event],
    named: &[Named],
    family: impl Fn(&Event) -> String,
    in_title: impl Fn(&Event) -> bool,
) -> Option<usize> {
    let mut weights = vec![0; events.len()];
    let mut counted = BTreeSet::new();
    for mention in named.iter().filter(|mention| !mention.compared) {
        let weight = match (mention.sentence, mention.start) {
            (0, _) => FIRST,
            (_, ..LEAD) => IN_LEAD,
            _ => FURTHER_DOWN,
        };
        if let Some(known) =
            weights.get_mut(mention.event).filter(|_| counted.insert((mention.event, mention.sentence)))
        {
            *known += weight;
        }
    }
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    for (event, weight) in events.iter().zip(&weights) {
        *families.entry(family(event)).or_default() += weight;
    }
    let mut titled: Vec<String> = events.iter().filter(|event| in_title(event)).map(&family).collect();
    titled.sort();
    titled.dedup();
    for family in titled {
        families.entry(family).and_modify(|weight| *weight += IN_TITLE);
    }
    // Of equals the one named first.
    let leads = |index: &usize| (weights.get(*index).copied().unwrap_or(0), std::cmp::Reverse(*index));
    let first_of = |name: &String| events.iter().position(|event| family(event) == *name);
    let (leading, _) = families
        .iter()
        .filter(|(_, weight)| **weight > 0)
        .max_by_key(|(name, weight)| (**weight, std::cmp::Reverse(first_of(name))))?;
    (0..events.len())
        .filter(|index| events.get(*index).is_some_and(|event| family(event) == *leading))
        .max_by_key(leads)
}
