//! The command as a user meets it: what it prints, where, and with which exit status.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

mod in_folder;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::Stdio;

use corroborate::{Claim, Report};
use in_folder::{command, run};

const JUNE: &str = r#"{"document":"june","measure":"deaths","event":{"kind":"unrest","place":"Kazakhstan","from":"2022-01","to":"2022-01"},"quantity":{"stated":"227","unit":"count"}}"#;

/// A folder of its own for a test, with claims that conflict.
fn folder(name: &str) -> PathBuf {
    let folder = in_folder::folder("command", name);
    fs::write(folder.join("june.jsonl"), JUNE).unwrap();
    fs::write(folder.join("july.jsonl"), JUNE.replace("june", "july").replace("227", "341")).unwrap();
    folder
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_exit_status_follows_fail_on() {
    let folder = folder("status");
    let status = |more: &[&str]| {
        let arguments: Vec<&str> = ["check", "june.jsonl", "july.jsonl"].iter().chain(more).copied().collect();
        let output = run(&folder, &arguments);
        assert_eq!(text(output.stderr), "");
        output.status.code()
    };
    let at = |level: &str| format!("conflicting-values={level}");
    assert_eq!(status(&["--level", &at("error")]), Some(1));
    assert_eq!(status(&["--level", &at("error"), "--fail-on", "never"]), Some(0));
    assert_eq!(status(&["--level", &at("warning")]), Some(0));
    assert_eq!(status(&["--level", &at("warning"), "--fail-on", "warning"]), Some(1));
    assert_eq!(status(&["--level", &at("note"), "--fail-on", "warning"]), Some(0));
    assert_eq!(status(&["--level", &at("note"), "--fail-on", "note"]), Some(1));
    assert_eq!(status(&["--allow", "conflicting-values", "--fail-on", "note"]), Some(0));
}

#[test]
fn a_report_goes_to_standard_output_or_whole_into_a_file() {
    let folder = folder("output");
    let files = ["june.jsonl", "july.jsonl"];
    let printed = run(&folder, &["check", "--format", "json", files[0], files[1]]);
    let report: Report = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(report.schema, Report::SCHEMA);
    assert_eq!(report.documents.len(), 2);
    let shown: Vec<&str> = report.findings.iter().map(|finding| finding.check.as_str()).collect();
    assert_eq!(shown, ["conflicting-values"]);

    fs::write(folder.join("report.json"), "earlier, and longer than nothing").unwrap();
    let filed = run(&folder, &["check", "--format", "json", "--output", "report.json", files[0], files[1]]);
    assert_eq!((filed.status.code(), text(filed.stdout).as_str()), (printed.status.code(), ""));
    assert_eq!(fs::read(folder.join("report.json")).unwrap(), printed.stdout);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "no temporary file is left");
}

#[test]
fn a_pipe_gets_no_colour_unless_asked() {
    let folder = folder("colour");
    let printed = |more: &[&str]| {
        let arguments: Vec<&str> = ["check", "june.jsonl", "july.jsonl"].iter().chain(more).copied().collect();
        text(run(&folder, &arguments).stdout)
    };
    assert!(!printed(&[]).contains('\u{1b}'));
    assert!(!printed(&["--color", "never"]).contains('\u{1b}'));
    assert!(printed(&["--color", "always"]).contains('\u{1b}'));
}

#[test]
fn quotations_head_with_path_line_and_column_of_the_file() {
    let folder = folder("places");
    fs::write(folder.join("june.md"), "---\r\ntitle: June\r\n---\r\n\r\nIn Öskemen 227 people died.\r\n").unwrap();
    let place = r#""start":37,"end":40,"text":"227","#;
    fs::write(folder.join("june.jsonl"), JUNE.replacen('{', &format!("{{{place}"), 1)).unwrap();
    let output = run(&folder, &["check", "june.md", "june.jsonl", "july.jsonl"]);
    assert_eq!(text(output.stderr), "");
    let shown = text(output.stdout);
    assert!(shown.contains("--> june.md:5:12\n"), "{shown}");
    assert!(shown.contains("5 | In Öskemen 227 people died.\n  |            ^^^ "), "{shown}");
}

