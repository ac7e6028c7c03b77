//! What a check reports.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::explain::{Explanation, ExplanationKind};
use crate::model::{Claim, ClaimId, Corpus, DocumentId, Span};
use crate::worded::worded;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing; nothing need be wrong.
    Note,
    /// Something is probably wrong, or needs a reader's eye.
    Warning,
    /// What is asserted cannot all be right.
    Error,
}

worded!(Severity, "severity", { Note => "note", Warning => "warning", Error => "error" });

/// What a check came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// What is asserted cannot all be right.
    Conflict,
    /// A reader should look: a revision, a loose reading, a doubtful link.
    Review,
    /// What is asserted holds together.
    Agrees,
    /// The figures may not be compared; the message says why.
    NotComparable,
    /// There is too little to test; the message says what is missing.
    NotTestable,
}

worded!(Verdict, "verdict", {
    Conflict => "conflict", Review => "review", Agrees => "agrees", NotComparable => "not_comparable",
    NotTestable => "not_testable",
});

/// What a check reports: plain data, quoted exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Finding {
    /// The name of the check.
    pub check: String,
    /// How much it matters, after the caller's levels.
    pub severity: Severity,
    /// What the check came to.
    pub verdict: Verdict,
    /// One sentence.
    pub message: String,
    /// The places concerned, the first of them the primary one.
    pub labels: Vec<Label>,
    /// What would reconcile the claims, likeliest first.
    pub explanations: Vec<Explanation>,
    /// The identity of the finding over time: from check, documents, what the figures are about and the numbers; not from
    /// positions, hedges or other wording.
    pub fingerprint: String,
}

impl Finding {
    /// The claims that the finding is about, each once, in the order of its labels. The corpus is the one that was checked.
    ///
    /// ```
    /// use corroborate::{Document, Verifier};
    ///
    /// let vote = "in the referendum of 5 June 2022 in Kazakhstan";
    /// let documents = [
    ///     Document::new("a", format!("Turnout {vote} was 68%.")),
    ///     Document::new("b", format!("Turnout {vote} was 70%.")),
    /// ];
    /// let verifier = Verifier::new();
    /// let corpus = verifier.extract(&documents)?;
    /// let report = verifier.verify(&corpus);
    /// let given: Vec<String> = report.findings[0].claims(&corpus).map(|claim| claim.quantity.to_string()).collect();
    /// assert_eq!(given, ["70%", "68%"]);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn claims<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = &'a Claim> + 'a {
        self.claim_ids().filter_map(|id| corpus.claim(id))
    }

    /// The places of these claims in their corpus.
    pub fn claim_ids(&self) -> impl Iterator<Item = ClaimId> + '_ {
        let ids = self.labels.iter().enumerate().filter_map(|(index, label)| Some((index, label.claim?)));
        ids.filter(|(index, id)| !self.labels.iter().take(*index).any(|label| label.claim == Some(*id)))
            .map(|(_, id)| id)
    }

    /// The documents that the finding is about, each once, in the order of its labels.
    pub fn documents(&self) -> impl Iterator<Item = &DocumentId> {
        let documents = self.labels.iter().enumerate();
        documents
            .filter(|(index, label)| !self.labels.iter().take(*index).any(|other| other.document == label.document))
            .map(|(_, label)| &label.document)
    }

    /// The sides of the finding, in the order of its message: the labels of each value that cannot hold together with the others,
    /// the one that is quoted first. Empty where it has no sides.
    ///
    /// ```
    /// use corroborate::{Document, Verifier};
    ///
    /// let vote = "in the referendum of 5 June 2022 in Kazakhstan";
    /// let documents = [("a", 68), ("b", 70), ("c", 68)]
    ///     .map(|(id, share)| Document::new(id, format!("Turnout {vote} was {share}%.")).with_publisher(id));
    /// let report = Verifier::new().run(&documents)?;
    /// let sides = report.findings[0].sides();
    /// let shown = sides.iter().map(|side| side.iter().map(|label| label.document.as_str()).collect::<Vec<_>>());
    /// assert_eq!(shown.collect::<Vec<_>>(), [vec!["b"], vec!["a", "c"]]);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn sides(&self) -> Vec<Vec<&Label>> {
        let mut sides: BTreeMap<usize, Vec<&Label>> = BTreeMap::new();
        for label in &self.labels {
            if let Some(side) = label.side {
                sides.entry(side).or_default().push(label);
            }
        }
        sides.into_values().collect()
    }

    /// Whether a document is one of them.
    pub fn touches(&self, document: &str) -> bool {
        self.labels.iter().any(|label| label.document.as_str() == document)
    }

    /// What it says of why it is no graver than it is, where something speaks for a milder one.
    pub fn doubt(&self) -> Option<String> {
        let doubt = self.explanations.iter().find(|explanation| explanation.kind() == ExplanationKind::Doubt);
        doubt.map(Explanation::to_string)
    }
}

