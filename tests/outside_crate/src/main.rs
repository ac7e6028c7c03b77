//! A check of another crate, with public items only: run, configured, tested.

use std::process::ExitCode;

use corroborate::check::statistic_check;
use corroborate::testing;
use corroborate::{
    Check, Configuration, Context, Document, Error, ExplanationKind, Level, Rule, Severity, Sink, StatisticGroup,
    Unit, Verdict, Verifier, compare,
};

/// Finds shares given in whole percent where another document gives a finer figure.
struct CoarseShare;

static RULE: Rule = Rule::new("outside/coarse-share", "a share that others give more finely").with_severity(Severity::Note);

impl Check for CoarseShare {
    fn rule(&self) -> &Rule {
        &RULE
    }

    fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
        let shares = || group.claims(context.corpus).filter(|claim| claim.quantity.unit == Unit::Percent);
        for coarse in shares().filter(|claim| claim.quantity.stated.is_some_and(|stated| stated.exponent() >= 0)) {
            let finer = |claim: &&corroborate::Claim| {
                claim.quantity.stated.is_some_and(|stated| stated.exponent() < 0)
                    && compare(&coarse.quantity, &claim.quantity).agrees()
            };
            let Some(fine) = shares().find(finer) else { continue };
            sink.agrees();
            sink.report(format_args!("{} could give {} more finely", coarse.document, group.statistic))
                .verdict(Verdict::Review)
                .claim(coarse, "in whole percent")
                .claim(fine, "with its decimals")
                .explain(ExplanationKind::Rounding, "rounded, the one is the other");
        }
    }
}

const CASES: &str = "\
# rounded in one document
== a
Turnout in the referendum of 5 June 2022 in Norway was 68%.
                                                       ^^^ note: outside/coarse-share
== b
Turnout in the referendum of 5 June 2022 in Norway was 68.1%.
";

fn verifier() -> Result<Verifier, Error> {
    let mut house = Configuration::default();
    house.levels.insert("outside/lone-figure".to_owned(), Level::Allow);
    let lone = statistic_check(Rule::new("outside/lone-figure", "a figure of one document"), |context, group, sink| {
        if !group.spans_documents(context.corpus) {
            sink.not_testable();
        }
    });
    Verifier::new().check(CoarseShare)?.check(lone)?.configured(&house)
}

fn run() -> Result<(), Error> {
    let verifier = verifier()?;
    for case in testing::run(CASES, &verifier)? {
        print!("{case}");
        for finding in case.report.findings.iter().filter(|finding| finding.check.starts_with("outside/")) {
            println!("{} [{}] {}", finding.severity.as_str(), finding.check, finding.message);
        }
    }
    let report = verifier.run(&[Document::new("empty", "")])?;
    println!("{}", report.summary);
    #[cfg(feature = "full")]
    {
        let corpus = verifier.extract(&[Document::new("empty", "")])?;
        let text = corroborate::report::text::render(&report, &corpus, &Default::default());
        let mut json = Vec::new();
        let written = corroborate::report::json::write_report(&report, &mut json).is_ok();
        println!("rendered: {}, written: {written}", text.contains("nothing in `empty` was checked"));
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
