//! The places that a text names, each with how it stands there.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use super::countries::{COUNTRIES, country_of_people};
use super::mention::{Mention, Role, Standing};
use super::names::{Context, LookedUp, Meaning, meaning, of, of_abbreviation, unlisted};
use super::place::{Kind, Place};
use super::standing::Lead;
use super::words::Classes;
use crate::text::{Shape, Token, tokens};
use crate::vocabulary::WordList;

/// Reads the names of places in the sentences of a text, in order. Linear in the text.
///
/// ```ignore
/// let text = "The flood killed 12 people in Jacmel, Haiti, said the envoy of Kenya.";
/// let mentions = read_places(text, [(0, text.len())].into_iter());
/// assert_eq!(mentions.iter().filter(|mention| mention.places_event()).count(), 2);
/// ```
pub(crate) fn read_places(text: &str, sentences: impl Iterator<Item = (usize, usize)>) -> Vec<Mention> {
    let (mut mentions, names) = (Vec::new(), LookedUp::of_text(text.len()));
    for (sentence, (start, end)) in sentences.enumerate() {
        let tokens = tokens(text, start, end);
        if !tokens.iter().any(|token| token.shape == Shape::Capital || has_inner_capital(text, *token)) {
            continue;
        }
        let words = |token: &Token| text.get(token.start..token.end).map_or(Classes::default(), Classes::of);
        let classes = tokens.iter().map(words).collect();
        Reader { text, names: &names, tokens, classes, sentence, from: mentions.len() }.read(&mut mentions);
    }
    settle_by_name(text, &mut mentions);
    settle(text, &mut mentions);
    mentions
}

/// Lets a name mean what it means where the text names the larger place behind it: "Springfield, Ohio … in Springfield".
fn settle_by_name(text: &str, mentions: &mut [Mention]) {
    let name = |mention: &Mention| text.get(mention.start..mention.end);
    let told = mentions.iter().filter(|mention| mention.larger != Context::NOWHERE);
    let told: BTreeMap<&str, (Meaning, Context)> =
        told.filter_map(|mention| Some((name(mention)?, (mention.meaning, mention.larger)))).collect();
    for mention in mentions.iter_mut().filter(|mention| mention.larger == Context::NOWHERE) {
        if let Some((meaning, larger)) = name(mention).and_then(|name| told.get(name)).copied() {
            (mention.meaning, mention.larger) = (meaning, larger);
        }
    }
}

/// Settles names of several places by the country and the region that the text places its events in most often.
fn settle(text: &str, mentions: &mut [Mention]) {
    let context = home(mentions);
    for mention in mentions.iter_mut() {
        if let (Meaning::Several(_), Some(name)) = (mention.meaning, text.get(mention.start..mention.end)) {
            mention.meaning = match meaning(name, mention.larger.or(context)) {
                Meaning::Unknown => mention.meaning,
                settled => settled,
            };
        }
    }
}

/// The country in which a text places most, and the region where that is one; nothing where two lead.
pub(crate) fn home(mentions: &[Mention]) -> Context {
    let placed = || mentions.iter().filter(|mention| mention.places_event()).filter_map(Mention::place);
    let Some(country) = leader(placed().map(|place| Place { kind: Kind::Country, region: None, town: None, ..place }))
    else {
        return Context::NOWHERE;
    };
    let regions = placed().filter(|place| place.kind == Kind::Region && place.country == country.country);
    Context::inside(&leader(regions).unwrap_or(country))
}

