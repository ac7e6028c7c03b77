//! A document's source as one text to be read: every later stage reads this text and maps its places back.
//!
//! What differs in the source and says nothing is folded: where lines are wrapped and how they end, runs of white space, spaces
//! that do not break, characters that cannot be seen, hyphens at the ends of lines, composed letters and ligatures, and
//! the markup of Markdown. Quotation marks and apostrophes stay as they are. The read text has each block (heading, paragraph, item,
//! row, entry of notes) on a line of its own; a blank line stands between those that stand apart in the source. Every
//! character of it comes from bytes of the source, in order; the [`SourceMap`] says which.

mod builder;
mod columns;
mod corpus;
mod emphasis;
mod entries;
mod fold;
mod forms;
mod html;
mod hyphens;
mod language;
mod lowered;
mod map;
mod markdown;
mod marks;
mod notes;
mod phrases;
mod plain;
mod segments;
mod sentences;
mod spellings;
mod token;
mod words;

use std::borrow::Cow;

pub(crate) use corpus::ReadCorpus;
pub(crate) use entries::{EntryStyle, back_link, entry_key, footnote_name, is_footnote_name, raised_digit};
pub(crate) use html::page_title;
pub(crate) use language::other_language;
pub(crate) use lowered::{is_one_of, lowered, with_plain_apostrophes};
pub(crate) use marks::{Unmarked, note_marks};
pub(crate) use phrases::Phrases;
pub(crate) use segments::{Paragraph, SegmentKind, Segments, Sentence, around, segment};
pub(crate) use sentences::split_sentences;
pub(crate) use spellings::Spellings;
pub(crate) use token::{Shape, Token, tokens};
pub(crate) use words::{
    Spaced, bare_of_owner, is_year, last_words, near_before, near_behind, places_of, words_between, words_of,
};

use self::builder::Builder;
use self::map::SourceMap;
use crate::model::{Document, Format, Span};

/// A document's text as it is read, with the way back to its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadText<'a> {
    text: Cow<'a, str>,
    /// `None` where the source is read as it stands.
    map: Option<SourceMap>,
}

impl<'a> ReadText<'a> {
    /// Reads a document's text, in time linear in its length.
    pub(crate) fn of(document: &'a Document) -> ReadText<'a> {
        ReadText::in_format(&document.text, document.format)
    }

    /// Reads a plain text.
    pub(crate) fn of_plain(source: &'a str) -> ReadText<'a> {
        ReadText::in_format(source, Format::Plain)
    }

    fn in_format(source: &'a str, format: Format) -> ReadText<'a> {
        let mut builder = Builder::new(source);
        match format {
            Format::Plain => plain::read(source, &mut builder),
            Format::Markdown => markdown::read(source, &mut builder),
            Format::Html => html::read(source, 0..source.len(), &mut builder),
        }
        let (text, map) = builder.finish();
        // Most texts have nothing to fold but the end of their last line.
        let same = source.strip_prefix(text.as_str()).is_some_and(|rest| rest.trim().is_empty());
        match same && map.is_plain() {
            true => ReadText { text: Cow::Borrowed(source), map: None },
            false => ReadText { text: Cow::Owned(text), map: Some(map) },
        }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the source is read as it stands.
    #[cfg(test)]
    pub(crate) fn is_source(&self) -> bool {
        self.map.is_none()
    }

    /// Where a span of the read text stands in the source.
    pub(crate) fn source_of(&self, span: Span) -> Span {
        self.map.as_ref().map_or(span, |map| map.source_of(span))
    }

    /// Where a span of the source stands in the read text; empty where nothing of it is read.
    #[cfg(test)]
    pub(crate) fn read_of(&self, span: Span) -> Span {
        self.map.as_ref().map_or(span, |map| map.read_of(span))
    }

    /// The document with the text as it is read, where that is another than its source.
    pub(crate) fn document(&self, document: &Document) -> Option<Document> {
        self.map.as_ref()?;
        Some(document.read_as(self.text.clone().into_owned()))
    }
}

#[cfg(test)]
mod tests;
