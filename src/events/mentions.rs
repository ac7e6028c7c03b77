//! The events of a document: mentions, resolved to kind, place and date, and joined where they mean one event.

use chrono::{Datelike, Days, NaiveDate};

use super::located::Located;
use super::names::{Named, names_in, names_of};
use crate::align::same_event_by;
use crate::cues::{Cue, CueMatch, Lexicon};
use crate::discourse as told;
use crate::figures::DateMention;
use crate::frames::is_superlative;
use crate::model::{Document, Event, EventKind, KindRules, PartialDate};
use crate::text::{Segments, Spaced, around};

use super::countries::{Home, country_of, named_place, opens_with_place, passes_over, place_of};
use super::dates::{ResolvedDate, date_of, is_named_after, resolve_dates};
use crate::places::countries::COUNTRIES;
use crate::places::{add_names, spelling};
use crate::vocabulary::{WordList, month_number, names_no_event, traits};

/// The events of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events {
    /// The events, in order of first mention.
    pub(crate) entities: Vec<Event>,
    /// The events named last, each once, the latest first.
    recent: Vec<usize>,
    /// How often the document names each of them.
    pub(crate) named: Vec<usize>,
    /// Where each of them is first named, by index of the mentions.
    pub(crate) first: Vec<usize>,
    /// Whether the text says the country of each of them where it names it.
    placed: Vec<bool>,
    /// Whether each of them is told of beside the others: what they are compared with, what lies long before them.
    beside: Vec<bool>,
    /// Whether the document reports on what happened in the days before its publication.
    is_of_the_day: bool,
    /// The day of publication, where it is known.
    pub(crate) published: Option<NaiveDate>,
    /// The words that date each of them.
    pub(crate) dated: Vec<Option<ResolvedDate>>,
    /// The mentions, in order.
    pub(crate) mentions: Vec<EventMention>,
    /// The country that the document is about.
    pub(crate) home: Home,
    /// The document's title.
    pub(crate) title: Option<String>,
    /// What is declared of kinds of event.
    pub(crate) kinds: KindRules,
    /// The places that it names.
    pub(crate) located: Located,
    /// The event that is the document's main story.
    pub(crate) main: Option<usize>,
    /// Whether its date is said, and not taken from the day of publication.
    pub(crate) main_is_dated: bool,
    /// The dates of each sentence, resolved as far as the text allows.
    pub(crate) dates: Vec<ResolvedDate>,
}

/// A place where the text names an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventMention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) sentence: usize,
    /// Which of [`Events::entities`].
    pub(crate) entity: usize,
    /// The date that its sentence gives it.
    pub(crate) date: Option<ResolvedDate>,
    /// Whether another event is only compared with it: "the worst storm since Hurricane Mitch".
    pub(crate) compared: bool,
}

/// How many bytes around an event's name are looked at, so that a text without full stops costs no more than another.
const AROUND: usize = 700;

