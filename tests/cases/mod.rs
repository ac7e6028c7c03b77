//! The documents of the fixtures and the clusters, for tests of what must change nothing.

use std::path::Path;

use corroborate::{Document, PartialDate};

/// The documents of each case of a folder: `# case`, `== id [date] [publisher]`, then the text. Lines of carets and of labels
/// are no part of it.
pub(crate) fn cases(folder: &str) -> Vec<(String, Vec<Document>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut cases: Vec<(String, Vec<Document>)> = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with("exceptions.txt")) {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            if let Some(name) = line.strip_prefix("# ") {
                cases.push((name.to_owned(), Vec::new()));
                continue;
            }
            let Some((_, documents)) = cases.last_mut() else { continue };
            if let Some(header) = line.strip_prefix("== ") {
                let (id, rest) = header.split_once(' ').unwrap_or((header, ""));
                let (date, publisher) = rest.split_once(' ').unwrap_or((rest, ""));
                let mut document = Document::new(id, "");
                document.published = date.parse::<PartialDate>().ok();
                document.publisher = Some(publisher.to_owned()).filter(|publisher| !publisher.is_empty());
                documents.push(document);
            } else if !line.starts_with("-- ")
                && !line.trim_start().starts_with('^')
                && let Some(document) = documents.last_mut()
            {
                document.text.push_str(line);
                document.text.push('\n');
            }
        }
    }
    cases
}
