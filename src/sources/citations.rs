//! Markers in a text, and the lists of entries they point to.

use std::collections::BTreeSet;

use super::author_year::{author_year_key, author_year_markers};
use super::entry::read_entry;
use super::glued::glued;
use crate::model::{Citation, Document, Reference, ReferenceProblem, Span};
use crate::text::{
    EntryStyle, SegmentKind, Segments, back_link, entry_key, footnote_name, is_footnote_name, raised_digit,
};
use crate::vocabulary::WordList;

/// The markers and entries of a document, each in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Citations {
    pub(crate) citations: Vec<Citation>,
    pub(crate) references: Vec<Reference>,
    /// The markers that are bare digits: as figures they would say nothing.
    pub(crate) digits: Vec<Span>,
}

/// Reads the markers and entries of a document, in time linear in its length.
pub(crate) fn read_citations(document: &Document, segments: &Segments) -> Citations {
    let entries = entries(document, segments);
    let mut markers = Vec::new();
    let mut digits = Vec::new();
    let mut own = entries.iter().map(|entry| entry.span.start()..entry.body).peekable();
    bracketed(&document.text, |span, keys| {
        // An entry's own number is no marker.
        while own.peek().is_some_and(|own| own.end <= span.start()) {
            own.next();
        }
        if !own.peek().is_some_and(|own| own.contains(&span.start())) {
            markers.push((span, keys));
        }
    });
    let keys: BTreeSet<u32> = entries.iter().filter_map(|entry| entry.number).collect();
    if !keys.is_empty() {
        raised(&document.text, &keys, |span, keys| markers.push((span, keys)));
        if markers.is_empty()
            && entries.iter().any(|entry| {
                entry.style == Some(EntryStyle::Numbered) || entry.style == Some(EntryStyle::Parenthesised)
            })
        {
            parenthesised(&document.text, &keys, |span, keys| markers.push((span, keys)));
        }
        if markers.is_empty() {
            let entries: Vec<Span> = entries.iter().map(|entry| entry.span).collect();
            glued(&document.text, &keys, &entries, |span, keys| markers.push((span, keys)));
            digits.extend(markers.iter().map(|(span, _)| *span));
        }
        let own: Vec<std::ops::Range<usize>> = entries.iter().map(|entry| entry.span.start()..entry.body).collect();
        markers.retain(|(span, _)| {
            let next = own.partition_point(|own| own.end <= span.start());
            !own.get(next).is_some_and(|own| own.contains(&span.start()))
        });
        markers.sort_by_key(|(span, _)| *span);
    }
    let references: Vec<Reference> = entries
        .iter()
        .map(|entry| {
            let number = entry.number.map(|number| number.to_string());
            let key = entry.name.clone().or(number).unwrap_or_default();
            let mut reference = read_entry(document, entry.span, &key, entry.body);
            let number = Span::new(entry.span.start(), entry.body).map(|span| document.quote(span).trim_end().len());
            let number = number.and_then(|length| Span::new(entry.span.start(), entry.span.start() + length));
            reference
                .problems
                .extend(number.filter(|_| entry.repeated).map(|span| ReferenceProblem::RepeatedKey { span }));
            if entry.listed && key.is_empty() {
                reference.key = author_year_key(&reference).unwrap_or_default();
            }
            reference
        })
        .collect();
    let mut citations: Vec<Citation> = markers
        .into_iter()
        .flat_map(|(span, keys)| keys.into_iter().map(move |key| (span, key)))
        .map(|(span, key)| Citation::new(document.id.clone(), key.to_string(), span))
        .collect();
    if entries.iter().any(|entry| entry.name.is_some()) {
        named(&document.text, &entries, |span, key| citations.push(Citation::new(document.id.clone(), key, span)));
        citations.sort_by_key(|citation| citation.span);
    }
    if references.iter().any(|reference| !reference.key.is_empty() && !reference.authors.is_empty()) {
        author_year_markers(&document.text, &references, |span, key| {
            // The year in an entry's own brackets is no marker.
            let next = references.partition_point(|entry| entry.span.is_some_and(|entry| entry.end() <= span.start()));
            if !references.get(next).and_then(|entry| entry.span).is_some_and(|entry| entry.contains(span)) {
                citations.push(Citation::new(document.id.clone(), key, span));
            }
        });
        citations.sort_by_key(|citation| citation.span);
    }
    Citations { citations, references, digits }
}

