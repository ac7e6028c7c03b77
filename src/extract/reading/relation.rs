//! What a figure shares with the ones before it: the unit of a list, a change, a part and its whole.

use super::numeral::Numeral;
use super::scan::{Latest, Scanner};
use super::{Mention, MentionRelation, joints};
use crate::model::{RelationKind, Role};
use crate::quantity::{Hedge, Number, Quantity, Unit};

impl Scanner<'_> {
    /// "5, 6 and 7 million": the scale and unit of the last belong to all.
    pub(super) fn share_with_list(&mut self, mention: &Mention, numeral: &Numeral, start: usize) {
        let unit = &mention.quantity.unit;
        let shares = numeral.power > 0 || !matches!(unit, Unit::Number | Unit::Count | Unit::Ordinal);
        let Some(latest) = self.latest.filter(|_| shares && mention.quantity.hedge == Hedge::Exact) else { return };
        let mut joined = latest;
        let mut start = start;
        for index in (0..=latest.index).rev() {
            let Some(number) = joined.bare else { return };
            let small = number < Number::from(1000);
            if !small || !joints::list_joint(self.text.slice(joined.end, start)) {
                return;
            }
            let Some(previous) = self.reading.mentions.get_mut(index) else { return };
            if previous.quantity.hedge != Hedge::Exact || previous.quantity.unit != Unit::Number {
                return;
            }
            let Some(scaled) = number.scaled(numeral.power) else { return };
            previous.quantity = Quantity::read(scaled, Hedge::Exact, unit.clone(), &self.options.hedging);
            start = previous.span.start();
            let Some(before) = index.checked_sub(1).and_then(|index| self.reading.mentions.get(index)) else { return };
            let bare = before.noun.is_none() && before.quantity.unit == Unit::Number;
            joined = Latest {
                index: index.saturating_sub(1),
                end: before.span.end(),
                bare: before.quantity.stated.filter(|number| bare && number.exponent() <= 0),
            };
        }
    }

    /// The relations that the wording makes with the figure before.
    pub(super) fn relate(&mut self, index: usize, start: usize) {
        let Some(latest) = self.latest else { return };
        let text = self.text;
        if start < latest.end || start - latest.end > 24 || latest.index + 1 != index {
            return;
        }
        let between = text.slice(latest.end, start);
        let words = between.trim();
        let Some(previous) = self.reading.mentions.get(latest.index) else { return };
        let unit = previous.quantity.unit.clone();
        let change = (words == "to").then(|| joints::change_before(text, previous.span.start())).flatten();
        let members = match (words, change) {
            ("to", Some(change)) if change.by => (RelationKind::Change, Role::Difference, Role::After),
            ("to", Some(change)) if change.from => (RelationKind::Change, Role::Before, Role::After),
            ("to", Some(_)) => (RelationKind::Change, Role::Difference, Role::After),
            ("of" | "of the" | "of a total of" | "of all", _) if unit == Unit::Percent => {
                (RelationKind::Ratio, Role::Share, Role::Whole)
            }
            ("of" | "of the" | "out of" | "out of the" | "out of a total of", _) => {
                (RelationKind::Ratio, Role::Part, Role::Whole)
            }
            _ => return,
        };
        let (kind, first, second) = members;
        self.reading.relations.push(MentionRelation { kind, members: vec![(first, latest.index), (second, index)] });
    }
}
