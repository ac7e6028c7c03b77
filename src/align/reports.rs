//! Which stories are those of reports: of texts long enough to be known again.

use crate::model::{Claim, Corpus, Document, Story, StoryRole};

/// A text with fewer names tells nothing by those that it shares with another.
const NAMES: usize = 2;

/// A text that has fewer names and rare words than these is too short for their absence to say anything.
const NAMES_OF_A_REPORT: usize = 3;
pub(super) const RARE_WORDS_OF_A_REPORT: usize = 12;

/// A text of less than so many bytes, an agency's first report, tells of one thing, and gives of it one count of a kind.
const LONG: usize = 1_000;

/// Whether a claim is of the main story of a report.
pub(crate) fn is_of_report(corpus: &Corpus, claim: &Claim) -> bool {
    claim.story.and_then(|story| corpus.story(story)).is_some_and(is_full_report)
}

/// Whether a claim is of what a text tells beside its main story.
pub(crate) fn is_aside(corpus: &Corpus, claim: &Claim) -> bool {
    claim.story.and_then(|story| corpus.story(story)).is_some_and(|story| story.role != StoryRole::Main)
}

/// Whether a claim stands in a text that is long enough to tell of more than one thing.
pub(crate) fn is_in_long_text(corpus: &Corpus, claim: &Claim) -> bool {
    corpus.document(claim.document.as_str()).is_some_and(is_long_text)
}

/// Whether a text is long enough to tell of more than one thing.
pub(crate) fn is_long_text(document: &Document) -> bool {
    document.text.len() >= LONG
}

/// Whether a story is the main one of a text that is long enough to share names and words with another.
pub(crate) fn is_report(story: &Story) -> bool {
    story.role == StoryRole::Main && (is_full(story) || story.names.len() >= NAMES)
}

/// Whether a story is that of a report, and long enough to tell of another event where it shares nothing.
pub(super) fn is_full_report(story: &Story) -> bool {
    story.role == StoryRole::Main && is_full(story)
}

/// Whether a story has so many names or rare words that it tells of another event where it shares none.
pub(super) fn is_full(story: &Story) -> bool {
    story.names.len() >= NAMES_OF_A_REPORT || story.rare_words.len() >= RARE_WORDS_OF_A_REPORT
}
