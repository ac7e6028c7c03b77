//! An explanation in JSON: the kind and the sentence of each, with what it rests on beside them.

use serde::{Deserialize, Serialize};

use super::{Correction, Explanation, ExplanationKind};
use crate::model::ClaimId;
use crate::quantity::{Interval, Number};

/// An explanation as it stands in JSON: its kind and its sentence, and what it rests on.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ExplanationForm {
    kind: Option<ExplanationKind>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rounded: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_as: Option<Interval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lower: Option<ClaimId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    higher: Option<ClaimId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections: Option<Vec<Correction>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<ClaimId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counted_twice: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origins: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
}

impl From<Explanation> for ExplanationForm {
    fn from(explanation: Explanation) -> ExplanationForm {
        let form = ExplanationForm {
            kind: Some(explanation.kind()),
            message: explanation.to_string(),
            ..ExplanationForm::default()
        };
        match explanation {
            Explanation::Rounding { number, rounded, step } => {
                ExplanationForm { number: Some(number), rounded: Some(rounded), step: Some(step), ..form }
            }
            Explanation::Hedge { wording, read_as } => {
                ExplanationForm { wording: Some(wording), read_as: Some(read_as), ..form }
            }
            Explanation::LaterUpdate { lower, higher, days } => {
                ExplanationForm { lower, higher, days: Some(days), ..form }
            }
            Explanation::OtherStatistic { key, first, second } => {
                ExplanationForm { key: Some(key), first: Some(first), second: Some(second), ..form }
            }
            Explanation::SwappedValues(first, second) => {
                ExplanationForm { corrections: Some(vec![first, second]), ..form }
            }
            Explanation::MistypedDigit { corrections, more }
            | Explanation::ScaleSlip { corrections, more }
            | Explanation::WrongValue { corrections, more } => {
                let more = (more > 0).then_some(more);
                ExplanationForm { corrections: Some(corrections), more, ..form }
            }
            Explanation::MissingTerm { claim, figure, counted_twice } => {
                ExplanationForm { claim, figure: Some(figure), counted_twice: Some(counted_twice), ..form }
            }
            Explanation::CopiedSource { figure, documents, origins, reasons } => ExplanationForm {
                figure: Some(figure),
                documents: Some(documents),
                origins: Some(origins),
                reasons: Some(reasons),
                ..form
            },
            Explanation::Threshold { measure, value } | Explanation::Tolerance { measure, value } => {
                ExplanationForm { measure: Some(measure), value: Some(value), ..form }
            }
            Explanation::Doubt(reasons) => ExplanationForm { reasons: Some(reasons), ..form },
            Explanation::Other { .. } => form,
        }
    }
}

impl From<ExplanationForm> for Explanation {
    fn from(mut form: ExplanationForm) -> Explanation {
        let kind = form.kind.unwrap_or(ExplanationKind::Remark);
        let message = std::mem::take(&mut form.message);
        match form.typed(kind) {
            // What somebody worded anew is not worded back.
            Some(typed) if typed.to_string() == message => typed,
            _ => Explanation::Other { kind, message },
        }
    }
}

impl ExplanationForm {
    /// The explanation with what it rests on, where that is there.
    fn typed(self, kind: ExplanationKind) -> Option<Explanation> {
        let more = self.more.unwrap_or_default();
        Some(match kind {
            ExplanationKind::Rounding => {
                Explanation::Rounding { number: self.number?, rounded: self.rounded?, step: self.step? }
            }
            ExplanationKind::Hedge => Explanation::Hedge { wording: self.wording?, read_as: self.read_as? },
            ExplanationKind::LaterUpdate => {
                Explanation::LaterUpdate { lower: self.lower, higher: self.higher, days: self.days? }
            }
            ExplanationKind::OtherEvent | ExplanationKind::OtherScope => {
                Explanation::OtherStatistic { key: self.key?, first: self.first?, second: self.second? }
            }
            ExplanationKind::SwappedValues => {
                let [first, second] = <[Correction; 2]>::try_from(self.corrections?).ok()?;
                Explanation::SwappedValues(first, second)
            }
            ExplanationKind::MistypedDigit => Explanation::MistypedDigit { corrections: self.corrections?, more },
            ExplanationKind::ScaleSlip => Explanation::ScaleSlip { corrections: self.corrections?, more },
            ExplanationKind::MissingTerm => {
                Explanation::MissingTerm { claim: self.claim, figure: self.figure?, counted_twice: self.counted_twice? }
            }
            ExplanationKind::CopiedSource => Explanation::CopiedSource {
                figure: self.figure?,
                documents: self.documents?,
                origins: self.origins?,
                reasons: self.reasons?,
            },
            ExplanationKind::Threshold => Explanation::Threshold { measure: self.measure?, value: self.value? },
            ExplanationKind::Doubt => Explanation::Doubt(self.reasons?),
            ExplanationKind::Remark => match self.corrections {
                Some(corrections) => Explanation::WrongValue { corrections, more },
                None => Explanation::Tolerance { measure: self.measure?, value: self.value? },
            },
            ExplanationKind::Arithmetic => return None,
        })
    }
}
