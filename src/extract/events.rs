//! The events of a document: mentions, resolved to kind, place and date, and joined where they mean one event.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::claims::around;
use super::countries::COUNTRIES;
use super::entry_date::month_number;
use super::event_kinds::{days_of_coverage, has_localities, is_sudden, is_violent, is_vote};
use super::event_names::{Named, names_in, names_of};
use super::lexicon::{Back, Cue, CueMatch, FEW, Lexicon, SPANS};
use super::localities::{fold, is_country_word, is_place_noun, localities, name_length, plain};
use super::lowered::{is_one_of, lowered};
use super::reading::DateMention;
use super::segment::Segments;
use super::whereabouts::joined_countries;
use crate::align::{event_family, same_event};
use crate::model::{Document, Event, EventKind, PartialDate};

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
    /// The words that date each of them.
    pub(crate) dated: Vec<Option<ResolvedDate>>,
    /// The mentions, in order.
    pub(crate) mentions: Vec<EventMention>,
    /// The country that the document is about.
    pub(crate) home: Home,
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

/// A date in a text, resolved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResolvedDate {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) from: PartialDate,
    pub(crate) to: PartialDate,
    /// Whether it was counted back from the day of publication and is good to a third only: "two weeks ago".
    pub(crate) rough: bool,
    /// Whether it was counted from the date named before it: "three weeks later".
    pub(crate) counted: bool,
}

/// Verbs that take a date of their own: in "on 29 April the president announced a referendum" the date is not the vote's.
const REPORTING_VERBS: &[&str] = &[
    "announced",
    "announces",
    "announce",
    "announcing",
    "said",
    "says",
    "told",
    "proposed",
    "stated",
    "declared",
    "called",
    "reported",
    "promised",
    "noted",
    "added",
    "confirmed",
    "signed",
    "initiated",
    "scheduled",
    "warned",
    "ordered",
    "published",
    "raised",
    "revised",
    "lowered",
    "updated",
    "estimated",
];

/// Verbs that take the day on which a count had come so far: "rose to 40 on Friday".
const RISES: &[&str] =
    &["rose", "risen", "climbed", "passed", "reached", "stood", "topped", "exceeded", "surpassed", "raised", "revised"];

/// Verbs that take the day on which something was said: "said on Monday".
const VERBS_OF_THE_DAY: &[&str] = &[
    "said",
    "says",
    "told",
    "announced",
    "announcing",
    "reported",
    "confirmed",
    "added",
    "warned",
    "stated",
    "claimed",
    "estimated",
    "updated",
    "lowered",
    "declared",
    "published",
];

/// How many bytes around an event's name are looked at, so that a text without full stops costs no more than another.
const AROUND: usize = 700;

/// How many words may lie between an event's name and its date.
const REACH: usize = 14;

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
    let mut events = Events { home: Home::of(document, lexicon, cues), ..Events::default() };
    events.dates = resolve_dates(document, lexicon, cues, dates);
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
        let mut event = Event::new(kind.clone());
        let kind = kind.as_str();
        event.place = place_of(text, lexicon, cues, cue, (start, end), events.home, kind);
        let date = date_of(text, cue, &events.dates, (start, end)).filter(|_| !is_named_after(text, cue));
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
        if spreads(kind)
            && date.is_none()
            && opens_with_place(text, start, cue.start)
            && let Some(known) = events.told_of(kind)
        {
            event.place = known;
        }
        // Unrest, war and epidemics fill a country; towns tell other events apart.
        if has_localities(kind) {
            if towns_of != Some((start, end)) {
                towns_of = Some((start, end));
                towns = localities(text.get(start..end).unwrap_or_default());
                if towns.is_empty() {
                    towns.extend(named_place(text, start, cue.start));
                }
            }
            // "The gunman killed 42 people at the mosque": what was told of before, wherever else the sentence leads.
            let behind = text.get(cue.end..end).unwrap_or_default().trim_start();
            let placed = ["in ", "at ", "on ", "near ", "of ", "outside "].iter().any(|word| behind.starts_with(word));
            let before = text.get(start..cue.start).unwrap_or_default().trim_end();
            let definite = ["the", "The", "that", "That", "this", "This"]
                .iter()
                .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')));
            if !(definite && !placed && date.is_none() && events.tells_of(kind)) {
                event.localities.clone_from(&towns);
            }
        }
        if let Some(of) = Named::of_kind(kind) {
            if names_for != Some((start, end)) {
                names_for = Some((start, end));
                names = names_in(text.get(start..end).unwrap_or_default());
            }
            event.names = names_of(&names, of, start, cue.end);
            event.names.sort();
            // A ship's name before "disaster" is no town.
            let names = &event.names;
            event.localities.retain(|town| !names.iter().any(|name| town.ends_with(fold(name).as_str())));
        }
        let compared =
            is_compared(text.get(start..cue.start).unwrap_or_default(), is_sudden(kind) || !event.names.is_empty());
        let entity = events.join(event);
        events.remember(entity);
        match events.named.get_mut(entity) {
            Some(count) => *count += 1,
            None => {
                events.named.push(1);
                events.first.push(events.mentions.len());
            }
        }
        events.dated.resize(events.entities.len(), None);
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
    events.complete(document);
    events
}

