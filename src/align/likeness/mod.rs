//! Figures of one event that enough says to be of one statistic, whatever measure or key one text leaves out.
//!
//! "A hunt for the 162 victims", "the plane had 162 people on board"; "6.5 million people were told to evacuate", "the orders to
//! leave were for 6.4 million". What one text says of a figure and another leaves open, a rule for each construction never
//! catches up with. So all figures of an event that are of one kind are held against each other, and what speaks for two being
//! one is summed: their values, their nouns, the keys, the words around them, whether they stand in one statistic
//! already. What is alike enough, on the mean of all members, stands together. Such figures bear each other out and contradict
//! nothing.

mod alike_texts;
mod evidence;
mod figure;
mod opposed;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::StatisticGroup;
use super::agreeing::{agreeing_of_its_own, join_as_agreeing};
use super::key::Key;
use super::same_number::OF_A_COUNT;
use super::story_clusters::StoryClusters;
use super::told_events::{Stories, main_events};
use crate::model::{Claim, ClaimId, Corpus, DocumentId, Measures};
pub(super) use alike_texts::alike_texts;
use evidence::{ENOUGH, Figures, OPPOSED};
use figure::{Figure, Known};
pub(super) use opposed::oppose_alike;

/// Of the figures of an event, this many are held against each other.
const MOST_FIGURES: usize = 160;

/// Lets figures of one event that enough says to be of one statistic bear each other out. Costs n log n in the claims.
pub(super) fn join_alike<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    measures: &Measures,
    is_left_out: impl Fn(ClaimId) -> bool,
    grouped: &mut Vec<(Key, StatisticGroup)>,
) {
    let groups_of = GroupsOf::new(grouped);
    let groups_of = |id: ClaimId| groups_of.of(id);
    let (mut joining, mut new) = (Vec::new(), Vec::new());
    let mut seen: BTreeSet<Vec<ClaimId>> = BTreeSet::new();
    // What two sets took in would stand together by neither.
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (event, figures) in of_events(corpus, clusters, measures, is_left_out, |ids| ids, true) {
        let held = Figures::new(corpus, &figures, grouped, groups_of);
        for members in together(&held) {
            let ids = members.iter().filter_map(|index| figures.get(*index)).map(|figure| figure.id);
            let ids: Vec<ClaimId> = ids.collect::<BTreeSet<_>>().into_iter().collect();
            if !seen.insert(ids.clone()) || stand_together(&ids, grouped, groups_of) {
                continue;
            }
            // The widest statistic that holds none but these takes in the others.
            let within = |index: &&usize| {
                grouped.get(**index).is_some_and(|(_, group)| group.claims.iter().all(|id| ids.contains(id)))
            };
            // Of two as wide, the one of the first text by name.
            let width = |index: &usize| {
                let (_, group) = grouped.get(*index)?;
                let place = group.claims(corpus).map(|claim| (&claim.document, claim.span)).min();
                Some((group.claims.len(), Reverse(place), Reverse(*index)))
            };
            let own = ids.iter().flat_map(|id| groups_of(*id)).filter(|index| !taken.contains(index)).filter(within);
            match own.max_by_key(|index| width(index)) {
                Some(index) => {
                    taken.insert(*index);
                    joining.extend(ids.iter().map(|id| (*index, *id)));
                }
                None => new.extend(of_its_own(corpus, clusters, event, ids)),
            }
        }
    }
    // What stood there already keeps what it may contradict.
    joining.retain(|(index, id)| grouped.get(*index).is_some_and(|(_, group)| !group.claims.contains(id)));
    join_as_agreeing(corpus, grouped, joining);
    grouped.extend(new);
    // What now stands with others is no statistic of one figure.
    let others: BTreeSet<ClaimId> = seen.into_iter().flatten().collect();
    grouped.retain(|(_, group)| group.claims.len() > 1 || !group.claims.iter().all(|id| others.contains(id)));
}

/// Whether one statistic holds all of some claims.
fn stand_together<'g>(
    ids: &[ClaimId],
    grouped: &[(Key, StatisticGroup)],
    groups_of: impl Fn(ClaimId) -> &'g [usize],
) -> bool {
    let Some(first) = ids.first() else { return true };
    let holds_all = |group: &StatisticGroup| ids.iter().all(|id| group.claims.binary_search(id).is_ok());
    groups_of(*first).iter().filter_map(|index| grouped.get(*index)).any(|(_, group)| holds_all(group))
}

/// For each claim the groups, by index, that hold it.
struct GroupsOf(BTreeMap<ClaimId, Vec<usize>>);

impl GroupsOf {
    fn new(grouped: &[(Key, StatisticGroup)]) -> GroupsOf {
        let mut groups_of: BTreeMap<ClaimId, Vec<usize>> = BTreeMap::new();
        for (index, (_, group)) in grouped.iter().enumerate() {
            for id in &group.claims {
                groups_of.entry(*id).or_default().push(index);
            }
        }
        GroupsOf(groups_of)
    }

