//! Which rows of a table add up to which.

use super::values::{self, Sum, is_meant};
use super::{ColumnKind, Content, Grid, RowKind};
use crate::figures::Mention;
use crate::quantity::Number;

/// A row that sums up others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowSum {
    pub(crate) whole: usize,
    pub(crate) parts: Vec<usize>,
}

/// A total of a column with its parts, by their figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ColumnSum {
    pub(crate) whole: usize,
    pub(crate) parts: Vec<usize>,
    /// Whether all parts are given, so that they must make up the total; else they must not exceed it.
    pub(crate) is_complete: bool,
}

impl Grid {
    /// Which rows sum up which. None where a table has sums that stand where they cannot be told.
    pub(crate) fn row_sums(&self) -> Vec<RowSum> {
        let sums: Vec<usize> = (0..self.rows.len()).filter(|row| self.is_sum(*row)).collect();
        let (Some(first), Some(last)) = (sums.first().copied(), sums.last().copied()) else { return Vec::new() };
        let items = |from: usize, to: usize| -> Vec<usize> {
            (from..to).filter(|row| self.rows.get(*row).is_some_and(|row| row.kind == RowKind::Item)).collect()
        };
        // A total above its rows.
        if first == 0 || items(0, first).is_empty() {
            return match (first == last, items(first + 1, self.rows.len())) {
                (true, parts) if parts.len() > 1 => vec![RowSum { whole: first, parts }],
                _ => Vec::new(),
            };
        }
        let mut found = Vec::new();
        // Sums that are parts of the last one.
        let mut summed: Vec<usize> = Vec::new();
        let mut from = 0;
        for row in sums {
            let own = items(from, row);
            let is_all = self.rows.get(row).is_some_and(|row| row.kind == RowKind::Sum);
            let parts: Vec<usize> = match (own.is_empty(), is_all && row == last) {
                // What stands right below a sum without rows of its own says it once more, unless it sums up the sums.
                (true, true) if summed.len() > 1 => std::mem::take(&mut summed),
                (true, _) => {
                    summed.pop();
                    summed.push(row);
                    from = row + 1;
                    continue;
                }
                (false, true) => std::mem::take(&mut summed).into_iter().chain(own).collect(),
                (false, false) => own,
            };
            found.push(RowSum { whole: row, parts });
            summed.push(row);
            from = row + 1;
        }
        found.retain(|sum| sum.parts.len() > 1);
        found
    }

    fn is_sum(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| matches!(row.kind, RowKind::Sum | RowKind::Subtotal))
    }

    /// The totals of columns that can be tried, each with its parts: those that hold, and those that do not where the others
    /// show that these rows are meant. `skip` are columns whose sums are tried otherwise.
    pub(crate) fn sums(&self, mentions: &[Mention], skip: &[usize]) -> Vec<ColumnSum> {
        if self.is_loose {
            return Vec::new();
        }
        let row_sums = self.row_sums();
        let mut found = Vec::new();
        let mut failing: Vec<(ColumnSum, bool)> = Vec::new();
        let mut holds = false;
        for (index, column) in self.columns.iter().enumerate() {
            let adds = matches!(column.kind, ColumnKind::Amount | ColumnKind::Share | ColumnKind::Total);
            if index == self.labels || !adds || skip.contains(&index) {
                continue;
            }
            for sum in &row_sums {
                let Some((sum, outcome, meant)) = self.tried(sum, index, mentions) else { continue };
                match outcome {
                    Sum::Holds => {
                        // Two rows that happen to be one number show nothing.
                        holds |= sum.parts.len() > 1;
                        found.push(sum);
                    }
                    Sum::Near => {}
                    Sum::Fails(_) => failing.push((sum, meant)),
                }
            }
        }
        // Where no total comes out, several that do not are of a table that is made otherwise.
        let one = failing.len() == 1;
        found.extend(failing.into_iter().filter(|(_, meant)| *meant && (holds || one)).map(|(sum, _)| sum));
        found.sort_by_key(|sum| sum.whole);
        found
    }

    /// The total of a column with its parts, how it comes out, and whether the parts can be meant for it.
    fn tried(&self, sum: &RowSum, column: usize, mentions: &[Mention]) -> Option<(ColumnSum, Sum, bool)> {
        let head = self.columns.get(column)?;
        let whole = self.rows.get(sum.whole)?.cells.get(column)?.amount()?;
        let mut parts = Vec::with_capacity(sum.parts.len());
        let mut is_complete = true;
        for row in &sum.parts {
            let cell = self.rows.get(*row)?.cells.get(column)?;
            match cell.content {
                Content::Figure(figure) | Content::Pair(figure, _) if !cell.is_signed => parts.push(figure),
                Content::Blank => is_complete = false,
                _ => return None,
            }
        }
        let unit = |figure: usize| mentions.get(figure).map(|mention| &mention.quantity.unit);
        if parts.len() < 2 || parts.iter().any(|part| unit(*part) != unit(whole)) {
            return None;
        }
        let numbers: Vec<Number> = parts.iter().map(|part| values::number(mentions, *part)).collect::<Option<_>>()?;
        let total = values::number(mentions, whole)?;
        // Shares are added up where they come to all; else they are rates.
        if head.kind == ColumnKind::Share {
            let whole_is_all = total.checked_sub(Number::HUNDRED)?.absolute() < Number::ONE;
            if !whole_is_all {
                return None;
            }
        }
        let outcome = values::sum(&numbers, total, head.is_measured)?;
        let (outcome, meant) = match outcome {
            // What is missing may be the rest.
            Sum::Fails(sum) if !is_complete && sum <= total => return None,
            Sum::Fails(sum) => (outcome, is_meant(&numbers, sum, total)),
            _ => (outcome, true),
        };
        Some((ColumnSum { whole, parts, is_complete }, outcome, meant))
    }
}
