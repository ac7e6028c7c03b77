//! `independent-agreement`: figures on which more than one voice agrees.

use std::collections::BTreeSet;

use super::values::values_that_hold_together;
use super::wording::documents_and_origins;
use super::{Check, Context, ExplanationKind, Rule, Severity, Sink, Verdict};
use crate::align::StatisticGroup;
use crate::model::Claim;

/// Agreement of two or more voices.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IndependentAgreement;

const DOCUMENTATION: &str = "\
## What it finds

Figures that documents of two or more origins give alike, with the number of documents and of origins. It is off unless its \
level is set, for it finds what is in order: `levels.independent-agreement = \"note\"`.

## Why it matters

Who writes \"several sources agree\" wants to know how many do, and how many of them have it from one another. Documents of one \
publisher, of one text or of one body credited are one origin; `single-origin` says so where nobody else agrees.

## Example that conflicts

> a: The flood of 5 May 2021 in Norway killed 12 people, witnesses said.\\
> b: According to the River Board, 12 people were killed in the flood of 5 May 2021 in Norway.

## Example that does not

> b: According to the River Board, 14 people were killed in the flood of 5 May 2021 in Norway.
";

impl Check for IndependentAgreement {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("independent-agreement", "figures on which two or more independent origins agree")
                .with_severity(Severity::Note)
                .with_documentation(DOCUMENTATION)
                .optional();
        &RULE
    }

    fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
        // A figure that names no measure is alike by chance, and of an uncertain event it may be two figures.
        // What joined for its number alone agrees by that, and is no second origin.
        let sure = group.opposable_ids().all(|id| group.uncertain.binary_search(&id).is_err());
        if context.measure_of(&group.statistic).is_none() || !sure {
            return;
        }
        let claims: Vec<&Claim> = group.opposable(context.corpus).collect();
        for part in values_that_hold_together(&claims) {
            let (documents, origins, reasons) = context.count_origins(&part);
            if origins < 2 {
                continue;
            }
            let counted = documents_and_origins(documents, origins);
            let why = if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join("; ")) };
            let mut draft =
                sink.report(format_args!("{}: agreed on in {counted}{why}", group.statistic)).verdict(Verdict::Agrees);
            let mut shown = BTreeSet::new();
            for claim in part.iter().filter(|claim| shown.insert(&claim.document)) {
                let credit = claim.credits.first();
                let note =
                    credit.map_or_else(|| "no source named".to_owned(), |credit| format!("credits {}", credit.to));
                draft = draft.claim(claim, note);
            }
            for reason in reasons {
                draft = draft.explain(ExplanationKind::CopiedSource, reason);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Level;
    use crate::model::Document;
    use crate::verifier::Verifier;

    fn messages(level: Option<Level>, texts: &[(&str, &str)]) -> Vec<String> {
        let mut verifier = Verifier::new();
        if let Some(level) = level {
            verifier = verifier.level("independent-agreement", level).unwrap();
        }
        let documents: Vec<Document> = texts
            .iter()
            .enumerate()
            .map(|(index, (publisher, text))| {
                Document::new(format!("d{index}"), *text)
                    .with_publisher(*publisher)
                    .with_published("2022-06-06".parse().unwrap())
            })
            .collect();
        let report = verifier.run(&documents).unwrap();
        report
            .findings
            .into_iter()
            .filter(|finding| finding.check == "independent-agreement")
            .map(|finding| finding.message)
            .collect()
    }

    const VOTE: &str = "Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%";

    #[test]
    fn is_silent_until_its_level_is_set() {
        let texts = [("Echo", format!("{VOTE}.")), ("Post", format!("{VOTE}, as the mayor had hoped."))];
        let texts: Vec<(&str, &str)> = texts.iter().map(|(publisher, text)| (*publisher, text.as_str())).collect();
        assert_eq!(messages(None, &texts), [""; 0]);
        assert_eq!(
            messages(Some(Level::Note), &texts),
            ["turnout, referendum of 2022-06-05 in Kazakhstan: agreed on in 2 documents, 2 origins"]
        );
    }

    #[test]
    fn counts_origins_and_needs_two() {
        let (plain, hoped, rain) =
            (format!("{VOTE}."), format!("{VOTE}, as the mayor had hoped."), format!("{VOTE} in spite of the rain."));
        let one = [("Echo", plain.as_str()), ("Echo", hoped.as_str())];
        assert_eq!(messages(Some(Level::Note), &one), [""; 0]);
        let two = [("Echo", plain.as_str()), ("Echo", hoped.as_str()), ("Post", rain.as_str())];
        let found = messages(Some(Level::Note), &two);
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("in 3 documents, 2 origins: d0 and d1 have one publisher"), "{}", found[0]);
    }
}
