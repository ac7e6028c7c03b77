//! `corroborate claims`.

use std::process::ExitCode;

use corroborate::Verifier;
use corroborate::report::json;

use super::{Failure, Files, input, output};

#[derive(Debug, clap::Args)]
pub(super) struct ClaimsArguments {
    #[command(flatten)]
    files: Files,
}

pub(super) fn claims(arguments: &ClaimsArguments) -> Result<ExitCode, Failure> {
    let imported = input::open(&arguments.files)?;
    let input = input::read(imported, &Verifier::new())?;
    output::to_standard_output(|out| json::write_claims(&input.corpus, out))?;
    Ok(ExitCode::SUCCESS)
}
