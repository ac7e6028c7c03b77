//! Where the pieces of a sentence are what patterns want, as bits of a number: all ways that a pattern may go from a figure
//! are followed at once, so that only those that fit are walked for what they capture.

use std::cell::Cell;

use super::meets::{FORMS, Meets};
use super::pattern::{Beside, Node, Parts, Run, Sides, Times};
use super::piece::{FormClasses, Piece};
use crate::vocabulary::{Classes, MOST_CLASSES};

/// A set of places: a bit for each piece of the window, and one on either side of it.
type Places = u128;

/// So many pieces are in a window: with those on either side no more than there are bits.
const WINDOW: usize = 124;

/// So many pieces share a window, with as many on either side.
const TILE: usize = 40;

/// The pieces of a sentence, and where around the figure that is asked for they are what tests want.
pub(super) struct Sentence<'a> {
    pub(super) pieces: &'a [Piece],
    pub(super) forms: &'a FormClasses,
    pub(super) parts: &'a Parts,
    /// The first piece of the window.
    start: usize,
    /// The places beside the window where the sentence goes on: what comes there may fit.
    beyond: Places,
    window: &'a mut Window,
}

/// Where the pieces of a window are what tests want. Its memory serves for one sentence after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    /// Where each test is met, by its number.
    met: Vec<Places>,
    /// Where one of many tests is met that were asked for before.
    known: Known,
    /// Where each class is met; empty between two windows.
    of_class: Vec<Places>,
}

impl Window {
    /// Forgets the window before.
    fn forget(&mut self, tests: usize) {
        self.met.fill(0);
        self.met.resize(tests, 0);
        self.known.forget();
    }

    /// The places where a test is met, by its number.
    #[inline]
    fn met(&self, test: u32) -> Places {
        usize::try_from(test).ok().and_then(|test| self.met.get(test)).copied().unwrap_or_default()
    }

    /// The places where one of some tests is met.
    #[inline]
    fn any_of(&self, parts: &Parts, tests: Run) -> Places {
        let any = || parts.any_of(tests).iter().fold(0, |met, test| met | self.met(*test));
        // A few are looked at sooner than what is known of them.
        if tests.end - tests.start < MANY { any() } else { self.known.or_look(tests, any) }
    }

    /// Takes down that some places meet a test.
    #[inline]
    fn meet(&mut self, test: u32, places: Places) {
        if let Some(met) = usize::try_from(test).ok().and_then(|test| self.met.get_mut(test)) {
            *met |= places;
        }
    }

    /// Takes down what the pieces of a window meet that begin at the second place; the last of these places.
    fn look_at(&mut self, pieces: &[Piece], meets: &Meets, forms: &FormClasses) -> Places {
        self.forget(meets.count);
        let mut of_form = [0; FORMS];
        self.of_class.resize(MOST_CLASSES, 0);
        let (mut all, mut plain, mut classes, mut place): (Places, Places, _, Places) = (0, 0, Classes::NONE, 1);
        for piece in pieces {
            place <<= 1;
            all |= place;
            classes |= piece.classes;
            piece.classes.numbers().for_each(|class| add(&mut self.of_class, class, place));
            if let Some(word) = piece.word.and_then(|word| usize::try_from(word).ok()) {
                meets.by_word.row(word).iter().for_each(|test| self.meet(*test, place));
            }
            if piece.figure.is_some() {
                continue;
            }
            if !forms.is_mark(piece.classes) {
                plain |= place;
            }
            if piece.forms != 0 {
                (0..FORMS).filter(|form| piece.forms >> form & 1 == 1).for_each(|form| add(&mut of_form, form, place));
                let verb = piece.verb.into_iter().flat_map(|verb| meets.with_forms(verb));
                verb.filter(|(_, forms)| forms & u32::from(piece.forms) != 0)
                    .for_each(|(test, _)| self.meet(test, place));
            }
        }
        for class in classes.numbers() {
            let places = self.of_class.get_mut(class).map(std::mem::take).unwrap_or_default();
            meets.by_class.row(class).iter().for_each(|test| self.meet(*test, places));
        }
        for (form, places) in of_form.into_iter().enumerate().filter(|(_, places)| *places != 0) {
            meets.by_form.row(form).iter().for_each(|test| self.meet(*test, places));
        }
        if all != 0 {
            meets.by_any.iter().for_each(|test| self.meet(*test, all));
        }
        if plain != 0 {
            meets.by_plain.iter().for_each(|test| self.meet(*test, plain));
        }
        for (test, other) in &meets.except {
            // Most tests are met nowhere.
            if self.met(*test) == 0 {
                continue;
            }
            let other = self.met(*other);
            if let Some(met) = usize::try_from(*test).ok().and_then(|test| self.met.get_mut(test)) {
                *met &= !other;
            }
        }
        place
    }
}

