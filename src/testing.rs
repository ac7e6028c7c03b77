//! A test bench for checks: short documents with the expectation written under the text.
//!
//! ```text
//! # turnout of one vote, given twice
//! == a 2022-06-06
//! Turnout in the referendum of 5 June 2022 in Ruritania was 68%.
//!                                                           ^^^ warning: conflicting-values
//! == b 2022-06-07
//! Turnout in the referendum of 5 June 2022 in Ruritania was 70%.
//!                                                           ^^^ warning: conflicting-values
//! ```
//!
//! `#` begins a case, `==` a document with its id and, where known, its date of publication and its publisher. A line of
//! spaces and carets names the severity and the check of a finding that labels the words above it. Every error and warning
//! must be expected; a note may be.

use std::fmt;

use crate::check::{Finding, Severity};
use crate::error::{Error, ErrorRepr};
use crate::model::{Document, PartialDate};
use crate::report::Report;
use crate::verifier::Verifier;

/// Runs the cases of a file and compares what is reported with what is written under the texts.
///
/// ```
/// use corroborate::Verifier;
/// use corroborate::testing::run;
///
/// for case in run("# nothing to compare\n== a\nTurnout was 68%.\n", &Verifier::new())? {
///     assert!(case.is_as_expected(), "{case}");
/// }
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Format`](crate::ErrorKind::Format), with the line, where a case, a document header or a line of expectation is
/// malformed; and those of [`Verifier::run`].
pub fn run(text: &str, verifier: &Verifier) -> Result<Vec<Case>, Error> {
    Fixture::parse_all(text)?.iter().map(|fixture| fixture.run(verifier, None)).collect()
}

/// As [`run`], looking at one check only: what others report, and what is expected of them, is passed over.
///
/// ```
/// use corroborate::Verifier;
/// use corroborate::check::names;
/// use corroborate::testing::{run, run_check};
///
/// let text = "# a share that is none\n== a\nTurnout in Ruritania was 108%, and 12 + 1 were hurt.\n";
/// let verifier = Verifier::new();
/// assert!(!run(text, &verifier)?[0].is_as_expected());
/// assert!(run_check(text, names::CONFLICTING_VALUES, &verifier)?[0].is_as_expected());
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
///
/// As [`run`]; [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) where the verifier has no such check, with the nearest name.
pub fn run_check(text: &str, check: &str, verifier: &Verifier) -> Result<Vec<Case>, Error> {
    verifier.rule(check)?;
    Fixture::parse_all(text)?.iter().map(|fixture| fixture.run(verifier, Some(check))).collect()
}

/// Short documents, and what a run must and must not report of them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fixture {
    name: String,
    /// The documents, without the lines of expectation.
    documents: Vec<Document>,
    /// What must be reported.
    expectations: Vec<Expectation>,
}

/// A finding that must be reported, with a label that touches the words above the carets.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Expectation {
    document: String,
    start: usize,
    end: usize,
    severity: Severity,
    check: String,
}

/// A case that was run: what was reported, and how it differs from what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Case {
    /// What the case shows.
    pub name: String,
    /// How many findings are expected.
    pub expected: usize,
    /// What was reported.
    pub report: Report,
    /// Errors and warnings that nothing under the text expects.
    pub false_positives: Vec<String>,
    /// What was expected and not reported.
    pub misses: Vec<String>,
}

impl Case {
    /// Whether the run reported what was expected and nothing else above a note.
    pub fn is_as_expected(&self) -> bool {
        self.false_positives.is_empty() && self.misses.is_empty()
    }
}

impl fmt::Display for Case {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}:", self.name)?;
        self.false_positives.iter().try_for_each(|line| writeln!(formatter, "  false positive: {line}"))?;
        self.misses.iter().try_for_each(|line| writeln!(formatter, "  miss: {line}"))
    }
}

