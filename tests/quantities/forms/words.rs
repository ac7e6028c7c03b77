//! Numbers in words: cardinals, scales, fractions, shares in words.

use super::{COUNTED, Figure, Forms, Ratio, WHOLE, cases};
use corroborate::Hedge;

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

/// How a number is spelled.
#[derive(Clone, Copy)]
struct Spelling {
    and: bool,
    hyphen: &'static str,
    comma: bool,
    article: bool,
}

fn below_thousand(number: usize, spelling: Spelling) -> String {
    let mut words = Vec::new();
    if number >= 100 {
        words.push(format!("{} hundred", if spelling.article && number < 200 { "a" } else { SMALL[number / 100] }));
        if spelling.and && !number.is_multiple_of(100) {
            words.push("and".into());
        }
    }
    let rest = number % 100;
    match rest {
        0 => {}
        1..=19 => words.push(SMALL[rest].into()),
        _ if rest.is_multiple_of(10) => words.push(TENS[rest / 10].into()),
        _ => words.push(format!("{}{}{}", TENS[rest / 10], spelling.hyphen, SMALL[rest % 10])),
    }
    words.join(" ")
}

fn spelled(number: usize, spelling: Spelling) -> String {
    let mut parts = Vec::new();
    for (power, name) in [(12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand")] {
        let part = number / 10_usize.pow(power) % 1000;
        if part > 0 {
            parts.push(format!("{} {name}", below_thousand(part, spelling)));
        }
    }
    let rest = number % 1000;
    if rest > 0 {
        let small = spelling.and && rest < 100 && !parts.is_empty();
        parts.push(format!("{}{}", if small { "and " } else { "" }, below_thousand(rest, spelling)));
    }
    parts.join(if spelling.comma { ", " } else { " " }).replace(", and", " and")
}

pub(super) fn produce(forms: &mut Forms) {
    cardinals(forms);
    scaled(forms);
    fractions(forms);
    ratios(forms);
}

fn cardinals(forms: &mut Forms) {
    let numbers = [
        2,
        3,
        9,
        10,
        12,
        13,
        19,
        20,
        21,
        35,
        48,
        99,
        100,
        101,
        110,
        115,
        120,
        256,
        300,
        999,
        1000,
        1001,
        1012,
        1100,
        2345,
        5000,
        12_000,
        21_011,
        45_600,
        100_000,
        230_000,
        721_012,
        1_000_000,
        2_500_000,
        3_000_004,
        31_256_721,
        1_000_000_000,
        7_200_000_000,
    ];
    for number in numbers {
        for (and, comma, article) in
            [(false, false, false), (true, false, false), (true, true, false), (true, false, true)]
        {
            for (joint, hyphen) in [("hyphen", "-"), ("blank", " ")] {
                let words = spelled(number, Spelling { and, hyphen, comma, article });
                // "Of two thousand, three hundred left": a comma joins only what "and" or a scale shows to go on.
                let bare = number % 1000 >= 100 && number % 100 == 0 && number > 1000;
                if comma && bare || article && number > 1000 && (100..200).contains(&(number % 1000)) {
                    continue;
                }
                let value = i64::try_from(number).unwrap();
                for (case, words) in cases(&words) {
                    let printed = number.to_string();
                    let shape: [&str; 6] = [
                        &printed,
                        joint,
                        case,
                        if and { "and" } else { "no and" },
                        if comma { "comma" } else { "" },
                        if article { "a" } else { "" },
                    ];
                    forms.add("cardinal_words", &shape, &COUNTED[1..6], words, vec![Figure::whole(value)]);
                }
            }
        }
    }
    for (words, value) in [
        ("twelve hundred", 1200),
        ("fifteen hundred", 1500),
        ("forty-five hundred", 4500),
        ("thirty-eight hundred", 3800),
        ("a hundred", 100),
        ("a hundred and ten", 110),
        ("two hundred", 200),
        ("nine hundred ninety-nine", 999),
        ("sixteen hundred and twenty", 1620),
        ("a hundred thousand", 100_000),
        ("several", 0),
    ] {
        if value > 0 {
            for (case, words) in cases(words) {
                forms.add(
                    "hundreds_words",
                    &[case, &value.to_string()],
                    &COUNTED[1..],
                    words,
                    vec![Figure::whole(value)],
                );
            }
        }
    }
}

fn scaled(forms: &mut Forms) {
    for (scale, power) in [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("lakh", 5), ("crore", 7)]
    {
        for (words, value) in [
            ("a", "1"),
            ("one", "1"),
            ("two", "2"),
            ("twelve", "12"),
            ("forty-five", "45"),
            ("three hundred", "300"),
            ("two point five", "2.5"),
            ("one point two five", "1.25"),
            ("zero point four", "0.4"),
            ("one and a half", "1.5"),
            ("two and a half", "2.5"),
            ("two-and-a-half", "2.5"),
            ("two and a quarter", "2.25"),
            ("three and three quarters", "3.75"),
            ("half a", "0.5"),
            ("a half", "0.5"),
            ("a quarter of a", "0.25"),
            ("a quarter", "0.25"),
            ("three quarters of a", "0.75"),
            ("three-quarters of a", "0.75"),
            ("2 1/2", "2.5"),
            ("2½", "2.5"),
            ("two thirds of a", "0"),
            ("half-a", "0.5"),
        ] {
            if value == "0" {
                continue;
            }
            let value = Ratio::decimal(value).times(Ratio::power_of_ten(power));
            for (joint, between) in [("blank", " "), ("hyphen", "-")] {
                if joint == "hyphen" && (words.contains(' ') || words == "a") {
                    continue;
                }
                for (case, text) in cases(&format!("{words}{between}{scale}")) {
                    forms.add(
                        "scaled_words",
                        &[scale, words, joint, case],
                        &COUNTED[1..6],
                        text,
                        vec![Figure::number(value)],
                    );
                }
            }
        }
        for (words, value) in [("a {} and a half", "1.5"), ("a {} and a quarter", "1.25"), ("one {} and a half", "1.5")]
        {
            let value = Ratio::decimal(value).times(Ratio::power_of_ten(power));
            forms.add(
                "scaled_words",
                &[scale, words],
                &COUNTED[1..6],
                words.replace("{}", scale),
                vec![Figure::number(value)],
            );
        }
    }
}

fn fractions(forms: &mut Forms) {
    let parts = [
        ("half", "halves", 2),
        ("third", "thirds", 3),
        ("quarter", "quarters", 4),
        ("fifth", "fifths", 5),
        ("eighth", "eighths", 8),
        ("tenth", "tenths", 10),
        ("twentieth", "twentieths", 20),
        ("hundredth", "hundredths", 100),
    ];
    let percent = Ratio::whole(100);
    for (singular, plural, below) in parts {
        for (name, above) in [("a", 1), ("one", 1), ("two", 2), ("three", 3), ("seven", 7)] {
            if above > 1 && above >= below {
                continue;
            }
            for (joint, between) in [("blank", " "), ("hyphen", "-")] {
                if name == "a" && joint == "hyphen" {
                    continue;
                }
                let words = format!("{name}{between}{}", if above == 1 { singular } else { plural });
                let value = Ratio::new(above, below);
                for (case, words) in cases(&words) {
                    // Alone it is a number, of a base a share.
                    forms.add(
                        "fraction_words",
                        &[&words.to_lowercase(), case, "alone"],
                        &["{}", "It was {}."],
                        words.clone(),
                        vec![Figure::number(value).hedge(Hedge::Fraction)],
                    );
                    for (base, after) in [
                        ("of the", " of the voters"),
                        ("of", " of voters"),
                        ("of those", " of those asked"),
                        ("of all", " of all homes"),
                        ("of them", " of them"),
                    ] {
                        let figure =
                            Figure::number(value.times(percent)).unit("percent").hedge(Hedge::Fraction).words(&words);
                        let sentences =
                            &["{}", "They lost {}.", "Nearby {} left, she said.", "{^} had gone by Monday."];
                        forms.add(
                            "fraction_words",
                            &[&words.to_lowercase(), case, base],
                            sentences,
                            format!("{words}{after}"),
                            vec![figure],
                        );
                    }
                }
            }
        }
    }
    for (words, after) in [
        ("half", " the voters"),
        ("half", " of the voters"),
        ("half", " of them"),
        ("half", " its members"),
        ("half", " of all members"),
    ] {
        let figure = Figure::whole(50).unit("percent").words(words);
        forms.add(
            "fraction_words",
            &["half", after],
            &["{}", "They lost {}.", "{^} had gone by Monday."],
            format!("{words}{after}"),
            vec![figure],
        );
    }
    for (words, value, unit) in [
        ("half an hour", "0.5", "h"),
        ("half a mile", "0.5", "mi"),
        ("half a kilometre", "0.5", "km"),
        ("a quarter of an hour", "0.25", "h"),
        ("an hour and a half", "1.5", "h"),
        ("one and a half hours", "1.5", "h"),
        ("two and a half years", "2.5", "year"),
        ("two-and-a-half years", "2.5", "year"),
        ("three quarters of a mile", "0.75", "mi"),
        ("six and a half tonnes", "6.5", "t"),
        ("half a tonne", "0.5", "t"),
        ("a year and a half", "1.5", "year"),
        ("three-quarters of an hour", "0.75", "h"),
        ("half-an-hour", "0.5", "h"),
    ] {
        forms.add(
            "fraction_words",
            &["unit", words],
            &WHOLE[..4],
            words.into(),
            vec![Figure::number(Ratio::decimal(value)).unit(unit)],
        );
    }
}

fn ratios(forms: &mut Forms) {
    let parts = [("1", "one", 1), ("2", "two", 2), ("3", "three", 3), ("4", "four", 4), ("7", "seven", 7)];
    let wholes = [("5", "five", 5), ("10", "ten", 10), ("20", "twenty", 20), ("100", "a hundred", 100)];
    for (digit, word, above) in parts {
        for (digits, words, below) in wholes {
            if above >= below {
                continue;
            }
            for (mix, part, whole) in
                [("digits", digit, digits), ("words", word, words), ("word and digits", word, digits)]
            {
                for joint in ["in", "out of", "in every", "out of every", "of every", "in each"] {
                    let figure = Figure::number(Ratio::new(above * 100, below)).unit("percent");
                    let text = format!("{part} {joint} {whole}");
                    for (noun, after) in [("noun", " voters"), ("modified noun", " young voters"), ("none", "")] {
                        if noun == "none"
                            && (joint == "out of" || mix == "digits" || mix == "word and digits" && below == 5)
                        {
                            continue;
                        }
                        let figure = figure.clone().words(&text);
                        let sentences: &'static [&'static str] = if mix == "digits" && joint == "in" {
                            &["{^} stayed away."]
                        } else {
                            &["{^} stayed away.", "It was {}, they said."]
                        };
                        forms.add(
                            "ratios",
                            &[mix, joint, noun, &format!("{above}/{below}")],
                            sentences,
                            format!("{text}{after}"),
                            vec![figure],
                        );
                    }
                }
            }
        }
    }
    for words in ["3 out of 4", "three out of four", "nine out of ten", "one out of three"] {
        let below: i128 = if words.ends_with("ten") {
            10
        } else if words.ends_with("three") {
            3
        } else {
            4
        };
        let above = match words.split(' ').next().unwrap() {
            "nine" => 9,
            "one" => 1,
            _ => 3,
        };
        forms.add("ratios", &["alone", words], &["{}"], words.into(), vec![Figure::number(Ratio::new(above, below))]);
    }
    for (words, above, below) in [("3:1", 3, 1), ("1:7", 1, 7), ("1:50,000", 1, 50_000), ("2:5", 2, 5)] {
        for (name, before, after) in
            [("ratio of", "a ratio of ", ""), ("ratio", "a ", " ratio"), ("odds of", "odds of ", "")]
        {
            let figure = Figure::number(Ratio::new(above, below)).words(words);
            forms.add(
                "proportions",
                &[name, words],
                &["It had {}.", "{^} was known."],
                format!("{before}{words}{after}"),
                vec![figure],
            );
        }
    }
}
