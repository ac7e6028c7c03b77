//! Rows of a table: a line each, cells parted by tabs; empty lines and those that begin with `#` are passed over.

/// The rows of a table.
pub(super) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::trim).collect())
}

/// The pairs of a cell: `people=deaths,life=rescued`; `-` is none.
pub(super) fn list(cell: &str) -> impl Iterator<Item = (&str, &str)> {
    cell.split(',').filter_map(|pair| pair.trim().split_once('='))
}