impl Fixture {
    /// Reads the cases of a file.
    fn parse_all(text: &str) -> Result<Vec<Fixture>, Error> {
        let mut fixtures: Vec<Fixture> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let malformed =
                |reason: &str| Error::from(ErrorRepr::Fixture { line: index + 1, reason: reason.to_owned() });
            if let Some(name) = line.strip_prefix("# ") {
                let name = name.trim().to_owned();
                fixtures.push(Fixture { name, documents: Vec::new(), expectations: Vec::new() });
            } else if let Some(header) = line.strip_prefix("==") {
                let fixture = fixtures.last_mut().ok_or_else(|| malformed("a document before the first `# case`"))?;
                fixture.documents.push(document(header).map_err(|reason| malformed(&reason))?);
            } else if let Some(fixture) = fixtures.last_mut() {
                let Some(document) = fixture.documents.last_mut() else {
                    if line.trim().is_empty() {
                        continue;
                    }
                    return Err(malformed("text before the first `== document` of its case"));
                };
                match expectation(line, document) {
                    Some(Ok(expectation)) => fixture.expectations.push(expectation),
                    Some(Err(reason)) => return Err(malformed(&reason)),
                    None => {
                        document.text.push_str(line);
                        document.text.push('\n');
                    }
                }
            } else if !line.trim().is_empty() {
                return Err(malformed("text before the first `# case`"));
            }
        }
        Ok(fixtures)
    }

    fn run(&self, verifier: &Verifier, only: Option<&str>) -> Result<Case, Error> {
        let looked_at = |check: &str| only.is_none_or(|only| only == check);
        // An expectation of a check that is not there would be missed for ever.
        self.expectations.iter().try_for_each(|expectation| verifier.rule(&expectation.check).map(drop))?;
        let report = verifier.run(&self.documents)?;
        let meets = |expectation: &Expectation, finding: &Finding| {
            finding.check == expectation.check
                && finding.labels.iter().any(|label| {
                    label.document.as_str() == expectation.document
                        && label.start < expectation.end
                        && expectation.start < label.end
                })
        };
        let (mut false_positives, mut misses) = (Vec::new(), Vec::new());
        let expectations = || self.expectations.iter().filter(|expectation| looked_at(&expectation.check));
        for expectation in expectations() {
            let met = report
                .findings
                .iter()
                .any(|finding| finding.severity == expectation.severity && meets(expectation, finding));
            if !met {
                let severity = expectation.severity.as_str();
                misses.push(format!("{severity}: {} in {}", expectation.check, expectation.document));
            }
        }
        let grave = |finding: &&Finding| finding.severity > Severity::Note && looked_at(&finding.check);
        for finding in report.findings.iter().filter(grave) {
            if !self.expectations.iter().any(|expectation| meets(expectation, finding)) {
                let severity = finding.severity.as_str();
                false_positives.push(format!("{severity}: {}: {}", finding.check, finding.message));
            }
        }
        let (name, expected) = (self.name.clone(), expectations().count());
        Ok(Case { name, expected, report, false_positives, misses })
    }
}

/// The same cases with what a verifier now reports written under the texts, for a file that is kept up to date on request.
/// Notes are written only for checks that the case expects something of.
///
/// ```
/// use corroborate::Verifier;
/// use corroborate::testing::updated;
///
/// let text = "# nothing to compare\n== a\nTurnout was 68%.\n            ^^^ error: ratio\n";
/// assert_eq!(updated(text, &Verifier::new())?, "# nothing to compare\n== a\nTurnout was 68%.\n");
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
///
/// As [`run`].
pub fn updated(text: &str, verifier: &Verifier) -> Result<String, Error> {
    let mut fixtures = Fixture::parse_all(text)?.into_iter();
    let mut documents = Vec::new().into_iter();
    let mut current = Vec::new();
    let (mut out, mut offset) = (String::new(), 0);
    for line in text.lines() {
        let is_case = line.starts_with("# ");
        if is_case && let Some(fixture) = fixtures.next() {
            documents = fixture.marks(verifier)?.into_iter();
        }
        if is_case || line.starts_with("==") {
            current = if is_case { Vec::new() } else { documents.next().unwrap_or_default() };
            offset = 0;
        } else if line.trim_start_matches(' ').starts_with('^') {
            continue;
        }
        out.push_str(line);
        out.push('\n');
        if is_case || line.starts_with("==") {
            continue;
        }
        let end = offset + line.len() + 1;
        for (_, mark) in current.iter().filter(|(start, _)| (offset..end).contains(start)) {
            out.push_str(mark);
            out.push('\n');
        }
        offset = end;
    }
    Ok(out)
}

impl Fixture {
    /// For each document, the lines of expectation that a run calls for, each with the byte above its first caret.
    fn marks(&self, verifier: &Verifier) -> Result<Vec<Vec<(usize, String)>>, Error> {
        let report = verifier.run(&self.documents)?;
        let expected = |finding: &&Finding| {
            finding.severity > Severity::Note || self.expectations.iter().any(|known| known.check == finding.check)
        };
        let of_document = |document: &Document| {
            let mut marks = Vec::new();
            for finding in report.findings.iter().filter(expected) {
                for label in finding.labels.iter().filter(|label| label.document == document.id) {
                    let before = document.text.get(..label.start).unwrap_or_default();
                    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
                    let indent = before.get(line_start..).unwrap_or_default().chars().count();
                    // Carets stay under one line, as the text of a label need not.
                    let words = document.text.get(label.start..label.end).unwrap_or_default();
                    let width = words.lines().next().unwrap_or_default().chars().count();
                    if width > 0 {
                        let (severity, check) = (finding.severity.as_str(), &finding.check);
                        let mark = format!("{}{} {severity}: {check}", " ".repeat(indent), "^".repeat(width));
                        marks.push((label.start, mark));
                    }
                }
            }
            marks.sort();
            marks.dedup();
            marks
        };
        Ok(self.documents.iter().map(of_document).collect())
    }
}

