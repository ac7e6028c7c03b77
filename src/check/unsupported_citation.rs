//! `unsupported-citation`: a cited document that does not bear the figure out.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::{claim_note, figure};
use super::{Check, Context, Rule, Severity, Sink, Verdict};
use crate::align::{Resolution, resolve_references};
use crate::model::{Claim, ClaimId, Corpus, Reference, Standing};
use crate::quantity::{Number, compare};

/// A figure with a marker whose document, which is in the corpus, gives another figure or none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct UnsupportedCitation;

const DOCUMENTATION: &str = "\
## What it finds

Figures in a sentence with a citation marker whose entry names a document of the corpus. Three answers: the document contains \
the figure; it gives another figure for the same statistic, which is an error; it contains the figure nowhere, which is a \
warning. A sentence with several markers, a figure too small to look for, and a document without figures are not tested.

## Why it matters

A citation is a promise that the figure can be found there.

## Example that conflicts

> a: Turnout in the referendum of 5 June 2022 in Kazakhstan was 70%.[1]\\
> [1] «The vote». Echo, 06.06.2022. https://echo.example/vote\\
> echo.example/vote: Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%.

## Example that does not

> echo.example/vote: Turnout in the referendum of 5 June 2022 in Kazakhstan was 70.2%.
";

impl Check for UnsupportedCitation {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("unsupported-citation", "a cited document that gives another figure than the text, or none")
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let corpus = context.corpus;
        let entries = resolved_entries(corpus);
        if entries.is_empty() {
            return;
        }
        let targets: BTreeSet<usize> = entries.values().filter_map(|(_, target)| *target).collect();
        let figures = figures(corpus, &targets);
        let mut groups: BTreeMap<ClaimId, usize> = BTreeMap::new();
        for (index, group) in context.groups.iter().enumerate() {
            groups.extend(group.claims.iter().map(|claim| (*claim, index)));
        }
        for (id, claim) in corpus.claims_with_ids() {
            let [key] = claim.citations.as_slice() else { continue };
            let Some(own) = corpus.document_index(claim.document.as_str()) else { continue };
            let Some((reference, Some(target))) = entries.get(&(own, key.as_str())) else { continue };
            if *target == own || left_open(claim.standing) || claim.statistic.measure.is_none() {
                continue;
            }
            let group = groups.get(&id).and_then(|group| context.groups.get(*group));
            let theirs: Vec<&Claim> = group
                .map(|group| {
                    group.claims(corpus).filter(|other| corpus.document_index(other.document.as_str()) == Some(*target))
                })
                .map(Iterator::collect)
                .unwrap_or_default();
            check(corpus, claim, reference, *target, &theirs, &figures, sink);
        }
    }
}

/// Whether a document that gives a figure so says nothing that its source could lack.
fn left_open(standing: Standing) -> bool {
    matches!(standing, Standing::Planned | Standing::Hypothetical | Standing::Denied)
}

/// By document and number, the entry and the document it names; `None` where entries of one number name several.
fn resolved_entries(corpus: &Corpus) -> BTreeMap<(usize, &str), (&Reference, Option<usize>)> {
    let mut entries: BTreeMap<(usize, &str), (&Reference, Option<usize>)> = BTreeMap::new();
    for (reference, resolution) in corpus.references().iter().zip(resolve_references(corpus)) {
        let Some(own) = corpus.document_index(reference.document.as_str()).filter(|_| !reference.key.is_empty()) else {
            continue;
        };
        let target = match resolution {
            Resolution::Resolved(target, _) => Some(target),
            _ => None,
        };
        let entry = entries.entry((own, reference.key.as_str())).or_insert((reference, target));
        if entry.1 != target {
            entry.1 = None;
        }
    }
    entries.retain(|_, (_, target)| target.is_some());
    entries
}

/// The numbers that each of the cited documents gives, whatever of.
fn figures(corpus: &Corpus, targets: &BTreeSet<usize>) -> BTreeMap<usize, BTreeSet<Number>> {
    let mut figures: BTreeMap<usize, BTreeSet<Number>> = BTreeMap::new();
    for claim in corpus.claims() {
        let Some(document) = corpus.document_index(claim.document.as_str()).filter(|index| targets.contains(index))
        else {
            continue;
        };
        figures.entry(document).or_default().extend(claim.quantity.stated);
    }
    figures
}

/// A smaller whole number stands in every text.
const SMALL: u32 = 20;

fn check(
    corpus: &Corpus,
    claim: &Claim,
    reference: &Reference,
    target: usize,
    theirs: &[&Claim],
    figures: &BTreeMap<usize, BTreeSet<Number>>,
    sink: &mut Sink<'_>,
) {
    let Some(document) = corpus.documents().get(target) else { return };
    let shown = figure(corpus.quote(claim), &claim.quantity);
    if theirs.iter().any(|other| compare(&claim.quantity, &other.quantity).agrees()) {
        sink.agrees();
        return;
    }
    if let Some(other) = theirs.first() {
        sink.differs();
        sink.report(format_args!(
            "{shown} in {} is cited from {}, which gives {}",
            claim.document,
            document.id,
            figure(corpus.quote(other), &other.quantity)
        ))
        .severity(Severity::Error)
        .claim(claim, claim_note(claim))
        .claim(other, claim_note(other))
        .entry(reference, "names that document");
        return;
    }
    let known = figures.get(&target).filter(|numbers| !numbers.is_empty());
    let (Some(stated), Some(known)) = (claim.quantity.stated, known) else {
        sink.not_testable();
        return;
    };
    if known.contains(&stated) {
        sink.agrees();
    } else if stated < Number::from(SMALL) && stated.is_whole() {
        sink.not_testable();
    } else {
        sink.differs();
        sink.report(format_args!(
            "{shown} in {} is cited from {}, which does not contain it",
            claim.document, document.id
        ))
        .verdict(Verdict::Review)
        .claim(claim, claim_note(claim))
        .entry(reference, "names that document");
    }
}

#[cfg(test)]
mod tests {
    use super::super::sources::testing::findings;
    use super::*;
    use crate::model::Document;
    use url::Url;

    const CITING: &str = "Turnout in the referendum of 5 June 2022 in Kazakhstan was 70%.[1]\n\n\
        [1] «The vote». Echo, 06.06.2022. https://echo.example/vote\n\n[2] Post, 7 June 2022.";

    fn run(source: &str) -> Vec<Severity> {
        let url = Url::parse("https://echo.example/vote").unwrap();
        let documents = [Document::new("own", CITING), Document::new("source", source).with_url(url)];
        findings(UnsupportedCitation, &documents).iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn gives_three_answers() {
        assert_eq!(run("Turnout in the referendum of 5 June 2022 in Kazakhstan was 70.2%."), []);
        assert_eq!(run("Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%."), [Severity::Error]);
        assert_eq!(run("The referendum cost 3.5 million dollars, and 480 officials took part."), [Severity::Warning]);
    }

    #[test]
    fn tests_nothing_that_cannot_be_looked_up() {
        assert_eq!(run(""), []);
        assert_eq!(run("The referendum was held in June, and nobody counted."), []);
        assert_eq!(run("They say that 70% of the voters liked the weather."), []);
    }
}
