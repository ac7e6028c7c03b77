//! `anachronistic-citation`: a source younger than the text that cites it.

use super::sources::entry_name;
use super::{Check, Context, Rule, Sink, Verdict};
use crate::align::{Resolution, resolve_references};
use crate::model::{Document, PartialDate, Reference};

/// An entry dated after the document that cites it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AnachronisticCitation;

const DOCUMENTATION: &str = "\
## What it finds

Entries whose date of publication lies after the document's own. Where the entry gives none, the date of the document that it \
names counts. A day's difference passes: texts go online first, and midnight falls at different hours. Coarse dates are read \
generously: \"June 2022\" is not after 5 June 2022.

## Why it matters

Nobody can have read what was not yet written. One of the two dates is wrong, or the text was changed after its date.

## Example that conflicts

> Echo, 1 June 2021: The bridge fell.[1]
>
> [1] «Bridge falls». Post, 05.07.2021.

## Example that does not

> Echo, 1 June 2021: The bridge fell.[1]
>
> [1] «Bridge falls». Post, 02.06.2021.
";

/// How many days younger a source may be.
const ALLOWANCE: i64 = 1;

impl Check for AnachronisticCitation {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("anachronistic-citation", "a source dated after the text that cites it")
            .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let corpus = context.corpus;
        let resolutions = resolve_references(corpus);
        for (reference, resolution) in corpus.references().iter().zip(&resolutions) {
            let Some(own) = corpus.document(reference.document.as_str()) else { continue };
            let source = match resolution {
                Resolution::Resolved(index, _) => corpus.documents().get(*index),
                _ => None,
            };
            check(own, reference, source, sink);
        }
    }
}

fn check(own: &Document, reference: &Reference, source: Option<&Document>, sink: &mut Sink<'_>) {
    let given: Option<PartialDate> = reference.published.or_else(|| source.and_then(|source| source.published));
    let (Some(given), Some(published)) = (given, own.published) else { return };
    if (given.first_day() - published.last_day()).num_days() <= ALLOWANCE {
        sink.agrees();
        return;
    }
    sink.differs();
    let entry = entry_name(reference);
    sink.report(format_args!("{entry} of {} is of {given}, after the document's own date {published}", own.id))
        .verdict(Verdict::Review)
        .identity(reference.key.as_str())
        .entry(reference, format!("of {given}"));
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::findings;
    use super::*;

    fn run(entry: &str) -> usize {
        let text = format!("The bridge fell.[1]\n\n[1] {entry}\n\n[2] Post, 6 May 2020.");
        let own = Document::new("own", text).with_published("2021-06-01".parse().unwrap());
        findings(AnachronisticCitation, &[own]).len()
    }

    #[test]
    fn reports_sources_of_the_future() {
        for entry in [
            "«Bridge falls». Post, 05.07.2021.",
            "‘Bridge falls’, Post, 3 June 2021.",
            "‘Bridge falls’, Post, July 2021.",
        ] {
            assert_eq!(run(entry), 1, "{entry}");
        }
    }

    #[test]
    fn allows_a_day_and_coarse_dates() {
        for entry in [
            "«Bridge falls». Post, 02.06.2021.",
            "‘Bridge falls’, Post, June 2021.",
            "‘Bridge falls’, Post, Lindby 2021, post.example.",
            "‘Bridge falls’, Post, 5 May 2021. Accessed 7 July 2021.",
            "«Bridge falls». Post.",
        ] {
            assert_eq!(run(entry), 0, "{entry}");
        }
    }
}
