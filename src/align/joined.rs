//! Places joined in sets, each known by its first.

/// Disjoint sets of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    /// For each place one of its set that comes before it, or itself.
    before: Vec<usize>,
}

impl Joined {
    pub(super) fn new(count: usize) -> Joined {
        Joined { before: (0..count).collect() }
    }

    /// The first place of the set that holds a place.
    pub(super) fn first_of(&self, place: usize) -> usize {
        let mut at = place;
        while let Some(before) = self.before.get(at).copied().filter(|before| *before < at) {
            at = before;
        }
        at
    }

    /// Joins the sets of two places. Ways from them become shorter for the next time.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let first = self.first_of(one).min(self.first_of(other));
        for place in [one, other] {
            let mut at = place;
            while let Some(slot) = self.before.get_mut(at) {
                let before = std::mem::replace(slot, first);
                if before >= at {
                    break;
                }
                at = before;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Joined;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sets_are_those_of_painting_over(pairs in proptest::collection::vec((0_usize..12, 0_usize..12), 0..20)) {
            let mut joined = Joined::new(12);
            let mut colours: Vec<usize> = (0..12).collect();
            for (one, other) in pairs {
                joined.join(one, other);
                let (own, others) = (colours[one], colours[other]);
                for colour in &mut colours {
                    if *colour == own.max(others) {
                        *colour = own.min(others);
                    }
                }
            }
            let first: Vec<usize> = (0..12).map(|place| joined.first_of(place)).collect();
            prop_assert_eq!(first, colours);
        }
    }
}