    fn of(&self, id: ClaimId) -> &[usize] {
        self.0.get(&id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The figures of each event that several texts tell of, as far as their claims are wanted, in the order of the texts' names; and
/// those of texts that are alike though no event joins them, if `of_texts`.
fn of_events<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    measures: &Measures,
    is_left_out: impl Fn(ClaimId) -> bool,
    wanted: impl Fn(Vec<ClaimId>) -> Vec<ClaimId>,
    of_texts: bool,
) -> BTreeMap<usize, Vec<Figure<'a>>> {
    let stories = Stories::new(corpus, clusters);
    let own = |claim: &'a Claim| match &claim.statistic.event {
        Some(_) => clusters.of(corpus, claim),
        None => stories.of(claim),
    };
    let main = main_events(corpus, &stories);
    let mut ids: BTreeMap<usize, Vec<ClaimId>> = BTreeMap::new();
    for (id, claim) in corpus.claims_with_ids().filter(|(id, claim)| is_open(claim) && !is_left_out(*id)) {
        let mut events: BTreeSet<usize> = own(claim).iter().map(|of| of.event).collect();
        events.extend(main.get(claim.document.as_str()).into_iter().flatten());
        for event in events {
            ids.entry(event).or_default().push(id);
        }
    }
    // Those of texts that are alike though no event joins them stand behind the last event: what contradicts must be of one.
    let last = ids.last_key_value().map_or(0, |(event, _)| event + 1);
    let mut all: BTreeMap<&str, BTreeSet<usize>> = main;
    for claim in corpus.claims() {
        all.entry(claim.document.as_str()).or_default().extend(stories.of(claim).iter().map(|of| of.event));
    }
    let mut ids_of: BTreeMap<&DocumentId, Vec<ClaimId>> = BTreeMap::new();
    for (id, claim) in corpus.claims_with_ids().filter(|(id, claim)| is_open(claim) && !is_left_out(*id)) {
        ids_of.entry(&claim.document).or_default().push(id);
    }
    let texts = if of_texts { alike_texts(corpus, &all) } else { Vec::new() };
    for (place, texts) in texts.into_iter().enumerate() {
        ids.insert(last + place, texts.into_iter().filter_map(|text| ids_of.get(text)).flatten().copied().collect());
    }
    let known = |ids: Vec<ClaimId>| {
        let mut ids = wanted(ids);
        let documents = || ids.iter().filter_map(|id| corpus.claim(*id)).map(|claim| &claim.document);
        if documents().all(|document| Some(document) == documents().next()) {
            return Vec::new();
        }
        // Those of texts by name, so that the order in which they come decides nothing.
        ids.sort_by_key(|id| corpus.claim(*id).map(|claim| (&claim.document, claim.span)));
        ids.truncate(MOST_FIGURES);
        let mut known = Known::default();
        let told = |id: ClaimId| {
            let events = own(corpus.claim(id)?).iter().map(|of| of.event);
            known.figure(corpus, measures, id, events.collect::<BTreeSet<_>>().into_iter().collect())
        };
        ids.into_iter().filter_map(told).collect::<Vec<_>>()
    };
    ids.into_iter().map(|(event, ids)| (event, known(ids))).filter(|(_, figures)| figures.len() > 1).collect()
}

/// Whether a claim is of a story and says something that may hold.
fn is_open(claim: &Claim) -> bool {
    claim.span.is_some() && claim.story.is_some() && claim.standing.is_comparable()
}

/// The figures of an event that are alike enough, by index: those whose mean of evidence is highest are joined first, while it
/// is enough. A figure that is alike enough to another set joins that too.
fn together(held: &Figures<'_, '_, '_>) -> Vec<Vec<usize>> {
    let between = Sums::new(held.figures.len(), |first, second| held.sum(first, second));
    let mut all = Vec::new();
    for linked in between.linked() {
        let mut sums = between.of_some(&linked);
        let own = sums.clone();
        let mut sets: Vec<Vec<usize>> = (0..linked.len()).map(|index| vec![index]).collect();
        while let Some((first, second)) = sums.best(&sets) {
            sums.join(first, second);
            let joined = sets.get_mut(second).map(std::mem::take).unwrap_or_default();
            if let Some(set) = sets.get_mut(first) {
                set.extend(joined);
            }
        }
        sets.iter_mut().for_each(|set| set.sort_unstable());
        sets.retain(|set| !set.is_empty());
        let is_like = |set: &[usize], index: usize| {
            let sum: i32 = set.iter().map(|member| own.of(index, *member)).sum();
            !set.contains(&index) && sum >= ENOUGH * length(set)
        };
        let wider = |set: &Vec<usize>| {
            let others: Vec<usize> = (0..linked.len()).filter(|index| is_like(set, *index)).collect();
            others.into_iter().map(|index| set.iter().copied().chain([index]).collect()).collect::<Vec<Vec<usize>>>()
        };
        let wider: Vec<Vec<usize>> = sets.iter().flat_map(wider).collect();
        let found = sets.into_iter().filter(|set| set.len() > 1).chain(wider);
        all.extend(found.map(|set| {
            let mut set: Vec<usize> = set.iter().filter_map(|index| linked.get(*index)).copied().collect();
            set.sort_unstable();
            set
        }));
    }
    all
}

