//! Files into a corpus.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use corroborate::import::{self, Imported};
use corroborate::table::Tables;
use corroborate::{Corpus, DocumentId, Verifier};

use super::reading::{self, Confinement};
use super::{Failure, Files, tables};

/// The name of the story that all documents tell with `--one-event`.
const ONE_EVENT: &str = "one event";

/// Opens the files and takes in what they hold, all before anything is read for figures or printed.
pub(super) fn open(files: &Files, tables: Tables) -> Result<Imported, Failure> {
    if files.files.is_empty() {
        let message =
            "no files given; name texts, a manifest, claims or tables, as in `corroborate check documents.json`";
        return Err(Failure::Message(message.to_owned()));
    }
    let confinement = Confinement::new(&files.files, files.allow_outside);
    let read = |path: &Path| confinement.admit(path).and_then(|()| reading::bytes(path));
    let stream = |path: &Path| confinement.admit(path).and_then(|()| tables::open(path));
    let mut imported = import::files_with_tables(&files.files, tables, read, stream)?;
    if files.one_event {
        for document in &mut imported.documents {
            document.story = Some(ONE_EVENT.to_owned());
        }
    }
    Ok(imported)
}

/// The fingerprints of an earlier report.
pub(super) fn baseline(path: &Path) -> Result<BTreeSet<String>, Failure> {
    let bytes = reading::bytes(path)
        .map_err(|error| Failure::Message(format!("cannot read the baseline `{}`: {error}", path.display())))?;
    Ok(import::baseline(&path.to_string_lossy(), &bytes)?)
}

/// A corpus with the path of each document.
pub(super) struct Input {
    pub(super) corpus: Corpus,
    pub(super) paths: BTreeMap<DocumentId, String>,
    pub(super) tables: Tables,
}

/// Reads the documents, and puts beside them the claims that are given.
pub(super) fn read(imported: Imported, verifier: &Verifier) -> Result<Input, Failure> {
    let mut corpus = verifier.extract(&imported.documents)?;
    corpus.merge(imported.corpus)?;
    Ok(Input { corpus, paths: imported.paths, tables: imported.tables })
}
