//! Claims that memory does not hold: written out in parts by what they are about, and read back part by part.
//!
//! A part holds all that an event, a place and a scope have, and where codes tell wholes, parts with their wholes. So
//! each part is compared by itself, and the outcomes are added up. Only here are bytes written and read back; what they
//! are written to is the caller's, since the library opens no file.

use std::fmt;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::fast::FixedState;

use super::cell::{Cell, Value};
use super::dictionary::{Dictionary, Series};
use super::equations::without_subject;
use super::names::index;
use super::tables::Tables;
use crate::error::{Error, ErrorRepr};

/// Into how many parts claims are written.
const PARTS: usize = 256;

/// What share of the limit the claims that are being gathered take, those of the files being read included twice over:
/// while they are handed on, and while they are put in order to be written.
const GATHERED: usize = 4;

/// About how much a claim that is read back takes while it is sorted and compared, with names that no other shares.
const LOADED: usize = 150;

/// What claims are written to and read back from: a file without a name, as a rule.
pub(super) trait Storage: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Storage for T {}

type Open = dyn Fn() -> io::Result<Box<dyn Storage>> + Send + Sync;

type Shared = Arc<Mutex<Box<dyn Storage>>>;

/// How much memory claims may take, where they go beyond it, and what went there.
#[derive(Clone)]
pub(super) struct Overflow {
    limit: usize,
    open: Arc<Open>,
    storage: Option<Shared>,
    runs: Vec<Run>,
    /// Whether some claim that was written has a scope.
    scoped: bool,
    claims: usize,
}

/// Claims that were written at one time.
#[derive(Clone)]
struct Run {
    storage: Shared,
    /// Where each part begins, and where the last ends.
    bounds: Vec<u64>,
    /// How many claims each part holds.
    counts: Vec<u32>,
    /// What has become of the numbers of names since, one step after the other.
    renumberings: Vec<Arc<Renumbering>>,
}

/// The numbers that events, measures and origins have in a larger set, by those in the smaller.
pub(super) struct Renumbering {
    pub(super) events: Vec<u32>,
    pub(super) measures: Vec<u32>,
    pub(super) origins: Vec<u32>,
}

/// Where a series was met first: the run, and the place in it. The same order as that of the rows.
pub(super) type FirstMet = (u32, u32);

impl fmt::Debug for Overflow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Overflow").field("limit", &self.limit).field("claims", &self.claims).finish()
    }
}

impl Overflow {
    pub(super) fn new(limit: usize, open: Arc<Open>) -> Overflow {
        Overflow { limit, open, storage: None, runs: Vec::new(), scoped: false, claims: 0 }
    }

    /// The same limit for one of several files that are read side by side.
    pub(super) fn share(&self, readers: usize) -> Overflow {
        Overflow::new(self.limit / readers.max(1), self.open.clone())
    }

    pub(super) fn is_used(&self) -> bool {
        !self.runs.is_empty()
    }

    pub(super) fn claims(&self) -> usize {
        self.claims
    }

    pub(super) fn is_scoped(&self) -> bool {
        self.scoped
    }

    /// How many bytes the claims that are gathered may take.
    pub(super) fn room(&self) -> usize {
        self.limit / GATHERED
    }

    /// Takes in what another set has written, after what was written here.
    pub(super) fn absorb(&mut self, other: Overflow, renumbering: &Arc<Renumbering>) {
        self.scoped |= other.scoped;
        self.claims += other.claims;
        self.runs.extend(other.runs.into_iter().map(|mut run| {
            run.renumberings.push(renumbering.clone());
            run
        }));
    }

    pub(super) fn open(&self) -> Result<Box<dyn Storage>, Error> {
        (self.open)().map_err(|error| failed(self.limit, &error))
    }

    pub(super) fn failed(&self, error: &io::Error) -> Error {
        failed(self.limit, error)
    }

