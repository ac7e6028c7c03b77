//! `corroborate statistics`.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use corroborate::Verifier;
use corroborate::report::{json, statistics as tables_of};

use super::configuration::ConfigurationArguments;
use super::{Failure, Files, input, output, tables, terminal};

#[derive(Debug, Args)]
pub(super) struct StatisticsArguments {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    configuration: ConfigurationArguments,
    #[command(flatten)]
    tables: tables::TableArguments,
    /// The form of the list.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for each statistic that has more than one figure, by event, those that disagree first.
    Text,
    /// Every statistic, one JSON object a line.
    Json,
}

pub(super) fn statistics(arguments: &StatisticsArguments) -> Result<ExitCode, Failure> {
    let verifier = Verifier::new().configured(&arguments.configuration.read()?)?;
    let mut imported = input::open(&arguments.files, arguments.tables.tables(None)?)?;
    let verifier = verifier.with_references(std::mem::take(&mut imported.references));
    let input = input::read(imported, &verifier)?;
    let groups = verifier.statistics(&input.corpus);
    output::to_standard_output(|out| match arguments.format {
        Format::Text => {
            out.write_all(terminal::unsteered(&tables_of::render(&groups, &input.corpus), false).as_bytes())
        }
        Format::Json => json::write_statistics(&groups, &input.corpus, out),
    })?;
    match input.tables.claims() {
        0 => {}
        rows => writeln!(
            io::stderr(),
            "warning: rows of tables are not listed (here {rows}); `corroborate check --differences FILE` lists where they differ"
        )?,
    }
    Ok(ExitCode::SUCCESS)
}
