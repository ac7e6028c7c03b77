//! "Of those, 57 percent": which of them a share is of, where the sentence before told it.

use crate::model::{Basis, keys};
use crate::scope::Topic;
use crate::vocabulary::WordList;

/// Words for those told of before.
static THOSE: WordList = WordList::named("those of before");

/// So many sentences back they may have been told of.
const BACK: usize = 1;

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
