//! `corroborate checks` and `corroborate explain`.

use std::process::ExitCode;

use corroborate::Verifier;

use super::{Failure, output};

/// Lists the checks: name, severity, what they find.
pub(super) fn list() -> Result<ExitCode, Failure> {
    let verifier = Verifier::new();
    let width = verifier.rules().map(|rule| rule.name.len()).max().unwrap_or(0);
    output::to_standard_output(|out| {
        verifier
            .rules()
            .try_for_each(|rule| writeln!(out, "{:width$}  {:7}  {}", rule.name, rule.severity.as_str(), rule.summary))
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a check's page.
pub(super) fn explain(name: &str) -> Result<ExitCode, Failure> {
    let verifier = Verifier::new();
    let rule = verifier.rule(name)?;
    output::to_standard_output(|out| {
        writeln!(out, "{} ({} by default)\n\n{}", rule.name, rule.severity.as_str(), rule.summary)?;
        match rule.documentation.trim() {
            "" => Ok(()),
            documentation => writeln!(out, "\n{documentation}"),
        }
    })?;
    Ok(ExitCode::SUCCESS)
}
