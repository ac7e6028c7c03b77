//! What the caller's configuration makes of a finding: its severity, or nothing at all.

use std::collections::{BTreeMap, BTreeSet};

use super::{Explanation, Finding, Level, Severity, Verdict};
use crate::nearest::nearest;
use crate::quantity::{Interval, Number};

/// Levels by measure and document, tolerances and thresholds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Policy {
    pub(crate) measure_levels: BTreeMap<String, Level>,
    pub(crate) document_levels: BTreeMap<String, Level>,
    /// Where the documents of `document_levels` are named: `corroborate.toml:7:1: `, or nothing.
    pub(crate) places: BTreeMap<String, String>,
    pub(crate) tolerances: BTreeMap<String, Number>,
    pub(crate) thresholds: BTreeMap<String, Vec<Number>>,
}

/// A labelled value of a declared measure.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) measure: String,
    pub(super) asserted: Interval,
}

impl Policy {
    /// Says which documents have a level and are not among those read, with the nearest that is.
    pub(super) fn unread_documents(&self, read: &[&str]) -> Vec<String> {
        let known: BTreeSet<&str> = read.iter().copied().collect();
        let unread = self.document_levels.keys().filter(|id| !known.contains(id.as_str()));
        let sentence = |id: &String| {
            let place = self.places.get(id).map(String::as_str).unwrap_or_default();
            let near = nearest(id, known.iter().copied().filter(|near| !self.document_levels.contains_key(*near)));
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("{place}`document_levels` names the document `{id}`, which was not read{near}")
        };
        unread.map(sentence).collect()
    }

