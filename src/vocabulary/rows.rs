//! Rows of a table: a line each, cells parted by tabs; empty lines and those that begin with `#` are passed over.
//!
//! Tables are read at the start of every run, so that cells are cut where they stand.

use std::ops::Deref;

/// What the signs of a kind part: `a|b` at `|`. The sign is one of ASCII.
pub(crate) fn parted(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = memchr::memchr(sign, text.as_bytes()) else { return rest.take() };
        rest = text.get(at + 1..);
        text.get(..at)
    })
}

/// What stands before the first sign of a kind and what behind it.
pub(crate) fn parted_once(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What stands before the first place of two signs and what behind it.
pub(crate) fn parted_at(text: &str, signs: [u8; 2]) -> Option<(&str, &str)> {
    let at = text.as_bytes().windows(2).position(|two| two == signs)?;
    Some((text.get(..at)?, text.get(at + 2..)?))
}

/// The lines of a table that say something, as they stand.
pub(crate) fn lines(table: &str) -> impl Iterator<Item = &str> {
    let mut rest = table;
    let all = std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes()).or((!rest.is_empty()).then_some(rest.len()))?;
        let line = rest.get(..end)?;
        rest = rest.get(end + 1..).unwrap_or_default();
        Some(line.strip_suffix('\r').unwrap_or(line))
    });
    all.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The cells of a row, as a slice of them. What stands beyond the last that any table has is left out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    cells: [&'a str; MOST_CELLS],
    count: usize,
}

/// More cells than a row of any table has.
const MOST_CELLS: usize = 12;

impl<'a> Row<'a> {
    pub(crate) fn as_slice(&self) -> &[&'a str] {
        self.cells.get(..self.count).unwrap_or_default()
    }
}

impl<'a> Deref for Row<'a> {
    type Target = [&'a str];

    fn deref(&self) -> &[&'a str] {
        self.as_slice()
    }
}

impl<'a> FromIterator<&'a str> for Row<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(cells: I) -> Row<'a> {
        let mut row = Row { cells: [""; MOST_CELLS], count: 0 };
        for (slot, cell) in row.cells.iter_mut().zip(cells) {
            *slot = cell;
            row.count += 1;
        }
        row
    }
}

/// The rows of a table.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    let lines = lines(table).map(str::trim_ascii_end).filter(|line| !line.is_empty());
    lines.map(|line| parted(line, b'\t').map(str::trim_ascii).collect())
}

/// The pairs of a cell: `people=deaths,life=rescued`; `-` is none.
pub(super) fn list(cell: &str) -> impl Iterator<Item = (&str, &str)> {
    parted(cell, b',').filter_map(|pair| parted_once(pair.trim_ascii(), b'='))
}

/// The words of a line, whatever they say.
pub(crate) fn words_in(text: &str) -> impl Iterator<Item = &str> {
    parted(text, b' ').filter(|word| !word.is_empty())
}

/// The words of a cell; `-` is none.
pub(crate) fn words_of_cell(cell: &str) -> impl Iterator<Item = &str> {
    words_in(cell).filter(|word| *word != "-")
}

/// The phrases of a cell, parted by `;`; `-` is none.
pub(crate) fn listed(cell: &str) -> impl Iterator<Item = &str> {
    parted(cell, b';').map(str::trim_ascii).filter(|phrase| !phrase.is_empty() && *phrase != "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_parted_is_all_there() {
        let parts = |text| parted(text, b'|').collect::<Vec<_>>();
        assert_eq!(parts("a|été||b"), ["a", "été", "", "b"]);
        assert_eq!((parts(""), parts("|"), parts("a|")), (vec![""], vec!["", ""], vec!["a", ""]));
        assert_eq!(parted_once("a=b=c", b'='), Some(("a", "b=c")));
        assert_eq!(parted_once("abc", b'='), None);
        assert_eq!((parted_at("a= => b", *b"=>"), parted_at("a=", *b"=>")), (Some(("a= ", " b")), None));
    }

    #[test]
    fn rows_are_lines_that_say_something() {
        let table = "# words\r\nkill\t - \tpeople=deaths\r\n\n \t\nlast\t-";
        let rows: Vec<_> = rows(table).map(|row| row.to_vec()).collect();
        assert_eq!(rows, [vec!["kill", "-", "people=deaths"], vec!["last", "-"]]);
        assert_eq!(listed(" one ; - ;two;").collect::<Vec<_>>(), ["one", "two"]);
        assert_eq!(words_of_cell("-  a b").collect::<Vec<_>>(), ["a", "b"]);
    }
}
