//! Bytes into rows and fields: RFC 4180 with any line ends, in bounded memory.
//!
//! A scanner of our own, because a general reader takes a quote that is never closed for the beginning of a field as long
//! as the rest of the file. Here such a row is given up after [`FIELD_LIMIT`] bytes, and reading goes on with the next line.

use std::io::{self, Read};

use super::problem::RowFault;

/// How long a field may be, in bytes: longer ones are no names and no numbers.
pub(super) const FIELD_LIMIT: usize = 65_536;

/// How long a row may be, in bytes.
pub(super) const ROW_LIMIT: usize = 1 << 20;

/// How much is asked of the reader at once, in bytes.
const CHUNK: usize = 1 << 18;

/// What the reader came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A row, whose fields may be asked for until the next step.
    Row,
    /// A row that cannot be taken apart, at an offset from its beginning.
    Bad(RowFault, usize),
    /// Nothing more.
    End,
}

/// A field of the current row.
#[derive(Clone, Copy, Debug)]
struct Field {
    start: usize,
    end: usize,
    /// Where it begins in the row as it stands, quotes and all.
    offset: usize,
}

/// A row of a table, taken apart into fields.
pub(super) trait Row {
    /// The line on which it begins, counted from 1.
    fn line(&self) -> u32;
    /// How many fields it has.
    fn len(&self) -> usize;
    /// A field without its quotes; empty where there is none.
    fn field(&self, index: usize) -> &[u8];
    /// Where a field begins, from the beginning of the row.
    fn offset(&self, index: usize) -> usize;
    /// Line and column of an offset from the beginning of the row, both counted from 1, columns in characters.
    fn place(&self, offset: usize) -> (u32, usize);
}

/// The rows of a stream. Blank lines are passed over.
pub(super) struct Rows<R> {
    input: R,
    buffer: Vec<u8>,
    /// What is not yet read away lies in `buffer[start..end]`; the current row begins at `start`.
    start: usize,
    end: usize,
    /// How much of that the current row takes with its line end, and how many lines.
    taken: usize,
    lines: u32,
    ended: bool,
    line: u32,
    delimiter: u8,
    fields: Vec<Field>,
    /// The fields of a row with quotes, unquoted.
    unquoted: Vec<u8>,
    has_quotes: bool,
}

/// What a look at a row with quotes came to.
enum Look {
    Row {
        taken: usize,
        lines: u32,
    },
    /// The row may go on beyond what was read so far.
    More,
    Bad(RowFault, usize),
}

impl<R: Read> Row for Rows<R> {
    fn line(&self) -> u32 {
        self.line
    }

    fn len(&self) -> usize {
        self.fields.len()
    }

    fn field(&self, index: usize) -> &[u8] {
        let source = if self.has_quotes { self.unquoted.as_slice() } else { self.window() };
        self.fields.get(index).and_then(|field| source.get(field.start..field.end)).unwrap_or_default()
    }

    fn offset(&self, index: usize) -> usize {
        self.fields.get(index).map_or(0, |field| field.offset)
    }

    fn place(&self, offset: usize) -> (u32, usize) {
        let before = self.window().get(..offset).unwrap_or_default();
        let (mut line, mut from) = (self.line, 0);
        for (index, byte) in before.iter().enumerate() {
            let ends = *byte == b'\n' || (*byte == b'\r' && self.window().get(index + 1) != Some(&b'\n'));
            if ends {
                line = line.saturating_add(1);
                from = index + 1;
            }
        }
        let column = String::from_utf8_lossy(before.get(from..).unwrap_or_default()).chars().count() + 1;
        (line, column)
    }
}

impl<R: Read> Rows<R> {
    pub(super) fn new(input: R) -> Rows<R> {
        Rows {
            input,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            taken: 0,
            lines: 0,
            ended: false,
            line: 1,
            delimiter: b',',
            fields: Vec::new(),
            unquoted: Vec::new(),
            has_quotes: false,
        }
    }

