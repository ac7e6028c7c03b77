//! Reports as text in the manner of rustc: the quoted lines of every document concerned, carets under the figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::Report;
use super::excerpt::excerpt;
use super::lines::{LineIndex, Lines};
use crate::check::{Explanation, ExplanationKind, Finding, Label, LabelRole, Severity};
use crate::model::{Corpus, Document, DocumentId};

/// How a report is rendered as text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextOptions {
    /// How many columns a line may take: quoted ones are cut around the figures, prose is wrapped.
    pub width: usize,
    /// Whether to colour, with the escape sequences of terminals.
    pub color: bool,
    /// Whether to show notes in full and every explanation; else notes are listed at the head of a longer report, and two
    /// explanations stand under a finding.
    pub verbose: bool,
    /// Where documents stand, for the line that heads a quotation; a document without a path goes by its id.
    pub paths: BTreeMap<DocumentId, String>,
}

impl Default for TextOptions {
    /// 100 columns, no colour, no paths.
    fn default() -> TextOptions {
        TextOptions { width: 100, color: false, verbose: false, paths: BTreeMap::new() }
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

    /// The same options with everything there is to say, or without.
    pub fn with_verbose(mut self, verbose: bool) -> TextOptions {
        self.verbose = verbose;
        self
    }

    /// The same options with the paths of documents.
    pub fn with_paths(mut self, paths: BTreeMap<DocumentId, String>) -> TextOptions {
        self.paths = paths;
        self
    }
}

/// Renders a report as text: of more than a few findings first a list of them and of the documents, then each with its
/// quotations, then what was not read, then the counts.
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
/// assert!(text.ends_with("0 errors, 0 warnings, 0 notes; no comparison or sum was there to be checked\n"));
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn render(report: &Report, corpus: &Corpus, options: &TextOptions) -> String {
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    // Lines are cut here, at words and around every figure; the renderer's own cutting must not come on top.
    let renderer = renderer.term_width(usize::from(u16::MAX));
    let mut lines = Lines::default();
    let mut text = String::new();
    let long = report.findings.len() > FEW;
    if long {
        text.push_str(&head(report, options));
    }
    let listed_only = |finding: &Finding| long && !options.verbose && finding.severity == Severity::Note;
    for finding in report.findings.iter().filter(|finding| !listed_only(finding)) {
        let (group, origins) = group(finding, corpus, options, &mut lines);
        let rendered = with_origins(&renderer.render(&[group]), &origins);
        text.push_str(&tightened(&rendered, options.width));
        text.push('\n');
    }
    let mut unread = unread(report, corpus);
    unread.extend(report.exceptions.sentences().iter().map(|sentence| plain(sentence)));
    for line in &unread {
        let rendered = renderer.render(&[Group::with_title(Level::NOTE.secondary_title(line.as_str()))]);
        text.push_str(&tightened(&rendered, options.width));
    }
    if !unread.is_empty() {
        text.push('\n');
    }
    text.push_str(&wrapped(&report.summary.to_string(), options.width, 2));
    for tested in report.tested.iter().filter(|tested| options.verbose || tested.checked > 0) {
        text.push_str(&wrapped(&tested.to_string(), options.width, 2));
    }
    text
}

/// So many findings need no list of them.
const FEW: usize = 3;

/// So many documents are listed by name.
const LISTED: usize = 12;

/// What was read and what was found, a line each.
fn head(report: &Report, options: &TextOptions) -> String {
    let plural = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let mut text = String::new();
    let _ = writeln!(text, "{} read:", plural(report.documents.len(), "document"));
    let longest = report.documents.iter().take(LISTED).map(|document| document.id.as_str().chars().count()).max();
    for document in report.documents.iter().take(LISTED) {
        let name = plain(document.id.as_str());
        let declined = match document.unread {
            0 => String::new(),
            unread => format!(", {} passed over", plural(unread, "number")),
        };
        let line = format!("  {name:<0$}  {1}{declined}", longest.unwrap_or(0), plural(document.claims, "figure"));
        text.push_str(&wrapped(&line, options.width, 4));
    }
    if report.documents.len() > LISTED {
        let _ = writeln!(text, "  and {} more", report.documents.len() - LISTED);
    }
    let summary = &report.summary;
    let _ = writeln!(
        text,
        "\n{}, {} and {}:",
        plural(summary.error, "error"),
        plural(summary.warning, "warning"),
        plural(summary.note, "note")
    );
    for finding in &report.findings {
        let line = format!("  {:<7}  {}", finding.severity.as_str(), plain(&finding.message));
        let _ = writeln!(text, "{}", cut(&line, options.width));
    }
    text.push('\n');
    text
}

/// A line that is no longer than some columns.
fn cut(line: &str, width: usize) -> String {
    if line.chars().count() <= width {
        return line.to_owned();
    }
    let kept: String = line.chars().take(width.saturating_sub(1)).collect();
    let words = kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':']))
}

/// A rendered finding without the lines that show nothing but the bar, its prose wrapped; each line is ended.
fn tightened(rendered: &str, width: usize) -> String {
    let mut text = String::new();
    for line in rendered.lines() {
        let seen = without_escapes(line);
        if matches!(seen.trim(), "|" | "") {
            continue;
        }
        let prose = ["= note: ", "= help: "].iter().find_map(|mark| seen.find(mark).map(|at| at + mark.len()));
        let title = ["error", "warning", "note"].iter().any(|level| seen.starts_with(level));
        match prose {
            Some(indent) => text.push_str(&wrapped(line, width, indent)),
            None if title => text.push_str(&wrapped(line, width, 2)),
            None => {
                text.push_str(line.trim_end());
                text.push('\n');
            }
        }
    }
    text
}