    /// Sets the severity of a finding; `false` where it is not to be reported.
    pub(super) fn apply(&self, check_level: Option<Level>, values: &[Value], finding: &mut Finding) -> bool {
        let of_measures = values.iter().filter_map(|value| self.measure_levels.get(&value.measure));
        let of_documents = finding.labels.iter().filter_map(|label| self.document_levels.get(label.document.as_str()));
        // The mildest of those that concern the finding: an exception is narrower than the rule.
        let level = of_measures.chain(of_documents).min().copied().or(check_level);
        finding.severity = match level {
            Some(Level::Allow) => return false,
            Some(Level::Note) => Severity::Note,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Error) => Severity::Error,
            None => finding.severity,
        };
        if !matches!(finding.verdict, Verdict::Conflict | Verdict::Review) {
            return true;
        }
        if let Some((measure, threshold)) = self.threshold_between(values) {
            finding.severity = Severity::Error;
            finding.explanations.push(Explanation::Threshold { measure: measure.to_owned(), value: threshold });
        } else if let Some((measure, tolerance)) = self.tolerance_around(values) {
            finding.severity = finding.severity.min(Severity::Note);
            finding.explanations.push(Explanation::Tolerance { measure: measure.to_owned(), value: tolerance });
        }
        true
    }

    /// The first threshold of a measure that some of its values certainly reach and others certainly do not.
    pub(super) fn threshold_between<'a>(&self, values: &'a [Value]) -> Option<(&'a str, Number)> {
        values.iter().find_map(|value| {
            let of_measure =
                || values.iter().filter(|other| other.measure == value.measure).map(|other| other.asserted);
            let decides = |threshold: &&Number| {
                let below =
                    |high: crate::quantity::Bound| high.value < **threshold || (high.value == **threshold && high.open);
                of_measure().any(|asserted| asserted.high.is_some_and(below))
                    && of_measure().any(|asserted| asserted.low.is_some_and(|low| low.value >= **threshold))
            };
            let threshold = self.thresholds.get(&value.measure)?.iter().find(decides)?;
            Some((value.measure.as_str(), *threshold))
        })
    }

    /// The tolerance that covers the difference between all values, which must be of one measure.
    pub(super) fn tolerance_around<'a>(&self, values: &'a [Value]) -> Option<(&'a str, Number)> {
        let (first, others) = values.split_first()?;
        let tolerance = *self.tolerances.get(&first.measure)?;
        if others.is_empty() || others.iter().any(|other| other.measure != first.measure) {
            return None;
        }
        // What lies furthest apart: the value that ends first and the one that begins last.
        let highest_low = values.iter().filter_map(|value| value.asserted.low).map(|low| low.value).max()?;
        let lowest_high = values.iter().filter_map(|value| value.asserted.high).map(|high| high.value).min()?;
        (highest_low.checked_sub(lowest_high)? <= tolerance).then_some((first.measure.as_str(), tolerance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configuration::Configuration;
    use crate::model::Document;
    use crate::verifier::Verifier;

    const VOTE: &str = "in the referendum of 5 June 2022 in Ruritania";

    /// The severity of a conflict between two turnouts, and the last explanation.
    fn conflict(first: &str, second: &str, fill: impl FnOnce(&mut Configuration)) -> Option<(Severity, String)> {
        let mut configuration = Configuration::default();
        fill(&mut configuration);
        let documents = [("a", first), ("b", second)]
            .map(|(id, turnout)| Document::new(id, format!("Turnout {VOTE} was {turnout}%.")));
        let report = Verifier::new().configured(&configuration).unwrap().run(&documents).unwrap();
        let finding = report.findings.into_iter().find(|finding| finding.check == "conflicting-values")?;
        Some((finding.severity, finding.explanations.last().map(ToString::to_string).unwrap_or_default()))
    }

    fn severity(fill: impl FnOnce(&mut Configuration)) -> Option<Severity> {
        conflict("61.2", "64.8", fill).map(|(severity, _)| severity)
    }

    #[test]
    fn the_narrowest_level_counts_and_of_several_the_mildest() {
        let check = |house: &mut Configuration, level| {
            house.levels.insert("conflicting-values".to_owned(), level);
        };
        let measure = |house: &mut Configuration, level| {
            house.measure_levels.insert("turnout".to_owned(), level);
        };
        let document = |house: &mut Configuration, level| {
            house.document_levels.insert("b".to_owned(), level);
        };
        assert_eq!(severity(|_| {}), Some(Severity::Error));
        assert_eq!(severity(|house| check(house, Level::Note)), Some(Severity::Note));
        assert_eq!(severity(|house| check(house, Level::Allow)), None);
        assert_eq!(severity(|house| measure(house, Level::Warning)), Some(Severity::Warning));
        assert_eq!(severity(|house| document(house, Level::Allow)), None);
        let both = severity(|house| {
            check(house, Level::Error);
            measure(house, Level::Warning);
            document(house, Level::Note);
        });
        assert_eq!(both, Some(Severity::Note));
    }

    #[test]
    fn a_conflict_across_a_threshold_is_an_error() {
        let fifty = |house: &mut Configuration| {
            house.levels.insert("conflicting-values".to_owned(), Level::Note);
            house.thresholds.insert("turnout".to_owned(), vec![50.into()]);
        };
        let (severity, why) = conflict("48.1", "51.3", fifty).unwrap();
        assert_eq!(severity, Severity::Error);
        assert_eq!(why, "the figures lie on both sides of 50, a value that decides for turnout");
        assert_eq!(conflict("51.3", "54.9", fifty).unwrap().0, Severity::Note);
        // 49.95 to 50.05 may lie on either side.
        assert_eq!(conflict("50.0", "54.9", fifty).unwrap().0, Severity::Note);
    }

    #[test]
    fn a_difference_within_the_tolerance_is_a_note() {
        let half = |house: &mut Configuration| {
            house.tolerances.insert("turnout".to_owned(), "0.5".parse().unwrap());
        };
        // 64.35 is the end of the one and 64.75 the beginning of the other.
        assert_eq!(conflict("64.3", "64.8", half).unwrap().0, Severity::Note);
        assert_eq!(conflict("64.1", "64.8", half).unwrap().0, Severity::Error);
    }
}
