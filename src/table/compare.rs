//! Claims of tables against one another: one pass over the sorted claims, counts and the largest differences out.
//!
//! Statistics are independent of one another, so that pieces of the claims are compared side by side and their counts
//! added up; the same holds for the partitions of an engine.

use std::collections::BTreeMap;

use super::cell::{Cell, Gap};
use super::dictionary::Series;
use super::names::{canonical, index};
use super::tables::Tables;
use crate::error::Error;
use crate::model::Measures;
use crate::quantity::Unit;
use crate::verifier::Verifier;

/// Of how many sources of one statistic every pair is compared; of more, only the lowest value with the highest.
const PAIRED: usize = 16;

/// How many of the largest differences are kept for each pair of sources.
const KEPT: usize = 3;

/// Where differences are parted by size, in percent of the larger value.
pub(super) const SIZES: [u128; 3] = [50, 10, 1];

/// What tables came to, compared by statistic: an event, a measure, a place, a date and a scope. For two sources on a
/// measure of an event, the statistics that both give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableComparison {
    /// The event, for a pair of sources; empty for the whole.
    pub event: String,
    /// The measure, for a pair of sources; empty for the whole.
    pub measure: String,
    /// The two sources of a pair; empty for the whole.
    pub sources: Vec<String>,
    /// How many statistics the tables give.
    pub statistics: u64,
    /// How many of these two or more sources give.
    pub compared: u64,
    /// How many statistics have values that differ when they are compared to the letter, be it within one source.
    pub differing: u64,
    /// How many of those compared have values that cannot all hold, whatever was rounded to the printed digits.
    pub conflicting: u64,
    /// The same for each pair of sources, by event and measure.
    pub pairs: Vec<TableComparison>,
}

/// An event and a measure, by number.
pub(super) type Subject = (u32, u32);

/// What comparing came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    pub(super) subjects: BTreeMap<Subject, SubjectOutcome>,
}

/// What a measure of an event came to.
#[derive(Clone, Debug, Default)]
pub(super) struct SubjectOutcome {
    pub(super) statistics: u64,
    /// Statistics that two or more sources give.
    pub(super) compared: u64,
    /// Of all, those whose values differ to the letter.
    pub(super) differing: u64,
    /// Of those compared, the ones whose values cannot all hold.
    pub(super) conflicting: u64,
    pub(super) pairs: BTreeMap<(u32, u32), Pair>,
    /// Statistics on which a source contradicts itself, by source.
    pub(super) contradictions: BTreeMap<u32, Extremes>,
    /// How often a source stands alone against two or more others that agree.
    pub(super) odd_ones: BTreeMap<u32, u64>,
    /// Statistics that three or more sources give.
    pub(super) of_many: u64,
    /// How often a later value of a measure that accumulates lies below the one before, by source.
    pub(super) falls: BTreeMap<u32, Extremes>,
}

/// How two sources stand to each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair {
    pub(super) both: u64,
    pub(super) same: u64,
    pub(super) agreeing: u64,
    /// Of the same numbers, those of three digits and more: smaller ones coincide.
    pub(super) telling: u64,
    /// How often the first gives the higher value.
    pub(super) first_higher: u64,
    /// Differences by [`SIZES`]; the last are below all.
    pub(super) sizes: [u64; 4],
    pub(super) differences: Extremes,
}

/// A count of pairs of claims that differ, and the largest of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Extremes {
    pub(super) count: u64,
    pub(super) largest: Vec<Extreme>,
}

/// Two claims that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extreme {
    pub(super) size: u128,
    pub(super) first: Cell,
    pub(super) second: Cell,
}

impl Extremes {
    fn add(&mut self, gap: Gap, first: &Cell, second: &Cell) {
        self.count += 1;
        self.keep(Extreme { size: gap.size(), first: *first, second: *second });
    }

    /// Keeps a difference where it is among the largest; of equal ones, that of the first row.
    fn keep(&mut self, extreme: Extreme) {
        let rank = |extreme: &Extreme| (std::cmp::Reverse(extreme.size), extreme.first.origin(), extreme.first.line);
        if self.largest.len() == KEPT && self.largest.last().is_some_and(|last| rank(last) <= rank(&extreme)) {
            return;
        }
        let at = self.largest.partition_point(|other| rank(other) <= rank(&extreme));
        self.largest.insert(at, extreme);
        self.largest.truncate(KEPT);
    }

