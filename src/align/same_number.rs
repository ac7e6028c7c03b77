//! Figures of one event that are the same number in other words.
//!
//! "The 2,975 figure", "2,975 people had died", "put the toll at 2,975": what a text leaves out, its measure or whose it is, the
//! number itself tells. Whether two figures that give one number are of one thing is a sum of pieces of evidence: how much
//! the number says, what is counted, whose it is, the words around it. They bear each other out and contradict nothing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::StatisticGroup;
use super::agreeing::{agreeing_of_its_own, join_as_agreeing};
use super::folding::folded_words;
use super::key::{Key, compared};
use super::polls::are_of_two_polls;
use super::story_clusters::StoryClusters;
use super::surroundings::{content, one_of, words_around};
use super::told_events::{Stories, main_events};
use crate::model::{Basis, Claim, ClaimId, Corpus, keys};
use crate::quantity::{Number, Unit};
use crate::vocabulary::{Vocabulary, WordList};

/// Of the figures of an event that give one number, this many are held against each other.
const MOST_FIGURES: usize = 32;

/// Nouns of which a number is none: "the 2,975 figure".
pub(super) static OF_A_COUNT: WordList = WordList::named("nouns of a count");

/// Units of time.
static OF_TIME: WordList = WordList::named("times of");

/// Smaller numbers are alike by chance.
const LEAST: i32 = 3;

/// And these, where a text does not say of which event they are.
const LEAST_OF_OPEN: i32 = 10;

/// What each piece of evidence weighs.
///
/// Of pairs of figures of one event that give one number and that no other rule brings together, on 50 clusters of news that a
/// reader had judged: of those with three significant digits and one measure 26 in 28 are of one statistic, with two digits
/// 43 in 60, below ten 15 in 27; with a measure on one side only 18 in 21, 33 in 52, 24 in 46.
mod weight {
    pub(super) const SMALL: i32 = -2;
    pub(super) const ROUND: i32 = -1;
    /// By the digits that say something: two, three, more.
    pub(super) const DIGITS: [i32; 3] = [1, 2, 3];
    pub(super) const SAME_MEASURE: i32 = 2;
    pub(super) const SAME_SUBJECT: i32 = 2;
    pub(super) const SAME_SCOPE: i32 = 1;
    pub(super) const OTHER_SCOPE: i32 = -4;
    pub(super) const SAME_NOUN: i32 = 2;
    pub(super) const SHARED_WORD: i32 = 1;
    pub(super) const OTHER_STANDING: i32 = -2;
    pub(super) const OTHER_EVENT: i32 = -4;
    pub(super) const ONE_TEXT: i32 = -1;
    /// Words around both, at most. Of what a fourth and a fifth shared word add, 5 in 6 were right on pairs of some hundred events.
    pub(super) const MOST_AROUND: i32 = 5;
}

/// From this sum on two figures are held to be of one statistic.
const ENOUGH: i32 = 3;

/// What is counted, as far as it is compared by its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Count,
    Share,
    Money(String),
    /// So many of a unit: miles an hour, magnitudes.
    Measured(String),
}

/// A figure with what speaks for its being another.
struct Figure<'a> {
    id: ClaimId,
    claim: &'a Claim,
    /// The events that its own words give it; empty where they give none.
    events: BTreeSet<usize>,
    /// What it counts: the last word of the noun, in the singular, and all its words.
    noun: Option<(String, BTreeSet<String>)>,
    is_of_people: bool,
    is_named: bool,
    around: BTreeSet<String>,
}

