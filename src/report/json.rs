//! Reports, claims and figures as JSON: one document for a report, one object a line for claims and figures.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use super::escaped::EscapedJson;
use crate::align::{Link, StatisticGroup, links};
use crate::model::{Citation, Claim, ClaimForm, ClaimId, Corpus, DocumentId, Reference, Relation, Span};
use crate::quantity::Quantity;
use crate::worded::worded;

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
    serde_json::to_writer_pretty(EscapedJson(&mut out), report)?;
    out.write_all(b"\n")
}

/// What a report can carry beside its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Part {
    /// `claims`: all that were read or given, in the order by which findings and relations name them, each as
    /// [`write_claims`] writes it.
    Claims,
    /// `relations`: how claims belong together.
    Relations,
    /// `citations`, the markers in the texts; `references`, the entries of their lists of sources; and `links`, which document
    /// rests on which.
    Citations,
}

worded!(Part, "part", { Claims => "claims", Relations => "relations", Citations => "citations" });

#[derive(Serialize)]
struct ReportForm<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<Vec<ClaimForm<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relations: Option<&'a [Relation]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    citations: Option<&'a [Citation]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    references: Option<&'a [Reference]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Vec<Link>>,
}

/// As [`write_report`], with parts of the corpus that was checked: a label's `claim` is an index into `claims`.
///
/// ```
/// use corroborate::report::json::{Part, write_report_with};
/// use corroborate::{Document, Verifier};
///
/// let vote = "in the referendum of 5 June 2022 in Kazakhstan";
/// let documents = [("a", 68), ("b", 70)].map(|(id, share)| Document::new(id, format!("Turnout {vote} was {share}%.")));
/// let verifier = Verifier::new();
/// let corpus = verifier.extract(&documents)?;
/// let mut json = Vec::new();
/// write_report_with(&verifier.verify(&corpus), &corpus, &[Part::Claims, Part::Relations], &mut json)?;
/// let report: serde_json::Value = serde_json::from_slice(&json)?;
/// let place = report["findings"][0]["labels"][0]["claim"].as_u64().and_then(|place| usize::try_from(place).ok());
/// assert_eq!(report["claims"][place.ok_or("a figure is labelled")?]["measure"], "turnout");
/// assert_eq!(report["relations"], serde_json::json!([]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of `out`.
pub fn write_report_with(report: &Report, corpus: &Corpus, with: &[Part], mut out: impl Write) -> io::Result<()> {
    let has = |part: Part| with.contains(&part);
    let claims = || {
        let claim = |claim| ClaimForm::of(claim, corpus);
        corpus.claims().iter().map(claim).collect()
    };
    let form = ReportForm {
        report,
        claims: has(Part::Claims).then(claims),
        relations: has(Part::Relations).then(|| corpus.relations()),
        citations: has(Part::Citations).then(|| corpus.citations()),
        references: has(Part::Citations).then(|| corpus.references()),
        links: has(Part::Citations).then(|| links(corpus)),
    };
    serde_json::to_writer_pretty(EscapedJson(&mut out), &form)?;
    out.write_all(b"\n")
}

/// Writes a corpus as one JSON document, indented, with a line end; [`import`](crate::import) reads it back.
///
/// # Errors
///
/// Those of `out`.
pub fn write_corpus(corpus: &Corpus, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(EscapedJson(&mut out), corpus)?;
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
    // A line is made of many pieces, and looked through and written at once.
    let mut line = Vec::new();
    corpus.claims().iter().try_for_each(|claim| write_line(&ClaimForm::of(claim, corpus), &mut line, &mut out))
}

/// Writes one JSON object and a line end, by way of a line that serves for the next one too.
fn write_line(form: &impl Serialize, line: &mut Vec<u8>, mut out: impl Write) -> io::Result<()> {
    line.clear();
    serde_json::to_writer(&mut *line, form)?;
    line.push(b'\n');
    EscapedJson(&mut out).write_all(line)
}

#[derive(Serialize)]
struct StatisticForm<'a> {
    statistic: String,
    certain: bool,
    agree: bool,
    claims: Vec<MemberForm<'a>>,
}

#[derive(Serialize)]
struct MemberForm<'a> {
    document: &'a DocumentId,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    text: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certain: Option<bool>,
}

impl<'a> MemberForm<'a> {
    fn new(claim: &'a Claim, certain: bool, corpus: &'a Corpus) -> MemberForm<'a> {
        let (start, end) = (claim.span.map(Span::start), claim.span.map(Span::end));
        let text = match corpus.quote(claim) {
            "" => Cow::Owned(claim.quantity.to_string()),
            quote => Cow::Borrowed(quote),
        };
        MemberForm { document: &claim.document, start, end, text, certain: (!certain).then_some(false) }
    }
}

