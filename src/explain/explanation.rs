//! What there is to say of claims that disagree.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::explanation_form::ExplanationForm;
use super::later_update::in_words;
use super::rounding::place_name;
use crate::model::{ClaimId, keys};
use crate::quantity::{Interval, Number};
use crate::worded::worded;

/// Something that would reconcile the claims of a finding, with what it rests on. Offered, never applied.
///
/// Printed, it is one sentence without a full stop. In JSON it has its `kind` and that sentence as `message`, and beside them
/// the fields of its variant; one that is read back without them is [`Explanation::Other`].
///
/// ```
/// use corroborate::explain::rounding;
/// use corroborate::{Explanation, ExplanationKind, Number, Quantity};
///
/// let explanation = rounding(&Quantity::count(227), &Quantity::count(230)).ok_or("one is the other, rounded")?;
/// assert_eq!(explanation.to_string(), "227 rounds to 230 at the nearest ten");
/// assert_eq!(explanation.kind(), ExplanationKind::Rounding);
/// assert!(matches!(explanation, Explanation::Rounding { step, .. } if step == Number::from(10)));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "ExplanationForm", into = "ExplanationForm")]
#[non_exhaustive]
pub enum Explanation {
    /// One figure, rounded, is the other.
    Rounding {
        /// The finer figure.
        number: Number,
        /// The coarser one.
        rounded: Number,
        /// To what the one rounds to the other: 10 for the nearest ten.
        step: Number,
    },
    /// The figures agree where a hedge is read widely.
    Hedge {
        /// The hedged figure, as it stands in the text.
        wording: String,
        /// The values that it would have to admit.
        read_as: Interval,
    },
    /// The document with the higher count is younger.
    LaterUpdate {
        /// The claim of the lower count.
        lower: Option<ClaimId>,
        /// The claim of the higher count.
        higher: Option<ClaimId>,
        /// How many days lie between the two.
        days: i64,
    },
    /// The statistics differ in a key: two events where it is `event`, two scopes otherwise.
    OtherStatistic {
        /// The key, one of [`keys`].
        key: String,
        /// What the one is about there.
        first: String,
        /// What the other is about there.
        second: String,
    },
    /// Two values traded places.
    SwappedValues(Correction, Correction),
    /// A digit mistyped, dropped, doubled or transposed: any one of these would mend it.
    MistypedDigit {
        /// What would mend it.
        corrections: Vec<Correction>,
        /// How many values more would, that are not named.
        more: usize,
    },
    /// Ten, a hundred, a thousand times too much or too little: any one of these would mend it.
    ScaleSlip {
        /// What would mend it.
        corrections: Vec<Correction>,
        /// How many values more would, that are not named.
        more: usize,
    },
    /// One value is wrong in no particular way: any one of these would mend it.
    WrongValue {
        /// What would mend it.
        corrections: Vec<Correction>,
        /// How many values more would, that are not named.
        more: usize,
    },
    /// A figure that closes the gap of a sum.
    MissingTerm {
        /// Its claim.
        claim: Option<ClaimId>,
        /// The figure, in words.
        figure: String,
        /// Whether it is one of the parts, which another may hold already; if not, the sum leaves it out.
        counted_twice: bool,
    },
    /// How many documents give a figure, and how many origins these have.
    CopiedSource {
        /// The figure, as it stands in one of them.
        figure: String,
        /// How many documents.
        documents: usize,
        /// How many origins.
        origins: usize,
        /// Why there are fewer.
        reasons: Vec<String>,
    },
    /// The figures lie on both sides of a value that decides.
    Threshold {
        /// The measure that it decides for.
        measure: String,
        /// The value.
        value: Number,
    },
    /// The figures lie within a difference that the configuration tolerates.
    Tolerance {
        /// The measure that it is tolerated for.
        measure: String,
        /// The difference.
        value: Number,
    },
    /// Why a finding is no graver than it is.
    Doubt(Vec<String>),
    /// Anything else worth saying.
    Other {
        /// What kind of thing.
        kind: ExplanationKind,
        /// One sentence, without a full stop.
        message: String,
    },
}