#[test]
fn claims_come_out_as_they_went_in() {
    let folder = folder("claims");
    let text_of_june = "In January 227 people died.";
    fs::write(folder.join("june.txt"), text_of_june).unwrap();
    let line = JUNE.replacen('{', r#"{"start":11,"end":14,"text":"227","sentence_start":0,"sentence_end":27,"#, 1);
    fs::write(folder.join("june.jsonl"), &line).unwrap();
    let first = run(&folder, &["claims", "june.txt", "june.jsonl"]);
    assert_eq!((first.status.code(), text(first.stderr).as_str()), (Some(0), ""));
    let printed = text(first.stdout);
    assert!(printed.starts_with(r#"{"document":"june","start":11,"end":14,"text":"227","sentence_start":0,"sentence_end":27,"measure":"deaths","#));
    assert_eq!(serde_json::from_str::<Claim>(&printed).unwrap(), serde_json::from_str::<Claim>(&line).unwrap());

    fs::write(folder.join("again.jsonl"), &printed).unwrap();
    assert_eq!(text(run(&folder, &["claims", "june.txt", "again.jsonl"]).stdout), printed);
    // Without the text the claim stays, and its place goes.
    let without = text(run(&folder, &["claims", "again.jsonl"]).stdout);
    assert!(without.starts_with(r#"{"document":"june","measure":"deaths","#), "{without}");
}

#[test]
fn claims_that_were_read_are_read_back_with_and_without_texts() {
    let folder = folder("claims_back");
    let words = "A fire in Lindby in Ruritania on 3 May 2031 killed 12 workers, the prefect said. Anna Novak won 54% of the vote.\n";
    fs::write(folder.join("a.txt"), words).unwrap();
    fs::write(folder.join("b.txt"), words.replace("12", "19")).unwrap();
    let printed = text(run(&folder, &["claims", "a.txt", "b.txt"]).stdout);
    assert!(printed.contains("event_start") && printed.contains("key_spans"), "{printed}");
    fs::write(folder.join("claims.jsonl"), &printed).unwrap();
    let with = run(&folder, &["claims", "a.txt", "b.txt", "claims.jsonl"]);
    assert_eq!((with.status.code(), text(with.stderr).as_str()), (Some(0), ""));
    // The story is one of the run's own.
    let storyless = |claims: &str| claims.replace("\"story\":0,", "").replace("\"story\":1,", "");
    assert_eq!(text(with.stdout), storyless(&printed));
    let without = run(&folder, &["claims", "claims.jsonl"]);
    assert_eq!((without.status.code(), text(without.stderr).as_str()), (Some(0), ""));
    let without = text(without.stdout);
    assert_eq!(without.lines().count(), printed.lines().count());
    fs::write(folder.join("placeless.jsonl"), &without).unwrap();
    assert_eq!(text(run(&folder, &["claims", "placeless.jsonl"]).stdout), without);
    for claims in ["claims.jsonl", "placeless.jsonl"] {
        let report = text(run(&folder, &["check", claims, "--fail-on", "never"]).stdout);
        assert!(report.contains("conflicting-values"), "{report}");
    }
}

#[test]
fn statistics_list_what_is_comparable() {
    let folder = folder("statistics");
    fs::write(folder.join("june.txt"), "In January 227 people died.").unwrap();
    let place = r#"{"start":11,"end":14,"text":"227","#;
    fs::write(folder.join("june.jsonl"), JUNE.replacen('{', place, 1)).unwrap();
    fs::write(folder.join("rows.csv"), "measure,event,value,source\ndeaths,a,5,b\n").unwrap();
    let files = ["june.txt", "june.jsonl", "july.jsonl"];
    let printed = run(&folder, &["statistics", files[0], files[1], files[2]]);
    assert_eq!((printed.status.code(), text(printed.stderr).as_str()), (Some(0), ""));
    let shown = text(printed.stdout);
    let table = "\n  deaths: the values differ\n    june:1  227  no source named\n    july    341  no source named\n";
    assert!(shown.starts_with("unrest of 2022-01 in Kazakhstan\n") && shown.contains(table), "{shown}");

    let lines = run(&folder, &["statistics", "--format", "json", files[0], files[1], files[2], "rows.csv"]);
    assert_eq!(
        text(lines.stdout),
        concat!(
            r#"{"statistic":"deaths, unrest of 2022-01 in Kazakhstan","certain":true,"agree":false,"claims":["#,
            r#"{"document":"june","start":11,"end":14,"text":"227"},{"document":"july","text":"341"}]}"#,
            "\n"
        )
    );
    let warning = text(lines.stderr);
    assert!(warning.starts_with("warning: rows of tables are not listed (here 1)"), "{warning}");
}

#[test]
fn quantities_answer_line_by_line() {
    let folder = folder("quantities");
    let mut child = command(&folder, &["quantities"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let lines =
        "{\"id\":\"a\",\"text\":\"more than 70% voted\"}\n\n{\"id\":\"b\",\"text\":\"\",\"note\":1}\n{\"id\":\"c\"}\n";
    stdin.write_all(lines.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let lines: Vec<serde_json::Value> =
        text(output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&str> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(lines[1]["quantities"], serde_json::json!([]));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(output.stderr),
        "error: standard input, line 4, column 10: missing field `text`; a line is {\"id\": \"…\", \"text\": \"…\"}\n"
    );
}

#[test]
fn quantities_do_not_wait_for_the_next_line() {
    let folder = folder("dialogue");
    let mut child = command(&folder, &["quantities"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for id in ["a", "b"] {
        writeln!(stdin, "{{\"id\":\"{id}\",\"text\":\"\"}}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert_eq!(answer, format!("{{\"id\":\"{id}\",\"quantities\":[]}}\n"));
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_report_carries_what_it_names() {
    let folder = folder("with");
    fs::write(folder.join("note.txt"), "The army said 12 of the 20 patients (60 percent) slept better.").unwrap();
    let check = |more: &[&str]| {
        let arguments = ["check", "june.jsonl", "july.jsonl", "note.txt"];
        run(&folder, &arguments.iter().chain(more).copied().collect::<Vec<_>>())
    };
    let output = check(&["--format", "json", "--with", "claims,relations,citations"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&output).unwrap();
    let claims: Vec<Claim> = serde_json::from_value(json["claims"].clone()).unwrap();
    let report: Report = serde_json::from_slice(&output).unwrap();
    let conflict = report.of("conflicting-values").next().unwrap();
    let values: Vec<&Claim> = conflict.claim_ids().map(|id| &claims[id.index()]).collect();
    assert_eq!(values.iter().map(|claim| claim.document.as_str()).collect::<Vec<_>>(), ["july", "june"]);
    let member = &json["relations"][0]["members"][0];
    let named = usize::try_from(member["claim"].as_u64().unwrap()).unwrap();
    assert_eq!((member["role"].as_str(), claims[named].document.as_str()), (Some("part"), "note"));
    assert_eq!(claims[named].extractor.as_deref(), Some("text"));
    assert!(json["citations"].is_array() && json["references"].is_array() && json["links"].is_array());
    let claims_alone: serde_json::Value =
        serde_json::from_slice(&check(&["--format", "json", "--with", "claims"]).stdout).unwrap();
    assert!(claims_alone.get("relations").is_none());

    assert_eq!(text(check(&["--with", "claims"]).stderr), "error: `--with` goes with `--format json`\n");
    assert!(
        text(check(&["--format", "json", "--with", "claim"]).stderr)
            .contains("unknown part `claim`; did you mean `claims`?")
    );
}

#[test]
fn a_name_that_is_nearly_known_is_a_note_in_json_and_in_tables() {
    let folder = folder("unknown");
    fs::write(folder.join("slip.jsonl"), JUNE.replace("june", "slip").replace("deaths", "deahts")).unwrap();
    let rows = "event,measure,place,date,value,source\nflood,injurd,Ahr,2021-07,12,a\nflood,injurd,Ahr,2021-07,12,b\n";
    fs::write(folder.join("rows.csv"), rows).unwrap();
    let output = run(&folder, &["check", "june.jsonl", "slip.jsonl", "rows.csv", "--format", "json"]);
    let report: Report = serde_json::from_slice(&output.stdout).unwrap();
    let said: Vec<&str> = report.of("unknown-name").map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "unknown measure `deahts`: did you mean `deaths`?",
            "unknown measure `injurd` in the tables: did you mean `injured`?"
        ]
    );
}

#[test]
fn checks_are_listed_and_explained() {
    let folder = folder("checks");
    let listed = text(run(&folder, &["checks"]).stdout);
    let names: Vec<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"conflicting-values"), "{listed}");
    for name in names {
        let output = run(&folder, &["explain", name]);
        assert_eq!(output.status.code(), Some(0));
        let page = text(output.stdout);
        assert!(page.starts_with(name) && page.lines().count() > 3, "{name} has no page: {page}");
        assert!(page.lines().all(|line| line.chars().count() <= 100 && !line.ends_with('\\')), "{page}");
    }
}

#[test]
fn help_names_an_example_of_each_command() {
    let folder = folder("help");
    for command in ["check", "claims", "quantities", "checks", "explain"] {
        let output = run(&folder, &[command, "--help"]);
        assert_eq!(output.status.code(), Some(0));
        let help = text(output.stdout);
        assert!(help.contains(&format!("corroborate {command}")) && help.contains("Example"), "{help}");
    }
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let folder = folder("pipe");
    fs::write(folder.join("many.jsonl"), format!("{JUNE}\n").repeat(5_000)).unwrap();
    for arguments in
        [&["claims", "many.jsonl"][..], &["check", "--format", "json", "--allow", "conflicting-values", "many.jsonl"]]
    {
        let mut child = command(&folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 1];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), text(output.stderr).as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn the_command_prints_what_a_program_does() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let printed = run(root, &["check", "--fail-on", "never", "examples/data/kazakhstan_2022/documents.json"]);
    let expected = fs::read_to_string(root.join("examples/output/kazakhstan_2022.txt")).unwrap();
    assert_eq!(text(printed.stdout), expected);
}
