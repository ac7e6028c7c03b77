//! `date-conflict`: one event under two dates, or a counted day that is another day.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink};
use crate::align::is_long_text;
use crate::model::{DateClaim, EventKind, PartialDate, Span};

/// One event under two dates, or a counted day that is another day.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DateConflict;

const DOCUMENTATION: &str = "\
## What it finds

A vote of one kind in one country that is given two dates less than two months apart, and days counted from another date \
(\"the day before\") that are not the day they are said to be. Two rounds of an election, some weeks apart, raise nothing.

## Why it matters

A wrong date moves every figure tied to it to another event.

## Example that conflicts

> In June 2022 Kazakhstan held a constitutional referendum. He praised the July referendum in Kazakhstan.

> The treaty was signed on 25 May 2022. The day before, at a meeting on 16 May, the parties had agreed.

## Example that does not

> Kazakhstan held a referendum on 5 June 2022. The June referendum in Kazakhstan changed the constitution.
";

/// Two votes of one kind in one country are taken for one where their dates lie this near.
const NEAR_DAYS: u64 = 60;

/// A second round follows the first after one to five weeks.
const ROUNDS: std::ops::RangeInclusive<i64> = 6..=36;

impl Check for DateConflict {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("date-conflict", "one event under two dates, or a counted day that is another day")
                .with_severity(Severity::Error)
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        let mut votes: BTreeMap<(EventKind, String), Vec<&DateClaim>> = BTreeMap::new();
        for claim in context.corpus.dates() {
            if let Some((words, days, (anchor, anchor_date))) = claim.count() {
                counted_day(context, sink, claim, words, days, (anchor, anchor_date));
            } else if let Some((kind, place)) =
                claim.event().and_then(|event| event.kind.as_ref().zip(event.place.as_ref()))
            {
                votes.entry((kind.clone(), place.clone())).or_default().push(claim);
            }
        }
        for ((kind, place), mut claims) in votes {
            claims.sort_by_key(|claim| claim.date);
            for run in near_runs(&claims) {
                // Of referendums a land has few.
                let repeats = kind != EventKind::REFERENDUM;
                let parts = if repeats { told_at_one_time(context, run) } else { vec![run.to_vec()] };
                parts.iter().for_each(|part| report_run(&kind, &place, part, sink));
            }
        }
    }
}

/// Whether a day counted from another date is the day that it is said to be.
fn counted_day(
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    claim: &DateClaim,
    words: Span,
    days: i64,
    (anchor, anchor_date): (Span, PartialDate),
) {
    let day = anchor_date.first_day();
    let distance = Days::new(days.unsigned_abs());
    let due = if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) };
    let Some(due) = due.map(PartialDate::from) else { return };
    if due.overlaps(claim.date) {
        sink.agrees();
        return;
    }
    sink.differs();
    let counted = context.corpus.document(claim.document.as_str()).map(|document| document.quote(words).to_lowercase());
    let counted = counted.unwrap_or_default();
    // "The day before", "three days later than", "the next day after".
    let link = match counted.rsplit(' ').next() {
        Some("later" | "earlier") => " than",
        Some("day") => {
            if days < 0 {
                " before"
            } else {
                " after"
            }
        }
        Some("eve") => " of",
        _ => "",
    };
    sink.report(format_args!("{counted}{link} {anchor_date} is {due}, not {}", claim.date))
        .place(&claim.document, claim.span, LabelRole::Value, claim.date.to_string())
        .place(&claim.document, words, LabelRole::Context, format!("{days:+} days from {anchor_date}"))
        .place(&claim.document, anchor, LabelRole::Context, anchor_date.to_string())
        .identity(format!("{anchor_date} {days:+} {}", claim.date));
}

/// Parts dates, sorted, into runs that may mean one vote.
fn near_runs<'a, 'b>(claims: &'b [&'a DateClaim]) -> Vec<&'b [&'a DateClaim]> {
    claims
        .chunk_by(|a, b| {
            let until = a.date.last_day().checked_add_days(Days::new(NEAR_DAYS)).unwrap_or_else(|| a.date.last_day());
            b.date.first_day() <= until
        })
        .collect()
}

