//! What patterns are made of: tests of pieces, and nodes that stand behind each other. They lie in lists, one for all patterns of a
//! grammar, and name each other by their places there.

use std::borrow::Cow;

use super::meets::Meets;
use super::needs::Need;
use super::outcome::Key;
use crate::vocabulary::{Classes, Shelf, Stored, by_bytes, by_fields};

/// What a piece must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Test {
    /// Any of these classes,
    pub(crate) classes: Classes,
    /// or any of these words,
    pub(crate) words: Vec<u32>,
    /// or a verb in any of these forms,
    pub(crate) forms: u8,
    /// of these lemmas, where some are named.
    pub(crate) verbs: Vec<usize>,
    /// Anything at all.
    pub(crate) any: bool,
    /// Anything but a mark and a figure.
    pub(crate) word: bool,
    /// But none of these.
    pub(crate) except: Vec<Test>,
}

/// How often a part may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    pub(crate) least: u8,
    pub(crate) most: u8,
    /// Whether less often is tried first.
    pub(crate) lazy: bool,
}

impl Times {
    pub(super) const ONCE: Times = Times { least: 1, most: 1, lazy: false };
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// A piece that a test wants, by the test's number.
    One(u32),
    Not(u32),
    /// One of some sequences, by the number of their group.
    Either(u32),
    Repeat(Run, Times),
    /// Words of a key, by its number.
    Capture(u32, Run),
}

/// Sequences of which one stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(super) branches: Run,
    /// The tests of those that are one piece each,
    pub(super) pieces: Run,
    /// and the others.
    pub(super) longer: Run,
}

/// Some of a list that stand together, by where they begin and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Run {
    /// Those of a list from a place on.
    pub(super) fn from<T>(list: &[T], start: usize) -> Run {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Run { start: number(start), end: number(list.len()) }
    }

    #[inline]
    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        match (usize::try_from(self.start), usize::try_from(self.end)) {
            (Ok(start), Ok(end)) => list.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// The parts of all patterns of a grammar. What is written alike stands there once: a test, a group that a macro stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(super) tests: Shelf<Test>,
    /// Of the tables of the crate as the compiler made them of the bytes that the build kept: there are tens of thousands.
    pub(crate) nodes: Cow<'static, [Node]>,
    pub(super) groups: Vec<Group>,
    /// The sequences of groups.
    pub(super) branches: Vec<Run>,
    /// Tests of which one must be met, by their numbers.
    pub(super) any_of: Vec<u32>,
    pub(super) keys: Vec<Key>,
    pub(super) needs: Vec<Need>,
    pub(super) meets: Meets,
}

impl Parts {
    #[inline]
    pub(super) fn nodes(&self, sequence: Run) -> &[Node] {
        sequence.of(&self.nodes)
    }

    /// All sequences of a group.
    pub(super) fn branches(&self, group: u32) -> &[Run] {
        self.group(group).map(|group| group.branches.of(&self.branches)).unwrap_or_default()
    }

    /// Those sequences of a group that are no test of one piece.
    #[inline]
    pub(super) fn longer(&self, group: Group) -> &[Run] {
        group.longer.of(&self.branches)
    }

    #[inline]
    pub(super) fn group(&self, number: u32) -> Option<Group> {
        self.groups.get(usize::try_from(number).ok()?).copied()
    }

    /// Tests of which one must be met.
    #[inline]
    pub(super) fn any_of(&self, tests: Run) -> &[u32] {
        tests.of(&self.any_of)
    }

    /// The tests of a sequence that is one piece, of which one must be met.
    #[inline]
    pub(super) fn piece_of<'s>(&'s self, sequence: &'s [Node]) -> Option<&'s [u32]> {
        match sequence {
            [Node::One(test)] => Some(std::slice::from_ref(test)),
            [Node::Either(group)] => {
                let group = self.group(*group).filter(|group| group.longer.is_empty())?;
                Some(self.any_of(group.pieces))
            }
            _ => None,
        }
    }

    #[inline]
    pub(super) fn needs(&self, needs: Run) -> &[Need] {
        needs.of(&self.needs)
    }

    pub(super) fn test(&self, number: u32) -> Option<&Test> {
        self.tests.get(usize::try_from(number).ok()?)
    }

    pub(super) fn key(&self, number: u32) -> Option<Key> {
        self.keys.get(usize::try_from(number).ok()?).copied()
    }
}

