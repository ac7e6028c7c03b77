//! Where output goes: standard output, or a file that is replaced as a whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Failure;

/// Writes to standard output what `write` writes, through a buffer.
pub(super) fn to_standard_output(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    Ok(out.flush()?)
}

/// Refuses to put the output in the place of a file that was read.
pub(super) fn refuse_input<'a>(output: &Path, mut inputs: impl Iterator<Item = &'a Path>) -> Result<(), Failure> {
    // What does not exist yet is no input.
    let Ok(output) = fs::canonicalize(output) else { return Ok(()) };
    match inputs.find(|input| fs::canonicalize(input).is_ok_and(|input| input == output)) {
        Some(input) => {
            let message = format!("`{}` is read by this run; name another file for the output", input.display());
            Err(Failure::Message(message))
        }
        None => Ok(()),
    }
}

/// Puts a whole file in the place of another, or none of it: readers never see half a report.
pub(super) fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let failed = |error: io::Error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such folder".to_owned(),
            io::ErrorKind::IsADirectory => "it is a directory; name a file in it".to_owned(),
            io::ErrorKind::PermissionDenied => "its permissions do not allow it".to_owned(),
            _ => error.to_string(),
        };
        Failure::Message(format!("cannot write `{}`: {reason}", path.display()))
    };
    match fs::metadata(path) {
        Ok(existing) if existing.is_dir() => Err(failed(io::ErrorKind::IsADirectory.into())),
        // A pipe or a device is written to, not replaced.
        Ok(existing) if !existing.is_file() => {
            File::create(path).and_then(|file| through(file, write)).map(drop).map_err(failed)
        }
        // A link stays a link: what it points to is replaced.
        Ok(_) => replace(&fs::canonicalize(path).map_err(failed)?, write).map_err(failed),
        Err(_) => replace(path, write).map_err(failed),
    }
}

/// Writes through a buffer; answers with the file.
fn through(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<File> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
}

fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let temporary = beside(path);
    // Who may read and write the file that is replaced, may the new one, and nobody else, not even before it is placed.
    let permissions = fs::metadata(path).ok().map(|existing| existing.permissions());
    let written = OpenOptions::new().write(true).create_new(true).open(&temporary).and_then(|file| {
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        through(file, write)?.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&temporary, path));
    if placed.is_err() {
        // Of no use any more; where it cannot be removed, the first failure is the one to tell.
        let _ = fs::remove_file(&temporary);
    }
    placed
}

/// A name in the same folder, so that renaming stays within one file system.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}
