//! What figures are read from the sentences of third-party cases, where they are at hand. The project's own cases,
//! `quantities/cases.jsonl`, are read beside the reader.
//!
//! `quantities/exceptions.txt` names the third-party cases that are read otherwise than expected, each with the reason;
//! a case that passes without need of its exception fails the test, so the list can only shrink.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where its data is broken"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use corroborate::{Hedging, Number, Quantity, Span, read_quantities};
use serde_json::Value;

#[path = "quantities/forms/mod.rs"]
mod forms;
#[path = "quantities/grammar/mod.rs"]
mod grammar;

const THIRD_PARTY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/quantities.jsonl");

fn read(text: &str) -> Vec<(Span, Quantity)> {
    read_quantities(text, &Hedging::default())
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
    let figures = read(case["text"].as_str().unwrap());
    let mut left: Vec<&Quantity> = figures.iter().map(|(_, quantity)| quantity).collect();
    for expected in case["expected"].as_array().unwrap() {
        let number = |key: &str| expected[key].as_f64();
        if number("value").is_none() && (number("low").is_none() || number("high").is_none()) {
            continue;
        }
        let position = left.iter().position(|quantity| match number("value") {
            Some(value) => near(Some(value), quantity.stated),
            None => {
                let asserted = quantity.asserted;
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
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let suite = case["suite"].as_str().unwrap();
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
}

/// The share of the forms that must be read, in thousandths.
const READ: usize = 995;

/// Reads every `step`-th form of the grammar and tells, class by class, how many are read as they must be.
#[allow(clippy::print_stderr, reason = "what is read is told by class")]
fn read_forms(step: usize) {
    let shares = forms::Forms::all().read(step);
    let wanted = std::env::var("CORROBORATE_FORMS").unwrap_or_default();
    let (mut all, mut right, mut texts, mut told) = (0, 0, 0, String::new());
    for (class, share) in &shares {
        let read = share.forms - share.wrong.len();
        (all, right, texts) = (all + share.forms, right + read, texts + share.texts);
        writeln!(told, "{class:24} {read:6} of {:6} forms, {:7} texts", share.forms, share.texts).unwrap();
        if wanted.split(',').any(|name| name == *class) {
            for wrong in &share.wrong {
                writeln!(told, "  {wrong}").unwrap();
            }
        }
    }
    eprintln!("{told}{right} of {all} forms read, {texts} texts");
    assert!(
        right * 1000 >= all * READ,
        "too few forms are read; name classes in CORROBORATE_FORMS to see which\n{told}"
    );
}

#[test]
fn a_sample_of_the_forms_is_read() {
    read_forms(23);
}

#[test]
#[ignore = "some minutes long"]
fn every_form_is_read() {
    read_forms(1);
}

/// The share of the texts of the second grammar that must be read, in thousandths. Some of what it draws nobody could read: "Rp 50".
const READ_OF_THE_SECOND: usize = 980;

/// Reads so many texts of each class of the second grammar, drawn at random, and tells how many are read as they must be.
#[allow(clippy::print_stderr, reason = "what is read is told by class")]
fn read_grammar(texts: usize) {
    let asked = std::env::var("CORROBORATE_FORMS").unwrap_or_default();
    let (told, right, all) = grammar::Grammar::read().told(texts, &asked);
    eprintln!("{told}");
    assert!(right * 1000 >= all * READ_OF_THE_SECOND, "too few texts are read\n{told}");
}

#[test]
fn a_sample_of_the_grammar_is_read() {
    read_grammar(400);
}