/// Whether the words before an event's name set another one against it. "Since the war" says from when on, "since the
/// earthquake of 1999" says since which one.
fn is_compared(before: &str, happens_at_once: bool) -> bool {
    let filler = |word: &&str| matches!(*word, "the" | "a" | "an") || word.starts_with(|c: char| c.is_ascii_digit());
    match before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(4).find(|word| !filler(word)) {
        Some("since") => happens_at_once,
        Some(word) => {
            matches!(word, "than" | "like" | "unlike" | "rivalling" | "surpassing" | "resembling" | "recalled")
        }
        None => false,
    }
}

impl Events {
    /// The event that a mention means: one known already, or a new one.
    fn join(&mut self, event: Event) -> usize {
        let dated = event.from.is_some();
        let mut candidate = None;
        for &index in &self.recent {
            let Some(other) = self.entities.get(index) else { continue };
            if !same_event(other, &event).is_possible() || !same_kind_of_thing(other, &event) {
                continue;
            }
            // A dated mention rather joins a dated event than lends its date to an undated one.
            if !dated || other.from.is_some() {
                candidate = Some(index);
                break;
            }
            candidate = candidate.or(Some(index));
        }
        let Some(index) = candidate else {
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
            known.localities.extend(event.localities);
            known.localities.sort();
            known.localities.dedup();
            known.names.extend(event.names);
            known.names.sort();
            known.names.dedup();
        }
        index
    }
}

impl Events {
    /// Whether an earlier sentence has given the day of an event that a mention may mean.
    fn knows_a_day_of(&self, event: &Event, sentence: usize) -> bool {
        let here = self.mentions.iter().rev().take_while(|mention| mention.sentence == sentence);
        let here: Vec<usize> = here.map(|mention| mention.entity).collect();
        self.recent.iter().filter(|index| !here.contains(index)).filter_map(|index| self.entities.get(*index)).any(
            |known| {
                let dated = known.from.is_some_and(|from| from.day_number().is_some());
                dated && same_kind_of_thing(known, event) && same_event(known, event).is_possible()
            },
        )
    }

    /// The place of the event of a kind's family that was told of last.
    fn told_of(&self, kind: &str) -> Option<Option<String>> {
        let family = event_family(&EventKind::from(kind)).to_owned();
        let entity = self.recent.iter().filter_map(|index| self.entities.get(*index)).find(|entity| {
            entity.kind.as_ref().is_some_and(|kind| event_family(kind) == family) && entity.place.is_some()
        })?;
        Some(entity.place.clone())
    }

