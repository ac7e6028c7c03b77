//! The patterns of a language in the order in which they are asked, each with what it may begin with on either side of a figure.
//! All are numbered in one row, so that one look at what stands around a figure tells which of them may fit.

use super::pattern::{Gives, Key, Node, Parts, Pattern, Read, Run, Sides, Test};
use crate::vocabulary::{Classes, MOST_CLASSES, Numbers, Shelf, by_fields};

/// The constructions of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Constructions {
    /// What is asked of a figure by itself, in their order, and what then joins it to one before it.
    pub(crate) rounds: Vec<(Patterns, Joining)>,
    /// What gives keys alone.
    pub(crate) keys: Patterns,
    /// For each of these a bit for each key that it may give.
    pub(crate) given: Vec<u64>,
    /// Which of these are for figures of a measure.
    pub(crate) measured: Measured,
    /// What they may begin with before a figure and behind it, and what they want it to count.
    pub(crate) before: Beginnings,
    pub(crate) behind: Beginnings,
    pub(crate) counted: Beginnings,
    /// What all of them are made of.
    pub(crate) parts: Parts,
}

/// What joins figures: those that take over the predicate before another, and those that share the one behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Joining {
    pub(crate) carried: Patterns,
    pub(crate) shared: Patterns,
}

by_fields!(Constructions { rounds, keys, given, measured, before, behind, counted, parts });
by_fields!(Joining { carried, shared });
by_fields!(Patterns { all, sides, first });
by_fields!(Measured { names, rows });
by_fields!(Beginnings { chunks, rows, words });

impl Constructions {
    /// The constructions of some tables.
    pub(crate) fn of(Read { patterns, parts, .. }: Read) -> Constructions {
        let (keys, patterns): (Vec<_>, Vec<_>) =
            patterns.into_iter().partition(|pattern| matches!(pattern.gives, Gives::Keys(_)));
        let mut rounds: Vec<(Vec<Pattern>, Vec<Pattern>)> = vec![Default::default()];
        for pattern in patterns {
            let joins = matches!(pattern.gives, Gives::Carried | Gives::Shared);
            if !joins && rounds.last().is_some_and(|(_, joining)| !joining.is_empty()) {
                rounds.push(Default::default());
            }
            if let Some((asked, joining)) = rounds.last_mut() {
                if joins { joining.push(pattern) } else { asked.push(pattern) }
            }
        }
        let mut chunks = 0;
        let mut patterns = |all: Vec<Pattern>| {
            let first = chunks;
            chunks += all.len().div_ceil(TOGETHER);
            Patterns { sides: all.iter().map(|pattern| pattern.sides).collect(), all: all.into(), first }
        };
        let mut round = |(asked, joining): (_, Vec<Pattern>)| {
            let (carried, shared) = joining.into_iter().partition(|pattern| pattern.gives == Gives::Carried);
            (patterns(asked), Joining { carried: patterns(carried), shared: patterns(shared) })
        };
        let rounds: Vec<(Patterns, Joining)> = rounds.into_iter().map(&mut round).collect();
        let keys = patterns(keys);
        let [mut before, mut behind, mut counted] = [(); 3].map(|()| Beginnings::of(chunks));
        let joining = rounds.iter().flat_map(|(asked, joining)| [asked, &joining.carried, &joining.shared]);
        for Patterns { all, first, .. } in joining.chain([&keys]) {
            for (number, pattern) in (first * TOGETHER..).zip(all.iter()) {
                before.add(number, &parts, pattern.sides.before.nodes);
                behind.add(number, &parts, pattern.sides.behind.nodes);
                counted.add_counted(number, pattern.counted);
            }
        }
        let given = keys.all.iter().map(|pattern| given_by(&parts, pattern)).collect();
        Constructions { rounds, measured: Measured::of(&keys), keys, given, before, behind, counted, parts }
    }
}

/// A bit for each key that a pattern may give: those with fixed values, and those of which it captures the words.
fn given_by(parts: &Parts, pattern: &Pattern) -> u64 {
    // A key that has no bit is never known.
    fn bit_of(key: &Key) -> u64 {
        if key.bit() == 0 { u64::MAX } else { key.bit() }
    }
    fn captured(parts: &Parts, nodes: Run) -> u64 {
        parts.nodes(nodes).iter().fold(0, |bits, node| {
            bits | match *node {
                Node::One(_) | Node::Not(_) => 0,
                Node::Repeat(inner, _) => captured(parts, inner),
                Node::Either(group) => {
                    parts.branches(group).iter().fold(0, |bits, branch| bits | captured(parts, *branch))
                }
                Node::Capture(key, inner) => {
                    parts.key(key).map_or(u64::MAX, |key| bit_of(&key)) | captured(parts, inner)
                }
            }
        })
    }
    let fixed = pattern.keys.iter().fold(0, |bits, (key, _)| bits | bit_of(key));
    let Sides { before, behind } = pattern.sides;
    fixed | captured(parts, before.nodes) | captured(parts, behind.nodes)
}

/// Patterns in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Patterns {
    pub(super) all: Shelf<Pattern>,
    /// What each wants beside the figure.
    pub(super) sides: Vec<Sides>,
    /// The first chunk of them among those of all patterns.
    pub(super) first: usize,
}

/// Which patterns that give keys alone are for figures of a measure: a bit for each of them, in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Measured {
    /// The measures that patterns name, sorted; the row of each stands behind that of all others.
    names: Vec<String>,
    rows: Numbers<Bits>,
}

