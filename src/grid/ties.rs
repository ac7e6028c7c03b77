//! Which columns of a table follow from one another, row by row: a share from an amount and its whole, a total from the
//! amounts beside it, a lead from those between whom it lies.
//!
//! Heads seldom say so in full. That a column follows from others is taken from the table itself: it does in every row but
//! one at most, and in two at least. One row that does not then stands out.

use super::sums::RowSum;
use super::{ColumnKind, Content, Grid, RowKind, heads, values};
use crate::figures::Mention;
use crate::model::{RelationKind, Role};
use crate::quantity::Number;

/// How figures of a table belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tie {
    pub(crate) kind: RelationKind,
    /// Each with its figure.
    pub(crate) members: Vec<(Role, usize)>,
}

/// What columns come to, tried as if some followed from others.
#[derive(Debug, Default)]
struct Trial {
    holds: usize,
    fails: usize,
    ties: Vec<Tie>,
}

impl Trial {
    fn add(&mut self, holds: Option<bool>, tie: Tie) {
        match holds {
            Some(true) => self.holds += 1,
            Some(false) => self.fails += 1,
            None => return,
        }
        self.ties.push(tie);
    }

    /// Whether the rows show that the columns belong together: all of two and more, or `least` and one that does not.
    fn shows(&self, least: usize) -> bool {
        self.holds >= 2 && self.fails == 0 || self.holds >= least && self.fails == 1
    }
}

/// So many rows that bear out what the heads say are enough to accuse one;
const TOLD: usize = 2;
/// so many, where no head says it: that a share is that of two figures happens.
const UNTOLD: usize = 3;

/// No more columns than this are tried with one another.
const MOST_COLUMNS: usize = 12;

impl Grid {
    /// How the figures of the table belong together but for the totals of its columns, and the columns of shares that follow from
    /// amounts.
    pub(crate) fn ties(&self, mentions: &[Mention]) -> (Vec<Tie>, Vec<usize>) {
        let mut ties = self.bases(mentions);
        let mut shares = Vec::new();
        for index in self.columns_of(&[ColumnKind::Share]) {
            if let Some(trial) = self.share(index, mentions) {
                ties.extend(trial.ties);
                shares.push(index);
            }
        }
        for index in self.columns_of(&[ColumnKind::Total]) {
            ties.extend(self.row_total(index, mentions));
        }
        for index in self.columns_of(&[ColumnKind::Lead]) {
            let trial = self.lead(index, mentions);
            ties.extend(Some(trial).filter(|trial| trial.shows(TOLD)).into_iter().flat_map(|trial| trial.ties));
        }
        (ties, shares)
    }

    fn columns_of(&self, kinds: &[ColumnKind]) -> Vec<usize> {
        let own = self.columns.iter().enumerate().take(MOST_COLUMNS);
        own.filter(|(index, column)| *index != self.labels && kinds.contains(&column.kind))
            .map(|(index, _)| index)
            .collect()
    }

    /// A figure of a cell that is no change, with its number.
    fn value(&self, row: usize, column: usize, mentions: &[Mention]) -> Option<(usize, Number)> {
        let cell = self.rows.get(row)?.cells.get(column)?;
        let figure = cell.amount().filter(|_| !cell.is_signed)?;
        Some((figure, values::number(mentions, figure)?))
    }

    /// "12 (10.0 %)" under "Drug (N = 120)".
    fn bases(&self, mentions: &[Mention]) -> Vec<Tie> {
        let mut trial = Trial::default();
        for (index, column) in self.columns.iter().enumerate() {
            let Some(base) = column.base else { continue };
            for row in &self.rows {
                let Some(Content::Pair(amount, share)) = row.cells.get(index).map(|cell| cell.content) else {
                    continue;
                };
                let number = |figure| values::number(mentions, figure);
                let (Some(part), Some(percent), Some(whole)) = (number(amount), number(share), number(base)) else {
                    continue;
                };
                let members = vec![(Role::Whole, base), (Role::Part, amount), (Role::Share, share)];
                trial.add(values::is_share(percent, part, whole), Tie { kind: RelationKind::Ratio, members });
            }
        }
        // The head says it; one cell that bears it out is enough.
        if trial.holds > 0 && trial.fails <= trial.holds { trial.ties } else { Vec::new() }
    }

    /// What the shares of a column are of, where they follow from amounts.
    fn share(&self, share: usize, mentions: &[Mention]) -> Option<Trial> {
        let amounts = self.columns_of(&[ColumnKind::Amount, ColumnKind::Total]);
        let mut best: Option<Trial> = None;
        let mut take = |trial: Trial| {
            if best.as_ref().is_none_or(|best| best.holds < trial.holds) {
                best = Some(trial);
            }
        };
        let groups = self.groups();
        for amount in &amounts {
            for group in &groups {
                let trial = self.of_total(share, *amount, group, mentions);
                // "Votes | %"
                let beside = amount + 1 == share;
                if trial.shows(if beside { TOLD } else { UNTOLD }) {
                    take(trial);
                }
            }
        }
        for part in &amounts {
            for whole in amounts.iter().filter(|whole| *whole != part) {
                let trial = self.ratio(share, *part, *whole, mentions);
                let named =
                    self.is_named_quotient(share, *part, *whole) && trial.holds > 0 && trial.fails <= trial.holds;
                if trial.shows(UNTOLD) || named {
                    take(trial);
                }
            }
        }
        best
    }

