//! A read text in the making.

use std::collections::BTreeSet;

use super::fold::{Reading, composed, is_combining, may_be_garbled, reading};
use super::hyphens::{LineEnd, line_end, words};
use super::map::SourceMap;

/// What stands before the next character that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Nothing,
    /// White space within a block, from a byte of the source.
    Space {
        start: usize,
        lines: bool,
    },
    /// The end of a block.
    Block,
}

/// Puts a read text together, piece by piece in the order of the source.
///
/// White space is written when what follows it is known: a block has none around it, and one space for each run within.
pub(super) struct Builder<'a> {
    source: &'a str,
    text: String,
    map: SourceMap,
    gap: Gap,
    /// Where the line of the current block begins.
    line: usize,
    /// Where a sequence ends that steers a terminal and of which nothing is read.
    passed: usize,
    /// Whether the last character was a soft hyphen.
    soft: bool,
    /// The words of the source, once a hyphenated line end asks for them.
    words: Option<BTreeSet<&'a str>>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str) -> Builder<'a> {
        Builder {
            source,
            text: String::with_capacity(source.len()),
            map: SourceMap::default(),
            gap: Gap::Nothing,
            line: 0,
            passed: 0,
            soft: false,
            words: None,
        }
    }

    /// Where what was last read ends in the source.
    pub(super) fn source_end(&self) -> usize {
        self.map.source_end()
    }

    /// The character that what comes next is glued to; `None` behind white space and at the beginning of a block.
    pub(super) fn is_glued(&self) -> Option<char> {
        self.text.chars().next_back().filter(|_| self.gap == Gap::Nothing)
    }

    /// The text so far, without the white space that may follow.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The line that is being written.
    pub(super) fn line(&self) -> &str {
        self.text.get(self.line..).unwrap_or_default()
    }

    pub(super) fn finish(self) -> (String, SourceMap) {
        (self.text, self.map)
    }

    /// Ends the block, where one has begun.
    pub(super) fn end_block(&mut self) {
        self.soft = false;
        self.gap = if self.text.is_empty() { Gap::Nothing } else { Gap::Block };
    }

    /// White space at a byte of the source.
    pub(super) fn space(&mut self, at: usize) {
        if self.gap == Gap::Nothing && !self.text.is_empty() {
            self.gap = Gap::Space { start: at, lines: false };
        }
    }

    /// The end of a line within a block, at a byte of the source.
    pub(super) fn line_break(&mut self, at: usize) {
        self.space(at);
        if let Gap::Space { lines, .. } = &mut self.gap {
            *lines = true;
        }
    }

    /// Reads a part of the source character by character.
    pub(super) fn copy(&mut self, start: usize, end: usize) {
        let source = self.source;
        let bytes = source.as_bytes();
        let start = start.max(self.passed);
        let (mut from, mut at) = (start, start);
        while at < end {
            let byte = bytes.get(at).copied().unwrap_or_default();
            // A letter or mark, or one space behind one: most of every text.
            if byte.is_ascii_graphic()
                || (byte == b' ' && at > from && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) && at + 1 < end)
            {
                at += 1;
                continue;
            }
            let Some(character) = source.get(at..end).and_then(|rest| rest.chars().next()) else { break };
            let length = match byte {
                ESCAPE => escape_length(bytes.get(at..).unwrap_or_default()),
                _ => character.len_utf8(),
            };
            let next = at + length;
            self.passed = if byte == ESCAPE { next } else { self.passed };
            let read = match (byte, reading(character)) {
                (_, Reading::NoBreakSpace | Reading::SoftHyphen) if self.behind_garbled(from, at) => Reading::Kept,
                // So may a control character be, or a mark of one.
                (0xc2, _) if matches!(character, '\u{80}'..='\u{9f}') && self.behind_western(from, at) => Reading::Kept,
                // Between digits it may have been anything.
                (0xc2, Reading::Space) if self.between_digits(from, at, next) => Reading::Kept,
                (_, read) => read,
            };
            if read == Reading::Kept {
                at = next;
                continue;
            }
            let base = match read {
                Reading::Composed if is_combining(character) => self.base(from, at),
                _ => at,
            };
            self.verbatim(from, base);
            at = next;
            match read {
                Reading::Kept | Reading::Dropped => {}
                Reading::SoftHyphen => self.soft = true,
                Reading::Space if matches!(byte, b'\n' | b'\r') => self.line_break(base),
                Reading::Space | Reading::NoBreakSpace => self.space(base),
                Reading::Letters(letters) => self.replace(base, next, letters),
                Reading::Composed => {
                    at = self.cluster_end(next, end);
                    let cluster = source.get(base..at).unwrap_or_default();
                    match composed(cluster) {
                        same if same == cluster => self.verbatim(base, at),
                        other => self.replace(base, at, &other),
                    }
                }
            }
            from = at;
        }
        self.verbatim(from, end);
    }

    /// Reads a part of the source as the characters that a character reference stands for.
    pub(super) fn character(&mut self, start: usize, end: usize, words: &str) {
        let mut only = words.chars();
        match (only.next(), only.next()) {
            (Some(character), None) if !character.is_ascii() || character.is_whitespace() => match reading(character) {
                Reading::Space | Reading::NoBreakSpace => self.space(start),
                Reading::SoftHyphen => self.soft = true,
                Reading::Dropped => {}
                Reading::Letters(letters) => self.replace(start, end, letters),
                Reading::Kept | Reading::Composed => self.replace(start, end, words),
            },
            _ => self.replace(start, end, words),
        }
    }

    /// Reads a part of the source as other words.
    pub(super) fn replace(&mut self, start: usize, end: usize, words: &str) {
        // Nothing is read twice.
        if words.is_empty() || start < self.map.source_end() {
            return;
        }
        self.close_gap(start);
        self.text.push_str(words);
        self.map.replace(start, end.saturating_sub(start), words.len());
    }

    /// Where the letter begins that a mark at `at` belongs to; `at` where there is none in this stretch.
    fn base(&self, from: usize, at: usize) -> usize {
        let before = self.source.get(from..at).unwrap_or_default();
        before.char_indices().next_back().map_or(at, |(place, _)| from + place)
    }

    /// Where the marks end that belong to a letter.
    fn cluster_end(&self, from: usize, end: usize) -> usize {
        let rest = self.source.get(from..end).unwrap_or_default();
        let marks = rest.chars().take_while(|c| is_combining(*c)).take(LONGEST_CLUSTER);
        from + marks.map(char::len_utf8).sum::<usize>()
    }

    /// Whether what stands before is a letter of Western Europe: a character of several bytes may have been read as several.
    fn behind_western(&self, from: usize, at: usize) -> bool {
        let before = self.source.get(from..at).unwrap_or_default();
        before.chars().next_back().is_some_and(|c| matches!(c, '\u{80}'..='\u{ff}'))
    }

    fn between_digits(&self, from: usize, at: usize, next: usize) -> bool {
        let digit = |place: usize| self.source.as_bytes().get(place).is_some_and(u8::is_ascii_digit);
        at > from && digit(at - 1) && digit(next)
    }

    fn behind_garbled(&self, from: usize, at: usize) -> bool {
        let before = self.source.get(from..at).unwrap_or_default();
        before.chars().next_back().is_some_and(may_be_garbled)
    }

    /// Reads a part of the source byte for byte.
    fn verbatim(&mut self, start: usize, end: usize) {
        let start = start.max(self.map.source_end());
        let Some(words) = self.source.get(start..end).filter(|words| !words.is_empty()) else { return };
        self.close_gap(start);
        self.text.push_str(words);
        self.map.copy(start, words.len());
    }

    /// Writes the white space before what begins at a byte of the source.
    fn close_gap(&mut self, next: usize) {
        let soft = std::mem::take(&mut self.soft);
        match std::mem::replace(&mut self.gap, Gap::Nothing) {
            Gap::Nothing => {}
            Gap::Block => {
                let start = self.map.source_end();
                let between = self.source.get(start..next).unwrap_or_default();
                let breaks = if lines_between(between) > 1 { "\n\n" } else { "\n" };
                self.text.push_str(breaks);
                self.line = self.text.len();
                match between == breaks {
                    true => self.map.copy(start, between.len()),
                    false => self.map.replace(start, between.len(), breaks.len()),
                }
            }
            Gap::Space { start, lines } => {
                if lines && self.joins_line_end(next, soft) {
                    return;
                }
                let run = self.source.get(start..next).unwrap_or_default();
                // Between digits white space says where a number ends: one no-break space parts its digits, and two
                // spaces or a tab part the columns of a table.
                let columns = !lines && run != " " && self.text.ends_with(|c: char| c.is_ascii_digit());
                if columns && self.source.as_bytes().get(next).is_some_and(u8::is_ascii_digit) && is_blank(run) {
                    self.text.push_str(run);
                    self.map.copy(start, run.len());
                    return;
                }
                self.text.push(' ');
                let blank = run.len() - run.trim_start().len();
                self.map.replace(start, if blank > 0 { blank } else { run.len() }, 1);
            }
        }
    }

    /// Whether a word goes on over the end of a line; takes back its hyphen where it is none of the word's own.
    fn joins_line_end(&mut self, next: usize, soft: bool) -> bool {
        let rest = self.source.get(next..).unwrap_or_default();
        if soft {
            return rest.starts_with(char::is_alphabetic);
        }
        let source = self.source;
        let known = &mut self.words;
        let knows = |word: &str| known.get_or_insert_with(|| words(source)).contains(word);
        match line_end(&self.text, rest, knows) {
            LineEnd::Space => false,
            LineEnd::Join => true,
            LineEnd::JoinWithout(hyphen) => {
                let taken = self.map.take_back(hyphen);
                if taken {
                    self.text.truncate(self.text.len().saturating_sub(hyphen));
                }
                taken
            }
        }
    }
}