/// Lets figures of one event that give one number, and of which enough says that they are one, bear each other out. Costs
/// n log n in the claims.
pub(super) fn join_same_numbers<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    is_left_out: impl Fn(ClaimId) -> bool,
    grouped: &mut Vec<(Key, StatisticGroup)>,
) {
    let mut groups_of: BTreeMap<ClaimId, Vec<usize>> = BTreeMap::new();
    for (index, (_, group)) in grouped.iter().enumerate() {
        for id in &group.claims {
            groups_of.entry(*id).or_default().push(index);
        }
    }
    let groups_of = |id: ClaimId| groups_of.get(&id).map(Vec::as_slice).unwrap_or_default();
    let stories = Stories::new(corpus, clusters);
    let (mut joining, mut new) = (Vec::new(), Vec::new());
    let mut seen: BTreeSet<Vec<ClaimId>> = BTreeSet::new();
    for ((event, _, number), ids) in giving(corpus, clusters, &stories, is_left_out) {
        if ids.len() < 2 {
            continue;
        }
        let figures: Vec<Figure<'a>> =
            ids.iter().take(MOST_FIGURES).filter_map(|id| figure(corpus, clusters, &stories, *id)).collect();
        for members in joined(&figures, |a, b| groups_of(a).iter().any(|group| groups_of(b).contains(group))) {
            if !seen.insert(members.iter().map(|figure| figure.id).collect()) {
                continue;
            }
            // A statistic takes in figures without a measure; those that have one, only where it gives no other number.
            let takes_in = |index: &&usize| {
                let group = grouped.get(**index).map(|(_, group)| group);
                let alone =
                    group.is_some_and(|group| group.claims(corpus).all(|claim| claim.quantity.stated == Some(number)));
                let mut others = members.iter().filter(|figure| !groups_of(figure.id).contains(index));
                alone || others.all(|figure| figure.claim.statistic.measure.is_none())
            };
            let widest = members.iter().flat_map(|figure| groups_of(figure.id)).filter(takes_in).max_by_key(|index| {
                let (key, group) = grouped.get(**index)?;
                Some((group.claims.len(), Reverse(key.scope.len()), Reverse(**index)))
            });
            match widest {
                Some(index) => {
                    let others = members.iter().filter(|figure| !groups_of(figure.id).contains(index));
                    joining.extend(others.map(|figure| (*index, figure.id)));
                }
                None => new.extend(of_its_own(clusters, event, &members)),
            }
        }
    }
    join_as_agreeing(corpus, grouped, joining);
    grouped.extend(new);
}

/// The claims of each event that give one number: of the events of a claim's own words, and of the main story of its document.
fn giving<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    stories: &Stories<'_>,
    is_left_out: impl Fn(ClaimId) -> bool,
) -> BTreeMap<(usize, Of, Number), Vec<ClaimId>> {
    let main = main_events(corpus, stories);
    let mut giving: BTreeMap<(usize, Of, Number), Vec<ClaimId>> = BTreeMap::new();
    for (id, claim) in corpus.claims_with_ids() {
        let open = claim.story.is_some() && claim.span.is_some() && claim.standing.is_comparable();
        let Some((of, number)) = number_of(claim).filter(|_| open && !is_left_out(id)) else { continue };
        let mut events = events_of(corpus, clusters, stories, claim);
        events.extend(main.get(claim.document.as_str()).into_iter().flatten());
        for event in events {
            giving.entry((event, of.clone(), number)).or_default().push(id);
        }
    }
    giving
}

/// The events that a claim's own words give it, else those of its story.
fn events_of<'a>(
    corpus: &Corpus,
    clusters: &StoryClusters<'a>,
    stories: &Stories<'_>,
    claim: &'a Claim,
) -> BTreeSet<usize> {
    let own = match &claim.statistic.event {
        Some(_) => clusters.of(corpus, claim),
        None => stories.of(claim),
    };
    own.iter().map(|of| of.event).collect()
}

/// The number by which a figure is known again, and of what it is one.
fn number_of(claim: &Claim) -> Option<(Of, Number)> {
    // Of which event it is, a text leaves open: only a telling number says.
    let least = if claim.basis(keys::EVENT) == Basis::Open { LEAST_OF_OPEN } else { LEAST };
    let number = claim.quantity.stated.filter(|number| *number >= least.into())?;
    let of = match &claim.quantity.unit {
        Unit::Number | Unit::Count => Of::Count,
        Unit::Percent => Of::Share,
        Unit::Currency(code) => Of::Money(code.to_string()),
        // Hours and years are of anything.
        Unit::Measured(unit) if !OF_TIME.contains(&&**unit) => Of::Measured(unit.to_string()),
        _ => return None,
    };
    Some((of, number))
}

fn figure<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    stories: &Stories<'_>,
    id: ClaimId,
) -> Option<Figure<'a>> {
    let claim = corpus.claim(id)?;
    let around = words_around(corpus, claim);
    let of_a_count = |noun: &str| folded_words(noun).last().is_some_and(|head| OF_A_COUNT.contains(&head.as_str()));
    let said = claim.quantity.noun.as_deref().filter(|noun| !of_a_count(noun));
    // Of so many miles an hour the unit is what is counted.
    let unit = match &claim.quantity.unit {
        Unit::Measured(unit) => Some((unit.to_string(), BTreeSet::from([unit.to_string()]))),
        _ => None,
    };
    let noun = said.filter(|_| unit.is_none()).and_then(|noun| {
        let head = one_of(&folded_words(noun).last()?);
        Some((head, content(noun).into_iter().collect()))
    });
    let noun = unit.or(noun);
    let is_of_people = said.is_some_and(|noun| Vocabulary::english().is_of_people(noun));
    let is_named = said.is_some_and(|noun| noun.starts_with(char::is_uppercase));
    let events = match claim.statistic.event {
        Some(_) => events_of(corpus, clusters, stories, claim),
        None => BTreeSet::new(),
    };
    Some(Figure { id, claim, events, noun, is_of_people, is_named, around })
}

