//! The words that loosen or bound a figure, and the intervals they assert.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Bound, Interval, Number, Unit};
use crate::worded::worded;

/// How the wording around a number loosens or bounds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Hedge {
    /// No hedge: the number as printed.
    #[default]
    Exact,
    /// About, around, some, roughly, circa, approximately.
    About,
    /// Almost, nearly, close to, just under.
    Almost,
    /// Just over, slightly more than.
    JustOver,
    /// More than, over, above, exceeding.
    MoreThan,
    /// At least, no fewer than, a minimum of, or more.
    AtLeast,
    /// Less than, under, below, fewer than.
    LessThan,
    /// At most, no more than, a maximum of.
    AtMost,
    /// Up to, as many as: a bound that writers mean loosely.
    UpTo,
    /// A range with two ends.
    Between,
    /// A number with a tolerance on either side: 20 ± 1.
    Tolerance,
    /// A fraction in words: half, a third, three in four.
    Fraction,
    /// A vague word: dozens, hundreds, several, a majority.
    Vague,
}

impl Hedge {
    /// Every hedge, in the order of declaration.
    pub const ALL: [Hedge; 13] = [
        Hedge::Exact,
        Hedge::About,
        Hedge::Almost,
        Hedge::JustOver,
        Hedge::MoreThan,
        Hedge::AtLeast,
        Hedge::LessThan,
        Hedge::AtMost,
        Hedge::UpTo,
        Hedge::Between,
        Hedge::Tolerance,
        Hedge::Fraction,
        Hedge::Vague,
    ];

    /// Whether the wording says of itself that it is imprecise, so that a loose reading is fair.
    pub fn is_imprecise(self) -> bool {
        matches!(self, Hedge::About | Hedge::Almost | Hedge::JustOver | Hedge::UpTo | Hedge::Fraction | Hedge::Vague)
    }
}

worded!(Hedge, "hedge", {
    Exact => "exact", About => "about", Almost => "almost", JustOver => "just_over", MoreThan => "more_than",
    AtLeast => "at_least", LessThan => "less_than", AtMost => "at_most", UpTo => "up_to", Between => "between",
    Tolerance => "tolerance", Fraction => "fraction", Vague => "vague",
});

/// From number and hedge to the interval of values that the wording admits.
///
/// The default follows the tables of `docs/quantities.md`; a caller may set other widths.
///
/// ```
/// use corroborate::{Hedge, Hedging, Number, Unit};
///
/// let hedging = Hedging::default();
/// let seventy = Number::from(70);
/// assert_eq!(hedging.asserted(seventy, Hedge::About, &Unit::Percent).to_string(), "[65, 75]");
/// assert_eq!(hedging.asserted(seventy, Hedge::MoreThan, &Unit::Percent).to_string(), "(70, ∞)");
/// assert_eq!(hedging.asserted(Number::from(227), Hedge::Exact, &Unit::Count).to_string(), "227");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Hedging {
    /// "About n" admits at most this share of n on either side, in percent.
    pub about_at_most_percent: Number,
    /// A lenient reader takes a hedge this many times as wide.
    pub lenient_factor: Number,
    /// A fraction in words admits this many percentage points on either side.
    pub fraction_percentage_points: Number,
    /// What vague words assert, by word: "dozens", "tens of thousands", "a few", "majority". Words that are not here keep the
    /// built-in meaning.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub vague_words: BTreeMap<String, Interval>,
}

/// How a lenient reader takes the ends of a vague word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// As asserted.
    None,
    /// Without an upper end.
    Open,
    /// Two to twelve.
    Few,
    /// As asserted, the lower end left out.
    Majority,
}

/// What vague words assert: lower end, upper end, and how the ends give way.
const VAGUE: &[(&str, i64, Option<i64>, Tail)] = &[
    ("tens", 20, Some(99), Tail::Open),
    ("dozens", 24, Some(99), Tail::Open),
    ("scores", 40, Some(199), Tail::Open),
    ("hundreds", 200, Some(999), Tail::Open),
    ("thousands", 2_000, Some(9_999), Tail::Open),
    ("tens of thousands", 20_000, Some(99_999), Tail::Open),
    ("dozens of thousands", 24_000, Some(99_999), Tail::Open),
    ("hundreds of thousands", 200_000, Some(999_999), Tail::Open),
    ("millions", 2_000_000, None, Tail::Open),
    ("tens of millions", 20_000_000, Some(99_999_999), Tail::Open),
    ("hundreds of millions", 200_000_000, Some(999_999_999), Tail::Open),
    ("thousands of millions", 2_000_000_000, None, Tail::Open),
    ("billions", 2_000_000_000, None, Tail::Open),
    ("tens of billions", 20_000_000_000, Some(99_999_999_999), Tail::Open),
    ("hundreds of billions", 200_000_000_000, Some(999_999_999_999), Tail::Open),
    ("trillions", 2_000_000_000_000, None, Tail::Open),
    ("a couple", 2, Some(2), Tail::Few),
    ("a few", 3, Some(5), Tail::Few),
    // Some dictionaries say "more than one", others "more than two": to the letter both are right.
    ("several", 2, Some(9), Tail::Few),
    ("a handful", 2, Some(9), Tail::Few),
    ("majority", 50, Some(100), Tail::Majority),
    ("most", 50, Some(100), Tail::Majority),
    ("minority", 0, Some(50), Tail::None),
    ("single-digit", 1, Some(9), Tail::None),
    ("double-digit", 10, Some(99), Tail::None),
    ("triple-digit", 100, Some(999), Tail::None),
];