impl<'a> Sentence<'a> {
    pub(super) fn new(
        pieces: &'a [Piece],
        forms: &'a FormClasses,
        parts: &'a Parts,
        window: &'a mut Window,
    ) -> Sentence<'a> {
        let mut sentence = Sentence { pieces, forms, parts, start: 0, beyond: 0, window };
        sentence.look_from(0);
        sentence
    }

    /// Whether a pattern fits a figure, but for what it captures and the steps it may take; `true` where it leaves the window.
    pub(super) fn may_fit(&mut self, sides: &Sides, at: usize) -> bool {
        if self.pieces.len() > WINDOW {
            // The first window goes further back than it has to, the others have as much on either side.
            let start = (at / TILE * TILE).saturating_sub(TILE);
            if start != self.start {
                self.look_from(start);
            }
        }
        let place = at.saturating_sub(self.start) + 1;
        self.has_what_it_needs(&sides.before, place, false)
            && self.has_what_it_needs(&sides.behind, place, true)
            && self.reach(sides.before.nodes, 1 << (place - 1), false) != 0
            && self.reach(sides.behind.nodes, 1 << (place + 1), true) != 0
    }

    /// Whether a piece meets a test, where it lies in the window.
    #[inline]
    pub(super) fn meets(&self, test: u32, at: usize) -> Option<bool> {
        let ahead = at.checked_sub(self.start).filter(|ahead| *ahead < WINDOW)?;
        Some(self.window.met(test) >> (ahead + 1) & 1 == 1)
    }

    /// Whether what a pattern needs on one side of a figure stands there, in some order: most patterns lack something.
    fn has_what_it_needs(&self, beside: &Beside, place: usize, forward: bool) -> bool {
        // Beyond the window anything may stand.
        self.beyond != 0
            || self.parts.needs(beside.needs).iter().all(|need| {
                let met = self.window.any_of(self.parts, need.tests);
                // Mostly it stands nowhere.
                if met == 0 {
                    return false;
                }
                let (least, most) = (u32::from(need.least), u32::from(need.most));
                let places = if forward {
                    from_on(place + 1, least) & !from_on(place + 2, most)
                } else {
                    up_to(place - 1, least) & !up_to(place.saturating_sub(2), most)
                };
                places & met != 0
            })
    }

    /// Where places lead of which some are what is wanted.
    fn led(&self, met: Places, places: Places, forward: bool) -> Places {
        let met = places & met;
        (if forward { met << 1 } else { met >> 1 }) | places & self.beyond
    }

    /// Takes down what the pieces of a window meet.
    fn look_from(&mut self, start: usize) {
        self.start = start;
        let ahead = self.pieces.get(start..).unwrap_or_default();
        let window = ahead.get(..WINDOW).unwrap_or(ahead);
        let last = self.window.look_at(window, &self.parts.meets, self.forms);
        let before = if start > 0 { 1 } else { 0 };
        let behind = if window.len() < ahead.len() { last << 1 } else { 0 };
        self.beyond = before | behind;
    }

    /// Where some nodes may end that begin at some places.
    fn reach(&self, nodes: Run, from: Places, forward: bool) -> Places {
        self.along(self.parts.nodes(nodes), from, forward)
    }

    #[inline]
    fn along(&self, nodes: &[Node], from: Places, forward: bool) -> Places {
        let mut places = from;
        for node in nodes {
            if places == 0 {
                return 0;
            }
            // Most are one piece, for which nothing has to be put aside.
            places = match *node {
                Node::One(test) => self.led(self.window.met(test), places, forward),
                Node::Not(test) => places & !self.window.met(test),
                node => self.through(node, places, forward),
            };
        }
        places
    }

    /// Where a node may end that begins at some places.
    fn through(&self, node: Node, places: Places, forward: bool) -> Places {
        match node {
            Node::One(test) => self.led(self.window.met(test), places, forward),
            Node::Not(test) => places & !self.window.met(test),
            Node::Capture(_, inner) | Node::Repeat(inner, Times::ONCE) => self.reach(inner, places, forward),
            Node::Either(group) => self.one_of(group, places, forward),
            Node::Repeat(inner, times) => match self.one_piece(self.parts.nodes(inner)) {
                Some(met) => repeat(times, places, |places| self.led(met, places, forward)),
                None => repeat(times, places, |places| self.reach(inner, places, forward)),
            },
        }
    }

    /// Where a sequence is met that is one piece, be it one that is not something else as well.
    #[inline]
    fn one_piece(&self, nodes: &[Node]) -> Option<Places> {
        let (last, before) = nodes.split_last()?;
        let met = match *last {
            Node::One(test) => self.window.met(test),
            Node::Either(group) => {
                let group = self.parts.group(group).filter(|group| group.longer.is_empty())?;
                self.window.any_of(self.parts, group.pieces)
            }
            _ => return None,
        };
        before.iter().try_fold(met, |met, node| match *node {
            Node::Not(test) => Some(met & !self.window.met(test)),
            _ => None,
        })
    }

    /// Where one of some sequences may end that begins at some places.
    fn one_of(&self, group: u32, places: Places, forward: bool) -> Places {
        let Some(group) = self.parts.group(group) else { return 0 };
        let pieces = group.pieces;
        let all = if pieces.is_empty() { 0 } else { self.led(self.window.any_of(self.parts, pieces), places, forward) };
        // Most branches end at their first piece.
        let of_branch = |branch: &Run| match self.parts.nodes(*branch) {
            [Node::One(test), others @ ..] => {
                self.along(others, self.led(self.window.met(*test), places, forward), forward)
            }
            nodes => self.along(nodes, places, forward),
        };
        self.parts.longer(group).iter().fold(all, |all, branch| all | of_branch(branch))
    }
}

