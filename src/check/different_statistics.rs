//! `different-statistics`: like figures that may not be compared.

use super::wording::{claim_note, figure};
use super::{Check, Context, Explanation, LabelRole, Rule, Severity, Sink, Verdict};
use crate::align::StatisticGroup;
use crate::model::{Claim, DocumentId, Extent, keys};
use crate::quantity::{Number, Outcome, compare};

/// Like figures that a reader would set side by side although event, base or scope differs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DifferentStatistics;

const DOCUMENTATION: &str = "\
## What it finds

Figures for one measure in two documents that look alike — they meet without being one number, or lie within a tenth of each \
other — and belong to different events, subjects or scopes. It names the key that differs and quotes what it was read from.

## Why it matters

A reader who sets them side by side would see a conflict or a confirmation where there is neither.

## Example that conflicts

> a: Turnout in the presidential election of 20 November 2022 in Kazakhstan was around 70%.\\
> b: Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%.

## Example that does not

> a: Turnout in the referendum of 5 June 2022 in Kazakhstan was 68%.\\
> b: Turnout in the referendum of 5 June 2022 in Kazakhstan was 70%.

These speak of one vote: that is a conflict, not a difference of statistics.
";

impl Check for DifferentStatistics {
    fn rule(&self) -> &Rule {
        static RULE: Rule =
            Rule::new("different-statistics", "like figures that belong to different events, subjects or scopes")
                .with_severity(Severity::Note)
                .with_documentation(DOCUMENTATION);
        &RULE
    }

    fn check_corpus(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        for (first, second) in context.near_misses {
            let (Some(first), Some(second)) = (context.groups.get(*first), context.groups.get(*second)) else {
                continue;
            };
            let Some(difference) = first.statistic.difference(&second.statistic) else { continue };
            let measure = first.statistic.measure.as_deref().unwrap_or_default();
            if context.measure(measure).is_none() {
                continue;
            }
            // A part beside its whole is taken for it only where the figures nearly agree.
            let part = difference.1 == "none" || difference.2 == "none";
            let near = |(a, b): &(&Claim, &Claim)| !part || percent_apart(a, b).is_some() || both_closed(a, b);
            if let Some((a, b)) = look_alike(context, first, second).filter(near) {
                sink.not_comparable();
                report(context, sink, (measure, &difference), a, b);
            }
        }
    }
}

/// The first claims of two documents, by the names of the documents, where their figures look alike.
fn look_alike<'a>(
    context: &Context<'a>,
    first: &'a StatisticGroup,
    second: &'a StatisticGroup,
) -> Option<(&'a Claim, &'a Claim)> {
    let place = |claim: &&Claim| (claim.document.clone(), claim.span);
    let of_document = |group: &'a StatisticGroup, not: Option<&DocumentId>| {
        group.claims(context.corpus).filter(|claim| not != Some(&claim.document)).min_by_key(place)
    };
    let (a, b) = (of_document(first, None)?, of_document(second, None)?);
    let (a, b) = if a.document != b.document {
        (a, b)
    } else {
        let (other_a, other_b) = (of_document(first, Some(&a.document)), of_document(second, Some(&a.document)));
        let pairs = [other_b.map(|other| (a, other)), other_a.map(|other| (other, b))];
        pairs.into_iter().flatten().min_by_key(|(a, b)| place(a).max(place(b)))?
    };
    // One number twice misleads nobody.
    let same = a.quantity.stated.is_some() && a.quantity.stated == b.quantity.stated;
    let near = !same
        && match compare(&a.quantity, &b.quantity) {
            Outcome::DifferentUnits => false,
            Outcome::Conflict => percent_apart(a, b).is_some_and(|percent| percent <= Number::from(10)),
            _ => true,
        };
    // "A nurse was killed": one at least of all of them is like nothing.
    let open = |claim: &Claim| claim.extent == Extent::Part && claim.quantity.asserted.high.is_none();
    (near && !open(a) && !open(b)).then_some((a, b))
}

/// Whether neither figure is open to one side.
fn both_closed(a: &Claim, b: &Claim) -> bool {
    [a, b].iter().all(|claim| claim.quantity.asserted.low.is_some() && claim.quantity.asserted.high.is_some())
}

fn percent_apart(a: &Claim, b: &Claim) -> Option<Number> {
    a.quantity.distance_to(&b.quantity)?.1
}

/// What tells the events of two claims apart.
fn differing_part(a: &Claim, b: &Claim) -> &'static str {
    let Some((a, b)) = a.statistic.event.as_ref().zip(b.statistic.event.as_ref()) else { return keys::EVENT };
    let kinds = a.kind.as_ref().zip(b.kind.as_ref()).is_some_and(|(a, b)| a != b);
    let dates = match ((a.from.or(a.to), a.to.or(a.from)), (b.from.or(b.to), b.to.or(b.from))) {
        ((Some(from), Some(to)), (Some(other_from), Some(other_to))) => {
            to.last_day() < other_from.first_day() || other_to.last_day() < from.first_day()
        }
        _ => false,
    };
    let places = a.place.as_ref().zip(b.place.as_ref()).is_some_and(|(a, b)| a != b);
    match (kinds, dates, places) {
        (true, true, _) => "kind and date of the event",
        (true, false, _) => "kind of event",
        (false, true, _) => "date of the event",
        (false, false, true) => "place of the event",
        (false, false, false) => keys::EVENT,
    }
}

/// Reports two figures that differ in a key: the key, and what either says there.
fn report(
    context: &Context<'_>,
    sink: &mut Sink<'_>,
    (measure, (key, first, second)): (&str, &(String, String, String)),
    a: &Claim,
    b: &Claim,
) {
    // Of an event it is its kind, its date or its place that tells it from the other.
    let part = if key == keys::EVENT { differing_part(a, b) } else { key.as_str() };
    let shown =
        |claim: &Claim| format!("{} in {}", figure(context.corpus.quote(claim), &claim.quantity), claim.document);
    let measure = measure.replace('_', " ");
    let mut draft = sink
        .report(format_args!("{measure}: {} and {} are not comparable, the {} differs", shown(a), shown(b), part))
        .verdict(Verdict::NotComparable)
        .claim(a, format!("{}; {}", first, claim_note(a)))
        .side(0)
        .claim(b, format!("{}; {}", second, claim_note(b)))
        .side(1);
    for claim in [a, b] {
        let named = if key == keys::EVENT { claim.event_span } else { claim.key_spans.get(key).copied() };
        let dated = claim.key_spans.get(keys::DATE).copied().filter(|_| part.contains("date"));
        for (span, said) in [(named, format!("names the {key}")), (dated, "dates the event".to_owned())] {
            if let Some(span) = span {
                draft = draft.place(&claim.document, span, LabelRole::Context, said);
            }
        }
    }
    let (key, first, second) = (key.clone(), first.clone(), second.clone());
    draft.offer(Explanation::OtherStatistic { key, first, second });
}
