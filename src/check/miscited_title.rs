//! `miscited-title`: an entry that names a document of the corpus under another title, date or publisher.

use std::collections::BTreeMap;

use super::sources::entry_name;
use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink, Verdict};
use crate::align::{Resolution, ResolvedBy, fold, resolve_references, same_publisher};
use crate::model::{Corpus, Document, Reference, Span};

/// An entry that resolves to a document whose own title, date or publisher is another.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct MiscitedTitle;

const DOCUMENTATION: &str = "\
## What it finds

Entries of notes and references that name a document of the corpus — by its address, its title, or its publisher and date — \
and give another title, date or publisher than the document carries. A title without its subtitle passes, and so does a \
difference of one day. Where one of the two titles is in another script or language, the finding is a note: titles are \
translated.

## Why it matters

A reader who looks for the title will not find it; a title that was changed after it was cited is worth knowing; and an entry \
may point to the wrong document altogether.

## Example that conflicts

> a, \"The bridge falls\", Echo, 5 May 2021, https://echo.example/bridge\\
> b: [1] «The end of the mill». Echo, 05.05.2021. https://echo.example/bridge

## Example that does not

> b: [1] «The Bridge Falls». Echo, 05.05.2021. https://echo.example/bridge
";

impl Check for MiscitedTitle {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new(
            "miscited-title",
            "an entry that gives a document another title, date or publisher than it carries",
        )
        .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let corpus = context.corpus;
        let resolutions = resolve_references(corpus);
        // A list that a document holds twice is reported once, under both copies.
        let mut copies: BTreeMap<(usize, &str, &str), Vec<&Reference>> = BTreeMap::new();
        let mut order = Vec::new();
        for (reference, resolution) in corpus.references().iter().zip(&resolutions) {
            let (target, by) = match resolution {
                Resolution::Resolved(target, by) => (*target, *by),
                Resolution::Ambiguous(_) => {
                    sink.not_testable();
                    continue;
                }
                Resolution::Unresolved => continue,
            };
            let Some(own) = corpus.document_index(reference.document.as_str()) else { continue };
            let key = (own, reference.key.as_str(), reference.raw.as_str());
            let places = copies.entry(key).or_default();
            if places.is_empty() {
                order.push((key, target, by));
            }
            places.push(reference);
        }
        for (key, target, by) in order {
            if let (Some(places), Some(document)) = (copies.get(&key), corpus.documents().get(target)) {
                check(corpus, places, document, by, sink);
            }
        }
    }
}

fn check(corpus: &Corpus, places: &[&Reference], document: &Document, by: ResolvedBy, sink: &mut Sink<'_>) {
    let Some(reference) = places.first() else { return };
    let title = reference.title.as_deref().zip(document.title.as_deref()).filter(|(a, b)| !same_title(a, b));
    let date = reference.published.zip(document.published).filter(|(a, b)| {
        let apart = (a.first_day() - b.last_day()).num_days().max((b.first_day() - a.last_day()).num_days());
        apart > 1
    });
    let publisher = reference.publisher.as_deref().zip(document.publisher.as_deref());
    let publisher = publisher.filter(|(a, b)| !same_publisher(a, b));
    let mut parts = Vec::new();
    parts.extend(title.map(|(a, b)| format!("title {a:?} against {b:?}")));
    parts.extend(date.map(|(a, b)| format!("date {a} against {b}")));
    parts.extend(publisher.map(|(a, b)| format!("publisher {a:?} against {b:?}")));
    if parts.is_empty() {
        sink.agrees();
        return;
    }
    sink.differs();
    let translated = title.is_some_and(|(a, b)| other_script(a, b)) || other_language(corpus, reference, document);
    let entry = entry_name(reference);
    let mut draft = sink
        .report(format_args!(
            "{entry} of {} names {} {}, with another {}",
            reference.document,
            document.id,
            by.as_str(),
            parts.join("; another ")
        ))
        .verdict(Verdict::Review)
        .identity(reference.key.as_str());
    // Only a title or a date that differs in one language is a slip; publishers go by many names.
    if (title.is_none() && date.is_none()) || (translated && date.is_none()) {
        draft = draft.severity(Severity::Note);
    }
    for place in places {
        draft = draft.entry(place, "names the document so");
    }
    if let Some(span) = title_span(document) {
        draft = draft.place(&document.id, span, LabelRole::Context, "carries this title");
    }
    if title.is_some() {
        draft = draft.explain(ExplanationKind::Remark, "the title may be another translation, or changed later");
    }
    drop(draft);
}