    /// Writes claims out, each to the part of its series.
    pub(super) fn write(&mut self, cells: &[Cell], names: &Dictionary, whole_code: Option<usize>) -> Result<(), Error> {
        let storage = match &self.storage {
            Some(storage) => storage.clone(),
            None => {
                let storage: Shared = Arc::new(Mutex::new(self.open()?));
                self.storage = Some(storage.clone());
                storage
            }
        };
        let parts: Vec<u8> = names.series.iter().map(|series| part(names, series, whole_code)).collect();
        let part_of = |cell: &Cell| parts.get(index(cell.series)).copied().unwrap_or(0);
        let mut counts = vec![0_u32; PARTS];
        for cell in cells {
            if let Some(count) = counts.get_mut(usize::from(part_of(cell))) {
                *count += 1;
            }
        }
        // The claims in the order of their parts, those of a part in the order that they are in.
        let mut order = vec![0_u32; cells.len()];
        let mut next: Vec<usize> = Vec::with_capacity(PARTS);
        let mut sum = 0;
        for count in &counts {
            next.push(sum);
            sum += index(*count);
        }
        for (cell, number) in cells.iter().zip(0_u32..) {
            if let Some(at) = next.get_mut(usize::from(part_of(cell))) {
                if let Some(place) = order.get_mut(*at) {
                    *place = number;
                }
                *at += 1;
            }
        }
        let bounds = write_parts(&mut **lock(&storage), cells, names, &order, &counts);
        let bounds = bounds.map_err(|error| self.failed(&error))?;
        self.scoped |= names.series.iter().any(|series| !names.scopes.name(series.scope).is_empty());
        self.claims += cells.len();
        self.runs.push(Run { storage, bounds, counts, renumberings: Vec::new() });
        Ok(())
    }

    /// The parts, taken together as far as memory allows.
    pub(super) fn loads(&self) -> Vec<Range<usize>> {
        let sizes = (0..PARTS).map(|part| {
            let claims: usize = self.runs.iter().map(|run| index(run.counts.get(part).copied().unwrap_or(0))).sum();
            let bytes: u64 = self.runs.iter().filter_map(|run| run.extent(part)).map(|(_, length)| length).sum();
            claims.saturating_mul(LOADED).saturating_add(usize::try_from(bytes).unwrap_or(usize::MAX))
        });
        let mut loads: Vec<Range<usize>> = Vec::new();
        let mut loaded = 0;
        for (part, size) in sizes.enumerate().filter(|(_, size)| *size > 0) {
            match loads.last_mut() {
                Some(load) if loaded + size <= self.limit / 2 => {
                    load.end = part + 1;
                    loaded += size;
                }
                _ => {
                    loads.push(part..part + 1);
                    loaded = size;
                }
            }
        }
        loads
    }

    /// Reads parts back into tables that hold the names of events, measures and origins, and nothing else; answers with
    /// where each of the series was met first.
    pub(super) fn load(&self, parts: &Range<usize>, into: &mut Tables) -> Result<Vec<FirstMet>, Error> {
        let mut met: Vec<FirstMet> = Vec::new();
        let mut bytes: Vec<u8> = Vec::new();
        for (run, number) in self.runs.iter().zip(0_u32..) {
            for (start, length) in parts.clone().filter_map(|part| run.extent(part)) {
                bytes.clear();
                let mut storage = lock(&run.storage);
                let read = storage.seek(SeekFrom::Start(start)).and_then(|_| {
                    (&mut **storage).take(length).read_to_end(&mut bytes)?;
                    Ok(())
                });
                read.map_err(|error| self.failed(&error))?;
                drop(storage);
                if u64::try_from(bytes.len()) != Ok(length) {
                    return Err(self.failed(&gone()));
                }
                let mut records = Records { rest: &bytes, series: Series::default(), date: 0 };
                while !records.rest.is_empty() {
                    let place = records.take(run, into).ok_or_else(|| self.failed(&gone()))?;
                    if met.len() < into.names.series.len() {
                        met.push((number, place));
                    }
                }
            }
        }
        Ok(met)
    }
}

impl Run {
    /// Where a part begins, and how long it is.
    fn extent(&self, part: usize) -> Option<(u64, u64)> {
        let (start, end) = (*self.bounds.get(part)?, *self.bounds.get(part + 1)?);
        (end > start).then_some((start, end - start))
    }

    fn renumbered(&self, number: u32, of: impl Fn(&Renumbering) -> &Vec<u32>) -> u32 {
        self.renumberings.iter().fold(number, |number, step| of(step).get(index(number)).copied().unwrap_or(u32::MAX))
    }
}

fn lock(storage: &Shared) -> MutexGuard<'_, Box<dyn Storage>> {
    // A thread that broke off while it wrote has left bytes that no run tells of.
    storage.lock().unwrap_or_else(PoisonError::into_inner)
}

fn failed(limit: usize, error: &io::Error) -> Error {
    ErrorRepr::Overflow { limit, reason: error.to_string() }.into()
}

fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "what was written does not come back")
}

