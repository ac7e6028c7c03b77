//! What a text is known by when it is held against another of the same days, and how many texts of those days have it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::super::super::folding::folded_words;
use super::super::super::surroundings::{content, one_of};
use crate::model::{Claim, Corpus, DocumentId, Story, StoryRole};
use crate::quantity::{Number, Unit, is_distance, is_time};

/// Texts are published at most so many days apart.
pub(super) const DAYS: i64 = 3;

/// Figures of the lead stand within so many bytes.
const LEAD: usize = 800;

/// What more texts of those days share tells nothing.
const MOST_SHARING: usize = 64;

/// So many of a text's figures are looked at.
const MOST_FIGURES: usize = 64;

/// A number of a unit; of a count no unit, since what it counts may stand elsewhere: "171,000 jobs", "added 171,000".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Given<'a> {
    unit: Option<&'a Unit>,
    number: Number,
}

/// How much a number tells that two texts give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Telling {
    /// Three digits say something.
    Long,
    /// Two do.
    Short,
    /// One does.
    Round,
    /// A count below a hundred.
    Small,
    /// So many in a hundred.
    WholeShare,
}

impl Given<'_> {
    /// How much it tells; nothing for a time, a distance, a year or a fraction in words.
    pub(super) fn telling(&self) -> Option<Telling> {
        if self.unit.is_some_and(|unit| *unit == Unit::Ordinal || is_time(unit) || is_distance(unit)) {
            return None;
        }
        let number = self.number.absolute();
        let written = number.to_string();
        let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let is_count = self.unit.is_none();
        let is_year = is_count && number.is_whole() && number >= 1900.into() && number < 2100.into();
        if decimals > MOST_DECIMALS || is_year {
            return None;
        }
        let is_share = matches!(self.unit, Some(Unit::Percent | Unit::PercentagePoint));
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        match digits.trim_matches('0').len() {
            0 => None,
            // Ones and twos are everywhere.
            _ if is_count && number < 3.into() => None,
            _ if is_count && number < 100.into() => Some(Telling::Small),
            _ if is_share && decimals == 0 => Some(Telling::WholeShare),
            1 if number >= 1000.into() => Some(Telling::Round),
            1 => Some(Telling::Small),
            2 => Some(Telling::Short),
            _ => Some(Telling::Long),
        }
    }
}

/// More decimals has only what was said as a fraction: "two thirds".
const MOST_DECIMALS: usize = 3;

/// What a text says of a number: of what it is, by noun and measure, and whether it stands in the lead.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) of: BTreeSet<String>,
    pub(super) leads: bool,
}

/// A main story with what its text is known by.
pub(super) struct Text<'a> {
    pub(super) story: &'a Story,
    pub(super) day: i64,
    pub(super) publisher: Option<String>,
    /// Words of the title that say something, in order.
    pub(super) title: Vec<String>,
    pub(super) numbers: BTreeMap<Given<'a>, Said>,
}

/// Something that a text has and others may have too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Token<'t> {
    Name(&'t str),
    TitleWord(&'t str),
    RareWord(&'t str),
    Number(Given<'t>),
    NumberOf(Given<'t>, &'t str),
}

/// How many texts of those days share something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sharing {
    Few,
    Some,
    Many,
}

/// The dated texts of a corpus, by name.
pub(super) fn texts_of(corpus: &Corpus) -> Vec<Text<'_>> {
    let mut claims: BTreeMap<&DocumentId, Vec<&Claim>> = BTreeMap::new();
    for claim in corpus.claims().iter().filter(|claim| claim.story.is_some() && claim.standing.is_comparable()) {
        claims.entry(&claim.document).or_default().push(claim);
    }
    let text = |story: &Story| {
        let document = corpus.document(story.document.as_str())?;
        let published = document.published.filter(|date| date.day_number().is_some())?;
        let mut title = content(document.title.as_deref().unwrap_or_default());
        title.sort();
        title.dedup();
        Some((title, published, document.publisher.as_deref().map(str::to_lowercase)))
    };
    let mut texts: Vec<Text<'_>> = Vec::new();
    for story in corpus.stories().iter().filter(|story| story.role == StoryRole::Main) {
        let Some((title, published, publisher)) = text(story) else { continue };
        let day = i64::from(published.first_day().num_days_from_ce());
        let claims = claims.get(&story.document).map(Vec::as_slice).unwrap_or_default();
        texts.push(Text { story, day, publisher, title, numbers: numbers_of(claims) });
    }
    texts.sort_by_key(|text| &text.story.document);
    texts
}

/// The first numbers of a text that tell something.
fn numbers_of<'a>(claims: &[&'a Claim]) -> BTreeMap<Given<'a>, Said> {
    let given = |claim: &&'a Claim| {
        let unit = Some(&claim.quantity.unit).filter(|unit| !matches!(unit, Unit::Number | Unit::Count));
        let given = Given { unit, number: claim.quantity.stated? };
        given.telling().and(Some((claim.span?, given, *claim)))
    };
    let mut telling: Vec<_> = claims.iter().filter_map(given).collect();
    telling.sort_by_key(|(span, given, _)| (*span, *given));
    let mut numbers: BTreeMap<Given<'a>, Said> = BTreeMap::new();
    for (span, given, claim) in telling.into_iter().take(MOST_FIGURES) {
        let said = numbers.entry(given).or_default();
        let noun = claim.quantity.noun.as_deref().and_then(|noun| folded_words(noun).last());
        said.of.extend(noun.map(|noun| one_of(&noun)));
        said.of.extend(claim.statistic.measure.clone());
        said.leads |= span.start() < LEAD;
    }
    numbers
}

