//! What a report leaves out because it is known, and which exceptions no longer serve.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Report;
use crate::check::{Finding, Severity};
use crate::configuration::Allowance;
use crate::model::PartialDate;

/// What a report leaves out because it is known, and which exceptions no longer serve.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Exceptions {
    /// The allowances that findings were left out for, with their reasons.
    pub(crate) allowed: Vec<Allowance>,
    /// Allowances that have ended: what they name is reported again, where it still occurs.
    pub(crate) expired: Vec<Allowance>,
    /// Allowances whose finding no longer occurs.
    pub(crate) unmatched: Vec<Allowance>,
    /// How many findings were left out because the baseline holds them.
    pub(crate) known: usize,
    /// The fingerprints of the baseline that no longer occur.
    pub(crate) gone: Vec<String>,
    /// What the configuration says of documents that were not read, a sentence each.
    pub(crate) unread: Vec<String>,
}

impl Exceptions {
    /// Whether nothing was excepted.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Exceptions::default()
    }

    /// What there is to say of exceptions, a sentence a line; nothing where there are none.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let mut sentences = self.unread.clone();
        let counted = |count: usize| if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") };
        if !self.allowed.is_empty() {
            sentences.push(format!("{} allowed, with a reason", counted(self.allowed.len())));
        }
        for Allowance { fingerprint, reason, until, .. } in &self.expired {
            let until = until.map(|until| until.to_string()).unwrap_or_default();
            sentences.push(format!("the allowance of {fingerprint} ended with {until}; renew or remove it ({reason})"));
        }
        for Allowance { fingerprint, reason, .. } in &self.unmatched {
            sentences.push(format!("the allowance of {fingerprint} matches no finding; remove it ({reason})"));
        }
        if self.known > 0 {
            sentences.push(format!("{} known from the baseline", counted(self.known)));
        }
        for fingerprint in &self.gone {
            sentences.push(format!("{fingerprint} of the baseline no longer occurs"));
        }
        sentences
    }
}

impl Report {
    /// What there is to say of exceptions, a sentence a line; nothing where there are none.
    pub fn exceptions(&self) -> Vec<String> {
        self.exceptions.sentences()
    }

    /// The allowances that findings were left out for, with their reasons.
    pub fn allowed(&self) -> &[Allowance] {
        &self.exceptions.allowed
    }

    /// Allowances that have ended: what they name is reported again, where it still occurs.
    pub fn expired(&self) -> &[Allowance] {
        &self.exceptions.expired
    }

    /// Allowances whose finding does not occur.
    pub fn unmatched(&self) -> &[Allowance] {
        &self.exceptions.unmatched
    }

    /// How many findings were left out because the baseline holds them.
    pub fn known(&self) -> usize {
        self.exceptions.known
    }

    /// The fingerprints of the baseline that do not occur.
    pub fn gone(&self) -> &[String] {
        &self.exceptions.gone
    }

