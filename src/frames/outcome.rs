//! What a pattern gives: a measure, by its name or by a word in the pattern, and keys.

use crate::vocabulary::{Stored, WordGroups};

/// Keys of the scope that need no more than their words, each with the names by which patterns give it.
static SCOPE_KEYS: WordGroups = WordGroups::named("scope keys");

/// The keys whose values are in words of a text's own, by the names by which patterns give them.
static IN_OWN_WORDS: WordGroups = WordGroups::named("keys in own words");

/// These, in the order of their rows.
const OWN_WORDS: [Key; 3] = [Key::Kind, Key::How, Key::Besides];

/// The other keys.
const KEYS: [(&str, Key); 9] = [
    ("group", Key::Group),
    ("owner", Key::Owner),
    ("where", Key::Where),
    ("spot", Key::Spot),
    ("standing", Key::Standing),
    ("part", Key::Part),
    ("counted", Key::Counted),
    ("source", Key::Source),
    ("over", Key::Over),
];

/// A key that a pattern may give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Group,
    Owner,
    Where,
    /// A place said of the figure that may be all of the event's.
    Spot,
    /// Another key of the scope, by its name.
    Scope(&'static str),
    /// Which kind of case, in words of the text's own: two texts may word one differently. What befell all those counted is none.
    Kind,
    /// The same, by how those counted are: still held, in shelters.
    How,
    /// The same, by whom they leave out: the others than the one named before.
    Besides,
    Standing,
    Part,
    Counted,
    Source,
    /// Over whom the owner leads, of a margin.
    Over,
}

impl Key {
    /// The key of the name by which patterns give it.
    pub(super) fn of(name: &str) -> Option<Key> {
        let own = KEYS.iter().find(|(own, _)| *own == name).map(|(_, key)| *key);
        let in_own_words = || IN_OWN_WORDS.iter().zip(OWN_WORDS).find(|((_, names), _)| names.contains(&name));
        let own = own.or_else(|| in_own_words().map(|(_, key)| key));
        own.or_else(|| Some(Key::Scope(SCOPE_KEYS.iter().find(|(_, names)| names.contains(&name))?.0)))
    }

    /// A bit that it has for itself; 0 where there are more keys than bits.
    pub(super) fn bit(&self) -> u64 {
        let all = KEYS.iter().map(|(_, key)| *key).chain(OWN_WORDS);
        let mut all = all.chain(SCOPE_KEYS.iter().map(|(name, _)| Key::Scope(name)));
        let number = all.position(|key| key == *self).and_then(|number| u32::try_from(number).ok());
        number.and_then(|number| 1_u64.checked_shl(number)).unwrap_or_default()
    }
}

/// The measure that a pattern gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    Named(String),
    /// What the verb counts of those it is done to.
    Object,
    /// What the verb counts of those who do it.
    Subject,
    /// The measure of the figure before; of some measures, that of the last figure of the sentence that has one of them.
    Same(Vec<String>),
    /// The measure that was counted last, in this sentence or the one before: "the radio puts the number at 48".
    Earlier,
    /// The predicate that stands before the figure in the pattern: "killing 20 soldiers and three medics".
    Carried,
    /// The predicate that stands behind, given to the figure in the pattern: "eight students and two teachers were shot".
    Shared,
    /// What its noun names.
    Own,
    /// What a word within its noun phrase says befell those it counts.
    Modifier,
    /// What the noun in the pattern names.
    Noun,
    /// The figure counts nothing that is compared.
    Nothing,
    /// What the document counts elsewhere by the same number; else nothing that is compared, where the pattern says so.
    Echo {
        or_nothing: bool,
    },
    /// What the figure in the pattern counts, whatever says so.
    EchoPart,
    /// What the document counts elsewhere by the sum of it and the figure in the pattern.
    EchoSum,
    /// A measure, where the document counts as many of it elsewhere.
    Within(String),
    /// The pattern gives keys alone, of figures of these measures where some are named.
    Keys(Vec<String>),
}

