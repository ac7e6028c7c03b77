//! Corpora and claims as JSON.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::document::text;
use crate::error::{Error, ErrorRepr};
use crate::model::{Claim, Corpus, Document, DocumentId, OwnedClaimForm, OwnedCorpusForm};

/// A claim with the words it says stand at its place, and the line it was read from, counted from 1.
pub(super) struct ReadClaim {
    pub(super) claim: Claim,
    pub(super) text: Option<String>,
    pub(super) line: usize,
}

/// Claims from JSON Lines, one object a line, as `corroborate claims` prints them; blank lines are passed over.
///
/// A document and a quantity are enough for a claim; see [`Claim`] for the rest.
///
/// ```
/// let lines = r#"{"document":"desk","measure":"deaths","quantity":{"stated":"227","unit":"count"}}"#;
/// let claims = corroborate::import::claims("claims.jsonl", lines.as_bytes())?;
/// assert_eq!(claims[0].quantity.to_string(), "227");
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) where the bytes are not UTF-8,
/// [`ErrorKind::Format`](crate::ErrorKind::Format) where a line is no claim; the message names line and column.
pub fn claims(path: &str, bytes: &[u8]) -> Result<Vec<Claim>, Error> {
    let text = text(path, bytes)?;
    read_claims(text).map(|read| Ok(read.map_err(|bad| bad.into_error(path))?.claim)).collect()
}

/// What is read of each line that is not blank.
pub(super) fn read_claims(text: &str) -> impl Iterator<Item = Result<ReadClaim, BadJson>> + '_ {
    let lines = without_mark(text).lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| {
        let form: OwnedClaimForm = parse_lines(line, index)?;
        let (claim, text) = form.into_claim().map_err(|message| BadJson { line: index + 1, column: 1, message })?;
        Ok(ReadClaim { claim, text, line: index + 1 })
    })
}

/// JSON that cannot be taken, and its place in the file: line and column, counted from 1.
pub(super) struct BadJson {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) message: String,
}

impl BadJson {
    pub(super) fn into_error(self, path: &str) -> Error {
        let BadJson { line, column, message } = self;
        ErrorRepr::Malformed { file: path.to_owned(), line, column, message }.into()
    }
}

/// Puts each claim to the document that it names, which enters the corpus for it; answers with the documents that no
/// claim names. A document that was not given enters without text.
pub(super) fn attach(
    claims: Vec<(String, ReadClaim)>,
    documents: Vec<Document>,
    corpus: &mut Corpus,
) -> Result<Vec<Document>, Error> {
    let named: BTreeSet<DocumentId> = claims.iter().map(|(_, read)| read.claim.document.clone()).collect();
    let (given, unnamed): (Vec<Document>, Vec<Document>) =
        documents.into_iter().partition(|document| named.contains(&document.id));
    given.into_iter().try_for_each(|document| corpus.add_document(document))?;
    for (path, read) in claims {
        if corpus.document(read.claim.document.as_str()).is_none() {
            corpus.add_document(Document::new(read.claim.document.as_str(), ""))?;
        }
        add_claim(corpus, &path, read)?;
    }
    Ok(unnamed)
}

fn add_claim(corpus: &mut Corpus, path: &str, read: ReadClaim) -> Result<(), Error> {
    let ReadClaim { mut claim, text, line } = read;
    let quote = corpus.quote(&claim);
    if corpus.document(claim.document.as_str()).is_some_and(|document| document.text.is_empty()) {
        forget_places(&mut claim);
    } else if let Some(text) = text.filter(|text| claim.span.is_some() && quote != text) {
        let message = format!(
            "the claim quotes {text:?}, and the document `{}` has {quote:?} at that place; was the text changed since?",
            claim.document,
        );
        return Err(ErrorRepr::Malformed { file: path.to_owned(), line, column: 1, message }.into());
    }
    let named = |cause| ErrorRepr::InFile { file: format!("{path}:{line}"), cause };
    corpus.add_claim(claim).map_err(named)?;
    Ok(())
}

/// A claim of a document whose text is not there has no place in it.
fn forget_places(claim: &mut Claim) {
    claim.span = None;
    claim.sentence = None;
    claim.event_span = None;
    claim.key_spans.clear();
    for credit in &mut claim.credits {
        credit.span = None;
    }
}

/// A corpus from its JSON form, `corroborate/corpus/1`.
///
/// # Errors
///
/// As [`claims`]; those of [`Corpus::add_document`] and [`Corpus::add_claim`] where its parts do not fit together.
pub fn corpus(path: &str, bytes: &[u8]) -> Result<Corpus, Error> {
    read_corpus(path, text(path, bytes)?)
}

pub(super) fn read_corpus(path: &str, text: &str) -> Result<Corpus, Error> {
    let form: OwnedCorpusForm = parse(path, text)?;
    form.into_corpus().map_err(|cause| ErrorRepr::InFile { file: path.to_owned(), cause }.into())
}

/// What a JSON document says it is.
#[derive(Deserialize)]
pub(super) struct Envelope {
    #[serde(default)]
    pub(super) schema: Option<String>,
}

pub(super) fn envelope(path: &str, text: &str) -> Result<Envelope, Error> {
    let mut values = serde_json::Deserializer::from_str(without_mark(text)).into_iter::<serde::de::IgnoredAny>();
    if matches!((values.next(), values.next()), (Some(Ok(_)), Some(Ok(_)))) {
        let message = "holds several JSON values; claims one a line go into a file named `.jsonl`".to_owned();
        return Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into());
    }
    parse(path, text)
}

/// JSON without the byte order mark that some editors write.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads the JSON of a file; the message of a failure names file, line and column.
pub(super) fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Error> {
    parse_lines(text, 0).map_err(|bad| bad.into_error(path))
}

/// Reads JSON that begins `lines` lines into its file.
fn parse_lines<T: DeserializeOwned>(text: &str, lines: usize) -> Result<T, BadJson> {
    serde_json::from_str(without_mark(text)).map_err(|error| {
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = error.to_string();
        let message = message.strip_suffix(&place).unwrap_or(&message);
        let message = match error.classify() {
            serde_json::error::Category::Data => message.to_owned(),
            _ => format!("this is not JSON: {message}"),
        };
        BadJson { line: lines + error.line().max(1), column: error.column().max(1), message }
    })
}