    pub(super) fn absorb(&mut self, other: &Extremes) {
        self.count += other.count;
        other.largest.iter().for_each(|extreme| self.keep(*extreme));
    }
}

impl Outcome {
    pub(super) fn absorb(&mut self, other: &Outcome) {
        for (subject, from) in &other.subjects {
            self.subjects.entry(*subject).or_default().absorb(from);
        }
    }
}

impl Outcome {
    /// Calls with all that hold claims.
    pub(super) fn extremes(&mut self, mut with: impl FnMut(&mut Extremes)) {
        for subject in self.subjects.values_mut() {
            subject.pairs.values_mut().for_each(|pair| with(&mut pair.differences));
            subject.contradictions.values_mut().for_each(&mut with);
            subject.falls.values_mut().for_each(&mut with);
        }
    }
}

impl SubjectOutcome {
    pub(super) fn absorb(&mut self, other: &SubjectOutcome) {
        self.statistics += other.statistics;
        self.compared += other.compared;
        self.differing += other.differing;
        self.conflicting += other.conflicting;
        self.of_many += other.of_many;
        for (pair, counts) in &other.pairs {
            self.pairs.entry(*pair).or_default().absorb(counts);
        }
        for (source, extremes) in &other.contradictions {
            self.contradictions.entry(*source).or_default().absorb(extremes);
        }
        for (source, extremes) in &other.falls {
            self.falls.entry(*source).or_default().absorb(extremes);
        }
        for (source, count) in &other.odd_ones {
            *self.odd_ones.entry(*source).or_default() += count;
        }
    }
}

impl Pair {
    pub(super) fn absorb(&mut self, other: &Pair) {
        self.both += other.both;
        self.same += other.same;
        self.agreeing += other.agreeing;
        self.telling += other.telling;
        self.first_higher += other.first_higher;
        self.sizes.iter_mut().zip(&other.sizes).for_each(|(size, other)| *size += other);
        self.differences.absorb(&other.differences);
    }

    fn add(&mut self, first: &Cell, second: &Cell, counted: bool) {
        self.both += 1;
        let (a, b) = (first.value(), second.value());
        if a.equals(b) {
            self.same += 1;
            self.agreeing += 1;
            self.telling += u64::from(a.mantissa.unsigned_abs() >= 100);
            return;
        }
        if a.agrees(b, counted) {
            self.agreeing += 1;
            return;
        }
        let gap = a.gap(b);
        self.first_higher += u64::from(gap.difference > 0);
        let class = SIZES.iter().position(|percent| gap.reaches(*percent)).unwrap_or(SIZES.len());
        if let Some(size) = self.sizes.get_mut(class) {
            *size += 1;
        }
        self.differences.add(gap, first, second);
    }
}

impl Verifier {
    /// Compares the claims of tables by what they are about.
    ///
    /// Costs n log n in claims that are in no order, and n in those that are sorted already.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) where claims beyond a [memory limit](Tables::with_memory_limit) cannot be read
    /// back.
    ///
    /// ```
    /// use corroborate::Verifier;
    /// use corroborate::table::Tables;
    ///
    /// let mut tables = Tables::default();
    /// tables.read("a.csv", "event,measure,place,date,value\nflood,deaths,Ahr,2021-07,135\n".as_bytes())?;
    /// tables.read("b.csv", "event,measure,place,date,value\nflood,deaths,Ahr,2021-07,134\n".as_bytes())?;
    /// let comparison = Verifier::new().compare_tables(&tables)?;
    /// assert_eq!((comparison.compared, comparison.conflicting), (1, 1));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn compare_tables(&self, tables: &Tables) -> Result<TableComparison, Error> {
        let mut outcome = Outcome::default();
        tables.visit(|part, _| {
            outcome.absorb(&part.outcome(&self.measures));
            Ok(())
        })?;
        let mut comparison = TableComparison::default();
        for ((event, measure), subject) in &outcome.subjects {
            comparison.statistics += subject.statistics;
            comparison.compared += subject.compared;
            comparison.differing += subject.differing;
            comparison.conflicting += subject.conflicting;
            comparison.pairs.extend(subject.pairs.iter().map(|((first, second), pair)| TableComparison {
                event: tables.names.events.name(*event).to_owned(),
                measure: tables.names.measures.name(*measure).to_owned(),
                sources: [first, second].map(|source| tables.names.sources.name(*source).to_owned()).to_vec(),
                statistics: pair.both,
                compared: pair.both,
                differing: pair.both.saturating_sub(pair.same),
                conflicting: pair.both.saturating_sub(pair.agreeing),
                pairs: Vec::new(),
            }));
        }
        Ok(comparison)
    }
}

