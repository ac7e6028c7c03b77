//! Which patterns may fit a figure, by what it counts and what stands right beside it: the others are not walked.

use super::constructions::{ANY, Beginnings, Bits, FIRST_CLASS, FIRST_FORM, OPEN, Patterns, TOGETHER, WORD, forms_of};
use super::pattern::{Pattern, Sides};
use super::piece::{FormClasses, Piece};

/// The figures of a sentence, and the patterns that may fit each.
pub(super) struct Figures<'a> {
    /// Which pieces they are.
    pub(super) at: &'a [usize],
    /// So many chunks of patterns there are.
    chunks: usize,
    /// The bits of one figure behind those of the other.
    bits: Vec<Bits>,
}

impl<'a> Figures<'a> {
    /// Looks around the figures of a sentence.
    pub(super) fn of(
        (before, behind, counted): (&Beginnings, &Beginnings, &Beginnings),
        pieces: &[Piece],
        figures: &'a [usize],
        forms: &FormClasses,
    ) -> Figures<'a> {
        let chunks = before.chunks;
        let mut bits = Vec::with_capacity(chunks * figures.len());
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for at in figures {
            before.may_be(at.checked_sub(1).and_then(|at| pieces.get(at)), forms, &mut one);
            behind.may_be(pieces.get(at + 1), forms, &mut other);
            one.iter_mut().zip(&other).for_each(|(bits, others)| *bits &= others);
            counted.may_be(pieces.get(*at), forms, &mut other);
            bits.extend(one.iter().zip(&other).map(|(bits, others)| bits & others));
        }
        Figures { at: figures, chunks, bits }
    }

    /// Those of some patterns that may fit a figure, in their order: what each wants beside it, and which it is.
    pub(super) fn asked<'p>(&self, index: usize, patterns: &'p Patterns) -> impl Iterator<Item = Asked<'p>> {
        self.asked_of(index, patterns, std::iter::repeat(&Bits::MAX))
    }

    /// Those of them that have a bit among some.
    pub(super) fn asked_of<'p, 'b>(
        &self,
        index: usize,
        patterns: &'p Patterns,
        of: impl Iterator<Item = &'b Bits>,
    ) -> impl Iterator<Item = Asked<'p>> {
        let start = index * self.chunks + patterns.first;
        let bits = self.bits.get(start..start + patterns.all.len().div_ceil(TOGETHER)).unwrap_or_default();
        bits.iter().zip(of).enumerate().flat_map(move |(chunk, (bits, of))| {
            let mut bits = bits & of;
            std::iter::from_fn(move || {
                let next = usize::try_from(bits.trailing_zeros()).ok()?;
                bits &= bits.checked_sub(1)?;
                let number = chunk * TOGETHER + next;
                Some(Asked { sides: *patterns.sides.get(number)?, patterns, number })
            })
        })
    }
}

/// A pattern that is asked of a figure.
#[derive(Clone, Copy)]
pub(super) struct Asked<'p> {
    pub(super) sides: Sides,
    patterns: &'p Patterns,
    number: usize,
}

impl<'p> Asked<'p> {
    /// Which of the patterns it is.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// The pattern itself.
    pub(super) fn pattern(&self) -> Option<&'p Pattern> {
        self.patterns.all.get(self.number)
    }
}

impl Beginnings {
    /// The patterns that may begin with a piece.
    fn may_be(&self, piece: Option<&Piece>, forms: &FormClasses, bits: &mut Vec<Bits>) {
        bits.clear();
        bits.resize(self.chunks, 0);
        let mut add = |row: usize| self.rows.add_bits(row * self.chunks, bits);
        add(OPEN);
        let Some(piece) = piece else { return };
        add(ANY);
        if !forms.is_mark(piece.classes) && piece.figure.is_none() {
            add(WORD);
        }
        piece.classes.numbers().for_each(|class| add(FIRST_CLASS + class));
        forms_of(piece.forms).for_each(|form| add(FIRST_FORM + form));
        let word = piece.word.and_then(|word| self.words.get(usize::try_from(word).ok()?));
        word.and_then(|row| usize::try_from(row).ok()).into_iter().for_each(add);
    }
}
