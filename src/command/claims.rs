//! `corroborate claims`.

use std::io::{self, Write};
use std::process::ExitCode;

use corroborate::Verifier;
use corroborate::report::json;

use super::configuration::ConfigurationArguments;
use super::{Failure, Files, input, output, tables, terminal};

#[derive(Debug, clap::Args)]
pub(super) struct ClaimsArguments {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    configuration: ConfigurationArguments,
    #[command(flatten)]
    tables: tables::TableArguments,
}

pub(super) fn claims(arguments: &ClaimsArguments) -> Result<ExitCode, Failure> {
    let verifier = Verifier::new().configured(&arguments.configuration.read()?)?;
    let mut imported = input::open(&arguments.files, arguments.tables.tables(None)?)?;
    let verifier = verifier.with_references(std::mem::take(&mut imported.references));
    let input = input::read(imported, &verifier)?;
    output::to_standard_output(|out| {
        json::write_claims(&input.corpus, &mut *out)?;
        verifier.write_table_claims(&input.tables, out)
    })?;
    // What was skipped is no claim, and is not passed over in silence.
    let mut stderr = io::stderr();
    for problem in input.tables.problems() {
        writeln!(stderr, "warning: {}; the row is skipped", terminal::unsteered(&problem.to_string(), false))?;
    }
    match input.tables.skipped() - input.tables.problems().count() {
        0 => {}
        more => writeln!(stderr, "warning: {more} more rows are skipped")?,
    }
    Ok(ExitCode::SUCCESS)
}
