//! How far the words of a source reach: which figures of a sentence are on its word.
//!
//! A source that opens its clause ("the army said 12 had died") reaches from there to the next source; one behind what it said
//! ("12 had died, the army said") or amid it reaches back to the source before it, and on to the next. Between one that opens
//! and one that closes, a clause that turns is the border: "the army said 12 had died, but 40 were killed, according to the
//! opposition". Where no clause turns, what stands between is on the word of both.

use super::names::Words;
use crate::model::{Credit, Span};

/// Where a source stands to what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    /// Before it.
    Opens,
    /// Before it, in a clause on which another rests: "after police said that".
    OpensWithin,
    /// Behind it, or amid it.
    Within,
    /// Behind it, and its verb before its name: "said the mayor, who has two children".
    Ends,
    /// With the source before it, whose source it is: "citing the ministry".
    Chained,
}

/// A source with the words that name it so, "the army said", and where these stand to what it says.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) credit: Credit,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) stance: Stance,
}

/// A credit and the stretch of the text that is on its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribution {
    pub(crate) credit: Credit,
    pub(crate) reach: Span,
    /// The words that name the source so: what is counted in them is not on its word. "Lind, one of three coroners, said"
    pub(crate) own: Option<Span>,
}

/// The reach of each of the sources of a sentence, which come in any order, and keep it.
pub(super) fn reaches(named: Vec<Named>, sentence: &Words<'_>) -> Vec<Attribution> {
    let mut order: Vec<usize> =
        (0..named.len()).filter(|at| named.get(*at).is_some_and(|own| own.stance != Stance::Chained)).collect();
    order.sort_by_key(|at| named.get(*at).map(|named| named.from));
    let own: Vec<&Named> = order.iter().filter_map(|at| named.get(*at)).collect();
    let reach_of = |place: usize| {
        let this = own.get(place)?;
        let before = place.checked_sub(1).and_then(|before| own.get(before));
        let from = match (this.stance, before) {
            (Stance::Opens | Stance::OpensWithin, _) => this.to,
            (_, None) => sentence.span.start(),
            (_, Some(before)) => border(before, this, sentence).unwrap_or(before.from),
        };
        let to = match own.get(place + 1) {
            _ if this.stance == Stance::OpensWithin => sentence.next_cut(this.to),
            Some(next) if matches!(next.stance, Stance::Opens | Stance::OpensWithin) => next.from,
            Some(next) => border(this, next, sentence).unwrap_or(next.from),
            // What follows is about whoever spoke, unless they go on: "adding that".
            None if this.stance == Stance::Ends && !sentence.goes_on_after(this.to) => this.to,
            None => sentence.span.end(),
        };
        Span::new(from, to.max(from))
    };
    let reaches: Vec<Span> = (0..own.len()).map(|place| reach_of(place).unwrap_or(sentence.span)).collect();
    let of = |index: usize| order.iter().position(|at| *at == index).and_then(|place| reaches.get(place)).copied();
    let mut last = None;
    let mut found: Vec<Option<Span>> = Vec::with_capacity(named.len());
    for (index, own) in named.iter().enumerate() {
        // The source of a source has its reach: of the one named last before it.
        let chained = order.iter().rev().find(|at| named.get(**at).is_some_and(|other| other.from <= own.from));
        let reach = if own.stance == Stance::Chained { chained.and_then(|at| of(*at)) } else { of(index) };
        last = reach.or(last);
        found.push(reach);
    }
    named
        .into_iter()
        .zip(found)
        .map(|(named, reach)| Attribution {
            credit: named.credit,
            reach: reach.or(last).unwrap_or(sentence.span),
            own: Span::new(named.from, named.to),
        })
        .collect()
}

/// Where what one source says ends and what the next one says begins, the next standing behind or amid it.
fn border(one: &Named, next: &Named, sentence: &Words<'_>) -> Option<usize> {
    let turn = sentence.turn_between(one.to, next.from);
    turn.or_else(|| matches!(one.stance, Stance::Within | Stance::Ends).then_some(one.to))
}
