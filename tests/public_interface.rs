//! The public interface, listed from the sources and compared with `tests/public_interface.txt`, so that a change is seen.
//!
//! `unreachable_pub` is denied, so what is `pub` in the sources is what a user can reach. The listing rests on the layout
//! that `cargo fmt` gives. Renew it with `CORROBORATE_WRITE=1 cargo test --test public_interface -- --ignored`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read the sources should fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("command") {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The lines of an item's head joined into one, up to its body or end, and how many lines it takes.
fn head(lines: &[&str]) -> (String, usize) {
    let mut head = String::new();
    for (index, line) in lines.iter().enumerate() {
        let line = line.trim();
        if line.starts_with("//") || (line.starts_with("#[") && !head.is_empty()) {
            continue;
        }
        let glue = if head.is_empty() || head.ends_with('(') || line.starts_with(')') { "" } else { " " };
        head.push_str(glue);
        head.push_str(line);
        if head.ends_with(['{', ';', '}'])
            || (head.ends_with(',') && head.matches('(').count() == head.matches(')').count())
        {
            return (head.trim_end_matches(['{', '}', ';', ',', ' ']).replace(",)", ")"), index + 1);
        }
    }
    (head, lines.len())
}

/// What is public in one file.
fn list(text: &str, listing: &mut BTreeSet<String>) {
    let lines: Vec<&str> = text.lines().collect();
    let (mut index, mut derives, mut is_test) = (0, String::new(), false);
    while let Some(line) = lines.get(index) {
        let end = || {
            lines[index..]
                .iter()
                .position(|line| matches!(*line, "}" | "};"))
                .map_or(lines.len(), |length| index + length)
        };
        if line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(doctest)]") {
            is_test = true;
        } else if let Some(list) = line.strip_prefix("#[derive(") {
            derives = list.trim_end_matches(")]").to_owned();
        } else if !line.is_empty() && !line.starts_with([' ', '#', '/', '}', ')']) {
            let (item, length) = head(&lines[index..]);
            let opens = lines[index..index + length].last().is_some_and(|line| line.ends_with('{'));
            let body = if opens { index + length..end() } else { index + length..index + length };
            if !is_test {
                item_and_members(&item, &derives, &lines[body.clone()], listing);
            }
            (derives, is_test) = (String::new(), false);
            index = body.end;
            continue;
        }
        index += 1;
    }
}

fn item_and_members(item: &str, derives: &str, body: &[&str], listing: &mut BTreeSet<String>) {
    let is_public = item.starts_with("pub ");
    let declared = item.trim_start_matches("pub ");
    let mut words = declared.split([' ', '<', '(', ':']);
    let (kind, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if is_public {
        let derived = if derives.is_empty() { String::new() } else { format!(" [{derives}]") };
        // What a tuple holds is private.
        let shown = if kind == "struct" { declared.split('(').next().unwrap_or_default() } else { declared };
        listing.insert(format!("{shown}{derived}"));
    }
    let inherent = kind == "impl" && !declared.contains(" for ");
    if kind == "impl" && !inherent {
        listing.insert(declared.to_owned());
    }
    let owner = if inherent { declared.trim_start_matches("impl").trim() } else { name };
    let mut index = 0;
    while let Some(line) = body.get(index) {
        let member = line.strip_prefix("    ").unwrap_or_default();
        let listed = match kind {
            "impl" => inherent && member.starts_with("pub "),
            "struct" => is_public && member.starts_with("pub "),
            "trait" => is_public && member.starts_with("fn "),
            "enum" => is_public && member.starts_with(|first: char| first.is_ascii_uppercase()),
            _ => false,
        };
        if listed {
            let (text, length) = head(&body[index..]);
            listing.insert(format!("{owner}: {}", text.trim_start_matches("pub ")));
            index += length;
        } else {
            index += 1;
        }
    }
}

fn listing() -> String {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut listing = BTreeSet::new();
    files.iter().for_each(|file| list(&fs::read_to_string(file).unwrap(), &mut listing));
    // Implementations count where they are of a public type.
    let types: BTreeSet<String> = listing
        .iter()
        .filter(|line| ["struct ", "enum ", "type ", "trait "].iter().any(|kind| line.starts_with(kind)))
        .filter_map(|line| line.split([' ', '<', '(', ';', ':']).nth(1).map(str::to_owned))
        .collect();
    let count = |kinds: &[&str]| {
        listing.iter().filter(|line| kinds.iter().any(|kind| line.starts_with(&format!("{kind} ")))).count()
    };
    let public = |line: &&String| {
        !line.starts_with("impl")
            || line
                .rsplit(" for ")
                .next()
                .and_then(|target| target.split([' ', '<']).next())
                .is_some_and(|name| types.contains(name))
    };
    let mut text =
        format!("{} public types, {} traits\n", count(&["struct", "enum", "type", "union"]), count(&["trait"]));
    for line in listing.iter().filter(public) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[test]
#[ignore = "compared by .ci/run, so that a change of the interface is seen on its own"]
fn the_public_interface_is_as_committed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/public_interface.txt");
    let listing = listing();
    if std::env::var_os("CORROBORATE_WRITE").is_some() {
        fs::write(&path, &listing).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let (now, before): (BTreeSet<&str>, BTreeSet<&str>) = (listing.lines().collect(), committed.lines().collect());
    let mut changes: Vec<String> = before.difference(&now).map(|line| format!("- {line}")).collect();
    changes.extend(now.difference(&before).map(|line| format!("+ {line}")));
    assert!(
        changes.is_empty(),
        "the public interface changed; if it should, renew the list with\n  \
         CORROBORATE_WRITE=1 cargo test --test public_interface -- --ignored\n{}",
        changes.join("\n")
    );
}

/// More than these nobody learns. What a user never names is private: hide something before this is raised.
const MOST_TYPES: usize = 70;

#[test]
fn there_are_few_public_types() {
    let listing = listing();
    let types: usize = listing.split(' ').next().unwrap().parse().unwrap();
    assert!(types <= MOST_TYPES, "{types} public types, and at most {MOST_TYPES} are wanted");
}

#[test]
fn heads_are_listed_whole_and_private_items_are_not() {
    let text = "\
/// A.\n#[derive(Clone, Debug)]\npub struct A<'a> {\n    /// One.\n    pub one: u8,\n    two: &'a str,\n}\n
impl A<'_> {\n    /// Does.\n    pub fn does(\n        &self,\n        what: u8,\n    ) -> u8 {\n        what\n    }\n\n    fn hidden(&self) {}\n}\n
pub(crate) struct B {\n    pub(crate) one: u8,\n}\n
impl Iterator for A<'_> {\n    type Item = u8;\n}\n
pub enum C {\n    /// One.\n    One,\n    Two(u8),\n}\n
pub trait D {\n    fn rule(&self) -> u8;\n\n    fn other(&self) {\n        self.rule();\n    }\n}\n
#[cfg(test)]\nmod tests {\n    pub struct E;\n}\n\npub fn f() {}\n";
    let mut listing = BTreeSet::new();
    list(text, &mut listing);
    let listed: Vec<&str> = listing.iter().map(String::as_str).collect();
    assert_eq!(
        listed,
        [
            "A: one: u8",
            "A<'_>: fn does(&self, what: u8) -> u8",
            "C: One",
            "C: Two(u8)",
            "D: fn other(&self)",
            "D: fn rule(&self) -> u8",
            "enum C",
            "fn f()",
            "impl Iterator for A<'_>",
            "struct A<'a> [Clone, Debug]",
            "trait D",
        ]
    );
}
