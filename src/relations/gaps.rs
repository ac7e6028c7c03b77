//! The words between the figures of a sentence, folded once: every reader asks for them, most of them more than once.

use std::ops::Range;
use std::sync::LazyLock;

use super::lists::{CONSISTS, INCLUDING};
use super::sums::{ELSEWHERE, REST};
use super::{fold_into, is_edge};
use crate::text::Spellings;

/// A table of phrases that every gap is searched for. All of them are looked for in one walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Rest,
    Elsewhere,
    Including,
    Consists,
}

impl Table {
    /// The tables, each with its phrases.
    fn all() -> [(Table, &'static [&'static str]); 4] {
        [
            (Table::Rest, &REST),
            (Table::Elsewhere, &ELSEWHERE),
            (Table::Including, &INCLUDING),
            (Table::Consists, &CONSISTS),
        ]
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What finds the phrases of all tables, with the table of each.
static PHRASES: LazyLock<(Spellings, Vec<Table>)> = LazyLock::new(|| {
    let tables = Table::all();
    let phrases = tables.iter().flat_map(|(_, phrases)| phrases.iter().copied());
    let of_phrases = tables.iter().flat_map(|(table, phrases)| phrases.iter().map(|_| *table));
    (Spellings::of(phrases), of_phrases.collect())
});

/// What stands between two neighbouring figures of a sentence, before its first or after its last.
#[derive(Clone, Debug)]
struct Gap {
    /// Where its words stand in [`Gaps::folded`].
    folded: Range<usize>,
    /// The tables of which a phrase stands in it as whole words,
    holds: u8,
    /// and those of which the letters of a phrase stand in it, if only within a word.
    spells: u8,
}

/// The gaps of a text's sentences, in order: for each sentence with figures one more than it has figures.
#[derive(Clone, Debug, Default)]
pub(super) struct Gaps {
    /// Their words in lower case, white space single and none around them.
    folded: String,
    gaps: Vec<Gap>,
    /// The gap before each figure, by the figure's index; the one after it is the next. None for a figure in no sentence.
    before: Vec<Option<usize>>,
}

impl Gaps {
    /// Room for the gaps of so many figures.
    pub(super) fn of(figures: usize) -> Gaps {
        Gaps { folded: String::new(), gaps: Vec::with_capacity(2 * figures), before: vec![None; figures] }
    }

    /// Adds the words before a figure.
    pub(super) fn add_before(&mut self, figure: usize, text: &str) {
        if let Some(before) = self.before.get_mut(figure) {
            *before = Some(self.gaps.len());
        }
        self.add(text);
    }

    /// Adds the words before a figure, or those after the last of a sentence.
    pub(super) fn add(&mut self, text: &str) {
        let start = self.folded.len();
        fold_into(text, &mut self.folded);
        let mut gap = Gap { folded: start..self.folded.len(), holds: 0, spells: 0 };
        let words = self.folded.get(start..).unwrap_or_default();
        let (spellings, tables) = &*PHRASES;
        for (phrase, start, end) in spellings.all_in(words) {
            let bit = tables.get(phrase).map_or(0, |table| table.bit());
            gap.spells |= bit;
            if is_edge(words, start) && is_edge(words, end) {
                gap.holds |= bit;
            }
        }
        self.gaps.push(gap);
    }

    /// The words before a figure, back to the figure before it or the start of its sentence.
    pub(super) fn before(&self, figure: usize) -> Option<&str> {
        self.words(self.index(figure)?)
    }

    /// The words after a figure, up to the next figure or the end of its sentence.
    pub(super) fn after(&self, figure: usize) -> Option<&str> {
        self.words(self.index(figure)? + 1)
    }

    /// The words from a figure to its next neighbour; `None` where others stand between them.
    pub(super) fn between(&self, first: usize, second: usize) -> Option<&str> {
        let after = self.index(first)? + 1;
        (self.index(second)? == after).then(|| self.words(after))?
    }

    /// Whether a phrase of a table stands after a figure as whole words.
    pub(super) fn holds_after(&self, figure: usize, table: Table) -> bool {
        self.gap(figure, 1).is_some_and(|gap| gap.holds & table.bit() != 0)
    }

    /// Whether a phrase of a table stands before or after a figure as whole words.
    pub(super) fn holds_beside(&self, figure: usize, table: Table) -> bool {
        self.gap(figure, 0).is_some_and(|gap| gap.holds & table.bit() != 0) || self.holds_after(figure, table)
    }

    /// Whether the letters of a phrase stand after a figure.
    pub(super) fn spells_after(&self, figure: usize, table: Table) -> bool {
        self.gap(figure, 1).is_some_and(|gap| gap.spells & table.bit() != 0)
    }

    fn index(&self, figure: usize) -> Option<usize> {
        self.before.get(figure).copied().flatten()
    }

    fn gap(&self, figure: usize, on: usize) -> Option<&Gap> {
        self.gaps.get(self.index(figure)? + on)
    }

    fn words(&self, gap: usize) -> Option<&str> {
        self.folded.get(self.gaps.get(gap)?.folded.clone())
    }
}