    /// Whether an event of a kind's family was told of.
    fn tells_of(&self, kind: &str) -> bool {
        let family = event_family(&EventKind::from(kind)).to_owned();
        let known = self.recent.iter().filter_map(|index| self.entities.get(*index)?.kind.as_ref());
        known.into_iter().any(|kind| event_family(kind) == family)
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

    /// Fills in what a news report leaves to its dateline and headline: of the sudden events, the one it names most often
    /// happened at most two days before the day of publication, at the places of the title.
    fn complete(&mut self, document: &Document) {
        let sudden = |index: usize| {
            self.entities.get(index).and_then(|event| event.kind.as_ref()).is_some_and(|kind| is_sudden(kind.as_str()))
        };
        let Some(event) = self.foremost(sudden).and_then(|index| self.entities.get_mut(index)) else { return };
        if let Some(title) = &document.title {
            event.localities.extend(localities(title));
            event.localities.sort();
            event.localities.dedup();
        }
        let published = document.published.filter(|date| date.day_number().is_some()).map(PartialDate::last_day);
        if let (None, Some(published)) = (event.from, published) {
            let kind = event.kind.as_ref().map(EventKind::as_str).unwrap_or_default();
            event.from = published.checked_sub_days(Days::new(days_of_coverage(kind))).map(PartialDate::from);
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
fn same_kind_of_thing(known: &Event, mention: &Event) -> bool {
    let (a, b) =
        (known.kind.as_ref().map_or("", EventKind::as_str), mention.kind.as_ref().map_or("", EventKind::as_str));
    let general = |kind: &str| kind == "election" || kind == "vote";
    a == b || !is_vote(a) || general(a) || general(b)
}

/// The country that a document is about.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Home {
    /// The one named most often, by its name, its people or its capital, where it leads clearly.
    pub(crate) country: Option<usize>,
    /// The one that the text most often names as a place.
    pub(crate) place: Option<usize>,
}

impl Home {
    fn of(document: &Document, lexicon: &Lexicon, cues: &[CueMatch]) -> Home {
        let mut named = Counts::default();
        let mut placed = Counts::default();
        let mut count = |text: &str, cues: &[CueMatch], weight: usize| {
            for cue in cues {
                let Some(country) = country_of(lexicon, cue).filter(|country| is_somewhere(*country)) else { continue };
                named.add(country, weight);
                let people = lexicon.cues_of(cue.phrase).iter().any(|cue| matches!(cue, Cue::People(_)));
                if (!people && stands_for_a_place(text, cue, true)) || (people && modifies_a_place(text, cue)) {
                    placed.add(country, weight);
                }
            }
        };
        count(&document.text, cues, 1);
        if let Some(title) = &document.title {
            count(title, &lexicon.find(title), 3);
        }
        Home { country: named.leader(), place: placed.leader() }
    }
}

/// How often each country is named.
#[derive(Clone, Debug, Default)]
struct Counts(Vec<(usize, usize)>);

impl Counts {
    fn add(&mut self, country: usize, weight: usize) {
        match self.0.iter_mut().find(|(known, _)| *known == country) {
            Some((_, count)) => *count += weight,
            None => self.0.push((country, weight)),
        }
    }

    /// The country named most often; `None` where two lead.
    fn leader(mut self) -> Option<usize> {
        self.0.sort_by_key(|(country, count)| (std::cmp::Reverse(*count), *country));
        match self.0.as_slice() {
            [(country, _)] => Some(*country),
            [(country, first), (_, second), ..] if first > second => Some(*country),
            _ => None,
        }
    }
}

/// Whether a country of the table is a place where something happens: the European Union is a party to much and no place.
fn is_somewhere(country: usize) -> bool {
    COUNTRIES.get(country).is_some_and(|country| country.code != "EU")
}

/// "A Syrian town": a people's name before a noun of place.
fn modifies_a_place(text: &str, cue: &CueMatch) -> bool {
    let after = text.get(cue.end..).unwrap_or_default();
    after.split_whitespace().take(3).any(|word| is_place_noun(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

fn country_of(lexicon: &Lexicon, cue: &CueMatch) -> Option<usize> {
    lexicon.cues_of(cue.phrase).iter().find_map(|cue| match cue {
        Cue::Country(country) | Cue::People(country) | Cue::Capital(country) => Some(*country),
        _ => None,
    })
}

/// The country of an event: for a vote one named right beside it ("Kenya's election"), for other events one that the
/// sentence places it in; else the document's, else the nearest of the sentence.
fn place_of(
    text: &str,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    event: &CueMatch,
    (start, end): (usize, usize),
    home: Home,
    kind: &str,
) -> Option<String> {
    let (is_vote, sudden, violent) = (is_vote(kind), is_sudden(kind), is_violent(kind));
    let first = cues.partition_point(|cue| cue.start < start);
    let named = cues.iter().skip(first).take_while(|cue| cue.start < end).filter_map(|cue| {
        let country = country_of(lexicon, cue).filter(|country| is_somewhere(*country))?;
        // "US-led strikes", "the Britain-based Observatory": whose, and not where.
        if text.get(cue.end..).is_some_and(|after| ATTRIBUTED.iter().any(|tail| after.starts_with(tail))) {
            return None;
        }
        let between = if cue.end <= event.start { cue.end..event.start } else { event.end..cue.start };
        let gap = || text.get(between.clone()).map_or(usize::MAX, words_beside_dates);
        // "Russian warplanes" says whose they are, not where they flew.
        let people = lexicon.cues_of(cue.phrase).iter().any(|cue| matches!(cue, Cue::People(_)));
        // "The Beirut port blast": a name right before the event's.
        let compound = || {
            let marks = |between: &str| between.contains(['\'', '’', ',']);
            cue.end <= event.start && !text.get(cue.end..event.start).is_some_and(marks) && gap() <= 2
        };
        let placed = !people && (stands_for_a_place(text, cue, !violent) || compound());
        // Only of votes it matters which names stand near without saying where.
        (is_vote || placed).then(|| (gap(), country, placed))
    });
    let named: Vec<_> = named.collect();
    let nearest = |wanted: &dyn Fn(usize, bool) -> bool| {
        named.iter().filter(|(gap, _, placed)| wanted(*gap, *placed)).min().map(|(_, country, _)| *country)
    };
    let country = if is_vote {
        nearest(&|gap, _| gap <= 2).or(home.country).or_else(|| nearest(&|_, _| true))?
    } else {
        // Unrest and war fill a country; a bomb goes off at a spot that only its own words can name.
        let placed = nearest(&|_, placed| placed);
        if let Some(first) = placed {
            let several = coordinated(text, lexicon, cues, (start, end), first);
            if several.len() > 1 {
                let names: Vec<&str> =
                    several.iter().filter_map(|country| Some(COUNTRIES.get(*country)?.name)).collect();
                return Some(joined_countries(&names));
            }
        }
        placed.or(home.place).or(home.country.filter(|_| !sudden))?
    };
    COUNTRIES.get(country).map(|country| country.name.to_owned())
}

/// Endings that make of a country's name who somebody belongs to.
const ATTRIBUTED: &[&str] =
    &["-led", "-based", "-backed", "-born", "-made", "-brokered", "-supplied", "-sponsored", "-trained", "-funded"];

/// The countries that stand together as the place of one event: "southern Turkey and northern Syria", "Guinea, Liberia and
/// Sierra Leone". Empty where the country stands alone.
fn coordinated(
    text: &str,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    (start, end): (usize, usize),
    country: usize,
) -> Vec<usize> {
    /// An event in more countries than these has no place to tell it by.
    const MOST: usize = 8;
    let first = cues.partition_point(|cue| cue.start < start);
    let named: Vec<(usize, usize, usize)> = cues
        .iter()
        .skip(first)
        .take_while(|cue| cue.start < end)
        .filter_map(|cue| {
            let is_name = lexicon.cues_of(cue.phrase).iter().any(|cue| matches!(cue, Cue::Country(_)));
            Some((cue.start, cue.end, country_of(lexicon, cue).filter(|_| is_name)?))
        })
        .collect();
    let mut run: Vec<usize> = Vec::new();
    // Whether the last two of the run are joined by "and", which ends it.
    let mut closed = false;
    let mut last_end = None;
    for (from, to, named) in named {
        let between = last_end.and_then(|last| text.get(last..from)).map(str::trim);
        let joined = between.is_some_and(|between| {
            between == "and"
                || between == ", and"
                || between.strip_prefix("and ").is_some_and(|rest| {
                    !rest.contains(' ') && rest.starts_with(|c: char| c.is_lowercase()) && rest.ends_with("ern")
                })
        });
        let listed = between == Some(",");
        if closed && run.contains(&country) {
            break;
        }
        if closed || !(joined || listed) || run.contains(&named) {
            run.clear();
        }
        closed = joined && !run.is_empty();
        run.push(named);
        last_end = Some(to);
    }
    if closed && run.len() <= MOST && run.contains(&country) { run } else { Vec::new() }
}

/// The name right before an event's: "the Maui wildfires", "the Tempi rail disaster".
fn named_place(text: &str, start: usize, event: usize) -> Option<String> {
    /// So many words may stand between the name and the event's.
    const BETWEEN: usize = 2;
    let before: Vec<&str> = text.get(start..event)?.split_whitespace().collect();
    let last = before.len().checked_sub(1)?;
    let name = (0..=BETWEEN).find_map(|back| {
        let word = before.get(last.checked_sub(back)?)?;
        let between = before.get(before.len() - back..)?;
        let plain_between = between.iter().all(|word| word.starts_with(char::is_lowercase) && !is_stop(word));
        (plain_between && word.starts_with(char::is_uppercase)).then_some(last - back)
    })?;
    // The first word of a sentence has its capital letter from there.
    if name == 0 || before.get(name)?.ends_with([',', '.', ':']) {
        return None;
    }
    // "The Great East Japan Earthquake": the words before the country belong to the event's name.
    if is_country_word(&plain(before.get(name)?)) {
        return None;
    }
    let from = (0..name).rev().take(2).take_while(|index| name_length(&before, *index) > name - index).last();
    let from = from.unwrap_or(name);
    if name_length(&before, from) == 0 {
        return None;
    }
    let names = localities(&format!("in {}", before.get(from..=name)?.join(" ")));
    names.into_iter().next()
}

/// Words that part a name from the event behind it.
fn is_stop(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "of"
            | "the"
            | "a"
            | "an"
            | "and"
            | "by"
            | "for"
            | "to"
            | "that"
            | "with"
            | "as"
            | "from"
            | "was"
            | "after"
            | "before"
            | "during"
            | "s"
            | "said"
            | "says"
    )
}

/// The number of words, those of dates left out: "the referendum of 5 June in Kenya" names the country beside the vote.
fn words_beside_dates(text: &str) -> usize {
    let is_date = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(|c: char| c.is_ascii_digit()) || month_number(word).is_some()
    };
    text.split_whitespace().filter(|word| !is_date(word)).count()
}

/// Whether a country's name says where something is: after a preposition of place, or with a possessive ending.
fn stands_for_a_place(text: &str, cue: &CueMatch, possessive: bool) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "in",
        "near",
        "at",
        "outside",
        "across",
        "of",
        "off",
        "inside",
        "within",
        "to",
        "hit",
        "hits",
        "struck",
        "strikes",
        "shook",
        "rocked",
        "devastated",
        "battered",
        "central",
    ];
    /// "Northeastern Japan", "north-western Syria": the part of a country.
    const DIRECTIONS: &[&str] = &["northern", "southern", "eastern", "western"];
    let before = text.get(..cue.start).unwrap_or_default().trim_end();
    let after = text.get(cue.end..).unwrap_or_default();
    // "In the Philippines".
    let before = before.strip_suffix(" the").unwrap_or(before);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if before.ends_with(',') && ends_a_place(before, after) {
        return true;
    }
    let directed = DIRECTIONS.iter().any(|direction| lowered(word).ends_with(direction));
    is_one_of(word, PREPOSITIONS) || directed || possessive && (after.starts_with("'s") || after.starts_with("’s"))
}

/// "In North Kensington, London": a name behind a comma says where the place before it is.
fn ends_a_place(before: &str, after: &str) -> bool {
    /// The name before the comma has at most so many words.
    const MOST_WORDS: usize = 4;
    let closed = after.is_empty() || after.starts_with([',', '.', ';', ')', ' ']);
    let mut words = before.trim_end_matches(',').rsplit(' ').take(MOST_WORDS + 1);
    let is_name = |word: &str| {
        let date = word.ends_with("day") || month_number(word).is_some();
        word.starts_with(char::is_uppercase) && !date && !word.ends_with(',')
    };
    if !closed || !words.next().is_some_and(is_name) {
        return false;
    }
    words
        .find(|word| !is_name(word))
        .is_some_and(|word| matches!(word, "in" | "at" | "near" | "of" | "from" | "outside" | "to"))
}

/// Whether an event of a kind goes from one country to the next.
fn spreads(kind: &str) -> bool {
    matches!(kind, "storm" | "hurricane" | "cyclone" | "typhoon" | "earthquake" | "epidemic" | "flood" | "heatwave")
}

/// "In Dominica the storm …": a sentence that opens with a place and goes on with "the".
fn opens_with_place(text: &str, start: usize, event: usize) -> bool {
    let before = text.get(start..event).unwrap_or_default();
    let mut words = before.split_whitespace();
    matches!(words.next(), Some("In" | "On" | "Across" | "in" | "on")) && words.next_back() == Some("the")
}

/// How many words may stand between "two weeks after" and the event.
const BESIDE: usize = 3;

/// The date of an event: the nearest of its sentence that no reporting verb claims.
fn date_of(text: &str, event: &CueMatch, dates: &[ResolvedDate], (start, end): (usize, usize)) -> Option<ResolvedDate> {
    let first = dates.partition_point(|date| date.start < start);
    dates
        .iter()
        .skip(first)
        .take_while(|date| date.start < end)
        // What was told of goes on "two days later"; a new event begins then.
        .filter(|date| !date.counted || is_new(text, event))
        .filter_map(|date| {
            let (from, to) = if date.end <= event.start { (date.end, event.start) } else { (event.end, date.start) };
            // "The January events": the name holds its date.
            let inside = event.start <= date.start && date.end <= event.end;
            let between = if inside { "" } else { text.get(from..to)? };
            let gap = between.split_whitespace().count();
            let claimed = between
                .split_whitespace()
                .any(|word| REPORTING_VERBS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())));
            let said = proclaimed(text, start, event, date)
                || !inside
                    && said_on(text, start, date).is_some_and(|verb| verb > event.start || event.start > date.end);
            (gap <= REACH && !claimed && !said && !is_counted_from(text, event, between, inside)).then(|| {
                // "Thursday, two weeks after the quake": what counts from the event itself is nearer than a day beyond a
                // comma; a day of its own clause is nearer still.
                let rank = match (date.rough, between.contains(',')) {
                    (false, false) => 0,
                    (true, _) if gap <= BESIDE => 1,
                    (false, true) => 2,
                    (true, _) => 3,
                };
                (rank, gap, date)
            })
        })
        .min_by_key(|(rank, gap, date)| (*rank, *gap, date.start))
        .map(|(.., date)| finer(*date, dates, (start, end)))
}

