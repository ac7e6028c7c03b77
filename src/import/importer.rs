//! Files of any kind, gathered into documents to read, claims that are given, and tables.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
#[cfg(feature = "table")]
use std::io::{Cursor, Read};
use std::path::{Component, Path, PathBuf};

use super::document::{FileKind, document, name_of, text};
use super::imported::Imported;
use crate::error::{Error, ErrorRepr};
use crate::model::{Corpus, Document, DocumentId, Reference};
#[cfg(all(feature = "json", feature = "table"))]
use crate::table::LineKind;
#[cfg(feature = "table")]
use crate::table::{TableSource, Tables};

/// What is gathered so far.
pub(super) struct Importer<'a> {
    open: Box<Open<'a>>,
    documents: Vec<Document>,
    /// Texts that have their id from the name of their file: which, is known when all are.
    named: Vec<(Document, String)>,
    corpora: Vec<Corpus>,
    #[cfg(feature = "json")]
    claims: Vec<(String, super::claims::ReadClaim)>,
    /// The file that each document was met in, for messages.
    origins: BTreeMap<DocumentId, String>,
    paths: BTreeMap<DocumentId, String>,
    #[cfg(feature = "table")]
    stream: Option<Box<Stream<'a>>>,
    #[cfg(feature = "table")]
    tables: Tables,
    /// Tables to be read, side by side where that is possible.
    #[cfg(feature = "table")]
    sources: Vec<TableSource<Box<dyn Read + Send + 'a>>>,
    /// Bibliographies that no manifest gives to a document, with their bytes.
    bibliographies: Vec<(String, Vec<u8>)>,
    references: Vec<Reference>,
}

/// Gets the bytes at a path.
type Open<'a> = dyn FnMut(&Path) -> io::Result<Vec<u8>> + 'a;

/// Gets a reader of the bytes at a path.
#[cfg(feature = "table")]
type Stream<'a> = dyn FnMut(&Path) -> io::Result<Box<dyn Read + Send + 'a>> + 'a;

/// How many claims of a file of JSON Lines are taken as they are; those of longer files are rows of a table.
#[cfg(all(feature = "json", feature = "table"))]
const MOST_CLAIMS: usize = 100_000;

impl<'a> Importer<'a> {
    pub(super) fn new(open: impl FnMut(&Path) -> io::Result<Vec<u8>> + 'a) -> Importer<'a> {
        Importer {
            open: Box::new(open),
            documents: Vec::new(),
            named: Vec::new(),
            corpora: Vec::new(),
            #[cfg(feature = "json")]
            claims: Vec::new(),
            origins: BTreeMap::new(),
            paths: BTreeMap::new(),
            #[cfg(feature = "table")]
            stream: None,
            #[cfg(feature = "table")]
            tables: Tables::default(),
            #[cfg(feature = "table")]
            sources: Vec::new(),
            bibliographies: Vec::new(),
            references: Vec::new(),
        }
    }

    /// Adds to these tables, and reads them as streams.
    #[cfg(feature = "table")]
    pub(super) fn with_streams(
        self,
        tables: Tables,
        stream: impl FnMut(&Path) -> io::Result<Box<dyn Read + Send + 'a>> + 'a,
    ) -> Importer<'a> {
        Importer { tables, stream: Some(Box::new(stream)), ..self }
    }

