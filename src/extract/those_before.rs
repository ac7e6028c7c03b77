//! "Of those, 57 percent": which of them a share is of, where the sentence before told it.

use crate::model::{Basis, keys};
use crate::scope::Topic;
use crate::vocabulary::WordList;

/// Words for those told of before.
static THOSE: WordList = WordList::named("those of before");

/// So many sentences back they may have been told of.
const BACK: usize = 1;

/// What a figure that comes back to one before does not have of it: of which kind those counted are, how far a count has come.
const ITS_OWN: [&str; 4] = [keys::CASE, keys::STATUS, keys::DAY, keys::TIME];

/// Gives a figure that comes back to what was counted before, "the hospital speaks of 31", whatever its own words leave open of
/// what that counts.
pub(super) fn take_up_keys(topic: &mut Topic, before: &[Topic], is_money: bool) {
    let near = |other: &&Topic| other.index.zip(topic.index).is_some_and(|(other, own)| other + BACK >= own);
    let measure = topic.statistic.measure.as_ref();
    let same = |other: &&Topic| other.statistic.measure.as_ref() == measure;
    let Some(counted) = before.iter().rev().take_while(near).find(same) else { return };
    // "The party's allies bring the number to 350": of a vote somebody else may be meant.
    if is_money
        && topic.statistic.subject.is_none()
        && let Some(subject) = &counted.statistic.subject
    {
        topic.statistic.subject = Some(subject.clone());
        topic.bases.remove(keys::SUBJECT);
    }
    // The one day that the words before tell of goes on; what was counted within a year may not.
    let a_day = counted.window.is_some_and(|window| window.from.is_some() && window.from == window.to);
    let open = |key: &str| a_day && key == keys::WINDOW || key != keys::WINDOW && !ITS_OWN.contains(&key);
    for (key, value) in counted.statistic.scope.iter().filter(|(key, _)| open(key)) {
        if topic.statistic.scope.contains_key(key) {
            continue;
        }
        // That it comes back to those is carried once, with the measure.
        topic.statistic.scope.insert(key.clone(), value.clone());
        if key == keys::WINDOW {
            topic.window = counted.window;
        }
    }
}

/// Gives a figure whose kind of case is that of those before theirs.
pub(super) fn take_up_those(topic: &mut Topic, before: &[Topic]) {
    // What all texts have a word for stays as it is said, so that two copies of a text do not differ.
    if topic.bases.get(keys::CASE) != Some(&Basis::Assumed) {
        return;
    }
    let Some(said) = topic.statistic.scope.get(keys::CASE).filter(|said| THOSE.contains(&said.as_str())) else {
        return;
    };
    let near = |other: &&Topic| other.index.zip(topic.index).is_some_and(|(other, own)| other + BACK >= own);
    let told = before
        .iter()
        .rev()
        .take_while(near)
        .find_map(|other| other.statistic.scope.get(keys::CASE).filter(|told| *told != said));
    if let Some(told) = told.cloned() {
        topic.statistic.scope.insert(keys::CASE.to_owned(), told);
    }
}
