//! Which events the stories of texts are of.

use std::collections::{BTreeMap, BTreeSet};

use super::story_clusters::{Membership, StoryClusters};
use crate::model::{Claim, Corpus, StoryId, StoryRole};

/// The events of stories.
pub(super) struct Stories<'c> {
    of: BTreeMap<StoryId, &'c [Membership]>,
}

impl<'c> Stories<'c> {
    /// A story is of what its figures are of that name an event.
    pub(super) fn new<'a>(corpus: &'a Corpus, clusters: &'c StoryClusters<'a>) -> Stories<'c> {
        let mut of: BTreeMap<StoryId, &[Membership]> = BTreeMap::new();
        for claim in corpus.claims() {
            let Some(story) = claim.story else { continue };
            let events = of.entry(story).or_default();
            if events.is_empty() {
                *events = clusters.of(corpus, claim);
            }
        }
        Stories { of }
    }

    pub(super) fn of(&self, claim: &Claim) -> &'c [Membership] {
        claim.story.and_then(|story| self.of.get(&story)).copied().unwrap_or_default()
    }
}

/// The events of which each text's main story may be, by name of the text.
pub(super) fn main_events<'a>(corpus: &'a Corpus, stories: &Stories<'_>) -> BTreeMap<&'a str, BTreeSet<usize>> {
    let mut main: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for claim in corpus.claims() {
        let story = claim.story.and_then(|story| corpus.story(story));
        if story.is_some_and(|story| story.role == StoryRole::Main) {
            let events = stories.of(claim).iter().map(|of| of.event);
            main.entry(claim.document.as_str()).or_default().extend(events);
        }
    }
    main
}
