//! Hedges: each wording at each place, in each inflection, alone and stacked, against the table of `docs/quantities.md`.

use super::wordings::{AFTER, BEFORE};
use super::{Figure, Forms, Printed, Ratio, cases, printed};
use corroborate::Hedge;

/// A number to the table: its value, the step of its last digit, and whether whole things are counted.
fn ends(number: &Printed, counted: bool, hedge: Hedge) -> [Option<(Ratio, bool)>; 2] {
    let value = number.value;
    let half = Ratio::new(1, 2);
    let exact = counted && !number.scaled && number.step.is_whole();
    let rounding = if exact { Ratio::whole(0) } else { number.step.times(half) };
    let tenth = value.times(Ratio::new(1, 10));
    let mut slack = roundness(value).times(half);
    if tenth.is_less(slack) {
        slack = tenth;
    }
    let larger = if slack.is_less(rounding) { rounding } else { slack };
    let closed = |value: Ratio| Some((value, false));
    let open = |value: Ratio| Some((value, true));
    let zero = if counted { closed(Ratio::whole(0)) } else { None };
    match hedge {
        Hedge::About => [closed(value.minus(larger)), closed(value.plus(larger))],
        Hedge::Almost => [closed(value.minus(slack)), open(value)],
        Hedge::JustOver => [open(value), closed(value.plus(slack))],
        Hedge::MoreThan => [open(value), None],
        Hedge::AtLeast => [closed(value), None],
        Hedge::LessThan => [zero, open(value)],
        Hedge::AtMost | Hedge::UpTo => [zero, closed(value)],
        _ => [closed(value.minus(rounding)), closed(value.plus(rounding))],
    }
}

/// The largest of 1 and 5 times a power of ten that divides a number.
fn roundness(value: Ratio) -> Ratio {
    let mut best = Ratio::new(1, 1_000_000);
    for power in 0..22 {
        let ten = Ratio::power_of_ten(power).times(Ratio::new(1, 1_000_000));
        for step in [Ratio::whole(1), Ratio::whole(5)] {
            let step = step.times(ten);
            if value.over(step).is_whole() && best.is_less(step) {
                best = step;
            }
        }
    }
    best
}

/// The numbers that hedges are tried with.
fn hedged() -> Vec<Printed> {
    let wanted = [
        "digits",
        "round digits",
        "more decimals",
        "groups",
        "decimals and scale",
        "tens",
        "thousands in words",
        "a hundred",
    ];
    printed().into_iter().filter(|number| wanted.contains(&number.shape)).collect()
}

/// What a number is of: name, before, after, unit.
const UNITS: [(&str, &str, &str, &str); 6] = [
    ("people", "", "", "number"),
    ("percent", "", " percent", "percent"),
    ("sign", "", "%", "percent"),
    ("money", "$", "", "USD"),
    ("length", "", " km", "km"),
    ("time", "", " years", "year"),
];

fn fitting(number: &Printed, after: &str, before: &str) -> bool {
    !(number.spelled && (after == "%" || !before.is_empty()) || number.scaled && after.contains(['%', 'p']))
}

