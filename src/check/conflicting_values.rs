//! `conflicting-values`: claims about one statistic that cannot all hold.

use std::collections::{BTreeMap, BTreeSet};

use super::doubts::{Opposed, Weighed, weigh};
use super::values::{begins_last, ends_first, gives_several, is_far_below, values_that_hold_together, worst};
use super::wording::{apart, claim_note, figure};
use super::{Check, Context, Explanation, ExplanationKind, Rule, Severity, Sink};

use crate::align::{
    StatisticGroup, date_of, early_and_settled, is_aside, is_current, is_in_long_text, is_leading, is_of_report,
    rivals, series, speaker,
};
use crate::explain::{is_slip_of, rounding, uncertain_event};
use crate::model::{Basis, Claim, ClaimId, Measure, PartialDate, keys};
use crate::quantity::{Hedge, Number, Outcome, Unit};

/// Claims about one statistic whose asserted values cannot all hold.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ConflictingValues;

const DOCUMENTATION: &str = "\
## What it finds

Two or more claims about one statistic — the same measure of the same event in the same scope — whose asserted intervals \
have no value in common. The asserted interval is what the printed digits and the hedge admit, to the letter.

It is an error where nothing reconciles the claims. It is a warning where a looser reading would (227 is 230 to the nearest \
ten), where a younger document has the higher count of something that accumulates, where both figures stand in one \
document, or where it is not certain that all speak of one event. Where only their likeness says that they are of one thing it is a note, and in a longer report two shares are a \
note: they are mostly of two groups. So is, of two longer reports, what looks back on an \
event, published more than a week after it or after the other text, where a figure goes on from what was told before, the place or \
the day of one is only assumed, or the count may have grown since; what is counted on from day to day, as in an epidemic, where they \
are of days that do not follow each other; shares where the place of one is only assumed, votes, delegates and leads of somebody in longer reports \
of days more than three apart, and of longer reports \
sums of money that belong to no event, such as budgets, loans and imports. Of longer reports nothing is said where the two are likelier of two things: where one is less than half \
of the other, unless they are written so much alike that one may be a slip of the \
other (17 and 71), or each text gives one count on the word of somebody else; where one text gives both, or each dates the event otherwise; and where whose a budget is was only assumed. What one text sets beside each other, each on \
the word of another source, is a warning, which names the two sources, unless one is more than a hundred times the other. Claims that only an imprecise wording keeps apart are \
left to `loose-agreement`; counts still developing in an event's first weeks to `superseded-value`.

## Why it matters

At most one of the figures can be right. Which one, this check does not say.

## Example that conflicts

> a: In the referendum of 5 June 2022 in Kazakhstan turnout was 68%.\\
> b: In the referendum of 5 June 2022 in Kazakhstan turnout was 70%.

## Example that does not

> a: Turnout in the referendum of 5 June 2022 in Kazakhstan was 68.4%.\\
> b: About 70% of the electorate took part in the referendum of 5 June 2022 in Kazakhstan.

\"About 70%\" admits 65 to 75.
";

impl Check for ConflictingValues {
    fn rule(&self) -> &Rule {
        static RULE: Rule = Rule::new("conflicting-values", "claims about one statistic that cannot all hold")
            .with_severity(Severity::Error)
            .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
        if !hold_against_each_other(context, group, sink) {
            report_rivals(context, group, sink);
        }
    }
}

