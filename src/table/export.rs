//! Differences as a table again.

use std::io::{self, Write};

use super::names::index;
use super::tables::{KEY_END, Tables, VALUE_END};

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
    /// Those of `out`.
    pub fn write_differences(&self, mut out: impl Write) -> io::Result<()> {
        let names = &self.names;
        let scoped = names.series.iter().any(|series| !names.scopes.name(series.scope).is_empty());
        out.write_all(b"event,measure,place,date,value,source")?;
        out.write_all(if scoped { b",scope\n" } else { b"\n" })?;
        for cells in self.cells.chunk_by(|a, b| a.key() == b.key()) {
            let Some(first) = cells.first() else { continue };
            if cells.iter().all(|cell| cell.value().equals(first.value())) {
                continue;
            }
            for cell in cells {
                let series = self.series(cell);
                for name in [
                    names.events.name(series.event),
                    names.measures.name(series.measure),
                    names.places.name(series.place),
                ] {
                    field(&mut out, name)?;
                    out.write_all(b",")?;
                }
                field(&mut out, names.dates.name(cell.date))?;
                write!(out, ",{},", cell.value().number())?;
                let source =
                    names.origins.get(index(cell.origin())).map_or("", |origin| names.sources.name(origin.source));
                field(&mut out, source)?;
                if scoped {
                    let scope = names.scopes.name(series.scope);
                    let keys = scope.split(char::from(VALUE_END)).filter(|key| !key.is_empty());
                    let keys: Vec<String> = keys.map(|key| key.replacen(char::from(KEY_END), ": ", 1)).collect();
                    out.write_all(b",")?;
                    field(&mut out, &keys.join("; "))?;
                }
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }
}

fn field(out: &mut impl Write, text: &str) -> io::Result<()> {
    if text.contains([',', ';', '\t', '"', '\n', '\r']) {
        return write!(out, "\"{}\"", text.replace('"', "\"\""));
    }
    out.write_all(text.as_bytes())
}
