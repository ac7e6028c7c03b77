//! Which stories are those of reports: of texts long enough to be known again.

use crate::model::{Claim, Corpus, Story, StoryRole};

/// A text that has fewer names and rare words than these is too short for their absence to say anything.
const NAMES_OF_A_REPORT: usize = 3;
pub(super) const RARE_WORDS_OF_A_REPORT: usize = 12;

/// A text of less than so many bytes tells of one thing.
const LONG: usize = 300;

/// Whether a claim is of the main story of a report.
pub(crate) fn is_of_report(corpus: &Corpus, claim: &Claim) -> bool {
    claim.story.and_then(|story| corpus.story(story)).is_some_and(is_report)
}

/// Whether a claim is of what a text tells beside its main story.
pub(crate) fn is_aside(corpus: &Corpus, claim: &Claim) -> bool {
    claim.story.and_then(|story| corpus.story(story)).is_some_and(|story| story.role != StoryRole::Main)
}

/// Whether a claim stands in a text that is long enough to tell of more than one thing.
pub(crate) fn is_in_long_text(corpus: &Corpus, claim: &Claim) -> bool {
    corpus.document(claim.document.as_str()).is_some_and(|document| document.text.len() >= LONG)
}

/// Whether a story is the main one of a text that is long enough to share names and words with another.
pub(crate) fn is_report(story: &Story) -> bool {
    let long = story.names.len() >= NAMES_OF_A_REPORT || story.rare_words.len() >= RARE_WORDS_OF_A_REPORT;
    story.role == StoryRole::Main && long
}
