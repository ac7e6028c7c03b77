//! What a frame says of a figure, put into its statistic.

use std::collections::BTreeMap;

use super::scopes::group_of;
use crate::frames::{Frame, Key};
use crate::model::{Span, Statistic};

/// Fills in the keys that a frame gives and nothing else has given.
pub(super) fn add_keys(frame: &Frame, statistic: &mut Statistic, spans: &mut BTreeMap<String, Span>) {
    for (key, (words, span)) in &frame.keys {
        let (name, value) = match key {
            Key::Group => ("group", canonical_group(words)),
            Key::Where => ("place", words.clone()),
            Key::Which => ("case", words.clone()),
            Key::Window => ("window", words.to_lowercase()),
            Key::Counted => ("status", words.clone()),
            Key::Source => ("status", words.clone()),
            Key::Owner => {
                if statistic.subject.is_none() {
                    statistic.subject = Some(words.clone());
                    spans.extend(span.map(|span| ("subject".to_owned(), span)));
                }
                continue;
            }
            Key::Part => ("counting", "part".to_owned()),
            Key::Standing => continue,
        };
        // What is told already: of which nation a group is, how badly the injured are hurt.
        let told = match name {
            "group" => value == "people" || statistic.scope.contains_key("nationality"),
            "case" => statistic.scope.contains_key("severity"),
            _ => false,
        };
        if told || statistic.scope.contains_key(name) {
            continue;
        }
        statistic.scope.insert(name.to_owned(), value);
        spans.extend(span.map(|span| (name.to_owned(), span)));
    }
}

/// A group by one name: the nouns of the tables know it by their plural.
fn canonical_group(noun: &str) -> String {
    let known = group_of(noun).or_else(|| group_of(&format!("{noun}s")));
    known.map_or_else(|| noun.to_owned(), str::to_owned)
}
