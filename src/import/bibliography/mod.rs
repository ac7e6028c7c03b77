//! Lists of sources that are given beside a text: CSL-JSON and BibTeX.

mod bibtex;
mod csl;

use std::path::Path;

use url::Url;

use super::document::text;
use crate::error::Error;
use crate::model::{DocumentId, PartialDate, Reference};

/// The entries of a bibliography, as references of the document whose sources it lists: BibTeX or BibLaTeX where the
/// file's name ends in `.bib`, CSL-JSON otherwise.
///
/// Give them to [`Verifier::with_references`](crate::Verifier::with_references) and they do for the document what a list of
/// notes in its own text does. A marker names an entry by its key (`[@lind2016]`, `\cite{lind2016}`), by author and year
/// ("Lind 2016"), or by its number where the key is one.
///
/// ```
/// let file = "@article{lind2016, author = {Lind, Anna}, title = {Bridges}, journal = {River Studies}, year = 2016}";
/// let references = corroborate::import::references("sources.bib", file.as_bytes(), "report")?;
/// assert_eq!(references[0].key, "lind2016");
/// assert_eq!(references[0].publisher.as_deref(), Some("River Studies"));
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) where the bytes are not UTF-8,
/// [`ErrorKind::Format`](crate::ErrorKind::Format) where the file, a date or an address in it is malformed; the message names
/// file, line and column.
pub fn references(path: &str, bytes: &[u8], document: impl Into<DocumentId>) -> Result<Vec<Reference>, Error> {
    let (text, document) = (text(path, bytes)?, document.into());
    let entries = if is_bibtex(path) { bibtex::entries(path, text)? } else { csl::entries(path, text)? };
    Ok(entries.into_iter().map(|entry| entry.into_reference(&document)).collect())
}

/// Whether a file is BibTeX by its name.
pub(super) fn is_bibtex(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("bib"))
}

pub(super) use csl::is_csl;

/// What one entry says, in whatever format.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry {
    key: String,
    authors: Vec<String>,
    title: Option<String>,
    publisher: Option<String>,
    published: Option<PartialDate>,
    url: Option<Url>,
}

impl Entry {
    fn into_reference(self, document: &DocumentId) -> Reference {
        let raw = self.in_words();
        let mut reference = Reference::new(document.clone(), self.key, raw);
        reference.authors = self.authors;
        reference.title = self.title;
        reference.publisher = self.publisher;
        reference.published = self.published;
        reference.url = self.url;
        reference
    }

