//! The front door: documents in, report out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::align::{Alignment, EventIdentity, Origins, StatisticGroup, link_markers, mark_read, same_event_by};
use crate::check::{Check, Checks, Context, Level, Rule, Severity, distinguish, weight};
use crate::configuration::Configuration;
use crate::error::Error;
use crate::extract::{Extraction, Extractor, GivenReferences, ReadingOptions, TextExtractor};
use crate::model::{Claim, Corpus, Document, DocumentId, Event, KindRules, Measure, Measures, Reference, Relation};
use crate::report::{DocumentSummary, Exceptions, Report, Summary, statistics};
use crate::text::ReadCorpus;
use crate::vocabulary::OwnWords;

/// Reads documents, compares what they assert and reports where they disagree.
///
/// ```
/// use corroborate::{Document, Verifier};
///
/// let documents = [
///     Document::new("a", "Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%."),
///     Document::new("b", "Turnout in the referendum of 5 June 2022 in Kazakhstan was 70%."),
/// ];
/// let report = Verifier::new().run(&documents)?;
/// # let _ = report;
/// # Ok::<(), corroborate::Error>(())
/// ```
#[must_use = "each setting answers with the verifier that has it; keep the answer"]
pub struct Verifier {
    pub(crate) checks: Checks,
    /// Made when it is first asked for: a corpus from elsewhere needs none.
    text: OnceLock<TextExtractor>,
    reading: ReadingOptions,
    words: OwnWords,
    reads_text: bool,
    extractors: Vec<Box<dyn Extractor>>,
    references: GivenReferences,
    pub(crate) measures: Measures,
    events: BTreeMap<String, Event>,
    origins: BTreeMap<String, Vec<String>>,
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let extractors: Vec<&str> = self.extractors.iter().map(|extractor| extractor.name()).collect();
        formatter
            .debug_struct("Verifier")
            .field("checks", &self.checks)
            .field("extractors", &extractors)
            .finish_non_exhaustive()
    }
}

impl Default for Verifier {
    fn default() -> Verifier {
        Verifier::new()
    }
}

impl Verifier {
    /// A verifier with the built-in extractor, measures and checks.
    pub fn new() -> Verifier {
        Verifier {
            checks: Checks::built_in(),
            text: OnceLock::new(),
            reading: ReadingOptions::default(),
            words: OwnWords::default(),
            reads_text: true,
            extractors: Vec::new(),
            references: GivenReferences::default(),
            measures: Measures::built_in(),
            events: BTreeMap::new(),
            origins: BTreeMap::new(),
        }
    }

    /// The same verifier under the rules of a house. Checks of your own come first, so that the configuration may name them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) where a check, measure, kind of event or vague word is
    /// unknown; the message suggests the nearest, and names line and column of a configuration that was read.
    pub fn configured(mut self, configuration: &Configuration) -> Result<Verifier, Error> {
        configuration.check_allowances()?;
        self.measures = configuration.declared_measures()?;
        self.words = configuration.vocabulary.clone();
        self.reading.hedging = configuration.hedging.clone();
        self.text = OnceLock::new();
        self.events = configuration.events.clone();
        self.origins = configuration.origins.clone();
        configuration.configure(&mut self.checks)?;
        Ok(self)
    }

    /// The same verifier without the checks it has; those added after stand alone.
    ///
    /// ```
    /// use corroborate::Verifier;
    ///
    /// assert_eq!(Verifier::new().without_checks().rules().count(), 0);
    /// ```
    pub fn without_checks(mut self) -> Verifier {
        self.checks.clear();
        self
    }

    /// The same verifier with one more check.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Registration`](crate::ErrorKind::Registration) where its name is taken.
    pub fn check(mut self, check: impl Check + 'static) -> Result<Verifier, Error> {
        self.checks.add(check)?;
        Ok(self)
    }

    /// The same verifier with the caller's level for a check.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) where no check has that name; the message suggests the nearest.
    pub fn level(mut self, name: &str, level: Level) -> Result<Verifier, Error> {
        self.checks.set_level(name, level)?;
        Ok(self)
    }

    /// The same verifier with one more extractor, run after the others.
    pub fn extractor(mut self, extractor: impl Extractor + 'static) -> Verifier {
        self.extractors.push(Box::new(extractor));
        self
    }

    /// The same verifier with entries of lists of sources that are given beside the texts, as
    /// [`import::references`](crate::import::references) reads them; each goes to the document that it names.
    pub fn with_references(mut self, references: impl IntoIterator<Item = Reference>) -> Verifier {
        self.references.extend(references);
        self
    }

    /// The same verifier, which reads no text: documents give what the extractors of your own find, and nothing else.
    ///
    /// ```
    /// use corroborate::{Document, Verifier};
    ///
    /// let corpus = Verifier::new().without_text_reading().extract(&[Document::new("a", "Turnout was 68 %.")])?;
    /// assert!(corpus.claims().is_empty());
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn without_text_reading(mut self) -> Verifier {
        self.reads_text = false;
        self
    }

