//! Sentences, paragraphs, headings and notes of a text that has a block on each line.
//!
//! Blocks are paragraphs, paragraphs make sentences. Both general sentence breakers that were tried cut at "Dr." and
//! "fig.", and neither knows that a citation marker after the full stop belongs to the sentence before it.

use std::ops::Range;

use super::forms::{begins_item, ends_sentence, is_marked_heading};
use super::notes::{is_list_heading, mark_notes};
use super::sentences::{is_closer, split_sentences};
use crate::model::Span;

/// A text cut into paragraphs and sentences: ordered, not overlapping, together covering all that is not white space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Segments {
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) paragraphs: Vec<Paragraph>,
}

/// What a paragraph is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SegmentKind {
    /// Running text.
    Prose,
    /// A title or a heading.
    Heading,
    /// An item of a list.
    ListItem,
    /// An entry of notes or references, or what an entry runs on to.
    Note,
    /// Navigation, datelines, addresses.
    Furniture,
}

/// A paragraph, without the white space around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) span: Span,
    pub(crate) kind: SegmentKind,
    /// Its sentences, by index.
    pub(crate) sentences: Range<usize>,
}

/// A sentence, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    /// Its paragraph, by index.
    pub(crate) paragraph: usize,
}

impl Segments {
    /// The sentence that holds a byte, or the last one that begins before it.
    pub(crate) fn sentence_at(&self, offset: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start() <= offset).checked_sub(1)
    }

    /// What the paragraph of a sentence is.
    pub(crate) fn kind_of(&self, sentence: usize) -> SegmentKind {
        self.sentences
            .get(sentence)
            .and_then(|sentence| self.paragraphs.get(sentence.paragraph))
            .map_or(SegmentKind::Prose, |paragraph| paragraph.kind)
    }
}

/// Cuts a text into paragraphs and sentences, in time linear in its length.
pub(crate) fn segment(text: &str) -> Segments {
    if u32::try_from(text.len()).is_err() {
        return Segments::default();
    }
    let mut pieces = pieces(text);
    classify(text, &mut pieces);
    let mut segments = Segments::default();
    for piece in &pieces {
        let first = segments.sentences.len();
        let paragraph = segments.paragraphs.len();
        split_sentences(text, piece.start, piece.end, |start, end| {
            for (start, end) in in_reach(text, start, end) {
                segments.sentences.extend(Span::new(start, end).map(|span| Sentence { span, paragraph }));
            }
        });
        let sentences = first..segments.sentences.len();
        let span = Span::new(piece.start, piece.end);
        segments.paragraphs.extend(span.map(|span| Paragraph { span, kind: piece.kind, sentences }));
    }
    segments
}

/// No sentence is longer than this: what is read of one looks at all of it, and a text without full stops must cost no
/// more than another.
const MOST_BYTES: usize = 6000;

/// A sentence in stretches that are short enough, cut at white space where there is some.
fn in_reach(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut stretches = Vec::new();
    let mut from = start;
    while end - from > MOST_BYTES {
        let mut until = from + MOST_BYTES;
        while !text.is_char_boundary(until) {
            until -= 1;
        }
        let stretch = text.get(from..until).unwrap_or_default();
        let cut = stretch.rfind(char::is_whitespace).filter(|cut| *cut > 0).map_or(until, |cut| from + cut);
        stretches.push((from, cut));
        let rest = text.get(cut..end).unwrap_or_default();
        from = end - rest.trim_start().len();
    }
    if from < end {
        stretches.push((from, end));
    }
    stretches
}

// ---------------------------------------------------------------------------------------------------- lines

/// A paragraph in the making.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: SegmentKind,
    /// Whether a blank line, or the beginning of the text, stands before it.
    apart: bool,
}

/// The lines of a text that are not blank, without the white space around them.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut apart = true;
    let mut from = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    for end in ends {
        let line = text.get(from..end).unwrap_or_default();
        let start = from + (line.len() - line.trim_start().len());
        let words = line.trim();
        if words.is_empty() {
            apart = true;
        } else {
            pieces.push(Piece { start, end: start + words.len(), kind: SegmentKind::Prose, apart });
            apart = false;
        }
        from = end + 1;
    }
    pieces
}

