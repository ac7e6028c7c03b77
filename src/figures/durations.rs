//! Lengths of time that are told without a number: "over the next month", "the day before", "many years".

use std::borrow::Cow;

use super::cursor::Text;
use super::scan::{Latest, Scanner};
use super::table::Words;
use super::{Mention, units};
use crate::model::Span;
use crate::quantity::{Hedge, Interval, Number, Quantity, Unit};
use crate::vocabulary::WordList;

/// Words between "the" and a unit of time that make it a stretch reckoned from the time spoken of.
pub(super) static RELATIVE: Words = Words::named("relative times");

/// Words before "the last year" that make it a length. Without one it is a date, as "last year" is.
pub(super) static THROUGHOUT: Words = Words::named("throughout");

/// Words before "many" after which it names no number: "how many years".
pub(super) static NOT_MANY: Words = Words::named("not many");

/// A word of [`RELATIVE`] before an offset, with its start.
pub(super) fn relative_before(text: Text<'_>, at: usize) -> Option<usize> {
    let (word, start) = text.word_before(text.skip_spaces_back(at))?;
    RELATIVE.contains(word.as_bytes()).then_some(start)
}

/// What leads to the day at which a length ends: "to the day".
static EXACTLY: WordList = WordList::named("leading to the day");

/// The start of "the" before an offset.
fn the_before(text: Text<'_>, at: usize) -> Option<usize> {
    let (word, start) = text.word_before(text.skip_spaces_back(at))?;
    (word.as_bytes() == b"the").then_some(start)
}

/// What may stand between a number and its unit: "two more years", "ten straight days".
static BEFORE_A_UNIT: WordList = WordList::named("before a unit");

/// The offset of the unit behind such a word, or the offset itself.
pub(super) fn past_adjective(text: Text<'_>, at: usize) -> usize {
    let behind = text.word(at).filter(|(word, _)| BEFORE_A_UNIT.holds(word.as_str()));
    let unit = behind.map(|(_, end)| text.skip_spaces(end)).filter(|unit| {
        let long = text.word(*unit).is_some_and(|(word, _)| word.as_bytes().len() > 3 || word.as_bytes() == b"day");
        long && units::is_unit_word(text, *unit)
    });
    unit.unwrap_or(at)
}

/// Puts decades and centuries into years.
pub(super) fn in_years(quantity: &mut Quantity) {
    let Unit::Measured(symbol) = &quantity.unit else { return };
    let Some(years) = years_of(symbol) else { return };
    if let (Some(asserted), Some(lenient)) = (quantity.asserted.multiplied(years), quantity.lenient.multiplied(years)) {
        quantity.unit = Unit::Measured("year".into());
        (quantity.asserted, quantity.lenient) = (asserted, lenient);
    }
}

/// How many years make up a unit that is told in years.
fn years_of(symbol: &str) -> Option<Number> {
    match symbol {
        "decade" => Some(Number::from(10)),
        "century" => Some(Number::from(100)),
        _ => None,
    }
}

/// The unit of "threefold": a factor, no count.
const FOLD: Unit = Unit::Measured(Cow::Borrowed("fold"));

