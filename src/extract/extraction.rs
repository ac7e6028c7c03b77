//! What an extractor is, and what it fills.

use crate::error::Error;
use crate::model::{
    Citation, Claim, ClaimId, DateClaim, Document, DocumentId, Reference, Relation, Span, Story, StoryId, Unread,
};

/// From a document to what it asserts. Implement it to bring claims from a model, a database or a spreadsheet beside
/// those read from text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no extractor",
    label = "an extractor is wanted here",
    note = "implement `Extractor` for it: a name, and what it finds in one document"
)]
pub trait Extractor: Send + Sync {
    /// Its name, kept with every claim that it makes and does not name another for ([`Claim::extractor`]).
    fn name(&self) -> &str;

    /// Reads one document. Must give a result for every input.
    fn extract(&self, document: &Document, extraction: &mut Extraction);

    /// As [`extract`](Extractor::extract), for one that may fail, as a database may be out of reach: what it answers stops
    /// the run. Implement this beside an `extract` that does nothing.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from its work, as [`Error::outside`].
    fn try_extract(&self, document: &Document, extraction: &mut Extraction) -> Result<(), Error> {
        self.extract(document, extraction);
        Ok(())
    }
}

/// What an extractor found in one document, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    pub(crate) stories: Vec<Story>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) dates: Vec<DateClaim>,
    pub(crate) citations: Vec<Citation>,
    pub(crate) references: Vec<Reference>,
    pub(crate) unread: Vec<Unread>,
}

impl Extraction {
    /// Adds a story that the document tells. The answer names it in claims of the same extraction.
    pub fn add_story(&mut self, story: Story) -> StoryId {
        self.stories.push(story);
        StoryId::from_index(self.stories.len() - 1)
    }

    /// Adds a claim. The answer names it in relations of the same extraction.
    pub fn add_claim(&mut self, claim: Claim) -> ClaimId {
        self.claims.push(claim);
        ClaimId::from_index(self.claims.len() - 1)
    }

    /// Adds a relation between claims of this extraction.
    pub fn add_relation(&mut self, relation: Relation) {
        self.relations.push(relation);
    }

    /// Adds a date that the document gives.
    pub fn add_date(&mut self, date: DateClaim) {
        self.dates.push(date);
    }

    /// Adds a citation marker.
    pub fn add_citation(&mut self, citation: Citation) {
        self.citations.push(citation);
    }

    /// Adds an entry of a list of sources.
    pub fn add_reference(&mut self, reference: Reference) {
        self.references.push(reference);
    }

    /// Adds a place that looks like a figure and was declined.
    pub fn add_unread(&mut self, unread: Unread) {
        self.unread.push(unread);
    }

    /// How much has been found so far.
    pub(super) fn mark(&self) -> [usize; 6] {
        let Extraction { claims, relations, dates, citations, references, unread, .. } = self;
        [claims.len(), relations.len(), dates.len(), citations.len(), references.len(), unread.len()]
    }

    /// Moves every place that was found since a mark.
    pub(super) fn map_spans_since(&mut self, mark: [usize; 6], place: impl Fn(Span) -> Span) {
        let [claims, relations, dates, citations, references, unread] = mark;
        let mut place = |_: &DocumentId, span| place(span);
        self.claims.iter_mut().skip(claims).for_each(|claim| claim.map_spans(&mut place));
        self.relations.iter_mut().skip(relations).for_each(|relation| relation.map_spans(&mut place));
        self.dates.iter_mut().skip(dates).for_each(|date| date.map_spans(&mut place));
        self.citations.iter_mut().skip(citations).for_each(|citation| citation.map_spans(&mut place));
        self.references.iter_mut().skip(references).for_each(|reference| reference.map_spans(&mut place));
        self.unread.iter_mut().skip(unread).for_each(|unread| unread.map_spans(&mut place));
    }

    /// The claims so far.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }
}
