//! What a figure shares with the ones before it: the unit of a list, a change, a part and its whole.

use super::lexicon::Word;
use super::numeral::Numeral;
use super::scan::{Latest, Scanner};
use super::{Mention, MentionRelation, hedges, joints};
use crate::model::{RelationKind, Role, Span, UnreadReason};
use crate::quantity::{Hedge, Number, Quantity, Unit};

/// A word such as "doubled".
#[derive(Clone, Copy)]
pub(super) struct Multiple {
    start: usize,
    end: usize,
    /// How many times the value before the value after is.
    factor: Number,
    /// Whether a hedge stands before it: "more than doubled".
    loose: bool,
}

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
    pub(super) fn relate(&mut self, index: usize, start: usize, power: i32) {
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
        // "up to 45 % from 40 %"
        let back = match words {
            "from" | ", from" => joints::to_before(text, previous.span.start()),
            "up from" | ", up from" | "down from" | ", down from" => true,
            _ => false,
        };
        let members = match (words, change) {
            _ if back => (RelationKind::Change, Role::After, Role::Before),
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
        if kind == RelationKind::Change && first == Role::Before {
            self.lend_to_value_before(latest.index, index, power);
        }
        let members = vec![(first, latest.index), (second, index)];
        let factor = (kind == RelationKind::Change)
            .then(|| self.multiple_before(self.reading.mentions.get(latest.index)?.span.start()))
            .flatten();
        self.reading.relations.push(MentionRelation { kind, members, factor });
    }

    /// "rose from 3 to 5 million", "from $3 to $5 billion", "from 5 to 10 percent": the value after lends its scale and unit.
    fn lend_to_value_before(&mut self, before: usize, after: usize, power: i32) {
        let hedging = &self.options.hedging;
        let Some((number, unit)) = self.reading.mentions.get(after).and_then(|mention| {
            let quantity = &mention.quantity;
            Some((quantity.stated?.scaled(-power)?, quantity.unit.clone()))
        }) else {
            return;
        };
        let Some(mention) = self.reading.mentions.get_mut(before) else { return };
        let quantity = &mention.quantity;
        let Some(stated) = quantity.stated else { return };
        let bare = quantity.unit == Unit::Number && mention.noun.is_none();
        if !bare && quantity.unit != unit || matches!(unit, Unit::Ordinal) {
            return;
        }
        // "from 900 to 1.2 million" grows from nine hundred: what is lent a scale is of the same size.
        let near = |a: Number, b: Number| b.checked_mul(Number::from(50)).is_some_and(|most| a <= most);
        let unscaled = stated.exponent() <= 0 && stated < Number::from(1000);
        let lends = power > 0 && unscaled && near(stated, number) && near(number, stated);
        let unit = if bare && unit != Unit::Count { unit } else { quantity.unit.clone() };
        if !lends && unit == quantity.unit {
            return;
        }
        let Some(stated) = stated.scaled(if lends { power } else { 0 }) else { return };
        let noun = quantity.noun.clone();
        mention.quantity = Quantity::read(stated, quantity.hedge, unit, hedging);
        mention.quantity.noun = noun;
    }

    /// "doubled to 400": the value after, the value before being told elsewhere or nowhere.
    pub(super) fn relate_multiple(&mut self, index: usize, start: usize) {
        let between = |multiple: Multiple| self.text.slice(multiple.end, start.min(multiple.end + 40)).trim();
        let to = self.multiple.is_some_and(|multiple| {
            multiple.end < start && matches!(between(multiple), "to" | "to a total of" | ", to" | "to a record")
        });
        if to && let Some(factor) = self.multiple_before(start) {
            let members = vec![(Role::After, index)];
            self.reading.relations.push(MentionRelation { kind: RelationKind::Change, members, factor: Some(factor) });
        }
    }

    /// The factor of the "doubled" that governs a figure, which then is read after all.
    fn multiple_before(&mut self, start: usize) -> Option<Number> {
        let multiple = self.multiple.take_if(|multiple| multiple.end < start && start - multiple.end < 60)?;
        if self.text.slice(multiple.end, start).contains(['.', ';', '!', '?', '\n']) || multiple.loose {
            return None;
        }
        let span = Span::new(multiple.start, multiple.end)?;
        if let Some(place) = self.reading.unread.iter().rposition(|(unread, _)| *unread == span) {
            self.reading.unread.remove(place);
        }
        Some(multiple.factor)
    }

    /// "doubled", "halved", "twice as many": how many times as much, of a value that other words give or none.
    pub(super) fn multiple_word(&mut self, at: usize, end: usize, word: Word) -> Option<usize> {
        let text = self.text;
        let (factor, verb) = match word {
            Word::Multiple(times) => (Number::from(u32::from(times)), true),
            Word::Halved => (Number::ONE.half()?, true),
            Word::Digits(times) | Word::Twice(times) => (Number::from(u32::from(times)), false),
            _ => return None,
        };
        if !verb && !joints::is_multiple(text, at, end) {
            return None;
        }
        let loose = hedges::before(text, at).is_some();
        self.multiple = Some(Multiple { start: at, end, factor, loose });
        Some(self.unread(at, end, UnreadReason::Multiple))
    }
}