    /// "Lind, Anna. Bridges. River Studies, 2016. https://…": what a finding quotes, for want of a line in the text.
    fn in_words(&self) -> String {
        let authors = (!self.authors.is_empty()).then(|| self.authors.join("; "));
        let published = match (&self.publisher, self.published) {
            (Some(publisher), Some(date)) => Some(format!("{publisher}, {date}")),
            (Some(publisher), None) => Some(publisher.clone()),
            (None, date) => date.map(|date| date.to_string()),
        };
        let parts = [authors, self.title.clone(), published, self.url.as_ref().map(Url::to_string)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { self.key.clone() } else { parts.join(". ") }
    }
}

/// An address as bibliographies write it: in full, without its scheme, or as a DOI.
fn address(text: &str) -> Result<Url, String> {
    let text = text.trim();
    let bare = text.strip_prefix("doi:").unwrap_or(text).trim_start();
    let full = match () {
        () if bare.starts_with("10.") => format!("https://doi.org/{bare}"),
        () if text.contains("://") => text.to_owned(),
        () => format!("https://{text}"),
    };
    let url = Url::parse(&full).ok().filter(|url| url.host_str().is_some_and(|host| host.contains('.')));
    url.ok_or_else(|| format!("`{text}` is not a full address; write it as in https://example.org/page"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(path: &str, text: &str) -> Vec<Reference> {
        references(path, text.as_bytes(), "own").unwrap()
    }

    fn refusal(path: &str, text: &str) -> String {
        references(path, text.as_bytes(), "own").unwrap_err().to_string()
    }

    const BIBTEX: &str = r#"
@string{echo = "The Daily Echo"}
% a comment between entries
@article{lind2016, author = {Lind, Anna and Osei, Kofi}, title = {{Bridges} and \emph{rivers}}, journal = echo,
  year = 2016, month = may, doi = {10.1234/x.5}}
@online{gov, author = {{River Board}}, title = "The flood in figures", date = {2021-05-10}, url = {https://board.example/flood},
  organization = {River Board}}
@book{hale98, title = {Dams}, publisher = {River Press}, date = {1998}}
@misc{soon, title = {Not yet}, year = {in press}}
"#;

    #[test]
    fn reads_bibtex() {
        let found = read("own.bib", BIBTEX);
        let keys: Vec<&str> = found.iter().map(|reference| reference.key.as_str()).collect();
        assert_eq!(keys, ["lind2016", "gov", "hale98", "soon"]);
        let [lind, board, hale, soon] = found.as_slice() else { panic!("four entries") };
        assert_eq!(lind.authors, ["Lind, Anna", "Osei, Kofi"]);
        assert_eq!(
            (lind.title.as_deref(), lind.publisher.as_deref()),
            (Some("Bridges and rivers"), Some("The Daily Echo"))
        );
        assert_eq!(lind.published.map(|date| date.to_string()).as_deref(), Some("2016-05"));
        assert_eq!(lind.url.as_ref().map(Url::as_str), Some("https://doi.org/10.1234/x.5"));
        assert_eq!(board.authors, ["River Board"]);
        assert_eq!(
            board.raw,
            "River Board. The flood in figures. River Board, 2021-05-10. https://board.example/flood"
        );
        assert_eq!((hale.publisher.as_deref(), hale.span), (Some("River Press"), None));
        assert_eq!(soon.published, None);
    }

    #[test]
    fn reads_csl_json() {
        let text = r#"[
            {"id": "lind2016", "type": "article-journal", "title": "Bridges", "container-title": "River Studies",
             "publisher": "River Press", "author": [{"family": "Lind", "given": "Anna"}, {"literal": "River Board"}],
             "issued": {"date-parts": [[2016, "5", 3]]}, "DOI": "10.1234/x.5", "volume": 3},
            {"id": 7, "type": "webpage", "title": "Flood", "URL": "board.example/flood", "issued": {"raw": "10 May 2021"}},
            {"id": "http://zotero.org/users/1/items/A", "citation-key": "hale98", "issued": {"literal": "in press"}}
        ]"#;
        let found = read("own.json", text);
        let [lind, flood, hale] = found.as_slice() else { panic!("three entries") };
        assert_eq!((lind.key.as_str(), lind.publisher.as_deref()), ("lind2016", Some("River Studies")));
        assert_eq!(lind.authors, ["Lind, Anna", "River Board"]);
        assert_eq!(lind.published.map(|date| date.to_string()).as_deref(), Some("2016-05-03"));
        assert_eq!(
            (flood.key.as_str(), flood.url.as_ref().map(Url::as_str)),
            ("7", Some("https://board.example/flood"))
        );
        assert_eq!(flood.published.map(|date| date.to_string()).as_deref(), Some("2021-05-10"));
        assert_eq!((hale.key.as_str(), hale.published), ("hale98", None));
    }

    #[test]
    fn names_the_place_of_what_is_malformed() {
        for (path, text, message) in [
            ("a.bib", "@article{x, title = {A}\n  year = 2016}", "a.bib:2:3: this is not BibTeX: expected comma"),
            ("a.bib", "@article{x, title = {A}", "a.bib:1:24: this is not BibTeX: expected comma"),
            ("a.bib", "@book{x, year = 1}\n@book{x, year = 2}", "a.bib:2:1: this is not BibTeX: duplicate key \"x\""),
            ("a.bib", "@misc{x,\n date = {2022-13-01}}", "a.bib:2:"),
            ("a.bib", "@misc{x,\n url = {htp:/x}}", "a.bib:2:"),
            ("a.json", "[{\"id\": \"x\",\n \"issued\": {\"date-parts\": [[2022, 13]]}}]", "a.json:2:"),
            (
                "a.json",
                "[{\"id\": \"x\",\n \"URL\": \"htp:/x\"}]",
                "a.json:2:17: `htp:/x` is not a full address; write it as in",
            ),
            ("a.json", "[{\"title\": \"x\"}]", "a.json:1:15: missing field `id`"),
            ("a.json", "[{\"id\": \"x\"", "a.json:1:11: this is not JSON: EOF"),
        ] {
            let refused = refusal(path, text);
            assert!(refused.starts_with(message), "{text}: {refused}");
        }
        assert!(
            refusal("a.bib", "@misc{x, date = {2022-13-01}}")
                .contains("`2022-13-01`: the calendar has no such month or day")
        );
        assert!(
            refusal("a.json", "[{\"id\": \"x\", \"issued\": {\"date-parts\": [[2022, 13]]}}]")
                .contains("the calendar has no such month or day")
        );
    }

    proptest! {
        #[test]
        fn any_file_is_read_or_refused(text in "(@|[a-z]{1,5}|[{}\",=%#\\\\]|[0-9]{1,4}| |\n|date|url|author|month){0,40}") {
            for path in ["a.bib", "a.json"] {
                if let Err(error) = references(path, text.as_bytes(), "own") {
                    prop_assert!(error.to_string().contains(path));
                }
            }
            let entry = format!("@misc{{x, date = {{{text}}}, month = {{{text}}}, url = {{{text}}}}}");
            let _ = references("a.bib", entry.as_bytes(), "own");
        }
    }
}