/// The sums of evidence between figures, and between sets of them.
#[derive(Clone)]
struct Sums {
    count: usize,
    cells: Vec<i32>,
}

impl Sums {
    fn new(count: usize, sum: impl Fn(usize, usize) -> i32) -> Sums {
        let mut sums = Sums { count, cells: vec![OPPOSED; count * count] };
        for second in 0..count {
            for first in 0..second {
                sums.set(first, second, sum(first, second));
            }
        }
        sums
    }

    fn of(&self, first: usize, second: usize) -> i32 {
        self.cells.get(first * self.count + second).copied().unwrap_or(OPPOSED)
    }

    fn set(&mut self, first: usize, second: usize, sum: i32) {
        for place in [first * self.count + second, second * self.count + first] {
            if let Some(cell) = self.cells.get_mut(place) {
                *cell = sum;
            }
        }
    }

    /// The figures that are linked by sums which are enough, in as many rows.
    fn linked(&self) -> Vec<Vec<usize>> {
        let mut of: Vec<usize> = (0..self.count).collect();
        for second in 0..self.count {
            for first in (0..second).filter(|first| self.of(*first, second) >= ENOUGH) {
                let (Some(&own), Some(&others)) = (of.get(first), of.get(second)) else { continue };
                let (low, high) = (own.min(others), own.max(others));
                if low != high {
                    of.iter_mut().filter(|member| **member == high).for_each(|member| *member = low);
                }
            }
        }
        let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, of) in of.into_iter().enumerate() {
            rows.entry(of).or_default().push(index);
        }
        rows.into_values().filter(|row| row.len() > 1).collect()
    }

    /// The sums between some of the figures.
    fn of_some(&self, figures: &[usize]) -> Sums {
        let at = |index: usize| figures.get(index).copied().unwrap_or(self.count);
        Sums::new(figures.len(), |first, second| self.of(at(first), at(second)))
    }

    /// The two sets between which the mean is highest, if it is enough: the first such two.
    fn best(&self, sets: &[Vec<usize>]) -> Option<(usize, usize)> {
        let mut best: Option<(i32, usize, usize)> = None;
        for (second, set) in sets.iter().enumerate().filter(|(_, set)| !set.is_empty()) {
            for (first, other) in sets.iter().enumerate().take(second).filter(|(_, set)| !set.is_empty()) {
                let mean = self.of(first, second) / (length(set) * length(other)).max(1);
                if mean >= ENOUGH && best.is_none_or(|(highest, ..)| mean > highest) {
                    best = Some((mean, first, second));
                }
            }
        }
        best.map(|(_, first, second)| (first, second))
    }

    /// Adds what stands between a set and others to that of the set which takes it in.
    fn join(&mut self, first: usize, second: usize) {
        for other in (0..self.count).filter(|other| *other != first && *other != second) {
            self.set(first, other, self.of(first, other).saturating_add(self.of(second, other)));
        }
    }
}

fn length(set: &[usize]) -> i32 {
    i32::try_from(set.len()).unwrap_or(i32::MAX)
}

/// A group of figures that no statistic holds, by what one of them counts.
fn of_its_own(
    corpus: &Corpus,
    clusters: &StoryClusters<'_>,
    event: usize,
    ids: Vec<ClaimId>,
) -> Option<(Key, StatisticGroup)> {
    let mut told: Vec<&Claim> = ids.iter().filter_map(|id| corpus.claim(*id)).collect();
    // By names of texts, so that the order in which they come decides nothing.
    told.sort_by_key(|claim| (&claim.document, claim.span));
    let claims = || told.iter().copied();
    let first = claims().find(|claim| claim.statistic.measure.is_some());
    let first = first.or_else(|| claims().find(|claim| claim.quantity.noun.is_some())).or_else(|| claims().next())?;
    let name = first.statistic.measure.clone().or_else(|| first.quantity.noun.clone());
    let name = name.or_else(|| Some(first.quantity.unit.to_string()).filter(|unit| !unit.is_empty()));
    // A number of which no text has a name is called a number.
    let name = name.or_else(|| OF_A_COUNT.iter().next().map(|noun| (*noun).to_owned()))?;
    // What only some of them say is not said of all.
    let of_all =
        |key: &str, value: &str| claims().all(|claim| claim.statistic.scope.get(key).is_some_and(|said| said == value));
    Some(agreeing_of_its_own(clusters, event, (first, name), ids.clone(), of_all))
}

