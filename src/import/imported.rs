//! The front of the reader of files: what may be given to it, and what comes out.

use std::collections::BTreeMap;
use std::io;
#[cfg(feature = "table")]
use std::io::Read;
use std::path::Path;

use super::importer::Importer;
use crate::error::Error;
use crate::model::{Corpus, Document, DocumentId, Reference};
#[cfg(feature = "table")]
use crate::table::Tables;

/// Gathers documents and claims from files of any kind: texts, Markdown, manifests, corpora, claims as JSON Lines.
///
/// The library opens no file: `open` is asked for the bytes at a path, also for the files that a manifest lists. A file's
/// kind follows from its name: `.md` and `.markdown` are Markdown, `.json` is a manifest, a corpus or a bibliography in
/// CSL-JSON, `.bib` is one in BibTeX, `.jsonl` and `.ndjson` are claims, `.csv` and `.tsv` are tables (with the feature
/// `table`), and all else is plain text. Claims given as JSON Lines go to the document they name, wherever that was given;
/// a document that was not given enters without text, and its claims without their places. With the feature `table` a line
/// that is no claim is skipped and reported as a row of a table is, unless no line of its file can be read.
///
/// ```
/// use corroborate::Verifier;
/// use corroborate::import::files;
///
/// let imported = files(["vote.txt"], |_path| Ok(b"Turnout was 68 %.".to_vec()))?; // or |path| std::fs::read(path)
///
/// let verifier = Verifier::new().with_references(imported.references);
/// let mut corpus = verifier.extract(&imported.documents)?;
/// corpus.merge(imported.corpus)?;
/// assert_eq!(corpus.documents()[0].id.as_str(), "vote");
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Io`](crate::ErrorKind::Io) where `open` fails, [`ErrorKind::Encoding`](crate::ErrorKind::Encoding)
/// and [`ErrorKind::Format`](crate::ErrorKind::Format) where what it gives cannot be read,
/// [`ErrorKind::DuplicateDocument`](crate::ErrorKind::DuplicateDocument) where a document's id is taken,
/// [`ErrorKind::Span`](crate::ErrorKind::Span) where a claim does not fit the text that it names.
pub fn files<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
    open: impl FnMut(&Path) -> io::Result<Vec<u8>>,
) -> Result<Imported, Error> {
    let mut importer = Importer::new(open);
    paths.into_iter().try_for_each(|path| importer.add(path))?;
    importer.finish()
}

/// As [`files`], with tables and JSON Lines read as streams that `stream` opens, in bounded memory; without it they come
/// whole, as all files do. The path `-` is then a table as well. What is read is added to `tables`, whose options say how.
///
/// ```
/// use corroborate::import::files_with_tables;
/// use corroborate::table::{TableOptions, Tables};
///
/// let mut options = TableOptions::default();
/// options.value = "count".to_owned();
/// let text = "event,measure,place,date,count\nflood,deaths,Ahr,2021-07,135\n";
/// let imported = files_with_tables(
///     ["a.csv"],
///     Tables::new(options),
///     |path| std::fs::read(path),
///     |_path| Ok(Box::new(text.as_bytes())), // or |path| Ok(Box::new(std::fs::File::open(path)?))
/// )?;
/// assert_eq!(imported.tables.claims(), 1);
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
///
/// As [`files`], and those of [`Tables::read`].
#[cfg(feature = "table")]
pub fn files_with_tables<'a, P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
    tables: Tables,
    open: impl FnMut(&Path) -> io::Result<Vec<u8>> + 'a,
    stream: impl FnMut(&Path) -> io::Result<Box<dyn Read + Send + 'a>> + 'a,
) -> Result<Imported, Error> {
    let mut importer = Importer::new(open).with_streams(tables, stream);
    paths.into_iter().try_for_each(|path| importer.add(path))?;
    importer.finish()
}