// ---------------------------------------------------------------------------------------------------- entries

struct Entry {
    span: Span,
    /// What it is called in place of a number.
    name: Option<String>,
    /// Where its words begin, behind the number.
    body: usize,
    number: Option<u32>,
    style: Option<EntryStyle>,
    /// Whether it stands in a list, rather than beside a table or a picture.
    listed: bool,
    /// Whether an earlier entry of the same list has its number.
    repeated: bool,
}

/// How a line begins that names its source beside a table or a picture.
static SOURCE_LINES: WordList = WordList::named("source lines");

fn entries(document: &Document, segments: &Segments) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut in_list = false;
    for paragraph in &segments.paragraphs {
        let words = document.quote(paragraph.span);
        let start = paragraph.span.start();
        if paragraph.kind != SegmentKind::Note {
            in_list = false;
            let source = SOURCE_LINES.iter().find(|source| words.starts_with(**source));
            entries.extend(source.filter(|_| words.len() <= 600).map(|source| Entry {
                span: paragraph.span,
                name: None,
                body: start + source.len(),
                number: None,
                style: None,
                listed: false,
                repeated: false,
            }));
            continue;
        }
        if !in_list {
            seen.clear();
        }
        if let Some((name, length)) = footnote_name(words) {
            entries.push(Entry {
                span: paragraph.span,
                name: Some(name.to_owned()),
                body: start + length,
                number: None,
                style: None,
                listed: true,
                repeated: false,
            });
            in_list = true;
            continue;
        }
        // "^ Echo, 5 May 2021" is the next one; "1. ^ a b Echo" has its number before the arrow.
        let next = entries.last().filter(|_| in_list).and_then(|entry| entry.number).unwrap_or(0) + 1;
        let linked = back_link(words).map(|length| (EntryStyle::Raised, next, length));
        match entry_key(words).or(linked) {
            Some((style, number, length)) => {
                let length = length + words.get(length..).and_then(back_link).unwrap_or(0);
                // A list that begins again at 1 is another list.
                if number == 1 && entries.last().is_some_and(|entry| in_list && entry.number != Some(1)) {
                    seen.clear();
                }
                let repeated = !seen.insert(number);
                entries.push(Entry {
                    span: paragraph.span,
                    name: None,
                    body: start + length,
                    number: Some(number),
                    style: Some(style),
                    listed: true,
                    repeated,
                });
            }
            None => match entries.last_mut() {
                // What an entry runs on to.
                Some(entry) if in_list && entry.number.is_some() => entry.span = entry.span.join(paragraph.span),
                _ => entries.push(Entry {
                    span: paragraph.span,
                    name: None,
                    body: start,
                    number: None,
                    style: None,
                    listed: true,
                    repeated: false,
                }),
            },
        }
        in_list = true;
    }
    entries
}

// ---------------------------------------------------------------------------------------------------- markers

/// The widest range that a marker spells out: `[3–5]` names three entries.
const WIDEST_RANGE: u32 = 60;

/// Reads "1", "1, 2", "3–5" into numbers; `None` where the words are anything else.
fn numbers(list: &str) -> Option<Vec<u32>> {
    let mut keys = Vec::new();
    for part in list.split([',', ';']) {
        let number = |text: &str| -> Option<u32> {
            let text = text.trim();
            let plain = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| text.parse().ok()).flatten().filter(|number| *number > 0)
        };
        match part.split_once(['-', '–', '—']) {
            Some((first, last)) => {
                let (first, last) = (number(first)?, number(last)?);
                (first < last && last - first <= WIDEST_RANGE).then_some(())?;
                keys.extend(first..=last);
            }
            None => keys.push(number(part)?),
        }
    }
    Some(keys)
}

/// The longest list that a marker holds, in bytes.
const LONGEST_MARKER: usize = 60;

fn bracketed(text: &str, mut marker: impl FnMut(Span, Vec<u32>)) {
    let bytes = text.as_bytes();
    for open in memchr::memchr_iter(b'[', bytes) {
        // "[^7]" points to a footnote of Markdown.
        let first = open + 1 + usize::from(bytes.get(open + 1) == Some(&b'^'));
        if !bytes.get(first).is_some_and(u8::is_ascii_digit) {
            continue;
        }
        let inside = bytes.get(first..).unwrap_or_default();
        let inside = inside.get(..LONGEST_MARKER).unwrap_or(inside);
        let Some(length) = memchr::memchr(b']', inside) else { continue };
        let close = first + length;
        let Some(keys) = text.get(first..close).and_then(numbers) else { continue };
        let interval = keys.len() == 2 && is_interval(text, open);
        if interval || is_subscript(text, open, close + 1) || in_address(text, open) {
            continue;
        }
        if let Some(span) = Span::new(open, close + 1) {
            marker(span, keys);
        }
    }
}

