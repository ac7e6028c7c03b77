//! The claims of tables, read and put in order.

use std::collections::HashMap;
use std::fmt;
use std::io::Read;

use foldhash::fast::RandomState;

use super::cell::{Cell, MOST_ORIGINS, Parsed, Value};
use super::layout::{Layout, ValueColumn};
use super::names::{Names, index};
use super::options::TableOptions;
use super::problem::{RowFault, RowProblem};
use super::rows::{Rows, Step};
use crate::error::{Error, ErrorRepr};
use crate::model::PartialDate;

/// How many rows of a file that could not be read are kept with their places; the rest is counted.
const KEPT_PROBLEMS: usize = 20;

/// Between a key of scope and its value, and after the value, in the name of a scope. No name holds them in earnest.
pub(super) const KEY_END: u8 = 0x1f;
pub(super) const VALUE_END: u8 = 0x1e;

/// The claims of any number of tables, ready to be compared: some 24 bytes for each, and every name once.
///
/// ```
/// use corroborate::table::Tables;
///
/// let mut tables = Tables::default();
/// let rows = "event,measure,place,date,value,source\nflood,deaths,Ahr,2021-07,135,police\nflood,deaths,Ahr,2021-07,many,desk\n";
/// tables.read("flood.csv", rows.as_bytes())?;
/// assert_eq!(tables.claims(), 1);
/// assert!(tables.problems().any(|problem| problem.starts_with("flood.csv:3:26: this is no number")));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Tables {
    pub(super) options: TableOptions,
    pub(super) names: Dictionary,
    /// Sorted by what they are about, then by date, then in the order read.
    pub(super) cells: Vec<Cell>,
    pub(super) files: Vec<TableFile>,
    pub(super) problems: Vec<RowProblem>,
    /// How many of the dates, from 0, are dates of the calendar and in its order.
    pub(super) calendar: u32,
}

/// What a claim of a table is about, apart from its date: numbers of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Series {
    pub(super) event: u32,
    pub(super) measure: u32,
    pub(super) place: u32,
    pub(super) scope: u32,
}

/// Where a claim was read, and who gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Origin {
    pub(super) file: u32,
    pub(super) source: u32,
}

/// All names, by number.
#[derive(Clone, Default)]
pub(super) struct Dictionary {
    pub(super) events: Names,
    pub(super) measures: Names,
    pub(super) places: Names,
    pub(super) scopes: Names,
    pub(super) dates: Names,
    pub(super) sources: Names,
    /// Whether some value of a measure has a percent sign, by the number of the measure.
    pub(super) percents: Vec<bool>,
    pub(super) series: Vec<Series>,
    series_numbers: HashMap<Series, u32, RandomState>,
    last_series: u32,
    pub(super) origins: Vec<Origin>,
    origin_numbers: HashMap<Origin, u32, RandomState>,
}

/// A table that was read, and how much of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TableFile {
    pub(super) name: String,
    pub(super) claims: usize,
    pub(super) blank: usize,
    /// How many rows were skipped.
    pub(super) skipped: usize,
}

impl fmt::Debug for Tables {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Tables").field("files", &self.files).finish_non_exhaustive()
    }
}

impl Tables {
    /// No tables yet, to be read by these options.
    pub fn new(options: TableOptions) -> Tables {
        Tables { options, ..Tables::default() }
    }

    /// Reads a table to its end: CSV in UTF-8 with a header, with commas, semicolons or tabs.
    ///
    /// A row that cannot be read is skipped and counted; see [`Tables::problems`]. A value that is left blank is no claim
    /// and no problem.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) where the reader fails; [`ErrorKind::Format`](crate::ErrorKind::Format) where
    /// the header lacks a column that is needed and, if the options are strict, where a row cannot be read. The message
    /// names line and column.
    pub fn read(&mut self, name: &str, reader: impl Read) -> Result<(), Error> {
        let part = Tables::read_one(&self.options, name, reader)?;
        self.absorb(part);
        self.settle();
        Ok(())
    }

    /// Reads several tables as [`Tables::read`] does, with the feature `parallel` side by side. What comes out is the same.
    ///
    /// # Errors
    ///
    /// As [`Tables::read`]; of several failures, that of the first file.
    pub fn read_all<R: Read + Send>(&mut self, files: Vec<(String, R)>) -> Result<(), Error> {
        let options = self.options.clone();
        let read = |(name, reader): (String, R)| Tables::read_one(&options, &name, reader);
        #[cfg(feature = "parallel")]
        let parts: Vec<Result<Tables, Error>> = {
            use rayon::prelude::*;
            files.into_par_iter().map(read).collect()
        };
        #[cfg(not(feature = "parallel"))]
        let parts = files.into_iter().map(read);
        for part in parts {
            self.absorb(part?);
        }
        self.settle();
        Ok(())
    }

