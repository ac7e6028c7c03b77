//! How many claims a second are checked: whole runs of the built-in checks over corpora of a thousand to a hundred
//! thousand claims made by hand.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "criterion's macros are undocumented, and a bench may stop where its corpus cannot be built"
)]

use std::hint::black_box;

use corroborate::{
    Claim, Corpus, Document, Event, EventKind, Hedge, Number, PartialDate, Quantity, Statistic, Unit, Verifier,
};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Numbers that look random and are the same on every run: a linear congruential generator, Knuth's MMIX constants.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Claims of fifty publishers on events at many places and dates: about four claims to a statistic, most of which
/// agree, one in ten of which is off, a third of which are hedged.
fn corpus(claims: u64) -> Corpus {
    let mut sequence = Sequence(7);
    let mut corpus = Corpus::new();
    let publishers: Vec<String> = (0..50).map(|index| format!("publisher-{index}")).collect();
    for (index, publisher) in publishers.iter().enumerate() {
        let published: PartialDate = format!("2022-{:02}", index % 12 + 1).parse().expect("a date");
        corpus.add_document(Document::new(publisher, "").with_published(published)).expect("a new id");
    }
    let statistics = (claims / 4).max(1);
    for _ in 0..claims {
        let about = sequence.below(statistics);
        let date: PartialDate =
            format!("{}-{:02}-{:02}", 2000 + about % 20, about % 12 + 1, about % 28 + 1).parse().expect("a date");
        let (kind, measure, unit) = match about % 3 {
            0 => (EventKind::UNREST, "deaths", Unit::Count),
            1 => (EventKind::REFERENDUM, "turnout", Unit::Percent),
            _ => (EventKind::PRESIDENTIAL_ELECTION, "vote_share", Unit::Percent),
        };
        let event = Event::new(kind).in_place(format!("Place {}", about / 3)).on(date);
        let slip = if sequence.below(10) == 0 { 1 + sequence.below(5) } else { 0 };
        let value = Number::from(i64::try_from(20 + about % 60 + slip).expect("below a hundred"));
        let hedge = match sequence.below(9) {
            0 => Hedge::About,
            1 => Hedge::Almost,
            2 => Hedge::AtLeast,
            _ => Hedge::Exact,
        };
        let quantity = Quantity::hedged(value, hedge, unit);
        let publisher = publishers[usize::try_from(sequence.below(50)).expect("below fifty")].as_str();
        corpus.add_claim(Claim::new(publisher, Statistic::new(measure, event), quantity)).expect("a known document");
    }
    corpus
}

fn checking(criterion: &mut Criterion) {
    let verifier = Verifier::new();
    let mut group = criterion.benchmark_group("checking");
    group.sample_size(10);
    for claims in [1_000, 10_000, 100_000] {
        let corpus = corpus(claims);
        group.throughput(Throughput::Elements(claims));
        group.bench_with_input(BenchmarkId::from_parameter(claims), &corpus, |bencher, corpus| {
            bencher.iter(|| verifier.verify(black_box(corpus)));
        });
    }
    group.finish();
}

criterion_group!(benches, checking);
criterion_main!(benches);
