//! Where a text names a place, and how the name stands there.

use super::names::{Context, Meaning};
use super::place::Place;

/// The words that a name of a place stands among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Behind a preposition of place: "in Lima", "near the town of Jos", "north of Mosul".
    Within,
    /// Behind the name of a smaller place and a comma: "Zhanaozen, Mangystau".
    Larger,
    /// Before a possessive: "Kenya's election", "Syria's Idlib".
    Owner,
    /// The people of a country, or what is theirs: "the Turkish province".
    People,
    /// Before the word for what happened: "the Beirut blast".
    Compound,
    /// Behind what something does to a place: "the storm hit Palu", "the siege of Homs".
    Struck,
    /// At the head of a report, before its first word: "GENEVA (Reuters) -".
    Head,
    /// Behind another preposition: "from Kenya", "talks with Turkey", "the envoy of Russia".
    Other,
    /// Nowhere of these: "Abeche recorded the lowest turnout".
    Bare,
}

/// What the place has to do with what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The event, the deed or its victims are there.
    Places,
    /// Somebody speaks there, or for it: an office, an embassy, a newsroom.
    Speaker,
    /// It says whose something is: a nationality, an owner, a party to a quarrel.
    Whose,
    /// Somebody came from there, went or met there; it was felt or heard there.
    Elsewhere,
    /// The text names it and no more.
    Named,
}

/// A name of a place in a text. Offsets are bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its sentence, counted as they were given.
    pub(crate) sentence: usize,
    pub(crate) standing: Standing,
    pub(crate) role: Role,
    /// What its name means, with the larger place behind it, and as far as the whole text settles it.
    pub(crate) meaning: Meaning,
    /// Whether the words beside it say that it is a place, or a spot: "Deraa province", "Maelbeek station".
    pub(crate) has_noun: bool,
    /// What the larger place behind it gives.
    pub(super) larger: Context,
}

impl Mention {
    /// Whether it says where the event of its clause was. Only what is attached to the event, its deed or its victims does.
    pub(crate) fn places_event(&self) -> bool {
        self.role == Role::Places
    }

    /// The place, where the table settles it.
    pub(crate) fn place(&self) -> Option<Place> {
        match self.meaning {
            Meaning::One(place) => Some(place),
            Meaning::Several(_) | Meaning::Unknown => None,
        }
    }

    /// The usual name of the country it lies in, where the table settles it.
    pub(crate) fn country(&self) -> Option<&'static str> {
        match self.meaning {
            Meaning::One(place) | Meaning::Several(Some(place)) => place.country().map(|country| country.name),
            Meaning::Several(None) | Meaning::Unknown => None,
        }
    }

    /// The name as it stands in the text that the mention is of.
    pub(crate) fn name_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.start..self.end)
    }

    /// Whether no larger place is named with it: "Lyon" by itself, and not "Lyon, Mississippi".
    pub(crate) fn is_by_itself(&self) -> bool {
        self.larger == Context::NOWHERE
    }

    /// Whether it names a country or its people.
    pub(crate) fn is_country(&self) -> bool {
        self.place().is_some_and(|place| place.kind == super::place::Kind::Country)
    }

    /// What is known of where the name lies, for [`relation`](super::relation).
    pub(crate) fn context(&self) -> Context {
        match self.meaning {
            Meaning::One(place) | Meaning::Several(Some(place)) => self.larger.or(Context::inside(&place)),
            Meaning::Several(None) | Meaning::Unknown => self.larger,
        }
    }
}
