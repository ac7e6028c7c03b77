//! Which stories are those of reports: of texts long enough to be known again.

use crate::model::{Story, StoryRole};

/// A text that has fewer names and rare words than these is too short for their absence to say anything.
const NAMES_OF_A_REPORT: usize = 3;
pub(super) const RARE_WORDS_OF_A_REPORT: usize = 12;

/// Whether a story is the main one of a text that is long enough to share names and words with another.
pub(crate) fn is_report(story: &Story) -> bool {
    let long = story.names.len() >= NAMES_OF_A_REPORT || story.rare_words.len() >= RARE_WORDS_OF_A_REPORT;
    story.role == StoryRole::Main && long
}