/// What the first word behind "=>" says.
pub(super) fn gives(outcome: &str) -> Gives {
    if let Some((_, gives)) = SIMPLE.iter().find(|(name, _)| *name == outcome) {
        return gives.clone();
    }
    match outcome {
        name if name.starts_with("within:") => Gives::Within(name.trim_start_matches("within:").to_owned()),
        name if name.starts_with("same:") => Gives::Same(measures(name)),
        name if name.starts_with("-:") => Gives::Keys(measures(name)),
        name => Gives::Named(name.to_owned()),
    }
}

/// What a pattern may give without a measure's name.
static SIMPLE: [(&str, Gives); 15] = [
    ("object", Gives::Object),
    ("subject", Gives::Subject),
    ("same", Gives::Same(Vec::new())),
    ("carried", Gives::Carried),
    ("shared", Gives::Shared),
    ("own", Gives::Own),
    ("modifier", Gives::Modifier),
    ("noun", Gives::Noun),
    ("none", Gives::Nothing),
    ("earlier", Gives::Earlier),
    ("echo", Gives::Echo { or_nothing: false }),
    ("echo:none", Gives::Echo { or_nothing: true }),
    ("echo:part", Gives::EchoPart),
    ("echo:sum", Gives::EchoSum),
    ("-", Gives::Keys(Vec::new())),
];

/// The measures behind the colon of "same:votes|seats".
fn measures(outcome: &str) -> Vec<String> {
    outcome.split_once(':').map_or_else(Vec::new, |(_, names)| names.split('|').map(str::to_owned).collect())
}

/// By the first name that patterns give it by.
impl Stored for Key {
    fn put(&self, to: &mut Vec<u8>) {
        let own = KEYS.iter().find(|(_, key)| key == self).map(|(name, _)| *name);
        let in_own_words = || IN_OWN_WORDS.iter().zip(OWN_WORDS).find(|(_, key)| key == self)?.0.1.first().copied();
        let own = own.or_else(in_own_words);
        let of_scope = || SCOPE_KEYS.iter().find(|(name, _)| *self == Key::Scope(name))?.1.first().copied();
        own.or_else(of_scope).unwrap_or_default().to_owned().put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        Key::of(&String::take(from)?)
    }
}

/// What needs no name by its number, else what it names.
impl Stored for Gives {
    fn put(&self, to: &mut Vec<u8>) {
        let simple = SIMPLE.iter().position(|(_, gives)| gives == self).and_then(|number| u8::try_from(number).ok());
        let (number, names) = match self {
            Gives::Named(name) => (NAMED, vec![name.clone()]),
            Gives::Within(name) => (WITHIN, vec![name.clone()]),
            Gives::Same(measures) => (SAME, measures.clone()),
            Gives::Keys(measures) => (OF_MEASURES, measures.clone()),
            _ => (u8::MAX, Vec::new()),
        };
        match simple {
            Some(number) => number.put(to),
            None => (number, names).put(to),
        }
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        let number = u8::take(from)?;
        if let Some((_, gives)) = SIMPLE.get(usize::from(number)) {
            return Some(gives.clone());
        }
        let mut names: Vec<String> = Vec::take(from)?;
        Some(match number {
            NAMED => Gives::Named(names.pop()?),
            WITHIN => Gives::Within(names.pop()?),
            SAME => Gives::Same(names),
            OF_MEASURES => Gives::Keys(names),
            _ => return None,
        })
    }
}

/// Numbers of what has a name, beside those of [`SIMPLE`].
const NAMED: u8 = 64;
const WITHIN: u8 = 65;
const SAME: u8 = 66;
const OF_MEASURES: u8 = 67;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_a_bit_of_its_own() {
        let names = KEYS.iter().map(|(name, _)| *name);
        let names = names.chain(IN_OWN_WORDS.iter().chain(SCOPE_KEYS.iter()).map(|(_, names)| names[0]));
        let keys: Vec<Key> = names.map(|name| Key::of(name).unwrap()).collect();
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(key.bit().count_ones(), 1, "{key:?}");
            assert!(keys[..at].iter().all(|other| other.bit() != key.bit()), "{key:?}");
        }
    }
}
