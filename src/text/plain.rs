//! Plain text: which ends of lines end a paragraph.
//!
//! A blank line or a form feed ends one. Any other end of a line is a space, unless the form of the lines says that they
//! stand for themselves: items, records, headings. No answer hangs on the width that a text is wrapped to. Where two
//! lengths are compared, the longer line shows that the shorter one was ended on purpose: whoever wraps a text puts the
//! next word on a line that has room for it.

use super::builder::Builder;
use super::columns;
use super::entries::EntryStyle;
use super::forms::{Form, begins_anew, ends_open, ends_sentence, form, is_date_line, runs_on};
use super::html::Leftovers;
use super::notes::is_list_heading;

/// A line of a text, without the white space around it.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    start: usize,
    words: &'a str,
    /// Whether a blank line stands before it.
    apart: bool,
    /// Whether it begins a block.
    begins: bool,
    /// Whether it is a row of columns.
    columned: bool,
    form: Form,
}

/// Reads a plain text.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut lines = lines(text);
    let listed = is_one_line_each(&lines);
    for block in lines.chunk_by_mut(|_, next| !next.apart) {
        mark_columns(block);
        mark_blocks(block, listed);
    }
    let mut leftovers = Leftovers::default();
    for line in &lines {
        if line.begins {
            builder.end_block();
            leftovers.end_block();
        } else {
            builder.line_break(before_line(text, line.start));
        }
        copy(text, line, &mut leftovers, builder);
    }
}

/// Reads a line; one of columns with a bar for each gap between its fields.
fn copy(text: &str, line: &Line<'_>, leftovers: &mut Leftovers, builder: &mut Builder<'_>) {
    let mut from = line.start;
    let gaps = if line.columned { columns::gaps(line.words) } else { Vec::new() };
    for gap in gaps {
        let (start, end) = (line.start + gap.start, line.start + gap.end);
        leftovers.read(text, from..start, builder);
        builder.space(start);
        builder.replace(start, end, BAR);
        builder.space(end);
        from = end;
    }
    leftovers.read(text, from..line.start + line.words.len(), builder);
}

/// The least gap between fields that have no tab between them.
const WIDE: &str = "  ";

/// What parts the cells of a row.
const BAR: &str = "|";

/// Says which lines of a block between blank lines are rows of columns.
fn mark_columns(block: &mut [Line<'_>]) {
    // Most lines have no wide gap.
    if block.iter().filter(|line| line.words.contains(WIDE) || line.words.contains('\t')).count() < 2 {
        return;
    }
    let rows = columns::rows(block.iter().map(|line| line.words));
    block.iter_mut().zip(rows).for_each(|(line, row)| line.columned = row);
}

/// Where the end of the line before a line begins.
fn before_line(text: &str, start: usize) -> usize {
    text.get(..start).map_or(start, |before| before.trim_end().len())
}

/// The lines of a text that are not blank.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut from = 0;
    let mut apart = true;
    let mut add = |from: usize, to: usize, ends_page: bool| {
        let line = text.get(from..to).unwrap_or_default();
        let words = line.trim_matches(is_blank);
        if words.is_empty() {
            apart = true;
            return;
        }
        let start = from + (line.len() - line.trim_start_matches(is_blank).len());
        lines.push(Line { start, words, apart, begins: true, columned: false, form: form(words) });
        apart = ends_page;
    };
    let bytes = text.as_bytes();
    for place in memchr::memchr3_iter(b'\n', b'\r', 0xc, bytes) {
        // The second half of "\r\n" ends no line of its own.
        if bytes.get(place) == Some(&b'\n') && place > 0 && place == from && bytes.get(place - 1) == Some(&b'\r') {
            from = place + 1;
            continue;
        }
        add(from, place, bytes.get(place) == Some(&0xc));
        from = place + 1;
    }
    add(from, text.len(), false);
    lines
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}')
}

/// No line that was wrapped is longer, in characters.
const WIDEST_WRAP: usize = 250;

