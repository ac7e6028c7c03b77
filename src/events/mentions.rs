//! The events of a document: mentions, resolved to kind, place and date, and joined where they mean one event.

use chrono::{Datelike, Days, NaiveDate};

use super::located::Located;
use super::names::{NameFound, Named, names_in, names_of};
use crate::cues::{Cue, CueMatch, Lexicon};
use crate::discourse as told;
use crate::figures::DateMention;
use crate::frames::{is_superlative, says_only_where};
use crate::model::{Document, Event, EventKind, PartialDate};
use crate::text::{Segments, Spaced, around};

use super::countries::{Home, country_of, named_place, opens_with_place, passes_over, place_of};
use super::dates::{ResolvedDate, Year, date_of, is_named_after, resolve_dates};
use super::entities::Events;
use crate::places::countries::COUNTRIES;
use crate::places::spelling;
use crate::vocabulary::{WordList, month_number, names_no_event, traits};

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

/// How many bytes of a text tell whether it is a report of the day.
const OPENING: usize = 1_500;

/// How many bytes around an event's name are looked at, so that a text without full stops costs no more than another.
const AROUND: usize = 700;

/// What holds for all events of a document, before any is read.
fn before_any(
    document: &Document,
    segments: &Segments,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    dates: &[DateMention],
) -> Events {
    let located = Located::of(document, segments);
    let home = Home::of(document, lexicon, cues, &located);
    let title = document.title.clone();
    let mut events = Events { home, located, title, kinds: lexicon.kinds.clone(), ..Events::default() };
    events.dates = resolve_dates(document, lexicon, cues, dates);
    let published = document.published.filter(|date| date.day_number().is_some()).map(PartialDate::last_day);
    events.published = published;
    events.is_of_the_day = published.is_some_and(|published| {
        let is_day = |date: &&ResolvedDate| date.from.day_number().is_some();
        let near = |date: &ResolvedDate| !is_far_before(published, date.to);
        let mut days = events.dates.iter().take_while(|date| date.start < OPENING).filter(is_day);
        // A feature names the day late; then the first that it names counts.
        let first = days.clone().next().is_some_and(near);
        first || days.any(|date| date.start < LEAD && near(date))
    });
    events
}

/// Reads the events of a document. Linear in the text: each mention looks at its own sentence and the entities so far, and
/// a document's distinct events are few; the number looked at is capped.
pub(crate) fn read_events(
    document: &Document,
    segments: &Segments,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    dates: &[DateMention],
) -> Events {
    let mut events = before_any(document, segments, lexicon, cues, dates);
    let mut reading = Reading { text: document.text.as_str(), lexicon, cues, towns: None, names: None };
    for cue in cues {
        if let Some(named) = reading.named(segments, cue) {
            reading.take_down(&mut events, cue, &named);
        }
    }
    events.choose_main(document, lexicon);
    events.drop_what_cannot_be(document);
    events.complete(document);
    events
}

/// A stretch of the text, in bytes.
type Stretch = (usize, usize);

/// A cue that names an event.
struct Naming<'a> {
    kind: &'a EventKind,
    sentence: usize,
    /// What of its sentence is looked at.
    around: Stretch,
}

/// The events of a text while they are read.
struct Reading<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    cues: &'a [CueMatch],
    /// The towns of the stretch that was looked at last: a sentence often names its event more than once.
    towns: Option<(Stretch, Vec<String>)>,
    /// And its names.
    names: Option<(Stretch, Vec<NameFound>)>,
}

impl<'a> Reading<'a> {
    fn words(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// What a cue names, where that is an event.
    fn named(&self, segments: &Segments, cue: &CueMatch) -> Option<Naming<'a>> {
        let kind = self.lexicon.cues_of(cue.phrase).iter().find_map(|cue| match cue {
            Cue::Event(kind) => self.lexicon.event_kinds.get(*kind),
            _ => None,
        })?;
        let sentence = segments.sentence_at(cue.start)?;
        let (start, end) = around(self.text, segments.sentences.get(sentence)?.span, cue.start, cue.end, AROUND);
        let (before, behind) = (self.words(start, cue.start), self.words(cue.end, end));
        let is_none = names_no_event(before, self.words(cue.start, cue.end), behind);
        (!is_none).then_some(Naming { kind, sentence, around: (start, end) })
    }

