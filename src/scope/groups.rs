//! Whom a figure of people counts: a group, some of those counted before, or those of one nationality.

use super::stretch::{Reader, Stretch};
use super::topic::Bound;

use super::owners::BEHIND_MEMBERS;
use super::scopes::{EVERYBODY, group_of};
use crate::cues::Cue;
use crate::figures::Mention;
use crate::frames::{Frame, Key};
use crate::model::{Event, Measure, Span};
use crate::places::countries::COUNTRIES;
use crate::text::{Spaced, lowered, near_behind};
use crate::vocabulary::{Vocabulary, WordGroups, WordList, singular_of};

/// What a figure counts that is neither everybody nor a group by its own noun.
pub(crate) enum Counts {
    /// Some of those counted before, and the words that say so.
    Some(Option<Span>),
    /// Those of several fates together: "dead or missing".
    Sum(Bound),
}

impl Reader<'_> {
    /// The group that a figure counts, unless it is everybody.
    pub(crate) fn group_bound(&self, mention: &Mention, measure: &Measure, frame: &Frame) -> Option<Bound> {
        if let Some(group) = self.joined_group(mention) {
            return (group != EVERYBODY).then(|| (group.to_owned(), mention.noun));
        }
        if let Some((group, span)) = frame.keys.get(&Key::Group) {
            return Some((group.clone(), span.or(mention.noun)));
        }
        let noun = mention.quantity.noun.as_deref()?;
        // "The civilian deaths", "500 dead": the measure's own noun counts everybody, or those its adjective names.
        let lower = lowered(noun);
        if self.lexicon.measure_of_noun(&lower).is_some() {
            let group = lower.words().find_map(group_of).filter(|group| *group != EVERYBODY)?;
            let own = Vocabulary::english().noun_at_end(group).and_then(|(noun, _)| noun.measure.as_deref());
            return (own != Some(measure.name.as_str())).then(|| (group.to_owned(), mention.noun));
        }
        if measure.needs_subject {
            return Some((party_of(noun)?, mention.noun));
        }
        // "12 black people": everybody, but for the adjective.
        if let Some(kind) = kind_of_people(&lower) {
            return Some((kind.to_owned(), mention.noun));
        }
        // A noun that is in no table names a group of its own: "104 plotters", "two Jesuits".
        let last = lower.last_word()?;
        let unknown = last.chars().all(char::is_alphabetic) && Vocabulary::english().look_up(last).is_none();
        let group = singular_of(last).filter(|group| group != last && unknown && !NO_GROUP.contains(&last))?;
        // "Three New Yorkers", and neither "the Berg rally" nor a town.
        let is_name = |word: &str| word.starts_with(char::is_uppercase);
        let proper = noun.last_word().is_some_and(is_name);
        let led = noun.rsplit(' ').nth(1).filter(|led| proper && is_name(led));
        if proper && (!self.ends_noun(mention.noun?) || is_place(noun)) {
            return None;
        }
        Some((led.map_or(group.clone(), |led| format!("{} {group}", lowered(led))), mention.noun))
    }

    /// Whether a noun phrase ends where it seems to, before a verb, a preposition or a mark.
    fn ends_noun(&self, noun: Span) -> bool {
        let behind = near_behind(self.text, noun.end(), self.text.len());
        let next = behind.strip_prefix(' ').and_then(|behind| behind.split(|c: char| !c.is_alphabetic()).next());
        next.is_none_or(|word| BEHIND_MEMBERS.contains(&word) || self.lexicon.grammar.is_verb(word))
    }

    /// "8,372 men and boys" are people; "120 women and children" are a group of their own.
    fn joined_group(&self, mention: &Mention) -> Option<&'static str> {
        let first = mention.quantity.noun.as_deref()?.rsplit(' ').next()?;
        let behind = self.text.get(mention.noun?.end()..)?.strip_prefix(" and ")?;
        let second = behind.split(|c: char| !c.is_alphabetic()).next()?;
        match (first, second) {
            ("men", "boys" | "women") | ("boys", "men") | ("women", "men") | ("adults", "children") => Some(EVERYBODY),
            ("children", "adults") | ("passengers", "crew") => Some(EVERYBODY),
            ("women" | "girls", "children" | "girls" | "women") | ("children", "women") => Some("women and children"),
            _ => None,
        }
    }

    /// What a figure of people harmed counts, where that is neither everybody nor a group by its own noun: some of those
    /// counted before ("including 250 students", "ten of those who died"), or the dead together with the missing.
    pub(crate) fn part_bound(&self, mention: &Mention, index: usize, stretch: &Stretch<'_>) -> Option<Counts> {
        let figure_end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
        let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start()).max(figure_end);
        let behind = self.text.get(figure_end..next).unwrap_or_default();
        let more = stretch.mentions.get(index + 1).is_some();
        if let Some((sum, length)) = joint_harm(behind, more) {
            return Some(Counts::Sum((sum, Span::new(figure_end, figure_end + length))));
        }
        // "Of the 2,251 killed, 1,642 were at home".
        let whole = index.checked_sub(1).and_then(|index| stretch.mentions.get(index));
        if mention.quantity.noun.is_none() && whole.is_some_and(|whole| self.is_out_of(whole, mention)) {
            return Some(Counts::Some(Some(mention.span)));
        }
        let before = self.text.get(stretch.start..mention.span.start()).unwrap_or_default().trim_end();
        let lead = PART_LEADS
            .iter()
            .find(|lead| before.strip_suffix(*lead).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)));
        let tail = PART_TAILS.iter().find(|tail| {
            let rest = behind.trim_start().strip_prefix(*tail);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        let words = match (lead, tail) {
            (Some(lead), _) => {
                let end = stretch.start + before.len();
                Span::new(end - lead.len(), end)
            }
            (None, Some(tail)) => {
                let start = next - behind.trim_start().len();
                Span::new(start, start + tail.len())
            }
            (None, None) => return None,
        };
        Some(Counts::Some(words))
    }

    /// The group that a figure counts: by its noun, or by what the noun is "of".
    pub(crate) fn group(&self, mention: &Mention) -> Option<&'static str> {
        /// "Members of the law enforcement agencies": so many words after the noun may say of what.
        const MOST_WORDS: usize = 5;
        let noun = mention.quantity.noun.as_deref().unwrap_or_default();
        let end = mention.noun.map_or(mention.span.end(), Span::end);
        let after = near_behind(self.text, end, self.text.len());
        let mut words = after.words().take(MOST_WORDS);
        let (mut phrase, mut open) = match words.next() {
            Some("of") => (format!("{noun} of"), true),
            // "Of whom 19 were military personnel": the verb leads to who they were.
            Some("were" | "are" | "was") if noun.is_empty() => (String::new(), true),
            _ => (String::new(), false),
        };
        let longer = words.find_map(|word| {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(bare);
            let group = group_of(&phrase).filter(|_| open);
            // The phrase ends with its clause.
            open &= bare.len() == word.len();
            group
        });
        longer.or_else(|| group_of(noun))
    }

    /// "Of the 2,251 people killed, 1,642 were civilians": a whole that opens its clause, and a part without a noun.
    pub(crate) fn is_out_of(&self, whole: &Mention, part: &Mention) -> bool {
        let before = self.text.get(..whole.span.start()).unwrap_or_default().trim_end();
        let opens = ["Of the", "Of", "of the", "out of the", "Out of the", "Of some"].iter().any(|lead| {
            before.strip_suffix(lead).is_some_and(|rest| {
                let rest = rest.trim_end();
                rest.is_empty() || rest.ends_with(['.', ';', ':', ',', '”', ')']) || lead.starts_with('O')
            })
        });
        let between = self.text.get(whole.span.end()..part.span.start()).unwrap_or_default();
        let behind = near_behind(self.text, part.span.end(), self.text.len()).trim_start();
        opens
            && between.matches(',').count() == 1
            && (part.quantity.noun.is_none() || self.group(part).is_some())
            && ["were ", "was ", "are "].iter().any(|verb| behind.starts_with(verb))
    }

    /// Whose people a figure counts: "Russian soldiers", "its losses", "189 of them Dutch". Where they are those of the
    /// place where it happened, that says nothing, save in a war.
    pub(crate) fn nationality(
        &self,
        mention: &Mention,
        index: usize,
        stretch: &Stretch<'_>,
        event: Option<&Event>,
    ) -> Option<Bound> {
        /// So far behind a figure a predicate may stand, in bytes,
        const BEHIND: usize = 40;
        /// and so far before it the words "its losses".
        const BEFORE: usize = 60;
        let figure_end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
        let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start());
        let previous =
            index.checked_sub(1).and_then(|index| stretch.mentions.get(index)).map_or(stretch.start, |m| m.span.end());
        let near = self.cues.partition_point(|cue| cue.start < stretch.start);
        let named = self.cues.iter().skip(near).take_while(|cue| cue.start < stretch.end).filter_map(|cue| {
            let (country, people) = self.lexicon.cues_of(cue.phrase).iter().find_map(|cue| match cue {
                Cue::People(country) => Some((*country, true)),
                Cue::Country(country) | Cue::Capital(country) => Some((*country, false)),
                _ => None,
            })?;
            Some((cue, country, people))
        });
        let named: Vec<_> = named.collect();
        let behind = |cue_start: usize, cue_end: usize| {
            let words = self.text.get(figure_end..cue_start).unwrap_or_default();
            let short = cue_start >= figure_end && cue_end <= next && cue_start - figure_end <= BEHIND;
            let after = self.text.get(cue_end..stretch.end).unwrap_or_default();
            let ends = after.trim_start().starts_with([',', '.', ';', ')']) || after.trim().is_empty();
            let predicate = words.words().all(|word| PREDICATE.contains(&word));
            short && predicate && (ends || !words.trim().is_empty())
        };
        let found = named.iter().find(|(cue, _, people)| {
            let inside = cue.start >= mention.span.start() && cue.end <= figure_end;
            *people && (inside || behind(cue.start, cue.end))
        });
        let found = found.map(|(cue, country, _)| (*country, cue.start, cue.end)).or_else(|| {
            let from = previous.max(mention.span.start().saturating_sub(BEFORE));
            let from = (from..=mention.span.start()).find(|at| self.text.is_char_boundary(*at))?;
            let to = (figure_end + BEHIND).min(next);
            let to = (to..=stretch.end).find(|at| self.text.is_char_boundary(*at))?;
            let words = self.text.get(from..to)?;
            // "On the Israeli side, 67 soldiers and six civilians were killed".
            let side = named.iter().rev().find(|(cue, ..)| {
                let next = near_behind(self.text, cue.end, self.text.len());
                cue.end <= mention.span.start()
                    && next.strip_prefix(" side").is_some_and(|rest| rest.starts_with([',', ' ']))
            });
            if let Some((cue, country, _)) = side {
                return Some((*country, cue.start, cue.end));
            }
            let holds = |part: &str| memchr::memmem::find(words.as_bytes(), part.as_bytes()).is_some();
            let owned = holds(" its ") || holds(" their ");
            let own = OWN.iter().filter(|_| owned).find_map(|phrase| words.find(phrase).map(|at| from + at));
            let (cue, country, _) = match own {
                Some(at) => named.iter().rev().find(|(cue, ..)| cue.end <= at)?,
                // "Russian losses", "Ukraine's dead".
                None => named.iter().rev().find(|(cue, ..)| {
                    let next = near_behind(self.text, cue.end, self.text.len());
                    let next = next.strip_prefix("'s").or_else(|| next.strip_prefix("’s")).unwrap_or(next);
                    let mut words = next.words();
                    let lost = words.next().is_some_and(|word| LOSSES.contains(&word));
                    cue.start >= from && cue.end <= mention.span.start() && lost
                })?,
            };
            Some((*country, cue.start, cue.end))
        });
        let (country, start, end) = found?;
        let country = COUNTRIES.get(country)?.name;
        let kind = event.and_then(|event| event.kind.as_ref()).map(|kind| kind.as_str()).unwrap_or_default();
        let two_sided = matches!(kind, "" | "war" | "clash" | "offensive");
        let at_home = event.and_then(|event| event.place.as_deref()).is_none_or(|place| place == country);
        (two_sided || !at_home).then(|| (country.to_owned(), Span::new(start, end)))
    }
}