/// A line wrapped at words, those that follow the first set in; each line is ended. Escapes take no room.
fn wrapped(line: &str, width: usize, indent: usize) -> String {
    let mut text = String::new();
    let lead = line.len() - line.trim_start().len();
    let mut column = 0;
    for word in line.trim_start().split(' ') {
        let length = without_escapes(word).chars().count();
        match column {
            0 => {
                text.push_str(line.get(..lead).unwrap_or_default());
                column = lead + length;
            }
            _ if column + 1 + length > width && column > indent => {
                text.push('\n');
                text.extend(std::iter::repeat_n(' ', indent));
                column = indent + length;
            }
            _ => {
                text.push(' ');
                column += 1 + length;
            }
        }
        text.push_str(word);
    }
    text.push('\n');
    text
}

/// A text as a terminal shows it.
fn without_escapes(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut escape = false;
    for c in text.chars() {
        match (escape, c) {
            (_, '\u{1b}') => escape = true,
            (true, c) => escape = !c.is_ascii_alphabetic(),
            (false, c) => shown.push(c),
        }
    }
    shown
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
    let near = |label: &Label| {
        let alone = finding.labels.iter().all(|other| matches!(other.role, LabelRole::Context | LabelRole::Also));
        options.verbose
            || alone
            || finding.labels.iter().any(|other| other.role != LabelRole::Context && adjoins(label, other, corpus))
    };
    let quoted = |label: &&Label| match label.role {
        LabelRole::Also => false,
        LabelRole::Context => label.end == 0 || near(label),
        _ => true,
    };
    for label in finding.labels.iter().filter(quoted) {
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
    let also = finding.labels.iter().filter(|label| label.role == LabelRole::Also && label.note.is_empty());
    let also: Vec<String> = also.map(|label| also_in(label, corpus)).collect();
    if let Some(first) = also.first() {
        let others =
            if also.len() > 1 && !options.verbose { format!(" and {} more", also.len() - 1) } else { String::new() };
        let all = if options.verbose { also.join(", ") } else { format!("{first}{others}") };
        group = group.element(Level::NOTE.message(plain(&format!("also {all}"))));
    }
    for explanation in shown(finding, options) {
        let level = match explanation.kind() {
            // Slips that a correction would mend; the rest is there to be known.
            ExplanationKind::SwappedValues
            | ExplanationKind::MistypedDigit
            | ExplanationKind::ScaleSlip
            | ExplanationKind::MissingTerm => Level::HELP,
            _ => Level::NOTE,
        };
        let message = match (explanation.kind(), finding.severity) {
            (ExplanationKind::Doubt, Severity::Note) => format!("a note only: {}", explanation),
            (ExplanationKind::Doubt, _) => format!("a warning and no error: {}", explanation),
            _ => explanation.to_string(),
        };
        group = group.element(level.message(plain(&message)));
    }
    (group, origins)
}

/// So many explanations stand under a finding.
const EXPLANATIONS: usize = 2;

/// What is said under a finding: why it is no graver, then what would mend it, then what shows it.
fn shown<'a>(finding: &'a Finding, options: &TextOptions) -> Vec<&'a Explanation> {
    let mut explanations: Vec<&Explanation> = finding.explanations.iter().collect();
    if options.verbose {
        return explanations;
    }
    explanations.sort_by_key(|explanation| match explanation.kind() {
        ExplanationKind::Doubt => 0,
        ExplanationKind::SwappedValues | ExplanationKind::MissingTerm | ExplanationKind::ScaleSlip => 1,
        ExplanationKind::Remark => 3,
        _ => 2,
    });
    let doubts = explanations.iter().take_while(|explanation| explanation.kind() == ExplanationKind::Doubt).count();
    // A slip that accounts for all of it says enough.
    let settled = explanations.get(doubts).is_some_and(|first| first.kind() == ExplanationKind::SwappedValues);
    explanations.truncate(doubts + if settled { 1 } else { EXPLANATIONS });
    explanations
}

/// A figure of the same value, and where it stands.
fn also_in(label: &Label, corpus: &Corpus) -> String {
    let line = corpus.document(label.document.as_str()).filter(|document| stands_in(label, document)).map(|document| {
        let before = document.text.get(..label.start).unwrap_or_default();
        format!(":{}", before.matches('\n').count() + 1)
    });
    let words = label.text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{words} in {}{}", label.document, line.unwrap_or_default())
}

/// Whether two labels stand on one line of a document, or on two that follow one another.
fn adjoins(first: &Label, second: &Label, corpus: &Corpus) -> bool {
    let (Some(from), Some(to)) = (first.span(), second.span()) else { return false };
    let Some(document) = corpus.document(first.document.as_str()).filter(|_| first.document == second.document) else {
        return false;
    };
    let (start, end) = (from.start().min(to.start()), from.end().max(to.end()));
    document.text.get(start..end).is_some_and(|between| between.matches('\n').count() <= 1)
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
    text.chars().map(|c| if super::steers(c) { ' ' } else { c }).collect()
}
