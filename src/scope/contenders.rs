//! Who stands for something in a document: those whose votes, shares or leads it tells, each once; and whom of them other words
//! mean, a pronoun, an office, the other one of two.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{distinct_names, is_nobody, is_nobody_by_end};
use super::owners::capitalised;
use super::stretch::{Reader, Stretch};
use super::subjects::owner_named;
use crate::frames::{Frame, Key, names_region};
use crate::model::Basis;
use crate::text::{Spaced, lowered, places_of, words_of};
use crate::vocabulary::{WordGroups, WordList};

/// What somebody by an office is called before his name: "Sen.", "senator".
static OFFICES: WordGroups = WordGroups::named("titles of offices");

/// Pronouns that stand for one person.
static ONE_PERSON: WordGroups = WordGroups::named("one person");

/// Words before a title that make it another: "former", "vice".
static WAS_ONE: WordList = WordList::named("no holders of an office");

/// Those who stand for something in a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contenders {
    /// By name, as owners are compared.
    names: BTreeSet<String>,
    /// Those of them that no words of letters and digits begin and end, or too many.
    odd: Vec<String>,
}

/// So many words a name has at most that is looked up by them.
const MOST_WORDS: usize = 12;

impl Contenders {
    fn new(names: BTreeSet<String>) -> Contenders {
        let is_plain = |name: &str| {
            let ends = name.starts_with(char::is_alphanumeric) && name.ends_with(char::is_alphanumeric);
            ends && runs_of(name).count() <= MOST_WORDS
        };
        let odd = names.iter().filter(|name| !is_plain(name)).cloned().collect();
        Contenders { names, odd }
    }

    /// Whether somebody is one of them.
    pub(super) fn have(&self, name: &str) -> bool {
        self.names.contains(name) || self.names.contains(&name.replace('\'', "’"))
    }

    /// Those who stand in some words, each with its first place. What the words may name is looked up among those who stand, not
    /// the other way round: a hostile text has thousands of them.
    fn standing_in(&self, words: &str) -> BTreeMap<&str, usize> {
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        let mut runs = runs_of(words);
        while let Some((start, end)) = runs.next() {
            let ends = [end].into_iter().chain(runs.clone().map(|(_, end)| end)).take(MOST_WORDS);
            for name in ends.filter_map(|end| self.names.get(words.get(start..end)?)) {
                found.entry(name).or_insert(start);
            }
        }
        let odd = self.odd.iter().filter_map(|name| Some((name.as_str(), stands_at(words, name)?)));
        found.extend(odd);
        found
    }

    /// The first by name whom some words end with.
    fn ending(&self, words: &str) -> Option<&String> {
        let starts: Vec<usize> = runs_of(words).map(|(start, _)| start).collect();
        let plain = starts.iter().rev().take(MOST_WORDS).filter_map(|start| self.names.get(words.get(*start..)?));
        let apart = |before: &str| before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let odd = self.odd.iter().filter(|name| words.strip_suffix(name.as_str()).is_some_and(apart));
        plain.chain(odd).min()
    }
}

/// The runs of letters and digits in some words, by bytes.
fn runs_of(words: &str) -> impl Iterator<Item = (usize, usize)> + Clone {
    let mut chars = words.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = chars.by_ref().find(|(_, c)| c.is_alphanumeric())?;
        while chars.next_if(|(_, c)| c.is_alphanumeric()).is_some() {}
        Some((start, chars.peek().map_or(words.len(), |(end, _)| *end)))
    })
}

