//! Counts in words.

use crate::quantity::Quantity;

/// A count as prose prints it: 222,888.
pub(super) fn number(count: u64) -> String {
    Quantity::count(count).to_string()
}

/// A count with its noun: 1 row, 2 rows.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let many = if count == 1 { "" } else { "s" };
    format!("{} {noun}{many}", number(u64::try_from(count).unwrap_or(u64::MAX)))
}

/// How often: once, 2 times.
pub(super) fn times(count: u64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{} times", number(count)) }
}
