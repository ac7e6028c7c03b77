//! The kinds of thing measured, as declared data.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use super::{Equation, KindRules};
use crate::quantity::Unit;

/// A kind of thing measured, declared once: turnout, deaths, seats.
///
/// A figure is read as a measure where its unit fits and one of the cues stands near it, or where it counts one of the nouns.
///
/// ```
/// use corroborate::{Measure, Unit};
///
/// let occupancy = Measure::new("hospital_occupancy", Unit::Percent)
///     .with_cues(["occupancy", "beds occupied"])
///     .with_scope_keys(["hospital"]);
/// assert!(!occupancy.accumulates);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[must_use = "each of its settings answers with the changed value; keep the answer"]
pub struct Measure {
    /// Its name: a snake_case word.
    pub name: String,
    /// What it is counted or measured in. [`Unit::Number`] stands for any unit, [`Unit::Currency`] of any code for money.
    pub unit: Unit,
    /// Whether it accumulates: later counts of one event may rise but not fall.
    #[serde(default)]
    pub accumulates: bool,
    /// Whether it tells how things stand, and may rise and fall while the event goes on: the missing, the displaced.
    #[serde(default)]
    pub fluctuates: bool,
    /// Whether it stands from the beginning, so that whoever counts later only knows better: those aboard, the attackers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed: bool,
    /// Words and phrases that name the measure near a figure: "turnout", "voter participation".
    #[serde(default)]
    pub cues: Vec<String>,
    /// Words and phrases that name it where they follow what is counted, as passives do: "killed", "were arrested".
    #[serde(default)]
    pub following_cues: Vec<String>,
    /// Words and phrases that name it where they stand before what is counted, as verbs do: "killing", "arrested".
    #[serde(default)]
    pub preceding_cues: Vec<String>,
    /// Nouns that name it where a figure counts them: "votes", "seats".
    #[serde(default)]
    pub nouns: Vec<String>,
    /// The kinds of event it belongs to; empty for any.
    #[serde(default)]
    pub events: Vec<String>,
    /// The scope keys that must be equal before two values may be compared.
    #[serde(default)]
    pub scope_keys: Vec<String>,
    /// Whether values may be compared only where it is known whose they are: a vote share without a candidate says little.
    #[serde(default)]
    pub needs_subject: bool,
    /// How it depends on other measures of the same event: `turnout = ballots_cast / registered_voters`,
    /// `trade = exports + imports`. One `=`; on the right a sum or difference of measures, or a product or quotient of two.
    /// [`Verifier::configured`](crate::Verifier::configured) refuses others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equations: Vec<String>,
}

impl Measure {
    /// A measure in a unit, without cues.
    pub fn new(name: impl Into<String>, unit: Unit) -> Measure {
        Measure {
            name: name.into(),
            unit,
            accumulates: false,
            fluctuates: false,
            fixed: false,
            cues: Vec::new(),
            following_cues: Vec::new(),
            preceding_cues: Vec::new(),
            nouns: Vec::new(),
            events: Vec::new(),
            scope_keys: Vec::new(),
            needs_subject: false,
            equations: Vec::new(),
        }
    }

    /// The same measure with words that name it near a figure.
    pub fn with_cues<T: Into<String>>(mut self, cues: impl IntoIterator<Item = T>) -> Measure {
        self.cues.extend(cues.into_iter().map(Into::into));
        self
    }

    /// The same measure with words that name it after what is counted.
    pub fn with_following_cues<T: Into<String>>(mut self, cues: impl IntoIterator<Item = T>) -> Measure {
        self.following_cues.extend(cues.into_iter().map(Into::into));
        self
    }

    /// The same measure with words that name it before what is counted.
    pub fn with_preceding_cues<T: Into<String>>(mut self, cues: impl IntoIterator<Item = T>) -> Measure {
        self.preceding_cues.extend(cues.into_iter().map(Into::into));
        self
    }

    /// The same measure with nouns that it counts.
    pub fn with_nouns<T: Into<String>>(mut self, nouns: impl IntoIterator<Item = T>) -> Measure {
        self.nouns.extend(nouns.into_iter().map(Into::into));
        self
    }

