//! What joins a figure to its sentence: prepositions that bound nothing, values that something went to, hedges before an article, labels in
//! words, and words between a number and its unit.

use super::{Figure, Forms, Ratio};
use corroborate::Hedge;

const FEW: [(&str, i64); 4] = [("two", 2), ("three", 3), ("five", 5), ("nine", 9)];
const TIMES: [(&str, &str); 5] =
    [("years", "year"), ("months", "month"), ("weeks", "week"), ("days", "day"), ("hours", "h")];

pub(crate) fn produce(forms: &mut Forms) {
    over_a_time(forms);
    gone_to_a_value(forms);
    before_an_article(forms);
    few_things(forms);
    in_words(forms);
    between(forms);
    wide(forms);
}

fn over_a_time(forms: &mut Forms) {
    let numbers = [("two", 2), ("3", 3), ("ten", 10), ("15", 15), ("40", 40)];
    for (number, value) in numbers {
        for (times, unit) in TIMES {
            let length = format!("{number} {times}");
            let figure = |words: &str, hedge| Figure::whole(value).unit(unit).hedge(hedge).words(words);
            let exact = figure(&length, Hedge::Exact);
            let money = Figure::number(Ratio::whole(4_000_000_000)).unit("USD").hedge(Hedge::Exact).words("$4 billion");
            let whole = format!("The bridge will cost $4 billion over {length}.");
            forms.own("over a time", &["money", number, times], &whole, vec![money, exact.clone()]);
            for clause in ["The choir sang over {}.", "Prices fell over {}.", "Over {} the lake dried up."] {
                forms.own("over a time", &[clause, number, times], &clause.replace("{}", &length), vec![exact.clone()]);
            }
            let over = format!("over {length}");
            for clause in [
                "It lasted for {}.",
                "It was built {} ago.",
                "They waited {}.",
                "It lasted {}.",
                "It rained for {} before.",
            ] {
                let figures = vec![figure(&over, Hedge::MoreThan)];
                forms.own("over a time", &[clause, number, times], &clause.replace("{}", &over), figures);
            }
            for more in ["well over", "far over"] {
                let words = format!("{more} {length}");
                let figures = vec![figure(&words, Hedge::MoreThan)];
                forms.own("over a time", &[more, number, times], &format!("The choir sang {words}."), figures);
            }
        }
    }
}

fn gone_to_a_value(forms: &mut Forms) {
    let values = [
        ("6.3 percent", "6.3", "percent"),
        ("47%", "47", "percent"),
        ("$2.50", "2.5", "USD"),
        ("412", "412", "number"),
    ];
    for (words, value, unit) in values {
        let figure = || Figure::number(Ratio::decimal(value)).unit(unit).hedge(Hedge::Exact).words(words);
        for verb in [
            "edged up to",
            "ticked up to",
            "went up to",
            "jumped up to",
            "crept up to",
            "is back up to",
            "is down to",
            "fell down to",
            "dropped down to",
        ] {
            forms.own("gone to a value", &[verb, value], &format!("The rate {verb} {words}."), vec![figure()]);
        }
        for verb in ["brings the rate up to", "brought its rate down to", "pushed the rate up to", "cut it down to"] {
            forms.own("gone to a value", &[verb, value], &format!("The plan {verb} {words}."), vec![figure()]);
        }
    }
}

fn before_an_article(forms: &mut Forms) {
    let hedges = [
        ("about", Hedge::About),
        ("roughly", Hedge::About),
        ("nearly", Hedge::Almost),
        ("almost", Hedge::Almost),
        ("more than", Hedge::MoreThan),
        ("less than", Hedge::LessThan),
        ("at least", Hedge::AtLeast),
        ("close to", Hedge::Almost),
    ];
    let things = [
        ("20-point", " lead", "20", "20", "number"),
        ("35-hour", " wait", "35-hour", "35", "h"),
        ("12 percent", " rise", "12 percent", "12", "percent"),
        ("40%", " cut", "40%", "40", "percent"),
        ("15-mile", " march", "15-mile", "15", "mi"),
    ];
    for (hedge, meaning) in hedges {
        for (thing, noun, printed, value, unit) in things {
            let figure = Figure::number(Ratio::decimal(value)).unit(unit).hedge(meaning);
            let words = format!("{hedge} a {printed}");
            let text = format!("It was {hedge} a {thing}{noun}.");
            forms.own("before an article", &[hedge, thing], &text, vec![figure.words(&words)]);
        }
    }
}