/// Reads `== id [date] [publisher …]`.
fn document(header: &str) -> Result<Document, String> {
    let mut words = header.split_whitespace().peekable();
    let id = words.next().ok_or("a document needs an id: `== a 2022-06-05 Publisher`")?;
    let mut document = Document::new(id, "");
    if let Some(Ok(date)) = words.peek().map(|word| word.parse::<PartialDate>()) {
        document = document.with_published(date);
        words.next();
    }
    let publisher = words.collect::<Vec<_>>().join(" ");
    Ok(if publisher.is_empty() { document } else { document.with_publisher(publisher) })
}

/// Reads a line of spaces and carets under the last line of a document; `None` for a line of text.
fn expectation(line: &str, document: &Document) -> Option<Result<Expectation, String>> {
    let rest = line.trim_start_matches(' ');
    let tail = rest.trim_start_matches('^');
    if !rest.starts_with('^') {
        return None;
    }
    let (column, width) = (line.len() - rest.len(), rest.len() - tail.len());
    let Some((severity, check)) = tail.trim().split_once(": ") else {
        return Some(Err("write the finding as `^^^ error: conflicting-values`".to_owned()));
    };
    let Ok(severity) = severity.parse::<Severity>() else {
        return Some(Err(format!("`{severity}` is no severity; use error, warning or note")));
    };
    let body = document.text.strip_suffix('\n').unwrap_or(&document.text);
    let line_start = body.rfind('\n').map_or(0, |newline| newline + 1);
    let above = body.get(line_start..).unwrap_or_default();
    // Carets stand under characters; labels count bytes.
    let byte_of = |column: usize| above.char_indices().nth(column).map_or(above.len(), |(byte, _)| byte);
    let (start, end) = (byte_of(column), byte_of(column + width));
    if start == end {
        return Some(Err("the carets stand under no text".to_owned()));
    }
    Some(Ok(Expectation {
        document: document.id.to_string(),
        start: line_start + start,
        end: line_start + end,
        severity,
        check: check.trim().to_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_point_at_the_words_above() {
        let fixtures = Fixture::parse_all(
            "# case\n== a 2022-06 The Daily\nfirst line\n«ten» votes\n ^^^ error: some-check\nmore\n",
        )
        .unwrap();
        let [fixture] = fixtures.as_slice() else { panic!("one case") };
        let [document] = fixture.documents.as_slice() else { panic!("one document") };
        assert_eq!(document.text, "first line\n«ten» votes\nmore\n");
        assert_eq!(document.publisher.as_deref(), Some("The Daily"));
        let [expectation] = fixture.expectations.as_slice() else { panic!("one expectation") };
        assert_eq!(document.text.get(expectation.start..expectation.end), Some("ten"));
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let message = |text: &str| Fixture::parse_all(text).unwrap_err().to_string();
        assert!(message("text\n").starts_with("line 1:"));
        assert!(message("# a\n== a\nten\n^^^ fatal: x\n").contains("line 4: `fatal` is no severity"));
        assert!(message("# a\n== a\nten\n      ^^ error: x\n").contains("no text"));
        assert!(message("# a\n==\n").contains("needs an id"));
    }

    #[test]
    fn expectations_are_updated_and_then_met() {
        let text = "# case\n\n== a\nIn Žatec all was quiet.\nIn the riots in Zenda in January 2022, 227 people died.\n\
                    ^^ error: ratio\n== b\nIn the riots in Zenda in January 2022, 251 people died.\n# other\n== a\n7 boats.\n";
        let verifier = Verifier::new();
        let new = updated(text, &verifier).unwrap();
        let mark = format!("{}^^^ warning: conflicting-values\n", " ".repeat(39));
        assert_eq!(new.lines().count(), text.lines().count() + 1, "{new}");
        assert_eq!(new.matches(&mark).count(), 2, "{new}");
        assert_eq!(updated(&new, &verifier).unwrap(), new);
        for fixture in Fixture::parse_all(&new).unwrap() {
            assert!(fixture.run(&verifier, None).unwrap().is_as_expected());
        }
    }

    #[test]
    fn one_check_may_be_looked_at_alone() {
        let text = "# case\n== a\nTurnout was 130%.\n            ^^^^ error: ratio\n";
        let verifier = Verifier::new();
        let of = |check: &str| run_check(text, check, &verifier).unwrap().remove(0);
        assert_eq!((of("ratio").misses.len(), of("ratio").false_positives.len()), (1, 0));
        assert_eq!((of("impossible-value").misses.len(), of("impossible-value").false_positives.len()), (0, 1));
        assert!(of("conflicting-values").is_as_expected());
        let unknown = run_check(text, "ration", &verifier).unwrap_err().to_string();
        assert_eq!(unknown, "unknown check `ration`; did you mean `ratio`?");
    }

    #[test]
    fn misses_are_shown_apart_from_false_positives() {
        let fixtures = Fixture::parse_all("# case\n== a\nten votes\n^^^ error: conflicting-values\n").unwrap();
        let outcome = fixtures[0].run(&Verifier::new(), None).unwrap();
        assert_eq!((outcome.misses.len(), outcome.false_positives.len()), (1, 0));
        assert_eq!(outcome.to_string(), "case:\n  miss: error: conflicting-values in a\n");
    }
}
