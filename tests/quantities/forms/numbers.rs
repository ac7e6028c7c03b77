//! Numbers in digits: groups, decimals, scripts, scales, fractions, positions, signs.

use super::{COUNTED, Figure, Forms, Ratio, WHOLE, cases};

pub(super) fn produce(forms: &mut Forms) {
    digits(forms);
    grouped(forms);
    scripts(forms);
    scale_words(forms);
    scale_letters(forms);
    fractions(forms);
    ordinals(forms);
    signs(forms);
}

fn digits(forms: &mut Forms) {
    for number in [0, 3, 10, 45, 99, 120, 227, 999, 2345, 8000, 45_600, 300_000, 1_234_567, 20_000_000, 123_456_789] {
        let digits = number.to_string();
        // Four digits alone may be a year, and in brackets or at the start of a line a label.
        let sentences = if digits.len() == 4 { &COUNTED[2..4] } else { &COUNTED[1..] };
        forms.add("digits", &["plain", &digits], sentences, digits.clone(), vec![Figure::whole(number)]);
    }
    for (digits, value) in [
        ("0.5", "0.5"),
        ("3.5", "3.5"),
        ("12.25", "12.25"),
        ("0.001", "0.001"),
        ("100.0", "100"),
        (".5", "0.5"),
        (".08", "0.08"),
        ("45.678", "45.678"),
    ] {
        let figure = Figure::number(Ratio::decimal(value));
        forms.add("decimals", &["point", digits], WHOLE, digits.into(), vec![figure]);
    }
    for (digits, value) in [("0,5", "0.5"), ("3,5", "3.5"), ("12,25", "12.25")] {
        let figure = Figure::number(Ratio::decimal(value));
        forms.whole("decimals", &["comma", digits], format!("{digits} km"), figure.clone().unit("km"));
        forms.whole("decimals", &["comma and percent", digits], format!("{digits} %"), figure.unit("percent"));
    }
    for (digits, value) in
        [("1.5e6", "1500000"), ("2e3", "2000"), ("3×10^5", "300000"), ("3 × 10⁵", "300000"), ("6.2 x 10^3", "6200")]
    {
        forms.whole("decimals", &["power of ten", digits], digits.into(), Figure::number(Ratio::decimal(value)));
    }
}

fn grouped(forms: &mut Forms) {
    const SEPARATORS: [(&str, &str); 7] = [
        ("comma", ","),
        ("blank", " "),
        ("no-break space", "\u{a0}"),
        ("thin space", "\u{2009}"),
        ("narrow space", "\u{202f}"),
        ("apostrophe", "'"),
        ("typographic apostrophe", "’"),
    ];
    for (name, separator) in SEPARATORS {
        for groups in
            [&["1", "234"][..], &["45", "600"], &["300", "000"], &["7", "654", "321"], &["12", "000", "500", "250"]]
        {
            for decimals in ["", "5", "25"] {
                let mut digits = groups.join(separator);
                let mut value = groups.concat();
                if !decimals.is_empty() {
                    digits.push_str(&format!(".{decimals}"));
                    value.push_str(&format!(".{decimals}"));
                }
                let shape = [name, &groups.len().to_string(), &format!("{} decimals", decimals.len())];
                forms.counted("grouped", &shape, digits, Figure::number(Ratio::decimal(&value)));
            }
        }
    }
    for (digits, value) in [
        ("1,00,000", 100_000),
        ("12,34,567", 1_234_567),
        ("1,23,45,678", 12_345_678),
        ("50,00,00,000", 500_000_000),
        ("3,50,000", 350_000),
    ] {
        forms.counted("lakh_groups", &[digits], digits.into(), Figure::whole(value));
        forms.whole("lakh_groups", &["rupees", digits], format!("₹{digits}"), Figure::whole(value).unit("INR"));
        forms.whole("lakh_groups", &["Rs", digits], format!("Rs {digits}"), Figure::whole(value).unit("INR"));
        forms.whole("lakh_groups", &["Rs.", digits], format!("Rs. {digits}"), Figure::whole(value).unit("INR"));
    }
}

