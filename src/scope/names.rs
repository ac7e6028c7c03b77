//! What a name with a capital letter stands for: a person, a party, or nobody whose a figure could be.

use super::stretch::Reader;
use super::subjects::names_of;
use crate::frames::names_region;
use crate::text::{places_of, with_plain_apostrophes};
use crate::vocabulary::WordList;

impl Reader<'_> {
    /// Whether a name is that of a person, or else of what may stand for election without being one; `None` for places.
    pub(crate) fn is_of_kind(&self, name: &str, person: bool) -> Option<bool> {
        if self.lexicon.grammar.is_party(name) {
            return Some(!person);
        }
        let has_first_name = self.has_first_name(name);
        let place = names_region(name) || !has_first_name && crate::places::of(name).next().is_some();
        (!place).then_some(has_first_name == person)
    }

    /// Whether a name stands somewhere in the document behind another, as that of a person does.
    pub(super) fn has_first_name(&self, name: &str) -> bool {
        /// So many places are looked at.
        const MOST: usize = 16;
        places_of(self.text, name).take(MOST).any(|at| {
            let before = self.text.get(..at).unwrap_or_default();
            let word =
                before.strip_suffix(' ').and_then(|before| before.rsplit([' ', '\n']).next()).unwrap_or_default();
            let grammar = &self.lexicon.grammar;
            word.starts_with(char::is_uppercase) && (!grammar.is_known(word) || grammar.is_title(word))
        })
    }
}

/// The names in some words that can be subjects, each once.
pub(super) fn distinct_names(words: &str) -> Vec<String> {
    let mut names = names_of(words);
    names.retain(|name| !is_nobody(name));
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether words with a capital letter own nothing.
pub(super) fn is_nobody(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    NO_OWNERS.holds(&with_plain_apostrophes(name)) || name != last && NO_OWNERS_BY_END.holds(last)
}

/// Whether a name is no more than the end of one that owns nothing: "News".
pub(super) fn is_nobody_by_end(name: &str) -> bool {
    NO_OWNERS_BY_END.holds(name)
}

/// Words with a capital letter that own no votes by themselves,
static NO_OWNERS: WordList = WordList::named("no owners");
/// and those at whose end stands one of these.
static NO_OWNERS_BY_END: WordList = WordList::named("no owners by their end");
