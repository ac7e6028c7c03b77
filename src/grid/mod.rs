//! Tables, and what the heads of their columns and rows say: one reading for those within texts and for those that are files.
//!
//! A table in a text is a run of lines with bars between their cells, as Markdown, HTML and aligned columns come out of
//! `text`. [`Grids`] finds them; [`heads`] says what a head means, [`Grid::sums`] which rows add up to which, and
//! [`Grid::ties`] which columns follow from one another. Where the shape of a table is not sure, it says nothing.

mod cells;
pub(crate) mod heads;
mod lines;
#[cfg(feature = "table")]
pub(crate) mod of_files;
mod sums;
mod ties;
mod values;

pub(crate) use cells::{Cell, Content};
pub(crate) use heads::{ColumnKind, RowKind};

use crate::figures::Mention;
use crate::model::Span;
use crate::text::Segments;

/// The tables of a text, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grids(Vec<Grid>);

/// A table with a figure for most of its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grid {
    /// From its first line to its last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Where the heading or the sentence above it begins.
    pub(crate) above: usize,
    pub(crate) columns: Vec<Column>,
    /// The rows below the heads.
    pub(crate) rows: Vec<Row>,
    /// Which column names the rows.
    pub(crate) labels: usize,
    /// Whether it says that its figures are rounded, or overlap, so that sums need not come out.
    pub(crate) is_loose: bool,
}

/// A column, as its head tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// The words of its head, in small letters; empty where it has none.
    pub(crate) head: String,
    /// Where they stand.
    pub(crate) span: Option<Span>,
    pub(crate) kind: ColumnKind,
    /// The number of those whom the column is about, where the head gives it: "Drug (N = 120)".
    pub(crate) base: Option<usize>,
    /// Whether its figures are in thousands, millions, tonnes or money, and so rounded.
    pub(crate) is_measured: bool,
}

/// A row below the heads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) start: usize,
    /// The words of its label as they are printed, without marks of notes.
    pub(crate) label: String,
    pub(crate) kind: RowKind,
    pub(crate) cells: Vec<Cell>,
}

impl Grids {
    /// Finds the tables of a text. `mentions` are its figures.
    pub(crate) fn of(text: &str, segments: &Segments, mentions: &[Mention]) -> Grids {
        // Most texts have none.
        if memchr::memchr(b'|', text.as_bytes()).is_none() {
            return Grids::default();
        }
        Grids(
            lines::runs(text, segments).into_iter().filter_map(|run| Grid::of(text, segments, run, mentions)).collect(),
        )
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Grid> {
        self.0.iter()
    }

    /// Whether a byte is one of a table.
    pub(crate) fn holds(&self, at: usize) -> bool {
        let next = self.0.partition_point(|grid| grid.start <= at);
        next.checked_sub(1).and_then(|index| self.0.get(index)).is_some_and(|grid| at < grid.end)
    }
}

impl Grid {
    /// The table of a run of lines; `None` where no column holds figures.
    fn of(text: &str, segments: &Segments, run: lines::Run, mentions: &[Mention]) -> Option<Grid> {
        let (start, end) = (run.rows.first()?.start, run.rows.last()?.end);
        let width = run.rows.iter().map(|row| row.cells.len()).max()?;
        let mut lines: Vec<(usize, Vec<Cell>)> = Vec::with_capacity(run.rows.len());
        for row in &run.rows {
            let cells = row.cells.iter().map(|span| Cell::of(text, *span, mentions)).collect();
            lines.push((row.start, cells));
        }
        let headed = cells::heads_among(text, &lines);
        let body = lines.split_off(headed);
        let mut columns: Vec<Column> =
            (0..width).map(|index| heads::column(text, &lines, index, width, mentions)).collect();
        let body: Vec<(usize, Vec<Cell>)> = body
            .into_iter()
            .map(|(start, mut cells)| {
                cells.resize(width, Cell::empty());
                (start, cells)
            })
            .collect();
        if !body.iter().any(|(_, cells)| cells.iter().any(Cell::has_figure)) {
            return None;
        }
        let labels = cells::label_column(&body, width);
        let shows_percent = |index: usize| {
            let figures = || body.iter().filter_map(|(_, cells)| cells.get(index).and_then(Cell::figure));
            let percent = |figure: usize| mentions.get(figure).is_some_and(values::is_percent);
            figures().next().is_some() && figures().all(percent)
        };
        for (index, column) in columns.iter_mut().enumerate() {
            if matches!(column.kind, ColumnKind::Amount | ColumnKind::Total) && shows_percent(index) {
                column.kind = ColumnKind::Share;
            }
        }
        let rows: Vec<Row> = body
            .into_iter()
            .map(|(start, cells)| {
                // What spans several columns stands in the first of them.
                let named = cells.get(labels).filter(|cell| cell.content == Content::Words);
                let named = named.or_else(|| cells.iter().find(|cell| cell.content == Content::Words));
                let label = heads::label(named.map_or("", |cell| cell.words(text)));
                let kind = heads::row(&label, &cells);
                Row { start, label, kind, cells }
            })
            .collect();
        let above = lines::above(segments, start);
        let around = (above, lines::below(segments, end));
        let is_loose = heads::is_loose(text.get(around.0..start).unwrap_or_default())
            || heads::is_loose(text.get(end..around.1).unwrap_or_default());
        Some(Grid { start, end, above, columns, rows, labels, is_loose })
    }

    /// Whether a column has a head.
    pub(crate) fn is_headed(&self) -> bool {
        self.columns.iter().enumerate().any(|(index, column)| index != self.labels && !column.head.is_empty())
    }
}