/// Whether a text has each of its paragraphs on a line: nearly every line within its blocks ends as a sentence does, which
/// wrapped lines hardly ever do.
fn is_one_line_each(lines: &[Line<'_>]) -> bool {
    let (mut within, mut ended) = (0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if !next.apart && line.form == Form::Words && next.form == Form::Words {
            within += 1;
            ended += usize::from(ends_sentence(line.words));
        }
    }
    within >= 4 && ended * 5 >= within * 4
}

/// Says which lines of a block between blank lines begin a block of their own.
fn mark_blocks(block: &mut [Line<'_>], listed: bool) {
    let widths: Vec<usize> = block.iter().map(|line| line.words.chars().count()).collect();
    let spaced = |line: &Line<'_>| line.words.contains(char::is_whitespace);
    let widest = block.iter().zip(&widths).filter(|(line, _)| spaced(line)).map(|(_, width)| *width).max().unwrap_or(0);
    let items = items(block);
    let records = records(block);
    // Lines of which none ends or goes on with a sentence: titles, numbers of reports, dates of issue.
    let bare = block.iter().all(|line| !ends_sentence(line.words) && !ends_open(line.words) && !runs_on(line.words));
    let flag = |flags: &[bool], index: usize| flags.get(index).copied().unwrap_or(false);
    for index in 1..block.len() {
        let (Some(line), Some(before)) = (block.get(index).copied(), block.get(index - 1).copied()) else { continue };
        let width = widths.get(index - 1).copied().unwrap_or(0);
        // The first word of a line would have stood on the line before, had it been wrapped and there been room.
        let first_word = line.words.split_whitespace().next().map_or(0, |word| word.chars().count());
        let stands = line.columned
            || before.columned
            || flag(&items, index)
            || line.form == Form::Heading
            || before.form == Form::Heading
            || is_list_heading_line(&line, &before)
            || (index == 1 && is_list_heading(before.words))
            || flag(&records, index)
            || flag(&records, index - 1)
            || is_date_line(line.words) && !ends_open(before.words)
            || is_date_line(before.words) && width + 1 + first_word <= widest;
        let begins = stands
            || !runs_on(line.words)
                && !ends_open(before.words)
                && (begins_anew(line.words) && !ends_sentence(before.words)
                    || (width + 1 + first_word) * 4 <= widest * 3
                    || (bare && width + 1 + first_word <= widest)
                    || widest > WIDEST_WRAP
                    || listed);
        if let Some(line) = block.get_mut(index) {
            line.begins = begins;
        }
    }
}

/// "Sources" on a line of its own, behind what is no open sentence.
fn is_list_heading_line(line: &Line<'_>, before: &Line<'_>) -> bool {
    line.words.starts_with(char::is_uppercase) && ends_sentence(before.words) && is_list_heading(line.words)
}

/// Which lines of a block begin items: those whose mark is no dash or number of a running sentence.
fn items(block: &[Line<'_>]) -> Vec<bool> {
    let mut items = vec![false; block.len()];
    let mut last: Option<Form> = None;
    for (index, line) in block.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| block.get(before));
        let follows = |other: Form| last.is_some_and(|last| other.follows(last));
        // A run shows itself by the next of its kind.
        let next = || block.iter().skip(index + 1).find(|next| next.form.is_item()).map(|next| next.form);
        let opens = before.is_none_or(|before| before.form == Form::Heading || is_list_heading(before.words));
        let introduced = before.is_none_or(|before| before.words.ends_with(':'));
        let is_item = match line.form {
            Form::Words | Form::Heading | Form::Record | Form::Row => false,
            Form::Bullet => true,
            Form::Dash(mark) => {
                // Two lines of prose may begin with a dash by chance, the more so with one that is no hyphen.
                let run = block.iter().skip(index).take(3).take_while(|next| next.form == line.form).count();
                opens || introduced || follows(line.form) || run >= if matches!(mark, '–' | '—') { 3 } else { 2 }
            }
            Form::Entry(style, _) => {
                // Brackets number entries in any order, and some are missing.
                let listed =
                    || block.first().is_some_and(|first| matches!(first.form, Form::Entry(known, _) if known == style));
                let ended = before.is_some_and(|before| ends_sentence(before.words));
                opens
                    || introduced
                    || follows(line.form)
                    || (style == EntryStyle::Bracketed && ended && listed())
                    || before.is_some_and(|before| ends_sentence(before.words))
                        && next().is_some_and(|next| next.follows(line.form))
            }
            Form::BackLink => opens || introduced || last == Some(Form::BackLink),
        };
        if is_item {
            last = Some(line.form);
            if let Some(item) = items.get_mut(index) {
                *item = true;
            }
        }
    }
    items
}

/// Which lines of a block are records, which come in runs: "Deaths: 107" above "Injured: 12", or names above names with
/// their figures.
fn records(block: &[Line<'_>]) -> Vec<bool> {
    let mut records = vec![false; block.len()];
    let mut from = 0;
    for run in block.chunk_by(|one, other| one.form == other.form) {
        let form = run.first().map(|line| line.form);
        let shown = match form {
            Some(Form::Record) => run.len() > 1,
            // Two lines of prose may end in figures by chance.
            Some(Form::Row) => run.len() > 2 || run.len() == block.len(),
            _ => false,
        };
        if shown {
            records.iter_mut().skip(from).take(run.len()).for_each(|record| *record = true);
        }
        from += run.len();
    }
    records
}