/// A figure, and what it would be if it were right.
///
/// ```
/// use corroborate::{Document, Explanation, Verifier};
///
/// let text = "A total of 250 people were killed: 120 protesters, 80 bystanders and 40 police officers.";
/// let report = Verifier::new().run(&[Document::new("a", text)])?;
/// let explanations = report.findings.iter().flat_map(|finding| &finding.explanations);
/// let mends: Vec<String> = explanations
///     .filter_map(|explanation| match explanation {
///         Explanation::MistypedDigit { corrections, .. } => Some(corrections),
///         _ => None,
///     })
///     .flatten()
///     .map(|correction| format!("{} -> {}", correction.given, correction.instead.join(" | ")))
///     .collect();
/// assert_eq!(mends, ["250 -> 240", "120 -> 130", "80 -> 90", "40 -> 50"]);
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Correction {
    /// The claim of the figure; `None` where it follows from others and nobody claims it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
    /// The figure as it is given, in words.
    pub given: String,
    /// What it would be, in words; any one of these.
    pub instead: Vec<String>,
}

impl Correction {
    /// A figure with what it would be.
    pub fn new(claim: Option<ClaimId>, given: impl Into<String>, instead: Vec<String>) -> Correction {
        Correction { claim, given: given.into(), instead }
    }
}

impl fmt::Display for Correction {
    /// "5.81 or 5.84 for 6.7"
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} for {}", self.instead.join(" or "), self.given)
    }
}

/// What would reconcile the claims of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ExplanationKind {
    /// One figure rounded is the other.
    Rounding,
    /// A hedge read widely.
    Hedge,
    /// A later document with a later count.
    LaterUpdate,
    /// Two events.
    OtherEvent,
    /// Two scopes: another base, group, place or kind of figure.
    OtherScope,
    /// Two values traded places.
    SwappedValues,
    /// A digit mistyped, dropped, doubled or transposed.
    MistypedDigit,
    /// A scale slip: ten, a hundred, a thousand times.
    ScaleSlip,
    /// A part that the text does not name.
    MissingTerm,
    /// One source copied by another.
    CopiedSource,
    /// The sum or quotient, step by step.
    Arithmetic,
    /// The figures lie on both sides of a value that decides.
    Threshold,
    /// Why a finding is no graver than it is.
    Doubt,
    /// Anything else worth knowing.
    Remark,
}

worded!(ExplanationKind, "kind of explanation", {
    Rounding => "rounding", Hedge => "hedge", LaterUpdate => "later-update", OtherEvent => "other-event",
    OtherScope => "other-scope", SwappedValues => "swapped-values", MistypedDigit => "mistyped-digit",
    ScaleSlip => "scale-slip", MissingTerm => "missing-term", CopiedSource => "copied-source",
    Arithmetic => "arithmetic", Threshold => "threshold", Doubt => "doubt", Remark => "remark",
});

impl Explanation {
    /// Something to say in words of your own.
    pub fn other(kind: ExplanationKind, message: impl Into<String>) -> Explanation {
        Explanation::Other { kind, message: message.into() }
    }

    /// What kind of thing it is.
    pub fn kind(&self) -> ExplanationKind {
        match self {
            Explanation::Rounding { .. } => ExplanationKind::Rounding,
            Explanation::Hedge { .. } => ExplanationKind::Hedge,
            Explanation::LaterUpdate { .. } => ExplanationKind::LaterUpdate,
            Explanation::OtherStatistic { key, .. } if key == keys::EVENT => ExplanationKind::OtherEvent,
            Explanation::OtherStatistic { .. } => ExplanationKind::OtherScope,
            Explanation::SwappedValues(..) => ExplanationKind::SwappedValues,
            Explanation::MistypedDigit { .. } => ExplanationKind::MistypedDigit,
            Explanation::ScaleSlip { .. } => ExplanationKind::ScaleSlip,
            Explanation::MissingTerm { .. } => ExplanationKind::MissingTerm,
            Explanation::CopiedSource { .. } => ExplanationKind::CopiedSource,
            Explanation::Threshold { .. } => ExplanationKind::Threshold,
            Explanation::Doubt(_) => ExplanationKind::Doubt,
            Explanation::WrongValue { .. } | Explanation::Tolerance { .. } => ExplanationKind::Remark,
            Explanation::Other { kind, .. } => *kind,
        }
    }

