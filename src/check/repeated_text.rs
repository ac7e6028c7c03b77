//! `repeated-text`: the same text twice.

use std::collections::BTreeMap;

use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink, Verdict};
use crate::align::Repetition;
use crate::model::{Document, Span};
use crate::sources::quotations;

/// A passage that stands twice, in one document or in two.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RepeatedText;

const DOCUMENTATION: &str = "\
## What it finds

Passages of several sentences that a document holds twice, or that two documents share. Within a document the \
figures of the second copy are not counted again. Small edits hide no copy; they are shown. Between documents a shared \
passage is a note, and a warning where it makes up most of the later document.

## Why it matters

A value that stands twice because a page was pasted twice is not confirmed, and two reports with one text are one report.

## Example that conflicts

> A report, followed by its own print version in the same file.

## Example that does not

> Two reports that quote the same words of a speech; one form filled in with other figures each time.
";

impl Check for RepeatedText {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("repeated-text", "the same passage twice, in one document or in two")
            .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let mut by_documents: BTreeMap<(usize, usize), Vec<&Repetition>> = BTreeMap::new();
        // Read once for each document: a text may hold thousands of passages.
        let mut quoted: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for repetition in context.repetitions {
            let (index, passage) = repetition.again;
            let quoted = quoted.entry(index).or_insert_with(|| {
                let quotations = context.corpus.documents().get(index).map(quotations).unwrap_or_default();
                quotations.iter().map(|quotation| quotation.span).collect()
            });
            // Two papers may print one speech.
            if quoted.iter().any(|quotation| quotation.contains(passage)) {
                continue;
            }
            by_documents.entry((repetition.again.0, repetition.first.0)).or_default().push(repetition);
        }
        for ((again, first), mut passages) in by_documents {
            let documents = context.corpus.documents();
            let (Some(again), Some(first)) = (documents.get(again), documents.get(first)) else { continue };
            let weight: usize = passages.iter().map(|passage| passage.weight).sum();
            passages.sort_by_key(|passage| std::cmp::Reverse(passage.weight));
            let Some(longest) = passages.first() else { continue };
            sink.differs();
            let within = again.id == first.id;
            let message = match within {
                true => format!("{} holds a passage of {} bytes twice", again.id, longest.again.1.length()),
                false => format!("{} and {} share {} bytes of text", first.id, again.id, shared(&passages)),
            };
            let most = weight * 5 >= again.text.len().saturating_mul(2);
            let severity = if within || most { Severity::Warning } else { Severity::Note };
            let mut draft = sink
                .report(message)
                .severity(severity)
                .verdict(Verdict::Review)
                .place(&first.id, longest.first.1, LabelRole::Context, "the first occurrence")
                .place(&again.id, longest.again.1, LabelRole::Context, "the same text again");
            if within {
                draft = draft.explain(ExplanationKind::CopiedSource, "its figures are counted once");
            } else {
                draft = draft.explain(ExplanationKind::CopiedSource, "what both say in it has one origin");
            }
            if let Some(remark) = differences(&passages, first, again) {
                draft = draft.explain(ExplanationKind::Remark, remark);
            }
            drop(draft);
        }
    }
}

/// How many differing places a finding shows.
const SHOWN: usize = 3;

/// The words that were edited: "2 places differ between the copies: \"May\" against \"June\", …".
fn differences(passages: &[&Repetition], first: &Document, again: &Document) -> Option<String> {
    let altered: Vec<_> = passages.iter().flat_map(|passage| &passage.altered).collect();
    let words = |document: &Document, span: Span| {
        let text = document.quote(span);
        let short: String = text.chars().take(60).collect();
        if text.is_empty() {
            "nothing".to_owned()
        } else {
            format!("{:?}", if short.len() < text.len() { short + "…" } else { short })
        }
    };
    let shown: Vec<String> =
        altered.iter().take(SHOWN).map(|(a, b)| format!("{} against {}", words(first, *a), words(again, *b))).collect();
    let count = match altered.len() {
        0 => return None,
        1 => "one place differs".to_owned(),
        many => format!("{many} places differ"),
    };
    let more = if altered.len() > SHOWN { ", …" } else { "" };
    Some(format!("{count} between the copies: {}{more}", shown.join(", ")))
}

fn shared(passages: &[&Repetition]) -> usize {
    passages.iter().map(|passage| passage.again.1.length()).sum()
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::findings;
    use super::*;
    fn sentences(from: usize, count: usize) -> String {
        (from..from + count).map(|n| format!("Sentence number {n} tells of the river at Lindby. ")).collect()
    }

    #[test]
    fn reports_a_text_held_twice() {
        let text = format!("{}\n\nImprint\n\n{}", sentences(0, 10), sentences(0, 10));
        let found = findings(RepeatedText, &[Document::new("d", text)]);
        assert_eq!(found.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Warning]);
        assert_eq!(found[0].labels[0].text, found[0].labels[1].text);
    }

    #[test]
    fn reports_a_shared_passage_as_a_note_and_a_copied_document_as_a_warning() {
        let original = Document::new("original", sentences(0, 10));
        let copy = Document::new("copy", sentences(0, 10) + &sentences(50, 2));
        let quoting = Document::new("quoting", sentences(100, 40) + &sentences(2, 8));
        let found = findings(RepeatedText, &[original, copy, quoting]);
        let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Warning, Severity::Note]);
    }

    #[test]
    fn reports_nothing_for_a_shared_sentence() {
        let quotation =
            "“The bridge will be mended by the spring of next year, whatever it may cost,” the mayor said. ";
        let one = Document::new("one", format!("{}{quotation}", sentences(0, 10)));
        let other = Document::new("other", format!("{quotation}{}", sentences(20, 10)));
        assert_eq!(findings(RepeatedText, &[one, other]), []);
    }
}
