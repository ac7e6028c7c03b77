//! How sure a conflict of two figures is: an error, a warning or a note, with what speaks against it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::values::{gives_several, is_far_below, values_that_hold_together};
use super::{Context, Explanation, Severity};
use crate::align::{StatisticGroup, are_counted_apart, are_of_one, are_of_two, date_of, is_in_long_text, is_of_report};
use crate::explain::later_update;
use crate::model::{Basis, Claim, Corpus, DocumentId, Measure, PartialDate, Statistic, keys};
use crate::quantity::{Hedge, Outcome, Unit};

/// The claims of a statistic that are held against each other.
pub(super) struct Opposed<'a> {
    pub(super) claims: Vec<&'a Claim>,
    /// Whether all stand in texts that tell of more than one thing.
    pub(super) of_reports: bool,
    /// Whether they lie so far apart that they are seldom of one thing.
    pub(super) far: bool,
}

/// How sure a conflict of two claims is.
pub(super) struct Weighed {
    pub(super) severity: Severity,
    /// Why it is no error, in words.
    pub(super) doubts: Vec<String>,
    /// The later count that explains it.
    pub(super) update: Option<Explanation>,
    /// Whether they stand in longer texts and are so much likelier of two things that nothing is said of them.
    pub(super) idle: bool,
}

