//! The figure of one brief report that answers to a figure of another on the same story, whatever words they use.
//!
//! "Its director said that 42 polling centres never opened", "24 voting centres had stayed shut, he conceded": no measure is
//! declared for them, or a word for one side only is known. Two first reports of one story have few figures of a kind, and what
//! the same person says of the same thing in both is one figure. Whether two figures answer to each other is a sum of pieces of
//! evidence; only those that find nothing better on either side do.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::StatisticGroup;
use super::brief_reports::{Figure, Report, Slot, brief_reports, figures_of};
use super::events::{days_meet, places};
use super::folding::{folded_words, is_small, same_publisher};
use super::key::Key;
use super::polls::are_of_two_polls;
use super::stories::days_between;
use super::story_clusters::StoryClusters;
use crate::model::{Basis, Claim, ClaimId, Corpus, Event, Measures, PartialDate, Statistic, keys};
use crate::quantity::Number;
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// A name that so many brief reports have is no sign of one story.
const MOST_SHARING: usize = 8;

/// So many reports of one story are held against each.
const MOST_REPORTS: usize = 16;

/// Two reports that share so many names are of one story, and with one name less those that share a telling number.
const NAMES: usize = 3;

/// Reports of one story come out within so many days.
const NEAR_DAYS: i64 = 2;

/// What each piece of evidence weighs.
///
/// Of 84 happenings, each told by two reports that cannot both be right, which nobody had looked at, 26 are found with it and
/// 15 without; of 84 that only look so three more are taken for a conflict.
mod weight {
    pub(super) const NAME: i32 = 2;
    pub(super) const SECOND_NAME: i32 = 1;
    /// Of its kind the only figure of its text, for each side.
    pub(super) const ONLY_ONE: i32 = 2;
    pub(super) const SAME_NOUN: i32 = 2;
    pub(super) const SAME_MEASURE: i32 = 3;
    pub(super) const SHARED_WORD: i32 = 1;
    pub(super) const MOST_WORDS: i32 = 3;
    pub(super) const SLIP: i32 = 2;
    pub(super) const WITHIN_TWICE: i32 = 1;
    pub(super) const ASIDE: i32 = -2;
    pub(super) const FAR: i32 = -4;
    pub(super) const OTHER_PLACE: i32 = -4;
    pub(super) const OTHER_KEY: i32 = -2;
    pub(super) const OTHER_DAY: i32 = -4;
}

/// From this sum on two figures answer to each other.
const ENOUGH: i32 = 9;

/// Adds a group for each two figures of brief reports of one story that answer to each other and stand in no group together.
pub(super) fn join_counterparts<'a>(
    corpus: &'a Corpus,
    clusters: &StoryClusters<'a>,
    measures: &Measures,
    grouped: &mut Vec<(Key, StatisticGroup)>,
) {
    let reports = brief_reports(corpus);
    let of_one_story = of_one_story(&reports);
    let told: BTreeSet<usize> = of_one_story.iter().flat_map(|(first, second, _)| [*first, *second]).collect();
    let figures_of = |index: usize| Some((index, figures_of(corpus, measures, reports.get(index)?)));
    let figures: BTreeMap<usize, Vec<Figure<'a>>> = told.into_iter().filter_map(figures_of).collect();
    let mut groups_of: BTreeMap<ClaimId, Vec<usize>> = BTreeMap::new();
    for (index, (_, group)) in grouped.iter().enumerate() {
        for id in &group.claims {
            groups_of.entry(*id).or_default().push(index);
        }
    }
    let groups = |id: ClaimId| groups_of.get(&id).into_iter().flatten().filter_map(|index| grouped.get(*index));
    // Whether another text bears a figure out.
    let answered = |figure: &Figure<'_>, by: &Report<'_>| {
        let claims = groups(figure.id).flat_map(|(_, group)| group.claims(corpus));
        let mut theirs = claims.filter(|claim| claim.document == by.document.id);
        theirs.any(|claim| claim.quantity.asserted.meets(&figure.claim.quantity.asserted))
    };
    let are_opposed = |first: ClaimId, second: ClaimId| {
        let opposes = |group: &StatisticGroup, id: ClaimId| group.opposable_ids().any(|other| other == id);
        groups(first).any(|(_, group)| opposes(group, first) && opposes(group, second))
    };
    let mut new = Vec::new();
    for (first, second, evidence) in of_one_story {
        let (Some(a), Some(b)) = (reports.get(first), reports.get(second)) else { continue };
        let open = |index: usize, by: &Report<'_>| {
            let figures = figures.get(&index).into_iter().flatten();
            figures.filter(|figure| !answered(figure, by)).collect::<Vec<&Figure<'a>>>()
        };
        let (own, others) = (open(first, b), open(second, a));
        for (figure, other) in pairs((a, &own), (b, &others)) {
            let may_be_one = may_be_of_one_event(corpus, clusters, measures, figure.claim, other.claim);
            if may_be_one && !are_opposed(figure.id, other.id) {
                new.push(group(figure, other, evidence.clone()));
            }
        }
    }
    grouped.extend(new);
}

