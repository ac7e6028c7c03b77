//! Lists of words and phrases by the name of their row in `lists.tsv`, for rules that ask whether a word is one of a class.

use std::ops::Deref;
use std::sync::{LazyLock, OnceLock};

use super::rows::{parted, parted_once};
use super::shelf::Numbers;

const TABLE: &str = include_str!("en/lists.tsv");

/// The rows of the table, where it lies: of each, in the order of their names, where it begins and where its name and it end.
struct Rows(Numbers<u32>);

/// So many numbers there are of each row.
const OF_ROW: usize = 3;

/// The rows as the build found them.
#[cfg(tables_are_read)]
static ROWS: LazyLock<Rows> = LazyLock::new(|| {
    let built = super::stored(include_bytes!(concat!(env!("OUT_DIR"), "/lists")));
    Rows(built.unwrap_or_else(|| places_of_rows().into()))
});
#[cfg(not(tables_are_read))]
static ROWS: LazyLock<Rows> = LazyLock::new(|| Rows(places_of_rows().into()));

/// Where the rows of the table begin, and where the name of each and it end, in the order of their names.
pub(crate) fn places_of_rows() -> Vec<u32> {
    let mut rows: Vec<(&str, [usize; OF_ROW])> = Vec::new();
    let mut start = 0;
    for line in TABLE.split_inclusive('\n') {
        if let Some((name, row)) =
            parted_once(line.trim_end_matches(['\r', '\n']), b'\t').filter(|(name, _)| !name.starts_with('#'))
        {
            let behind = start + name.len() + 1;
            rows.push((name, [start, start + name.len(), behind + row.len()]));
        }
        start += line.len();
    }
    rows.sort_unstable();
    rows.iter().flat_map(|(_, places)| places).map(|place| u32::try_from(*place).unwrap_or(u32::MAX)).collect()
}

impl Rows {
    /// The name of a row by its number, the row, and where it begins.
    fn get(&self, number: usize) -> Option<(&'static str, &'static str, usize)> {
        let [start, name, end] = [0, 1, 2].map(|place| self.0.get(OF_ROW * number + place));
        let [start, name, end] = [start?, name?, end?].map(|place| usize::try_from(place).unwrap_or(usize::MAX));
        Some((TABLE.get(start..name)?, TABLE.get(name + 1..end)?, start))
    }

    /// How many rows have names before what is asked for.
    fn before(&self, is_before: impl Fn(&[u8]) -> bool) -> usize {
        let place = |at: usize| self.0.get(at).and_then(|place| usize::try_from(place).ok());
        let (mut low, mut high) = (0, self.0.len() / OF_ROW);
        while low < high {
            let middle = low.midpoint(high);
            let name = place(OF_ROW * middle).zip(place(OF_ROW * middle + 1));
            let name = name.and_then(|(start, end)| TABLE.as_bytes().get(start..end));
            if name.is_some_and(&is_before) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The row of a name.
    fn named(&self, name: &str) -> Option<&'static str> {
        let (own, row, _) = self.get(self.before(|other| other < name.as_bytes()))?;
        (own == name).then_some(row)
    }

    /// The rows `name: meaning` of a name, each with its meaning, in the order of the table.
    fn of_group(&self, name: &str) -> Vec<(&'static str, &'static str)> {
        let meaning = |own: &'static str| own.strip_prefix(name)?.strip_prefix(": ");
        let first = self.before(|other| match other.strip_prefix(name.as_bytes()) {
            Some(rest) => rest < b": ".as_slice(),
            None => other < name.as_bytes(),
        });
        let rows = (first..).map_while(|number| {
            let (own, row, start) = self.get(number)?;
            Some((start, meaning(own)?, row))
        });
        let mut rows: Vec<_> = rows.collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, meaning, row)| (meaning, row)).collect()
    }
}

