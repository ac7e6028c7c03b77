//! The claims of tables, read and put in order.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::sync::Arc;

use super::cell::{Cell, Value};
use super::dictionary::{Dictionary, Series};
use super::layout::Layout;
use super::names::{Names, index};
use super::options::TableOptions;
use super::overflow::{FirstMet, Overflow, Storage};
#[cfg(feature = "json")]
use super::packed::begins_with_object;
use super::packed::unpacked;
use super::problem::{RowFault, RowProblem};
use super::reading::Reading;
use super::rows::{Row, Rows, Step};
use crate::error::{Error, ErrorRepr};
use crate::model::PartialDate;

/// How many rows of a file that could not be read are kept with their places; the rest is counted.
const KEPT_PROBLEMS: usize = 20;

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
    /// What becomes of claims that memory does not hold; all are there once some are.
    pub(super) overflow: Option<Overflow>,
    /// Claims among those that memory does not hold that are taken elsewhere.
    pub(super) apart: Arc<BTreeSet<ClaimKey>>,
}

/// Which claim it is, whatever holds it: the numbers of its origin, line and measure, and its date.
pub(super) type ClaimKey = (u32, u32, u32, String);

/// About how many bytes a series takes, with its place in the map of all.
const SERIES_WEIGHT: usize = 64;

/// A table to be read.
pub(crate) struct TableSource<R> {
    /// The file, as it is named.
    pub(crate) name: String,
    /// The source of rows that name none, where it is not the file.
    pub(crate) source: Option<String>,
    pub(crate) reader: R,
}

/// A file's name without folder and extensions.
fn stem(name: &str) -> &str {
    let packed = [".gz", ".xz", ".zst"].iter().find_map(|ending| name.strip_suffix(ending));
    Path::new(packed.unwrap_or(name)).file_stem().and_then(|stem| stem.to_str()).unwrap_or(name)
}

/// How many files are read side by side.
fn readers() -> usize {
    #[cfg(feature = "parallel")]
    return rayon::current_num_threads();
    #[cfg(not(feature = "parallel"))]
    1
}

