//! Parts and wholes among places: counties and their state, where the codes of places say which is which.

use std::collections::BTreeMap;

use super::cell::{Cell, Value};
use super::compare::Subject;
use super::dictionary::Series;
use super::names::index;
use super::tables::Tables;
use crate::model::Measures;
use crate::quantity::Number;

/// How many of the largest differences are kept.
const KEPT: usize = 3;

/// What adding up the parts of a measure of an event came to, in one source.
#[derive(Clone, Debug, Default)]
pub(super) struct PartsOutcome {
    /// How many wholes have all their parts, or less than the sum of some.
    pub(super) tested: u64,
    pub(super) failing: u64,
    /// The largest first.
    pub(super) largest: Vec<Failure>,
}

impl PartsOutcome {
    /// Keeps the largest; of equal ones, those of the first rows.
    fn rank(&mut self) {
        self.largest
            .sort_by_key(|failure| (std::cmp::Reverse(failure.size), failure.whole.origin(), failure.whole.line));
        self.largest.truncate(KEPT);
    }

    /// The wholes that fail.
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Cell> {
        self.largest.iter_mut().map(|failure| &mut failure.whole)
    }

    pub(super) fn absorb(&mut self, other: PartsOutcome) {
        self.tested += other.tested;
        self.failing += other.failing;
        self.largest.extend(other.largest);
        self.rank();
    }
}

/// A whole that its parts do not add up to.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    size: Number,
    pub(super) whole: Cell,
    pub(super) sum: Number,
    pub(super) parts: usize,
}

/// A claim as a part of a whole, or as the whole itself.
struct Member<'a> {
    whole: u32,
    source: u32,
    is_whole: bool,
    cell: &'a Cell,
}

impl Tables {
    /// Adds up parts where the options say how codes tell them. Costs n log n in the claims about parts and wholes.
    pub(super) fn parts(&self, measures: &Measures) -> BTreeMap<(Subject, u32), PartsOutcome> {
        let mut outcomes: BTreeMap<(Subject, u32), PartsOutcome> = BTreeMap::new();
        let Some(length) = self.options.whole_code.filter(|length| *length > 0) else { return outcomes };
        let names = &self.names;
        let places: BTreeMap<&str, u32> = names.places.iter().zip(0..).collect();
        let series: BTreeMap<(u32, u32, u32, u32), u32> =
            names.series.iter().zip(0..).map(|(series, number)| (key(series), number)).collect();
        let mut part_of: Vec<Option<u32>> = Vec::with_capacity(names.series.len());
        let mut parts_of: BTreeMap<u32, usize> = BTreeMap::new();
        for own in &names.series {
            let place = names.places.name(own.place);
            let code = place.char_indices().nth(length).and_then(|(end, _)| place.get(..end));
            let whole = code.and_then(|code| places.get(code)).map(|place| Series { place: *place, ..*own });
            let whole = whole.and_then(|whole| series.get(&key(&whole))).copied();
            if let Some(whole) = whole {
                *parts_of.entry(whole).or_default() += 1;
            }
            part_of.push(whole);
        }
        let member = |cell: &Cell| -> Option<(u32, bool)> {
            match part_of.get(index(cell.series)).copied().flatten() {
                Some(whole) => Some((whole, false)),
                None => parts_of.contains_key(&cell.series).then_some((cell.series, true)),
            }
        };
        let mut members: Vec<Member<'_>> = Vec::new();
        for cell in &self.cells {
            if let Some((whole, is_whole)) = member(cell) {
                members.push(Member { whole, source: self.source(cell), is_whole, cell });
            }
        }
        members.sort_by_key(|member| {
            (member.whole, member.cell.date, member.source, !member.is_whole, member.cell.series)
        });
        // Of several values of one source the first counts; that they are several is a finding of its own.
        members.dedup_by_key(|member| (member.whole, member.cell.date, member.source, member.cell.series));
        for group in members.chunk_by(|a, b| (a.whole, a.cell.date, a.source) == (b.whole, b.cell.date, b.source)) {
            let Some((whole, parts)) = group.split_first().filter(|(whole, parts)| whole.is_whole && parts.len() > 1)
            else {
                continue;
            };
            let Some((sum, slack)) = add_up(parts) else { continue };
            let value = whole.cell.value();
            let Some(difference) = sum.checked_sub(value.number()) else { continue };
            let complete = parts_of.get(&whole.whole) == Some(&parts.len());
            // Where some part is not given, the others may come to less than the whole.
            if !complete && (difference.is_negative() || difference.is_zero()) {
                continue;
            }
            let of = self.series(whole.cell);
            let counted = self.unit(of.measure, measures).is_counted();
            let exact = counted && group.iter().all(|member| member.cell.value().exponent == 0);
            let slack = if exact { Some(Number::ZERO) } else { half_step(value).checked_add(slack) };
            let outcome = outcomes.entry(((of.event, of.measure), whole.source)).or_default();
            outcome.tested += 1;
            if slack.is_some_and(|slack| difference.absolute() > slack) {
                outcome.failing += 1;
                outcome.largest.push(Failure {
                    size: difference.absolute(),
                    whole: *whole.cell,
                    sum,
                    parts: parts.len(),
                });
                outcome.rank();
            }
        }
        outcomes
    }
}

fn key(series: &Series) -> (u32, u32, u32, u32) {
    (series.event, series.measure, series.place, series.scope)
}

fn half_step(value: Value) -> Number {
    value.number().step().half().unwrap_or(Number::ZERO)
}

/// The sum of parts, and how far rounding to the printed digits may have moved it.
fn add_up(parts: &[Member<'_>]) -> Option<(Number, Number)> {
    parts.iter().map(|part| part.cell.value()).try_fold((Number::ZERO, Number::ZERO), |(sum, slack), value| {
        Some((sum.checked_add(value.number())?, slack.checked_add(half_step(value))?))
    })
}
