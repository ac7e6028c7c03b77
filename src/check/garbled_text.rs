//! `garbled-text`: words shown in the wrong encoding.

use std::collections::BTreeMap;

use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink, Verdict};
use crate::model::{Document, Span};
use crate::sources::{Garbled, entry_date, read_garbled};

/// Words that were decoded in the wrong encoding.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct GarbledText;

const DOCUMENTATION: &str = "\
## What it finds

Words that were decoded in the wrong encoding, with the reading that was meant: Cyrillic shown as accented Latin letters, \
UTF-8 shown as Windows-1252, characters lost altogether. One note for a document. A date among the words is read as the date \
that was meant, never as a second one; where a copy of the passage is legible, both are shown.

## Why it matters

A date or a name that cannot be read cannot be compared, and the same slip may have touched figures.

## Example that conflicts

> 5 ìàÿ 2021

It is \"5 мая 2021\", 5 May 2021.

## Example that does not

> Genève, le 5 août 2021
";

impl Check for GarbledText {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("garbled-text", "words shown in the wrong encoding, with the reading that was meant")
                .with_severity(Severity::Note)
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let documents = context.corpus.documents();
        let garbled: Vec<(usize, Vec<Garbled>)> = documents
            .iter()
            .enumerate()
            .map(|(index, document)| (index, read_garbled(document)))
            .filter(|(_, found)| !found.is_empty())
            .collect();
        if garbled.is_empty() {
            return;
        }
        // Where a copy of the passage is legible, it shows what was meant.
        let mut legible: BTreeMap<(usize, usize), (usize, Span)> = BTreeMap::new();
        for repetition in context.repetitions {
            for (before, after) in repetition.altered.iter().copied() {
                legible.insert((repetition.again.0, after.start()), (repetition.first.0, before));
            }
        }
        for (index, found) in garbled {
            let Some(document) = documents.get(index) else { continue };
            report(context, document, index, &found, &legible, sink);
        }
    }
}

/// How many places a finding shows.
const SHOWN: usize = 10;

fn report(
    context: &Context<'_>,
    document: &Document,
    index: usize,
    found: &[Garbled],
    legible: &BTreeMap<(usize, usize), (usize, Span)>,
    sink: &mut Sink<'_>,
) {
    let Some(first) = found.first() else { return };
    sink.differs();
    let shown = with_numbers(document, first.span);
    let words = document.quote(shown);
    let meaning = first.repaired.as_deref().map(|repaired| meant(document, first, shown, repaired));
    let more = match found.len() {
        1 => String::new(),
        count => format!(", and {} more places", count - 1),
    };
    let message = match &meaning {
        Some(meaning) => format!("{:?} in {} is {meaning:?} in the wrong encoding{more}", words, document.id),
        None => format!("characters of {} are lost{more}", document.id),
    };
    let mut draft = sink.report(message).verdict(Verdict::Review).identity(first.slip.as_str());
    for garbled in found.iter().take(SHOWN) {
        let span = with_numbers(document, garbled.span);
        let note = match &garbled.repaired {
            Some(repaired) => format!("read as {:?}", meant(document, garbled, span, repaired)),
            None => "lost".to_owned(),
        };
        draft = draft.place(&document.id, span, LabelRole::Context, note);
        let copy = legible
            .range(..=(index, span.end()))
            .next_back()
            .filter(|((other, start), _)| *other == index && span.start().saturating_sub(*start) <= 80);
        if let Some((_, (original, place))) = copy
            && let Some(original) = context.corpus.documents().get(*original)
        {
            draft = draft.place(&original.id, with_numbers(original, *place), LabelRole::Context, "legible here");
        }
        let date =
            garbled.repaired.as_deref().and_then(|repaired| entry_date(&meant(document, garbled, span, repaired)));
        if let Some(date) = date {
            draft = draft.explain(ExplanationKind::Remark, format!("the date is {date}"));
        }
    }
    draft.explain(ExplanationKind::Remark, first.slip.as_str());
}

/// The garbled words with the numbers beside them: a date is read as a whole.
fn with_numbers(document: &Document, words: Span) -> Span {
    let text = document.text.as_str();
    let number = |c: char| c.is_ascii_digit() || c == ' ' || c == '\u{a0}';
    let before = text.get(..words.start()).unwrap_or_default();
    let start: usize = before.chars().rev().take(4).take_while(|c| number(*c)).map(char::len_utf8).sum();
    let after = text.get(words.end()..).unwrap_or_default();
    let end: usize = after.chars().take(6).take_while(|c| number(*c)).map(char::len_utf8).sum();
    let (start, end) = (words.start() - start, words.end() + end);
    let shown = text.get(start..end).unwrap_or_default();
    let start = start + (shown.len() - shown.trim_start().len());
    document.span(start, start + shown.trim().len()).unwrap_or(words)
}

fn meant(document: &Document, garbled: &Garbled, shown: Span, repaired: &str) -> String {
    let part = |from: usize, to: usize| document.text.get(from..to).unwrap_or_default();
    let before = part(shown.start(), garbled.span.start());
    format!("{before}{repaired}{}", part(garbled.span.end(), shown.end()))
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::{findings, labelled};
    use super::*;

    #[test]
    fn shows_the_reading_that_was_meant() {
        let found = findings(GarbledText, &[Document::new("d", "Lindby\n5 ìàÿ 2021\n\nThe bridge fell.")]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].labels[0].text, "5 ìàÿ 2021");
        assert_eq!(found[0].labels[0].note, "read as \"5 мая 2021\"");
        assert_eq!(found[0].explanations[0].to_string(), "the date is 2021-05-05");
    }

    #[test]
    fn shows_the_legible_copy() {
        let body = |from: usize| -> String {
            (from..from + 12).map(|n| format!("Sentence number {n} tells of the river at Lindby. ")).collect()
        };
        let copy = |date: &str| format!("The bridge of Lindby falls at noon\n{date}\n{}", body(0));
        let text = format!("{}\n\nImprint\n\n{}", copy("5 May 2021"), copy("5 ìàÿ 2021"));
        assert_eq!(labelled(GarbledText, &text), [["5 ìàÿ 2021", "5 May 2021"]]);
    }

    #[test]
    fn reports_nothing_legible() {
        for text in ["Genève, le 5 août 2021", "5 мая 2021", "«CAFÉ»", "The bridge of 5 May"] {
            assert_eq!(labelled(GarbledText, text), Vec::<Vec<String>>::new(), "{text}");
        }
    }
}