#[cfg(test)]
mod tests {
    use super::evidence::is_in_order;
    use crate::model::{Corpus, Document};
    use crate::{Severity, Verifier};

    /// Two reports of one event, each with a sentence of its own, which say nothing against each other.
    fn of_one_event(first: &str, second: &str) -> Corpus {
        let on = |id: &str, title: &str, text: String| {
            Document::new(id, text).with_title(title).with_published("2022-06-14".parse().unwrap())
        };
        let lead = "A fire at the Hentzau cannery in Strelsau killed 12 people on Monday.";
        let other = "On Monday 12 people died in a fire at the Hentzau cannery in Strelsau.";
        let a = on("a", "Fire at Hentzau cannery kills 12", format!("{lead}\n\n{first}"));
        let b = on("b", "Twelve die as Hentzau cannery burns", format!("{other}\n\n{second}"));
        Verifier::new().extract(&[a, b]).unwrap()
    }

    /// Whether one statistic holds a figure of each text.
    fn are_one(first: (&str, &str), second: (&str, &str)) -> bool {
        let corpus = of_one_event(first.1, second.1);
        let report = Verifier::new().verify(&corpus);
        assert!(report.findings.iter().all(|finding| finding.severity < Severity::Warning), "{:?}", report.findings);
        Verifier::new().statistics(&corpus).iter().any(|group| {
            let holds = |id: &str, text: &str| {
                group.claims(&corpus).any(|claim| claim.document.as_str() == id && corpus.quote(claim) == text)
            };
            holds("a", first.0) && holds("b", second.0)
        })
    }

    #[test]
    fn the_pieces_stand_in_their_order() {
        assert!(is_in_order());
    }

    #[test]
    fn what_much_speaks_for_is_one_whatever_it_is_called() {
        assert!(are_one(
            ("Some 480", "Some 480 workers of the cannery were told to stay at home."),
            ("480", "The union told 480 members at the cannery to stay at home.")
        ));
        assert!(are_one(
            ("more than 60", "Hospitals of Strelsau took in more than 60 people with burns from the cannery."),
            ("64", "Doctors at Strelsau counted 64 patients with burns from the cannery.")
        ));
        assert!(are_one(
            ("$3.25 million", "The harbour board lent the cannery $3.25 million in March."),
            ("$3.25 million", "A loan of $3.25 million came from the harbour board.")
        ));
    }

    #[test]
    fn a_large_number_is_known_again_and_a_price_is_not() {
        assert!(are_one(
            ("$54 billion", "A plan of the council to raise what goes to the harbour by $54 billion raised eyebrows."),
            ("$54 billion", "In May the plan would shift $54 billion from schools to the harbour.")
        ));
        assert!(are_one(
            ("$8.6 million", "He is asking for $8.6 million, which the harbour will never get."),
            ("at least $8.6 million", "The plan has at least $8.6 million for walls of the harbour.")
        ));
        assert!(are_one(
            ("26,000", "The ministry put out figures of 26,000 cases of theft in schools."),
            ("26,000", "A survey says that 26,000 people in schools told of a theft.")
        ));
        assert!(!are_one(
            ("$20", "Oil is still traded above $20 a barrel in the harbour, and that is far too little."),
            ("$20", "Half of the shops will be closed by May, as lunches in the harbour fell to $20.")
        ));
    }

    #[test]
    fn how_long_something_was_is_one_where_two_texts_say_it_in_like_words() {
        assert!(are_one(
            ("nearly six hours", "Crews fought the fire at the cannery for nearly six hours before it was out."),
            ("six hours", "It took crews six hours to fight the fire.")
        ));
        assert!(are_one(
            ("13 weeks", "The board extends the wages of cannery workers by 13 weeks."),
            ("13 weeks", "For 13 weeks more the workers will have their wages, the board of the cannery said.")
        ));
        assert!(!are_one(
            ("six hours", "Crews fought the fire for six hours."),
            ("six hours", "A ferry needs six hours to Zenda.")
        ));
    }

    #[test]
    fn what_little_speaks_for_is_two_things() {
        assert!(!are_one(
            ("480", "Some 480 cannery workers were told to stay at home."),
            ("35", "The cannery has 35 drivers.")
        ));
        assert!(!are_one(
            ("64", "Doctors counted 64 patients."),
            ("9,000", "The union of Zenda speaks for 9,000 members.")
        ));
        assert!(!are_one(
            ("16", "In 1987 a flood at Zenda killed 16 people."),
            ("25", "Of the firefighters 25 came from Zenda.")
        ));
    }
}
