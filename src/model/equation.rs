//! How measures depend on one another, as declared data.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;
use crate::quantity::Number;

/// How measures of one event, subject and scope depend on one another, in one line.
///
/// Four forms: a sum or difference (`trade = exports + imports`, `balance = exports - imports`), a product
/// (`revenue = price * units_sold`), a quotient (`turnout = ballots_cast / registered_voters`; a result in percent is a hundred
/// times the quotient), and a total over all subjects (`sum of vote_share = 100`, or `<= 100` where not every
/// subject need be named).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Equation {
    form: EquationForm,
}

/// The forms that an equation can take.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum EquationForm {
    /// The result is the sum of the terms, the negative ones taken off.
    Sum { result: String, terms: Vec<EquationTerm> },
    /// The result is the product of both.
    Product { result: String, factors: [String; 2] },
    /// The result is the first over the second.
    Quotient { result: String, dividend: String, divisor: String },
    /// The values of all subjects add up to a constant, or to no more than it.
    Total { measure: String, total: Number, at_most: bool },
}

/// One measure of a sum.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct EquationTerm {
    pub(crate) negative: bool,
    pub(crate) measure: String,
}

impl Equation {
    pub(crate) fn form(&self) -> &EquationForm {
        &self.form
    }

    /// Every measure that it names.
    pub(crate) fn measures(&self) -> impl Iterator<Item = &str> {
        let others: Vec<&str> = match &self.form {
            EquationForm::Sum { terms, .. } => terms.iter().map(|term| term.measure.as_str()).collect(),
            EquationForm::Product { factors, .. } => factors.iter().map(String::as_str).collect(),
            EquationForm::Quotient { dividend, divisor, .. } => vec![dividend, divisor],
            EquationForm::Total { .. } => Vec::new(),
        };
        std::iter::once(self.result()).chain(others)
    }

    /// The measure on the left, or the one that is added up.
    pub(crate) fn result(&self) -> &str {
        match &self.form {
            EquationForm::Sum { result, .. }
            | EquationForm::Product { result, .. }
            | EquationForm::Quotient { result, .. } => result,
            EquationForm::Total { measure, .. } => measure,
        }
    }
}

/// Why a text is not an [`Equation`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum EquationFault {
    /// Not one `=` or `<=`.
    #[error("an equation has one `=`, as in \"trade = exports + imports\", or one `<=` after a sum over subjects")]
    NoEquality,
    /// A measure's name is malformed.
    #[error("{0:?} is no measure's name; names are snake_case words, such as \"ballots_cast\"")]
    Name(String),
    /// Fewer than two measures on the right.
    #[error("the right side joins two measures or more by `+`, `-`, `*` or `/`")]
    TooFewTerms,
    /// A product or quotient of three, or one mixed with a sum.
    #[error("a product or a quotient has two measures and nothing else beside it; write two equations")]
    TooComplex,
    /// The total of a sum over subjects is no number.
    #[error("{0:?} is no number; a sum over subjects adds up to one, as in \"sum of vote_share = 100\"")]
    Total(String),
}

impl FromStr for Equation {
    type Err = Error;

    fn from_str(text: &str) -> Result<Equation, Error> {
        Equation::read(text).map_err(Error::unreadable)
    }
}

impl Equation {
    fn read(text: &str) -> Result<Equation, EquationFault> {
        let (left, right, at_most) = match text.split_once("<=") {
            Some((left, right)) => (left.trim(), right.trim(), true),
            None => {
                let (left, right) = text.split_once('=').ok_or(EquationFault::NoEquality)?;
                (left.trim(), right.trim(), false)
            }
        };
        if right.contains('=') || left.contains(['=', '<', '>']) {
            return Err(EquationFault::NoEquality);
        }
        if let Some(measure) = left.strip_prefix("sum of ") {
            let total = right.parse().map_err(|_| EquationFault::Total(right.to_owned()))?;
            return Ok(Equation { form: EquationForm::Total { measure: name(measure)?, total, at_most } });
        }
        if at_most {
            return Err(EquationFault::NoEquality);
        }
        let result = name(left)?;
        let form = match (right.split_once('*'), right.split_once('/')) {
            (Some((first, second)), None) => {
                EquationForm::Product { result, factors: [operand(first)?, operand(second)?] }
            }
            (None, Some((first, second))) => {
                EquationForm::Quotient { result, dividend: operand(first)?, divisor: operand(second)? }
            }
            (Some(_), Some(_)) => return Err(EquationFault::TooComplex),
            (None, None) => EquationForm::Sum { result, terms: terms(right)? },
        };
        Ok(Equation { form })
    }
}

