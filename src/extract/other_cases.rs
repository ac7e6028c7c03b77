//! Cases that are of no illness: "the court heard two cases". Only a document that tells of an illness counts cases of one.

use std::cell::OnceCell;

use crate::figures::Mention;
use crate::model::Measure;
use crate::scope::Reader;
use crate::text::{Spaced, lowered, words_of};
use crate::vocabulary::WordList;

/// Measures of those who are ill.
static MEASURES: WordList = WordList::named("measures of cases");

/// What is counted by the same noun in courts and clinics.
static CASES: WordList = WordList::named("nouns of illness or law");

/// Words before it that are said of an illness: "confirmed cases".
static OF_ILLNESS: WordList = WordList::named("said of cases of an illness");

/// Words that tell of an illness.
static ILLNESS: WordList = WordList::named("telling of an illness");

impl Reader<'_> {
    /// Whether a figure counts cases, and nothing in the document tells of an illness; `ill` remembers whether anything does.
    pub(super) fn is_other_case(&self, measure: &Measure, mention: &Mention, ill: &OnceCell<bool>) -> bool {
        let counts = MEASURES.contains(&measure.name.as_str());
        let noun = mention.quantity.noun.as_deref().map(lowered);
        // "44 of those cases": a number alone comes back to cases of either kind.
        let of_either = noun.as_deref().is_none_or(|noun| {
            let mut words = noun.words();
            words.next_back().is_some_and(|last| CASES.contains(&last)) && !words.any(|word| OF_ILLNESS.contains(&word))
        });
        counts && of_either && !ill.get_or_init(|| words_of(self.text).any(|(_, word)| ILLNESS.holds(&lowered(word))))
    }
}