    /// How many claims there are.
    pub fn claims(&self) -> usize {
        self.cells.len()
    }

    /// Rows that could not be read and were skipped, each as `file:line:column: what is wrong`, in the order read: the first
    /// twenty of each file.
    pub fn problems(&self) -> impl Iterator<Item = String> + '_ {
        self.problems.iter().map(ToString::to_string)
    }

    /// How many rows could not be read and were skipped.
    pub fn skipped(&self) -> usize {
        self.files.iter().map(|file| file.skipped).sum()
    }

    fn read_one(options: &TableOptions, name: &str, reader: impl Read) -> Result<Tables, Error> {
        let mut tables = Tables::new(options.clone());
        tables.files.push(TableFile { name: name.to_owned(), ..TableFile::default() });
        let failed =
            |error: std::io::Error| Error::from(ErrorRepr::Read { path: name.to_owned(), reason: error.to_string() });
        let mut rows = Rows::new(reader);
        rows.begin().map_err(failed)?;
        match rows.advance().map_err(failed)? {
            Step::End => {
                tables.problem(&rows, RowFault::Empty, 0, b"")?;
                return Ok(tables);
            }
            Step::Bad(fault, offset) => {
                let (line, column) = rows.place(offset);
                let message = format!("the header cannot be read: {fault}");
                return Err(ErrorRepr::Malformed { file: name.to_owned(), line: index(line), column, message }.into());
            }
            Step::Row => {}
        }
        let layout = Layout::new(name, &rows, options, &mut tables.names)?;
        let mut reading = Reading { tables: &mut tables, layout, file: 0, scope: Vec::new(), any: false };
        loop {
            match rows.advance().map_err(failed)? {
                Step::End => break,
                Step::Bad(fault, offset) => {
                    reading.any = true;
                    reading.tables.problem(&rows, fault, offset, b"")?;
                }
                Step::Row => reading.row(&rows)?,
            }
        }
        if !reading.any {
            tables.problem(&rows, RowFault::NoRows, 0, b"")?;
        }
        Ok(tables)
    }

    /// Counts a row as skipped and keeps its place; an error where the options are strict.
    #[cold]
    fn problem<R: Read>(&mut self, rows: &Rows<R>, fault: RowFault, offset: usize, field: &[u8]) -> Result<(), Error> {
        let (line, column) = rows.place(offset);
        let shown = String::from_utf8_lossy(field.get(..160).unwrap_or(field)).trim().chars().take(40).collect();
        let Some(file) = self.files.last_mut() else { return Ok(()) };
        let problem = RowProblem { file: file.name.clone(), line, column, fault, text: shown };
        if self.options.strict {
            let message = match problem.text.as_str() {
                "" => fault.to_string(),
                text => format!("{fault}: {text:?}"),
            };
            return Err(ErrorRepr::Malformed { file: problem.file, line: index(line), column, message }.into());
        }
        file.skipped += 1;
        if file.skipped <= KEPT_PROBLEMS {
            self.problems.push(problem);
        }
        Ok(())
    }

    /// Takes in what another set holds, after what is here.
    fn absorb(&mut self, mut other: Tables) {
        let offset = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.append(&mut other.files);
        self.problems.append(&mut other.problems);
        let (series, dates, origins) = self.names.absorb(&other.names, offset);
        let (series, dates, origins) = (&series, &dates, &origins);
        let there = |numbers: &[u32], number: u32| numbers.get(index(number)).copied().unwrap_or(u32::MAX);
        let moved = |cell: &Cell| {
            cell.renumbered(there(series, cell.series), there(dates, cell.date), there(origins, cell.origin()))
        };
        if self.cells.is_empty() {
            self.cells = other.cells;
            self.cells.iter_mut().for_each(|cell| *cell = moved(cell));
        } else {
            self.cells.reserve_exact(other.cells.len());
            self.cells.extend(other.cells.iter().map(moved));
        }
    }

    /// Puts the dates into the order of the calendar, and the claims into that of their statistics.
    fn settle(&mut self) {
        let mut dated: Vec<(Option<PartialDate>, &str, usize)> = self
            .names
            .dates
            .iter()
            .enumerate()
            .map(|(number, name)| (name.parse::<PartialDate>().ok(), name, number))
            .collect();
        dated.sort_by_key(|(date, name, _)| (date.is_none(), *date, *name));
        let calendar = dated.iter().filter(|(date, ..)| date.is_some()).count();
        let mut ranked = Names::default();
        let mut ranks = vec![0; dated.len()];
        let mut in_order = true;
        for (_, name, number) in &dated {
            let rank = ranked.number(name.as_bytes()).unwrap_or(u32::MAX);
            in_order &= index(rank) == *number;
            if let Some(place) = ranks.get_mut(*number) {
                *place = rank;
            }
        }
        self.calendar = u32::try_from(calendar).unwrap_or(u32::MAX);
        if !in_order {
            for cell in &mut self.cells {
                cell.date = ranks.get(index(cell.date)).copied().unwrap_or(cell.date);
            }
            self.names.dates = ranked;
        }
        // Tables are mostly in order, and the stable sort takes what is in order as it is.
        #[cfg(feature = "parallel")]
        {
            use rayon::prelude::*;
            self.cells.par_sort_by_key(Cell::key);
        }
        #[cfg(not(feature = "parallel"))]
        self.cells.sort_by_key(Cell::key);
    }

    /// The source that gives a claim.
    pub(super) fn source(&self, cell: &Cell) -> u32 {
        self.names.origins.get(index(cell.origin())).map_or(u32::MAX, |origin| origin.source)
    }

    pub(super) fn series(&self, cell: &Cell) -> Series {
        self.names.series.get(index(cell.series)).copied().unwrap_or_default()
    }
}