/// "The November 2015 attacks were carried out on Friday, 13 November 2015": the day, where the sentence gives it too.
fn finer(date: ResolvedDate, dates: &[ResolvedDate], (start, end): (usize, usize)) -> ResolvedDate {
    if date.from.day_number().is_some() || date.from != date.to {
        return date;
    }
    let first = dates.partition_point(|other| other.start < start);
    let mut days =
        dates.iter().skip(first).take_while(|other| other.start < end).filter(|other| {
            other.from.day_number().is_some() && other.from == other.to && date.from.contains(other.from)
        });
    match (days.next(), days.next()) {
        (Some(day), None) => ResolvedDate { from: day.from, to: day.to, ..date },
        _ => date,
    }
}

/// "Was declared the winner of the election on Monday": the day is that of the declaration.
fn proclaimed(text: &str, start: usize, event: &CueMatch, date: &ResolvedDate) -> bool {
    const VERBS: &[&str] = &["declared", "proclaimed", "certified", "conceded", "annulled", "upheld", "inaugurated"];
    let before = text.get(start..event.start).unwrap_or_default();
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or_default();
    let own = text.get(event.end..date.start).is_some_and(|between| matches!(between.trim(), "of" | "held on" | ""));
    date.start >= event.end && !own && clause.split_whitespace().any(|word| VERBS.contains(&word))
}

