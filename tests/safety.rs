//! What the command promises: no document, name of a file, manifest or configuration steers a terminal or a page; manifests
//! stay in their folders; only regular files of a bounded size are read; a file is replaced as a whole or not at all.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

mod in_folder;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use in_folder::run;

fn folder(name: &str) -> PathBuf {
    in_folder::folder("safety", name)
}

/// Characters that steer a terminal or turn what follows.
const STEERING: &str = "\u{1b}[2J\u{1b}]0;t\u{7}\u{9b}31m\u{8}\u{202e}\u{2066}\u{200f}\u{61c}\u{2028}\u{85}\u{7f}\r";

/// A conflict of two documents, with what steers in the texts and around the figures.
const FIRST: &str =
    "A fire in Lindby on 3 May 2031 killed 12 \u{1b}[31mworkers\u{9b}0m \u{202e}there, the prefect\u{7} said.\n";
const SECOND: &str = "A fire in Lindby on 3 May 2031 killed 19 workers, said @lind of <b>Echo</b>, see https://echo.example and www.echo.example.\n";

fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

fn steers(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t') || STEERING.contains(*c) && !c.is_ascii_graphic())
}

#[test]
fn nothing_that_is_read_steers_a_terminal() {
    let folder = folder("terminal");
    let name = format!("a{}.txt", STEERING.replace('/', ""));
    fs::write(folder.join(&name), FIRST).unwrap();
    fs::write(folder.join("b.txt"), SECOND).unwrap();
    let title = format!("title {STEERING}");
    let manifest = serde_json::json!([
        {"id": format!("a{STEERING}"), "file": name, "title": title, "publisher": title},
        {"id": "b", "file": "b.txt", "published": "2031-05-04"},
    ]);
    fs::write(folder.join("m.json"), manifest.to_string()).unwrap();
    fs::write(folder.join("bad.json"), format!("[{{\"id\": \"{}\"}}]", "\u{9b}31m\u{202e}x")).unwrap();
    fs::write(folder.join("bad.toml"), format!("[levels]\n\"{}\" = 3\n", "\u{9b}x\u{202e}")).unwrap();
    fs::write(folder.join("bad.csv"), "event,measure,place,date,value\n\u{9b}31m,\u{202e}deaths,x,2031,many\u{7}\n")
        .unwrap();
    for arguments in [
        &["check", "m.json"] as &[&str],
        &["check", "m.json", "--verbose"],
        &["check", "m.json", "--format", "json", "--with", "claims,relations,citations"],
        &["check", "m.json", "--format", "markdown"],
        &["check", "m.json", "--format", "sarif"],
        &["claims", "m.json"],
        &["statistics", "m.json"],
        &["statistics", "m.json", "--format", "json"],
        &["check", &name, "b.txt"],
        &["check", "bad.json"],
        &["check", "b.txt", "--config", "bad.toml"],
        &["check", "bad.csv"],
        &["claims", "bad.csv"],
        &["check", "b.txt", "--level", "\u{1b}[31m=\u{202e}"],
        &["check", "\u{1b}[31m\u{9b}.txt"],
        &["check", "--\u{1b}[31m\u{9b}"],
        &["explain", "\u{1b}[31m\u{202e}"],
    ] {
        let said = said(&folder, arguments);
        assert!(!said.is_empty(), "{arguments:?}");
        assert_eq!(steers(&said), None, "{arguments:?}: {said:?}");
    }
    // Colours are the command's own, and of all sequences the only ones.
    let coloured = said(&folder, &["check", "m.json", "--color", "always"]);
    let own = coloured.split('\u{1b}').skip(1).all(|behind| {
        behind
            .strip_prefix('[')
            .is_some_and(|inside| inside.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('m'))
    });
    assert!(own && coloured.contains("\u{1b}["), "{coloured:?}");
}

#[test]
fn a_page_of_markdown_names_nobody_and_links_nowhere() {
    let folder = folder("markdown");
    fs::write(folder.join("a.txt"), FIRST).unwrap();
    fs::write(folder.join("b.txt"), SECOND).unwrap();
    let page = said(&folder, &["check", "a.txt", "b.txt", "--format", "markdown"]);
    assert!(page.contains("killed") && page.contains("**19"), "{page}");
    for active in ["@", "://", "www.", "<b>", "](", "javascript:"] {
        assert!(!page.contains(active), "{active}: {page}");
    }
}

#[test]
fn a_message_is_no_longer_than_is_stated() {
    let folder = folder("message");
    fs::write(folder.join("m.json"), format!("[{{\"id\": \"a\", \"{}\": 1}}]", "x".repeat(100_000))).unwrap();
    let said = said(&folder, &["check", "m.json"]);
    assert!(said.starts_with("error: ") && said.chars().count() < 2100, "{}", said.len());
}

