//! References that are given beside a text, and the markers by which the text names them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Extraction, Extractor};
use crate::model::{Citation, Document, DocumentId, Reference, Span};
use crate::sources::{author_year_key, author_year_markers};
use crate::text::ReadText;

/// The given references of every document, with the markers that name them by key or by author and year.
///
/// Markers with numbers are read from every text, whether references are given or not.
#[derive(Debug, Default)]
pub(crate) struct GivenReferences {
    by_document: BTreeMap<DocumentId, Vec<Reference>>,
}

impl GivenReferences {
    /// Adds references to those of their documents.
    pub(crate) fn extend(&mut self, references: impl IntoIterator<Item = Reference>) {
        for reference in references {
            self.by_document.entry(reference.document.clone()).or_default().push(reference);
        }
    }

    /// Whether none are given.
    pub(crate) fn is_empty(&self) -> bool {
        self.by_document.is_empty()
    }
}

impl Extractor for GivenReferences {
    fn name(&self) -> &str {
        "references"
    }

    fn extract(&self, document: &Document, extraction: &mut Extraction) {
        let Some(references) = self.by_document.get(&document.id) else { return };
        let read = ReadText::of(document);
        for (span, key) in markers(read.text(), references) {
            extraction.add_citation(Citation::new(document.id.clone(), key, read.source_of(span)));
        }
        references.iter().for_each(|reference| extraction.add_reference(reference.clone()));
    }
}

/// The markers of a text that name entries by their keys, or by author and year, in its order.
fn markers(text: &str, references: &[Reference]) -> Vec<(Span, String)> {
    let keys: BTreeSet<&str> = references.iter().map(|reference| reference.key.as_str()).collect();
    let mut found = Vec::new();
    at_signs(text, &keys, &mut found);
    commands(text, &mut found);
    // What the list calls "lind2016" the text may call "Lind 2016".
    let mut by_year: BTreeMap<String, &str> = BTreeMap::new();
    for reference in references {
        if let Some(name) = author_year_key(reference) {
            by_year.entry(name).or_insert(&reference.key);
        }
    }
    author_year_markers(text, references, |span, name| {
        let key = by_year.get(&name).map(|key| (*key).to_owned());
        found.push((span, key.unwrap_or(name)));
    });
    found.sort();
    found.dedup();
    found
}

/// Markers of Markdown: `[@lind2016, p. 4; @osei2020]`, `@lind2016`.
/// <https://pandoc.org/MANUAL.html#citation-syntax>
fn at_signs(text: &str, keys: &BTreeSet<&str>, found: &mut Vec<(Span, String)>) {
    for place in memchr::memchr_iter(b'@', text.as_bytes()) {
        let before = text.get(..place).and_then(|before| before.chars().next_back());
        // "lind@echo.example" is an address.
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let rest = text.get(place + 1..).unwrap_or_default();
        let key = match rest.strip_prefix('{') {
            Some(inside) => inside.split_once('}').map_or("", |(key, _)| key),
            None => {
                let end =
                    rest.find(|c: char| !(c.is_alphanumeric() || ":.#$%&-+?<>~/_".contains(c))).unwrap_or(rest.len());
                rest.get(..end).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric())
            }
        };
        let braces = if rest.starts_with('{') { 2 } else { 0 };
        let bracketed = matches!(before, Some('[' | ';'))
            || text.get(..place).is_some_and(|before| before.ends_with("; ") || before.ends_with("[-"));
        if key.is_empty() || key.len() > LONGEST || !(bracketed || keys.contains(key)) {
            continue;
        }
        found.extend(Span::new(place, place + 1 + key.len() + braces).map(|span| (span, key.to_owned())));
    }
}

/// The longest key, in bytes.
const LONGEST: usize = 120;

/// The most that a command's brackets hold, in bytes.
const LONGEST_OPTION: usize = 200;

/// Markers of LaTeX: `\cite{lind2016,osei2020}`, `\citep[p. 4]{lind2016}`, `\parencite`.
fn commands(text: &str, found: &mut Vec<(Span, String)>) {
    for place in memchr::memchr_iter(b'\\', text.as_bytes()) {
        let rest = text.get(place + 1..).unwrap_or_default();
        let name = rest.bytes().take(20).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if !rest.get(..name).is_some_and(|name| name.contains("cite")) {
            continue;
        }
        let mut at = name + usize::from(rest.get(name..).is_some_and(|rest| rest.starts_with('*')));
        while let Some(option) = rest.get(at..).and_then(|rest| rest.strip_prefix('[')) {
            let Some(end) = option.bytes().take(LONGEST_OPTION).position(|byte| byte == b']') else { break };
            at += end + 2;
        }
        let Some(list) = rest.get(at..).and_then(|rest| rest.strip_prefix('{')) else { continue };
        let Some(end) = list.bytes().take(4 * LONGEST).position(|byte| byte == b'}') else { continue };
        let Some(span) = Span::new(place, place + 1 + at + 1 + end + 1) else { continue };
        let keys = list.get(..end).unwrap_or_default().split(',').map(str::trim).filter(|key| !key.is_empty());
        found.extend(keys.map(|key| (span, key.to_owned())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn references() -> Vec<Reference> {
        let entry = |key: &str, author: &str, year: &str| {
            let mut reference = Reference::new("own", key, format!("{author}, {year}"));
            reference.authors.push(author.to_owned());
            reference.published = year.parse().ok();
            reference
        };
        vec![entry("lind2016", "Lind, Anna", "2016"), entry("osei:2020", "Osei, Kofi", "2020-05-03")]
    }

    fn read(text: &str) -> Vec<(String, String)> {
        let document = Document::new("own", text);
        markers(text, &references()).into_iter().map(|(span, key)| (document.quote(span).to_owned(), key)).collect()
    }

    #[test]
    fn reads_keys_and_author_with_year() {
        for (text, expected) in [
            ("It fell [@lind2016, p. 4; @osei:2020].", vec![("@lind2016", "lind2016"), ("@osei:2020", "osei:2020")]),
            ("As @lind2016 shows, and @nobody denies.", vec![("@lind2016", "lind2016")]),
            ("It fell [@nobody].", vec![("@nobody", "nobody")]),
            (
                "It fell \\citep[p. 4]{lind2016, osei:2020}.",
                vec![
                    ("\\citep[p. 4]{lind2016, osei:2020}", "lind2016"),
                    ("\\citep[p. 4]{lind2016, osei:2020}", "osei:2020"),
                ],
            ),
            (
                "It fell (Lind 2016; Osei 2019).",
                vec![("(Lind 2016; Osei 2019)", "Osei 2019"), ("(Lind 2016; Osei 2019)", "lind2016")],
            ),
            ("Write to lind@lind2016 or \\emph{lind2016}.", vec![]),
        ] {
            let expected: Vec<(String, String)> =
                expected.into_iter().map(|(words, key)| (words.to_owned(), key.to_owned())).collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn lie_within_the_text(text in "(@|\\\\cite|[{}\\[\\],; é]|lind2016|\\(Lind 2016\\)|[a-z:]{1,5}){0,40}") {
            let document = Document::new("own", text.as_str());
            for (span, key) in markers(&text, &references()) {
                prop_assert!(document.holds(span) && !key.is_empty());
            }
        }
    }
}