/// Words before a figure that counts some of those counted before.
static PART_LEADS: WordList = WordList::named("part leads");

/// Words behind a figure that counts some of those counted before.
static PART_TAILS: WordList = WordList::named("part tails");

/// Whether words are nothing or a hedge, behind which a figure follows.
fn is_hedge(words: &str) -> bool {
    let vocabulary = Vocabulary::english();
    let words = words.words().map(str::to_lowercase).collect::<Vec<_>>().join("_");
    let hedge = vocabulary.class("hedge").unwrap_or_default();
    words.is_empty() || vocabulary.look_up(&words).is_some_and(|entry| entry.classes & hedge != 0)
}

/// "1,500 people dead or missing", "79 people dead or missing and presumed dead": two harms under one figure, and how far
/// the words go that say so.
fn joint_harm(behind: &str, more: bool) -> Option<(String, usize)> {
    static HARMS: WordGroups = WordGroups::named("joint harms");
    static BETWEEN: WordList = WordList::named("between of groups");
    /// So many words behind the figure.
    const REACH: usize = 8;
    let harm = |word: &str| HARMS.iter().find(|(_, words)| words.contains(&word)).map(|(harm, _)| *harm);
    let mut at = 0;
    let (mut first, mut joined) = (None, false);
    for raw in behind.words().take(REACH) {
        at += behind.get(at..)?.find(raw)? + raw.len();
        let word = raw.trim_end_matches([',', '.', ';', ')']);
        match (first, harm(word)) {
            (None, Some(found)) => first = Some(found),
            (Some(first), Some(found)) if joined && first != found => {
                // "Left three dead and injured about 180": the second harm has a figure of its own.
                let rest = behind.get(at..).unwrap_or_default();
                if more && raw.len() == word.len() && is_hedge(rest) {
                    return None;
                }
                let mut both = [first, found];
                both.sort_unstable();
                return Some((both.join(" or "), at - (raw.len() - word.len())));
            }
            (Some(_), _) if matches!(word, "or" | "and") => joined = true,
            (Some(_), None) if !BETWEEN.contains(&word) => return None,
            _ => {}
        }
        if raw.len() != word.len() {
            return None;
        }
    }
    None
}