by_fields!(Test { classes, words, forms, verbs, any, word, except });
/// Of what follows there are thousands: it is taken at once.
impl Stored for Run {
    fn put(&self, to: &mut Vec<u8>) {
        (self.start, self.end).put(to);
    }

    by_bytes!(Run::BYTES, Run::of_bytes);
}

impl Stored for Group {
    fn put(&self, to: &mut Vec<u8>) {
        [self.branches, self.pieces, self.longer].iter().for_each(|run| run.put(to));
    }

    by_bytes!(GROUP, group_of);
}

impl Stored for Need {
    fn put(&self, to: &mut Vec<u8>) {
        self.tests.put(to);
        to.extend([self.least, self.most]);
    }

    by_bytes!(NEED, need_of);
}

impl Run {
    /// So many bytes it takes.
    pub(super) const BYTES: usize = 8;

    /// The run that some bytes hold.
    pub(super) fn of_bytes([a, b, c, d, e, f, g, h]: [u8; Run::BYTES]) -> Run {
        Run { start: u32::from_le_bytes([a, b, c, d]), end: u32::from_le_bytes([e, f, g, h]) }
    }
}

/// So many bytes a group takes,
const GROUP: usize = 3 * Run::BYTES;
/// a need,
const NEED: usize = Run::BYTES + 2;
/// and a node.
pub(crate) const NODE: usize = 12;

/// The group that some bytes hold.
fn group_of(bytes: [u8; GROUP]) -> Group {
    let mut runs = bytes.as_chunks().0.iter().map(|run| Run::of_bytes(*run));
    let mut next = || runs.next().unwrap_or_default();
    Group { branches: next(), pieces: next(), longer: next() }
}

/// The need that some bytes hold.
fn need_of([run @ .., least, most]: [u8; NEED]) -> Need {
    Need { tests: Run::of_bytes(run), least, most }
}

impl Node {
    /// Adds its bytes to some.
    #[allow(dead_code, reason = "only the build puts nodes, and tests")]
    pub(crate) fn put(&self, to: &mut Vec<u8>) {
        let none = Times { least: 0, most: 0, lazy: false };
        let (kind, times, one, other) = match *self {
            Node::One(test) => (0, none, test, 0),
            Node::Not(test) => (1, none, test, 0),
            Node::Either(group) => (2, none, group, 0),
            Node::Repeat(Run { start, end }, times) => (3, times, start, end),
            // The inner sequence of a key is one node.
            Node::Capture(key, Run { start, .. }) => (4, none, key, start),
        };
        to.extend([kind, times.least, times.most, u8::from(times.lazy)]);
        (one, other).put(to);
    }
}

/// The nodes that some bytes hold.
#[allow(dead_code, reason = "the build puts nodes, and takes none")]
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index out of bounds")]
pub(crate) const fn nodes_of<const COUNT: usize>(bytes: &[u8]) -> [Node; COUNT] {
    let mut nodes = [Node::One(0); COUNT];
    let rows = bytes.as_chunks::<NODE>().0;
    let mut at = 0;
    while at < COUNT {
        nodes[at] = node_of(rows[at]);
        at += 1;
    }
    nodes
}

/// The node that some bytes hold.
const fn node_of([kind, least, most, lazy, a, b, c, d, e, f, g, h]: [u8; NODE]) -> Node {
    let (one, other) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
    let run = Run { start: one, end: other };
    match kind {
        0 => Node::One(one),
        1 => Node::Not(one),
        2 => Node::Either(one),
        3 => Node::Repeat(run, Times { least, most, lazy: lazy != 0 }),
        _ => Node::Capture(one, Run { start: other, end: other.saturating_add(1) }),
    }
}

/// All but the nodes, which the compiler takes.
impl Stored for Parts {
    fn put(&self, to: &mut Vec<u8>) {
        self.tests.put(to);
        self.groups.put(to);
        self.branches.put(to);
        self.any_of.put(to);
        self.keys.put(to);
        self.needs.put(to);
        self.meets.put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        Some(Parts {
            nodes: Cow::default(),
            tests: Stored::take(from)?,
            groups: Stored::take(from)?,
            branches: Stored::take(from)?,
            any_of: Stored::take(from)?,
            keys: Stored::take(from)?,
            needs: Stored::take(from)?,
            meets: Stored::take(from)?,
        })
    }
}
