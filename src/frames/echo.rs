//! What a figure may take up from elsewhere in its document: "the 13", "ten of the 13", "eight of the victims".

use super::index_of;
use super::matching::Fit;
use super::pattern::{Gives, Pattern};

/// What a figure may take up that was counted elsewhere in its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Echo {
    /// The count of the same number: "the 13".
    Number,
    /// That of another figure of its sentence, by its index from the first one: "ten of the 13".
    Figure(usize),
    /// A measure that the document counts as many of: "eight of the victims".
    Within(String),
    /// What the document counts by the sum of it and of another figure of its sentence: "eleven clerks and one guard".
    Sum(usize),
}

impl Echo {
    /// What a pattern says that a figure takes up from elsewhere.
    pub(super) fn of(pattern: &Pattern, fit: &Fit, figures: &[usize]) -> Option<Echo> {
        match &pattern.gives {
            Gives::Within(measure) => Some(Echo::Within(measure.clone())),
            Gives::Echo { .. } => Some(Echo::Number),
            Gives::EchoSum => fit.figure.and_then(|other| index_of(figures, other)).map(Echo::Sum),
            Gives::EchoPart => fit.figure.and_then(|other| index_of(figures, other)).map(Echo::Figure),
            _ => None,
        }
    }
}
