//! What an extractor is, and what it fills.

use crate::model::{Citation, Claim, ClaimId, DateClaim, Document, Reference, Relation, Story, StoryId, Unread};

/// From a document to what it asserts. Implement it to bring claims from a model, a database or a spreadsheet beside
/// those read from text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no extractor",
    label = "an extractor is wanted here",
    note = "implement `Extractor` for it: a name, and what it finds in one document"
)]
pub trait Extractor: Send + Sync {
    /// The name that messages use.
    fn name(&self) -> &str;

    /// Reads one document. Must give a result for every input.
    fn extract(&self, document: &Document, extraction: &mut Extraction);
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

    /// The claims so far.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }
}
