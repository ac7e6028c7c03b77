//! Tables in other forms than one of rows: packed, as JSON Lines, beyond memory, as claims, among other files.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{HEADER, folder, report, run};
use corroborate::table::{TableOptions, Tables};
use corroborate::{ErrorKind, Verifier, import};

/// The table of the next test, packed by the tools of the same names.
const PACKED: [(&str, &str); 3] = [
    (
        "b.csv.gz",
        "1f8b080000000000020305c14b0a80201405d0b96bb9825ad0b8a53cf486829ff007edbe73b859270a65ac4ebc593c1164125bf222465bdd533db9b580409971e08e1dce38abcda59d813d4e9454d398fd533fab73e2ec4f000000",
    ),
    (
        "b.csv.xz",
        "fd377a585a000004e6d6b4460200210116000000742fe5a301004e6576656e742c6d6561737572652c706c6163652c646174652c76616c75652c736f757263650a666c6f6f642c6465617468732c4168722c323032312d30372d32302c3133342c6d696e69737472790a0000177eb0121a1e90000001674f4a1459ec1fb6f37d010000000004595a",
    ),
    (
        "b.csv.zst",
        "28b52ffd04584d0200f2441117a0a53a00b64912bfb6def9b3e99f77f6f346e7fc570d0fa390ab8b58cd80c1b81c1228c49c729c4a60558b4f4eceb1c138cae7d47f0c0b7f31f90819c1cfa7f8e6255e3c008890c6bd",
    ),
];

