//! Ranges, tolerances, and words that name a number without saying which.

use super::{COUNTED, Figure, Forms, Ratio, WHOLE, cases};
use corroborate::Hedge;

pub(super) fn produce(forms: &mut Forms) {
    ranges(forms);
    alternatives(forms);
    tolerances(forms);
    vague(forms);
    dozens(forms);
}

/// Two ends, and what may stand around each.
const ENDS: [(&str, &str, &str, &str, &str); 12] = [
    ("digits", "15", "26", "15", "26"),
    ("round digits", "100", "150", "100", "150"),
    ("groups", "2,300", "2,500", "2300", "2500"),
    ("more groups", "45,000", "60,000", "45000", "60000"),
    ("decimals", "2.5", "3.5", "2.5", "3.5"),
    ("decimals and digits", "2.5", "4", "2.5", "4"),
    ("digits of three and groups", "900", "1,200", "900", "1200"),
    ("words", "three", "five", "3", "5"),
    ("tens in words", "twenty", "thirty", "20", "30"),
    ("hyphenated words", "twenty-five", "thirty-two", "25", "32"),
    ("word and digits", "nine", "12", "9", "12"),
    ("mixed fractions", "1½", "2½", "1.5", "2.5"),
];

fn ranges(forms: &mut Forms) {
    for (shape, first, second, low, high) in ENDS {
        let (low, high) = (Ratio::decimal(low), Ratio::decimal(high));
        let spelled = first.chars().next().is_some_and(char::is_alphabetic) || second.chars().all(char::is_alphabetic);
        for (name, around) in [
            ("hyphen", "{}-{}"),
            ("en dash", "{}–{}"),
            ("spaced en dash", "{} – {}"),
            ("spaced hyphen", "{} - {}"),
            ("em dash", "{}—{}"),
            ("minus sign", "{}−{}"),
            ("tilde", "{}~{}"),
            ("non-breaking hyphen", "{}\u{2011}{}"),
            ("to", "{} to {}"),
            ("and", "between {} and {}"),
            ("from to", "from {} to {}"),
            ("through", "{} through {}"),
            ("hyphens and to", "{}-to-{}"),
            ("between and dash", "between {}-{}"),
            ("from and", "from {} until {}"),
            ("anywhere", "anywhere between {} and {}"),
            ("somewhere", "somewhere between {} and {}"),
            ("anywhere from", "anywhere from {} to {}"),
            ("ranging", "ranging from {} to {}"),
            ("between, to", "between {} to {}"),
        ] {
            let dash = !around.contains([' ', 't']) || name.starts_with("spaced");
            if dash && spelled && name != "hyphen" && name != "en dash"
                || dash && first.contains('-')
                || name == "hyphens and to" && first.contains('-')
            {
                continue;
            }
            let class = if dash || name == "between and dash" { "ranges_dash" } else { "ranges_words" };
            let joined = |one: &str, two: &str| around.replacen("{}", one, 1).replacen("{}", two, 1);
            let own = |text: &str| {
                text.trim_start_matches("anywhere ")
                    .trim_start_matches("somewhere ")
                    .trim_start_matches("ranging ")
                    .to_owned()
            };
            let figure = Figure::within(low, high);
            let text = joined(first, second);
            // Two bare numbers alone may be a score or a page range.
            forms.add(
                class,
                &[shape, name, "people"],
                &COUNTED[2..5],
                text.clone(),
                vec![figure.clone().words(&own(&text))],
            );
            for (unit_name, after, unit) in [
                ("percent sign", "%", "percent"),
                ("percent", " percent", "percent"),
                ("km", " km", "km"),
                ("years", " years", "year"),
                ("degrees", "°C", "°C"),
                ("dollars", " dollars", "USD"),
                ("points", " percentage points", "percentage_point"),
                ("hyphen", "-year", "year"),
            ] {
                if spelled && (after == "%" || after == "°C") || after == "-year" && name != "to" && name != "hyphen" {
                    continue;
                }
                for (both, text) in [
                    ("second", joined(first, &format!("{second}{after}"))),
                    ("both", joined(&format!("{first}{after}"), &format!("{second}{after}"))),
                ] {
                    if both == "both"
                        && (after == "-year"
                            || name == "hyphens and to"
                            || dash && after.len() > 4 && name != "spaced en dash")
                    {
                        continue;
                    }
                    let figure = figure.clone().unit(unit).words(&own(&text));
                    forms.add(class, &[shape, name, unit_name, both], &WHOLE[1..], text, vec![figure]);
                }
            }
            for (scale_name, after, power) in [
                ("million", " million", 6),
                ("billion", " billion", 9),
                ("bn", "bn", 9),
                ("m", "m", 6),
                ("thousand", " thousand", 3),
            ] {
                let small = high.is_less(Ratio::whole(1000));
                if !small || spelled && after.len() < 3 || low.is_less(Ratio::whole(2)) {
                    continue;
                }
                let scale = Ratio::power_of_ten(power);
                let figure = Figure::within(low.times(scale), high.times(scale));
                for (money, before, code) in [("", "", "number"), ("dollar", "$", "USD"), ("euro", "€", "EUR")] {
                    if spelled && !before.is_empty() || before.is_empty() && after.len() < 3 {
                        continue;
                    }
                    for (both, text) in [
                        ("second", joined(&format!("{before}{first}"), &format!("{before}{second}{after}"))),
                        ("both", joined(&format!("{before}{first}{after}"), &format!("{before}{second}{after}"))),
                        ("first sign only", joined(&format!("{before}{first}"), &format!("{second}{after}"))),
                    ] {
                        if both == "first sign only" && before.is_empty()
                            || both == "both"
                                && (name == "hyphens and to" || dash && after.len() > 3 && name != "spaced en dash")
                        {
                            continue;
                        }
                        let figure = figure.clone().unit(code).words(&own(&text));
                        forms.add(class, &[shape, name, scale_name, money, both], &WHOLE[1..], text, vec![figure]);
                    }
                }
            }
        }
    }
}