/// How lines of contact, rights and navigation begin, in lower case.
const FURNITURE_STARTS: [&str; 21] = [
    "©",
    "(c) ",
    "all rights reserved",
    "all the rights for",
    "address:",
    "contact:",
    "e-mail:",
    "email:",
    "fax:",
    "follow us",
    "image:",
    "legal footer",
    "mob.",
    "ph.",
    "ph./",
    "phone:",
    "photo:",
    "photo by",
    "share this",
    "tel.",
    "tel:",
];

/// A line up to which a heading may be long, in bytes.
const LONGEST_HEADING: usize = 180;

fn classify(text: &str, pieces: &mut [Piece]) {
    let kinds: Vec<SegmentKind> = (0..pieces.len()).map(|index| first_kind(text, pieces, index)).collect();
    for (piece, kind) in pieces.iter_mut().zip(kinds) {
        piece.kind = kind;
    }
    mark_notes(text, pieces);
}

fn first_kind(text: &str, pieces: &[Piece], index: usize) -> SegmentKind {
    let Some(piece) = pieces.get(index) else { return SegmentKind::Prose };
    let line = text.get(piece.start..piece.end).unwrap_or_default();
    if is_marked_heading(line) {
        return SegmentKind::Heading;
    }
    if begins_item(line) {
        return SegmentKind::ListItem;
    }
    if line.len() > LONGEST_HEADING {
        return SegmentKind::Prose;
    }
    let lowered = line.get(..line.len().min(24)).unwrap_or(line).to_lowercase();
    if FURNITURE_STARTS.iter().any(|start| lowered.starts_with(start)) || line.chars().all(|c| !c.is_alphanumeric()) {
        return SegmentKind::Furniture;
    }
    let open_end = !line.trim_end_matches(is_closer).ends_with(['.', '!', ';', ',', '…', ':']);
    if !open_end || line.contains("://") {
        return SegmentKind::Prose;
    }
    let next = pieces.get(index + 1);
    let before_text = next.is_some_and(|next| {
        let following = text.get(next.start..next.end).unwrap_or_default();
        following.len() > line.len() && ends_sentence(following)
    });
    // A text of one line is no heading of anything.
    let stands_apart = piece.apart && next.is_none_or(|next| next.apart) && pieces.len() > 1;
    let words = line.split_whitespace().count();
    if is_list_heading(line) || ((before_text || stands_apart) && words <= 25) {
        // A dateline is no heading: "22 November 2022" above the text.
        let letters = line.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        let digits = line.bytes().filter(u8::is_ascii_digit).count();
        return if letters <= 1 && digits >= 3 { SegmentKind::Furniture } else { SegmentKind::Heading };
    }
    let figures = line.bytes().any(|byte| byte.is_ascii_digit() || byte == b'%');
    if words <= 4 && !figures { SegmentKind::Furniture } else { SegmentKind::Prose }
}

