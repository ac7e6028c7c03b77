//! Claims grouped by what they are about, and groups that look alike and are not.

use std::collections::{BTreeMap, BTreeSet};

use super::agreeing::join_agreeing;
use super::by_number::join_by_number;
use super::copies::{Repetition, repetitions};
use super::events::{EventIdentity, is_at_one_spot, is_where_it_was, places, same_event_by};
use super::frames::by_frame;
use super::leading::{is_leading, is_near};
use super::ownerless::join_ownerless;
use super::progress::join_progress;
use super::rules::by_rule;
use super::second_copies::SecondCopies;
use super::shares::by_share;
use super::story_clusters::StoryClusters;
use super::things::{is_idle, join_nameless, of_things};
use crate::model::keys;
use crate::model::{
    Basis, Claim, ClaimId, Corpus, DocumentId, Event, Extent, KindRules, Measure, Measures, Standing, Statistic,
};
use crate::places::countries::{COUNTRIES, Country};
use crate::places::spelling;
use crate::quantity::{Hedge, Number, Unit};
use crate::vocabulary::month_number;
use crate::vocabulary::traits;
use crate::vocabulary::{Group, Vocabulary, WordList};

/// The claims of a corpus, grouped by what they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alignment {
    /// The groups of claims that may be compared with one another, in order of their first claim.
    pub(crate) groups: Vec<StatisticGroup>,
    /// Pairs of groups, by index, that a reader would set side by side and that differ in a key.
    pub(crate) near_misses: Vec<(usize, usize)>,
    /// The passages that stand more than once.
    pub(crate) repetitions: Vec<Repetition>,
    /// What stands in passages that one document holds twice.
    pub(crate) second_copies: SecondCopies,
}

/// Claims about one statistic: they may be compared with one another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatisticGroup {
    /// What they are about: the most precise common description. Where no declared measure says what is counted, the noun as
    /// it stood takes its place: "fire engines", or what is measured: "area".
    pub statistic: Statistic,
    /// The claims, in the order of the corpus. Never empty.
    pub claims: Vec<ClaimId>,
    /// Whether it is certain that all speak of the same event.
    pub certain: bool,
    /// Those of the claims of which that is not certain, in the order of the corpus.
    pub uncertain: Vec<ClaimId>,
    /// Those of the uncertain that are here because they give a number of the others, though one text says of whom or where
    /// it is and the other does not, or because they count the same thing under no declared measure: they may bear out the
    /// others and contradict none. In the order of the corpus.
    pub agreeing: Vec<ClaimId>,
    /// What speaks for their speaking of one event where that is not certain, in words; empty where nothing was weighed.
    pub evidence: String,
}

impl StatisticGroup {
    /// The claims themselves, in the order of the corpus.
    pub fn claims<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = &'a Claim> + 'a {
        self.claims.iter().filter_map(|id| corpus.claim(*id))
    }

    /// The claims that may contradict one another: without those that are here for their number, in the order of the corpus.
    pub fn opposable<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = &'a Claim> + 'a {
        self.opposable_ids().filter_map(|id| corpus.claim(id))
    }

    /// The ids of the claims that may contradict one another, in the order of the corpus.
    pub fn opposable_ids(&self) -> impl Iterator<Item = ClaimId> + '_ {
        self.claims.iter().filter(|id| self.agreeing.binary_search(id).is_err()).copied()
    }

    /// Whether one value could be what all the claims assert, read to the letter: "more than 200" agrees with 227, 230 does not.
    pub fn agrees(&self, corpus: &Corpus) -> bool {
        let mut values = self.claims(corpus).map(|claim| claim.quantity.asserted);
        let first = values.next();
        first.is_none_or(|first| values.try_fold(first, |common, value| common.intersection(&value)).is_some())
    }

    /// Whether the claims come from more than one document.
    pub fn spans_documents(&self, corpus: &Corpus) -> bool {
        let mut documents = self.claims(corpus).map(|claim| &claim.document);
        let first = documents.next();
        documents.any(|document| Some(document) != first)
    }
}

