//! How many share–amount pairs a second are tested: one table of up to a million rows, and as many rows in tables of ten,
//! with one row in a thousand mistyped.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "criterion's macros are undocumented, and a bench may stop where its corpus cannot be built"
)]

use std::hint::black_box;

use corroborate::{
    Claim, Corpus, Document, Level, Number, Quantity, Relation, RelationKind, Role, Statistic, Verifier,
};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Tables of so many rows each, until all rows are placed: amounts with their shares to a hundredth of a percent.
fn corpus(rows: u64, rows_a_table: u64) -> Corpus {
    let mut corpus = Corpus::new();
    corpus.add_document(Document::new("table", "")).expect("a new id");
    let mut add = |quantity: Quantity| {
        corpus.add_claim(Claim::new("table", Statistic::default(), quantity)).expect("a known document")
    };
    let mut relations = Vec::new();
    for table in 0..rows / rows_a_table {
        let total = 7_000_000 + table % 1000;
        let mut relation =
            Relation::new(RelationKind::ShareAndAmount, "table").with(Role::Whole, add(Quantity::count(total)));
        for row in 0..rows_a_table {
            let hundredths = 1 + (table * 31 + row * 17) % 2500;
            let slip = if (table * rows_a_table + row) % 1000 == 999 { 10 } else { 1 };
            let amount = total * hundredths / 10_000 * slip;
            let share = Number::from_parts(i128::from(hundredths), -2).expect("four digits");
            relation = relation.with(Role::Share, add(Quantity::percent(share)));
            relation = relation.with(Role::Amount, add(Quantity::count(amount)));
        }
        relations.push(relation);
    }
    relations.into_iter().try_for_each(|relation| corpus.add_relation(relation)).expect("known claims");
    corpus
}

/// Only the check of shares and amounts.
fn verifier() -> Verifier {
    let names: Vec<String> = Verifier::new().rules().map(|rule| rule.name.to_string()).collect();
    let others = names.iter().filter(|name| *name != "share-and-amount");
    others.fold(Verifier::new(), |verifier, name| verifier.level(name, Level::Allow).expect("a known check"))
}

fn pairs(criterion: &mut Criterion) {
    let verifier = verifier();
    for (name, one_table) in [("one table", true), ("tables of ten", false)] {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        for rows in [10_000, 100_000, 1_000_000] {
            let corpus = corpus(rows, if one_table { rows } else { 10 });
            group.throughput(Throughput::Elements(rows));
            group.bench_with_input(BenchmarkId::from_parameter(rows), &corpus, |bencher, corpus| {
                bencher.iter(|| black_box(verifier.verify(corpus)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, pairs);
criterion_main!(benches);