    /// What would mend the figures, where that is what it says.
    pub fn corrections(&self) -> impl Iterator<Item = &Correction> {
        let (pair, list): ([Option<&Correction>; 2], &[Correction]) = match self {
            Explanation::SwappedValues(first, second) => ([Some(first), Some(second)], &[]),
            Explanation::MistypedDigit { corrections, .. }
            | Explanation::ScaleSlip { corrections, .. }
            | Explanation::WrongValue { corrections, .. } => ([None, None], corrections),
            _ => ([None, None], &[]),
        };
        pair.into_iter().flatten().chain(list)
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let any_of = |formatter: &mut fmt::Formatter<'_>, corrections: &[Correction], more: &usize| {
            let list: Vec<String> = corrections.iter().map(Correction::to_string).collect();
            formatter.write_str(&list.join(", "))?;
            if *more > 0 { write!(formatter, ", and {more} more") } else { Ok(()) }
        };
        match self {
            Explanation::Rounding { number, rounded, step } => {
                write!(formatter, "{number} rounds to {rounded} at the nearest {}", place_name(*step))
            }
            Explanation::Hedge { wording, read_as } => {
                write!(formatter, "they agree if {wording:?} is read as {read_as}")
            }
            Explanation::LaterUpdate { days, .. } => {
                write!(formatter, "the document with the higher count is younger, by {}", in_words(*days))
            }
            Explanation::OtherStatistic { key, first, second } => {
                write!(formatter, "{key}: {first} against {second}")
            }
            Explanation::SwappedValues(first, second) => {
                let becomes: Vec<&str> =
                    [first, second].iter().flat_map(|one| &one.instead).map(String::as_str).collect();
                let becomes = becomes.join(" and ");
                let (first, second) = (&first.given, &second.given);
                write!(formatter, "{first} and {second} may have traded places: {becomes} fit all the others")
            }
            Explanation::MistypedDigit { corrections, more } => {
                formatter.write_str("with one digit of one figure changed: ")?;
                any_of(formatter, corrections, more)
            }
            Explanation::ScaleSlip { corrections, more } => {
                formatter.write_str("with the scale of one figure changed: ")?;
                any_of(formatter, corrections, more)
            }
            Explanation::WrongValue { corrections, more } => {
                formatter.write_str("one other value would reconcile them: ")?;
                any_of(formatter, corrections, more)
            }
            Explanation::MissingTerm { figure, counted_twice: false, .. } => {
                write!(formatter, "with the {figure} that the text also gives, the parts would make up the whole")
            }
            Explanation::MissingTerm { figure, counted_twice: true, .. } => write!(
                formatter,
                "the parts would make up the whole if the {figure} were already counted in another part"
            ),
            Explanation::CopiedSource { figure, documents, origins, reasons } => {
                let of = |count: &usize, noun: &str| format!("{count} {noun}{}", if *count == 1 { "" } else { "s" });
                let why = if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join("; ")) };
                write!(formatter, "{figure} in {}, {}{why}", of(documents, "document"), of(origins, "origin"))
            }
            Explanation::Threshold { measure, value } => {
                let measure = measure.replace('_', " ");
                write!(formatter, "the figures lie on both sides of {value}, a value that decides for {measure}")
            }
            Explanation::Tolerance { measure, value } => {
                let measure = measure.replace('_', " ");
                write!(formatter, "the figures lie within {value} of each other, which is tolerated for {measure}")
            }
            Explanation::Doubt(reasons) => formatter.write_str(&reasons.join("; ")),
            Explanation::Other { message, .. } => formatter.write_str(message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn all() -> Vec<Explanation> {
        let claim = Some(ClaimId::from_index(3));
        let correction = |given: &str, instead: &str| Correction::new(claim, given, vec![instead.to_owned()]);
        let corrections = vec![correction("6.7", "5.81"), Correction::new(None, "2", vec!["3".into(), "4".into()])];
        vec![
            Explanation::Rounding { number: number("227"), rounded: number("230"), step: number("10") },
            Explanation::Hedge { wording: "some 12".to_owned(), read_as: Interval::closed(number("9"), number("15")) },
            Explanation::LaterUpdate { lower: None, higher: claim, days: 21 },
            Explanation::OtherStatistic {
                key: "event".to_owned(),
                first: "a flood".to_owned(),
                second: "a fire".to_owned(),
            },
            Explanation::OtherStatistic {
                key: "place".to_owned(),
                first: "Puno".to_owned(),
                second: "Cusco".to_owned(),
            },
            Explanation::SwappedValues(correction("12", "21"), correction("21", "12")),
            Explanation::MistypedDigit { corrections: corrections.clone(), more: 2 },
            Explanation::ScaleSlip { corrections: corrections.clone(), more: 0 },
            Explanation::WrongValue { corrections, more: 0 },
            Explanation::MissingTerm { claim, figure: "12 nurses".to_owned(), counted_twice: false },
            Explanation::MissingTerm { claim: None, figure: "12 nurses".to_owned(), counted_twice: true },
            Explanation::CopiedSource {
                figure: "40".to_owned(),
                documents: 3,
                origins: 1,
                reasons: vec!["one wire".to_owned()],
            },
            Explanation::Threshold { measure: "vote_share".to_owned(), value: number("50") },
            Explanation::Tolerance { measure: "vote_share".to_owned(), value: number("0.5") },
            Explanation::Doubt(vec!["the day is assumed".to_owned(), "both stand in one text".to_owned()]),
            Explanation::other(ExplanationKind::Arithmetic, "12 + 13 = 25"),
            Explanation::other(ExplanationKind::Rounding, "read as round numbers, the figures would meet"),
        ]
    }

    #[test]
    fn each_reads_back_from_its_json_with_its_kind_and_sentence() {
        for explanation in all() {
            let json = serde_json::to_value(&explanation).unwrap();
            assert_eq!(json["kind"], explanation.kind().as_str());
            assert_eq!(json["message"], explanation.to_string());
            assert_eq!(serde_json::from_value::<Explanation>(json).unwrap(), explanation);
        }
    }

    #[test]
    fn one_without_its_data_or_worded_anew_is_kept_in_its_words() {
        let read = |json: &str| serde_json::from_str::<Explanation>(json).unwrap();
        let bare = r#"{"kind":"rounding","message":"227 rounds to 230 at the nearest ten"}"#;
        assert_eq!(read(bare), Explanation::other(ExplanationKind::Rounding, "227 rounds to 230 at the nearest ten"));
        let anew = r#"{"kind":"doubt","message":"who knows","reasons":["the day is assumed"]}"#;
        assert_eq!(read(anew), Explanation::other(ExplanationKind::Doubt, "who knows"));
    }

    #[test]
    fn another_event_is_told_from_another_scope() {
        let of = |key: &str| Explanation::OtherStatistic { key: key.to_owned(), first: "a".into(), second: "b".into() };
        assert_eq!(of(keys::EVENT).kind(), ExplanationKind::OtherEvent);
        assert_eq!(of(keys::PLACE).kind(), ExplanationKind::OtherScope);
    }

    #[test]
    fn days_are_told_in_the_unit_that_they_come_to() {
        for (days, words) in [
            (1, "1 day"),
            (13, "13 days"),
            (14, "2 weeks"),
            (20, "2 weeks"),
            (21, "3 weeks"),
            (59, "8 weeks"),
            (60, "2 months"),
            (89, "2 months"),
            (90, "3 months"),
            (729, "24 months"),
            (730, "2 years"),
            (1095, "3 years"),
        ] {
            let said = Explanation::LaterUpdate { lower: None, higher: None, days }.to_string();
            assert!(said.ends_with(&format!("is younger, by {words}")), "{days}: {said}");
        }
    }

    #[test]
    fn more_are_told_only_where_there_are_more() {
        let json = |more: usize| {
            serde_json::to_value(Explanation::MistypedDigit { corrections: Vec::new(), more })
                .unwrap()
                .get("more")
                .cloned()
        };
        assert_eq!((json(0), json(1)), (None, Some(1.into())));
    }

    #[test]
    fn what_would_mend_the_figures_is_named() {
        let said: Vec<String> = all().iter().map(ToString::to_string).collect();
        assert!(
            said.contains(&"12 and 21 may have traded places: 21 and 12 fit all the others".to_owned()),
            "{said:?}"
        );
        assert!(
            said.contains(&"with one digit of one figure changed: 5.81 for 6.7, 3 or 4 for 2, and 2 more".to_owned()),
            "{said:?}"
        );
        let corrections: usize = all().iter().map(|explanation| explanation.corrections().count()).sum();
        assert_eq!(corrections, 8);
    }
}