/// What claims are grouped by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) measure: String,
    pub(super) unit: String,
    pub(super) event: Option<usize>,
    pub(super) subject: Option<String>,
    pub(super) scope: Vec<(String, String)>,
    /// Whether it is of somebody, and of whom is not known.
    pub(super) ownerless: bool,
}

impl Alignment {
    /// Groups the claims of a corpus by what they are about and how their documents stand to it; what is denied or only
    /// supposed is compared with nothing, and of a passage that a document holds twice only the first counts.
    ///
    /// Costs n log n in the claims.
    pub(crate) fn new(corpus: &Corpus, measures: &Measures) -> Alignment {
        let clusters = StoryClusters::new(measures.kinds(), corpus);
        let repetitions = repetitions(corpus);
        let second_copies = SecondCopies::new(corpus, &repetitions);
        let told_apart = told_apart(corpus);
        let told_of = counted_with(corpus);
        let (told_apart, places_apart) = (&told_apart, &places_told_apart(corpus));
        let mut keyed: Vec<(Key, ClaimId, bool, &str)> = corpus
            .claims_with_ids()
            .filter(|(id, claim)| claim.standing.is_comparable() && !second_copies.hold_claim(*id))
            .flat_map(|(id, claim)| {
                let memberships = match &claim.statistic.event {
                    Some(_) => clusters.of(corpus, claim),
                    None => &[],
                };
                let none = claim.statistic.event.is_none().then_some((None, true, ""));
                let some = memberships.iter().map(|of| (Some(of.event), of.is_certain, of.why.as_str()));
                let keyed = some.chain(none).filter_map(|(event, certain, why)| {
                    let (mut key, certain) =
                        key(claim, measures, (told_apart, places_apart), &clusters, (event, certain))?;
                    // What one sentence says of a number, the text means where it gives that number again.
                    if let Some((name, said)) = given(claim).and_then(|of| told_of.get(&of)).copied()
                        && key.scope.iter().all(|(known, _)| known != name)
                    {
                        key.scope.push((name.to_owned(), compared(name, said)));
                        key.scope.sort();
                    }
                    Some((key, id, certain, why))
                });
                keyed.collect::<Vec<_>>()
            })
            .collect();
        keyed.sort();
        let mut grouped: Vec<(Key, StatisticGroup)> = Vec::new();
        let mut shown = Shown::new();
        for (key, id, certain, why) in keyed {
            match grouped.last_mut() {
                Some((last, group)) if *last == key => {
                    group.claims.push(id);
                    group.certain &= certain;
                    group.uncertain.extend((!certain).then_some(id));
                    if group.evidence.is_empty() && !certain {
                        group.evidence = why.to_owned();
                    }
                }
                _ => {
                    let statistic = describe(&key, corpus.claim(id), &clusters, &mut shown);
                    let uncertain = if certain { Vec::new() } else { vec![id] };
                    let evidence = if certain { String::new() } else { why.to_owned() };
                    let agreeing = Vec::new();
                    let group = StatisticGroup { statistic, claims: vec![id], certain, uncertain, agreeing, evidence };
                    grouped.push((key, group));
                }
            }
        }
        let mut grouped: Vec<(Key, StatisticGroup)> = grouped
            .into_iter()
            .flat_map(|(key, group)| {
                let parts = match measures.get(&key.measure) {
                    Some(measure) => by_level(corpus, measure, &group.claims),
                    None => by_frame(corpus, &group.claims).into_iter().map(|claims| (claims, false)).collect(),
                };
                let measure = measures.get(&key.measure);
                let parts = parts.into_iter().flat_map(move |(claims, several)| {
                    let parts =
                        by_rule(corpus, claims).into_iter().flat_map(move |claims| by_share(corpus, measure, claims));
                    let parts = parts.flat_map(move |claims| by_rival(corpus, claims));
                    parts.map(move |claims| (claims, several)).collect::<Vec<_>>()
                });
                parts.map(move |(claims, several)| {
                    let mut uncertain: Vec<ClaimId> =
                        claims.iter().filter(|id| group.uncertain.binary_search(id).is_ok()).copied().collect();
                    let mut agreeing = Vec::new();
                    // Parts of about one size are perhaps one, and contradict nothing.
                    if several {
                        (uncertain, agreeing) = (claims.clone(), claims.clone());
                    }
                    (key.clone(), StatisticGroup { claims, uncertain, agreeing, ..group.clone() })
                })
            })
            .collect();
        let ownerless: Vec<(Key, StatisticGroup)> = grouped.extract_if(.., |(key, _)| key.ownerless).collect();
        let nobodys: BTreeSet<ClaimId> = ownerless.iter().flat_map(|(_, group)| group.claims.iter().copied()).collect();
        let mut grouped = join_progress(corpus, grouped);
        join_agreeing(corpus, &mut grouped);
        join_ownerless(corpus, &mut grouped, ownerless);
        let is_placed = |id: ClaimId| second_copies.hold_claim(id) || nobodys.contains(&id);
        join_by_number(corpus, &clusters, is_placed, &mut grouped);
        join_nameless(corpus, &clusters, measures, &mut grouped);
        grouped.extend(of_things(corpus, &clusters));
        grouped.sort_by_key(|(_, group)| group.claims.first().copied());
        let near_misses = near_misses(&grouped, measures.kinds());
        let groups = grouped.into_iter().map(|(_, group)| group).collect();
        Alignment { groups, near_misses, repetitions, second_copies }
    }
}

