//! Reports as text in the manner of rustc: the quoted lines of every document concerned, carets under the figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::Report;
use super::excerpt::excerpt;
use super::lines::{LineIndex, Lines};
use crate::check::{ExplanationKind, Finding, Label, LabelRole, Severity};
use crate::model::{Corpus, Document, DocumentId};

/// How a report is rendered as text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextOptions {
    /// How many columns a quoted line may take; longer ones are cut around the figures. Notes are not cut.
    pub width: usize,
    /// Whether to colour, with the escape sequences of terminals.
    pub color: bool,
    /// Where documents stand, for the line that heads a quotation; a document without a path goes by its id.
    pub paths: BTreeMap<DocumentId, String>,
}

impl Default for TextOptions {
    /// 100 columns, no colour, no paths.
    fn default() -> TextOptions {
        TextOptions { width: 100, color: false, paths: BTreeMap::new() }
    }
}

impl TextOptions {
    /// The same options with another width, in columns.
    pub fn with_width(mut self, width: usize) -> TextOptions {
        self.width = width;
        self
    }

    /// The same options with or without colour.
    pub fn with_color(mut self, color: bool) -> TextOptions {
        self.color = color;
        self
    }

    /// The same options with the paths of documents.
    pub fn with_paths(mut self, paths: BTreeMap<DocumentId, String>) -> TextOptions {
        self.paths = paths;
        self
    }
}

/// Renders a report as text: each finding with its quotations, then what was not read, then the counts.
///
/// The quoted lines come from the corpus. A label without a place in a text, or with one that the corpus does not
/// hold, becomes a note; so any report can be rendered with any corpus.
///
/// ```
/// use corroborate::report::text::{TextOptions, render};
/// use corroborate::{Document, Verifier};
///
/// let verifier = Verifier::new();
/// let corpus = verifier.extract(&[Document::new("empty", "")])?;
/// let text = render(&verifier.verify(&corpus), &corpus, &TextOptions::default());
/// assert!(text.ends_with("0 errors, 0 warnings, 0 notes; 0 statistics checked, 0 not comparable, 0 not testable\n"));
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn render(report: &Report, corpus: &Corpus, options: &TextOptions) -> String {
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    // Lines are cut here, at words and around every figure; the renderer's own cutting must not come on top.
    let renderer = renderer.term_width(usize::from(u16::MAX));
    let mut lines = Lines::default();
    let mut text = String::new();
    for finding in &report.findings {
        let (group, origins) = group(finding, corpus, options, &mut lines);
        text.push_str(&with_origins(&renderer.render(&[group]), &origins));
        text.push_str("\n\n");
    }
    let mut unread = unread(report, corpus);
    unread.extend(report.exceptions.sentences().iter().map(|sentence| plain(sentence)));
    for line in &unread {
        text.push_str(&renderer.render(&[Group::with_title(Level::NOTE.secondary_title(line.as_str()))]));
        text.push('\n');
    }
    if !unread.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(text, "{}", report.summary);
    for tested in &report.tested {
        let _ = writeln!(text, "{tested}");
    }
    text
}

/// The documents that gave no claims, in a line for each reason: what was not checked is said.
fn unread(report: &Report, corpus: &Corpus) -> Vec<String> {
    let is_empty =
        |id: &DocumentId| corpus.document(id.as_str()).is_none_or(|document| document.text.trim().is_empty());
    let silent = report.documents.iter().filter(|document| document.claims == 0).map(|document| &document.id);
    let (empty, without): (Vec<&DocumentId>, Vec<&DocumentId>) = silent.partition(|id| is_empty(id));
    [(empty, "it is empty", "they are empty"), (without, "no figure in it was read", "no figure in them was read")]
        .into_iter()
        .filter(|(ids, ..)| !ids.is_empty())
        .map(|(ids, of_one, of_many)| {
            let reason = if ids.len() == 1 { of_one } else { of_many };
            format!("nothing in {} was checked: {reason}", listed(&ids))
        })
        .collect()
}

/// How many documents are named before the rest is counted.
const NAMED: usize = 5;