    fn window(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Goes to the first row, which names the columns: passes over a byte order mark and sees what parts the fields.
    pub(super) fn begin(&mut self) -> io::Result<()> {
        while self.end < 3 && !self.ended {
            self.fill()?;
        }
        if self.window().starts_with(b"\xef\xbb\xbf") {
            self.start += 3;
        }
        while !self.ended && self.end - self.start < ROW_LIMIT && memchr::memchr2(b'\n', b'\r', self.window()).is_none()
        {
            self.fill()?;
        }
        let end = memchr::memchr2(b'\n', b'\r', self.window()).unwrap_or(self.end - self.start);
        let header = self.window().get(..end).unwrap_or_default();
        let count = |delimiter: u8| memchr::memchr_iter(delimiter, header).count();
        // A comma where they come to the same.
        let found = [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter));
        self.delimiter = found.unwrap_or(b',');
        Ok(())
    }

    /// Goes to the next row.
    pub(super) fn advance(&mut self) -> io::Result<Step> {
        loop {
            self.start += self.taken;
            self.line = self.line.saturating_add(self.lines);
            (self.taken, self.lines) = (0, 0);
            self.has_quotes = false;
            self.fields.clear();
            let mut searched = 0;
            let end = loop {
                let found = self.window().get(searched..).and_then(|rest| memchr::memchr3(b'\n', b'\r', b'"', rest));
                if let Some(found) = found {
                    break searched + found;
                }
                searched = self.end - self.start;
                if self.ended {
                    break searched;
                }
                if searched > ROW_LIMIT {
                    return self.give_up(RowFault::LongRow, 0);
                }
                self.fill()?;
            };
            match self.window().get(end) {
                None if end == 0 => return Ok(Step::End),
                Some(b'"') => return self.quoted(),
                _ => {}
            }
            self.take_line(end)?;
            self.split(end);
            let blank = self.fields.len() == 1 && self.field(0).trim_ascii().is_empty();
            if blank {
                continue;
            }
            return Ok(match self.fields.iter().find(|field| field.end - field.start > FIELD_LIMIT) {
                Some(field) if end > FIELD_LIMIT => Step::Bad(RowFault::LongField, field.offset),
                _ => Step::Row,
            });
        }
    }

    /// Marks a line as taken whose end, or that of the input, is at an offset.
    fn take_line(&mut self, end: usize) -> io::Result<()> {
        if self.window().get(end) == Some(&b'\r') {
            if self.start + end + 1 == self.end && !self.ended {
                self.fill()?;
            }
            let width = if self.window().get(end + 1) == Some(&b'\n') { 2 } else { 1 };
            self.taken = end + width;
        } else {
            self.taken = (end + 1).min(self.end - self.start);
        }
        self.lines = 1;
        Ok(())
    }

    fn split(&mut self, end: usize) {
        let mut start = 0;
        let line = self.buffer.get(self.start..self.start + end).unwrap_or_default();
        for delimiter in memchr::memchr_iter(self.delimiter, line) {
            self.fields.push(Field { start, end: delimiter, offset: start });
            start = delimiter + 1;
        }
        self.fields.push(Field { start, end, offset: start });
    }

    /// Reads a row in which some field may be quoted.
    fn quoted(&mut self) -> io::Result<Step> {
        loop {
            match self.look() {
                Look::Row { taken, lines } => {
                    (self.taken, self.lines, self.has_quotes) = (taken, lines, true);
                    return Ok(Step::Row);
                }
                Look::Bad(fault, offset) => return self.give_up(fault, offset),
                Look::More if self.end - self.start > ROW_LIMIT => return self.give_up(RowFault::LongRow, 0),
                Look::More => self.fill()?,
            }
        }
    }