fn alternatives(forms: &mut Forms) {
    for (first, second, low, high) in [
        ("two", "three", 2, 3),
        ("three", "four", 3, 4),
        ("five", "six", 5, 6),
        ("2", "3", 2, 3),
        ("10", "12", 10, 12),
        ("2,000", "2,500", 2000, 2500),
        ("15", "20", 15, 20),
        ("300", "400", 300, 400),
        ("twenty", "thirty", 20, 30),
        ("ten", "twelve", 10, 12),
        ("1,500", "1,800", 1500, 1800),
        ("200", "250", 200, 250),
    ] {
        let figure = Figure::within(Ratio::whole(low), Ratio::whole(high));
        let text = format!("{first} or {second}");
        forms.add("alternatives", &[&text, "people"], &COUNTED[2..5], text.clone(), vec![figure.clone().words(&text)]);
        for (name, after, unit) in
            [("km", " km", "km"), ("years", " years", "year"), ("percent", " percent", "percent")]
        {
            let words = format!("{text}{after}");
            forms.add("alternatives", &[&text, name], &WHOLE[1..], words, vec![figure.clone().unit(unit)]);
        }
    }
}

fn tolerances(forms: &mut Forms) {
    for (value, by, low, high) in [("20", "1", "19", "21"), ("3.5", "0.2", "3.3", "3.7"), ("120", "15", "105", "135")] {
        let ends = [Some((Ratio::decimal(low), false)), Some((Ratio::decimal(high), false))];
        let figure = Figure::number(Ratio::decimal(value)).ends(ends).hedge(Hedge::Tolerance);
        for sign in [" ± ", "±", " +/- ", "+/-", " +/− ", " ±", " plus or minus ", ", plus or minus ", " give or take "]
        {
            for (name, first, after, unit) in [
                ("none", "", "", "number"),
                ("percent", "", "%", "percent"),
                ("km", "", " km", "km"),
                ("both", " mm", " mm", "mm"),
                ("points", "%", "%", "percent"),
            ] {
                if sign.starts_with(['±', '+']) && !first.is_empty() && first != "%" {
                    continue;
                }
                let text = format!("{value}{first}{sign}{by}{after}");
                forms.add("tolerances", &[value, sign, name], &WHOLE[..4], text, vec![figure.clone().unit(unit)]);
            }
        }
    }
}

