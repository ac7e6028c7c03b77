//! Reports as SARIF 2.1.0, the format that code hosts and editors show as annotations.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use super::escaped::EscapedJson;
use super::lines::Lines;
use crate::check::{Finding, Label, Rule, Severity, Verdict};
use crate::model::{Corpus, DocumentId};

/// The schema that the output is valid against.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes a report as SARIF 2.1.0: one result for a finding, at the place of its first label; the others are related
/// locations, and the rules are those of the checks: [`Verifier::rules`](crate::Verifier::rules).
///
/// A verdict becomes the result's `kind` (`fail`, `review`, `pass`, `notApplicable`, `open`); SARIF gives a `level` to
/// failures alone, so a severity that it has no place for stands in `properties`. `paths` names the files of documents;
/// a document without one goes by its address, else by its id.
///
/// ```
/// use std::collections::BTreeMap;
/// use corroborate::report::sarif::write_report;
/// use corroborate::{Document, Verifier};
///
/// let verifier = Verifier::new();
/// let corpus = verifier.extract(&[Document::new("june", "")])?;
/// let mut log = Vec::new();
/// write_report(&verifier.verify(&corpus), &corpus, &BTreeMap::new(), verifier.rules(), &mut log)?;
/// assert!(String::from_utf8(log)?.contains("\"version\": \"2.1.0\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of `out`.
pub fn write_report<'r>(
    report: &Report,
    corpus: &Corpus,
    paths: &BTreeMap<DocumentId, String>,
    rules: impl IntoIterator<Item = &'r Rule>,
    mut out: impl Write,
) -> io::Result<()> {
    let rules: Vec<RuleForm<'_>> = rules.into_iter().map(RuleForm::new).collect();
    let mut artifacts = Artifacts { corpus, paths, forms: Vec::new(), indices: BTreeMap::new() };
    for document in &report.documents {
        let index = artifacts.index_of(&document.id);
        if let Some(artifact) = artifacts.forms.get_mut(index) {
            artifact.description = document.title.as_deref().map(MessageForm::plain);
        }
    }
    let mut lines = Lines::default();
    let results = report.findings.iter().map(|finding| result(finding, &rules, &mut artifacts, &mut lines)).collect();
    let log = LogForm {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [RunForm {
            tool: ToolForm {
                driver: DriverForm { name: "corroborate", semantic_version: env!("CARGO_PKG_VERSION"), rules },
            },
            column_kind: "unicodeCodePoints",
            artifacts: artifacts.forms,
            results,
        }],
    };
    serde_json::to_writer_pretty(EscapedJson(&mut out), &log)?;
    out.write_all(b"\n")
}

fn result<'a>(
    finding: &Finding,
    rules: &[RuleForm<'_>],
    artifacts: &mut Artifacts<'a>,
    lines: &mut Lines<'a>,
) -> ResultForm {
    let kind = match finding.verdict {
        Verdict::Conflict => "fail",
        Verdict::Review => "review",
        Verdict::Agrees => "pass",
        Verdict::NotComparable => "notApplicable",
        Verdict::NotTestable => "open",
    };
    let mut text = finding.message.clone();
    for explanation in &finding.explanations {
        text.push_str("\n- ");
        text.push_str(&explanation.to_string());
    }
    let mut locations: Vec<LocationForm> = finding
        .labels
        .iter()
        .enumerate()
        .map(|(id, label)| location((id > 0).then_some(id), label, artifacts, lines))
        .collect();
    let related_locations = locations.split_off(locations.len().min(1));
    ResultForm {
        rule_id: finding.check.clone(),
        rule_index: rules.iter().position(|rule| rule.id == finding.check),
        kind,
        level: (kind == "fail").then(|| level(finding.severity)),
        message: MessageForm::plain(&text),
        locations,
        related_locations,
        partial_fingerprints: BTreeMap::from([("corroborate/v1", finding.fingerprint.clone())]),
        properties: PropertiesForm { severity: finding.severity.as_str() },
    }
}

fn level(severity: Severity) -> &'static str {
    // The three words are SARIF's own.
    severity.as_str()
}

