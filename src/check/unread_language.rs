//! `unread-language`: a text in another language than the one that is read.

use std::collections::BTreeSet;

use super::{Check, Context, LabelRole, Rule, Severity, Sink, Verdict};
use crate::model::{Document, DocumentId, Span};
use crate::text::other_language;

/// A text in another language than the one that is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct UnreadLanguage;

const DOCUMENTATION: &str = "\
## What it finds

Documents in another language than English: by the language that the manifest or the front matter gives, or, where none is \
given, by words and letters that are plainly of another one. Of such a text numbers are read and nothing else: no claim of it has a \
measure or an event, and none is compared.

## Why it matters

Whoever sees no conflict should know for which documents that says nothing. Translate the text, or give its claims as JSON.

## Example that conflicts

> Bei der Wahl am 9. Mai 2021 lag die Beteiligung bei 48 Prozent, wie die Behörde mit den Zahlen meldet.

## Example that does not

> The party Die Linke won 12 seats, wrote Der Spiegel.
";

impl Check for UnreadLanguage {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("unread-language", "a text in another language, of which only numbers are read")
            .with_severity(Severity::Note)
            .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let others: Vec<_> = context
            .corpus
            .documents()
            .iter()
            .filter_map(|document| Some((document, other_language(document)?)))
            .collect();
        if others.is_empty() {
            return;
        }
        // Claims that came from elsewhere are compared whatever their text is written in.
        let measured = context.corpus.claims().iter().filter(|claim| claim.statistic.measure.is_some());
        let given: BTreeSet<&DocumentId> = measured.map(|claim| &claim.document).collect();
        for (document, language) in others {
            let Some(span) = first_line(document).filter(|_| !given.contains(&document.id)) else { continue };
            let (id, name) = (&document.id, language.name);
            let message = match language.declared {
                true => format!("{id} is declared to be in {name}: only its numbers are read, and none is compared"),
                false => format!("{id} is in {name} by its words: only its numbers are read, and none is compared"),
            };
            sink.not_testable();
            let draft = sink.report(message).verdict(Verdict::NotTestable).identity(name);
            draft.place(id, span, LabelRole::Context, format!("read as {name}"));
        }
    }
}

/// The most of a first line that is shown, in bytes.
const SHOWN: usize = 80;

/// The beginning of a text.
pub(super) fn first_line(document: &Document) -> Option<Span> {
    let text = document.text.as_str();
    let start = text.len() - text.trim_start().len();
    let line = text.get(start..)?.split('\n').next()?.trim_end();
    let end =
        line.char_indices().map(|(place, letter)| place + letter.len_utf8()).take_while(|end| *end <= SHOWN).last()?;
    document.span(start, start + end)
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::findings;
    use super::*;

    #[test]
    fn another_language_is_named_once_and_its_numbers_are_kept() {
        let text =
            "Bei der Wahl am 9. Mai 2021 lag die Beteiligung bei 48 Prozent, wie die Behörde mit den Zahlen meldet.";
        let found = findings(UnreadLanguage, &[Document::new("d", text)]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "d is in German by its words: only its numbers are read, and none is compared");
        let declared = Document::new("d", "Turnout was 48 %.").with_language("de");
        assert!(findings(UnreadLanguage, &[declared])[0].message.starts_with("d is declared to be in German"));
        let corpus = crate::Verifier::new().extract(&[Document::new("d", text)]).unwrap();
        assert!(!corpus.claims().is_empty());
        assert!(corpus.claims().iter().all(|claim| claim.statistic == crate::Statistic::default()));
    }

    #[test]
    fn english_is_not_named() {
        for document in [
            Document::new("d", "The party Die Linke won 12 seats, wrote Der Spiegel, and the election was over."),
            Document::new("d", "Turnout was 48 %.").with_language("en"),
            Document::new("d", "").with_language("de"),
        ] {
            assert!(findings(UnreadLanguage, &[document]).is_empty());
        }
    }
}