impl Default for Hedging {
    fn default() -> Hedging {
        Hedging {
            about_at_most_percent: Number::from(10),
            lenient_factor: Number::from(2),
            fraction_percentage_points: Number::ONE,
            vague_words: BTreeMap::new(),
        }
    }
}

impl Hedging {
    /// The values that the wording admits, read to the letter: rounding to the printed digits and the hedge's own bounds.
    pub fn asserted(&self, number: Number, hedge: Hedge, unit: &Unit) -> Interval {
        let rounding = rounding(number, unit);
        let floor = floor(number, unit);
        match hedge {
            Hedge::Exact | Hedge::Between | Hedge::Tolerance | Hedge::Vague => rounding,
            Hedge::About => around(number, self.slack(number, unit)).map_or(rounding, |wide| wide.hull(&rounding)),
            Hedge::Almost => below_by(number, self.slack(number, unit)).unwrap_or(rounding),
            Hedge::JustOver => above_by(number, self.slack(number, unit)).unwrap_or(rounding),
            Hedge::MoreThan => Interval::above(number),
            Hedge::AtLeast => Interval::at_least(number),
            // "Less than 0" leaves nothing above a floor of zero.
            Hedge::LessThan => Interval::below(number).with_low(floor.filter(|_| !number.is_zero())),
            Hedge::AtMost | Hedge::UpTo => Interval::at_most(number).with_low(floor),
            Hedge::Fraction => around(number, self.part_slack(number, unit)).unwrap_or(rounding),
        }
    }

    /// The values that a lenient reader would still let pass. Holds every asserted value.
    pub fn lenient(&self, number: Number, hedge: Hedge, unit: &Unit) -> Interval {
        let asserted = self.asserted(number, hedge, unit);
        let slack = || self.slack(number, unit);
        let wide = || slack()?.checked_mul(self.lenient_factor);
        let lenient = match hedge {
            // Nobody rounds a handful: five is not six.
            Hedge::Exact if unit.is_counted() && number.absolute() <= Number::from(SMALL_COUNT) => None,
            Hedge::Exact => around(number, slack()),
            Hedge::About | Hedge::Between | Hedge::Tolerance | Hedge::Vague => around(number, wide()),
            Hedge::Almost => around(number, wide()).map(|around| around.with_high(Some(Bound::closed(number)))),
            Hedge::JustOver => around(number, wide()).map(|around| around.with_low(Some(Bound::closed(number)))),
            Hedge::MoreThan | Hedge::AtLeast => Some(Interval::at_least(number)),
            Hedge::LessThan | Hedge::AtMost => Some(Interval::at_most(number).with_low(floor(number, unit))),
            Hedge::UpTo => Some(Interval::EVERYTHING.with_low(floor(number, unit))),
            Hedge::Fraction => {
                around(number, self.part_slack(number, unit).and_then(|slack| slack.checked_mul(self.lenient_factor)))
            }
        };
        lenient.map_or(asserted, |lenient| lenient.hull(&asserted))
    }

    /// What a vague word asserts, and what a lenient reader would still let pass; `None` for a word of no such meaning.
    ///
    /// ```
    /// use corroborate::Hedging;
    ///
    /// let (asserted, lenient) = Hedging::default().vague("dozens").expect("a vague word");
    /// assert_eq!(asserted.to_string(), "[24, 99]");
    /// assert_eq!(lenient.to_string(), "[24, ∞)");
    /// ```
    pub fn vague(&self, word: &str) -> Option<(Interval, Interval)> {
        if let Some(asserted) = self.vague_words.get(word) {
            return Some((*asserted, *asserted));
        }
        let (_, low, high, tail) = VAGUE.iter().find(|(entry, ..)| *entry == word)?;
        let low_bound = Bound { value: Number::from(*low), open: *tail == Tail::Majority };
        let asserted = Interval { low: Some(low_bound), high: high.map(|high| Bound::closed(Number::from(high))) };
        let lenient = match tail {
            Tail::None | Tail::Majority => asserted,
            Tail::Open => asserted.with_high(None),
            Tail::Few => Interval::closed(Number::from(2), Number::from(12)),
        };
        Some((asserted, lenient))
    }