impl Reader<'_> {
    /// Who stands for something, by what the frames of a document's figures say.
    pub(crate) fn contenders_of<'f>(&self, frames: impl Iterator<Item = &'f Frame>) -> Contenders {
        let owners =
            frames.flat_map(|frame| [Key::Owner, Key::Over].into_iter().filter_map(|key| frame.keys.get(&key)));
        let names = owners.filter_map(|(words, span)| {
            let span = (*span)?;
            let named = words.starts_with(char::is_uppercase) && !self.lexicon.grammar.is_pronoun(words);
            let led = self.text.get(..span.start()).filter(|_| named)?.trim_end();
            let led = led.get(led.len().saturating_sub(4)..).unwrap_or_default();
            let name = owner_named(words, led, false);
            (!is_nobody(&name) && !names_region(&name)).then_some(name)
        });
        Contenders::new(names.collect())
    }

    /// The contenders in some words, in their order, persons or others.
    fn contenders_in(&self, words: &str, person: bool) -> Vec<String> {
        let Some(known) = self.contenders.get() else { return Vec::new() };
        let of_kind = |name: &str| self.is_of_kind(name, person) == Some(true);
        let named = known.standing_in(words).into_iter().filter(|(name, _)| of_kind(name));
        let mut named: Vec<_> = named.map(|(name, place)| (place, name)).collect();
        named.sort_unstable();
        named.into_iter().map(|(_, name)| name.to_owned()).collect()
    }

    /// The contenders in some words with their first places, in their order.
    pub(crate) fn contenders_at(&self, words: &str) -> Vec<(usize, String)> {
        let Some(known) = self.contenders.get() else { return Vec::new() };
        let named = known.standing_in(words).into_iter();
        let mut named: Vec<_> = named.map(|(name, place)| (place, name.to_owned())).collect();
        named.sort_unstable();
        named
    }

    /// The persons in some words with their places, whether they stand for something or not; beside a place, whatever has a name
    /// and is none of a region or town.
    pub(crate) fn persons_at(&self, words: &str, beside: &[usize]) -> Vec<(usize, String)> {
        let grammar = &self.lexicon.grammar;
        let words: Vec<(usize, &str)> = words_of(words).collect();
        let is_capital = |index: usize| words.get(index).is_some_and(|(_, word)| word.starts_with(char::is_uppercase));
        let is_beside = |index: usize| {
            let far = |at: &usize| words.iter().position(|(of, _)| of == at).map(|of| of.abs_diff(index));
            beside.iter().filter_map(far).any(|far| far <= BESIDE)
        };
        // The last word of each run of names, which a mark ends.
        let ends = words.iter().enumerate().filter(|(index, (_, word))| {
            is_capital(*index) && (!is_capital(index + 1) || word.ends_with([',', ';', '-']))
        });
        let named = ends.filter_map(|(index, (at, word))| {
            let name = word.unmarked().trim_end_matches("'s").trim_end_matches("’s");
            // "She lost to Lund. The club …": what begins a sentence has no first name before it.
            let opens =
                index.checked_sub(1).and_then(|before| words.get(before)).is_none_or(|(_, word)| word.ends_with('.'));
            let is_one = match self.is_of_kind(name, true) {
                Some(true) => !opens || !grammar.is_known(name),
                Some(false) => is_beside(index) && !grammar.is_known(name),
                None => false,
            };
            (is_one && !is_nobody(name) && !is_nobody_by_end(name)).then(|| (*at, name.to_owned()))
        });
        named.collect()
    }

    /// The contender whom some words name.
    pub(crate) fn contender_named(&self, words: &str) -> Option<String> {
        self.contenders.get()?.ending(words).cloned()
    }

    /// The only other person beside somebody who stands for something in the document, by its frames or as one of some others.
    pub(crate) fn only_rival_of(&self, name: &str, beside: &BTreeSet<String>) -> Option<String> {
        let known = &self.contenders.get()?.names | beside;
        let is_person = |name: &&String| self.is_of_kind(name, true) == Some(true);
        let mut others = known.iter().filter(|other| *other != name).filter(is_person);
        let only = others.next().filter(|_| self.is_of_kind(name, true) == Some(true))?;
        others.next().is_none().then(|| only.clone())
    }

    /// Whether constructions of the document give anybody figures.
    pub(crate) fn has_contenders(&self) -> bool {
        self.contenders.get().is_some_and(|known| !known.names.is_empty())
    }

    /// Whether constructions of the document give somebody figures.
    pub(super) fn is_contender(&self, name: &str) -> bool {
        self.contenders.get().is_some_and(|known| known.names.contains(name))
    }

    /// Whether somebody may be meant who is no contender: where no contender is known.
    pub(super) fn may_stand(&self, name: &str) -> bool {
        self.contenders.get().is_none_or(|known| known.names.is_empty() || known.names.contains(name))
    }

    /// Whom a pronoun means: the only contender that its sentence names before it, else that of the nearest sentence before
    /// that names one, of its paragraph or the one before it.
    pub(crate) fn contender_meant(&self, stretch: &Stretch<'_>, before: usize, pronoun: &str) -> Option<String> {
        let person = self.lexicon.grammar.is_person(pronoun);
        let led = self.text.get(stretch.start..before)?;
        let here = self.contenders_in(led, person);
        match here.as_slice() {
            // "Rand's father Ron had many friends; he won": somebody else has been named since.
            [only] => {
                let since = led.rfind(only.as_str()).and_then(|at| led.get(at + only.len()..))?;
                return (!self.names_another(since, only, person)).then(|| only.clone());
            }
            [] => {}
            _ => return None,
        }
        let near = self.sentences_before(stretch)?;
        let named = near.map(|words| (words, self.contenders_in(words, person))).find(|(_, names)| !names.is_empty());
        let (words, names) = named?;
        let [only] = names.as_slice() else { return None };
        // Somebody else whom the sentence names may be meant, or whom it calls "she" before the name: "she led Lund by two".
        let led = stands_at(words, only).and_then(|at| words.get(..at)).unwrap_or_default();
        let another = led.words().any(|word| self.lexicon.grammar.is_doer(word.unmarked()) && are_one(word, pronoun));
        (!another && !self.names_another(words, only, person)).then(|| only.clone())
    }

    /// Whether some words name another one of the same kind.
    fn names_another(&self, words: &str, only: &str, person: bool) -> bool {
        let others = distinct_names(words);
        let mut others = others.iter().filter(|name| *name != only && !is_nobody_by_end(name));
        others.any(|name| self.is_of_kind(name, person) == Some(true))
    }

    /// Whether the sentence names a contender of a kind before a place.
    pub(super) fn names_contender(&self, stretch: &Stretch<'_>, before: usize, person: bool) -> bool {
        self.text.get(stretch.start..before).is_some_and(|led| !self.contenders_in(led, person).is_empty())
    }

    /// The sentences before a stretch that are near it, the nearest first.
    fn sentences_before(&self, stretch: &Stretch<'_>) -> Option<impl Iterator<Item = &str>> {
        /// So many.
        const BACK: usize = 3;
        let index = stretch.sentence?;
        let here = self.segments.sentences.get(index)?.paragraph;
        let sentences = self.segments.sentences.get(index.saturating_sub(BACK)..index)?;
        let near = sentences.iter().rev().take_while(move |sentence| sentence.paragraph + 1 >= here);
        Some(near.filter_map(|sentence| self.text.get(sentence.span.start()..sentence.span.end())))
    }

    /// Whom "the Norland senator" means: the only contender whom the document calls so before the name, and where a place or a
    /// party is told with the office, near that.
    pub(crate) fn holder_of_office(&self, words: &str) -> Option<String> {
        let office = lowered(words.words().next_back()?).into_owned();
        let known = self.contenders.get()?;
        let titles = OFFICES.iter().find(|(_, names)| names.contains(&office.as_str())).map(|(_, names)| names)?;
        let told: Vec<&str> = words.words().skip(1).filter(|word| word.starts_with(char::is_uppercase)).collect();
        let mut holders = known.names.iter().filter(|name| self.is_called(name, titles, &told));
        match (holders.next(), holders.next()) {
            (Some(only), None) => Some(only.clone()),
            (None, _) if told.is_empty() && !self.lexicon.grammar.is_partisan(&office) => self.only_titled(titles),
            _ => None,
        }
    }

    /// The only one whom the document gives a title, "President Berg", whether he stands for something or not.
    fn only_titled(&self, titles: &[&str]) -> Option<String> {
        /// So many places are looked at.
        const MOST: usize = 64;
        let mut found: Option<String> = None;
        for title in titles.iter().map(|title| capitalised(title)) {
            for at in places_of(self.text, &title).take(MOST) {
                let behind = self.text.get(at + title.len()..).unwrap_or_default();
                let behind = behind.strip_prefix(". ").or_else(|| behind.strip_prefix(' ')).unwrap_or_default();
                let before = self.text.get(..at).unwrap_or_default().trim_end();
                let was = before.rsplit([' ', '\n', '-']).next().is_some_and(|word| WAS_ONE.holds(word));
                let line = behind.split(['\n', ',', '.', ';', ':', '(']).next().unwrap_or_default();
                let bare = |word: &str| word.trim_end_matches("'s").trim_end_matches("’s").to_owned();
                let run = line.split(' ').take_while(|word| word.starts_with(char::is_uppercase));
                let Some(name) = run.last().map(bare).filter(|name| !was && !is_nobody(name)) else { continue };
                match &found {
                    Some(known) if *known != name => return None,
                    _ => found = Some(name),
                }
            }
        }
        found
    }

    /// Whether a name stands somewhere behind one of some titles, "Sen. Anna Berg", with what is told with it near.
    fn is_called(&self, name: &str, titles: &[&str], told: &[&str]) -> bool {
        /// So many places are looked at, and so many words before each.
        const MOST: usize = 24;
        const WORDS: usize = 7;
        places_of(self.text, name).take(MOST).any(|at| {
            let before = self.text.get(..at).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            let bare = |word: &str| word.unmarked().to_owned();
            let words: Vec<String> = line.rsplit(' ').take(WORDS).map(bare).collect();
            // "The Democrat beat the mayor, Lund": what calls him so goes on to the name.
            let parted = |word: &&String| word.starts_with(char::is_lowercase) && !self.lexicon.grammar.is_title(word);
            let titled = words.iter().take(4).position(|word| titles.contains(&&*lowered(word)));
            let titled = titled.is_some_and(|at| !words.iter().take(at).any(|word| parted(&word)));
            titled && told.iter().all(|told| words.iter().any(|word| word == told))
        })
    }

    /// The other one of two: the only other contender that the sentence names before a figure.
    pub(super) fn rival_of(&self, owner: &str, stretch: &Stretch<'_>, figure: usize) -> Option<(String, Basis)> {
        let person = self.is_of_kind(owner, true)?;
        let clause = self.text.get(stretch.start..figure)?.rsplit(';').next()?;
        let mut names = self.contenders_in(clause, person);
        names.retain(|name| name != owner);
        match names.as_slice() {
            [only] => Some((only.clone(), Basis::Carried)),
            _ => None,
        }
    }
}

