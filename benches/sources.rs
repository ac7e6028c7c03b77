//! How many bytes a second are looked through for copies, quotations, garbled words and what notes name, without any claim.
//!
//! Two kinds of text. "clauses": prose out of some twenty clauses, so that every sentence has stood before and leads to a copy
//! that is none; no text is like that, and it is the worst case. "news": sentences of their own out of a vocabulary as uneven
//! as that of a language, with quotations and notes, one paragraph in ten taken over from an earlier text, as a wire's is.
//! Three sizes each, since the time must grow with the text and no faster, and many documents.

#![allow(missing_docs, reason = "criterion's macros are undocumented")]

mod prose;
mod reports;

use std::hint::black_box;

use corroborate::{Corpus, Document, Verifier};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Documents of some length each, made of clauses; every tenth one begins with a passage of the one before it.
fn clauses(documents: usize, bytes: usize) -> Corpus {
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
    for (size, documents, bytes) in [
        ("10 kB", 1, 10_000),
        ("1 MB", 1, 1_000_000),
        ("10 MB", 1, 10_000_000),
        ("10,000 documents of 10 kB", 10_000, 10_000),
    ] {
        for (kind, corpus) in [("clauses", clauses(documents, bytes)), ("news", reports::corpus(documents, bytes))] {
            let length: usize = corpus.documents().iter().map(|document| document.text.len()).sum();
            group.throughput(Throughput::Bytes(length as u64));
            group.bench_function(format!("{kind}, {size}"), |bencher| {
                bencher.iter(|| verifier.verify(black_box(&corpus)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, sources);
criterion_main!(benches);
