//! Which column of a table holds what.

use std::collections::BTreeSet;

use super::dates::canonical;
use super::dictionary::Dictionary;
use super::names::index;
use super::options::{Spread, TableOptions};
use super::rows::Row;
use crate::error::{Error, ErrorRepr};
use crate::model::PartialDate;
use crate::nearest::nearest;

/// Which column of a table holds what.
pub(super) struct Layout {
    pub(super) width: usize,
    pub(super) event: Option<usize>,
    pub(super) measure: Option<usize>,
    pub(super) place: Option<usize>,
    pub(super) date: Option<usize>,
    pub(super) source: Option<usize>,
    pub(super) values: Vec<ValueColumn>,
    /// By key.
    pub(super) scopes: Vec<(String, usize)>,
    /// The source of rows that name none.
    pub(super) file_source: u32,
    /// Dates of the calendar's form that are not in it, as far as they were met.
    pub(super) wrong_dates: BTreeSet<u32>,
    /// The source of the last row, and the number of its origin.
    pub(super) last_origin: Option<(u32, u32)>,
}

/// A column of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueColumn {
    /// The only one.
    Only(usize),
    /// One of a measure.
    OfMeasure(usize, u32),
    /// One of a date.
    OfDate(usize, u32),
}

impl ValueColumn {
    pub(super) fn index(self) -> usize {
        match self {
            ValueColumn::Only(column) | ValueColumn::OfMeasure(column, _) | ValueColumn::OfDate(column, _) => column,
        }
    }
}

impl Layout {
    /// Reads the header, which is the current row.
    pub(super) fn of_header(
        file: &str,
        file_source: &str,
        rows: &impl Row,
        options: &TableOptions,
        names: &mut Dictionary,
    ) -> Result<Layout, Error> {
        let malformed = |column: usize, message: String| {
            let (line, column) = rows.place(rows.offset(column));
            Error::from(ErrorRepr::Malformed { file: file.to_owned(), line: index(line), column, message })
        };
        let mut header: Vec<String> = Vec::with_capacity(rows.len());
        for column in 0..rows.len() {
            match std::str::from_utf8(rows.field(column)) {
                Ok(name) if !name.contains('\0') => header.push(name.trim().to_owned()),
                _ => return Err(malformed(column, "the name of a column is not text in UTF-8".to_owned())),
            }
        }
        Layout::new(file_source, &header, options, names, malformed)
    }

    /// Takes columns by their names; `malformed` makes an error of what is wrong with one of them.
    pub(super) fn new(
        file_source: &str,
        header: &[String],
        options: &TableOptions,
        names: &mut Dictionary,
        malformed: impl Fn(usize, String) -> Error,
    ) -> Result<Layout, Error> {
        for (column, name) in header.iter().enumerate() {
            if header.iter().take(column).any(|other| other.eq_ignore_ascii_case(name)) && !name.is_empty() {
                return Err(malformed(column, format!("the header has the column `{name}` twice")));
            }
        }
        let find = |wanted: &str| header.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        let known = fixed_columns(options);
        let [event, mut measure, place, mut date, value, source] = known.map(|name| find(name));
        let taken: Vec<usize> = [event, measure, place, date, value, source].into_iter().flatten().collect();
        let named = |set: &BTreeSet<String>, name: &str| set.iter().any(|other| other.eq_ignore_ascii_case(name));
        let free: Vec<(usize, &String)> = header
            .iter()
            .enumerate()
            .filter(|(column, name)| !taken.contains(column) && !name.is_empty() && !named(&options.ignored, name))
            .collect();

        if let Some(message) = missing_column(header, options, [event, measure, place, date, value, source], &free) {
            return Err(malformed(0, message));
        }

        let number = |names: &mut super::names::Names, name: &str| names.number(name.as_bytes()).unwrap_or(u32::MAX);
        let mut scopes: Vec<(String, usize)> = Vec::new();
        let mut values: Vec<ValueColumn> = Vec::new();
        match options.spread() {
            None => values.extend(value.map(ValueColumn::Only)),
            Some(Spread::Measures) => measure = None,
            Some(Spread::Dates) => date = None,
        }
        for (column, name) in free {
            let is_scope = named(&options.scopes, name);
            match options.spread() {
                Some(Spread::Measures) if !is_scope => {
                    values.push(ValueColumn::OfMeasure(column, number(&mut names.measures, name)));
                }
                Some(Spread::Dates) if !is_scope && is_date(name) => {
                    let date = canonical(name).unwrap_or_else(|| name.clone());
                    values.push(ValueColumn::OfDate(column, number(&mut names.dates, &date)));
                }
                _ => scopes.push((name.to_ascii_lowercase(), column)),
            }
        }
        if values.is_empty() {
            let message =
                "no column of the wide table holds values: name them by measures, or by dates such as 2022-06-05";
            return Err(malformed(0, message.to_owned()));
        }
        scopes.sort();
        let file_source = number(&mut names.sources, file_source);
        Ok(Layout {
            width: header.len(),
            event,
            measure,
            place,
            date,
            source,
            values,
            scopes,
            file_source,
            wrong_dates: BTreeSet::new(),
            last_origin: None,
        })
    }
}

