//! Shares, units of measurement and what combines with them.

use super::{Figure, Forms, Printed, Ratio, WHOLE, cases, printed};

pub(super) fn produce(forms: &mut Forms) {
    shares(forms);
    units(forms);
    areas_and_rates(forms);
    temperatures(forms);
    compounds(forms);
    lists(forms);
    ages(forms);
}

/// Numbers without a scale.
fn plain() -> Vec<Printed> {
    printed().into_iter().filter(|number| !number.scaled).collect()
}

fn shares(forms: &mut Forms) {
    let small = |number: &Printed| number.value.is_less(Ratio::whole(1000));
    for number in plain().into_iter().filter(small) {
        let figure = Figure::number(number.value);
        for (name, after) in [
            ("sign", "%"),
            ("blank, sign", " %"),
            ("no-break space, sign", "\u{a0}%"),
            ("narrow space, sign", "\u{202f}%"),
            ("percent", " percent"),
            ("per cent", " per cent"),
            ("pct", " pct"),
            ("hyphen, percent", "-percent"),
            ("hyphen, per cent", "-per-cent"),
            ("full-width sign", "％"),
            ("p.c.", " p.c."),
            ("attached percent", "percent"),
            ("attached pct", "pct"),
        ] {
            let attached_word = number.spelled && (after.contains(['%', '％', '.']) || after.starts_with('p'));
            if attached_word {
                continue;
            }
            let sentences = if name == "p.c." { &WHOLE[2..4] } else { WHOLE };
            for (case, after) in
                cases(after).into_iter().filter(|(case, text)| *case == "lower" || text != after && *case != "title")
            {
                forms.add(
                    "percent",
                    &[number.shape, name, case],
                    sentences,
                    format!("{}{after}", number.words),
                    vec![figure.clone().unit("percent")],
                );
            }
        }
        for after in [
            " percentage points",
            " percentage point",
            "-percentage-point",
            " percent points",
            " pp",
            "pp",
            " ppt",
            " %-points",
            " % points",
            " p.p.",
            " pps",
            " per cent points",
        ] {
            if number.spelled && (after.contains('%') || after == "pp") {
                continue;
            }
            forms.whole(
                "percentage_points",
                &[number.shape, after],
                format!("{}{after}", number.words),
                figure.clone().unit("percentage_point"),
            );
        }
        for (after, unit) in [
            (" basis points", "bp"),
            (" bps", "bp"),
            ("bp", "bp"),
            (" basis point", "bp"),
            ("‰", "‰"),
            (" ‰", "‰"),
            (" per mille", "‰"),
            (" per thousand", "‰"),
            ("-basis-point", "bp"),
        ] {
            if number.spelled && after.starts_with(['b', '‰']) {
                continue;
            }
            forms.whole(
                "basis_points",
                &[number.shape, after],
                format!("{}{after}", number.words),
                figure.clone().unit(unit),
            );
        }
    }
}

