//! Tables within a memory limit: what comes out is the same, byte for byte, and what fails says so.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up should fail")]

use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};

use corroborate::report::json;
use corroborate::table::{TableOptions, Tables};
use corroborate::{Claim, Corpus, Document, ErrorKind, Event, EventKind, Quantity, Statistic, Verifier};
use proptest::prelude::*;

/// All that tables come to, as bytes.
fn outcome(tables: &Tables, corpus: &Corpus) -> (Vec<u8>, String, Vec<u8>, usize) {
    let report = Verifier::new().verify_with_tables(corpus, tables).unwrap();
    let mut text = Vec::new();
    json::write_report(&report, &mut text).unwrap();
    let comparison = format!("{:?}", Verifier::new().compare_tables(tables).unwrap());
    let mut differences = Vec::new();
    tables.write_differences(&mut differences).unwrap();
    Verifier::new().write_table_claims(tables, &mut differences).unwrap();
    (text, comparison, differences, tables.claims())
}

/// A document that speaks of some of the rows.
fn told() -> Corpus {
    let mut corpus = Corpus::new();
    corpus.add_document(Document::new("note", "")).unwrap();
    let flood = Event::new(EventKind::from("flood")).in_place("P1").on("2021-07".parse().unwrap());
    corpus.add_claim(Claim::new("note", Statistic::new("deaths", flood), Quantity::count(3))).unwrap();
    corpus
}

/// What the columns of values of a wide table are named by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spread {
    Measures,
    Dates,
}

#[derive(Clone, Debug)]
struct Row {
    event: usize,
    measure: usize,
    place: usize,
    date: usize,
    value: u32,
    source: usize,
    sex: usize,
}

fn row() -> impl Strategy<Value = Row> {
    (0..3_usize, 0..6_usize, 0..9_usize, 0..5_usize, 0..400_u32, 0..4_usize, 0..3_usize).prop_map(
        |(event, measure, place, date, value, source, sex)| Row { event, measure, place, date, value, source, sex },
    )
}

const EVENTS: [&str; 3] = ["flood", "storm", "summer flood"];
const MEASURES: [&str; 6] = ["deaths", "cumulative_deaths", "turnout", "ballots_cast", "Registered voters", "exports"];
const PLACES: [&str; 9] = ["P1", "P2", "P1a", "P1b", "P2a", "", "Q", "Qx", "P1é"];
const DATES: [&str; 5] = ["2021-07", "2021-08", "week 3", "2021-02-30", "Aug 2021"];
const SOURCES: [&str; 4] = ["police", "", "ministry", "desk"];
const VALUES: [&str; 4] = ["", "1.5", "many", "3"];

