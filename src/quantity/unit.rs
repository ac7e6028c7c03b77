//! What a number counts or measures in.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;

/// What the number of a quantity counts or measures in.
///
/// As text and in JSON: `number`, `count`, `percent`, `percentage_point`, `ordinal`, an ISO 4217 code (`EUR`),
/// or the symbol of a unit of measurement (`km`, `t`, `°C`).
///
/// ```
/// use corroborate::Unit;
///
/// assert_eq!("percent".parse::<Unit>()?, Unit::Percent);
/// assert_eq!("EUR".parse::<Unit>()?, Unit::EURO);
/// assert_eq!(Unit::Percent.to_string(), "percent");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// A bare number: nothing says what it counts.
    Number,
    /// Counted things: people, votes, seats. The noun is kept by the quantity.
    Count,
    /// Hundredths of a base: 70 % is the number 70, not 0.7.
    Percent,
    /// A difference between two percentages.
    PercentagePoint,
    /// A position: first, 30th.
    Ordinal,
    /// Money, by ISO 4217 code: three capital letters. The code is not looked up: `XYZ` is a code of no currency and still one.
    Currency(Cow<'static, str>),
    /// A unit of measurement, by its symbol.
    Measured(Cow<'static, str>),
}

impl Unit {
    /// The euro.
    pub const EURO: Unit = Unit::Currency(Cow::Borrowed("EUR"));
    /// The United States dollar.
    pub const US_DOLLAR: Unit = Unit::Currency(Cow::Borrowed("USD"));

    /// The word for this unit as it stands in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            Unit::Number => "number",
            Unit::Count => "count",
            Unit::Percent => "percent",
            Unit::PercentagePoint => "percentage_point",
            Unit::Ordinal => "ordinal",
            Unit::Currency(word) | Unit::Measured(word) => word,
        }
    }

    /// Whether whole things are counted, so that a figure printed in full is exact and never below zero.
    pub fn is_counted(&self) -> bool {
        matches!(self, Unit::Number | Unit::Count | Unit::Ordinal)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

const EMPTY: &str =
    "a unit is a word such as \"percent\", a currency code such as \"EUR\", or a symbol such as \"km\"; found nothing";

impl FromStr for Unit {
    type Err = Error;

    /// Reads the word as it stands in JSON. Three capital letters are a currency, but for `MVA`; other words are unit symbols.
    fn from_str(text: &str) -> Result<Unit, Error> {
        Ok(match text {
            "" => return Err(Error::unreadable(EMPTY)),
            "number" => Unit::Number,
            "count" => Unit::Count,
            "percent" => Unit::Percent,
            "percentage_point" => Unit::PercentagePoint,
            "ordinal" => Unit::Ordinal,
            other if is_currency_code(other) && !IN_CAPITALS.contains(&other) => {
                Unit::Currency(Cow::Owned(other.to_owned()))
            }
            other => Unit::Measured(Cow::Owned(other.to_owned())),
        })
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Unit, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Symbols of units of measurement that have the form of a currency code.
pub(crate) const IN_CAPITALS: [&str; 1] = ["MVA"];

/// Whether a text has the form of a currency code.
pub(crate) fn is_currency_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
