//! Whether two stories are one event: a sum of pieces of evidence, each with its words.
//!
//! Unknown is not different. No single piece decides but for votes, names given by hand and names of their own; what is
//! only assumed, as a date taken from the day of publication, counts neither way.

use std::collections::BTreeSet;
use std::fmt;

use super::events::{EventIdentity, same_event_by};
use super::reports::{RARE_WORDS_OF_A_REPORT, is_full, is_report};
use super::whereabouts::{Towns, Whereabouts};
use crate::model::{Event, KindRules, PartialDate, Story};
use crate::places::spelling;
use crate::quantity::Number;
use crate::vocabulary::traits;

/// How two stories stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum StoryIdentity {
    /// Two events.
    Different,
    /// Too little is known to say.
    Open,
    /// One event, as far as can be seen.
    Probably,
    /// One event.
    Same,
}

/// Weights of evidence in halves, so that they stay whole.
///
/// How often each piece holds for two documents of one event and of different ones, on news of several publishers that was
/// not looked at when the weights were chosen: two or more shared names 77 % and 0.6 %; a name in both titles 62 and 0.4;
/// the same town 41 and 0; a related place below the country 48 and 0.4; published within three days 55 and 0.3; two or more same figures 27 and 0.1; eight or more rare
/// words 39 and 0.4; kinds of one family 90 and 27. Said days clash in 10 % of the true pairs, towns in 3 %, countries in
/// 5 %: so a clash counts against, and does not decide.
mod weight {
    /// By how many proper names of title and first sentences both have: none, one, two, three, more.
    pub(super) const NAMES: [i32; 5] = [-4, 1, 4, 6, 8];
    pub(super) const TITLE_NAME: i32 = 4;
    /// One storm, fire, flight or disease by its own name, within a month. Its record was not taken: it weighs as three names.
    pub(super) const OWN_NAME: i32 = 6;
    pub(super) const SAME_TOWN: i32 = 6;
    /// One names a town and the other its region, or both name the region.
    pub(super) const RELATED_PLACE: i32 = 3;
    /// One names a town, and the other, which places it in none, has its name in title or lead.
    pub(super) const TOWN_NAMED: i32 = 3;
    pub(super) const OTHER_TOWN: i32 = -4;
    /// Names of which no table says where they are, or whether they are places at all.
    pub(super) const OTHER_NAME: i32 = -1;
    pub(super) const OTHER_COUNTRY: i32 = -4;
    pub(super) const SAME_DAY: i32 = 3;
    pub(super) const OTHER_DAY: i32 = -2;
    /// Votes have their day, and the same people stand in many.
    pub(super) const OTHER_DAY_OF_VOTES: i32 = -4;
    /// Each reports what happened in its own last days, and those lie far apart: a second quake.
    pub(super) const EACH_ITS_DAY: i32 = -12;
    /// By how many figures of one measure, 3 and more, both have: none, one, more.
    pub(super) const FIGURES: [i32; 3] = [-1, 2, 5];
    pub(super) const FEW_RARE_WORDS: i32 = -2;
    pub(super) const SOME_RARE_WORDS: i32 = 2;
    pub(super) const MANY_RARE_WORDS: i32 = 4;
    /// Twelve and more, within a month: 15 % of the true pairs and 0.03 % of the others, but war is reported in the same words
    /// for years.
    pub(super) const A_WHOLE_VOCABULARY: i32 = 8;
    pub(super) const PUBLISHED_NEAR: i32 = 3;
    pub(super) const PUBLISHED_IN_A_FORTNIGHT: i32 = 1;
    pub(super) const PUBLISHED_LATER: i32 = -2;
    /// More than a month, and more than a hundred days, apart. Of 423 pairs of reports of one event 16 were published so far
    /// apart, of 9,070 pairs of two events that shared a name, a town or a family 8,782.
    pub(super) const PUBLISHED_MONTHS_LATER: i32 = -5;
    pub(super) const PUBLISHED_LONG_AFTER: i32 = -8;
    pub(super) const OTHER_KIND: i32 = -6;
    /// Kind, place and day are said by both and agree: what a short report gives of an event.
    pub(super) const SAME_DESCRIPTION: i32 = 8;
}

