//! Where checks report: stamps name, severity and fingerprint, applies the caller's levels.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fingerprint::Identity;
use super::policy::{Policy, Value};
use super::{Context, Explanation, ExplanationKind, Finding, Label, LabelRole, Rule, Severity, Tested, Verdict};
use crate::model::{Claim, DocumentId, Reference, Span};
use crate::quantity::Number;
use crate::worded::worded;

/// What the caller wants of a check, or of part of its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Level {
    /// Report nothing.
    Allow,
    /// Report as notes.
    Note,
    /// Report as warnings.
    Warning,
    /// Report as errors.
    Error,
}

worded!(Level, "level", { Allow => "allow", Note => "note", Warning => "warning", Error => "error" });

/// What was tested and what could not be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) checked: usize,
    pub(crate) agrees: usize,
    pub(crate) not_comparable: usize,
    pub(crate) not_testable: usize,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.checked += other.checked;
        self.agrees += other.agrees;
        self.not_comparable += other.not_comparable;
        self.not_testable += other.not_testable;
    }
}

/// Where a check reports.
#[derive(Debug)]
pub struct Sink<'a> {
    rule: &'a Rule,
    level: Option<Level>,
    policy: &'a Policy,
    context: Context<'a>,
    findings: &'a mut Vec<Finding>,
    tally: Tally,
    /// What would have shown, of a check that tests relations between figures.
    tested: Option<Tested>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(
        rule: &'a Rule,
        level: Option<Level>,
        policy: &'a Policy,
        context: Context<'a>,
        findings: &'a mut Vec<Finding>,
    ) -> Sink<'a> {
        Sink { rule, level, policy, context, findings, tally: Tally::default(), tested: None }
    }

    pub(crate) fn tally(&self) -> Tally {
        self.tally
    }

    /// What the check tested, where it said what would have shown.
    pub(super) fn into_tested(self) -> Option<Tested> {
        let Tally { checked, agrees, not_testable, .. } = self.tally;
        let tested = self.tested.map(|tested| Tested { checked, agrees, not_testable, ..tested });
        tested.filter(|_| checked + not_testable > 0)
    }

    /// Says what would have shown where relations hold: the smallest slips in percent, and place by place.
    pub(super) fn shows(&mut self, shows: Option<[Number; 2]>, held: Vec<Label>) {
        let check = self.rule.name.to_string();
        self.tested = Some(Tested { check, checked: 0, agrees: 0, not_testable: 0, shows, held });
    }

    /// Starts a finding with one sentence. It is reported when the answer is dropped; add to it until then.
    ///
    /// Its verdict is [`Verdict::Conflict`] and its severity the rule's, until told otherwise.
    pub fn report<'s>(&'s mut self, message: impl fmt::Display) -> Draft<'s, 'a> {
        let finding = Finding {
            check: self.rule.name.to_string(),
            severity: self.rule.severity,
            verdict: Verdict::Conflict,
            message: message.to_string(),
            labels: Vec::new(),
            explanations: Vec::new(),
            fingerprint: String::new(),
        };
        Draft { sink: self, finding, identity: Identity::default(), values: Vec::new() }
    }

    /// Counts something that was tested and holds together.
    pub fn agrees(&mut self) {
        self.tally.checked += 1;
        self.tally.agrees += 1;
    }

    /// Counts something that was tested and does not hold together; its finding says what.
    pub fn differs(&mut self) {
        self.tally.checked += 1;
    }

    /// Counts figures that look alike and may not be compared.
    pub fn not_comparable(&mut self) {
        self.tally.not_comparable += 1;
    }

    /// Counts something there was too little to test.
    pub fn not_testable(&mut self) {
        self.tally.not_testable += 1;
    }
}

/// A finding being written; reported when dropped.
#[derive(Debug)]
pub struct Draft<'s, 'a> {
    sink: &'s mut Sink<'a>,
    pub(super) finding: Finding,
    identity: Identity,
    pub(super) values: Vec<Value>,
}

impl Draft<'_, '_> {
    /// Puts a label under a claim's figure. The first label is the primary one.
    pub fn claim(mut self, claim: &Claim, note: impl Into<String>) -> Self {
        self.identity.claim(claim);
        if let Some(measure) = &claim.statistic.measure {
            self.values.push(Value { measure: measure.clone(), asserted: claim.quantity.asserted });
        }
        self.finding.labels.push(Label::of_claim(self.sink.context.corpus, claim, note));
        self
    }