#[test]
fn manifests_stay_in_their_folders() {
    let folder = folder("manifests");
    fs::create_dir(folder.join("in")).unwrap();
    fs::write(folder.join("secret.txt"), "Turnout was 70%.\n").unwrap();
    fs::write(folder.join("in/own.txt"), "Turnout was 68%.\n").unwrap();
    symlink(folder.join("secret.txt"), folder.join("in/link.txt")).unwrap();
    symlink(folder.join("in/own.txt"), folder.join("in/inner.txt")).unwrap();
    fs::write(folder.join("in/secret.csv"), "event,measure,place,date,value\n").unwrap();
    fs::rename(folder.join("in/secret.csv"), folder.join("secret.csv")).unwrap();
    let absolute = folder.join("secret.txt").to_string_lossy().into_owned();
    for (file, bibliography) in [
        ("../secret.txt", None),
        (absolute.as_str(), None),
        ("link.txt", None),
        ("../secret.csv", None),
        ("own.txt", Some("../secret.txt")),
    ] {
        let entry = match bibliography {
            Some(bibliography) => serde_json::json!({"id": "a", "file": file, "bibliography": bibliography}),
            None => serde_json::json!({"id": "a", "file": file}),
        };
        fs::write(folder.join("in/m.json"), serde_json::json!([entry]).to_string()).unwrap();
        let output = run(&folder, &["check", "in/m.json"]);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{file}: {message}");
        assert!(message.contains("outside"), "{file}: {message}");
        if bibliography.is_none() {
            let allowed = run(&folder, &["check", "--allow-outside", "in/m.json"]);
            assert_ne!(allowed.status.code(), Some(2), "{file}: {}", String::from_utf8_lossy(&allowed.stderr));
        }
    }
    fs::write(folder.join("in/m.json"), r#"[{"id": "a", "file": "own.txt"}, {"id": "b", "file": "inner.txt"}]"#)
        .unwrap();
    assert_ne!(run(&folder, &["check", "in/m.json"]).status.code(), Some(2));
    assert_ne!(run(&folder.join("in"), &["check", "m.json"]).status.code(), Some(2));
}

#[test]
fn only_regular_files_are_read() {
    let folder = folder("regular");
    assert!(Command::new("mkfifo").arg(folder.join("pipe.txt")).status().unwrap().success());
    assert!(Command::new("mkfifo").arg(folder.join("pipe.csv")).status().unwrap().success());
    symlink("/dev/zero", folder.join("zero.txt")).unwrap();
    fs::write(folder.join("a.txt"), "x\n").unwrap();
    fs::write(folder.join("m.json"), r#"[{"id": "a", "file": "pipe.txt"}]"#).unwrap();
    for arguments in [
        &["check", "pipe.txt"] as &[&str],
        &["check", "pipe.csv"],
        &["check", "zero.txt"],
        &["check", "/dev/zero"],
        &["check", "m.json"],
        &["check", "a.txt", "--config", "pipe.txt"],
        &["check", "a.txt", "--baseline", "zero.txt"],
    ] {
        let output = run(&folder, arguments);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.contains("regular") || message.contains("outside"), "{arguments:?}: {message}");
    }
}

#[test]
fn a_file_beyond_the_stated_size_is_refused_unread() {
    let folder = folder("size");
    // Nothing but a length: the disk holds no byte of it.
    fs::File::create(folder.join("large.txt")).unwrap().set_len(256 * 1024 * 1024 + 1).unwrap();
    let output = run(&folder, &["check", "large.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("larger than 256 MiB"));
}

#[test]
fn a_report_takes_the_place_of_a_file_as_a_whole_and_with_its_mode() {
    let folder = folder("output");
    fs::write(folder.join("a.txt"), FIRST).unwrap();
    fs::write(folder.join("report.json"), "old").unwrap();
    fs::set_permissions(folder.join("report.json"), fs::Permissions::from_mode(0o640)).unwrap();
    let arguments = ["check", "a.txt", "--format", "json", "--output", "report.json"];
    assert_ne!(run(&folder, &arguments).status.code(), Some(2));
    let mode = fs::metadata(folder.join("report.json")).unwrap().permissions().mode() & 0o777;
    let report = fs::read_to_string(folder.join("report.json")).unwrap();
    assert_eq!(mode, 0o640);
    assert!(report.contains("corroborate/report/1"));
    // Where there is no room for it, the old file stays and nothing is left beside it.
    let command =
        format!("ulimit -f 0; trap '' XFSZ; exec {:?} {}", env!("CARGO_BIN_EXE_corroborate"), arguments.join(" "));
    let output = Command::new("bash").current_dir(&folder).args(["-c", &command]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read_to_string(folder.join("report.json")).unwrap(), report);
    let names: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_run_that_is_interrupted_leaves_the_old_file_or_a_whole_new_one() {
    let folder = folder("interrupted");
    fs::write(folder.join("a.txt"), FIRST.repeat(3000)).unwrap();
    let mut old = 0;
    for wait in [0, 20, 60, 150, 400] {
        fs::write(folder.join("report.json"), "old").unwrap();
        let arguments = ["check", "a.txt", "--format", "json", "--output", "report.json"];
        let mut child = in_folder::command(&folder, &arguments).spawn().unwrap();
        thread::sleep(Duration::from_millis(wait));
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        let _ = child.wait().unwrap();
        let report = fs::read_to_string(folder.join("report.json")).unwrap();
        old += usize::from(report == "old");
        assert!(report == "old" || serde_json::from_str::<serde_json::Value>(&report).is_ok(), "{report:.40}");
    }
    assert!(old > 0, "every run ended before it was interrupted");
}
