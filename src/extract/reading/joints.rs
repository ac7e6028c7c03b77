//! The words and signs before and between figures that bind them: changes, ranges, lists, shares.

use super::cursor::Text;
use super::table::Table;

/// Verbs and nouns that say that a value went from one to another. Sorted.
#[rustfmt::skip]
pub(super) static CHANGES: Table<()> = Table::new(&[
    ("advanced", ()), ("change", ()), ("changed", ()), ("climb", ()), ("climbed", ()), ("climbing", ()),
    ("contracted", ()), ("cut", ()), ("cutting", ()), ("decline", ()), ("declined", ()), ("declines", ()),
    ("declining", ()), ("decrease", ()), ("decreased", ()), ("decreases", ()), ("decreasing", ()), ("doubled", ()),
    ("down", ()), ("drop", ()), ("dropped", ()), ("dropping", ()), ("drops", ()), ("expanded", ()), ("fall", ()),
    ("fallen", ()), ("falling", ()), ("falls", ()), ("fell", ()), ("gained", ()), ("grew", ()), ("grow", ()),
    ("growing", ()), ("grown", ()), ("grows", ()), ("halved", ()), ("increase", ()), ("increased", ()),
    ("increases", ()), ("increasing", ()), ("jump", ()), ("jumped", ()), ("jumping", ()), ("jumps", ()),
    ("lowered", ()), ("lowering", ()), ("plunged", ()), ("quadrupled", ()), ("raise", ()), ("raised", ()),
    ("raises", ()), ("raising", ()), ("reduce", ()), ("reduced", ()), ("reduces", ()), ("reducing", ()),
    ("reduction", ()), ("revised", ()), ("rise", ()), ("risen", ()), ("rises", ()), ("rising", ()), ("rose", ()),
    ("sank", ()), ("shrank", ()), ("shrunk", ()), ("slid", ()), ("slipped", ()), ("slumped", ()), ("soared", ()),
    ("surged", ()), ("swelled", ()), ("tripled", ()), ("tumbled", ()), ("up", ()), ("went", ()), ("widened", ()),
]);

/// A word of change before a figure.
#[derive(Clone, Copy)]
pub(super) struct Change {
    /// "by" stands between the word and the figure: the figure is the difference.
    pub(super) by: bool,
    /// "from" stands there: the figure is the value before.
    pub(super) from: bool,
}

/// The word of change at most five words before a figure, with "by" or "from" where they stand between.
pub(super) fn change_before(text: Text<'_>, at: usize) -> Option<Change> {
    let mut end = text.skip_spaces_and_line_back(at);
    let mut change = Change { by: false, from: false };
    for index in 0..6 {
        let (word, start) = text.word_before(end)?;
        match word.as_bytes() {
            b"by" => change.by |= index < 4,
            b"from" => change.from = true,
            b"to" | b"and" => return None,
            word if CHANGES.contains(word) => {
                return (change.by || change.from || index < 2).then_some(change);
            }
            _ => {}
        }
        let next = text.skip_spaces_and_line_back(start);
        if next == start {
            return None;
        }
        end = next;
    }
    None
}

/// Whether a share is of something: "a third of voters", "half the population", "nearly a third more".
pub(super) fn has_base(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces_and_line(end);
    let Some((word, after)) = text.word(next).filter(|_| next > end) else { return false };
    match word.as_bytes() {
        b"of" => text.is_word_at(text.skip_spaces_and_line(after)),
        b"the" | b"its" | b"their" | b"his" | b"her" | b"our" => true,
        // "a third more", "half as many"
        b"more" | b"less" | b"higher" | b"lower" | b"larger" | b"smaller" | b"bigger" | b"fewer" | b"as" => true,
        _ => false,
    }
}

/// The start of "within" before a duration.
pub(super) fn within(text: Text<'_>, at: usize) -> Option<usize> {
    let (word, start) = text.word_before(text.skip_spaces_and_line_back(at))?;
    (word.as_bytes() == b"within").then_some(start)
}

/// Whether what stands between two numbers joins a list.
pub(super) fn list_joint(between: &str) -> bool {
    matches!(between.trim(), "," | "and" | "or" | ", and" | ", or" | "/" | "&")
}

/// What joins two ends of a range.
pub(super) struct Joint {
    /// Where the second end starts.
    pub(super) end: usize,
    /// The start of "between" or "from".
    pub(super) start: Option<usize>,
    /// Whether words join them, not a dash.
    pub(super) word: bool,
    /// Whether "or" joins them.
    pub(super) alternative: bool,
}