impl Dictionary {
    fn series_number(&mut self, series: Series) -> u32 {
        if self.series.get(index(self.last_series)) == Some(&series) {
            return self.last_series;
        }
        let next = u32::try_from(self.series.len()).unwrap_or(u32::MAX);
        let number = *self.series_numbers.entry(series).or_insert(next);
        if number == next {
            self.series.push(series);
        }
        self.last_series = number;
        number
    }

    fn origin_number(&mut self, origin: Origin) -> u32 {
        let next = u32::try_from(self.origins.len()).unwrap_or(u32::MAX).min(MOST_ORIGINS - 1);
        let number = *self.origin_numbers.entry(origin).or_insert(next);
        if number == next && index(next) == self.origins.len() {
            self.origins.push(origin);
        }
        number
    }

    fn mark_percent(&mut self, measure: u32) {
        if self.percents.len() <= index(measure) {
            self.percents.resize(index(measure) + 1, false);
        }
        if let Some(mark) = self.percents.get_mut(index(measure)) {
            *mark = true;
        }
    }

    /// Takes in other names, whose files come `files` later; the numbers here of their series, dates and origins.
    fn absorb(&mut self, other: &Dictionary, files: u32) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
        let events = self.events.absorb(&other.events);
        let measures = self.measures.absorb(&other.measures);
        let places = self.places.absorb(&other.places);
        let scopes = self.scopes.absorb(&other.scopes);
        let dates = self.dates.absorb(&other.dates);
        let sources = self.sources.absorb(&other.sources);
        let there = |numbers: &[u32], number: u32| numbers.get(index(number)).copied().unwrap_or(u32::MAX);
        for (measure, _) in measures.iter().zip(&other.percents).filter(|(_, percent)| **percent) {
            self.mark_percent(*measure);
        }
        let series = other.series.iter().map(|series| Series {
            event: there(&events, series.event),
            measure: there(&measures, series.measure),
            place: there(&places, series.place),
            scope: there(&scopes, series.scope),
        });
        let series = series.collect::<Vec<_>>().into_iter().map(|series| self.series_number(series)).collect();
        let origins = other
            .origins
            .iter()
            .map(|origin| Origin { file: origin.file + files, source: there(&sources, origin.source) })
            .collect::<Vec<_>>();
        let origins = origins.into_iter().map(|origin| self.origin_number(origin)).collect();
        (series, dates, origins)
    }
}

/// A table being read.
struct Reading<'a> {
    tables: &'a mut Tables,
    layout: Layout,
    file: u32,
    /// The scope of the current row, as a name.
    scope: Vec<u8>,
    any: bool,
}

