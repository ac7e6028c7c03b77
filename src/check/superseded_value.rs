//! `superseded-value`: a count still developing that later documents raise, or lower.

use super::doubts::is_news_of_one_week;
use super::values::values_that_hold_together;
use super::wording::{claim_note, figure};
use super::{Check, Context, ExplanationKind, Rule, Severity, Sink, Verdict};
use crate::align::{
    Series, StatisticGroup, are_of_two, date_of, develops, is_current, is_in_long_text, leading, series,
};
use crate::model::{Basis, Claim, Corpus, keys};
use crate::quantity::{Hedge, Number};

/// A cumulative count still developing that later documents raise, or lower.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SupersededValue;

const DOCUMENTATION: &str = "\
## What it finds

Counts of something that accumulates — deaths, injured, arrests — given by documents of different days in the first weeks \
after the event. Where later documents raise the count, the whole series is one note, in order. Where a later count falls, \
it is a warning, however far where it falls from one source to another, unless one text tells of both counts. Of two longer reports that do not appear in the week of \
the event it is a note where the event of one figure goes on from what was told before, or the two appear months apart. What may rise and fall, such as the missing and the displaced, is a note either way; and so is what one \
publisher gives otherwise in a later report, as while votes are counted. In longer reports no count falls to less than half: there another thing is counted, and nothing is said.

## Why it matters

An early count is not wrong, it is old. Printed beside a later one it misleads all the same. A count that falls is often an \
honest revision, and always worth a look.

## Example that conflicts

> a (2021-05-02): Nine people died in the ferry accident of 1 May 2021 off Ruritania.\\
> b (2021-05-06): Fourteen people died in the ferry accident of 1 May 2021 off Ruritania.

## Example that does not

> a (2022-06): A total of 227 people were killed in the unrest of January 2022 in Kazakhstan.\\
> b (2022-11): 230 people were killed in the unrest of January 2022 in Kazakhstan.

Half a year after the event the count no longer develops: that is a conflict.
";

/// Whether a count that falls may be one that was revised: to less than half of it no count is, but another thing is counted.
fn is_revision(series: &Series<'_>) -> bool {
    let lows = || series.claims.iter().filter_map(|(_, claim)| claim.quantity.asserted.low).map(|low| low.value);
    let twice = lows().min().and_then(|lowest| lowest.checked_add(lowest));
    twice.zip(lows().max()).is_none_or(|(twice, highest)| highest <= twice)
}

/// Whether a later count lies below an earlier one that is on the word of another source: then neither replaces the other.
///
/// Few and vague ones are as a rule a part, or of a part: of 40 findings across 400 groups of reports of one day that were read one
/// by one, seven were such counts that fell, none of them of one thing.
fn falls_between_sources(series: &Series<'_>) -> bool {
    /// So many at least, and no more than so many times apart.
    const COUNT: i32 = 10;
    const TIMES: i32 = 20;
    let is_count = |claim: &Claim| {
        claim.quantity.hedge != Hedge::Vague && claim.quantity.stated.is_some_and(|stated| stated >= COUNT.into())
    };
    let near = |earlier: &Claim, later: &Claim| {
        let stated = earlier.quantity.stated.zip(later.quantity.stated);
        let most = stated.and_then(|(_, later)| later.checked_mul(Number::from(TIMES)));
        stated.zip(most).is_some_and(|((earlier, _), most)| earlier <= most)
    };
    let mut highest: Option<&Claim> = None;
    for (_, claim) in &series.claims {
        let below = |earlier: &Claim| {
            let (high, low) = (claim.quantity.asserted.high, earlier.quantity.asserted.low);
            high.zip(low).is_some_and(|(high, low)| high.value < low.value)
        };
        let counts = |earlier: &Claim| is_count(earlier) && is_count(claim) && near(earlier, claim);
        if highest.is_some_and(|earlier| below(earlier) && are_of_two(earlier, claim) && counts(earlier)) {
            return true;
        }
        let low = |claim: &Claim| claim.quantity.asserted.low.map(|low| low.value);
        highest = Some(highest.filter(|earlier| low(earlier) > low(claim)).unwrap_or(claim));
    }
    false
}

/// The first count of a series that lies below one before it, with the highest of those.
fn falls<'a>(series: &Series<'a>) -> Option<(&'a Claim, &'a Claim)> {
    let mut highest: Option<&Claim> = None;
    for (_, claim) in &series.claims {
        let claim: &'a Claim = claim;
        let (high, low) =
            (claim.quantity.asserted.high, |claim: &Claim| claim.quantity.asserted.low.map(|low| low.value));
        if let Some(earlier) = highest.filter(|earlier| high.map(|high| high.value) < low(earlier)) {
            return Some((earlier, claim));
        }
        highest = Some(highest.filter(|earlier| low(earlier) > low(claim)).unwrap_or(claim));
    }
    None
}

/// Whether a count is told anew when those of the first weeks are long settled: of what one of two longer texts counts is then less
/// sure than that it was revised.
fn are_months_apart(corpus: &Corpus, earlier: &Claim, later: &Claim) -> bool {
    const DAYS: i64 = 60;
    let days = date_of(corpus, earlier).zip(date_of(corpus, later));
    let long = is_in_long_text(corpus, earlier) && is_in_long_text(corpus, later);
    long && days.is_some_and(|(earlier, later)| (later.first_day() - earlier.last_day()).num_days() > DAYS)
}