/// A table that was read, and how much of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TableFile {
    pub(super) name: String,
    pub(super) claims: usize,
    pub(super) blank: usize,
    /// How many rows were skipped.
    pub(super) skipped: usize,
    /// What the first claim is about, by the columns.
    pub(super) first: String,
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

    /// Reads a table to its end: CSV in UTF-8 with a header, with commas, semicolons or tabs; with the feature `json` also
    /// JSON Lines, objects with the names of columns for keys, or claims as [`Claim`](crate::Claim) writes them. With the feature `compressed`
    /// it may be packed with gzip, xz or Zstandard, which its first bytes tell.
    ///
    /// A row that cannot be read is skipped and counted; see [`Tables::problems`]. A value that is left blank is no claim
    /// and no problem.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) where the reader fails; [`ErrorKind::Format`](crate::ErrorKind::Format) where
    /// the header lacks a column that is needed and, if the options are strict, where a row cannot be read. The message
    /// names line and column.
    pub fn read(&mut self, name: &str, reader: impl Read + Send) -> Result<(), Error> {
        let part = self.for_one_of(1).read_one(name, None, reader)?;
        self.absorb(part)?;
        self.finish()
    }

    /// Reads several tables as [`Tables::read`] does, with the feature `parallel` side by side. What comes out is the same.
    ///
    /// # Errors
    ///
    /// As [`Tables::read`]; of several failures, that of the first file.
    pub fn read_all<R: Read + Send>(&mut self, files: Vec<(String, R)>) -> Result<(), Error> {
        let of_file = |(name, reader)| TableSource { name, source: None, reader };
        self.read_sources(files.into_iter().map(of_file).collect())
    }

    pub(crate) fn read_sources<R: Read + Send>(&mut self, files: Vec<TableSource<R>>) -> Result<(), Error> {
        if files.is_empty() {
            return self.finish();
        }
        // Within a limit, no more files are held than are read at a time.
        let most = if self.overflow.is_some() { readers() } else { files.len().max(1) };
        let mut files = files.into_iter();
        loop {
            let some: Vec<TableSource<R>> = files.by_ref().take(most).collect();
            if some.is_empty() {
                return self.finish();
            }
            let one = self.for_one_of(some.len());
            let read = |TableSource { name, source, reader }| one.clone().read_one(&name, source.as_deref(), reader);
            #[cfg(feature = "parallel")]
            let parts: Vec<Result<Tables, Error>> = {
                use rayon::prelude::*;
                if some.len() > 1 {
                    some.into_par_iter().map(read).collect()
                } else {
                    some.into_iter().map(read).collect()
                }
            };
            #[cfg(not(feature = "parallel"))]
            let parts = some.into_iter().map(read);
            for part in parts {
                self.absorb(part?)?;
            }
        }
    }

    /// The same tables, whose claims and their names take no more than about so many bytes: what is more goes to files that
    /// `open` makes, each empty, to be written and read by nobody else. What comes out is the same, byte for byte.
    ///
    /// Claims are parted by what they are about, and the parts are compared one after the other. The names of events,
    /// measures and sources, and the counts for each measure of an event, stay in memory. A file without a name is best,
    /// since it goes with the process whatever happens.
    ///
    /// ```
    /// use std::io::Cursor;
    ///
    /// use corroborate::table::Tables;
    ///
    /// // In earnest a limit of gigabytes and a file: `tempfile::tempfile()`.
    /// let mut tables = Tables::default().with_memory_limit(2_000, || Ok(Cursor::new(Vec::new())));
    /// let rows = (1..=500).map(|day| format!("flood,deaths,Ahr,day {day},{day}\n")).collect::<String>();
    /// tables.read("a.csv", format!("event,measure,place,date,value\n{rows}").as_bytes())?;
    /// assert_eq!(tables.claims(), 500);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    #[must_use]
    pub fn with_memory_limit<S: Read + Write + Seek + Send + 'static>(
        mut self,
        bytes: usize,
        open: impl Fn() -> io::Result<S> + Send + Sync + 'static,
    ) -> Tables {
        let open = move || open().map(|storage| Box::new(storage) as Box<dyn Storage>);
        self.overflow = Some(Overflow::new(bytes, Arc::new(open)));
        self
    }

    /// How many claims there are.
    pub fn claims(&self) -> usize {
        self.cells.len() + self.overflow.as_ref().map_or(0, Overflow::claims)
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

    /// Tables to read one file into, of several that are read side by side.
    fn for_one_of(&self, files: usize) -> Tables {
        let overflow = self.overflow.as_ref().map(|overflow| overflow.share(files));
        Tables { overflow, ..Tables::new(self.options.clone()) }
    }

    fn read_one(self, name: &str, source: Option<&str>, reader: impl Read + Send) -> Result<Tables, Error> {
        let mut tables = self;
        let source = source.unwrap_or(stem(name));
        tables.files.push(TableFile { name: name.to_owned(), ..TableFile::default() });
        let failed =
            |error: std::io::Error| Error::from(ErrorRepr::Read { path: name.to_owned(), reason: error.to_string() });
        let reader = unpacked(reader).map_err(failed)?;
        #[cfg(feature = "json")]
        let reader = match begins_with_object(reader).map_err(failed)? {
            (true, reader) => {
                tables.read_lines(name, source, reader)?;
                return Ok(tables);
            }
            (false, reader) => reader,
        };
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
        let options = tables.options.clone();
        let layout = Layout::of_header(name, source, &rows, &options, &mut tables.names)?;
        let mut reading = Reading::new(&mut tables, layout);
        let mut any = false;
        loop {
            match rows.advance().map_err(failed)? {
                Step::End => break,
                Step::Bad(fault, offset) => reading.problem(&rows, fault, offset)?,
                Step::Row => drop(reading.row(&rows)?),
            }
            any = true;
        }
        if !any {
            tables.problem(&rows, RowFault::NoRows, 0, b"")?;
        }
        Ok(tables)
    }

    /// Counts a row as skipped and keeps its place; an error where the options are strict.
    #[cold]
    pub(super) fn problem(
        &mut self,
        rows: &impl Row,
        fault: RowFault,
        offset: usize,
        field: &[u8],
    ) -> Result<(), Error> {
        let (line, column) = rows.place(offset);
        let shown = String::from_utf8_lossy(field.get(..160).unwrap_or(field)).trim().chars().take(40).collect();
        self.skip(line, column, fault.to_string(), shown)
    }

    /// Counts lines of a file of claims as skipped, given as line, column and what is wrong; an error where the options are
    /// strict.
    #[cfg(feature = "json")]
    pub(crate) fn skip_lines(
        &mut self,
        name: &str,
        lines: impl Iterator<Item = (usize, usize, String)>,
    ) -> Result<(), Error> {
        let mut lines = lines.peekable();
        if lines.peek().is_some() {
            self.files.push(TableFile { name: name.to_owned(), ..TableFile::default() });
        }
        lines.try_for_each(|(line, column, fault)| {
            self.skip(u32::try_from(line).unwrap_or(u32::MAX), column, fault, String::new())
        })
    }

    fn skip(&mut self, line: u32, column: usize, fault: String, text: String) -> Result<(), Error> {
        let Some(file) = self.files.last_mut() else { return Ok(()) };
        let problem = RowProblem { file: file.name.clone(), line, column, fault, text };
        if self.options.strict {
            let RowProblem { file, fault, text, .. } = problem;
            let message = if text.is_empty() { fault } else { format!("{fault}: {text:?}") };
            return Err(ErrorRepr::Malformed { file, line: index(line), column, message }.into());
        }
        file.skipped += 1;
        if file.skipped <= KEPT_PROBLEMS {
            self.problems.push(problem);
        }
        Ok(())
    }

    pub(super) fn add(&mut self, series: Series, date: u32, value: Value, origin: u32, line: u32) {
        let series = self.names.series_number(series);
        self.cells.push(Cell::new(series, date, value, origin, line));
        let Some(file) = self.files.last_mut() else { return };
        if file.claims == 0 {
            file.first = self.names.described(series, date);
        }
        file.claims += 1;
    }

    /// Takes in what another set holds, after what is here.
    fn absorb(&mut self, mut other: Tables) -> Result<(), Error> {
        let spilled = other.overflow.as_ref().is_some_and(Overflow::is_used);
        let room = self.overflow.as_ref().map_or(usize::MAX, Overflow::room);
        if !self.cells.is_empty() && (spilled || self.weight() + other.weight() > room) {
            self.spill()?;
        }
        let offset = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.append(&mut other.files);
        self.problems.append(&mut other.problems);
        let moved = self.names.absorb(&other.names, offset);
        let there = |numbers: &[u32], number: u32| numbers.get(index(number)).copied().unwrap_or(u32::MAX);
        let renumbered = |cell: &Cell| {
            cell.renumbered(
                there(&moved.series, cell.series),
                there(&moved.dates, cell.date),
                there(&moved.fixed.origins, cell.origin()),
            )
        };
        if self.cells.is_empty() {
            self.cells = other.cells;
            self.cells.iter_mut().for_each(|cell| *cell = renumbered(cell));
        } else {
            self.cells.reserve_exact(other.cells.len());
            self.cells.extend(other.cells.iter().map(renumbered));
        }
        if let (Some(own), Some(overflow)) = (&mut self.overflow, other.overflow) {
            own.absorb(overflow, &Arc::new(moved.fixed));
        }
        Ok(())
    }

    /// About how many bytes the claims and their names take.
    fn weight(&self) -> usize {
        let names = &self.names;
        let named = names.places.weight() + names.scopes.weight() + names.dates.weight();
        self.cells.len() * size_of::<Cell>() + named + names.series.len() * SERIES_WEIGHT
    }

    pub(super) fn is_full(&self) -> bool {
        self.overflow.as_ref().is_some_and(|overflow| self.weight() > overflow.room())
    }

    /// Writes the claims to where the caller has them go, and forgets them and the names that only they have.
    pub(super) fn spill(&mut self) -> Result<(), Error> {
        let Some(overflow) = &mut self.overflow else { return Ok(()) };
        overflow.write(&self.cells, &self.names, self.options.whole_code)?;
        self.cells = Vec::new();
        self.names.forget();
        Ok(())
    }

    /// Makes what was read ready to be compared.
    fn finish(&mut self) -> Result<(), Error> {
        if self.overflow.as_ref().is_some_and(Overflow::is_used) {
            return if self.cells.is_empty() { Ok(()) } else { self.spill() };
        }
        self.settle();
        Ok(())
    }

    /// Visits the claims, all of them or, where memory does not hold them, part after part, each in order and with all that
    /// is to be compared with it; with where each series was met first, in the order of the rows.
    pub(super) fn visit(&self, mut visit: impl FnMut(&Tables, &[FirstMet]) -> Result<(), Error>) -> Result<(), Error> {
        let Some(overflow) = self.overflow.as_ref().filter(|overflow| overflow.is_used()) else {
            return visit(self, &[]);
        };
        let mut part = self.emptied();
        for parts in overflow.loads() {
            part.cells.clear();
            part.names.forget();
            let met = overflow.load(&parts, &mut part)?;
            part.cells.retain(|cell| !self.is_apart(&part.names, cell));
            part.settle();
            visit(&part, &met)?;
        }
        Ok(())
    }

    pub(super) fn is_in_parts(&self) -> bool {
        self.overflow.as_ref().is_some_and(Overflow::is_used)
    }

    /// Whether some claim has a scope.
    pub(super) fn is_scoped(&self) -> bool {
        let names = &self.names;
        self.overflow.as_ref().is_some_and(Overflow::is_scoped)
            || names.series.iter().any(|series| !names.scopes.name(series.scope).is_empty())
    }

    /// The same tables without their claims, and without the names that only claims have.
    pub(super) fn emptied(&self) -> Tables {
        Tables {
            options: self.options.clone(),
            names: self.names.without_claims(),
            cells: Vec::new(),
            files: self.files.clone(),
            problems: self.problems.clone(),
            calendar: 0,
            overflow: None,
            apart: Arc::default(),
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
        if self.cells.len() > super::MANY {
            use rayon::prelude::*;
            self.cells.par_sort_by_key(Cell::key);
            return;
        }
        self.cells.sort_by_key(Cell::key);
    }

    /// Which claim it is, whatever holds it.
    pub(super) fn claim_key(&self, names: &Dictionary, cell: &Cell) -> ClaimKey {
        let measure = names.series.get(index(cell.series)).map_or(0, |series| series.measure);
        (cell.origin(), cell.line, measure, names.dates.name(cell.date).to_owned())
    }

    fn is_apart(&self, names: &Dictionary, cell: &Cell) -> bool {
        !self.apart.is_empty() && self.apart.contains(&self.claim_key(names, cell))
    }

    /// The source that gives a claim.
    pub(super) fn source(&self, cell: &Cell) -> u32 {
        self.names.origins.get(index(cell.origin())).map_or(u32::MAX, |origin| origin.source)
    }

    pub(super) fn series(&self, cell: &Cell) -> Series {
        self.names.series.get(index(cell.series)).copied().unwrap_or_default()
    }
}
