//! Values of tables that nothing can have: a count below none, a share above all, a fraction of what comes whole.

use std::collections::BTreeMap;

use super::cell::{Cell, Value};
use super::compare::Subject;
use super::counts::{counted, number};
use super::dictionary::{KEY_END, VALUE_END};
use super::findings::Writing;
use super::names::index;
use super::tables::Tables;
use crate::check::{Sink, is_share_of_whole, is_whole_thing};
use crate::grid::{heads, of_files};
use crate::model::Measures;
use crate::quantity::Unit;

/// How many of the values are kept.
const KEPT: usize = 3;

/// So many values of a measure and a source, and it is no slip that they are not whole, where they are more than one of them in:
const ONE_IN: u64 = 4;

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    Negative,
    Fraction,
    AboveAll,
    BelowNone,
}

/// A measure of an event, a source, and what is wrong.
pub(super) type Faulty = (Subject, u32, Fault);

/// How many values are wrong, of how many, with the first of them.
#[derive(Clone, Debug, Default)]
pub(super) struct ImpossibleOutcome {
    pub(super) count: u64,
    pub(super) of: u64,
    pub(super) first: Vec<Cell>,
}

impl ImpossibleOutcome {
    fn keep(&mut self) {
        self.first.sort_by_key(|cell| (cell.origin(), cell.line));
        self.first.truncate(KEPT);
    }

    pub(super) fn absorb(&mut self, other: ImpossibleOutcome) {
        self.count += other.count;
        self.of += other.of;
        self.first.extend(other.first);
        self.keep();
    }

    /// Whether the values are slips: where a table has many fractions of a count, it is no count.
    fn is_slip(&self, fault: Fault) -> bool {
        self.count > 0 && (fault != Fault::Fraction || self.count == 1 || self.count * ONE_IN <= self.of)
    }
}

/// What values of a measure may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bounds {
    /// Whole, and none below zero.
    Counted,
    /// From nothing to all, in percent.
    Share,
}

impl Tables {
    /// Values that nothing can have, by measure of an event and source. Costs one look at each claim.
    pub(super) fn impossible(&self, measures: &Measures) -> BTreeMap<Faulty, ImpossibleOutcome> {
        let mut outcomes: BTreeMap<Faulty, ImpossibleOutcome> = BTreeMap::new();
        let bounds: Vec<Option<Bounds>> = (0..u32::try_from(self.names.measures.len()).unwrap_or(u32::MAX))
            .map(|own| self.bounds(own, measures))
            .collect();
        let mut claims: BTreeMap<(Subject, u32), u64> = BTreeMap::new();
        for cell in &self.cells {
            let series = self.series(cell);
            let Some(bounds) = bounds.get(index(series.measure)).copied().flatten() else { continue };
            let key = ((series.event, series.measure), self.source(cell));
            if let Some(fault) = fault(cell.value(), bounds).filter(|fault| self.is_counted(cell, *fault)) {
                let outcome = outcomes.entry((key.0, key.1, fault)).or_default();
                outcome.count += 1;
                outcome.first.push(*cell);
                outcome.keep();
            }
            if bounds == Bounds::Counted {
                *claims.entry(key).or_default() += 1;
            }
        }
        // Of all claims, those in which nothing is wrong among them: parts of a table are added up.
        for ((subject, source), of) in claims {
            outcomes.entry((subject, source, Fault::Fraction)).or_default().of = of;
        }
        outcomes
    }

    /// What values of a measure may be: as it is declared, else as its name says.
    fn bounds(&self, measure: u32, measures: &Measures) -> Option<Bounds> {
        let name = self.names.measures.name(measure);
        let head = heads::plain(name);
        let declared = measures.get(&super::names::canonical(name, measures));
        match (self.unit(measure, measures), declared) {
            (Unit::Percent, Some(declared)) => is_share_of_whole(&declared.name).then_some(Bounds::Share),
            (Unit::Percent, None) => of_files::is_share_of_whole(&head).then_some(Bounds::Share),
            (Unit::Count, Some(_)) => Some(Bounds::Counted),
            (_, None) => {
                let sums = heads::kind_of(&head) == heads::ColumnKind::Amount && !heads::is_measured(&head);
                let noun = head.rsplit(' ').next().unwrap_or_default();
                (sums && is_whole_thing(noun)).then_some(Bounds::Counted)
            }
            _ => None,
        }
    }

    /// Whether a value is one of those counted: a row of means is none, and changes have signs.
    fn is_counted(&self, cell: &Cell, fault: Fault) -> bool {
        let series = self.series(cell);
        let names = &self.names;
        let is_apart = |words: &str| of_files::is_apart(&heads::plain(words));
        let scope = names.scopes.name(series.scope);
        let mut values = scope.split(char::from(VALUE_END)).filter_map(|key| key.split_once(char::from(KEY_END)));
        matches!(fault, Fault::AboveAll | Fault::BelowNone)
            || !is_apart(names.places.name(series.place))
                && !is_apart(names.events.name(series.event))
                && !values.any(|(_, value)| is_apart(value))
    }
}

/// What is wrong with a value.
fn fault(value: Value, bounds: Bounds) -> Option<Fault> {
    let negative = value.mantissa < 0;
    match bounds {
        Bounds::Counted if negative => Some(Fault::Negative),
        Bounds::Counted if value.exponent == 0 => None,
        Bounds::Counted => (!value.number().is_whole()).then_some(Fault::Fraction),
        Bounds::Share if negative => Some(Fault::BelowNone),
        Bounds::Share => {
            // What rounds to all is all.
            let slack = value.number().step().half().unwrap_or(crate::quantity::Number::ZERO);
            let least = value.number().checked_sub(slack)?;
            (least > crate::quantity::Number::HUNDRED).then_some(Fault::AboveAll)
        }
    }
}

impl Writing<'_> {
    /// Values that nothing can have.
    pub(super) fn impossible(&self, outcomes: &BTreeMap<Faulty, ImpossibleOutcome>, sink: &mut Sink<'_>) {
        let slips = outcomes.iter().filter(|((.., fault), outcome)| outcome.is_slip(*fault));
        for (((event, measure), source, fault), outcome) in slips {
            let topic = self.topic(*event, *measure);
            let why = match fault {
                Fault::Negative => "below none",
                Fault::Fraction => "not whole, of what comes whole",
                Fault::AboveAll => "above 100%",
                Fault::BelowNone => "below 0%",
            };
            let values = counted(usize::try_from(outcome.count).unwrap_or(usize::MAX), "value");
            let name = self.tables.names.sources.name(*source);
            let message = format!("{topic}: {name} gives {values} {why}");
            let mut draft = sink.report(message).identity(&topic).identity(why);
            for cell in &outcome.first {
                draft = self.valued(draft.label(self.label(cell)), cell);
            }
            let shown = u64::try_from(outcome.first.len()).unwrap_or(u64::MAX);
            if outcome.count > shown {
                let more = format!("{} more", number(outcome.count - shown));
                draft = draft.explain(crate::check::ExplanationKind::Remark, more);
            }
            drop(draft);
        }
    }
}
