//! What a figure in a text asserts.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Bound, Hedge, Hedging, Interval, Number, Unit};

/// What a figure asserts: the number as printed, its hedge and unit, and the intervals of values these admit.
///
/// The intervals are kept, not computed on demand, because the table they come from ([`Hedging`]) is the caller's to
/// replace and because claims from elsewhere may bring bounds of their own. `asserted` always lies within `lenient`.
///
/// In JSON: `stated`, `low`, `low_open`, `high`, `high_open` (the asserted interval, null where unbounded), `unit`, `noun`,
/// `hedge`, `step` where the digits of `stated` do not show it, and `lenient` where it differs from the asserted interval.
///
/// ```
/// use corroborate::{Hedge, Number, Quantity, Unit};
///
/// let turnout = Quantity::hedged(Number::from(70), Hedge::About, Unit::Percent);
/// assert_eq!(turnout.asserted.to_string(), "[65, 75]");
/// assert_eq!(turnout.lenient.to_string(), "[60, 80]");
/// assert_eq!(turnout.to_string(), "about 70%");
///
/// let deaths = Quantity::count(227).with_noun("people");
/// assert_eq!(deaths.to_string(), "227 people");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Quantity {
    /// The number as printed; `None` for a range and for a vague word such as "dozens".
    pub stated: Option<Number>,
    /// How the wording loosens or bounds it.
    pub hedge: Hedge,
    /// What it counts or measures in.
    pub unit: Unit,
    /// The counted noun with its modifiers, as printed: "military personnel".
    pub noun: Option<String>,
    /// Values the wording admits, read to the letter.
    pub asserted: Interval,
    /// Values a lenient reader would still let pass. Holds every asserted value.
    pub lenient: Interval,
}

impl Quantity {
    /// A number without a hedge, read by the default [`Hedging`].
    pub fn exact(number: Number, unit: Unit) -> Quantity {
        Quantity::hedged(number, Hedge::Exact, unit)
    }

    /// A number with a hedge, read by the default [`Hedging`].
    pub fn hedged(number: Number, hedge: Hedge, unit: Unit) -> Quantity {
        Quantity::read(number, hedge, unit, &Hedging::default())
    }

    /// A number with a hedge, read by the caller's table.
    pub fn read(number: Number, hedge: Hedge, unit: Unit, hedging: &Hedging) -> Quantity {
        let asserted = hedging.asserted(number, hedge, &unit);
        let lenient = hedging.lenient(number, hedge, &unit);
        Quantity { stated: Some(number), hedge, unit, noun: None, asserted, lenient }
    }

    /// A count of things, exact: `Quantity::count(227)`.
    pub fn count(number: impl Into<Number>) -> Quantity {
        Quantity::exact(number.into(), Unit::Count)
    }

    /// A percentage without a hedge, by its printed digits.
    ///
    /// ```
    /// # use corroborate::{Number, Quantity};
    /// let share = Quantity::percent("81.31".parse::<Number>()?);
    /// assert_eq!(Quantity::percent(81).asserted.to_string(), "[80.5, 81.5]");
    /// assert_eq!(share.asserted.to_string(), "[81.305, 81.315]");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn percent(number: impl Into<Number>) -> Quantity {
        Quantity::exact(number.into(), Unit::Percent)
    }

    /// A range: "1–3 %", "between 20 and 25 people".
    pub fn between(low: Number, high: Number, unit: Unit) -> Quantity {
        Quantity::range(low, high, unit, &Hedging::default())
    }

    /// A range, read by the caller's table.
    pub fn range(low: Number, high: Number, unit: Unit, hedging: &Hedging) -> Quantity {
        let asserted = Interval::closed(low, high);
        let lenient =
            hedging.lenient(low, Hedge::Exact, &unit).hull(&hedging.lenient(high, Hedge::Exact, &unit)).hull(&asserted);
        Quantity { stated: None, hedge: Hedge::Between, unit, noun: None, asserted, lenient }
    }

    /// A quantity given by its intervals alone; `lenient` is widened where it does not hold all that is asserted.
    pub fn from_intervals(asserted: Interval, lenient: Interval, hedge: Hedge, unit: Unit) -> Quantity {
        Quantity { stated: None, hedge, unit, noun: None, asserted, lenient: lenient.hull(&asserted) }
    }

    /// The same quantity, with the noun it counts. A bare number becomes a count.
    pub fn with_noun(mut self, noun: impl Into<String>) -> Quantity {
        if self.unit == Unit::Number {
            self.unit = Unit::Count;
        }
        self.noun = Some(noun.into());
        self
    }

    /// The same quantity as the text stated it: for intervals that came with a number of their own.
    pub fn with_stated(mut self, number: Number) -> Quantity {
        self.stated = Some(number);
        self
    }

    /// Whether the wording says of itself that it is imprecise: a hedge, a vague word or a scale word.
    ///
    /// Only then may a disagreement be a loose agreement; two figures printed bare that differ are a conflict.
    pub fn is_imprecise(&self) -> bool {
        self.hedge.is_imprecise() || self.stated.is_some_and(|number| number.exponent() > 0)
    }
}