pub(super) fn produce(forms: &mut Forms) {
    const PEOPLE: &[&str] =
        &["There were {} people.", "{^} people came, she said.", "They saw {} small boats.", "He reckoned with {}."];
    const REST: &[&str] = &["It was {}.", "{^} was the amount, she said.", "He reckoned with {}, they said."];
    for number in hedged() {
        for (unit_name, before, after, unit) in UNITS {
            if !fitting(&number, after, before) {
                continue;
            }
            let counted = unit == "number";
            let sentences = if counted { PEOPLE } else { REST };
            let of = |hedge| {
                // Neither counts nor shares fall below zero.
                let mut ends = ends(&number, counted, hedge);
                if unit == "percent"
                    && ends[0].is_none()
                    && matches!(hedge, Hedge::LessThan | Hedge::AtMost | Hedge::UpTo)
                {
                    ends[0] = Some((Ratio::whole(0), false));
                }
                Figure::number(number.value).unit(unit).hedge(hedge).ends(ends)
            };
            for (wording, hedge) in BEFORE {
                let sign = !wording.chars().next().is_some_and(char::is_alphabetic);
                // "c7", "c. 7" are letters of their own; a sign stands before digits.
                if (sign || wording.starts_with("c"))
                    && !wording.starts_with("cl")
                    && !wording.contains("ca")
                    && !wording.starts_with("comf")
                    && !wording.starts_with("cons")
                    && !wording.starts_with("circa")
                    && (number.spelled || *wording == "c")
                {
                    continue;
                }
                let blank = if wording.ends_with(' ') || sign || *wording == "c." { "" } else { " " };
                let amount = format!("{before}{}{after}", number.words);
                let all = if sign || wording.starts_with("c.") || wording.starts_with("ca.") {
                    vec![("lower", (*wording).to_owned())]
                } else {
                    cases(wording).to_vec()
                };
                for (case, wording_text) in all {
                    let text = format!("{wording_text}{blank}{amount}");
                    forms.add(
                        "hedges_before",
                        &[wording, unit_name, number.shape, case],
                        // "C." is an initial.
                        if wording.starts_with("c.") { &sentences[..1] } else { sentences },
                        text,
                        vec![unread_article(of(*hedge), &wording_text, &amount, blank)],
                    );
                }
            }
            for (wording, hedge) in AFTER {
                let tight = wording.starts_with(['-', '+']);
                if tight
                    && (number.spelled && wording.starts_with('+')
                        || after == " percent"
                        || after == " years"
                        || number.scaled && tight)
                {
                    continue;
                }
                let text = format!("{before}{}{after}{wording}", number.words);
                let sentences: &'static [&'static str] =
                    if counted && (tight || matches!(*wording, " or more" | " or so" | " odd" | " plus")) {
                        PEOPLE
                    } else {
                        &["It was {}.", "It was {}, she said.", "{^} — they said — was the amount."]
                    };
                if matches!(*wording, " plus" | " odd") && !counted {
                    continue;
                }
                let sentences = if matches!(*wording, " plus" | " odd") { &PEOPLE[..3] } else { sentences };
                forms.add("hedges_after", &[wording, unit_name, number.shape], sentences, text, vec![of(*hedge)]);
            }
            stacked(forms, &number, unit_name, before, after, &of);
            verbs(forms, &number, unit_name, before, after, &of);
        }
    }
}

/// "An estimated 300": the article belongs to the noun or to the hedge.
fn unread_article(figure: Figure, wording: &str, amount: &str, blank: &str) -> Figure {
    let lower = wording.to_lowercase();
    let cut = |article: &str| {
        lower.strip_prefix(article).map(|rest| format!("{}{blank}{amount}", &wording[wording.len() - rest.len()..]))
    };
    for (article, kept) in [("an estimated", "an "), ("an approximate", "an "), ("a rough", "a ")] {
        if lower == article
            && let Some(words) = cut(kept)
        {
            return figure.words(&words);
        }
    }
    figure
}

