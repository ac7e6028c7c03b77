//! `single-origin`: what looks like several sources and is one.

use std::collections::{BTreeMap, BTreeSet};

use super::values::values_that_hold_together;
use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink, Verdict};
use crate::align::{Resolution, StatisticGroup, fold, is_in_long_text, resolve_references};
use crate::explain::slips_of;
use crate::model::{Claim, Corpus, Document, DocumentId, Reference, Span};
use crate::quantity::Number;

/// Agreement, or support, that comes from one voice.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SingleOrigin;

const DOCUMENTATION: &str = "\
## What it finds

Documents that agree on a figure and are fewer origins than documents: they have one publisher, are one text, carry one \
wire's report, credit the figure to the same body in whatever words (\"the CEC\", \"the electoral commission\"), cite one page or \
each other, or have the same slip in a figure of many digits. Who prints the figure of a count of votes to the last digit and \
names nobody has it from who counts them. And entries by which a text cites another text of its own publisher: support, but \
not independent support.

Longer reports that each name the one source hide nothing: they are told of from three on. Nor does anybody agree by number \
who tells of one person (\"a woman was killed\").

## Why it matters

\"Several sources say so\" is worth only as much as there are sources. Agreement is counted in origins, not in documents.

## Example that conflicts

> a: According to the River Board, 12 people were killed in the flood of 5 May 2021 in Norway.\\
> b: The flood of 5 May 2021 in Norway killed 12 people, the River Board said.

## Example that does not

> b: The flood of 5 May 2021 in Norway killed 12 people, witnesses said.
";

/// That so many documents rest on one source is told though each of them says so.
const MANY: usize = 3;

impl Check for SingleOrigin {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("single-origin", "agreement or support that looks like several sources and is one")
                .with_severity(Severity::Note)
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
        // A figure that names no measure is alike by chance: "three people" here and there.
        if group.statistic.measure.as_deref().is_none_or(|measure| context.measure(measure).is_none()) {
            return;
        }
        let claims: Vec<&Claim> = group.claims(context.corpus).collect();
        let parts = values_that_hold_together(&claims);
        for part in &parts {
            // "A woman was killed": who tells of one person agrees with nobody by a number.
            if part.iter().all(|claim| claim.quantity.stated == Some(Number::ONE)) {
                continue;
            }
            let (documents, mut origins, mut reasons) = context.count_origins(part);
            if origins > 1
                && let Some(slip) = common_slip(part, &parts)
            {
                origins = 1;
                reasons.push(slip);
            }
            // Longer reports that each name the one source hide nothing, but where all of many do.
            let long = || part.iter().all(|claim| is_in_long_text(context.corpus, claim));
            let is_told = part.iter().all(|claim| !claim.credits.is_empty());
            let is_open = is_told && (origins > 1 || documents < MANY) && long();
            if origins < documents && !is_open {
                report(group, part, (documents, origins, &reasons), sink);
            }
        }
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        own_citations(context.corpus, sink);
    }
}

// ---------------------------------------------------------------------------------------------------- agreement

fn report(
    group: &StatisticGroup,
    claims: &[&Claim],
    (documents, origins, reasons): (usize, usize, &[String]),
    sink: &mut Sink<'_>,
) {
    let mut shown: Vec<&Claim> = Vec::new();
    for claim in claims {
        if !shown.iter().any(|other| other.document == claim.document) {
            shown.push(claim);
        }
    }
    shown.sort_by_key(|claim| (claim.span, claim.document.clone()));
    let are = if origins == 1 { "1 origin".to_owned() } else { format!("{origins} origins") };
    // The statistic itself is counted by the check that compares its values.
    let mut draft = sink
        .report(format_args!("{}: {documents} documents agree, {are}: {}", group.statistic, reasons.join("; ")))
        .verdict(Verdict::Agrees);
    for claim in shown {
        draft = draft
            .claim(claim, claim.credits.first().map(|credit| format!("credits {}", credit.to)).unwrap_or_default());
    }
    for reason in reasons {
        draft = draft.explain(ExplanationKind::CopiedSource, reason.as_str());
    }
}

/// A figure of fewer digits may be off by one digit and be another count.
const SLIP_DIGITS: usize = 4;

/// What documents have in common that all print one figure of many digits, a single slip away from what more documents print.
fn common_slip(part: &[&Claim], parts: &[Vec<&Claim>]) -> Option<String> {
    let [first, rest @ ..] = part else { return None };
    let stated =
        first.quantity.stated.filter(|_| rest.iter().all(|claim| claim.quantity.stated == first.quantity.stated))?;
    (stated.to_string().bytes().filter(u8::is_ascii_digit).count() >= SLIP_DIGITS).then_some(())?;
    let documents = |claims: &[&Claim]| claims.iter().map(|claim| &claim.document).collect::<BTreeSet<_>>().len();
    let usual = parts.iter().filter(|other| documents(other) > documents(part)).flatten().find(|claim| {
        slips_of(&claim.quantity).iter().any(|slip| slip.stated == Some(stated) && slip.unit == first.quantity.unit)
    })?;
    let usual = usual.quantity.stated?;
    Some(format!("they have the same slip, {stated} for {usual}"))
}

// ---------------------------------------------------------------------------------------------------- own citations