    /// Takes a row with quotes apart, as far as it was read.
    fn look(&mut self) -> Look {
        let Rows { buffer, start, end, ended, delimiter, fields, unquoted, .. } = self;
        let row = buffer.get(*start..*end).unwrap_or_default();
        fields.clear();
        unquoted.clear();
        let (mut at, mut lines) = (0, 1);
        loop {
            let (from, offset) = (unquoted.len(), at);
            if row.get(at) == Some(&b'"') {
                at += 1;
                loop {
                    let rest = row.get(at..).unwrap_or_default();
                    let Some(quote) = memchr::memchr(b'"', rest) else {
                        return match *ended || rest.len() > FIELD_LIMIT {
                            true => Look::Bad(RowFault::OpenQuote, offset),
                            false => Look::More,
                        };
                    };
                    let text = rest.get(..quote).unwrap_or_default();
                    unquoted.extend_from_slice(text);
                    lines += line_ends(text);
                    if unquoted.len() - from > FIELD_LIMIT {
                        return Look::Bad(RowFault::OpenQuote, offset);
                    }
                    at += quote + 1;
                    match row.get(at) {
                        Some(b'"') => {
                            unquoted.push(b'"');
                            at += 1;
                        }
                        None if !*ended => return Look::More,
                        _ => break,
                    }
                }
            } else {
                let rest = row.get(at..).unwrap_or_default();
                let Some(length) = memchr::memchr3(*delimiter, b'\n', b'\r', rest).or(ended.then_some(rest.len()))
                else {
                    return Look::More;
                };
                if length > FIELD_LIMIT {
                    return Look::Bad(RowFault::LongField, offset);
                }
                unquoted.extend_from_slice(rest.get(..length).unwrap_or_default());
                at += length;
            }
            fields.push(Field { start: from, end: unquoted.len(), offset });
            match row.get(at) {
                Some(byte) if byte == delimiter => at += 1,
                None => return Look::Row { taken: at, lines },
                Some(b'\n') => return Look::Row { taken: at + 1, lines },
                Some(b'\r') => match row.get(at + 1) {
                    Some(b'\n') => return Look::Row { taken: at + 2, lines },
                    None if !*ended => return Look::More,
                    _ => return Look::Row { taken: at + 1, lines },
                },
                // A quote that closes amid a field is mostly the opening one of a later field: the first was never closed.
                Some(_) => return Look::Bad(RowFault::OpenQuote, offset),
            }
        }
    }

    /// Gives up the current row, and goes on after its first line.
    fn give_up(&mut self, fault: RowFault, offset: usize) -> io::Result<Step> {
        self.fields.clear();
        let mut searched = 0;
        while searched <= ROW_LIMIT {
            let rest = self.window().get(searched..).unwrap_or_default();
            if let Some(end) = memchr::memchr2(b'\n', b'\r', rest) {
                self.take_line(searched + end)?;
                return Ok(Step::Bad(fault, offset));
            }
            searched = self.end - self.start;
            if self.ended {
                (self.taken, self.lines) = (searched, 1);
                return Ok(Step::Bad(fault, offset));
            }
            self.fill()?;
        }
        // The line goes on beyond what a row may hold: it is read away without being kept, up to its end.
        while !self.ended {
            self.start = self.end;
            self.fill()?;
            if let Some(end) = memchr::memchr2(b'\n', b'\r', self.window()) {
                self.take_line(end)?;
                return Ok(Step::Bad(fault, 0));
            }
        }
        (self.taken, self.lines) = (self.end - self.start, 1);
        Ok(Step::Bad(fault, 0))
    }

    /// Reads on, keeping what is not yet taken.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.buffer.len() < self.end + CHUNK {
            self.buffer.resize(self.end + CHUNK, 0);
        }
        loop {
            match self.input.read(self.buffer.get_mut(self.end..).unwrap_or_default()) {
                Ok(0) => self.ended = true,
                Ok(read) => self.end += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
    }
}

