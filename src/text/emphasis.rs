//! Marks of emphasis and links in words that are no Markdown: `**227** people`, `_227_`, `[227](https://…)`.
//!
//! A text that was copied out of Markdown keeps its marks. Those that come in pairs around words, within a line, are not read;
//! a mark that stands alone is a note's, or the writer's own.

use std::ops::Range;

use super::builder::Builder;

/// No words between two marks are longer, in bytes.
const LONGEST: usize = 200;

/// Reads a part of a text that stands on one line, without its marks of emphasis and the targets of its links.
pub(super) fn copy(source: &str, range: Range<usize>, builder: &mut Builder<'_>) {
    let text = source.get(range.clone()).unwrap_or_default();
    let mut from = 0;
    for hidden in marks(text) {
        builder.copy(range.start + from, range.start + hidden.start);
        from = hidden.end;
    }
    builder.copy(range.start + from, range.end);
}

/// The marks in a line, in order.
fn marks(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| is_mark(*byte))) {
        at += next;
        let pair = if bytes.get(at) == Some(&b'[') { link(line, at) } else { pair(line, at) };
        match pair {
            // What stands between is read on: marks nest.
            Some((opening, closing)) => {
                at = opening.end.max(at + 1);
                found.extend([opening, closing].into_iter().filter(|mark| !mark.is_empty()));
            }
            None => at += run(bytes, at).max(1),
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup_by(|next, before| next.start < before.end);
    found
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'*' | b'_' | b'`' | b'=' | b'[')
}

/// How many marks of one kind stand at a place; of a bracket none.
fn run(bytes: &[u8], at: usize) -> usize {
    let mark = bytes.get(at).copied().filter(|byte| *byte != b'[');
    bytes.iter().skip(at).take_while(|byte| Some(**byte) == mark).count()
}

/// The run of marks at a place and the one that closes it.
fn pair(line: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let bytes = line.as_bytes();
    let mark = bytes.get(at).copied()?;
    let length = run(bytes, at);
    let most = if mark == b'`' { 1 } else { 3 };
    let least = if mark == b'=' { 2 } else { 1 };
    (least..=most).contains(&length).then_some(())?;
    let word = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let inside = at + length;
    // The words begin right behind the mark, and no word right before it.
    let opens = !word(before) && bytes.get(inside).is_some_and(|byte| !byte.is_ascii_whitespace());
    opens.then_some(())?;
    let mut place = inside;
    let end = (inside + LONGEST).min(bytes.len());
    while let Some(next) = bytes.get(place..end).and_then(|rest| memchr::memchr(mark, rest)) {
        let close = place + next;
        let closing = run(bytes, close);
        let behind = bytes.get(close + closing);
        let ends = bytes.get(close - 1).is_some_and(|byte| !byte.is_ascii_whitespace()) && !word(behind);
        if closing == length && close > inside && ends {
            return Some((at..inside, close..close + closing));
        }
        place = close + closing;
    }
    None
}

/// The brackets of a link with its target: `[227](https://…)` keeps its words, the mark of a note its brackets.
fn link(line: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let bytes = line.as_bytes();
    let inside = bytes.get(at + 1..)?;
    let near = inside.get(..LONGEST).unwrap_or(inside);
    let close = at + 1 + memchr::memmem::find(near, b"](")?;
    let words = line.get(at + 1..close)?;
    let target = line.get(close + 2..)?;
    let starts = ["https://", "http://", "/", "#", "mailto:", "www."];
    let address = starts.iter().any(|start| target.starts_with(start));
    let length = target.bytes().take(LONGEST_TARGET).position(|byte| byte == b')' || byte.is_ascii_whitespace())?;
    let ends = target.as_bytes().get(length) == Some(&b')') && !words.trim().is_empty();
    let end = close + 2 + length + 1;
    let marked = words
        .strip_prefix('[')
        .and_then(|words| words.strip_suffix(']'))
        .is_some_and(|words| !words.contains(['[', ']']));
    let plain = !words.contains(['[', ']']);
    (address && ends && (marked || plain)).then_some(())?;
    let behind_word = line.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '%');
    let number = words.bytes().all(|byte| byte.is_ascii_digit());
    if plain && number && (behind_word || target.starts_with('#')) {
        return Some((at..at, close + 1..end));
    }
    Some((at..at + 1, close..end))
}

/// No target of a link is longer, in bytes.
const LONGEST_TARGET: usize = 600;

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        let mut builder = Builder::new(line);
        copy(line, 0..line.len(), &mut builder);
        builder.finish().0
    }

    #[test]
    fn marks_in_pairs_are_not_read() {
        for (line, expected) in [
            ("Some **227** boats and *nine* _rafts_ sank.", "Some 227 boats and nine rafts sank."),
            ("***All*** of __them__, `12`, ==3==.", "All of them, 12, 3."),
            ("**Some *nine* rafts**", "Some nine rafts"),
            ("See [12 boats](https://echo.example/a) here.", "See 12 boats here."),
            ("Some 227[[4]](#n4) boats and 12[5](#n5) rafts.", "Some 227[4] boats and 12[5] rafts."),
        ] {
            assert_eq!(shown(line), expected, "{line}");
        }
    }

    #[test]
    fn other_marks_stay() {
        for line in [
            "5 * 3 * 2 = 30",
            "a_b_c and user_3_x",
            "Some 227* boats and 12** rafts",
            "a == b",
            "It fell [1](2) or f[3](x).",
            "Deaths: ____ of ____",
            "* one * two",
        ] {
            assert_eq!(shown(line), line);
        }
    }
}
