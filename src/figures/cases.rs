//! The cases of `tests/quantities/cases.jsonl`: a sentence a line with what it must give, figures as
//! `words | interval unit | noun`.

use std::fmt::Write;

use serde_json::Value;

use super::{Mention, ReadingOptions, read_figures};
use crate::model::Span;

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
    for line in include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/quantities/cases.jsonl")).lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let reading = read_figures(text, &ReadingOptions::default());
        let dates = reading.dates.iter().map(|date| words(text, date.span).to_owned());
        let unread =
            reading.unread.iter().map(|(span, reason)| format!("{} {}", words(text, *span), json_word(reason)));
        let relations = reading.relations.iter().map(|relation| {
            let members = relation.members.iter().map(|(role, index)| format!(" {} {index}", json_word(role)));
            let factor = relation.factor.map(|factor| format!(" × {factor}")).unwrap_or_default();
            format!("{}{}{factor}", json_word(relation.kind), members.collect::<String>())
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
