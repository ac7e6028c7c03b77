//! Figures whose measure is not declared, held together by what they count or what they are measured in.
//!
//! "A manifesto of 74 pages", "the 74-page manifesto"; "111,000 acres", "45,000 hectares". Such figures of one story bear each
//! other out where their values meet. Where they differ, they are set beside each other if the words around them agree, and
//! contradict nothing: no measure says that they are of one thing.

use std::collections::{BTreeMap, BTreeSet};

use super::StatisticGroup;
use super::folding::folded_words;
use super::key::Key;
use super::leading::is_near;
use super::story_clusters::StoryClusters;
use super::surroundings::{one_of, surroundings, words_around};
use super::told_events::Stories;
use crate::model::{Claim, ClaimId, Corpus, Extent, Measures, Standing, Statistic};
use crate::quantity::{Hedge, Number, Unit, compare, dimension, is_distance, is_time};
use crate::vocabulary::{SCALES, Vocabulary, WordList, thing_named};

/// So many figures of one thing in one story are held against each other.
const MOST_FIGURES: usize = 32;

/// Two values that differ may be of one thing where the lower is at least this part of the higher: three fifths.
const LEAST_PART: (i64, i64) = (3, 5);

/// Numbers below are alike by chance.
const LEAST_ALONE: i32 = 10;

/// A figure in brackets behind another stands at most so many bytes from it.
const BRACKET: usize = 3;

/// Nouns of which a figure tells nothing: times, ways, parts.
static IDLE_NOUNS: WordList = WordList::named("idle nouns");

/// What a share of something has become or is: "25% contained", "60% complete".
static SHARES_OF: WordList = WordList::named("shares of");

/// What figures are held together by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    /// One of the things counted: `page`; whether they are people.
    Counted(String, bool),
    /// What is measured, whatever the unit: `area`; a unit that is converted into no other.
    Measured(String),
    /// Money of one currency.
    Money(String),
    /// A share of something.
    Share,
}

/// A figure with the words that say what it is of.
struct Figure<'a> {
    id: ClaimId,
    claim: &'a Claim,
    number: Number,
    /// The name of what it counts, as the text has it.
    name: String,
    modifiers: BTreeSet<String>,
    around: BTreeSet<String>,
    /// Of a share, the word behind it that says what is reached: "contained".
    of: Option<String>,
}

/// Groups of claims whose measure is not declared, of one story and one thing.
pub(super) fn of_things<'a>(corpus: &'a Corpus, clusters: &StoryClusters<'a>) -> Vec<(Key, StatisticGroup)> {
    let mut figures: BTreeMap<(usize, Thing), Vec<Figure<'a>>> = BTreeMap::new();
    let stories = Stories::new(corpus, clusters);
    for (id, claim) in corpus.claims_with_ids().filter(|(_, claim)| is_open(claim)) {
        for event in stories.of(claim) {
            let Some((thing, figure)) = figure(corpus, id, claim) else { break };
            figures.entry((event.event, thing)).or_default().push(figure);
        }
    }
    let (mut groups, mut seen) = (Vec::new(), BTreeSet::new());
    for ((event, thing), figures) in figures {
        let described = clusters.describe(event).cloned();
        for members in joined(&thing, &figures) {
            // A story that may be of two events is of both.
            if !seen.insert(members.iter().map(|figure| figure.id).collect::<Vec<_>>()) {
                continue;
            }
            let Some(name) = members.first().map(|figure| figure.name.clone()) else { continue };
            let claims: Vec<ClaimId> = members.iter().map(|figure| figure.id).collect();
            let unit = match &thing {
                Thing::Counted(..) => Unit::Count.to_string(),
                Thing::Measured(_) => name.clone(),
                Thing::Money(code) => code.clone(),
                Thing::Share => Unit::Percent.to_string(),
            };
            let key = Key {
                measure: name.clone(),
                unit,
                event: Some(event),
                subject: None,
                scope: Vec::new(),
                ownerless: false,
            };
            let statistic = Statistic { measure: Some(name), event: described.clone(), ..Statistic::default() };
            let (uncertain, agreeing) = (claims.clone(), claims.clone());
            let group = StatisticGroup {
                statistic,
                claims,
                certain: false,
                agreeing,
                uncertain,
                evidence: String::new(),
                alike: false,
            };
            groups.push((key, group));
        }
    }
    groups
}

