//! What a claim is about.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Event;

/// What a value is claimed of: a measure of an event in a scope — "deaths in the January 2022 unrest", "turnout of the
/// referendum of 5 June 2022". Claims about the same statistic may be compared.
///
/// ```
/// use corroborate::{Event, EventKind, Statistic};
///
/// let turnout = Statistic::new("turnout", Event::new(EventKind::REFERENDUM).in_place("Kazakhstan"));
/// assert_eq!(turnout.to_string(), "turnout, referendum in Kazakhstan");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
#[must_use = "each of its settings answers with the changed value; keep the answer"]
pub struct Statistic {
    /// The name of the [`Measure`](crate::Measure); `None` where the text does not show it.
    #[serde(default)]
    pub measure: Option<String>,
    /// The event; `None` where the text does not show one.
    #[serde(default)]
    pub event: Option<Event>,
    /// Whose value it is: a candidate, a party, an option on the ballot, a country.
    #[serde(default)]
    pub subject: Option<String>,
    /// Further keys that the value is bound to: `base` → `voters`, `group` → `police`, `status` → `preliminary`.
    #[serde(default)]
    pub scope: BTreeMap<String, String>,
}

impl Statistic {
    /// The first key in which two statistics differ, and what each says there: a key of the scope such as `base`, else
    /// `subject`, else `event`; `None` where they do not differ. A key of the scope that only one has is `none` in the other.
    ///
    /// ```
    /// use corroborate::{Event, Statistic};
    ///
    /// let share = |of: &str| Statistic::new("vote_share", Event::default()).of(of);
    /// let (key, first, second) = share("Hill").difference(&share("Dale")).expect("two candidates");
    /// assert_eq!([key, first, second], ["subject", "Hill", "Dale"]);
    /// ```
    pub fn difference(&self, other: &Statistic) -> Option<(String, String, String)> {
        let keys: BTreeSet<&String> = self.scope.keys().chain(other.scope.keys()).collect();
        let of_scope = keys.into_iter().find_map(|key| {
            let said = |statistic: &Statistic| statistic.scope.get(key).cloned().unwrap_or_else(|| "none".to_owned());
            let (ours, theirs) = (said(self), said(other));
            (ours != theirs).then(|| (key.clone(), ours, theirs))
        });
        let differing = |key: &str, ours: Option<String>, theirs: Option<String>| {
            ours.zip(theirs)
                .filter(|(ours, theirs)| ours != theirs)
                .map(|(ours, theirs)| (key.to_owned(), ours, theirs))
        };
        let event = |statistic: &Statistic| statistic.event.as_ref().map(ToString::to_string);
        of_scope
            .or_else(|| differing("subject", self.subject.clone(), other.subject.clone()))
            .or_else(|| differing("event", event(self), event(other)))
    }

    /// A measure of an event.
    pub fn new(measure: impl Into<String>, event: Event) -> Statistic {
        Statistic { measure: Some(measure.into()), event: Some(event), ..Statistic::default() }
    }

    /// The same statistic of one subject: a candidate, a party, a country.
    pub fn of(mut self, subject: impl Into<String>) -> Statistic {
        self.subject = Some(subject.into());
        self
    }

    /// The same statistic with one more scope key.
    pub fn within(mut self, key: impl Into<String>, value: impl Into<String>) -> Statistic {
        self.scope.insert(key.into(), value.into());
        self
    }
}

impl fmt::Display for Statistic {
    /// As a reader would name it: "vote share of Tokayev, presidential election of 2022-11-20 in Kazakhstan".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.measure.as_deref().unwrap_or("unnamed figure").replace('_', " ");
        if let Some(subject) = &self.subject {
            text.push_str(" of ");
            text.push_str(subject);
        }
        if !self.scope.is_empty() {
            let keys: Vec<String> = self.scope.iter().map(|(key, value)| format!("{key}: {value}")).collect();
            text.push_str(&format!(" ({})", keys.join(", ")));
        }
        if let Some(event) = &self.event {
            text.push_str(&format!(", {event}"));
        }
        formatter.pad(&text)
    }
}