    /// Reads one file, and the files that it lists where it is a manifest.
    pub(super) fn add(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        let name = path.as_ref().to_string_lossy().into_owned();
        // A PDF is refused before it is read: it may be large.
        let kind = FileKind::of(&name)?;
        #[cfg(feature = "table")]
        match kind {
            _ if name == "-" && self.stream.is_some() => return self.add_table(path.as_ref(), None),
            FileKind::Table => return self.add_table(path.as_ref(), None),
            #[cfg(feature = "json")]
            FileKind::JsonLines => return self.add_lines(path.as_ref()),
            _ => {}
        }
        #[cfg(not(feature = "table"))]
        if kind == FileKind::Table {
            let message = "is a table by its name, which needs the crate's feature `table`".to_owned();
            return Err(ErrorRepr::UnknownFormat { file: name, message }.into());
        }
        let bytes = (self.open)(path.as_ref())
            .map_err(|error| ErrorRepr::Read { path: name.clone(), reason: reason(&error, None) })?;
        match kind {
            FileKind::Text | FileKind::Markdown | FileKind::Html | FileKind::Table => {
                let document = document(&name, &bytes)?;
                match document.id.as_str() == name_of(&name) {
                    true => self.named.push((document, name)),
                    false => self.add_document(document, name)?,
                }
                Ok(())
            }
            FileKind::Json => self.add_json(&name, text(&name, &bytes)?),
            FileKind::JsonLines => self.add_claims(name.clone(), text(&name, &bytes)?),
            FileKind::BibTex => {
                self.bibliographies.push((name, bytes));
                Ok(())
            }
        }
    }

    /// Takes a table, whose rows that name no source are those of `source`, or else of the file.
    #[cfg(feature = "table")]
    fn add_table(&mut self, path: &Path, source: Option<&str>) -> Result<(), Error> {
        let reader = self.stream(path)?;
        let name = if path.as_os_str() == "-" { "standard input".into() } else { path.to_string_lossy() };
        self.sources.push(TableSource { name: name.into_owned(), source: source.map(str::to_owned), reader });
        Ok(())
    }