    /// Leaves out the findings that are allowed on a day, and notes which allowances were used, have ended or match nothing.
    ///
    /// ```
    /// use corroborate::{Allowance, Document, Verifier};
    ///
    /// let documents = [
    ///     Document::new("a", "In the riots in Almaty in January 2022, 227 people were killed."),
    ///     Document::new("b", "In the riots in Almaty in January 2022, 251 people were killed."),
    /// ];
    /// let mut report = Verifier::new().run(&documents)?;
    /// let known = Allowance::new(&report.findings[0].fingerprint, "the register counts otherwise").until("2026-12".parse()?);
    /// report.except(&[known], "2026-11-21".parse()?);
    /// assert!(report.findings.is_empty());
    /// assert_eq!(report.allowed()[0].reason, "the register counts otherwise");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn except(&mut self, allowances: &[Allowance], today: PartialDate) {
        let occurring = self.fingerprints();
        for allowance in allowances {
            let list = if !occurring.contains(&allowance.fingerprint) {
                &mut self.exceptions.unmatched
            } else if allowance.has_expired(today) {
                &mut self.exceptions.expired
            } else {
                &mut self.exceptions.allowed
            };
            list.push(allowance.clone());
        }
        let allowed: BTreeSet<&str> =
            self.exceptions.allowed.iter().map(|allowance| allowance.fingerprint.as_str()).collect();
        self.findings.retain(|finding| !allowed.contains(finding.fingerprint.as_str()));
        self.count();
    }

    /// Leaves out the findings whose fingerprints an earlier report held, and notes which of those no longer occur.
    pub fn since(&mut self, baseline: &BTreeSet<String>) {
        let occurring = self.fingerprints();
        let settled = self.exceptions.allowed.iter().map(|allowance| &allowance.fingerprint);
        let settled: BTreeSet<&String> = settled.collect();
        let gone = baseline.iter().filter(|known| !occurring.contains(*known) && !settled.contains(known));
        self.exceptions.gone = gone.cloned().collect();
        let before = self.findings.len();
        self.findings.retain(|finding| !baseline.contains(&finding.fingerprint));
        self.exceptions.known += before - self.findings.len();
        self.count();
    }

    fn fingerprints(&self) -> BTreeSet<String> {
        self.findings.iter().map(|finding| finding.fingerprint.clone()).collect()
    }

    /// Sets the counts to what the findings are.
    fn count(&mut self) {
        let of = |severity| self.findings.iter().filter(|finding: &&Finding| finding.severity == severity).count();
        self.summary.error = of(Severity::Error);
        self.summary.warning = of(Severity::Warning);
        self.summary.note = of(Severity::Note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;
    use crate::verifier::Verifier;

    fn documents() -> Vec<Document> {
        [("a", "227"), ("b", "251")]
            .map(|(id, deaths)| {
                Document::new(id, format!("In the riots in Zenda in January 2022, {deaths} people were killed."))
            })
            .to_vec()
    }

    fn report() -> Report {
        Verifier::new().run(&documents()).unwrap()
    }

    #[test]
    fn allowances_hold_to_the_end_of_their_last_day() {
        let fingerprint = report().findings[0].fingerprint.clone();
        let on = |today: &str| {
            let mut report = report();
            let until = Allowance::new(&fingerprint, "asked").until("2026-11".parse().unwrap());
            report.except(&[until, Allowance::new("gone", "asked")], today.parse().unwrap());
            assert_eq!(report.exceptions.unmatched.len(), 1);
            (report.findings.len(), report.summary.error, report.exceptions.expired.len())
        };
        assert_eq!(on("2026-11-30"), (0, 0, 0));
        assert_eq!(on("2026-12-01"), (1, 1, 1));
    }

    #[test]
    fn a_baseline_leaves_what_is_new_and_names_what_is_gone() {
        let mut report = report();
        let known = report.findings[0].fingerprint.clone();
        report.since(&BTreeSet::from([known, "0123456789abcdef".to_owned()]));
        assert_eq!((report.findings.len(), report.exceptions.known), (0, 1));
        assert_eq!(report.exceptions.gone, ["0123456789abcdef"]);
        let sentences = ["1 finding known from the baseline", "0123456789abcdef of the baseline no longer occurs"];
        assert_eq!(report.exceptions.sentences(), sentences);
    }

    #[test]
    fn fingerprints_survive_edits_elsewhere_rewording_and_reordering() {
        let before = report().findings[0].fingerprint.clone();
        let mut edited = documents();
        edited.reverse();
        edited[0].text.insert_str(0, "The square was calm by evening. ");
        edited[1].text = "At least 40 shops burnt. In January 2022 the riots in Zenda killed 227 people.".to_owned();
        let after = Verifier::new().run(&edited).unwrap();
        let conflicts: Vec<&Finding> =
            after.findings.iter().filter(|finding| finding.check == "conflicting-values").collect();
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].fingerprint, before);
    }
}
