//! Words are data: what is left of English in the code of the stages behind the vocabulary is counted, and may only shrink.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read the sources should fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How many literals of words, and how many scans over words, each room has today. Take a number down with what is moved;
/// none may rise.
const LEFT: [(&str, usize, usize); 14] = [
    ("text", 55, 19),
    ("places", 63, 1),
    ("figures", 925, 0),
    ("frames", 115, 0),
    ("discourse", 0, 0),
    ("align", 86, 13),
    ("sources", 116, 3),
    ("relations", 162, 4),
    ("cues", 13, 1),
    ("events", 96, 1),
    ("scope", 168, 3),
    ("measures", 56, 2),
    ("extract", 52, 3),
    ("check", 154, 7),
];

/// How far a number may lie above what is found before it has to be taken down.
const SLACK: usize = 20;

/// Calls that go through words without the tokens: of the room `text` they are the one place.
const SCANS: [&str; 3] = ["split_whitespace", ".to_lowercase()", ".contains(\""];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
    files.sort();
}

/// The lines of a file that are neither comments nor tests.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("#[cfg(test)]") {
            // An item in the outermost column ends at the next bracket there, or on its own line.
            let Some(item) = lines.find(|line| !line.starts_with('#')) else { break };
            if item.ends_with(['{', '(']) {
                lines.find(|line| line.starts_with(['}', ')']));
            }
        } else if !line.trim_start().starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

/// The string literals of some code.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut characters = code.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            // A character, not a lifetime.
            '\'' => {
                if characters.peek() == Some(&'\\') {
                    characters.next();
                    characters.next();
                } else {
                    let next = characters.next();
                    if next == Some('"') {
                        characters.next();
                    }
                }
            }
            '"' => {
                let mut literal = String::new();
                while let Some(character) = characters.next() {
                    match character {
                        '\\' => {
                            literal.push('\\');
                            literal.extend(characters.next());
                        }
                        '"' => break,
                        character => literal.push(character),
                    }
                }
                found.push(literal);
            }
            _ => {}
        }
    }
    found
}

/// Whether a literal is words of prose: small letters, spaces, apostrophes and hyphens.
fn is_words(literal: &str) -> bool {
    let letters = literal.chars().filter(|c| c.is_lowercase()).count();
    letters >= 2 && literal.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | '\'' | '’' | '-' | '.'))
}

#[test]
fn what_is_left_of_english_in_the_code_only_shrinks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (room, most_words, most_scans) in LEFT {
        let mut files = Vec::new();
        sources(&root.join(room), &mut files);
        let (mut words, mut scans) = (0, 0);
        for file in &files {
            // The name by which a list of the vocabulary is asked for is none of its words.
            let code = code(&fs::read_to_string(file).unwrap()).replace("::named(\"", "::named(\"# ");
            // Nor are the name and the line of a check, which stand in lists for people.
            let (first, rules) = code.split_once("Rule::new(").unwrap_or((&code, ""));
            let of_rules = rules.split("Rule::new(").flat_map(|rule| literals(rule).into_iter().skip(2));
            let literals = literals(first).into_iter().chain(of_rules);
            words += literals.filter(|literal| is_words(literal)).count();
            scans += SCANS.iter().map(|scan| code.matches(scan).count()).sum::<usize>();
        }
        for (what, found, most) in [("words", words, most_words), ("scans", scans, most_scans)] {
            if found > most {
                wrong.push(format!(
                    "{room}: {found} {what}, more than the {most} of before: they belong in src/vocabulary"
                ));
            } else if found + SLACK < most {
                wrong.push(format!("{room}: {found} {what}, so take the {most} of this test down"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_list_that_is_asked_for_has_a_row_and_every_row_is_asked_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let table = fs::read_to_string(root.join("vocabulary/en/lists.tsv")).unwrap();
    let rows: BTreeSet<&str> =
        table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| Some(line.split_once('\t')?.0)).collect();
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut asked: BTreeMap<String, PathBuf> = BTreeMap::new();
    for file in files.iter().filter(|file| !file.ends_with("lists.rs") || !file.starts_with(root.join("vocabulary"))) {
        let code = code(&fs::read_to_string(file).unwrap());
        let words = code.split(" = Words::named(\"").skip(1);
        for named in code.split("WordList::named(\"").skip(1).chain(words) {
            asked.insert(named.split('"').next().unwrap().to_owned(), file.clone());
        }
    }
    // Groups are asked for by what stands before the colon.
    let groups: BTreeSet<String> = files
        .iter()
        .flat_map(|file| {
            let code = code(&fs::read_to_string(file).unwrap());
            let named: Vec<String> = code
                .split("WordGroups::named(\"")
                .skip(1)
                .map(|named| named.split('"').next().unwrap().to_owned())
                .collect();
            named
        })
        .collect();
    let of_group = |name: &str| name.split_once(": ").is_some_and(|(group, _)| groups.contains(group));
    let empty: Vec<_> = groups
        .iter()
        .filter(|group| !rows.iter().any(|row| row.split_once(": ").is_some_and(|(name, _)| name == *group)))
        .collect();
    assert!(empty.is_empty(), "groups without a row: {empty:?}");
    let without: Vec<_> = asked.iter().filter(|(name, _)| !rows.contains(name.as_str())).collect();
    let unused: Vec<_> = rows.iter().filter(|name| !asked.contains_key(**name) && !of_group(name)).collect();
    assert!(without.is_empty() && unused.is_empty(), "without a row: {without:?}\nnowhere asked for: {unused:?}");
}

#[test]
fn literals_are_told_from_messages_and_marks() {
    let code = code(
        "//! \"no\"\nlet a = [\"in the\", \"It's {found}\", \"—\"];\n#[cfg(test)]\nmod tests {\n    \"not\"\n}\nmatch '\"' { 'a' => \"and\" }\n",
    );
    let words: Vec<String> = literals(&code).into_iter().filter(|literal| is_words(literal)).collect();
    assert_eq!(words, ["in the", "and"]);
}