/// The part of a series: that of all measures and subjects of an event, a place and a scope, which equations may join;
/// with codes that tell wholes, that of the whole.
fn part(names: &Dictionary, series: &Series, whole_code: Option<usize>) -> u8 {
    let place = names.places.name(series.place);
    let end = whole_code.and_then(|length| place.char_indices().nth(length)).map(|(end, _)| end);
    let mut hasher = FixedState::with_seed(0).build_hasher();
    for name in [
        names.events.name(series.event),
        end.and_then(|end| place.get(..end)).unwrap_or(place),
        &without_subject(names.scopes.name(series.scope)),
    ] {
        hasher.write(name.as_bytes());
        hasher.write_u8(0);
    }
    let [.., last] = hasher.finish().to_le_bytes();
    last
}

const SAME_SERIES: u8 = 1;
const SAME_DATE: u8 = 2;

/// Writes claims, part after part; answers with where each begins, and where the last ends.
fn write_parts(
    storage: &mut dyn Storage,
    cells: &[Cell],
    names: &Dictionary,
    order: &[u32],
    counts: &[u32],
) -> io::Result<Vec<u64>> {
    let mut at = storage.seek(SeekFrom::End(0))?;
    let mut out = BufWriter::with_capacity(1 << 16, storage);
    let mut bounds = vec![at];
    let mut rest = order;
    let mut record: Vec<u8> = Vec::new();
    for count in counts {
        let Some((part, after)) = rest.split_at_checked(index(*count)) else { break };
        rest = after;
        let mut last: Option<&Cell> = None;
        for number in part {
            let Some(cell) = cells.get(index(*number)) else { continue };
            let same_series = last.is_some_and(|last| last.series == cell.series);
            let same_date = last.is_some_and(|last| last.date == cell.date);
            last = Some(cell);
            record.clear();
            record.push(if same_series { SAME_SERIES } else { 0 } | if same_date { SAME_DATE } else { 0 });
            for field in [*number, cell.origin(), cell.line] {
                record.extend_from_slice(&field.to_le_bytes());
            }
            let value = cell.value();
            record.extend_from_slice(&value.mantissa.to_le_bytes());
            record.extend_from_slice(&value.exponent.to_le_bytes());
            if !same_series {
                let series = names.series.get(index(cell.series)).copied().unwrap_or_default();
                record.extend_from_slice(&series.event.to_le_bytes());
                record.extend_from_slice(&series.measure.to_le_bytes());
                put(&mut record, names.places.name(series.place));
                put(&mut record, names.scopes.name(series.scope));
            }
            if !same_date {
                put(&mut record, names.dates.name(cell.date));
            }
            out.write_all(&record)?;
            at += u64::try_from(record.len()).unwrap_or(u64::MAX);
        }
        bounds.push(at);
    }
    out.flush()?;
    Ok(bounds)
}

fn put(record: &mut Vec<u8>, name: &str) {
    record.extend_from_slice(&u32::try_from(name.len()).unwrap_or(u32::MAX).to_le_bytes());
    record.extend_from_slice(name.as_bytes());
}

/// The claims of a part of a run as they were written.
struct Records<'a> {
    rest: &'a [u8],
    series: Series,
    date: u32,
}

impl<'a> Records<'a> {
    /// Moves a claim into tables; answers with its place in the run.
    fn take(&mut self, run: &Run, into: &mut Tables) -> Option<u32> {
        let [flags] = self.bytes()?;
        let place = self.number()?;
        let origin = self.number()?;
        let line = self.number()?;
        let mantissa = i64::from_le_bytes(self.bytes()?);
        let exponent = i8::from_le_bytes(self.bytes()?);
        let names = &mut into.names;
        if flags & SAME_SERIES == 0 {
            let event = self.number()?;
            let measure = self.number()?;
            self.series = Series {
                event: run.renumbered(event, |step| &step.events),
                measure: run.renumbered(measure, |step| &step.measures),
                place: names.places.number(self.name()?).ok()?,
                scope: names.scopes.number(self.name()?).ok()?,
            };
        }
        if flags & SAME_DATE == 0 {
            self.date = names.dates.number(self.name()?).ok()?;
        }
        let series = names.series_number(self.series);
        let origin = run.renumbered(origin, |step| &step.origins);
        into.cells.push(Cell::new(series, self.date, Value { mantissa, exponent }, origin, line));
        Some(place)
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*bytes)
    }

    fn number(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    fn name(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (name, rest) = self.rest.split_at_checked(index(length))?;
        self.rest = rest;
        Some(name)
    }
}
