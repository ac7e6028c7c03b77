//! Figures that bear each other out as far as any rule can see, differ, and are of one thing by all that speaks for it.
//!
//! "144 of its 578 schools", "144 of its 675 schools": no measure is declared for schools, so the two stand together and may not
//! contradict each other. Where what speaks for their being of one far outweighs what speaks against it, each is the other's
//! best partner in its text, and neither text gives what the other does, they are set against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::super::StatisticGroup;
use super::super::folding::folded_words;
use super::super::key::Key;
use super::super::stories::days_between;
use super::super::story_clusters::StoryClusters;
use super::evidence::{ENOUGH, Figures, OPPOSED, Piece};
use super::figure::Figure;
use super::{GroupsOf, of_events};
use crate::model::{Claim, ClaimId, Corpus, DocumentId, Extent, Measures, Standing};
use crate::quantity::{Hedge, Number};
use crate::vocabulary::WordList;

/// From this sum on two figures that differ contradict each other.
///
/// Which pairs were read, and how many were right, stands in docs/stories.md.
const FAR_ABOVE: i32 = 50;

/// Of a statistic this many figures are held against each other.
const MOST_FIGURES: usize = 32;

/// Texts on one thing come out within so many days.
const A_WEEK: i64 = 7;

/// Numbers below are alike by chance.
const TELLING: i32 = 10;

/// Words by which a noun says that there are more: "other".
static COMPLEMENTS: WordList = WordList::named("complements");

/// What two figures of one statistic never have.
const PARTING: &[Piece] = &[
    Piece::Opposable,
    Piece::SameNumber,
    Piece::Apart,
    Piece::Far,
    Piece::UnknownName,
    Piece::OtherMeasure,
    Piece::OtherOwner,
    Piece::OtherGroup,
    Piece::OtherPlace,
    Piece::OtherScope,
    Piece::OnePart,
    Piece::Former,
    Piece::ToldApart,
];

/// Their sentences share so many words.
const SHARED_WORDS: i32 = 2;

/// Adds a group for the figures of an event that stand together, differ, and are of one statistic by far.
pub(in super::super) fn oppose_alike<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    measures: &Measures,
    is_left_out: impl Fn(ClaimId) -> bool,
    grouped: &mut Vec<(Key, StatisticGroup)>,
) {
    let differing = differing(corpus, grouped);
    if differing.is_empty() {
        return;
    }
    let mut partners: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    for (first, second) in differing.keys() {
        partners.entry(*first).or_default().push(*second);
        partners.entry(*second).or_default().push(*first);
    }
    let groups_of = GroupsOf::new(grouped);
    let mut linked: BTreeMap<usize, Vec<(ClaimId, ClaimId)>> = BTreeMap::new();
    // Of an event only the texts that differ are looked at.
    let wanted = |ids: Vec<ClaimId>| -> Vec<ClaimId> {
        let text = |id: &ClaimId| corpus.claim(*id).map(|claim| &claim.document);
        let differs =
            |id: &&ClaimId| partners.get(id).is_some_and(|others| others.iter().any(|other| ids.contains(other)));
        let texts: BTreeSet<&DocumentId> = ids.iter().filter(differs).filter_map(text).collect();
        ids.iter().filter(|id| text(id).is_some_and(|text| texts.contains(text))).copied().collect()
    };
    for figures in of_events(corpus, clusters, measures, is_left_out, wanted, false).values() {
        let held = Figures::new(corpus, figures, grouped, |id| groups_of.of(id));
        let place: BTreeMap<ClaimId, usize> =
            figures.iter().enumerate().map(|(index, figure)| (figure.id, index)).collect();
        for (pair, group) in &differing {
            let places = place.get(&pair.0).zip(place.get(&pair.1));
            if places.is_some_and(|(first, second)| held.contradict(*first, *second)) {
                linked.entry(*group).or_default().push(*pair);
            }
        }
    }
    let opposed: Vec<(Key, StatisticGroup)> = linked
        .into_iter()
        .filter_map(|(index, pairs)| Some((grouped.get(index)?, pairs)))
        .flat_map(|((key, group), pairs)| {
            let of_one = move |claims: Vec<ClaimId>| {
                let (uncertain, agreeing) = (claims.clone(), Vec::new());
                let group =
                    StatisticGroup { claims, uncertain, agreeing, certain: false, alike: true, ..group.clone() };
                (key.clone(), group)
            };
            joined(pairs).into_iter().map(of_one)
        })
        .collect();
    grouped.extend(opposed);
}

