//! What happened, where and when.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::PartialDate;

/// The kind of an event: an open vocabulary of snake_case words.
///
/// ```
/// use corroborate::EventKind;
///
/// assert_eq!(EventKind::REFERENDUM.as_str(), "referendum");
/// let own = EventKind::from("hunger_strike");
/// assert_eq!(own.to_string(), "hunger strike");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventKind(Cow<'static, str>);

impl EventKind {
    /// A presidential election.
    pub const PRESIDENTIAL_ELECTION: EventKind = EventKind::new("presidential_election");
    /// A parliamentary election.
    pub const PARLIAMENTARY_ELECTION: EventKind = EventKind::new("parliamentary_election");
    /// A local or regional election.
    pub const LOCAL_ELECTION: EventKind = EventKind::new("local_election");
    /// An election whose kind the text does not say.
    pub const ELECTION: EventKind = EventKind::new("election");
    /// A referendum.
    pub const REFERENDUM: EventKind = EventKind::new("referendum");
    /// Unrest: riots, mass protests, clashes.
    pub const UNREST: EventKind = EventKind::new("unrest");

    /// A kind by its word, at compile time.
    pub const fn new(word: &'static str) -> EventKind {
        EventKind(Cow::Borrowed(word))
    }

    /// The word as it stands in JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for EventKind {
    fn from(word: &str) -> EventKind {
        EventKind(Cow::Owned(word.to_owned()))
    }
}

impl fmt::Display for EventKind {
    /// The word as a reader sees it, with spaces.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0.replace('_', " "))
    }
}

/// What happened, where and when, as far as it is known. An absent part is unknown, not "none".
///
/// ```
/// use corroborate::{Event, EventKind};
///
/// let vote = Event::new(EventKind::REFERENDUM).in_place("Kazakhstan").on("2022-06-05".parse()?);
/// assert_eq!(vote.to_string(), "referendum of 2022-06-05 in Kazakhstan");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[must_use = "each of its settings answers with the changed value; keep the answer"]
pub struct Event {
    /// What kind of thing happened.
    #[serde(default)]
    pub kind: Option<EventKind>,
    /// Where, by its usual English name.
    #[serde(default)]
    pub place: Option<String>,
    /// Places within it, as the text names them: towns, districts, provinces. Sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub localities: Vec<String>,
    /// Names of its own, in small letters: of a storm, a ship, a flight, a disease. Sorted. Two events of one kind with
    /// different names are never the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The first day, as far as it is known.
    #[serde(default)]
    pub from: Option<PartialDate>,
    /// The last day, as far as it is known.
    #[serde(default)]
    pub to: Option<PartialDate>,
    /// A name given by hand. Events that carry one are the same where the names are equal and different where they are
    /// not, whatever else is known of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pinned: Option<String>,
}

impl Event {
    /// An event of a kind, its place and date unknown.
    pub fn new(kind: EventKind) -> Event {
        Event { kind: Some(kind), ..Event::default() }
    }

    /// The same event at a place.
    pub fn in_place(mut self, place: impl Into<String>) -> Event {
        self.place = Some(place.into());
        self
    }

    /// The same event with one more place within.
    pub fn at(mut self, locality: impl Into<String>) -> Event {
        self.localities.push(locality.into());
        self.localities.sort();
        self.localities.dedup();
        self
    }

    /// The same event with one more name of its own: "Idai", "flight 17".
    ///
    /// ```
    /// use corroborate::{Event, EventKind};
    ///
    /// let storm = Event::new(EventKind::from("storm")).named("Idai").in_place("Mozambique");
    /// assert_eq!(storm.to_string(), "storm Idai in Mozambique");
    /// ```
    pub fn named(mut self, name: impl AsRef<str>) -> Event {
        self.names.push(name.as_ref().to_lowercase());
        self.names.sort();
        self.names.dedup();
        self
    }

    /// The same event on one date.
    pub fn on(self, date: PartialDate) -> Event {
        self.between(date, date)
    }

    /// The same event over a time, both ends included.
    pub fn between(mut self, from: PartialDate, to: PartialDate) -> Event {
        self.from = Some(from);
        self.to = Some(to);
        self
    }

    /// The same event under a name given by hand.
    pub fn pinned(mut self, name: impl Into<String>) -> Event {
        self.pinned = Some(name.into());
        self
    }
}

/// An event's name in words names this many of its localities.
const NAMED_LOCALITIES: usize = 2;

/// A name that is kept in lower case, as a reader writes it: "port marlow" is "Port Marlow".
fn capitalised(name: &str) -> String {
    if name.contains(char::is_uppercase) {
        return name.to_owned();
    }
    let mut text = String::with_capacity(name.len());
    let mut starts = true;
    for c in name.chars() {
        if starts {
            text.extend(c.to_uppercase())
        } else {
            text.push(c)
        }
        starts = c == ' ' || c == '-';
    }
    text
}

impl fmt::Display for Event {
    /// As a reader would name it: "unrest of 2022-01 in Kazakhstan".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = match &self.kind {
            Some(kind) => kind.to_string(),
            None => "event".to_owned(),
        };
        if !self.names.is_empty() {
            let names: Vec<String> = self.names.iter().map(|name| capitalised(name)).collect();
            text.push(' ');
            text.push_str(&names.join(" or "));
        }
        match (self.from, self.to) {
            (Some(from), Some(to)) if from != to => text.push_str(&format!(" of {from} to {to}")),
            (Some(date), _) | (None, Some(date)) => text.push_str(&format!(" of {date}")),
            (None, None) => {}
        }
        let mut places: Vec<String> =
            self.localities.iter().take(NAMED_LOCALITIES).map(|name| capitalised(name)).collect();
        if self.localities.len() > NAMED_LOCALITIES {
            places.push("elsewhere".to_owned());
        }
        places.extend(self.place.clone());
        if !places.is_empty() {
            text.push_str(" in ");
            text.push_str(&places.join(", "));
        }
        formatter.pad(&text)
    }
}