    fn extractors(&self) -> impl Iterator<Item = &dyn Extractor> {
        let text = self.reads_text.then(|| {
            let text: &dyn Extractor =
                self.text.get_or_init(|| TextExtractor::new(&self.measures, &self.words, self.reading.clone()));
            text
        });
        let given: Option<&dyn Extractor> = if self.references.is_empty() { None } else { Some(&self.references) };
        text.into_iter().chain(self.extractors.iter().map(|extractor| &**extractor)).chain(given)
    }

    /// The rules of the checks that a run uses, by name.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.checks.iter().map(|check| check.rule())
    }

    /// The rule of a check, with its documentation.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) where no check has that name; the message suggests the nearest.
    pub fn rule(&self, name: &str) -> Result<&Rule, Error> {
        Ok(self.checks.get(name)?.rule())
    }

    /// The measures that a run knows, by name: the built-in ones and those of the configuration.
    ///
    /// ```
    /// use corroborate::Verifier;
    ///
    /// let verifier = Verifier::new();
    /// let deaths = verifier.measures().find(|measure| measure.name == "deaths");
    /// assert!(deaths.is_some_and(|measure| measure.accumulates));
    /// ```
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.measures.iter()
    }

    /// The documents declared to be one voice, by the voice's name.
    #[cfg(feature = "table")]
    pub(crate) fn origins(&self) -> &BTreeMap<String, Vec<String>> {
        &self.origins
    }

    /// Reads documents and checks what they assert.
    ///
    /// # Errors
    ///
    /// As [`Verifier::extract`].
    pub fn run(&self, documents: &[Document]) -> Result<Report, Error> {
        Ok(self.verify(&self.extract(documents)?))
    }

    /// Reads documents into a corpus of what they assert.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DuplicateDocument`](crate::ErrorKind::DuplicateDocument) where two documents carry one id. An extractor
    /// of your own may cause the errors of [`Corpus::add_claim`].
    pub fn extract(&self, documents: &[Document]) -> Result<Corpus, Error> {
        let mut corpus = Corpus::new();
        documents.iter().try_for_each(|document| corpus.add_document(document.clone()))?;
        for document in documents {
            for extractor in self.extractors() {
                let mut extraction = Extraction::default();
                extractor.try_extract(document, &mut extraction)?;
                absorb(&mut corpus, extraction, extractor.name())?;
            }
        }
        // The markers of one extractor may stand in the sentences of another.
        if !self.references.is_empty() || !self.extractors.is_empty() {
            link_markers(&mut corpus);
        }
        mark_read(&mut corpus);
        Ok(corpus)
    }

    /// The corpus with the names of the configuration's events.
    fn pinned<'c>(&self, corpus: &'c Corpus) -> Cow<'c, Corpus> {
        match self.events.is_empty() {
            true => Cow::Borrowed(corpus),
            false => Cow::Owned(pinned(corpus, &self.events, self.measures.kinds())),
        }
    }

    /// What is held to be comparable: the claims of a corpus by what they are about, one group a statistic. Grouped by event;
    /// the groups whose values differ come first, in an event as among events.
    ///
    /// A group with one claim is compared with nothing. [`report::statistics`](crate::report::statistics) shows the others
    /// side by side.
    ///
    /// ```
    /// use corroborate::{Document, Verifier};
    ///
    /// let vote = "in the referendum of 5 June 2022 in Kazakhstan";
    /// let documents = [
    ///     Document::new("a", format!("Turnout {vote} was 68%.")),
    ///     Document::new("b", format!("Turnout {vote} was 70%.")),
    /// ];
    /// let verifier = Verifier::new();
    /// let corpus = verifier.extract(&documents)?;
    /// let groups = verifier.statistics(&corpus);
    /// assert_eq!(groups.len(), 1);
    /// assert_eq!(groups[0].statistic.to_string(), "turnout, referendum of 2022-06-05 in Kazakhstan");
    /// assert_eq!(groups[0].claims(&corpus).count(), 2);
    /// assert!(!groups[0].agrees(&corpus));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn statistics(&self, corpus: &Corpus) -> Vec<StatisticGroup> {
        let read = ReadCorpus::of(corpus);
        let corpus = &*self.pinned(read.as_ref().map_or(corpus, ReadCorpus::corpus));
        let mut groups = Alignment::with_alike(corpus, &self.measures);
        statistics::order(corpus, &mut groups);
        groups
    }

    /// Checks what the documents of a corpus assert.
    pub fn verify(&self, corpus: &Corpus) -> Report {
        // Checks see the texts as they are read; what they find is shown where it stands in the sources.
        let read = ReadCorpus::of(corpus);
        let sources = corpus;
        let corpus = &*self.pinned(read.as_ref().map_or(corpus, ReadCorpus::corpus));
        let alignment = Alignment::new(corpus, &self.measures);
        let voices = Origins::new(corpus, &alignment.repetitions, &self.origins);
        let context = Context {
            corpus,
            groups: &alignment.groups,
            near_misses: &alignment.near_misses,
            origins: &self.origins,
            measures: &self.measures,
            repetitions: &alignment.repetitions,
            second_copies: &alignment.second_copies,
            voices: &voices,
        };
        let (mut findings, tally, mut tested) = self.checks.run(context);
        findings.sort_by_cached_key(|finding| {
            let place = finding.labels.first().map(|label| {
                (corpus.document_index(label.document.as_str()).unwrap_or(usize::MAX), label.start, label.end)
            });
            (std::cmp::Reverse(weight(finding)), place, finding.check.clone(), finding.message.clone())
        });
        distinguish(&mut findings);
        if let Some(read) = &read {
            let found = findings.iter_mut().flat_map(|finding| &mut finding.labels);
            let held = tested.iter_mut().flat_map(|tested| &mut tested.held);
            found.chain(held).for_each(|label| label.stand_in(sources, |id, span| read.source_of(id, span)));
        }
        let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let mut summary = Summary {
            error: count(Severity::Error),
            warning: count(Severity::Warning),
            note: count(Severity::Note),
            ..Summary::default()
        };
        summary.add(tally);
        let documents = summarise(corpus);
        let mut report = Report {
            schema: Report::SCHEMA.to_owned(),
            documents,
            findings,
            summary,
            tested,
            exceptions: Exceptions::default(),
        };
        self.name_unread_documents(&mut report);
        report
    }

    /// Says which documents the configuration gives a level and the run did not read.
    pub(crate) fn name_unread_documents(&self, report: &mut Report) {
        let read: Vec<&str> = report.documents.iter().map(|document| document.id.as_str()).collect();
        report.exceptions.unread = self.checks.unread_documents(&read);
    }
}

