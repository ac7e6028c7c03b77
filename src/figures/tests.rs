//! Readings of sentences, and properties that hold for any text.

use proptest::prelude::*;

use super::*;
use crate::quantity::{Hedge, Number, Unit};

fn read(text: &str) -> Reading {
    read_figures(text, &ReadingOptions::default())
}

/// Every figure as its words, its interval and its unit.
fn figures(text: &str) -> Vec<String> {
    read(text)
        .mentions
        .iter()
        .map(|mention| {
            let words = text.get(mention.span.start()..mention.span.end()).unwrap();
            let noun = mention.quantity.noun.as_ref().map(|noun| format!(" of {noun}")).unwrap_or_default();
            format!("{words} = {} {}{noun}", mention.quantity.asserted, mention.quantity.unit)
        })
        .collect()
}

/// Whatever the text, what is read lies in it, on character boundaries, in order.
fn holds_together(text: &str) {
    let reading = read(text);
    for mention in &reading.mentions {
        for span in [Some(mention.span), Some(mention.number), mention.noun].into_iter().flatten() {
            assert!(text.get(span.start()..span.end()).is_some(), "{span:?} in {text:?}");
        }
        assert!(mention.span.contains(mention.number), "{mention:?} in {text:?}");
        assert!(mention.quantity.asserted.is_within(&mention.quantity.lenient), "{mention:?} in {text:?}");
        assert!(!mention.quantity.asserted.is_empty(), "{mention:?} in {text:?}");
    }
    for date in &reading.dates {
        assert!(text.get(date.span.start()..date.span.end()).is_some(), "{date:?} in {text:?}");
    }
    for (span, _) in &reading.unread {
        assert!(text.get(span.start()..span.end()).is_some(), "{span:?} in {text:?}");
    }
    for relation in &reading.relations {
        assert!(relation.members.iter().all(|(_, index)| *index < reading.mentions.len()));
    }
    assert!(reading.mentions.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{text:?}");
}

#[test]
fn reads_what_prose_prints() {
    for (text, expected) in [
        ("a swing of 1-3%", vec!["1-3% = [1, 3] percent"]),
        ("between -5 and -9 percent", vec!["between -5 and -9 percent = [-9, -5] percent"]),
        ("highs of minus 5 to minus 9 degrees", vec!["minus 5 to minus 9 degrees = [-9, -5] °"]),
        ("between 80 and 60 percent", vec!["between 80 and 60 percent = [60, 80] percent"]),
        ("In 2019 more than 30 homes burnt.", vec!["more than 30 = (30, ∞) count of homes"]),
        ("In 2019 dozens of homes burnt.", vec!["dozens = [24, 99] count of homes"]),
        ("It took over five years to build.", vec!["over five years = (5, ∞) year"]),
        ("It cost over 60 pounds.", vec!["over 60 pounds = (60, ∞) GBP"]),
        ("They split 49-22 percent on it.", vec!["49 = [48.5, 49.5] percent", "22 percent = [21.5, 22.5] percent"]),
        ("Of the 300 who stood, 120 won their seats.", vec!["300 = 300 number", "120 = 120 number"]),
        ("six and a half million voters", vec!["six and a half million = [6450000, 6550000] count of voters"]),
        ("$3 to $5 billion", vec!["$3 to $5 billion = [3000000000, 5000000000] USD"]),
        ("some 300 firms closed", vec!["some 300 = [270, 330] count of firms"]),
        ("lows between -5 and -3 degrees", vec!["between -5 and -3 degrees = [-5, -3] °"]),
        ("lows of –20 to –15 °C", vec!["–20 to –15 °C = [-20, -15] °C"]),
        ("a loss of -$5 million to -$3 million", vec!["-$5 million to -$3 million = [-5000000, -3000000] USD"]),
    ] {
        assert_eq!(figures(text), expected, "{text}");
    }
}

#[test]
fn failures_found_once_stay_mended() {
    for text in ["<0 ", "<0%", "Monday.\n1$+.5"] {
        holds_together(text);
    }
}

/// A whole number in words, as a naive writer spells it.
fn spelled(number: u64, and: bool, hyphen: &str) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let below_thousand = |number: u64| {
        let mut words = Vec::new();
        if number >= 100 {
            words.push(format!("{} hundred", SMALL[(number / 100) as usize]));
        }
        let rest = (number % 100) as usize;
        if rest > 0 && number >= 100 && and {
            words.push("and".to_owned());
        }
        match rest {
            0 => {}
            1..=19 => words.push(SMALL[rest].to_owned()),
            _ if rest.is_multiple_of(10) => words.push(TENS[rest / 10].to_owned()),
            _ => words.push(format!("{}{hyphen}{}", TENS[rest / 10], SMALL[rest % 10])),
        }
        words.join(" ")
    };
    if number == 0 {
        return SMALL[0].to_owned();
    }
    let mut words = Vec::new();
    for (power, name) in [(12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand")] {
        let part = number / 10_u64.pow(power) % 1000;
        if part > 0 {
            words.push(format!("{} {name}", below_thousand(part)));
        }
    }
    if !number.is_multiple_of(1000) {
        words.push(below_thousand(number % 1000));
    }
    words.join(" ")
}

/// The value of digits with groups and decimals, read the slow way: all separators but the last decimal mark go.
fn naive(groups: &[String], decimals: Option<&str>) -> Number {
    let digits = groups.concat();
    match decimals {
        Some(decimals) => format!("{digits}.{decimals}").parse().unwrap(),
        None => digits.parse().unwrap(),
    }
}

/// The only figure of a text.
fn only(text: &str) -> Quantity {
    let reading = read(text);
    assert_eq!(reading.mentions.len(), 1, "{text:?} gives {:?}", figures(text));
    reading.mentions[0].quantity.clone()
}

#[test]
fn what_no_decimal_holds_stays_unread() {
    let long = "7".repeat(10_000);
    for text in [format!("{long} coins"), format!("{long}.{long} coins"), format!("{long} million coins")] {
        let reading = read(&text);
        assert!(reading.mentions.is_empty(), "{:?}", reading.mentions);
        assert_eq!(reading.unread.first().map(|(_, reason)| *reason), Some(UnreadReason::TooLong));
    }
    for text in [format!("{} trillion coins", "9".repeat(28)), "nine trillion trillion trillion coins".to_owned()] {
        assert_eq!(figures(&text), Vec::<String>::new(), "{text}");
        assert_eq!(read(&text).unread.first().map(|(_, reason)| *reason), Some(UnreadReason::TooLong), "{text}");
    }
    // Right-to-left marks and digits of other scripts never make a wrong value.
    for text in ["٣٤٥ people", "\u{200f}٣\u{200e}", "१२३", "１２３ people"] {
        assert_eq!(figures(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(figures("\u{200f}34\u{200e} people"), ["34 = 34 number"]);
}

#[test]
fn time_grows_with_the_text_only() {
    // Each repeats what a look around could pay for again and again.
    for part in ["1,", "one ", "a", "1-", "- ", "more than ", "1 of ", "½", "5, ", "twenty-", "[1,", "June ", "("] {
        let text = part.repeat(200_000 / part.len());
        let start = std::time::Instant::now();
        holds_together(&text);
        assert!(start.elapsed().as_secs() < 20, "{part:?} repeated takes {:?}", start.elapsed());
    }
}

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::Count,
        Unit::Percent,
        Unit::PercentagePoint,
        Unit::EURO,
        "KZT".parse().unwrap(),
        "km".parse().unwrap(),
        "t".parse().unwrap(),
        "°C".parse().unwrap(),
        "kWh".parse().unwrap(),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds_together(&text);
    }

    #[test]
    fn anything_near_the_grammar_is_read(
        parts in prop::collection::vec(prop_oneof![
            "[0-9]{1,4}",
            "[,. '’/:;%$€+~()\\[\\]\u{a0}\u{2009}\u{202f}\u{200f}–—-]{1,2}",
            prop::sample::select(vec![
                "million", "bn", "k", "m", "half", "a", "an", "and", "to", "of", "in", "one", "twenty", "third",
                "thirds", "hundred", "hundreds", "thousands", "dozen", "dozens", "point", "per", "cent", "percent",
                "years", "km", "km²", "USD", "Rs", "from", "between", "by", "rose", "fell", "about", "more", "less",
                "than", "or", "at", "least", "June", "May", "2022", "people", "€", "½", "٣", "\n", " ", " ", " ",
            ]).prop_map(String::from),
        ], 0..24)
    ) {
        holds_together(&parts.concat());
        holds_together(&parts.join(" "));
    }

    #[test]
    fn printed_quantities_read_back(
        mantissa in 1_i64..1_000_000_000,
        places in 0_i32..4,
        scale in prop::sample::select(vec![0, 0, 3, 6, 9]),
        hedge in prop::sample::select(vec![
            Hedge::Exact, Hedge::About, Hedge::Almost, Hedge::JustOver, Hedge::MoreThan, Hedge::AtLeast,
            Hedge::LessThan, Hedge::AtMost, Hedge::UpTo,
        ]),
        unit in unit(),
    ) {
        let number = Number::from_parts(i128::from(mantissa), -places).unwrap();
        let number = if scale > 0 { number.scaled(scale).unwrap() } else { number };
        let counted = unit == Unit::Count;
        let mut quantity = Quantity::hedged(number, hedge, unit);
        if counted {
            quantity = quantity.with_noun("workers");
        }
        let text = quantity.to_string();
        let back = only(&text);
        prop_assert_eq!(back.asserted, quantity.asserted, "{}", text);
        prop_assert_eq!(back.lenient, quantity.lenient, "{}", text);
        prop_assert_eq!(back.unit, quantity.unit, "{}", text);
        prop_assert_eq!(back.hedge, quantity.hedge, "{}", text);
    }

    #[test]
    fn printed_ranges_read_back(
        low in prop_oneof![1_i64..1_000, 1_000_i64..2_200, 2_200_i64..1_000_000],
        width in prop_oneof![1_i64..1_000, 1_i64..1_000_000],
        unit in unit(),
    ) {
        let high = low + width;
        let mut quantity = Quantity::between(Number::from(low), Number::from(high), unit.clone());
        if unit == Unit::Count {
            quantity = quantity.with_noun("workers");
        }
        let text = quantity.to_string();
        let back = only(&text);
        prop_assert_eq!(back.asserted, quantity.asserted, "{}", text);
        prop_assert_eq!(back.unit, quantity.unit, "{}", text);
    }

    #[test]
    fn numbers_in_words_have_their_value(
        number in prop_oneof![0_u64..2000, 0_u64..10_000_000, 0_u64..1_000_000_000_000_000],
        and in any::<bool>(),
        hyphen in prop::sample::select(vec!["-", " "]),
    ) {
        let text = spelled(number, and, hyphen);
        prop_assert_eq!(only(&text).stated, Some(Number::from(number)), "{}", text);
    }

    #[test]
    fn digits_in_groups_have_their_value(
        first in "[1-9][0-9]{0,2}",
        rest in prop::collection::vec("[0-9]{3}", 2..5),
        separator in prop::sample::select(vec![",", " ", "\u{a0}", "\u{2009}", "\u{202f}", "'"]),
        decimals in prop::option::of("[0-9]{1,4}"),
    ) {
        let mut groups = vec![first];
        groups.extend(rest);
        let expected = naive(&groups, decimals.as_deref());
        let mut text = groups.join(separator);
        if let Some(decimals) = &decimals {
            text.push('.');
            text.push_str(decimals);
        }
        prop_assert_eq!(only(&text).stated, Some(expected), "{}", text);
    }
}

#[test]
fn a_year_before_more_words_is_no_count() {
    for (text, expected) in [
        // What is printed without a comma, and is no round number, is a year but right before what is counted.
        ("A number of 2020 presidential candidates spoke of it.", vec![]),
        ("The race of 2016 contenders was long.", vec![]),
        ("Records from 1984 show that the mill burned.", vec![]),
        ("It was a pair of 2012 polls.", vec!["a pair"]),
        ("In all 2016 people drowned.", vec!["2016"]),
        ("Some 2015 sick miners were flown out.", vec!["Some 2015"]),
        ("The town took in 1956 families.", vec!["1956"]),
        ("A crisis of 2000 patients began.", vec!["2000"]),
    ] {
        let found = read(text).mentions;
        let quote = |mention: &super::Mention| text.get(mention.span.start()..mention.span.end()).unwrap();
        let quotes: Vec<&str> = found.iter().map(quote).collect();
        assert_eq!(quotes, expected, "{text}");
    }
}
