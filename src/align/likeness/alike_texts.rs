//! Texts that tell of one thing though no event joins them: reports on the jobs of a month, on a law that is read, on a hearing.
//! No kind of event is named, or each text is taken for one of another; but within days they name the same people and bodies
//! and share words that few texts have.

use std::collections::{BTreeMap, BTreeSet};

use super::super::stories::days_between;
use super::shared;
use crate::model::{Corpus, DocumentId, PartialDate, Story, StoryRole};

/// A main story with the day of its publication and the events that its text is of.
struct Text<'a> {
    story: &'a Story,
    published: Option<PartialDate>,
}

/// Texts are published at most so many days apart.
const DAYS: i64 = 3;

/// They share a name, and so many rare words.
const RARE_WORDS: usize = 3;

/// So many texts are held to be of one thing at most, and a name that more texts share tells nothing.
const MOST_TEXTS: usize = 8;
const MOST_SHARING: usize = 64;

/// Sets of texts of which each is alike to every other, or of one event with it, and two are of no event in common. The texts of a set
/// stand by name. Costs n log n in the texts.
pub(super) fn alike_texts<'a>(
    corpus: &'a Corpus,
    events: &BTreeMap<&'a str, BTreeSet<usize>>,
) -> Vec<BTreeSet<&'a DocumentId>> {
    let mut texts: Vec<Text<'a>> = Vec::new();
    for story in corpus.stories().iter().filter(|story| story.role == StoryRole::Main) {
        let published = corpus.document(story.document.as_str()).and_then(|document| document.published);
        texts.push(Text { story, published });
    }
    texts.sort_by_key(|text| &text.story.document);
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, text) in texts.iter().enumerate() {
        for name in &text.story.names {
            by_name.entry(name).or_default().push(index);
        }
    }
    let none = BTreeSet::new();
    let of = |text: &Text<'a>| events.get(text.story.document.as_str()).unwrap_or(&none);
    let are_of_one = |a: &Text<'a>, b: &Text<'a>| !of(a).is_disjoint(of(b));
    let mut sets: Vec<BTreeSet<usize>> = Vec::new();
    let mut sets_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, text) in texts.iter().enumerate() {
        let sharing = text.story.names.iter().filter_map(|name| by_name.get(name.as_str()));
        let sharing = sharing.filter(|sharing| sharing.len() <= MOST_SHARING);
        let near: BTreeSet<usize> = sharing.flatten().copied().filter(|other| *other < index).collect();
        let is_like =
            |other: usize| texts.get(other).is_some_and(|other| are_of_one(text, other) || are_alike(text, other));
        let near: BTreeSet<usize> = near.into_iter().filter(|other| is_like(*other)).collect();
        let candidates: BTreeSet<usize> =
            near.iter().filter_map(|other| sets_of.get(other)).flatten().copied().collect();
        let fits = |set: &usize| {
            sets.get(*set).is_some_and(|set| set.len() < MOST_TEXTS && set.iter().all(|other| near.contains(other)))
        };
        let set = candidates.into_iter().find(fits).unwrap_or_else(|| {
            sets.push(BTreeSet::new());
            sets.len() - 1
        });
        sets.get_mut(set).into_iter().for_each(|set| set.extend([index]));
        sets_of.entry(index).or_default().push(set);
    }
    let is_new = |set: &&BTreeSet<usize>| {
        let texts: Vec<&Text<'a>> = set.iter().filter_map(|index| texts.get(*index)).collect();
        let mut pairs = texts
            .iter()
            .enumerate()
            .flat_map(|(place, one)| texts.iter().skip(place + 1).map(move |other| (one, other)));
        pairs.any(|(one, other)| !are_of_one(one, other))
    };
    let named =
        |set: &BTreeSet<usize>| set.iter().filter_map(|index| Some(&texts.get(*index)?.story.document)).collect();
    sets.iter().filter(is_new).map(named).collect()
}

/// Whether two texts of a few days share a name and enough rare words.
fn are_alike(a: &Text<'_>, b: &Text<'_>) -> bool {
    days_between(a.published, b.published).is_some_and(|days| days <= DAYS)
        && shared(&a.story.names, &b.story.names) > 0
        && shared(&a.story.rare_words, &b.story.rare_words) >= RARE_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Verifier;
    use crate::model::Document;

    const LEASE: &str = "The harbour board of Strelsau wants to lease two quays to the shipyard Hentzau. The tenancy of the \
                         drydock runs for 30 years, and the shipwright pays a deposit of 4.2 million crowns, the notary said.";

    /// Whether a text published on a day is alike to that of the lease, published on 14 June 2022.
    fn is_alike(text: &str, published: &str) -> bool {
        let on = |id: &str, text: &str, day: &str| Document::new(id, text).with_published(day.parse().unwrap());
        let corpus = Verifier::new().extract(&[on("a", LEASE, "2022-06-14"), on("b", text, published)]).unwrap();
        let sets = alike_texts(&corpus, &BTreeMap::new());
        assert!(sets.iter().all(|set| set.len() == 2));
        !sets.is_empty()
    }

    #[test]
    fn texts_of_a_few_days_that_share_names_and_rare_words_tell_of_one_thing() {
        let text = "At Strelsau the shipyard Hentzau is to get a tenancy of the drydock for a deposit of 4.2 million crowns. The notary \
                    read the lease of the quays to the board, and the shipwright signed.";
        assert!(is_alike(text, "2022-06-15"));
        assert!(!is_alike(text, "2022-06-25"));
    }

    #[test]
    fn texts_that_share_a_name_alone_tell_of_two_things() {
        let text = "In Strelsau the museum has bought a painting for 4.2 million crowns. The curator of Zenda will hang it in the \
                    vestibule beside the tapestry.";
        assert!(!is_alike(text, "2022-06-15"));
    }
}