    /// Takes down a mention, with the event that it is of: one known already, or a new one.
    fn take_down(&mut self, events: &mut Events, cue: &CueMatch, named: &Naming<'_>) {
        let kind = self.lexicon.kinds.read_as(named.kind.as_str());
        let (event, date) = self.described(events, cue, named, kind);
        let (compared, is_beside) = self.compared(events, cue, named.around, kind, (&event, date));
        let place = event.place.as_deref();
        let says_place = place.is_some_and(|place| names_country(self.lexicon, self.cues, named.around, place));
        let entity = events.join(event, is_beside);
        events.take_down(entity, is_beside, says_place);
        let known = events.entities.get(entity);
        if let (Some(date), Some(slot)) = (date, events.dated.get_mut(entity))
            && known.is_some_and(|known| known.from == Some(date.from))
        {
            *slot = Some(date);
        }
        let (start, end, sentence) = (cue.start, cue.end, named.sentence);
        events.mentions.push(EventMention { start, end, sentence, entity, date, compared });
    }

    /// What the words around an event's name say of it, and the date that they give it.
    fn described(
        &mut self,
        events: &Events,
        cue: &CueMatch,
        named: &Naming<'_>,
        kind: &str,
    ) -> (Event, Option<ResolvedDate>) {
        let (text, lexicon, stretch) = (self.text, self.lexicon, named.around);
        let of_kind = lexicon.kinds.of(kind);
        let mut event = Event::new(named.kind.clone());
        event.place = place_of(text, lexicon, self.cues, cue, stretch, (events.home, &events.located), of_kind);
        let date = events.date_of_mention(text, cue, stretch, &event, named.sentence);
        if let Some(date) = date {
            event.from = Some(date.from);
            event.to = Some(date.to);
        }
        // "In Dominica the storm killed 31 people": the storm told of before, as it struck there too.
        if passes_over(kind)
            && date.is_none()
            && opens_with_place(text, stretch.0, cue.start)
            && let Some(known) = events.told_of(kind)
        {
            event.place = known;
        }
        event.localities = self.localities(events, cue, stretch, kind, date);
        for of in Named::of_kind(of_kind) {
            if self.names.as_ref().is_none_or(|(known, _)| *known != stretch) {
                self.names = Some((stretch, names_in(self.words(stretch.0, stretch.1))));
            }
            let names = self.names.as_ref().map(|(_, names)| names.as_slice()).unwrap_or_default();
            if event.names.is_empty() {
                event.names = names_of(names, of, stretch.0, (cue.start, cue.end));
                event.names.sort();
            }
            // A ship's name before "disaster" is no town.
            let names = &event.names;
            event.localities.retain(|town| !names.iter().any(|name| spelling(town).ends_with(spelling(name).as_str())));
        }
        (event, date)
    }

    /// The towns of an event. Unrest, war and epidemics fill a country; towns tell other events apart.
    fn localities(
        &mut self,
        events: &Events,
        cue: &CueMatch,
        (start, end): Stretch,
        kind: &str,
        date: Option<ResolvedDate>,
    ) -> Vec<String> {
        let of_kind = self.lexicon.kinds.of(kind);
        if !of_kind.has_localities() {
            let is_of_town = of_kind.is(traits::TOWN);
            let town = is_of_town.then(|| events.located.town_of(self.text, (cue.start, cue.end), (start, end)));
            return town.unwrap_or_default();
        }
        if self.towns.as_ref().is_none_or(|(known, _)| *known != (start, end)) {
            let mut towns = events.located.towns(self.text, (start, end));
            if towns.is_empty() {
                towns.extend(named_place(self.text, start, cue.start));
            }
            self.towns = Some(((start, end), towns));
        }
        // "The gunman killed 42 people at the mosque": what was told of before, wherever else the sentence leads.
        let (before, behind) = (self.words(start, cue.start), self.words(cue.end, end));
        let is_known = date.is_none() && events.tells_of(kind) && comes_back(before, behind);
        let towns = self.towns.as_ref().filter(|_| !is_known);
        towns.map(|(_, towns)| towns.clone()).unwrap_or_default()
    }