/// Whether nothing that two claims say of their events parts them.
fn may_be_of_one_event<'a>(
    corpus: &Corpus,
    clusters: &StoryClusters<'a>,
    measures: &Measures,
    a: &'a Claim,
    b: &'a Claim,
) -> bool {
    let (Some(event), Some(other)) = (known(a), known(b)) else { return true };
    if days_meet(measures.kinds(), &event, &other) == Some(false) {
        return false;
    }
    let countries = event.place.as_ref().zip(other.place.as_ref());
    if countries.is_some_and(|(here, there)| !places(here).any(|here| places(there).any(|there| here == there))) {
        return false;
    }
    let told = |claim: &Claim, event: &Event| event.kind.is_some() && claim.basis(keys::EVENT) == Basis::Said;
    let of = |claim: &'a Claim| clusters.of(corpus, claim).iter().map(|of| of.event).collect::<BTreeSet<_>>();
    !(told(a, &event) && told(b, &other) && of(a).is_disjoint(&of(b)))
}

/// What is known of a claim's event, without what is only assumed.
fn known(claim: &Claim) -> Option<Event> {
    let mut event = claim.statistic.event.clone()?;
    if claim.basis(keys::DATE) == Basis::Assumed {
        (event.from, event.to) = (None, None);
    }
    if claim.basis(keys::PLACE) == Basis::Assumed {
        event.place = None;
    }
    if claim.basis(keys::KIND) == Basis::Assumed {
        event.kind = None;
    }
    Some(event)
}