/// Markers that name a footnote of Markdown: `[^board]`. Read where the text has such footnotes.
fn named(text: &str, entries: &[Entry], mut marker: impl FnMut(Span, &str)) {
    for open in memchr::memmem::find_iter(text.as_bytes(), b"[^") {
        let inside = text.as_bytes().get(open + 2..).unwrap_or_default();
        let inside = inside.get(..LONGEST_MARKER).unwrap_or(inside);
        let Some(name) = memchr::memchr(b']', inside).and_then(|length| text.get(open + 2..open + 2 + length)) else {
            continue;
        };
        // The mark of a footnote is none that points to it.
        let next = entries.partition_point(|entry| entry.body <= open);
        if entries.get(next).is_some_and(|entry| entry.span.start() <= open) {
            continue;
        }
        if let Some(span) = Span::new(open, open + 2 + name.len() + 1).filter(|_| is_footnote_name(name)) {
            marker(span, name);
        }
    }
}

/// What an interval stands behind whose ends are in brackets: "95 % CI [3, 5]".
static BEFORE_INTERVALS: WordList = WordList::named("before intervals");

fn is_interval(text: &str, open: usize) -> bool {
    let before = text.get(..open).unwrap_or_default().trim_end_matches([' ', ':', ',', '=']);
    let before = before.strip_suffix(" of").unwrap_or(before);
    BEFORE_INTERVALS.iter().any(|word| {
        let lead = before.strip_suffix(word);
        lead.is_some_and(|lead| !lead.ends_with(char::is_alphanumeric))
    })
}

/// Whether brackets index something: `a[1]`, `rows_x[2]`, `[1](address)`, `f[3] = 4`.
fn is_subscript(text: &str, open: usize, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default();
    if after.starts_with(['(', '{', '_'])
        || after.starts_with("[\"")
        || after.trim_start_matches(' ').starts_with(['=', '→'])
    {
        return true;
    }
    let before = text.get(..open).unwrap_or_default();
    let word: Vec<char> = before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').take(24).collect();
    let glued = after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (word.len() == 1 && word.first().is_some_and(|c| c.is_ascii_lowercase())) || word.contains(&'_') || glued
}

/// How far back an address may begin, in bytes.
const LONGEST_ADDRESS: usize = 300;

fn in_address(text: &str, place: usize) -> bool {
    let bytes = text.as_bytes().get(place.saturating_sub(LONGEST_ADDRESS)..place).unwrap_or_default();
    // Only what stands glued to the bracket can be an address, and most brackets follow a space or a stop.
    let token = bytes.iter().rev().take_while(|byte| !byte.is_ascii_whitespace()).count();
    let token = bytes.get(bytes.len() - token..).unwrap_or_default();
    memchr::memmem::find(token, b"://").is_some() || token.starts_with(b"www.")
}

/// Units and letters behind which a raised digit is a power.
static BEFORE_POWERS: WordList = WordList::named("before powers");