/// Holds the claims of a statistic against each other; whether that led to a finding.
fn hold_against_each_other(context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) -> bool {
    let measure = context.measure_of(&group.statistic);
    let ids: Vec<ClaimId> = group.opposable_ids().collect();
    let all: Vec<&Claim> = group.opposable(context.corpus).collect();
    if all.len() < 2 {
        return false;
    }
    // The parts of a toll do not contradict it, nor does what a live page gave before.
    let stands = is_leading(context.corpus, measure, &all)
        .into_iter()
        .zip(is_current(&all))
        .map(|(leads, current)| leads && current);
    let own = ids.iter().zip(&all).zip(stands).filter(|(_, stands)| *stands).map(|((id, claim), _)| (*id, *claim));
    // What a count of votes had come to at one hour does not contradict what it came to at another.
    let disagree = |own: &[(ClaimId, &Claim)]| {
        let claims: Vec<&Claim> = own.iter().map(|(_, claim)| *claim).collect();
        values_that_hold_together(&claims).len() > 1
    };
    let own: Vec<(ClaimId, &Claim)> = own.collect();
    let differs = disagree(&own);
    let mut by_progress: BTreeMap<Option<&str>, Vec<(ClaimId, &Claim)>> = BTreeMap::new();
    for (id, claim) in own {
        by_progress.entry(claim.progress()).or_default().push((id, claim));
    }
    let mut of_one: Vec<Vec<(ClaimId, &Claim)>> = by_progress.into_values().collect();
    let place = of_one.iter().position(|own| disagree(own));
    if differs && place.is_none() {
        sink.not_testable();
        return false;
    }
    let own = match place {
        Some(place) => of_one.swap_remove(place),
        None => of_one.into_iter().flatten().collect(),
    };
    let claims: Vec<&Claim> = own.iter().map(|(_, claim)| *claim).collect();
    let sure: Vec<&Claim> =
        own.iter().filter(|(id, _)| group.uncertain.binary_search(id).is_err()).map(|(_, claim)| *claim).collect();
    let parts = values_that_hold_together(&claims);
    if parts.len() < 2 {
        sink.agrees();
        return false;
    }
    // What one text sets side by side is not set against each other in the text that says the same.
    // Nor in one that gives it too, in passing: "the final report gives 61".
    let too = group.agreeing.iter().filter_map(|id| context.corpus.claim(*id));
    let told: Vec<&Claim> = claims.iter().copied().chain(too.filter(|claim| !claim.former)).collect();
    if group.spans_documents(context.corpus) && !any_denies_the_other(&values_that_hold_together(&told)) {
        sink.not_testable();
        return false;
    }
    // One text often gives several sums of one kind, or counts people or positions more than once, and too little to tell
    // what each is for.
    let read = claims.iter().all(|claim| claim.story.is_some());
    let sums = claims.iter().all(|claim| matches!(claim.quantity.unit, Unit::Currency(_)));
    if (sums || read && measure.is_none()) && !group.spans_documents(context.corpus) {
        sink.not_testable();
        return false;
    }
    // Nor do texts of some length that count things under no declared measure, unless much says that they are the same things.
    let long = || claims.iter().all(|claim| is_in_long_text(context.corpus, claim));
    if read && measure.is_none() && !group.alike && long() {
        sink.not_testable();
        return false;
    }
    if is_told_apart_in_one_text(measure, &claims) {
        sink.not_testable();
        return false;
    }
    sink.differs();
    if series(context.corpus, measure, group, &claims).is_some() {
        return false;
    }
    let mut reported = false;
    for (claims, certain) in comparable(context, group, claims, sure) {
        reported |= report(context, group, &claims, certain, sink);
    }
    reported
}

/// What one text gives on the word of different sources, side by side: a warning, since the text knows of it.
fn report_rivals(context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
    let all: Vec<&Claim> = group.opposable(context.corpus).collect();
    // What no measure counts may be anything.
    let Some(measure) = context.measure_of(&group.statistic) else { return };
    // Two sums of money that belong to no event are for two purposes, whoever names them.
    if matches!(measure.unit, Unit::Currency(_)) && measure.events.is_empty() {
        return sink.not_testable();
    }
    for claims in rivals(context.corpus, &all) {
        let parts = values_that_hold_together(&claims);
        let Some((lower, higher, _)) = worst(&parts) else { continue };
        sink.differs();
        let whose = |claim: &Claim| {
            let source = speaker(claim).map(|credit| credit.to.as_str()).unwrap_or_default();
            format!("{} ({source})", figure(context.corpus.quote(claim), &claim.quantity))
        };
        sink.report(format_args!(
            "{}: sources count differently, as {} tells: {}, {}",
            group.statistic,
            higher.document,
            whose(higher),
            whose(lower)
        ))
        .severity(Severity::Warning)
        .claim(higher, claim_note(higher))
        .claim(lower, claim_note(lower))
        .explain(ExplanationKind::Doubt, "the text sets the two beside each other, each on the word of another");
    }
}

/// Whether of two documents one gives a value that the other does not, and the other way round: only then do they disagree.
/// Two texts that both give 12 and 40 agree on both, whatever each of the two counts.
fn any_denies_the_other(parts: &[Vec<&Claim>]) -> bool {
    let mut given: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (part, claims) in parts.iter().enumerate() {
        for claim in claims {
            // "Several" beside the four of its own text is those four, and not the two of another.
            let later = || parts.iter().skip(part + 1).flatten();
            let is_other = claim.quantity.hedge == Hedge::Vague
                && later().any(|other| {
                    other.document == claim.document && other.quantity.asserted.meets(&claim.quantity.asserted)
                });
            if !is_other {
                given.entry(claim.document.as_str()).or_default().insert(part);
            }
        }
    }
    let mut sets: Vec<&BTreeSet<usize>> = given.values().collect();
    sets.sort();
    sets.dedup();
    // Sorted by size, each would have to lie within the next for none to deny another.
    sets.sort_by_key(|set| set.len());
    sets.windows(2).any(|pair| matches!(pair, [small, large] if !small.is_subset(large)))
}

