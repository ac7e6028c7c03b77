//! How many rows of a table a second are read and compared: ten thousand and a million rows, and ten million where the
//! environment variable `CORROBORATE_BENCH_LARGE` is set. The cost per row must stay flat.

#![allow(
    missing_docs,
    clippy::expect_used,
    reason = "criterion's macros are undocumented; a bench may stop where it fails"
)]

use std::fmt::Write as _;
use std::hint::black_box;

use corroborate::table::Tables;
use corroborate::{Corpus, Verifier};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Numbers that look random and are the same on every run: a linear congruential generator, Knuth's MMIX constants.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Two publishers on as many places as it takes, a hundred days each; one value in ten differs. Each in its own order:
/// the first by place, the second by day.
fn publishers(rows: u64) -> [String; 2] {
    let places = (rows / 200).max(1);
    let value = |place: u64, day: u64| place % 977 * 13 + day * 7;
    let header = "event,measure,place,date,value,source\n";
    let (mut first, mut second) = (String::from(header), String::from(header));
    let mut sequence = Sequence(7);
    let date = |day: u64| format!("2021-{:02}-{:02}", day / 28 + 1, day % 28 + 1);
    for place in 0..places {
        for day in 0..100 {
            writeln!(first, "flood,displaced,P-{place:06},{},{},register", date(day), value(place, day))
                .expect("a string");
        }
    }
    for day in 0..100 {
        let date = date(day);
        for place in 0..places {
            let slip = if sequence.below(10) == 0 { 1 + sequence.below(50) } else { 0 };
            writeln!(second, "flood,displaced,P-{place:06},{date},{},ministry", value(place, day) + slip)
                .expect("a string");
        }
    }
    [first, second]
}

fn sizes() -> Vec<u64> {
    let mut sizes = vec![10_000, 1_000_000];
    if std::env::var_os("CORROBORATE_BENCH_LARGE").is_some() {
        sizes.push(10_000_000);
    }
    sizes
}

fn read(texts: &[String; 2]) -> Tables {
    let mut tables = Tables::default();
    let files = ["register.csv", "ministry.csv"].map(str::to_owned).into_iter();
    tables.read_all(files.zip(texts.iter().map(String::as_bytes)).collect()).expect("a good table");
    tables
}

fn tables(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("table");
    group.sample_size(10);
    for rows in sizes() {
        let texts = publishers(rows);
        group.throughput(Throughput::Elements(rows));
        group.bench_with_input(BenchmarkId::new("import and group", rows), &texts, |bencher, texts| {
            bencher.iter_batched(|| (), |()| read(black_box(texts)), BatchSize::PerIteration);
        });
        let tables = read(&texts);
        drop(texts);
        group.bench_with_input(BenchmarkId::new("compare", rows), &tables, |bencher, tables| {
            let verifier = Verifier::new();
            bencher.iter(|| verifier.compare_tables(black_box(tables)));
        });
        group.bench_with_input(BenchmarkId::new("check", rows), &tables, |bencher, tables| {
            let (verifier, corpus) = (Verifier::new(), Corpus::new());
            bencher.iter(|| verifier.verify_with_tables(&corpus, black_box(tables)));
        });
    }
    group.finish();
}

criterion_group!(benches, tables);
criterion_main!(benches);