fn listed(ids: &[&DocumentId]) -> String {
    let mut names: Vec<String> = ids.iter().take(NAMED).map(|id| format!("`{}`", plain(id.as_str()))).collect();
    if ids.len() > NAMED {
        names.push(format!("{} more", ids.len() - NAMED));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Where a quotation stands in its file: what the renderer names is the place within the cut lines.
struct FileOrigin {
    name: String,
    line: usize,
    column: usize,
}

/// The rendered finding with each `name:line:column` that heads a quotation set to the place in the file.
fn with_origins(rendered: &str, origins: &[FileOrigin]) -> String {
    let (title, mut rest) = rendered.split_once('\n').unwrap_or((rendered, ""));
    let mut text = format!("{title}\n");
    for FileOrigin { name, line, column } in origins {
        let heads = |at: &usize| rest.get(at + name.len()..).is_some_and(|after| numbers(after).is_some());
        let Some(at) = rest.match_indices(name.as_str()).map(|(at, _)| at).find(heads) else { continue };
        let (before, after) = rest.split_at_checked(at + name.len()).unwrap_or((rest, ""));
        text.push_str(before);
        let _ = write!(text, ":{line}:{column}");
        rest = after.get(numbers(after).unwrap_or(0)..).unwrap_or_default();
    }
    text.push_str(rest);
    text.truncate(text.trim_end_matches('\n').len());
    text
}

/// The length of `:12:34` at the beginning of a text.
fn numbers(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let line = digits(text.strip_prefix(':')?);
    let column = digits(text.get(1 + line..)?.strip_prefix(':')?);
    (line > 0 && column > 0).then_some(2 + line + column)
}

fn group<'a>(
    finding: &'a Finding,
    corpus: &'a Corpus,
    options: &TextOptions,
    lines: &mut Lines<'a>,
) -> (Group<'a>, Vec<FileOrigin>) {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(plain(&finding.message)).id(plain(&finding.check)));
    let mut origins = Vec::new();
    // Documents in the order in which the finding names them, each with its labels.
    let mut documents: Vec<(&Document, Vec<&Label>)> = Vec::new();
    let mut elsewhere: Vec<&Label> = Vec::new();
    for label in &finding.labels {
        match corpus.document(label.document.as_str()).filter(|document| stands_in(label, document)) {
            Some(document) => match documents.iter_mut().find(|(known, _)| known.id == document.id) {
                Some((_, labels)) => labels.push(label),
                None => documents.push((document, vec![label])),
            },
            None => elsewhere.push(label),
        }
    }
    let primary = finding.labels.first();
    for (document, labels) in documents {
        let (origin, snippet) = quote(document, &labels, primary, options, lines.of(document));
        origins.push(origin);
        group = group.element(snippet);
    }
    for label in elsewhere {
        let mut note = format!("{}: {}", label.document, label.text);
        if !label.note.is_empty() {
            let _ = write!(note, " ({})", label.note);
        }
        group = group.element(Level::NOTE.message(plain(&note)));
    }
    for explanation in &finding.explanations {
        let level = match explanation.kind {
            // Slips that a correction would mend; the rest is there to be known.
            ExplanationKind::SwappedValues
            | ExplanationKind::MistypedDigit
            | ExplanationKind::ScaleSlip
            | ExplanationKind::MissingTerm => Level::HELP,
            _ => Level::NOTE,
        };
        group = group.element(level.message(plain(&explanation.message)));
    }
    (group, origins)
}

/// Whether a label has a place in this document's text.
fn stands_in(label: &Label, document: &Document) -> bool {
    (label.start, label.end) != (0, 0) && label.start < document.text.len()
}

/// The labelled lines of one document, cut to the width, with what there is to say under them.
fn quote<'a>(
    document: &'a Document,
    labels: &[&'a Label],
    primary: Option<&Label>,
    options: &TextOptions,
    index: &LineIndex<'a>,
) -> (FileOrigin, Snippet<'a, Annotation<'a>>) {
    let mut by_line: BTreeMap<usize, Vec<&'a Label>> = BTreeMap::new();
    for label in labels {
        by_line.entry(index.line_of(label.start)).or_default().push(label);
    }
    let first = by_line.keys().next().copied().unwrap_or(0);
    let last = by_line.keys().next_back().copied().unwrap_or(0);
    let gutter = (last + 1).to_string().len() + " | ".len();
    let width = options.width.saturating_sub(gutter);

    let mut source = String::new();
    let mut annotations = Vec::with_capacity(labels.len());
    let mut next = first;
    for (line, labels) in &by_line {
        // The lines between are not shown, save a single one; they stand in so that the numbers are right.
        match line.saturating_sub(next) {
            0 => {}
            1 => {
                source.push_str(&excerpt(index.text(next), &[], 0, width).text);
                source.push('\n');
            }
            between => source.extend(std::iter::repeat_n('\n', between)),
        }
        let (start, text) = (index.start(*line), index.text(*line));
        let marks: Vec<Range<usize>> =
            labels.iter().map(|label| label.start.saturating_sub(start)..label.end.saturating_sub(start)).collect();
        let note = labels.iter().map(|label| label.note.chars().count()).max().unwrap_or(0);
        let shown = excerpt(text, &marks, note, width);
        for (label, mark) in labels.iter().zip(&shown.marks) {
            let is_primary =
                label.role == LabelRole::Value || primary.is_some_and(|primary| std::ptr::eq(primary, *label));
            let kind = if is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(source.len() + mark.start..source.len() + mark.end);
            let note = (!label.note.is_empty()).then(|| plain(&label.note));
            annotations.push(annotation.label(note));
        }
        source.push_str(&shown.text);
        source.push('\n');
        next = line + 1;
    }

    // The place named is that of the document's first label in the finding, which is what the message speaks of first.
    let named = labels.first().map_or(0, |label| label.start);
    let line = index.line_of(named);
    let column = index.column_of(named) + 1;
    let path = options.paths.get(&document.id).map(String::as_str).filter(|path| *path != document.id.as_str());
    let name = match path {
        // The id goes first: messages name it, and a terminal that links paths finds the path after the space.
        Some(path) if !path.contains(document.id.as_str()) => format!("{} {path}", document.id),
        Some(path) => path.to_owned(),
        None => document.id.to_string(),
    };
    let name = plain(&name);
    let snippet = Snippet::source(source).path(name.clone()).line_start(first + 1).annotations(annotations);
    (FileOrigin { name, line: line + 1, column }, snippet)
}

/// Text that cannot steer a terminal: control characters, line ends among them, become spaces.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