/// The joint after the first end, where there is one.
pub(super) fn range_joint(text: Text<'_>, start: usize, end: usize) -> Option<Joint> {
    let unsigned = text.skip_spaces_back(start);
    let unsigned =
        ["~", "∼", "≈"].iter().find(|sign| text.ends_with(unsigned, sign)).map_or(start, |sign| unsigned - sign.len());
    let opening = text.word_before(text.skip_spaces_and_line_back(unsigned));
    let opening = opening.and_then(|(word, start)| match word.as_bytes() {
        b"the" => text.word_before(text.skip_spaces_and_line_back(start)),
        b"about" | b"around" | b"roughly" | b"some" | b"approximately" | b"least" => {
            let (word, start) = text.word_before(text.skip_spaces_and_line_back(start))?;
            let at_least = word.as_bytes() == b"at";
            if at_least { text.word_before(text.skip_spaces_and_line_back(start)) } else { Some((word, start)) }
        }
        _ => Some((word, start)),
    });
    let opened = |name: &str| opening.filter(|(word, _)| word.as_bytes() == name.as_bytes()).map(|(_, start)| start);
    let spaced = text.skip_spaces_and_line(end);
    let dash = match text.byte(spaced) {
        b'-' => Some(1),
        b'~' => Some(1),
        0xE2 if ["–", "‑", "‒", "—", "−"].iter().any(|dash| text.starts_with(spaced, dash)) => Some(3),
        _ => None,
    };
    if let Some(length) = dash {
        let after = spaced + length;
        let next = text.skip_spaces(after);
        // "8- to 16-meter"
        if text.is_word(next, "to") && spaced == end && length == 1 {
            return Some(Joint { end: text.skip_spaces(next + 2), start: None, word: true, alternative: false });
        }
        if next > after && spaced == end && length == 1 {
            return text.is_word(next, "to").then(|| Joint {
                end: text.skip_spaces(next + 2),
                start: None,
                word: true,
                alternative: false,
            });
        }
        if text.is_word(next, "to") && text.byte(next + 2) == b'-' {
            return Some(Joint { end: next + 3, start: None, word: true, alternative: false });
        }
        // A dash with a blank on one side only is punctuation.
        if (next > after) != (spaced > end) && text.byte(next) != b'~' {
            return None;
        }
        let figure = text.byte(next).is_ascii_digit() || matches!(text.byte(next), b'$' | b'~' | b'.' | 0x80..);
        return figure.then_some(Joint {
            end: next,
            start: opened("between").or(opened("from")),
            word: false,
            alternative: false,
        });
    }
    if spaced == end {
        return None;
    }
    let (word, after) = text.word(spaced)?;
    let next = text.skip_spaces_and_line(after);
    match word.as_bytes() {
        b"to" | b"through" => {
            Some(Joint { end: next, start: opened("from").or(opened("between")), word: true, alternative: false })
        }
        b"and" => match (opened("between"), opened("from")) {
            (None, None) => None,
            (between, from) => Some(Joint { end: next, start: between.or(from), word: true, alternative: false }),
        },
        b"or" => Some(Joint { end: next, start: None, word: true, alternative: true }),
        _ => None,
    }
}

/// Past words before the second end: "about", "the", "~".
pub(super) fn second_start(text: Text<'_>, at: usize) -> usize {
    let mut at = text.skip_spaces_and_line(at);
    for _ in 0..3 {
        if let Some((word, end)) = text.word(at) {
            let passes = matches!(
                word.as_bytes(),
                b"about" | b"around" | b"the" | b"some" | b"roughly" | b"approximately" | b"us" | b"minus"
            );
            if passes || super::units::is_code(text.slice(at, end)) {
                at = text.skip_spaces(end);
                continue;
            }
        }
        let sign = ["~", "$", "€", "£", "¥", "₽", "₸", "−"].iter().find(|sign| text.starts_with(at, sign));
        match sign {
            Some(sign) => at = text.skip_spaces(at + sign.len()),
            None => break,
        }
    }
    at
}

/// A sign before a number: its start, and whether it is a minus.
pub(super) fn sign(text: Text<'_>, at: usize) -> Option<(usize, bool)> {
    let (start, negative) = match text.before(at) {
        b'-' => (at - 1, true),
        b'+' => (at - 1, false),
        _ if text.ends_with(at, "−") => (at - 3, true),
        b' ' => {
            let (word, start) = text.word_before(text.skip_spaces_back(at))?;
            return matches!(word.as_bytes(), b"minus" | b"negative").then_some((start, true));
        }
        _ => return None,
    };
    let before = text.char_before(start);
    let opens = before
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '=' | ':' | '<' | '>' | '~' | '"' | '“' | '±'));
    opens.then_some((start, negative))
}