fn line_ends(text: &[u8]) -> u32 {
    let mut ends = 0;
    let mut bytes = text.iter().peekable();
    while let Some(byte) = bytes.next() {
        if *byte == b'\n' || (*byte == b'\r' && bytes.peek() != Some(&&b'\n')) {
            ends += 1;
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A reader that gives at most a few bytes at a time.
    struct Dripping<'a>(&'a [u8], usize);

    impl Read for Dripping<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(self.0.len()).min(into.len());
            into[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    type Good = Vec<(u32, Vec<String>)>;
    type Bad = Vec<(RowFault, u32, usize)>;

    fn read(text: &[u8], drip: usize) -> (Good, Bad) {
        let mut rows = Rows::new(Dripping(text, drip));
        rows.begin().unwrap();
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        loop {
            match rows.advance().unwrap() {
                Step::End => return (good, bad),
                Step::Row => {
                    let fields = (0..rows.len()).map(|index| String::from_utf8_lossy(rows.field(index)).into_owned());
                    good.push((rows.line(), fields.collect()));
                }
                Step::Bad(fault, offset) => {
                    let (line, column) = rows.place(offset);
                    bad.push((fault, line, column));
                }
            }
        }
    }

    fn lines(text: &str) -> Vec<(u32, String)> {
        let (good, bad) = read(text.as_bytes(), usize::MAX);
        assert!(bad.is_empty(), "{bad:?}");
        good.into_iter().map(|(line, fields)| (line, fields.join("|"))).collect()
    }

    #[test]
    fn line_ends_of_every_kind_end_a_row() {
        let rows = lines("\u{feff}a,b\r\n1,2\n\n3,\r4,5\n\r\n6,7");
        let expected = [(1, "a|b"), (2, "1|2"), (4, "3|"), (5, "4|5"), (7, "6|7")];
        assert_eq!(rows, expected.map(|(line, row)| (line, row.to_owned())));
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes() {
        let rows = lines("a,b\n\"1,\r\n2\",\"say \"\"x\"\"\"\n3\",4\n");
        let expected = [(1, "a|b"), (2, "1,\r\n2|say \"x\""), (4, "3\"|4")];
        assert_eq!(rows, expected.map(|(line, row)| (line, row.to_owned())));
    }

    #[test]
    fn an_open_quote_costs_one_row() {
        let text = "a,b\n1,\"two\n3,4\n5,\"six\"\n";
        let (good, bad) = read(text.as_bytes(), 3);
        assert_eq!(bad, [(RowFault::OpenQuote, 2, 3)]);
        assert_eq!(good.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 4]);
        let (good, bad) = read(b"a,b\n1,2\n3,\"4", 1);
        assert_eq!((good.len(), bad), (2, vec![(RowFault::OpenQuote, 3, 3)]));
    }

    #[test]
    fn long_fields_and_rows_cost_one_row_each() {
        for length in [100_000, 1_000_000, 5_000_000] {
            let text = format!("a,b\n1,{}\n3,4\n", "x".repeat(length));
            let (good, bad) = read(text.as_bytes(), usize::MAX);
            assert_eq!((good.len(), bad.len(), bad[0].1), (2, 1, 2), "{length}");
            let text = format!("a,b\n1,\"{}\n3,4\n", "x,".repeat(length / 2));
            let (good, bad) = read(text.as_bytes(), usize::MAX);
            assert_eq!((good.len(), bad.len(), bad[0].1), (2, 1, 2), "{length}");
        }
    }

    fn quoted(field: &str) -> String {
        if field.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.to_owned()
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            rows in prop::collection::vec(prop::collection::vec("[a-c,\"\n\r é]{0,6}", 2..4), 1..6),
            ends in prop::collection::vec(prop::sample::select(vec!["\n", "\r\n"]), 6),
            drip in 1_usize..20,
        ) {
            let mut text = String::from("head,line\n");
            for (row, end) in rows.iter().zip(&ends) {
                text.push_str(&row.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(","));
                text.push_str(end);
            }
            let (good, bad) = read(text.as_bytes(), drip);
            prop_assert!(bad.is_empty(), "{:?}", bad);
            let good: Vec<Vec<String>> = good.into_iter().skip(1).map(|(_, fields)| fields).collect();
            prop_assert_eq!(good, rows);
        }

        // Found by chance: an open quote at the end of what was read so far lost the rest of its line.
        #[test]
        fn any_bytes_come_to_an_end(text in "[a,\"\n\r\u{0}é]{0,60}", drip in 1_usize..9) {
            let (good, bad) = read(text.as_bytes(), drip);
            prop_assert!(good.len() + bad.len() <= text.len());
            prop_assert_eq!((good, bad), read(text.as_bytes(), usize::MAX));
        }
    }
}
