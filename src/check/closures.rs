//! Checks out of a rule and a closure, for rules that hold no state.

use super::{Check, Context, Rule, Sink};
use crate::align::StatisticGroup;
use crate::model::{Claim, Document};

/// A check that looks at each claim.
///
/// ```
/// use corroborate::check::claim_check;
/// use corroborate::{Rule, Verifier};
///
/// let rule = Rule::new("newsroom/no-source", "a figure that credits nobody");
/// let check = claim_check(rule, |_, claim, sink| {
///     if claim.credits.is_empty() {
///         sink.report(format_args!("no source is named for {}", claim.statistic)).claim(claim, "whose figure?");
///     }
/// });
/// let verifier = Verifier::new().check(check)?;
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn claim_check(
    rule: Rule,
    hook: impl Fn(&Context<'_>, &Claim, &mut Sink<'_>) + Send + Sync + 'static,
) -> impl Check + 'static {
    struct ClaimCheck<F>(Rule, F);
    impl<F: Fn(&Context<'_>, &Claim, &mut Sink<'_>) + Send + Sync> Check for ClaimCheck<F> {
        fn rule(&self) -> &Rule {
            &self.0
        }
        fn check_claim(&self, context: &Context<'_>, claim: &Claim, sink: &mut Sink<'_>) {
            (self.1)(context, claim, sink);
        }
    }
    ClaimCheck(rule, hook)
}

/// A check that looks at each group of claims about one statistic.
///
/// ```
/// use corroborate::check::statistic_check;
/// use corroborate::{Rule, Verifier};
///
/// let rule = Rule::new("newsroom/one-voice", "a figure that only one document gives");
/// let check = statistic_check(rule, |context, group, sink| {
///     if let (Some(claim), false) = (group.claims(context.corpus).next(), group.spans_documents(context.corpus)) {
///         sink.report(format_args!("only {} gives {}", claim.document, group.statistic)).claim(claim, "ask a second source");
///     }
/// });
/// let verifier = Verifier::new().check(check)?;
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn statistic_check(
    rule: Rule,
    hook: impl Fn(&Context<'_>, &StatisticGroup, &mut Sink<'_>) + Send + Sync + 'static,
) -> impl Check + 'static {
    struct StatisticCheck<F>(Rule, F);
    impl<F: Fn(&Context<'_>, &StatisticGroup, &mut Sink<'_>) + Send + Sync> Check for StatisticCheck<F> {
        fn rule(&self) -> &Rule {
            &self.0
        }
        fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
            (self.1)(context, group, sink);
        }
    }
    StatisticCheck(rule, hook)
}

/// A check that looks at each document.
pub fn document_check(
    rule: Rule,
    hook: impl Fn(&Context<'_>, &Document, &mut Sink<'_>) + Send + Sync + 'static,
) -> impl Check + 'static {
    struct DocumentCheck<F>(Rule, F);
    impl<F: Fn(&Context<'_>, &Document, &mut Sink<'_>) + Send + Sync> Check for DocumentCheck<F> {
        fn rule(&self) -> &Rule {
            &self.0
        }
        fn check_document(&self, context: &Context<'_>, document: &Document, sink: &mut Sink<'_>) {
            (self.1)(context, document, sink);
        }
    }
    DocumentCheck(rule, hook)
}

/// A check that looks at the whole corpus once.
pub fn corpus_check(
    rule: Rule,
    hook: impl Fn(&Context<'_>, &mut Sink<'_>) + Send + Sync + 'static,
) -> impl Check + 'static {
    struct CorpusCheck<F>(Rule, F);
    impl<F: Fn(&Context<'_>, &mut Sink<'_>) + Send + Sync> Check for CorpusCheck<F> {
        fn rule(&self) -> &Rule {
            &self.0
        }
        fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
            (self.1)(context, sink);
        }
    }
    CorpusCheck(rule, hook)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Level;
    use crate::error::{Error, ErrorKind};
    use crate::verifier::Verifier;

    /// How often each hook is called over two documents with one claim each about one statistic.
    #[test]
    fn each_closure_is_called_at_its_grain() {
        let mut verifier = Verifier::new().without_checks();
        let rule = |name| Rule::new(name, "counts calls");
        verifier = verifier.check(claim_check(rule("room/claim"), |_, _, sink| drop(sink.report("called")))).unwrap();
        verifier =
            verifier.check(statistic_check(rule("room/statistic"), |_, _, sink| drop(sink.report("called")))).unwrap();
        verifier =
            verifier.check(document_check(rule("room/document"), |_, _, sink| drop(sink.report("called")))).unwrap();
        verifier = verifier.check(corpus_check(rule("room/corpus"), |_, sink| drop(sink.report("called")))).unwrap();
        let documents =
            ["a", "b"].map(|id| Document::new(id, "In the riots in Zenda in January 2022, 7 people were killed."));
        let report = verifier.run(&documents).unwrap();
        let calls = |name: &str| report.findings.iter().filter(|finding| finding.check == name).count();
        let grains = ["room/claim", "room/statistic", "room/document", "room/corpus"];
        assert_eq!(grains.map(calls), [2, 1, 2, 1]);
    }

    #[test]
    fn a_taken_or_unknown_name_is_refused_in_so_many_words() {
        let named = |name| claim_check(Rule::new(name, "nothing"), |_, _, _| {});
        let refused = |outcome: Result<Verifier, Error>| outcome.map(drop).unwrap_err();
        let taken = refused(Verifier::new().check(named("ratio")));
        assert_eq!(taken.kind(), ErrorKind::Registration);
        assert_eq!(
            taken.to_string(),
            "two checks are registered under `ratio`; give yours a namespace, as in `myroom/ratio`"
        );
        let verifier = Verifier::new().check(named("room/turnout-by-region")).unwrap();
        let unknown = refused(verifier.level("room/turnout-by-regions", Level::Note));
        assert_eq!(unknown.kind(), ErrorKind::Configuration);
        assert_eq!(
            unknown.to_string(),
            "unknown check `room/turnout-by-regions`; did you mean `room/turnout-by-region`?"
        );
        let far = refused(Verifier::new().level("spelling", Level::Note));
        assert_eq!(far.to_string(), "unknown check `spelling`");
    }

    #[test]
    #[should_panic(expected = "a check's name is kebab-case")]
    fn a_malformed_name_is_refused_in_so_many_words() {
        let _ = Rule::new("Turnout By Region", "nothing");
    }
}
