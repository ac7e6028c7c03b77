//! `different-statistics`: like figures that may not be compared.

use super::wording::{claim_note, figure, share_a_word};
use super::{Check, Context, Explanation, LabelRole, Rule, Severity, Sink, Verdict};
use crate::align::{StatisticGroup, is_in_long_text};
use crate::model::{Claim, DocumentId, Extent, keys};
use crate::quantity::{Hedge, Number, Outcome, compare};

/// Like figures that a reader would set side by side although event, base or scope differs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DifferentStatistics;

const DOCUMENTATION: &str = "\
## What it finds

Figures for one measure in two documents that look alike — they lie within a tenth of each other without being one number — and \
belong to different events, subjects or scopes. It names the key that differs and quotes what it was read from. Vague words \
(\"dozens\") look like every other and are left alone, and so are, in longer texts, the figures of two subjects whose names have no word in common.

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
            // Whose each is stands beside it: in longer texts only names that are alike are taken for each other, a party and its bloc.
            let of_others = difference.0 == keys::SUBJECT && !share_a_word(&difference.1, &difference.2);
            let long = |claim: &Claim| is_in_long_text(context.corpus, claim);
            let is_told = |(a, b): &(&Claim, &Claim)| !(of_others && long(a) && long(b));
            if let Some((a, b)) = look_alike(context, first, second).filter(near).filter(is_told) {
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
    // One number twice misleads nobody, and "several" is near every other.
    let same = a.quantity.asserted == b.quantity.asserted
        || a.quantity.stated.is_some() && a.quantity.stated == b.quantity.stated;
    let vague = [a, b].iter().any(|claim| claim.quantity.hedge == Hedge::Vague);
    let near = !same
        && !vague
        && match compare(&a.quantity, &b.quantity) {
            Outcome::DifferentUnits => false,
            Outcome::Conflict => percent_apart(a, b).is_some_and(|percent| percent <= Number::from(10)),
            // "More than 700" admits 7,000, and nobody takes the one for the other.
            _ => are_printed_near(a, b).unwrap_or_else(|| both_closed(a, b)),
        };
    // "A nurse was killed": one at least of all of them is like nothing.
    let open = |claim: &Claim| claim.extent == Extent::Part && claim.quantity.asserted.high.is_none();
    (near && !open(a) && !open(b)).then_some((a, b))
}

/// Whether neither figure is open to one side.
fn both_closed(a: &Claim, b: &Claim) -> bool {
    [a, b].iter().all(|claim| claim.quantity.asserted.low.is_some() && claim.quantity.asserted.high.is_some())
}

/// Whether the numbers that two figures print lie within a tenth of each other; `None` where one prints no single number.
fn are_printed_near(a: &Claim, b: &Claim) -> Option<bool> {
    let (one, other) = a.quantity.stated.zip(b.quantity.stated)?;
    let times = |number: Number, factor: i32| number.checked_mul(Number::from(factor));
    Some(times(one.min(other), 10)? >= times(one.max(other), 9)?)
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

#[cfg(test)]
mod tests {
    use crate::Verifier;
    use crate::model::Document;

    fn notes(first: &str, second: &str) -> usize {
        let texts = [("a", first), ("b", second)].map(|(id, text)| Document::new(id, text));
        let report = Verifier::new().run(&texts).unwrap();
        report.findings.iter().filter(|finding| finding.check == "different-statistics").count()
    }

    #[test]
    fn near_figures_of_two_parts_are_told_apart() {
        let strike = "In the bus strike of 4 May 2031 in Peru";
        assert_eq!(notes(&format!("{strike} 168 people were hurt."), &format!("{strike} 182 policemen were hurt.")), 1);
        let vote = "in the referendum of 5 June 2031 in Peru";
        let turnout = |when: &str, share: &str| format!("Turnout {when} was {share}.");
        let other = "in the referendum of 7 May 2028 in Peru";
        assert_eq!(notes(&turnout(vote, "around 70%"), &turnout(other, "68%")), 1);
    }

    #[test]
    fn what_no_reader_takes_for_each_other_is_left_alone() {
        let strike = "In the bus strike of 4 May 2031 in Peru";
        for (first, second) in [
            // Vague words are near every other, and far bounds near none.
            ("dozens of people were hurt", "dozens of policemen were hurt"),
            ("several people were hurt", "eight policemen were hurt"),
            ("more than 700 people were hurt", "more than 180 policemen were hurt"),
        ] {
            assert_eq!(notes(&format!("{strike} {first}."), &format!("{strike} {second}.")), 0, "{first}; {second}");
        }
        // Whose each is stands beside it, and in longer texts there are many.
        let won = |who: &str, share: &str| {
            format!("In the presidential election of 5 June 2031 in Peru {who} won {share} of the vote.")
        };
        let rest = "On the quay people waited for news and for bread. ".repeat(24);
        let long = |who: &str, share: &str| format!("{}\n\n{rest}", won(who, share));
        assert_eq!(notes(&won("Berg", "48%"), &won("Okoth", "49%")), 1);
        assert_eq!(notes(&long("Berg", "48%"), &long("Okoth", "49%")), 0);
    }
}