/// Whether a claim is of a story, says something that holds, and no measure says of what.
pub(super) fn is_open(claim: &Claim) -> bool {
    let statistic = &claim.statistic;
    let nameless = statistic.measure.is_none() && statistic.event.is_none() && claim.story.is_some();
    nameless && claim.standing.is_comparable() && claim.extent != Extent::Part && !claim.former
}

/// Lets figures that no measure was found for bear out the statistic of their story that gives their number, where there is
/// just one: "the 42 were named", of the 42 dead.
pub(super) fn join_nameless<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    measures: &Measures,
    grouped: &mut [(Key, StatisticGroup)],
) {
    let stories = Stories::new(corpus, clusters);
    let mut giving: BTreeMap<(usize, bool, Number), Vec<usize>> = BTreeMap::new();
    for (index, (key, group)) in grouped.iter().enumerate() {
        let Some(event) = key.event.filter(|_| measures.get(&key.measure).is_some()) else { continue };
        for claim in group.claims(corpus) {
            let Some(of) = bare(claim, claim.quantity.stated) else { continue };
            let groups = giving.entry((event, of.0, of.1)).or_default();
            if groups.last() != Some(&index) {
                groups.push(index);
            }
        }
    }
    for (id, claim) in corpus.claims_with_ids().filter(|(_, claim)| is_open(claim)) {
        let noun = claim.quantity.noun.as_deref();
        let counts_people =
            noun.map_or_else(|| stands_alone(corpus, claim), |noun| Vocabulary::english().is_of_people(noun));
        let of = bare(claim, claim.quantity.stated).filter(|_| counts_people && claim.standing == Standing::Asserted);
        let Some((share, number)) = of else { continue };
        for event in stories.of(claim) {
            let Some(groups) = giving.get(&(event.event, share, number)) else { continue };
            let keys = || groups.iter().filter_map(|index| grouped.get(*index)).map(|(key, _)| key);
            let names: BTreeSet<_> = keys().map(|key| (&key.measure, &key.subject)).collect();
            let in_text =
                |claim_of: &Claim| claim_of.document == claim.document && claim_of.quantity.stated == Some(number);
            let told = || {
                groups
                    .iter()
                    .filter_map(|index| grouped.get(*index))
                    .any(|(_, group)| group.claims(corpus).any(in_text))
            };
            if names.len() != 1 || noun.is_none() && is_round(number) && !told() {
                continue;
            }
            let Some(index) =
                groups.iter().copied().min_by_key(|index| grouped.get(*index).map(|(key, _)| key.scope.len()))
            else {
                continue;
            };
            let Some((_, group)) = grouped.get_mut(index) else { continue };
            for ids in [&mut group.claims, &mut group.uncertain, &mut group.agreeing] {
                if let Err(place) = ids.binary_search(&id) {
                    ids.insert(place, id);
                }
            }
            group.certain = false;
        }
    }
}

/// A number that stands alone, and whether it is a share: one that is hardly alike by chance.
fn bare(claim: &Claim, stated: Option<Number>) -> Option<(bool, Number)> {
    let number = stated.filter(|number| *number >= LEAST_ALONE.into())?;
    match claim.quantity.unit {
        Unit::Number | Unit::Count => Some((false, number)),
        Unit::Percent => Some((true, number)),
        _ => None,
    }
}

/// Whether a figure without a noun is neither the age, the day nor the number of a name: "Berg, 26, said", "May 17".
fn stands_alone(corpus: &Corpus, claim: &Claim) -> bool {
    let (before, after) = surroundings(corpus, claim);
    let age = before.trim_end().ends_with(',') && after.starts_with(',');
    let of_name = |word: &str| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric);
    let name = before.trim_end().rsplit(' ').next().is_some_and(of_name);
    claim.quantity.unit == Unit::Percent || !(age || name && claim.quantity.hedge == Hedge::Exact)
}

/// Whether a number has one digit that says something: what two texts have in common by chance.
fn is_round(number: Number) -> bool {
    number.rounded_to(number.magnitude()) == Some(number)
}