fn vague(forms: &mut Forms) {
    let plurals = [
        ("dozens", 24, Some(99)),
        ("scores", 40, Some(199)),
        ("hundreds", 200, Some(999)),
        ("thousands", 2000, Some(9999)),
        ("tens of thousands", 20_000, Some(99_999)),
        ("hundreds of thousands", 200_000, Some(999_999)),
        ("millions", 2_000_000, None),
        ("tens of millions", 20_000_000, Some(99_999_999)),
        ("hundreds of millions", 200_000_000, Some(999_999_999)),
        ("billions", 2_000_000_000, None),
        ("tens of billions", 20_000_000_000, Some(99_999_999_999)),
        ("hundreds of billions", 200_000_000_000, Some(999_999_999_999)),
        ("trillions", 2_000_000_000_000, None),
        ("tens", 20, Some(99)),
    ];
    for (word, low, high) in plurals {
        let ends = [Some((Ratio::whole(low), false)), high.map(|high| (Ratio::whole(high), false))];
        let figure = Figure {
            stated: None,
            ends: Some(ends),
            unit: "number".into(),
            hedge: Some(Hedge::Vague),
            words: Some(word.into()),
        };
        for (case, words) in cases(word) {
            let of = |after: &str| format!("{words} {after}");
            let figure = figure.clone().words(&words);
            for (name, text) in
                [("of people", of("of people")), ("of things", of("of small boats")), ("of others", of("of others"))]
            {
                forms.add(
                    "vague_plurals",
                    &[word, case, name],
                    &["{}", "There were {}.", "They saw {}, she said.", "{^} came."],
                    text,
                    vec![figure.clone()],
                );
            }
            if word != "tens" {
                forms.add(
                    "vague_plurals",
                    &[word, case, "of dollars"],
                    &["It cost {}.", "They lost {}, she said."],
                    of("of dollars"),
                    vec![figure.clone().unit("USD").words(&of("of dollars"))],
                );
                forms.add(
                    "vague_plurals",
                    &[word, case, "more"],
                    &["{} more people came."],
                    words.clone(),
                    vec![figure.clone()],
                );
                forms.add(
                    "vague_plurals",
                    &[word, case, "verb"],
                    &[
                        "{^} were injured.",
                        "{^} have died, they said.",
                        "On Monday {} were killed.",
                        "The blast injured {}.",
                    ],
                    words.clone(),
                    vec![figure],
                );
            }
        }
    }
    let counted = [
        ("several", 2, 9, 1),
        ("a few", 3, 5, 0),
        ("a couple of", 2, 2, 0),
        ("a couple", 2, 2, 0),
        ("a handful of", 2, 9, 0),
    ];
    for (word, low, high, full) in counted {
        for (scale, factor) in [
            ("", 1),
            ("dozen", 12),
            ("hundred", 100),
            ("thousand", 1000),
            ("million", 1_000_000),
            ("billion", 1_000_000_000),
            ("hundred thousand", 100_000),
        ] {
            if word == "a handful of" && !scale.is_empty() || word == "a couple" && scale.is_empty() {
                continue;
            }
            // "Several hundred" goes on up to the next multiple, as "hundreds" does.
            let high = if full == 1 && factor > 1 { (high + 1) * factor - 1 } else { high * factor };
            let figure = Figure::within(Ratio::whole(low * factor), Ratio::whole(high)).hedge(Hedge::Vague);
            for (case, words) in cases(format!("{word} {scale}").trim()) {
                let own = if scale.is_empty() {
                    words.trim_end_matches(" of").trim_end_matches(" Of").trim_end_matches(" OF").to_owned()
                } else {
                    words.clone()
                };
                for (noun, after) in [("people", " people"), ("things", " small boats"), ("others", " others")] {
                    let sentences = &["There were {}.", "They saw {}, she said.", "{^} came."];
                    forms.add(
                        "vague_counted",
                        &[word, scale, case, noun],
                        sentences,
                        format!("{words}{after}"),
                        vec![figure.clone().words(&own)],
                    );
                }
                let money = format!("{words} dollars");
                forms.add(
                    "vague_counted",
                    &[word, scale, case, "dollars"],
                    &["It cost {}.", "They lost {}, she said."],
                    money.clone(),
                    vec![figure.clone().unit("USD").words(&money)],
                );
            }
        }
    }
}

fn dozens(forms: &mut Forms) {
    for (words, value) in [
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("three dozen", 36),
        ("4 dozen", 48),
        ("half-a-dozen", 6),
        ("a half-dozen", 6),
        ("a half dozen", 6),
        ("one dozen", 12),
        ("a score of", 20),
        ("a pair of", 2),
        ("a dozen and a half", 18),
        ("ten dozen", 120),
        ("one and a half dozen", 18),
        ("two score", 40),
        ("three score", 60),
    ] {
        for (case, words) in cases(words) {
            let own = words.trim_end_matches(" of").trim_end_matches(" Of").trim_end_matches(" OF").to_owned();
            for (noun, after) in [("people", " people"), ("things", " small boats"), ("others", " others")] {
                let sentences = &["There were {}.", "They saw {}, she said.", "{^} came."];
                forms.add(
                    "dozens",
                    &[&words, case, noun],
                    sentences,
                    format!("{words}{after}"),
                    vec![Figure::whole(value).words(&own)],
                );
            }
        }
    }
}