/// Where the verb stands that a date belongs to, if it is one of saying or counting: "officials said late on Monday".
pub(super) fn said_on(text: &str, start: usize, date: &ResolvedDate) -> Option<usize> {
    /// So many words may stand between the verb and its day.
    const BETWEEN: usize = 5;
    let before = text.get(start..date.start)?;
    let clause = before.rfind([',', ';', ':', '(', '–', '—']).map_or(0, |at| at + 1);
    let clause_text = before.get(clause..)?.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut at = before.len();
    for word in clause_text.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(BETWEEN) {
        at = before.get(..at)?.rfind(word)?;
        if VERBS_OF_THE_DAY.contains(&word) || RISES.contains(&word) {
            return Some(start + at);
        }
    }
    None
}

/// Whether a date is the day on which a count had come so far: "rose to 158 on Friday".
pub(super) fn rises_on(text: &str, start: usize, date: &ResolvedDate) -> bool {
    let verb = said_on(text, start, date).and_then(|verb| text.get(verb..)?.split_whitespace().next());
    verb.is_some_and(|verb| RISES.contains(&verb))
}

/// Nouns that an event's name lends itself to: what an election commission does has a date of its own.
const NAMED_AFTER: &[&str] = &[
    "commission",
    "committee",
    "code",
    "law",
    "laws",
    "legislation",
    "office",
    "officials",
    "official",
    "authority",
    "authorities",
    "observers",
    "observer",
    "observation",
    "mission",
    "campaign",
    "campaigns",
    "program",
    "programme",
    "system",
    "headquarters",
    "process",
    "monitors",
    "board",
    "bill",
    "council",
    "season",
    "relief",
    "crimes",
    "candidates",
    "candidate",
];

