//! Documents that are one voice, and claims that rest on one source; and why.

use std::collections::{BTreeMap, BTreeSet};

use super::bodies::names;
use super::copies::Repetition;
use super::folding::{fold, fold_url};
use super::joined::Joined;
use super::references::{Resolution, resolve_references};
use super::wires::wire;
use crate::model::{Claim, Corpus, DocumentId};
use crate::quantity::Hedge;
use crate::vocabulary::WordList;

/// Documents joined into voices, and what their markers point to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origins {
    /// For each document, the first document of its voice.
    joined: Joined,
    /// For each document, why it was joined to an earlier one.
    reasons: BTreeMap<usize, Join>,
    /// By document and key of a marker, the sources that its entries name.
    sources: BTreeMap<(usize, String), BTreeSet<Source>>,
}

/// Why two documents are one voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Join {
    /// Said to be one by hand.
    Declared,
    /// One publisher.
    Publisher,
    /// One text, for the greater part.
    Text,
    /// Both carry a report of one wire.
    Wire(&'static str),
}

impl Join {
    fn describe(self) -> String {
        match self {
            Join::Declared => "are declared to be of one origin".to_owned(),
            Join::Publisher => "have one publisher".to_owned(),
            Join::Text => "are one text".to_owned(),
            Join::Wire(wire) => format!("carry the report of one wire, {wire}"),
        }
    }
}

/// What a claim may rest on: claims that share one rest on it together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    /// A document of the corpus.
    Document(usize),
    /// A page that is not in the corpus, by its folded address.
    Page(String),
    /// Whom a credit or a publisher's name means.
    Body(String),
}

impl Origins {
    /// Joins documents by hand, by publisher, by wire and by text. Looked up, never all pairs.
    ///
    /// What is declared is a list of ids and publishers for each voice.
    pub(crate) fn new(
        corpus: &Corpus,
        repetitions: &[Repetition],
        declared: &BTreeMap<String, Vec<String>>,
    ) -> Origins {
        let mut origins = Origins {
            joined: Joined::new(corpus.documents().len()),
            reasons: BTreeMap::new(),
            sources: sources(corpus),
        };
        let voices: BTreeMap<String, usize> = (0..)
            .zip(declared.values())
            .flat_map(|(voice, members)| members.iter().map(move |member| (fold(member), voice)))
            .collect();
        origins.join_alike(corpus, |document| {
            let named = voices.get(&fold(document.id.as_str()));
            let named = named.or_else(|| voices.get(&fold(document.publisher.as_deref()?)));
            Some((*named?, Join::Declared))
        });
        origins.join_alike(corpus, |document| {
            let name = document.publisher.as_deref().map(fold).filter(|name| !name.is_empty())?;
            Some((name, Join::Publisher))
        });
        origins.join_alike(corpus, |document| wire(document).map(|wire| (wire, Join::Wire(wire))));
        for repetition in repetitions.iter().filter(|repetition| repetition.first.0 != repetition.again.0) {
            let length = corpus.documents().get(repetition.again.0).map_or(0, |document| document.text.len());
            if repetition.weight * 5 >= length * 2 {
                origins.join(repetition.first.0, repetition.again.0, Join::Text);
            }
        }
        origins
    }

    /// Joins the documents that have a key in common.
    fn join_alike<K: Ord>(&mut self, corpus: &Corpus, key: impl Fn(&crate::model::Document) -> Option<(K, Join)>) {
        let mut first_of: BTreeMap<K, usize> = BTreeMap::new();
        for (index, document) in corpus.documents().iter().enumerate() {
            let Some((key, why)) = key(document) else { continue };
            match first_of.get(&key) {
                Some(first) => self.join(*first, index, why),
                None => {
                    first_of.insert(key, index);
                }
            }
        }
    }

    fn join(&mut self, a: usize, b: usize, why: Join) {
        self.reasons.entry(b).or_insert(why);
        self.joined.join(a, b);
    }

    /// The first document of a document's voice.
    pub(crate) fn of(&self, document: usize) -> usize {
        self.joined.first_of(document)
    }

