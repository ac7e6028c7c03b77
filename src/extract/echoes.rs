//! Figures that say what they count by their number alone: "the 13", "ten of the 13", "eight of the victims". What they
//! count stands elsewhere in the document, where a construction measures the same number.

use std::collections::BTreeMap;

use super::claims::ReadStretch;
use crate::figures::Mention;
use crate::frames::{Counted, Echo, Frame, Key};
use crate::model::{Measure, keys};
use crate::quantity::{Number, Unit};
use crate::scope::Reader;

/// Numbers up to this one are too common to say what they count.
const TOO_COMMON: i64 = 2;

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
    /// `None` where the text counts different groups by the number.
    group: Option<Option<String>>,
}

impl Told {
    fn add(&mut self, number: Number, measure: usize, group: Option<String>) {
        let most = self.most.entry(measure).or_insert(number);
        *most = (*most).max(number);
        let source = Source { measure, group: Some(group) };
        let known = self.by_number.entry(number).or_insert_with(|| Some(source.clone()));
        match known {
            Some(known) if known.measure == measure => {
                if known.group != source.group {
                    known.group = None;
                }
            }
            _ => *known = None,
        }
    }
}

impl Reader<'_> {
    /// Gives figures that come back to a count of their document its measure, where it is the only one, and its group.
    pub(super) fn take_up_echoes(&self, read: &mut [ReadStretch<'_>]) {
        if !read.iter().any(|read| read.frames.iter().any(|frame| frame.echo.is_some())) {
            return;
        }
        let told = self.told(read);
        for ReadStretch { stretch, measures, frames } in read {
            for (index, mention) in stretch.mentions.iter().enumerate() {
                let free = measures.get(index).is_some_and(Option::is_none);
                let Some(frame) = frames.get_mut(index).filter(|_| free) else { continue };
                let Some(number) = mention.quantity.stated else { continue };
                match &frame.echo {
                    Some(Echo::Number) => {
                        let Some(Some(source)) = told.by_number.get(&number) else { continue };
                        if let Some(slot) = measures.get_mut(index) {
                            *slot = Some(source.measure);
                        }
                        if let Some(Some(group)) = &source.group {
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
        for ReadStretch { stretch, measures, frames } in read {
            for ((mention, slot), frame) in stretch.mentions.iter().zip(measures).zip(frames) {
                let by_construction = matches!(frame.counted, Some(Counted::Measure(_)));
                let number = mention.quantity.stated.filter(|number| *number > TOO_COMMON.into());
                let counts = matches!(mention.quantity.unit, Unit::Count | Unit::Number);
                let measure = slot.filter(|measure| counts && by_construction && self.is_of_people(*measure));
                let (Some(number), Some(index)) = (number, measure) else { continue };
                let Some(measure) = self.lexicon.measures.get(index) else { continue };
                told.add(number, index, self.group_told(mention, measure, frame));
            }
        }
        told
    }

    fn group_told(&self, mention: &Mention, measure: &Measure, frame: &Frame) -> Option<String> {
        self.group_bound(mention, measure, frame).map(|(group, _)| group)
    }

    /// Whether a measure is a count of people, of whom some may be told apart.
    fn is_of_people(&self, index: usize) -> bool {
        self.lexicon.measures.get(index).is_some_and(|measure| {
            let has = |key: &str| measure.scope_keys.iter().any(|own| own == key);
            measure.unit == Unit::Count && !measure.needs_subject && has(keys::GROUP) && has(keys::STATUS)
        })
    }
}
