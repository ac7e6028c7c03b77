//! Counts that accumulate or fluctuate, in the order in which they were given.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{StatisticGroup, same_publisher};
use crate::model::keys;
use crate::model::{Claim, Corpus, Event, Measure, PartialDate};

/// For this many days after an event its counts are still developing: those of a war or an epidemic as long as it lasts.
fn developing_days(kind: &str) -> u64 {
    match kind {
        "war" | "offensive" | "epidemic" | "famine" | "heatwave" => 730,
        "flood" | "wildfire" => 90,
        _ => 30,
    }
}

/// For this many days at least the missing are looked for and the displaced come home.
const LASTING_DAYS: u64 = 180;

/// So many days are a week.
const WEEK: u64 = 7;

/// The claims of a group by the date they held, where the count was still developing.
pub(crate) struct Series<'a> {
    /// The claims, earliest first; claims of one day in the order of the corpus.
    pub(crate) claims: Vec<(NaiveDate, &'a Claim)>,
    /// Whether no later claim lies below an earlier one.
    pub(crate) rising: bool,
}

/// Until when the counts of an event are developing: its first weeks, a war as long as it lasts.
fn developing_until(event: &Event, fluctuates: bool) -> Option<NaiveDate> {
    /// A war that is over has its dead counted within so many days.
    const AFTERMATH: u64 = 90;
    let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
    let begun = event.from.or(event.to)?;
    let over = event.from.zip(event.to).is_some_and(|(from, to)| from != to);
    if over && developing_days(kind) > 365 {
        return event.to?.last_day().checked_add_days(Days::new(AFTERMATH));
    }
    let days = developing_days(kind).max(if fluctuates { LASTING_DAYS } else { 0 });
    let latest = event.to.filter(|to| to.day_number().is_some()).unwrap_or(begun);
    latest.first_day().checked_add_days(Days::new(days))
}

/// Whether counts of a measure change while an event is fresh: what accumulates, and all other counts of people.
pub(crate) fn develops(measure: &Measure) -> bool {
    measure.accumulates
        || measure.fluctuates
        || (!measure.events.is_empty()
            && !measure.needs_subject
            && measure.scope_keys.iter().any(|key| key == keys::GROUP))
}

/// Whether claims are those of one publisher's reports, of which a later one replaces what an earlier one said: a count of
/// votes that goes on, a result that is corrected.
fn are_reports_of_one_publisher(corpus: &Corpus, claims: &[&Claim]) -> bool {
    let publisher = |claim: &Claim| corpus.document(claim.document.as_str())?.publisher.as_deref();
    let mut publishers = claims.iter().map(|claim| publisher(claim));
    let Some(Some(first)) = publishers.next() else { return false };
    publishers.all(|other| other.is_some_and(|other| same_publisher(first, other)))
}

/// Which claims are as their documents last had them: of a document that holds several of its states, those of the latest
/// among them, and what is of no one state.
pub(crate) fn is_current(claims: &[&Claim]) -> Vec<bool> {
    let mut latest: BTreeMap<&str, u32> = BTreeMap::new();
    for (document, update) in claims.iter().filter_map(|claim| Some((claim.document.as_str(), claim.update?))) {
        let known = latest.entry(document).or_insert(update);
        *known = update.max(*known);
    }
    let is_latest = |claim: &&Claim| {
        claim.update.is_none_or(|update| latest.get(claim.document.as_str()).is_none_or(|latest| *latest == update))
    };
    claims.iter().map(is_latest).collect()
}

/// The claims of a group that were made when counts were still developing, and those made since; `None` where that says
/// nothing.
pub(crate) fn early_and_settled<'a>(
    corpus: &Corpus,
    measure: Option<&Measure>,
    event: Option<&Event>,
    claims: &[&'a Claim],
) -> Option<(Vec<&'a Claim>, Vec<&'a Claim>)> {
    let measure = measure.filter(|measure| develops(measure) && !measure.fixed)?;
    let until = developing_until(event?, measure.fluctuates)?;
    let is_early = |claim: &&Claim| date_of(corpus, claim).is_some_and(|date| date.last_day() <= until);
    Some(claims.iter().copied().partition(is_early))
}