fn raised(text: &str, keys: &BTreeSet<u32>, mut marker: impl FnMut(Span, Vec<u32>)) {
    let highest = keys.last().copied().unwrap_or(0);
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut answered = false;
    let mut beyond = Vec::new();
    // The superscript digits are the only ones of theirs among what begins with 0xC2 or with 0xE2 0x81.
    let mut places: Vec<usize> =
        memchr::memchr_iter(0xC2, bytes).chain(memchr::memmem::find_iter(bytes, b"\xE2\x81")).collect();
    places.sort_unstable();
    for place in places {
        if place < end {
            continue;
        }
        let Some(rest) = text.get(place..) else { continue };
        let mut number: u32 = 0;
        let mut length = 0;
        for character in rest.chars().take(4) {
            let Some(digit) = raised_digit(character) else { break };
            number = number * 10 + digit;
            length += character.len_utf8();
        }
        if length == 0 {
            continue;
        }
        end = place + length;
        let before = text.get(..place).unwrap_or_default();
        let reversed: Vec<char> = before.chars().rev().take_while(|c| c.is_alphanumeric()).take(3).collect();
        let word: String = reversed.iter().rev().collect();
        let glued = before.chars().next_back().is_some_and(|c| !c.is_whitespace());
        let power = BEFORE_POWERS.contains(&word.as_str()) || word.ends_with(|c: char| c.is_numeric());
        if glued && !power && number > 0 && number <= highest {
            answered = true;
            marker_at(place, end, number, &mut marker);
        } else if glued && !power && number > 0 && number <= highest + BEYOND {
            let whole_word = word.chars().count() == 3 && word.chars().all(char::is_lowercase);
            beyond.extend((whole_word || ends_words(before)).then_some((place, end, number)));
        }
    }
    // Where markers are raised, so is the one whose entry was lost.
    for (start, end, number) in beyond.into_iter().filter(|_| answered) {
        marker_at(start, end, number, &mut marker);
    }
}

/// How far a marker may lie beyond the last entry of a list.
const BEYOND: u32 = 10;

fn ends_words(before: &str) -> bool {
    before.ends_with(['.', ',', ';', '!', '?', '”', '"', '»', '’', ')'])
}

fn marker_at(start: usize, end: usize, number: u32, marker: &mut impl FnMut(Span, Vec<u32>)) {
    if let Some(span) = Span::new(start, end) {
        marker(span, vec![number]);
    }
}

