//! The patterns of a language in the order in which they are asked, each with what it may begin with on either side of a figure.

use super::pattern::{Gives, Node, Parts, Pattern, Read, Run, Test};
use crate::vocabulary::{MOST_CLASSES, Numbers, Shelf, Stored, WordMap, by_fields};

/// The constructions of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Constructions {
    /// What is asked of a figure by itself, in their order, and what then joins it to one before it.
    pub(crate) rounds: Vec<(Patterns, Joining)>,
    /// What gives keys alone.
    pub(crate) keys: Patterns,
    /// What all of them are made of.
    pub(crate) parts: Parts,
}

/// What joins figures: those that take over the predicate before another, and those that share the one behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Joining {
    pub(crate) carried: Patterns,
    pub(crate) shared: Patterns,
}

by_fields!(Constructions { rounds, keys, parts });
by_fields!(Joining { carried, shared });
by_fields!(Patterns { all, before, behind });

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
        let round = |(asked, joining)| (Patterns::new(asked, &parts), Joining::new(joining, &parts));
        let rounds = rounds.into_iter().map(round).collect();
        let keys = Patterns::new(keys, &parts);
        Constructions { rounds, keys, parts }
    }
}

impl Joining {
    fn new(patterns: Vec<Pattern>, parts: &Parts) -> Joining {
        let (carried, shared) = patterns.into_iter().partition(|pattern| pattern.gives == Gives::Carried);
        Joining { carried: Patterns::new(carried, parts), shared: Patterns::new(shared, parts) }
    }
}

/// Patterns in their order, and which of them may begin with a piece on either side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Patterns {
    pub(super) all: Shelf<Pattern>,
    pub(super) before: Beginnings,
    pub(super) behind: Beginnings,
}

/// A bit for each of some patterns that stand together.
pub(super) type Bits = u64;

/// So many patterns stand together.
pub(super) const TOGETHER: usize = 64;

/// What the patterns of a table may begin with on one side of the figure: of each kind of thing, the patterns that may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beginnings {
    /// So many chunks of patterns there are: a row has bits for each.
    pub(super) chunks: usize,
    /// The rows, by their number: first those of [`OPEN`], [`ANY`] and [`WORD`], then one for each form of verbs, one for each
    /// class and one for each word.
    pub(super) rows: Numbers<Bits>,
    /// The row of each word that a pattern may begin with.
    pub(super) words: WordMap<u32, usize>,
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

impl Stored for Beginnings {
    fn put(&self, to: &mut Vec<u8>) {
        let mut words: Vec<(u32, usize)> = self.words.iter().map(|(word, row)| (*word, *row)).collect();
        words.sort_unstable();
        self.chunks.put(to);
        self.rows.put(to);
        words.put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        let (chunks, rows) = (Stored::take(from)?, Stored::take(from)?);
        Some(Beginnings { chunks, rows, words: Vec::take(from)?.into_iter().collect() })
    }
}

impl Patterns {
    fn new(all: Vec<Pattern>, parts: &Parts) -> Patterns {
        let (mut before, mut behind) = (Beginnings::of(all.len()), Beginnings::of(all.len()));
        for (number, pattern) in all.iter().enumerate() {
            before.add(number, parts, pattern.before.nodes);
            behind.add(number, parts, pattern.behind.nodes);
        }
        Patterns { all: all.into(), before, behind }
    }
}

impl Beginnings {
    /// Room for so many patterns.
    fn of(patterns: usize) -> Beginnings {
        let chunks = patterns.div_ceil(TOGETHER);
        Beginnings { chunks, rows: vec![0; chunks * FIRST_WORD].into(), words: WordMap::default() }
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
            let next = FIRST_WORD + self.words.len();
            let row = *self.words.entry(*word).or_insert(next);
            self.set(row, number);
        }
    }

    fn set(&mut self, row: usize, number: usize) {
        let at = row * self.chunks + number / TOGETHER;
        while self.rows.len() <= at {
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
