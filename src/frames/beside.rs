//! Which patterns may fit a figure, by what stands right beside it: the others are not walked.

use super::pattern::{Node, Parts, Pattern, Run, Test};
use super::piece::{FormClasses, Piece};
use crate::vocabulary::{MOST_CLASSES, WordMap};

/// Patterns in their order, and which of them may begin with a piece on either side.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    all: Vec<Pattern>,
    before: Beginnings,
    behind: Beginnings,
}

/// A bit for each of some patterns that stand together.
type Bits = u64;

/// So many patterns stand together.
const TOGETHER: usize = 64;

/// What the patterns of a table may begin with on one side of the figure: of each kind of thing, the patterns that may.
#[derive(Debug, Default)]
struct Beginnings {
    /// So many chunks of patterns there are: a row has bits for each.
    chunks: usize,
    /// The rows, by their number: first those of [`OPEN`], [`ANY`] and [`WORD`], then one for each form of verbs, one for each
    /// class and one for each word.
    rows: Vec<Bits>,
    /// The row of each word that a pattern may begin with.
    words: WordMap<u32, usize>,
}

/// The row of those that may take nothing on this side, and so begin with whatever there is, or nothing.
const OPEN: usize = 0;

/// The row of those that may begin with any piece.
const ANY: usize = 1;

/// The row of those that may begin with any piece but a mark or figure.
const WORD: usize = 2;

/// The row of the first form of verbs.
const FIRST_FORM: usize = 3;

/// The forms of verbs that are told apart.
const FORMS: usize = 8;

/// The row of the first class.
const FIRST_CLASS: usize = FIRST_FORM + FORMS;

/// The row of the first word.
const FIRST_WORD: usize = FIRST_CLASS + MOST_CLASSES;

impl Patterns {
    pub(super) fn new(all: Vec<Pattern>, parts: &Parts) -> Patterns {
        let (mut before, mut behind) = (Beginnings::of(all.len()), Beginnings::of(all.len()));
        for (number, pattern) in all.iter().enumerate() {
            before.add(number, parts, pattern.before.nodes);
            behind.add(number, parts, pattern.behind.nodes);
        }
        Patterns { all, before, behind }
    }

    /// The patterns that may fit the figure that is the piece `at`, in their order.
    pub(super) fn around<'p>(
        &'p self,
        pieces: &'p [Piece],
        at: usize,
        forms: &'p FormClasses,
    ) -> impl Iterator<Item = &'p Pattern> {
        let (before, behind) = (at.checked_sub(1).and_then(|at| pieces.get(at)), pieces.get(at + 1));
        self.all.chunks(TOGETHER).enumerate().flat_map(move |(chunk, patterns)| {
            let mut bits = self.before.may_be(chunk, before, forms);
            if bits != 0 {
                bits &= self.behind.may_be(chunk, behind, forms);
            }
            std::iter::from_fn(move || {
                let next = usize::try_from(bits.trailing_zeros()).ok()?;
                bits &= bits.checked_sub(1)?;
                patterns.get(next)
            })
        })
    }
}

impl Beginnings {
    /// Room for so many patterns.
    fn of(patterns: usize) -> Beginnings {
        let chunks = patterns.div_ceil(TOGETHER);
        Beginnings { chunks, rows: vec![0; chunks * FIRST_WORD], words: WordMap::default() }
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
        if self.rows.len() <= at {
            self.rows.resize((row + 1) * self.chunks, 0);
        }
        if let Some(bits) = self.rows.get_mut(at) {
            *bits |= 1 << (number % TOGETHER);
        }
    }

    /// The patterns of a chunk that may begin with a piece.
    fn may_be(&self, chunk: usize, piece: Option<&Piece>, forms: &FormClasses) -> Bits {
        let bits_of = |row: usize| self.rows.get(row * self.chunks + chunk).copied().unwrap_or_default();
        let open = bits_of(OPEN);
        let Some(piece) = piece else { return open };
        let mut bits = open | bits_of(ANY);
        if !forms.is_mark(piece.classes) && piece.figure.is_none() {
            bits |= bits_of(WORD);
        }
        let classes = piece.classes.numbers().map(|class| FIRST_CLASS + class);
        let verbs = forms_of(piece.forms).map(|form| FIRST_FORM + form);
        let word = piece.word.and_then(|word| self.words.get(&word)).copied();
        classes.chain(verbs).chain(word).fold(bits, |bits, row| bits | bits_of(row))
    }
}

/// The forms of a verb, by number.
fn forms_of(forms: u8) -> impl Iterator<Item = usize> {
    (0..FORMS).filter(move |form| forms >> form & 1 == 1)
}
