//! The place that the clause of a figure is told at, by the places that the text names around it, where nothing beside the
//! figure gave it one.
//!
//! Such a place is said to whoever reads the claim, and parts no figures: see `places_said`.
//!
//! Of 57 places newly said so in 837 articles that nobody had looked at 47 were right; what went wrong in the others (a
//! clause of another place, a long sentence before, the head of a report) is left out since, and of 48 in another
//! 1,017 articles 44 were right.

use super::bindings::noun_end;
use super::places_within::near_before;
use super::stretch::{Reader, Stretch};
use super::topic::Topic;
use crate::events::{is_part_noun, is_place_noun};
use crate::figures::Mention as Figure;
use crate::model::{Basis, Event, Measure, Span, keys};
use crate::places::{Context, Kind, Meaning, Mention, Place, Relation, Role, Standing, is_one_name, relation};
use crate::quantity::Unit;
use crate::text::{Spaced, last_words, lowered, near_behind, words_of};
use crate::vocabulary::{WordList, traits};

/// A place named near a figure, with the words around it that belong to it: "suburban Cook County".
#[derive(Clone, Copy)]
pub(super) struct Near<'a> {
    pub(super) name: &'a str,
    /// What the table has of it, where it settles the name.
    pub(super) place: Option<Place>,
    pub(super) context: Context,
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

impl Near<'_> {
    fn span(&self) -> Option<Span> {
        Span::new(self.start, self.end)
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        self.place.map(|place| place.kind).filter(|_| !self.is_area && !self.is_site)
    }
}

/// Words by which a part of a place is named: "northern Syria".
static SIDES: WordList = WordList::named("sides of a place");
/// Words by which names of places begin: "West Lampa".
static BEGINNING: WordList = WordList::named("beginning names of places");
/// Words between a figure and a place at which a clause ends.
pub(super) static STOPS: WordList = WordList::named("ending the clause of a place");
/// Words that lead to a place.
pub(super) static LEADING: WordList = WordList::named("leading of whereabouts");
/// Words that join a clause to the one before.
static JOINING: WordList = WordList::named("joining");
/// The word by which a body has its place in its name.
static OF: WordList = WordList::named("of a place");
/// Words that may stand before what is had.
static ARTICLES: WordList = WordList::named("articles");

/// So many words between a figure and its place.
const REACH: usize = 14;

/// So far from its figure a country may stand, in bytes.
const FAR: usize = 200;

/// Marks of more than one letter at which a clause ends.
const BREAKS: [&str; 2] = ["--", ". "];

pub(super) fn is_broken(between: &str) -> bool {
    BREAKS.iter().any(|mark| between.contains(mark))
}

pub(super) fn bare(word: &str) -> &str {
    word.unmarked()
}

impl<'r> Reader<'r> {
    /// Gives a figure the place that its clause is told at, where it has none.
    pub(crate) fn note_place_near(
        &self,
        topic: &mut Topic,
        index: usize,
        measure: Option<&Measure>,
        stretch: &Stretch<'_>,
    ) {
        static UNPLACED: WordList = WordList::named("measures of what has a place of its own");
        let declared = measure.is_none_or(|measure| {
            measure.scope_keys.iter().any(|key| key == keys::PLACE) && !UNPLACED.contains(&measure.name.as_str())
        });
        if !declared || topic.statistic.scope.contains_key(keys::PLACE) {
            return;
        }
        let Some(mention) = stretch.mentions.get(index) else { return };
        // What is of no measure may be anything: only what its own clause tells of a place is said of it.
        let counted =
            mention.quantity.unit == Unit::Percent || mention.quantity.unit == Unit::Count && mention.noun.is_some();
        let near = match measure {
            Some(_) => self
                .country_of_disease(topic, index, stretch)
                .or_else(|| self.place_behind_in_clause(index, stretch))
                .or_else(|| self.place_ahead(index, stretch, measure.is_some()))
                .or_else(|| self.place_opening(index, stretch))
                .or_else(|| self.place_of_body(index, stretch))
                .or_else(|| self.place_of_gathering(index, measure, stretch))
                .or_else(|| self.place_of_sentence_before(index, stretch))
                .or_else(|| self.region_of_contest(index, measure, stretch)),
            None if counted => {
                self.place_ahead(index, stretch, measure.is_some()).or_else(|| self.place_of_body(index, stretch))
            }
            None => None,
        };
        let main = self.events.main.and_then(|main| self.events.entities.get(main));
        let event = topic.statistic.event.as_ref().or(main.filter(|_| measure.is_none()));
        let Some(near) = near.filter(|near| !self.is_of_story(near, event, measure)) else { return };
        let Some(words) = self.text.get(near.start..near.end) else { return };
        topic.set(keys::PLACE, (words.single_spaced(), near.span()));
        topic.known(keys::PLACE_WITHIN, Basis::Assumed);
    }

