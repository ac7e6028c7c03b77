//! Figures that stand as one, and places that stand in a list.

use super::super::stretch::Stretch;
use super::named::{Led, Named};
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// The word that ends a list.
static AND: WordList = WordList::named("joining words of a name");

/// The figures of a stretch, those that are joined as one: "36 to 44 percent".
pub(super) fn runs_of(text: &str, stretch: &Stretch<'_>) -> Vec<(usize, usize)> {
    /// So many words join two figures.
    const JOINT: usize = 2;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for figure in &stretch.mentions {
        let (start, end) = (figure.span.start(), figure.span.end());
        let is_joined = |before: usize| {
            let joint = text.get(before..start);
            joint.is_some_and(|joint| joint.count_words() <= JOINT && !joint.contains([';', '(', ')']))
        };
        match runs.last_mut().filter(|(_, before)| is_joined(*before)) {
            Some((_, before)) => *before = end,
            None => runs.push((start, end)),
        }
    }
    runs
}

/// Notes which places stand in a list with others of their level, and leads on where one stands behind another: "in Lampa 47
/// percent, and Puno 44".
pub(super) fn join(text: &str, named: &mut [Named]) {
    /// So far apart they may stand, in bytes,
    const FAR: usize = 60;
    /// and in a list.
    const NEAR: usize = 8;
    for at in 1..named.len() {
        let Some([before, place]) = named.get_mut(at - 1..=at) else { continue };
        let Some(joint) = text.get(before.end..place.start).filter(|joint| joint.len() < FAR) else { continue };
        if before.sentence != place.sentence || before.level != place.level {
            continue;
        }
        let is_and = |word: &str| AND.contains(&word);
        let joined = joint.last_word().is_some_and(|word| is_and(word) || word.ends_with(','));
        if place.led == Led::Not && joined && !place.in_name {
            place.led = before.led;
        }
        let plain = joint.chars().all(|c| c == ',' || c.is_whitespace() || c.is_lowercase());
        let listed = joint.contains(',') || joint.first_word().is_some_and(is_and);
        if joint.len() <= NEAR && plain && listed {
            (before.in_list, place.in_list) = (true, true);
        }
    }
}
