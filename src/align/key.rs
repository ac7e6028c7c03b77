//! What a claim is of, as far as claims are compared: measure, unit, event, whose, and in which scope.

use std::collections::{BTreeMap, BTreeSet};

use super::events::{is_at_one_spot, is_elsewhere_under_its_name, is_where_it_was, places};
use super::place_of_figure;
use super::story_clusters::StoryClusters;
use super::things::thing_counted;
use super::windows::{compared_of, is_a_length};
use crate::model::keys::{self, is_with, is_without};
use crate::model::{
    Basis, Claim, Corpus, DocumentId, Event, Extent, KindRules, Measure, Measures, PartialDate, Standing, Window,
};
use crate::places::countries::{COUNTRIES, Country};
use crate::places::{holds_name, spelling};
use crate::quantity::{Number, Unit};
use crate::text::{Spaced, is_year};
use crate::vocabulary::{Group, Vocabulary, WordGroups, WordList, month_number, side_named, traits};

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

/// Measures of which figures are compared by their numbers alone.
static HELD_BY_NUMBER: WordList = WordList::named("held by number");

/// Documents, each with what of it is told apart.
pub(super) type ToldApart<'a> = BTreeSet<(&'a DocumentId, &'a str)>;

/// Events, each with a measure that a document counts for more windows than one.
pub(super) type DaysApart<'a> = BTreeSet<(usize, &'a str)>;

/// What is told apart: groups, places, whether figures stand beside those of places, days.
pub(super) type Apart<'a, 'c> = (&'a ToldApart<'c>, &'a ToldApart<'c>, &'a ToldApart<'c>, &'a DaysApart<'c>);

pub(super) fn key(
    claim: &Claim,
    measures: &Measures,
    (told_apart, places_apart, beside_places, days_apart): Apart<'_, '_>,
    clusters: &StoryClusters<'_>,
    (event, certain, is_brief): (Option<usize>, bool, bool),
) -> Option<(Key, bool)> {
    let statistic = &claim.statistic;
    // A figure that names neither a measure nor a noun can be compared with nothing.
    let whole = || statistic.scope.get(keys::WHOLE).map(|whole| format!("share of {whole}"));
    let noun = || thing_counted(claim, measures);
    let name = statistic.measure.clone().or_else(whole).or_else(noun)?;
    let measure = measures.get(&name);
    // What a value was before it changed is comparable only where the text says when that was; ten of the dead and five of
    // the dead may be any.
    let part = claim.extent == Extent::Part;
    // What a rule asks for is nobody's.
    let required = claim.standing == Standing::Required;
    let of_votes = measure.is_some_and(Measure::is_of_votes);
    let open = match claim.basis(keys::SUBJECT) {
        Basis::Open => !required,
        // Whose votes are is assumed where some evidence says so: that parts nothing.
        Basis::Assumed => of_votes && !required,
        _ => false,
    };
    // The toll before it rose is one of that toll, which it may bear out and cannot contradict: see `StatisticGroup::agreeing`.
    let toll = measure.is_some_and(|measure| measure.accumulates) && claim.story.is_some();
    let former = claim.former && !toll && !statistic.scope.contains_key(keys::WINDOW);
    // Nor is a figure of which the text does not say of which event it is.
    if former || part && !is_told(claim) || claim.basis(keys::EVENT) == Basis::Open {
        return None;
    }
    // "98 deputies" and "two deputies" of one country may be of any two things that happened there.
    let named = |event: &Event| event.kind.is_some() || event.pinned.is_some();
    let bound = measure.is_some_and(|measure| !measure.events.is_empty());
    // A first report tells of one thing, whatever it is called: what it is certainly one with says so.
    let known = is_brief && event.is_some_and(|event| clusters.is_of_several_reports(event));
    let certain = certain && (!bound || known || statistic.event.as_ref().is_some_and(named));
    // "In the district" may be any district; a first report, which tells of one thing, means by "the city" its own.
    let its_own = is_brief && statistic.scope.get(keys::PLACE).is_some_and(|place| is_the_town(claim, place));
    let certain = certain && (its_own || claim.basis(keys::PLACE_WITHIN) != Basis::Open);
    // A value that must be somebody's is comparable only where it is known whose, or by its number: see `ownerless`.
    // A share of all citizens says something even so: no more can have voted than took part.
    let of_all = statistic.scope.contains_key(keys::BASE);
    let unowned = measure.is_some_and(|measure| measure.needs_subject) && statistic.subject.is_none() && !of_all;
    // Two polls that ask alike are two, and two journeys: which one a figure is of, a text seldom says in full.
    let ownerless = open || (unowned || HELD_BY_NUMBER.contains(&name.as_str())) && !required;
    if ownerless && claim.sentence.is_none() {
        return None;
    }
    // "Berg leads by three points": of which vote is not told.
    if of_votes && statistic.event.is_none() && claim.sentence.is_some() {
        return None;
    }
    let scope = scope_of(
        claim,
        &name,
        (measure, measures),
        (told_apart, places_apart, beside_places),
        event.is_some_and(|event| days_apart.contains(&(event, name.as_str()))),
        event.map(|event| (event, clusters)),
        is_brief,
    );
    let unit = unit_of(claim);
    let known = statistic.subject.as_ref().filter(|_| !required && !ownerless);
    let subject = known.map(|subject| leader(subject).to_lowercase());
    let subject = subject.map(|subject| side_named(&subject).map_or_else(|| party(&subject).to_owned(), str::to_owned));
    Some((Key { measure: name, unit, event, subject, scope, ownerless }, certain))
}

