//! Fits a pattern to the pieces around a figure.

use super::pattern::{Key, Node, Parts, Run, Sides, Test, Times};
use super::piece::{FormClasses, Piece};
use super::positions::Sentence;

/// What a pattern found beside a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fit {
    /// The figure itself, by index of the pieces.
    pub(crate) at: usize,
    /// The verb, by index of the pieces.
    pub(crate) verb: Option<usize>,
    /// The nearest other figure that the pattern names, by index of the pieces.
    pub(crate) figure: Option<usize>,
    /// The noun that names a measure, by index of the pieces.
    pub(crate) noun: Option<usize>,
    /// The first and the last piece of each key.
    pub(crate) keys: Vec<(Key, usize, usize)>,
}

/// So many steps at most are made to fit one pattern, so that the cost stays linear.
const MOST_STEPS: usize = 5000;

/// The pieces around a figure, and the steps that are left.
struct Walk<'a> {
    parts: &'a Parts,
    pieces: &'a [Piece],
    forms: &'a FormClasses,
    /// Where tests are known to be met.
    sentence: Option<&'a Sentence<'a>>,
    steps: usize,
    fit: Fit,
}

/// Fits a pattern to a figure that it may count, by what it wants beside it.
pub(super) fn fit(sides: &Sides, sentence: &mut Sentence<'_>, at: usize) -> Option<Fit> {
    if !sentence.may_fit(sides, at) {
        return None;
    }
    walk(sides, sentence.parts, sentence.pieces, sentence.forms, Some(sentence), at)
}

/// What a pattern finds beside a figure, by going one way after another; where a sentence was looked at, by what it found.
pub(super) fn walk(
    sides: &Sides,
    parts: &Parts,
    pieces: &[Piece],
    forms: &FormClasses,
    sentence: Option<&Sentence<'_>>,
    at: usize,
) -> Option<Fit> {
    let mut walk = Walk { parts, pieces, forms, sentence, steps: MOST_STEPS, fit: Fit { at, ..Fit::default() } };
    let ahead = at.checked_sub(1);
    let fits = walk.sequence(parts.nodes(sides.before.nodes), ahead, false, &mut |walk, _| {
        walk.sequence(parts.nodes(sides.behind.nodes), Some(at + 1), true, &mut |_, _| true)
    });
    fits.then_some(walk.fit)
}

/// What goes on behind a part that fits: from the next piece, if there is one.
type Rest<'r, 'a> = &'r mut dyn FnMut(&mut Walk<'a>, Option<usize>) -> bool;

impl<'a> Walk<'a> {
    fn sequence(&mut self, nodes: &[Node], at: Option<usize>, forward: bool, rest: Rest<'_, 'a>) -> bool {
        let Some((node, others)) = nodes.split_first() else { return rest(self, at) };
        if self.steps == 0 {
            return false;
        }
        self.steps -= 1;
        match *node {
            Node::One(test) => match self.met(test, at).and_then(|piece| Some((self.wanted(test)?, piece))) {
                Some((test, piece)) => {
                    let (verb, figure, noun) = (self.fit.verb, self.fit.figure, self.fit.noun);
                    // The verb nearest to the figure governs it.
                    if test.forms != 0 && verb.is_none() && self.is_verb(test, piece) {
                        self.fit.verb = Some(piece);
                    }
                    if test.classes & self.forms.figure != 0 && figure.is_none() {
                        self.fit.figure = Some(piece);
                    }
                    if test.classes & (self.forms.tally | self.forms.state) != 0 && self.is_tally(piece) {
                        self.fit.noun = Some(piece);
                    }
                    let fits = self.sequence(others, step(piece, forward), forward, rest);
                    if !fits {
                        (self.fit.verb, self.fit.figure, self.fit.noun) = (verb, figure, noun);
                    }
                    fits
                }
                None => false,
            },
            Node::Not(test) => self.met(test, at).is_none() && self.sequence(others, at, forward, rest),
            Node::Capture(key, inner) => {
                let Some(from) = at else { return false };
                let Some(key) = self.parts.key(key) else { return false };
                self.sequence(self.parts.nodes(inner), at, forward, &mut |walk, next| {
                    // Where nothing was taken there are no words.
                    let last = match next {
                        Some(next) if forward => next.checked_sub(1).filter(|last| *last >= from),
                        Some(next) => Some(next + 1).filter(|last| *last <= from),
                        None => Some(0),
                    };
                    let Some(last) = last else { return false };
                    walk.fit.keys.push((key, from.min(last), from.max(last)));
                    let fits = walk.sequence(others, next, forward, rest);
                    if !fits {
                        walk.fit.keys.pop();
                    }
                    fits
                })
            }
            Node::Either(group) => self.parts.branches(group).iter().any(|branch| {
                let nodes = self.parts.nodes(*branch);
                // Most branches end at their first piece, which is a step.
                if let Some(Node::One(test)) = nodes.first()
                    && self.met(*test, at).is_none()
                {
                    self.steps = self.steps.saturating_sub(1);
                    return false;
                }
                self.sequence(nodes, at, forward, &mut |walk, at| walk.sequence(others, at, forward, rest))
            }),
            Node::Repeat(inner, times) => self.repeat(inner, times, at, forward, others, rest),
        }
    }