/// Pairs of claims of two texts that stand together without being set against each other, and differ, with the first
/// statistic that holds both.
fn differing(corpus: &Corpus, grouped: &[(Key, StatisticGroup)]) -> BTreeMap<(ClaimId, ClaimId), usize> {
    let mut pairs = BTreeMap::new();
    for (index, (_, group)) in grouped.iter().enumerate() {
        let claims = group.agreeing.iter().take(MOST_FIGURES);
        let claims: Vec<(ClaimId, &Claim)> = claims.filter_map(|id| Some((*id, corpus.claim(*id)?))).collect();
        for (place, (id, claim)) in claims.iter().enumerate().filter(|(_, (_, claim))| is_firm(claim)) {
            for (other_id, other) in claims.iter().take(place).filter(|(_, other)| is_firm(other)) {
                let differ = claim.document != other.document
                    && are_of_one_week(corpus, claim, other)
                    && claim.quantity.stated != other.quantity.stated
                    && !claim.quantity.asserted.meets(&other.quantity.asserted);
                if differ {
                    pairs.entry((*other_id.min(id), *other_id.max(id))).or_insert(index);
                }
            }
        }
    }
    pairs
}

/// Whether the texts of two claims were published within a week: of those of no known day, events are too wide.
fn are_of_one_week(corpus: &Corpus, claim: &Claim, other: &Claim) -> bool {
    let published = |claim: &Claim| corpus.document(claim.document.as_str())?.published;
    days_between(published(claim), published(other)).is_some_and(|days| days <= A_WEEK)
}

/// Whether a claim says how many there are: no part, plan or word for many, nor what was so before.
fn is_firm(claim: &Claim) -> bool {
    claim.extent != Extent::Part
        && !claim.former
        && claim.standing == Standing::Asserted
        && claim.quantity.hedge != Hedge::Vague
        && claim.quantity.stated.is_some()
}

/// The claims that pairs link, each in its order.
fn joined(pairs: Vec<(ClaimId, ClaimId)>) -> Vec<Vec<ClaimId>> {
    let mut sets: Vec<BTreeSet<ClaimId>> = Vec::new();
    for (first, second) in pairs {
        let (of_it, others): (Vec<_>, Vec<_>) =
            sets.into_iter().partition(|set| set.contains(&first) || set.contains(&second));
        sets = others;
        sets.push(of_it.into_iter().flatten().chain([first, second]).collect());
    }
    sets.sort();
    sets.into_iter().map(|set| set.into_iter().collect()).collect()
}

impl Figures<'_, '_, '_> {
    /// Whether two figures of two texts, by index, are of one statistic by far: each the other's best, neither text giving what
    /// the other does, and nothing that parts them.
    fn contradict(&self, first: usize, second: usize) -> bool {
        let (Some(a), Some(b)) = (self.figures.get(first), self.figures.get(second)) else { return false };
        let sum = self.sum(first, second);
        if sum < FAR_ABOVE || is_more(a) != is_more(b) || self.is_sum(a, b) || self.is_sum(b, a) {
            return false;
        }
        let mut found: BTreeMap<Piece, i32> = BTreeMap::new();
        self.weigh(first, second, &mut |piece, times| *found.entry(piece).or_default() += times);
        let has = |piece: Piece| found.contains_key(&piece);
        let words = found.get(&Piece::SharedWord).copied().unwrap_or_default();
        // A text that gives a nearer number may mean that, unless of their noun it gives none.
        let parted = PARTING.iter().any(|piece| has(*piece)) || has(Piece::Closer) && !has(Piece::OnlyOfNoun);
        !parted && words >= SHARED_WORDS && self.is_best((first, a), b, sum) && self.is_best((second, b), a, sum)
    }

    /// Whether no figure of the text of another is more like a figure than that, or gives what it gives: what is like it enough,
    /// or the very number of its noun.
    fn is_best(&self, (index, figure): (usize, &Figure<'_>), other: &Figure<'_>, sum: i32) -> bool {
        let theirs = self.figures.iter().enumerate().filter(|(_, of)| of.text == other.text);
        let sums = theirs.map(|(place, of)| {
            let meets = figure.claim.quantity.asserted.meets(&of.claim.quantity.asserted);
            let of_one = of.noun == figure.noun;
            let gives_it = of_one && of.number == figure.number && figure.number >= Some(TELLING.into());
            (gives_it, meets, if place == index { OPPOSED } else { self.sum(index, place) })
        });
        sums.into_iter().all(|(gives_it, meets, their)| their <= sum && !gives_it && !(meets && their >= ENOUGH))
    }

    /// Whether figures of one noun in one sentence add up to another: "five counts of fraud, two of theft" are the seven.
    fn is_sum(&self, figure: &Figure<'_>, other: &Figure<'_>) -> bool {
        let beside = || {
            let own = |of: &&Figure<'_>| {
                of.text == figure.text && of.claim.sentence == figure.claim.sentence && of.noun == figure.noun
            };
            self.figures.iter().filter(own).filter_map(|of| of.number)
        };
        let sum = beside().try_fold(Number::from(0), Number::checked_add);
        beside().nth(1).is_some() && sum.is_some() && sum == other.number
    }
}

