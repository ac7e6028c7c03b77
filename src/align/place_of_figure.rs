//! The place of a figure as it tells statistics apart: which is known to be a part of its event's, and which two are not one.

use super::events::places;
use crate::model::{Basis, Claim, Event, KindRules, Measure, keys};
use crate::places::{Context, Kind, Meant, Relation, is_one_name, of, relation};
use crate::text::lowered;
use crate::vocabulary::{WordGroups, WordList, traits};

/// Whether the place of a claim's scope parts its figure from those of other places and of all. One that is only assumed may be all
/// that is meant, and parts nothing but where figures are told by places: the shares of a vote, what spreads over countries or lasts.
/// Of 24 pairs of unequal figures that were held together there though one alone had such a place, five were of one thing.
pub(super) fn parts(claim: &Claim, measure: &str, rules: &KindRules, place: &str) -> bool {
    let event = claim.statistic.event.as_ref();
    if event.is_some_and(|event| is_all_of(event, place)) {
        return false;
    }
    if claim.basis(keys::PLACE_WITHIN) != Basis::Assumed {
        return true;
    }
    static OF_CONTESTS: WordList = WordList::named("measures of one contest");
    let kind = event.and_then(|event| event.kind.as_ref()).map(|kind| rules.of(kind.as_str()));
    let lasts = kind.is_some_and(|kind| !kind.is(traits::SUDDEN) && !kind.is(traits::VOTES));
    let by_places = OF_CONTESTS.contains(&measure) || lasts || kind.is_some_and(|kind| kind.is(traits::WIDE));
    let counted = !claim.statistic.measure.as_deref().is_some_and(Measure::is_of_answers);
    // "In the prison revolt": a noun may be the spot of all.
    let is_name = || of(place).next().is_some() || alike(place).is_some();
    by_places && counted && is_name() && event.is_none_or(|event| may_hold(event, place))
}

/// Whether a place is all of an event's country, by words that name none: "nationwide".
fn is_all_of(event: &Event, place: &str) -> bool {
    static ALL: WordList = WordList::named("places that are all of a country");
    let one_country = event.place.as_deref().is_some_and(|place| places(place).count() == 1);
    one_country && ALL.contains(&&*lowered(place))
}

/// Whether a place may lie in the country of an event: "the university of Bergen" is not where a cyclone hit Madagascar.
fn may_hold(event: &Event, place: &str) -> bool {
    let Some(country) = event.place.as_deref() else { return true };
    let is_own = |country: &str| {
        let context = Context::of_country(country);
        relation((country, context), (place, context)) != Relation::Apart
    };
    of(place).any(|place| place.kind == Kind::Country) || places(country).any(is_own)
}

/// The places that have one name here and several in texts: "worldwide", "across the globe".
pub(super) fn alike(place: &str) -> Option<&'static str> {
    static ALIKE: WordGroups = WordGroups::named("places alike");
    ALIKE.meaning_of(place)
}

/// Whether two claims are of two places, by the table of places: no number makes them one.
pub(super) fn are_apart(claim: &Claim, other: &Claim) -> bool {
    let (Some(one), Some(two)) = (told(claim), told(other)) else { return false };
    if is_one_name(one, two) {
        return false;
    }
    let context = |claim: &Claim| {
        let country = claim.statistic.event.as_ref().and_then(|event| event.place.as_deref());
        country.map_or(Context::NOWHERE, Context::of_country)
    };
    Meant::by(one, context(claim)).relation(&Meant::by(two, context(other))) == Relation::Apart
}

/// Whether one of two claims counts in another country than that of the event of which the other tells and says no more: "17 in India"
/// are none of those whom a quake killed in Nepal, though they may be among all.
pub(super) fn are_of_two_countries(claim: &Claim, other: &Claim) -> bool {
    is_abroad(claim, other) || is_abroad(other, claim)
}

fn is_abroad(claim: &Claim, other: &Claim) -> bool {
    let Some(place) = told(claim).filter(|place| of(place).any(|place| place.kind == Kind::Country)) else {
        return false;
    };
    let event = other.statistic.event.as_ref().filter(|_| other.basis(keys::PLACE) != Basis::Assumed);
    let country = event.and_then(|event| event.place.as_deref());
    let apart = |country: &str| {
        let context = Context::of_country(country);
        relation((place, context), (country, context)) == Relation::Apart
    };
    !other.statistic.scope.contains_key(keys::PLACE) && country.is_some_and(|country| places(country).all(apart))
}

/// The place of a claim's scope, if its text says which it is.
fn told(claim: &Claim) -> Option<&str> {
    let place = claim.statistic.scope.get(keys::PLACE)?;
    (claim.basis(keys::PLACE_WITHIN) != Basis::Open).then_some(place.as_str())
}
