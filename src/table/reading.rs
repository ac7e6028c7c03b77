//! A table that is being read, row by row.

use super::cell::{Parsed, Value};
use super::dates::canonical;
use super::dictionary::{KEY_END, Origin, Series, VALUE_END};
use super::layout::{Layout, ValueColumn};
use super::problem::RowFault;
use super::rows::Row;
use super::tables::Tables;
use crate::error::Error;
use crate::model::PartialDate;

/// A table being read.
pub(super) struct Reading<'a> {
    tables: &'a mut Tables,
    layout: Layout,
    /// The scope of the current row, as a name.
    scope: Vec<u8>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(tables: &'a mut Tables, layout: Layout) -> Reading<'a> {
        Reading { tables, layout, scope: Vec::new() }
    }

    /// Takes the current row. Where memory is full, the claims go to where the caller has them go.
    /// Answers whether they did: names of dates then have other numbers.
    pub(super) fn row(&mut self, rows: &impl Row) -> Result<bool, Error> {
        self.claims(rows)?;
        let is_full = self.tables.is_full();
        if is_full {
            let dates = self.layout.dates(&self.tables.names);
            self.tables.spill()?;
            self.layout.renew(&dates, &mut self.tables.names);
        }
        Ok(is_full)
    }

    #[cfg(feature = "json")]
    pub(super) fn into_layout(self) -> Layout {
        self.layout
    }

    pub(super) fn problem(&mut self, rows: &impl Row, fault: RowFault, offset: usize) -> Result<(), Error> {
        self.tables.problem(rows, fault, offset, b"")
    }

    fn claims(&mut self, rows: &impl Row) -> Result<(), Error> {
        if rows.len() != self.layout.width {
            let last = rows.len().saturating_sub(1);
            return self.tables.problem(rows, RowFault::FieldCount, rows.offset(last), b"");
        }
        let place = |column: Option<usize>| column.map_or(0, |column| rows.offset(column));
        let decimal_comma = self.tables.options.decimal_comma;
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
                    let parsed = match decimal_comma {
                        true => Value::parse(&swapped(field)),
                        false => Value::parse(field),
                    };
                    match parsed {
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
                        Parsed::NotANumber => {
                            let comma = matches!(Value::parse(&swapped(field)), Parsed::Value(_) | Parsed::Percent(_));
                            let fault =
                                if comma && !decimal_comma { RowFault::DecimalComma } else { RowFault::NoNumber };
                            bad = Some((fault, *value));
                        }
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
    fn about(&mut self, rows: &impl Row) -> Result<(Series, u32, u32), (RowFault, Option<usize>)> {
        let Reading { tables, layout, scope } = self;
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
        let date = names.dates.number_of_any(field(layout.date), canonical).map_err(|fault| (fault, layout.date))?;
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
                let number = names.origin_number(Origin { file: 0, source });
                layout.last_origin = Some((source, number));
                number
            }
        };
        Ok((Series { event, measure, place, scope }, date, origin))
    }
}

/// A number with points for commas and commas for points.
fn swapped(field: &[u8]) -> Vec<u8> {
    let swap = |byte: &u8| match byte {
        b',' => b'.',
        b'.' => b',',
        other => *other,
    };
    field.iter().map(swap).collect()
}

/// Whether a text has the form of a date and is none.
fn is_no_day(text: &str) -> bool {
    PartialDate::read(text) == Err(crate::model::DateFault::NoSuchDay)
}
