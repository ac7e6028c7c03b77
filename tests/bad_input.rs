//! What cannot be read: the library says what kind of failure it is, and the command says it in one sentence, with
//! exit status 2 and nothing on standard output.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up should fail")]

mod in_folder;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use corroborate::import;
use corroborate::{Error, ErrorKind, Level, Verifier};
use in_folder::run;

/// A title in 64 braces.
const DEEP: &str = "@misc{x,\n title = {{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{T}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}\n}";

const CLAIM: &str = r#"{"document":"a","measure":"deaths","quantity":{"stated":"4","unit":"count"}}"#;

/// A folder of its own for a test's files.
fn folder(name: &str) -> PathBuf {
    in_folder::folder("bad_input", name)
}

/// The command refuses: exit status 2, one sentence, nothing that could be taken for a report.
fn refusal(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {stderr}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "", "{arguments:?}");
    let sentence = stderr.strip_prefix("error: ").unwrap().strip_suffix('\n').unwrap().to_owned();
    assert!(!sentence.contains('\n'), "{arguments:?}: {sentence}");
    sentence
}

/// The library refuses the same files, held in memory.
fn library(files: &[(&str, &[u8])], given: &[&str]) -> Error {
    let files: BTreeMap<&Path, &[u8]> = files.iter().map(|(name, bytes)| (Path::new(*name), *bytes)).collect();
    let open = |path: &Path| files.get(path).map(|bytes| bytes.to_vec()).ok_or(io::ErrorKind::NotFound.into());
    match import::files(given, open) {
        Err(error) => error,
        Ok(imported) => panic!("{given:?} were read: {imported:?}"),
    }
}

