//! How the columns of a table are to be taken.

use std::collections::BTreeSet;

/// How tables are read and compared.
///
/// The first six are the names of the columns that have a meaning, compared without regard to the case of ASCII letters;
/// every other column is scope: a key that a value is bound to. A table needs a measure and a value. Without a column for
/// the event, the place or the date these are empty; without one for the source, the source is the file.
///
/// ```
/// use corroborate::table::TableOptions;
///
/// let mut options = TableOptions::default();
/// options.value = "votes".to_owned();
/// options.ignored.insert("notes".to_owned());
/// options.measure_columns = true;
/// assert_eq!(options.measure, "measure");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableOptions {
    /// The column that says what happened.
    pub event: String,
    /// The column that says what is measured.
    pub measure: String,
    /// The column that says where.
    pub place: String,
    /// The column that says when: `2022`, `2022-06`, `2022-06-05`, or any name of a time, such as `week 12`.
    pub date: String,
    /// The column that holds the number.
    pub value: String,
    /// The column that says who gives it.
    pub source: String,
    /// Columns that are passed over.
    pub ignored: BTreeSet<String>,
    /// Whether the tables are wide, with one column of values for each measure: one for cases, one for deaths. Such a table
    /// needs no column for the value.
    pub measure_columns: bool,
    /// Whether the tables are wide, with one column of values for each date, written `2022-06-05`; their other columns are
    /// scope. Decides where the columns are also said to be measures.
    pub date_columns: bool,
    /// Columns of a wide table that are scope; the others hold values.
    pub scopes: BTreeSet<String>,
    /// Measures that accumulate, so that a later value below an earlier one is a finding. A measure whose name has the
    /// word "cumulative" need not be named.
    pub cumulative: BTreeSet<String>,
    /// Where places are codes, how many characters of a part's code are the code of its whole: 5 where `US-01` is the whole
    /// of `US-01001` and `US-01003`. Nothing is added up where this is `None`.
    pub whole_code: Option<usize>,
    /// Whether numbers are written `1.234,5`, with a comma before the decimals and points between thousands.
    pub decimal_comma: bool,
    /// Whether a row that cannot be read is an error, rather than reported and skipped.
    pub strict: bool,
}

impl Default for TableOptions {
    /// Columns named `event`, `measure`, `place`, `date`, `value` and `source`, one value in a row.
    fn default() -> TableOptions {
        let [event, measure, place, date, value, source] =
            ["event", "measure", "place", "date", "value", "source"].map(str::to_owned);
        TableOptions {
            event,
            measure,
            place,
            date,
            value,
            source,
            ignored: BTreeSet::new(),
            measure_columns: false,
            date_columns: false,
            scopes: BTreeSet::new(),
            cumulative: BTreeSet::new(),
            whole_code: None,
            decimal_comma: false,
            strict: false,
        }
    }
}

impl TableOptions {
    /// What the columns of values of a wide table are named by.
    pub(super) fn spread(&self) -> Option<Spread> {
        match (self.date_columns, self.measure_columns) {
            (true, _) => Some(Spread::Dates),
            (false, true) => Some(Spread::Measures),
            (false, false) => None,
        }
    }
}

/// What the columns of values of a wide table are named by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spread {
    Measures,
    Dates,
}
