//! Reports as Markdown: for a pull request, a ticket or a page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Report;
use super::excerpt::excerpt;
use super::lines::Lines;
use crate::check::{Finding, Label};
use crate::model::{Corpus, DocumentId};

/// How many characters of a line are quoted around a figure.
const QUOTED: usize = 240;

/// Renders a report as Markdown: the counts, the documents, and each finding with its quotations.
///
/// The quoted lines come from the corpus, with the figure in bold; everything that documents say is escaped, so that it
/// shows as it stands. `paths` names the files of documents; a document without one goes by its id.
///
/// ```
/// use std::collections::BTreeMap;
/// use corroborate::report::markdown::render;
/// use corroborate::{Document, Verifier};
///
/// let verifier = Verifier::new();
/// let corpus = verifier.extract(&[Document::new("june", "").with_title("A vote in June")])?;
/// let page = render(&verifier.verify(&corpus), &corpus, &BTreeMap::new());
/// assert!(page.contains("| june | A vote in June |"));
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn render(report: &Report, corpus: &Corpus, paths: &BTreeMap<DocumentId, String>) -> String {
    let mut page = format!("# Report\n\n{}\n\n", report.summary);
    for tested in &report.tested {
        let _ = writeln!(page, "- {}", escaped(&tested.to_string()));
    }
    if !report.tested.is_empty() {
        page.push('\n');
    }
    page.push_str("| document | title | publisher | published | claims |\n| --- | --- | --- | --- | ---: |\n");
    for document in &report.documents {
        let text = |text: &Option<String>| text.as_deref().map(escaped).unwrap_or_default();
        let published = document.published.map(|date| date.to_string()).unwrap_or_default();
        let _ = writeln!(
            page,
            "| {} | {} | {} | {published} | {} |",
            escaped(document.id.as_str()),
            text(&document.title),
            text(&document.publisher),
            document.claims,
        );
    }
    let exceptions = report.exceptions.sentences();
    if !exceptions.is_empty() {
        page.push('\n');
    }
    for sentence in exceptions {
        let _ = writeln!(page, "- {}", escaped(&sentence));
    }
    let mut lines = Lines::default();
    for finding in &report.findings {
        section(&mut page, finding, corpus, paths, &mut lines);
    }
    page
}

fn section<'a>(
    page: &mut String,
    finding: &Finding,
    corpus: &'a Corpus,
    paths: &BTreeMap<DocumentId, String>,
    lines: &mut Lines<'a>,
) {
    let _ = write!(page, "\n## {}: {}\n\n", finding.severity.as_str(), escaped(&finding.message));
    let _ = write!(page, "Check `{}`, fingerprint `{}`\n\n", code(&finding.check), code(&finding.fingerprint));
    for label in &finding.labels {
        let note = if label.note.is_empty() { String::new() } else { format!(": {}", escaped(&label.note)) };
        let name = paths.get(&label.document).map_or(label.document.as_str(), String::as_str);
        match quotation(label, corpus, lines) {
            Some((line, quote)) => {
                let _ = writeln!(page, "- `{}:{line}`{note}\n  > {quote}", code(name));
            }
            None => {
                let _ = writeln!(page, "- `{}`, {}{note}", code(name), escaped(&label.text));
            }
        }
    }
    if !finding.explanations.is_empty() {
        page.push_str("\nWorth knowing:\n\n");
    }
    for explanation in &finding.explanations {
        let _ = writeln!(page, "- {}", escaped(&explanation.to_string()));
    }
}

/// The line of a label, counted from 1, and its words with the label in bold.
fn quotation<'a>(label: &Label, corpus: &'a Corpus, lines: &mut Lines<'a>) -> Option<(usize, String)> {
    let document = corpus.document(label.document.as_str())?;
    if label.end == 0 || label.start >= document.text.len() {
        return None;
    }
    let index = lines.of(document);
    let line = index.line_of(label.start);
    let start = index.start(line);
    let mark = label.start - start..label.end.saturating_sub(start);
    let shown = excerpt(index.text(line), std::slice::from_ref(&mark), 0, QUOTED);
    let mark = shown.marks.first()?.clone();
    let (before, rest) = shown.text.split_at_checked(mark.start)?;
    let (marked, after) = rest.split_at_checked(mark.end - mark.start)?;
    // Bold must hug its words, or it does not count as bold.
    let words = marked.trim();
    let bold = if words.is_empty() { String::new() } else { format!("**{}**", escaped(words)) };
    let lead = marked.get(..marked.len() - marked.trim_start().len()).unwrap_or_default();
    let trail = marked.get(marked.trim_end().len()..).filter(|_| !words.is_empty()).unwrap_or_default();
    Some((line + 1, format!("{}{lead}{bold}{trail}{}", escaped(before.trim_start()), escaped(after))))
}

/// Text that Markdown shows as it stands, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            c if super::steers(c) => out.push(' '),
            // What names somebody or is an address becomes neither a mention nor a link.
            '@' => out.push_str("&#64;"),
            ':' if letters.peek() == Some(&'/') => out.push_str("&#58;"),
            '.' if out.ends_with("www") || out.ends_with("WWW") => out.push_str("&#46;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Text for a code span: nothing is escaped there, and a backquote or a line end would close it.
fn code(text: &str) -> String {
    text.chars().map(|c| if c == '`' || super::steers(c) { ' ' } else { c }).collect()
}