fn units(forms: &mut Forms) {
    for (singular, plural, unit) in [
        ("kilometre", "kilometres", "km"),
        ("kilometer", "kilometers", "km"),
        ("metre", "metres", "m"),
        ("mile", "miles", "mi"),
        ("foot", "feet", "ft"),
        ("inch", "inches", "in"),
        ("yard", "yards", "yd"),
        ("kilogram", "kilograms", "kg"),
        ("kilo", "kilos", "kg"),
        ("gram", "grams", "g"),
        ("tonne", "tonnes", "t"),
        ("ton", "tons", "ton"),
        ("ounce", "ounces", "oz"),
        ("litre", "litres", "l"),
        ("gallon", "gallons", "gal"),
        ("barrel", "barrels", "bbl"),
        ("hectare", "hectares", "ha"),
        ("acre", "acres", "acre"),
        ("second", "seconds", "s"),
        ("minute", "minutes", "min"),
        ("hour", "hours", "h"),
        ("day", "days", "day"),
        ("week", "weeks", "week"),
        ("month", "months", "month"),
        ("year", "years", "year"),
        ("megawatt", "megawatts", "MW"),
        ("kilowatt-hour", "kilowatt-hours", "kWh"),
        ("volt", "volts", "V"),
        ("megabyte", "megabytes", "MB"),
        ("metric ton", "metric tons", "t"),
        ("square metre", "square metres", "m²"),
        ("cubic metre", "cubic metres", "m³"),
        ("nautical mile", "nautical miles", "nmi"),
        ("millimetre", "millimetres", "mm"),
        ("knot", "knots", "kn"),
        ("bushel", "bushels", "bushel"),
        ("fathom", "fathoms", "fathom"),
        ("furlong", "furlongs", "furlong"),
        ("pixel", "pixels", "px"),
    ] {
        for number in printed() {
            let figure = Figure::number(number.value).unit(unit);
            for (case, name) in cases(plural).into_iter().filter(|(case, _)| *case != "title") {
                forms.whole(
                    "unit_words",
                    &[plural, number.shape, "blank", case],
                    format!("{} {name}", number.words),
                    figure.clone(),
                );
            }
            // "A hundred-second" is a position.
            let position = singular == "second" && number.words == "a hundred";
            if !number.scaled && !singular.contains(' ') && !position {
                // "a 5-kilometre run"
                let words = format!("{}-{singular}", number.words);
                let sentences = &["It was a {} thing.", "Their {} thing, they said, was it."];
                forms.add("unit_words", &[singular, number.shape, "hyphen"], sentences, words, vec![figure]);
            }
        }
    }
    for symbol in [
        "km", "m", "cm", "mm", "ft", "kg", "g", "mg", "t", "lb", "oz", "ha", "kW", "MW", "GW", "kWh", "MWh", "GWh",
        "TWh", "kV", "GB", "MB", "Hz", "GHz", "mph", "km/h", "kcal", "bar", "mi", "yd", "ml", "nm", "min", "psi",
        "rpm", "dB", "km²", "m²", "m³", "Mt", "kt", "bhp", "hp", "kN", "µm", "hPa", "mg/l", "kph", "MPa", "kJ", "lbs",
        "hrs", "mins", "yrs", "kHz", "ppm", "cc", "TB", "PS", "Nm", "mAh", "dpi", "ppb", "mmHg", "cSt", "fps",
    ] {
        let unit = match symbol {
            "kph" => "km/h",
            "lbs" => "lb",
            "hrs" => "h",
            "mins" => "min",
            "yrs" => "year",
            "cc" => "cm³",
            "bhp" => "hp",
            symbol => symbol,
        };
        for number in plain().into_iter().filter(|number| !number.spelled) {
            for (joint, between) in [("blank", " "), ("attached", ""), ("no-break space", "\u{a0}"), ("hyphen", "-")] {
                // "12.5m" may be millions; "5 t" and "5 g" are spaced symbols.
                if symbol.len() == 1 && (joint != "blank" || symbol == "m") {
                    continue;
                }
                let words = format!("{}{between}{symbol}", number.words);
                forms.whole(
                    "unit_symbols",
                    &[symbol, number.shape, joint],
                    words,
                    Figure::number(number.value).unit(unit),
                );
            }
        }
    }
}