/// Reads the events of a document. Linear in the text: each mention looks at its own sentence and the entities so far, and
/// a document's distinct events are few; the number looked at is capped.
pub(crate) fn read_events(
    document: &Document,
    segments: &Segments,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    dates: &[DateMention],
) -> Events {
    let text = document.text.as_str();
    let located = Located::of(document, segments);
    let home = Home::of(document, lexicon, cues, &located);
    let title = document.title.clone();
    let mut events = Events { home, located, title, kinds: lexicon.kinds.clone(), ..Events::default() };
    events.dates = resolve_dates(document, lexicon, cues, dates);
    let published = document.published.filter(|date| date.day_number().is_some()).map(PartialDate::last_day);
    events.published = published;
    events.is_of_the_day = published.is_some_and(|published| {
        let lead = events.dates.iter().take_while(|date| date.start < LEAD);
        lead.into_iter().any(|date| date.from.day_number().is_some() && !is_far_before(published, date.to))
    });
    // A sentence often names its event more than once.
    let (mut towns_of, mut towns) = (None, Vec::new());
    let (mut names_for, mut names) = (None, Vec::new());
    for cue in cues {
        let Some(kind) = lexicon.cues_of(cue.phrase).iter().find_map(|cue| match cue {
            Cue::Event(kind) => lexicon.event_kinds.get(*kind),
            _ => None,
        }) else {
            continue;
        };
        let Some(sentence_index) = segments.sentence_at(cue.start) else { continue };
        let Some(sentence) = segments.sentences.get(sentence_index) else { continue };
        let (start, end) = around(text, sentence.span, cue.start, cue.end, AROUND);
        let words = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        if names_no_event(words(start, cue.start), words(cue.start, cue.end), words(cue.end, end)) {
            continue;
        }
        let mut event = Event::new(kind.clone());
        let kind = lexicon.kinds.read_as(kind.as_str());
        event.place =
            place_of(text, lexicon, cues, cue, (start, end), (events.home, &events.located), lexicon.kinds.of(kind));
        let date = date_of(text, cue, &events.dates, (start, end)).filter(|_| !is_named_after(text, cue));
        let far = |date: &ResolvedDate| published.is_some_and(|published| is_far_before(published, date.to));
        let date = date
            .filter(|date| !far(date) || lexicon.kinds.of(kind).is(traits::VOTES) || is_tight(text, start, cue, date));
        // "Three months after the referendum" counts to the day of publication only where the text has given no day before.
        let date = date.filter(|date| {
            let counts_from =
                date.rough && !date.counted && text.get(..date.end).is_some_and(|words| words.ends_with("after"));
            !counts_from || !events.knows_a_day_of(&event, sentence_index)
        });
        if let Some(date) = date {
            event.from = Some(date.from);
            event.to = Some(date.to);
        }
        // "In Dominica the storm killed 31 people": the storm told of before, as it struck there too.
        if passes_over(kind)
            && date.is_none()
            && opens_with_place(text, start, cue.start)
            && let Some(known) = events.told_of(kind)
        {
            event.place = known;
        }
        // Unrest, war and epidemics fill a country; towns tell other events apart.
        let of_kind = lexicon.kinds.of(kind);
        if of_kind.has_localities() {
            if towns_of != Some((start, end)) {
                towns_of = Some((start, end));
                towns = events.located.towns(text, (start, end));
                if towns.is_empty() {
                    towns.extend(named_place(text, start, cue.start));
                }
            }
            // "The gunman killed 42 people at the mosque": what was told of before, wherever else the sentence leads.
            if !(date.is_none() && events.tells_of(kind) && comes_back(words(start, cue.start), words(cue.end, end))) {
                event.localities.clone_from(&towns);
            }
        } else if of_kind.is(traits::TOWN) {
            event.localities = events.located.town_of(text, (cue.start, cue.end), (start, end));
        }
        for of in Named::of_kind(of_kind) {
            if names_for != Some((start, end)) {
                names_for = Some((start, end));
                names = names_in(text.get(start..end).unwrap_or_default());
            }
            if event.names.is_empty() {
                event.names = names_of(&names, of, start, (cue.start, cue.end));
                event.names.sort();
            }
            // A ship's name before "disaster" is no town.
            let names = &event.names;
            event.localities.retain(|town| !names.iter().any(|name| spelling(town).ends_with(spelling(name).as_str())));
        }
        let before = text.get(start..cue.start).unwrap_or_default();
        let compared = is_compared(before, of_kind.is(traits::SUDDEN) || !event.names.is_empty())
            || events.tells_of(kind) && comes_after_another(before);
        let of_before = !of_kind.is(traits::VOTES) && is_one_of_before(before);
        let compared = compared || of_before;
        // "Since the massacre of 14 February at the mill": another event than those told of by themselves.
        let own_words = || date.is_some() || !event.names.is_empty() || is_placed_behind(&events.located, cue, end);
        let is_beside = of_before
            || compared && own_words()
            || date.as_ref().is_some_and(|date| {
                // A report of the day that turns to one long past tells of another. What lasts may have begun long ago; only
                // where years lie between is it another flood, another outbreak.
                let past = of_kind.is(traits::SUDDEN)
                    || !of_kind.is(traits::VOTES)
                        && !of_kind.is(traits::VIOLENT)
                        && published.is_some_and(|published| date.to.year_number() + 1 < published.year())
                        && is_tight(text, start, cue, date);
                events.is_of_the_day && (cue.start > LEAD || events.tells_of(kind)) && far(date) && past
            });
        let says_place = event.place.as_deref().is_some_and(|place| names_country(lexicon, cues, (start, end), place));
        let entity = events.join(event, is_beside);
        events.take_down(entity, is_beside, says_place);
        let known = events.entities.get(entity);
        if let (Some(date), Some(slot)) = (date, events.dated.get_mut(entity))
            && known.is_some_and(|known| known.from == Some(date.from))
        {
            *slot = Some(date);
        }
        events.mentions.push(EventMention {
            start: cue.start,
            end: cue.end,
            sentence: sentence_index,
            entity,
            date,
            compared,
        });
    }
    events.choose_main(document, lexicon);
    events.drop_what_cannot_be(document);
    events.complete(document);
    events
}

