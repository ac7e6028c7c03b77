//! Tables as a user meets them: what is found, what is skipped and said, and with which exit status.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up should fail")]

#[path = "table/forms.rs"]
mod forms;
mod in_folder;

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use corroborate::table::{TableOptions, Tables};
use corroborate::{Configuration, Corpus, ErrorKind, Report, Verifier};
use in_folder::run;

const HEADER: &str = "event,measure,place,date,value,source\n";

/// A folder of its own for a test's files.
fn folder(name: &str) -> PathBuf {
    in_folder::folder("table", name)
}

fn report(output: &Output) -> Report {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn tables(files: &[(&str, &str)]) -> Tables {
    let mut tables = Tables::default();
    for (name, text) in files {
        tables.read(name, text.as_bytes()).unwrap();
    }
    tables
}

#[test]
fn two_tables_that_differ_are_one_finding_with_the_largest_first() {
    let folder = folder("differ");
    let rows = |values: [&str; 4], source: &str| {
        let places = ["Ahr", "Erft", "Vesdre", "Ourthe"].iter().zip(values);
        let rows: Vec<String> =
            places.map(|(place, value)| format!("flood,deaths,{place},2021-07-20,{value},{source}\n")).collect();
        format!("{HEADER}{}", rows.concat())
    };
    fs::write(folder.join("a.csv"), rows(["135", "27", "20", "3"], "police")).unwrap();
    fs::write(folder.join("b.csv"), rows(["134", "27", "40", ""], "ministry")).unwrap();
    let output = run(&folder, &["check", "--format", "json", "a.csv", "b.csv"]);
    assert_eq!(output.status.code(), Some(1));
    let report = report(&output);
    let messages: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["deaths, flood: police and ministry differ on 2 of 3 statistics that both give"]);
    let labels: Vec<(&str, &str, &str)> = report.findings[0]
        .labels
        .iter()
        .map(|label| (label.document.as_str(), label.text.as_str(), label.note.as_str()))
        .collect();
    assert_eq!(
        labels,
        [
            ("police", "20", "Vesdre, 2021-07-20, line 4 of a.csv"),
            ("ministry", "40", "Vesdre, 2021-07-20, line 4 of b.csv"),
            ("police", "135", "Ahr, 2021-07-20, line 2 of a.csv"),
            ("ministry", "134", "Ahr, 2021-07-20, line 2 of b.csv"),
        ]
    );
    assert_eq!((report.summary.checked, report.summary.not_testable), (3, 1));
    let claims: Vec<(&str, usize)> =
        report.documents.iter().map(|document| (document.id.as_str(), document.claims)).collect();
    assert_eq!(claims, [("police", 4), ("ministry", 3)]);

    let output = run(&folder, &["check", "--differences", "d.csv", "--allow", "conflicting-values", "a.csv", "b.csv"]);
    assert_eq!(output.status.code(), Some(0), "what is allowed is not reported");
    let differences = fs::read_to_string(folder.join("d.csv")).unwrap();
    assert_eq!(
        differences,
        "event,measure,place,date,value,source\nflood,deaths,Ahr,2021-07-20,135,police\n\
         flood,deaths,Ahr,2021-07-20,134,ministry\nflood,deaths,Vesdre,2021-07-20,20,police\n\
         flood,deaths,Vesdre,2021-07-20,40,ministry\n"
    );
}

#[test]
fn rounding_is_no_conflict_and_still_a_difference_to_the_letter() {
    let tables = tables(&[
        ("a.csv", "event,measure,value\nvote,turnout,81%\nvote,registered_voters,100\n"),
        ("b.csv", "event,measure,value\nvote,turnout,81.31\nvote,registered_voters,100.0\n"),
    ]);
    let comparison = Verifier::new().compare_tables(&tables).unwrap();
    assert_eq!((comparison.compared, comparison.differing, comparison.conflicting), (2, 1, 0));
    assert!(Verifier::new().verify_with_tables(&Corpus::new(), &tables).unwrap().findings.is_empty());
}

