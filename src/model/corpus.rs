//! Documents and what they assert, held together.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Citation, Claim, DateClaim, Document, DocumentId, Event, Format, Reference, Relation, Span, Story, StoryId, Unread,
};
use crate::error::{Error, ErrorRepr};

/// The place of a claim in its corpus: an index, stable while claims are only added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimId(u32);

impl ClaimId {
    /// The place of the claim at an index, for an extraction or corpus that holds one there.
    pub(crate) fn from_index(index: usize) -> ClaimId {
        ClaimId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The place `offset` claims further on.
    pub(crate) fn shifted(self, offset: usize) -> ClaimId {
        ClaimId::from_index(self.index().saturating_add(offset))
    }

    /// The index into [`Corpus::claims`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Documents and what they assert. Every claim's document is in it, and every span lies within its document.
///
/// In JSON: `{"schema": "corroborate/corpus/1", "documents": […], "claims": […], "relations": […], …}`.
///
/// ```
/// use corroborate::{Claim, Corpus, Document, Event, EventKind, Quantity, Statistic};
///
/// let unrest = Event::new(EventKind::UNREST).in_place("Kazakhstan").on("2022-01".parse()?);
/// let deaths = Statistic::new("deaths", unrest);
/// let mut corpus = Corpus::new();
/// corpus.add_document(Document::new("osw-2022-06", ""))?;
/// corpus.add_document(Document::new("neo-2022-11-23", ""))?;
/// corpus.add_claim(Claim::new("osw-2022-06", deaths.clone(), Quantity::count(227)))?;
/// corpus.add_claim(Claim::new("neo-2022-11-23", deaths, Quantity::count(230)))?;
/// assert_eq!(corpus.claims().len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    documents: Vec<Document>,
    by_id: BTreeMap<DocumentId, usize>,
    stories: Vec<Story>,
    claims: Vec<Claim>,
    relations: Vec<Relation>,
    dates: Vec<DateClaim>,
    citations: Vec<Citation>,
    references: Vec<Reference>,
    unread: Vec<Unread>,
}

impl Corpus {
    /// An empty corpus.
    pub fn new() -> Corpus {
        Corpus::default()
    }

    /// Adds a document.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DuplicateDocument`](crate::ErrorKind::DuplicateDocument) where the id is taken.
    pub fn add_document(&mut self, document: Document) -> Result<(), Error> {
        if self.by_id.contains_key(&document.id) {
            return Err(ErrorRepr::DuplicateDocument { id: document.id.to_string() }.into());
        }
        self.by_id.insert(document.id.clone(), self.documents.len());
        self.documents.push(document);
        Ok(())
    }

    /// Adds a story and answers with its place.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownDocument`](crate::ErrorKind::UnknownDocument) where its document is not in the corpus.
    pub fn add_story(&mut self, story: Story) -> Result<StoryId, Error> {
        self.verify(&story.document, [])?;
        self.stories.push(story);
        Ok(StoryId::from_index(self.stories.len() - 1))
    }

    /// Adds a claim and answers with its place. A story that the corpus does not hold is left out of it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownDocument`](crate::ErrorKind::UnknownDocument) where its document is not in the corpus,
    /// [`ErrorKind::Span`](crate::ErrorKind::Span) where one of its spans does not lie within the text.
    pub fn add_claim(&mut self, mut claim: Claim) -> Result<ClaimId, Error> {
        let credits = claim.credits.iter().filter_map(|credit| credit.span);
        self.verify(
            &claim.document,
            claim
                .span
                .into_iter()
                .chain(claim.sentence)
                .chain(claim.event_span)
                .chain(claim.key_spans.values().copied())
                .chain(credits),
        )?;
        claim.story = claim.story.filter(|story| story.index() < self.stories.len());
        let id = ClaimId(u32::try_from(self.claims.len()).map_err(|_| ErrorRepr::TooManyClaims)?);
        self.claims.push(claim);
        Ok(id)
    }

    /// Makes room for so many more claims at once.
    pub(crate) fn expect_claims(&mut self, claims: usize) {
        self.claims.reserve(claims);
    }

    /// Adds a relation.
    ///
    /// # Errors
    ///
    /// As [`Corpus::add_claim`]; [`ErrorKind::UnknownClaim`](crate::ErrorKind::UnknownClaim) where a member is not in the corpus.
    pub fn add_relation(&mut self, relation: Relation) -> Result<(), Error> {
        self.verify(&relation.document, relation.span)?;
        relation.named.iter().try_for_each(|span| self.verify(&relation.document, Some(*span)))?;
        if let Some(member) = relation.members.iter().find(|member| member.claim.index() >= self.claims.len()) {
            return Err(ErrorRepr::UnknownClaim { index: member.claim.index(), claims: self.claims.len() }.into());
        }
        self.relations.push(relation);
        Ok(())
    }

