//! Units of measurement and currencies by name, symbol and code.

use std::sync::LazyLock;

use super::table::{Table, Words};
use crate::vocabulary::{UNITS, lines, parted, parted_once};

/// The rows of a table of `units.tsv`: what each is kept by, and its last column.
fn of_table(table: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(UNITS).filter_map(move |line| parted_once(line.strip_prefix(table)?.strip_prefix('\t')?, b'\t'))
}

/// The rows of a table of `units.tsv`: each name with what it is kept by.
pub(crate) fn named(table: &str) -> Table<&'static str> {
    let rows = of_table(table).flat_map(|(kept, names)| parted(names, b' ').map(move |name| (name, kept)));
    Table::of(rows.collect())
}

/// The table of a name, as it was put together when the crate was built: see `build.rs`, which is made of this file too.
#[cfg(tables_are_read)]
macro_rules! table_named {
    ($name:literal) => {
        LazyLock::new(|| {
            let built = include_bytes!(concat!(env!("OUT_DIR"), "/units_", $name));
            crate::vocabulary::stored(built).unwrap_or_else(|| named($name))
        })
    };
}
#[cfg(not(tables_are_read))]
macro_rules! table_named {
    ($name:literal) => {
        LazyLock::new(|| named($name))
    };
}

/// What stands in the last column of a table's rows, with what it is kept by, in the order of the file.
fn pairs(table: &str) -> Vec<(&'static str, &'static str)> {
    of_table(table).map(|(kept, name)| (name, kept)).collect()
}

/// Units by name or abbreviation in lower case, with their symbol. Rows of `units.tsv`.
pub(super) static UNIT_WORDS: LazyLock<Table<&'static str>> = table_named!("words");

/// Units by symbol, where case matters, with the symbol they are kept by. Rows of `units.tsv`.
pub(super) static UNIT_SYMBOLS: LazyLock<Table<&'static str>> = table_named!("symbols");

/// Currencies by name. Rows of `units.tsv`.
pub(super) static CURRENCY_WORDS: LazyLock<Table<&'static str>> = table_named!("currencies");

/// Hundredths of a currency, by name.
pub(super) static MINOR_WORDS: Words = Words::named("minor units");

/// ISO 4217 codes that stand before or after amounts, without the two that are English words.
pub(super) static CURRENCY_CODES: LazyLock<Table<&'static str>> = table_named!("codes");

/// Signs that stand before or after an amount.
pub(super) static CURRENCY_SIGNS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| pairs("signs"));

/// Letters that tell whose dollar "$" is.
pub(super) static CURRENCY_PREFIXES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| pairs("prefixes"));

/// Letters that stand for a currency before an amount, as printed: "Rs", "KSh". Rows of `units.tsv`.
pub(super) static CURRENCY_LETTERS: LazyLock<Table<&'static str>> = table_named!("letters");

/// Adjectives that tell whose currency a shared name means: adjective, name, code.
pub(super) static NATIONS: LazyLock<Vec<(&str, &str, &str)>> = LazyLock::new(|| {
    let nations = pairs("nations").into_iter();
    nations.filter_map(|(names, code)| names.split_once('\t').map(|(name, nation)| (nation, name, code))).collect()
});

/// The words that the adjectives of [`NATIONS`] begin with.
pub(super) static NATION_NAMES: Words = Words::named("nation words");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_built_is_what_the_tables_say() {
        for (built, name) in [
            (&UNIT_WORDS, "words"),
            (&UNIT_SYMBOLS, "symbols"),
            (&CURRENCY_WORDS, "currencies"),
            (&CURRENCY_CODES, "codes"),
            (&CURRENCY_LETTERS, "letters"),
        ] {
            assert_eq!(built.entries(), named(name).entries(), "{name}");
        }
    }
}