/// Rows as a long table, as one with a column for each measure, and as one with a column for each date.
fn text(rows: &[Row], form: Option<Spread>) -> String {
    let header = match form {
        None => "event,measure,place,date,value,source,sex\n",
        Some(Spread::Measures) => "event,place,date,source,sex,deaths,cumulative_deaths\n",
        _ => "event,measure,place,source,sex,2021-08,2021-07,2021-09-01\n",
    };
    let mut text = header.to_owned();
    for row in rows {
        let (event, measure, place) = (EVENTS[row.event], MEASURES[row.measure], PLACES[row.place]);
        let (date, source, sex) = (DATES[row.date], SOURCES[row.source], ["", "f", "m"][row.sex]);
        let value = |value: u32| match VALUES.get(usize::try_from(value).unwrap()) {
            Some(word) => (*word).to_owned(),
            None => (value / 40).to_string(),
        };
        let (one, other) = (value(row.value), value(row.value / 3));
        text.push_str(&match form {
            None => format!("{event},{measure},{place},{date},{one},{source},{sex}\n"),
            Some(Spread::Measures) => format!("{event},{place},{date},{source},{sex},{one},{other}\n"),
            _ => format!("{event},{measure},{place},{source},{sex},{one},{other},{one}\n"),
        });
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn a_memory_limit_changes_nothing_in_what_comes_out(
        files in prop::collection::vec(prop::collection::vec(row(), 0..50), 1..5),
        form in prop::sample::select(vec![None, Some(Spread::Measures), Some(Spread::Dates)]),
        whole_code in prop::sample::select(vec![None, Some(2)]),
        limit in prop::sample::select(vec![0_usize, 900, 4_000, 20_000, 1_000_000]),
        one_by_one in any::<bool>(),
        with_text in any::<bool>(),
    ) {
        let mut options = TableOptions::default();
        options.measure_columns = form == Some(Spread::Measures);
        options.date_columns = form == Some(Spread::Dates);
        options.whole_code = whole_code;
        if form.is_some() {
            options.scopes.insert("sex".to_owned());
        }
        let files: Vec<(String, String)> =
            files.iter().enumerate().map(|(number, rows)| (format!("{number}.csv"), text(rows, form))).collect();
        let read = |mut tables: Tables| {
            let files = files.iter().map(|(name, text)| (name.clone(), text.as_bytes()));
            match one_by_one {
                true => files.into_iter().for_each(|(name, text)| tables.read(&name, text).unwrap()),
                false => tables.read_all(files.collect()).unwrap(),
            }
            tables
        };
        let corpus = if with_text { told() } else { Corpus::new() };
        let within = read(Tables::new(options.clone()).with_memory_limit(limit, || Ok(Cursor::new(Vec::new()))));
        let free = read(Tables::new(options));
        prop_assert_eq!(within.problems().collect::<Vec<_>>(), free.problems().collect::<Vec<_>>());
        let (within, free) = (outcome(&within, &corpus), outcome(&free, &corpus));
        prop_assert_eq!(String::from_utf8_lossy(&within.0), String::from_utf8_lossy(&free.0));
        prop_assert_eq!(within.1, free.1);
        prop_assert_eq!(String::from_utf8_lossy(&within.2), String::from_utf8_lossy(&free.2));
        prop_assert_eq!(within.3, free.3);
    }
}

/// A disk that is full after some bytes, or gives back less than it took.
struct Disk {
    bytes: Cursor<Vec<u8>>,
    room: usize,
    forgets: bool,
}

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.room < bytes.len() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.room -= bytes.len();
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for Disk {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.forgets { Ok(0) } else { self.bytes.read(into) }
    }
}

impl Seek for Disk {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

#[test]
fn a_disk_that_fails_is_an_error_that_says_so() {
    let rows: String = (0..3_000).map(|row| format!("flood,deaths,P-{row},2021,1\n")).collect();
    let text = format!("event,measure,place,date,value\n{rows}");
    let full = |room: usize| {
        let disk = move || Ok(Disk { bytes: Cursor::new(Vec::new()), room, forgets: false });
        Tables::default().with_memory_limit(10_000, disk).read("a.csv", text.as_bytes())
    };
    for room in [0, 70_000] {
        let error = full(room).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        assert!(
            error.to_string().starts_with("the claims of the tables take more memory than the limit of"),
            "{error}"
        );
    }
    full(10_000_000).unwrap();

    let none = || Err::<Cursor<Vec<u8>>, _>(io::Error::other("there is no such folder"));
    let error = Tables::default().with_memory_limit(10_000, none).read("a.csv", text.as_bytes()).unwrap_err();
    assert!(error.to_string().ends_with("there is no such folder"), "{error}");
    // What memory holds needs no disk.
    Tables::default().with_memory_limit(10_000_000, none).read("a.csv", text.as_bytes()).unwrap();

    let disk = || Ok(Disk { bytes: Cursor::new(Vec::new()), room: usize::MAX, forgets: true });
    let mut tables = Tables::default().with_memory_limit(10_000, disk);
    tables.read("a.csv", text.as_bytes()).unwrap();
    let errors = [
        Verifier::new().compare_tables(&tables).unwrap_err().kind(),
        Verifier::new().verify_with_tables(&Corpus::new(), &tables).unwrap_err().kind(),
    ];
    assert_eq!(errors, [ErrorKind::Io, ErrorKind::Io], "claims that do not come back are no empty result");
}
