//! Where the pieces of a sentence are what patterns want, as bits of a number: all ways that a pattern may go from a figure
//! are followed at once, so that only those that fit are walked for what they capture.

use super::pattern::{Beside, Node, Parts, Pattern, Run, Test, Times};
use super::piece::{FormClasses, Piece};
use crate::vocabulary::{Classes, MOST_CLASSES};

/// A set of places: a bit for each piece of the window, and one on either side of it.
type Places = u128;

/// Where a test that is known has its mark: no place does.
const KNOWN: Places = 1 << 127;

/// So many pieces are in a window: with those on either side and the mark of what is known no more than there are bits.
const WINDOW: usize = 124;

/// So many pieces share a window, with as many on either side.
const TILE: usize = 40;

/// Words are told apart by so many bits, and then by themselves.
const WORDS: usize = 64;

/// Forms of verbs.
const FORMS: usize = 8;

/// The pieces of a sentence, and where around the figure that is asked for they are what tests want.
pub(super) struct Sentence<'a> {
    pub(super) pieces: &'a [Piece],
    pub(super) forms: &'a FormClasses,
    pub(super) parts: &'a Parts,
    /// The first piece of the window.
    start: usize,
    /// The places beside the window where the sentence goes on: what comes there may fit.
    beyond: Places,
    all: Places,
    /// What is neither a mark nor a figure.
    plain: Places,
    of_class: [Places; MOST_CLASSES],
    /// Which classes there are.
    classes: Classes,
    of_form: [Places; FORMS],
    of_word: [Places; WORDS],
    known: &'a mut Known,
}

/// What was found out of a window of a sentence. Its memory serves for one sentence after the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// Where each test is met, by its number, as far as it was asked.
    met: Vec<Places>,
    /// The tests that were asked.
    asked: Vec<u32>,
}

impl Known {
    /// Forgets the window before.
    fn forget(&mut self, tests: usize) {
        for test in self.asked.drain(..) {
            if let Some(met) = usize::try_from(test).ok().and_then(|test| self.met.get_mut(test)) {
                *met = 0;
            }
        }
        self.met.resize(tests, 0);
    }
}