/// So many words at most lie between a verb and whom it is told of.
const BESIDE: usize = 6;

/// Whether two pronouns may stand for one person.
fn are_one(one: &str, other: &str) -> bool {
    let (one, other) = (lowered(one.unmarked()), lowered(other));
    ONE_PERSON.iter().any(|(_, words)| words.contains(&&*one) && words.contains(&&*other))
}

/// Where a name stands in some words as words of its own.
pub(super) fn stands_at(words: &str, name: &str) -> Option<usize> {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut from = 0;
    // One place may begin within another: "b'b'b" holds "b'b" twice.
    while let Some(at) = words.get(from..).and_then(|rest| rest.find(name)).map(|at| from + at) {
        let before = words.get(..at).and_then(|before| before.chars().next_back());
        let behind = words.get(at + name.len()..).and_then(|behind| behind.chars().next());
        if apart(before) && apart(behind) {
            return Some(at);
        }
        from = at + words.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::{Contenders, stands_at};

    proptest! {
        /// Whom some words name is the same looked up as searched for one by one.
        #[test]
        fn those_who_stand_are_found_as_one_by_one(
            names in prop::collection::btree_set("[AbÉ]{1,2}([ '.-][Ab]{1,2}){0,2}\\.?", 0..12),
            words in "([AbÉ]{1,2}[ ,.'-]{0,2}){0,10}",
        ) {
            let names: BTreeSet<String> = names;
            let known = Contenders::new(names.clone());
            let searched: BTreeMap<&str, usize> =
                names.iter().filter_map(|name| Some((name.as_str(), stands_at(&words, name)?))).collect();
            prop_assert_eq!(known.standing_in(&words), searched);
            let apart = |before: &str| before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let ends = |name: &&String| words.strip_suffix(name.as_str()).is_some_and(apart);
            prop_assert_eq!(known.ending(&words), names.iter().find(ends));
        }
    }
}
