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

use crate::check::{Checks, Level, Policy};
use crate::error::{Error, ErrorRepr};
use crate::model::{Equation, Event, KindRules, Measure, Measures};
use crate::quantity::{Hedging, Number};
use crate::vocabulary::{Kind, OwnWords, cells_of};

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
    /// What a kind of event is a kind of: a built-in kind, or one of its own. Kinds of one family may name one event, as
    /// `protest` and `riot` do, both of the family `unrest`.
    pub event_families: BTreeMap<String, String>,
    /// How many days may lie between two dates given for one event, by its kind: 30 for unrest, none for a vote. A kind
    /// that is not listed has the days of its family.
    pub event_slack_days: BTreeMap<String, u32>,
    /// Events under a name given by hand: every description that certainly means one of them counts as that event.
    pub events: BTreeMap<String, Event>,
    /// Documents that are one voice, by a name of your own: their ids or publishers. Agreement among them counts once.
    pub origins: BTreeMap<String, Vec<String>>,
    /// Further words and phrases that name a measure near a figure, by the measure's name: they come on top of its own.
    pub measure_words: BTreeMap<String, Vec<String>>,
    /// Measures of one's own; one of a built-in name takes its place.
    #[serde(rename = "measure")]
    pub measures: Vec<Measure>,
    /// Rows of one's own for the tables of words that texts are read by.
    pub vocabulary: OwnWords,
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
        let kinds = self.declared_kinds()?;
        let mut measures = Measures::of_kinds(kinds.clone());
        for (index, row) in self.vocabulary.measures.iter().enumerate() {
            let path = ["vocabulary".to_owned(), "measures".to_owned(), index.to_string()];
            let measure = Measure::of_row(&cells_of(row), &kinds).ok_or_else(|| {
                self.error(&path, "the unit or a word for how it goes is unknown; see `measures.tsv`".to_owned())
            })?;
            names::snake_case("measure", &measure.name).map_err(|message| self.error(&path, message))?;
            for kind in &measure.events {
                self.known_event_kind(kind).map_err(|message| self.error(&path, message))?;
            }
            measures.insert(measure);
        }
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
        // What is measured of the events of a family is measured of its new kinds.
        for (kind, family) in &self.event_families {
            let of_family: Vec<Measure> = measures
                .iter()
                .filter(|measure| !measure.events.contains(kind))
                .filter(|measure| measure.events.iter().any(|other| same_family(other, family)))
                .cloned()
                .collect();
            of_family.into_iter().for_each(|measure| measures.insert(measure.with_events([kind])));
        }
        for (name, words) in &self.measure_words {
            let path = ["measure_words".to_owned(), name.clone()];
            known_measure(name, &measures).map_err(|message| self.error(&path, message))?;
            if words.iter().any(|word| word.trim().is_empty()) {
                return Err(self.error(&path, format!("one of the words for `{name}` is empty; leave it out")));
            }
            if let Some(measure) = measures.get(name).cloned() {
                measures.insert(measure.with_cues(words.iter().map(|word| word.to_lowercase())));
            }
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
        for (table, index, name) in self.vocabulary.measures_named() {
            let path = ["vocabulary".to_owned(), table.to_owned(), index.to_string()];
            known_measure(name, &measures).map_err(|message| self.error(&path, message))?;
        }
        Ok(measures)
    }

    /// Refuses allowances that could match nothing, or that nobody could judge later.
    pub(crate) fn check_allowances(&self) -> Result<(), Error> {
        for (index, allowance) in self.allowances.iter().enumerate() {
            let at = |key: &str| ["allow".to_owned(), index.to_string(), key.to_owned()];
            let fingerprint = allowance.fingerprint.as_str();
            if fingerprint.len() != 16 || !fingerprint.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
                let message = format!(
                    "{fingerprint:?} is no fingerprint, which has 16 hexadecimal digits; the JSON report gives each finding's"
                );
                return Err(self.error(&at("fingerprint"), message));
            }
            if allowance.reason.trim().is_empty() {
                return Err(
                    self.error(&at("reason"), "an allowance needs a reason that a reader can judge later".to_owned())
                );
            }
        }
        Ok(())
    }

    /// Families and slack of kinds of event, their names verified.
    fn declared_kinds(&self) -> Result<KindRules, Error> {
        for (name, family) in &self.event_families {
            let path = ["event_families".to_owned(), name.clone()];
            for kind in [name, family] {
                self.known_event_kind(kind).map_err(|message| self.error(&path, message))?;
            }
        }
        for name in self.event_slack_days.keys() {
            let path = ["event_slack_days".to_owned(), name.clone()];
            self.known_event_kind(name).map_err(|message| self.error(&path, message))?;
        }
        if let Some((table, index, message)) = self.vocabulary.fault() {
            return Err(self.error(&["vocabulary".to_owned(), table.to_owned(), index.to_string()], message));
        }
        let mut kinds = KindRules::default();
        for row in &self.vocabulary.kinds {
            kinds = kinds.with_row(&cells_of(row)).unwrap_or(kinds);
        }
        for (name, phrases) in self.declared_event_kinds()? {
            kinds = kinds.with_phrases(name, phrases.iter().map(String::as_str));
        }
        for (name, family) in &self.event_families {
            // What is declared of one another in a circle has to end somewhere.
            const MOST: usize = 8;
            let chain = std::iter::successors(Some(family), |family| self.event_families.get(*family));
            kinds = kinds.with_family(name, chain.take(MOST).last().unwrap_or(family));
        }
        for (name, days) in &self.event_slack_days {
            kinds = kinds.with_slack(name, u64::from(*days));
        }
        Ok(kinds)
    }

    /// The kinds of event declared here, their names and phrases verified; so are the words of the hedging table.
    fn declared_event_kinds(&self) -> Result<&BTreeMap<String, Vec<String>>, Error> {
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

    /// Gives checks the levels, tolerances and thresholds that are set here.
    pub(crate) fn configure(&self, checks: &mut Checks) -> Result<(), Error> {
        for (name, level) in &self.levels {
            let path = ["levels".to_owned(), name.clone()];
            checks.set_level(name, *level).map_err(|error| self.error(&path, error.to_string()))?;
        }
        checks.set_policy(Policy {
            measure_levels: self.measure_levels.clone(),
            document_levels: self.document_levels.clone(),
            places: self.places_of("document_levels", self.document_levels.keys()),
            tolerances: self.tolerances.clone(),
            thresholds: self.thresholds.clone(),
        });
        Ok(())
    }

    /// Where the keys of a table stand, as a message begins: `corroborate.toml:7:1: `; nothing where none was read.
    fn places_of<'a>(&self, table: &str, keys: impl Iterator<Item = &'a String>) -> BTreeMap<String, String> {
        let place = |key: &String| {
            let (line, column) = self.places.by_path.get([table.to_owned(), key.clone()].as_slice())?;
            Some((key.clone(), format!("{}:{line}:{column}: ", self.places.file)))
        };
        keys.filter_map(place).collect()
    }

    /// An error at the place of a key or value, or without a place where none was read.
    fn error(&self, path: &[String], message: String) -> Error {
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
        let own = self.vocabulary.kinds.iter().filter_map(|row| row.first()?.split(' ').next());
        known(
            "kind of event",
            name,
            bound.map(String::as_str).chain(own).chain(KindRules::english().iter().map(Kind::name)),
        )
    }
}

