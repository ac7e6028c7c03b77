//! What speaks for two figures being of one statistic, and what against it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::StatisticGroup;
use super::super::key::Key;
use super::super::leading::is_near;
use super::super::own_numbers::is_of_many;
use super::super::place_of_figure::are_of_two_countries;
use super::super::polls::are_of_two_polls;
use super::super::stories::days_between;
use super::super::windows::is_rate;
use super::figure::{Figure, Said, shared};
use crate::model::{Basis, ClaimId, Corpus, DocumentId, Extent, keys};
use crate::quantity::{Number, Unit};

/// A piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// Holds of every two.
    Any,
    /// One statistic holds both already.
    Grouped,
    /// One in which each may contradict the other.
    Opposable,
    /// One of them stands with another figure of the other's text.
    GroupedElsewhere,
    /// Both do.
    BothElsewhere,
    /// They give one number,
    SameNumber,
    /// which is below ten,
    SameFew,
    /// or has three digits that say something,
    SameTelling,
    /// or is large, in two texts: a sum of money, or of two digits that say something.
    SameLarge,
    /// Their values meet.
    Meets,
    /// They differ by more than a sixth, the lower being half of the higher at least;
    Half,
    /// by more,
    Apart,
    /// by five times and more.
    Far,
    /// They are shares that differ.
    OtherShare,
    /// One text gives a number that comes nearer to the other's.
    Closer,
    /// The earlier text gives more of what one measure counts.
    Falls,
    /// One is what was before it changed.
    Former,
    SameMeasure,
    OtherMeasure,
    /// They have one noun, which each text uses once.
    OnlyOfNoun,
    /// They have one noun, and a measure is known of one.
    NounForMeasure,
    /// One is of people, the other of things.
    PeopleAndThings,
    /// They are not of one thing, and give one number.
    SameOfOther,
    OtherOwner,
    /// Whose it is is said of one only; and so of whom, where and what else.
    OwnerUnsaid,
    SameGroup,
    OtherGroup,
    GroupUnsaid,
    OtherPlace,
    PlaceUnsaid,
    OtherScope,
    ScopeUnsaid,
    /// One is told as a part.
    OnePart,
    /// Events of their own that differ.
    OtherEvent,
    SameText,
    SameSentence,
    /// Each is the first of their measure in its text.
    FirstOfMeasure,
    /// Their texts were published some days apart.
    DaysApart,
    /// A word of both their sentences.
    SharedWord,
    /// A word that tells one of them apart.
    ToldApart,
    /// A place or year named of one that the other's text does not know.
    UnknownName,
}

/// What each piece weighs, in hundredths: a logistic regression over 4,000 pairs of figures of 136 events in the news that readers
/// had judged, and, at a sixteenth of their weight, those that no reader found worth a judgement, held near the weights of an earlier one.
/// The record of the whole is in docs/stories.md.
const WEIGHTS: &[(Piece, i32)] = &[
    (Piece::Any, -80),
    (Piece::Grouped, 90),
    (Piece::Opposable, 94),
    (Piece::GroupedElsewhere, -69),
    (Piece::BothElsewhere, -93),
    (Piece::SameNumber, 139),
    (Piece::SameFew, -15),
    (Piece::SameTelling, 132),
    (Piece::SameLarge, 150),
    (Piece::Meets, 98),
    (Piece::Half, -56),
    (Piece::Apart, -151),
    (Piece::Far, -165),
    (Piece::OtherShare, -101),
    (Piece::Closer, -91),
    (Piece::Falls, -64),
    (Piece::Former, 89),
    (Piece::SameMeasure, 32),
    (Piece::OtherMeasure, -71),
    (Piece::OnlyOfNoun, 59),
    (Piece::NounForMeasure, 18),
    (Piece::PeopleAndThings, 12),
    (Piece::SameOfOther, -51),
    (Piece::OtherOwner, -150),
    (Piece::OwnerUnsaid, -115),
    (Piece::SameGroup, 56),
    (Piece::OtherGroup, -66),
    (Piece::GroupUnsaid, -24),
    (Piece::OtherPlace, -157),
    (Piece::PlaceUnsaid, -79),
    (Piece::OtherScope, -60),
    (Piece::ScopeUnsaid, -23),
    (Piece::OnePart, -85),
    (Piece::OtherEvent, -22),
    (Piece::SameText, -99),
    (Piece::SameSentence, -151),
    (Piece::FirstOfMeasure, 81),
    (Piece::DaysApart, -58),
    (Piece::SharedWord, 19),
    (Piece::ToldApart, -4),
    (Piece::UnknownName, -59),
];