/// Figures that are of one statistic, in the order of the corpus; without those that stand in one already. Those that most
/// speaks for are joined first, and none joins two that say different things.
fn joined<'f, 'a>(
    figures: &'f [Figure<'a>],
    are_together: impl Fn(ClaimId, ClaimId) -> bool,
) -> Vec<Vec<&'f Figure<'a>>> {
    let mut pairs: Vec<(Reverse<i32>, usize, usize)> = Vec::new();
    for (index, figure) in figures.iter().enumerate() {
        for (other_index, other) in figures.iter().enumerate().take(index) {
            let sum = evidence(figure, other).filter(|sum| *sum >= ENOUGH && !are_together(figure.id, other.id));
            pairs.extend(sum.map(|sum| (Reverse(sum), other_index, index)));
        }
    }
    pairs.sort_unstable();
    let mut of: Vec<usize> = (0..figures.len()).collect();
    for (_, first, second) in pairs {
        let (Some(&own), Some(&others)) = (of.get(first), of.get(second)) else { continue };
        let members =
            |of_one: usize| figures.iter().zip(&of).filter(move |(_, of)| **of == of_one).map(|(figure, _)| figure);
        if own == others || members(own).any(|a| members(others).any(|b| is_opposed(a, b))) {
            continue;
        }
        let (low, high) = (own.min(others), own.max(others));
        of.iter_mut().filter(|member| **member == high).for_each(|member| *member = low);
    }
    let mut members: BTreeMap<usize, Vec<&Figure<'a>>> = BTreeMap::new();
    for (figure, of) in figures.iter().zip(of) {
        members.entry(of).or_default().push(figure);
    }
    members.into_values().filter(|members| members.len() > 1).collect()
}

/// A group of figures that no statistic gives, by what one of them counts.
fn of_its_own(clusters: &StoryClusters<'_>, event: usize, members: &[&Figure<'_>]) -> Option<(Key, StatisticGroup)> {
    let measured = members.iter().find(|figure| figure.claim.statistic.measure.is_some());
    let first = measured.or_else(|| members.iter().find(|figure| figure.noun.is_some()))?;
    let named = first.claim.statistic.measure.clone().or_else(|| first.claim.quantity.noun.clone());
    let name = named.or_else(|| first.noun.as_ref().map(|(head, _)| head.clone()))?;
    let ids = members.iter().map(|figure| figure.id).collect();
    Some(agreeing_of_its_own(clusters, event, (first.claim, name), ids, |_, _| true))
}

/// What speaks for two figures that give one number being of one thing, summed up; `None` where they are opposed.
fn evidence(a: &Figure<'_>, b: &Figure<'_>) -> Option<i32> {
    let (own, other) = (&a.claim.statistic, &b.claim.statistic);
    let of_nouns = of_nouns(a, b).filter(|_| !is_opposed(a, b))?;
    let mut sum = of_number(a.claim) + of_nouns;
    if own.measure.is_some() && own.measure == other.measure {
        sum += weight::SAME_MEASURE;
    }
    if own.subject.is_some() && other.subject.is_some() {
        sum += weight::SAME_SUBJECT;
    }
    for (name, value) in own.scope.iter().filter(|(name, _)| name.as_str() != keys::WINDOW) {
        let Some(theirs) = other.scope.get(name) else { continue };
        let alike = compared(name, value) == compared(name, theirs) || share_a_word(value, theirs);
        sum += if alike { weight::SAME_SCOPE } else { weight::OTHER_SCOPE };
    }
    if a.claim.standing != b.claim.standing {
        sum += weight::OTHER_STANDING;
    }
    if !a.events.is_empty() && !b.events.is_empty() && a.events.is_disjoint(&b.events) {
        sum += weight::OTHER_EVENT;
    }
    if a.claim.document == b.claim.document {
        sum += weight::ONE_TEXT;
    }
    let around = i32::try_from(a.around.intersection(&b.around).count()).unwrap_or(weight::MOST_AROUND);
    Some(sum + around.min(weight::MOST_AROUND))
}