/// Whether an event's name comes back to what was told of, by the words around it: "the attack killed", not "the attack in".
fn comes_back(before: &str, behind: &str) -> bool {
    let behind = behind.trim_start();
    let placed = ["in ", "at ", "on ", "near ", "of ", "outside "].iter().any(|word| behind.starts_with(word));
    let before = before.trim_end();
    let definite = ["the", "The", "that", "That", "this", "This"]
        .iter()
        .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')));
    definite && !placed
}

impl Events {
    /// Takes down that an event was named once more, and whether that says its place.
    fn take_down(&mut self, entity: usize, is_beside: bool, says_place: bool) {
        self.remember(entity);
        match self.named.get_mut(entity) {
            Some(count) => *count += 1,
            None => {
                self.named.push(1);
                self.first.push(self.mentions.len());
            }
        }
        self.dated.resize(self.entities.len(), None);
        self.beside.resize(self.entities.len(), is_beside);
        self.placed.resize(self.entities.len(), false);
        if let (true, Some(placed)) = (says_place, self.placed.get_mut(entity)) {
            *placed = true;
        }
    }

    /// Chooses the main event: among those named, by where and how often, and by what the title speaks of.
    fn choose_main(&mut self, document: &Document, lexicon: &Lexicon) {
        let titled: Vec<EventKind> = document.title.iter().flat_map(|title| kinds_in(title, lexicon)).collect();
        let named: Vec<told::Named> = self
            .mentions
            .iter()
            .map(|mention| told::Named {
                event: mention.entity,
                start: mention.start,
                sentence: mention.sentence,
                compared: mention.compared,
            })
            .collect();
        let kinds = &lexicon.kinds;
        let family_of = |event: &Event| event.kind.as_ref().map_or("", |kind| kinds.family(kind.as_str())).to_owned();
        self.main = told::main_event(&self.entities, &named, family_of, |event| {
            titled.iter().any(|kind| kinds.family(kind.as_str()) == family_of(event))
        });
        self.main_is_dated = self.main.and_then(|main| self.entities.get(main)).is_some_and(|main| main.from.is_some())
            && !self.main.and_then(|main| self.dated.get(main).copied().flatten()).is_some_and(is_by_the_way);
    }
}

/// Whether a day lies well before the day of publication, so that a report would say which day it was.
fn is_far_before(published: NaiveDate, day: PartialDate) -> bool {
    /// Weekdays and "yesterday" reach so far back, in days.
    const DAYS: u64 = 10;
    published.checked_sub_days(Days::new(DAYS)).is_some_and(|first| day.last_day() < first)
}

/// Whether a date stands right beside an event's name, or opens its sentence: "bought in April" is not when the shots fell.
fn is_tight(text: &str, start: usize, event: &CueMatch, date: &ResolvedDate) -> bool {
    /// So many words may stand between.
    const WORDS: usize = 5;
    let (from, to) = if date.end <= event.start { (date.end, event.start) } else { (event.end, date.start) };
    let near = to <= from || text.get(from..to).is_some_and(|between| between.count_words() <= WORDS);
    let opens = || text.get(start..date.start).is_some_and(|before| before.count_words() <= 2);
    near || date.end <= event.start && opens()
}

