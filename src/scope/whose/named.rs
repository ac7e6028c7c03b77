//! The words of a text that name somebody whose a figure may be, or stand for one, and those that say how a name stands.

use std::collections::BTreeMap;

use super::super::contenders::Contenders;
use super::super::names::{is_nobody, is_nobody_by_end};
use super::super::stretch::Reader;
use super::super::subjects::owner_named;
use crate::frames::names_region;
use crate::places::countries::{country_named, country_of_people};
use crate::text::{Spaced, with_plain_apostrophes, words_of};
use crate::vocabulary::{LookedUp, WordList};

/// What stands before a name that does nothing itself.
static LEADING: WordList = WordList::named("before a name that does nothing");

/// What parts one half of a sentence from another that tells of somebody else.
static CONTRASTS: WordList = WordList::named("telling of another");

/// Words whose subject has the more of two,
static AHEAD: WordList = WordList::named("ahead of a rival");
/// and the less,
static BEHIND: WordList = WordList::named("behind a rival");
/// and so do these where they part no name from it,
static DOWN: WordList = WordList::named("openings of those behind");
/// and verbs whose object has the more.
static CHOOSING: WordList = WordList::named("choosing a rival");

/// Words of who speaks.
static SAYS: WordList = WordList::named("cues: says");

/// What stands behind the name of a person: "Jr.",
static BEHIND_PERSONS: WordList = WordList::named("behind the name of a person");
/// and behind that of somebody who asks people.
static ASKING: WordList = WordList::named("behind the name of a pollster");

/// A name in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    /// As owners are compared.
    pub(super) words: String,
    /// How often it stands there.
    pub(super) times: usize,
    /// How many names stand there more often.
    pub(super) rank: usize,
    /// Whether it stands behind a first name or a title.
    pub(super) is_person: bool,
    /// Whether it is one for which somebody may vote: a person, a party, one to whom constructions give figures.
    pub(super) may_stand: bool,
}

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A name, by index, or an office that stands for it.
    Name(usize),
    /// An office of which nobody knows whom it stands for.
    Office,
    /// It stands for one person: "he", or "his".
    Person {
        does: bool,
    },
    /// Of its subject that it has more or less, or more of its object.
    Lead {
        is_ahead: bool,
        is_of_object: bool,
    },
    Verb,
    Saying,
    Asking,
    Contrast,
    Leading,
}

/// A word that says something, with its place, and its number among the words of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) at: usize,
    pub(crate) end: usize,
    pub(super) number: usize,
    pub(super) what: What,
}

impl Token {
    /// Whether it says who leads, or who trails.
    pub(crate) fn leads(&self) -> bool {
        matches!(self.what, What::Lead { .. })
    }

    /// Whether it stands for a person who does something: "she".
    pub(crate) fn is_doer(&self) -> bool {
        self.what == What::Person { does: true }
    }
}

/// The names of a text, and the words that say something about whose figures are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    names: Vec<Name>,
    tokens: Vec<Token>,
}

impl Named {
    /// The tokens that begin between two places.
    pub(crate) fn within(&self, from: usize, to: usize) -> &[Token] {
        let first = self.tokens.partition_point(|token| token.at < from);
        let last = self.tokens.partition_point(|token| token.at < to);
        self.tokens.get(first..last.max(first)).unwrap_or_default()
    }

    pub(super) fn name(&self, index: usize) -> Option<&Name> {
        self.names.get(index)
    }

    /// The index of a name.
    pub(super) fn index_of(&self, name: &str) -> Option<usize> {
        let name = with_plain_apostrophes(name);
        self.names.binary_search_by(|known| known.words.as_str().cmp(&name)).ok()
    }

    /// Whether a token names somebody for whom one may vote.
    pub(crate) fn stands(&self, token: &Token) -> bool {
        matches!(token.what, What::Name(of) if self.name(of).is_some_and(|name| name.may_stand))
    }

    /// Whom a token names, as owners are compared.
    pub(crate) fn name_at(&self, token: &Token) -> Option<&str> {
        let What::Name(index) = token.what else { return None };
        self.name(index).map(|name| name.words.as_str())
    }

    /// Whether a token names one of some who stand for something.
    pub(crate) fn is_one_of(&self, token: &Token, known: &Contenders) -> bool {
        self.name_at(token).is_some_and(|name| known.have(name))
    }