impl Tables {
    /// The unit of a measure: percent where the tables print it, else as the measure is declared.
    pub(super) fn unit(&self, measure: u32, measures: &Measures) -> Unit {
        if self.names.percents.get(index(measure)).copied().unwrap_or(false) {
            return Unit::Percent;
        }
        measures
            .get(&canonical(self.names.measures.name(measure), measures))
            .map_or(Unit::Number, |measure| measure.unit.clone())
    }

    pub(super) fn outcome(&self, measures: &Measures) -> Outcome {
        let of_measures = |told: &dyn Fn(u32) -> bool| -> Vec<bool> {
            (0..u32::try_from(self.names.measures.len()).unwrap_or(u32::MAX)).map(told).collect()
        };
        let comparing = Comparing {
            tables: self,
            counted: of_measures(&|measure| self.unit(measure, measures).is_counted()),
            accumulates: of_measures(&|measure| self.accumulates(measure)),
        };
        #[cfg(feature = "parallel")]
        if self.cells.len() > super::MANY {
            use rayon::prelude::*;
            let pieces = self.pieces(rayon::current_num_threads() * 4);
            let outcomes: Vec<Outcome> = pieces.into_par_iter().map(|piece| comparing.compare(piece)).collect();
            return outcomes.into_iter().fold(Outcome::default(), |mut all, outcome| {
                all.absorb(&outcome);
                all
            });
        }
        comparing.compare(&self.cells)
    }

    /// The claims in at most so many pieces, none of which ends within a series.
    #[cfg(feature = "parallel")]
    fn pieces(&self, most: usize) -> Vec<&[Cell]> {
        let length = self.cells.len().div_ceil(most.max(1)).max(super::MANY);
        let mut pieces = Vec::new();
        let mut rest = self.cells.as_slice();
        while let Some(last) = rest.get(length) {
            let end = rest.partition_point(|cell| cell.series <= last.series);
            let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            pieces.push(piece);
            rest = after;
        }
        pieces.push(rest);
        pieces
    }

    fn accumulates(&self, measure: u32) -> bool {
        let name = self.names.measures.name(measure);
        self.options.cumulative.contains(name)
            || name.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("cumulative"))
    }
}

struct Comparing<'a> {
    tables: &'a Tables,
    /// By measure: whether it counts whole things.
    counted: Vec<bool>,
    accumulates: Vec<bool>,
}

/// A claim with its source.
type Voice<'a> = (u32, &'a Cell);

impl Comparing<'_> {
    /// Compares a piece of the claims that ends with a series.
    fn compare(&self, piece: &[Cell]) -> Outcome {
        let mut outcome = Outcome::default();
        let mut voices: Vec<Voice<'_>> = Vec::new();
        let mut before: Vec<Voice<'_>> = Vec::new();
        for cells in piece.chunk_by(|a, b| a.series == b.series) {
            let Some(first) = cells.first() else { continue };
            let Series { event, measure, .. } = self.tables.series(first);
            let of_measure = |told: &[bool]| told.get(index(measure)).copied().unwrap_or(false);
            let (counted, accumulates) = (of_measure(&self.counted), of_measure(&self.accumulates));
            let subject = outcome.subjects.entry((event, measure)).or_default();
            before.clear();
            for cells in cells.chunk_by(|a, b| a.date == b.date) {
                voices.clear();
                voices.extend(cells.iter().map(|cell| (self.tables.source(cell), cell)));
                if accumulates && cells.first().is_some_and(|cell| cell.date < self.tables.calendar) {
                    falls(subject, &voices, &mut before, counted);
                }
                statistic(subject, &mut voices, counted);
            }
        }
        outcome
    }
}