/// Whether the words behind an event's name say where it was.
fn is_placed_behind(located: &Located, event: &CueMatch, end: usize) -> bool {
    /// Within so many bytes.
    const REACH: usize = 80;
    located.within(event.end, end.min(event.end + REACH)).iter().any(|place| place.places_event())
}

/// Whether a stretch of the text names a country, by its name, its people or its capital.
fn names_country(lexicon: &Lexicon, cues: &[CueMatch], (start, end): (usize, usize), name: &str) -> bool {
    let first = cues.partition_point(|cue| cue.start < start);
    let countries = cues.iter().skip(first).take_while(|cue| cue.start < end);
    let countries = countries.filter_map(|cue| COUNTRIES.get(country_of(lexicon, cue)?));
    countries.into_iter().any(|country| name.contains(country.name))
}

/// Where the lead ends, in bytes.
pub(crate) const LEAD: usize = 500;

/// Whether a date that is counted back to about so long ago stands further down, where it is rather that of something else.
fn is_by_the_way(date: ResolvedDate) -> bool {
    date.rough && date.start > LEAD
}

/// The kinds of event that a title names.
fn kinds_in(title: &str, lexicon: &Lexicon) -> Vec<EventKind> {
    let cues = lexicon.find(title);
    let kinds = cues.iter().flat_map(|cue| lexicon.cues_of(cue.phrase)).filter_map(|cue| match cue {
        Cue::Event(kind) => lexicon.event_kinds.get(*kind).cloned(),
        _ => None,
    });
    kinds.collect()
}

/// Whether the words before an event's name set another one against it. "Since the war" says from when on, "since the
/// earthquake of 1999" says since which one.
fn is_compared(before: &str, happens_at_once: bool) -> bool {
    /// So many words back.
    const REACH: usize = 6;
    let words = || before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(REACH);
    // "The fire has surpassed the 1933 Griffith Park disaster": the name of the other stands between.
    let filler = |word: &&str| {
        ARTICLES.holds(word)
            || is_superlative(word)
            || word.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
            || month_number(word.trim_end_matches('.')).is_some()
    };
    match words().find(|word| !filler(word)) {
        Some("since") => happens_at_once,
        Some(word) => SETTING_AGAINST.contains(&word),
        None => false,
    }
}

/// "Earlier outbreaks", "in the previous Ruhla flood": an event, or several, that lay before the one told of.
fn is_one_of_before(before: &str) -> bool {
    let mut words = before.rsplit(' ').filter(|word| !word.is_empty()).take(2);
    match (words.next(), words.next()) {
        (Some(word), other) => {
            OF_BEFORE.holds(word)
                || word.starts_with(char::is_uppercase) && other.is_some_and(|other| OF_BEFORE.holds(other))
        }
        _ => false,
    }
}

/// Words for what lay before.
static OF_BEFORE: WordList = WordList::named("of before");

/// Words that set one event against another.
static SETTING_AGAINST: WordList = WordList::named("setting against");

/// Words before a noun that say nothing of it.
static ARTICLES: WordList = WordList::named("articles");

/// Words that bring in what was not told of,
static BRINGING_IN: WordList = WordList::named("bringing in");
/// and what leads from a time to what it is counted from.
static AFTER: WordList = WordList::named("counted after");

/// Words for stretches of time.
static TIMES: WordList = WordList::named("times counted");

/// "Two weeks after a quake that killed 8,000", "three days after another bomb": words by which an event is brought in that lay
/// before the one told of. "Two days after the quake" is after that itself, and so is "a day after a shooting" where none
/// was told of yet.
fn comes_after_another(before: &str) -> bool {
    /// So many words back.
    const REACH: usize = 6;
    let words: Vec<&str> = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(REACH).collect();
    words.windows(3).any(|three| match three {
        [article, after, time] => BRINGING_IN.holds(article) && AFTER.holds(after) && TIMES.contains(time),
        _ => false,
    })
}

