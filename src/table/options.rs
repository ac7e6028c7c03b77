//! How the columns of a table are to be taken.

use std::collections::BTreeSet;

/// How tables are read and compared.
///
/// ```
/// use corroborate::table::{Spread, TableOptions};
///
/// let mut options = TableOptions::default();
/// options.columns.value = "votes".to_owned();
/// options.ignored.insert("notes".to_owned());
/// options.spread = Some(Spread::Measures);
/// assert_eq!(options.columns.measure, "measure");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableOptions {
    /// The names of the columns that have a meaning. Every other column is scope: a key that a value is bound to.
    pub columns: Columns,
    /// Columns that are passed over.
    pub ignored: BTreeSet<String>,
    /// For wide tables: what their many columns of values are named by. Such a table needs no column for the value.
    pub spread: Option<Spread>,
    /// Columns of a wide table that are scope; the others hold values.
    pub scopes: BTreeSet<String>,
    /// Measures that accumulate, so that a later value below an earlier one is a finding. A measure whose name has the
    /// word "cumulative" need not be named.
    pub cumulative: BTreeSet<String>,
    /// Where places are codes, how many characters of a part's code are the code of its whole: 5 where `US-01` is the whole
    /// of `US-01001` and `US-01003`. Nothing is added up where this is `None`.
    pub whole_code: Option<usize>,
    /// Whether a row that cannot be read is an error, rather than reported and skipped.
    pub strict: bool,
}

/// The names of the columns that have a meaning; compared without regard to the case of ASCII letters.
///
/// A table needs a measure and a value. Without a column for the event, the place or the date these are empty; without one
/// for the source, the source is the file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Columns {
    /// What happened.
    pub event: String,
    /// What is measured.
    pub measure: String,
    /// Where.
    pub place: String,
    /// When: `2022`, `2022-06`, `2022-06-05`, or any name of a time, such as `week 12`.
    pub date: String,
    /// The number.
    pub value: String,
    /// Who gives it.
    pub source: String,
}

impl Default for Columns {
    /// `event`, `measure`, `place`, `date`, `value`, `source`.
    fn default() -> Columns {
        let [event, measure, place, date, value, source] =
            ["event", "measure", "place", "date", "value", "source"].map(str::to_owned);
        Columns { event, measure, place, date, value, source }
    }
}

/// What the columns of values of a wide table are named by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Spread {
    /// By measures: one column for cases, one for deaths.
    Measures,
    /// By dates, written `2022-06-05`; other columns of such a table are scope.
    Dates,
}
