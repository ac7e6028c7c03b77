//! Files into a corpus.

use std::collections::BTreeMap;

use corroborate::import::Importer;
use corroborate::{Corpus, DocumentId, Verifier};

use super::{Failure, Files};

/// A corpus with the path of each document.
pub(super) struct Input {
    pub(super) corpus: Corpus,
    pub(super) paths: BTreeMap<DocumentId, String>,
}

/// Opens the files and reads them, all before anything is printed.
pub(super) fn read(files: &Files, verifier: &Verifier) -> Result<Input, Failure> {
    if files.files.is_empty() {
        let message = "no files given; name texts, a manifest or claims, as in `corroborate check documents.json`";
        return Err(Failure::Message(message.to_owned()));
    }
    let mut importer = Importer::new(|path| std::fs::read(path));
    files.files.iter().try_for_each(|file| importer.add(file))?;
    let imported = importer.finish()?;
    let mut corpus = verifier.extract(&imported.documents)?;
    corpus.merge(imported.corpus)?;
    Ok(Input { corpus, paths: imported.paths })
}