/// What of a claim's scope tells its statistic from others, as it is compared; `described` is what is known of its event.
fn scope_of(
    claim: &Claim,
    name: &str,
    (measure, measures): (Option<&Measure>, &Measures),
    (told_apart, places_apart, beside_places): (&ToldApart<'_>, &ToldApart<'_>, &ToldApart<'_>),
    days_apart: bool,
    of_cluster: Option<(usize, &StoryClusters<'_>)>,
    is_brief: bool,
) -> Vec<(String, String)> {
    let described = of_cluster.and_then(|(event, clusters)| clusters.describe(event));
    // The Palestinians killed in Gaza are those killed there, unless somebody tells them apart.
    let statistic = &claim.statistic;
    let part = claim.extent == Extent::Part;
    let home = described.filter(|_| claim.story.is_some());
    let home = home.and_then(|event| event.place.as_deref());
    let at_home = |nationality: &String| home.is_some_and(|home| home.eq_ignore_ascii_case(nationality));
    let apart = part || told_apart.contains(&(&claim.document, name));
    // Who tells of a town's event and says where does not say less than the others.
    let of_all = |place: &String| is_where_it_was(statistic.event.as_ref(), measures.kinds(), place);
    let one_place = !part && !places_apart.contains(&(&claim.document, name));
    let at_one_spot = one_place && is_at_one_spot(statistic.event.as_ref(), measures.kinds());
    // Nor is that a part which the beginnings of all reports name, where none counts elsewhere.
    let only_there = one_place && !beside_places.contains(&(&claim.document, name));
    let named_by_all = |place: &String| {
        // Of what came to several countries, each is one.
        let is_country = COUNTRIES.iter().any(|country| country.name == place.as_str());
        only_there && !is_country && of_cluster.is_some_and(|(event, clusters)| clusters.is_named_by_all(event, place))
    };
    // A vote of one town is told of that town, and "the city" of a first report is its own.
    let of_town = |place: &String| only_there && described.is_some_and(|event| is_town_of_vote(event, measures, place));
    let of_itself = |place: &String| is_brief && only_there && is_the_town(claim, place);
    let of_event = |place: &String| {
        let whole = at_one_spot || of_itself(place) || of_all(place) || named_by_all(place) || of_town(place);
        claim.story.is_some() && whole
    };
    // What an epidemic or a war has cost so far is counted from its beginning, whether or not a text says since when.
    let lasts = |event: &Event| {
        let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
        !measures.kinds().of(kind).is(traits::SUDDEN) && measures.kinds().slack_days(kind) >= LASTING
    };
    let grows = measure.is_some_and(|measure| measure.accumulates) && claim.story.is_some();
    let runs_on = grows && statistic.event.as_ref().is_some_and(lasts);
    // Where nobody counts for two days, who tells of one day of what lasts may as well tell of all of it.
    let one_day = claim.story.is_some()
        && !days_apart
        && claim.window.is_some_and(|window| window.from.is_some() && window.from == window.to);
    // The day of what is over within a day parts nothing of it.
    let its_day = |event: &Event| {
        let kind = event.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
        let window = claim.window.filter(|window| window.from.is_some() && window.from == window.to);
        measures.kinds().of(kind).is(traits::SUDDEN) && window.is_some_and(|window| window.from == event.from)
    };
    let on_its_day =
        claim.story.is_some() && (statistic.event.as_ref().is_some_and(its_day) || described.is_some_and(its_day));
    let in_all = |window: &str| {
        let begun = grows && is_from_the_beginning(window, statistic.event.as_ref())
            || runs_on && (is_since_a_date(window) || is_a_length(window));
        one_day || on_its_day || begun || begins_with_its_event(claim)
    };
    let mut scope: Vec<(String, String)> = statistic
        .scope
        .iter()
        .filter(|(key, value)| {
            key.as_str() != keys::PLACE
                || place_of_figure::parts(claim, name, measures.kinds(), value) && !of_event(value)
        })
        .filter(|(key, value)| key.as_str() != keys::WINDOW || !in_all(value))
        .filter(|(key, _)| key.as_str() != keys::CASE || is_of_case(claim))
        .filter(|(key, _)| matters(measure, key) && (key.as_str() != keys::WHOLE || statistic.measure.is_some()))
        .filter(|(key, value)| key.as_str() != keys::NATIONALITY || !at_home(value))
        .filter(|(key, value)| key.as_str() != keys::GROUP || parts(value, apart, statistic.event.as_ref()))
        .filter(|(key, value)| key.as_str() != keys::GROUP || part || !is_all_of(name, value))
        .map(|(key, value)| (key.clone(), compared_of(claim, key, value)))
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
    // Of an earthquake in two countries, who tells of one of them counts there; so does who tells of another country that an
    // outbreak reached.
    let whole = described.and_then(|event| event.place.as_deref());
    let own = statistic.event.as_ref().and_then(|event| event.place.as_deref());
    if let (Some(whole), Some(own)) = (whole, own)
        && (places(whole).count() > places(own).count()
            || claim.story.is_some()
                && claim.basis(keys::PLACE) != Basis::Assumed
                && described
                    .zip(statistic.event.as_ref())
                    .is_some_and(|(whole, own)| is_elsewhere(measures, whole, own)))
        && matters(measure, keys::PLACE)
        && scope.iter().all(|(key, _)| key != keys::PLACE)
    {
        scope.push((keys::PLACE.to_owned(), compared(keys::PLACE, own)));
        scope.sort();
    }
    scope
}

/// Whether an event, known by its name, is told of in a country where another is not.
fn is_elsewhere(measures: &Measures, whole: &Event, own: &Event) -> bool {
    let meet = |whole: &str, own: &str| places(whole).any(|place| places(own).any(|other| place == other));
    let apart = whole.place.as_deref().zip(own.place.as_deref()).is_some_and(|(whole, own)| !meet(whole, own));
    apart && is_elsewhere_under_its_name(measures.kinds(), whole, own)
}

/// Events of a kind whose reports may date it so many days apart last for months.
const LASTING: u64 = 30;

/// Words for how something began.
static BEGINNING: WordList = WordList::named("beginning");

/// Whether a figure is counted since its event began: what is dated to the day, and counted since about then.
fn begins_with_its_event(claim: &Claim) -> bool {
    /// So many days apart.
    const ABOUT: i64 = 7;
    let since = claim.window.filter(|window| window.to.is_none()).and_then(|window| window.from);
    let began = claim.statistic.event.as_ref().and_then(|event| event.from).filter(|from| from.day_number().is_some());
    let about =
        |since: PartialDate, began: PartialDate| (since.first_day() - began.first_day()).num_days().abs() <= ABOUT;
    claim.story.is_some() && since.zip(began).is_some_and(|(since, began)| about(since, began))
}

/// Whether a window reaches back to the beginning of what is told of: "since the fighting flared", "since the virus surfaced". "Since
/// the ceasefire began" is a window of its own.
fn is_from_the_beginning(window: &str, event: Option<&Event>) -> bool {
    static WHOLE: WordList = WordList::named("whole by its beginning");
    let Some(since) = window.strip_prefix("since ") else { return false };
    let of_event = |word: &str| event.is_some_and(|event| event.names.iter().any(|name| name == word));
    since.split(' ').any(|word| BEGINNING.contains(&word))
        && since.split(' ').any(|word| WHOLE.contains(&word) || of_event(word))
}

/// Whether the words of a window say that others are left out.
fn is_of_it_alone(words: &str) -> bool {
    words.rsplit(' ').next().is_some_and(|word| keys::ALONE == word)
}

/// Whether a window reaches back to a month or a year: "since February". "Since Thursday" is a window of its own.
fn is_since_a_date(window: &str) -> bool {
    let Some(since) = window.strip_prefix("since ") else { return false };
    let mut words = since.split(' ');
    let first = words.next().unwrap_or_default();
    is_year(first) || month_number(first).is_some() && words.all(is_year)
}

/// In what claims must count to be compared.
pub(super) fn unit_of(claim: &Claim) -> String {
    static POINTS: WordList = WordList::named("nouns of points");
    let noun = || claim.quantity.noun.as_deref().and_then(|noun| noun.last_word());
    // A lead in points is none in votes.
    let in_points =
        || claim.statistic.measure.as_deref() == Some(Measure::MARGIN) && noun().is_some_and(|noun| POINTS.holds(noun));
    match &claim.quantity.unit {
        Unit::Number | Unit::Count if in_points() => Unit::PercentagePoint.to_string(),
        Unit::Number | Unit::Count => Unit::Count.to_string(),
        Unit::Measured(_) => "measured".to_owned(),
        other => other.to_string(),
    }
}

/// The documents, each with a measure, that count under it at more places than one.
pub(super) fn places_told_apart(corpus: &Corpus) -> BTreeSet<(&DocumentId, &str)> {
    let mut places: BTreeMap<(&DocumentId, &str), BTreeSet<String>> = BTreeMap::new();
    for claim in corpus.claims() {
        let place = claim.statistic.scope.get(keys::PLACE).filter(|_| within(claim));
        let (Some(measure), Some(place)) = (&claim.statistic.measure, place) else { continue };
        places.entry((&claim.document, measure)).or_default().insert(spelling(place));
    }
    places.into_iter().filter(|(_, places)| places.len() > 1).map(|(of, _)| of).collect()
}

/// The documents, each with a measure, that count under it at a place and elsewhere, or in all.
pub(super) fn counted_beside_places(corpus: &Corpus) -> BTreeSet<(&DocumentId, &str)> {
    let mut places: BTreeMap<(&DocumentId, &str), BTreeSet<Option<&str>>> = BTreeMap::new();
    for claim in corpus.claims() {
        let Some(measure) = &claim.statistic.measure else { continue };
        let place = claim.statistic.scope.get(keys::PLACE).map(String::as_str);
        places.entry((&claim.document, measure)).or_default().insert(place);
    }
    places.into_iter().filter(|(_, places)| places.len() > 1).map(|(of, _)| of).collect()
}

/// Numbers, each with the windows that it is given for.
type WindowsOfNumbers = BTreeMap<Option<Number>, BTreeSet<Option<Window>>>;

/// The events, each with a measure, that a document counts under it for more windows than one: none gives one number for several,
/// which only says when it was told.
pub(super) fn days_told_apart<'a>(corpus: &'a Corpus, clusters: &StoryClusters<'a>) -> DaysApart<'a> {
    /// Fewer than these any two days have.
    const FEW: i32 = 10;
    let mut counts: BTreeMap<(&DocumentId, &str), WindowsOfNumbers> = BTreeMap::new();
    for claim in corpus.claims() {
        let Some(measure) = &claim.statistic.measure else { continue };
        let windows = counts.entry((&claim.document, measure)).or_default();
        windows.entry(claim.quantity.stated).or_default().insert(claim.window);
    }
    let apart = |counts: &WindowsOfNumbers| {
        let numbered = counts.iter().filter(|(number, _)| number.is_some()).flat_map(|(_, windows)| windows);
        // A count without a window is perhaps of one of them.
        let windows: BTreeSet<&Window> = numbered.flatten().collect();
        let told_again = |number: &Option<Number>| number.is_some_and(|number| number >= FEW.into());
        windows.len() > 1 && counts.iter().all(|(number, windows)| !told_again(number) || windows.len() == 1)
    };
    let mut told_apart: BTreeSet<(&DocumentId, &str)> =
        counts.into_iter().filter(|(_, counts)| apart(counts)).map(|(of, _)| of).collect();
    // "On Monday alone": there were other days.
    let alone = |claim: &&Claim| claim.statistic.scope.get(keys::WINDOW).is_some_and(|words| is_of_it_alone(words));
    let alone = corpus.claims().iter().filter(|claim| claim.window.is_some()).filter(alone);
    told_apart.extend(alone.filter_map(|claim| Some((&claim.document, claim.statistic.measure.as_deref()?))));
    let windowed = corpus.claims().iter().filter(|claim| claim.window.is_some());
    let of_events = windowed.flat_map(|claim| {
        let measure = claim.statistic.measure.as_deref().filter(|name| told_apart.contains(&(&claim.document, *name)));
        clusters.of(corpus, claim).iter().filter_map(move |of| Some((of.event, measure?)))
    });
    of_events.collect()
}

/// A number under a measure in one document.
pub(super) type Given<'a> = (&'a DocumentId, &'a str, Number);

pub(super) fn given(claim: &Claim) -> Option<Given<'_>> {
    let stated = claim.quantity.stated.filter(|stated| *stated > 1.into())?;
    Some((&claim.document, claim.statistic.measure.as_deref()?, stated))
}

/// The numbers of which a text says what is counted with them: "the 13 dead include the gunman".
pub(super) fn counted_with<'a>(corpus: &'a Corpus) -> BTreeMap<Given<'a>, (&'static str, &'a str)> {
    let claims = corpus.claims().iter().filter(|claim| claim.story.is_some());
    let group =
        |claim: &'a Claim| claim.statistic.scope.get(keys::GROUP).map(String::as_str).filter(|group| is_with(group));
    claims.filter_map(|claim| Some((given(claim)?, (keys::GROUP, group(claim)?)))).collect()
}