/// Whether one text itself gives several counts of a kind, each on its own terms: on the word of different sources, as of
/// different days, or so few that any two incidents have them.
fn is_told_apart_in_one_text(measure: Option<&Measure>, claims: &[&Claim]) -> bool {
    /// Fewer than these are as likely those of another incident.
    const FEW: i32 = 10;
    let Some((first, others)) = claims.split_first() else { return false };
    let read = claims.iter().all(|claim| claim.story.is_some() && claim.document == first.document);
    if !read || !measure.is_some_and(|measure| measure.accumulates || measure.fluctuates) {
        return false;
    }
    let credit = |claim: &Claim| claim.credits.first().map(|credit| credit.to.to_lowercase());
    let own_terms = |claim: &&Claim| credit(claim) != credit(first) || claim.as_of != first.as_of;
    let few = |claim: &&Claim| claim.quantity.stated.is_some_and(|stated| stated < Number::from(FEW));
    let open = |claim: &&Claim| claim.quantity.hedge != Hedge::Exact;
    // What comes back to the count before is set against it by the text itself.
    let rival = claims.iter().any(|claim| claim.basis(keys::MEASURE) == Basis::Carried);
    !rival && (others.iter().any(own_terms) || claims.iter().any(few) || claims.iter().any(open))
}

/// The claims of a group that are held against one another, and whether they certainly speak of one event.
///
/// Where those that certainly do disagree, the others add nothing but doubt. Where the counts of later years disagree, those
/// of the first days are old, and only held against their own day.
fn comparable<'a>(
    context: &Context<'_>,
    group: &StatisticGroup,
    claims: Vec<&'a Claim>,
    sure: Vec<&'a Claim>,
) -> Vec<(Vec<&'a Claim>, bool)> {
    let disagree = |claims: &[&Claim]| values_that_hold_together(claims).len() > 1;
    let (claims, certain) = if disagree(&sure) { (sure, true) } else { (claims, group.certain) };
    let measure = context.measure_of(&group.statistic);
    let event = group.statistic.event.as_ref();
    match early_and_settled(context.corpus, measure, event, &claims) {
        Some((early, settled)) if !early.is_empty() && disagree(&settled) => {
            let mut by_day: BTreeMap<Option<PartialDate>, Vec<&Claim>> = BTreeMap::new();
            for claim in early {
                by_day.entry(date_of(context.corpus, claim)).or_default().push(claim);
            }
            let of_one_day = by_day.into_values().filter(|claims| disagree(claims));
            std::iter::once(settled).chain(of_one_day).map(|claims| (claims, certain)).collect()
        }
        _ => vec![(claims, certain)],
    }
}

