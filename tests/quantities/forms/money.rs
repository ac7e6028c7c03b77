//! Money: signs, letters, codes and names, before and after, with every scale.

use super::numbers::LETTERS;
use super::{Figure, Forms, Ratio, WHOLE, cases, printed};

/// What stands before an amount.
const PREFIXES: [(&str, &str); 42] = [
    ("$", "USD"),
    ("US$", "USD"),
    ("$US", "USD"),
    ("US $", "USD"),
    ("U.S.$", "USD"),
    ("U.S. $", "USD"),
    ("A$", "AUD"),
    ("$A", "AUD"),
    ("AU$", "AUD"),
    ("$AU", "AUD"),
    ("C$", "CAD"),
    ("$C", "CAD"),
    ("CA$", "CAD"),
    ("CAD$", "CAD"),
    ("HK$", "HKD"),
    ("$HK", "HKD"),
    ("NZ$", "NZD"),
    ("$NZ", "NZD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("NT$", "TWD"),
    ("AUD$", "AUD"),
    ("USD$", "USD"),
    ("MX$", "MXN"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₸", "KZT"),
    ("₦", "NGN"),
    ("₪", "ILS"),
    ("₱", "PHP"),
    ("Rs", "INR"),
    ("Rs.", "INR"),
    ("RM", "MYR"),
    ("Kč", "CZK"),
    ("CN¥", "CNY"),
    ("₵", "GHS"),
];

pub(super) fn produce(forms: &mut Forms) {
    let amounts = || printed().into_iter().filter(|number| !number.spelled && !number.words.contains('-'));
    for (prefix, code) in PREFIXES {
        for number in amounts() {
            for (joint, between) in [("attached", ""), ("blank", " "), ("no-break space", "\u{a0}")] {
                let words = format!("{prefix}{between}{}", number.words);
                forms.add(
                    "money_prefixes",
                    &[prefix, number.shape, joint],
                    WHOLE,
                    words,
                    vec![Figure::number(number.value).unit(code)],
                );
            }
        }
    }
    letters(forms);
    for code in ["USD", "EUR", "GBP", "KZT", "RUB", "JPY", "INR", "CHF", "AUD", "CNY"] {
        for number in amounts() {
            let figure = Figure::number(number.value).unit(code);
            for (place, words) in [
                ("before", format!("{code} {}", number.words)),
                ("before, attached", format!("{code}{}", number.words)),
                ("after", format!("{} {code}", number.words)),
                ("after, attached", format!("{}{code}", number.words)),
            ] {
                // "3 millionEUR" is run together.
                if place == "after, attached" && number.scaled {
                    continue;
                }
                forms.whole("money_codes", &[code, number.shape, place], words, figure.clone());
            }
        }
    }
    names(forms);
    for (sign, code) in [
        ("€", "EUR"),
        ("£", "GBP"),
        ("$", "USD"),
        ("₽", "RUB"),
        ("₸", "KZT"),
        ("₴", "UAH"),
        ("zł", "PLN"),
        ("Kč", "CZK"),
        ("kr", "SEK"),
    ] {
        for number in amounts() {
            for (joint, between) in [("attached", ""), ("blank", " "), ("no-break space", "\u{a0}")] {
                if number.scaled && joint == "attached" || sign == "kr" {
                    continue;
                }
                let words = format!("{}{between}{sign}", number.words);
                forms.whole(
                    "money_suffixes",
                    &[sign, number.shape, joint],
                    words,
                    Figure::number(number.value).unit(code),
                );
            }
        }
        for (words, value) in [
            ("1,5 Mio {}", "1500000"),
            ("{}1,5 Mio", "1500000"),
            ("2,75 Mrd {}", "2750000000"),
            ("12 Mio. {}", "12000000"),
            ("1,5 million {}", "1500000"),
            ("1,5 mln {}", "1500000"),
            ("{} 2.5 bn", "2500000000"),
        ] {
            if sign.chars().all(char::is_alphabetic) && words.starts_with('{') || sign == "kr" {
                continue;
            }
            let text = words.replace("{}", sign);
            forms.add(
                "money_suffixes",
                &[sign, words],
                &WHOLE[..3],
                text,
                vec![Figure::number(Ratio::decimal(value)).unit(code)],
            );
        }
    }
    minor(forms);
}

/// "$1mil", "£2.5bn", "$2.174T".
fn letters(forms: &mut Forms) {
    for (letters, power) in LETTERS {
        for (place, before, after, code) in [
            ("dollar", "$", "", "USD"),
            ("US dollar", "US$", "", "USD"),
            ("euro", "€", "", "EUR"),
            ("pound", "£", "", "GBP"),
            ("code", "USD ", "", "USD"),
            ("dollar and letters", "$US", "", "USD"),
            ("rupees", "Rs ", "", "INR"),
            ("code after", "", " EUR", "EUR"),
            ("dollars after", "", " dollars", "USD"),
            ("A dollar", "A$", "", "AUD"),
        ] {
            for digits in ["1", "2.5", "12.75", "300", "2.174"] {
                for (joint, between) in [("attached", ""), ("blank", " ")] {
                    let value = Ratio::decimal(digits).times(Ratio::power_of_ten(power));
                    let words = format!("{before}{digits}{between}{letters}{after}");
                    // "7 t" and "5 m" of a currency are no wording; nor is "2.5t dollars".
                    if letters.len() == 1 && joint == "blank" && !letters.chars().all(char::is_uppercase)
                        || before.is_empty() && letters.eq_ignore_ascii_case("t")
                    {
                        continue;
                    }
                    forms.add(
                        "scale_letters_money",
                        &[letters, place, digits, joint],
                        WHOLE,
                        words,
                        vec![Figure::number(value).unit(code)],
                    );
                }
            }
        }
    }
    for (words, value, unit) in [
        ("PS6m", "6000000", "GBP"),
        ("PS2.5bn", "2500000000", "GBP"),
        ("€3.2bn", "3200000000", "EUR"),
        ("Rs 5 cr", "50000000", "INR"),
        ("Rs 5 crore", "50000000", "INR"),
        ("Rs. 12 lakh", "1200000", "INR"),
        ("₹5 lakh crore", "5000000000000", "INR"),
        ("Rs 40,000 crore", "400000000000", "INR"),
    ] {
        forms.add(
            "scale_letters_money",
            &[words],
            WHOLE,
            words.into(),
            vec![Figure::number(Ratio::decimal(value)).unit(unit)],
        );
    }
}

fn names(forms: &mut Forms) {
    for (name, code) in [
        ("dollars", "USD"),
        ("US dollars", "USD"),
        ("U.S. dollars", "USD"),
        ("Australian dollars", "AUD"),
        ("Canadian dollars", "CAD"),
        ("Hong Kong dollars", "HKD"),
        ("New Zealand dollars", "NZD"),
        ("Singapore dollars", "SGD"),
        ("euros", "EUR"),
        ("euro", "EUR"),
        ("pounds sterling", "GBP"),
        ("British pounds", "GBP"),
        ("Egyptian pounds", "EGP"),
        ("Syrian pounds", "SYP"),
        ("yen", "JPY"),
        ("Japanese yen", "JPY"),
        ("yuan", "CNY"),
        ("rupees", "INR"),
        ("Pakistani rupees", "PKR"),
        ("Indian rupees", "INR"),
        ("roubles", "RUB"),
        ("rubles", "RUB"),
        ("tenge", "KZT"),
        ("Swiss francs", "CHF"),
        ("Swedish kronor", "SEK"),
        ("Danish kroner", "DKK"),
        ("Norwegian kroner", "NOK"),
        ("Turkish lira", "TRY"),
        ("won", "KRW"),
        ("South Korean won", "KRW"),
        ("Mexican pesos", "MXN"),
        ("Philippine pesos", "PHP"),
        ("rand", "ZAR"),
        ("zlotys", "PLN"),
        ("shekels", "ILS"),
        ("riyals", "SAR"),
        ("Saudi riyals", "SAR"),
        ("dirhams", "AED"),
        ("baht", "THB"),
        ("naira", "NGN"),
        ("Kenyan shillings", "KES"),
        ("bucks", "USD"),
        ("Argentine pesos", "ARS"),
        ("Iraqi dinars", "IQD"),
        ("hryvnias", "UAH"),
        ("ringgit", "MYR"),
        ("rupiah", "IDR"),
        ("Brazilian reais", "BRL"),
        ("Sri Lankan rupees", "LKR"),
        ("Colombian pesos", "COP"),
        ("Tanzanian shillings", "TZS"),
        ("Czech crowns", "CZK"),
    ] {
        for number in printed().into_iter().filter(|number| !number.words.contains("3-million")) {
            for (case, words) in [("printed", name.to_owned()), ("lower", name.to_lowercase())] {
                let text = format!("{} {words}", number.words);
                // "won" alone is a verb.
                let sentences =
                    if name == "won" || name == "baht" || name == "us dollars" { &WHOLE[..1] } else { WHOLE };
                forms.add(
                    "money_words",
                    &[name, number.shape, case],
                    sentences,
                    text,
                    vec![Figure::number(number.value).unit(code)],
                );
            }
        }
    }
    for (words, value, code) in [
        ("a 5-dollar note", "5", "USD"),
        ("a ten-euro note", "10", "EUR"),
        ("a $5 note", "5", "USD"),
        ("a million-dollar prize", "1000000", "USD"),
        ("a $2.5-million prize", "2500000", "USD"),
        ("a 3-billion-euro plan", "3000000000", "EUR"),
        ("a $3 billion plan", "3000000000", "USD"),
        ("a 50-rupee coin", "50", "INR"),
    ] {
        let inner = words.trim_start_matches("a ").rsplit_once(' ').unwrap().0;
        let inner = if words.starts_with("a million") { "a million-dollar" } else { inner };
        forms.add(
            "money_words",
            &["before a noun", words],
            &["It was {}.", "They saw {} on Monday."],
            words.into(),
            vec![Figure::number(Ratio::decimal(value)).unit(code).words(inner)],
        );
    }
}

fn minor(forms: &mut Forms) {
    for (words, value, unit) in [
        ("50p", "50", "penny"),
        ("164p", "164", "penny"),
        ("75c", "75", "cent"),
        ("99 cents", "99", "cent"),
        ("20 pence", "20", "penny"),
        ("one penny", "1", "penny"),
        ("ninety-nine cents", "99", "cent"),
        ("12¢", "12", "cent"),
        ("1.5 cents", "1.5", "cent"),
        ("50 kopecks", "50", "cent"),
        ("5 US cents", "5", "cent"),
        ("164.5p", "164.5", "penny"),
        ("$5.20", "5.2", "USD"),
        ("£1,250.75", "1250.75", "GBP"),
        ("€0.99", "0.99", "EUR"),
        ("5 dollars and 20 cents", "5.2", "USD"),
        ("five dollars and twenty cents", "5.2", "USD"),
        ("20 euros and 43 cents", "20.43", "EUR"),
        ("ten pounds sterling and fifty pence", "10.5", "GBP"),
        ("$3 and 50 cents", "3.5", "USD"),
        ("5 dollars 20 cents", "5.2", "USD"),
    ] {
        for (case, words) in cases(words)
            .into_iter()
            .filter(|(case, words)| *case == "lower" || words.contains(' ') && *case == "upper" && !words.contains('P'))
        {
            forms.add(
                "money_minor",
                &[&words.clone(), case],
                WHOLE,
                words,
                vec![Figure::number(Ratio::decimal(value)).unit(unit)],
            );
        }
    }
}
