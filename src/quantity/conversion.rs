//! Exact conversion between units of one dimension.
//!
//! Each unit is a factor of its dimension's base unit, as a fraction of two whole numbers: 1 ft = 3048/10000 m. A conversion
//! is exact where the quotient of two factors is a finite decimal; one hour is 60 minutes, but a minute is no finite
//! decimal of an hour, so callers try the other direction.

use super::{Interval, Number, Unit};

/// From a value in one unit to the value in another: times `factor`, plus `offset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Conversion {
    pub(crate) factor: Number,
    pub(crate) offset: Number,
}

impl Conversion {
    const SAME: Conversion = Conversion { factor: Number::ONE, offset: Number::ZERO };

    /// A value in the other unit; `None` where it would lose digits.
    pub(crate) fn apply(self, value: Number) -> Option<Number> {
        if self == Conversion::SAME {
            return Some(value);
        }
        let scaled = value.checked_mul(self.factor)?;
        if self.offset.is_zero() { Some(scaled) } else { scaled.checked_add(self.offset) }
    }

    /// An interval in the other unit.
    pub(crate) fn apply_to(self, interval: &Interval) -> Option<Interval> {
        let moved = |bound: Option<super::Bound>| match bound {
            None => Some(None),
            Some(bound) => self.apply(bound.value).map(|value| Some(super::Bound { value, ..bound })),
        };
        Some(Interval { low: moved(interval.low)?, high: moved(interval.high)? })
    }
}

/// What a unit measures, and the unit that the factors of its dimension refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    /// In metres.
    Length,
    /// In grams.
    Mass,
    /// In square metres.
    Area,
    /// In litres.
    Volume,
    /// In seconds.
    Time,
    /// In months: a month is no fixed number of days.
    Calendar,
    /// In watt-seconds.
    Energy,
    /// In watts.
    Power,
    /// In metres an hour.
    Speed,
    /// In hertz.
    Frequency,
    /// In bits.
    Data,
    /// In pascals.
    Pressure,
    /// In hundredths.
    Share,
}

