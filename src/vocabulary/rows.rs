//! Rows of a table: a line each, cells parted by tabs; empty lines and those that begin with `#` are passed over.

/// The rows of a table.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::trim).collect())
}

/// The pairs of a cell: `people=deaths,life=rescued`; `-` is none.
pub(super) fn list(cell: &str) -> impl Iterator<Item = (&str, &str)> {
    cell.split(',').filter_map(|pair| pair.trim().split_once('='))
}

/// The words of a cell; `-` is none.
pub(crate) fn words_of_cell(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(' ').filter(|word| !word.is_empty() && *word != "-")
}

/// The phrases of a cell, parted by `;`; `-` is none.
pub(crate) fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|phrase| !phrase.is_empty() && *phrase != "-")
}
