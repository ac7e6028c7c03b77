//! Manifests: lists of documents with what is known of each.

use serde::{Deserialize, Deserializer};
use url::Url;

use super::claims::parse;
use super::front_matter::address;
use crate::error::{Error, ErrorRepr};
use crate::model::{Document, Event, PartialDate};

/// One document of a manifest, and the file that holds its text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ManifestEntry {
    id: String,
    pub(super) file: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    publisher: Option<String>,
    #[serde(default)]
    authors: Option<Vec<String>>,
    #[serde(default)]
    published: Option<PartialDate>,
    #[serde(default, deserialize_with = "optional_address")]
    url: Option<Url>,
    #[serde(default)]
    language: Option<String>,
    /// Events of the document that are named by hand.
    #[serde(default)]
    events: Option<Vec<Event>>,
    /// A name given by hand to its main story.
    #[serde(default)]
    story: Option<String>,
    /// A file with the sources of the document.
    #[serde(default)]
    pub(super) bibliography: Option<String>,
}

fn optional_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| address(&text).map_err(serde::de::Error::custom)).transpose()
}

impl ManifestEntry {
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// The document as the manifest describes it; where the manifest is silent, as the file itself does.
    pub(super) fn describe(self, file: Document) -> Document {
        Document {
            id: self.id.into(),
            title: self.title.or(file.title),
            publisher: self.publisher.or(file.publisher),
            authors: self.authors.unwrap_or(file.authors),
            published: self.published.or(file.published),
            url: self.url.or(file.url),
            language: self.language.or(file.language),
            format: file.format,
            events: self.events.unwrap_or(file.events),
            story: self.story.or(file.story),
            text: file.text,
        }
    }
}

/// Reads a manifest.
pub(super) fn manifest(path: &str, text: &str) -> Result<Vec<ManifestEntry>, Error> {
    let entries: Vec<ManifestEntry> = parse(path, text)?;
    let refuse = |message: String| Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into());
    if entries.is_empty() {
        return refuse("lists no documents; a manifest is a list of {\"id\", \"file\", …}".to_owned());
    }
    for (index, entry) in entries.iter().enumerate() {
        if entry.id.trim().is_empty() || entry.file.is_empty() {
            return refuse(format!("gives its entry number {} an empty `id` or `file`; name both", index + 1));
        }
        let named = |event: &Event| event.pinned.as_ref().is_some_and(|name| !name.trim().is_empty());
        if !entry.events.iter().flatten().all(named) {
            return refuse(format!("gives an event of `{}` no name; `pinned` is the name it goes by", entry.id));
        }
    }
    Ok(entries)
}