/// Symbol, dimension, and the factor as numerator and denominator.
const FACTORS: &[(&str, Dimension, i64, i64)] = &[
    ("pm", Dimension::Length, 1, 1_000_000_000_000),
    ("nm", Dimension::Length, 1, 1_000_000_000),
    ("µm", Dimension::Length, 1, 1_000_000),
    ("mm", Dimension::Length, 1, 1_000),
    ("cm", Dimension::Length, 1, 100),
    ("dm", Dimension::Length, 1, 10),
    ("m", Dimension::Length, 1, 1),
    ("km", Dimension::Length, 1_000, 1),
    ("in", Dimension::Length, 254, 10_000),
    ("ft", Dimension::Length, 3_048, 10_000),
    ("yd", Dimension::Length, 9_144, 10_000),
    ("mi", Dimension::Length, 1_609_344, 1_000),
    ("nmi", Dimension::Length, 1_852, 1),
    ("µg", Dimension::Mass, 1, 1_000_000),
    ("mg", Dimension::Mass, 1, 1_000),
    ("g", Dimension::Mass, 1, 1),
    ("kg", Dimension::Mass, 1_000, 1),
    ("t", Dimension::Mass, 1_000_000, 1),
    ("kt", Dimension::Mass, 1_000_000_000, 1),
    ("Mt", Dimension::Mass, 1_000_000_000_000, 1),
    ("oz", Dimension::Mass, 45_359_237, 1_600_000),
    ("lb", Dimension::Mass, 45_359_237, 100_000),
    ("st", Dimension::Mass, 635_029_318, 100_000),
    ("short ton", Dimension::Mass, 90_718_474, 100),
    ("long ton", Dimension::Mass, 10_160_469_088, 10_000),
    ("cm²", Dimension::Area, 1, 10_000),
    ("m²", Dimension::Area, 1, 1),
    ("ha", Dimension::Area, 10_000, 1),
    ("km²", Dimension::Area, 1_000_000, 1),
    ("in²", Dimension::Area, 64_516, 100_000_000),
    ("ft²", Dimension::Area, 9_290_304, 100_000_000),
    ("yd²", Dimension::Area, 83_612_736, 100_000_000),
    ("acre", Dimension::Area, 40_468_564_224, 10_000_000),
    ("mi²", Dimension::Area, 2_589_988_110_336, 1_000_000),
    ("ml", Dimension::Volume, 1, 1_000),
    ("cm³", Dimension::Volume, 1, 1_000),
    ("cl", Dimension::Volume, 1, 100),
    ("dl", Dimension::Volume, 1, 10),
    ("l", Dimension::Volume, 1, 1),
    ("hl", Dimension::Volume, 100, 1),
    ("m³", Dimension::Volume, 1_000, 1),
    ("km³", Dimension::Volume, 1_000_000_000_000, 1),
    ("ft³", Dimension::Volume, 28_316_846_592, 1_000_000_000),
    ("gal", Dimension::Volume, 3_785_411_784, 1_000_000_000),
    ("bbl", Dimension::Volume, 158_987_294_928, 1_000_000_000),
    ("ns", Dimension::Time, 1, 1_000_000_000),
    ("µs", Dimension::Time, 1, 1_000_000),
    ("ms", Dimension::Time, 1, 1_000),
    ("s", Dimension::Time, 1, 1),
    ("min", Dimension::Time, 60, 1),
    ("h", Dimension::Time, 3_600, 1),
    ("day", Dimension::Time, 86_400, 1),
    ("week", Dimension::Time, 604_800, 1),
    ("fortnight", Dimension::Time, 1_209_600, 1),
    ("month", Dimension::Calendar, 1, 1),
    ("year", Dimension::Calendar, 12, 1),
    ("decade", Dimension::Calendar, 120, 1),
    ("century", Dimension::Calendar, 1_200, 1),
    ("J", Dimension::Energy, 1, 1),
    ("kJ", Dimension::Energy, 1_000, 1),
    ("MJ", Dimension::Energy, 1_000_000, 1),
    ("GJ", Dimension::Energy, 1_000_000_000, 1),
    ("Wh", Dimension::Energy, 3_600, 1),
    ("kWh", Dimension::Energy, 3_600_000, 1),
    ("MWh", Dimension::Energy, 3_600_000_000, 1),
    ("GWh", Dimension::Energy, 3_600_000_000_000, 1),
    ("TWh", Dimension::Energy, 3_600_000_000_000_000, 1),
    ("cal", Dimension::Energy, 4_184, 1_000),
    ("kcal", Dimension::Energy, 4_184, 1),
    ("W", Dimension::Power, 1, 1),
    ("kW", Dimension::Power, 1_000, 1),
    ("MW", Dimension::Power, 1_000_000, 1),
    ("GW", Dimension::Power, 1_000_000_000, 1),
    ("TW", Dimension::Power, 1_000_000_000_000, 1),
    ("m/s", Dimension::Speed, 3_600, 1),
    ("km/h", Dimension::Speed, 1_000, 1),
    ("mph", Dimension::Speed, 1_609_344, 1_000),
    ("kn", Dimension::Speed, 1_852, 1),
    ("Hz", Dimension::Frequency, 1, 1),
    ("kHz", Dimension::Frequency, 1_000, 1),
    ("MHz", Dimension::Frequency, 1_000_000, 1),
    ("GHz", Dimension::Frequency, 1_000_000_000, 1),
    ("bit", Dimension::Data, 1, 1),
    ("B", Dimension::Data, 8, 1),
    ("kB", Dimension::Data, 8_000, 1),
    ("MB", Dimension::Data, 8_000_000, 1),
    ("GB", Dimension::Data, 8_000_000_000, 1),
    ("TB", Dimension::Data, 8_000_000_000_000, 1),
    ("Pa", Dimension::Pressure, 1, 1),
    ("hPa", Dimension::Pressure, 100, 1),
    ("kPa", Dimension::Pressure, 1_000, 1),
    ("bar", Dimension::Pressure, 100_000, 1),
    ("MPa", Dimension::Pressure, 1_000_000, 1),
    ("GPa", Dimension::Pressure, 1_000_000_000, 1),
    ("‰", Dimension::Share, 1, 10),
];

/// Pairs of temperature scales: from, to, factor and offset, each in hundredths.
const TEMPERATURES: &[(&str, &str, i128, i128)] =
    &[("°C", "°F", 180, 3_200), ("°C", "K", 100, 27_315), ("K", "°C", 100, -27_315), ("K", "°F", 180, -45_967)];

/// What a unit of measurement measures, as readers call it: nothing where figures of it are no counts of things, as times are
/// and shares; `None` for a unit that is converted into no other.
/// With it how many of the dimension's base unit one is, as far as it can be told.
pub(crate) fn dimension(unit: &Unit) -> Option<(Option<&'static str>, Number)> {
    let Unit::Measured(symbol) = unit else { return None };
    let (_, dimension, top, bottom) = FACTORS.iter().find(|(entry, ..)| entry == symbol)?;
    let name = match dimension {
        Dimension::Length => Some("length"),
        Dimension::Mass => Some("mass"),
        Dimension::Area => Some("area"),
        Dimension::Volume => Some("volume"),
        Dimension::Energy => Some("energy"),
        Dimension::Power => Some("power"),
        Dimension::Speed => Some("speed"),
        Dimension::Pressure => Some("pressure"),
        Dimension::Time => Some("duration"),
        Dimension::Calendar => Some("years"),
        Dimension::Frequency | Dimension::Data | Dimension::Share => None,
    };
    Some((name, Number::from(*top).checked_div(Number::from(*bottom))?))
}

/// Whether a unit measures ways: how far two things are from each other says nothing of a third.
pub(crate) fn is_distance(unit: &Unit) -> bool {
    let Unit::Measured(symbol) = unit else { return false };
    FACTORS.iter().any(|(entry, dimension, ..)| entry == symbol && *dimension == Dimension::Length)
}

