//! The rules of a house: levels, words, measures and exceptions, as data.
//!
//! A [`Configuration`] is filled in Rust or read from a `corroborate.toml`, and applied by
//! [`Verifier::configured`](crate::Verifier::configured). Nothing here opens a file or reads a clock.

mod allowance;
mod names;
#[cfg(feature = "configuration")]
mod reading;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use allowance::{Allowance, Ruling};
use names::known;

use crate::check::Level;
use crate::error::{Error, ErrorRepr};
use crate::extract::built_in_event_kinds;
use crate::model::{Equation, Event, Measure, Measures};
use crate::quantity::{Hedging, Number};

/// The rules of a house. Every part may be left out; the default changes nothing.
///
/// A check's level comes from `levels`; a finding that concerns one of `measure_levels` or `document_levels` takes the mildest
/// of those instead. Of what is left, differences within `tolerances` are notes, and conflicts across one of
/// `thresholds` are errors.
///
/// ```
/// use corroborate::{Configuration, Document, Level, Measure, Unit, Verifier};
///
/// let mut house = Configuration::default();
/// house.levels.insert("loose-agreement".to_owned(), Level::Allow);
/// house.measures.push(Measure::new("hospital_occupancy", Unit::Percent).with_cues(["occupancy"]));
/// let verifier = Verifier::new().configured(&house)?;
/// let report = verifier.run(&[Document::new("note", "Occupancy stood at 94% on 3 May 2026.")])?;
/// assert!(report.findings.is_empty());
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Configuration {
    /// Equations between measures that are declared elsewhere: `"trade = exports + imports"`.
    pub equations: Vec<String>,
    /// How the findings of a check are reported, by the check's name.
    pub levels: BTreeMap<String, Level>,
    /// How findings on a measure are reported, by the measure's name.
    pub measure_levels: BTreeMap<String, Level>,
    /// How findings that concern a document are reported, by the document's id.
    pub document_levels: BTreeMap<String, Level>,
    /// The difference up to which a conflict is a note, by measure and in its unit: percentage points for a percentage.
    pub tolerances: BTreeMap<String, Number>,
    /// Values that decide something, by measure: a conflict across one is an error. A value itself lies on the upper side.
    pub thresholds: BTreeMap<String, Vec<Number>>,
    /// What hedges and vague words assert.
    pub hedging: Hedging,
    /// Kinds of event, each with the phrases that name it; those of a built-in kind come on top of its own.
    pub event_kinds: BTreeMap<String, Vec<String>>,
    /// Events under a name given by hand: every description that certainly means one of them counts as that event.
    pub events: BTreeMap<String, Event>,
    /// Documents that are one voice, by a name of your own: their ids or publishers. Agreement among them counts once.
    pub origins: BTreeMap<String, Vec<String>>,
    /// Measures of one's own; one of a built-in name takes its place.
    #[serde(rename = "measure")]
    pub measures: Vec<Measure>,
    /// Findings that are known and accepted; see [`Report::except`](crate::Report::except).
    #[serde(rename = "allow")]
    pub allowances: Vec<Allowance>,
    /// Where the parts stood in the file.
    #[serde(skip)]
    places: Places,
}

/// The file that a configuration was read from, and where its keys and values stand there: line and column, from 1.
#[derive(Clone, Debug, Default)]
struct Places {
    file: String,
    by_path: BTreeMap<Vec<String>, (usize, usize)>,
}

