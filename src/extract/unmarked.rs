//! A text without the marks of its notes, as its words and figures are read: a mark says nothing of what it stands on.

use crate::model::{Document, Span};
use crate::sources::Citations;
use crate::text::{Paragraph, Segments, Sentence, Unmarked, note_marks};

/// A document without its marks, with its segments and citations at their places in it.
pub(super) struct WithoutMarks {
    pub(super) document: Document,
    pub(super) segments: Segments,
    pub(super) citations: Citations,
    places: Unmarked,
}

impl WithoutMarks {
    /// The document without its marks; `None` where it has none. Sentences and lists are those of the text with its marks,
    /// which tell where they end.
    pub(super) fn of(document: &Document, segments: &Segments, citations: &Citations) -> Option<WithoutMarks> {
        let places = Unmarked::of(&document.text, &changes(&document.text, citations))?;
        let place = |span| places.unmarked(span);
        let paragraph = |paragraph: &Paragraph| Paragraph { span: place(paragraph.span), ..paragraph.clone() };
        let sentence = |sentence: &Sentence| Sentence { span: place(sentence.span), ..*sentence };
        let segments = Segments {
            sentences: segments.sentences.iter().map(sentence).collect(),
            paragraphs: segments.paragraphs.iter().map(paragraph).collect(),
        };
        let mut citations = citations.clone();
        let mut moved = |_: &_, span| place(span);
        citations.citations.iter_mut().for_each(|citation| citation.map_spans(&mut moved));
        citations.references.iter_mut().for_each(|reference| reference.map_spans(&mut moved));
        let document = document.read_as(places.text().to_owned());
        Some(WithoutMarks { document, segments, citations, places })
    }

    /// Where a place stands in the document with its marks.
    pub(super) fn marked(&self, span: Span) -> Span {
        self.places.marked(span)
    }
}

/// What ends a sentence as the digits of a mark do that stand behind its stop.
const MARK: &str = "*";

/// The marks of a text and what is read in their place, in order. Marks behind a stop show where a sentence ends and stay;
/// where they are bare digits an asterisk stands for them.
fn changes<'a>(text: &str, citations: &Citations) -> Vec<(Span, &'a str)> {
    let before = |span: Span| text.get(..span.start()).and_then(|before| before.chars().next_back());
    let behind = |span: Span| text.get(span.end()..).unwrap_or_default();
    let on_word = |span: &Span| before(*span).is_some_and(|c| c.is_alphanumeric() || c == '%');
    let digits = citations.digits.iter().map(|span| (*span, if on_word(span) { "" } else { MARK }));
    // A marker in words, "(Lind 2016)", goes where it parts a figure from its noun.
    let parts = |span: &Span| {
        before(*span).is_some_and(|before| before.is_ascii_digit() || before == '%')
            && behind(*span).strip_prefix(' ').is_some_and(|behind| behind.starts_with(char::is_lowercase))
    };
    let between = citations.citations.iter().map(|citation| citation.span).filter(parts).map(|span| (span, ""));
    let marks = note_marks(text).into_iter().map(|span| (span, ""));
    let mut changes: Vec<(Span, &str)> = digits.chain(between).chain(marks).collect();
    changes.sort_unstable();
    let mut end = 0;
    changes.retain(|(span, _)| {
        let follows = span.start() >= end;
        end = if follows { span.end() } else { end };
        follows
    });
    changes
}
