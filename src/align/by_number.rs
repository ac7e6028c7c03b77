//! Figures of a declared measure that stand in no statistic, known again by their number.
//!
//! "Four were taken away dead", told as a part of something, and "four people were killed": where both are of one event, the
//! number is one figure, whatever a text left out of which part it is. It joins those that say more, bears them out, and
//! contradicts none: what is unknown is not different, and a guess never accuses.

use std::collections::{BTreeMap, BTreeSet};

use super::StatisticGroup;
use super::agreeing::join_as_agreeing;
use super::key::{Key, compared, unit_of};
use super::story_clusters::StoryClusters;
use crate::model::{Claim, ClaimId, Corpus, keys};
use crate::quantity::{Hedge, Number, Unit};

/// Event, measure, unit and number: by what figures are known again.
type Known<'a> = (usize, &'a str, String, Number);

/// Of the statistics that give a number, this many are looked at.
const MOST_GROUPS: usize = 16;

/// Lets the claims that stand in no statistic of their event join the only one that gives their number. Costs n log n in the
/// claims.
pub(super) fn join_by_number<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    is_placed: impl Fn(ClaimId) -> bool,
    grouped: &mut [(Key, StatisticGroup)],
) {
    let of_events = |claim: &'a Claim| clusters.of(corpus, claim).iter().map(|of| of.event);
    let mut placed: BTreeSet<ClaimId> = BTreeSet::new();
    let mut giving: BTreeMap<Known<'a>, Vec<(usize, ClaimId)>> = BTreeMap::new();
    for (index, (key, group)) in grouped.iter().enumerate() {
        placed.extend(group.claims.iter().copied());
        for id in group.opposable_ids() {
            let Some(claim) = corpus.claim(id) else { continue };
            let (Some(measure), Some(number)) = (claim.statistic.measure.as_deref(), number_of(claim)) else {
                continue;
            };
            let events: Vec<usize> = match key.event {
                Some(event) => vec![event],
                None if claim.story.is_some() => of_events(claim).collect(),
                None => continue,
            };
            for event in events {
                giving.entry((event, measure, unit_of(claim), number)).or_default().push((index, id));
            }
        }
    }
    let mut joining: Vec<(usize, ClaimId)> = Vec::new();
    for (id, claim) in corpus.claims_with_ids() {
        let open = claim.story.is_some() && claim.span.is_some() && claim.standing.is_comparable();
        if !open || placed.contains(&id) || is_placed(id) {
            continue;
        }
        let (Some(measure), Some(number)) = (claim.statistic.measure.as_deref(), number_of(claim)) else { continue };
        for event in of_events(claim) {
            let fitting = giving.get(&(event, measure, unit_of(claim), number)).into_iter().flatten().take(MOST_GROUPS);
            let fitting = fitting.filter(|(index, other)| {
                let of = grouped.get(*index).zip(corpus.claim(*other));
                of.is_some_and(|((key, _), other)| may_be_one(claim, key, other, number))
            });
            let fitting: Vec<usize> = fitting.map(|(index, _)| *index).collect();
            let of_one = fitting.iter().filter_map(|index| grouped.get(*index));
            let subjects: BTreeSet<Option<&str>> = of_one.map(|(key, _)| key.subject.as_deref()).collect();
            // Of two parties that have the number either may be meant.
            if subjects.len() == 1 {
                joining.extend(fitting.into_iter().map(|index| (index, id)));
            }
        }
    }
    join_as_agreeing(corpus, grouped, joining);
}

/// The number by which a figure is known again: one that is printed. Ones are alike by chance.
fn number_of(claim: &Claim) -> Option<Number> {
    let counted = !matches!(claim.quantity.unit, Unit::Ordinal);
    claim.quantity.stated.filter(|stated| counted && claim.quantity.hedge != Hedge::Vague && *stated >= 2.into())
}

/// Whether a number has three digits beside the zeros that round it: one text gives such a one twice for one thing only.
fn is_telling(number: Number) -> bool {
    /// "Two thirds" has many digits and says little; nobody prints so many places.
    const PLACES: i32 = -4;
    let digits: String = number.to_string().chars().filter(char::is_ascii_digit).collect();
    number.exponent() > PLACES && digits.trim_matches('0').len() > 2
}

/// Whether a claim may be of a statistic that gives its number, as far as it says anything.
fn may_be_one(claim: &Claim, key: &Key, other: &Claim, number: Number) -> bool {
    let statistic = &claim.statistic;
    let subject = match (&statistic.subject, &key.subject) {
        (Some(own), Some(theirs)) => own.eq_ignore_ascii_case(theirs),
        _ => true,
    };
    let clash = statistic.scope.iter().any(|(name, value)| {
        let value = compared(name, value);
        name != keys::STATUS && key.scope.iter().any(|(theirs, said)| theirs == name && *said != value)
    });
    let two_texts = claim.document != other.document || is_telling(number);
    subject && !clash && two_texts && claim.quantity.asserted.meets(&other.quantity.asserted)
}

#[cfg(test)]
mod tests {
    use super::super::Alignment;
    use super::*;
    use crate::model::{Document, Event, EventKind, Extent, Measures, Span, Statistic, Story};
    use crate::quantity::Quantity;

    /// The documents of each group of counts of the dead of one fire, of texts `a`, `b`, …: how many, and whether as a part.
    fn grouped(counts: &[(i32, Extent)]) -> Vec<Vec<String>> {
        let mut corpus = Corpus::new();
        let fire = Event::new(EventKind::from("fire")).in_place("Ruritania").on("2031-05-04".parse().unwrap());
        for (id, (count, extent)) in ('a'..).zip(counts) {
            corpus.add_document(Document::new(id.to_string(), "A text of a fire.")).unwrap();
            let story = corpus.add_story(Story::new(id.to_string(), fire.clone())).unwrap();
            let mut claim = Claim::new(id.to_string(), Statistic::new("deaths", fire.clone()), Quantity::count(*count));
            (claim.sentence, claim.span) = (Span::new(0, 10), Span::new(0, 4));
            (claim.extent, claim.story) = (*extent, Some(story));
            corpus.add_claim(claim).unwrap();
        }
        let groups = Alignment::new(&corpus, &Measures::built_in()).groups;
        groups.iter().map(|group| group.claims(&corpus).map(|claim| claim.document.to_string()).collect()).collect()
    }

    #[test]
    fn a_part_that_nothing_is_told_of_joins_the_count_that_has_its_number() {
        let (whole, part) = (Extent::Whole, Extent::Part);
        assert_eq!(grouped(&[(14, whole), (14, part)]), [vec!["a", "b"]]);
        // Another number is of another part, and ones are alike by chance.
        assert_eq!(grouped(&[(14, whole), (9, part)]), [vec!["a"]]);
        assert_eq!(grouped(&[(1, whole), (1, part)]), [vec!["a"]]);
    }
}
