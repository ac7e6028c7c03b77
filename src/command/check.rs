//! `corroborate check`.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use corroborate::report::{json, markdown, sarif, text};
use corroborate::{Level, PartialDate, Severity, Verifier};

use super::configuration::{ConfigurationArguments, today};
use super::{Failure, Files, input, output, tables, terminal};

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    configuration: ConfigurationArguments,
    /// Reports only what this earlier report (JSON) or list of fingerprints does not hold, and says what no longer occurs.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// The day by which allowances end, as in 2026-11-21; without it, the day of the run.
    #[arg(long, value_name = "DATE")]
    today: Option<PartialDate>,
    #[command(flatten)]
    tables: tables::TableArguments,
    #[command(flatten)]
    comparing: tables::ComparingArguments,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// What the JSON carries beside the findings: claims, relations, citations. Findings name claims by their index.
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    with: Vec<json::Part>,
    /// Writes the report into a file, which is replaced as a whole.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The least severity that makes the exit status 1.
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// Sets how a check's findings are reported: allow (not at all), note, warning or error. May be repeated.
    #[arg(long, value_name = "CHECK=LEVEL")]
    level: Vec<String>,
    /// Turns a check off, as `--level CHECK=allow` does. May be repeated.
    #[arg(long, value_name = "CHECK")]
    allow: Vec<String>,
    /// Whether to colour text: auto colours a terminal, unless NO_COLOR is set.
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Shows notes in full, and all that there is to say of each finding.
    #[arg(long, short)]
    verbose: bool,
    /// The columns that a line may take in text.
    #[arg(long, value_name = "COLUMNS", default_value_t = 100, value_parser = clap::value_parser!(u16).range(40..))]
    width: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Quoted lines with carets under the figures.
    Text,
    /// One JSON document, `corroborate/report/1`.
    Json,
    /// A page with quotations, for a ticket or a pull request.
    Markdown,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl FailOn {
    fn is_reached_by(self, gravest: Option<Severity>) -> bool {
        let least = match self {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Note => Severity::Note,
            FailOn::Never => return false,
        };
        gravest.is_some_and(|gravest| gravest >= least)
    }
}

pub(super) fn check(arguments: &CheckArguments) -> Result<ExitCode, Failure> {
    let configuration = arguments.configuration.read()?;
    let mut verifier = Verifier::new().configured(&configuration)?;
    // What is said on the command line is said last.
    for name in &arguments.allow {
        verifier = verifier.level(name, Level::Allow)?;
    }
    for setting in &arguments.level {
        let (name, level) = parse_level(setting)?;
        verifier = verifier.level(name, level)?;
    }
    if !arguments.with.is_empty() && arguments.format != Format::Json {
        return Err(Failure::Message("`--with` goes with `--format json`".to_owned()));
    }
    let baseline = arguments.baseline.as_deref().map(input::baseline).transpose()?;
    let mut imported = input::open(&arguments.files, arguments.tables.tables(Some(&arguments.comparing))?)?;
    for path in arguments.output.iter().chain(&arguments.comparing.differences) {
        let given = arguments.files.files.iter().chain(&arguments.baseline).map(PathBuf::as_path);
        output::refuse_input(path, given.chain(imported.paths.values().map(Path::new)))?;
    }
    let verifier = verifier.with_references(std::mem::take(&mut imported.references));
    let input = input::read(imported, &verifier)?;
    let mut report = verifier.verify_with_tables(&input.corpus, &input.tables)?;
    if let Some(path) = &arguments.comparing.differences {
        output::to_file(path, |out| input.tables.write_differences(out))?;
    }
    if let Some(today) = arguments.today.or_else(today) {
        report.except(&configuration.allowances, today);
    }
    if let Some(baseline) = &baseline {
        report.since(baseline);
    }
    let rendered = match arguments.format {
        Format::Text => {
            let options = text::TextOptions::default()
                .with_width(usize::from(arguments.width))
                .with_color(wants_color(arguments))
                .with_verbose(arguments.verbose)
                .with_paths(input.paths);
            let rendered = text::render(&report, &input.corpus, &options);
            terminal::unsteered(&rendered, wants_color(arguments)).into_bytes()
        }
        Format::Json => {
            let mut bytes = Vec::new();
            if arguments.with.is_empty() {
                json::write_report(&report, &mut bytes)?;
            } else {
                let checked = verifier.corpus_with_tables(&input.corpus, &input.tables)?;
                json::write_report_with(&report, &checked, &arguments.with, &mut bytes)?;
            }
            bytes
        }
        Format::Markdown => markdown::render(&report, &input.corpus, &input.paths).into_bytes(),
        Format::Sarif => {
            let mut bytes = Vec::new();
            sarif::write_report(&report, &input.corpus, &input.paths, verifier.rules(), &mut bytes)?;
            bytes
        }
    };
    match &arguments.output {
        Some(path) => output::to_file(path, |out| out.write_all(&rendered))?,
        None => match output::to_standard_output(|out| out.write_all(&rendered)) {
            // Who closed the pipe has seen enough; the findings still decide the status.
            Ok(()) | Err(Failure::ClosedPipe) => {}
            Err(failure) => return Err(failure),
        },
    }
    Ok(ExitCode::from(u8::from(arguments.fail_on.is_reached_by(report.gravest()))))
}

fn parse_level(setting: &str) -> Result<(&str, Level), Failure> {
    let refuse = || {
        let message = format!(
            "`--level {setting}` is not CHECK=LEVEL with a level of allow, note, warning or error, \
             as in `--level conflicting-values=warning`"
        );
        Failure::Message(message)
    };
    let (name, level) = setting.split_once('=').ok_or_else(refuse)?;
    let level = match level {
        "allow" => Level::Allow,
        "note" => Level::Note,
        "warning" => Level::Warning,
        "error" => Level::Error,
        _ => return Err(refuse()),
    };
    Ok((name, level))
}

fn wants_color(arguments: &CheckArguments) -> bool {
    match arguments.color {
        Color::Always => true,
        Color::Never => false,
        // <https://no-color.org>: set and not empty means no colour.
        Color::Auto => {
            arguments.output.is_none()
                && io::stdout().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                && std::env::var_os("TERM").is_none_or(|value| value != "dumb")
        }
    }
}
