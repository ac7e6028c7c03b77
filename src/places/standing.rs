//! How a name stands in its sentence, and what that says of where something happened.

use super::mention::{Role, Standing};
use super::names::Meaning;
use super::place::Kind;
use super::reading::{Name, Reader, is_country, people};
use super::words::Classes;
use crate::text::Shape;

/// What leads to a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    Nothing,
    /// "In", with the index of the token.
    In(usize),
    On(usize),
    /// "From", "with", "to".
    Way,
    /// "Of", behind a noun of place, with the preposition before that.
    OfPlace(Option<usize>),
    OfHappening,
    OfSpeaker,
    OfOther,
    Harms,
}

impl Reader<'_> {
    /// How a name stands, and what it then says. `None` where it is no place.
    pub(super) fn standing(&self, name: &Name, lead: Lead) -> Option<(Standing, Role)> {
        let next = name.to;
        let unknown = name.meaning == Meaning::Unknown;
        // "A Hezbollah stronghold" names no place, and what has a number is a thing.
        let one_of_many =
            name.from.checked_sub(1).is_some_and(|before| matches!(self.word(before), "a" | "an" | "A" | "An"));
        if unknown && (one_of_many || self.word(name.from).contains(|c: char| c.is_ascii_digit())) {
            return None;
        }
        let country = matches!(name.meaning, Meaning::One(place) if place.kind == Kind::Country);
        if name.is_people {
            return Some((Standing::People, self.role_of_people(next, lead)));
        }
        if self.shape(next) == Some(Shape::Possessive) {
            return self.owner(next + 1, lead, unknown).map(|role| (Standing::Owner, role));
        }
        let happening = |at: usize| self.is(at, Classes::HAPPENING) && !(country && self.is(at, Classes::ASSAULT));
        let compound = happening(next) || self.is(next, Classes::SITE) && happening(next + 1);
        let speaker = self.is(next, Classes::SPEAKER.or(Classes::TITLE));
        Some(match lead {
            // "He hit back at Obama", "over Brown": what the table does not list is a place behind "in" and its like only.
            // "The garrison at Aguel": behind a spot or a happening it is.
            Lead::In(at)
                if unknown && self.is(at, Classes::LOOSE) && !self.is_spot(name) && !self.is_behind_a_spot(at) =>
            {
                (Standing::Other, Role::Named)
            }
            // "Death Toll in Blast Targeting Evacuees": among capitals a capital says nothing.
            Lead::In(at) if unknown && !self.is_spot(name) && self.is_headline(at) => return None,
            Lead::In(at) => (Standing::Within, self.role_within(at, next)),
            Lead::On(at) if country || !unknown || self.is(next, Classes::AREA) => {
                (Standing::Within, self.role_within(at, next))
            }
            // "Four people died on Runde": an island that the table does not list.
            Lead::On(at) if at.checked_sub(1).is_some_and(|before| self.is(before, Classes::HARMED)) => {
                (Standing::Within, Role::Places)
            }
            Lead::OfPlace(at) => (Standing::Within, at.map_or(Role::Places, |at| self.role_within(at, next))),
            Lead::OfHappening | Lead::Harms if !unknown || self.is(next, Classes::AREA) => {
                (Standing::Struck, Role::Places)
            }
            _ if self.is_head(name) => (Standing::Head, Role::Speaker),
            _ if compound && !unknown => (Standing::Compound, Role::Places),
            Lead::OfSpeaker => (Standing::Other, Role::Speaker),
            _ if speaker && !unknown => (Standing::Bare, Role::Speaker),
            Lead::OfOther | Lead::Way | Lead::On(_) => (Standing::Other, Role::Whose),
            _ => (Standing::Bare, Role::Named),
        })
    }

    /// Whether the two words before a preposition have capital letters and are of no name that is known.
    fn is_headline(&self, preposition: usize) -> bool {
        let capital = |back: usize| {
            preposition.checked_sub(back).is_some_and(|at| {
                self.shape(at) == Some(Shape::Capital) && !self.is(at, Classes::TITLE.or(Classes::SPEAKER))
            })
        };
        capital(1) && capital(2)
    }

    /// Whether a name ends in a noun of place, or has one behind it: "at Orly Airport".
    fn is_spot(&self, name: &Name) -> bool {
        let noun = Classes::AREA.or(Classes::SITE);
        self.is(name.to, noun) || self.is(name.to - 1, noun)
    }

    /// Whether a preposition stands behind a spot: "the mine at", "barracks around".
    fn is_behind_a_spot(&self, preposition: usize) -> bool {
        preposition.checked_sub(1).is_some_and(|before| {
            self.is(before, Classes::SITE.or(Classes::AREA)) && self.shape(before) == Some(Shape::Small)
        })
    }

    /// "The Turkish province", "the Kenyan election"; "Russian warplanes" says whose they are.
    fn role_of_people(&self, next: usize, lead: Lead) -> Role {
        let noun = |at: usize| self.is(at, Classes::AREA.or(Classes::PART));
        let happening = |at: usize| self.is(at, Classes::HAPPENING) && !self.is(at, Classes::ASSAULT);
        let small = |at: usize| self.shape(at) == Some(Shape::Small);
        let near = |test: &dyn Fn(usize) -> bool| test(next) || small(next) && test(next + 1);
        match lead {
            Lead::Way => Role::Whose,
            _ if near(&noun) || near(&happening) => Role::Places,
            _ => Role::Whose,
        }
    }

    /// "Kenya's election", "Nepal's capital", "Syria's Idlib"; "Okoye's first month" has to do with no place.
    fn owner(&self, next: usize, lead: Lead, unknown: bool) -> Option<Role> {
        let within = |at: usize| self.is(at, Classes::AREA.or(Classes::PART).or(Classes::SITE));
        let happening = |at: usize| self.is(at, Classes::HAPPENING) && !self.is(at, Classes::ASSAULT);
        let small = |at: usize| self.shape(at) == Some(Shape::Small);
        let near = |test: &dyn Fn(usize) -> bool| test(next) || small(next) && test(next + 1);
        if unknown {
            return None;
        }
        let placing = matches!(lead, Lead::In(_) | Lead::On(_) | Lead::OfPlace(_) | Lead::Harms | Lead::OfHappening);
        Some(match () {
            () if placing && (near(&within) || self.is_name(next)) => Role::Places,
            () if near(&happening) => Role::Places,
            () if near(&within) && lead == Lead::Nothing => Role::Named,
            () if near(&|at| self.is(at, Classes::SPEAKER)) => Role::Speaker,
            () => Role::Whose,
        })
    }

    /// What a name behind a preposition of place says, by the word before the preposition and the one behind the name.
    fn role_within(&self, at: usize, next: usize) -> Role {
        let Some(before) = at.checked_sub(1) else { return Role::Places };
        // "Reporters in Lima were told": who speaks, and hears.
        let said = (next..next + 3).any(|at| self.is(at, Classes::SAY));
        let stay = self.is(before, Classes::AWAY) || self.is(before, Classes::OCCASION);
        match () {
            () if self.is(before, Classes::FELT) => Role::Elsewhere,
            () if stay || self.is(before, Classes::SAY) => Role::Elsewhere,
            () if self.is(before, Classes::SPEAKER) && said => Role::Speaker,
            () => Role::Places,
        }
    }

    /// The words that lead to a name.
    pub(super) fn lead(&self, name: &Name) -> Lead {
        /// So many words may stand between a preposition and the name.
        const REACH: usize = 5;
        let mut at = name.from;
        for _ in 0..=REACH {
            let Some(before) = at.checked_sub(1) else { return Lead::Nothing };
            let class = self.class(before);
            let own = self.shape(before);
            if own == Some(Shape::Mark) && !matches!(self.word(before), "\"" | "“" | "‘") {
                return Lead::Nothing;
            }
            // "In the Turkish province of Hatay": the people's name is passed over.
            let passed = own == Some(Shape::Possessive)
                || class.is(Classes::ARTICLE.or(Classes::SIDE))
                || class.is(Classes::AREA) && own == Some(Shape::Small)
                || own == Some(Shape::Capital) && self.is_passed(before)
                || self.word(before).contains('-') && own == Some(Shape::Small);
            match () {
                () if class.is(Classes::IN) => return Lead::In(before),
                () if class.is(Classes::ON) => return Lead::On(before),
                () if class.is(Classes::OF) => return self.lead_of(before),
                () if class.is(Classes::WAY) => return Lead::Way,
                () if class.is(Classes::HARMS) && own == Some(Shape::Small) => return Lead::Harms,
                () if passed => at = before,
                () => return Lead::Nothing,
            }
        }
        Lead::Nothing
    }

    /// Whether a word in capital letters may stand between a preposition and a name: a country or its people.
    fn is_passed(&self, at: usize) -> bool {
        let word = self.word(at);
        people(word).is_some() || is_country(word)
    }

    /// What "of" before a name depends on: "the town of", "the siege of", "the envoy of".
    fn lead_of(&self, of: usize) -> Lead {
        let Some(before) = of.checked_sub(1) else { return Lead::OfOther };
        let place = Classes::AREA.or(Classes::PART).or(Classes::SITE);
        if self.is(before, place) {
            // The preposition before the noun, with an article, a side or a people's name between.
            let between = Classes::ARTICLE.or(Classes::SIDE).or(Classes::IN).or(Classes::WAY);
            let mut at = before;
            for _ in 0..4 {
                let Some(earlier) = at.checked_sub(1) else { break };
                if self.is(earlier, Classes::IN.or(Classes::ON)) {
                    return Lead::OfPlace(Some(earlier));
                }
                if self.is(earlier, Classes::WAY) {
                    return Lead::Way;
                }
                if !self.is(earlier, between) && !self.is_passed(earlier) && self.shape(earlier) != Some(Shape::Digits)
                {
                    break;
                }
                at = earlier;
            }
            return Lead::OfPlace(None);
        }
        match () {
            () if self.is(before, Classes::SPEAKER.or(Classes::TITLE)) => Lead::OfSpeaker,
            () if self.is(before, Classes::HAPPENING) => Lead::OfHappening,
            () => Lead::OfOther,
        }
    }
}