impl fmt::Display for Quantity {
    /// English that reads back as the same quantity: `more than 70%`, `about 20,000 people`, `EUR 26.1 billion`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match (self.stated, self.asserted.low, self.asserted.high) {
            (Some(number), Some(_), Some(high)) if self.hedge == Hedge::Tolerance => {
                let tolerance = high.value.checked_sub(number).unwrap_or(Number::ZERO);
                self.measured(&format!("{} ± {}", spelled(number), spelled(tolerance)))
            }
            (Some(number), ..) => format!("{}{}", hedge_words(self.hedge), self.measured(&spelled(number))),
            (None, Some(low), Some(high)) if self.hedge == Hedge::Between => {
                // A currency stands before its number, so each end needs its own.
                let first = match self.unit {
                    Unit::Currency(_) => self.measured(&spelled(low.value)),
                    _ => spelled(low.value),
                };
                format!("between {first} and {}", self.measured(&spelled(high.value)))
            }
            (None, ..) => format!("{} in {}", self.unit, self.asserted),
        };
        formatter.write_str(&text)?;
        match &self.noun {
            Some(noun) if self.stated.is_some() || self.hedge == Hedge::Between => write!(formatter, " {noun}"),
            _ => Ok(()),
        }
    }
}

impl Quantity {
    fn measured(&self, number: &str) -> String {
        match &self.unit {
            Unit::Number | Unit::Count => number.to_owned(),
            Unit::Percent => format!("{number}%"),
            Unit::PercentagePoint => format!("{number} percentage points"),
            Unit::Ordinal => format!("{number}{}", ordinal_suffix(number)),
            Unit::Currency(code) => format!("{code} {number}"),
            Unit::Measured(symbol) => {
                let plural = if number != "1" && PLURALS.contains(&symbol.as_ref()) { "s" } else { "" };
                format!("{number} {symbol}{plural}")
            }
        }
    }
}

/// Units that are written as words.
const PLURALS: [&str; 8] = ["day", "decade", "hour", "minute", "month", "second", "week", "year"];

/// The ending of a position in digits: "21st", "112th".
fn ordinal_suffix(digits: &str) -> &'static str {
    if ["11", "12", "13"].iter().any(|teen| digits.ends_with(teen)) {
        return "th";
    }
    match digits.chars().next_back() {
        Some('1') => "st",
        Some('2') => "nd",
        Some('3') => "rd",
        _ => "th",
    }
}

fn hedge_words(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Exact | Hedge::Between | Hedge::Tolerance | Hedge::Fraction | Hedge::Vague => "",
        Hedge::About => "about ",
        Hedge::Almost => "almost ",
        Hedge::JustOver => "just over ",
        Hedge::MoreThan => "more than ",
        Hedge::AtLeast => "at least ",
        Hedge::LessThan => "less than ",
        Hedge::AtMost => "at most ",
        Hedge::UpTo => "up to ",
    }
}

