//! What the compiler says to a newcomer: each file of `tests/newcomer` makes one mistake, and names with `//~` what must be
//! said. Only words of this crate and of the compiler that have stood for years are named, so that a newer compiler passes.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

mod outside;

use std::fs;
use std::path::Path;

use outside::Outside;

#[test]
fn mistakes_are_answered_with_what_to_do() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/newcomer");
    let Ok(folder) = fs::read_dir(folder) else {
        println!("skipped: `tests/newcomer` is not part of a packaged crate");
        return;
    };
    let mut cases: Vec<(String, String)> = folder
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    cases.sort();
    let files: Vec<String> = cases.iter().map(|(name, _)| format!("src/bin/{name}.rs")).collect();
    let sources: Vec<(&str, String)> =
        files.iter().zip(&cases).map(|(file, (_, text))| (file.as_str(), text.clone())).collect();
    let Some(outside) = Outside::new("newcomer", &sources, &[]) else { return };
    let mut wrong = String::new();
    for (name, text) in &cases {
        let Some(output) = outside.cargo(&["build", "--bin", name]) else { return };
        // The compiler breaks lines where it likes.
        let said = String::from_utf8_lossy(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("//~ ")).collect();
        assert!(!wanted.is_empty(), "{name} names nothing that must be said");
        for line in wanted.iter().filter(|line| !said.contains(**line)) {
            wrong.push_str(&format!(
                "{name}: the compiler does not say\n  {line}\nbut\n{}\n",
                String::from_utf8_lossy(&output.stderr)
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
