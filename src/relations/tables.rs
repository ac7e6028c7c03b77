//! How the figures of a table belong together: the totals of its columns, and columns that follow from others.

use super::Found;
use crate::figures::Mention;
use crate::grid::Grids;
use crate::model::{RelationKind, Role};

pub(super) fn read(grids: &Grids, mentions: &[Mention]) -> Vec<Found> {
    let mut found = Vec::new();
    for grid in grids.iter() {
        let (ties, shares) = grid.ties(mentions);
        found.extend(ties.into_iter().map(|tie| Found::new(tie.kind, tie.members)));
        for sum in grid.sums(mentions, &shares) {
            let kind = if sum.is_complete { RelationKind::AllParts } else { RelationKind::SomeParts };
            let parts = sum.parts.into_iter().map(|part| (Role::Part, part));
            found.push(Found::new(kind, std::iter::once((Role::Whole, sum.whole)).chain(parts).collect()));
        }
    }
    found
}