    /// As often as may be, then less often; or the other way round.
    fn repeat(
        &mut self,
        inner: Run,
        times: Times,
        at: Option<usize>,
        forward: bool,
        others: &[Node],
        rest: Rest<'_, 'a>,
    ) -> bool {
        if self.steps == 0 {
            return false;
        }
        self.steps -= 1;
        let enough = times.least == 0;
        if times.lazy && enough && self.sequence(others, at, forward, rest) {
            return true;
        }
        if times.most > 0 {
            let fewer = Times { least: times.least.saturating_sub(1), most: times.most - 1, ..times };
            let once_more = self.sequence(self.parts.nodes(inner), at, forward, &mut |walk, next| {
                // What takes no piece is not repeated.
                if next == at {
                    return times.least <= 1 && walk.sequence(others, next, forward, rest);
                }
                walk.repeat(inner, fewer, next, forward, others, rest)
            });
            if once_more {
                return true;
            }
        }
        !times.lazy && enough && self.sequence(others, at, forward, rest)
    }

    fn wanted(&self, test: u32) -> Option<&'a Test> {
        self.parts.test(test)
    }

    /// The piece at a place, if it is what the test of a number wants.
    #[inline]
    fn met(&self, test: u32, at: Option<usize>) -> Option<usize> {
        match self.sentence.and_then(|sentence| sentence.meets(test, at?)) {
            Some(meets) => at.filter(|_| meets),
            None => self.meets(self.wanted(test)?, at),
        }
    }

    /// The piece at a place, if it is what a test wants.
    fn meets(&self, test: &Test, at: Option<usize>) -> Option<usize> {
        let at = at?;
        let piece = self.pieces.get(at)?;
        let word = test.word && piece.figure.is_none() && !self.forms.is_mark(piece.classes);
        let fits = test.any
            || word
            || piece.classes & test.classes != 0
            || piece.word.is_some_and(|word| test.words.contains(&word))
            || self.is_verb(test, at);
        let excepted = || test.except.iter().any(|other| self.meets(other, Some(at)).is_some());
        (fits && !excepted()).then_some(at)
    }

    fn is_tally(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.classes & self.forms.tally != 0)
    }

    fn is_verb(&self, test: &Test, at: usize) -> bool {
        let Some(piece) = self.pieces.get(at) else { return false };
        piece.figure.is_none()
            && piece.forms & test.forms != 0
            && (test.verbs.is_empty() || piece.verb.is_some_and(|verb| test.verbs.contains(&verb)))
    }
}

fn step(at: usize, forward: bool) -> Option<usize> {
    if forward { Some(at + 1) } else { at.checked_sub(1) }
}
