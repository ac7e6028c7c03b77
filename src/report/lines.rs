//! Lines and columns of the documents that a rendering quotes.

use std::collections::BTreeMap;

#[cfg(any(feature = "json", feature = "render", test))]
use super::excerpt::clamp;
use crate::model::Document;

/// The lines of the documents quoted so far.
#[derive(Default)]
pub(super) struct Lines<'a> {
    by_document: BTreeMap<&'a str, LineIndex<'a>>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(&mut self, document: &'a Document) -> &LineIndex<'a> {
        self.by_document.entry(document.id.as_str()).or_insert_with(|| LineIndex::new(&document.text))
    }
}

/// Where the lines of a text begin. Lines and columns count from 0.
pub(super) struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    fn new(text: &'a str) -> LineIndex<'a> {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1)).collect();
        LineIndex { text, starts }
    }

    /// The line that holds a byte.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The first byte of a line.
    pub(super) fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// A line without its end.
    pub(super) fn text(&self, line: usize) -> &'a str {
        let line = self.text.get(self.start(line)..self.start(line + 1)).unwrap_or_default();
        line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line))
    }

    /// The number of characters before a byte in its line.
    #[cfg(any(feature = "json", feature = "render", test))]
    pub(super) fn column_of(&self, offset: usize) -> usize {
        let line = self.line_of(offset);
        let before = clamp(self.text(line), &(0..offset.saturating_sub(self.start(line))));
        self.text(line).get(before).map_or(0, |before| before.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_either_way_and_columns_count_characters() {
        let index = LineIndex::new("Öskemen\r\nwas quiet\nthen");
        let places: Vec<(usize, usize)> =
            [0, 2, 8, 10, 14, 20, 99].map(|offset| (index.line_of(offset), index.column_of(offset))).into();
        assert_eq!(places, [(0, 0), (0, 1), (0, 7), (1, 0), (1, 4), (2, 0), (2, 4)]);
        assert_eq!([0, 1, 2, 3].map(|line| index.text(line)), ["Öskemen", "was quiet", "then", ""]);
    }
}
