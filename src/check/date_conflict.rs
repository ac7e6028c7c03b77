//! `date-conflict`: one event under two dates, or a counted day that is another day.

use std::collections::BTreeMap;

use chrono::Days;

use super::{Check, Context, ExplanationKind, LabelRole, Rule, Severity, Sink};
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
                report_run(&kind, &place, run, sink);
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
