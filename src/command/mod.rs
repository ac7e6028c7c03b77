//! Arguments, exit statuses and the outside world: the one place that opens files, reads streams and prints.

mod check;
mod claims;
mod configuration;
mod input;
mod output;
mod quantities;
mod reading;
mod rules;
mod statistics;
mod tables;
mod terminal;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Links the figures that documents claim to the sources they claim them from, and flags where they disagree.
#[derive(Debug, Parser)]
#[command(name = "corroborate", version, about, long_about = None, arg_required_else_help = false, after_help = EXIT)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXIT: &str = "\
Exit status: 0 nothing at or above --fail-on was found; 1 something was; 2 the command could not run, and standard
error says why in one sentence.";

const FILES: &str = "\
A FILE is a plain text, a Markdown file (front matter may give id, title, publisher, authors, published, url and
language), a web page, a manifest in JSON (a list of {\"id\", \"file\", \"title\", \"publisher\", \"authors\", \"published\", \"url\",
\"language\", \"story\", \"bibliography\"}, files relative to it), a corpus in JSON, claims in JSON Lines (.jsonl), a table (.csv,
.tsv) with the columns event, measure, place, date, value and source, or the sources of the text of its name in BibTeX
(.bib) or CSL-JSON. Only regular files are read, tables excepted at most 256 MiB of each; the files that a manifest names
lie in its folder or below.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads documents, compares what they assert and reports where they disagree.
    #[command(after_help = concat_examples("corroborate check june.md november.md\n  corroborate check --format json --output report.json documents.json"))]
    Check(Box<check::CheckArguments>),
    /// Prints what documents assert: one claim a line, as JSON.
    #[command(after_help = concat_examples("corroborate claims documents.json > claims.jsonl"))]
    Claims(claims::ClaimsArguments),
    /// Lists what is held to be comparable: for each statistic what every document gives.
    #[command(after_help = concat_examples("corroborate statistics june.md november.md\n  corroborate statistics --format json documents.json"))]
    Statistics(statistics::StatisticsArguments),
    /// Reads {"id", "text"} lines from standard input and prints the figures in each text, one line for one.
    #[command(
        after_help = "Example:\n  echo '{\"id\":\"a\",\"text\":\"more than 70% voted\"}' | corroborate quantities"
    )]
    Quantities,
    /// Lists the checks with their severity and what they find.
    #[command(after_help = "Example:\n  corroborate checks")]
    Checks,
    /// Prints the documentation of a check.
    #[command(after_help = "Example:\n  corroborate explain conflicting-values")]
    Explain {
        /// The check's name, as `corroborate checks` lists it.
        name: String,
    },
}

fn concat_examples(examples: &str) -> String {
    format!("{FILES}\n\nExamples:\n  {examples}\n\n{EXIT}")
}

/// Why the command could not run.
enum Failure {
    /// One sentence for standard error.
    Message(String),
    /// Whoever read the output has gone: nothing to say.
    ClosedPipe,
}

impl From<corroborate::Error> for Failure {
    fn from(error: corroborate::Error) -> Failure {
        Failure::Message(error.to_string())
    }
}

impl From<io::Error> for Failure {
    /// An error of standard output; files have messages of their own.
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::Message(format!("cannot write to standard output: {error}")),
        }
    }
}

/// Runs the command that the arguments name.
pub(crate) fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are asked for, and go to standard output; the rest is a bad argument.
            if !error.use_stderr() {
                let _ = error.print();
                return ExitCode::SUCCESS;
            }
            let _ = write!(io::stderr(), "{}", terminal::unsteered(&error.render().to_string(), false));
            return ExitCode::from(2);
        }
    };
    let outcome = match arguments.command {
        Command::Check(arguments) => check::check(&arguments),
        Command::Claims(arguments) => claims::claims(&arguments),
        Command::Statistics(arguments) => statistics::statistics(&arguments),
        Command::Quantities => quantities::quantities(),
        Command::Checks => rules::list(),
        Command::Explain { name } => rules::explain(&name),
    };
    match outcome {
        Ok(status) => status,
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Message(message)) => {
            let message = longest(terminal::unsteered(&message, false));
            // A closed standard error leaves nothing to be done.
            let _ = writeln!(io::stderr(), "error: {message}");
            ExitCode::from(2)
        }
    }
}

/// No message is longer, in characters: it may quote what somebody else wrote.
const LONGEST_MESSAGE: usize = 2000;

fn longest(message: String) -> String {
    match message.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => format!("{} …", message.get(..end).unwrap_or_default()),
        None => message,
    }
}

/// The files that a command reads.
#[derive(Debug, clap::Args)]
struct Files {
    /// Texts, Markdown files, manifests, corpora, claims or tables; see below.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Takes the main stories of all documents for one event.
    #[arg(long)]
    one_event: bool,
    /// Lets manifests name files outside of their own folders.
    #[arg(long)]
    allow_outside: bool,
}
