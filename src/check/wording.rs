//! How findings word a claim: one place, so that every check says it alike.

use std::collections::BTreeSet;

use crate::align::{folded_words, is_small};
use crate::explain::value;
use crate::model::Claim;
use crate::quantity::{Bound, Hedge, Interval, Number, Quantity, Unit};
use crate::text::Spaced;

/// What a claim asserts and on whose word: "exactly 227, credited to official data".
pub(crate) fn claim_note(claim: &Claim) -> String {
    let mut note = values(&claim.quantity);
    match claim.credits.first() {
        Some(credit) => note.push_str(&format!(", credited to {}", credit.to)),
        None if !claim.citations.is_empty() => {
            note.push_str(&format!(", citing [{}]", claim.citations.join("], [")));
        }
        None => note.push_str(", no source named"),
    }
    note
}

/// The asserted values in words: "exactly 227", "80.5 to 81.5%", "more than 300", "EUR 26.05 billion to 26.15 billion".
pub(crate) fn values(quantity: &Quantity) -> String {
    let unit = &quantity.unit;
    let end = |bound: Bound, unit: &Unit| in_words(bound.value, quantity, unit);
    let Interval { low, high, .. } = quantity.asserted;
    match (low, high) {
        (Some(low), Some(high)) if low.value == high.value => format!("exactly {}", end(low, unit)),
        (Some(low), Some(high)) => {
            let (from, to) = (if low.open { "above " } else { "" }, if high.open { "below " } else { "" });
            // The unit stands once: a currency before the first figure, all else after the last.
            let (first, last) = match unit {
                Unit::Currency(_) => (unit, &Unit::Number),
                _ => (&Unit::Number, unit),
            };
            format!("{from}{} to {to}{}", end(low, first), end(high, last))
        }
        (Some(low), None) => format!("{} {}", if low.open { "more than" } else { "at least" }, end(low, unit)),
        (None, Some(high)) => format!("{} {}", if high.open { "less than" } else { "at most" }, end(high, unit)),
        (None, None) => "any value".to_owned(),
    }
}

/// How far apart the first of two figures lies from the other, where they do not meet: "3 apart, 1.3% of the higher", "1.5 percentage points apart".
pub(crate) fn apart(quantity: &Quantity, other: &Quantity) -> Option<String> {
    let (distance, percent) = quantity.distance_to(other)?;
    let relative = percent.map(|percent| format!(", {percent}% of the higher")).unwrap_or_default();
    Some(match &quantity.unit {
        // A percentage of a percentage would be taken for points.
        Unit::Percent | Unit::PercentagePoint if distance == Number::ONE => "1 percentage point apart".to_owned(),
        Unit::Percent | Unit::PercentagePoint => {
            format!("{} apart", in_words(distance, quantity, &Unit::PercentagePoint))
        }
        unit => format!("{} apart{relative}", in_words(distance, quantity, unit)),
    })
}

/// Whether two names of somebody or something have a word in common that names: "crew" and "crew member", a party and its bloc.
pub(crate) fn share_a_word(one: &str, other: &str) -> bool {
    let naming = |name: &str| folded_words(name).filter(|word| !is_small(word)).collect::<BTreeSet<String>>();
    !naming(one).is_disjoint(&naming(other))
}

/// "3 documents, 1 origin"
pub(crate) fn documents_and_origins(documents: usize, origins: usize) -> String {
    let of = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    format!("{}, {}", of(documents, "document"), of(origins, "origin"))
}

/// A number that follows from a figure, printed as finely as the figure was, or one digit finer where it takes one.
fn in_words(number: Number, figure: &Quantity, unit: &Unit) -> String {
    let exponent = figure.stated.map_or(0, Number::exponent);
    let shown = (exponent - 1..=exponent).rev().find(|exponent| number.rounded_to(*exponent) == Some(number));
    value(shown.map_or(number, |exponent| number.with_exponent(exponent)), unit)
}

/// The figure as the reader knows it: the printed words where there is a text, the quantity in words otherwise.
pub(crate) fn figure(quote: &str, quantity: &Quantity) -> String {
    if quote.is_empty() || (quantity.hedge == Hedge::Exact && quantity.stated.is_some()) {
        return quantity_without_noun(quantity);
    }
    quote.single_spaced()
}

fn quantity_without_noun(quantity: &Quantity) -> String {
    let mut bare = quantity.clone();
    bare.noun = None;
    bare.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn billions(text: &str) -> Quantity {
        Quantity::exact(number(text).scaled(9).unwrap(), Unit::EURO)
    }

    #[test]
    fn names_share_what_names_somebody() {
        assert!(share_a_word("crew", "Crew members"));
        assert!(share_a_word("the National Accord", "Accord for Progress"));
        assert!(!share_a_word("the National Accord", "the Greens"));
        assert!(!share_a_word("Union of Farmers", "League of Towns"));
    }

    #[test]
    fn values_are_printed_as_the_figure_was() {
        assert_eq!(values(&Quantity::count(227)), "exactly 227");
        assert_eq!(values(&Quantity::percent(number("81"))), "80.5 to 81.5%");
        assert_eq!(values(&Quantity::hedged(number("70"), Hedge::About, Unit::Percent)), "65 to 75%");
        assert_eq!(values(&Quantity::hedged(number("70"), Hedge::Almost, Unit::Percent)), "65 to below 70%");
        assert_eq!(values(&Quantity::hedged(number("300"), Hedge::MoreThan, Unit::Count)), "more than 300");
        assert_eq!(values(&Quantity::hedged(number("20000"), Hedge::About, Unit::Count)), "18,000 to 22,000");
        assert_eq!(values(&billions("26.1")), "EUR 26.05 billion to 26.15 billion");
    }

    #[test]
    fn gaps_are_printed_in_the_unit_of_the_figures() {
        let said = |a: &Quantity, b: &Quantity| apart(a, b).unwrap();
        assert_eq!(said(&Quantity::count(227), &Quantity::count(230)), "3 apart, 1.3% of the higher");
        assert_eq!(said(&Quantity::count(1_227), &Quantity::count(25_230)), "24,003 apart, 95.1% of the higher");
        assert_eq!(said(&billions("26.1"), &billions("20.5")), "EUR 5.5 billion apart, 21.1% of the higher");
        let percent = |text| Quantity::percent(number(text));
        assert_eq!(said(&percent("68"), &percent("70")), "1 percentage point apart");
        assert_eq!(said(&percent("68.1"), &percent("70.4")), "2.2 percentage points apart");
    }
}
