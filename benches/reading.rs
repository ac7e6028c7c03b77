//! How many bytes of prose a second are read for figures and dates: 10 kB, 1 MB and 100 MB, so that a cost that grows faster
//! than the text would show; and text without any figure, which is the floor.

#![allow(missing_docs, reason = "criterion's macros are undocumented")]

mod prose;

use std::hint::black_box;

use corroborate::{Hedging, read_quantities};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn reading(criterion: &mut Criterion) {
    let hedging = Hedging::default();
    let mut group = criterion.benchmark_group("reading");
    for (name, bytes) in [("10kB", 10_000), ("1MB", 1_000_000), ("100MB", 100_000_000)] {
        let text = prose::prose(bytes);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if bytes > 10_000_000 { 10 } else { 50 });
        group.bench_with_input(BenchmarkId::new("prose", name), &text, |bencher, text| {
            bencher.iter(|| black_box(read_quantities(black_box(text), &hedging)).len());
        });
    }
    let plain =
        "Nobody had expected the talks to go on through the night, and few were willing to say why.\n".repeat(10_000);
    group.throughput(Throughput::Bytes(plain.len() as u64));
    group.bench_with_input(BenchmarkId::new("without figures", "1MB"), &plain, |bencher, text| {
        bencher.iter(|| black_box(read_quantities(black_box(text), &hedging)).len());
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
