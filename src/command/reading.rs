//! Files that are read: regular ones of a bounded size, and of those that a manifest names the ones in its folder.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most that is read of one file, in bytes; tables are read piece by piece, whatever their size.
pub(super) const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Opens a regular file: a pipe would be waited for, and a device never ends.
pub(super) fn regular(path: &Path) -> io::Result<File> {
    let check = |data: &fs::Metadata| match data {
        data if data.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        data if !data.is_file() => Err(io::Error::other("it is no regular file; copy it into one")),
        _ => Ok(()),
    };
    check(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    check(&file.metadata()?)?;
    Ok(file)
}

/// What a regular file holds.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = regular(path)?;
    let too_large = || io::Error::other(format!("it is larger than {} MiB; cut it", MOST_BYTES / (1024 * 1024)));
    if file.metadata()?.len() > MOST_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    match file.take(MOST_BYTES + 1).read_to_end(&mut bytes)? {
        read if u64::try_from(read).is_ok_and(|read| read <= MOST_BYTES) => Ok(bytes),
        _ => Err(too_large()),
    }
}

/// What a regular file holds as text.
pub(super) fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes(path)?).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Keeps the files that manifests name within the folders of the manifests.
pub(super) struct Confinement<'a> {
    given: &'a [PathBuf],
    allow_outside: bool,
    /// The file named on the command line that was opened last.
    last: RefCell<Option<PathBuf>>,
}

impl<'a> Confinement<'a> {
    pub(super) fn new(given: &'a [PathBuf], allow_outside: bool) -> Confinement<'a> {
        Confinement { given, allow_outside, last: RefCell::new(None) }
    }

    /// Refuses a file that was not given and lies outside of the folder of the manifest that names it, links followed.
    pub(super) fn admit(&self, path: &Path) -> io::Result<()> {
        if self.given.iter().any(|given| given == path) {
            self.last.replace(Some(path.to_owned()));
            return Ok(());
        }
        let last = self.last.borrow();
        let Some(manifest) = last.as_ref().filter(|_| !self.allow_outside) else { return Ok(()) };
        let folder = manifest.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match fs::canonicalize(path)?.starts_with(fs::canonicalize(folder)?) {
            true => Ok(()),
            false => {
                let message = "it lies outside of the manifest's folder, and is read with `--allow-outside` only";
                Err(io::Error::other(message))
            }
        }
    }
}
