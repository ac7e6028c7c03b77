//! `corroborate checks` and `corroborate explain`.

use std::process::ExitCode;

use corroborate::Verifier;
use corroborate::check::Rule;

use super::{Failure, output};

/// Lists the checks: name, severity, what they find.
pub(super) fn list() -> Result<ExitCode, Failure> {
    let verifier = Verifier::new();
    let width = verifier.rules().map(|rule| rule.name.len()).max().unwrap_or(0);
    output::to_standard_output(|out| {
        verifier
            .rules()
            .try_for_each(|rule| writeln!(out, "{:width$}  {:7}  {}", rule.name, default_of(rule), rule.summary))
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The level of a check that the caller has given none.
fn default_of(rule: &Rule) -> &'static str {
    if rule.optional { "off" } else { rule.severity.as_str() }
}

/// Prints a check's page.
pub(super) fn explain(name: &str) -> Result<ExitCode, Failure> {
    let verifier = Verifier::new();
    let rule = verifier.rule(name)?;
    output::to_standard_output(|out| {
        writeln!(out, "{} ({} by default)\n\n{}", rule.name, default_of(rule), rule.summary)?;
        match rule.documentation.trim() {
            "" => Ok(()),
            documentation => writeln!(out, "\n{}", wrapped(documentation)),
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

/// How wide the pages of checks are printed.
const WIDTH: usize = 100;

/// A page with its paragraphs broken into lines, and without the marks that keep the lines of a quotation apart.
fn wrapped(page: &str) -> String {
    let mut text = String::new();
    for line in page.lines() {
        let line = line.trim_end_matches('\\');
        let (indent, words) = match line.strip_prefix("> ") {
            Some(quoted) => ("> ", quoted),
            None => ("", line),
        };
        let mut width = 0;
        for word in words.split(' ') {
            let length = word.chars().count();
            if width == 0 {
                text.push_str(indent);
                width = indent.len() + length;
            } else if width + 1 + length > WIDTH {
                text.push('\n');
                text.push_str(indent);
                width = indent.len() + length;
            } else {
                text.push(' ');
                width += 1 + length;
            }
            text.push_str(word);
        }
        text.push('\n');
    }
    text.trim_end().to_owned()
}
