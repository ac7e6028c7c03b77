//! Figures in the cells of a table: what they are of by the heads of their column and row, and of which event by the heading
//! above it.

use crate::grid::heads::{
    is_bare_share, is_neutral, is_no_one, is_of_no_results, key_of_labels, measure_of, measure_of_shares,
    measure_of_sum_with, measures_of, plain,
};
use crate::grid::{ColumnKind, Grid, Grids, Row, RowKind};
use crate::model::{Basis, Event, Extent, Measure, Span, Statistic, keys};
use crate::quantity::Unit;
use crate::scope::{Reader, Topic, is_group, names_of};
use crate::text::{Spaced, lowered, words_of};
use crate::vocabulary::{WordList, side_named};

/// The answers to what is put to a vote.
static SIDES: WordList = WordList::named("sides of ballots");

impl Reader<'_> {
    /// Gives each figure that stands alone in a cell under a head what the heads say of it, and nothing else: a row of a table is no
    /// sentence.
    pub(super) fn take_up_cells(&self, grids: &Grids, topics: &mut [Topic]) {
        for grid in grids.iter().filter(|grid| grid.is_headed()) {
            let heading = self.text.get(grid.above..grid.start).unwrap_or_default();
            let is_told = !is_of_no_results(heading);
            let narrows = is_told && names_group(heading);
            for (row, own) in grid.rows.iter().zip(&measures_of_rows(grid)) {
                for (column, cell) in row.cells.iter().enumerate().filter(|(column, _)| *column != grid.labels) {
                    let Some(figure) = cell.figure() else { continue };
                    let Some(topic) = topics.get_mut(figure) else { continue };
                    let measure = self.measure_of_cell(grid, own, column, figure);
                    let measure = measure.filter(|_| is_told && !cell.is_signed);
                    // "Police officers killed and injured": the heading says of whom.
                    let measure = measure.filter(|own| !narrows || own.scope_keys.iter().all(|key| key != keys::GROUP));
                    self.bind_cell(grid, row, (column, !own.is_empty()), measure, topic);
                }
            }
        }
    }

    /// The measure of a cell: what its row is called where that names one that is counted in such figures, else what its column is.
    fn measure_of_cell(&self, grid: &Grid, of_row: &[&str], column: usize, figure: usize) -> Option<&Measure> {
        let head = grid.columns.get(column)?;
        let known = |name: &str| self.lexicon.measures.iter().map(|measure| &**measure).find(|own| own.name == name);
        let mention = self.mentions.get(figure)?;
        let percent = mention.quantity.unit == Unit::Percent || head.kind == ColumnKind::Share;
        let fits = |measure: &&Measure| match (&measure.unit, &mention.quantity.unit) {
            (Unit::Percent, Unit::Percent | Unit::Number | Unit::Count) => percent,
            (Unit::Count, Unit::Number | Unit::Count) => !percent,
            (Unit::Currency(_), Unit::Currency(_)) => true,
            _ => false,
        };
        if !of_row.is_empty() {
            // A label under several heads of their own is of a part, or of another time.
            if !is_neutral(&head.head) {
                return None;
            }
            return of_row.iter().filter_map(|name| known(name)).find(fits);
        }
        if !matches!(head.kind, ColumnKind::Amount | ColumnKind::Share | ColumnKind::Total) {
            return None;
        }
        if let Some(measure) = measure_of(&head.head).and_then(known) {
            return Some(measure).filter(fits);
        }
        if let Some(index) = self.lexicon.nouns_measure(&head.head) {
            return self.lexicon.measures.get(index).map(|measure| &**measure).filter(fits);
        }
        if head.kind != ColumnKind::Share || !is_bare_share(&head.head) {
            return None;
        }
        // "Votes | %", "Candidate | Share".
        let before = column.checked_sub(1).and_then(|before| grid.columns.get(before));
        let of = before.and_then(|before| measure_of(&before.head)).and_then(measure_of_shares);
        let labelled = || {
            let labels = grid.columns.get(grid.labels)?;
            let of_subjects = key_of_labels(&labels.head) == Some(keys::SUBJECT)
                && before.is_some_and(|before| {
                    // The only amounts, if there are any, are in the column before.
                    std::ptr::eq(before, labels) || before.head.is_empty() || key_of_labels(&before.head).is_some()
                });
            of_subjects.then_some(()).and_then(|()| measure_of_shares(VOTES))
        };
        of.or_else(labelled).and_then(known).filter(fits)
    }

    /// Binds a cell to what its row names. What the row is called is no key where the column of labels does not say what it names.
    fn bind_cell(
        &self,
        grid: &Grid,
        row: &Row,
        (column, named_by_row): (usize, bool),
        measure: Option<&Measure>,
        topic: &mut Topic,
    ) {
        let kept = Topic { sentence: topic.sentence, index: topic.index, ..Topic::default() };
        *topic = kept;
        // A lead is in what it lies between.
        let has = |kind: ColumnKind| grid.columns.iter().any(|column| column.kind == kind);
        topic.bare_share = grid.columns.get(column).is_some_and(|column| {
            column.kind == ColumnKind::Share || column.kind == ColumnKind::Lead && has(ColumnKind::Share)
        });
        let Some(measure) = measure else { return };
        if measure.unit == Unit::Percent {
            topic.bare_share = true;
        }
        let Some((event, named)) = self.event_of_table(grid, measure) else { return };
        let mut statistic =
            Statistic { measure: Some(measure.name.clone()), event: Some(event), ..Statistic::default() };
        let label = row.cells.get(grid.labels).and_then(|cell| cell.span);
        let labels = grid.columns.get(grid.labels).map(|labels| labels.head.as_str()).unwrap_or_default();
        let is_all = row.kind == RowKind::Sum || named_by_row;
        match key_of_labels(labels) {
            _ if is_all && measure.needs_subject => return,
            _ if is_all => {}
            _ if row.kind == RowKind::Subtotal => return,
            Some(keys::SUBJECT) if measure.needs_subject => {
                let Some(name) = subject_named(&row.label) else { return };
                statistic.subject = Some(name);
                topic.key_spans.extend(label.map(|span| (keys::SUBJECT.to_owned(), span)));
            }
            Some(keys::PLACE) if !measure.needs_subject && !row.label.is_empty() => {
                statistic.scope.insert(keys::PLACE.to_owned(), row.label.clone());
                topic.key_spans.extend(label.map(|span| (keys::PLACE.to_owned(), span)));
                topic.extent = Extent::Part;
            }
            _ => return,
        }
        topic.statistic = statistic;
        topic.event = named;
        let basis =
            if named.is_some_and(|named| named.start() >= grid.above) { Basis::Carried } else { Basis::Assumed };
        for key in [keys::EVENT, keys::KIND, keys::PLACE, keys::DATE] {
            topic.known(key, basis);
        }
    }

    /// The event of a table: the last that is named between the heading above it and its first line, else the document's.
    fn event_of_table(&self, grid: &Grid, measure: &Measure) -> Option<(Event, Option<Span>)> {
        let mentions = &self.events.mentions;
        let first = mentions.partition_point(|event| event.start < grid.above);
        let above = mentions.iter().skip(first).take_while(|event| event.start < grid.start);
        if let Some(named) = above.filter(|event| self.fits(measure, event.entity)).last() {
            let event = self.events.entities.get(named.entity)?;
            return Some((event.clone(), Span::new(named.start, named.end)));
        }
        let main = self.events.main.filter(|main| self.fits(measure, *main))?;
        self.as_first_named(main)
    }
}