/// What files held: documents to be read, and claims that are given with their documents.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Imported {
    /// Documents that are to be read, in the order given.
    pub documents: Vec<Document>,
    /// Documents whose claims are given, and these claims. Such a document is not to be read as well, even where its
    /// text is there to be quoted.
    pub corpus: Corpus,
    /// The file that holds each document's text; a document within a corpus has none.
    pub paths: BTreeMap<DocumentId, String>,
    /// The tables, for [`Verifier::verify_with_tables`](crate::Verifier::verify_with_tables).
    #[cfg(feature = "table")]
    pub tables: Tables,
    /// What bibliographies list, to be given to [`Verifier::with_references`](crate::Verifier::with_references).
    pub references: Vec<Reference>,
}

#[cfg(all(test, feature = "json"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn import(known: &[(&str, &str)], given: &[&str]) -> Result<Imported, Error> {
        let open = |path: &Path| {
            let file = known.iter().find(|(name, _)| Path::new(name) == path);
            file.map(|(_, text)| text.as_bytes().to_vec()).ok_or(io::ErrorKind::NotFound.into())
        };
        files(given, open)
    }

    fn ids<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<&'a str> {
        documents.into_iter().map(|document| document.id.as_str()).collect()
    }

    #[test]
    fn a_manifest_knows_better_than_the_file() {
        let files = [
            ("set/a.md", "---\ntitle: Of the file\nlanguage: en\nid: other\n---\n4 died\n"),
            (
                "set/m.json",
                r#"[{"id": "a", "file": "a.md", "title": "Of the manifest", "publisher": null, "published": "2022-06"}]"#,
            ),
        ];
        let imported = import(&files, &["set/m.json"]).unwrap();
        let document = &imported.documents[0];
        assert_eq!((document.id.as_str(), document.title.as_deref()), ("a", Some("Of the manifest")));
        assert_eq!((document.language.as_deref(), document.publisher.as_deref()), (Some("en"), None));
        assert_eq!(imported.paths.get("a").map(String::as_str), Some("set/a.md"));
    }

    #[test]
    fn given_claims_take_the_place_of_reading() {
        let files = [
            ("a.txt", "4 died"),
            ("b.txt", "5 died"),
            (
                "c.jsonl",
                "\u{feff}{\"document\":\"a\",\"start\":0,\"end\":1,\"text\":\"4\",\"quantity\":{\"stated\":\"4\"}}\r\n\r\n\
                 {\"document\":\"c\",\"start\":7,\"end\":9,\"text\":\"44\",\"quantity\":{\"stated\":\"44\"}}\r\n",
            ),
        ];
        // The order of the files does not matter.
        for given in [["a.txt", "b.txt", "c.jsonl"], ["c.jsonl", "b.txt", "a.txt"]] {
            let imported = import(&files, &given).unwrap();
            assert_eq!(ids(&imported.documents), ["b"]);
            assert_eq!(ids(imported.corpus.documents()), ["a", "c"]);
            let places: Vec<bool> = imported.corpus.claims().iter().map(|claim| claim.span.is_some()).collect();
            assert_eq!(places, [true, false], "a document without text has no places");
        }
    }

    #[test]
    fn files_of_one_name_are_told_apart_by_their_folders() {
        let files = [
            ("a/index.md", "4 died"),
            ("b/index.md", "5 died"),
            ("b/x/one.txt", "6"),
            ("c/x/one.txt", "7"),
            ("d.txt", "8"),
        ];
        let imported = import(&files, &["b/index.md", "a/index.md", "d.txt", "d.txt"]).unwrap();
        assert_eq!(ids(&imported.documents), ["b/index", "a/index", "d"]);
        let imported = import(&files, &["b/x/one.txt", "c/x/one.txt"]).unwrap();
        assert_eq!(ids(&imported.documents), ["b/x/one", "c/x/one"]);
        assert_eq!(imported.paths.get("c/x/one").map(String::as_str), Some("c/x/one.txt"));
    }

    #[cfg(feature = "bibliography")]
    #[test]
    fn a_bibliography_goes_to_its_document() {
        let bibliography = "@misc{lind2016, title = {Bridges}, year = 2016}";
        let csl = r#"[{"id": "osei2020", "type": "book", "title": "Mills"}]"#;
        let manifest = r#"[{"id": "a", "file": "a.txt", "bibliography": "sources.bib"}, {"id": "b", "file": "b.txt"}]"#;
        let files = [
            ("a.txt", "It fell."),
            ("b.txt", "It stood."),
            ("b.bib", bibliography),
            ("b.csl.json", csl),
            ("sources.bib", bibliography),
            ("m.json", manifest),
        ];
        let given = |given: &[&str]| -> Vec<String> {
            let imported = import(&files, given).unwrap();
            imported.references.iter().map(|entry| format!("{}: {}", entry.document, entry.key)).collect()
        };
        // By the manifest, by its name, as the only one; in any order.
        assert_eq!(given(&["m.json"]), ["a: lind2016"]);
        assert_eq!(given(&["b.bib", "a.txt", "b.txt"]), ["b: lind2016"]);
        assert_eq!(given(&["a.txt", "b.txt", "b.csl.json"]), ["b: osei2020"]);
        assert_eq!(given(&["sources.bib", "a.txt"]), ["a: lind2016"]);
        let error = import(&files, &["a.txt", "b.txt", "sources.bib"]).unwrap_err().to_string();
        assert!(
            error.starts_with("`sources.bib` is a bibliography, and no document is called `sources`; name it"),
            "{error}"
        );
    }

    #[test]
    fn corpora_and_claims_come_together() {
        let corpus =
            r#"{"schema": "corroborate/corpus/1", "documents": [{"id": "a", "text": "4 died"}], "claims": []}"#;
        let files =
            [("a.json", corpus), ("c.jsonl", r#"{"document":"a","start":0,"end":1,"quantity":{"stated":"4"}}"#)];
        let imported = import(&files, &["a.json", "c.jsonl"]).unwrap();
        assert_eq!((imported.documents.len(), imported.corpus.claims().len()), (0, 1));
        assert_eq!(imported.corpus.quote(&imported.corpus.claims()[0]), "4");
        assert!(imported.paths.is_empty(), "the text of `a` is no file that a reader could open");
    }

    #[test]
    fn the_examples_of_the_documentation_are_read() {
        let page = include_str!("../../docs/formats.md");
        let block = |language: &str, nth: usize| {
            let fence = format!("```{language}\n");
            page.split(fence.as_str()).nth(nth + 1).and_then(|rest| rest.split("```").next()).unwrap()
        };
        let files =
            [("a.md", block("yaml", 0)), ("osw.txt", ""), ("m.json", block("json", 0)), ("c.jsonl", block("json", 1))];
        let document = import(&files, &["a.md"]).unwrap().documents.remove(0);
        assert_eq!((document.id.as_str(), document.authors.len()), ("osw-2022-06", 2));
        let imported = import(&files, &["m.json", "c.jsonl"]).unwrap();
        assert_eq!((imported.documents.len(), imported.corpus.claims().len()), (1, 1));
    }

    proptest! {
        #[test]
        fn any_file_is_read_or_refused(
            start in prop::sample::select(vec!["", "[", "{", "[{\"id\":\"a\",\"file\":", "{\"schema\":\"corroborate/corpus/1\",", "{\"document\":"]),
            rest in "[\\[\\]{}\":,a0-9\\.\\\\ \n\u{0}é]{0,30}",
            name in prop::sample::select(vec!["a.json", "a.jsonl", "a.md", "a", "a.csv"]),
        ) {
            let text = format!("{start}{rest}");
            if let Err(error) = import(&[(name, &text)], &[name]) {
                prop_assert!(error.to_string().contains(name), "{}", error);
            }
        }
    }
}