/// Weighs the conflict of two claims, the furthest apart of some.
pub(super) fn weigh(
    context: &Context<'_>,
    group: &StatisticGroup,
    opposed: &Opposed<'_>,
    (lower, higher, outcome): (&Claim, &Claim, Outcome),
    certain: bool,
) -> Weighed {
    let Opposed { claims, of_reports, far } = opposed;
    let first = claims.first().map(|claim| &claim.document);
    let one_document = claims.iter().all(|claim| Some(&claim.document) == first);
    let measure = lower.statistic.measure.as_deref().and_then(|name| context.measure(name));
    let update = measure.and_then(|measure| later_update(context.corpus, measure, lower, higher));
    // Who counts later may know better.
    let on = |claim: &Claim| date_of(context.corpus, claim);
    let learnt = measure.is_some_and(|measure| measure.fixed) && on(lower) != on(higher);
    let stated = lower.quantity.stated.zip(higher.quantity.stated);
    let attacker =
        stated.is_some_and(|(lower, higher)| context.may_count_the_attacker(&group.statistic, lower, higher));
    let reconciled = outcome == Outcome::RoundingConflict || update.is_some() || learnt || attacker;
    // A toll and its double are rarely of the same people: what a report leaves unsaid may part them.
    let unlike = measure.is_some_and(|measure| measure.accumulates)
        && [lower, higher].iter().any(|claim| is_of_report(context.corpus, claim))
        && is_far_below(&[lower], &[higher]);
    // A report gives the share of one side among many groups, and not each time says of whom.
    let shares = claims.iter().all(|claim| claim.quantity.unit == Unit::Percent);
    let several = if one_document { None } else { gives_several(&values_that_hold_together(claims)) };
    let assumed = bases(&[lower, higher]);
    // A longer text turns from one event to the next without saying so.
    let carried = [lower, higher]
        .into_iter()
        .find(|claim| claim.basis(keys::EVENT) == Basis::Carried && is_in_long_text(context.corpus, claim));
    // A longer text tells of many places: where it does not say of which a figure is, it is of another as likely.
    let long = [lower, higher].into_iter().all(|claim| is_in_long_text(context.corpus, claim));
    let times = times(context, group, [lower, higher], long);
    let Times { looks_back, goes_on, undated, of_two_days, race_goes_on, .. } = times;
    let anywhere = assumed.contains_key(keys::PLACE) && long && (shares || looks_back);
    // Weeks later a count has grown, or is another: when each figure is of must be said.
    let long_after = times.weeks_apart && (update.is_some() || assumed.contains_key(keys::DATE));
    // Of one country's money each of two articles may mean another sum.
    let money = measure.is_some_and(|measure| matches!(measure.unit, Unit::Currency(_))) && long;
    // Where nothing that happened is what it is for, each names sums for many purposes: budgets, loans, imports.
    let for_many = money && measure.is_some_and(|measure| measure.events.is_empty());
    let doubted = several.is_some() || !assumed.is_empty() || carried.is_some() || money;
    // "Several" is no count that another could deny.
    let vague = [lower, higher].iter().any(|claim| claim.quantity.hedge == Hedge::Vague);
    // Money of a country that is only assumed is of any of its programmes, and of what happened nothing may be known but the place.
    let loose = assumed.contains_key(keys::SUBJECT) || is_nameless(&group.statistic, measure) && !certain;
    // One source does not count two things under one name on one day; of one event it may be all the same.
    let of_one_source = are_of_one(lower, higher);
    let unlike = unlike && !of_one_source;
    let far = *far && !of_one_source;
    let elsewhere = are_counted_apart(context.corpus, lower, higher);
    // What is told in a longer text of no known day, and of an event to which it gives none, may be of any year.
    let whenever = [lower, higher]
        .into_iter()
        .find(|claim| (!certain || claim.basis(keys::PLACE) != Basis::Said) && is_of_no_time(context.corpus, claim));
    let unlike = unlike || goes_on && is_far_below(&[lower], &[higher]);
    // What a longer report gives twice is mostly of two things, unless each is on the word of another.
    let rivals = one_document && are_of_two(lower, higher);
    let given_twice = one_document && *of_reports && (shares || attacker || !rivals);
    let of_one_text = one_document && !rivals;
    let for_others = for_many && assumed.contains_key(keys::SUBJECT);
    // "More than 70,000" beside 70,000 is another wording of it.
    let touches = ends_meet(lower, higher);
    let of_two_things = far || unlike || for_others || of_one_text || given_twice || times.dated_apart;
    let severity = match (reconciled || one_document || unlike, certain) {
        // What nothing but likeness holds together is shown, and accuses nobody.
        _ if vague || elsewhere || group.alike || long && touches => Severity::Note,
        (false, false) if of_one_source => Severity::Warning,
        _ if loose || for_many || anywhere || race_goes_on || whenever.or(undated).is_some() => Severity::Note,
        _ if of_two_days || times.dated_apart || far || long && unlike => Severity::Note,
        _ if given_twice || looks_back && carried.is_some() && !rivals || long_after => Severity::Note,
        // The day of publication is near enough to the day of what is told; two other guesses are too many.
        _ if assumed.keys().filter(|key| **key != keys::DATE).count() > 1 => Severity::Note,
        (false, true) if !doubted && !goes_on => Severity::Error,
        (true, false) => Severity::Note,
        _ => Severity::Warning,
    };
    let mut doubts: Vec<String> = Vec::new();
    doubts.extend((outcome == Outcome::RoundingConflict).then(|| "the figures may be rounded".to_owned()));
    doubts.extend(update.is_some().then(|| "the count may have grown between the two".to_owned()));
    doubts.extend(attacker.then(|| "one may count the attacker, and the other not".to_owned()));
    doubts.extend(one_document.then(|| "both stand in one text, which may mean two things".to_owned()));
    doubts.extend(elsewhere.then(|| "each is counted at a place that the other text does not name".to_owned()));
    doubts.extend((unlike || far).then(|| "figures so far apart may count different things".to_owned()));
    doubts.extend(
        several.map(|document| format!("{document} gives several values, and which of them is of this is not sure")),
    );
    let likeness = || "nothing but their likeness says that both are of one thing".to_owned();
    doubts.extend(group.alike.then(likeness));
    doubts.extend(whenever.or(undated).map(|claim| format!("when {} was published is not known", claim.document)));
    doubts.extend(
        (of_two_days && update.is_none())
            .then(|| "the texts are of two days, and the count goes on from day to day".to_owned()),
    );
    doubts.extend(times.dated_apart.then(|| "each text dates the event otherwise".to_owned()));
    doubts.extend(race_goes_on.then(|| "the texts are of two days, and a race goes on from day to day".to_owned()));
    doubts.extend((!certain).then(|| "it is not certain that both speak of one event".to_owned()));
    doubts.extend(money.then(|| format!("{} and {} may mean two sums of money", lower.document, higher.document)));
    doubts.extend(carried.filter(|_| assumed.is_empty()).map(|claim| {
        format!("of which event the figure in {} is goes on from what the text told before", claim.document)
    }));
    doubts.extend(assumed.iter().map(|(key, document)| {
        format!("the {} of the figure in {document} is assumed, not said", key.replace('_', " "))
    }));
    let idle = severity == Severity::Note && long && (touches || of_two_things && !of_one_source);
    Weighed { severity, doubts, update, idle }
}

/// How the times of two claims stand to each other, and to that of what they are of.
#[derive(Clone, Copy, Debug)]
struct Times<'a> {
    /// What they are of was more than a week before the one text or the other, as far as is known.
    looks_back: bool,
    /// The texts are known to be of two weeks.
    weeks_apart: bool,
    /// Each text dates the event, and not within weeks of the other.
    dated_apart: bool,
    /// What is counted is more each day.
    goes_on: bool,
    /// Of such a count, the claim that is of no known day, and whether both are of days that do not follow each other.
    undated: Option<&'a Claim>,
    of_two_days: bool,
    /// The texts are of two days, and a race goes on from day to day.
    race_goes_on: bool,
}

