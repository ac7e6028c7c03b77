//! Pieces of evidence as they are gathered for a sum.

/// Adds the pieces that hold.
pub(crate) fn add_held<P, const COUNT: usize>(pieces: &mut Vec<P>, held: [(P, bool); COUNT]) {
    pieces.extend(held.into_iter().filter(|(_, holds)| *holds).map(|(piece, _)| piece));
}
