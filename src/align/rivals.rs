//! Counts that one text sets beside each other, each on the word of another source.
//!
//! "The ministry spoke of 12 dead; the opposition said 40 had been killed." Neither is a part of the other, and neither
//! replaces it: the sources count differently, and the text says so.

use std::collections::BTreeSet;

use super::bodies::names;
use super::folding::{fold, folded_words};
use crate::model::{Claim, Corpus, Credit, Extent};
use crate::quantity::Number;
use crate::text::{bare_of_owner, is_year};
use crate::vocabulary::WordList;

/// Words by which a sentence tells of something more: "also reported", "another".
static MORE: WordList = WordList::named("words of more");

/// Days by which two counts may be told apart.
static DAYS: WordList = WordList::named("days");

/// Words that lead to a noun and say nothing of it.
static ARTICLES: WordList = WordList::named("articles");

/// The months.
static MONTHS: WordList = WordList::named("months");

/// Prepositions that lead to the place where something was counted.
static IN_PLACES: WordList = WordList::named("prepositions of counted places");

/// What a source is called when it is spoken of again: "the group".
static AGAIN: WordList = WordList::named("sources spoken of again");

/// A sentence that follows begins at most so many bytes behind the one before: a space, or the space between paragraphs.
const GAP: usize = 4;

/// Claims of one text stand beside each other where at most so many others stand between them.
const BETWEEN: usize = 4;

/// On whose word a figure is given: the one named last before it in its sentence, else the first named.
pub(crate) fn speaker(claim: &Claim) -> Option<&Credit> {
    let start = claim.span?.start();
    let before = |credit: &&Credit| credit.span.is_some_and(|span| span.end() <= start);
    let last = claim.credits.iter().filter(before).max_by_key(|credit| credit.span.map(|span| span.start()));
    last.or_else(|| claim.credits.first())
}

/// Whether two claims of one text stand beside each other, each on the word of another, and the later tells of nothing more.
pub(super) fn are_rivals(corpus: &Corpus, a: &Claim, b: &Claim) -> bool {
    let whole = |claim: &Claim| claim.extent != Extent::Part && !claim.former && claim.story.is_some();
    let later = if a.span < b.span { b } else { a };
    a.document == b.document
        && whole(a)
        && whole(b)
        && a.update == b.update
        && are_beside(a, b)
        && !are_worlds_apart(a, b)
        && are_of_two(a, b)
        && !tells_of_more(corpus, later)
        && !are_of_two_days(corpus, a, b)
        && !are_of_two_places(corpus, a, b)
        && !tells_of_another_year(corpus, later)
}

/// Whether one is so many times the other that they count two things: the cases of a country, and those of its first town.
fn are_worlds_apart(a: &Claim, b: &Claim) -> bool {
    const TIMES: i32 = 100;
    let Some((a, b)) = a.quantity.stated.zip(b.quantity.stated) else { return false };
    let (low, high) = if a <= b { (a, b) } else { (b, a) };
    let least = Number::from(0) < low;
    least && low.checked_mul(Number::from(TIMES)).is_some_and(|most| most < high)
}

/// The words of a claim's sentence behind its figure.
fn behind<'a>(corpus: &'a Corpus, claim: &Claim) -> &'a str {
    let behind = || {
        let (sentence, span) = claim.sentence.zip(claim.span)?;
        corpus.document(claim.document.as_str())?.text.get(span.end()..sentence.end())
    };
    behind().unwrap_or_default()
}