fn unhex(text: &str) -> Vec<u8> {
    text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[test]
fn packed_tables_are_read_as_they_are() {
    let folder = folder("packed");
    fs::write(folder.join("a.csv"), format!("{HEADER}flood,deaths,Ahr,2021-07-20,135,police\n")).unwrap();
    for (name, hex) in PACKED {
        let bytes = unhex(hex);
        fs::write(folder.join(name), &bytes).unwrap();
        let output = run(&folder, &["check", "--format", "json", "a.csv", name]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let found = report(&output);
        assert_eq!(found.findings[0].labels[1].note, format!("Ahr, 2021-07-20, line 2 of {name}"));
        // A stream tells what it is as well.
        let mut child = Command::new(env!("CARGO_BIN_EXE_corroborate"))
            .current_dir(&folder)
            .args(["check", "-", "a.csv"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&bytes).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(1), "{name}");
        // Two files packed one after the other are one file, as their tools have it.
        let mut tables = Tables::default();
        tables.read("twice", [bytes.as_slice(), bytes.as_slice()].concat().as_slice()).unwrap();
        assert_eq!((tables.claims(), tables.skipped()), (2, 1), "{name}: the second header is no row");
        for cut in [bytes.len() - 9, bytes.len() / 2, 12] {
            let error = Tables::default().read(name, &bytes[..cut]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Io);
            assert!(error.to_string().contains("damaged or cut off"), "{name} cut at {cut}: {error}");
        }
    }
    for (head, mend) in [("PK\u{3}\u{4}rest", "save the sheet as CSV"), ("BZh91AY", "bzip2"), ("PAR1xx", "Parquet")] {
        let error = Tables::default().read("a.csv", head.as_bytes()).unwrap_err();
        assert!(error.to_string().contains(mend), "{error}");
    }
    let error = Tables::default().read("a.csv", b"\xff\xfem\0e\0".as_slice()).unwrap_err();
    assert_eq!(error.to_string(), "cannot read `a.csv`: it is text in UTF-16; save it as UTF-8");
}

#[test]
fn a_memory_limit_uses_the_disk_and_leaves_nothing_there() {
    let folder = folder("limit");
    let temporary = folder.join("tmp");
    fs::create_dir(&temporary).unwrap();
    let rows = |slip: u32| -> String {
        (0..4_000_u32)
            .map(|row| format!("flood,deaths,P-{row},2021,{},\n", if row % 7 == 0 { row + slip } else { row }))
            .collect()
    };
    fs::write(folder.join("a.csv"), format!("{HEADER}{}", rows(0))).unwrap();
    fs::write(folder.join("b.csv"), format!("{HEADER}{}", rows(3))).unwrap();
    let check = |limit: &str, differences: &str, temporary: &Path| {
        Command::new(env!("CARGO_BIN_EXE_corroborate"))
            .current_dir(&folder)
            .env("TMPDIR", temporary)
            .args(["check", "--memory-limit", limit, "--differences", differences, "a.csv", "b.csv"])
            .output()
            .unwrap()
    };
    let free = check("none", "free.csv", &temporary);
    let within = check("100kB", "within.csv", &temporary);
    assert_eq!(within.status.code(), Some(1), "{within:?}");
    assert_eq!(String::from_utf8(free.stdout).unwrap(), String::from_utf8(within.stdout).unwrap());
    let differences = fs::read_to_string(folder.join("within.csv")).unwrap();
    assert_eq!(differences.lines().count(), 1 + 2 * 572);
    assert_eq!(fs::read_to_string(folder.join("free.csv")).unwrap(), differences);
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);

    let gone = check("100kB", "gone.csv", &folder.join("gone"));
    assert_eq!((gone.status.code(), gone.stdout.len()), (Some(2), 0));
    let message = String::from_utf8(gone.stderr).unwrap();
    assert!(message.contains("no temporary file can be made in") && message.contains("set TMPDIR"), "{message}");
    assert_eq!(check("10 apples", "no.csv", &temporary).status.code(), Some(2));
}

#[test]
fn a_line_that_is_no_claim_is_skipped_and_reported() {
    let folder = folder("claim_lines");
    let claim = |document: &str, value: &str| {
        format!(
            "{{\"document\":\"{document}\",\"measure\":\"deaths\",\"event\":{{\"kind\":\"flood\",\"place\":\"Ahr\"}},\
             \"quantity\":{{\"stated\":\"{value}\",\"unit\":\"count\"}}}}\n"
        )
    };
    let lines = format!("{}{{\"document\":\"c\"}}\n{}no JSON\n", claim("a", "134"), claim("b", "165"));
    fs::write(folder.join("claims.jsonl"), lines).unwrap();
    let output = run(&folder, &["check", "--format", "json", "claims.jsonl"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let found = report(&output);
    let messages: Vec<&str> = found.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["deaths, flood in Ahr: 165 in b, 134 in a", "2 rows of claims.jsonl could not be read"],);
    let skipped: Vec<&str> = found.findings[1].labels.iter().map(|label| label.text.as_str()).collect();
    assert_eq!(skipped, ["line 2, column 16", "line 4, column 2"]);
    assert!(found.findings[1].labels[0].note.contains("missing field `quantity`"));

    let output = run(&folder, &["check", "--strict", "claims.jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("claims.jsonl:2:16: missing field `quantity`"), "{message}");
}

#[test]
fn json_lines_are_tables_too() {
    let folder = folder("lines");
    let lines = "\u{feff}{\"event\":\"flood\",\"measure\":\"deaths\",\"place\":\"Ahr\",\"date\":\"2021-07-20\",\"value\":\"134\",\"source\":\"ministry\"}\n\
                 \n{\"measure\":\"deaths\",\"event\":\"flood\",\"value\":15.0,\"place\":\"Erft\",\"date\":\"2021-07-20\",\"source\":\"ministry\"}\r\n\
                 {\"document\":\"desk\",\"measure\":\"deaths\",\"event\":{\"kind\":\"flood\",\"place\":\"Ahr\",\"from\":\"2021-07-20\",\"to\":\"2021-07-20\"},\
                 \"quantity\":{\"stated\":\"130\",\"unit\":\"count\"}}\n";
    fs::write(folder.join("a.jsonl"), lines).unwrap();
    let rows = format!("{HEADER}flood,deaths,Ahr,2021-07-20,135,police\nflood,deaths,Erft,2021-07-20,15,police\n");
    fs::write(folder.join("b.csv"), rows).unwrap();
    let output = run(&folder, &["check", "--format", "json", "a.jsonl", "b.csv"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let found = report(&output);
    let messages: Vec<&str> = found.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["deaths, flood: 3 sources differ on 1 of 2 statistics that two or more give"]);
    let notes: Vec<&str> = found.findings[0].labels.iter().map(|label| label.note.as_str()).collect();
    assert_eq!(
        notes,
        [
            "Ahr, 2021-07-20, line 1 of a.jsonl",
            "Ahr, 2021-07-20, line 4 of a.jsonl",
            "Ahr, 2021-07-20, line 2 of b.csv"
        ]
    );
}

#[test]
fn bad_lines_are_named_by_place_and_cost_nothing_else() {
    let long = "x".repeat(2_000_000);
    let good = "{\"event\":\"flood\",\"measure\":\"deaths\",\"value\":3}";
    let text = format!(
        "{good}\n{{\"event\":\"flood\",\"measure\":\"deaths\",\"value\":\"é many\"}}\n[1,2]\n{{\"event\":\"flood\"\n\
         {{\"event\":\"{long}\",\"measure\":\"deaths\",\"value\":3}}\n{{\"event\":\"flood\",\"value\":3}}\n\
         {{\"document\":\"a\",\"measure\":\"deaths\",\"quantity\":{{\"stated\":\"70\",\"hedge\":\"about\"}}}}\n\
         {{\"document\":\"a\",\"measure\":\"deaths\",\"quantity\":{{\"stated\":\"70\"}},\"event\":3}}\n\
         {{\"document\":\"a\",\"measure\":\"deaths\",\"quantity\":{{\"stated\":\"70\"}},\"standing\":\"denied\"}}\n\
         {{\"event\":\"flood\",\"measure\":\"deaths\",\"value\":\"\"}}\n{{\"event\":\"flood\",\"measure\":null,\"value\":1}}\n\
         {{\"event\":\"flo\\u0000od\",\"measure\":\"deaths\",\"value\":1}}\n{good}"
    );
    let mut tables = Tables::default();
    tables.read("rows.jsonl", text.as_bytes()).unwrap();
    let problems: Vec<String> = tables.problems().collect();
    let not_plain = "the claim is hedged, rounded, a range, planned or denied";
    let expected = [
        "2:45: this is no number in plain decimal notation: \"é many\"",
        "3:1: this is no object in JSON",
        "4:16: this is no object in JSON",
        "5:1: the row is longer than a mebibyte",
        "6:1: the line lacks a key that is needed",
        &format!("7:47: {not_plain}"),
        "8:71: this is not as a claim has it",
        &format!("9:74: {not_plain}"),
        "11:28: the measure is empty",
        "12:10: a field holds a NUL byte",
    ];
    assert_eq!(problems.len(), expected.len());
    for (problem, expected) in problems.iter().zip(expected) {
        assert!(problem.starts_with(&format!("rows.jsonl:{expected}")), "{problem}");
    }
    assert_eq!((tables.claims(), tables.skipped()), (2, 10));

    let mut options = TableOptions::default();
    options.strict = true;
    let error = Tables::new(options).read("rows.jsonl", text.as_bytes()).unwrap_err();
    assert!(error.to_string().starts_with("rows.jsonl:2:45: this is no number"), "{error}");
    let error = Tables::default().read("a.jsonl", "{\"measure\":\"deaths\",\"valeu\":3}\n".as_bytes()).unwrap_err();
    assert!(
        error.to_string().starts_with("a.jsonl:1:12: the table has no column `value`; did you mean `valeu`?"),
        "{error}"
    );
}

#[test]
fn claims_of_tables_are_printed_and_read_back() {
    let folder = folder("claims");
    let text = format!(
        "{HEADER}flood,deaths,Ahr,2021-07-20,135,police\nflood,deaths,Ahr,week 3,x,police\nflood,turnout,,week 3,70%,desk\n"
    );
    fs::write(folder.join("a.csv"), text).unwrap();
    let output = run(&folder, &["claims", "a.csv"]);
    assert_eq!(output.status.code(), Some(0));
    let stdout = String::from_utf8(output.stdout).unwrap();
    let starts = [
        r#"{"document":"police","measure":"deaths","event":{"kind":"flood","place":"Ahr","from":"2021-07-20","to":"2021-07-20"},"subject":null,"scope":{},"quantity":{"stated":"135","#,
        r#"{"document":"desk","measure":"turnout","event":{"kind":"flood","place":null,"from":null,"to":null},"subject":null,"scope":{"time":"week 3"},"quantity":{"stated":"70","#,
    ];
    assert_eq!(stdout.lines().count(), 2);
    for (line, start) in stdout.lines().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
    let warning = "warning: a.csv:3:25: this is no number in plain decimal notation: \"x\"; the row is skipped\n";
    assert_eq!(String::from_utf8(output.stderr).unwrap(), warning);
    assert_eq!(run(&folder, &["claims", "--strict", "a.csv"]).status.code(), Some(2));

    let again = stdout.replace("\"135\"", "\"136\"").replace("\"police\"", "\"ministry\"");
    let mut tables = Tables::default();
    tables.read("a.csv", File::open(folder.join("a.csv")).unwrap()).unwrap();
    tables.read("b.jsonl", again.as_bytes()).unwrap();
    let comparison = Verifier::new().compare_tables(&tables).unwrap();
    assert_eq!((comparison.compared, comparison.conflicting, tables.skipped()), (1, 1, 1));
}

#[test]
fn an_importer_takes_tables_among_other_files() {
    let files: [(&str, &str); 4] = [
        (
            "m.json",
            r#"[{"id": "note", "file": "note.txt", "published": "2022-06"}, {"id": "register", "file": "rows.csv"}]"#,
        ),
        ("note.txt", "In the unrest of January 2022 in Kazakhstan 227 people were killed."),
        (
            "rows.csv",
            "event,measure,place,date,value\nunrest,deaths,Kazakhstan,2022-01,238\nunrest,deaths,Kazakhstan,2022-02,many\n",
        ),
        (
            "more.jsonl",
            "{\"event\":\"unrest\",\"measure\":\"deaths\",\"place\":\"Kazakhstan\",\"date\":\"2022-01\",\"value\":238}\n",
        ),
    ];
    let open = |path: &Path| {
        let file = files.iter().find(|(name, _)| Path::new(name) == path);
        file.map(|(_, text)| text.as_bytes().to_vec()).ok_or(std::io::ErrorKind::NotFound.into())
    };
    let imported = import::files(["m.json", "more.jsonl"], open).unwrap();
    assert_eq!((imported.documents.len(), imported.tables.claims(), imported.tables.skipped()), (1, 2, 1));
    let verifier = Verifier::new();
    let corpus = verifier.extract(&imported.documents).unwrap();
    let report = verifier.verify_with_tables(&corpus, &imported.tables).unwrap();
    let conflict = report.findings.iter().find(|finding| finding.check == "conflicting-values").unwrap();
    let mut documents: Vec<&str> = conflict.labels.iter().map(|label| label.document.as_str()).collect();
    documents.sort_unstable();
    assert_eq!(documents, ["more", "note", "register"], "the table of a manifest has the id that is given there");
    assert!(report.findings.iter().any(|finding| finding.check == "unreadable-row"));
    assert_eq!(import::files(["gone.csv"], open).unwrap_err().kind(), ErrorKind::Io);
}