    /// Adds a date that a document gives.
    ///
    /// # Errors
    ///
    /// As [`Corpus::add_claim`].
    pub fn add_date(&mut self, date: DateClaim) -> Result<(), Error> {
        let counted = date.count().map(|(words, _, (anchor, _))| [words, anchor]);
        self.verify(&date.document, counted.into_iter().flatten().chain([date.span]))?;
        self.dates.push(date);
        Ok(())
    }

    /// Adds a citation marker.
    ///
    /// # Errors
    ///
    /// As [`Corpus::add_claim`].
    pub fn add_citation(&mut self, citation: Citation) -> Result<(), Error> {
        self.verify(&citation.document, [citation.span])?;
        self.citations.push(citation);
        Ok(())
    }

    /// Adds an entry of a list of sources.
    ///
    /// # Errors
    ///
    /// As [`Corpus::add_claim`].
    pub fn add_reference(&mut self, reference: Reference) -> Result<(), Error> {
        self.verify(&reference.document, reference.span)?;
        self.references.push(reference);
        Ok(())
    }

    /// Adds a place that was declined as a figure.
    ///
    /// # Errors
    ///
    /// As [`Corpus::add_claim`].
    pub fn add_unread(&mut self, unread: Unread) -> Result<(), Error> {
        self.verify(&unread.document, [unread.span])?;
        self.unread.push(unread);
        Ok(())
    }

    /// Adds everything that another corpus holds; its claims follow those already here, and its relations follow them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DuplicateDocument`](crate::ErrorKind::DuplicateDocument) where both hold a document of one id.
    pub fn merge(&mut self, other: Corpus) -> Result<(), Error> {
        let (offset, stories) = (self.claims.len(), self.stories.len());
        other.documents.into_iter().try_for_each(|document| self.add_document(document))?;
        other.stories.into_iter().try_for_each(|story| self.add_story(story).map(drop))?;
        for mut claim in other.claims {
            claim.story = claim.story.map(|story| story.shifted(stories));
            self.add_claim(claim)?;
        }
        for mut relation in other.relations {
            for member in &mut relation.members {
                member.claim = member.claim.shifted(offset);
            }
            self.add_relation(relation)?;
        }
        self.dates.extend(other.dates);
        self.citations.extend(other.citations);
        self.references.extend(other.references);
        self.unread.extend(other.unread);
        Ok(())
    }

    /// The documents, in the order they were added.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.by_id.get(id).and_then(|index| self.documents.get(*index))
    }

    /// The place of a document in [`Corpus::documents`].
    pub fn document_index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The stories of the documents, in the order they were added.
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// The story at a place.
    pub fn story(&self, id: StoryId) -> Option<&Story> {
        self.stories.get(id.index())
    }

    /// The claims, in the order they were added.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The claim at a place.
    pub fn claim(&self, id: ClaimId) -> Option<&Claim> {
        self.claims.get(id.index())
    }

    /// The place of one of this corpus's own claims: of the claim itself, not of one that is equal to it.
    pub(crate) fn id_of(&self, claim: &Claim) -> Option<ClaimId> {
        // Claims lie side by side, so that the address of one says which it is.
        let first = std::ptr::from_ref(self.claims.first()?).addr();
        let offset = std::ptr::from_ref(claim).addr().checked_sub(first)?;
        let index = offset.checked_div(size_of::<Claim>())?;
        let own = self.claims.get(index)?;
        std::ptr::eq(own, claim).then(|| ClaimId::from_index(index))
    }

    /// Every claim with its place.
    pub fn claims_with_ids(&self) -> impl Iterator<Item = (ClaimId, &Claim)> {
        (0..).map(ClaimId).zip(&self.claims)
    }

    /// The events of the claims, to be named by hand.
    pub(crate) fn events_mut(&mut self) -> impl Iterator<Item = &mut Event> {
        self.claims.iter_mut().filter_map(|claim| claim.statistic.event.as_mut())
    }

    /// The relations between claims.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The dates that documents give.
    pub fn dates(&self) -> &[DateClaim] {
        &self.dates
    }

