//! Citations, references and quotations that nobody wrote on purpose: a result, in time, without a panic.
#![allow(clippy::unwrap_used, reason = "a test stops where a run fails")]

use corroborate::{Document, Finding, Verifier};

fn findings(text: String) -> Vec<Finding> {
    Verifier::new().run(&[Document::new("d", text)]).unwrap().findings
}

fn named<'a>(findings: &'a [Finding], check: &str) -> Vec<&'a Finding> {
    findings.iter().filter(|finding| finding.check == check).collect()
}

#[test]
fn a_thousand_notes_out_of_order_are_all_found() {
    let markers: String = (1..=999).map(|number| format!("It was so.[{number}] ")).collect();
    // 7 and 999 have no common factor, so every number comes once.
    let entries: String =
        (0..999).map(|index| (index * 7) % 999 + 1).map(|number| format!("[{number}] Echo, 5 May 2021.\n")).collect();
    let found = findings(format!("{markers}\n\nReferences\n\n{entries}"));
    assert_eq!(named(&found, "dangling-citation").len(), 0);
    assert_eq!(named(&found, "uncited-reference").len(), 0);
    assert_eq!(named(&found, "malformed-reference").len(), 0);
}

#[test]
fn a_number_given_twice_is_named() {
    let found = findings("It was so.[1]\n\nReferences\n\n[1] Echo, 5 May 2021.\n[1] Post, 6 May 2021.\n".to_owned());
    assert_eq!(named(&found, "malformed-reference").len(), 1);
}

#[test]
fn a_marker_inside_an_address_is_none() {
    let text = "See https://echo.example/?page[7]=1 and www.echo.example/a[8] for more.[1]\n\n[1] Echo, 5 May 2021.\n[2] Post.";
    assert_eq!(named(&findings(text.to_owned()), "dangling-citation").len(), 0);
}

#[test]
fn an_unclosed_quotation_swallows_nothing() {
    let text = format!(
        "“{}",
        "The bridge will be mended before the spring of next year, and nobody will pay for it.\n\n".repeat(2_000)
    );
    assert_eq!(named(&findings(text), "quote-drift").len(), 0);
}

#[test]
fn an_entry_of_a_hundred_kilobytes_is_read_and_kept() {
    let entry =
        format!("[1] ‘The bridge falls’, Echo, 5 May 2021, echo.example. {}", "It goes on and on. ".repeat(5_500));
    let text = format!("It was so.[1]\n\n{entry}\n\n[2] Post, 6 May 2021.");
    let corpus = Verifier::new().extract(&[Document::new("d", text)]).unwrap();
    let reference = &corpus.references()[0];
    assert_eq!(reference.title.as_deref(), Some("The bridge falls"));
    assert_eq!(reference.publisher.as_deref(), Some("Echo"));
    assert_eq!(reference.raw, entry.trim_end());
}

#[cfg(feature = "bibliography")]
#[test]
fn given_references_do_what_read_ones_do() {
    let bibliography = "@online{vote, title = {The vote}, organization = {Echo}, date = {2022-06-06}, url = {https://echo.example/vote}}
        @book{lind2016, author = {Lind, Anna}, title = {Votes of the north}, year = 2016}";
    let references = corroborate::import::references("own.bib", bibliography.as_bytes(), "own").unwrap();
    let text = "Turnout in the referendum of 5 June 2022 in Kazakhstan was 70% [@vote]. It was high (Lind 2016), and free [@osei].";
    let source = Document::new("source", "Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%.")
        .with_url("https://echo.example/vote".parse().unwrap());
    let verifier = Verifier::new().with_references(references);
    let corpus = verifier.extract(&[Document::new("own", text), source]).unwrap();
    assert_eq!(corpus.references()[0].resolved.as_ref().map(|id| id.as_str()), Some("source"));
    let keys: Vec<&str> = corpus.citations().iter().map(|citation| citation.key.as_str()).collect();
    assert_eq!(keys, ["vote", "lind2016", "osei"]);
    let found = verifier.verify(&corpus).findings;
    let unsupported = named(&found, "unsupported-citation");
    assert_eq!(unsupported.len(), 1);
    let entry = unsupported[0].labels.last().unwrap();
    assert_eq!(
        (entry.start, entry.end, entry.text.as_str()),
        (0, 0, "The vote. Echo, 2022-06-06. https://echo.example/vote")
    );
    let dangling = named(&found, "dangling-citation");
    assert_eq!(dangling.iter().map(|finding| finding.labels[0].text.as_str()).collect::<Vec<_>>(), ["@osei"]);
    assert_eq!(named(&found, "uncited-reference").len(), 0);
}

#[test]
fn brackets_and_marks_without_end_are_read_in_time() {
    for piece in ["[1]", "[1, 2", "[1]\n", "“", "\"", "‘a", "«", "[1] http://", "1. 2. ", "Â", "…", "([", "\u{fffd}"]
    {
        let _ = findings(piece.repeat(20_000));
    }
}