/// The entries of a row, for the rest of the program's time.
fn entries_of(row: &'static str) -> &'static mut [&'static str] {
    parted(row, b'|').collect::<Vec<_>>().leak()
}

/// A list of the table, as a slice of its entries in their order. Of a name that has no row it is empty; a test of the project
/// holds that there is none.
#[derive(Debug)]
pub(crate) struct WordList {
    name: &'static str,
    /// Apart, so that hundreds of lists that a run does not ask take no room.
    index: OnceLock<Box<Index>>,
}

impl WordList {
    /// The list of a name.
    pub(crate) const fn named(name: &'static str) -> WordList {
        WordList { name, index: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Box::new(Index::of(ROWS.named(self.name).map_or(&[], |row| entries_of(row)))))
    }

    /// The entries, for who keeps them otherwise.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'static str> {
        ROWS.named(self.name).into_iter().flat_map(|row| parted(row, b'|'))
    }

    /// Whether a word, whatever its letters' case, is in the list.
    pub(crate) fn holds(&self, word: &str) -> bool {
        self.index().holds(word)
    }

    /// Whether a word is in the list as it stands, as a slice would say, without a look at every entry.
    pub(crate) fn contains(&self, word: &&str) -> bool {
        self.index().contains(word)
    }
}

impl Deref for WordList {
    type Target = [&'static str];

    fn deref(&self) -> &[&'static str] {
        self.index().words
    }
}

impl<'a> IntoIterator for &'a WordList {
    type Item = &'a &'static str;
    type IntoIter = std::slice::Iter<'a, &'static str>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Lists of the table under one name, each with what its words stand for: the rows `name: meaning`, in the order of the table.
#[derive(Debug)]
pub(crate) struct WordGroups {
    name: &'static str,
    groups: OnceLock<Vec<Group>>,
    /// The words of all of them.
    words: OnceLock<Box<Index>>,
}

/// What words stand for, and the words.
type Group = (&'static str, &'static [&'static str]);

impl WordGroups {
    /// The lists of a name.
    pub(crate) const fn named(name: &'static str) -> WordGroups {
        WordGroups { name, groups: OnceLock::new(), words: OnceLock::new() }
    }

    /// What a word stands for, whatever its letters' case: of the first list that has it.
    pub(crate) fn meaning_of(&self, word: &str) -> Option<&'static str> {
        let list = self.list_of(word)?;
        self.get(list).map(|(meaning, _)| *meaning)
    }

    /// The first list that has a word, whatever its letters' case, by its place among those of the name.
    pub(crate) fn list_of(&self, word: &str) -> Option<usize> {
        let words = || self.iter().flat_map(|(_, words)| *words).copied().collect::<Vec<_>>().leak();
        // Most words are in none.
        self.words.get_or_init(|| Box::new(Index::of(words()))).holds(word).then_some(())?;
        let known = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        self.iter().position(|(_, words)| known(words))
    }
}

impl Deref for WordGroups {
    type Target = [Group];

    fn deref(&self) -> &[Group] {
        self.groups.get_or_init(|| {
            ROWS.of_group(self.name).into_iter().map(|(meaning, row)| (meaning, &*entries_of(row))).collect()
        })
    }
}

impl<'a> IntoIterator for &'a WordGroups {
    type Item = &'a Group;
    type IntoIter = std::slice::Iter<'a, Group>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A list of words, looked up by their first letter and length.
#[derive(Debug)]
struct Index {
    words: &'static [&'static str],
    /// The words by the letter they begin with; those beyond ASCII are nowhere among them.
    by_letter: Vec<&'static str>,
    /// Where those of each letter begin.
    starts: [u16; LETTERS + 1],
    /// For each first letter, a bit for each length that one of its words has.
    lengths: [u64; LETTERS],
}

/// The letters and signs of ASCII.
const LETTERS: usize = 128;

impl Index {
    fn of(words: &'static [&'static str]) -> Index {
        let letter = |word: &str| word.bytes().next().map(|first| usize::from(first.to_ascii_lowercase()));
        let (mut starts, mut lengths) = ([0_u16; LETTERS + 1], [0_u64; LETTERS]);
        for word in words {
            let Some(at) = letter(word) else { continue };
            if let (Some(count), Some(lengths)) = (starts.get_mut(at + 1), lengths.get_mut(at)) {
                *count += 1;
                *lengths |= 1_u64.checked_shl(u32::try_from(word.len()).unwrap_or(u32::MAX)).unwrap_or(0);
            }
        }
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        let (mut next, mut by_letter) = (starts, vec![""; usize::from(sum)]);
        for word in words {
            let Some(next) = letter(word).and_then(|at| next.get_mut(at)) else { continue };
            if let Some(slot) = by_letter.get_mut(usize::from(*next)) {
                *slot = word;
            }
            *next += 1;
        }
        Index { words, by_letter, starts, lengths }
    }

    fn holds(&self, word: &str) -> bool {
        if !word.is_ascii() {
            let word = word.to_lowercase();
            return self.words.iter().any(|known| *known == word);
        }
        self.alike(word).iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    fn contains(&self, word: &str) -> bool {
        // What begins beyond ASCII is nowhere among those by letter.
        let beyond = word.bytes().next().is_none_or(|first| !first.is_ascii());
        if beyond { self.words.contains(&word) } else { self.alike(word).contains(&word) }
    }

    /// The words with the first letter of another, where one of them has its length.
    fn alike(&self, word: &str) -> &[&'static str] {
        let Some(first) = word.bytes().next() else { return &[] };
        let letter = usize::from(first.to_ascii_lowercase());
        // A length beyond those that have a bit is none of a word's in a table.
        let length = u32::try_from(word.len()).unwrap_or(u32::MAX);
        let lengths = self.lengths.get(letter).copied().unwrap_or_default();
        if lengths.checked_shr(length).is_none_or(|lengths| lengths & 1 == 0) {
            return &[];
        }
        let start = self.starts.get(letter).copied().map_or(0, usize::from);
        let end = self.starts.get(letter + 1).copied().map_or(0, usize::from);
        self.by_letter.get(start..end).unwrap_or_default()
    }
}

/// Words for the two answers to what is put to a vote.
static SIDES_BY_NAME: WordGroups = WordGroups::named("sides by name");

/// The answer that a word stands for: "in favour", "aye" and "for" are yes.
pub(crate) fn side_named(word: &str) -> Option<&'static str> {
    SIDES_BY_NAME.iter().find(|(_, names)| names.contains(&word)).map(|(side, _)| *side)
}

/// Words for one kind of things.
static THINGS_BY_NAME: WordGroups = WordGroups::named("things by name");

/// The thing that a noun of one, in small letters, is another word for: a blaze is a fire.
pub(crate) fn thing_named(noun: &str) -> Option<&'static str> {
    THINGS_BY_NAME.iter().find(|(_, names)| names.contains(&noun)).map(|(thing, _)| *thing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_their_words_in_any_case() {
        let index = Index::of(&["in", "near", "al-", "été"]);
        for word in ["in", "IN", "Near", "al-", "été", "ÉTÉ"] {
            assert!(index.holds(word), "{word}");
            assert_eq!(index.contains(word), index.words.contains(&word), "{word}");
        }
        for word in [
            "",
            "i",
            "inn",
            "on",
            "nears",
            "ete",
            "a word of more than thirty-two letters, and of more than sixty-four too",
        ] {
            assert!(!index.holds(word) && !index.contains(word), "{word}");
        }
        assert!(WordList::named("there is no such list").is_empty());
    }

    #[test]
    fn rows_have_one_name_each_and_no_entry_twice() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = (0..).map_while(|number| Some(ROWS.get(number)?.0)).collect();
        assert_eq!(rows.count(), names.len(), "a line is no row");
        assert!(names.is_sorted_by(|one, other| one < other), "a name stands twice");
        assert_eq!(places_of_rows(), ROWS.0.iter().collect::<Vec<_>>(), "what was built is not what the table says");
        for (name, row, _) in (0..names.len()).filter_map(|number| ROWS.get(number)) {
            let entries = entries_of(row);
            assert!(entries.iter().all(|entry| !entry.trim().is_empty()), "{name} has an empty entry");
            entries.sort_unstable();
            assert!(entries.is_sorted_by(|one, other| one < other), "{name} has an entry twice");
        }
    }
}