impl Reading<'_> {
    fn row<R: Read>(&mut self, rows: &Rows<R>) -> Result<(), Error> {
        self.any = true;
        if rows.len() != self.layout.width {
            let last = rows.len().saturating_sub(1);
            return self.tables.problem(rows, RowFault::FieldCount, rows.offset(last), b"");
        }
        let place = |column: Option<usize>| column.map_or(0, |column| rows.offset(column));
        match self.about(rows) {
            Ok((series, date, origin)) => {
                let mut bad = None;
                for value in &self.layout.values {
                    let field = rows.field(value.index());
                    let series = match *value {
                        ValueColumn::OfMeasure(_, measure) => Series { measure, ..series },
                        _ => series,
                    };
                    let date = match *value {
                        ValueColumn::OfDate(_, date) => date,
                        _ => date,
                    };
                    match Value::parse(field) {
                        Parsed::Value(number) => self.tables.add(series, date, number, origin, rows.line()),
                        Parsed::Percent(number) => {
                            self.tables.names.mark_percent(series.measure);
                            self.tables.add(series, date, number, origin, rows.line());
                        }
                        Parsed::Blank => {
                            if let Some(file) = self.tables.files.last_mut() {
                                file.blank += 1;
                            }
                        }
                        Parsed::NotANumber if field.contains(&0) => bad = Some((RowFault::Nul, *value)),
                        Parsed::NotANumber => bad = Some((RowFault::NoNumber, *value)),
                        Parsed::TooLong => bad = Some((RowFault::LongNumber, *value)),
                    }
                }
                match bad {
                    Some((fault, value)) => {
                        let (offset, field) = (rows.offset(value.index()), rows.field(value.index()));
                        self.tables.problem(rows, fault, offset, field)
                    }
                    None => Ok(()),
                }
            }
            Err((fault, column)) => {
                let field = column.map_or(&b""[..], |column| rows.field(column));
                self.tables.problem(rows, fault, place(column), field)
            }
        }
    }

    /// What the row is about; else what is wrong, and in which column.
    fn about<R: Read>(&mut self, rows: &Rows<R>) -> Result<(Series, u32, u32), (RowFault, Option<usize>)> {
        let Reading { tables, layout, scope, file, .. } = self;
        let field = |column: Option<usize>| column.map_or(&b""[..], |column| rows.field(column).trim_ascii());
        let names = &mut tables.names;
        let event = names.events.number(field(layout.event)).map_err(|fault| (fault, layout.event))?;
        let measure = match layout.measure {
            Some(column) => match field(layout.measure) {
                b"" => return Err((RowFault::NoMeasure, Some(column))),
                name => names.measures.number(name).map_err(|fault| (fault, Some(column)))?,
            },
            None => 0,
        };
        let place = names.places.number(field(layout.place)).map_err(|fault| (fault, layout.place))?;
        let known = names.dates.len();
        let date = names.dates.number(field(layout.date)).map_err(|fault| (fault, layout.date))?;
        if names.dates.len() > known {
            layout.wrong_dates.extend(is_no_day(names.dates.name(date)).then_some(date));
        }
        if !layout.wrong_dates.is_empty() && layout.wrong_dates.contains(&date) {
            return Err((RowFault::NoSuchDay, layout.date));
        }
        scope.clear();
        for (key, column) in &layout.scopes {
            let value = rows.field(*column).trim_ascii();
            if !value.is_empty() {
                scope.extend_from_slice(key.as_bytes());
                scope.push(KEY_END);
                scope.extend_from_slice(value);
                scope.push(VALUE_END);
            }
        }
        let scope =
            names.scopes.number(scope).map_err(|fault| (fault, layout.scopes.first().map(|(_, column)| *column)))?;
        let source = match layout.source {
            Some(column) => match field(layout.source) {
                b"" => layout.file_source,
                name => names.sources.number(name).map_err(|fault| (fault, Some(column)))?,
            },
            None => layout.file_source,
        };
        let origin = match layout.last_origin {
            Some((last, number)) if last == source => number,
            _ => {
                let number = names.origin_number(Origin { file: *file, source });
                layout.last_origin = Some((source, number));
                number
            }
        };
        Ok((Series { event, measure, place, scope }, date, origin))
    }
}

impl Tables {
    fn add(&mut self, series: Series, date: u32, value: Value, origin: u32, line: u32) {
        let series = self.names.series_number(series);
        self.cells.push(Cell::new(series, date, value, origin, line));
        if let Some(file) = self.files.last_mut() {
            file.claims += 1;
        }
    }
}

/// Whether a text has the form of a date and is none.
fn is_no_day(text: &str) -> bool {
    PartialDate::read(text) == Err(crate::model::DateFault::NoSuchDay)
}
