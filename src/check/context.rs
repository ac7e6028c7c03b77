//! What a check may read.

use std::collections::BTreeMap;

use crate::align::{Origins, Repetition, SecondCopies, StatisticGroup};
use crate::model::{Claim, Corpus, Measure, Measures, Statistic, keys};
use crate::quantity::Number;
use crate::vocabulary::traits;

/// What a check may read. Immutable, and the same for built-in checks and yours.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Context<'a> {
    /// The documents and what they assert. Their texts are as they are read, and places are places in these: wrapped lines, characters
    /// that cannot be seen and the markup of Markdown are folded, so that no check hangs on them. What a check reports is
    /// led back to the sources.
    pub corpus: &'a Corpus,
    /// The groups of claims that may be compared with one another, in order of their first claim.
    pub groups: &'a [StatisticGroup],
    /// Pairs of groups, by index, that a reader would set side by side and that differ in a key; which one, says
    /// [`Statistic::difference`](crate::Statistic::difference).
    pub near_misses: &'a [(usize, usize)],
    /// Documents declared by hand to be one voice: by name, the ids or publishers of its documents.
    pub origins: &'a BTreeMap<String, Vec<String>>,
    pub(crate) measures: &'a Measures,
    /// The passages that stand more than once, in one document or in two.
    pub repetitions: &'a [Repetition],
    /// What stands in passages that one document holds twice.
    pub(crate) second_copies: &'a SecondCopies,
    /// The documents that are one voice, and what their markers point to.
    pub(crate) voices: &'a Origins,
}

impl<'a> Context<'a> {
    /// The measure of a name, built in or declared by the configuration.
    pub fn measure(&self, name: &str) -> Option<&'a Measure> {
        self.measures.get(name)
    }

    /// The measure of a statistic, where it has one that is declared.
    pub fn measure_of(&self, statistic: &Statistic) -> Option<&'a Measure> {
        self.measure(statistic.measure.as_deref()?)
    }

    /// How many documents some claims come from, and of how many origins these are, with the reasons why the origins are
    /// fewer: declared by hand, one publisher, one text, one wire, one body credited, one page cited.
    pub fn count_origins(&self, claims: &[&Claim]) -> (usize, usize, Vec<String>) {
        let voices = self.voices.voices(self.corpus, claims);
        (voices.documents, voices.origins, voices.reasons)
    }

    /// Whether two counts of the dead of an attack differ by one: then one of them may hold the attacker and the other not.
    ///
    /// `lower` and `higher` are the numbers as stated, in people; `of` is what both count.
    ///
    /// ```
    /// use corroborate::{Context, StatisticGroup};
    ///
    /// /// Of counts of 49 and 50 dead in one shooting an editor asks first who is counted.
    /// fn asks_who_is_counted(context: &Context<'_>, group: &StatisticGroup) -> bool {
    ///     context.may_count_the_attacker(&group.statistic, 49.into(), 50.into())
    /// }
    /// ```
    pub fn may_count_the_attacker(&self, of: &Statistic, lower: Number, higher: Number) -> bool {
        let kind = of.event.as_ref().and_then(|event| event.kind.as_ref());
        let attack = kind.is_some_and(|kind| {
            let kind = self.measures.kinds().of(kind.as_str());
            kind.is(traits::SUDDEN) && kind.is(traits::VIOLENT)
        });
        attack
            && of.measure.as_deref() == Some(Measure::DEATHS)
            && !of.scope.contains_key(keys::GROUP)
            && higher.checked_sub(lower) == Some(1.into())
    }

    /// Whether a statistic is a count that goes on, of an event that lasts: the cases of an epidemic, the dead of a war.
    ///
    /// ```
    /// use corroborate::{Context, StatisticGroup};
    ///
    /// /// Of a count that goes on an editor asks for the day.
    /// fn asks_for_the_day(context: &Context<'_>, group: &StatisticGroup) -> bool {
    ///     context.goes_on(&group.statistic)
    /// }
    /// ```
    pub fn goes_on(&self, of: &Statistic) -> bool {
        let kind = of.event.as_ref().and_then(|event| event.kind.as_ref());
        let lasts = kind.is_some_and(|kind| {
            let kind = self.measures.kinds().of(kind.as_str());
            kind.is(traits::HARMS) && !kind.is(traits::SUDDEN)
        });
        lasts && of.measure.as_deref().and_then(|name| self.measure(name)).is_some_and(|measure| measure.accumulates)
    }

    /// The names of the kinds of event, built in or declared by the configuration.
    ///
    /// ```
    /// use corroborate::Context;
    ///
    /// fn is_declared(context: &Context<'_>, kind: &str) -> bool {
    ///     context.event_kinds().any(|known| known == kind)
    /// }
    /// ```
    pub fn event_kinds(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.measures.kinds().names()
    }

    /// Every measure, by name.
    pub fn measures(&self) -> impl Iterator<Item = &'a Measure> + use<'a> {
        self.measures.iter()
    }
}
