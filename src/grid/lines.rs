//! Lines with bars, cut into cells.

use crate::model::Span;
use crate::text::{SegmentKind, Segments};

/// Lines that make a table.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) rows: Vec<Line>,
}

/// A line with its cells.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) cells: Vec<Span>,
}

/// A table has at least so many lines and columns,
const LEAST: usize = 2;
/// and no more columns than this;
const MOST_COLUMNS: usize = 40;
/// no cell of it is longer, in bytes: bars stand in prose too.
const LONGEST: usize = 120;

/// The runs of lines with bars, one below the other.
pub(super) fn runs(text: &str, segments: &Segments) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = Run::default();
    let mut last_end: Option<usize> = None;
    for paragraph in &segments.paragraphs {
        let (start, end) = (paragraph.span.start(), paragraph.span.end());
        let line = text.get(start..end).unwrap_or_default();
        let cells = cells(text, start, line);
        let follows = last_end.is_some_and(|last| {
            let lines = text.get(last..start).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count();
            // Where Markdown has its rule below the heads nothing is read.
            let headed = matches!(open.rows.as_slice(), [head] if head.cells.len() == cells.len());
            lines <= if headed { 2 } else { 1 }
        });
        if !follows || !is_row(&cells) {
            close(&mut open, &mut runs);
        }
        last_end = Some(end);
        if !is_row(&cells) || is_rule(line) {
            continue;
        }
        open.rows.push(Line { start, end, cells });
    }
    close(&mut open, &mut runs);
    runs
}

fn is_row(cells: &[Span]) -> bool {
    (LEAST..=MOST_COLUMNS).contains(&cells.len()) && cells.iter().all(|cell| cell.length() <= LONGEST)
}

fn close(open: &mut Run, runs: &mut Vec<Run>) {
    let run = std::mem::take(open);
    if run.rows.len() >= LEAST {
        runs.push(run);
    }
}

/// The line below the heads of a table in Markdown: `|---|---:|`.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | '=' | ' ')) && line.contains('-')
}

/// The cells between the bars of a line; none where it has no bar.
fn cells(text: &str, start: usize, line: &str) -> Vec<Span> {
    if memchr::memchr(b'|', line.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut cells = Vec::new();
    let mut from = 0;
    let bars = memchr::memchr_iter(b'|', line.as_bytes());
    for end in bars.chain([line.len()]) {
        let opens = from == 0 && end == 0;
        let closes = from > 0 && from == line.len();
        if !opens && !closes {
            cells.extend(trimmed(text, start + from, start + end));
        }
        from = end + 1;
    }
    cells
}

/// A stretch without the white space around it.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let words = text.get(start..end)?;
    let from = start + (words.len() - words.trim_start().len());
    Span::new(from.min(end), from.min(end) + words.trim().len())
}

/// So many paragraphs above a table are looked at for its heading.
const ABOVE: usize = 3;

/// Where the heading above a table begins, or else the paragraph above it.
pub(super) fn above(segments: &Segments, start: usize) -> usize {
    let first = segments.paragraphs.partition_point(|paragraph| paragraph.span.start() < start);
    let before = || segments.paragraphs.iter().take(first).rev().take(ABOVE);
    let heading = before().find(|paragraph| paragraph.kind == SegmentKind::Heading);
    heading.or_else(|| before().next()).map_or(start, |paragraph| paragraph.span.start())
}

/// Where the paragraph below a table ends.
pub(super) fn below(segments: &Segments, end: usize) -> usize {
    let next = segments.paragraphs.partition_point(|paragraph| paragraph.span.start() < end);
    segments.paragraphs.get(next).map_or(end, |paragraph| paragraph.span.end())
}