/// Parts claims by whether they give what their document counts for the whole or something beside it; of the latter those
/// that give one number stand together, and those of two texts that come near it, which is said of them.
fn by_level(corpus: &Corpus, measure: &Measure, ids: &[ClaimId]) -> Vec<(Vec<ClaimId>, bool)> {
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| corpus.claim(*id)).collect();
    let (mut wholes, mut beside) = (Vec::new(), BTreeMap::<Option<Number>, Vec<ClaimId>>::new());
    let leads = is_leading(Some(measure), &claims);
    let given = claims.iter().zip(&leads).filter(|(_, leads)| **leads).filter_map(|(claim, _)| claim.quantity.stated);
    let given: BTreeSet<Number> = given.collect();
    for ((id, claim), leads) in ids.iter().zip(&claims).zip(leads) {
        // "Several" and "hundreds" are words of the first hour, and no part of what is counted later.
        let rough = claim.quantity.hedge == Hedge::Vague;
        match leads || rough || claim.quantity.stated.is_some_and(|stated| given.contains(&stated)) {
            true => wholes.push(*id),
            false => beside.entry(claim.quantity.stated).or_default().push(*id),
        }
    }
    let parts = std::iter::once((wholes, false)).chain(near_ones(corpus, beside));
    parts.filter(|(part, _)| !part.is_empty()).collect()
}

/// Joins counts, by number, that come near each other and are not all of one text: what two texts give beside their tolls, a
/// day apart. Those of few are alike by chance.
fn near_ones(corpus: &Corpus, beside: BTreeMap<Option<Number>, Vec<ClaimId>>) -> Vec<(Vec<ClaimId>, bool)> {
    /// Fewer than these are the same or different.
    const FEW: i32 = 10;
    let documents = |ids: &[ClaimId]| -> BTreeSet<DocumentId> {
        ids.iter().filter_map(|id| corpus.claim(*id)).map(|claim| claim.document.clone()).collect()
    };
    let mut parts: Vec<(Option<Number>, Vec<ClaimId>, bool)> = Vec::new();
    for (number, ids) in beside {
        match parts.last_mut() {
            Some((Some(first), known, several))
                if *first >= FEW.into()
                    && number.is_some_and(|number| is_near(*first, number))
                    && documents(known).is_disjoint(&documents(&ids)) =>
            {
                known.extend(ids);
                known.sort();
                *several = true;
            }
            _ => parts.push((number, ids, false)),
        }
    }
    parts.into_iter().map(|(_, ids, several)| (ids, several)).collect()
}

/// Documents, each with what of it is told apart.
type ToldApart<'a> = BTreeSet<(&'a DocumentId, &'a str)>;