/// From this sum on two stories are certainly one,
const CERTAIN: i32 = 8;
/// from this one on they are so as far as can be seen,
pub(super) const ENOUGH: i32 = 4;
/// and from here on it stays open.
const POSSIBLE: i32 = 0;

/// A piece of evidence on whether two stories are one, with its weight in halves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    Names(Vec<String>),
    TitleName(String),
    OwnName(String),
    Town(String),
    Related(String, String),
    TownNamed(String),
    Towns(String, String),
    Countries(String, String),
    Days(PartialDate, PartialDate),
    SameDays(PartialDate),
    Figures(usize),
    RareWords(usize),
    DaysApart(i64),
    Kinds(String, String),
    Description,
}

impl fmt::Display for Evidence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Evidence::Names(names) if names.is_empty() => write!(formatter, "no name in both beginnings"),
            Evidence::Names(names) => write!(formatter, "both name {}", names.join(", ")),
            Evidence::OwnName(name) => write!(formatter, "{name}, by its own name, in both"),
            Evidence::TitleName(name) => write!(formatter, "{name} in both titles"),
            Evidence::Town(town) => write!(formatter, "both place it in {town}"),
            Evidence::TownNamed(town) => write!(formatter, "one places it in {town}, which the other names"),
            Evidence::Related(a, b) if a == b => write!(formatter, "both place it in {a}"),
            Evidence::Related(a, b) => {
                write!(formatter, "one places it in {a}, the other in {b}, which belong together")
            }
            Evidence::Towns(a, b) => write!(formatter, "one places it in {a}, the other in {b}"),
            Evidence::Countries(a, b) => write!(formatter, "one places it in {a}, the other in {b}"),
            Evidence::Days(a, b) => write!(formatter, "one dates it {a}, the other {b}"),
            Evidence::SameDays(day) => write!(formatter, "both date it {day}"),
            Evidence::Figures(0) => write!(formatter, "no figure in both"),
            Evidence::Figures(1) => write!(formatter, "a figure in both"),
            Evidence::Figures(count) => write!(formatter, "{count} figures in both"),
            Evidence::RareWords(count) => write!(formatter, "{count} rare words in both"),
            Evidence::DaysApart(0) => write!(formatter, "published on one day"),
            Evidence::DaysApart(1) => write!(formatter, "published a day apart"),
            Evidence::DaysApart(days) => write!(formatter, "published {days} days apart"),
            Evidence::Kinds(a, b) => write!(formatter, "one tells of {a}, the other of {b}"),
            Evidence::Description => write!(formatter, "kind, place and day agree"),
        }
    }
}

/// The outcome of comparing two stories.
#[derive(Clone, Debug)]
pub(crate) struct StoryComparison {
    pub(crate) identity: StoryIdentity,
    /// The sum, in halves.
    pub(crate) score: i32,
    /// What was weighed, heaviest first.
    pub(crate) evidence: Vec<(i32, Evidence)>,
}

impl StoryComparison {
    /// The heaviest evidence that the two are one, in words.
    pub(crate) fn why(&self) -> String {
        /// So many pieces are told.
        const TOLD: usize = 3;
        let speaks = self.evidence.iter().filter(|(weight, _)| *weight > 0).take(TOLD);
        speaks.map(|(_, evidence)| evidence.to_string()).collect::<Vec<_>>().join("; ")
    }
}

/// A story as it is compared: of a text, or the event of a claim made by hand.
#[derive(Clone, Debug)]
pub(crate) struct Told<'a> {
    /// What is said of the event; without what is only assumed.
    pub(crate) event: Event,
    pub(crate) story: Option<&'a Story>,
    pub(crate) published: Option<PartialDate>,
    /// Whether it was read in a text.
    pub(crate) is_read: bool,
    /// The figures it gives, by measure, sorted.
    pub(crate) figures: BTreeSet<(&'a str, Number)>,
}