/// The times of two claims, which both stand in longer texts or not.
fn times<'a>(context: &Context<'_>, group: &StatisticGroup, pair: [&'a Claim; 2], long: bool) -> Times<'a> {
    let corpus = context.corpus;
    let [lower, higher] = pair;
    let on = |claim: &Claim| date_of(corpus, claim);
    // What an epidemic or a war has cost is more each day: of which day a longer text speaks must be known.
    let goes_on = context.goes_on(&group.statistic) && pair.into_iter().any(|claim| is_in_long_text(corpus, claim));
    // What a race stands at is another thing from week to week, and a result another one than the polls before it.
    let measure = lower.statistic.measure.as_deref().and_then(|name| context.measure(name));
    let race = measure.is_some_and(|measure| measure.needs_subject && !measure.events.is_empty());
    Times {
        looks_back: long && !is_news_of_one_week(corpus, &group.statistic, pair),
        weeks_apart: long && days_of(corpus, pair).is_some_and(|days| !are_of_a_week(days)),
        dated_apart: long && are_dated_apart(lower, higher),
        goes_on,
        undated: pair.into_iter().find(|claim| goes_on && on(claim).is_none()),
        of_two_days: goes_on && are_told_days_apart(on(lower), on(higher)),
        race_goes_on: race && long && are_days_apart(corpus, lower, higher),
    }
}

/// Whether two texts are news of one thing: published within a week of each other, and, where it is known when it was, of that.
///
/// What looks back on an event names it in passing, beside others of its kind.
pub(super) fn is_news_of_one_week(corpus: &Corpus, statistic: &Statistic, claims: [&Claim; 2]) -> bool {
    let Some(published) = days_of(corpus, claims).filter(|days| are_of_a_week(*days)) else { return false };
    let Some((from, to)) = statistic.event.as_ref().and_then(|event| Some((event.from?, event.to.or(event.from)?)))
    else {
        return true;
    };
    let near = |day: NaiveDate| are_of_a_week([day, day.max(from.first_day()).min(to.last_day())]);
    published.into_iter().all(near)
}

/// The days on which the texts of two claims were published.
fn days_of(corpus: &Corpus, [one, other]: [&Claim; 2]) -> Option<[NaiveDate; 2]> {
    let day = |claim: &Claim| {
        let published = corpus.document(claim.document.as_str())?.published?;
        published.day_number().map(|_| published.first_day())
    };
    Some([day(one)?, day(other)?])
}

fn are_of_a_week([one, other]: [NaiveDate; 2]) -> bool {
    const DAYS: i64 = 7;
    (one - other).num_days().abs() <= DAYS
}

/// Whether the one begins where the other ends, and nothing but a bound that leaves out its own number keeps them apart.
fn ends_meet(lower: &Claim, higher: &Claim) -> bool {
    let ends = lower.quantity.asserted.high.zip(higher.quantity.asserted.low);
    ends.is_some_and(|(end, begin)| end.value == begin.value)
}

/// Whether each text dates the event, and not within weeks of the other.
fn are_dated_apart(one: &Claim, other: &Claim) -> bool {
    const DAYS: i64 = 21;
    let days = |claim: &Claim| {
        let event = claim.statistic.event.as_ref()?;
        let from = event.from?;
        Some((from.first_day(), event.to.unwrap_or(from).last_day()))
    };
    let (Some((from, to)), Some((other_from, other_to))) = (days(one), days(other)) else { return false };
    (other_from - to).num_days() > DAYS || (from - other_to).num_days() > DAYS
}

/// Whether two days are further apart than one edition and the next, and not so far that what was counted is long settled.
fn are_told_days_apart(one: Option<PartialDate>, other: Option<PartialDate>) -> bool {
    const DAYS: std::ops::RangeInclusive<i64> = 2..=60;
    one.zip(other).is_some_and(|(one, other)| DAYS.contains(&(one.first_day() - other.first_day()).num_days().abs()))
}

/// Whether the texts of two claims were published more than a few days from each other.
fn are_days_apart(corpus: &Corpus, one: &Claim, other: &Claim) -> bool {
    const DAYS: i64 = 3;
    days_of(corpus, [one, other]).is_some_and(|[one, other]| (one - other).num_days().abs() > DAYS)
}

/// Whether a claim stands in a longer text of no known day, which gives its event none.
fn is_of_no_time(corpus: &Corpus, claim: &Claim) -> bool {
    let published = corpus.document(claim.document.as_str()).and_then(|document| document.published);
    let dated = claim.statistic.event.as_ref().is_some_and(|event| event.from.is_some());
    is_in_long_text(corpus, claim) && published.is_none() && !dated
}

/// Whether nothing is known of what a statistic is of, where its measure belongs to a kind of event.
fn is_nameless(statistic: &Statistic, measure: Option<&Measure>) -> bool {
    let Some(event) = &statistic.event else { return false };
    let known = event.kind.is_some() || !event.names.is_empty() || event.from.is_some();
    measure.is_some_and(|measure| !measure.events.is_empty()) && !known
}

/// How much of what some claims are about rests on something else than the words beside their figures: the keys that are
/// assumed, each with the document, and whether an event goes on from before.
fn bases<'a>(claims: &[&'a Claim]) -> BTreeMap<&'static str, &'a DocumentId> {
    let mut assumed = BTreeMap::new();
    for key in ASSUMABLE {
        // The country of a town that is named is no guess.
        let town = |claim: &Claim| claim.statistic.event.as_ref().is_some_and(|event| !event.localities.is_empty());
        let own =
            claims.iter().find(|claim| claim.basis(key) == Basis::Assumed && !(key == keys::PLACE && town(claim)));
        assumed.extend(own.map(|claim| (key, &claim.document)));
    }
    assumed
}