#[test]
fn one_source_with_two_values_contradicts_itself() {
    let text = format!("{HEADER}flood,deaths,Ahr,2021,5,a\nflood,deaths,Ahr,2021,6,a\nflood,deaths,Ahr,2021,5,a\n");
    let tables = tables(&[("a.csv", &text)]);
    let report = Verifier::new().verify_with_tables(&Corpus::new(), &tables).unwrap();
    let messages: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["deaths, flood: a gives 1 statistic more than one value"]);
    assert_eq!(Verifier::new().compare_tables(&tables).unwrap().differing, 1);
}

#[test]
fn counts_that_accumulate_do_not_fall() {
    let text = format!(
        "{HEADER}flood,cumulative_deaths,Ahr,2021-07-16,5,a\nflood,cumulative_deaths,Ahr,2021-07-18,4,a\n\
         flood,cumulative_deaths,Ahr,2021-07-17,6,a\nflood,deaths,Ahr,2021-07-17,6,a\nflood,deaths,Ahr,2021-07-18,2,a\n"
    );
    let found = |options: TableOptions| {
        let mut tables = Tables::new(options);
        tables.read("a.csv", text.as_bytes()).unwrap();
        let report = Verifier::new().verify_with_tables(&Corpus::new(), &tables).unwrap();
        report.findings.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>()
    };
    let cumulative = "cumulative deaths, flood accumulates, and a later value lies below the one before once in a";
    assert_eq!(found(TableOptions::default()), [cumulative]);
    let mut options = TableOptions::default();
    options.cumulative.insert("deaths".to_owned());
    assert_eq!(found(options).len(), 2);
}

#[test]
fn bad_rows_are_named_by_place_and_cost_nothing_else() {
    let long = "x".repeat(1_000_000);
    let text = format!(
        "{HEADER}flood,deaths,Ahr,2021-07-20,1,a\r\nflood,deaths,Erft,2021-07-20,many,a\nflood,deaths,Erft\n\
         flood,{long},Erft,2021-07-20,2,a\rflood,deaths,\"Erft,2021-07-20,2,a\nflood,dea\0ths,Erft,2021-07-20,2,a\r\n\
         flood,deaths,Erft,2021-07-20,2\0,a\nflood,deaths,Erft,2021-02-30,2,a\nflood,,Erft,2021-07-20,2,a\n\
         flood,deaths,Vesdre,2021-07-20,3,a\n"
    );
    let tables = tables(&[("rows.csv", &text)]);
    let problems: Vec<String> = tables.problems().collect();
    let expected = [
        "3:30: this is no number in plain decimal notation: \"many\"",
        "4:14: the row has more or fewer fields than the header",
        "5:7: a field is longer than 65,536 bytes",
        "6:14: a quote is opened here and not closed before the field ends",
        "7:7: a field holds a NUL byte",
        "8:30: a field holds a NUL byte: \"2\\0\"",
        "9:19: the calendar has no such day: \"2021-02-30\"",
        "10:7: the measure is empty",
    ];
    assert_eq!(problems.len(), expected.len());
    for (problem, expected) in problems.iter().zip(expected) {
        assert!(problem.starts_with(&format!("rows.csv:{expected}")), "{problem}");
    }
    assert_eq!((tables.claims(), tables.skipped()), (2, 8));
    let report = Verifier::new().verify_with_tables(&Corpus::new(), &tables).unwrap();
    assert_eq!(report.findings[0].message, "8 rows of rows.csv could not be read");
    assert_eq!(report.findings[0].labels[0].text, "line 3, column 30");
}

