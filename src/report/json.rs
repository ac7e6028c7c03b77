//! Reports, claims and figures as JSON: one document for a report, one object a line for claims and figures.

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use crate::extract::{Mention, Reading};
use crate::model::{ClaimForm, Corpus};
use crate::quantity::Quantity;

/// Writes a report as one JSON document, indented, with a line end.
///
/// ```
/// use corroborate::report::json::write_report;
/// use corroborate::{Report, Verifier};
///
/// let report = Verifier::new().run(&[])?;
/// let mut json = Vec::new();
/// write_report(&report, &mut json)?;
/// assert!(json.starts_with(b"{\n  \"schema\": \"corroborate/report/1\""));
/// assert_eq!(serde_json::from_slice::<Report>(&json)?, report);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of `out`.
pub fn write_report(report: &Report, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, report)?;
    out.write_all(b"\n")
}

/// Writes a corpus as one JSON document, indented, with a line end; [`import`](crate::import) reads it back.
///
/// # Errors
///
/// Those of `out`.
pub fn write_corpus(corpus: &Corpus, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, corpus)?;
    out.write_all(b"\n")
}

/// Writes the claims of a corpus, one JSON object a line, each with the words at its place.
///
/// ```
/// use corroborate::report::json::write_claims;
/// use corroborate::{Claim, Corpus, Document, Event, EventKind, Quantity, Statistic};
///
/// let mut corpus = Corpus::new();
/// corpus.add_document(Document::new("desk", ""))?;
/// corpus.add_claim(Claim::new("desk", Statistic::new("deaths", Event::new(EventKind::UNREST)), Quantity::count(227)))?;
/// let mut lines = Vec::new();
/// write_claims(&corpus, &mut lines)?;
/// assert!(lines.starts_with(br#"{"document":"desk","measure":"deaths","#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of `out`.
pub fn write_claims(corpus: &Corpus, mut out: impl Write) -> io::Result<()> {
    for claim in corpus.claims() {
        let text = claim.span.map(|_| corpus.quote(claim));
        serde_json::to_writer(&mut out, &ClaimForm::new(claim, text))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[derive(Serialize)]
struct QuantitiesForm<'a> {
    id: &'a str,
    quantities: Vec<MentionForm<'a>>,
}

#[derive(Serialize)]
struct MentionForm<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(flatten)]
    quantity: &'a Quantity,
}

impl<'a> MentionForm<'a> {
    fn new(mention: &'a Mention, text: &'a str) -> MentionForm<'a> {
        let (start, end) = (mention.span.start(), mention.span.end());
        MentionForm { start, end, text: text.get(start..end).unwrap_or_default(), quantity: &mention.quantity }
    }
}

/// Writes the figures of one text as one line: `{"id": …, "quantities": […]}`.
///
/// # Errors
///
/// Those of `out`.
pub fn write_quantities(id: &str, text: &str, reading: &Reading, mut out: impl Write) -> io::Result<()> {
    let quantities = reading.mentions.iter().map(|mention| MentionForm::new(mention, text)).collect();
    serde_json::to_writer(&mut out, &QuantitiesForm { id, quantities })?;
    out.write_all(b"\n")
}