/// The keys of a statistic that may be assumed.
const ASSUMABLE: [&str; 4] = [keys::SUBJECT, keys::PLACE, keys::DATE, keys::KIND];

#[cfg(test)]
mod tests {
    use crate::model::Document;
    use crate::{Severity, Verifier};

    /// How severe the conflicts of two texts are, each made longer by what tells nothing.
    fn worst(first: &str, second: &str, rest: &str) -> Option<Severity> {
        let on = |id: &str, text: &str| {
            Document::new(id, format!("{text}\n\n{}", rest.repeat(24))).with_published("2031-06-14".parse().unwrap())
        };
        let report = Verifier::new().run(&[on("a", first), on("b", second)]).unwrap();
        let conflicts = report.findings.iter().filter(|finding| finding.check == "conflicting-values");
        conflicts.map(|finding| finding.severity).max()
    }

    const REST: &str = "On the quay people waited for news and for bread. ";

    #[test]
    fn sums_of_no_event_in_longer_reports_are_a_note() {
        let (first, second) = ("Norway approved a budget of $40 billion.", "Norway approved a budget of $46 billion.");
        assert!(worst(first, second, "") > Some(Severity::Note));
        // Longer reports are held against each other where they tell of one thing.
        assert_eq!(worst(first, second, REST), None);
        let of_one = |sum: &str| {
            let names = "Anna Berg, Paul Okoth and Ines Lund of the Harbour League walked out of the Storting in Oslo";
            format!(
                "{sum} {names}, since the icebreaker Fram, the ferries to Svalbard and the lighthouses get nothing."
            )
        };
        assert_eq!(worst(&of_one(first), &of_one(second), REST), Some(Severity::Note));
        // What a storm has cost is of that storm.
        let first = "The storm of 3 June 2031 in Norway caused damage of $40 million.";
        let second = "The storm of 3 June 2031 in Norway caused damage of $46 million.";
        assert!(worst(first, second, REST) > Some(Severity::Note));
    }

    #[test]
    fn what_is_likelier_of_two_things_in_longer_reports_is_left_alone() {
        for (first, second) in [
            // What lies far apart; a bound and its own number; what each dates otherwise.
            (
                "The storm of 3 June 2031 in Norway killed 40 people.",
                "The storm of 3 June 2031 in Norway killed more than 40 people.",
            ),
            (
                "The storm of 3 June 2031 in Norway killed 40 people.",
                "The storm of 3 June 2031 in Norway killed 160 people.",
            ),
            (
                "In the vote of 5 June 2031 in Norway, Berg won 46 percent of the vote.",
                "In the vote of May 2030 in Norway, Berg won 42 percent of the vote.",
            ),
        ] {
            assert_eq!(worst(first, second, REST), None, "{first} {second}");
        }
    }