/// Whether an event's name only qualifies the noun after it.
fn is_named_after(text: &str, event: &CueMatch) -> bool {
    let next = text.get(event.end..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    is_one_of(next.trim_matches(|c: char| !c.is_alphanumeric()), NAMED_AFTER)
}

/// Words that set a date against an event: "a month before the vote", "after the referendum".
const SETTING_APART: &[&str] = &["before", "after", "ahead", "until", "since", "eve", "following", "by"];

/// Whether the words between a date and an event, or those that lead up to the event, say that the date is another day:
/// "on 21 October, a month before the vote", "the day before the vote, 3 June".
fn is_counted_from(text: &str, event: &CueMatch, between: &str, inside: bool) -> bool {
    let sets_apart = |word: &str| SETTING_APART.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    let before = text.get(..event.start).unwrap_or_default();
    let leading = before.rsplit(char::is_whitespace).take(4).any(sets_apart);
    between.split_whitespace().any(sets_apart) || (leading && !inside && between.starts_with(','))
}

/// The number of words between two places of a text.
pub(crate) fn words_between(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to).map_or(usize::MAX, |between| between.split_whitespace().count())
}

/// The dates of a text with what the words leave out filled in: the year from the date of publication, weekdays and
/// "last year" counted back from it. A date that cannot be resolved is left out.
fn resolve_dates(
    document: &Document,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    dates: &[DateMention],
) -> Vec<ResolvedDate> {
    let (text, published) = (document.text.as_str(), document.published);
    // Without a date of publication, the first year that the text names in full stands in for it.
    let year = published.map(PartialDate::year_number).or_else(|| dates.iter().find_map(|date| date.year));
    // A date without a year goes on in the year told of before: "the election of 2017 … the runoff on 7 May".
    let mut told: Option<(usize, i32, bool)> = None;
    let mut resolved: Vec<ResolvedDate> = Vec::with_capacity(dates.len());
    for index in 0..dates.len() {
        let Some(mut date) = with_year_behind(text, dates, index) else { continue };
        let between = told.and_then(|(end, ..)| text.get(end..date.span.start()));
        let near = between.is_some_and(|between| between.len() <= CARRIED && !between.contains('\n'));
        let one_sentence = between.is_some_and(|between| !between.contains(". "));
        let stated = date.year.is_some();
        if let (false, true, Some((_, year, by_month))) = (stated, near, told)
            && date.month.is_some()
            && (one_sentence || by_month)
            && published.is_none_or(|published| year < published.year_number())
        {
            date.year = Some(year);
        }
        told = date.year.map(|year| (date.span.end(), year, date.month.is_some()));
        resolved.extend(resolve(&date, published, year, said_last(text, &date)));
    }
    for cue in cues {
        for meaning in lexicon.cues_of(cue.phrase) {
            let date = match (meaning, published) {
                (Cue::Weekday(day), Some(published)) if published.day_number().is_some() => {
                    weekday_before(published.last_day(), *day)
                }
                (Cue::Relative(back), Some(published)) => {
                    let whole = counted_back(published, *back);
                    let rough = matches!(back, Back::About(_));
                    resolved.extend(whole.map(|(from, to)| ResolvedDate {
                        start: cue.start,
                        end: cue.end,
                        from,
                        to,
                        rough,
                        counted: false,
                    }));
                    None
                }
                _ => None,
            };
            if let Some(date) = date {
                let whole =
                    ResolvedDate { start: cue.start, end: cue.end, from: date, to: date, rough: false, counted: false };
                resolved.push(whole);
            }
        }
    }
    resolved.sort_by_key(|date| (date.start, date.end));
    let mut resolved = without_named_days(text, resolved);
    let counted: Vec<ResolvedDate> = cues.iter().filter_map(|cue| counted_on(text, lexicon, cue, &resolved)).collect();
    if !counted.is_empty() {
        resolved.extend(counted);
        resolved.sort_by_key(|date| (date.start, date.end));
    }
    resolved
}

