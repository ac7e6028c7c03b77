//! Sentences, paragraphs, headings and notes.
//!
//! Lines make paragraphs, paragraphs make sentences. Both general sentence breakers that were tried cut at "Dr." and
//! "fig.", and neither knows that a citation marker after the full stop belongs to the sentence before it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::sentence::{is_closer, split_sentences};
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
    let mut blocks = Blocks::new(text);
    let mut pieces = Vec::new();
    let mut lines = Vec::new();
    while blocks.next_block(&mut lines) {
        join_wrapped(text, &lines, &mut pieces);
    }
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

/// A line without the white space around it; never empty.
#[derive(Clone, Copy, Debug)]
struct Line {
    start: usize,
    end: usize,
}

/// A paragraph in the making.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    end: usize,
    kind: SegmentKind,
    /// Whether a blank line, or the beginning of the text, stands before it.
    apart: bool,
}

/// The lines of a text, in blocks between blank lines.
struct Blocks<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Blocks<'a> {
    fn new(text: &'a str) -> Blocks<'a> {
        Blocks { text, offset: 0 }
    }

    /// Puts the lines of the next block into `lines`; `false` at the end of the text.
    fn next_block(&mut self, lines: &mut Vec<Line>) -> bool {
        lines.clear();
        while let Some(rest) = self.text.get(self.offset..).filter(|rest| !rest.is_empty()) {
            // Old Macintosh line ends count too, but only where the line holds one at all.
            let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
            let line = rest.get(..length).unwrap_or_default();
            let start = self.offset + (line.len() - line.trim_start().len());
            let trimmed = line.trim();
            let carriage = rest.as_bytes().get(length..length + 2) == Some(b"\r\n");
            self.offset += (length + if carriage { 2 } else { 1 }).min(rest.len());
            if !trimmed.is_empty() {
                lines.push(Line { start, end: start + trimmed.len() });
            } else if !lines.is_empty() {
                return true;
            }
        }
        !lines.is_empty()
    }
}

/// The widths, in characters, between which lines may have been broken by a machine or a typist.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=140;

/// Joins the lines of a block that were broken to a width, and keeps apart those that stand for themselves.
///
/// A line break is a wrap where the next line goes on in lower case, or where the first word of the next line would not
/// have fitted any more into the width that the block keeps to.
fn join_wrapped(text: &str, lines: &[Line], pieces: &mut Vec<Piece>) {
    let slice = |line: &Line| text.get(line.start..line.end).unwrap_or_default();
    let width = |line: &Line| {
        // A line beyond the widest wrap need not be counted out.
        let bytes = line.end - line.start;
        if bytes > 4 * WRAPPED.end() { bytes } else { slice(line).chars().count() }
    };
    let widest = if lines.len() > 1 { lines.iter().map(width).max().unwrap_or(0) } else { 0 };
    let full = lines.iter().filter(|line| width(line) * 100 >= widest * 82).count();
    let kept_to_width = WRAPPED.contains(&widest) && full >= 2 && full * 2 >= lines.len().saturating_sub(1);
    for (index, line) in lines.iter().enumerate() {
        let here = slice(line);
        let before = index.checked_sub(1).and_then(|previous| lines.get(previous));
        let joins = before.is_some_and(|before| {
            if begins_item(here) || here.starts_with('#') || slice(before).starts_with('#') {
                return false;
            }
            let first_word = here.split_whitespace().next().map_or(0, |word| word.chars().count());
            let wraps = kept_to_width && width(before) + 1 + first_word > widest;
            let goes_on = here.chars().next().is_some_and(char::is_lowercase)
                && !ends_sentence(slice(before))
                && width(before) >= 30
                && !looks_like_address(here);
            wraps || goes_on
        });
        match pieces.last_mut() {
            Some(piece) if joins => piece.end = line.end,
            _ => pieces.push(Piece { start: line.start, end: line.end, kind: SegmentKind::Prose, apart: index == 0 }),
        }
    }
}

fn looks_like_address(line: &str) -> bool {
    line.starts_with("http") || line.starts_with("www.")
}

/// Whether a line ends as sentences do, closing quotation marks and brackets aside.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(is_closer).ends_with(['.', '!', '?', '…', ':', ';'])
}

fn begins_item(line: &str) -> bool {
    let bullet = ["- ", "• ", "* ", "– ", "— ", "· ", "+ ", "‣ ", "▪ ", "◦ ", "● ", "|"];
    bullet.iter().any(|bullet| line.starts_with(bullet)) || entry_key(line).is_some() || back_link(line).is_some()
}

// ---------------------------------------------------------------------------------------------------- kinds

/// How an entry of a list carries its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EntryStyle {
    /// `[1] …`
    Bracketed,
    /// `1. …`, `1) …`
    Numbered,
    /// `(1) …`
    Parenthesised,
    /// `¹ …`, `^1 …`
    Raised,
}