fn areas_and_rates(forms: &mut Forms) {
    for number in printed() {
        let figure = |unit: &str| Figure::number(number.value).unit(unit);
        for (words, unit) in [
            ("square kilometres", "km²"),
            ("square miles", "mi²"),
            ("square feet", "ft²"),
            ("sq km", "km²"),
            ("sq. km", "km²"),
            ("sq ft", "ft²"),
            ("sq m", "m²"),
            ("cubic feet", "ft³"),
            ("cubic kilometres", "km³"),
            ("km2", "km²"),
            ("km²", "km²"),
            ("m2", "m²"),
            ("m3", "m³"),
            ("sqm", "m²"),
            ("square-metre", "m²"),
            ("sq. ft.", "ft²"),
            ("cubic centimetres", "cm³"),
            ("square inches", "in²"),
            ("cu ft", "ft³"),
            ("sqft", "ft²"),
            ("sq mi", "mi²"),
        ] {
            forms.add(
                "areas",
                &[number.shape, words],
                &WHOLE[2..6],
                format!("{} {words}", number.words),
                // The point of an abbreviation is left to the sentence.
                vec![figure(unit).words(format!("{} {words}", number.words).trim_end_matches('.'))],
            );
        }
        for (words, unit) in [
            ("km/h", "km/h"),
            ("kilometres per hour", "km/h"),
            ("kilometres an hour", "km/h"),
            ("miles per hour", "mph"),
            ("miles an hour", "mph"),
            ("metres per second", "m/s"),
            ("m/s", "m/s"),
            ("barrels per day", "bbl/day"),
            ("barrels a day", "bbl/day"),
            ("litres per second", "l/s"),
            ("tonnes per year", "t/year"),
            ("tonnes a year", "t/year"),
            ("kg/m³", "kg/m³"),
            ("bpd", "bbl/day"),
            ("kilometers per second", "km/s"),
            ("litres a day", "l/day"),
            ("km/s", "km/s"),
            ("mg/l", "mg/l"),
            ("tonnes per hectare", "t/ha"),
            ("kilograms per square metre", "kg/m²"),
        ] {
            forms.add(
                "rates",
                &[number.shape, words],
                &WHOLE[1..],
                format!("{} {words}", number.words),
                vec![figure(unit)],
            );
        }
    }
}

fn temperatures(forms: &mut Forms) {
    for number in plain() {
        for (sign, before) in
            [("", ""), ("hyphen", "-"), ("minus sign", "−"), ("minus", "minus "), ("minus and hyphen", "minus-")]
        {
            let value = if sign.is_empty() { number.value } else { Ratio::whole(0).minus(number.value) };
            for (after, unit) in [
                ("°C", "°C"),
                (" °C", "°C"),
                ("°", "°"),
                ("° C", "°C"),
                ("°F", "°F"),
                (" °F", "°F"),
                ("C", "°C"),
                ("F", "°F"),
                (" degrees", "°"),
                (" degrees Celsius", "°C"),
                (" degrees centigrade", "°C"),
                (" degrees Fahrenheit", "°F"),
                ("-degree", "°"),
                (" deg C", "°C"),
                (" Celsius", "°C"),
                (" degrees C", "°C"),
                (" K", "K"),
                (" kelvin", "K"),
                ("ºC", "°C"),
                ("℃", "°C"),
                (" ℃", "°C"),
                ("℉", "°F"),
                (" Fahrenheit", "°F"),
                (" degree Celsius", "°C"),
                ("-degree-Celsius", "°C"),
            ] {
                if number.spelled
                    && (!after.starts_with([' ', '-'])
                        || after.contains('°')
                        || after.contains('℃')
                        || matches!(sign, "hyphen" | "minus sign"))
                {
                    continue;
                }
                // A letter after the digits is a scale, an aircraft or a filter but for two digits and a sign or decimals.
                if matches!(after, "C" | "F")
                    && (number.words.len() < 2 && sign.is_empty()
                        || number.words.contains(',')
                        || number.words.contains('\u{a0}')
                        || number.words.len() > 4
                        || after == "F" && sign.is_empty())
                {
                    continue;
                }
                let words = format!("{before}{}{after}", number.words);
                forms.add(
                    "temperatures",
                    &[number.shape, sign, after],
                    &WHOLE[..5],
                    words,
                    vec![Figure::number(value).unit(unit)],
                );
            }
        }
    }
}

