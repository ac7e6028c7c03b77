//! What a pattern cannot do without on one side of the figure: most patterns are turned away by a look at that alone.

use super::pattern::{Node, Parts, Run};

/// A piece that a pattern wants whatever way it is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    /// What the piece must be: a test, by its number.
    pub(crate) test: u32,
    /// So many pieces stand between it and the figure at least,
    pub(crate) least: u8,
    /// and so many at most.
    pub(crate) most: u8,
}

/// More are not looked at: one of the rarest few is missing where any is.
const MOST_NEEDS: usize = 4;

/// What some nodes need, the rarest first.
pub(super) fn needs_of(parts: &Parts, nodes: Run) -> Vec<Need> {
    let mut needs = Vec::new();
    along(parts, nodes, (0, 0), &mut needs);
    needs.sort_by_key(|need| commonness(parts, need));
    needs.truncate(MOST_NEEDS);
    needs
}

/// Takes down what some nodes need that begin behind so many pieces; behind how many they end.
fn along(parts: &Parts, nodes: Run, (mut least, mut most): (u8, u8), needs: &mut Vec<Need>) -> (u8, u8) {
    for node in parts.nodes(nodes) {
        (least, most) = match *node {
            Node::One(test) => {
                needs.push(Need { test, least, most });
                (least.saturating_add(1), most.saturating_add(1))
            }
            Node::Not(_) => (least, most),
            Node::Capture(_, inner) => along(parts, inner, (least, most), needs),
            Node::Either(group) => {
                let mut ends = (u8::MAX, 0);
                for branch in parts.branches(group) {
                    let end = along(parts, *branch, (least, most), &mut Vec::new());
                    ends = (ends.0.min(end.0), ends.1.max(end.1));
                }
                ends
            }
            Node::Repeat(inner, times) => {
                let once = if times.least > 0 {
                    along(parts, inner, (least, most), needs)
                } else {
                    along(parts, inner, (least, most), &mut Vec::new())
                };
                let length = (once.0 - least, once.1.saturating_sub(most));
                let ahead = length.1.saturating_mul(times.most);
                (least.saturating_add(length.0.saturating_mul(times.least)), most.saturating_add(ahead))
            }
        };
    }
    (least, most)
}

/// About how often a need is met.
fn commonness(parts: &Parts, need: &Need) -> usize {
    /// A class has about as many words as this, a form without lemmas as many verbs.
    const CLASS: usize = 30;
    const FORM: usize = 100;
    const ANY: usize = 1000;
    let Some(test) = parts.test(need.test) else { return 0 };
    let of_forms = if test.forms == 0 {
        0
    } else if test.verbs.is_empty() {
        FORM
    } else {
        test.verbs.len()
    };
    let of_all = if test.any || test.word { ANY } else { 0 };
    let words = test.words.len() + CLASS * test.classes.numbers().count() + of_forms + of_all;
    words * (1 + usize::from(need.most.saturating_sub(need.least)))
}