    /// Says which of the values that cannot hold together the last label gives, counted from 0 in the order of the message.
    ///
    /// ```
    /// use corroborate::check::statistic_check;
    /// use corroborate::{Document, Rule, Verifier};
    ///
    /// let rule = Rule::new("desk/first-and-last", "what the first text and the last give");
    /// let check = statistic_check(rule, |context, group, sink| {
    ///     let mut claims = group.claims(context.corpus);
    ///     if let (Some(first), Some(last)) = (claims.next(), claims.last()) {
    ///         sink.report(&group.statistic).claim(first, "first").side(0).claim(last, "last").side(1);
    ///     }
    /// });
    /// let vote = "in the referendum of 5 June 2022 in Norway";
    /// let documents = ["68%", "71%"].map(|share| Document::new(share, format!("Turnout {vote} was {share}.")));
    /// let report = Verifier::new().without_checks().check(check)?.run(&documents)?;
    /// assert_eq!(report.findings[0].sides().len(), 2);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn side(mut self, side: usize) -> Self {
        if let Some(label) = self.finding.labels.last_mut() {
            label.side = Some(side);
        }
        self
    }

    /// Names a claim that gives the same value as one that has a label, without quoting it.
    pub fn also(self, claim: &Claim) -> Self {
        self.beside(claim, "")
    }

    /// Names a claim that those with a label were held against, without quoting it.
    pub(crate) fn beside(mut self, claim: &Claim, note: impl Into<String>) -> Self {
        self = self.claim(claim, note);
        if let Some(label) = self.finding.labels.last_mut() {
            label.role = LabelRole::Also;
        }
        self
    }

    /// Puts a label under any words of a document.
    pub fn place(mut self, document: &DocumentId, span: Span, role: LabelRole, note: impl Into<String>) -> Self {
        self.finding.labels.push(Label::at(self.sink.context.corpus, document, span, role, note));
        self
    }

    /// Puts a label under an entry of a list of sources; one that is given beside the text is quoted in words.
    pub fn entry(mut self, reference: &Reference, note: impl Into<String>) -> Self {
        let label = match reference.span {
            Some(span) => Label::at(self.sink.context.corpus, &reference.document, span, LabelRole::Citation, note),
            None => Label {
                document: reference.document.clone(),
                start: 0,
                end: 0,
                text: reference.raw.clone(),
                role: LabelRole::Citation,
                note: note.into(),
                claim: None,
                side: None,
            },
        };
        self.finding.labels.push(label);
        self
    }

    /// Adds something that would reconcile the claims, in words of your own: one sentence, without a full stop.
    pub fn explain(self, kind: ExplanationKind, message: impl Into<String>) -> Self {
        self.offer(Explanation::other(kind, message))
    }

    /// Adds something that would reconcile the claims, with what it rests on.
    ///
    /// ```
    /// use corroborate::check::statistic_check;
    /// use corroborate::explain::rounding;
    /// use corroborate::{Document, Explanation, Rule, Verifier};
    ///
    /// let rule = Rule::new("desk/rounded", "two figures of which one is the other, rounded");
    /// let check = statistic_check(rule, |context, group, sink| {
    ///     let claims: Vec<_> = group.claims(context.corpus).collect();
    ///     let [first, second] = claims.as_slice() else { return };
    ///     if let Some(explanation) = rounding(&first.quantity, &second.quantity) {
    ///         sink.report(&group.statistic).claim(first, "one").claim(second, "the other").offer(explanation);
    ///     }
    /// });
    /// let vote = "in the referendum of 5 June 2022 in Norway";
    /// let documents = ["68%", "68.3%"].map(|share| Document::new(share, format!("Turnout {vote} was {share}.")));
    /// let report = Verifier::new().without_checks().check(check)?.run(&documents)?;
    /// assert!(matches!(report.findings[0].explanations[..], [Explanation::Rounding { .. }]));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn offer(mut self, explanation: Explanation) -> Self {
        self.finding.explanations.push(explanation);
        self
    }

    /// Sets what the check came to.
    pub fn verdict(mut self, verdict: Verdict) -> Self {
        self.finding.verdict = verdict;
        self
    }

    /// Sets how much this finding matters, where it differs from the rule's default.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.finding.severity = severity;
        self
    }

    /// Adds to the fingerprint what tells this finding from others of the same check and documents that label the same
    /// figures: a citation's key, say. Not a position, and not wording that an edit may change. What labelled claims are
    /// about, and their numbers, are in it already.
    pub fn identity(mut self, part: impl Into<String>) -> Self {
        self.identity.own(part.into());
        self
    }
}

impl Drop for Draft<'_, '_> {
    fn drop(&mut self) {
        let mut finding = std::mem::replace(
            &mut self.finding,
            Finding {
                check: String::new(),
                severity: Severity::Note,
                verdict: Verdict::Review,
                message: String::new(),
                labels: Vec::new(),
                explanations: Vec::new(),
                fingerprint: String::new(),
            },
        );
        if !self.sink.policy.apply(self.sink.level, &self.values, &mut finding) {
            return;
        }
        finding.fingerprint = std::mem::take(&mut self.identity).fingerprint(&finding);
        self.sink.findings.push(finding);
    }
}