/// From this sum on two figures are held to be of one statistic.
pub(super) const ENOUGH: i32 = 5;

/// The sum of two figures that cannot be of one.
pub(super) const OPPOSED: i32 = -400;

/// Sentences that say how long one thing was share so many words: of 19 such pairs of figures that were judged 18 are of one.
const LEAST_SHARED_OF_SPANS: usize = 3;

/// Smaller numbers are alike by chance.
const TELLING: i32 = 10;

/// Smaller ones are counts, prices and wages, of which many are alike.
const LARGE: i32 = 1_000;

/// A word more of both sentences says no more.
const MOST_SHARED: usize = 6;

/// Texts published so many days apart.
const SOME_DAYS: std::ops::Range<i64> = 2..10;

/// The figures of an event, with what is known of all of them.
pub(super) struct Figures<'f, 'g, 'a> {
    pub(super) figures: &'f [Figure<'a>],
    /// For each figure, by index: the groups that hold it, and the texts that have a figure in them.
    groups: Vec<&'g [usize]>,
    beside: Vec<BTreeSet<&'a DocumentId>>,
    grouped: &'g [(Key, StatisticGroup)],
    /// The numbers of each text under one measure, or under none, in order.
    numbers: BTreeMap<(u32, Option<u32>), Vec<Number>>,
    /// The first figure of each measure in each text.
    first: BTreeMap<(u32, Option<u32>), ClaimId>,
    /// How many figures each text has of a noun.
    of_noun: BTreeMap<(u32, Option<u32>), usize>,
    /// For each figure and text, how many places and years named of it the text does not know.
    unknown: Vec<Vec<usize>>,
}

