//! Quotations of one sentence in several wordings.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::Datelike;

use super::drift::{Drift, TRACE, common, compare};
use super::report;
use super::voices::Voices;
use super::wordings::Wording;
use crate::align::{is_long_text, is_small};
use crate::check::{Severity, Sink};
use crate::model::{Corpus, Document, Span};
use crate::vocabulary::WordList;

/// The fewest words of a quotation that is looked for in other wordings.
pub(super) const SPEECH: usize = 8;

/// How many quotations are kept for one trace, and compared with one quotation.
const KEPT: usize = 4;

/// Two wordings of one quotation, by index, and how they differ.
struct Difference {
    pair: (usize, usize),
    severity: Severity,
    remark: Option<&'static str>,
}

pub(super) fn speeches(corpus: &Corpus, wordings: &[Wording], sink: &mut Sink<'_>) {
    for (members, widest) in of_one_quotation(wordings, differences(corpus, wordings, sink)) {
        let all: Vec<&Wording> = members.into_iter().filter_map(|index| wordings.get(index)).collect();
        let (Some(first), Some(second)) = (wordings.get(widest.pair.0), wordings.get(widest.pair.1)) else { continue };
        report(corpus, (&all, Some([first, second])), "quotation", widest.severity, widest.remark, sink);
    }
}

/// The differences of quotations, each quotation with those that share most with it.
fn differences(corpus: &Corpus, wordings: &[Wording], sink: &mut Sink<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    // Only looked up, never walked: the order of its keys reaches no output.
    let mut traces: HashMap<&[String], Vec<usize>> = HashMap::new();
    let mut voices = Voices::new(corpus, wordings);
    for (index, wording) in wordings.iter().enumerate().filter(|(_, wording)| wording.words.len() >= SPEECH) {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for trace in wording.words.windows(TRACE) {
            let known = traces.entry(trace).or_default();
            known.iter().for_each(|other| *shared.entry(*other).or_default() += 1);
            if known.len() < KEPT && known.last() != Some(&index) {
                known.push(index);
            }
        }
        shared.remove(&index);
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().map(|(other, count)| (count, other)).collect();
        candidates.sort_by_key(|(count, other)| (std::cmp::Reverse(*count), *other));
        for (_, other) in candidates.into_iter().take(KEPT) {
            let Some(before) = wordings.get(other) else { continue };
            if are_parallel(before, wording) || are_of_two_occasions(corpus, before, wording) {
                continue;
            }
            let drift = compare(before, wording);
            // Where they differ in what is said, nothing else may say that they are two.
            if matches!(drift, Drift::Changed | Drift::Negation)
                && (is_idle(corpus, before, wording) || voices.are_of_two(before, wording))
            {
                continue;
            }
            let (severity, remark) = match drift {
                Drift::None => continue,
                Drift::Same => {
                    sink.agrees();
                    continue;
                }
                Drift::Spelling => (Severity::Note, Some(SPELLING)),
                Drift::Omitted => (Severity::Note, Some(OMITTED)),
                Drift::Negation => (Severity::Warning, Some(NEGATION)),
                Drift::Changed => (Severity::Warning, None),
            };
            found.push(Difference { pair: (other, index), severity, remark });
        }
    }
    found
}

/// The wordings of each quotation, and the difference that weighs most: three texts that each quote it in their own words make
/// one finding. All of a set hold the same words: of two sentences that a third text quotes as one, each is its own.
fn of_one_quotation(wordings: &[Wording], mut differences: Vec<Difference>) -> Vec<(BTreeSet<usize>, Difference)> {
    /// So many sets of one wording are looked at.
    const SETS: usize = 8;
    // By their words: the order in which texts are given decides nothing.
    let words = |index: usize| wordings.get(index).map(|wording| &wording.words);
    for difference in &mut differences {
        let (first, second) = difference.pair;
        if words(first) > words(second) {
            difference.pair = (second, first);
        }
    }
    differences.sort_by_key(|difference| (words(difference.pair.0), words(difference.pair.1)));
    let mut sets: Vec<(BTreeSet<usize>, Difference)> = Vec::new();
    let mut sets_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let are_one = |one: usize, other: usize| {
        let pair = wordings.get(one).zip(wordings.get(other));
        pair.is_some_and(|(one, other)| compare(one, other) != Drift::None)
    };
    for difference in differences {
        let (first, second) = difference.pair;
        let known = [first, second].into_iter().flat_map(|own| sets_of.get(&own).into_iter().flatten().take(SETS));
        let takes = |set: &&usize| {
            let members = sets.get(**set).map(|(members, _)| members);
            members.is_some_and(|members| {
                members.iter().all(|own| [first, second].iter().all(|new| own == new || are_one(*own, *new)))
            })
        };
        let set = known.into_iter().find(takes).copied();
        let index = set.unwrap_or(sets.len());
        match sets.get_mut(index) {
            Some((members, widest)) => {
                members.extend([first, second]);
                let weighs = |difference: &Difference| (difference.severity, difference.remark.is_some());
                if weighs(&difference) > weighs(widest) {
                    *widest = difference;
                }
            }
            None => sets.push((BTreeSet::from([first, second]), difference)),
        }
        for own in [first, second] {
            let known = sets_of.entry(own).or_default();
            if !known.contains(&index) {
                known.push(index);
            }
        }
    }
    sets
}