/// Whether a noun counts those beside some that were told of: "five other powers".
fn is_more(figure: &Figure<'_>) -> bool {
    let noun = figure.claim.quantity.noun.as_deref().unwrap_or_default();
    folded_words(noun).any(|word| COMPLEMENTS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::model::{Corpus, Document};
    use crate::{Severity, Verifier};

    /// The worst conflict of two reports of one strike, each with a sentence of its own.
    fn worst(first: &str, second: &str) -> Option<Severity> {
        let on = |id: &str, title: &str, text: String| {
            Document::new(id, text).with_title(title).with_published("2022-06-14".parse().unwrap())
        };
        let lead = "Drivers of the Hentzau ferries in Strelsau began a strike on Monday that injured nobody and killed 3 people.";
        let other = "On Monday a strike of the drivers of the Hentzau ferries in Strelsau killed 3 people.";
        // Brief reports answer to each other by another way.
        let rest = "\n\nOn the quay people waited for news and for bread. ".repeat(24);
        let a = on("a", "Hentzau ferries on strike", format!("{lead}\n\n{first}{rest}"));
        let b = on("b", "Strike stops Hentzau ferries in Strelsau", format!("{other}\n\n{second}{rest}"));
        let corpus: Corpus = Verifier::new().extract(&[a, b]).unwrap();
        let report = Verifier::new().verify(&corpus);
        let conflicts = report.findings.iter().filter(|finding| finding.check == "conflicting-values");
        conflicts.map(|finding| finding.severity).max()
    }

    #[test]
    fn what_is_of_one_thing_by_far_and_differs_is_a_note() {
        let notes =
            |first: &str, second: &str| assert_eq!(worst(first, second), Some(Severity::Note), "{first} {second}");
        notes(
            "The harbour board keeps 14 of its 57 piers open for half a day.",
            "The harbour board of the town opens 14 of its 67 piers with half a crew.",
        );
        notes(
            "The owners laid down their offer in a 143-page report on wages of drivers.",
            "Wages of drivers are the matter of the owners' 133-page report.",
        );
    }

    #[test]
    fn what_may_be_another_or_meets_is_not_opposed() {
        let quiet = |first: &str, second: &str| assert_eq!(worst(first, second), None, "{first} {second}");
        // One text tells its figure apart, or counts those beside one.
        quiet(
            "The harbour board keeps 14 of its 57 piers open for half a day.",
            "The harbour board alone opens 14 of its 67 piers with half a crew.",
        );
        quiet(
            "Six towns on the coast signed the ferry treaty with the union.",
            "Strelsau and five other towns on the coast signed the ferry treaty with the union.",
        );
        quiet(
            "The owners laid down their offer in a 143-page report on wages of drivers.",
            "Wages of drivers are the matter of the owners' report of more than 140 pages.",
        );
        // The text gives what the other does.
        quiet(
            "The harbour board keeps 57 piers open for half a day.",
            "The harbour board opens 67 piers with half a crew. The mayor counted 57 piers of the harbour board, open for half a day.",
        );
    }
}
