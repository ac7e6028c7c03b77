//! Markers in a text, and the lists of entries they point to.

use std::collections::BTreeSet;

use super::author_year::{author_year_key, author_year_markers};
use super::entry::read_entry;
use super::glued::glued;
use super::markers::{bracketed, named, parenthesised, raised};
use crate::model::{Citation, Document, Reference, ReferenceProblem, Span};
use crate::text::{EntryStyle, SegmentKind, Segments, back_link, entry_key, footnote_name};
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
        let is_mark = |place: usize| {
            let next = entries.partition_point(|entry| entry.body <= place);
            entries.get(next).is_some_and(|entry| entry.span.start() <= place)
        };
        named(&document.text, is_mark, |span, key| citations.push(Citation::new(document.id.clone(), key, span)));
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