    #[test]
    fn what_a_race_stands_at_in_longer_reports_of_two_weeks_is_a_note() {
        let of_day = |id: &str, day: &str, share: &str| {
            let text =
                format!("In the presidential election of 5 June 2031 in Norway, Berg won {share} percent of the vote.");
            Document::new(id, format!("{text}\n\n{}", REST.repeat(24))).with_published(day.parse().unwrap())
        };
        let conflicts = |later: &str| {
            let texts = [of_day("a", "2031-06-06", "46"), of_day("b", later, "42")];
            let report = Verifier::new().run(&texts).unwrap();
            report.findings.iter().filter(|finding| finding.check == "conflicting-values").map(|f| f.severity).max()
        };
        assert!(conflicts("2031-06-07") > Some(Severity::Note));
        assert_eq!(conflicts("2031-06-20"), Some(Severity::Note));
    }

    #[test]
    fn shares_of_longer_reports_are_a_note_where_the_place_of_one_is_assumed() {
        let first = "In the presidential election of 5 June 2031 in Norway, Berg won 46 percent of the vote.";
        let second = "In the presidential election of 5 June 2031, Berg won 42 percent of the vote in all of Norway.";
        assert!(worst(first, second, REST) > Some(Severity::Note));
        let unsaid = "Norway is at peace. In the presidential election of 5 June 2031 Berg won 42 percent of the vote.";
        assert_eq!(worst(first, unsaid, REST), Some(Severity::Note));
    }

    /// How severe the conflicts of two longer texts of two days are.
    fn of_days(first: (&str, &str), second: (&str, &str)) -> Option<Severity> {
        let on = |id: &str, (day, text): (&str, &str)| {
            Document::new(id, format!("{text}\n\n{}", REST.repeat(24))).with_published(day.parse().unwrap())
        };
        let report = Verifier::new().run(&[on("a", first), on("b", second)]).unwrap();
        let conflicts = report.findings.iter().filter(|finding| finding.check == "conflicting-values");
        conflicts.map(|finding| finding.severity).max()
    }

    #[test]
    fn what_looks_back_and_goes_on_from_before_is_a_note() {
        let cases = [
            (
                "The bombing of 3 June 2031 in Oslo, Norway, killed 40 people.",
                "The bombing of 3 June 2031 shook Oslo, Norway. Nobody in the square had seen it come. It killed 46 people.",
            ),
            (
                "The ferry accident of 3 June 2031 in Bergen, Norway, killed 40 people.",
                "In the ferry accident of 3 June 2031 in Bergen, Norway, the bow broke. The sea came in. In all 46 people died.",
            ),
        ];
        for (first, second) in cases {
            assert!(of_days(("2031-06-05", first), ("2031-06-05", second)) > Some(Severity::Note), "{second}");
            assert!(of_days(("2031-06-05", first), ("2033-06-05", second)) <= Some(Severity::Note), "{second}");
        }
    }

    #[test]
    fn what_one_report_gives_twice_is_a_warning_on_the_words_of_two() {
        let alone = |lead: &str, text: &str| {
            let long = format!("{lead}\n\n{text}\n\n{}", REST.repeat(24));
            let document = Document::new("a", long).with_published("2033-06-05".parse().unwrap());
            let report = Verifier::new().run(&[document]).unwrap();
            let conflicts = report.findings.iter().filter(|finding| finding.check == "conflicting-values");
            conflicts.map(|finding| finding.severity).max()
        };
        for (lead, one, other) in [
            (
                "The storm of 3 June 2031 struck Bergen, Norway.",
                "calculated 1,052 deaths",
                "calculated 985 through October",
            ),
            (
                "The bombing of 3 June 2031 shook Oslo, Norway.",
                "said that 12 people were killed",
                "said that 17 people were killed",
            ),
        ] {
            let two = format!("The Herald {one}. The Institute for Rivers {other}.");
            let nobody = format!("The Herald {one}.\n\nIt rained. The Herald {other}.");
            assert_eq!(alone(lead, &two), Some(Severity::Warning), "{two}");
            assert!(alone(lead, &nobody) <= Some(Severity::Note), "{nobody}");
        }
    }

    #[test]
    fn what_goes_on_is_held_against_the_same_day() {
        for (first, second) in [
            (
                "The cholera epidemic of 2031 in Chad has killed 640 people.",
                "The cholera epidemic of 2031 in Chad has killed 510 people.",
            ),
            (
                "The Ebola epidemic of 2031 in Gabon has killed 64 people.",
                "The Ebola epidemic of 2031 in Gabon has killed 51 people.",
            ),
        ] {
            assert!(of_days(("2031-06-05", first), ("2031-06-05", second)) > Some(Severity::Note), "{first}");
            assert!(of_days(("2031-06-05", first), ("2031-06-12", second)) <= Some(Severity::Note), "{first}");
        }
    }
}
