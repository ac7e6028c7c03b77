//! Which patterns may fit a figure, by what stands right beside it: the others are not walked.

use std::collections::BTreeMap;

use super::pattern::{Node, Pattern, Test};
use super::piece::{FormClasses, Piece};

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
    /// Those that may take nothing on this side, and so begin with whatever there is, or nothing.
    open: Vec<Bits>,
    /// Those that may begin with any piece,
    any: Vec<Bits>,
    /// with any but a mark or figure,
    word: Vec<Bits>,
    /// with a piece of a class,
    classes: Vec<Vec<Bits>>,
    /// with a verb in one of its forms,
    forms: [Vec<Bits>; FORMS],
    /// with a word.
    words: BTreeMap<u32, Vec<Bits>>,
}

/// The forms of verbs that are told apart.
const FORMS: usize = 8;

impl Patterns {
    pub(super) fn new(all: Vec<Pattern>) -> Patterns {
        let (mut before, mut behind) = (Beginnings::default(), Beginnings::default());
        for (number, pattern) in all.iter().enumerate() {
            before.add(number, &pattern.before);
            behind.add(number, &pattern.behind);
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
    /// Adds what a pattern begins with on this side.
    fn add(&mut self, number: usize, nodes: &[Node]) {
        if self.begin(number, nodes) {
            set(&mut self.open, number);
        }
    }

    /// Adds what some nodes may begin with; whether they may take nothing.
    fn begin(&mut self, number: usize, nodes: &[Node]) -> bool {
        nodes.iter().all(|node| match node {
            Node::One(test) => {
                self.begin_with(number, test);
                false
            }
            Node::Not(_) => true,
            Node::Capture(_, inner) => self.begin(number, inner),
            Node::Either(branches) => {
                let mut nothing = false;
                for branch in branches {
                    nothing |= self.begin(number, branch);
                }
                nothing
            }
            Node::Repeat(inner, times) => self.begin(number, inner) || times.least == 0,
        })
    }

    fn begin_with(&mut self, number: usize, test: &Test) {
        if test.any {
            set(&mut self.any, number);
        }
        if test.word {
            set(&mut self.word, number);
        }
        for class in test.classes.numbers() {
            if self.classes.len() <= class {
                self.classes.resize_with(class + 1, Vec::new);
            }
            self.classes.iter_mut().skip(class).take(1).for_each(|of| set(of, number));
        }
        let forms = self.forms.iter_mut().enumerate().filter(|(form, _)| test.forms >> form & 1 == 1);
        forms.for_each(|(_, of)| set(of, number));
        test.words.iter().for_each(|word| set(self.words.entry(*word).or_default(), number));
    }

    /// The patterns of a chunk that may begin with a piece.
    fn may_be(&self, chunk: usize, piece: Option<&Piece>, forms: &FormClasses) -> Bits {
        let open = of_chunk(&self.open, chunk);
        let Some(piece) = piece else { return open };
        let mut bits = open | of_chunk(&self.any, chunk);
        if !forms.is_mark(piece.classes) && piece.figure.is_none() {
            bits |= of_chunk(&self.word, chunk);
        }
        let classes = piece.classes.numbers().filter_map(|class| self.classes.get(class));
        let verbs = self.forms.iter().enumerate().filter(|(form, _)| piece.forms >> form & 1 == 1).map(|(_, of)| of);
        let word = piece.word.and_then(|word| self.words.get(&word));
        classes.chain(verbs).chain(word).fold(bits, |bits, of| bits | of_chunk(of, chunk))
    }
}

fn of_chunk(bits: &[Bits], chunk: usize) -> Bits {
    bits.get(chunk).copied().unwrap_or_default()
}

fn set(bits: &mut Vec<Bits>, number: usize) {
    let chunk = number / TOGETHER;
    if bits.len() <= chunk {
        bits.resize(chunk + 1, 0);
    }
    bits.iter_mut().skip(chunk).take(1).for_each(|bits| *bits |= 1 << (number % TOGETHER));
}