    /// The citation markers.
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }

    /// The entries of the documents' lists of sources.
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// The claims, for marking; their documents and places stay.
    pub(crate) fn claims_mut(&mut self) -> &mut [Claim] {
        &mut self.claims
    }

    /// The entries, for marking; their documents and places stay.
    pub(crate) fn references_mut(&mut self) -> &mut [Reference] {
        &mut self.references
    }

    /// Puts other texts in the place of documents' own; their places are then to follow.
    pub(crate) fn set_texts(&mut self, mut texts: BTreeMap<DocumentId, String>) {
        for document in &mut self.documents {
            if let Some(text) = texts.remove(&document.id) {
                document.text = text;
                document.format = Format::Plain;
            }
        }
    }

    /// Moves every place to where `place` says that it stands.
    pub(crate) fn map_spans(&mut self, mut place: impl FnMut(&DocumentId, Span) -> Span) {
        self.claims.iter_mut().for_each(|claim| claim.map_spans(&mut place));
        self.relations.iter_mut().for_each(|relation| relation.map_spans(&mut place));
        self.dates.iter_mut().for_each(|date| date.map_spans(&mut place));
        self.citations.iter_mut().for_each(|citation| citation.map_spans(&mut place));
        self.references.iter_mut().for_each(|reference| reference.map_spans(&mut place));
        self.unread.iter_mut().for_each(|unread| unread.map_spans(&mut place));
    }

    /// The places that look like figures and were declined.
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// The words at a claim's span; empty for a claim without one.
    pub fn quote(&self, claim: &Claim) -> &str {
        match (self.document(claim.document.as_str()), claim.span) {
            (Some(document), Some(span)) => document.quote(span),
            _ => "",
        }
    }

    fn verify(&self, id: &DocumentId, spans: impl IntoIterator<Item = Span>) -> Result<(), Error> {
        let Some(document) = self.document(id.as_str()) else {
            return Err(ErrorRepr::UnknownDocument { id: id.to_string() }.into());
        };
        match spans.into_iter().find(|span| !document.holds(*span)) {
            Some(span) => Err(ErrorRepr::Span {
                id: id.to_string(),
                start: span.start(),
                end: span.end(),
                length: document.text.len(),
            }
            .into()),
            None => Ok(()),
        }
    }
}

/// The schema of the JSON form.
const SCHEMA: &str = "corroborate/corpus/1";

#[derive(Serialize)]
struct CorpusForm<'a> {
    schema: &'a str,
    documents: &'a [Document],
    #[serde(skip_serializing_if = "<[Story]>::is_empty")]
    stories: &'a [Story],
    claims: &'a [Claim],
    relations: &'a [Relation],
    dates: &'a [DateClaim],
    citations: &'a [Citation],
    references: &'a [Reference],
    unread: &'a [Unread],
}

impl Serialize for Corpus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CorpusForm {
            schema: SCHEMA,
            documents: &self.documents,
            stories: &self.stories,
            claims: &self.claims,
            relations: &self.relations,
            dates: &self.dates,
            citations: &self.citations,
            references: &self.references,
            unread: &self.unread,
        }
        .serialize(serializer)
    }
}

/// A corpus as it is read, before its parts are checked against one another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnedCorpusForm {
    schema: String,
    documents: Vec<Document>,
    #[serde(default)]
    stories: Vec<Story>,
    #[serde(default)]
    claims: Vec<Claim>,
    #[serde(default)]
    relations: Vec<Relation>,
    #[serde(default)]
    dates: Vec<DateClaim>,
    #[serde(default)]
    citations: Vec<Citation>,
    #[serde(default)]
    references: Vec<Reference>,
    #[serde(default)]
    unread: Vec<Unread>,
}

impl OwnedCorpusForm {
    /// The corpus, checked as the `add_…` methods do.
    pub(crate) fn into_corpus(self) -> Result<Corpus, Error> {
        if self.schema != SCHEMA {
            return Err(ErrorRepr::Schema { found: self.schema, known: SCHEMA }.into());
        }
        let mut corpus = Corpus::new();
        self.documents.into_iter().try_for_each(|document| corpus.add_document(document))?;
        self.stories.into_iter().try_for_each(|story| corpus.add_story(story).map(drop))?;
        self.claims.into_iter().try_for_each(|claim| corpus.add_claim(claim).map(drop))?;
        self.relations.into_iter().try_for_each(|relation| corpus.add_relation(relation))?;
        self.dates.into_iter().try_for_each(|date| corpus.add_date(date))?;
        self.citations.into_iter().try_for_each(|citation| corpus.add_citation(citation))?;
        self.references.into_iter().try_for_each(|reference| corpus.add_reference(reference))?;
        self.unread.into_iter().try_for_each(|unread| corpus.add_unread(unread))?;
        Ok(corpus)
    }
}

impl<'de> Deserialize<'de> for Corpus {
    /// Reads the JSON form and checks it as the `add_…` methods do.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Corpus, D::Error> {
        OwnedCorpusForm::deserialize(deserializer)?.into_corpus().map_err(serde::de::Error::custom)
    }
}
