//! Which claims may be compared, and why others may not.
//!
//! Groups the claims of a corpus by statistic: sorted, never all pairs. Judges nothing; that is the business of
//! [`check`](crate::check).

use crate::model::{Claim, ClaimId, Corpus, Statistic};

/// The claims of a corpus, grouped by what they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Alignment {
    /// The groups of claims that may be compared with one another, in order of their first claim.
    pub groups: Vec<StatisticGroup>,
}

/// Claims about one statistic: they may be compared with one another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatisticGroup {
    /// What they are about: the most precise common description.
    pub statistic: Statistic,
    /// The claims, in the order of the corpus. Never empty.
    pub claims: Vec<ClaimId>,
    /// Whether it is certain that all speak of the same event.
    pub certain: bool,
}

impl StatisticGroup {
    /// The claims themselves, in the order of the corpus.
    pub fn claims<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = &'a Claim> + 'a {
        self.claims.iter().filter_map(|id| corpus.claim(*id))
    }
}