/// A date counted from the one named last before: "the next day", "three weeks later".
fn counted_on(text: &str, lexicon: &Lexicon, cue: &CueMatch, dates: &[ResolvedDate]) -> Option<ResolvedDate> {
    /// So far back, in bytes, the date counted from may stand.
    const BACK: usize = 600;
    let back = lexicon.cues_of(cue.phrase).iter().find_map(|meaning| match meaning {
        Cue::Relative(back @ (Back::Then(_) | Back::Counted(_))) => Some(*back),
        _ => None,
    })?;
    let (start, days, unit) = match back {
        Back::Then(days) => (cue.start, days, 1),
        Back::Counted(sign) => {
            let before = text.get(..cue.start)?.trim_end();
            let unit_start = before.rfind(char::is_whitespace)? + 1;
            let unit = before.get(unit_start..)?;
            let (.., length) = SPANS.iter().find(|(one, many, _)| *one == unit || *many == unit)?;
            let before = before.get(..unit_start)?.trim_end();
            let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
            let number = before.get(start..)?;
            let known = FEW.iter().find(|(word, _)| number.eq_ignore_ascii_case(word)).map(|(_, count)| *count);
            let count = known.or_else(|| number.parse().ok().filter(|count| *count < 1000))?;
            let (count, length) = (i64::try_from(count).ok()?, i64::try_from(*length).ok()?);
            (start, sign * count * length, length)
        }
        _ => return None,
    };
    let before = dates.partition_point(|date| date.end <= start);
    let anchor = before.checked_sub(1).and_then(|index| dates.get(index)).filter(|date| start - date.end <= BACK)?;
    if anchor.rough || (anchor.from.day_number().is_none() && unit < 30) || anchor.from.month_number().is_none() {
        return None;
    }
    let day = anchor.from.first_day().checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
    let date = match unit {
        1 | 7 => PartialDate::from(day),
        30 => PartialDate::month(day.year(), u8::try_from(day.month()).ok()?)?,
        _ => PartialDate::year(day.year())?,
    };
    let (mut from, mut to) = (date, date);
    if unit == 7 {
        from = day.checked_sub_days(Days::new(3))?.into();
        to = day.checked_add_days(Days::new(3))?.into();
    }
    Some(ResolvedDate { start, end: cue.end, from, to, rough: true, counted: true })
}

/// Whether an event's name tells of a new one: "another earthquake", "a second vote".
fn is_new(text: &str, event: &CueMatch) -> bool {
    const NEW: &[&str] = &["another", "second", "new", "third", "further", "fresh", "repeat", "subsequent"];
    let before = text.get(..event.start).unwrap_or_default();
    before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(4).any(|word| NEW.contains(&word))
}

/// How far a year that was told holds for dates without one, in bytes.
const CARRIED: usize = 240;