/// A number as prose prints it: grouped digits, and a scale word where its step is that coarse.
fn spelled(number: Number) -> String {
    const SCALES: [(i32, &str); 4] = [(12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand")];
    let exponent = number.exponent();
    if exponent > 0 {
        for (power, word) in SCALES {
            let fits = exponent <= power && number.absolute() >= Number::from_parts(1, power).unwrap_or(Number::ZERO);
            if let (true, Some(scaled)) = (fits, number.scaled(-power)) {
                return format!("{} {word}", grouped(scaled));
            }
        }
    }
    grouped(number)
}

fn grouped(number: Number) -> String {
    let text = number.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 && whole.len() > 4 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// The JSON form of a quantity.
#[derive(Serialize, Deserialize)]
struct QuantityForm {
    stated: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    step: Option<Number>,
    #[serde(default)]
    low: Option<Number>,
    #[serde(default)]
    low_open: bool,
    #[serde(default)]
    high: Option<Number>,
    #[serde(default)]
    high_open: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lenient: Option<IntervalForm>,
    #[serde(default = "unit_number")]
    unit: Unit,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    noun: Option<String>,
    #[serde(default)]
    hedge: Hedge,
}

#[derive(Serialize, Deserialize)]
struct IntervalForm {
    #[serde(default)]
    low: Option<Number>,
    #[serde(default)]
    low_open: bool,
    #[serde(default)]
    high: Option<Number>,
    #[serde(default)]
    high_open: bool,
}

fn unit_number() -> Unit {
    Unit::Number
}

fn parts(bound: Option<Bound>) -> (Option<Number>, bool) {
    (bound.map(|bound| bound.value), bound.is_some_and(|bound| bound.open))
}

fn bound(value: Option<Number>, open: bool) -> Option<Bound> {
    value.map(|value| if open { Bound::open(value) } else { Bound::closed(value) })
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (low, low_open) = parts(self.asserted.low);
        let (high, high_open) = parts(self.asserted.high);
        let lenient = (self.lenient != self.asserted).then(|| {
            let (low, low_open) = parts(self.lenient.low);
            let (high, high_open) = parts(self.lenient.high);
            IntervalForm { low, low_open, high, high_open }
        });
        // The digits show the step of "81.31"; they do not show that of "6.45 million".
        let step = self.stated.filter(|number| number.exponent() > 0).map(Number::step);
        QuantityForm {
            stated: self.stated,
            step,
            low,
            low_open,
            high,
            high_open,
            lenient,
            unit: self.unit.clone(),
            noun: self.noun.clone(),
            hedge: self.hedge,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    /// Reads the JSON form. Where no bound is given the intervals follow from number, hedge and unit by the default
    /// [`Hedging`], so that `{"stated": "227"}` is enough.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Quantity, D::Error> {
        use serde::de::Error as _;
        let form = QuantityForm::deserialize(deserializer)?;
        let stated = match (form.stated, form.step) {
            (Some(number), Some(step)) => {
                let exponent = (-28..=28)
                    .find(|exponent| Number::from_parts(1, *exponent) == Some(step))
                    .ok_or_else(|| D::Error::custom(format_args!("step {step} is no power of ten")))?;
                Some(number.with_exponent(exponent))
            }
            (stated, _) => stated,
        };
        let asserted = Interval { low: bound(form.low, form.low_open), high: bound(form.high, form.high_open) };
        if asserted.is_empty() {
            return Err(D::Error::custom(format_args!("the bounds {asserted} hold no value: low lies above high")));
        }
        let unbounded = asserted == Interval::EVERYTHING;
        let mut quantity = match stated {
            Some(number) if unbounded && form.lenient.is_none() => Quantity::hedged(number, form.hedge, form.unit),
            None if unbounded && form.hedge != Hedge::Vague => {
                return Err(D::Error::custom("a quantity needs `stated`, or one of the bounds `low` and `high`"));
            }
            _ => {
                let lenient = form.lenient.map_or(asserted, |form| Interval {
                    low: bound(form.low, form.low_open),
                    high: bound(form.high, form.high_open),
                });
                Quantity { stated, ..Quantity::from_intervals(asserted, lenient, form.hedge, form.unit) }
            }
        };
        quantity.noun = form.noun;
        Ok(quantity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn prints_as_prose_does() {
        let billions = number("26.1").scaled(9).unwrap();
        assert_eq!(Quantity::exact(billions, Unit::EURO).to_string(), "EUR 26.1 billion");
        assert_eq!(Quantity::between(number("1"), number("3"), Unit::Percent).to_string(), "between 1 and 3%");
        assert_eq!(
            Quantity::hedged(number("20000"), Hedge::About, Unit::Number).with_noun("people").to_string(),
            "about 20,000 people"
        );
        assert_eq!(Quantity::count(8_300_046).to_string(), "8,300,046");
    }

    #[test]
    fn json_keeps_what_the_digits_do_not_show() {
        let quantity = Quantity::exact(number("6.45").scaled(6).unwrap(), Unit::Count).with_noun("voters");
        let json = serde_json::to_string(&quantity).unwrap();
        assert_eq!(
            json,
            r#"{"stated":"6450000","step":"10000","low":"6445000","low_open":false,"high":"6455000","high_open":false,"lenient":{"low":"6425000","low_open":false,"high":"6475000","high_open":false},"unit":"count","noun":"voters","hedge":"exact"}"#
        );
        assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), quantity);
    }

    #[test]
    fn a_stated_number_is_enough() {
        let quantity: Quantity =
            serde_json::from_str(r#"{"stated":"70","unit":"percent","hedge":"more_than"}"#).unwrap();
        assert_eq!(quantity, Quantity::hedged(number("70"), Hedge::MoreThan, Unit::Percent));
    }

    #[test]
    fn bad_forms_are_refused_with_a_reason() {
        let reason = |json: &str| serde_json::from_str::<Quantity>(json).unwrap_err().to_string();
        assert!(reason(r#"{"stated":"seventy"}"#).contains("\"seventy\""));
        assert!(reason(r#"{"unit":"percent"}"#).contains("needs `stated`"));
        assert!(reason(r#"{"stated":"1","low":"5","high":"3"}"#).contains("low lies above high"));
        assert!(reason(r#"{"stated":"1","step":"7"}"#).contains("no power of ten"));
    }
}
