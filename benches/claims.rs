//! How many bytes of prose a second are read for claims with everything on, and how many claims a second are aligned.

#![allow(missing_docs, reason = "criterion's macros are undocumented")]
#![allow(clippy::unwrap_used, reason = "a bench stops where its corpus cannot be made")]

mod prose;

use std::hint::black_box;

use corroborate::{Claim, Corpus, Document, Event, EventKind, Quantity, Statistic, Verifier};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn extracting(criterion: &mut Criterion) {
    let verifier = Verifier::new();
    let mut group = criterion.benchmark_group("claims");
    for (name, bytes) in [("10kB", 10_000), ("1MB", 1_000_000), ("10MB", 10_000_000)] {
        let document = Document::new("prose", prose::prose(bytes)).with_published("2031-06-30".parse().unwrap());
        group.throughput(Throughput::Bytes(document.text.len() as u64));
        group.sample_size(if bytes > 1_000_000 { 10 } else { 20 });
        group.bench_with_input(BenchmarkId::new("prose", name), &document, |bencher, document| {
            bencher.iter(|| verifier.extract(black_box(std::slice::from_ref(document))).unwrap().claims().len());
        });
    }
    group.finish();
}

/// Ten claims for each of `claims` / 10 events: one a day in one of fifty places.
fn corpus(claims: u64) -> Corpus {
    let mut corpus = Corpus::new();
    for id in ["a", "b"] {
        corpus.add_document(Document::new(id, "")).unwrap();
    }
    let first = chrono_day(0);
    for index in 0..claims {
        let event = index / 10;
        let date = first.checked_add_days(chrono::Days::new(event / 50 * 40)).unwrap_or(first);
        let event = Event::new(EventKind::REFERENDUM).in_place(format!("place {}", event % 50)).on(date.into());
        let measure = if index % 2 == 0 { "turnout" } else { "registered_voters" };
        let value = Quantity::count(1000 + index % 7);
        let document = if index % 3 == 0 { "a" } else { "b" };
        corpus.add_claim(Claim::new(document, Statistic::new(measure, event), value)).unwrap();
    }
    corpus
}

fn chrono_day(days: u64) -> chrono::NaiveDate {
    chrono::NaiveDate::default().checked_add_days(chrono::Days::new(days)).unwrap_or_default()
}

fn aligning(criterion: &mut Criterion) {
    let verifier = Verifier::new().without_checks();
    let mut group = criterion.benchmark_group("alignment");
    for claims in [1_000, 10_000, 100_000, 1_000_000] {
        let corpus = corpus(claims);
        group.throughput(Throughput::Elements(claims));
        group.sample_size(10);
        group.bench_with_input(BenchmarkId::from_parameter(claims), &corpus, |bencher, corpus| {
            bencher.iter(|| verifier.verify(black_box(corpus)).documents.len());
        });
    }
    group.finish();
}

criterion_group!(benches, extracting, aligning);
criterion_main!(benches);