impl Events {
    /// The event that a mention means: one known already, or a new one.
    fn join(&mut self, event: Event, is_beside: bool) -> usize {
        let dated = event.from.is_some();
        let (mut candidate, mut most_told) = (None, None);
        for &index in &self.recent {
            let Some(other) = self.entities.get(index) else { continue };
            let beside = self.beside.get(index).is_some_and(|beside| *beside);
            // What was told of beside is gone on about only where it is named again.
            if beside != is_beside && !(beside && dated && other.from == event.from)
                || !same_kind_of_thing(&self.kinds, other, &event)
                || !same_event_by(&self.kinds, other, &event).is_possible()
            {
                continue;
            }
            // "The storm", of two that have names, is the one told of most.
            if event.names.is_empty() && !other.names.is_empty() {
                let told = self.named.get(index).copied();
                if most_told.is_none_or(|(most, _)| told > most) {
                    most_told = Some((told, index));
                }
                continue;
            }
            // A dated mention rather joins a dated event than lends its date to an undated one.
            if !dated || other.from.is_some() {
                candidate = Some(index);
                break;
            }
            candidate = candidate.or(Some(index));
        }
        let Some(index) = candidate.or(most_told.map(|(_, index)| index)) else {
            self.entities.push(event);
            return self.entities.len() - 1;
        };
        if let Some(known) = self.entities.get_mut(index) {
            if known.place.is_none() {
                known.place = event.place;
            }
            let finer = match (known.from, event.from) {
                (Some(a), Some(b)) => a.contains(b) && a != b,
                (None, Some(_)) => true,
                _ => false,
            };
            if finer {
                (known.from, known.to) = (event.from, event.to);
            }
            let general = known.kind.as_ref().is_some_and(|kind| {
                matches!(kind.as_str(), "election" | "vote" | "attack" | "clash" | "explosion" | "accident")
            });
            if general {
                known.kind = event.kind;
            }
            add_names(&mut known.localities, event.localities);
            known.names.extend(event.names);
            known.names.sort();
            known.names.dedup();
        }
        index
    }
}

impl Events {
    /// The mention of an event that begins at a place.
    pub(crate) fn mention_at(&self, start: usize) -> Option<&EventMention> {
        let at = self.mentions.binary_search_by_key(&start, |mention| mention.start).ok()?;
        self.mentions.get(at)
    }

    /// Whether the text says somewhere in which country an event happened.
    pub(crate) fn is_placed(&self, entity: usize) -> bool {
        self.placed.get(entity).copied().unwrap_or(false)
    }

    /// Whether an earlier sentence has given the day of an event that a mention may mean.
    fn knows_a_day_of(&self, event: &Event, sentence: usize) -> bool {
        let here = self.mentions.iter().rev().take_while(|mention| mention.sentence == sentence);
        let here: Vec<usize> = here.map(|mention| mention.entity).collect();
        self.recent.iter().filter(|index| !here.contains(index)).filter_map(|index| self.entities.get(*index)).any(
            |known| {
                let dated = known.from.is_some_and(|from| from.day_number().is_some());
                dated
                    && same_kind_of_thing(&self.kinds, known, event)
                    && same_event_by(&self.kinds, known, event).is_possible()
            },
        )
    }

    /// The place of the event of a kind's family that was told of last.
    fn told_of(&self, kind: &str) -> Option<Option<String>> {
        let family = self.kinds.family(kind);
        let entity = self.recent.iter().filter_map(|index| self.entities.get(*index)).find(|entity| {
            entity.kind.as_ref().is_some_and(|kind| self.kinds.family(kind.as_str()) == family)
                && entity.place.is_some()
        })?;
        Some(entity.place.clone())
    }

    /// Whether an event of a kind's family was told of.
    fn tells_of(&self, kind: &str) -> bool {
        let family = self.kinds.family(kind);
        let known = self.recent.iter().filter_map(|index| self.entities.get(*index)?.kind.as_ref());
        known.into_iter().any(|kind| self.kinds.family(kind.as_str()) == family)
    }

    /// Whether a date is a year before that of publication, in a report of the day.
    pub(crate) fn is_a_year_before(&self, date: &ResolvedDate) -> bool {
        let whole_year = date.from == date.to && date.from.month_number().is_none();
        let earlier = self.published.is_some_and(|published| date.to.year_number() < published.year());
        self.is_of_the_day && whole_year && earlier
    }

