//! Which document of the corpus an entry names, and why.

use std::collections::BTreeMap;

use super::folding::{fold, fold_url, folded_words, is_small, same_publisher};
use crate::model::{Corpus, Document, Reference};

/// What an entry names in the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// Nothing.
    Unresolved,
    /// More than one document, by index.
    Ambiguous(Vec<usize>),
    /// One document, by index.
    Resolved(usize, ResolvedBy),
}

/// Why an entry is held to name a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResolvedBy {
    /// The caller says so.
    Given,
    /// Both have one address.
    Address,
    /// Both have one title.
    Title,
    /// Both have one publisher and one day of publication, and their titles have words in common.
    PublisherAndDate,
}

impl ResolvedBy {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            ResolvedBy::Given => "as given",
            ResolvedBy::Address => "by its address",
            ResolvedBy::Title => "by its title",
            ResolvedBy::PublisherAndDate => "by publisher and date",
        }
    }
}

/// What each entry of the corpus names, in the order of [`Corpus::references`]. Looked up, never all pairs.
pub(crate) fn resolve_references(corpus: &Corpus) -> Vec<Resolution> {
    let mut by_address: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_day: BTreeMap<chrono::NaiveDate, Vec<usize>> = BTreeMap::new();
    for (index, document) in corpus.documents().iter().enumerate() {
        if let Some(address) = document.url.as_ref().and_then(fold_url) {
            by_address.entry(address).or_default().push(index);
        }
        if let Some(title) = document.title.as_deref().and_then(telling_title) {
            by_title.entry(title).or_default().push(index);
        }
        if let Some(date) =
            document.published.filter(|date| date.day_number().is_some() && document.publisher.is_some())
        {
            by_day.entry(date.first_day()).or_default().push(index);
        }
    }
    let find = |reference: &Reference| {
        // Nothing is folded that could not be found.
        let url = reference.url.as_ref().filter(|_| !by_address.is_empty());
        let address = url.and_then(fold_url).and_then(|address| by_address.get(&address));
        if let Some(found) = address {
            return one_of(found, ResolvedBy::Address);
        }
        let title = reference.title.as_deref().filter(|_| !by_title.is_empty());
        let title = title.and_then(telling_title).and_then(|title| by_title.get(&title));
        if let Some(found) = title {
            return one_of(found, ResolvedBy::Title);
        }
        let day = reference.published.filter(|date| date.day_number().is_some());
        let same_day = day.and_then(|date| by_day.get(&date.first_day())).map(Vec::as_slice).unwrap_or_default();
        // A day on which thousands were published decides nothing.
        let same_day = same_day.get(..MOST_OF_A_DAY).unwrap_or(same_day);
        let own = corpus.document_index(reference.document.as_str());
        let found: Vec<usize> = same_day
            .iter()
            .copied()
            .filter(|index| Some(*index) != own)
            .filter(|index| corpus.documents().get(*index).is_some_and(|document| fits(reference, document)))
            .collect();
        one_of(&found, ResolvedBy::PublisherAndDate)
    };
    // What the caller says stands, with a reason where one is found.
    let resolve = |reference: &Reference| {
        let found = find(reference);
        let given = reference.resolved.as_ref().and_then(|given| corpus.document_index(given.as_str()));
        match (given, &found) {
            (Some(given), Resolution::Resolved(index, _)) if given == *index => found,
            (Some(given), _) => Resolution::Resolved(given, ResolvedBy::Given),
            (None, _) => found,
        }
    };
    corpus.references().iter().map(resolve).collect()
}

const MOST_OF_A_DAY: usize = 200;

fn one_of(found: &[usize], by: ResolvedBy) -> Resolution {
    match found {
        [] => Resolution::Unresolved,
        [one] => Resolution::Resolved(*one, by),
        many => Resolution::Ambiguous(many.to_vec()),
    }
}

/// A folded title that is long enough to tell documents apart.
fn telling_title(title: &str) -> Option<String> {
    let folded = fold(title);
    let words = folded.split(' ').filter(|word| !is_small(word)).count();
    (words >= 3).then_some(folded)
}

/// Whether publisher and title let an entry of a document's day be that document. A publisher has many titles a day.
fn fits(reference: &Reference, document: &Document) -> bool {
    let (Some(a), Some(b)) = (&reference.publisher, &document.publisher) else { return false };
    if !same_publisher(a, b) {
        return false;
    }
    match (&reference.title, &document.title) {
        (Some(a), Some(b)) => {
            let telling = |title: &str| folded_words(title).filter(|word| !is_small(word)).collect::<Vec<_>>();
            let (a, b) = (telling(a), telling(b));
            let common = a.iter().filter(|word| b.contains(word)).count();
            common * 3 >= a.len().min(b.len()) && common > 0
        }
        _ => true,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use url::Url;

    pub(in crate::align) fn corpus(reference: impl Fn(&mut Reference)) -> Corpus {
        let mut corpus = Corpus::new();
        let day = "2021-05-05".parse().unwrap();
        let published =
            |id: &str, title: &str| Document::new(id, "").with_title(title).with_publisher("Echo").with_published(day);
        let url = Url::parse("https://echo.example/bridge").unwrap();
        corpus.add_document(published("bridge", "The old bridge of Lindby falls").with_url(url)).unwrap();
        corpus.add_document(published("mill", "A mill burns in the valley")).unwrap();
        corpus.add_document(Document::new("own", "[1] x")).unwrap();
        let span = corpus.documents()[2].span(0, 5).unwrap();
        let mut entry = Reference::new("own", "1", "[1] x").at(span);
        reference(&mut entry);
        corpus.add_reference(entry).unwrap();
        corpus
    }

    fn resolved(reference: impl Fn(&mut Reference)) -> Resolution {
        resolve_references(&corpus(reference)).remove(0)
    }

    #[test]
    fn resolves_by_address_title_or_publisher_and_date() {
        let address =
            resolved(|entry| entry.url = Some(Url::parse("http://www.echo.example/bridge/?utm_source=x").unwrap()));
        assert_eq!(address, Resolution::Resolved(0, ResolvedBy::Address));
        let title = resolved(|entry| entry.title = Some("«The Old Bridge of Lindby Falls»".to_owned()));
        assert_eq!(title, Resolution::Resolved(0, ResolvedBy::Title));
        let day = resolved(|entry| {
            entry.publisher = Some("The Echo".to_owned());
            entry.published = Some("2021-05-05".parse().unwrap());
            entry.title = Some("A burning mill".to_owned());
        });
        assert_eq!(day, Resolution::Resolved(1, ResolvedBy::PublisherAndDate));
    }

    #[test]
    fn says_ambiguous_rather_than_guess() {
        let found = resolved(|entry| {
            entry.publisher = Some("Echo".to_owned());
            entry.published = Some("2021-05-05".parse().unwrap());
        });
        assert_eq!(found, Resolution::Ambiguous(vec![0, 1]));
        let other_title = resolved(|entry| {
            entry.publisher = Some("Echo".to_owned());
            entry.published = Some("2021-05-05".parse().unwrap());
            entry.title = Some("Taxes rise again".to_owned());
        });
        assert_eq!(other_title, Resolution::Unresolved);
        let domain = resolved(|entry| entry.url = Some(Url::parse("https://echo.example/").unwrap()));
        assert_eq!(domain, Resolution::Unresolved);
    }
}