impl Configuration {
    /// The built-in measures with those declared here, and every equation at the measure it gives.
    pub(crate) fn declared_measures(&self) -> Result<Measures, Error> {
        let mut measures = Measures::built_in();
        for (index, measure) in self.measures.iter().enumerate() {
            let at = |key: &str| vec!["measure".to_owned(), index.to_string(), key.to_owned()];
            names::snake_case("measure", &measure.name).map_err(|message| self.error(&at("name"), message))?;
            if self.measures.iter().take(index).any(|other| other.name == measure.name) {
                let message = format!("the measure `{}` is declared twice", measure.name);
                return Err(self.error(&at("name"), message));
            }
            for (number, kind) in measure.events.iter().enumerate() {
                let mut path = at("events");
                path.push(number.to_string());
                self.known_event_kind(kind).map_err(|message| self.error(&path, message))?;
            }
            measures.insert(measure.clone());
        }
        for (index, measure) in self.measures.iter().enumerate() {
            for (number, equation) in measure.equations.iter().enumerate() {
                let path = ["measure".to_owned(), index.to_string(), "equations".to_owned(), number.to_string()];
                known_equation(equation, &measures).map_err(|message| self.error(&path, message))?;
            }
        }
        for (index, equation) in self.equations.iter().enumerate() {
            let path = ["equations".to_owned(), index.to_string()];
            let read = known_equation(equation, &measures).map_err(|message| self.error(&path, message))?;
            if let Some(measure) = measures.get(read.result()).cloned() {
                measures.insert(measure.with_equation(equation.clone()));
            }
        }
        let named = [
            ("measure_levels", self.measure_levels.keys().collect::<Vec<_>>()),
            ("tolerances", self.tolerances.keys().collect()),
            ("thresholds", self.thresholds.keys().collect()),
        ];
        for (table, names) in named {
            for name in names {
                let path = [table.to_owned(), name.clone()];
                known_measure(name, &measures).map_err(|message| self.error(&path, message))?;
            }
        }
        Ok(measures)
    }

    /// The kinds of event declared here, their names and phrases verified; so are the words of the hedging table.
    pub(crate) fn declared_event_kinds(&self) -> Result<&BTreeMap<String, Vec<String>>, Error> {
        for (name, phrases) in &self.event_kinds {
            let path = ["event_kinds".to_owned(), name.clone()];
            names::snake_case("kind of event", name).map_err(|message| self.error(&path, message))?;
            if phrases.iter().all(|phrase| phrase.trim().is_empty()) {
                let message = format!("no phrase names the kind of event `{name}`; list at least one");
                return Err(self.error(&path, message));
            }
        }
        for word in self.hedging.vague_words.keys() {
            let path = ["hedging".to_owned(), "vague_words".to_owned(), word.clone()];
            known("vague word", word, Hedging::vague_names()).map_err(|message| self.error(&path, message))?;
        }
        for (name, event) in &self.events {
            let path = ["events".to_owned(), name.clone()];
            let Some(kind) = &event.kind else {
                let message = format!("the event `{name}` needs a kind, such as `kind = \"unrest\"`");
                return Err(self.error(&path, message));
            };
            let within = [path.as_slice(), &["kind".to_owned()]].concat();
            self.known_event_kind(kind.as_str()).map_err(|message| self.error(&within, message))?;
        }
        Ok(&self.event_kinds)
    }

    /// An error at the place of a key or value, or without a place where none was read.
    pub(crate) fn error(&self, path: &[String], message: String) -> Error {
        // What was left out, such as a name, is shown at the table around it.
        let place = (1..=path.len()).rev().find_map(|length| self.places.by_path.get(path.get(..length)?));
        match place {
            Some((line, column)) => {
                let (file, line, column) = (self.places.file.clone(), *line, *column);
                ErrorRepr::MisconfiguredAt { file, line, column, message }.into()
            }
            None => ErrorRepr::Misconfigured { message }.into(),
        }
    }

    fn known_event_kind(&self, name: &str) -> Result<(), String> {
        let measures = Measures::built_in();
        let bound = measures.iter().flat_map(|measure| &measure.events).chain(self.event_kinds.keys());
        let built_in: Vec<&str> = built_in_event_kinds().collect();
        known("kind of event", name, bound.map(String::as_str).chain(built_in))
    }
}

/// Reads an equation between known measures.
fn known_equation(text: &str, measures: &Measures) -> Result<Equation, String> {
    let equation: Equation = text.parse().map_err(|error: Error| error.to_string())?;
    equation.measures().try_for_each(|name| known_measure(name, measures))?;
    Ok(equation)
}

