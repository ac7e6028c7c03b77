//! Who is called by a name in full or by the short one that some text gives with it, "Union of Free Farmers (UFF)", is one and the
//! same, in that text and in those beside it.

use std::collections::BTreeMap;

use crate::discourse::short_names;
use crate::model::Corpus;

/// Names in full and the short ones that stand for them, in small letters.
#[derive(Clone, Debug, Default)]
pub(super) struct ShortNames(BTreeMap<String, String>);

impl ShortNames {
    /// Those that the documents of a corpus tell of; a short name that stands for several is left out.
    pub(super) fn of(corpus: &Corpus) -> ShortNames {
        let mut full_by_short: BTreeMap<String, Option<String>> = BTreeMap::new();
        for (full, short) in corpus.documents().iter().flat_map(|document| short_names(&document.text)) {
            let known = full_by_short.entry(short).or_insert_with(|| Some(full.clone()));
            if known.as_ref().is_some_and(|known| *known != full) {
                *known = None;
            }
        }
        ShortNames(full_by_short.into_iter().filter_map(|(short, full)| Some((full?, short))).collect())
    }

    /// What a name in small letters is compared as.
    pub(super) fn compared(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}