/// Entries that name a document of the citing document's own publisher.
fn own_citations(corpus: &Corpus, sink: &mut Sink<'_>) {
    let resolutions = resolve_references(corpus);
    let mut entries: BTreeMap<(usize, usize), Vec<&Reference>> = BTreeMap::new();
    for (reference, resolution) in corpus.references().iter().zip(&resolutions) {
        let Resolution::Resolved(target, _) = resolution else { continue };
        let Some(own) = corpus.document_index(reference.document.as_str()).filter(|own| own != target) else {
            continue;
        };
        entries.entry((own, *target)).or_default().push(reference);
    }
    let mut places: BTreeMap<&DocumentId, Vec<Span>> = BTreeMap::new();
    for reference in corpus.references() {
        places.entry(&reference.document).or_default().extend(reference.span);
    }
    for ((own, target), references) in entries {
        let (Some(own), Some(target)) = (corpus.documents().get(own), corpus.documents().get(target)) else { continue };
        let Some(publisher) = own.publisher.as_deref() else { continue };
        if target.publisher.as_deref().is_none_or(|other| fold(other) != fold(publisher)) {
            sink.agrees();
            continue;
        }
        sink.differs();
        let mut draft = sink
            .report(format_args!("{} cites {}, of the same publisher: {publisher}", own.id, target.id))
            .verdict(Verdict::Review);
        for reference in &references {
            draft = draft.entry(reference, "cites its own publisher");
        }
        for document in [target, own] {
            let entries = places.get(&document.id).map(Vec::as_slice).unwrap_or_default();
            if let Some(span) = publisher_span(document, publisher, entries) {
                draft = draft.place(&document.id, span, LabelRole::Context, "its publisher");
            }
        }
        draft.explain(ExplanationKind::CopiedSource, "support, but not independent support");
    }
}

/// Where a document names its publisher, outside its entries: in its imprint at best, which stands last.
fn publisher_span(document: &Document, publisher: &str, entries: &[Span]) -> Option<Span> {
    let places = memchr::memmem::find_iter(document.text.as_bytes(), publisher.as_bytes());
    let spans = places.filter_map(|place| document.span(place, place + publisher.len()));
    let outside: Vec<Span> = spans.filter(|span| !entries.iter().any(|entry| entry.contains(*span))).collect();
    let line = |span: &&Span| {
        let before = document.text.get(..span.start()).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default()
    };
    let rights = outside.iter().rev().find(|span| line(span).contains('©'));
    rights.or(outside.last()).copied()
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::findings;
    use super::*;
    use crate::check::Finding;

    fn flood(id: &str, publisher: &str, text: &str) -> Document {
        Document::new(id, text).with_publisher(publisher).with_published("2021-06-01".parse().unwrap())
    }

    const VOTE: &str = "Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%";

    #[test]
    fn one_person_agrees_with_nobody_by_number() {
        let on = |id: &str, whom: &str| {
            let text = format!("According to the River Board, {whom} killed in the flood of 5 May 2021 in Norway.");
            Document::new(id, text)
        };
        let notes = |whom: &str| {
            let report = crate::Verifier::new().run(&[on("a", whom), on("b", whom)]).unwrap();
            report.findings.iter().filter(|finding| finding.message.contains("documents agree")).count()
        };
        assert_eq!((notes("12 people were"), notes("a woman was"), notes("one man was")), (1, 0, 0));
    }

    #[test]
    fn notes_agreement_of_one_publisher_or_one_credit() {
        let one = flood("a", "Echo", &format!("{VOTE}."));
        let other = flood("b", "Echo", &format!("{VOTE}, as the mayor had hoped."));
        let found = findings(SingleOrigin, &[one, other]);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.ends_with("2 documents agree, 1 origin: a and b have one publisher"),
            "{}",
            found[0].message
        );
        assert_eq!(found[0].severity, Severity::Note);
    }

    #[test]
    fn reports_nothing_for_two_voices_or_for_conflict() {
        let none: Vec<Finding> = Vec::new();
        let one = flood("a", "Echo", &format!("{VOTE}."));
        assert_eq!(findings(SingleOrigin, &[one.clone(), flood("b", "Post", &format!("{VOTE}."))]), none);
        let other = flood("b", "Echo", &VOTE.replace("68", "70"));
        assert_eq!(findings(SingleOrigin, &[one, other]), none);
    }

    #[test]
    fn notes_a_citation_of_the_same_publisher() {
        let url = url::Url::parse("https://echo.example/bridge").unwrap();
        let source = flood("source", "The Echo", "The bridge fell.\n\n© The Echo").with_url(url);
        let text =
            "It fell.[1]\n\n[1] «The bridge falls». The Echo, 01.06.2021. https://echo.example/bridge\n\n[2] Post.";
        let found = findings(SingleOrigin, &[source.clone(), flood("own", "The Echo", text)]);
        assert_eq!(found.len(), 1);
        let labels: Vec<(&str, &str)> =
            found[0].labels.iter().map(|label| (label.document.as_str(), label.text.as_str())).collect();
        assert_eq!(labels[1], ("source", "The Echo"));
        assert_eq!(findings(SingleOrigin, &[source, flood("own", "Post", text)]), []);
    }
}
