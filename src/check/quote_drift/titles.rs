//! Titles in several wordings.

use std::collections::{BTreeMap, BTreeSet};

use super::report;
use super::wordings::Wording;
use crate::align::is_small;
use crate::check::{Severity, Sink};
use crate::model::Corpus;

/// The longest title, in words.
const LONGEST_TITLE: usize = 16;

/// Titles that begin with the same two telling words and share telling words after them.
pub(super) fn titles(corpus: &Corpus, wordings: &[Wording], sink: &mut Sink<'_>) {
    let mut by_start: BTreeMap<(&str, &str), Vec<&Wording>> = BTreeMap::new();
    for wording in wordings.iter().filter(|wording| wording.titled && wording.words.len() <= LONGEST_TITLE) {
        let telling = telling(&wording.words);
        if let [first, second, _, ..] = telling.as_slice() {
            by_start.entry((first, second)).or_default().push(wording);
        }
    }
    for (_, alike) in by_start {
        for cluster in clusters(&alike) {
            let drifted = cluster.iter().enumerate().any(|(index, a)| {
                cluster.iter().skip(index + 1).any(|b| !shortens(&a.words, &b.words) && !shortens(&b.words, &a.words))
            });
            if drifted {
                report(corpus, (&cluster, None), "title", Severity::Warning, None, sink);
            } else if cluster.len() > 1 {
                sink.agrees();
            }
        }
    }
}

fn telling(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).filter(|word| !is_small(word)).collect()
}

/// The most wordings that begin alike and are compared with one another.
const MOST_ALIKE: usize = 40;

/// Groups of wordings each of which is like another one of its group.
fn clusters<'a>(alike: &[&'a Wording]) -> Vec<Vec<&'a Wording>> {
    let mut clusters: Vec<Vec<&Wording>> = Vec::new();
    for wording in alike.iter().take(MOST_ALIKE) {
        let (mut joined, rest): (Vec<_>, Vec<_>) =
            clusters.into_iter().partition(|cluster| cluster.iter().any(|other| is_like(wording, other)));
        clusters = rest;
        let mut cluster: Vec<&Wording> = joined.drain(..).flatten().collect();
        cluster.push(wording);
        clusters.push(cluster);
    }
    clusters
}

/// Whether two titles with one beginning have at least a third of their other telling words in common, or all of one's.
fn is_like(a: &Wording, b: &Wording) -> bool {
    let (a, b) = (telling(&a.words), telling(&b.words));
    let a: BTreeSet<&str> = a.into_iter().skip(2).collect();
    let b: BTreeSet<&str> = b.into_iter().skip(2).collect();
    let common = a.intersection(&b).count();
    let union = a.len() + b.len() - common;
    common > 0 && (common * 3 >= union || common == a.len().min(b.len()))
}

/// Whether one wording is the other with words cut off its ends, small words at the beginning aside.
fn shortens(short: &[String], long: &[String]) -> bool {
    let start = short.iter().position(|word| !is_small(word)).unwrap_or(0);
    let short = short.get(start..).unwrap_or_default();
    !short.is_empty() && long.windows(short.len()).any(|window| window == short)
}