impl Scanner<'_> {
    /// One unit of time: "over the next month", "the day after". "In the last year of the war" is a date.
    pub(super) fn length_of_time(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let unit = units::time_word(text, at)?;
        let next_at = text.skip_spaces(end);
        let next = text.word(next_at).filter(|_| next_at > end);
        let next = next.as_ref().map(|(word, word_end)| (word.as_bytes(), *word_end));
        if let Some(start) = the_before(text, at) {
            let (direction, word_end) = next?;
            let following = text.skip_spaces(word_end);
            // "the day after tomorrow" and "the year before last" are dates.
            let date = ["tomorrow", "yesterday", "last", "next"].iter().any(|word| text.is_word(following, word));
            // "Ten years to the day after the vote" has no day more.
            let exactly =
                text.word_before(text.skip_spaces_back(start)).is_some_and(|(word, _)| EXACTLY.holds(word.as_str()));
            let counts = matches!(direction, b"before" | b"after") && !date && !exactly;
            return counts.then(|| self.unit_of_time(start, start + 3, end, Hedge::Exact, unit))?;
        }
        let relative = relative_before(text, at)?;
        let which = text.word(relative).map(|(word, _)| word)?;
        if matches!(which.as_bytes(), b"first" | b"following") || next.is_some_and(|(word, _)| word == b"of") {
            return None;
        }
        let start = the_before(text, relative)?;
        let (preposition, edge) = text.word_before(text.skip_spaces_back(start))?;
        if !THROUGHOUT.contains(preposition.as_bytes()) {
            return None;
        }
        let within = preposition.as_bytes() == b"within";
        let (hedge, start) = if within { (Hedge::AtMost, edge) } else { (Hedge::Exact, start) };
        self.unit_of_time(start, at, end, hedge, unit)
    }

    /// Units of time in the plural: "many years", "the following weeks". Two at least, as any plural.
    pub(super) fn lengths_of_time(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let unit = units::time_word(text, at)?;
        let (word, word_start) = text.word_before(text.skip_spaces_back(at))?;
        let start = if word.as_bytes() == b"many" {
            let before = text.word_before(text.skip_spaces_back(word_start));
            let asked = before.is_some_and(|(word, _)| NOT_MANY.contains(word.as_bytes()));
            (!asked).then_some(word_start)?
        } else {
            the_before(text, relative_before(text, at)?)?
        };
        let plural = Interval::at_least(Number::from(2));
        let mut quantity = Quantity::from_intervals(plural, plural, Hedge::Vague, unit);
        in_years(&mut quantity);
        self.told(start, text.skip_spaces_back(at), end, quantity)
    }

    /// "multi-fold": two times at least.
    pub(super) fn many_fold(&mut self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let mut end = end;
        if text.is_word(at, "multi") {
            let fold = if text.byte(end) == b'-' { end + 1 } else { text.skip_spaces(end) };
            if fold == end || !text.is_word(fold, "fold") {
                return None;
            }
            end = fold + 4;
        }
        let plural = Interval::at_least(Number::from(2));
        self.told(at, end, end, Quantity::from_intervals(plural, plural, Hedge::Vague, FOLD))
    }

    /// "threefold": so many times.
    pub(super) fn fold(&mut self, at: usize, end: usize, times: Number) -> Option<usize> {
        let hedge = self.hedged_before(at);
        let start = hedge.map_or(at, |found| found.edge);
        let hedge = hedge.map_or(Hedge::Exact, |found| found.hedge);
        let quantity = Quantity::read(times, hedge, FOLD, &self.options.hedging);
        let (number, span) = (Span::new(at, end)?, Span::new(start, end)?);
        self.reading.mentions.push(Mention { span, number, noun: None, quantity });
        self.latest = Some(Latest { index: self.reading.mentions.len() - 1, end, bare: None });
        Some(end)
    }

    fn unit_of_time(&mut self, start: usize, number_end: usize, end: usize, hedge: Hedge, unit: Unit) -> Option<usize> {
        let (number, unit) = match unit {
            Unit::Measured(symbol) => match years_of(&symbol) {
                Some(years) => (years, Unit::Measured("year".into())),
                None => (Number::ONE, Unit::Measured(symbol)),
            },
            unit => (Number::ONE, unit),
        };
        let number_end = self.text.skip_spaces_back(number_end);
        self.told(start, number_end, end, Quantity::read(number, hedge, unit, &self.options.hedging))
    }

    fn told(&mut self, start: usize, number_end: usize, end: usize, quantity: Quantity) -> Option<usize> {
        let (number, span) = (Span::new(start, number_end)?, Span::new(start, end)?);
        self.reading.mentions.push(Mention { span, number, noun: None, quantity });
        self.latest = Some(Latest { index: self.reading.mentions.len() - 1, end, bare: None });
        Some(end)
    }
}