/// Whether one document gives two values of a series that cannot both be all of it: what it tells side by side did not follow
/// each other, and one may be a part.
fn stand_side_by_side(series: &Series<'_>) -> bool {
    let below = |first: &Claim, second: &Claim| {
        let (high, low) = (first.quantity.asserted.high, second.quantity.asserted.low);
        high.zip(low).is_some_and(|(high, low)| high.value < low.value)
    };
    series.claims.iter().enumerate().any(|(index, (_, first))| {
        let others = series.claims.iter().take(index).filter(|(_, other)| other.document == first.document);
        others.into_iter().any(|(_, other)| below(first, other) || below(other, first))
    })
}

/// The claims of one document that holds several of its states, by state; `None` where they are of more than one document, or
/// all of one state.
fn states_of_one<'a>(claims: &[&'a Claim]) -> Option<Vec<&'a Claim>> {
    let first = claims.first()?;
    let mut states: Vec<&Claim> = claims.iter().filter(|claim| claim.update.is_some()).copied().collect();
    states.sort_by_key(|claim| claim.update);
    let several = states.first()?.update != states.last()?.update;
    (several && claims.iter().all(|claim| claim.document == first.document)).then_some(states)
}

/// The count of a live page, from the state written first to the last: what is printed beside the last is old.
fn report_states(context: &Context<'_>, group: &StatisticGroup, states: &[&Claim], sink: &mut Sink<'_>) {
    if values_that_hold_together(states).len() < 2 {
        return;
    }
    let quote = |claim: &&Claim| figure(context.corpus.quote(claim), &claim.quantity);
    let steps: Vec<String> = states.iter().map(quote).collect();
    let mut draft = sink
        .report(format_args!("{} changes within one text, from state to state: {}", group.statistic, steps.join(", ")))
        .verdict(Verdict::Review)
        .severity(Severity::Note);
    for claim in states {
        draft = draft.claim(claim, claim_note(claim));
    }
    draft.explain(ExplanationKind::LaterUpdate, "each figure may have been right when it was written");
}

impl Check for SupersededValue {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("superseded-value", "a count still developing that later documents raise or lower")
                .with_severity(Severity::Note)
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_statistic(&self, context: &Context<'_>, group: &StatisticGroup, sink: &mut Sink<'_>) {
        // How counts that nobody declared change from report to report is theirs alone.
        let Some(measure) = context.measure_of(&group.statistic) else { return };
        let claims: Vec<&Claim> = group.opposable(context.corpus).collect();
        let claims = leading(context.corpus, Some(measure), &claims);
        if let Some(states) = states_of_one(&claims) {
            return report_states(context, group, &states, sink);
        }
        let now = is_current(&claims);
        let claims: Vec<&Claim> = claims.iter().zip(now).filter(|(_, now)| *now).map(|(claim, _)| *claim).collect();
        if values_that_hold_together(&claims).len() < 2 {
            return;
        }
        let Some(series) = series(context.corpus, Some(measure), group, &claims) else { return };
        // Fewer are missing, and more are counted among the rescued or not, from day to day; what one publisher corrects may
        // go either way as well.
        let accumulates = measure.accumulates;
        let fluctuates = measure.fluctuates || !develops(measure);
        let steps: Vec<String> = series
            .claims
            .iter()
            .map(|(date, claim)| format!("{} on {date}", figure(context.corpus.quote(claim), &claim.quantity)))
            .collect();
        let verb = match (fluctuates, series.rising) {
            (true, _) => "changes",
            (false, true) => "rises",
            (false, false) => "falls",
        };
        let lows = || series.claims.iter().filter_map(|(_, claim)| claim.quantity.asserted.low).map(|low| low.value);
        let attacker = lows()
            .min()
            .zip(lows().max())
            .is_some_and(|(lowest, highest)| context.may_count_the_attacker(&group.statistic, lowest, highest));
        let between_sources = accumulates && falls_between_sources(&series);
        let side_by_side = !between_sources && stand_side_by_side(&series);
        // A longer text turns from one event to the next without saying so.
        let carried =
            |claim: &Claim| claim.basis(keys::EVENT) == Basis::Carried && is_in_long_text(context.corpus, claim);
        let goes_on_from_before = falls(&series).is_some_and(|(earlier, later)| {
            let of_one_week = is_news_of_one_week(context.corpus, &group.statistic, [earlier, later]);
            !of_one_week && (carried(earlier) || carried(later) || are_months_apart(context.corpus, earlier, later))
        });
        // To less than half no count of longer texts falls, but another thing is counted.
        let long = series.claims.iter().all(|(_, claim)| is_in_long_text(context.corpus, claim));
        if long && !series.rising && accumulates && !between_sources && !is_revision(&series) {
            return sink.not_testable();
        }
        let mut draft = sink
            .report(format_args!("{} {verb}: {}", group.statistic, steps.join(", ")))
            .verdict(Verdict::Review)
            .severity({
                let revised = (is_revision(&series) && !side_by_side || between_sources) && !goes_on_from_before;
                if series.rising || !accumulates || attacker || !revised { Severity::Note } else { Severity::Warning }
            });
        for (_, claim) in &series.claims {
            draft = draft.claim(claim, claim_note(claim));
        }
        let message = if series.rising || fluctuates {
            "each figure may have been right on its day"
        } else if attacker {
            "one may count the attacker, and the other not"
        } else if side_by_side {
            "one text tells of both: one may be a part of the other"
        } else if between_sources {
            "the later count is the lower, on the word of another source: neither need replace the other"
        } else {
            "a count that falls may be a revision, or one of the figures is wrong"
        };
        draft.explain(ExplanationKind::LaterUpdate, message);
    }
}