/// Parts a run by when its texts were published, as far as they are long and that is known: in an archive the votes of a land are many,
/// and long texts on one speak of a month that is another's.
fn told_at_one_time<'a>(context: &Context<'_>, run: &[&'a DateClaim]) -> Vec<Vec<&'a DateClaim>> {
    /// So many days apart texts are published that tell of one vote.
    const A_MONTH: i64 = 31;
    let published = |claim: &DateClaim| {
        let document = context.corpus.document(claim.document.as_str()).filter(|document| is_long_text(document))?;
        document.published.filter(|day| day.day_number().is_some()).map(PartialDate::first_day)
    };
    let mut dated: Vec<(NaiveDate, &DateClaim)> =
        run.iter().filter_map(|claim| Some((published(claim)?, *claim))).collect();
    dated.sort_by_key(|(day, claim)| (*day, claim.date));
    let of_one_time: Vec<&[(NaiveDate, &DateClaim)]> =
        dated.chunk_by(|(day, _), (next, _)| (*next - *day).num_days() <= A_MONTH).collect();
    let open = || run.iter().copied().filter(|claim| published(claim).is_none());
    let told = |part: &[(NaiveDate, &'a DateClaim)]| part.iter().map(|(_, claim)| *claim).collect::<Vec<_>>();
    let mut parts: Vec<Vec<&DateClaim>> = match of_one_time.as_slice() {
        [only] => vec![open().chain(told(only)).collect()],
        several => std::iter::once(open().collect()).chain(several.iter().map(|part| told(part))).collect(),
    };
    for part in &mut parts {
        let dates: Vec<PartialDate> = part.iter().map(|claim| claim.date).collect();
        // A slip gives a day near by, or the same day of another month.
        let is_kept = |claim: &DateClaim| {
            let mut others = dates.iter().filter(|date| !date.overlaps(claim.date)).peekable();
            others.peek().is_none() || others.any(|date| may_be_a_slip(claim.date, *date))
        };
        part.retain(|claim| published(claim).is_none() || is_kept(claim));
        part.sort_by_key(|claim| claim.date);
    }
    parts
}

/// Whether one day may be a slip of another.
fn may_be_a_slip(date: PartialDate, other: PartialDate) -> bool {
    /// So many days on.
    const NEAR: i64 = 10;
    let days = date.day_number().zip(other.day_number());
    days.is_some_and(|(own, others)| own == others || (date.first_day() - other.first_day()).num_days().abs() <= NEAR)
}

fn report_run(kind: &EventKind, place: &str, run: &[&DateClaim], sink: &mut Sink<'_>) {
    let dates: Vec<PartialDate> = {
        let mut dates: Vec<PartialDate> = run.iter().map(|claim| claim.date).collect();
        dates.dedup();
        dates
    };
    let apart = |a: &PartialDate, b: &PartialDate| {
        let gap = (b.first_day() - a.last_day()).num_days();
        let two_rounds = *kind != EventKind::REFERENDUM
            && a.day_number().is_some()
            && b.day_number().is_some()
            && ROUNDS.contains(&gap);
        !a.overlaps(*b) && !two_rounds
    };
    let differing: Vec<&PartialDate> = dates
        .iter()
        .filter(|date| {
            dates
                .iter()
                .any(|other| if other < date { apart(other, date) } else { apart(date, other) && other != *date })
        })
        .collect();
    if differing.is_empty() {
        if run.len() > 1 {
            sink.agrees();
        }
        return;
    }
    sink.differs();
    // Of "June" and "5 June" the finer date says it.
    let finest =
        differing.iter().filter(|date| !differing.iter().any(|other| other != *date && date.contains(**other)));
    let finest: Vec<PartialDate> = finest.map(|date| **date).collect();
    let listed: Vec<String> = finest.iter().map(ToString::to_string).collect();
    let mut draft = sink.report(format_args!("the {kind} in {place} is dated {}", listed.join(" and ")));
    // One place for each date is quoted; others that say so, or less finely, are named.
    let mut quoted: Vec<PartialDate> = Vec::new();
    let mut named: Vec<(&str, PartialDate)> = Vec::new();
    let mut also = Vec::new();
    for claim in run {
        let document = (claim.document.as_str(), claim.date);
        if finest.contains(&claim.date) && !quoted.contains(&claim.date) {
            quoted.push(claim.date);
            named.push(document);
            draft = draft.place(&claim.document, claim.span, LabelRole::Value, claim.date.to_string());
        } else if !named.contains(&document) {
            named.push(document);
            also.push(claim);
        }
    }
    for claim in also {
        draft = draft.place(&claim.document, claim.span, LabelRole::Also, "");
    }
    draft
        .explain(ExplanationKind::OtherEvent, "there may have been two votes of this kind")
        .identity(format!("{kind} {place} {}", listed.join(" ")));
}
