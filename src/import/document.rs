//! Plain text and Markdown.

use std::path::Path;

use super::front_matter::{FrontMatter, front_matter};
use crate::error::{Error, ErrorRepr};
use crate::model::{Document, Format};
use crate::text::page_title;

/// What a file holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Text,
    Markdown,
    Html,
    /// A manifest or a corpus.
    Json,
    /// Claims, one a line.
    JsonLines,
    /// A table, one claim a row.
    Table,
    /// A bibliography.
    BibTex,
}

/// Formats that are no text, or are one that would be misread as prose, and what to do about it.
const OTHER_FORMATS: &[(&str, &str)] = &[
    ("xls", "a spreadsheet"),
    ("xlsx", "a spreadsheet"),
    ("ods", "a spreadsheet"),
    ("parquet", "a table in Parquet"),
    ("pdf", "a PDF"),
    ("doc", "a word processor's file"),
    ("docx", "a word processor's file"),
    ("odt", "a word processor's file"),
    ("rtf", "a word processor's file"),
    ("epub", "a book"),
    ("zip", "compressed"),
    ("gz", "compressed"),
    ("xz", "compressed"),
    ("zst", "compressed"),
    ("bz2", "compressed"),
];

/// How names of packed files end, before which a table is told by its own ending.
const PACKED: [&str; 3] = [".gz", ".xz", ".zst"];

impl FileKind {
    /// The kind of a file by its extension; what has none, or an unknown one, is text.
    pub(crate) fn of(path: &str) -> Result<FileKind, Error> {
        let lower = path.to_ascii_lowercase();
        let unpacked = PACKED.iter().find_map(|ending| lower.strip_suffix(ending));
        match Path::new(unpacked.unwrap_or(&lower)).extension().and_then(|extension| extension.to_str()) {
            Some("csv" | "tsv") => return Ok(FileKind::Table),
            Some("jsonl" | "ndjson") => return Ok(FileKind::JsonLines),
            _ => {}
        }
        let extension = Path::new(path).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let extension = extension.to_ascii_lowercase();
        if let Some((_, what)) = OTHER_FORMATS.iter().find(|(other, _)| *other == extension) {
            let message = match *what {
                "a spreadsheet" | "a table in Parquet" => format!("is {what} by its name; save it as CSV"),
                _ => format!("is {what} by its name; save it as plain text or Markdown, or give its claims as JSON"),
            };
            return Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into());
        }
        Ok(match extension.as_str() {
            "md" | "markdown" => FileKind::Markdown,
            "htm" | "html" | "xhtml" => FileKind::Html,
            "json" => FileKind::Json,
            "bib" => FileKind::BibTex,
            _ => FileKind::Text,
        })
    }
}

/// A document from the bytes of a text, Markdown or HTML file; `path` says which it is, and names it in messages.
///
/// The document's text is the whole file, so that its offsets and line numbers are those of the file. The front matter of
/// a Markdown file is not prose: in the text it is blank, each of its bytes but line ends a space. The id is the one in
/// the front matter, else the file's name without folder and extension.
///
/// Front matter is a list of `key: value` between two lines `---`. The keys are `id`, `title`, `publisher`, `authors` (one
/// name, `[a list]`, or lines that begin with `-`), `published`, `url` and `language`; a value may stand in quotes. What
/// site generators call `date`, `author` and `lang` is taken for `published`, `authors` and `language`, and other keys are
/// passed over. A web page has the title that it gives itself.
///
/// ```
/// let file = "---\ntitle: A vote in June\npublished: 2022-06\n---\nTurnout was 68 %.\n";
/// let document = corroborate::import::document("digests/vote.md", file.as_bytes())?;
/// assert_eq!(document.id.as_str(), "vote");
/// assert_eq!(document.title.as_deref(), Some("A vote in June"));
/// assert_eq!(document.text.len(), file.len());
/// assert_eq!(document.text.trim(), "Turnout was 68 %.");
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) where the bytes are not UTF-8,
/// [`ErrorKind::Format`](crate::ErrorKind::Format) where the front matter is broken or the file is of another kind.
pub fn document(path: &str, bytes: &[u8]) -> Result<Document, Error> {
    let text = text(path, bytes)?;
    let (front, format) = match FileKind::of(path)? {
        FileKind::Text => (FrontMatter::default(), Format::Plain),
        FileKind::Markdown => (front_matter(path, text)?, Format::Markdown),
        FileKind::Html => (FrontMatter { title: page_title(text), ..FrontMatter::default() }, Format::Html),
        FileKind::Table => {
            let message = "is a table by its name and no document; tables are read by `import::files`".to_owned();
            return Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into());
        }
        FileKind::BibTex => {
            let message = "is a bibliography by its name and no document; it lists the sources of one".to_owned();
            return Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into());
        }
        FileKind::Json | FileKind::JsonLines => {
            let message = "is JSON by its name and no document; it may be a manifest, a corpus or claims".to_owned();
            return Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into());
        }
    };
    let id = front.id.clone().unwrap_or_else(|| name_of(path));
    Ok(Document {
        title: front.title,
        publisher: front.publisher,
        authors: front.authors,
        published: front.published,
        url: front.url,
        language: front.language,
        format,
        ..Document::new(id, blanked(text, front.range))
    })
}

