//! How much a finding weighs: in which order a report gives them.

use std::collections::BTreeSet;

use super::{ExplanationKind, Finding, LabelRole, Severity, Verdict};

/// What weighs more comes first. Errors come before warnings, but what two texts say of one thing weighs more than what
/// one text says to itself: that is what a run over several texts is for. Notes come last, whatever they are.
pub(crate) fn weight(finding: &Finding) -> i32 {
    if finding.severity == Severity::Note {
        return 0;
    }
    let base = weight_of(finding.severity);
    let values = finding.labels.iter().filter(|label| label.role == LabelRole::Value);
    let documents: BTreeSet<&str> = values.map(|label| label.document.as_str()).collect();
    let between = documents.len() > 1 && finding.verdict == Verdict::Conflict;
    let decides = finding.explanations.iter().any(|explanation| explanation.kind() == ExplanationKind::Threshold);
    base + if between { BETWEEN } else { 0 } + if decides { 4 } else { 0 }
}

/// What it weighs more that two documents, and not one, are at odds.
pub(super) const BETWEEN: i32 = 3;

pub(super) fn weight_of(severity: Severity) -> i32 {
    if severity == Severity::Error { 6 } else { 4 }
}

#[cfg(test)]
mod tests {
    use crate::model::Document;
    use crate::verifier::Verifier;

    #[test]
    fn what_two_texts_say_comes_before_what_one_says_to_itself() {
        let vote = "in the referendum of 5 June 2022 in Ruritania";
        let first = format!(
            "Turnout {vote} was 64%. The mill cost EUR 9.4 million: EUR 4.1 million for the wheel and EUR 6.3 million for everything else."
        );
        let documents = [Document::new("a", first), Document::new("b", format!("Turnout {vote} was 70%."))];
        let report = Verifier::new().run(&documents).unwrap();
        let checks: Vec<&str> = report.findings.iter().map(|finding| finding.check.as_str()).collect();
        assert_eq!(checks, ["conflicting-values", "parts-and-whole"]);
    }
}