/// Reads a group as the series of a developing count: every claim is dated, the claims are not all of one day, and what was
/// counted after the event's first weeks holds together.
pub(crate) fn series<'a>(
    corpus: &'a Corpus,
    measure: Option<&Measure>,
    group: &'a StatisticGroup,
    claims: &[&'a Claim],
) -> Option<Series<'a>> {
    let develops = measure.is_some_and(develops);
    if !develops && !are_reports_of_one_publisher(corpus, claims) {
        return None;
    }
    let fluctuates = measure.is_some_and(|measure| measure.fluctuates);
    let mut claims: Vec<(NaiveDate, &Claim)> = claims
        .iter()
        .map(|claim| date_of(corpus, claim).map(|date| (date.last_day(), *claim)))
        .collect::<Option<_>>()?;
    claims.sort_by_key(|(date, _)| *date);
    let (first, last) = (claims.first()?.0, claims.last()?.0);
    // Of what stands from the beginning two reports of one week are at odds; a court knows better than they.
    if measure.is_some_and(|measure| measure.fixed) && last <= first.checked_add_days(Days::new(WEEK))? {
        return None;
    }
    let unknown = Event::default();
    let event = match &group.statistic.event {
        Some(event) => event,
        None if develops => return None,
        None => &unknown,
    };
    let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
    let days = developing_days(kind).max(if fluctuates { LASTING_DAYS } else { 0 });
    let (begun, developing_until) = match event.from.or(event.to) {
        Some(begun) => (begun.first_day(), developing_until(event, fluctuates)?),
        // Of an event without a date, reports that follow close upon one another are of its first days.
        None if last <= first.checked_add_days(Days::new(days))? => (first, last),
        None => return None,
    };
    let mut settled = claims.iter().filter(|(date, _)| *date > developing_until).map(|(_, claim)| *claim);
    let common = settled.next().map(|claim| claim.quantity.asserted);
    let holds = settled.try_fold(common, |common, claim| {
        common.and_then(|common| common.intersection(&claim.quantity.asserted)).map(Some)
    });
    if first == last || first > developing_until || first < begun || holds.is_none() {
        return None;
    }
    let days_agree = claims.chunk_by(|(a, _), (b, _)| a == b).all(agree);
    // How things stand on one day is one figure; only between days may it change.
    if !measure.is_some_and(|measure| measure.accumulates) && !days_agree {
        return None;
    }
    let rising = days_agree && never_falls(&claims);
    Some(Series { claims, rising })
}

/// Whether the values of one day share one: intervals that meet two by two share a value.
fn agree(day: &[(NaiveDate, &Claim)]) -> bool {
    let mut asserted = day.iter().map(|(_, claim)| claim.quantity.asserted);
    let first = asserted.next();
    asserted.try_fold(first, |common, next| common?.intersection(&next).map(Some)).is_some()
}

/// Whether no value lies below one of an earlier day. The claims are sorted by day.
fn never_falls(claims: &[(NaiveDate, &Claim)]) -> bool {
    let mut highest: Option<&Claim> = None;
    claims.chunk_by(|(a, _), (b, _)| a == b).all(|day| {
        let above = day.iter().all(|(_, claim)| highest.is_none_or(|earlier| not_below(claim, earlier)));
        let lows = day.iter().map(|(_, claim)| *claim).chain(highest);
        highest = lows.max_by_key(|claim| claim.quantity.asserted.low.map(|low| (low.value, low.open)));
        above
    })
}

/// Whether the later value can be as high as the earlier one.
fn not_below(later: &Claim, earlier: &Claim) -> bool {
    match (later.quantity.asserted.high, earlier.quantity.asserted.low) {
        (Some(high), Some(low)) => high.value > low.value || (high.value == low.value && !high.open && !low.open),
        _ => true,
    }
}

/// When a claim's value held: its own date, or that of the document.
pub(crate) fn date_of(corpus: &Corpus, claim: &Claim) -> Option<PartialDate> {
    claim.as_of.or_else(|| corpus.document(claim.document.as_str())?.published)
}