/// Takes the claims about one statistic.
fn statistic(subject: &mut SubjectOutcome, voices: &mut Vec<Voice<'_>>, counted: bool) {
    subject.statistics += 1;
    // Nearly all statistics have one claim of each of a few sources.
    if let [(source, first), (other, second)] = voices.as_slice()
        && source != other
    {
        subject.compared += 1;
        let (a, b) = (first.value(), second.value());
        subject.differing += u64::from(!a.equals(b));
        subject.conflicting += u64::from(!a.agrees(b, counted));
        let (pair, first, second) =
            if source < other { ((*source, *other), first, second) } else { ((*other, *source), second, first) };
        subject.pairs.entry(pair).or_default().add(first, second, counted);
        return;
    }
    let Some((_, first)) = voices.first() else { return };
    subject.differing += u64::from(voices.iter().any(|(_, cell)| !cell.value().equals(first.value())));
    voices.sort_by_key(|(source, _)| *source);
    for own in voices.chunk_by(|a, b| a.0 == b.0).filter(|own| own.len() > 1) {
        let Some(((source, first), others)) = own.split_first() else { continue };
        if let Some((_, other)) = others.iter().find(|(_, cell)| !cell.value().agrees(first.value(), counted)) {
            subject.contradictions.entry(*source).or_default().add(first.value().gap(other.value()), first, other);
        }
    }
    voices.dedup_by_key(|(source, _)| *source);
    if voices.len() < 2 {
        return;
    }
    subject.compared += 1;
    subject.conflicting += u64::from(!all_agree(voices, counted));
    if voices.len() > 2 {
        subject.of_many += 1;
        if let Some(odd) = odd_one(voices) {
            *subject.odd_ones.entry(odd).or_default() += 1;
        }
    }
    if voices.len() > PAIRED {
        let ends = voices.iter().min_by_key(|(_, cell)| cell.value().number()).zip(
            // The last of the highest, so that lowest and highest are two even where all are equal.
            voices.iter().max_by_key(|(_, cell)| cell.value().number()),
        );
        if let Some(((lower, first), (higher, second))) = ends.filter(|(lower, higher)| lower.0 != higher.0) {
            let (pair, first, second) =
                if lower < higher { ((*lower, *higher), first, second) } else { ((*higher, *lower), second, first) };
            subject.pairs.entry(pair).or_default().add(first, second, counted);
        }
        return;
    }
    for (at, (source, first)) in voices.iter().enumerate() {
        for (other, second) in voices.iter().skip(at + 1) {
            subject.pairs.entry((*source, *other)).or_default().add(first, second, counted);
        }
    }
}

/// Whether some number is admitted by all: intervals on a line meet in one point where each two of them meet.
fn all_agree(voices: &[Voice<'_>], counted: bool) -> bool {
    let Some((_, first)) = voices.first() else { return true };
    if voices.iter().all(|(_, cell)| cell.value() == first.value()) {
        return true;
    }
    // Few values are distinct where many sources speak.
    let mut values: Vec<_> = voices.iter().map(|(_, cell)| cell.value()).collect();
    values.sort_by_key(|value| (value.exponent, value.mantissa));
    values.dedup();
    if values.len() > PAIRED {
        return false;
    }
    values.iter().enumerate().all(|(at, value)| values.iter().skip(at + 1).all(|other| value.agrees(*other, counted)))
}

/// The source that stands alone against others, all of which give one number; at least two others.
fn odd_one(voices: &[Voice<'_>]) -> Option<u32> {
    let value = |at: usize| voices.get(at).map(|(_, cell)| cell.value());
    let (first, second, third) = (value(0)?, value(1)?, value(2)?);
    let common = if first.equals(second) || first.equals(third) { first } else { second };
    let mut others = voices.iter().filter(|(_, cell)| !cell.value().equals(common));
    match (others.next(), others.next()) {
        (Some((source, _)), None) => Some(*source),
        _ => None,
    }
}

/// Notes where a source gives less than on its day before.
fn falls<'a>(subject: &mut SubjectOutcome, voices: &[Voice<'a>], before: &mut Vec<Voice<'a>>, counted: bool) {
    for (source, cell) in voices {
        match before.iter_mut().find(|(known, _)| known == source) {
            Some((_, last)) => {
                let gap = last.value().gap(cell.value());
                if last.date != cell.date && gap.difference > 0 && !last.value().agrees(cell.value(), counted) {
                    subject.falls.entry(*source).or_default().add(gap, last, cell);
                }
                *last = cell;
            }
            None => before.push((*source, cell)),
        }
    }
}
