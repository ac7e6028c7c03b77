//! `corroborate claims`.

use std::process::ExitCode;

use corroborate::Verifier;
use corroborate::report::json;

use super::configuration::ConfigurationArguments;
use super::{Failure, Files, input, output};

#[derive(Debug, clap::Args)]
pub(super) struct ClaimsArguments {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    configuration: ConfigurationArguments,
}

pub(super) fn claims(arguments: &ClaimsArguments) -> Result<ExitCode, Failure> {
    let verifier = Verifier::new().configured(&arguments.configuration.read()?)?;
    let imported = input::open(&arguments.files)?;
    let input = input::read(imported, &verifier)?;
    output::to_standard_output(|out| json::write_claims(&input.corpus, out))?;
    Ok(ExitCode::SUCCESS)
}
