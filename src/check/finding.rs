//! What a check reports.

use serde::{Deserialize, Serialize};

use crate::explain::Explanation;
use crate::model::{Claim, Corpus, DocumentId, Span};

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

impl Severity {
    /// The word as it stands in JSON and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

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
}

impl Label {
    /// A label under a claim's figure.
    pub fn of_claim(corpus: &Corpus, claim: &Claim, note: impl Into<String>) -> Label {
        match claim.span {
            Some(span) => Label::at(corpus, &claim.document, span, LabelRole::Value, note),
            None => Label {
                document: claim.document.clone(),
                start: 0,
                end: 0,
                text: claim.quantity.to_string(),
                role: LabelRole::Value,
                note: note.into(),
            },
        }
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
    /// Words that the reading rests on: an event, a date, a base.
    Context,
    /// A citation marker or a list entry.
    Citation,
}