impl Told<'_> {
    /// The main story of a text that is long enough to share names and words with another.
    pub(super) fn report(&self) -> Option<&Story> {
        self.story.filter(|story| is_report(story))
    }
}

fn shared<'a>(a: &'a [String], b: &'a [String]) -> Vec<&'a String> {
    a.iter().filter(|word| b.binary_search(word).is_ok()).collect()
}

/// What the towns of two stories say, as weights.
fn of_towns(towns: &Towns<'_>) -> Option<(i32, Evidence)> {
    Some(match towns {
        Towns::Same(town) => (weight::SAME_TOWN, Evidence::Town((*town).to_owned())),
        Towns::Related(town, other) => {
            (weight::RELATED_PLACE, Evidence::Related((*town).to_owned(), (*other).to_owned()))
        }
        Towns::Apart(town, other) => (weight::OTHER_TOWN, Evidence::Towns((*town).to_owned(), (*other).to_owned())),
        Towns::OtherNames(town, other) => {
            (weight::OTHER_NAME, Evidence::Towns((*town).to_owned(), (*other).to_owned()))
        }
        Towns::Unknown => return None,
    })
}

/// What their countries say.
fn of_countries(here: &Whereabouts<'_>, there: &Whereabouts<'_>) -> Option<(i32, Evidence)> {
    let (place, other) = (here.country.as_ref()?, there.country.as_ref()?);
    let meet = super::events::places(place).any(|place| super::events::places(other).any(|other| place == other));
    (!meet).then(|| (weight::OTHER_COUNTRY, Evidence::Countries(place.to_string(), other.to_string())))
}

/// Whether the family of a story's kind has a trait.
fn is_of(rules: &KindRules, told: &Told<'_>, a_trait: u16) -> bool {
    told.event.kind.as_ref().is_some_and(|kind| rules.of_family(kind.as_str()).is(a_trait))
}

/// What their days say.
fn of_days(rules: &KindRules, a: &Told<'_>, b: &Told<'_>) -> Option<(i32, Evidence)> {
    let (day, other) = (a.event.from.or(a.event.to), b.event.from.or(b.event.to));
    if super::events::days_meet(rules, &a.event, &b.event)? {
        return day.map(|day| (weight::SAME_DAY, Evidence::SameDays(day)));
    }
    let apart = days_between(a.published, b.published);
    let sudden = is_of(rules, a, traits::SUDDEN) && is_of(rules, b, traits::SUDDEN);
    let each_its_own = sudden && is_of_its_day(a) && is_of_its_day(b) && apart.is_some_and(|days| days > A_WEEK);
    let votes = is_of(rules, a, traits::VOTES) && is_of(rules, b, traits::VOTES);
    let weight = match (each_its_own, votes) {
        (true, _) => weight::EACH_ITS_DAY,
        (_, true) => weight::OTHER_DAY_OF_VOTES,
        _ => weight::OTHER_DAY,
    };
    Some((weight, Evidence::Days(day?, other?)))
}