    /// The same measure, bound to kinds of event.
    pub fn with_events<T: Into<String>>(mut self, events: impl IntoIterator<Item = T>) -> Measure {
        self.events.extend(events.into_iter().map(Into::into));
        self
    }

    /// The same measure with scope keys that part its values.
    pub fn with_scope_keys<T: Into<String>>(mut self, keys: impl IntoIterator<Item = T>) -> Measure {
        self.scope_keys.extend(keys.into_iter().map(Into::into));
        self
    }

    /// The same measure with one more equation.
    ///
    /// ```
    /// use corroborate::{Measure, Unit};
    ///
    /// let turnout = Measure::new("turnout", Unit::Percent).with_equation("turnout = ballots_cast / registered_voters");
    /// assert_eq!(turnout.equations.len(), 1);
    /// ```
    pub fn with_equation(mut self, equation: impl Into<String>) -> Measure {
        self.equations.push(equation.into());
        self
    }

    /// The same measure, accumulating.
    pub fn accumulating(mut self) -> Measure {
        self.accumulates = true;
        self
    }

    /// The same measure, as one that may rise and fall while the event goes on.
    ///
    /// ```
    /// use corroborate::{Measure, Unit};
    ///
    /// let sheltered = Measure::new("sheltered", Unit::Count).with_following_cues(["in shelters"]).fluctuating();
    /// assert!(sheltered.fluctuates);
    /// ```
    pub fn fluctuating(mut self) -> Measure {
        self.fluctuates = true;
        self
    }

    /// The same measure, comparable only where its subject is known.
    pub fn needing_subject(mut self) -> Measure {
        self.needs_subject = true;
        self
    }
}

/// The measures that extraction and checking know, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Measures {
    /// Shared by all who have the same.
    tables: Arc<Tables>,
    kinds: KindRules,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Tables {
    by_name: BTreeMap<String, Arc<Measure>>,
    equations: BTreeMap<String, Vec<Equation>>,
}

static BUILT_IN: LazyLock<Measures> = LazyLock::new(|| Measures::read(KindRules::default()));

impl Measures {
    /// The built-in measures: elections, casualties, arrests, money and the like.
    pub(crate) fn built_in() -> Measures {
        BUILT_IN.clone()
    }

    /// The built-in measures where there are further kinds of event: what is measured of all in which people come to harm is
    /// measured of a caller's own.
    pub(crate) fn of_kinds(kinds: KindRules) -> Measures {
        if kinds == BUILT_IN.kinds { Measures::built_in() } else { Measures::read(kinds) }
    }

    fn read(kinds: KindRules) -> Measures {
        let mut measures = Measures { kinds, ..Measures::default() };
        super::measures::built_in(&measures.kinds.clone()).for_each(|measure| measures.insert(measure));
        measures
    }

    /// The measure of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Measure> {
        self.tables.by_name.get(name).map(|measure| &**measure)
    }

    /// Every measure, by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Measure> {
        self.tables.by_name.values().map(|measure| &**measure)
    }

    /// Every measure, by name, to be kept.
    pub(crate) fn shared(&self) -> impl Iterator<Item = Arc<Measure>> {
        self.tables.by_name.values().cloned()
    }

    /// The kinds of event, a caller's own among them.
    pub(crate) fn kinds(&self) -> &KindRules {
        &self.kinds
    }

    /// Every equation, by the name of the measure that holds it.
    pub(crate) fn equations(&self) -> impl Iterator<Item = &Equation> {
        self.tables.equations.values().flatten()
    }

    /// Adds a measure, or replaces the one of that name.
    pub(crate) fn insert(&mut self, measure: Measure) {
        // What is no equation has been refused before; here it is passed over.
        let equations = measure.equations.iter().filter_map(|equation| equation.parse().ok()).collect();
        let tables = Arc::make_mut(&mut self.tables);
        tables.equations.insert(measure.name.clone(), equations);
        tables.by_name.insert(measure.name.clone(), Arc::new(measure));
    }
}