    /// Counts the documents and the origins of claims that agree.
    pub(crate) fn voices(&self, corpus: &Corpus, claims: &[&Claim]) -> Voices {
        let mut by_document: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
        for claim in claims {
            if let Some(index) = corpus.document_index(claim.document.as_str()) {
                by_document.entry(index).or_default().push(claim);
            }
        }
        let mut count = Count::new(corpus, by_document.keys().copied().collect());
        let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
        for index in by_document.keys() {
            match first_of.get(&self.of(*index)) {
                Some(first) => {
                    let why = self.reasons.get(index).map(|why| why.describe());
                    count.join(*first, *index, why.unwrap_or_else(|| "are one voice".to_owned()));
                }
                None => {
                    first_of.insert(self.of(*index), *index);
                }
            }
        }
        let rests_on: BTreeMap<usize, BTreeMap<Source, String>> =
            by_document.iter().map(|(index, claims)| (*index, self.rests_on(corpus, *index, claims))).collect();
        // A document is itself a source: of those that cite it, or credit its publisher.
        let mut holders: BTreeMap<&Source, (usize, &str)> = BTreeMap::new();
        let own: BTreeMap<Source, usize> = by_document.keys().flat_map(|index| is_source(corpus, *index)).collect();
        for (index, sources) in &rests_on {
            for (source, words) in sources {
                if let Some(target) = own.get(source).filter(|target| *target != index) {
                    count.join(*target, *index, format!("\u{0}rests on {words}"));
                }
                match holders.get(source) {
                    Some((first, words)) => count.join(*first, *index, format!("rest on {words}")),
                    None => {
                        holders.insert(source, (*index, words));
                    }
                }
            }
        }
        self.counted_votes(&by_document, &rests_on, &mut count);
        count.finish()
    }

    /// What the claims of a document rest on, in the words of the text.
    fn rests_on(&self, corpus: &Corpus, document: usize, claims: &[&Claim]) -> BTreeMap<Source, String> {
        let mut found = BTreeMap::new();
        for claim in claims {
            for credit in &claim.credits {
                for name in names(&credit.to) {
                    found.entry(Source::Body(name)).or_insert_with(|| credit.to.clone());
                }
            }
            // Of several markers it is not known which one is for the figure.
            let [key] = claim.citations.as_slice() else { continue };
            for source in self.sources.get(&(document, key.clone())).into_iter().flatten() {
                let words = match source {
                    Source::Document(index) => corpus.documents().get(*index).map(|document| document.id.to_string()),
                    Source::Page(page) => Some(page.trim_end_matches('?').to_owned()),
                    Source::Body(name) => Some(name.clone()),
                };
                found.entry(source.clone()).or_insert_with(|| words.unwrap_or_default());
            }
        }
        found
    }

    /// Votes are counted by one body. Who prints its figure to the last digit and names no other source has it from there.
    fn counted_votes(
        &self,
        by_document: &BTreeMap<usize, Vec<&Claim>>,
        rests_on: &BTreeMap<usize, BTreeMap<Source, String>>,
        count: &mut Count<'_>,
    ) {
        let commission = Source::Body(ELECTION_COMMISSION.to_owned());
        let official = rests_on.iter().find_map(|(index, sources)| Some((*index, sources.get(&commission)?)));
        let Some((official, words)) = official else { return };
        let digits = |claim: &Claim| {
            claim
                .quantity
                .stated
                .filter(|_| {
                    claim.quantity.hedge == Hedge::Exact
                        && claim.statistic.measure.as_deref().is_some_and(|measure| COUNTS.contains(&measure))
                })
                .filter(|stated| stated.to_string().bytes().filter(u8::is_ascii_digit).count() >= EXACT_DIGITS)
        };
        let known: BTreeSet<_> =
            by_document.get(&official).into_iter().flatten().filter_map(|claim| digits(claim)).collect();
        for (index, claims) in by_document {
            let unnamed = claims.iter().all(|claim| claim.credits.is_empty() && claim.citations.is_empty());
            if unnamed && claims.iter().filter_map(|claim| digits(claim)).any(|figure| known.contains(&figure)) {
                count.join(
                    official,
                    *index,
                    format!("have the figure to the last digit of who counts the votes, {words}"),
                );
            }
        }
    }
}

/// How the body that counts votes is called here; see [`names`].
const ELECTION_COMMISSION: &str = "election commission";

/// What it counts.
static COUNTS: WordList = WordList::named("counts");

/// So many digits nobody else arrives at.
const EXACT_DIGITS: usize = 4;

/// By document and key, what the entries of that key name.
fn sources(corpus: &Corpus) -> BTreeMap<(usize, String), BTreeSet<Source>> {
    let mut sources: BTreeMap<(usize, String), BTreeSet<Source>> = BTreeMap::new();
    for (reference, resolution) in corpus.references().iter().zip(resolve_references(corpus)) {
        let Some(own) = corpus.document_index(reference.document.as_str()).filter(|_| !reference.key.is_empty()) else {
            continue;
        };
        let source = match resolution {
            Resolution::Resolved(target, _) if target != own => Some(Source::Document(target)),
            _ => reference.url.as_ref().and_then(fold_url).map(Source::Page),
        };
        sources.entry((own, reference.key.clone())).or_default().extend(source);
    }
    sources
}

