//! The built-in checks on short documents: every file of `tests/fixtures`, with the expectation under the text.
#![allow(clippy::unwrap_used, reason = "a test stops where a file cannot be read")]

use std::path::Path;

use corroborate::Verifier;
use corroborate::testing::{run, updated};

#[test]
fn findings_are_as_written_under_the_texts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let verifier = Verifier::new();
    let (mut cases, mut silent, mut failed) = (0, 0, Vec::new());
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
        let mut text = std::fs::read_to_string(file).unwrap();
        // On request the files take down what is found; read the difference before keeping it.
        if std::env::var_os("CORROBORATE_WRITE").is_some() {
            text = updated(&text, &verifier).unwrap();
            std::fs::write(file, &text).unwrap();
        }
        for case in run(&text, &verifier).unwrap_or_else(|error| panic!("{}: {error}", file.display())) {
            cases += 1;
            silent += usize::from(case.expected == 0);
            if !case.is_as_expected() {
                failed.push(case.to_string());
            }
        }
    }
    assert!(failed.is_empty(), "{} of {cases} cases:\n{}", failed.len(), failed.concat());
    assert!(silent * 2 >= cases, "{silent} of {cases} cases raise nothing; half should");
}