#[test]
fn strict_stops_at_the_first_bad_row() {
    let folder = folder("strict");
    fs::write(folder.join("a.csv"), format!("{HEADER}f,d,p,2021,1,a\nf,d,p,2021,one,a\nf,d,p,2021,two,a\n")).unwrap();
    let output = run(&folder, &["check", "--strict", "a.csv"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr, "error: a.csv:3:12: this is no number in plain decimal notation: \"one\"\n");
    let output = run(&folder, &["check", "--format", "json", "--fail-on", "warning", "a.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(report(&output).findings[0].check, "unreadable-row");
}

#[test]
fn headers_without_a_column_that_is_needed_are_refused() {
    let folder = folder("header");
    let cases = [
        (
            "event,measure,place\n",
            "a.csv:1:1: the table has no column `value`; its columns are `event`, `measure`, `place`",
        ),
        ("event,measure,place,valeu\n", "a.csv:1:1: the table has no column `value`; did you mean `valeu`?"),
        ("evnet,measure,value\n", "a.csv:1:1: the table has no column `event`; did you mean `evnet`?"),
        ("measure,value,Measure\n", "a.csv:1:15: the header has the column `Measure` twice"),
        ("measure,\"value\n", "a.csv:1:9: the header cannot be read: a quote is opened here"),
    ];
    for (text, message) in cases {
        fs::write(folder.join("a.csv"), text).unwrap();
        let output = run(&folder, &["check", "a.csv"]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{text}: {stderr}");
        assert!(stderr.starts_with(&format!("error: {message}")), "{text}: {stderr}");
        assert_eq!(Tables::default().read("a.csv", text.as_bytes()).unwrap_err().kind(), ErrorKind::Format);
    }
    let output = run(&folder, &["check", "gone.csv"]);
    assert_eq!(output.status.code(), Some(2));
    let output = run(&folder, &["check", "--columns", "valeu", "a.csv"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_empty_table_is_a_result_that_says_so() {
    let folder = folder("empty");
    for (text, words) in [("", "the file is empty"), ("\n\n", "the file is empty"), (HEADER, "a header and no rows")] {
        fs::write(folder.join("a.csv"), text).unwrap();
        let output = run(&folder, &["check", "a.csv"]);
        assert_eq!(output.status.code(), Some(0));
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert!(stdout.contains(words), "{text:?}: {stdout}");
    }
}

#[test]
fn columns_may_have_other_names_and_tables_may_be_wide() {
    let folder = folder("columns");
    fs::write(folder.join("long.csv"), "what;Measure;county;votes;note\nvote;dem;Ada;5;x\nvote;gop;Ada;7;y\n").unwrap();
    fs::write(folder.join("wide.csv"), "event\tplace\tdem\tgop\nvote\tAda\t5\t8\n").unwrap();
    let columns = ["--columns", "event=what", "--columns", "value=votes", "--columns", "place=county"];
    let long: Vec<&str> = ["check", "--columns", "ignore=note", "--differences", "long.out.csv", "long.csv"].to_vec();
    let output = run(&folder, &[long.as_slice(), columns.as_slice()].concat());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));

    let read = |name: &str, set: &dyn Fn(&mut TableOptions)| {
        let mut options = TableOptions::default();
        set(&mut options);
        let mut tables = Tables::new(options);
        tables.read(name, File::open(folder.join(name)).unwrap()).unwrap();
        tables
    };
    let long = read("long.csv", &|options| {
        options.event = "what".to_owned();
        options.value = "votes".to_owned();
        options.place = "county".to_owned();
        options.ignored.insert("note".to_owned());
    });
    assert_eq!(long.claims(), 2);
    let wide = read("wide.csv", &|options| options.measure_columns = true);
    assert_eq!(wide.claims(), 2);

    fs::write(folder.join("dates.csv"), "event,measure,place,state,2020-01-01,2020-01-02\ncovid,cases,Ada,ID,1,2\n")
        .unwrap();
    fs::write(folder.join("other.csv"), "event,measure,place,state,2020-01-02\ncovid,cases,Ada,ID,3\n").unwrap();
    let output = run(&folder, &["check", "--wide", "dates", "--format", "json", "dates.csv", "other.csv"]);
    let report = report(&output);
    assert_eq!(report.findings[0].labels[0].note, "Ada, 2020-01-02, state: ID, line 2 of dates.csv");
    assert_eq!((report.summary.checked, report.summary.not_testable), (1, 1));
}

#[test]
fn a_table_comes_from_standard_input_as_well() {
    let folder = folder("input");
    fs::write(folder.join("a.csv"), format!("{HEADER}f,d,p,2021,1,a\n")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_corroborate"))
        .current_dir(&folder)
        .args(["check", "--format", "json", "a.csv", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(format!("{HEADER}f,d,p,2021,2,b\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(report(&output).findings[0].labels[1].note, "p, 2021, line 2 of standard input");
}

#[test]
fn parts_are_added_up_where_codes_tell_them() {
    let rows = "vote,votes,XX,2021,30,a\nvote,votes,XX01,2021,10,a\nvote,votes,XX02,2021,19,a\n\
                vote,votes,YY,2021,30,a\nvote,votes,YY01,2021,10,a\nvote,votes,YY02,2021,20,a\n\
                vote,votes,XX,2021,40,b\nvote,votes,XX01,2021,10,b\nvote,votes,XX02,2022,10,b\n";
    let found = |code: Option<usize>| {
        let mut options = TableOptions::default();
        options.whole_code = code;
        let mut tables = Tables::new(options);
        tables.read("a.csv", format!("{HEADER}{rows}").as_bytes()).unwrap();
        let report = Verifier::new().verify_with_tables(&Corpus::new(), &tables).unwrap();
        report.findings.into_iter().filter(|finding| finding.check == "parts-and-whole").collect::<Vec<_>>()
    };
    assert!(found(None).is_empty());
    let findings = found(Some(2));
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    // Of b one part is missing in each year: its parts cannot be held against their whole.
    assert_eq!(messages, ["votes, vote: the parts do not add up to the whole in 1 of 2 cases of a"]);
    let labels: Vec<(&str, &str)> =
        findings[0].labels.iter().map(|label| (label.text.as_str(), label.note.as_str())).collect();
    assert_eq!(labels, [("30", "XX, 2021, line 2 of a.csv"), ("29", "the sum of 2 parts")]);
}

#[test]
fn text_and_table_are_compared_with_one_another() {
    let folder = folder("mixed");
    fs::write(
        folder.join("note.md"),
        "---\npublished: 2022-06\n---\nIn the unrest of January 2022 in Kazakhstan 227 people were killed.\n",
    )
    .unwrap();
    let row = |event: &str, place: &str, date: &str, value: &str| {
        format!("{HEADER}{event},deaths,{place},{date},{value},register\n")
    };
    let found = |table: String| {
        fs::write(folder.join("table.csv"), table).unwrap();
        let output = run(&folder, &["check", "--format", "json", "--fail-on", "never", "note.md", "table.csv"]);
        let report = report(&output);
        report
            .findings
            .iter()
            .filter(|finding| finding.check == "conflicting-values")
            .map(|finding| finding.labels.iter().map(|label| label.document.to_string()).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    assert_eq!(found(row("unrest", "Kazakhstan", "2022-01", "238")), [["register", "note"]]);
    assert_eq!(found(row("January unrest in Kazakhstan", "", "", "238")), [["register", "note"]]);
    assert!(found(row("unrest", "Kazakhstan", "2022-01", "227")).is_empty());
    assert!(found(row("unrest", "Uzbekistan", "2022-07", "21")).is_empty());
    assert!(found(row("flood", "Kazakhstan", "2022-01", "3")).is_empty());
}

#[test]
fn sums_and_rates_of_a_table_are_tested() {
    let rows = |place: &str, values: [&str; 5]| -> String {
        let measures = ["Registered voters", "ballots_cast", "valid_votes", "invalid_votes", "turnout"];
        measures.iter().zip(values).map(|(measure, value)| format!("vote,{measure},{place},2022,{value},a\n")).collect()
    };
    // 500 of 1000 are 50 %, which 50.0 and 50% print and 51.2 does not; 490 and 10 are 500, 480 and 10 are not.
    let text = format!(
        "{HEADER}{}{}{}vote,turnout,Nowhere,2022,70%,a\n",
        rows("Ada", ["\"1,000\"", "500", "490", "10", "50.0%"]),
        rows("Boise", ["1000", "500", "480", "10", "50%"]),
        rows("Canyon", ["1000", "500", "490", "10", "51.2%"]),
    );
    let tables = tables(&[("a.csv", &text)]);
    let report = Verifier::new().verify_with_tables(&Corpus::new(), &tables).unwrap();
    let found: Vec<(&str, &str)> =
        report.findings.iter().map(|finding| (finding.check.as_str(), finding.message.as_str())).collect();
    assert_eq!(
        found,
        [
            (
                "parts-and-whole",
                "vote: `ballots_cast = valid_votes + invalid_votes` does not hold in 1 of 3 cases of a"
            ),
            ("ratio", "vote: `turnout = ballots_cast / registered_voters` does not hold in 1 of 3 cases of a"),
        ]
    );
    let labels: Vec<(&str, &str)> =
        report.findings[0].labels.iter().map(|label| (label.text.as_str(), label.note.as_str())).collect();
    let others = "what the others come to, by the digits that are printed";
    assert_eq!(labels, [("500", "Boise, 2022, line 8 of a.csv"), ("490", others)]);
}

#[test]
fn shares_add_up_where_the_house_says_so() {
    let text = "event,measure,place,subject,value\nvote,vote_share,Ada,dem,48.1%\nvote,vote_share,Ada,gop,51.9%\n\
                vote,vote_share,Boise,dem,48.1%\nvote,vote_share,Boise,gop,50.2%\nvote,vote_share,Canyon,dem,33%\n\
                vote,vote_share,Canyon,gop,33%\nvote,vote_share,Canyon,ind,33%\n";
    let mut tables = Tables::default();
    tables.read("a.csv", text.as_bytes()).unwrap();
    let mut configuration = Configuration::default();
    configuration.equations.push("sum of vote_share = 100".to_owned());
    let verifier = Verifier::new().configured(&configuration).unwrap();
    let report = verifier.verify_with_tables(&Corpus::new(), &tables).unwrap();
    let found: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
    // Three thirds of 33 %, as printed, may be 100.
    assert_eq!(found, ["vote: `sum of vote_share = 100` does not hold in 1 of 3 cases of a"]);
    assert!(Verifier::new().verify_with_tables(&Corpus::new(), &tables).unwrap().findings.is_empty());
}

#[test]
fn tables_that_never_meet_say_so() {
    let folder = folder("apart");
    fs::write(folder.join("a.csv"), format!("{HEADER}flood,deaths,Ahr,2021-07-20,135,police\n")).unwrap();
    fs::write(folder.join("b.csv"), "event,measure,place,date,value,sex\nflood,deaths,Ahr,07/20/2021,134,f\n").unwrap();
    let output = run(&folder, &["check", "--format", "json", "a.csv", "b.csv"]);
    let found = report(&output);
    assert_eq!((output.status.code(), found.findings.len()), (Some(0), 1));
    assert_eq!(found.findings[0].check, "different-statistics");
    let rows: Vec<&str> = found.findings[0].labels.iter().map(|label| label.text.as_str()).collect();
    assert_eq!(
        rows,
        [
            "event flood, measure deaths, place Ahr, date 2021-07-20",
            "event flood, measure deaths, place Ahr, date 07/20/2021, sex f"
        ]
    );
    // One row in common is a table that meets the other.
    fs::write(folder.join("b.csv"), format!("{HEADER}flood,deaths,Ahr,20.07.2021,135,b\nflood,deaths,X,week 3,1,b\n"))
        .unwrap();
    let output = run(&folder, &["check", "--format", "json", "a.csv", "b.csv"]);
    assert!(report(&output).findings.is_empty(), "{output:?}");
}

#[test]
fn numbers_are_read_as_offices_print_them() {
    let text = "event;measure;place;date;value\nflood;loss;Ahr;20.07.2021;1.134,5\nflood;loss;Erft;20.07.2021;12\u{a0}345\nflood;loss;X;20.07.2021;:\n";
    let mut tables = Tables::default();
    tables.read("a.csv", text.as_bytes()).unwrap();
    let problems: Vec<String> = tables.problems().collect();
    assert_eq!((tables.claims(), problems.len()), (1, 1));
    assert!(
        problems[0].starts_with("a.csv:2:27: this is a number with a decimal comma; `--decimal-comma`"),
        "{problems:?}"
    );

    let mut options = TableOptions::default();
    options.decimal_comma = true;
    let mut tables = Tables::new(options);
    tables.read("a.csv", text.as_bytes()).unwrap();
    tables
        .read(
            "b.csv",
            "event;measure;place;date;value\nflood;loss;Ahr;2021-07-20;1134,5\nflood;loss;Erft;2021-07-20;12.346\n"
                .as_bytes(),
        )
        .unwrap();
    let comparison = Verifier::new().compare_tables(&tables).unwrap();
    assert_eq!((comparison.compared, comparison.differing, tables.skipped()), (2, 1, 0));
}