    /// The places that a stretch names.
    pub(super) fn places_in(&self, start: usize, end: usize) -> impl DoubleEndedIterator<Item = Near<'_>> {
        self.events.located.within(start, end).iter().filter_map(|mention| self.near(mention))
    }

    /// A place that a text names, with the words that belong to it; `None` for what may be no place.
    fn near<'a>(&'a self, mention: &'a Mention) -> Option<Near<'a>> {
        let name = mention.name_in(self.text)?;
        let behind = near_behind(self.text, mention.end, self.text.len());
        let next = behind.strip_prefix(' ').and_then(|behind| behind.split(char::is_whitespace).next());
        let noun = next.map(bare).filter(|noun| is_part_noun(&lowered(noun)));
        let area = |word: &str| is_place_noun(&lowered(bare(word)));
        let own = name.last_word().filter(|last| *last != name && is_part_noun(&lowered(last)));
        let of_noun = noun.or(own);
        let is_area = of_noun.is_some_and(area);
        let is_site = of_noun.is_some() && !is_area;
        let begins = name.contains(' ') && name.first_word().is_some_and(|word| BEGINNING.contains(&&*lowered(word)));
        let known = mention.meaning != Meaning::Unknown || mention.has_noun || of_noun.is_some() || begins;
        let is_person = of_noun.is_none() && self.events.located.is_person(self.text, mention);
        if !known || matches!(mention.standing, Standing::People | Standing::Head) || is_person {
            return None;
        }
        let end = match noun.filter(|noun| noun.starts_with(char::is_uppercase) || is_site) {
            Some(noun) => mention.end + 1 + noun.len(),
            None => mention.end,
        };
        // "The Lampa senator" is somebody, "the Lampa capital" one of its towns.
        if next.is_some_and(|next| is_somebody(&lowered(bare(next)))) {
            return None;
        }
        // "The University of Lampa" is none.
        let mut lead = last_words(near_before(self.text, mention.start), 2).map(|(_, word)| word);
        let titled = lead.next().is_some_and(|word| word.starts_with(char::is_uppercase));
        if titled && lead.next().is_some_and(|word| OF.contains(&word)) && mention.standing != Standing::Larger {
            return None;
        }
        let side = last_words(near_before(self.text, mention.start), 1)
            .next()
            .map(|(_, word)| word)
            .filter(|word| SIDES.contains(&&*lowered(word)));
        let start = side.map_or(mention.start, |side| mention.start - 1 - side.len());
        Some(Near {
            name: self.text.get(mention.start..end)?,
            place: mention.place().filter(|_| of_noun.is_none()),
            context: mention.context(),
            standing: mention.standing,
            role: mention.role,
            start,
            end,
            is_side: side.is_some(),
            is_site,
            is_area,
        })
    }

    /// "Some 40 people in Peru were infected", "Peru has 40 cases": of a disease that is in all countries the one that the
    /// sentence of a figure names, where it names no other.
    fn country_of_disease(&self, topic: &Topic, index: usize, stretch: &Stretch<'_>) -> Option<Near<'_>> {
        static WORLD: WordList = WordList::named("words of the whole world");
        let event = topic.statistic.event.as_ref().filter(|event| spreads_over_the_world(event))?;
        let place = event.place.as_deref()?;
        let mention = stretch.mentions.get(index)?;
        let words = self.text.get(stretch.start..stretch.end)?;
        if self.events.located.titled_by_country(place)
            || words.words().any(|word| WORLD.contains(&&*lowered(bare(word))))
        {
            return None;
        }
        let is_own = |near: &Near<'_>| large_country(near) == Some(place);
        let mut named = self.places_in(stretch.start, stretch.end).filter(|near| near.role != Role::Whose);
        let near = named.next().filter(is_own)?;
        let alone = named.all(|other| is_own(&other) || other.standing == Standing::Larger);
        let ahead = near.end <= mention.span.start();
        let near_by = near.start.abs_diff(mention.span.start()) < FAR && near.role != Role::Speaker;
        (alone && near_by && (ahead || self.is_one_clause(noun_end(mention), near.start))).then_some(near)
    }

    /// "Some 40 people were hurt when roofs fell, in Lampa": the place behind a figure, within its clause.
    fn place_behind_in_clause(&self, index: usize, stretch: &Stretch<'_>) -> Option<Near<'_>> {
        let mention = stretch.mentions.get(index)?;
        let from = noun_end(mention);
        let near = self.places_in(from, stretch.end).find(|near| near.standing == Standing::Within)?;
        // "Killed 12 and freed nine who were held in Lampa": the place is another figure's, unless both are of one phrase.
        let next = stretch.mentions.get(index + 1).filter(|next| next.span.start() < near.start);
        let joined =
            |next: &Figure| self.text.get(from..next.span.start()).is_some_and(|joint| joint.count_words() <= 3);
        let own = next.is_none_or(|next| joined(next));
        (own && near.role == Role::Places && self.is_one_clause(from, near.start)).then_some(near)
    }

    /// A place ahead of a figure that is the whole of what is told: "Lampa, where 12 people died", "Lampa, with 12 deaths", "Lampa
    /// has seen 12 deaths", "cases in Lampa rose to 12".
    fn place_ahead(&self, index: usize, stretch: &Stretch<'_>, measured: bool) -> Option<Near<'_>> {
        static HAVING: WordList = WordList::named("having what is counted");
        static COUNTS: WordList = WordList::named("counts told of a place");
        static BEING: WordList = WordList::named("being of a place");
        static WITH: WordList = WordList::named("leading from a place to a count");
        static WHERE: WordList = WordList::named("relative of place");
        static DOING: WordList = WordList::named("doing behind a place");
        static WINNING: WordList = WordList::named("winning a place");
        static BY: WordList = WordList::named("leading from a place won");
        static MOVING: WordList = WordList::named("moving of a count");
        static WHICH: WordList = WordList::named("relative of a place that has");
        static REPORTING: WordList = WordList::named("reporting of a place");
        let mention = stretch.mentions.get(index)?;
        let start = mention.span.start();
        let mut ahead = self.places_in(stretch.start, start).rev().peekable();
        let last = ahead.next();
        let county =
            self.county_in(stretch.start, start).filter(|county| last.is_none_or(|last| last.end < county.start));
        let last = county.or(last)?;
        let (near, end) = match ahead.next().filter(|_| last.standing == Standing::Larger) {
            Some(smaller) => (smaller, last.end),
            None => (last, last.end),
        };
        let between = self.text.get(end..start)?;
        // "Mostly in Lampa, with 12 deaths", "the most outside of Lampa": what is told of it is not told of Lampa.
        if last_words(near_before(self.text, near.start), 2).any(|(_, word)| STOPS.contains(&&*lowered(bare(word)))) {
            return None;
        }
        if between.contains([';', ':', '“', '"', '(', '—']) || is_broken(between) {
            return None;
        }
        let words: Vec<String> = between.words().map(|word| lowered(bare(word)).into_owned()).collect();
        let at = |list: &WordList| words.iter().position(|word| list.contains(&word.as_str()));
        let plain = |words: &[String]| !words.iter().any(|word| STOPS.contains(&word.as_str()));
        let behind =
            |at: usize, most: usize| words.get(at + 1..).filter(|rest| rest.len() <= most && plain(rest)).is_some();
        let comma = between.trim_start().starts_with(',');
        if let Some(at) = at(&WHERE).filter(|at| *at == 0 && comma) {
            return behind(at, 8).then_some(near);
        }
        if let Some(at) = at(&DOING).filter(|at| *at == 0 && comma && near.role == Role::Places) {
            return behind(at, 4).then_some(near);
        }
        let head = self.text.get(stretch.start..near.start)?;
        // "Lampa, with 12 deaths", "Lampa is the hardest hit, with 12 deaths".
        if let Some(at) = at(&WITH).filter(|at| *at <= 10) {
            let ends = |before: usize| between.words().nth(before).is_some_and(|word| word.ends_with(','));
            let of_it = || head.trim().is_empty() && words.first().is_some_and(|word| BEING.contains(&word.as_str()));
            let parted = comma || at.checked_sub(1).is_some_and(ends) && of_it();
            return ((at == 0 || parted) && plain(words.get(..at)?) && behind(at, 4)).then_some(near);
        }
        if near.standing == Standing::Bare {
            let won = head.last_word().is_some_and(|word| WINNING.contains(&word));
            if let Some(at) = at(&BY).filter(|at| won && *at == 0) {
                return behind(at, 4).then_some(near);
            }
            let opens = head.words().all(|word| JOINING.contains(&&*lowered(bare(word))));
            let opens = opens || head.trim_end().ends_with(',');
            // "Lampa has become the worst of all, reporting 12 deaths", "Lampa, which has taken in 900 refugees".
            let ended = |at: usize| between.words().nth(at).is_some_and(|word| word.ends_with(','));
            let first = words.first().is_some_and(|word| WHICH.contains(&word.as_str()));
            if let Some(at) = at(&HAVING).filter(|at| opens && measured && comma && first && *at == 1) {
                return behind(at, 6).then_some(near);
            }
            if let Some(at) = at(&REPORTING).filter(|at| opens && measured && at.checked_sub(1).is_some_and(ended)) {
                return (at <= 12 && behind(at, 8)).then_some(near);
            }
            let at = at(&HAVING).filter(|at| *at <= 3 && !comma)?;
            // "Lampa has sent 200 clerks": of what has no measure it is only told what a place has.
            let has = measured || words.get(at + 1).is_none_or(|next| ARTICLES.contains(&next.as_str()));
            return (opens && has && behind(at, 8)).then_some(near);
        }
        if near.standing == Standing::Within {
            let count = last_words(head, 7).any(|(_, word)| COUNTS.contains(&&*lowered(bare(word))));
            let at = at(&MOVING).filter(|at| *at <= 3)?;
            return (count && behind(at, 5)).then_some(near);
        }
        None
    }

    /// Whether the words between two places in a text are of one clause.
    fn is_one_clause(&self, from: usize, to: usize) -> bool {
        let Some(between) = self.text.get(from..to) else { return false };
        let ends = |c: char| matches!(c, ';' | ':' | '—' | '–' | '“' | '”' | '"' | '(' | ')');
        between.len() < 120
            && !between.contains(ends)
            && !is_broken(between)
            && between.count_words() <= REACH
            && !between.words().any(|word| STOPS.contains(&&*lowered(bare(word))))
    }

    /// "In Lampa County, with all precincts in, Berg led 62 to 32": the place that opens the sentence.
    fn place_opening(&self, index: usize, stretch: &Stretch<'_>) -> Option<Near<'_>> {
        /// So many words before the name: "and in the town of".
        const LEAD: usize = 6;
        let mention = stretch.mentions.get(index)?;
        let mut places = self
            .places_in(stretch.start, mention.span.start())
            .filter(|near| near.role == Role::Places && near.standing != Standing::Larger);
        let near = places.next().filter(|near| near.standing == Standing::Within)?;
        let lead = self.text.get(stretch.start..near.start)?;
        let mut words = lead.words().skip_while(|word| JOINING.contains(&&*lowered(bare(word))));
        let led = words.next().is_some_and(|word| LEADING.contains(&&*lowered(bare(word))));
        let between = self.text.get(near.end..mention.span.start())?;
        // "Despite the state's 20,000 cases".
        let of_larger = |word: &str| {
            let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
            owner.is_some_and(|owner| is_place_noun(&lowered(owner)) || owner.starts_with(char::is_uppercase))
        };
        let whole = places.next().is_none()
            && !between.contains([';', '“', '"'])
            && !last_words(between, 2).any(|(_, word)| of_larger(word));
        (led && whole && lead.count_words() <= LEAD && !lead.contains(',')).then_some(near)
    }

    /// "Lampa County": a name with the noun of an area, wherever it stands.
    pub(super) fn county_in(&self, start: usize, end: usize) -> Option<Near<'_>> {
        static AREAS: WordList = WordList::named("nouns of a named area");
        let capital = |word: &str| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric);
        // Where the capital letters right before a word begin, and those before the last noun, with that.
        let (mut begun, mut last) = (None, None);
        for (at, word) in words_of(self.text.get(start..end)?) {
            let noun = bare(word);
            if AREAS.contains(&noun) {
                last = Some((begun, at + noun.len()));
            }
            begun = if capital(word) { begun.or(Some(at)) } else { None };
        }
        let (begun, to) = last?;
        let (start, end) = (start + begun?, start + to);
        Some(Near {
            name: self.text.get(start..end)?,
            place: None,
            context: Context::NOWHERE,
            standing: Standing::Bare,
            role: Role::Named,
            start,
            end,
            is_side: false,
            is_site: false,
            is_area: true,
        })
    }

    /// Whether a place is the story's own or holds it, or is too far from it to be a part.
    fn is_of_story(&self, near: &Near<'_>, event: Option<&Event>, measure: Option<&Measure>) -> bool {
        static OF_ONE_SPOT: WordList = WordList::named("measures of one spot");
        let Some(event) = event else { return true };
        let kind = event.kind.as_ref().map(|kind| self.events.kinds.of(kind.as_str()));
        let votes = kind.as_ref().is_some_and(|kind| kind.is(traits::VOTES));
        let sudden = kind.as_ref().is_some_and(|kind| kind.is(traits::SUDDEN) && !kind.is(traits::WIDE));
        // Where one bomb went off all were hurt at one spot; those who fled from the war are anywhere.
        let at_once = measure.is_none_or(|measure| OF_ONE_SPOT.contains(&measure.name.as_str()));
        if sudden && at_once {
            return true;
        }
        if votes && measure.is_none() && matches!(near.kind(), Some(Kind::Region | Kind::Country)) && !near.is_side {
            return true;
        }
        // A disease of many countries has none of its own.
        if spreads_over_the_world(event) && near.kind() == Some(Kind::Country) {
            return false;
        }
        if near.is_side {
            return self.lead_names(self.text.get(near.start..near.end).unwrap_or_default());
        }
        let main = self.events.main.and_then(|main| self.events.entities.get(main));
        let country = |event: &Event| {
            let own = |place: &str| is_one_name(place, near.name) || large_country(near) == Some(place);
            event.place.as_deref().is_some_and(|place| place.split(", ").any(own))
        };
        if country(event) || main.is_some_and(country) {
            return true;
        }
        let mut names: Vec<&str> = event.localities.iter().map(String::as_str).collect();
        names.extend(main.into_iter().flat_map(|main| main.localities.iter().map(String::as_str)));
        let context = event.place.as_deref().map_or(Context::NOWHERE, Context::of_country);
        let lies = |other: &&str| relation((near.name, near.context), (other, context));
        let among = self.lead_names(near.name)
            || names.iter().any(|other| {
                matches!(lies(other), Relation::Same | Relation::Contains) || is_one_name(other, near.name)
            });
        // Of a storm over two states one is a part, and of a state that is told of one of its towns.
        let lead = self.segments.sentences.first().map_or(0, |first| first.span.end());
        let led = self.places_in(0, lead).filter(|other| other.kind() == Some(Kind::Region));
        names.extend(led.map(|other| other.name));
        let is_region = |name: &str| crate::places::of(name).any(|place| place.kind == Kind::Region);
        let beside = |other: &&str| match near.kind() {
            Some(Kind::Region) => is_region(other) && lies(other) == Relation::Apart,
            _ => is_region(other) && lies(other) == Relation::Within,
        };
        among && (votes && self.lead_names(near.name) || !names.iter().any(beside))
    }

    /// Whether the title or the first sentence of the text has some words.
    fn lead_names(&self, words: &str) -> bool {
        let lead = self.segments.sentences.first().map_or(0, |first| first.span.end());
        self.text.get(..lead).is_some_and(|lead| lead.contains(words))
            || self.events.title.as_deref().is_some_and(|title| title.contains(words))
    }
}

/// Whether a word behind a place's name says that the name is told of something else than the place.
fn is_somebody(word: &str) -> bool {
    static OF_OTHERS: WordList = WordList::named("behind the name of a place that is not meant");
    OF_OTHERS.contains(&word)
}

/// Whether an event is a disease that came to all countries.
fn spreads_over_the_world(event: &Event) -> bool {
    static OF_THE_WORLD: WordList = WordList::named("diseases of the world");
    event.names.iter().any(|name| OF_THE_WORLD.contains(&name.as_str()))
}

/// The country that a place is.
fn large_country(near: &Near<'_>) -> Option<&'static str> {
    let place = near.place.filter(|place| place.kind == Kind::Country)?;
    place.country().map(|country| country.name)
}
