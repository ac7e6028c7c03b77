//! Tables among the files that a command reads.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use corroborate::table::{TableOptions, Tables};

use super::Failure;

#[derive(Debug, Args)]
#[command(
    next_help_heading = "Tables (.csv, .tsv, .jsonl, also packed as .gz, .xz or .zst; - for one on standard input)"
)]
pub(super) struct TableArguments {
    /// Says which column holds what: KEY is event, measure, place, date, value, source, or, to be given again for each
    /// column, scope or ignore. May be repeated.
    #[arg(long, value_name = "KEY=COLUMN")]
    columns: Vec<String>,
    /// Reads wide tables, whose columns of values are named by measures or by dates.
    #[arg(long, value_name = "BY", value_enum)]
    wide: Option<Wide>,
    /// Reads numbers written 1.234,5, with a comma before the decimals.
    #[arg(long)]
    decimal_comma: bool,
    /// Stops at the first row that cannot be read, rather than to skip it.
    #[arg(long)]
    strict: bool,
    /// How much memory the claims of tables may take, as in 512MB, 2GiB or none; what is more goes to a file without a name
    /// in the folder for temporary files (TMPDIR). What is found is the same.
    #[arg(long, value_name = "SIZE", default_value = "2GB", value_parser = parse_size)]
    memory_limit: MemoryLimit,
}

/// What `check` asks of tables beside how they are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Comparing tables")]
pub(super) struct ComparingArguments {
    /// A measure that accumulates, so that a value below an earlier one is reported. May be repeated.
    #[arg(long, value_name = "MEASURE")]
    cumulative: Vec<String>,
    /// Adds up parts by their codes: where US-01 is the whole of US-01001 and US-01003, CHARACTERS is 5.
    #[arg(long, value_name = "CHARACTERS")]
    whole_code: Option<usize>,
    /// Writes every claim of every statistic whose values differ into a file, as a table.
    #[arg(long, value_name = "FILE")]
    pub(super) differences: Option<PathBuf>,
}

impl ComparingArguments {
    /// Sets what tables are to be compared by.
    pub(super) fn set(&self, options: &mut TableOptions) {
        options.cumulative.extend(self.cumulative.iter().cloned());
        options.whole_code = self.whole_code;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Wide {
    /// One column for each measure.
    Measures,
    /// One column for each date.
    Dates,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MemoryLimit {
    None,
    Bytes(usize),
}

/// Reads `512MB`, `2GiB`, `800000` or `none`.
fn parse_size(text: &str) -> Result<MemoryLimit, String> {
    if text == "none" {
        return Ok(MemoryLimit::None);
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at_checked(digits).unwrap_or((text, ""));
    let unit = match unit.trim_start().to_ascii_lowercase().as_str() {
        "" | "b" => Some(1),
        "kb" => Some(1_000),
        "kib" => Some(1 << 10),
        "mb" | "m" => Some(1_000_000),
        "mib" => Some(1 << 20),
        "gb" | "g" => Some(1_000_000_000),
        "gib" => Some(1 << 30),
        _ => None,
    };
    let bytes = number.parse().ok().zip(unit).and_then(|(number, unit): (usize, usize)| number.checked_mul(unit));
    bytes
        .map(MemoryLimit::Bytes)
        .ok_or_else(|| "a size is a number with KB, MB, GB, KiB, MiB or GiB, or none".to_owned())
}

/// A file without a name in the folder for temporary files: it is gone with the process, however that ends.
fn temporary() -> io::Result<TemporaryFile> {
    let folder = std::env::temp_dir();
    let named = |error: io::Error| {
        let folder = folder.display();
        io::Error::new(
            error.kind(),
            format!("no temporary file can be made in `{folder}`: {error}; set TMPDIR to a folder that can be written"),
        )
    };
    let file = tempfile::tempfile_in(&folder).map_err(named)?;
    Ok(TemporaryFile { file, folder })
}

/// A temporary file whose errors name its folder.
struct TemporaryFile {
    file: File,
    folder: PathBuf,
}

impl Read for TemporaryFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.file.read(into)
    }
}

impl Write for TemporaryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            kind => io::Error::new(
                kind,
                format!(
                    "a temporary file in `{}` cannot be written: {error}; make room there, or set TMPDIR to another folder",
                    self.folder.display()
                ),
            ),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for TemporaryFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl TableArguments {
    /// No tables yet, to be read as the arguments say.
    pub(super) fn tables(&self, comparing: Option<&ComparingArguments>) -> Result<Tables, Failure> {
        let mut options = options(self)?;
        if let Some(comparing) = comparing {
            comparing.set(&mut options);
        }
        let tables = Tables::new(options);
        Ok(match self.memory_limit {
            MemoryLimit::Bytes(bytes) => tables.with_memory_limit(bytes, temporary),
            MemoryLimit::None => tables,
        })
    }
}

/// Opens a table, or standard input where `-` is its name.
pub(super) fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin()));
    }
    Ok(Box::new(super::reading::regular(path)?))
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
    options.decimal_comma = arguments.decimal_comma;
    options.strict = arguments.strict;
    Ok(options)
}