/// What a document is to those that rest on it.
fn is_source(corpus: &Corpus, index: usize) -> Vec<(Source, usize)> {
    let publisher = corpus.documents().get(index).and_then(|document| document.publisher.as_deref());
    let names = publisher.map(names).unwrap_or_default().into_iter().map(|name| (Source::Body(name), index));
    names.chain([(Source::Document(index), index)]).collect()
}

// ---------------------------------------------------------------------------------------------------- counting

/// How many documents agree, and of how many origins they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Voices {
    /// The documents.
    pub(crate) documents: usize,
    /// The origins.
    pub(crate) origins: usize,
    /// What joined them, one sentence for each reason.
    pub(crate) reasons: Vec<String>,
}

struct Count<'a> {
    corpus: &'a Corpus,
    parents: BTreeMap<usize, usize>,
    /// By what is said of them, the documents that are joined.
    reasons: Vec<(String, BTreeSet<usize>)>,
}

impl<'a> Count<'a> {
    fn new(corpus: &'a Corpus, documents: Vec<usize>) -> Count<'a> {
        Count { corpus, parents: documents.into_iter().map(|index| (index, index)).collect(), reasons: Vec::new() }
    }

    fn of(&self, index: usize) -> usize {
        let mut at = index;
        while let Some(parent) = self.parents.get(&at).copied().filter(|parent| *parent < at) {
            at = parent;
        }
        at
    }

    /// Joins two documents. Of one that is joined already nothing more needs to be said.
    fn join(&mut self, first: usize, other: usize, why: String) {
        let (a, b) = (self.of(first), self.of(other));
        if a == b {
            return;
        }
        self.parents.insert(a.max(b), a.min(b));
        let members = match why.starts_with('\u{0}') {
            true => BTreeSet::from([other]),
            false => BTreeSet::from([first, other]),
        };
        match self.reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, known)) => known.extend(members),
            None => self.reasons.push((why, members)),
        }
    }

    fn finish(self) -> Voices {
        let id = |index: &usize| self.corpus.documents().get(*index).map(|document| &document.id);
        let sentence = |(why, members): &(String, BTreeSet<usize>)| {
            let ids: Vec<&DocumentId> = members.iter().filter_map(id).collect();
            format!("{} {}", list(&ids), why.trim_start_matches('\u{0}'))
        };
        let reasons = self.reasons.iter().map(sentence).collect();
        let origins = self.parents.keys().filter(|index| self.of(**index) == **index).count();
        Voices { documents: self.parents.len(), origins, reasons }
    }
}

/// How many documents a reason names.
const NAMED: usize = 4;

/// "a, b and c"
fn list(ids: &[&DocumentId]) -> String {
    let mut names: Vec<String> = ids.iter().take(NAMED).map(|id| id.to_string()).collect();
    if ids.len() > NAMED {
        names.push(format!("{} more", ids.len() - NAMED));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::repetitions;
    use crate::model::Document;

    #[test]
    fn joins_by_publisher_and_by_text() {
        let text: String = (0..12).map(|n| format!("Sentence number {n} tells of the river at Lindby. ")).collect();
        let mut corpus = Corpus::new();
        for (id, publisher, text) in [
            ("a", Some("The Echo"), "One."),
            ("b", Some("Post"), &*text),
            ("c", Some("the echo"), "Two."),
            ("d", None, &*text),
            ("e", None, "Three."),
        ] {
            let document = Document::new(id, text);
            let document = publisher.map_or(document.clone(), |publisher| document.with_publisher(publisher));
            corpus.add_document(document).unwrap();
        }
        let origins = Origins::new(&corpus, &repetitions(&corpus), &BTreeMap::new());
        assert_eq!((0..5).map(|index| origins.of(index)).collect::<Vec<_>>(), [0, 1, 0, 1, 4]);
        assert_eq!(origins.reasons, BTreeMap::from([(2, Join::Publisher), (3, Join::Text)]));
        let declared = BTreeMap::from([("group".to_owned(), vec!["THE ECHO".to_owned(), "e".to_owned()])]);
        let origins = Origins::new(&corpus, &repetitions(&corpus), &declared);
        assert_eq!((0..5).map(|index| origins.of(index)).collect::<Vec<_>>(), [0, 1, 0, 1, 0]);
        assert_eq!(origins.reasons.get(&4), Some(&Join::Declared));
    }
}
