//! A text under examination and what is known of it.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::Url;

use super::{Event, PartialDate, Span};
use crate::worded::worded;

/// The name of a document within its corpus, such as `osw-2022-06`. Cheap to clone.
///
/// ```
/// use corroborate::DocumentId;
///
/// let id = DocumentId::from("osw-2022-06");
/// assert_eq!(id.as_str(), "osw-2022-06");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(Arc<str>);

impl DocumentId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: AsRef<str>> From<T> for DocumentId {
    fn from(id: T) -> DocumentId {
        DocumentId(Arc::from(id.as_ref()))
    }
}

impl Borrow<str> for DocumentId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for DocumentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DocumentId({:?})", &*self.0)
    }
}

impl Serialize for DocumentId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for DocumentId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DocumentId, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Ok(DocumentId::from(&*text))
    }
}

/// How the text of a document is written, which says what of it is read.
///
/// ```
/// use corroborate::{Document, Format, Verifier};
///
/// let text = "Turnout in the referendum of 5 June 2022 in Kazakhstan was **68**[^1] percent.\n\n[^1]: The commission.";
/// let document = Document::new("vote", text).with_format(Format::Markdown);
/// let corpus = Verifier::new().extract(&[document])?;
/// assert_eq!(corpus.claims()[0].statistic.to_string(), "turnout, referendum of 2022-06-05 in Kazakhstan");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Plain text: blank lines part paragraphs, other ends of lines are spaces.
    #[default]
    Plain,
    /// Markdown: CommonMark with tables, footnotes and strikethrough.
    Markdown,
    /// A web page: its words are read, its head, scripts, styles and code are not.
    Html,
}

worded!(Format, "format", { Plain => "plain", Markdown => "markdown", Html => "html" });

impl Format {
    fn is_plain(&self) -> bool {
        *self == Format::Plain
    }
}

/// A text under examination and what is known of it.
///
/// Only the id is needed; a document without text stands for a source whose claims came from elsewhere.
///
/// ```
/// use corroborate::Document;
///
/// let document = Document::new("osw-2022-06", "On 5 June Kazakhstan voted.")
///     .with_publisher("OSW")
///     .with_published("2022-06".parse()?);
/// assert_eq!(document.published.map(|date| date.to_string()).as_deref(), Some("2022-06"));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[must_use = "each of its settings answers with the changed value; keep the answer"]
pub struct Document {
    /// Its name within the corpus.
    pub id: DocumentId,
    /// The title it carries.
    #[serde(default)]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// When it was published, as far as that is known.
    #[serde(default)]
    pub published: Option<PartialDate>,
    /// Where it stands.
    #[serde(default)]
    pub url: Option<Url>,
    /// Its language as a BCP 47 tag, such as `en`.
    #[serde(default)]
    pub language: Option<String>,
    /// How its text is written.
    #[serde(default, skip_serializing_if = "Format::is_plain")]
    pub format: Format,
    /// Events of it that were given a name by hand: a figure read of an event that may be one of these is of that one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// A name given by hand to its main story: documents that carry the same tell of one event, those that carry different
    /// ones do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// The text that spans point into.
    #[serde(default)]
    pub text: String,
}

impl Document {
    /// A document by its id and text; the rest is unknown.
    pub fn new(id: impl Into<DocumentId>, text: impl Into<String>) -> Document {
        Document {
            id: id.into(),
            title: None,
            publisher: None,
            authors: Vec::new(),
            published: None,
            url: None,
            language: None,
            format: Format::Plain,
            events: Vec::new(),
            story: None,
            text: text.into(),
        }
    }

    /// The same document with a name given by hand to its main story.
    ///
    /// ```
    /// use corroborate::{Document, Verifier};
    ///
    /// let told = |id: &str, text: &str| Document::new(id, text).with_story("the flood");
    /// let documents = [told("a", "The river killed 40 people."), told("b", "In Zenda 60 people drowned in the flood.")];
    /// let corpus = Verifier::new().extract(&documents)?;
    /// assert_eq!(corpus.documents()[0].story, corpus.documents()[1].story);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn with_story(mut self, name: impl Into<String>) -> Document {
        self.story = Some(name.into());
        self
    }

    /// The same document with another text in its place, plain and as it is read.
    pub(crate) fn read_as(&self, text: String) -> Document {
        Document {
            id: self.id.clone(),
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            authors: self.authors.clone(),
            published: self.published,
            url: self.url.clone(),
            language: self.language.clone(),
            format: Format::Plain,
            events: self.events.clone(),
            story: self.story.clone(),
            text,
        }
    }

    /// The same document with a title.
    pub fn with_title(mut self, title: impl Into<String>) -> Document {
        self.title = Some(title.into());
        self
    }

    /// The same document with a publisher.
    pub fn with_publisher(mut self, publisher: impl Into<String>) -> Document {
        self.publisher = Some(publisher.into());
        self
    }

    /// The same document with one more author.
    pub fn with_author(mut self, author: impl Into<String>) -> Document {
        self.authors.push(author.into());
        self
    }

    /// The same document with a date of publication.
    pub fn with_published(mut self, published: PartialDate) -> Document {
        self.published = Some(published);
        self
    }

    /// The same document with an address.
    pub fn with_url(mut self, url: Url) -> Document {
        self.url = Some(url);
        self
    }

    /// The same document with a language, as a BCP 47 tag.
    pub fn with_language(mut self, language: impl Into<String>) -> Document {
        self.language = Some(language.into());
        self
    }

    /// The same document with its text written in a format.
    pub fn with_format(mut self, format: Format) -> Document {
        self.format = format;
        self
    }

    /// The same document with one more event that has a name given by hand.
    ///
    /// ```
    /// use corroborate::{Document, Event, EventKind};
    ///
    /// let blast = Event::new(EventKind::from("explosion")).pinned("port blast");
    /// let document = Document::new("a", "The explosion killed 14 people.").with_event(blast);
    /// assert_eq!(document.events.len(), 1);
    /// ```
    pub fn with_event(mut self, event: Event) -> Document {
        self.events.push(event);
        self
    }

    /// The bytes from `start` to before `end` as a span; `None` where they are not in order, in bounds and on
    /// character boundaries.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        self.text.get(start..end)?;
        Span::new(start, end)
    }

    /// Whether a span lies within this document's text, on character boundaries.
    pub fn holds(&self, span: Span) -> bool {
        self.text.get(span.start()..span.end()).is_some()
    }

    /// The words at a span; empty where the span is not of this document.
    pub fn quote(&self, span: Span) -> &str {
        self.text.get(span.start()..span.end()).unwrap_or_default()
    }
}
