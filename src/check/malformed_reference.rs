//! `malformed-reference`: an entry whose date, address or number does not parse or does not agree.

use std::collections::BTreeMap;

use super::sources::entry_name;
use super::{Check, Context, LabelRole, Rule, Severity, Sink, Verdict};
use crate::model::{Document, Reference};

/// An entry that is written so that it cannot be looked up as it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct MalformedReference;

const DOCUMENTATION: &str = "\
## What it finds

In entries of notes and references: dates with white space where none belongs, dates that no calendar has, dates whose day \
and month may stand either way, addresses that do not parse, entries whose date and address name different days, numbers \
given twice in one list. A difference of one day between date and address passes: midnight falls at different hours.

## Why it matters

An entry is there to be looked up. A slip in it sends the reader, and every program, to the wrong day or to nothing.

## Example that conflicts

> The bridge fell.[1]
>
> [1] «The bridge». Echo, 17.11. 2021. https://echo.example/2021/11/17/bridge/
> [2] Post, 6 May 2021.

## Example that does not

> The bridge fell.[1]
>
> [1] «The bridge». Echo, 17.11.2021. https://echo.example/2021/11/18/bridge/
> [2] Post, 6 May 2021.
";

impl Check for MalformedReference {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("malformed-reference", "a date, address or number of an entry that does not parse or not agree")
                .with_severity(Severity::Note)
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        // A list that a document holds twice is reported once, under both copies.
        let mut places: BTreeMap<(usize, &str, &str), Vec<&Reference>> = BTreeMap::new();
        let mut order = Vec::new();
        for reference in context.corpus.references() {
            let Some(document) = context.corpus.document_index(reference.document.as_str()) else { continue };
            let Some(own) = context.corpus.documents().get(document) else { continue };
            if reference.problems(own).next().is_none() {
                sink.agrees();
                continue;
            }
            let key = (document, reference.key.as_str(), reference.raw.as_str());
            let copies = places.entry(key).or_default();
            if copies.is_empty() {
                order.push(key);
            }
            copies.push(reference);
        }
        for key in order {
            let (Some(copies), Some(document)) = (places.get(&key), context.corpus.documents().get(key.0)) else {
                continue;
            };
            report(document, copies, sink);
        }
    }
}

fn report(document: &Document, copies: &[&Reference], sink: &mut Sink<'_>) {
    let Some(first) = copies.first() else { return };
    for (index, (_, message, note)) in first.problems(document).enumerate() {
        sink.differs();
        let entry = entry_name(first);
        let mut draft = sink
            .report(format_args!("{entry} of {}: {message}", document.id))
            .verdict(Verdict::Review)
            .identity(first.key.as_str())
            .identity(note);
        for copy in copies {
            if let Some((span, ..)) = copy.problems(document).nth(index) {
                draft = draft.place(&document.id, span, LabelRole::Citation, note);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::{findings, labelled};
    use super::*;

    fn entry(text: &str) -> String {
        format!("It fell.[1]\n\n[1] {text}\n\n[2] Post, 6 May 2021.")
    }

    #[test]
    fn reports_what_does_not_parse_or_agree() {
        for (text, words) in [
            ("«Bridge». Echo, 17.11. 2021. https://echo.example/2021/11/17/x/", "17.11. 2021"),
            ("«Bridge». Echo, 31.02.2021.", "31.02.2021"),
            ("‘Bridge’, Echo, 05/06/2021.", "05/06/2021"),
            ("‘Bridge’, Echo, 5 June 2021, htps://echo.example/a.", "htps://echo.example/a"),
            ("«Bridge». Echo, 15.06.2021. https://echo.example/2021/07/15/x", "15.06.2021"),
        ] {
            assert_eq!(labelled(MalformedReference, &entry(text)), [[words]], "{text}");
        }
        let twice = "It fell.[1]\n\nReferences\n\n[1] Echo, 5 May 2021.\n[1] Post, 6 May 2021.";
        assert_eq!(labelled(MalformedReference, twice), [["[1]"]]);
    }

    #[test]
    fn reports_a_list_held_twice_once() {
        let copy = entry("«Bridge». Echo, 17.11. 2021.");
        let found = findings(MalformedReference, &[Document::new("d", format!("{copy}\n\nImprint\n\n{copy}"))]);
        assert_eq!(found.iter().map(|finding| finding.labels.len()).collect::<Vec<_>>(), [2]);
        let message = "entry [1] of d: the date \"17.11. 2021\" holds a space; it is read as 2021-11-17";
        assert_eq!(found[0].message, message);
    }

    #[test]
    fn reports_nothing_in_order() {
        for text in [
            "«Bridge». Echo, 17.11.2021. https://echo.example/2021/11/18/x/",
            "«Bridge». Echo, 26/10/2021.",
            "«Bridge». Echo, November 2021. https://echo.example/2022/01/05/x",
            "Lind, A. (2016). Bridges and rivers. River Press.",
            "This took place on 5 May, and nobody wrote about it.",
            "‘Bridge’, Echo, 5 June 2021, echo.example.",
        ] {
            assert_eq!(labelled(MalformedReference, &entry(text)), Vec::<Vec<String>>::new(), "{text}");
        }
    }
}
