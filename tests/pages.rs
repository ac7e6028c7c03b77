//! The pages of the checks: all of one shape, and their examples do what the page says of them.

#![allow(clippy::unwrap_used, reason = "a test stops where a page is not as it should be")]

use corroborate::{Document, Level, Verifier};

const SECTIONS: [&str; 4] = ["What it finds", "Why it matters", "Example that conflicts", "Example that does not"];

/// Examples told rather than quoted: they need what is known of a document beside its text, or are rows of a table.
const TOLD: [&str; 7] = [
    "anachronistic-citation",
    "circular-support",
    "miscited-title",
    "repeated-text",
    "unknown-name",
    "unreadable-row",
    "unsupported-citation",
];

/// The sections of a page, each with its heading.
fn sections(page: &str) -> Vec<(&str, &str)> {
    page.split("## ").skip(1).map(|section| section.split_once('\n').unwrap()).collect()
}

/// The document that a line of an example begins: `a: …`, or `a (2031-05-03): …` where it matters when that was published.
fn begun(line: &str) -> Option<Document> {
    let (head, text) = line.split_once(": ")?;
    let (name, published) = match head.split_once(" (") {
        Some((name, date)) => (name, Some(date.strip_suffix(')')?.parse().ok()?)),
        None => (head, None),
    };
    let mut document = ["a", "b"].contains(&name).then(|| Document::new(name, text))?;
    document.published = published;
    Some(document)
}

/// The quoted blocks of a section, each a set of documents.
fn examples(section: &str) -> Vec<Vec<Document>> {
    let mut blocks: Vec<Vec<Document>> = Vec::new();
    let mut within = false;
    for line in section.lines() {
        let Some(quoted) = line.strip_prefix('>') else {
            within = false;
            continue;
        };
        if !within {
            blocks.push(Vec::new());
            within = true;
        }
        let text = quoted.strip_prefix(' ').unwrap_or(quoted).trim_end_matches('\\');
        let documents = blocks.last_mut().unwrap();
        match (begun(text), documents.last_mut()) {
            (Some(document), _) => documents.push(document),
            (None, Some(document)) => document.text.push_str(&format!("\n{text}")),
            (None, None) => documents.push(Document::new("a", text)),
        }
    }
    blocks
}

#[test]
fn every_page_has_the_same_sections() {
    for rule in Verifier::new().rules() {
        let headings: Vec<&str> = sections(&rule.documentation).iter().map(|(heading, _)| *heading).collect();
        assert_eq!(headings, SECTIONS, "{}", rule.name);
        assert!(!rule.summary.ends_with('.') && rule.summary.len() <= 90, "{}: {}", rule.name, rule.summary);
    }
}

#[test]
fn examples_do_what_their_page_says() {
    let plain = Verifier::new();
    // An optional check runs where its level is set.
    let optional = plain.rules().filter(|rule| rule.optional).map(|rule| rule.name.clone());
    let verifier = optional.fold(Verifier::new(), |verifier, name| verifier.level(&name, Level::Note).unwrap());
    let mut wrong = String::new();
    for rule in verifier.rules().filter(|rule| !TOLD.contains(&&*rule.name)) {
        for (heading, section) in sections(&rule.documentation).into_iter().skip(2) {
            let conflicts = heading == SECTIONS[2];
            let examples = examples(section);
            assert!(!examples.is_empty(), "{}: {heading} shows none", rule.name);
            for documents in examples {
                let report = verifier.run(&documents).unwrap();
                if report.findings.iter().any(|finding| finding.check == rule.name) != conflicts {
                    wrong.push_str(&format!("{}, {heading}: {documents:?}\n", rule.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_map_of_the_reading_says_what_is_read() {
    let page = include_str!("../CONTRIBUTING.md");
    let sentence = page.lines().find_map(|line| line.strip_prefix("> ")).unwrap();
    let corpus = Verifier::new().extract(&[Document::new("a", sentence)]).unwrap();
    let read: Vec<String> = corpus
        .claims()
        .iter()
        .map(|claim| {
            let scope: Vec<String> =
                claim.statistic.scope.iter().map(|(key, value)| format!("{key} {value}")).collect();
            let scope = if scope.is_empty() { "-".to_owned() } else { scope.join(", ") };
            let event = claim.statistic.event.as_ref().map(ToString::to_string).unwrap_or_default();
            let measure = claim.statistic.measure.clone().unwrap_or_default();
            let credit = &claim.credits.first().unwrap().to;
            format!("| {} | {} | {measure} | {event} | {scope} | {credit} |", corpus.quote(claim), claim.quantity.hedge)
        })
        .collect();
    let table: Vec<&str> = page
        .lines()
        .skip_while(|line| !line.starts_with("| figure | hedge |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert_eq!(read, table);
}
