//! The rooms of the crate: the table of `docs/architecture.md` against the paths in the sources.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot read the sources should fail"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What every room may use.
const EVERYWHERE: [&str; 3] = ["error", "nearest", "worded"];

/// The words between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The name of a room: `verifier.rs` is `verifier`.
fn name(room: &str) -> String {
    room.trim_end_matches(".rs").trim_end_matches('/').to_owned()
}

/// The rows of the table of rooms, in its order: the rooms of a row, and those that they may use.
fn rows(page: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let table = page.split("| room | holds | may use |").nth(1).unwrap();
    let rows =
        table.lines().skip(1).skip_while(|line| line.starts_with("|---")).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        assert_eq!(cells.len(), 3, "{row}");
        (quoted(cells[0]).map(name).collect(), quoted(cells[2]).map(name).collect())
    })
    .collect()
}

/// The source files below a folder, tests of their own left out.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let within = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    let mut declared_for_tests: BTreeSet<String> = BTreeSet::new();
    for entry in entries.iter().filter(|entry| entry.extension().is_some_and(|extension| extension == "rs")) {
        let text = fs::read_to_string(entry).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0].starts_with("#[cfg(test)]")) {
            let module = pair[1].trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
            declared_for_tests
                .extend(module.strip_prefix("mod ").and_then(|module| module.strip_suffix(';')).map(str::to_owned));
        }
    }
    for entry in entries {
        if entry.is_dir() {
            sources(&entry, files);
        } else if entry.extension().is_some_and(|extension| extension == "rs")
            && !declared_for_tests.contains(&within(&entry))
        {
            files.push(entry);
        }
    }
}

/// The lines of a file that are neither comments nor tests, with their numbers.
fn code(text: &str) -> Vec<(usize, &str)> {
    let mut code = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if line.starts_with("#[cfg(test)]") {
            // An item in the outermost column ends at the next bracket there, or on its own line.
            let Some((_, item)) = lines.find(|(_, line)| !line.starts_with('#')) else { break };
            if item.ends_with('{') || item.ends_with('(') {
                lines.find(|(_, line)| line.starts_with(['}', ')']));
            }
        } else if !line.trim_start().starts_with("//") {
            code.push((number + 1, line));
        }
    }
    code
}

/// The rooms that a line of code names: `crate::model`, and `super::…` that leads out of the room.
fn named(line: &str, depth: usize) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut rooms: Vec<String> = line.split("crate::").skip(1).map(word).collect();
    for (at, _) in line.match_indices("super::") {
        if line[..at].ends_with("super::") {
            continue;
        }
        let mut rest = &line[at..];
        let mut up = 0;
        while let Some(further) = rest.strip_prefix("super::") {
            (rest, up) = (further, up + 1);
        }
        if up >= depth {
            rooms.push(word(rest));
        }
    }
    rooms
}

#[test]
fn rooms_use_what_the_table_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows = rows(&fs::read_to_string(root.join("docs/architecture.md")).unwrap());
    let mut allowed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (rooms, may_use) in &rows {
        for used in may_use {
            assert!(
                allowed.contains_key(used),
                "{rooms:?} may use `{used}`, which stands no row above it in the table"
            );
        }
        for room in rooms {
            allowed.insert(room.clone(), may_use.iter().cloned().chain(rooms.iter().cloned()).collect());
        }
    }
    let source = root.join("src");
    let mut files = Vec::new();
    sources(&source, &mut files);
    assert!(files.len() > 100, "the sources were not found");
    let mut wrong = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for file in &files {
        let path: Vec<String> =
            file.strip_prefix(&source).unwrap().iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let room = name(&path[0]);
        if room == "lib" || EVERYWHERE.contains(&room.as_str()) {
            continue;
        }
        seen.insert(room.clone());
        let Some(may_use) = allowed.get(&room) else {
            wrong.push(format!("`{room}` has no row in the table"));
            continue;
        };
        // Modules above this one: `crate::room::file` has two, `crate::room` of a `mod.rs` one.
        let depth = path.len() - usize::from(path.last().is_some_and(|last| last == "mod.rs"));
        let text = fs::read_to_string(file).unwrap();
        for (number, line) in code(&text) {
            for used in named(line, depth) {
                if used != room && !may_use.contains(&used) && !EVERYWHERE.contains(&used.as_str()) {
                    wrong.push(format!("{}:{number}: `{room}` may not use `{used}`: {}", path.join("/"), line.trim()));
                }
            }
        }
    }
    let rows: BTreeSet<String> = allowed.into_keys().collect();
    wrong.extend(rows.difference(&seen).map(|room| format!("`{room}` has a row and no sources")));
    wrong.dedup();
    assert!(wrong.is_empty(), "see the table in docs/architecture.md:\n{}", wrong.join("\n"));
}

/// The lines of code of the blocks `impl Reader<'_>`.
fn of_the_reader(text: &str) -> Vec<&str> {
    let mut within = false;
    let mut lines = Vec::new();
    for (_, line) in code(text) {
        match line {
            "impl Reader<'_> {" => within = true,
            "}" => within = false,
            line if within => lines.push(line),
            _ => {}
        }
    }
    lines
}

/// The words behind each place of some text in a line.
fn words_behind<'a>(line: &'a str, text: &str) -> impl Iterator<Item = &'a str> {
    line.split(text).skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
}

/// What is read of a document before its claims is one type, whose methods stand in the rooms that they are of: a call of one
/// is an arrow too, which no path shows.
#[test]
fn methods_of_the_reader_are_called_from_the_rooms_above_theirs() {
    const ROOMS: [&str; 3] = ["scope", "measures", "extract"];
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut bodies: Vec<(usize, String)> = Vec::new();
    for (level, room) in ROOMS.iter().enumerate() {
        let mut files = Vec::new();
        sources(&source.join(room), &mut files);
        bodies.extend(files.iter().map(|file| (level, fs::read_to_string(file).unwrap())));
    }
    let mut levels: BTreeMap<&str, usize> = BTreeMap::new();
    for (level, body) in &bodies {
        for name in of_the_reader(body).into_iter().flat_map(|line| words_behind(line, "fn ")) {
            levels.insert(name, *level);
        }
    }
    assert!(levels.len() > 40, "the methods were not found: {levels:?}");
    for (level, body) in &bodies {
        for name in of_the_reader(body).into_iter().flat_map(|line| words_behind(line, "self.")) {
            let of = levels.get(name).copied().unwrap_or_default();
            assert!(of <= *level, "`{}` may not call `{name}`, which is of `{}`", ROOMS[*level], ROOMS[of]);
        }
    }
}

#[test]
fn paths_are_seen_and_tests_are_not() {
    let text = "//! crate::report\nuse crate::model::Claim;\n#[cfg(test)]\nmod tests {\n    use crate::verifier;\n}\nfn f() {\n    super::super::align::g();\n}\n";
    let rooms = |depth| code(text).into_iter().flat_map(|(_, line)| named(line, depth)).collect::<Vec<_>>();
    assert_eq!(rooms(2), ["model", "align"]);
    assert_eq!(rooms(3), ["model"]);
    assert_eq!(named("use crate::{model, report};", 2), [""], "a list of rooms in one path is refused");
}