fn name(text: &str) -> Result<String, EquationFault> {
    let text = text.trim();
    let well_formed = text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if well_formed { Ok(text.to_owned()) } else { Err(EquationFault::Name(text.to_owned())) }
}

fn operand(text: &str) -> Result<String, EquationFault> {
    if text.contains(['+', '-', '*', '/']) {
        return Err(EquationFault::TooComplex);
    }
    name(text)
}

fn terms(text: &str) -> Result<Vec<EquationTerm>, EquationFault> {
    let mut terms = Vec::new();
    let mut negative = false;
    for piece in text.split_inclusive(['+', '-']) {
        let measure = piece.trim_end_matches(['+', '-']);
        terms.push(EquationTerm { negative, measure: name(measure)? });
        negative = piece.ends_with('-');
    }
    let dangling = text.ends_with(['+', '-']);
    if dangling || terms.len() < 2 { Err(EquationFault::TooFewTerms) } else { Ok(terms) }
}

impl fmt::Display for Equation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match &self.form {
            EquationForm::Sum { result, terms } => {
                let mut text = format!("{result} =");
                for (index, EquationTerm { negative, measure }) in terms.iter().enumerate() {
                    text.push_str(match (index, negative) {
                        (0, _) => " ",
                        (_, false) => " + ",
                        (_, true) => " - ",
                    });
                    text.push_str(measure);
                }
                text
            }
            EquationForm::Product { result, factors: [first, second] } => format!("{result} = {first} * {second}"),
            EquationForm::Quotient { result, dividend, divisor } => format!("{result} = {dividend} / {divisor}"),
            EquationForm::Total { measure, total, at_most } => {
                format!("sum of {measure} {} {total}", if *at_most { "<=" } else { "=" })
            }
        };
        formatter.pad(&text)
    }
}

impl Serialize for Equation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Equation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Equation, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_and_prints_every_form() {
        for text in [
            "turnout = ballots_cast / registered_voters",
            "trade = exports + imports",
            "casualties = killed + injured - counted_twice",
            "revenue = price * units_sold",
            "sum of vote_share = 100",
            "sum of vote_share <= 100",
        ] {
            assert_eq!(text.parse::<Equation>().unwrap().to_string(), text);
        }
        assert_eq!(Equation::read("trade=exports+imports"), Equation::read("trade = exports + imports"));
    }

    #[test]
    fn says_what_is_wrong() {
        let wrong = |text: &str| Equation::read(text).unwrap_err();
        assert_eq!(wrong(""), EquationFault::NoEquality);
        assert_eq!(wrong("a = b = c"), EquationFault::NoEquality);
        assert_eq!(wrong("a <= b + c"), EquationFault::NoEquality);
        assert_eq!(wrong("a = b"), EquationFault::TooFewTerms);
        assert_eq!(wrong("a = b +"), EquationFault::TooFewTerms);
        assert_eq!(wrong("a = + b"), EquationFault::Name(String::new()));
        assert_eq!(wrong("a = b * c + d"), EquationFault::TooComplex);
        assert_eq!(wrong("a = b * c / d"), EquationFault::TooComplex);
        assert_eq!(wrong("Votes = b + c"), EquationFault::Name("Votes".to_owned()));
        assert_eq!(wrong("sum of vote_share = all"), EquationFault::Total("all".to_owned()));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = text.parse::<Equation>();
        }

        #[test]
        fn printing_and_reading_returns_the_equation(
            names in prop::collection::vec(("[a-z][a-z0-9_]{0,8}", any::<bool>()), 3..6),
        ) {
            let mut text = format!("{} = {}", names[0].0, names[1].0);
            for (name, negative) in &names[2..] {
                text.push_str(if *negative { " - " } else { " + " });
                text.push_str(name);
            }
            prop_assert_eq!(text.parse::<Equation>().unwrap().to_string(), text);
        }
    }
}
