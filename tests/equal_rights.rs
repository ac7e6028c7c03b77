//! Built-in checks have no privileges: their files, as they stand, build in a crate that knows public items only, and find
//! there what they find here.
//!
//! Helpers that are no check (folding of names, quotations, repeated passages) are taken along: they are code that anybody
//! could write, and must build there too.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

mod outside;

use std::fs;
use std::path::Path;

use outside::Outside;

/// What makes the crate rather than a check, and stays at home.
const MACHINERY: [&str; 12] = [
    "mod",
    "arithmetic",
    "check",
    "checks",
    "closures",
    "context",
    "finding",
    "fingerprint",
    "of_tables",
    "policy",
    "sink",
    "tested",
];

/// Helpers of checks in other rooms, which build outside as well.
const ALIGNMENT: [&str; 8] = ["bodies", "folding", "leading", "references", "reports", "rivals", "series", "words"];
const SOURCES: [&str; 3] = ["entry_date", "mojibake", "quotations"];
/// Lists of words and the calendar, which are data for whoever reads them.
const VOCABULARY: [&str; 6] = ["lists", "rows", "shelf", "stored", "times", "word_map"];
const TEXT: [&str; 8] = ["entries", "forms", "language", "lowered", "notes", "segments", "sentences", "words"];

const MAIN: &str = r#"
#![allow(dead_code, unused_imports)]

mod model {
    pub(crate) use corroborate::model::*;
}
mod quantity {
    pub(crate) use corroborate::quantity::*;
}
mod explain {
    pub(crate) use corroborate::explain::*;
}
mod align;
mod check;
mod extract {
    pub(crate) use corroborate::extract::*;
}
mod nearest;
mod sources;
mod text;
mod vocabulary;

use corroborate::Verifier;
use corroborate::testing::run;

fn verifier() -> Result<Verifier, corroborate::Error> {
    let verifier = Verifier::new().without_checks();
    REGISTER
    Ok(verifier)
}

fn main() {
    let (ours, theirs) = (verifier().unwrap(), Verifier::new());
    assert_eq!(ours.rules().collect::<Vec<_>>(), theirs.rules().collect::<Vec<_>>());
    let (mut cases, mut findings) = (0, 0);
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file).unwrap();
        let (here, there) = (run(&text, &ours).unwrap(), run(&text, &theirs).unwrap());
        assert_eq!(here, there, "{file}");
        cases += here.len();
        findings += here.iter().map(|case| case.report.findings.len()).sum::<usize>();
    }
    println!("{cases} cases, {findings} findings");
}
"#;

/// A file of the crate's sources, without what only its tests use.
fn source(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let tests = text.find("#[cfg(test)]\nmod ").or_else(|| text.find("#[cfg(test)]\npub(super) mod "));
    text.get(..tests.unwrap_or(text.len())).unwrap().to_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn built_in_checks_build_outside_and_find_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources: Vec<(String, String)> = Vec::new();
    let mut checks = String::from("pub(crate) use corroborate::check::*;\npub(crate) use corroborate::*;\n");
    let registered = fs::read_to_string(root.join("src/check/checks.rs")).unwrap();
    let mut register = String::new();
    for name in names(&root.join("src/check")).iter().filter(|name| !MACHINERY.contains(&name.as_str())) {
        let folder = root.join("src/check").join(name);
        // A folder beside the file of its name holds what only tests use.
        let file = root.join(format!("src/check/{name}.rs"));
        match file.is_file() {
            true => sources.push((format!("src/check/{name}.rs"), source(&file))),
            false => names(&folder).iter().for_each(|part| {
                sources.push((format!("src/check/{name}/{part}.rs"), source(&folder.join(format!("{part}.rs")))));
            }),
        }
        checks.push_str(&format!("pub(crate) mod {name};\n"));
        // `use super::ratio::Ratio;` among the imports of the set says that it is one.
        let import = format!("use super::{name}::");
        if let Some(check) = registered.split(&import).nth(1).and_then(|rest| rest.split(';').next()) {
            register.push_str(&format!("let verifier = verifier.check(check::{name}::{check})?;\n    "));
        }
    }
    sources.push(("src/check/mod.rs".to_owned(), checks));
    let rooms = [
        ("align", ALIGNMENT.as_slice(), "pub(crate) use corroborate::align::*;\n"),
        ("sources", &SOURCES, ""),
        ("text", &TEXT, ""),
        ("vocabulary", &VOCABULARY, ""),
    ];
    for (folder, files, public) in rooms {
        let module = fs::read_to_string(root.join(format!("src/{folder}/mod.rs"))).unwrap();
        let mut text = public.to_owned();
        for name in files {
            let path = format!("src/{folder}/{name}.rs");
            let file = source(&root.join(&path));
            text.push_str(&format!("mod {name};\n"));
            // What the room hands out of the file.
            let import = format!("pub(crate) use {name}::");
            let uses = module.split(';').filter_map(|item| item.rfind(&import).and_then(|start| item.get(start..)));
            uses.for_each(|item| text.push_str(&format!("{item};\n")));
            sources.push((path, file));
        }
        // Tables that the room hands out as they stand, and those that its files read.
        let tables =
            module.lines().filter(|line| line.starts_with("pub(crate) const ") && line.contains("include_str!"));
        tables.for_each(|line| text.push_str(&format!("{line}\n")));
        sources.push((format!("src/{folder}/mod.rs"), text));
    }
    for folder in ["src/vocabulary", "src/vocabulary/en", "src/vocabulary/ru"] {
        let entries = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        for name in entries.map(|name| name.into_string().unwrap()).filter(|name| name.ends_with(".tsv")) {
            let table = format!("{folder}/{name}");
            sources.push((table.clone(), fs::read_to_string(root.join(&table)).unwrap()));
        }
    }
    sources.push(("src/nearest.rs".to_owned(), source(&root.join("src/nearest.rs"))));
    sources.push(("src/main.rs".to_owned(), MAIN.replace("REGISTER", register.trim_end())));
    assert!(register.lines().count() >= 24, "{register}");

    let sources: Vec<(&str, String)> = sources.iter().map(|(file, text)| (file.as_str(), text.clone())).collect();
    let Some(outside) = Outside::new("equal-rights", &sources, &["chrono", "memchr", "url"]) else {
        println!("skipped: the sources are not all part of a packaged crate");
        return;
    };
    let mut arguments = vec!["run".to_owned(), "--".to_owned()];
    let fixtures = root.join("tests/fixtures");
    arguments.extend(names(&fixtures).iter().map(|name| fixtures.join(format!("{name}.txt")).display().to_string()));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let Some(output) = outside.cargo(&arguments) else { return };
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "a check uses what is not public, or finds something else outside:\n{errors}");
    println!("{}", String::from_utf8_lossy(&output.stdout));
}