/// The part of a sentence around two places of it that reaches `reach` bytes further on either side, on character
/// boundaries.
pub(crate) fn around(text: &str, sentence: Span, from: usize, to: usize, reach: usize) -> (usize, usize) {
    let mut start = from.saturating_sub(reach).max(sentence.start());
    while start > sentence.start() && !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = to.saturating_add(reach).min(sentence.end()).max(from);
    while end < text.len() && !text.is_char_boundary(end) {
        end += 1;
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<(SegmentKind, &str)> {
        let words = |paragraph: &Paragraph| text.get(paragraph.span.start()..paragraph.span.end()).unwrap();
        segment(text).paragraphs.iter().map(|paragraph| (paragraph.kind, words(paragraph))).collect()
    }

    #[test]
    fn a_text_without_full_stops_is_cut_at_white_space() {
        let text = "Anna Berg of Dravna ".repeat(2000);
        let sentences = segment(&text).sentences;
        assert!(sentences.len() > 5 && sentences.iter().all(|sentence| sentence.span.length() <= MOST_BYTES));
        let words: usize = sentences
            .iter()
            .map(|sentence| text.get(sentence.span.start()..sentence.span.end()).unwrap().split_whitespace().count())
            .sum();
        assert_eq!(words, 8000);
    }

    #[test]
    fn lines_are_told_by_what_they_are() {
        let lines = "Search\nNews\nThe bridge is closed\nThe bridge has been closed since the flood, and it will stay closed until the council meets again in the spring of next year.";
        assert_eq!(
            kinds(lines).iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
            [SegmentKind::Furniture, SegmentKind::Furniture, SegmentKind::Heading, SegmentKind::Prose]
        );
        let items = "We ask for:\n- bread;\n- wine.";
        assert_eq!(segment(items).paragraphs.len(), 3);
    }

    #[test]
    fn knows_notes_from_lists() {
        let notes =
            "The bridge is closed.[1] It was old.[3]\n\n[1] Town news, 5 May 2021.\n\n[3] The mayor, quoted there.";
        assert_eq!(kinds(notes).iter().filter(|(kind, _)| *kind == SegmentKind::Note).count(), 2);
        let numbered = "The bridge is closed [1], and it was old [2].\n\n1. Bridge closed. Town news, 05.05.2021.\n2. Old bridges. Echo, 06.05.2021.\n";
        assert_eq!(kinds(numbered).iter().filter(|(kind, _)| *kind == SegmentKind::Note).count(), 2);
        let under_heading = "It is closed (1).\n\nReferences\n\n1. Bridge closed.\n2. Old bridges.\n";
        assert_eq!(kinds(under_heading).iter().filter(|(kind, _)| *kind == SegmentKind::Note).count(), 2);
        let programme = "We promise three things.\n\n1. Fair taxes.\n2. Fair courts.\n3. Fair schools.\n\nThat is all.";
        assert_eq!(kinds(programme).iter().filter(|(kind, _)| *kind == SegmentKind::ListItem).count(), 3);
        let results = "The results:\n1. Lind 54%\n2. Novak 31%\n3. Osei 15%";
        assert_eq!(kinds(results).iter().filter(|(kind, _)| *kind == SegmentKind::Note).count(), 0);
    }

    #[test]
    fn stays_linear_on_runs() {
        for piece in [".", "!?", ". ", "a. ", "[1] ", "1. a\n\n", "(\n", ".[1]", "…", "\r", "[1]\n", ") "] {
            let text = piece.repeat(40_000);
            let _ = segment(&text);
        }
    }

    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just(". ".to_owned()),
            Just("\n".to_owned()),
            Just("\n\n".to_owned()),
            Just("\r\n".to_owned()),
            Just("[1] ".to_owned()),
            Just("2. ".to_owned()),
            Just("»".to_owned()),
            Just("… ".to_owned()),
            Just("Dr.".to_owned()),
            Just("References".to_owned()),
            "[A-Za-zéИ ]{1,40}",
            "\\PC{0,3}",
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn covers_everything_in_order(text in text()) {
            let segments = segment(&text);
            let mut end = 0;
            let mut covered = 0;
            for (index, sentence) in segments.sentences.iter().enumerate() {
                prop_assert!(sentence.span.start() >= end && sentence.span.start() < sentence.span.end());
                let words = text.get(sentence.span.start()..sentence.span.end());
                prop_assert!(words.is_some_and(|words| words.trim() == words));
                covered += words.unwrap().chars().filter(|c| !c.is_whitespace()).count();
                end = sentence.span.end();
                let paragraph = &segments.paragraphs[sentence.paragraph];
                prop_assert!(paragraph.span.contains(sentence.span) && paragraph.sentences.contains(&index));
            }
            prop_assert_eq!(covered, text.chars().filter(|c| !c.is_whitespace()).count());
        }
    }
}
