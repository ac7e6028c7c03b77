//! The place that a figure is told of by its sentence as a whole, or by the sentence before: where those speak who tell of it,
//! where people gathered, which region a contest is of.
//!
//! With the spots of `patterns/keys_places.txt`: of 110 places newly said in 1,800 articles drawn at random 98 were right; what
//! went wrong in the others (a senator's state, a toll of the whole world, a pollster, what the first sentence tells of) is left out
//! since.

use super::places_near::{LEADING, Near, STOPS, bare, is_broken};
use super::stretch::{Reader, Stretch};
use crate::model::Measure;
use crate::places::{Kind, Role, Standing};
use crate::text::{Spaced, last_words, lowered};
use crate::vocabulary::WordList;

/// Verbs by which those of a place tell of what happened there.
static TELLING: WordList = WordList::named("telling of a place");
/// Nouns of those who tell of their own place.
static BODIES: WordList = WordList::named("bodies of a place");

/// Verbs by which those of a place say more than that,
static SAYING: WordList = WordList::named("saying of a place");
/// and what joins to them what they say.
static THAT: WordList = WordList::named("joining what is said");

impl<'r> Reader<'r> {
    /// "The sheriff's office of Lampa County confirmed three deaths": the place whose own people tell of it.
    pub(super) fn place_of_body(&self, index: usize, stretch: &Stretch<'_>) -> Option<Near<'_>> {
        /// So many words between the place and the verb, and between the verb and the figure.
        const NEAR: usize = 6;
        let mention = stretch.mentions.get(index)?;
        let near = self.places_in(stretch.start, mention.span.start()).next_back();
        let near = near.or_else(|| self.county_in(stretch.start, mention.span.start()))?;
        let between = self.text.get(near.end..mention.span.start())?;
        if near.place.is_none() && !near.is_area || is_broken(between) {
            return None;
        }
        let words: Vec<&str> = between.words().collect();
        // What those of a country say may be of anywhere.
        let large = near.kind() == Some(Kind::Country);
        let tells = |word: &str| TELLING.contains(&word) || !large && SAYING.contains(&word);
        let verb = words.iter().position(|word| tells(&lowered(bare(word))))?;
        let is_body =
            |word: &str| BODIES.contains(&&*lowered(bare(word).trim_end_matches("'s").trim_end_matches("’s")));
        let head = self.text.get(stretch.start..near.start)?;
        let mut before = last_words(head, 4).map(|(_, word)| word);
        let body = words.iter().take(verb).any(|word| is_body(word))
            || near.standing == Standing::Within && before.any(is_body);
        let short = verb <= NEAR && words.len() - verb <= NEAR;
        let clause = !between.contains([';', ':', '“', '"'])
            && !words.iter().any(|word| {
                STOPS.contains(&&*lowered(bare(word))) && !tells(&lowered(bare(word))) && !THAT.contains(word)
            });
        (body && short && clause).then_some(near)
    }

    /// "Farmers met in Lampa district on Friday and clashed with 90 marchers": the one place of a sentence on those who gather.
    pub(super) fn place_of_gathering(
        &self,
        index: usize,
        measure: Option<&Measure>,
        stretch: &Stretch<'_>,
    ) -> Option<Near<'_>> {
        static GATHERED: WordList = WordList::named("measures of gatherings");
        let gathered = measure.is_some_and(|measure| GATHERED.contains(&measure.name.as_str()));
        let mention = stretch.mentions.get(index).filter(|_| gathered)?;
        let mut named = self.places_in(stretch.start, stretch.end).filter(|near| near.standing != Standing::Larger);
        let near = named.next().filter(|near| near.standing == Standing::Within && near.role == Role::Places)?;
        let between = self.text.get(near.end..mention.span.start())?;
        (named.next().is_none() && !between.contains([';', '“', '"'])).then_some(near)
    }

    /// "Peru Province is his best hope. He has 40 percent": the one region that a share or a lead is told of, by its sentence or
    /// the one before it.
    pub(super) fn region_of_contest(
        &self,
        index: usize,
        measure: Option<&Measure>,
        stretch: &Stretch<'_>,
    ) -> Option<Near<'_>> {
        static SHARED: WordList = WordList::named("measures of contests");
        let shared = measure.is_some_and(|measure| SHARED.contains(&measure.name.as_str()));
        let mention = stretch.mentions.get(index).filter(|_| shared)?;
        let only = |start: usize, end: usize| {
            let mut named = self.places_in(start, end);
            let told =
                |near: &Near<'_>| near.kind() == Some(Kind::Region) && matches!(near.role, Role::Named | Role::Places);
            let near = named.next().filter(told)?;
            named.all(|other| other.name == near.name).then_some(near)
        };
        if !self.events.located.within(stretch.start, stretch.end).is_empty() {
            let near = only(stretch.start, stretch.end).filter(|near| near.end <= mention.span.start())?;
            let head = self.text.get(stretch.start..near.start)?;
            let opens = head.trim().is_empty() || head.trim_end().ends_with(',');
            return (opens && self.events.located.within(stretch.start, stretch.end).len() == 1).then_some(near);
        }
        let here = stretch.sentence?;
        let sentence = self.segments.sentences.get(here)?;
        let before = self.segments.sentences.get(here.checked_sub(1)?)?;
        let alike = before.paragraph == sentence.paragraph;
        alike.then(|| only(before.span.start(), before.span.end()))?
    }

    /// "The race was closer in Lampa. With 77 % counted, Berg had 50 %": a sentence before without figures, which ends in its
    /// place.
    pub(super) fn place_of_sentence_before(&self, index: usize, stretch: &Stretch<'_>) -> Option<Near<'_>> {
        /// So many words of a sentence that tells where the next one is.
        const SHORT: usize = 10;
        let mention = stretch.mentions.get(index)?;
        let here = stretch.sentence?;
        let sentence = self.segments.sentences.get(here)?;
        let before = self.segments.sentences.get(here.checked_sub(1)?)?;
        if before.paragraph != sentence.paragraph {
            return None;
        }
        let (start, end) = (before.span.start(), before.span.end());
        let first = self.mentions.partition_point(|mention| mention.span.start() < start);
        if self.mentions.get(first).is_some_and(|mention| mention.span.start() < end) {
            return None;
        }
        let mut named = self.places_in(start, end);
        let first = named.next()?;
        let near = named.last().unwrap_or(first);
        if self.places_in(stretch.start, mention.span.start()).any(|other| other.name != near.name) {
            return None;
        }
        // A short sentence is of its place; and one that opens with a place is of that.
        let lead = self.text.get(stretch.start..mention.span.start())?.first_word();
        let opens_itself = lead.is_some_and(|word| LEADING.contains(&&*lowered(word)));
        if opens_itself || self.text.get(start..end).is_none_or(|before| before.count_words() > SHORT) {
            return None;
        }
        let rest = self.text.get(near.end..end)?;
        let ends = rest.words().filter(|word| !bare(word).is_empty()).count() == 0;
        // "Lampa Tower came down. Up to 180 people were killed": the sentence is of a spot.
        let opens = self.text.get(start..near.start).is_some_and(|head| head.count_words() <= 1);
        let is_spot = opens && near.name == first.name && near.is_site && near.standing == Standing::Bare;
        (is_spot || near.standing == Standing::Within && near.role == Role::Places && ends).then_some(near)
    }
}
