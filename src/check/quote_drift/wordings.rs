//! The quotations of a corpus by their words: what stands in several places is one wording.

use std::collections::{BTreeSet, HashMap};

use crate::align::folded_words;
use crate::model::{Corpus, Span};
use crate::sources::quotations;
use crate::vocabulary::WordList;

/// One wording, with every place where it stands.
#[derive(Debug)]
pub(super) struct Wording {
    /// Its words, folded.
    pub(super) words: Vec<String>,
    /// The places in it, by word, where it says that words are left out.
    pub(super) gaps: BTreeSet<usize>,
    /// The documents, by index, and the places.
    pub(super) places: Vec<(usize, Span)>,
    /// Whether the words before it call it a title.
    pub(super) titled: bool,
}

/// What no speech holds: the mark of an address.
const ADDRESS: &str = "://";

/// The fewest and the most words of a quotation that is compared.
const SIZE: std::ops::RangeInclusive<usize> = 3..=200;

pub(super) fn wordings(corpus: &Corpus) -> Vec<Wording> {
    // Only looked up, never walked: the order of its keys reaches no output.
    let mut by_words: HashMap<Vec<String>, usize> = HashMap::new();
    let mut wordings: Vec<Wording> = Vec::new();
    for (index, document) in corpus.documents().iter().enumerate() {
        for quotation in quotations(document).into_iter().filter(|quotation| quotation.closed) {
            let text = document.quote(quotation.inside);
            // An address in quotation marks is nobody's speech.
            if text.len() > 2_000 || text.contains(ADDRESS) {
                continue;
            }
            let (words, gaps) = words_and_gaps(text);
            if !SIZE.contains(&words.len()) {
                continue;
            }
            let titled = is_titled(document.text.get(..quotation.span.start()).unwrap_or_default());
            match by_words.get(&words).and_then(|known| wordings.get_mut(*known)) {
                Some(wording) => {
                    wording.places.push((index, quotation.span));
                    wording.titled |= titled;
                }
                None => {
                    by_words.insert(words.clone(), wordings.len());
                    wordings.push(Wording { words, gaps, places: vec![(index, quotation.span)], titled });
                }
            }
        }
    }
    wordings
}

/// The folded words, and before which of them the quotation marks an omission: "…", "[…]", "[the mayor]", "(IS)".
pub(super) fn words_and_gaps(text: &str) -> (Vec<String>, BTreeSet<usize>) {
    let mut words = Vec::new();
    let mut gaps = BTreeSet::new();
    let mut rest = text;
    loop {
        let mark = ["…", "...", "[", "("].iter().filter_map(|mark| rest.find(mark)).min();
        let Some(place) = mark else {
            words.extend(folded_words(rest));
            return (words, gaps);
        };
        words.extend(folded_words(rest.get(..place).unwrap_or_default()));
        gaps.insert(words.len());
        rest = rest.get(place..).unwrap_or_default();
        // What stands in brackets is the quoting text's own.
        let inside = match rest.strip_prefix('[') {
            Some(inside) => inside.split_once(']'),
            None => rest.strip_prefix('(').and_then(|inside| inside.split_once(')')),
        };
        rest = match inside {
            Some((_, after)) => after,
            None => rest.trim_start_matches(['…', '.', '[', '(']),
        };
    }
}

/// Nouns and verbs before a title.
static TITLES: WordList = WordList::named("titles");

/// Words between the name of a text and what it says.
static SAYS: WordList = WordList::named("says");

/// Whether the words before a quotation call it a title.
fn is_titled(before: &str) -> bool {
    let mut start = before.len().saturating_sub(60);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let clause = before.get(start..).unwrap_or_default().rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
    let words: Vec<String> = folded_words(clause).collect();
    // "The report says that": what a text says is not its title.
    let near = words.iter().rev().take(4).take_while(|word| !SAYS.contains(&word.as_str()));
    near.into_iter().any(|word| TITLES.contains(&word.as_str()))
}