/// What the rare words say that two reports share.
fn of_rare_words(
    rules: &KindRules,
    (a, first): (&Told<'_>, &Story),
    (b, second): (&Told<'_>, &Story),
) -> (i32, Evidence) {
    let rare = shared(&first.rare_words, &second.rare_words).len();
    let violent = |told: &Told<'_>| is_of(rules, told, traits::VIOLENT | traits::REPEATS | traits::VOTES);
    let apart = days_between(a.published, b.published);
    let of_one_month = apart.is_some_and(|days| days <= A_MONTH) && !violent(a) && !violent(b);
    let long = |story: &Story| story.rare_words.len() >= RARE_WORDS_OF_A_REPORT;
    let weight = match rare {
        0..=3 if long(first) && long(second) => weight::FEW_RARE_WORDS,
        0..=3 => 0,
        4..=7 => weight::SOME_RARE_WORDS,
        12.. if of_one_month => weight::A_WHOLE_VOCABULARY,
        _ => weight::MANY_RARE_WORDS,
    };
    (weight, Evidence::RareWords(rare))
}

/// Compares two stories.
pub(crate) fn compare_stories(rules: &KindRules, a: &Told<'_>, b: &Told<'_>) -> StoryComparison {
    let identity = same_event_by(rules, &a.event, &b.event);
    let decided = |identity, score| StoryComparison { identity, score, evidence: Vec::new() };
    if a.event.pinned.is_some() && b.event.pinned.is_some() {
        let same = identity == EventIdentity::Same;
        return if same {
            decided(StoryIdentity::Same, CERTAIN)
        } else {
            decided(StoryIdentity::Different, POSSIBLE - CERTAIN)
        };
    }
    let vote = |told: &Told<'_>| is_of(rules, told, traits::VOTES);
    let reports = a.report().zip(b.report());
    let Some((first, second)) = reports else {
        // Of a short text, a story told in passing or a claim made by hand, the description is all there is.
        return decided(
            match identity {
                EventIdentity::Same => StoryIdentity::Same,
                EventIdentity::Uncertain => StoryIdentity::Probably,
                _ => StoryIdentity::Different,
            },
            match identity {
                EventIdentity::Same => CERTAIN,
                EventIdentity::Uncertain => ENOUGH,
                _ => POSSIBLE - ENOUGH,
            },
        );
    };
    let mut evidence: Vec<(i32, Evidence)> = Vec::new();
    let names = shared(&first.names, &second.names);
    let shared_names = names.len();
    let weight_of_names = weight::NAMES.get(names.len().min(4)).copied().unwrap_or_default();
    evidence.push((weight_of_names, Evidence::Names(names.into_iter().cloned().collect())));
    if let Some(name) = shared(&first.title_names, &second.title_names).first() {
        evidence.push((weight::TITLE_NAME, Evidence::TitleName((*name).clone())));
    }
    let apart = days_between(a.published, b.published);
    let own_name = a.event.names.iter().find(|name| b.event.names.contains(name));
    let shares_its_name = own_name.is_some();
    if let Some(name) = own_name.filter(|_| apart.is_some_and(|days| days <= A_MONTH)) {
        evidence.push((weight::OWN_NAME, Evidence::OwnName(name.clone())));
    }
    let (here, there) = (Whereabouts::of(&a.event), Whereabouts::of(&b.event));
    let towns = here.towns(&there);
    evidence.extend(of_towns(&towns));
    if towns == Towns::Unknown {
        let named = [(&a.event, second), (&b.event, first)]
            .into_iter()
            .find_map(|(event, told)| event.localities.iter().find(|town| told.names.contains(&spelling(town))));
        evidence.extend(named.map(|town| (weight::TOWN_NAMED, Evidence::TownNamed(town.clone()))));
    }
    evidence.extend(of_countries(&here, &there));
    let family_of = |told: &Told<'_>| told.event.kind.as_ref().map(|kind| rules.family(kind.as_str()).to_owned());
    if identity == EventIdentity::DifferentKind
        && let (Some(kind), Some(other)) = (family_of(a), family_of(b))
        && kind != other
    {
        evidence.push((weight::OTHER_KIND, Evidence::Kinds(kind, other)));
    }
    let days = of_days(rules, a, b);
    let is_dated_alike = matches!(days, Some((_, Evidence::SameDays(_)))) && matches!(towns, Towns::Same(_));
    let is_described_alike = is_dated_alike || identity == EventIdentity::Same;
    evidence.extend(days);
    let figures = a.figures.intersection(&b.figures).count();
    if figures > 0 || (!a.figures.is_empty() && !b.figures.is_empty()) {
        let weight = weight::FIGURES.get(figures.min(2)).copied().unwrap_or_default();
        evidence.push((weight, Evidence::Figures(figures)));
    }
    evidence.push(of_rare_words(rules, (a, first), (b, second)));
    if let Some(days) = apart {
        // Of what lasts for months, months of reports tell.
        let lasts = |told: &Told<'_>| {
            let kind = told.event.kind.as_ref().map_or(0, |kind| rules.slack_days(kind.as_str()));
            days <= i64::try_from(kind).unwrap_or_default()
        };
        let weight = match days {
            0..=3 => weight::PUBLISHED_NEAR,
            4..=14 => weight::PUBLISHED_IN_A_FORTNIGHT,
            _ if lasts(a) && lasts(b) => 0,
            // What is told years after is known by its name, or by its day and town; votes return.
            _ if shares_its_name || is_described_alike && !(vote(a) && vote(b)) => weight::PUBLISHED_LATER,
            15..=A_MONTH => weight::PUBLISHED_LATER,
            32..=A_SEASON => weight::PUBLISHED_MONTHS_LATER,
            _ => weight::PUBLISHED_LONG_AFTER,
        };
        evidence.push((weight, Evidence::DaysApart(days)));
    }
    if identity == EventIdentity::Same {
        evidence.push((weight::SAME_DESCRIPTION, Evidence::Description));
    }
    evidence.retain(|(weight, _)| *weight != 0);
    evidence.sort_by_key(|(weight, _)| std::cmp::Reverse(weight.abs()));
    let score: i32 = evidence.iter().map(|(weight, _)| weight).sum();
    // Two contests of one night are reported alike; what a report says of their days is often that of another vote. Where title
    // and lead of one name the place, or the name, of the other's, that is no other event.
    let names_it = |name: &str| [first, second].map(|story| story.names.iter().any(|known| known == &spelling(name)));
    let both_name = |one: &str, other: &str| names_it(one) == [true; 2] || names_it(other) == [true; 2];
    let elsewhere = match towns {
        Towns::Apart(town, other) | Towns::OtherNames(town, other) if vote(a) && vote(b) => !both_name(town, other),
        // Two blasts of one day, each in a town that the other report does not name.
        Towns::Apart(town, other) | Towns::OtherNames(town, other) => {
            let sudden = is_of(rules, a, traits::SUDDEN) && is_of(rules, b, traits::SUDDEN);
            let own = |name: &str| names_it(name).into_iter().filter(|named| *named).count() == 1;
            sudden && score < CERTAIN && shared_names < TWO_NAMES && own(town) && own(other)
        }
        _ => false,
    };
    let mut own_names = a.event.names.iter().chain(&b.event.names);
    let other_name = identity == EventIdentity::DifferentName && !own_names.any(|name| both_name(name, name));
    let told_apart = other_name || elsewhere;
    let is_one_description = a.event == b.event && a.event.kind.is_some() && a.event.from.is_some();
    let by_description = [first, second].into_iter().any(|story| !is_full(story));
    let identity = match score {
        // Of short texts the description says more than what they have in common.
        _ if by_description && (identity == EventIdentity::Same || is_one_description) => StoryIdentity::Same,
        _ if by_description && identity != EventIdentity::Uncertain => StoryIdentity::Different,
        _ if told_apart => StoryIdentity::Different,
        CERTAIN.. => StoryIdentity::Same,
        _ if by_description => StoryIdentity::Probably,
        ENOUGH.. => StoryIdentity::Probably,
        POSSIBLE.. => StoryIdentity::Open,
        _ => StoryIdentity::Different,
    };
    let score = if by_description && identity == StoryIdentity::Same { score.max(CERTAIN) } else { score };
    StoryComparison { identity, score, evidence }
}

/// Whether a story is told of a day that lies at most three before its publication.
fn is_of_its_day(told: &Told<'_>) -> bool {
    const LAST_DAYS: i64 = 3;
    let day = told.event.from.or(told.event.to);
    days_between(day, told.published).is_some_and(|days| days <= LAST_DAYS)
}

/// Reports that share so many names are hardly of two towns.
const TWO_NAMES: usize = 2;

/// Reports so many days apart are of one week.
const A_WEEK: i64 = 7;

/// So many days are a month.
pub(super) const A_MONTH: i64 = 31;

/// So many days are some months.
const A_SEASON: i64 = 100;

pub(super) fn days_between(a: Option<PartialDate>, b: Option<PartialDate>) -> Option<i64> {
    let day = |date: Option<PartialDate>| date.filter(|date| date.day_number().is_some());
    Some((day(a)?.first_day() - day(b)?.first_day()).num_days().abs())
}
