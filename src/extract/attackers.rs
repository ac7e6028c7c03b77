//! Whether the dead of an attack are counted with those who did it: what a text says once beside a number holds for that number
//! wherever it gives it again, and for the number of the others.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::claims::ReadStretch;
use crate::frames::{Frame, Key};
use crate::model::Measure;
use crate::model::keys::{is_with, is_without, without};
use crate::quantity::Number;
use crate::scope::Reader;

/// Numbers up to this one are too common to be known again.
const TOO_COMMON: i64 = 2;

/// Of each number of dead, the group that a text says it counts; `None` where it says two things.
type Told = BTreeMap<Number, Option<String>>;

impl Reader<'_> {
    /// Gives counts of the dead the group that their document says of the same number: "12 people were killed … 12 people before
    /// he was shot dead". Of 13 with the gunman, 12 are those without.
    pub(super) fn take_up_attackers(&self, read: &mut [ReadStretch<'_>]) {
        let mut told = Told::new();
        self.each_count(read, |number, frame| {
            let group = frame.keys.get(&Key::Group).map(|(group, _)| group);
            let Some(group) = group.filter(|group| is_with(group) || is_without(group)) else { return };
            let known = told.entry(number).or_insert_with(|| Some(group.clone()));
            *known = known.take().filter(|known| known == group);
        });
        let with = told.iter().filter_map(|(number, group)| {
            let others = number.checked_sub(1.into())?;
            Some((others, Some(without(group.as_deref()?)?)))
        });
        let others: Vec<(Number, Option<String>)> = with.collect();
        others.into_iter().for_each(|(number, group)| {
            told.entry(number).or_insert(group);
        });
        if told.is_empty() {
            return;
        }
        self.each_count(read, |number, frame| {
            let Some(Some(group)) = told.get(&number) else { return };
            if let Entry::Vacant(free) = frame.keys.entry(Key::Group) {
                free.insert((group.clone(), None));
                frame.group_is_carried = true;
            }
        });
    }

    /// Does something with the number and the frame of each count of the dead.
    fn each_count(&self, read: &mut [ReadStretch<'_>], mut with: impl FnMut(Number, &mut Frame)) {
        for ReadStretch { stretch, measures, frames, .. } in read {
            for ((mention, measure), frame) in stretch.mentions.iter().zip(measures.iter()).zip(frames) {
                let measure = measure.and_then(|index| self.lexicon.measures.get(index));
                let dead = measure.is_some_and(|measure| measure.name == Measure::DEATHS);
                let number = mention.quantity.stated.filter(|number| dead && *number > TOO_COMMON.into());
                number.into_iter().for_each(|number| with(number, frame));
            }
        }
    }
}