/// Whether two titles are one: equal without typography, or one the other without its subtitle.
fn same_title(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let shortens = |short: &str, long: &str| {
        short.split(' ').count() >= 2 && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
            || short.split(' ').count() >= 4 && long.ends_with(short)
    };
    a == b || shortens(&a, &b) || shortens(&b, &a)
}

/// Whether one title is in Latin letters and the other is not.
fn other_script(a: &str, b: &str) -> bool {
    let latin = |title: &str| {
        let (mut latin, mut other) = (0, 0);
        for letter in title.chars().filter(|c| c.is_alphabetic()) {
            if letter < '\u{250}' { latin += 1 } else { other += 1 }
        }
        latin >= other
    };
    latin(a) != latin(b)
}

fn other_language(corpus: &Corpus, reference: &Reference, document: &Document) -> bool {
    let own = corpus.document(reference.document.as_str()).and_then(|document| document.language.as_deref());
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    own.zip(document.language.as_deref()).is_some_and(|(a, b)| primary(a) != primary(b))
}

/// Where a title stands at the head of its document.
const HEAD: usize = 4_000;

fn title_span(document: &Document) -> Option<Span> {
    let title = document.title.as_deref()?;
    let mut end = document.text.len().min(HEAD);
    while !document.text.is_char_boundary(end) {
        end -= 1;
    }
    let start = document.text.get(..end)?.find(title)?;
    document.span(start, start + title.len())
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::findings;
    use super::*;
    use crate::check::Finding;
    use url::Url;

    fn run(entry: &str, language: &str) -> Vec<Finding> {
        let source = Document::new("source", "The bridge falls\n\nIt fell at noon, and nobody was hurt by it.")
            .with_title("The bridge falls")
            .with_publisher("Echo")
            .with_published("2021-05-05".parse().unwrap())
            .with_language(language)
            .with_url(Url::parse("https://echo.example/bridge").unwrap());
        let text = format!("The bridge fell.[1]\n\n[1] {entry}\n\n[2] Post, 6 May 2020.");
        findings(MiscitedTitle, &[source, Document::new("own", text).with_language("en")])
    }

    #[test]
    fn reports_another_title_or_date() {
        let found = run("«The end of the mill». Echo, 05.05.2021. https://echo.example/bridge", "en");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Warning);
        let labels: Vec<&str> = found[0].labels.iter().map(|label| label.document.as_str()).collect();
        assert_eq!(labels, ["own", "source"]);
        let found = run("«The bridge falls». Echo, 15.05.2021. https://www.echo.example/bridge/", "en");
        assert!(found[0].message.contains("date 2021-05-15 against 2021-05-05"), "{}", found[0].message);
        let found = run("«A bridge falls down». Echo, 05.05.2021.", "en");
        assert!(found[0].message.contains("by publisher and date"), "{}", found[0].message);
    }

    #[test]
    fn notes_what_translation_or_a_second_name_explains() {
        let found = run("«Мост упал». Echo, 05.05.2021. https://echo.example/bridge", "en");
        assert_eq!(found[0].severity, Severity::Note);
        let found = run("«Bridge collapse at noon». Echo, 05.05.2021. https://echo.example/bridge", "fr");
        assert_eq!(found[0].severity, Severity::Note);
        let found = run("«The bridge falls». Lindby Press, 05.05.2021. https://echo.example/bridge", "en");
        assert_eq!(found[0].severity, Severity::Note);
    }

    #[test]
    fn reports_nothing_where_the_entry_names_the_document_as_it_is() {
        for entry in [
            "«The Bridge Falls». Echo, 05.05.2021. https://echo.example/bridge",
            "‘The bridge falls: a town in mourning’, The Echo, 6 May 2021, https://echo.example/bridge?utm_source=x",
            "«Another text altogether». Echo, 05.05.2021. https://echo.example/other",
            "«Taxes rise». Echo, 05.05.2021.",
            "«The bridge falls». https://echo.example/bridge",
        ] {
            assert_eq!(run(entry, "en"), [], "{entry}");
        }
    }
}