/// Pairs of reports, by index, that are of one story, with what says so: by their names, of near days, and not the later report of one
/// publisher, which replaces the earlier one.
fn of_one_story(reports: &[Report<'_>]) -> Vec<(usize, usize, String)> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        for name in report.names.keys() {
            by_name.entry(name).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for (index, report) in reports.iter().enumerate() {
        let sharing = report.names.keys().filter_map(|name| by_name.get(name.as_str()));
        let sharing = sharing.filter(|sharing| sharing.len() <= MOST_SHARING).flatten().copied();
        let others: BTreeSet<usize> = sharing.filter(|other| *other > index).collect();
        for second in others.into_iter().take(MOST_REPORTS) {
            let Some(other) = reports.get(second) else { continue };
            let apart = days_between(report.document.published, other.document.published);
            let publishers = report.document.publisher.as_deref().zip(other.document.publisher.as_deref());
            let replaced = apart != Some(0) && publishers.is_some_and(|(own, theirs)| same_publisher(own, theirs));
            let shared = report.names.iter().filter(|(name, _)| other.names.contains_key(name.as_str()));
            let shared: Vec<&str> = shared.map(|(_, name)| *name).collect();
            let telling = !report.numbers.is_disjoint(&other.numbers);
            let enough = shared.len() >= NAMES || shared.len() + 1 >= NAMES && telling;
            if enough && !replaced && apart.is_none_or(|days| days <= NEAR_DAYS) {
                pairs.push((index, second, format!("both name {}", shared.join(", "))));
            }
        }
    }
    pairs
}

/// The figures of two reports that answer to each other: each the other's best, and no second one as good.
fn pairs<'f, 'a>(
    (a, own): (&Report<'a>, &[&'f Figure<'a>]),
    (b, others): (&Report<'a>, &[&'f Figure<'a>]),
) -> Vec<(&'f Figure<'a>, &'f Figure<'a>)> {
    let alone = |among: &[&Figure<'_>], slot: &Slot| among.iter().filter(|figure| figure.slot == *slot).count() == 1;
    let sum = |figure: &Figure<'a>, other: &Figure<'a>| {
        if is_sum(own, figure, other) || is_sum(others, other, figure) {
            return None;
        }
        let only = [alone(own, &figure.slot), alone(others, &figure.slot)];
        let only: i32 = only.into_iter().filter(|only| *only).map(|_| weight::ONLY_ONE).sum();
        Some(evidence((a, figure), (b, other))? + only)
    };
    let sums: Vec<Vec<Option<i32>>> =
        own.iter().map(|figure| others.iter().map(|other| sum(figure, other)).collect()).collect();
    let mut pairs = Vec::new();
    for (index, (figure, row)) in own.iter().zip(&sums).enumerate() {
        let Some(other_index) = best(row.iter().copied()) else { continue };
        let column = sums.iter().map(|row| row.get(other_index).copied().flatten());
        if best(column) == Some(index) {
            pairs.extend(others.get(other_index).map(|other| (*figure, *other)));
        }
    }
    pairs
}

/// The index of the highest of some sums, if it is enough and there is no second one.
fn best(sums: impl Iterator<Item = Option<i32>>) -> Option<usize> {
    let mut sums: Vec<(i32, usize)> = sums.enumerate().filter_map(|(index, sum)| sum.map(|sum| (sum, index))).collect();
    sums.sort_unstable_by(|a, b| b.cmp(a));
    match sums.as_slice() {
        [(sum, _), (second, _), ..] if sum == second => None,
        [(sum, index), ..] if *sum >= ENOUGH => Some(*index),
        _ => None,
    }
}

/// Whether a figure and those of its kind in its sentence add up to another: "twelve pupils and two teachers" are the 14 of it.
fn is_sum(among: &[&Figure<'_>], figure: &Figure<'_>, other: &Figure<'_>) -> bool {
    let beside = || {
        let own = |beside: &&&Figure<'_>| beside.slot == figure.slot && beside.claim.sentence == figure.claim.sentence;
        among.iter().filter(own).filter_map(|beside| beside.claim.quantity.stated)
    };
    let sum = beside().try_fold(Number::from(0), Number::checked_add);
    beside().nth(1).is_some() && sum.is_some() && sum == other.claim.quantity.stated
}

/// What speaks for two figures of two reports being one, summed up; `None` where something parts them.
fn evidence((a, figure): (&Report<'_>, &Figure<'_>), (b, other): (&Report<'_>, &Figure<'_>)) -> Option<i32> {
    let (own, theirs) = (&figure.claim.statistic, &other.claim.statistic);
    let measures = own.measure.as_ref().zip(theirs.measure.as_ref());
    let of_two_days = !figure.days.is_empty() && !other.days.is_empty() && figure.days.is_disjoint(&other.days);
    let apart = figure.slot != other.slot
        || measures.is_some_and(|(measure, theirs)| measure != theirs)
        || figure.apart != other.apart
        || of_two_days
        || !owners_meet(figure, other)
        || are_of_two_polls(figure.claim, other.claim)
        || figure.claim.progress() != other.claim.progress()
        || names_another(figure, b)
        || names_another(other, a)
        // "Smoke reached 33 villages", "the mayor governs 38 villages": the sentences have nothing in common.
        || measures.is_none() && figure.around.is_disjoint(&other.around) && figure.own_names.is_disjoint(&other.own_names);
    // "In the past 24 hours" is another time in the report of the next day.
    let windowed = |statistic: &Statistic| statistic.scope.contains_key(keys::WINDOW);
    let of_one_day = days_between(a.document.published, b.document.published).is_none_or(|days| days == 0);
    if apart || !of_one_day && (windowed(own) || windowed(theirs)) {
        return None;
    }
    let mut sum = of_keys((a, own), (b, theirs), |name| {
        [figure, other].iter().any(|figure| figure.claim.basis(name) == Basis::Assumed)
    })?;
    sum += match figure.names.intersection(&other.names).count() {
        0 => 0,
        1 => weight::NAME,
        2 => weight::NAME + weight::SECOND_NAME,
        _ => weight::NAME + 2 * weight::SECOND_NAME,
    };
    if measures.is_some() {
        sum += weight::SAME_MEASURE;
    }
    if figure.noun.is_some() && figure.noun == other.noun {
        sum += weight::SAME_NOUN;
    }
    let around = i32::try_from(figure.around.intersection(&other.around).count()).unwrap_or(weight::MOST_WORDS);
    sum += (around * weight::SHARED_WORD).min(weight::MOST_WORDS);
    let (first, second) = figure.claim.quantity.stated.zip(other.claim.quantity.stated)?;
    sum += of_sizes(first, second);
    sum += [figure, other].iter().filter(|figure| figure.is_aside).map(|_| weight::ASIDE).sum::<i32>();
    if figure.claim.as_of.is_some() && other.claim.as_of.is_some() && figure.claim.as_of != other.claim.as_of {
        sum += weight::OTHER_DAY;
    }
    Some(sum)
}

/// Whether both figures are somebody's, or nobody's as far as is said: whose one is, the sentence of the other names.
fn owners_meet(figure: &Figure<'_>, other: &Figure<'_>) -> bool {
    let words = |text: &str| folded_words(text).filter(|word| !is_small(word)).collect::<BTreeSet<String>>();
    let names = |figure: &Figure<'_>, owner: &Option<String>| {
        owner.as_ref().is_none_or(|owner| !words(owner).is_disjoint(&words(figure.sentence)))
    };
    match (&figure.claim.statistic.subject, &other.claim.statistic.subject) {
        (Some(own), Some(theirs)) => !words(own).is_disjoint(&words(theirs)),
        (own, theirs) => names(other, own) && names(figure, theirs),
    }
}

/// Whether a figure is told of a place or year that another report knows nothing of: "29 villagers in Karin", "in 1993".
fn names_another(figure: &Figure<'_>, report: &Report<'_>) -> bool {
    let published = report.document.published.map(PartialDate::year_number);
    let is_near = |year: i32| published.is_some_and(|published| (published - 1..=published).contains(&year));
    let is_told = |name: &str| report.document.text.contains(name) || name.parse().is_ok_and(is_near);
    figure.of.iter().any(|name| !is_told(name))
}

/// What their sizes say: a slip of the pen leaves most digits as they were, and no report gives four times what is so.
fn of_sizes(first: Number, second: Number) -> i32 {
    let (low, high) = (first.min(second), first.max(second));
    let reaches = |times: i64| low.checked_mul(times.into()).is_some_and(|reach| reach >= high);
    match () {
        () if are_alike(first, second) => weight::SLIP,
        () if reaches(2) => weight::WITHIN_TWICE,
        () if !reaches(4) => weight::FAR,
        () => 0,
    }
}

/// What the keys say that one report gives and the other does not, or otherwise; `None` where they part the figures. What is
/// only assumed parts none, and whom a report counts it calls by many words.
fn of_keys(
    (a, own): (&Report<'_>, &Statistic),
    (b, theirs): (&Report<'_>, &Statistic),
    is_assumed: impl Fn(&str) -> bool,
) -> Option<i32> {
    let mut sum = 0;
    for name in own.scope.keys().chain(theirs.scope.keys()).collect::<BTreeSet<_>>() {
        let (said, other) = (own.scope.get(name), theirs.scope.get(name));
        let elsewhere = |place: Option<&String>, report: &Report<'_>| {
            place.is_some_and(|place| !report.document.text.contains(place.as_str()))
        };
        let both = said.is_some() && other.is_some();
        let mut all = said.into_iter().chain(other);
        sum += match name.as_str() {
            _ if said == other => 0,
            keys::PLACE if elsewhere(said, b) || elsewhere(other, a) => weight::OTHER_PLACE,
            keys::GROUP if all.any(|group| keys::is_with(group)) => return None,
            keys::GROUP | keys::NATIONALITY | keys::HOUSE | keys::PLACE => weight::OTHER_KEY,
            keys::WHOLE if !both => weight::OTHER_KEY,
            keys::WINDOW if !both && all.all(|window| is_from_the_start(window)) => weight::OTHER_KEY,
            _ if !both && is_assumed(name) => weight::OTHER_KEY,
            _ => return None,
        };
    }
    Some(sum)
}

/// Whether a window is all the time that has passed since something began.
fn is_from_the_start(window: &str) -> bool {
    static FROM: WordList = WordList::named("windows from the start");
    window.first_word().is_some_and(|first| FROM.contains(&first))
}

/// Whether two numbers are written so much alike that one may be a slip of the other: with the same digits in another order,
/// or with one other digit.
fn are_alike(first: Number, second: Number) -> bool {
    let digits = |number: Number| number.to_string().into_bytes();
    let (one, other) = (digits(first), digits(second));
    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    one.len() > 1
        && one.len() == other.len()
        && (sorted(&one) == sorted(&other) || one.iter().zip(&other).filter(|(a, b)| a != b).count() == 1)
}

/// The group of two figures that answer to each other; where they agree, they bear each other out.
fn group(figure: &Figure<'_>, other: &Figure<'_>, evidence: String) -> (Key, StatisticGroup) {
    // The one that says more of what it is of, whatever the order of the texts.
    let said = |figure: &Figure<'_>| {
        let statistic = &figure.claim.statistic;
        let known = statistic.event.as_ref().map_or(0, |event| {
            let dates = [event.from, event.to].into_iter().flatten().filter(|date| date.month_number().is_some());
            dates.count() + event.localities.len() + usize::from(event.place.is_some())
        });
        let document = figure.claim.document.clone();
        (statistic.measure.is_none(), Reverse(known), statistic.event.clone(), document)
    };
    let (first, other) = if said(figure) <= said(other) { (figure, other) } else { (other, figure) };
    let unit = first.claim.quantity.unit.to_string();
    let mut statistic = first.claim.statistic.clone();
    let noun = || first.claim.quantity.noun.clone().or_else(|| other.claim.quantity.noun.clone());
    let name = statistic.measure.clone().or_else(noun).unwrap_or_else(|| unit.clone());
    statistic.measure = Some(name.clone());
    statistic.scope.clear();
    let subject = statistic.subject.clone();
    let key = Key { measure: name, unit, event: None, subject, scope: Vec::new(), ownerless: false };
    let mut claims = vec![first.id, other.id];
    claims.sort();
    let uncertain = claims.clone();
    let agrees = first.claim.quantity.asserted.meets(&other.claim.quantity.asserted);
    let agreeing = if agrees { claims.clone() } else { Vec::new() };
    (key, StatisticGroup { statistic, claims, certain: false, uncertain, agreeing, evidence, alike: false })
}

#[cfg(test)]
mod tests {
    use crate::model::{Corpus, Document};
    use crate::{Severity, Verifier};

    /// Whether a sentence of each of two first reports on one council is set against the other.
    fn are_opposed(first: &str, second: &str) -> bool {
        let on = |id: &str, text: String, publisher: &str| {
            Document::new(id, text).with_publisher(publisher).with_published("2022-06-14".parse().unwrap())
        };
        let lead = "Rupert Hentzau, who heads the harbour board of Strelsau, met reporters on Monday.";
        let other = "In Strelsau the harbour board had much to explain, said its head, Rupert Hentzau.";
        let documents =
            [on("a", format!("{lead} {first}"), "Strelsau Post"), on("b", format!("{other} {second}"), "Wire")];
        let corpus: Corpus = Verifier::new().extract(&documents).unwrap();
        let report = Verifier::new().verify(&corpus);
        report.findings.iter().any(|finding| finding.severity >= Severity::Warning)
    }

    #[test]
    fn what_one_says_of_one_thing_in_two_reports_is_one_figure() {
        assert!(are_opposed(
            "Mr Hentzau said that 42 ticket offices never opened on Sunday.",
            "All over the town 24 ticket offices had stayed shut on Sunday, Mr Hentzau conceded."
        ));
        assert!(are_opposed(
            "The new pier costs 4.7 million euros, Mr Hentzau said.",
            "Mr Hentzau put what the board pays for the pier at 7.4 million euros."
        ));
        assert!(are_opposed(
            "Some 61.4 percent of the berths are let, Mr Hentzau said.",
            "Mr Hentzau told them that 64.1 percent of the berths had a tenant."
        ));
    }

    #[test]
    fn what_agrees_or_is_told_apart_is_no_conflict() {
        let quiet = |first: &str, second: &str| assert!(!are_opposed(first, second), "{first} {second}");
        let offices = "Mr Hentzau said that 42 ticket offices never opened on Sunday.";
        quiet(offices, "More than 40 ticket offices had stayed shut on Sunday, Mr Hentzau conceded.");
        quiet(offices, "At the old quay alone 24 ticket offices had stayed shut on Sunday, Mr Hentzau conceded.");
        quiet(offices, "A further 24 ticket offices opened late on Sunday, Mr Hentzau conceded.");
        quiet(offices, "In Zenda 24 ticket offices had stayed shut on Sunday, Mr Hentzau conceded.");
        quiet(offices, "In 2019, he recalled, 24 ticket offices had stayed shut on such a day.");
        quiet(
            "The new pier costs 4.7 million euros, Mr Hentzau said.",
            "Without the cranes the board pays 3.9 million euros for the pier, Mr Hentzau said.",
        );
        quiet(
            "Some 12 clerks and two guards were sent home, Mr Hentzau said.",
            "In all 14 people were sent home, Mr Hentzau said.",
        );
    }
}