/// Where what stands several times may end that begins at some places, by where one of them leads.
#[inline]
fn repeat(times: Times, places: Places, one: impl Fn(Places) -> Places) -> Places {
    let mut all = if times.least == 0 { places } else { 0 };
    let mut now = places;
    for round in 1..=times.most {
        now = one(now);
        if round >= times.least {
            // What was reached before goes on from there.
            now &= !all;
            all |= now;
        }
        if now == 0 {
            break;
        }
    }
    all
}

/// So many tests are many.
const MANY: u32 = 4;

/// Where one of many tests is met, by where they stand: groups and needs of many patterns are the same. Each has one slot that it
/// shares with others, so that it costs no more than looking again.
#[derive(Clone, Debug, Default)]
struct Known {
    slots: Vec<Cell<Slot>>,
    /// The number of the window: slots of others are empty.
    window: u32,
}

/// Where some tests are met in a window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Slot {
    window: u32,
    tests: Run,
    met: Places,
}

/// So many slots there are, as a power of two.
const SLOTS: u32 = 9;

impl Known {
    fn forget(&mut self) {
        self.slots.resize(1 << SLOTS, Cell::default());
        self.window = self.window.wrapping_add(1);
        // Where numbers begin anew, what was known long ago is forgotten; none is that of an empty slot.
        if self.window == 0 {
            self.slots.fill(Cell::default());
            self.window = 1;
        }
    }

    /// Where some tests are met; they are looked at where they were not before.
    #[inline]
    fn or_look(&self, tests: Run, look: impl FnOnce() -> Places) -> Places {
        // Multiplied by an odd number near the golden ratio of 2³², the high bits depend on all the others.
        let slot = tests.start.wrapping_mul(0x9E37_79B1) >> (u32::BITS - SLOTS);
        let slot = usize::try_from(slot).ok().and_then(|slot| self.slots.get(slot));
        let Some(slot) = slot else { return look() };
        let known = slot.get();
        if known.window == self.window && known.tests == tests {
            return known.met;
        }
        let met = look();
        slot.set(Slot { window: self.window, tests, met });
        met
    }
}

/// The places from so many behind one on.
fn from_on(place: usize, behind: u32) -> Places {
    u32::try_from(place).ok().and_then(|place| Places::MAX.checked_shl(place + behind)).unwrap_or_default()
}

/// The places up to so many before one.
fn up_to(place: usize, before: u32) -> Places {
    let last = u32::try_from(place).ok().and_then(|place| place.checked_sub(before));
    last.map_or(0, |last| !Places::MAX.checked_shl(last + 1).unwrap_or_default())
}

fn add(places: &mut [Places], at: usize, place: Places) {
    if let Some(slot) = places.get_mut(at) {
        *slot |= place;
    }
}