    /// Rows with the row that sums them up; all rows that are parts, where nothing does.
    fn groups(&self) -> Vec<RowSum> {
        let mut groups = self.row_sums();
        let items = (0..self.rows.len()).filter(|row| self.rows.get(*row).is_some_and(|row| row.kind == RowKind::Item));
        let items: Vec<usize> = items.collect();
        let last = groups.last().map(|sum| sum.whole);
        let whole = last.unwrap_or(self.rows.len());
        if !groups.iter().any(|sum| sum.parts == items) {
            groups.push(RowSum { whole, parts: items });
        }
        groups
    }

    /// Shares of the total of a column. Where no row states it, the rows make it up.
    fn of_total(&self, share: usize, amount: usize, group: &RowSum, mentions: &[Mention]) -> Trial {
        let mut trial = Trial::default();
        let amounts: Vec<Option<(usize, Number)>> =
            group.parts.iter().map(|row| self.value(*row, amount, mentions)).collect();
        let stated = self.value(group.whole, amount, mentions);
        let sum = || amounts.iter().try_fold(Number::ZERO, |sum, part| sum.checked_add((*part)?.1));
        let Some(whole) = stated.map(|(_, whole)| whole).or_else(sum) else { return trial };
        let mut members: Vec<(Role, usize)> = stated.map(|(figure, _)| (Role::Whole, figure)).into_iter().collect();
        for (row, part) in group.parts.iter().zip(&amounts) {
            let (Some((amount, part)), Some((share, percent))) = (part, self.value(*row, share, mentions)) else {
                continue;
            };
            match values::is_share(percent, *part, whole) {
                Some(true) => trial.holds += usize::from(!part.is_zero()),
                Some(false) => trial.fails += 1,
                None => continue,
            }
            members.push((Role::Amount, *amount));
            members.push((Role::Share, share));
        }
        trial.ties.push(Tie { kind: RelationKind::ShareAndAmount, members });
        trial
    }

    /// Shares that one column is of another, row by row.
    fn ratio(&self, share: usize, part: usize, whole: usize, mentions: &[Mention]) -> Trial {
        let mut trial = Trial::default();
        for row in 0..self.rows.len() {
            let value = |column| self.value(row, column, mentions);
            let (Some(share), Some(part), Some(whole)) = (value(share), value(part), value(whole)) else { continue };
            let members = vec![(Role::Whole, whole.0), (Role::Part, part.0), (Role::Share, share.0)];
            let holds = values::is_share(share.1, part.1, whole.1).filter(|_| !part.1.is_zero() && part.1 != whole.1);
            trial.add(holds, Tie { kind: RelationKind::Ratio, members });
        }
        trial
    }

    /// Whether the heads name a rate with what it is made of: turnout, ballots cast and registered voters.
    fn is_named_quotient(&self, share: usize, part: usize, whole: usize) -> bool {
        let measure = |column: usize| self.columns.get(column).and_then(|column| heads::measure_of(&column.head));
        let named = [share, part, whole].map(measure);
        heads::is_quotient(named)
    }

    /// A column that sums up those before or behind it.
    fn row_total(&self, total: usize, mentions: &[Mention]) -> Vec<Tie> {
        let amounts = self.columns_of(&[ColumnKind::Amount]);
        let before: Vec<usize> = amounts.iter().copied().filter(|column| *column < total).collect();
        let behind: Vec<usize> = amounts.iter().copied().filter(|column| *column > total).collect();
        let trials = [before, behind].into_iter().filter(|parts| parts.len() > 1).map(|parts| {
            let mut trial = Trial::default();
            for row in 0..self.rows.len() {
                let own: Option<Vec<(usize, Number)>> =
                    parts.iter().map(|column| self.value(row, *column, mentions)).collect();
                let (Some(own), Some((whole, stated))) = (own, self.value(row, total, mentions)) else { continue };
                let numbers: Vec<Number> = own.iter().map(|(_, number)| *number).collect();
                let holds = values::sum(&numbers, stated, false).map(|sum| !matches!(sum, values::Sum::Fails(_)));
                let members = own.iter().map(|(figure, _)| (Role::Part, *figure));
                let members = std::iter::once((Role::Whole, whole)).chain(members).collect();
                trial.add(holds, Tie { kind: RelationKind::AllParts, members });
            }
            trial
        });
        trials
            .filter(|trial| trial.shows(TOLD))
            .max_by_key(|trial| trial.holds)
            .map(|trial| trial.ties)
            .unwrap_or_default()
    }

    /// A column with the distance between the two highest of its row.
    fn lead(&self, lead: usize, mentions: &[Mention]) -> Trial {
        let mut trial = Trial::default();
        let shares = self.columns_of(&[ColumnKind::Share]);
        let between = if shares.len() > 1 { shares } else { self.columns_of(&[ColumnKind::Amount]) };
        for row in 0..self.rows.len() {
            let mut own: Vec<(usize, Number)> =
                between.iter().filter_map(|column| self.value(row, *column, mentions)).collect();
            own.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
            let ([first, second, ..], Some(stated)) = (own.as_slice(), self.value(row, lead, mentions)) else {
                continue;
            };
            let holds = first.1.checked_sub(second.1).and_then(|gap| {
                let slack = stated.1.step().checked_add(first.1.step())?;
                let exact = stated.1.exponent() >= 0 && first.1.exponent() >= 0;
                let apart = gap.checked_sub(stated.1)?.absolute();
                Some(if exact { apart.is_zero() } else { apart <= slack })
            });
            let members = vec![(Role::Whole, first.0), (Role::Part, second.0), (Role::Part, stated.0)];
            trial.add(holds, Tie { kind: RelationKind::AllParts, members });
        }
        trial
    }
}