fn key(
    claim: &Claim,
    measures: &Measures,
    (told_apart, places_apart): (&ToldApart<'_>, &ToldApart<'_>),
    clusters: &StoryClusters<'_>,
    (event, certain): (Option<usize>, bool),
) -> Option<(Key, bool)> {
    let statistic = &claim.statistic;
    // A figure that names neither a measure nor a noun can be compared with nothing.
    let whole = || statistic.scope.get(keys::WHOLE).map(|whole| format!("share of {whole}"));
    let noun = || claim.quantity.noun.as_ref().filter(|noun| !is_idle(noun)).map(|noun| phrase(noun));
    let name = statistic.measure.clone().or_else(whole).or_else(noun)?;
    let measure = measures.get(&name);
    // What a value was before it changed is comparable only where the text says when that was; ten of the dead and five of
    // the dead may be any.
    let part = claim.extent == Extent::Part;
    // What a rule asks for is nobody's.
    let required = claim.standing == Standing::Required;
    let open = claim.basis(keys::SUBJECT) == Basis::Open && !required;
    let former = claim.former && !statistic.scope.contains_key(keys::WINDOW);
    if former || part && !is_told(statistic) {
        return None;
    }
    // "98 deputies" and "two deputies" of one country may be of any two things that happened there.
    let named = |event: &Event| event.kind.is_some() || event.pinned.is_some();
    let bound = measure.is_some_and(|measure| !measure.events.is_empty());
    let certain = certain && (!bound || statistic.event.as_ref().is_some_and(named));
    // "In the district" may be any district.
    let certain = certain && claim.basis(keys::PLACE_WITHIN) != Basis::Open;
    // A value that must be somebody's is comparable only where it is known whose, or by its number: see `ownerless`.
    // A share of all citizens says something even so: no more can have voted than took part.
    let of_all = statistic.scope.contains_key(keys::BASE);
    let unowned = measure.is_some_and(|measure| measure.needs_subject) && statistic.subject.is_none() && !of_all;
    let ownerless = open || unowned && !required;
    if ownerless && claim.sentence.is_none() {
        return None;
    }
    // "Berg leads by three points": of which vote is not told.
    let of_votes = measure.is_some_and(|measure| measure.needs_subject && !measure.events.is_empty());
    if of_votes && statistic.event.is_none() && claim.sentence.is_some() {
        return None;
    }
    // The Palestinians killed in Gaza are those killed there, unless somebody tells them apart.
    let home = event.filter(|_| claim.story.is_some()).and_then(|event| clusters.describe(event));
    let home = home.and_then(|event| event.place.as_deref());
    let at_home = |nationality: &String| home.is_some_and(|home| home.eq_ignore_ascii_case(nationality));
    let apart = part || told_apart.contains(&(&claim.document, name.as_str()));
    // Who tells of a town's event and says where does not say less than the others.
    let of_all = |place: &String| is_where_it_was(statistic.event.as_ref(), measures.kinds(), place);
    let one_place = !part && !places_apart.contains(&(&claim.document, name.as_str()));
    let at_one_spot = one_place && is_at_one_spot(statistic.event.as_ref(), measures.kinds());
    let of_event = |place: &String| claim.story.is_some() && (at_one_spot || of_all(place));
    // What an epidemic or a war has cost so far is counted from its beginning, whether or not a text says since when.
    let lasts = |event: &Event| {
        let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
        !measures.kinds().of(kind).is(traits::SUDDEN) && measures.kinds().slack_days(kind) >= LASTING
    };
    let runs_on = measure.is_some_and(|measure| measure.accumulates)
        && claim.story.is_some()
        && statistic.event.as_ref().is_some_and(lasts);
    let mut scope: Vec<(String, String)> = statistic
        .scope
        .iter()
        .filter(|(key, value)| key.as_str() != keys::PLACE || !of_event(value))
        .filter(|(key, value)| key.as_str() != keys::WINDOW || !(runs_on && is_from_the_beginning(value)))
        .filter(|(key, _)| matters(measure, key) && (key.as_str() != keys::WHOLE || statistic.measure.is_some()))
        .filter(|(key, value)| key.as_str() != keys::NATIONALITY || !at_home(value))
        .filter(|(key, value)| key.as_str() != keys::GROUP || parts(value, apart, statistic.event.as_ref()))
        .map(|(key, value)| (key.clone(), compared(key, value)))
        .collect();
    // "Two Malians" are of that nation; where they are at home, that says nothing unless they fight others.
    let nation = statistic.scope.get(keys::GROUP).and_then(|group| nation_of(group));
    let own = statistic.event.as_ref().filter(|event| !is_armed(event)).and_then(|event| event.place.as_deref());
    if let Some(nation) = nation
        && matters(measure, keys::NATIONALITY)
        && own != Some(nation)
        && !at_home(&nation.to_owned())
        && scope.iter().all(|(key, _)| key != keys::NATIONALITY)
    {
        scope.push((keys::NATIONALITY.to_owned(), compared(keys::NATIONALITY, nation)));
        scope.sort();
    }
    if claim.extent == Extent::Rest {
        scope.push((keys::COUNTING.to_owned(), REST.to_owned()));
        scope.sort();
    }
    // A plan meets plans, a forecast forecasts.
    if claim.standing != Standing::Asserted {
        scope.push((keys::STANDING.to_owned(), claim.standing.as_str().to_owned()));
        scope.sort();
    }
    // Of an earthquake in two countries, who tells of one of them counts there.
    let whole = event.and_then(|cluster| clusters.describe(cluster)).and_then(|event| event.place.as_deref());
    let own = statistic.event.as_ref().and_then(|event| event.place.as_deref());
    if let (Some(whole), Some(own)) = (whole, own)
        && places(whole).count() > places(own).count()
        && matters(measure, keys::PLACE)
        && scope.iter().all(|(key, _)| key != keys::PLACE)
    {
        scope.push((keys::PLACE.to_owned(), compared(keys::PLACE, own)));
        scope.sort();
    }
    let unit = unit_of(claim);
    let known = statistic.subject.as_ref().filter(|_| !required && !ownerless);
    let subject = known.map(|subject| leader(subject).to_lowercase());
    Some((Key { measure: name, unit, event, subject, scope, ownerless }, certain))
}