/// Whether two kinds of event are of one built-in family.
fn same_family(kind: &str, other: &str) -> bool {
    KindRules::english().family(kind) == KindRules::english().family(other)
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
    fn kinds_of_a_house_have_family_and_slack() {
        let documents = |first: &str, second: &str| {
            [("a", first, 12), ("b", second, 19)].map(|(id, event, deaths)| {
                Document::new(id, format!("In the {event} 2031 in Norway, {deaths} people were killed."))
            })
        };
        let conflicts = |[a, b]: [Document; 2], fill: &dyn Fn(&mut Configuration)| {
            let mut house = Configuration::default();
            house.event_kinds.insert("prison_revolt".to_owned(), vec!["prison revolt".to_owned()]);
            fill(&mut house);
            let report = Verifier::new().configured(&house).unwrap().run(&[a, b]).unwrap();
            report.findings.iter().filter(|finding| finding.check == "conflicting-values").count()
        };
        let of_unrest = |house: &mut Configuration| {
            house.event_families.insert("prison_revolt".to_owned(), "unrest".to_owned());
        };
        // One kind of the family, told by another word, and 19 days apart as unrest may be.
        assert_eq!(conflicts(documents("prison revolt of 3 May", "riots of 22 May"), &of_unrest), 1);
        // What lasts no longer than a day is over after 19.
        let short = |house: &mut Configuration| {
            of_unrest(house);
            house.event_slack_days.insert("prison_revolt".to_owned(), 2);
        };
        assert_eq!(conflicts(documents("prison revolt of 3 May", "prison revolt of 22 May"), &of_unrest), 1);
        assert_eq!(conflicts(documents("prison revolt of 3 May", "prison revolt of 22 May"), &short), 0);
        assert_eq!(conflicts(documents("prison revolt of 3 May", "prison revolt of 5 May"), &short), 1);
    }

    #[test]
    fn words_are_added_to_a_measure() {
        let text = |share: &str| format!("In the referendum of 5 June 2031 in Norway, electoral zeal was {share}%.");
        let documents = [Document::new("a", text("61.2")), Document::new("b", text("66.4"))];
        let mut house = Configuration::default();
        let measures = |house: &Configuration| -> Vec<Option<String>> {
            let corpus = Verifier::new().configured(house).unwrap().extract(&documents).unwrap();
            corpus.claims().iter().map(|claim| claim.statistic.measure.clone()).collect()
        };
        assert_eq!(measures(&house), [None, None]);
        house.measure_words.insert("turnout".to_owned(), vec!["Electoral zeal".to_owned()]);
        let turnout = || Some("turnout".to_owned());
        assert_eq!(measures(&house), [turnout(), turnout()]);
        let report = Verifier::new().configured(&house).unwrap().run(&documents).unwrap();
        assert_eq!(report.findings[0].check, "conflicting-values");
    }

    #[test]
    fn levels_of_documents_that_were_not_read_are_named() {
        let mut house = Configuration::default();
        for id in ["draft-7", "draft-8"] {
            house.document_levels.insert(id.to_owned(), Level::Allow);
        }
        let report = Verifier::new()
            .configured(&house)
            .unwrap()
            .run(&[Document::new("draft-7", ""), Document::new("draft-9", "")]);
        assert_eq!(
            report.unwrap().exceptions(),
            ["`document_levels` names the document `draft-8`, which was not read; did you mean `draft-9`?"]
        );
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
        let family = refused(|house| {
            house.event_families.insert("protest".to_owned(), "unrst".to_owned());
        });
        assert_eq!(family, "unknown kind of event `unrst`; did you mean `unrest`?");
        let slack = refused(|house| {
            house.event_slack_days.insert("refrendum".to_owned(), 3);
        });
        assert_eq!(slack, "unknown kind of event `refrendum`; did you mean `referendum`?");
        let words = refused(|house| {
            house.measure_words.insert("turn_out".to_owned(), vec!["votes".to_owned()]);
        });
        assert_eq!(words, "unknown measure `turn_out`; did you mean `turnout`?");
        let allowance = |fingerprint: &str, reason: &str| {
            refused(|house| house.allowances.push(Allowance::new(fingerprint, reason)))
        };
        assert_eq!(
            allowance("0011223344", "asked"),
            "\"0011223344\" is no fingerprint, which has 16 hexadecimal digits; the JSON report gives each finding's"
        );
        assert_eq!(allowance("0011223344556677", " "), "an allowance needs a reason that a reader can judge later");
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