    /// Whether a token names a person.
    pub(crate) fn is_person(&self, token: &Token) -> bool {
        matches!(token.what, What::Name(of) if self.name(of).is_some_and(|name| name.is_person))
    }
}

/// What a word says by itself.
#[derive(Clone, Copy)]
struct Saying {
    what: Option<What>,
    /// Whether it is an office behind a word such as "the".
    is_office: bool,
}

/// Words with capital letters in a row.
struct Run<'a> {
    at: usize,
    end: usize,
    number: usize,
    words: Vec<&'a str>,
    /// Whether it opens a sentence.
    opens: bool,
}

impl Reader<'_> {
    /// The names of the text with the words around them, in one go through it.
    pub(crate) fn named(&self) -> Named {
        let mut runs: Vec<Run<'_>> = Vec::new();
        let mut tokens: Vec<Token> = Vec::new();
        let mut sayings = LookedUp::of_text(self.text.len());
        let mut number = 0;
        for sentence in &self.segments.sentences {
            let start = sentence.span.start();
            let mut current: Option<Run<'_>> = None;
            let mut before = "";
            for (at, raw) in words_of(self.text.get(start..sentence.span.end()).unwrap_or_default()) {
                number += 1;
                let (led, bare) = raw.unmarked_at();
                let own = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s"));
                let word = own.unwrap_or(bare);
                let place = start + at + led;
                if led > 0 {
                    runs.extend(current.take());
                }
                let is_name = word.starts_with(char::is_uppercase);
                if is_name {
                    let opens = at == 0;
                    let new = || Run { at: place, end: place, number, words: Vec::new(), opens };
                    let run = current.get_or_insert_with(new);
                    run.words.push(word);
                    (run.end, run.number) = (place + word.len(), number);
                    let is_short = raw.ends_with('.') && (word.len() < 2 || self.lexicon.grammar.is_title(word));
                    if own.is_some() || raw.len() > led + bare.len() && !is_short {
                        runs.extend(current.take());
                    }
                } else {
                    runs.extend(current.take());
                }
                // A sentence may open with what says something, "He", "Leading".
                let may_say = !is_name || at == 0;
                let saying = may_say.then(|| sayings.get(word, || self.saying_of(word)));
                if let Some(what) = saying.and_then(|saying| self.what_is(saying, before)) {
                    tokens.push(Token { at: place, end: place + word.len(), number, what });
                }
                before = word;
            }
            runs.extend(current.take());
        }
        self.with_names(&runs, tokens)
    }

    /// What a word that is no name says, behind another.
    fn what_is(&self, saying: Saying, before: &str) -> Option<What> {
        match saying.what {
            Some(What::Person { .. }) => saying.what,
            _ if saying.is_office && self.lexicon.grammar.is_definite(before) => Some(What::Office),
            what => what,
        }
    }

    /// What a word says whatever stands before it.
    fn saying_of(&self, word: &str) -> Saying {
        let grammar = &self.lexicon.grammar;
        let what = || {
            if grammar.is_person(word) {
                return Some(What::Person { does: grammar.is_doer(word) });
            }
            let (is_ahead, is_of_object) = (AHEAD.holds(word), CHOOSING.holds(word));
            if is_ahead || is_of_object || BEHIND.holds(word) || DOWN.holds(word) {
                return Some(What::Lead { is_ahead: is_ahead || is_of_object, is_of_object });
            }
            let lists = [
                (&LEADING, What::Leading),
                (&CONTRASTS, What::Contrast),
                (&SAYS, What::Saying),
                (&ASKING, What::Asking),
            ];
            let listed = lists.into_iter().find(|(list, _)| list.holds(word)).map(|(_, what)| what);
            listed.or_else(|| grammar.is_verb(word).then_some(What::Verb))
        };
        Saying { what: what(), is_office: grammar.is_noun_of_office(word) }
    }

    /// The names that runs of capital letters are, in their places among the other tokens.
    fn with_names(&self, runs: &[Run<'_>], mut tokens: Vec<Token>) -> Named {
        let mut known: BTreeMap<String, Name> = BTreeMap::new();
        let mut places: Vec<(&Run<'_>, String)> = Vec::new();
        for run in runs {
            let Some((name, is_person)) = self.name_of(run) else { continue };
            let info = known.entry(name.clone()).or_default();
            info.times += 1;
            info.is_person |= is_person;
            places.push((run, name));
        }
        let mut names: Vec<Name> = Vec::new();
        for (words, info) in known {
            let is_people = is_people(&words);
            let is_place = || is_people || names_region(&words) || crate::places::of(&words).next().is_some();
            let may_stand = info.is_person && !is_people
                || self.is_side_named(&words)
                || self.is_contender(&words)
                || self.is_contender(&words.replace('\'', "’"));
            if may_stand || info.times > 1 && !self.lexicon.grammar.is_known(&words) && !is_place() {
                names.push(Name { words, may_stand, ..info });
            }
        }
        let mut ranks: Vec<usize> = (0..names.len()).collect();
        ranks.sort_by_key(|index| names.get(*index).map(|name| (usize::MAX - name.times, *index)));
        for (rank, index) in ranks.into_iter().enumerate() {
            if let Some(name) = names.get_mut(index) {
                name.rank = rank;
            }
        }
        let mut named = Named { names, tokens: Vec::new() };
        let mut offices: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for token in tokens.iter_mut().filter(|token| token.what == What::Office) {
            let word = self.text.get(token.at..token.end).unwrap_or_default();
            let holder = offices.entry(word).or_insert_with(|| {
                let led = self.text.get(..token.at).unwrap_or_default().trim_end();
                let first = led.rsplit([' ', '\n']).next().unwrap_or_default();
                named.index_of(&self.holder_of_office(&format!("{first} {word}"))?)
            });
            token.what = holder.map_or(What::Office, What::Name);
        }
        for (run, name) in places {
            let what = named.index_of(&name).map(What::Name);
            tokens.extend(what.map(|what| Token { at: run.at, end: run.end, number: run.number, what }));
        }
        tokens.sort_by_key(|token| (token.at, token.end));
        named.tokens = tokens;
        named
    }

    /// Whether a name is that of a party or of its members.
    fn is_side_named(&self, name: &str) -> bool {
        let grammar = &self.lexicon.grammar;
        let is_party = grammar.is_party(name) && !grammar.is_partisan(name);
        is_party || name.rsplit(' ').next().is_some_and(|last| grammar.is_side(last))
    }

    /// The name that a run of words is, as owners are compared, and whether it is that of a person; `None` for what owns nothing.
    fn name_of(&self, run: &Run<'_>) -> Option<(String, bool)> {
        let grammar = &self.lexicon.grammar;
        let mut words: &[&str] = &run.words;
        let mut is_titled = false;
        if let [first, rest @ ..] = words
            && run.opens
            && !rest.is_empty()
            && grammar.is_known(first)
            && !grammar.is_title(first)
        {
            words = rest;
        }
        while let [first, rest @ ..] = words
            && !rest.is_empty()
        {
            let is_title = grammar.is_title(first) || grammar.is_partisan(first);
            if !is_title && !is_nobody(first) {
                break;
            }
            is_titled |= is_title;
            words = rest;
        }
        while let [rest @ .., last] = words
            && !rest.is_empty()
            && BEHIND_PERSONS.holds(last)
        {
            words = rest;
        }
        let whole = words.join(" ");
        let (last, firsts) = words.split_last()?;
        let alone = firsts.is_empty();
        let is_word = || run.opens && grammar.is_known(last) && !grammar.is_party(last);
        if alone && (grammar.is_partisan(last) && !is_titled || grammar.is_title(last) || is_word()) {
            return None;
        }
        let name = owner_named(&whole, "", false).replace('’', "'");
        if name.chars().nth(1).is_none() || is_nobody(&whole) || is_nobody(&name) || is_nobody_by_end(last) {
            return None;
        }
        let has_first_name = || firsts.iter().any(|first| !grammar.is_known(first)) && !grammar.is_known(last);
        let is_place = || names_region(&whole) || names_region(last) || crate::places::of(&whole).next().is_some();
        let is_person = (is_titled || has_first_name() && !is_place())
            && name == with_plain_apostrophes(last)
            && !grammar.is_side(last);
        Some((name, is_person))
    }
}

/// Whether a word names the people of a country, or a country otherwise than usual: the "US".
fn is_people(word: &str) -> bool {
    country_of_people(word).is_some() || country_named(word).is_some_and(|usual| usual != word)
}