/// Events of a kind whose reports may date it so many days apart last for months.
const LASTING: u64 = 30;

/// Words for how something began.
static BEGINNING: WordList = WordList::named("beginning");

/// Whether a window reaches back to a month, a year or the beginning of what it is a window of: "since February", "since the
/// virus surfaced". "Since Thursday" and "since the ceasefire" are windows of their own.
fn is_from_the_beginning(window: &str) -> bool {
    let Some(since) = window.strip_prefix("since ") else { return false };
    let mut words = since.split(' ');
    let first = words.next().unwrap_or_default();
    let year = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
    let month = month_number(first).is_some();
    let dated = year || month && words.all(|word| word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() == 4);
    dated || since.split(' ').any(|word| BEGINNING.contains(&word))
}

/// In what claims must count to be compared.
pub(super) fn unit_of(claim: &Claim) -> String {
    match &claim.quantity.unit {
        Unit::Number | Unit::Count => Unit::Count.to_string(),
        Unit::Measured(_) => "measured".to_owned(),
        other => other.to_string(),
    }
}

/// The documents, each with a measure, that count under it at more places than one.
fn places_told_apart(corpus: &Corpus) -> BTreeSet<(&DocumentId, &str)> {
    let mut places: BTreeMap<(&DocumentId, &str), BTreeSet<String>> = BTreeMap::new();
    for claim in corpus.claims() {
        let (Some(measure), Some(place)) = (&claim.statistic.measure, claim.statistic.scope.get(keys::PLACE)) else {
            continue;
        };
        places.entry((&claim.document, measure)).or_default().insert(spelling(place));
    }
    places.into_iter().filter(|(_, places)| places.len() > 1).map(|(of, _)| of).collect()
}

/// A number under a measure in one document.
type Given<'a> = (&'a DocumentId, &'a str, Number);

