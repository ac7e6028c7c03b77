//! What a document tells of: its main story, and others beside it.

use serde::{Deserialize, Serialize};

use super::{DocumentId, Event};
use crate::worded::worded;

/// The place of a story in its corpus: an index, stable while stories are only added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoryId(u32);

impl StoryId {
    /// The place of the story at an index, for an extraction or corpus that holds one there.
    pub(crate) fn from_index(index: usize) -> StoryId {
        StoryId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The place `offset` stories further on.
    pub(crate) fn shifted(self, offset: usize) -> StoryId {
        StoryId::from_index(self.index().saturating_add(offset))
    }

    /// The index into [`Corpus::stories`](crate::Corpus::stories).
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a story is in its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StoryRole {
    /// What the document tells of first and most; a figure belongs to it unless its own words say otherwise.
    #[default]
    Main,
    /// Another event that some figures are of: an earlier one that is compared, another contest of one night.
    Beside,
}

worded!(StoryRole, "role of a story", { Main => "main", Beside => "beside" });

/// An event as one document tells of it, with what is known of it and the words that a report of the same event would
/// share. Of a story told beside the main one only the event is known.
///
/// ```
/// use corroborate::{Event, EventKind, Story, StoryRole};
///
/// let flood = Event::new(EventKind::from("flood")).in_place("Ruritania").at("Zenda");
/// let story = Story::new("note", flood).named(["Zenda", "Elphberg"]);
/// assert_eq!((story.role, story.names.len()), (StoryRole::Main, 2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[must_use = "each of its settings answers with the changed value; keep the answer"]
pub struct Story {
    /// The document that tells it.
    pub document: DocumentId,
    /// Whether it is what the document is about.
    #[serde(default)]
    pub role: StoryRole,
    /// What happened, where and when, as far as it is known.
    pub event: Event,
    /// Whether the event's date is only assumed, from the day of publication. What is assumed excludes nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub date_is_assumed: bool,
    /// Proper names in the title and the first sentences, in small letters, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Those of them that stand in the title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title_names: Vec<String>,
    /// Words of the text that are rare in the language, in small letters, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rare_words: Vec<String>,
}

impl Story {
    /// The main story of a document.
    pub fn new(document: impl Into<DocumentId>, event: Event) -> Story {
        Story {
            document: document.into(),
            role: StoryRole::Main,
            event,
            date_is_assumed: false,
            names: Vec::new(),
            title_names: Vec::new(),
            rare_words: Vec::new(),
        }
    }

    /// The same story, told beside the main one.
    pub fn beside(mut self) -> Story {
        self.role = StoryRole::Beside;
        self
    }

    /// The same story with more proper names of its title and first sentences.
    pub fn named<T: AsRef<str>>(mut self, names: impl IntoIterator<Item = T>) -> Story {
        self.names.extend(names.into_iter().map(|name| name.as_ref().to_lowercase()));
        self.names.sort();
        self.names.dedup();
        self
    }
}
