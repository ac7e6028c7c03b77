//! `dangling-citation`: a marker without an entry.

use super::sources::{Sources, sources_by_document};
use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink, Verdict};
use crate::model::{Citation, Document};

/// A marker that points to no entry.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DanglingCitation;

const DOCUMENTATION: &str = "\
## What it finds

A citation marker, `[7]`, whose number no entry of the document's notes or references has. Where a document has markers \
and no list at all, one note says so.

## Why it matters

The claim before the marker looks supported and cannot be looked up. Notes are lost in copying, renumbered in editing, \
or were never there.

## Example that conflicts

> The bridge is closed.[1] It was old.[2]
>
> [1] Town news, 5 May 2021.

## Example that does not

> The bridge is closed.[1]
>
> [1] Town news, 5 May 2021.
";

impl Check for DanglingCitation {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("dangling-citation", "a citation marker that no entry of the notes answers")
            .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        for (document, sources) in sources_by_document(context.corpus) {
            check(document, &sources, sink);
        }
    }
}

fn check(document: &Document, sources: &Sources<'_>, sink: &mut Sink<'_>) {
    let keys = sources.keys();
    let mut numbers: Vec<u32> = keys.iter().filter_map(|key| key.parse().ok()).collect();
    numbers.sort_unstable();
    let mut markers = sources.markers();
    // A list of names answers no number, and the other way round: then the list of these markers is not there.
    let mut listless: Vec<&Citation> = Vec::new();
    let is_number = |key: &str| key.parse::<u32>().is_ok();
    markers.retain(|key, citations| {
        let listed = if is_number(key) { !numbers.is_empty() } else { numbers.len() < keys.len() };
        if !listed {
            listless.append(citations);
        }
        listed
    });
    listless.sort_by_key(|citation| citation.span);
    without_list(document, &listless, sink);
    let mut dangling: Vec<(&str, Vec<&Citation>)> = Vec::new();
    for (key, citations) in markers {
        if keys.contains(key) {
            sink.agrees();
        } else if is_far(key, &numbers) {
            // "[250]" beside a list of six is a figure that somebody put in.
            sink.not_testable();
        } else {
            dangling.push((key, citations));
        }
    }
    dangling.sort_by_key(|(_, citations)| citations.first().map(|citation| citation.span));
    // One cause, one finding: entries are lost together.
    if dangling.is_empty() {
        return;
    }
    let names: Vec<String> = dangling.iter().map(|(key, _)| format!("[{key}]")).collect();
    let names = match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    };
    let (have, entry) = if dangling.len() == 1 { ("has", "entry") } else { ("have", "entries") };
    let mut draft = sink.report(format_args!("{names} in {} {have} no {entry}", document.id)).verdict(Verdict::Review);
    for (key, citations) in &dangling {
        draft = draft.identity(*key);
        for citation in citations {
            draft = draft.place(&document.id, citation.span, LabelRole::Citation, "points to no entry");
        }
    }
    let mut gaps: Vec<String> = dangling.iter().filter_map(|(key, _)| gap(key, &numbers)).collect();
    gaps.dedup();
    if let Some((first, others)) = gaps.split_first() {
        let others = others.iter().map(|gap| gap.strip_prefix("the list goes ").unwrap_or(gap));
        let all: Vec<&str> = std::iter::once(first.as_str()).chain(others).collect();
        draft = draft.explain(ExplanationKind::Remark, all.join(", "));
    }
    drop(draft);
    dangling.iter().for_each(|_| sink.differs());
}

fn without_list(document: &Document, citations: &[&Citation], sink: &mut Sink<'_>) {
    let Some(first) = citations.first() else { return };
    sink.not_testable();
    let count = citations.len();
    let markers = if count == 1 { "one citation marker".to_owned() } else { format!("{count} citation markers") };
    sink.report(format_args!("{} has {markers} and no list of sources", document.id))
        .severity(Severity::Note)
        .verdict(Verdict::NotTestable)
        .place(&document.id, first.span, LabelRole::Citation, "the first of them");
}

/// Whether a number lies so far beyond a list that it is no number of an entry.
fn is_far(key: &str, numbers: &[u32]) -> bool {
    let highest = numbers.last().copied().unwrap_or(0);
    key.parse::<u32>().is_ok_and(|number| number > 3 * highest + 10)
}

/// Where the list lacks a number.
fn gap(key: &str, numbers: &[u32]) -> Option<String> {
    let number: u32 = key.parse().ok()?;
    let after = numbers.partition_point(|other| *other < number);
    let before = after.checked_sub(1).and_then(|index| numbers.get(index));
    Some(match (before, numbers.get(after)) {
        (Some(before), Some(after)) => format!("the list goes from {before} to {after}"),
        (Some(before), None) => format!("the list ends at {before}"),
        (None, Some(after)) => format!("the list begins at {after}"),
        (None, None) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::{findings, labelled};
    use super::*;

    #[test]
    fn reports_each_number_without_an_entry_once() {
        let text = "It fell.[1] It was old.[2] It was wide.[3] It was long.[2]\n\n[1] Echo, 5 May 2021.\n\n[3] Post.";
        assert_eq!(labelled(DanglingCitation, text), [["[2]", "[2]"]]);
        let two = "It fell.[1] It was old.[2] It was wide.[3]\n\n[1] Echo, 5 May 2021.\n\n[4] Post.";
        assert_eq!(
            findings(DanglingCitation, &[Document::new("d", two)])[0].message,
            "[2] and [3] in d have no entries"
        );
        let finding = &findings(DanglingCitation, &[Document::new("d", text)])[0];
        assert_eq!(finding.severity, Severity::Warning);
        assert_eq!(finding.explanations[0].to_string(), "the list goes from 1 to 3");
    }

    #[test]
    fn notes_once_that_there_is_no_list() {
        let found = findings(DanglingCitation, &[Document::new("d", "It fell.[1] It was old.[2]")]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].severity, found[0].verdict), (Severity::Note, Verdict::NotTestable));
    }

    #[test]
    fn reports_nothing_where_every_marker_is_answered() {
        for text in [
            "It fell.[1, 2] It was old.[1–3]\n\n[1] Echo.\n[2] Post.\n[3] Mail.",
            "It fell.[1]\n\n1. Echo, 5 May 2021.\n\nImprint\n\nIt fell.[1]\n\n1. Echo, 5 May 2021.",
            "It fell.[2] It was old.[1]\n\nReferences\n\n[2] Post.\n[1] Echo.",
            "They counted “[250] boats” there.[1]\n\n[1] Echo.\n[2] Post.",
            "Nothing is cited.\n\n[1] Echo.\n[2] Post.",
            "Take rows_x[3] of it.[1]\n\n[1] Echo.\n[2] Post.",
            "See https://example.org/?a[9]=1 for it.[1]\n\n[1] Echo.\n[2] Post.",
            "It fell.¹\n\n¹ Echo, 5 May 2021.\n² Post.",
        ] {
            assert_eq!(labelled(DanglingCitation, text), Vec::<Vec<String>>::new(), "{text}");
        }
    }
}