/// Of figures of longer texts only those near each other are held against each other, where there are such: those far apart are
/// seldom of one thing.
fn opposed<'a>(context: &Context<'_>, group: &StatisticGroup, claims: &[&'a Claim]) -> Opposed<'a> {
    let corpus = context.corpus;
    let parts = values_that_hold_together(claims);
    // Where both name the place within the event, they speak of one thing.
    let of_reports = !group.statistic.scope.contains_key(keys::PLACE)
        && claims
            .iter()
            .all(|claim| is_in_long_text(corpus, claim) && (is_of_report(corpus, claim) || is_aside(corpus, claim)))
        && !are_rival_counts(&parts);
    let near = if of_reports { nearest_values(&parts) } else { None };
    let far = of_reports && near.is_none() && !may_be_a_slip(&parts);
    Opposed { claims: near.unwrap_or_else(|| claims.to_vec()), of_reports, far }
}

/// Reports a conflict; whether there is one.
fn report(
    context: &Context<'_>,
    group: &StatisticGroup,
    claims: &[&Claim],
    certain: bool,
    sink: &mut Sink<'_>,
) -> bool {
    let opposed = opposed(context, group, claims);
    let parts = values_that_hold_together(&opposed.claims);
    let Some((lower, higher, outcome)) = worst(&parts) else { return false };
    let weighed = weigh(context, group, &opposed, (lower, higher, outcome), certain);
    if weighed.idle {
        sink.not_testable();
        return false;
    }
    let Weighed { severity, doubts, update, .. } = weighed;
    let shown: Vec<String> = parts
        .iter()
        .rev()
        .enumerate()
        .filter_map(|(index, part)| if index == 0 { begins_last(part) } else { ends_first(part) })
        .map(|claim| format!("{} in {}", figure(context.corpus.quote(claim), &claim.quantity), claim.document))
        .collect();
    let mut draft = sink.report(format_args!("{}: {}", group.statistic, shown.join(", "))).severity(severity);
    // One figure a side is quoted, the one that the message names; others of its value are named beside it.
    let mut others: Vec<(&Claim, usize)> = Vec::new();
    for (index, part) in parts.iter().rev().enumerate() {
        let shown = if index == 0 { begins_last(part) } else { ends_first(part) };
        for claim in part {
            match shown.is_some_and(|shown| std::ptr::eq(shown, *claim)) {
                true => draft = draft.claim(claim, claim_note(claim)).side(index),
                false => others.push((claim, index)),
            }
        }
    }
    for (claim, side) in others {
        draft = draft.also(claim).side(side);
    }
    if severity != Severity::Error && !doubts.is_empty() {
        draft = draft.offer(Explanation::Doubt(doubts));
    }
    // 68 % is no rounding of "more than 70 %": only where round reading makes them meet does it explain anything.
    if outcome == Outcome::RoundingConflict {
        draft = draft.offer(rounding(&lower.quantity, &higher.quantity).unwrap_or_else(|| {
            let message = "read as round numbers, the figures would meet; read as printed, they do not";
            Explanation::other(ExplanationKind::Rounding, message)
        }));
    }
    if let Some(explanation) = update {
        draft = draft.offer(explanation);
    }
    if !certain && !group.evidence.is_empty() {
        draft = draft.explain(ExplanationKind::OtherEvent, format!("taken for one event: {}", group.evidence));
    } else if let (false, Some(explanation)) = (certain, uncertain_event(lower, higher)) {
        draft = draft.offer(explanation);
    }
    for part in parts.iter().rev() {
        let (documents, origins, reasons) = context.count_origins(part);
        if let (2.., Some(claim)) = (documents, part.first()) {
            let figure = figure(context.corpus.quote(claim), &claim.quantity);
            draft = draft.offer(Explanation::CopiedSource { figure, documents, origins, reasons });
        }
    }
    if let Some(apart) = apart(&lower.quantity, &higher.quantity) {
        let message = format!("the nearest values are {apart}");
        draft.explain(ExplanationKind::Arithmetic, message);
    }
    true
}

/// Of values, lowest first, those of a run in which none is less than half of the next: the run that most documents speak of.
/// `None` where no two values are so near.
fn nearest_values<'a>(parts: &[Vec<&'a Claim>]) -> Option<Vec<&'a Claim>> {
    let runs = parts.chunk_by(|lower, higher| !is_far_below(lower, higher));
    let documents =
        |run: &[Vec<&Claim>]| run.iter().flatten().map(|claim| claim.document.as_str()).collect::<BTreeSet<_>>().len();
    let run = runs.filter(|run| run.len() > 1).max_by_key(|run| documents(run))?;
    Some(run.iter().flatten().copied().collect())
}

/// Whether each document gives one value, and each on the word of somebody else: organisers speak of 120,000, the police of
/// 30,000. However far apart they lie, these are of one thing.
fn are_rival_counts(parts: &[Vec<&Claim>]) -> bool {
    let credits = |claim: &Claim| claim.credits.first().map(|credit| credit.to.to_lowercase());
    let of_part = |part: &Vec<&Claim>| part.iter().map(|claim| credits(claim)).collect::<Option<BTreeSet<_>>>();
    let Some(credited) = parts.iter().map(of_part).collect::<Option<Vec<_>>>() else { return false };
    let all: usize = credited.iter().map(BTreeSet::len).sum();
    let apart = credited.iter().flatten().collect::<BTreeSet<_>>().len() == all;
    apart && gives_several(parts).is_none()
}

/// Whether two values that lie far apart are written so much alike that one may be a slip of the other: 17 and 71, 4,200 and
/// 42,000.
fn may_be_a_slip(parts: &[Vec<&Claim>]) -> bool {
    let neighbours = parts.windows(2).filter_map(|pair| match pair {
        [lower, higher] => ends_first(lower).zip(begins_last(higher)),
        _ => None,
    });
    neighbours.into_iter().any(|(lower, higher)| is_slip_of(&lower.quantity, &higher.quantity))
}

#[cfg(test)]
mod tests;
