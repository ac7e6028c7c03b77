//! How many bytes of prose a second are looked through for copies, quotations and garbled words, without any claim: one text
//! of 1 MB, and 10,000 documents of 10 kB that have passages in common.

#![allow(missing_docs, reason = "criterion's macros are undocumented")]

mod prose;

use std::hint::black_box;

use corroborate::{Corpus, Document, Verifier};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// A corpus of documents of some length each; every tenth one begins with a passage of the one before it.
fn corpus(documents: usize, bytes: usize) -> Corpus {
    let text = prose::prose(documents * bytes);
    let mut corpus = Corpus::new();
    let mut before = "";
    let mut rest = text.as_str();
    for index in 0..documents {
        let mut end = bytes.min(rest.len());
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (own, after) = rest.split_at(end);
        let copied = if index % 10 == 9 { before.get(..bytes / 4).unwrap_or_default() } else { "" };
        // Ids are unique, so nothing can be refused.
        let _ = corpus.add_document(Document::new(format!("d{index}"), format!("{copied}{own}")));
        (before, rest) = (own, after);
    }
    corpus
}

fn sources(criterion: &mut Criterion) {
    let verifier = Verifier::new();
    let mut group = criterion.benchmark_group("sources");
    group.sample_size(10);
    for (name, documents, bytes) in [("1 MB", 1, 1_000_000), ("10,000 documents of 10 kB", 10_000, 10_000)] {
        let corpus = corpus(documents, bytes);
        let length: usize = corpus.documents().iter().map(|document| document.text.len()).sum();
        group.throughput(Throughput::Bytes(length as u64));
        group.bench_function(name, |bencher| bencher.iter(|| verifier.verify(black_box(&corpus))));
    }
    group.finish();
}

criterion_group!(benches, sources);
criterion_main!(benches);