fn scripts(forms: &mut Forms) {
    for (name, zero, comma, point, percent) in [
        ("full-width", '０', '，', '．', '％'),
        ("Arabic-Indic", '٠', '٬', '٫', '٪'),
        ("extended Arabic-Indic", '۰', '٬', '٫', '٪'),
        ("Devanagari", '०', ',', '.', '%'),
    ] {
        let written = |digits: &str| -> String {
            let digit = |c: char| char::from_u32(zero as u32 + c.to_digit(10).unwrap()).unwrap();
            digits
                .chars()
                .map(|c| match c {
                    ',' => comma,
                    '.' => point,
                    '%' => percent,
                    c => digit(c),
                })
                .collect()
        };
        for digits in ["7", "45", "120", "1234", "45600", "1,234", "45,600", "7,654,321", "3.5", "12.25"] {
            let value = Ratio::decimal(&digits.replace(',', ""));
            let sentences =
                if digits.len() == 4 && !digits.contains(['.', ',']) { &COUNTED[2..4] } else { &COUNTED[1..] };
            forms.add("scripts", &[name, digits], sentences, written(digits), vec![Figure::number(value)]);
            let share = Figure::number(value).unit("percent");
            forms.whole("scripts", &[name, digits, "percent"], written(&format!("{digits}%")), share.clone());
            forms.whole("scripts", &[name, digits, "percent in words"], format!("{} percent", written(digits)), share);
            let money = Figure::number(value).unit("EUR");
            forms.whole("scripts", &[name, digits, "currency"], format!("€{}", written(digits)), money);
        }
    }
}