/// Whether a heading is about a group of people: "police officers killed and injured".
fn names_group(heading: &str) -> bool {
    let bare = |word: &str| lowered(word.unmarked()).into_owned();
    words_of(heading).any(|(_, word)| is_group(&bare(word)))
}

/// Whom or what a label names that can be voted for.
fn subject_named(label: &str) -> Option<String> {
    let answer = plain(label);
    if is_no_one(label) {
        return None;
    }
    let side = side_named(&answer).map(str::to_owned);
    side.or_else(|| SIDES.contains(&answer.as_str()).then(|| answer.clone()))
        .or_else(|| names_of(label).into_iter().next_back())
}

/// The measures that rows name, and those of sums by what they sum up.
fn measures_of_rows(grid: &Grid) -> Vec<Vec<&'static str>> {
    let mut measures: Vec<Vec<&'static str>> = grid.rows.iter().map(|row| measures_of(&row.label)).collect();
    for sum in grid.row_sums() {
        let parts = sum.parts.iter().filter_map(|part| measures.get(*part)).flatten();
        let whole = parts.filter_map(|part| measure_of_sum_with(part)).next();
        if let (Some(whole), Some(own)) = (whole, measures.get_mut(sum.whole)) {
            *own = vec![whole];
        }
    }
    measures
}

/// The measure whose shares a column of candidates gives.
const VOTES: &str = "votes";
