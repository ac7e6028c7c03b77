//! What must hold whatever is read. Each target takes bytes and panics where something does not hold.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::LazyLock;

use corroborate::report::{json, markdown, sarif, text};
use corroborate::table::Tables;
use corroborate::{
    Configuration, Corpus, Document, Finding, Format, Hedging, Number, PartialDate, Report, Unit, Verifier, import,
};

/// A target.
pub type Target = fn(&[u8]);

/// The targets by name.
pub const TARGETS: [(&str, Target); 16] = [
    ("quantities", quantities),
    ("plain", plain),
    ("markdown", in_markdown),
    ("html", in_html),
    ("verify", verify),
    ("lines", lines),
    ("unrelated", unrelated),
    ("renderers", renderers),
    ("serde", serde),
    ("front-matter", front_matter),
    ("manifest", manifest),
    ("configuration", configuration),
    ("bibtex", bibtex),
    ("csl", csl),
    ("tables", tables),
    ("claims", claims),
];

static VERIFIER: LazyLock<Verifier> = LazyLock::new(Verifier::new);

fn words(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// Two texts from one input, parted at a byte that texts do not hold.
fn two(data: &[u8]) -> (String, String) {
    let place = data.iter().position(|byte| *byte == 0xff).unwrap_or(data.len() / 2);
    let (first, second) = data.split_at(place);
    (words(first), words(second.strip_prefix(&[0xff]).unwrap_or(second)))
}

fn identities(findings: &[Finding]) -> Vec<String> {
    let mut all: Vec<String> =
        findings.iter().map(|f| format!("{} {} {}", f.severity.as_str(), f.check, f.fingerprint)).collect();
    all.sort();
    all
}

/// Figures lie in the text, on boundaries, in order, and do not overlap; their intervals hold together.
fn quantities(data: &[u8]) {
    let text = words(data);
    let mut end = 0;
    for (span, quantity) in corroborate::read_quantities(&text, &Hedging::default()) {
        assert!(text.get(span.start()..span.end()).is_some_and(|words| !words.is_empty()), "{span:?}");
        assert!(span.start() >= end, "{span:?} begins before {end}");
        assert!(!quantity.asserted.is_empty() && quantity.asserted.is_within(&quantity.lenient), "{quantity:?}");
        end = span.end();
    }
}

/// Every place lies in its document; the corpus reads back from JSON as it was written.
fn holds_together(corpus: &Corpus) {
    let inside = |document: &str, span: corroborate::Span| {
        corpus.document(document).is_some_and(|document| document.text.get(span.start()..span.end()).is_some())
    };
    for claim in corpus.claims() {
        let document = claim.document.as_str();
        let spans = [claim.span, claim.sentence, claim.event_span].into_iter().flatten();
        let spans =
            spans.chain(claim.key_spans.values().copied()).chain(claim.credits.iter().filter_map(|credit| credit.span));
        for span in spans {
            assert!(inside(document, span), "{span:?} of {claim:?}");
        }
    }
    let places: Vec<(String, usize, usize)> = corpus
        .claims()
        .iter()
        .filter_map(|claim| claim.span.map(|span| (claim.document.to_string(), span.start(), span.end())))
        .collect();
    assert!(places.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].1 <= pair[1].1), "claims out of order");
    for unread in corpus.unread() {
        assert!(inside(unread.document.as_str(), unread.span), "{unread:?}");
    }
    for relation in corpus.relations() {
        assert!(relation.members().all(|(_, claim)| corpus.claim(claim).is_some()), "{relation:?}");
    }
}

fn extracted(text: String, format: Format) {
    let corpus = VERIFIER.extract(&[Document::new("a", text).with_format(format)]).expect("one document");
    holds_together(&corpus);
}

fn plain(data: &[u8]) {
    extracted(words(data), Format::Plain);
}

fn in_markdown(data: &[u8]) {
    extracted(words(data), Format::Markdown);
}

fn in_html(data: &[u8]) {
    extracted(words(data), Format::Html);
}

/// Labels lie in their documents, and the order of documents changes no finding.
fn verify(data: &[u8]) {
    let (first, second) = two(data);
    let documents = [Document::new("a", first), Document::new("b", second)];
    let report = VERIFIER.run(&documents).expect("two documents");
    for finding in &report.findings {
        for label in &finding.labels {
            let document = documents.iter().find(|document| document.id == label.document).expect("a known document");
            let held = label.end == 0 || document.text.get(label.start..label.end).is_some();
            assert!(held, "{label:?}");
        }
    }
    let [a, b] = documents;
    let turned = VERIFIER.run(&[b, a]).expect("two documents");
    assert_eq!(identities(&report.findings), identities(&turned.findings));
}

/// How lines end changes nothing that is said.
fn lines(data: &[u8]) {
    let text = words(data).replace('\r', "");
    let said = |text: &str| {
        let report = VERIFIER.run(&[Document::new("a", text)]).expect("one document");
        (identities(&report.findings), report.documents.first().map(|document| document.claims))
    };
    assert_eq!(said(&text), said(&text.replace('\n', "\r\n")));
}

/// A document about something else changes nothing that is said of the others.
fn unrelated(data: &[u8]) {
    let other = Document::new("z", "The choir of the school met again. It will sing in the hall, the teacher said.\n");
    let one = Document::new("a", words(data));
    let alone = VERIFIER.run(std::slice::from_ref(&one)).expect("one document");
    let with = VERIFIER.run(&[one, other]).expect("two documents");
    assert_eq!(identities(&alone.findings), identities(&with.findings));
}

