//! What figures are read from sentences: cases of this project's own, and third-party cases where they are at hand.
//!
//! `quantities/cases.jsonl` holds a sentence a line with the figures it must give, as `words | interval unit | noun`.
//! `quantities/exceptions.txt` names the third-party cases that are read otherwise than expected, each with the reason;
//! a case that passes without need of its exception fails the test, so the list can only shrink.

#![allow(clippy::unwrap_used, reason = "a test stops where its data is broken")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use corroborate::{Mention, Number, Reading, ReadingOptions, Span, read_quantities};
use serde_json::Value;

const THIRD_PARTY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/quantities.jsonl");

fn read(text: &str) -> Reading {
    read_quantities(text, &ReadingOptions::default())
}

fn words(text: &str, span: Span) -> &str {
    text.get(span.start()..span.end()).unwrap()
}

fn figure(text: &str, mention: &Mention) -> String {
    let quantity = &mention.quantity;
    let mut written = format!("{} | {} {}", words(text, mention.span), quantity.asserted, quantity.unit);
    if let Some(noun) = &quantity.noun {
        write!(written, " | {noun}").unwrap();
    }
    written
}

fn json_word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

fn strings(case: &Value, key: &str) -> Option<Vec<String>> {
    let list = case.get(key)?.as_array().unwrap();
    Some(list.iter().map(|value| value.as_str().unwrap().to_owned()).collect())
}

#[test]
fn own_cases_are_read_as_written() {
    let mut wrong = String::new();
    for line in include_str!("quantities/cases.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let reading = read(text);
        let dates = reading.dates.iter().map(|date| words(text, date.span).to_owned());
        let unread =
            reading.unread.iter().map(|(span, reason)| format!("{} {}", words(text, *span), json_word(reason)));
        let relations = reading.relations.iter().map(|relation| {
            let members = relation.members.iter().map(|(role, index)| format!(" {} {index}", json_word(role)));
            format!("{}{}", json_word(relation.kind), members.collect::<String>())
        });
        for (key, found) in [
            ("figures", reading.mentions.iter().map(|mention| figure(text, mention)).collect::<Vec<String>>()),
            ("dates", dates.collect()),
            ("unread", unread.collect()),
            ("relations", relations.collect()),
        ] {
            let expected = strings(&case, key);
            if expected.as_ref().is_some_and(|expected| *expected != found) {
                writeln!(wrong, "{text}\n  {key} expected {expected:?}\n  {key} found    {found:?}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A number of the third-party cases, which come from floating point.
fn near(expected: Option<f64>, found: Option<Number>) -> bool {
    let found: Option<f64> = found.map(|number| number.to_string().parse().unwrap());
    match (expected, found) {
        (Some(expected), Some(found)) => {
            let (expected, found) = (expected.abs(), found.abs());
            (expected - found).abs() <= 1e-6 * expected.max(found).max(1e-12)
        }
        _ => false,
    }
}

/// Whether each expected value is read, and, where `strictly`, nothing else.
fn passes(case: &Value, strictly: bool) -> bool {
    let reading = read(case["text"].as_str().unwrap());
    let mut left: Vec<&Mention> = reading.mentions.iter().collect();
    for expected in case["expected"].as_array().unwrap() {
        let number = |key: &str| expected[key].as_f64();
        if number("value").is_none() && (number("low").is_none() || number("high").is_none()) {
            continue;
        }
        let position = left.iter().position(|mention| match number("value") {
            Some(value) => near(Some(value), mention.quantity.stated),
            None => {
                let asserted = mention.quantity.asserted;
                near(number("low"), asserted.low.map(|bound| bound.value))
                    && near(number("high"), asserted.high.map(|bound| bound.value))
            }
        });
        match position {
            Some(position) => drop(left.remove(position)),
            None => return false,
        }
    }
    !strictly || left.is_empty()
}

/// Suites that list every figure of their sentences: what they do not expect must not be read.
const COMPLETE: [&str; 7] =
    ["q3-quantities", "q3-spellout", "ms-number", "ms-numberrange", "duckling-numeral", "rustling-en", "text2num-en"];

#[test]
fn third_party_cases_pass_but_for_known_exceptions() {
    let Ok(cases) = std::fs::read_to_string(THIRD_PARTY) else {
        eprintln!("skipped: no third-party cases at hand");
        return;
    };
    let exceptions: BTreeMap<&str, &str> = include_str!("quantities/exceptions.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(' ').unwrap())
        .collect();
    let (mut unexpected, mut seen) = (Vec::new(), BTreeSet::new());
    let (mut papers, mut papers_passed) = (0, 0);
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let suite = case["suite"].as_str().unwrap();
        if suite == "grobid-quantities" {
            // Scientific papers with noise from PDF: a floor instead of a list.
            papers += 1;
            papers_passed += usize::from(passes(&case, false));
            continue;
        }
        let name = format!("{suite}/{}", case["id"].as_str().unwrap());
        let passed = passes(&case, COMPLETE.contains(&suite));
        let excepted = exceptions.get_key_value(name.as_str());
        match (passed, excepted) {
            (false, None) => unexpected.push(format!("{name} fails: {}", case["text"])),
            (true, Some(_)) => unexpected.push(format!("{name} passes; strike it from the exceptions")),
            _ => {}
        }
        seen.extend(excepted.map(|(name, _)| *name));
    }
    unexpected
        .extend(exceptions.keys().filter(|name| !seen.contains(*name)).map(|name| format!("{name}: no such case")));
    assert!(unexpected.is_empty(), "\n{}", unexpected.join("\n"));
    assert!(papers_passed * 100 >= papers * 88, "{papers_passed} of {papers} paragraphs read in full");
}
