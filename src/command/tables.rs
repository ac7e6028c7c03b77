//! Tables among the files of `corroborate check`.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use corroborate::table::{TableOptions, Tables};
use corroborate::{Corpus, Report, Verifier};

use super::{Failure, Files, output};

#[derive(Debug, Args)]
#[command(next_help_heading = "Tables (.csv, .tsv, or - for standard input)")]
pub(super) struct TableArguments {
    /// Says which column holds what: KEY is event, measure, place, date, value, source, or, to be given again for each
    /// column, scope or ignore. May be repeated.
    #[arg(long, value_name = "KEY=COLUMN")]
    columns: Vec<String>,
    /// Reads wide tables, whose columns of values are named by measures or by dates.
    #[arg(long, value_name = "BY", value_enum)]
    wide: Option<Wide>,
    /// A measure that accumulates, so that a value below an earlier one is reported. May be repeated.
    #[arg(long, value_name = "MEASURE")]
    cumulative: Vec<String>,
    /// Adds up parts by their codes: where US-01 is the whole of US-01001 and US-01003, CHARACTERS is 5.
    #[arg(long, value_name = "CHARACTERS")]
    whole_code: Option<usize>,
    /// Stops at the first row that cannot be read, rather than to skip it.
    #[arg(long)]
    strict: bool,
    /// Writes every claim of every statistic whose values differ into a file, as a table.
    #[arg(long, value_name = "FILE")]
    differences: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Wide {
    /// One column for each measure.
    Measures,
    /// One column for each date.
    Dates,
}

/// The tables among the files, and the others.
pub(super) fn split(files: &Files) -> (Vec<PathBuf>, Files) {
    let (tables, files) = files.files.iter().cloned().partition(|path| is_table(path));
    (tables, Files { files })
}

fn is_table(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    path.as_os_str() == "-" || ["csv", "tsv"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Reads the tables and checks them beside the corpus.
pub(super) fn verify(
    verifier: &Verifier,
    corpus: &Corpus,
    paths: &[PathBuf],
    arguments: &TableArguments,
) -> Result<Report, Failure> {
    let mut tables = Tables::new(options(arguments)?);
    let files = paths.iter().map(|path| open(path)).collect::<Result<Vec<_>, Failure>>()?;
    tables.read_all(files)?;
    let report = verifier.verify_with_tables(corpus, &tables);
    if let Some(path) = &arguments.differences {
        output::refuse_input(path, paths.iter().map(PathBuf::as_path))?;
        let mut bytes = Vec::new();
        tables.write_differences(&mut bytes)?;
        output::to_file(path, &bytes)?;
    }
    Ok(report)
}

fn open(path: &Path) -> Result<(String, Box<dyn Read + Send>), Failure> {
    let name = path.display().to_string();
    if path.as_os_str() == "-" {
        return Ok(("standard input".to_owned(), Box::new(io::stdin())));
    }
    let refuse = |reason: &str| Failure::Message(format!("cannot read `{name}`: {reason}"));
    match File::open(path) {
        Ok(file) if file.metadata().is_ok_and(|metadata| metadata.is_dir()) => {
            Err(refuse("it is a directory; name the files in it"))
        }
        Ok(file) => Ok((name, Box::new(file))),
        Err(error) => Err(refuse(match error.kind() {
            io::ErrorKind::NotFound => "there is no such file; check the path",
            io::ErrorKind::PermissionDenied => "its permissions do not allow it; make it readable",
            _ => return Err(Failure::Message(format!("cannot read `{name}`: {error}"))),
        })),
    }
}

fn options(arguments: &TableArguments) -> Result<TableOptions, Failure> {
    let mut options = TableOptions::default();
    for setting in &arguments.columns {
        let refuse = || {
            let message = format!(
                "`--columns {setting}` is not KEY=COLUMN with a key of event, measure, place, date, value, source, scope \
                 or ignore, as in `--columns value=votes`"
            );
            Failure::Message(message)
        };
        let (key, column) = setting.split_once('=').ok_or_else(refuse)?;
        let column = column.to_owned();
        match key {
            "event" => options.event = column,
            "measure" => options.measure = column,
            "place" => options.place = column,
            "date" => options.date = column,
            "value" => options.value = column,
            "source" => options.source = column,
            "scope" => {
                options.scopes.insert(column);
            }
            "ignore" => {
                options.ignored.insert(column);
            }
            _ => return Err(refuse()),
        }
    }
    options.measure_columns = arguments.wide == Some(Wide::Measures);
    options.date_columns = arguments.wide == Some(Wide::Dates);
    options.cumulative.extend(arguments.cumulative.iter().cloned());
    options.whole_code = arguments.whole_code;
    options.strict = arguments.strict;
    Ok(options)
}