#[test]
fn broken_files_are_refused_by_library_and_command_alike() {
    let a = |line: &'static str| line.as_bytes();
    type Case<'a> = (&'a str, &'a [(&'a str, &'a [u8])], &'a [&'a str], ErrorKind, &'a str);
    let cases: &[Case<'_>] = &[
        ("missing", &[], &["gone.txt"], ErrorKind::Io, "cannot read `gone.txt`: there is no such file; check the path"),
        (
            "encoding",
            &[("a.txt", b"Turnout:\n68 \xa0%\n")],
            &["a.txt"],
            ErrorKind::Encoding,
            "`a.txt` is not UTF-8: the byte at offset 12 (line 2) is not part of a character; save the file as UTF-8",
        ),
        (
            "table",
            &[("a.xlsx", b"PK")],
            &["a.xlsx"],
            ErrorKind::Format,
            "`a.xlsx` is a spreadsheet by its name; save it as CSV",
        ),
        (
            "front_matter",
            &[("a.md", b"---\ntitle: x\npublished: June\n---\n")],
            &["a.md"],
            ErrorKind::Format,
            "a.md:3:12: `June`: a date is written 2022, 2022-06 or 2022-06-05",
        ),
        (
            "syntax",
            &[("m.json", b"[\n  {\"id\": \"a\" \"file\": \"a.txt\"}\n]")],
            &["m.json"],
            ErrorKind::Format,
            "m.json:2:14: this is not JSON: expected `,` or `}`",
        ),
        ("cut_off", &[("m.json", b"[{\"id\":")], &["m.json"], ErrorKind::Format, "m.json:1:7: this is not JSON: EOF"),
        ("empty_json", &[("m.json", b"")], &["m.json"], ErrorKind::Format, "m.json:1:1: this is not JSON: EOF"),
        (
            "type",
            &[("m.json", b"[{\"id\": 7, \"file\": \"a.txt\"}]")],
            &["m.json"],
            ErrorKind::Format,
            "m.json:1:9: invalid type: integer `7`, expected a string",
        ),
        (
            "unknown_key",
            &[("m.json", b"[{\"id\": \"a\",\n  \"titel\": \"x\", \"file\": \"a.txt\"}]")],
            &["m.json"],
            ErrorKind::Format,
            "m.json:2:9: unknown field `titel`, expected one of `id`, `file`, `title`, `publisher`, `authors`, `published`, `url`, `language`, `events`, `story`, `bibliography`",
        ),
        (
            "no_file_key",
            &[("m.json", b"[{\"id\": \"a\"}]")],
            &["m.json"],
            ErrorKind::Format,
            "m.json:1:12: missing field `file`",
        ),
        (
            "date",
            &[("m.json", b"[{\"id\": \"a\", \"file\": \"a.txt\", \"published\": \"2022-02-30\"}]")],
            &["m.json"],
            ErrorKind::Format,
            "m.json:1:56: \"2022-02-30\": the calendar has no such month or day",
        ),
        (
            "url",
            &[("m.json", b"[{\"id\": \"a\", \"file\": \"a.txt\", \"url\": \"example.org\"}]")],
            &["m.json"],
            ErrorKind::Format,
            "m.json:1:51: `example.org` is not a full address (relative URL without a base); write it as in https://example.org/page",
        ),
        (
            "listed_file",
            &[("sub/m.json", b"[{\"id\": \"a\", \"file\": \"a.txt\"}]")],
            &["sub/m.json"],
            ErrorKind::Io,
            "`sub/m.json` names the file `sub/a.txt` for the document `a`, which cannot be read: there is no such file; \
             files are named relative to the manifest",
        ),
        (
            "listed_twice",
            &[
                ("a.txt", b"x"),
                ("m.json", b"[{\"id\": \"a\", \"file\": \"a.txt\"}, {\"id\": \"a\", \"file\": \"a.txt\"}]"),
            ],
            &["m.json"],
            ErrorKind::DuplicateDocument,
            "the document id `a` is used twice",
        ),
        (
            "bibliography",
            &[("a.txt", b"x"), ("a.bib", b"@misc{x,\n  title = {A}\n  year = 2016}")],
            &["a.txt", "a.bib"],
            ErrorKind::Format,
            "a.bib:3:3: this is not BibTeX: expected comma; mend the entry there",
        ),
        (
            "bibliography_deep",
            &[("a.txt", b"x"), ("a.bib", DEEP.as_bytes())],
            &["a.txt", "a.bib"],
            ErrorKind::Format,
            "a.bib:2:69: braces are nested more than 60 deep; mend the entry there",
        ),
        (
            "bibliography_of_nothing",
            &[("a.txt", b"x"), ("b.txt", b"y"), ("c.bib", b"@misc{x, year = 2016}")],
            &["a.txt", "b.txt", "c.bib"],
            ErrorKind::Format,
            "`c.bib` is a bibliography, and no document is called `c`; name it as the document whose sources it lists, \
             or as the document's `bibliography` in a manifest",
        ),
        (
            "bibliography_date",
            &[
                ("a.txt", b"x"),
                ("a.json", b"[{\"id\": \"x\", \"type\": \"book\",\n\"issued\": {\"date-parts\": [[2022, 13]]}}]"),
            ],
            &["a.txt", "a.json"],
            ErrorKind::Format,
            "a.json:2:",
        ),
        ("empty_list", &[("m.json", b"[]")], &["m.json"], ErrorKind::Format, "`m.json` lists no documents;"),
        (
            "other_json",
            &[("r.json", b"{\"schema\": \"corroborate/report/1\"}")],
            &["r.json"],
            ErrorKind::Format,
            "`r.json` is neither a manifest, which is a list of {\"id\", \"file\", …}, nor a corpus, \
             whose schema is `corroborate/corpus/1` (its schema is `corroborate/report/1`)",
        ),
        (
            "lines_as_json",
            &[("c.json", b"{\"document\": \"a\"}\n{\"document\": \"b\"}\n")],
            &["c.json"],
            ErrorKind::Format,
            "`c.json` holds several JSON values; claims one a line go into a file named `.jsonl`",
        ),
        (
            "later_corpus",
            &[("c.json", b"{\"schema\": \"corroborate/corpus/2\", \"documents\": []}")],
            &["c.json"],
            ErrorKind::Format,
            "`c.json`: the schema is `corroborate/corpus/2`, and this version reads `corroborate/corpus/1`",
        ),
        (
            "corpus_span",
            &[(
                "c.json",
                br#"{"schema": "corroborate/corpus/1", "documents": [{"id": "a", "text": "68 %"}],
                    "claims": [{"document": "a", "start": 0, "end": 9, "quantity": {"stated": "68"}}]}"#,
            )],
            &["c.json"],
            ErrorKind::Span,
            "`c.json`: the span 0..9 of `a` is not on character boundaries within its 4 bytes",
        ),
        (
            "claim_line",
            &[("c.jsonl", b"\n{\"document\": \"a\"}\n")],
            &["c.jsonl"],
            ErrorKind::Format,
            "c.jsonl:2:17: missing field `quantity`",
        ),
        (
            "claim_number",
            &[("c.jsonl", br#"{"document": "a", "quantity": {"stated": "four"}}"#)],
            &["c.jsonl"],
            ErrorKind::Format,
            "c.jsonl:1:",
        ),
        (
            "claim_text",
            &[
                ("a.txt", b"4 died"),
                ("c.jsonl", br#"{"document":"a","start":0,"end":1,"text":"5","quantity":{"stated":"5"}}"#),
            ],
            &["a.txt", "c.jsonl"],
            ErrorKind::Format,
            "c.jsonl:1:1: the claim quotes \"5\", and the document `a` has \"4\" at that place; was the text changed since?",
        ),
        (
            "claim_span",
            &[("a.txt", b"4 died"), ("c.jsonl", br#"{"document":"a","start":0,"end":70,"quantity":{"stated":"5"}}"#)],
            &["a.txt", "c.jsonl"],
            ErrorKind::Span,
            "`c.jsonl:1`: the span 0..70 of `a` is not on character boundaries within its 6 bytes",
        ),
        (
            "later_line",
            &[("c.jsonl", a(CLAIM)), ("d.jsonl", b"{}")],
            &["c.jsonl", "d.jsonl"],
            ErrorKind::Format,
            "d.jsonl:1:2: missing field `document`",
        ),
    ];
    for (name, files, given, kind, message) in cases {
        let error = library(files, given);
        assert_eq!(error.kind(), *kind, "{name}: {error}");
        assert!(error.to_string().starts_with(message), "{name}: {error}");
        assert!(std::error::Error::source(&error).is_none(), "{name}: the message says it all");

        let folder = folder(name);
        for (file, bytes) in *files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        for command in ["check", "claims"] {
            let arguments: Vec<&str> = std::iter::once(command).chain(given.iter().copied()).collect();
            assert_eq!(refusal(&folder, &arguments), error.to_string(), "{name}");
        }
    }
}

#[test]
fn directories_and_unreadable_files_are_named() {
    let open = |kind: io::ErrorKind| import::files(["x.txt"], move |_| Err(kind.into())).unwrap_err();
    let directory = open(io::ErrorKind::IsADirectory);
    assert_eq!(directory.kind(), ErrorKind::Io);
    assert!(directory.to_string().starts_with("cannot read `x.txt`: it is a directory; name the files in it"));
    let closed = open(io::ErrorKind::PermissionDenied);
    assert!(closed.to_string().ends_with("its permissions do not allow it; make it readable"), "{closed}");

    let folder = folder("directory");
    fs::create_dir(folder.join("texts")).unwrap();
    let message = refusal(&folder, &["check", "texts"]);
    assert_eq!(message, "cannot read `texts`: it is a directory; name the files in it, or a manifest that lists them");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("permission");
    fs::write(folder.join("a.txt"), "x").unwrap();
    fs::set_permissions(folder.join("a.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(folder.join("a.txt")).is_ok() {
        println!("skipped: this user may read every file");
        return;
    }
    assert!(refusal(&folder, &["check", "a.txt"]).starts_with("cannot read `a.txt`: its permissions do not allow it"));
}

#[test]
fn unknown_checks_and_levels_are_refused() {
    let folder = folder("checks");
    fs::write(folder.join("a.txt"), "x").unwrap();
    let near = "unknown check `conflicting-value`; did you mean `conflicting-values`?";
    assert_eq!(refusal(&folder, &["check", "--allow", "conflicting-value", "a.txt"]), near);
    assert_eq!(refusal(&folder, &["check", "--level", "conflicting-value=note", "a.txt"]), near);
    assert_eq!(refusal(&folder, &["explain", "conflicting-value"]), near);
    assert_eq!(refusal(&folder, &["explain", "spelling"]), "unknown check `spelling`");
    let malformed = refusal(&folder, &["check", "--level", "conflicting-values=loud", "a.txt"]);
    assert!(malformed.contains("a level of allow, note, warning or error"), "{malformed}");

    let error = Verifier::new().level("conflicting-value", Level::Note).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Configuration, near));
    assert_eq!(Verifier::new().rule("spelling").err().map(|error| error.kind()), Some(ErrorKind::Configuration));
}

#[test]
fn no_files_and_unknown_options_are_refused() {
    let folder = folder("arguments");
    assert!(refusal(&folder, &["check"]).starts_with("no files given; name texts"));
    assert!(refusal(&folder, &["claims"]).starts_with("no files given; name texts"));
    for (arguments, words) in [
        (["check", "--format", "xml", "a.txt"], "[possible values: text, json, markdown, sarif]"),
        (["check", "--fail-on", "always", "a.txt"], "[possible values: error, warning, note, never]"),
        (["check", "--fromat", "text", "a.txt"], "a similar argument exists: '--format'"),
    ] {
        let output = run(&folder, &arguments);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{stderr}");
        assert!(stderr.contains(words), "{stderr}");
    }
}

#[test]
fn a_report_that_cannot_be_placed_is_refused_and_leaves_nothing() {
    let folder = folder("output");
    fs::write(folder.join("a.txt"), "x").unwrap();
    fs::create_dir(folder.join("taken")).unwrap();
    let message = refusal(&folder, &["check", "--output", "gone/report.txt", "a.txt"]);
    assert_eq!(message, "cannot write `gone/report.txt`: there is no such folder");
    let message = refusal(&folder, &["check", "--output", "taken", "a.txt"]);
    assert_eq!(message, "cannot write `taken`: it is a directory; name a file in it");

    let message = refusal(&folder, &["check", "--output", "./taken/../a.txt", "a.txt"]);
    assert_eq!(message, "`a.txt` is read by this run; name another file for the output");
    assert_eq!(fs::read_to_string(folder.join("a.txt")).unwrap(), "x");

    // What was there before stays where the input cannot be read.
    fs::write(folder.join("report.txt"), "earlier").unwrap();
    refusal(&folder, &["check", "--output", "report.txt", "gone.txt"]);
    assert_eq!(fs::read_to_string(folder.join("report.txt")).unwrap(), "earlier");
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.txt", "report.txt", "taken"]);
}

#[test]
fn an_empty_document_is_a_result_that_says_so() {
    let folder = folder("empty");
    fs::write(folder.join("a.txt"), "").unwrap();
    let output = run(&folder, &["check", "a.txt"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("nothing in `a` was checked: it is empty"));
    let output = run(&folder, &["claims", "a.txt"]);
    assert_eq!((output.status.code(), output.stdout.len(), output.stderr.len()), (Some(0), 0, 0));
}
