//! Columns in plain text: lines whose fields are parted by tabs or by several blanks, as many in each line, and figures in all but
//! the first. They are read as rows with bars between their cells, as those of Markdown are.

use std::ops::Range;

/// The gaps between the fields of a line, in bytes of it.
pub(super) fn gaps(line: &str) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr2(b' ', b'\t', rest)) {
        let start = at + next;
        let length = bytes.iter().skip(start).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let end = start + length;
        let tabbed = bytes.get(start..end).is_some_and(|gap| gap.contains(&b'\t'));
        if start > 0 && end < bytes.len() && (length > 1 || tabbed) {
            gaps.push(start..end);
        }
        at = end;
    }
    gaps
}

/// A row of figures has at least so many fields where nothing stands above it that heads them.
const FIELDS: usize = 3;

/// Which lines of a block are rows of columns: runs of two and more with figures in all fields but the first, and the heads above
/// them.
pub(super) fn rows<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<bool> {
    let fields: Vec<Vec<&str>> = lines.map(fields).collect();
    let mut rows = vec![false; fields.len()];
    let mut from = 0;
    while from < fields.len() {
        let width = fields.get(from).map_or(0, Vec::len);
        let run = fields.iter().skip(from).take_while(|own| own.len() == width && is_figures(own)).count();
        if run < 2 || width < 2 {
            from += run.max(1);
            continue;
        }
        // The heads: as many fields, or none above the labels.
        let head = from.checked_sub(1).and_then(|above| fields.get(above));
        let headed = head
            .is_some_and(|head| head.len() == width && !is_figures(head) || head.len() + 1 == width && head.len() > 1);
        if headed || width >= FIELDS {
            let first = from - usize::from(headed);
            rows.iter_mut().skip(first).take(from + run - first).for_each(|row| *row = true);
        }
        from += run;
    }
    rows
}

fn fields(line: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    let mut from = 0;
    for gap in gaps(line) {
        fields.push(line.get(from..gap.start).unwrap_or_default());
        from = gap.end;
    }
    fields.push(line.get(from..).unwrap_or_default());
    fields
}

/// Whether all fields but the first are figures, or marks that there is none.
fn is_figures(fields: &[&str]) -> bool {
    let is_figure = |field: &&str| {
        let opens = field.trim_start_matches(['+', '-', '–', '−', '(', '$', '€', '£', '<', '>', '~']);
        let none = !field.chars().any(char::is_alphanumeric) || field.eq_ignore_ascii_case("n/a");
        none || opens.starts_with(|c: char| c.is_ascii_digit()) && field.len() <= 24
    };
    let sentence = fields.first().is_some_and(|label| label.ends_with(['.', ':', ';', '?', '!']));
    fields.len() > 1
        && !sentence
        && fields.iter().skip(1).all(is_figure)
        && fields.iter().skip(1).any(|field| field.bytes().any(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<bool> {
        rows(text.lines())
    }

    #[test]
    fn lines_of_figures_in_columns_are_rows() {
        assert_eq!(shown("Ward      Votes   Share\nNorth     120     60 %\nSouth     80      40 %\n"), [true; 3]);
        assert_eq!(shown("Ward\tVotes\nNorth\t120\nSouth\t80"), [true; 3]);
        assert_eq!(shown("2030    2031\nNorth     120     –\nSouth     80      91"), [true; 3]);
        assert_eq!(shown("Losses so far:\nNorth     120     60\nSouth     80      40"), [false, true, true]);
    }

    #[test]
    fn prose_with_wide_blanks_is_none() {
        assert_eq!(shown("It rained.  The river rose.\nNobody slept.  12 were saved."), [false; 2]);
        assert_eq!(shown("North     120     60 %\nand then   the  rest"), [false; 2]);
        assert_eq!(shown("Lind   54 %\nNovak  31 %"), [false; 2]);
    }
}