/// A date with the year that stands behind the next one, where the two are joined: "in July and August 2014".
fn with_year_behind(text: &str, dates: &[DateMention], index: usize) -> Option<DateMention> {
    let mut date = dates.get(index)?.clone();
    if let (None, Some(month), Some(next)) = (date.year, date.month, dates.get(index + 1)) {
        let between = text.get(date.span.end()..next.span.start()).unwrap_or_default().trim();
        let joined = matches!(between, "and" | "or" | "to" | "until" | "-" | "–" | "and on" | ",");
        if let (true, Some(year), Some(later)) = (joined, next.year, next.month) {
            date.year = Some(if month > later { year - 1 } else { year });
            if date.day.is_none() && next.day.is_none() && between != "or" && date.end.is_none() {
                date.end = PartialDate::month(year, later);
            }
        }
    }
    Some(date)
}

/// The time that lies so far back from publication; `None` where the date of publication is too coarse to tell.
fn counted_back(published: PartialDate, back: Back) -> Option<(PartialDate, PartialDate)> {
    let day = published.last_day();
    let exact = published.day_number().is_some();
    let one = |date: PartialDate| Some((date, date));
    match back {
        Back::Year(years) => one(PartialDate::year(published.year_number() - years)?),
        Back::Month(months) => {
            published.month_number()?;
            let month = day.with_day(1)?.checked_sub_months(Months::new(months))?;
            one(PartialDate::month(month.year(), u8::try_from(month.month()).ok()?)?)
        }
        Back::Day(days) if exact => one(day.checked_sub_days(Days::new(days))?.into()),
        Back::About(days) if exact => {
            let slack = if days == 1 { 0 } else { days.div_ceil(3).min(60) };
            let from = day.checked_sub_days(Days::new(days + slack))?;
            let to = day.checked_sub_days(Days::new(days - slack))?;
            Some((from.into(), to.into()))
        }
        _ => None,
    }
}

/// "Wednesday 29 October": the day of the week beside a full date says nothing more, and may be counted from another week.
fn without_named_days(text: &str, dates: Vec<ResolvedDate>) -> Vec<ResolvedDate> {
    let beside = |a: &ResolvedDate, b: &ResolvedDate| {
        let near = text.get(a.end..b.start).is_some_and(|between| between.len() <= 6 && !between.contains(['.', ';']));
        near && !a.rough && !b.rough
    };
    let named = |index: usize| {
        let date = dates.get(index)?;
        let word = text.get(date.start..date.end)?;
        let is_weekday = word.starts_with(char::is_uppercase)
            && !word.contains(|c: char| c.is_ascii_digit())
            && word.ends_with("day");
        let before =
            index.checked_sub(1).and_then(|before| dates.get(before)).is_some_and(|before| beside(before, date));
        let after = dates.get(index + 1).is_some_and(|after| beside(date, after));
        (is_weekday && (before || after)).then_some(index)
    };
    let dropped: Vec<usize> = (0..dates.len()).filter_map(named).collect();
    dates.iter().enumerate().filter(|(index, _)| dropped.binary_search(index).is_err()).map(|(_, date)| *date).collect()
}

/// Whether "last" stands before a date: "last August".
fn said_last(text: &str, date: &DateMention) -> bool {
    let before = text.get(..date.span.start()).unwrap_or_default().trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.eq_ignore_ascii_case("last")
}

fn resolve(date: &DateMention, published: Option<PartialDate>, year: Option<i32>, last: bool) -> Option<ResolvedDate> {
    let inferred = match (date.year, published) {
        (Some(year), _) => year,
        // The latest such day that does not lie after publication.
        (None, Some(published)) => {
            let this_year = published.year_number();
            let later = PartialDate::month(this_year, date.month?)?.first_day() > published.last_day();
            // "Last August", written in August, is a year ago.
            let again = last && date.day.is_none() && published.month_number() == date.month;
            if later || again { this_year - 1 } else { this_year }
        }
        (None, None) => year?,
    };
    let from = match (date.month, date.day) {
        (Some(month), Some(day)) => PartialDate::day(inferred, month, day)?,
        (Some(month), None) => PartialDate::month(inferred, month)?,
        _ => PartialDate::year(inferred)?,
    };
    Some(ResolvedDate {
        start: date.span.start(),
        end: date.span.end(),
        from,
        to: date.end.filter(|end| *end >= from).unwrap_or(from),
        rough: false,
        counted: false,
    })
}

/// The latest day of that name that does not lie after publication.
fn weekday_before(published: NaiveDate, weekday: Weekday) -> Option<PartialDate> {
    let back = published.weekday().days_since(weekday);
    published.checked_sub_days(Days::new(u64::from(back))).map(PartialDate::from)
}
