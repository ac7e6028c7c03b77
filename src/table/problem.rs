//! Rows that could not be read.

use std::fmt;

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum RowFault {
    /// The value is no number in plain decimal notation.
    NoNumber,
    /// The value has a comma where a point is read, or the other way round.
    DecimalComma,
    /// The value has more digits than are compared exactly: eighteen.
    LongNumber,
    /// The row has more or fewer fields than the header.
    FieldCount,
    /// A quote is opened and never closed, or closed amid a field.
    OpenQuote,
    /// A field is longer than 65,536 bytes.
    LongField,
    /// The row is longer than a mebibyte.
    LongRow,
    /// The measure is empty.
    NoMeasure,
    /// A field is not UTF-8.
    NotUtf8,
    /// A field holds a NUL byte.
    Nul,
    /// A date has the form of one and is none of the calendar.
    NoSuchDay,
    /// A line of JSON Lines is no object in JSON.
    #[cfg(feature = "json")]
    NotJson,
    /// A line of JSON Lines is a claim with a part that is none.
    #[cfg(feature = "json")]
    NotClaim,
    /// A line of JSON Lines lacks a key that is needed.
    #[cfg(feature = "json")]
    NoColumn,
    /// A claim is hedged, rounded or a range, or planned or denied rather than asserted.
    #[cfg(feature = "json")]
    NotPlain,
    /// The file holds no header.
    Empty,
    /// The file holds a header and no rows.
    NoRows,
}

impl fmt::Display for RowFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            RowFault::NoNumber => "this is no number in plain decimal notation",
            RowFault::DecimalComma => {
                "this is a number with a decimal comma; `--decimal-comma` (`TableOptions::decimal_comma`) reads it"
            }
            RowFault::LongNumber => "this number has more than eighteen digits",
            RowFault::FieldCount => "the row has more or fewer fields than the header",
            RowFault::OpenQuote => "a quote is opened here and not closed before the field ends",
            RowFault::LongField => "a field is longer than 65,536 bytes",
            RowFault::LongRow => "the row is longer than a mebibyte",
            RowFault::NoMeasure => "the measure is empty",
            RowFault::NotUtf8 => "this is not UTF-8; save the table as UTF-8",
            RowFault::Nul => "a field holds a NUL byte",
            RowFault::NoSuchDay => "the calendar has no such day",
            #[cfg(feature = "json")]
            RowFault::NotJson => "this is no object in JSON",
            #[cfg(feature = "json")]
            RowFault::NotClaim => "this is not as a claim has it",
            #[cfg(feature = "json")]
            RowFault::NoColumn => "the line lacks a key that is needed: the measure or the value",
            #[cfg(feature = "json")]
            RowFault::NotPlain => {
                "the claim is hedged, rounded, a range, planned or denied, and a table holds plain numbers alone"
            }
            RowFault::Empty => {
                "the file is empty; a table begins with a header such as event,measure,place,date,value,source"
            }
            RowFault::NoRows => "the table has a header and no rows",
        })
    }
}

/// A row that was skipped, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowProblem {
    /// The file, as it was named.
    pub(super) file: String,
    /// The line, counted from 1.
    pub(super) line: u32,
    /// The column in characters, counted from 1.
    pub(super) column: usize,
    /// What is wrong.
    pub(super) fault: String,
    /// The field as it stands, cut after some 40 characters; empty where no field is to blame.
    pub(super) text: String,
}

impl fmt::Display for RowProblem {
    /// `file:line:column: what is wrong`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RowProblem { file, line, column, fault, text } = self;
        write!(formatter, "{file}:{line}:{column}: {fault}")?;
        if !text.is_empty() {
            write!(formatter, ": {text:?}")?;
        }
        Ok(())
    }
}
