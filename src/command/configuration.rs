//! The configuration of a run: a file that is named, or `corroborate.toml` found upwards from the working directory.

use std::io;
use std::path::{Path, PathBuf};

use corroborate::{Configuration, PartialDate};

use super::{Failure, reading};

/// The name that is looked for.
const NAME: &str = "corroborate.toml";

/// Which configuration a command uses.
#[derive(Debug, clap::Args)]
pub(super) struct ConfigurationArguments {
    /// The configuration; without it, `corroborate.toml` in the working directory or the nearest folder above.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Uses no configuration, wherever one lies.
    #[arg(long)]
    no_config: bool,
}

impl ConfigurationArguments {
    /// The configuration, and the file that it was read from.
    pub(super) fn read(&self) -> Result<Configuration, Failure> {
        let found = match &self.config {
            Some(path) => Some((path.clone(), reading::text(path).map_err(|error| failed(path, &error))?)),
            None if self.no_config => None,
            None => nearest()?,
        };
        match found {
            Some((path, text)) => Ok(Configuration::read(&path.to_string_lossy(), &text)?),
            None => Ok(Configuration::default()),
        }
    }
}

/// The nearest `corroborate.toml`, from the working directory upwards, and what it holds.
fn nearest() -> Result<Option<(PathBuf, String)>, Failure> {
    // Named relative to the working directory, as a user would name it.
    let Ok(working_directory) = std::env::current_dir() else { return Ok(None) };
    let mut path = PathBuf::from(NAME);
    for _ in working_directory.ancestors() {
        match reading::text(&path) {
            Ok(text) => return Ok(Some((path, text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => path = Path::new("..").join(path),
            Err(error) => return Err(failed(&path, &error)),
        }
    }
    Ok(None)
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the path".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory; name the file".to_owned(),
        io::ErrorKind::InvalidData => "it is not UTF-8".to_owned(),
        _ => error.to_string(),
    };
    Failure::Message(format!("cannot read `{}`: {reason}", path.display()))
}

/// The day on which the command runs, in Greenwich.
pub(super) fn today() -> Option<PartialDate> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    let days = i64::try_from(since.as_secs() / 86_400).ok()?;
    let date = chrono::DateTime::UNIX_EPOCH.date_naive().checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
    date.to_string().parse().ok()
}
