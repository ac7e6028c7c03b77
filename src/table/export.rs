//! Differences as a table again.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;

use super::cell::Cell;
use super::dictionary::{KEY_END, VALUE_END};
use super::names::index;
use super::overflow::{FirstMet, Overflow, Storage};
use super::tables::Tables;
#[cfg(feature = "json")]
use crate::model::keys;
use crate::model::{Claim, Event, EventKind, Measures, PartialDate, Statistic};
#[cfg(feature = "json")]
use crate::verifier::Verifier;

impl Tables {
    /// Writes every claim of every statistic whose values differ to the letter, as a table in the order of the statistics;
    /// keys of scope stand together in a last column, `sex: f; age: 0-4`.
    ///
    /// ```
    /// use corroborate::table::Tables;
    ///
    /// let mut tables = Tables::default();
    /// tables.read("a.csv", "event,measure,place,date,value\nflood,deaths,Ahr,2021-07,135\nflood,missing,Ahr,2021-07,1\n".as_bytes())?;
    /// tables.read("b.csv", "event,measure,place,date,value\nflood,deaths,Ahr,2021-07,134\nflood,missing,Ahr,2021-07,1\n".as_bytes())?;
    /// let mut table = Vec::new();
    /// tables.write_differences(&mut table)?;
    /// assert_eq!(
    ///     String::from_utf8(table)?,
    ///     "event,measure,place,date,value,source\nflood,deaths,Ahr,2021-07,135,a\nflood,deaths,Ahr,2021-07,134,b\n"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of `out`, and those of reading claims back beyond a [memory limit](Tables::with_memory_limit).
    pub fn write_differences(&self, mut out: impl Write) -> io::Result<()> {
        let scoped = self.is_scoped();
        out.write_all(b"event,measure,place,date,value,source")?;
        out.write_all(if scoped { b",scope\n" } else { b"\n" })?;
        self.write_series(&mut out, |part, cells, out| part.differences(cells, scoped, out))
    }
}

#[cfg(feature = "json")]
impl Verifier {
    /// Writes every claim of tables in the form of [`Claim`], one JSON object a line, in the order of the statistics. The kind of an
    /// event is its name in the table; a date that is none of the calendar is the key `time` of the scope.
    ///
    /// ```
    /// use corroborate::Verifier;
    /// use corroborate::table::Tables;
    ///
    /// let mut tables = Tables::default();
    /// tables.read("a.csv", "event,measure,place,date,value\nflood,deaths,Ahr,2021-07,135\n".as_bytes())?;
    /// let mut lines = Vec::new();
    /// Verifier::new().write_table_claims(&tables, &mut lines)?;
    /// assert!(lines.starts_with(br#"{"document":"a","measure":"deaths","event":{"kind":"flood","place":"Ahr","#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Tables::write_differences`].
    pub fn write_table_claims(&self, tables: &Tables, mut out: impl Write) -> io::Result<()> {
        tables.write_series(&mut out, |part, cells, out| {
            for cell in cells {
                serde_json::to_writer(&mut *out, &part.claim(cell, &self.measures))?;
                out.write_all(b"\n")?;
            }
            Ok(())
        })
    }
}

impl Tables {
    /// A row as an ordinary claim.
    #[cfg(feature = "json")]
    fn claim(&self, cell: &Cell, measures: &Measures) -> Claim {
        let (names, series) = (&self.names, self.series(cell));
        let text = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
        let date = names.dates.name(cell.date);
        let day: Option<PartialDate> = date.parse().ok();
        let event = Event {
            kind: text(names.events.name(series.event)).map(|kind| EventKind::from(kind.as_str())),
            place: text(names.places.name(series.place)),
            from: day,
            to: day,
            ..Event::default()
        };
        let mut statistic = Statistic::new(names.measures.name(series.measure), event);
        for (key, value) in self.scope(series.scope) {
            match key {
                keys::SUBJECT => statistic.subject = Some(value.to_owned()),
                _ => drop(statistic.scope.insert(key.to_owned(), value.to_owned())),
            }
        }
        if day.is_none() && !date.is_empty() {
            statistic.scope.insert(keys::TIME.to_owned(), date.to_owned());
        }
        let source = names.sources.name(self.source(cell));
        let mut claim = Claim::new(source, statistic, cell.value().quantity(&self.unit(series.measure, measures)));
        claim.extractor = Some(Cow::Borrowed("table"));
        claim
    }

    /// The keys of a scope with their values.
    #[cfg(feature = "json")]
    fn scope(&self, scope: u32) -> impl Iterator<Item = (&str, &str)> {
        let keys = self.names.scopes.name(scope).split(char::from(VALUE_END));
        keys.filter_map(|key| key.split_once(char::from(KEY_END)))
    }