fn location<'a>(
    id: Option<usize>,
    label: &Label,
    artifacts: &mut Artifacts<'a>,
    lines: &mut Lines<'a>,
) -> LocationForm {
    let index = artifacts.index_of(&label.document);
    let uri = artifacts.forms.get(index).map(|artifact| artifact.location.uri.clone()).unwrap_or_default();
    let region = artifacts.corpus.document(label.document.as_str()).and_then(|document| {
        let placed = label.end > 0 && label.start <= label.end && label.end <= document.text.len();
        let text = document.text.get(label.start..label.end).filter(|_| placed)?;
        let index = lines.of(document);
        Some(RegionForm {
            start_line: index.line_of(label.start) + 1,
            start_column: index.column_of(label.start) + 1,
            end_line: index.line_of(label.end) + 1,
            end_column: index.column_of(label.end) + 1,
            byte_offset: label.start,
            byte_length: label.end - label.start,
            snippet: TextForm { text: text.to_owned() },
        })
    });
    let note = match (label.note.as_str(), &region) {
        ("", _) => None,
        (note, Some(_)) => Some(note.to_owned()),
        (note, None) => Some(format!("{}: {note}", label.text)),
    };
    LocationForm {
        id,
        message: note.map(|note| MessageForm::plain(&note)),
        physical_location: PhysicalLocationForm {
            artifact_location: ArtifactLocationForm { uri, index: Some(index) },
            region,
        },
    }
}

/// The documents of the log, in the order of the report; those that only findings name follow.
struct Artifacts<'a> {
    corpus: &'a Corpus,
    paths: &'a BTreeMap<DocumentId, String>,
    forms: Vec<ArtifactForm>,
    indices: BTreeMap<DocumentId, usize>,
}

impl Artifacts<'_> {
    fn index_of(&mut self, id: &DocumentId) -> usize {
        if let Some(index) = self.indices.get(id) {
            return *index;
        }
        let url = self.corpus.document(id.as_str()).and_then(|document| document.url.as_ref());
        let uri = match (self.paths.get(id), url) {
            (Some(path), _) => reference(path),
            (None, Some(url)) => url.to_string(),
            (None, None) => reference(id.as_str()),
        };
        self.forms.push(ArtifactForm { location: ArtifactLocationForm { uri, index: None }, description: None });
        self.indices.insert(id.clone(), self.forms.len() - 1);
        self.forms.len() - 1
    }
}

/// A path as a URI reference: everything but unreserved characters and slashes is percent-encoded.
/// <https://www.rfc-editor.org/rfc/rfc3986#section-2.3>
fn reference(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[derive(Serialize)]
struct LogForm<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [RunForm<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunForm<'a> {
    tool: ToolForm<'a>,
    column_kind: &'static str,
    artifacts: Vec<ArtifactForm>,
    results: Vec<ResultForm>,
}

#[derive(Serialize)]
struct ToolForm<'a> {
    driver: DriverForm<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DriverForm<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleForm<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleForm<'a> {
    id: &'a str,
    short_description: TextForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<HelpForm<'a>>,
    default_configuration: ConfigurationForm,
}

impl<'a> RuleForm<'a> {
    fn new(rule: &'a Rule) -> RuleForm<'a> {
        let page = Some(&*rule.documentation).filter(|page| !page.is_empty());
        RuleForm {
            id: &rule.name,
            short_description: TextForm { text: rule.summary.clone().into_owned() },
            help: page.map(|page| HelpForm { text: page, markdown: page }),
            default_configuration: ConfigurationForm { level: level(rule.severity) },
        }
    }
}

#[derive(Serialize)]
struct HelpForm<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct ConfigurationForm {
    level: &'static str,
}

#[derive(Serialize)]
struct ArtifactForm {
    location: ArtifactLocationForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<MessageForm>,
}

#[derive(Serialize)]
struct ArtifactLocationForm {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultForm {
    rule_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    message: MessageForm,
    locations: Vec<LocationForm>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<LocationForm>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    properties: PropertiesForm,
}

#[derive(Serialize)]
struct PropertiesForm {
    severity: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LocationForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<MessageForm>,
    physical_location: PhysicalLocationForm,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocationForm {
    artifact_location: ArtifactLocationForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<RegionForm>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionForm {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
    snippet: TextForm,
}

#[derive(Serialize)]
struct TextForm {
    text: String,
}

/// A message; in SARIF brackets make links, so those of a text are escaped.
#[derive(Serialize)]
struct MessageForm {
    text: String,
}

impl MessageForm {
    fn plain(text: &str) -> MessageForm {
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, '\\' | '[' | ']') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        MessageForm { text: escaped }
    }
}