    /// The vague words that have a meaning, in the order of the table.
    pub(crate) fn vague_names() -> impl Iterator<Item = &'static str> {
        VAGUE.iter().map(|(word, ..)| *word)
    }

    /// How far "about" reaches on either side: half the roundness, at most the allowed share of the number. "About a third"
    /// reaches as far as a lenient reading of "a third": its decimals have no end and thus no roundness.
    fn slack(&self, number: Number, unit: &Unit) -> Option<Number> {
        let endless = number.exponent() == if *unit == Unit::Percent { -6 } else { -9 };
        let half = match endless {
            true => self.fraction_slack(unit)?.checked_mul(self.lenient_factor)?,
            false => number.roundness()?.half()?,
        };
        let cap = number.absolute().checked_mul(self.about_at_most_percent)?.checked_mul(Number::from_parts(1, -2)?)?;
        Some(half.min(cap))
    }

    /// How far a fraction reaches on either side: "one in a thousand" is no percentage point wide, so at most half the number.
    fn part_slack(&self, number: Number, unit: &Unit) -> Option<Number> {
        let half = number.absolute().half()?;
        self.fraction_slack(unit).map(|slack| slack.min(half))
    }

    fn fraction_slack(&self, unit: &Unit) -> Option<Number> {
        match unit {
            Unit::Percent => Some(self.fraction_percentage_points),
            _ => self.fraction_percentage_points.checked_mul(Number::from_parts(1, -2)?),
        }
    }
}

/// Counts up to this are printed as they are, never rounded.
const SMALL_COUNT: i32 = 20;

/// Half a unit of the last printed digit on either side; a count printed in full is exact.
fn rounding(number: Number, unit: &Unit) -> Interval {
    if unit.is_counted() && number.exponent() == 0 {
        return Interval::point(number);
    }
    around(number, number.step().half()).unwrap_or(Interval::point(number))
}

/// Counts and shares do not fall below zero, unless the number itself does.
fn floor(number: Number, unit: &Unit) -> Option<Bound> {
    let never_negative = unit.is_counted() || *unit == Unit::Percent;
    (never_negative && !number.is_negative()).then_some(Bound::closed(Number::ZERO))
}

fn around(number: Number, slack: Option<Number>) -> Option<Interval> {
    let slack = slack?;
    Some(Interval::closed(number.checked_sub(slack)?, number.checked_add(slack)?))
}

fn below_by(number: Number, slack: Option<Number>) -> Option<Interval> {
    Some(Interval::below(number).with_low(Some(Bound::closed(number.checked_sub(slack?)?))))
}

fn above_by(number: Number, slack: Option<Number>) -> Option<Interval> {
    Some(Interval::above(number).with_high(Some(Bound::closed(number.checked_add(slack?)?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_words_follow_the_table_or_the_caller() {
        let asserted = |hedging: &Hedging, word: &str| hedging.vague(word).map(|(asserted, _)| asserted.to_string());
        let mut hedging = Hedging::default();
        assert_eq!(asserted(&hedging, "scores").as_deref(), Some("[40, 199]"));
        assert_eq!(asserted(&hedging, "majority").as_deref(), Some("(50, 100]"));
        assert_eq!(asserted(&hedging, "millions").as_deref(), Some("[2000000, ∞)"));
        assert_eq!(asserted(&hedging, "oodles"), None);
        hedging.vague_words.insert("scores".to_owned(), Interval::closed(Number::from(20), Number::from(99)));
        assert_eq!(asserted(&hedging, "scores").as_deref(), Some("[20, 99]"));
    }

    #[test]
    fn every_vague_word_lies_within_its_lenient_reading() {
        for (word, ..) in VAGUE {
            let (asserted, lenient) = Hedging::default().vague(word).unwrap();
            assert!(!asserted.is_empty() && asserted.is_within(&lenient), "{word}");
        }
    }

    #[test]
    fn about_a_third_is_no_sharper_than_a_third() {
        let third: Number = "33.333333".parse().unwrap();
        let about = Hedging::default().asserted(third, Hedge::About, &Unit::Percent);
        assert_eq!(about.to_string(), "[31.333333, 35.333333]");
        let almost = Hedging::default().asserted(third, Hedge::Almost, &Unit::Percent);
        assert_eq!(almost.to_string(), "[31.333333, 33.333333)");
    }

    #[test]
    fn less_than_nothing_is_not_empty() {
        let below = Hedging::default().asserted(Number::ZERO, Hedge::LessThan, &Unit::Percent);
        assert_eq!(below.to_string(), "(−∞, 0)");
    }
}