/// Scale words with their power.
const SCALES: [(&str, u32); 7] =
    [("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("lakh", 5), ("crore", 7)];

fn scale_words(forms: &mut Forms) {
    for (word, power) in SCALES {
        for digits in ["2", "3.5", "45", "1.25", "120"] {
            if power == 2 && digits != "2" && digits != "45" {
                continue;
            }
            for (joint, between) in [("blank", " "), ("no-break space", "\u{a0}"), ("hyphen", "-"), ("attached", "")] {
                for (case, word) in cases(word).into_iter().filter(|(case, _)| *case != "title") {
                    let value = Ratio::decimal(digits).times(Ratio::power_of_ten(power));
                    let words = format!("{digits}{between}{word}");
                    forms.counted("scale_words", &[&word, digits, joint, case], words, Figure::number(value));
                }
            }
        }
        if power >= 5 {
            let value = Ratio::whole(3).times(Ratio::power_of_ten(power));
            forms.counted("scale_words", &[word, "plural"], format!("3 {word}s"), Figure::number(value));
        }
    }
    let dozen = |times: i64| Figure::whole(times * 12);
    for (case, word) in cases("dozen") {
        forms.counted("scale_words", &["dozen", case], format!("4 {word}"), dozen(4));
    }
}

/// Letters for a scale after digits: what they stand for wherever things or money show that they are one.
pub(super) const LETTERS: [(&str, u32); 24] = [
    ("k", 3),
    ("K", 3),
    ("m", 6),
    ("M", 6),
    ("mn", 6),
    ("Mn", 6),
    ("mln", 6),
    ("mil", 6),
    ("Mil", 6),
    ("mio", 6),
    ("Mio", 6),
    ("MM", 6),
    ("b", 9),
    ("B", 9),
    ("bn", 9),
    ("Bn", 9),
    ("BN", 9),
    ("bln", 9),
    ("bil", 9),
    ("t", 12),
    ("T", 12),
    ("tn", 12),
    ("trn", 12),
    ("trln", 12),
];

fn scale_letters(forms: &mut Forms) {
    for (letters, power) in LETTERS {
        // "7 t" weighs seven tonnes, "7 k" is no wording of anything.
        if letters.eq_ignore_ascii_case("t") {
            continue;
        }
        for digits in ["8", "1.2", "45", "250"] {
            for (joint, between) in [("attached", ""), ("blank", " ")] {
                let lone = letters.len() == 1;
                if lone && joint == "blank" && letters != "B" && letters != "M" {
                    continue;
                }
                let value = Ratio::decimal(digits).times(Ratio::power_of_ten(power));
                for (thing, after) in [
                    ("people", " people"),
                    ("plural", " tickets"),
                    ("short plural", " cars"),
                    ("modifier and plural", " active users"),
                    ("adjective and plural", " illegal guns"),
                ] {
                    let words = format!("{digits}{between}{letters}");
                    let figure = Figure::number(value).words(&words);
                    forms.add(
                        "scale_letters_things",
                        &[letters, joint, thing, digits],
                        &["{}", "There were {}.", "They sold {}, officials said.", "It drew {} on Monday."],
                        format!("{words}{after}"),
                        vec![figure],
                    );
                }
            }
        }
    }
    for (digits, power, words) in [
        ("1.2m tons", 6, "1.2m tons"),
        ("3bn barrels", 9, "3bn barrels"),
        ("40k tonnes", 3, "40k tonnes"),
        ("2.5m hectares", 6, "2.5m hectares"),
        ("7m doses", 6, "7m"),
    ] {
        let number = digits.split(|c: char| c.is_alphabetic()).next().unwrap();
        let value = Ratio::decimal(number).times(Ratio::power_of_ten(power));
        let unit = match digits.rsplit(' ').next().unwrap() {
            "tons" => "ton",
            "barrels" => "bbl",
            "tonnes" => "t",
            "hectares" => "ha",
            _ => "number",
        };
        let figure = Figure::number(value).unit(unit).words(words);
        forms.add("scale_letters_things", &["unit", digits], &WHOLE[..4], digits.into(), vec![figure]);
    }
}

fn fractions(forms: &mut Forms) {
    let simple = [
        ("1/2", 1, 2),
        ("3/4", 3, 4),
        ("2/3", 2, 3),
        ("1/5", 1, 5),
        ("7/8", 7, 8),
        ("1/10", 1, 10),
        ("9/16", 9, 16),
        ("1⁄4", 1, 4),
    ];
    for (words, above, below) in simple {
        let value = Ratio::new(above, below);
        forms.add("fraction_digits", &["slash", words], &WHOLE[..4], words.into(), vec![Figure::number(value)]);
        for (name, between) in [("blank", " "), ("hyphen", "-")] {
            let mixed = Ratio::whole(2).plus(value);
            let words = format!("2{between}{words}");
            forms.add(
                "fraction_digits",
                &["whole and slash", name, &words],
                &WHOLE[..4],
                words.clone(),
                vec![Figure::number(mixed)],
            );
            let inches = format!("{words} inches");
            forms.whole(
                "fraction_digits",
                &["whole, slash, unit", name, &words],
                inches,
                Figure::number(mixed).unit("in"),
            );
            let years = format!("{words}-year");
            forms.whole(
                "fraction_digits",
                &["whole, slash, hyphen, unit", name, &words],
                years,
                Figure::number(mixed).unit("year"),
            );
        }
    }
    for (sign, above, below) in [
        ('½', 1, 2),
        ('¼', 1, 4),
        ('¾', 3, 4),
        ('⅓', 1, 3),
        ('⅔', 2, 3),
        ('⅛', 1, 8),
        ('⅞', 7, 8),
        ('⅐', 1, 7),
        ('⅑', 1, 9),
        ('⅒', 1, 10),
    ] {
        let value = Ratio::new(above, below);
        forms.whole("fraction_digits", &["sign", &sign.to_string()], sign.to_string(), Figure::number(value));
        let mixed = Ratio::whole(3).plus(value);
        forms.whole(
            "fraction_digits",
            &["whole and sign", &sign.to_string()],
            format!("3{sign}"),
            Figure::number(mixed),
        );
        forms.whole(
            "fraction_digits",
            &["whole, blank, sign", &sign.to_string()],
            format!("3 {sign}"),
            Figure::number(mixed),
        );
        forms.whole(
            "fraction_digits",
            &["whole, sign, hours", &sign.to_string()],
            format!("3{sign} hours"),
            Figure::number(mixed).unit("h"),
        );
        let million = Figure::number(mixed.times(Ratio::power_of_ten(6)));
        forms.counted(
            "fraction_digits",
            &["whole, sign, scale", &sign.to_string()],
            format!("3{sign} million"),
            million,
        );
    }
}

fn ordinals(forms: &mut Forms) {
    const ALONE: &[&str] = &["{}", "(the {})", "It was the {}.", "She came {}, they said."];
    for (words, value) in [
        ("1st", 1),
        ("2nd", 2),
        ("3rd", 3),
        ("4th", 4),
        ("11th", 11),
        ("21st", 21),
        ("42nd", 42),
        ("103rd", 103),
        ("200th", 200),
        ("1,000th", 1000),
        ("fourth", 4),
        ("eleventh", 11),
        ("twentieth", 20),
        ("twenty-fifth", 25),
        ("twenty fifth", 25),
        ("ninety-ninth", 99),
        ("hundredth", 100),
        ("one hundredth", 100),
        ("two hundred and fifth", 205),
        ("one hundred twenty fifth", 125),
        ("thousandth", 1000),
        ("two thousandth", 2000),
        ("millionth", 1_000_000),
    ] {
        for (case, words) in cases(words).into_iter().filter(|(case, _)| *case != "title") {
            let figure = Figure::whole(value).unit("ordinal");
            forms.add(
                "ordinals",
                &[&value.to_string(), case, &words.clone()],
                &ALONE[..1],
                words.clone(),
                vec![figure],
            );
        }
    }
    // What is only numbered in a sentence counts nothing.
    for words in [
        "the 3rd round",
        "the third round",
        "its second term",
        "his 100th match",
        "the 21st century",
        "for the first time",
        "a third term",
    ] {
        forms.silent("ordinals", &["in passing", words], words);
    }
}

fn signs(forms: &mut Forms) {
    for (name, sign, negative) in [
        ("hyphen", "-", true),
        ("minus sign", "−", true),
        ("dash", "–", true),
        ("minus", "minus ", true),
        ("minus and hyphen", "minus-", true),
        ("negative", "negative ", true),
        ("plus sign", "+", false),
        ("Minus", "Minus ", true),
    ] {
        for (words, value) in [
            ("5", "5"),
            ("12.5", "12.5"),
            ("130", "130"),
            ("0.4", "0.4"),
            ("1,250", "1250"),
            ("forty", "40"),
            ("three", "3"),
        ] {
            let spelled = words.chars().all(char::is_alphabetic);
            if spelled && !matches!(sign, "minus " | "Minus " | "negative " | "minus-") {
                continue;
            }
            let value = Ratio::decimal(&format!("{}{value}", if negative { "-" } else { "" }));
            for (unit, after, symbol) in [
                ("none", "", "number"),
                ("percent", "%", "percent"),
                ("percent in words", " percent", "percent"),
                ("degrees", " degrees", "°"),
                ("Celsius", "°C", "°C"),
                ("Celsius in words", " degrees Celsius", "°C"),
                ("metres", " metres", "m"),
            ] {
                if spelled && matches!(after, "%" | "°C")
                    || after.is_empty() && sign == "+"
                    || after.is_empty() && sign == "–"
                {
                    continue;
                }
                let words = format!("{sign}{words}{after}");
                forms.add(
                    "signs",
                    &[name, unit, &words],
                    &WHOLE[..4],
                    words.clone(),
                    vec![Figure::number(value).unit(symbol)],
                );
            }
        }
        if negative && !sign.starts_with(['N', 'M']) {
            let value = Ratio::decimal("-45");
            for (name_of, words, unit) in [
                ("currency inside", format!("{sign}$45"), "USD"),
                ("currency and scale", format!("{sign}€45 million"), "EUR"),
            ] {
                let value = if words.contains("million") { value.times(Ratio::power_of_ten(6)) } else { value };
                forms.add("signs", &[name, name_of], &WHOLE[..4], words, vec![Figure::number(value).unit(unit)]);
            }
        }
    }
}