/// Whether two quotations of one text are two sentences of one build rather than one sentence in two wordings: speech that goes
/// on ("…" she said. "…"), or more than a word in five another. "Voting for the one is wrong. Voting for the other is wrong".
fn are_parallel(one: &Wording, other: &Wording) -> bool {
    /// So many bytes between two quotations of one speech.
    const GOES_ON: usize = 60;
    // Where every text that has the one has the other, be it one text and its copies.
    let documents = |wording: &Wording| -> BTreeSet<usize> { wording.places.iter().map(|(index, _)| *index).collect() };
    if documents(one) != documents(other) {
        return false;
    }
    let follows = |(document, first): &(usize, Span), (same, second): &(usize, Span)| {
        if document != same {
            return false;
        }
        let (first, second) = if first.start() <= second.start() { (first, second) } else { (second, first) };
        second.start().saturating_sub(first.end()) <= GOES_ON
    };
    let goes_on = one.places.iter().any(|place| other.places.iter().any(|second| follows(place, second)));
    let short = one.words.len().min(other.words.len());
    goes_on || common(&one.words, &other.words).len() * 5 < short * 4
}

/// Whether what two quotations of different days share is said by anybody of anything: "what are you going to do about it".
fn is_idle(corpus: &Corpus, one: &Wording, other: &Wording) -> bool {
    /// So many words at least tell of what they are.
    const TELLING: usize = 4;
    /// What somebody said yesterday is quoted today.
    const DAYS: i64 = 1;
    let days = |wording: &Wording| -> Option<Vec<i64>> {
        wording.places.iter().map(|(index, _)| day_of(corpus.documents().get(*index)?)).collect()
    };
    let (Some(own), Some(others)) = (days(one), days(other)) else { return false };
    if own.iter().any(|own| others.iter().any(|other| (own - other).abs() <= DAYS)) {
        return false;
    }
    let shared = common(&one.words, &other.words);
    let telling = shared.iter().filter_map(|(place, _)| one.words.get(*place)).filter(|word| !is_idle_word(word));
    telling.count() < TELLING
}

/// Words of speech that tell nothing of what it is about.
static IDLE: WordList = WordList::named("idle words of speech");

fn is_idle_word(word: &str) -> bool {
    is_small(word) || IDLE.contains(&word)
}

/// Whether two quotations are rather of two occasions: told weeks apart, and not nearly the same, or in longer texts of which nobody knows
/// the day, and not much alike. "We have a good chance to win this", people say again and again.
fn are_of_two_occasions(corpus: &Corpus, one: &Wording, other: &Wording) -> bool {
    /// What was said weeks ago is known by so many words.
    const KNOWN: usize = 12;
    let documents = |wording: &Wording| -> Vec<&Document> {
        wording.places.iter().filter_map(|(index, _)| corpus.documents().get(*index)).collect()
    };
    let (own, others) = (documents(one), documents(other));
    if own.iter().any(|document| others.iter().any(|other| other.id == document.id)) {
        return false;
    }
    let short = one.words.len().min(other.words.len());
    let share = || common(&one.words, &other.words).len() * 10;
    let near: Option<Vec<bool>> =
        own.iter().flat_map(|own| others.iter().map(move |other| are_of_one_fortnight(own, other))).collect();
    match near {
        Some(near) => !near.contains(&true) && (short < KNOWN || share() < short * 9),
        None => own.iter().chain(&others).all(|document| is_long_text(document)) && share() < short * 8,
    }
}

/// The day on which a text was published, counted from some day.
fn day_of(document: &Document) -> Option<i64> {
    let published = document.published.filter(|day| day.day_number().is_some())?;
    Some(i64::from(published.first_day().num_days_from_ce()))
}

/// Whether two texts were published within a fortnight, in which what was said once is quoted. `None` where the day of one is not known.
pub(super) fn are_of_one_fortnight(one: &Document, other: &Document) -> Option<bool> {
    const DAYS: i64 = 14;
    let (own, others) = day_of(one).zip(day_of(other))?;
    Some((own - others).abs() <= DAYS)
}

pub(super) const OMITTED: &str = "words are left out without a mark";
pub(super) const SPELLING: &str = "only the spelling differs";
pub(super) const NEGATION: &str = "a negation is left out";