/// What two rising rows share.
pub(super) fn shared_of<'t>(own: &'t [String], other: &[String]) -> impl Iterator<Item = &'t String> {
    own.iter().filter(|thing| other.binary_search(thing).is_ok())
}

/// Which texts have what, by day.
pub(super) struct Known<'t> {
    having: BTreeMap<Token<'t>, Vec<(i64, usize)>>,
}

impl<'t> Known<'t> {
    pub(super) fn new(texts: &'t [Text<'_>]) -> Known<'t> {
        let mut having: BTreeMap<Token<'t>, Vec<(i64, usize)>> = BTreeMap::new();
        for (index, text) in texts.iter().enumerate() {
            let story = text.story;
            let mut add = |token: Token<'t>| having.entry(token).or_default().push((text.day, index));
            story.names.iter().for_each(|name| add(Token::Name(name)));
            text.title.iter().for_each(|word| add(Token::TitleWord(word)));
            story.rare_words.iter().for_each(|word| add(Token::RareWord(word)));
            for (given, said) in &text.numbers {
                add(Token::Number(*given));
                said.of.iter().for_each(|of| add(Token::NumberOf(*given, of)));
            }
        }
        having.values_mut().for_each(|texts| texts.sort_unstable());
        Known { having }
    }

    /// Those who have something, published from one day to another.
    fn having(&self, token: Token<'t>, first: i64, last: i64) -> &[(i64, usize)] {
        let all = self.having.get(&token).map(Vec::as_slice).unwrap_or_default();
        let from = all.partition_point(|(day, _)| *day < first);
        let to = all.partition_point(|(day, _)| *day <= last);
        all.get(from..to).unwrap_or_default()
    }

    /// How many of the days of two texts have something that both have, unless it is so many that it tells nothing.
    pub(super) fn sharing(&self, token: Token<'t>, a: &Text<'_>, b: &Text<'_>) -> Option<Sharing> {
        match self.having(token, a.day.min(b.day) - DAYS, a.day.max(b.day) + DAYS).len() {
            0..=8 => Some(Sharing::Few),
            9..=24 => Some(Sharing::Some),
            25..=MOST_SHARING => Some(Sharing::Many),
            _ => None,
        }
    }

    /// The texts before one, by index, that share a name or a telling number with it, of those days.
    pub(super) fn near(&self, index: usize, text: &'t Text<'_>) -> BTreeSet<usize> {
        let names = text.story.names.iter().map(|name| Token::Name(name));
        let tells = |given: &&Given<'_>| matches!(given.telling(), Some(Telling::Long | Telling::Short));
        let numbers = text.numbers.keys().filter(tells).map(|given| Token::Number(*given));
        let having = names.chain(numbers).map(|token| self.having(token, text.day - DAYS, text.day + DAYS));
        let having = having.filter(|having| having.len() <= MOST_SHARING);
        having.flatten().map(|(_, other)| *other).filter(|other| *other < index).collect()
    }
}