impl std::fmt::Display for Finding {
    /// One line: "error[conflicting-values]: turnout, …: 70% in b, 68% in a".
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}[{}]: {}", self.severity, self.check, self.message)
    }
}

/// A place in a document with what there is to say of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Label {
    /// The document.
    pub document: DocumentId,
    /// The first byte; 0 for a claim without a place in a text.
    pub start: usize,
    /// The byte after the last; 0 for a claim without a place in a text.
    pub end: usize,
    /// The words there, or the quantity in words for a claim without a place in a text.
    pub text: String,
    /// What part the place plays in the finding.
    pub role: LabelRole,
    /// What there is to say of it.
    pub note: String,
    /// The claim whose figure stands there: its place in the corpus that was checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
    /// Which of the values that cannot hold together it gives, counted from 0 in the order of the message; `None` where the
    /// finding has no sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<usize>,
}

impl Label {
    /// A label under a claim's figure.
    pub fn of_claim(corpus: &Corpus, claim: &Claim, note: impl Into<String>) -> Label {
        let label = match claim.span {
            Some(span) => Label::at(corpus, &claim.document, span, LabelRole::Value, note),
            None => Label {
                document: claim.document.clone(),
                start: 0,
                end: 0,
                text: claim.quantity.to_string(),
                role: LabelRole::Value,
                note: note.into(),
                claim: None,
                side: None,
            },
        };
        Label { claim: corpus.id_of(claim), ..label }
    }

    /// Where it stands; `None` for a claim without a place in a text.
    pub fn span(&self) -> Option<Span> {
        Span::new(self.start, self.end).filter(|_| self.end > 0)
    }

    /// Moves the label to where its place in a text stands in a corpus, and quotes what stands there. One without a place
    /// stays.
    pub(crate) fn stand_in(&mut self, corpus: &Corpus, place: impl FnOnce(&DocumentId, Span) -> Span) {
        let Some(span) = Span::new(self.start, self.end).filter(|_| self.end > 0) else { return };
        let span = place(&self.document, span);
        if let Some(document) = corpus.document(self.document.as_str()).filter(|document| document.holds(span)) {
            (self.start, self.end) = (span.start(), span.end());
            document.quote(span).clone_into(&mut self.text);
        }
    }

    /// A label under any words of a document.
    pub fn at(corpus: &Corpus, document: &DocumentId, span: Span, role: LabelRole, note: impl Into<String>) -> Label {
        let text = corpus.document(document.as_str()).map(|document| document.quote(span)).unwrap_or_default();
        Label {
            document: document.clone(),
            start: span.start(),
            end: span.end(),
            text: text.to_owned(),
            role,
            note: note.into(),
            claim: None,
            side: None,
        }
    }
}

/// What part a labelled place plays in a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LabelRole {
    /// A figure that the finding is about.
    Value,
    /// A figure that gives the same value as one that is shown: named, not quoted.
    Also,
    /// Words that the reading rests on: an event, a date, a base.
    Context,
    /// A citation marker or a list entry.
    Citation,
}

worded!(LabelRole, "role", { Value => "value", Also => "also", Context => "context", Citation => "citation" });
