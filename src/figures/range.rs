//! Two numbers that make one figure: ranges, pairs of bounds, tolerances.

use super::cursor::Text;
use super::figure::Figure;
use super::lexicon::{self, Word};
use super::numeral::{self, Numeral, Outcome};
use super::scan::{Latest, Scanner};
use super::{Mention, dates, divisions, joints, nouns, units};
use crate::model::Span;
use crate::quantity::{Bound, Hedge, Hedging, Interval, Number, Quantity, Unit};
use crate::vocabulary::WordList;

/// What joins a bound to the other of one figure, beside a comma.
static JOINING_BOUNDS: WordList = WordList::named("joining two bounds");

impl Scanner<'_> {
    /// "more than 10 and less than 40" is one range.
    pub(super) fn joined_bounds(&mut self, mention: &Mention, after_noun: usize) -> Option<usize> {
        let latest = self.latest?;
        let previous = self.reading.mentions.get_mut(latest.index)?;
        let joint = self.text.slice(latest.end, mention.span.start()).trim();
        if joint != "," && !JOINING_BOUNDS.iter().any(|words| words.eq_ignore_ascii_case(joint)) {
            return None;
        }
        let lower = |hedge: Hedge| matches!(hedge, Hedge::MoreThan | Hedge::AtLeast);
        let upper = |hedge: Hedge| matches!(hedge, Hedge::LessThan | Hedge::AtMost);
        let (first, second) = (&previous.quantity, &mention.quantity);
        let (low, high) = if lower(first.hedge) && upper(second.hedge) {
            (first, second)
        } else if upper(first.hedge) && lower(second.hedge) {
            (second, first)
        } else {
            return None;
        };
        let bare = |unit: &Unit| matches!(unit, Unit::Number | Unit::Count);
        let alike = first.unit == second.unit || bare(&first.unit) && bare(&second.unit) || first.unit == Unit::Number;
        // "At least 40 goats and no more than 50 sheep" are two figures.
        if joint == "," && upper(first.hedge) || first.noun.is_some() && second.noun.is_some() {
            return None;
        }
        let (Some(from), Some(to)) = (low.stated, high.stated) else { return None };
        if !alike || from >= to {
            return None;
        }
        let unit = if first.unit == Unit::Number { second.unit.clone() } else { first.unit.clone() };
        let asserted = Interval {
            low: Some(Bound { value: from, open: low.hedge == Hedge::MoreThan }),
            high: Some(Bound { value: to, open: high.hedge == Hedge::LessThan }),
        };
        let noun = second.noun.clone().or_else(|| first.noun.clone());
        let mut quantity = Quantity::from_intervals(asserted, Interval::closed(from, to), Hedge::Between, unit);
        if let Some(noun) = noun {
            quantity = quantity.with_noun(noun);
        }
        previous.quantity = quantity;
        previous.span = previous.span.join(mention.span);
        previous.noun = mention.noun.or(previous.noun);
        self.latest = Some(Latest { bare: None, end: after_noun, ..latest });
        Some(mention.span.end())
    }

    /// Two ends with a dash or words between them.
    pub(super) fn range(&mut self, first: &Figure) -> Option<usize> {
        let text = self.text;
        let joint = joints::range_joint(text, first.start, first.end).or_else(|| {
            (first.end > first.numeral.end && first.unit.is_none())
                .then(|| joints::range_joint(text, first.start, first.numeral.end))
                .flatten()
        })?;
        let change = joints::change_before(text, first.start).filter(|_| !joint.between);
        // "a cut of $900 to $1,700" says by how much, "a rise of $2 to $40" where to.
        let size = |change: &joints::Change| {
            let near = || self.second_figure(joint.end).map(|second| second.numeral.number);
            let three = || first.numeral.number.checked_mul(Number::from(3));
            !change.from
                && text.is_phrase_before(first.start, &["of"])
                && near().zip(three()).is_some_and(|(second, most)| second <= most)
        };
        let change = change.filter(|change| !size(change));
        if !joint.alternative && !joint.between && joints::divides(text, first.start, first.end, joint.end) {
            return None;
        }
        let second_start = joint.end;
        let second = self.second_figure(second_start)?;
        if let Some(change) = change {
            // "rose 5 to 10 percent" says by how much; "rose 5 to 400" and "rose from 5 to 10 percent" say where to.
            let shares_unit = first.unit.is_none() && second.unit.as_ref().is_some_and(is_relative);
            let size = !change.from && shares_unit && (joint.word || change.by);
            if !size && (change.by || joint.word) {
                return None;
            }
        }
        if joint.alternative {
            // "two or three" is a range, "3 or 300" are two figures.
            let (low, high) = match lent(text, first, &second) {
                Some((base, _)) => (first.numeral.number, base),
                None => (first.numeral.number, second.numeral.number),
            };
            let near = low.checked_add(Number::ONE) == Some(high);
            let spelled = first.numeral.spelled && second.numeral.spelled;
            let small = high <= Number::from(20);
            // "2,000 or 2,500", "15 or 20": an estimate between both, in one form.
            let estimate = low >= Number::from(10)
                && low.checked_mul(Number::from(2)).is_some_and(|most| high <= most)
                && first.numeral.spelled == second.numeral.spelled;
            // "15, 26 or 37 percent" is a list.
            let in_list = self.latest.is_some_and(|latest| {
                latest.bare.is_some()
                    && latest.end <= first.start
                    && joints::list_joint(text.slice(latest.end, first.start))
            });
            if first.unit.is_some() || in_list || !(small && (near || spelled) || estimate) {
                return None;
            }
        }
        let (unit, mut first_number, mut second_number) = self.common(first, &second, &joint)?;
        // "between 80 and 60 percent", "minus 5 to minus 9", but "between 8 thousand and 9"
        let most = || second_number.absolute().checked_mul(Number::from(10));
        let turned = joint.between || first_number.is_negative() && second_number.is_negative();
        if turned && first_number > second_number && most().is_some_and(|most| first_number.absolute() <= most) {
            (first_number, second_number) = (second_number, first_number);
        }
        if first_number >= second_number {
            return None;
        }
        let shares = matches!(unit, Unit::Percent | Unit::Number) && !joint.alternative && !joint.between;
        if shares && divisions::tells_of_rivals(text, first.start, second.end) {
            return None;
        }
        let mut start = joint.start.unwrap_or(first.start);
        let mut hedged = None;
        if let Some(found) = self.hedged_before(start) {
            start = found.edge;
            hedged = Some(found.hedge);
        }
        let mut quantity = Quantity::range(first_number, second_number, unit, &self.options.hedging);
        if hedged == Some(Hedge::About) {
            quantity.lenient = quantity.lenient.hull(&widened(&quantity, &self.options.hedging));
        }
        let mut noun = None;
        if quantity.unit == Unit::Number {
            noun = nouns::phrase(text, second.end, false);
            if let Some((noun_start, noun_end)) = noun {
                quantity = quantity.with_noun(text.slice(noun_start, noun_end));
            }
        }
        let mention = Mention {
            span: Span::new(start, second.end)?,
            number: Span::new(first.numeral.start, second.numeral.end)?,
            noun: noun.and_then(|(start, end)| Span::new(start, end)),
            quantity,
        };
        self.reading.mentions.push(mention);
        let index = self.reading.mentions.len() - 1;
        self.latest = Some(Latest { index, end: noun.map_or(second.end, |(_, end)| end), bare: None });
        Some(second.end)
    }

    /// The number after a dash or "to", past currency signs and words such as "about".
    pub(super) fn second_figure(&self, at: usize) -> Option<Figure> {
        let text = self.text;
        let at = joints::second_start(text, at);
        let digit = text.byte(at).is_ascii_digit() || text.byte(at) == b'.' && text.byte(at + 1).is_ascii_digit();
        if !digit && text.lexicon(at).is_none() {
            return None;
        }
        if digit && dates::at_digits(text, at).is_some_and(|found| found.mention.month.is_some()) {
            return None;
        }
        let Outcome::Read(numeral) = numeral::read(text, at, self.comma_decimals) else { return None };
        let figure = self.measured(numeral);
        let code = matches!(text.byte(figure.end), b'-' | b':') && text.byte(figure.end + 1).is_ascii_digit();
        (!code && !text.is_word_at(figure.end)).then_some(figure)
    }

    /// The unit and numbers of two ends, each with the scale and unit that the other lends it.
    pub(super) fn common(
        &self,
        first: &Figure,
        second: &Figure,
        joint: &joints::Joint,
    ) -> Option<(Unit, Number, Number)> {
        let unit = match (&first.unit, &second.unit) {
            (Some(a), Some(b)) if a == b => a.clone(),
            // "20°-25°C"
            (Some(Unit::Measured(a)), Some(b @ Unit::Measured(scale))) if a == "°" && scale.starts_with('°') => {
                b.clone()
            }
            (Some(_), Some(_)) => return None,
            (Some(unit), None) | (None, Some(unit)) => unit.clone(),
            (None, None) => Unit::Number,
        };
        let number = first.numeral.number;
        let lends = second.numeral.power > 0 && !first.numeral.scaled && number < Number::from(1000);
        let first_number = match lent(self.text, first, second) {
            Some((base, factor)) if number < base => number.checked_mul(factor)?,
            _ if lends => number.scaled(second.numeral.power)?,
            _ => number,
        };
        let second_number = second.numeral.number;
        // "5-4" is a score, "2-3" may be one: without a unit, a dash between single digits needs a noun.
        let _ = joint;
        Some((unit, first_number, second_number))
    }

    /// "± 0.4%", "+/- 2", "(± 1)" after a number: the tolerance, its end and unit.
    pub(super) fn tolerance(&self, figure: &Figure) -> Option<(Number, usize, Option<Unit>)> {
        let text = self.text;
        let mut at = text.skip_spaces(figure.end);
        let bracket = text.byte(at) == b'(';
        if bracket {
            at = text.skip_spaces(at + 1);
        }
        let after_sign = match ["±", "+/-", "+/−", "+-"].iter().find(|sign| text.starts_with(at, sign)) {
            Some(sign) => at + sign.len(),
            None => worded_tolerance(text, if text.byte(at) == b',' { text.skip_spaces(at + 1) } else { at })?,
        };
        let second = self.second_figure(text.skip_spaces(after_sign))?;
        let alike = match (&figure.unit, &second.unit) {
            (Some(first), Some(second)) => first == second,
            _ => true,
        };
        let closing = text.skip_spaces(second.end);
        let end = match (bracket, text.byte(closing)) {
            (true, b')') => closing + 1,
            (true, _) => return None,
            (false, _) => second.end,
        };
        let mut unit = second.unit;
        let mut end = end;
        if let (true, None, Some(found)) = (bracket, &unit, units::after(text, &Numeral { end, ..second.numeral })) {
            end = found.edge;
            unit = Some(found.unit);
        }
        alike.then_some((second.numeral.number.absolute(), end, unit))
    }
}

