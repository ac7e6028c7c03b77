//! Figures that say what they count by their number alone: "the 13", "ten of the 13", "eight of the victims". What they
//! count stands elsewhere in the document, where a construction measures the same number.

use std::collections::BTreeMap;

use super::claims::ReadStretch;
use crate::frames::{Counted, Echo, Key};
use crate::model::keys;
use crate::quantity::{Number, Unit};
use crate::scope::Reader;

/// Numbers up to this one are too common to say what they count.
const TOO_COMMON: i64 = 2;

/// And sums up to this one.
const TOO_COMMON_A_SUM: i64 = 4;

/// What a document counts by constructions.
#[derive(Debug, Default)]
struct Told {
    /// What each number counts; `None` where it counts several things.
    by_number: BTreeMap<Number, Option<Source>>,
    /// The largest number of each measure.
    most: BTreeMap<usize, Number>,
}

/// What a number counts, and whom.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Source {
    measure: usize,
    /// `None` where no noun says it, or the text counts different groups by the number.
    group: Option<String>,
    /// Whether nouns say different things.
    varies: bool,
}

impl Told {
    /// Notes what a number counts, and the group that its noun names, where it has a noun.
    fn add(&mut self, number: Number, measure: usize, named: Option<Option<String>>) {
        let most = self.most.entry(measure).or_insert(number);
        *most = (*most).max(number);
        let source = || Source { measure, group: None, varies: false };
        let known = self.by_number.entry(number).or_insert_with(|| Some(source()));
        match known {
            Some(known) if known.measure == measure => {
                let Some(named) = named else { return };
                known.varies |= named.is_none() || known.group.is_some() && known.group != named;
                known.group = named.filter(|_| !known.varies);
            }
            _ => *known = None,
        }
    }
}

impl Reader<'_> {
    /// Gives figures that come back to a count of their document its measure, where it is the only one, and its group.
    pub(super) fn take_up_echoes(&self, read: &mut [ReadStretch<'_>]) {
        let told = self.told(read);
        for read in read {
            Self::take_up_sums(read, &told);
            let ReadStretch { stretch, measures, frames, .. } = read;
            for (index, mention) in stretch.mentions.iter().enumerate() {
                let Some(number) = mention.quantity.stated else { continue };
                let own = measures.get(index).copied().flatten();
                let Some(frame) = frames.get_mut(index) else { continue };
                // "Four were hurt", where the text says of "four officers" that they were.
                if let Some(Some(source)) = told.by_number.get(&number)
                    && let Some(group) = source.group.as_ref().filter(|_| mention.noun.is_none() && !source.varies)
                    && own == Some(source.measure)
                {
                    frame.keys.entry(Key::Group).or_insert_with(|| (group.clone(), None));
                    frame.group_is_carried = true;
                }
                if own.is_some() {
                    continue;
                }
                match &frame.echo {
                    Some(Echo::Number) => {
                        let Some(Some(source)) = told.by_number.get(&number) else { continue };
                        // "The four men" are those of whom the text says "four men", not four of anybody.
                        let own = frame.keys.get(&Key::Group).map(|(group, _)| group);
                        let is_own = |group: &String| {
                            source.group.as_ref().is_some_and(|known| known.eq_ignore_ascii_case(group))
                        };
                        if own.is_some_and(|group| !is_own(group)) {
                            continue;
                        }
                        if let Some(slot) = measures.get_mut(index) {
                            *slot = Some(source.measure);
                        }
                        if let Some(group) = &source.group {
                            frame.group_is_carried = !frame.keys.contains_key(&Key::Group);
                            frame.keys.entry(Key::Group).or_insert_with(|| (group.clone(), None));
                        }
                    }
                    Some(Echo::Within(name)) => {
                        let measure = self.lexicon.measures.iter().position(|measure| measure.name == *name);
                        let most = measure.and_then(|measure| told.most.get(&measure));
                        if let (Some(slot), true) = (measures.get_mut(index), most.is_some_and(|most| number <= *most))
                        {
                            *slot = measure;
                        }
                    }
                    _ => {}
                }
            }
            // Parts of what is known by now.
            for index in 0..frames.len() {
                let Some(Echo::Figure(of)) = frames.get(index).and_then(|frame| frame.echo.as_ref()) else { continue };
                let measure = measures.get(*of).copied().flatten().filter(|measure| self.is_of_people(*measure));
                if let (Some(slot @ None), Some(_)) = (measures.get_mut(index), measure) {
                    *slot = measure;
                }
            }
        }
    }

    /// What constructions measure, by number.
    fn told(&self, read: &[ReadStretch<'_>]) -> Told {
        let mut told = Told::default();
        for ReadStretch { stretch, measures, frames, .. } in read {
            for ((mention, slot), frame) in stretch.mentions.iter().zip(measures).zip(frames) {
                let by_construction = matches!(frame.counted, Some(Counted::Measure(_)));
                let number = mention.quantity.stated.filter(|number| *number > TOO_COMMON.into());
                let counts = matches!(mention.quantity.unit, Unit::Count | Unit::Number);
                let measure = slot.filter(|measure| counts && by_construction && self.is_of_people(*measure));
                let (Some(number), Some(index)) = (number, measure) else { continue };
                let Some(measure) = self.lexicon.measures.get(index) else { continue };
                // With or without the one who did it: see `attackers`.
                let is_told = |group: &String| !keys::is_with(group) && !keys::is_without(group);
                let group = || self.group_bound(mention, measure, frame).map(|(group, _)| group).filter(is_told);
                let named = mention.noun.map(|_| group());
                told.add(number, index, named);
            }
        }
        told
    }

    /// "Eleven clerks and one guard", where the text counts twelve dead.
    fn take_up_sums(read: &mut ReadStretch<'_>, told: &Told) {
        let ReadStretch { stretch, measures, frames, .. } = read;
        let before = |index: usize| match frames.get(index).and_then(|frame| frame.echo.as_ref()) {
            Some(Echo::Sum(of)) if *of < index => Some(*of),
            _ => None,
        };
        let ends = (0..frames.len()).filter(|last| before(*last).is_some());
        let mut found = Vec::new();
        for last in ends.filter(|last| !(last + 1..frames.len()).any(|next| before(next) == Some(*last))) {
            let all: Vec<usize> = std::iter::successors(Some(last), |index| before(*index)).collect();
            let free = |index: &usize| {
                measures.get(*index) == Some(&None)
                    && frames
                        .get(*index)
                        .is_some_and(|frame| frame.counted.is_none() && frame.keys.contains_key(&Key::Group))
            };
            let numbers = || all.iter().map(|index| stretch.mentions.get(*index)?.quantity.stated);
            let sum = numbers().try_fold(Number::from(0), |sum, number| sum.checked_add(number?));
            let sum = sum.filter(|sum| all.iter().all(free) && *sum > TOO_COMMON_A_SUM.into());
            if let Some(Some(source)) = sum.and_then(|sum| told.by_number.get(&sum)) {
                found.push((all, source.measure));
            }
        }
        for (all, measure) in found {
            for index in all {
                if let (Some(slot), Some(frame)) = (measures.get_mut(index), frames.get_mut(index)) {
                    *slot = Some(measure);
                    frame.echo.get_or_insert(Echo::Number);
                    frame.keys.entry(Key::Part).or_insert_with(|| ("yes".to_owned(), None));
                }
            }
        }
    }

    /// Whether a measure is a count of people, of whom some may be told apart.
    fn is_of_people(&self, index: usize) -> bool {
        self.lexicon.measures.get(index).is_some_and(|measure| measure.unit == Unit::Count && measure.is_of_harm())
    }
}