fn given(claim: &Claim) -> Option<Given<'_>> {
    let stated = claim.quantity.stated.filter(|stated| *stated > 1.into())?;
    Some((&claim.document, claim.statistic.measure.as_deref()?, stated))
}

/// The numbers of which a text says what is counted with them: "the 13 dead include the gunman".
fn counted_with<'a>(corpus: &'a Corpus) -> BTreeMap<Given<'a>, (&'static str, &'a str)> {
    let claims = corpus.claims().iter().filter(|claim| claim.story.is_some());
    let group =
        |claim: &'a Claim| claim.statistic.scope.get(keys::GROUP).map(String::as_str).filter(|group| is_with(group));
    claims.filter_map(|claim| Some((given(claim)?, (keys::GROUP, group(claim)?)))).collect()
}

/// Whether a group is everybody and somebody more: "with the attacker".
pub(super) fn is_with(group: &str) -> bool {
    group.starts_with("with ")
}

/// Whether it is told which part of a whole a figure counts: the children of two texts are compared.
fn is_told(statistic: &Statistic) -> bool {
    let told = [keys::COUNTING, keys::GROUP, keys::NATIONALITY, keys::PLACE, keys::SEVERITY, keys::CASE];
    told.iter().any(|key| statistic.scope.contains_key(*key))
}

/// The documents, each with a measure, that count a group beside others under it, not as some of them: "40 villagers and 12
/// soldiers were killed".
fn told_apart(corpus: &Corpus) -> BTreeSet<(&DocumentId, &str)> {
    let counted = corpus.claims_with_ids().filter(|(_, claim)| claim.extent != Extent::Part);
    let of_group = counted.filter_map(|(_, claim)| {
        let group = claim.statistic.scope.get(keys::GROUP)?;
        let named = matches!(Vocabulary::english().group_compared(group), Group::Named(alike) if alike != CIVILIAN);
        named.then_some((&claim.document, claim.statistic.measure.as_deref()?))
    });
    of_group.collect()
}

/// Whether a group is told from everybody: villagers are where they are told apart from others, and civilians where soldiers
/// fight.
fn parts(group: &str, apart: bool, event: Option<&Event>) -> bool {
    match Vocabulary::english().group_compared(group) {
        Group::Everybody => apart,
        Group::OfNation => nation_of(group).is_none(),
        Group::Named(PROTESTER) => apart || !event.is_some_and(gathers),
        Group::Named(CIVILIAN) => apart || event.is_some_and(is_armed),
        Group::Named(_) => true,
    }
}

/// The country whose people a group is by its name.
fn nation_of(group: &str) -> Option<&'static str> {
    if Vocabulary::english().group_compared(group) != Group::OfNation {
        return None;
    }
    let of = |country: &&Country| country.demonyms.iter().any(|people| people.eq_ignore_ascii_case(group));
    COUNTRIES.iter().find(of).map(|country| country.name)
}

fn is_armed(event: &Event) -> bool {
    event.kind.as_ref().is_some_and(|kind| ARMED.contains(&kind.as_str()))
}

fn gathers(event: &Event) -> bool {
    event.kind.as_ref().is_some_and(|kind| KindRules::english().of(kind.as_str()).is(traits::GATHERS))
}

/// Those who come to harm where people gather to protest,
const PROTESTER: &str = "protester";

/// As what those who bear no arms are compared,
const CIVILIAN: &str = "civilian";
/// and the kinds of event in which others do.
static ARMED: WordList = WordList::named("armed");

/// Who leads, of "Berg over Lund": the lead of Berg where the text says over whom, and where it does not.
fn leader(subject: &str) -> &str {
    subject.split_once(keys::OVER).map_or(subject, |(leader, _)| leader)
}