/// How much a number says: "five" little, "2,975" much.
fn of_number(claim: &Claim) -> i32 {
    let Some(number) = claim.quantity.stated else { return 0 };
    if number < 10.into() {
        return weight::SMALL;
    }
    let digits: String = number.to_string().chars().filter(char::is_ascii_digit).collect();
    match digits.trim_matches('0').len() {
        0 | 1 => weight::ROUND,
        said => weight::DIGITS.get((said - 2).min(2)).copied().unwrap_or_default(),
    }
}

/// What their nouns say: a name may be that of a team of people. `None` where they name two things.
fn of_nouns(a: &Figure<'_>, b: &Figure<'_>) -> Option<i32> {
    let (Some((head, words)), Some((other_head, others))) = (&a.noun, &b.noun) else { return Some(0) };
    let may_be_people = |figure: &Figure<'_>| figure.is_of_people || figure.is_named;
    match (head == other_head, words.is_disjoint(others)) {
        (true, _) => Some(weight::SAME_NOUN),
        (_, false) => Some(weight::SHARED_WORD),
        _ => (may_be_people(a) && may_be_people(b)).then_some(0),
    }
}

/// Whether two figures say of themselves that they are not one: of two measures, of two parties, of people and of things.
fn is_opposed(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let (own, other) = (&a.claim.statistic, &b.claim.statistic);
    let measures = own.measure.as_ref().zip(other.measure.as_ref());
    let subjects = own.subject.as_ref().zip(other.subject.as_ref());
    measures.is_some_and(|(measure, theirs)| measure != theirs)
        || subjects.is_some_and(|(subject, theirs)| !share_a_word(subject, theirs))
        || of_nouns(a, b).is_none()
        || are_of_two_polls(a.claim, b.claim)
}

fn share_a_word(a: &str, b: &str) -> bool {
    let words: BTreeSet<String> = content(a).into_iter().collect();
    content(b).iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::model::{Corpus, Document};
    use crate::{Severity, Verifier};

    /// Two reports of one fire, each with a sentence of its own.
    fn of_one_fire(first: &str, second: &str) -> Corpus {
        let on = |id: &str, title: &str, text: String| {
            Document::new(id, text).with_title(title).with_published("2022-06-14".parse().unwrap())
        };
        let lead = "A fire at the Hentzau cannery in Strelsau killed 12 people on Monday.";
        let other = "On Monday 12 people died in a fire at the Hentzau cannery in Strelsau.";
        let a = on("a", "Fire at Hentzau cannery kills 12", format!("{lead}\n\n{first}"));
        let b = on("b", "Twelve die as Hentzau cannery burns", format!("{other}\n\n{second}"));
        Verifier::new().extract(&[a, b]).unwrap()
    }

    /// Whether a number of one stands in a statistic with the same number of the other.
    fn are_one(number: &str, first: &str, second: &str) -> bool {
        let corpus = of_one_fire(first, second);
        let report = Verifier::new().verify(&corpus);
        assert!(report.findings.iter().all(|finding| finding.severity < Severity::Warning), "{:?}", report.findings);
        Verifier::new().statistics(&corpus).iter().any(|group| {
            let documents = |id: &str| {
                group.claims(&corpus).any(|claim| claim.document.as_str() == id && corpus.quote(claim).contains(number))
            };
            documents("a") && documents("b")
        })
    }

    #[test]
    fn a_telling_number_is_one_whatever_a_text_leaves_out() {
        // Of money, of votes, of people: with a measure on one side only, or on none.
        assert!(are_one(
            "2,417",
            "The ministry counted 2,417 jobs lost in the town.",
            "That 2,417 figure of jobs, he said, is too high."
        ));
        assert!(are_one(
            "$3.25",
            "Owners put the loss of the cannery at $3.25 million.",
            "The cannery lost $3.25 million of stock, its owners said."
        ));
        assert!(are_one(
            "317",
            "Some 317 workers were sent home.",
            "The 317 will be paid until May, the mayor said of the workers."
        ));
    }

    #[test]
    fn a_number_alike_by_chance_or_of_another_thing_is_another() {
        assert!(!are_one("30", "The town has 30 bridges.", "Rain is expected in 30 villages."));
        assert!(!are_one("317", "Some 317 workers were sent home.", "The library lost 317 books."));
        assert!(!are_one("16", "In 1987 a flood at Zenda killed 16 people.", "The choir has 16 members."));
    }
}
