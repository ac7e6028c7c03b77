//! Lists of words and phrases by the name of their row in `lists.tsv`, for rules that ask whether a word is one of a class.

use std::ops::Deref;
use std::sync::{LazyLock, OnceLock};

use super::WordMap;
use super::rows::{lines, parted, parted_at, parted_once};

const TABLE: &str = include_str!("en/lists.tsv");

/// The rows of the table, in its order, and where the row of each name stands. The entries of a row are cut when it is asked for.
struct Rows {
    rows: Vec<(&'static str, &'static str)>,
    by_name: WordMap<&'static str, usize>,
    /// The rows `name: meaning` of each name.
    of_groups: WordMap<&'static str, Vec<usize>>,
}

/// How many rows there are, about: room for them is made beforehand.
const ROOM: usize = 1300;

static ROWS: LazyLock<Rows> = LazyLock::new(|| {
    let mut all = Rows { rows: Vec::with_capacity(ROOM), by_name: WordMap::default(), of_groups: WordMap::default() };
    all.by_name.reserve(ROOM);
    for (at, (name, row)) in lines(TABLE).filter_map(|line| parted_once(line, b'\t')).enumerate() {
        all.rows.push((name, row));
        all.by_name.insert(name, at);
        if let Some((name, _)) = parted_at(name, *b": ") {
            all.of_groups.entry(name).or_default().push(at);
        }
    }
    all
});

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
        self.index.get_or_init(|| {
            let row = ROWS.by_name.get(self.name).and_then(|at| ROWS.rows.get(*at));
            Box::new(Index::of(row.map_or(&[], |(_, row)| entries_of(row))))
        })
    }

    /// The entries, for who keeps them otherwise.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'static str> {
        let row = ROWS.by_name.get(self.name).and_then(|at| ROWS.rows.get(*at));
        row.into_iter().flat_map(|(_, row)| parted(row, b'|'))
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
        let words = || self.iter().flat_map(|(_, words)| *words).copied().collect::<Vec<_>>().leak();
        // Most words are in none.
        self.words.get_or_init(|| Box::new(Index::of(words()))).holds(word).then_some(())?;
        let known = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        self.iter().find(|(_, words)| known(words)).map(|(meaning, _)| *meaning)
    }
}

impl Deref for WordGroups {
    type Target = [Group];

    fn deref(&self) -> &[Group] {
        self.groups.get_or_init(|| {
            let meaning = |name: &'static str| name.strip_prefix(self.name)?.strip_prefix(": ");
            let rows = ROWS.of_groups.get(self.name).into_iter().flatten().filter_map(|at| ROWS.rows.get(*at));
            rows.filter_map(|(name, row)| Some((meaning(name)?, &*entries_of(row)))).collect()
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
        assert_eq!(rows.count(), ROWS.rows.len(), "a line is no row");
        assert_eq!(ROWS.by_name.len(), ROWS.rows.len(), "a name stands twice");
        for (name, row) in &ROWS.rows {
            let entries = entries_of(row);
            assert!(entries.iter().all(|entry| !entry.trim().is_empty()), "{name} has an empty entry");
            entries.sort_unstable();
            assert!(entries.is_sorted_by(|one, other| one < other), "{name} has an entry twice");
        }
    }
}