/// The place that stands most often among some; `None` where two do.
fn leader(places: impl Iterator<Item = Place>) -> Option<Place> {
    let mut counts: Vec<(Place, usize)> = Vec::new();
    for place in places {
        match counts.iter_mut().find(|(known, _)| known.region == place.region && known.country == place.country) {
            Some((_, count)) => *count += 1,
            None => counts.push((place, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let mut leaders = counts.iter().filter(|(_, count)| *count == most);
    let (first, _) = leaders.next()?;
    leaders.next().is_none().then_some(*first)
}

/// "al-Zour": the capital letter comes after the article.
fn has_inner_capital(text: &str, token: Token) -> bool {
    static ARTICLES: WordList = WordList::named("articles of reading");
    let word = text.get(token.start..token.end).unwrap_or_default();
    // Few words have a hyphen.
    token.shape == Shape::Small
        && word.as_bytes().contains(&b'-')
        && word
            .split_once('-')
            .is_some_and(|(article, rest)| ARTICLES.contains(&article) && rest.starts_with(char::is_uppercase))
}

/// The tokens of one sentence, with their classes.
pub(super) struct Reader<'t> {
    text: &'t str,
    names: &'t LookedUp<'t>,
    tokens: Vec<Token>,
    classes: Vec<Classes>,
    sentence: usize,
    /// Where the mentions of this sentence begin.
    from: usize,
}

/// A name that may be a place's: its tokens, and what it means by itself.
pub(super) struct Name {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) meaning: Meaning,
    pub(super) is_people: bool,
}

impl<'t> Reader<'t> {
    fn read(&self, mentions: &mut Vec<Mention>) {
        let mut at = 0;
        // Where the mention before ended, in tokens.
        let mut ended = None;
        while at < self.tokens.len() {
            let length = self.run(at);
            let Some(name) = (length > 0).then(|| self.name(at, length)).flatten() else {
                at += length.max(1);
                continue;
            };
            at = name.to.max(at + 1);
            let here = mentions.len();
            let before = mentions.get_mut(self.from..here).and_then(|of| of.last_mut()).zip(ended);
            if let Some(mention) = self.mention(&name, before) {
                mentions.push(mention);
                ended = Some(name.to);
            }
        }
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    pub(super) fn class(&self, at: usize) -> Classes {
        self.classes.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, at: usize, class: Classes) -> bool {
        self.class(at).is(class)
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.tokens.get(at).map(|token| token.shape)
    }

    fn words(&self, from: usize, to: usize) -> &'t str {
        let start = self.tokens.get(from).map(|token| token.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|token| token.end);
        start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// Whether nothing but a space parts a token from the one before.
    fn follows(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, here)| here.start <= before.end + 1)
    }

    /// Whether a token may be part of a name.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let named = self.shape(at) == Some(Shape::Capital)
            || self.tokens.get(at).is_some_and(|token| has_inner_capital(self.text, *token));
        // A title is no part of a name, but the words for an office may be part of a town's: "General Santos".
        named
            && !self.is(at, Classes::NOWHERE.or(Classes::ARTICLE))
            && (self.is(at, Classes::SIDE) || !self.is(at, Classes::SMALL))
    }

    /// How many tokens from one on make a name in capital letters.
    fn run(&self, at: usize) -> usize {
        const LONGEST: usize = 6;
        static PARTICLES: WordList = WordList::named("particles of reading");
        if !self.is_name(at) {
            return 0;
        }
        let mut length = 1;
        while length < LONGEST {
            let next = at + length;
            let saint = matches!(self.word(next - 1), "St" | "Ft" | "Mt" | "Ste");
            if saint && self.word(next) == "." && self.is_name(next + 1) {
                length += 2;
            } else if self.is_name(next) && self.follows(next) {
                length += 1;
            } else if PARTICLES.contains(&self.word(next)) && self.is_name(next + 1) {
                // "The Bank of Lima" is no town of that name.
                let of = self.word(next) == "of" && of(self.words(at, next + 2)).next().is_none();
                if of {
                    break;
                }
                length += 2;
            } else {
                break;
            }
        }
        length
    }

    /// The name of a place or a people at a run of capital letters.
    fn name(&self, at: usize, length: usize) -> Option<Name> {
        let end = at + length;
        if self.is_person(at) {
            return None;
        }
        // "Northern Syria": the side is no part of the name, unless the table has both: "North Kivu".
        let sided = length > 1 && self.is(at, Classes::SIDE) && self.names.of(self.words(at, end)).next().is_none();
        let from = if sided { at + 1 } else { at };
        for to in (from + 1..=end).rev() {
            let words = self.words(from, to);
            if let Some(country) = people(words) {
                let to = if to < end && !self.ends_name(to) { end } else { to };
                return Some(Name { from, to, meaning: Meaning::One(country), is_people: true });
            }
            if self.names.of(words).next().is_none() || is_initials(words) && !is_country(words) {
                continue;
            }
            if to < end && !self.ends_name(to) {
                break;
            }
            return Some(Name { from, to, meaning: self.names.meaning(words, Context::NOWHERE), is_people: false });
        }
        let words = self.words(from, end);
        if is_initials(words) && of_abbreviation(words).is_none()
            || self.is(from, Classes::TITLE)
            || self.is(from, Classes::SPEAKER)
        {
            return None;
        }
        Some(Name { from, to: end, meaning: Meaning::Unknown, is_people: false })
    }

    /// Whether the next word in capital letters may follow a place's name without being part of a longer one: "Lyon Mayor".
    fn ends_name(&self, at: usize) -> bool {
        const BEHIND: Classes = Classes::SPEAKER.or(Classes::TITLE).or(Classes::AREA).or(Classes::HAPPENING);
        self.is(at, BEHIND.or(Classes::SITE))
    }

    /// "Inspector Khan", "Gov. Rick Scott": a title before a name makes it a person's.
    fn is_person(&self, at: usize) -> bool {
        let title = |at: usize| self.is(at, Classes::TITLE);
        let Some(before) = at.checked_sub(1) else { return false };
        let stop = self.word(before) == "." && before.checked_sub(1).is_some_and(title);
        stop || title(before) && self.shape(before) == Some(Shape::Capital) && !self.is(before, Classes::IN)
    }

    /// The mention that a name makes; `None` for a name that nothing says to be a place's.
    fn mention(&self, name: &Name, before: Option<(&mut Mention, usize)>) -> Option<Mention> {
        let token = |at: usize| self.tokens.get(at);
        let (start, end) = (token(name.from)?.start, token(name.to - 1)?.end);
        let mut mention = Mention {
            start,
            end,
            sentence: self.sentence,
            standing: Standing::Bare,
            role: Role::Named,
            meaning: name.meaning,
            has_noun: false,
            larger: Context::NOWHERE,
        };
        let lead = self.lead(name);
        let next = name.to;
        let noun = Classes::AREA.or(Classes::SITE);
        mention.has_noun = !name.is_people && self.is(next, noun) || matches!(lead, Lead::OfPlace(_));
        if let Some((smaller, ended)) = before {
            if lead == Lead::Nothing && self.is_larger(name, smaller, ended) {
                return Some(self.larger(name, mention, smaller));
            }
            if lead == Lead::Nothing && !name.is_people && self.goes_on(name, ended) {
                let listed = !matches!(smaller.standing, Standing::People | Standing::Owner);
                let known = name.meaning != Meaning::Unknown || mention.has_noun;
                if listed && known && smaller.role != Role::Named {
                    (mention.standing, mention.role) = (smaller.standing, smaller.role);
                    return Some(mention);
                }
            }
            // "Syria's Idlib", "the Turkish province of Hatay": what leads to the country leads on.
            if ended == name.from || self.shape(ended) == Some(Shape::Possessive) && ended + 1 == name.from {
                mention.larger = smaller.place().map_or(Context::NOWHERE, |place| Context::inside(&place));
            }
        }
        (mention.standing, mention.role) = self.standing(name, lead)?;
        if mention.larger != Context::NOWHERE {
            mention.meaning = match self.names.meaning(self.words(name.from, name.to), mention.larger) {
                Meaning::Unknown => mention.meaning,
                settled => settled,
            };
        }
        let unknown = mention.meaning == Meaning::Unknown;
        // What the table does not know is a place only where the words say so, and so is what is a word as well.
        let nothing = match mention.standing {
            Standing::Bare => unknown || self.names.is_ambiguous_word(self.words(name.from, name.to)),
            Standing::Other | Standing::Head => unknown,
            _ => false,
        };
        if nothing && !mention.has_noun {
            return None;
        }
        Some(mention)
    }

    /// "GENEVA (Reuters) -", "BEIRUT, Lebanon —": the place at the head of a report.
    pub(super) fn is_head(&self, name: &Name) -> bool {
        let words = self.words(name.from, name.to);
        let capitals = words.len() > 3 && !words.contains(char::is_lowercase);
        let opens = |at: usize| matches!(self.word(at), "(" | "-" | "–" | "—" | "--");
        name.from == 0 && (opens(name.to) || capitals && matches!(self.word(name.to), "," | "."))
    }

    /// Whether a name continues a list of places: "Lima, Cusco and Puno".
    fn goes_on(&self, name: &Name, ended: usize) -> bool {
        let joins = |at: usize| matches!(self.word(at), "," | "and" | "or");
        let between = |at: usize| joins(at) || self.is(at, Classes::ARTICLE.or(Classes::SIDE).or(Classes::AREA));
        // A noun such as "province" may stand behind the name before.
        let gap = ended..name.from;
        gap.len() <= 4 && gap.clone().any(joins) && gap.clone().all(between)
    }

    /// Whether a name behind a comma is that of the place that the one before lies in: "Zhanaozen, Mangystau".
    fn is_larger(&self, name: &Name, smaller: &Mention, ended: usize) -> bool {
        let comma = ended + 1 == name.from && self.word(ended) == ",";
        let closed = self.tokens.get(name.to).is_none_or(|token| token.shape != Shape::Possessive);
        if !comma || !closed || name.is_people || smaller.standing == Standing::People {
            return false;
        }
        let Some(town) = self.text.get(smaller.start..smaller.end) else { return false };
        let words = self.words(name.from, name.to);
        if let Some(state) = of_abbreviation(words) {
            return smaller.country().is_none() || of(town).any(|place| place.country_code() == state.country_code());
        }
        match name.meaning {
            Meaning::One(place) if smaller.meaning == Meaning::Unknown => place.kind != Kind::Town || smaller.has_noun,
            Meaning::One(place) => {
                let inside = |town: Place| town.kind < place.kind && town.relation(&place) == super::Relation::Within;
                of(town).any(inside) || self.is_unlisted_in(town, &place, name.to)
            }
            // "Springfield, Georgia": the state and the country.
            Meaning::Several(_) => of(words).any(|larger| {
                of(town).any(|town| town.kind < larger.kind && town.relation(&larger) == super::Relation::Within)
            }),
            Meaning::Unknown => false,
        }
    }

    /// Whether a name known elsewhere may be a town that the table does not list: "Santa Fe, Texas"; not in a list such as "New
    /// York, Texas and Ohio".
    fn is_unlisted_in(&self, town: &str, larger: &Place, next: usize) -> bool {
        /// Of a larger town's name everybody would think of that town.
        const SMALL: u8 = 4;
        let listed = matches!(self.word(next), "and" | "or") || self.word(next) == "," && self.run(next + 1) > 0;
        let other = |known: Place| match larger.kind {
            Kind::Region => known.kind == Kind::Region && known.country_code() == larger.country_code(),
            _ => known.magnitude >= SMALL || known.kind != Kind::Town,
        };
        !listed && larger.kind != Kind::Town && !of(town).any(other)
    }

    /// The mention of a larger place; the smaller one before it is settled by it.
    fn larger(&self, name: &Name, mention: Mention, smaller: &mut Mention) -> Mention {
        let words = self.words(name.from, name.to);
        let town = self.text.get(smaller.start..smaller.end).unwrap_or_default();
        let inside = |larger: &Place| {
            of(town).any(|town| town.kind < larger.kind && town.relation(larger) == super::Relation::Within)
        };
        let larger = of_abbreviation(words).or(match name.meaning {
            Meaning::One(place) => Some(place),
            _ => of(words).find(inside),
        });
        let meaning_of_larger = larger.map_or(name.meaning, Meaning::One);
        if let Some(place) = larger {
            smaller.larger = Context::said(&place);
            smaller.meaning = match meaning(town, smaller.larger) {
                Meaning::Unknown => Meaning::One(unlisted(&place)),
                settled => settled,
            };
        }
        Mention { standing: Standing::Larger, role: smaller.role, meaning: meaning_of_larger, ..mention }
    }
}

/// Whether a name is letters in capitals only: an institution's, unless it is a country's.
fn is_initials(words: &str) -> bool {
    words.len() < 5 && words.chars().filter(|c| c.is_alphabetic()).count() > 1 && !words.contains(char::is_lowercase)
}

pub(super) fn is_country(words: &str) -> bool {
    of(words).any(|place| place.kind == Kind::Country)
}

/// The country of a people: "Turkish", "Sri Lankan".
pub(super) fn people(words: &str) -> Option<Place> {
    /// What the table has for the name of each country, once it was looked for.
    static PLACES: LazyLock<Vec<OnceLock<Option<Place>>>> =
        LazyLock::new(|| COUNTRIES.iter().map(|_| OnceLock::new()).collect());
    let place_of = |people: &str| {
        let country = country_of_people(people)?;
        let look_up = || of(COUNTRIES.get(country)?.name).find(|place| place.kind == Kind::Country);
        *PLACES.get(country)?.get_or_init(look_up)
    };
    place_of(words).or_else(|| place_of(words.strip_suffix('s')?))
}