impl<'f, 'g, 'a> Figures<'f, 'g, 'a> {
    pub(super) fn new(
        corpus: &'a Corpus,
        figures: &'f [Figure<'a>],
        grouped: &'g [(Key, StatisticGroup)],
        groups_of: impl Fn(ClaimId) -> &'g [usize],
    ) -> Figures<'f, 'g, 'a> {
        let groups: Vec<&[usize]> = figures.iter().map(|figure| groups_of(figure.id)).collect();
        let beside = figures.iter().zip(&groups).map(|(figure, groups)| {
            let ids = groups.iter().filter_map(|index| grouped.get(*index)).flat_map(|(_, group)| &group.claims);
            ids.filter(|id| **id != figure.id).filter_map(|id| corpus.claim(*id)).map(|claim| &claim.document).collect()
        });
        let mut texts: BTreeMap<u32, &str> = BTreeMap::new();
        let mut numbers: BTreeMap<_, Vec<Number>> = BTreeMap::new();
        let (mut first, mut of_noun) = (BTreeMap::new(), BTreeMap::new());
        for figure in figures {
            let of = (figure.text, figure.measure);
            numbers.entry(of).or_default().extend(figure.number);
            first.entry(of).or_insert(figure.id);
            *of_noun.entry((figure.text, figure.noun)).or_default() += 1;
            texts.entry(figure.text).or_insert_with(|| {
                corpus.document(figure.claim.document.as_str()).map_or("", |document| document.text.as_str())
            });
        }
        numbers.values_mut().for_each(|numbers| numbers.sort());
        let unknown = figures.iter().map(|figure| {
            let of_text = |text: &&str| figure.of.iter().filter(|name| !text.contains(name.as_str())).count();
            texts.values().map(of_text).collect()
        });
        let (beside, unknown) = (beside.collect(), unknown.collect());
        Figures { figures, beside, groups, grouped, numbers, first, of_noun, unknown }
    }

    /// What speaks for two figures, by index, being of one statistic, less what speaks against it.
    pub(super) fn sum(&self, first: usize, second: usize) -> i32 {
        if !self.may_be_one(first, second) {
            return OPPOSED;
        }
        let mut sum = 0;
        self.weigh(first, second, &mut |piece, times| {
            let weight = WEIGHTS.get(piece as usize).map_or(0, |(_, weight)| *weight);
            sum += weight * times;
        });
        sum
    }

    /// Whether two figures are of one kind, have something in common, and are not two whatever speaks for them: of arrests and
    /// crowds a text gives many, and a part gives another number than its whole.
    fn may_be_one(&self, first: usize, second: usize) -> bool {
        let (Some(a), Some(b)) = (self.figures.get(first), self.figures.get(second)) else { return false };
        if shared(&a.kinds, &b.kinds) == 0 || are_of_two_polls(a.claim, b.claim) {
            return false;
        }
        if are_of_two_countries(a.claim, b.claim) {
            return false;
        }
        if self.stand_together(first, second) {
            return true;
        }
        // "90 a day" are none of the 4,000 in all.
        if is_rate(a.claim) != is_rate(b.claim) && a.number != b.number {
            return false;
        }
        let one_measure = a.measure.is_some() && a.measure == b.measure;
        // How long something was, two texts give in like words.
        if a.is_span && (a.text == b.text || shared(&a.sentence, &b.sentence) < LEAST_SHARED_OF_SPANS) {
            return false;
        }
        let enough = if are_of_two(a, b) { 2 } else { 1 };
        if !one_measure && shared(&a.sentence, &b.sentence) < enough {
            return false;
        }
        // "Single digits" meets whatever is small.
        // Of which event it is, a text leaves open: its number may tell.
        let is_open = |figure: &Figure<'_>| figure.claim.basis(keys::EVENT) == Basis::Open;
        let tells = || a.number.min(b.number) >= Some(TELLING.into());
        let meets = || a.claim.quantity.asserted.meets(&b.claim.quantity.asserted);
        if (is_open(a) || is_open(b)) && !(a.text != b.text && tells() && meets()) {
            return false;
        }
        let is_vague = a.number.is_none() || b.number.is_none();
        if is_vague && !one_measure && (a.noun.is_none() || a.noun != b.noun) {
            return false;
        }
        let same = a.number.is_some() && a.number == b.number;
        let of_many = a.claim.statistic.measure.as_deref().is_some_and(is_of_many);
        let is_part = |figure: &Figure<'_>| figure.claim.extent != Extent::Whole;
        let one_part = is_part(a) != is_part(b);
        // Ones are alike by chance.
        let meet = || a.number >= Some(2.into()) && a.claim.quantity.asserted.meets(&b.claim.quantity.asserted);
        !(one_measure && of_many && !same) && (!one_part || meet())
    }

    /// Tells each piece of evidence on two figures, and how many times it is there.
    pub(super) fn weigh(&self, first: usize, second: usize, tell: &mut dyn FnMut(Piece, i32)) {
        let (Some(a), Some(b)) = (self.figures.get(first), self.figures.get(second)) else { return };
        let unknown = |of: usize, text: u32| {
            let of_texts = self.unknown.get(of);
            of_texts.and_then(|texts| texts.get(usize::try_from(text).ok()?)).copied().unwrap_or_default()
        };
        let counted = [
            (Piece::SharedWord, shared(&a.sentence, &b.sentence), MOST_SHARED),
            (Piece::UnknownName, unknown(first, b.text) + unknown(second, a.text), 2),
            (Piece::ToldApart, a.apart.symmetric_difference(&b.apart).count(), 2),
        ];
        for (piece, times, most) in counted {
            let times = i32::try_from(times.min(most)).unwrap_or_default();
            if times > 0 {
                tell(piece, times);
            }
        }
        let mut holds = |piece: Piece, holds: bool| {
            if holds {
                tell(piece, 1);
            }
        };
        holds(Piece::Any, true);
        self.of_groups((first, a), (second, b), &mut holds);
        self.of_values(a, b, &mut holds);
        self.of_nouns(a, b, &mut holds);
        of_keys(a, b, &mut holds);
        let (own, other) = (a.claim, b.claim);
        holds(Piece::OnePart, (own.extent != Extent::Whole) != (other.extent != Extent::Whole));
        holds(Piece::Former, own.former || other.former);
        holds(Piece::OtherEvent, !a.events.is_empty() && !b.events.is_empty() && shared(&a.events, &b.events) == 0);
        holds(Piece::SameText, a.text == b.text);
        holds(Piece::SameSentence, a.text == b.text && own.sentence == other.sentence);
        let apart = days_between(a.published, b.published);
        holds(Piece::DaysApart, apart.is_some_and(|days| SOME_DAYS.contains(&days)));
    }

    /// Whether one statistic holds both figures.
    fn stand_together(&self, first: usize, second: usize) -> bool {
        let of = |index: usize| self.groups.get(index).copied().unwrap_or_default();
        of(first).iter().any(|group| of(second).contains(group))
    }

    /// What other rules have found of them.
    fn of_groups(
        &self,
        (first, a): (usize, &Figure<'a>),
        (second, b): (usize, &Figure<'a>),
        holds: &mut dyn FnMut(Piece, bool),
    ) {
        let of = |index: usize| self.groups.get(index).copied().unwrap_or_default();
        let shared = || of(first).iter().filter(|group| of(second).contains(group));
        let opposes = |group: &StatisticGroup, id: ClaimId| group.agreeing.binary_search(&id).is_err();
        let opposable = |index: &usize| {
            self.grouped.get(*index).is_some_and(|(_, group)| opposes(group, a.id) && opposes(group, b.id))
        };
        let together = self.stand_together(first, second);
        holds(Piece::Grouped, together);
        holds(Piece::Opposable, shared().any(opposable));
        if together || a.text == b.text {
            return;
        }
        let beside = |index: usize, of: &Figure<'a>| {
            self.beside.get(index).is_some_and(|texts| texts.contains(&of.claim.document))
        };
        let elsewhere = [beside(first, b), beside(second, a)];
        holds(Piece::GroupedElsewhere, elsewhere.contains(&true));
        holds(Piece::BothElsewhere, elsewhere == [true, true]);
    }

    /// What their values say.
    fn of_values(&self, a: &Figure<'a>, b: &Figure<'a>, holds: &mut dyn FnMut(Piece, bool)) {
        let (own, other) = (&a.claim.quantity, &b.claim.quantity);
        if let Some(number) = a.number.filter(|number| b.number == Some(*number)) {
            holds(Piece::SameNumber, true);
            let digits = number.to_string().chars().filter(char::is_ascii_digit).collect::<String>();
            holds(Piece::SameFew, number < 10.into());
            holds(Piece::SameTelling, digits.trim_matches('0').len() >= 3);
            let says = matches!(own.unit, Unit::Currency(_)) || digits.trim_matches('0').len() >= 2;
            holds(Piece::SameLarge, says && number >= LARGE.into() && a.text != b.text);
            return;
        }
        let meets = own.asserted.meets(&other.asserted);
        holds(Piece::Meets, meets);
        holds(Piece::OtherShare, own.unit == Unit::Percent);
        let (Some(first), Some(second)) = (a.number, b.number) else { return };
        let (low, high) = (first.min(second), first.max(second));
        let reaches = |times: i64| low.checked_mul(times.into()).is_some_and(|reach| reach >= high);
        holds(Piece::Half, !is_near(low, high) && reaches(2));
        holds(Piece::Apart, !reaches(2) && reaches(5));
        holds(Piece::Far, !reaches(5));
        holds(Piece::Closer, self.has_closer(a, b) || self.has_closer(b, a));
        let one_measure = a.measure.is_some() && a.measure == b.measure;
        let falls = a
            .published
            .zip(b.published)
            .is_some_and(|(own, other)| own < other && first > second || own > other && first < second);
        holds(Piece::Falls, one_measure && !meets && falls);
    }

    /// What is counted.
    fn of_nouns(&self, a: &Figure<'a>, b: &Figure<'a>, holds: &mut dyn FnMut(Piece, bool)) {
        let one_measure = a.measure.is_some() && a.measure == b.measure;
        let is_first = |figure: &Figure<'a>| self.first.get(&(figure.text, figure.measure)) == Some(&figure.id);
        holds(Piece::FirstOfMeasure, one_measure && is_first(a) && is_first(b));
        holds(Piece::SameMeasure, one_measure);
        holds(Piece::OtherMeasure, a.measure.is_some() && b.measure.is_some() && !one_measure);
        if a.noun.is_none() || b.noun.is_none() {
            return;
        }
        let same = a.noun == b.noun;
        let is_only = |figure: &Figure<'a>| self.of_noun.get(&(figure.text, figure.noun)) == Some(&1);
        holds(Piece::OnlyOfNoun, same && is_only(a) && is_only(b));
        holds(Piece::NounForMeasure, same && a.measure.is_some() != b.measure.is_some());
        let apart = are_of_two(a, b);
        holds(Piece::PeopleAndThings, apart && a.is_of_people != b.is_of_people);
        holds(Piece::SameOfOther, apart && a.number == b.number);
    }

    /// Whether the text of another figure gives a number of its measure that comes nearer to a figure.
    fn has_closer(&self, figure: &Figure<'a>, other: &Figure<'a>) -> bool {
        let (Some(number), Some(theirs)) = (figure.number, other.number) else { return false };
        let of = (other.text, other.measure);
        let numbers = self.numbers.get(&of).map(Vec::as_slice).unwrap_or_default();
        let gap = |of: Number| number.checked_sub(of).map(Number::absolute);
        let place = numbers.partition_point(|of| *of < number);
        let near = numbers.get(place.saturating_sub(1)..numbers.len().min(place + 2)).unwrap_or_default();
        // The figure's own number, in its own text, is no other.
        let own = (figure.text, figure.measure) == of;
        let others = near.iter().filter(|of| !(own && **of == number));
        others.filter_map(|of| gap(*of)).min().is_some_and(|nearest| gap(theirs).is_some_and(|gap| nearest < gap))
    }
}

