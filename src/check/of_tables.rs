//! What the findings about tables need of the checks: they are made from counts, and have no claims to label.

pub(crate) use super::unknown_name::{ALONE, measure_meant};

use super::impossible_value::{SHARES, WHOLE_THINGS};
use super::policy::Value;
use super::weight::{BETWEEN, weight_of};
use super::{Checks, Context, Draft, Finding, Label, Level, Severity, Sink};
use crate::quantity::Interval;

/// What a finding weighs that sets the sources of tables against each other: as much as any other of its severity, so that
/// what sums up a table stays before what it sums up.
pub(crate) fn weight_of_tables(severity: Severity) -> i32 {
    if severity == Severity::Note { 0 } else { weight_of(severity) + BETWEEN }
}

/// Whether the values of a measure are shares of a whole.
pub(crate) fn is_share_of_whole(measure: &str) -> bool {
    SHARES.contains(&measure)
}

/// Whether a noun names things that come whole.
pub(crate) fn is_whole_thing(noun: &str) -> bool {
    WHOLE_THINGS.contains(&noun)
}

impl Draft<'_, '_> {
    /// Puts a label that is made already.
    pub(crate) fn label(mut self, label: Label) -> Self {
        self.finding.labels.push(label);
        self
    }

    /// Says of which measure a labelled value is and what it asserts, for the levels, tolerances and thresholds of its measure.
    pub(crate) fn valued(mut self, measure: String, asserted: Interval) -> Self {
        self.values.push(Value { measure, asserted });
        self
    }
}

impl Checks {
    /// Whether the caller's tolerance for a measure covers how far two of its values lie apart.
    pub(crate) fn tolerates(&self, measure: &str, values: [Interval; 2]) -> bool {
        let values = values.map(|asserted| Value { measure: measure.to_owned(), asserted });
        self.policy.threshold_between(&values).is_none() && self.policy.tolerance_around(&values).is_some()
    }

    /// How findings on a measure are reported, where the caller says so.
    pub(crate) fn level_of_measure(&self, measure: &str) -> Option<Level> {
        self.policy.measure_levels.get(measure).copied()
    }

    /// Reports in the name of a check, where it is one of the set.
    pub(crate) fn report_as(
        &self,
        name: &str,
        context: Context<'_>,
        findings: &mut Vec<Finding>,
        report: impl FnOnce(&mut Sink<'_>),
    ) {
        if let Some(check) = self.checks.get(name) {
            let level = self.levels.get(name).copied();
            report(&mut Sink::new(check.rule(), level, &self.policy, context, findings));
        }
    }
}