/// What the second end of a range lends the first, as its number without and the factor: 5 and 100 for "four to five hundred", 3 and
/// a million for "two or three million", 3 and 12 for "two or three dozen".
fn lent(text: Text<'_>, first: &Figure, second: &Figure) -> Option<(Number, Number)> {
    let multiplied = |numeral: &Numeral| {
        let mut words = text.slice(numeral.start, numeral.end).rsplit([' ', '-', '\u{a0}']);
        let last = words.find(|word| numeral.power == 0 || !is_scale(word)).unwrap_or_default();
        match lexicon::lookup(last.to_ascii_lowercase().as_bytes()) {
            Some(Word::Hundred | Word::Hundreds) => Some(Number::HUNDRED),
            Some(Word::Dozen | Word::Dozens) => Some(Number::from(12)),
            _ => None,
        }
    };
    if first.numeral.scaled || multiplied(&first.numeral).is_some() || !first.numeral.number.is_whole() {
        return None;
    }
    let power = Number::from_parts(1, second.numeral.power)?;
    let factor = multiplied(&second.numeral).unwrap_or(Number::ONE).checked_mul(power)?;
    let base = second.numeral.number.checked_div(factor).filter(|_| factor > Number::ONE)?;
    Some((base, factor))
}

/// Whether a word is the name of a power of ten.
fn is_scale(word: &str) -> bool {
    matches!(lexicon::lookup(word.to_ascii_lowercase().as_bytes()), Some(Word::Scale(_) | Word::Scales(_)))
}

/// The end of "plus or minus", "give or take" at an offset.
fn worded_tolerance(text: Text<'_>, at: usize) -> Option<usize> {
    ["plus or minus", "give or take"].iter().find_map(|phrase| {
        let mut end = at;
        for word in phrase.split(' ') {
            let next = text.skip_spaces(end);
            if !text.is_word(next, word) {
                return None;
            }
            end = next + word.len();
        }
        Some(end)
    })
}

/// Whether a unit is that of a share: changes are told in it whatever they change.
fn is_relative(unit: &Unit) -> bool {
    matches!(unit, Unit::Percent | Unit::PercentagePoint)
}

fn widened(quantity: &Quantity, hedging: &Hedging) -> Interval {
    let ends = [quantity.asserted.low, quantity.asserted.high];
    ends.iter()
        .flatten()
        .fold(quantity.lenient, |wide, bound| wide.hull(&hedging.lenient(bound.value, Hedge::About, &quantity.unit)))
}
