//! Where the pieces of a sentence are what patterns want, as bits of a number: all ways that a pattern may go from a figure
//! are followed at once, so that only those that fit are walked for what they capture.

use super::meets::{FORMS, Meets};
use super::pattern::{Beside, Node, Parts, Pattern, Run, Times};
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
    /// The tests that are met.
    tests: Vec<u32>,
    /// Where each class is met; empty between two windows.
    of_class: Vec<Places>,
}

impl Window {
    /// Forgets the window before.
    fn forget(&mut self, tests: usize) {
        for test in self.tests.drain(..) {
            if let Some(met) = usize::try_from(test).ok().and_then(|test| self.met.get_mut(test)) {
                *met = 0;
            }
        }
        self.met.resize(tests, 0);
    }

    /// The places where a test is met, by its number.
    #[inline]
    fn met(&self, test: u32) -> Places {
        usize::try_from(test).ok().and_then(|test| self.met.get(test)).copied().unwrap_or_default()
    }

    /// The places where one of some tests is met.
    #[inline]
    fn any_of(&self, tests: &[u32]) -> Places {
        tests.iter().fold(0, |met, test| met | self.met(*test))
    }

    /// Takes down that some places meet a test.
    #[inline]
    fn meet(&mut self, test: u32, places: Places) {
        if let Some(met) = usize::try_from(test).ok().and_then(|test| self.met.get_mut(test)) {
            if *met == 0 {
                self.tests.push(test);
            }
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
    pub(super) fn may_fit(&mut self, pattern: &Pattern, at: usize) -> bool {
        if self.pieces.len() > WINDOW {
            // The first window goes further back than it has to, the others have as much on either side.
            let start = (at / TILE * TILE).saturating_sub(TILE);
            if start != self.start {
                self.look_from(start);
            }
        }
        let place = at.saturating_sub(self.start) + 1;
        self.has_what_it_needs(&pattern.before, place, false)
            && self.has_what_it_needs(&pattern.behind, place, true)
            && self.reach(pattern.before.nodes, 1 << (place - 1), false) != 0
            && self.reach(pattern.behind.nodes, 1 << (place + 1), true) != 0
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
                let met = self.window.any_of(self.parts.any_of(need.tests));
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
            places = self.through(*node, places, forward);
        }
        places
    }

    /// Where a node may end that begins at some places.
    #[inline]
    fn through(&self, node: Node, places: Places, forward: bool) -> Places {
        match node {
            Node::One(test) => self.led(self.window.met(test), places, forward),
            Node::Not(test) => places & !self.window.met(test),
            Node::Capture(_, inner) | Node::Repeat(inner, Times::ONCE) => self.reach(inner, places, forward),
            Node::Either(group) => self.one_of(group, places, forward),
            Node::Repeat(inner, times) => self.repeat(inner, times, places, forward),
        }
    }

    /// Where one of some sequences may end that begins at some places.
    fn one_of(&self, group: u32, places: Places, forward: bool) -> Places {
        let Some(group) = self.parts.group(group) else { return 0 };
        let pieces = self.parts.any_of(group.pieces);
        let all = if pieces.is_empty() { 0 } else { self.led(self.window.any_of(pieces), places, forward) };
        // Most branches end at their first piece.
        let of_branch = |branch: &Run| match self.parts.nodes(*branch) {
            [Node::One(test), others @ ..] => {
                self.along(others, self.led(self.window.met(*test), places, forward), forward)
            }
            nodes => self.along(nodes, places, forward),
        };
        self.parts.longer(group).iter().fold(all, |all, branch| all | of_branch(branch))
    }

    /// Where nodes may end that begin at some places and stand several times.
    fn repeat(&self, inner: Run, times: Times, places: Places, forward: bool) -> Places {
        let one = self.parts.piece_of(self.parts.nodes(inner)).map(|tests| self.window.any_of(tests));
        let mut all = if times.least == 0 { places } else { 0 };
        let mut now = places;
        for round in 1..=times.most {
            now = match one {
                Some(met) => self.led(met, now, forward),
                None => self.reach(inner, now, forward),
            };
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