/// The file's name without folder and extension.
pub(super) fn name_of(path: &str) -> String {
    let name = Path::new(path).file_stem().and_then(|name| name.to_str()).unwrap_or(path);
    name.to_owned()
}

/// The text with every byte of a range but line ends made a space; the range is on character boundaries.
fn blanked(text: &str, range: std::ops::Range<usize>) -> String {
    let (Some(before), Some(within), Some(after)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return text.to_owned();
    };
    let mut blank = String::with_capacity(text.len());
    blank.push_str(before);
    blank.extend(within.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
    blank.push_str(after);
    blank
}

/// The bytes as text.
pub(crate) fn text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    if u32::try_from(bytes.len()).is_err() {
        let message = "is larger than 4 GiB; split it into several documents".to_owned();
        return Err(ErrorRepr::UnknownFormat { file: path.to_owned(), message }.into());
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let line = 1 + memchr::memchr_iter(b'\n', bytes.get(..offset).unwrap_or_default()).count();
        let mend = match bytes {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it looks like UTF-16: save it as UTF-8",
            _ => "save the file as UTF-8",
        };
        ErrorRepr::Encoding { file: path.to_owned(), offset, line, mend }.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use proptest::prelude::*;

    #[test]
    fn text_is_kept_to_the_byte() {
        let file = "\u{feff}Turnout was 68 %.\r\nIt rained.\r\n";
        let document = document("folder/vote.txt", file.as_bytes()).unwrap();
        assert_eq!((document.id.as_str(), document.text.as_str()), ("vote", file));
    }

    #[test]
    fn front_matter_is_blank_and_offsets_stay() {
        let file = "---\r\ntitle: «Жаңа» 70 %\r\nid: vote-2022\r\n---\r\nTurnout was 68 %.\r\n";
        let document = document("vote.md", file.as_bytes()).unwrap();
        assert_eq!(document.id.as_str(), "vote-2022");
        assert_eq!(document.text.len(), file.len());
        assert_eq!(document.text.find("68 %"), file.find("68 %"));
        assert_eq!(document.text.lines().count(), file.lines().count());
        assert!(!document.text.contains("70"));
    }

    #[test]
    fn bytes_that_are_no_text_are_named_by_place() {
        let error = document("vote.txt", b"one\ntwo\nthr\xffee").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encoding);
        assert_eq!(
            error.to_string(),
            "`vote.txt` is not UTF-8: the byte at offset 11 (line 3) is not part of a character; save the file as UTF-8"
        );
        let error = document("vote.txt", b"\xff\xfeV\0o\0").unwrap_err();
        assert!(error.to_string().contains("UTF-16"));
    }

    #[test]
    fn other_formats_are_refused_by_name() {
        let error = document("report.PDF", b"%PDF-1.7").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Format);
        assert!(error.to_string().starts_with("`report.PDF` is a PDF by its name; save it as"), "{error}");
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_document_of_their_length_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            for path in ["a.txt", "a.md"] {
                if let Ok(document) = document(path, &bytes) {
                    prop_assert_eq!(document.text.len(), bytes.len());
                }
            }
        }

        #[test]
        fn anything_between_fences_is_read_or_refused(
            lines in prop::collection::vec("(title|authors|url|published|x)?:? ?[-\\[\\]\"'#, a\u{1F600}]{0,8}", 0..6)
        ) {
            let file = format!("---\n{}\n---\nbody 1\n", lines.join("\n"));
            if let Ok(document) = document("a.md", file.as_bytes()) {
                prop_assert_eq!(document.text.len(), file.len());
                prop_assert!(document.text.ends_with("\nbody 1\n"));
            }
        }
    }
}