fn steers(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

/// What is rendered is what its form says it is, and steers no terminal.
fn renderers(data: &[u8]) {
    let (first, second) = two(data);
    let title = first.chars().take(40).collect::<String>();
    let documents = [Document::new("a", first).with_title(title), Document::new("b", second)];
    let corpus = VERIFIER.extract(&documents).expect("two documents");
    let report = VERIFIER.verify(&corpus);
    let shown = text::render(&report, &corpus, &text::TextOptions::default().with_verbose(true));
    assert!(!shown.contains(['\u{9b}', '\u{7}', '\u{8}', '\u{202e}']), "text steers");
    let paths = BTreeMap::new();
    let page = markdown::render(&report, &corpus, &paths);
    assert!(!steers(&page) && !page.contains("](") && !page.contains("<script"), "the page is active");
    let mut bytes = Vec::new();
    sarif::write_report(&report, &corpus, &paths, VERIFIER.rules(), &mut bytes).expect("memory");
    let log: serde_json::Value = serde_json::from_slice(&bytes).expect("SARIF is JSON");
    let results = log.pointer("/runs/0/results").and_then(serde_json::Value::as_array).map_or(0, Vec::len);
    assert_eq!(results, report.findings.len());
    bytes.clear();
    json::write_report(&report, &mut bytes).expect("memory");
    assert!(!steers(std::str::from_utf8(&bytes).expect("JSON is UTF-8")), "JSON steers");
    let back: Report = serde_json::from_slice(&bytes).expect("a report reads back");
    assert_eq!(identities(&back.findings), identities(&report.findings));
}

/// Words, corpora and claims read back as they were written.
fn serde(data: &[u8]) {
    let text = words(data);
    if let Ok(number) = text.parse::<Number>() {
        assert_eq!(number.to_string().parse::<Number>().expect("a number reads back"), number);
    }
    if let Ok(date) = text.parse::<PartialDate>() {
        assert_eq!(date.to_string().parse::<PartialDate>().expect("a date reads back"), date);
    }
    if let Ok(unit) = text.parse::<Unit>() {
        assert_eq!(unit.to_string().parse::<Unit>().expect("a unit reads back"), unit);
    }
    let corpus = VERIFIER.extract(&[Document::new("a", text)]).expect("one document");
    let mut bytes = Vec::new();
    json::write_corpus(&corpus, &mut bytes).expect("memory");
    let back = import::corpus("c.json", &bytes).expect("a corpus reads back");
    assert_eq!(back.claims(), corpus.claims());
    bytes.clear();
    json::write_claims(&corpus, &mut bytes).expect("memory");
    let back = import::claims("c.jsonl", &bytes).expect("claims read back");
    assert_eq!(back.len(), corpus.claims().len());
}

/// Imports one file beside a text; the message of a refusal is one line.
fn imported(name: &str, data: &[u8], given: &[&str]) {
    let open = |path: &Path| match path.to_string_lossy() {
        path if path == name => Ok(data.to_vec()),
        path if path == "a.txt" => Ok(b"A fire killed 5 people.\n".to_vec()),
        _ => Err(io::ErrorKind::NotFound.into()),
    };
    match import::files(given, open) {
        Ok(imported) => {
            if let Ok(mut corpus) = VERIFIER.extract(&imported.documents)
                && corpus.merge(imported.corpus).is_ok()
            {
                holds_together(&corpus);
                let _ = VERIFIER.verify(&corpus);
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn front_matter(data: &[u8]) {
    let page = [b"---\n", data].concat();
    imported("m.md", &page, &["m.md"]);
    imported("m.md", data, &["m.md"]);
}

fn manifest(data: &[u8]) {
    imported("m.json", data, &["m.json"]);
}

fn configuration(data: &[u8]) {
    if let Ok(configuration) = Configuration::read("c.toml", &words(data))
        && let Ok(verifier) = Verifier::new().configured(&configuration)
    {
        let _ = verifier.run(&[Document::new("a", "A fire in Lindby on 3 May 2031 killed 5 people. Turnout was 54%.")]);
    }
}

fn bibtex(data: &[u8]) {
    imported("a.bib", data, &["a.txt", "a.bib"]);
}

fn csl(data: &[u8]) {
    imported("a.json", data, &["a.txt", "a.json"]);
}

/// Rows are claims or problems; what differs can be written and is read again.
fn tables(data: &[u8]) {
    let (first, second) = two(data);
    let mut tables = Tables::default();
    let read = tables.read("a.csv", first.as_bytes()).and_then(|()| tables.read("b.csv", second.as_bytes()));
    if read.is_ok() {
        let report = VERIFIER.verify_with_tables(&Corpus::new(), &tables).expect("tables that were read");
        assert!(report.findings.iter().all(|finding| !finding.fingerprint.is_empty()));
        let mut out = Vec::new();
        tables.write_differences(&mut out).expect("memory");
        assert!(std::str::from_utf8(&out).is_ok());
    }
}

fn claims(data: &[u8]) {
    imported("c.jsonl", data, &["c.jsonl"]);
    if let Ok(read) = import::claims("c.jsonl", data) {
        assert!(read.len() <= data.len());
    }
}