/// The columns that have a place of their own, by the names that options give them.
fn fixed_columns(options: &TableOptions) -> [&String; 6] {
    [&options.event, &options.measure, &options.place, &options.date, &options.value, &options.source]
}

/// What is said of a column that is looked for and not there, where `found` are those that are. A name misspelt would be
/// taken for a scope, and no two tables would meet.
fn missing_column(
    header: &[String],
    options: &TableOptions,
    found: [Option<usize>; 6],
    free: &[(usize, &String)],
) -> Option<String> {
    let named = |set: &BTreeSet<String>, name: &str| set.iter().any(|other| other.eq_ignore_ascii_case(name));
    let defaults = TableOptions::default();
    let [.., value, _] = found;
    for ((found, wanted), usual) in found.iter().zip(fixed_columns(options)).zip(fixed_columns(&defaults)) {
        let is_needed = match usual.as_str() {
            "value" => options.spread().is_none(),
            "measure" => options.spread() != Some(Spread::Measures),
            _ => false,
        };
        if found.is_some() || (options.spread().is_some() && !is_needed) {
            continue;
        }
        let candidates = free.iter().filter(|(_, name)| !named(&options.scopes, name)).map(|(_, name)| name.as_str());
        let candidates: Vec<&str> = candidates.filter(|name| name.len() > 3).collect();
        let near = candidates
            .iter()
            .copied()
            .find(|name| letters(name) == letters(wanted))
            .or_else(|| nearest(wanted, candidates.iter().copied()));
        if !is_needed && near.is_none() && wanted == usual {
            continue;
        }
        let near = near.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
        let list: Vec<String> = header.iter().take(12).map(|name| format!("`{name}`")).collect();
        let wide = match usual.as_str() {
            "measure" | "value" if header.iter().filter(|name| is_date(name)).count() > 1 => {
                ", or `--wide dates` where columns are dates"
            }
            "measure" if value.is_none() => ", or `--wide measures` where each column is a measure",
            _ => "",
        };
        let message = format!(
            "the table has no column `{wanted}`{near}; its columns are {}; say which one holds it, as in \
             `--columns {usual}=NAME`{wide}",
            list.join(", ")
        );
        return Some(message);
    }
    None
}

impl Layout {
    /// The names of the dates that columns are named by.
    pub(super) fn dates(&self, names: &Dictionary) -> Vec<String> {
        let of_date = |value: &ValueColumn| match value {
            ValueColumn::OfDate(_, date) => Some(names.dates.name(*date).to_owned()),
            _ => None,
        };
        self.values.iter().filter_map(of_date).collect()
    }

    /// Numbers the dates anew, after the names were forgotten.
    pub(super) fn renew(&mut self, dates: &[String], names: &mut Dictionary) {
        self.wrong_dates.clear();
        let of_dates = self.values.iter_mut().filter_map(|value| match value {
            ValueColumn::OfDate(_, number) => Some(number),
            _ => None,
        });
        for (number, date) in of_dates.zip(dates) {
            *number = names.dates.number(date.as_bytes()).unwrap_or(u32::MAX);
        }
    }
}

fn is_date(name: &str) -> bool {
    name.parse::<PartialDate>().is_ok() || canonical(name).is_some()
}

/// The letters of a name in order: those of a name with two of them swapped are the same.
fn letters(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = name.chars().map(|letter| letter.to_ascii_lowercase()).collect();
    letters.sort_unstable();
    letters
}