impl Measured {
    fn of(keys: &Patterns) -> Measured {
        let of = |pattern: &Pattern| match &pattern.gives {
            Gives::Keys(of) => of.clone(),
            _ => Vec::new(),
        };
        let mut names: Vec<String> = keys.all.iter().flat_map(of).collect();
        names.sort_unstable();
        names.dedup();
        let chunks = keys.all.len().div_ceil(TOGETHER);
        let mut rows = vec![0; chunks * (names.len() + 1)];
        for (number, pattern) in keys.all.iter().enumerate() {
            let of = of(pattern);
            let measures = std::iter::once(None).chain(names.iter().map(Some));
            for (row, _) in
                measures.enumerate().filter(|(_, name)| of.is_empty() || name.is_some_and(|name| of.contains(name)))
            {
                if let Some(bits) = rows.get_mut(row * chunks + number / TOGETHER) {
                    *bits |= 1 << (number % TOGETHER);
                }
            }
        }
        Measured { names, rows: rows.into() }
    }

    /// The bits of the patterns for a measure, or for what has none.
    pub(super) fn bits_for(&self, measure: Option<&str>, bits: &mut Vec<Bits>) {
        let chunks = self.rows.len() / (self.names.len() + 1);
        let named = measure.and_then(|measure| self.names.binary_search_by(|name| name.as_str().cmp(measure)).ok());
        bits.clear();
        bits.resize(chunks, 0);
        self.rows.add_bits(named.map_or(0, |row| row + 1) * chunks, bits);
    }
}

/// A bit for each of some patterns that stand together.
pub(super) type Bits = u64;

/// So many patterns stand together.
pub(super) const TOGETHER: usize = 64;

/// What patterns may begin with on one side of the figure: of each kind of thing, the patterns that may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beginnings {
    /// So many chunks of patterns there are: a row has bits for each.
    pub(super) chunks: usize,
    /// The rows, by their number: first those of [`OPEN`], [`ANY`] and [`WORD`], then one for each form of verbs, one for each
    /// class and one for each word.
    pub(super) rows: Numbers<Bits>,
    /// The row of each word, by its number; that of [`OPEN`] of those that no pattern begins with.
    pub(super) words: Numbers<u32>,
}

/// The row of those that may take nothing on this side, and so begin with whatever there is, or nothing.
pub(super) const OPEN: usize = 0;

/// The row of those that may begin with any piece.
pub(super) const ANY: usize = 1;

/// The row of those that may begin with any piece but a mark or figure.
pub(super) const WORD: usize = 2;

/// The row of the first form of verbs.
pub(super) const FIRST_FORM: usize = 3;

/// The forms of verbs that are told apart.
const FORMS: usize = 8;

/// The row of the first class.
pub(super) const FIRST_CLASS: usize = FIRST_FORM + FORMS;

/// The row of the first word.
const FIRST_WORD: usize = FIRST_CLASS + MOST_CLASSES;

impl Beginnings {
    /// Room for so many chunks of patterns.
    fn of(chunks: usize) -> Beginnings {
        Beginnings { chunks, rows: vec![0; chunks * FIRST_WORD].into(), words: Numbers::default() }
    }

    /// Adds what a pattern wants a figure to count.
    fn add_counted(&mut self, number: usize, counted: Classes) {
        if counted == 0 {
            self.set(OPEN, number);
        }
        counted.numbers().for_each(|class| self.set(FIRST_CLASS + class, number));
    }

    /// Adds what a pattern begins with on this side.
    fn add(&mut self, number: usize, parts: &Parts, nodes: Run) {
        if self.begin(number, parts, nodes) {
            self.set(OPEN, number);
        }
    }

    /// Adds what some nodes may begin with; whether they may take nothing.
    fn begin(&mut self, number: usize, parts: &Parts, nodes: Run) -> bool {
        parts.nodes(nodes).iter().all(|node| match *node {
            Node::One(test) => {
                parts.test(test).into_iter().for_each(|test| self.begin_with(number, test));
                false
            }
            Node::Not(_) => true,
            Node::Capture(_, inner) => self.begin(number, parts, inner),
            Node::Either(group) => {
                let mut nothing = false;
                for branch in parts.branches(group) {
                    nothing |= self.begin(number, parts, *branch);
                }
                nothing
            }
            Node::Repeat(inner, times) => self.begin(number, parts, inner) || times.least == 0,
        })
    }

    fn begin_with(&mut self, number: usize, test: &Test) {
        if test.any {
            self.set(ANY, number);
        }
        if test.word {
            self.set(WORD, number);
        }
        test.classes.numbers().for_each(|class| self.set(FIRST_CLASS + class, number));
        forms_of(test.forms).for_each(|form| self.set(FIRST_FORM + form, number));
        for word in &test.words {
            let row = self.row_of(*word);
            self.set(row, number);
        }
    }

    /// The row of a word, a new one where it has none.
    fn row_of(&mut self, word: u32) -> usize {
        let at = usize::try_from(word).unwrap_or_default();
        while self.words.len() <= at {
            self.words.push(0);
        }
        let known = self.words.get(at).and_then(|row| usize::try_from(row).ok());
        if let Some(row) = known.filter(|row| *row != OPEN) {
            return row;
        }
        let row = self.rows.len() / self.chunks.max(1);
        if let Some(slot) = self.words.get_mut(at) {
            *slot = u32::try_from(row).unwrap_or_default();
        }
        row
    }

    fn set(&mut self, row: usize, number: usize) {
        let at = row * self.chunks + number / TOGETHER;
        while self.rows.len() < (row + 1) * self.chunks {
            self.rows.push(0);
        }
        if let Some(bits) = self.rows.get_mut(at) {
            *bits |= 1 << (number % TOGETHER);
        }
    }
}

/// The forms of a verb, by number.
pub(super) fn forms_of(forms: u8) -> impl Iterator<Item = usize> {
    (0..FORMS).filter(move |form| forms >> form & 1 == 1)
}
