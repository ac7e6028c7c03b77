//! `corroborate checks` and `corroborate explain`.

use std::process::ExitCode;

use corroborate::Checks;

use super::{Failure, output};

/// Lists the checks: name, severity, what they find.
pub(super) fn list() -> Result<ExitCode, Failure> {
    let checks = Checks::built_in();
    let width = checks.iter().map(|check| check.rule().name.len()).max().unwrap_or(0);
    output::to_standard_output(|out| {
        checks.iter().try_for_each(|check| {
            let rule = check.rule();
            writeln!(out, "{:width$}  {:7}  {}", rule.name, rule.severity.as_str(), rule.summary)
        })
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a check's page.
pub(super) fn explain(name: &str) -> Result<ExitCode, Failure> {
    let checks = Checks::built_in();
    let rule = checks.get(name)?.rule();
    output::to_standard_output(|out| {
        writeln!(out, "{} ({} by default)\n\n{}", rule.name, rule.severity.as_str(), rule.summary)?;
        match rule.documentation.trim() {
            "" => Ok(()),
            documentation => writeln!(out, "\n{documentation}"),
        }
    })?;
    Ok(ExitCode::SUCCESS)
}
