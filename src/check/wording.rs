//! How findings word a claim: one place, so that every check says it alike.

use crate::model::Claim;
use crate::quantity::{Hedge, Interval, Quantity, Unit};

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

/// The asserted values in words: "exactly 227", "80.5 to 81.5", "more than 300".
pub(crate) fn values(quantity: &Quantity) -> String {
    let unit = match &quantity.unit {
        Unit::Number | Unit::Count | Unit::Ordinal => String::new(),
        Unit::Percent => " %".to_owned(),
        other => format!(" {}", other.as_str().replace('_', " ")),
    };
    let Interval { low, high } = quantity.asserted;
    match (low, high) {
        (Some(low), Some(high)) if low.value == high.value => format!("exactly {}{unit}", low.value),
        (Some(low), Some(high)) => {
            let (from, to) = (if low.open { "above " } else { "" }, if high.open { "below " } else { "" });
            format!("{from}{} to {to}{}{unit}", low.value, high.value)
        }
        (Some(low), None) => format!("{} {}{unit}", if low.open { "more than" } else { "at least" }, low.value),
        (None, Some(high)) => format!("{} {}{unit}", if high.open { "less than" } else { "at most" }, high.value),
        (None, None) => "any value".to_owned(),
    }
}

/// The figure as the reader knows it: the printed words where there is a text, the quantity in words otherwise.
pub(crate) fn figure(quote: &str, quantity: &Quantity) -> String {
    if quote.is_empty() || (quantity.hedge == Hedge::Exact && quantity.stated.is_some()) {
        return quantity_without_noun(quantity);
    }
    quote.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quantity_without_noun(quantity: &Quantity) -> String {
    let mut bare = quantity.clone();
    bare.noun = None;
    bare.to_string()
}
