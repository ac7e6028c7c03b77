//! Words for the variants of an enumeration: as they stand in JSON, printed, and read back.

/// Gives an enumeration the words of its variants: `as_str`, `Display`, and `FromStr`, which names the nearest word.
macro_rules! worded {
    ($type:ident, $what:literal, { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $type {
            /// Every variant's word, in the order of declaration.
            pub(crate) const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as it stands in JSON.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($type::$variant => $word),+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::error::Error;

            /// Reads the word as it stands in JSON.
            fn from_str(word: &str) -> Result<$type, $crate::error::Error> {
                match word {
                    $($word => Ok($type::$variant),)+
                    other => Err($crate::error::Error::unreadable($crate::worded::unknown($what, other, $type::WORDS))),
                }
            }
        }
    };
}

pub(crate) use worded;

/// What to say of a word that is none of a list.
pub(crate) fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    match crate::nearest::nearest(word, known.iter().copied()) {
        Some(near) => format!("unknown {what} `{word}`; did you mean `{near}`?"),
        None => format!("unknown {what} `{word}`; known are {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{ExplanationKind, LabelRole, Level, Severity, Verdict};
    use crate::configuration::Ruling;
    use crate::model::{Basis, Extent, Format, RelationKind, Role, Standing, StoryRole, UnreadReason};
    use crate::quantity::{Hedge, Outcome};

    /// Every word is that of the JSON form, and is read back.
    macro_rules! in_json {
        ($($type:ident: $($variant:ident)+;)+) => {$($(
            let value = $type::$variant;
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
            assert_eq!(value.as_str().parse::<$type>().unwrap(), value);
        )+)+};
    }

    #[test]
    fn words_are_those_of_the_json() {
        in_json! {
            Severity: Note Warning Error;
            Level: Allow Note Warning Error;
            Verdict: Conflict Review Agrees NotComparable NotTestable;
            LabelRole: Value Also Context Citation;
            ExplanationKind: Rounding Hedge LaterUpdate OtherEvent OtherScope SwappedValues MistypedDigit ScaleSlip
                MissingTerm CopiedSource Arithmetic Threshold Doubt Remark;
            Standing: Asserted Planned Required Projected Hypothetical Denied;
            Extent: Whole Part Rest;
            Basis: Said Carried Assumed Open;
            RelationKind: AllParts SomeParts ShareAndAmount Ratio Change Rise Fall;
            Role: Whole Part Share Amount Before After Difference;
            StoryRole: Main Beside;
            UnreadReason: Date Time Label Name Code Idiom TooLong Misprint Ambiguous InPassing Multiple;
            Format: Plain Markdown Html;
            Ruling: First Second Both Neither NotComparable;
            Hedge: Exact About Almost JustOver MoreThan AtLeast LessThan AtMost UpTo Between Tolerance Fraction Vague;
        }
    }

    #[test]
    fn outcomes_have_the_words_of_the_json_and_are_read_back() {
        for word in Outcome::WORDS {
            let outcome: Outcome = word.parse().unwrap();
            assert_eq!(serde_json::to_string(&outcome).unwrap(), format!("\"{word}\""));
        }
    }

    #[test]
    fn an_unknown_word_is_named_with_the_nearest() {
        let said = |word: &str| word.parse::<Severity>().unwrap_err().to_string();
        assert_eq!(said("waning"), "unknown severity `waning`; did you mean `warning`?");
        assert_eq!(said("fatal"), "unknown severity `fatal`; known are note, warning, error");
    }
}
