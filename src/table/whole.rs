//! What tables came to in all, be it in one piece or part by part.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;
use super::compare::{Extremes, Outcome, Subject};
use super::dictionary::Series;
use super::equations::{EquationOutcome, Tested};
use super::impossible::{Faulty, ImpossibleOutcome};
use super::names::index;
use super::parts::PartsOutcome;
use super::tables::Tables;
use crate::error::Error;
use crate::model::Measures;

/// Of how many claims about one statistic all are shown; of more, the two that lie furthest apart.
pub(super) const MOST_CLAIMS: usize = 6;

/// What tables came to in all.
pub(super) struct Whole<'a> {
    /// The tables; where memory does not hold them, the claims that findings show, and no others.
    pub(super) tables: Cow<'a, Tables>,
    pub(super) outcome: Outcome,
    pub(super) parts: BTreeMap<(Subject, u32), PartsOutcome>,
    pub(super) equations: BTreeMap<Tested, EquationOutcome>,
    pub(super) impossible: BTreeMap<Faulty, ImpossibleOutcome>,
    /// How many claims each source gives, by its number.
    pub(super) claims: Vec<usize>,
}

impl Tables {
    pub(super) fn whole(&self, measures: &Measures) -> Result<Whole<'_>, Error> {
        if !self.is_in_parts() {
            return Ok(Whole {
                outcome: self.outcome(measures),
                parts: self.parts(measures),
                equations: self.equations(measures),
                impossible: self.impossible(measures),
                claims: self.claims_by_source(),
                tables: Cow::Borrowed(self),
            });
        }
        let mut shown = Tables { apart: self.apart.clone(), ..self.emptied() };
        let mut taken: BTreeSet<u64> = BTreeSet::new();
        let mut outcome = Outcome::default();
        let mut parts: BTreeMap<(Subject, u32), PartsOutcome> = BTreeMap::new();
        let mut equations: BTreeMap<Tested, EquationOutcome> = BTreeMap::new();
        let mut impossible: BTreeMap<Faulty, ImpossibleOutcome> = BTreeMap::new();
        let mut claims = vec![0; self.names.sources.len()];
        self.visit(|part, _| {
            let mut own = part.outcome(measures);
            own.extremes(|extremes| extremes.show(part, &mut shown, &mut taken));
            outcome.absorb(&own);
            for (subject, mut own) in part.parts(measures) {
                own.cells().for_each(|cell| *cell = shown.take_in(part, cell));
                parts.entry(subject).or_default().absorb(own);
            }
            for (tested, mut own) in part.equations(measures) {
                own.cells().for_each(|cell| *cell = shown.take_in(part, cell));
                equations.entry(tested).or_default().absorb(own);
            }
            for (faulty, mut own) in part.impossible(measures) {
                own.first.iter_mut().for_each(|cell| *cell = shown.take_in(part, cell));
                impossible.entry(faulty).or_default().absorb(own);
            }
            claims.iter_mut().zip(part.claims_by_source()).for_each(|(count, own): (&mut usize, _)| *count += own);
            Ok(())
        })?;
        shown.cells.sort_by_key(Cell::key);
        Ok(Whole { tables: Cow::Owned(shown), outcome, parts, equations, impossible, claims })
    }

    fn claims_by_source(&self) -> Vec<usize> {
        let mut claims = vec![0_usize; self.names.sources.len()];
        for cell in &self.cells {
            if let Some(count) = claims.get_mut(index(self.source(cell))) {
                *count += 1;
            }
        }
        claims
    }

    /// The claims about the statistic of a key, one more than are shown at most.
    pub(super) fn statistic(&self, key: u64) -> impl Iterator<Item = &Cell> {
        let start = self.cells.partition_point(|cell| cell.key() < key);
        self.cells.iter().skip(start).take_while(move |cell| cell.key() == key).take(MOST_CLAIMS + 1)
    }

    /// The claim of a part under the numbers that its names have here.
    fn take_in(&mut self, part: &Tables, cell: &Cell) -> Cell {
        let (names, series) = (&part.names, part.series(cell));
        let number = |own: &mut super::names::Names, name: &str| own.number(name.as_bytes()).unwrap_or(u32::MAX);
        let series = Series {
            place: number(&mut self.names.places, names.places.name(series.place)),
            scope: number(&mut self.names.scopes, names.scopes.name(series.scope)),
            ..series
        };
        let date = number(&mut self.names.dates, names.dates.name(cell.date));
        cell.renumbered(self.names.series_number(series), date, cell.origin())
    }
}

impl Extremes {
    /// Takes the claims of the largest differences in among those that are shown, with all about their statistics.
    fn show(&mut self, part: &Tables, shown: &mut Tables, taken: &mut BTreeSet<u64>) {
        for extreme in &mut self.largest {
            let (first, second) = (shown.take_in(part, &extreme.first), shown.take_in(part, &extreme.second));
            for (own, claim) in [(&extreme.first, first), (&extreme.second, second)] {
                if taken.insert(claim.key()) {
                    for cell in part.statistic(own.key()) {
                        let cell = shown.take_in(part, cell);
                        shown.cells.push(cell);
                    }
                }
            }
            (extreme.first, extreme.second) = (first, second);
        }
    }
}