/// The number that a line begins with as an entry of a list: style, number, and the bytes it takes with the space after it.
pub(crate) fn entry_key(line: &str) -> Option<(EntryStyle, u32, usize)> {
    let first = line.chars().next()?;
    let (style, opening, closing): (EntryStyle, usize, &[char]) = match first {
        '[' => (EntryStyle::Bracketed, 1, &[']']),
        '(' => (EntryStyle::Parenthesised, 1, &[')']),
        '^' => (EntryStyle::Raised, 1, &[]),
        '0'..='9' => (EntryStyle::Numbered, 0, &['.', ')']),
        _ if raised_digit(first).is_some() => (EntryStyle::Raised, 0, &[]),
        _ => return None,
    };
    let rest = line.get(opening..)?.strip_prefix('^').unwrap_or(line.get(opening..)?);
    let mut number: u32 = 0;
    let mut length = 0;
    for character in rest.chars().take_while(|c| c.is_ascii_digit() || raised_digit(*c).is_some()) {
        let digit = character.to_digit(10).or_else(|| raised_digit(character))?;
        number = number.checked_mul(10)?.checked_add(digit)?;
        length += character.len_utf8();
    }
    // Four digits would let years through: "2022. Not an easy year".
    let longest = if style == EntryStyle::Numbered { 999 } else { 9999 };
    (length > 0 && number <= longest).then_some(())?;
    let after = rest.get(length..)?;
    let body = match closing {
        [] => after,
        _ => after.strip_prefix(closing)?,
    };
    let body = if style == EntryStyle::Bracketed { body.strip_prefix(':').unwrap_or(body) } else { body };
    let spaced = body.starts_with(char::is_whitespace);
    (spaced || style == EntryStyle::Bracketed || (style == EntryStyle::Raised && first != '^')).then_some(())?;
    let body = body.trim_start();
    (!body.is_empty()).then_some((style, number, line.len() - body.len()))
}

/// The bytes of the arrow that leads back from an entry to its markers, with the letters behind it: `^ a b `, `↑ `. Such
/// entries are numbered by their order.
pub(crate) fn back_link(line: &str) -> Option<usize> {
    let mut rest = line.strip_prefix(['^', '↑'])?.strip_prefix(' ')?;
    while let Some(after) = rest.strip_prefix(|c: char| c.is_ascii_lowercase()).and_then(|rest| rest.strip_prefix(' '))
    {
        rest = after;
    }
    (!rest.is_empty()).then_some(line.len() - rest.len())
}

/// The digit that a superscript character stands for.
pub(crate) fn raised_digit(character: char) -> Option<u32> {
    match character {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(u32::from(character) - u32::from('⁴') + 4),
        _ => None,
    }
}

/// Headings above lists of sources or notes, folded.
const LIST_HEADINGS: [&str; 18] = [
    "bibliography",
    "citations",
    "endnotes",
    "footnotes",
    "list of references",
    "list of sources",
    "literature",
    "notes",
    "notes and references",
    "notes and sources",
    "reference list",
    "references",
    "references and notes",
    "source list",
    "sources",
    "sources and notes",
    "sources cited",
    "works cited",
];

