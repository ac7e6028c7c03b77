//! Which patterns may fit a figure, by what stands right beside it: the others are not walked.

use super::constructions::{ANY, Beginnings, Bits, FIRST_CLASS, FIRST_FORM, OPEN, Patterns, TOGETHER, WORD, forms_of};
use super::pattern::Pattern;
use super::piece::{FormClasses, Piece};

impl Patterns {
    /// The patterns that may fit the figure that is the piece `at`, in their order.
    pub(super) fn around<'p>(
        &'p self,
        pieces: &'p [Piece],
        at: usize,
        forms: &'p FormClasses,
    ) -> impl Iterator<Item = &'p Pattern> {
        let (before, behind) = (at.checked_sub(1).and_then(|at| pieces.get(at)), pieces.get(at + 1));
        (0..self.before.chunks).flat_map(move |chunk| {
            let mut bits = self.before.may_be(chunk, before, forms);
            if bits != 0 {
                bits &= self.behind.may_be(chunk, behind, forms);
            }
            std::iter::from_fn(move || {
                let next = usize::try_from(bits.trailing_zeros()).ok()?;
                bits &= bits.checked_sub(1)?;
                self.all.get(chunk * TOGETHER + next)
            })
        })
    }
}

impl Beginnings {
    /// The patterns of a chunk that may begin with a piece.
    fn may_be(&self, chunk: usize, piece: Option<&Piece>, forms: &FormClasses) -> Bits {
        let bits_of = |row: usize| self.rows.get(row * self.chunks + chunk).unwrap_or_default();
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