/// Round brackets also number what a sentence lists; a marker is followed by a stop, or ends its line.
fn parenthesised(text: &str, keys: &BTreeSet<u32>, mut marker: impl FnMut(Span, Vec<u32>)) {
    let bytes = text.as_bytes();
    for open in memchr::memchr_iter(b'(', bytes) {
        let inside = bytes.get(open + 1..).unwrap_or_default();
        let length = inside.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        let close = open + 1 + length;
        if !(1..=3).contains(&length) || bytes.get(close) != Some(&b')') {
            continue;
        }
        let Some(number) = text.get(open + 1..close).and_then(|digits| digits.parse::<u32>().ok()) else { continue };
        let after = bytes.get(close + 1);
        let stops = matches!(after, None | Some(b'.' | b',' | b';' | b':' | b'\n' | b'\r'));
        let before = text.get(..open).unwrap_or_default().trim_end_matches(' ');
        let behind_word =
            before.ends_with(|c: char| c.is_alphabetic() || matches!(c, '.' | ',' | '”' | '"' | '»' | '’'));
        if stops && behind_word && keys.contains(&number) {
            marker_at(open, close + 1, number, &mut marker);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;
    use proptest::prelude::*;

    /// Keys with the words they stand at.
    type Keyed = Vec<(String, String)>;

    fn read(text: &str) -> (Keyed, Keyed) {
        let document = Document::new("d", text);
        let found = read_citations(&document, &segment(text));
        let quote = |key: &str, span: Span| (key.to_owned(), document.quote(span).to_owned());
        (
            found.citations.iter().map(|citation| quote(&citation.key, citation.span)).collect(),
            found.references.iter().map(|reference| quote(&reference.key, reference.span.unwrap())).collect(),
        )
    }

    fn keys(text: &str) -> Vec<String> {
        read(text).0.into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn reads_markers_of_all_kinds() {
        assert_eq!(
            keys("One [1]. Two.[2] Three [1, 3]. Four [5–7]; five [2;4]."),
            ["1", "2", "1", "3", "5", "6", "7", "2", "4"]
        );
        assert_eq!(
            keys("It fell.¹ It was 5 m² wide.² It fell.\n\n¹ Echo, 5 May 2021.\n² Post, 6 May 2021."),
            ["1", "2"]
        );
        assert_eq!(keys("It fell (1). We ask (2) what is to be done.\n\nNotes\n\n1. Echo.\n2. Post."), ["1"]);
    }

    #[test]
    fn reads_markers_whose_entry_is_lost() {
        let notes = "\n\nNotes\n\n1. Echo, 5 May 2021.\n2. Post, 6 May 2021.";
        assert_eq!(keys(&format!("It fell.¹ It was old.⁴ Rust ate iron³.{notes}")), ["1", "4", "3"]);
        // Powers and isotopes are none; nor is a raised digit where no other marker is raised.
        assert_eq!(keys(&format!("It fell.¹ An area of 6 km², x⁵, 10⁷ of ¹⁴C.{notes}")), ["1"]);
        assert_eq!(keys(&format!("It fell [1]. It was old.⁴{notes}")), ["1"]);
        let named = "It fell.[^echo] It was old.[^post]\n\n[^echo]: Echo, 5 May 2021.";
        assert_eq!(keys(named), ["echo", "post"]);
        assert_eq!(keys("It fell.[^echo] It was old [^post]."), Vec::<String>::new());
        assert_eq!(keys("It rose by 4 mm (95 % CI [3, 5]) [3]; a range of [1, 9]; median 4, IQR: [2, 7]."), ["3"]);
    }

    #[test]
    fn reads_no_markers_elsewhere() {
        for text in [
            "See https://example.org/a?b[1]=c for more.",
            "Take a[1] and rows_x[2] and f[3] = 4.",
            "[1](https://example.org) is a link.",
            "It happened [in 2019] and [2019] and [0].",
            "An area of 5 km² and 10⁵ of them.",
            "We ask for (1) bread, (2) wine.",
            "[7–3] [1-900] [12345]",
        ] {
            assert_eq!(keys(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn reads_entries_that_run_on_and_lists_held_twice() {
        let copy = "It fell. [1] It was old. [2]\n\n1. Bridge falls. Echo, 5 May 2021.\n\n2. Old bridges. Post,\n6 May 2021.\n\n";
        let (markers, entries) = read(&format!("{copy}Imprint\n\n{copy}"));
        assert_eq!(markers.len(), 4);
        let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["1", "2", "1", "2"]);
        let (_, entries) = read("It fell.[1]\n\n[1] Bridge falls. Echo.\n\nIt goes on here.\n\n[2] Post.");
        assert_eq!(entries[0].1, "[1] Bridge falls. Echo.\n\nIt goes on here.");
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn numbers_entries_that_lead_back_by_their_order() {
        let text = "It fell.[1][2] It was old.[3]\n\nReferences\n\n^ \"Bridge falls\". Reuters. 15 July 2021. Retrieved 3 August 2021.\n\
            ^ a b Lund, Petra (15 July 2021). \"Bridge falls again\". The Strelsau Times.\n^ Report on the bridge. Lindby. 2022.";
        let document = Document::new("d", text);
        let found = read_citations(&document, &segment(text));
        let entries: Vec<(&str, Option<&str>)> =
            found.references.iter().map(|entry| (entry.key.as_str(), entry.title.as_deref())).collect();
        assert_eq!(entries.iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["1", "2", "3"]);
        assert_eq!(entries[0].1, Some("Bridge falls"));
        assert_eq!(entries[1].1, Some("Bridge falls again"));
        let text = "It fell.[1] It was old.[2]\n\n1. ^ a b \"Bridge falls\". Reuters. 15 July 2021.\n2. ^ \"Old bridge\". Echo. 5 May 2020.";
        let found = read_citations(&Document::new("d", text), &segment(text));
        assert_eq!(found.references[0].title.as_deref(), Some("Bridge falls"));
    }

    #[test]
    fn marks_numbers_given_twice() {
        let text =
            "It fell.[1][2]\n\nReferences\n\n[1] Echo, 5 May 2021.\n[2] Post, 6 May 2021.\n[2] Mail, 7 May 2021.";
        let document = Document::new("d", text);
        let found = read_citations(&document, &segment(text));
        let repeated: Vec<bool> = found.references.iter().map(|reference| !reference.problems.is_empty()).collect();
        assert_eq!(repeated, [false, false, true]);
    }

    proptest! {
        #[test]
        fn finds_places_in_the_text(text in "(\\[[0-9,–-]{0,4}\\]|\n|\n\n|[0-9]\\. |References|[a-zé.]{1,6}|[¹²³⁴]|\\([0-9]\\)| ){0,60}") {
            let document = Document::new("d", text.as_str());
            let found = read_citations(&document, &segment(&text));
            let mut end = 0;
            for citation in &found.citations {
                prop_assert!(document.holds(citation.span) && citation.span.start() + 1 >= end);
                end = citation.span.start();
            }
            for reference in &found.references {
                prop_assert_eq!(document.quote(reference.span.unwrap()), reference.raw.as_str());
            }
        }
    }
}
