//! The year long past that the clause of a figure gives: "the worst since the siege in 1993 that left 86 people dead", "killed nine
//! people at a church in 2015". What happened then is no part of a story of the day, whatever it is called.

use super::event_of::is_contest;
use crate::events::{EventMention, ResolvedDate, Year};
use crate::figures::Mention;
use crate::model::{Event, PartialDate};
use crate::scope::{Reader, Stretch};
use crate::text::{Spaced, lowered};
use crate::vocabulary::WordList;

/// Words that lead to the year in which something happened, and not since or until which.
static LEADING: WordList = WordList::named("leading to the year of an event");

/// Words behind which somebody or something else is told of.
static PARTING: WordList = WordList::named("parting a figure from a year");

/// Words with which a clause goes on about what was named last.
static GOING_ON: WordList = WordList::named("going on about an event of a year");

/// So many words may stand between the year and the figure.
const BETWEEN: usize = 9;

/// So many, where the sentence begins with the year.
const FROM_THE_START: usize = 24;

/// A year so many before that of publication is long past.
const YEARS: i32 = 2;

impl Reader<'_> {
    /// The event of a figure whose clause gives it a year long past that the main story and the event named beside it cannot have.
    pub(super) fn of_past_year(
        &self,
        main: Option<&Event>,
        named: Option<&EventMention>,
        mention: &Mention,
        stretch: &Stretch<'_>,
    ) -> Option<Event> {
        let published = self.events.published?;
        let dates = &self.events.dates;
        let first = dates.partition_point(|date| date.start < stretch.start);
        let here = dates.get(first..)?.iter().take_while(|date| date.end <= stretch.end);
        let is_past = |date: &&ResolvedDate| {
            let stated = date.year == Year::Stated && !date.counted && !date.rough;
            stated && date.to.year_number() + YEARS <= PartialDate::from(published).year_number()
        };
        let of_figure = |date: &&ResolvedDate| match date.end <= mention.span.start() {
            true => self.leads_from(date, mention, stretch),
            false => self.leads_to(mention, date),
        };
        let date =
            here.filter(is_past).filter(of_figure).min_by_key(|date| date.start.abs_diff(mention.span.start()))?;
        let is_then =
            |event: &Event| event.from.is_some_and(|from| from.overlaps(date.from) || date.from.contains(from));
        let own = named.and_then(|named| self.events.entities.get(named.entity));
        let is_vote = own.is_some_and(|own| is_contest(&self.events.kinds, own));
        if is_vote || main.is_some_and(is_then) {
            return None;
        }
        // An event that is named with its own year is known by that.
        if let Some(own) = own.filter(|own| is_then(own)) {
            return Some(own.clone());
        }
        let then = Event { from: Some(date.from), to: Some(date.to), ..Event::default() };
        Some(match (own, main) {
            (Some(own), Some(main)) if own == main => {
                Event { kind: main.kind.clone(), place: main.place.clone(), ..then }
            }
            (Some(own), _) => Event { from: then.from, to: then.to, ..own.clone() },
            (None, main) => Event {
                kind: main.and_then(|main| main.kind.clone()),
                place: main.and_then(|main| main.place.clone()),
                ..then
            },
        })
    }

    /// Whether the clause of a year goes on to a figure behind it: "in 1993 that left 86 people dead", "the 1933 park fire, which
    /// killed 29".
    fn leads_from(&self, date: &ResolvedDate, mention: &Mention, stretch: &Stretch<'_>) -> bool {
        let between = self.text.get(date.end..mention.span.start()).unwrap_or_default();
        let named_by_it = || {
            let first = self.events.mentions.partition_point(|event| event.start < date.end);
            self.events.mentions.get(first).is_some_and(|event| event.end <= mention.span.start())
        };
        self.opens(stretch, date) && is_one_sentence(between)
            || self.is_led(stretch.start, date)
                && (self.is_in(stretch.start, date) || named_by_it())
                && is_one_clause(between)
    }

    /// Whether a sentence begins with a date: "On July 3, 2001, the cruiser, off the coast, downed an airliner with 290 passengers".
    fn opens(&self, stretch: &Stretch<'_>, date: &ResolvedDate) -> bool {
        let before = self.text.get(stretch.start..date.start).unwrap_or_default();
        before.count_words() == 1 && self.is_in(stretch.start, date)
    }

    /// Whether the words behind a figure lead to a year: "killed nine people at a church in 2015".
    fn leads_to(&self, mention: &Mention, date: &ResolvedDate) -> bool {
        let from = mention.span.end();
        let between = self.text.get(from..date.start).unwrap_or_default();
        self.is_in(from, date) && is_one_clause(between) && !between.contains(',')
    }

    /// Whether the word before a date leads to it or makes it a part of a name: "in 1993", "the 1933 fire".
    fn is_led(&self, from: usize, date: &ResolvedDate) -> bool {
        static ARTICLES: WordList = WordList::named("articles");
        let before = self.text.get(from..date.start).unwrap_or_default().last_word();
        before.is_some_and(|word| ARTICLES.contains(&&*lowered(word))) || self.is_in(from, date)
    }

    /// Whether a preposition leads to a date.
    fn is_in(&self, from: usize, date: &ResolvedDate) -> bool {
        let before = self.text.get(from..date.start).unwrap_or_default().last_word();
        before.is_some_and(|word| LEADING.contains(&&*lowered(word)))
    }
}

/// Whether what a sentence begins with may hold up to a figure.
fn is_one_sentence(between: &str) -> bool {
    between.count_words() <= FROM_THE_START
        && !between.contains([';', ':', '"', '“', '”', '—', '–', '\n'])
        && !between.words().any(|word| PARTING.contains(&word.unmarked()))
}

/// Whether some words between a year and a figure are of one clause with both.
fn is_one_clause(between: &str) -> bool {
    let near =
        between.count_words() <= BETWEEN && !between.contains([';', ':', '"', '“', '”', '—', '–', '(', ')', '\n']);
    let goes_on = |part: &str| part.first_word().is_none_or(|word| GOING_ON.contains(&word));
    near && !between.words().any(|word| PARTING.contains(&word.unmarked())) && between.split(',').skip(1).all(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_where_something_else_is_told() {
        assert!(is_one_clause(" that left "));
        assert!(is_one_clause(" ferry disaster in the strait, which drowned "));
        assert!(!is_one_clause(" was followed by a blast, police said, and "));
        assert!(!is_one_clause(" before a storm sank "));
        assert!(!is_one_clause("; on Monday "));
    }
}
