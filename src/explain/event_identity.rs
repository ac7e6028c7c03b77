//! The claims may speak of two events.

use super::{Explanation, ExplanationKind};
use crate::model::Claim;

/// Says what is missing to be certain that two claims speak of one event.
pub fn uncertain_event(first: &Claim, second: &Claim) -> Option<Explanation> {
    let missing = |claim: &Claim| {
        let event = claim.statistic.event.as_ref()?;
        if event.kind.is_none() {
            return Some(format!("{} does not say of which event it speaks", claim.document));
        }
        let lack = match (&event.place, event.from.or(event.to)) {
            (None, None) => "neither a place nor a date",
            (None, Some(_)) => "no place",
            (Some(_), None) => "no date",
            (Some(_), Some(_)) => return None,
        };
        Some(format!("{} gives {lack} for the event", claim.document))
    };
    let message = missing(first).or_else(|| missing(second)).map_or_else(
        || "it is not certain that both speak of one event".to_owned(),
        |lack| format!("it is not certain that both speak of one event: {lack}"),
    );
    Some(Explanation::other(ExplanationKind::OtherEvent, message))
}
