//! `corroborate.toml`, exceptions and baselines as a user of the command meets them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

mod in_folder;

use std::fs;
use std::path::{Path, PathBuf};

use corroborate::Report;

/// A folder of its own for a test, with two documents that conflict in `reports/may`.
fn folder(name: &str) -> PathBuf {
    let folder = in_folder::folder("configuration", name);
    let reports = folder.join("reports/may");
    fs::create_dir_all(&reports).unwrap();
    fs::write(reports.join("a.txt"), "In the riots in Zenda in January 2022, 227 people were killed.\n").unwrap();
    fs::write(reports.join("b.txt"), "In the riots in Zenda in January 2022, 251 people were killed.\n").unwrap();
    folder
}

/// Status, standard output and standard error of a run in `reports/may`.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = in_folder::run(&folder.join("reports/may"), arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const CHECK: [&str; 3] = ["check", "a.txt", "b.txt"];

fn check(folder: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    run(folder, &[&CHECK, more].concat())
}

fn fingerprint(folder: &Path) -> String {
    let (_, report, _) = check(folder, &["--no-config", "--format", "json"]);
    let report: Report = serde_json::from_str(&report).unwrap();
    report.findings.first().unwrap().fingerprint.clone()
}

#[test]
fn the_nearest_configuration_above_is_used_unless_another_is_named() {
    let folder = folder("found");
    assert_eq!(check(&folder, &[]).0, Some(1));
    fs::write(folder.join("corroborate.toml"), "[levels]\nconflicting-values = \"note\"\n").unwrap();
    let (status, shown, errors) = check(&folder, &[]);
    assert_eq!((status, errors.as_str()), (Some(0), ""));
    assert!(shown.contains("note[conflicting-values]"), "{shown}");
    assert_eq!(check(&folder, &["--no-config"]).0, Some(1));
    // What the command line says is said last.
    assert_eq!(check(&folder, &["--level", "conflicting-values=error"]).0, Some(1));
    fs::write(folder.join("other.toml"), "[measure_levels]\ndeaths = \"allow\"\n").unwrap();
    let (status, shown, _) = check(&folder, &["--config", "../../other.toml"]);
    assert_eq!((status, shown.contains("conflicting-values")), (Some(0), false), "{shown}");
}

#[test]
fn mistakes_are_told_with_file_line_column_and_the_nearest_name() {
    let folder = folder("mistakes");
    let told = |text: &str| {
        fs::write(folder.join("corroborate.toml"), text).unwrap();
        let (status, shown, errors) = check(&folder, &[]);
        assert_eq!((status, shown.as_str()), (Some(2), ""));
        errors
    };
    let place = "error: ../../corroborate.toml:";
    assert_eq!(
        told("[levels]\nconflicting-value = \"note\"\n"),
        format!("{place}2:1: unknown check `conflicting-value`; did you mean `conflicting-values`?\n")
    );
    assert_eq!(
        told("# none\n[thresholds]\nturn_out = [50]\n"),
        format!("{place}3:1: unknown measure `turn_out`; did you mean `turnout`?\n")
    );
    assert!(told("[levels]\nconflicting-values = note\n").starts_with(&format!("{place}2:22: ")));
    let (status, _, errors) = check(&folder, &["--config", "none.toml"]);
    assert_eq!(status, Some(2));
    assert_eq!(errors, "error: cannot read `none.toml`: there is no such file; check the path\n");
}

#[test]
fn words_of_a_house_are_read_by_check_and_by_claims() {
    let folder = folder("words");
    fs::write(
        folder.join("corroborate.toml"),
        "[event_kinds]\nheat_wave = [\"heat wave\"]\n\n[[measure]]\nname = \"hospital_occupancy\"\nunit = \"percent\"\n\
         cues = [\"beds were taken\"]\nevents = [\"heat_wave\"]\n",
    )
    .unwrap();
    let sentence = |share| format!("In the heat wave of July 2025 in Ruritania {share}% of beds were taken.\n");
    fs::write(folder.join("reports/may/c.txt"), sentence("91")).unwrap();
    fs::write(folder.join("reports/may/d.txt"), sentence("84")).unwrap();
    let (_, claims, _) = run(&folder, &["claims", "c.txt"]);
    let claim: serde_json::Value = serde_json::from_str(&claims).unwrap();
    assert_eq!((&claim["measure"], &claim["event"]["kind"]), (&"hospital_occupancy".into(), &"heat_wave".into()));
    let (status, shown, _) = run(&folder, &["check", "c.txt", "d.txt"]);
    assert_eq!(status, Some(1));
    assert!(shown.contains("error[conflicting-values]: hospital occupancy, heat wave of 2025-07"), "{shown}");
}

#[test]
fn allowances_end_and_stale_ones_are_named() {
    let folder = folder("allowances");
    let fingerprint = fingerprint(&folder);
    let allow = format!(
        "[[allow]]\nfingerprint = \"{fingerprint}\"\nreason = \"two registers\"\nuntil = 2026-06-30\nverdict = \"both\"\n\n\
         [[allow]]\nfingerprint = \"0000000000000000\"\nreason = \"long ago\"\n"
    );
    fs::write(folder.join("corroborate.toml"), allow).unwrap();
    let (status, shown, _) = check(&folder, &["--today", "2026-06-30"]);
    assert_eq!(status, Some(0));
    assert!(shown.contains("1 finding allowed, with a reason"), "{shown}");
    assert!(shown.contains("the allowance of 0000000000000000 matches no finding; remove it (long ago)"), "{shown}");
    let (status, shown, _) = check(&folder, &["--today", "2026-07-01"]);
    assert_eq!(status, Some(1));
    assert!(
        shown.contains(&format!("the allowance of {fingerprint} ended with 2026-06-30; renew or remove it")),
        "{shown}"
    );
    let (_, report, _) = check(&folder, &["--today", "2026-06-30", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["exceptions"]["allowed"][0]["verdict"], "both");
}

#[test]
fn a_baseline_leaves_only_what_is_new() {
    let folder = folder("baseline");
    assert_eq!(check(&folder, &["--format", "json", "--output", "known.json"]).0, Some(1));
    let (status, shown, _) = check(&folder, &["--baseline", "known.json"]);
    assert_eq!(status, Some(0));
    assert!(shown.contains("1 finding known from the baseline"), "{shown}");
    // A third document makes another finding of it.
    fs::write(folder.join("reports/may/c.txt"), "In the riots in Zenda in January 2022, 263 people were killed.\n")
        .unwrap();
    let (status, shown, _) = check(&folder, &["c.txt", "--baseline", "known.json"]);
    assert_eq!(status, Some(1));
    assert!(shown.contains(&format!("{} of the baseline no longer occurs", fingerprint(&folder))), "{shown}");
    fs::write(folder.join("reports/may/known.txt"), "nothing\n").unwrap();
    let (status, _, errors) = check(&folder, &["--baseline", "known.txt"]);
    assert_eq!(status, Some(2));
    assert_eq!(errors, "error: known.txt:1:1: \"nothing\" is no fingerprint, which has 16 hexadecimal digits\n");
}