fn compounds(forms: &mut Forms) {
    for (words, value, unit) in [
        ("5 feet 10 inches", "70", "in"),
        ("5 feet and 10 inches", "70", "in"),
        ("five feet ten inches", "70", "in"),
        ("5ft 10in", "70", "in"),
        ("5 ft 10 in", "70", "in"),
        ("6ft 2in", "74", "in"),
        ("5 feet, 10 inches", "70", "in"),
        ("1 hour 30 minutes", "90", "min"),
        ("1 hour and 30 minutes", "90", "min"),
        ("an hour and 20 minutes", "80", "min"),
        ("two hours and ten minutes", "130", "min"),
        ("2 hrs 5 mins", "125", "min"),
        ("1h 30m", "90", "min"),
        ("2h 15min", "135", "min"),
        ("3 days 4 hours", "76", "h"),
        ("three days and four hours", "76", "h"),
        ("2 weeks 3 days", "17", "day"),
        ("10 minutes 5 seconds", "605", "s"),
        ("4 min 30 s", "270", "s"),
        ("4 minutes and 30 seconds", "270", "s"),
        ("2 kg 300 g", "2300", "g"),
        ("7 pounds 4 ounces", "116", "oz"),
        ("7lb 4oz", "116", "oz"),
        ("11 stone 4 pounds", "158", "lb"),
        ("11st 4lb", "158", "lb"),
        ("3 km 200 m", "3200", "m"),
        ("two hours, ten minutes", "130", "min"),
        ("1 day, 2 hours and 30 minutes", "1590", "min"),
    ] {
        forms.add("compounds", &[words], WHOLE, words.into(), vec![Figure::number(Ratio::decimal(value)).unit(unit)]);
    }
}

fn lists(forms: &mut Forms) {
    let whole = |value: i64, unit: &str, words: &str| Figure::whole(value).unit(unit).words(words);
    for (name, joints) in [("and", [", ", " and "]), ("comma and", [", ", ", and "]), ("or", [", ", " or "])] {
        for (after, unit, power) in [
            (" percent", "percent", 0),
            ("%", "percent", 0),
            (" million", "number", 6),
            (" km", "km", 0),
            (" million dollars", "USD", 6),
            (" years", "year", 0),
        ] {
            let text = format!("15{}26{}37{after}", joints[0], joints[1]);
            let scale = 10_i64.pow(power);
            let figures = vec![
                whole(15 * scale, unit, "15"),
                whole(26 * scale, unit, "26"),
                whole(37 * scale, unit, &format!("37{after}")),
            ];
            forms.add("lists", &[name, after], &["It was {}.", "They counted {}, officials said."], text, figures);
        }
    }
    for (text, figures) in [
        ("mean = 22.5\nshape = 1.35", vec![("22.5", "22.5"), ("1.35", "1.35")]),
        ("Dead: 107\nMissing: 12", vec![("107", "107"), ("12", "12")]),
        ("height 3.2\nwidth 7.25\ndepth 0.4", vec![("3.2", "3.2"), ("7.25", "7.25"), ("0.4", "0.4")]),
        ("- homes: 300\n- schools: 12", vec![("300", "300"), ("12", "12")]),
    ] {
        let figures =
            figures.into_iter().map(|(words, value)| Figure::number(Ratio::decimal(value)).words(words)).collect();
        forms.own("line_labels", &[text], text, figures);
    }
}

fn ages(forms: &mut Forms) {
    for (text, words, value) in [
        ("a man aged 34", "34", 34),
        ("women aged 65", "65", 65),
        ("a 34-year-old", "34-year-old", 34),
        ("a 7-month-old girl", "7-month-old", 7),
        ("at the age of 18", "18", 18),
        ("Jane Roe, 58, said so", "58", 58),
        ("a ten-year-old boy", "ten-year-old", 10),
        ("a boy aged ten", "ten", 10),
        ("34 years old", "34 years old", 34),
        ("34 years of age", "34 years of age", 34),
        ("34-years-old", "34-years-old", 34),
        ("a 3-week-old cub", "3-week-old", 3),
        ("age 31", "31", 31),
        ("the ages of 12", "12", 12),
    ] {
        let unit = if text.contains("month") {
            "month"
        } else if text.contains("week") {
            "week"
        } else {
            "year"
        };
        let words = words.trim_end_matches("-old").trim_end_matches(" old").trim_end_matches(" of age");
        forms.add(
            "ages",
            &[text],
            &["It was {}.", "They saw {} on Monday."],
            text.into(),
            vec![Figure::whole(value).unit(unit).words(words)],
        );
    }
}