/// Whether a line is a heading above a list of sources or notes.
pub(crate) fn is_list_heading(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let folded = line.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    LIST_HEADINGS.contains(&folded.as_str())
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
    if line.starts_with('#') {
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

/// Finds the lists of sources and notes: what stands under their headings, and runs of numbered paragraphs that the
/// text's markers point to or that look like sources.
fn mark_notes(text: &str, pieces: &mut [Piece]) {
    let keys: Vec<Option<(EntryStyle, u32)>> = pieces
        .iter()
        .map(|piece| {
            let line = text.get(piece.start..piece.end)?;
            entry_key(line).map(|(style, number, _)| (style, number))
        })
        .collect();
    let mut last_of_style = BTreeMap::new();
    for (index, key) in keys.iter().enumerate() {
        last_of_style.extend(key.map(|(style, _)| (style, index)));
    }
    let mut markers = None;
    let mut index = 0;
    while index < pieces.len() {
        let heading = index.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|before| {
            before.kind == SegmentKind::Heading
                && is_list_heading(text.get(before.start..before.end).unwrap_or_default())
        });
        let Some((style, entries, end)) = run_at(pieces, &keys, index, heading) else {
            // A list without numbers.
            if heading || is_back_linked(text, pieces, index) {
                while is_back_linked(text, pieces, index)
                    || looks_like_source(text, pieces, index) && kind_at(pieces, index) != Some(SegmentKind::Heading)
                {
                    pieces.iter_mut().skip(index).take(1).for_each(|piece| piece.kind = SegmentKind::Note);
                    index += 1;
                }
            }
            index += 1;
            continue;
        };
        let sources = entries.iter().filter(|entry| looks_like_source(text, pieces, **entry)).count();
        let markers = markers.get_or_insert_with(|| marker_numbers(text));
        let pointed_to = entries
            .iter()
            .filter_map(|entry| keys.get(*entry).copied().flatten())
            .filter(|(_, number)| markers.contains(number))
            .count();
        let is_list = heading
            || match style {
                EntryStyle::Bracketed => entries.len() >= 2 || pointed_to > 0,
                EntryStyle::Raised => entries.len() >= 2 || pointed_to > 0,
                EntryStyle::Numbered | EntryStyle::Parenthesised => {
                    let last = last_of_style.get(&style).is_none_or(|last| *last < end);
                    (sources * 2 >= entries.len() && (entries.len() >= 2 || pointed_to > 0))
                        || (last && pointed_to * 2 > entries.len())
                }
            };
        if is_list {
            pieces.iter_mut().take(end).skip(index).for_each(|piece| piece.kind = SegmentKind::Note);
        }
        index = end.max(index + 1);
    }
}

fn is_back_linked(text: &str, pieces: &[Piece], index: usize) -> bool {
    let line = pieces.get(index).and_then(|piece| text.get(piece.start..piece.end));
    line.is_some_and(|line| back_link(line).is_some())
}

fn kind_at(pieces: &[Piece], index: usize) -> Option<SegmentKind> {
    pieces.get(index).map(|piece| piece.kind)
}

/// How many unnumbered paragraphs an entry may run on over.
const RUN_ON: usize = 2;

/// The run of entries that begins at a paragraph: their style, their paragraphs, and the paragraph after the last.
fn run_at(
    pieces: &[Piece],
    keys: &[Option<(EntryStyle, u32)>],
    first: usize,
    heading: bool,
) -> Option<(EntryStyle, Vec<usize>, usize)> {
    let (style, number) = keys.get(first).copied().flatten()?;
    let mut entries = vec![first];
    let mut previous = number;
    let mut end = first + 1;
    for (index, key) in keys.iter().enumerate().skip(first + 1) {
        match key {
            Some((other, number)) if *other == style => {
                // Under a heading any order is taken; elsewhere a number that does not rise begins another list.
                let rises = *number > previous && number - previous <= 50;
                if !rises && (!heading || *number == 1) {
                    break;
                }
                previous = *number;
                entries.push(index);
                end = index + 1;
            }
            _ => {
                let breaks = matches!(kind_at(pieces, index), Some(SegmentKind::Heading) | None);
                if breaks || index - end >= RUN_ON {
                    break;
                }
            }
        }
    }
    Some((style, entries, end))
}

/// Whether an entry shows what entries of sources show: an address or a year.
fn looks_like_source(text: &str, pieces: &[Piece], entry: usize) -> bool {
    let Some(piece) = pieces.get(entry) else { return false };
    // What a source shows, it shows early; an entry may be as long as a book.
    let mut end = piece.end.min(piece.start + 2000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = text.get(piece.start..end).unwrap_or_default();
    line.contains("://") || line.contains("www.") || has_year(line)
}

fn has_year(line: &str) -> bool {
    line.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}

/// The numbers of all markers in a text that look like `[7]` or `⁷`.
fn marker_numbers(text: &str) -> BTreeSet<u32> {
    let mut numbers = BTreeSet::new();
    for open in memchr::memchr_iter(b'[', text.as_bytes()) {
        let inside = text.as_bytes().get(open + 1..).unwrap_or_default();
        let length = inside.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        // What follows a line break is an entry's own number.
        let at_line_start = open == 0 || text.as_bytes().get(open - 1) == Some(&b'\n');
        let closes = matches!(inside.get(length), Some(b']' | b',' | b'-')) || inside.get(length) >= Some(&0x80);
        if length > 0 && closes && !at_line_start {
            numbers.extend(text.get(open + 1..open + 1 + length).and_then(|digits| digits.parse::<u32>().ok()));
        }
    }
    // ¹ ² ³ begin with 0xC2 in UTF-8, the other superscript digits with 0xE2 0x81.
    let raised = memchr::memchr_iter(0xC2, text.as_bytes())
        .chain(memchr::memmem::find_iter(text.as_bytes(), b"\xE2\x81"))
        .filter_map(|place| text.get(place..)?.chars().next())
        .filter_map(raised_digit);
    numbers.extend(raised);
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<&str> {
        segment(text)
            .sentences
            .iter()
            .map(|sentence| text.get(sentence.span.start()..sentence.span.end()).unwrap())
            .collect()
    }

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
    fn joins_lines_broken_to_a_width_and_no_others() {
        let wrapped = "The council met on Tuesday to talk about the bridge,\nwhich has been closed since the flood of last spring\nand will stay closed. Nobody knows for how long, as\nAnna Lind said.";
        assert_eq!(segment(wrapped).paragraphs.len(), 1);
        assert_eq!(sentences(wrapped).len(), 2);
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
    fn reads_entry_keys() {
        assert_eq!(entry_key("[12] See there"), Some((EntryStyle::Bracketed, 12, 5)));
        assert_eq!(entry_key("[11]Without a space"), Some((EntryStyle::Bracketed, 11, 4)));
        assert_eq!(entry_key("3) Third"), Some((EntryStyle::Numbered, 3, 3)));
        assert_eq!(entry_key("¹² Twelfth"), Some((EntryStyle::Raised, 12, 5)));
        for line in ["2022. A year", "3.5 percent", "[a] letter", "[]", "1.", "12 monkeys", "99999999999. Many"] {
            assert_eq!(entry_key(line), None, "{line:?}");
        }
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