/// Writes groups of comparable claims, as [`Verifier::statistics`](crate::Verifier::statistics) gives them, one JSON object a
/// line: what they are about, whether that is certain, whether the values agree, and where each stands.
///
/// ```
/// use corroborate::report::json::write_statistics;
/// use corroborate::{Document, Verifier};
///
/// let verifier = Verifier::new();
/// let corpus = verifier.extract(&[Document::new("a", "Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%.")])?;
/// let mut lines = Vec::new();
/// write_statistics(&verifier.statistics(&corpus), &corpus, &mut lines)?;
/// assert_eq!(
///     String::from_utf8(lines)?,
///     concat!(
///         r#"{"statistic":"turnout, referendum of 2022-06-05 in Kazakhstan","certain":true,"agree":true,"#,
///         r#""claims":[{"document":"a","start":59,"end":62,"text":"68%"}]}"#,
///         "\n"
///     )
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of `out`.
pub fn write_statistics(groups: &[StatisticGroup], corpus: &Corpus, mut out: impl Write) -> io::Result<()> {
    for group in groups {
        let member = |id: &ClaimId| {
            let certain = group.uncertain.binary_search(id).is_err();
            Some(MemberForm::new(corpus.claim(*id)?, certain, corpus))
        };
        let form = StatisticForm {
            statistic: group.statistic.to_string(),
            certain: group.certain,
            agree: group.agrees(corpus),
            claims: group.claims.iter().filter_map(member).collect(),
        };
        serde_json::to_writer(EscapedJson(&mut out), &form)?;
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
    fn new((span, quantity): &'a (Span, Quantity), text: &'a str) -> MentionForm<'a> {
        let (start, end) = (span.start(), span.end());
        MentionForm { start, end, text: text.get(start..end).unwrap_or_default(), quantity }
    }
}

/// Writes the figures of one text, as [`read_quantities`](crate::read_quantities) gives them, as one line: `{"id": …, "quantities": […]}`.
///
/// # Errors
///
/// Those of `out`.
pub fn write_quantities(id: &str, text: &str, figures: &[(Span, Quantity)], mut out: impl Write) -> io::Result<()> {
    let quantities = figures.iter().map(|figure| MentionForm::new(figure, text)).collect();
    write_line(&QuantitiesForm { id, quantities }, &mut Vec::new(), &mut out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{claims, corpus};
    use crate::model::{Document, Event, EventKind, Relation, RelationKind, Role, Standing, Statistic};
    use crate::quantity::{Hedge, Number, Unit};

    const TEXT: &str = "More than 70 % voted, the office said.";

    fn example() -> Corpus {
        let document = Document::new("wire", TEXT);
        let vote = Event::new(EventKind::REFERENDUM).in_place("Kazakhstan").on("2022-06-05".parse().unwrap());
        let quantity = Quantity::hedged(Number::from(70), Hedge::MoreThan, Unit::Percent);
        let mut read = Claim::new("wire", Statistic::new("turnout", vote.clone()).within("base", "voters"), quantity)
            .at(document.span(0, 14).unwrap())
            .credited_to("the office")
            .as_of("2022-06".parse().unwrap())
            .with_standing(Standing::Denied);
        read.sentence = document.span(0, TEXT.len());
        read.citations.push("7".to_owned());
        let given = Claim::new("register", Statistic::new("votes", vote).of("yes"), Quantity::count(6_163_516));
        let mut corpus = Corpus::new();
        corpus.add_document(document).unwrap();
        corpus.add_document(Document::new("register", "")).unwrap();
        let (first, second) = (corpus.add_claim(read).unwrap(), corpus.add_claim(given).unwrap());
        let relation = Relation::new(RelationKind::Ratio, "wire").with(Role::Share, first).with(Role::Part, second);
        corpus.add_relation(relation).unwrap();
        corpus
    }

    #[test]
    fn claims_read_back_from_their_lines() {
        let corpus = example();
        let mut lines = Vec::new();
        write_claims(&corpus, &mut lines).unwrap();
        assert!(
            lines.starts_with(br#"{"document":"wire","start":0,"end":14,"text":"More than 70 %","sentence_start":0,"#)
        );
        assert_eq!(lines.iter().filter(|byte| **byte == b'\n').count(), 2);
        assert_eq!(claims("claims.jsonl", &lines).unwrap(), corpus.claims());
    }

    #[test]
    fn a_corpus_reads_back_whole() {
        let first = example();
        let mut json = Vec::new();
        write_corpus(&first, &mut json).unwrap();
        assert!(json.starts_with(b"{\n  \"schema\": \"corroborate/corpus/1\""));
        assert_eq!(corpus("corpus.json", &json).unwrap(), first);
    }

    #[test]
    fn merging_moves_relations_along_with_their_claims() {
        let mut all = Corpus::new();
        all.add_document(Document::new("earlier", "")).unwrap();
        all.add_claim(Claim::new("earlier", Statistic::default(), Quantity::count(1))).unwrap();
        all.merge(example()).unwrap();
        let members: Vec<usize> = all.relations()[0].members.iter().map(|member| member.claim.index()).collect();
        assert_eq!((members, all.claims().len()), (vec![1, 2], 3));
        assert!(all.merge(example()).is_err(), "the documents are already there");
    }

    #[test]
    fn figures_stand_flat_beside_their_place() {
        let document = Document::new("wire", TEXT);
        let span = document.span(0, 14).unwrap();
        let quantity = Quantity::hedged(Number::from(70), Hedge::MoreThan, Unit::Percent);
        let mut line = Vec::new();
        write_quantities("q1", TEXT, &[(span, quantity)], &mut line).unwrap();
        assert_eq!(
            String::from_utf8(line).unwrap(),
            concat!(
                r#"{"id":"q1","quantities":[{"start":0,"end":14,"text":"More than 70 %","stated":"70","low":"70","low_open":true,"#,
                r#""high":null,"high_open":false,"lenient":{"low":"70","low_open":false,"high":null,"high_open":false},"#,
                r#""unit":"percent","hedge":"more_than"}]}"#,
                "\n"
            )
        );
    }
}