/// What a figure is of, with the words around it.
fn figure<'a>(corpus: &'a Corpus, id: ClaimId, claim: &'a Claim) -> Option<(Thing, Figure<'a>)> {
    let quantity = &claim.quantity;
    let mut number = quantity.stated?;
    let (_, after) = surroundings(corpus, claim);
    let (thing, name, modifiers) = match &quantity.unit {
        Unit::Number | Unit::Count => counted(claim, after)?,
        Unit::Measured(symbol) => {
            let (name, in_base) = match dimension(&quantity.unit) {
                Some((name, factor)) => (name?.to_owned(), number.checked_mul(factor)?),
                None => (symbol.to_string(), number),
            };
            number = in_base;
            (Thing::Measured(name.clone()), name, BTreeSet::new())
        }
        Unit::Currency(code) => (Thing::Money(code.to_string()), code.to_string(), BTreeSet::new()),
        Unit::Percent => (Thing::Share, Unit::Percent.to_string(), BTreeSet::new()),
        Unit::PercentagePoint | Unit::Ordinal => return None,
    };
    // Ones are alike by chance, but for those of a measure: "one week", "seven days".
    if quantity.stated < Some(2.into()) && !is_time(&quantity.unit) {
        return None;
    }
    let around = words_around(corpus, claim);
    let of = folded_words(after).next().filter(|word| SHARES_OF.contains(&word.as_str()));
    Some((thing, Figure { id, claim, number, name, modifiers, around, of }))
}

/// The thing counted, its name, and what is said of it: of "74-page manifesto" the page.
fn counted(claim: &Claim, after: &str) -> Option<(Thing, String, BTreeSet<String>)> {
    let noun = claim.quantity.noun.as_deref()?;
    let (said, head) = match after.starts_with('-') {
        true => ("", noun.split(' ').next()?),
        false => noun.rsplit_once(' ').unwrap_or(("", noun)),
    };
    let one = one_of(head);
    if one.len() < 3 || IDLE_NOUNS.contains(&one.as_str()) {
        return None;
    }
    let people = Vocabulary::english().is_of_people(&one);
    let modifiers = said.split(' ').filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let name = if after.starts_with('-') { one.clone() } else { noun.to_owned() };
    // "Blazes" are fires, "firearms" guns.
    let thing = thing_named(&one).map_or(one, str::to_owned);
    Some((Thing::Counted(thing, people), name, modifiers))
}

/// The noun of a claim as the name of a measure that is not declared. What has the noun of a declared one in a text and not the
/// measure is something else: the cases of a court.
pub(super) fn thing_counted(claim: &Claim, measures: &Measures) -> Option<String> {
    let noun = claim.quantity.noun.as_ref().filter(|noun| !is_idle(noun))?.to_lowercase();
    (claim.sentence.is_none() || measures.get(&noun).is_none()).then_some(noun)
}

/// Whether a figure of a noun says nothing of any thing: "six times".
pub(super) fn is_idle(noun: &str) -> bool {
    IDLE_NOUNS.contains(&one_of(noun).as_str())
}