/// Words between a figure and what the people it counts are: "189 of them were Dutch".
static PREDICATE: WordList = WordList::named("predicate");

/// Words by which somebody's own people are counted.
static OWN: WordList = WordList::named("own");

/// Nouns behind a people's name that say whose dead are counted.
static LOSSES: WordList = WordList::named("losses");

/// Counted nouns that name no group.
static NO_GROUP: WordList = WordList::named("no group");

/// Whether a name, or the end of one, is that of a place.
fn is_place(noun: &str) -> bool {
    let mut names =
        noun.char_indices().filter(|(at, _)| *at == 0 || noun.get(..*at).is_some_and(|led| led.ends_with(' ')));
    names.any(|(at, _)| noun.get(at..).is_some_and(|name| crate::places::of(name).next().is_some()))
}

/// Adjectives that make of people a group: "black", "homeless".
static KINDS_OF_PEOPLE: WordList = WordList::named("kinds of people");

/// Which people a noun phrase counts that ends in a word for everybody: "unarmed black people".
fn kind_of_people(noun: &str) -> Option<&'static str> {
    let (_, last) = noun.rsplit_once(' ')?;
    group_of(last).filter(|group| *group == EVERYBODY)?;
    let known = |word: &str| KINDS_OF_PEOPLE.iter().find(|kind| **kind == word).copied();
    noun.rsplit(' ').skip(1).find_map(known)
}

/// Whose members a noun phrase counts among those of a house: "Republican senators" are of the "republican".
fn party_of(noun: &str) -> Option<String> {
    let chamber = Vocabulary::english().class("chamber")?;
    let of_house = |word: &str| {
        let entry = Vocabulary::english().look_up(&lowered(word)).filter(|entry| entry.classes & chamber != 0);
        entry.is_some()
    };
    let party = noun.words().find(|word| word.starts_with(char::is_uppercase) && !of_house(word))?;
    let party = lowered(party).into_owned();
    Some(singular_of(&party).unwrap_or(party))
}