fn few_things(forms: &mut Forms) {
    let governed = [
        ("The party united around {} candidates.", 2),
        ("She was certain about {} things.", 2),
        ("They sued over {} statutes.", 9),
        ("Voters chose over {} rounds.", 9),
        ("He served under {} mayors.", 9),
        ("A row over {} islands went on.", 9),
        ("They held talks about {} islands.", 9),
    ];
    for (number, value) in FEW {
        for (sentence, most) in governed.iter().filter(|(_, most)| value <= *most) {
            let _ = most;
            let figure = Figure::whole(value).hedge(Hedge::Exact).words(number);
            forms.own("few things", &[sentence, number], &sentence.replace("{}", number), vec![figure]);
        }
        for (hedge, meaning) in
            [("more than", Hedge::MoreThan), ("fewer than", Hedge::LessThan), ("at least", Hedge::AtLeast)]
        {
            let words = format!("{hedge} {number}");
            let figure = Figure::whole(value).hedge(meaning).words(&words);
            forms.own("few things", &[hedge, number], &format!("They saw {words} islands."), vec![figure]);
        }
        for noun in ["three", "seven", "40", "dozen"] {
            let value = match noun {
                "three" => 3,
                "seven" => 7,
                "40" => 40,
                _ => 12,
            };
            let words = if noun == "dozen" { "a dozen" } else { noun };
            let figure = Figure::whole(value).words(words);
            forms.own(
                "few things",
                &["all but", noun],
                &format!("They saw all but {words} of the islands."),
                vec![figure],
            );
        }
    }
}

fn in_words(forms: &mut Forms) {
    for label in
        ["phase", "stage", "chapter", "part", "round", "paragraph", "number", "step", "page", "section", "volume"]
    {
        for number in ["two", "three", "four", "seven", "twelve"] {
            for sentence in
                ["It is in {} of the plan.", "{^} was harder.", "That ended {}.", "They reached {}, she said."]
            {
                let words = format!("{label} {number}");
                let mut capital = words.clone();
                capital.replace_range(..1, &words[..1].to_uppercase());
                let text = sentence.replace("{^}", &capital).replace("{}", &words);
                forms.silent("numbered in words", &[label, number, sentence], &text);
            }
        }
    }
    for group in ["Gang", "Group", "Committee", "Council"] {
        for number in ["Six", "Eight", "Ten", "8", "14", "20"] {
            for sentence in ["It split the {}.", "The {} met in the old hall.", "He left the {}, they said."] {
                forms.silent(
                    "groups by number",
                    &[group, number],
                    &sentence.replace("{}", &format!("{group} of {number}")),
                );
            }
        }
    }
}

fn between(forms: &mut Forms) {
    for word in ["more", "additional", "extra", "full", "straight", "consecutive", "long", "whole"] {
        for (number, value) in [("two", 2), ("12", 12), ("thirty", 30)] {
            for (unit, symbol) in [("years", "year"), ("days", "day"), ("hours", "h"), ("miles", "mi")] {
                let words = format!("{number} {word} {unit}");
                let figure = Figure::whole(value).unit(symbol).hedge(Hedge::Exact).words(&words);
                forms.own(
                    "words before a unit",
                    &[word, number, unit],
                    &format!("They walked {words} there."),
                    vec![figure],
                );
            }
        }
    }
}

fn wide(forms: &mut Forms) {
    for (number, digits) in [("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("5", 5), ("6", 6)] {
        for noun in ["figure", "digit"] {
            let low = Ratio::power_of_ten(digits - 1);
            let high = Ratio::power_of_ten(digits).minus(Ratio::whole(1));
            for sentence in ["They paid a {} sum.", "It was a {} price, she said."] {
                let text = sentence.replace("{}", &format!("{number}-{noun}"));
                let words = format!("{number}-{noun}");
                let figure = Figure::within(low, high).hedge(Hedge::Vague).words(&words);
                forms.own("so many figures", &[number, noun], &text, vec![figure]);
            }
        }
    }
}