    /// Whether a date lies most of a year and more before the day of a report that tells of its own last days.
    pub(crate) fn is_long_before(&self, date: &ResolvedDate) -> bool {
        /// So many days.
        const LONG: i64 = 300;
        let before = |published: NaiveDate| (published - date.to.last_day()).num_days() >= LONG;
        self.is_of_the_day && !date.counted && self.published.is_some_and(before)
    }

    /// Puts an event first among those named last. Of these only so many are looked at when the next one is named.
    fn remember(&mut self, entity: usize) {
        const REMEMBERED: usize = 16;
        match self.recent.iter().position(|known| *known == entity) {
            Some(place) => self.recent.get_mut(..=place).unwrap_or_default().rotate_right(1),
            None => {
                self.recent.insert(0, entity);
                self.recent.truncate(REMEMBERED);
            }
        }
    }

    /// Takes from the main story a date that it cannot have: what is told of as harm done lies before the day of publication.
    /// "The 2020 candidate" dates no attack.
    fn drop_what_cannot_be(&mut self, document: &Document) {
        let Some(published) = document.published.map(PartialDate::last_day) else { return };
        let Some(main) = self.main.and_then(|main| self.entities.get_mut(main)) else { return };
        let is_vote = main.kind.as_ref().is_some_and(|kind| self.kinds.of(kind.as_str()).is(traits::VOTES));
        if !is_vote && main.from.is_some_and(|from| from.first_day() > published) {
            (main.from, main.to) = (None, None);
            self.main_is_dated = false;
        }
    }

    /// Fills in what a news report leaves to its dateline and headline: of the sudden events, the one it names most often
    /// happened at most two days before the day of publication, at the places of the title.
    fn complete(&mut self, document: &Document) {
        let sudden = |index: usize| {
            let kind = self.entities.get(index).and_then(|event| event.kind.as_ref());
            kind.is_some_and(|kind| self.kinds.of(kind.as_str()).is(traits::SUDDEN))
        };
        let main = self.main.filter(|main| sudden(*main)).or_else(|| self.foremost(sudden));
        let Some(event) = main.and_then(|index| self.entities.get_mut(index)) else { return };
        // What is told of further down may lie anywhere.
        let told_first = self.located.towns(&document.text, (0, LEAD));
        if event.localities.iter().any(|place| told_first.contains(place)) {
            event.localities.retain(|place| told_first.contains(place));
        }
        // Where neither title nor lead names a town, the report's own place will do, if it is of the event's country.
        let listed = |place: &String| crate::places::of(place).next().is_some();
        if !event.localities.iter().any(listed)
            && let Some((town, country)) = self.located.head(&document.text)
            && event.place.as_deref().is_none_or(|place| place == country)
        {
            event.place = Some(country.to_owned());
            event.localities = vec![town];
        }
        if let Some(title) = &document.title {
            add_names(&mut event.localities, self.located.towns_of_title(title));
        }
        let published = document.published.filter(|date| date.day_number().is_some()).map(PartialDate::last_day);
        if let (None, Some(published)) = (event.from, published) {
            let kind = self.kinds.of(event.kind.as_ref().map(EventKind::as_str).unwrap_or_default());
            event.from = published.checked_sub_days(Days::new(kind.days_of_coverage())).map(PartialDate::from);
            event.to = Some(published.into());
        }
    }

    /// Of the events that fit, the one that the document names most often; of equals the first.
    pub(crate) fn foremost(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        (0..self.entities.len())
            .filter(|entity| fits(*entity))
            .max_by_key(|entity| (self.named.get(*entity).copied().unwrap_or(0), std::cmp::Reverse(*entity)))
    }
}

/// Whether a mention of one kind may go on about an event of the other within a document.
fn same_kind_of_thing(kinds: &KindRules, known: &Event, mention: &Event) -> bool {
    fn kind<'e>(kinds: &'e KindRules, event: &'e Event) -> &'e str {
        event.kind.as_ref().map_or("", |kind| kinds.read_as(kind.as_str()))
    }
    let (a, b) = (kind(kinds, known), kind(kinds, mention));
    let general = |kind: &str| kind == "election" || kind == "vote";
    a == b || !kinds.of(a).is(traits::VOTES) || general(a) || general(b)
}