/// What two hedges say together: the bound is kept, "about" gives way.
fn stacked(
    forms: &mut Forms,
    number: &Printed,
    unit_name: &str,
    before: &str,
    after: &str,
    of: &dyn Fn(Hedge) -> Figure,
) {
    let amount = format!("{before}{}{after}", number.words);
    for (outer, inner, hedge) in [
        ("at least", "about", Hedge::AtLeast),
        ("at least", "roughly", Hedge::AtLeast),
        ("no more than", "roughly", Hedge::AtMost),
        ("perhaps", "more than", Hedge::MoreThan),
        ("perhaps as many as", "", Hedge::UpTo),
        ("probably", "more than", Hedge::MoreThan),
        ("an estimated", "more than", Hedge::MoreThan),
        ("maybe", "at least", Hedge::AtLeast),
        ("up to", "about", Hedge::UpTo),
        ("well", "over", Hedge::MoreThan),
        ("only", "about", Hedge::About),
        ("only", "", Hedge::Exact),
        ("just", "", Hedge::Exact),
        ("nearly", "about", Hedge::Almost),
        ("some", "more than", Hedge::MoreThan),
        ("perhaps", "nearly", Hedge::Almost),
        ("more than", "an estimated", Hedge::MoreThan),
        ("at least", "some", Hedge::AtLeast),
        ("as many as", "about", Hedge::UpTo),
        ("close to", "about", Hedge::Almost),
        ("perhaps", "around", Hedge::About),
        ("about", "just over", Hedge::JustOver),
        ("a total of", "", Hedge::Exact),
        ("a total of", "about", Hedge::About),
        ("a record", "", Hedge::Exact),
        ("at least", "another", Hedge::AtLeast),
        ("not more than", "about", Hedge::AtMost),
        ("possibly", "up to", Hedge::UpTo),
        ("a further", "", Hedge::Exact),
        ("an additional", "", Hedge::Exact),
        ("at least", "an additional", Hedge::AtLeast),
        ("more than", "a further", Hedge::MoreThan),
        ("exactly", "", Hedge::Exact),
        ("precisely", "", Hedge::Exact),
        ("a whopping", "", Hedge::Exact),
        ("a staggering", "", Hedge::Exact),
        ("some", "estimated", Hedge::About),
        ("at least", "a further", Hedge::AtLeast),
        ("more than", "a staggering", Hedge::MoreThan),
        ("about", "half of the", Hedge::Exact),
    ] {
        if inner == "half of the" {
            continue;
        }
        // "At least another a hundred" is nothing anybody says.
        let adds = ["another", "additional", "further", "record", "whopping", "staggering", "total", "estimated"]
            .iter()
            .any(|word| inner.ends_with(word) || outer.ends_with(word));
        if adds && number.words.starts_with("a ") {
            continue;
        }
        let stack = format!("{outer} {inner}");
        let stack = stack.trim();
        let text = format!("{stack} {amount}");
        let skipped = [
            "an ",
            "probably ",
            "well ",
            "only ",
            "just ",
            "a total of ",
            "a record ",
            "possibly ",
            "a further ",
            "an additional ",
            "exactly ",
            "precisely ",
            "a whopping ",
            "a staggering ",
            "estimated ",
        ];
        let own = if hedge == Hedge::Exact {
            amount.clone()
        } else {
            if inner == "another"
                || inner.ends_with("additional")
                || inner.ends_with("further")
                || inner.ends_with("staggering")
            {
                text.clone()
            } else {
                skipped
                    .iter()
                    .filter(|skipped| **skipped != "well " && **skipped != "estimated ")
                    .fold(text.clone(), |text, skipped| text.strip_prefix(skipped).map_or(text.clone(), str::to_owned))
            }
        };
        for (case, _) in [("lower", ()), ("upper", ())] {
            let (text, own) =
                if case == "upper" { (text.to_uppercase(), own.to_uppercase()) } else { (text.clone(), own.clone()) };
            let sentences: &'static [&'static str] = if unit_name == "people" {
                &["There were {} people.", "They saw {} small boats."]
            } else {
                &["It was {}.", "He reckoned with {}, they said."]
            };
            // A unit of capitals is another unit.
            if case == "upper" && unit_name == "length" {
                continue;
            }
            forms.add(
                "hedges_stacked",
                &[stack, unit_name, number.shape, case],
                sentences,
                text,
                vec![of(hedge).words(&own)],
            );
        }
    }
}