    #[cfg(feature = "table")]
    fn stream(&mut self, path: &Path) -> Result<Box<dyn Read + Send + 'a>, Error> {
        let opened = match &mut self.stream {
            Some(stream) => stream(path),
            None => (self.open)(path).map(|bytes| Box::new(Cursor::new(bytes)) as Box<dyn Read + Send>),
        };
        opened.map_err(|error| {
            ErrorRepr::Read { path: path.to_string_lossy().into_owned(), reason: reason(&error, None) }.into()
        })
    }

    /// Takes JSON Lines: claims as they are, and rows, or more claims than are taken so, as a table.
    #[cfg(all(feature = "json", feature = "table"))]
    fn add_lines(&mut self, path: &Path) -> Result<(), Error> {
        let name = path.to_string_lossy().into_owned();
        let reader = self.stream(path)?;
        match LineKind::of(reader, MOST_CLAIMS)
            .map_err(|error| ErrorRepr::Read { path: name.clone(), reason: reason(&error, None) })?
        {
            LineKind::Claims(bytes) => self.add_claims(name.clone(), text(&name, &bytes)?),
            LineKind::Rows(reader) => {
                self.sources.push(TableSource { name, source: None, reader });
                Ok(())
            }
        }
    }

    fn add_document(&mut self, document: Document, path: String) -> Result<(), Error> {
        self.enter(&document.id, path.clone())?;
        self.paths.insert(document.id.clone(), path);
        self.documents.push(document);
        Ok(())
    }

    /// Notes where a document was met; a second one of its id is refused.
    fn enter(&mut self, id: &DocumentId, path: String) -> Result<(), Error> {
        if let Some(first) = self.origins.get(id) {
            let (first, second) = (format!("`{first}`"), format!("`{path}`"));
            return Err(ErrorRepr::DuplicateImport { id: id.to_string(), first, second }.into());
        }
        self.origins.insert(id.clone(), path);
        Ok(())
    }

    #[cfg(feature = "json")]
    fn add_json(&mut self, path: &str, text: &str) -> Result<(), Error> {
        use super::claims::{envelope, read_corpus, without_mark};

        if without_mark(text).trim_start().starts_with('[') {
            #[cfg(feature = "bibliography")]
            if super::bibliography::is_csl(text) {
                self.bibliographies.push((path.to_owned(), text.as_bytes().to_vec()));
                return Ok(());
            }
            return self.add_manifest(path, text);
        }
        match envelope(path, text)?.schema.as_deref() {
            Some(schema) if schema.starts_with("corroborate/corpus/") => {
                let corpus = read_corpus(path, text)?;
                for document in corpus.documents() {
                    self.enter(&document.id, path.to_owned())?;
                }
                self.corpora.push(corpus);
                Ok(())
            }
            schema => {
                let found = schema.map(|schema| format!(" (its schema is `{schema}`)")).unwrap_or_default();
                let message = format!(
                    "is neither a manifest, which is a list of {{\"id\", \"file\", …}}, nor a corpus, \
                     whose schema is `corroborate/corpus/1`{found}; claims one a line go into a file named `.jsonl`"
                );
                Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into())
            }
        }
    }

    #[cfg(not(feature = "json"))]
    fn add_json(&mut self, path: &str, _text: &str) -> Result<(), Error> {
        let message = "is JSON, which needs the crate's feature `json`".to_owned();
        Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into())
    }

    #[cfg(not(feature = "json"))]
    fn add_claims(&mut self, path: String, text: &str) -> Result<(), Error> {
        self.add_json(&path, text)
    }

    #[cfg(feature = "json")]
    fn add_manifest(&mut self, path: &str, text: &str) -> Result<(), Error> {
        for entry in super::manifest::manifest(path, text)? {
            // Files are named relative to the manifest; an absolute name stands for itself.
            let folder = Path::new(path).parent().unwrap_or(Path::new(""));
            #[cfg(feature = "table")]
            if FileKind::of(&entry.file)? == FileKind::Table {
                self.add_table(&folder.join(&entry.file), Some(entry.id()))?;
                continue;
            }
            let mut listed = |file: &str| -> Result<(String, Vec<u8>), Error> {
                let file = folder.join(file);
                let name = file.to_string_lossy().into_owned();
                let read = (self.open)(&file).map_err(|error| ErrorRepr::ReadListed {
                    manifest: path.to_owned(),
                    path: name.clone(),
                    id: entry.id().to_owned(),
                    reason: reason(&error, Some("files are named relative to the manifest")),
                })?;
                Ok((name, read))
            };
            let (name, read) = listed(&entry.file)?;
            if let Some(file) = &entry.bibliography {
                let (name, bytes) = listed(file)?;
                self.references.extend(references(&name, &bytes, entry.id().into())?);
            }
            let document = entry.describe(document(&name, &read)?);
            self.add_document(document, name)?;
        }
        Ok(())
    }

    #[cfg(feature = "json")]
    fn add_claims(&mut self, path: String, text: &str) -> Result<(), Error> {
        let mut bad = Vec::new();
        let before = self.claims.len();
        for read in super::claims::read_claims(text) {
            match read {
                Ok(claim) => self.claims.push((path.clone(), claim)),
                Err(line) => bad.push(line),
            }
        }
        // A file of which nothing can be kept is more likely the wrong file.
        if self.claims.len() == before
            && let Some(first) = bad.drain(..).next()
        {
            return Err(first.into_error(&path));
        }
        #[cfg(feature = "table")]
        self.tables.skip_lines(&path, bad.into_iter().map(|bad| (bad.line, bad.column, bad.message)))?;
        // Without tables there is no place to report a line as skipped.
        #[cfg(not(feature = "table"))]
        if let Some(first) = bad.into_iter().next() {
            return Err(first.into_error(&path));
        }
        Ok(())
    }

    /// The document whose sources a bibliography lists: the one of its name, or the only one there is.
    fn document_of(&self, path: &str) -> Result<DocumentId, Error> {
        let name = Path::new(path).file_stem().and_then(|name| name.to_str()).unwrap_or(path);
        let name = name.strip_suffix(".csl").unwrap_or(name);
        let mut known = self.origins.keys();
        let document = match (self.origins.contains_key(name), known.next(), known.next()) {
            (true, ..) => Some(DocumentId::from(name)),
            (false, Some(only), None) => Some(only.clone()),
            _ => None,
        };
        document.ok_or_else(|| {
            let message = format!(
                "is a bibliography, and no document is called `{name}`; name it as the document whose sources it lists, \
                 or as the document's `bibliography` in a manifest"
            );
            ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into()
        })
    }

    /// Takes in the texts whose ids are the names of their files. Files of one name in two folders have as much of their
    /// paths for an id as tells them apart; a file that is named twice is read once.
    fn add_named(&mut self) -> Result<(), Error> {
        let mut named = std::mem::take(&mut self.named);
        let mut met = BTreeSet::new();
        named.retain(|(_, path)| met.insert(Path::new(path).components().collect::<PathBuf>()));
        for depth in 1..=LONGEST_ID {
            let mut times: BTreeMap<DocumentId, usize> = BTreeMap::new();
            for (document, _) in &named {
                *times.entry(document.id.clone()).or_default() += 1;
            }
            let mut more = false;
            for (document, path) in &mut named {
                if times.get(&document.id).is_some_and(|times| *times > 1) || self.origins.contains_key(&document.id) {
                    let longer = DocumentId::from(name_in_folders(path, depth));
                    more |= longer != document.id;
                    document.id = longer;
                }
            }
            if !more {
                break;
            }
        }
        named.into_iter().try_for_each(|(document, path)| self.add_document(document, path))
    }

    /// Puts together what the files held.
    pub(super) fn finish(mut self) -> Result<Imported, Error> {
        self.add_named()?;
        for (path, bytes) in std::mem::take(&mut self.bibliographies) {
            let document = self.document_of(&path)?;
            self.references.extend(references(&path, &bytes, document)?);
        }
        let mut corpus = Corpus::new();
        for part in self.corpora {
            corpus.merge(part)?;
        }
        #[cfg(feature = "json")]
        let documents = super::claims::attach(self.claims, self.documents, &mut corpus)?;
        #[cfg(not(feature = "json"))]
        let documents = self.documents;
        // What is read gets its sources when it is read; what is given has been read.
        let (given, references): (Vec<Reference>, Vec<Reference>) =
            self.references.into_iter().partition(|reference| corpus.document(reference.document.as_str()).is_some());
        given.into_iter().try_for_each(|reference| corpus.add_reference(reference))?;
        #[cfg(feature = "table")]
        let tables = {
            let mut tables = self.tables;
            tables.read_sources(self.sources)?;
            tables
        };
        Ok(Imported {
            documents,
            corpus,
            paths: self.paths,
            #[cfg(feature = "table")]
            tables,
            references,
        })
    }
}