/// The corpus with its events under the names given by hand, where a description certainly means one of them.
fn pinned(corpus: &Corpus, events: &BTreeMap<String, Event>, kinds: &KindRules) -> Corpus {
    let mut corpus = corpus.clone();
    for event in corpus.events_mut().filter(|event| event.pinned.is_none()) {
        let named = events.iter().find(|(_, pin)| same_event_by(kinds, pin, event) == EventIdentity::Same);
        event.pinned = named.map(|(name, _)| name.clone());
    }
    corpus
}

/// The documents with what each gave, in one pass over the claims.
fn summarise(corpus: &Corpus) -> Vec<DocumentSummary> {
    let mut given: BTreeMap<&DocumentId, (usize, usize)> = BTreeMap::new();
    for claim in corpus.claims() {
        given.entry(&claim.document).or_default().0 += 1;
    }
    for unread in corpus.unread() {
        given.entry(&unread.document).or_default().1 += 1;
    }
    let summary = |document: &Document| {
        let (claims, unread) = given.get(&document.id).copied().unwrap_or_default();
        DocumentSummary {
            id: document.id.clone(),
            title: document.title.clone(),
            publisher: document.publisher.clone(),
            published: document.published,
            claims,
            unread,
        }
    };
    corpus.documents().iter().map(summary).collect()
}

/// The name of an extractor, to be kept with its claims: that of the built-in one costs nothing.
fn name_of(extractor: &str) -> Cow<'static, str> {
    match extractor {
        Claim::READ => Cow::Borrowed(Claim::READ),
        other => Cow::Owned(other.to_owned()),
    }
}

/// Moves what an extractor found into the corpus; relations follow their claims to the new places.
fn absorb(corpus: &mut Corpus, extraction: Extraction, extractor: &str) -> Result<(), Error> {
    let (offset, stories) = (corpus.claims().len(), corpus.stories().len());
    corpus.expect_claims(extraction.claims.len());
    extraction.stories.into_iter().try_for_each(|story| corpus.add_story(story).map(drop))?;
    for mut claim in extraction.claims {
        claim.story = claim.story.map(|story| story.shifted(stories));
        claim.extractor.get_or_insert_with(|| name_of(extractor));
        corpus.add_claim(claim)?;
    }
    for mut relation in extraction.relations {
        shift(&mut relation, offset);
        corpus.add_relation(relation)?;
    }
    extraction.dates.into_iter().try_for_each(|date| corpus.add_date(date))?;
    extraction.citations.into_iter().try_for_each(|citation| corpus.add_citation(citation))?;
    extraction.references.into_iter().try_for_each(|reference| corpus.add_reference(reference))?;
    extraction.unread.into_iter().try_for_each(|unread| corpus.add_unread(unread))
}

fn shift(relation: &mut Relation, offset: usize) {
    for member in &mut relation.members {
        member.claim = member.claim.shifted(offset);
    }
}