/// Whether behind each figure a place is named, and not the same: "9 people in Zenda", "14 dead in Hofbau". Of two in one sentence
/// what stands between them is of the first.
fn are_of_two_places(corpus: &Corpus, a: &Claim, b: &Claim) -> bool {
    let names = |claim: &Claim, other: &Claim| {
        let words = behind(corpus, claim);
        let to = other.span.zip(claim.span).and_then(|(other, own)| other.start().checked_sub(own.end()));
        let own = to.filter(|_| claim.sentence == other.sentence).and_then(|to| words.get(..to)).unwrap_or(words);
        names_of_places(own)
    };
    let (one, other) = (names(a, b), names(b, a));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// Whether behind a figure a year is named that nothing before it names, nor the day of its text: "in the quake of 2019".
fn tells_of_another_year(corpus: &Corpus, claim: &Claim) -> bool {
    let Some((document, span)) = corpus.document(claim.document.as_str()).zip(claim.span) else { return false };
    let words = behind(corpus, claim).split(|c: char| !c.is_alphanumeric());
    let before = document.text.get(..span.start()).unwrap_or_default();
    let published = document.published.map(|date| date.to_string()).unwrap_or_default();
    words.filter(|word| is_year(word)).any(|year| !before.contains(year) && !published.contains(year))
}

/// Whether each sentence names a day, and not the same.
fn are_of_two_days(corpus: &Corpus, a: &Claim, b: &Claim) -> bool {
    let days = |claim: &Claim| -> BTreeSet<String> {
        let document = corpus.document(claim.document.as_str());
        let sentence = document.zip(claim.sentence).map(|(document, sentence)| document.quote(sentence));
        let words = sentence.into_iter().flat_map(folded_words);
        words.filter(|word| DAYS.contains(&word.as_str())).collect()
    };
    let (one, other) = (days(a), days(b));
    a.sentence != b.sentence && !one.is_empty() && !other.is_empty() && one != other
}

/// Whether what stands before a figure says that it comes on top: "the army also reported 8 dead".
fn tells_of_more(corpus: &Corpus, claim: &Claim) -> bool {
    let before = || {
        let (sentence, span) = claim.sentence.zip(claim.span)?;
        corpus.document(claim.document.as_str())?.text.get(sentence.start()..span.start())
    };
    before().is_some_and(|before| folded_words(before).any(|word| MORE.contains(&word.as_str())))
}

/// Whether two claims stand in one sentence, or in two that follow each other.
fn are_beside(a: &Claim, b: &Claim) -> bool {
    let Some((one, other)) = a.sentence.zip(b.sentence) else { return false };
    let (first, second) = if one.start() <= other.start() { (one, other) } else { (other, one) };
    first == second || second.start().checked_sub(first.end()).is_some_and(|gap| gap <= GAP)
}

/// Whether they are on the word of two: not of "the ministry" and "the health ministry", nor of one that is spoken of again.
pub(crate) fn are_of_two(a: &Claim, b: &Claim) -> bool {
    let Some((one, other)) = speaker(a).zip(speaker(b)) else { return false };
    let again = |credit: &Credit| AGAIN.contains(&fold(&credit.to).as_str());
    if again(one) || again(other) {
        return false;
    }
    // "The police, citing the hospital" beside "the hospital": one quotes the other. What an agency tells of both is no quoting.
    let names =
        |claim: &Claim, source: &Credit| claim.credits.iter().any(|credit| fold(&credit.to) == fold(&source.to));
    if names(a, other) || names(b, one) {
        return false;
    }
    let (one, other) = (fold(&one.to), fold(&other.to));
    let last = |name: &str| folded_words(name).last();
    last(&one) != last(&other) && !one.contains(&other) && !other.contains(&one)
}

/// Whether two texts give them on the word of one and the same source: "Somalia's health ministry" and "the ministry of health",
/// "the civil police" and "Rio's civil police".
pub(crate) fn are_of_one(a: &Claim, b: &Claim) -> bool {
    let told = |claim: &Claim| -> Vec<String> { claim.credits.iter().map(|credit| fold(&credit.to)).collect() };
    let known = |told: &[String]| -> BTreeSet<String> {
        let bodies = told.iter().flat_map(|credit| names(credit));
        let offices = told.iter().filter_map(|credit| {
            let words: Vec<String> = folded_words(credit).collect();
            let [.., of, office] = words.as_slice() else { return None };
            (!ARTICLES.contains(&of.as_str())).then(|| format!("{of} {office}"))
        });
        bodies.chain(offices).collect()
    };
    a.document != b.document && !known(&told(a)).is_disjoint(&known(&told(b)))
}

/// Whether the sentences of two texts count at places of which each text names only its own: a march in Lyon, and one in Nice.
pub(crate) fn are_counted_apart(corpus: &Corpus, a: &Claim, b: &Claim) -> bool {
    let sentence = |claim: &Claim| {
        let quoted = || Some(corpus.document(claim.document.as_str())?.quote(claim.sentence?));
        quoted().unwrap_or_default()
    };
    let is_named = |claim: &Claim, name: &str| {
        corpus.document(claim.document.as_str()).is_some_and(|document| {
            document.text.contains(name) || document.title.as_deref().is_some_and(|title| title.contains(name))
        })
    };
    let own = |claim: &Claim, other: &Claim| -> bool {
        let names = names_of_places(sentence(claim));
        !names.is_empty() && names.iter().all(|name| !is_named(other, name))
    };
    a.document != b.document && a.story.is_some() && b.story.is_some() && own(a, b) && own(b, a)
}

/// The names, day and month left out, that stand behind a preposition of place.
fn names_of_places(words: &str) -> BTreeSet<&str> {
    let words: Vec<&str> = words.split(' ').collect();
    let named = words.windows(2).filter_map(|pair| match pair {
        [lead, name] if IN_PLACES.holds(lead) && name.starts_with(char::is_uppercase) => Some(*name),
        _ => None,
    });
    let bare = named.map(|name| bare_of_owner(name.trim_end_matches(|c: char| !c.is_alphanumeric())));
    bare.filter(|name| !DAYS.holds(name) && !MONTHS.holds(name)).collect()
}

/// The claims among some that stand beside a rival, for each text; the claims come in the order of the corpus.
pub(crate) fn rivals<'a>(corpus: &Corpus, claims: &[&'a Claim]) -> Vec<Vec<&'a Claim>> {
    let of_texts = claims.chunk_by(|a, b| a.document == b.document);
    let rivals = of_texts.map(|claims| {
        let near = |index: usize| claims.iter().enumerate().skip(index.saturating_sub(BETWEEN)).take(2 * BETWEEN + 1);
        let has_one = |(index, claim): &(usize, &&'a Claim)| {
            near(*index).any(|(other_index, other)| other_index != *index && are_rivals(corpus, claim, other))
        };
        claims.iter().enumerate().filter(has_one).map(|(_, claim)| *claim).collect::<Vec<_>>()
    });
    rivals.filter(|claims| claims.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Verifier};

    /// How many claims of a text stand beside a rival.
    fn count(text: &str) -> usize {
        let lead = "Shells fell on Zenda in Ruritania on Monday.";
        let corpus = Verifier::new().extract(&[Document::new("a", format!("{lead} {text}"))]).unwrap();
        let claims: Vec<&Claim> = corpus.claims().iter().filter(|claim| claim.measured() == "deaths").collect();
        rivals(&corpus, &claims).iter().map(Vec::len).sum()
    }

    trait Measured {
        fn measured(&self) -> &str;
    }

    impl Measured for Claim {
        fn measured(&self) -> &str {
            self.statistic.measure.as_deref().unwrap_or_default()
        }
    }

    #[test]
    fn counts_of_two_sources_side_by_side_are_rivals() {
        assert_eq!(count("The army said 12 people were killed. The opposition said 40 people had been killed."), 2);
        assert_eq!(count("The army said 12 people died, while the opposition said 40 people died."), 2);
        // One source, one of them nobody's, and far apart.
        assert_eq!(count("The army said 12 people were killed. The army said later that 14 people were killed."), 0);
        assert_eq!(count("In all 40 people were killed. The army said 12 people were killed."), 0);
        assert_eq!(count("The army said 12 people were killed. The opposition also said 40 people died at sea."), 0);
        assert_eq!(count("A health group said 12 people were killed. The group said 40 people died at sea."), 0);
        assert_eq!(count("The army said 12 people were killed. It rained. The opposition said 40 people died."), 0);
        // An agency tells of both; one quotes the other; two places in one sentence.
        let told = "said 12 people died, while the opposition said 40 people died, Reuters reported.";
        assert_eq!(count(&format!("The army {told}")), 2);
        assert_eq!(count("The army, citing the hospital, said 12 people died. The hospital said 40 people died."), 0);
        // So far apart that one counts something else; nobody is far from somebody.
        assert_eq!(count("The army said 9 people were killed. The opposition said 4,000 people had been killed."), 0);
        assert_eq!(count("The clinic said 12 people were hurt. The union said 2,600 people had been hurt."), 0);
        assert_eq!(count("The clinic said no one was killed. The union said 5 people had been killed."), 2);
        assert_eq!(count("The army said 12 people died in Zenda, while the mayor said 40 people died in Strelsau."), 0);
    }
}