/// An id names at most so many folders.
const LONGEST_ID: usize = 8;

/// A file's name without extension, with the last folders of its path: "two/index".
fn name_in_folders(path: &str, folders: usize) -> String {
    let path = Path::new(path).with_extension("");
    let mut parts: Vec<String> = path
        .components()
        .rev()
        .filter(|part| matches!(part, Component::Normal(_)))
        .take(folders + 1)
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.reverse();
    parts.join("/")
}

#[cfg(feature = "bibliography")]
fn references(path: &str, bytes: &[u8], document: DocumentId) -> Result<Vec<Reference>, Error> {
    super::bibliography::references(path, bytes, document)
}

#[cfg(not(feature = "bibliography"))]
fn references(path: &str, _bytes: &[u8], _document: DocumentId) -> Result<Vec<Reference>, Error> {
    let message = "is a bibliography, which needs the crate's feature `bibliography`".to_owned();
    Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into())
}

/// Why a file cannot be read, and the mend.
fn reason(error: &io::Error, hint: Option<&str>) -> String {
    let hint = hint.unwrap_or("check the path");
    match error.kind() {
        io::ErrorKind::NotFound => format!("there is no such file; {hint}"),
        io::ErrorKind::IsADirectory => {
            "it is a directory; name the files in it, or a manifest that lists them".to_owned()
        }
        io::ErrorKind::PermissionDenied => "its permissions do not allow it; make it readable".to_owned(),
        _ => error.to_string(),
    }
}