/// Whether a unit measures time: of two people or two things one time is alike by chance.
pub(crate) fn is_time(unit: &Unit) -> bool {
    matches!(unit, Unit::Measured(symbol) if is_symbol_of_time(symbol))
}

/// Whether a symbol is that of a unit of time.
pub(crate) fn is_symbol_of_time(symbol: &str) -> bool {
    let of_time = |dimension: &Dimension| matches!(dimension, Dimension::Time | Dimension::Calendar);
    FACTORS.iter().any(|(entry, dimension, ..)| *entry == symbol && of_time(dimension))
}

/// How a value in one unit is put into another; `None` where there is no exact way.
pub(crate) fn conversion(from: &Unit, to: &Unit) -> Option<Conversion> {
    match (from, to) {
        (from, to) if from == to => Some(Conversion::SAME),
        (Unit::Number, Unit::Count) | (Unit::Count, Unit::Number) => Some(Conversion::SAME),
        (Unit::PercentagePoint, Unit::Measured(symbol)) if symbol == "bp" => times(Number::HUNDRED),
        (Unit::Measured(symbol), Unit::PercentagePoint) if symbol == "bp" => times(Number::from_parts(1, -2)?),
        (Unit::Percent, Unit::Measured(symbol)) if symbol == "‰" => times(Number::from(10)),
        (Unit::Measured(symbol), Unit::Percent) if symbol == "‰" => times(Number::from_parts(1, -1)?),
        (Unit::Measured(from), Unit::Measured(to)) => measured(from, to),
        _ => None,
    }
}

fn times(factor: Number) -> Option<Conversion> {
    Some(Conversion { factor, offset: Number::ZERO })
}

fn measured(from: &str, to: &str) -> Option<Conversion> {
    let temperature = TEMPERATURES.iter().find(|(a, b, ..)| *a == from && *b == to);
    if let Some((_, _, factor, offset)) = temperature {
        let hundredths = |value| Number::from_parts(value, -2);
        return Some(Conversion { factor: hundredths(*factor)?, offset: hundredths(*offset)? });
    }
    let find = |symbol: &str| FACTORS.iter().find(|(entry, ..)| *entry == symbol);
    let (_, from_dimension, from_top, from_bottom) = find(from)?;
    let (_, to_dimension, to_top, to_bottom) = find(to)?;
    if from_dimension != to_dimension {
        return None;
    }
    let top = Number::from(*from_top).checked_mul(Number::from(*to_bottom))?;
    let bottom = Number::from(*from_bottom).checked_mul(Number::from(*to_top))?;
    let factor = top.checked_div(bottom)?;
    // The quotient is exact where it gives the dividend back.
    (factor.checked_mul(bottom)? == top).then_some(Conversion { factor, offset: Number::ZERO })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::borrow::Cow;

    fn unit(symbol: &'static str) -> Unit {
        Unit::Measured(Cow::Borrowed(symbol))
    }

    fn converted(value: &str, from: &'static str, to: &'static str) -> Option<String> {
        let value: Number = value.parse().unwrap();
        conversion(&unit(from), &unit(to))?.apply(value).map(|value| value.to_string())
    }

    #[test]
    fn converts_exactly_or_not_at_all() {
        assert_eq!(converted("5", "km", "m").as_deref(), Some("5000"));
        assert_eq!(converted("1", "mi", "km").as_deref(), Some("1.609344"));
        assert_eq!(converted("2", "week", "day").as_deref(), Some("14"));
        assert_eq!(converted("3", "decade", "year").as_deref(), Some("30"));
        assert_eq!(converted("100", "°C", "°F").as_deref(), Some("212"));
        assert_eq!(converted("0", "K", "°C").as_deref(), Some("-273.15"));
        assert_eq!(converted("1", "min", "h"), None);
        assert_eq!(converted("1", "month", "day"), None);
        assert_eq!(converted("1", "km", "kg"), None);
        assert_eq!(converted("1", "parsec", "km"), None);
    }

    #[test]
    fn shares_convert_and_points_stay_apart() {
        let per_mille = conversion(&unit("‰"), &Unit::Percent).unwrap();
        assert_eq!(per_mille.apply(Number::from(5)), "0.5".parse().ok());
        let basis_points = conversion(&unit("bp"), &Unit::PercentagePoint).unwrap();
        assert_eq!(basis_points.apply(Number::from(25)), "0.25".parse().ok());
        assert_eq!(conversion(&Unit::Percent, &Unit::PercentagePoint), None);
    }

    proptest! {
        #[test]
        fn there_and_back_returns_the_value(value in -1_000_000_i64..1_000_000, a in 0..FACTORS.len(), b in 0..FACTORS.len()) {
            let (from, to) = (unit(FACTORS[a].0), unit(FACTORS[b].0));
            if let (Some(there), Some(back)) = (conversion(&from, &to), conversion(&to, &from)) {
                let value = Number::from(value);
                if let Some(other) = there.apply(value) {
                    prop_assert_eq!(back.apply(other), Some(value));
                }
            }
        }
    }
}