    /// Writes what there is to write of each series, in the order in which the rows have them.
    fn write_series<W: Write>(
        &self,
        out: &mut W,
        write: impl Fn(&Tables, &[Cell], &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        match &self.overflow {
            Some(overflow) if self.is_in_parts() => self.merge_series(overflow, write, out),
            _ => self.cells.chunk_by(same_series).try_for_each(|cells| write(self, cells, out)),
        }
    }

    /// Writes the differing claims of one series.
    fn differences(&self, cells: &[Cell], scoped: bool, out: &mut dyn Write) -> io::Result<()> {
        let names = &self.names;
        for cells in cells.chunk_by(|a, b| a.date == b.date) {
            let Some(first) = cells.first() else { continue };
            if cells.iter().all(|cell| cell.value().equals(first.value())) {
                continue;
            }
            let series = self.series(first);
            for cell in cells {
                for name in [
                    names.events.name(series.event),
                    names.measures.name(series.measure),
                    names.places.name(series.place),
                ] {
                    field(out, name)?;
                    out.write_all(b",")?;
                }
                field(out, names.dates.name(cell.date))?;
                write!(out, ",{},", cell.value().number())?;
                let source =
                    names.origins.get(index(cell.origin())).map_or("", |origin| names.sources.name(origin.source));
                field(out, source)?;
                if scoped {
                    let scope = names.scopes.name(series.scope);
                    let keys = scope.split(char::from(VALUE_END)).filter(|key| !key.is_empty());
                    let keys: Vec<String> = keys.map(|key| key.replacen(char::from(KEY_END), ": ", 1)).collect();
                    out.write_all(b",")?;
                    field(out, &keys.join("; "))?;
                }
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// Each part has its series in the order of the rows: written one after the other, they are merged by that order.
    fn merge_series(
        &self,
        overflow: &Overflow,
        write_one: impl Fn(&Tables, &[Cell], &mut dyn Write) -> io::Result<()>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut kept: Box<dyn Storage> = overflow.open().map_err(io::Error::other)?;
        let mut parts: Vec<Range<u64>> = Vec::new();
        let mut at = 0;
        let mut failed = None;
        let visited = self.visit(|part, met| {
            let mut series: Vec<(FirstMet, &[Cell])> = part
                .cells
                .chunk_by(same_series)
                .filter_map(|cells| Some((*met.get(index(cells.first()?.series))?, cells)))
                .collect();
            series.sort_by_key(|(met, _)| *met);
            let start = at;
            let mut write = BufWriter::new(&mut *kept);
            let mut text: Vec<u8> = Vec::new();
            for ((run, place), cells) in series {
                text.clear();
                let written = write_one(part, cells, &mut text).and_then(|()| {
                    if text.is_empty() {
                        return Ok(());
                    }
                    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
                    write.write_all(&run.to_le_bytes())?;
                    write.write_all(&place.to_le_bytes())?;
                    write.write_all(&length.to_le_bytes())?;
                    write.write_all(&text)?;
                    at += HEAD + length;
                    Ok(())
                });
                if let Err(error) = written {
                    failed = Some(error);
                    return Ok(());
                }
            }
            failed = failed.take().or(write.flush().err());
            parts.push(start..at);
            Ok(())
        });
        visited.map_err(io::Error::other)?;
        if let Some(error) = failed {
            return Err(io::Error::other(overflow.failed(&error)));
        }
        // The next series of each part, the first of all on top.
        let mut next = BinaryHeap::new();
        for part in parts {
            next.extend(head(&mut kept, part)?);
        }
        while let Some(Reverse((_, length, (start, end)))) = next.pop() {
            kept.seek(SeekFrom::Start(start))?;
            io::copy(&mut (&mut *kept).take(length), out)?;
            next.extend(head(&mut kept, start + length..end)?);
        }
        Ok(())
    }
}

/// How long the head of a series is: where it was met first, and the length of its text.
const HEAD: u64 = 16;

/// A series that was written: where it was met first, the length of its text, and where that and the last of its part end.
type Next = Reverse<(FirstMet, u64, (u64, u64))>;

/// Reads the head of the next series of a part.
fn head(kept: &mut dyn Storage, part: Range<u64>) -> io::Result<Option<Next>> {
    if part.is_empty() {
        return Ok(None);
    }
    let (mut run, mut place, mut length) = ([0; 4], [0; 4], [0; 8]);
    kept.seek(SeekFrom::Start(part.start))?;
    kept.read_exact(&mut run)?;
    kept.read_exact(&mut place)?;
    kept.read_exact(&mut length)?;
    let met = (u32::from_le_bytes(run), u32::from_le_bytes(place));
    Ok(Some(Reverse((met, u64::from_le_bytes(length), (part.start + HEAD, part.end)))))
}

fn same_series(a: &Cell, b: &Cell) -> bool {
    a.series == b.series
}

fn field(out: &mut dyn Write, text: &str) -> io::Result<()> {
    if text.contains([',', ';', '\t', '"', '\n', '\r']) {
        return write!(out, "\"{}\"", text.replace('"', "\"\""));
    }
    out.write_all(text.as_bytes())
}