/// Parts claims on leads where they are over different rivals.
fn by_rival(corpus: &Corpus, ids: Vec<ClaimId>) -> Vec<Vec<ClaimId>> {
    let rival = |id: &ClaimId| {
        let subject = corpus.claim(*id)?.statistic.subject.as_deref()?;
        subject.split_once(keys::OVER).map(|(_, rival)| rival.to_lowercase())
    };
    let mut of_rival: BTreeMap<Option<String>, Vec<ClaimId>> = BTreeMap::new();
    for id in &ids {
        of_rival.entry(rival(id)).or_default().push(*id);
    }
    match of_rival.keys().flatten().count() {
        0 | 1 => vec![ids],
        _ => of_rival.into_values().collect(),
    }
}

/// What a group of claims counts that count what is left beside others.
const REST: &str = "the rest";

/// Whether a scope key parts the statistics of a measure; for a measure that is not declared every key does, and what is
/// counted beside others is never the whole.
fn matters(measure: Option<&Measure>, key: &str) -> bool {
    matches!(key, keys::COUNTING | keys::ROUND | keys::DAY | keys::WINDOW | keys::CASE | keys::TIME)
        || measure.is_none_or(|measure| measure.scope_keys.iter().any(|declared| declared == key))
}

/// A noun phrase as the name of a measure that is not declared.
fn phrase(noun: &str) -> String {
    noun.to_lowercase()
}

/// By key of the scope and the value compared, the value as a text gave it: one for all groups.
type Shown = BTreeMap<(String, String), String>;

/// What is compared of a value of the scope: small letters, of a place one spelling, of a group what it is like.
pub(super) fn compared(key: &str, value: &str) -> String {
    match key {
        keys::PLACE => spelling(value),
        keys::GROUP => match Vocabulary::english().group_compared(value) {
            Group::Named(alike) => alike.to_lowercase(),
            Group::Everybody | Group::OfNation => value.to_lowercase(),
        },
        _ => value.to_lowercase(),
    }
}

fn describe(key: &Key, claim: Option<&Claim>, clusters: &StoryClusters<'_>, shown: &mut Shown) -> Statistic {
    let event = key.event.and_then(|cluster| clusters.describe(cluster)).cloned();
    let subject = claim.and_then(|claim| claim.statistic.subject.clone());
    let own = |name: &str, value: &str| {
        let statistic = &claim?.statistic;
        let place = || statistic.event.as_ref()?.place.as_ref().filter(|_| name == keys::PLACE);
        let said = statistic.scope.get(name).or_else(place)?;
        (compared(name, said) == value).then(|| said.clone())
    };
    let scope = key.scope.iter().map(|(name, value)| {
        let text = shown.entry((name.clone(), value.clone()));
        (name.clone(), text.or_insert_with(|| own(name, value).unwrap_or_else(|| value.clone())).clone())
    });
    let scope = scope.collect();
    Statistic { measure: Some(key.measure.clone()), event, subject, scope }
}

/// Of the keys that other groups have, this many are looked at for each.
const MOST_KEYS: usize = 12;

/// For each group, the neighbours under the same measure and unit that differ in exactly one key.
///
/// Groups are indexed by their key with one part left out, so the cost stays n log n; of many groups that differ in the
/// same key, each is paired with the next one only.
fn near_misses(grouped: &[(Key, StatisticGroup)], rules: &KindRules) -> Vec<(usize, usize)> {
    let mut by_rest: BTreeMap<(String, Option<&str>, Key), Vec<usize>> = BTreeMap::new();
    let names: BTreeSet<&String> = grouped.iter().flat_map(|(key, _)| key.scope.iter().map(|(name, _)| name)).collect();
    for (index, (key, group)) in grouped.iter().enumerate() {
        // Nobody takes one county's vote for another's: events are mistaken for each other where they share a place.
        let place = group.statistic.event.as_ref().and_then(|event| event.place.as_deref());
        by_rest.entry((keys::EVENT.to_owned(), place, Key { event: None, ..key.clone() })).or_default().push(index);
        let mut without = |name: &str, rest: Key| by_rest.entry((name.to_owned(), None, rest)).or_default().push(index);
        if key.subject.is_some() {
            without(keys::SUBJECT, Key { subject: None, ..key.clone() });
        }
        for (name, _) in &key.scope {
            let scope = key.scope.iter().filter(|(other, _)| other != name).cloned().collect();
            without(name, Key { scope, ..key.clone() });
        }
        // The toll of all beside that of the police: a key that only one of them has.
        for name in names.iter().filter(|name| key.scope.iter().all(|(own, _)| own != **name)).take(MOST_KEYS) {
            without(name, key.clone());
        }
    }
    let mut misses = Vec::new();
    for ((name, ..), indices) in by_rest {
        for pair in indices.windows(2) {
            let [first, second] = *pair else { continue };
            let (Some((_, a)), Some((_, b))) = (grouped.get(first), grouped.get(second)) else { continue };
            if differ(rules, &name, &a.statistic, &b.statistic) {
                misses.push((first, second));
            }
        }
    }
    misses.sort();
    misses.dedup();
    misses
}

