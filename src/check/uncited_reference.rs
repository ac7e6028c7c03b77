//! `uncited-reference`: an entry without a marker.

use super::sources::{Sources, sources_by_document};
use super::{Check, Context, Rule, Severity, Sink, Verdict};
use crate::model::{Document, Reference};

/// An entry that no marker points to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct UncitedReference;

const DOCUMENTATION: &str = "\
## What it finds

Numbered entries of a document's notes or references that no marker in the text points to, where other markers do. One \
note for a document, with every such entry.

## Why it matters

A note whose marker was lost belongs to a claim that now looks unsupported. An entry that nothing cites may lend weight to \
a text that it has no part in.

## Example that conflicts

> The bridge is closed.[1]
>
> [1] Town news, 5 May 2021.
> [2] Echo, 6 May 2021.

## Example that does not

> The bridge is closed.
>
> Further reading
>
> 1. Town news, 5 May 2021.
";

impl Check for UncitedReference {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("uncited-reference", "an entry of the notes that no citation marker points to")
            .with_severity(Severity::Note)
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
    let cited = sources.markers();
    // A bibliography that is given beside the text may serve many texts.
    let numbered: Vec<&Reference> = sources.entries().filter(|entry| entry.span.is_some()).collect();
    let uncited: Vec<&Reference> = numbered.iter().copied().filter(|entry| !cited.contains_key(&*entry.key)).collect();
    // A list that nothing points to is a bibliography.
    if uncited.len() == numbered.len() {
        return;
    }
    (uncited.len()..numbered.len()).for_each(|_| sink.agrees());
    uncited.iter().for_each(|_| sink.differs());
    let mut keys: Vec<String> = Vec::new();
    for entry in &uncited {
        let key = format!("[{}]", entry.key);
        if !keys.contains(&key) {
            keys.push(key);
        }
        // A list of thousands is named by its first entries.
        if keys.len() == NAMED {
            break;
        }
    }
    if keys.is_empty() {
        return;
    }
    let more = if uncited.len() > NAMED { " and more" } else { "" };
    let message = format!("no marker in {} points to {}{more}", document.id, keys.join(", "));
    let mut draft = sink.report(message).verdict(Verdict::Review);
    for entry in uncited.iter().take(NAMED) {
        draft = draft.entry(entry, "not cited").identity(entry.key.as_str());
    }
}

/// How many entries a finding names.
const NAMED: usize = 20;

#[cfg(test)]
mod tests {
    use super::super::sources::testing::labelled;
    use super::*;

    #[test]
    fn reports_entries_that_nothing_points_to() {
        let text = "It fell.[1] It was old.[3]\n\n[1] Echo, 5 May 2021.\n[2] Post, 6 May.\n[3] Mail.\n[4] Star.";
        assert_eq!(labelled(UncitedReference, text), [["[2] Post, 6 May.", "[4] Star."]]);
    }

    #[test]
    fn reports_nothing_where_all_or_none_are_cited() {
        for text in [
            "It fell.[1] It was old.[2]\n\n[1] Echo.\n[2] Post.",
            "It fell.[1–3]\n\n[1] Echo.\n[2] Post.\n[3] Mail.",
            "It fell.\n\nReferences\n\n1. Echo.\n2. Post.",
            "It fell.[7] It was old.[9]\n\n[7] Echo.\n[9] Post.",
            "It fell.",
        ] {
            assert_eq!(labelled(UncitedReference, text), Vec::<Vec<String>>::new(), "{text}");
        }
    }
}