    /// Whether an event is only compared with others, and whether it is another than those that the text tells of by
    /// themselves: "since the massacre of 14 February at the mill".
    fn compared(
        &self,
        events: &Events,
        cue: &CueMatch,
        (start, end): Stretch,
        kind: &str,
        (event, date): (&Event, Option<ResolvedDate>),
    ) -> (bool, bool) {
        let of_kind = self.lexicon.kinds.of(kind);
        let before = self.words(start, cue.start);
        let compared = is_compared(before, of_kind.is(traits::SUDDEN) || !event.names.is_empty())
            || events.tells_of(kind) && comes_after_another(before);
        let of_before = !of_kind.is(traits::VOTES) && is_one_of_before(before);
        let compared = compared || of_before;
        // "An Aug. 15 car bombing" is none that the text has told of, where that lies far back.
        let is_another = date.is_some_and(|date| events.lies_far_before(&date))
            && events.tells_of(kind)
            && !of_kind.is(traits::VOTES)
            && is_brought_in(self.text, cue.start);
        let is_beside = of_before
            || is_another
            || compared && (date.is_some() || !event.names.is_empty() || is_placed_behind(&events.located, cue, end))
            || date.is_some_and(|date| events.is_of_the_past(self.text, cue, (start, end), kind, date));
        (compared, is_beside)
    }
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
    /// The date that the sentence of a mention gives its event.
    fn date_of_mention(
        &self,
        text: &str,
        cue: &CueMatch,
        (start, end): (usize, usize),
        event: &Event,
        sentence: usize,
    ) -> Option<ResolvedDate> {
        let kind = event.kind.as_ref().map_or("", |kind| self.kinds.read_as(kind.as_str()));
        let date = date_of(text, cue, &self.dates, (start, end)).filter(|_| !is_named_after(text, cue))?;
        if self.lies_far_before(&date)
            && !self.kinds.of(kind).is(traits::VOTES)
            && !is_tight(text, start, cue, &date)
            && !is_day_behind_place(text, cue, &date)
        {
            return None;
        }
        // "Three months after the referendum" counts to the day of publication only where the text has given no day before.
        let counts_from =
            date.rough && !date.counted && text.get(..date.end).is_some_and(|words| words.ends_with("after"));
        (!counts_from || !self.knows_a_day_of(event, sentence)).then_some(date)
    }

    /// Whether a date lies far before that of publication.
    pub(crate) fn lies_far_before(&self, date: &ResolvedDate) -> bool {
        self.published.is_some_and(|published| is_far_before(published, date.to))
    }

    /// Whether a report of the day turns to an event long past, which is another than it tells of. What lasts may have begun
    /// long ago; only where years lie between is it another flood, another outbreak.
    fn is_of_the_past(
        &self,
        text: &str,
        cue: &CueMatch,
        (start, _): (usize, usize),
        kind: &str,
        date: ResolvedDate,
    ) -> bool {
        let of_kind = self.kinds.of(kind);
        let past = of_kind.is(traits::SUDDEN)
            || !of_kind.is(traits::VOTES)
                && !of_kind.is(traits::VIOLENT)
                && self.published.is_some_and(|published| date.to.year_number() + 1 < published.year())
                && is_tight(text, start, cue, &date);
        self.is_of_the_day && (cue.start > LEAD || self.tells_of(kind)) && self.lies_far_before(&date) && past
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
        let main = self.main.and_then(|main| self.entities.get(main));
        self.main_is_titled =
            main.is_some_and(|main| titled.iter().any(|kind| kinds.family(kind.as_str()) == family_of(main)));
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

/// Whether nothing but where it was stands between an event and its day: "sank in a river near the town of Lund on 3 May 2031".
fn is_day_behind_place(text: &str, event: &CueMatch, date: &ResolvedDate) -> bool {
    let full = date.from.day_number().is_some() && date.year != Year::ByPublication;
    full && event.end <= date.start && says_only_where(text, event.end, date.start)
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

/// "Earlier outbreaks", "in the previous Ruhla flood", "past large-scale attacks": an event, or several, that lay before the one
/// told of.
fn is_one_of_before(before: &str) -> bool {
    within_phrase(before, 3).any(|word| OF_BEFORE.holds(word))
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

/// Whether the words before an event's name bring in one that was not told of: "a second earthquake", "a 1992 gas blast".
pub(crate) fn is_brought_in(text: &str, start: usize) -> bool {
    /// So many words of the noun phrase may stand before its last one,
    const WORDS: usize = 4;
    /// and so many bytes.
    const REACH: usize = 60;
    let from = (start.saturating_sub(REACH)..=start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let before = text.get(from..start).unwrap_or_default();
    let opens = |word: &str| NOT_TOLD_OF.holds(word.trim_start_matches(|c: char| !c.is_alphanumeric()));
    within_phrase(before, WORDS).any(opens)
}

/// The last words of a noun phrase before its last one, nearest first, at most so many.
fn within_phrase(before: &str, most: usize) -> impl Iterator<Item = &str> {
    let ends = |word: &&str| {
        let is_month = || month_number(word.trim_end_matches('.')).is_some();
        OF_THE_KNOWN.holds(word)
            || word.ends_with([',', ';', ':', '"', '”', '(', '!', '?'])
            || word.ends_with('.') && !is_month()
    };
    before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(most).take_while(move |word| !ends(word))
}

/// Words by which a noun phrase brings in what was not told of,
static NOT_TOLD_OF: WordList = WordList::named("not told of before");
/// and words with which one begins that means what is known, or before which another phrase ends.
static OF_THE_KNOWN: WordList = WordList::named("of the known");
