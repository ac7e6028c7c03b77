//! From places in a text as it is read to places in its source, and back.

use crate::model::Span;

/// A stretch of the read text and what it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    /// Where it begins in the read text, and how many bytes it has there.
    read: usize,
    length: usize,
    /// Where it begins in the source, and how many bytes it has there.
    source: usize,
    taken: usize,
    /// Whether it stands byte for byte as in the source; else it stands for its source as a whole.
    exact: bool,
}

impl Run {
    fn read_end(&self) -> usize {
        self.read + self.length
    }

    fn source_end(&self) -> usize {
        self.source + self.taken
    }
}

/// The runs of a read text: they follow each other without a gap in the read text and in order in the source. What lies
/// between them in the source is not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SourceMap {
    runs: Vec<Run>,
}

impl SourceMap {
    /// Adds what was read from so many bytes of the source, byte for byte.
    pub(super) fn copy(&mut self, source: usize, length: usize) {
        let read = self.length();
        match self.runs.last_mut() {
            Some(run) if run.exact && run.source_end() == source => {
                run.length += length;
                run.taken += length;
            }
            _ => self.runs.push(Run { read, length, source, taken: length, exact: true }),
        }
    }

    /// Adds what was read byte for byte, where there is anything.
    pub(super) fn copy_some(&mut self, source: usize, length: usize) {
        if length > 0 {
            self.copy(source, length);
        }
    }

    /// Adds what stands for so many bytes of the source as a whole.
    pub(super) fn replace(&mut self, source: usize, taken: usize, length: usize) {
        if (taken, length) == (1, 1) {
            return self.copy(source, length);
        }
        self.runs.push(Run { read: self.length(), length, source, taken, exact: false });
    }

    /// Takes back the last bytes read, which were read byte for byte. Whether they were.
    pub(super) fn take_back(&mut self, length: usize) -> bool {
        match self.runs.last_mut() {
            Some(run) if run.exact && run.length > length => {
                run.length -= length;
                run.taken -= length;
                true
            }
            _ => false,
        }
    }

    /// The length of the read text.
    pub(super) fn length(&self) -> usize {
        self.runs.last().map_or(0, Run::read_end)
    }

    /// Where what was last read ends in the source.
    pub(super) fn source_end(&self) -> usize {
        self.runs.last().map_or(0, Run::source_end)
    }

    /// Whether the read text is the beginning of the source, byte for byte.
    pub(super) fn is_plain(&self) -> bool {
        match self.runs.as_slice() {
            [] => true,
            [run] => run.exact && run.source == 0,
            _ => false,
        }
    }

    /// The place in the source of a span of the read text: from the first byte that its first character was made from to
    /// the last of its last. An empty span stays empty.
    pub(super) fn source_of(&self, span: Span) -> Span {
        let Some(start) = self.run_at(span.start()).map(|run| match run.exact {
            true => run.source + (span.start() - run.read),
            false => run.source,
        }) else {
            return Span::clamped(self.source_end(), self.source_end());
        };
        let end = span.end().checked_sub(1).filter(|last| *last >= span.start()).map_or(start, |last| {
            self.run_at(last).map_or(self.source_end(), |run| match run.exact {
                true => run.source + (last - run.read) + 1,
                false => run.source_end(),
            })
        });
        Span::clamped(start, end)
    }

    /// The place in the read text of a span of the source: what was made from any part of it. Empty where nothing was.
    pub(super) fn read_of(&self, span: Span) -> Span {
        let first = self.runs.partition_point(|run| run.source_end() <= span.start());
        let start = self.runs.get(first).map_or(self.length(), |run| match run.exact {
            true => run.read + span.start().saturating_sub(run.source),
            false => run.read,
        });
        let after = self.runs.partition_point(|run| run.source < span.end());
        let end = after.checked_sub(1).and_then(|last| self.runs.get(last)).map_or(0, |run| match run.exact {
            true => run.read + (span.end() - run.source).min(run.length),
            false => run.read_end(),
        });
        Span::clamped(start, end)
    }

    /// The run that holds a byte of the read text.
    fn run_at(&self, offset: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.read <= offset);
        self.runs.get(after.checked_sub(1)?).filter(|run| offset < run.read_end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end).unwrap()
    }

    /// "a **bc** ﬁn" read as "a bc fin".
    fn map() -> SourceMap {
        let mut map = SourceMap::default();
        map.copy(0, 2);
        map.copy(4, 2);
        map.copy(8, 1);
        map.replace(9, 3, 2);
        map.copy(12, 1);
        map
    }

    #[test]
    fn spans_lead_to_the_source_and_back() {
        let map = map();
        for (read, source) in [
            (span(0, 1), span(0, 1)),
            (span(2, 4), span(4, 6)),
            (span(0, 4), span(0, 6)),
            (span(2, 5), span(4, 9)),
            (span(5, 7), span(9, 12)),
            (span(5, 8), span(9, 13)),
            (span(0, 8), span(0, 13)),
        ] {
            assert_eq!(map.source_of(read), source);
            assert_eq!(map.read_of(source), read);
        }
    }

    #[test]
    fn a_part_of_what_stands_as_a_whole_is_the_whole() {
        let map = map();
        assert_eq!(map.source_of(span(5, 6)), span(9, 12));
        assert_eq!(map.source_of(span(6, 8)), span(9, 13));
    }

    #[test]
    fn what_was_not_read_has_no_length() {
        let map = map();
        assert_eq!(map.read_of(span(2, 4)), span(2, 2));
        assert_eq!(map.read_of(span(6, 8)), span(4, 4));
        assert_eq!(map.read_of(span(13, 20)), span(8, 8));
        // What surrounds it counts for what it holds.
        assert_eq!(map.read_of(span(2, 8)), span(2, 4));
        assert_eq!(map.source_of(span(3, 3)), span(5, 5));
    }
}