/// Whether the nouns of two figures name two things, or people and a thing.
fn are_of_two(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let nouns = a.noun.is_some() && b.noun.is_some() && a.thing != b.thing;
    nouns && !(a.is_of_people && b.is_of_people) && shared(&a.noun_words, &b.noun_words) == 0
}

/// What the keys say that both figures give, or one of them.
fn of_keys(a: &Figure<'_>, b: &Figure<'_>, holds: &mut dyn FnMut(Piece, bool)) {
    match (&a.subject, &b.subject) {
        (Some(said), Some(other)) => {
            holds(Piece::OtherOwner, !said.is_like(other));
        }
        // Who is only taken for the owner is so of both.
        (said, other) => {
            let is_taken = |figure: &Figure<'_>| figure.claim.basis(keys::SUBJECT) == Basis::Assumed;
            holds(Piece::OwnerUnsaid, said.is_some() != other.is_some() && !is_taken(a) && !is_taken(b));
        }
    }
    let of_whom = |key: &str| key == keys::GROUP || key == keys::NATIONALITY;
    let unsaid = |key: &str| match key {
        key if of_whom(key) => Piece::GroupUnsaid,
        keys::PLACE => Piece::PlaceUnsaid,
        _ => Piece::ScopeUnsaid,
    };
    let find = |among: &'_ [Said<'_>], key: &str| among.iter().position(|said| said.key == key);
    for said in &a.scope {
        let Some(other) = find(&b.scope, said.key).and_then(|index| b.scope.get(index)) else {
            holds(unsaid(said.key), true);
            continue;
        };
        let same = said.is_like(other);
        match said.key {
            key if of_whom(key) => holds(if same { Piece::SameGroup } else { Piece::OtherGroup }, true),
            keys::PLACE => holds(Piece::OtherPlace, !same),
            _ => holds(Piece::OtherScope, !same),
        }
    }
    for said in b.scope.iter().filter(|said| find(&a.scope, said.key).is_none()) {
        holds(unsaid(said.key), true);
    }
}

/// Whether each weight stands at its piece's place.
#[cfg(test)]
pub(super) fn is_in_order() -> bool {
    WEIGHTS.iter().enumerate().all(|(index, (piece, _))| *piece as usize == index)
        && WEIGHTS.len() == Piece::UnknownName as usize + 1
}