/// Whether it is told which part of a whole a figure counts: the children of two texts are compared.
fn is_told(claim: &Claim) -> bool {
    let told = [keys::COUNTING, keys::GROUP, keys::NATIONALITY, keys::SEVERITY, keys::CASE];
    let scope = &claim.statistic.scope;
    let tells = |key: &str| match scope.get(key) {
        Some(group) if key == keys::GROUP => !is_without(group),
        Some(_) => key != keys::CASE || is_of_case(claim),
        None => false,
    };
    told.iter().any(|key| tells(key)) || scope.contains_key(keys::PLACE) && within(claim)
}

/// Whether the kind of case is said in words that all texts have for it. In words of a text's own it parts no figures: another
/// may word it otherwise, or leave it out.
fn is_of_case(claim: &Claim) -> bool {
    claim.basis(keys::CASE) != Basis::Assumed
}

/// Whether the place of a claim's scope is known to be a part of the event's; what is only said beside the figure may be all
/// of it, and parts no figures.
fn within(claim: &Claim) -> bool {
    claim.basis(keys::PLACE_WITHIN) != Basis::Assumed
}

/// The documents, each with a measure, that count a group beside others under it, not as some of them: "40 villagers and 12
/// soldiers were killed".
pub(super) fn told_apart(corpus: &Corpus) -> BTreeSet<(&DocumentId, &str)> {
    let counted = corpus.claims_with_ids().filter(|(_, claim)| claim.extent != Extent::Part);
    let of_group = counted.filter_map(|(_, claim)| {
        let group = claim.statistic.scope.get(keys::GROUP)?;
        let named = matches!(Vocabulary::english().group_compared(group), Group::Named(alike) if alike != CIVILIAN);
        let named = named && !is_without(group);
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
        Group::Named(name) if is_without(name) => false,
        Group::Named(_) => true,
    }
}

/// Whether "the city" or "the town" is all that is said of a place.
fn is_the_town(claim: &Claim, place: &str) -> bool {
    static TOWNS: WordList = WordList::named("nouns of towns");
    let noun = place.rsplit(' ').next().unwrap_or_default();
    claim.basis(keys::PLACE_WITHIN) == Basis::Open && TOWNS.contains(&noun)
}

/// Whether a vote was one of a single town, and that is the place.
fn is_town_of_vote(event: &Event, measures: &Measures, place: &str) -> bool {
    let of_kind = event.kind.as_ref().map(|kind| measures.kinds().of(kind.as_str()));
    let of_votes = of_kind.is_some_and(|kind| kind.is(traits::VOTES));
    of_votes && event.localities.len() == 1 && holds_name(&event.localities, place)
}

/// Whether a group is all that a measure counts: who votes in a house is a member, who is arrested a suspect.
fn is_all_of(measure: &str, group: &str) -> bool {
    static ALL_OF: WordGroups = WordGroups::named("groups that are all of a measure");
    ALL_OF.iter().any(|(of, groups)| *of == measure && groups.contains(&group))
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

/// Parties by the name that others are compared as: the Tories are the Conservatives, the GOP the Republicans.
static PARTIES: WordGroups = WordGroups::named("parties by name");

/// What the name of a party is compared as; another name as it is: "Union Party" need not be "Union", its bloc.
fn party(subject: &str) -> &str {
    let name = subject.strip_prefix("the ").unwrap_or(subject);
    let name = name.strip_suffix(" party").unwrap_or(name);
    PARTIES.iter().find(|(_, names)| names.contains(&name)).map_or(subject, |(party, _)| party)
}

/// What a group of claims counts that count what is left beside others.
const REST: &str = "the rest";

/// Whether a scope key parts the statistics of a measure; for a measure that is not declared every key does, and what is
/// counted beside others is never the whole.
fn matters(measure: Option<&Measure>, key: &str) -> bool {
    matches!(key, keys::COUNTING | keys::ROUND | keys::DAY | keys::WINDOW | keys::CASE | keys::TIME)
        || measure.is_none_or(|measure| measure.scope_keys.iter().any(|declared| declared == key))
}

/// What is compared of a value of the scope: small letters, of a place one spelling, of a group what it is like.
pub(super) fn compared(key: &str, value: &str) -> String {
    match key {
        keys::PLACE => place_of_figure::alike(value).map_or_else(|| spelling(value), str::to_owned),
        keys::GROUP => match Vocabulary::english().group_compared(value) {
            Group::Named(alike) => alike.to_lowercase(),
            Group::Everybody | Group::OfNation => value.to_lowercase(),
        },
        _ => value.to_lowercase(),
    }
}