impl<'a> Sentence<'a> {
    pub(super) fn new(
        pieces: &'a [Piece],
        forms: &'a FormClasses,
        parts: &'a Parts,
        known: &'a mut Known,
    ) -> Sentence<'a> {
        let mut sentence = Sentence {
            pieces,
            forms,
            parts,
            start: 0,
            beyond: 0,
            all: 0,
            plain: 0,
            of_class: [0; MOST_CLASSES],
            classes: Classes::NONE,
            of_form: [0; FORMS],
            of_word: [0; WORDS],
            known,
        };
        sentence.look_from(0);
        sentence
    }

    /// Whether a pattern fits a figure, but for what it captures and the steps it may take; `true` where it leaves the window.
    pub(super) fn may_fit(&mut self, pattern: &Pattern, at: usize) -> bool {
        if self.pieces.len() > WINDOW {
            // The first window goes further back than it has to, the others have as much on either side.
            let start = (at / TILE * TILE).saturating_sub(TILE);
            if start != self.start {
                self.of_class.fill(0);
                self.of_form.fill(0);
                self.of_word.fill(0);
                self.look_from(start);
            }
        }
        let place = at.saturating_sub(self.start) + 1;
        self.has_what_it_needs(&pattern.before, place, false)
            && self.has_what_it_needs(&pattern.behind, place, true)
            && self.reach(pattern.before.nodes, 1 << (place - 1), false) != 0
            && self.reach(pattern.behind.nodes, 1 << (place + 1), true) != 0
    }

    /// Whether what a pattern needs on one side of a figure stands there, in some order: most patterns lack something.
    fn has_what_it_needs(&mut self, beside: &Beside, place: usize, forward: bool) -> bool {
        // Beyond the window anything may stand.
        self.beyond != 0
            || self.parts.needs(beside.needs).iter().all(|need| {
                let (least, most) = (u32::from(need.least), u32::from(need.most));
                let places = if forward {
                    from_on(place + 1, least) & !from_on(place + 2, most)
                } else {
                    up_to(place - 1, least) & !up_to(place.saturating_sub(2), most)
                };
                places & self.met(need.test) != 0
            })
    }

    /// Where a piece that a test wants leads.
    fn step(&mut self, test: u32, places: Places, forward: bool) -> Places {
        let met = self.met(test);
        self.led(met, places, forward)
    }

    /// Where places lead of which some are what is wanted.
    fn led(&self, met: Places, places: Places, forward: bool) -> Places {
        let met = places & met;
        (if forward { met << 1 } else { met >> 1 }) | places & self.beyond
    }

    /// Takes down what the pieces of a window are.
    fn look_from(&mut self, start: usize) {
        self.start = start;
        (self.all, self.plain, self.classes) = (0, 0, Classes::NONE);
        self.known.forget(self.parts.count_tests());
        let mut place: Places = 1;
        for piece in self.pieces.iter().skip(start).take(WINDOW) {
            place <<= 1;
            self.all |= place;
            self.classes |= piece.classes;
            for class in piece.classes.numbers() {
                add(&mut self.of_class, class, place);
            }
            if let Some(word) = piece.word {
                add(&mut self.of_word, bit_of(word), place);
            }
            if piece.figure.is_none() {
                if !self.forms.is_mark(piece.classes) {
                    self.plain |= place;
                }
                (0..FORMS)
                    .filter(|form| piece.forms >> form & 1 == 1)
                    .for_each(|form| add(&mut self.of_form, form, place));
            }
        }
        let before = if start > 0 { 1 } else { 0 };
        let behind = if self.pieces.len() > start + WINDOW { place << 1 } else { 0 };
        self.beyond = before | behind;
    }

    /// Where some nodes may end that begin at some places.
    fn reach(&mut self, nodes: Run, from: Places, forward: bool) -> Places {
        let parts = self.parts;
        let mut places = from;
        for node in parts.nodes(nodes) {
            if places == 0 {
                return 0;
            }
            places = self.through(*node, places, forward);
        }
        places
    }

    /// Where a node may end that begins at some places.
    #[inline]
    fn through(&mut self, node: Node, places: Places, forward: bool) -> Places {
        match node {
            Node::One(test) => self.step(test, places, forward),
            Node::Not(test) => places & !self.met(test),
            Node::Capture(_, inner) | Node::Repeat(inner, Times::ONCE) => self.reach(inner, places, forward),
            Node::Either(group) => self.one_of(group, places, forward),
            Node::Repeat(inner, times) => self.repeat(inner, times, places, forward),
        }
    }

    /// Where one of some sequences may end that begins at some places.
    fn one_of(&mut self, group: Run, places: Places, forward: bool) -> Places {
        let parts = self.parts;
        // Most branches are one piece each: where one of them stands all lead to the same place.
        let (mut met, mut single, mut all) = (0, false, 0);
        for branch in parts.branches(group) {
            match parts.nodes(*branch) {
                [Node::One(test)] => {
                    met |= self.met(*test);
                    single = true;
                }
                _ => all |= self.reach(*branch, places, forward),
            }
        }
        if single { all | self.led(met, places, forward) } else { all }
    }

    /// Where nodes may end that begin at some places and stand several times.
    fn repeat(&mut self, inner: Run, times: Times, places: Places, forward: bool) -> Places {
        let one = match self.parts.nodes(inner) {
            [Node::One(test)] => Some(self.met(*test)),
            _ => None,
        };
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

    /// The places where a test is met, by its number.
    #[inline]
    fn met(&mut self, number: u32) -> Places {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        match self.known.met.get(at) {
            Some(known) if known & KNOWN != 0 => known & !KNOWN,
            _ => self.found(number, at),
        }
    }

    /// Finds out where a test is met that was not asked yet.
    fn found(&mut self, number: u32, at: usize) -> Places {
        let met = self.parts.test(number).map_or(0, |test| self.where_met(test));
        if let Some(known) = self.known.met.get_mut(at) {
            *known = met | KNOWN;
            self.known.asked.push(number);
        }
        met
    }

    fn where_met(&self, test: &Test) -> Places {
        let mut met = if test.any { self.all } else { 0 };
        if test.word {
            met |= self.plain;
        }
        for class in (test.classes & self.classes).numbers() {
            met |= get(&self.of_class, class);
        }
        let words = test.words.iter().fold(0, |all, word| all | get(&self.of_word, bit_of(*word)));
        met |= self.only(words & !met, |piece| piece.word.is_some_and(|word| test.words.contains(&word)));
        if test.forms != 0 {
            let forms = (0..FORMS).filter(|form| test.forms >> form & 1 == 1);
            let verbs = forms.fold(0, |all, form| all | get(&self.of_form, form));
            met |= if test.verbs.is_empty() {
                verbs
            } else {
                self.only(verbs & !met, |piece| piece.verb.is_some_and(|verb| test.verbs.contains(&verb)))
            };
        }
        if met != 0 {
            met = test.except.iter().fold(met, |met, other| met & !self.where_met(other));
        }
        met
    }

    /// Those of some places whose pieces are something.
    fn only(&self, mut places: Places, is: impl Fn(&Piece) -> bool) -> Places {
        let mut met = 0;
        while places != 0 {
            let place = places & places.wrapping_neg();
            places ^= place;
            let ahead = usize::try_from(place.trailing_zeros()).ok().and_then(|at| at.checked_sub(1));
            if ahead.and_then(|ahead| self.pieces.get(self.start + ahead)).is_some_and(&is) {
                met |= place;
            }
        }
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

fn get(places: &[Places], at: usize) -> Places {
    places.get(at).copied().unwrap_or_default()
}

fn bit_of(word: u32) -> usize {
    usize::try_from(word).unwrap_or_default() % WORDS
}