/// The figures of one thing that are held together, in the order of the corpus; those that meet no other are left out.
fn joined<'f, 'a>(thing: &Thing, figures: &'f [Figure<'a>]) -> Vec<Vec<&'f Figure<'a>>> {
    let figures = figures.get(..MOST_FIGURES).unwrap_or(figures);
    let mut group: Vec<usize> = (0..figures.len()).collect();
    let mut join = |first: usize, second: usize| {
        let (Some(&own), Some(&others)) = (group.get(first), group.get(second)) else { return };
        let (low, high) = (own.min(others), own.max(others));
        group.iter_mut().filter(|member| **member == high).for_each(|member| *member = low);
    };
    for (index, figure) in figures.iter().enumerate() {
        for (other_index, other) in figures.iter().enumerate().take(index) {
            if bear_out(thing, figure, other) {
                join(index, other_index);
            }
        }
    }
    for (index, figure) in figures.iter().enumerate() {
        for (other_index, _) in figures.iter().enumerate().take(index).filter(|(_, other)| differ(thing, figure, other))
        {
            if nearest(figures, index, other_index) && nearest(figures, other_index, index) {
                join(index, other_index);
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<&Figure<'a>>> = BTreeMap::new();
    for (figure, of) in figures.iter().zip(group) {
        members.entry(of).or_default().push(figure);
    }
    members.into_values().filter(|members| members.len() > 1).collect()
}

/// Whether two figures of one thing give one value.
fn bear_out(thing: &Thing, a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let meet = || compare(&a.claim.quantity, &b.claim.quantity).agrees();
    let near = || is_near(a.number.min(b.number), a.number.max(b.number));
    let shared = || a.around.intersection(&b.around).count();
    let across = a.claim.document != b.claim.document;
    a.claim.standing == b.claim.standing
        && match thing {
            Thing::Counted(_, people) => meet() && near() && !(*people && are_told_apart(a, b)),
            Thing::Measured(_) if is_time(&a.claim.quantity.unit) => {
                let least = if a.claim.quantity.stated < Some(LEAST_ALONE.into()) { 2 } else { 1 };
                across && a.number == b.number && shared() > least
            }
            Thing::Measured(_) if is_distance(&a.claim.quantity.unit) => {
                is_put_into_another_unit(a, b) || a.number == b.number && shared() > 1
            }
            Thing::Measured(_) => meet() && near() && shared() > 0 || is_put_into_another_unit(a, b),
            Thing::Money(_) => meet() && near() && shared() > 0,
            Thing::Share => across && meet() && a.number == b.number && shared() > 1,
        }
}

/// Whether two figures of one thing that differ may still be of one: of two texts, which say the same around them. What one
/// text gives as two numbers is two things.
fn differ(thing: &Thing, a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let across = a.claim.document != b.claim.document && a.claim.standing == b.claim.standing;
    let (low, high) = (a.number.min(b.number), a.number.max(b.number));
    let (part, whole) = LEAST_PART;
    let in_reach = || low.checked_mul(whole.into()) >= high.checked_mul(part.into());
    let alike =
        || !a.modifiers.is_empty() && a.modifiers == b.modifiers || a.around.intersection(&b.around).count() > 1;
    across
        && (in_reach() || *thing == Thing::Share)
        && match thing {
            Thing::Counted(_, people) => !people && !are_told_apart(a, b) && alike(),
            Thing::Measured(_) => {
                let unit = &a.claim.quantity.unit;
                // Of two storms or two shocks each has its own: "Category 4", "Category 5".
                let on_scale = matches!(unit, Unit::Measured(symbol) if SCALES.contains(&symbol.as_ref()));
                !is_distance(unit) && !is_time(unit) && !on_scale && !a.around.is_disjoint(&b.around)
            }
            Thing::Share => a.of.is_some() && a.of == b.of,
            Thing::Money(_) => false,
        }
}

/// Whether two counts are of things that are told apart: search engines, fire engines.
fn are_told_apart(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    !a.modifiers.is_empty() && !b.modifiers.is_empty() && a.modifiers.is_disjoint(&b.modifiers)
}

/// "5 miles (8 km)": the same, for readers who count otherwise.
fn is_put_into_another_unit(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let gap = |first: &Figure<'_>, second: &Figure<'_>| {
        let (first, second) = first.claim.span.zip(second.claim.span)?;
        second.start().checked_sub(first.end()).filter(|gap| *gap <= BRACKET)
    };
    let beside = a.claim.document == b.claim.document && (gap(a, b).is_some() || gap(b, a).is_some());
    beside && a.claim.quantity.unit != b.claim.quantity.unit
}

/// Whether of all figures of another's text none comes nearer to a figure.
fn nearest(figures: &[Figure<'_>], index: usize, other: usize) -> bool {
    let (Some(figure), Some(other)) = (figures.get(index), figures.get(other)) else { return false };
    let gap = |of: &Figure<'_>| figure.number.checked_sub(of.number).map(Number::absolute);
    let rivals = figures.iter().filter(|rival| rival.claim.document == other.claim.document);
    let gaps = rivals.filter_map(gap).min();
    gaps.is_some() && gaps == gap(other)
}

#[cfg(test)]
mod tests {
    use crate::model::{Corpus, Document};
    use crate::{Severity, Verifier};

    /// The figures that stand together with others, of two texts on one fire, but for its dead.
    fn together(first: &str, second: &str) -> Vec<Vec<String>> {
        let corpus = of_one_fire(first, second);
        let groups = Verifier::new().statistics(&corpus).into_iter().filter(|group| group.claims.len() > 1);
        let figures = groups.map(|group| group.claims(&corpus).map(|claim| corpus.quote(claim).to_owned()).collect());
        figures.filter(|figures: &Vec<String>| figures.iter().any(|figure| figure != "12")).collect()
    }

    fn of_one_fire(first: &str, second: &str) -> Corpus {
        let on = |id: &str, title: &str, text: String| {
            Document::new(id, text).with_title(title).with_published("2022-06-14".parse().unwrap())
        };
        let lead = "A fire at the Hentzau cannery in Strelsau killed 12 people on Monday.";
        let other = "On Monday 12 people died in a fire at the Hentzau cannery in Strelsau.";
        let a = on("a", "Fire at Hentzau cannery kills 12", format!("{lead} {first}"));
        let b = on("b", "Twelve die as Hentzau cannery burns", format!("{other} {second}"));
        Verifier::new().extract(&[a, b]).unwrap()
    }

    fn are_together(first: &str, second: &str) -> bool {
        !together(first, second).is_empty()
    }

    #[test]
    fn things_that_texts_count_alike_bear_each_other_out() {
        assert!(are_together("The report has 74 pages.", "A 74-page report was handed in."));
        assert!(are_together("Some 40 fire engines came.", "The town sent 40 engines."));
        assert!(are_together("The plant made 3 million cans a week.", "All three million cans were lost."));
        assert!(!are_together("The town sent 40 fire engines.", "The river has 40 bridges."));
        assert!(!are_together("The heat was felt six times.", "Six times more was asked for."));
    }

    #[test]
    fn things_of_two_names_and_times_of_one_thing_bear_each_other_out() {
        assert!(are_together("Two explosions were heard.", "A pair of bombs went off."));
        assert!(are_together("Police found 14 firearms.", "The 14 guns were sold."));
        assert!(are_together("Some 17 blazes were burning.", "Crews fought 17 wildfires."));
        assert!(!are_together("Two explosions were heard.", "A pair of trucks came."));
        assert!(are_together(
            "A curfew of the harbour town lasts one week.",
            "A seven-day curfew holds in the harbour town."
        ));
        assert!(are_together("John Berg, 24, was charged.", "The suspect, 24-year-old John Berg, denied it."));
        assert!(!are_together("John Berg, 24, was charged.", "Anna Lund, 24, was charged."));
        assert!(are_together("It was a category-four storm.", "The Category 4 storm passed."));
        assert!(!are_together("It was a category-four storm.", "The Category 5 storm passed."));
        assert!(!are_together("The curfew lasts one week.", "Repairs will take one week."));
        assert!(!are_together("The curfew of the harbour lasts one week.", "A two-day curfew holds in the harbour."));
    }

    #[test]
    fn counts_that_differ_stand_together_where_the_words_around_them_agree() {
        assert!(are_together(
            "Smoke reached 33 river villages.",
            "By Friday the wind had blown it over 38 river villages to the south."
        ));
        assert!(!are_together("Smoke reached 33 villages.", "The mayor governs 38 villages."));
        assert!(!are_together("Smoke reached 33 villages. Later it had come to 38 villages.", "Nobody knew why."));
        assert!(!are_together(
            "Smoke reached 3 river villages.",
            "By Friday the wind had blown it over 38 river villages to the south."
        ));
    }

    #[test]
    fn what_is_measured_meets_in_any_unit_and_ways_do_not() {
        assert!(are_together("The fire burned 111,000 acres of pasture.", "It has burned 45,000 hectares."));
        assert!(are_together("The stand is 25% contained.", "The blaze was 50 percent contained."));
        assert!(!are_together("The town lies 33 miles north of Zenda.", "The harbour lies 30 miles north of Hentzau."));
        assert!(!are_together("Some 25% wanted to leave.", "Of the shops, 50 percent were shut."));
    }

    #[test]
    fn a_number_without_a_measure_bears_out_the_statistic_that_gives_it() {
        let hurt = "It injured 42 others.";
        assert!(are_together(hurt, "The names of the 42 victims were read."));
        assert!(!are_together(hurt, "The mayor, Berg, 42, spoke."));
        assert!(!are_together(hurt, "The town of 42 bridges mourned."));
    }

    #[test]
    fn nothing_that_stands_together_without_a_measure_is_a_conflict() {
        let corpus = of_one_fire(
            "Smoke reached 33 river villages.",
            "By Friday the wind had blown it over 38 river villages to the south.",
        );
        let report = Verifier::new().verify(&corpus);
        assert!(report.findings.iter().all(|finding| finding.severity < Severity::Warning), "{:?}", report.findings);
    }
}
