//! Lists of sources and notes.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::{EntryStyle, back_link, entry_key, footnote_name, raised_digit};
use super::segments::{Piece, SegmentKind};
use crate::vocabulary::WordList;

/// Headings above lists of sources or notes, folded.
static LIST_HEADINGS: WordList = WordList::named("list headings");

/// Whether a line is a heading above a list of sources or notes.
pub(crate) fn is_list_heading(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let folded = line.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    LIST_HEADINGS.contains(&folded.as_str())
}

/// Finds the lists of sources and notes: what stands under their headings, and runs of numbered paragraphs that the
/// text's markers point to or that look like sources.
pub(super) fn mark_notes(text: &str, pieces: &mut [Piece]) {
    for piece in pieces.iter_mut() {
        if text.get(piece.start..piece.end).and_then(footnote_name).is_some() {
            piece.kind = SegmentKind::Note;
        }
    }
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
        // "[^7]" points to a footnote of Markdown.
        let caret = usize::from(inside.first() == Some(&b'^'));
        let inside = inside.get(caret..).unwrap_or_default();
        let length = inside.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        // What follows a line break is an entry's own number.
        let at_line_start = open == 0 || text.as_bytes().get(open - 1) == Some(&b'\n');
        let closes = matches!(inside.get(length), Some(b']' | b',' | b'-')) || inside.get(length) >= Some(&0x80);
        if length > 0 && closes && !at_line_start {
            numbers.extend(
                text.get(open + 1 + caret..open + 1 + caret + length).and_then(|digits| digits.parse::<u32>().ok()),
            );
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