fn known_measure(name: &str, measures: &Measures) -> Result<(), String> {
    known("measure", name, measures.iter().map(|measure| measure.name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, Corpus, Document, EventKind, Statistic};
    use crate::quantity::{Quantity, Unit};
    use crate::verifier::Verifier;

    fn refused(fill: impl FnOnce(&mut Configuration)) -> String {
        let mut configuration = Configuration::default();
        fill(&mut configuration);
        Verifier::new().configured(&configuration).unwrap_err().to_string()
    }

    /// How many findings of a check two documents with one count each give.
    fn found(check: &str, claims: [(&str, &str, i64); 2], fill: impl FnOnce(&mut Configuration)) -> usize {
        let mut configuration = Configuration::default();
        fill(&mut configuration);
        let mut corpus = Corpus::new();
        for (id, day, count) in claims {
            let unrest = Event::new(EventKind::UNREST).in_place("Ruritania").on(day.parse().unwrap());
            corpus.add_document(Document::new(id, "")).unwrap();
            corpus.add_claim(Claim::new(id, Statistic::new("deaths", unrest), Quantity::count(count))).unwrap();
        }
        let report = Verifier::new().configured(&configuration).unwrap().verify(&corpus);
        report.findings.iter().filter(|finding| finding.check == check).count()
    }

    #[test]
    fn descriptions_of_a_named_event_are_one_event() {
        let claims = [("a", "2022-01-05", 227), ("b", "2022-03-20", 251)];
        assert_eq!(found("conflicting-values", claims, |_| {}), 0);
        let winter = Event::new(EventKind::UNREST)
            .in_place("Ruritania")
            .between("2022-01-02".parse().unwrap(), "2022-03-31".parse().unwrap());
        let pin = |house: &mut Configuration| {
            house.events.insert("winter".to_owned(), winter);
        };
        assert_eq!(found("conflicting-values", claims, pin), 1);
    }

    #[test]
    fn declared_origins_are_one_voice() {
        let claims = [("a", "2022-01-05", 227), ("b", "2022-01-05", 227)];
        assert_eq!(found("single-origin", claims, |_| {}), 0);
        let declare = |house: &mut Configuration| {
            house.origins.insert("ministry".to_owned(), vec!["a".to_owned(), "b".to_owned()]);
        };
        assert_eq!(found("single-origin", claims, declare), 1);
    }

    #[test]
    fn mistakes_of_a_program_are_named_without_a_place() {
        let level = refused(|house| {
            house.levels.insert("conflicting-value".to_owned(), Level::Note);
        });
        assert_eq!(level, "unknown check `conflicting-value`; did you mean `conflicting-values`?");
        let measure = refused(|house| house.measures.push(Measure::new("Bed Count", Unit::Count)));
        assert_eq!(measure, "`Bed Count` is no name for a measure; names are snake_case words, such as `bed_count`");
        let twice = refused(|house| house.measures = vec![Measure::new("beds", Unit::Count); 2]);
        assert_eq!(twice, "the measure `beds` is declared twice");
        let equation = refused(|house| house.equations = vec!["trade = exports + import".to_owned()]);
        assert_eq!(equation, "unknown measure `import`; did you mean `imports`?");
        let threshold = refused(|house| {
            house.thresholds.insert("turnot".to_owned(), Vec::new());
        });
        assert_eq!(threshold, "unknown measure `turnot`; did you mean `turnout`?");
        let pin = refused(|house| {
            house.events.insert("january".to_owned(), Event::default());
        });
        assert_eq!(pin, "the event `january` needs a kind, such as `kind = \"unrest\"`");
        let word = crate::quantity::Interval::point(12.into());
        let hedge = refused(|house| {
            house.hedging.vague_words.insert("dozen".to_owned(), word);
        });
        assert_eq!(hedge, "unknown vague word `dozen`; did you mean `dozens`?");
    }
}