/// What begins a sequence that steers a terminal.
const ESCAPE: u8 = 0x1b;

/// No sequence that steers a terminal is longer, in bytes.
const LONGEST_ESCAPE: usize = 64;

/// The bytes of the sequence that an escape character begins: `ESC [ 1 m` and its like, a title, or the character alone.
fn escape_length(bytes: &[u8]) -> usize {
    let inside = bytes.iter().enumerate().take(LONGEST_ESCAPE).skip(2);
    let end = match bytes.get(1) {
        Some(b'[') => inside.take_while(|(_, byte)| matches!(byte, b' '..=b'~')).find(|(_, byte)| **byte >= b'@'),
        Some(b']') => inside.take_while(|(_, byte)| matches!(byte, 7 | b' '..=b'~')).find(|(_, byte)| **byte == 7),
        _ => None,
    };
    end.map_or(1, |(place, _)| place + 1)
}

/// A letter has no more marks than this; what has is no word.
const LONGEST_CLUSTER: usize = 30;

fn is_blank(run: &str) -> bool {
    run.chars().all(char::is_whitespace)
}

/// How many line ends a gap between blocks holds; two show a blank line. A form feed counts for a blank line.
fn lines_between(between: &str) -> usize {
    let bytes = between.as_bytes();
    let mut lines = 0;
    for place in memchr::memchr3_iter(b'\n', b'\r', 0xc, bytes) {
        lines += match bytes.get(place) {
            Some(b'\r') if bytes.get(place + 1) == Some(&b'\n') => 0,
            Some(0xc) => 2,
            _ => 1,
        };
        if lines > 1 {
            break;
        }
    }
    lines
}
