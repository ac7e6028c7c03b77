//! What a pattern cannot do without on one side of the figure: most patterns are turned away by a look at that alone.

use super::pattern::{Node, Parts, Run, Test};

/// A piece that a pattern wants whatever way it is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    /// What the piece must be: tests of which one is met.
    pub(crate) tests: Run,
    /// So many pieces stand between it and the figure at least,
    pub(crate) least: u8,
    /// and so many at most.
    pub(crate) most: u8,
}

/// A piece that is one of several things, as the branches of a group want it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Any of these tests.
    pub(super) tests: Vec<u32>,
    pub(super) least: u8,
    pub(super) most: u8,
}

/// More are not looked at: one of the rarest few is missing where any is.
const MOST_NEEDS: usize = 4;

/// What some nodes want, the rarest first.
pub(super) fn wanted_by(parts: &Parts, nodes: Run) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    along(parts, nodes, (0, 0), &mut wanted);
    wanted.sort_by_key(|wanted| commonness(parts, wanted));
    wanted.truncate(MOST_NEEDS);
    wanted
}

/// Takes down what some nodes want that begin behind so many pieces; behind how many they end.
fn along(parts: &Parts, nodes: Run, (mut least, mut most): (u8, u8), wanted: &mut Vec<Wanted>) -> (u8, u8) {
    for node in parts.nodes(nodes) {
        (least, most) = match *node {
            Node::One(test) => {
                wanted.push(Wanted { tests: vec![test], least, most });
                (least.saturating_add(1), most.saturating_add(1))
            }
            Node::Not(_) => (least, most),
            Node::Capture(_, inner) => along(parts, inner, (least, most), wanted),
            Node::Either(group) => {
                let (end, any) = of_branches(parts, parts.branches(group), (least, most));
                wanted.extend(any);
                end
            }
            Node::Repeat(inner, times) => {
                let mut once = Vec::new();
                let end = along(parts, inner, (least, most), &mut once);
                if times.least > 0 {
                    wanted.append(&mut once);
                }
                let (shortest, longest) = (end.0 - least, end.1.saturating_sub(most));
                let ahead = longest.saturating_mul(times.most);
                (least.saturating_add(shortest.saturating_mul(times.least)), most.saturating_add(ahead))
            }
        };
    }
    (least, most)
}

/// Behind how many pieces the branches of a group end, and what one of them wants at least: of each the rarest.
fn of_branches(parts: &Parts, branches: &[Run], begin: (u8, u8)) -> ((u8, u8), Option<Wanted>) {
    let mut ends = (u8::MAX, 0);
    let mut any = Some(Wanted { tests: Vec::new(), least: u8::MAX, most: 0 });
    for branch in branches {
        let mut wanted = Vec::new();
        let end = along(parts, *branch, begin, &mut wanted);
        ends = (ends.0.min(end.0), ends.1.max(end.1));
        let rarest = wanted.into_iter().min_by_key(|wanted| commonness(parts, wanted));
        any = any.zip(rarest).map(|(any, rarest)| Wanted {
            tests: any.tests.into_iter().chain(rarest.tests).collect(),
            least: any.least.min(rarest.least),
            most: any.most.max(rarest.most),
        });
    }
    (ends, any)
}

/// About how often what is wanted is met.
fn commonness(parts: &Parts, wanted: &Wanted) -> usize {
    /// A class has about as many words as this, a form without lemmas as many verbs.
    const CLASS: usize = 30;
    const FORM: usize = 100;
    const ANY: usize = 1000;
    let of_test = |test: &Test| {
        let of_forms = match test.forms {
            0 => 0,
            _ if test.verbs.is_empty() => FORM,
            _ => test.verbs.len(),
        };
        let of_all = if test.any || test.word { ANY } else { 0 };
        test.words.len() + CLASS * test.classes.numbers().count() + of_forms + of_all
    };
    let words: usize = wanted.tests.iter().filter_map(|test| parts.test(*test)).map(of_test).sum();
    words * (1 + usize::from(wanted.most.saturating_sub(wanted.least)))
}