/// Verbs that bound what follows, in every form.
fn verbs(
    forms: &mut Forms,
    number: &Printed,
    unit_name: &str,
    before: &str,
    after: &str,
    of: &dyn Fn(Hedge) -> Figure,
) {
    let amount = format!("{before}{}{after}", number.words);
    for (verb, hedge) in [
        ("exceeded", Hedge::MoreThan),
        ("exceeds", Hedge::MoreThan),
        ("has exceeded", Hedge::MoreThan),
        ("had exceeded", Hedge::MoreThan),
        ("topped", Hedge::MoreThan),
        ("tops", Hedge::MoreThan),
        ("has topped", Hedge::MoreThan),
        ("surpassed", Hedge::MoreThan),
        ("has surpassed", Hedge::MoreThan),
        ("surpasses", Hedge::MoreThan),
        ("climbed above", Hedge::MoreThan),
        ("rose above", Hedge::MoreThan),
        ("nears", Hedge::Almost),
        ("neared", Hedge::Almost),
        ("is nearing", Hedge::Almost),
        ("approaches", Hedge::Almost),
        ("approached", Hedge::Almost),
        ("is approaching", Hedge::Almost),
        ("almost reached", Hedge::Almost),
        ("nearly reached", Hedge::Almost),
        ("did not exceed", Hedge::AtMost),
        ("does not exceed", Hedge::AtMost),
        ("has not exceeded", Hedge::AtMost),
        ("never exceeded", Hedge::AtMost),
        ("will not exceed", Hedge::AtMost),
        ("didn't exceed", Hedge::AtMost),
        ("didn’t exceed", Hedge::AtMost),
        ("cannot exceed", Hedge::AtMost),
        ("did not surpass", Hedge::AtMost),
        ("did not top", Hedge::AtMost),
        ("must not exceed", Hedge::AtMost),
        ("fell short of", Hedge::LessThan),
        ("falls short of", Hedge::LessThan),
        ("did not reach", Hedge::LessThan),
        ("does not reach", Hedge::LessThan),
        ("failed to reach", Hedge::LessThan),
        ("fell below", Hedge::LessThan),
        ("dropped below", Hedge::LessThan),
        ("has not reached", Hedge::LessThan),
        ("never reached", Hedge::LessThan),
        ("stayed below", Hedge::LessThan),
        ("was short of", Hedge::LessThan),
        ("averages about", Hedge::About),
        ("is estimated at", Hedge::About),
        ("was estimated at", Hedge::About),
        ("was put at about", Hedge::About),
        ("is put at", Hedge::Exact),
        ("reached", Hedge::Exact),
        ("hit", Hedge::Exact),
        ("stood at", Hedge::Exact),
        ("totalled", Hedge::Exact),
        ("came to", Hedge::Exact),
        ("was more than", Hedge::MoreThan),
        ("was estimated at more than", Hedge::MoreThan),
    ] {
        let last: Vec<&str> = match hedge {
            Hedge::Exact => vec![],
            _ => verb.split(' ').collect(),
        };
        // "Did not reach 7" may be a place.
        if verb.contains("reach") && hedge != Hedge::Exact && number.words == "7"
            || verb.starts_with("approach") && number.words == "7"
        {
            continue;
        }
        let own = if last.is_empty() { amount.clone() } else { format!("{} {amount}", from_hedge(verb)) };
        let sentences: &'static [&'static str] = if unit_name == "people" {
            &["The number {}.", "Their number {} on Monday."]
        } else {
            &["The amount {}.", "Its size {} on Monday."]
        };
        forms.add(
            "hedge_verbs",
            &[verb, unit_name, number.shape],
            sentences,
            format!("{verb} {amount}"),
            vec![of(hedge).words(&own)],
        );
    }
}

/// A verb from the word on that bounds: auxiliaries and what only says that it is are left out.
fn from_hedge(verb: &str) -> &str {
    let starts = [
        "not ",
        "didn",
        "never ",
        "cannot ",
        "failed ",
        "almost ",
        "nearly ",
        "more than",
        "estimated ",
        "fell short of",
        "falls short of",
        "short of",
        "below",
        "above",
        "about",
        "exceed",
        "topped",
        "tops",
        "surpass",
        "near",
        "approach",
    ];
    starts.iter().filter_map(|start| verb.find(start)).min().map_or(verb, |start| &verb[start..])
}
