//! What the README says is so: its pictures, its table of checks, its commands, its links.

#![allow(clippy::panic, reason = "a test stops where a file is missing")]

use std::fs;
use std::path::Path;

use corroborate::Verifier;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The contents of the fenced blocks of a language, in order.
fn blocks<'a>(markdown: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("\n```{language}\n");
    markdown.split(&fence).skip(1).filter_map(|rest| rest.split_once("```").map(|(block, _)| block)).collect()
}

#[test]
fn pictures_are_real_output() {
    let readme = read("README.md");
    let output = read("examples/output/kazakhstan_2022.txt");
    let pictures = blocks(&readme, "text");
    assert!(!pictures.is_empty());
    for picture in pictures {
        assert!(output.contains(picture), "examples/output/kazakhstan_2022.txt does not hold:\n{picture}");
    }
}

#[test]
fn the_table_lists_the_built_in_checks() {
    let mut table = String::from("| check | finds | default |\n|---|---|---|\n");
    for rule in Verifier::new().rules() {
        table.push_str(&format!(
            "| `{}` | {} | {} |\n",
            rule.name,
            rule.summary,
            if rule.optional { "off" } else { rule.severity.as_str() }
        ));
    }
    let readme = read("README.md");
    let (_, rest) = readme.split_once("<!-- checks -->\n").expect("the start of the table");
    let (found, _) = rest.split_once("<!-- /checks -->").expect("the end of the table");
    assert_eq!(found, table, "the table of checks is stale; it should be:\n{table}");
}

#[test]
fn two_commands_run_it_and_pass_its_tests() {
    let readme = read("README.md");
    let [run, test] = blocks(&readme, "sh")[..] else { panic!("two blocks of shell, one command each") };
    assert!(run.starts_with("cargo run ") && run.lines().count() == 1, "{run}");
    assert!(test.starts_with("cargo test") && test.lines().count() == 1, "{test}");
    for word in run.split_whitespace().filter(|word| word.contains('/')) {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(word).exists(), "{word} is named and does not exist");
    }
}

#[test]
fn links_lead_to_files() {
    for page in ["README.md", "docs/architecture.md", "docs/quantities.md"] {
        let text = read(page);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(page).parent().expect("a folder").to_owned();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(target, _)| target)) {
            assert!(target.contains("://") || folder.join(target).exists(), "{page} links to {target}");
        }
    }
}
