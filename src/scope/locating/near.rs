//! A name of a place with the words around it that belong to it: "suburban Cook County".

use super::super::stretch::Reader;
use crate::events::{is_part_noun, is_place_noun};
use crate::places::{Kind, Meaning, Mention, Place, Role, Standing};
use crate::text::{Spaced, last_words, lowered, near_before, near_behind};
use crate::vocabulary::WordList;

/// A place named in a text.
#[derive(Clone, Copy)]
pub(super) struct Near<'a> {
    pub(super) name: &'a str,
    /// What the table has of it, where it settles the name.
    pub(super) place: Option<Place>,
    pub(super) standing: Standing,
    pub(super) role: Role,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a word such as "northern" says that it is a part of the place.
    pub(super) is_side: bool,
    /// Whether it is a hospital, an airport: a spot by its noun.
    pub(super) is_site: bool,
    /// Whether it is a county, a district.
    pub(super) is_area: bool,
}

impl<'a> Near<'a> {
    /// A place by words of the text, of which no table tells anything.
    pub(super) fn plain(name: &'a str, start: usize, end: usize) -> Near<'a> {
        Near {
            name,
            place: None,
            standing: Standing::Bare,
            role: Role::Named,
            start,
            end,
            is_side: false,
            is_site: false,
            is_area: false,
        }
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        self.place.map(|place| place.kind).filter(|_| !self.is_area && !self.is_site)
    }
}

/// Words by which a part of a place is named: "northern Syria".
static SIDES: WordList = WordList::named("sides of a place");
/// Words by which names of places begin: "West Lampa".
static BEGINNING: WordList = WordList::named("beginning names of places");
/// The word by which a body has its place in its name.
static OF: WordList = WordList::named("of a place");
/// Words behind a name that say that it is told of something else than the place.
static OF_OTHERS: WordList = WordList::named("behind the name of a place that is not meant");

impl Reader<'_> {
    /// A place that a text names, with the words that belong to it. Of one of which neither a table nor a noun tells, or that is
    /// told of somebody ("the Lampa senator"), the name alone; `None` for a people, a person, the head of a report.
    pub(super) fn near<'a>(&'a self, mention: &Mention) -> Option<Near<'a>> {
        let name = mention.name_in(self.text)?;
        let behind = near_behind(self.text, mention.end, self.text.len());
        let next = behind.strip_prefix(' ').and_then(|behind| behind.split(char::is_whitespace).next());
        let noun = next.map(Spaced::unmarked).filter(|noun| is_part_noun(&lowered(noun)));
        let own = name.last_word().filter(|last| *last != name && is_part_noun(&lowered(last)));
        let of_noun = noun.or(own);
        let is_person = self.events.located.is_person(self.text, mention);
        if matches!(mention.standing, Standing::People | Standing::Head) || is_person && of_noun.is_none() {
            return None;
        }
        let (standing, role) = (mention.standing, mention.role);
        let alone = Near { standing, role, place: mention.place(), ..Near::plain(name, mention.start, mention.end) };
        let begins = name.contains(' ') && name.first_word().is_some_and(|word| BEGINNING.contains(&&*lowered(word)));
        let known = mention.meaning != Meaning::Unknown || mention.has_noun || of_noun.is_some() || begins;
        // "The University of Lampa".
        let mut lead = last_words(near_before(self.text, mention.start), 2).map(|(_, word)| word);
        let titled = lead.next().is_some_and(|word| word.starts_with(char::is_uppercase))
            && lead.next().is_some_and(|word| OF.contains(&word))
            && standing != Standing::Larger;
        let of_somebody = next.is_some_and(|next| OF_OTHERS.contains(&&*lowered(next.unmarked())));
        if !known || titled || of_somebody {
            return (!is_person).then_some(alone);
        }
        let is_area = of_noun.is_some_and(|noun| is_place_noun(&lowered(noun.unmarked())));
        let is_site = of_noun.is_some() && !is_area;
        let end = match noun.filter(|noun| noun.starts_with(char::is_uppercase) || is_site) {
            Some(noun) => mention.end + 1 + noun.len(),
            None => mention.end,
        };
        let last = last_words(near_before(self.text, mention.start), 1).next().map(|(_, word)| word);
        let side = last.filter(|word| SIDES.contains(&&*lowered(word)));
        Some(Near {
            name: self.text.get(mention.start..end)?,
            place: mention.place().filter(|_| of_noun.is_none()),
            start: side.map_or(mention.start, |side| mention.start - 1 - side.len()),
            end,
            is_side: side.is_some(),
            is_site,
            is_area,
            ..alone
        })
    }
}
