//! `single-origin`: what looks like several sources and is one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink, Verdict};
use crate::align::{Origins, Resolution, StatisticGroup, fold, repetitions, resolve_references};
use crate::model::{Claim, Corpus, Document, DocumentId, Reference, Span};
use crate::quantity::compare;

/// Agreement, or support, that comes from one voice.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SingleOrigin;

const DOCUMENTATION: &str = "\
## What it finds

Documents that agree on a figure and are one voice: they have one publisher, one text, or credit the figure to the same \
source. And entries by which a text cites another text of its own publisher: support, but not independent support.

## Why it matters

\"Several sources say so\" is worth only as much as there are sources. Agreement is counted in origins, not in documents.

## Example that conflicts

> a: According to the River Board, 12 people drowned in the flood of 5 May 2021 in Lindby.\\
> b: The flood of 5 May 2021 in Lindby drowned 12 people, the River Board said.

## Example that does not

> b: The flood of 5 May 2021 in Lindby drowned 12 people, witnesses said.
";

impl Check for SingleOrigin {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("single-origin", "agreement or support that looks like several sources and is one")
                .with_severity(Severity::Note)
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let corpus = context.corpus;
        let origins = Origins::new(corpus, &repetitions(corpus), context.origins);
        // A figure that names no measure is alike by chance: "three people" here and there.
        let measured = |group: &&StatisticGroup| {
            group.statistic.measure.as_deref().is_some_and(|measure| context.measure(measure).is_some())
        };
        for group in context.groups.iter().filter(measured) {
            agreement(corpus, group, &origins, sink);
        }
        own_citations(corpus, sink);
    }
}

// ---------------------------------------------------------------------------------------------------- agreement

fn agreement(corpus: &Corpus, group: &StatisticGroup, origins: &Origins, sink: &mut Sink<'_>) {
    let mut by_document: BTreeMap<usize, &Claim> = BTreeMap::new();
    for claim in group.claims(corpus) {
        if let Some(index) = corpus.document_index(claim.document.as_str()) {
            by_document.entry(index).or_insert(claim);
        }
    }
    let mut claims = by_document.iter();
    let Some((_, first)) = claims.next() else { return };
    if by_document.len() < 2 || !claims.all(|(_, claim)| agrees(first, claim)) {
        return;
    }
    let voices: BTreeSet<usize> = by_document.keys().map(|index| origins.of(*index)).collect();
    let why = if voices.len() == 1 {
        by_document.keys().skip(1).find_map(|index| origins.reason(*index)).map(|join| join.as_str().to_owned())
    } else {
        common_credit(by_document.values().copied()).map(|credit| format!("all credit {credit}"))
    };
    // The statistic itself is counted by the check that compares its values.
    let Some(why) = why else { return };
    let mut draft = sink
        .report(format_args!("{}: {} documents agree, and are one origin: {why}", group.statistic, by_document.len()))
        .verdict(Verdict::Agrees);
    for claim in by_document.values() {
        draft = draft
            .claim(claim, claim.credits.first().map(|credit| format!("credits {}", credit.to)).unwrap_or_default());
    }
    draft.explain(ExplanationKind::CopiedSource, why);
}

fn agrees(a: &Claim, b: &Claim) -> bool {
    compare(&a.quantity, &b.quantity).agrees()
}

/// The source that every claim credits. "Officials" and "the police" may be different ones each time; a name is one.
fn common_credit<'a>(claims: impl Iterator<Item = &'a Claim>) -> Option<String> {
    let mut common: Option<BTreeMap<String, &str>> = None;
    for claim in claims {
        let own: BTreeMap<String, &str> = claim
            .credits
            .iter()
            .map(|credit| (bare_name(&credit.to), credit.to.as_str()))
            .filter(|(name, _)| name.chars().any(char::is_uppercase))
            .map(|(name, to)| (fold(name), to))
            .collect();
        common = Some(match common {
            None => own,
            Some(before) => before.into_iter().filter(|(name, _)| own.contains_key(name)).collect(),
        });
    }
    common?.into_values().next().map(str::to_owned)
}

/// A credit without its article: "A rights group" names nobody, "The River Board" somebody.
fn bare_name(credit: &str) -> &str {
    let article =
        credit.split_once(' ').filter(|(first, _)| ["a", "an", "the"].contains(&first.to_lowercase().as_str()));
    article.map_or(credit, |(_, rest)| rest)
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
        places.entry(&reference.document).or_default().push(reference.span);
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
            draft = draft.place(&own.id, reference.span, LabelRole::Citation, "cites its own publisher");
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
    fn notes_agreement_of_one_publisher_or_one_credit() {
        let one = flood("a", "Echo", &format!("{VOTE}."));
        let other = flood("b", "Echo", &format!("{VOTE}, as the mayor had hoped."));
        let found = findings(SingleOrigin, &[one, other]);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.ends_with("2 documents agree, and are one origin: one publisher"),
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
