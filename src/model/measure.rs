//! The kinds of thing measured, as declared data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::quantity::Unit;

/// A kind of thing measured, declared once: turnout, deaths, seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Measure {
    /// Its name: a snake_case word.
    pub name: String,
    /// What it is counted or measured in.
    pub unit: Unit,
    /// Whether it accumulates: later counts of one event may rise but not fall.
    #[serde(default)]
    pub accumulates: bool,
    /// Words that name what is counted ("people killed") or the measure itself ("turnout").
    #[serde(default)]
    pub cues: Vec<String>,
    /// The scope keys that must be equal before two values may be compared.
    #[serde(default)]
    pub scope_keys: Vec<String>,
}

impl Measure {
    /// A measure in a unit, without cues.
    pub fn new(name: impl Into<String>, unit: Unit) -> Measure {
        Measure { name: name.into(), unit, accumulates: false, cues: Vec::new(), scope_keys: Vec::new() }
    }
}

/// The measures that extraction and checking know, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Measures {
    by_name: BTreeMap<String, Measure>,
}

impl Measures {
    /// The measure of a name.
    pub fn get(&self, name: &str) -> Option<&Measure> {
        self.by_name.get(name)
    }

    /// Every measure, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Measure> {
        self.by_name.values()
    }

    /// Adds a measure, or replaces the one of that name.
    pub fn insert(&mut self, measure: Measure) {
        self.by_name.insert(measure.name.clone(), measure);
    }
}