/// Whether two statistics certainly say two things under a key.
fn differ(rules: &KindRules, key: &str, first: &Statistic, second: &Statistic) -> bool {
    match key {
        keys::EVENT => {
            let events = first.event.as_ref().zip(second.event.as_ref());
            events.is_some_and(|(a, b)| same_event_by(rules, a, b) != EventIdentity::Uncertain)
        }
        keys::SUBJECT => first.subject.is_some() && second.subject.is_some(),
        key => first.scope.get(key) != second.scope.get(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, EventKind};
    use crate::quantity::Quantity;

    /// One claim on the turnout of a vote at each place and date, all of one document.
    fn turnouts(votes: &[(EventKind, &str, &str)]) -> Alignment {
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("a", "")).unwrap();
        for (kind, place, date) in votes {
            let vote = Event::new(kind.clone()).in_place(*place).on(date.parse().unwrap());
            let claim = Claim::new("a", Statistic::new("turnout", vote), Quantity::percent(Number::from(70)));
            corpus.add_claim(claim).unwrap();
        }
        Alignment::new(&corpus, &Measures::default())
    }

    #[test]
    fn two_votes_of_one_place_are_a_near_miss_and_one_vote_in_two_places_is_none() {
        let election = EventKind::PRESIDENTIAL_ELECTION;
        let two_votes = turnouts(&[
            (EventKind::REFERENDUM, "Ruritania", "2022-06-05"),
            (election.clone(), "Strelsau", "2022-11-20"),
            (election.clone(), "Ruritania", "2022-11-20"),
        ]);
        assert_eq!((two_votes.groups.len(), two_votes.near_misses.len()), (3, 1));
        let miss = two_votes.near_misses[0];
        assert_eq!(miss, (0, 2));
        let (first, second) = (&two_votes.groups[0].statistic, &two_votes.groups[2].statistic);
        let said = ["referendum of 2022-06-05 in Ruritania", "presidential election of 2022-11-20 in Ruritania"];
        let [a, b] = said.map(str::to_owned);
        assert_eq!(first.difference(second), Some(("event".to_owned(), a, b)));
        assert_eq!(first.difference(first), None);
        let counties = turnouts(&[(election.clone(), "Zenda", "2022-11-20"), (election, "Strelsau", "2022-11-20")]);
        assert_eq!((counties.groups.len(), counties.near_misses.len()), (2, 0));
    }
    #[test]
    fn an_event_of_no_kind_is_never_certain() {
        let somewhere = Event { place: Some("Ruritania".to_owned()), ..Event::default() };
        let certain = |event: &Event, measure: &str| {
            let mut corpus = Corpus::new();
            corpus.add_document(Document::new("a", "")).unwrap();
            for seats in [98, 2] {
                let statistic = Statistic::new(measure, event.clone()).of("Reform");
                corpus.add_claim(Claim::new("a", statistic, Quantity::count(seats))).unwrap();
            }
            let groups = Alignment::new(&corpus, &Measures::built_in()).groups;
            assert_eq!(groups.len(), 1);
            groups[0].certain
        };
        assert!(!certain(&somewhere, "seats"));
        assert!(certain(&somewhere, "population"));
        assert!(certain(&somewhere.clone().pinned("vote"), "seats"));
        assert!(certain(&Event::new(EventKind::PARLIAMENTARY_ELECTION), "seats"));
    }
}
