//! Sorted word tables that turn most words away by first letter and length, before any comparison.

use std::sync::OnceLock;

use crate::vocabulary::{Stored, WordList};

/// Words in ascending order of bytes, each with a value.
pub(crate) struct Table<V: 'static> {
    entries: &'static [(&'static str, V)],
    /// For each first byte, where its words start.
    starts: [u16; 257],
    /// For each first byte, a bit for each length that one of its words has.
    lengths: [u32; 256],
}

impl<V: Copy> Table<V> {
    /// The index over a sorted table.
    #[allow(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "a byte is within 257 entries, no word is empty, and no table comes near 65,536 entries"
    )]
    pub(super) const fn new(entries: &'static [(&'static str, V)]) -> Table<V> {
        let mut lengths = [0_u32; 256];
        let mut starts = [0_u16; 257];
        let mut index = 0;
        while index < entries.len() {
            let word = entries[index].0.as_bytes();
            lengths[word[0] as usize] |= 1 << word.len();
            starts[word[0] as usize + 1] += 1;
            index += 1;
        }
        let mut byte = 0;
        while byte < 256 {
            starts[byte + 1] += starts[byte];
            byte += 1;
        }
        Table { entries, starts, lengths }
    }

    /// The index over rows in any order, for the rest of the program's time.
    pub(super) fn of(mut rows: Vec<(&'static str, V)>) -> Table<V> {
        rows.retain(|(word, _)| !word.is_empty() && word.len() < 32);
        rows.sort_by_key(|(word, _)| *word);
        rows.dedup_by_key(|(word, _)| *word);
        Table::new(rows.leak())
    }

    /// The value of a word.
    #[inline]
    pub(super) fn get(&self, word: &[u8]) -> Option<V> {
        let first = usize::from(*word.first()?);
        let length = self.lengths.get(first).copied().unwrap_or(0);
        if word.len() > 31 || length >> word.len() & 1 == 0 {
            return None;
        }
        let start = usize::from(self.starts.get(first).copied()?);
        let end = usize::from(self.starts.get(first + 1).copied()?);
        let candidates = self.entries.get(start..end)?;
        candidates.iter().find(|(entry, _)| entry.as_bytes() == word).map(|(_, value)| *value)
    }

    /// Whether a word is in the table.
    #[inline]
    pub(super) fn contains(&self, word: &[u8]) -> bool {
        self.get(word).is_some()
    }

    #[cfg(test)]
    pub(super) fn entries(&self) -> &'static [(&'static str, V)] {
        self.entries
    }
}

impl Stored for Table<&'static str> {
    fn put(&self, to: &mut Vec<u8>) {
        self.entries.to_vec().put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        let entries: Vec<(&'static str, &'static str)> = Vec::take(from)?;
        Some(Table::new(entries.leak()))
    }
}

/// The words of a row of `lists.tsv`, as a table.
pub(super) struct Words {
    list: WordList,
    table: OnceLock<Table<()>>,
}

impl Words {
    /// The words of the row of a name.
    pub(super) const fn named(name: &'static str) -> Words {
        Words { list: WordList::named(name), table: OnceLock::new() }
    }

    fn table(&self) -> &Table<()> {
        self.table.get_or_init(|| Table::of(self.list.entries().map(|word| (word, ())).collect()))
    }

    /// Whether a word, in small letters, is among them.
    #[inline]
    pub(super) fn contains(&self, word: &[u8]) -> bool {
        self.table().contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{codes, dates, durations, fractions, idioms, joints, no_quantity, nouns, one, unit_tables};
    use super::*;

    fn verify<V: Copy>(table: &Table<V>) {
        for pair in table.entries().windows(2) {
            assert!(pair[0].0.as_bytes() < pair[1].0.as_bytes(), "{:?} before {:?}", pair[0].0, pair[1].0);
        }
        for (word, _) in table.entries() {
            assert!(table.contains(word.as_bytes()), "{word}");
            let longer = format!("{word}q");
            assert!(!table.contains(longer.as_bytes()) || table.entries().iter().any(|(entry, _)| *entry == longer));
        }
    }

    #[test]
    fn tables_are_sorted_and_every_word_is_found() {
        for words in [
            &codes::LABELS,
            &no_quantity::COUNTED,
            &no_quantity::NUMBERED,
            &codes::STREETS,
            &joints::CHANGES,
            &dates::COUNTING_VERBS,
            &joints::BEFORE_MULTIPLE,
            &joints::AFTER_MULTIPLE,
            &idioms::BEFORE_ARTICLE,
            &idioms::AFTER_ARTICLE,
            &idioms::AFTER_MAJORITY,
            &nouns::FUNCTION_WORDS,
            &nouns::IRREGULAR,
            &nouns::NOMINAL,
            &nouns::PLURAL_MODIFIERS,
            &nouns::VERBS,
            &durations::RELATIVE,
            &durations::THROUGHOUT,
            &durations::NOT_MANY,
            &fractions::PROPORTIONS,
            &one::NEVER_AFTER,
            &one::DETERMINERS,
            &one::PRONOUN_AFTER,
            &one::HYPHENATED,
            &unit_tables::MINOR_WORDS,
            &unit_tables::NATION_NAMES,
        ] {
            verify(words.table());
            assert_eq!(words.table().entries().len(), words.list.len(), "a word too long, or twice");
        }
        for table in [
            &*unit_tables::CURRENCY_CODES,
            &*unit_tables::UNIT_WORDS,
            &*unit_tables::UNIT_SYMBOLS,
            &*unit_tables::CURRENCY_WORDS,
        ] {
            verify(table);
        }
    }
}
